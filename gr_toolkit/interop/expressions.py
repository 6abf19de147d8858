"""SymPy expressions as source text of other systems, from checked names only.

A name that is written out is a plain identifier: ASCII letters, digits and underscores, and none of the target's own.
Where one name of an object is not, all of them are replaced by x0, x1 … (coordinates), p0, p1 … (parameters) and
f0, f1 … (functions). So nothing that a user typed can become code.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.printing.precedence import PRECEDENCE, precedence

from ..errors import InputError
from ..exact import C_K, S_K, Element
from ..geometry import Metric

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
GREEK = frozenset(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split()
)


def identifiers(names: Sequence[str], letter: str, reserved: Collection[str] = ()) -> list[str]:
    """The names, if all of them are plain identifiers, different and not reserved; otherwise letter0, letter1 …"""
    plain = all(IDENTIFIER.fullmatch(n) and not keyword.iskeyword(n) and n not in reserved for n in names)
    return list(names) if plain and len(set(names)) == len(names) else [f"{letter}{k}" for k in range(len(names))]


@final
@dataclass(frozen=True)
class Names:
    """What the symbols and unknown functions of a metric are called in another system."""

    coordinates: tuple[str, ...]
    parameters: tuple[str, ...]
    functions: tuple[str, ...]
    of: Mapping[Any, str]  # symbol, or class of an unknown function -> name

    @classmethod
    def of_metric(
        cls, metric: Metric, reserved: Collection[str], spell: Callable[[str], str] = lambda name: name
    ) -> Names:
        """The names of a metric's symbols, spelled as the other system can read them."""
        kinds = tuple(dict.fromkeys(f.func for f in metric.functions))
        coordinates = identifiers([spell(x.name) for x in metric.coordinates], "x", reserved)
        parameters = identifiers([spell(p.name) for p in metric.parameters], "p", reserved)
        functions = identifiers([spell(f.__name__) for f in kinds], "f", reserved)
        chosen = [*coordinates, *parameters, *functions]
        if len(set(chosen)) < len(chosen):  # a parameter called x0 beside coordinates that were replaced
            coordinates, parameters, functions = (
                [f"{letter}{k}" for k in range(len(names))]
                for letter, names in (("x", coordinates), ("p", parameters), ("f", functions))
            )
        places = dict(
            zip((*metric.coordinates, *metric.parameters, *kinds), (*coordinates, *parameters, *functions), strict=True)
        )
        return cls(tuple(coordinates), tuple(parameters), tuple(functions), places)


@final
@dataclass(frozen=True)
class Dialect:
    """How a system writes formulas.

    Attributes
    ----------
    name : of the system, for messages
    functions : SymPy's class -> the system's name
    call : how a function is applied, ``"{}({})"`` or ``"{}[{}]"``
    power : the sign of exponentiation
    rational : how p/q is written
    symbol : how a symbol of that name is written, the second argument whether it is a coordinate
    constants : π, e and i
    bare : whether unknown functions are written without their arguments
    """

    name: str
    functions: Mapping[type, str]
    constants: Mapping[Any, str]
    call: str = "{}({})"
    power: str = "**"
    rational: str = "{}/{}"
    symbol: Callable[[str, bool], str] = lambda name, _: name
    bare: bool = False


