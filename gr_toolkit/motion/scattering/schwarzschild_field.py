"""Schwarzschild's field in numbers, as `Scattering` asks for them: flat arrays, lengths in units of M.

`static_field.StaticField` answers the same questions for any other static, spherically symmetric metric.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from .radial_chart import RadialChart

if TYPE_CHECKING:
    from ...exact import Element
    from ...numerics.double_double import Pair
    from ...numerics.schwarzschild_roots import Rays
    from ..radial_functions import RadialFunctions


@final
class SchwarzschildField:
    """Schwarzschild's field in a chart with a radial coordinate.

    Attributes
    ----------
    mass : M, exact; the unit of all lengths here
    chart : the map between its radial coordinate and the areal radius
    """

    def __init__(self, functions: RadialFunctions, mass: Element) -> None:
        self.mass = mass.to_sympy()
        self.chart = RadialChart(functions, mass)

    @cached_property
    def unit(self) -> Any:
        """M, a float where it is a number."""
        return float(self.mass) if self.mass.is_number else self.mass

    # -- which particles -----------------------------------------------------------------------------------------------

    def of_impact_parameter(self, v: Pair, b: Pair) -> Rays:
        """Particles with an impact parameter; nan for those that fall in."""
        from ...numerics import schwarzschild_roots as orbits

        return orbits.of_impact_parameter(v, b)

    def of_excess(self, v: Pair, excess: Pair) -> Rays:
        """Particles with b/b_c − 1."""
        from ...numerics import schwarzschild_roots as orbits

        return orbits.of_excess(v, excess[0])

    def of_closest_approach(self, v: Pair, r: Pair) -> Rays:
        """Particles that turn at a place, in the radial coordinate; nan where none does."""
        from ...numerics import schwarzschild_roots as orbits

        return orbits.of_closest_approach(v, self.chart.areal(r))

    def decided(
        self, given_by: str, rays: Rays, v: Pair, second: Pair, exactly: Callable[[int], tuple[Any, Any]]
    ) -> Rays:
        """The rays, where 32 digits do not tell whether, or how nearly, they are captured, by exact arithmetic.

        Raises
        ------
        DomainError
            A number of which that is not decided.
        """
        from ...numerics import schwarzschild_roots as orbits
        from .near_capture import exact_excess

        if given_by == "excess":
            return rays
        length = self.chart.areal(second) if given_by == "r" else second
        places = orbits.undecided(
            v, second, orbits.inside_of(v, length) if given_by == "r" else orbits.excess_of(v, length)
        )
        return orbits.with_excess(rays, v, {k: exact_excess(self, given_by, *exactly(k)) for k in places})

    # -- what becomes of them ------------------------------------------------------------------------------------------

    def critical_impact_parameter(self, v: Any) -> Any:
        """b_c."""
        from ...numerics import schwarzschild_roots as orbits

        return orbits.critical_impact_parameter(v)

    def critical_radius(self, v: Any) -> Any:
        """The radial coordinate of the unstable circular orbit at the edge of capture."""
        from ...numerics import schwarzschild_roots as orbits

        return self.chart.radial(1 / orbits.critical_inverse_radius(v))

    def falls_in(self, v: Any, b: Any = float("inf")) -> Any:
        """Whether what does not turn ends in the horizon: a mask."""
        return v == v

    def closest_approach(self, rays: Rays) -> Any:
        """The radial coordinate of the turning point."""
        from ...numerics import schwarzschild_roots as orbits

        return self.chart.radial(orbits.turning_radius(rays))

    def end(self, r: Pair) -> Pair:
        """M/R of an endpoint given by its radial coordinate, which may be infinite."""
        from ...numerics import radial_charts

        return radial_charts.inverse_areal(self.chart.areal, r)

    def below_turning(self, rays: Rays, end: Pair) -> Any:
        """u₀ − u of an endpoint; nan beyond the turning point."""
        from ...numerics import schwarzschild_deflection as angles

        return angles.below_turning(rays, end)

    def deflection(self, rays: Rays) -> Any:
        """From infinity to infinity."""
        from ...numerics import schwarzschild_deflection as angles

        return angles.deflection(rays)

    def deflection_from(self, rays: Rays, end: Pair) -> Any:
        """The part of the deflection that belongs to one of two endpoints; nan for one beyond the turning point."""
        from ...numerics import schwarzschild_deflection as angles

        return angles.from_end(rays, end[0], self.below_turning(rays, end))

    def swept_from(self, rays: Rays, end: Pair) -> Any:
        """The angle between an endpoint and the turning point."""
        from ...numerics import schwarzschild_deflection as angles

        return angles.swept_from_end(rays, end[0], self.below_turning(rays, end))
