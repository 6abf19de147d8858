"""One walk over an expression that reads it as a series in small parameters.

What does not contain a parameter goes to the exact reader as it stands, so that whatever the exact field can hold may
stand in a coefficient. An exact scalar is expanded generator by generator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import inf
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import DivisionByZeroError, InputError, UnsupportedError
from .. import hooks
from ..element import Element
from ..field import Field
from ..functions import C_K, S_K
from ..hooks import provides
from ..reader import DERIVATIVES, EXPONENT, Reader, is_jet, runs_together
from ..writer import expression_of
from .expansions import ELEMENTARY, QUOTIENTS, curved_series, power, symbolic_power, taylor
from .scaling import Degree, Parameters
from .truncated import Series


@final
class SeriesReader:
    """Reads expressions as series to a working order; `divisors` are the first terms of what was divided by."""

    def __init__(
        self, parameters: Parameters, limit: Fraction, reader: Reader, where: Mapping[Any, Series] | None = None
    ) -> None:
        self.parameters, self.limit, self.reader = parameters, limit, reader
        self.weights = dict(parameters.weights)
        self.divisors: list[Element] = []
        self._known: dict[Any, Series] = dict(where or {})
        self.varying = {*self.weights, *self._known}
        for symbol in self.varying:  # another symbol of the same name is then refused, not read as a constant
            reader.read(symbol)

    def read(self, expression: Any) -> Series:
        """The series of an expression or an exact scalar."""
        if isinstance(expression, Element):
            return self.element(self.reader.read(expression))
        if not isinstance(expression, sp.Basic):
            return self.constant(self.reader.read(expression))
        known = self._known.get(expression)
        if known is None:
            known = self._known[expression] = self._read(expression)
        return known

    def exact(self, expression: Any) -> Element:
        """The value of an expression without the parameters."""
        return self.reader.read_all([expression])[0]

    def constant(self, value: Element) -> Series:
        """An exact scalar without the parameters."""
        real = bool(hooks.call("is real", value))
        return Series(self.reader.field, self.parameters, {Fraction(0): value}, inf, self.limit, real)

    def made(self, terms: Mapping[Fraction, Element], order: Degree, real: bool) -> Series:
        return Series(self.reader.field, self.parameters, terms, order, self.limit, real)

    def _read(self, expression: sp.Basic) -> Series:
        if isinstance(expression, sp.Order):
            return self._unknown_from(expression)
        if not expression.free_symbols & self.varying and not expression.has(sp.Order):
            return self.constant(self.exact(expression))
        kind = type(expression)
        if kind in ELEMENTARY:
            return ELEMENTARY[kind](self.read(expression.args[0]), self.exact)
        if kind in QUOTIENTS:
            both, above, below = QUOTIENTS[kind]
            found = both(self.read(expression.args[0]), self.exact)
            return self._quotient(self.constant(self.reader.field.one) if above is None else found[above], found[below])
        reader = READERS.get(kind) or next((r for family, r in FAMILIES if isinstance(expression, family)), None)
        if reader is None:
            raise UnsupportedError(f"the series of {expression} ({kind.__name__})")
        return reader(self, expression)

    def _quotient(self, above: Series, below: Series) -> Series:
        self._note(below)
        return above * below.inverse()

    def _note(self, divisor: Series) -> None:
        """Note a division: what is claimed holds where the first term does not vanish."""
        degree, lead = divisor.leading()
        (_, weight), *more = self.parameters.weights
        self.divisors.append(lead if more else divisor.coefficient(degree / weight))

    def _unknown_from(self, expression: sp.Order) -> Series:
        """O(ε**n)."""
        symbol, degree = order_of(expression)
        if symbol not in self.weights:
            raise InputError(f"{expression} is no order in {', '.join(map(str, self.weights))}")
        if len(self.weights) > 1:
            raise InputError(f"{expression} leaves the total degree open", "one parameter, or the order in gr.series")
        return self.made({}, degree * self.weights[symbol], False)

    def symbol(self, symbol: Any) -> Series:
        value = self.exact(symbol)
        return self.made({self.weights[symbol]: value}, inf, bool(hooks.call("is real", value)))

    def sum(self, expression: Any) -> Series:
        first, *rest = (self.read(a) for a in expression.args)
        for other in rest:
            first = first + other
        return first

    def product(self, expression: Any) -> Series:
        first, *rest = (self.read(a) for a in expression.args)
        for other in rest:
            first = first * other
        return first

    def power(self, expression: Any) -> Series:
        base, exponent = expression.args
        if base is sp.E:
            return ELEMENTARY[sp.exp](self.read(exponent), self.exact)
        if exponent.free_symbols & self.varying:
            return self.read(sp.exp(exponent * sp.log(base)))
        value = self.read(base)
        if not isinstance(exponent, sp.Rational):
            self._note(value)
            return symbolic_power(value, self.exact(exponent), self.exact)
        if abs(exponent.p) > EXPONENT:
            raise InputError(f"the exponent {exponent} is beyond {EXPONENT}")
        if value.order == inf and not value.terms and exponent.p < 0:
            raise DivisionByZeroError(str(base))
        if exponent.p < 0 or (exponent.q > 1 and value.terms):
            self._note(value)
        return power(value, Fraction(int(exponent.p), int(exponent.q)), self.exact)

    def derivative(self, expression: Any) -> Series:
        value = self.read(expression.expr)
        for variable, count in expression.variable_count:
            if variable in self.varying - self.weights.keys():
                raise UnsupportedError(f"{expression}", f"the derivative by {variable}, for which a series is put in")
            if not isinstance(variable, sp.Symbol) or not isinstance(count, sp.Integer) or count > DERIVATIVES:
                raise UnsupportedError(f"{expression}", "derivatives by symbols, a whole number of times, are known")
            self.exact(variable)
            value = value.diff(variable, int(count))
        return value

    def substituted(self, expression: Any) -> Series:
        inner = expression.expr
        places = dict(zip(expression.variables, expression.point, strict=True))
        if runs_together(expression) or (inner.has(sp.Derivative) and not is_jet(inner)):
            raise UnsupportedError(f"the series of {expression} (Subs)")
        if not is_jet(inner):
            return self.read(inner.xreplace(places))
        function = inner.expr
        orders = [sum(int(n) for v, n in inner.variable_count if v == a) for a in function.args]
        return taylor(function.func, [self.read(places.get(a, a)) for a in function.args], orders)

    def absolute(self, expression: Any) -> Series:
        value = self.read(expression.args[0])
        if value.order == inf and not value.terms:
            return value
        sign = int(hooks.call("sign", value.leading()[1]))
        if not value.real or not sign:
            raise UnsupportedError(f"the series of {expression}", "the domain does not show the sign of its first term")
        return value * sign

    # -- exact scalars -------------------------------------------------------------------------------------------------

    def element(self, element: Element) -> Series:
        """The series of an exact scalar, generator by generator."""
        field = element.field
        result = self._polynomial(field, element.numerator) * Fraction(1, element.integer)
        for index, exponent in element.powers.items():
            divisor = self._polynomial(field, field.base[index])
            self._note(divisor)
            result = result * divisor.power(Fraction(-exponent))
        return result

    def _polynomial(self, field: Field, polynomial: Any) -> Series:
        """A polynomial in the generators: sorted by degree where only the parameters themselves vary."""
        weights, varying = {}, {}
        for position, degree in enumerate(polynomial.degrees()):
            if degree > 0:
                name = expression_of(field, position)
                if name in self.weights:
                    weights[position] = self.weights[name]
                elif name.free_symbols & self.varying:
                    varying[position] = self.read(name)
        groups: dict[tuple[int, ...], dict[Fraction, dict[tuple[int, ...], Any]]] = {}
        for exponents, coefficient in polynomial.to_dict().items():
            degree = sum((weight * int(exponents[p]) for p, weight in weights.items()), Fraction(0))
            rest = tuple(0 if p in varying else int(e) for p, e in enumerate(exponents))
            group = groups.setdefault(tuple(int(exponents[p]) for p in varying), {})
            group.setdefault(degree, {})[rest] = coefficient
        total = self.made({}, inf, True)
        for powers, group in groups.items():
            terms = {d: field.polynomial(field.ring.from_dict(part)) for d, part in group.items()}
            term = self.made(terms, inf, all(hooks.call("is real", t) for t in terms.values()))
            for image, exponent in zip(varying.values(), powers, strict=True):
                term = term * image.power(Fraction(exponent)) if exponent else term
            total = total + term
        return total


def order_of(expression: sp.Order) -> tuple[Any, Fraction]:
    """(ε, n) of O(ε**n) at ε = 0.

    Raises
    ------
    InputError
        An O of another form.
    """
    advice = "O(eps**n) of one parameter, at zero"
    if len(expression.variables) != 1 or expression.point[0] != 0:
        raise InputError(f"{expression} is not read", advice)
    symbol, form = expression.variables[0], expression.expr
    base, exponent = form.as_base_exp()
    if form.is_number:
        return symbol, Fraction(0)
    if base != symbol or not isinstance(exponent, sp.Rational):
        raise InputError(f"{expression} is not read", advice)
    return symbol, Fraction(int(exponent.p), int(exponent.q))


def _curved(which: int) -> Callable[[SeriesReader, Any], Series]:
    def read(reader: SeriesReader, expression: Any) -> Series:
        curvature, argument = (reader.read(a) for a in expression.args)
        return curved_series(curvature, argument, reader.exact)[which]

    return read


def _unknown(reader: SeriesReader, expression: AppliedUndef) -> Series:
    return taylor(expression.func, [reader.read(a) for a in expression.args], [0] * len(expression.args))


READERS: dict[Any, Callable[[SeriesReader, Any], Series]] = {
    sp.Add: SeriesReader.sum,
    sp.Mul: SeriesReader.product,
    sp.Pow: SeriesReader.power,
    sp.Derivative: SeriesReader.derivative,
    sp.Subs: SeriesReader.substituted,
    sp.Abs: SeriesReader.absolute,
    S_K: _curved(1),
    C_K: _curved(0),
}
FAMILIES: tuple[tuple[type, Callable[[SeriesReader, Any], Series]], ...] = (
    (sp.Symbol, SeriesReader.symbol),
    (AppliedUndef, _unknown),
)


@provides("expanded in")
def expanded_in(element: Element, like: Series) -> Series:
    """An exact scalar as a series in the parameters of another, to its working order."""
    return SeriesReader(like.parameters, like.limit, Reader(like.field)).read(element)
