"""Orthonormal frames that a metric has by itself, or an observer: Gram–Schmidt on the coordinate vectors.

With v_k = ∂_k − Σ_j (∂_k·v_j)/d_j v_j and d_k = v_k·v_k, the legs are v_k/√|d_k|; only the signs of the d_k are asked
of the domain. In a Lorentzian metric time comes first where ∂_t is timelike (static observers), last where that is
open (the observers at rest in the slices of constant t: in Kerr those of zero angular momentum, which exist in the
ergosphere too). A null ∂_k forms a pair with another vector, and the pair gives two legs without any root.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...errors import AmbiguousSignError, DomainError, InputError
from ...exact import Element, hooks, sum_of_products, unify
from ...exact.steps import factors
from .. import properties
from ..conventions import same_geometry
from ..tensor import Tensor
from .frame import Frame

if TYPE_CHECKING:
    from ..metric import Metric

Vector = list[Element]


def orthonormal_frame(metric: Metric, observer: Any = None) -> Frame:
    """The natural orthonormal frame, or one that an observer carries; see `Metric.orthonormal_frame`."""
    properties.check_signature(metric)
    if observer is not None:
        return _of_observer(metric, observer)
    n = metric.dimension
    orders = [tuple(range(n)), (*range(1, n), 0)]
    first_error: AmbiguousSignError | None = None
    for order in orders:
        try:
            return _frame(_orthogonalised(_Legs(metric), order))
        except AmbiguousSignError as error:
            first_error = first_error or error
    assert first_error is not None
    raise first_error


def _of_observer(metric: Metric, observer: Any) -> Frame:
    """An orthonormal frame with e_0 = u, the others from the coordinate vectors projected on u's space."""
    u = observer if isinstance(observer, Tensor) else metric.vector(observer, name="u")
    same_geometry(metric, u)
    if u.rank != 1:
        raise InputError(f"the observer is a tensor with {u.rank} indices", "its four-velocity, g.vector([...])")
    u = u.up(0)
    row = [u.component((k,)) for k in range(metric.dimension)]
    time = metric.conventions.time_sign
    square = _Legs(metric).product(row, row)
    if square != time:
        raise InputError(
            f"the observer's four-velocity has u·u = {square}, not {time} (signature {metric.conventions.signature})",
            f"a timelike unit vector: u divided by the square root of {-square if time < 0 else square}",
        )
    legs = _Legs(metric)
    name = "0" if any(x.name == "u" for x in metric.coordinates) else "u"
    legs.take(name, row, metric.zero + time, time)
    return _frame(_orthogonalised(legs, (*range(1, metric.dimension), 0)))


@dataclass
class _Legs:
    """Orthogonal vectors found so far, with their squares and the signs of these."""

    metric: Metric
    names: list[str] = field(default_factory=list)
    vectors: list[Vector] = field(default_factory=list)
    squares: list[Element] = field(default_factory=list)
    signs: list[int] = field(default_factory=list)

    def take(self, name: str, vector: Vector, square: Element, sign: int) -> None:
        self.names.append(name)
        self.vectors.append(vector)
        self.squares.append(square)
        self.signs.append(sign)

    def product(self, first: Sequence[Element], second: Sequence[Element]) -> Element:
        """X·Y."""
        g = self.metric
        return sum_of_products(
            [
                (1, sum_of_products([(1, g.covariant.component((k, m)), second[m]) for m in g.neighbours(k, False)]), x)
                for k, x in enumerate(first)
            ]
        )

    def projected(self, number: int) -> Vector:
        """∂_k without its parts along the vectors found so far."""
        n = range(self.metric.dimension)
        basis = [self.metric.zero + int(k == number) for k in n]
        parts = [self.product(basis, v) / d for v, d in zip(self.vectors, self.squares, strict=True)]
        return [
            sum_of_products([(1, basis[k], None), *((-1, p, v[k]) for p, v in zip(parts, self.vectors, strict=True))])
            for k in n
        ]

    def sign(self, square: Element, number: int) -> int:
        """The sign of the next vector's square: from the domain, or because the signature leaves no other.

        Raises
        ------
        AmbiguousSignError
            Neither says it.
        """
        found = int(hooks.call("sign", square))
        time = self.metric.conventions.time_sign
        if not found and time in self.signs:
            return -time  # one direction is timelike, all that is orthogonal to it spacelike
        if not found and len(self.vectors) == self.metric.dimension - 1:
            found = self._last_sign()
        if found:
            return found
        open_factor = next((f for f, power in _factors(square) if power % 2 and not hooks.call("sign", f)), square)
        x = self.metric.coordinates[number]
        raise AmbiguousSignError(
            f"whether the frame vector along {x} is timelike or spacelike, its square being {square},",
            str(open_factor),
            str(self.metric.domain),
        ).about(open_factor.to_sympy())

    def _last_sign(self) -> int:
        """What the determinant leaves for the last one; 0 where its sign is open."""
        try:
            sign = properties.determinant_sign(self.metric)
        except DomainError:
            return 0
        for other in self.signs:
            sign *= other
        return sign


