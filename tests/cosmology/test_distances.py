"""Distances and times in numbers, against quadrature by mpmath in another variable, and against what is known."""

import math
from fractions import Fraction
from functools import cache

import mpmath as mp
import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.cosmology import Cosmology, angular_diameter_between, distances
from gr_toolkit.cosmology.units import GIGAYEAR_IN_MEGAPARSEC, PARSEC
from gr_toolkit.errors import DomainError, InputError

MODELS = {
    "flat": Cosmology(Omega_m=0.3, Omega_Lambda=0.7),
    "flat with radiation": Cosmology(Omega_m=0.3, Omega_Lambda=0.69991, Omega_r=9e-5),
    "open": Cosmology(Omega_m=0.3, Omega_r=1e-4, Omega_Lambda=0.2),
    "closed": Cosmology(Omega_m=0.3, Omega_r=1e-4, Omega_Lambda=1.0),
    "nearly flat": Cosmology(Omega_m=0.3, Omega_Lambda=0.7 - 1e-9),
    "dust": Cosmology(Omega_m=1),
    "radiation": Cosmology(Omega_r=1),
    "Milne": Cosmology(),
    "quintessence": Cosmology(Omega_m=0.3, Omega_r=1e-4, Omega_Lambda=0.6999, w0=-0.9, wa=0.2),
    "phantom": Cosmology(Omega_m=0.3, Omega_r=1e-4, Omega_Lambda=0.6, w0=-1.2, wa=-0.3),
    "recollapsing": Cosmology(Omega_m=5, Omega_r=0.1),
    "bounce": Cosmology(Omega_m=0.05, Omega_Lambda=1.6),
    "far turn-around": Cosmology(Omega_Lambda=-0.0334, w0=-0.23),
    "loitering": Cosmology(Omega_m=0.3, Omega_Lambda=1.71),
    "past the antipode": Cosmology(Omega_m=0.3, Omega_Lambda=1.6),
}
REDSHIFTS = [1e-12, 1e-5, 0.03, 2.5, 1100, 1e4, -1e-7, -0.15]


class Quadrature:
    """The integrals by mpmath's rules in a = 1/(1 + z), or its logarithm: nothing of the code under test."""

    def __init__(self, model: Cosmology) -> None:
        def number(value: Fraction) -> mp.mpf:
            return mp.mpf(value.numerator) / value.denominator

        self.m, self.r, self.k, self.de = map(number, (model.Omega_m, model.Omega_r, model.Omega_K, model.Omega_Lambda))
        self.w0, self.wa = number(model.w0), number(model.wa)

    def rate(self, a: mp.mpf) -> mp.mpf:
        dark = self.de * a ** (-3 * (1 + self.w0 + self.wa)) * mp.exp(-3 * self.wa * (1 - a))
        return mp.sqrt(self.m / a**3 + self.r / a**4 + self.k / a**2 + dark)

    def _between(self, f, a: mp.mpf) -> mp.mpf:
        """∫_a^1 f(a′) da′/a′, in log a′."""
        end = mp.log(a)
        parts = max(1, int(abs(end)))
        points = [end * k / parts for k in range(parts + 1)]
        return -mp.quad(lambda u: f(mp.exp(u)), points, method="gauss-legendre")

    @cache  # noqa: B019
    def comoving(self, z: float) -> mp.mpf:
        return self._between(lambda a: 1 / (a * self.rate(a)), 1 / (1 + mp.mpf(z)))

    def lookback_time(self, z: float) -> mp.mpf:
        return self._between(lambda a: 1 / self.rate(a), 1 / (1 + mp.mpf(z)))

    def age(self, z: float) -> mp.mpf:
        a = 1 / (1 + mp.mpf(z))  # a′ = a s², in which the integrand is smooth at 0
        points = [0, 0.01, 0.1, 0.5, 1]
        return mp.quad(lambda s: 2 / (s * self.rate(a * s * s)), points, method="gauss-legendre")

    def transverse(self, z: float) -> mp.mpf:
        root = mp.sqrt(mp.mpc(self.k))
        chi = self.comoving(z)
        return abs(mp.re(mp.sinh(root * chi) / root)) if self.k else abs(chi)

    def volume(self, z: float) -> mp.mpf:
        chi, root = self.comoving(z), mp.sqrt(mp.mpc(self.k))
        if not self.k:
            return 4 * mp.pi * chi**3 / 3
        with mp.workdps(90):  # of which the difference leaves enough
            return mp.re(mp.pi / root**3 * (mp.sinh(2 * root * chi) - 2 * root * chi))


