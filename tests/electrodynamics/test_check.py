"""Maxwell's equations: known solutions, their mutated twins, currents and their signs."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Rational, cos, exp, sin, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.electrodynamics import check, field_strength, homogeneous_equation, source_equation
from gr_toolkit.errors import AmbiguousRootError, ConventionError, IndexMismatchError, InputError

SIGNATURES = ["-+++", "+---"]
t, x, y, z, r, theta, phi, Q, M, A0, omega, k = symbols("t x y z r theta phi Q M A0 omega k")


# -- solutions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("spacetime", [gr.ReissnerNordstrom, gr.Schwarzschild, gr.DeSitter])
def test_coulomb_field(spacetime, signature):
    g = spacetime(signature=signature)
    good = check(potential=g.covector([Q / r, 0, 0, 0]))
    assert good.proved
    assert good
    assert good.needed_current == 0
    assert good.field[0, 1] == Q / r**2
    wrong = check(potential=g.covector([Q / r**2, 0, 0, 0]))
    assert wrong.refuted
    assert not wrong
    assert wrong.source.component == "[t]"
    assert wrong.source.witness.recheck()
    assert wrong.homogeneous.proved


def kerr_potential(g):
    """The test field of a charge on Kerr: A = −Q r/Σ (dt − a sin²θ dφ) [MTW 33.3, Wald 1974]."""
    spin, radius, angle = g.symbols("a r theta")
    sigma = radius**2 + spin**2 * cos(angle) ** 2
    return [-Q * radius / sigma, 0, 0, Q * radius * spin * sin(angle) ** 2 / sigma]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_charge_and_uniform_field_on_kerr(signature):
    g = gr.Kerr(signature=signature)
    A = kerr_potential(g)
    assert check(potential=g.covector(A)).proved
    for slot in (0, 3):
        mutated = list(A)
        mutated[slot] = -mutated[slot]
        assert check(potential=g.covector(mutated)).refuted
    for killing in ([1, 0, 0, 0], [0, 0, 0, 1]):  # a Killing vector is a potential in vacuum [Wald 1974]
        assert check(potential=g.vector(killing)).proved
    assert check(potential=g.vector([0, r, 0, 0])).proved == (field_strength(g.vector([0, r, 0, 0])) == 0)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_plane_waves(signature):
    g = gr.Minkowski(signature=signature)
    profile = sp.Function("f")
    assert check(potential=g.covector([0, profile(t - z), 0, 0])).proved
    assert check(potential=g.covector([0, cos(omega * (t - z)), sin(omega * (t - z)), 0])).proved
    assert check(potential=g.covector([0, cos(omega * t - k * z), 0, 0])).source.component == "[x]"
    assert check(potential=g.covector([0, cos(omega * t - k * z), 0, 0])).refuted
    domain = gr.Metric(g.matrix, g.coordinates, domain=[omega > 0], signature=signature)
    assert check(potential=domain.covector([0, cos(omega * t - sqrt(omega**2) * z), 0, 0])).proved
    with pytest.raises(AmbiguousRootError, match="omega > 0") as info:
        g.covector([0, cos(omega * t - sqrt(omega**2) * z), 0, 0])
    assert "component [x]" in info.value.__notes__[0]


@pytest.mark.parametrize("given", [{}, {"K": 1}, {"K": 0}, {"K": -1}])
def test_wave_in_an_expanding_universe(given):
    """A_φ = A0 cos ω(τ−χ) solves Maxwell's equations for every K; its field is null, and singular on the axis."""
    g = gr.FLRW(**given)
    tau, chi, angle = g.symbols("tau chi theta")
    found = check(potential=g.covector([0, 0, 0, A0 * cos(omega * (tau - chi))]))
    assert found.proved
    assert {str(c.expression) for c in found.source.conditions} >= {"sin(theta)"}
    assert "sin(theta)" in {str(c.expression) for c in found.singular}  # E_φ/(R sin θ) blows up on the axis
    twins = {
        "faster": ([0, 0, 0, A0 * cos(omega * (tau - 2 * chi))], "[phi]"),
        "latitude": ([0, 0, 0, A0 * sin(angle) * cos(omega * (tau - chi))], "[phi]"),
        "other slot": ([0, 0, A0 * cos(omega * (tau - chi)), 0], "[chi]"),
    }
    for name, (components, component) in twins.items():
        twin = check(potential=g.covector(components))
        assert twin.refuted, name
        assert twin.source.witness.recheck()
        assert twin.homogeneous.proved
        if name != "other slot":
            assert twin.source.component == component


