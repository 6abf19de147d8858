"""Charges by flux integrals, and line charges, currents and flux lines on axes: each against a field made by hand."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational, cos, exp, log, pi, sin, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.electrodynamics import (
    charge,
    check,
    circulation,
    field_strength,
    line_sources,
    magnetic_charge,
    magnetic_current,
    source_equation,
    source_form,
)
from gr_toolkit.electrodynamics.axes import axes
from gr_toolkit.electrodynamics.line_sources import limit
from gr_toolkit.electrodynamics.singular_places import EnclosedCharge, Unknown
from gr_toolkit.errors import DomainError, IndexMismatchError, InputError

SIGNATURES = ["-+++", "+---"]
FEWER = max(8, settings.default.max_examples // 3)
UNITS = ["Heaviside-Lorentz", "Gaussian", "SI"]
ROUND, SPHERE = {"phi": (0, 2 * pi)}, {"theta": (0, pi), "phi": (0, 2 * pi)}
ALL = [
    gr.Conventions(signature, maxwell=units, field_sign=sign, levi_civita=position)
    for signature, units, sign, position in [
        ("-+++", "Heaviside-Lorentz", 1, "_"),
        ("-+++", "Gaussian", 1, "^"),
        ("-+++", "SI", -1, "_"),
        ("+---", "Heaviside-Lorentz", 1, "_"),
        ("+---", "Gaussian", 1, "^"),  # Landau and Lifshitz
        ("+---", "SI", -1, "^"),
    ]
]
q, P, lam, I, A0, omega, eps = symbols("q P lambda I0 A0 omega epsilon")
t, r, theta, phi, rho, z = symbols("t r theta phi rho z")


def coulomb(g):
    """A^μ = (k² q/(4π r), 0, 0, k² P (1 − cos θ)/(4π) dφ): a charge q and a magnetic charge P in any units."""
    unit = g.conventions.charge_unit**2
    sign = g.conventions.time_sign
    r, theta = g.symbols("r theta")
    return g.covector([sign * unit * q / (4 * pi * r), 0, 0, -sign * unit * P * (1 - cos(theta)) / (4 * pi)])


def cylindrical(conventions):
    signs = -conventions.time_sign
    matrix = sp.diag(-1, 1, rho**2, 1) * signs
    return gr.Metric(matrix, [t, rho, phi, z], domain=[rho > 0], conventions=conventions)


# -- both equations as forms -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spacetime", "conventions"), [*zip([gr.FLRW, gr.Schwarzschild] * 3, ALL, strict=True), (gr.Kerr, ALL[4])]
)
def test_the_source_equation_as_forms_and_as_components(spacetime, conventions):
    """d⋆F = −σ s_F k² ⋆j for the j that ∇_μ F^{μν} needs, for any potential; and not for −j."""
    g = spacetime(conventions=conventions)
    x = g.coordinates
    A = [sp.Function("V")(*x[1:3]), 0, sp.Function("W")(x[0], x[3]), cos(x[1]) * sin(x[2])]
    F = field_strength(g.covector(A))
    j = source_equation(F)
    assert source_form(F, j).is_zero()
    assert not source_form(F, -j).is_zero()
    assert not source_form(F).is_zero()
    assert source_form(F) == F.hodge_dual().exterior_derivative()


@pytest.mark.parametrize("dimension", [2, 3, 5])
@pytest.mark.parametrize("signature", SIGNATURES)
def test_forms_in_other_dimensions(dimension, signature):
    x = symbols(f"x0:{dimension}")
    sign = 1 if signature == "-+++" else -1
    g = gr.Metric(sp.diag(-1, *[1 + x[0] ** 2] * (dimension - 1)) * sign, x, signature=signature)
    F = field_strength(g.covector([sp.Function(f"A{k}")(*x) for k in range(dimension)]))
    assert source_form(F, source_equation(F)).is_zero()
    assert not source_form(F, -source_equation(F)).is_zero()


@pytest.mark.parametrize("conventions", ALL)
def test_magnetic_current(conventions):
    """∇·B = k² m^0 and −∇×E = ∂_t B + k² m [Jackson 6.150], with A^μ = (Φ, A) turned off: E and B at will."""
    g = gr.Minkowski(conventions=conventions)
    t, x, y, _ = g.coordinates
    sign = -g.conventions.time_sign * g.conventions.field_sign
    unit = g.conventions.charge_unit**2
    F = g.form({("x", "t"): sign * y * t, ("y", "z"): sign * x**2 * t})  # E = (y t, 0, 0), B = (x² t, 0, 0)
    m = magnetic_current(F)
    expected = [2 * x * t, -(x**2), 0, t]  # (∇×E)_z = −∂_y E_x = −t
    assert all(gr.decide(m[k] * unit, expected[k]).proved for k in range(4))
    assert m.divergence().is_zero()


# -- charges -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", ALL)
def test_a_dyon_has_its_charges_in_every_convention(conventions):
    F = field_strength(coulomb(gr.Schwarzschild(conventions=conventions)))
    assert gr.decide(charge(F, SPHERE), q).proved
    assert gr.decide(magnetic_charge(F, SPHERE), P).proved
    assert gr.decide(charge(-F, SPHERE), -q).proved
    assert gr.decide(charge(F, {"phi": (0, 2 * pi), "theta": (0, pi)}), q).proved  # in whatever order it is typed
    assert gr.decide(charge(F, {"theta": (0, pi / 2), "phi": (0, 2 * pi)}), q / 2).proved
    assert gr.decide(charge(F, {"theta": (0, pi), "phi": (2 * pi, 0)}), -q).proved


@pytest.mark.parametrize("conventions", ALL[::3])
def test_the_charge_of_a_potential_of_kerr(conventions):
    """A = −Q r/Σ (dt − a sin²θ dφ) has the charge 4πQ in Heaviside–Lorentz and Q in Gaussian units, at every r."""
    g = gr.Kerr(conventions=conventions)
    r, theta, a = g.symbols("r theta a")
    sigma, sign = r**2 + a**2 * cos(theta) ** 2, g.conventions.time_sign
    F = field_strength(g.covector([sign * q * r / sigma, 0, 0, -sign * q * r * a * sin(theta) ** 2 / sigma]))
    assert charge(F, SPHERE) == 4 * pi * q
    assert magnetic_charge(F, SPHERE) == 0


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_charge_between_two_spheres_is_that_of_the_current(signature):
    """Gauss: the flux at b less that at a is ∫ ρ √|g|, for a cloud that is not in vacuum, in a curved space."""
    g = gr.Schwarzschild(signature=signature)
    r, M = g.symbols("r M")
    A = g.covector([g.conventions.time_sign * exp(-r), 0, 0, 0])
    F = field_strength(A)
    inside = charge(F, SPHERE)
    assert gr.decide(inside, 4 * pi * r**2 * exp(-r)).proved  # E_r = e^{−r} in the static frame
    density = source_equation(F)[0] * 4 * pi * r**2  # √|g| = r² sin θ
    assert inside.diff(r) == density
    assert not density.is_zero()
    at = charge(F, SPHERE, at={"r": 5 * M})
    assert gr.decide(at, 100 * pi * M**2 * exp(-5 * M), domain=[M > 0]).proved


fractions = st.fractions(min_value=-3, max_value=3, max_denominator=4).map(
    lambda f: Rational(f.numerator, f.denominator)
)


@settings(max_examples=FEWER)
@given(fractions, fractions, st.sampled_from(ALL))
def test_charges_add(first, second, conventions):
    """The charge is linear in the field; a dipole, a quadrupole and a uniform field add none."""
    g = gr.Minkowski("spherical", conventions=conventions)
    r, theta = g.symbols("r theta")
    F = field_strength(coulomb(g) * first)
    neutral = g.covector([second * cos(theta) / r**2 + r * cos(theta) + (3 * cos(theta) ** 2 - 1) / r**3, 0, 0, 0])
    assert gr.decide(charge(F + field_strength(neutral), SPHERE), first * q).proved


@pytest.mark.parametrize("signature", SIGNATURES)
def test_charge_in_five_dimensions(signature):
    """On S³ of area 2π²: A_t ∝ 1/(4π² r²) has the charge 1 [Myers & Perry 1986]."""
    psi = symbols("psi")
    sign = 1 if signature == "-+++" else -1
    sphere = [r**2, r**2 * sin(psi) ** 2, r**2 * sin(psi) ** 2 * sin(theta) ** 2]
    g = gr.Metric(
        sp.diag(-1, 1, *sphere) * sign,
        [t, r, psi, theta, phi],
        domain=[r > 0, psi > 0, psi < pi, theta > 0, theta < pi],
        signature=signature,
    )
    F = field_strength(g.covector([-sign * q / (4 * pi**2 * r**2), 0, 0, 0, 0]))
    assert source_equation(F).is_zero()
    assert charge(F, {"psi": (0, pi), **SPHERE}) == q


@pytest.mark.parametrize("signature", SIGNATURES)
def test_circulation_is_the_flux_through_the_loop(signature):
    """Stokes: ∮ A_φ dφ = ∫ B, with B = ∂_r A_φ dr dφ, positive for B along z."""
    g = gr.Minkowski("spherical", signature=signature)
    r, theta, phi = g.symbols("r theta phi")
    sign = -g.conventions.time_sign
    A = g.covector([0, 0, 0, sign * (r**2 * sin(theta) ** 2 / 2 + cos(phi))])  # uniform B = 1, and a gauge part
    assert gr.decide(circulation(A, ROUND), pi * r**2 * sin(theta) ** 2).proved
    assert circulation(A, ROUND, at={"theta": pi / 2, "r": 2}) == 4 * pi


# -- lines -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", ALL)
def test_a_line_charge_a_line_current_and_their_magnetic_twins(conventions):
    """E = k² λ/(2πρ), B = k² I/(2πρ) around a wire; the dual field of both."""
    g = cylindrical(conventions)
    k2 = conventions.charge_unit**2
    sign = -conventions.time_sign
    A = g.covector([sign * k2 * lam * log(rho) / (2 * pi), 0, 0, -sign * k2 * I * log(rho) / (2 * pi)])
    F = field_strength(A)
    found = line_sources(F, {"rho": 0}, ROUND, potential=A)
    assert gr.decide(found.electric_charge, lam).proved
    assert gr.decide(found.electric_current, I).proved
    assert found.magnetic_charge == found.magnetic_current == found.flux == found.circulation == 0
    dipole = field_strength(g.covector([sign * cos(phi) / rho, 0, 0, 0]))
    assert line_sources(dipole, {"rho": 0}, ROUND).is_zero()
    s = sign * conventions.field_sign
    # a magnetic line charge P per length has B_ρ = k² P/(2πρ), F_{φz} = ρ B_ρ; a magnetic current q E_φ = −k² q/(2π)
    magnetic = g.form({("phi", "z"): s * k2 * P / (2 * pi), ("phi", "t"): -s * k2 * q / (2 * pi)})
    found = line_sources(magnetic, {"rho": 0}, ROUND)
    assert gr.decide(found.magnetic_charge, P).proved
    assert gr.decide(found.magnetic_current, q).proved
    assert gr.decide(found.circulation, -k2 * q).proved
    assert found.electric_charge == found.electric_current == 0
    assert "magnetic charge P per unit of z" in found.explain()


@pytest.mark.parametrize("conventions", ALL[1:5:3])
def test_what_the_wave_along_the_meridians_has_on_its_axis(conventions):
    """A_φ = A0 cos ω(τ−χ) in every FLRW: no charge on any sphere; on both halves of the axis a flux 2π A0 cos ω(τ−χ)
    or, if that is left out, a magnetic current as large as its charge density: by Faraday's law minus ∮ E, which is
    minus the flux's rate of change."""
    g = gr.FLRW(conventions=conventions)
    tau, chi = g.symbols("tau chi")
    sign = -g.conventions.time_sign  # A_φ of the same A^φ
    k2 = conventions.charge_unit**2
    A = g.covector([0, 0, 0, sign * A0 * cos(omega * (tau - chi))])
    F = field_strength(A)
    assert charge(F, SPHERE) == magnetic_charge(F, SPHERE) == 0
    flux = 2 * pi * A0 * cos(omega * (tau - chi))
    for end, outward in ((0, 1), (pi, -1)):
        found = line_sources(F, {"theta": end}, ROUND, potential=A)
        assert gr.decide(found.flux, flux).proved
        assert gr.decide(found.circulation, -flux.diff(tau)).proved
        # right-handed around +χ only at θ = 0, so that outward along χ the other current flows at θ = π
        assert gr.decide(found.magnetic_current * k2, outward * flux.diff(tau)).proved
        assert found.magnetic_charge == found.magnetic_current
        assert found.magnetic_charge.diff(tau) + found.magnetic_current.diff(chi) == 0
        assert found.electric_charge == found.electric_current == 0
    regular = g.covector([0, 0, 0, sin(g.symbols("theta")) ** 2 * A0 * cos(omega * (tau - chi))])
    assert line_sources(field_strength(regular), {"theta": 0}, ROUND, potential=regular).is_zero()


