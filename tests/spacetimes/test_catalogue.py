"""Every chart of every spacetime: the equations it solves, its signature and domain, and the oracle's numbers."""

from __future__ import annotations

import re

import numpy as np
import pytest
import sympy as sp
from sympy import Rational, exp, sin, symbols

import gr_toolkit as gr
from gr_toolkit.errors import InputError, UnknownNameError
from gr_toolkit.exact import Field, Reader, hooks
from gr_toolkit.exact.sampling import points
from gr_toolkit.spacetimes.entry import ENTRIES
from tests.laws.metrics import plain
from tests.oracles.curvature import curvature_at
from tests.oracles.numbers import agree, components_at

CHARTS = [(name, chart) for name, entry in ENTRIES.items() for chart in entry.charts]
SIGNATURES = ["-+++", "+---"]

M, Q, a, H, K, t, r, tau, u, x, y = symbols("M Q a H K t r tau u x y")
POINT = {
    symbol: Rational(n, d)
    for symbol, n, d in [
        (M, 3, 5),
        (Q, 1, 3),
        (a, 2, 7),
        (H, 1, 8),
        (K, 1, 4),
        (t, 3, 7),
        (r, 7, 2),
        (tau, 5, 9),
        (symbols("theta"), 6, 5),
        (symbols("phi"), 2, 3),
        (symbols("chi"), 4, 5),
        (symbols("rho"), 9, 4),
        (symbols("x"), 1, 5),
        (symbols("y"), 2, 5),
        (symbols("z"), 1, 7),
        (symbols("u"), 2, 9),
        (symbols("v"), 3, 8),
        (symbols("T"), 1, 6),
        (symbols("R"), 5, 4),
        (symbols("X"), 3, 4),
        (symbols("Y"), 2, 3),
        (symbols("V"), 1, 2),
        (symbols("xi"), 1, 3),
        (symbols("g"), 4, 5),
        (symbols("B"), 2, 3),
        (symbols("Lambda"), 1, 50),
        (symbols("beta"), 4, 5),
        (symbols("gamma"), 6, 5),
        (symbols("delta"), 3, 4),
    ]
}
STAND_INS = {
    sp.Function("a")(t): 1 + t**2,
    sp.Function("a")(tau): 1 + tau**3,
    sp.Function("f")(r): 2 + 1 / r,
    sp.Function("h")(r): 1 + r**2,
    sp.Function("P")(u): 1 + u**2,
    sp.Function("Q")(u): 2 - u**3,
    sp.Function("H")(u, x, y): u * x**3 + x * y**2,
}


def metric(name, chart, **options):
    return ENTRIES[name].metric(
        chart, options.pop("given", {}), options.pop("conventions", None), options.pop("signature", None)
    )


SLOW = {"Kerr-Newman", "Robertson's PPN expansion"}  # for the oracle
SLOW |= {"kerr-schild", "ingoing", "cartesian", "isotropic-cartesian", "global", "outgoing-eddington-finkelstein"}


