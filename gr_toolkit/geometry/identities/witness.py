"""Refutations: an explicit metric and explicit fields for which an equation fails at the origin.

Their components are polynomials with rational coefficients: the Taylor polynomials of the jet, which are a metric and
fields near the origin. `recheck` knows nothing of jets: it puts the metric into the engine for one metric, evaluates
the formula there as it was typed, and compares the one component at the origin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import product as cartesian
from typing import TYPE_CHECKING, Any, ClassVar, cast, final

import sympy as sp

from ...exact.polynomials import value_at
from ...verdicts import Refuted, Witness
from .expressions import EPSILON, INVERSE_PI, leaves
from .indexed_expression import positions_lowered
from .jet_values import Powers, Values, failing, field_at, series_at
from .jets import Components, Index
from .space import JetSpace
from .statements import Statement
from .symbols import CHART_OWNER, CONSTANT_OWNER
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from ..metric import Metric
    from ..tensor import Tensor


@final
@dataclass(frozen=True, eq=False)
class JetWitness:
    """A metric and fields for which left − right is not zero at the origin.

    Attributes
    ----------
    number : left − right there, in the component named, with the indices up and down as typed
    metric : the metric, a `gr_toolkit.Metric`
    fields : LaTeX name -> the fields on it, tensors or scalars, in their declared index positions
    constants : LaTeX name -> the value of each constant
    note : what else is known of it
    """

    number: Any  # a Fraction, or a polynomial in π
    statement: Statement = field(repr=False)
    vocabulary: Vocabulary = field(repr=False)
    index: Index
    constants: Mapping[str, Fraction]
    note: str = ""
    _metric: Mapping[tuple[int, int], Powers] = field(default_factory=dict, repr=False)
    _fields: Mapping[str, Mapping[Index, Powers]] = field(default_factory=dict, repr=False)
    _christoffel: Mapping[Index, Fraction] = field(default_factory=dict, repr=False)

    bits: ClassVar[int] = 0  # of the precision: the value is exact

    @cached_property
    def coordinates(self) -> tuple[Any, ...]:
        """The coordinates x0, x1, …; the point is their origin."""
        return tuple(sp.Symbol(f"x{k}", real=True) for k in range(self.vocabulary.dimension))

    @cached_property
    def metric(self) -> Metric:
        """The metric."""
        from ..metric import Metric

        matrix, conventions = self._matrix, self.vocabulary.conventions
        metric = Metric(matrix, self.coordinates, conventions=conventions, name="witness")
        if not self._has_epsilon():
            return metric
        _, factors = sp.factor_list(metric.determinant.to_sympy())
        origin = dict.fromkeys(self.coordinates, 0)  # about which det g keeps its sign
        signs = [part > 0 if part.subs(origin) > 0 else part < 0 for part, power in factors if power % 2]
        domain = [condition for condition in signs if condition is not sp.true]
        return Metric(matrix, self.coordinates, conventions=conventions, domain=domain, name="witness")

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The fields on the metric."""
        return {name: self._field(name) for name in self._fields}

    @property
    def assignment(self) -> tuple[tuple[str, Any], ...]:
        """The components of the metric and of the fields that do not vanish, all indices low, and the constants."""
        named = [
            (f"g_{self.coordinates[i]} {self.coordinates[j]}", entry)
            for i, row in enumerate(self._matrix)
            for j, entry in enumerate(row)
            if i <= j and entry != 0
        ]
        return (*named, *self._fields_and_constants())

    @property
    def value(self) -> str:
        """The number as text."""
        return str(self.number)

    @property
    def component(self) -> str:
        """The component that fails, by coordinates."""
        return "[" + ", ".join(f"x{k}" for k in self.index) + "]" if self.index else ""

    def recheck(self) -> bool:
        """Whether the engine for one metric finds the same value, from the formula as typed."""
        from .on_one_metric import component_at_origin

        return component_at_origin(self) == self.metric.scalar(_symbolic(self.number))

    def second_opinion(self) -> str:
        """By which other arithmetic both sides differ too: the engine for one metric, if it agrees."""
        return "the components of the metric in the exact field of one metric" if self.recheck() else ""

    # -- showing -----------------------------------------------------------------------------------------------------

    def place(self) -> str:
        """The metric and the fields in words."""
        from ..render import line_element_text

        parts = [f"the origin of {line_element_text(self.metric)}"]
        parts += [f"{name} = {value}" for name, value in self._fields_and_constants()]
        return ",\n    ".join(parts) + (f"\n  {self.note}" if self.note else "")

    def latex(self) -> str:
        """The same in LaTeX, without delimiters."""
        from ..render import line_element_latex

        parts = [r"x = 0 \text{ of } " + line_element_latex(self.metric)]
        for name, index, polynomial in self._low_components():
            slots = "_{" + "".join(f"x_{{{k}}}" for k in index) + "}" if index else ""
            parts.append(f"{name}{slots} = {sp.latex(polynomial)}")
        parts += [f"{name} = {value}" for name, value in self.constants.items()]
        return r",\; ".join(parts)

    def __str__(self) -> str:
        return f"{self.place()}: left - right = {self.value}"

    def _repr_latex_(self) -> str:
        return f"${self.latex()}$"

    def _fields_and_constants(self) -> Iterator[tuple[str, Any]]:
        for name, index, polynomial in self._low_components():
            slots = "_" + " ".join(f"x{k}" for k in index) if index else ""
            yield f"{name}{slots}", polynomial
        yield from self.constants.items()

    def _low_components(self) -> Iterator[tuple[str, Index, Any]]:
        """(field, component with all indices low, polynomial) of what does not vanish, each symmetry's once."""
        for name in self._fields:
            spec = self.vocabulary.fields[name]
            low = self._low(name)
            for index in spec.symmetry.independent(self.vocabulary.dimension):
                if low[index] != 0:
                    yield name, index, low[index]

    # -- what it is made of ------------------------------------------------------------------------------------------

    @cached_property
    def _matrix(self) -> list[list[Any]]:
        n = range(self.vocabulary.dimension)
        normal = {
            (i, j): self._polynomial(self._metric.get((i, j), {})) + (self.vocabulary.eta[i] if i == j else 0)
            for i in n
            for j in n
            if i <= j
        }
        full = {(i, j): normal[min(i, j), max(i, j)] for i in n for j in n}
        pulled = self._pulled_back(full, 2)
        return [[pulled[i, j] for j in n] for i in n]

    def _field(self, name: str) -> Tensor | Any:
        spec, components = self.vocabulary.fields[name], self._low(name)
        if not spec.rank:
            return self.metric.scalar(components[()])
        nested = _nested(components, spec.rank, self.vocabulary.dimension)
        found = self.metric.tensor(nested, "_" * spec.rank, name=name)
        for slot, up in enumerate(spec.positions):
            found = found.up(slot) if up else found
        return found

    def _low(self, name: str) -> dict[Index, Any]:
        """The components of a field with all indices low, as SymPy's polynomials."""
        spec, components = self.vocabulary.fields[name], {}
        for index in cartesian(range(self.vocabulary.dimension), repeat=spec.rank):
            representative, sign = spec.symmetry.canonical(index)
            powers = self._fields[name].get(representative, {}) if sign else {}
            components[index] = sign * self._polynomial(powers)
        return self._pulled_back(components, spec.rank)

    def _polynomial(self, powers: Powers) -> Any:
        return sp.Add(
            *(
                _symbolic(value) * sp.Mul(*(x**p for x, p in zip(self.coordinates, exponents, strict=True)))
                for exponents, value in powers.items()
            )
        )

    def _pulled_back(self, components: Mapping[Any, Any], rank: int) -> dict[Index, Any]:
        """Components in the chart x of which y^a = x^a + ½ Γ^a_{bc} x^b x^c are the normal coordinates."""
        if not self._christoffel:
            return dict(components)
        x, n = self.coordinates, range(self.vocabulary.dimension)
        y = list(x)
        for (a, b, c), value in self._christoffel.items():
            y[a] += sp.Rational(value.numerator, value.denominator) * x[b] * x[c] * (sp.Rational(1, 2) if b == c else 1)
        at = dict(zip(x, y, strict=True))
        moved = {index: value.subs(at, simultaneous=True) for index, value in components.items()}
        for slot in range(rank):
            moved = {
                index: sum(moved[(*index[:slot], k, *index[slot + 1 :])] * y[k].diff(x[index[slot]]) for k in n)
                for index in moved
            }
        return {index: sp.expand(value) for index, value in moved.items()}

    def _has_epsilon(self) -> bool:
        expressions = [self.statement.difference, *(d.expression for d in self.vocabulary.definitions.values())]
        return any(leaf.name == EPSILON for expression in expressions for leaf in leaves(expression))


