"""What a domain states of the signs of irreducible quantities, for those who put its bounds in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..domain import Domain
from ..element import Element
from ..field import Field
from ..kernels.symbols import symbol_element
from .prover import Knowledge


def stated_signs(domain: Domain, symbols: Iterable[Any]) -> list[tuple[Element, int]]:
    """(element, graded sign) of the irreducible quantities of which the domain, or what a symbol is assumed to be, says
    it: ±2 strictly, ±1 where it may vanish. From 1 − 2M/r > 0 and r > 0 follows r − 2M > 0."""
    field = Field.rational(domain)
    for symbol in symbols:
        field = symbol_element(field, symbol).field
    knowledge = Knowledge.of(field)
    home = knowledge.field
    found = [(home.polynomial(factor), sign * (1 + (abs(sign) < 2 and knowledge.facts.is_nonzero(factor))))
             for factor, sign in knowledge.facts.signs]  # fmt: skip
    for symbol in symbols:
        positive = 2 if symbol.is_positive else 1 if symbol.is_nonnegative else 0
        negative = 2 if symbol.is_negative else 1 if symbol.is_nonpositive else 0
        if positive or negative:
            found.append((symbol_element(home, symbol), positive or -negative))
        values = domain.values_of(symbol)
        if values:
            x = symbol_element(home, symbol)
            found += [(x - min(values), 1), (max(values) - x, 1)]
    return found
