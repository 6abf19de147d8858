"""Small slips, made on purpose: every formula that differs from a given one in one place.

A reader who copies a formula flips a sign, swaps two indices, drops a term, loses a 2 or a prime, mistakes t_e for t_o.
What is made here is mostly false; where it is true after all, the test that uses it says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from gr_toolkit import notation as tree

TWO = tree.Number(Fraction(2))
CONFUSED = {"t_e": "t_o", "t_o": "t_e", "\\omega_e": "\\omega_o", "\\omega_o": "\\omega_e", "K": "2"}


def mutants(statement: tree.Relation) -> Iterator[tuple[str, tree.Relation]]:
    """(kind of slip, statement with it) for every place where it can be made.

    What implies something is left as it is: a slip there takes nothing from the truth of what follows.
    """
    if statement.operators[0] in ("=>", "<=>"):
        for number, side in enumerate(statement.sides):
            if "=>" not in statement.operators[number:]:
                for kind, slip in mutants(side):
                    yield (
                        kind,
                        replace(statement, sides=(*statement.sides[:number], slip, *statement.sides[number + 1 :])),
                    )
        return
    for number, side in enumerate(statement.sides):
        others = [other for n, other in enumerate(statement.sides) if n != number]
        slips = dict.fromkeys(_in_place(side))
        if not any(_is_zero(other) for other in others) and not _is_zero(side):  # 2 · 0 = 0
            slips |= dict.fromkeys([("sign of a side", _negated(side)), ("factor of a side", _doubled(side))])
        for kind, slip in slips:
            if slip != side:
                yield kind, replace(statement, sides=(*statement.sides[:number], slip, *statement.sides[number + 1 :]))


def _is_zero(node: tree.Node) -> bool:
    return node == tree.Number(Fraction(0))


def _negated(node: tree.Node) -> tree.Node:
    return node.operand if isinstance(node, tree.Negative) else tree.Negative(node)


def _doubled(node: tree.Node) -> tree.Node:
    return tree.Product((TWO, node))


def _in_place(node: tree.Node) -> Iterator[tuple[str, tree.Node]]:
    """The slips at a node and at all nodes below it."""
    yield from _here(node)
    for item in fields(node):
        value = getattr(node, item.name)
        if isinstance(value, tree.Node) and not isinstance(value, tree.Index):
            for kind, slip in _in_place(value):
                yield kind, replace(node, **{item.name: slip})
        elif isinstance(value, tuple) and not isinstance(node, tree.Cases):
            for place, inner in enumerate(value):
                if isinstance(inner, tree.Node) and not isinstance(inner, tree.Index):
                    for kind, slip in _in_place(inner):
                        yield kind, replace(node, **{item.name: (*value[:place], slip, *value[place + 1 :])})
    if isinstance(node, tree.Cases):
        for place, (value, condition) in enumerate(node.branches):
            for kind, slip in [*_in_place(value), ("sign of a case", _negated(value))]:
                branches = (*node.branches[:place], (slip, condition), *node.branches[place + 1 :])
                yield kind, tree.Cases(branches)


def _here(node: tree.Node) -> Iterator[tuple[str, Any]]:
    match node:
        case tree.Sum(terms):
            for n, term in enumerate(terms):
                before, after = terms[:n], terms[n + 1 :]
                yield "sign of a term", tree.Sum((*before, _negated(term), *after))
                yield "factor of a term", tree.Sum((*before, _doubled(term), *after))
                rest = (*before, *after)
                yield "dropped term", tree.Sum(rest) if len(rest) > 1 else rest[0]
        case tree.Product(factors) if len(factors) > 1:
            for n in range(len(factors)):
                if not any(isinstance(part, tree.Tensor | tree.Differential) for part in factors[n].walk()):
                    rest = (*factors[:n], *factors[n + 1 :])
                    yield "dropped factor", tree.Product(rest) if len(rest) > 1 else rest[0]
        case tree.Tensor(name, indices, arguments):
            for i in range(len(indices)):
                for j in range(i):
                    swapped = list(indices)
                    swapped[i] = replace(indices[i], name=indices[j].name)
                    swapped[j] = replace(indices[j], name=indices[i].name)
                    yield "swapped indices", tree.Tensor(name, tuple(swapped), arguments)
        case tree.Nabla(index, operand):
            yield "partial for covariant derivative", tree.Partial(index, operand)
            if isinstance(operand, tree.Tensor):
                first, *others = operand.indices
                inner = tree.Tensor(operand.name, (replace(first, name=index.name), *others))
                yield "swapped indices", tree.Nabla(replace(index, name=first.name), inner)
        case tree.Partial(index, operand):
            yield "wrong derivative", operand if index.name.startswith("\\chi") else node
        case tree.Apply(name, arguments, derivatives) if not name.startswith("\\"):
            yield "prime", tree.Apply(name, arguments, derivatives + 1, "prime")
        case tree.Quotient(above, below):
            yield "upside down", tree.Quotient(below, above) if not _is_zero(above) else node
        case tree.Power(base, tree.Number(value)):
            yield "exponent", tree.Power(base, tree.Number(value + 1)) if value != 1 else node
            yield "exponent", base
        case tree.Name(name) if name in CONFUSED:
            other = CONFUSED[name]
            yield "confused name", tree.Number(Fraction(other)) if other.isdigit() else tree.Name(other)
