"""Evaluating formulas in index notation: syntax trees into tensors and exact scalars.

Repeated indices are summed, ∂ and ∇ act on what the grammar says they act on, differentials are commuting symbols (a line element is a polynomial
in them). Nothing here reads text: the tree comes from `notation`, the meaning of names from a `Scope`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, final

from .. import notation as tree
from ..errors import GRToolkitError, IndexMismatchError, InputError, UnknownNameError, UnsupportedError
from ..exact import Element, hooks
from ..exact.elementary import ELEMENTARY
from ..exact.symbols import pi_element
from .conventions import same_geometry
from .indexed import Indexed, Label, product, total
from .scope import Scope, latex_name
from .tensor import Tensor

if TYPE_CHECKING:
    from .metric import Metric

ONLY_AS_TYPED = {"\\Gamma"}  # no tensors: their indices cannot be moved


@final
class Evaluator:
    """Evaluates trees in one scope."""

    def __init__(self, scope: Scope, text: str = "") -> None:
        self.scope, self.text = scope, text
        self.metric = scope.metric

    def value(self, node: tree.Node) -> Indexed:
        """The tensor that a tree denotes.

        Raises
        ------
        UnknownNameError, IndexMismatchError, UnsupportedError, …
            With a note that shows the part of the formula concerned.
        """
        evaluate = EVALUATORS.get(type(node))
        if evaluate is None:
            raise UnsupportedError(
                f"{self.excerpt(node)} ({type(node).__name__})", "this notation is not evaluated yet"
            )
        try:
            return evaluate(self, node)
        except GRToolkitError as error:
            if self.text and not getattr(error, "__notes__", None):
                error.add_note(f"  in: {self.excerpt(node)}")
            raise

    def excerpt(self, node: tree.Node) -> str:
        """The part of the formula a node was read from."""
        return self.text[slice(*node.span)] or type(node).__name__

    def scalar(self, node: tree.Node) -> Element:
        """The exact scalar that a tree denotes."""
        return self.value(node).scalar()

    def lifted(self, element: Any) -> Indexed:
        """A scalar as a tensor without indices."""
        value = self.metric.scalar(element)
        return Indexed((), Tensor(self.metric, (), {(): value}))

    # -- leaves ---------------------------------------------------------------------------------------------------------

    def name(self, node: tree.Name) -> Indexed:
        scope = self.scope
        if node.name in scope.coordinates:
            return self.lifted(scope.coordinate(node.name))
        if node.name in scope.scalars:
            return self.lifted(scope.scalars[node.name])
        if node.name in scope.functions:
            return self.apply(tree.Apply(node.name, span=node.span))
        raise UnknownNameError(node.name, scope.known())

    def tensor(self, node: tree.Tensor) -> Indexed:
        tensor = self.named_tensor(node)
        if len(node.indices) != tensor.rank:
            raise IndexMismatchError(
                f"{node.name} has {tensor.rank} indices, {len(node.indices)} were typed", f"{tensor.rank} indices"
            )
        labels = []
        for slot, index in enumerate(node.indices):
            label = self.label(index)
            if tensor.positions[slot] != label.up:
                if node.name in ONLY_AS_TYPED:
                    raise IndexMismatchError(
                        f"index {index.name} of {node.name} cannot be moved: it is no tensor",
                        r"\Gamma^\lambda_{\mu\nu}",
                    )
                tensor = tensor.up(slot) if label.up else tensor.down(slot)
            labels.append(label)
        return Indexed(tuple(labels), tensor, node.name not in ONLY_AS_TYPED).contracted()

    def named_tensor(self, node: tree.Tensor) -> Tensor:
        """The tensor of a name: declared, or one of those that every metric has."""
        metric, name, rank = self.metric, node.name, len(node.indices)
        if name in self.scope.tensors:
            return self.scope.tensors[name]
        if name == "g":
            return self.lifted(metric.determinant).tensor if not rank else metric.covariant
        if name == "R":
            return (
                self.lifted(metric.ricci_scalar).tensor if not rank else metric.ricci if rank == 2 else metric.riemann
            )
        built_in: dict[str, Callable[[], Tensor]] = {
            "G": lambda: metric.einstein,
            "C": lambda: metric.weyl,
            "\\Gamma": lambda: metric.christoffel,
            "\\epsilon": lambda: metric.levi_civita,
            "\\varepsilon": lambda: metric.levi_civita,
        }
        if name in built_in:
            return built_in[name]()
        if name == "\\delta":
            return metric.covariant.up(0)
        raise UnknownNameError(name, self.scope.known(), "tensor")

    def label(self, index: tree.Index) -> Label:
        """An index; fixed where it names a coordinate or is a number."""
        if index.name in self.scope.coordinates:
            return Label(index.name, index.up, self.scope.coordinates[index.name])
        if index.name.isdigit():
            return Label(index.name, index.up, self.metric.coordinate_number(int(index.name)))
        return Label(index.name, index.up)

    # -- arithmetic -----------------------------------------------------------------------------------------------------

    def sum(self, node: tree.Sum) -> Indexed:
        terms = [
            (-1, self.value(t.operand)) if isinstance(t, tree.Negative) else (1, self.value(t)) for t in node.terms
        ]
        return total(terms, self.scope.broadcast)

    def product(self, node: tree.Product) -> Indexed:
        values = [self.value(factor) for factor in node.factors]
        names = [label.name for value in values for label in value.free]
        for name in names:
            if names.count(name) > 2:
                raise IndexMismatchError(
                    f"the index {name} stands {names.count(name)} times in one term", "another letter for each sum"
                )
        result = values[0]
        for value in values[1:]:
            result = product(result, value)
        return result

    def quotient(self, node: tree.Quotient) -> Indexed:
        return product(self.value(node.numerator), self.lifted(self.scalar(node.denominator).inverse()))

    def power(self, node: tree.Power) -> Indexed:
        if (
            isinstance(node.base, tree.Differential)
            and isinstance(node.exponent, tree.Number)
            and node.exponent.value == 2
        ):
            return self.lifted(self.squared_differential(node.base))
        exponent = self.scalar(node.exponent)
        if not exponent.is_rational_number():
            raise UnsupportedError(self.excerpt(node), "integer and half-integer exponents are known so far")
        return self.lifted(self.scalar(node.base) ** exponent.as_fraction())

    def root(self, node: tree.Root) -> Indexed:
        if node.degree != 2:
            raise UnsupportedError(self.excerpt(node), "square roots are known so far")
        return self.lifted(self.scalar(node.radicand).sqrt())

    def tuple_of(self, node: tree.TupleOf) -> Indexed:
        raise IndexMismatchError(
            "a tuple of components stands where no single free index says what it is", r"k_\mu = (1, 0, 0, 0)"
        )

    # -- functions ------------------------------------------------------------------------------------------------------

    def apply(self, node: tree.Apply) -> Indexed:
        name = node.function
        if name in self.scope.functions:
            function, usual = self.scope.functions[name]
            given = node.arguments or tuple(tree.Name(u, span=node.span) for u in usual)
            return self.lifted(function([self.argument(a) for a in given], node.derivatives))
        if name in ELEMENTARY and len(node.arguments) == 1 and not node.derivatives:
            return self.lifted(ELEMENTARY[name](self.scalar(node.arguments[0])))
        if name.startswith("\\") and name not in ELEMENTARY:
            raise UnsupportedError(f"the function {name}", f"functions known so far: {', '.join(ELEMENTARY)}")
        raise UnknownNameError(name, self.scope.known(), "function")

    def argument(self, node: tree.Node) -> Element:
        """An argument of a function; a name for the same event stands for the function's own."""
        if isinstance(node, tree.Name) and node.name in self.scope.same_event:
            node = tree.Name(self.scope.same_event[node.name], span=node.span)
        return self.scalar(node)

    # -- derivatives ------------------------------------------------------------------------------------------------------

    def derived(self, node: tree.Partial | tree.Nabla) -> Indexed:
        operand, label = self.value(node.operand), self.label(node.index)
        if isinstance(node, tree.Nabla):
            if not operand.covariant:
                raise IndexMismatchError(
                    "∇ acts on something that is no tensor: components were picked out or Γ stands below",
                    "the components picked out after the derivative",
                )
            derivative, covariant = operand.tensor.covariant_derivative(), True
        else:
            derivative, covariant = operand.tensor.partial_derivative(), not operand.labels
        if label.up:
            derivative = derivative.up(derivative.rank - 1)
        return Indexed((*operand.labels, label), derivative, covariant).contracted()

    def box(self, node: tree.Box) -> Indexed:
        inner = tree.Nabla(tree.Index("box index", False), node.operand, span=node.span)
        return self.derived(tree.Nabla(tree.Index("box index", True), inner, span=node.span))

    def leibniz(self, node: tree.Leibniz) -> Indexed:
        value = (
            self.scalar(node.operand)
            if not self._names_coordinate(node.operand)
            else self.scope.coordinate(node.operand.name)
        )  # type: ignore[attr-defined]
        for _ in range(node.order):
            value = self.along(value, node.variable)
        return self.lifted(value)

    def _names_coordinate(self, node: tree.Node) -> bool:
        return isinstance(node, tree.Name) and node.name in self.scope.coordinates

    def along(self, value: Element, variable: tree.Node) -> Element:
        """d/dx by a coordinate, or by a time t with dt = c dτ."""
        scope = self.scope
        if isinstance(variable, tree.Name):
            if variable.name in scope.coordinates:
                return value.diff(self.metric.coordinates[scope.coordinates[variable.name]])
            if variable.name in scope.differentials:
                rates = self.rates(scope.differentials[variable.name])
                if len(rates) == 1:
                    ((number, rate),) = rates.items()
                    return value.diff(self.metric.coordinates[number]) / rate
        raise UnsupportedError(
            f"a derivative by {self.excerpt(variable)}",
            "derivatives by coordinates, or by t where dt = c dτ was defined",
        )

    def rates(self, differential: Element) -> dict[int, Element]:
        """The coefficients of a linear form in the coordinate differentials."""
        found = {}
        for number in range(self.metric.dimension):
            symbol = self.scope.differential(number).to_sympy()
            rate = differential.diff(symbol)
            if not rate.is_zero():
                found[number] = rate
        return found

    def differential(self, node: tree.Differential) -> Indexed:
        scope = self.scope
        if isinstance(node.operand, tree.Name):
            name = node.operand.name
            if name in scope.coordinates:
                return self.lifted(scope.differential(scope.coordinates[name]))
            if name in scope.differentials:
                return self.lifted(scope.differentials[name])
        value = self.scalar(node.operand)
        return self.lifted(
            sum(
                (value.diff(x) * scope.differential(n) for n, x in enumerate(self.metric.coordinates)),
                start=self.metric.zero,
            )
        )

    def squared_differential(self, node: tree.Differential) -> Element:
        """(dx)², ds² = g_{μν} dx^μ dx^ν, or a square that was defined, like dΩ²."""
        scope = self.scope
        name = node.operand.name if isinstance(node.operand, tree.Name) else ""
        if name in scope.squares:
            return scope.squares[name]
        if name == "s" and name not in scope.scalars:
            dx = [scope.differential(n) for n in range(self.metric.dimension)]
            return sum(
                ((1 if i == j else 2) * value * dx[i] * dx[j] for (i, j), value in self.metric.covariant.items()),
                start=self.metric.zero,
            )
        return self.differential(node).scalar() ** 2

    def at(self, node: tree.At) -> Indexed:
        value = self.scalar(node.operand)
        for old, new in node.substitutions:
            value = value.subs({self.scalar(old).to_sympy(): self.scalar(new)})
        return self.lifted(value)


