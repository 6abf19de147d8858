"""Redshift between two worldlines: along rays and by symmetry."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import (
    AmbiguousSignError,
    ConventionError,
    DomainError,
    GRToolkitError,
    IndexMismatchError,
    InputError,
    UnknownNameError,
)
from gr_toolkit.optics import moving_observer, orbiting_observer, redshift

SIGNATURES = ("-+++", "+---")
SLOW = ("-+++", pytest.param("+---", marks=pytest.mark.nightly))
a = sp.Function("a")
r_e, r_o, t_e, t_o, tau_e, tau_o = sp.symbols("r_e r_o t_e t_o tau_e tau_o")


def radial(g: gr.Metric) -> gr.Tensor:
    """k = (1, 1, 0, 0)/a², affinely parametrised in conformal time."""
    scale = a(g.symbols("tau"))
    return g.vector([1 / scale**2, 1 / scale**2, 0, 0])


# -- expanding universes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_redshift_of_the_expanding_universe_along_a_ray(signature: str) -> None:
    """1 + z = a_o/a_e for every K [Wald 5.3.6], frequencies 1/a in both signatures."""
    z = redshift(ray=radial(gr.FLRW(signature=signature)))
    assert gr.decide(z.one_plus_z, a(tau_o) / a(tau_e)).proved
    assert gr.decide(z.one_plus_z, a(tau_e) / a(tau_o)).refuted  # the thread's slip
    assert z.emitted == 1 / a(tau_e)
    assert z.observed == 1 / a(tau_o)
    assert gr.decide(z.z, (a(tau_o) - a(tau_e)) / a(tau_e)).proved
    assert z.check().proved
    chi_o, chi_e = z.symbols("chi_o chi_e")
    assert gr.decide(chi_o - chi_e, tau_o - tau_e, assuming=z.relations).proved
    assert gr.decide(chi_o - chi_e, tau_e - tau_o, assuming=z.relations).refuted


@pytest.mark.parametrize("signature", SLOW)
@pytest.mark.parametrize("chart", ["conformal", "comoving", "areal", "isotropic-cartesian"])
def test_the_redshift_by_a_conformal_killing_vector_that_is_found(chart: str, signature: str) -> None:
    g = gr.FLRW(chart, signature=signature)
    z = redshift(metric=g)
    time = g.coordinates[0].name
    early, late = z.symbols(f"{time}_e {time}_o")
    assert gr.decide(z.one_plus_z, a(late) / a(early)).proved
    assert gr.decide(z.one_plus_z, (a(late) / a(early)) ** 2).refuted
    assert z.check().proved
    assert z.of_any_ray


def test_rays_in_any_direction_have_the_same_redshift() -> None:
    g = gr.FLRW("isotropic-cartesian", K=0)
    scale = a(g.symbols("t"))
    k = g.vector([1 / scale, *(sp.Rational(*n) / scale**2 for n in ((2, 7), (3, 7), (-6, 7)))])
    z = redshift(ray=k)
    assert gr.decide(z.one_plus_z, a(t_o) / a(t_e)).proved
    assert all(isinstance(relation.rhs.atoms(sp.Integral).pop(), sp.Integral) for relation in z.relations)
    assert len(z.relations) == 3


@pytest.mark.parametrize("signature", SLOW)
def test_an_eikonal_is_a_ray(signature: str) -> None:
    """The general solution of the eikonal equation, rays of any direction, every K."""
    z = redshift(ray=gr.optics.eikonal(gr.FLRW(signature=signature)))
    assert gr.decide(z.one_plus_z, a(tau_o) / a(tau_e)).proved
    assert gr.decide(z.one_plus_z, a(tau_e) / a(tau_o)).refuted


def test_a_given_conformal_killing_vector_and_what_is_none() -> None:
    g = gr.FLRW("comoving")
    t = g.symbols("t")
    z = redshift(symmetry=g.vector([a(t), 0, 0, 0]))
    assert gr.decide(z.one_plus_z, a(t_o) / a(t_e)).proved
    with pytest.raises(InputError, match="no conformal Killing vector"):
        redshift(metric=g, symmetry=[1, 0, 0, 0])


def test_numbers_for_arrays() -> None:
    z = redshift(metric=gr.FLRW("comoving", K=0))
    f = gr.compiled(z.one_plus_z, "t_o t_e", functions={a(t_o): lambda t: t ** (2 / 3)})
    late, early = np.linspace(1.0, 2.0, 7), np.linspace(0.1, 0.9, 7)
    assert np.allclose(f(late, early), (late / early) ** (2 / 3), rtol=1e-14, atol=0)
    t = gr.FLRW("comoving").symbols("t")
    dust = redshift(metric=gr.FLRW("comoving", K=0, a=t ** sp.Rational(2, 3)), domain=[t_e > 0, t_o > 0])
    assert np.allclose(gr.compiled(dust.z, "t_o t_e")(late, early), (late / early) ** (2 / 3) - 1, rtol=1e-12, atol=0)


# -- static and stationary spacetimes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_gravitational_redshift(signature: str) -> None:
    """(1 + z)² = g_tt(o)/g_tt(e) at rest [Wald 6.3.4], without a ray and along one."""
    g = gr.Schwarzschild(signature=signature)
    r, M = g.symbols("r M")
    expected = (1 - 2 * M / r_o) / (1 - 2 * M / r_e)
    ray = redshift(ray=g.vector([1 / (1 - 2 * M / r), 1, 0, 0]))
    for z in (redshift(metric=g), redshift(metric=g, symmetry=[1, 0, 0, 0]), ray):
        assert gr.decide(z.one_plus_z**2, expected).proved
        assert gr.decide(z.one_plus_z**2, 1 / expected).refuted
    assert gr.decide(ray.emitted**2, 1 / (1 - 2 * M / r_e)).proved
    assert repr(ray).startswith("1 + z = sqrt(r_e*")
    assert ray._repr_latex_().startswith(r"$\displaystyle 1 + z = ")
    (relation,) = ray.relations  # the tortoise coordinate
    assert relation.rhs.atoms(sp.Integral)


def test_static_spacetimes_of_any_lapse() -> None:
    z = redshift(metric=gr.StaticSpherical())
    f = sp.Function("f")
    assert gr.decide(z.one_plus_z**2, f(r_o) / f(r_e)).proved


def test_accelerated_observers() -> None:
    """Rindler: ω ∝ 1/x, so that light that climbs is redshifted by x_o/x_e [MTW §6.6]."""
    z = redshift(metric=gr.Rindler())
    x_e, x_o = z.symbols("x_e x_o")
    assert gr.decide(z.one_plus_z, x_o / x_e).proved
    assert gr.decide(z.one_plus_z, x_e / x_o).refuted


@pytest.mark.parametrize("signature", SLOW)
def test_circular_orbits(signature: str) -> None:
    """Face-on b = 0: (1 − 3M/r)^{−1/2} at infinity. Edge-on b = ±r/√(1 − 2M/r), the impact parameter of light along the
    orbit: gravity times special relativity's Doppler shift with the orbital speed v² = M/(r − 2M) [MTW 25.31]."""
    g = gr.Schwarzschild(signature=signature)
    r, theta, M = g.symbols("r theta M")
    orbit = orbiting_observer(g, sp.sqrt(M / r**3))
    z = redshift(metric=g, emitter=orbit, emission={theta: sp.pi / 2}, domain=[r_e > 3 * M])
    b = z.symbols("b")
    face_on = z.one_plus_z.subs(b, 0)
    assert gr.decide(face_on**2, (1 - 2 * M / r_o) / (1 - 3 * M / r_e)).proved
    numbers = {M: 1, r_e: 8}
    v = 1 / sp.sqrt(6)
    for sign in (1, -1):
        edge_on = z.one_plus_z.to_sympy().subs(numbers).subs(b, sign * 8 / sp.sqrt(sp.Rational(3, 4)))
        doppler = (1 - sign * v) / sp.sqrt(1 - v**2)
        gravity = sp.sqrt((1 - 2 / r_o) / sp.Rational(3, 4))
        assert gr.decide(edge_on, gravity * doppler, domain=[r_o > 2]).proved
        assert gr.decide(edge_on, gravity / doppler, domain=[r_o > 2]).refuted


