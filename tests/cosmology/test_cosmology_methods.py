"""What a Cosmology answers itself: numbers of redshifts, horizons, its fate; and what it says to a wrong call."""

import copy
import math
import pickle
from fractions import Fraction

import mpmath as mp
import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology import Cosmology, distances
from gr_toolkit.errors import DomainError, InputError, UnknownNameError

CONCORDANCE = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
DUST, CLOSED, BOUNCE = Cosmology(Omega_m=1), Cosmology(Omega_m=2), Cosmology(Omega_m=0.05, Omega_Lambda=1.6)


def test_methods_are_the_attributes_of_distances():
    d = distances(CONCORDANCE, [0.5, 2])
    pairs = [("comoving_distance", "comoving"), ("luminosity_distance", "luminosity")]
    pairs += [("angular_diameter_distance", "angular_diameter"), ("age", "age"), ("lookback_time", "lookback_time")]
    for method, attribute in pairs:
        assert np.array_equal(getattr(CONCORDANCE, method)([0.5, 2]), getattr(d, attribute))
    assert CONCORDANCE.age() == distances(CONCORDANCE, 0).age
    assert CONCORDANCE.hubble_rate(1) == pytest.approx(70 * math.sqrt(0.3 * 8 + 0.7), rel=1e-14)
    assert CONCORDANCE.hubble_rate() == 70


# -- horizons, with dx = −dz and u = 1/√x, in which both ends are smooth ---------------------------------------------


@pytest.mark.parametrize("z", [0, 1, 1e5])
def test_horizons_by_quadrature(z):
    def rate(u):
        return mp.sqrt(mp.mpf(3) / 10 / u**6 + mp.mpf(7) / 10)

    unit, now = CONCORDANCE.hubble_distance, 1 / mp.sqrt(1 + mp.mpf(z))
    past = mp.quad(lambda u: 2 / (u**3 * rate(u)), [0, now])
    future = mp.quad(lambda x: 1 / mp.sqrt(mp.mpf(3) / 10 * x**3 + mp.mpf(7) / 10), [0, 1, *([1 + z] if z else [])])
    assert CONCORDANCE.particle_horizon(z) == pytest.approx(float(past * unit / (1 + z)), rel=1e-11)
    if z < 10:
        assert CONCORDANCE.event_horizon(z) == pytest.approx(float(future * unit / (1 + z)), rel=1e-11)


def test_horizons_in_closed_form():
    """Dust: χ_p = 2/√(1 + z). Ω_m = 2: a cycloid of 2π, of which η = π/2 is over today."""
    z = np.array([0, 3, 1e6])
    assert np.allclose(DUST.particle_horizon(z), 2 / (1 + z) ** 1.5, rtol=1e-13, atol=0)
    assert DUST.event_horizon() == math.inf
    assert CLOSED.particle_horizon() == pytest.approx(math.pi / 2, rel=1e-12)
    assert CLOSED.event_horizon() == pytest.approx(3 * math.pi / 2, rel=1e-11)
    assert Cosmology(Omega_r=1).particle_horizon() == pytest.approx(1, rel=1e-14)
    assert Cosmology(Omega_Lambda=1, H0=70).event_horizon() == pytest.approx(299792.458 / 70, rel=1e-13)
    assert Cosmology(Omega_Lambda=1).particle_horizon() == Cosmology().event_horizon() == math.inf
    assert Cosmology(Omega_Lambda=1, w0=-1.5).event_horizon() == pytest.approx(4 / 7, rel=1e-13)  # ∫ x^{3/4} dx
    assert math.isnan(Cosmology().particle_horizon(math.nan))


def test_horizons_that_there_are_not():
    with pytest.raises(DomainError, match="no big bang"):
        BOUNCE.particle_horizon()
    with pytest.raises(DomainError, match="model of the past"):
        Cosmology(Omega_m=0.3, Omega_Lambda=0.7, wa=0.1).event_horizon()
    with pytest.raises(DomainError, match="too slowly"):
        Cosmology(Omega_m=0, Omega_Lambda=0.5, w0=-0.3334).event_horizon()


@pytest.mark.parametrize(
    ("model", "fate", "bounds"),
    [
        (CONCORDANCE, "forever", (0, math.inf)),
        (CLOSED, "bounded", (0, 2)),
        (Cosmology(Omega_m=0.3, Omega_Lambda=0.7, w0=-1.1), "big rip", (0, math.inf)),
        (Cosmology(Omega_m=0.3, Omega_r=8.4e-5, Omega_Lambda=0.6, w0=-0.93), "forever", (0, math.inf)),
        (Cosmology(Omega_Lambda=-1), "bounded", (0, math.sqrt(2))),
        (Cosmology(), "forever", (0, math.inf)),
    ],
)
def test_the_fate_and_how_large_it_grows(model, fate, bounds):
    assert model.fate() == gr.cosmology.fate(model) == fate
    assert model.scale_factors == pytest.approx(bounds, rel=1e-14)


def test_a_bounce_in_closed_form():
    """E² = Ω_Λ + Ω_K x², Ω_K = 1 − Ω_Λ < 0: cosh, smallest at a² = −Ω_K/Ω_Λ."""
    model = Cosmology(Omega_Lambda=1.5)
    assert model.scale_factors == pytest.approx((math.sqrt(1 / 3), math.inf), rel=1e-14)
    assert gr.cosmology.event_horizon(model).exists.proved
    assert model.fate() == "forever"


