"""Where a field is singular: what has no zero is no place, what the chart shuts out is one, and currents count too."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Rational, cos, cosh, exp, sin

import gr_toolkit as gr
from gr_toolkit.electrodynamics import check, field_strength, magnetic_charge, singular_where, solutions
from gr_toolkit.electrodynamics.sign_definite import vanishes_nowhere

SIGNATURES = ["-+++", "+---"]
t, l, r, x, theta, phi, tau, chi, q, B, b, M = sp.symbols("t l r x theta phi tau chi q B b M")
SPHERE = (theta > 0, theta < sp.pi)


def wormhole(square, *conditions, signature="-+++"):
    """−dt² + dl² + R² dΩ²."""
    sign = 1 if signature == "-+++" else -1
    diagonal = [-1, 1, square, square * sin(theta) ** 2]
    return gr.Metric(
        sp.diag(*[sign * d for d in diagonal]), (t, l, theta, phi), domain=[*SPHERE, *conditions], signature=signature
    )


def places(field):
    return {str(c.expression) for c in singular_where(field)}


# -- what has no zero --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize(
    ("square", "conditions"),
    [(1 + l**2, ()), (b**2 + l**2, (b > 0,)), (3 + (l - 1) ** 2, ()), (cosh(l) ** 2, ()), (exp(2 * l), ())],
)
def test_a_flux_through_a_throat_needs_no_charge(square, conditions, signature):
    found = solutions.coulomb(wormhole(square, *conditions, signature=signature))
    assert found.check().proved
    assert found.check().singular == ()
    assert found.sources == ()
    assert "charge q within" not in repr(found)
    assert "ends nowhere" in repr(found)
    assert gr.electrodynamics.charge(found) == q  # the flux is there all the same
    monopole = solutions.magnetic_monopole(wormhole(square, *conditions, signature=signature))
    assert monopole.check().singular == ()
    assert [str(s.where) for s in monopole.sources] == ["cos(theta) + 1"]  # Dirac's string alone


@pytest.mark.parametrize(
    ("square", "condition", "place"),  # where it vanishes
    [
        (l**2, l > 0, 0),
        (l**2 - 1, l > 1, 1),
        ((l**2 + 1) * l**2, l > 0, 0),
        ((l + 1) ** 2, l > 0, -1),
    ],
)
def test_what_only_the_chart_shuts_out_stays_a_place(square, condition, place):
    """Near misses: the squares of radii vanish at an end of the chart, or beyond it."""
    found = solutions.coulomb(wormhole(square, condition))
    assert [c.expression.subs(l, place) for c in found.check().singular] == [0]
    assert [s.where.subs(l, place) for s in found.sources] == [0]


def test_melvin_is_regular_everywhere():
    assert solutions.melvin().check().singular == ()
    assert "singular" not in solutions.melvin().check().explain()


def test_signs_without_the_chart():
    positive = sp.Symbol("r", positive=True)
    a = sp.Function("a", positive=True)(t)
    g = gr.Metric(sp.diag(-1, 1, positive**2, 1), (t, x, positive, sp.Symbol("z")), domain=[a > 0, M > 0])
    for somewhere in (positive, positive + M, a, a + 1, x**2 - M, x * positive, positive**2):
        assert not vanishes_nowhere(g, somewhere)  # declared positive, but a coordinate or a function of one
    for nowhere in (positive**2 + M, x**2 + a**2 + 1, exp(x), M + x**4, (x - positive) ** 2 + M):
        assert vanishes_nowhere(g, nowhere)


# -- currents ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize(
    ("spacetime", "others"),
    [
        (lambda **c: gr.Minkowski(chart="spherical", **c), {"r"}),
        (gr.FLRW, {"S_K(K, chi)", "a(tau)"}),
        (gr.Schwarzschild, {"r", "2*M - r"}),
    ],
)
def test_a_density_that_diverges_on_the_axis(spacetime, others, signature):
    """A_θ = t has the finite field 1/r and needs the charge density −cos θ/(r² sin θ)."""
    g = spacetime(signature=signature)
    time, radius, angle, _ = g.coordinates
    assert places(field_strength(g.covector([0, 0, time, 0]))) == others | {"sin(theta)"}
    assert check(potential=g.covector([0, 0, time, 0])).refuted
    assert places(field_strength(g.covector([0, 0, time * sin(angle) * radius**3, 0]))) <= others  # its twin
    gaussian = spacetime(conventions=gr.Conventions(signature=signature, maxwell="Gaussian"))
    assert places(field_strength(gaussian.covector([0, 0, time, 0]))) == others | {"sin(theta)"}


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_uniform_field_in_spherical_coordinates_is_regular(signature):
    g = gr.Minkowski(chart="spherical", signature=signature)
    rise = [0, t * cos(theta), -t * r * sin(theta), 0]  # t dz
    assert singular_where(field_strength(g.covector(rise))) == ()
    bent = [0, t * cos(theta), -2 * t * r * sin(theta), 0]
    assert places(field_strength(g.covector(bent))) == {"r"}


@pytest.mark.parametrize("signature", SIGNATURES)
def test_magnetic_currents_count(signature):
    """B_φ = r² on the unit vectors: it does not vanish on the axis, and winds around it."""
    g = gr.Minkowski(chart="spherical", signature=signature)
    assert places(g.form({("r", "theta"): r**3})) == {"sin(theta)"}  # the electric current 2r, and cot θ
    assert places(g.form({("r", "theta"): r**3 * sin(theta)})) == set()
    assert places(g.form({("t", "theta"): r})) == {"r", "sin(theta)"}
    densities = g.form({("theta", "phi"): r * sin(theta)})  # ∇·B = 1/r²
    assert places(densities) == {"r"}
    assert magnetic_charge(densities).is_zero() is False


def test_null_currents_count():
    """j_μ j^μ = 0 for what moves with light: the density for observers at rest is looked at as well."""
    g = gr.Metric(gr.Minkowski().matrix, gr.Minkowski().coordinates, domain=[sp.Symbol("x") > 0])
    time, x, _, z = g.coordinates
    beam = field_strength(g.covector([0, x ** Rational(3, 2) * sp.Function("f")(time - z), 0, 0]))
    assert places(beam) == set()  # the field is regular, and the current is j^t = j^z ∝ √x
    beam = field_strength(g.covector([x ** Rational(3, 2), 0, 0, -(x ** Rational(3, 2))]))
    needed = check(field=beam).needed_current
    assert (needed.tensor_product(needed.down(0)).contract(0, 1)).is_zero()
    assert places(beam) == {"x"}


def test_regular_where_the_sign_of_the_determinant_is_open():
    """Squares of m^μ do not see the sign of √|g|, which is not asked for."""
    g = solutions.rosen_wave().metric
    field = g.form({("X", "Y"): sp.Symbol("V")})
    assert singular_where(field)


# -- constants ---------------------------------------------------------------------------------------------------------


def test_the_variable_of_an_integral_is_no_constant():
    g = gr.Minkowski()
    s, k = sp.symbols("s k")
    inside = sp.Integral(k * exp(-(s**2)), (s, 0, g.coordinates[1]))
    assert check(potential=g.covector([inside, 0, 0, 0])).constants == (k,)
    assert check(potential=g.covector([sp.Integral(sp.Function("f")(s), (s, 0, x)), 0, 0, 0])).constants == ()
    assert check(potential=g.covector([s * inside, 0, 0, 0])).constants == (k, s)
    with pytest.raises(gr.errors.InputError, match="contains k"):
        check(potential=g.covector([inside, 0, 0, 0]), constants=[])


# -- what is said of closed space --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("K", "words"),
    [
        (0, None),
        (-1, None),
        (sp.Symbol("K", negative=True), None),
        (1, ", the opposite one at the antipode"),
        (sp.Symbol("K", positive=True), ", the opposite one at the antipode"),
        (sp.Symbol("K"), "; for K > 0 the opposite one at the antipode"),
    ],
)
def test_the_antipode_is_spoken_of_where_there_can_be_one(K, words):
    for chart in ("conformal", "areal"):
        said = repr(solutions.coulomb(gr.FLRW(chart, K=K)))
        assert ("antipode" in said) == (words is not None)
        assert (words or "") in said


def test_a_default_metric_is_owned_up_to():
    assert "on FLRW, as no metric was given" in repr(solutions.coulomb())
    assert "as no metric was given" in solutions.coulomb()._repr_latex_()
    assert "as no metric was given" not in repr(solutions.coulomb(gr.FLRW()))
    mutated = solutions.coulomb().with_potential([1, 0, 0, 0])
    assert mutated.notes == solutions.coulomb().notes
