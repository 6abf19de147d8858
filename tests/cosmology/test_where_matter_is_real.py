"""Constants are constants, H² is positive where one integrates, and no condition is broken where there is no matter."""

from __future__ import annotations

import mpmath
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology import (
    FIELD,
    SCALE,
    EnergyConditions,
    ExpansionRate,
    Fluid,
    Friedmann,
    KineticGas,
    ScalarField,
    energy_conditions,
    event_horizon,
    expansion_rate,
    fate,
    friedmann,
    hubble_radius,
    particle_horizon,
    thermal_conditions,
    thermal_radiation,
    universes,
)
from gr_toolkit.cosmology.reading import read_value
from gr_toolkit.cosmology.universes.regular import is_regular
from gr_toolkit.errors import InputError, UnknownNameError

R, t, tau = sp.Rational, sp.Symbol("t"), sp.Symbol("tau")
SHARE = R(3, 8) / sp.pi  # ρ of a fluid whose share of H² is 1


@pytest.mark.parametrize("varying", [t, sp.Function("L")(t), SCALE, -(SCALE**4), sp.Symbol("chi"), sp.Symbol("a")])
def test_what_varies_is_no_constant(varying) -> None:
    for call in (
        lambda: friedmann(cosmological_constant=varying),
        lambda: friedmann(K=varying),
        lambda: event_horizon("dust", cosmological_constant=varying),
        lambda: particle_horizon("dust", K=varying),
        lambda: universes.by_quadrature("dust", K=varying),
        lambda: universes.dust(C=varying),
        lambda: friedmann("dust", K=0, cosmological_constant=0).check(a=t ** R(2, 3), domain=[t > 0], rho_m=varying),
        lambda: Friedmann(friedmann().space, (), varying),
    ):
        with pytest.raises(InputError, match="no constant: it depends on"):
            call()


def test_a_fluid_is_not_made_of_coordinates() -> None:
    with pytest.raises(InputError, match="fluid has t, a coordinate"):
        friedmann(Fluid(w=0, amount=t))
    assert friedmann(Fluid(w=0, amount=sp.Symbol("T"))).continuity_follows().proved


def test_no_horizon_from_where_nothing_expands() -> None:
    """H² = (a − 1)² (a + 2)/a³: ∫₁ da/a²H diverges at a = 1; with Λ a little greater there is an event horizon."""
    dust = Fluid.named("dust", 2 * SHARE)
    for horizon in (event_horizon, particle_horizon, fate):
        with pytest.raises(InputError, match="H\\^2 = 0 is not positive at a = 1"):
            horizon([dust, Fluid.named("vacuum", SHARE)], K=3)
    assert event_horizon([dust, Fluid.named("vacuum", R(11, 10) * SHARE)], K=3).exists.proved


def test_all_scale_factors_are_asked_about() -> None:
    for call in (particle_horizon, event_horizon, fate, universes.by_quadrature):
        with pytest.raises(InputError, match="a condition on the scale factor"):
            call("dust", domain=[SCALE < 2])


def test_no_energy_condition_is_broken_where_the_fluid_is_not() -> None:
    """ρ² = 2/a⁶ − 1, p = 1/ρ: ρ + p > 0 wherever ρ is real, and ρ ≥ p where 2/a⁶ ≥ 2."""
    found = energy_conditions(Fluid.chaplygin(-1, 2))
    assert found.null.proved
    assert found.weak.proved
    assert found.strong.proved
    assert found.dominant.refuted
    assert 1 < 2 / R(found.dominant.witness.place().removeprefix("a = ")) ** 6 < 2
    assert energy_conditions(Fluid.chaplygin(2, -1)).null.refuted  # the twin: ρ² = 2 − 1/a⁶, ρ + p = −1/a⁶ρ
    for pair in ((sp.I, 1), (1, sp.sqrt(-2)), (sp.Symbol("x", imaginary=True), 1)):
        with pytest.raises(InputError, match="not real"):
            energy_conditions(pair)


def test_energy_conditions_by_name() -> None:
    assert energy_conditions("dust").dominant.proved
    assert energy_conditions("vacuum").strong.refuted
    for asked in ("xx", None, []):
        with pytest.raises(UnknownNameError, match="there is no energy condition"):
            energy_conditions("dust").holds(asked)
        with pytest.raises(UnknownNameError, match="one of null, weak, strong, dominant"):
            energy_conditions("dust").inequalities(asked)


