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
        (r"\int_{-1}^1 \frac{\mathrm{d}x}{x^2} = -2", "diverges"),
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
