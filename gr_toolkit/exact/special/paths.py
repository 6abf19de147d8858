"""The way of an integral: the symbols that are bound on it, and certified values along it.

acb.integral is rigorous where the integrand is shown to be analytic on a ball or the ball of its value is not finite;
so only functions are evaluated of which this is known, roots and logarithms with FLINT's own check of their cuts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import acb
from sympy.core.function import AppliedUndef

from ...errors import GRToolkitError
from .. import hooks
from ..balls import ELEMENTARY, PointRejected
from ..element import Element
from ..hooks import provides

if TYPE_CHECKING:
    from ..balls import Point

EVALUATIONS = 3000  # of an integrand, before a point is given up
COMPLEX, REAL = sp.Dummy("s"), sp.Dummy("s", real=True)
POSITIVE, NEGATIVE = sp.Dummy("s", positive=True), sp.Dummy("s", negative=True)
CIRCULAR = (sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc)
HYPERBOLIC = (sp.sinh, sp.cosh, sp.tanh, sp.coth, sp.sech, sp.csch)
MEROMORPHIC: dict[type, Callable[..., acb]] = {kind: ELEMENTARY[kind] for kind in (sp.exp, *CIRCULAR, *HYPERBOLIC)}
MEROMORPHIC[sp.erf] = acb.erf


def bound_symbols(limits: Sequence[Element]) -> Iterator[Any]:
    """The bound symbols to try, the one that says least first: what limits have in common, the way between them has."""
    real = all(limit.is_rational_number() or hooks.call("is real", limit) for limit in limits)
    yield REAL if real else COMPLEX
    signs = {hooks.call("sign", limit) for limit in limits if not limit.is_zero()}
    if real and len(signs) == 1 and signs != {0}:
        yield POSITIVE if signs == {1} else NEGATIVE


@provides("ball of integral")
def integral_ball(point: Point, expression: Any) -> acb:
    """The value of a definite integral of known functions, along the straight line.

    Raises
    ------
    PointRejected
        The integral is indefinite, iterated, or of what is not shown to be analytic.
    """
    if len(expression.limits) != 1 or len(expression.limits[0]) != 3:
        raise PointRejected(f"{expression} has no value at a point")
    symbol, lower, upper = expression.limits[0]
    if any(function.has(symbol) for function in expression.function.atoms(AppliedUndef)):
        raise PointRejected(f"{expression} is of an unknown function")
    ends = point.typed(lower), point.typed(upper)
    trouble: list[BaseException] = []
    constants: dict[Any, acb] = {}

    def value(z: acb, analytic: bool) -> acb:
        if not trouble:
            try:
                return _value(expression.function, symbol, z, analytic, point, constants)
            except BaseException as error:  # none may pass through FLINT, Ctrl-C least of all
                trouble.append(error)
        return acb("nan")

    result = acb.integral(value, *ends, eval_limit=EVALUATIONS)
    if trouble and not isinstance(trouble[0], (GRToolkitError, ValueError, ArithmeticError)):
        raise trouble[0]
    if trouble:
        raise PointRejected(f"{expression}: {trouble[0]}")
    return result


def _value(node: Any, symbol: Any, z: acb, analytic: bool, point: Point, constants: dict[Any, acb]) -> acb:
    """The ball of an integrand; not finite where `analytic` asks for a proof that it is analytic and there is none."""
    if node == symbol:
        return z
    if not node.has_free(symbol):
        if node not in constants:
            constants[node] = point.typed(node)
        return constants[node]

    def of(inner: Any) -> acb:
        return _value(inner, symbol, z, analytic, point, constants)

    match node:
        case sp.Add():
            return sum(map(of, node.args), acb(0))
        case sp.Mul():
            product = acb(1)
            for argument in node.args:
                product *= of(argument)
            return product
        case sp.Pow() if isinstance(node.exp, sp.Integer):
            return of(node.base) ** int(node.exp)
        case sp.Pow() if node.base == sp.E:
            return of(node.exp).exp()
        case sp.Pow() if isinstance(node.exp, sp.Rational) and node.exp.q == 2:
            return of(node.base).sqrt(analytic=analytic) ** int(node.exp.p)
        case sp.Pow() if not node.exp.has_free(symbol):
            return (of(node.base).log(analytic=analytic) * of(node.exp)).exp()
        case sp.log() if len(node.args) == 1:
            return of(node.args[0]).log(analytic=analytic)
    function = MEROMORPHIC.get(type(node))
    if function is None:
        raise PointRejected(f"{node} is not known to be analytic")
    return function(of(node.args[0]))
