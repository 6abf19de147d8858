"""Scattering in numbers by a static, spherically symmetric metric that is not Schwarzschild's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from sympy.core.function import AppliedUndef

from ...errors import InputError
from ...exact import Series
from .expansion_at_infinity import read_field

if TYPE_CHECKING:
    from ...numerics.double_double import Pair
    from ...numerics.schwarzschild_roots import Rays
    from ...numerics.static_orbits import StaticOrbits
    from ..radial_functions import RadialFunctions

ORDER = 14  # of the series by which functions that are not rational are known far out


@final
class StaticField:
    """A static, asymptotically flat field in numbers, with the methods of `SchwarzschildField`; lengths as given.

    Attributes
    ----------
    functions : A, B and C
    mass : the M of B = 1 − 2M/r + …
    unit : of lengths, 1
    """

    unit = 1.0

    def __init__(self, functions: RadialFunctions) -> None:
        self.functions = functions
        _refuse_symbols(functions)
        self.series = read_field(functions.metric, ORDER)
        self.mass = self.series.newtonian_mass.to_sympy()

    @cached_property
    def orbits(self) -> StaticOrbits:
        """The orbits of the compiled metric."""
        from ...geometry import compiled
        from ...numerics.pair_programs import is_rational
        from ...numerics.static_orbits import StaticOrbits
        from ...numerics.static_values import Values, reach_of

        f = self.functions
        r, A, B, C = f.metric.scalar(f.r), f.A, f.B, f.C
        depth, spread, stretch = 1 / B - 1, r * C.diff(f.r) / (2 * C), A * r * r / C
        program = compiled([C / r**2, depth, -r * depth.diff(f.r), spread, stretch - spread * spread, stretch], [f.r])
        conditions = [c.gts - c.lts for c in f.metric.conditions if c.free_symbols == {f.r} and hasattr(c, "gts")]
        series = self._expanded
        reach = reach_of(series, is_rational(program.program))
        return StaticOrbits(Values(program, compiled(conditions, [f.r]) if conditions else None, series, reach))

    @property
    def _expanded(self) -> list[list[float]]:
        """The same functions as series in 1/r."""
        s = self.series
        stretch, spread = s.A / s.C, 1 + _by_degree(s.C, -1) / s.C / 2
        depth = s.redshift
        found = (s.C, depth, _by_degree(depth, 1), spread, stretch - spread * spread, stretch)
        return [[float(one.coefficient(k).to_sympy()) for k in range(ORDER + 1)] for one in found]

    # -- which particles -----------------------------------------------------------------------------------------------

    def of_impact_parameter(self, v: Pair, b: Pair) -> Rays:
        """Particles with an impact parameter; nan for those that do not turn."""
        return self.orbits.of_impact_parameter(v, b)

    def of_excess(self, v: Pair, excess: Pair) -> Rays:
        """Particles with b/b_c − 1."""
        return self.orbits.of_excess(v, excess)

    def of_closest_approach(self, v: Pair, r: Pair) -> Rays:
        """Particles that turn at a place; nan where none does."""
        return self.orbits.of_closest_approach(v, r)

    def decided(self, given_by: str, rays: Rays, *numbers: Any) -> Rays:
        """The rays: no capture is decided exactly here."""
        return rays

    # -- what becomes of them ------------------------------------------------------------------------------------------

    def critical_impact_parameter(self, v: Any) -> Any:
        """b_c; 0 where all turn."""
        return self.orbits.critical_impact_parameter(v)

    def critical_radius(self, v: Any) -> Any:
        """The radial coordinate of the outermost unstable circular orbit, or of the end of the chart."""
        return self.orbits.critical_radius(v)

    def falls_in(self, v: Any, b: Any = float("inf")) -> Any:
        """Whether what does not turn ends in a horizon of the chart: those with b, or all of a speed; a mask."""
        return b * v <= self.orbits.barriers.passed(v)

    def closest_approach(self, rays: Rays) -> Any:
        """The radial coordinate of the turning point."""
        return self.orbits.turning_radius(rays)

    def end(self, r: Pair) -> Pair:
        """An endpoint, by its radial coordinate as given."""
        return r

    def deflection(self, rays: Rays) -> Any:
        """From infinity to infinity; nan where it does not converge."""
        return 2 * self.orbits.deflection_from(rays)

    def deflection_from(self, rays: Rays, end: Pair) -> Any:
        """The part of the deflection that belongs to one of two endpoints; nan for one beyond the turning point."""
        return self.orbits.deflection_from(rays, *self.orbits.angle_of(rays, end))

    def swept_from(self, rays: Rays, end: Pair) -> Any:
        """The angle between an endpoint and the turning point."""
        chi, rest = self.orbits.angle_of(rays, end)
        return self.orbits.deflection_from(rays, chi, rest) + rest

    def time_from(self, rays: Rays, end: Pair, proper: bool) -> Any:
        """The time between an endpoint and the turning point, of coordinates or of the particle."""
        from ...numerics.static_times import leg

        chi, rest = self.orbits.angle_of(rays, end)
        return leg(self.orbits, rays, chi, rest, proper)

    def clock_rate(self, r: Any) -> Any:
        """√B, of clocks at rest."""
        return (1 + self.orbits.values.at(r).depth) ** -0.5


def static_field(functions: RadialFunctions) -> StaticField:
    """The field of a metric in numbers, with the methods of `SchwarzschildField`.

    Raises
    ------
    InputError
        Symbols or unknown functions in the metric; no series in 1/r that starts as flat space does.
    """
    return StaticField(functions)


def _by_degree(s: Series, sign: int) -> Series:
    """x d/dx of a series in x, times a sign."""
    return s.made({degree: term * degree * sign for degree, term in s.terms.items()}, s.order)


def _refuse_symbols(f: RadialFunctions) -> None:
    """Numbers need numbers."""
    expressions = [value.to_sympy() for value in (f.A, f.B, f.C)]
    unknown: Iterable[Any] = set().union(*(e.atoms(AppliedUndef) for e in expressions))
    if unknown:
        names = ", ".join(sorted(map(str, unknown)))
        raise InputError(
            f"{f.metric.name or 'the metric'} has the unknown functions {names}", "f=1 - 2/r, h=1/(1 - 2/r)"
        )
    symbols = set[Any]().union(*(e.free_symbols for e in expressions)) - {f.r}
    if symbols:
        names = ", ".join(sorted(map(str, symbols)))
        raise InputError(
            f"{f.metric.name or 'the metric'} has no value for {names}, and this is worked out in numbers",
            ", ".join(f"{s}=1" for s in sorted(symbols, key=str)) + " where the metric is made; g.subs for any other",
        )
