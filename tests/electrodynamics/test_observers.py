"""What observers measure: against vector analysis in flat space, the Lorentz transformation, and known fields."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, cos, sin, sqrt

import gr_toolkit as gr
from gr_toolkit.electrodynamics import field_from, field_strength, invariants, measure, stress_energy
from gr_toolkit.electrodynamics.observers import read_observer
from gr_toolkit.errors import AmbiguousSignError, ConventionError, IndexMismatchError, InputError
from tests.electrodynamics.sliced_metric import sliced_metric, unknown_field

SIGNATURES = ["-+++", "+---"]
CONVENTIONS = [
    gr.Conventions(signature, levi_civita=epsilon, maxwell=units, field_sign=sign)
    for signature in SIGNATURES
    for epsilon, units, sign in [("_", "Heaviside-Lorentz", 1), ("^", "Gaussian", 1), ("_", "SI", -1)]
]
MU0 = sp.Symbol("mu_0", positive=True)
UNIT = {"Heaviside-Lorentz": 1, "Gaussian": 4 * sp.pi, "SI": MU0}


def potential(g, phi, vector):
    """A_μ of A^μ = (Φ, **A**) in flat coordinates: the time component changes sign from one signature to the other."""
    s = g.conventions.time_sign
    return g.covector([s * phi, *(-s * component for component in vector)])


# -- flat space --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", CONVENTIONS, ids=str)
def test_electric_and_magnetic_field_of_a_potential(conventions):
    """**E** = −∇Φ − ∂_t **A** and **B** = ∇ × **A** [Jackson 6.7, 6.9], whatever the signs and units."""
    g = gr.Minkowski(conventions=conventions)
    t, x, y, z = g.coordinates
    phi, a, b, c = (sp.Function(name)(t, x, y, z) for name in ("phi", "a", "b", "c"))
    found = measure(field_strength(potential(g, phi, (a, b, c))))
    electric = [-phi.diff(p) - q.diff(t) for p, q in zip((x, y, z), (a, b, c), strict=True)]
    magnetic = [c.diff(y) - b.diff(z), a.diff(z) - c.diff(x), b.diff(x) - a.diff(y)]
    assert [e == w for e, w in zip(found.electric.components, electric, strict=True)] == [True] * 3
    assert [e == w for e, w in zip(found.magnetic.components, magnetic, strict=True)] == [True] * 3
    assert found.electric.vector.up(0)[0] == 0
    E, B = sp.Matrix(electric), sp.Matrix(magnetic)
    k = UNIT[conventions.maxwell]
    assert found.energy_density == (E.dot(E) + B.dot(B)) / (2 * k)
    for value, expected in zip(found.poynting.components, E.cross(B) / k, strict=True):
        assert value == expected
    in_si = MU0 if conventions.maxwell == "SI" else 1
    assert found.electric_excitation["x"] == electric[0] / in_si
    assert found.magnetic_excitation["y"] == magnetic[1] / in_si
    stress = found.observer.frame.components(found.stress)
    assert stress[1, 2] == -(E[0] * E[1] + B[0] * B[1]) / k
    assert stress[3, 3] == (E.dot(E) / 2 + B.dot(B) / 2 - E[2] ** 2 - B[2] ** 2) / k
    assert stress[0, 0] == 0


@pytest.mark.parametrize("conventions", CONVENTIONS, ids=str)
def test_lorentz_transformation(conventions):
    """E'_∥ = E_∥, E'_⊥ = γ(E + v × B), B'_⊥ = γ(B − v × E) [Jackson 11.149], for v along x."""
    g = gr.Minkowski(conventions=conventions)
    e, b = sp.symbols("e1:4"), sp.symbols("b1:4")
    v, gamma = Rational(3, 5), Rational(5, 4)
    F = field_from(list(e), list(b), metric=g)
    moving = measure(F, [gamma, gamma * v, 0, 0])
    electric = [e[0], gamma * (e[1] - v * b[2]), gamma * (e[2] + v * b[1])]
    magnetic = [b[0], gamma * (b[1] + v * e[2]), gamma * (b[2] - v * e[1])]
    assert [x == y for x, y in zip(moving.electric.components, electric, strict=True)] == [True] * 3
    assert [x == y for x, y in zip(moving.magnetic.components, magnetic, strict=True)] == [True] * 3


