"""Statements by cases: where the domain leaves the sign of a real quantity open, one question on either side.

Scalar equations are decided so as they were typed (`statements`), which says more about the border. Here is what is
left: equations of tensors, and definitions that have no value before the sign is known. The setting is read again with
the sign stated; both sides must be proved, and the border itself is excluded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sympy as sp

from ..errors import AmbiguousSignError, EmptyDomainError, GRToolkitError
from ..exact import hooks
from ..geometry.formulas.scope import Scope
from ..verdicts import Condition, Conditions, Proved, Reason, Refuted, Undecided, Verdict
from .statements import decide_statement
from .wording import advice

QUANTITIES = 3  # told apart one inside the other, which makes 8 readings of a setting
Build = Callable[[tuple[Any, ...], bool], Scope]  # (further conditions, with definitions) -> scope


def decide_by_pieces(build: Build, decide_in: Callable[[Scope], None], text: str) -> list[Verdict]:
    """The verdicts of a statement's links; `decide_in` looks at each scope before anything is decided in it.

    Raises
    ------
    AmbiguousSignError
        A definition needs a sign that is open, and it is no sign of a real quantity.
    """
    return _decided(build, decide_in, text, ())


def _decided(build: Build, decide_in: Callable[[Scope], None], text: str, conditions: tuple[Any, ...]) -> list[Verdict]:
    met: list[AmbiguousSignError] = []
    verdicts: list[Verdict] = []
    try:
        scope = build(conditions, True)
        decide_in(scope)
        verdicts = decide_statement(scope, text, met)
    except AmbiguousSignError as error:  # in a definition
        met = [error]
    quantity = met[0].quantity if met else None
    if not met or len(conditions) == QUANTITIES or not _is_real(quantity, build, conditions):
        return verdicts or _open(met[0], build, conditions)
    sides = sp.Gt(quantity, 0, evaluate=False), sp.Lt(quantity, 0, evaluate=False)
    try:
        tried = [_half(build, decide_in, text, (*conditions, side)) for side in sides]
    except GRToolkitError:
        if len(verdicts) < 2:
            raise
        return verdicts  # the other links of the chain have theirs
    halves = [half for half in tried if half is not None]
    names = [str(side) for side, half in zip(sides, tried, strict=True) if half is not None]
    if not halves or len({len(half) for half in halves}) > 1:
        return verdicts or _open(met[0], build, conditions)
    whole: Sequence[Verdict] = verdicts or _open(met[0], build, conditions) * len(halves[0])
    return [
        outer if not outer.undecided else _joined(outer, list(zip(names, pieces, strict=True)), quantity)
        for outer, *pieces in zip(whole, *halves, strict=True)
    ]


def _half(
    build: Build, decide_in: Callable[[Scope], None], text: str, conditions: tuple[Any, ...]
) -> list[Verdict] | None:
    """The verdicts on one side of the border; None where the domain has no such side.

    A side that is empty without being seen to be is harmless: a refutation has a point of it, and a proof on it says
    nothing.
    """
    try:
        return _decided(build, decide_in, text, conditions)
    except EmptyDomainError:
        return None


def _is_real(quantity: Any, build: Build, conditions: tuple[Any, ...]) -> bool:
    if quantity is None:
        return False
    try:
        return bool(hooks.call("is real", build(conditions, False).metric.scalar(quantity)))
    except GRToolkitError:
        return False


def _open(error: AmbiguousSignError, build: Build, conditions: tuple[Any, ...]) -> list[Verdict]:
    """The verdict of one link; where there is no scope without definitions, the error is the metric's."""
    return [Undecided(Reason.AMBIGUOUS_SIGN, advice(error, build(conditions, False)))]


def _joined(outer: Verdict, pieces: Sequence[tuple[str, Verdict]], quantity: Any) -> Verdict:
    """One verdict from those, by name, on either side of quantity = 0."""
    for _, piece in pieces:
        if isinstance(piece, Refuted):
            return piece
    if not all(piece.proved for _, piece in pieces):
        return outer
    border = Condition(-quantity if quantity.could_extract_minus_sign() else quantity)
    found = Conditions(lambda: dict.fromkeys([*(c for _, piece in pieces for c in piece.conditions), border]))
    return Proved(found, components=tuple(pieces))
