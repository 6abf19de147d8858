"""An answer in another book's conventions: which ones, if any, make it right.

The answer is read as a formula of a book that differs from the exercise in one convention, and translated from there:
its symbols as the exercise says they change, what is asked for as its kind says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...errors import GRToolkitError, IndexMismatchError
from ...geometry import Conventions, Metric, Tensor, translate
from ...geometry.conventions import books
from ...geometry.conventions.weights import Change, Kind, factor_of, kind_of
from ...geometry.formulas.scope import Scope
from .comparing import identical

OWN_KINDS = {("R", 0): "Ricci scalar", ("R", 2): "Ricci", ("R", 4): "Riemann", ("G", 2): "Einstein", ("C", 4): "Weyl",
             ("\\Gamma", 3): "Christoffel", ("g", 0): "determinant", ("g", 2): "metric"}  # fmt: skip


SCALARS = {  # one component of a field in a chart or frame, as electrostatics writes it: A^t is Φ, j^t is ρ
    "potential": Kind(range(1), lambda rank: 0, lambda change: change.potential),
    "field strength": Kind(range(1), lambda rank: 0, lambda change: change.potential),
    "current": Kind(range(1), lambda rank: 0, lambda change: change.current),
}


def others(conventions: Conventions) -> Iterator[tuple[str, Conventions]]:
    """(in words, conventions) that differ in one place."""
    flipped = "+---" if conventions.signature == "-+++" else "-+++"
    yield f"with the signature {flipped}", conventions.with_(signature=flipped)
    yield "with the other sign of the Riemann tensor", conventions.with_(riemann=-conventions.riemann)
    yield "with the Ricci tensor contracted the other way", conventions.with_(ricci=-conventions.ricci)
    place = "^" if conventions.levi_civita == "_" else "_"
    yield f"with ε{place}(0123) positive", conventions.with_(levi_civita=place)
    for units in books.UNITS:
        if units != conventions.maxwell:
            yield f"in {units} units", conventions.with_(maxwell=units)
    yield "with the other sign of F = dA", conventions.with_(field_sign=-conventions.field_sign)


def kind_asked(name: str, rank: int, kind: str | None) -> str | None:
    """How what is asked for changes with conventions: as the exercise says, or as the metric's own quantities do."""
    return OWN_KINDS.get((name, rank)) if kind is None else kind


def kind_named(asked: str, kind: str, rank: int) -> Kind:
    """How what is asked for changes, from the word of an exercise.

    Raises
    ------
    InputError, UnknownNameError, IndexMismatchError
        There is no such kind, or it has another number of indices.
    """
    found = SCALARS[kind] if not rank and kind in SCALARS else kind_of(asked, kind)
    if rank not in found.ranks:
        advice = f"{found.ranks[0]} of them, or another kind"
        raise IndexMismatchError(f"{asked} of the kind {kind!r} is asked for with {rank} indices", advice)
    return found


def natural_of(scope: Scope, natural: Mapping[str, str]) -> dict[str, str]:
    """How each symbol of a scope changes: not at all, where the exercise says nothing else."""
    functions = {f"{name}({', '.join(usual)})": "" for name, (_, usual) in scope.functions.items()}
    same = dict.fromkeys((*scope.scalars, *scope.same_event), "") | functions
    spoken = {name.partition("(")[0] for name in natural}
    return {name: kind for name, kind in same.items() if name.partition("(")[0] not in spoken} | dict(natural)


def value_elsewhere(value: Tensor, asked: str, kind: str, new: Conventions) -> Tensor:
    """What was measured in other conventions, in those of its metric."""
    metric = value.metric
    change = Change(new, metric.conventions, metric.dimension)
    factor = factor_of(asked, kind_named(asked, kind, value.rank), change, sum(value.positions), value.rank) ** -1
    return value * metric.scalar(factor.to_sympy())


def readings(
    text: str | None, value: Tensor, scope: Scope, asked: str, kind: str | None, natural: Mapping[str, str], read: Any
) -> Iterator[tuple[str, Tensor]]:
    """(in words, value) of an answer as somebody of other conventions means it; `read` evaluates translated text.

    Only readings that differ from the answer as it stands; what no rule translates is left out.
    """
    metric: Metric = scope.metric
    if text is None and kind is None:
        return
    for words, other in others(metric.conventions):
        try:
            meant = value
            if text is not None:
                declared = natural_of(scope, natural)
                translated = translate(text, from_=other, to=metric.conventions, natural=declared,
                                       coordinates=tuple(scope.coordinates), dimension=metric.dimension)  # fmt: skip
                meant = read(translated)
            if kind is not None:
                meant = value_elsewhere(meant, asked, kind, other)
            if not identical(meant, value):
                yield words, meant
        except GRToolkitError:
            continue
