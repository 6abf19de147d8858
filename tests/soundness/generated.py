"""Pairs of expressions that are equal by construction, or were until one small change was made.

A pair is an identity of one kernel, at random arguments that may hold a partner kernel, in a random algebraic context.
Its truth is known from the construction and confirmed by mpmath at 50 digits (`numeric`); the engine plays no part.
What mpmath cannot confirm is drawn again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import sympy as sp

from gr_toolkit.exact import C_K, S_K
from tests.soundness.draws import Draws
from tests.soundness.kernels import BUNDLES, KERNELS
from tests.soundness.numeric import agree
from tests.soundness.schemata import by

DRAWS, CHANGES, POINTS = 20, 12, 5
SIZE = 150  # nodes of a side


@dataclass(frozen=True)
class Pair:
    """Two expressions with what is known of them."""

    name: str  # of the draw, which is its seed: kernel/partner/number
    kernel: str
    partner: str | None
    left: Any
    right: Any
    domain: tuple[Any, ...]
    truth: bool

    def __str__(self) -> str:
        truth = "true" if self.truth else "false"
        return f"{self.name} ({truth}): decide({self.left}, {self.right}, domain={list(self.domain)})"


class OracleDisagreesError(Exception):
    """An identity that mpmath denies: a slip in the schemata, the oracle or SymPy's automatic evaluation."""


def pair(kernel: str, partner: str | None, number: int, series: str = "") -> Pair:
    """The pair of a number; even ones are true, odd ones false."""
    name = f"{series}{kernel}/{partner or '–'}/{number}"
    truth = number % 2 == 0
    for attempt in range(DRAWS):
        try:
            sides_and_domain = _drawn(kernel, partner, truth, name, attempt)
        except (RecursionError, TypeError):  # SymPy's own, over orders and relations that are not evaluated
            continue
        if sides_and_domain is not None:
            return Pair(name, kernel, partner, *sides_and_domain, truth)
    raise OracleDisagreesError(f"no {'true' if truth else 'false'} pair was found for {name}")


def _drawn(kernel: str, partner: str | None, truth: bool, name: str, attempt: int) -> tuple[Any, Any, Any] | None:
    """Both sides and their domain; None where the oracle could not tell."""
    generator = Random(f"{name}/{attempt}")
    draws = Draws(generator, KERNELS[partner].atoms if partner else None)
    with sp.evaluate(generator.random() < 0.5):
        sides = _stated(kernel, partner, draws)
    if sides is None:
        return None
    points = draws.points(POINTS, sides[0].free_symbols | sides[1].free_symbols)
    if truth:
        holds = agree(*sides, points)
        if holds is False:
            raise OracleDisagreesError(f"{name}: {sides[0]} = {sides[1]}")
    else:
        sides = _falsified(sides, generator, draws, points)
        holds = None if sides is None else True
    if holds is None or sides is None:
        return None
    with sp.evaluate(True):
        if not truth and any(_evaluated(side).has(sp.zoo, sp.nan) for side in sides):
            return None  # the change made a divisor zero, which rounding hid from the oracle: 1 - (a + b)/(b + a)
        return *sides, draws.domain(*sides)


def pairs(each: int, series: str = "", bundles: list[tuple[str, str | None]] | None = None) -> Iterator[Pair]:
    """`each` pairs of every kernel and every ordered pair of kernels that could interact."""
    for kernel, partner in bundles or BUNDLES:
        for number in range(each):
            yield pair(kernel, partner, number, series)


def _stated(kernel: str, partner: str | None, draws: Draws) -> tuple[Any, Any] | None:
    """An identity in a context; None where an argument made something in it undefined, or the partner was not used."""
    kinds, identity = draws.random.choice(KERNELS[kernel].schemata)
    arguments = [draws.draw(kind) for kind in kinds.split()]
    sides = identity(*arguments)
    sides = draws.random.choice(CONTEXTS)(*map(sp.sympify, sides), draws)
    if partner and not draws.used:
        extra = draws.companion()
        sides = sides[0] + extra, extra + sides[1]
    if any(_size(e) > SIZE or e.has(sp.nan, sp.zoo, sp.oo, -sp.oo) for e in sides):
        return None
    return sides


def _evaluated(expression: Any) -> Any:
    """The expression built again, SymPy evaluating."""
    return expression.func(*map(_evaluated, expression.args)) if expression.args else expression


def _size(expression: Any) -> int:
    return sum(1 for _ in sp.preorder_traversal(expression))


# -- contexts: what is done to both sides alike ------------------------------------------------------------------------

Context = Callable[[Any, Any, Draws], tuple[Any, Any]]


