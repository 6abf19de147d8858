"""Critical orbits of metrics in which what passes them may come back, and formulas outside of their range."""

from __future__ import annotations

import math

import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import CaptureError, DomainError, InputError
from gr_toolkit.motion import critical_impact_parameter, deflection_series, strong_deflection

R = sp.Rational
r = sp.Symbol("r")


def static(f):
    return gr.StaticSpherical(f=f, h=1 / f)


def test_a_naked_singularity_throws_back() -> None:
    """y² = r²/f falls to 0 at the centre: light with less than b_c turns there."""
    naked = critical_impact_parameter(static(1 - 2 / r + R(106, 100) / r**2), v=1)
    assert naked.captures is False
    assert naked.check().proved
    with pytest.raises(InputError, match="not all with less than b_c"):
        naked.cross_section  # noqa: B018
    assert critical_impact_parameter(gr.ReissnerNordstrom(M=1, Q=R(103, 100)), v=1).captures is False
    for Q in (R(1, 2), 1):
        black = critical_impact_parameter(gr.ReissnerNordstrom(M=1, Q=Q), v=1)
        assert black.captures is True
        assert sp.N(black.cross_section.to_sympy()) > 0
    assert critical_impact_parameter(gr.Schwarzschild()).captures is True
    assert critical_impact_parameter(gr.ReissnerNordstrom(), v=1).captures is None


def test_an_inflection_is_no_critical_orbit() -> None:
    """(y²)' ∝ (r − 3)² (r − 1) (7r + 15)/r³: at r = 3 the slope keeps its sign."""
    y2 = r**2 - R(68, 7) * r + 100 - R(324, 7) / r + R(135, 7) / r**2
    orbit = critical_impact_parameter(gr.StaticSpherical(f=sp.together(r**2 / y2), h=sp.Integer(1)), v=1)
    assert orbit.radius == 1
    assert orbit.squared == R(450, 7)
    assert orbit.captures is True


def test_conditions_are_shown() -> None:
    m = sp.Symbol("m")
    assert repr(critical_impact_parameter(static(1 - 2 * m / r), v=1)) == "b_c**2 = 27*m**2, at r = 3*m, where m > 0"


def test_numbers_where_roots_have_no_closed_form() -> None:
    """Against the quadrature of `Scattering`: Reissner–Nordström and Hayward (1+1+1 digits fewer than δ)."""
    for f, v in ((1 - 2 / r + R(1, 4) / r**2, R(1, 2)), (1 - 2 * r**2 / (r**3 + R(1, 2)), 1)):
        g = static(f)
        s = strong_deflection(g, v=v)
        assert len(repr(s)) < 200
        exact = gr.Scattering.near_critical(g, v=v, excess=1e-8).deflection()
        assert s.at(excess=1e-8) == pytest.approx(exact, abs=1e-6)
        b = float(sp.N(s.critical.value, 20)) * (1 + 1e-4)
        assert s.at(b=b) == pytest.approx(s.at(excess=1e-4), abs=1e-10)


def test_outside_of_the_range_of_formulas() -> None:
    strong, weak = strong_deflection(gr.Schwarzschild()), deflection_series(gr.Schwarzschild(), 3)
    assert math.isfinite(strong.at(excess=0.1, v=0.5))
    for values in ({"excess": 0.1, "v": 2}, {"excess": 0.1, "v": -0.5}, {"b": 10, "v": 0.5, "M": -1}):
        assert math.isnan(strong.at(**values))
    assert math.isnan(weak.at(b=10, v=1, M=-1))
    for ask in (lambda: strong.at(excess=0.1j, v=1), lambda: weak.at(b=10j, v=1, M=1)):
        with pytest.raises(InputError, match="no real number"):
            ask()


def test_the_flat_limit_is_that_of_the_mass_alone() -> None:
    assert deflection_series(gr.Schwarzschild(), 2).flat_limit().proved
    assert deflection_series(gr.ReissnerNordstrom(), 2).flat_limit().refuted


def test_symbols_of_a_user_are_not_those_of_the_formula() -> None:
    mass = sp.Symbol("1/r", positive=True)
    g = gr.StaticSpherical(f=1 - 2 * mass / r, h=1 / (1 - 2 * mass / r))
    assert deflection_series(g, 1, v=1, parameter=mass).coefficient(1) == 4
    for name, message in (("v", "part of the speed"), ("b", "meaning of its own"), ("r_c", "meaning of its own")):
        radius, t, theta, phi = sp.Symbol(name), *sp.symbols("t theta phi")
        f = 1 - 2 / radius + R(1, 4) / radius**2
        g = gr.Metric(sp.diag(-f, 1 / f, radius**2, radius**2 * sp.sin(theta) ** 2), [t, radius, theta, phi])
        with pytest.raises(InputError, match=message):
            critical_impact_parameter(g)


