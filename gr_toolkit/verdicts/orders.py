"""Equalities up to an order in small parameters: ``decide(lhs, rhs + O(eps**3))``.

Both sides are expanded exactly to the order claimed, and each coefficient of the difference is decided. The claim is
refuted by a witness for one coefficient: there left − right goes like that power of ε and is no O of a higher one.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy as sp

from ..errors import AmbiguousRootError, AmbiguousSignError, InputError, UncertifiedDivisionError, UnsupportedError
from ..exact import Element, Field, Reader, Series
from ..exact.arguments import symbols_in
from ..exact.kernels.symbols import check_names
from ..exact.truncation.scaling import Parameters
from ..exact.truncation.series import expand
from ..exact.truncation.series_reader import order_of
from .conditions import Conditions
from .small_print import conditions_of
from .verdict import Proved, Reason, Undecided, Verdict, combined

REASONS = {
    AmbiguousRootError: Reason.AMBIGUOUS_ROOT,
    AmbiguousSignError: Reason.AMBIGUOUS_SIGN,
    UncertifiedDivisionError: Reason.NOT_CERTIFIED,
    UnsupportedError: Reason.UNSUPPORTED,
}


def is_truncated(side: Any) -> bool:
    """Whether a side of a claim says how far it is known: a series, or an expression with an O."""
    return isinstance(side, Series) or (isinstance(side, sp.Basic) and bool(side.has(sp.Order)))


def decide_to_order(
    sides: tuple[Any, Any],
    reader: Reader,
    decide: Callable[[Element], Verdict],
) -> Verdict:
    """Whether two sides agree up to the least order that one of them states.

    Parameters
    ----------
    sides : SymPy expressions, exact scalars or series
    reader : reads them on the domain
    decide : whether a coefficient of the difference vanishes

    Raises
    ------
    InputError
        An O inside a product or function, in another parameter, or of a form that is not read; two symbols of one name.
    """
    # a coefficient named like the parameter would be compared with it order by order
    check_names(Field.rational(reader.field.domain), [s for side in sides for s in sorted(_spoken(side), key=str)])
    plain, parameters, order = _claimed(sides)
    try:
        (left, divisors), (right, more) = (_expanded(side, parameters, order, reader) for side in plain)
        difference = left - right
        if difference.order < order:
            return Undecided(Reason.UNSUPPORTED, f"the sides are known up to the order {difference.order} only")
        names = parameters.symbols
        verdicts = [
            (f"{names[0]}**{d}" if len(names) == 1 else f"degree {d}", decide(_coefficient(difference, d)))
            for d in difference.terms
            if d < order
        ]
    except (AmbiguousSignError, UncertifiedDivisionError, UnsupportedError) as error:
        return Undecided(REASONS[type(error)], str(error))
    verdict = combined(verdicts)
    if not verdict.proved:
        return verdict
    typed = [element for _, element in reader.divisors]
    return Proved(Conditions(lambda: [*verdict.conditions, *conditions_of([*typed, *divisors, *more])]))


def _spoken(side: Any) -> list[Any]:
    """The symbols of a side, with the parameters of a series."""
    if isinstance(side, Series):
        return [*side.parameters.symbols, *(s for term in side.terms.values() for s in symbols_in(term))]
    if isinstance(side, Element):
        return list(symbols_in(side))
    return [s for s in getattr(side, "free_symbols", ()) if isinstance(s, sp.Symbol)]


def _coefficient(series: Series, degree: Fraction) -> Element:
    """What multiplies the power of a single parameter, or the terms of one total degree."""
    (_, weight), *more = series.parameters.weights
    return series.term(degree) if more or degree.denominator > 1 else series.coefficient(degree / weight)


def _expanded(side: Any, parameters: Parameters, order: Fraction, reader: Reader) -> tuple[Series, list[Element]]:
    return (side, []) if isinstance(side, Series) else expand(side, parameters, order, reader)


def _claimed(sides: tuple[Any, Any]) -> tuple[list[Any], Parameters, Fraction]:
    """(sides without their O's, parameters, order)."""
    plain: list[Any] = []
    found: list[tuple[Parameters, Fraction]] = []
    for side in sides:
        if isinstance(side, Series):
            if isinstance(side.order, Fraction):
                found.append((side.parameters, side.order))
            plain.append(side)
            continue
        terms = sp.Add.make_args(side) if isinstance(side, sp.Basic) else ()
        orders = [term for term in terms if isinstance(term, sp.Order)]
        rest = sp.Add(*(term for term in terms if term not in orders)) if orders else side
        if isinstance(rest, sp.Basic) and rest.has(sp.Order):
            raise InputError(f"the O inside {rest} is no term of a side", "lhs, rhs + O(eps**3)")
        for term in orders:
            symbol, power = order_of(term)
            found.append((Parameters(((symbol, Fraction(1)),)), power))
        plain.append(rest)
    parameters = {p for p, _ in found} | {s.parameters for s in plain if isinstance(s, Series)}
    if len(parameters) != 1 or not found:
        raise InputError("the two sides state orders in different parameters, or none", "one parameter: O(eps**3)")
    return plain, parameters.pop(), min(order for _, order in found)
