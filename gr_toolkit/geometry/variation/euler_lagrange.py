r"""The Euler–Lagrange derivative of a scalar with respect to unknown functions, and the boundary term.

With L a function of the jets u_α of an unknown function and the volume element √|g|,

    (1/√|g|) δS/δu = ∑_α (−1)^{|α|} D_α (∂L/∂u_α),     D_i X = (1/√|g|) ∂_i(√|g| X) = ∂_i X + X ∂_i det g / (2 det g),

each multi-index α once [Olver, Applications of Lie Groups to Differential Equations (1993), chapter 4]. What is left,

    δL = (1/√|g|)(δS/δu) δu + D_i θ^i,     θ^i = P^i δu + P^{ij} ∂_j δu − (D_j P^{ij}) δu,

has P^i = ∂L/∂u_i and the symmetric P^{ij} with δL = … + P^{ij} ∂_i∂_jδu. To second order it is a vector in every chart:
written with ∇ in place of ∂, all Christoffel symbols cancel [with ∇: Iyer & Wald, Phys. Rev. D 50 (1994) 846, lemma
3.1]. From the third order on the two differ, and it is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ...errors import UnsupportedError
from ...exact import Element, Field, sum_of_products
from ...exact.partial import jets_in, lowered

if TYPE_CHECKING:
    from ..metric import Metric

HIGHEST = 6  # order of a derivative in a Lagrangian
HIGHEST_WITH_BOUNDARY = 2


@final
class Variation:
    """What a scalar becomes when functions in it are varied, on a metric.

    Parameters
    ----------
    metric : whose volume element the scalar is integrated with
    scalar : an exact scalar in unknown functions of all coordinates
    home : a field with fewer generators in which its derivatives by them live, if it is known
    """

    def __init__(self, metric: Metric, scalar: Element, home: Field | None = None) -> None:
        self.metric, self.scalar, self.home = metric, scalar, home

    @cached_property
    def _logarithmic_slopes(self) -> list[Element]:
        """∂_i ln √|g|."""
        volume = self.metric.determinant
        if volume.is_rational_number():
            return [self.metric.zero] * self.metric.dimension
        return [volume.diff(x) / (2 * volume) for x in self.metric.coordinates]

    def divergence(self, slot: int, value: Element) -> Element:
        """D_i of a component."""
        slope = self._logarithmic_slopes[slot]
        derivative = value.diff(self.metric.coordinates[slot])
        return derivative if slope.is_zero() else sum_of_products([(1, derivative, None), (1, value, slope)])

    def momenta(self, applied: Any) -> dict[tuple[int, ...], Element]:
        """∂L/∂u_α by α, the numbers of the coordinates that u is differentiated by, in their order.

        Raises
        ------
        UnsupportedError
            Derivatives of high order, or the function at several points.
        """
        found = {}
        for jet in jets_in(self.scalar, applied):
            if sum(jet.orders) > HIGHEST:
                raise UnsupportedError(
                    f"a Lagrangian with derivatives of order {sum(jet.orders)} of {applied}",
                    f"derivatives up to the order {HIGHEST}",
                )
            places = tuple(slot for slot, times in enumerate(jet.orders) for _ in range(times))
            momentum = self.scalar.diff(jet)
            found[places] = momentum if self.home is None else lowered(momentum, self.home)
        return found

    def by(self, applied: Any) -> Element:
        """(1/√|g|) δS/δu for one unknown function of the coordinates."""
        total: list[tuple[int, Element, Element | None]] = [(1, self.metric.zero, None)]
        for places, momentum in self.momenta(applied).items():
            for slot in places:
                momentum = self.divergence(slot, momentum)
            total.append(((-1) ** len(places), momentum, None))
        return sum_of_products(total)

    def boundary(self, variations: Mapping[Any, Element]) -> list[Element]:
        """θ^i, for all functions that are varied and what each is varied by.

        Raises
        ------
        UnsupportedError
            Derivatives of third or higher order in the Lagrangian.
        """
        total: list[list[tuple[int, Element, Element | None]]] = [
            [(1, self.metric.zero, None)] for _ in self.metric.coordinates
        ]
        for applied, varied in variations.items():
            for places, momentum in self.momenta(applied).items():
                match places:
                    case (i,):
                        total[i].append((1, momentum, varied))
                    case (i, j):
                        for one, other in ((i, j), (j, i)):
                            slope = varied.diff(self.metric.coordinates[other])
                            total[one].append((1, momentum / 2, slope))
                            total[one].append((-1, self.divergence(other, momentum) / 2, varied))
                    case (_, _, _, *_):
                        raise UnsupportedError(
                            f"a boundary term of derivatives of order {len(places)} of {applied}",
                            f"derivatives up to the order {HIGHEST_WITH_BOUNDARY}: beyond it the boundary term is "
                            "a vector only with the help of a connection",
                        )
        return [sum_of_products(terms) for terms in total]
