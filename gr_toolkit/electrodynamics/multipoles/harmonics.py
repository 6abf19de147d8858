"""Spherical harmonics of any degree and order, as expressions that the engine decides about.

    Y_lm = P_l^m(cos θ) e^{imφ},        (1/sin θ) ∂_θ(sin θ ∂_θ Y) + (1/sin²θ) ∂_φ² Y = −l(l+1) Y        [DLMF 14.30]

without the usual normalisation; for negative m that of P_l^{|m|}, which is proportional.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact.sympified import sympified
from ...geometry.inputs import read_expression


def checked_degree(l: Any, m: Any) -> tuple[Any, Any]:
    """Degree and order as SymPy integers or symbols.

    Raises
    ------
    InputError
        A number that is no integer, l < 1, |m| > l, a symbol that is known to be no integer, or anything else.
    """
    degree, order = (
        checked_integer(l, "the degree l", "l=1, or a symbol l"),
        checked_integer(m, "the order m", "m=0, or a symbol m"),
    )
    if degree == 0:
        raise InputError(
            "l = 0 has no radiation: the field of l = 0 is the Coulomb field, without a Debye potential", "l=1"
        )
    if degree.is_negative:
        raise InputError(f"the degree l = {degree} is negative", "l=1")
    if degree.is_Integer and order.is_Integer and abs(order) > degree:
        raise InputError(
            f"the order m = {order} exceeds the degree: |m| > l = {degree}", f"m from {-degree} to {degree}"
        )
    return degree, order


def checked_integer(value: Any, what: str, advice: str) -> Any:
    """A SymPy integer, or an expression that may stand for one.

    Raises
    ------
    InputError
        A number that is no integer, something declared to be none, or no expression.
    """
    if isinstance(value, bool | str):
        raise InputError(f"{what} is {value!r}, no integer", advice)
    try:
        found = sympified(value)
    except sp.SympifyError:
        raise InputError(f"{what} is {value!r}, no integer", advice) from None
    if not isinstance(found, sp.Expr) or (found.is_number and not found.is_Integer):
        raise InputError(f"{what} is {value}, no integer", advice)
    if found.is_integer is False or found.is_real is False:
        raise InputError(f"{what} is {found}, which is declared to be no integer", advice)
    return found


def spherical_harmonic(l: Any, m: Any, theta: Any, phi: Any) -> sp.Expr:
    """P_l^m(cos θ) e^{imφ}, with the Condon–Shortley phase; P_l^{|m|} for a negative m.

    Parameters
    ----------
    l, m : integers or symbols
        Symbols stand for integers; the equation on the sphere holds for all values, regularity on the axis does not.
    theta, phi : symbols

    Raises
    ------
    InputError
        See `multipole`.

    Examples
    --------
    >>> import sympy as sp
    >>> theta, phi = sp.symbols("theta phi")
    >>> spherical_harmonic(2, 1, theta, phi)
    -3*exp(I*phi)*sin(theta)*cos(theta)
    >>> spherical_harmonic(sp.Symbol("l"), 0, theta, phi)
    legendre(l, cos(theta))
    """
    degree, order = checked_degree(l, m)
    theta, phi = (read_expression(angle, "an angle", 'sympy.Symbol("theta")') for angle in (theta, phi))
    size = -order if order.could_extract_minus_sign() else order
    turning = sp.exp(sp.I * order * phi)
    if degree.is_Integer and size.is_Integer:
        x = sp.Dummy("x")
        derived = sp.diff(sp.legendre(degree, x), x, int(size)).subs(x, sp.cos(theta))
        return (-1) ** size * sp.sin(theta) ** size * derived * turning
    if size == 0:
        return sp.legendre(degree, sp.cos(theta))
    return sp.assoc_legendre(degree, size, sp.cos(theta)) * turning


def sphere_equation(harmonic: Any, l: Any, theta: Any, phi: Any) -> sp.Eq:
    """Laplace's equation on the unit sphere, Δ Y = −l(l+1) Y, times sin²θ."""
    sine = sp.sin(theta)
    laplacian = sine * sp.diff(sine * sp.diff(harmonic, theta), theta) + sp.diff(harmonic, phi, 2)
    return sp.Eq(laplacian, -l * (l + 1) * sine**2 * harmonic, evaluate=False)