EVALUATORS: dict[type, Callable[[Evaluator, Any], Indexed]] = {
    tree.Number: lambda e, n: e.lifted(n.value),
    tree.ImaginaryUnit: lambda e, n: e.lifted(hooks.call("imaginary unit", e.metric.field)),
    tree.Pi: lambda e, n: e.lifted(pi_element(e.metric.field)),
    tree.Name: Evaluator.name,
    tree.Tensor: Evaluator.tensor,
    tree.Sum: Evaluator.sum,
    tree.Negative: lambda e, n: total([(-1, e.value(n.operand))]),
    tree.Product: Evaluator.product,
    tree.Quotient: Evaluator.quotient,
    tree.Power: Evaluator.power,
    tree.Root: Evaluator.root,
    tree.TupleOf: Evaluator.tuple_of,
    tree.Apply: Evaluator.apply,
    tree.Partial: Evaluator.derived,
    tree.Nabla: Evaluator.derived,
    tree.Box: Evaluator.box,
    tree.Leibniz: Evaluator.leibniz,
    tree.Differential: Evaluator.differential,
    tree.At: Evaluator.at,
}


def evaluate_on(metric: Metric, text: str, fields: Mapping[str, Any]) -> Tensor | Element:
    """`Metric.evaluate`: the fields under the LaTeX spellings of their names."""
    tensors = {latex_name(name): value for name, value in fields.items() if isinstance(value, Tensor)}
    scalars = {
        latex_name(name): metric.scalar(value) for name, value in fields.items() if not isinstance(value, Tensor)
    }
    for value in tensors.values():
        same_geometry(value, metric)
    return evaluate(Scope.on(metric).with_(tensors=tensors, scalars=scalars), text)


def evaluate(scope: Scope, text: str) -> Tensor | Element:
    """The value of a formula without an equals sign: a tensor with its free indices in the order of the first term, or an exact scalar.

    Raises
    ------
    NotationError
        The text cannot be read; the error shows where and what to write.
    UnknownNameError, IndexMismatchError
        A name that means nothing here, indices that do not fit.
    """
    node = tree.parse(text, scope.names())
    if isinstance(node, tree.Relation):
        raise InputError(f"{text!r} is a statement, not a value", "gr.check(formula, spacetime) for its verdict")
    value = Evaluator(scope, text).value(node).settled()
    return value.tensor if value.labels else value.tensor.component(())
