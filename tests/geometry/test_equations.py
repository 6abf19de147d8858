"""Tensor equations as lists of scalar equations, against equations written down by hand and from books."""

from __future__ import annotations

from itertools import permutations, product

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Function, cos, diag, pi, sin, symbols

import gr_toolkit as gr
from gr_toolkit.errors import ConventionError, IndexMismatchError, InputError, NotationError, UnknownNameError

t, r, x, y, theta, phi = symbols("t r x y theta phi")
f, h, a = Function("f")(r), Function("h")(r), Function("a")


def same_up_to_sign(found, expected):
    """Whether two lists of expressions agree, as sets, each up to its sign."""
    polynomials = [sp.expand(e.to_sympy().lhs) for e in found]
    expected = [sp.expand(e) for e in expected]
    return len(polynomials) == len(expected) and all(
        any(sp.expand(p - s * e) == 0 for p in polynomials for s in (1, -1)) for e in expected
    )


@pytest.mark.parametrize("signature", ["-+++", "+---"])
@pytest.mark.parametrize("conventions", ["MTW", "Weinberg"])
def test_the_field_equations_of_static_spheres(conventions, signature):
    """G_tt, G_rr, G_θθ of −f dt² + h dr² + r² dΩ², from Wald (1984), 6.1.9–6.1.11, cleared of fractions."""
    g = gr.StaticSpherical(conventions=conventions, signature=signature)
    found = gr.equations(g.einstein)
    first = r * h.diff(r) + h**2 - h  # Wald 6.1.9
    second = r * f.diff(r) - f * h + f  # 6.1.10
    third = (  # 6.1.11
        2 * r * f * h * f.diff(r, 2)
        - r * h * f.diff(r) ** 2
        - r * f * f.diff(r) * h.diff(r)
        + 2 * f * h * f.diff(r)
        - 2 * f**2 * h.diff(r)
    )
    assert same_up_to_sign(found, [first, second, third])
    assert [e.order for e in found] == [1, 1, 2]
    assert {e.components for e in found} == {("[t, t]",), ("[r, r]",), ("[theta, theta]", "[phi, phi]")}
    assert "sin(theta) != 0" in map(str, found.dropped)
    assert "[t, r]" in found.satisfied
    assert not same_up_to_sign(found, [first, second, third + f * h])


def test_friedmanns_equations():
    """Without matter a′² + K a² = 0 and a″ + K a = 0 in conformal time [Mukhanov (2005), 1.67, 1.68]; the space
    components say 2 a (a″ + K a) − (a′² + K a²) = 0."""
    g = gr.FLRW()
    K, tau = g.symbols("K"), g.coordinates[0]
    b = a(tau)
    expected = [b.diff(tau) ** 2 + K * b**2, 2 * b * b.diff(tau, 2) - b.diff(tau) ** 2 + K * b**2]
    found = g.equations(r"G_{\mu\nu} = 0")
    assert same_up_to_sign(found, expected)
    assert found.listed == g.einstein.equations().listed == gr.equations(0, g.einstein).listed
    assert g.einstein.equations() == gr.equations(g.einstein)
    assert len(found[1].components) == 3
    assert found.to_sympy()[0] == sp.Eq(K * b**2 + b.diff(tau) ** 2, 0)


def test_given_constants_and_chains():
    g = gr.StaticSpherical(f=f, h=1 / f)
    cosmological = sp.Symbol("Lambda", real=True)
    found = g.equations(r"G_{\mu\nu} + \Lambda g_{\mu\nu} = 0", Lambda=cosmological)
    assert same_up_to_sign(
        found, [cosmological * r**2 + r * f.diff(r) + f - 1, 2 * cosmological * r + r * f.diff(r, 2) + 2 * f.diff(r)]
    )
    both = g.equations(r"R = 0 = R_{\theta\theta}")
    assert same_up_to_sign(both, [r * f.diff(r) + f - 1, r**2 * f.diff(r, 2) + 4 * r * f.diff(r) + 2 * f - 2])


def test_partial_differential_equations():
    """The wave equation on flat space and its order; Maxwell's with a general potential in one direction."""
    g = gr.Minkowski()
    t, x, *_ = g.coordinates
    psi = Function("psi")(t, x)
    found = g.equations(r"\nabla^\mu \nabla_\mu \psi = 0", psi=psi)
    assert same_up_to_sign(found, [psi.diff(x, 2) - psi.diff(t, 2)])
    assert found[0].order == 2
    A = g.covector([0, 0, Function("A")(t, x), 0])
    field = A.exterior_derivative()
    assert same_up_to_sign(
        g.equations(r"\nabla_\mu F^{\mu\nu} = 0", F=field),
        [Function("A")(t, x).diff(x, 2) - Function("A")(t, x).diff(t, 2)],
    )


def plane(domain=()):
    return gr.Metric(diag(1, 1), [x, y], domain=domain)


def test_factors_are_dropped_only_where_they_cannot_vanish():
    free, right = plane(), plane([x > 0])
    typed = [x * (y - 1), 0]
    assert same_up_to_sign(gr.equations(free.covector(typed)), [x * (y - 1)])
    found = gr.equations(right.covector(typed))
    assert same_up_to_sign(found, [y - 1])
    assert [str(c) for c in found.dropped] == ["x != 0"]
    assert "x != 0" in repr(found)
    assert not gr.equations(plane([x > 0, y > 2]).covector([x * (y - 1), y - 3]))[0].has_solutions
    polar = gr.Metric(diag(1, x**2), [x, y])  # x vanishes where the metric is degenerate
    assert same_up_to_sign(gr.equations(polar.covector(typed)), [y - 1])
    assert same_up_to_sign(gr.equations(x * (y - 1) / 3), [x * (y - 1)])


