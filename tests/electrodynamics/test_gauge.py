"""Gauges: known potentials in each, their near misses, what a gauge transformation does, potentials of given fields."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, cos, exp, log, pi, sin, symbols

import gr_toolkit as gr
from gr_toolkit.electrodynamics import (
    charge,
    field_strength,
    gauge_transformed,
    is_in_axial_gauge,
    is_in_coulomb_gauge,
    is_in_lorenz_gauge,
    is_in_radiation_gauge,
    is_in_temporal_gauge,
    is_pure_gauge,
    lorenz_scalar,
    magnetic_charge,
    potential_of,
    wave_operator,
)
from gr_toolkit.errors import ConventionError, IndexMismatchError, InputError

SIGNATURES = ["-+++", "+---"]
t, x, y, z, r, theta, phi, M, a, Q, P = symbols("t x y z r theta phi M a Q P")
SPACETIMES = [gr.FLRW, gr.Schwarzschild, gr.Kerr]


def generic(g, name="A"):
    return g.covector([sp.Function(f"{name}{k}")(*g.coordinates) for k in range(g.dimension)])


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("spacetime", SPACETIMES)
def test_a_gauge_transformation_in_general(spacetime, signature):
    """F does not see dλ, and ∇_μ A^μ gains □λ, for every potential and every λ."""
    g = spacetime(signature=signature)
    A, function = generic(g), sp.Function("lam")(*g.coordinates)
    moved = gauge_transformed(A, function)
    assert field_strength(moved) == field_strength(A)
    assert moved != A
    assert lorenz_scalar(moved) - lorenz_scalar(A) == wave_operator(g, function)
    gradient = gauge_transformed(A * 0, function)
    assert is_pure_gauge(gradient).proved
    assert is_pure_gauge(gauge_transformed(g.covector([g.coordinates[2], 0, 0, 0]), function)).refuted


terms = st.lists(st.tuples(st.integers(-3, 3), st.tuples(*[st.integers(0, 2)] * 4)), min_size=1, max_size=3)


def polynomial(g, given_terms):
    return sum(
        (n * sp.prod(c**k for c, k in zip(g.coordinates, powers, strict=True)) for n, powers in given_terms), sp.S(0)
    )


@given(terms, terms, st.sampled_from(SIGNATURES))
def test_polynomial_gauges_of_a_charge(first, second, signature):
    g = gr.Schwarzschild(signature=signature)

    A = g.covector([Q / r, polynomial(g, first), 0, 0])
    moved = gauge_transformed(A, polynomial(g, second))
    assert field_strength(moved) == field_strength(A)
    assert gr.decide(moved[2], polynomial(g, second).diff(theta)).proved


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_wave_operator_is_sqrt_g_inside(signature):
    """□λ = ∂_μ(√|g| g^{μν} ∂_ν λ)/√|g| [MTW exercise 8.16f], by SymPy alone."""
    g = gr.Schwarzschild(signature=signature)
    function = t**2 * r**3 * cos(theta)
    matrix, root = sp.Matrix(g.matrix), r**2 * sin(theta)
    inverse = matrix.inv()
    slopes = [function.diff(c) for c in (t, r, theta, phi)]
    expected = sum((root * inverse[i, i] * slopes[i]).diff(c) for i, c in enumerate((t, r, theta, phi))) / root
    assert gr.decide(wave_operator(g, function), expected, domain=g.conditions).proved
    assert gr.decide(wave_operator(g, function), -expected, domain=g.conditions).refuted


@pytest.mark.parametrize("signature", SIGNATURES)
def test_lorenz_gauge(signature):
    g = gr.Minkowski(signature=signature)
    wave = g.vector([0, cos(t - z), 0, 0])
    assert is_in_lorenz_gauge(wave).proved
    assert is_in_lorenz_gauge(g.vector([0, 0, 0, cos(t - z)])).refuted
    assert is_in_lorenz_gauge(g.vector([cos(t - z), 0, 0, cos(t - z)])).proved  # a residual gauge: λ = sin(t − z)
    assert is_in_lorenz_gauge(g.vector([-cos(t - z), 0, 0, cos(t - z)])).refuted
    kerr = gr.Kerr(signature=signature)
    assert is_in_lorenz_gauge(kerr.vector([0, 0, 0, 1])).proved
    missed = is_in_lorenz_gauge(kerr.vector([0, r, 0, 0]))
    assert missed.component == "∇_μ A^μ"
    assert missed.witness.recheck()


@pytest.mark.parametrize("signature", SIGNATURES)
def test_coulomb_gauge_on_slices_and_for_observers(signature):
    """A rotating field ∝ r² sin²θ dφ is free of divergence, r dr is not; a generic A has ∇·A by hand in flat space."""
    g = gr.Minkowski("spherical", signature=signature)
    assert is_in_coulomb_gauge(g.covector([t * r, 0, 0, r**2 * sin(theta) ** 2])).proved
    assert is_in_coulomb_gauge(g.covector([0, 1 / r**2, 0, 0])).proved  # ∂_r(r² r⁻²) = 0
    assert is_in_coulomb_gauge(g.covector([0, r, 0, 0])).refuted
    assert is_in_radiation_gauge(g.covector([0, 1 / r**2, 0, 0])).proved
    assert is_in_radiation_gauge(g.covector([1, 1 / r**2, 0, 0])).component == "A_μ u^μ"
    moving = gr.Minkowski(signature=signature)
    boosted = [Rational(5, 4), Rational(3, 4), 0, 0]
    in_its_rest_frame = moving.covector([0, 0, y * (5 * t - 3 * x), 0])  # ∂_y A_y ≠ 0 in every frame
    assert is_in_coulomb_gauge(in_its_rest_frame, boosted).refuted
    for phase, observer in ((z - t, None), (z - t, boosted)):  # transverse to z and x: no divergence in the y direction
        assert is_in_coulomb_gauge(moving.covector([0, 0, sp.Function("f")(phase), 0]), observer).proved
    along = moving.covector([0, cos(t - z), 0, 0])  # polarised along the boost: Coulomb at rest, not in motion
    assert is_in_coulomb_gauge(along).proved
    assert is_in_coulomb_gauge(along, boosted).refuted


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("spacetime", [gr.FLRW, gr.Kerr])
def test_slices_and_the_observers_orthogonal_to_them_agree(spacetime, signature):
    """D_i A^i = h^{μν} ∇_μ a_ν for u_μ ∝ ∂_μ t: for a generic potential both are the same scalar."""
    from gr_toolkit.electrodynamics.gauge import _across, _on_slices

    g = spacetime(signature=signature)
    A, normal = generic(g), g.covector([1, 0, 0, 0]).up(0)
    assert _across(A, normal) == _on_slices(A)
    static = g.vector([1, 0, 0, 0])
    assert (_across(A, static) == _on_slices(A)) == (spacetime is gr.FLRW)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_temporal_and_axial_gauge(signature):
    g = gr.Kerr(signature=signature)
    assert is_in_temporal_gauge(g.covector([0, r, t, 1])).proved
    assert is_in_temporal_gauge(g.vector([0, 0, 0, 1])).refuted  # A_t = g_{tφ}
    assert is_in_temporal_gauge(g.vector([0, 0, 0, 1]), g.covector([1, 0, 0, 0])).proved  # but n_μ A^μ = 0
    assert is_in_axial_gauge(g.covector([1, 0, t, 1]), along="r").proved
    assert is_in_axial_gauge(g.covector([1, 0, t, 1]), along=theta).refuted
    flat = gr.Minkowski(signature=signature)
    assert is_in_axial_gauge(flat.covector([-z, 0, 0, t]), along=[t, x, y, z]).proved  # Fock–Schwinger: x^μ A_μ = 0
    assert is_in_axial_gauge(flat.covector([1, 0, 0, -1]), along=flat.vector([1, 0, 0, 1])).proved  # light cone
    assert is_in_axial_gauge(flat.covector([1, 0, 0, 1]), along=flat.vector([1, 0, 0, 1])).refuted


# -- potentials of fields ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field_sign", [1, -1])
@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_potential_of_known_fields(signature, field_sign):
    conventions = gr.Conventions(signature, field_sign=field_sign)
    kerr = gr.Kerr(conventions=conventions)
    sigma = r**2 + a**2 * cos(theta) ** 2
    dyon = gr.Schwarzschild(conventions=conventions)
    flat = gr.Minkowski(conventions=conventions)
    fields = [
        field_strength(kerr.covector([-Q * r / sigma, 0, 0, Q * r * a * sin(theta) ** 2 / sigma])),
        dyon.form({("t", "r"): Q / r**2, ("theta", "phi"): P * sin(theta)}),
        flat.form({("x", "t"): cos(t - z), ("x", "z"): -cos(t - z)}),
        flat.form({("t", "x"): exp(x) * sin(t), ("y", "z"): 1 + y * z}),
    ]
    for F in fields:
        assert field_strength(potential_of(F)) == F
    static = potential_of(fields[1])
    assert not any(static[k].diff(t) for k in range(4))  # those first that the field depends on
    angles = {"theta": (0, pi), "phi": (0, 2 * pi)}
    assert charge(field_strength(static), angles) == charge(fields[1], angles) != 0
    assert magnetic_charge(field_strength(static), angles) == magnetic_charge(fields[1], angles) != 0


@given(st.tuples(terms, terms, terms, terms))
def test_a_potential_of_any_polynomial_field(given_terms):
    g = gr.Minkowski()
    F = field_strength(g.covector([polynomial(g, p) for p in given_terms]))
    assert field_strength(potential_of(F)) == F


# -- bad input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda g: is_in_lorenz_gauge(g.ricci), IndexMismatchError, ["2 indices where a potential", "g.covector"]),
        (lambda g: is_in_lorenz_gauge([1, 0, 0, 0]), InputError, ["belong to no metric", "vector or covector field"]),
        (lambda g: is_in_coulomb_gauge(g.covector([0, 1, 0, 0]), [1, 1, 0, 0]), InputError, ["u·u is 0: null"]),
        (lambda g: is_in_coulomb_gauge(g.covector([0, 1, 0, 0]), [0, 1, 0, 0]), InputError, ["u·u is 1: spacelike"]),
        (lambda g: is_in_radiation_gauge(g.covector([0, 1, 0, 0]), [0, 0, 2, 0]), InputError, ["u·u is 4: spacelike"]),
        (lambda g: is_in_temporal_gauge(g.covector([0, 1, 0, 0]), [0, 0, 0, 0]), InputError, ["the zero vector"]),
        (lambda g: is_in_axial_gauge(g.covector([0, 1, 0, 0]), [0, 0, 0, 0]), InputError, ["the zero vector"]),
        (
            lambda g: is_in_temporal_gauge(g.covector([0, 1, 0, 0]), g.ricci),
            IndexMismatchError,
            ["2 indices", "observer"],
        ),
        (
            lambda g: is_in_temporal_gauge(g.covector([0, 1, 0, 0]), gr.Kerr().vector([1, 0, 0, 0])),
            ConventionError,
            ["chart"],
        ),
        (lambda g: is_in_axial_gauge(g.covector([0, 1, 0, 0]), along="w"), IndexMismatchError, ["'w'", "coordinate"]),
        (lambda g: is_in_temporal_gauge(g.covector([0, 1, 0, 0]), [1, 0]), IndexMismatchError, ["2 components"]),
        (lambda g: potential_of(g.form({("x", "y"): z})), InputError, ["not known to be closed", "[x, y, z]"]),
        (lambda g: potential_of(g.covariant), IndexMismatchError, ["not antisymmetric"]),
        (
            lambda g: potential_of(g.form({("t", "x"): exp(x**2) / log(x) * exp(t**2) / log(t)})),
            gr.errors.UnsupportedError,
            ["integrate to", "in any order", "check(potential=A)"],
        ),
    ],
)
def test_bad_input_by_message(call, error, words):
    with pytest.raises(error) as info:
        call(gr.Minkowski())
    for word in words:
        assert word in str(info.value)


def test_null_slices_have_no_space():
    ingoing, falling = (gr.Schwarzschild(chart) for chart in ("ingoing-eddington-finkelstein", "painleve-gullstrand"))
    with pytest.raises(InputError, match="slices of constant v are null"):
        is_in_coulomb_gauge(ingoing.covector([0, 0, 0, 1]))
    assert is_in_coulomb_gauge(ingoing.covector([0, 0, 0, 1]), [1, 0, 0, 0]).proved
    assert is_in_coulomb_gauge(falling.covector([0, 0, 0, 1])).proved
    assert is_in_coulomb_gauge(falling.covector([0, r**-2, 0, 0])).proved  # the slices are flat
    assert is_in_coulomb_gauge(falling.covector([0, r**-1, 0, 0])).refuted
