"""Parallel transport of a polarisation vector along light rays.

In geometric optics the polarisation f^μ of a wave with k_μ = ∂_μ S is at right angles to k and carried along,
k^ν ∇_ν f^μ = 0; f → f + αk is a change of gauge and no change of the wave, so that k^ν ∇_ν f^μ ∝ k^μ is as good
[Misner, Thorne & Wheeler 1973, eqs 22.44, 22.45; Schneider, Ehlers & Falco 1992, §3.2].
"""

from __future__ import annotations

from typing import Any

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.inputs import first_rank
from ...geometry.properties import vanishes
from ...verdicts import Verdict, combined, decide
from ..bundles.ray import Ray, read_ray


def is_parallel_transported(
    polarisation: Any, ray: Any, metric: Metric | None = None, *, up_to_gauge: bool = False
) -> Verdict:
    """Whether a polarisation is carried along light rays: k^ν ∇_ν f^μ = 0.

    Parameters
    ----------
    polarisation : f^μ, real or complex, a vector or covector field
    ray : k^μ, as for `gr.optics.bundle`
    metric : needed where neither is a tensor
    up_to_gauge : k^ν ∇_ν f^μ ∝ k^μ is enough

    Raises
    ------
    InputError
        f·k is not zero: the wave would not be transverse; the ray is not null or not geodesic.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> M, r = g.symbols("M r")
    >>> k = g.vector([1/(1 - 2*M/r), 1, 0, 0])
    >>> is_parallel_transported(g.vector([0, 0, 1/r, 0]), k).proved
    True
    >>> is_parallel_transported(g.vector([0, 0, 1, 0]), k).refuted
    True
    """
    light = read_ray(ray, metric)
    f = read_polarisation(polarisation, light)
    rest = _transported(f, light)
    if not up_to_gauge:
        return vanishes(rest, f, light.vector)
    k, n = light.vector, range(light.metric.dimension)
    name = light.metric.chart.index_name
    pairs = [(m, a) for m in n for a in n if m < a]
    return combined(
        (
            name((m, a)),
            decide(
                sum_of_products(
                    [(1, rest.component((m,)), k.component((a,))), (-1, rest.component((a,)), k.component((m,)))]
                ),
                0,
            ),
        )
        for m, a in pairs
    )


def read_polarisation(given: Any, light: Ray) -> Tensor:
    """f^μ, at right angles to the ray.

    Raises
    ------
    InputError
        It is not, by how much and where; or it is a multiple of k, pure gauge.
    """
    f = first_rank(given, light.metric, True, "polarisation")
    n = range(light.metric.dimension)
    along = sum_of_products([(1, f.component((m,)), light.covector.component((m,))) for m in n])
    verdict = decide(along, 0)
    if not verdict.proved:
        where = f"; refuted at {verdict.witness.place()}" if verdict.refuted else f"; {verdict!r}"
        raise InputError(f"the polarisation is not transverse: f·k = {along}{where}", "f with g_{μν} f^μ k^ν = 0")
    k = light.vector
    if all(
        (f.component((m,)) * k.component((a,)) - f.component((a,)) * k.component((m,))).is_zero()
        for m in n
        for a in n
        if m < a
    ):
        raise InputError("the polarisation is a multiple of k: pure gauge, no wave", "a vector across the ray")
    return f


def _transported(f: Tensor, light: Ray) -> Tensor:
    slope, n = f.covariant_derivative(), range(light.metric.dimension)

    def compute(index: tuple[int, ...]) -> Element:
        return sum_of_products([(1, slope.component((*index, a)), light.vector.component((a,))) for a in n])

    return Tensor(light.metric, (True,), compute=compute, name="∇_k f")
