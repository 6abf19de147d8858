r"""From the syntax tree of a formula to a tensor expression, read index by index as `formulas` reads it on one metric.

Polynomial formulas only: what would divide by a field, take a root of it, or name a coordinate is refused. Nothing here
reads text, and nothing is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any, final

from ... import notation as tree
from ...errors import (
    DivisionByZeroError,
    GRToolkitError,
    IndexMismatchError,
    InputError,
    TooLargeError,
    UnknownNameError,
    UnsupportedError,
)
from ..formulas.indexed import Label, check_thrice
from . import reading_derivatives, reading_tensors
from .expressions import INVERSE_PI, ONE, Expression, Leaf, Product, Sum, check_size, number, power
from .indexed_expression import FreshLabels, IndexedExpression, product, total
from .tensoriality import tensorial
from .vocabulary import Vocabulary

MAX_POWER = 16
COORDINATES = {
    tree.Leibniz: "a derivative by a coordinate",
    tree.Differential: "a differential",
    tree.At: "a value at a point",
    tree.TupleOf: "a tuple of components",
    tree.Integral: "an integral",
}


@final
class FormulaReader:
    """Reads trees in one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, text: str = "") -> None:
        self.vocabulary, self.text = vocabulary, text
        self.fresh = FreshLabels()
        self._read: dict[int, tuple[tree.Node, IndexedExpression]] = {}  # by the node's id, which it keeps in use

    def read(self, node: tree.Node) -> IndexedExpression:
        """The expression of a tree.

        Raises
        ------
        UnknownNameError, IndexMismatchError, UnsupportedError, TooLargeError, …
            With a note that shows the part of the formula concerned.
        """
        if id(node) in self._read:
            return self._read[id(node)][1]
        reader = READERS.get(type(node))
        try:
            if reader is None:
                raise self.refused(node)
            value = reader(self, node)
            check_size(value.expression)
        except GRToolkitError as error:
            if self.text and not getattr(error, "__notes__", None):
                error.add_note(f"  in: {self.excerpt(node)}")
            raise
        self._read[id(node)] = node, value
        return value

    def refused(self, node: tree.Node) -> InputError:
        """The error of what has no place in a formula about every metric."""
        if type(node) in COORDINATES:
            return InputError(
                f"{self.excerpt(node)}: {COORDINATES[type(node)]} needs coordinates, and a formula about every metric "
                "has none",
                r"\nabla_\mu, tensors with indices, or gr.verify(formula, metric) for one metric",
            )
        return InputError(f"{self.excerpt(node)}: {type(node).__name__} is not read in formulas about every metric")

    def covariant(self, value: IndexedExpression) -> IndexedExpression | None:
        """The value as a tensor: itself, or without the Γ that cancels in it; None if it is no tensor."""
        if value.covariant:
            return value
        expression = tensorial(self.vocabulary, value.expression)
        return None if expression is None else replace(value, expression=expression, covariant=True)

    def excerpt(self, node: tree.Node) -> str:
        """The part of the formula a node was read from."""
        return self.text[slice(*node.span)].strip() or type(node).__name__

    def label(self, index: tree.Index) -> Label:
        """An index; none names a component.

        Raises
        ------
        IndexMismatchError
            It is a number, or one of a frame.
        """
        if index.name.isdigit():
            raise IndexMismatchError(
                f"the index {index.name} names a component, and a formula about every metric has no coordinates",
                r"\mu; gr.verify(formula, metric) for the components of one metric",
            )
        if index.name.startswith("\\hat{"):
            raise IndexMismatchError(f"{index.name} is an index of a frame", "indices without a hat")
        return Label(index.name, index.up)

    def leaf_name(self, node: tree.Name) -> IndexedExpression:
        """A constant, a scalar field or a scalar that was defined."""
        name, vocabulary = node.name, self.vocabulary
        if name in vocabulary.constants:
            value = vocabulary.constants[name]
            if value is not None:
                return IndexedExpression((), number(value))
            return IndexedExpression((), Leaf(name, 0, (), constant=True))
        if name in vocabulary.known() and not vocabulary.rank(name):
            covariant, divisors = vocabulary.is_covariant(name), vocabulary.divisors_of(name)
            return IndexedExpression((), Leaf(name, 0, ()), covariant, divisors=divisors)
        error = UnknownNameError(name, vocabulary.known())
        error.add_note(
            f'  or: {name} as a scalar field, {name.lstrip(chr(92))}="", or as a constant, scalars=[{name!r}]'
        )
        raise error

    # -- arithmetic --------------------------------------------------------------------------------------------------

    def sum(self, node: tree.Sum) -> IndexedExpression:
        return total(
            [
                (Fraction(-1), self.read(term.operand))
                if isinstance(term, tree.Negative)
                else (Fraction(1), self.read(term))
                for term in node.terms
            ]
        )

    def product(self, node: tree.Product) -> IndexedExpression:
        values = [self.read(factor) for factor in node.factors]
        check_thrice([name for factor in node.factors for name in reading_derivatives.written(self, factor)])
        return product(self.fresh, values)

    def quotient(self, node: tree.Quotient) -> IndexedExpression:
        return product(self.fresh, [self.read(node.numerator), self.inverse(node.denominator)])

    def inverse(self, node: tree.Node) -> IndexedExpression:
        """One over a number times powers of constants, which are not zero then.

        Raises
        ------
        UnsupportedError
            It is none: a sum, or a field.
        DivisionByZeroError
            It is zero.
        """
        below = self.read(node)
        found = None if below.labels else monomial(below.expression, self.vocabulary)
        if found is None:
            raise UnsupportedError(
                f"a division by {self.excerpt(node)}",
                "both sides multiplied by it: formulas about every metric are polynomial, divided by numbers, π and "
                "constants at most",
            )
        value, constants = found
        if not value:
            raise DivisionByZeroError(self.excerpt(node))
        above = [number(1 / value)]
        for name, times in below.divisors.items():  # k in place of 1/(1/k) would forget that k is not zero
            above += [power(name, times)] * (1 if name == INVERSE_PI else 2)
            constants[name] += 0 if name == INVERSE_PI else times
        return IndexedExpression((), Product(tuple(above)), divisors=+constants)

    def power(self, node: tree.Power) -> IndexedExpression:
        if isinstance(node.base, tree.Differential):
            raise self.refused(node.base)
        base, exponent = self.read(node.base), constant_value(self.read(node.exponent))
        if base.labels:
            raise IndexMismatchError(
                f"{self.excerpt(node)} is a power of a tensor with indices", "every index once up and once down"
            )
        if exponent is None or exponent.denominator != 1:
            raise UnsupportedError(
                f"the power {self.excerpt(node)}", "exponents 0, 1, 2, …: formulas about every metric are polynomial"
            )
        if abs(exponent) > MAX_POWER:
            raise TooLargeError(f"the exponent of {self.excerpt(node)}", float(exponent), MAX_POWER, "factors")
        if exponent < 0:
            base, exponent = self.inverse(node.base), -exponent
        times = int(exponent)
        divisors = {name: n * times for name, n in base.divisors.items() if times}
        summed = base.summed if times else frozenset[str]()
        return IndexedExpression((), Product((base.expression,) * times), base.covariant, summed, divisors)

    def function(self, node: tree.Apply | tree.Root) -> IndexedExpression:
        advice = "formulas about every metric are polynomial in fields and their derivatives"
        if isinstance(node, tree.Root):
            advice += '; a constant in place of the root, scalars=["k"]: what holds for every k holds for this one'
        raise UnsupportedError(self.excerpt(node), advice)


