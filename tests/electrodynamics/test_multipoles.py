"""Multipoles from Debye potentials: Maxwell's equations with l, m and K symbolic, known fields, near misses."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import I, cos, exp, log, sin

import gr_toolkit as gr
from gr_toolkit import electrodynamics as ed
from gr_toolkit.errors import InputError, UnknownNameError

SIGNATURES = ["-+++", "+---"]
KINDS = ["TE", "TM"]
t, r, theta, phi, v, x, omega, M = sp.symbols("t r theta phi v x omega M")
l, m = sp.symbols("l m", integer=True)
Y = sp.Function("Y")(theta, phi)
ANGLES = (theta > 0, theta < sp.pi)


def sphere(area):
    return area, area * sin(theta) ** 2


def vaidya(signature="-+++"):
    """A mass that grows with light: no time symmetry, and h is not diagonal."""
    mass = sp.Function("M")(v)
    matrix = sp.diag(sp.Matrix([[2 * mass / r - 1, 1], [1, 0]]), *sphere(r**2))
    sign = 1 if signature == "-+++" else -1
    return gr.Metric(sign * matrix, [v, r, theta, phi], domain=[r > 0, *ANGLES], signature=signature)


def everything(signature="-+++"):
    """Any h_ab and any areal radius: four unknown functions of two coordinates."""
    A, B, C, R = (sp.Function(name)(t, x) for name in "ABCR")
    matrix = sp.diag(sp.Matrix([[-A, B], [B, C]]), *sphere(R**2))
    domain = [A > 0, C > 0, A * C + B**2 > 0, R > 0, *ANGLES]
    return gr.Metric(matrix if signature == "-+++" else -matrix, [t, x, theta, phi], domain=domain, signature=signature)


# -- Maxwell's equations, l and m symbolic -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("spacetime", "signature"),
    [(gr.FLRW, "-+++"), (gr.FLRW, "+---"), (gr.Schwarzschild, "-+++"), (vaidya, "+---")],
)
def test_every_multipole_of_an_unknown_potential(spacetime, kind, signature):
    wave = ed.multipole(spacetime(signature=signature), l, m, kind)
    verdict = wave.check()
    assert verdict.proved
    assert verdict.model is not None
    assert verdict.model.recheck()  # the master equation has solutions
    assert all(c.holds_on_domain for c in verdict.conditions)
    assert ed.check(potential=wave.potential).refuted  # it needs the master equation


@pytest.mark.parametrize("kind", ["TE", pytest.param("TM", marks=pytest.mark.nightly)])
def test_any_metric_with_the_symmetry(kind):
    """h_ab and r unknown functions of two coordinates: the equation is exact, whatever the spacetime."""
    assert ed.multipole(everything(), l, m, kind).check().proved


def test_unknown_harmonic():
    """Y any function with Laplace's equation on the sphere, beside ψ any with the master equation."""
    wave = ed.multipole(gr.FLRW(), l, 0, harmonic=Y)
    assert len(wave.assumptions) == 2
    verdict = wave.check()
    assert verdict.proved
    assert verdict.model.recheck()
    mixed = sp.Eq(wave.master_equation.lhs, l * (l + 2) * wave.psi)
    residual = ed.source_equation(wave.field)[3]
    assert gr.decide(residual, 0, assuming=wave.assumptions).proved
    assert gr.decide(residual, 0, assuming=[mixed, wave.sphere_equation]).refuted


