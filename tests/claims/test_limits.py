r"""Limits in formulas, ``\lim_{x \to p} f``: those of textbooks, of SymPy and of mpmath."""

from __future__ import annotations

import mpmath
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr

SETTING = {
    "spacetime": "Minkowski",
    "scalars": ["u", "v", "q"],
    "positive": [r"\omega", "p"],
    "functions": {"f": "u"},
}


def outcome(formula, **further):
    return gr.verify(formula, SETTING | further).outcome


@pytest.mark.parametrize(
    ("limit", "value", "wrong"),
    [
        (r"\lim_{u \to 0} \frac{\sin u}{u}", "1", "0"),
        (r"\lim_{u \to 0} \frac{1 - \cos u}{u^2}", r"\frac12", "1"),
        (r"\lim_{u \to v} \frac{u^2 - v^2}{u - v}", "2 v", "v"),
        (r"\lim_{u \to v} \frac{f(u) - f(v)}{u - v}", "f'(v)", "f(v)"),
        (r"\lim_{\omega \to \infty} \frac{\omega^2 + v}{2 \omega^2 - 1}", r"\frac12", "-v"),
        (r"\lim_{u \to -\infty} \frac{u}{\sqrt{u^2 + 1}}", "-1", "1"),
        (r"\lim_{\omega \to \infty} (\sqrt{\omega^2 + v} - \omega)", "0", "v/2"),
        (r"\lim_{\omega \to \infty} \frac{\cos(\omega t)}{\omega}", "0", "1"),
        (r"\lim_{u \to 0^+} \frac{|u|}{u}", "1", "-1"),
        (r"\lim_{u \to 0^-} \frac{|u|}{u}", "-1", "1"),
        (r"\lim_{p \to 0} \frac{p}{|p|}", "1", "-1"),  # p > 0: one side is all there is
        (r"\lim_{u \to 0^+} \frac1u", r"\infty", "3"),
        (r"\lim_{u \to 0^-} \frac1u", r"-\infty", r"\infty"),
        (r"\lim_{u \to 0} \frac{1}{u^2}", r"\infty", r"-\infty"),
        (r"\lim_{\omega \to \infty} \frac{p}{\omega}", "0", r"\infty"),
        (r"\lim_{u \to 0} \lim_{v \to 0} \frac{u + v}{u}", "1", "0"),
        (r"1 + \lim_{u \to 0} (2 + u)", "3", "2"),
        (r"3 \lim_{u \to 0} (2 + u) q", "6 q", "2 q"),
    ],
)
def test_values(limit, value, wrong):
    assert outcome(f"{limit} = {value}") == "proved"
    assert outcome(f"{limit} = {wrong}") == "refuted"
    assert outcome(f"{value} = {limit}") == "proved"


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        (r"1 + \lim_{u \to 0} \frac{|u|}{u} = 2", "from above and from below it is 1 and -1"),
        (r"\lim_{\omega \to \infty} \cos(\omega t) = 0", "oscillates without end"),
        (r"\lim_{\omega \to \infty} \omega \cos(\omega t) = \infty", "oscillates without end"),
        (r"\lim_{\omega \to \infty} \frac{1}{2 + \cos(\omega t)} = \frac12", "an oscillating factor in a divisor"),
        (r"\lim_{\omega \to \infty} \sqrt{2 + \cos(\omega t)} = 1", "not something the exact field can hold"),
        (r"1 + \lim_{u \to \infty} e^{-u} = 1", "essential singularity"),  # as a whole side they are decided
        (r"1 + \lim_{u \to 0^+} u \ln u = 1", "log"),
        (r"\lim_{u \to \infty} f(u) = 0", "where it may be singular"),
        (r"\lim_{u \to 0} |u - v| = |v|", "or its negative"),
        (r"\lim_{u \to 0^+} \frac{q}{u} = \infty", "does not say whether q > 0"),
        (r"1 + \lim_{u \to 0} \frac1u = 0", "it grows"),
    ],
)
def test_what_series_do_not_tell_is_left_open(formula, why):
    found = gr.verify(formula, SETTING)
    assert found.outcome == "undecided", str(found)
    assert why in str(found)


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        (r"\lim_{p \to -1} p = -1", "does not lie in the domain"),
        (r"\lim_{p \to 0^-} p = 0", "does not lie in the domain"),
        (r"\lim_{u \to u} u = 0", "the point depends on u"),
        (r"\lim_{2 u \to 0} u = 0", "stands for 2*u"),
        (r"\lim_{u \to \infty^+} u = 0", "infinity has one side"),
        (r"\lim_{w \to 0} w = 0", "there is no name 'w'"),
        (r"\lim_{u} u = 0", "line 1, column 7"),
        (r"\lim u = 0", "a limit of which variable? (line 1, column 1)"),
        (r"\lim_{u = 0} u = 0", "a variable goes to a limit (line 1, column 9)"),
        (r"\lim_{u \to 0} = 0", "the limit of what? (line 1, column 1)"),
        (r"u \to 0", r"write: \lim_{x \to p} f"),
    ],
)
def test_what_is_refused(formula, message):
    found = gr.verify(formula, SETTING)
    assert found.outcome == "not understood"
    assert message in str(found)


