r"""The effective potential of the radial motion in the equatorial plane.

Static metrics, ds² = −B dt² + A dr² + C dφ² in the plane:

    A B ṙ² = E² − V²(r),    V² = B (m² + L²/C)                            [Misner, Thorne & Wheeler 25.16, 25.27]
    ½ A B ṙ² + U(r) = (E² − m²)/2,    U = (V² − m²)/2                       [like Newton's, where A B = 1]

Stationary ones, such as Kerr: E ≥ V₊(r) outside horizons, where V± are the two energies for which ṙ = 0 at r,

    −g^{tt} E² + 2 g^{tφ} E L − g^{φφ} L² − m² = 0                        [Bardeen, Press & Teukolsky 1972, eq. 2.10].

All per unit of mass with m = 1; m = 0 is light. ˙ is the derivative by proper time, or by an affine parameter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...geometry.keywords import in_words
from ...geometry.typed_numbers import read_real
from ...verdicts import Verdict, combined, decide
from .allowed_ranges import CIRCULAR, TURNING, End
from .classification import read_mass, stretches_of
from .equatorial_plane import EquatorialPlane, equatorial_plane


@final
@dataclass(frozen=True, repr=False)
class EffectivePotential:
    """What the energy is compared with, as a function of r.

    Attributes
    ----------
    plane : the equatorial plane of a metric
    angular_momentum, mass : L and m
    """

    plane: EquatorialPlane
    angular_momentum: Any
    mass: Any

    @property
    def squared(self) -> Element:
        """V² of E² = A B ṙ² + V², in static metrics.

        Raises
        ------
        InputError
            The metric turns: then .upper and .lower.
        """
        if not self.plane.is_static:
            raise InputError("the metric is not static: no V^2 without E", ".upper and .lower")
        tt, _, phiphi = self.plane.inverse
        L, m = self.plane.read(self.angular_momentum), self.plane.read(self.mass)
        return -(phiphi * L * L + m * m) / tt

    @property
    def newtonian(self) -> Element:
        """U = (V² − m²)/2 of ½ A B ṙ² + U = (E² − m²)/2; in Schwarzschild −Mm²/r + L²/2r² − ML²/r³."""
        m = self.plane.read(self.mass)
        return (self.squared - m * m) / 2

    @property
    def upper(self) -> Any:
        """V₊: no future directed orbit has less energy at r. A SymPy expression."""
        return self._root(1)

    @property
    def lower(self) -> Any:
        """V₋."""
        return self._root(-1)

    def _root(self, sign: int) -> Any:
        tt, tphi, phiphi = self.plane.inverse
        L, m = self.plane.read(self.angular_momentum), self.plane.read(self.mass)
        shift = tphi * L / tt
        square = shift * shift - (phiphi * L * L + m * m) / tt
        return shift.to_sympy() + sign * sp.sqrt(square.to_sympy())

    def radial_equation(self, energy: Any) -> Element:
        """ṙ² as a function of r."""
        E = read_real(energy, "the energy")
        return self.plane.radicand(E, self.angular_momentum, self.mass) / self.plane.rr

    def turning_points(self, energy: Any) -> tuple[End, ...]:
        """The radii where ṙ = 0, from the inside, exactly: an orbit turns, or goes round in a circle.

        Parameters
        ----------
        energy : E, a number; all symbols but one length have to be numbers

        Raises
        ------
        InputError
            Symbols left over.
        """
        found: dict[tuple[Any, ...], End] = {}
        for stretch in stretches_of(self.plane, read_real(energy, "the energy"), self.angular_momentum, self.mass):
            for end in (stretch.inner, stretch.outer):
                if end.radius is not None and end.kind in (TURNING, CIRCULAR):
                    found[end.radius.interval] = end
        return tuple(found[key] for key in sorted(found))

    def check(self) -> Verdict:
        """Whether orbits with these constants solve the geodesic equation, and V± or V² are where ṙ = 0."""
        E = sp.Symbol("E", real=True)
        radicand = self.plane.radicand(E, self.angular_momentum, self.mass)
        parts = [("the geodesic equation", self.plane.check(E, self.angular_momentum, self.mass))]
        if self.plane.is_static:
            left = -radicand / self.plane.inverse[0]
            parts.append(("A B r'^2 = E^2 - V^2", decide(left, self.plane.read(E) ** 2 - self.squared)))
        else:
            tt = self.plane.inverse[0].to_sympy()
            total = sp.expand(-tt * (E - self.upper) * (E - self.lower))
            parts.append(("g_rr r'^2", decide(radicand, total, domain=self.plane.metric.conditions)))
        return combined(parts)

    def __repr__(self) -> str:
        return f"V^2 = {self.squared}" if self.plane.is_static else f"V = {self.lower}, {self.upper}"

    def _repr_latex_(self) -> str:
        if self.plane.is_static:
            return rf"$\displaystyle V^2 = {sp.latex(self.squared.to_sympy())}$"
        return rf"$\displaystyle V_\pm = {sp.latex(self.lower)},\quad {sp.latex(self.upper)}$"


EXAMPLE = "gr.motion.effective_potential(gr.Schwarzschild(), angular_momentum=4)"


@in_words("effective_potential", EXAMPLE, {"L": "angular_momentum="})
def effective_potential(metric: Any, *, angular_momentum: Any = None, mass: Any = 1) -> EffectivePotential:
    """The effective potential of radial motion.

    Parameters
    ----------
    metric : static and spherically symmetric in any chart, or like Kerr
    angular_momentum : L; a symbol L if left out. Per unit of mass with mass=1
    mass : m; 0 for light

    Raises
    ------
    InputError
        Another metric; a mass that is negative; an L that is not real.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> V = effective_potential(gr.Schwarzschild())
    >>> V.squared.to_sympy().expand(), V.newtonian
    (-2*L**2*M/r**3 + L**2/r**2 - 2*M/r + 1, -L**2*M/r**3 + L**2/(2*r**2) - M/r)
    >>> V.check().proved
    True
    >>> effective_potential(gr.Schwarzschild(M=1), angular_momentum=4).turning_points(1)
    (circular orbit 4,)
    """
    plane = equatorial_plane(metric)
    if angular_momentum is None:
        if any(str(s) == "L" for s in (*plane.metric.parameters, *plane.metric.coordinates)):
            raise InputError("L is a symbol of the metric already", "angular_momentum= by another name")
        angular_momentum = sp.Symbol("L", real=True)
    return EffectivePotential(plane, read_real(angular_momentum, "the angular momentum"), read_mass(mass))