def test_the_master_equation_is_the_one_derived():
    """□_h ψ = l(l+1) ψ/r²: in FLRW without a, in Schwarzschild ∂_r(f ∂_r ψ) − ψ̈/f; the same in both signatures."""
    for signature in SIGNATURES:
        g = gr.FLRW(signature=signature)
        tau, chi = g.coordinates[:2]
        wave = ed.multipole(g, l, m)
        psi, S = wave.psi, gr.S_K(g.symbols("K"), chi)
        left, right = wave.master_equation.args
        assert gr.decide(left - right, S**2 * (psi.diff(chi, 2) - psi.diff(tau, 2)) - l * (l + 1) * psi).proved
        wave = ed.multipole(gr.Schwarzschild(signature=signature), l, m)
        psi, f = wave.psi, 1 - 2 * M / r
        left, right = wave.master_equation.args
        derived = r**2 * (sp.diff(f * psi.diff(r), r) - psi.diff(t, 2) / f) - l * (l + 1) * psi
        assert gr.decide(left - right, derived).proved
        assert gr.decide(left - right, derived + 2 * M * psi / r).refuted


@pytest.mark.nightly
@given(st.integers(1, 5).flatmap(lambda n: st.tuples(st.just(n), st.integers(-n, n))), st.sampled_from(KINDS))
def test_every_integer_degree_and_order(degree_and_order, kind):
    every_wave(*degree_and_order, kind)


@pytest.mark.parametrize(("degree", "order", "kind"), [(1, 0, "TE"), (2, -1, "TM"), (3, 3, "TE")])
def test_integer_degrees_and_orders(degree, order, kind):
    every_wave(degree, order, kind)


def every_wave(degree, order, kind):
    """Proved without assumptions; with ψ of another degree refuted."""
    g = gr.FLRW()
    mode = ed.radial_mode(g, degree, omega, "outgoing")
    wave = ed.multipole(g, degree, order, kind, radial=mode)
    assert wave.assumptions == ()
    assert wave.check().proved
    assert gr.decide(*wave.sphere_equation.args, domain=ANGLES).proved
    assert not wave.field.is_zero()
    mistaken = ed.multipole(g, degree + 1, order, kind, radial=mode)  # Y of one degree, ψ of another
    assert mistaken.check().refuted


def test_harmonics_agree_with_the_literature():
    """Y_lm of SymPy (DLMF 14.30.1) up to its norm; for m < 0 that of |m| up to a factor."""
    from sympy.functions.special.spherical_harmonics import Ynm

    for degree in range(1, 4):
        for order in range(-degree, degree + 1):
            ours = ed.spherical_harmonic(degree, order, theta, phi)
            theirs = Ynm(degree, order, theta, phi).expand(func=True).subs(sp.sqrt(1 - cos(theta) ** 2), sin(theta))
            ratio = gr.exact.from_sympy(ours * theirs.subs({theta: 1, phi: 1}) - theirs * ours.subs({theta: 1, phi: 1}))
            assert ratio.is_zero()


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("spacetime", [gr.FLRW, gr.Schwarzschild])
def test_te_and_tm_are_dual(spacetime, signature):
    """⋆F of TE is ±F of TM where the master equation holds; the radial fields vanish: E_r of TE, B_r of TM."""
    g = spacetime(signature=signature)
    te, tm = (ed.multipole(g, 2, 1, kind) for kind in KINDS)
    dual = te.field.hodge_dual()
    agreed = [
        all(gr.decide(a, sign * b, assuming=te.assumptions).proved for _, a, b in dual.equation_components(tm.field))
        for sign in (1, -1)
    ]
    assert sorted(agreed) == [False, True]
    assert te.field[0, 1] == 0
    assert te.field[2, 3] != 0
    assert tm.field[2, 3] == 0
    assert tm.field[0, 1] != 0


def test_the_hertz_bivector_gives_the_potential():
    """A = −∇·P + G with G_μ = (∂^ν log r²) P_νμ [Cohen & Kegeles 1974]; without the gauge term it fails."""
    for signature in SIGNATURES:
        wave = ed.multipole(gr.Schwarzschild(signature=signature), l, m, "TM")
        P, g = wave.superpotential, wave.metric
        slope = g.covector([0, 2 / r, 0, 0]).up(0)
        gauge = slope.tensor_product(P).contract(0, 1)
        divergence = P.divergence(0)
        assert gr.decide(wave.potential, gauge - divergence).proved
        assert gr.decide(wave.potential, -divergence).refuted
    with pytest.raises(InputError, match="dual of a TM"):
        _ = ed.multipole(gr.Schwarzschild(), 1, 0).superpotential


