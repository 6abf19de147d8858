"""The library of exact solutions: every entry proved, its sources measured, a near-miss of it refuted."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Rational, cos, cosh, cot, exp, log, pi, sin, sinh, sqrt

import gr_toolkit as gr
from gr_toolkit.electrodynamics import solutions, stress_energy
from gr_toolkit.electrodynamics.solutions.listing import table
from gr_toolkit.verdicts import conditions_of

CONVENTIONS = {
    "MTW, Heaviside-Lorentz": gr.Conventions(),
    "all others": gr.Conventions("+---", ricci=-1, maxwell="SI", field_sign=-1, levi_civita="^"),
}
FURTHER_CONVENTIONS = {
    "+---": gr.Conventions("+---"),
    "Gaussian, Ricci -": gr.Conventions(ricci=-1, maxwell="Gaussian"),
    "F = -dA": gr.Conventions(field_sign=-1),
    "ε^": gr.Conventions("+---", levi_civita="^"),
}
NAMES = sorted(solutions.CATALOGUE)
FURTHER = [(name, k) for name in NAMES for k in range(1, len(solutions.CATALOGUE[name].examples))]
SLOW = {("wald", 2), ("dyon", 1), ("dyon", 2), ("copson_linet", 1), ("horospherical_wave", 1)}
TWICE = {"magnetic_monopole", "electric_dipole_wave"}  # on the same metrics as their duals

t, r, theta, phi, tau, chi, rho, u, x, y, z = sp.symbols("t r theta phi tau chi rho u x y z")
M, Q, K, q, p, A0, B0, E0, omega, b, C, d, mu, l, k = sp.symbols("M Q K q p A0 B0 E0 omega b C d mu l k")
spin, V = sp.symbols("a V")
Q_e, Q_m = sp.symbols("Q_e Q_m", real=True)


def singular_places(solution):
    """What `check` finds, by name, without the zeros of parameters."""
    found = [c.expression for c in solution.check().singular]
    return {str(e) for e in found if e.has(*solution.metric.coordinates)}


def named_places(solution):
    """The factors of what the solution says vanishes at its sources."""
    elements = [solution.metric.scalar(source.where) for source in solution.sources]
    return {str(c.expression) for c in conditions_of([e * e.denominator() for e in elements])}


# Zeros of denominators of the normal form that are none of the field's: these never vanish, or (copson_linet) are the
# mirror image θ → π − θ of the charge's place, where test_copson_linet.py finds the field regular. In Kruskal's chart
# it is another name of r = 0, which the sources call W + 1.
HARMLESS = {
    ("horospherical_wave", 0): {"sin(theta)**2*sinh(chi)**2 + 1", "cos(theta)*sinh(chi) - cosh(chi)"},
    ("horospherical_wave", 1): {"sin(theta)**2*sinh(2*chi)**2 + 1", "cos(theta)*sinh(2*chi) - cosh(2*chi)"},
    **{(name, k): {"-T**2 + X**2 + 1"} for name, k in (("coulomb", 3), ("magnetic_monopole", 3), ("axial_wave", 5))},
    ("copson_linet", 0): {"2*b*r*(cos(theta) - 1) + (M*cos(theta) + M - b - r)**2"},
}
UNREADABLE = {("wald", 2), ("copson_linet", 1)}  # Kerr-Schild and isotropic: norms of many factors, not tried


# -- every entry -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", CONVENTIONS)
@pytest.mark.parametrize("name", NAMES)
def test_the_first_example_is_proved_in_all_conventions(name, conventions):
    entry = solutions.CATALOGUE[name]
    solution = entry.on(entry.examples[0](conventions=CONVENTIONS[conventions]), {})
    assert solution.check().proved
    assert solution.check_sources().proved
    if entry.electrovac:
        assert solution.check_einstein().proved


@pytest.mark.parametrize("name", [name for name in NAMES if not solutions.CATALOGUE[name].electrovac])
def test_a_test_field_does_not_curve_its_spacetime(name):
    found = solutions.CATALOGUE[name].on(None, {}).check_einstein()
    assert found.einstein.refuted
    assert found.einstein.witness.recheck()
    assert found.refuted


@pytest.mark.parametrize(("name", "number"), [c for c in FURTHER if c not in SLOW and c[0] not in TWICE])
def test_the_further_examples_are_proved(name, number):
    entry = solutions.CATALOGUE[name]
    assert entry.on(entry.examples[number](), {}).check().proved


@pytest.mark.nightly
@pytest.mark.parametrize(("name", "number"), [(name, 0) for name in NAMES] + FURTHER)
def test_the_further_examples_in_other_conventions(name, number):
    entry = solutions.CATALOGUE[name]
    for conventions in (*CONVENTIONS.values(), *FURTHER_CONVENTIONS.values()):
        solution = entry.on(entry.examples[number](conventions=conventions), {})
        assert solution.check().proved
        assert solution.check_sources().proved
        if number == 0 and entry.electrovac:
            assert solution.check_einstein().proved


PLACES = [(name, 0) for name in NAMES] + [
    pytest.param(name, number, marks=pytest.mark.nightly)
    for name, number in FURTHER
    if (name, number) not in UNREADABLE
]


@pytest.mark.parametrize(("name", "number"), PLACES)
def test_every_singular_place_is_named(name, number):
    """Nothing that `check` finds is left out, and what is said to hold a charge is found."""
    entry = solutions.CATALOGUE[name]
    solution = entry.on(entry.examples[number](), {})
    found, named = singular_places(solution), named_places(solution)
    harmless = HARMLESS.get((name, number), set())
    assert found - harmless <= named
    charged = [s.where for s in solution.sources if s.flux and s.flux.value != 0 and s.flux.kind != "circulation"]
    assert {str(c.expression) for c in conditions_of([solution.metric.scalar(w) for w in charged])} <= found
    assert ("nowhere singular" in repr(solution)) == (not solution.sources)


# -- twins -------------------------------------------------------------------------------------------------------------

S = gr.FLRW
SIGMA = r**2 + spin**2 * cos(theta) ** 2
COPSON = (r - M) ** 2 + (b - M) ** 2 - 2 * (r - M) * (b - M) * cos(theta)  # without − M² sin²θ
WAVE = cos(omega * (tau - chi))
HOROSPHERE = cosh(chi) - sinh(chi) * cos(theta)
ALPHA = sp.Function("alpha")(u)
TWINS = [  # entry, metric, A_μ of a near-miss, the component that fails
    ("coulomb", gr.FLRW(), [-q / (4 * pi * gr.S_K(K, chi)), 0, 0, 0], "[tau]"),  # C_K forgotten
    ("coulomb", gr.Schwarzschild(), [-q / (4 * pi * (r - M)), 0, 0, 0], "[t]"),  # harmonic radius
    ("magnetic_monopole", gr.FLRW(), [0, 0, 0, p / (4 * pi) * (1 - cos(theta) ** 2)], "[phi]"),
    ("axial_wave", gr.FLRW(), [0, 0, 0, A0 * sin(theta) * WAVE], "[phi]"),  # the metric factor of E_φ
    ("axial_wave", gr.FLRW(), [0, 0, 0, A0 * cos(omega * (tau - 2 * chi))], "[phi]"),
    (
        "magnetic_dipole_wave",  # flat space's wave in a closed universe
        gr.FLRW(K=1),
        [0, 0, 0, A0 * sin(theta) ** 2 * (omega * sin(omega * (tau - chi)) - WAVE / chi)],
        "[phi]",
    ),
    (
        "electric_dipole_wave",  # the sign of A_χ
        gr.FLRW(K=0),
        [
            cos(theta) * sp.diff(WAVE.diff(chi) - WAVE / chi, chi),
            -cos(theta) * sp.diff(WAVE.diff(chi) - WAVE / chi, tau),
            0,
            0,
        ],
        "[tau]",
    ),
    (
        "plane_wave",
        gr.FLRW(K=0),
        [0, 0, 0, -A0 * chi * sin(theta) * sin(phi) * cos(omega * (tau - chi * cos(theta)))],
        "[tau]",
    ),
    (
        "horospherical_wave",  # with the radial phase
        gr.FLRW(K=-1),
        [0, *(WAVE * sp.diff(sinh(chi) * sin(theta) * cos(phi) / HOROSPHERE, c) for c in (chi, theta, phi))],
        "[tau]",
    ),
    (
        "three_sphere_wave",  # half the frequency
        gr.FLRW(K=1),
        [
            0,
            -cos(tau) * cos(theta),
            cos(tau) * sin(chi) * cos(chi) * sin(theta),
            cos(tau) * sin(chi) ** 2 * sin(theta) ** 2,
        ],
        "[chi]",
    ),
    ("great_circle_wave", gr.FLRW(K=1), [0, 0, 0, exp(sp.I * (phi - 3 * tau)) * sin(theta)], "[tau]"),
    (
        "copson_linet",
        gr.Schwarzschild(),
        [-q / (4 * pi * b * r) * (((r - M) * (b - M) - M**2 * cos(theta)) / sqrt(COPSON) + M), 0, 0, 0],
        "[t]",
    ),
    (
        "copson_linet",  # M cos θ for M² cos θ
        gr.Schwarzschild(),
        [((r - M) * (b - M) - M * cos(theta)) / (b * r * sqrt(COPSON - M**2 * sin(theta) ** 2)), 0, 0, 0],
        "[t]",
    ),
    ("uniform_electric_field", gr.Schwarzschild(), [E0 * r * cos(theta), 0, 0, 0], "[t]"),
    ("uniform_magnetic_field", gr.Schwarzschild(), [0, 0, 0, B0 / 2 * r * (r - 2 * M) * sin(theta) ** 2], "[phi]"),
    ("electric_dipole", gr.Schwarzschild(), [-d / (4 * pi * r**2) * cos(theta), 0, 0, 0], "[t]"),
    ("magnetic_dipole", gr.Schwarzschild(), [0, 0, 0, mu / (4 * pi * r) * sin(theta) ** 2], "[phi]"),
    ("static_multipole", gr.Schwarzschild(), [(r - 2 * M) * r * sp.legendre(2, cos(theta)), 0, 0, 0], "[t]"),
    ("wald", gr.Kerr(), [0, 0, 0, B0 / 2 * r**2 * sin(theta) ** 2], "[t]"),  # Schwarzschild's
    ("charge_on_rotating_hole", gr.Kerr(), [-q * r / SIGMA, 0, 0, -q * r * spin * sin(theta) ** 2 / SIGMA], "[t]"),
    ("killing_potential", gr.KerrNewman(), None, "[t]"),  # the current forgotten
    ("reissner_nordstrom", gr.ReissnerNordstrom(), [-Q / r**2, 0, 0, 0], "[t]"),
    ("kerr_newman", gr.KerrNewman(), [-Q * r / SIGMA, 0, 0, -Q * r * spin * sin(theta) ** 2 / SIGMA], "[t]"),
    (
        "dyon",  # the sign of what the magnetic charge adds to A_t
        gr.KerrNewman(Q=sqrt(Q_e**2 + Q_m**2)),
        [-Q * spin * cos(theta) / SIGMA, 0, 0, -Q * (r**2 + spin**2) * cos(theta) / SIGMA],
        "[t]",
    ),
    ("melvin", gr.Melvin(), [0, 0, sp.Symbol("B") * rho**2 / 2, 0], "[phi]"),
    ("bertotti_robinson", gr.BertottiRobinson(), [-Q / r**2, 0, 0, 0], "[t]"),
    ("pp_wave", gr.PPWave(), [ALPHA * x**2, 0, 0, 0], "[v]"),
    ("rosen_wave", gr.PlaneWave(), [0, 0, sin(k * (u + V)), 0], "[X]"),
]


@pytest.mark.parametrize(("name", "g", "components", "component"), TWINS)
def test_a_near_miss_is_refuted(name, g, components, component):
    solution = solutions.CATALOGUE[name].on(g, {})
    good = solution.check()
    assert good.proved
    if components is None:
        twin = gr.electrodynamics.check(potential=solution.potential)
    else:
        twin = solution.with_potential(components).check()
    assert twin.source.refuted
    assert twin.source.component == component
    assert twin.source.witness.recheck()
    assert twin.homogeneous.proved


def test_every_entry_has_a_twin():
    assert {name for name, *_ in TWINS} == set(NAMES)


def test_a_wrong_charge_is_measured():
    """Another field of the same hole: Maxwell's equations hold, the fluxes named do not."""
    solution = solutions.reissner_nordstrom(gr.ReissnerNordstrom())
    twin = solution.with_potential([-Q / r, 0, 0, 0])  # Gaussian, in Heaviside-Lorentz units
    assert twin.check().proved
    assert twin.check_sources().refuted
    assert twin.check_einstein().einstein.component == "[t, t]"
    hole = solutions.wald(gr.Kerr())
    killing = gr.Kerr().vector([spin * B0 / 2, 0, 0, B0 / 2])  # a for 2a
    assert hole.with_potential([killing.down(0)[i] for i in range(4)]).check().proved
    assert hole.with_potential([killing.down(0)[i] for i in range(4)]).check_sources().refuted