def test_a_string_of_flux():
    """F = 0 off the axis, and a flux on it; Dirac's string carries the flux of the pole away."""
    g = cylindrical(gr.Conventions())
    A = g.covector([0, 0, P / (2 * pi), 0])
    assert line_sources(field_strength(A), {"rho": 0}, ROUND, potential=A).flux == P
    [found] = check(potential=A).charges
    assert found.flux == P
    assert "magnetic flux P" in check(potential=A).explain()
    assert check(potential=g.covector([0, 0, rho**2, 0]), constants=[]).charges == ()
    spherical = gr.Minkowski("spherical")
    dirac = check(potential=coulomb(spherical))
    sphere, string = dirac.charges
    assert (sphere.electric, sphere.magnetic) == (q, P)
    assert (string.axis, string.flux) == ("theta = pi", P)


def test_what_a_check_finds_by_itself():
    g = gr.FLRW()
    tau, chi = g.symbols("tau chi")
    sphere, north, south = check(potential=g.covector([0, 0, 0, A0 * cos(omega * (tau - chi))])).charges
    assert isinstance(sphere, EnclosedCharge)
    assert (sphere.inside, sphere.electric, sphere.magnetic) == (chi, 0, 0)
    assert (north.axis, south.axis) == ("theta = 0", "theta = pi")
    assert not north.is_zero()
    said = check(field=field_strength(coulomb(gr.Schwarzschild()))).explain()
    assert "inside surfaces of constant r (theta, phi): charge q, magnetic charge P" in said
    uniform = check(potential=gr.Minkowski("spherical").covector([0, 0, 0, r**2 * sin(theta) ** 2]))
    assert uniform.charges == ()
    hard = gr.Minkowski("spherical")
    root = sqrt(r**2 + 1 - 2 * r * cos(theta))  # a charge at r = 1 on the axis
    [unknown, *_] = check(potential=hard.covector([-q / root + q / r**2 * exp(cos(theta) ** 3), 0, 0, 0])).charges
    assert isinstance(unknown, Unknown)
    assert "not known" in unknown.explain()


