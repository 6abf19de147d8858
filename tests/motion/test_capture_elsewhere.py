"""Critical orbits of metrics in which what passes them may come back, and formulas outside of their range."""

from __future__ import annotations

import math

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import InputError
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
