"""The integrator against order conditions, SciPy's method of the same name, and closed solutions; machine code against
the other evaluation of the same programs."""

from __future__ import annotations

import ctypes
import math
import sys

import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import InputError
from gr_toolkit.exact.program import program
from gr_toolkit.numerics.geodesics import dense_output, integration
from gr_toolkit.numerics.geodesics.equations import Layout
from gr_toolkit.numerics.geodesics.integration import (
    COORDINATE,
    SPEED,
    Happenings,
    Settings,
    integrated,
    integrated_densely,
)
from gr_toolkit.numerics.geodesics.tableau import BETWEEN, ERRORS, FURTHER, STAGES, STEP

x, y, k = sp.symbols("x y k", real=True)


def dense(row, size=16):
    found = np.zeros(size)
    for j, weight in row:
        found[j] = weight
    return found


NODES = [sum(w for _, w in row) for row in (*STAGES, *STEP, *FURTHER)]


def test_the_weights_integrate_polynomials_to_degree_seven():
    """Σ b_i c_i^(q−1) = 1/q for q ≤ 8, and not for q = 9."""
    weights = dense(STEP[0])[:12]
    moments = [weights @ np.array(NODES[:12]) ** (q - 1) * q for q in range(1, 10)]
    assert np.allclose(moments[:8], 1, atol=1e-14)
    assert abs(moments[8] - 1) > 1e-5


def test_the_errors_vanish_for_polynomials_of_lower_degree():
    """Differences of two rules: Σ e_i c_i^(q−1) = 0 up to the lower order, 5 or 3, and not beyond."""
    for row, order in zip(ERRORS, (5, 3), strict=True):
        moments = [abs(dense(row)[:13] @ np.array(NODES[:13]) ** (q - 1)) for q in range(1, order + 2)]
        assert max(moments[:order]) < 1e-14
        assert moments[order] > 1e-5


def test_the_tableau_is_scipys():
    from scipy.integrate import DOP853

    assert np.array_equal(DOP853.B, dense(STEP[0])[:12])
    assert np.array_equal(DOP853.A, [dense(row)[:12] for row in STAGES])
    assert np.array_equal(DOP853.A_EXTRA, [dense(row) for row in FURTHER])
    assert np.array_equal(DOP853.D, [dense(row) for row in BETWEEN])
    assert np.array_equal([DOP853.E5, DOP853.E3], [dense(row)[:13] for row in ERRORS])


PENDULUM = program([y, -(k**2) * sp.sin(x)], [x, y, k])
ENERGY = program([y, x - sp.Rational(1, 2)], [x, y, k])  # measures: turning, and x = 1/2
LAYOUT = Layout(1, 1, (0,))


def swing(end, tolerance=1e-11, wanted=(0, 0)):
    happenings = Happenings(ENERGY, (0, 0), wanted, (SPEED, COORDINATE), (0, 0), 50)
    return integrated_densely(
        PENDULUM, happenings, LAYOUT, [1.0, 0.0], [2.0], end, Settings(tolerance, tolerance * 1e-2)
    )


def test_a_pendulum_is_scipys():
    """Steps, values between, backward motion and events of a nonlinear oscillator."""
    from scipy.integrate import solve_ivp

    theirs = solve_ivp(
        lambda _, z: [z[1], -4 * math.sin(z[0])], (0, 20), [1.0, 0.0], "DOP853", rtol=1e-13, atol=1e-15,
        dense_output=True, events=[lambda _, z: z[1], lambda _, z: z[0] - 0.5],
    )  # fmt: skip
    ours = swing(20.0)
    assert ours.how[0] == integration.END
    assert np.allclose(ours.states[0], theirs.y[:, -1], atol=1e-9)
    at = np.linspace(0, 20, 101)
    between = dense_output.values_at(ours.way, ours.polynomials, at, 20.0)
    assert np.allclose(between, theirs.sol(at).T, atol=1e-8)
    for event, found in enumerate(theirs.t_events):
        found = found[found > 0]
        assert ours.counts[0, event] == len(found)
        assert np.allclose(ours.records[0, event, : len(found), 0], found, atol=1e-9)
    back = swing(-20.0)
    assert np.allclose(back.states[0], ours.states[0] * [1, -1], atol=1e-9)  # it is even in time


