"""Exact waves read order by order: multipoles of every curvature, Hertz's dipole, what is no series."""

from __future__ import annotations

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit import electrodynamics, optics
from gr_toolkit.errors import InputError

g = gr.FLRW()
tau, chi, theta, K = g.symbols("tau chi theta K")
omega = sp.Symbol("omega", positive=True)
S, C = gr.S_K(K, chi), gr.C_K(K, chi)


def wave_of(l, kind, direction="outgoing"):
    mode = electrodynamics.radial_mode(g, l, omega, kind=direction)
    return electrodynamics.multipole(g, l, 0, radial=mode, kind=kind)


SERIES = [(1, "TE", 1), (2, "TE", 2), (3, "TE", 3), (1, "TM", 2), (2, "TM", 3)]
CASES = [*((*case, "outgoing") for case in SERIES), (1, "TE", 1, "ingoing"), (1, "TM", 2, "ingoing")]


@pytest.mark.parametrize(("l", "kind", "last", "direction"), CASES)
def test_multipoles_are_finite_series(l, kind, last, direction):
    """D_l … D_1 e^{±iωχ} is a polynomial of degree l in ω; the TM potential is differentiated once more."""
    exact = wave_of(l, kind, direction)
    sign = 1 if direction == "outgoing" else -1
    found = optics.expansion_of(exact.potential, sign * chi - tau, frequency=omega)
    assert found.last == last
    assert found.is_exact().proved
    assert found.check().proved
    ratio = exact.potential["chi" if kind == "TM" else "phi"] / found.potential["chi" if kind == "TM" else "phi"]
    assert exact.potential == found.potential * ratio
    assert all(ratio.diff(q).is_zero() for q in g.coordinates)


def test_a_quadrupole_and_its_corrections():
    """D₂D₁e^{iωχ} = (−ω² − 3iω x + 3x² + K) e^{iωχ}, x = C/S: a₁/a₀ = 3i x, a₂/a₀ = −(3x² + K)."""
    found = optics.expansion_of(wave_of(2, "TE").potential, chi - tau, frequency=omega)
    a0, a1, a2 = (amplitude["phi"] for amplitude in found.amplitudes)
    assert gr.decide(a1 / a0, 3 * sp.I * C / S).proved
    assert gr.decide(a2 / a0, -(3 * (C / S) ** 2 + K)).proved
    assert gr.decide(a2 / a0, -3 * (C / S) ** 2).refuted
    leading = optics.expansion(chi - tau, found.amplitudes[0])
    constant = (leading.corrected(2).amplitudes[2]["phi"] - a2) / a0
    assert leading.corrected().amplitudes[1] == found.amplitudes[1]
    assert all(constant.diff(q).is_zero() for q in g.coordinates)


def test_a_potential_that_begins_with_a_gauge():
    """The TM potential is −∇^νP_νμ: its highest power of ω is a multiple of k, without field."""
    found = optics.expansion_of(wave_of(1, "TM").potential, chi - tau, frequency=omega)
    assert found.field_coefficient(0).is_zero()
    assert not found.field_coefficient(1).is_zero()
    with pytest.raises(InputError, match="pure gauge"):
        _ = found.photon_current


def test_scalar_waves():
    flat = gr.Minkowski("spherical")
    t, r = flat.symbols("t r")
    angle = flat.coordinates[2]
    whole = sp.exp(sp.I * omega * (r - t)) * (1 / r + sp.I / (omega * r**2)) * sp.cos(angle)
    found = optics.expansion_of(whole, r - t, flat, field="scalar", frequency=omega)
    assert found.last == 1
    assert found.is_exact().proved
    wrong = sp.exp(sp.I * omega * (r - t)) * (1 / r - sp.I / (omega * r**2)) * sp.cos(angle)
    assert optics.expansion_of(wrong, r - t, flat, field="scalar", frequency=omega).is_exact().refuted


@pytest.mark.parametrize(
    ("wave", "phase", "message"),
    [
        ([0, 0, 0, 0], chi - tau, "the wave is zero"),
        ([0, 0, 0, sp.exp(sp.I * omega * (chi - tau))], chi + tau, "no polynomial"),
        ([0, 0, 0, sp.cos(omega * (chi - tau))], chi - tau, "no polynomial"),
        ([0, 0, 0, sp.exp(sp.I * omega * (chi - tau)) / (1 + omega)], chi - tau, "no polynomial"),
        ([0, 0, 0, sp.exp(sp.I * (omega * (chi - tau) + sp.sqrt(omega) * chi))], chi - tau, "no polynomial"),
        ([0, 0, 0, 1], sp.Integer(1), "is constant"),
    ],
)
def test_what_is_no_series(wave, phase, message):
    with pytest.raises(InputError, match=message):
        optics.expansion_of(wave, phase, g, frequency=omega)
