"""SymPy expressions into elements, and SymPy conditions into domains.

One walk over the tree; each class of node has its reader in a table, and what is in none is refused by name. Nothing is
evaluated as text. The walk notes the divisors as they were typed, for these, and not the normal form's denominators,
are the points where a proof says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from ..errors import DivisionByZeroError, InputError, TooLargeError, UnsupportedError
from . import hooks
from .domain import Domain, Fact
from .element import HEIGHT, Element, as_element, exact_binary, sum_of_products
from .field import Field
from .functions import C_K, S_K
from .homomorphism import unify
from .hooks import READERS, reader_of
from .kernels.circular import curved_pair, hyperbolic, trigonometric
from .kernels.exponentials import exponential
from .kernels.jets import JetFamily, JetGenerator, jet
from .kernels.symbols import SymbolGenerator, pi_element, symbol_element
from .occurrences import free_functions
from .typed_derivatives import orders_by_slot, refuse_to_rebuild

DEPTH = 150  # nesting of an expression; SymPy itself takes six of Python's thousand frames a level to print one
DERIVATIVES = 64  # times that one expression may be differentiated
EXPONENT = 10_000
SMALL = 500  # nodes
NODES = 3_000_000  # of the tree; SymPy walks a million in a second


@final
class Reader:
    """Reads expressions into one growing field; `divisors` are the pairs (as typed, element) that were divided by."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.divisors: list[tuple[sp.Expr, Element]] = []
        self._known: dict[sp.Basic, Element] = {}

    def read(self, expression: Any) -> Element:
        """The element that an expression denotes, in `self.field` or an extension that `self.field` then is."""
        if isinstance(expression, Element):
            brought, zero = unify([expression, self.field.zero])
            self.field = zero.field
            return brought
        if not isinstance(expression, sp.Basic):
            element = as_element(expression, self.field)
            if element is None:
                raise InputError(
                    f"{expression!r} of type {type(expression).__name__} is not a scalar expression",
                    "a SymPy expression",
                )
            return element
        known = self._known.get(expression)
        if known is None:
            known = self._known[expression] = self._read(expression)
            if known.field is not self.field:
                self.field = unify([self.field.zero, known])[0].field
        return known

    def read_all(self, expressions: Iterable[Any]) -> list[Element]:
        """Elements of one field."""
        expressions = list(expressions)
        for expression in expressions:
            if isinstance(expression, sp.Basic):
                admit_depth(expression)
        self.adjoin_plain(expressions)
        elements = [self.read(e) for e in expressions]
        return unify([self.field.zero, *elements])[1:]

    def adjoin_plain(self, expressions: Sequence[Any]) -> None:
        """Adjoin all symbols and unknown functions of symbols in one step."""
        symbols: dict[Any, None] = {}
        functions: dict[Any, None] = {}
        jets: dict[JetGenerator, None] = {}
        for expression in expressions:
            if isinstance(expression, sp.Basic):
                own, applied = _leaves(expression)
                symbols |= dict.fromkeys(own)
                functions |= dict.fromkeys(applied)
        new = [g for s in symbols if self.field.number_of(g := SymbolGenerator(s)) is None]
        if new:
            self.field = self.field.extended(*new)
        for f in functions:
            if all(a in symbols for a in f.args) and len(set(f.args)) == len(f.args):  # not those bound in a Subs
                arguments = tuple(symbol_element(self.field, a) for a in f.args)
                jets[JetGenerator(JetFamily((f.func, f.args), f.func, arguments), (0,) * len(f.args))] = None
        missing = [j for j in jets if self.field.number_of(j) is None]
        if missing:
            self.field = self.field.extended(*missing)

    def _read(self, expression: sp.Basic) -> Element:
        reader = READERS.get(type(expression))
        if reader is None:
            reader = next((r for kind, r in FAMILIES if isinstance(expression, kind)), None)
        if reader is None:
            reader = reader_of(type(expression))
        if reader is None:
            raise UnsupportedError(_named(expression))
        return reader(self, expression)

    def power(self, expression: sp.Pow) -> Element:
        """base**exponent, integer and half-integer exponents; e**x."""
        base, exponent = expression.args
        if base is sp.E:
            return exponential(self.field, self.read(exponent))
        if not isinstance(exponent, sp.Rational):
            return self.symbolic_power(base, exponent)
        if abs(exponent.p) > EXPONENT:
            raise InputError(f"the exponent {exponent} is beyond {EXPONENT}")
        value = self.read(base)
        if exponent.p < 0:
            self.divide(base, value)
        return (value if exponent.q == 1 else hooks.call("root", value, int(exponent.q))) ** int(exponent.p)

    def symbolic_power(self, base: sp.Expr, exponent: sp.Expr) -> Element:
        """base**exponent of an exponent that is no rational number."""
        value, power = unify([self.read(base), self.read(exponent)])
        return hooks.call("power", value, power)

    def divide(self, typed: sp.Expr, value: Element) -> None:
        """Note a division as typed."""
        if value.is_zero():
            error = DivisionByZeroError(str(typed))
            error.expression = typed
            raise error
        if not value.is_rational_number():
            self.divisors.append((typed, value))

    def derivative(self, expression: sp.Derivative) -> Element:
        """A derivative, carried out by the engine's own derivations."""
        value = self.read(expression.expr)
        for variable, count in expression.variable_count:
            if isinstance(count, sp.Integer) and count > DERIVATIVES:
                raise TooLargeError("a derivative", float(count), DERIVATIVES, "times")
            if not isinstance(variable, sp.Symbol) or not isinstance(count, sp.Integer):
                raise UnsupportedError(f"{expression}", "derivatives by symbols, a whole number of times, are known")
            self.read(variable)
            value = unify([value, self.field.zero])[0].diff(variable, int(count))
        return value

    def substituted(self, expression: sp.Subs) -> Element:
        """Subs(Derivative(f(x), x), x, g): a jet at a composite argument."""
        inner = expression.expr
        places = dict(zip(expression.variables, expression.point, strict=True))
        if runs_together(expression):
            self._refuse(expression)
        refuse_to_rebuild(inner)
        if (orders := orders_by_slot(inner)) is not None:
            return jet(self.field, inner.expr.func, [self.read(a.xreplace(places)) for a in inner.expr.args], orders)
        return self.read(inner.xreplace(places)) if not inner.has(sp.Derivative) else self._refuse(expression)

    def _refuse(self, expression: sp.Basic) -> Element:
        raise UnsupportedError(_named(expression))


