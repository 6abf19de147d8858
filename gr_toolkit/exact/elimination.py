"""Gaussian elimination over any field whose numbers can be told from zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar


class Number(Protocol):
    """What fractions and elements have in common."""

    def __bool__(self) -> bool: ...
    def __sub__(self, other: Any, /) -> Any: ...
    def __mul__(self, other: Any, /) -> Any: ...
    def __rtruediv__(self, other: Any, /) -> Any: ...


N = TypeVar("N", bound=Number)


def solved(rows: Sequence[Sequence[N]], zero: N) -> list[N] | None:
    """One solution x of ∑ xⱼ rowⱼ = last entry of the row, for every row; None where there is none."""
    rows, width, pivots = list(rows), len(rows[0]) - 1 if rows else 0, list[int]()
    for j in range(width):
        top = len(pivots)
        pivot = next((i for i in range(top, len(rows)) if rows[i][j]), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        inverse = 1 / rows[top][j]
        rows[top] = [x * inverse for x in rows[top]]
        for i, row in enumerate(rows):
            if i != top and row[j]:
                rows[i] = [x - row[j] * y for x, y in zip(row, rows[top], strict=True)]
        pivots.append(j)
    if any(row[width] for row in rows[len(pivots) :]):
        return None
    solution = [zero] * width
    for i, j in enumerate(pivots):
        solution[j] = rows[i][width]
    return solution
