r"""The travelling waves of a closed universe that take the place of plane waves: beams along a great circle.

On the three-sphere |z₁|² + |z₂|² = 1 the complex form α = z₁dz₂ − z₂dz₁ is invariant under SU(2), and

    d(z₁^{n−2} α) = n z₁^{n−2} dz₁∧dz₂,       ⋆(dz₁∧dz₂) = ±α on the sphere (± by its orientation),

so that curl(z₁^{n−2} α) = ±n z₁^{n−2} α: with e^{−inτ} it solves Maxwell's equations for n = 2, 3, …, all frequencies
that there are (`three_sphere_spectrum`). |A| ∝ |z₁|^{n−2} is one on the great circle z₂ = 0 and falls off around it
like a Gaussian beam of width 1/√n; along it the phase is that of z₁^{n−1} e^{−inτ}, and near a point of it A is the
circularly polarised plane wave (dx + i dy) e^{in(z−τ)}. It is regular everywhere; |A| is the same everywhere for n = 2.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import C_K, S_K
from ...geometry import Metric
from ...spacetimes import FLRW
from .entry import Entry, Written, choice, values_of
from .solution import Solution, Source

AMPLITUDE, THIRD = sp.Symbol("A0"), sp.Integer(3)
LARGEST = 40  # n, as a number


def _great_circle_wave(
    g: Metric, A0: Any = AMPLITUDE, n: Any = THIRD, direction: Any = 1, handedness: Any = 1
) -> Written:
    choice("direction", direction, (1, -1))
    choice("handedness", handedness, (1, -1))
    _, _, values = values_of(g, "great_circle_wave", {"FLRW": ("conformal",)})
    K, (tau, chi, theta, phi) = values["K"], g.coordinates
    if not K.is_positive:
        raise InputError(f"great_circle_wave lives where K > 0, but here K = {K}", "gr.FLRW(K=1)")
    if not (n.is_Integer and 2 <= n <= LARGEST):
        raise InputError(
            f"n = {n} is no integer from 2 to {LARGEST}",
            "n=3; for a symbol n see hopf_chart(g).target_metric",
        )
    k = sp.sqrt(K)
    first = C_K(K, chi) + sp.I * direction * k * S_K(K, chi) * sp.cos(theta)
    second = k * S_K(K, chi) * sp.sin(theta) * sp.exp(sp.I * handedness * phi)
    wave = A0 * first ** (n - 2) * sp.exp(-sp.I * n * k * tau) / k
    form = [wave * (first * sp.diff(second, c) - second * sp.diff(first, c)) for c in g.coordinates]
    moments = (Source(values["a"], "the universe has no size; no charge"),) if values["a"].has(tau) else ()
    return Written(form, sources=moments)


GREAT_CIRCLE_WAVE = Entry(
    "great_circle_wave",
    "travelling wave along a great circle",
    "FLRW in conformal time with K > 0",
    {
        "A0": "amplitude on the great circle",
        "n": "the frequency in conformal time is n√K, n = 2, 3, …",
        "direction": "1 or −1: up or down the axis θ = 0 at the origin",
        "handedness": "1 or −1: of the circular polarisation",
    },
    "derived here; Beltrami fields of the three-sphere: Cantarella, DeTurck, Gluck & Teytel (2000) (from memory)",
    _great_circle_wave,
    (partial(FLRW, K=1), partial(FLRW, K=4)),
    integers=("n",),
    formula="A = A0 e^{−inτ} z₁^{n−2} (z₁dz₂ − z₂dz₁), z₁ = cos χ + i sin χ cos θ, z₂ = sin χ sin θ e^{iφ}  (K = 1)",
)


def great_circle_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """The plane wave of a closed universe: a complex travelling wave along a great circle, regular everywhere.

    Parameters
    ----------
    g : Metric
        ``gr.FLRW(K=1)``, or any other positive number
    A0, n, direction, handedness : amplitude; an integer n ≥ 2, the frequency being n√K; 1 or −1 each
        Real and imaginary part solve Maxwell's equations each.

    Raises
    ------
    InputError
        The metric is no FLRW universe in conformal time with K > 0; n no integer from 2 to 40.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> bool(great_circle_wave(gr.FLRW(K=1), n=5).check())
    True
    """
    return GREAT_CIRCLE_WAVE.on(g, parameters)