@pytest.mark.parametrize("signature", SIGNATURES)
def test_in_cartesian_coordinates(signature):
    """A dyon in x, y, z: B = P r⃗/(4πr³), with Dirac's string along the negative z-axis; a flux line along all of it."""
    g = gr.Minkowski(signature=signature)
    x, y, z = g.symbols("x y z")
    distance, sign = sqrt(x**2 + y**2 + z**2), -g.conventions.time_sign
    turn = sign * P / (4 * pi * distance * (distance + z))  # A_φ = P (1 − cos θ)/(4π)
    dyon = check(potential=g.covector([-sign * q / (4 * pi * distance), -y * turn, x * turn, 0]))
    assert dyon.proved
    sphere, string = dyon.charges
    assert (str(sphere.inside), sphere.electric, sphere.magnetic) == ("r", q, P)
    assert (string.axis, string.flux) == ("theta = pi", P)
    line = sign * A0 / (2 * pi * (x**2 + y**2))
    north, south = check(potential=g.covector([0, -y * line, x * line, 0])).charges
    assert north.flux == south.flux == A0
    assert check(potential=g.covector([0, cos(z), 0, 0]), constants=[]).charges == ()


def test_axes_are_recognised_by_the_metric():
    places = {
        m.name: [(str(m.coordinates[s]), v, str(m.coordinates[p])) for s, v, p in axes(m)]
        for m in (gr.Minkowski("spherical"), gr.Kerr(), gr.Melvin(), gr.Minkowski())
    }
    both = [("theta", 0, "phi"), ("theta", pi, "phi")]
    assert places["Kerr"] == both
    assert places["Melvin"] == [("rho", 0, "phi")]
    cone = gr.Metric(sp.diag(-1, 1, rho**2 / 4, 1), [t, rho, phi, z], domain=[rho > 0])
    assert axes(cone) == []  # after 2π the angle has not closed
    assert axes(gr.Minkowski()) == []
    assert axes(gr.Minkowski("spherical")) == [(2, 0, 3), (2, pi, 3)]


