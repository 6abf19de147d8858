r"""Tensor equations as lists of scalar equations: every independent component once, in normal form.

A component left − right is a fraction; it vanishes where its numerator does. Of the numerator's irreducible factors
each is kept once, those that cannot vanish (on the domain, or where the metric is regular) are dropped and named, the
sign is chosen and common numbers go. An equation that another one implies, because it has all its factors, is not
listed again; its component is, beside that one. What is left are the ordinary or partial differential equations that
the tensor equation stands for, simplest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import TooLargeError
from ...exact import Element, Field, Reader, read_domain, unify
from ...exact.conditions.systems import System
from ...exact.grouping import irreducible_factors, positions_where
from ...exact.writer import expression_of
from ...verdicts import Condition, conditions_of

if TYPE_CHECKING:
    from ..metric import Metric
    from ..tensor import Tensor

SHOWN = 6  # components named beside an equation
Pair = tuple[str, Element]  # component, left − right


@final
@dataclass(frozen=True, repr=False)
class Equation:
    """One scalar equation, ``element = 0``.

    Attributes
    ----------
    element : a polynomial in normal form, 1 where the equation has no solution
    components : the components that it came from
    dropped : the factors of these that cannot vanish
    """

    element: Element
    components: tuple[str, ...]
    dropped: tuple[Condition, ...] = field(default=(), compare=False)

    @property
    def order(self) -> int:
        """The order of the highest derivative of an unknown function; 0 for an algebraic equation."""
        return max((sum(n for _, n in d.variable_count) for d in self._derivatives()), default=0)

    def _derivatives(self) -> Iterator[Any]:
        positions = positions_where(self.element.field, lambda e: e.has(sp.Derivative))
        degrees = self.element.numerator.degrees()
        for p in positions:
            if degrees[p] > 0:
                yield from expression_of(self.element.field, p).atoms(sp.Derivative)

    @property
    def has_solutions(self) -> bool:
        """Whether it is not plainly impossible: a factor is left that may vanish."""
        return not self.element.is_rational_number()

    def to_sympy(self) -> Any:
        """``Eq(…, 0)``, unevaluated."""
        expression = self.element.to_sympy()
        return sp.Eq(-expression if expression.could_extract_minus_sign() else expression, 0, evaluate=False)

    def __str__(self) -> str:
        more = len(self.components) - SHOWN
        from_ = ", ".join(self.components[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        impossible = "" if self.has_solutions else f"   (impossible: {', '.join(map(str, self.dropped)) or '1 != 0'})"
        return f"{self.to_sympy().lhs} = 0   {from_}{impossible}"

    __repr__ = __str__

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {sp.latex(self.to_sympy())}$"


@final
@dataclass(frozen=True, repr=False)
class Equations(Sequence[Equation]):
    """The scalar equations of a tensor equation, simplest first; a sequence.

    Attributes
    ----------
    listed : the equations
    satisfied : the components that vanish identically
    conditions : what was divided by: where nothing is claimed
    """

    listed: tuple[Equation, ...]
    satisfied: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = field(default=(), compare=False)

    def __len__(self) -> int:
        return len(self.listed)

    def __getitem__(self, place: Any) -> Any:
        return self.listed[place]

    @property
    def dropped(self) -> tuple[Condition, ...]:
        """The factors that were dropped, for they cannot vanish."""
        return tuple(dict.fromkeys(c for equation in self.listed for c in equation.dropped))

    def to_sympy(self) -> list[Any]:
        """The equations as SymPy's, unevaluated."""
        return [equation.to_sympy() for equation in self.listed]

    def __repr__(self) -> str:
        lines = list(map(str, self.listed)) or ["satisfied identically"]
        if self.dropped:
            lines.append(f"dropped, for they cannot vanish: {', '.join(map(str, self.dropped))}")
        return "\n".join(lines)

    def _repr_latex_(self) -> str:
        if not self.listed:
            return r"$\text{satisfied identically}$"
        rows = [sp.latex(equation.to_sympy()).replace(" = ", " &= ", 1) for equation in self.listed]
        return r"$\displaystyle \begin{aligned}" + r" \\ ".join(rows) + r"\end{aligned}$"