# -- conventions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("new", [CONVENTIONS["all others"], FURTHER_CONVENTIONS["Gaussian, Ricci -"]])
@pytest.mark.parametrize("name", ["coulomb", "magnetic_monopole", "wald", "axial_wave", "magnetic_dipole", "pp_wave"])
def test_a_solution_is_the_translation_of_itself(name, new):
    """The potential in other conventions is the default one translated, where q = q_HL/k and a field k times that in
    Heaviside–Lorentz units."""
    entry = solutions.CATALOGUE[name]
    unit = new.charge_unit
    own = {"q": q * unit, "p": p * unit, "mu": mu * unit, "A0": A0 / unit, "B0": B0 / unit}
    given = {name: value for name, value in own.items() if name in entry.parameters}
    before = entry.on(entry.examples[0](), given).potential
    after = entry.on(entry.examples[0](conventions=new), {}).potential
    translated = before.to_conventions(new, natural="potential")
    assert gr.decide(translated, after).proved


@pytest.mark.parametrize("conventions", (CONVENTIONS | FURTHER_CONVENTIONS).values())
def test_a_positive_charge_repels_its_like(conventions):
    """u^ν ∇_ν u^r = F^r_ν u^ν > 0 with q = 1 for a test body at rest, and a falling potential A^t > 0."""
    for g in (gr.Schwarzschild(conventions=conventions), gr.FLRW(K=-1, conventions=conventions)):
        solution = solutions.coulomb(g, q=1)
        force = solution.field.up(0) if conventions.field_sign > 0 else -solution.field.up(0)
        radius = g.coordinates[1]
        at = {M: 1, radius: 3, sp.Symbol("mu_0", positive=True): 1}
        assert force[1, 0].to_sympy().subs(g.functions[0] if g.functions else t, 1).subs(at) > 0
        assert solution.potential.up(0)[0].to_sympy().subs(g.functions[0] if g.functions else t, 1).subs(at) > 0