@pytest.mark.parametrize("signature", SIGNATURES)
def test_maxwells_equations_do_not_see_the_scale_factor(signature):
    """Conformal invariance in four dimensions: ∇_μ F^{μν} in a² g is a⁻⁴ times that in g: the same solutions."""
    g = gr.FLRW(signature=signature)
    static = gr.FLRW(a=sp.Integer(1), signature=signature)
    tau, chi, angle, _ = g.coordinates
    scale = g.functions[0]
    A = [cos(chi), tau * chi, angle**2 * tau, tau**2 + sin(angle)]
    ours, theirs = check(potential=g.covector(A)).needed_current, check(potential=static.covector(A)).needed_current
    for mu in range(4):
        assert gr.decide(ours[mu] * scale**4, theirs[mu]).proved
    assert homogeneous_equation(field_strength(g.covector(A))) == 0


# -- currents ----------------------------------------------------------------------------------------------------------


def coulomb_like(g, potential):
    """A_μ of the electrostatic potential Φ: A^t = Φ for an observer at rest, so A_t = −Φ in −+++ and +Φ in +−−−."""
    return g.covector([g.conventions.time_sign * potential, 0, 0, 0])


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_positive_charge_density_is_positive_and_repels(signature):
    """Uniform ball, ∇²Φ = −ρ: inside Φ = ρ (3R² − r²)/6. A positive charge at rest is pushed out."""
    rho, R = symbols("rho R", positive=True)
    g = gr.Minkowski("spherical", signature=signature)
    inside = check(potential=coulomb_like(g, rho * (3 * R**2 - r**2) / 6), current=[rho, 0, 0, 0])
    assert inside.proved
    assert inside.needed_current[0] == rho
    force = inside.field.up(0)[1, 0]  # u = ∂_t, q = m = 1
    assert force == rho * r / 3
    outside = check(potential=coulomb_like(g, rho * R**3 / (3 * r)))
    assert outside.proved
    assert outside.field.up(0)[1, 0] == rho * R**3 / (3 * r**2)
    backwards = check(potential=coulomb_like(g, rho * (3 * R**2 - r**2) / 6), current=[-rho, 0, 0, 0])
    assert backwards.refuted
    assert backwards.source.component == "[t]"


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_current_makes_its_magnetic_field(signature):
    """∇×B = j along z for A = −(j/4)(x² + y²) ẑ; the covariant component A_z is +A^z in −+++ and −A^z in +−−−."""
    j = symbols("j")
    g = gr.Minkowski(signature=signature)
    A = g.vector([0, 0, 0, -j * (x**2 + y**2) / 4])
    assert check(potential=A, current=g.vector([0, 0, 0, j])).proved
    assert check(potential=A, current=g.vector([0, 0, 0, -j])).refuted
    assert check(potential=A).needed_current[3] == j
    B_y = field_strength(A).up(0).up(1)  # F^{31} = ±B_y; checked through the force on a moving charge
    velocity = g.vector([1, 0, 0, 1])  # parallel currents attract: a^x has the sign of −x
    force = field_strength(A).up(0).tensor_product(velocity).contract(1, 2)
    assert force[1] == -j * x / 2
    assert B_y[3, 1] == -B_y[1, 3]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_needed_current_is_conserved(signature):
    g = gr.Schwarzschild(signature=signature)
    A = g.covector([r**2 * cos(theta), sin(phi) * t, r * t, r**2 * sin(theta) ** 2])
    assert check(potential=A).needed_current.divergence().is_zero()


def test_charge_density_in_a_curved_space():
    """A charged static cloud in FLRW: ρ > 0 for a potential that falls with distance."""
    for signature in SIGNATURES:
        g = gr.FLRW(K=1, signature=signature)
        chi = g.symbols("chi")
        found = check(potential=coulomb_like(g, cos(chi)))
        assert gr.decide(found.needed_current[0], 3 * cos(chi) / g.functions[0] ** 4).proved


# -- fields ------------------------------------------------------------------------------------------------------------


def matrix_field(E, B, sign):
    """F_{μν} in Cartesian coordinates [MTW 3.7] in −+++; its negative in +−−−, where A_μ = (Φ, −A)."""
    return (
        sp.Matrix([[0, -E[0], -E[1], -E[2]], [E[0], 0, B[2], -B[1]], [E[1], -B[2], 0, B[0]], [E[2], B[1], -B[0], 0]])
        * -sign
    )


