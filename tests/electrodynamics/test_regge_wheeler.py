"""The Regge–Wheeler equation and static multipoles, against the literature and numerical integration by mpmath."""

from __future__ import annotations

import mpmath as mp
import pytest
import sympy as sp
from sympy import exp, log, sqrt

import gr_toolkit as gr
from gr_toolkit import electrodynamics as ed
from gr_toolkit.errors import InputError, UnknownNameError

SIGNATURES = ["-+++", "+---"]
r, M, Q, H, l, omega = sp.symbols("r M Q H l omega")


@pytest.mark.parametrize("signature", SIGNATURES)
def test_schwarzschild(signature):
    """V = (1 − 2M/r) l(l+1)/r² and r* = r + 2M log(r/2M − 1) [Wheeler 1955]; not the potential of s = 2."""
    equation = ed.regge_wheeler(gr.Schwarzschild(signature=signature), l)
    assert equation.check().proved
    V = (1 - 2 * M / r) * l * (l + 1) / r**2
    domain = equation.split.metric.conditions
    assert gr.decide(equation.effective_potential, V).proved
    assert gr.decide(equation.effective_potential, V - (1 - 2 * M / r) * 6 * M / r**3, domain=domain).refuted
    assert gr.decide(equation.effective_potential, V + (1 - 2 * M / r) * 2 * M / r**3, domain=domain).refuted  # s = 0
    assert equation.is_tortoise(r + 2 * M * log(r / (2 * M) - 1)).proved
    assert equation.is_tortoise(r + M * log(r / (2 * M) - 1)).refuted


@pytest.mark.parametrize("signature", SIGNATURES)
def test_other_static_spacetimes(signature):
    """V = f l(l+1)/r² whatever f and h are; de Sitter's static patch has r* = artanh(Hr)/H."""
    general = ed.regge_wheeler(gr.StaticSpherical(signature=signature), l)
    assert general.check().proved
    f, h = (sp.Function(name)(r) for name in "fh")
    assert gr.decide(general.effective_potential, f * l * (l + 1) / r**2).proved
    assert gr.decide(general.tortoise_rate**2, h / f).proved
    charged = ed.regge_wheeler(gr.ReissnerNordstrom(signature=signature), l)
    assert charged.check().proved
    assert gr.decide(charged.effective_potential, (1 - 2 * M / r + Q**2 / r**2) * l * (l + 1) / r**2).proved
    static = ed.regge_wheeler(gr.DeSitter(signature=signature), l)
    assert static.check().proved
    assert static.is_tortoise(log((1 + H * r) / (1 - H * r)) / (2 * H)).proved


def test_a_wrong_equation_is_seen():
    """The identity behind `check` fails for another rate or potential: the master equation decides."""
    g = gr.Schwarzschild()
    equation = ed.regge_wheeler(g, 2)
    u = sp.Function("u")(r)
    t = g.coordinates[0]
    wave = ed.multipole(g, 2, 0, radial=u * exp(-sp.I * omega * t))
    left, right = wave.master_equation.args
    for spoiled in (0, 1):
        residual = equation.residual(u, omega) + spoiled * g.scalar(u * M / r**3)
        scaled = residual * g.scalar(exp(-sp.I * omega * t) * r**2 / (1 - 2 * M / r))
        verdict = gr.decide(g.scalar(left - right), scaled)
        assert verdict.refuted if spoiled else verdict.proved


# -- static multipoles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("regular", ["horizon", "infinity"])
@pytest.mark.parametrize("degree", [1, 2, 4, l])
def test_static_multipoles(degree, regular):
    """Both kinds of field solve Maxwell's equations with l a symbol; those of degree l + 1 are refuted."""
    for signature in SIGNATURES:
        g = gr.Schwarzschild(signature=signature)
        u = ed.static_mode(g, degree, regular)
        for kind in ("TE", "TM"):
            assert ed.multipole(g, degree, 0, kind, radial=u).check().proved
        assert ed.multipole(g, degree + 1, 0, radial=u).obeys_master_equation().refuted


def test_static_multipoles_of_the_literature():
    """l = 1: r² and Ginzburg & Ozernoi's logarithm; l = 2: r²(2r − 3M), after Israel (1968)."""
    g = gr.Schwarzschild()
    assert gr.decide(ed.static_mode(g, 1) * M**2, r**2, domain=g.conditions).proved
    assert gr.decide(ed.static_mode(g, 2) * M**3, 3 * r**2 * (2 * r - 3 * M), domain=g.conditions).proved
    known = r**2 * log(1 - 2 * M / r) + 2 * M * r + 2 * M**2
    assert gr.decide(-2 * M**2 * ed.static_mode(g, 1, "infinity"), known, domain=g.conditions).proved


@pytest.mark.parametrize("regular", ["horizon", "infinity"])
def test_static_multipoles_by_mpmath(regular):
    """The elementary form is the hypergeometric one up to a factor, and its own numerical integral; M = 1, l = 3."""
    g = gr.Schwarzschild()
    with mp.workdps(25):
        elementary = sp.lambdify(r, ed.static_mode(g, 3, regular).subs(M, 1), "mpmath")
        general = sp.lambdify(r, ed.static_mode(g, l, regular).subs({M: 1, l: 3}), "mpmath")
        start, end = mp.mpf("3.1"), mp.mpf("4.3")
        assert mp.almosteq(
            elementary(start) / general(start), elementary(end) / general(end), rel_eps=mp.mpf(10) ** -15
        )
        flow = mp.odefun(  # y = (u, f u′)
            lambda x, y: [y[1] / (1 - 2 / x), 12 * y[0] / x**2],
            start,
            [elementary(start), (1 - 2 / start) * mp.diff(elementary, start)],
        )
        assert mp.almosteq(flow(end)[0], elementary(end), rel_eps=mp.mpf(10) ** -11)
    with mp.workdps(60):
        far = elementary(mp.mpf(10) ** 4) / elementary(mp.mpf(2) * 10**4)
        assert abs(mp.log(far, 2) - (-4 if regular == "horizon" else 3)) < mp.mpf("0.01")  # r^{l+1}, r^{−l}


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: ed.regge_wheeler(gr.FLRW(), 1), InputError, ["not static", "depends on tau"]),
        (lambda: ed.regge_wheeler(gr.Kerr(), 1), InputError, ["not spherically symmetric"]),
        (
            lambda: ed.regge_wheeler(gr.Schwarzschild("ingoing-eddington-finkelstein"), 1),
            InputError,
            ["not static in this chart", "g[v, r]"],
        ),
        (lambda: ed.regge_wheeler(gr.Schwarzschild(), 0), InputError, ["l = 0"]),
        (lambda: ed.regge_wheeler(gr.Schwarzschild(), sqrt(2)), InputError, ["no integer"]),
        (lambda: ed.static_mode(gr.ReissnerNordstrom(), 1), InputError, ["f = 1 - 2M/r"]),
        (lambda: ed.static_mode(gr.Minkowski("spherical"), 1), InputError, ["f = 1 - 2M/r"]),
        (lambda: ed.static_mode(gr.Schwarzschild(), 1, "origin"), UnknownNameError, ["'origin'", "horizon"]),
        (lambda: ed.static_mode(gr.Schwarzschild(), 61), InputError, ["exceeds 60"]),
    ],
)
def test_bad_input_by_message(call, error, words):
    with pytest.raises(error) as info:
        call()
    for word in words:
        assert word in str(info.value)