def test_time_is_counted_where_the_square_of_the_hubble_rate_is_positive() -> None:
    """H² = 1/a³ − n/a⁴ is positive for a > n: t = ∫₁ is imaginary for n = 4, and real for n = ½."""
    light = {n: Fluid.named("radiation", -n * SHARE) for n in (4, R(1, 2))}
    dust = Fluid.named("dust", SHARE)
    late = universes.by_quadrature([light[4], dust])
    assert late.t is None
    assert late.check().proved
    early = universes.by_quadrature([light[R(1, 2)], dust])
    passed = early.t.variables[0]
    assert early.t.limits == ((passed, 1, SCALE),)
    assert early.check().proved
    y = sp.sqrt(passed - R(1, 2))  # by hand: ∫ x dx/√(x − ½) = ⅔ y³ + y
    assert (
        sp.N(early.t.subs(SCALE, 3) - (2 * y**3 / 3 + y).subs(passed, 3) + (2 * y**3 / 3 + y).subs(passed, 1)) < 1e-12
    )
    closed = universes.by_quadrature(Fluid.named("dust", SHARE), K=1)
    assert (closed.big_bang, closed.future, closed.t.limits[0][1]) == (True, "the place where H = 0", 0)
    with pytest.raises(InputError, match="H = 0: nothing expands"):
        universes.by_quadrature([])


def test_the_ends_of_simple_universes_by_quadrature() -> None:
    milne, phantom = universes.by_quadrature([], K=-1), universes.by_quadrature(Fluid(w=-R(4, 3)))
    assert milne.beginning.of_chart
    assert milne.beginning.what == "the place where a -> 0, no big bang"
    assert (milne.beginning.cosmic, milne.future) == (0, "forever")
    rip = universes.big_rip()
    assert phantom.beginning.what == rip.beginning.what == "an infinite past"
    assert phantom.particle_horizon() == rip.particle_horizon() == sp.oo
    assert phantom.future == rip.future == "big rip"


def test_density_parameters_do_not_speak_of_redshift() -> None:
    for omega in (sp.Symbol("z", real=True), SCALE, sp.Symbol("z")):
        with pytest.raises(InputError, match="no constant"):
            expansion_rate({"dust": omega})
        with pytest.raises(InputError, match="no constant"):
            ExpansionRate({Fluid.named("dust"): omega}, 1 - omega)
    with pytest.raises(InputError, match="now=1"):
        universes.by_quadrature("dust").expansion_rate()
    assert universes.by_quadrature("dust").expansion_rate(1).deceleration(0) == R(1, 2)


def test_no_rate_at_a_size_that_the_universe_never_had() -> None:
    rate = expansion_rate({"dust": R(1, 10), "vacuum": 3})
    for asked in (rate.of_redshift, rate.deceleration, rate.jerk, rate.at):
        with pytest.raises(InputError, match="never had that size"):
            asked(2)
    assert rate.deceleration(0) == R(1, 20) - 3
    for z in (sp.nan, sp.oo, sp.I, -2):
        with pytest.raises(InputError, match="redshift"):
            rate.deceleration(z)


def _numeric(universe, quantity, at) -> None:
    """A read-off against derivatives of a(time), taken in numbers with forty digits."""
    with mpmath.workdps(40):
        at, place = mpmath.mpf(sp.N(at, 40)), at
        a = sp.lambdify(universe.time, universe.a, "mpmath")
        lapse = sp.lambdify(universe.time, universe.lapse, "mpmath")
        first = lambda x: mpmath.diff(a, x) / lapse(x)  # noqa: E731
        expected = {
            "hubble": first(at) / a(at),
            "deceleration": -mpmath.diff(first, at) / lapse(at) * a(at) / first(at) ** 2,
        }[quantity]
        found = mpmath.mpf(sp.N(getattr(universe, quantity).subs(universe.time, place), 30))
        assert abs(found - expected) < 1e-12


@pytest.mark.parametrize("quantity", ["hubble", "deceleration"])
@pytest.mark.parametrize(
    ("universe", "at"),
    [
        (universes.radiation_and_dust(K=1, A=R(1, 2), C=1), sp.pi / 2),
        (universes.radiation_and_lambda(K=-1, A=R(1, 2), H=R(2, 3)), sp.asinh(2 / sp.sqrt(5)) * R(3, 4)),
        (universes.dust(K=1, C=1), sp.pi / 2),
    ],
)
def test_what_is_read_off_has_no_poles_of_its_own(universe, at, quantity) -> None:
    assert not getattr(universe, quantity).subs(universe.time, at).has(sp.nan, sp.zoo)
    _numeric(universe, quantity, at)


