"""Unknown functions and their derivatives (jets).

f_α, the derivative of f by its slots with multiplicities α, is one generator: mixed derivatives are one symbol, and the
jets of a function at one tuple of arguments are independent, for a polynomial takes any finitely many jet values at a
point. f(t), f(2t) and f(r_s(t, x)) are jets at different arguments, hence independent of each other; the chain rule
goes through the arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import InputError, TooLargeError
from .. import hooks
from ..element import Element, sum_of_products
from ..generator import Transcendental
from ..homomorphism import unify
from .infinitesimal import infinitesimal, is_infinitesimal, value_and_variation
from .symbols import SymbolGenerator

if TYPE_CHECKING:
    from flint import acb

    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge


TELLING = ("positive", "negative", "nonnegative", "nonpositive", "nonzero", "integer", "real", "imaginary", "complex")
ORDER = 100  # of a derivative; each is a generator of its own


@final
@dataclass(frozen=True)
class JetFamily:
    """A function at one tuple of arguments; compared by `key`: the symbols themselves, or an object of its own if
    composite."""

    key: Any
    function: Any  # SymPy's function class
    arguments: tuple[Element, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JetFamily) and self.key == other.key

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(self.key)  # SymPy recomputes the hash of a function class every time

    def __reduce__(self) -> tuple[Any, ...]:
        return JetFamily, (self.key, self.function, self.arguments)  # hashes differ between processes


@final
@dataclass(frozen=True)
class JetGenerator(Transcendental):
    """The derivative of a family's function, orders[i] times by slot i."""

    family: JetFamily
    orders: tuple[int, ...]
    is_constant = False

    @property
    def is_plain(self) -> bool:
        return isinstance(self.family.key, tuple)

    @property
    def identity(self) -> Any:
        family = self.family
        return self if isinstance(family.key, tuple) else (family.function, family.arguments, self.orders)

    @property
    def hash_name(self) -> Any:
        return (self.family.key, self.orders) if isinstance(self.family.key, tuple) else None

    @cached_property
    def applied(self) -> Any:
        if self.is_plain:
            return self.family.function(*self.family.key[1])
        return self.family.function(*(hooks.call("to sympy", a) for a in self.family.arguments))

    def raised(self, slot: int) -> JetGenerator:
        """The jet one derivative further in one slot."""
        orders = list(self.orders)
        orders[slot] += 1
        if sum(orders) > ORDER:
            raise TooLargeError("the order of a derivative of an unknown function", sum(orders), ORDER, "derivatives")
        return JetGenerator(self.family, tuple(orders))

    def successors(self, field: Field) -> list[JetGenerator]:
        """The next jets that the field does not hold."""
        next_ones = [self.raised(slot) for slot in range(len(self.orders))]
        return [jet for jet in next_ones if field.number_of(jet) is None]

    def derivative(self, field: Field, symbol: Any) -> Element | None:
        """Chain rule: D f_α = ∑ f_{α+i} D(argument i)."""
        if isinstance(self.family.key, tuple):  # plain symbols: no arithmetic
            symbols = self.family.key[1]
            if symbol not in symbols:
                return field.one if symbol == self else field.zero
            number = field.number_of(self.raised(symbols.index(symbol)))
            return None if number is None else field.generator(number)
        terms = []
        for slot, argument in enumerate(self.family.arguments):
            inner = field.derivation(symbol)(field.lift(argument))
            if not inner.is_zero():
                number = field.number_of(self.raised(slot))
                if number is None:
                    return None
                terms.append((1, field.generator(number), inner))
        return sum_of_products(terms) if terms else field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return jet(field, self.family.function, [image(a) for a in self.family.arguments], self.orders)

    def expression(self) -> Any:
        return jet_expression(self.family.function, self.family.arguments, self.orders)

    def ball(self, point: Point) -> acb:
        family = self.family  # symbols are found faster than elements, which may live in many fields
        return point.jet(family.function, family.key[1] if self.is_plain else family.arguments, self.orders)

    def sign(self, knowledge: Knowledge) -> int:
        return 0 if any(self.orders) else int(bool(self._applied.is_positive))

    def is_real(self, knowledge: Knowledge) -> bool:
        position = knowledge.field.positions[knowledge.field.generators.index(self)]
        return bool(self._applied.is_real) or bool(knowledge.sign_of_generator(position))

    def conjugate(self, field: Field, image: Any) -> Element:
        partner: Element = hooks.call("conjugate of jet", field, self)
        return partner

    @property
    def _applied(self) -> Any:
        return self.family.function(*range(1, 1 + len(self.orders)))


