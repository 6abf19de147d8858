"""The Schwarzschild spacetime and its coordinates."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas, polar, spherical

t, r, rho, theta, phi = sp.symbols("t r rho theta phi")
v, u, T, R, X = sp.symbols("v u T R X")
MASS = sp.Symbol("M")


def _schwarzschild(M: Any = MASS) -> Chart:
    f = 1 - 2 * M / r
    return Chart(
        (t, r, theta, phi),
        sp.diag(-f, 1 / f, *spherical(r, theta)),
        (M > 0, r > 2 * M, *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 23.27",
    )


def _isotropic(M: Any = MASS) -> Chart:
    inner, outer = 1 - M / (2 * rho), 1 + M / (2 * rho)
    return Chart(
        (t, rho, theta, phi),
        sp.diag(-((inner / outer) ** 2), outer**4, *(outer**4 * c for c in spherical(rho, theta))),
        (M > 0, rho > M / 2, *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 31.22",
    )


def _null(time: Any, direction: int, M: Any) -> Chart:
    """Eddington–Finkelstein coordinates of ingoing (+1) or outgoing (−1) light."""
    block = sp.Matrix([[-(1 - 2 * M / r), direction], [direction, 0]])
    return Chart(
        (time, r, theta, phi),
        sp.diag(block, *spherical(r, theta)),
        (M > 0, r > 0, *polar(theta)),
        "Misner, Thorne & Wheeler (1973), box 31.2",
    )


def _ingoing(M: Any = MASS) -> Chart:
    return _null(v, 1, M)


def _outgoing(M: Any = MASS) -> Chart:
    return _null(u, -1, M)


def _painleve_gullstrand(M: Any = MASS) -> Chart:
    fall = sp.sqrt(2 * M / r)
    return Chart(
        (T, r, theta, phi),
        sp.diag(sp.Matrix([[-(1 - 2 * M / r), fall], [fall, 1]]), *spherical(r, theta)),
        (M > 0, r > 0, *polar(theta)),
        "Martel & Poisson (2001), Am. J. Phys. 69, 476, section II",
    )


def _areal_radius_of_lemaitre(M: Any) -> Any:
    return (sp.Rational(3, 2) * (R - T)) ** sp.Rational(2, 3) * (2 * M) ** sp.Rational(1, 3)


def _lemaitre(M: Any = MASS) -> Chart:
    radius = _areal_radius_of_lemaitre(M)
    return Chart(
        (T, R, theta, phi),
        sp.diag(-1, 2 * M / radius, *spherical(radius, theta)),
        (M > 0, R > T, *polar(theta)),
        "Landau & Lifshitz (1975), eq. 102.3",
    )


def _areal_radius_of_kruskal(M: Any) -> Any:
    return 2 * M * (1 + sp.LambertW((X**2 - T**2) / sp.E))


def _kruskal(M: Any = MASS) -> Chart:
    radius = _areal_radius_of_kruskal(M)
    scale = 32 * M**3 / radius * sp.exp(-radius / (2 * M))
    return Chart(
        (T, X, theta, phi),
        sp.diag(-scale, scale, *spherical(radius, theta)),
        (M > 0, X**2 - T**2 > -1, *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 31.14",
    )


# -- maps --------------------------------------------------------------------------------------------------------------


def _isotropic_to_schwarzschild(M: Any = MASS) -> Formulas:
    return Formulas(
        images=(t, rho * (1 + M / (2 * rho)) ** 2, theta, phi),
        preimages=(t, (r - M + sp.sqrt(r * (r - 2 * M))) / 2, theta, phi),
    )


def _tortoise(M: Any) -> Any:
    """r* = r + 2M log(r/2M − 1) outside the horizon [MTW 25.31]."""
    return r + 2 * M * sp.log(r / (2 * M) - 1)


def _ingoing_to_schwarzschild(M: Any = MASS) -> Formulas:
    shift = _tortoise(M)
    return Formulas((v - shift, r, theta, phi), (t + shift, r, theta, phi), part=(r > 2 * M,))


def _outgoing_to_schwarzschild(M: Any = MASS) -> Formulas:
    shift = _tortoise(M)
    return Formulas((u + shift, r, theta, phi), (t - shift, r, theta, phi), part=(r > 2 * M,))


def _painleve_gullstrand_to_schwarzschild(M: Any = MASS) -> Formulas:
    """T = t + ∫ √(2M/r)/(1 − 2M/r) dr."""
    root = sp.sqrt(r / (2 * M))
    shift = 4 * M * root + 2 * M * sp.log((root - 1) / (root + 1))
    return Formulas((T - shift, r, theta, phi), (t + shift, r, theta, phi), part=(r > 2 * M,))


def _painleve_gullstrand_to_ingoing(M: Any = MASS) -> Formulas:
    """Across the horizon: v = T + r − 2 √(2Mr) + 4M log(1 + √(r/2M))."""
    root = sp.sqrt(r / (2 * M))
    shift = r - 4 * M * root + 4 * M * sp.log(1 + root)
    return Formulas((T + shift, r, theta, phi), (v - shift, r, theta, phi))


def _lemaitre_to_painleve_gullstrand(M: Any = MASS) -> Formulas:
    return Formulas(
        images=(T, _areal_radius_of_lemaitre(M), theta, phi),
        preimages=(T, T + sp.Rational(2, 3) * r * sp.sqrt(r / (2 * M)), theta, phi),
    )


def _lemaitre_to_schwarzschild(M: Any = MASS) -> Formulas:
    """r = 2M s² with s³ = 3(R − T)/4M, outside the horizon s = 1."""
    late, size = (sp.Rational(3, 2) * (R - T)) ** sp.Rational(1, 3), (2 * M) ** sp.Rational(1, 3)
    shift = 4 * M * late / size + 2 * M * (sp.log(late - size) - sp.log(late + size))
    before = _painleve_gullstrand_to_schwarzschild(M).preimages[0]
    return Formulas(
        images=(T - shift, _areal_radius_of_lemaitre(M), theta, phi),
        preimages=(before, before + sp.Rational(2, 3) * r * sp.sqrt(r / (2 * M)), theta, phi),
        part=(late - size > 0,),
    )


def _kruskal_to_schwarzschild(M: Any = MASS) -> Formulas:
    """The exterior X > |T|."""
    size, rate = sp.sqrt(r / (2 * M) - 1) * sp.exp(r / (4 * M)), t / (4 * M)
    return Formulas(
        images=(2 * M * sp.log((X + T) / (X - T)), _areal_radius_of_kruskal(M), theta, phi),
        preimages=(size * sp.sinh(rate), size * sp.cosh(rate), theta, phi),
        part=(X > T, X > -T),
    )


def _kruskal_to_ingoing(M: Any = MASS) -> Formulas:
    """The exterior and the black hole, X + T > 0: e^{v/4M} = X + T."""
    grown = sp.exp(v / (4 * M))
    shrunk = (r / (2 * M) - 1) * sp.exp(r / (2 * M)) / grown  # X − T
    return Formulas(
        images=(4 * M * sp.log(X + T), _areal_radius_of_kruskal(M), theta, phi),
        preimages=((grown - shrunk) / 2, (grown + shrunk) / 2, theta, phi),
        part=(X > -T,),
    )


ENTRY = Entry(
    "Schwarzschild",
    {
        "schwarzschild": _schwarzschild,
        "isotropic": _isotropic,
        "ingoing-eddington-finkelstein": _ingoing,
        "outgoing-eddington-finkelstein": _outgoing,
        "painleve-gullstrand": _painleve_gullstrand,
        "lemaitre": _lemaitre,
        "kruskal": _kruskal,
    },
    {"M": "mass [length, G = c = 1]"},
    (
        ChartMap("isotropic", "schwarzschild", _isotropic_to_schwarzschild),
        ChartMap("ingoing-eddington-finkelstein", "schwarzschild", _ingoing_to_schwarzschild),
        ChartMap("outgoing-eddington-finkelstein", "schwarzschild", _outgoing_to_schwarzschild),
        ChartMap("painleve-gullstrand", "schwarzschild", _painleve_gullstrand_to_schwarzschild),
        ChartMap("painleve-gullstrand", "ingoing-eddington-finkelstein", _painleve_gullstrand_to_ingoing),
        ChartMap("lemaitre", "painleve-gullstrand", _lemaitre_to_painleve_gullstrand),
        ChartMap("lemaitre", "schwarzschild", _lemaitre_to_schwarzschild),
        ChartMap("kruskal", "schwarzschild", _kruskal_to_schwarzschild),
        ChartMap("kruskal", "ingoing-eddington-finkelstein", _kruskal_to_ingoing),
    ),
    ("vacuum",),
)


def Schwarzschild(
    chart: str = "schwarzschild",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """The spacetime of a spherical mass M.

    ================================  ============  ==============================================================
    chart                             coordinates   where, and how
    ================================  ============  ==============================================================
    "schwarzschild"                   t, r, θ, φ    the exterior r > 2M
    "isotropic"                       t, ρ, θ, φ    the exterior ρ > M/2; r = ρ (1 + M/2ρ)²
    "ingoing-eddington-finkelstein"   v, r, θ, φ    r > 0, exterior and black hole; v = t + r*
    "outgoing-eddington-finkelstein"  u, r, θ, φ    r > 0, exterior and white hole; u = t − r*
    "painleve-gullstrand"             T, r, θ, φ    r > 0; T is the time of those who fall from rest at infinity
    "lemaitre"                        T, R, θ, φ    R > T; they stay at constant R, r³ = (9/2) M (R − T)²
    "kruskal"                         T, X, θ, φ    all of it: X² − T² > −1, (r/2M − 1) e^{r/2M} = X² − T²
    ================================  ============  ==============================================================

    Examples
    --------
    >>> g = Schwarzschild()
    >>> g.kretschmann
    48*M**2/r**6
    >>> bool(Schwarzschild("isotropic", M=1).is_vacuum())
    True
    >>> kruskal = g.to_chart("kruskal")
    >>> kruskal.coordinates, bool(kruskal.is_vacuum())
    ((T, X, theta, phi), True)
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
