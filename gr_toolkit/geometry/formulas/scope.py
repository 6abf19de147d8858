"""What the names of a formula mean: the scope in which a syntax tree is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ... import notation as tree
from ...errors import IndexMismatchError, InputError, UnknownNameError
from ...exact import Element, Reader
from ...exact.functions import C_K, S_K
from ...exact.kernels.jets import jet
from ...notation.atoms import canonical
from ...notation.names import BUILT_IN_RANKS
from ..tensor import Tensor
from .declaring import index_advice
from .spellings import GREEK, latex_name, python_name

if TYPE_CHECKING:
    from ..metric import Metric

Function = Callable[[Sequence[Element], int], Element]  # (arguments, how often differentiated by the only argument)

__all__ = ["GREEK", "Scope", "latex_name", "parsed", "python_name", "unknown", "with_constants", "with_function"]


@final
@dataclass(frozen=True)
class Scope:
    """Names and their meaning on a metric.

    Attributes
    ----------
    metric : whose ∇, curvature and line element the formulas speak of
    scalars, tensors : LaTeX name -> value
    functions : LaTeX name -> (function, its usual arguments by LaTeX name)
    coordinates : LaTeX name -> number
    differentials : d of a name that is no coordinate, linear in the coordinate differentials
    squares : what the square of a differential like dΩ² stands for
    same_event : a name that, as an argument of an unknown function, stands for another: a(t) where a is a function of τ
    broadcast : read an equation whose sides differ in their free indices as one for every value of each
    divisors : what the definitions divide by, as typed
    limit, fixed, order : what ≃ and O are about, ``\\omega \\to \\infty``; what else may occur; how far ≃ goes
    varying : what the two sides of ∝ have to depend on in the same way, if not on all coordinates
    """

    metric: Metric
    scalars: Mapping[str, Element] = field(default_factory=dict)
    tensors: Mapping[str, Tensor] = field(default_factory=dict)
    functions: Mapping[str, tuple[Function, tuple[str, ...]]] = field(default_factory=dict)
    coordinates: Mapping[str, int] = field(default_factory=dict)
    differentials: Mapping[str, Element] = field(default_factory=dict)
    squares: Mapping[str, Element] = field(default_factory=dict)
    same_event: Mapping[str, str] = field(default_factory=dict)
    broadcast: bool = False
    divisors: tuple[Element, ...] = ()
    limit: str = ""
    fixed: tuple[str, ...] = ()
    order: int | None = None
    varying: tuple[str, ...] = ()

    @classmethod
    def on(cls, metric: Metric, coordinates: Sequence[str] = ()) -> Scope:
        """The scope of a metric: its coordinates (under LaTeX names if given), parameters and functions."""
        names = [canonical(name) for name in coordinates] or [latex_name(str(x)) for x in metric.coordinates]
        if len(names) != metric.dimension:
            raise InputError(
                f"{len(names)} names for the {metric.dimension} coordinates {metric.coordinates}",
                "one name a coordinate",
            )
        translate = dict(zip(metric.coordinates, names, strict=True))
        scalars = {latex_name(str(s)): metric.scalar(s) for s in metric.parameters}
        functions: dict[str, tuple[Function, tuple[str, ...]]] = {}
        for applied in metric.functions:
            usual = tuple(translate.get(a, latex_name(str(a))) for a in applied.args)
            functions[latex_name(applied.func.__name__)] = (unknown(metric, applied.func), usual)
        curved = list(metric.matrix.atoms(S_K, C_K))
        curvature = curved[0].args[0] if curved else next((p for p in metric.parameters if str(p) == "K"), None)
        if curvature is not None:
            angle = curved[0].args[1] if curved else metric.coordinates[1]
            for name, kind in (("S_K", S_K), ("C_K", C_K)):
                functions[name] = (_curved(metric, kind, curvature), (translate.get(angle, latex_name(str(angle))),))
        for name in names:
            if names.count(name) > 1 or name in scalars or name in functions:
                other = "another coordinate" if names.count(name) > 1 else "a parameter or function of the metric"
                raise InputError(f"the coordinate {name} has the name of {other}", "names that differ")
        return cls(metric, scalars, {}, functions, {name: n for n, name in enumerate(names)})

    def with_(self, **changes: Any) -> Scope:
        """The scope with mappings extended, or flags replaced."""
        merged: dict[str, Any] = {
            k: {**getattr(self, k), **v} if isinstance(v, Mapping) else v for k, v in changes.items()
        }
        return replace(self, **merged)

    def parse(self, text: str) -> tree.Node:
        """The syntax tree of a formula in these names."""
        return parsed(text, self._names)

    def fresh(self, name: str, tensor: bool = False) -> str:
        """The canonical spelling of a name to be declared.

        Raises
        ------
        InputError
            It means something already, or would be the same symbol as another name.
        """
        spelled = canonical(name)
        if tensor:
            if spelled in BUILT_IN_RANKS:
                raise InputError(f"{spelled} with indices is the metric's own", "another letter")
            if spelled in self.tensors:
                raise InputError(f"the tensor {spelled} is declared twice", "another letter")
            return spelled
        others = [*self.coordinates, *self.scalars, *self.functions, *self.same_event]
        if spelled in others:
            raise InputError(f"{spelled} is declared twice", "another letter")
        symbols = {str(x): known for x, known in zip(self.metric.coordinates, self.coordinates, strict=True)}
        symbols |= {python_name(known): known for known in others if known not in self.coordinates}
        if python_name(spelled) in symbols:
            other, symbol = symbols[python_name(spelled)], python_name(spelled)
            raise InputError(f"{spelled} and {other} would both be the symbol {symbol}", "another letter")
        return spelled

    def names(self) -> tree.Names:
        """What the parser has to know."""
        return tree.Names(
            scalars=frozenset(self.scalars) | frozenset(self.differentials) | frozenset(self.same_event),
            functions={name: usual for name, (_, usual) in self.functions.items()},
            tensors=frozenset(self.tensors),
            coordinates=tuple(self.coordinates),
        )

    @cached_property
    def _names(self) -> tree.Names:
        return self.names()

    def coordinate(self, name: str) -> Element:
        """A coordinate as a scalar."""
        return self.metric.scalar(self.metric.coordinates[self.coordinates[name]])

    def differential(self, number: int) -> Element:
        """dx of a coordinate: a symbol of its own, for line elements are polynomials in them."""
        return self.metric.scalar(sp.Symbol(f"d{self.metric.coordinates[number]}", real=True))

    def known(self) -> list[str]:
        """Every name that means something."""
        return [*self.coordinates, *self.scalars, *self.functions, *self.tensors, *self.differentials]


def parsed(text: str, names: tree.Names) -> tree.Node:
    """`notation.parse`, where an index on an undeclared name gets the advice that users of a scope need."""
    try:
        return tree.parse(text, names)
    except tree.NotationError as error:
        if not error.advice.startswith("Names("):
            raise
        raise tree.NotationError(error.message, error.text, error.position, index_advice(error)) from None


def with_constants(scope: Scope, names: Iterable[str], positive: bool = False, integer: bool = False) -> Scope:
    """The scope with real (positive, integer) constants; a name of the metric's own parameter stands for that."""
    assumed = {"real": True, "positive": True if positive else None, "integer": True if integer else None}
    for name in names:
        symbol = sp.Symbol(python_name(canonical(name)), **assumed)
        own = next((p for p in scope.metric.parameters if p.name == symbol.name), None)
        if own is None:
            scope = scope.with_(scalars={scope.fresh(name): scope.metric.scalar(symbol)})
        elif positive and own != symbol:
            raise InputError(f"{name} is a parameter of the metric", f"domain = ['{name} > 0']")
        elif integer and own != symbol:
            raise InputError(f"{name} is a parameter of the metric, and no integer there", "another letter")
        else:
            scope = scope.with_(scalars={canonical(name): scope.metric.scalar(own)})
    return scope


