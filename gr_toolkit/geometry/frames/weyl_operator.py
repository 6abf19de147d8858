"""The self-dual Weyl tensor as a 3×3 matrix, without a frame, a root or an imaginary unit.

For a vector u with u·u ≠ 0 the matrix

    Q^a_c = (g^{ae} C_{ebcd} u^b u^d + j · ½ [abef] u_b C_{efcd} u^d) / u·u,        j² = 1/det g,

is the complex E + iB of Petrov (1954): in a Lorentzian metric det g < 0, and j is i/√|g|, the factor of
ε^{abef} in i times the dual. It maps u to zero, so that it acts on the tangent space modulo u, where it is a trace-free
3×3 matrix. Its entries a + b j are held as pairs (a, b) of real scalars, and the field of the metric is enough. Since j
is not real, a + b j vanishes at a point if and only if a and b do, if and only if a² − b²/det g does. Another u, an
other order of the coordinates or the other root for j change Q by a similarity, a sign and complex conjugation, of
which the Petrov type knows nothing [Stephani et al. 2003, §§3.5, 4.2].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, final

from ...errors import InputError
from ...exact import Element, hooks, sum_of_products
from ..symmetry import antisymmetric

if TYPE_CHECKING:
    from ..metric import Metric

Term = tuple[int, Element, Element | None]
Pair = tuple[Element, Element]  # a + b j
WIDER = 4  # times as many terms as the shortest may u·u have for being of known sign


@final
@dataclass(frozen=True)
class Algebra:
    """Arithmetic of pairs a + b j with j² = `square`."""

    square: Element

    @property
    def zero(self) -> Pair:
        """Zero."""
        return self.square.field.zero, self.square.field.zero

    def sum_of_products(self, terms: list[tuple[int, Pair, Pair]]) -> Pair:
        """∑ c·x·y."""
        live = [(c, x, y) for c, x, y in terms if any(e.numerator for e in x) and any(e.numerator for e in y)]
        if not live:
            return self.zero
        inner = sum_of_products([(c, x[1], y[1]) for c, x, y in live])
        real: list[Term] = [(c, x[0], y[0]) for c, x, y in live]
        if inner.numerator:
            real.append((1, inner, self.square))
        mixed: list[Term] = [(c, x[k], y[1 - k]) for c, x, y in live for k in (0, 1)]
        return sum_of_products(real), sum_of_products(mixed)

    def product(self, first: Pair, second: Pair) -> Pair:
        """x·y."""
        return self.sum_of_products([(1, first, second)])

    def real_combination(self, terms: Sequence[tuple[Element, Pair]]) -> Pair:
        """∑ r·x with real r."""
        first, second = ([(1, r, x[k]) for r, x in terms] for k in (0, 1))
        return sum_of_products(first), sum_of_products(second)

    def norm(self, value: Pair) -> Element:
        """(a + b j)(a − b j), which vanishes at a real point only where both a and b do."""
        return sum_of_products([(1, value[0], value[0]), (-1, value[1], self.square * value[1])])

    def inverse(self, value: Pair) -> Pair:
        """1/(a + b j)."""
        size = self.norm(value).inverse()
        return value[0] * size, -value[1] * size

    def is_zero(self, value: Pair) -> bool:
        """Whether both normal forms are zero."""
        return value[0].is_zero() and value[1].is_zero()


@final
@dataclass(frozen=True)
class Matrix:
    """A 3×3 matrix of pairs."""

    algebra: Algebra
    rows: tuple[tuple[Pair, ...], ...]

    def __iter__(self) -> Iterator[Pair]:
        return (entry for row in self.rows for entry in row)

    def is_zero(self) -> bool:
        """Whether every entry's normal form is zero."""
        return all(self.algebra.is_zero(entry) for entry in self)

    def __matmul__(self, other: Matrix) -> Matrix:
        n = range(3)
        return Matrix(
            self.algebra,
            tuple(
                tuple(self.algebra.sum_of_products([(1, self.rows[i][k], other.rows[k][j]) for k in n]) for j in n)
                for i in n
            ),
        )

    def trace_with(self, other: Matrix) -> Pair:
        """Tr(X Y)."""
        n = range(3)
        return self.algebra.sum_of_products([(1, self.rows[i][k], other.rows[k][i]) for i in n for k in n])

    def mapped(self, change: Callable[[Element], Element]) -> Matrix:
        """The matrix with a homomorphism of fields applied to its entries."""
        square = change(self.algebra.square)

        def moved(part: Element) -> Element:
            return square.field.constant(part.as_fraction()) if part.is_rational_number() else change(part)

        return Matrix(Algebra(square), tuple(tuple((moved(a), moved(b)) for a, b in row) for row in self.rows))


