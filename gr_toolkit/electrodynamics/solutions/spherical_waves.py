r"""Waves in spherical coordinates: the null wave along meridians, and those of a magnetic and an electric dipole.

In Ω²(−dτ² + dχ²) + R² dΩ², with τ and χ the first two coordinates, a potential A_φ(τ, χ, θ) solves Maxwell's equations
where

    (∂_χ² − ∂_τ²) A_φ / sin θ + (Ω/R)² ∂_θ (∂_θ A_φ / sin θ) = 0.

* A_φ = f(τ − χ) solves it for every R. Its flux through a small circle about the axis, 2π f, does not shrink with the
  circle: the axis carries it.
* A_φ = sin² θ u(τ, χ) in FLRW, R = Ω S_K, needs u″ − ü = 2u/S_K². With W = C_K/S_K, W′ = −1/S_K² and W² = 1/S_K² − K
  this is (∂_χ − W)(−∂_χ − W) u = −ü − K u, while (−∂_χ − W)(∂_χ − W) v = −v″ − K v: u = v′ − W v with v″ = v̈ solves it,
  for every K (the ladder of the potential 2/S_K²). v = sin ωχ cos ωτ gives the wave that is regular at the origin,
  v = cos ω(τ ∓ χ) the out- and ingoing ones.
* A_τ = cos θ ∂_χ u, A_χ = cos θ ∂_τ u is its dual, with F_{τχ} = −2 u cos θ/S_K².
"""

from __future__ import annotations

from functools import partial
from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import C_K, S_K
from ...geometry import Metric
from ...geometry.spherical_split import SphericalSplit, spherical_split
from ...spacetimes import FLRW, BertottiRobinson, Minkowski, Schwarzschild
from .central import shrinking_spheres
from .entry import Entry, Written, choice, values_of
from .solution import Flux, Solution, Source

AMPLITUDE, FREQUENCY = sp.symbols("A0 omega")
DIRECTIONS = ("outgoing", "ingoing", "standing")
UNIVERSES = {"FLRW": ("conformal",), "Minkowski": ("spherical",)}
OF_A_WAVE = {
    "A0": "amplitude",
    "omega": "frequency in the time τ of the chart; comoving observers see ω/a",
    "direction": "'outgoing', 'ingoing' or 'standing'",
    "complex_wave": "True for the factor exp(−iωτ) instead of cos ωτ",
}
EVERY_K = (FLRW, partial(FLRW, K=1), partial(FLRW, K=0), partial(FLRW, K=-1), partial(Minkowski, "spherical"))


def _profile(omega: Any, direction: Any, complex_wave: Any, tau: Any, chi: Any) -> Any:
    """v(τ, χ) with v″ = v̈; the standing wave vanishes at χ = 0."""
    choice("direction", direction, DIRECTIONS)
    choice("complex_wave", complex_wave, (False, True))
    if omega.is_zero:
        raise InputError("omega = 0 is no frequency of a wave", "omega=sympy.Symbol('omega')")
    if direction == "standing":
        return sp.sin(omega * chi) * (sp.exp(-sp.I * omega * tau) if complex_wave else sp.cos(omega * tau))
    phase = omega * (tau - chi if direction == "outgoing" else tau + chi)
    return sp.exp(-sp.I * phase) if complex_wave else sp.cos(phase)


def _axial_wave(
    g: Metric, A0: Any = AMPLITUDE, omega: Any = FREQUENCY, direction: Any = "outgoing", complex_wave: Any = False
) -> Written:
    split = spherical_split(g)
    (a, b), metric = split.plane, g.covariant
    if not metric.component((a, b)).is_zero() or metric.component((a, a)) != -metric.component((b, b)):
        raise InputError(
            f"axial_wave needs null coordinates τ ± χ, but g_{{{split.plane_coordinates[0]}"
            f"{split.plane_coordinates[0]}}} is not −g_{{{split.plane_coordinates[1]}{split.plane_coordinates[1]}}}",
            "gr.FLRW(), chart 'conformal'; gr.Schwarzschild('kruskal')",
        )
    flux = A0 * _profile(omega, direction, complex_wave, *split.plane_coordinates)
    potential: list[Any] = [0, 0, 0, 0]
    potential[split.angles[1]] = flux
    around = Flux("circulation", 2 * sp.pi * flux, {str(split.azimuth): (0, 2 * sp.pi)})
    axis = Source(
        sp.sin(split.polar_angle),
        f"a line of magnetic flux {2 * sp.pi * flux} along the whole axis: a thin solenoid, or a magnetic current",
        around,
    )
    return Written(potential, sources=(axis, *_ends(split)))


def _ends(split: SphericalSplit) -> tuple[Source, ...]:
    """The centre, which lies on the axis, and a beginning of the universe."""
    return tuple(
        Source(where, "part of the axis" if outward else "the universe has no size; no charge")
        for where, outward in shrinking_spheres(split)
    )


def _magnetic_dipole_wave(
    g: Metric, A0: Any = AMPLITUDE, omega: Any = FREQUENCY, direction: Any = "outgoing", complex_wave: Any = False
) -> Written:
    u, sources = _dipole("magnetic_dipole_wave", "magnetic", g, A0, omega, direction, complex_wave)
    return Written([0, 0, 0, u * sp.sin(g.coordinates[2]) ** 2], sources=sources)


