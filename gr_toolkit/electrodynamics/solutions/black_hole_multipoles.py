r"""Static multipoles around a body of Schwarzschild's metric, electric and magnetic.

With r the areal radius and x = r/M − 1 a static potential Φ = R(r) P_l(cos θ) has (r² R′)′ = l(l+1) R/(1 − 2M/r), hence

    R = (r − 2M) P_l′(x)  (regular at the horizon),        R = (r − 2M) Q_l′(x)  (falls off),

because Legendre's equation makes (x+1)² d/dx [(x−1) P_l′] = l(l+1) (x+1) P_l − (x²−1) P_l′, whose derivative is
l(l+1) (x+1) P_l′. The dual of the electric multipole is the magnetic one, A_φ = r² R′ sin θ ∂_θ P_l. No multipole with
l ≥ 1 is regular at the horizon and at infinity: a hole has no such hair.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry import Metric
from .black_hole import EXAMPLES, SPACETIME, areal_radius, uncharged
from .entry import Entry, Written, choice
from .solution import Solution, Source

DIPOLE, MOMENT, STRENGTH = sp.symbols("d mu C")
QUADRUPOLE = sp.Integer(2)


def _electric_dipole(g: Metric, d: Any = DIPOLE) -> Written:
    """3 (r − 2M) ∫_r^∞ dr/(r² (r − 2M)²) cos θ, which is cos θ/r² far away."""
    r, theta, M = areal_radius(g, "electric_dipole")
    radial = sp.Rational(3, 4) / M**2 * (2 - 2 * M / r + (r - 2 * M) / M * sp.log(1 - 2 * M / r))
    strength = g.conventions.charge_unit**2 * d / (4 * sp.pi)
    return Written([-strength * radial * sp.cos(theta), 0, 0, 0], sources=_horizon(r, M, f"an electric dipole {d}"))


def _magnetic_dipole(g: Metric, mu: Any = MOMENT) -> Written:
    r, theta, M = areal_radius(g, "magnetic_dipole")
    radial = -sp.Rational(3, 8) / M**3 * (r**2 * sp.log(1 - 2 * M / r) + 2 * M * r + 2 * M**2)
    strength = g.conventions.charge_unit**2 * mu / (4 * sp.pi)
    sources = _horizon(r, M, f"a magnetic dipole {mu}")
    return Written([0, 0, 0, strength * radial * sp.sin(theta) ** 2], sources=sources)


def _static_multipole(
    g: Metric,
    l: Any = QUADRUPOLE,
    kind: Any = "electric",
    regular: Any = "horizon",
    C: Any = STRENGTH,
) -> Written:
    r, theta, M = areal_radius(g, "static_multipole")
    choice("kind", kind, ("electric", "magnetic"))
    choice("regular", regular, ("horizon", "infinity"))
    slope, values = _legendre(l, regular, r / M - 1)
    radial = (r - 2 * M) * slope
    polar = sp.legendre(l, sp.cos(theta))
    if kind == "electric":
        potential = [-C * radial * polar, 0, 0, 0]
    else:  # r² R′ = M² ((x + 1) l(l+1) P_l − (x² − 1) P_l′)
        whole = M**2 * (l * (l + 1) * r / M * values - r * (r - 2 * M) / M**2 * slope)
        potential = [0, 0, 0, C * whole * sp.sin(theta) * sp.diff(polar, theta)]
    if regular == "horizon":
        far = (
            ()
            if r == g.coordinates[1]
            else (Source(g.coordinates[1], "the other infinity, where the field grows too"),)
        )
        return Written(potential, sources=(uncharged(r), *far))
    return Written(potential, sources=_horizon(r, M, f"the {kind} multipole"))


def _legendre(order: Any, regular: str, x: Any) -> tuple[Any, Any]:
    """P_l′ and P_l at x > 1, or the same of Q_l = ½ P_l log((x+1)/(x−1)) − ∑ P_{k−1} P_{l−k}/k, k from 1 to l."""
    y = sp.Dummy("y")
    integer = order.is_Integer
    if order.is_number and not (integer and order >= 1):
        raise InputError(f"static_multipole has l = {order}, which is no whole number from 1 on", "l=1, or coulomb(g)")
    function = sp.legendre(order, y)
    if regular == "infinity":
        if not integer:
            raise InputError(
                f"the multipole that falls off is written down for a given l only, not for l = {order}",
                "l=2, or regular='horizon'",
            )
        rest = sum(sp.legendre(k - 1, y) * sp.legendre(order - k, y) / sp.Integer(k) for k in range(1, int(order) + 1))
        function = function * sp.log((y + 1) / (y - 1)) / 2 - rest
    return sp.diff(function, y).subs(y, x), function.subs(y, x)


def _horizon(r: Any, M: Any, what: str) -> tuple[Source, ...]:
    return (Source(r - 2 * M, f"{what} on the horizon, where the field blows up"), Source(r, "inside of the hole"))


ELECTRIC_DIPOLE = Entry(
    "electric_dipole",
    "static electric dipole in Schwarzschild",
    SPACETIME,
    {"d": "electric dipole moment, in the units of the conventions"},
    "Anderson & Cohen (1970), Astrophys. Space Sci. 9, 146 (from memory)",
    _electric_dipole,
    EXAMPLES,
    formula="A_t = −3d/(16πM²) [2 − 2M/r + (r/M − 2) log(1 − 2M/r)] cos θ",
)
MAGNETIC_DIPOLE = Entry(
    "magnetic_dipole",
    "static magnetic dipole in Schwarzschild",
    SPACETIME,
    {"mu": "magnetic dipole moment, in the units of the conventions"},
    "Ginzburg & Ozernoy (1964), Zh. Eksp. Teor. Fiz. 47, 1030; Anderson & Cohen (1970) (from memory)",
    _magnetic_dipole,
    EXAMPLES,
    formula="A_φ = −3μ/(32πM³) [r² log(1 − 2M/r) + 2Mr + 2M²] sin²θ",
)
STATIC_MULTIPOLE = Entry(
    "static_multipole",
    "static axisymmetric multipole in Schwarzschild",
    SPACETIME,
    {
        "l": "order, a whole number from 1 on, or a symbol (then regular at the horizon)",
        "kind": "'electric' or 'magnetic'",
        "regular": "'horizon', grows as r^l, or 'infinity', falls off",
        "C": "strength",
    },
    "Israel (1968), Commun. Math. Phys. 8, 245; Anderson & Cohen (1970) (from memory)",
    _static_multipole,
    EXAMPLES,
    integers=("l",),
    formula="A_t = −C (r − 2M) P_l′(r/M − 1) P_l(cos θ); Q_l′ for P_l′ if it falls off",
)


def electric_dipole(g: Metric | None = None, **parameters: Any) -> Solution:
    """The static electric dipole field outside of a body of Schwarzschild's metric: Φ → k² d cos θ/(4π r²) far away.

    It blows up on the horizon: a body larger than that can have it, a hole cannot.

    Parameters
    ----------
    g : Metric
        Schwarzschild in the chart "schwarzschild" or "isotropic"
    d : the dipole moment

    Examples
    --------
    >>> bool(electric_dipole().check())
    True
    """
    return ELECTRIC_DIPOLE.on(g, parameters)


def magnetic_dipole(g: Metric | None = None, **parameters: Any) -> Solution:
    """The static magnetic dipole field outside of a body of Schwarzschild's metric: A_φ → k² μ sin²θ/(4π r) far away.

    It blows up on the horizon: a neutron star can have it, a hole cannot.

    Parameters
    ----------
    g : Metric
        Schwarzschild in the chart "schwarzschild" or "isotropic"
    mu : the magnetic moment

    Examples
    --------
    >>> bool(magnetic_dipole().check())
    True
    """
    return MAGNETIC_DIPOLE.on(g, parameters)


def static_multipole(g: Metric | None = None, **parameters: Any) -> Solution:
    """The axisymmetric static multipole of order l in Schwarzschild, electric or magnetic.

    Parameters
    ----------
    g : Metric
        Schwarzschild in the chart "schwarzschild" or "isotropic"
    l : a whole number from 1 on (2 if not given), or a symbol
    kind : "electric" or "magnetic"
    regular : "horizon" for the field of far charges, "infinity" for that of a body
    C : strength, A_t = −C (r − 2M) P_l′(r/M − 1) P_l(cos θ) in −+++

    Raises
    ------
    InputError
        An l that is no whole number from 1 on, or a symbolic one of a multipole that falls off.

    Examples
    --------
    >>> import sympy as sp
    >>> static_multipole(l=1).potential
    A = C*(2*M - r)*cos(theta) dt
    >>> bool(static_multipole(l=sp.Symbol("l"), kind="magnetic").check())
    True
    """
    return STATIC_MULTIPOLE.on(g, parameters)
