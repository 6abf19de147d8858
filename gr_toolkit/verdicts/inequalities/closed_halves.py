"""An inequality that holds on both sides of quantity = 0, asked on that border too.

An equality extends to a border where both sides are continuous, a strict inequality does not: |x − 2| > 0 holds on
either side of x = 2. Where the quantity is linear in a symbol the border is put in; or it is part of a half that is
closed, quantity >= 0, on which the inequality may be decided as well as on the open one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import sympy as sp

from ...errors import DivisionByZeroError, GRToolkitError
from ...exact import Domain, Reader
from ..borders import Decide, on_border
from ..verdict import Proved, Reason, Undecided, Verdict
from .counterexample import Search


def with_border(
    verdict: Proved,
    there: Decide,
    sides: tuple[Any, Any],
    quantity: Any,
    domain: Domain,
    conditions: tuple[Any, ...],
    strict: bool,
) -> Verdict:
    """The verdict on both sides and on the border, from the proof on both sides."""
    for border in _on_border(there, sides, quantity, domain, conditions, strict):
        if border.refuted:
            return border
        if border.proved:
            both = [c for c in verdict.conditions if getattr(c, "expression", None) not in (quantity, -quantity)]
            return replace(verdict, conditions=tuple(dict.fromkeys([*both, *border.conditions])))
    detail = f"proved where {quantity} != 0 only; domain=[Ne({quantity}, 0)] leaves the rest out"
    return Undecided(Reason.AMBIGUOUS_SIGN, detail)


def _on_border(
    there: Decide, sides: tuple[Any, Any], quantity: Any, domain: Domain, conditions: tuple[Any, ...], strict: bool
) -> Iterator[Verdict]:
    """Verdicts that hold on the border, by one way after the other."""

    def fails_at(reader: Reader, symbols: Sequence[Any], place: dict[Any, Fraction]) -> Any:
        return Search(*sides, domain, symbols, reader, strict).among([place])

    yield on_border(there, sides, quantity, domain, conditions, fails_at)
    for half in (sp.Ge, sp.Le):
        try:
            yield there(*sides, (*conditions, half(quantity, 0, evaluate=False)))
        except DivisionByZeroError:
            continue  # nothing is claimed on that half, which says nothing of the rest of it
        except GRToolkitError as error:
            yield Undecided(Reason.AMBIGUOUS_SIGN, str(error))