def test_the_boundary_of_a_chart():
    """f = 1 − 2M/r vanishes at the horizon; r → M lies outside the chart, r → r₀ perhaps."""
    setting = {"spacetime": "Schwarzschild", "scalars": ["r_0"]}
    assert gr.verify(r"\lim_{r \to 2M} g_{tt} = 0", setting).outcome == "proved"
    assert gr.verify(r"\lim_{r \to \infty} g_{tt} = -1", setting).outcome == "proved"
    assert gr.verify(r"\lim_{r \to 2M} g_{rr} = \infty", setting).outcome == "proved"
    assert gr.verify(r"\lim_{r \to 2M} g_{rr} = -\infty", setting).outcome == "refuted"
    assert "does not lie in the domain" in str(gr.verify(r"\lim_{r \to M} g_{tt} = -1", setting))
    assert gr.verify(r"\lim_{r \to r_0} r = r_0", setting).outcome != "refuted"


def test_unknown_functions_at_the_boundary_of_the_domain():
    """a(τ) for τ → 0 may do anything if the chart ends there; inside, functions are smooth."""
    setting = {"spacetime": "FLRW", "scalars": [r"\tau_0"]}
    assert gr.verify(r"\lim_{\tau \to \tau_0} a(\tau) = a(\tau_0)", setting).outcome == "proved"
    begins = setting | {"domain": [r"\tau > 0"]}
    assert gr.verify(r"\lim_{\tau \to 0} a(\tau) = 0", begins).outcome == "undecided"
    assert gr.verify(r"\lim_{\tau \to \infty} a(\tau) = 0", setting).outcome == "undecided"


R = sp.Symbol("r", real=True)


def spherical(*domain):
    t, theta, phi = sp.symbols("t theta phi", real=True)
    diagonal = sp.diag(-1, sp.Function("F")(R), R**2, R**2 * sp.sin(theta) ** 2)
    return gr.Metric(diagonal, (t, R, theta, phi), domain=domain)


@pytest.mark.parametrize(
    "condition",
    [
        R > 2,
        (R - 2) ** 3 > 0,
        sp.log(R - 1) > 0,
        sp.sqrt(R - 2) > 0,
        sp.cbrt(R - 2) > 0,
        1 / (R - 2) > 0,
        sp.sqrt(R - 2) + 1 > 0,
        sp.sqrt(R - 2) ** 3 + 1 > 0,
        sp.Ne(R, 2),
        sp.Ne(R**2, 4),
    ],
    ids=str,
)
def test_the_boundary_of_the_domain_is_seen_however_it_is_written(condition):
    """F = 1/(r − 2) is smooth on each of these domains, and has neither limit."""
    metric = spherical(condition)
    for formula in (r"\lim_{r \to 2^+} (r-2) F(r) = 0", r"\lim_{r \to 2^+} F(r) = F(2)"):
        found = gr.verify(formula, metric)
        assert found.outcome == "undecided", str(found)
        assert "the boundary of the domain" in str(found)
    assert gr.verify(r"\lim_{r \to 2} (r-2) F(r) = 0", metric).outcome == "undecided"
    assert gr.verify(r"\lim_{r \to 3} F(r) = F(3)", metric).outcome == "proved"


@pytest.mark.parametrize(
    "condition", [R > 1, sp.sqrt(R - 1) > 0, 1 / (R - 1) > 0, 1 - 1 / R > 0, sp.log(R) > 0, sp.Ne(R, 3)], ids=str
)
def test_inside_the_domain_unknown_functions_are_smooth(condition):
    metric = spherical(condition)
    assert gr.verify(r"\lim_{r \to 2} (r-2) F(r) = 0", metric).outcome == "proved"
    assert gr.verify(r"\lim_{r \to 2} (F(r) + r - 2) = F(2) + 1", metric).outcome == "refuted"


def test_a_parameter_that_bounds_a_coordinate_goes_to_zero():
    """r > 2M > 0 tells that r > 0, so that M → 0 stays in the domain; M → r does not."""
    metric = gr.Schwarzschild()
    assert gr.verify(r"\lim_{M \to 0} \frac{2M}{r} = 0", metric).outcome == "proved"
    assert gr.verify(r"\lim_{M \to 0} \frac{2M}{r} = 1", metric).outcome == "refuted"
    assert gr.verify(r"\lim_{M \to 0} g_{tt} = -1", metric).outcome == "proved"
    for outside in (r"\lim_{M \to 0^-} M = 0", r"\lim_{M \to r} M = r"):
        assert "does not lie in the domain" in str(gr.verify(outside, metric))