def positive_chart(f, h, C):
    """−f dt² + h dr² + C dΩ² on all r > 0."""
    t, theta, phi = sp.symbols("t theta phi")
    return gr.Metric(sp.diag(-f, h, C, C * sp.sin(theta) ** 2), [t, X, theta, phi])


def two_barriers(k):
    """y⁻² = V(u) for light, with a critical orbit at u = 1/10 and one at u = 3/20 or 1/k."""
    u = sp.Symbol("u")
    V = sp.integrate(sp.expand(2 * u * (1 - 10 * u) * (1 - R(20, 3) * u) * (1 - k * u)), u)
    f = sp.expand(V / u**2).subs(u, 1 / X)
    return positive_chart(f, 1 / f, X**2)


X = sp.Symbol("r", positive=True)


def test_capture_does_not_depend_on_the_other_particles() -> None:
    """For light the inner barrier, y² = 562.5, is lower than the outer one; for slow particles it is not."""
    g, v = two_barriers(5), np.linspace(0.05, 1, 200)
    together = gr.Scattering(g, v=v, b=5).is_captured
    alone = {k: gr.Scattering(g, v=v[k], b=5).is_captured for k in (0, 70, 130, 199)}
    assert together[list(alone)].tolist() == list(alone.values())
    # light passes both: b² = 25 is below 1/V(1/5) = 562.5, and b = 24 lies between this and 1/V(1/10) = 580.6
    assert [gr.Scattering(g, v=1, b=b).is_captured for b in (5, 23.7, 23.75, 24)] == [True, True, False, False]


def test_what_passes_all_barriers_falls_in() -> None:
    """V rises once more to .0462 at u = 2/5, so that b < .0462^(-1/2) falls in: 4.6524."""
    g = two_barriers(R(5, 2))
    u = R(2, 5)
    edge = float(
        (u**2 - R(2, 3) * u**3 * R(115, 6) + R(1, 2) * u**4 * R(325, 3) - R(2, 5) * u**5 * R(500, 3)) ** R(-1, 2)
    )
    assert edge == pytest.approx(0.0462**-0.5, rel=1e-3)
    b = np.array([1, edge * (1 - 1e-9), edge * (1 + 1e-9), 5, 1000])
    assert gr.Scattering(g, v=1, b=b).is_captured.tolist() == [True, True, False, False, False]
    with pytest.raises(CaptureError, match="a second barrier is there, and what becomes of it is not followed"):
        gr.Scattering(g, v=1, b=5).deflection()
    with pytest.raises(DomainError, match="second barrier"):
        gr.Scattering(g, v=1, b=5).capture_cross_section  # noqa: B018


def test_horizons_where_the_chart_goes_on_or_ends_at_zero() -> None:
    """Reissner and Nordström's isotropic chart, extremal with its horizon at 0, and mirrored at its horizon."""
    extremal = positive_chart((1 + 1 / X) ** -2, (1 + 1 / X) ** 2, (X + 1) ** 2)
    assert gr.Scattering(extremal, v=1, b=[1, 3.99, 4.01]).is_captured.tolist() == [True, True, False]
    W, q = (1 + 1 / (2 * X)) ** 2 - R(1, 16) / X**2, R(1, 4)
    mirrored = positive_chart(((1 - (1 - q) / (4 * X**2)) / W) ** 2, W**2, X**2 * W**2)
    assert gr.Scattering(mirrored, v=1, b=[2, 4.96, 4.97]).is_captured.tolist() == [True, True, False]
    level = positive_chart((X / (X + 1)) ** 2, 1, X**2)  # y = r + 1 above 1
    assert gr.Scattering(level, v=1, b=[0.5, 1.5]).is_captured.tolist() == [True, False]
    falling = positive_chart(X / (X + 1), 1, X**2)  # y² = r (r + 1) down to 0: all turn
    assert gr.Scattering(falling, v=1, b=0.5).is_captured is False
    throat = positive_chart(1 - 2 * X**2 / (X**3 + R(3, 2)), 1, X**2)  # B > 0 down to r = 0, where it is 1
    assert gr.Scattering(throat, v=1, b=1).is_captured is False


def test_an_excess_below_the_least_double_is_no_capture() -> None:
    hole, edge = gr.Schwarzschild(M=1), sp.sqrt(27)
    assert gr.Scattering(hole, v=1, b=edge + R(1, 10**300)).is_captured is False
    assert gr.Scattering(hole, v=1, b=edge - R(1, 10**400)).is_captured is True
    for b in (edge + R(1, 10**400), [edge + R(1, 10**400)]):
        with pytest.raises(DomainError, match="is not captured, but so nearly"):
            gr.Scattering(hole, v=1, b=b).is_captured  # noqa: B018
    with pytest.raises(DomainError, match="is not captured, but so nearly"):
        gr.Scattering.from_closest_approach(hole, v=1, r=3 + R(1, 10**200)).deflection()
