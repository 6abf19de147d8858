"""Factors of `weights` written into syntax trees, and trees kept free of factors 1."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeGuard

from ... import notation as tree
from .weights import BASES, Factor

ONE = tree.Number(Fraction(1))
FOUR_PI = "4 \\pi"
LARGEST = 10**200  # numbers of more digits are not read, hence not written
BASE_NODES: dict[str, tuple[tree.Node, ...]] = {
    base: (tree.Number(Fraction(4)), tree.Pi()) if base == FOUR_PI else (tree.Name(base),) for base in BASES
}


def is_zero(node: tree.Node) -> bool:
    """Whether a tree is the number 0, which every factor leaves alone."""
    return isinstance(node, tree.Number) and node.value == 0


def times(factor: Factor, node: tree.Node) -> tree.Node:
    """The tree of factor · node."""
    if is_zero(node) or factor == Factor():
        return node
    if isinstance(node, tree.TupleOf):
        return tree.TupleOf(tuple(times(factor, component) for component in node.components), span=node.span)
    if isinstance(node, tree.Cases):
        return tree.Cases(tuple((times(factor, value), where) for value, where in node.branches), span=node.span)
    if isinstance(node, tree.Negative):
        return negated(times(factor, node.operand))
    powers = dict(factor.powers)
    if (turns := powers.get(FOUR_PI, Fraction(1, 2))).denominator == 1:
        node = with_coefficient(node, Fraction(4) ** int(powers.pop(FOUR_PI)), int(turns))
    above = [n for base, power in powers.items() if power > 0 for n in powered(base, power)]
    below = [n for base, power in powers.items() if power < 0 for n in powered(base, -power)]
    over, under = (node.numerator, node.denominator) if isinstance(node, tree.Quotient) else (node, ONE)
    if above or below:
        node = quotient(with_names(over, above), with_names(under, below))
    return negated(node) if factor.sign < 0 else node


def with_names(node: tree.Node, names: list[tree.Node]) -> tree.Node:
    """names · node, the numbers of the node first."""
    parts = list(node.factors) if isinstance(node, tree.Product) else [node]
    front = next(
        (n for n, part in enumerate(parts) if not (isinstance(part, tree.Number) or turns_of(part))), len(parts)
    )
    return product([*parts[:front], *names, *parts[front:]]) if names else node


def with_coefficient(node: tree.Node, number: Fraction, pis: int) -> tree.Node:
    """number · π^pis · node, joined with the numbers and the powers of π that the node begins with."""
    above, below = leading(node)
    for parts, sign in ((above, 1), (below, -1)):
        while parts and (isinstance(parts[0], tree.Number) or turns_of(parts[0])) and not is_zero(parts[0]):
            first = parts[0]
            joined = number * first.value**sign if isinstance(first, tree.Number) else number
            if max(abs(joined.numerator), joined.denominator) >= LARGEST:
                break
            number = joined
            del parts[0]
            pis += sign * turns_of(first)
    over = [tree.Number(Fraction(number.numerator)), *pi_to(pis), *above]
    under = [tree.Number(Fraction(number.denominator)), *pi_to(-pis), *below]
    return quotient(product(over), product(under))


def turns_of(node: tree.Node) -> int:
    """The n of π^n, a whole number; 0 for anything else."""
    if isinstance(node, tree.Power) and isinstance(node.exponent, tree.Number) and node.exponent.value.denominator == 1:
        return int(node.exponent.value) * turns_of(node.base)
    return int(isinstance(node, tree.Pi))


def pi_to(power: int) -> list[tree.Node]:
    """π^power; no factor where the power is not positive."""
    if power < 2:
        return [tree.Pi()] * max(power, 0)
    return [tree.Power(tree.Pi(), tree.Number(Fraction(power)))]


def leading(node: tree.Node) -> tuple[list[tree.Node], list[tree.Node]]:
    """The factors above and below the bar of a product, of a quotient, or of a product that begins with a quotient."""
    if isinstance(node, tree.Quotient):
        (above, below), (under, over) = leading(node.numerator), leading(node.denominator)
        return [*above, *over], [*below, *under]
    if not isinstance(node, tree.Product):
        return [node], []
    first, *others = node.factors
    if isinstance(first, tree.Quotient):
        above, below = leading(first)
        return [*above, *others], below
    return list(node.factors), []


def powered(base: str, power: Fraction) -> tuple[tree.Node, ...]:
    """The factors of a positive power of a base."""
    nodes = BASE_NODES[base]
    if power == 1:
        return nodes
    if power.denominator == 1:
        return tuple(tree.Power(node, tree.Number(power)) for node in nodes)
    whole, rest = divmod(power.numerator, power.denominator)
    root: tree.Node = tree.Root(product(list(nodes)), power.denominator)
    if rest != 1:
        root = tree.Power(root, tree.Number(Fraction(rest)))
    return (*(powered(base, Fraction(whole)) if whole else ()), root)


def negated(node: tree.Node) -> tree.Node:
    """−node; a sum term by term."""
    if isinstance(node, tree.Negative):
        return node.operand
    if isinstance(node, tree.Sum):
        return tree.Sum(tuple(map(negated, node.terms)), span=node.span)
    return tree.Negative(node, span=node.span)


def product(factors: list[tree.Node]) -> tree.Node:
    """A product without factors 1, and without brackets around products in which nothing is summed over."""
    flat = [part for factor in factors for part in (factor.factors if plain_product(factor) else (factor,))]
    kept = [factor for factor in flat if factor != ONE]
    return tree.Product(tuple(kept)) if len(kept) > 1 else kept[0] if kept else ONE


def plain_product(node: tree.Node) -> TypeGuard[tree.Product]:
    """Whether a node is a product without indices, which may stand without brackets in another."""
    return isinstance(node, tree.Product) and not any(isinstance(part, tree.Index) for part in node.walk())


def quotient(numerator: tree.Node, denominator: tree.Node) -> tree.Node:
    """A quotient, unless by 1."""
    return numerator if denominator == ONE else tree.Quotient(numerator, denominator)