def constant_value(value: IndexedExpression) -> Fraction | None:
    """The rational number that an expression is, as far as that is seen without computing."""
    found = None if value.labels or value.divisors else monomial(value.expression, None)
    return None if found is None or found[1] else found[0]


def monomial(expression: Expression, vocabulary: Vocabulary | None) -> tuple[Fraction, Counter[str]] | None:
    """The number and the powers of constants whose product an expression is, as far as that is seen."""
    match expression:
        case Leaf(name, constant=True) if vocabulary and (name in vocabulary.constants or name == INVERSE_PI):
            return Fraction(1), Counter({name: 1})
        case Leaf(name, 0) if vocabulary and name in vocabulary.definitions:
            return monomial(vocabulary.definitions[name].expression, vocabulary)
        case Sum(terms):
            parts = [(times, monomial(term, vocabulary)) for times, term in terms]
            values = [(times * found[0], found[1]) for times, found in parts if found is not None]
            alike = all(powers == values[0][1] for _, powers in values)
            if len(values) < len(parts) or not alike:
                return None
            return sum((value for value, _ in values), Fraction(0)), values[0][1] if values else Counter()
        case Product(factors):
            value, powers = Fraction(1), Counter[str]()
            for factor in factors:
                found = monomial(factor, vocabulary)
                if found is None:
                    return None
                value, powers = value * found[0], powers + found[1]
            return value, powers
    return None


READERS: dict[type, Callable[[FormulaReader, Any], IndexedExpression]] = {
    tree.Number: lambda reader, node: IndexedExpression((), number(node.value)),
    tree.Pi: lambda reader, node: IndexedExpression((), ONE, divisors={INVERSE_PI: 1}),
    tree.Name: FormulaReader.leaf_name,
    tree.Tensor: reading_tensors.tensor,
    tree.Sum: FormulaReader.sum,
    tree.Negative: lambda reader, node: total([(Fraction(-1), reader.read(node.operand))]),
    tree.Product: FormulaReader.product,
    tree.Quotient: FormulaReader.quotient,
    tree.Power: FormulaReader.power,
    tree.Root: FormulaReader.function,
    tree.Apply: FormulaReader.function,
    tree.Partial: reading_derivatives.partial,
    tree.Nabla: reading_derivatives.nabla,
    tree.Box: reading_derivatives.box,
    tree.Lie: reading_derivatives.lie,
    tree.Commutator: reading_derivatives.commutator,
    tree.Symmetrised: reading_derivatives.symmetrised,
}
