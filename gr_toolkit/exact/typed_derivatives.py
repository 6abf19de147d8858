"""Derivatives of typed expressions by SymPy's rules, and what SymPy must not be allowed to build again.

SymPy takes the orders of Legendre's and Gegenbauer's functions for integers: it writes P_ν(−x) as (−1)^ν P_ν(x)
whenever it builds the expression. What the user typed was built once and means what it then became; built again by a
derivative it could come to mean something else. The derivative of C_ν is 2a C_{ν−1}, for which SymPy writes 0 where
ν − 1 < 0.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import UnsupportedError

POLYNOMIALS = (sp.legendre, sp.assoc_legendre, sp.gegenbauer, sp.chebyshevt, sp.chebyshevu)


def is_rewritten(function: Any) -> bool:
    """Whether SymPy, building an applied function again, makes something else of it."""
    try:
        return bool(function.func(*function.args) != function)
    except ValueError:  # SymPy's word for orders that it has no polynomial for
        return True


def orders_by_slot(expression: Any) -> tuple[int, ...] | None:
    """How often each slot of an unknown function is differentiated; None for what is no jet.

    A variable of the derivative is one of the function's arguments and occurs in no other: f(ξ, x + 1) by ξ, and, as
    SymPy writes the chain rule, f(g(x)) by g(x).
    """
    function = getattr(expression, "expr", None)
    if not isinstance(expression, sp.Derivative) or not isinstance(function, AppliedUndef):
        return None
    orders = [0] * len(function.args)
    for variable, count in expression.variable_count:
        slots = [n for n, argument in enumerate(function.args) if argument == variable]
        others = [argument for argument in function.args if argument != variable]
        if len(slots) != 1 or not isinstance(count, sp.Integer) or any(a.has(variable) for a in others):
            return None
        orders[slots[0]] += int(count)
    return tuple(orders)


def refuse_to_rebuild(expression: Any) -> None:
    """Refuse an expression that is about to be built again with other arguments, if SymPy would rewrite its functions.

    Raises
    ------
    UnsupportedError
        It holds a polynomial whose order is no number.
    """
    for function in expression.atoms(*POLYNOMIALS):
        if not function.args[0].is_Integer:
            raise UnsupportedError(
                f"replacing symbols in {function}, which SymPy rewrites as for integer orders,",
                "the expression typed with its values",
            )


@lru_cache(maxsize=256)  # a witness is looked for at many points, each at several precisions
def carried_out(expression: Any) -> Any:
    """An expression with its derivatives carried out by SymPy's rules; those of unknown functions stay.

    Raises
    ------
    UnsupportedError
        On the way a function would be built again that SymPy rewrites, or has no rule for.
    """
    for function in expression.atoms(*POLYNOMIALS):
        order = function.args[0]
        whole = order.is_Integer and (order >= 0 or isinstance(function, sp.legendre))
        if whole and not isinstance(function, sp.assoc_legendre) and not function.has(sp.Derivative):
            continue  # a polynomial, as which SymPy rewrites it rightly
        numbered = isinstance(function, sp.gegenbauer) and order.is_number
        if numbered or function.has(sp.Derivative) or is_rewritten(function):
            raise UnsupportedError(f"{function} beside a derivative, which SymPy rewrites as for integer orders,")
    try:
        done = expression.replace(lambda e: isinstance(e, sp.Derivative), lambda e: e.doit(integrals=False))
    except (ValueError, TypeError) as error:  # TypeError where a NaN arose that SymPy would sort
        raise UnsupportedError(f"{expression}, whose derivative SymPy refuses: {error},") from error
    if done == expression and isinstance(done, sp.Derivative):
        raise UnsupportedError(f"{expression}, no derivative of an unknown function by an argument")
    return done
