"""What the distances are, from the metric: areas of spheres of light, integrated.

A comoving source at χ = 0 lights the sphere around it that passes the observer at χ; an object at χ spans a solid angle
around an observer at χ = 0. Both areas are ∫ √(g_θθ g_φφ) dθ dφ at constant t and χ. With light rays dχ = ± dt/a,
flashes that are dt_e apart at emission arrive dt_o apart, dt_o/a_o = dt_e/a_e: photons come more slowly, and each is
redshifted, by 1 + z = a_o/a_e. The chart ends at the antipode, χ < π/√K [Weinberg (2008), section 1.4; Etherington
(1933) for D_L = (1 + z)² D_A].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..errors import InputError
from ..exact import S_K, Element, Field, Reader, read_domain
from ..geometry import Conventions, Metric
from ..spacetimes import FLRW
from ..verdicts import Verdict, combined, decide, explanation

EMISSION, OBSERVATION = sp.symbols("t_e t_o", real=True)


@final
@dataclass(frozen=True)
class DistanceRelations:
    """The distances between an emission at t_e and an observation at t_o, χ apart, as exact scalars.

    Attributes
    ----------
    metric : the spacetime, with K as given and a(t) unknown
    ray : (dt/dχ)² of radial light, from g(k, k) = 0: a²
    stretch : 1 + z, the ratio of the intervals dt_o/dt_e
    source_sphere : area at t_e of the sphere χ around the observer
    observer_sphere : area at t_o of the sphere χ around the source
    angular_diameter, transverse, luminosity : D_A, D_M, D_L
    """

    metric: Metric
    ray: Element
    stretch: Element
    source_sphere: Element
    observer_sphere: Element
    angular_diameter: Element
    transverse: Element
    luminosity: Element

    def check(self) -> Verdict:
        """The relations between them, each decided: by the areas, by the flux, and Etherington's.

        Examples
        --------
        >>> distance_relations().check()
        Proved(...)
        """
        z1, full = self.stretch, 4 * sp.pi
        flux_of_unit_power = 1 / (z1 * z1 * self.observer_sphere)  # energy and rate of photons, each less by 1 + z
        return combined(
            [
                (
                    "4 pi D_A^2 = area of the source's sphere",
                    decide(full * self.angular_diameter**2, self.source_sphere),
                ),
                (
                    "4 pi D_M^2 = area, stretched to today",
                    decide(full * self.transverse**2, z1**2 * self.source_sphere),
                ),
                ("4 pi D_L^2 = power / flux", decide(full * self.luminosity**2, 1 / flux_of_unit_power)),
                ("D_M = (1 + z) D_A", decide(self.transverse, z1 * self.angular_diameter)),
                ("D_L = (1 + z)^2 D_A", decide(self.luminosity, z1**2 * self.angular_diameter)),
            ]
        )

    @property
    def _named(self) -> dict[str, Element]:
        return {
            "1 + z": self.stretch,
            "D_A": self.angular_diameter,
            "D_M": self.transverse,
            "D_L": self.luminosity,
        }

    def __repr__(self) -> str:
        return "\n".join(f"{name} = {value}" for name, value in self._named.items())

    def _repr_latex_(self) -> str:
        return explanation.in_rows(
            [("", f"{name} = {sp.latex(value.to_sympy())}") for name, value in self._named.items()]
        )


def distance_relations(
    *, conventions: Conventions | str | None = None, signature: str | None = None, **parameters: Any
) -> DistanceRelations:
    """D_A = a_e S_K(χ), D_M = a_o S_K(χ) and D_L = (1 + z) D_M in the universe of curvature K with any a(t).

    Parameters
    ----------
    conventions, signature : of the metric
    parameters : K, symbolic if left out

    Raises
    ------
    InputError
        Another parameter: a(t) stays unknown here.

    Examples
    --------
    >>> d = distance_relations()
    >>> d.luminosity, d.stretch
    (a(t_o)**2*S_K(K, chi)/a(t_e), a(t_o)/a(t_e))
    >>> d.source_sphere
    4*pi*a(t_e)**2*S_K(K, chi)**2
    """
    if parameters.keys() - {"K"}:
        raise InputError(f"{', '.join(parameters.keys() - {'K'})}: only K is given here", "distance_relations(K=1)")
    metric = FLRW("comoving", conventions=conventions, signature=signature, **parameters)
    t, chi, theta, phi = metric.coordinates
    ray = metric.covariant.component((1, 1)) / metric.covariant.component((0, 0)) * -1
    area = (metric.covariant.component((2, 2)) * metric.covariant.component((3, 3))).sqrt()
    sphere = metric.form({(str(theta), str(phi)): area}).integral({theta: (0, sp.pi), phi: (0, 2 * sp.pi)})
    radius = S_K(parameters.get("K", sp.Symbol("K")), chi)
    a_e, a_o = (sp.Function("a")(time) for time in (EMISSION, OBSERVATION))
    home = Reader(Field.rational(read_domain([*metric.conditions[1:], a_e > 0, a_o > 0])))
    emitted, observed, reach, source_sphere, observer_sphere = home.read_all(
        [a_e, a_o, radius, *(sphere.to_sympy().subs(t, time) for time in (EMISSION, OBSERVATION))]
    )
    stretch = observed / emitted  # dt_o/dt_e, of dt/a the same at both ends
    return DistanceRelations(
        metric,
        ray,
        stretch,
        source_sphere,
        observer_sphere,
        emitted * reach,
        observed * reach,
        stretch * observed * reach,
    )
