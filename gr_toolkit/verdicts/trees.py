"""Claims as the trees of a certificate, and the generators that they need.

A tree is what was typed, node for node, with hints that are easy to verify: on which base arguments an angle lies, what
a root is a product of, which jet a function is. Nothing here is believed by the checker except that the tree is what
was typed, which a reader sees in the certificate's ``typed``.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import UnsupportedError
from ..exact import C_K, S_K, Domain, Element, Field, Reader, hooks, unify
from ..exact.kernels.curved import Sine
from ..exact.kernels.exponentials import Exponential
from ..exact.kernels.jets import JetGenerator
from ..exact.kernels.lattice import coordinates
from ..exact.kernels.root_generators import Root
from ..exact.kernels.symbols import complex_parts
from ..exact.polynomial_factors import factors_here
from ..exact.reader import exact_sympy_float, is_jet
from ..exact.sympified import sympified
from .checker import text

QUOTIENTS = {  # as sine over cosine, with what stands above and below
    sp.tan: (sp.sin, sp.cos),
    sp.cot: (sp.cos, sp.sin),
    sp.sec: (None, sp.cos),
    sp.csc: (None, sp.sin),
    sp.tanh: (sp.sinh, sp.cosh),
    sp.coth: (sp.cosh, sp.sinh),
    sp.sech: (None, sp.cosh),
    sp.csch: (None, sp.sinh),
}
PAIRS = {sp.sin: ("sin", 1), sp.cos: ("cos", 1), sp.sinh: ("sinh", -1), sp.cosh: ("cosh", -1)}


class Tower:
    """The generators of a certificate, adjoined when a tree needs them."""

    def __init__(self, left: Any, right: Any, domain: Domain) -> None:
        self.domain = domain
        self.entries: list[dict[str, Any]] = []
        self.reader = Reader(Field.rational(domain))
        self.reader.read_all([_expression(left), _expression(right)])
        self._numbers: dict[int, int] = {}  # id of an engine's generator -> number of an entry
        self._named: dict[tuple[str, str], Any] = {}

    # -- trees

    def tree(self, side: Any) -> Any:
        """A side as a tree."""
        expression = _expression(side)
        if isinstance(expression, sp.Derivative):
            return self._derivative(expression)
        if isinstance(expression, AppliedUndef):
            return self._jet(expression.func, expression.args, (0,) * len(expression.args), expression)
        if isinstance(expression, sp.Subs) and is_jet(expression.expr):
            return self._substituted(expression)
        match expression:
            case sp.Integer():
                return int(expression)
            case sp.Rational():
                return ["/", int(expression.p), self._divisor(int(expression.q))]
            case sp.Float():
                return self.tree(sp.Rational(*exact_sympy_float(expression).as_integer_ratio()))
            case sp.Symbol():
                return self._symbol(expression)
            case sp.Add():
                return ["+", *map(self.tree, expression.args)]
            case sp.Mul():
                return ["*", *map(self.tree, expression.args)]
            case sp.Pow() if expression.base != sp.E:
                return self._power(expression.base, expression.exp)
            case sp.Pow() | sp.exp():
                argument = expression.exp if isinstance(expression, sp.Pow) else expression.args[0]
                return ["exp", self.tree(argument), self._sum(argument, -1)]
            case sp.Abs():
                return self._root(expression.args[0] ** 2, expression)
            case S_K() | C_K():
                kappa, argument = expression.args
                key = int(kappa) if kappa in (1, -1) else kappa
                name = type(expression).__name__
                return [name, self.tree(kappa), self.tree(argument), self._sum(argument, key)]
        if expression in (sp.pi, sp.I):
            self._adjoin({"kind": str(expression)})
            return [str(expression)]
        if expression is sp.E:
            return ["exp", 1, self._sum(sp.S.One, -1)]
        if type(expression) in PAIRS:
            name, curvature = PAIRS[type(expression)]
            return [name, self.tree(expression.args[0]), self._sum(expression.args[0], curvature)]
        if type(expression) in QUOTIENTS:
            above, below = QUOTIENTS[type(expression)]
            argument = expression.args[0]
            top = 1 if above is None else self.tree(above(argument, evaluate=False))
            return ["/", top, self._divisor(self.tree(below(argument, evaluate=False)))]
        raise UnsupportedError(str(expression), "the checker does not know it")

    def _read(self, expression: Any) -> Element:
        """What a part of the claim denotes, in the field of the whole."""
        return unify([self.reader.field.zero, self.reader.read(expression)])[1]

    def _divisor(self, tree: Any) -> Any:
        """A tree that is divided by, its reciprocal adjoined."""
        self._adjoin({"kind": "reciprocal", "arguments": [tree]})
        return tree

    def _power(self, base: Any, exponent: Any) -> Any:
        if not isinstance(exponent, sp.Rational) or exponent.q > 2:
            raise UnsupportedError(f"{base**exponent}", "the checker knows whole and half powers")
        half = sp.Pow(base, sp.Rational(1, 2), evaluate=False)
        whole = self.tree(base) if exponent.q == 1 else self._root(base, half)
        p = abs(int(exponent.p))
        tree = whole if p == 1 else ["^", whole, p]
        return tree if exponent.p > 0 else ["/", 1, self._divisor(tree)]

    def _symbol(self, symbol: Any) -> str:
        name = str(symbol)
        if self._named.setdefault(("symbol", name), symbol) != symbol:
            raise UnsupportedError(f"two symbols called {name}")
        self._adjoin({"kind": "symbol", "name": name})
        return name

    def _derivative(self, expression: Any) -> Any:
        tree = self.tree(expression.expr)
        for variable, count in expression.variable_count:
            tree = ["D", tree, self._symbol(variable), int(count)]
        return tree

    def _substituted(self, expression: Any) -> Any:
        places = dict(zip(expression.variables, expression.point, strict=True))
        function = expression.expr.expr
        orders = tuple(sum(int(n) for v, n in expression.expr.variable_count if v == a) for a in function.args)
        return self._jet(function.func, [places.get(a, a) for a in function.args], orders, expression)

    def _jet(self, function: Any, arguments: Any, orders: tuple[int, ...], node: Any) -> Any:
        trees = [self.tree(a) for a in arguments]
        generator = self._single(self._read(node), JetGenerator)
        if generator is None:
            raise UnsupportedError(str(node), "it is no jet of its own")
        number = self._number(generator)
        return ["jet", self._function(function), *orders, *trees, {"generator": number}]

    def _function(self, function: Any) -> str:
        name = str(function)
        if self._named.setdefault(("function", name), function) != function:
            raise UnsupportedError(f"two functions called {name}")
        return name

    def _single(self, element: Element, kind: type) -> Any:
        """The generator that an element is, if it is one of a kind."""
        used = element.generator_numbers()
        alone = len(used) == 1 and element == element.field.generator(used[0])
        found = element.field.generators[used[0]] if alone else None
        return found if isinstance(found, kind) else None

    # -- hints

    def _sum(self, argument: Any, curvature: Any) -> dict[str, Any]:
        """On which base arguments an argument lies: [[generator, multiple, imaginary], ...]."""
        value = self._read(argument)
        rows: list[list[int]] = []
        for imaginary, part in enumerate(complex_parts(value)):
            if not part.is_zero():
                kappa = curvature if not imaginary else -curvature
                rows += [[*row, imaginary] for row in self._on_base(part, kappa, argument)]
        return {"sum": sorted(rows)}

    def _on_base(self, part: Element, curvature: Any, typed: Any) -> list[list[int]]:
        field = self.reader.field
        base: list[Any] = [g for g in field.generators if isinstance(g, Sine) and g.curvature == curvature]
        if curvature == -1:
            base += [g for g in field.generators if isinstance(g, Exponential)]
        solution = coordinates(part, [g.argument for g in base])
        if solution is None or any(r.denominator > 1 for r in solution):
            raise UnsupportedError(f"the argument {typed}", "it is no sum of base arguments that the checker knows")
        return [[self._number(g), int(r)] for g, r in zip(base, solution, strict=True) if r]

    def _root(self, radicand: Any, node: Any) -> Any:
        """√radicand with its factors: at most one root of anything, or I, first, and what is not negative."""
        tree = self.tree(radicand)
        value = self._read(node)
        real, imaginary = complex_parts(value)
        factors: list[Any] = []
        if not imaginary.is_zero():
            if not real.is_zero():
                raise UnsupportedError(str(node), "the checker knows real and imaginary roots")
            factors.append(self.tree(sp.I))
        factors += self._factors(real if imaginary.is_zero() else imaginary)
        itself = len(factors) == 1 and factors[0][:2] == ["sqrt", tree]
        return factors[0] if itself else ["sqrt", tree, {"factors": factors}]

    def _factors(self, value: Element) -> list[Any]:
        field = value.field
        content, above = factors_here(value.numerator)
        number = sp.Rational(content, value.integer)
        free, signed = [], []
        below = [(field.base[i], -p) for i, p in value.powers.items()]
        for polynomial, power in [*above, *below]:
            factor = field.polynomial(polynomial)
            root = self._single(factor, Root)
            if root is not None and power == 1:
                number_of_root = self._number(root)
                radicand = self.entries[number_of_root]["arguments"]
                free.append(["sqrt", *radicand, {"factors": [["generator", number_of_root]]}])
                continue
            if power % 2 and hooks.call("weak sign", factor) < 0:
                factor, number = -factor, -number
            signed.append(self._power(factor.to_sympy(), sp.Integer(power)))
        if number < 0:
            raise UnsupportedError(str(value), "the sign of this root is not known")
        return free + ([self.tree(number)] if number != 1 or not (free or signed) else []) + signed

    # -- generators

    def _adjoin(self, entry: dict[str, Any]) -> int:
        if entry not in self.entries:
            self.entries.append(entry)
        return self.entries.index(entry)

    def _number(self, generator: Any) -> int:
        """The number of an engine's generator, adjoined with its partner when first asked for."""
        if id(generator) not in self._numbers:
            self._numbers[id(generator)] = self._new(generator)
        return self._numbers[id(generator)]

    def _new(self, generator: Any) -> int:
        match generator:
            case JetGenerator(family, orders):
                arguments = [self.tree(a) for a in family.arguments]
                name = self._function(family.function)
                return self._adjoin({"kind": "jet", "name": name, "arguments": arguments, "orders": list(orders)})
            case Sine(curvature, argument):
                kappa = curvature if isinstance(curvature, int) else self._symbol(curvature)
                return self._pair(kappa, argument)
            case Exponential(argument):  # cosh + sinh
                return self._pair(-1, argument)
            case Root(radicand, 2):
                return self._adjoin({"kind": "root", "arguments": [self.tree(radicand)]})
        raise UnsupportedError(str(generator.expression()), "the checker does not know it")

    def _pair(self, kappa: Any, argument: Element) -> int:
        """The number of a sine, which its cosine follows."""
        entry = {"kind": "sine", "curvature": kappa, "arguments": [self.tree(argument)]}
        if entry not in self.entries:
            self.entries += [entry, {"kind": "cosine"}]
        return self.entries.index(entry)

    # -- conditions

    def assumptions(self, kept: set[str] | None) -> list[str]:
        """What is assumed of the symbols in use, and the domain, in words; those that are kept."""
        found = {self._condition(condition) for condition in self.domain.conditions}
        for (kind, name), symbol in self._named.items():
            listed = symbol in self.domain.symbols or symbol in self.domain.reals
            if kind == "symbol" and (symbol.is_real or listed):
                found.add(f"{name} {'> 0' if symbol.is_positive else '>= 0' if symbol.is_nonnegative else 'real'}")
        return sorted(words for words in found if kept is None or words in kept)

    def _condition(self, condition: Any) -> str:
        """A condition in the words in which the checker writes trees."""
        match condition:
            case sp.StrictGreaterThan() | sp.GreaterThan():
                word, tree = condition.rel_op, condition.lhs - condition.rhs
            case sp.StrictLessThan() | sp.LessThan():
                word, tree = condition.rel_op.replace("<", ">"), condition.rhs - condition.lhs
            case _:
                return str(condition)
        entries, numbers = list(self.entries), dict(self._numbers)
        try:
            return f"{text(self.tree(tree))} {word} 0"
        except UnsupportedError:
            return str(condition)
        finally:  # a condition that is in words only needs no generators
            self.entries[:], self._numbers = entries, numbers


def _expression(side: Any) -> Any:
    """A side as SymPy: an exact scalar in its short form."""
    return sympified(side)
