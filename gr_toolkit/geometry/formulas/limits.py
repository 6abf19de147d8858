r"""Expansions about a limit, and ``\lim_{x \to p} f`` in formulas: exact series, never numbers that come close.

A quantity is written with δ → 0 from above (`approaches`) and expanded in δ. Sines and cosines of ω χ for ω → ∞ have no
series; they stay as they are, bounded factors in the coefficients. With such coefficients

    f = ∑ δ^d f_d(ω) + O(δ^N),    f_d a polynomial in sines and cosines of phases linear in ω,

f is O(δ^n) exactly if f_d = 0 for every d < n, for a polynomial in sines and cosines of that kind which tends to zero
is zero (it is almost periodic). Where they stand in a divisor, a root or another function nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ... import notation as tree
from ...errors import AmbiguousSignError, DivisionByZeroError, UnknownLimitError, UnsupportedError
from ...exact import Element, Field, Reader, hooks, read_domain
from ...exact.signs.algebraic import plain_expression
from ...exact.truncation.scaling import LostPrecision, Parameters
from ...exact.truncation.series import expand, series
from ...exact.truncation.truncated import Series
from ...exact.writer import expression_of
from .approaches import DELTA, Approach, approach, known_of
from .indexed import Indexed
from .integrals import DERIVATIVES

if TYPE_CHECKING:
    from ..metric import Metric
    from .evaluate import Evaluator

FARTHEST = 16  # degrees beyond the first that are looked through for a term that does not vanish
SMALL = Parameters(((DELTA, Fraction(1)),))


@final
@dataclass(frozen=True)
class Expansion:
    """What is known of a quantity near a limit, on one side of it.

    Attributes
    ----------
    series : in δ, with symbols for the oscillating factors
    near : the quantity itself, with what those symbols stand for
    divisors : first terms of what was divided by, which vanish nowhere where the expansion holds
    """

    series: Series
    near: Nearby
    divisors: tuple[Element, ...]

    @property
    def degree(self) -> float:
        """The degree of the first term, infinite for zero."""
        return float(self.series.valuation) if self.series.terms else inf

    def degrees(self, below: Fraction | float) -> list[Fraction]:
        """The degrees of the terms below one that the expansion reaches."""
        return [d for d in self.series.terms if d < below]

    def coefficient(self, degree: Fraction) -> Element:
        """What multiplies a power of δ; oscillating factors are written with the variable itself."""
        value: Element = self.series.coefficient(degree)
        return value.subs(self.near.phases) if self.near.waves else value

    def oscillates(self, degree: Fraction) -> bool:
        """Whether the coefficient holds an oscillating factor."""
        return bool(self.near.waves.keys() & self.series.term(degree).to_sympy().free_symbols)


@final
class Nearby:
    """A scalar close to a limit, on one side of it.

    Raises
    ------
    UnsupportedError
        An oscillating factor in a divisor or inside another function; an unknown function where nothing is known of it.
    """

    def __init__(self, metric: Metric, value: Element, way: Approach, side: int) -> None:
        _refuse_unknown_there(value, way)
        self.value, self.way = value, way
        self.near = _placed(metric, value, way, side)
        self._known, self.waves = _frozen(self.near)
        here = metric.scalar(way.symbol)
        self._back = side / here if way.point is None else side * (here - way.point)

    @cached_property
    def phases(self) -> dict[Any, Element]:
        """The symbols that stand for oscillating factors -> those, written with the variable itself."""
        return {symbol: wave.subs({DELTA: self._back}) for symbol, wave in self.waves.items()}

    def to(self, order: Fraction) -> Expansion:
        """The expansion, known below δ^order.

        Raises
        ------
        UnsupportedError
            An essential singularity, a logarithm, a cut that is not shown to be avoided.
        """
        try:
            found, divisors = expand(self.near, SMALL, order, Reader(self.near.field), self._known)
        except (LostPrecision, DivisionByZeroError) as error:
            raise UnsupportedError(f"the series of {self.value} for {self.way.typed}", str(error)) from None
        if found.order < order:
            known = f"known to the order {found.order} only"
            raise UnsupportedError(f"the series of {self.value} for {self.way.typed}", known)
        return Expansion(found, self, tuple(divisors))

    def leading(self) -> Expansion:
        """The expansion up to a first term that does not vanish; of zero all of it.

        Raises
        ------
        UnsupportedError
            As in `to`; none of the first terms is different from zero.
        """
        order = Fraction(1)
        while True:
            found = self.to(order)
            if found.series.terms or found.series.order == inf:
                return found
            if order >= FARTHEST:
                what = f"the first term of {self.value} for {self.way.typed}"
                raise UnsupportedError(what, f"none up to the order {order}")
            order *= 2


def _placed(metric: Metric, value: Element, way: Approach, side: int) -> Element:
    """A scalar with p ± δ for the variable, on what the domain says of the others; that the variable lies in it was
    seen when the limit was read."""
    expression, place = plain_expression(value), way.place(metric, side)
    near = place.to_sympy()
    if any(way.symbol in f.free_symbols for f in expression.atoms(AppliedUndef, sp.Derivative, sp.Subs, sp.Integral)):
        known = known_of(metric, sp.Tuple(expression, near))
        return Reader(Field.rational(read_domain(known))).read_all([expression])[0].subs({way.symbol: near})
    known, moved = known_of(metric, sp.Tuple(expression, near), but=way.symbol), expression.xreplace({way.symbol: near})
    try:
        return Reader(Field.rational(read_domain(known))).read_all([moved])[0]
    except UnsupportedError:  # arctan √(r − a) is real where r > a
        known += way.conditions(metric, side)
        return Reader(Field.rational(read_domain(known))).read_all([moved])[0]


def _refuse_unknown_there(value: Element, way: Approach) -> None:
    """At the boundary of the domain nothing is known of an unknown function: a(τ) may vanish for τ → 0."""
    if not way.boundary:
        return
    for function in plain_expression(value).atoms(AppliedUndef):
        if way.symbol in function.free_symbols:
            raise UnsupportedError(
                f"{function} for {way.typed}, the boundary of the domain, where it may be singular,",
                "a function that is known there, or a point inside",
            )


def _frozen(near: Element) -> tuple[dict[Any, Series], dict[Any, Element]]:
    """(sine or cosine -> the symbol that stands for it, as a series; symbol -> sine or cosine) of a scalar in δ.

    Raises
    ------
    UnsupportedError
        One of them stands in a divisor, or inside another function.
    """
    field, used = near.field, near.generator_numbers()
    names = {n: expression_of(field, field.positions[n]) for n in used}
    waves = {
        n: name for n, name in names.items() if isinstance(name, sp.sin | sp.cos) and _is_phase(near, name.args[0])
    }
    for number, name in names.items():
        if number not in waves and any(name.has(wave) for wave in waves.values()):
            raise UnsupportedError(f"the series of {name}", "an oscillating factor inside a function or root")
    for index in near.powers:
        degrees = field.base[index].degrees()
        if any(degrees[field.positions[n]] for n in waves):
            raise UnsupportedError(f"the series of {near}", "an oscillating factor in a divisor")
    constants, symbols = {}, {}
    for number, name in waves.items():
        symbol = sp.Dummy(f"phase{number}", real=True)
        value = Reader(field).read_all([symbol])[0]
        constants[name] = Series(value.field, SMALL, {Fraction(0): value}, inf, Fraction(FARTHEST), True)
        symbols[symbol] = field.generator(number)
    return constants, symbols


def _is_phase(near: Element, argument: Any) -> bool:
    """Whether an argument is q/δ + c, real, q and c free of δ: then its sine oscillates without end."""
    if DELTA not in argument.free_symbols:
        return False
    value = Reader(near.field).read_all([argument])[0]
    scaled = value * Reader(value.field).read_all([DELTA])[0]
    slope = scaled.diff(DELTA)  # of q + c δ
    if not slope.diff(DELTA).is_zero() or not hooks.call("is real", value):
        return False
    return not (scaled - slope * Reader(scaled.field).read_all([DELTA])[0]).is_zero()


def limit(e: Evaluator, node: tree.Limit) -> Indexed:
    r"""``\lim_{x \to p} f``: the limit from all sides that lie in the domain, where it exists and is finite.

    Raises
    ------
    UnknownLimitError
        It does not exist or is infinite, or that cannot be seen from a series.
    """
    way = approach(e, node.variable, node.point, node.side)
    values = [finite(e, node, way, side) for side in way.sides]
    if any(not (value - values[0]).is_zero() for value in values[1:]):
        shown = " and ".join(map(str, values))
        raise UnknownLimitError(e.excerpt(node), f"from above and from below it is {shown}")
    return e.lifted(values[0], covariant=False)


def finite(e: Evaluator, node: tree.Limit, way: Approach, side: int) -> Element:
    """The limit from one side; what the series divides by goes into the small print."""
    try:
        found = Nearby(e.metric, operand(e, node, way, side), way, side).to(Fraction(1))
    except UnsupportedError as error:
        raise UnknownLimitError(e.excerpt(node), str(error)) from error
    for degree in found.degrees(below=1):
        if degree < 0:
            raise UnknownLimitError(e.excerpt(node), f"it grows as {found.coefficient(degree)} times a power")
        if degree == 0 and found.oscillates(degree):
            raise UnknownLimitError(e.excerpt(node), "it oscillates without end")
    e.divisors.extend(found.divisors)
    return e.metric.scalar(found.series.coefficient(0).to_sympy())


def operand(e: Evaluator, node: tree.Limit, way: Approach, side: int) -> Element:
    """What the limit is taken of; where its value needs the sign of the variable, close to the point on this side.

    Raises
    ------
    UnknownLimitError
        The value needs a sign that is open there too.
    """
    inner = type(e)(e.scope, e.text)
    try:
        value = inner.scalar(node.operand)
    except AmbiguousSignError as error:
        if way.symbol not in getattr(error.quantity, "free_symbols", ()):
            raise
        inner = close_by(e, way, side, node.operand)
        try:
            value = inner.scalar(node.operand)
        except AmbiguousSignError as open_still:
            raise UnknownLimitError(e.excerpt(node), str(open_still)) from open_still
    e.divisors.extend(first_term(e.metric, divisor, way, side) for divisor in inner.divisors)
    return value


def first_term(metric: Metric, divisor: Element, way: Approach, side: int) -> Element:
    """What must not vanish for a divisor to differ from zero close to the point: its first coefficient, if known."""
    present = divisor.to_sympy().free_symbols
    if DELTA in present:
        return series(divisor, DELTA, FARTHEST).coefficient(0) if divisor.is_polynomial() else divisor
    if way.symbol not in present:
        return divisor
    try:
        found = Nearby(metric, divisor, way, side).leading()
        return found.coefficient(found.series.leading()[0])
    except (UnsupportedError, DivisionByZeroError):
        return divisor


def close_by(e: Evaluator, way: Approach, side: int, *formulas: tree.Node) -> Evaluator:
    """An evaluator for which the name of the variable stands for p ± δ, so that its sign is known.

    Raises
    ------
    UnknownLimitError
        The formulas have derivatives, which need the variable as it is.
    """
    if not way.name or any(isinstance(part, DERIVATIVES) for formula in formulas for part in formula.walk()):
        raise UnknownLimitError(way.typed, "the formula depends on a sign that is open, and has derivatives in it")
    coordinates = {k: n for k, n in e.scope.coordinates.items() if k != way.name}
    scalars = {**e.scope.scalars, way.name: way.place(e.metric, side)}
    return type(e)(replace(e.scope, coordinates=coordinates, scalars=scalars), e.text)