def _beside(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    other = draws.companion()
    return left + other, other + right


def _times(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    other = draws.companion()
    return other * left, right * other


def _over(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    other = draws.companion()
    return left / (2 + other**2), right / (other**2 + 2)


def _under(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    other = draws.companion()
    return other / (3 + left), other / (right + 3)


def _expanded(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    other = draws.companion()
    return (left + other) ** 2, right**2 + 2 * other * left + other**2


def _difference(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    return draws.companion() * (left - right), sp.Integer(0)


def _mixed(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    other = draws.companion()
    return left * (right + other) / (1 + left**2), right * (left + other) / (right**2 + 1)


def _inside(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    kind = draws.random.choice((sp.exp, sp.sin, sp.cosh, sp.Function("f")))
    return kind(left), kind(right)


def _differentiated(left: Any, right: Any, draws: Draws) -> tuple[Any, Any]:
    if left.has(sp.conjugate, sp.re, sp.im, sp.Abs, sp.Max, sp.Min, sp.Piecewise, sp.sign, sp.Derivative, sp.Integral):
        return left, right
    by_symbol = by(left, right)
    return sp.Derivative(left, by_symbol), sp.Derivative(right, by_symbol)


CONTEXTS: list[Context] = [
    *[lambda left, right, draws: (left, right)] * 5,
    *[_beside, _times, _over, _under, _expanded, _difference, _mixed, _inside, _differentiated],
]

# -- one small change --------------------------------------------------------------------------------------------------

SWAPPED: dict[Any, Any] = {
    a: b
    for pair_ in (
        (sp.sin, sp.cos),
        (sp.sinh, sp.cosh),
        (sp.tan, sp.cot),
        (sp.tanh, sp.coth),
        (sp.asin, sp.acos),
        (sp.asinh, sp.atan),
        (sp.re, sp.im),
        (sp.Max, sp.Min),
        (S_K, C_K),
        (sp.besselj, sp.bessely),
        (sp.besseli, sp.besselk),
        (sp.elliptic_f, sp.elliptic_e),
    )
    for a, b in (pair_, pair_[::-1])
}


def _falsified(sides: tuple[Any, Any], generator: Random, draws: Draws, points: Any) -> tuple[Any, Any] | None:
    """The sides with one small change that mpmath can tell; None where a dozen changes made no difference."""
    for _ in range(CHANGES):
        which = generator.randrange(2)
        if sides[which].is_Rational:
            which = 1 - which
        with sp.evaluate(False):
            changed = _changed(sides[which], generator, draws)
        if changed is None or changed.has(sp.nan, sp.zoo, sp.oo):
            continue
        new = (changed, sides[1]) if which == 0 else (sides[0], changed)
        if agree(*new, points) is False:
            return new
    return None


def _changed(expression: Any, generator: Random, draws: Draws) -> Any | None:
    """The tree with one node changed."""
    places = [path for path, node in _nodes(expression) if _can_change(node)]
    return _rebuilt(expression, generator.choice(places), generator, draws) if places else None


def _nodes(expression: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Any]]:
    yield path, expression
    if isinstance(expression, (sp.Derivative, sp.Integral, sp.Subs, sp.Piecewise)):
        yield from _nodes(expression.args[0], (*path, 0)) if not isinstance(expression, sp.Piecewise) else ()
        return  # what follows are variables and limits
    for number, argument in enumerate(expression.args):
        yield from _nodes(argument, (*path, number))


def _can_change(node: Any) -> bool:
    return isinstance(node, (sp.Rational, sp.Symbol, sp.Add, sp.exp, sp.log)) or type(node) in SWAPPED


def _rebuilt(expression: Any, path: tuple[int, ...], generator: Random, draws: Draws) -> Any:
    if not path:
        return _other(expression, generator, draws)
    arguments = list(expression.args)
    arguments[path[0]] = _rebuilt(arguments[path[0]], path[1:], generator, draws)
    return expression.func(*arguments)


def _other(node: Any, generator: Random, draws: Draws) -> Any:
    """Something else in a node's place: a coefficient, an exponent, a sign, an argument, a function."""
    match node:
        case sp.Rational():
            return generator.choice((node + 1, node - 1, -node, 2 * node)).doit()
        case sp.Symbol():
            return generator.choice((2 * node, -node, node + 1))
        case sp.Add():
            number = generator.randrange(len(node.args))
            return sp.Add(*(-a if k == number else a for k, a in enumerate(node.args)))
        case sp.exp() | sp.log():
            return node.func(2 * node.args[0])
    return SWAPPED[type(node)](*node.args)
