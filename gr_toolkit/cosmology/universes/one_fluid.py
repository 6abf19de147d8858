"""Universes with one fluid.

In conformal time a′² = A² a^{1−3w} − K a², so that y = aⁿ with n = (1 + 3w)/2 satisfies y′² = n² (A² − K y²): one
formula for every curvature, a = (A S_K(nτ))^{1/n}. Its share of H² is A²/a^{3(1+w)}.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...exact import S_K
from .ends import CONFORMAL, COSMIC, FINITE, End
from .entry import Entry, dust, filled, light, require
from .universe import Universe

K = sp.Symbol("K", real=True)
A, C = sp.symbols("A C", positive=True)
W, LAST = sp.symbols("w t_rip", real=True)
PHANTOM = -sp.Rational(4, 3)
t, tau = COSMIC, CONFORMAL
BANG = End("big bang", 0, 0, 0)
BOTH = "a big crunch for K > 0, else forever"


def closing(K: Any, crunch: End) -> End:
    """How a universe ends that falls together for K > 0 only."""
    if K.is_positive:
        return crunch
    return End("forever", sp.oo, sp.oo, sp.oo) if K.is_nonpositive else End(BOTH, None)


def _dust(K: Any = K, C: Any = C) -> Universe:
    half = S_K(K, tau / 2)
    clock = C * tau**3 / 12 if K == 0 else C * (tau - S_K(K, tau)) / (2 * K)
    last = 2 * sp.pi / sp.sqrt(K) if K.is_positive else sp.oo
    crunch = End("big crunch", last, C * sp.pi / K ** sp.Rational(3, 2) if K.is_positive else sp.oo, last)
    domain = (tau > 0, half > 0, *((tau < last,) if K.is_positive else ()), C > 0)
    return Universe(
        "dust", C * half**2, tau, C * half**2, K, (dust(C),), domain, BANG, closing(K, crunch), clock, tau,
        "Friedmann (1922, 1924); Misner, Thorne & Wheeler (1973), eqs 27.53, 27.54",
    )  # fmt: skip


def _radiation(K: Any = K, A: Any = A) -> Universe:
    a = A * S_K(K, tau)
    last = sp.pi / sp.sqrt(K) if K.is_positive else sp.oo
    crunch = End("big crunch", last, 2 * A / K if K.is_positive else sp.oo, last)
    domain = (tau > 0, S_K(K, tau) > 0, *((tau < last,) if K.is_positive else ()), A > 0)
    clock = 2 * A * S_K(K, tau / 2) ** 2
    return Universe(
        "radiation", a, tau, a, K, (light(A**2),), domain, BANG, closing(K, crunch), clock, tau,
        "Tolman (1934), section 170; Landau & Lifshitz (1975), section 112",
    )  # fmt: skip


def _radiation_in_cosmic_time(K: Any = K, A: Any = A) -> Universe:
    square = 2 * A * t - K * t**2
    conformal = sp.sqrt(2 * t / A) if K == 0 else None
    last = 2 * A / K if K.is_positive else sp.oo
    end = closing(K, End("big crunch", last, last, FINITE))
    return Universe(
        "radiation in cosmic time", sp.sqrt(square), t, sp.S.One, K, (light(A**2),), (t > 0, square > 0, A > 0),
        End("big bang", 0, 0, 0 if K == 0 else FINITE), end, t, conformal,
        "Tolman (1934), section 170; Mukhanov (2005), problem 1.16",
    )  # fmt: skip


def _one_fluid(w: Any = W, K: Any = K, A: Any = A) -> Universe:
    require(1 + 3 * w, "w > -1/3", "one_fluid")
    n = (1 + 3 * w) / 2
    y = S_K(K, n * tau)
    a = (A * y) ** (1 / n)
    last = sp.pi / (n * sp.sqrt(K)) if K.is_positive else sp.oo
    clock = (A * n * tau) ** (1 + 1 / n) / (A * (1 + n)) if K == 0 else None
    end = closing(K, End("big crunch", last, None, last))
    domain = (1 + 3 * w > 0, tau > 0, y > 0, *((tau < last,) if K.is_positive and w.is_number else ()), A > 0)
    return Universe(
        "one fluid", a, tau, a, K, (filled("fluid", None, A**2, w),), domain, BANG, end, clock, tau,
        "Harrison (1967), Mon. Not. R. Astron. Soc. 137, 69; derived in the module",
    )  # fmt: skip


def _power_law(w: Any = W, A: Any = A) -> Universe:
    require(1 + w, "w > -1", "power_law")
    m = sp.Rational(3, 2) * (1 + w)
    a = (m * A * t) ** (1 / m)
    decelerates = (1 + 3 * w).is_positive
    if w == -sp.Rational(1, 3):
        conformal, first, last = sp.log(t) / A, -sp.oo, sp.oo
    else:
        conformal = (m * A * t) ** (1 - 1 / m) / (A * (m - 1))
        ends = {True: (sp.S.Zero, sp.oo), False: (-sp.oo, sp.S.Zero)}
        first, last = ends.get(decelerates, (None, None))
    return Universe(
        "power law", a, t, sp.S.One, sp.S.Zero, (filled("fluid", None, A**2, w),), (t > 0, 1 + w > 0, A > 0),
        End("big bang", 0, 0, first), End("forever", sp.oo, sp.oo, last), t, conformal,
        "Weinberg (1972), eq. 15.3.8; Mukhanov (2005), eq. 1.75",
    )  # fmt: skip


def _big_rip(w: Any = PHANTOM, A: Any = A, t_rip: Any = LAST) -> Universe:
    require(-1 - w, "w < -1", "big_rip")
    m = -sp.Rational(3, 2) * (1 + w)
    left = m * A * (t_rip - t)
    conformal = -(left ** (1 + 1 / m)) / (A * (1 + m))
    return Universe(
        "big rip", left ** (-1 / m), t, sp.S.One, sp.S.Zero, (filled("phantom", None, A**2, w),),
        (t_rip - t > 0, 1 + w < 0, A > 0), End("an infinite past", -sp.oo, -sp.oo, -sp.oo),
        End("big rip", t_rip, t_rip, sp.S.Zero), t, conformal,
        "Caldwell, Kamionkowski & Weinberg (2003), Phys. Rev. Lett. 91, 071301",
    )  # fmt: skip


SHARE = "its share of H² is"
dust_universe = Entry(
    "dust", "dust of any curvature: cycloid, parabola or hyperbolic cycloid",
    {"K": "curvature", "C": f"{SHARE} C/a³ [length]"}, _dust,
    "Misner, Thorne & Wheeler (1973), eqs 27.53, 27.54",
)  # fmt: skip
radiation = Entry(
    "radiation", "radiation of any curvature, in conformal time", {"K": "curvature", "A": f"{SHARE} A²/a⁴"}, _radiation,
    "Tolman (1934), section 170",
)  # fmt: skip
radiation_in_cosmic_time = Entry(
    "radiation_in_cosmic_time", "radiation of any curvature, in cosmic time", {"K": "curvature", "A": f"{SHARE} A²/a⁴"},
    _radiation_in_cosmic_time, "Tolman (1934), section 170",
)  # fmt: skip
one_fluid = Entry(
    "one_fluid", "one fluid with p = wρ, w > −1/3, of any curvature; stiff matter for w = 1",
    {"w": "p/ρ > −1/3", "K": "curvature", "A": f"{SHARE} A²/a^(3+3w)"}, _one_fluid, "Harrison (1967)",
)  # fmt: skip
power_law = Entry(
    "power_law", "one fluid with p = wρ, w > −1, in flat space", {"w": "p/ρ > −1", "A": f"{SHARE} A²/a^(3+3w)"},
    _power_law, "Weinberg (1972), eq. 15.3.8",
)  # fmt: skip
big_rip = Entry(
    "big_rip", "a phantom, p = wρ with w < −1, in flat space",
    {"w": "p/ρ < −1", "A": f"{SHARE} A² a^|3+3w|", "t_rip": "when it ends"}, _big_rip,
    "Caldwell, Kamionkowski & Weinberg (2003)",
)  # fmt: skip