def symbol_of(element: Element) -> Any:
    """The symbol that the element is, or None."""
    if not element.is_polynomial() or len(element.numerator) != 1 or element.numerator.total_degree() != 1:
        return None
    position = next(p for p, degree in enumerate(element.numerator.degrees()) if degree)
    generator = element.field.generators[element.field.creation_numbers[position]]
    if isinstance(generator, SymbolGenerator) and element.numerator.leading_coefficient() == 1:
        return generator.symbol
    return None


def jet(field: Field, function: Any, arguments: Sequence[Element], orders: Sequence[int] | None = None) -> Element:
    """A derivative of an unknown function at given arguments; `orders` counts derivatives by slot."""
    orders = tuple(orders) if orders else (0,) * len(arguments)
    symbols = tuple(symbol_of(a) for a in arguments)
    zero, *arguments = unify([field.zero, *arguments])
    field = zero.field
    if any(map(is_infinitesimal, arguments)):
        return _to_first_order(function, arguments, orders)
    if None not in symbols and len(set(symbols)) == len(symbols):
        family = JetFamily((function, symbols), function, tuple(arguments))
    else:
        family = _composite_family(field, function, tuple(arguments))
    generator = JetGenerator(family, orders)
    number = field.number_of(generator)
    if number is None:
        field, number = field.extended(generator), len(field.generators)
    return field.generator(number)


def check_functions(field: Field, functions: Iterable[Any]) -> None:
    """Refuse an unknown function of the same name as another of the field or its domain: their assumptions differ,
    which is an accident."""
    seen = {g.family.function.__name__: g.family.function for _, g in field.find(JetGenerator)}
    for function in (*field.domain.functions, *functions):
        if (other := seen.setdefault(function.__name__, function)) != function:
            raise InputError(
                f"two different functions are called {function.__name__}: {_declared(other)} and {_declared(function)}",
                f"one {function.__name__} for both, declared once",
            )


def _declared(function: Any) -> str:
    """How a function was declared."""
    known = getattr(function, "_kwargs", {})
    assumed = [f"{name}=True" for name in TELLING if known.get(name)]
    return f"Function({', '.join([repr(function.__name__), *assumed])})"


def _to_first_order(function: Any, arguments: Sequence[Element], orders: tuple[int, ...]) -> Element:
    """f(a + εb) = f(a) + ε ∑ bᵢ fᵢ(a)."""
    parts = [value_and_variation(a) for a in arguments]
    values = [value for value, _ in parts]
    result = jet(values[0].field, function, values, orders)
    for slot, (_, variation) in enumerate(parts):
        if not variation.is_zero():
            raised = tuple(n + (slot == k) for k, n in enumerate(orders))
            slope = jet(result.field, function, values, raised)
            result = result + infinitesimal(slope.field) * variation * slope
    return result


def _composite_family(field: Field, function: Any, arguments: tuple[Element, ...]) -> JetFamily:
    """The family of a function at composite arguments: found by equality of the arguments' normal forms, else new."""
    for _, generator in field.find(JetGenerator):
        family = generator.family
        if (
            family.function == function
            and len(family.arguments) == len(arguments)
            and all(map(Element.__eq__, family.arguments, arguments))
        ):
            return family
    return JetFamily(object(), function, arguments)


def jet_expression(function: Any, arguments: tuple[Element, ...], orders: tuple[int, ...]) -> Any:
    """f(x), Derivative(f(x), x), or Subs(Derivative(f(ξ), ξ), ξ, g) at composite arguments."""
    expressions = [hooks.call("to sympy", a) for a in arguments]
    if not any(orders):
        return function(*expressions)
    symbols = [symbol_of(a) for a in arguments]
    plain = all(s is not None for s, n in zip(symbols, orders, strict=True) if n) and len(set(expressions)) == len(
        expressions
    )
    if plain and not any(
        s in e.free_symbols for s, n in zip(symbols, orders, strict=True) if n for e in expressions if e != s
    ):
        return sp.Derivative(function(*expressions), *((s, n) for s, n in zip(symbols, orders, strict=True) if n))
    slots = [sp.Dummy(f"xi_{n + 1}") for n in range(len(arguments))]
    inner = sp.Derivative(function(*slots), *((s, n) for s, n in zip(slots, orders, strict=True) if n))
    return sp.Subs(inner, tuple(slots), tuple(expressions))
