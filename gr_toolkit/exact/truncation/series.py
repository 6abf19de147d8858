"""Expansions of SymPy expressions and exact scalars in small parameters.

Divisions by a series that starts late lose orders; then the walk over the expression (`series_reader`) is made again
with more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any

import sympy as sp

from ...errors import InputError, UnsupportedError
from ..element import Element, as_element
from ..field import Field
from ..reader import DERIVATIVES, Reader, admit_depth, read_domain
from .scaling import Degree, LostPrecision, Parameters
from .series_reader import SeriesReader
from .truncated import Series

FURTHER = (0, 2, 4, 8, 16)  # orders beyond the one asked for that are tried one after the other


def series(
    expression: Any,
    parameters: Any,
    order: Any,
    *,
    weights: Mapping[Any, Any] | None = None,
    where: Mapping[Any, Series] | None = None,
    domain: Iterable[Any] = (),
) -> Series:
    """Expand an expression in small parameters, exactly, to an order that is known.

    Parameters
    ----------
    expression : a SymPy expression, which may contain ``O(eps**n)``, or an exact scalar
    parameters : a SymPy symbol or several, which go to zero from above together
    order : terms of this degree and beyond are left out; with several parameters the total degree counts
    weights : parameter -> weight, where a parameter does not count once: ``weights={v: 2}`` for v = O(ε²)
    where : symbol -> series in the same parameters that is put in for it, as far as it is known
    domain : SymPy conditions, as in `decide`; signs of roots and of what is rooted are taken from it

    Returns
    -------
    Series
        Its order is smaller than asked for only where an O in the expression leaves no more; what is a polynomial in
        the parameters, of smaller degree, has no O.

    Raises
    ------
    UnsupportedError
        An essential singularity, a logarithm of the parameter, a cut that is not shown to be avoided.

    Examples
    --------
    >>> import sympy as sp
    >>> M, r, eps = sp.symbols("M r epsilon", positive=True)
    >>> series(sp.sqrt(1 - 2*M/r), M, 3)
    1 - M/r - M**2/(2*r**2) + O(M**3)
    >>> series(sp.cos(r + eps), eps, 2)
    cos(r) - epsilon*sin(r) + O(epsilon**2)
    >>> series(sp.sin(eps)/eps**3, eps, 2)
    epsilon**(-2) - 1/6 + O(epsilon**2)
    """
    if hasattr(expression, "equation_components"):
        raise InputError(
            "a tensor is expanded component by component", "{i: gr.series(e, eps, 2) for i, e in T.nonzero().items()}"
        )
    small = read_parameters(parameters, weights or {})
    conditions = read_domain(domain)
    if isinstance(expression, Element):
        conditions = expression.field.domain & conditions
        home = expression.field if expression.field.domain == conditions else Field.rational(conditions)
    else:
        home = Field.rational(conditions)
    for symbol, value in (where or {}).items():
        if not isinstance(symbol, sp.Symbol) or symbol in small.symbols or value.parameters != small:
            raise InputError(f"where {symbol} = {value}", f"a symbol, and a series in {small}")
    return expand(expression, small, _order(order), Reader(home), where)[0]


def read_parameters(parameters: Any, weights: Mapping[Any, Any]) -> Parameters:
    """The parameters as given by a user.

    Raises
    ------
    InputError
        What is no symbol, a repeated one, a weight that is no positive number.
    """
    symbols = (parameters,) if isinstance(parameters, sp.Basic) and not isinstance(parameters, sp.Tuple) else parameters
    if isinstance(symbols, str) or not isinstance(symbols, Sequence | sp.Tuple) or not symbols:
        raise InputError(f"{parameters!r} is no symbol to expand in", "a SymPy symbol, or several in a tuple")
    found = []
    for symbol in symbols:
        if not isinstance(symbol, sp.Symbol):
            raise InputError(f"{symbol!r} is no symbol to expand in", "series(e.subs(x, x0 + eps), eps, 3)")
        found.append((symbol, _fraction(weights.get(symbol, 1), f"the weight of {symbol}")))
    if len(dict(found)) < len(found) or not weights.keys() <= dict(found).keys():
        raise InputError(f"the parameters {symbols} are not different, or a weight is of none of them")
    if any(weight <= 0 for _, weight in found):
        raise InputError("a weight is not positive", "weights={v: 2}")
    return Parameters(tuple(found))


def _fraction(value: Any, what: str) -> Fraction:
    element = as_element(value, Field.rational())
    if element is None or not element.is_rational_number():
        raise InputError(f"{what} is {value!r}, no rational number", "an integer")
    return element.as_fraction()


def _order(order: Any) -> Fraction:
    value = _fraction(order, "the order of a series")
    if abs(value) > DERIVATIVES:
        raise InputError(f"the order {order} is beyond {DERIVATIVES}", f"an order up to {DERIVATIVES}")
    return value


def expand(
    expression: Any,
    parameters: Parameters,
    order: Fraction,
    reader: Reader,
    where: Mapping[Any, Series] | None = None,
) -> tuple[Series, list[Element]]:
    """(series to that order or to what an O leaves, what was divided by)."""
    if isinstance(expression, sp.Basic):
        admit_depth(expression)
    reached: Degree = -inf
    for further in FURTHER:
        walk = SeriesReader(parameters, max(order, Fraction(1)) + further, reader, where)
        try:
            found = walk.read(expression)
        except LostPrecision:
            continue
        if found.order >= order or found.order == reached:  # no more is to be had: an O in the expression says so
            exact = found.order == inf and all(degree < order for degree in found.terms)
            return found if exact else found.truncated(order), walk.divisors
        reached = found.order
    reader.read_all([expression])  # which says so where a divisor is zero
    raise UnsupportedError(
        f"a series of {expression}", f"a divisor has no term below the order {order + FURTHER[-1]}, or is zero"
    )
