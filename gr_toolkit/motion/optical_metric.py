r"""The geometry of space in which light, or matter of one energy, moves along geodesics.

For ds² = N² (−dη² + γ_ij dx^i dx^j), γ free of η: a metric that is static up to a conformal factor,

    light of any frequency:          γ_ij                             [Fermat; Landau & Lifshitz 1975, §88, problem 1]
    mass m, energy E, N free of η:   J_ij = (E² − m² N²) γ_ij         [Jacobi, Maupertuis; Gibbons 2016, CQG 33, 025004]

Null geodesics, and timelike ones of that energy, project to the geodesics of γ and J, and η is the length along a ray:
the time of arrival is stationary. J is E² γ for m = 0. One function has both: gr.motion.optical_metric.

The factor N² is |g_tt|, from which a function of the time alone is left out where it makes γ free of the time: then
dη = dt/a for ds² = −dt² + a²(t) γ_ij dx^i dx^j.
"""

from __future__ import annotations

from functools import cached_property
from itertools import combinations, product
from typing import Any, final

import sympy as sp

from ..errors import InputError
from ..exact import Element, hooks, sum_of_products
from ..geometry import Metric, Tensor
from ..verdicts import Verdict, combined, decide
from .geodesics import quadratic
from .mass_shell import constant, time_of
from .splitting import depends_on, factor_in


