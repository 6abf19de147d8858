"""E² = (H/H₀)² as a sum of powers of x = 1 + z, and where it is positive.

    E²(x) = ∑ Ω_i x^{p_i} exp(q_i (1/x − 1)),    ∑ Ω_i = 1,

with q ≠ 0 for dark energy of w = w₀ + w_a z/(1 + z) only. Powers and exponentials of x have bounds on any interval, so
that E² has one too: that there is no turn-around between two redshifts is shown, not sampled.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, final

from ..errors import DomainError

LARGEST = 2.0**100  # 1 + z, and its inverse: beyond it x⁶ could leave the range of doubles
LEAST_WITH_EXPONENTIAL = 2.0**-5  # so that exp(q/x) stays in it too: that parametrisation is one of the past
NARROW = 2.0**-50
DIGITS = 40  # of a turn-around
STANDSTILL = 1e-12  # of E² over its terms


@final
class ExpansionRate:
    """E² with its terms (Ω, p, q), floats or fractions, those of one p and q added up, those of Ω = 0 left out.

    Attributes
    ----------
    least : the smallest x that is taken
    turn_below, turn_above : the largest x < 1 and the smallest x > 1 where E² = 0, or None: where a universe
        contracted before it expands (a bounce, at turn_above), or stops expanding in the future (turn_below)
    """

    def __init__(self, terms: Iterable[tuple[Any, Any, Any]]) -> None:
        alike: dict[tuple[Any, Any], Any] = {}
        for omega, p, q in terms:
            alike[p, q] = alike.get((p, q), 0) + omega
        self._given = tuple((omega, p, q) for (p, q), omega in alike.items() if omega)
        self.terms = tuple((float(omega), float(p), float(q)) for omega, p, q in self._given)
        self._rests: dict[float, float] = {}
        self.least = LEAST_WITH_EXPONENTIAL if any(q for *_, q in self.terms) else 1 / LARGEST
        self.turn_below = self._turn(self.least)
        self.turn_above = self._turn(LARGEST)

    def squared(self, x: Any) -> Any:
        """E²(x) of an array."""
        return sum(self._parts(x))

    def rounding(self, x: Any) -> Any:
        """The relative error of E² that rounding may make, that of x itself included, to which it is sensitive near a
        turn-around."""
        import numpy as np

        parts = self._parts(x)
        error = 2.0**-52 * sum(np.abs(part) for part in parts) / np.abs(sum(parts))
        for turn in (self.turn_below, self.turn_above):
            if turn is not None:
                error = error + np.where(np.abs(x - turn) < turn / 2, 2.0**-52 * x / np.abs(x - turn), 0.0)
        return error

    def _parts(self, x: Any) -> list[Any]:
        """The terms of E²(x); near a turn-around X each less its value there, so that nothing cancels."""
        import numpy as np

        turns = [turn for turn in (self.turn_below, self.turn_above) if turn is not None]
        parts = []
        for omega, p, q in self.terms:
            part = omega * _power(x, p)
            if q:
                part = part * np.exp(q * (1 / x - 1))
            for turn in turns:
                step = np.where(x == turn, 0.0, (x - turn) - self._rests.get(turn, 0.0)) / turn
                is_near = (np.abs(step) < 0.5) & ((np.asarray(x) >= 1) == (turn >= 1))
                change = np.expm1(p * np.log1p(np.where(is_near, step, 0.0)) - q * step / x)
                part = np.where(is_near, omega * turn**p * np.exp(q * (1 / turn - 1)) * change, part)
            parts.append(part)
        return parts

    def __call__(self, x: Any) -> Any:
        """E(x) of an array; nan where E² is negative."""
        import numpy as np

        return np.sqrt(self.squared(x))

    def single_power(self) -> float | None:
        """p, where E² = x^p: one thing alone fills the universe, or nothing (Milne, p = 2)."""
        if len(self.terms) == 1 and not self.terms[0][2]:
            return self.terms[0][1]
        return None

    def early_power(self) -> tuple[float, float]:
        """(Ω, p) of what is largest for x → ∞.

        Raises
        ------
        DomainError
            It is not positive, so that E² vanishes at a redshift beyond all that are looked at.
        """
        import math

        p = max(p for _, p, _ in self.terms)
        omega = sum(omega * math.exp(-q) for omega, power, q in self.terms if power == p)
        if omega <= 0:
            raise DomainError(f"E² vanishes at a redshift beyond {LARGEST:.3g}: there was no big bang")
        return omega, p

    def rest_before(self, x: float, power: int) -> float:
        """An upper bound of ∫_x^∞ dx/(x^power E), power 0 or 1: by a term that alone is more than twice
        what is negative, from x on."""
        import math

        negative = [(omega * x**p * math.exp(q * (1 / x - 1)), p) for omega, p, q in self.terms if omega < 0]
        bound = math.inf
        for omega, p, q in self.terms:
            value = omega * x**p
            least = 2.0 * (1 - power)
            if not q and p > max((least, *(n for _, n in negative))) and value > -2 * sum(part for part, _ in negative):
                bound = min(bound, x ** (1 - power) * math.sqrt(2 / value) / (p / 2 + power - 1))
        return bound

    def _turn(self, end: float) -> float | None:
        """The zero of E² next to 1 on the way to `end`, by intervals on which it may be zero."""
        import numpy as np

        if all(omega > 0 for omega, *_ in self.terms):
            return None
        octaves = np.arange(abs(np.log2(end)) + 1) * np.sign(np.log2(end))
        pending = [(2.0**a, 2.0**b) for a, b in zip(octaves[-2::-1], octaves[:0:-1], strict=True)]  # nearest last
        while pending:
            near, far = pending.pop()
            low, high = min(near, far), max(near, far)
            least, reach = self._bounds(low, high)
            if least > 0:
                continue
            if reach < STANDSTILL and high - low > 1e-8 * low:
                raise DomainError(
                    f"the expansion nearly stops at 1 + z = {near:.7g}, like that of Einstein's static universe: E² is "
                    "lost in rounding there, and no integral over it is known to ten digits"
                )
            if high - low <= NARROW * low:
                return self._polished(near)
            middle = (near + far) / 2
            pending += [(middle, far), (near, middle)]
        return None

    def _polished(self, turn: float) -> float:
        """A zero of E², which is simple, by Newton from one to 15 digits; what a double leaves of it is kept beside."""
        import mpmath as mp

        with mp.workdps(DIGITS):
            exact = [[mp.mpf(Fraction(n).numerator) / Fraction(n).denominator for n in term] for term in self._given]
            root = mp.mpf(turn)
            for _ in range(3):
                parts = [
                    (omega * root**p * mp.exp(q * (1 / root - 1)), p / root - q / root**2) for omega, p, q in exact
                ]
                root -= sum(part for part, _ in parts) / sum(part * slope for part, slope in parts)
            found = float(root)
            if abs(found - turn) > 4 * NARROW * turn:  # not where E² was seen to vanish: nearly a double zero
                return turn
            self._rests[found] = float(root - found)
        return found

    def _bounds(self, low: float, high: float) -> tuple[float, float]:
        """A lower bound of E² on an interval, less what rounding may do; and a bound of |E²| over its terms' sizes.

        E² at the middle and its slope on the whole interval: the error is of second order in the width.
        """
        import math

        middle, half = (low + high) / 2, (high - low) / 2
        value = size = least_slope = largest_slope = 0.0
        for omega, p, q in self.terms:
            ends = [omega * x**p * math.exp(q * (1 / y - 1)) for x in (low, high) for y in (low, high)]
            rates = [p / x - q / y**2 for x in (low, high) for y in (low, high)]
            slopes = [end * rate for end in ends for rate in rates]
            least_slope, largest_slope = least_slope + min(slopes), largest_slope + max(slopes)
            part = omega * middle**p * math.exp(q * (1 / middle - 1))
            value, size = value + part, size + abs(part)
        swing = half * max(abs(least_slope), abs(largest_slope))
        return value - swing - 1e-15 * size, (abs(value) + swing) / size


def _power(x: Any, p: float) -> Any:
    """x^p by products where p is a small whole number."""
    if p == 0:
        return x * 0 + 1.0
    if p in (1.0, 2.0, 3.0, 4.0):
        square = x * x
        return {1.0: lambda: x, 2.0: lambda: square, 3.0: lambda: square * x, 4.0: lambda: square * square}[p]()
    return x**p
