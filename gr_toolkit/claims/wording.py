r"""Expressions in the user's notation, and what to write in a setting where the domain leaves a sign open.

An expression becomes a syntax tree in the names of a scope, so that what is printed can be typed in again.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from .. import notation as tree
from ..errors import AmbiguousSignError
from ..exact import C_K, S_K
from ..geometry.formulas.scope import Scope, latex_name, python_name
from .typed import FUNCTIONS

HEADS = {kind: name for name, kind in FUNCTIONS.items() if name != "\\log"}


def advice(error: AmbiguousSignError, scope: Scope | None) -> str:
    """What a question is that the domain leaves open, and how a setting answers it; without a scope in the usual
    names."""
    quantity = getattr(error, "quantity", None)
    shown = None if quantity is None else spelled(quantity, scope)
    if shown is None:
        return str(error)
    noted = [note.strip().removeprefix("in: ") for note in getattr(error, "__notes__", ())]
    what = noted[0] if noted else "this"
    return (
        f"{what} depends on the sign of {shown}; the domain does not say which\n"
        f"  write: domain = ['{shown} > 0'] in the setting (--domain '{shown} > 0'), or ['{shown} < 0']"
    )


def spelled(expression: Any, scope: Scope | None) -> str | None:
    """An expression in the notation of a scope; None where it has none there."""
    names: dict[Any, str] = {}
    functions: dict[str, str] = {}
    if scope is None:
        names = {symbol: latex_name(str(symbol)) for symbol in expression.free_symbols}
        functions = {str(f.func): latex_name(str(f.func)) for f in expression.atoms(AppliedUndef)}
    else:
        symbols = {name: value.to_sympy() for name, value in scope.scalars.items()}
        names = {symbol: name for name, symbol in symbols.items() if isinstance(symbol, sp.Symbol)}
        names |= dict(zip(scope.metric.coordinates, scope.coordinates, strict=True))
        functions = {python_name(name): name for name in scope.functions}
    try:
        return tree.to_latex(_node(expression, names, functions))
    except LookupError:
        return None


def _node(expression: Any, names: dict[Any, str], functions: dict[str, str]) -> tree.Node:
    """The syntax tree of an expression.

    Raises
    ------
    LookupError
        A part has no name, or is not among what formulas hold.
    """

    def of(part: Any) -> tree.Node:
        return _node(part, names, functions)

    match expression:
        case sp.Symbol():
            return tree.Name(names[expression])
        case sp.Rational():
            return _number(expression)
        case sp.Add():
            return tree.Sum(tuple(map(of, _in_order(expression))))
        case sp.Mul():
            return _product(expression, of)
        case sp.Pow(base=base, exp=exponent) if base != sp.E:
            if exponent == sp.Rational(1, 2):
                return tree.Root(of(base))
            return tree.Quotient(_number(1), of(base)) if exponent == -1 else tree.Power(of(base), of(exponent))
        case sp.Pow():
            return tree.Apply("\\exp", (of(expression.exp),))
        case S_K() | C_K():
            return tree.Apply(functions[type(expression).__name__], (of(expression.args[1]),))
        case AppliedUndef():
            return tree.Apply(functions[str(expression.func)], tuple(map(of, expression.args)))
    if expression == sp.pi:
        return tree.Pi()
    return tree.Apply(HEADS[type(expression)], tuple(map(of, expression.args)))


def _in_order(total: Any) -> list[Any]:
    """The terms as SymPy prints them, those without a minus first."""
    terms = total.as_ordered_terms()
    return sorted(terms, key=lambda term: bool(term.could_extract_minus_sign()))


def _number(value: Any) -> tree.Node:
    p, q = (int(part) for part in sp.Rational(value).as_numer_denom())
    above: tree.Node = tree.Number(Fraction(abs(p)))
    whole = above if q == 1 else tree.Quotient(above, tree.Number(Fraction(q)))
    return tree.Negative(whole) if p < 0 else whole


def _product(expression: Any, of: Callable[[Any], tree.Node]) -> tree.Node:
    """A product: its sign first, what is divided by below."""
    number, rest = expression.as_coeff_Mul()
    above, below = (side.as_ordered_factors() for side in (abs(number) * rest).as_numer_denom())
    top = [of(factor) for factor in above if factor != 1] or [_number(1)]
    bottom = [of(factor) for factor in below if factor != 1]
    node = _joined(top) if not bottom else tree.Quotient(_joined(top), _joined(bottom))
    return tree.Negative(node) if number < 0 else node


def _joined(factors: list[tree.Node]) -> tree.Node:
    return factors[0] if len(factors) == 1 else tree.Product(tuple(factors))
