r"""Trees back to LaTeX, such that reading the result with the same names gives the same tree.

Brackets are printed where the structure needs them. Two things more keep names from changing how it reads: an exponent
that could be an index stands in double braces, ``x^{{n}}``, which do not show; and ``\cdot`` stands before a bracket
that could hold arguments, ``a \cdot (1+z)``.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from gr_toolkit.notation import spelling, tree
from gr_toolkit.notation.brackets import typed_into_names
from gr_toolkit.notation.tree import Node

# How tightly a printed node holds together.
RELATION, SUM, PRODUCT, OPERAND, PRIMARY = range(5)


def to_latex(node: Node) -> str:
    r"""The formula of a tree.

    Examples
    --------
    >>> print(to_latex(tree.Nabla(tree.Index(r"\mu", up=False), tree.Tensor("A", (tree.Index(r"\mu", up=True),)))))
    \nabla_{\mu} A^{\mu}
    """
    return _WRITERS[type(node)](node)


def _within(node: Node, least: int) -> str:
    """A node, in brackets if it holds together less than `least`."""
    text = to_latex(node)
    while isinstance(node, tree.Symmetrised):
        node = node.operand
    return text if _STRENGTH.get(type(node), PRIMARY) >= least else f"({text})"


def _number(node: tree.Number) -> str:
    value = node.value
    if value.denominator == 1:
        return str(value.numerator)
    digits = next((n for n in range(1, 401) if (value * 10**n).denominator == 1), None)
    if digits is None:
        return f"\\frac{{{value.numerator}}}{{{value.denominator}}}"
    whole = str(int(value * 10**digits)).rjust(digits + 1, "0")
    return f"{whole[:-digits]}.{whole[-digits:]}"


def _sum(node: tree.Sum) -> str:
    first, *others = node.terms
    parts = [_within(first, SUM + 1) if not isinstance(first, tree.Negative) else to_latex(first)]
    for term in others:
        if isinstance(term, tree.Negative):
            parts.append(f" - {_within(term.operand, SUM + 1)}")
        else:
            parts.append(f" + {_within(term, SUM + 1)}")
    return "".join(parts)


def _product(node: tree.Product) -> str:
    factors = [factor for outer in node.factors for factor in _bracketed_factors(outer)]
    text = _within(factors[0], PRODUCT + 1)
    for previous, factor in pairwise(factors):
        written = _within(factor, PRODUCT + 1)
        dot = written[0].isdigit() or (written[0] == "(" and not _leaves_brackets_alone(previous))
        text += f" \\cdot {written}" if dot else f" {written}"
    return text


def _bracketed_factors(factor: Node) -> tuple[Node, ...]:
    """Factors that share index brackets need no others around them."""
    if isinstance(factor, tree.Symmetrised) and isinstance(factor.operand, tree.Product):
        shared = typed_into_names(factor)
        assert isinstance(shared, tree.Product)
        return shared.factors
    return (factor,)


def _leaves_brackets_alone(node: Node) -> bool:
    """Whether a bracket after this node cannot be read as arguments of its last symbol."""
    if isinstance(node, tree.Power):
        return not isinstance(node.base, (tree.Differential, tree.Apply)) or _leaves_brackets_alone(node.base)
    if isinstance(node, tree.Apply):
        return bool(node.arguments)
    return isinstance(node, (tree.Name, tree.Number, tree.Pi, tree.ImaginaryUnit, tree.Quotient, tree.Root, tree.Sum))


def _exponent(node: Node) -> str:
    text = to_latex(node)
    plain = isinstance(node, (tree.Number, tree.Negative, tree.Sum, tree.Quotient))
    return f"^{{{text}}}" if plain else f"^{{{{{text}}}}}"


def _power(node: tree.Power) -> str:
    base, exponent = node.base, _exponent(node.exponent)
    if isinstance(base, tree.Apply) and base.function != "\\abs" and isinstance(node.exponent, tree.Number):
        head, arguments = _apply_parts(base)
        return f"{head}{exponent}{arguments}"
    if _reads_exponents(base) or to_latex(base).startswith("\\frac"):  # an exponent of the denominator, to the eye
        return f"({to_latex(base)}){exponent}"
    return f"{_within(base, PRIMARY)}{exponent}"


def _reads_exponents(node: Node) -> bool:
    """Whether a superscript on this node would be read as an index, or as that of an exponential."""
    while isinstance(node, tree.Differential | tree.Symmetrised):
        node = node.operand
    return isinstance(node, tree.Tensor) or node == tree.Name("e")


def _apply_parts(node: tree.Apply) -> tuple[str, str]:
    head = spelling.OPERATORS.get(node.function, node.function)
    if head == "\\abs":
        return "\\left|", f"{to_latex(node.arguments[0])}\\right|"
    if node.mark == "dot":
        accent = next(name for name, count in spelling.DOTS.items() if count == node.derivatives)
        head = f"{accent}{{{head}}}"
    elif node.mark == "prime":
        head += "'" * node.derivatives
    return head, _arguments(node.arguments)


def _arguments(arguments: tuple[Node, ...]) -> str:
    return f"({', '.join(map(to_latex, arguments))})" if arguments else ""


def _indices(indices: tuple[tree.Index, ...]) -> str:
    groups: list[tuple[bool, list[str]]] = []
    for index in indices:
        if groups and groups[-1][0] == index.up:
            groups[-1][1].append(index.name)
        else:
            groups.append((index.up, [index.name]))
    return "{}".join(f"{'^' if up else '_'}{{{' '.join(names)}}}" for up, names in groups)


def _tensor(node: tree.Tensor) -> str:
    after_label = "{}" if "_" in node.name and node.indices and not node.indices[0].up else ""
    return f"{node.name}{after_label}{_indices(node.indices)}{_arguments(node.arguments)}"


def _operator(symbol: str) -> Callable[[Any], str]:
    def write(node: Any) -> str:
        return f"{symbol}{_indices((node.index,))} {_within(node.operand, OPERAND)}"

    return write


def _stands_alone(node: Node) -> bool:
    """Whether this is an operator that acts on nothing yet, as in a commutator."""
    while (operand := getattr(node, "operand", None)) is not None:
        node = operand
    return isinstance(node, tree.Operand)


def _commutator(node: tree.Commutator) -> str:
    first, second = (to_latex(operator).rstrip() for operator in (node.first, node.second))
    return f"[{first}, {second}] {_within(node.operand, OPERAND)}"


def _leibniz(node: tree.Leibniz) -> str:
    d = "\\partial" if node.partial else "\\mathrm{d}"
    order = f"^{{{node.order}}}" if node.order > 1 else ""
    variable = to_latex(node.variable)
    below = f"{d} ({variable}){order}" if order and _reads_exponents(node.variable) else f"{d} {variable}{order}"
    if isinstance(node.operand, (tree.Name, tree.Tensor, tree.Apply)):
        return f"\\frac{{{d}{order} {to_latex(node.operand)}}}{{{below}}}"
    if _stands_alone(node.operand):
        return f"\\frac{{{d}{order}}}{{{below}}} {to_latex(node.operand)}"
    return f"\\frac{{{d}{order}}}{{{below}}} ({to_latex(node.operand)})"


def _integral(node: tree.Integral) -> str:
    text = "\\int"
    if node.lower is not None:
        text += f"_{{{to_latex(node.lower)}}}"
    if node.upper is not None:
        text += f"^{{{to_latex(node.upper)}}}"
    degree = f"^{{{node.dimension}}}" if node.dimension > 1 else ""
    variable = _within(node.variable, PRIMARY)
    integrand = (
        to_latex(node.integrand) if isinstance(node.integrand, tree.Product) else _within(node.integrand, OPERAND)
    )
    dot = "\\cdot " if integrand[0] == "(" or integrand[0].isdigit() else ""
    return f"{text} \\mathrm{{d}}{degree} {variable} {dot}{integrand}"


def _limit(node: tree.Limit) -> str:
    side = f"^{{{node.side}}}" if node.side else ""
    operand = to_latex(node.operand) if isinstance(node.operand, tree.Product) else _within(node.operand, OPERAND)
    return f"\\lim_{{{to_latex(node.variable)} \\to {to_latex(node.point)}{side}}} {operand}"


def _differential(node: tree.Differential) -> str:
    degree = f"^{{{node.degree}}}" if node.degree > 1 else ""
    return f"\\mathrm{{d}}{degree} {_within(node.operand, PRIMARY)}"


def _at(node: tree.At) -> str:
    where = ", ".join(f"{to_latex(old)} = {to_latex(new)}" for old, new in node.substitutions)
    return f"\\left. {to_latex(node.operand)} \\right|_{{{where}}}"


def _cases(node: tree.Cases) -> str:
    lines = [
        f"{to_latex(value)} & " + ("\\text{otherwise}" if condition is None else f"\\text{{for}} {to_latex(condition)}")
        for value, condition in node.branches
    ]
    return "\\begin{cases} " + " \\\\ ".join(lines) + " \\end{cases}"


def _relation(node: tree.Relation) -> str:
    text = to_latex(node.sides[0])
    for operator, side in zip(node.operators, node.sides[1:], strict=True):
        text += f" {spelling.PRINTED.get(operator, operator)} {to_latex(side)}"
    return text


_STRENGTH: dict[type[Node], int] = {
    tree.Relation: RELATION,
    tree.Sum: SUM,
    tree.Negative: SUM,
    tree.Product: PRODUCT,
    tree.Integral: PRODUCT,
    tree.Limit: PRODUCT,
    tree.Partial: OPERAND,
    tree.Nabla: OPERAND,
    tree.Box: OPERAND,
    tree.Lie: OPERAND,
    tree.Commutator: OPERAND,
    tree.Power: OPERAND,
    tree.Leibniz: OPERAND,
    tree.Cases: OPERAND,
    tree.At: PRODUCT,
}
_WRITERS: dict[type[Node], Callable[[Any], str]] = {
    tree.Number: _number,
    tree.Name: lambda node: node.name,
    tree.ImaginaryUnit: lambda node: "\\mathrm{i}",
    tree.Pi: lambda node: "\\pi",
    tree.Index: lambda node: node.name,
    tree.Tensor: _tensor,
    tree.Sum: _sum,
    tree.Negative: lambda node: f"-{_within(node.operand, SUM + 1)}",
    tree.Product: _product,
    tree.Quotient: lambda node: f"\\frac{{{to_latex(node.numerator)}}}{{{to_latex(node.denominator)}}}",
    tree.Power: _power,
    tree.Root: lambda node: f"\\sqrt{'' if node.degree == 2 else f'[{node.degree}]'}{{{to_latex(node.radicand)}}}",
    tree.Apply: lambda node: "".join(_apply_parts(node)),
    tree.Partial: _operator("\\partial"),
    tree.Nabla: _operator("\\nabla"),
    tree.Box: lambda node: f"\\Box {_within(node.operand, OPERAND)}",
    tree.Lie: lambda node: f"\\mathcal{{L}}_{{{node.vector.name}}} {_within(node.operand, OPERAND)}",
    tree.Commutator: _commutator,
    tree.Operand: lambda node: "",
    tree.Symmetrised: lambda node: to_latex(typed_into_names(node)),
    tree.Leibniz: _leibniz,
    tree.Differential: _differential,
    tree.Integral: _integral,
    tree.Limit: _limit,
    tree.At: _at,
    tree.TupleOf: lambda node: _arguments(node.components),
    tree.SetOf: lambda node: f"\\{{{', '.join(map(to_latex, node.elements))}\\}}",
    tree.Cases: _cases,
    tree.Relation: _relation,
}
