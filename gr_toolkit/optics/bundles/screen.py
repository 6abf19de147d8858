r"""Screens: the two directions across a ray, in which the cross-section of a bundle of light lies.

An observer with the orthonormal frame (u, e_1, e_2, e_3) sees k = ω (u + d), ω the frequency and d the direction of
propagation, a unit vector. The reflection of e_1 into −d, or into d, leaves two unit vectors at right angles to d that
are rational in its components: no root but those of the observer's frame. All screens of one ray at a point are the
same up to a rotation and up to multiples of k, which no image of the bundle sees [Sachs 1961; Perlick 2004, §2.3].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, final

from ...electrodynamics.observers import Observer
from ...errors import InputError, InternalError
from ...exact import Element, hooks, sum_of_products, unify
from ...geometry import Tensor
from .ray import Ray
from .time_direction import opposite

Vector = list[Element]


@final
@dataclass(frozen=True)
class Screen:
    """Two orthonormal vectors across a ray, spatial for an observer.

    Attributes
    ----------
    ray : the congruence
    observer : who sees it
    frequency : ω = −k·u in −+++, positive for rays towards the observer's future
    first, second : the components e_1^μ, e_2^μ; (u, d, e_1, e_2) has the orientation of the chart, d being the
        direction of propagation
    """

    ray: Ray
    observer: Observer
    frequency: Element
    first: tuple[Element, ...]
    second: tuple[Element, ...]

    @property
    def vectors(self) -> tuple[Tensor, Tensor]:
        """e_1 and e_2 as tensors."""
        one, other = (
            Tensor(self.ray.metric, (True,), {(m,): value for m, value in enumerate(row)}, name=name)
            for row, name in ((self.first, "e_1"), (self.second, "e_2"))
        )
        return one, other

    @property
    def rotation(self) -> Element:
        """χ = e_2·∇_k e_1: the angle per parameter by which the screen turns against parallel transport."""
        return self.ray.product(self.second, self.ray.transported(self.first))

    def matrix(self, tensor: Any) -> tuple[tuple[Element, Element], tuple[Element, Element]]:
        """T(e_A, e_B) of a function that gives the components T_{μν}."""
        n, rows = range(self.ray.metric.dimension), (self.first, self.second)

        def entry(one: Sequence[Element], other: Sequence[Element]) -> Element:
            halves = [sum_of_products([(1, tensor(m, a), other[a]) for a in n]) for m in n]
            return sum_of_products([(1, one[m], halves[m]) for m in n])

        one, other = rows
        return (entry(one, one), entry(one, other)), (entry(other, one), entry(other, other))

    def __repr__(self) -> str:
        return f"screen of {self.observer}: {list(self.first)}, {list(self.second)}"


def screen(ray: Ray, observer: Observer) -> Screen:
    """The screen of an observer.

    Raises
    ------
    InputError
        The ray points to the observer's past: its frequency is negative.
    """
    frame = observer.frame
    k = [ray.vector.component((m,)) for m in range(4)]
    frequency, *space = (
        sum_of_products([(1, frame.lift(x), y) for x, y in zip(k, row, strict=True)]) for row in frame.dual_rows
    )
    if hooks.call("sign", frequency) < 0:
        raise InputError(f"the ray points to the past: {observer} count the frequency {frequency}", opposite(ray))
    unit = frequency.inverse()
    d = [x * unit for x in space]
    axis, sign = _axis(d)
    others = ((axis + 1) % 3, (axis + 2) % 3)
    mirror = [value + (sign if place == axis else 0) for place, value in enumerate(d)]
    scale = (1 + sign * d[axis]).inverse()
    rows = [[int(p == place) - mirror[p] * d[place] * scale for p in range(3)] for place in others]
    in_chart: list[Vector] = [
        [sum_of_products([(1, row[p], frame.rows[p + 1][m]) for p in range(3)]) for m in range(4)] for row in rows
    ]
    if sign * _orientation(observer) < 0:
        in_chart.reverse()
    _, *flat = unify([frequency, *in_chart[0], *in_chart[1]])
    return Screen(ray, observer, frequency, tuple(flat[:4]), tuple(flat[4:]))


def _axis(d: Sequence[Element]) -> tuple[int, int]:
    """The leg e_j, and the sign in 1 ± d_j ≠ 0, that leave the least to be divided."""
    choices = [(j, sign) for j in range(3) for sign in (1, -1) if not (1 + sign * d[j]).is_zero()]
    return min(choices, key=lambda c: (sum(not d[p].is_zero() for p in range(3) if p != c[0]), -c[1], c[0]))


def _orientation(observer: Observer) -> int:
    """+1 if the observer's frame has the orientation of the chart's coordinates, −1 if not."""
    rows = observer.frame.rows
    terms = []
    for order in permutations(range(4)):
        inversions = sum(order[i] > order[j] for i in range(4) for j in range(i + 1, 4))
        one, other = rows[0][order[0]] * rows[1][order[1]], rows[2][order[2]] * rows[3][order[3]]
        terms.append(((-1) ** inversions, one, other))
    volume = sum_of_products(terms) * observer.root
    if volume * volume != 1:
        raise InternalError(f"an orthonormal frame of the volume {volume}")
    return 1 if volume == 1 else -1