def _symbolic(value: Any) -> Any:
    """A number as SymPy has it."""
    return value if isinstance(value, sp.Basic) else sp.Rational(value.numerator, value.denominator)


def _nested(components: Mapping[Index, Any], rank: int, n: int, head: Index = ()) -> Any:
    if len(head) == rank:
        return components[head]
    return [_nested(components, rank, n, (*head, k)) for k in range(n)]


# -- finding one -------------------------------------------------------------------------------------------------------


def refuted(
    space: JetSpace,
    statement: Statement,
    denominator: int,
    components: Components,
    values: Values,
    complete: Callable[[Values], Values] = dict,
    note: str = "",
) -> Refuted:
    """The refutation of an equation whose components are not all zero.

    A value of 1/π is a number for which a component does not vanish. As a polynomial in π it is not zero then, so it
    does not vanish at π either, which is transcendental.

    Parameters
    ----------
    denominator, components : left − right, as `JetSpace.components` gives them
    values : of the symbols that are free
    complete : from those the values of all
    """
    index = failing(components, complete(values))
    if INVERSE_PI in space.orders.constants:
        values = {**values, space.jets.place(INVERSE_PI, ()): 1 / sp.pi}
    values = complete(values)
    witness = witness_at(space, statement, values, index, value_at(components[index], values) / denominator, note)
    return Refuted(cast(Witness, witness), witness.component)


