"""Friedmann's equations, against the textbooks [Weinberg 1972, 15.1.18–21; MTW 27.39; Mukhanov 2005, 1.66, 1.67]."""

from __future__ import annotations

import mpmath
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.cosmology import DENSITY, SCALE, Fluid, friedmann
from gr_toolkit.cosmology.expanding_metric import ExpandingMetric
from gr_toolkit.errors import InputError, UnknownNameError, UnsupportedError

t, tau = sp.symbols("t tau")
a, b = sp.Function("a")(t), sp.Function("a")(tau)
K, LAMBDA = sp.Symbol("K"), sp.Symbol("Lambda", real=True)
rho, p = sp.Function("rho")(t), sp.Function("p")(t)
R = sp.Rational
BOOKS = ["MTW", "Weinberg", "Landau-Lifshitz", "Rindler", "Penrose-Rindler", "Hobson"]


def same(found, left, right) -> bool:
    return gr.decide(found.lhs, left).proved and gr.decide(found.rhs, right).proved


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("chart", ["comoving", "areal", "isotropic", "isotropic-cartesian"])
def test_the_equations_in_cosmic_time(chart: str, book: str) -> None:
    found = friedmann(chart=chart, conventions=book)
    assert same(found.first, (a.diff(t) ** 2 + K) / a**2, 8 * sp.pi * rho / 3 + LAMBDA / 3)
    assert same(found.second, a.diff(t, 2) / a, -4 * sp.pi * (rho + 3 * p) / 3 + LAMBDA / 3)
    assert same(found.continuity["matter"], rho.diff(t) + 3 * a.diff(t) / a * (rho + p), 0)


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_the_equations_in_conformal_time(signature: str) -> None:
    found = friedmann(chart="conformal", cosmological_constant=0, signature=signature)
    density, pressure = (sp.Function(name)(tau) for name in ("rho", "p"))
    first = (b.diff(tau) ** 2 + K * b**2) / b**4  # Mukhanov 1.68
    assert same(found.first, first, 8 * sp.pi * density / 3)
    # a'' + K a = (4π/3) (ρ − 3p) a³, Mukhanov 1.69: −ä/a and the first equation combined
    combined = found.second.lhs + found.first.lhs
    assert gr.decide(combined, (b.diff(tau, 2) + K * b) / b**3).proved
    right = found.second.rhs + found.first.rhs
    assert gr.decide(right, 4 * sp.pi * (density - 3 * pressure) / 3).proved


def test_g_and_c_are_restored() -> None:
    G, c = sp.symbols("G c", positive=True)
    chosen = gr.Conventions.named("Landau-Lifshitz").with_(constants="G, c")
    found = friedmann("dust", conventions=chosen)
    mass = found.density / c**2  # ρ is an energy density
    assert same(found.first, (a.diff(t) ** 2 + K * c**2) / a**2, 8 * sp.pi * G * mass / 3 + LAMBDA * c**2 / 3)
    assert same(found.second, a.diff(t, 2) / a, -4 * sp.pi * G * mass / 3 + LAMBDA * c**2 / 3)
    assert found.second_follows().proved
    only_g = friedmann("dust", conventions=gr.Conventions.named("Carroll").with_(constants="G"))
    assert same(only_g.first, (a.diff(t) ** 2 + K) / a**2, 8 * sp.pi * G * only_g.density / 3 + LAMBDA / 3)
    values = {"rho_m": c**2 / (6 * sp.pi * G)}  # EdS: mass density 1/6πGt²
    flat = friedmann("dust", K=0, cosmological_constant=0, conventions=chosen)
    assert flat.check(a=t ** sp.Rational(2, 3), domain=[t > 0], **values).proved
    assert flat.check(a=t ** sp.Rational(2, 3), domain=[t > 0], rho_m=1 / (6 * sp.pi * G)).refuted


@pytest.mark.parametrize("chart", ["comoving", "conformal", "areal"])
def test_what_is_proved_of_the_equations(chart: str) -> None:
    found = friedmann(chart=chart, signature="+---")
    assert found.perfect_fluid_form().proved
    assert found.continuity_follows().proved
    verdict = found.second_follows()
    scale, time = found.space.scale, found.space.time
    assert verdict.proved
    assert scale.diff(time) in [c.expression for c in verdict.conditions]  # the static universe is excluded by name