# -- fields that are known ---------------------------------------------------------------------------------------------


def test_dipole_of_hertz():
    """The electric dipole in flat space: H_φ ∝ (1 + i/kr) e^{i(kr − ωt)}/r, E_r ∝ cos θ (1/r³ − ik/r²) [Jackson]."""
    g = gr.Minkowski("spherical")
    tau, chi, angle, _ = g.coordinates
    wave = ed.multipole(g, 1, 0, "TM", radial=ed.radial_mode(g, 1, omega, "outgoing"))
    assert wave.check().proved
    carrier = exp(I * omega * (chi - tau))
    magnetic = wave.field[1, 2] / chi  # F_{χθ}/r is B_φ up to its sign
    jackson = carrier / chi * (1 + I / (omega * chi)) * sin(angle)
    assert gr.decide(magnetic, -(omega**2) * jackson).proved
    radial = wave.field[0, 1]  # −E_r
    assert gr.decide(radial, -2 * cos(angle) * (1 / chi**3 - I * omega / chi**2) * carrier).proved


def test_charge_conservation_of_a_given_radial_function():
    g = gr.Schwarzschild()
    uniform = ed.multipole(g, 1, 0, radial=r**2)
    assert uniform.potential[3] == r**2 * sin(theta) ** 2  # Wald's, a = 0
    assert uniform.check().proved
    assert uniform.obeys_master_equation().proved
    assert uniform.assumptions == ()
    for mutated in (r**3, r**2 + M, r**2 * exp(-I * omega * t)):
        twin = ed.multipole(g, 1, 0, radial=mutated)
        assert twin.check().refuted
        assert twin.check().component == "source equation"
        assert twin.obeys_master_equation().refuted


def test_magnetic_dipole_on_a_black_hole():
    """A_φ of Ginzburg & Ozernoi (1964), Petterson (1974): a static dipole μ around Schwarzschild."""
    g, mu = gr.Schwarzschild(), sp.Symbol("mu")
    known = -3 * mu / (8 * M**3) * (r**2 * log(1 - 2 * M / r) + 2 * M * r + 2 * M**2) * sin(theta) ** 2
    assert ed.check(potential=g.covector([0, 0, 0, known])).proved
    psi = ed.static_mode(g, 1, "infinity")
    wave = ed.multipole(g, 1, 0, radial=psi)
    ratio = sp.Rational(3, 4) * mu / M
    assert gr.decide(wave.potential[3] * ratio, known).proved


@pytest.mark.parametrize("kind", ["TE", pytest.param("TM", marks=pytest.mark.nightly)])
def test_partly_unknown_potentials(kind):
    """u(χ) e^{−iωτ} is assumed to obey what the master equation makes of it; u(τ − χ) has no solution but zero."""
    g = gr.FLRW()
    tau, chi = g.coordinates[:2]
    u = sp.Function("u")
    wave = ed.multipole(g, 2, 1, kind, radial=u(chi) * exp(-I * omega * tau))
    assert wave.check().proved
    assert ed.multipole(g, 2, 1, kind, radial=u(tau - chi)).check().undecided


@pytest.mark.parametrize("conventions", [gr.Conventions(maxwell="SI", field_sign=-1), gr.Conventions("+---", ricci=-1)])
def test_other_conventions(conventions):
    """Neither units of charge nor the sign of F matter to a field without charges; near misses stay refuted."""
    g = gr.Schwarzschild(conventions=conventions)
    for kind in KINDS:
        assert ed.multipole(g, l, m, kind, radial=ed.static_mode(g, l)).check().proved
        assert ed.multipole(g, 1, 0, kind, radial=r**3).check().refuted