# -- values from elsewhere ---------------------------------------------------------------------------------------------


def test_the_coulomb_field_of_a_universe():
    """E = q/(4πa²S²) for comoving observers [Gauss's law on a sphere of area 4πa²S²]."""
    g = gr.FLRW()
    solution = solutions.coulomb(g)
    a = g.functions[0]
    assert gr.decide(solution.field["chi", "tau"] / a**2, q / (4 * pi * a**2 * gr.S_K(K, chi) ** 2)).proved
    closed = solutions.coulomb(gr.FLRW(K=1)).potential[0]
    assert gr.decide(closed, -q * cot(chi) / (4 * pi)).proved
    assert gr.decide(closed.subs({chi: pi - chi}), -closed).proved  # the antipode sees the opposite charge


def test_comoving_and_conformal_charts_agree():
    """F_{χt} = F_{χτ} dτ/dt with dt = a dτ."""
    conformal, comoving = solutions.coulomb(gr.FLRW()), solutions.coulomb(gr.FLRW("comoving"))
    a = comoving.metric.functions[0]
    assert gr.decide(comoving.field["chi", "t"] * a, conformal.field["chi", "tau"].to_sympy()).proved


def test_waves_of_dipoles_as_books_write_them():
    """K = 0: r h_1(ωr) up to a factor [Jackson 9.85]; K = 1, standing with ω = 2: sin²χ sin²θ is Gegenbauer's
    sin²χ C_0^{(2)} [Lifshitz & Khalatnikov 1963]; K = −1 by its own differential equation."""
    outgoing = solutions.magnetic_dipole_wave(gr.FLRW(K=0), complex_wave=True)
    hankel = exp(sp.I * omega * chi) * (-omega - sp.I / chi)  # ωχ h_1(ωχ) ω, and h_1(x) = −e^{ix}(1/x + i/x²)
    assert gr.decide(outgoing.potential[3], A0 * -sp.I * hankel * exp(-sp.I * omega * tau) * sin(theta) ** 2).proved
    lowest = solutions.magnetic_dipole_wave(gr.FLRW(K=1), omega=2, direction="standing").potential[3]
    assert gr.decide(lowest, -2 * A0 * sin(chi) ** 2 * cos(2 * tau) * sin(theta) ** 2).proved
    none = solutions.magnetic_dipole_wave(gr.FLRW(K=1), omega=1, direction="standing").potential
    assert none == 0
    closed = solutions.magnetic_dipole_wave(gr.FLRW(K=1), direction="standing").potential[3].to_sympy()
    for n, regular in ((2, True), (3, True), (Rational(5, 2), False)):  # at the antipode
        near = closed.subs({omega: n, chi: pi - Rational(1, 10**6), A0: 1, tau: 0, theta: pi / 2})
        assert (abs(near.evalf(20)) < Rational(1, 1000)) == regular


