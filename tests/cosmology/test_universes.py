"""The library of universes: each entry is proved, its mutated twin refuted, its ends are checked by quadrature."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import mpmath
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology import SCALE, Fluid, friedmann, universes
from gr_toolkit.cosmology.universes.ends import FINITE
from gr_toolkit.cosmology.universes.listing import table
from gr_toolkit.cosmology.universes.universe import Universe
from gr_toolkit.errors import DivisionByZeroError, InputError, UnknownNameError

t, tau = sp.symbols("t tau")
A, C, H = sp.symbols("A C H", positive=True)
R = sp.Rational
CURVED = [name for name, entry in universes.CATALOGUE.items() if "K" in entry.parameters]
OPEN = ("anti_de_sitter", "bounce", "milne")  # K < 0 only


@pytest.mark.parametrize("name", universes.CATALOGUE)
def test_an_entry_solves_einsteins_equation_and_its_twin_does_not(name: str) -> None:
    universe = universes.CATALOGUE[name]()
    assert universe.check().proved
    assert universe.source
    assert universes.CATALOGUE[name].source
    entry = universes.CATALOGUE[name]
    near = entry(K=0) if name in CURVED and name not in (*OPEN, "einstein_static") else universe
    twin = near.with_scale_factor(near.a * (1 + near.time / 7))
    verdict = twin.check()
    assert verdict.refuted
    assert verdict.witness.recheck()


@pytest.mark.parametrize("name", ["chaplygin", "de_sitter", "dust", "eddington_lemaitre", "milne"])
def test_an_entry_in_other_conventions(name: str) -> None:
    assert universes.CATALOGUE[name]().check(conventions="Rindler").proved  # +−−−, and s₂ = −1


@pytest.mark.parametrize("K", [0, *(pytest.param(k, marks=pytest.mark.nightly) for k in (-1, 1))])
@pytest.mark.parametrize("name", [n for n in CURVED if n not in (*OPEN, "einstein_static")])
def test_each_curvature(name: str, K: int) -> None:
    assert universes.CATALOGUE[name](K=K).check().proved


@pytest.mark.parametrize("name", OPEN)
def test_any_negative_curvature(name: str) -> None:
    assert universes.CATALOGUE[name](K=sp.Symbol("K", negative=True)).check().proved


def test_a_wrong_density_is_refuted() -> None:
    right = universes.dust(K=1)
    assert replace(right, fluids=(Fluid.named("dust", C),)).check().refuted
    assert replace(right, K=sp.Integer(-1)).check().refuted
    assert replace(right, t=2 * right.t).check().refuted
    assert replace(right, tau=2 * right.tau).check().refuted


# -- against the textbooks ---------------------------------------------------------------------------------------------


def test_the_cycloid_and_its_relatives() -> None:
    """MTW 27.53: a = (a_max/2)(1 − cos η), t = (a_max/2)(η − sin η); cosh for K = −1, and a ∝ η² for K = 0."""
    closed, flat, hyperbolic = (universes.dust(K=k) for k in (1, 0, -1))
    assert gr.decide(closed.a, C / 2 * (1 - sp.cos(tau))).proved
    assert gr.decide(closed.t, C / 2 * (tau - sp.sin(tau))).proved
    assert gr.decide(hyperbolic.a, C / 2 * (sp.cosh(tau) - 1)).proved
    assert gr.decide(hyperbolic.t, C / 2 * (sp.sinh(tau) - tau)).proved
    assert gr.decide(flat.a, C * tau**2 / 4).proved
    assert closed.lifetime() == sp.pi * C
    assert closed.future == "big crunch"
    assert flat.future == hyperbolic.future == "forever"


def test_radiation_in_both_times() -> None:
    """a² = 2At − Kt² where t = t(τ), for every K; the closed one lives for 2A."""
    K = sp.Symbol("K", real=True)
    first, second = universes.radiation(K=K), universes.radiation_in_cosmic_time(K=K)
    assert gr.decide(second.a.subs(t, first.t) ** 2, first.a**2, domain=[first.a > 0]).proved
    assert universes.radiation(K=1).lifetime() == universes.radiation_in_cosmic_time(K=1).lifetime() == 2 * A


def test_a_mix_without_one_of_its_parts() -> None:
    K = sp.Symbol("K", real=True)
    both = universes.radiation_and_dust(K=K)
    assert gr.decide(both.a.subs(C, 0), universes.radiation(K=K).a).proved
    assert gr.decide(both.a.subs(A, 0), universes.dust(K=K).a).proved
    one = universes.one_fluid(w=0, K=K, A=sp.sqrt(C))
    assert gr.decide(one.a, universes.dust(K=K).a, domain=[C > 0]).proved


def test_the_age_of_flat_lambda_cdm() -> None:
    """t₀H₀ = (2/3√Ω_Λ) arsinh √(Ω_Λ/Ω_m) [Weinberg 2008, 1.5.42]: 0.964099… for Ω_m = 0.3."""
    universe = universes.lambda_cdm()
    share = R(7, 10)
    now = 2 * sp.asinh(sp.sqrt(share / (1 - share))) / (3 * H)
    today = universe.hubble.subs(t, now).subs(H, 1)
    found = sp.N(universe.age().subs(t, now).subs(H, 1) * today, 20)
    expected = mpmath.quad(lambda a: a**0.5 / mpmath.sqrt(0.3 + 0.7 * a**3), [0, 1])
    assert mpmath.almosteq(mpmath.mpf(found), expected, 1e-12)
    assert abs(found - sp.Float("0.964099")) < 1e-6
    assert gr.decide(universe.deceleration, R(3, 2) / sp.cosh(3 * H * t / 2) ** 2 - 1).proved


def test_chaplygins_gas_is_dust_at_first_and_a_vacuum_at_last() -> None:
    universe = universes.chaplygin(q=1, B=1)
    slow = sp.lambdify(SCALE, universe.deceleration, "mpmath")
    assert mpmath.almosteq(slow(mpmath.mpf(10) ** -4), 0.5, 1e-10)
    assert mpmath.almosteq(slow(mpmath.mpf(10) ** 4), -1, 1e-10)
    clock, lapse = (sp.lambdify(SCALE, e, "mpmath") for e in (universe.age(), universe.lapse))
    assert mpmath.almosteq(clock(2), mpmath.quad(lapse, [0, 1, 2]), 1e-12)


def test_integrating_the_acceleration_gives_the_scale_factor() -> None:
    """ä = −(4π/3)(ρ + 3p) a from a state of each solution, by mpmath's Taylor integrator."""
    one = {A: 1, C: 1, H: R(1, 2), sp.Symbol("h", positive=True): R(1, 2), sp.Symbol("S", positive=True): 1}
    for universe in (
        universes.lambda_cdm(),
        universes.dust_and_negative_lambda(),
        universes.radiation_and_lambda(K=1),
        universes.dust_and_stiff(),
        universes.de_sitter(K=1),
        universes.power_law(w=R(1, 5)),
    ):
        fluids = [(f.density.subs(one), f.pressure_at(f.density).subs(one)) for f in universe.fluids]
        pull = sp.lambdify(SCALE, -4 * sp.pi / 3 * sum(r + 3 * p for r, p in fluids) * SCALE, "mpmath")
        a, rate = (sp.lambdify(t, e.subs(one), "mpmath") for e in (universe.a, sp.diff(universe.a, t)))
        start = mpmath.mpf(1) / 2
        path = mpmath.odefun(lambda x, y, pull=pull: [y[1], pull(y[0])], start, [a(start), rate(start)])
        assert mpmath.almosteq(path(1)[0], a(mpmath.mpf(1)), 1e-10), universe.name