@pytest.mark.parametrize("name", MODELS)
def test_every_number_agrees_with_quadrature(name):
    model = MODELS[name]
    rate = model.integrals.rate
    low, high = rate.turn_below or 0, rate.turn_above or math.inf
    z = np.array([x for x in REDSHIFTS if low < 1 + x < high])
    d, exact = distances(model, z), Quadrature(model)
    quantities = ["comoving", "lookback_time", "transverse", "volume"] + ["age"] * (rate.turn_above is None)
    with mp.workdps(24):
        for quantity in quantities:
            true = np.array([float(getattr(exact, quantity)(x)) for x in z])
            error = np.abs(getattr(d, quantity) / true - 1)
            if quantity == "transverse":
                error /= 1 + np.abs(d.comoving / d.transverse)  # near the antipode it is that of the angle
            assert error.max() < 1e-10, quantity


def test_more_digits_than_promised_where_nothing_is_in_the_way():
    exact = Quadrature(MODELS["open"])
    z = np.linspace(0.1, 12, 25)
    true = np.array([float(exact.comoving(x)) for x in z])
    assert np.max(np.abs(distances(MODELS["open"], z).comoving / true - 1)) < 1e-12


def test_constants_and_units():
    d = distances(Cosmology(H0=70, Omega_m=1), 3.0)
    assert pytest.approx(3.0856775814913673e16, rel=1e-15) == PARSEC  # IAU 2015, resolution B2
    assert d.comoving == pytest.approx(299792.458 / 70, rel=1e-14)  # 2 (1 − 1/√4) c/H₀
    assert d.age == pytest.approx(2 / 3 / 8 * 977.7922216807891 / 70, rel=1e-12)  # 1/(km/s/Mpc) in Gyr
    assert d.light_travel == pytest.approx(d.lookback_time * GIGAYEAR_IN_MEGAPARSEC, rel=1e-14)
    assert d.distance_modulus == pytest.approx(5 * math.log10(d.luminosity * 1e6 / 10), rel=1e-14)


def test_the_angular_diameter_of_dust_is_largest_at_five_quarters():
    """D_A = 2(1 − 1/√x)/x has its maximum 8/27 at x = 9/4 [Hoyle (1959); Weinberg (1972), section 15.3]."""
    model = Cosmology(Omega_m=1)
    assert distances(model, 1.25).angular_diameter == pytest.approx(8 / 27, rel=1e-14)
    assert np.all(distances(model, np.array([1.2, 1.3])).angular_diameter < 8 / 27)


redshift = st.floats(1e-6, 100)
density = st.floats(0, 1)


@settings(max_examples=40, deadline=None)
@given(density, density, st.floats(0, 1e-3), st.lists(redshift, min_size=1, max_size=5))
def test_laws_of_distances(matter, vacuum, radiation, z):
    model = Cosmology(Omega_m=matter, Omega_Lambda=vacuum, Omega_r=radiation)
    if model.integrals.rate.turn_above:
        return
    z = np.sort(np.array(z))
    d, today = distances(model, z), distances(model, 0.0)
    assert d.luminosity == pytest.approx((1 + z) ** 2 * d.angular_diameter, rel=1e-14)  # Etherington
    if model.integrals.rate.early_power()[1] > 0:
        assert d.age + d.lookback_time == pytest.approx(np.full(z.shape, today.age), rel=1e-11)
    assert np.all(np.diff(d.comoving) >= 0)
    assert np.all(d.lookback_time <= d.comoving)  # (1 + z)⁻¹ ≤ 1
    ratio = d.transverse / d.comoving
    assert np.all(ratio >= 1 - 1e-12) if model.Omega_K >= 0 else np.all(ratio <= 1 + 1e-12)
    assert angular_diameter_between(model, 0, z) == pytest.approx(d.angular_diameter, rel=1e-14)
    step = np.diff(d.volume) / 4 / math.pi  # the volume's slope is that per redshift and steradian
    inner = distances(model, (z[1:] + z[:-1]) / 2).differential_volume * np.diff(z)
    near = np.diff(z) < 1e-3 * z[1:]
    assert step[near] == pytest.approx(inner[near], rel=1e-2, abs=1e-13)


@pytest.mark.parametrize("name", ["open", "closed", "flat"])
def test_distance_between_two_redshifts(name):
    model = MODELS[name]
    exact, z1, z2 = Quadrature(model), 0.7, 5.0
    with mp.workdps(30):
        root = mp.sqrt(mp.mpc(exact.k))
        chi = exact.comoving(z2) - exact.comoving(z1)
        true = float(mp.re(mp.sinh(root * chi) / root) / (1 + z2)) if exact.k else float(chi / (1 + z2))
    assert angular_diameter_between(model, z1, z2) == pytest.approx(true, rel=1e-12)
    first, second = (distances(model, z).transverse for z in (z1, z2))
    K = -float(model.Omega_K)
    hogg = (second * math.sqrt(1 - K * first**2) - first * math.sqrt(1 - K * second**2)) / (1 + z2)
    assert angular_diameter_between(model, z1, z2) == pytest.approx(hogg, rel=1e-11)  # eq. 19, all before the equator


