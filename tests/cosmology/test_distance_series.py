"""Distance–redshift series, against Visser's printed ones, unknown scale factors, and the numbers."""

from fractions import Fraction

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology import Cosmology, distance_series, distances, kinematic_parameters, mattig
from gr_toolkit.cosmology.kinematics import series_values
from gr_toolkit.cosmology.series_of_distances import A0, CURVATURE, H0
from gr_toolkit.errors import InputError, TooLargeError, UnknownNameError

q0, j0, s0 = sp.symbols("q0 j0 s0", real=True)
k = CURVATURE / (A0 * H0) ** 2


def coefficients(series, order):
    return [sp.expand(series.coefficient(n).to_sympy() * H0) for n in range(1, order + 1)]


def test_luminosity_distance_as_printed():
    """Visser (2004), eq. 46: to fourth order, with kc²/(H₀²a₀²) = k."""
    printed = [
        1,
        (1 - q0) / 2,
        -(1 - q0 - 3 * q0**2 + j0 + k) / 6,
        (2 - 2 * q0 - 15 * q0**2 - 15 * q0**3 + 5 * j0 + 10 * q0 * j0 + s0 + 2 * k * (1 + 3 * q0)) / 24,
    ]
    assert coefficients(distance_series(4).luminosity, 4) == [sp.expand(c) for c in printed]


def test_lookback_time_as_printed():
    """Visser (2004), eq. 41 solved for the time."""
    printed = [1, -1 - q0 / 2, 1 + q0 + q0**2 / 2 - j0 / 6]
    assert coefficients(distance_series(3).lookback_time, 3) == [sp.expand(c) for c in printed]


def test_in_y():
    """Cattoën & Visser (2007), eq. 30: D_L = [y + (3 − q₀) y²/2 + (11 − 5q₀ + 3q₀² − j₀ − k) y³/6]/H₀."""
    printed = [1, (3 - q0) / 2, (11 - 5 * q0 + 3 * q0**2 - j0 - k) / 6]
    assert coefficients(distance_series(3, variable="y").luminosity, 3) == [sp.expand(c) for c in printed]


def test_both_variables_are_one_function():
    z, y = sp.symbols("z y", real=True)
    in_z, in_y = distance_series(4), distance_series(4, variable="y")
    for name in ("luminosity", "angular_diameter", "transverse", "comoving", "lookback_time"):
        put_in = gr.series(getattr(in_y, name).polynomial(), z, 5, where={y: gr.series(z / (1 + z), z, 5)})
        assert gr.decide(put_in, getattr(in_z, name)).proved


def test_relations_between_them():
    z = sp.Symbol("z", real=True)
    d = distance_series(5)
    again = (gr.series((1 + z) ** 2, z, 6) * d.angular_diameter).truncated(6)
    assert again.terms == d.luminosity.terms
    product = (d.hubble_rate * d.comoving.diff(z)).truncated(4)  # dχ/dz = 1/H
    assert [product.coefficient(n).to_sympy() for n in range(4)] == [1, 0, 0, 0]
    assert d.light_travel == d.lookback_time


def test_the_series_of_an_unknown_scale_factor():
    """The ray of a(t₀ − ε) with a(t) unknown: z(ε) put into the series of the lookback time gives ε back."""
    t, eps, z = sp.Symbol("t", real=True), sp.Symbol("epsilon", positive=True), sp.Symbol("z", real=True)
    a = sp.Function("a", positive=True)
    scale = gr.series(a(t - eps), eps, 5)
    redshift = a(t) / scale - 1
    rate = a(t).diff(t) / a(t)
    named = {
        H0: rate,
        q0: -a(t).diff(t, 2) / (a(t) * rate**2),
        j0: a(t).diff(t, 3) / (a(t) * rate**3),
        s0: a(t).diff(t, 4) / (a(t) * rate**4),
    }
    lookback = distance_series(4).lookback_time.polynomial().to_sympy().subs(named)
    total = gr.series(lookback, eps, 5, where={z: redshift})
    assert [total.coefficient(n).to_sympy() for n in range(5)] == [0, 1, 0, 0, 0]


