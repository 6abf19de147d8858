"""Dimensions, and G and c put back into a formula that was worked out with G = c = 1.

A quantity of dimensions mass^a length^b time^d is, in units of length, (G/c²)^a c^d times itself: M → GM/c², t → ct.
What the formula then says is a length^{a+b+d}; if it is to be a time or a mass, the same rule is used backwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact import Element
from ...exact.reader import admit_depth

LARGEST_EXPONENT = 100
Exponents = tuple[Fraction, Fraction, Fraction]  # of mass, length, time

DIMENSIONS: dict[str, tuple[Fraction | int, int, int]] = {
    "dimensionless": (0, 0, 0),
    "mass": (1, 0, 0),
    "length": (0, 1, 0),
    "time": (0, 0, 1),
    "velocity": (0, 1, -1),
    "acceleration": (0, 1, -2),
    "frequency": (0, 0, -1),
    "momentum": (1, 1, -1),
    "angular momentum": (1, 2, -1),
    "energy": (1, 2, -2),
    "power": (1, 2, -3),
    "mass density": (1, -3, 0),
    "energy density": (1, -1, -2),
    "pressure": (1, -1, -2),
    "curvature": (0, -2, 0),
    "charge": (Fraction(1, 2), Fraction(3, 2), -1),  # type: ignore[dict-item]
}


def exponents_of(dimensions: Any) -> Exponents:
    """The exponents of mass, length and time of a named dimension, or of ``{"mass": 1, "length": -3}``.

    A charge is one in Gaussian or Heaviside–Lorentz units.

    >>> exponents_of("energy density") == exponents_of({"mass": 1, "length": -1, "time": -2})
    True
    """
    if isinstance(dimensions, str):
        if dimensions not in DIMENSIONS:
            raise UnknownNameError(dimensions, DIMENSIONS, "dimension")
        mass, length, time = DIMENSIONS[dimensions]
        return Fraction(mass), Fraction(length), Fraction(time)
    if not isinstance(dimensions, Mapping):
        raise InputError(f"the dimensions {dimensions!r} cannot be read", "'length', or {'mass': 1, 'length': -3}")
    for name, exponent in dimensions.items():
        if name not in ("mass", "length", "time"):
            raise UnknownNameError(str(name), ("mass", "length", "time"), "base dimension")
        if not isinstance(exponent, (int, Fraction, sp.Rational)) or isinstance(exponent, bool):
            raise InputError(f"the exponent of {name} is {exponent!r}, no rational number", "2 or Fraction(1, 2)")
        if abs(exponent) > LARGEST_EXPONENT:
            raise InputError(f"the exponent of {name} is beyond {LARGEST_EXPONENT}", "2 or Fraction(1, 2)")
    return tuple(Fraction(str(dimensions.get(name, 0))) for name in ("mass", "length", "time"))  # type: ignore[return-value]


def restore_units(expression: Any, dimensions: Mapping[Any, Any], result: Any = None) -> Any:
    """A scalar formula with G and c put back.

    Parameters
    ----------
    expression : SymPy expression or exact scalar, worked out with G = c = 1
    dimensions : symbol, function or name -> its dimension: "mass", "length", "time", "velocity", "energy density" …, or
        exponents, ``{"mass": 1, "length": -3}``; of every symbol that occurs
    result : the dimension of the whole; a power of a length if left out

    Returns
    -------
    SymPy expression in symbols G and c, positive, the speed of light and Newton's constant

    Raises
    ------
    InputError
        A symbol without dimension, terms of different dimensions, a function of a quantity with dimension, a result
        that does not fit.

    Examples
    --------
    >>> import sympy as sp
    >>> M, r = sp.symbols("M r")
    >>> restore_units(1 - 2*M/r, {M: "mass", r: "length"})
    -2*G*M/(c**2*r) + 1
    >>> restore_units(4*M, {M: "mass"}, result="time")
    4*G*M/c**3
    """
    if isinstance(expression, Element):
        expression = expression.to_sympy()
    if not isinstance(expression, sp.Expr):
        raise InputError(f"{expression!r} is no SymPy expression", "a scalar; strings are not evaluated")
    if not isinstance(dimensions, Mapping):
        raise InputError(f"dimensions = {dimensions!r} is no dictionary", "{M: 'mass', r: 'length'}")
    admit_depth(expression)
    declared = {str(key): exponents_of(value) for key, value in dimensions.items()}
    for constant in ("G", "c"):
        if constant in declared or constant in {str(s) for s in expression.free_symbols}:
            raise InputError(f"{constant} stands in the formula already", "a formula in which G = c = 1")
    for function in sorted(expression.atoms(sp.core.function.AppliedUndef), key=str):
        raise InputError(f"the formula contains the unknown function {function}", "a symbol in its place")
    for symbol in sorted(expression.free_symbols, key=str):
        if str(symbol) not in declared:
            raise InputError(f"the dimension of {symbol} is not declared", f"dimensions={{{symbol}: 'length'}}")
    power = _length(expression, declared)
    G, c = sp.symbols("G c", positive=True)

    def unit(exponents: Exponents) -> Any:
        mass, time = (sp.Rational(n.numerator, n.denominator) for n in (exponents[0], exponents[2]))
        return (G / c**2) ** mass * c**time

    scaled = {s: unit(declared[str(s)]) * s for s in expression.free_symbols}
    restored = expression.subs(scaled, simultaneous=True)
    if result is None:
        return restored
    wanted = exponents_of(result)
    if power is not None and sum(wanted) != power:
        raise InputError(
            f"the formula is a length to the power {power}, which no {result!r} is",
            f"a result whose exponents of mass, length and time add up to {power}",
        )
    return restored / unit(wanted)


def _length(expression: Any, declared: Mapping[str, Exponents]) -> Fraction | None:
    """The power of a length that an expression is with G = c = 1; None for zero, which is any."""
    if not isinstance(expression, sp.Expr) or isinstance(expression, (sp.Derivative, sp.Integral)):
        raise InputError(f"the dimension of {expression} is not worked out", "a formula without derivatives or cases")
    if expression.is_zero:
        return None
    if expression.is_number:
        return Fraction(0)
    if isinstance(expression, sp.Symbol):
        return sum(declared[str(expression)], start=Fraction(0))
    parts = [(part, _length(part, declared)) for part in expression.args]
    if isinstance(expression, sp.Mul):
        return sum((p for _, p in parts if p is not None), start=Fraction(0))
    if isinstance(expression, sp.Add):
        known: list[tuple[Any, Fraction]] = [(part, p) for part, p in parts if p is not None]
        for part, p in known[1:]:
            if p != known[0][1]:
                raise InputError(
                    f"{known[0][0]} is a length to the power {known[0][1]}, {part} one to the power {p}: "
                    f"they cannot be added in {expression}",
                    "dimensions under which all terms are alike",
                )
        return known[0][1] if known else None
    if isinstance(expression, sp.Pow) and expression.exp.is_Rational:
        base = parts[0][1]
        return None if base is None else base * Fraction(int(expression.exp.p), int(expression.exp.q))
    for part, power in parts:
        if power:
            raise InputError(
                f"{part} in {expression} is a length to the power {power}", "a number without dimension there"
            )
    return Fraction(0)