@final
class OpticalMetric:
    """Space as light or matter sees it; made by `optical_metric`.

    Attributes
    ----------
    spacetime : the metric that it belongs to
    time : number of the time coordinate t
    space : γ_ij, or J_ij for an energy, a `Metric` in the other coordinates, on the part where E > m N
    lapse_squared : N² = |g_tt| in −g_tt dt² = N² dη² as far as dη = dt
    time_factor : (dη/dt)², a function of t; 1 in a static chart
    energy, mass : of what moves; None and 0 for light as such
    """

    def __init__(
        self, spacetime: Metric, time: int, space: Metric, parts: tuple[Element, Element], energy: Any, mass: Any
    ) -> None:
        self.spacetime, self.time, self.space = spacetime, time, space
        self.lapse_squared, self.time_factor = parts
        self.energy, self.mass = energy, mass

    @property
    def coordinates(self) -> tuple[Any, ...]:
        """The coordinates of space."""
        return self.space.coordinates

    def projects_geodesics(self) -> Verdict:
        """Whether the geodesics of spacetime, null or of the mass and energy, project to geodesics of this metric.

        For every direction s, v = √q s with the speed that light, or the mass, has: the accelerations of the two curves
        differ by a multiple of v. Even and odd powers of √q are compared each for itself.
        """
        even, odd, s = self._pulls()
        inner = [quadratic(self.space, i, self._directions) for i in range(len(s))]
        names = [str(x) for x in self.coordinates]
        parts = [
            (f"{name}, [{names[i]}, {names[j]}]", decide(terms[i] * s[j] - terms[j] * s[i], 0))
            for name, terms in (
                ("even", [e + self._square * g for e, g in zip(even, inner, strict=True)]),
                ("odd", odd),
            )
            for i, j in combinations(range(len(s)), 2)
        ]
        return combined(parts)

    def fermat_principle(self) -> Verdict:
        """Whether along light η is stationary: the Euler–Lagrange equations of ½ γ_ij dx^i/dη dx^j/dη hold there.

        The acceleration of light by η, from the Christoffel symbols of spacetime, is put into the equations, which are
        made by differentiation. No Christoffel symbol of space is used.

        Raises
        ------
        InputError
            This metric is of a mass or an energy, for which `projects_geodesics` decides.
        """
        if self.energy is not None:
            raise InputError("Fermat's principle is of light as such", "optical_metric(g), without an energy")
        g, k = self.spacetime, self.time
        even, odd, s = self._pulls()
        gamma, full = g.christoffel, self._in_spacetime
        friction = self.time_factor.diff(g.coordinates[k]) / (2 * self.time_factor)
        along_even = 2 * sum((gamma.component((k, k, m)) * full.component((m,)) for m in self._others), g.zero)
        along_odd = gamma.component((k, k, k)) - friction + self._square * quadratic(g, k, full)
        even = [e + self._square * along_even * v for e, v in zip(even, s, strict=True)]
        odd = [o + along_odd * v for o, v in zip(odd, s, strict=True)]
        return combined(
            (f"{name}, {x}", decide(value, 0))
            for i, x in enumerate(self.coordinates)
            for name, value in (
                ("even", self._euler_lagrange(i, even, True)),
                ("odd", self._euler_lagrange(i, odd, False)),
            )
        )

    def _euler_lagrange(self, i: int, acceleration: list[Element], whole: bool) -> Element:
        """γ_ij a^j + q (∂_k γ_ij − ½ ∂_i γ_jk) s^j s^k, or its first term only."""
        gamma, s, x = (
            self.space.covariant,
            [self._directions.component((j,)) for j in range(len(acceleration))],
            self.coordinates,
        )
        n = range(len(s))
        total = sum((gamma.component((i, j)) * acceleration[j] for j in n), self.space.zero)
        for j, k in product(n, n) if whole else ():
            slope = gamma.component((i, j)).diff(x[k]) - gamma.component((j, k)).diff(x[i]) / 2
            total = total + self._square * slope * s[j] * s[k]
        return total

    def _pulls(self) -> tuple[list[Element], list[Element], list[Element]]:
        """(even, odd, s): −Γ^i(u, u) for u = (1, √q s), in powers of √q, √q itself left out of the odd."""
        g, k, full = self.spacetime, self.time, self._in_spacetime
        even = [-g.christoffel.component((n, k, k)) - self._square * quadratic(g, n, full) for n in self._others]
        odd = [
            -2 * sum((g.christoffel.component((n, k, m)) * full.component((m,)) for m in self._others), g.zero)
            for n in self._others
        ]
        return even, odd, [full.component((n,)) for n in self._others]

    @property
    def _others(self) -> list[int]:
        return [n for n in range(self.spacetime.dimension) if n != self.time]

    @cached_property
    def _directions(self) -> Tensor:
        """s^i, a symbol each."""
        return self.space.vector([sp.Dummy(f"s_{x}", real=True) for x in self.coordinates], "s")

    @cached_property
    def _in_spacetime(self) -> Tensor:
        """(0, s^i)."""
        symbols = iter(self._directions.component((i,)).to_sympy() for i in range(len(self.coordinates)))
        return self.spacetime.vector([0 if n == self.time else next(symbols) for n in range(self.spacetime.dimension)])

    @cached_property
    def _square(self) -> Element:
        """q, with |g_ij v^i v^j| = N² (1 − m² N²/E²) for v = √q s = dx/dt."""
        g, s = self.spacetime, self._in_spacetime
        low = s.down(0)
        length = sum_of_products([(1, s.component((n,)), low.component((n,))) for n in range(g.dimension)])
        share = g.zero + 1
        if self.energy is not None:
            share = share - g.scalar(self.mass) ** 2 * self.lapse_squared / g.scalar(self.energy) ** 2
        return -g.conventions.time_sign * self.lapse_squared * share / length

    def __repr__(self) -> str:
        return f"optical metric: {self.space!r}"

    def _repr_latex_(self) -> str:
        return self.space._repr_latex_()