def test_circular_orbits_around_kerr() -> None:
    """ω_e = E u^t (1 − Ω b), u^t = (r^{3/2} + a√M)/(r^{3/4} √(r^{3/2} − 3M√r + 2a√M)), Ω = √M/(r^{3/2} + a√M)
    [Bardeen, Press & Teukolsky 1972, eq. 2.16]."""
    g = gr.Kerr()
    r, theta, M, spin = g.symbols("r theta M a")
    x = sp.sqrt(r)
    orbit = g.vector([x**3 + spin * sp.sqrt(M), 0, 0, sp.sqrt(M)])
    z = redshift(
        metric=g,
        symmetry=[[1, 0, 0, 0], [0, 0, 0, 1]],
        emitter=orbit,
        observer="normal",
        emission={theta: sp.pi / 2},
        domain=[r_e > 6 * M, spin > 0, spin < M],
    )
    E, b = z.symbols("E b")
    speed = sp.sqrt(M) / (r_e ** sp.Rational(3, 2) + spin * sp.sqrt(M))
    rate = (r_e ** sp.Rational(3, 2) + spin * sp.sqrt(M)) ** 2 / (
        r_e**3 - 3 * M * r_e**2 + 2 * spin * sp.sqrt(M) * r_e ** sp.Rational(3, 2)
    )
    domain = [M > 0, r_e > 6 * M, spin > 0, spin < M, sp.Contains(E, sp.Reals), sp.Contains(b, sp.Reals)]
    emitted = z.emitted.to_sympy()
    assert gr.decide(emitted**2, E**2 * rate * (1 - speed * b) ** 2, domain=domain).proved
    assert gr.decide(emitted**2, E**2 * rate * (1 + speed * b) ** 2, domain=domain).refuted
    assert z.check().proved
    assert not z.of_any_ray


