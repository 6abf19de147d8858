"""Signs of polynomials for all positive values of their variables, by subdivision with exact integers.

The positive orthant is covered by unit boxes in two ways. With t = s/(1 − s) for every variable it is the open box. Or
the polynomial is made homogeneous with one more variable, and in each of the boxes one of all variables is the
greatest, one, and the others lie between zero and one; so infinity is no corner where all monomials compete. On a box a
polynomial lies between the least and the greatest of its coefficients in the basis of Bernstein; where none is negative
and one is positive it is positive inside the box, whatever it does on faces. Halves are computed with integers [de
Casteljau]; faces between the parts are looked at too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product
from math import comb, lcm, prod
from typing import final

from .effort import Effort

Terms = dict[tuple[int, ...], int]
COEFFICIENTS = 3000  # of one polynomial on a box
SHARE = 120_000  # of the effort for a question, for one polynomial on one cell
DEPTH = 40  # halvings of a box


@final
@dataclass(frozen=True)
class Patch:
    """A polynomial on a box, up to a positive factor: its Bernstein coefficients, the last variable fastest."""

    degrees: tuple[int, ...]
    coefficients: tuple[int, ...]

    @classmethod
    def of(cls, terms: Terms, count: int) -> Patch | None:
        """A polynomial on the unit box, from its coefficients by powers; None where it is too large."""
        degrees = tuple(max(exponents[n] for exponents in terms) for n in range(count)) if terms else (0,) * count
        if prod(d + 1 for d in degrees) > COEFFICIENTS:
            return None
        found = [terms.get(exponents, 0) for exponents in product(*(range(d + 1) for d in degrees))]
        for axis, degree in enumerate(degrees):  # sᵏ is ∑ C(i, k)/C(n, k) of the basis, i from k to n
            scale = lcm(*(comb(degree, k) for k in range(degree + 1)))
            stride = prod(d + 1 for d in degrees[axis + 1 :])
            block = stride * (degree + 1)
            for start in range(0, len(found), block):
                for offset in range(start, start + stride):
                    row = [
                        a * (scale // comb(degree, k)) for k, a in enumerate(found[offset : offset + block : stride])
                    ]
                    for i in range(degree + 1):
                        found[offset + i * stride] = sum(comb(i, k) * row[k] for k in range(i + 1))
        return cls(degrees, tuple(found))

    @cached_property
    def range(self) -> tuple[int, int]:
        """The least and the greatest coefficient."""
        return min(self.coefficients), max(self.coefficients)

    def grade(self, box: Box, closed: bool) -> int:
        """The graded sign on the box, without its faces on the boundary of the orthant."""
        least, greatest = self.range
        if least > 0 or greatest < 0:
            return 2 if least > 0 else -2
        if least < 0 < greatest or least == greatest:
            return 0
        strict = all(any(self.coefficients[n] for n in face) for face in self._faces(box, closed))
        return (1 if greatest > 0 else -1) * (2 if strict else 1)

    def _faces(self, box: Box, closed: bool) -> Iterator[list[int]]:
        """The coefficients of each face of the box, of its inside too, that is not on the boundary of the orthant."""
        kinds = [
            (None, *((0,) if low > 0 else ()), *((degree,) if high < 1 or closed else ()))
            for degree, (low, high) in zip(self.degrees, box, strict=True)
        ]
        for fixed in product(*kinds):
            ranges = [
                range(d + 1) if at is None else range(at, at + 1) for d, at in zip(self.degrees, fixed, strict=True)
            ]
            yield [self._place(exponents) for exponents in product(*ranges)]

    def _place(self, exponents: Sequence[int]) -> int:
        place = 0
        for degree, power in zip(self.degrees, exponents, strict=True):
            place = place * (degree + 1) + power
        return place

    def halves(self, axis: int) -> tuple[Patch, Patch]:
        """The polynomial on both halves of the box."""
        degree = self.degrees[axis]
        stride = prod(d + 1 for d in self.degrees[axis + 1 :])
        block = stride * (degree + 1)
        low, high = list(self.coefficients), list(self.coefficients)
        for start in range(0, len(low), block):
            for offset in range(start, start + stride):
                row = list(self.coefficients[offset : offset + block : stride])
                for step in range(degree + 1):
                    low[offset + step * stride] = row[0] << (degree - step)
                    high[offset + (degree - step) * stride] = row[-1] << (degree - step)
                    row = [a + b for a, b in pairwise(row)]
        return Patch(self.degrees, tuple(low)), Patch(self.degrees, tuple(high))


Box = tuple[tuple[Fraction, Fraction], ...]
Judge = Callable[[Sequence[int]], int]  # the graded signs of the polynomials -> that of the quantity


@final
@dataclass(frozen=True)
class Subdivision:
    """What a subdivision found: the graded sign, how many boxes it took, and points that may have another sign."""

    grade: int
    boxes: int
    places: tuple[tuple[Fraction, ...], ...]

    @property
    def is_mixed(self) -> bool:
        """Whether it found both signs."""
        return not self.grade and len(self.places) > 1


def subdivided(
    polynomials: Sequence[Terms],
    count: int,
    judge: Judge,
    outside: Callable[[Sequence[int]], bool],
    effort: Effort,
) -> Subdivision | None:
    """The sign on the positive orthant of a quantity that follows from the signs of some polynomials; None where they
    are too large.

    Parameters
    ----------
    polynomials : in `count` positive variables
    judge : the graded sign of the quantity where the polynomials have these
    outside : whether a box with these signs lies outside the domain
    effort : what may be spent
    """
    best: Subdivision | None = None
    for charts in (_greatest_is_one(polynomials, count), [_compactified(polynomials, count)]):
        found = _on_charts(charts, count, judge, outside, effort)
        if found is not None and (found.grade or found.is_mixed):
            return found
        best = best or found
    return best


@final
@dataclass(frozen=True)
class Chart:
    """Polynomials on a unit box of which the lower faces, and where it is not `closed` the upper ones, are no part; and
    the positive variables at a point of it."""

    polynomials: list[Terms]
    variables: Callable[[Sequence[Fraction]], tuple[Fraction, ...]]
    closed: bool


def _compactified(polynomials: Sequence[Terms], count: int) -> Chart:
    """t = s/(1 − s), each polynomial times a power of every 1 − s."""
    found = []
    for terms in polynomials:
        here = terms
        for axis in range(count):
            degree = max((e[axis] for e in here), default=0)
            expanded: Terms = {}
            for exponents, value in here.items():
                power = exponents[axis]
                for k in range(degree - power + 1):
                    key = (*exponents[:axis], power + k, *exponents[axis + 1 :])
                    expanded[key] = expanded.get(key, 0) + value * comb(degree - power, k) * (-1) ** k
            here = {e: v for e, v in expanded.items() if v}
        found.append(here)
    return Chart(found, lambda s: tuple(x / (1 - x) for x in s), False)


def _greatest_is_one(polynomials: Sequence[Terms], count: int) -> list[Chart]:
    """The charts in which one of the variables, or the one that makes the polynomials homogeneous, is the greatest."""
    homogeneous = []
    for terms in polynomials:
        degree = max((sum(e) for e in terms), default=0)
        homogeneous.append({(*e, degree - sum(e)): v for e, v in terms.items()})
    return [_chart(homogeneous, greatest, count) for greatest in range(count + 1)]


def _chart(homogeneous: list[Terms], greatest: int, count: int) -> Chart:
    def variables(box: Sequence[Fraction]) -> tuple[Fraction, ...]:
        all_of_them = [*box[:greatest], Fraction(1), *box[greatest:]]
        return tuple(x / all_of_them[count] for x in all_of_them[:count])

    return Chart([_at_one(terms, greatest) for terms in homogeneous], variables, True)


def _at_one(terms: Terms, place: int) -> Terms:
    found: Terms = {}
    for exponents, value in terms.items():
        key = (*exponents[:place], *exponents[place + 1 :])
        found[key] = found.get(key, 0) + value
    return {e: v for e, v in found.items() if v}


def _on_charts(
    charts: Sequence[Chart],
    count: int,
    judge: Judge,
    outside: Callable[[Sequence[int]], bool],
    effort: Effort,
) -> Subdivision | None:
    """The sign on all charts."""
    whole: Box = ((Fraction(0), Fraction(1)),) * count
    waiting = deque[tuple[Chart, Box, tuple[Patch, ...], int]]()
    for chart in charts:
        patches = [Patch.of(terms, count) for terms in chart.polynomials]
        if any(patch is None for patch in patches):
            return None
        waiting.append((chart, whole, tuple(p for p in patches if p is not None), 0))
    boxes, work, worst = 0, min(SHARE, effort.left), 0
    places: dict[int, tuple[Fraction, ...]] = {}
    while waiting:
        chart, box, here, depth = waiting.pop()
        boxes += 1
        signs = [patch.grade(box, chart.closed) for patch in here]
        if outside(signs):
            continue
        if grade := judge(signs):
            places.setdefault(1 if grade > 0 else -1, chart.variables(_middle(box)))
            worst = grade if not worst or abs(grade) < abs(worst) else worst
            if len(places) == 2:
                return Subdivision(0, boxes, tuple(places.values()))
            continue
        cost = sum(len(patch.coefficients) * (max(patch.degrees) + 1) for patch in here)
        work -= cost
        effort.spend(cost)
        if work < 0 or depth >= DEPTH * count:
            return Subdivision(0, boxes, (chart.variables(_middle(box)), *places.values()))
        axis = max(range(count), key=lambda n: (box[n][1] - box[n][0], -n))
        low, high = box[axis]
        middle = (low + high) / 2
        halves = [patch.halves(axis) for patch in here]
        for side, ends in enumerate(((low, middle), (middle, high))):
            part = (*box[:axis], ends, *box[axis + 1 :])
            waiting.appendleft((chart, part, tuple(h[side] for h in halves), depth + 1))
    return Subdivision(worst, boxes, ())


def _middle(box: Box) -> list[Fraction]:
    return [(low + high) / 2 for low, high in box]