@pytest.mark.parametrize("given", [{}, {"K": 1}, {"K": 0}, {"K": -1}])
def test_the_electric_dipole_wave_is_the_dual_of_the_magnetic_one(given):
    g = gr.FLRW(**given)
    for direction in ("outgoing", "ingoing", "standing"):
        magnetic = solutions.magnetic_dipole_wave(g, direction=direction).field
        electric = solutions.electric_dipole_wave(g, direction=direction).field
        ratio = [
            (magnetic.hodge_dual()[i, j], electric[i, j])
            for i in range(4)
            for j in range(i)
            if not electric[i, j].is_zero()
        ]
        assert len(ratio) == 3
        assert all(gr.decide(first, second).proved for first, second in ratio) or all(
            gr.decide(first, -second).proved for first, second in ratio
        )


def test_waves_without_sources_are_regular_everywhere():
    """In the static universe nothing is singular at all, not on the axis nor at the origin."""
    for found in (
        solutions.plane_wave(gr.FLRW(K=0, a=1)),
        solutions.plane_wave(gr.FLRW(K=0, a=1), polarisation="circular", complex_wave=True),
        solutions.three_sphere_wave(gr.FLRW(K=1, a=1)),
        solutions.three_sphere_wave(gr.FLRW(K=1, a=1), helicity=-1),
        solutions.magnetic_dipole_wave(gr.FLRW(K=-1, a=1), direction="standing"),
        solutions.electric_dipole_wave(gr.FLRW(K=0, a=1), direction="standing"),
    ):
        assert found.check().proved
        assert found.sources == ()
    assert singular_places(solutions.plane_wave(gr.FLRW(K=0, a=1))) == set()
    assert singular_places(solutions.three_sphere_wave(gr.FLRW(K=1, a=1))) == set()


