r"""Integrals as generators with a known derivative: ∫ₐᵇ f(s) ds, and primitives ∫ f(x) dx.

    D ∫ₐᵇ f(s) ds = f(b) Db − f(a) Da + ∫ₐᵇ Df(s) ds                                                    [Leibniz]

A definite integral runs along the real line, its integrand being what was typed; all integrals have one bound symbol
(or one that is positive, or negative, where the integrand needs it and the limits show it). Integrals with

    ∑ cᵢ fᵢ(s) ([bᵢ] − [aᵢ]) = 0    as a combination of limits with coefficients that are functions of s, cᵢ free of s

have ∑ cᵢ ∫ fᵢ = 0, for on each piece between neighbouring limits the integrands cancel: linearity and additivity.

An indefinite integral is known up to a constant. All of them are taken with *one* choice: from one base point x₀, plus
λ(f), a combination of f(x₀), f′(x₀) … with rational coefficients, chosen so that ∫ xⁿ dx = xⁿ⁺¹/(n+1). Such a choice
is linear over what is free of x and commutes with the derivatives by parameters; nothing more is read into it. It has
no value at a point, so that nothing is refuted with it.

∫ f of an integrand that contains an unknown function undifferentiated is independent of everything else: the function
may be varied between the limits, which changes the integral but nothing that is known at a point. Other integrals may
be elementary, as ∫ dx/x is; the field carries a doubt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ...errors import AmbiguousSignError, DivisionByZeroError, DomainError, UnsupportedError
from .. import hooks
from ..conditions.ranking import everything_in
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..hooks import reads
from ..kernels.jets import JetGenerator, symbol_of
from ..kernels.symbols import SymbolGenerator
from .integrands import Limits, Place, at, column, content_and_rest, dependent, polynomial_part, solved
from .paths import bound_symbols, integral_ball

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..reader import Reader
    from ..signs.prover import Knowledge

DEMANDS = "integrals that derivatives asked for"


@final
@dataclass(frozen=True, eq=False)
class Primitive(Transcendental):
    """The integral of an element over the bound symbol, from `lower`, if there is one, to `upper`."""

    variable: Any
    integrand: Element
    lower: Element | None
    upper: Element
    slopes: tuple[Element | None, Element | None]  # the integrand at the limits that are no constants

    @property
    def identity(self) -> Any:
        return Primitive, self.variable, self.integrand, self.lower, self.upper

    @property
    def is_constant(self) -> bool:
        limits = [self.upper] if self.lower is None else [self.lower, self.upper]
        inner = everything_in(self.integrand) - {SymbolGenerator(self.variable)}
        return self.lower is not None and not any(
            isinstance(g, SymbolGenerator | JetGenerator) for g in inner.union(*map(everything_in, limits))
        )

    def derivative(self, field: Field, symbol: Any) -> Element | None:
        """Leibniz's rule; None where the integral of the integrand's derivative is not in the field."""
        derivation = field.derivation(symbol)
        total = field.zero
        for limit, slope, side in ((self.upper, self.slopes[1], 1), (self.lower, self.slopes[0], -1)):
            if limit is not None and slope is not None:
                inner = derivation(field.lift(limit))
                total = total + side * field.lift(slope) * inner
        if symbol == self.variable:
            return total
        inner = derivation(field.lift(self.integrand))
        if inner.is_zero():
            return total
        limits = self.ends(field)
        value = known_integral(inner, self.variable, limits)
        if value is None:
            field.notes.setdefault(DEMANDS, []).append((self, inner))
            return None
        return total + value

    def ends(self, field: Field) -> Limits:
        """The limits in a field that holds them."""
        return None if self.lower is None else field.lift(self.lower), field.lift(self.upper)

    def successors(self, field: Field) -> list[Any]:
        """The first step to what a derivative asked for; further generators stand on these."""
        demands = field.notes.get(DEMANDS)
        if not demands or demands[0][0] is not self:
            return []
        home = integral(demands[0][1], self.variable, self.ends(field)).field
        if not home.extends(field) or home is field:
            raise UnsupportedError(f"the derivative of {self.expression()}, whose integral refines a kernel,")
        field.notes["the field of them"] = home  # so that it is one object however often it is asked for
        while home.parent is not field:
            assert home.parent is not None
            home = home.parent
        return list(home.added)

    def rebuild(self, field: Field, image: Any) -> Element:
        lower = None if self.lower is None else image(self.lower)
        return integral(image(self.integrand), self.variable, (lower, image(self.upper)))

    def doubt(self, field: Field) -> str:
        """Empty where an unknown function stands in this integrand undifferentiated and in no other."""
        own = _undifferentiated(self)
        for _, other in field.find(Primitive):
            if other is not self:
                own -= {g.family.function for g in everything_in(other.integrand) if isinstance(g, JetGenerator)}
        return "" if own else f"{self.expression()} may be elementary, or depend on other kernels"

    def expression(self) -> Any:
        """The integral, or minus that of minus the integrand, where this has one sign less to read."""
        written = self._as_integral()
        if written.function.could_extract_minus_sign():
            return -sp.Integral(-written.function, *written.limits)
        return written

    def _as_integral(self) -> Any:
        inner, upper = hooks.call("to sympy", self.integrand), hooks.call("to sympy", self.upper)
        symbol = symbol_of(self.upper)
        if self.lower is None and symbol is not None and symbol not in inner.free_symbols:
            return sp.Integral(inner.xreplace({self.variable: symbol}), symbol)
        lower = () if self.lower is None else (hooks.call("to sympy", self.lower),)
        taken = set().union(*(e.free_symbols for e in (inner, upper, *lower)))
        names = {str(s) for s in taken - {self.variable}}
        bound = sp.Symbol(next(name for n in range(len(names) + 1) if (name := f"s{n or ''}") not in names))
        return sp.Integral(inner.xreplace({self.variable: bound}), (bound, *lower, upper))

    @property
    def has_values(self) -> bool:
        return self.lower is not None and not any(isinstance(g, JetGenerator) for g in everything_in(self.integrand))

    def ball(self, point: Point) -> acb:
        return integral_ball(point, self._as_integral())

    def sign(self, knowledge: Knowledge) -> int:
        """The integrand's times that of the way, for definite integrals."""
        if self.lower is None:
            return 0
        way = knowledge.sign(knowledge.field.lift(self.upper) - knowledge.field.lift(self.lower))
        return way and way * knowledge.sign(knowledge.field.lift(self.integrand))

    def is_real(self, knowledge: Knowledge) -> bool:
        limits = [self.upper] if self.lower is None else [self.lower, self.upper]
        return all(map(knowledge.is_real_argument, [self.integrand, *limits]))