def test_beyond_the_equator_the_formula_of_hogg_fails_and_ours_does_not():
    model = MODELS["loitering"]
    radius = 1 / math.sqrt(-float(model.Omega_K))
    z1, z2 = (gr.cosmology.redshift_at(model, comoving=angle * radius) for angle in (0.5, 2.5))
    assert angular_diameter_between(model, z1, z2) == pytest.approx(radius * math.sin(2.0) / (1 + z2), rel=1e-9)


def test_shapes():
    model = MODELS["closed"]
    assert type(distances(model, 1).comoving) is float
    assert type(distances(model, np.float64(1)).luminosity) is float
    assert type(distances(model, 1).half_turns) is int
    assert distances(model, [[0.1, 0.2, 0.3], [1, 2, 3]]).volume.shape == (2, 3)
    assert distances(model, np.zeros((2, 0))).age.shape == (2, 0)
    assert angular_diameter_between(model, [0.1, 0.2], [[1.0], [2.0]]).shape == (2, 2)
    many = np.linspace(0, 20, 30001)
    some = slice(None, None, 1500)
    for name in ("comoving", "luminosity", "age", "lookback_time", "volume", "differential_volume"):
        whole = getattr(distances(model, many), name)
        assert whole[some] == pytest.approx(getattr(distances(model, many[some]), name), rel=1e-13)


def test_the_redshifts_given_are_left_alone():
    z = np.array([0.5, 1.0])
    d = distances(Cosmology(Omega_Lambda=1), z)
    assert d.comoving.tolist() == z.tolist()
    _ = d.luminosity, d.volume, d.lookback_time
    assert z.tolist() == [0.5, 1.0]


def test_not_a_number_stays_one():
    d = distances(MODELS["open"], np.array([0.5, np.nan, 2.0]))
    for name in ("comoving", "luminosity", "age", "lookback_time", "volume"):
        assert np.isnan(getattr(d, name)).tolist() == [False, True, False]
    assert math.isnan(distances(MODELS["flat"], math.nan).comoving)


def test_redshifts_to_the_earliest_times_and_back():
    model = Cosmology(H0=70, Omega_m=0.3, Omega_r=1e-4)
    z = np.array([1e9, 1e25])
    assert distances(model, z).age == pytest.approx(0.5 / math.sqrt(1e-4) / z**2 * model.hubble_time, rel=1e-5)
    assert distances(model, 10.0).comoving == distances(Cosmology(H0=70, Omega_m=0.3, Omega_r=1e-4), 10.0).comoving


# -- parameters --------------------------------------------------------------------------------------------------------


def test_parameters_are_exact():
    model = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=sp.Rational(7, 10), Omega_r=Fraction(1, 100))
    assert (model.Omega_m, model.Omega_Lambda, model.Omega_K) == (Fraction(3, 10), Fraction(7, 10), Fraction(-1, 100))
    assert Cosmology(Omega_m=0.3, Omega_Lambda=0.7).is_flat  # 0.3 + 0.7 is no 0.9999999999999999
    assert model == Cosmology(H0=70.0, Omega_m=0.3, Omega_Lambda=0.7, Omega_r=0.01)
    assert hash(model) == hash(Cosmology(H0=70.0, Omega_m=0.3, Omega_Lambda=0.7, Omega_r=0.01))
    assert model.curvature == pytest.approx(0.01 * (70 / 299792.458) ** 2)
    assert repr(model) == "Cosmology(H0=70, Omega_m=0.3, Omega_r=0.01, Omega_Lambda=0.7, Omega_K=-0.01)"