@pytest.mark.parametrize("signature", SIGNATURES)
def test_field_that_is_not_closed(signature):
    """A magnetic monopole density: the homogeneous equation fails, and says where."""
    g = gr.Minkowski(signature=signature)
    sign = g.conventions.time_sign
    wave = g.tensor(matrix_field((cos(t - z), 0, 0), (0, cos(t - z), 0), sign), "__")
    assert check(field=wave).proved
    monopole = check(field=g.tensor(matrix_field((0, 0, 0), (x, y, z), sign), "__"))
    assert monopole.homogeneous.refuted
    assert monopole.homogeneous.component == "[x, y, z]"
    assert monopole.source.proved
    assert monopole.refuted
    assert not monopole
    faraday = check(field=g.tensor(matrix_field((0, 0, 0), (0, cos(t), 0), sign), "__"))
    assert faraday.homogeneous.refuted
    charge = check(field=g.tensor(matrix_field((x, 0, 0), (0, 0, 0), sign), "__"))
    assert charge.needed_current[0] == 1  # ∇·E = ρ
    ampere = check(field=g.tensor(matrix_field((0, 0, 0), (0, x, 0), sign), "__"))
    assert ampere.needed_current[3] == 1  # (∇×B)_z = ∂_x B_y = j_z
    displacement = check(field=g.tensor(matrix_field((t, 0, 0), (0, 0, 0), sign), "__"))
    assert displacement.needed_current[1] == -1  # j = ∇×B − ∂_t E


def test_fields_given_in_any_position():
    g = gr.Schwarzschild()
    F = field_strength(g.covector([Q / r, 0, 0, 0]))
    for pattern in ("__", "^_", "_^", "^^"):
        assert check(field=F.with_indices(pattern)).proved
    assert source_equation(F).positions == (True,)
    assert check(potential=g.vector([-Q / r / (1 - 2 * M / r), 0, 0, 0])).proved


def test_where_the_field_is_singular_is_said():
    """To solve Maxwell's equations is not to have no source: the small print says where the field is singular."""
    g = gr.Minkowski()
    radius2 = x**2 + y**2
    line = check(potential=g.covector([0, -y / radius2, x / radius2, 0]))  # a flux line on the z-axis: F = 0 off it
    assert line.proved
    g = gr.Minkowski("spherical")
    uniform = check(
        potential=g.covector([0, 0, 0, r**2 * sin(theta) ** 2])
    )  # regular, though the chart is not on the axis
    assert uniform.proved
    assert uniform.singular == ()
    coulomb = check(potential=g.covector([Q / r, 0, 0, 0]))
    assert [str(c.expression) for c in coulomb.singular] == ["r"]
    shell = check(
        potential=g.covector([Q / (r - 5), 0, 0, 0]),
        current=check(potential=g.covector([Q / (r - 5), 0, 0, 0])).needed_current,
    )
    assert shell.proved
    assert any(str(c.expression) == "r - 5" for c in shell.source.conditions)
    charge_at_z = check(
        field=gr.Minkowski().tensor(
            matrix_field([c / (x**2 + y**2 + z**2) ** Rational(3, 2) for c in (x, y, z)], (0, 0, 0), -1), "__"
        )
    )
    assert charge_at_z.proved
    assert any("x**2 + y**2 + z**2" in str(c) for c in charge_at_z.source.conditions)
    assert any("x**2 + y**2 + z**2" in str(c) for c in charge_at_z.homogeneous.conditions)
    assert any("x**2 + y**2 + z**2" in str(c) for c in charge_at_z.singular)
    assert "singular" in charge_at_z.explain()


@pytest.mark.parametrize("signature", SIGNATURES)
def test_singularities_that_are_no_poles(signature):
    """A logarithm in the field, and a complex field whose squares cancel; a root that is finite is none."""
    g = gr.Minkowski(signature=signature)
    half = gr.Metric(g.matrix, g.coordinates, domain=[x > 0], signature=signature)
    places = {
        sp.log(x) * x - x: ["x"],  # the field is log x
        x ** Rational(3, 2): ["x"],  # the field is √x, and the current that it needs 1/√x
        x ** Rational(5, 2): [],
        sqrt(x): ["x"],
        x**2: [],
    }
    for potential, expected in places.items():
        found = check(potential=half.covector([0, 0, potential, 0]))
        assert [str(c.expression) for c in found.singular] == expected
    horizon = gr.Schwarzschild(signature=signature)
    irregular = sp.log(1 - 2 * M / r) * r**2 * sin(theta) ** 2
    found = check(potential=horizon.covector([0, 0, 0, irregular]))
    assert "2*M - r" in {str(c.expression) for c in found.singular}
    flrw = gr.FLRW(signature=signature)
    tau, chi, angle = flrw.symbols("tau chi theta")
    wave = exp(-sp.I * (tau - chi))
    self_dual = check(potential=flrw.covector([0, 0, wave / sin(angle), sp.I * wave]))  # E = iB: E·E = 0
    assert self_dual.proved
    assert "sin(theta)" in {str(c.expression) for c in self_dual.singular}
    parameters = gr.Rindler(signature=signature)  # g = 0 is a value of a parameter, and no place
    assert check(potential=parameters.covector([x**2, 0, 0, 0])).singular == ()