def _undifferentiated(primitive: Primitive) -> set[Any]:
    """The unknown functions of the bound symbol that occur in the integrand as they stand, in a rational function."""
    field, bound = primitive.integrand.field, SymbolGenerator(primitive.variable)
    found: set[Any] = set()
    others: set[Any] = set()
    for number in primitive.integrand.generator_numbers():
        generator = field.generators[number]
        if generator == bound or bound not in everything_in(field.generator(number)):
            continue
        if not isinstance(generator, JetGenerator):
            return set()
        plain = isinstance(generator.family.key, tuple) and not any(generator.orders)
        (found if plain else others).add(generator.family.function)
    return found - others


# -- building ----------------------------------------------------------------------------------------------------------


def integral(integrand: Element, variable: Any, limits: Limits) -> Element:
    """∫ of an element over the bound symbol, by the integrals that its field holds, or as a new generator."""
    integrand, limits = _unified(integrand, limits)
    elementary, integrand = polynomial_part(integrand, variable, limits)
    if integrand.is_zero():
        return elementary
    content, integrand = content_and_rest(integrand, variable)
    known = known_integral(integrand, variable, limits)
    if known is not None:
        return elementary + content * known
    slopes = [_slope(integrand, variable, limit) for limit in limits]
    given = [integrand, *limits, *slopes]
    brought = iter(unify([e for e in given if e is not None]))  # at once: all have to live in one field
    first, lower, upper_, *slopes = (None if e is None else next(brought) for e in given)
    assert first is not None
    assert upper_ is not None
    integrand, upper = first, upper_
    known = known_integral(integrand, variable, (lower, upper))  # slopes may have brought integrals along
    if known is None:
        new = Primitive(variable, integrand, lower, upper, (slopes[0], slopes[1]))
        extension = integrand.field.extended(new)
        known = extension.generator(len(extension.generators) - 1)
    return elementary + content * known


