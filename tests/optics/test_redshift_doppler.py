"""Doppler's effect, aberration, factors, drift, and velocities carried along rays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import InputError
from gr_toolkit.optics import doppler, moving_observer, redshift, transported_redshift

SIGNATURES = ("-+++", "+---")
SLOW = ("-+++", pytest.param("+---", marks=pytest.mark.nightly))
a = sp.Function("a")
t_e, t_o, tau_e, tau_o, r_e, r_o = sp.symbols("t_e t_o tau_e tau_o r_e r_o")
v, w, alpha = sp.symbols("v w alpha", real=True)


def radial(g: gr.Metric) -> gr.Tensor:
    """k = (1, 1, 0, 0)/a²."""
    scale = a(g.symbols("tau"))
    return g.vector([1 / scale**2, 1 / scale**2, 0, 0])


# -- Doppler and aberration --------------------------------------------------------------------------------------------


def test_doppler_and_aberration_from_frames() -> None:
    moving = doppler(speed=v, angle=alpha)
    gamma = 1 / sp.sqrt(1 - v**2)
    domain = [v**2 < 1]
    assert gr.decide(moving.one_plus_z, gamma * (1 - v * sp.cos(alpha)), domain=domain).proved
    assert gr.decide(moving.cosine, (sp.cos(alpha) - v) / (1 - v * sp.cos(alpha)), domain=domain).proved
    assert gr.decide(moving.cosine, (sp.cos(alpha) + v) / (1 + v * sp.cos(alpha)), domain=domain).refuted
    assert all(moving.check(metric).proved for metric in (None, gr.Schwarzschild(), gr.FLRW(signature="+---")))
    broken = replace(moving)
    object.__setattr__(broken, "cosine", moving.cosine * -1)
    assert broken.check().refuted
    assert r"\cos\theta'" in moving._repr_latex_()


@pytest.mark.parametrize("angle", [v, 2 * v, sp.acos(v), sp.pi / 3, 0])
def test_the_laws_hold_for_an_angle_that_depends_on_the_speed(angle: object) -> None:
    """dΩ′/dΩ compares directions at one velocity."""
    moving = doppler(v, angle, domain=[v > 0])  # v² < 1 always joins the domain
    assert moving.check().proved
    broken = replace(moving)
    object.__setattr__(broken, "cosine", moving.cosine + 1)
    assert not broken.check().proved


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("angle I is not real", lambda: doppler(v, sp.I)),
        ("a whole turn.*\n.*sp.rad", lambda: doppler(v, 60)),
        ("declared to be no real", lambda: doppler(v, sp.Symbol("c", complex=True))),
        ("no list of conditions", lambda: doppler(v, domain=None)),
        ("no list of conditions", lambda: doppler(v, domain="v<1")),
        ("no list of conditions", lambda: doppler(v, domain=v < 1)),
        ("not below 1", lambda: doppler(v, domain=[v > 2])),
        (r"Rational\(3, 10\)", lambda: doppler(0.3)),
    ],
)
def test_speeds_and_angles_that_are_refused(message: str, call: Callable[[], object]) -> None:
    with pytest.raises(InputError, match=message):
        call()


def test_known_shifts() -> None:
    """Receding at 3/5: 2 [MTW exercise 2.6]; transverse: γ; the half-angle form of aberration."""
    assert doppler(speed=sp.Rational(3, 5), angle=sp.pi).one_plus_z == 2
    assert doppler(speed=sp.Rational(3, 5)).one_plus_z == Fraction(1, 2)
    assert doppler(speed=sp.Rational(3, 5), angle=sp.pi / 2).one_plus_z == Fraction(5, 4)
    moving = doppler(speed=v, angle=alpha)
    half = moving.sine**2 / (1 + moving.cosine) ** 2  # tan²(θ′/2)
    expected = (1 + v) / (1 - v) * (sp.sin(alpha) / (1 + sp.cos(alpha))) ** 2
    assert gr.decide(half, expected, domain=[v**2 < 1]).proved
    assert gr.decide(half, 1 / expected, domain=[v**2 < 1]).refuted


speeds = st.fractions(min_value=Fraction(-9, 10), max_value=Fraction(9, 10), max_denominator=20)


@given(first=speeds, second=speeds)
def test_shifts_along_one_line_compose_like_velocities(first: Fraction, second: Fraction) -> None:
    together = (first + second) / (1 + first * second)
    one, two, both = (doppler(speed=sp.Rational(x.numerator, x.denominator)) for x in (first, second, together))
    assert (one.one_plus_z * two.one_plus_z) ** 2 == both.one_plus_z**2


def test_aberration_back_and_forth() -> None:
    """The way back is the same map with −v."""
    seen = doppler(speed=v, angle=alpha).cosine
    assert gr.decide((seen + v) / (1 + v * seen), sp.cos(alpha)).proved
    assert gr.decide((seen - v) / (1 - v * seen), sp.cos(alpha)).refuted


@pytest.mark.parametrize("speed", [1, -1, 2, sp.I / 2, "fast", sp.Symbol("u", imaginary=True)])
def test_speeds_that_are_none(speed: object) -> None:
    with pytest.raises(InputError, match=r"not below 1|no expression|no real number"):
        doppler(speed=speed)


# -- the product -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SLOW)
def test_doppler_times_expansion(signature: str) -> None:
    """(1 + z) = (1 + z_D)(1 + z_g)(1 + z_D), with v from the frames of comoving observers."""
    g = gr.FLRW(K=0, signature=signature)
    source, receiver = moving_observer(g, [0, v, 0]), moving_observer(g, [w, 0, 0])
    z = redshift(ray=radial(g), emitter=source, observer=receiver, domain=[v**2 < 1, w**2 < 1, w < 1])
    parts = z.factors()
    assert parts.check().proved
    assert gr.decide(parts.between, a(tau_o) / a(tau_e)).proved
    assert gr.decide(parts.emitter**2, 1 / (1 - v**2)).proved  # transverse: γ
    assert gr.decide(parts.observer**2, (1 + w) / (1 - w)).proved  # runs away from the light: red
    assert parts.motions[0].along_ray == 0
    assert gr.decide(parts.motions[0].speed_squared, v**2).proved
    assert replace(parts.motions[1], along_ray=-parts.motions[1].along_ray).check().refuted
    assert replace(parts, observer=parts.emitter).check().refuted
    assert parts._repr_latex_().startswith(r"$\displaystyle 1 + z")


def test_doppler_times_gravity() -> None:
    """A source that moves outwards with v beside a hole: √((1 − v)/(1 + v)) times gravity's factor."""
    g = gr.Schwarzschild()
    r, M = g.symbols("r M")
    z = redshift(
        ray=g.vector([1 / (1 - 2 * M / r), 1, 0, 0]), emitter=moving_observer(g, [v, 0, 0]), domain=[v > -1, v < 1]
    )
    expected = (1 - 2 * M / r_o) / (1 - 2 * M / r_e) * (1 - v) / (1 + v)
    assert gr.decide(z.one_plus_z**2, expected).proved
    assert gr.decide(z.one_plus_z**2, expected * ((1 + v) / (1 - v)) ** 2).refuted


