"""The Petrov type, decided from the minimal polynomial of the self-dual Weyl tensor, without solving for an eigenvalue.

With Q the trace-free 3×3 matrix of `weyl_operator`, t₂ = Tr Q², t₃ = Tr Q³,

====  =====================================================================================
O     Q = 0
N     Q² = 0,  Q ≠ 0
III   t₂ = t₃ = 0 (that is Q³ = 0),  Q² ≠ 0
D     (Q − λ)(Q + 2λ) = 0 with λ = −t₃/t₂, that is t₂ Q² − t₃ Q − ⅓ t₂² = 0,  t₂ ≠ 0
II    t₂³ = 6 t₃² (an eigenvalue is double),  t₂ ≠ 0,  not D
I     t₂³ ≠ 6 t₃²
====  =====================================================================================

[Petrov 1954; Stephani et al. 2003, table 4.1 and §4.3]. t₂ and t₃ are 2I and 6J up to signs and scale (I³ = 27J² of
Newman and Penrose). An equality is a normal form that is zero; an inequality is a ball at a point of the domain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ...errors import InputError, TooLargeError, UncertifiedDivisionError, UndecidedError
from ...verdicts import Condition, Verdict, combined, decide
from .. import properties
from .exceptions import ExceptionalLoci, Obstruction, exceptional_loci
from .weyl_operator import Matrix, Pair, weyl_operator

if TYPE_CHECKING:
    from ..metric import Metric

ADVICE = "p.decided, p.type and p.reason for the answer p, which never guess"
TYPES = ("O", "N", "III", "D", "II", "I")


@final
@dataclass(frozen=True, eq=False)
class PetrovType:
    """The Petrov type at generic points, with what proves it and where it degenerates.

    Attributes
    ----------
    type : "O", "N", "D", "III", "II" or "I", the type on a dense open part of the domain; "" where undecided
    evidence : (statement, `Verdict`) of the equalities and inequalities that decide it
    reason : why it is undecided, where it is
    exceptions : where the Weyl tensor is more special than that; `ExceptionalLoci`, worked out when asked for
    operator : the matrix Q that was classified

    Notes
    -----
    ``g.petrov_type() == "D"`` compares with a name, and raises `UndecidedError` where the type is undecided. With
    unknown functions the type is that of generic ones.
    """

    type: str
    evidence: tuple[tuple[str, Verdict], ...]
    reason: str = ""
    _obstructions: tuple[Obstruction, ...] = ()
    operator: Matrix | None = field(default=None, repr=False)
    _metric: Metric | None = field(default=None, repr=False)

    @property
    def decided(self) -> bool:
        """Whether the type is known."""
        return bool(self.type)

    @property
    def conditions(self) -> Sequence[Condition]:
        """What the metric divides by as typed: nothing is said where it vanishes."""
        return self._metric.proof_conditions if self._metric is not None else ()

    @cached_property
    def exceptions(self) -> ExceptionalLoci:
        """Where the type is more special than at generic points."""
        if self._metric is None or self.operator is None:
            raise UndecidedError(self.reason, ADVICE)
        return exceptional_loci(self._metric, self.operator, self._obstructions, _name)

    @property
    def everywhere(self) -> bool:
        """Whether the type is shown to be the same at every point of the domain."""
        return self.decided and not self.exceptions.loci and self.exceptions.complete

    def __eq__(self, other: object) -> bool:
        """Whether the generic type is the one named, or that of another metric."""
        if isinstance(other, PetrovType):
            return str(self) == str(other)
        if not isinstance(other, str):
            return NotImplemented
        if other not in TYPES:
            raise InputError(f"there is no Petrov type {other!r}", f"one of {', '.join(TYPES)}")
        return str(self) == other

    def __hash__(self) -> int:
        return hash(self.type)

    def __str__(self) -> str:
        if not self.type:
            raise UndecidedError(self.reason, ADVICE)
        return self.type

    def __repr__(self) -> str:
        if not self.type:
            return f"Petrov type undecided: {self.reason}"
        return f"Petrov type {self.type}{self.exceptions.text()}"

    def _repr_latex_(self) -> str:
        if not self.type:
            return rf"$\text{{Petrov type undecided: {self.reason}}}$"
        return rf"$\text{{Petrov type }}\mathrm{{{self.type}}}{self.exceptions.latex()}$"

    def explain(self) -> str:
        """The type with what proves it, in sentences."""
        lines = [repr(self)] + [f"{statement}: {verdict!r}" for statement, verdict in self.evidence]
        if self.evidence:
            lines.append("with the 3x3 matrix Q = E + iB of the Weyl tensor, t2 = tr Q^2 and t3 = tr Q^3")
        open_ones = [str(c) for c in self.conditions if not c.holds_on_domain]
        if open_ones:
            lines.append("where " + ", ".join(open_ones))
        return "\n  ".join(lines)


def petrov_type(metric: Metric) -> PetrovType:
    """The Petrov type of a four-dimensional Lorentzian metric; see `Metric.petrov_type`.

    Raises
    ------
    InputError
        The metric is not of four dimensions, not Lorentzian, or complex.
    DomainError
        The domain leaves the sign of det g open.
    """
    try:
        operator = weyl_operator(metric)
    except (TooLargeError, UncertifiedDivisionError) as error:
        return PetrovType("", (), str(error))
    if any(g.is_partner or getattr(g, "is_imaginary_unit", False) for g in operator.algebra.square.field.generators):
        raise InputError("the Petrov type of a complex metric", "real components")
    if properties.determinant_sign(metric) > 0:
        raise InputError(
            f"det g = {metric.determinant} is positive: the metric is not Lorentzian, and has no Petrov type",
            "a metric of signature -+++ or +---",
        )
    return _classified(metric, operator)


def _classified(metric: Metric | None, operator: Matrix) -> PetrovType:
    """The type of a matrix Q."""
    evidence: list[tuple[str, Verdict]] = []

    def holds(statement: str, entries: Iterable[Pair]) -> bool:
        verdict = _vanish(entries)
        evidence.append((statement, verdict))
        return bool(verdict)

    def found(kind: str, *obstructions: Obstruction) -> PetrovType:
        return PetrovType(kind, tuple(evidence), "", obstructions, operator, metric)

    try:
        algebra = operator.algebra
        square = operator @ operator
        t2, t3 = operator.trace_with(operator), operator.trace_with(square)
        cube, sixth = algebra.product(algebra.product(t2, t2), t2), algebra.product(t3, t3)
        discriminant = cube[0] - 6 * sixth[0], cube[1] - 6 * sixth[1]
        if not holds("t2^3 = 6 t3^2", [discriminant]):
            return found("I", Obstruction("t2^3 = 6 t3^2", (discriminant,)))
        if not holds("t2 = 0", [t2]):
            double = list(_d_condition(operator, square, t2, t3))
            if holds("t2 Q^2 - t3 Q - t2^2/3 = 0", double):
                return found("D", Obstruction("t2 = 0", (t2,)))
            return found("II", Obstruction("t2 = 0", (t2,)), Obstruction("t2 Q^2 - t3 Q - t2^2/3 = 0", tuple(double)))
        if holds("Q = 0", operator):
            return found("O")
        if holds("Q^2 = 0", square):
            return found("N", Obstruction("Q = 0", tuple(operator), "O"))
        return found("III", Obstruction("Q^2 = 0", tuple(square)))
    except UndecidedError as error:
        return PetrovType("", tuple(evidence), f"whether {evidence[-1][0]} is open: {error.reason}")
    except (TooLargeError, UncertifiedDivisionError) as error:
        return PetrovType("", tuple(evidence), str(error))


def _name(operator: Matrix) -> str:
    """The generic type of a matrix, empty where it is undecided."""
    return _classified(None, operator).type


def _d_condition(operator: Matrix, square: Matrix, t2: Pair, t3: Pair) -> Iterator[Pair]:
    """The entries of t₂ Q² − t₃ Q − ⅓ t₂²."""
    algebra, zero = operator.algebra, operator.algebra.zero
    third = algebra.product(t2, t2)
    third = third[0] / 3, third[1] / 3
    one = algebra.square.field.one, algebra.square.field.zero
    for i in range(3):
        for k in range(3):
            yield algebra.sum_of_products(
                [(1, t2, square.rows[i][k]), (-1, t3, operator.rows[i][k]), (-1, third, one if i == k else zero)]
            )


def _vanish(entries: Iterable[Pair]) -> Verdict:
    """Whether all entries vanish at every point: their two parts do."""
    parts: list[Any] = [part for entry in entries for part in entry if not part.is_zero()]
    parts.sort(key=lambda part: len(part.numerator))  # the shortest is the first to be refuted
    if not parts:
        return combined([])
    return combined(("", decide(part, 0)) for part in parts)
