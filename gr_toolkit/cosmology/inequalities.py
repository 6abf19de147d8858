"""Inequalities as equalities that are decided: x ≥ 0 is |x| = x, and x > 0 is sign x = 1.

A refutation has a witness as any other: a rational point where the inequality fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp

from ..exact import Element
from ..geometry.inputs import read_expression
from ..verdicts import Reason, Undecided, Verdict, decide


def is_nonnegative(quantity: Any, domain: Iterable[Any] = ()) -> Verdict:
    """Whether a real expression is nowhere negative on a domain.

    Examples
    --------
    >>> x = sp.Symbol("x", real=True)
    >>> is_nonnegative(x**2).proved, is_nonnegative(x**2 - 1).refuted
    (True, True)
    """
    value = _expression(quantity)
    return decide(sp.Abs(value, evaluate=False), value, domain=[*domain, *_real(value)])


def is_positive(quantity: Any, domain: Iterable[Any] = ()) -> Verdict:
    """Whether a real expression is positive everywhere on a domain.

    Examples
    --------
    >>> x = sp.Symbol("x", real=True)
    >>> is_positive(x**2 + 1).proved, is_positive(x).refuted, is_positive(0).refuted, is_positive(x**2).refuted
    (True, True, True, True)
    """
    value = _expression(quantity)
    verdict = decide(sp.sign(value), 1, domain=[*domain, *_real(value)])
    excluded = [str(c) for c in verdict.conditions if not c.holds_on_domain]
    if verdict.proved and excluded:  # zeros that were not found
        return Undecided(
            Reason.AMBIGUOUS_SIGN, f"{value} is nowhere negative, and positive where {', '.join(excluded)}"
        )
    return verdict


def _real(value: Any) -> list[Any]:
    """That the symbols are real: an inequality speaks of no others."""
    open_ones = sorted((s for s in value.free_symbols if s.is_real is None), key=str)
    return [sp.Contains(s, sp.S.Reals) for s in open_ones]


def _expression(quantity: Any) -> Any:
    return quantity.to_sympy() if isinstance(quantity, Element) else read_expression(quantity, "the quantity")
