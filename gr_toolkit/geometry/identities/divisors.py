"""Constants that a question divides by: they are not zero, which a proof says and a witness respects."""

from __future__ import annotations

from collections.abc import Iterable

import sympy as sp

from ...verdicts import Condition
from ..formulas.scope import python_name
from .expressions import INVERSE_PI
from .space import JetSpace
from .statements import Statement


def nonzero_places(space: JetSpace, statement: Statement, names: Iterable[str]) -> list[int]:
    """The places of constants that are not zero: those divided by, and 1/π."""
    found = {INVERSE_PI, *statement.divisors, *names} & space.orders.constants
    return sorted(space.jets.place(name, ()) for name in found)


def divided_by(statement: Statement, names: Iterable[str]) -> tuple[Condition, ...]:
    """The small print: constants that a statement, conditions or definitions divide by; π is none of them."""
    found = sorted({*statement.divisors, *names} - {INVERSE_PI})
    return tuple(Condition(sp.Symbol(python_name(name), real=True)) for name in found)
