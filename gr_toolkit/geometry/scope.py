"""What the names of a formula mean: the scope in which a syntax tree is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ..errors import InputError
from ..exact import Element, Reader
from ..exact.functions import C_K, S_K
from ..exact.jets import jet
from ..notation import Names
from .tensor import Tensor

if TYPE_CHECKING:
    from .metric import Metric

Function = Callable[[Sequence[Element], int], Element]  # (arguments, how often differentiated by the only argument)

GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho varrho sigma tau upsilon phi varphi "
    "chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
).split()
ACCENTS = ("tilde", "hat", "bar", "vec", "dot", "ddot", "check", "breve")


def latex_name(name: str) -> str:
    r"""The LaTeX spelling of a Python name: ``psi`` is ``\psi``, ``omega_e`` is ``\omega_e``, ``omegatilde`` is ``\tilde{\omega}``."""
    head, _, label = name.partition("_")
    for accent in ACCENTS:
        if head.endswith(accent) and len(head) > len(accent):
            head = rf"\{accent}{{{latex_name(head.removesuffix(accent))}}}"
            break
    else:
        head = "\\" + head if head in GREEK else head
    return f"{head}_{label if len(label) == 1 else '{' + label + '}'}" if label else head


def python_name(name: str) -> str:
    r"""The symbol's name for a LaTeX spelling: ``\tilde{\omega}_e`` is ``omegatilde_e``."""
    for accent in ACCENTS:
        prefix = f"\\{accent}{{"
        if name.startswith(prefix):
            inner, _, rest = name[len(prefix) :].partition("}")
            return python_name(inner) + accent + rest.replace("{", "").replace("}", "")
    return name.replace("\\", "").replace("{", "").replace("}", "")


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

    @classmethod
    def on(cls, metric: Metric, coordinates: Sequence[str] = ()) -> Scope:
        """The scope of a metric: its coordinates (under LaTeX names of their own if given), parameters and functions."""
        names = list(coordinates) or [latex_name(str(x)) for x in metric.coordinates]
        if len(names) != metric.dimension:
            raise InputError(
                f"{len(names)} names for the {metric.dimension} coordinates {metric.coordinates}",
                "one name a coordinate",
            )
        translate = {x: name for x, name in zip(metric.coordinates, names, strict=True)}
        scalars = {latex_name(str(s)): metric.scalar(s) for s in metric.parameters}
        functions: dict[str, tuple[Function, tuple[str, ...]]] = {}
        for applied in metric.functions:
            usual = tuple(translate.get(a, latex_name(str(a))) for a in applied.args)
            functions[latex_name(applied.func.__name__)] = (unknown(metric, applied.func), usual)
        curved = [f for f in metric.matrix.atoms(S_K, C_K)]
        curvature = curved[0].args[0] if curved else next((p for p in metric.parameters if str(p) == "K"), None)
        if curvature is not None:
            angle = curved[0].args[1] if curved else metric.coordinates[1]
            for name, kind in (("S_K", S_K), ("C_K", C_K)):
                functions[name] = (_curved(metric, kind, curvature), (translate.get(angle, latex_name(str(angle))),))
        return cls(metric, scalars, {}, functions, {name: n for n, name in enumerate(names)})

    def with_(self, **changes: Any) -> Scope:
        """The scope with mappings extended, or flags replaced."""
        merged = {k: {**getattr(self, k), **v} if isinstance(v, Mapping) else v for k, v in changes.items()}
        return replace(self, **merged)

    def names(self) -> Names:
        """What the parser has to know."""
        return Names(
            scalars=frozenset(self.scalars) | frozenset(self.differentials) | frozenset(self.same_event),
            functions={name: usual for name, (_, usual) in self.functions.items()},
            tensors=frozenset(self.tensors),
            coordinates=tuple(self.coordinates),
        )

    def coordinate(self, name: str) -> Element:
        """A coordinate as a scalar."""
        return self.metric.scalar(self.metric.coordinates[self.coordinates[name]])

    def differential(self, number: int) -> Element:
        """dx of a coordinate: a symbol of its own, for line elements are polynomials in them."""
        return self.metric.scalar(sp.Symbol(f"d{self.metric.coordinates[number]}", real=True))

    def known(self) -> list[str]:
        """Every name that means something."""
        return [*self.coordinates, *self.scalars, *self.functions, *self.tensors, *self.differentials]


def real_scalar(metric: Metric, name: str, positive: bool = False) -> Element:
    """A real constant of a LaTeX name."""
    return metric.scalar(sp.Symbol(python_name(name), real=True, positive=True if positive else None))


def unknown(metric: Metric, function: Any) -> Function:
    """An unknown function, as the evaluator calls it."""

    def call(arguments: Sequence[Element], derivatives: int) -> Element:
        if derivatives and len(arguments) != 1:
            raise InputError(f"a prime on {function.__name__}, which has {len(arguments)} arguments", r"\partial_x f")
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
