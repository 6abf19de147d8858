"""Duality rotations: of E and B, of the invariants, of nothing else."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import cos, pi, sin

import gr_toolkit as gr
from gr_toolkit.electrodynamics import (
    check,
    duality_rotation,
    field_from,
    field_strength,
    invariants,
    measure,
    self_dual,
    stress_energy,
)
from gr_toolkit.errors import IndexMismatchError, InputError
from tests.electrodynamics.sliced_metric import sliced_metric, unknown_field

CONVENTIONS = [
    gr.Conventions(signature, levi_civita=epsilon, field_sign=sign)
    for signature in ("-+++", "+---")
    for epsilon, sign in (("_", 1), ("^", 1), ("_", -1))
]
alpha = sp.Symbol("alpha", real=True)


@pytest.mark.parametrize("conventions", CONVENTIONS, ids=str)
@pytest.mark.parametrize("spacetime", [gr.Minkowski, gr.FLRW])
def test_of_any_field(spacetime, conventions):
    """F' = cos α F + sin α *F for six unknown functions: T stays, the invariants turn by 2α, E and B by α."""
    g = spacetime(conventions=conventions)
    F = unknown_field(g)
    turned = duality_rotation(F, alpha)
    assert stress_energy(turned) == stress_energy(F)
    (first, second), (now_first, now_second) = invariants(F), invariants(turned)
    assert now_first == g.scalar(cos(2 * alpha)) * first + g.scalar(sin(2 * alpha)) * second
    assert now_second == g.scalar(cos(2 * alpha)) * second - g.scalar(sin(2 * alpha)) * first
    assert now_first != g.scalar(cos(alpha)) * first + g.scalar(sin(alpha)) * second
    sign = conventions.levi_civita_sign(-1)
    before, after = measure(F), measure(turned)
    for k in range(3):
        E, B = before.electric.components[k], before.magnetic.components[k]
        assert after.electric.components[k] == g.scalar(cos(alpha)) * E - sign * g.scalar(sin(alpha)) * B
        assert after.magnetic.components[k] == g.scalar(cos(alpha)) * B + sign * g.scalar(sin(alpha)) * E


def test_stress_and_energy_of_every_field_in_every_metric_stay():
    g = sliced_metric()
    F = unknown_field(g)
    assert gr.decide(stress_energy(duality_rotation(F, alpha)), stress_energy(F)).proved
    assert gr.decide(stress_energy(duality_rotation(F, alpha) * 2), stress_energy(F)).refuted


def test_in_kerr():
    g = gr.Kerr()
    F = field_strength(g.vector([1, 0, 0, 0]))
    turned = duality_rotation(F, pi / 3)
    assert check(field=turned).proved  # a constant angle: still a solution of the equations in vacuum
    assert stress_energy(turned) == stress_energy(F)
    assert duality_rotation(F, pi) == -F
    assert duality_rotation(duality_rotation(F, pi / 2), -pi / 2) == F
    r = g.symbols("r")
    assert check(field=duality_rotation(F, r)).refuted  # an angle that varies: no solution
    assert stress_energy(duality_rotation(F, r)) == stress_energy(F)
    assert duality_rotation(F, 0) == F


@pytest.mark.parametrize("conventions", CONVENTIONS, ids=str)
def test_self_dual_field(conventions):
    """*𝓕 = −i𝓕; a rotation multiplies it by e^{−iα}; ½ 𝓕² has the invariants in it; 𝓕 u = E − iB for ε_{0123} > 0."""
    g = gr.FLRW(conventions=conventions)
    F = unknown_field(g)
    complex_field = self_dual(F)
    assert complex_field.hodge_dual() == complex_field * -sp.I
    assert complex_field.hodge_dual() != complex_field * sp.I
    phase = cos(alpha) - sp.I * sin(alpha)
    assert self_dual(duality_rotation(F, alpha)) == complex_field * phase
    first, second = invariants(F)
    raised = complex_field.with_indices("^^")
    square = sum((value * raised.component(i) * 2 for i, value in complex_field.items()), start=g.zero)
    assert square == (first + g.scalar(sp.I) * second) * 2
    found = measure(F)
    u = found.observer.velocity
    contracted = complex_field.up(0).tensor_product(u).contract(1, 2) * conventions.field_sign
    expected = found.electric.vector - found.magnetic.vector * (sp.I * conventions.levi_civita_sign(-1))
    assert contracted == expected


def test_a_charge_becomes_a_monopole():
    """E = Q/r² turns into B = Q/r² [Jackson, §6.11]."""
    for conventions in CONVENTIONS:
        g = gr.Schwarzschild(conventions=conventions)
        r = g.symbols("r")
        F = field_from([1 / r**2, 0, 0], [0, 0, 0], metric=g)
        assert check(field=F).proved
        monopole = duality_rotation(F, pi / 2)
        assert check(field=monopole).proved
        found = measure(monopole)
        assert (found.electric["r"], found.magnetic["r"]) == (0, conventions.levi_civita_sign(-1) / r**2)


def test_what_cannot_be_turned():
    t, x, y = sp.symbols("t x y")
    flat = gr.Metric(sp.diag(-1, 1, 1), [t, x, y])
    with pytest.raises(InputError, match="has 3 dimensions"):
        duality_rotation(flat.form({("t", "x"): 1}), 1)
    g = gr.Minkowski()
    with pytest.raises(IndexMismatchError, match="not two"):
        self_dual(g.covector([1, 0, 0, 0]))
    with pytest.raises(InputError, match="the angle is 'a'"):
        duality_rotation(g.form({("t", "x"): 1}), "a")