def test_density_parameters_add_up() -> None:
    K = sp.Symbol("K", real=True)
    assert gr.decide(sp.Add(*universes.dust(K=K).density_parameters.values()), 1).proved
    found = universes.lambda_cdm().density_parameters
    assert gr.decide(found["vacuum"], sp.tanh(3 * H * t / 2) ** 2, domain=[t > 0]).proved
    assert found["curvature"] == 0


# -- ends --------------------------------------------------------------------------------------------------------------

NUMBERS = {
    sp.Symbol(name, positive=True): value
    for name, value in {"A": 2, "C": 3, "H": R(1, 2), "h": R(1, 2), "a_E": 2, "K": 1, "B": 1, "S": 1, "q": 1}.items()
} | {sp.Symbol("t_rip", real=True): 2}
SAMPLES = [
    *(universes.dust(K=k) for k in (1, 0, -1)),
    *(universes.radiation(K=k) for k in (1, 0, -1)),
    universes.radiation_and_dust(K=1),
    universes.one_fluid(w=1, K=1),
    universes.radiation_in_cosmic_time(K=0),
    universes.power_law(w=0),
    universes.power_law(w=-R(1, 2)),
    universes.power_law(w=-R(1, 3)),
    universes.big_rip(w=-R(3, 2)),
    *(universes.de_sitter(K=k) for k in (1, 0, -1)),
    universes.anti_de_sitter(),
    universes.milne(),
    universes.bounce(),
    universes.eddington_lemaitre(),
    universes.towards_einstein(),
    universes.einstein_static(),
]