@pytest.mark.parametrize("signature", SIGNATURES)
def test_lorentz_force(signature):
    """q F^μ_ν u^ν of a charge that moves is γ (E·v, E + v × B) [Jackson 11.144, 12.1]."""
    g = gr.Minkowski(signature=signature)
    E, B = sp.Matrix(sp.symbols("e1:4")), sp.Matrix(sp.symbols("b1:4"))
    v, gamma = sp.Matrix([Rational(2, 7), Rational(3, 7), Rational(6, 7)]) * Rational(3, 5), Rational(5, 4)
    F = field_from(list(E), list(B), metric=g).up(0)
    u = [gamma, *(gamma * v)]
    force = [sum((F[m, n] * u[n] for n in range(4)), start=0) for m in range(4)]
    expected = [gamma * E.dot(v), *(gamma * (E + v.cross(B)))]
    assert all(found == wanted for found, wanted in zip(force, expected, strict=True))


# -- laws --------------------------------------------------------------------------------------------------------------

numbers = st.integers(-3, 3)
triples = st.tuples(numbers, numbers, numbers)


@st.composite
def settings(draw):
    """(metric, observer): a spacetime in either signature, with observers at rest, in free motion or rotating."""
    convention = draw(st.sampled_from(CONVENTIONS))
    kind = draw(st.sampled_from(["flat", "moving", "schwarzschild", "falling", "kerr", "flrw"]))
    if kind in ("flat", "moving"):
        g = gr.Minkowski(conventions=convention)
        p, q = draw(st.sampled_from([(3, 4), (5, 12), (8, 15)]))
        hypotenuse = sp.Integer(sp.sqrt(p**2 + q**2))
        return g, None if kind == "flat" else [hypotenuse / q, 0, Rational(p, q), 0]
    if kind == "schwarzschild":
        return gr.Schwarzschild(conventions=convention), "at rest"
    if kind == "falling":  # from rest at infinity, in Painlevé–Gullstrand coordinates
        return gr.Schwarzschild("painleve-gullstrand", conventions=convention), "normal"
    return (gr.Kerr(conventions=convention), "normal") if kind == "kerr" else (gr.FLRW(conventions=convention), None)


@given(settings(), triples, triples)
def test_laws(setting, e, b):
    g, observer = setting
    F = field_from(list(e), list(b), metric=g, observer=observer)
    found = measure(F, observer)
    E, B = sp.Matrix(e), sp.Matrix(b)
    k = UNIT[g.conventions.maxwell]
    assert [x == y for x, y in zip(found.electric.components, e, strict=True)] == [True] * 3
    assert [x == y for x, y in zip(found.magnetic.components, b, strict=True)] == [True] * 3
    assert field_from(found.electric, found.magnetic, metric=g, observer=observer) == F
    orthogonal = found.electric.vector.tensor_product(found.observer.velocity.down(0)).contract(0, 1)
    assert orthogonal == 0
    first, second = invariants(F)
    assert first == 2 * (B.dot(B) - E.dot(E))
    assert second == 4 * E.dot(B) * g.conventions.levi_civita_sign(-1)
    assert found.electric.dot(found.magnetic) == E.dot(B)
    assert found.energy_density == (E.dot(E) + B.dot(B)) / (2 * k)
    handed = found.observer.frame
    cross = E.cross(B) / k
    assert [x == y for x, y in zip(found.poynting.components, cross, strict=True)] == [True] * 3
    stress = handed.components(found.stress)
    assert sum((stress[i, i] for i in (1, 2, 3)), start=0) == found.energy_density  # a trace-free T
    if any(b):
        mirrored = field_from(list(e), [-x for x in b], metric=g, observer=observer)
        assert mirrored != F


