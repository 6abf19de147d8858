"""Carlson's integrals: his printed values, mpmath and SciPy, and identities; and numbers of 32 digits."""

from __future__ import annotations

from fractions import Fraction

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from gr_toolkit.numerics import carlson
from gr_toolkit.numerics import double_double as dd

PRINTED = [  # Carlson 1995, section 3; R_J and R_D of real arguments
    ("rf", (1, 2, 0), 1.3110287771461),
    ("rf", (0.5, 1, 0), 1.8540746773014),
    ("rf", (2, 3, 4), 0.58408284167715),
    ("rc", (0, 0.25), 3.1415926535898),
    ("rc", (2.25, 2), 0.69314718055995),
    ("rj", (0, 1, 2, 3), 0.77688623778582),
    ("rj", (2, 3, 4, 5), 0.14297579667157),
    ("rd", (0, 2, 1), 1.7972103521034),
    ("rd", (2, 3, 4), 0.16510527294261),
]
TIGHT = 3e-15


@pytest.mark.parametrize(("name", "arguments", "value"), PRINTED)
def test_printed_values(name, arguments, value):
    assert float(getattr(carlson, name)(*arguments)) == pytest.approx(value, rel=1e-13)


@pytest.mark.parametrize(("name", "count"), [("rf", 3), ("rc", 2), ("rd", 3), ("rj", 4)])
def test_mpmath_and_scipy_agree_whatever_the_ratios(name, count):
    rng = np.random.default_rng(count)
    arguments = 10 ** rng.uniform(-12, 12, (count, 2000))
    ours = getattr(carlson, name)(*arguments)
    if name != "rj":  # SciPy's R_J loses digits where p is small
        np.testing.assert_allclose(ours, getattr(special, f"ellip{name}")(*arguments), rtol=TIGHT)
    oracle = getattr(mp, f"ellip{name}")
    with mp.workdps(30):
        truth = [float(oracle(*map(mp.mpf, column))) for column in arguments.T[:20]]
    np.testing.assert_allclose(ours[:20], truth, rtol=TIGHT)


def test_nearly_equal_and_extreme_arguments():
    with mp.workdps(40):
        for x, y in [(1.0, 1 + 2**-52), (1.0, 1 - 2**-53), (1.0, 1.5), (3.0, 6.1), (1e-300, 1e300), (1e300, 1e-300)]:
            assert float(carlson.rc(x, y)) == pytest.approx(float(mp.elliprc(x, y)), rel=TIGHT)
        assert float(carlson.rf(1e-280, 1.0, 1.0)) == pytest.approx(float(mp.elliprf(mp.mpf(1e-280), 1, 1)), rel=TIGHT)
    equal = carlson.rf([2.0, 1e-200], [2.0, 1e-200], [2.0, 1e-200])
    np.testing.assert_allclose(equal, [2**-0.5, 1e100], rtol=TIGHT)
    assert np.isnan(carlson.rf([np.nan, 1.0], 1.0, 2.0)).tolist() == [True, False]


positive = st.floats(1e-6, 1e6)


@given(positive, positive, positive, positive, st.floats(0.01, 100))
def test_identities(x, y, z, p, scale):
    """Homogeneity, symmetry, Σ R_D = 3/√(xyz) and duplication [DLMF 19.20.10, 19.26.18, Carlson 1977]."""
    assert carlson.rf(z, x, y) == pytest.approx(carlson.rf(x, y, z), rel=TIGHT)
    assert carlson.rf(scale * x, scale * y, scale * z) == pytest.approx(carlson.rf(x, y, z) / scale**0.5, rel=TIGHT)
    total = carlson.rd(y, z, x) + carlson.rd(z, x, y) + carlson.rd(x, y, z)
    assert total == pytest.approx(3 / (x**0.5 * y**0.5 * z**0.5), rel=TIGHT)
    assert carlson.rj(x, y, p, p) == pytest.approx(carlson.rd(x, y, p), rel=2 * TIGHT)
    shift = (x * y) ** 0.5 + (y * z) ** 0.5 + (z * x) ** 0.5
    assert 2 * carlson.rf(x + shift, y + shift, z + shift) == pytest.approx(carlson.rf(x, y, z), rel=TIGHT)


# -- numbers of 32 digits --------------------------------------------------------------------------------------------

doubles = st.floats(1e-30, 1e30)


def as_fraction(pair) -> Fraction:
    return Fraction(float(pair[0])) + Fraction(float(pair[1]))


@given(doubles, doubles, doubles, doubles)
def test_arithmetic_to_32_digits(a, b, c, d):
    """Against fractions, which are exact."""
    x, y = dd.divide((a, 0.0), (b, 0.0)), dd.divide((c, 0.0), (d, 0.0))
    X, Y = as_fraction(x), as_fraction(y)
    small = Fraction(1, 10**30)
    assert abs(X / (Fraction(a) / Fraction(b)) - 1) < small
    for found, truth in [
        (dd.add(x, y), X + Y),
        (dd.multiply(x, y), X * Y),
        (dd.times(x, c), X * Fraction(c)),
        (dd.divide(x, y), X / Y),
        (dd.inverse(x), 1 / X),
    ]:
        assert abs(as_fraction(found) / truth - 1) < small
    assert abs(as_fraction(dd.subtract(x, y)) - (X - Y)) <= small * abs(X - Y)
    root = as_fraction(dd.square_root(x))
    assert abs(root * root / X - 1) < small
    assert as_fraction(dd.two_sum(a, b)) == Fraction(a) + Fraction(b)
    assert as_fraction(dd.two_product(a, b)) == Fraction(a) * Fraction(b)
