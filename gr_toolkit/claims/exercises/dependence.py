r"""What is asked for, with what it depends on in brackets: ``r_h(t) = …`` says no more than ``r_h = …``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ... import notation as tree
from ...notation.rebuild import with_children


def without_dependence(node: tree.Node, heads: Collection[tree.Node], names: Collection[str], text: str) -> tree.Node:
    """A formula in which brackets that hold nothing but names are left out right after a head.

    Parameters
    ----------
    heads : what is asked for, of which the notation does not know that it is a function
    names : that may stand in the brackets
    text : of the formula, for where brackets are
    """
    node = with_children(node, lambda child: without_dependence(child, heads, names, text))
    if not isinstance(node, tree.Product):
        return node
    kept = [node.factors[0]]
    for before, factor in zip(node.factors, node.factors[1:], strict=False):
        if before not in heads or not _is_bracket_of_names(factor, names, text):
            kept.append(factor)
    if len(kept) == len(node.factors):
        return node
    return replace(node, factors=tuple(kept)) if len(kept) > 1 else replace(kept[0], span=node.span)


def _is_bracket_of_names(node: tree.Node, names: Collection[str], text: str) -> bool:
    inside = node.components if isinstance(node, tree.TupleOf) else (node,)
    opened = text.startswith(("(", "\\left("), node.span[0])
    return opened and all(isinstance(n, tree.Name) and n.name in names for n in inside)