def test_names_that_the_metric_has_already():
    """A spacetime that contains functions called psi and u: the Debye potential is another one, and stays unknown."""
    f, f_2 = sp.Function("psi")(r), sp.Function("u")(r)
    g = gr.StaticSpherical(f=f, h=f_2)
    wave = ed.multipole(g, l, m)
    assert wave.psi.func.__name__ == "psi_"
    assert wave.assumptions != ()
    assert wave.check().proved
    assert ed.regge_wheeler(g, l).check().proved


def test_coordinates_in_any_order():
    matrix = sp.diag(r**2 * sin(theta) ** 2, 1, -1, r**2)
    g = gr.Metric(matrix, [phi, r, t, theta], domain=[r > 0, *ANGLES])
    split = ed.spherical_split(g)
    assert split.angles == (3, 0)
    assert split.plane_coordinates == (t, r)
    for kind in KINDS:
        assert ed.multipole(g, l, m, kind).check().proved


def test_real_fields():
    """Real and imaginary part of the harmonic are harmonics."""
    for angle in (cos(m * phi), sin(m * phi)):
        assert ed.multipole(gr.FLRW(), l, m, harmonic=sp.assoc_legendre(l, m, cos(theta)) * angle).check().proved
    other = ed.multipole(gr.FLRW(), l, m, harmonic=sp.assoc_legendre(l + 1, m, cos(theta)) * cos(m * phi))
    assert other.check().refuted


# -- potentials that hold unknown functions beside other coordinates ---------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_an_equation_for_all_times(kind):
    """ψ = r f(r) + t² needs −4t = 0 by ∂_t; of f(r) e^{−t²} only f = 0 is left, by the powers of t."""
    g = gr.Schwarzschild()
    t, r, theta, _ = g.coordinates
    f = sp.Function("f")(r)
    impossible = ed.multipole(g, 1, 0, kind, radial=r * f + t**2).check()
    assert (impossible.proved, impossible.refuted) == (False, False)
    assert "contradict each other" in impossible.explain()
    vanishing = ed.multipole(g, 1, 0, kind, radial=f * sp.exp(-(t**2)))
    verdict = vanishing.check()
    assert verdict.proved
    assert "f(r) = 0" in verdict.explain()
    zero = ed.multipole(g, 1, 0, kind, radial=f * sp.exp(-(t**2)), harmonic=cos(theta) ** 2)
    assert not zero.check().refuted


@pytest.mark.parametrize("factor", [lambda t: exp(-sp.I * sp.Symbol("omega") * t), cos, lambda t: 1, lambda t: t])
def test_separated_potentials_still_have_models(factor):
    """u(r) e^{−iωt}, u(r) cos t and u(r) t are potentials with u ≠ 0; the model shows it."""
    g = gr.Schwarzschild()
    t, r, theta, _ = g.coordinates
    u = sp.Function("u")(r)
    wave = ed.multipole(g, 2, 0, radial=u * factor(t))
    verdict = wave.check()
    assert verdict.proved
    assert "u(r) = 0" not in verdict.explain()
    assert ed.multipole(g, 2, 0, radial=u * factor(t), harmonic=cos(theta) ** 3).check().refuted