def test_density_parameters_have_no_poles_of_their_own() -> None:
    universe = universes.radiation_and_lambda(K=-1, A=R(1, 2), H=R(2, 3))
    at = sp.asinh(2 / sp.sqrt(5)) * R(3, 4)
    assert abs(sp.N(sp.Add(*(x.subs(t, at) for x in universe.density_parameters.values()))) - 1) < 1e-12


def test_a_pole_of_a_normal_form_is_seen() -> None:
    universe = universes.dust(K=1, C=1)
    cosine = universe._element(sp.cos(tau / 2))
    assert not is_regular(1 / cosine, tau)
    assert is_regular(1 / cosine, tau, cosine)
    assert is_regular(cosine, tau)
    assert not is_regular(1 / cosine, tau, universe._element(sp.sin(tau / 2)))


@pytest.mark.parametrize(
    ("universe", "at"),
    [
        (universes.radiation_and_dust(K=-1, A=R(3, 2), C=R(1, 2)), 2),
        (universes.dust_and_negative_lambda(C=2, h=R(1, 2)), 1),
        (universes.radiation_and_lambda(K=sp.Symbol("K_p", positive=True)), R(1, 10)),
    ],
)
def test_apparent_horizons_where_roots_are_open(universe, at) -> None:
    """1/√(H² + K/a²), from the derivative of a in place of the density."""
    values = {s: R(1, 3) for s in (sp.Symbol("A", positive=True), sp.Symbol("H", positive=True))}
    values |= {sp.Symbol("K_p", positive=True): R(1, 5), universe.time: at}
    rate = sp.diff(universe.a, universe.time) / (universe.a * universe.lapse)
    expected = 1 / sp.sqrt(rate**2 + universe.K / universe.a**2)
    assert abs(sp.N((universe.apparent_horizon() - expected).subs(values))) < 1e-12


def test_wrong_values() -> None:
    refused = [
        lambda: Fluid.named("dust", sp.I),
        lambda: Fluid.vacuum(1, kappa=0),
        lambda: ScalarField(0).slow_roll(),
        lambda: ScalarField(FIELD).slow_roll(kappa=0),
        lambda: ScalarField(FIELD).slow_roll(kappa="x"),
        lambda: thermal_radiation(-1),
        lambda: thermal_radiation(0),
        lambda: thermal_radiation(1, states=-2),
        lambda: thermal_radiation(1, states="2"),
        lambda: thermal_radiation(1, statistics=[]),
        lambda: thermal_conditions(gr.FLRW(), -1),
        lambda: thermal_conditions(gr.FLRW(), 0),
        lambda: universes.dust(K=0).lookback_time(-1),
        lambda: universes.dust(K=1).lookback_time(7),
        lambda: universes.dust(K=0).lookback_time(sp.nan),
        lambda: universes.dust(K=0).lookback_time(float("nan")),
        lambda: universes.dust(1),
        lambda: KineticGas(gr.FLRW()).dilutes(None),
        lambda: hubble_radius(None),
        lambda: hubble_radius("x"),
        lambda: energy_conditions("dust", domain=None),
        lambda: particle_horizon("dust", domain=None),
        lambda: particle_horizon("dust", domain="w > 1"),
        lambda: universes.by_quadrature("dust", domain=None),
        lambda: universes.growth_rate_squared("dust"),
        lambda: EnergyConditions("x", 1),
    ]
    for call in refused:
        with pytest.raises(InputError):
            call()


def test_decimals_are_the_fractions_that_were_typed() -> None:
    x = sp.Symbol("x")
    assert read_value(-1.1, "w") == -R(11, 10)
    assert read_value(0.3 * x, "w") == R(3, 10) * x
    assert Fluid(w=-1.1).w == -R(11, 10)
    assert fate(Fluid(w=-1.1)) == "big rip"
    assert R(3, 10) == universes.dust(K=0.3).K
    assert read_value(1e-7, "w") == R(1, 10**7)
    assert read_value(0.0, "w") == 0
    assert read_value(2.5e20, "w") == 25 * 10**19
    for computed in (1 / 3, 0.1 + 0.2, 1 / 3 * x):
        with pytest.raises(InputError, match="not an exact number"):
            read_value(computed, "w")
