"""The one door from Python's objects to SymPy's: text is not evaluated, wherever it stands.

`sp.sympify(x, strict=True)` refuses text, and yet evaluates it inside of tuples, dictionaries and sets. It hands on
whatever an object's `_sympy_` returns, text too, which SymPy's functions then evaluate: so its answer is looked at.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

CONTAINERS = (str, bytes, tuple, list, dict, set, frozenset, range)


def sympified(value: Any) -> Any:
    """A SymPy object from a number or whatever knows what it is in SymPy.

    Raises
    ------
    sympy.SympifyError
        Text, or something that may contain it; an object that says it is text in SymPy, or anything else but an
        expression or a matrix.

    Examples
    --------
    >>> sympified(2) + sympified(sp.Symbol("x"))
    x + 2
    >>> sympified(("1 + 1",))
    Traceback (most recent call last):
    sympy.core.sympify.SympifyError: SympifyError: ('1 + 1',)
    """
    if isinstance(value, CONTAINERS):
        raise sp.SympifyError(value)
    try:
        found = sp.sympify(value, strict=True)
    except RecursionError:  # SymPy asks a quantity with a unit for its number, which is that quantity again
        raise sp.SympifyError(value) from None
    if not isinstance(found, (sp.Basic, sp.MatrixBase)):
        raise sp.SympifyError(value)
    return found
