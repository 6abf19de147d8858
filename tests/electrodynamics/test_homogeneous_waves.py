"""Waves that are regular everywhere in curved universes, in the charts of their symmetry."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import I, cos, exp, sin

import gr_toolkit as gr
from gr_toolkit import electrodynamics as ed
from gr_toolkit.electrodynamics import solutions
from gr_toolkit.errors import InputError

SIGNATURES = ["-+++", "+---"]
tau, chi, theta, phi = gr.FLRW().coordinates
w, x, y, eta, xi, zeta, n = sp.symbols("w x y eta xi zeta n")
f, h = sp.Function("f"), sp.Function("h")


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("K", [-1, pytest.param(-4, marks=pytest.mark.nightly)])
def test_horospherical_waves_of_any_shape(K, signature):
    """A_x = f(τ − w), A_y = h(τ − w): both polarisations, every profile, and the chart's map is an isometry."""
    chart = solutions.horospherical_chart(gr.FLRW(K=K, signature=signature))
    assert chart.is_isometry().proved
    g = chart.target_metric
    wave = ed.check(potential=g.covector([0, 0, f(tau - w), h(tau - w)]))
    assert wave.proved
    assert wave.singular == () or [str(c.expression) for c in wave.singular] == ["a(tau)"]
    assert ed.check(potential=g.covector([0, 0, f(tau - 2 * w), 0])).refuted
    assert ed.check(potential=g.covector([0, f(tau - x), 0, 0])).refuted
    assert ed.is_null(ed.field_strength(g.covector([0, 0, f(tau - w), h(tau - w)]))).proved


def test_the_library_writes_the_same_wave():
    """A0 cos ω(τ − w) dx pulled back to the chart (τ, χ, θ, φ) is `horospherical_wave`."""
    g = gr.FLRW(K=-1)
    chart = solutions.horospherical_chart(g)
    A0, omega = sp.symbols("A0 omega")
    there = chart.target_metric.covector([0, 0, A0 * cos(omega * (tau - w)), 0])
    assert gr.decide(chart.pull_back(there), solutions.horospherical_wave(g).potential).proved


def beam(n, k=1):
    """z₁^{n−2}(z₁dz₂ − z₂dz₁) e^{−inkτ} in Hopf's coordinates."""
    wave = cos(eta) ** (n - 2) * exp(I * ((n - 1) * xi + zeta - n * k * tau))
    turn = I * sin(eta) * cos(eta) * wave
    return [0, wave, -turn, turn]


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("K", [1, pytest.param(4, marks=pytest.mark.nightly)])
def test_great_circle_waves_of_every_frequency(K, signature):
    """n a symbol; with the other frequency, or the opposite turn, it is refuted."""
    chart = solutions.hopf_chart(gr.FLRW(K=K, signature=signature))
    g, k = chart.target_metric, sp.sqrt(K)
    if signature == "-+++":
        assert chart.is_isometry().proved
    assert ed.check(potential=g.covector(beam(n, k))).proved
    assert ed.check(potential=g.covector([c * exp(I * tau) for c in beam(n, k)])).refuted
    mistaken = beam(n, k)
    mistaken[3] = -mistaken[3]
    assert ed.check(potential=g.covector(mistaken)).refuted


def test_the_library_writes_the_same_beam():
    """In the chart (τ, χ, θ, φ) for n = 3 and 6, both directions and polarisations; at the origin dx + i dy."""
    g = gr.FLRW(K=1)
    images = [image.to_sympy() for image in solutions.hopf_chart(g).images]
    ours = solutions.great_circle_wave(g, n=3, A0=1).potential
    at = {chi: sp.Rational(1, 2), theta: 1, phi: sp.Rational(3, 4), tau: sp.Rational(1, 3)}
    place = dict(zip((eta, xi, zeta), (sp.N(image.subs(at), 25) for image in images[1:]), strict=True))
    there = [component.subs({tau: at[tau]}).subs(place) for component in map(sp.sympify, beam(3)[1:])]
    for i, coordinate in enumerate(g.coordinates):
        pulled = sum(A * sp.diff(image, coordinate).subs(at) for A, image in zip(there, images[1:], strict=True))
        assert abs(sp.N(pulled - ours[i].to_sympy().subs(at), 20)) < 1e-15
    for direction in (1, -1):
        for handedness in (1, -1):
            wave = solutions.great_circle_wave(g, n=6, direction=direction, handedness=handedness)
            assert wave.check().proved
            start = wave.potential[2].to_sympy().subs(tau, 0) / sin(chi)  # A_θ/S at χ → 0: e^{±iφ} cos θ
            value = start.subs({chi: sp.Rational(1, 10**9), theta: 1, phi: 1, sp.Symbol("A0"): 1})
            assert abs(sp.N(value - exp(I * handedness) * cos(1), 20)) < 1e-7


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: solutions.great_circle_wave(gr.FLRW(K=-1)), ["K > 0", "K = -1"]),
        (lambda: solutions.great_circle_wave(gr.FLRW()), ["K > 0"]),
        (lambda: solutions.great_circle_wave(gr.FLRW(K=1), n=1), ["n = 1 is no integer from 2"]),
        (lambda: solutions.great_circle_wave(gr.FLRW(K=1), n=sp.Rational(5, 2)), ["n of great_circle_wave is 5/2"]),
        (lambda: solutions.great_circle_wave(gr.FLRW(K=1), n=2.0), ["n of great_circle_wave is 2.0", "n=3"]),
        (lambda: solutions.great_circle_wave(gr.FLRW(K=1), n=n), ["hopf_chart"]),
        (lambda: solutions.great_circle_wave(gr.FLRW(K=1), direction=0), ["direction = 0"]),
        (lambda: solutions.hopf_chart(gr.FLRW(K=-1)), ["for K > 0"]),
        (lambda: solutions.horospherical_chart(gr.FLRW()), ["for K < 0"]),
        (lambda: solutions.horospherical_chart(gr.Kerr()), ["not written down on Kerr"]),
    ],
)
def test_bad_input_by_message(call, words):
    with pytest.raises(InputError) as info:
        call()
    for word in words:
        assert word in str(info.value)
