r"""The equatorial plane of a stationary axisymmetric metric, and the radial equation of the geodesics in it.

With E = −p_t, L = p_φ (in −+++, both per unit of mass, or of an affine parameter for light) and μ = m²,

    g_rr ṙ² = R(r) = −g^{tt} E² + 2 g^{tφ} E L − g^{φφ} L² − μ,
    ṫ = −g^{tt} E + g^{tφ} L,    φ̇ = −g^{tφ} E + g^{φφ} L.

In a static spherically symmetric metric −g^{tt} = 1/B, g^{φφ} = 1/C and g_rr = A [Weinberg 1972, eq. 8.4.9], and every
geodesic lies in such a plane; in Kerr those that begin in θ = π/2 along it do [Bardeen, Press & Teukolsky 1972].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import GRToolkitError, InputError
from ...exact import Element, hooks
from ...geometry import Metric
from ...geometry.inputs import read_metric
from ...geometry.spherical_split import spherical_split
from ...geometry.time_coordinate import is_cyclic
from ...verdicts import Verdict, combined, decide
from ..geodesics import geodesic_equation
from ..mass_shell import time_of

ADVICE = "a static spherically symmetric metric, or one like gr.Kerr() that does not depend on t and phi, with theta"
AZIMUTHS, POLAR_ANGLES = ("phi", "varphi"), ("theta", "vartheta")


@final
@dataclass(frozen=True)
class EquatorialPlane:
    """The surface θ = π/2 of a metric, with the numbers of the coordinates.

    Attributes
    ----------
    metric : Metric
    numbers : of t, r, θ and φ
    is_spherical : whether the metric is spherically symmetric, so that every geodesic lies in such a plane
    """

    metric: Metric
    numbers: tuple[int, int, int, int]
    is_spherical: bool

    @property
    def r(self) -> Any:
        """The radial coordinate, whatever it measures."""
        return self.metric.coordinates[self.numbers[1]]

    @cached_property
    def tt(self) -> Element:
        """g_tt in −+++, in the plane."""
        return self._low(0, 0)

    @cached_property
    def tphi(self) -> Element:
        """g_tφ in −+++."""
        return self._low(0, 3)

    @cached_property
    def phiphi(self) -> Element:
        """g_φφ in −+++: of a circle's length, 2π√g_φφ."""
        return self._low(3, 3)

    @cached_property
    def rr(self) -> Element:
        """g_rr in −+++."""
        return self._low(1, 1)

    @cached_property
    def determinant(self) -> Element:
        """g_tt g_φφ − g_tφ², negative outside horizons."""
        return self.tt * self.phiphi - self.tphi * self.tphi

    @cached_property
    def inverse(self) -> tuple[Element, Element, Element]:
        """g^{tt}, g^{tφ}, g^{φφ} in −+++, of which the cross terms are none but that."""
        return self.phiphi / self.determinant, -self.tphi / self.determinant, self.tt / self.determinant

    @property
    def is_static(self) -> bool:
        """Whether g_tφ = 0."""
        return self.tphi.is_zero()

    def read(self, value: Any) -> Element:
        """An expression as an exact scalar, on the metric's domain."""
        return self.metric.scalar(value)

    def at_equator(self, value: Element) -> Element:
        """A scalar at θ = π/2."""
        theta = self.metric.coordinates[self.numbers[2]]
        return value.subs({theta: sp.pi / 2})

    def radicand(self, energy: Any, angular_momentum: Any, mass: Any) -> Element:
        """R(r) = g_rr ṙ²."""
        tt, tphi, phiphi = self.inverse
        E, L, m = (self.read(x) for x in (energy, angular_momentum, mass))
        return 2 * tphi * E * L - tt * E * E - phiphi * L * L - m * m

    def velocities(self, energy: Any, angular_momentum: Any) -> tuple[Element, Element]:
        """ṫ and φ̇."""
        tt, tphi, phiphi = self.inverse
        E, L = self.read(energy), self.read(angular_momentum)
        return tphi * L - tt * E, phiphi * L - tphi * E

    def check(self, energy: Any, angular_momentum: Any, mass: Any) -> Verdict:
        """Whether the radial equation with ṫ and φ̇ gives solutions of the geodesic equation, all four components.

        ẍ is taken from the equations of this module by the chain rule, and from Christoffel's symbols.
        """
        metric, (t, r, theta, phi) = self.metric, self.numbers
        equations = geodesic_equation(metric)
        moving = equations.velocities
        squared = self.radicand(energy, angular_momentum, mass) / self.rr
        forward, around = self.velocities(energy, angular_momentum)
        speed = metric.scalar(moving[r])
        values = {moving[t]: forward.to_sympy(), moving[phi]: around.to_sympy(), moving[theta]: 0}
        parts = []
        for k, found in (
            (t, forward.diff(self.r) * speed),
            (r, squared.diff(self.r) / 2),
            (phi, around.diff(self.r) * speed),
        ):
            right = self.at_equator(equations.right_sides[k]).subs(values)
            if k == r:  # even in ṙ, whose square is known
                right = right.subs({moving[r]: 0}) + right.diff(moving[r], 2) * squared / 2
            parts.append((f"d²{metric.coordinates[k]}/dλ²", decide(found, right)))
        out = self.at_equator(equations.right_sides[theta]).subs({moving[theta]: 0})
        parts.append((f"d²{metric.coordinates[theta]}/dλ²", decide(out, 0)))
        return combined(parts)

    def _low(self, i: int, j: int) -> Element:
        component = self.metric.covariant.component((self.numbers[i], self.numbers[j]))
        return self.at_equator(component) * -self.metric.conventions.time_sign


