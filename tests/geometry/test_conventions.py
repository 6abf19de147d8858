"""What the signs and units mean: each is pinned by physics, and the books' rows by the equations they print."""

from __future__ import annotations

import pickle

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, pi, sin, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.electrodynamics import check, field_strength, source_equation
from gr_toolkit.errors import ConventionError, InputError, UnknownNameError
from gr_toolkit.geometry import BOOKS, Conventions
from gr_toolkit.geometry.conventions.books import TABLE, UNITS

t, r, x, y, z, theta, phi, M, Q = symbols("t r x y z theta phi M Q")
ALL = [
    Conventions(signature, riemann, ricci, levi_civita, maxwell, field_sign)
    for signature in ("-+++", "+---")
    for riemann in (1, -1)
    for ricci in (1, -1)
    for levi_civita, maxwell, field_sign in [("_", UNITS[0], 1), ("^", UNITS[1], -1), ("_", UNITS[2], 1)]
]


def identified(conventions):
    return str(conventions)


# -- the sign of Einstein's equation -----------------------------------------------------------------------------------


def einstein_de_sitter(conventions):
    """Dust that falls together, or decelerates: a = t^{2/3}, with ρ = 1/(6πt²) [MTW 27.39 with a''/a = −4πρ/3]."""
    sign = conventions.time_sign
    matrix = sp.diag(sign, *[-sign * t ** Rational(4, 3)] * 3)
    return gr.Metric(matrix, (t, x, y, z), domain=[t > 0], conventions=conventions)


@pytest.mark.parametrize("book", TABLE)
def test_dust_of_positive_density_attracts_in_every_book(book):
    """ä/a = −2/9t² = −4πρ/3 with ρ > 0 [Newton], so that G_{tt} = ± 8πρ has the sign that the book prints."""
    g = einstein_de_sitter(BOOKS[book])
    density = 1 / (6 * pi * t**2)
    assert sp.simplify(sp.diff(t ** Rational(2, 3), t, 2) / t ** Rational(2, 3) + 4 * pi * density / 3) == 0
    assert gr.decide(g.einstein[0, 0], TABLE[book].einstein * 8 * pi * density).proved
    assert gr.decide(g.einstein[0, 0], -TABLE[book].einstein * 8 * pi * density).refuted
    assert BOOKS[book].einstein == TABLE[book].einstein
    assert all(g.einstein[i, i] == 0 for i in (1, 2, 3))


@pytest.mark.parametrize("conventions", ALL, ids=identified)
def test_the_signs_of_curvature_are_those_of_their_definitions(conventions):
    """On a sphere of radius 1 in space, at one time: R^θ_{φθφ} = s₁ sin²θ, R_{θθ} = s₁ s₂, R = ± 2 s₁ s₂."""
    sign = conventions.time_sign
    g = gr.Metric(
        sp.diag(sign, -sign, -sign * sin(theta) ** 2), (t, theta, phi), domain=[sin(theta) > 0], conventions=conventions
    )
    assert g.riemann.up(0)[1, 2, 1, 2] == conventions.riemann * sin(theta) ** 2
    assert g.ricci[1, 1] == conventions.einstein
    assert g.ricci_scalar == -2 * sign * conventions.einstein
    gamma = g.christoffel
    direct = gamma[1, 2, 2].diff(theta) - gamma[1, 2, 2] * gamma[2, 1, 2]  # ∂_θ Γ^θ_{φφ} − Γ^θ_{φφ} Γ^φ_{φθ}
    assert g.riemann.up(0)[1, 2, 1, 2] == conventions.riemann * direct


# -- orientation -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", ["-+++", "+---"])
@pytest.mark.parametrize(("position", "lower"), [("_", 1), ("^", -1)])
def test_orientation(signature, position, lower):
    """ε_{0123} = √−g [MTW 8.10a], or ε^{0123} = 1/√−g [Weinberg 4.4.10]: in four dimensions the other sign."""
    g = gr.Schwarzschild(conventions=Conventions(signature, levi_civita=position))
    assert g.levi_civita[0, 1, 2, 3] == lower * g.scalar(r**2 * sin(theta))
    up = g.levi_civita.with_indices("^^^^")[0, 1, 2, 3]
    assert gr.decide(up, -lower / (r**2 * sin(theta))).proved
    space = gr.Metric(sp.diag(1, r**2, r**2 * sin(theta) ** 2), (r, theta, phi), domain=[r > 0, sin(theta) > 0])
    there = space.levi_civita.to_conventions(Conventions(levi_civita=position))
    assert (
        there
        == gr.Metric(
            space.matrix, space.coordinates, domain=space.conditions, conventions=Conventions(levi_civita=position)
        ).levi_civita
    )
    assert there[0, 1, 2] == space.scalar(r**2 * sin(theta))  # nothing changes in space