def _electric_dipole_wave(
    g: Metric, A0: Any = AMPLITUDE, omega: Any = FREQUENCY, direction: Any = "outgoing", complex_wave: Any = False
) -> Written:
    u, sources = _dipole("electric_dipole_wave", "electric", g, A0, omega, direction, complex_wave)
    tau, chi, theta, _ = g.coordinates
    return Written([sp.cos(theta) * sp.diff(u, chi), sp.cos(theta) * sp.diff(u, tau), 0, 0], sources=sources)


def _dipole(
    name: str, kind: str, g: Metric, A0: Any, omega: Any, direction: Any, complex_wave: Any
) -> tuple[Any, tuple[Source, ...]]:
    """u = v′ − (C_K/S_K) v, and what sits where it is singular."""
    spacetime, _, values = values_of(g, name, UNIVERSES)
    tau, chi = g.coordinates[:2]
    K = values.get("K", sp.S.Zero)
    v = _profile(omega, direction, complex_wave, tau, chi)
    u = A0 * (sp.diff(v, chi) - C_K(K, chi) / S_K(K, chi) * v)
    sources = []
    if direction != "standing":
        antipode = "" if K.is_nonpositive else "; for K > 0 another one at the antipode"
        sources.append(Source(S_K(K, chi), f"an oscillating {kind} dipole{antipode}"))
    elif not K.is_nonpositive and not (K.is_positive and (omega / sp.sqrt(K)).is_Integer):
        what = (
            f"nothing at the origin; for K > 0 an oscillating {kind} dipole at the antipode, unless ω/√K = 1, 2, 3, … "
            "(1: no field at all)"
        )
        sources.append(Source(S_K(K, chi), what))
    if spacetime == "FLRW" and values["a"].has(tau):
        sources.append(Source(values["a"], "the universe has no size; no charge"))
    return u, tuple(sources)


AXIAL_WAVE = Entry(
    "axial_wave",
    "null wave along the meridians",
    "every spherically symmetric spacetime with g_ττ = −g_χχ: FLRW in conformal time with any K, Kruskal's chart",
    OF_A_WAVE,
    "vanhees71 (2015), Physics Forums, 'Electrodynamics in Robertson Walker spacetime', post 17",
    _axial_wave,
    (*EVERY_K, partial(Schwarzschild, "kruskal"), BertottiRobinson),
)
MAGNETIC_DIPOLE_WAVE = Entry(
    "magnetic_dipole_wave",
    "wave of a magnetic dipole (l = 1, TE)",
    "FLRW in conformal time, every K; Minkowski in spherical coordinates",
    OF_A_WAVE,
    "derived here; for K = 0 Jackson (1999), section 9.3",
    _magnetic_dipole_wave,
    EVERY_K,
    formula="A_φ = A0 u sin²θ, u = (∂_χ − C_K/S_K) cos ω(τ − χ)",
)
ELECTRIC_DIPOLE_WAVE = Entry(
    "electric_dipole_wave",
    "wave of an electric dipole (l = 1, TM)",
    "FLRW in conformal time, every K; Minkowski in spherical coordinates",
    OF_A_WAVE,
    "derived here; for K = 0 Jackson (1999), section 9.2",
    _electric_dipole_wave,
    EVERY_K,
    formula="A_τ = A0 cos θ ∂_χ u, A_χ = A0 cos θ ∂_τ u, u = (∂_χ − C_K/S_K) cos ω(τ − χ)",
)


def axial_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """A_φ = A0 cos ω(τ − χ): a null wave in every universe, with a line of magnetic flux on its axis.

    Parameters
    ----------
    g : Metric
        Spherically symmetric with Ω²(−dτ² + dχ²) in its first two coordinates: FLRW in conformal time, Kruskal's chart
    A0, omega : amplitude and frequency
    direction : "outgoing" for τ − χ, "ingoing" for τ + χ, "standing" for sin ωχ cos ωτ
    complex_wave : True for exp(−iω(τ − χ))

    Raises
    ------
    InputError
        The metric is not spherically symmetric in its chart, or has other coordinates of time and distance.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> wave = axial_wave(gr.FLRW())
    >>> wave.potential
    A = A0*cos(omega*(-chi + tau)) dphi
    >>> bool(wave.check()), wave.sources[0].where
    (True, sin(theta))
    """
    return AXIAL_WAVE.on(g, parameters)


def magnetic_dipole_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """The wave with l = 1 whose electric field has no radial part, in an expanding universe of any curvature.

    A_φ = A0 sin²θ (∂_χ − C_K/S_K) v with v = cos ω(τ ∓ χ) or sin ωχ cos ωτ.

    Parameters
    ----------
    g : Metric
        FLRW in conformal time, or Minkowski in spherical coordinates
    A0, omega, direction, complex_wave : as in `axial_wave`

    Notes
    -----
    The standing wave is regular at χ = 0. For K = 1 it is regular at the antipode for ω = 2, 3, … only: the spectrum of
    a closed universe. For ω = 1 it is zero.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> closed = magnetic_dipole_wave(gr.FLRW(K=1), omega=2, direction="standing")
    >>> closed.potential
    A = -2*A0*sin(chi)**2*sin(theta)**2*cos(2*tau) dphi
    """
    return MAGNETIC_DIPOLE_WAVE.on(g, parameters)


def electric_dipole_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """The wave with l = 1 whose magnetic field has no radial part: the dual of `magnetic_dipole_wave`.

    Parameters
    ----------
    g : Metric
        FLRW in conformal time, or Minkowski in spherical coordinates
    A0, omega, direction, complex_wave : as in `axial_wave`

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> bool(electric_dipole_wave(gr.FLRW()).check())
    True
    """
    return ELECTRIC_DIPOLE_WAVE.on(g, parameters)