def test_no_factors_without_a_ray() -> None:
    z = redshift(metric=gr.Schwarzschild())
    with pytest.raises(InputError, match="does not know the ray's angles"):
        z.factors()
    with pytest.raises(InputError, match="no ray to carry"):
        transported_redshift(z)


# -- drift -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chart", ["comoving", "conformal"])
def test_redshift_drift(chart: str) -> None:
    """ż = (1 + z) H_o − H_e [Loeb 1998, eq. 1; McVittie 1962], H = a′/a² in conformal time."""
    z = redshift(metric=gr.FLRW(chart))
    early, late = (t_e, t_o) if chart == "comoving" else (tau_e, tau_o)
    power = 1 if chart == "comoving" else 2
    H_e, H_o = (a(x).diff(x) / a(x) ** power for x in (early, late))
    assert gr.decide(z.drift(), z.one_plus_z * H_o - H_e).proved
    assert gr.decide(z.drift(), z.one_plus_z * H_e - H_o).refuted


def test_the_drift_from_the_integral_over_the_ray() -> None:
    """∫ dt/a from T(t) to t does not change for comoving ends: T′ = a(T)/a(t), and 1 + z = a(t)/a(T(t))."""
    t, s = sp.symbols("t s")
    T = sp.Function("T")(t)
    rate = sp.solve(sp.Integral(1 / a(s), (s, T, t)).diff(t), T.diff(t))[0]
    by_hand = (a(t) / a(T)).diff(t).doit().subs(T.diff(t), rate).doit()
    ours = redshift(metric=gr.FLRW("comoving")).drift().to_sympy().subs({t_o: t}).subs({t_e: T}).doit()
    assert sp.expand(by_hand - ours) == 0


