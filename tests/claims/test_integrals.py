r"""Integrals in formulas: closed forms, primitives of unknown functions, changes of the variable, and what is refused.

Values are those of any table of integrals, or hold by the fundamental theorem.
"""

from __future__ import annotations

import pytest

import gr_toolkit as gr

SETTING = {
    "line_element": r"\mathrm{d}s^2 = -a^2(\tau) \mathrm{d}\tau^2 + \mathrm{d}x^2 + \mathrm{d}y^2",
    "coordinates": [r"\tau", "x", "y"],
    "functions": {"a": r"\tau"},
    "domain": [r"a(\tau) > 0", "x > 0"],
    "scalars": [r"\tau_e", r"\tau_o", "u", "v", "p", "q"],
    "same_event": {"t": r"\tau", "t_e": r"\tau_e", "t_o": r"\tau_o"},
    "define": [r"\mathrm{d}t = a(\tau)\,\mathrm{d}\tau", r"w = x^2"],
}


def outcome(formula):
    return gr.verify(formula, SETTING).outcome


@pytest.mark.parametrize(
    ("integral", "true", "false"),
    [
        (r"\int_0^1 x^2 \mathrm{d}x", r"\frac13", r"\frac12"),
        (r"\int_0^\pi \mathrm{d}x \sin x", "2", "1"),
        (r"\int_u^v \mathrm{d}x", "v - u", "u - v"),
        (r"\int_0^u q \cos(q) \mathrm{d}q", r"\cos(u) + u \sin(u) - 1", r"u \sin(u)"),
        (r"\int_0^x x \mathrm{d}x", "x^2/2", "x^2"),  # bounds are read outside
        (r"\int_{-1}^1 x \mathrm{d}x", "0", "1"),  # x > 0 is the chart's, not the integral's
        (r"\int_0^\pi \int_0^{2\pi} \sin x \mathrm{d}y \mathrm{d}x", r"4\pi", r"2\pi"),
        (r"\int_{t_e}^{t_o} \frac{\mathrm{d}t}{a(t)}", r"\tau_o - \tau_e", r"\tau_e - \tau_o"),
        (r"\int_{t_e}^{t_o} \mathrm{d}t \frac{2}{a^2(t)} a(t)", r"2 \tau_o - 2 \tau_e", r"\tau_o - \tau_e"),
        (r"\int_{\tau_e}^{\tau_o} a'(\tau) \mathrm{d}\tau", r"a(\tau_o) - a(\tau_e)", r"a(\tau_o)"),
        (r"\int_{\tau_e}^{\tau_o} y \mathrm{d}\tau", r"y (\tau_o - \tau_e)", r"\tau_o - \tau_e"),
    ],
)
def test_definite_integrals(integral, true, false):
    assert outcome(f"{integral} = {true}") == "proved"
    assert outcome(f"{integral} = {false}") == "refuted"


def test_integrals_of_unknown_functions_are_primitives():
    both_ways = r"\int_{\tau_e}^{\tau_o} a(\tau) \mathrm{d}\tau = -\int_{\tau_o}^{\tau_e} \mathrm{d}\tau a(\tau)"
    assert outcome(both_ways) == "proved"
    assert outcome(both_ways.replace("= -", "= ")) == "undecided"  # zero for some functions, not for all
    assert outcome(r"\int_{t_e}^{t_o} \mathrm{d}t = \int_{\tau_e}^{\tau_o} a(\tau) \mathrm{d}\tau") == "proved"
    assert outcome(r"\partial_\tau (\int_{\tau_e}^{\tau} a(\tau) \mathrm{d}\tau) = a(\tau)") == "proved"


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        (r"\int x \mathrm{d}x = 0", "an integral without bounds has no one value"),
        (r"\int_0^1 \mathrm{d}^2 x = 0", "integrals over one variable"),
        (r"\int_0^1 \mathrm{d}z = 1", "z is no variable"),
        (r"\int_0^1 w \mathrm{d}x = \frac13", "depends on x by a name that stands for a value"),
        (r"\int_0^1 a \mathrm{d}w = 1", "w stands for x**2"),
        (r"\int_0^1 \partial_0 a(\tau) \mathrm{d}\tau = 0", "a derivative in an integrand"),
        (r"\int_0^1 \frac{\mathrm{d}a}{\mathrm{d}\tau} \mathrm{d}\tau = 0", "a derivative in an integrand"),
        (r"\int_{-1}^1 \frac{\mathrm{d}x}{x^2} = -2", "may diverge"),
        (r"\int_0^1 x^\mu \mathrm{d}x = 1", "index"),
    ],
)
def test_what_is_refused(formula, message):
    found = gr.verify(formula, SETTING)
    assert found.outcome == "not understood"
    assert message in str(found)


