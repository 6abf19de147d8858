"""What is given in the wrong shape is refused in words, by every function that takes it."""

from __future__ import annotations

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit import electrodynamics as ed
from gr_toolkit.errors import GRToolkitError, IndexMismatchError, InputError

FLAT = gr.Minkowski()
t, x, y, z = FLAT.coordinates
M, v, k = sp.symbols("M v k")
A = FLAT.covector([x, 0, 0, 0])
F = FLAT.form({("t", "x"): 1})
SYMMETRIC = FLAT.tensor([[0, x**2, 0, 0], [x**2, 0, 0, 0], [0] * 4, [0] * 4], "__")
ROWS = [[0, 1, 0, 0], [-1, 0, 0, 0], [0] * 4, [0] * 4]
NONSENSE = [5, "x", None, True, [1, 2], ROWS, {}, FLAT, t]
OF_A_FIELD = [
    ed.source_equation,
    ed.homogeneous_equation,
    ed.source_form,
    ed.singular_where,
    ed.measure,
    ed.invariants,
    ed.stress_energy,
    ed.field_wave_operator,
    ed.potential_of,
    lambda given: ed.duality_rotation(given, 1),
    lambda given: ed.check(field=given),
    lambda given: ed.charge(given, {}),
    lambda given: ed.medium(FLAT).fields(given),
]
OF_A_POTENTIAL = [
    ed.field_strength,
    ed.lorenz_scalar,
    ed.is_in_lorenz_gauge,
    ed.is_in_coulomb_gauge,
    ed.is_pure_gauge,
    ed.potential_wave_operator,
    lambda given: ed.gauge_transformed(given, x),
    lambda given: ed.check(potential=given),
]
OF_A_METRIC = [
    lambda given: ed.check(potential=A, metric=given),
    lambda given: ed.check(potential=[1, 0, 0, 0], metric=given),
    lambda given: ed.check(field=F, metric=given),
    lambda given: ed.field_from([1, 0, 0], [0, 0, 0], metric=given),
    lambda given: ed.wave_operator(given, x),
    lambda given: ed.multipole(given, 1, 0),
    lambda given: ed.einstein_maxwell(given, F),
    ed.medium,
]
OF_A_CURRENT = [
    lambda given: ed.source_form(F, given),
    lambda given: ed.medium(FLAT).maxwell_equations(F, given),
    lambda given: ed.field_wave_equation(F, given),
    lambda given: ed.potential_wave_equation(A, given),
    lambda given: ed.check(field=F, current=given),
]


@pytest.mark.parametrize("ask", OF_A_FIELD)
def test_fields(ask):
    for given in [*NONSENSE, A, FLAT.tensor([[[0] * 4] * 4] * 4, "___")]:
        with pytest.raises(GRToolkitError, match=r"no tensor with two indices|needs a potential or a field"):
            ask(given)
    with pytest.raises(GRToolkitError, match="not antisymmetric"):
        ask(SYMMETRIC)


@pytest.mark.parametrize("ask", OF_A_POTENTIAL)
def test_potentials(ask):
    for given in [*NONSENSE, F]:
        with pytest.raises(GRToolkitError):
            ask(given)


@pytest.mark.parametrize("ask", OF_A_METRIC)
def test_metrics(ask):
    for given in ["x", 5, ROWS, F]:
        with pytest.raises(InputError, match="is no metric"):
            ask(given)


@pytest.mark.parametrize("ask", OF_A_CURRENT)
def test_currents_as_components(ask):
    """A list of components is as good as the vector."""
    assert repr(ask([0, 0, x, 0])) == repr(ask(FLAT.vector([0, 0, x, 0])))


def test_currents_that_are_none():
    for ask in OF_A_CURRENT:
        for given in ["j", [1, 2], 5, F]:
            with pytest.raises(GRToolkitError):
                ask(given)


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        (lambda: ed.check(potential=A, constants=5), InputError, ["the constant 5", "constants=[omega]"]),
        (lambda: ed.check(potential=A, constants="k"), InputError, ["the constant 'k'"]),
        (lambda: ed.box([1, 0, 0, 0]), InputError, ["[1, 0, 0, 0] is no tensor"]),
        (lambda: ed.field_strength(F), IndexMismatchError, ["2 indices where a potential"]),
        (lambda: ed.duality_rotation(F, True), InputError, ["the angle is True"]),
        (lambda: ed.duality_rotation(F, sp.Eq(x, 1)), InputError, ["the angle is Eq(x, 1)"]),
        (lambda: ed.duality_rotation(F, 0.1), InputError, ["0.1", "Rational(1, 10)"]),
        (lambda: ed.maxwell_residuals((1, 2), gr.Schwarzschild().null_tetrad()), InputError, ["not three scalars"]),
        (lambda: ed.radial_mode(gr.FLRW(), 1, k).wronskian(5), InputError, ["5 is no radial mode"]),
        (lambda: ed.spherical_harmonic(1, 0, sp.Symbol("theta"), phi="phi"), InputError, ["an angle is 'phi'"]),
        (lambda: ed.spherical_harmonic(1, 1, "theta", sp.Symbol("phi")), InputError, ["an angle is 'theta'"]),
        (lambda: ed.wave_operator(FLAT, "x"), InputError, ["strings are not evaluated"]),
    ],
)
def test_messages(ask, error, words):
    with pytest.raises(error) as info:
        ask()
    for word in words:
        assert word in str(info.value)


def test_an_angle_that_is_a_float():
    """0.5 is exactly one half; its cosine is not 0.877…"""
    assert ed.duality_rotation(F, 0.5) == ed.duality_rotation(F, sp.Rational(1, 2))


