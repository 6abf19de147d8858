"""The rules by which the nodes of a formula's syntax tree are translated to other conventions, kind by kind.

A rule gives a factor and a new node whose product is the old node. Factors of products multiply, those of derivatives
and brackets pass through, those of sums and equations are divided by a common one; what is no product (a function's
argument, a root, an inequality) has them written in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ... import notation as tree
from ...errors import InputError
from ...notation.names import BUILT_IN_RANKS
from ..formulas.tensors import SYMBOLS
from .translator import ONE, Translated, Translator
from .weights import KINDS, Factor, factor_of, undeclared
from .written_factors import ONE as NUMBER_ONE
from .written_factors import is_zero, product, quotient

BUILT_IN = {
    "g": "metric",
    "\\Gamma": "Christoffel",
    "G": "Einstein",
    "C": "Weyl",
    "\\delta": "Kronecker delta",
    "\\epsilon": "Levi-Civita",
    "\\varepsilon": "Levi-Civita",
}


# -- quantities --------------------------------------------------------------------------------------------------------


def _name(t: Translator, node: tree.Name) -> Translated:
    if node.name in t.constants:
        return Factor(1, {node.name: Fraction(1)}), NUMBER_ONE
    return t.symbol(node.name), node


def check_indices(t: Translator, indices: Iterable[tree.Index]) -> None:
    """Refuse components along a coordinate that is another one in the new units."""
    for index in indices:
        if index.name in t.coordinates and t.dimensioned(index.name) != ONE:
            raise InputError(
                f"the component {index.name}, where {index.name} is no length, is another one in the new units",
                "x^0 = c t",
            )


def _tensor(t: Translator, node: tree.Tensor) -> Translated:
    rank, upper = len(node.indices), sum(index.up for index in node.indices)
    check_indices(t, node.indices)
    arguments = tuple(map(t.whole, node.arguments))
    new = tree.Tensor(node.name, node.indices, arguments, span=node.span)
    if node.name in t.declared and rank not in BUILT_IN_RANKS.get(node.name, ()):
        if not rank and t.declared[node.name].has_trace:  # T is T^λ_λ
            return t.symbol(node.name, 1, 2), new
        return t.symbol(node.name, upper, rank), new
    if node.name in SYMBOLS:  # 1 on all even permutations, wherever its indices stand
        return ONE, new
    kind = BUILT_IN.get(node.name)
    if node.name == "R":
        kind = {0: "Ricci scalar", 2: "Ricci"}.get(rank, "Riemann")
    elif node.name == "g" and not rank:
        kind = "determinant"
    elif kind == "Levi-Civita" and rank != t.change.dimension:
        raise InputError(
            f"{t.excerpt(node)} has {rank} indices in {t.change.dimension} dimensions", f"dimension={rank}"
        )
    if kind is None:
        raise undeclared(node.name, rank, many=True)
    return factor_of(node.name, KINDS[kind], t.change, upper, rank), new


def _apply(t: Translator, node: tree.Apply) -> Translated:
    own = node.function in t.declared or not node.function.startswith("\\")
    factor = t.symbol(node.function) if own else ONE
    if own and t.change.old.constants != t.change.new.constants:
        raise InputError(f"{t.excerpt(node)}: G and c are not put into unknown functions", "its value as a symbol")
    arguments = tuple(map(t.whole, node.arguments))
    return factor, tree.Apply(node.function, arguments, node.derivatives, node.mark, span=node.span)


# -- arithmetic --------------------------------------------------------------------------------------------------------


def _sum(t: Translator, node: tree.Sum) -> Translated:
    terms = [t.translated(term) for term in node.terms]
    common = min((factor for factor, term in terms if not is_zero(term)), key=lambda f: len(f.powers), default=ONE)
    return common, tree.Sum(tuple(t.times(factor / common, term) for factor, term in terms), span=node.span)


def _linear(t: Translator, node: Any) -> Translated:
    """A sign, or an operator whose own factor is 1."""
    factor, operand = t.translated(node.operand)
    return factor, replace(node, operand=operand)


def _product(t: Translator, node: tree.Product) -> Translated:
    parts = [t.translated(factor) for factor in node.factors]
    total = ONE
    for factor, _ in parts:
        total = total * factor
    return total, product([new for _, new in parts])


def _quotient(t: Translator, node: tree.Quotient) -> Translated:
    (above, numerator), (below, denominator) = t.translated(node.numerator), t.translated(node.denominator)
    return above / below, quotient(numerator, denominator)


def _power(t: Translator, node: tree.Power) -> Translated:
    line = tree.Differential(tree.Name("s"))
    if node.base == line and node.exponent == tree.Number(Fraction(2)) and "s" not in t.declared:
        return t.change.signature, node  # ds² = g_{μν} dx^μ dx^ν
    factor, base = t.translated(node.base)
    exponent = t.whole(node.exponent)
    number = exponent.operand if isinstance(exponent, tree.Negative) else exponent
    if factor != ONE and isinstance(number, tree.Number) and number.value.denominator == 1:
        sign = -1 if number is not exponent else 1
        power = base if base == NUMBER_ONE else tree.Power(base, exponent, span=node.span)
        return factor ** (sign * int(number.value)), power
    return ONE, tree.Power(t.times(factor, base), exponent, span=node.span)


def _root(t: Translator, node: tree.Root) -> Translated:
    return ONE, tree.Root(t.whole(node.radicand), node.degree, span=node.span)


# -- derivatives and integrals, which are linear -----------------------------------------------------------------------


def check_varies(t: Translator, node: tree.Node, part: tree.Node) -> None:
    """Refuse derivatives of constants of the conventions, and by them: they are taken out of what is differentiated."""
    letters = [n for n in part.walk() if isinstance(n, (tree.Name, tree.Tensor, tree.Apply, tree.Operand))]
    if letters and all(isinstance(n, tree.Name) and n.name in t.constants for n in letters):
        raise InputError(
            f"{t.excerpt(node)}: {t.excerpt(part)} is a constant of the conventions, not differentiated nor a variable",
            "another letter for what varies",
        )


def _derivative(t: Translator, node: tree.Partial | tree.Nabla) -> Translated:
    check_indices(t, [node.index])
    check_varies(t, node, node.operand)
    factor, new = _linear(t, node)
    return factor * t.change.moved(int(node.index.up), 0), new


def _box(t: Translator, node: tree.Box) -> Translated:
    check_varies(t, node, node.operand)
    factor, new = _linear(t, node)
    return factor * t.change.signature, new


def _leibniz(t: Translator, node: tree.Leibniz) -> Translated:
    check_varies(t, node, node.operand)
    check_varies(t, node, node.variable)
    (above, operand), (below, variable) = t.translated(node.operand), t.translated(node.variable)
    return above / below**node.order, tree.Leibniz(operand, variable, node.order, node.partial, span=node.span)


def _differential(t: Translator, node: tree.Differential) -> Translated:
    if node.operand == tree.Name("s") and "s" not in t.declared:
        if t.change.signature == ONE:
            return ONE, node
        raise InputError(
            f"{t.excerpt(node)}: ds alone is not translated, for its square changes sign",
            r"\mathrm{d}s^2, or natural={'s': ''}",
        )
    check_varies(t, node, node.operand)
    factor, new = _linear(t, node)
    if node.degree != 1 and factor != ONE:
        raise InputError(f"{t.excerpt(node)}: a differential of degree {node.degree} of what changes is not translated")
    return factor, new


def _integral(t: Translator, node: tree.Integral) -> Translated:
    check_varies(t, node, node.variable)
    (factor, integrand), (measure, variable) = t.translated(node.integrand), t.translated(node.variable)
    if measure != ONE:
        raise InputError(f"{t.excerpt(node)}: an integral over what changes with the conventions is not translated")
    lower, upper = (None if limit is None else t.whole(limit) for limit in (node.lower, node.upper))
    return factor, tree.Integral(integrand, variable, lower, upper, node.dimension, span=node.span)


def _lie(t: Translator, node: tree.Lie) -> Translated:
    check_varies(t, node, node.operand)
    factor, new = _linear(t, node)
    return t.symbol(node.vector.name, 1, 1) * factor, new


def _commutator(t: Translator, node: tree.Commutator) -> Translated:
    check_varies(t, node, node.operand)
    parts = [t.translated(part) for part in (node.first, node.second, node.operand)]
    first, second, operand = (part for _, part in parts)
    return parts[0][0] * parts[1][0] * parts[2][0], tree.Commutator(first, second, operand, span=node.span)


def _symmetrised(t: Translator, node: tree.Symmetrised) -> Translated:
    factor, new = _linear(t, node)
    if index_names(new) != index_names(node):
        raise InputError(
            f"{t.excerpt(node)}: brackets around indices that translation would move",
            "the terms that the brackets stand for",
        )
    return factor, new


def index_names(node: tree.Node) -> list[str]:
    """The indices of a tree in the order in which brackets count them."""
    return [index.name for index in node.walk() if isinstance(index, tree.Index)]


# -- wholes, into which factors are written ----------------------------------------------------------------------------


def _at(t: Translator, node: tree.At) -> Translated:
    factor, operand = t.translated(node.operand)
    pairs = []
    for old, new in node.substitutions:
        changed, replaced = t.translated(old)
        if changed != ONE:
            raise InputError(f"{t.excerpt(node)}: a value at {t.excerpt(old)}, which changes with the conventions")
        pairs.append((replaced, t.whole(new)))
    return factor, tree.At(operand, tuple(pairs), span=node.span)


def _relation(t: Translator, node: tree.Relation) -> Translated:
    if any(isinstance(side, tree.Relation) for side in node.sides):
        return ONE, tree.Relation(tuple(map(t.whole, node.sides)), node.operators, span=node.span)
    sides = [t.translated(side) for side in node.sides]
    common = ONE
    if set(node.operators) <= {"=", "!="}:
        common = next((factor for factor, side in sides if not is_zero(side)), ONE)
    return ONE, tree.Relation(tuple(t.times(f / common, side) for f, side in sides), node.operators, span=node.span)


def _cases(t: Translator, node: tree.Cases) -> Translated:
    branches = tuple((t.whole(value), None if c is None else t.whole(c)) for value, c in node.branches)
    return ONE, tree.Cases(branches, span=node.span)  # type: ignore[arg-type]


RULES: dict[type, Callable[[Translator, Any], Translated]] = {
    **dict.fromkeys((tree.Number, tree.ImaginaryUnit, tree.Pi, tree.Operand), lambda t, node: (ONE, node)),
    tree.Name: _name,
    tree.Tensor: _tensor,
    tree.Apply: _apply,
    tree.Sum: _sum,
    tree.Negative: _linear,
    tree.Product: _product,
    tree.Quotient: _quotient,
    tree.Power: _power,
    tree.Root: _root,
    tree.Partial: _derivative,
    tree.Nabla: _derivative,
    tree.Box: _box,
    tree.Leibniz: _leibniz,
    tree.Differential: _differential,
    tree.Integral: _integral,
    tree.Lie: _lie,
    tree.Commutator: _commutator,
    tree.Symmetrised: _symmetrised,
    tree.At: _at,
    tree.Relation: _relation,
    tree.Cases: _cases,
    tree.TupleOf: lambda t, n: (ONE, tree.TupleOf(tuple(map(t.whole, n.components)), span=n.span)),
    tree.SetOf: lambda t, n: (ONE, tree.SetOf(tuple(map(t.whole, n.elements)), span=n.span)),
}
