r"""Gravitational Faraday rotation in stationary spacetimes, against directions that observers at rest carry along.

Observers u = ξ/√f, f = −ξ·ξ in −+++, ξ a timelike Killing vector, compare directions by the geometry of their space,
the quotient metric h of ds² = −f (dt + A_i dx^i)² + h_ij dx^i dx^j. A screen (e_1, e_2) that is carried over to
neighbours in this way, [ξ, e_A] = 0 and e_2·D_k e_1 = 0 with the connection D of h, turns against parallel transport,
and a polarisation against the screen, by

    dα/dλ = −e_2·∇_k e_1 = −(ω/2√f) dξ(e_1, e_2) = ½ ω √f dA(e_1, e_2) = (1/4f) e^{μναβ} ξ_μ k_ν (dξ)_{αβ} = k·Ω/(2f):

half the gravitomagnetic field along the ray; Ω_μ is the twist of ξ. No root and no screen is left. The same holds for
the optical metric h/f, as conformal factors do not turn screens. In vacuum Ω_μ = ∂_μ Ω with the imaginary part of
Ernst's potential, in Kerr's spacetime Im(−2M/(r − ia cos θ)). It vanishes if ξ is at right angles to hypersurfaces: in
static spacetimes nothing turns.

[Derived from ∇_u e_1 = ∇_{e_1} ξ/√f and O'Neill's formula for submersions, that ∇_X Y of horizontal fields is D_X Y up
to a vertical part; cf. Fayos & Llosa, Gen. Relativ. Gravit. 14 (1982) 865; Nouri-Zonoz, Phys. Rev. D 60 (1999) 024013.]
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

from ...errors import InputError
from ...exact import Element, hooks, sum_of_products
from ...geometry import Metric
from ...geometry.inputs import first_rank
from ...geometry.symmetries.killing import is_killing
from ..bundles.ray import read_ray


def gravitomagnetic_rotation_rate(ray: Any, killing: Any, metric: Metric | None = None) -> Element:
    """dα/dλ of polarisation against directions carried by observers at rest along a timelike Killing vector.

    Parameters
    ----------
    ray : k^μ
    killing : ξ^μ, timelike where the result is used; its length does not matter
    metric : needed where neither is a tensor

    The sign is that of the chart's orientation: from e_1 to e_2 where (u, direction, e_1, e_2) has it.

    Raises
    ------
    InputError
        ξ is no Killing vector, or known to be nowhere timelike; the ray is none of light; not four dimensions.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Kerr()
    >>> M, a, r = g.symbols("M a r")
    >>> Delta = r**2 - 2*M*r + a**2
    >>> rate = gravitomagnetic_rotation_rate(g.vector([(r**2 + a**2)/Delta, 1, 0, a/Delta]), [1, 0, 0, 0])
    >>> gr.series(rate, a, 2)[1]                                            # B = 4 J cos θ/r³, far out
    -2*M*cos(theta)/(r**2*(2*M - r))
    """
    light = read_ray(ray, metric)
    g = light.metric
    if g.dimension != 4:
        raise InputError(f"polarisation in {g.dimension} dimensions", "a metric of four dimensions")
    xi = first_rank(killing, g, True, "Killing vector")
    verdict = is_killing(g, xi)
    if not verdict.proved:
        raise InputError(f"ξ is not proved to be a Killing vector: {verdict!r}", "one of g.killing_vectors()")
    below, n = xi.down(0), range(4)
    time = g.conventions.time_sign
    square = sum_of_products([(time, xi.component((m,)), below.component((m,))) for m in n])
    if square.is_zero() or hooks.call("sign or zero", square) < 0:
        raise InputError(f"the Killing vector is nowhere timelike: -ξ·ξ = {square} in −+++", "a timelike one, ∂_t")
    curl, k = below.exterior_derivative(), light.covector
    root = g.levi_civita.component((0, 1, 2, 3)) * g.conventions.levi_civita_sign(-1)
    terms = []
    for a, b, c, d in permutations(n):
        if c < d:  # each pair counts twice
            sign = (-1) ** sum(x > y for i, x in enumerate((a, b, c, d)) for y in (a, b, c, d)[i + 1 :])
            pair = below.component((a,)) * k.component((b,))
            terms.append((-time * sign, pair, curl.component((c, d))))
    return sum_of_products(terms) / (2 * root * square)