@pytest.mark.parametrize("conventions", CONVENTIONS[2::3], ids=str)
def test_laws_of_every_metric_and_field(conventions):
    """Ten unknown functions in the metric, six in the field, observers at rest in the slices."""
    g = sliced_metric(signature=conventions.signature, conventions=conventions)
    F = unknown_field(g)
    found, k = measure(F, "normal"), UNIT[conventions.maxwell]
    E, B = found.electric, found.magnetic
    assert field_from(E, B, metric=g, observer="normal") == F
    first, second = invariants(F)
    assert first == 2 * (B.square - E.square)
    assert second == 4 * E.dot(B) * conventions.levi_civita_sign(-1)
    assert found.energy_density == (E.square + B.square) / (2 * k)
    assert found.poynting.square == (E.square * B.square - E.dot(B) ** 2) / k**2  # |E × B|²
    assert found.poynting.dot(E) == 0
    assert found.poynting.dot(B) == 0


def test_energy_of_a_null_field_moves_with_light():
    g = gr.FLRW()
    tau, chi = g.symbols("tau chi")
    wave = measure(field_strength(g.covector([0, 0, 0, sp.Function("f")(tau - chi)])))
    assert wave.energy_density == wave.poynting["chi"]
    assert wave.poynting.square == wave.energy_density**2
    assert wave.electric.square == wave.magnetic.square
    standing = measure(field_strength(g.covector([0, 0, 0, cos(tau) * cos(chi)])))
    assert standing.poynting.square != standing.energy_density**2


def test_stress_energy_from_its_parts():
    """T^{μν} = ρ u^μ u^ν + u^μ S^ν + S^μ u^ν + σ^{μν}."""
    for signature in SIGNATURES:
        g = gr.Kerr(signature=signature)
        F = field_strength(g.vector([0, 0, 0, 1]))
        found = measure(F)
        u, S, rho = found.observer.velocity, found.poynting.vector, found.energy_density
        parts = u.tensor_product(u) * rho + u.tensor_product(S) + S.tensor_product(u) + found.stress
        assert parts == stress_energy(F).with_indices("^^")
        assert found.stress.tensor_product(u.down(0)).contract(1, 2) == 0


# -- known fields ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_charge(signature):
    """E = Q/r² on Reissner–Nordström [MTW 31.25 f.], Q/(a S_K)² in an expanding universe."""
    g = gr.ReissnerNordstrom(signature=signature, conventions="MTW")
    r, Q = g.symbols("r Q")
    found = measure(field_strength(gr.spacetimes.electromagnetic_potential(g)))
    assert (found.electric["r"], found.magnetic.square, found.observer.description) == (
        Q / r**2,
        0,
        "at rest in the chart",
    )
    falling = gr.Schwarzschild("painleve-gullstrand", signature=signature)
    r = falling.symbols("r")
    F = field_strength(potential(falling, 1 / r, (0, 0, 0)))
    assert measure(F, "normal").electric["r"] == 1 / r**2  # the same for those who fall along the field
    g = gr.FLRW(signature=signature)
    chi, K, a = g.symbols("chi K a")
    C, S = gr.C_K(K, chi), gr.S_K(K, chi)
    found = measure(field_strength(potential(g, C / S, (0, 0, 0))))
    assert found.electric["chi"] == 1 / (a * S) ** 2


def test_uniform_field_around_a_black_hole():
    """B = (f cos θ … ): √f sin θ along −θ, cos θ along r, for observers at rest [Wald 1974]."""
    for signature in SIGNATURES:
        g = gr.Schwarzschild(signature=signature)
        r, theta, M = g.symbols("r theta M")
        a_phi = -g.conventions.time_sign * r**2 * sin(theta) ** 2 / 2
        B = measure(field_strength(g.covector([0, 0, 0, a_phi]))).magnetic
        assert (B["r"], B["theta"] ** 2, B["phi"]) == (cos(theta), (1 - 2 * M / r) * sin(theta) ** 2, 0)
        assert gr.decide(B["theta"], -sqrt(1 - 2 * M / r) * sin(theta)).proved