def is_jet(expression: sp.Basic) -> bool:
    """Whether it is the derivative of an unknown function of different symbols by those symbols, and nothing else."""
    if not isinstance(expression, sp.Derivative) or not isinstance(expression.expr, AppliedUndef):
        return False
    arguments = expression.expr.args
    return (
        all(isinstance(a, sp.Symbol) for a in arguments)
        and len(set(arguments)) == len(arguments)
        and all(v in arguments and isinstance(n, sp.Integer) for v, n in expression.variable_count)
    )


def runs_together(expression: sp.Subs) -> bool:
    """Whether points contain variables that are replaced, so that it matters which goes first."""
    points = set().union(*(p.free_symbols for p in expression.point))
    return bool(points & set(expression.variables)) or len(set(expression.variables)) < len(expression.variables)


def admit_depth(expression: sp.Basic) -> None:
    """Refuse what is nested too deeply or, written out as a tree, too large, without recursion.

    SymPy's own methods would run out of stack, or walk through e·e of e·e of e·e … for ever.
    """
    if _is_small(expression):
        return
    seen: dict[int, tuple[int, int]] = {}  # (height, nodes) by identity
    stack = [(expression, False)]
    while stack:
        node, arguments_done = stack.pop()
        if arguments_done:
            below = [seen[id(a)] for a in node.args]
            height, nodes = 1 + max((h for h, _ in below), default=0), 1 + sum(n for _, n in below)
            seen[id(node)] = height, nodes
            if height > DEPTH:
                raise InputError(f"an expression is nested deeper than {DEPTH} levels", "smaller parts of it")
            if nodes > NODES:
                raise TooLargeError("an expression", nodes, NODES, "nodes")
        elif id(node) not in seen:
            stack.append((node, True))
            stack.extend((a, False) for a in node.args)


