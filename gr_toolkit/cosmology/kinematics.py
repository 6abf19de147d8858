"""Deceleration, jerk, snap and their further kin today, exactly, from the density parameters."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .parameters import Cosmology
from .series_of_distances import A0, CURVATURE, H0, DistanceSeries, parameter

Coefficients = list[Fraction]  # of powers of z


def kinematic_parameters(model: Cosmology, order: int) -> dict[Any, Fraction]:
    """q₀, j₀, s₀ … up to X_order = a^{(n)}/(a Hⁿ), as values of the symbols of `distance_series`.

    From X₂ = 1 − (1 + z)(E²)′/(2E²) and X_{n+1} = X_n (1 + n(X₂ − 1)) − (1 + z) X_n′, the derivative by the time being
    −(1 + z) H d/dz.

    Examples
    --------
    >>> kinematic_parameters(Cosmology(Omega_m=0.3, Omega_Lambda=0.7), 4)
    {q0: Fraction(-11, 20), j0: Fraction(1, 1), s0: Fraction(-7, 20)}
    """
    squared = [sum(column, Fraction(0)) for column in zip(*_squares(model, order), strict=True)]
    ratio = _product(_stretched(squared), _inverse(squared))
    second = [(n == 0) - value / 2 for n, value in enumerate(ratio)]
    found = {parameter(2): -second[0]}
    current = second
    for n in range(2, order):
        factor = [(k == 0) * Fraction(1 - n) + n * value for k, value in enumerate(second)]
        current = [u - v for u, v in zip(_product(current, factor), _stretched(current), strict=True)]
        found[parameter(n + 1)] = current[0]
    return found


def series_values(distances: DistanceSeries, model: Cosmology) -> dict[Any, Any]:
    """Values of all symbols of a distance series: H₀, a₀ = 1, K = −Ω_K H₀² in units of c = 1, q₀, j₀ …

    To be put in with ``subs``. With c = 1 lengths and times are then in units of 1/H₀ for a model without H0, and in
    those of 1/(km/s/Mpc) for one with it.
    """
    rate = model.H0 or Fraction(1)
    return {
        H0: _exact(rate),
        A0: 1,
        CURVATURE: _exact(-model.Omega_K * rate**2),
        **{name: _exact(value) for name, value in kinematic_parameters(model, max(distances.order, 2)).items()},
    }


def _exact(value: Fraction) -> Any:
    import sympy as sp

    return sp.Rational(value.numerator, value.denominator)


def _squares(model: Cosmology, order: int) -> list[Coefficients]:
    """The coefficients of every term T of E², by (1 + z)² T′ = (p (1 + z) − q) T."""
    found = []
    for omega, p, q in model.terms:
        terms = [omega]
        for n in range(order + 1):
            before = terms[n - 1] if n else Fraction(0)
            terms.append(((p - q - 2 * n) * terms[n] + (p - n + 1) * before) / (n + 1))
        found.append(terms)
    return found


def _stretched(f: Coefficients) -> Coefficients:
    """(1 + z) f′, of which the last coefficient is not known and left as if the next one vanished."""
    return [n * f[n] + ((n + 1) * f[n + 1] if n + 1 < len(f) else 0) for n in range(len(f))]


def _product(f: Coefficients, g: Coefficients) -> Coefficients:
    return [sum((f[k] * g[n - k] for k in range(n + 1)), Fraction(0)) for n in range(len(f))]


def _inverse(f: Coefficients) -> Coefficients:
    found = [1 / f[0]]
    for n in range(1, len(f)):
        found.append(-sum((f[k] * found[n - k] for k in range(1, n + 1)), Fraction(0)) / f[0])
    return found
