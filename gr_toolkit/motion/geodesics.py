r"""Geodesics: their equations, and whether a given field of directions is made of them.

    d²x^μ/dλ² + Γ^μ_{αβ} dx^α/dλ dx^β/dλ = 0                          [Misner, Thorne & Wheeler 1973, eq. 10.27]

with an affine parameter λ; with a coordinate t as the parameter, and v^μ = dx^μ/dt, v^t = 1,

    d²x^i/dt² + Γ^i_{αβ} v^α v^β − Γ^t_{αβ} v^α v^β v^i = 0                          [Weinberg 1972, eq. 9.1.2].

Γ is the same in both signatures, and so is all of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, final

import sympy as sp

from ..errors import IndexMismatchError, InputError, UnknownNameError
from ..exact import Element, hooks, sum_of_products
from ..geometry import Metric, Tensor
from ..geometry.properties import vanishes
from ..verdicts import Verdict, combined, decide

AFFINE = "lambda"


@final
@dataclass(frozen=True)
class GeodesicEquations:
    """The equations of all geodesics, in functions of the parameter.

    Attributes
    ----------
    metric : the metric
    parameter : a symbol, λ, or the coordinate that is the parameter
    right_sides : d²x/dparameter² as exact scalars in the coordinates and `velocities`, a coordinate's number -> value
    velocities : the symbols dx/dparameter, real, by coordinate number; of the parameter itself there is none
    """

    metric: Metric
    parameter: Any
    right_sides: dict[int, Element]
    velocities: dict[int, Any]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.to_sympy())

    def __len__(self) -> int:
        return len(self.right_sides)

    def __getitem__(self, coordinate: Any) -> Any:
        """The equation of one coordinate, by name, symbol or number."""
        k = self.metric.chart.number(coordinate)
        if k not in self.right_sides:
            names = [self.metric.coordinates[n].name for n in self.right_sides]
            raise UnknownNameError(str(coordinate), names, "equation, for it is the parameter, of")
        return self._equation(k)

    def to_sympy(self) -> tuple[Any, ...]:
        """The equations as SymPy's `Eq`, coordinates as functions of the parameter."""
        return tuple(self._equation(k) for k in self.right_sides)

    def _equation(self, k: int) -> Any:
        paths = {n: sp.Function(self.metric.coordinates[n].name)(self.parameter) for n in self.velocities}
        pairs = {self.metric.coordinates[n]: path for n, path in paths.items()}
        pairs |= {self.velocities[n]: path.diff(self.parameter) for n, path in paths.items()}
        right = self.right_sides[k].to_sympy()
        return sp.Eq(paths[k].diff(self.parameter, 2), right.subs(pairs, simultaneous=True))

    def __repr__(self) -> str:
        return "\n".join(f"{e.lhs} = {e.rhs}" for e in self)

    def _repr_latex_(self) -> str:
        return r"$\displaystyle " + r",\quad ".join(sp.latex(e) for e in self) + "$"


def geodesic_equation(metric: Metric, parameter: Any = None) -> GeodesicEquations:
    """The geodesic equations of a metric.

    Parameters
    ----------
    metric : Metric
    parameter : a coordinate, by name, symbol or number, to be the parameter; left out, an affine parameter λ

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> geodesic_equation(gr.Rindler())["t"].rhs
    -2*Derivative(t(lambda), lambda)*Derivative(x(lambda), lambda)/x(lambda)
    """
    if not isinstance(metric, Metric):
        raise InputError(f"{metric!r:.60} is no metric", "gr.Schwarzschild(), gr.Metric(matrix, coordinates)")
    chosen = None if parameter is None else metric.chart.number(parameter)
    symbol = _affine(metric) if chosen is None else metric.coordinates[chosen]
    others = [k for k in range(metric.dimension) if k != chosen]
    velocities = {k: sp.Dummy(f"d{metric.coordinates[k]}/d{symbol}", real=True) for k in others}
    v = metric.vector([velocities.get(k, sp.S.One) for k in range(metric.dimension)], name="v")
    pulls = {k: quadratic(metric, k, v) for k in range(metric.dimension)}
    right = {k: -pulls[k] if chosen is None else pulls[chosen] * v.component((k,)) - pulls[k] for k in others}
    return GeodesicEquations(metric, symbol, right, velocities)


