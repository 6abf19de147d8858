"""The equations of motion of a metric, exact factors handed down to be compiled.

    dx^i/dλ = g^{ij} π_j        dπ_k/dλ = −½ ∂_k g^{ij} π_i π_j + q F_{kj} dx^j/dλ

π = p − q A is the kinetic momentum, per mass, and q the charge per mass; without a field π = p. For a unit vector λ is
the proper time (or length), for light an affine parameter. All is the same in both signatures: with the sign of g those
of π, A_μ and F_{μν} change, not those of dx^i, A^μ and F^μ_ν.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, final

from sympy.core.function import AppliedUndef

from ...errors import InputError
from ...exact import Element
from ...exact.arguments import symbols_in
from ...exact.program import program
from ...geometry import Metric, Tensor, compiled
from ...geometry.conventions import same_geometry
from ...geometry.inputs import in_short, read_tensor
from ...numerics import Compiled, Program
from ...numerics.geodesics.equations import Factors, Layout, hamilton_equations


@final
@dataclass(frozen=True, eq=False)
class System:
    """A metric, perhaps with a field, as a system of ordinary differential equations.

    Attributes
    ----------
    metric : the metric
    parameters : symbols that need values, in order
    factors, layout : what the equations are made of, and where it stands
    potential : A_μ, if it was given
    """

    metric: Metric
    parameters: tuple[Any, ...]
    factors: Factors
    layout: Layout
    potential: Tensor | None = None

    @property
    def inputs(self) -> list[Any]:
        """Coordinates and parameters."""
        return [*self.metric.coordinates, *self.parameters]

    @cached_property
    def slopes(self) -> Program:
        """The right sides."""
        return hamilton_equations(self.factors, self.layout)

    @cached_property
    def covariant(self) -> Compiled:
        """g_{μν} at (coordinates, parameters)."""
        return compiled(self.metric.covariant, self.inputs)

    @cached_property
    def inverse(self) -> Compiled:
        """g^{μν} at (coordinates, parameters)."""
        return compiled(self.metric.inverse, self.inputs)

    @cached_property
    def potential_values(self) -> Compiled | None:
        """A_μ at (coordinates, parameters)."""
        return None if self.potential is None else compiled(self.potential.down(0), self.inputs)

    def fields(self, expressions: Iterable[Any]) -> Program:
        """Functions of place as a program."""
        return program(list(expressions), self.inputs, fixed=self.parameters)


def system_of(metric: Metric, field: Any = None, potential: Any = None) -> System:
    """The system of a metric with a field tensor or a potential.

    Raises
    ------
    InputError
        An unknown function in the metric or the field; a field that is no antisymmetric tensor of two indices, a
        potential that is no covector; both.
    """
    require_known(metric, metric.functions, "the metric")
    if field is None and potential is None:
        return _free(metric)
    if field is not None and potential is not None:
        raise InputError("a field and a potential are given", "one of them: field=F, or potential=A")
    covector = None if potential is None else _potential(metric, potential)
    force = _field(metric, field) if covector is None else _derived(metric, covector)
    return _assembled(metric, _elements(metric), force, covector)


def require_known(metric: Metric, functions: Iterable[Any], what: str) -> None:
    """Refuse unknown functions."""
    unknown = list(functions)
    if unknown:
        raise InputError(
            f"{what} has the unknown function {unknown[0]}: there are no numbers for it",
            f"g.subs({{{unknown[0]}: an expression}}), or gr.FLRW(a=...) with a formula",
        )


@lru_cache(maxsize=32)
def _free(metric: Metric) -> System:
    return _assembled(metric, _elements(metric), None, None)


def _elements(metric: Metric) -> dict[tuple[int, ...], Element]:
    """(i, j) -> g^{ij}, then (k, i, j) -> the factor of π_i π_j in the slope of π_k."""
    n = range(metric.dimension)
    inverse: dict[tuple[int, ...], Element] = {
        (i, j): value for i in n for j in range(i, metric.dimension) if (value := metric.inverse.component((i, j)))
    }
    slopes: dict[tuple[int, ...], Element] = {
        (k, *pair): slope / -2 if pair[0] == pair[1] else -slope
        for k in n
        for pair, value in inverse.items()
        if (slope := value.diff(metric.coordinates[k]))
    }
    return {**inverse, **slopes}


def _assembled(
    metric: Metric,
    elements: dict[tuple[int, ...], Element],
    force: dict[tuple[int, int], Element] | None,
    potential: Tensor | None,
) -> System:
    """The system of factors: momenta move where something acts on them."""
    n, charged, force = range(metric.dimension), force is not None, force or {}
    symbols = set(metric.parameters).union(*(symbols_in(value) for value in force.values()))
    for condition in metric.conditions:
        symbols |= {s for s in condition.free_symbols if s in metric.parameters}
    if potential is not None:
        symbols = symbols.union(*(symbols_in(value) for _, value in potential.down(0).items()))
    parameters = tuple(sorted(symbols - set(metric.coordinates), key=str))
    moving = tuple(k for k in n if any(len(key) == 3 and key[0] == k for key in elements) or _pulled(force, k))
    steps = program([*elements.values(), *force.values()], [*metric.coordinates, *parameters], fixed=parameters)
    inverse = tuple((key[0], key[1]) for key in elements if len(key) == 2)
    slopes = tuple((key[0], key[1], key[2]) for key in elements if len(key) == 3)
    layout = Layout(metric.dimension, len(parameters), moving, charged=charged)
    return System(metric, parameters, Factors(steps, inverse, slopes, tuple(force)), layout, potential)


def _pulled(force: dict[tuple[int, int], Element], k: int) -> bool:
    return any(first == k for first, _ in force)


# -- fields ------------------------------------------------------------------------------------------------------------


def _potential(metric: Metric, given: Any) -> Tensor:
    covector = given if isinstance(given, Tensor) else metric.covector(given)
    if covector.rank != 1:
        raise InputError(f"the potential has {covector.rank} indices", "g.covector([...])")
    same_geometry(covector, metric)
    return covector.down(0)


def _derived(metric: Metric, potential: Tensor) -> dict[tuple[int, int], Element]:
    """F_{kj} = ∂_k A_j − ∂_j A_k."""
    n, x = range(metric.dimension), metric.coordinates
    found = {}
    for k in n:
        for j in n:
            value = potential.component((j,)).diff(x[k]) - potential.component((k,)).diff(x[j])
            if not value.is_zero():
                found[k, j] = value
    return _checked(found)


def _field(metric: Metric, given: Any) -> dict[tuple[int, int], Element]:
    """F_{kj} of a tensor, with the sign that makes it dA."""
    tensor = read_tensor(given)
    if tensor.rank != 2:
        raise InputError(f"the field {in_short(given)} has {tensor.rank} indices", 'g.tensor(rows, "__")')
    same_geometry(tensor, metric)
    lower = tensor.down(0).down(1)
    n, sign = range(metric.dimension), metric.conventions.field_sign
    for i in n:
        for j in range(i, metric.dimension):
            if not (lower.component((i, j)) + lower.component((j, i))).is_zero():
                raise InputError(
                    f"the field is not antisymmetric: F_{{{i}{j}}} + F_{{{j}{i}}} is not 0", 'g.tensor(rows, "__")'
                )
    found = {(k, j): lower.component((k, j)) * sign for k in n for j in n if lower.component((k, j))}
    return _checked(found)


def _checked(force: dict[tuple[int, int], Element]) -> dict[tuple[int, int], Element]:
    for value in force.values():
        unknown = value.to_sympy().atoms(AppliedUndef)
        if unknown:
            raise InputError(f"the field has the unknown function {min(unknown, key=str)}", "a field without it")
    return force