def with_function(scope: Scope, name: str, arguments: Sequence[str]) -> Scope:
    """The scope with an unknown function of the arguments named; one that the metric holds is that one.

    Raises
    ------
    UnknownNameError
        An argument that is neither a coordinate nor a constant.
    """
    usual = tuple(map(canonical, arguments))
    for argument in usual:
        if argument not in scope.coordinates and argument not in scope.scalars:
            raise UnknownNameError(argument, [*scope.coordinates, *scope.scalars], f"argument (of the function {name})")
    if not usual:
        raise InputError(f"the function {name} has no arguments", f"{name} = '{next(iter(scope.coordinates))}'")
    spelled = canonical(name)
    if spelled in scope.functions:
        if scope.functions[spelled][1] == usual:
            return scope
        own = ", ".join(scope.functions[spelled][1])
        raise InputError(
            f"the function {spelled} is declared twice, of {own} and of {', '.join(usual)}", "another letter"
        )
    function = sp.Function(python_name(scope.fresh(name)))
    return scope.with_(functions={spelled: (unknown(scope.metric, function), usual)})


def unknown(metric: Metric, function: Any) -> Function:
    """An unknown function, as the evaluator calls it."""

    def call(arguments: Sequence[Element], derivatives: int) -> Element:
        if derivatives and len(arguments) != 1:
            raise IndexMismatchError(
                f"a prime on {function.__name__}, which has {len(arguments)} arguments", r"\partial_\mu f"
            )
        orders = (derivatives,) if derivatives else (0,) * len(arguments)
        return jet(metric.field, function, [metric.scalar(a) for a in arguments], orders)

    return call


def _curved(metric: Metric, kind: Any, curvature: Any) -> Function:
    def call(arguments: Sequence[Element], derivatives: int) -> Element:
        x = sp.Dummy("x")
        expression = kind(curvature, x).diff(x, derivatives) if derivatives else kind(curvature, x)
        argument = arguments[0]
        return Reader(argument.field).read_all([expression])[0].subs({x: argument})

    return call