# -- bad input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda g: ed.multipole(gr.Kerr(), 1, 0),
            InputError,
            ["not spherically symmetric", "(theta, phi)", "[t, phi]"],
        ),
        (lambda g: ed.multipole(gr.Minkowski(), 1, 0), InputError, ["(y, z)", "g[z, z] is not g[y, y] sin(y)^2"]),
        (lambda g: ed.multipole(gr.Metric(sp.eye(2), [x, t]), 1, 0), InputError, ["2 dimensions"]),
        (
            lambda g: ed.multipole(gr.Metric(sp.diag(-cos(phi), 1, *sphere(r**2)), [t, r, theta, phi]), 1, 0),
            InputError,
            ["g[t, t] depends on phi"],
        ),
        (lambda g: ed.multipole("FLRW", 1, 0), InputError, ["'FLRW' is no metric"]),
        (lambda g: ed.multipole(g, 0, 0), InputError, ["l = 0 has no radiation", "Coulomb"]),
        (lambda g: ed.multipole(g, -1, 0), InputError, ["l = -1 is negative"]),
        (lambda g: ed.multipole(g, sp.Rational(1, 2), 0), InputError, ["l is 1/2, no integer"]),
        (lambda g: ed.multipole(g, 1.5, 0), InputError, ["l is 1.5, no integer"]),
        (lambda g: ed.multipole(g, "1", 0), InputError, ["'1'", "no integer"]),
        (lambda g: ed.multipole(g, True, 0), InputError, ["no integer"]),
        (lambda g: ed.multipole(g, sp.Symbol("p", integer=False), 0), InputError, ["declared to be no integer"]),
        (lambda g: ed.multipole(g, 1, 2), InputError, ["m = 2 exceeds", "from -1 to 1"]),
        (lambda g: ed.multipole(g, 1, -2), InputError, ["|m| > l = 1"]),
        (lambda g: ed.multipole(g, 2, sp.Rational(1, 3)), InputError, ["the order m is 1/3"]),
        (lambda g: ed.multipole(g, r, 0), InputError, ["the degree l is r, which depends on r"]),
        (lambda g: ed.multipole(g, 3, sp.Function("n")(t)), InputError, ["the order m is n(t)"]),
        (lambda g: ed.multipole(g, 1, 0, kind="TEM"), UnknownNameError, ["kind of multipole 'TEM'", "one of TE, TM"]),
        (lambda g: ed.multipole(g, 1, 0, radial=r * cos(theta)), InputError, ["depends on theta"]),
        (lambda g: ed.multipole(g, 1, 0, radial="r**2"), InputError, ["strings are not evaluated"]),
        (lambda g: ed.multipole(g, 1, 0, harmonic=r * cos(theta)), InputError, ["depends on r", "no angle"]),
    ],
)
def test_bad_input_by_message(call, error, words):
    with pytest.raises(error) as info:
        call(gr.Schwarzschild())
    for word in words:
        assert word in str(info.value)


# -- every order at once -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("l", "kind"), [(2, "TE"), (3, "TM"), (4, "TE")])
def test_a_number_for_l_and_a_symbol_for_m_leave_no_order_out(l, kind):
    """P_3^m is brought down by recurrences that divide by m − 2 and m − 3; the proof holds there as well."""
    m = sp.Symbol("m", integer=True)
    wave = ed.multipole(gr.FLRW(), l, m, kind)
    assert "m - 2" in repr(wave.check_as_it_stands())
    found = wave.check()
    assert found.proved
    assert repr(found) == "Proved()"
    assert found.model is not None  # of ψ, which is assumed to obey its equation


def test_for_a_given_mode_nothing_is_assumed_for_any_order():
    m, omega = sp.symbols("m omega")
    g = gr.FLRW()
    good = ed.multipole(g, 3, m, radial=ed.radial_mode(g, 3, omega, "outgoing")).check()
    assert (repr(good), good.model) == ("Proved()", None)
    wrong = ed.multipole(g, 3, m, radial=ed.radial_mode(g, 2, omega, "outgoing")).check()
    assert wrong.refuted
    theta, phi = g.symbols("theta phi")
    other = sp.assoc_legendre(2, m, sp.cos(theta)) * sp.exp(sp.I * m * phi)  # l = 2, and not 3
    assert not ed.multipole(g, 3, m, harmonic=other).check().proved
    twice = ed.multipole(g, 2, m, harmonic=2 * other).check()  # no harmonic of ours: what was found stands
    assert "m - 2" in repr(twice)
