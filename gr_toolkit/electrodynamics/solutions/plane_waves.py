r"""Plane waves in flat expanding space, and what takes their place where space is curved.

* Where ds² = Ω² (−dτ² + dx² + dy² + dz²) Maxwell's equations are those of flat space: A_x = f(τ − z).
* Hyperbolic space of curvature K = −k² is dw² + e^{−2kw} (dx² + dy²) in horospherical coordinates, with

      e^{−kw} = C_K(χ) − k S_K(χ) cos θ,        x + iy = S_K(χ) sin θ e^{iφ} e^{kw},

  and √−g g^{xx} g^{ww} = 1: A_x = f(τ − w) solves ∂_τ² A_x = ∂_w² A_x. Its fronts are horospheres, and it is regular
  everywhere; its measured amplitude grows as e^{kw} towards the point at infinity for which it makes.
* On the three-sphere X₁² + … + X₄² = 1 the form α = X₁dX₂ − X₂dX₁ + X₃dX₄ − X₄dX₃ is invariant under a group that acts
  from one side, and ⋆dα = 2α: A = A0 cos(2√K τ) α, E and B parallel, of the same energy density everywhere.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import C_K, S_K, Element
from ...geometry import Metric
from ...geometry.spherical_split import spherical_split
from ...spacetimes import FLRW, BertottiRobinson, Minkowski
from ..sign_definite import places
from .entry import Entry, Written, choice, values_of
from .solution import Solution, Source

AMPLITUDE, FREQUENCY = sp.symbols("A0 omega")
NO_SIZE = "the universe has no size; no charge"
CONFORMAL = {"FLRW": ("conformal",)}


def _plane_wave(
    g: Metric,
    A0: Any = AMPLITUDE,
    omega: Any = FREQUENCY,
    polarisation: Any = "linear",
    complex_wave: Any = False,
) -> Written:
    choice("polarisation", polarisation, ("linear", "circular"))
    choice("complex_wave", complex_wave, (False, True))
    (x, y, z), scale = _flat_coordinates(g)
    phase = omega * (g.coordinates[0] - z)
    if complex_wave:
        wave = sp.exp(-sp.I * phase)
        along_y = sp.I * wave  # x̂ + iŷ: the real parts are cos and sin
    else:
        wave, along_y = sp.cos(phase), sp.sin(phase)
    if polarisation == "linear":
        along_y = sp.S.Zero
    potential = [A0 * (wave * sp.diff(x, c) + along_y * sp.diff(y, c)) for c in g.coordinates]
    return Written(potential, sources=_where_it_shrinks(g, scale))


def _flat_coordinates(g: Metric) -> tuple[tuple[Any, Any, Any], Element]:
    """x, y, z in terms of the chart's coordinates where g = Ω² η, and ±Ω².

    Raises
    ------
    InputError
        The metric is not of that form, in Cartesian or spherical coordinates.
    """
    metric, n = g.covariant, range(g.dimension)
    diagonal = [metric.component((i, i)) for i in n]
    if g.dimension == 4 and all(g.neighbours(i, False) == (i,) for i in n) and diagonal[0] == -diagonal[1]:
        if diagonal[1] == diagonal[2] == diagonal[3]:
            x, y, z = g.coordinates[1:]
            return (x, y, z), diagonal[1]
        split = spherical_split(g)
        chi = g.coordinates[1]
        if split.angles == (2, 3) and split.area == diagonal[1] * g.scalar(chi**2):
            ring = chi * sp.sin(split.polar_angle)
            return (ring * sp.cos(split.azimuth), ring * sp.sin(split.azimuth), chi * sp.cos(split.polar_angle)), (
                diagonal[1]
            )
    raise InputError(
        f"plane_wave needs ds² = Ω²(−dτ² + dx² + dy² + dz²), in Cartesian or spherical coordinates; this is {g!r:.120}",
        "gr.FLRW(K=0), gr.Minkowski(); for K < 0 horospherical_wave, for K > 0 three_sphere_wave",
    )


def _where_it_shrinks(g: Metric, scale: Element) -> tuple[Source, ...]:
    """Where the conformal factor vanishes."""
    return tuple(Source(place.expression, NO_SIZE) for place in places(g, [scale * scale.denominator()]))


def _universe(g: Metric, name: str, sign: int) -> tuple[Any, Any, Any, tuple[Source, ...]]:
    """S_K(χ), C_K(χ) and √|K| of an expanding universe whose curvature has a known sign."""
    _, _, values = values_of(g, name, CONFORMAL)
    K, chi = values["K"], g.coordinates[1]
    if not (K * sign).is_positive:
        raise InputError(f"{name} lives where K {'>' if sign > 0 else '<'} 0, but here K = {K}", f"gr.FLRW(K={sign})")
    moments = (Source(values["a"], NO_SIZE),) if values["a"].has(g.coordinates[0]) else ()
    return S_K(K, chi), C_K(K, chi), sp.sqrt(sign * K), moments


def _horospherical_wave(g: Metric, A0: Any = AMPLITUDE, omega: Any = FREQUENCY, complex_wave: Any = False) -> Written:
    choice("complex_wave", complex_wave, (False, True))
    sine, cosine, k, sources = _universe(g, "horospherical_wave", -1)
    tau, _, theta, phi = g.coordinates
    shrunk = cosine - k * sine * sp.cos(theta)  # e^{−kw}
    x = sine * sp.sin(theta) * sp.cos(phi) / shrunk
    phase = omega * (tau + sp.log(shrunk) / k)
    wave = A0 * (sp.exp(-sp.I * phase) if complex_wave else sp.cos(phase))
    return Written([wave * sp.diff(x, c) for c in g.coordinates], sources=sources)


def _three_sphere_wave(g: Metric, A0: Any = AMPLITUDE, helicity: Any = 1) -> Written:
    choice("helicity", helicity, (1, -1))
    sine, cosine, k, sources = _universe(g, "three_sphere_wave", 1)
    tau, _, theta, phi = g.coordinates
    ring = k * sine * sp.sin(theta)
    X = (ring * sp.cos(phi), ring * sp.sin(phi), helicity * k * sine * sp.cos(theta), cosine)
    form = [
        X[0] * sp.diff(X[1], c) - X[1] * sp.diff(X[0], c) + X[2] * sp.diff(X[3], c) - X[3] * sp.diff(X[2], c)
        for c in g.coordinates
    ]
    return Written([A0 * sp.cos(2 * k * tau) * component for component in form], sources=sources)


PLANE_WAVE = Entry(
    "plane_wave",
    "plane wave",
    "conformally flat spacetimes in the coordinates of flat space, Cartesian or spherical: FLRW with K = 0",
    {
        "A0": "amplitude",
        "omega": "frequency in the time τ of the chart; comoving observers see ω/a",
        "polarisation": "'linear' along x, or 'circular'",
        "complex_wave": "True for the factor exp(−iω(τ − z))",
    },
    "Landau & Lifshitz (1975), section 48, and conformal invariance: Wald (1984), appendix D",
    _plane_wave,
    (partial(FLRW, K=0), Minkowski, partial(Minkowski, "spherical"), BertottiRobinson),
    formula="A_x = A0 cos ω(τ − z)",
)
HOROSPHERICAL_WAVE = Entry(
    "horospherical_wave",
    "horospherical wave",
    "FLRW in conformal time with K < 0",
    {
        "A0": "amplitude at the origin",
        "omega": "frequency in conformal time; comoving observers see ω/a",
        "complex_wave": "True for the factor exp(−iω(τ − w))",
    },
    "derived here; scalar analogues in Gel'fand, Graev & Vilenkin (1966), Generalized Functions 5 (from memory)",
    _horospherical_wave,
    (partial(FLRW, K=-1), partial(FLRW, K=-4)),
    formula="A = A0 cos ω(τ − w) dx, e^{−w} = cosh χ − sinh χ cos θ, x = e^w sinh χ sin θ cos φ  (K = −1)",
)
THREE_SPHERE_WAVE = Entry(
    "three_sphere_wave",
    "homogeneous standing wave on the three-sphere",
    "FLRW in conformal time with K > 0",
    {"A0": "amplitude", "helicity": "1 or −1: the group of the three-sphere that leaves it as it is"},
    "derived here; Kopiński & Natário (2017), Gen. Relativ. Gravit. 49, 81 (from memory)",
    _three_sphere_wave,
    (partial(FLRW, K=1), partial(FLRW, K=4)),
    formula="A = A0 cos 2τ (sin²χ sin²θ dφ − cos θ dχ + sin χ cos χ sin θ dθ)  (K = 1)",
)


def plane_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """A_x = A0 cos ω(τ − z) where the metric is Ω² times that of flat space.

    Parameters
    ----------
    g : Metric
        ds² = Ω²(−dτ² + dx² + dy² + dz²) with any Ω, in these coordinates or in spherical ones: ``gr.FLRW(K=0)``
    A0, omega : amplitude and frequency
    polarisation : "linear" (along x) or "circular"
    complex_wave : True for exp(−iω(τ − z))

    Raises
    ------
    InputError
        The metric is not of that form.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> plane_wave(gr.Minkowski(), polarisation="circular").potential
    A = A0*cos(omega*(t - z)) dx + A0*sin(omega*(t - z)) dy
    >>> wave = plane_wave(gr.FLRW(K=0))
    >>> bool(wave.check()), [str(source) for source in wave.sources]
    (True, ['a(tau) = 0: the universe has no size; no charge'])
    """
    return PLANE_WAVE.on(g, parameters)


def horospherical_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """The plane wave of an open universe: its fronts are horospheres, and it is regular everywhere.

    Parameters
    ----------
    g : Metric
        ``gr.FLRW(K=-1)``, or any other negative number
    A0, omega, complex_wave : as in `plane_wave`

    Raises
    ------
    InputError
        The metric is no FLRW universe in conformal time with K < 0.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> bool(horospherical_wave(gr.FLRW(K=-1)).check())
    True
    """
    return HOROSPHERICAL_WAVE.on(g, parameters)


def three_sphere_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """The lowest wave of a closed universe, frequency 2√K in conformal time, of equal energy density everywhere.

    Parameters
    ----------
    g : Metric
        ``gr.FLRW(K=1)``, or any other positive number
    A0 : amplitude
    helicity : 1 or −1

    Raises
    ------
    InputError
        The metric is no FLRW universe in conformal time with K > 0.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> wave = three_sphere_wave(gr.FLRW(K=1))
    >>> bool(wave.check())
    True
    >>> tau, a = wave.metric.coordinates[0], wave.metric.functions[0]
    >>> gr.electrodynamics.stress_energy(wave.field)[0, 0]          # T_ττ/a² is the energy density
    2*A0**2/a(tau)**2
    """
    return THREE_SPHERE_WAVE.on(g, parameters)
