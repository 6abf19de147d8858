"""Which unknown functions occur in a SymPy expression at arguments of their own, and which under a bound variable.

Bound or free is a matter of each occurrence, not of a name: s is both in s ∫ a(s) ds, where a(s) is no value at s.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

UNBINDING = (sp.Add, sp.Mul, sp.Pow, sp.Derivative, AppliedUndef)


def free_functions(expression: Any, bound: frozenset[Any] = frozenset()) -> set[Any]:
    """The applied functions at whose arguments nothing is bound where they occur: none in s ∫ a(s) ds, and that of the
    first term in a(s) + ∫ a(s) ds. What binds a name is taken to do so in its bounds as well."""
    if not expression.args or not expression.has(AppliedUndef):
        return set()
    if not isinstance(expression, UNBINDING):
        bound |= _bound_by(expression)
    found: set[Any] = set()
    for argument in expression.args:
        if isinstance(argument, sp.Basic):
            found |= free_functions(argument, bound)
    is_free = isinstance(expression, AppliedUndef) and not expression.free_symbols & bound
    return found | {expression} if is_free else found


def _bound_by(expression: Any) -> set[Any]:
    """The symbols that are no longer free in it, or that it says it binds."""
    inside: set[Any] = set().union(*(a.free_symbols for a in expression.args if isinstance(a, sp.Basic)))
    said: set[Any] = set(getattr(expression, "bound_symbols", ()))
    return (inside - expression.free_symbols) | said