def test_drifts_of_known_universes() -> None:
    """De Sitter: ż = H z, z̈ = H² z; dust at z = 3: (1 + z) H_o − H_o (1 + z)^{3/2} = −4 H_o; static: none."""
    t, H = sp.Symbol("t"), sp.Symbol("H", positive=True)
    z = redshift(metric=gr.FLRW("comoving", K=0, a=sp.exp(H * t)))
    assert gr.decide(z.drift(), H * z.z).proved
    assert gr.decide(z.drift(2), H**2 * z.z).proved
    assert gr.decide(z.drift(2), H * z.z).refuted
    dust = redshift(metric=gr.FLRW("comoving", K=0, a=t ** sp.Rational(2, 3)), domain=[t_e > 0, t_o > 0])
    assert dust.z.subs({t_e: 1, t_o: 8}) == 3
    assert dust.drift().subs({t_e: 1, t_o: 8}) == -4 * Fraction(2, 3 * 8)
    assert redshift(metric=gr.Schwarzschild(signature="+---")).drift() == 0


def test_where_there_is_no_drift_to_be_had() -> None:
    g = gr.FLRW(K=0)
    along = redshift(ray=radial(g))
    with pytest.raises(InputError, match="along one ray"):
        along.drift()
    z = redshift(metric=g, emission={"tau": 1})
    with pytest.raises(InputError, match="moves along tau"):
        z.drift()
    with pytest.raises(InputError, match="order of the drift"):
        redshift(metric=g).drift(0)


# -- velocities carried along the ray ----------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_velocity_carried_along_a_ray_has_the_redshift_as_its_doppler_shift(signature: str) -> None:
    """v = (1 − (1+z)²)/(1 + (1+z)²): receding [Bunn & Hogg 2009, eq. 1 and section IV; Narlikar 1994]."""
    g = gr.FLRW(signature=signature)
    seen = transported_redshift(redshift(ray=radial(g)))
    assert seen.check().proved
    assert gr.decide(seen.speed, (a(tau_e) ** 2 - a(tau_o) ** 2) / (a(tau_e) ** 2 + a(tau_o) ** 2)).proved
    hubble = transported_redshift(redshift(ray=radial(g), emission={"tau": 1}, reception={"tau": 2}))
    assert hubble.shift == hubble.one_plus_z


def test_the_same_beside_a_hole_and_where_planes_turn() -> None:
    hole = gr.Schwarzschild()
    r, M = hole.symbols("r M")
    assert transported_redshift(redshift(ray=hole.vector([1 / (1 - 2 * M / r), 1, 0, 0]))).check().proved
    rindler = gr.Rindler("accelerated")
    xi, strength = rindler.symbols("xi g")
    light = rindler.vector([1 / (1 + strength * xi) ** 2, -1 / (1 + strength * xi), 0, 0])
    assert transported_redshift(redshift(ray=light)).check().proved
    kerr = gr.Kerr()
    r, _theta, M, spin = kerr.symbols("r theta M a")
    delta = r**2 - 2 * M * r + spin**2
    principal = kerr.vector([(r**2 + spin**2) / delta, 1, 0, spin / delta])
    turning = redshift(ray=principal, emitter="normal", observer="normal", emission={"theta": sp.pi / 2})
    assert transported_redshift(turning, "normal").check().refuted


@pytest.mark.parametrize("signature", SIGNATURES)
def test_parallel_transport_keeps_the_frequency(signature: str) -> None:
    """k·∇(k·X) = k·(k·∇X) for any X: what Synge's law rests on."""
    g = gr.FLRW(signature=signature)
    k = radial(g)
    X = g.vector([sp.Function(f"X{n}")(*g.coordinates) for n in range(4)])
    change = X.covariant_derivative()
    n = range(4)
    transported = g.vector([sum((k[m] * change[i, m] for m in n), g.zero) for i in n])
    left = sum((k[m] * sum((k.down(0)[i] * X[i] for i in n), g.zero).diff(g.coordinates[m]) for m in n), g.zero)
    assert gr.decide(left, sum((k.down(0)[i] * transported[i] for i in n), g.zero)).proved