def _is_small(expression: sp.Basic) -> bool:
    """Whether a tree of few nodes, as most are, is no deeper than what is admitted; counted level by level."""
    level: list[Any] = [expression]
    height, nodes = 0, 0
    while level:
        height, nodes = height + 1, nodes + len(level)
        if nodes > SMALL or height > DEPTH:
            return False
        level = [a for node in level for a in node.args]
    return True


def _leaves(expression: sp.Basic) -> tuple[list[Any], list[Any]]:
    """(the free symbols, the unknown functions as they are applied), each once and in the order of their names; bound
    symbols, and functions of them, are left out."""
    symbols: set[Any] = set()
    functions: set[Any] = set()
    seen: set[int] = set()  # by identity
    stack: list[Any] = [expression]
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind is sp.Symbol:
            symbols.add(node)
        elif id(node) in seen:
            continue
        elif kind in PLAIN:
            seen.add(id(node))
            stack.extend(node.args)
        elif isinstance(node, AppliedUndef):
            functions.add(node)
            stack.extend(node.args)
        elif not isinstance(node, sp.Number):  # it may bind symbols, which SymPy knows
            seen.add(id(node))
            symbols |= {s for s in node.free_symbols if isinstance(s, sp.Symbol)}
            functions |= free_functions(node)
    return sorted(symbols, key=_name), sorted(functions, key=str)


_name = attrgetter("name")
PLAIN = (sp.Add, sp.Mul, sp.Pow, sp.sin, sp.cos, sp.exp)  # the kinds of node that formulas mostly consist of


def _named(expression: sp.Basic) -> str:
    """What to call a node that is refused."""
    if isinstance(expression, sp.Function):
        return f"the function {type(expression).__name__} in {expression}"
    return f"{expression} ({type(expression).__name__})"


def _symbol(reader: Reader, symbol: sp.Symbol) -> Element:
    if not symbol.is_commutative:
        raise UnsupportedError(f"the symbol {symbol}, which does not commute")
    return reader.field.zero if symbol.is_zero else symbol_element(reader.field, symbol)


def _sum(reader: Reader, expression: sp.Add) -> Element:
    return sum_of_products([(1, reader.read(a), None) for a in expression.args])


def _product(reader: Reader, expression: sp.Mul) -> Element:
    total = None
    for argument in expression.args:
        value = reader.read(argument)
        if total is not None and (bits := _bits(total) + _bits(value)) > HEIGHT:
            raise TooLargeError("a product", bits, HEIGHT, "bits")
        total = value if total is None else total * value
    assert total is not None
    return total


def _bits(element: Element) -> int:
    """The size of a leading coefficient; shared subtrees such as e·e·e… would double it unseen."""
    return 0 if element.is_zero() else int(element.numerator.leading_coefficient()).bit_length()


def _rational(reader: Reader, expression: sp.Rational) -> Element:
    if max(expression.p.bit_length(), expression.q.bit_length()) > 100_000:
        raise InputError("an integer of more than 100 000 bits")
    if expression.q == 1:
        return reader.field.constant(int(expression.p))
    return reader.field.constant(Fraction(int(expression.p), int(expression.q)))


def _float(reader: Reader, expression: sp.Float) -> Element:
    return reader.field.constant(exact_sympy_float(expression))


def exact_sympy_float(value: sp.Float) -> Fraction:
    """A SymPy float, of whatever precision, as the rational it was meant to be."""
    if not value.is_finite:
        raise InputError(f"{value} is not a number of any field", "an exact expression")
    exact = sp.Rational(value)
    return exact_binary(Fraction(int(exact.p), int(exact.q)), str(value))


def with_exact_floats(expression: Any) -> Any:
    """An expression whose floats are the rationals that they were meant to be: 0.5*x is x/2, and 0.3*x is refused.

    Raises
    ------
    InputError
        A float that is no exact number, with the rational number to write.
    """
    floats = expression.atoms(sp.Float) if isinstance(expression, sp.Basic) else ()
    if not floats:
        return expression
    return expression.xreplace({x: sp.Rational(*exact_sympy_float(x).as_integer_ratio()) for x in floats})


