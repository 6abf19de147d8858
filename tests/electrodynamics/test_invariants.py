"""The invariants of a field and its stress–energy tensor: against E and B by hand, in every signature and unit."""

from __future__ import annotations

from functools import cache

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, cos, pi, sin, symbols

import gr_toolkit as gr
from gr_toolkit.electrodynamics import (
    algebraic_type,
    field_strength,
    invariants,
    is_null,
    source_equation,
    stress_energy,
)
from gr_toolkit.errors import ConventionError, IndexMismatchError, InputError

SIGNATURES = ["-+++", "+---"]
BOOKS = [None, "Landau-Lifshitz", "Weinberg", "Hobson", gr.Conventions("+---", field_sign=-1, maxwell="SI")]
small = st.fractions(min_value=-3, max_value=3, max_denominator=3).map(lambda f: Rational(f.numerator, f.denominator))
triples = st.tuples(small, small, small)


def electromagnetic(g, E, B):
    """F_{μν} in Cartesian coordinates [MTW 3.7] in −+++ and F = dA; its negative where one of these is reversed."""
    sign = -g.conventions.time_sign * g.conventions.field_sign
    e, b = [sign * c for c in E], [sign * c for c in B]
    return g.form(
        {
            ("x", "t"): e[0],
            ("y", "t"): e[1],
            ("z", "t"): e[2],
            ("y", "z"): b[0],
            ("z", "x"): b[1],
            ("x", "y"): b[2],
        },
        degree=2,
    )


@cache
def flat(conventions):
    """Minkowski space in a book's conventions, with c = 1."""
    return gr.Minkowski(conventions=gr.Conventions.named(conventions).with_(constants=""))