@pytest.mark.parametrize(
    ("name", "chart"),
    [pytest.param(*pair, marks=[pytest.mark.nightly] if set(pair) & SLOW else []) for pair in CHARTS],
)
def test_components_agree_with_the_oracle(name, chart):
    g = metric(name, chart)
    point = POINT | ({K: Rational(1, 20)} if chart == "areal" else {})
    functions = {f: STAND_INS[f] for f in g.functions}
    expected = curvature_at(plain(g.matrix), g.coordinates, point, functions)
    for quantity in ("christoffel", "riemann", "ricci", "einstein", "weyl"):
        found = components_at(plain(getattr(g, quantity).to_sympy()), point, functions)
        assert agree(found, getattr(expected, quantity), 40), quantity
    assert agree(components_at([plain(g.kretschmann)], point, functions), [expected.kretschmann], 40)


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize(("name", "chart"), CHARTS)
def test_signature_domain_and_source(name, chart, signature):
    g = metric(name, chart, signature=signature)
    data = ENTRIES[name].charts[chart]()
    assert re.search(r"\w \((19|20)\d\d\)", data.source), data.source
    assert hooks.call("sign", g.determinant) == -1, "the domain must fix the sign of the determinant"
    assert g.levi_civita[tuple(range(4))] ** 2 == -g.determinant
    found = next(points(g.domain, [*g.coordinates, *g.parameters], Reader(Field.rational(g.domain)), 1), None)
    assert found is not None, "no point in the domain"
    # one direction is timelike, with the sign that the signature says: eigenvalues at the point of the domain
    values = {s: Rational(v.numerator, v.denominator) for s, v in found.values.items()}
    numbers = np.array(
        plain(g.matrix).subs(dict.fromkeys(g.functions, 2)).doit().subs(values).evalf().tolist(), dtype=complex
    )
    assert sum(np.linalg.eigvalsh(numbers) < 0) == (1 if signature == "-+++" else 3)
    assert g.conventions.signature == signature


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize(
    ("name", "chart"),
    [(n, c) for n, c in CHARTS if n in ("Schwarzschild", "Kerr", "Minkowski") and c not in SLOW],
)
def test_vacuum(name, chart, signature):
    g = metric(name, chart, signature=signature)
    assert g.is_vacuum().proved
    assert g.is_einstein().proved
    assert (g.riemann == 0) == (name == "Minkowski")
    assert g.is_conformally_flat().proved == (name == "Minkowski")
    assert g.weyl == g.riemann


@pytest.mark.parametrize(
    "given", [{}, {"M": 1}, {"M": Rational(1, 2)}, {"M": 0.5}, {"M": symbols("m")}, {"M": sp.sqrt(2)}, {"M": sp.pi}]
)
@pytest.mark.parametrize("chart", ["schwarzschild", "isotropic"])
def test_schwarzschild_with_its_mass_given(chart, given):
    g = gr.Schwarzschild(chart, **given)
    assert g.is_vacuum().proved
    assert g.is_killing([1, 0, 0, 0]).proved
    assert g.is_killing([0, 1, 0, 0]).refuted


def test_isotropic_schwarzschild_is_schwarzschild():
    """The Kretschmann scalar at r = ρ (1 + M/2ρ)² is that of the areal chart."""
    g, areal = gr.Schwarzschild("isotropic"), gr.Schwarzschild()
    rho, mass = g.symbols("rho M")
    assert gr.decide(g.kretschmann, areal.kretschmann.subs(r=rho * (1 + mass / (2 * rho)) ** 2)).proved


@pytest.mark.parametrize(
    "given", [{}, {"a": Rational(9, 10)}, {"a": Rational(-1, 2), "M": 1}, {"M": 1, "a": 1}, {"a": 0}]
)
def test_kerr_with_parameters_given(given):
    g = gr.Kerr(**given)
    assert g.is_vacuum().proved
    theta, phi = g.symbols("theta phi")
    assert g.is_killing([1, 0, 0, 0]).proved
    assert g.is_killing([0, 0, 0, 1]).proved
    assert g.is_killing([0, 0, sin(phi), sp.cot(theta) * sp.cos(phi)]).proved == (given.get("a") == 0)
    if given.get("a") == 0:
        assert gr.decide(g, gr.Metric(gr.Schwarzschild().matrix, g.coordinates)).proved


@pytest.mark.parametrize("signature", SIGNATURES)
def test_reissner_nordstrom_is_bent_by_its_coulomb_field(signature):
    """G_{μν} = 8π T_{μν}, T_{μν} = (F_{μα}F_ν^α − ¼ g F²)/4π in Gaussian units and −+++ [MTW 5.22]; −T in +−−−."""
    g = gr.ReissnerNordstrom(signature=signature)
    charge, radius = g.symbols("Q r")
    F = g.covector([charge / radius, 0, 0, 0]).exterior_derivative()
    FF = F.tensor_product(F).contract(1, 3)
    T = (FF - g.covariant * (FF.trace() / 4)) * (-g.conventions.time_sign)
    assert gr.decide(g.einstein, T * 2).proved
    assert gr.decide(g.ricci, T * 2).proved
    assert g.is_vacuum().refuted
    assert g.is_einstein().refuted
    assert g.ricci_scalar == 0
    assert gr.ReissnerNordstrom(Q=0, signature=signature).is_vacuum().proved
    wrong = gr.decide(g.einstein, T)
    assert wrong.refuted
    assert wrong.witness.recheck()