def _factors(element: Element) -> list[tuple[Element, int]]:
    """The factors of numerator and denominator, with their powers."""
    home = element.field
    above = [(home.polynomial(f), p) for f, p in factors(element.numerator)[1]]
    return above + [(home.polynomial(home.base[i]), -p) for i, p in element.powers.items()]


def _orthogonalised(legs: _Legs, order: Sequence[int]) -> _Legs:
    """The legs completed by the coordinate vectors in an order, null ones in pairs."""
    metric, waiting = legs.metric, list(order)
    while waiting and len(legs.vectors) < metric.dimension:
        number = waiting.pop(0)
        vector = legs.projected(number)
        square = legs.product(vector, vector)
        name = metric.coordinates[number].name
        if not square.is_zero():
            legs.take(name, vector, square, legs.sign(square, number))
            continue
        for other in waiting:
            partner = legs.projected(other)
            inner = legs.product(vector, partner)
            if not inner.is_zero():
                _take_pair(legs, vector, partner, inner, (name, metric.coordinates[other].name))
                waiting.remove(other)
                break
    return legs


def _take_pair(legs: _Legs, null: Vector, partner: Vector, inner: Element, names: tuple[str, str]) -> None:
    """The legs ½ null ± l, where l is the null combination of the two vectors with l·null = −1 (or 1 for +−−−)."""
    time = legs.metric.conventions.time_sign
    alpha = inner.inverse() * time
    beta = -alpha * legs.product(partner, partner) / (2 * inner)
    other = [alpha * y + beta * x for x, y in zip(null, partner, strict=True)]
    one = legs.metric.zero + 1
    for name, sign in zip(sorted(names, key=[x.name for x in legs.metric.coordinates].index), (1, -1), strict=True):
        legs.take(name, [x / 2 + sign * y for x, y in zip(null, other, strict=True)], one * (sign * time), sign * time)


def _frame(legs: _Legs) -> Frame:
    """The legs with square ±1: the timelike one first, the others in the order of their coordinates."""
    metric = legs.metric
    coordinates = [x.name for x in metric.coordinates]
    rows = []
    for name, vector, square, sign in zip(legs.names, legs.vectors, legs.squares, legs.signs, strict=True):
        root, *lifted = unify([(square * sign).sqrt(), *vector])
        factor = root.inverse()
        if name in coordinates and hooks.call("sign", vector[coordinates.index(name)]) < 0:
            factor = -factor  # towards growing values of the coordinate
        rows.append([factor * value for value in lifted])
    time, order = metric.conventions.time_sign, {name: k for k, name in enumerate(coordinates)}
    lorentzian = legs.signs.count(time) == 1
    ranks = sorted(range(len(rows)), key=lambda k: (lorentzian and legs.signs[k] != time, order.get(legs.names[k], -1)))
    return Frame.from_rows(metric, [rows[k] for k in ranks], "orthonormal", [legs.names[k] for k in ranks])
