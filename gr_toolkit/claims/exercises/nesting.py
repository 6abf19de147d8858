"""How deep roots and functions may stand in each other: each of them is a field of its own, built upon the last."""

from __future__ import annotations

from functools import singledispatch

import sympy as sp

from ... import notation as tree
from ...errors import InputError

DEEPEST = 5  # an answer in a book has two


def check_nesting(formula: tree.Node | sp.Basic) -> None:
    """Raise where roots, powers that are no whole numbers, and functions stand too deep in each other.

    Raises
    ------
    InputError
        The answer is then read no further.
    """
    if _depth(formula) > DEEPEST:
        raise InputError(f"roots and functions nested more than {DEEPEST} deep", "the formula worked out, or shorter")


@singledispatch
def _depth(formula: object) -> int:
    """How many roots and functions stand in each other."""
    return 0


@_depth.register
def _of_tree(node: tree.Node) -> int:
    return _is_level(node) + max(map(_depth, node.children()), default=0)


@_depth.register
def _of_sympy(expression: sp.Basic) -> int:
    is_level = isinstance(expression, sp.Function) or (expression.is_Pow and not expression.exp.is_Integer)
    return bool(is_level) + max(map(_depth, expression.args), default=0)


def _is_level(node: tree.Node) -> bool:
    """Whether a node makes a field of its own."""
    match node:
        case tree.Root() | tree.Apply() | tree.Integral() | tree.Limit():
            return True
        case tree.Power(exponent=tree.Number(value)) | tree.Power(exponent=tree.Negative(tree.Number(value))):
            return value.denominator != 1
        case tree.Power():
            return True
    return False
