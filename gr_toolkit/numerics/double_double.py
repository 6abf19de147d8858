"""Numbers of 32 digits as pairs of doubles, on arrays: a number is the sum of a pair [Dekker 1971; Hida et al. 2001].

Only what impact parameters near capture need. A pair is a tuple (high, low) with |low| ≤ ulp(high)/2; errors are a few
2⁻¹⁰⁴ of the result. Products of numbers beyond 1e±145 lose their low parts to overflow and underflow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np

    Pair: TypeAlias = tuple[Any, Any]

SPLITTER = 134217729.0  # 2²⁷ + 1 [Veltkamp 1968]


def two_sum(a: Any, b: Any) -> Pair:
    """a + b and what rounding took from it, exactly [Knuth]."""
    total = a + b
    part = total - a
    return total, (a - (total - part)) + (b - part)


def quick_sum(a: Any, b: Any) -> Pair:
    """The same where |a| ≥ |b|."""
    total = a + b
    return total, b - (total - a)


def two_product(a: Any, b: Any) -> Pair:
    """a b and what rounding took from it, exactly [Dekker]."""
    product = a * b
    a_high, a_low = _halves(a)
    b_high, b_low = _halves(b)
    return product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low


def add(a: Pair, b: Pair) -> Pair:
    """a + b, to full precision where they cancel as well."""
    high, low = two_sum(a[0], b[0])
    other_high, other_low = two_sum(a[1], b[1])
    high, low = quick_sum(high, low + other_high)
    return quick_sum(high, low + other_low)


def negative(a: Pair) -> Pair:
    """−a."""
    return -a[0], -a[1]


def subtract(a: Pair, b: Pair) -> Pair:
    """a − b."""
    return add(a, negative(b))


def multiply(a: Pair, b: Pair) -> Pair:
    """a b."""
    high, low = two_product(a[0], b[0])
    return quick_sum(high, low + (a[0] * b[1] + a[1] * b[0]))


def times(a: Pair, factor: Any) -> Pair:
    """a times a double."""
    high, low = two_product(a[0], factor)
    return quick_sum(high, low + a[1] * factor)


def divide(a: Pair, b: Pair) -> Pair:
    """a/b."""
    first = a[0] / b[0]
    rest = subtract(a, times(b, first))
    second = rest[0] / b[0]
    third = subtract(rest, times(b, second))[0] / b[0]
    high, low = quick_sum(first, second)
    return quick_sum(high, low + third)


def inverse(a: Pair) -> Pair:
    """1/a."""
    return divide(pair(0.0 * a[0] + 1.0), a)


def square_root(a: Pair) -> Pair:
    """√a for a > 0."""
    import numpy as np

    root = np.sqrt(a[0])
    rest = subtract(a, two_product(root, root))
    return quick_sum(root, rest[0] / (2 * root))


def pair(value: Any) -> Pair:
    """A double, exactly."""
    return value, value * 0.0


def _halves(a: np.ndarray) -> Pair:
    """A double as a sum of two of 26 digits."""
    shifted = SPLITTER * a
    high = shifted - (shifted - a)
    return high, a - high