@pytest.mark.parametrize("universe", SAMPLES, ids=lambda u: f"{u.name} {u.K}")
def test_where_the_clocks_begin_and_end(universe: Universe) -> None:
    """What t and τ are said to be at the ends is what their integrals give there, from a point in the middle."""
    first, last = (e.at.subs(NUMBERS) for e in (universe.beginning, universe.end))
    middle = _between(first, last)
    rates = {"cosmic": (universe.t, universe.lapse), "conformal": (universe.tau, universe.lapse / universe.a)}
    for kind, (clock, rate) in rates.items():
        speed = sp.lambdify(universe.time, rate.subs(NUMBERS), "mpmath")
        for end, at in ((universe.beginning, first), (universe.end, last)):
            said = getattr(end, kind)
            if clock is None or said is None:
                continue
            here = clock.subs(NUMBERS).subs(universe.time, middle)
            if said.is_infinite:
                assert _grows(clock.subs(NUMBERS), universe.time, middle, at, said), (kind, end)
            else:
                expected = mpmath.mpf(sp.N(said.subs(NUMBERS) - here, 20))
                found = mpmath.quad(speed, [_number(middle), _number(at)])
                assert mpmath.almosteq(found, expected, 1e-6, 1e-6), (kind, end)


def _between(first, last):
    if first.is_infinite:
        return R(1, 2) if last.is_infinite else last - 1
    return first + 1 if last.is_infinite else (first + last) / 2


def _number(value):
    return mpmath.mpf(sp.N(value, 20)) if value.is_finite else mpmath.inf * (1 if value > 0 else -1)


def _grows(clock, time, middle, at, said) -> bool:
    """Whether a clock goes on: it moves by as much again or more each time the end is approached ten more times."""
    steps = [middle + sp.Integer(10**k if at > 0 else -(10**k)) for k in (1, 2, 3)] if at.is_infinite else []
    steps = steps or [at + (middle - at) / R(10) ** (8 * k) for k in (1, 2, 3)]
    with mpmath.workdps(60):
        function = sp.lambdify(time, clock, "mpmath")
        values = [function(mpmath.mpf(x.p) / x.q if x.is_Rational else sp.N(x, 60)._to_mpmath(200)) for x in steps]
        values = [value if said > 0 else -value for value in values]
    return values[2] - values[1] >= 0.9 * (values[1] - values[0]) > 0.1


# -- special ones ------------------------------------------------------------------------------------------------------


def test_milne_is_flat() -> None:
    assert universes.milne(K=sp.Symbol("K", negative=True)).metric().riemann.is_zero()
    assert not universes.power_law(w=-R(1, 3)).metric().riemann.is_zero()  # a ∝ t in flat space is not
    for signature in ("-+++", "+---"):
        assert universes.milne_to_minkowski(signature=signature).is_isometry().proved


@pytest.mark.parametrize("K", [-1, pytest.param(1, marks=pytest.mark.nightly)])
def test_de_sitters_slicings_are_one_spacetime(K: int) -> None:
    assert universes.slicing_to_flat(K).is_isometry().proved


def test_lemaitres_chart_of_de_sitter_space() -> None:
    assert universes.lemaitre_to_static().is_isometry().proved
    assert universes.lemaitre_to_static(signature="+---").is_isometry().proved
    with pytest.raises(InputError, match="slicing K = 2"):
        universes.slicing_to_flat(2)


def test_another_expansion_is_not_de_sitters_static_chart() -> None:
    right = universes.lemaitre_to_static()
    chi, theta, phi = sp.symbols("chi theta phi")
    wrong = gr.CoordinateMap(
        right.source_metric,
        right.target_metric,
        (t, sp.exp(H * t) * chi, theta, phi),
        domain=[1 - H * sp.exp(H * t) * chi > 0],
    )
    assert wrong.is_isometry().refuted


