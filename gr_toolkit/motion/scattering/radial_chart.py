"""From the radial coordinate of a chart to the areal radius and back, on arrays, in units of the mass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ...exact import Element

if TYPE_CHECKING:
    from ...numerics.double_double import Pair
    from ..radial_functions import RadialFunctions


@final
@dataclass(frozen=True)
class RadialChart:
    """The radial coordinate r of a spherically symmetric metric, whose spheres have the area 4πC(r).

    Attributes
    ----------
    functions : A, B, C of the metric
    mass : M, a positive constant
    """

    functions: RadialFunctions
    mass: Element

    def areal(self, r: Pair) -> Pair:
        """√C/M of r/M, as pairs; nan where √C does not grow with r."""
        from ...numerics import radial_charts

        if self.functions.is_areal:
            return r
        if self.is_isotropic:
            return radial_charts.areal_of_isotropic(r)
        square, slope = self._compiled
        return radial_charts.areal_of(square, slope, r)

    def radial(self, areal: Any) -> Any:
        """r/M of √C/M, on the branch that reaches infinity.

        Raises
        ------
        DomainError
            No r was found.
        """
        from ...numerics import radial_charts

        if self.functions.is_areal:
            return areal
        if self.is_isotropic:
            return radial_charts.isotropic_of_areal(areal)
        return radial_charts.radial_of(self._compiled[0], areal)

    def exact_areal(self, r: Element) -> Element:
        """√C/M of r/M, constants."""
        if self.functions.is_areal:
            return r
        return (self.functions.C.subs({self.functions.r: r * self.mass}) / (self.mass * self.mass)).sqrt()

    @cached_property
    def is_isotropic(self) -> bool:
        """Whether C = r² (1 + M/2r)⁴."""
        r = self.functions.metric.scalar(self.functions.r)
        return (self.functions.C - r * r * (1 + self.mass / (2 * r)) ** 4).is_zero()

    @cached_property
    def _compiled(self) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
        """C(xM)/M² and its derivative by x."""
        from ...geometry import compiled

        f = self.functions
        scaled = f.metric.scalar(f.r) * self.mass
        C = f.C.subs({f.r: scaled}) / (self.mass * self.mass)
        ones = dict.fromkeys(self.mass.to_sympy().free_symbols, 1)
        square = compiled(C, [f.r], parameters=ones)
        return square, compiled(C.diff(f.r), [f.r], parameters=ones)