def test_a_static_universe_shows_why_it_is_excluded() -> None:
    """There the first equation and continuity hold for every pressure, the acceleration does not."""
    size, w = sp.Symbol("a_0", positive=True), sp.Symbol("w", real=True)
    found = friedmann(Fluid(w=w), K=1, cosmological_constant=0)
    values = {a: size, found.density: 3 / (8 * sp.pi * size**2)}
    put = [e.subs(values).doit() for e in (found.first.lhs - found.first.rhs, found.second.lhs - found.second.rhs)]
    kept = found.continuity["fluid"].lhs.subs(values).doit()
    assert gr.decide(put[0], 0).proved
    assert gr.decide(kept, 0).proved
    assert gr.decide(put[1], 0).refuted


def test_an_anisotropic_metric_has_no_perfect_fluid() -> None:
    x, y, z = sp.symbols("x y z")
    kasner = gr.Metric(sp.diag(-1, t, t**2, t**3), [t, x, y, z], domain=[t > 0])
    verdict = ExpandingMetric(kasner, t, sp.S.One, t, sp.S.Zero).is_perfect_fluid()
    assert verdict.refuted
    assert verdict.witness.recheck()


# -- fluids ------------------------------------------------------------------------------------------------------------


def integrated(pressure, start: float, end: float) -> mpmath.mpf:
    """ρ at a = end from dρ/da = −3 (ρ + p)/a and ρ(1) = start, by mpmath's Taylor integrator."""
    law = sp.lambdify((SCALE, DENSITY), pressure, "mpmath")
    solution = mpmath.odefun(lambda x, y: [-3 * (y[0] + law(x, y[0])) / x], 1, [mpmath.mpf(start)])
    return solution(end)[0]


w0, wa = sp.Rational(-9, 10), sp.Rational(1, 5)
FLUIDS = [
    Fluid.named("dust", 2),
    Fluid.named("radiation", 2),
    Fluid.named("stiff", 2),
    Fluid(w=sp.Rational(-3, 2), amount=2),
    Fluid(w=w0 + wa * (1 - SCALE), amount=2),
    Fluid(w=w0 + wa / SCALE**2, amount=2),
    Fluid.chaplygin(3, 5),
    Fluid.chaplygin(3, 5, sp.Rational(1, 3)),
    Fluid.affine(sp.Rational(1, 3), 1, 2),
]


@pytest.mark.parametrize("fluid", FLUIDS, ids=str)
def test_a_density_is_the_integral_of_continuity(fluid: Fluid) -> None:
    assert fluid.check().proved
    start = fluid.density_at(1)
    expected = integrated(fluid.pressure, float(start), 1.5)
    assert mpmath.almosteq(expected, mpmath.mpf(sp.N(fluid.density_at(sp.Rational(3, 2)), 15)), 1e-12)


def test_symbolic_fluids() -> None:
    w = sp.Symbol("w", real=True)
    A, B, alpha = sp.symbols("A B alpha", positive=True)
    assert gr.decide(Fluid(w=w, amount=1).density, SCALE ** (-3 * (1 + w))).proved
    assert Fluid.chaplygin(A, B, alpha).check().proved
    assert Fluid.chaplygin(A, B).sound_speed_squared == A / DENSITY**2  # Kamenshchik et al. (2001), eq. 12


def test_a_density_that_does_not_follow_is_refused() -> None:
    A, B = sp.symbols("A B", positive=True)
    right = sp.sqrt(A + B / SCALE**6)
    assert Fluid(pressure=-A / DENSITY, density=right).check().proved
    with pytest.raises(InputError, match="is not shown to follow"):
        Fluid(pressure=-A / DENSITY, density=sp.sqrt(A + B / SCALE**5))


SMALL = st.fractions(-2, 2, max_denominator=6)


