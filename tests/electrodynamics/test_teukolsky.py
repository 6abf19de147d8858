"""The Newman–Penrose form of Maxwell's equations and Teukolsky's equation for s = ±1 in Kerr."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import I, cos, exp, sin

import gr_toolkit as gr
from gr_toolkit import electrodynamics as ed
from gr_toolkit.errors import ConventionError, InputError

SIGNATURES = ["-+++", "+---"]
r, theta, a, M = sp.symbols("r theta a M")
Q = sp.Symbol("Q", real=True)
KERR = {signature: gr.Kerr(signature=signature) for signature in SIGNATURES}
KILLING = [[1, 0, 0, 0], [0, 0, 0, 1]]


def wald(g, vector):
    """F = dξ of a Killing vector: a vacuum field, for ∂_φ the uniform one with a charge [Wald 1974]."""
    return ed.field_strength(g.vector(vector))


def charge(g):
    """The field of a test charge on Kerr, as in Kerr–Newman [MTW 33.3]; A_t = ∓Q r/Σ."""
    sigma, sign = r**2 + a**2 * cos(theta) ** 2, g.conventions.time_sign
    return ed.field_strength(g.covector([sign * Q * r / sigma, 0, 0, -sign * Q * r * a * sin(theta) ** 2 / sigma]))


# -- Maxwell scalars ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_scalars_of_a_charge(signature):
    """φ0 = φ2 = 0 and φ1 = Q/2(r − ia cos θ)² [Newman et al. 1965], the same in both signatures."""
    g = KERR[signature]
    phi0, phi1, phi2 = ed.maxwell_scalars(charge(g), ed.kinnersley_tetrad(g))
    assert (phi0, phi2) == (0, 0)
    assert gr.decide(phi1, Q / (2 * (r - I * a * cos(theta)) ** 2)).proved
    assert gr.decide(phi1, Q / (2 * (r + I * a * cos(theta)) ** 2)).refuted


@pytest.mark.parametrize("signature", SIGNATURES)
def test_scalars_do_not_see_conventions(signature):
    """In Gaussian units and with F = −dA the scalars of one field are the same numbers up to the unit of charge."""
    conventions = gr.Conventions.named(None, signature)
    turned = conventions.with_(field_sign=-1)
    one, two = (gr.Kerr(conventions=c) for c in (conventions, turned))
    A = [0, 0, 0, r * sin(theta) ** 2]
    scalars = [ed.maxwell_scalars(ed.field_strength(g.covector(A)), ed.kinnersley_tetrad(g)) for g in (one, two)]
    assert all(gr.decide(p, q).proved for p, q in zip(*scalars, strict=True))


def test_invariants_from_the_scalars():
    """F_{μν}F^{μν} = 8 Re(φ0φ2 − φ1²) = 2(B² − E²) in both signatures: −2Q²/r⁴ for a charge at rest, a = 0."""
    for g in KERR.values():
        for field in (charge(g), wald(g, KILLING[1])):
            p0, p1, p2 = ed.maxwell_scalars(field, ed.kinnersley_tetrad(g))
            complex_one = p0 * p2 - p1 * p1
            twice_real = complex_one + complex_one.conjugate()
            square = field.up(0).up(1).tensor_product(field).contract(0, 2).contract(0, 1).component(())
            assert gr.decide(square, 4 * twice_real).proved
            assert gr.decide(square, -4 * twice_real).refuted


@pytest.mark.parametrize("signature", SIGNATURES)
def test_newman_penrose_equations(signature):
    """Proved for vacuum fields, refuted for a field with currents, in the Kinnersley and in another tetrad."""
    g = KERR[signature]
    tetrad = ed.kinnersley_tetrad(g)
    for field in (wald(g, KILLING[0]), wald(g, KILLING[1]), charge(g)):
        assert ed.newman_penrose_check(field, tetrad).proved
    assert ed.newman_penrose_check(ed.field_strength(g.covector([r, 0, 0, 0])), tetrad).refuted
    other = gr.FLRW(signature=signature)
    tau, chi = other.coordinates[:2]
    wave = ed.multipole(other, 1, 0, radial=ed.radial_mode(other, 1, sp.Symbol("omega"), "outgoing"))
    assert ed.newman_penrose_check(wave.field, other.null_tetrad()).proved
    spoiled = ed.field_strength(other.covector([0, 0, 0, cos(tau - 2 * chi)]))
    assert ed.newman_penrose_check(spoiled, other.null_tetrad()).refuted


# -- Teukolsky ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("s", [1, -1])
@pytest.mark.parametrize("signature", SIGNATURES)
def test_exact_solutions(signature, s):
    """Wald's fields solve it (φ0, φ2 ≠ 0 for ∂_φ, zero for ∂_t); the same scalar with the other spin does not."""
    g = KERR[signature]
    assert all(gr.decide(ed.teukolsky(wald(g, vector), s), 0).proved for vector in KILLING)
    assert gr.decide(ed.teukolsky(charge(g), s), 0).proved
    phi0, _, phi2 = ed.maxwell_scalars(wald(g, KILLING[1]), ed.kinnersley_tetrad(g))
    assert not phi0.is_zero()
    psi = phi0 if s > 0 else g.scalar((r - I * a * cos(theta)) ** 2) * phi2
    assert gr.decide(ed.teukolsky(psi, s, g), 0).proved
    for mistaken in (psi * g.scalar(r), psi * g.scalar(sin(theta)), psi.conjugate() + g.scalar(M * cos(theta))):
        assert gr.decide(ed.teukolsky(mistaken, s, g), 0).refuted
    assert gr.decide(ed.teukolsky(psi * g.scalar(exp(I * g.coordinates[3])), s, g), 0).refuted  # another m
    without_weight = phi2 if s < 0 else phi2 * g.scalar((r - I * a * cos(theta)) ** 2)
    assert gr.decide(ed.teukolsky(without_weight, s, g), 0).refuted


