"""Non-negative combinations of vectors, by the simplex method with rational numbers and Bland's rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flint import fmpq

ROWS = 60
PIVOTS = 120

Vector = Mapping[Any, int]  # sparse


def combination(goal: Vector, vectors: Sequence[Vector]) -> list[fmpq] | None:
    """Weights ≥ 0 with goal = ∑ weight · vector, or None where none were found; what is returned has been checked."""
    keys = set(goal)
    usable = list(range(len(vectors)))
    keys = keys.union(*(vectors[n] for n in usable))
    if len(keys) > ROWS or not usable:
        return None
    tableau = _tableau(goal, vectors, list(keys))
    basis = _feasible(tableau, len(vectors))
    if basis is None:
        return None
    weights = [fmpq(0)] * len(vectors)
    for row, column in enumerate(basis):
        if column < len(vectors):
            weights[column] = tableau[row][-1]
        elif tableau[row][-1] != 0:
            return None
    return weights if _holds(goal, vectors, weights, keys) else None


def _tableau(goal: Vector, vectors: Sequence[Vector], keys: Sequence[Any]) -> list[list[fmpq]]:
    """The rows [vectors | goal] with goal ≥ 0; the artificial variables' columns are not kept, for none comes back."""
    rows = []
    for key in keys:
        right = int(goal.get(key, 0))
        sign = -1 if right < 0 else 1
        rows.append([fmpq(sign * int(v.get(key, 0))) for v in vectors] + [fmpq(sign * right)])
    return rows


def _feasible(rows: list[list[fmpq]], count: int) -> list[int] | None:
    """Minimise the sum of the artificial variables; the basis at the end, or None if the pivots ran out."""
    basis = [count] * len(rows)  # `count` stands for the row's own artificial variable
    cost = [sum((row[c] for row in rows), fmpq(0)) for c in range(count + 1)]
    for _ in range(PIVOTS):
        if cost[-1] == 0:
            return basis
        column = next((c for c in range(count) if cost[c] > 0), None)
        if column is None:
            return None
        ratios = [(row[-1] / row[column], basis[n], n) for n, row in enumerate(rows) if row[column] > 0]
        if not ratios:
            return None
        _, _, pivot = min(ratios)
        basis[pivot] = column
        _eliminate(rows, cost, pivot, column)
    return None


def _eliminate(rows: list[list[fmpq]], cost: list[fmpq], pivot: int, column: int) -> None:
    scale = rows[pivot][column]
    chosen = rows[pivot] = [value / scale if value else value for value in rows[pivot]]
    filled = [c for c, value in enumerate(chosen) if value]
    for row in (*(r for n, r in enumerate(rows) if n != pivot), cost):
        factor = row[column]
        if factor:
            for c in filled:
                row[c] -= factor * chosen[c]


def _holds(goal: Vector, vectors: Sequence[Vector], weights: list[fmpq], keys: set[Any]) -> bool:
    """Whether the identity holds and no weight is negative."""
    if any(w < 0 for w in weights):
        return False
    for key in keys:
        total = sum((w * int(v.get(key, 0)) for w, v in zip(weights, vectors, strict=True) if w), fmpq(0))
        if total != int(goal.get(key, 0)):
            return False
    return True
