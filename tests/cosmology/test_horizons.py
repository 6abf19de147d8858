"""Horizons: those of the library against the textbooks and quadrature, and where there are any by the exponents."""

from __future__ import annotations

import mpmath
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology import (
    SCALE,
    Fluid,
    apparent_horizon,
    event_horizon,
    fate,
    friedmann,
    hubble_radius,
    particle_horizon,
    universes,
)
from gr_toolkit.errors import InputError

t, tau = sp.symbols("t tau")
A, C, H = sp.symbols("A C H", positive=True)
R = sp.Rational
w = sp.Symbol("w", real=True)


# -- where there are any -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratio", "particle", "event"),  # w > −1/3 and w < −1/3; at −1/3 both integrals diverge, as log a
    [(1, True, False), (0, True, False), (-R(1, 3), False, False), (-R(1, 2), False, True), (-2, False, True)],
)
def test_horizons_of_one_fluid(ratio, particle, event) -> None:
    fluid = Fluid(w=ratio, amount=1)
    assert (bool(particle_horizon(fluid)), bool(event_horizon(fluid))) == (particle, event)
    square = sp.lambdify(SCALE, friedmann(fluid, K=0, cosmological_constant=0).hubble_squared, "mpmath")

    def distance(low, high):
        return mpmath.quad(lambda x: mpmath.exp(-x) / mpmath.sqrt(square(mpmath.exp(x))), mpmath.linspace(low, high, 9))

    # twice as far back or ahead in log a: what converges gains next to nothing
    for exists, sign in ((particle, -1), (event, 1)):
        near, far = sign * distance(0, sign * 40), sign * distance(0, sign * 80)
        assert (abs(far - near) < 1e-3 * near) == exists


def test_a_mix_is_ruled_by_what_dominates() -> None:
    assert bool(particle_horizon(["dust", "radiation", "vacuum"], K=-1))
    assert bool(event_horizon(["dust", "vacuum"], K=-1))
    assert not bool(event_horizon("dust", K=-1))
    assert not bool(particle_horizon("vacuum", K=-1))  # curvature dominates, and lets no horizon be


def test_a_symbolic_ratio() -> None:
    found = particle_horizon(Fluid(w=w))
    assert found.exists.refuted
    assert found.where == (3 * w + 1 > 0)
    assert particle_horizon(Fluid(w=w), domain=[3 * w + 1 > 0]).exists.proved
    assert event_horizon(Fluid(w=w), domain=[w < -R(1, 3)]).exists.proved


def test_densities_that_cancel_do_not_dominate() -> None:
    """Nothing is left of light and its negative, of a fluid of no density, of strings that balance curvature."""
    light = [Fluid(w=R(1, 3), amount=1, name="light"), Fluid(w=R(1, 3), amount=-1, name="dark")]
    assert not bool(particle_horizon(["vacuum", *light]))
    assert not bool(particle_horizon(["vacuum", Fluid.named("radiation", 0)]))
    strings = Fluid(w=-R(1, 3), amount=3 / (8 * sp.pi), name="strings")
    assert particle_horizon(["vacuum", strings], K=1).exponent == 0
    with pytest.raises(InputError, match="may not be positive"):
        event_horizon("dust", cosmological_constant=sp.Symbol("L", nonnegative=True))


def test_fates() -> None:
    assert fate("dust") == fate("dust", K=-1) == fate(["dust", "vacuum"]) == "forever"
    assert fate(Fluid.named("dust", 1), K=1) == "bounded"
    assert fate(["dust", Fluid(w=-R(3, 2))]) == "big rip"
    with pytest.raises(InputError, match="is not positive at a = 1"):
        fate(Fluid.named("dust", R(1, 100)), K=1)


def test_what_is_refused() -> None:
    with pytest.raises(InputError, match="there was no big bang"):
        particle_horizon(Fluid(w=R(1, 3), amount=-1), K=-1)  # a bounce
    with pytest.raises(InputError, match="expansion is bounded"):
        event_horizon(Fluid.named("dust", 1), K=1)
    with pytest.raises(InputError, match="is no power of a"):
        particle_horizon(Fluid.chaplygin(1, 1))
    with pytest.raises(InputError, match="it is open which of the densities"):
        particle_horizon(["dust", Fluid(w=w, name="x")], domain=[w > -1])
    with pytest.raises(InputError, match="no Hubble radius"):
        hubble_radius(universes.einstein_static())


# -- how far they are --------------------------------------------------------------------------------------------------


