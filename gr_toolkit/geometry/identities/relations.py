r"""The linear relations among given tensors that hold in every metric of a dimension.

At the origin every term is a polynomial in free symbols; a relation Σ c_k T_k = 0 with numbers c_k is one among their
coefficients, so that all relations come out of one elimination. There are those that everybody knows (Bianchi), and
those that one dimension has and the next has not, as Bach's and Lanczos's in four [Lanczos 1938; Lovelock 1970; Edgar &
Höglund 2002].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, Any, final

from ... import notation as tree
from ...errors import IndexMismatchError, InputError
from ...exact.polynomials import PolynomialRing
from ...verdicts import Verdict
from ..formulas.indexed import shown
from .conditional import decide_under, system_of
from .elimination import Row, eliminated
from .existence import justification
from .indexed_expression import common_divisors, over
from .orders import Orders, orders_of
from .statements import Statement, parsed, statement_of, statements
from .systems import System
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .every_metric import EveryMetric

MAX_TERMS = 60


@final
@dataclass(frozen=True)
class Relation:
    """A linear relation, as a formula that says so.

    Attributes
    ----------
    coefficients : the numbers before the terms, in their order
    formula : the relation in LaTeX
    verdict : that of `EveryMetric.decide` on the formula
    """

    coefficients: tuple[Fraction, ...]
    formula: str
    verdict: Verdict = field(repr=False, compare=False)

    def __str__(self) -> str:
        return self.formula

    def _repr_latex_(self) -> str:
        return f"${self.formula}$"


@final
class Relations(Sequence[Relation]):
    """A basis of the relations among some terms.

    Attributes
    ----------
    complete : whether there are no others; under conditions that is not always known
    """

    def __init__(self, found: Sequence[Relation], complete: bool) -> None:
        self.found, self.complete = tuple(found), complete

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, place: Any) -> Any:
        return self.found[place]

    def __repr__(self) -> str:
        lines = [str(relation) for relation in self.found] or ["no linear relation"]
        return "\n".join(lines + ([] if self.complete else ["perhaps more"]))

    def _repr_latex_(self) -> str:
        rows = r" \\ ".join(str(relation) for relation in self.found)
        return rf"$\begin{{gathered}} {rows} \end{{gathered}}$" if self.found else "no linear relation"


def relations(
    every: EveryMetric, vocabulary: Vocabulary, terms: Sequence[str], assuming: Sequence[str] = ()
) -> Relations:
    """The relations among terms; see `EveryMetric.relations`."""
    if isinstance(terms, str) or not all(isinstance(term, str) for term in terms):
        raise InputError(f"the terms {terms!r} are no list of formulas", r'[r"R_{\mu\nu}", r"R g_{\mu\nu}"]')
    if not 1 < len(terms) <= MAX_TERMS:
        raise InputError(f"{len(terms)} terms to find relations among", f"two to {MAX_TERMS} terms")
    read = [_term(vocabulary, text) for text in terms]
    for text, one in zip(terms, read, strict=True):
        if set(one.labels) != set(read[0].labels):
            raise IndexMismatchError(
                f"the free indices of {terms[0]} and {text} differ: {shown(read[0].labels)}, {shown(one.labels)}",
                "the same free indices, up and down, in every term",
            )
    system = system_of(every, vocabulary, assuming)
    columns, complete = _columns(system, read)
    found = []
    for coefficients in _kernel(columns, PolynomialRing([])):
        formula = _formula(coefficients, terms)
        verdict = decide_under(every, vocabulary, statements(vocabulary, formula), assuming)
        found.append(Relation(coefficients, formula, verdict))
    return Relations(found, complete)


def _term(vocabulary: Vocabulary, text: str) -> Statement:
    node = parsed(vocabulary, text)
    if isinstance(node, tree.Relation):
        raise InputError(f"{text} is an equation, no term", "the terms, whose relations are asked for")
    return statement_of(vocabulary, node, text)


def _columns(system: System, read: Sequence[Statement]) -> tuple[list[Mapping[Any, Fraction]], bool]:
    """Each term as a vector, its coefficients at the monomials of all components; and whether no relation is missed."""
    divisors = common_divisors(one.divisors for one in read)
    read = [replace(one, difference=over(divisors, one.difference, one.divisors)) for one in read]
    needed = Orders()
    for one in read:
        needed |= orders_of(system.vocabulary, [one.difference])
    lowest = max(system.order_of(needed), system.order)
    solved = system.solved(needed, lowest)
    labels = [label.name for label in read[0].labels]
    columns: list[Mapping[Any, Fraction]] = []
    for one in read:
        denominator, components = solved.space.components(one)
        order = [[label.name for label in one.labels].index(name) for name in labels]
        column: dict[Any, Fraction] = {}
        for index, value in components.items():
            image, below = solved.solution.fraction(value)
            place = tuple(index[k] for k in order)
            for exponents, coefficient in image.to_dict().items():
                column[place, exponents] = Fraction(int(coefficient), below * denominator)
        columns.append(column)
    return columns, not system.conditions or bool(justification(system, needed, lowest))


def _kernel(columns: Sequence[Mapping[Any, Fraction]], ring: PolynomialRing) -> list[tuple[Fraction, ...]]:
    """All combinations of the columns that vanish: a basis, in smallest integers, each with a column of its own."""
    rows: dict[Any, dict[int, Fraction]] = {}
    for number, column in enumerate(columns):
        for key, value in column.items():
            rows.setdefault(key, {})[number] = value
    different = {tuple(sorted(row.items())) for row in rows.values()}
    pivots, _ = eliminated(Row(_integers(dict(row)), ring.zero) for row in sorted(different))
    basis = []
    for free in (n for n in range(len(columns)) if n not in pivots):
        vector = [Fraction(0)] * len(columns)
        vector[free] = Fraction(1)
        for place, row in pivots.items():
            vector[place] = Fraction(-row.linear.get(free, 0), row.linear[place])
        scale = lcm(*(value.denominator for value in vector))
        whole = [int(value * scale) for value in vector]
        common = gcd(*whole) * (1 if next(v for v in whole if v) > 0 else -1)
        basis.append(tuple(Fraction(value // common) for value in whole))
    return basis


def _integers(row: Mapping[int, Fraction]) -> dict[int, int]:
    scale = lcm(*(value.denominator for value in row.values()))
    return {place: int(value * scale) for place, value in row.items()}


def _formula(coefficients: Sequence[Fraction], terms: Sequence[str]) -> str:
    """Σ c T = 0 in LaTeX."""
    written = ""
    for value, term in zip(coefficients, terms, strict=True):
        if not value:
            continue
        sign = ("-" if value < 0 else "") if not written else (" - " if value < 0 else " + ")
        size = "" if abs(value) == 1 else f"{abs(value)} "
        written += sign + size + (f"({term})" if _is_sum(term) else term)
    return written + " = 0"


def _is_sum(term: str) -> bool:
    return any(sign in term for sign in "+-")