def _unified(integrand: Element, limits: Limits) -> tuple[Element, Limits]:
    lower, upper = limits
    if lower is None:
        integrand, upper = unify([integrand, upper])
    else:
        integrand, lower, upper = unify([integrand, lower, upper])
    return integrand, (lower, upper)


def _slope(integrand: Element, variable: Any, limit: Element | None) -> Element | None:
    """The integrand at a limit that is no constant."""
    if limit is None or not any(isinstance(g, SymbolGenerator | JetGenerator) for g in everything_in(limit)):
        return None
    try:
        return at(integrand, variable, limit)
    except DivisionByZeroError as error:
        raise DomainError(f"the integral of {integrand} up to {limit} has its pole at this very limit") from error


def known_integral(integrand: Element, variable: Any, limits: Limits) -> Element | None:
    """The integral by limits and by the integrals of the field; None where it is not seen to depend on them."""
    lower, upper = limits
    field = integrand.field
    if integrand.is_zero() or (lower is not None and lower == upper):
        return field.zero
    elementary, integrand = polynomial_part(integrand, variable, limits)
    if integrand.is_zero():
        return elementary
    known = [(n, g) for n, g in field.find(Primitive) if g.variable == variable]
    if not known:
        return None
    places: list[Place] = []
    columns = [column(field.lift(g.integrand), variable, g.ends(field), places) for _, g in known]
    target = column(integrand, variable, limits, places)
    solution = solved(columns, target, variable)
    if solution is None:
        return None
    total = elementary
    for (number, _), coefficient in zip(known, solution, strict=True):
        total = total + coefficient * field.generator(number)
    return total


# -- reading -----------------------------------------------------------------------------------------------------------


@reads(sp.Integral)
def _read(reader: Reader, expression: Any) -> Element:
    if len(expression.limits) != 1 or expression.function.has(sp.Integral):
        raise UnsupportedError(f"{expression}, an iterated integral,", "integrals over one variable are known")
    symbol, *typed = expression.limits[0]
    typed = typed or [symbol]
    if any(limit.is_infinite or limit.has(sp.oo, -sp.oo, sp.zoo) for limit in typed):
        raise UnsupportedError(f"{expression}, an improper integral,", "finite limits, or the integral's value")
    values = unify([reader.read(limit) for limit in typed])
    limits = (None, values[0]) if len(values) == 1 else (values[0], values[1])
    open_sign: AmbiguousSignError | None = None
    for bound in bound_symbols(values):
        inner = type(reader)(values[0].field)
        try:
            value = inner.read(expression.function.xreplace({symbol: bound}))
        except (
            AmbiguousSignError
        ) as error:  # asked for cases, the sign of the bound symbol would be one on its whole way
            open_sign = open_sign or error
            continue
        for divided, element in inner.divisors:
            _admit_divisor(expression, element, bound, limits)
            reader.divide(divided, element)
        return integral(value, bound, limits)
    raise UnsupportedError(
        f"{expression}, for {open_sign.what if open_sign else ''} may be of either sign between the limits,",
        "an integrand without it, or a domain that gives the limits one sign",
    )


def _admit_divisor(expression: Any, divisor: Element, variable: Any, limits: Limits) -> None:
    """Refuse an integrand whose divisor has different signs at the limits: it has a zero between them."""
    lower, upper = limits
    if lower is None or not dependent(divisor, variable):
        return
    signs = []
    for limit in (lower, upper):
        try:
            signs.append(hooks.call("sign", at(unify([divisor, limit])[0], variable, limit)))
        except (DomainError, DivisionByZeroError):
            return
    if signs[0] * signs[1] < 0:
        raise UnsupportedError(
            f"{expression}, which diverges: {divisor} vanishes between the limits,",
            "limits on one side of it",
        )