def test_charts_of_one_universe_agree():
    """Comoving observers measure the same in conformal and in cosmic time."""
    for chart, time in (("conformal", "tau"), ("comoving", "t")):
        g = gr.FLRW(chart)
        chi, theta, a = g.symbols("chi theta a")
        found = measure(field_strength(g.covector([0, 0, 0, chi])))
        assert found.observer.description == "at rest in the chart"
        assert found.observer.velocity.nonzero()[(0,)] == (1 if time == "t" else 1 / a)
        assert found.magnetic["theta"] == -1 / (a**2 * gr.S_K(g.symbols("K"), chi) * sin(theta))


# -- observers ---------------------------------------------------------------------------------------------------------


def test_who_measures_when_nobody_is_named():
    assert read_observer(gr.Schwarzschild()).description == "at rest in the chart"
    assert read_observer(gr.Kerr()).description == "at rest in the slices of constant time"
    u = read_observer(gr.Kerr()).velocity.down(0)
    assert all(u[k] == 0 for k in (1, 2, 3))  # no angular momentum
    with pytest.raises(AmbiguousSignError, match="whether there are observers at rest in the chart"):
        read_observer(gr.Kerr(), "at rest")
    with pytest.raises(AmbiguousSignError, match="at rest in the chart") as info:
        read_observer(gr.KerrNewman())  # its domain admits charges that turn even φ timelike
    assert "nor is it known of observers at rest in the slices of constant time" in info.value.__notes__[0]
    advanced_time = gr.Metric([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], sp.symbols("v w y z"))
    with pytest.raises(InputError, match="there are no observers at rest in the slices"):  # which are null
        read_observer(advanced_time, "normal")


@pytest.mark.parametrize("signature", SIGNATURES)
def test_observers_that_are_none(signature):
    g = gr.Schwarzschild(signature=signature)
    r, M = g.symbols("r M")
    s = g.conventions.time_sign
    F = field_strength(g.covector([1 / r, 0, 0, 0]))
    with pytest.raises(
        InputError, match=r"u·u = .*, not -?1 .*; at .*r = .*it is another\n  write: u divided by"
    ) as info:
        measure(F, [1, 0, 0, 0])
    assert f"not {s} (signature" in str(info.value)
    with pytest.raises(InputError, match="spacelike on the whole domain"):
        measure(F, [0, 0, 1, 0])
    with pytest.raises(InputError, match="this one is null"):
        measure(F, [1, 1 - 2 * M / r, 0, 0])
    with pytest.raises(InputError, match="on a domain where that is > 0"):
        measure(F, [1, 0, 0, M])
    with pytest.raises(InputError, match="the observer is a tensor with 2 indices"):
        measure(F, F)
    with pytest.raises(InputError, match=r"has the component \[x\] = I, not a real one"):
        measure(gr.Minkowski().form({("t", "x"): 1}), [0, sp.I, 0, 0])
    with pytest.raises(InputError, match="'moving', which names none"):
        measure(F, "moving")
    with pytest.raises(ConventionError):
        measure(F, gr.Kerr(signature=signature).vector([1, 0, 0, 0]))


def test_fields_that_are_none():
    g = gr.Schwarzschild()
    A = g.covector([1, 0, 0, 0])
    with pytest.raises(IndexMismatchError, match=r"it has 1 index, not two\n  write: .*field_strength\(A\)"):
        measure(A)
    with pytest.raises(IndexMismatchError, match="not antisymmetric"):
        measure(g.ricci + g.covariant)
    with pytest.raises(InputError, match="is no tensor"):
        measure(3)
    x, y, t = sp.symbols("x y t")
    flat = gr.Metric(sp.diag(-1, 1, 1), [t, x, y])
    with pytest.raises(InputError, match="has 3 dimensions"):
        measure(field_strength(flat.covector([0, t, 0])))
    with pytest.raises(InputError, match=r"E is not orthogonal .*E·u = -1"):
        field_from(gr.Minkowski().vector([1, 0, 0, 0]), [0, 0, 0], metric=gr.Minkowski())
    with pytest.raises(InputError, match="three components"):
        field_from([1, 0, 0, 0], [0, 0, 0], metric=gr.Minkowski())


