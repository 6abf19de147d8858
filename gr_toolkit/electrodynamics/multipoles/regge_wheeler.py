"""The Regge–Wheeler equation of electromagnetic multipoles in static spherically symmetric spacetimes.

In ds² = −f dt² + h dx² + R dΩ², with f, h and R functions of x, the master equation for ψ = u(x) e^{−iωt} is

    d²u/dx*² + (ω² − V) u = 0,      dx*/dx = √(h/f),      V = f l(l+1)/R,

the same for TE and TM. In Schwarzschild V = (1 − 2M/r) l(l+1)/r² and r* = r + 2M log(r/2M − 1)
[Regge & Wheeler 1957; Wheeler 1955]. Of curvature V knows nothing else: the term
(1 − s²) 2M/r³ of scalar and gravitational waves is absent for s = 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...geometry import Metric
from ...geometry.spherical_split import SphericalSplit, spherical_split
from ...verdicts import Verdict, decide
from .harmonics import checked_degree
from .multipole import multipole


@final
@dataclass(frozen=True, eq=False)
class ReggeWheeler:
    """The radial equation of one degree.

    Attributes
    ----------
    split : the metric with its angles
    l : degree
    """

    split: SphericalSplit
    l: Any

    @property
    def _lapse(self) -> tuple[Element, Element]:
        """|g_tt| and |g_xx|."""
        (i, j), g = self.split.plane, self.split.metric
        sign = g.conventions.time_sign
        return g.covariant.component((i, i)) * sign, g.covariant.component((j, j)) * -sign

    @cached_property
    def tortoise_rate(self) -> Element:
        """dx*/dx = √(h/f).

        Raises
        ------
        AmbiguousRootError
            The domain leaves the sign of h/f open.
        """
        f, h = self._lapse
        return (h / f).sqrt()

    @cached_property
    def effective_potential(self) -> Element:
        """V = f l(l+1)/R."""
        area = self.split.area * -self.split.metric.conventions.time_sign
        return self._lapse[0] * self.split.metric.scalar(self.l * (self.l + 1)) / area

    def residual(self, u: Any, omega: Any) -> Element:
        """d²u/dx*² + (ω² − V) u for a radial function u(x)."""
        metric, x = self.split.metric, self.split.plane_coordinates[1]
        value, frequency, rate = metric.scalar(u), metric.scalar(omega), self.tortoise_rate
        return (value.diff(x) / rate).diff(x) / rate + (frequency * frequency - self.effective_potential) * value

    def check(self) -> Verdict:
        """Whether this is the master equation of `multipole` for ψ = u(x) e^{−iωt}: an identity in u, ω and l.

        Decided: the residual of □_h ψ = l(l+1) ψ/r² is that of this equation times e^{−iωt}/f.
        """
        metric, (time, x) = self.split.metric, self.split.plane_coordinates
        u, omega = self.split.unknown("u", x), sp.Dummy("omega")
        wave = multipole(metric, self.l, 0, radial=u * sp.exp(-sp.I * omega * time))
        left, right = wave.master_equation.args
        phase = metric.scalar(sp.exp(-sp.I * omega * time))
        area = self.split.area * -metric.conventions.time_sign
        return decide(metric.scalar(left - right), self.residual(u, omega) * phase * area / self._lapse[0])

    def is_tortoise(self, coordinate: Any) -> Verdict:
        """Whether an expression in x is a tortoise coordinate: dx*/dx = √(h/f)."""
        x = self.split.plane_coordinates[1]
        return decide(self.split.metric.scalar(coordinate).diff(x), self.tortoise_rate)

    def __repr__(self) -> str:
        return f"Regge–Wheeler equation, l = {self.l}: V = {self.effective_potential}, dx*/dx = {self.tortoise_rate}"


def regge_wheeler(metric: Metric, l: Any) -> ReggeWheeler:
    """The Regge–Wheeler equation of a static spherically symmetric spacetime: potential and tortoise coordinate.

    Parameters
    ----------
    metric : diagonal in t and x, the time first, independent of t; any f, h and areal radius
    l : degree, an integer or a symbol

    Raises
    ------
    InputError
        A spacetime without spherical symmetry, not static, or not diagonal in its chart.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> equation = regge_wheeler(gr.Schwarzschild(), 1)
    >>> equation.effective_potential, equation.check().proved
    ((-4*M + 2*r)/r**3, True)
    >>> r, M = gr.Schwarzschild().symbols("r M")
    >>> equation.is_tortoise(r + 2*M*sp.log(r/(2*M) - 1)).proved
    True
    """
    degree, _ = checked_degree(l, 0)
    split = static_split(metric)
    return ReggeWheeler(split, split.constant(degree, "the degree l"))


def static_split(metric: Metric) -> SphericalSplit:
    """The split of a static metric, diagonal in t and x.

    Raises
    ------
    InputError
        A component depends on the first coordinate, or g_tx does not vanish.
    """
    split = spherical_split(metric)
    (i, j), (time, x), g = split.plane, split.plane_coordinates, metric.covariant
    advice = "ds^2 = -f(x) dt^2 + h(x) dx^2 + r(x)^2 dOmega^2, the time first"
    if not g.component((i, j)).is_zero():
        raise InputError(f"the metric is not static in this chart: g[{time}, {x}] = {g.component((i, j))}", advice)
    for index in ((i, i), (j, j), (split.angles[0], split.angles[0])):
        if not g.component(index).diff(time).is_zero():
            raise InputError(f"the metric is not static: g{metric.chart.index_name(index)} depends on {time}", advice)
    return split