# -- electrodynamics ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", ALL, ids=identified)
def test_charges_make_their_field_in_every_unit(conventions):
    """Φ = x² − 3y²: ∇²Φ = −4, so that ρ = 4 (Heaviside–Lorentz), 4/4π (Gaussian), 4 ε₀ (SI, c = 1, ε₀ μ₀ = 1)."""
    g = gr.Minkowski(conventions=conventions)
    cartesian = g.coordinates
    potential = g.vector([cartesian[1] ** 2 - 3 * cartesian[2] ** 2, 0, 0, 0])
    expected = {"Heaviside-Lorentz": 4, "Gaussian": 1 / pi, "SI": 4 / sp.Symbol("mu_0", positive=True)}
    found = check(potential=potential)
    assert gr.decide(found.needed_current[0], expected[conventions.maxwell]).proved
    assert check(potential=potential, current=g.vector([expected[conventions.maxwell], 0, 0, 0])).proved
    assert check(potential=potential, current=g.vector([5, 0, 0, 0])).refuted
    E_x = g.scalar(-2 * cartesian[1])  # F^{0i} = E^i in −+++ [MTW 3.7], −E^i in +−−− [Landau & Lifshitz 23.5]
    raised = field_strength(potential).with_indices("^^")
    assert raised[0, 1] == -conventions.time_sign * conventions.field_sign * E_x


def test_the_lorentz_force_repels_like_charges():
    """m du^μ/dτ = s_F q F^μ_ν u^ν pushes a positive charge at rest along E = −∇Φ in all conventions."""
    for conventions in ALL:
        g = gr.Minkowski(conventions=conventions)
        F = field_strength(g.vector([-g.coordinates[1], 0, 0, 0]))  # E_x = 1
        assert F.up(0)[1, 0] * conventions.field_sign == 1


@pytest.mark.parametrize("book", TABLE)
def test_reissner_nordstrom_carries_its_field_in_every_book(book):
    """G_{μν} = s κ T_{μν}, T_{μν} = ∓ (F_{μα} F_ν^α − ¼ g F²)/k² with T_{tt} > 0; Q is Gaussian, hence k Q/√4π."""
    conventions = BOOKS[book]
    g = gr.ReissnerNordstrom(conventions=conventions)
    charge, k, sign = conventions.charge_unit * Q / sqrt(4 * pi), conventions.charge_unit, conventions.time_sign
    A = g.vector([charge / r / (sign * g[0, 0]), 0, 0, 0])
    wrong = g.vector([2 * charge / r / (sign * g[0, 0]), 0, 0, 0])

    def stress(potential):
        F = field_strength(potential)
        squares = F.up(1).tensor_product(F).contract(1, 3)
        whole = squares - g.covariant * (squares.trace() / 4)
        return whole * (-sign / k**2)

    kappa = TABLE[book].einstein * 8 * pi
    assert gr.decide(g.einstein, stress(A) * kappa).proved
    assert gr.decide(g.einstein, stress(wrong) * kappa).refuted
    assert check(potential=A).source.proved
    assert gr.decide(stress(A)[0, 0], Q**2 / (8 * pi * r**4) * sign * g[0, 0]).proved  # E²/8π, Gaussian


# -- the object --------------------------------------------------------------------------------------------------------


def test_the_default_has_the_signs_of_mtw():
    assert Conventions() == Conventions.named(None)
    assert gr.Schwarzschild().conventions == Conventions()
    assert Conventions.named("MTW").with_(maxwell="Heaviside-Lorentz") == Conventions()
    assert Conventions.named("MTW", "+---").signature == "+---"
    assert BOOKS["Landau-Lifshitz"] == Conventions("+---", levi_civita="^", maxwell="Gaussian")


def test_kappa_has_the_constants_that_are_kept():
    G, c = symbols("G c", positive=True)
    assert Conventions().kappa == 8 * pi
    assert Conventions(constants="G").kappa == 8 * pi * G
    assert Conventions(constants="G, c").kappa == 8 * pi * G / c**4


@given(st.sampled_from(ALL))
def test_conventions_survive_a_pickle_and_their_own_text(conventions):
    assert pickle.loads(pickle.dumps(conventions)) == conventions
    written = repr(conventions).removeprefix("Conventions(").removesuffix(")")
    changes = dict(part.split("=", 1) for part in written.split(", ") if part)
    assert {name: type(getattr(conventions, name))(text.strip("'")) for name, text in changes.items()} == {
        name: getattr(conventions, name) for name in changes
    }
    assert conventions == Conventions(**{name: getattr(conventions, name) for name in changes})