def test_the_domain_of_the_chart_does_not_hold_for_the_running_variable():
    """√(x²) = x on the chart, but not from −1 to 1."""
    assert outcome(r"\sqrt{x^2} = x") == "proved"
    assert outcome(r"\int_{-1}^1 \sqrt{x^2} \mathrm{d}x = 0") != "proved"


def test_a_time_that_names_no_event_is_no_variable():
    found = gr.verify(r"\int_0^1 \mathrm{d}t = 1", SETTING | {"same_event": {}})
    assert found.outcome == "not understood"
    assert "same_event = { 't' =" in str(found)


def test_a_time_has_values_at_events_alone():
    """t from 0 to 1 is no interval of τ."""
    for bounds in (r"_0^1", r"_{\tau_e}^{\tau_o}", "_{t_e}^{1}"):
        found = gr.verify(rf"\int{bounds} \mathrm{{d}}t = 1", SETTING)
        assert found.outcome == "not understood"
        assert "a bound names no event, and t has values at events alone" in str(found)


def test_the_rate_of_a_time_may_not_rest_on_where_the_chart_is():
    """dt = √(τ²) dτ is τ dτ for τ > 0, which says nothing of what lies between two events of a larger chart."""
    setting = SETTING | {"domain": [r"\tau > 0"], "define": [r"\mathrm{d}t = \sqrt{\tau^2}\,\mathrm{d}\tau"]}
    found = gr.verify(r"\int_{t_e}^{t_o} \mathrm{d}t = \frac{\tau_o^2 - \tau_e^2}{2}", setting)
    assert found.outcome == "not understood"
    assert "the domain says tau > 0, which need not hold between the bounds" in str(found)


LINE = {"line_element": r"\mathrm{d}s^2 = -\mathrm{d}t^2 + \mathrm{d}x^2 + \mathrm{d}y^2 + \mathrm{d}z^2"}
LINE |= {"coordinates": ["t", "x", "y", "z"], "functions": {"f": "t"}}


@pytest.mark.parametrize(
    ("integral", "true", "false"),
    [
        (r"\int_0^1 \sqrt{x^2} \mathrm{d}x", r"\frac12", "0"),
        (r"\int_{-1}^0 \sqrt{x^2} \mathrm{d}x", r"\frac12", r"-\frac12"),
        (r"\int_{-2}^{-1} |x| \mathrm{d}x", r"\frac32", r"-\frac32"),
        (r"\int_1^0 |x| \mathrm{d}x", r"-\frac12", r"\frac12"),
        (r"\int_0^1 \frac{\mathrm{d}x}{\sqrt x}", "2", "1"),
        (r"\int_{-2}^{-1} \frac{\mathrm{d}x}{x}", r"-\ln 2", r"\ln 2"),
    ],
)
def test_the_running_variable_has_the_sign_of_the_bounds(integral, true, false):
    """And what is divided by on the way, which has a sign there, is no small print of the result."""
    found = gr.verify(f"{integral} = {true}", LINE)
    assert found.outcome == "proved"
    assert not found.verdicts[0].conditions
    assert gr.verify(f"{integral} = {false}", LINE).outcome == "refuted"


@pytest.mark.parametrize("integrand", [r"\sqrt{x^2}", "|x|", "|x y|", "x^x"])
def test_signs_that_are_open_between_the_bounds(integrand):
    found = gr.verify(rf"\int_{{-1}}^1 {integrand} \mathrm{{d}}x = 1", LINE)
    assert found.outcome == "not understood"
    assert "depends on the sign of x" in str(found)
    assert "_x" not in str(found)


def test_signs_of_what_does_not_run_are_told_apart():
    assert gr.verify(r"\int_0^1 \sqrt{y^2} \mathrm{d}x = |y|", LINE).outcome != "not understood"
    assert gr.verify(r"\int_0^1 |y| \mathrm{d}x = y", LINE | {"domain": ["y > 0"]}).outcome == "proved"


@pytest.mark.parametrize(
    ("integral", "value", "domain"),
    [
        (r"\int_y^z \frac{\mathrm{d}x}{x}", r"\ln(z/y)", ["y > 0", "z > 0"]),
        (r"\int_0^z \tan x \mathrm{d}x", r"-\ln\cos z", ["z > 0", "z < 1"]),
        (r"\int_0^1 \frac{\mathrm{d}x}{x + y}", r"\ln\frac{1 + y}{y}", ["y > 0"]),
        (r"\int_0^z \frac{\mathrm{d}x}{(x - y)^2}", r"\frac{1}{y - z} - \frac{1}{y}", ["z > 0", "y > z"]),
    ],
)
def test_what_may_diverge_needs_a_domain(integral, value, domain):
    found = gr.verify(f"{integral} = {value}", LINE)
    assert found.outcome == "not understood"
    assert "may diverge: the integrand may have a pole between the bounds, or at one of them" in str(found)
    assert gr.verify(f"{integral} = {value}", LINE | {"domain": domain}).outcome == "proved"
    assert gr.verify(f"{integral} = {value} + 1", LINE | {"domain": domain}).outcome == "refuted"


