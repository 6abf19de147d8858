"""What a value that is not the answer may be: nearly right and how, or wrong and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import final

import sympy as sp

from ... import notation as tree
from ...geometry import Tensor
from ...geometry.formulas.scope import Scope
from ...verdicts import Verdict
from . import comparing, marks, other_conventions
from .lengths import Lengths

Near = tuple[str, tuple[str, ...]]  # an outcome and the remarks on it
WORDS = {2: "twice the answer", sp.Rational(1, 2): "half the answer", -1: "minus the answer"}


def close(factor: sp.Expr) -> bool:
    """Whether a factor is one within two per cent, up to a sign, but is not: decimals in the place of exact numbers."""
    return bool(factor.is_number and factor not in (1, -1) and abs(abs(sp.N(factor)) - 1) < sp.Rational(1, 50))


@final
@dataclass(frozen=True)
class NearMisses:
    """How values are compared with an exercise's answer.

    Attributes
    ----------
    scope : in which answers are read
    asked : the letter of what is asked for, without indices
    kind, natural : how it and the symbols change with the conventions
    constants : names that count as numbers in a constant factor
    along : the direction of which a multiple may be added, or None
    may_gauge : whether a gradient may be added
    may_scale : whether a constant factor is accepted, so that one close to 1 is none the worse
    lengths : dimensions, or None
    read : the value of a formula
    """

    scope: Scope
    asked: str
    kind: str | None
    natural: Mapping[str, str]
    constants: tuple[str, ...]
    along: Tensor | None
    may_gauge: bool
    may_scale: bool
    lengths: Lengths | None
    read: Callable[[str], Tensor]

    def nearly(self, value: Tensor, model: Tensor, answer: str, typed: tree.Node | None) -> list[Near]:
        """Every way in which a value is nearly right, conventions first; with the answer and the part typed of it."""
        found: list[Near] = []
        carries = typed is not None and (self.natural or any(isinstance(n, tree.Tensor) for n in typed.walk()))
        text = answer[slice(*typed.span)] or tree.to_latex(typed) if typed is not None and carries else None
        kind = other_conventions.kind_asked(self.asked, model.rank, self.kind)
        readings = other_conventions.readings(text, value, self.scope, self.asked, kind, self.natural, self.read)
        meant = [words for words, reading in readings if comparing.identical(reading, model)]
        factor = comparing.constant_factor(value, model, self.constants)
        times = () if factor is None else (WORDS.get(factor, f"{factor} times the answer"),)
        if meant:
            found.append(
                (marks.OTHER_CONVENTION, (" or ".join(meant), *(f"{t} in the conventions here" for t in times)))
            )
        is_value = model.rank == 0 and comparing.is_number(model.component(()))  # of which every other is a multiple
        if times and (factor == -1 or not (is_value or (close(factor) and not self.may_scale))):
            found.append((marks.UP_TO_SIGN if factor == -1 else marks.UP_TO_FACTOR, () if meant else times))
        difference = value - model
        if not model.rank and not is_value and comparing.is_number(difference.component(()), self.constants):
            by = difference.component(()).to_sympy()
            found.append((marks.UP_TO_CONSTANT, (f"it differs from the answer by {by}",)))
        if self.along is not None and (f := comparing.multiple_along(difference, self.along)) is not None:
            found.append((marks.UP_TO_MULTIPLE, (f"the answer, plus {f} times the direction",)))
        if self.may_gauge and model.rank == 1 and comparing.is_gradient(difference.down(0)):
            found.append((marks.UP_TO_GAUGE, ("the field F is the same, the potential differs by a gradient",)))
        return found

    def why_wrong(
        self, value: Tensor, model: Tensor, verdict: Verdict, node: tree.Node | None, right: tree.Node | None
    ) -> Iterator[str]:
        """What can be said of a wrong value; `node` and `right` are the trees of both where they were typed."""
        if self.lengths is not None and node is not None and right is not None:
            yield from self.lengths.mismatch(node, right)
        slip = self._slip(value, model)
        yield from [slip] if slip else []
        yield from comparing.right_cases(value, model)
        yield from self.place(verdict)

    def _slip(self, value: Tensor, model: Tensor) -> str:
        """How a wrong value may have come about."""
        if model.rank:
            return comparing.differing_components(value, model)
        factor = comparing.constant_factor(value, model)
        if comparing.is_number(model.component(())):  # every number is a multiple of every other
            return WORDS.get(factor, "")
        if factor is not None and close(factor):
            return (
                f"close to the answer, {sp.N(factor, 8)} times it: write exact numbers, \\frac{{2}}{{3}}, no decimals"
            )
        return comparing.related(value.component(()), model.component(()), self.constants)

    @staticmethod
    def place(verdict: Verdict) -> Iterator[str]:
        """Where a value is wrong, and by how much."""
        witness = getattr(verdict, "witness", None)
        if witness is not None:
            size = "is not zero" if str(witness.value).startswith("0e") else f"is {witness.value}"
            yield f"at {witness.place()} the answer minus the right one {size}"
