"""Tensor expressions with every derivative driven to the leaves: what a formula becomes before it is evaluated.

Covariant derivatives obey Leibniz's rule, and those of g, δ, ε and constants vanish; so any tensorial formula is made
of sums and products of fields, curvature and their covariant derivatives. Labels name slots: one that stands twice in a
leaf or product is summed over (with the metric, positions do not matter here), and no summed label stands anywhere
else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias, final

from ...errors import InternalError, TooLargeError

# the leaves that every metric has; no name a user can type has an apostrophe inside
METRIC = "metric's g"
DELTA = "metric's delta of pairs "  # followed by their number
EPSILON = "metric's epsilon"
RIEMANN, RICCI, SCALAR = "metric's Riemann", "metric's Ricci", "metric's R"
EINSTEIN, WEYL = "metric's Einstein", "metric's Weyl"
CURVATURE = (RIEMANN, RICCI, SCALAR, EINSTEIN, WEYL)
INVERSE_PI = "number's 1/pi"  # as free as a constant: π is transcendental
CHRISTOFFEL = "chart's Gamma"  # all indices low, the first one lowered

MAX_TERMS = 20_000  # of one formula, after all derivatives reached the leaves


@final
@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A field, a curvature tensor or a constant one, covariantly differentiated `order` times.

    The labels of the derivatives stand first, the outermost first.
    """

    name: str
    order: int
    labels: tuple[str, ...]
    constant: bool = False


@final
@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """Rational multiples of expressions with the same free labels."""

    terms: tuple[tuple[Fraction, Expression], ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """Factors; a label that stands in two of them is summed over."""

    factors: tuple[Expression, ...]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Averaged:
    """The mean over all permutations of the labels of each group, with signs where it is antisymmetric."""

    operand: Expression
    groups: tuple[tuple[bool, tuple[str, ...]], ...]


Expression: TypeAlias = Leaf | Sum | Product | Averaged
ZERO = Sum(())
ONE = Product(())


def power(name: str, exponent: int) -> Expression:
    """A power of a constant."""
    return Product((Leaf(name, 0, (), constant=True),) * exponent)


def number(value: Fraction) -> Expression:
    """A rational number."""
    return Sum(((value, ONE),))


def differentiated(expression: Expression, label: str) -> Expression:
    """∇ of an expression, with that label; summed over where the expression has it free already.

    Raises
    ------
    TooLargeError
        Leibniz's rule gives more terms than are worked with.
    """
    match expression:
        case Leaf(constant=True):
            return ZERO
        case Leaf(name) if name == CHRISTOFFEL:
            raise InternalError("Christoffel symbols were to be differentiated covariantly")
        case Leaf(name, order, labels):
            return Leaf(name, order + 1, (label, *labels))
        case Sum(terms):
            slopes = [(times, differentiated(term, label)) for times, term in terms]
            return Sum(tuple((times, slope) for times, slope in slopes if slope is not ZERO)) if slopes else ZERO
        case Product(factors):
            each = [(n, differentiated(factor, label)) for n, factor in enumerate(factors)]
            products = tuple(
                (Fraction(1), Product((*factors[:n], slope, *factors[n + 1 :])))
                for n, slope in each
                if slope is not ZERO
            )
            return products[0][1] if len(products) == 1 else Sum(products) if products else ZERO
        case Averaged(operand, groups):
            if not any(label in held for _, held in groups):
                slope = differentiated(operand, label)
                return slope if slope is ZERO else Averaged(slope, groups)
            behind = f"{label}'"  # to be summed over with a slot that is permuted: after that, by the metric
            slope = differentiated(operand, behind)
            if slope is ZERO:
                return ZERO
            return Product((Averaged(slope, groups), Leaf(METRIC, 0, (label, behind), constant=True)))


def renamed(expression: Expression, names: Mapping[str, str]) -> Expression:
    """The expression with labels replaced."""
    match expression:
        case Leaf(name, order, labels, constant):
            return Leaf(name, order, tuple([names.get(label, label) for label in labels]), constant)
        case Sum(terms):
            return Sum(tuple([(times, renamed(term, names)) for times, term in terms])) if terms else ZERO
        case Product(factors):
            return Product(tuple([renamed(factor, names) for factor in factors]))
        case Averaged(operand, groups):
            moved = tuple([(sign, tuple([names.get(label, label) for label in held])) for sign, held in groups])
            return Averaged(renamed(operand, names), moved)


def leaves(expression: Expression) -> Iterator[Leaf]:
    """All leaves."""
    waiting: list[Expression] = [expression]
    while waiting:
        match waiting.pop():
            case Leaf() as leaf:
                yield leaf
            case Sum(terms):
                waiting += [term for _, term in terms]
            case Product(factors):
                waiting += factors
            case Averaged(operand, _):
                waiting.append(operand)


def check_size(expression: Expression) -> Expression:
    """The expression, if it has not too many terms.

    Raises
    ------
    TooLargeError
        It has.
    """
    count = sum(1 for _ in leaves(expression))
    if count > MAX_TERMS:
        raise TooLargeError("a formula with all its derivatives carried out", count, MAX_TERMS, "terms")
    return expression