def test_repetitions_and_multiples_go():
    g = plane()
    T = g.tensor([[x - 1, 3 * (1 - x)], [(x - 1) ** 2 * (y - 2), 0]], "__")
    found = gr.equations(T)
    assert same_up_to_sign(found, [x - 1])
    assert found[0].components == ("[x, x]", "[x, y]", "[y, x]")
    assert found.satisfied == ("[y, y]",)
    two = gr.equations(g.tensor([[(x - 1) * (y - 2), 0], [0, (x - 1) * (y - 3)]], "__"))
    assert len(two) == 2  # neither implies the other


def test_what_holds_and_what_cannot():
    holds = gr.equations(gr.Kerr().ricci)
    assert len(holds) == 0
    assert repr(holds) == "satisfied identically"
    assert len(holds.satisfied) == 10
    impossible = gr.equations(gr.DeSitter().ricci)
    assert len(impossible) == 1
    assert not impossible[0].has_solutions
    assert "impossible: " in repr(impossible)
    assert "r != 0" in repr(impossible)
    assert gr.equations(gr.Schwarzschild(), gr.Schwarzschild()).listed == ()


def test_two_metrics_are_equal_where():
    """Schwarzschild with f instead of 1 − 2M/r is Schwarzschild where f = 1 − 2M/r, and nowhere with its double."""
    M = sp.Symbol("M")
    domain = [r > 0, theta > 0, theta < pi]
    angles = (r**2, r**2 * sin(theta) ** 2)
    coordinates = [t, r, theta, phi]
    g = gr.Metric(diag(-f, 1, *angles), coordinates, domain=domain)
    other = gr.Metric(diag(-(1 - 2 * M / r), 1, *angles), coordinates, domain=domain)
    found = gr.equations(g, other)
    assert same_up_to_sign(found, [r * f - r + 2 * M])
    assert found[0].order == 0
    doubled = gr.Metric(diag(-(1 - 2 * M / r), 2, *angles), coordinates, domain=domain)
    assert not all(e.has_solutions for e in gr.equations(g, doubled))


def test_it_is_shown():
    found = gr.FLRW().einstein.equations()
    text = repr(found)
    assert text.splitlines()[0] == "K*a(tau)**2 + Derivative(a(tau), tau)**2 = 0   [tau, tau]"
    assert r"\begin{aligned}" in found._repr_latex_()
    assert r"\frac{d}{d \tau} a" in found[0]._repr_latex_()
    assert r"\text{satisfied identically}" in gr.Kerr().ricci.equations()._repr_latex_()


POINTS = range(-1, 4)
FACTORS = st.sampled_from([1, -1, 2, sp.Rational(-1, 3)] + [c - n for c in (x, y) for n in POINTS] + [x - y, x + y])


@given(st.lists(st.lists(FACTORS, min_size=1, max_size=3), min_size=4, max_size=4), st.booleans())
def test_the_equations_say_what_the_components_say(parts, on_a_half_plane):
    """At every point of a grid (of the domain) all components vanish if and only if all equations hold."""
    values = [sp.prod(factors) for factors in parts]
    g = plane([x > 0] if on_a_half_plane else [])
    found = gr.equations(g.tensor([values[:2], values[2:]], "__"))
    shown = [e.to_sympy().lhs for e in found]
    for p, q in product(POINTS, repeat=2):
        if p > 0 or not on_a_half_plane:
            at = {x: p, y: q}
            assert all(v.subs(at) == 0 for v in map(sp.sympify, values)) == all(e.subs(at) == 0 for e in shown)
    assert not any(sp.reduced(one, [other], x, y)[1] == 0 for one, other in permutations(shown, 2))


def test_the_angular_dependence_stays_where_it_is_an_equation():
    """(L_ξ g) = 0 of a would-be rotation: cos θ cannot be dropped, it vanishes on the equator."""
    g = gr.Metric(diag(1, sin(theta) ** 2), [theta, phi], domain=[theta > 0, theta < pi])
    c = sp.Symbol("c", real=True)
    found = gr.equations(g.covariant.lie_derivative([c, 0]))
    assert same_up_to_sign(found, [c * cos(theta)])


WRONG = [
    (lambda g: g.equations(r"R_{\mu\nu}"), InputError, ["is no equation", "= 0"]),
    (lambda g: g.equations(r"R > 0"), InputError, ["is no equation"]),
    (lambda g: g.equations(r"R_{\mu\nu} = \Lambda g_{\mu\nu}"), UnknownNameError, ["Lambda"]),
    (lambda g: g.equations(r"R_{\mu\nu} = g_{\mu\rho}"), IndexMismatchError, ["free indices", "differ"]),
    (lambda g: g.equations(r"R_{\mu\nu} ="), NotationError, ["column"]),
    (lambda g: gr.equations(g.ricci, 5), InputError, ["2 indices cannot equal 5"]),
    (lambda g: gr.equations(g.ricci, gr.Kerr().ricci), ConventionError, ["different metrics"]),
    (lambda g: gr.equations("R = 0"), InputError, ["'R = 0'", "strings are not evaluated"]),
]


@pytest.mark.parametrize(("call", "kind", "words"), WRONG)
def test_what_is_wrong_is_said(call, kind, words):
    with pytest.raises(kind) as caught:
        call(gr.Schwarzschild())
    said = "\n".join([str(caught.value), *getattr(caught.value, "__notes__", ())])
    for word in words:
        assert word in said
