"""Derivatives in formulas: ∂ and ∇ with an index, □, ∂/∂x and d/dt, differentials.

Differentials are commuting symbols, so that a line element is a polynomial in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp

from ... import notation as tree
from ...errors import IndexMismatchError, InputError
from ...exact import Element
from .indexed import Indexed, check_thrice, product

if TYPE_CHECKING:
    from .evaluate import Evaluator


def derived(e: Evaluator, node: tree.Partial | tree.Nabla) -> Indexed:
    """∂_μ or ∇_μ of a tensor."""
    operand, label = e.value(node.operand), e.label(node.index)
    check_thrice(e.written(node))
    if isinstance(node, tree.Nabla):
        if not operand.covariant:
            raise IndexMismatchError(
                "∇ acts on what is no tensor: single components, Γ, √−g or partial derivatives stand in it",
                "the components picked out after the derivative, or ∂",
            )
        derivative, covariant = operand.tensor.covariant_derivative(), True
    else:
        derivative, covariant = operand.tensor.partial_derivative(), operand.covariant and not operand.labels
    if label.up:
        derivative = derivative.up(derivative.rank - 1)
    return Indexed((*operand.labels, label), derivative, covariant, operand.summed).contracted()


def box(e: Evaluator, node: tree.Box) -> Indexed:
    """∇^μ ∇_μ of a tensor."""
    inner = tree.Nabla(tree.Index("box index", False), node.operand, span=node.span)
    return derived(e, tree.Nabla(tree.Index("box index", True), inner, span=node.span))


def leibniz(e: Evaluator, node: tree.Leibniz) -> Indexed:
    """∂f/∂x, df/dt, or a quotient of differentials like dλ/dt where dλ was defined."""
    operand = node.operand
    if (
        isinstance(operand, tree.Name)
        and operand.name in e.scope.differentials
        and (node.order, node.partial) == (1, False)
    ):
        below = e.mapped(e.divided_by, tree.Differential(node.variable, span=node.variable.span))
        return product(differential(e, tree.Differential(operand, span=operand.span)), below)
    value = e.scalar(operand)
    for _ in range(node.order):
        value = along(e, value, node.variable, node.partial)
    return e.lifted(value, covariant=False)


def along(e: Evaluator, value: Element, variable: tree.Node, partial: bool) -> Element:
    """∂/∂x by a coordinate, or by a time t with dt = c(τ) dτ; d/dx only of what depends on nothing else.

    Raises
    ------
    InputError
        d/dx of what depends on other coordinates, which would need a curve; a variable of another kind.
    """
    scope, coordinates = e.scope, e.metric.coordinates
    number, rate = None, e.metric.scalar(1)
    if isinstance(variable, tree.Name) and partial and (found_there := _of_a_constant(e, variable.name)):
        symbol, rate = found_there
        return value.diff(symbol) / rate
    if isinstance(variable, tree.Name):
        number = scope.coordinates.get(variable.name)
        found = rates(e, scope.differentials[variable.name]) if variable.name in scope.differentials else {}
        if number is None and len(found) == 1:
            ((number, rate),) = found.items()
    others = [x for n, x in enumerate(coordinates) if n != number]
    if number is None or any(not rate.diff(x).is_zero() for x in others):
        raise InputError(
            f"a derivative by {e.excerpt(variable)}, which is neither a coordinate nor a function of one",
            r"a coordinate, or t where \mathrm{d}t = c(\tau) \mathrm{d}\tau was defined",
        )
    if not partial and any(not value.diff(x).is_zero() for x in others):
        raise InputError(
            "a total derivative of something that depends on several coordinates: along which curve?",
            r"\frac{\partial …}{\partial …}, or a quotient of differentials",
        )
    return value.diff(coordinates[number]) / rate


def _of_a_constant(e: Evaluator, name: str) -> tuple[Any, Element] | None:
    r"""(symbol, rate) of ∂/∂x by a declared constant; or by a time t_o that names its event, where dt = c(τ) dτ: then
    the rate is c(τ_o)."""
    scope = e.scope
    if name in scope.scalars:
        symbol = scope.scalars[name].to_sympy()
        constant = isinstance(symbol, sp.Symbol) and symbol not in e.metric.parameters
        return (symbol, e.metric.scalar(1)) if constant else None
    event, time = scope.same_event.get(name, ""), name.partition("_")[0]
    place = scope.coordinates.get(scope.same_event.get(time, ""))
    if event not in scope.scalars or place is None or time not in scope.differentials:
        return None
    found, symbol = rates(e, scope.differentials[time]), scope.scalars[event].to_sympy()
    if list(found) != [place] or not isinstance(symbol, sp.Symbol):
        return None
    others = [x for n, x in enumerate(e.metric.coordinates) if n != place]
    if any(not found[place].diff(x).is_zero() for x in others):
        return None
    return symbol, found[place].subs({e.metric.coordinates[place]: scope.scalars[event]})


def rates(e: Evaluator, differential: Element) -> dict[int, Element]:
    """The coefficients of a linear form in the coordinate differentials."""
    found = {}
    for number in range(e.metric.dimension):
        symbol = e.scope.differential(number).to_sympy()
        rate = differential.diff(symbol)
        if not rate.is_zero():
            found[number] = rate
    return found


def differential(e: Evaluator, node: tree.Differential) -> Indexed:
    """dx of a coordinate, dt where it was defined, or the differential of a scalar."""
    scope = e.scope
    if node.degree != 1:
        raise InputError(f"{e.excerpt(node)}: differentials of degree {node.degree} are not evaluated yet")
    if isinstance(node.operand, tree.Tensor) and not node.operand.indices and node.operand.name in scope.tensors:
        raise InputError(
            f"{e.excerpt(node)}: the exterior derivative of a form is not read",
            _exterior(node.operand.name, scope.tensors[node.operand.name].rank),
        )
    if isinstance(node.operand, tree.Name):
        name = node.operand.name
        if name in scope.coordinates:
            return e.lifted(scope.differential(scope.coordinates[name]))
        if name in scope.differentials:
            return e.lifted(scope.differentials[name])
    value = e.scalar(node.operand)
    return e.lifted(
        sum(
            (value.diff(x) * scope.differential(n) for n, x in enumerate(e.metric.coordinates)),
            start=e.metric.zero,
        )
    )


def _exterior(name: str, degree: int) -> str:
    """The components of the exterior derivative of a form, as they are typed."""
    indices = [r"\mu", r"\nu", r"\rho", r"\sigma", r"\kappa"][:degree]
    inner = "".join(indices)
    return rf"{degree + 1} \partial_{{[\lambda}} {name}_{{{inner}]}}, the components of d{name}"


def squared_differential(e: Evaluator, node: tree.Differential) -> Element:
    """(dx)², ds² = g_{μν} dx^μ dx^ν, or a square that was defined, like dΩ²."""
    scope = e.scope
    name = node.operand.name if isinstance(node.operand, tree.Name) else ""
    if name in scope.squares:
        return scope.squares[name]
    if name == "s" and name not in scope.scalars:
        dx = [scope.differential(n) for n in range(e.metric.dimension)]
        return sum(
            ((1 if i == j else 2) * value * dx[i] * dx[j] for (i, j), value in e.metric.covariant.items()),
            start=e.metric.zero,
        )
    return differential(e, node).scalar() ** 2
