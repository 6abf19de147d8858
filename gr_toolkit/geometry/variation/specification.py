"""What a Lagrangian is made of, as typed: the formula and what its names mean, to be read on any metric.

The same names are read on the metric itself and on a varied one, so that definitions are kept as text, not as values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ... import notation as tree
from ...errors import AmbiguousSignError, IndexMismatchError, InputError, UnknownNameError, UnsupportedError
from ...exact import Element, unify
from ...exact.partial import with_real
from ...notation.atoms import canonical
from ...notation.rebuild import with_children
from ..conventions import same_geometry
from ..formulas.evaluate import Evaluator
from ..formulas.indexed import Indexed, total
from ..formulas.scope import Scope, latex_name, parsed, python_name, unknown, with_constants
from ..formulas.scripts import may_be_label, split
from ..symmetry import SYMMETRIC_PAIR, antisymmetric, none
from ..tensor import Tensor
from .declared_names import CURVATURE, arguments_of, field_of, refuse_curvature
from .unknown_fields import VARIATION, UnknownField

if TYPE_CHECKING:
    from ..metric import Metric


@final
@dataclass(frozen=True)
class Specification:
    """The names of a Lagrangian.

    Attributes
    ----------
    unknown_fields : by name, what may be varied first, then what is given and arbitrary
    values : by name, tensors and scalars that are given
    scalars : real constants
    functions : unknown functions of scalars, name -> names of the arguments
    define : definitions in order
    """

    unknown_fields: Mapping[str, UnknownField]
    values: Mapping[str, Any]
    scalars: tuple[str, ...]
    functions: Mapping[str, tuple[str, ...]]
    define: tuple[str, ...]

    def on(self, metric: Metric, fields: Mapping[str, Tensor] | None = None) -> Scope:
        """The scope of these names on a metric; `fields` stand for unknown fields where they are given."""
        scope = with_constants(Scope.on(metric), self.scalars)
        for name, field in self.unknown_fields.items():
            scope = with_field(scope, field, (fields or {}).get(name))
        for name, value in self.values.items():
            if isinstance(value, Tensor):
                scope = scope.with_(tensors={scope.fresh(name, tensor=True): moved_to(value, metric)})
            else:
                scope = scope.with_(scalars={scope.fresh(name): metric.scalar(value)})
        for name, arguments in self.functions.items():
            function = sp.Function(python_name(scope.fresh(name)))
            scope = scope.with_(functions={canonical(name): (unknown(metric, function), arguments)})
        for text in self.define:
            scope = defined(scope, text)
        for name, arguments in self.functions.items():
            for argument in arguments:
                if argument not in scope.known() and argument != CURVATURE:
                    raise UnknownNameError(argument, scope.known(), f"argument (of the function {name})")
        return scope

    def real_functions(self, metric: Metric) -> frozenset[Any]:
        """What is real, though SymPy is not told so: the metric, the components of all fields, unknown functions."""
        fields = (VARIATION, *self.unknown_fields.values())
        applied = [f for field in fields for f in field.component_functions(metric).values()]
        functions = [sp.Function(python_name(name)) for name in self.functions]
        return frozenset([*(f.func for f in (*applied, *metric.functions)), *functions])


def with_field(scope: Scope, field: UnknownField, value: Tensor | None = None) -> Scope:
    """The scope in which a field's name means its unknown components, or a value."""
    metric = scope.metric
    if value is not None or field.rank:
        tensor = field.on(metric) if value is None else moved_to(value, metric)
        if not tensor.rank:
            return scope.with_(scalars={field.name: tensor.component(())})
        return scope.with_(tensors={field.name: tensor})
    (applied,) = field.component_functions(metric).values()
    return scope.with_(functions={field.name: (unknown(metric, applied.func), tuple(scope.coordinates))})


def moved_to(tensor: Tensor, metric: Metric) -> Tensor:
    """The same components, index positions as they are, on another metric of the chart."""
    if tensor.metric is metric:
        return tensor
    return Tensor(metric, tensor.positions, symmetry=tensor.symmetry, compute=tensor.component, name=tensor.name)


def specification(
    scope: Scope,
    fields: Iterable[str],
    given: Sequence[str] | Mapping[str, Any],
    scalars: Iterable[str],
    functions: Mapping[str, str | Sequence[str]],
    define: Iterable[str],
) -> tuple[Specification, tuple[str, ...]]:
    """The names as declared, and which of them are the fields to be varied.

    Raises
    ------
    InputError
        No field, a name that is taken, or what is given is no tensor and no scalar.
    """
    for what, name in ((fields, "fields"), (scalars, "scalars"), (define, "define")):
        if isinstance(what, str):
            raise InputError(f"{name} is the string {what!r}, no list", f"{name}=[r{what!r}]")
    scope = with_constants(scope, scalars)
    unknown_fields: dict[str, UnknownField] = {}
    for text in fields:
        field = field_of(scope, text)
        unknown_fields[field.name], scope = field, with_field(scope, field)
    varied = tuple(unknown_fields)
    values: dict[str, Any] = {}
    if isinstance(given, Mapping):
        values = {latex_name(name): value for name, value in given.items()}
        for value in values.values():
            if isinstance(value, Tensor):
                same_geometry(value, scope.metric)
    else:
        for text in [given] if isinstance(given, str) else given:
            field = field_of(scope, text)
            unknown_fields[field.name], scope = field, with_field(scope, field)
    arguments = {name: arguments_of(name, of) for name, of in functions.items()}
    for name in (*scalars, *values, *arguments):
        refuse_curvature(canonical(name))
    return Specification(unknown_fields, values, tuple(scalars), arguments, tuple(define)), varied


