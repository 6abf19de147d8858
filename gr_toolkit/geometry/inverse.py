"""Determinant and inverse of a metric: minors by Laplace expansion, each once, and a single division."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import InputError
from ..exact import Element, sum_of_products

Matrix = Sequence[Sequence[Element]]


def minor(
    matrix: Matrix,
    rows: tuple[int, ...],
    columns: tuple[int, ...],
    known: dict[tuple[tuple[int, ...], tuple[int, ...]], Element],
) -> Element:
    """The determinant of a submatrix, expanded along its first row."""
    if len(rows) == 1:
        return matrix[rows[0]][columns[0]]
    key = (rows, columns)
    if key not in known:
        top, below = rows[0], rows[1:]
        terms: list[tuple[int, Element, Element | None]] = []
        for k, column in enumerate(columns):
            entry = matrix[top][column]
            if not entry.is_zero():
                rest = minor(matrix, below, columns[:k] + columns[k + 1 :], known)
                if not rest.is_zero():
                    terms.append((-1 if k % 2 else 1, entry, rest))
        known[key] = sum_of_products(terms) if terms else matrix[0][0].field.zero
    return known[key]


def determinant_and_cofactors(matrix: Matrix) -> tuple[Element, dict[tuple[int, int], Element]]:
    """(det g, the cofactors of g_{ij} for i ≤ j) of a symmetric matrix.

    Raises
    ------
    InputError
        The determinant vanishes identically.
    """
    size = len(matrix)
    everything = tuple(range(size))
    known: dict[tuple[tuple[int, ...], tuple[int, ...]], Element] = {}
    cofactors = {}
    for i in range(size):
        for j in range(i, size):
            rest = minor(matrix, everything[:i] + everything[i + 1 :], everything[:j] + everything[j + 1 :], known)
            cofactors[i, j] = -rest if (i + j) % 2 else rest
    determinant = sum_of_products([(1, matrix[0][j], cofactors[0, j]) for j in everything])
    if determinant.is_zero():
        raise InputError("the metric is degenerate: its determinant vanishes identically", "a matrix of full rank")
    return determinant, cofactors


def inverse_components(
    determinant: Element, cofactors: dict[tuple[int, int], Element]
) -> dict[tuple[int, ...], Element]:
    """g^{ij} for i ≤ j."""
    reciprocal = determinant.inverse()
    return {k: c if c.is_zero() else c * reciprocal for k, c in cofactors.items()}