def test_the_horospherical_wave_becomes_the_plane_wave():
    """At the origin, and to first order around it: A_x = A0 cos ωτ there."""
    potential = solutions.horospherical_wave(gr.FLRW(K=-1)).potential
    plane = solutions.plane_wave(gr.FLRW(K=0)).potential
    for i in (1, 2):
        first, second = (gr.series(A[i].to_sympy(), chi, 2) for A in (potential, plane))
        assert gr.decide(first.to_sympy().removeO().coeff(chi, 0), second.to_sympy().removeO().coeff(chi, 0)).proved


def test_null_fields_and_fields_that_are_not():
    null = gr.electrodynamics.is_null
    for name in ("axial_wave", "plane_wave", "horospherical_wave", "pp_wave"):
        assert null(solutions.CATALOGUE[name].on(None, {}).field).proved, name
    assert null(solutions.rosen_wave(gr.PlaneWave()).field).proved
    for name in ("magnetic_dipole_wave", "coulomb", "three_sphere_wave"):
        assert null(solutions.CATALOGUE[name].on(None, {}).field).refuted, name


def test_the_homogeneous_wave_has_the_same_energy_everywhere():
    """E ∥ B, E² + B² = 4A0² on the unit three-sphere: the energy density 2A0²/a⁴."""
    for helicity in (1, -1):
        field = solutions.three_sphere_wave(gr.FLRW(K=1), helicity=helicity).field
        a = field.metric.functions[0]
        assert gr.decide(stress_energy(field)[0, 0], 2 * A0**2 / a**2).proved
        assert [stress_energy(field)[0, i] for i in (1, 2, 3)] == [0, 0, 0]  # no energy flows


def test_what_flux_integrals_find_is_what_the_sources_say():
    """`check` integrates on its own around the axis: the wave's line of flux, and Faraday's law for it."""
    flux = 2 * pi * A0 * cos(omega * (tau - chi))
    found = [c for c in solutions.axial_wave(gr.FLRW(K=0)).check().charges if hasattr(c, "flux")]
    assert {line.axis for line in found} == {"theta = 0", "theta = pi"}
    for line in found:
        assert gr.decide(line.flux, flux).proved
        assert gr.decide(line.magnetic_current, flux.diff(tau) * (1 if line.axis == "theta = 0" else -1)).proved


def test_multipoles_of_schwarzschild_by_two_ways():
    """The potentials of Debye's method, which was derived for every spherical spacetime, up to a constant factor."""
    g = gr.Schwarzschild()
    for order, where in ((1, "horizon"), (3, "horizon"), (2, "infinity")):
        debye = gr.electrodynamics.static_mode(g, order, regular=where)
        for kind, other, slot in (("magnetic", "TE", 3), ("electric", "TM", 0)):
            ours = solutions.static_multipole(g, l=order, kind=kind, regular=where, C=1).potential
            theirs = gr.electrodynamics.multipole(g, order, 0, kind=other, radial=debye).potential
            ratio = ours[slot] / theirs[slot]
            assert ratio.diff(r).is_zero()
            assert ratio.diff(theta).is_zero()


# -- rotating holes ----------------------------------------------------------------------------------------------------


def test_walds_charge_and_flux():
    """A hole of charge 2aMB0 (Gaussian) has F = ½B0 dψ; without charge the flux through the upper half of the horizon
    is πB0 r₊²(1 − a⁴/r₊⁴) [King, Lasota & Kundt (1975), Phys. Rev. D 12, 3037], none for a = M."""
    g = gr.Kerr(conventions=gr.Conventions(maxwell="Gaussian"))
    critical = solutions.wald(g, q=2 * spin * M * B0)
    rotation = gr.electrodynamics.field_strength(g.vector([0, 0, 0, B0 / 2]).down(0))
    assert gr.decide(critical.field, rotation).proved
    assert gr.decide(solutions.wald(g, q=spin * M * B0).field, rotation).refuted
    outer = sp.Symbol("R", positive=True)
    on_horizon = {r: outer, theta: pi / 2, M: (outer**2 + spin**2) / (2 * outer)}
    flux = 2 * pi * solutions.wald(g, q=0).potential[3].to_sympy().subs(on_horizon)
    assert gr.decide(flux, pi * B0 * outer**2 * (1 - spin**4 / outer**4)).proved