@pytest.mark.parametrize("integral", [r"\int_0^1 \frac{\mathrm{d}x}{x}", r"\int_{-1}^1 \frac{\mathrm{d}x}{x}"])
def test_nothing_is_proved_of_integrals_that_diverge(integral):
    assert gr.verify(f"{integral} = {integral}", LINE).outcome == "not understood"


TURNING = {  # r runs from a turning point on
    "line_element": r"\mathrm{d}s^2 = \mathrm{d}r^2 + \mathrm{d}x^2",
    "coordinates": ["r", "x"],
    "positive": ["a", "b", "u"],
    "domain": ["r > b", "0 < x < 1"],
}


@pytest.mark.parametrize(
    ("integral", "true", "false"),
    [
        (r"\int_0^1 \frac{\mathrm{d}x}{\sqrt{1 - x^2}}", r"\frac{\pi}{2}", r"\pi"),
        (r"\int_0^1 \frac{\mathrm{d}x}{(1 + x) \sqrt{1 - x^2}}", "1", r"\frac{\pi}{2}"),
        (r"\int_{1/2}^1 \frac{\mathrm{d}x}{\sqrt{1 - x^2}}", r"\frac{\pi}{3}", r"\frac{\pi}{6}"),
        (r"\int_0^x \frac{\mathrm{d}x}{\sqrt{1 - x^2}}", r"\arcsin x", r"\arccos x"),
        (r"\int_b^r \frac{b \mathrm{d}r}{r \sqrt{r^2 - b^2}}", r"\arccos\frac{b}{r}", r"\arcsin\frac{b}{r}"),
        (
            r"\int_b^r \frac{\mathrm{d}r}{r \sqrt{(r - b)(r + u)}}",
            r"\frac{2}{\sqrt{b u}} \arctan\sqrt{\frac{u (r - b)}{b (r + u)}}",
            r"\frac{1}{\sqrt{b u}} \arctan\sqrt{\frac{u (r - b)}{b (r + u)}}",
        ),
        (r"\lim_{r \to \infty} \int_b^r \frac{b \mathrm{d}r}{r \sqrt{r^2 - b^2}}", r"\frac{\pi}{2}", "1"),
    ],
)
def test_integrals_up_to_a_turning_point(integral, true, false):
    assert gr.verify(f"{integral} = {true}", TURNING).outcome == "proved"
    assert gr.verify(f"{integral} = {false}", TURNING).outcome == "refuted"


@pytest.mark.parametrize(
    "integral",
    [
        r"\int_{-1}^1 \frac{\mathrm{d}x}{x \sqrt{1 - x^2}}",  # a pole inside
        r"\int_0^1 \frac{\mathrm{d}x}{(1 - x) \sqrt{1 - x^2}}",  # and one at the end
        r"\int_b^r \frac{\mathrm{d}r}{(r - b) \sqrt{r^2 - b^2}}",
    ],
)
def test_a_pole_is_no_turning_point(integral):
    found = gr.verify(f"{integral} = 0", TURNING)
    assert found.outcome == "not understood"
    assert "may diverge" in str(found)


def test_one_integral_inside_another_one():
    assert (
        gr.verify(
            r"\int_0^1 \int_0^x \frac{\mathrm{d}r}{\sqrt{1 - r^2}} \mathrm{d}x = \frac{\pi}{2} - 1", TURNING
        ).outcome
        != "refuted"
    )
    assert gr.verify(r"\int_0^1 \int_0^1 r x \mathrm{d}r \mathrm{d}x = \frac14", TURNING).outcome == "proved"
    assert gr.verify(r"\int_0^1 \int_0^x r \mathrm{d}r \mathrm{d}x = \frac16", TURNING).outcome == "proved"


def test_integrals_of_unknown_functions_are_taken_to_exist():
    """What they are divided by is small print, at the variable as typed."""
    found = gr.verify(r"\int_0^1 \frac{\mathrm{d}t}{f(t)} = -\int_1^0 \frac{2 \mathrm{d}t}{2 f(t)}", LINE)
    assert found.outcome == "proved"
    assert [str(condition) for condition in found.verdicts[0].conditions] == ["f(t) != 0"]
