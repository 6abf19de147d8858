"""Exact expressions as numbers at a point, so that results written differently can be compared.

Unknown functions and their derivatives are replaced by concrete ones and symbols by their values; then the tree is
walked in multi-precision arithmetic. Nothing is simplified: a long unsimplified answer is a number as well.
"""

from collections.abc import Mapping, Sequence

import mpmath
import numpy as np
import sympy
from sympy.core.function import AppliedUndef

# Numbers of a context of its own carry its precision with them, whatever a caller's `mpmath.mp` is set to.
CONTEXT = mpmath.mp.clone()
CONTEXT.dps = 80  # at most 50 are compared; the rest is for cancellation in long sums

NAMES = {sympy.LambertW: "lambertw"}  # that mpmath writes otherwise

Point = Mapping[sympy.Symbol, sympy.Expr]
Functions = Mapping[sympy.Expr, sympy.Expr]


def components_at(
    tensor: sympy.NDimArray | sympy.MatrixBase | Sequence, point: Point, functions: Functions | None = None
) -> np.ndarray:
    """The components of a tensor as numbers at a point, whoever computed them.

    Parameters
    ----------
    tensor : SymPy array or matrix, or nested sequence of expressions
    point : exact value of every coordinate and every parameter
    functions : concrete expression for every unknown function, as {a(t): t**2 + 1}
    """
    known: dict[sympy.Expr, mpmath.mpf] = {}
    array = as_array(tensor)
    values = np.empty(array.shape, dtype=object)
    for index in np.ndindex(array.shape):
        values[index] = _number(array[index], point, functions or {}, known)
    return values


def number_at(expression: sympy.Expr, point: Point, functions: Functions | None = None) -> mpmath.mpf:
    """The value of one expression at a point; see `components_at`."""
    return _number(expression, point, functions or {}, {})


def as_array(tensor: sympy.NDimArray | sympy.MatrixBase | Sequence) -> np.ndarray:
    """Nested components of any rank as an array of objects."""
    return np.array(tensor.tolist() if hasattr(tensor, "tolist") else tensor, dtype=object)


def agree(left: object, right: object, digits: int = 30) -> bool:
    """Whether numbers or arrays agree to `digits` digits: relative where large, absolute where small."""
    tolerance = CONTEXT.mpf(10) ** -digits
    left, right = np.broadcast_arrays(as_array(left), as_array(right))
    pairs = [(number_at(x, {}), number_at(y, {})) for x, y in zip(left.flat, right.flat, strict=True)]
    return all(abs(x - y) <= tolerance * max(1, abs(x), abs(y)) for x, y in pairs)


def _number(expression, point, functions, known):
    """Walk the tree; `known` remembers subtrees, which long answers repeat."""
    if hasattr(expression, "_mpf_"):  # a number of mpmath's already, or a SymPy Float
        return CONTEXT.mpf(expression)
    expression = sympy.sympify(expression, strict=True)  # refuses strings
    if expression in known:
        return known[expression]
    is_jet = isinstance(expression, (AppliedUndef, sympy.Derivative, sympy.Subs))
    parts = [] if is_jet else [_number(part, point, functions, known) for part in expression.args]
    if expression in point:
        result = _number(point[expression], {}, {}, {})
    elif is_jet:
        concrete = made_concrete(expression, functions)
        if concrete.has(AppliedUndef):
            raise ValueError(f"{expression} has no concrete expression; give it in `functions`")
        result = _number(concrete, point, {}, {})
    elif expression.is_Rational:
        result = CONTEXT.mpf(expression.p) / expression.q
    elif expression.is_NumberSymbol:
        result = CONTEXT.mpf(sympy.N(expression, CONTEXT.dps))
    elif expression.is_Add:
        result = CONTEXT.fsum(parts)
    elif expression.is_Mul:
        result = CONTEXT.fprod(parts)
    elif expression.is_Pow:
        exponent = expression.exp
        result = parts[0] ** (int(exponent) if exponent.is_Integer else parts[1])
    elif expression.is_Function and hasattr(CONTEXT, name := NAMES.get(expression.func, expression.func.__name__)):
        result = getattr(CONTEXT, name)(*parts)
    else:
        raise ValueError(f"{expression} has no value; give it in `point`")
    known[expression] = result
    return result


def made_concrete(expression, functions):
    """The unknown functions replaced by concrete ones, at whatever arguments they stand; derivatives carried out."""
    for applied, body in functions.items():
        expression = expression.replace(applied.func, sympy.Lambda(applied.args, body))
    return expression.doit()
