"""Reading a form's components: by coordinates, ``{("t", "r"): E}``, or all of them, which must be antisymmetric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import IndexMismatchError, InputError
from ...exact import Element, Reader, unify
from ..components import read_components
from ..symmetry import Index, alternating, antisymmetric
from ..tensor import Tensor

if TYPE_CHECKING:
    from ..chart import Chart
    from ..metric import Metric

Components = dict[Index, Element]


def read_form(metric: Metric, components: Any, degree: int | None) -> tuple[int, Components]:
    """(degree, components with rising indices) of what `Metric.form` is given.

    Raises
    ------
    IndexMismatchError
        Another degree than the one that is asked for, a coordinate twice in one component, or components that are not
        antisymmetric.
    InputError
        No degree where none can be read off; a degree that is none; strings in place of expressions.
    """
    if degree is not None and (isinstance(degree, bool) or not isinstance(degree, int) or degree < 0):
        raise InputError(f"the degree {degree!r} is no number of indices", "degree=2")
    found = _degree(components, metric.chart)
    if found is None and degree is None:
        raise InputError("a form without components has no degree to be read off", "degree=2")
    if degree is not None and found is not None and degree != found:
        raise IndexMismatchError(f"components of a {found}-form for a form of degree {degree}", f"degree={found}")
    rank = found if found is not None else degree or 0
    if isinstance(components, Mapping):
        return rank, _by_coordinates(metric, components)
    return rank, _alternating(metric.chart, read_components(metric.field, components, rank, metric.chart), rank)


def form_of(metric: Metric, components: Any, degree: int | None, name: str) -> Tensor:
    """The form that `Metric.form` is asked for."""
    rank, values = read_form(metric, components, degree)
    return Tensor(metric, (False,) * rank, values, antisymmetric(rank), name=name)


def _degree(components: Any, chart: Chart) -> int | None:
    """The number of indices that components have; None where there are none."""
    if isinstance(components, Mapping):
        degrees = {len(_index(key, chart)): key for key in components}
        if len(degrees) > 1:
            (p, first), (q, second), *_ = degrees.items()
            raise IndexMismatchError(
                f"the components {first!r} and {second!r} have {p} and {q} indices",
                "the same number of indices in each",
            )
        return next(iter(degrees), None)
    if isinstance(components, sp.MatrixBase):
        return 1 if 1 in components.shape else 2
    if isinstance(components, sp.NDimArray):
        return components.rank()
    if isinstance(components, Sequence) and not isinstance(components, str):
        return 1 + (_degree(components[0], chart) or 0) if components else 1
    return 0


def _index(key: Any, chart: Chart) -> Index:
    return tuple(chart.number(k) for k in (key if isinstance(key, tuple) else (key,)))


def _by_coordinates(metric: Metric, given: Mapping[Any, Any]) -> Components:
    """Components by coordinate, each brought to rising indices with its sign."""
    reader = Reader(metric.field)
    reader.adjoin_plain(list(given.values()))
    found: Components = {}
    typed: dict[Index, Any] = {}
    for key, entry in given.items():
        index = _index(key, metric.chart)
        representative, sign = alternating(len(index)).canonical(index)
        if not sign:
            raise IndexMismatchError(
                f"the component {metric.chart.index_name(index)} has a coordinate twice: it is zero in every form",
                "different coordinates",
            )
        if representative in found:
            raise IndexMismatchError(
                f"the component {metric.chart.index_name(representative)} is given twice, as {typed[representative]!r} "
                f"and as {key!r}",
                "one of the two; the other follows with its sign",
            )
        try:
            value = reader.read(entry)
        except Exception as error:
            error.add_note(f"  where: component {metric.chart.index_name(index)} = {entry}")
            raise
        found[representative], typed[representative] = value * sign, key
    return dict(zip(found, unify([reader.field.zero, *found.values()])[1:], strict=True))


def _alternating(chart: Chart, given: Components, rank: int) -> Components:
    """The independent ones of all components, which are compared with the others."""
    symmetry = alternating(rank)
    for index, value in given.items():
        representative, sign = symmetry.canonical(index)
        if not (value - sign * given[representative]).is_zero():
            partner = f", but {chart.index_name(representative)} is {given[representative]}" if sign else ""
            raise IndexMismatchError(
                f"component {chart.index_name(index)} is {value}{partner}: these are no components of a form",
                "antisymmetric components, or {('t', 'r'): ...} for the independent ones alone",
            )
    return {index: given[index] for index in symmetry.independent(chart.dimension)}