def test_components_of_a_spatial_vector():
    Ex, Ey, Ez = ed.measure(FLAT.form({("t", "x"): -2, ("t", "z"): x})).electric
    assert (Ex, Ey, Ez) == (2, 0, -x)


# -- observers that are imaginary --------------------------------------------------------------------------------------


def over_root(square):
    return 1 / sp.sqrt(square)


@pytest.mark.parametrize(
    ("velocity", "wanted"),
    [
        (lambda: [sp.sqrt(x - 4), sp.sqrt(x - 5), 0, 0], "x - 4 > 0"),
        (lambda: [x, sp.sqrt(x**2 - 1), 0, 0], r"x\*\*2 - 1 > 0|x - 1 > 0"),
        (lambda: [over_root(1 - v**2), v * over_root(1 - v**2), 0, 0], r"which is real where .* > 0"),
        (lambda: [sp.sqrt(1 + sp.log(x) ** 2), sp.log(x), 0, 0], "x > 0|not known to be real"),
    ],
)
def test_velocities_that_are_imaginary_somewhere(velocity, wanted):
    with pytest.raises(InputError, match=wanted):
        ed.measure(F, velocity())


def test_the_same_velocities_where_they_are_real():
    for domain, velocity in [
        ([x > 5], [sp.sqrt(x - 4), sp.sqrt(x - 5), 0, 0]),
        ([v > -1, v < 1], [over_root(1 - v**2), v * over_root(1 - v**2), 0, 0]),
        ([x > 0], [sp.sqrt(1 + sp.log(x) ** 2), sp.log(x), 0, 0]),
        ([], [sp.sqrt(1 + x**2 + v**2), x, v, 0]),
        ([], [sp.cosh(sp.Function("f")(x)), sp.sinh(sp.Function("f")(x)), 0, 0]),
    ]:
        g = gr.Metric(sp.diag(-1, 1, 1, 1), (t, x, y, z), domain=domain)
        field = g.form({("t", "x"): -1, ("x", "y"): 2})
        assert ed.measure(field, velocity).energy_density is not None


@pytest.mark.parametrize("declared", [{"imaginary": True}, {"real": False}])
def test_symbols_that_are_declared_imaginary(declared):
    w = sp.Symbol("w", **declared)
    with pytest.raises(InputError, match="w is declared to be none"):
        ed.measure(F, [sp.sqrt(1 + w**2), w, 0, 0])


def test_rest_inside_of_a_horizon():
    """∂_T/√(1 − 2M/r) in Painlevé–Gullstrand coordinates: T_{μν} u^μ u^ν < 0 for r < 2M, were it an observer."""
    g = gr.Schwarzschild("painleve-gullstrand")
    r, mass = g.coordinates[1], g.parameters[0]
    field = g.form({("theta", "phi"): sp.sin(g.coordinates[2])})
    u = [1 / sp.sqrt(1 - 2 * mass / r), 0, 0, 0]
    with pytest.raises(InputError, match=r"is real where .* only"):
        ed.measure(field, u)
    outside = gr.Metric(g.matrix, g.coordinates, domain=[*g.conditions, r > 2 * mass])
    assert ed.measure(outside.form({("theta", "phi"): sp.sin(g.coordinates[2])}), u).energy_density == 1 / (2 * r**4)


def test_complex_fields_have_no_energy():
    a, wave = sp.Symbol("a"), sp.exp(sp.I * (t - z))

    def measured(component):
        return ed.measure(ed.field_strength(FLAT.covector([0, component, 0, 0])))

    found = measured(a * wave)
    asked = [lambda: found.energy_density, lambda: found.poynting.square, lambda: found.stress.component((0, 0))]
    for ask in asked:
        with pytest.raises(InputError, match=r"complex field has no energy\n  write: .*cos"):
            ask()
    assert "the field is complex" in repr(found)
    assert "the field is complex" in found._repr_latex_().replace("\\ ", " ")
    for real in (a * (wave + 1 / wave) / 2, sp.I * a * (wave - 1 / wave) / 2, sp.Function("f")(t - z)):
        assert measured(real).is_real
        assert measured(real).energy_density
    assert not measured(sp.I * sp.Function("f")(t - z)).is_real


# -- mended on the way -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", [("x", "y"), ("y", "z"), ("t", "x"), ("z", "t")])
def test_potentials_of_any_function(pair):
    """f(x) dx∧dy = d(−y f(x) dx), whatever f is."""
    f = sp.Function("f")(sp.Symbol(pair[0]))
    field = FLAT.form({pair: f})
    assert ed.field_strength(ed.potential_of(field)) == field


@pytest.mark.parametrize(
    ("function", "singular"),
    [(sp.besselj(0, t - x), False), (sp.besseli(0, t - x), False), (sp.bessely(0, t - x), True)],
)
def test_entire_functions_are_not_singular(function, singular):
    A = FLAT.covector([0, 0, function, 0])
    assert bool(ed.singular_where(ed.field_strength(A))) == singular


def test_the_spectrum_of_a_high_degree():
    spectrum = ed.three_sphere_spectrum(gr.FLRW(K=1), 19)
    assert (spectrum.verdict.proved, spectrum.lowest) == (True, 20)


@pytest.mark.parametrize(("K", "omega", "text"), [(1, 1, ""), (4, 6, ""), (1, sp.Rational(3, 2), "1, 2, 3")])
def test_the_antipode_of_a_standing_wave(K, omega, text):
    wave = ed.solutions.magnetic_dipole_wave(gr.FLRW(K=K), omega=omega, direction="standing")
    antipode = [str(source) for source in wave.sources if "antipode" in str(source)]
    assert (text in antipode[0]) if text else not antipode