def test_deceleration_and_jerk():
    """q₀ = ½ ∑ Ω_i (1 + 3w_i) without curvature, j₀ = 1 for dust and Λ in flat space."""
    model = Cosmology(Omega_m=0.3, Omega_r=0.05, Omega_Lambda=0.6, w0=-0.9)
    assert model.q0 == Fraction(3, 20) + Fraction(1, 20) + Fraction(6, 10) * (1 - Fraction(27, 10)) / 2
    assert Cosmology(Omega_m=0.3, Omega_Lambda=0.7).j0 == 1
    assert Cosmology(Omega_r=1).j0 == 3  # a ∝ √t


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"Omega_m": 0.3, "Omega_Lambda": 0.6, "Omega_K": 0}, "add up to 0.9, not 1.*0.1 is missing(.|\n)*Omega_K=0.1"),
        ({"Omega_m": 1, "Omega_K": Fraction(1, 10**15)}, "not 1"),
        ({"Omega_m": "0.3"}, "Omega_m = '0.3' is no real number"),
        ({"Omega_m": sp.Symbol("x")}, "no real number"),
        ({"Omega_m": math.nan}, "no real number"),
        ({"Omega_m": True}, "no real number"),
        ({"H0": -70}, "not the rate of an expansion"),
        ({"H0": math.inf}, "no real number"),
        ({"Omega_Lambda": 1, "w0": 5}, "w0 = 5"),
    ],
)
def test_wrong_parameters(given, message):
    with pytest.raises(InputError, match=message):
        Cosmology(**given)


@pytest.mark.parametrize(
    ("z", "error", "message"),
    [
        (-1, DomainError, "z > −1"),
        ([0.5, -2.0], DomainError, "z = -2"),
        (math.inf, DomainError, "infinite"),
        ("1", InputError, "no real number"),
        (1j, InputError, "no real number"),
        (None, InputError, "no real number"),
        ([[1], [1, 2]], InputError, "no real number"),
        (np.ma.array([1.0], mask=[True]), InputError, "masked array"),
    ],
)
def test_wrong_redshifts(z, error, message):
    with pytest.raises(error, match=message):
        distances(MODELS["flat"], z)


def test_a_bounce_has_a_largest_redshift_and_no_big_bang():
    """Ω_m x³ + Ω_K x² + Ω_Λ = 0 at z_max, beyond which nothing is seen."""
    model = MODELS["bounce"]
    top = next(float(x) for x in np.sort(np.roots([0.05, 1 - 1.65, 0, 1.6]).real) if x > 1) - 1
    with pytest.raises(DomainError, match=rf"no big bang.*z_max = {top:.5f}"):
        distances(model, 5)
    with pytest.raises(DomainError, match="no big bang"):
        _ = distances(model, 0.3).age
    z = top * (1 - 1e-7)
    exact = Quadrature(model)
    with mp.workdps(30):  # x = X − s², in which the integrand is smooth up to the turn-around X
        X = mp.findroot(lambda x: exact.m * x**3 + exact.k * x**2 + exact.de, 1 + top)
        true = mp.quad(
            lambda s: 2 * s / ((X - s * s) * exact.rate(1 / (X - s * s))), [mp.sqrt(X - 1 - z), mp.sqrt(X - 1)]
        )
    assert distances(model, z).lookback_time == pytest.approx(float(true), rel=1e-10)
    with pytest.raises(DomainError, match="too near to the turn-around"):
        _ = distances(model, model.integrals.rate.turn_above - 1 - 1e-15).comoving


def test_a_recollapse_has_a_least_redshift():
    with pytest.raises(DomainError, match=r"stops expanding at 1 \+ z = 0\.8069758"):
        distances(MODELS["recollapsing"], -0.3)


def test_no_beginning():
    with pytest.raises(DomainError, match="no beginning"):
        _ = distances(Cosmology(Omega_Lambda=1), 1.0).age


def test_what_nearly_stands_still_is_refused():
    """Where E² = Ω_m x³ + Ω_K x² + Ω_Λ has a double root the universe is asymptotic to Einstein's static one."""
    vacuum = float(mp.findroot(lambda L: 27 * 0.3**2 * L - 4 * (L + 0.3 - 1) ** 3, 1.7))
    with pytest.raises(DomainError, match="nearly stops at 1"):
        distances(Cosmology(Omega_m=0.3, Omega_Lambda=vacuum), 4.0)
    for shift in (-1e-7, 1e-7):
        model = Cosmology(Omega_m=0.3, Omega_Lambda=vacuum + shift)
        assert (model.integrals.rate.turn_above is None) == (shift < 0)
        exact = Quadrature(model)
        with mp.workdps(20):
            assert distances(model, 0.5).comoving == pytest.approx(float(exact.comoving(0.5)), rel=1e-10)


def test_a_modulus_needs_a_length():
    with pytest.raises(DomainError, match="no H0"):
        _ = distances(Cosmology(Omega_m=1), 1.0).distance_modulus
    assert distances(Cosmology(H0=70, Omega_m=1), 0.0).distance_modulus == -math.inf


def test_light_does_not_run_backwards():
    with pytest.raises(DomainError, match="z1 <= z2"):
        angular_diameter_between(MODELS["flat"], 2, 1)
