"""Deceleration, jerk, snap and their further kin today, exactly, from the density parameters."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..exact import series
from ..geometry.inputs import in_short
from .expansion_history import REDSHIFT, ExpansionRate, scale_factor_ratios
from .series_of_distances import A0, CURVATURE, H0, DistanceSeries, parameter

if TYPE_CHECKING:
    from .parameters import Cosmology


def kinematic_parameters(model: Cosmology | ExpansionRate, order: int) -> dict[Any, Any]:
    """q₀, j₀, s₀ … up to X_order = a^{(n)}/(a Hⁿ), as values of the symbols of `distance_series`.

    From the series of E² in z, see `expansion_history`; Fractions of a `Cosmology`, formulas of an `ExpansionRate`.

    Raises
    ------
    InputError
        Another model; an order below 2.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Cosmology
    >>> kinematic_parameters(Cosmology(Omega_m=0.3, Omega_Lambda=0.7), 4)
    {q0: Fraction(-11, 20), j0: Fraction(1, 1), s0: Fraction(-7, 20)}
    """
    if type(order) is not int or order < 2:
        raise InputError(
            f"order = {order!r}: the parameters begin with q0, of order 2", "kinematic_parameters(model, 3)"
        )
    rate = getattr(model, "exact", model)  # a Cosmology has it
    if not isinstance(rate, ExpansionRate):
        raise InputError(f"{in_short(model)} is no Cosmology and no ExpansionRate", "Cosmology(Omega_m=0.3, …)")
    ratios = scale_factor_ratios(series(rate.squared_in_redshift, REDSHIFT, order), order)[1:]
    values = [ratio.coefficient(0) for ratio in ratios]
    values[0] = -values[0]
    read = [v.as_fraction() for v in values] if rate is not model else [v.to_sympy() for v in values]
    return {parameter(n): value for n, value in enumerate(read, start=2)}


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
