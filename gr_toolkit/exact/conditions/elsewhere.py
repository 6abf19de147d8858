"""Whether side conditions, stated on a domain, may be used at other arguments: f′ = f at 2t, where t > 0 was said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...errors import SideConditionError
from .. import hooks
from ..domain import Fact
from ..kernels.symbols import SymbolGenerator, symbol_element
from ..reader import from_sympy
from .ranking import everything_in

if TYPE_CHECKING:
    from ..element import Element
    from ..field import Field

_SIGNS = {"real", "positive", "negative", "nonnegative", "nonpositive", "zero", "nonzero"}
KNOWN = {"commutative", "complex", "finite", "infinite", "hermitian", "imaginary"} | _SIGNS  # what `_fits` looks after
KNOWN |= {f"extended_{name}" for name in _SIGNS}


def admit_places(field: Field, places: Mapping[Any, Element]) -> None:
    """Refuse arguments (symbol -> what stands in its place) that are not shown to lie in the domain.

    Raises
    ------
    SideConditionError
        There the conditions were not stated.
    """
    written = {symbol: argument.to_sympy() for symbol, argument in places.items()}
    for symbol, argument in places.items():
        if (argument - symbol_element(argument.field, symbol)).is_zero():
            continue
        touched = [f for f in field.domain.facts if SymbolGenerator(symbol) in everything_in(f.element)]
        if not _fits(symbol, argument, field) or not all(_holds(fact, written, field) for fact in touched):
            raise SideConditionError(
                f"the conditions are stated on the domain {field.domain}, and {argument} in place of {symbol} may lie"
                " outside",
                "a domain that holds both",
            )


def _fits(symbol: Any, argument: Element, field: Field) -> bool:
    """Whether an argument has whatever the symbol is assumed to have."""
    domain, sign = field.domain, hooks.call("sign", argument)
    needs_real = symbol.is_real or symbol in domain.reals or symbol in domain.symbols
    return bool(
        set(symbol.assumptions0) <= KNOWN
        and (not symbol.is_positive or sign > 0)
        and (not symbol.is_negative or sign < 0)
        and (symbol.is_nonnegative is None or sign == (1 if symbol.is_nonnegative else -1))
        and (symbol.is_zero is None or sign)
        and (not needs_real or argument.is_rational_number() or hooks.call("is real", argument))
        and domain.values_of(symbol) is None
        and symbol not in domain.integers
    )


def _holds(fact: Fact, places: Mapping[Any, Any], field: Field) -> bool:
    """Whether an inequality of the domain is shown to hold at other places too."""
    moved = from_sympy(fact.element.to_sympy().subs(places, simultaneous=True), field)
    sign = hooks.call("sign", moved)
    return sign > 0 or (fact.nonzero and bool(sign))