@pytest.mark.parametrize("given", [{}, {"H": 1}, {"H": Rational(1, 3)}])
def test_de_sitter_solves_einsteins_equation_with_lambda(given):
    g = gr.DeSitter(**given)
    rate = given.get("H", H)
    assert gr.decide(g.einstein + g.covariant * (3 * rate**2), g.covariant * 0).proved
    assert g.is_einstein().proved
    assert g.is_conformally_flat().proved
    assert g.is_vacuum().refuted
    area = g.covariant.tensor_product(g.covariant)
    for i in g.riemann.symmetry.independent(4):
        p, q, s, u = i
        assert g.riemann[i] == (area[p, s, q, u] - area[p, u, q, s]) * rate**2


CURVATURES = [{}, {"K": 1}, {"K": 0}, {"K": -1}, {"K": Rational(1, 4)}, {"K": symbols("k", positive=True)}]


@pytest.mark.parametrize("given", CURVATURES, ids=str)
@pytest.mark.parametrize("chart", ["conformal", "comoving", "areal"])
def test_robertson_walker_is_conformally_flat_and_a_perfect_fluid(chart, given):
    """Friedmann: G_{μν} = (ρ+p) u_μ u_ν + p g_{μν}, ρ = 3(ȧ² + K)/a², p = −(2aä + ȧ² + K)/a² [MTW 27.39]."""
    g = gr.FLRW(chart, **given)
    curvature = given.get("K", K)
    assert g.is_conformally_flat().proved
    time, scale = g.coordinates[0], g.functions[0]
    u = g.covector([-scale if chart == "conformal" else -1, 0, 0, 0])
    rate = sp.diff(scale, time) / (scale if chart == "conformal" else 1)  # da/dt
    second = sp.diff(rate, time) / (scale if chart == "conformal" else 1)
    density = 3 * (rate**2 + curvature) / scale**2
    pressure = -(2 * scale * second + rate**2 + curvature) / scale**2
    fluid = u.tensor_product(u) * (density + pressure) + g.covariant * pressure
    assert gr.decide(g.einstein, fluid).proved
    wrong = u.tensor_product(u) * (density - pressure) + g.covariant * pressure
    assert gr.decide(g.einstein, wrong).refuted
    assert g.is_einstein().refuted
    assert g.is_killing([0, 0, 0, 1]).proved
    assert g.is_killing([1, 0, 0, 0]).refuted


def test_robertson_walker_with_given_scale_factors():
    """de Sitter in three slicings, Milne, and Einstein's static universe."""
    assert gr.FLRW("comoving", K=0, a=exp(H * t)).is_einstein().proved
    assert gr.FLRW("comoving", K=1, a=sp.cosh(t)).is_einstein().proved
    assert gr.FLRW("comoving", K=-1, a=sp.sinh(t)).is_einstein().proved
    assert gr.FLRW("comoving", K=0, a=sp.sinh(t)).is_einstein().refuted
    assert gr.FLRW("comoving", K=-1, a=t).riemann == 0
    assert gr.FLRW("comoving", K=1, a=t).is_vacuum().refuted
    assert gr.FLRW("areal", K=-1, a=t).riemann == 0
    assert gr.FLRW(K=-1, a=exp(tau)).riemann == 0
    assert gr.FLRW(K=0, a=1 / (H * tau)).is_einstein().proved
    static = gr.FLRW("comoving", a=symbols("R", positive=True))
    assert static.is_killing([1, 0, 0, 0]).proved
    assert static.is_einstein().refuted
    assert gr.FLRW(a=exp(tau)) == gr.FLRW().subs(a=exp(tau))
    assert gr.FLRW(K=1) == gr.FLRW().subs(K=1)
    assert gr.FLRW().subs({sp.Function("a")(tau): tau, K: 0}).functions == ()