def test_komars_integrals():
    """Through a sphere ∮⋆dξ = −8πM, ∮⋆dψ = 16πaM [Komar (1959); Wald (1984), 11.2.9, 11.2.12]."""
    for vector, charge in (([1, 0, 0, 0], -8 * pi * M), ([0, 0, 0, 1], 16 * pi * spin * M)):
        field = solutions.killing_potential(gr.Kerr(), vector=vector, C=1).field
        assert gr.decide(gr.electrodynamics.charge(field, {"theta": (0, pi), "phi": (0, 2 * pi)}), charge).proved


def test_walds_field_far_away_and_without_rotation():
    still = solutions.wald(gr.Kerr(a=0), q=0).potential
    assert gr.decide(still[3], B0 / 2 * r**2 * sin(theta) ** 2).proved
    assert still[0] == 0
    charged = solutions.charge_on_rotating_hole(gr.Kerr(a=0)).potential
    assert gr.decide(charged[0], -q / (4 * pi * r)).proved


def test_a_killing_vector_in_matter_has_a_current():
    """Static Einstein universe, R_ij = 2g_ij: none for ∂_t; for a rotation j = 4ψ."""
    g = gr.FLRW(K=1, a=1)
    assert solutions.killing_potential(g).current is None
    rotation = solutions.killing_potential(g, vector=[0, 0, 0, 1], C=1)
    assert rotation.check().proved
    assert rotation.current[3] == 4


# -- electrovac --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", CONVENTIONS.values())
def test_a_charged_hole_with_lambda(conventions):
    """f = 1 − 2M/r + Q²/r² − Λr²/3 in every convention, and not with the other sign [Griffiths & Podolský 9.62]."""
    Lambda = sp.Symbol("Lambda")
    f = 1 - 2 * M / r + Q**2 / r**2 - Lambda * r**2 / 3
    g = gr.StaticSpherical(f=f, h=1 / f, conventions=conventions)
    unit = conventions.charge_unit / sqrt(4 * pi)
    field = gr.electrodynamics.field_strength(g.covector([conventions.time_sign * unit * Q / r, 0, 0, 0]))
    found = gr.electrodynamics.einstein_maxwell(g, field, cosmological_constant=Lambda)
    assert found
    assert found.verdict.proved
    assert "Einstein" in found.explain()
    wrong = gr.electrodynamics.einstein_maxwell(g, field, cosmological_constant=-Lambda)
    assert wrong.refuted
    assert not wrong
    assert wrong.einstein.component == "[t, t]"
    assert wrong.maxwell.proved
    assert wrong.residual[0, 0] != 0
    twice = gr.electrodynamics.einstein_maxwell(g, field * 2, cosmological_constant=Lambda)
    assert twice.einstein.refuted
    assert r"\text{Einstein's equation:}" in found._repr_latex_()


def test_a_field_with_a_source_is_no_electrovac():
    g = gr.ReissnerNordstrom()
    found = gr.electrodynamics.einstein_maxwell(g, gr.electrodynamics.field_strength(g.covector([-Q / r**2, 0, 0, 0])))
    assert found.einstein.refuted
    assert found.maxwell.source.refuted


def test_dyons_by_duality():
    """cos α F + sin α ⋆F [Rainich 1925] is the dyon with Q_e = Q cos α, Q_m = Q sin α up to sign."""
    e, m = sp.symbols("e m", real=True)
    g = gr.KerrNewman(Q=sqrt(e**2 + m**2))
    found = solutions.dyon(g, Q_e=e, Q_m=m)
    electric = solutions.charge_on_rotating_hole(g, q=sqrt(4 * pi) * e).field
    magnetic = solutions.charge_on_rotating_hole(g, q=sqrt(4 * pi) * m).field.hodge_dual()
    assert gr.decide(found.field, electric + magnetic).proved or gr.decide(found.field, electric - magnetic).proved
    assert gr.decide(found.field, electric).refuted


def test_the_flux_of_melvins_universe():
    """∮A at infinity: 4π/B in Gaussian units [Thorne (1965), Phys. Rev. 139, B244]."""
    found = solutions.melvin(gr.Melvin(conventions=gr.Conventions(maxwell="Gaussian")))
    around = gr.electrodynamics.circulation(found.potential, {"phi": (0, 2 * pi)}).to_sympy()
    B = sp.Symbol("B")
    assert sp.limit(around.subs(B, 2), rho, sp.oo) == 2 * pi


@pytest.mark.parametrize("f", [u * x, ALPHA * (x**2 - y**2), ALPHA * log(x**2 + y**2), exp(x) * sin(y) * u])
def test_light_of_any_harmonic_profile(f):
    """∂²H = −4|∂f|² has the solution −f² where f is harmonic: ∂²(f²) = 2|∂f|², so H = −2f²."""
    found = solutions.pp_wave(gr.PPWave(H=-2 * f**2), f=f)
    assert found.check().proved
    assert found.check_einstein().proved
    assert solutions.pp_wave(gr.PPWave(H=-(f**2)), f=f).check_einstein().einstein.component == "[u, u]"
    assert [str(s.where) for s in found.sources] == (["x**2 + y**2"] if f.has(log) else [])


