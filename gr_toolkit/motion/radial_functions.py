"""The functions of a static spherically symmetric metric, ds² = −B(r) dt² + A(r) dr² + C(r) dΩ², in Weinberg's letters.

A, B and C are positive outside horizons in both signatures, and r may be any radius: areal, where C = r², isotropic,
where C = A r², or another [Weinberg 1972, eqs. 8.1.6 and 8.1.4]. All that moves in such a metric moves in a plane,
taken for θ = π/2, with the constants E = B dt/dp and J = C dφ/dp.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, final

from ..errors import GRToolkitError, InputError
from ..exact import Element
from ..geometry import Metric
from ..geometry.inputs import read_metric
from ..geometry.spherical_split import SphericalSplit, spherical_split
from ..geometry.time_coordinate import is_cyclic, time_first

ADVICE = 'a static metric in a chart without cross terms, as gr.Schwarzschild() and gr.Schwarzschild("isotropic") are'


@final
@dataclass(frozen=True)
class RadialFunctions:
    """A static spherically symmetric metric with its functions found.

    Attributes
    ----------
    metric : Metric
    split : the splitting into the plane of t and r and the spheres
    """

    metric: Metric
    split: SphericalSplit

    @property
    def t(self) -> Any:
        """The time."""
        return self.split.plane_coordinates[0]

    @property
    def r(self) -> Any:
        """The radial coordinate, whatever it measures."""
        return self.split.plane_coordinates[1]

    @property
    def theta(self) -> Any:
        """The polar angle; orbits lie in θ = π/2."""
        return self.split.polar_angle

    @property
    def phi(self) -> Any:
        """The azimuth."""
        return self.split.azimuth

    @cached_property
    def A(self) -> Element:
        """g_rr in −+++: of a proper length, dℓ² = A dr²."""
        return self._positive(self.split.plane[1])

    @cached_property
    def B(self) -> Element:
        """−g_tt in −+++: the square of the lapse."""
        return -self._positive(self.split.plane[0])

    @cached_property
    def C(self) -> Element:
        """The square of the areal radius: spheres have the area 4πC."""
        return self._positive(self.split.angles[0])

    @cached_property
    def is_areal(self) -> bool:
        """Whether r is the areal radius, C = r²."""
        return (self.C - self.metric.scalar(self.r) ** 2).is_zero()

    @cached_property
    def mass_function(self) -> Element:
        """m in 1 − 2m/R = g^{rr} (dR/dr)², R = √C: the mass inside [Misner & Sharp 1964].

        Raises
        ------
        AmbiguousRootError
            √C is not resolved.
        """
        slope = self.C.diff(self.r)
        return self.C.sqrt() * (1 - slope * slope / (4 * self.A * self.C)) / 2

    @cached_property
    def schwarzschild_mass(self) -> Element | None:
        """M where the metric is Schwarzschild's, proved, in whatever radial coordinate; else None."""
        try:
            mass = self.mass_function
            constant = not mass.diff(self.r)
            return mass if constant and (self.B - 1 + 2 * mass / self.C.sqrt()).is_zero() else None
        except GRToolkitError:  # a root that stays open: not known to be Schwarzschild's
            return None

    def _positive(self, k: int) -> Element:
        """A diagonal component as it is in −+++."""
        return self.metric.covariant.component((k, k)) * -self.metric.conventions.time_sign


def radial_functions(metric: Metric) -> RadialFunctions:
    """The functions A, B and C of a static spherically symmetric metric.

    Raises
    ------
    InputError
        The metric is not spherically symmetric in two of its coordinates, depends on the time, or has a component
        g_tr.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> f = radial_functions(gr.Schwarzschild("isotropic"))
    >>> f.r, f.B, f.is_areal, f.schwarzschild_mass
    (rho, (M - 2*rho)**2/(M + 2*rho)**2, False, M)
    >>> radial_functions(gr.FLRW())
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: the metric is not static: it depends on tau
      write: a static metric in a chart without cross terms, as gr.Schwarzschild() and gr.Schwarzschild("isotropic") are
    """
    try:
        split = _time_first(spherical_split(read_metric(metric)))
    except InputError as error:
        raise InputError(error.what, f"{ADVICE}; for other metrics gr.motion.trajectory(g, ...)") from None
    time, radius = split.plane
    if not metric.covariant.component((time, radius)).is_zero():
        names = f"{metric.coordinates[time]} and {metric.coordinates[radius]}"
        raise InputError(f"the metric has a cross term of {names}", ADVICE)
    if any(value.diff(metric.coordinates[time]) for _, value in metric.covariant.items()):
        raise InputError(f"the metric is not static: it depends on {metric.coordinates[time]}", ADVICE)
    return RadialFunctions(metric, split)


def _time_first(split: SphericalSplit) -> SphericalSplit:
    """The splitting with the time first; where signs do not say which it is, it is the one nothing depends on."""
    try:
        plane = time_first(split.metric, split.plane)
    except InputError:
        first, second = split.plane
        swapped = is_cyclic(split.metric, second) and not is_cyclic(split.metric, first)
        plane = (second, first) if swapped else (first, second)
    return replace(split, plane=plane)