# -- bad input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda g: check(), InputError, ["potential or a field", "check(potential=A)"]),
        (lambda g: check(potential=[1, 0, 0, 0], field=g.ricci), InputError, ["one of the two"]),
        (lambda g: check(potential=[1, 0, 0, 0]), InputError, ["belong to no metric", "metric=g"]),
        (lambda g: check(potential="A", metric=g), InputError, ["'A'", "not evaluated"]),
        (lambda g: check(potential=[1, 0, 0], metric=g), IndexMismatchError, ["3 components", "4 components"]),
        (lambda g: check(potential=g.ricci), IndexMismatchError, ["2 indices"]),
        (lambda g: check(field=g.covector([1, 0, 0, 0])), InputError, ["no tensor with two indices"]),
        (lambda g: check(field=g.covariant), IndexMismatchError, ["[t, t]", "not antisymmetric"]),
        (lambda g: check(potential=g.covector([1, 0, 0, 0]), current=[1]), IndexMismatchError, ["1 component"]),
        (lambda g: check(potential=g.covector([0.1, 0, 0, 0])), InputError, ["0.1", "Rational(1, 10)"]),
        (
            lambda g: check(
                potential=g.covector([1, 0, 0, 0]), current=gr.Minkowski(signature="+---").vector([1, 0, 0, 0])
            ),
            InputError,
            ["conventions"],
        ),
        (
            lambda g: check(potential=[1, 0, 0, 0], metric=gr.Minkowski("spherical"), current=g.vector([1, 0, 0, 0])),
            InputError,
            ["chart"],
        ),
        (lambda g: check(potential=g.covector([1, 0, 0, 0]), metric=gr.Kerr()), InputError, ["chart"]),
    ],
)
def test_bad_input_by_message(call, error, words):
    with pytest.raises(error) as info:
        call(gr.Minkowski())
    for word in words:
        assert word in str(info.value)


# -- what a check says beside its verdicts -----------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_failing_component_with_its_residual(signature):
    """∂_x F^{tx} for A_t = ±x³ is 6x; the witness's value is that of the residual there."""
    g = gr.Minkowski(signature=signature)
    found = check(potential=coulomb_like(g, x**3), current=[z, 0, 0, 0])
    [failure] = found.failures
    assert (failure.equation, failure.component) == ("source equation", "[t]")
    assert failure.residual == -6 * x - z
    assert found.residual[0] == failure.residual
    assert found.needed_current[0] == -6 * x
    assert failure.witness.recheck()
    assert "-6*x - z" in str(failure)
    said = found.explain()
    assert "residual of the source equation [t]: -6*x - z" in said
    assert "current needed: j^t = -6*x" in said
    both = check(field=g.tensor(matrix_field((x**2, 0, 0), (x, 0, 0), g.conventions.time_sign), "__"))
    assert [f.equation for f in both.failures] == ["source equation", "homogeneous equation"]
    assert both.needed_magnetic_current[0] == 1
    assert "magnetic current needed: m^t = 1" in both.explain()
    assert check(potential=coulomb_like(g, x)).failures == ()


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("spacetime", [gr.FLRW, gr.Schwarzschild])
def test_current_conservation_is_checked(spacetime, signature):
    """A current with ∇_μ j^μ ≠ 0 is no field's; in FLRW a constant density j^0 is not conserved, a⁻⁴ is."""
    g = spacetime(signature=signature)
    A = g.covector([g.coordinates[1], 0, 0, 0])
    good = check(potential=A, current=check(potential=A).needed_current)
    assert good.proved
    assert good.conservation.proved
    assert check(potential=A).conservation is None
    with pytest.raises(InputError, match="the current is not conserved") as info:
        check(potential=A, current=[0, 1, 0, 0])
    assert "∇_μ j^μ = " in str(info.value)
    assert " at " in str(info.value)
    if spacetime is gr.FLRW:
        scale = g.functions[0]
        assert check(potential=A, current=[scale**-4, 0, 0, 0]).conservation.proved
        with pytest.raises(InputError, match="not conserved"):
            check(potential=A, current=[1, 0, 0, 0])


