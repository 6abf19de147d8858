r"""Particles of one mass in phase space: positions x^μ and the spatial components p^i of their momentum.

The mass shell and the future give the rest, p^0 > 0 with g_{μν} p^μ p^ν = σ m², σ = −1 in −+++ and +1 in +−−−:

    p^0 = (−g_{0i} p^i + σ √D)/g_{00},        D = (g_{0i} p^i)² − g_{00} (g_{ij} p^i p^j − σ m²).

p^μ is the same, and future directed, in both signatures. Where the first coordinate is a time, −σ g_{00} > 0.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, final

import sympy as sp

from ..errors import DomainError, InputError
from ..exact import Element, hooks, sum_of_products
from ..geometry import Metric, Tensor
from ..geometry.inputs import read_expression, read_metric


@final
class PhaseSpace:
    """The phase space of particles of one mass in a spacetime whose first coordinate is a time.

    Parameters
    ----------
    metric : a spacetime
    mass : m ≥ 0, a number or an expression of constants; 0 for light

    Attributes
    ----------
    metric : Metric
    mass : of SymPy
    momenta : the symbols of p^i, named after their coordinates, real

    Raises
    ------
    InputError
        No metric, a mass that is negative or depends on the coordinates, conventions that keep c.
    DomainError
        The first coordinate is not known to be a time.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> photons = PhaseSpace(gr.FLRW(K=0))
    >>> photons.momenta
    (p^chi, p^theta, p^phi)
    >>> photons.energy == photons.momentum                       # of light
    True
    """

    def __init__(self, metric: Metric, mass: Any = 0) -> None:
        self.metric = read_metric(metric)
        self.mass = read_expression(mass, "the mass")
        if "c" in self.metric.conventions.constants:
            raise InputError("the conventions keep c, momenta are in units with c = 1", "conventions with c = 1")
        square = self.metric.scalar(self.mass)
        if any(not square.diff(x).is_zero() for x in self.metric.coordinates):
            raise InputError(f"the mass {self.mass} depends on the coordinates", "a constant")
        if not square.is_zero() and hooks.call("sign", square) <= 0:
            raise InputError(f"the mass {self.mass} is not known to be positive", 'sp.Symbol("m", positive=True), or 0')
        lapse = self.metric.covariant.component((0, 0))
        if hooks.call("sign", lapse) != self.metric.conventions.time_sign:
            raise DomainError(
                f"{self.metric.coordinates[0]} is not known to be a time: g_00 = {lapse} has another sign, or none"
            )
        names = [sp.Symbol(f"p^{x}", real=True) for x in self.metric.coordinates[1:]]
        self.momenta = tuple(names)

    @cached_property
    def components(self) -> tuple[Element, ...]:
        """p^μ on the mass shell, exact scalars in the coordinates and `momenta`."""
        metric, g, sign = self.metric, self.metric.covariant.component, self.metric.conventions.time_sign
        space = range(1, metric.dimension)
        p = [metric.zero, *(metric.scalar(s) for s in self.momenta)]
        mixed = sum_of_products([(1, g((0, i)), p[i]) for i in space])
        square = sum_of_products([(1, g((i, j)) * p[i], p[j]) for i in space for j in space])
        radicand = mixed * mixed - g((0, 0)) * (square - metric.scalar(self.mass) ** 2 * sign)
        return ((radicand.sqrt() * sign - mixed) / g((0, 0)), *p[1:])

    @cached_property
    def energy_element(self) -> Element:
        """E = σ u_μ p^μ, positive: what observers at rest in the chart measure, u ∝ ∂/∂x⁰."""
        metric, sign = self.metric, self.metric.conventions.time_sign
        g = metric.covariant.component
        along = sum_of_products([(sign, g((0, k)), self.components[k]) for k in range(metric.dimension)])
        return along / (g((0, 0)) * sign).sqrt()

    @cached_property
    def momentum_element(self) -> Element:
        """p = √(E² − m²), that those observers measure."""
        if self.mass == 0:
            return self.energy_element
        return (self.energy_element**2 - self.metric.scalar(self.mass) ** 2).sqrt()

    @property
    def energy(self) -> Any:
        """The energy that observers at rest in the chart measure, a SymPy expression; positive in both signatures."""
        return self.energy_element.to_sympy()

    @property
    def momentum(self) -> Any:
        """The magnitude of the momentum that observers at rest in the chart measure, a SymPy expression."""
        return self.momentum_element.to_sympy()

    @property
    def vector(self) -> tuple[Any, ...]:
        """p^μ, SymPy expressions."""
        return tuple(p.to_sympy() for p in self.components)

    @cached_property
    def volume_element(self) -> Any:
        """√|g|/|p_0|, with which d³p^i is the same for all observers; in SymPy."""
        metric, g = self.metric, self.metric.covariant.component
        lowered = sum_of_products([(1, g((0, k)), self.components[k]) for k in range(metric.dimension)])
        negative = 1 if metric.conventions.time_sign < 0 else metric.dimension - 1  # directions
        density = (metric.determinant * (-1) ** negative).sqrt()
        return (density / (lowered * metric.conventions.time_sign)).to_sympy()

    def scalar(self, function: Any, what: str = "the distribution function") -> Element:
        """A function on phase space as an exact scalar.

        Raises
        ------
        InputError
            No SymPy expression.
        """
        return self.metric.scalar(read_expression(getattr(function, "_sympy_", lambda: function)(), what))

    def along_paths(self, function: Any) -> Element:
        """p^μ ∂f/∂x^μ − Γ^i_{αβ} p^α p^β ∂f/∂p^i: how a function of position and momentum changes along free paths."""
        metric, p = self.metric, self.components
        f = function if isinstance(function, Element) else self.scalar(function)
        n = range(metric.dimension)
        terms = [(1, p[k], f.diff(metric.coordinates[k])) for k in n]
        for i, symbol in enumerate(self.momenta, 1):
            slope = f.diff(symbol)
            if not slope.is_zero():
                gamma = metric.christoffel.component
                force = sum_of_products([(1, gamma((i, a, b)) * p[a], p[b]) for a in n for b in n])
                terms.append((-1, force, slope))
        return sum_of_products(terms)

    def conserved(self, function: Any) -> Tensor:
        """The same as a tensor without indices, for a verdict."""
        return Tensor(self.metric, (), {(): self.along_paths(function)}, name="df/dλ")

    def __repr__(self) -> str:
        momenta = ", ".join(map(str, self.momenta))
        return f"PhaseSpace({self.metric.name or 'a metric'}, mass={self.mass}; momenta {momenta})"


def phase_space(metric: Any, mass: Any = 0) -> PhaseSpace:
    """A phase space from a metric and a mass, or as it is."""
    if isinstance(metric, PhaseSpace):
        if mass not in (0, metric.mass):
            raise InputError(f"the phase space has the mass {metric.mass}, not {mass}", "one of the two")
        return metric
    return PhaseSpace(metric, mass)
