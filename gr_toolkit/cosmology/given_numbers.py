"""Density parameters and the Hubble constant as they are given, as exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..errors import InputError

LARGEST = 1000  # of a density parameter: E² = 1 today is what is left of the sum of them all
SUM = 1e-12  # what density parameters given as decimals may miss 1 by


def in_hubble_units(value: Any) -> Any:
    """A quantity of astropy in km/s/Mpc; anything else as it is."""
    if not hasattr(value, "to_value"):
        return value
    try:
        return float(value.to_value("km / (Mpc s)"))
    except Exception:  # astropy's UnitConversionError, which is not imported here
        raise InputError(f"H0 = {value} is no rate", "70 * u.km / u.s / u.Mpc") from None


def fraction(name: str, value: Any) -> Fraction:
    """A number exactly: a decimal as it is written."""
    try:
        if type(value).__module__ == "numpy" and getattr(value, "dtype", None) is not None:
            if value.dtype.kind not in "iuf" or value.shape:
                raise TypeError
            value = value.item()
        if isinstance(value, float):
            return Fraction(repr(float(value)))
        if isinstance(value, (str, bool, complex)):
            raise TypeError
        if isinstance(value, (int, Fraction)):
            return Fraction(value)
        if getattr(value, "is_Rational", False):  # of SymPy
            return Fraction(int(value.p), int(value.q))
        if hasattr(value, "as_tuple"):  # a Decimal
            return Fraction(value)
        return Fraction(repr(float(value)))
    except (TypeError, ValueError, OverflowError):
        advice = f"{name}=0.3" if name != "H0" else "H0=70"
        raise InputError(f"{name} = {value!r} is no real number", advice) from None


def check_sum(given: Mapping[str, Fraction], filled: Fraction, has_decimals: bool) -> None:
    """Refuse density parameters that do not add up to 1; `filled` is their sum without curvature.

    Raises
    ------
    InputError
        They miss it, with what each of them would have to be; one of them beyond ±1000.
    """
    for name, value in given.items():
        if abs(value) > LARGEST:
            raise InputError(f"{name} = {value!s:.20} is larger than ten digits allow", f"{name} up to {LARGEST}")
    missing = 1 - sum(given.values(), Fraction(0))
    if abs(missing) <= (SUM if has_decimals else 0):
        return
    listed = ", ".join(f"{name} = {float(value):g}" for name, value in given.items())
    closed = [f"{name}={float(value + missing):.12g}" for name, value in given.items()]
    raise InputError(
        f"the density parameters add up to {float(1 - missing):.12g}, not 1: {listed}; {float(missing):.12g} is "
        "missing",
        f"one of {', '.join(closed)}, or no Omega_K, which is then {float(1 - filled):.12g}",
    )