def _affine(metric: Metric) -> Any:
    """A symbol λ that the metric does not use."""
    taken = {str(s) for s in (*metric.coordinates, *metric.parameters)}
    return sp.Symbol(next(n for n in (AFFINE, "sigma", "s", "affine") if n not in taken), real=True)


def quadratic(metric: Metric, k: int, v: Tensor) -> Element:
    """Γ^k_{αβ} v^α v^β."""
    terms = []
    for a in range(metric.dimension):
        for b in range(a, metric.dimension):
            gamma = metric.christoffel.component((k, a, b))
            if not gamma.is_zero():
                terms.append((1 if a == b else 2) * gamma * v.component((a,)) * v.component((b,)))
    return sum(terms[1:], terms[0]) if terms else metric.zero


def acceleration(velocity: Tensor) -> Tensor:
    """u^μ ∇_μ u^ν of a vector field, zero for affinely parametrised geodesics.

    Raises
    ------
    InputError, IndexMismatchError
        What is given is no vector field.
    """
    u = vector_of(velocity)
    slope = u.covariant_derivative()
    n = range(u.dimension)

    def compute(index: tuple[int, ...]) -> Element:
        pairs = [(u.component((m,)), slope.component((index[0], m))) for m in n]
        kept = [(1, x, y) for x, y in pairs if not x.is_zero() and not y.is_zero()]
        return sum_of_products(kept) if kept else u.metric.zero

    return Tensor(u.metric, (True,), compute=compute, name=f"∇_{u.name} {u.name}")


def is_geodesic(velocity: Tensor, *, affine: bool = True) -> Verdict:
    """Whether the lines of a vector field are geodesics, parametrised affinely or, with ``affine=False``, somehow.

    Parameters
    ----------
    velocity : u, a vector field; a covector field is raised
    affine : u^μ ∇_μ u^ν = 0, or only κ u^ν with some function κ, see `inaffinity`

    Examples
    --------
    Light that falls into a Schwarzschild hole; t is no affine parameter of it, r is:

    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> M, r = g.symbols("M r")
    >>> k = g.vector([1, 2*M/r - 1, 0, 0])
    >>> is_geodesic(k).refuted, is_geodesic(k, affine=False).proved, inaffinity(k)
    (True, True, -2*M/r**2)
    """
    u = vector_of(velocity)
    a = acceleration(u)
    if affine:
        return vanishes(a, u)
    names = u.metric.coordinates
    pairs = (
        (
            f"a^{names[i]} u^{names[j]} - a^{names[j]} u^{names[i]}",
            a.component((i,)) * u.component((j,)) - a.component((j,)) * u.component((i,)),
        )
        for i, j in combinations(range(u.dimension), 2)
    )
    return combined((name, decide(value, 0)) for name, value in pairs)


def inaffinity(velocity: Tensor) -> Element:
    """κ of u^μ ∇_μ u^ν = κ u^ν, for a field that is proved to be geodesic.

    Raises
    ------
    InputError
        Its lines are no geodesics, or it vanishes.
    """
    u = vector_of(velocity)
    verdict = is_geodesic(u, affine=False)
    if not verdict:
        raise InputError(f"the lines of {u.name} are no geodesics: {verdict.component} is not 0", "a geodesic field")
    for k in range(u.dimension):
        if not u.component((k,)).is_zero():
            return acceleration(u).component((k,)) / u.component((k,))
    raise InputError(f"{u.name} vanishes", "a vector field that does not")


def norm(velocity: Tensor) -> Element:
    """u·u = g_{μν} u^μ u^ν."""
    u = vector_of(velocity)
    low = u.down(0)
    pairs = [(1, u.component((k,)), low.component((k,))) for k in range(u.dimension)]
    return sum_of_products(pairs)


def kind_of(velocity: Tensor) -> str:
    """ "null", "timelike" or "spacelike" on the whole domain; "open" where the domain does not say."""
    square = norm(velocity)
    if square.is_zero():
        return "null"
    sign = velocity.metric.conventions.time_sign * int(hooks.call("sign", square))
    return {1: "timelike", -1: "spacelike", 0: "open"}[sign]


def vector_of(given: Any) -> Tensor:
    """A vector field, raised if it is given as a covector field."""
    if not isinstance(given, Tensor):
        raise InputError(f"{given!r:.60} is no vector field", "g.vector([...])")
    if given.rank != 1:
        raise IndexMismatchError(f"{given.name} has {given.rank} indices and is no vector field", "g.vector([...])")
    return given.up(0)