def weyl_operator(metric: Metric) -> Matrix:
    """Q of a four-dimensional metric, divided by u·u, in the chart's coordinate vectors modulo u.

    Raises
    ------
    InputError
        The metric is not of four dimensions.
    """
    if metric.dimension != 4:
        raise InputError(
            f"the Petrov type of a metric in {metric.dimension} dimensions: it is defined in four",
            "a metric with four coordinates",
        )
    u, lowered, square = direction(metric)
    gone = next(k for k in range(4) if u[k].numerator)
    kept = [k for k in range(4) if k != gone]
    scale, reciprocal = square.inverse(), metric.determinant.inverse()
    along = [(d, value) for d, value in enumerate(u) if value.numerator]
    weyl = metric.weyl.component
    known: dict[tuple[int, int, int], Element] = {}

    def contracted(a: int, b: int, c: int) -> Element:
        """C_{abcd} u^d/u·u."""
        if (a, b, c) not in known:
            terms = [(1, weyl((a, b, c, d)), value) for d, value in along]
            known[a, b, c] = sum_of_products(terms) * scale
        return known[a, b, c]

    def entry(a: int, c: int) -> Pair:
        real = [
            (1, metric.inverse.component((a, e)), sum_of_products([(1, contracted(e, b, c), x) for b, x in along]))
            for e in metric.neighbours(a, True)
        ]
        dual = [
            (sign, lowered[p[1]], contracted(p[2], p[3], c))
            for p, sign in antisymmetric(4).group
            if p[0] == a and p[2] < p[3] and lowered[p[1]].numerator
        ]
        return sum_of_products(real), sum_of_products(dual) if dual else metric.zero

    def reduced(a: int, c: int) -> Pair:
        """Modulo u the vector ∂_gone is a combination of the others."""
        plain = entry(a, c)
        if not u[a].numerator:
            return plain
        ratio, away = u[a] / u[gone], entry(gone, c)
        return plain[0] - ratio * away[0], plain[1] - ratio * away[1]

    return Matrix(Algebra(reciprocal), tuple(tuple(reduced(a, c) for c in kept) for a in kept))


def direction(metric: Metric) -> tuple[list[Element], list[Element], Element]:
    """(u^a, u_a, u·u) of a vector that is nowhere null on the domain, if one is found among those of the coordinates.

    Among ∂_k and grad x^k, and failing them ∂_i + ∂_k: one of these is not null, for not all products vanish.
    """
    n = range(4)

    def vector(up: Sequence[int]) -> tuple[list[Element], list[Element], Element]:
        u = [metric.zero + int(k in up) for k in n]
        lowered = [sum((metric.covariant.component((b, d)) for d in up), start=metric.zero) for b in n]
        return u, lowered, sum((lowered[k] for k in up), start=metric.zero)

    def gradient(k: int) -> tuple[list[Element], list[Element], Element]:
        u = [metric.inverse.component((k, d)) for d in n]
        return u, [metric.zero + int(d == k) for d in n], u[k]

    candidates = [*(vector((k,)) for k in (2, 1, 3, 0)), *map(gradient, n)]
    live = sorted((c for c in candidates if c[2].numerator), key=lambda c: len(c[2].numerator))
    short = [c for c in live if len(c[2].numerator) <= WIDER * len(live[0][2].numerator)]  # a long one makes Q long
    found = next((c for c in short if hooks.call("sign", c[2])), None) or next(iter(live), None)
    return found or next(v for i in n for k in n if i < k and (v := vector((i, k)))[2].numerator)
