r"""Brackets among indices: which indices they hold, and of which part of a term.

Upper and lower indices are read as two lines of their own, each in the order of the text, so that the brackets of
``\delta^{[a}_{[c} S^{b]}_{d]}`` are two. A bracket holds all indices of its line up to its end but those between bars.
What it acts on is the least part of a term that holds all of its indices: a tensor, a derivative, some factors of a
product.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from gr_toolkit.errors import NotationError
from gr_toolkit.notation import tree
from gr_toolkit.notation.rebuild import indices_of, with_children, with_indices
from gr_toolkit.notation.tree import Bracket, Index, Node

CLOSING = {"[": "]", "(": ")"}
CARRIERS = (
    *(tree.Tensor, tree.Partial, tree.Nabla, tree.Box, tree.Lie, tree.Commutator),
    *(tree.Product, tree.Negative, tree.Quotient, tree.Symmetrised),
)

Typed = tuple[int, str, Index]  # (where, "" for the index or a bracket or bar beside it, the index)
Span = tuple[int, int]


@dataclass
class Open:
    """A bracket being read: where and by which sign it opened, the indices it holds, whether a bar is open."""

    position: int
    opener: str
    held: list[Span] = field(default_factory=list)
    barred: bool = False


def symmetrised(root: Node, typed: list[Typed], text: str) -> Node:
    """The tree with a `Symmetrised` node around the least part that holds all indices of each bracket."""
    if all(not sign for _, sign, _ in typed):
        return root
    ordered = sorted(typed, key=lambda item: item[0])
    lines = [[item for item in ordered if item[2].up == up] for up in (False, True)]
    return _Wrapping([group for line, other in (lines, lines[::-1]) for group in _read(line, other, text)], text).whole(
        root
    )


# -- which indices a bracket holds -------------------------------------------------------------------------------------


def _read(line: list[Typed], other: list[Typed], text: str) -> list[Open]:
    """The brackets of the upper or of the lower indices of a formula."""

    def error(message: str, position: int, advice: str) -> NotationError:
        return NotationError(message, text, position, advice)

    waiting: list[Open] = []
    found: list[Open] = []
    for position, sign, index in line:
        top = waiting[-1] if waiting else None
        if not sign:
            if top and not top.barred:
                if index.span in top.held:
                    raise error("a repeated derivative inside index brackets", position, r"\partial_\tau \partial_\tau")
                top.held.append(index.span)
        elif sign in CLOSING:
            if top and not top.barred:
                raise error(
                    "index brackets inside others: which indices does the outer one hold?", position, r"T_{[a|(bc)|d]}"
                )
            waiting.append(Open(position, sign))
        elif sign == "|":
            if top is None:
                raise error("a bar among indices, but no bracket around it", position, r"T_{[a|b|c]}")
            top.barred = not top.barred
        else:
            if top is None:
                raise error(*_unmatched(f"{sign} closes nothing", position, other))
            if sign != CLOSING[top.opener]:
                raise error(
                    f"{top.opener} among indices is closed by {sign}", top.position, f"{CLOSING[top.opener]} at its end"
                )
            if top.barred:
                raise error(
                    f"a | between {top.opener} and {sign} is left open", top.position, r"T_{[a|b|c]}, with two bars"
                )
            if len(top.held) < 2:
                raise error(f"{top.opener}{sign} holds a single index", top.position, "two indices or more")
            found.append(waiting.pop())
    if waiting:
        raise error(*_unmatched(f"{waiting[-1].opener} among indices is not closed", waiting[-1].position, other))
    return found


def _unmatched(message: str, position: int, other: list[Typed]) -> tuple[str, int, str]:
    """What is wrong with a bracket without its partner, which may stand among the indices of the other height."""
    signs = Counter(sign for _, sign, _ in other)
    if any(signs[opener] != signs[closer] for opener, closer in CLOSING.items()):
        return (
            "brackets around an upper and a lower index: one would have to be moved first",
            position,
            r"g_{\nu\rho} T_{[\mu}{}^{\rho}{}_{\lambda]}, or both up or both down",
        )
    return message, position, "the bracket on the other side too, or neither"


# -- what it acts on ---------------------------------------------------------------------------------------------------


class _Wrapping:
    """Puts `Symmetrised` nodes into a tree, from its leaves up."""

    def __init__(self, groups: list[Open], text: str) -> None:
        self.groups, self.text = groups, text
        self.of = {span: number for number, group in enumerate(groups) for span in group.held}

    def whole(self, root: Node) -> Node:
        node, rest = self.visit(root)
        if rest:
            raise self.torn(rest)
        return node

    def visit(self, node: Node) -> tuple[Node, Counter[int]]:
        """The node with its brackets, and how many indices it has of brackets that reach out of it."""
        if isinstance(node, Index):
            return node, Counter({self.of[node.span]: 1} if node.span in self.of else {})
        parts: list[Counter[int]] = []

        def change(child: Node) -> Node:
            new, rest = self.visit(child)
            parts.append(rest)
            return new

        node = with_children(node, change)
        held = sum(parts, Counter[int]())
        if not held:
            return node, held
        if not isinstance(node, CARRIERS):
            raise self.torn(held)
        whole = [number for number, count in held.items() if count == len(self.groups[number].held)]
        if whole and isinstance(node, tree.Product):
            node = self.among_factors(node, parts, whole)
        elif whole:
            node = self.around(node, whole)
        return node, Counter({number: count for number, count in held.items() if number not in whole})

    def torn(self, held: Counter[int]) -> NotationError:
        group = self.groups[min(held)]
        return NotationError(
            "index brackets that reach from one term or function into another",
            self.text,
            group.position,
            r"each term with brackets of its own: A_{[\mu} B_{\nu]} + C_{[\mu} D_{\nu]}",
        )

    def among_factors(self, node: tree.Product, parts: list[Counter[int]], whole: list[int]) -> Node:
        """Factors side by side that share a bracket, wrapped together."""
        ranges: list[tuple[int, int, list[int]]] = []
        for number in whole:
            places = [place for place, part in enumerate(parts) if part[number]]
            first, last, numbers = places[0], places[-1], [number]
            for one in [r for r in ranges if r[0] <= last and first <= r[1]]:
                ranges.remove(one)
                first, last, numbers = min(first, one[0]), max(last, one[1]), one[2] + numbers
            ranges.append((first, last, numbers))
        factors = list(node.factors)
        for first, last, numbers in sorted(ranges, reverse=True):
            inner = tuple(factors[first : last + 1])
            span = inner[0].span[0], inner[-1].span[1]
            factors[first : last + 1] = [self.around(tree.Product(inner, span=span), numbers)]
        return factors[0] if len(factors) == 1 else tree.Product(tuple(factors), span=node.span)

    def around(self, operand: Node, numbers: list[int]) -> tree.Symmetrised:
        spans = [index.span for index in indices_of(operand)]
        brackets = [
            Bracket(
                self.groups[number].opener == "[",
                tuple(place for place, span in enumerate(spans) if span in self.groups[number].held),
            )
            for number in numbers
        ]
        ordered = tuple(sorted(brackets, key=lambda bracket: bracket.places))
        return tree.Symmetrised(operand, ordered, span=operand.span)


# -- printing ----------------------------------------------------------------------------------------------------------


def typed_into_names(node: Node) -> Node:
    """The tree without `Symmetrised` nodes, brackets and bars being part of the names of indices."""
    if not isinstance(node, tree.Symmetrised):
        return with_children(node, typed_into_names)
    operand = typed_into_names(node.operand)
    indices = indices_of(operand)
    written = [index.name for index in indices]
    for bracket in node.brackets:
        opener = "[" if bracket.antisymmetric else "("
        first, last = bracket.places[0], bracket.places[-1]
        for one, next_one in pairwise(bracket.places):
            if any(indices[k].up == indices[one].up for k in range(one + 1, next_one)):
                written[one] += "|"
                written[next_one] = "|" + written[next_one]
        written[first] = opener + written[first]
        written[last] += CLOSING[opener]
    return with_indices(operand, [Index(name, index.up) for name, index in zip(written, indices, strict=True)])