def test_static_spherical():
    """Bounded by its two known solutions with f h = 1, and two that are not."""
    f = 1 - 2 * M / r - H**2 * r**2
    assert gr.StaticSpherical(f=f, h=1 / f).is_einstein().proved
    assert gr.StaticSpherical(f=f, h=1 / f).is_vacuum().refuted
    interior = gr.StaticSpherical(
        f=(3 - sp.sqrt(1 - r**2)) ** 2 / 4, h=1 / (1 - r**2)
    )  # interior Schwarzschild [MTW 23.49]
    assert interior.is_conformally_flat().proved
    assert interior.is_einstein().refuted
    general = gr.StaticSpherical()
    assert general.is_vacuum().refuted
    assert general.is_killing([1, 0, 0, 0]).proved
    theta, phi = general.symbols("theta phi")
    assert general.is_killing([0, 0, sp.cos(phi), -sp.cot(theta) * sin(phi)]).proved
    assert general.is_killing([0, 0, sp.cos(phi), sp.cot(theta) * sin(phi)]).refuted


@pytest.mark.parametrize("conventions", ["MTW", "Wald", "Carroll", "Landau-Lifshitz", "Weinberg"])
def test_conventions_of_the_catalogue(conventions):
    """de Sitter is positively curved: R = 12 H² in −+++ MTW; the sign in the others follows from their definitions."""
    g = gr.DeSitter(conventions=conventions)
    signs = g.conventions
    assert g.ricci_scalar == 12 * H**2 * signs.riemann * signs.ricci * (1 if signs.signature == "-+++" else -1)
    assert gr.Schwarzschild(conventions=conventions).is_vacuum().proved


def test_de_sitters_conditions_are_shown():
    verdict = gr.DeSitter().is_einstein()
    assert {str(c.expression) for c in verdict.conditions} >= {"r", "sin(theta)"}
    assert all(c.holds_on_domain for c in verdict.conditions), verdict.explain()


@pytest.mark.parametrize(
    ("call", "offending", "advice"),
    [
        (lambda: gr.Schwarzschild("isotrop"), "'isotrop'", "isotropic"),
        (lambda: gr.Schwarzschild(m=1), "'m'", "M"),
        (lambda: gr.Kerr(spin=1), "'spin'", "M, a"),
        (lambda: gr.FLRW("conformall"), "'conformall'", "conformal"),
        (lambda: gr.FLRW(k=1), "'k'", "K"),
        (lambda: gr.Schwarzschild().symbols("M R"), "'R'", "r"),
        (lambda: gr.Schwarzschild(conventions="weinberg"), "'weinberg'", "Weinberg"),
        (lambda: gr.FLRW().subs(b=1), "'b'", "K, a"),
        (lambda: gr.FLRW().subs({M: 1}), "'M'", "K, a"),
    ],
)
def test_unknown_names_get_their_neighbours(call, offending, advice):
    with pytest.raises(UnknownNameError) as info:
        call()
    assert offending in str(info.value)
    assert advice in info.value.advice


@pytest.mark.parametrize(
    "given",
    [
        {"signature": "+---", "riemann": -1},
        {"ricci": -1},
        {"levi_civita": "^"},
        {"maxwell": "Gaussian"},
        {"field_sign": -1},
        {"constants": "G"},
    ],
    ids=str,
)
def test_a_convention_is_no_parameter(given):
    name, value = list(given.items())[-1]
    for spacetime in (gr.ReissnerNordstrom, gr.FLRW):
        with pytest.raises(InputError) as info:
            spacetime(**given)
        assert info.value.what.startswith(f"{name} is a convention, no parameter of ")
        assert info.value.advice == f"conventions=gr.Conventions({name}={value!r})"
    assert getattr(gr.Conventions(**given), name) == value