@pytest.mark.parametrize("signature", SIGNATURES)
def test_complex_fields(signature):
    g = gr.FLRW(signature=signature)
    tau, chi = g.symbols("tau chi")
    wave = exp(-sp.I * omega * (tau - chi))
    assert check(potential=g.covector([0, 0, 0, wave])).proved
    assert check(potential=g.covector([0, 0, 0, exp(-sp.I * omega * (tau - 2 * chi))])).refuted
    flat = gr.Minkowski(signature=signature)
    circular = exp(sp.I * omega * (t - z))
    assert check(potential=flat.covector([0, circular, sp.I * circular, 0])).proved
    assert check(potential=flat.covector([0, 0, 0, circular])).refuted


def test_symbols_that_are_no_coordinates():
    """A free constant is taken for one, and said; a coordinate of another chart is a slip, unless it is declared."""
    g = gr.Minkowski("spherical")
    wave = [0, 0, 0, cos(omega * t) * A0]
    assert check(potential=g.covector(wave)).constants == (A0, omega)
    assert "taken for constants: A0, omega" in check(potential=g.covector(wave)).explain()
    assert check(potential=gr.Kerr().vector([1, 0, 0, 0])).constants == ()  # M and a are the metric's
    slip = g.covector([0, cos(t - z), 0, 0])
    for call in (
        lambda: check(potential=slip),
        lambda: check(potential=[0, sp.Function("f")(t - z), 0, 0], metric=g),
        lambda: check(field=field_strength(slip)),
        lambda: check(potential=wave, metric=g, current=[0, 0, 0, z]),
    ):
        with pytest.raises(InputError) as info:
            call()
        assert "contains z, a coordinate of the chart 'cartesian', not of" in str(info.value)
        assert "component [" in str(info.value)
        assert "constants=[z]" in str(info.value)
    assert check(potential=slip, constants=[z]).constants == (z,)
    flrw = gr.FLRW()
    with pytest.raises(InputError, match="contains t, a coordinate of the chart"):
        check(potential=flrw.covector([0, 0, 0, cos(t)]))
    with pytest.raises(InputError, match="contains omega, which is no coordinate"):
        check(potential=g.covector(wave), constants=[A0])
    with pytest.raises(InputError, match="two different symbols are called r"):
        check(potential=[0, symbols("r", positive=True), 0, 0], metric=g)
    with pytest.raises(InputError, match="'omega' is no SymPy symbol"):
        check(potential=g.covector(wave), constants=["omega"])
    own = gr.Metric(g.matrix, g.coordinates, domain=g.conditions)  # not of the catalogue: nothing is known of z
    assert check(potential=own.covector([0, cos(t - z), 0, 0])).constants == (z,)


def test_bare_components():
    g = gr.Minkowski()
    for components in ([0, exp(t - z), 0, 0], (0, exp(t - z), 0, 0), sp.Matrix([0, exp(t - z), 0, 0])):
        assert check(potential=components, metric=g).proved
    assert check(potential=[0, exp(t - z), 0, 0], metric=g, current=[0, 1, 0, 0]).refuted


def test_a_check_that_is_open_is_not_false():
    g = gr.Minkowski()
    found = check(potential=g.covector([0, sp.Function("f")(t - z), 0, 0]))
    assert found.proved
    assert "proved" in found.explain()


def test_a_signature_that_the_metric_contradicts_is_refused() -> None:
    """It would turn the sign of every charge."""
    t, r, theta, phi = sp.symbols("t r theta phi")
    matrix = sp.diag(1, -1, -(r**2), -(r**2) * sp.sin(theta) ** 2)
    mistaken, right = gr.Metric(matrix, [t, r, theta, phi]), gr.Metric(matrix, [t, r, theta, phi], signature="+---")
    with pytest.raises(ConventionError, match=r"signature \+---.*\n.*signature='\+---'"):
        gr.electrodynamics.check(potential=mistaken.covector([-(r**2), 0, 0, 0]))
    found = gr.electrodynamics.check(potential=right.covector([-(r**2), 0, 0, 0]))
    assert found.needed_current[0] == 6  # E = 2r: div E = 6