def test_a_plane_wave_that_is_focused():
    """P″/P + Q″/Q = −2X′²/P²: with P = Q = cos ku, X = sin ku; in the units of the conventions."""
    found = solutions.rosen_wave(
        gr.PlaneWave(P=cos(k * u), Q=cos(k * u)), X=sin(k * u) * Rational(3, 5), Y=sin(k * u) * Rational(4, 5)
    )
    assert found.check_einstein().proved
    assert found.sources == ()
    weaker = solutions.rosen_wave(gr.PlaneWave(P=cos(k * u), Q=cos(k * u)), X=u)
    assert weaker.check().proved
    assert weaker.check_einstein().refuted
    assert [str(s.where) for s in weaker.sources] == ["sin(k*u)**2 - 1"]  # P = 0


# -- what is typed and shown -------------------------------------------------------------------------------------------


def test_parameters_may_be_given():
    found = solutions.coulomb(gr.Schwarzschild(M=1), q=3)
    assert gr.decide(found.potential[0], -3 / (4 * pi * r)).proved
    assert found.sources[0].flux.value == 3
    assert solutions.wald(gr.Kerr(a=Rational(1, 2), M=1), B0=1, q=0).check_sources().proved
    assert solutions.coulomb(gr.Schwarzschild().subs(M=1)).check().proved
    assert solutions.uniform_magnetic_field(gr.Schwarzschild().subs(M=1)).check().proved
    assert solutions.axial_wave(gr.FLRW(), direction="ingoing", complex_wave=True).check().proved
    assert solutions.coulomb(q=0.5).sources[0].flux.value == Rational(1, 2)


def test_a_metric_of_ones_own():
    """Spherical symmetry is found in the components, whatever the metric's name."""
    wormhole = gr.Metric(
        sp.diag(-1, 1, r**2 + b**2, (r**2 + b**2) * sin(theta) ** 2),
        [t, r, theta, phi],
        domain=[b > 0, theta > 0, theta < pi],
    )
    found = solutions.coulomb(wormhole)  # flux through the throat, without any charge
    assert found.check().proved
    assert gr.decide(found.field["r", "t"], q / (4 * pi * (r**2 + b**2))).proved
    scale = sp.Function("a")(t, x)
    flat = gr.Metric(scale**2 * sp.diag(-1, 1, 1, 1), [t, x, y, z], domain=[scale > 0])
    assert solutions.plane_wave(flat).check().proved


@pytest.mark.nightly
@pytest.mark.parametrize("name", gr.spacetimes.CATALOGUE)
def test_central_charges_in_every_chart_of_the_catalogue(name):
    """Spherical charts have a Coulomb field; the others are refused by what keeps them from it."""
    make = gr.spacetimes.CATALOGUE[name]
    found = []
    for chart in make().origin.entry.charts:
        try:
            solution = solutions.coulomb(make(chart))
        except gr.errors.InputError as error:
            assert "not spherically symmetric" in str(error)  # noqa: PT017
            continue
        assert solution.check().proved
        assert solution.check_sources().proved
        found.append(chart)
    assert len(found) == {"FLRW": 4, "Schwarzschild": 7, "Minkowski": 1, "Kerr": 0, "Melvin": 0}.get(name, len(found))


def test_the_listing_on_the_page_is_the_catalogue():
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "solutions.md").read_text("utf-8")
    assert table() in page
    assert set(solutions.CATALOGUE) <= set(solutions.__all__)
    for name, entry in solutions.CATALOGUE.items():
        assert entry.name == name
        with pytest.raises(gr.errors.UnknownNameError, match=f"no parameter of {name} 'colour'"):
            getattr(solutions, name)(colour="red")


