"""Static multipoles in the Schwarzschild spacetime.

With s = r/2M the master equation without time, (f u′)′ = l(l+1) u/r² with f = 1 − 2M/r, has the solutions

    regular at the horizon:   s² F(1−l, l+2; 1; 1−s),     a polynomial of degree l+1, r² for l = 1 (the uniform field)
    regular at infinity:      s^{−l} F(l, l+2; 2l+2; 1/s),   ~ log(1 − 1/s) at the horizon

or for integer l, with Legendre's functions of x = r/M − 1: (x+1)(l(l+1) X − (x−1) X′), X = P_l or Q_l
[Ginzburg & Ozernoi 1964; Israel 1968; Anderson & Cohen 1970]. That none is regular at both ends is why black holes have
no multipoles.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...geometry import Metric
from ...geometry.spherical_split import spherical_split
from .harmonics import checked_degree
from .regge_wheeler import static_split

WHERE = ("horizon", "infinity")
LARGEST = 60  # degree, as a number


def static_mode(metric: Metric, l: Any, regular: str = "horizon") -> Any:
    """The Debye potential u(r) of a static multipole, for `multipole` as ``radial=``; TE: magnetic, TM: electric.

    Parameters
    ----------
    metric : Schwarzschild, ds² = −f dt² + dr²/f + r² dΩ² with f = 1 − 2M/r; this is verified
    l : degree, an integer (elementary functions) or a symbol (hypergeometric ones)
    regular : "horizon" (grows like r^{l+1}) or "infinity" (falls off like r^{−l}: the field of a body)

    Returns
    -------
    SymPy expression
        Normalised to (r/2M)^{l+1} + … or (2M/r)^l + … for a symbolic l; up to a constant factor for an integer one.

    Raises
    ------
    InputError
        Another metric; l no integer.
    UnknownNameError
        Another place.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> static_mode(g, 1)
    r**2/M**2
    >>> bool(gr.electrodynamics.multipole(g, 1, 0, radial=static_mode(g, 1, regular="infinity")).check())
    True
    """
    degree, _ = checked_degree(l, 0)
    if regular not in WHERE:
        raise UnknownNameError(str(regular), WHERE, "place of regularity")
    mass, r = schwarzschild_mass(metric)
    spherical_split(metric).constant(degree, "the degree l")
    if degree.is_Integer:
        return _elementary(int(degree), r / mass - 1, regular)
    s = r / (2 * mass)
    if regular == "horizon":
        return s**2 * sp.hyper((1 - degree, degree + 2), (1,), 1 - s)
    return s ** (-degree) * sp.hyper((degree, degree + 2), (2 * degree + 2,), 1 / s)


def schwarzschild_mass(metric: Metric) -> tuple[Any, Any]:
    """M and r of a Schwarzschild metric in the chart (t, r, θ, φ).

    Raises
    ------
    InputError
        It is none.
    """
    split = static_split(metric)
    (i, j), r = split.plane, split.plane_coordinates[1]
    sign, g = metric.conventions.time_sign, metric.covariant
    radius = metric.scalar(r)
    mass = (1 - g.component((i, i)) * sign) * radius / 2
    others = g.component((j, j)) * g.component((i, i)) == -metric.scalar(1) and split.area == radius * radius * -sign
    if not others or not mass.diff(r).is_zero() or mass.is_zero():
        raise InputError("the metric is not -f dt^2 + dr^2/f + r^2 dOmega^2 with f = 1 - 2M/r", "gr.Schwarzschild()")
    return mass.to_sympy(), r


def _elementary(degree: int, x: Any, regular: str) -> Any:
    """(x+1)(l(l+1) X − (x−1) X′) with X = P_l, or Q_l = P_l ½ log((x+1)/(x−1)) − W_{l−1}  [DLMF 14.7.7]."""
    if degree > LARGEST:
        raise InputError(f"the degree l = {degree} exceeds {LARGEST} in closed form", "l=sympy.Symbol('l')")
    y = sp.Dummy("y")
    first = sp.Poly(sp.legendre(degree, y), y)

    def potential(p: sp.Poly, more: Any = 0) -> Any:
        inner = degree * (degree + 1) * p - sp.Poly(y - 1, y) * p.diff(y)
        return sp.factor((sp.Poly(y + 1, y) * inner + more).as_expr().subs(y, x))

    if regular == "horizon":
        return potential(first)
    second = sp.Poly(0, y)
    for k in range(1, degree + 1):
        second += sp.Poly(sp.legendre(k - 1, y) * sp.legendre(degree - k, y), y) / k
    # ½ log((x+1)/(x−1)) = −½ log(1 − 2M/r); its derivative is −1/(x²−1), times −(x+1)(x−1)
    return -potential(first) * sp.log(1 - 2 / (x + 1)) / 2 - potential(second, -first)