def test_coinciding_times():
    setting = {
        "line_element": r"\mathrm{d}s^2 = -a^2(\tau) \mathrm{d}\tau^2 + \mathrm{d}x^2",
        "coordinates": [r"\tau", "x"],
        "functions": {"a": r"\tau"},
        "domain": [r"a(\tau) > 0"],
        "scalars": [r"\tau_e", r"\tau_o"],
        "same_event": {"t": r"\tau", "t_e": r"\tau_e", "t_o": r"\tau_o"},
        "define": [r"\mathrm{d}t = a(\tau)\,\mathrm{d}\tau"],
    }
    for formula, expected in [
        (r"\lim_{t_e \to t_o} \frac{a(t_o)}{a(t_e)} = 1", "proved"),
        (r"\int_{t_e}^{t_e} \frac{\mathrm{d}t}{a(t)} = 0", "proved"),
        (r"\frac{\partial}{\partial t_o} \int_{t_e}^{t_o} \frac{\mathrm{d}t}{a(t)} = \frac{1}{a(t_o)}", "proved"),
        (r"\frac{\partial}{\partial t_e} \int_{t_e}^{t_o} a(t) \mathrm{d}t = -a(t_e)", "proved"),
        (r"\frac{\partial}{\partial t_e} \int_{t_e}^{t_o} a(t) \mathrm{d}t = a(t_e)", "refuted"),
        (r"\frac{\partial}{\partial \tau_o} \int_{\tau_e}^{\tau_o} a(\tau) \mathrm{d}\tau = a(\tau_o)", "proved"),
    ]:
        assert gr.verify(formula, setting).outcome == expected, formula
    assert "names an event" in str(gr.verify(r"\lim_{t_e \to 0} a(t_e) = 1", setting))


POLYNOMIALS = st.lists(st.integers(-3, 3), min_size=1, max_size=4)
X = sp.Symbol("u", real=True)


def polynomial(coefficients):
    return sum(c * X**n for n, c in enumerate(coefficients))


@settings(max_examples=25, deadline=None)
@given(POLYNOMIALS, POLYNOMIALS.filter(any), st.sampled_from(["0^+", "0^-", "1^+", r"\infty", r"-\infty"]))
def test_limits_of_rational_functions_are_those_of_sympy(above, below, point):
    top, bottom = polynomial(above), polynomial(below)
    formula = rf"\lim_{{u \to {point}}} \frac{{{sp.latex(top)}}}{{{sp.latex(bottom)}}}"
    place = {"\\infty": sp.oo, "-\\infty": -sp.oo}.get(point)
    expected = sp.limit(
        top / bottom, X, sp.Integer(point[0]) if place is None else place, point[-1] if place is None else "-"
    )
    assert outcome(f"{formula} = {sp.latex(expected)}") == "proved"
    other = sp.latex(expected + 1) if expected.is_finite else "7"
    assert outcome(f"{formula} = {other}") == "refuted"


@settings(max_examples=8, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4))
def test_limits_of_elementary_functions_are_those_of_mpmath(m, n):
    formula = rf"\lim_{{u \to 0}} \frac{{e^{{{m} u}} - \cos({n} u)}}{{\sin({n} u)}}"
    number = mpmath.limit(lambda h: (mpmath.exp(m * h) - mpmath.cos(n * h)) / mpmath.sin(n * h), 0)
    value = sp.Rational(m, n)
    assert abs(number - mpmath.mpf(m) / n) < 1e-9
    assert outcome(f"{formula} = {sp.latex(value)}") == "proved"
    assert outcome(f"{formula} = {sp.latex(value + sp.Rational(1, 100))}") == "refuted"


@pytest.mark.parametrize("side", ["+", ""])
def test_a_side_that_a_condition_of_high_order_excludes_is_no_side(side):
    """−(u−1)⁵ ≥ 0 holds for u ≤ 1 only, which four terms of its series do not show; from there |u−1|/(u−1) is −1."""
    domain = [r"-(u-1)^5 \ge 0"]
    quotient = (
        rf"\lim_{{u \to 1^{side}}} \frac{{\sqrt{{(u-1)^2}}}}{{u-1}}"
        if side
        else (r"\lim_{u \to 1} \frac{\sqrt{(u-1)^2}}{u-1}")
    )
    assert outcome(f"{quotient} = -1", domain=domain) == ("not understood" if side else "proved")
    assert outcome(f"{quotient} = 1", domain=domain) == ("not understood" if side else "refuted")


@pytest.mark.parametrize("power", [8, 40])
def test_a_side_is_found_at_any_order_or_refused(power):
    finding = gr.verify(r"\lim_{u \to 1^+} u = 1", SETTING | {"domain": [rf"(1-u)^{{{power + 1}}} \ge 0"]})
    assert finding.outcome == "not understood"
    assert ("does not lie in the domain" if power == 8 else "cannot be seen from its first terms") in finding.message