@settings(max_examples=max(6, settings.default.max_examples // 4))
@given(st.lists(st.tuples(SMALL, SMALL), min_size=1, max_size=3), SMALL, SMALL)
def test_any_mix_satisfies_both_equations(mix, curvature, constant) -> None:
    """ä/a = Ḣ + H² = (a/2) dH²/da + H² for the H²(a) of the first equation and every fluid."""
    fluids = [Fluid(w=R(w), amount=R(size), name=f"f{k}") for k, (w, size) in enumerate(mix)]
    found = friedmann(fluids, K=R(curvature), cosmological_constant=R(constant))
    square = found.hubble_squared
    put = {rho_: f.density for f, (rho_, _) in zip(fluids, found.densities.values(), strict=True)}
    assert gr.decide(found.second.rhs.subs(put), SCALE * square.diff(SCALE) / 2 + square).proved


def test_what_a_notebook_shows() -> None:
    shown = friedmann("dust", cosmological_constant=0)._repr_latex_()
    assert r"\frac{K + \left(\frac{d}{d t} a{\left(t \right)}\right)^{2}}{a^{2}{\left(t \right)}}" in shown
    assert r"\frac{A}{\rho}" in Fluid.chaplygin(*sp.symbols("A B", positive=True))._repr_latex_()


def test_the_acceleration_agrees_with_the_rate() -> None:
    """ä/a from the second equation is Ḣ + H² with the H² of all densities, by numerical differentiation."""
    mix = [Fluid.named("dust", 3), Fluid.named("radiation", 1), Fluid.chaplygin(2, 1)]
    found = friedmann(mix, K=-1, cosmological_constant=sp.Rational(1, 5))
    square = sp.lambdify(SCALE, found.hubble_squared, "mpmath")
    with mpmath.workdps(30):
        x = mpmath.mpf(7) / 5
        expected = x * mpmath.diff(square, x) / 2 + square(x)
        values = {
            rho_: f.density_at(sp.Rational(7, 5)) for f, (rho_, _) in zip(mix, found.densities.values(), strict=True)
        }
        assert mpmath.almosteq(expected, mpmath.mpf(sp.N(found.second.rhs.subs(values), 30)), 1e-15)


# -- candidates --------------------------------------------------------------------------------------------------------


def test_a_scale_factor_is_checked() -> None:
    flat = friedmann("dust", K=0, cosmological_constant=0)
    power = t ** sp.Rational(2, 3)
    assert flat.check(a=power, domain=[t > 0], rho_m=1 / (6 * sp.pi)).proved
    assert flat.check(a=power, domain=[t > 0], rho_m=1 / (5 * sp.pi)).refuted
    assert flat.check(a=t ** sp.Rational(1, 2), domain=[t > 0], rho_m=1 / (6 * sp.pi)).refuted
    light = friedmann("radiation", K=0, cosmological_constant=0, chart="conformal", signature="+---")
    assert light.check(a=tau, domain=[tau > 0], rho_r=3 / (8 * sp.pi)).proved


def test_wrong_input() -> None:
    with pytest.raises(UnknownNameError, match="no fluid 'phlogiston'"):
        friedmann("phlogiston")
    with pytest.raises(InputError, match="3 is no fluid"):
        friedmann([3])
    with pytest.raises(InputError, match="two fluids are called dust"):
        friedmann(["dust", "dust"])
    with pytest.raises(InputError, match="curvature is no matter"):
        friedmann("curvature")
    with pytest.raises(InputError, match="curvature K is I, which is not real"):
        friedmann(K=sp.I)
    with pytest.raises(InputError, match="curvature K is 'open', no expression"):
        friedmann(K="open")
    with pytest.raises(InputError, match="cosmological constant is I, which is not real"):
        friedmann(cosmological_constant=sp.I)
    with pytest.raises(InputError, match="'stiff', no expression"):
        Fluid(w="stiff")
    with pytest.raises(InputError, match="is oo, which is not real"):
        Fluid(w=sp.oo)
    with pytest.raises(InputError, match=r"the a in a\*rho/2 is a symbol of its own\n  write: gr\.cosmology\.SCALE"):
        Fluid(w=sp.Symbol("a") / 2)
    with pytest.raises(
        InputError, match=r"the rho in rho\*\*2 is a symbol of its own\n  write: gr\.cosmology\.DENSITY"
    ):
        Fluid(pressure=sp.Symbol("rho") ** 2)
    with pytest.raises(InputError, match="either a ratio w = p/rho or a pressure"):
        Fluid()
    with pytest.raises(UnsupportedError, match="as a function of a"):
        Fluid(pressure=DENSITY**2).density_at(1)
    with pytest.raises(InputError, match="speaks of tau, a coordinate of the chart 'conformal'"):
        friedmann("dust").check(a=tau)
    with pytest.raises(InputError, match="the equations contain no rho_x"):
        friedmann("dust").check(a=t, rho_x=1)


def test_scale_factors_of_flrw() -> None:
    with pytest.raises(InputError, match="has no point in the chart"):
        gr.FLRW(a=-1)
    with pytest.raises(InputError, match="scale factor a is I, which is not real"):
        gr.FLRW(a=sp.I)
    with pytest.raises(InputError, match="curvature K is 2\\*I, which is not real"):
        gr.FLRW(K=2 * sp.I)
    with pytest.raises(gr.errors.EmptyDomainError, match="-tau\\*\\*2 > 0 contradicts"):
        gr.FLRW(a=-(tau**2))
    w = sp.Symbol("w", real=True)
    g = gr.FLRW("comoving", K=0, a=t**w, domain=[t > 0])  # t**w > 0 has a meaning once t > 0 is known
    assert gr.decide(g.einstein[0, 0], 3 * w**2 / t**2).proved
    assert g.to_chart("areal") == gr.FLRW("areal", K=0, a=t**w, domain=[t > 0])