@pytest.mark.parametrize("s", [1, -1])
def test_a_field_with_currents_is_refuted(s):
    """A_t = r² has ∇·E ≠ 0; its φ0 and φ2 do not obey the vacuum equation."""
    g = KERR["-+++"]
    assert gr.decide(ed.teukolsky(ed.field_strength(g.covector([0, 0, 0, r * sin(theta) ** 2])), s), 0).refuted


@pytest.mark.parametrize("s", [1, -1])
@pytest.mark.parametrize("signature", SIGNATURES)
def test_it_follows_from_maxwell_for_every_field(signature, s, monkeypatch):
    """An identity in two unknown functions of four coordinates; three spoiled operators are refuted."""
    import importlib

    g = KERR[signature]
    assert ed.decoupling(g, s).proved
    module = importlib.import_module("gr_toolkit.electrodynamics.multipoles.teukolsky")
    right = module._operator
    for spoiled in (
        lambda psi, spin, metric: right(psi, -spin, metric),
        lambda psi, spin, metric: right(psi, spin, metric) + psi,
        lambda psi, spin, metric: right(psi, spin, metric) + psi.diff(metric.coordinates[3]) * metric.scalar(a / r**2),
    ):
        monkeypatch.setattr(module, "_operator", spoiled)
        assert ed.decoupling(g, s).refuted


@pytest.mark.parametrize("s", [1, -1])
def test_it_separates(s):
    """Into the radial and angular equations of Teukolsky (1973), for all ω, m and λ; with 3 for 4isωr it would not."""
    from gr_toolkit.electrodynamics.multipoles.teukolsky_separation import separated_equations

    g = KERR["-+++"]
    assert ed.separates(g, s).proved
    omega, m, separation = sp.symbols("omega m lambda")
    R, S = sp.Function("R")(r), sp.Function("S")(theta)
    phase = exp(I * (m * g.coordinates[3] - omega * g.coordinates[0]))
    radial, angular = separated_equations(g, s, R, S, omega, m, separation)
    spoiled = -phase * (S * (radial - I * s * omega * r * R) + R * angular)
    assert gr.decide(ed.teukolsky(phase * R * S, s, g), g.scalar(spoiled)).refuted