def optical_metric(metric: Metric, *, energy: Any = None, mass: Any = 0, time: Any = None) -> OpticalMetric:
    """The optical (Fermat) metric of light; with an energy the Jacobi metric of a mass, or E² times the optical one.

    Parameters
    ----------
    metric : a metric that is static in its chart, or for light static up to a factor
    energy : E = −p_t, a number or symbol
    mass : m of what moves
    time : the time coordinate, where signs do not say which it is

    Returns
    -------
    OpticalMetric

    Raises
    ------
    InputError
        g_{ti} ≠ 0, a time coordinate that is spacelike, a metric that depends on the time otherwise than by a factor
        (for a mass: at all), a mass without an energy, or an energy that is negative or below m N on the whole domain.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> light = optical_metric(gr.Schwarzschild())
    >>> light.space
    Metric in (r, theta, phi): ds^2 = r**2/(2*M - r)**2 dr^2 - r**3/(2*M - r) dtheta^2 - ...
    >>> light.projects_geodesics().proved
    True
    """
    if not isinstance(metric, Metric):
        raise InputError(f"{metric!r:.60} is no metric", "gr.Schwarzschild(), gr.Metric(matrix, coordinates)")
    k = time_of(metric, time)
    t, massive = metric.coordinates[k], not constant(metric, mass, "mass").is_zero()
    others = [n for n in range(metric.dimension) if n != k]
    if len(others) < 2:
        raise InputError(f"space has one dimension, {metric.coordinates[others[0]]}: it has no geometry")
    for n in others:
        if metric.covariant.component((k, n)):
            raise InputError(
                f"the metric is not static in this chart: g_{t}{metric.coordinates[n]} = "
                f"{metric.covariant.component((k, n))}",
                "a chart without such components, if there is one; gr.electrodynamics.medium(g) knows moving media",
            )
    if massive and energy is None:
        raise InputError("the motion of a mass depends on its energy", "energy=E, with E = -p_t")
    lapse_squared = metric.conventions.time_sign * metric.covariant.component((k, k))
    if hooks.call("sign or zero", lapse_squared) < 0:
        raise InputError(
            f"{t} is no time: g_{t}{t} = {metric.covariant.component((k, k))} has the sign of a length on the domain",
            "a chart that is static there, if there is one",
        )
    ratios = {
        (i, j): -metric.conventions.time_sign * metric.covariant.component((i, j)) / lapse_squared
        for i in others
        for j in metric.neighbours(i, False)
        if i <= j
    }
    factor = _time_factor(metric, k, list(ratios.values()), massive)
    scale, allowed = factor.inverse(), []
    if energy is not None:
        kinetic = _jacobi_factor(metric, energy, mass, lapse_squared)
        scale = scale * kinetic
        if not hooks.call("sign", kinetic):
            allowed = [kinetic.to_sympy() > 0]
    entries = {(others.index(i), others.index(j)): value * scale for (i, j), value in ratios.items()}
    rows = [[(entries.get((min(i, j), max(i, j)), 0)) for j in range(len(others))] for i in range(len(others))]
    space = Metric(
        [[e.to_sympy() if isinstance(e, Element) else e for e in row] for row in rows],
        [metric.coordinates[n] for n in others],
        domain=[*(c for c in metric.conditions if t not in c.free_symbols), *allowed],
    )
    return OpticalMetric(metric, k, space, (lapse_squared, factor.inverse()), energy, mass)


def _time_factor(metric: Metric, k: int, ratios: list[Element], massive: bool) -> Element:
    """F(t) such that h_ij/(N² F) is free of the time; 1 where h_ij/N² is.

    Raises
    ------
    InputError
        There is none; or it, or N, depends on the time and a mass is moving.
    """
    t = metric.coordinates[k]
    if massive and any(depends_on(value, (t,)) for _, value in metric.covariant.items()):
        raise InputError(f"the metric depends on {t}: a mass has no constant energy", "mass=0, or a static chart")
    moving = next((value for value in ratios if depends_on(value, (t,))), None)
    if moving is None:
        return metric.zero + 1
    factor = factor_in(moving, (t,), [x for x in metric.coordinates if x != t])
    if factor is None or any(depends_on(value / factor, (t,)) for value in ratios):
        raise InputError(
            f"the metric is not conformally static in this chart: the quotient {moving} of space and time depends on "
            f"{t} otherwise than by a factor that all have in common",
            "a chart whose time is that of the static geometry, if there is one",
        )
    return factor * int(hooks.call("sign", factor) or 1)


def _jacobi_factor(metric: Metric, energy: Any, mass: Any, lapse_squared: Element) -> Element:
    """E² − m² N²."""
    given = constant(metric, energy, "energy")
    if hooks.call("sign or zero", given) < 0:
        raise InputError(f"the energy {energy} is not positive", "E = -p_t > 0")
    value = given**2 - metric.scalar(mass) ** 2 * lapse_squared
    if value.is_zero() or hooks.call("sign", value) < 0:
        raise InputError(
            f"the energy {energy} is below the potential, m N, everywhere: E² - m² N² = {value}", "a larger energy"
        )
    return value
