"""Equatorial orbits of Kerr, Carter's constant, and the classification of orbits."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit import motion
from gr_toolkit.errors import InputError

R = sp.Rational
KERR = gr.Kerr()
M, a, r = KERR.symbols("M a r")
UNIT = gr.Schwarzschild(M=1)


@pytest.mark.parametrize(
    ("direction", "signature"),
    [
        (1, "-+++"),
        pytest.param(1, "+---", marks=pytest.mark.nightly),
        pytest.param(-1, "+---", marks=pytest.mark.nightly),
    ],
)
def test_circular_orbits_are_those_of_bardeen_press_and_teukolsky(direction, signature):
    orbits = motion.circular_orbits(gr.Kerr(signature=signature), direction=direction)
    assert orbits.check().proved
    s, m, x = direction, sp.Symbol("m", positive=True), sp.Symbol("x", positive=True)
    pairs = {r: x**2, M: m**2}
    root = sp.sqrt(x**3 - 3 * m**2 * x + 2 * s * a * m)
    expected = {
        "energy": (x**3 - 2 * m**2 * x + s * a * m) / (x ** R(3, 2) * root),  # their eqs. 2.12, 2.13, 2.16
        "angular_momentum": s * m * (x**4 - 2 * s * a * m * x + a**2) / (x ** R(3, 2) * root),
        "angular_velocity": s * m / (x**3 + s * a * m),
    }
    for name, value in expected.items():
        found = getattr(orbits, name).subs(pairs)
        assert abs((found - value).subs({a: R(1, 2), m: 1, x: 3}).evalf(30)) < 1e-28
        assert sp.simplify(found**2 / value**2) == 1
    # epicyclic frequencies: Okazaki, Kato & Fukue 1987
    omega2 = expected["angular_velocity"] ** 2
    radial = omega2 * (1 - 6 * m**2 / x**2 + 8 * s * a * m / x**3 - 3 * a**2 / x**4)
    vertical = omega2 * (1 - 4 * s * a * m / x**3 + 3 * a**2 / x**4)
    assert sp.simplify(orbits.radial_frequency_squared.subs(pairs) - radial) == 0
    assert sp.simplify(orbits.vertical_frequency_squared.subs(pairs) - vertical) == 0


@pytest.mark.nightly
@pytest.mark.parametrize("direction", [1, -1])
def test_special_radii_in_closed_form(direction):
    (photon,) = motion.photon_spheres(KERR, direction=direction)
    assert sp.expand(photon.value - 2 * M * (1 + sp.cos(R(2, 3) * sp.acos(-direction * a / M)))) == 0
    bound = motion.marginally_bound_orbit(KERR, direction=direction)
    assert sp.expand(bound.value - (2 * M - direction * a + 2 * sp.sqrt(M) * sp.sqrt(M - direction * a))) == 0
    stable = motion.isco(KERR, direction=direction)
    assert stable.stability == "stable"
    assert set(stable.conditions) == {a / M > 0, a / M < 1}
    for radius, numeric in (
        (photon, motion.photon_spheres),
        (bound, motion.marginally_bound_orbit),
        (stable, motion.isco),
    ):
        assert radius.check().proved
        found = numeric(gr.Kerr(M=1, a=R(9, 10)), direction=direction)
        one = found[0] if isinstance(found, tuple) else found
        assert abs(one.digits(30) - radius.value.subs({M: 1, a: R(9, 10)}).evalf(30)) < 1e-28


def test_the_proof_of_the_closed_form_fails_for_another_one(monkeypatch):
    from gr_toolkit.motion.orbits import kerr_quartic

    true = kerr_quartic.radius
    monkeypatch.setattr(kerr_quartic, "radius", lambda chi, sign: true(chi, -sign))
    assert kerr_quartic.check(1).undecided  # a root of the quartic in r, of the wrong sign
    monkeypatch.setattr(kerr_quartic, "radius", lambda chi, sign: true(chi, sign) + chi**2 / 100)
    assert kerr_quartic.check(1).refuted


def test_known_numbers():
    """Extreme Kerr's retrograde radii are 9M, 4M and (3 + 2√2)M [Bardeen, Press & Teukolsky 1972]."""
    near = gr.Kerr(M=1, a=1)
    assert [float(f(near, direction=-1)) for f in (motion.isco, motion.marginally_bound_orbit)] == pytest.approx(
        [9, 3 + 2 * 2**0.5], abs=1e-14
    )
    assert float(motion.photon_spheres(near, direction=-1)[0]) == pytest.approx(4, abs=1e-14)


@pytest.mark.nightly
@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_carters_constant(signature):
    carter = motion.carter_constant(gr.Kerr(signature=signature))
    assert carter.check().proved
    wrong = carter.Q + carter.metric.scalar(carter.metric.momenta[2]) ** 2
    assert carter.metric.is_conserved(wrong).refuted
    assert motion.carter_constant(gr.Kerr(M=1, a=R(1, 2))).spin == R(1, 2)


