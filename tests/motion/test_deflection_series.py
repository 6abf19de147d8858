"""The weak-field series of the deflection angle: literature, independent quadrature to many digits, laws, bad input."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction

import mpmath as mp
import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import InputError, UnknownNameError
from gr_toolkit.motion import deflection_series, radial_series
from tests.motion.exact_angles import deflection

v = sp.Symbol("v", positive=True)
M = sp.Symbol("M")
pi, r = sp.pi, sp.Symbol("r")


def same(value, expected) -> bool:
    return bool(gr.decide(value.to_sympy(), expected))


# -- literature ------------------------------------------------------------------------------------------------------


def test_light_in_schwarzschild() -> None:
    """Keeton & Petters (2005), Phys. Rev. D 72, 104006."""
    known = [4, 15 * pi / 4, sp.Rational(128, 3), 3465 * pi / 64, sp.Rational(3584, 5), 255255 * pi / 256]
    s = deflection_series(gr.Schwarzschild(), 6, v=1)
    assert [s.coefficient(n).to_sympy() for n in range(1, 7)] == known


def test_light_by_closest_approach() -> None:
    """Keeton & Petters (2005), in the areal radius; −8 + 15π/4 in the isotropic one, where r = ρ + M + …"""
    known = [4, 15 * pi / 4 - 4, sp.Rational(122, 3) - 15 * pi / 2, 3465 * pi / 64 - 130]
    s = deflection_series(gr.Schwarzschild(), 4, v=1, fixed="closest approach")
    assert all(same(s.coefficient(n), c) for n, c in enumerate(known, 1))
    isotropic = deflection_series(gr.Schwarzschild("isotropic"), 2, v=1, fixed="closest approach")
    assert same(isotropic.coefficient(2), 15 * pi / 4 - 8)


def test_masses_in_schwarzschild() -> None:
    """Accioly & Ragusa (2002), Class. Quantum Grav. 19, 5429; the third order as half-angle of a test body, Damour
    (2018), Phys. Rev. D 97, 044038: χ₃ = (64p⁶ + 72p⁴ + 12p² − 1)/(3p³), p = γv, j = γ v b/M."""
    s = deflection_series(gr.Schwarzschild(), 3)
    assert same(s[1], 2 * (1 + 1 / v**2))
    assert same(s[2], 3 * pi / 4 * (1 + 4 / v**2))
    assert gr.decide(s[2].to_sympy(), 3 * pi / 4 * (1 + 2 / v**2)).refuted
    p = v / sp.sqrt(1 - v**2)
    half = (64 * p**6 + 72 * p**4 + 12 * p**2 - 1) / (3 * p**3) / p**3
    assert gr.decide(s[3].to_sympy(), 2 * half, domain=[v > 0, v < 1]).proved


def test_second_order_of_any_metric_theory() -> None:
    """Epstein & Shapiro (1980), Phys. Rev. D 22, 2947 for light; for masses by hand, isotropic [x²] S Y."""
    beta, gamma, delta = sp.symbols("beta gamma delta")
    second = pi * (sp.Rational(3, 4) * delta + (2 + 2 * gamma - beta) / v**2)
    for chart in ("standard", "isotropic"):
        s = deflection_series(gr.RobertsonPPN(chart), 2)
        assert same(s[1], 2 * (gamma + 1 / v**2))
        assert same(s[2], second)
        light = deflection_series(gr.RobertsonPPN(chart), 2, v=1)
        assert same(light[2], pi * (2 + 2 * gamma - beta + 3 * delta / 4))
        assert gr.decide(light[2].to_sympy(), pi * (2 + 2 * gamma - beta + delta / 4)).refuted


def test_charge() -> None:
    """He & Lin (2016), Class. Quantum Grav. 33, 095007; Crisnejo, Gallo & Jusufi (2019), Phys. Rev. D 100, 104045."""
    Q = sp.Symbol("Q")
    s = deflection_series(gr.ReissnerNordstrom(), 2)
    assert s.small == 1 / sp.Symbol("b", positive=True)
    assert same(s[2], 3 * pi / 4 * (1 + 4 / v**2) * M**2 - pi / 4 * (1 + 2 / v**2) * Q**2)
    by_mass = deflection_series(gr.ReissnerNordstrom(), 2, parameter=M)
    assert same(by_mass[2], 3 * pi / 4 * (1 + 4 / v**2) - pi / 4 * (1 + 2 / v**2) * Q**2 / M**2)


def test_coefficients_of_unknown_metrics() -> None:
    """Second order in areal coordinates by hand: [x²] S Y with S = √A, Y = 1 + (1/B − 1)/v²."""
    a1, a2, b1, b2 = sp.symbols("a1 a2 b1 b2", real=True)
    s = deflection_series(radial_series(order=2), 2)
    assert same(s[1], a1 - b1 / v**2)
    assert same(s[2], pi / 2 * (a2 / 2 - a1**2 / 8 - a1 * b1 / (2 * v**2) + (b1**2 - b2) / v**2))


# -- independent numbers ---------------------------------------------------------------------------------------------

USERS = (["1", "-2", "3/10", "1/7"], ["1", "1", "1/5"])  # B and A, coefficients of powers of 1/r


def residual(s, v_, b, B, A) -> mp.mpf:
    known = (mp.mpf(str(s.coefficient(n).to_sympy().n(100))) / mp.mpf(b) ** n for n in range(1, s.order + 1))
    return deflection(B, v_, b, A) - mp.fsum(known)


def users_metric():
    B, A = (sum(sp.Rational(c) * r**-n for n, c in enumerate(cs)) for cs in USERS)
    return gr.StaticSpherical(f=B, h=A)


METRICS = {
    "schwarzschild": (lambda: gr.Schwarzschild(M=1), ["1", "-2"], None),
    "isotropic": (lambda: gr.Schwarzschild("isotropic", M=1), ["1", "-2"], None),
    "charged": (lambda: gr.ReissnerNordstrom(M=1, Q=sp.Rational(1, 2)), ["1", "-2", "1/4"], None),
    "ppn": (lambda: gr.RobertsonPPN(M=1, beta=2, gamma=3, delta=4), ["1", "-2", "-2"], ["1", "6", "21"]),
    "user's": (users_metric, *USERS),
}
PLACES = (("1", 10**5), ("1/2", 10**5), ("1/100", 10**9))  # v, b
QUICK = {("schwarzschild", "1"), ("schwarzschild", "1/2"), ("schwarzschild", "1/100"), ("user's", "1/2"), ("ppn", "1")}


@pytest.mark.parametrize(
    ("name", "speed", "b"),
    [
        pytest.param(name, speed, b, marks=[pytest.mark.nightly] * ((name, speed) not in QUICK))
        for name in METRICS
        for speed, b in PLACES
    ],
)
def test_what_is_left_out_falls_with_the_thirteenth_power(name, speed, b) -> None:
    """Order 12: the residual of the exact angle goes like b⁻¹³, the exponent to three digits after the point."""
    metric, B, A = METRICS[name]
    with mp.workdps(120):
        s = deflection_series(metric(), 12, v=sp.Rational(speed))
        B, A, speed = ([mp.mpf(Fraction(c).numerator) / Fraction(c).denominator for c in cs] if cs else None
                       for cs in (B, A, [speed]))  # fmt: skip
        near, far = (residual(s, speed[0], b * factor, B, A) for factor in (1, 2))
        assert abs(mp.log(near / far, 2) - 13) < 1e-3
        assert abs(near) > mp.mpf(10) ** -110  # and is no rounding


def test_every_order_and_no_other() -> None:
    """A coefficient that is wrong by one part in 10⁹ shows."""
    with mp.workdps(60):
        s = deflection_series(gr.Schwarzschild(M=1), 5, v=1)
        wrong = replace(s, coefficients={**s.coefficients, 4: s[4] * (1 + sp.Rational(1, 10**9))})
        B = [mp.mpf(1), mp.mpf(-2)]
        assert abs(mp.log(residual(s, 1, 10**6, B, None) / residual(s, 1, 2 * 10**6, B, None), 2) - 6) < 1e-3
        assert abs(mp.log(residual(wrong, 1, 10**6, B, None) / residual(wrong, 1, 2 * 10**6, B, None), 2) - 6) > 0.1


# -- laws ------------------------------------------------------------------------------------------------------------

rationals = st.fractions(min_value=-3, max_value=3, max_denominator=7)


@settings(max_examples=8)
@given(st.lists(rationals, min_size=4, max_size=4), st.lists(rationals, min_size=4, max_size=4), rationals)
def test_the_angle_does_not_depend_on_the_radial_coordinate(a, b, shift) -> None:
    """r = ρ + s: A, B and C as series in 1/ρ by binomials give the same series in 1/b."""
    areal = radial_series(A=[sp.Rational(c) for c in a], B=[sp.Rational(c) for c in b])

    def moved(values: list[Fraction]) -> list[sp.Rational]:  # Σ c_k (y/(1 + s y))^k
        result = [Fraction(0)] * 5
        for k, c in enumerate(values, 1):
            for j in range(5 - k):
                result[k + j] += c * int(sp.binomial(k + j - 1, j)) * (-shift) ** j
        return [sp.Rational(c) for c in result[1:]]

    other = radial_series(A=moved(a), B=moved(b), C=[2 * sp.Rational(shift), sp.Rational(shift) ** 2, 0, 0])
    first, second = (deflection_series(x, 4) for x in (areal, other))
    assert all(first[n] == second[n] for n in range(1, 5))


def test_charts_and_signatures_agree() -> None:
    first = deflection_series(gr.Schwarzschild(), 8)
    for other in (gr.Schwarzschild("isotropic"), gr.Schwarzschild(signature="+---")):
        assert dict(deflection_series(other, 8).coefficients) == dict(first.coefficients)
    assert deflection_series(gr.Minkowski("spherical"), 3, v=1).polynomial().is_zero()


def test_limits_are_proved() -> None:
    s = deflection_series(gr.Schwarzschild(), 6)
    assert s.light_limit().proved
    assert s.newtonian_limit().proved
    assert s.flat_limit().proved
    ppn = deflection_series(gr.RobertsonPPN(), 2)
    assert ppn.light_limit().proved
    assert ppn.newtonian_limit().proved
    assert ppn.flat_limit().proved
    charged = deflection_series(gr.ReissnerNordstrom(), 2)
    assert charged.light_limit().proved
    assert charged.flat_limit().refuted
    wrong = replace(s, coefficients={**s.coefficients, 3: s[3] * v})
    assert wrong.light_limit().proved
    assert wrong.newtonian_limit().refuted
    assert replace(s, coefficients={**s.coefficients, 2: 2 * s[2]}).light_limit().refuted


# -- the object ------------------------------------------------------------------------------------------------------


def test_the_object() -> None:
    s = deflection_series(gr.Schwarzschild(), 2)
    b = sp.Symbol("b", positive=True)
    assert repr(s) == "(2 + 2/v**2)*M/b + 3*pi*(v**2 + 4)/(4*v**2)*(M/b)**2 + O((M/b)**3)"
    assert s.to_sympy().getO() == sp.O(b**-3, (b, sp.oo))
    assert gr.decide(s.polynomial().to_sympy(), 2 * (1 + v**-2) * M / b + 3 * pi / 4 * (1 + 4 / v**2) * M**2 / b**2)
    assert s._repr_latex_().startswith(r"$\displaystyle \alpha = ")
    assert s[0].is_zero()
    assert s.order == 2
    assert s.fixed == "v"


def test_on_arrays() -> None:
    s = deflection_series(gr.Schwarzschild(), 2)
    b, speed = np.array([[100.0], [1e30]]), np.array([0.5, 1.0])
    expected = 2 * (1 + speed**-2) / b + 3 * np.pi / 4 * (1 + 4 / speed**2) / b**2
    np.testing.assert_allclose(s.at(b=b, v=speed, M=1), expected, rtol=1e-14)
    assert np.isnan(s.at(b=[-1.0, 5.0, 5.0], v=[1.0, 1.2, -0.5], M=1)).all()
    assert s.at(b=np.inf, v=1.0, M=1.0) == 0
    assert type(s.at(b=10.0, v=1, M=1)) is float
    with pytest.raises(InputError, match="M has no value"):
        s.at(b=1.0, v=1.0)
    with pytest.raises(InputError, match="Q is no symbol of this series"):
        s.at(b=1.0, v=1.0, M=1, Q=1)


def test_orders_come_fast() -> None:
    metric = gr.Schwarzschild()
    deflection_series(metric, 2)
    start = time.process_time()
    deflection_series(metric, 8)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: deflection_series(gr.Schwarzschild(), 0), "order = 0 is no order"),
        (lambda: deflection_series(gr.Schwarzschild(), 1000), "more than is worked out"),
        (lambda: deflection_series(gr.Schwarzschild(), True), "no order"),
        (lambda: deflection_series(gr.Schwarzschild(), 2, v=0), "not positive"),
        (lambda: deflection_series(gr.Schwarzschild(), 2, v=1.5), "faster than light"),
        (lambda: deflection_series(gr.Schwarzschild(), 2, v="0.5"), "no expression"),
        (lambda: deflection_series(gr.Schwarzschild(), 2, v=M), "part of the speed"),
        (lambda: deflection_series(gr.Schwarzschild(), 2, b=10), "no parameter 'b'"),
        (lambda: deflection_series(gr.SchwarzschildDeSitter(), 2), "not asymptotically flat"),
        (lambda: deflection_series(gr.StaticSpherical(f=4, h=1), 2), "B → 4"),
        (lambda: deflection_series(gr.StaticSpherical(f=1, h=4), 2), "A → 4"),
        (lambda: deflection_series(gr.StaticSpherical(), 2), "unknown function"),
        (lambda: deflection_series(gr.StaticSpherical(f=1 - sp.exp(-r) / r, h=1), 2), "no power series"),
        (lambda: deflection_series(gr.StaticSpherical(f=1 - 1 / sp.sqrt(r), h=1), 2), "fractional powers"),
        (lambda: deflection_series(gr.FLRW(), 2), "not static"),
        (lambda: deflection_series(gr.Kerr(), 2), "not spherically symmetric"),
        (lambda: deflection_series("Schwarzschild", 2), "no metric"),
        (lambda: deflection_series(radial_series(A=[2], B=[-2]), 2), "known to order 1"),
        (lambda: radial_series(A=[2]), "coefficients of A and of B"),
        (lambda: radial_series(A="22", B=[-2]), "no list"),
        (lambda: radial_series(A=[2], B=[-2], order=3), "as far as they are listed"),
        (lambda: radial_series(gr.Schwarzschild(), 2, A=[2]), "a metric and coefficients"),
        (lambda: deflection_series(gr.Schwarzschild(), 2).coefficient(3), "of a series of order 2"),
        (lambda: deflection_series(gr.Schwarzschild(), 2, v=1).light_limit(), "goes to no limit"),
    ],
)
def test_bad_input(ask, message) -> None:
    with pytest.raises(InputError, match=message):
        ask()


def test_what_is_held_fixed_is_one_of_three() -> None:
    with pytest.raises(UnknownNameError, match="closest approach"):
        deflection_series(gr.Schwarzschild(), 2, fixed="r")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: deflection_series(gr.Schwarzschild(), 2, v=sp.Symbol("b", positive=True)),
        lambda: deflection_series(radial_series(A=[sp.Symbol("b")], B=[-2]), 1),
        lambda: deflection_series(radial_series(A=[1, sp.Symbol("q")], B=[-2, 1]), 1, fixed="M/(b v^2)"),
        lambda: deflection_series(gr.Schwarzschild(M=sp.Symbol("r0")), 2, fixed="closest approach"),
    ],
)
def test_no_symbol_means_two_things(ask) -> None:
    with pytest.raises(InputError, match="has a meaning of its own"):
        ask()


def test_a_parameter_may_be_called_like_the_variable_of_the_expansion() -> None:
    x = sp.Symbol("x", positive=True)
    s = deflection_series(gr.Schwarzschild(M=x), 2)
    assert dict(s.coefficients) == dict(deflection_series(gr.Schwarzschild(), 2).coefficients)
