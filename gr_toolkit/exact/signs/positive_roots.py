"""The positive real roots of an integer polynomial, isolated exactly by Sturm sequences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import final

from flint import fmpq_poly

from .univariate import rational, sturm_sequence, variations

DEGREE = 60
HEIGHT = 40  # bits of the narrow interval in which a fraction is looked for
BISECTIONS = 400  # in all, until every root is by itself


@final
@dataclass(frozen=True)
class IsolatedRoot:
    """A rational interval whose closure holds one root, that of its squarefree polynomial; or the root itself."""

    low: Fraction
    high: Fraction
    polynomial: fmpq_poly

    @property
    def is_exact(self) -> bool:
        """Whether the root is rational and known."""
        return self.low == self.high

    def narrowed(self, times: int = 1) -> IsolatedRoot:
        """The same root in an interval of 2^−times the width."""
        low, high = self.low, self.high
        below = self.polynomial(rational(low)) > 0
        for _ in range(0 if low == high else times):
            middle = (low + high) / 2
            value = self.polynomial(rational(middle))
            if value == 0:
                return IsolatedRoot(middle, middle, self.polynomial)
            low, high = (middle, high) if (value > 0) == below else (low, middle)
        return IsolatedRoot(low, high, self.polynomial)

    def settled(self) -> IsolatedRoot:
        """The root itself where it is a fraction of small height."""
        near = self.narrowed(HEIGHT)
        guess = near.low.limit_denominator(2 ** (HEIGHT // 2 - 2))
        for value in (guess, near.high.limit_denominator(2 ** (HEIGHT // 2 - 2))):
            if near.low <= value <= near.high and self.polynomial(rational(value)) == 0:
                return IsolatedRoot(value, value, self.polynomial)
        return near


def positive_roots(coefficients: Sequence[int]) -> list[IsolatedRoot] | None:
    """The roots in (0, ∞), each once, in their order; their intervals are disjoint and away from zero. None where that
    would take too long.

    Parameters
    ----------
    coefficients : from the constant one on, not all zero

    Examples
    --------
    >>> [root] = positive_roots([-2, 0, 1])
    >>> float(root.narrowed(60).low)
    1.4142135623730951
    >>> positive_roots([1, 0, 1])
    []
    """
    polynomial = fmpq_poly([int(c) for c in coefficients])
    while polynomial.degree() > 0 and polynomial[0] == 0:
        polynomial = polynomial // fmpq_poly([0, 1])
    if polynomial.degree() > DEGREE:
        return None
    if polynomial.degree() < 1:
        return []
    polynomial = polynomial // polynomial.gcd(polynomial.derivative())
    found: list[IsolatedRoot] = []
    exact, rest = _isolated(polynomial)
    while exact is not None:  # a rational root was met: it is divided out, so that no end of an interval is a root
        found.append(IsolatedRoot(exact, exact, polynomial))
        polynomial = polynomial // fmpq_poly([rational(-exact), 1])
        exact, rest = _isolated(polynomial)
    if rest is None:
        return None
    return _apart(found + rest)


def _isolated(polynomial: fmpq_poly) -> tuple[Fraction | None, list[IsolatedRoot] | None]:
    """(a rational root that was met, None), or (None, all positive roots of a squarefree polynomial)."""
    if polynomial.degree() < 1:
        return None, []
    if polynomial.degree() == 1:
        root = -_fraction(polynomial[0]) / _fraction(polynomial[1])
        return (root, None) if root > 0 else (None, [])
    sequence = sturm_sequence(polynomial)
    low, high = _smallest(polynomial), _largest(polynomial)
    waiting, found, effort = [(low, high, variations(sequence, low, -1), variations(sequence, high, 1))], [], BISECTIONS
    while waiting:
        low, high, at_low, at_high = waiting.pop()
        if at_low == at_high:
            continue
        if at_low - at_high == 1:
            found.append(IsolatedRoot(low, high, polynomial))
            continue
        middle = (low + high) / 2
        effort -= 1
        if not effort:
            return None, None
        if polynomial(rational(middle)) == 0:
            return middle, None
        between = variations(sequence, middle, 1)
        waiting += [(low, middle, at_low, between), (middle, high, between, at_high)]
    return None, found


def _largest(polynomial: fmpq_poly) -> Fraction:
    """A bound above all roots [Cauchy]."""
    leading = abs(_fraction(polynomial.leading_coefficient()))
    return 1 + max(abs(_fraction(polynomial[k])) / leading for k in range(polynomial.degree()))


def _smallest(polynomial: fmpq_poly) -> Fraction:
    """A bound below all positive roots; the constant term is not zero."""
    degree = polynomial.degree()
    first = abs(_fraction(polynomial[0]))
    return 1 / (1 + max(abs(_fraction(polynomial[k])) / first for k in range(1, degree + 1)))


def _apart(roots: list[IsolatedRoot]) -> list[IsolatedRoot]:
    """The roots in their order, in intervals that do not touch."""
    roots = sorted(roots, key=lambda root: root.low)
    while True:
        touching = [n for n in range(len(roots) - 1) if roots[n].high >= roots[n + 1].low]
        if not touching:
            return roots
        for n in {m for k in touching for m in (k, k + 1)}:
            roots[n] = roots[n].narrowed()
        roots.sort(key=lambda root: root.low)


def _fraction(value: object) -> Fraction:
    return Fraction(int(value.p), int(value.q))  # type: ignore[attr-defined]