def dot(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


@given(triples, triples, st.sampled_from(BOOKS))
def test_invariants_in_terms_of_e_and_b(E, B, conventions):
    """2 (B² − E²) in every convention; ±4 E·B with the sign of ε_{0123} [Landau & Lifshitz §25; MTW ex. 3.14]."""
    g = flat(conventions)
    first, second = invariants(electromagnetic(g, E, B))
    orientation = 1 if g.conventions.levi_civita == "_" else -1
    assert first == 2 * (dot(B, B) - dot(E, E))
    assert second == 4 * orientation * dot(E, B)
    assert is_null(electromagnetic(g, E, B)).proved == (dot(B, B) == dot(E, E) and dot(E, B) == 0)


@given(triples, triples, st.sampled_from(BOOKS))
def test_energy_momentum_and_stress(E, B, conventions):
    """Energy ½(E² + B²), Poynting's vector E×B, Maxwell's stresses [Jackson 6.106, 6.120, 12.114], over k²."""
    g = flat(conventions)
    unit = g.conventions.charge_unit**2
    T = stress_energy(electromagnetic(g, E, B)).with_indices("^^")
    assert gr.decide(T[0, 0], (dot(E, E) + dot(B, B)) / 2 / unit).proved
    poynting = sp.Matrix(E).cross(sp.Matrix(B))
    for i in range(3):
        assert gr.decide(T[0, i + 1], poynting[i] / unit).proved
        for k in range(3):
            stress = -E[i] * E[k] - B[i] * B[k] + (dot(E, E) + dot(B, B)) / 2 * int(i == k)
            assert gr.decide(T[i + 1, k + 1], stress / unit).proved
    assert T.trace() == 0


@given(triples, triples, triples, st.sampled_from(BOOKS))
def test_every_observer_measures_a_positive_energy(E, B, velocity, conventions):
    """T_{μν} u^μ u^ν ≥ 0, and zero only without a field."""
    g = flat(conventions)
    speed = [v / 6 for v in velocity]
    T = stress_energy(electromagnetic(g, E, B))
    u = [sp.Integer(1), *speed]
    energy = sum(T[i, j].to_sympy() * u[i] * u[j] for i in range(4) for j in range(4)) / (1 - dot(speed, speed))
    assert (energy == 0) == (not any((*E, *B)))
    assert (energy * g.conventions.charge_unit**2).expand() >= 0


@pytest.mark.parametrize("conventions", BOOKS)
def test_the_force_on_the_charges_takes_what_the_field_loses(conventions):
    """∇_μ T^{μν} = −F^ν_α j^α (F → −F where F = −dA), for a potential with unknown functions in a curved spacetime."""
    g = gr.FLRW(conventions=gr.Conventions.named(conventions).with_(constants=""))
    tau, chi, theta, phi = g.coordinates
    A = g.covector([sp.Function("V")(tau, chi), 0, sp.Function("W")(tau, chi, theta), sin(theta) * chi * phi])
    F = field_strength(A)
    lost = stress_energy(F).with_indices("^^").divergence()
    force = F.up(0).tensor_product(source_equation(F)).contract(1, 2)
    assert (lost + force * g.conventions.field_sign).is_zero()
    assert not (lost - force * g.conventions.field_sign).is_zero()


@pytest.mark.parametrize("dimension", [2, 3, 5])
def test_trace_and_conservation_in_other_dimensions(dimension):
    """T = (1 − n/4) F², conserved off the charges: a field ∝ r^{2−n} of a point charge in n − 1 dimensions of space."""
    x = symbols(f"t x1:{dimension}")
    g = gr.Metric(sp.diag(-1, *[1] * (dimension - 1)), x)
    radius2 = sum(c**2 for c in x[1:])
    F = (
        g.form({(k, 0): c / radius2 ** Rational(dimension - 1, 2) for k, c in enumerate(x) if k})
        if dimension % 2
        else (g.form({(1, 0): 3}))
    )
    assert source_equation(F).is_zero()
    T = stress_energy(F)
    assert T.divergence().is_zero()
    F2 = F.with_indices("^^").tensor_product(F).contract(0, 2).contract(0, 1).component(())
    assert T.trace() == F2 * (1 - Rational(dimension, 4))
    with pytest.raises(IndexMismatchError, match=f"{dimension} dimensions"):
        invariants(F)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_reissner_nordstrom_in_its_own_field(signature):
    """G_{μν} = 8π T_{μν} in Gaussian units [MTW 31.24]; with the charge doubled it fails."""
    conventions = gr.Conventions(signature, maxwell="Gaussian")
    g = gr.ReissnerNordstrom(conventions=conventions)
    r, Q = g.symbols("r Q")
    A = g.covector([g.conventions.time_sign * Q / r, 0, 0, 0])  # A^t > 0
    T = stress_energy(field_strength(A))
    assert (g.einstein - T * (8 * pi)).is_zero()
    assert not (g.einstein - stress_energy(field_strength(A * 2)) * (8 * pi)).is_zero()


@pytest.mark.parametrize("signature", SIGNATURES)
def test_algebraic_types(signature):
    g = gr.FLRW(signature=signature)
    tau, chi = g.symbols("tau chi")
    wave = field_strength(g.covector([0, 0, 0, cos(tau - chi)]))
    assert repr(algebraic_type(wave)) == "null field"
    standing = algebraic_type(field_strength(g.covector([0, 0, 0, cos(tau) * cos(chi)])))
    assert standing.name == "non-null"
    assert standing.null.component == "F_{μν} F^{μν}"
    assert standing.null.witness.recheck()
    assert algebraic_type(field_strength(g.covector([1, 2, 3, 4]))).name == "zero"
    parallel = gr.Minkowski(signature=signature)
    equal = parallel.form({("x", "t"): 1, ("y", "z"): 1})  # E = B and parallel: F² vanishes, E·B does not
    assert is_null(equal).component == "F_{μν} ⋆F^{μν}"
    assert "both invariants vanish: refuted" in algebraic_type(equal).explain()


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda g: stress_energy(g.covariant), IndexMismatchError, ["[t, t]", "not antisymmetric"]),
        (lambda g: stress_energy(g.covector([1, 0, 0, 0])), InputError, ["no tensor with two indices"]),
        (lambda g: invariants("F"), InputError, ["'F'", "no tensor with two indices"]),
        (
            lambda g: stress_energy(gr.Metric(sp.diag(1, -1, -1, -1), g.coordinates).form({("t", "x"): 1})),
            ConventionError,
            ["signature +---"],
        ),
    ],
)
def test_bad_input_by_message(call, error, words):
    with pytest.raises(error) as info:
        call(gr.Minkowski())
    for word in words:
        assert word in str(info.value)
