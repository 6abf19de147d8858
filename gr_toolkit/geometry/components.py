"""Reading components: nested expressions into exact scalars, each named where it cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import sympy as sp

from ..errors import IndexMismatchError, InputError
from ..exact import Element, Field, Reader, unify
from .chart import Chart


def read_components(field: Field, components: Any, rank: int, chart: Chart) -> dict[tuple[int, ...], Element]:
    """Nested components of a tensor as exact scalars.

    Raises
    ------
    IndexMismatchError
        They have not the shape that the indices need.
    """
    places = list(product(range(chart.dimension), repeat=rank))
    reader = Reader(field)
    flat = _flattened(components, chart.dimension, rank, chart.coordinates)
    reader.adjoin_plain(flat)
    values = []
    for place, entry in zip(places, flat, strict=True):
        try:
            values.append(reader.read(entry))
        except Exception as error:
            error.add_note(f"  where: component {chart.index_name(place)} = {entry}")
            raise
    return dict(zip(places, unify([reader.field.zero, *values])[1:], strict=True))


def read_symmetric(
    reader: Reader, rows: list[list[Any]], coordinates: tuple[Any, ...]
) -> dict[tuple[int, int], Element]:
    """The components g_{ij}, i ≤ j, read into one field, after all names were checked."""
    entries = {(i, j): e for i, row in enumerate(rows) for j, e in enumerate(row)}
    reader.adjoin_plain([*coordinates, *entries.values()])
    elements: dict[tuple[int, int], Element] = {}
    for (i, j), entry in entries.items():
        try:
            elements[i, j] = reader.read(entry)
        except Exception as error:
            error.add_note(f"  where: metric component [{i}, {j}] = {entry}")
            raise
    for i, j in entries:
        if i < j and elements[i, j] != elements[j, i]:
            raise InputError(
                f"the metric is not symmetric: component [{i}, {j}] is {rows[i][j]}, [{j}, {i}] is {rows[j][i]}",
                "equal components",
            )
    return {(i, j): e for (i, j), e in elements.items() if i <= j}


def checked_rows(matrix: Any, size: int) -> list[list[Any]]:
    """The rows of a square matrix of the right size."""
    if isinstance(matrix, str):
        raise InputError(f"the metric is the string {matrix!r}", "a SymPy matrix; strings are not evaluated")
    nested = matrix.tolist() if hasattr(matrix, "tolist") else matrix
    if not isinstance(nested, Sequence) or not all(isinstance(row, Sequence) for row in nested):
        raise InputError(f"the metric is {matrix!r}, no matrix", "a SymPy matrix or a list of rows")
    rows = [list(row) for row in nested]
    lengths = {len(row) for row in rows}
    if lengths != {len(rows)}:
        raise InputError(
            f"the matrix of the metric is not square: {len(rows)} rows of {sorted(lengths)} entries", "a square matrix"
        )
    if len(rows) != size:
        raise InputError(f"a {len(rows)}×{len(rows)} matrix for {size} coordinates", "one row and column a coordinate")
    for i, row in enumerate(rows):
        for j, entry in enumerate(row):
            if isinstance(entry, str):
                raise InputError(
                    f"component [{i}, {j}] is the string {entry!r}", "a SymPy expression; strings are not evaluated"
                )
    return rows


def _flattened(components: Any, dimension: int, rank: int, coordinates: tuple[Any, ...]) -> list[Any]:
    """The entries of a nested sequence or array of the shape that `rank` indices need; nothing is evaluated."""
    level = [list(components) if rank == 1 and isinstance(components, sp.MatrixBase) else components]
    for _ in range(rank):
        rows = [
            row.tolist() if hasattr(row, "tolist") else list(row) if isinstance(row, (list, tuple)) else row
            for row in level
        ]
        for row in rows:
            if isinstance(row, str):
                raise InputError(
                    f"components are the string {row!r}", "a list of SymPy expressions; strings are not evaluated"
                )
            if not isinstance(row, list) or len(row) != dimension:
                found = f"{len(row)} components" if isinstance(row, list) else f"{row!r}"
                raise IndexMismatchError(
                    f"{found} where {rank} {'index asks' if rank == 1 else 'indices ask'} for {dimension} components, "
                    f"one for each of {coordinates}",
                    f"{dimension} components",
                )
        level = [entry for row in rows for entry in row]
    return level