def test_the_domain_is_no_parameter_and_how_to_narrow_it():
    with pytest.raises(InputError, match="comes with its chart and parameters") as info:
        gr.Schwarzschild(domain=[M > 1])
    assert "domain=[*g.conditions, …]" in info.value.advice
    g = gr.Schwarzschild()
    narrowed = gr.Metric(g.matrix, g.coordinates, domain=[*g.conditions, M > 1], conventions=g.conventions)
    assert gr.decide(narrowed.scalar(sp.sqrt((M - 1) ** 2)), M - 1, domain=narrowed.conditions)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: gr.Schwarzschild(M="1"), ["parameter M", "'1'", "strings are not evaluated"]),
        (lambda: gr.Schwarzschild(M=0.1), ["parameter M", "0.1", "M=Rational(1, 10)"]),
        (lambda: gr.Schwarzschild(M=float("nan")), ["parameter M", "nan"]),
        (lambda: gr.Schwarzschild(M=None), ["parameter M", "None"]),
        (lambda: gr.Schwarzschild(M=[1]), ["parameter M", "[1]"]),
        (lambda: gr.Schwarzschild(M=0), ["M = 0", "no point", "r > 2*M"]),
        (lambda: gr.Schwarzschild(M=-1), ["M = -1", "no point"]),
        (lambda: gr.Schwarzschild(signature="---+"), ["'---+'", "signature='-+++'"]),
        (lambda: gr.Schwarzschild().subs(M="1"), ["M is to be the string '1'", "not evaluated"]),
        (lambda: gr.Schwarzschild().subs(M=-2), ["M > 0 is false for M = -2"]),
        (lambda: gr.Schwarzschild().subs({r: 1}), ["coordinate r cannot be replaced"]),
        (lambda: gr.Schwarzschild().subs(M=0.1), ["0.1", "Rational(1, 10)"]),
    ],
)
def test_bad_parameters_by_message(call, words):
    with pytest.raises(InputError) as info:
        call()
    for word in words:
        assert word in str(info.value)


@pytest.mark.parametrize("change", [lambda make, **given: make(**given), lambda make, **given: make().subs(**given)])
def test_real_parameters_given_as_expressions(change):
    """K = −k², a = J/M: real where their symbols are, and refused where they are not."""
    k, J = symbols("k", positive=True), symbols("J")
    assert change(gr.FLRW, K=-(k**2)).is_conformally_flat().proved
    assert change(gr.Kerr, a=J / M).is_vacuum().proved
    assert change(gr.SchwarzschildDeSitter, Lambda=3 * H**2).is_einstein().proved
    assert change(gr.KerrNewman, a=sp.sqrt(M**2 - Q**2) / 2).ricci_scalar == 0
    rotating = change(gr.Kerr, a=2 * k)
    assert gr.decide(rotating, gr.Kerr().subs(a=3 * k)).refuted


def test_parameters_given_as_own_symbols_and_swapped():
    g = gr.ReissnerNordstrom().subs({M: Q, Q: M})
    assert g == gr.ReissnerNordstrom(M=Q, Q=M) or g.matrix == gr.ReissnerNordstrom(M=Q, Q=M).matrix
    assert gr.ReissnerNordstrom(M=Q).parameters == (Q,)


def test_the_advice_for_a_decimal_is_the_number_that_was_typed():
    r = sp.Symbol("r")
    with pytest.raises(InputError, match=r"write: Lambda=Rational\(1, 1000000000\)"):
        gr.SchwarzschildDeSitter(M=1, Lambda=1e-9)
    with pytest.raises(InputError, match=r"write: in it Rational\(1, 10\)"):  # not in place of all of f
        gr.StaticSpherical(f=1 - 2 / r + 0.1 / r**2)
