"""Universes with two fluids."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...exact import S_K
from .empty import open_curvature
from .ends import CONFORMAL, COSMIC, FINITE, End
from .entry import Entry, dust, filled, light, require, vacuum
from .one_fluid import BANG, SHARE, K, W, closing
from .universe import Universe

t, tau = COSMIC, CONFORMAL
A, B, C, H, S, h = sp.symbols("A B C H S h", positive=True)
THIRD = sp.Rational(1, 3)


def _radiation_and_dust(K: Any = K, A: Any = A, C: Any = C) -> Universe:
    a = A * S_K(K, tau) + C * S_K(K, tau / 2) ** 2
    cubic = C * tau**3 / 12 if K == 0 else C * (tau - S_K(K, tau)) / (2 * K)
    clock = 2 * A * S_K(K, tau / 2) ** 2 + cubic
    last = 2 * (sp.pi - sp.atan(2 * A * sp.sqrt(K) / C)) / sp.sqrt(K) if K.is_positive else sp.oo
    crunch = End("big crunch", last, clock.subs(tau, last) if K.is_positive else sp.oo, last)
    return Universe(
        "radiation and dust", a, tau, a, K, (light(A**2), dust(C)), (tau > 0, a > 0), BANG, closing(K, crunch), clock,
        tau, "Landau & Lifshitz (1975), section 112; Mukhanov (2005), eq. 1.81",
    )  # fmt: skip


def _fluid_and_lambda(w: Any = W, A: Any = A, H: Any = H) -> Universe:
    require(1 + w, "w > -1", "fluid_and_lambda")
    m = sp.Rational(3, 2) * (1 + w)
    a = (A * sp.sinh(m * H * t) / H) ** (1 / m)
    first = {True: FINITE, False: -sp.oo}.get((1 + 3 * w).is_positive)
    return Universe(
        "a fluid and Lambda", a, t, sp.S.One, sp.S.Zero, (filled("fluid", None, A**2, w), vacuum(H**2)),
        (t > 0, 1 + w > 0, A > 0, H > 0), End("big bang", 0, 0, first), End("forever", sp.oo, sp.oo, FINITE), t, None,
        "Ellis, Maartens & MacCallum (2012), section 9.2; derived as sinh from ẏ² = m² (A² + H²y²), y = a^m",
    )  # fmt: skip


def _lambda_cdm(C: Any = C, H: Any = H) -> Universe:
    a = (C / H**2) ** THIRD * sp.sinh(3 * H * t / 2) ** (2 * THIRD)
    return Universe(
        "flat LambdaCDM", a, t, sp.S.One, sp.S.Zero, (dust(C), vacuum(H**2)), (t > 0,), End("big bang", 0, 0, FINITE),
        End("forever", sp.oo, sp.oo, FINITE), t, None,
        "Weinberg (1989), Rev. Mod. Phys. 61, 1; Peebles (1993), eq. 13.20",
    )  # fmt: skip


def _dust_and_negative_lambda(C: Any = C, h: Any = h) -> Universe:
    a = (C / h**2) ** THIRD * sp.sin(3 * h * t / 2) ** (2 * THIRD)
    last = 2 * sp.pi / (3 * h)
    return Universe(
        "dust and negative Lambda", a, t, sp.S.One, sp.S.Zero, (dust(C), vacuum(-(h**2))),
        (t > 0, 2 * sp.pi - 3 * h * t > 0), End("big bang", 0, 0, FINITE), End("big crunch", last, last, FINITE), t,
        None, "Ellis, Maartens & MacCallum (2012), section 9.2",
    )  # fmt: skip


def _radiation_and_lambda(K: Any = K, A: Any = A, H: Any = H) -> Universe:
    square = A * sp.sinh(2 * H * t) / H + K * (1 - sp.cosh(2 * H * t)) / (2 * H**2)
    growing = 2 * A * H - K  # of e^{2Ht}, up to a factor
    if growing.is_positive:
        end = End("forever", sp.oo, sp.oo, FINITE)
    elif growing.is_negative:
        last = sp.atanh(2 * A * H / K) / H
        end = End("big crunch", last, last, FINITE)
    elif growing.is_zero:
        end = End("forever", sp.oo, sp.oo, sp.oo)
    else:
        end = End("a big crunch for K > 2AH, else forever", None)
    return Universe(
        "radiation and Lambda", sp.sqrt(square), t, sp.S.One, K, (light(A**2), vacuum(H**2)), (t > 0, square > 0),
        End("big bang", 0, 0, FINITE), end, t, None, "Harrison (1967), Mon. Not. R. Astron. Soc. 137, 69",
    )  # fmt: skip


def _dust_and_stiff(C: Any = C, S: Any = S) -> Universe:
    a = (3 * S * t + sp.Rational(9, 4) * C * t**2) ** THIRD
    return Universe(
        "dust and stiff matter", a, t, sp.S.One, sp.S.Zero, (filled("stiff", 6, S**2), dust(C)), (t > 0,),
        End("big bang", 0, 0, FINITE), End("forever", sp.oo, sp.oo, sp.oo), t, None,
        "Zel'dovich (1972), Mon. Not. R. Astron. Soc. 160, 1P; derived from ẏ²/9 = S² + Cy, y = a³",
    )  # fmt: skip


def _bounce(K: Any = sp.S.NegativeOne, B: Any = B) -> Universe:
    k = open_curvature(K, "bounce")
    return Universe(
        "bounce", sp.sqrt(k**2 * t**2 + B**2 / k**2), t, sp.S.One, K, (light(-(B**2)),), (B > 0,),
        End("contraction from infinite size", -sp.oo, -sp.oo, -sp.oo), End("forever", sp.oo, sp.oo, sp.oo), t,
        sp.asinh(k**2 * t / B) / k, "Ellis, Maartens & MacCallum (2012), section 6.4.1: it needs ρ < 0",
        ("a bounce at t = 0, no big bang: its radiation has negative energy",),
    )  # fmt: skip


DUST, LIGHT, RATE = f"{SHARE} C/a³", f"{SHARE} A²/a⁴", "√(Λ/3)"
radiation_and_dust = Entry(
    "radiation_and_dust", "radiation and dust of any curvature", {"K": "curvature", "A": LIGHT, "C": DUST},
    _radiation_and_dust, "Landau & Lifshitz (1975), section 112",
)  # fmt: skip
fluid_and_lambda = Entry(
    "fluid_and_lambda", "a fluid with p = wρ and Λ > 0 in flat space",
    {"w": "p/ρ > −1", "A": f"{SHARE} A²/a^(3+3w)", "H": RATE}, _fluid_and_lambda, "Ellis, Maartens & MacCallum (2012)",
)  # fmt: skip
lambda_cdm = Entry(
    "lambda_cdm", "dust and Λ > 0 in flat space", {"C": DUST, "H": RATE}, _lambda_cdm, "Peebles (1993), eq. 13.20"
)
dust_and_negative_lambda = Entry(
    "dust_and_negative_lambda", "dust and Λ < 0 in flat space", {"C": DUST, "h": "√(−Λ/3)"}, _dust_and_negative_lambda,
    "Ellis, Maartens & MacCallum (2012), section 9.2",
)  # fmt: skip
radiation_and_lambda = Entry(
    "radiation_and_lambda", "radiation and Λ > 0 of any curvature", {"K": "curvature", "A": LIGHT, "H": RATE},
    _radiation_and_lambda, "Harrison (1967)",
)  # fmt: skip
dust_and_stiff = Entry(
    "dust_and_stiff", "dust and stiff matter in flat space", {"C": DUST, "S": f"{SHARE} S²/a⁶"}, _dust_and_stiff,
    "Zel'dovich (1972)",
)  # fmt: skip
bounce = Entry(
    "bounce", "radiation of negative energy, K < 0: a bounce", {"K": "curvature < 0", "B": f"{SHARE} −B²/a⁴"}, _bounce,
    "Ellis, Maartens & MacCallum (2012), section 6.4.1",
)  # fmt: skip
