"""The bounds of a generator that no inequality states: by its nature, and by its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .facts import Bound

if TYPE_CHECKING:
    from .prover import Knowledge


def limits(knowledge: Knowledge, position: int) -> tuple[Bound, ...]:
    """The bounds that a generator has by its nature: sin between −1 and 1."""
    ring, found = knowledge.field.ring, []
    if knowledge.is_real(position):
        for side, limit in zip((1, -1), knowledge.generator(position).limits(knowledge), strict=True):
            if limit is not None:
                value, strict = limit
                found.append(Bound(position, ring.constant(value.numerator), side, value.denominator, strict))
    return tuple(found)


def sign_as_bound(knowledge: Knowledge, position: int) -> Bound | None:
    """The sign of a generator as a bound, zero."""
    grade = knowledge.grade_of_generator(position)
    return (
        Bound(position, knowledge.field.ring.constant(0), 1 if grade > 0 else -1, 1, abs(grade) == 2) if grade else None
    )


def square_limits(knowledge: Knowledge, position: int) -> tuple[Bound, Bound] | None:
    """Bounds of the square of a generator between −1 and 1."""
    both = limits(knowledge, position)
    if {(b.side, str(b.limit), b.size) for b in both} != {(1, "-1", 1), (-1, "1", 1)}:
        return None
    ring = knowledge.field.ring
    lower = Bound(position, ring.constant(0), 1, 1, abs(knowledge.grade_of_generator(position)) == 2)
    return lower, Bound(position, ring.constant(1), -1, 1, all(b.strict for b in both))
