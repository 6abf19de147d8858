"""Trees made from trees: parts replaced, indices renamed, operators given what they act on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any

from gr_toolkit.notation.tree import Commutator, Index, Node, Operand


def with_children(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with its children changed, in the order of `Node.children`; itself if none does."""
    changed: dict[str, Any] = {}
    for item in fields(node):
        value = getattr(node, item.name)
        if isinstance(value, Node | tuple) and item.name != "span":
            new = _changed(value, change)
            if new is not value:
                changed[item.name] = new
    return replace(node, **changed) if changed else node


def _changed(value: Any, change: Callable[[Node], Node]) -> Any:
    if isinstance(value, Node):
        return change(value)
    if isinstance(value, tuple):
        new = tuple([_changed(part, change) for part in value])
        return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
    return value


def indices_of(node: Node) -> list[Index]:
    """All indices below a node, in the order of `Node.walk`."""
    return [part for part in node.walk() if isinstance(part, Index)]


def with_indices(node: Node, indices: Iterable[Index]) -> Node:
    """The node with other indices, given in the order of `indices_of`."""
    rest = iter(indices)

    def change(part: Node) -> Node:
        return next(rest) if isinstance(part, Index) else with_children(part, change)

    return change(node)


def acting_on(operator: Node, operand: Node) -> Node:
    """An operator of a commutator with what it acts on in its place."""
    if isinstance(operator, Operand):
        return operand
    if isinstance(operator, Commutator):  # whose two operators keep their own places
        return replace(operator, operand=acting_on(operator.operand, operand))
    return with_children(operator, lambda part: acting_on(part, operand))
