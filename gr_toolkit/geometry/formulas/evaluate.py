"""Evaluating formulas in index notation: syntax trees into tensors and exact scalars.

Repeated indices are summed, ∂ and ∇ act on what the grammar says they act on, differentials are commuting symbols (a
line element is a polynomial in them). Nothing here reads text: the tree comes from `notation`, the meaning of names
from a `Scope`. What could mean two things is refused with both ways to write it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ... import notation as tree
from ...errors import GRToolkitError, IndexMismatchError, InputError, TooLargeError, UnknownNameError, UnsupportedError
from ...exact import Element, hooks
from ...exact.elementary import ELEMENTARY
from ...exact.kernels.symbols import pi_element
from ..conventions import same_geometry
from ..tensor import Tensor
from . import differentiate, integrals, limits, powers
from .brackets import symmetrised
from .declaring import scalar_advice
from .indexed import Indexed, Label, check_thrice, product, total
from .operators import commutator, lie
from .scope import Scope, latex_name
from .tensors import label_of, tensor

if TYPE_CHECKING:
    from ..metric import Metric

NOT_YET = {
    tree.Cases: "a distinction of cases, unless it is a whole side,",
    tree.Relation: "a relation",
    tree.SetOf: "a set",
}
MAX_COMPONENTS = 2**19  # that one formula may ask for; seconds, where a component takes some microseconds


@final
class Evaluator:
    """Evaluates trees in one scope."""

    def __init__(self, scope: Scope, text: str = "") -> None:
        self.scope, self.text = scope, text
        self.metric = scope.metric
        self.divisors: list[Element] = []  # as typed
        self.components = 0  # forecast so far
        self._values: dict[int, tuple[tree.Node, Indexed]] = {}  # by the node's id, which it keeps from being reused

    def value(self, node: tree.Node) -> Indexed:
        """The tensor that a tree denotes.

        Raises
        ------
        UnknownNameError, IndexMismatchError, UnsupportedError, …
            With a note that shows the part of the formula concerned.
        """
        if id(node) in self._values:
            return self._values[id(node)][1]
        evaluate = EVALUATORS.get(type(node))
        if evaluate is None:
            kind = NOT_YET.get(type(node), type(node).__name__)
            raise InputError(f"{self.excerpt(node)}: {kind} cannot be evaluated here")
        try:
            value = self.admitted(evaluate(self, node))
        except GRToolkitError as error:
            if self.text and not getattr(error, "__notes__", None):
                error.add_note(f"  in: {self.excerpt(node)}")
            raise
        self._values[id(node)] = node, value
        return value

    def excerpt(self, node: tree.Node) -> str:
        """The part of the formula a node was read from."""
        return self.text[slice(*node.span)].strip() or type(node).__name__

    def scalar(self, node: tree.Node) -> Element:
        """The exact scalar that a tree denotes."""
        return self.value(node).scalar()

    def lifted(self, element: Any, covariant: bool = True) -> Indexed:
        """A scalar as a tensor without indices; not covariant if it is made of components or of √−g."""
        value = self.metric.scalar(element)
        return Indexed((), Tensor(self.metric, (), {(): value}), covariant)

    def mapped(self, function: Callable[[Element], Element], node: tree.Node) -> Indexed:
        """A function of the scalar that a tree denotes."""
        value = self.value(node).settled()
        return self.lifted(function(value.scalar()), value.covariant)

    def admitted(self, value: Indexed, summed: int = 0) -> Indexed:
        """The value, if computing all its components, each a sum over `summed` indices, is not too much.

        Raises
        ------
        TooLargeError
            With everything asked for so far it is.
        """
        self.components += self.metric.dimension ** (len(value.free) + summed)
        if self.components > MAX_COMPONENTS:
            raise TooLargeError("the number of components of this formula", self.components, MAX_COMPONENTS, "of them")
        return value

    def divided_by(self, divisor: Element) -> Element:
        """1/divisor; the divisor goes into the small print."""
        inverse = divisor.inverse()
        self.divisors.append(divisor)
        return inverse

    # -- leaves ------------------------------------------------------------------------------------------------------

    def name(self, node: tree.Name) -> Indexed:
        scope = self.scope
        if node.name in scope.coordinates:
            return self.lifted(scope.coordinate(node.name))
        if node.name in scope.scalars:
            return self.lifted(scope.scalars[node.name])
        if node.name in scope.functions:
            return self.apply(tree.Apply(node.name, span=node.span))
        if node.name.startswith("\\mathcal{L}_"):
            raise UnknownNameError(node.name[12:].strip("{}"), scope.tensors, "vector field")
        error = UnknownNameError(node.name, scope.known())
        error.add_note(f"  or: {scalar_advice(node.name)}")
        raise error

    def label(self, index: tree.Index) -> Label:
        """An index; fixed where it names a coordinate or is a number."""
        return label_of(self.scope, index)

    # -- arithmetic --------------------------------------------------------------------------------------------------

    def sum(self, node: tree.Sum) -> Indexed:
        terms = [
            (-1, self.value(t.operand)) if isinstance(t, tree.Negative) else (1, self.value(t)) for t in node.terms
        ]
        return total(terms, self.scope.broadcast)

    def product(self, node: tree.Product) -> Indexed:
        for first, second in pairwise(node.factors):
            self.check_no_argument(first, second)
        values = [self.value(factor) for factor in node.factors]
        check_thrice([name for factor in node.factors for name in self.written(factor)])
        result = values[0]
        for value in values[1:]:
            shared = len({label.name for label in result.free} & {label.name for label in value.free})
            result = self.admitted(product(result, value), shared)
        return result

    def written(self, node: tree.Node) -> list[str]:
        """The names of a factor's indices as typed, those summed within it too; of a bracket only the free ones."""
        match node:
            case tree.Tensor(_, indices):
                labels = [self.label(index) for index in indices]
                return [label.name for label in labels if label.fixed is None]
            case tree.Partial(index, operand) | tree.Nabla(index, operand):
                label = self.label(index)
                return [*self.written(operand), *([label.name] if label.fixed is None else [])]
            case tree.Box(operand) | tree.Lie(_, operand):
                return self.written(operand)
            case tree.Symmetrised():
                value = self.value(node)
                return [*(label.name for label in value.free), *value.summed, *value.summed]
        return [label.name for label in self.value(node).free]

    def check_no_argument(self, first: tree.Node, second: tree.Node) -> None:
        """A constant or defined scalar followed by a coordinate in brackets may mean a product or a value."""
        if isinstance(first, tree.Name) and first.name in self.scope.scalars and isinstance(second, tree.Name):
            following = self.text[first.span[1] : second.span[1]].replace("\\left", "").strip()
            if following.startswith("(") and second.name in (*self.scope.coordinates, *self.scope.same_event):
                raise InputError(
                    f"{first.name}({second.name}): {first.name} is a scalar, not declared as a function",
                    f"{first.name}, or {first.name} {second.name} for the product",
                )

    def quotient(self, node: tree.Quotient) -> Indexed:
        return product(self.value(node.numerator), self.mapped(self.divided_by, node.denominator))

    def power(self, node: tree.Power) -> Indexed:
        if (
            isinstance(node.base, tree.Differential)
            and isinstance(node.exponent, tree.Number)
            and node.exponent.value == 2
        ):
            return self.lifted(differentiate.squared_differential(self, node.base))
        return powers.power(self, node)

    def tuple_of(self, node: tree.TupleOf) -> Indexed:
        raise IndexMismatchError(
            "a tuple of components stands where no single free index says what it is", r"k_\mu = (1, 0, 0, 0)"
        )

    # -- functions ---------------------------------------------------------------------------------------------------

    def apply(self, node: tree.Apply) -> Indexed:
        name = node.function
        if name in self.scope.functions:
            function, usual = self.scope.functions[name]
            given = node.arguments or tuple(tree.Name(u, span=node.span) for u in usual)
            if len(given) != len(usual):
                of = f"{len(usual)} {'argument' if len(usual) == 1 else 'arguments'}"
                raise IndexMismatchError(
                    f"{name} is a function of {of}, {len(given)} were typed",
                    rf"{name}({', '.join(usual)}), or {name} \cdot (…) for a product",
                )
            if node.derivatives:
                self.check_derivative(node, given, usual)
            values = [self.argument(a).settled() for a in given]
            return self.lifted(
                function([v.scalar() for v in values], node.derivatives), all(v.covariant for v in values)
            )
        if name in ELEMENTARY and len(node.arguments) == 1 and not node.derivatives:
            return powers.known_function(self, node)
        if name.startswith("\\") and name not in ELEMENTARY:
            raise UnsupportedError(f"the function {name}", f"functions known so far: {', '.join(ELEMENTARY)}")
        raise UnknownNameError(name, self.scope.known(), "function")

    def argument(self, node: tree.Node) -> Indexed:
        """An argument of a function; a name for the same event stands for the function's own."""
        if isinstance(node, tree.Name) and node.name in self.scope.same_event:
            node = tree.Name(self.scope.same_event[node.name], span=node.span)
        return self.value(node)

    def check_derivative(self, node: tree.Apply, given: Sequence[tree.Node], usual: Sequence[str]) -> None:
        """Where a(t) and a(τ) are two functions of one letter, a dot or a'(t) does not say which is meant."""
        other = self.scope.same_event
        at_other = [a.name for a in given if isinstance(a, tree.Name) and a.name in other]
        dotted = [t for t, event in other.items() if event in usual] if node.mark == "dot" else []
        for t in at_other or dotted:
            raise InputError(
                f"{self.excerpt(node)} may be a derivative by {t} or by {other[t]}",
                rf"\frac{{\mathrm{{d}}{node.function}}}{{\mathrm{{d}}{t}}}, or {node.function}'({other[t]})",
            )

    # -- values ------------------------------------------------------------------------------------------------------

    def at(self, node: tree.At) -> Indexed:
        value = self.value(node.operand).settled()
        replaced: dict[Any, Element] = {}
        for old, new in node.substitutions:
            symbol = self.scalar(old).to_sympy()
            if not isinstance(symbol, sp.Symbol) or symbol in replaced:
                raise InputError(
                    f"{self.excerpt(old)} cannot be replaced in {self.excerpt(node)}", "each coordinate once"
                )
            replaced[symbol] = self.scalar(new)
        return self.lifted(value.scalar().subs(replaced), value.covariant)


