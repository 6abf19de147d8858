"""Exact scalars and SymPy expressions as straight-line programs for `numerics` to run.

An element is numerator over factored denominator in its generators; each generator is a symbol, a jet that the caller
gives a value or a function for, or a named function of expressions, which are recorded in their turn. SymPy expressions
are recorded as they were typed. Several quantities share what they have in common. A function that is not in the closed
list of `numerics.functions` is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import InputError
from ..numerics.functions import FUNCTIONS
from ..numerics.program import Program, Recorder
from .element import Element
from .field import Field
from .functions import C_K, S_K
from .homomorphism import unify
from .horner import Polynomials
from .lengths import expression_of
from .reader import admit_depth
from .sympified import sympified
from .typed_derivatives import carried_out, orders_by_slot

FAR = 1022  # exponents of two beyond which there are no doubles of full precision
Jet = tuple[Any, tuple[int, ...]]  # the class of an unknown function, and how often each slot is differentiated

NAMES: dict[type, str] = {
    sp.exp: "exp",
    sp.log: "log",
    sp.sin: "sin",
    sp.cos: "cos",
    sp.tan: "tan",
    sp.asin: "asin",
    sp.acos: "acos",
    sp.atan: "atan",
    sp.atan2: "atan2",
    sp.sinh: "sinh",
    sp.cosh: "cosh",
    sp.tanh: "tanh",
    sp.asinh: "asinh",
    sp.acosh: "acosh",
    sp.atanh: "atanh",
    sp.Abs: "abs",
    sp.sign: "sign",
    sp.conjugate: "conjugate",
    S_K: "curved_sine",
    C_K: "curved_cosine",
    sp.LambertW: "lambert_w",
    sp.erf: "erf",
    sp.besselj: "bessel_j",
    sp.bessely: "bessel_y",
    sp.besseli: "bessel_i",
    sp.besselk: "bessel_k",
    sp.elliptic_k: "elliptic_k",
    sp.elliptic_f: "elliptic_f_incomplete",
}
RECIPROCALS: dict[type, str] = {
    sp.cot: "tan",
    sp.sec: "cos",
    sp.csc: "sin",
    sp.coth: "tanh",
    sp.sech: "cosh",
    sp.csch: "sinh",
}


def program(
    quantities: Sequence[Any],
    inputs: Sequence[Any],
    *,
    fixed: Collection[Any] = (),
    functions: Sequence[Jet] = (),
) -> Program:
    """The program that computes quantities from inputs.

    Parameters
    ----------
    quantities : elements, or SymPy expressions, which are taken as typed
    inputs : symbols and jets, such as ``a(t)`` and ``a(t).diff(t)``: the first registers, in this order
    fixed : those of them that are the same at every point; what depends on no other is worked out once
    functions : jets that the caller computes, at whatever arguments, by their place in this list

    Raises
    ------
    InputError
        A symbol or an unknown function that is neither an input nor among the functions; a function that has no
        numerical value here, by name.

    Examples
    --------
    >>> import sympy as sp
    >>> x, y = sp.symbols("x y")
    >>> [(step.operation, step.operands) for step in program([x**2 + sp.sin(y)], [x, y]).steps]
    [('multiply', (0, 0)), ('sin', (1,)), ('add', (2, 3))]
    """
    compiler = _Compiler(inputs, fixed, functions)
    elements = unify([q for q in quantities if isinstance(q, Element)] or [Field.rational().zero])
    rest = iter(elements)
    flat = [next(rest) if isinstance(q, Element) else q for q in quantities]
    return compiler.recorder.program([compiler.quantity(q) for q in flat])


@final
class _Compiler:
    """Records elements and expressions."""

    def __init__(self, inputs: Sequence[Any], fixed: Collection[Any], functions: Sequence[Jet]) -> None:
        self.recorder = Recorder(len(inputs))
        self.registers: dict[Any, int] = {expression: n for n, expression in enumerate(inputs)}
        self.inputs, self.fixed = tuple(inputs), frozenset(fixed)
        self.functions: Mapping[Jet, int] = {jet: n for n, jet in enumerate(functions)}
        self._polynomials: dict[Field, Polynomials] = {}

    def quantity(self, value: Any) -> int:
        """The register of an element or of an expression."""
        if isinstance(value, Element):
            return self.element(value)
        expression = sympified(value)
        admit_depth(expression)
        if any(orders_by_slot(d) is None for d in expression.atoms(sp.Derivative)):
            expression = carried_out(expression)
        return self.expression(expression)

    def element(self, element: Element) -> int:
        """The register of an element, whose generators are recorded as they occur."""
        field = element.field
        if element.is_rational_number():
            return self.recorder.constant(element.as_fraction())
        if field not in self._polynomials:
            self._polynomials[field] = Polynomials(
                field,
                self.recorder,
                lambda position: self.expression(expression_of(field, position)),
                lambda position: self._is_fixed(expression_of(field, position)),
            )
        return self._polynomials[field].quotient(element.numerator, element.integer, element.powers)

    def _is_fixed(self, expression: Any) -> bool:
        """Whether it is the same at every point."""
        return not expression.has(AppliedUndef) and expression.free_symbols <= self.fixed

    # -- expressions, as typed -----------------------------------------------------------------------------------------

    def expression(self, expression: Any) -> int:
        """The register of a SymPy expression."""
        known = self.registers.get(expression)
        if known is None:
            known = self.registers[expression] = self._expression(expression)
        return known

    def _expression(self, expression: Any) -> int:
        kind = type(expression)
        if kind in NAMES or kind in RECIPROCALS or kind is sp.elliptic_e:
            return self._function(expression)
        reader = next((reader for family, reader in READERS if isinstance(expression, family)), None)
        if reader is None:
            raise InputError(
                f"{kind.__name__}, in {expression}, has no numerical value here", f"one of {', '.join(_known())}"
            )
        return reader(self, expression)

    def _symbol(self, symbol: Any) -> int:
        alike = [i for i in self.inputs if isinstance(i, sp.Symbol) and i.name == symbol.name]
        if alike:
            raise InputError(
                f"the quantity holds a symbol {symbol} that is not the {symbol} given: their assumptions differ",
                f"the quantity's own symbol, of {_assumptions(symbol)}",
            )
        raise InputError(
            f"the symbol {symbol} has no value; {', '.join(map(str, self.inputs)) or 'nothing'} has one",
            f"{symbol} among the arguments, or parameters={{{symbol}: 1.0}}",
        )

    def _number(self, number: Any) -> int:
        return self.recorder.constant(Fraction(int(number.p), int(number.q)))

    def _float(self, number: Any) -> int:
        """The nearest double."""
        if not number.is_finite:
            raise InputError(f"{number} is no number that can be compiled")
        _, _, exponent, bits = number._mpf_
        if abs(exponent + bits) > FAR:
            raise InputError(f"a number of the size of 2**{exponent + bits} has no double", "other units")
        return self.recorder.constant(Fraction(float(number)))

    def _function(self, expression: Any) -> int:
        """A function of the closed list, or one over one of them."""
        kind = type(expression)
        arguments = [self.expression(a) for a in expression.args]
        if kind in RECIPROCALS:
            one = self.recorder.constant(1)
            return self.recorder.divide(one, self.recorder.step(RECIPROCALS[kind], *arguments))
        name = NAMES.get(kind) or ("elliptic_e" if len(arguments) == 1 else "elliptic_e_incomplete")
        if len(arguments) != FUNCTIONS[name].arity:  # another branch of Lambert's W
            raise InputError(f"{expression} has no numerical value here", f"{kind.__name__} of its main branch")
        return self.recorder.step(name, *arguments)

    def _sum(self, expression: Any) -> int:
        """What has a minus sign is subtracted."""
        negative = [a for a in expression.args if a.could_extract_minus_sign()]
        positive = [a for a in expression.args if a not in negative]
        if not positive:
            return self.recorder.negate(reduce(self.recorder.add, [self.expression(-a) for a in negative]))
        total = reduce(self.recorder.add, map(self.expression, positive))
        return reduce(self.recorder.subtract, [self.expression(-a) for a in negative], total)

    def _product(self, expression: Any) -> int:
        """Numerator over denominator, fixed factors first."""
        if expression.args[0] is sp.S.NegativeOne:
            return self.recorder.negate(self.expression(sp.Mul(*expression.args[1:])))
        above: list[Any] = []
        below: list[Any] = []
        for factor in expression.args:
            base, exponent = factor.as_base_exp()
            inverse = isinstance(factor, sp.Pow) and exponent.is_Rational and exponent < 0
            (below if inverse else above).append(base**-exponent if inverse else factor)
        top, bottom = (self._times(sorted(part, key=lambda f: not self._is_fixed(f))) for part in (above, below))
        return self.recorder.divide(top, bottom) if below else top

    def _times(self, factors: Sequence[Any]) -> int:
        if not factors:
            return self.recorder.constant(1)
        return reduce(self.recorder.multiply, map(self.expression, factors))

    def _power(self, expression: Any) -> int:
        """Integer powers by multiplication, half-integer ones by the root, the others by the function `pow`."""
        base, exponent = expression.args
        record = self.recorder
        if base is sp.E:
            return record.step("exp", self.expression(exponent))
        if not isinstance(exponent, sp.Rational) or exponent.q > 2:
            return record.step("pow", self.expression(base), self.expression(exponent))
        if exponent < 0:
            return record.divide(record.constant(1), self.expression(base**-exponent))
        register = self.expression(base)
        return record.power(register if exponent.q == 1 else record.step("sqrt", register), int(exponent.p))

    def _jet(self, expression: Any) -> int:
        """An unknown function, or a derivative of it, at arguments."""
        places: dict[Any, Any] = {}
        inner = expression
        if isinstance(expression, sp.Subs):
            inner, places = expression.expr, dict(zip(expression.variables, expression.point, strict=True))
        applied: Any = inner if isinstance(inner, AppliedUndef) else getattr(inner, "expr", None)
        orders = (0,) * len(inner.args) if inner is applied else orders_by_slot(inner)
        if orders is None or not isinstance(applied, AppliedUndef):
            raise InputError(f"{expression} is no derivative of an unknown function by its arguments")
        number = self.functions.get((applied.func, orders))
        if number is None:
            known = [i for i in self.inputs if not isinstance(i, sp.Symbol)]
            given = f"; {', '.join(map(str, known))} are given" if known else ""
            raise InputError(
                f"the unknown function {expression} has no value{given}",
                f"functions={{{expression}: a Python function of arrays}}, or {expression} among the arguments",
            )
        arguments = [self.expression(a.xreplace(places)) for a in applied.args]
        return self.recorder.step("call", *arguments, detail=number)


def _known() -> list[str]:
    return sorted(kind.__name__ for kind in (*NAMES, *RECIPROCALS, sp.elliptic_e))


def _assumptions(symbol: Any) -> str:
    """A symbol as one would type it."""
    given = ", ".join(f"{name}={value}" for name, value in sorted(symbol._assumptions_orig.items()))
    return f"sympy.Symbol({symbol.name!r}{', ' if given else ''}{given})"


READERS: tuple[tuple[Any, Callable[[_Compiler, Any], int]], ...] = (
    (sp.Symbol, _Compiler._symbol),
    (sp.Rational, _Compiler._number),
    (sp.Float, _Compiler._float),
    (sp.Add, _Compiler._sum),
    (sp.Mul, _Compiler._product),
    (sp.Pow, _Compiler._power),
    ((AppliedUndef, sp.Derivative, sp.Subs), _Compiler._jet),
    (type(sp.pi), lambda compiler, _: compiler.recorder.step("pi")),
    (type(sp.E), lambda compiler, _: compiler.recorder.step("exp", compiler.recorder.constant(1))),
    (type(sp.I), lambda compiler, _: compiler.recorder.step("imaginary")),
    (Element, _Compiler.element),
)