def test_where_the_angular_diameter_distance_is_largest():
    assert DUST.angular_diameter_maximum() == pytest.approx(1.25, rel=1e-12)  # Hoyle (1961)
    assert Cosmology(Omega_r=1).angular_diameter_maximum() == pytest.approx(1, rel=1e-12)
    assert CLOSED.angular_diameter_maximum() == pytest.approx(1, rel=1e-12)  # q₀ = 1: D_A = z/(1 + z)², by Mattig
    z = CONCORDANCE.angular_diameter_maximum()
    near = CONCORDANCE.angular_diameter_distance(z + np.array([-1e-3, 0, 1e-3]))
    assert near[1] == near.max()
    for model in (Cosmology(), Cosmology(Omega_Lambda=1)):
        with pytest.raises(DomainError, match="no redshift has the largest"):
            model.angular_diameter_maximum()


# -- precision where it was lost ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "age"),
    [
        ({"Omega_Lambda": 1.5, "w0": Fraction(-1, 3)}, 1),
        ({"Omega_Lambda": 1.5, "w0": -1 / 3}, 1),
        ({"Omega_m": -0.1, "Omega_Lambda": 1.1, "w0": 0}, 2 / 3),
        ({"Omega_r": -0.3, "Omega_Lambda": 1.3, "w0": Fraction(1, 3)}, 1 / 2),
    ],
)
def test_terms_of_one_power_are_one(given, age):
    assert Cosmology(**given).age() == pytest.approx(age, rel=1e-13)


@pytest.mark.parametrize("a", [100.0, 1e6, 1e9, 1e15])
def test_the_far_future(a):
    z = 1 / a - 1
    with mp.workdps(40):
        x = 1 + mp.mpf(z)
        dust = mp.mpf(2) / 3 * (1 - x ** mp.mpf("-1.5"))
        root = mp.sqrt(mp.mpf(7) / 10)
        age = lambda y: 2 / (3 * root) * mp.asinh(mp.sqrt(mp.mpf(7) / 3) * y ** mp.mpf("-1.5"))  # noqa: E731
        concordance = age(mp.mpf(1)) - age(x)
    assert DUST.lookback_time(z) == pytest.approx(float(dust), rel=1e-13)
    flat = Cosmology(Omega_m=0.3, Omega_Lambda=0.7)
    assert flat.lookback_time(z) == pytest.approx(float(concordance), rel=1e-12)


@pytest.mark.parametrize("omega", ["1.0001", "2", "100", "999"])
@pytest.mark.parametrize("step", [1e-3, 1e-6, 1e-9])
def test_near_a_turn_around(omega, step):
    """χ = 2/√K (asin √(K/Ω) − asin √(K/Ωx)) of dust, K = Ω − 1."""
    with mp.workdps(40):
        size, curvature = mp.mpf(omega), mp.mpf(omega) - 1
        z = float(curvature / size * (1 + mp.mpf(step)) - 1)
        x = 1 + mp.mpf(z)
        chi = mp.asin(mp.sqrt(curvature / size)) - mp.asin(mp.sqrt(curvature / (size * x)))
        expected = float(2 / mp.sqrt(curvature) * chi)
    model = Cosmology(Omega_m=float(omega))
    assert model.comoving_distance(z) == pytest.approx(expected, rel=1e-10)


# -- wrong calls -------------------------------------------------------------------------------------------------------


def test_calls_that_do_not_fit():
    with pytest.raises(InputError, match="all by name"):
        Cosmology(67.4, 0.315)
    for name, advice in {"Om0": "Omega_m", "Omega_de": "Omega_Lambda", "w": "w0", "flat": "Omega_K is 0"}.items():
        with pytest.raises(InputError, match=advice):
            Cosmology(**{name: 0.3})
    with pytest.raises(UnknownNameError, match="parameter of Cosmology 'Omega'"):
        Cosmology(Omega=0.3)
    with pytest.raises(AttributeError, match=r"hubble_rate\(z\)"):
        CONCORDANCE.H(1)
    with pytest.raises(AttributeError, match="luminosity_distance"):
        CONCORDANCE.luminosity_distanc(1)
    assert not hasattr(CONCORDANCE, "_repr_html_")
    for given in (None, 1, "x"):
        with pytest.raises(InputError, match="is no Cosmology"):
            distances(given, 1)
    with pytest.raises(InputError, match="too many positional"):
        gr.cosmology.redshift_at(CONCORDANCE, 10)


@pytest.mark.parametrize("value", [1e15, 10**400, -1001, np.complex128(1), np.bool_(True), np.array([1.0])])
def test_density_parameters_that_are_none(value):
    with pytest.raises(InputError, match="Omega_m"):
        Cosmology(Omega_m=value)


@pytest.mark.parametrize("value", [0, -70, 1e-320, 10**400, math.inf])
def test_rates_that_are_none(value):
    with pytest.raises(InputError, match="H0"):
        Cosmology(H0=value)


def test_copies_and_latex():
    assert copy.deepcopy(CONCORDANCE) == pickle.loads(pickle.dumps(CONCORDANCE)) == CONCORDANCE
    assert CONCORDANCE._repr_latex_() == (
        r"$H_0 = 70\ \mathrm{km/s/Mpc},\quad \Omega_m = 0.3,\quad \Omega_\Lambda = 0.7$"
    )


def test_floats_that_are_exact_are_read_and_others_refused():
    t = sp.Symbol("t")
    assert gr.FLRW("comoving", a=t**0.5).origin.values["a"] == sp.sqrt(t)
    assert gr.cosmology.Fluid(w=0.5).w == sp.Rational(1, 2)
    with pytest.raises(InputError, match=r"Rational\(1, 3\)"):
        gr.cosmology.Fluid(w=1 / 3)
    with pytest.raises(InputError, match=r"Rational\(3, 10\)"):
        gr.FLRW("comoving", a=t**0.3)