EVALUATORS: dict[type, Callable[[Evaluator, Any], Indexed]] = {
    tree.Number: lambda e, n: e.lifted(n.value),
    tree.ImaginaryUnit: lambda e, n: e.lifted(hooks.call("imaginary unit", e.metric.field)),
    tree.Pi: lambda e, n: e.lifted(pi_element(e.metric.field)),
    tree.Name: Evaluator.name,
    tree.Tensor: tensor,
    tree.Sum: Evaluator.sum,
    tree.Negative: lambda e, n: total([(-1, e.value(n.operand))]),
    tree.Product: Evaluator.product,
    tree.Quotient: Evaluator.quotient,
    tree.Power: Evaluator.power,
    tree.Root: powers.root,
    tree.Integral: integrals.integral,
    tree.Limit: limits.limit,
    tree.TupleOf: Evaluator.tuple_of,
    tree.Apply: Evaluator.apply,
    tree.Partial: differentiate.derived,
    tree.Nabla: differentiate.derived,
    tree.Box: differentiate.box,
    tree.Lie: lie,
    tree.Commutator: commutator,
    tree.Symmetrised: symmetrised,
    tree.Leibniz: differentiate.leibniz,
    tree.Differential: differentiate.differential,
    tree.At: Evaluator.at,
}