def _of_pair(
    kind: Callable[[Field, Element], tuple[Element, Element]],
    form: Callable[[Element, Element], Element],
    divides: type | None = None,
) -> Callable[[Reader, Any], Element]:
    """The reader of a function of (cos, sin) or (cosh, sinh); `divides` is the function typed under the fraction."""

    def read(reader: Reader, expression: Any) -> Element:
        cosine, sine = unify(kind(reader.field, reader.read(expression.args[0])))
        if divides is not None:
            typed = divides(expression.args[0])
            reader.divide(typed, cosine if divides in (sp.cos, sp.cosh) else sine)
        return form(cosine, sine)

    return read


def _curved(which: int) -> Callable[[Reader, Any], Element]:
    def read(reader: Reader, expression: Any) -> Element:
        curvature, argument = (reader.read(a) for a in expression.args)
        return curved_pair(reader.field, curvature, argument)[which]

    return read


def _unknown(reader: Reader, expression: AppliedUndef) -> Element:
    return jet(reader.field, expression.func, [reader.read(a) for a in expression.args])


def _not_a_number(reader: Reader, expression: sp.Basic) -> Element:
    raise InputError(f"{expression} is not a number of any field", "a finite expression")


ELEMENTARY: dict[type, Callable[[Reader, Any], Element]] = {
    sp.Symbol: _symbol,
    sp.Dummy: _symbol,
    sp.Add: _sum,
    sp.Mul: _product,
    sp.Pow: Reader.power,
    sp.Float: _float,
    type(sp.I): lambda reader, _: hooks.call("imaginary unit", reader.field),
    type(sp.pi): lambda reader, _: pi_element(reader.field),
    type(sp.E): lambda reader, _: exponential(reader.field, reader.field.one),
    sp.exp: lambda reader, e: exponential(reader.field, reader.read(e.args[0])),
    sp.sin: _of_pair(trigonometric, lambda c, s: s),
    sp.cos: _of_pair(trigonometric, lambda c, s: c),
    sp.tan: _of_pair(trigonometric, lambda c, s: s / c, sp.cos),
    sp.cot: _of_pair(trigonometric, lambda c, s: c / s, sp.sin),
    sp.sec: _of_pair(trigonometric, lambda c, s: 1 / c, sp.cos),
    sp.csc: _of_pair(trigonometric, lambda c, s: 1 / s, sp.sin),
    sp.sinh: _of_pair(hyperbolic, lambda c, s: s),
    sp.cosh: _of_pair(hyperbolic, lambda c, s: c),
    sp.tanh: _of_pair(hyperbolic, lambda c, s: s / c, sp.cosh),
    sp.coth: _of_pair(hyperbolic, lambda c, s: c / s, sp.sinh),
    sp.sech: _of_pair(hyperbolic, lambda c, s: 1 / c, sp.cosh),
    sp.csch: _of_pair(hyperbolic, lambda c, s: 1 / s, sp.sinh),
    S_K: _curved(1),
    C_K: _curved(0),
    sp.Derivative: Reader.derivative,
    sp.Subs: Reader.substituted,
    type(sp.nan): _not_a_number,
    type(sp.zoo): _not_a_number,
    type(sp.oo): _not_a_number,
    type(-sp.oo): _not_a_number,
}
READERS.update(ELEMENTARY)
FAMILIES: tuple[tuple[type, Callable[[Reader, Any], Element]], ...] = (
    (sp.Rational, _rational),
    (AppliedUndef, _unknown),
)


def from_sympy(expression: Any, field: Field | None = None) -> Element:
    """The element that a SymPy expression denotes, over `field` (the rationals if left out).

    Raises
    ------
    UnsupportedError
        A function or form that is no kernel of the engine, by name.
    AmbiguousRootError
        A square root whose sign the domain leaves open.
    DivisionByZeroError
        A divisor that vanishes identically.
    InputError
        A float that is no exact number, NaN, an infinity, a string.
    """
    reader = Reader(field or Field.rational())
    return reader.read_all([expression])[0]


