r"""The first integrals in Weinberg's form, derived from the geodesic equation for the metric at hand.

With an affine parameter p for which dt/dp = 1/B, in ds² = −B dt² + A dr² + C dΩ² (r areal: C = r²)

    dφ/dp = J/C,    A (dr/dp)² + J²/C − 1/B = −E        [Weinberg 1972, eqs. 8.4.10–8.4.13, with C = r²]

J is the angular momentum and E the squared mass, both per unit of the energy that a static observer at infinity finds:
dτ² = E dp². The signature does not enter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...geometry.keywords import in_words
from ...verdicts import Verdict, combined, decide
from ..radial_functions import RadialFunctions, radial_functions
from .equatorial_plane import EquatorialPlane, equatorial_plane


@final
@dataclass(frozen=True, repr=False)
class FirstIntegrals:
    """The geodesics of a static spherically symmetric metric, integrated once.

    Attributes
    ----------
    functions : A, B and C of the metric
    E, J : the symbols of the constants
    p : the symbol of the parameter
    """

    functions: RadialFunctions
    E: Any
    J: Any
    p: Any

    @cached_property
    def _paths(self) -> dict[str, Any]:
        f = self.functions
        return {name: sp.Function(x.name)(self.p) for name, x in (("t", f.t), ("r", f.r), ("phi", f.phi))}

    def _along(self, value: Any) -> Any:
        return value.to_sympy().subs({self.functions.r: self._paths["r"]})

    @property
    def time(self) -> Any:
        """dt/dp = 1/B."""
        return sp.Eq(self._paths["t"].diff(self.p), self._along(1 / self.functions.B))

    @property
    def azimuth(self) -> Any:
        """dφ/dp = J/C."""
        return sp.Eq(self._paths["phi"].diff(self.p), self.J * self._along(1 / self.functions.C))

    @property
    def radial(self) -> Any:
        """A (dr/dp)² + J²/C − 1/B = −E."""
        f, r = self.functions, self._paths["r"]
        left = self._along(f.A) * r.diff(self.p) ** 2 + self.J**2 * self._along(1 / f.C) - self._along(1 / f.B)
        return sp.Eq(left, -self.E)

    @cached_property
    def _plane(self) -> EquatorialPlane:
        return equatorial_plane(self.functions.metric)

    def check(self) -> Verdict:
        """Whether d²x/dp² from these equations are those of Christoffel's symbols, for all E and J; and that the
        constants in them are conserved, by Killing vectors."""
        mass = sp.sqrt(sp.Symbol("E", nonnegative=True))
        f, plane = self.functions, self._plane
        radicand = plane.radicand(1, self.J, mass)
        stated = 1 / f.B - self.J**2 / f.C - mass**2
        forward, around = plane.velocities(1, self.J)
        return combined(
            [
                ("the geodesic equation", plane.check(1, self.J, mass)),
                ("A (dr/dp)^2", decide(plane.at_equator(radicand), stated)),
                ("dt/dp", decide(forward, 1 / f.B)),
                ("dphi/dp", decide(around, self.J / f.C)),
            ]
        )

    def __repr__(self) -> str:
        return f"{self.radial.lhs} = {self.radial.rhs}"

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {sp.latex(self.radial)}$"


@in_words("radial_equation", "gr.motion.radial_equation(gr.Schwarzschild())")
def radial_equation(metric: Any) -> FirstIntegrals:
    """A (dr/dp)² + J²/C − 1/B = −E for a static spherically symmetric metric in any chart.

    Raises
    ------
    InputError
        Another metric, or one in which E, J or p is a symbol.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> equations = radial_equation(gr.StaticSpherical())
    >>> equations
    J**2/r(p)**2 + h(r(p))*Derivative(r(p), p)**2 - 1/f(r(p)) = -E
    >>> equations.check().proved
    True
    """
    functions = radial_functions(metric)
    symbols = sp.Symbol("E", real=True), sp.Symbol("J", real=True), sp.Symbol("p", real=True)
    taken = {str(s) for s in (*functions.metric.coordinates, *functions.metric.parameters)}
    for symbol in symbols:
        if symbol.name in taken:
            raise InputError(f"{symbol} is a symbol of the metric already", "other names in the metric")
    equatorial_plane(functions.metric)  # refuses the other signature
    return FirstIntegrals(functions, *symbols)