def equatorial_plane(metric: Any) -> EquatorialPlane:
    """The plane θ = π/2 of a metric, in which geodesics that begin along it stay: ∂_θ g_{μν} = 0 and g_{θμ} = 0 there.

    Raises
    ------
    InputError
        The metric depends on the time or the azimuth, has other cross terms than g_tφ, or is not symmetric about the
        plane to first order; or it has no coordinates that are called so; or it has the other signature.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> equatorial_plane(gr.Kerr()).tphi
    -2*M*a/r
    >>> equatorial_plane(gr.FLRW())
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: the metric is not stationary: it depends on tau
      write: a static spherically symmetric metric, or one like gr.Kerr() that does not depend on t and phi, with theta
    """
    metric = read_metric(metric)
    if metric.dimension != 4:
        raise InputError(f"a metric of {metric.dimension} dimensions has no equatorial plane", ADVICE)
    try:
        split = spherical_split(metric)
        numbers = (*split.plane, *split.angles)
        spherical = True
    except InputError:
        numbers, spherical = _named(metric), False
    refuse_other_signature(metric, numbers)
    for k, word in ((numbers[0], "stationary"), (numbers[3], "axisymmetric")):
        if not is_cyclic(metric, k):
            raise InputError(f"the metric is not {word}: it depends on {metric.coordinates[k]}", ADVICE)
    plane = EquatorialPlane(metric, numbers, spherical)
    for i in range(4):
        for j in range(i, 4):
            _refuse_tilted(plane, i, j)
    return plane


def refuse_other_signature(metric: Metric, numbers: Sequence[int]) -> None:
    """Raise where θ is timelike by the metric's convention: g_θθ < 0 in −+++.

    Parameters
    ----------
    numbers : of t, r, θ and φ
    """
    radius, theta = metric.coordinates[numbers[1]], metric.coordinates[numbers[2]]
    angular = metric.covariant.component((numbers[2],) * 2) * -metric.conventions.time_sign
    beyond = sp.Dummy(str(radius), positive=True)
    if -1 in (hooks.call("sign", angular), hooks.call("sign", angular.subs({radius: beyond}))):
        other, mine = ("+---", "-+++") if metric.conventions.time_sign == -1 else ("-+++", "+---")
        raise InputError(
            f"{theta} is a time by the signature {mine} of this metric: g[{theta}, {theta}] has the wrong sign",
            f'gr.Metric(..., signature="{other}")',
        )


def _named(metric: Metric) -> tuple[int, int, int, int]:
    """Time, radius, polar angle and azimuth, the angles by their names."""
    names = [x.name for x in metric.coordinates]
    polar = next((k for k, name in enumerate(names) if name in POLAR_ANGLES), None)
    azimuth = next((k for k, name in enumerate(names) if name in AZIMUTHS), None)
    if polar is None or azimuth is None:
        raise InputError(f"the chart ({', '.join(names)}) has no angles theta and phi", ADVICE)
    time = time_of(metric)
    left = [k for k in range(4) if k not in (polar, azimuth, time)]
    if len(left) != 1:
        raise InputError(f"{names[time]} is taken for the time, and no radius is left", ADVICE)
    return time, left[0], polar, azimuth


def _refuse_tilted(plane: EquatorialPlane, i: int, j: int) -> None:
    """Raise where a component has no place in the plane, or changes across it."""
    metric = plane.metric
    component = metric.covariant.component((i, j))
    if component.is_zero():
        return
    places = {plane.numbers.index(i), plane.numbers.index(j)}
    name = metric.chart.index_name((i, j))
    if len(places) == 2 and places != {0, 3}:
        raise InputError(f"the metric has the cross term g{name}", ADVICE)
    try:
        slope = plane.at_equator(component.diff(metric.coordinates[plane.numbers[2]]))
    except GRToolkitError as error:
        raise InputError(f"g{name} has no value in the plane: {error}", ADVICE) from None
    if not slope.is_zero():
        raise InputError(f"g{name} changes across the plane {metric.coordinates[plane.numbers[2]]} = pi/2", ADVICE)
