"""Derivatives of typed expressions by SymPy's rules, and what SymPy must not be allowed to build again.

SymPy takes the orders of Legendre's and Gegenbauer's functions for integers: it writes P_ν(−x) as (−1)^ν P_ν(x)
whenever it builds the expression. What the user typed was built once and means what it then became; built again by a
derivative it could come to mean something else. The derivative of C_ν is 2a C_{ν−1}, for which SymPy writes 0 where
ν − 1 < 0.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..errors import UnsupportedError

POLYNOMIALS = (sp.legendre, sp.assoc_legendre, sp.gegenbauer, sp.chebyshevt, sp.chebyshevu)


def is_rewritten(function: Any) -> bool:
    """Whether SymPy, building an applied function again, makes something else of it."""
    try:
        return bool(function.func(*function.args) != function)
    except ValueError:  # SymPy's word for orders that it has no polynomial for
        return True


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


def carried_out(expression: Any) -> Any:
    """An expression with its derivatives carried out by SymPy's rules; those of unknown functions stay.

    Raises
    ------
    UnsupportedError
        On the way a function would be built again that SymPy rewrites, or has no rule for.
    """
    for function in expression.atoms(*POLYNOMIALS):
        numbered = isinstance(function, sp.gegenbauer) and function.args[0].is_number
        if numbered or function.has(sp.Derivative) or is_rewritten(function):
            raise UnsupportedError(f"{function} beside a derivative, which SymPy rewrites as for integer orders,")
    try:
        return expression.replace(lambda e: isinstance(e, sp.Derivative), lambda e: e.doit(integrals=False))
    except ValueError as error:
        raise UnsupportedError(f"{expression}, whose derivative SymPy refuses: {error},") from error
