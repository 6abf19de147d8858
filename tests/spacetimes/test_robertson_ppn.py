"""Robertson's expansion: its two charts to second order, Einstein's values, and the bending of light."""

from __future__ import annotations

import mpmath
import pytest
import sympy as sp

import gr_toolkit as gr

M, beta, gamma, delta, r, rho = sp.symbols("M beta gamma delta r rho")
ORDER = sp.O(M**3)
EINSTEIN = {"beta": 1, "gamma": 1, "delta": 1}
OUTSIDE = [M > 0, rho > 0]


def both():
    """(A, B) of the two charts as SymPy expressions."""
    standard, isotropic = gr.RobertsonPPN(), gr.RobertsonPPN("isotropic")
    return [(g.matrix[1, 1], -g.matrix[0, 0]) for g in (standard, isotropic)]


def test_the_charts_are_one_spacetime_to_second_order():
    """r = ρ (1 + γU + cU²), U = M/ρ, with c = 3δ/4 − γ²/2 from r² = ρ² A(ρ)."""
    (A, B), (A_isotropic, B_isotropic) = both()
    radius = rho * (1 + gamma * M / rho + (sp.Rational(3, 4) * delta - gamma**2 / 2) * (M / rho) ** 2)
    assert gr.decide(radius**2, rho**2 * A_isotropic + ORDER, domain=OUTSIDE).proved
    assert gr.decide(B.subs(r, radius), B_isotropic + ORDER, domain=OUTSIDE).proved
    moved = A.subs(r, radius) * sp.diff(radius, rho) ** 2
    assert gr.decide(moved, A_isotropic + ORDER, domain=OUTSIDE).proved
    slip = (A - gamma**2 * M**2 / r**2).subs(r, radius) * sp.diff(radius, rho) ** 2
    assert gr.decide(slip, A_isotropic + ORDER, domain=OUTSIDE).refuted


@pytest.mark.parametrize(("chart", "einstein"), [("standard", "schwarzschild"), ("isotropic", "isotropic")])
def test_einsteins_values_give_schwarzschild_to_second_order(chart, einstein):
    """All parameters 1 [MTW 31.22, 40.3], and no other δ does."""
    exact = gr.Schwarzschild(einstein)
    for changed, refuted in (({}, (False, False)), ({"beta": 2}, (True, False)), ({"delta": 2}, (False, True))):
        g = gr.RobertsonPPN(chart, **EINSTEIN | changed)
        domain = [M > 0, g.coordinates[1] > 0]
        for n in (0, 1):
            verdict = gr.decide(g.matrix[n, n], exact.matrix[n, n] + ORDER, domain=domain)
            assert (verdict.proved, verdict.refuted) == (not refuted[n], refuted[n])


@pytest.mark.parametrize(
    ("b", "c", "d"), [tuple(map(sp.Rational, v)) for v in (("1", "1", "1"), ("3/2", "1/3", "2"), ("1/2", "2", "-1/3"))]
)
def test_light_is_bent_as_epstein_and_shapiro_say(b, c, d):
    """To second order 2(1 + γ) M/b + π (2 + 2γ − β + 3δ/4) M²/b² [Epstein & Shapiro 1980]; by quadrature."""
    (A, B), _ = both()
    size = mpmath.mpf(10) ** -6  # M over the closest approach
    with mpmath.workdps(40):
        values = {beta: b, gamma: c, delta: d, M: 1}
        radial, lapse = (sp.lambdify(r, f.subs(values), "mpmath") for f in (A, B))
        closest = 1 / size
        impact = closest / mpmath.sqrt(lapse(closest))

        def turn(s):
            """dφ along r = closest/(1 − s²)."""
            x = closest / (1 - s * s)
            rate = mpmath.sqrt(radial(x)) / (x * mpmath.sqrt((x / impact) ** 2 / lapse(x) - 1))
            return rate * closest * 2 * s / (1 - s * s) ** 2

        bending = 2 * mpmath.quad(turn, [mpmath.mpf(10) ** -30, 0.5, 1 - mpmath.mpf(10) ** -30]) - mpmath.pi
        first, second = (mpmath.mpf(q.p) / q.q for q in (2 * (1 + c), 2 + 2 * c - b + sp.Rational(3, 4) * d))
        assert abs((bending * impact - first) * impact - mpmath.pi * second) < 1e-3