@pytest.mark.parametrize(
    ("call", "error", "parts"),
    [
        (lambda: Conventions("-++"), InputError, ["signature '-++'", "signature='+---'"]),
        (lambda: Conventions(ricci=0), InputError, ["ricci = 0", "ricci=1 or ricci=-1"]),
        (lambda: Conventions(ricci=True), InputError, ["ricci = True"]),
        (lambda: Conventions(riemann=1.0), InputError, ["riemann = 1.0"]),
        (lambda: Conventions(levi_civita="lower"), InputError, ["positive ε 'lower'", "levi_civita='_'"]),
        (lambda: Conventions(maxwell="gauss"), InputError, ["Maxwell's units 'gauss'", "maxwell='Gaussian'"]),
        (lambda: Conventions(constants="c"), InputError, ["set of constants 'c'", "constants='G, c'"]),
        (lambda: Conventions().with_(epsilon="^"), UnknownNameError, ["'epsilon'"]),
        (lambda: gr.Kerr(conventions=["MTW"]), InputError, ["['MTW'] are no conventions", "name of a book"]),
        (lambda: gr.Kerr().ricci.to_conventions("Wald", natural=["^"]), InputError, ["natural of R is ['^']"]),
        (lambda: gr.Kerr(conventions="Landau"), UnknownNameError, ["'Landau'", "Landau-Lifshitz"]),
        (lambda: gr.Kerr(conventions="Hawking"), UnknownNameError, ["'Hawking'", "Hawking-Ellis"]),
        (lambda: gr.Kerr(conventions="Adler"), ConventionError, ["G = -κT", "not established", "riemann=-1"]),
        (lambda: gr.Kerr(conventions=Conventions(constants="G")), InputError, ["G = c = 1", "restore_units"]),
    ],
)
def test_bad_conventions_are_refused(call, error, parts):
    with pytest.raises(error) as info:
        call()
    assert all(part in str(info.value) for part in parts), str(info.value)


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ("Weinberg", "Riemann -"),
        ("Landau-Lifshitz", "+---"),
        ("MTW", "Gaussian units"),
        (Conventions(levi_civita="^"), "ε^{01…} > 0"),
        (Conventions(field_sign=-1), "F = -dA"),
        ("Hobson", "SI units"),
    ],
)
def test_mixing_conventions_is_an_error_that_names_the_difference(other, named):
    g, h = gr.Schwarzschild(), gr.Schwarzschild(conventions=other)
    for mix in (lambda: g.ricci + h.ricci, lambda: gr.decide(g, h)):
        with pytest.raises(ConventionError) as info:
            mix()
        assert named in str(info.value)
        assert "to_conventions" in str(info.value)
    assert g.ricci + h.ricci.to_conventions(None) == g.ricci


def test_a_claim_keeps_the_books_units_and_orientation():
    """A setting's riemann and ricci replace those signs only."""
    setting = {"spacetime": "Minkowski", "conventions": "Weinberg"}
    assert gr.verify(r"\epsilon_{txyz} = -1", setting).outcome == "proved"
    assert gr.verify(r"\epsilon_{txyz} = -1", {**setting, "ricci": -1}).outcome == "proved"
    assert gr.verify(r"\epsilon_{txyz} = 1", setting).outcome == "refuted"
    assert gr.verify(r"\epsilon_{txyz} = 1", {**setting, "levi_civita": "_"}).outcome == "proved"
    unknown = gr.verify("R = 0", {**setting, "maxwell": "gauss"})
    assert unknown.outcome == "not understood"
    assert "Maxwell's units 'gauss' is not known" in str(unknown)


def test_vacuum_does_not_depend_on_units():
    for book in ("MTW", "Weinberg", "Landau-Lifshitz", "Hobson"):
        g = gr.Kerr(conventions=book)
        assert source_equation(field_strength(g.vector([1, 0, 0, 0]))) == 0  # a Killing vector in vacuum [Wald 1974]


# -- G and c -----------------------------------------------------------------------------------------------------------