def test_einsteins_universe_is_static_and_unstable() -> None:
    static = universes.einstein_static()
    K, size = sp.Symbol("K", positive=True), sp.Symbol("a_E", positive=True)
    matter, vacuum = static.fluids
    assert gr.decide(8 * sp.pi * vacuum.density, K / size**2).proved  # Λ = K/a² = 4πρ [Weinberg 1972, 16.2]
    assert gr.decide(4 * sp.pi * matter.density_at(size), K / size**2).proved
    assert universes.is_unstable(static).proved
    assert universes.growth_rate_squared(static) == K / size**2
    with pytest.raises(InputError, match="dust is not static"):
        universes.growth_rate_squared(universes.dust())
    with pytest.raises(DivisionByZeroError):
        _ = static.deceleration


def test_the_universe_that_loiters() -> None:
    """Expansion is slowest at a_E, where H² is s times the curvature's share and more nearly zero the smaller s is."""
    universe = universes.lemaitre(H=1, a_E=1)
    speed = (SCALE * friedmann(universe.fluids, K=universe.K, cosmological_constant=0).hubble) ** 2
    assert gr.decide(sp.diff(speed, SCALE).subs(SCALE, 1), 0).proved
    assert gr.decide(speed.subs(SCALE, 1), R(3, 100)).proved
    assert gr.decide(universe.deceleration.subs(SCALE, 1), 0).proved
    found = mpmath.quad(sp.lambdify(SCALE, universe.lapse, "mpmath"), [0, 0.5, 1, 2])
    assert mpmath.almosteq(mpmath.mpf(sp.N(universe.age().subs(SCALE, 2), 15)), found, 1e-8)


def test_any_fluids_by_quadrature() -> None:
    K = sp.Symbol("K", real=True)
    universe = universes.by_quadrature(["dust", "radiation", "vacuum"], K=K)
    assert universe.check().proved
    assert universe.check(signature="+---").proved
    assert not universe.big_bang  # H² may vanish for all that is known
    assert universes.by_quadrature("dust", K=-1).future == "forever"
    assert universes.by_quadrature(Fluid(w=-2)).future == "big rip"
    assert universes.by_quadrature("vacuum", K=-1).beginning.of_chart
    assert universes.by_quadrature(["vacuum", Fluid.named("dust", 0)], K=-1).beginning.of_chart
    with pytest.raises(InputError, match="is negative for all a"):
        universes.by_quadrature(Fluid(w=0, amount=-1))


def test_what_notebooks_show() -> None:
    shown = universes.dust(K=1)._repr_latex_()
    assert r"C \sin^{2}{\left(\frac{\tau}{2} \right)}" in shown
    assert "Friedmann" in shown
    assert repr(universes.dust).startswith("dust(K, C): dust of any curvature")


def test_wrong_input() -> None:
    with pytest.raises(UnknownNameError, match="no parameter of dust 'k'"):
        universes.dust(k=1)
    with pytest.raises(InputError, match="C of dust is -1, which is not positive"):
        universes.dust(C=-1)
    with pytest.raises(InputError, match="K of dust is I, which is not real"):
        universes.dust(K=sp.I)
    with pytest.raises(InputError, match="K of dust is 'closed', no expression"):
        universes.dust(K="closed")
    with pytest.raises(InputError, match="w > -1/3 only"):
        universes.one_fluid(w=-1)
    with pytest.raises(InputError, match="w > -1/3 only"):
        universes.one_fluid(w=-R(1, 3))
    with pytest.raises(InputError, match="w > -1 only"):
        universes.power_law(w=-1)
    with pytest.raises(InputError, match="w < -1 only"):
        universes.big_rip(w=-1)
    with pytest.raises(InputError, match="milne has K < 0, not K = 1"):
        universes.milne(K=1)
    with pytest.raises(InputError, match="0 < s < 1 only"):
        universes.lemaitre(s=2)
    with pytest.raises(InputError, match="G = c = 1, the conventions keep G"):
        universes.dust().metric(conventions=gr.Conventions(constants="G"))


@pytest.mark.parametrize("name", ["bounce", "milne", "big_rip", "einstein_static", "eddington_lemaitre"])
def test_no_age_without_a_big_bang(name: str) -> None:
    universe = universes.CATALOGUE[name]()
    assert not universe.big_bang
    with pytest.raises(InputError, match="has no big bang, so no age: it begins with"):
        universe.age()


def test_the_table_of_the_library() -> None:
    assert table() in (Path(__file__).parents[2] / "docs" / "cosmology.md").read_text("utf-8")


def test_what_is_finite_has_a_name_of_its_own() -> None:
    assert FINITE not in universes.lambda_cdm().event_horizon().free_symbols