def evaluate_on(metric: Metric, text: str, fields: Mapping[str, Any]) -> Tensor | Element:
    """`Metric.evaluate`: the fields under the LaTeX spellings of their names."""
    return evaluate(scope_with(metric, fields), text)


def scope_with(metric: Metric, fields: Mapping[str, Any]) -> Scope:
    """The metric's scope with tensors and scalars by their Python names."""
    return with_values(Scope.on(metric), fields)


def with_values(scope: Scope, fields: Mapping[str, Any]) -> Scope:
    """A scope with further tensors and scalars by their Python names."""
    metric = scope.metric
    for name, value in fields.items():
        if hasattr(value, "in_frame"):
            raise IndexMismatchError(
                f"{name} has indices of a frame, those of a formula are coordinates", f"{name}=frame.tensor({name})"
            )
    tensors = {latex_name(name): value for name, value in fields.items() if isinstance(value, Tensor)}
    scalars = {
        latex_name(name): metric.scalar(value) for name, value in fields.items() if not isinstance(value, Tensor)
    }
    for name, value in tensors.items():
        same_geometry(value, metric)
        scope = scope.with_(tensors={scope.fresh(name, tensor=True): value})
    for name in scalars:
        if name in scope.known():
            raise InputError(f"{name} means something here already", "another name")
    return scope.with_(scalars=scalars)


def evaluate(scope: Scope, text: str) -> Tensor | Element:
    """The value of a formula without an equals sign: a tensor or an exact scalar.

    The tensor's slots are the free indices in the order in which they are typed first: those of ∇_μ A_ν are μ, ν.

    Raises
    ------
    NotationError
        The text cannot be read; the error shows where and what to write.
    UnknownNameError, IndexMismatchError
        A name that means nothing here, indices that do not fit.
    """
    node = scope.parse(text)
    if isinstance(node, tree.Relation):
        raise InputError(f"{text} is a statement, not a value", "gr.verify(formula, spacetime) for its verdict")
    value = Evaluator(scope, text).value(node).settled()
    if not value.labels:
        return value.tensor.component(())
    typed = sorted((index.span, index.name) for index in node.walk() if isinstance(index, tree.Index))
    places = {name: place for place, (_, name) in reversed(list(enumerate(typed)))}
    return value.ordered(sorted(value.labels, key=lambda label: places[label.name]))