# -- bad input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: solutions.coulomb(gr.Kerr()), ["not spherically symmetric", "g[t, phi]"]),
        (lambda: solutions.coulomb("Schwarzschild"), ["'Schwarzschild'", "no metric", "coulomb(g)"]),
        (lambda: solutions.coulomb(gr.Schwarzschild(), charge=1), ["no parameter of coulomb 'charge'", "q"]),
        (lambda: solutions.coulomb(gr.Schwarzschild(), q="Q"), ["parameter q", "'Q'", "not evaluated"]),
        (lambda: solutions.coulomb(gr.Schwarzschild(), q=r**2), ["q of coulomb is r**2", "the coordinate r"]),
        (lambda: solutions.axial_wave(omega=sp.Function("w")(tau)), ["omega of axial_wave", "the coordinate tau"]),
        (
            lambda: solutions.plane_wave(gr.Metric(sp.diag(-1, 1, 1, 1), [omega, x, y, z])),
            ["omega of plane_wave", "a name of its own"],
        ),
        (lambda: solutions.magnetic_monopole(string="east"), ["string = 'east'", "'north'"]),
        (lambda: solutions.axial_wave(gr.Schwarzschild()), ["null coordinates", "kruskal"]),
        (lambda: solutions.axial_wave(direction="sideways"), ["direction = 'sideways'", "'outgoing'"]),
        (lambda: solutions.magnetic_dipole_wave(gr.FLRW("comoving")), ["'comoving'", "chart 'conformal'"]),
        (lambda: solutions.magnetic_dipole_wave(gr.Schwarzschild()), ["Schwarzschild", "FLRW"]),
        (lambda: solutions.plane_wave(gr.FLRW(K=-1)), ["plane_wave needs", "horospherical_wave"]),
        (lambda: solutions.plane_wave(gr.Kerr()), ["plane_wave needs"]),
        (lambda: solutions.horospherical_wave(gr.FLRW()), ["K < 0", "K = K", "gr.FLRW(K=-1)"]),
        (lambda: solutions.three_sphere_wave(gr.FLRW(K=-1)), ["K > 0", "K = -1"]),
        (lambda: solutions.copson_linet(gr.Schwarzschild(M=1), b=2), ["b = 2", "outside of b > 2"]),
        (lambda: solutions.copson_linet(b=Rational(3, 2) * M), ["b = 3*M/2", "outside of b > 2*M"]),
        (lambda: solutions.copson_linet(gr.Schwarzschild("kruskal")), ["'kruskal'", "'isotropic'"]),
        (lambda: solutions.static_multipole(l=0), ["l = 0", "whole number"]),
        (lambda: solutions.static_multipole(l=Rational(1, 2)), ["l of static_multipole is 1/2", "no integer"]),
        (lambda: solutions.static_multipole(l=1.0), ["l of static_multipole is 1.0", "l=2"]),
        (lambda: solutions.magnetic_dipole_wave(omega=0), ["omega = 0 is no frequency"]),
        (lambda: solutions.copson_linet(b=2 * sp.Symbol("M")), ["b = 2*M is outside of b > 2*M"]),
        (lambda: solutions.copson_linet(b=sp.Symbol("M")), ["b = M is outside of b > 2*M"]),
        (lambda: solutions.dyon(Q_m=sp.I), ["Q_m of dyon is I, which is not real"]),
        (lambda: solutions.static_multipole(l=l, regular="infinity"), ["for a given l only", "horizon"]),
        (lambda: solutions.static_multipole(kind="weak"), ["kind = 'weak'", "'magnetic'"]),
        (lambda: solutions.wald(gr.Schwarzschild()), ["wald", "Schwarzschild", "Kerr"]),
        (lambda: solutions.killing_potential(gr.Kerr(), vector=[0, 1, 0, 0]), ["not shown to be a Killing vector"]),
        (lambda: solutions.dyon(gr.ReissnerNordstrom()), ["Q² = Q**2", "Q_e**2 + Q_m**2"]),
        (lambda: solutions.kerr_newman(gr.Kerr()), ["kerr_newman", "Kerr-Newman"]),
        (lambda: solutions.melvin(gr.Minkowski()), ["melvin", "Minkowski"]),
        (lambda: solutions.pp_wave(f=x**2), ["x**2", "not shown to be harmonic"]),
        (lambda: solutions.pp_wave(f=x * sp.Symbol("v")), ["depends on v"]),
        (lambda: solutions.rosen_wave(X=V), ["X = V depends on V"]),
        (lambda: gr.electrodynamics.einstein_maxwell("g", gr.Kerr().ricci), ["'g' is no metric"]),
        (lambda: gr.electrodynamics.einstein_maxwell(gr.Kerr(), gr.Kerr().vector([1, 0, 0, 0])), ["two indices"]),
        (
            lambda: gr.electrodynamics.einstein_maxwell(gr.Kerr(), solutions.coulomb(gr.Schwarzschild()).field),
            ["different metrics"],
        ),
        (
            lambda: gr.electrodynamics.einstein_maxwell(gr.Kerr(), solutions.wald(gr.Kerr(signature="+---")).field),
            ["conventions"],
        ),
        (
            lambda: gr.electrodynamics.einstein_maxwell(gr.Schwarzschild(), solutions.coulomb().field),
            ["(tau, chi, theta, phi)", "one chart"],
        ),
        (
            lambda: gr.electrodynamics.einstein_maxwell(
                gr.Schwarzschild(), solutions.coulomb(gr.Schwarzschild()).field, cosmological_constant=r
            ),
            ["cosmological constant r depends on r"],
        ),
    ],
)
def test_bad_input_by_message(call, words):
    with pytest.raises(gr.errors.GRToolkitError) as info:
        call()
    for word in words:
        assert word in str(info.value)
