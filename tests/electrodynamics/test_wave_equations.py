"""The wave equations of A and F: the same as Maxwell's equations of first order, in every convention.

The formulas were derived from ∇_μ F^{νμ} = j^ν, dF = 0 and the commutator of two ∇; here they meet those again, for
potentials that are four unknown functions of all coordinates.
"""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import cos, sin, symbols

import gr_toolkit as gr
from gr_toolkit.electrodynamics import (
    box,
    field_strength,
    field_wave_equation,
    field_wave_operator,
    gauge_transformed,
    homogeneous_equation,
    is_in_lorenz_gauge,
    potential_wave_equation,
    potential_wave_operator,
    source_equation,
)
from gr_toolkit.errors import ConventionError, IndexMismatchError, InputError
from gr_toolkit.geometry.forms import laplace_de_rham

CONVENTIONS = [
    gr.Conventions(),
    gr.Conventions("+---"),
    gr.Conventions(riemann=-1),  # Weinberg's
    gr.Conventions("+---", ricci=-1, maxwell="SI"),  # Hobson's
    gr.Conventions("+---", riemann=-1, maxwell="Gaussian"),  # Penrose and Rindler's
    gr.Conventions(riemann=-1, ricci=-1, field_sign=-1, levi_civita="^"),
]
QUICK = CONVENTIONS[:2] + CONVENTIONS[3:4]
SPACETIMES = [gr.FLRW, gr.Schwarzschild, gr.Kerr]


def generic(g):
    return g.covector([sp.Function(f"A{k}")(*g.coordinates) for k in range(g.dimension)])


def everywhere(quick):
    """All pairs of spacetime and conventions, those that are not named `quick` (by their numbers) at night."""
    return [
        pytest.param(m, c, marks=[] if n in quick.get(m, ()) else [pytest.mark.nightly], id=f"{m.__name__}-{n}")
        for m in SPACETIMES
        for n, c in enumerate(CONVENTIONS)
    ]


@pytest.mark.parametrize(
    ("spacetime", "conventions"), everywhere({gr.FLRW: range(6), gr.Schwarzschild: [1, 4], gr.Kerr: [3]})
)
def test_of_the_potential(spacetime, conventions):
    """□A^ν − ∇^ν ∇_μ A^μ − s₁ s₂ R^ν_μ A^μ = σ k² j^ν with the j that ∇_μ F^{νμ} needs; not with its negative."""
    g = spacetime(conventions=conventions)
    A = generic(g)
    j = source_equation(field_strength(A))
    assert potential_wave_equation(A, j).is_zero()
    assert not potential_wave_equation(A, -j).is_zero()


@pytest.mark.parametrize(("spacetime", "conventions"), everywhere({gr.FLRW: [3], gr.Schwarzschild: [5], gr.Kerr: [2]}))
def test_of_the_field(spacetime, conventions):
    """With dF = 0, □F + curvature terms = σ s_F k² dj."""
    g = spacetime(conventions=conventions)
    A = generic(g) if spacetime is not gr.Kerr else g.covector([0, 0, sp.Function("W")(*g.coordinates), 0])
    F = field_strength(A)
    j = source_equation(F)
    assert field_wave_equation(F, j).is_zero()
    assert not field_wave_equation(F, -j).is_zero()
    assert field_wave_operator(F) + laplace_de_rham(F) == F * 0  # Weitzenböck


@pytest.mark.parametrize("conventions", QUICK[::2])
def test_of_a_field_that_is_not_closed(conventions):
    """Then the divergence of dF is left: □F + … = σ s_F k² dj + ∇^λ (dF)_{λμν}."""
    g = gr.FLRW(conventions=conventions)
    f = [sp.Function(f"F{k}")(*g.coordinates) for k in range(6)]
    pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    F = g.form(dict(zip(pairs, f, strict=True)))
    left_over = homogeneous_equation(F).divergence(0)
    residual = field_wave_equation(F, source_equation(F))
    assert residual == left_over
    assert not left_over.is_zero()


@pytest.mark.parametrize("conventions", QUICK)
def test_lorenz_gauge(conventions):
    """Without its second term the equation holds in Lorenz gauge, and differs from the full one in another."""
    g = gr.Kerr(conventions=conventions)
    killing = g.vector([1, 0, 0, 0])  # □ξ^ν = −R^ν_μ ξ^μ: a potential in vacuum [Wald 1974]
    assert is_in_lorenz_gauge(killing).proved
    assert potential_wave_equation(killing, lorenz=True).is_zero()
    de_sitter = gr.DeSitter(conventions=conventions)
    rotation = de_sitter.vector([0, 0, 0, 1])
    j = source_equation(field_strength(rotation))  # not in vacuum where R ≠ 0
    assert potential_wave_equation(rotation, j, lorenz=True).is_zero()
    assert not potential_wave_equation(rotation, lorenz=True).is_zero()
    H = de_sitter.symbols("H")
    unit = conventions.charge_unit**2
    assert gr.decide(j[3] * unit, 6 * H**2).proved  # 2 R^ν_μ ξ^μ with R_{μν} = 3H² g_{μν}, and the same j^μ in all
    moved = gauge_transformed(killing, g.symbols("r") ** 2)
    assert potential_wave_equation(moved).is_zero()
    assert not potential_wave_equation(moved, lorenz=True).is_zero()


@pytest.mark.parametrize("dimension", [2, 3, pytest.param(5, marks=pytest.mark.nightly)])
def test_in_other_dimensions(dimension):
    x = symbols(f"x0:{dimension}")
    scale = sp.Function("a")(x[0])
    g = gr.Metric(sp.diag(-1, *[scale**2] * (dimension - 1)), x, domain=[scale > 0])
    A = generic(g)
    F = field_strength(A)
    j = source_equation(F)
    assert potential_wave_equation(A, j).is_zero()
    assert field_wave_equation(F, j).is_zero()


def test_box_by_hand():
    """□ of a constant rotation in flat polar coordinates, and of a wave."""
    g = gr.Minkowski("spherical")
    r, theta, t = g.symbols("r theta t")
    assert box(g.vector([0, 0, 0, 1])).is_zero()
    assert box(g.vector([0, r, 0, 0])).is_zero()  # the position vector
    assert not box(g.vector([0, 1, 0, 0])).is_zero()
    assert gr.decide(box(g.vector([0, 1, 0, 0]))[1], -2 / r**2).proved
    assert gr.decide(box(g.tensor(sin(t) * cos(theta) * r, ""))[()], sin(t) * cos(theta) * r).proved  # −∂_t²


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda g: potential_wave_operator([1, 0, 0, 0]), InputError, ["potential", "no metric"]),
        (lambda g: potential_wave_equation(g.vector([1, 0, 0, 0]), [1, 0]), IndexMismatchError, ["2 components"]),
        (lambda g: potential_wave_equation(g.vector([1, 0, 0, 0]), g.ricci), IndexMismatchError, ["current"]),
        (
            lambda g: field_wave_equation(g.form({("t", "x"): 1}), gr.Kerr().vector([1, 0, 0, 0])),
            ConventionError,
            ["chart"],
        ),
        (lambda g: field_wave_operator(g.covariant), IndexMismatchError, ["not antisymmetric"]),
    ],
)
def test_bad_input_by_message(call, error, words):
    with pytest.raises(error) as info:
        call(gr.Minkowski())
    for word in words:
        assert word in str(info.value)
