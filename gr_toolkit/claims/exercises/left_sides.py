r"""What an equation says of what is asked for: ``2U = M/r`` says that U is half of M/r.

Only a number beside it is divided by. Every other left side, ``\frac{1}{1 + z}`` or ``\sqrt{U^2}``, makes the answer an
equation, which is compared as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ... import notation as tree
from ...geometry.formulas.scope import Scope
from ...notation.rebuild import indices_of, with_indices
from .. import circular


def solved_for(asked: tree.Node, left: tree.Node, right: tree.Node, scope: Scope) -> tree.Node | None:
    """The value that an equation gives what is asked for, with its letters for indices; None where it gives none.

    Parameters
    ----------
    asked : what is asked for
    left, right : the sides of the equation
    """
    number = circular.multiple(left, asked, scope)
    if number is None or (left != asked and any(map(_has_branches, left.walk()))):
        return None
    renaming = _letters(asked, left)
    if renaming is None:
        return None
    said = right
    if any(old != new for old, new in renaming.items()):
        found = [replace(i, name=renaming.get(i.name, i.name)) for i in indices_of(right)]
        said = replace(with_indices(right, found), span=(0, 0))  # no longer what was typed
    if number == 1:
        return said
    if said == tree.Number(Fraction(0)):
        return said
    return tree.Quotient(said, _number(number))


def _number(value: Fraction) -> tree.Node:
    return tree.Negative(tree.Number(-value)) if value < 0 else tree.Number(value)


def _has_branches(node: tree.Node) -> bool:
    """Whether a node is a root, of whose square less is known than of itself."""
    match node:
        case tree.Root():
            return True
        case tree.Power(exponent=tree.Number(value)):
            return value.denominator != 1
        case tree.Power(exponent=tree.Negative(tree.Number(value))):
            return value.denominator != 1
        case tree.Power():
            return True
    return False


def _letters(asked: tree.Node, left: tree.Node) -> Mapping[str, str] | None:
    """How the letters of indices on the left become those of what is asked for: a permutation, so that summed indices
    keep out of their way. None where it is not clear."""
    if not isinstance(asked, tree.Tensor):
        return {}
    found = [n for n in left.walk() if isinstance(n, tree.Tensor) and n.name == asked.name]
    if len(found) != 1 or len(found[0].indices) != len(asked.indices):
        return None
    renaming = {mine.name: theirs.name for mine, theirs in zip(found[0].indices, asked.indices, strict=True)}
    free = sorted(set(renaming.values()) - set(renaming))
    return renaming | dict(zip(free, sorted(set(renaming) - set(renaming.values())), strict=True))