def test_the_potential_of_kerr():
    V = motion.effective_potential(KERR)
    assert V.check().proved
    L = V.angular_momentum
    both = sp.factor(sp.expand(V.upper * V.lower))  # γ/α of MTW 33.33 with θ = π/2
    alpha = (r**2 + a**2) ** 2 - a**2 * (r**2 - 2 * M * r + a**2)
    gamma = L**2 * a**2 - (r**2 - 2 * M * r + a**2) * (L**2 + r**2)
    assert sp.cancel(both - gamma / alpha) == 0


# -- classification ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("energy", "L", "mass", "kinds"),
    [
        (1, 4, 1, ("whirl", "circular", "whirl")),
        (sp.sqrt(R(8, 9)), 2 * sp.sqrt(3), 1, ("whirl", "circular")),  # at r = 6M
        (R(97, 100), 4, 1, ("terminating", "bound")),
        (2, 4, 1, ("plunging",)),
        (2, 20, 1, ("terminating", "scattering")),
        (1, 3 * sp.sqrt(3), 0, ("whirl", "circular", "whirl")),
        (1, 6, 0, ("terminating", "scattering")),
        (1, 5, 0, ("plunging",)),
        (R(1, 2), 1, 1, ("terminating",)),
        (8 / sp.sqrt(70), 10 / sp.sqrt(7), 1, ("terminating", "circular")),  # r = 10M, stable
    ],
)
def test_kinds_of_orbits_of_schwarzschild(energy, L, mass, kinds):
    found = motion.classify_orbit(UNIT, energy=energy, angular_momentum=L, mass=mass)
    assert found.kinds == kinds
    assert motion.classify_orbit(UNIT, energy=energy, angular_momentum=-L, mass=mass).kinds == kinds


def test_a_separatrix_is_decided_not_guessed():
    tiny = R(1, 10**40)
    kinds = [motion.classify_orbit(UNIT, energy=1 + d, angular_momentum=4).outermost.kind for d in (-tiny, 0, tiny)]
    assert kinds == ["bound", "whirl", "plunging"]


def test_a_length_may_stay_a_symbol():
    g = gr.Schwarzschild()
    mass = g.symbols("M")
    found = motion.classify_orbit(g, energy=1, angular_momentum=4 * mass)
    assert found.orbits[1].inner.value == 4 * mass
    assert found.orbits[1].stability == "unstable"
    with pytest.raises(InputError, match=r"gr.Schwarzschild\(M=1\)"):
        motion.classify_orbit(g, energy=1, angular_momentum=4)


def test_horizons_and_infinity_are_told_apart():
    found = motion.classify_orbit(gr.SchwarzschildDeSitter(M=1, Lambda=R(1, 1000)), energy=0.9, angular_momentum=4)
    assert found.outermost.kind == "scattering"
    assert found.outermost.outer.kind == "horizon"
    hole = motion.classify_orbit(gr.Kerr(M=1, a=R(9, 10)), energy=1, angular_momentum=2).outermost
    assert hole.kind == "plunging"
    assert hole.inner.value == 1 + sp.sqrt(19) / 10


def test_negative_energies_in_the_ergosphere():
    """They exist, with L < 0, and only inside r = 2M; without a hole's spin they do not."""
    found = motion.classify_orbit(gr.Kerr(M=1, a=R(9, 10)), energy=R(-1, 100), angular_momentum=R(-5, 2))
    assert found.kinds == ("terminating",)
    assert found.outermost.outer.value < 2
    assert motion.classify_orbit(UNIT, energy=R(-1, 100), angular_momentum=R(-5, 2)).kinds == ()


@pytest.mark.nightly
@settings(max_examples=25)
@given(st.integers(850, 1300), st.integers(0, 6000))
def test_charts_and_signatures_agree(energy, L):
    E, L = R(energy, 1000), R(L, 1000)
    kinds = [
        motion.classify_orbit(g, energy=E, angular_momentum=L).kinds
        for g in (UNIT, gr.Schwarzschild("isotropic", M=1), gr.Kerr(M=1, a=0, signature="+---"))
    ]
    assert kinds[0] == kinds[1] == kinds[2]


def test_many_orbits_at_once():
    energies, momenta = [2, 2, 0.97, 0.9, float("nan"), 1.0], [4, 20, 4, 1, 1, 0.0]
    found = motion.classify_orbit(UNIT, energy=energies, angular_momentum=momenta)
    assert found.tolist() == [3, 1, 2, 4, 0, 3]
    with pytest.raises(InputError, match="M is left as a symbol"):
        motion.classify_orbit(gr.Schwarzschild(), energy=energies, angular_momentum=momenta)


def test_what_classification_refuses():
    with pytest.raises(InputError, match="is no number"):
        motion.classify_orbit(UNIT, energy="1", angular_momentum=4)
    with pytest.raises(InputError, match="nothing moves"):
        motion.classify_orbit(UNIT, energy=0, angular_momentum=0, mass=0)
    with pytest.raises(InputError, match="no parameter 'E'"):
        motion.classify_orbit(UNIT, E=1, angular_momentum=4)
    with pytest.raises(InputError, match="no orbit has these constants"):
        _ = motion.classify_orbit(UNIT, energy=0, angular_momentum=1).outermost
