"""The radial functions of `radial_modes`, written out."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import C_K, S_K

LARGEST = 60  # degree, as a number


def elementary(degree: int, omega: Any, K: Any, chi: Any, kind: str) -> Any:
    """L_l … L_1 of e^{±iωχ}, (A ± iB) e^{±iωχ}, and of sin and cos; A, B are polynomials in x = C/S, x′ = −(K + x²)."""
    if degree > LARGEST:
        raise InputError(f"the degree l = {degree} exceeds {LARGEST} in closed form", "l=sympy.Symbol('l')")
    x = sp.Dummy("x")
    first, second = sp.Poly(1, x), sp.Poly(0, x)
    slope, frequency = sp.Poly(K + x**2, x), sp.Poly(omega, x)
    for k in range(1, degree + 1):
        times = sp.Poly(k * x, x)
        first, second = (
            times * first + frequency * second + slope * first.diff(x),
            times * second - frequency * first + slope * second.diff(x),
        )
    ratio = C_K(K, chi) / S_K(K, chi)
    a, b = (p.as_expr().subs(x, ratio) for p in (first, second))
    phase = omega * chi
    return {
        "outgoing": (a + sp.I * b) * sp.exp(sp.I * phase),
        "ingoing": (a - sp.I * b) * sp.exp(-sp.I * phase),
        "standing": a * sp.sin(phase) + b * sp.cos(phase),
        "irregular": a * sp.cos(phase) - b * sp.sin(phase),
    }[kind]


def of_any_degree(l: Any, omega: Any, K: Any, chi: Any, kind: str) -> Any:
    """Bessel's functions for K = 0, Gauss's for a K of known sign; see the formulas of `radial_modes`.

    Raises
    ------
    InputError
        The irregular standing mode, or the sign of K is open.
    """
    if kind == "irregular":
        raise InputError("the irregular standing mode is written out for integer degrees only", 'kind="outgoing"')
    if K.is_zero:
        bessel = {"standing": sp.jn, "outgoing": sp.hn1, "ingoing": sp.hn2}[kind]
        return omega * chi * bessel(l, omega * chi)
    if not (K.is_positive or K.is_negative):
        raise InputError(
            f"the modes of a symbolic degree differ with the sign of K = {K}, which is open",
            'gr.FLRW(K=sympy.Symbol("K", positive=True)), K=-1, or an integer l',
        )
    root, i = sp.sqrt(abs(K)), sp.I
    sine, cosine, rate = S_K(K, chi), C_K(K, chi), omega / sp.sqrt(abs(K))
    sign = -1 if kind == "ingoing" else 1
    if kind == "standing":
        rate = rate if K.is_positive else i * rate
        upper = (l + 1 + rate, l + 1 - rate)
        return sine ** (l + 1) * sp.hyper(upper, (l + sp.Rational(3, 2),), (1 - cosine) / 2)
    below, turn = (1 + rate, sign * i) if K.is_positive else (1 - sign * i * rate, 1)
    argument = (1 - turn * cosine / (root * sine)) / 2
    return sp.exp(sign * i * omega * chi) * sp.hyper((-l, l + 1), (below,), argument)