@final
class Writer:
    """Writes expressions in a dialect."""

    def __init__(self, dialect: Dialect, names: Names) -> None:
        self.dialect, self.names = dialect, names
        self._coordinates = set(names.coordinates)

    def write(self, expression: Any, outside: int = 0) -> str:
        """An expression, in brackets if it binds less than what is outside.

        Raises
        ------
        InputError
            A function that the dialect has no name for, a symbol that is none of the metric's.
        """
        text = self._written(expression)
        return f"({text})" if self._precedence(expression) < outside else text

    def component(self, value: Element) -> str:
        """An exact scalar; S_K and C_K, which no other system has, by their definition √K S_K(x) = sin √K x."""
        return self.write(
            value.to_sympy()
            .replace(S_K, lambda K, x: sp.sin(sp.sqrt(K) * x) / sp.sqrt(K))
            .replace(C_K, lambda K, x: sp.cos(sp.sqrt(K) * x))
        )

    def _precedence(self, expression: Any) -> int:
        return int(precedence(expression))

    def _written(self, expression: Any) -> str:
        if expression in self.dialect.constants:
            return self.dialect.constants[expression]
        writer = next((write for kind, write in WRITERS if isinstance(expression, kind)), Writer._function)
        return writer(self, expression)

    def _symbol(self, symbol: Any) -> str:
        if symbol not in self.names.of:
            raise InputError(f"{symbol} is no symbol of the metric")
        name = self.names.of[symbol]
        return self.dialect.symbol(name, name in self._coordinates)

    def _rational(self, number: Any) -> str:
        if number.q == 1:
            return str(number.p)
        sign = "-" if number.p < 0 else ""
        return sign + self.dialect.rational.format(abs(number.p), number.q)

    def _sum(self, expression: Any) -> str:
        text = ""
        for term in expression.as_ordered_terms():
            negative = term.could_extract_minus_sign()
            shown = self.write(-term if negative else term, PRECEDENCE["Mul"])
            text += (" - " if negative else " + ") + shown if text else ("-" if negative else "") + shown
        return text

    def _product(self, expression: Any) -> str:
        """Numerator over denominator."""
        coefficient, rest = expression.as_coeff_Mul()
        above: list[Any] = [] if abs(coefficient.p) == 1 else [sp.Integer(abs(coefficient.p))]
        below: list[Any] = [] if coefficient.q == 1 else [sp.Integer(coefficient.q)]
        for factor in sp.Mul.make_args(rest):
            inverse = isinstance(factor, sp.Pow) and factor.exp.is_Rational and factor.exp < 0
            (below if inverse else above).append(factor.base**-factor.exp if inverse else factor)
        text = ("-" if coefficient < 0 else "") + (self._factors(above) or "1")
        if not below:
            return text
        divisor = self._factors(below)
        return f"{text}/({divisor})" if len(below) > 1 else f"{text}/{self.write(below[0], PRECEDENCE['Pow'])}"

    def _factors(self, factors: Sequence[Any]) -> str:
        return "*".join(self.write(f, PRECEDENCE["Mul"] + 1) for f in factors)

    def _power(self, expression: Any) -> str:
        base, exponent = expression.args
        if base is sp.E:
            return self.dialect.call.format(self.dialect.functions[sp.exp], self.write(exponent))
        if exponent == sp.Rational(1, 2):
            return self.dialect.call.format(self.dialect.functions[sp.sqrt], self.write(base))
        if exponent.is_Rational and exponent < 0:
            return f"1/{self.write(base**-exponent, PRECEDENCE['Pow'])}"
        shown = self.write(exponent, PRECEDENCE["Atom"]) if exponent.is_Integer else f"({self.write(exponent)})"
        return f"{self.write(base, PRECEDENCE['Pow'] + 1)}{self.dialect.power}{shown}"

    def _unknown(self, expression: Any) -> str:
        if expression.func not in self.names.of:
            raise InputError(f"{expression} is no function of the metric")
        name = self.names.of[expression.func]
        if not self.dialect.bare:
            return self._called(name, expression.args)
        if any(self.names.of.get(a) not in self._coordinates for a in expression.args):
            raise InputError(
                f"{expression} is no function of coordinates, which {self.dialect.name} knows only", "f(t, r)"
            )
        return self.dialect.symbol(name, False)

    def _function(self, expression: Any) -> str:
        name = self.dialect.functions.get(type(expression))
        if name is None:
            raise InputError(f"{type(expression).__name__}, in {expression}, has no name in {self.dialect.name} here")
        return self._called(name, expression.args)

    def _called(self, name: str, arguments: Sequence[Any]) -> str:
        return self.dialect.call.format(name, ", ".join(map(self.write, arguments)))


WRITERS: tuple[tuple[Any, Callable[[Writer, Any], str]], ...] = (
    (sp.Symbol, Writer._symbol),
    (sp.Rational, Writer._rational),
    (sp.Add, Writer._sum),
    (sp.Mul, Writer._product),
    (sp.Pow, Writer._power),
    (AppliedUndef, Writer._unknown),
)


def checked_metric(metric: Any, target: str) -> Metric:
    """The metric, or an error that says what was given."""
    if not isinstance(metric, Metric):
        raise InputError(f"{type(metric).__name__} is no metric, which is what is written for {target}", "a gr.Metric")
    return metric


def elementary(**others: str) -> dict[Any, str]:
    """SymPy's elementary functions by the names most systems share, those of `others` called differently."""
    shared = {
        sp.exp: "exp",
        sp.sqrt: "sqrt",
        sp.log: "log",
        sp.sin: "sin",
        sp.cos: "cos",
        sp.tan: "tan",
        sp.cot: "cot",
        sp.sinh: "sinh",
        sp.cosh: "cosh",
        sp.tanh: "tanh",
        sp.asin: "arcsin",
        sp.acos: "arccos",
        sp.atan: "arctan",
        sp.asinh: "arcsinh",
        sp.acosh: "arccosh",
        sp.atanh: "arctanh",
    }
    return {function: others.get(name, name) for function, name in shared.items()}
