"""The deflection of slow particles at fixed q = M/(b v²), resummed: re-expansion, independent quadrature, twins."""

from __future__ import annotations

from dataclasses import replace

import mpmath as mp
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import InputError
from gr_toolkit.motion import deflection_series, radial_series
from tests.motion.exact_angles import deflection

FIXED = "M/(b v^2)"
q, v = sp.symbols("q v", positive=True)


def test_the_first_orders() -> None:
    """Rutherford's angle, and the next order by hand: 2 ∫ qs/√X − 4 ½ Pf∫ 4q²s²X^{−3/2}, X = 1 + 2qs − s²."""
    s = deflection_series(gr.Schwarzschild(), 1, fixed=FIXED)
    assert gr.decide(s[0].to_sympy(), 2 * sp.atan(q)).proved
    theta = sp.pi / 2 + sp.atan(q)
    assert gr.decide(s[1].to_sympy(), 6 * q**2 * theta + q * (6 * q**2 + 2) / (1 + q**2)).proved
    assert gr.decide(s[1].to_sympy(), 6 * q**2 * theta + q * (6 * q**2 + 3) / (1 + q**2)).refuted
    assert repr(deflection_series(gr.Schwarzschild(), 0, fixed=FIXED)) == "2*atan(q) + O(v**2)"


@pytest.mark.parametrize(
    "metric", [gr.Schwarzschild, lambda: gr.Schwarzschild("isotropic"), gr.RobertsonPPN, gr.ReissnerNordstrom]
)
def test_it_agrees_with_the_series_at_fixed_speed(metric) -> None:
    s = deflection_series(metric(), 3, fixed=FIXED)
    assert s.check(6).proved
    assert s.newtonian_limit().proved
    assert s.flat_limit().proved


def test_twins_disagree() -> None:
    s = deflection_series(gr.Schwarzschild(), 2, fixed=FIXED)
    assert replace(s, coefficients={**s.coefficients, 2: s[2] + q**5}).check(6).refuted
    assert replace(s, coefficients={**s.coefficients, 0: s[0] / 2}).newtonian_limit().refuted
    assert replace(s, coefficients={**s.coefficients, 1: s[1] + v}).flat_limit().refuted


def test_any_newtonian_term() -> None:
    """With B = 1 + b₁M/r, p = −b₁q/2 stands for q in Rutherford's angle."""
    s = deflection_series(radial_series(order=3), 1, fixed=FIXED)
    b1 = sp.Symbol("b1", real=True)
    assert gr.decide(s[0].to_sympy(), 2 * sp.atan(-b1 * q / 2)).proved
    assert s.check(3).proved


@pytest.mark.parametrize("ratio", ["3/10", "5"])
@pytest.mark.parametrize("metric", ["schwarzschild", "user's"])
def test_what_is_left_out_falls_with_the_power_of_speed(metric, ratio) -> None:
    """Order 4 in v² at fixed q: the residual of the exact angle goes like v¹⁰, through large angles."""
    ratio = sp.Rational(ratio)
    r = sp.Symbol("r")
    if metric == "schwarzschild":
        g, B, A = gr.Schwarzschild(M=1), [1, -2], None
    else:
        g, B, A = gr.StaticSpherical(f=1 - 2 / r + 3 / r**3, h=1 + 1 / r + 5 / r**2), [1, -2, 0, 3], [1, 1, 5]
    s = deflection_series(g, 4, fixed=FIXED)
    coefficients = [s[n].to_sympy().subs(q, ratio).n(90) for n in range(5)]
    with mp.workdps(80):
        found = []
        for speed in (mp.mpf(1) / 10**5, mp.mpf(1) / (2 * 10**5)):
            b = 1 / (mp.mpf(ratio.p) / ratio.q * speed**2)
            known = mp.fsum(mp.mpf(str(c)) * speed ** (2 * n) for n, c in enumerate(coefficients))
            found.append(deflection(B, speed, b, A) - known)
        assert abs(mp.log(found[0] / found[1], 2) - 10) < 1e-3


def test_on_arrays_by_either_variable() -> None:
    s = deflection_series(gr.Schwarzschild(), 3, fixed=FIXED)
    by_impact = s.at(b=[100.0, 1e4], v=0.1, M=1)
    assert by_impact == pytest.approx(s.at(q=[1.0, 0.01], v=0.1), rel=1e-13)
    exact = gr.Scattering(gr.Schwarzschild(M=1), v=0.001, b=1e6).deflection()
    assert float(s.at(b=1e6, v=0.001, M=1)) == pytest.approx(exact, rel=1e-13)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: deflection_series(gr.Minkowski("spherical"), 1, fixed=FIXED), "no mass to make"),
        (lambda: deflection_series(gr.Schwarzschild(), -1, fixed=FIXED), "no order"),
        (lambda: deflection_series(gr.Schwarzschild(), 1, fixed=FIXED).light_limit(), "is not taken"),
        (lambda: deflection_series(gr.Schwarzschild(), 1).check(), "compared with itself"),
    ],
)
def test_bad_input(ask, message) -> None:
    with pytest.raises(InputError, match=message):
        ask()