@pytest.mark.parametrize("order", [3, 6])
def test_mattig_expanded(order):
    """Dust: q₀ = Ω_m/2, j₀ = 2q₀ …, K = (2q₀ − 1)(a₀H₀)², with Mattig's D_L expanded by itself."""
    z = sp.Symbol("z", real=True)
    omega = Fraction(3, 5)
    model = Cosmology(Omega_m=omega)
    d = distance_series(order)
    own = d.luminosity.polynomial().to_sympy().subs(series_values(d, model))
    closed = gr.series(mattig().luminosity.subs(mattig_q0(), sp.Rational(3, 10)), z, order + 1)
    assert sp.expand(own - closed.polynomial().to_sympy()) == 0


def mattig_q0():
    from gr_toolkit.cosmology.closed_distances import q0 as symbol

    return symbol


@pytest.mark.parametrize(
    "model",
    [
        Cosmology(Omega_m=0.3, Omega_Lambda=0.7),
        Cosmology(Omega_m=0.3, Omega_Lambda=0.9, Omega_r=0.01, w0=-0.9, wa=0.2),
        Cosmology(Omega_m=0.3, Omega_Lambda=0.2, Omega_r=0.01, w0=-1.1, wa=-0.4),
    ],
)
def test_series_against_the_numbers(model):
    d = distance_series(5)
    at = {**series_values(d, model), d.variable: sp.Rational(1, 1000)}
    for name in ("luminosity", "angular_diameter", "transverse", "comoving", "lookback_time"):
        value = float(getattr(d, name).polynomial().subs(at).to_sympy())
        assert value == pytest.approx(getattr(distances(model, 1e-3), name), rel=1e-12)


def test_kinematic_parameters():
    found = kinematic_parameters(Cosmology(Omega_m=1), 5)  # a ∝ t^{2/3}: X_n = (2/3)(−1/3)(−4/3) … (3/2)ⁿ
    assert list(found.values()) == [Fraction(1, 2), 1, Fraction(-7, 2), Fraction(35, 2)]
    model = Cosmology(Omega_m=0.3, Omega_Lambda=0.6, w0=-0.8, wa=0.3)
    found = kinematic_parameters(model, 3)
    assert (found[q0], found[j0]) == (model.q0, model.j0)


@pytest.mark.parametrize(
    ("order", "variable", "error", "message"),
    [
        (0, "z", InputError, "no order"),
        (2.0, "z", InputError, "no order"),
        (True, "z", InputError, "no order"),
        (13, "z", TooLargeError, "limit 12"),
        (3, "x", UnknownNameError, "no variable of distance series 'x'"),
    ],
)
def test_wrong_orders(order, variable, error, message):
    with pytest.raises(error, match=message):
        distance_series(order, variable=variable)


@pytest.mark.parametrize("K", [0, 1, -1])
def test_a_given_curvature(K):
    given, general = distance_series(4, K=K), distance_series(4)
    for name in ("luminosity", "angular_diameter", "transverse"):
        left, right = (getattr(s, name).polynomial().to_sympy() for s in (given, general))
        assert sp.expand(left - right.subs(CURVATURE, K)) == 0
        assert K or not left.has(CURVATURE)
    assert "K" not in repr(distance_series(3, K=0))
    assert r"D_L = \frac{z}{H_{0}}" in distance_series(2)._repr_latex_()


def test_wrong_calls():
    with pytest.raises(InputError, match="K=0"):
        distance_series(3, flat=True)
    with pytest.raises(InputError, match="no real constant"):
        distance_series(3, K=sp.Symbol("z", real=True))
    with pytest.raises(InputError, match="no real constant"):
        distance_series(3, K=sp.I)
    for order in (0, 1, "x"):
        with pytest.raises(InputError, match="begin with q0"):
            kinematic_parameters(Cosmology(Omega_m=1), order)
    with pytest.raises(InputError, match="no Cosmology"):
        kinematic_parameters(None, 3)