@pytest.mark.parametrize("s", [1, -1])
def test_spin_weighted_harmonics(s):
    """a = 0: S = sin θ solves the angular equation for l = 1, m = 0, λ = (l − s)(l + s + 1) [Teukolsky 1973]."""
    from gr_toolkit.electrodynamics.multipoles.teukolsky_separation import separated_equations

    g = gr.Kerr(a=0)
    for separation in ((1 - s) * (2 + s), (1 - s) * (2 + s) + 1):
        verdict = gr.decide(separated_equations(g, s, r, sin(theta), 0, 0, separation)[1], 0, domain=g.conditions)
        assert verdict.proved == (separation % 2 == 0)
        assert verdict.refuted == (separation % 2 == 1)


def test_schwarzschild_limit():
    """a = 0: the uniform field r² sin²θ dφ obeys it, one with another radial function does not."""
    g = gr.Kerr(a=0)
    assert ed.decoupling(g, 1).proved
    uniform = ed.field_strength(g.covector([0, 0, 0, r**2 * sin(theta) ** 2]))
    assert gr.decide(ed.teukolsky(uniform, 1), 0).proved
    assert gr.decide(ed.teukolsky(ed.field_strength(g.covector([0, 0, 0, r**3 * sin(theta) ** 2])), 1), 0).refuted


def test_kinnersley_tetrad_is_principal():
    """Only Ψ2 = −M/(r − ia cos θ)³ of the Weyl scalars, and ρ = −1/(r − ia cos θ) [Teukolsky 1973]."""
    g = KERR["-+++"]
    scalars = ed.kinnersley_tetrad(g).newman_penrose
    zeta = r - I * a * cos(theta)
    assert gr.decide(scalars.rho, -1 / zeta).proved
    assert [p.is_zero() for p in scalars.psi] == [True, True, False, True, True]
    assert gr.decide(scalars.psi[2], -M / zeta**3).proved


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda g: ed.teukolsky(wald(g, KILLING[0]), 2), InputError, ["s = 2", "s=1 for φ0"]),
        (lambda g: ed.teukolsky(wald(g, KILLING[0]), True), InputError, ["s = True"]),
        (lambda g: ed.teukolsky(r, 1, gr.Kerr(M=r / 10)), InputError, ["M = r/10 is not constant"]),
        (lambda g: ed.teukolsky(r, 1), InputError, ["belongs to no metric"]),
        (lambda g: ed.teukolsky(r, 1, gr.Schwarzschild()), InputError, ["written out for Kerr"]),
        (lambda g: ed.kinnersley_tetrad(gr.Kerr("kerr-schild")), InputError, ["Boyer–Lindquist"]),
        (lambda g: ed.decoupling(gr.KerrNewman(), 1), InputError, ["written out for Kerr"]),
        (lambda g: ed.decoupling(g, 0), InputError, ["s = 0"]),
        (lambda g: ed.maxwell_scalars(wald(g, KILLING[0]), g), InputError, ["no null tetrad"]),
        (lambda g: ed.maxwell_scalars(g.vector([1, 0, 0, 0]), ed.kinnersley_tetrad(g)), InputError, ["two indices"]),
        (
            lambda g: ed.maxwell_scalars(wald(gr.Schwarzschild(), KILLING[0]), ed.kinnersley_tetrad(g)),
            ConventionError,
            ["different metrics"],
        ),
    ],
)
def test_bad_input_by_message(call, error, words):
    with pytest.raises(error) as info:
        call(KERR["-+++"])
    for word in words:
        assert word in str(info.value)