def test_limits():
    g = gr.Minkowski("spherical")
    theta = g.symbols("theta")
    half = g.scalar((1 - cos(theta)) / sin(theta) ** 2)
    assert limit(half, theta, 0, 1) == Rational(1, 2)
    with pytest.raises(DomainError, match="no finite limit at theta = pi"):
        limit(half, theta, pi, -1)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda F: charge(F, {"theta": (0, pi)}), IndexMismatchError, ["2 coordinates", "not 1"]),
        (lambda F: charge(F, ["theta"]), InputError, ["no mapping", "theta"]),
        (lambda F: charge(F, {"theta": (0, pi), "psi": (0, 1)}), IndexMismatchError, ["'psi'"]),
        (lambda F: charge(F, {"theta": (0, 4), "phi": (0, 1)}), DomainError, ["chart"]),
        (lambda F: circulation(F, ROUND), IndexMismatchError, ["no vector or covector"]),
        (lambda F: line_sources(F, {"theta": 0}, {"theta": (0, 1)}), InputError, ["names the axis"]),
        (lambda F: line_sources(F, {"theta": 0, "r": 0}, ROUND), InputError, ["axis", "one coordinate"]),
        (lambda F: line_sources(F, {"theta": 5}, ROUND), DomainError, ["no end of the chart's domain"]),
        (lambda F: line_sources(F, {"theta": pi / 2}, ROUND), DomainError, ["loops in phi do not shrink"]),
        (lambda F: line_sources(F, {"r": 0}, ROUND), DomainError, ["lines of theta shrink too", "charge(F"]),
    ],
)
def test_bad_input_by_message(call, error, words):
    g = gr.Minkowski("spherical")
    with pytest.raises(error) as info:
        call(field_strength(g.covector([1 / g.symbols("r"), 0, 0, 0])))
    for word in words:
        assert word in str(info.value)


def test_four_dimensions_where_they_are_needed():
    flat = gr.Metric(sp.diag(-1, 1, 1), symbols("t x y"))
    F = flat.form({(0, 1): 1})
    for call in (
        lambda: magnetic_charge(F, {"x": (0, 1)}),
        lambda: magnetic_current(F),
        lambda: line_sources(F, {"x": 0}, {"y": (0, 1)}),
    ):
        with pytest.raises(IndexMismatchError, match="3 dimensions"):
            call()