def witness_at(
    space: JetSpace, statement: Statement, values: Values, index: Index, value: Any, note: str = ""
) -> JetWitness:
    """The metric and fields with these values of the symbols; `value` is left − right, all indices low, times what the
    statement divides by."""
    n, vocabulary = space.dimension, space.vocabulary
    constants = dict.fromkeys(sorted({*statement.divisors, *vocabulary.nonzero} - {INVERSE_PI}), Fraction(1))
    constants |= {
        symbol.name: values.get(symbol.place, Fraction(0))
        for symbol in space.symbols
        if symbol.owner == CONSTANT_OWNER and symbol.name in vocabulary.constants
    }
    christoffel = {
        s.component: values[s.place] * space.eta[s.component[0]]
        for s in space.symbols
        if s.owner == CHART_OWNER and values.get(s.place)
    }
    fields = {
        name: field_at(space.tensor(name, 0), values, n) if name in space.orders.fields else {}
        for name in vocabulary.fields
    }
    half = {place: series_at(series, values, n, 2) for place, series in space.metric.half.items()}
    number = value * positions_lowered(statement.labels, space.eta, index)
    for name, times in statement.divisors.items():
        number = number / (1 / sp.pi if name == INVERSE_PI else constants[name]) ** times
    number = sp.expand(number) if isinstance(number, sp.Expr) else number
    return JetWitness(number, statement, vocabulary, index, constants, note, half, fields, christoffel)
