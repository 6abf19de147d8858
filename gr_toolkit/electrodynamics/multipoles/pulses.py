"""Waves of any shape in Friedmann–Lemaître–Robertson–Walker spacetimes, exact and without tails.

The ladder of `radial_modes` does not contain ω: for every function f

    ψ = L_l … L_1 f(τ − χ) = Σ_j p_j(C/S) f^{(j)}(τ − χ),        L_k = k C_K/S_K − ∂_χ,

obeys the master equation ∂_χ²ψ − ∂_τ²ψ = l(l+1) ψ/S_K². Where f vanishes on an interval, so does the field: what was
sent between two times arrives between the two times at which light does, for every K. p_j is a polynomial of degree
l − j.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact import C_K, S_K
from ...geometry import Metric
from ...geometry.spherical_split import spherical_split
from .harmonics import checked_degree
from .radial_functions import LARGEST
from .radial_modes import conformal_curvature

KINDS = ("outgoing", "ingoing", "regular")


def pulse(metric: Metric, l: Any, profile: Any, kind: str = "outgoing") -> Any:
    """The Debye potential of a wave of any shape, for `multipole` as ``radial=``.

    Parameters
    ----------
    metric : a(τ)²[−dτ² + dχ² + S_K(χ)² dΩ²], such as gr.FLRW(), K symbolic if it is; this is verified
    l : degree, an integer
    profile : f, a SymPy function (``sympy.Function("f")``) or ``sympy.Lambda``
    kind : "outgoing" f(τ − χ), "ingoing" f(τ + χ), or "regular" f(τ + χ) − f(τ − χ): comes in and goes out again

    Raises
    ------
    InputError
        A metric that is not of that form; l no integer; a profile that is no function of one argument.
    UnknownNameError
        Another kind.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> psi = pulse(g, 2, sp.Function("f"))
    >>> wave = gr.electrodynamics.multipole(g, 2, 1, radial=psi)
    >>> wave.assumptions, wave.check().proved
    ((), True)
    """
    degree, _ = checked_degree(l, 0)
    if not degree.is_Integer or degree > LARGEST:
        raise InputError(
            f"a wave of any shape needs a degree that is a number up to {LARGEST}, not l = {degree}", "l=1"
        )
    if kind not in KINDS:
        raise UnknownNameError(str(kind), KINDS, "kind of pulse")
    split = spherical_split(metric)
    K = conformal_curvature(split)
    time, chi = split.plane_coordinates
    if kind == "regular":
        return _travelling(int(degree), profile, K, time, chi, 1) - _travelling(int(degree), profile, K, time, chi, -1)
    return _travelling(int(degree), profile, K, time, chi, -1 if kind == "outgoing" else 1)


def _travelling(degree: int, profile: Any, K: Any, time: Any, chi: Any, sign: int) -> Any:
    """L_l … L_1 f(τ ± χ): L_k (p f^{(j)}) = (k x p + (K + x²) p′) f^{(j)} ∓ p f^{(j+1)} with x = C/S."""
    x, s = sp.Dummy("x"), sp.Dummy("s")
    slope = sp.Poly(K + x**2, x)
    coefficients = [sp.Poly(1, x)]
    for k in range(1, degree + 1):
        raised = [sp.Poly(k * x, x) * p + slope * p.diff(x) for p in coefficients] + [sp.Poly(0, x)]
        for j, p in enumerate(coefficients):
            raised[j + 1] -= sign * p
        coefficients = raised
    shape = _applied(profile, s)
    ratio = C_K(K, chi) / S_K(K, chi)
    return sum(
        (
            p.as_expr().subs(x, ratio) * sp.diff(shape, s, j).subs(s, time + sign * chi)
            for j, p in enumerate(coefficients)
        ),
        sp.S.Zero,
    )


def _applied(profile: Any, argument: Any) -> Any:
    """f of an argument."""
    if isinstance(profile, sp.Lambda | sp.core.function.FunctionClass):
        try:
            return profile(argument)
        except TypeError:
            pass
    raise InputError(
        f"the profile is {profile!r}, no function of one argument", 'sympy.Function("f"), sympy.Lambda(s, exp(-s**2))'
    )