@as_element.register(sp.Basic)
def _(value: sp.Basic, field: Field) -> Element | None:
    return Reader(field).read_all([value])[0] if isinstance(value, sp.Expr) else None


@as_element.register(str)
def _(value: str, field: Field) -> Element | None:
    raise InputError(
        f"the string {value!r} stands where an expression belongs", "a SymPy expression; strings are not evaluated"
    )


def read_domain(conditions: Iterable[Any], reals: Iterable[Any] = ()) -> Domain:
    """A domain from SymPy conditions: inequalities, ``Contains(K, FiniteSet(-1, 0, 1))``, ``Contains(n, Integers)``,
    And; and real symbols.

    Raises
    ------
    InputError
        A condition of another kind.
    """
    domain = Domain(reals=frozenset(reals))
    for condition in conditions:
        for part in sp.And.make_args(condition) if isinstance(condition, sp.Basic) else [condition]:
            domain = domain & (_remembered if isinstance(part, Relational | sp.Contains) else _condition)(part)
    return domain


@lru_cache(maxsize=512)
def _remembered(condition: Any) -> Domain:
    """The domain of one condition, which is read again for every limit, witness and metric on it."""
    return _condition(condition)


def _condition(condition: Any) -> Domain:
    """The domain of one condition."""
    if condition in (True, sp.true):
        return Domain()
    if condition in (False, sp.false):
        raise InputError(
            "a condition of the domain is false, so the domain is empty", "conditions that some point satisfies"
        )
    advice = "domain=[r > 2*M, Contains(K, FiniteSet(-1, 0, 1))]"
    if isinstance(condition, Relational) and condition.has(sp.I):
        raise InputError(f"the condition {condition} orders complex numbers", advice)
    within = _interval_of_modulus(condition)
    if within is not None:
        return read_domain(within)
    match condition:
        case sp.StrictGreaterThan() | sp.GreaterThan():
            fact = Fact(from_sympy(condition.lhs - condition.rhs), isinstance(condition, sp.StrictGreaterThan))
        case sp.StrictLessThan() | sp.LessThan():
            fact = Fact(from_sympy(condition.rhs - condition.lhs), isinstance(condition, sp.StrictLessThan))
        case sp.Ne():
            fact = Fact(from_sympy(condition.lhs - condition.rhs), strict=False, nonzero=True)
        case sp.Contains():
            symbol, values = condition.args
            if (
                isinstance(symbol, sp.Symbol)
                and isinstance(values, sp.FiniteSet)
                and all(v.is_Rational for v in values)
            ):
                numbers = tuple(sorted(Fraction(int(v.p), int(v.q)) for v in values))
                return Domain((condition,), (), ((symbol, numbers),))
            if isinstance(symbol, sp.Symbol) and values == sp.S.Reals:
                return Domain(reals=frozenset([symbol]))
            if isinstance(symbol, sp.Symbol) and values == sp.S.Integers:
                return Domain((condition,), (), (), (symbol,))
            if isinstance(symbol, sp.Symbol) and isinstance(values, sp.Interval):
                return read_domain([values.as_relational(symbol)])
            raise InputError(f"{condition} is not a condition that a domain can hold", advice)
        case _:
            raise InputError(f"{condition!r} is not a condition that a domain can hold", advice)
    if not fact.nonzero and any(g.is_partner for g in fact.element.field.generators):
        raise InputError(f"the condition {condition} is on a complex quantity", "real symbols: z = x + I*y, [x > 0]")
    return Domain((condition,), (fact,))


def _interval_of_modulus(condition: Any) -> tuple[Any, ...] | None:
    """|x| < c as −c < x and x < c, for real x; None for what is no such condition."""
    if isinstance(condition, sp.StrictLessThan | sp.LessThan):
        modulus, bound = condition.args
    elif isinstance(condition, sp.StrictGreaterThan | sp.GreaterThan):
        bound, modulus = condition.args
    else:
        return None
    if not isinstance(modulus, sp.Abs) or not modulus.args[0].is_real:
        return None
    inner = modulus.args[0]
    order = sp.Lt if isinstance(condition, sp.StrictLessThan | sp.StrictGreaterThan) else sp.Le
    return order(inner, bound), order(-bound, inner)