def defined(scope: Scope, text: str) -> Scope:
    r"""The scope in which the left side of an equation, a tensor or a scalar, means its right side.

    Raises
    ------
    InputError, IndexMismatchError
        It is no equation, or its sides have different free indices.
    """
    head = text.split("=")[0].rstrip(": ").strip()
    name, letters = split(head)
    if not letters or may_be_label(head, letters):  # \omega_e, if its right side has no free indices
        try:
            return _defined(scope, text, scope.names().with_(scalars=[head]))
        except IndexMismatchError:
            if not letters:
                raise
    return _defined(scope, text, scope.names().with_(tensors=[name]))


def _defined(scope: Scope, text: str, names: tree.Names) -> Scope:
    """The scope with what an equation, read in these names, defines."""
    node = parsed(text, names)
    if not isinstance(node, tree.Relation) or node.operators != ("=",):
        raise InputError(
            f"the definition {text!r} is no single equation", r"X = -\frac12 \partial_\mu\phi \partial^\mu\phi"
        )
    left, right = node.sides
    evaluator = Evaluator(scope, text)
    match left:
        case tree.Name(plain) | tree.Apply(plain, (), 0):
            refuse_curvature(plain)
            value = covariant_value(evaluator, right)
            changes: dict[str, Any] = {"scalars": {scope.fresh(plain): value.scalar()}}
        case tree.Tensor(plain, indices, ()):
            labels = [evaluator.label(index) for index in indices]
            value = covariant_value(evaluator, right)
            if set(value.labels) != set(labels) or len(set(labels)) != len(labels):
                raise IndexMismatchError(
                    f"the two sides of {text!r} have different free indices", "the same on both, each once"
                )
            tensor = with_found_symmetry(value.ordered(labels), python_name(plain))
            changes = {"tensors": {scope.fresh(plain, tensor=True): tensor}}
        case _:
            raise InputError(f"{text!r} defines neither a tensor nor a scalar", r"F_{\mu\nu} = …")
    return scope.with_(**changes, divisors=(*scope.divisors, *evaluator.divisors))


def covariant_value(evaluator: Evaluator, node: tree.Node) -> Indexed:
    """The tensor that a formula denotes; partial derivatives may stand in it where ∇ in their place is the same.

    Raises
    ------
    IndexMismatchError
        The formula is no tensor: its value depends on the chart.
    """
    value = evaluator.value(node)
    if value.covariant and all(label.fixed is None for label in value.labels):
        return value
    refusal = IndexMismatchError(
        f"{evaluator.text!r} is no tensor: single components, Γ, √−g or partial derivatives stand in it, and it is "
        "not the same with ∇ in place of ∂",
        r"\nabla_\mu in place of \partial_\mu; the volume element is supplied",
    )
    try:
        other = evaluator.value(_with_nabla(node))
    except IndexMismatchError:
        raise refusal from None
    fixed = any(label.fixed is not None for label in other.labels)
    if (
        fixed
        or not other.covariant
        or any(not difference.is_zero() for _, difference in total([(1, other), (-1, value)]).tensor.items())
    ):
        raise refusal
    return other


def _with_nabla(node: tree.Node) -> tree.Node:
    changed = with_children(node, _with_nabla)
    return tree.Nabla(changed.index, changed.operand, span=node.span) if isinstance(changed, tree.Partial) else changed


def with_found_symmetry(tensor: Tensor, name: str) -> Tensor:
    """A tensor of two indices stored as the symmetric or antisymmetric one it is: half the work from there on."""
    found = tensor.symmetry
    if tensor.rank == 2 and tensor.positions[0] == tensor.positions[1] and found == none(2):
        n = range(tensor.dimension)
        pairs = [(tensor.component((i, j)), tensor.component((j, i))) for i in n for j in n if i <= j]
        if all(one == other for one, other in pairs):
            found = SYMMETRIC_PAIR
        elif all((one + other).is_zero() for one, other in pairs):
            found = antisymmetric(2)
    return Tensor(tensor.metric, tensor.positions, symmetry=found, compute=tensor.component, name=name)


def scalar_value(scope: Scope, formula: Any, real: frozenset[Any]) -> Element:
    """The value of a Lagrangian, in which functions are known to be real.

    Raises
    ------
    InputError, IndexMismatchError
        The formula is a statement, has free indices, or is no scalar: components or √|g| stand in it.
    UnsupportedError
        A modulus or a root whose sign depends on values of the fields.
    """
    try:
        if not isinstance(formula, str):
            return with_real(scope.metric.scalar(formula), real)
        node = scope.parse(formula)
        if isinstance(node, tree.Relation):
            raise InputError(f"the Lagrangian {formula} is a statement, not a value", "its right side only")
        value = covariant_value(Evaluator(scope, formula), node)
        if not value.free:
            return with_real(value.scalar(), real)
    except AmbiguousSignError as error:
        raise UnsupportedError(
            f"the Lagrangian {formula}, which depends on the sign of {error.shown},",
            r"fields are real: \phi^2 for |\phi|^2, and X or -X for |X| and \sqrt{X^2} where X has one sign; "
            "a sign of the metric's own symbols is stated in its domain",
        ) from error
    except UnsupportedError as error:
        if error.expression.startswith("the conjugate of"):
            error.add_note("  or: X^2 for |X|^2, X or -X for |X|; fields and functions of them are real")
        raise
    raise IndexMismatchError(
        f"the Lagrangian {formula} has the free indices {' '.join(map(str, value.free))}, it must be a scalar",
        "every index once up and once down",
    )


def in_one_field(value: Element, scope: Scope) -> Element:
    """A value in a field that holds all names of the scope, those too that have dropped out on this metric."""
    components = [part for tensor in scope.tensors.values() for part in tensor.nonzero().values()]
    return unify([value, *scope.scalars.values(), *components])[0]