def test_a_ray_of_kerr() -> None:
    """Along a principal null geodesic E = 1: static observers find 1/√(−g_tt)."""
    g = gr.Kerr()
    r, theta, M, spin = g.symbols("r theta M a")
    delta = r**2 - 2 * M * r + spin**2
    k = g.vector([(r**2 + spin**2) / delta, 1, 0, spin / delta])
    z = redshift(ray=k, emitter="at rest", observer="at rest", domain=[r_e > 2 * M, r_o > 2 * M])
    lapse = 1 - 2 * M * r / (r**2 + spin**2 * sp.cos(theta) ** 2)
    assert gr.decide(z.one_plus_z**2, lapse.subs(r, r_o) / lapse.subs(r, r_e), domain=g.conditions).proved


def test_a_rotating_disc() -> None:
    """From the rim to the axis 1 + z = γ; from rim to rim none [Champeney & Moon 1961]."""
    g = gr.Minkowski("spherical")
    theta, Omega = g.symbols("theta"), sp.Symbol("Omega", real=True)
    disc, at = orbiting_observer(g, Omega), {theta: sp.pi / 2}
    slow = [1 - Omega**2 * r_e**2 > 0, 1 - Omega**2 * r_o**2 > 0]
    out = redshift(metric=g, emitter=disc, observer=disc, emission=at, reception=at, symmetry=disc, domain=slow)
    assert gr.decide(out.one_plus_z**2, (1 - Omega**2 * r_o**2) / (1 - Omega**2 * r_e**2)).proved
    rim = redshift(metric=g, emitter=disc, emission=at, domain=slow[:1])
    b = rim.symbols("b")
    assert gr.decide(rim.one_plus_z.subs(b, 0) ** 2, 1 / (1 - Omega**2 * r_e**2)).proved


@pytest.mark.parametrize("book", ["Weinberg", "Landau-Lifshitz"])
def test_conventions_do_not_matter(book: str) -> None:
    z = redshift(metric=gr.FLRW(K=0, conventions=book))
    assert gr.decide(z.one_plus_z, a(tau_o) / a(tau_e)).proved


# -- bad input ---------------------------------------------------------------------------------------------------------


