"""Charts of curved universes in which waves that are regular everywhere are simplest, with isometries that are proved.

    K = −k²:  dw² + e^{−2kw}(dx² + dy²),   e^{−kw} = C_K(χ) − k S_K(χ) cos θ,   x + iy = S_K(χ) sin θ e^{iφ} e^{kw}
    K = k²:   (dη² + cos²η dξ² + sin²η dζ²)/K,   cos η e^{iξ} = C_K(χ) + ik S_K(χ) cos θ,
                                                 sin η e^{iζ} = k S_K(χ) sin θ e^{iφ}

In the first (horospherical coordinates, the Poincaré half-space with e^{kw} as height) A_x = f(τ − w), A_y = h(τ − w)
solve Maxwell's equations for all f and h. In the second (Hopf's coordinates of the three-sphere) so does

    A = cos^{n−2}η e^{i((n−1)ξ + ζ − nkτ)} (dη + i sin η cos η (dζ − dξ)),

n = 2, 3, …; see `great_circle_wave`.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import C_K, S_K
from ...geometry import CoordinateMap, Metric
from .entry import values_of

CONFORMAL = {"FLRW": ("conformal",)}
w, x, y, eta, xi, zeta = sp.symbols("w x y eta xi zeta")


def horospherical_chart(g: Metric) -> CoordinateMap:
    """The map from an open universe's conformal chart to horospherical coordinates (τ, w, x, y).

    Parameters
    ----------
    g : gr.FLRW(K=-1), or any other K < 0, in the chart "conformal"

    Returns
    -------
    CoordinateMap
        Its ``target_metric`` is a²(−dτ² + dw² + e^{−2kw}(dx² + dy²)); ``is_isometry()`` decides that it is one.

    Raises
    ------
    InputError
        Another spacetime or chart, or K not negative.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> chart = horospherical_chart(gr.FLRW(K=-1))
    >>> chart.target_metric.coordinates, chart.is_isometry().proved
    ((tau, w, x, y), True)
    """
    sine, cosine, k, a = _universe(g, "horospherical coordinates", -1)
    tau, _, theta, phi = g.coordinates
    shrunk = cosine - k * sine * sp.cos(theta)
    ring = sine * sp.sin(theta) / shrunk
    matrix = a**2 * sp.diag(-1, 1, sp.exp(-2 * k * w), sp.exp(-2 * k * w))
    target = _metric(g, matrix, (tau, w, x, y), (a > 0,), "FLRW in horospherical coordinates")
    return CoordinateMap(g, target, {w: -sp.log(shrunk) / k, x: ring * sp.cos(phi), y: ring * sp.sin(phi)})


def hopf_chart(g: Metric) -> CoordinateMap:
    """The map from the near half of a closed universe to Hopf's coordinates (τ, η, ξ, ζ), 0 < η < π/2.

    Parameters
    ----------
    g : gr.FLRW(K=1), or any other K > 0, in the chart "conformal"; used where C_K(χ) > 0

    Raises
    ------
    InputError
        Another spacetime or chart, or K not positive.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> hopf_chart(gr.FLRW(K=1)).is_isometry().proved
    True
    """
    sine, cosine, k, a = _universe(g, "Hopf's coordinates", 1)
    tau, _, theta, phi = g.coordinates
    along = k * sine * sp.cos(theta)
    matrix = a**2 * sp.diag(-1, *((sp.diag(1, sp.cos(eta) ** 2, sp.sin(eta) ** 2) * k ** (-2)).diagonal()))
    domain = (a > 0, eta > 0, eta < sp.pi / 2)
    target = _metric(g, matrix, (tau, eta, xi, zeta), domain, "FLRW in Hopf's coordinates")
    tilt = k * sine * sp.sin(theta) / sp.sqrt(cosine**2 + along**2)
    images = {eta: sp.atan(tilt), xi: sp.atan(along / cosine), zeta: phi}
    return CoordinateMap(g, target, images, domain=[cosine > 0])


def _metric(g: Metric, matrix: Any, coordinates: Any, domain: Any, name: str) -> Metric:
    """A metric in the conventions of another one."""
    sign = -g.conventions.time_sign
    kept = [c for c in domain if c not in (True, sp.true)]
    return Metric(sign * matrix, coordinates, domain=kept, conventions=g.conventions, name=name)


def _universe(g: Metric, what: str, sign: int) -> tuple[Any, Any, Any, Any]:
    """S_K(χ), C_K(χ), √|K| and a of an expanding universe whose curvature has a known sign."""
    _, _, values = values_of(g, what, CONFORMAL)
    K, chi = values["K"], g.coordinates[1]
    if not (K * sign).is_positive:
        raise InputError(f"{what} are for K {'>' if sign > 0 else '<'} 0, but here K = {K}", f"gr.FLRW(K={sign})")
    return S_K(K, chi), C_K(K, chi), sp.sqrt(sign * K), values["a"]