def test_the_period_is_an_elliptic_integral():
    """T = 4 K(sin²(θ₀/2))/k: two turning points later, settled by steps of the method."""
    from scipy.special import ellipk

    period = 4 * ellipk(math.sin(0.5) ** 2) / 2
    ours = swing(100.0, wanted=(2, 0))
    assert ours.how[0] == integration.EVENT
    assert ours.parameters[0] == pytest.approx(period, abs=1e-10)


def test_tolerance_means_error():
    """Ten times less is some ten times less."""
    from scipy.special import ellipk

    period = 4 * ellipk(math.sin(0.5) ** 2) / 2
    errors = [abs(swing(100.0, 10.0**-n, (10, 0)).parameters[0] / (5 * period) - 1) for n in (6, 8, 10, 12)]
    assert all(error < 300 * 10.0**-n for error, n in zip(errors, (6, 8, 10, 12), strict=True))
    assert errors[0] > 10 * errors[1] > 100 * errors[2]


def test_samples_of_a_batch_are_those_of_one():
    """By the parameter and by a variable; on one thread and on several."""
    happenings = Happenings(ENERGY, (0, 0), (0, 0), (SPEED, COORDINATE), (0, 0), 1)
    states = np.array([[1.0, 0.0], [0.5, 1.0]] * 20)
    constants, ends = np.full((40, 1), 2.0), np.full(40, 3.0)
    at = [-1.0, 0.0, 1.0, 3.0, 4.0]
    one, two = (
        integrated(PENDULUM, happenings, LAYOUT, states, constants, ends, Settings(), wanted=at, workers=workers)
        for workers in (1, 2)
    )
    assert np.array_equal(one.samples, two.samples, equal_nan=True)
    ours = integrated_densely(PENDULUM, happenings, LAYOUT, states[0], [2.0], 3.0, Settings())
    expected = dense_output.values_at(ours.way, ours.polynomials, at, 3.0)
    assert np.allclose(one.samples[0], expected, atol=1e-14, equal_nan=True)
    assert np.isnan(one.samples[0, [0, 4]]).all()


FUNCTIONS = [
    sp.sqrt(x), x ** sp.Rational(1, 3), sp.exp(-x), sp.log(x), sp.sin(x), sp.cos(x), sp.tan(x), sp.asin(x), sp.acos(x),
    sp.atan(x), sp.atan2(x, y), sp.sinh(x), sp.cosh(x), sp.tanh(x), sp.asinh(x), sp.acosh(1 + x), sp.atanh(x),
    sp.Abs(x - y), sp.sign(y - x), sp.erf(x), gr.S_K(k, x), gr.C_K(k, y), sp.pi * x / y - 1, x**7 - y**-3,
]  # fmt: skip


@pytest.mark.parametrize("curvature", [-1.3, 0.0, 2.0])
def test_machine_code_is_the_other_evaluation(curvature):
    from gr_toolkit.numerics.geodesics.machine_code import machine_code

    code = machine_code(program(FUNCTIONS, [x, y, k]), 2)
    pointer = ctypes.POINTER(ctypes.c_double)
    call = ctypes.CFUNCTYPE(None, pointer, pointer, pointer)(code.address)
    arrays = np.array([0.3, 0.7]), np.array([curvature]), np.zeros(len(FUNCTIONS))
    call(*(array.ctypes.data_as(pointer) for array in arrays))
    assert np.allclose(arrays[2], gr.compiled(FUNCTIONS, [x, y, k])(0.3, 0.7, curvature), rtol=1e-14)


def test_what_has_no_machine_code_is_named():
    from gr_toolkit.numerics.geodesics.machine_code import machine_code

    with pytest.raises(InputError, match="bessel_j cannot be compiled to machine code"):
        machine_code(program([sp.besselj(0, x)], [x]), 1)


def test_without_numba_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(InputError, match=r"pip install 'gr_toolkit\[numerics\]'"):
        gr.motion.trajectory(gr.Minkowski(), [0, 0, 0, 0], velocity=[0, 0, 0], until=1)