def _wrong() -> dict[str, tuple[type[GRToolkitError], str, Any]]:
    flrw, hole, flat = gr.FLRW(), gr.Schwarzschild(), gr.Minkowski()
    tau = flrw.symbols("tau")
    r, M = hole.symbols("r M")
    k = radial(flrw)
    light = flat.vector([1, 1, 0, 0])
    t, x, y, z = flat.coordinates
    omega = sp.Symbol("omega", real=True)
    kasner = gr.Metric(sp.diag(-1, t**2, 1, 1), [t, x, y, z], domain=[t > 0])
    return {
        "not null": (InputError, "not null: k·k", lambda: redshift(ray=flrw.vector([1, 2, 0, 0]))),
        "not affine": (InputError, "not affine", lambda: redshift(ray=flrw.vector([1, 1, 0, 0]))),
        "no geodesic": (InputError, "no geodesic", lambda: redshift(ray=flat.vector([1, sp.cos(t), sp.sin(t), 0]))),
        "zero": (InputError, "no direction", lambda: redshift(ray=flat.vector([0, 0, 0, 0]))),
        "complex": (InputError, "not real", lambda: redshift(ray=flat.vector([0, 1, sp.I, 0]))),
        "spacelike observer": (
            InputError,
            "observer has no worldline at the reception: X·X = 1",
            lambda: redshift(ray=light, observer=[0, 1, 0, 0]),
        ),
        "null emitter": (InputError, "null there", lambda: redshift(ray=light, emitter=[1, 1, 0, 0])),
        "imaginary emitter": (InputError, "not a real one", lambda: redshift(ray=light, emitter=[0, sp.I, 0, 0])),
        "past-directed": (InputError, "negative frequency", lambda: redshift(ray=flat.vector([-1, 1, 0, 0]))),
        "observer into the past": (
            InputError,
            "at the reception the observer would measure the negative frequency",
            lambda: redshift(ray=light, observer=[-1, 0, 0, 0]),
        ),
        "open direction": (AmbiguousSignError, "future-directed", lambda: redshift(ray=light * omega)),
        "inside the horizon": (DomainError, "outside the domain", lambda: redshift(metric=hole, emission={r: M})),
        "static on the horizon": (
            DomainError,
            "outside the domain",
            lambda: redshift(metric=hole, emission={r: 2 * M}),
        ),
        "too near to orbit": (
            AmbiguousSignError,
            "whether the emitter is timelike at the emission",
            lambda: redshift(metric=hole, emitter=orbiting_observer(hole, sp.sqrt(M / r**3))),
        ),
        "faster than light": (
            InputError,
            "not timelike",
            lambda: redshift(ray=light, emitter=moving_observer(flat, [2, 0, 0])),
        ),
        "the ray keeps y": (
            InputError,
            "the ray keeps y",
            lambda: redshift(ray=light, emission={y: 1}, reception={y: 2}),
        ),
        "received before": (
            InputError,
            "tau grows along the ray, but is 2 at the emission and 1",
            lambda: redshift(ray=k, emission={tau: 2}, reception={tau: 1}),
        ),
        "unknown symbol": (UnknownNameError, "no symbol of the two events", lambda: redshift(ray=light).symbols("q")),
        "no symmetry": (InputError, "no conformal Killing vectors", lambda: redshift(metric=kasner)),
        "off the symmetry": (
            InputError,
            "not along the given symmetries",
            lambda: redshift(metric=hole, symmetry=[1, 0, 0, 0], emitter=orbiting_observer(hole, sp.Rational(1, 9))),
        ),
        "dependent symmetries": (
            InputError,
            "linearly dependent",
            lambda: redshift(metric=flat, symmetry=[[1, 0, 0, 0], [2, 0, 0, 0]]),
        ),
        "two futures": (InputError, "not one future", lambda: redshift(metric=flat, emitter=[-1, 0, 0, 0])),
        "both": (InputError, "both a ray and a symmetry", lambda: redshift(ray=light, symmetry=[1, 0, 0, 0])),
        "nothing": (InputError, "neither a ray nor a metric", lambda: redshift()),
        "a string": (InputError, "no vector field", lambda: redshift(ray="k")),
        "a metric tensor": (IndexMismatchError, "has 2 indices", lambda: redshift(ray=flat.covariant)),
        "another metric": (
            ConventionError,
            "both in one chart",
            lambda: redshift(ray=k, emitter=flat.vector([1, 0, 0, 0])),
        ),
        "taken symbol": (
            InputError,
            "stands for a constant already",
            lambda: redshift(ray=light * sp.Symbol("t_e", positive=True)),
        ),
        "no coordinate": (IndexMismatchError, "neither a coordinate", lambda: redshift(ray=k, emission={"r": 1})),
        "no dictionary": (InputError, "no dictionary", lambda: redshift(ray=k, emission=[1])),
        "no scale factor": (DomainError, "empty", lambda: redshift(metric=gr.FLRW(a=-(tau**2)))),
        "no conditions": (InputError, "no list of conditions", lambda: redshift(ray=k, domain=omega > 0)),
    }


