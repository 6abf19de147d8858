"""Redshifts at given events and at infinity, of free circular orbits, and whom observers are without a word."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology import universes
from gr_toolkit.errors import AmbiguousSignError, DomainError, GRToolkitError, InputError, UnknownNameError
from gr_toolkit.optics import circular_orbit, doppler, moving_observer, orbiting_observer, redshift

SIGNATURES = ("-+++", "+---")
R, oo = sp.Rational, sp.oo
a = sp.Function("a")
t = sp.Symbol("t")
r_e, r_o, t_e, t_o = sp.symbols("r_e r_o t_e t_o")


# -- at infinity -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_from_a_star_to_infinity(signature: str) -> None:
    """1 + z = 1/√(1 − 2M/r) [MTW 25.26]; from 6M √(3/2)."""
    g = gr.Schwarzschild(signature=signature)
    r, M = g.symbols("r M")
    ray = g.vector([1 / (1 - 2 * M / r), 1, 0, 0])
    for z in (redshift(metric=g, reception={r: oo}), redshift(ray=ray, reception={r: oo})):
        assert gr.decide(z.one_plus_z**2, 1 / (1 - 2 * M / r_e)).proved
        assert gr.decide(z.one_plus_z**2, 1 - 2 * M / r_e).refuted
        assert (repr(z), z.relations, z.check().proved) == ("1 + z = sqrt(r_e/(-2*M + r_e))", (), True)
    assert redshift(metric=g, emission={r: 6 * M}, reception={r: oo}).one_plus_z ** 2 == R(3, 2)
    falling = redshift(metric=g, emission={r: oo})
    assert gr.decide(falling.one_plus_z**2, 1 - 2 * M / r_o).proved
    assert falling.drift() == 0


def test_charge_and_rotation_from_far_away() -> None:
    charged = gr.ReissnerNordstrom()
    M, Q = charged.symbols("M Q")
    z = redshift(metric=charged, reception={"r": oo})
    assert gr.decide(z.one_plus_z**2, 1 / (1 - 2 * M / r_e + Q**2 / r_e**2)).proved
    turning = gr.Kerr()
    M, spin = turning.symbols("M a")
    z = redshift(metric=turning, reception={"r": oo}, domain=[r_e > 2 * M])
    theta_e = z.symbols("theta_e")
    lapse = 1 - 2 * M * r_e / (r_e**2 + spin**2 * sp.cos(theta_e) ** 2)
    assert gr.decide(z.one_plus_z**2, 1 / lapse, domain=[*turning.conditions, r_e > 2 * M]).proved


def _without_limit() -> dict[str, tuple[type[GRToolkitError], str, Any]]:
    hole, flat_space = gr.Schwarzschild(), gr.FLRW(K=0)
    r, M = hole.symbols("r M")
    scale = a(flat_space.symbols("tau"))
    light = flat_space.vector([1 / scale**2, 1 / scale**2, 0, 0])
    ray = hole.vector([1 / (1 - 2 * M / r), 1, 0, 0])
    x, y, w, c = sp.symbols("x y w c", real=True)
    squares = [t, x, y, w]
    growing = gr.Metric(sp.diag(-(1 + x**2), 1, 1, 1), squares, domain=[x > 0])
    open_ended = gr.Metric(sp.diag(-1 - 1 / (1 + c**2 * x**2), 1, 1, 1), squares, domain=[x > 0])
    return {
        "no way there": (DomainError, "outside the domain", lambda: redshift(metric=hole, reception={r: -oo})),
        "a horizon": (
            DomainError,
            "outside the domain",
            lambda: redshift(metric=gr.DeSitter("static"), reception={"r": oo}),
        ),
        "an unknown lapse": (
            InputError,
            "limit of .* is not known",
            lambda: redshift(metric=gr.StaticSpherical(), reception={"r": oo}),
        ),
        "without bound": (
            InputError,
            "grows without bound for x → oo",
            lambda: redshift(metric=growing, reception={"x": oo}),
        ),
        "two limits": (
            InputError,
            r"depends on whether c\*\*2 vanishes",
            lambda: redshift(metric=open_ended, reception={"x": oo}),
        ),
        "two infinities": (
            InputError,
            "depends on the way there",
            lambda: redshift(metric=hole, reception={r: oo, "t": oo}),
        ),
        "time runs too": (
            InputError,
            "depends on tau, which changes along the ray",
            lambda: redshift(ray=light, reception={"chi": oo}),
        ),
        "back from infinity": (InputError, "r grows along the ray", lambda: redshift(ray=ray, emission={r: oo})),
        "no number": (DomainError, "outside the domain", lambda: redshift(metric=hole, reception={r: sp.nan})),
    }


@pytest.mark.parametrize("name", _without_limit())
def test_where_there_is_no_limit(name: str) -> None:
    kind, message, call = _without_limit()[name]
    with pytest.raises(kind, match=message):
        call()


# -- values put in -----------------------------------------------------------------------------------------------------


def test_other_events_and_constants() -> None:
    g = gr.Schwarzschild()
    theta, M = g.symbols("theta M")
    z = redshift(metric=g)
    at_rest = z.subs({r_e: 6 * M, r_o: oo})
    assert at_rest.one_plus_z**2 == R(3, 2)
    assert float(at_rest) == pytest.approx(1.5**0.5 - 1, rel=1e-14)
    assert z.subs(M=2).subs(r_e=12).subs(r_o, oo).one_plus_z ** 2 == R(3, 2)
    assert z.subs(M=2).drift() == 0
    around = redshift(metric=g, emitter=circular_orbit(g), emission={theta: sp.pi / 2}, domain=[r_e > 3 * M])
    assert around.subs(b=0, r_o=oo, r_e=6 * M).one_plus_z ** 2 == 2
    assert around.subs(b=0).subs(r_o=oo).subs(r_e=6 * M).one_plus_z ** 2 == 2
    seen = redshift(metric=gr.FLRW("comoving"))
    assert gr.decide(seen.subs(t_e=1).one_plus_z, a(t_o) / a(1)).proved
    assert z.subs(M=1, r_e=6).subs(r_o=oo).one_plus_z ** 2 == R(3, 2)
    assert z.subs({r_e: 6 * M, r_o: 12 * M}).subs(M=1).one_plus_z ** 2 == R(5, 4)


@pytest.mark.parametrize(
    ("kind", "message", "call"),
    [
        (InputError, "z is no number: M, r_e, r_o", float),
        (DomainError, "outside the domain", lambda z: z.subs(r_e=1, M=1)),
        (DomainError, "outside the domain", lambda z: z.subs(M=-1)),
        (UnknownNameError, "no symbol of the redshift 'q'", lambda z: z.subs(q=1)),
        (InputError, "no dictionary", lambda z: z.subs(1)),
        (InputError, "could be infinite", lambda z: z.subs(M=oo)),
        (UnknownNameError, "no symbol", lambda z: z.subs(r_e=oo).subs(r_e=3)),
        (InputError, "two different symbols", lambda z: z.subs(sp.Symbol("M", positive=True), 1)),
        (InputError, "before z.subs", lambda z: _radial().subs(M=1).factors()),
        (InputError, "no names", lambda z: z.symbols(None)),
    ],
)
def test_values_that_are_refused(kind: type[GRToolkitError], message: str, call: Any) -> None:
    with pytest.raises(kind, match=message):
        call(redshift(metric=gr.Schwarzschild()))


def _radial() -> Any:
    g = gr.Schwarzschild()
    r, M = g.symbols("r M")
    return redshift(ray=g.vector([1 / (1 - 2 * M / r), 1, 0, 0]))


def test_what_is_printed_is_positive_where_it_can_be() -> None:
    (relation,) = _radial().relations
    assert str(relation.rhs) == "t_e + Integral(r/(-2*M + r), (r, r_e, r_o))"
    z = redshift(metric=gr.Schwarzschild())
    assert repr(z) == "1 + z = sqrt(r_e*(-2*M + r_o)/(r_o*(-2*M + r_e)))"
    numbers = {"M": 1, "r_e": 3, "r_o": 10}
    assert sp.simplify(z.written.subs(numbers) - z.one_plus_z.to_sympy().subs(numbers)) == 0


# -- circular orbits ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("sense", [1, -1])
def test_free_orbits_around_kerr(sense: int, signature: str) -> None:
    """Ω = ±√M/(r^{3/2} ± a√M) [Bardeen, Press & Teukolsky 1972, eq. 2.16]."""
    g = gr.Kerr(signature=signature)
    r, M, spin = g.symbols("r M a")
    orbit = circular_orbit(g, sense=sense)
    rate = orbit[3] / orbit[0]
    assert gr.decide(rate * (r ** R(3, 2) + sense * spin * sp.sqrt(M)), sense * sp.sqrt(M)).proved
    assert gr.decide(rate * (r ** R(3, 2) - sense * spin * sp.sqrt(M)), sense * sp.sqrt(M)).refuted


def test_the_textbooks_condition_is_enough_in_kerr() -> None:
    """r² − 3Mr + 2a√(Mr) > 0; face on from infinity (u^t)² = r^{1/2}(r^{3/2} + a√M)²/(r²(…))."""
    g = gr.Kerr()
    theta, M, spin = g.symbols("theta M a")
    domain = [spin > 0, r_e**2 - 3 * M * r_e + 2 * spin * sp.sqrt(M * r_e) > 0]
    z = redshift(metric=g, emitter=circular_orbit(g), emission={theta: sp.pi / 2}, reception={"r": oo}, domain=domain)
    face_on = z.subs(b=0).one_plus_z ** 2
    numbers = {M: 1, spin: R(1, 4), r_e: 9}  # (27 + 1/4)²/(27 (27 − 9 + 1/2))
    assert face_on.to_sympy().subs(numbers).equals(R(109, 4) ** 2 / (27 * R(37, 2)))


def test_free_orbits_elsewhere() -> None:
    g = gr.Schwarzschild("painleve-gullstrand")
    r, M = g.symbols("r M")
    orbit = circular_orbit(g)
    assert gr.decide(orbit[3] ** 2 / orbit[0] ** 2, M / r**3).proved
    isotropic = gr.Schwarzschild("isotropic")
    rho, M = isotropic.symbols("rho M")
    orbit = circular_orbit(isotropic, "rho")
    areal = rho * (1 + M / (2 * rho)) ** 2
    assert gr.decide(orbit[3] ** 2 / orbit[0] ** 2, M / areal**3).proved
    assert gr.decide(orbit[3] ** 2 / orbit[0] ** 2, M / rho**3).refuted


def _no_orbits() -> dict[str, tuple[type[GRToolkitError], str, Any]]:
    hole, kerr = gr.Schwarzschild(), gr.Kerr()
    theta = kerr.symbols("theta")
    return {
        "no sense": (InputError, "sense of the orbit is 2", lambda: circular_orbit(hole, sense=2)),
        "no pull": (InputError, "nothing pulls", lambda: circular_orbit(gr.Minkowski("spherical"))),
        "open": (AmbiguousSignError, "circular geodesics", lambda: circular_orbit(gr.ReissnerNordstrom())),
        "expanding": (InputError, "depends on t", lambda: circular_orbit(gr.FLRW("comoving"), "chi")),
        "off the plane": (
            InputError,
            "are no geodesics",
            lambda: circular_orbit(hole, plane={hole.symbols("theta"): sp.pi / 3}),
        ),
        "a plane of time": (InputError, "no one value", lambda: circular_orbit(kerr, plane={"t": 1, theta: 1})),
        "two in one": (InputError, "not three coordinates", lambda: circular_orbit(hole, "t")),
        "no plane": (InputError, "no dictionary", lambda: circular_orbit(hole, plane=3)),
        "time is no azimuth": (InputError, "no azimuth", lambda: orbiting_observer(hole, 1, "t")),
        "another name": (InputError, "sense=-1", lambda: circular_orbit(hole, retrograde=True)),
    }


@pytest.mark.parametrize("name", _no_orbits())
def test_orbits_that_are_none(name: str) -> None:
    kind, message, call = _no_orbits()[name]
    with pytest.raises(kind, match=message):
        call()


# -- observers ---------------------------------------------------------------------------------------------------------


def test_without_a_word_observers_of_a_stationary_spacetime_are_at_rest() -> None:
    kerr = gr.Kerr(M=1, a=R(1, 2))
    events = {"emission": {"r": 3, "theta": sp.pi / 2}, "reception": {"r": 100, "theta": sp.pi / 2}}
    z = redshift(metric=kerr, **events)
    assert z.one_plus_z**2 == R(98, 100) / R(1, 3)  # −g_tt = 1 − 2M/r in the plane
    assert z.one_plus_z == redshift(metric=kerr, emitter="at rest", observer="at rest", **events).one_plus_z
    assert z.of_any_ray
    assert not redshift(metric=kerr, emitter="normal", observer="normal", **events).of_any_ray
    rain = gr.Schwarzschild("painleve-gullstrand")
    M = rain.symbols("M")
    z = redshift(metric=rain, domain=[r_e > 2 * M, r_o > 2 * M])
    assert gr.decide(z.one_plus_z**2, (1 - 2 * M / r_o) / (1 - 2 * M / r_e), domain=[r_e > 2 * M, r_o > 2 * M]).proved


@pytest.mark.parametrize("dimension", [2, 3])
def test_fewer_dimensions(dimension: int) -> None:
    """ds² = −dt² + e^{2t} dx²: 1 + z = e^{t_o − t_e}."""
    names = [t, *sp.symbols("x y")][:dimension]
    g = gr.Metric(sp.diag(-1, *[sp.exp(2 * t)] * (dimension - 1)), names)
    ray = redshift(ray=g.vector([sp.exp(-t), sp.exp(-2 * t), 0][:dimension]))
    for z in (ray, redshift(metric=g), redshift(metric=g, observer="normal")):
        assert gr.decide(z.one_plus_z, sp.exp(t_o - t_e)).proved
    assert ray.factors().check().proved
    assert gr.optics.transported_redshift(ray).check().proved


@pytest.mark.parametrize(("scale", "until"), [((-t) ** R(2, 3), 0), (sp.sqrt(-t), 0), ((1 - t) ** R(2, 3), 1)], ids=str)
def test_contracting_universes(scale: Any, until: int) -> None:
    z = redshift(metric=gr.FLRW("comoving", K=0, a=scale, domain=[t < until]))
    expected = scale.subs(t, t_o) / scale.subs(t, t_e)
    domain = [t_e < until, t_o < until]
    assert gr.decide(z.one_plus_z, expected, domain=domain).proved
    assert gr.decide(z.one_plus_z, 1 / expected, domain=domain).refuted


def test_a_lapse_that_is_neither_one_nor_the_scale_factor() -> None:
    """ds² = −da²/(H a)² + a² dx², H = 1/a³: 1 + z = a_o/a_e in the scale factor as time."""
    x, y, w = sp.symbols("x y w", real=True)
    s, s_e, s_o = sp.symbols("s s_e s_o", positive=True)
    g = gr.Metric(sp.diag(-(s**4), s**2, s**2, s**2), [s, x, y, w])
    z = redshift(metric=g)
    assert gr.decide(z.one_plus_z, s_o / s_e).proved
    assert z.check().proved
    recollapsing = redshift(metric=universes.radiation_in_cosmic_time(K=1).metric())
    A, early, late = recollapsing.symbols("A t_e t_o")
    assert gr.decide(recollapsing.one_plus_z**2, (2 * A * late - late**2) / (2 * A * early - early**2)).proved


@pytest.mark.parametrize("signature", SIGNATURES)
def test_one_condition_on_the_speed_is_enough(signature: str) -> None:
    v, w = sp.symbols("v w", real=True)
    flat = gr.Minkowski(signature=signature)
    light = flat.vector([1, 1, 0, 0])
    z = redshift(ray=light, emitter=moving_observer(flat, [v, 0, 0]), domain=[v**2 < 1])
    assert gr.decide(z.one_plus_z**2, (1 - v) / (1 + v), domain=[v**2 < 1]).proved
    slow = [v**2 + w**2 < 1]
    z = redshift(ray=light, emitter=moving_observer(flat, [v, w, 0]), domain=slow)
    assert gr.decide(z.one_plus_z**2, (1 - v) ** 2 / (1 - v**2 - w**2), domain=slow).proved
    with pytest.raises(InputError, match="negative frequency"):
        redshift(ray=light, emitter=moving_observer(flat, [v, 0, 0]) * -1, domain=[v**2 < 1])


# -- calls that do not fit ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("redshift: too many positional", lambda g: redshift(g)),
        ("no parameter 'observation'", lambda g: redshift(metric=g, observation={"r": 1})),
        ("'metrik'", lambda g: redshift(metrik=g)),
        ("no parameter 'v'\n  write: speed=v", lambda g: doppler(v=1)),
        ("missing a required argument", lambda g: moving_observer(g)),
        ("3 components.*\n.*moving_observer", lambda g: redshift(metric=g, observer=[R(1, 2), 0, 0])),
        ("names none", lambda g: redshift(metric=g, observer="Alice")),
        ("ray=k.*eikonal", lambda g: redshift(metric=g, observer=moving_observer(g, [R(1, 2), 0, 0]))),
        ("Rational\\(3, 10\\)", lambda g: moving_observer(g, [0.3, 0, 0])),
        ("not timelike: its square is 4", lambda g: moving_observer(g, [2, 0, 0])),
        ("not timelike: its square is 1", lambda g: moving_observer(g, [0, -1, 0])),
        ("declared to be no real", lambda g: redshift(metric=g, emission={"r": 3 + sp.Symbol("W", imaginary=True)})),
        ("is no redshift", lambda g: gr.optics.transported_redshift("x")),
    ],
)
def test_calls_that_do_not_fit(message: str, call: Any) -> None:
    with pytest.raises(InputError, match=message):
        call(gr.Schwarzschild())


def test_a_decimal_that_is_exact_is_taken() -> None:
    flat = gr.Minkowski()
    assert moving_observer(flat, [0.5, 0, 0])[1] == R(1, 2)
