"""Congruences of light rays, checked to be what they are said to be: real, null and geodesic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

from ...electrodynamics.observers.real_velocity import complex_component
from ...errors import InputError, UndecidedError
from ...exact import Element, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.inputs import first_rank
from ...geometry.properties import check_signature
from ...verdicts import Verdict, combined, decide


@final
@dataclass(frozen=True)
class Ray:
    """A null geodesic congruence: k·k = 0 and k^ν ∇_ν k^μ = κ k^μ, both proved.

    Attributes
    ----------
    vector : k^μ
    inaffinity : κ, zero where the parameter along the rays is affine
    """

    vector: Tensor
    inaffinity: Element

    @property
    def metric(self) -> Metric:
        """The metric in which the rays are null and geodesic."""
        return self.vector.metric

    @cached_property
    def covector(self) -> Tensor:
        """k_μ in the metric's own signature."""
        return self.vector.down(0)

    @cached_property
    def gradient(self) -> Tensor:
        """∇_ν k^μ at ``[μ, ν]``."""
        return self.vector.covariant_derivative()

    @property
    def is_affine(self) -> bool:
        """Whether κ = 0."""
        return self.inaffinity.is_zero()

    @property
    def spatial_sign(self) -> int:
        """The sign with which g(X, Y) is the product of −+++: +1 there, −1 in +−−−."""
        return -self.metric.conventions.time_sign

    def along(self, value: Element) -> Element:
        """k^μ ∂_μ of a scalar, its derivative along the rays."""
        return sum_of_products(
            [(1, self.vector.component((m,)), value.diff(x)) for m, x in enumerate(self.metric.coordinates)]
        )

    def product(self, one: Sequence[Element], other: Sequence[Element]) -> Element:
        """X·Y of two vectors as in the signature −+++."""
        metric, n = self.metric, range(self.metric.dimension)
        return sum_of_products(
            [
                (1, x, sum_of_products([(self.spatial_sign, metric.covariant.component((m, a)), other[a]) for a in n]))
                for m, x in enumerate(one)
            ]
        )

    def transported(self, vector: Sequence[Element]) -> list[Element]:
        """∇_k X^μ of a vector field X^μ."""
        field = Tensor(self.metric, (True,), {(m,): value for m, value in enumerate(vector)})
        slope, n = field.covariant_derivative(), range(self.metric.dimension)
        return [sum_of_products([(1, slope.component((m, a)), self.vector.component((a,))) for a in n]) for m in n]


def read_ray(given: Any, metric: Metric | None = None) -> Ray:
    """A congruence of light rays from k, a vector or covector field, or from what has one as its ``ray``.

    Raises
    ------
    InputError
        k is zero, complex, not null or not geodesic: the error says by how much, and at which point.
    UndecidedError
        Whether it is null or geodesic stays open.
    IndexMismatchError, ConventionError
        k has not one index, or belongs to another metric.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> read_ray([1, 1, 0, 0], gr.Minkowski()).inaffinity
    0
    """
    if isinstance(given, Ray):
        return given
    given = given if isinstance(given, Tensor) else getattr(given, "ray", given)
    vector = first_rank(given, metric, True, "light ray")
    if vector.metric.dimension < 3:
        raise InputError(
            f"light rays in {vector.metric.dimension} dimensions have no cross-section", "a metric of 3 or 4 dimensions"
        )
    check_signature(vector.metric)
    where = complex_component(vector)
    if where is not None:
        raise InputError(f"the light ray has the component {where}, not a real one", "a real vector, g.vector([...])")
    if vector.is_zero():
        raise InputError("the light ray is the zero vector", "k^μ, a null vector that vanishes nowhere")
    n = range(vector.metric.dimension)
    below = vector.down(0)
    square = sum_of_products([(1, vector.component((m,)), below.component((m,))) for m in n])
    _require(decide(square, 0), f"the ray is not null: k·k = {square}", "k with g_{μν} k^μ k^ν = 0")
    return Ray(vector, _inaffinity(vector))


def _inaffinity(k: Tensor) -> Element:
    """κ of k^ν ∇_ν k^μ = κ k^μ."""
    n = range(k.metric.dimension)
    slope = k.covariant_derivative()
    bent = [sum_of_products([(1, slope.component((m, a)), k.component((a,))) for a in n]) for m in n]
    first = next(m for m in n if not k.component((m,)).is_zero())
    kappa = bent[first] / k.component((first,))
    verdict = combined(
        (k.metric.chart.index_name((m,)), decide(bent[m], kappa * k.component((m,)))) for m in n if m != first
    )
    _require(
        verdict,
        f"the ray is no geodesic: k^ν ∇_ν k^μ = [{', '.join(map(str, bent))}] is no multiple of k^μ",
        "k^μ along null geodesics; the gradient of a solution of the eikonal equation is",
    )
    return kappa


def _require(verdict: Verdict, what: str, advice: str) -> None:
    """Raise unless something is proved."""
    if verdict.refuted:
        raise InputError(f"{what}; refuted at {verdict.witness.place()}", advice)
    if not verdict.proved:
        raise UndecidedError(f"{what}, which could be neither proved to vanish nor refuted: {verdict!r}", advice)