def equations(left: Any, right: Any = 0) -> Equations:
    """The scalar equations that an equality of tensors, metrics or scalars stands for.

    Parameters
    ----------
    left, right : tensors of one type, metrics in one chart, exact scalars or SymPy expressions; 0 equals any type

    Returns
    -------
    Equations
        A sequence of `Equation`, empty where the equality holds identically.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> r = sp.Symbol("r")
    >>> f = sp.Function("f")(r)
    >>> g = gr.StaticSpherical(f=f, h=1/f)
    >>> equations(g.ricci)
    r*Derivative(f(r), r) + f(r) - 1 = 0   [theta, theta], [phi, phi]
    r*Derivative(f(r), (r, 2)) + 2*Derivative(f(r), r) = 0   [t, t], [r, r]
    dropped, for they cannot vanish: sin(theta) != 0, f(r) != 0
    """
    tensor, other = (left, right) if hasattr(left, "equation_components") else (right, left)
    if hasattr(tensor, "equation_components"):
        pairs = [(name, a - b) for name, a, b in tensor.equation_components(other)]
        return normal_form(pairs, tensor.metric)
    reader = Reader(Field.rational(read_domain(())))
    difference = reader.read(left) - reader.read(right)
    return normal_form([("", difference)], None, [element for _, element in reader.divisors])


def pairs_of(tensor: Tensor) -> list[Pair]:
    """The independent components of a tensor, by name."""
    return [(tensor.metric.chart.index_name(i) if i else "", value) for i, value in tensor.items()]


def normal_form(pairs: Iterable[Pair], metric: Metric | None, divisors: Iterable[Element] = ()) -> Equations:
    """The equations that components vanish, without repetitions; those of a metric hold where it is regular."""
    given = list(pairs)
    satisfied = tuple(name for name, value in given if value.is_zero())
    still_open = [(name, value) for name, value in given if not value.is_zero()]
    conditions = dict.fromkeys(metric.proof_conditions if metric else ())
    conditions |= dict.fromkeys(conditions_of([*divisors, *(value.denominator() for _, value in still_open)]))
    if not still_open:
        return Equations((), satisfied, tuple(conditions))
    zero, *values = unify([*([metric.zero] if metric else []), *(value for _, value in still_open)])
    values = values if metric else [zero, *values]
    factoring = _Factoring(values[0].field, metric)
    found: dict[frozenset[Element], tuple[list[str], list[Element]]] = {}  # by their factors
    for (name, _), value in zip(still_open, values, strict=True):
        may_vanish, cannot = factoring.factors(value)
        names, dropped = found.setdefault(frozenset(may_vanish), ([], []))
        names.append(name)
        dropped += cannot
    listed = []
    for kept, (names, dropped) in found.items():
        if any(other < kept for other in found):
            continue  # another equation has some of its factors only
        implied = [n for other, (more, _) in found.items() if kept < other for n in more]
        element = prod(sorted(kept, key=str), start=values[0].field.one)
        listed.append(Equation(element, tuple(n for n in (*names, *implied) if n), conditions_of(dropped)))
    return Equations(tuple(sorted(listed, key=_simplicity)), satisfied, tuple(conditions))


def _simplicity(equation: Equation) -> tuple[int, int, int, str]:
    numerator = equation.element.numerator
    return equation.order, len(numerator), int(numerator.total_degree()), str(equation.element)


@final
class _Factoring:
    """Which factors of components may vanish."""

    def __init__(self, home: Field, metric: Metric | None) -> None:
        self.system = System(home)
        entries = [v for _, v in metric.covariant.items()] if metric else []
        regular = [metric.determinant, *(e.denominator() for e in (metric.determinant, *entries))] if metric else []
        self.nonzero = {f for e in unify([home.zero, *regular])[1:] for f in _signed(e)}

    def factors(self, value: Element) -> tuple[list[Element], list[Element]]:
        """(the factors that may vanish, those that cannot), each once and with its sign chosen."""
        kept: list[Element] = []
        dropped: list[Element] = []
        for factor in _signed(value):
            never = factor in self.nonzero or self.system.never_zero(factor.numerator)
            (dropped if never else kept).append(factor)
        return kept, dropped


def _signed(value: Element) -> list[Element]:
    """The irreducible factors with positive leading coefficients; the numerator itself where it is too long."""
    try:
        found = irreducible_factors(value)
    except TooLargeError:
        found = [value.field.polynomial(value.numerator)]
    return [-f if f.numerator.leading_coefficient() < 0 else f for f in found]