def test_units_restored():
    """Printed with G and c: Schwarzschild radius, light bending, perihelion advance, κ, the charge in the metric."""
    G, c = symbols("G c", positive=True)
    b, a, e, rho, omega = symbols("b a e rho omega")
    lengths = {M: "mass", r: "length", b: "length", a: "length", e: "dimensionless", Q: "charge", t: "time"}
    assert gr.restore_units(2 * M, lengths) == 2 * G * M / c**2
    assert gr.restore_units(4 * M / b, lengths) == 4 * G * M / (c**2 * b)
    assert gr.restore_units(6 * pi * M / (a * (1 - e**2)), lengths) == 6 * pi * G * M / (c**2 * a * (1 - e**2))
    assert gr.restore_units(8 * pi * rho, {rho: "energy density"}) == 8 * pi * G * rho / c**4
    assert gr.restore_units(8 * pi * rho, {rho: "mass density"}) == 8 * pi * G * rho / c**2
    assert gr.restore_units(4 * M, lengths, result="time") == 4 * G * M / c**3  # the Shapiro delay's unit
    assert gr.restore_units(sqrt(M / r**3), lengths, result="frequency") == sqrt(G * M / c**2 / r**3) * c
    assert sp.expand(gr.restore_units(1 - 2 * M / r + Q**2 / r**2, lengths)) == (
        1 - 2 * G * M / (c**2 * r) + G * Q**2 / (c**4 * r**2)
    )
    assert gr.restore_units(r - t, lengths) == r - c * t
    assert gr.restore_units(sin(omega * t), {**lengths, omega: "frequency"}) == sin(omega * t)
    assert gr.restore_units(gr.Schwarzschild().kretschmann, lengths) == 48 * G**2 * M**2 / (c**4 * r**6)
    assert gr.restore_units(sp.Integer(0), {}) == 0
    assert gr.restore_units(M, {M: {"mass": 1}}, result={"mass": 1}) == M


def nested(depth):
    """sin(sin(… x …))."""
    expression = x
    for _ in range(depth):
        expression = sin(expression)
    return expression


def test_what_is_nested_deeply_but_read_keeps_its_angle():
    assert gr.restore_units(nested(140), {x: "dimensionless"}) == nested(140)


@pytest.mark.parametrize(
    ("call", "parts"),
    [
        (lambda: gr.restore_units(M + r**2, {M: "mass", r: "length"}), ["cannot be added", "power 1", "power 2"]),
        (lambda: gr.restore_units(1 - M, {M: "mass"}), ["cannot be added"]),
        (lambda: gr.restore_units(sin(M), {M: "mass"}), ["M in sin(M)", "without dimension"]),
        (lambda: gr.restore_units(2**r, {r: "length"}), ["r in 2**r"]),
        (lambda: gr.restore_units(M / r, {M: "mass"}), ["dimension of r is not declared"]),
        (lambda: gr.restore_units(M, {M: "wight"}), ["'wight'", "one of"]),
        (lambda: gr.restore_units(M, {M: {"weight": 1}}), ["'weight'"]),
        (lambda: gr.restore_units(M, {M: {"mass": 0.5}}), ["0.5", "no rational number"]),
        (lambda: gr.restore_units(M, {M: 3}), ["dimensions 3"]),
        (lambda: gr.restore_units(M**2, {M: "mass"}, result="time"), ["power 2", "'time'"]),
        (lambda: gr.restore_units(symbols("G") * M, {M: "mass", "G": "mass"}), ["G stands in the formula"]),
        (lambda: gr.restore_units(sp.Function("f")(r), {r: "length"}), ["unknown function f(r)"]),
        (lambda: gr.restore_units(M, None), ["dimensions = None is no dictionary", "'mass'"]),
        (lambda: gr.restore_units(M, ["mass"]), ["dimensions = ['mass']"]),
        (lambda: gr.restore_units(symbols("zero", zero=True) + M, {M: "mass"}), ["dimension of zero is not declared"]),
        (lambda: gr.restore_units(nested(300), {x: "dimensionless"}), ["nested deeper than"]),
        (lambda: gr.restore_units(M, {M: {1: 2}}), ["no base dimension '1'"]),
        (lambda: gr.restore_units(M, {M: {"mass": 10**5000}}), ["exponent of mass is beyond 100"]),
        (lambda: gr.restore_units(M, {M: "mass"}, result=["time"]), ["dimensions ['time']"]),
        (lambda: gr.restore_units("2*M", {M: "mass"}), ["'2*M'", "strings are not evaluated"]),
        (lambda: gr.restore_units(sp.Integral(M, (M, 0, r)), {M: "mass", r: "mass"}), ["Integral", "not worked out"]),
    ],
)
def test_dimensions_that_do_not_fit_are_refused(call, parts):
    with pytest.raises(InputError) as info:
        call()
    assert all(part in str(info.value) for part in parts), str(info.value)
