r"""The equations of motion of a free particle, from Lagrange, Hamilton and Hamilton–Jacobi, and that they agree.

    L = ½ g_{μν} ẋ^μ ẋ^ν:        d/dλ ∂L/∂ẋ^μ = ∂L/∂x^μ                 [Misner, Thorne & Wheeler 1973, §13.4]
    H = ½ g^{μν} p_μ p_ν:        ẋ^μ = ∂H/∂p_μ,  ṗ_μ = −∂H/∂x^μ                 [ibid., exercise 25.2]
    g^{μν} ∂_μS ∂_νS = const.:   p_μ = ∂_μS of a complete integral                 [ibid., box 25.4]

Each is taken from the metric's components alone; Christoffel's symbols are what they are compared with. A factor −1 of
the metric, the other signature, changes L and H by a factor and no path.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry import Metric
from ...geometry.inputs import read_metric
from ...geometry.keywords import in_words
from ...geometry.symmetries.phase_space import hamiltonian, poisson_bracket
from ...verdicts import Verdict, combined, decide
from ..complete_integral import CompleteIntegral
from ..geodesics import GeodesicEquations, geodesic_equation, is_geodesic
from ..hamilton_jacobi import hamilton_jacobi


@final
@dataclass(frozen=True, repr=False)
class EquationsOfMotion:
    """The geodesics of a metric, three times.

    Attributes
    ----------
    metric : Metric
    """

    metric: Metric

    @cached_property
    def christoffel(self) -> GeodesicEquations:
        """ẍ^μ = −Γ^μ_{αβ} ẋ^α ẋ^β."""
        return geodesic_equation(self.metric)

    @property
    def velocities(self) -> tuple[Any, ...]:
        """The symbols ẋ^μ in the Lagrangian, in the order of the coordinates."""
        return tuple(self.christoffel.velocities[k] for k in range(self.metric.dimension))

    @cached_property
    def lagrangian(self) -> Element:
        """L = ½ g_{μν} ẋ^μ ẋ^ν."""
        v = self.metric.vector(self.velocities, "v")
        low = v.down(0)
        pairs = [(1, v.component((k,)), low.component((k,))) for k in range(self.metric.dimension)]
        return sum_of_products(pairs) / 2

    @cached_property
    def hamiltonian(self) -> Element:
        """H = ½ g^{μν} p_μ p_ν, in the metric's momenta."""
        return hamiltonian(self.metric)

    @cached_property
    def hamilton_equations(self) -> tuple[tuple[Element, Element], ...]:
        """(ẋ, ṗ) of each coordinate."""
        H, g = self.hamiltonian, self.metric
        return tuple((H.diff(p), -H.diff(x)) for x, p in zip(g.coordinates, g.momenta, strict=True))

    @cached_property
    def hamilton_jacobi(self) -> CompleteIntegral:
        """A complete integral S of a mass m.

        Raises
        ------
        InputError
            It does not separate in this chart.
        """
        taken = {str(s) for s in (*self.metric.parameters, *self.metric.coordinates)}
        mass = next(name for name in ("m", "mu", "m_0", "mass") if name not in taken)
        return hamilton_jacobi(self.metric, mass=sp.Symbol(mass, positive=True))

    @cached_property
    def from_lagrange(self) -> dict[int, Element]:
        """ẍ^μ solved from Lagrange's equations: g^{μν} (∂L/∂x^ν − ẋ^α ∂²L/∂x^α∂ẋ^ν)."""
        g, v, n = self.metric, self.velocities, self.metric.dimension
        L, x = self.lagrangian, g.coordinates
        pulls = []
        for k in range(n):
            momentum = L.diff(v[k])
            bend = sum_of_products([(1, momentum.diff(x[c]), g.scalar(v[c])) for c in range(n)])
            pulls.append(L.diff(x[k]) - bend)
        return {k: self._raised(k, pulls) for k in range(n)}

    @cached_property
    def from_hamilton(self) -> dict[int, Element]:
        """ẍ^μ = {∂H/∂p_μ, H} with p_μ = g_{μν} ẋ^ν."""
        g, H = self.metric, self.hamiltonian
        low = g.vector(self.velocities, "v").down(0)
        values = {p: low.component((k,)).to_sympy() for k, p in enumerate(g.momenta)}
        return {k: poisson_bracket(g, H.diff(p), H).subs(values) for k, p in enumerate(g.momenta)}

    def _raised(self, k: int, pulls: list[Element]) -> Element:
        inverse = self.metric.inverse
        return sum_of_products([(1, inverse.component((k, j)), pulls[j]) for j in self.metric.neighbours(k, True)])

    def agree(self, *, with_hamilton_jacobi: bool = True) -> Verdict:
        """Whether all three give the paths of Christoffel's symbols.

        Of a complete integral: S solves its equation, its constants are independent, so that every geodesic is among
        ∂S/∂α = const., and its momenta are tangent to geodesics, u^μ ∇_μ u^ν = 0.

        Raises
        ------
        InputError
            The Hamilton–Jacobi equation does not separate in this chart: then with_hamilton_jacobi=False.
        """
        if not isinstance(with_hamilton_jacobi, bool):
            raise InputError(f"with_hamilton_jacobi is {with_hamilton_jacobi!r:.60}", "True or False")
        right, names = self.christoffel.right_sides, self.metric.coordinates
        parts = [(f"Lagrange, {names[k]}", decide(value, right[k])) for k, value in self.from_lagrange.items()]
        parts += [(f"Hamilton, {names[k]}", decide(value, right[k])) for k, value in self.from_hamilton.items()]
        if with_hamilton_jacobi:
            action = self.hamilton_jacobi
            parts.append(("S", action.check()))
            parts.append(("the constants of S", action.is_complete()))
            parts.append(("the gradient of S", is_geodesic(action.momenta)))
        return combined(parts)

    def __repr__(self) -> str:
        return f"L = {self.lagrangian}\nH = {self.hamiltonian}"


@in_words("equations_of_motion", "gr.motion.equations_of_motion(gr.Schwarzschild())")
def equations_of_motion(metric: Any) -> EquationsOfMotion:
    """The geodesic equation of any metric from Lagrange, Hamilton and Hamilton–Jacobi.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> rindler = equations_of_motion(gr.Rindler())
    >>> rindler.hamiltonian, rindler.agree(with_hamilton_jacobi=False).proved
    ((g**2*x**2*(p_x**2 + p_y**2 + p_z**2) - p_t**2)/(2*g**2*x**2), True)
    """
    return EquationsOfMotion(read_metric(metric))