def test_spatial_vectors_know_their_frame():
    g = gr.Minkowski(chart="spherical")
    E = measure(field_strength(g.covector([-1 / g.symbols("r"), 0, 0, 0]))).electric
    assert E[1] == E["r"] == E.components[0]
    assert repr(E) == "E = (r**(-2), 0, 0) along (r, theta, phi)"
    assert r"\hat e_{r}" in E._repr_latex_()
    with pytest.raises(IndexMismatchError, match="is the time direction"):
        _ = E["u"]
    with pytest.raises(IndexMismatchError):
        _ = E["x"]


def test_a_wave_is_measured_in_a_report():
    found = measure(field_strength(gr.Minkowski().covector([0, gr.Minkowski().symbols("z"), 0, 0])))
    assert repr(found).splitlines() == [
        "measured by observers at rest in the chart:",
        "  E = (0, 0, 0) along (x, y, z)",
        "  B = (0, 1, 0) along (x, y, z)",
        "  energy density = 1/2",
        "  S = (0, 0, 0) along (x, y, z)",
    ]
    assert "at rest" in found._repr_latex_()


# -- vector products and frequencies -----------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", CONVENTIONS, ids=str)
def test_the_vector_product_gives_the_energy_flux(conventions):
    """S = E×B/k², also in a rotating spacetime and for observers in motion; X×Y = −Y×X is orthogonal to both."""
    kerr, flat = gr.Kerr(conventions=conventions), gr.Minkowski(conventions=conventions)
    r, theta = kerr.symbols("r theta")
    t, x, y, z = flat.coordinates
    unit = UNIT[conventions.maxwell]
    moving = flat.vector([Rational(5, 4), Rational(3, 4), 0, 0])
    for g, components, observer in (
        (kerr, [1 / r, 0, 0, r**2 * sin(theta)], "normal"),
        (flat, [x * y, z**2, t * x, y * t], moving),
    ):
        found = measure(field_strength(g.covector(components)), observer)
        E, B = found.electric, found.magnetic
        product = E.cross(B)
        assert product.vector == found.poynting.vector * unit
        assert product.vector != found.poynting.vector * (-unit)
        assert product.vector == -B.cross(E).vector
        assert product.dot(E).is_zero()
        assert product.dot(B).is_zero()
        assert product.square == E.square * B.square - E.dot(B) ** 2  # Lagrange
        assert E.cross(E).vector.is_zero()


def test_vector_products_in_flat_coordinates():
    found = measure(field_from([1, 0, 0], [0, 2, 0], metric=gr.Minkowski()))
    assert [str(c) for c in found.electric.cross(found.magnetic).components] == ["0", "0", "2"]
    other = measure(found.field, gr.Minkowski().vector([Rational(5, 4), Rational(3, 4), 0, 0]))
    with pytest.raises(InputError, match="the spaces of two observers"):
        found.electric.cross(other.magnetic)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_frequencies_and_redshifts(signature):
    """1 + z is a_o/a_e between comoving observers, √(1−2M/r_o)/√(1−2M/r_e) inverted between static ones [MTW 25.26]."""
    w = sp.Symbol("omega")
    g = gr.FLRW(signature=signature)
    tau, chi = g.symbols("tau chi")
    a = g.scalar(sp.Function("a")(tau))
    found = measure(field_strength(g.covector([0, 0, 0, cos(w * (tau - chi))])))
    assert found.frequency(w * (tau - chi)) == g.scalar(w) / a
    assert found.frequency(chi).is_zero()
    g = gr.Schwarzschild(signature=signature)
    t, r, M = g.symbols("t r M")
    rate = gr.electrodynamics.frequency(w * (t - r - 2 * M * sp.log(r / (2 * M) - 1)), g)
    assert rate * rate == g.scalar(w**2 / (1 - 2 * M / r))
    g = gr.Minkowski(signature=signature)
    t, x, _, _ = g.coordinates
    away = gr.electrodynamics.frequency(w * (t - x), g, g.vector([Rational(5, 4), Rational(3, 4), 0, 0]))
    assert away == g.scalar(w / 2)  # Doppler's √((1−v)/(1+v)), v = 3/5
    assert away != g.scalar(2 * w)
    with pytest.raises(InputError, match="u·u"):
        gr.electrodynamics.frequency(t, g, [1, 1, 0, 0])