def test_textbook_horizons() -> None:
    """3t for flat dust, 2t for radiation [Weinberg 1972, 15.3.21 ff.], 1/H in de Sitter space [Rindler 1956]."""
    assert gr.decide(universes.power_law(w=0).particle_horizon(), 3 * t).proved
    assert gr.decide(universes.power_law(w=R(1, 3)).particle_horizon(), 2 * t).proved
    assert universes.power_law(w=-R(1, 3)).particle_horizon() == sp.oo
    assert gr.decide(universes.de_sitter(K=0).event_horizon(), 1 / H).proved
    assert universes.power_law(w=0).event_horizon() == sp.oo
    assert gr.decide(hubble_radius(universes.power_law(w=0)), 3 * t / 2).proved


def test_light_goes_round_a_closed_universe() -> None:
    """Of dust once until the end, of radiation half way; in de Sitter space half way, in eternity."""
    for universe, turns in (
        (universes.dust(K=1), 1),
        (universes.radiation(K=1), R(1, 2)),
        (universes.de_sitter(K=1), R(1, 2)),
    ):
        assert universe.end.conformal - universe.beginning.conformal == turns * 2 * sp.pi
        whole = (universe.particle_horizon() + universe.event_horizon()) / universe.a
        assert gr.decide(whole, turns * 2 * sp.pi, domain=[sp.Contains(t, sp.S.Reals)]).proved


def test_horizons_by_quadrature() -> None:
    """1.15…/H ahead in ΛCDM today [Davis & Lineweaver 2004: 16 Gly for h = 0.7, Ω_m = 0.3], from the integral in a."""
    universe = universes.lambda_cdm(H=1, C=R(3, 7))  # a = 1 where H₀² = 10/7 of Ω_Λ's
    now = sp.N(2 * sp.asinh(sp.sqrt(R(7, 3))) / 3, 20)
    expected = mpmath.quad(lambda a: 1 / (a**2 * mpmath.sqrt(mpmath.mpf(3) / 7 / a**3 + 1)), [1, 2, mpmath.inf])
    found = universe.event_horizon().subs(t, now)
    assert mpmath.almosteq(_value(found), expected, 1e-8)
    behind = mpmath.quad(lambda a: 1 / mpmath.sqrt(mpmath.mpf(3) / 7 * a + a**4), [0, R(1, 10), 1])
    assert mpmath.almosteq(_value(universe.particle_horizon().subs(t, now)), behind, 1e-6)


def _value(horizon):
    factor, integral = horizon.as_independent(sp.Integral)
    integrand, (x, low, high) = integral.function, integral.limits[0]
    ends = [mpmath.inf if e == sp.oo else mpmath.mpf(sp.N(e, 20)) for e in (low, high)]
    return mpmath.mpf(sp.N(factor, 20)) * mpmath.quad(sp.lambdify(x, integrand, "mpmath"), ends)


def test_where_only_the_chart_ends_no_horizon_is_claimed() -> None:
    for universe in (universes.milne(), universes.de_sitter(K=0), universes.anti_de_sitter()):
        with pytest.raises(InputError, match="spacetime may go on there"):
            universe.particle_horizon()
    with pytest.raises(InputError, match="depends on its parameters"):
        universes.dust().event_horizon()
    with pytest.raises(InputError, match="depends on its parameters"):
        universes.power_law().particle_horizon()


# -- the apparent horizon ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_the_apparent_horizon_is_where_the_areal_radius_has_a_null_gradient(signature: str) -> None:
    a, K = sp.Function("a")(t), sp.Symbol("K", real=True)
    found = apparent_horizon(signature=signature)
    assert gr.decide(1 / found**2, (a.diff(t) ** 2 + sp.Symbol("K")) / a**2, domain=[a > 0]).proved
    # in the closed universe of dust it is C sin³(τ/2) [2M of the mass inside: R = 2M(R), C = 8πρa³/3]
    assert gr.decide(universes.dust(K=1).apparent_horizon(), C * sp.sin(tau / 2) ** 3).proved
    assert gr.decide(universes.de_sitter(K=sp.Integer(-1)).apparent_horizon(), 1 / H).proved
    assert K not in found.free_symbols


@pytest.mark.parametrize("name", ["milne", "anti_de_sitter", "bounce"])
def test_without_positive_density_there_is_no_apparent_horizon(name: str) -> None:
    with pytest.raises(InputError, match="has no apparent horizon"):
        universes.CATALOGUE[name]().apparent_horizon()


def test_the_hubble_sphere_of_a_power_law() -> None:
    universe = universes.power_law(w=w)
    assert gr.decide(hubble_radius(universe), R(3, 2) * (1 + w) * t, domain=[t > 0, w + 1 > 0]).proved
    assert A in universe.a.free_symbols