@pytest.mark.parametrize("name", _wrong())
def test_bad_input(name: str) -> None:
    kind, message, call = _wrong()[name]
    with pytest.raises(kind, match=message.replace("(", r"\(")):
        call()


def test_a_redshift_is_above_minus_one() -> None:
    """Approaching at 3/5 of the speed of light halves the period: z = −1/2, and no speed reaches −1."""
    flat = gr.Minkowski()
    light = flat.vector([1, 1, 0, 0])
    z = redshift(ray=light, emitter=moving_observer(flat, [sp.Rational(3, 5), 0, 0]))
    assert z.z == sp.Rational(-1, 2)


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("order", ["r t theta phi", "phi r theta t"])
def test_the_time_is_found_at_any_place_of_the_chart(signature: str, order: str) -> None:
    """√(f_o/f_e) at rest, and √(f_o/(1 − 3M/r_e)) of a circular orbit, face on [MTW §25.5]."""
    t, r, theta, phi = sp.symbols("t r theta phi", real=True)
    M = sp.Symbol("M", positive=True)
    f = 1 - 2 * M / r
    entries = {t: -f, r: 1 / f, theta: r**2, phi: r**2 * sp.sin(theta) ** 2}
    names = {x.name: x for x in entries}
    chart = [names[name] for name in order.split()]
    sign = 1 if signature == "-+++" else -1
    matrix = sp.diag(*[sign * entries[x] for x in chart])
    g = gr.Metric(matrix, chart, domain=[r > 2 * M, theta > 0, theta < sp.pi], signature=signature)
    along_t = [int(x == t) for x in chart]
    at_infinity = {"emission": {r: 3 * M}, "reception": {r: sp.oo}}
    for found in (
        redshift(metric=g, **at_infinity),
        redshift(metric=g, symmetry=along_t, emitter="at rest", **at_infinity),
        redshift(metric=g, emitter="normal", **at_infinity),
        redshift(ray=gr.optics.eikonal(g, constants={"theta": 0, "phi": 0}), **at_infinity),
    ):
        assert gr.decide(found.one_plus_z, sp.sqrt(3)).proved
        assert gr.decide(found.one_plus_z, 1 / sp.sqrt(3)).refuted
    orbit = gr.optics.circular_orbit(g)
    up, around = chart.index(t), chart.index(phi)
    assert gr.decide(orbit[around] ** 2 / orbit[up] ** 2, M / r**3).proved  # Kepler's third law
    assert orbiting_observer(g, 1)[up] == 1
    z = redshift(metric=g, emitter=orbit, emission={theta: sp.pi / 2, r: 6 * M}).subs(r_o=sp.oo, b=0)
    assert gr.decide(z.one_plus_z, sp.sqrt(2)).proved  # the innermost stable orbit


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_time_need_not_come_first_in_an_expanding_universe(signature: str) -> None:
    t, x, y, z = sp.symbols("t x y z", real=True)
    sign = 1 if signature == "-+++" else -1
    matrix = sign * sp.diag(a(t) ** 2, a(t) ** 2, -1, a(t) ** 2)
    g = gr.Metric(matrix, [x, y, t, z], domain=[a(t) > 0], signature=signature)
    for found in (redshift(metric=g), redshift(ray=g.vector([1 / a(t) ** 2, 0, 1 / a(t), 0]))):
        one_plus_z = found.one_plus_z.to_sympy()
        emission, reception = (next(s for s in one_plus_z.free_symbols if s.name == name) for name in ("t_e", "t_o"))
        assert one_plus_z == a(reception) / a(emission)


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_comoving_worldlines_of_curved_radiation_with_lambda_have_one_future(signature: str) -> None:
    """1 + z = a_o/a_e, though the sign of 1/a is not seen in the form that a rationalised denominator has."""
    from gr_toolkit.cosmology import universes

    universe = universes.radiation_and_lambda()
    shift = gr.optics.redshift(metric=universe.metric(signature=signature))
    ratio = shift.one_plus_z.to_sympy()
    times = [next(s for s in ratio.free_symbols if s.name == name) for name in ("t_e", "t_o")]
    before, after = ((universe.a**2).subs(universe.time, t) for t in times)
    conditions = [c.subs(universe.time, t) for c in universe.domain for t in times]
    assert gr.decide(ratio**2 * before, after, domain=conditions).proved
    assert gr.decide(ratio**2 * after, before, domain=conditions).refuted
