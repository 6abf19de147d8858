r"""What a chart's domain says of unknown functions holds at other events that a formula names; nothing more does.

Every truth has a near-miss twin, refuted at a point where a(τ_e) > 0.
"""

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cli import main
from gr_toolkit.errors import EmptyDomainError, GRToolkitError

EVENTS = {"spacetime": "FLRW", "scalars": [r"\tau_e", r"\tau_o"]}
LATE = {**EVENTS, "domain": [r"\tau > 0"]}
GROWING = {**EVENTS, "domain": [r"\partial_\tau a(\tau) > 0", r"a(\tau) > \tau"]}


@pytest.mark.parametrize(
    ("formula", "twin", "setting"),
    [
        (r"\sqrt{a(\tau_e)^2} = a(\tau_e)", r"\sqrt{a(\tau_e)^2} = -a(\tau_e)", EVENTS),
        (r"|a(\tau_e)| = a(\tau_e)", r"|a(\tau_e) - 1| = a(\tau_e) - 1", EVENTS),
        (
            r"\sqrt{a(\tau_e) a(\tau_o)} = \sqrt{a(\tau_e)} \sqrt{a(\tau_o)}",
            r"\sqrt{a(\tau_e) + a(\tau_o)} = \sqrt{a(\tau_e)} + \sqrt{a(\tau_o)}",
            EVENTS,
        ),
        (r"a(\tau_e) + a(\tau_o) > 0", r"a(\tau_e) - a(\tau_o) > 0", EVENTS),
        (r"\sqrt{a(\tau - \chi)^2} = a(\tau - \chi)", r"\sqrt{a(\tau - \chi)^2} = a(\tau)", EVENTS),
        (r"\sqrt{a(1)^2} = a(1)", r"\sqrt{a(1)^2} = a(2)", EVENTS),
        # where the chart has a range of times, an event has one of them
        (
            r"\sqrt{\tau_e^2} a(\tau_e) = \tau_e a(\tau_e)",
            r"\sqrt{(\tau_e - 1)^2} a(\tau_e) = (\tau_e - 1) a(\tau_e)",
            LATE,
        ),
        (r"\sqrt{a(2 \tau)^2} = a(2 \tau)", r"\sqrt{a(2 \tau)^2} = a(\tau)", LATE),
        # conditions on derivatives, and those that mix function and time, are about the other event altogether
        (r"\sqrt{a'(\tau_e)^2} = a'(\tau_e)", r"\sqrt{a'(\tau_e)^2} = a'(\tau_o)", GROWING),
        (r"a(\tau_e) > \tau_e", r"a(\tau_e) > \tau_e + 1", GROWING),
        # a premise is about the events that it names
        (r"a(\tau_e) > 1 \Rightarrow a(\tau_e)^2 > 1", r"a(\tau_e) > 1 \Rightarrow a(\tau_o)^2 > 1", EVENTS),
        # arguments with a denominator
        (r"\sqrt{a(\frac{1}{\tau_e})^2} = a(\frac{1}{\tau_e})", r"|a(\frac{1}{\tau_e})| = a(\tau_e)", LATE),
        (
            r"\tau > 3 \Rightarrow \tau a(\tau_e) > 3 a(\tau_e)",
            r"\tau > 3 \Rightarrow \tau_e a(\tau_e) > 3 a(\tau_e)",
            EVENTS,
        ),
    ],
)
def test_a_truth_is_proved_and_its_twin_refuted_where_scale_factors_are_positive(formula, twin, setting):
    assert gr.verify(formula, setting).outcome == "proved"
    found = gr.verify(twin, setting)
    assert found.outcome == "refuted"
    (verdict,) = found.verdicts
    assert verdict.witness.recheck()
    values = [value for name, value in verdict.witness.assignment if "a(" in str(name)]
    assert values
    assert all(value > 0 for value in values)


@pytest.mark.parametrize(
    ("formula", "setting"),
    [
        (r"\sqrt{\tau_e^2} a(\tau_e) = \tau_e a(\tau_e)", EVENTS),  # the chart has all times
        (r"\sqrt{a'(\tau_e)^2} = a'(\tau_e)", EVENTS),
        (r"\sqrt{a(-1)^2} = a(-1)", LATE),  # no time of the chart
        (r"\sqrt{a(-\tau)^2} = a(-\tau)", LATE),
        (r"\tau_e + 0 a(\tau_e) > \chi", {**EVENTS, "domain": [r"\tau > 0", r"\chi > \tau"]}),
        (r"\sqrt{\tau^2} \tau_e a(\tau_e) \ge 0", EVENTS),  # decided by cases, τ > 0 and τ < 0
        (r"\sqrt{\tau^2} \sqrt{\tau_e^2} a(\tau_e) = \tau \tau_e a(\tau_e)", EVENTS),
        (r"\sqrt{a'(\tau)^2} \sqrt{a'(\tau_e)^2} = a'(\tau) a'(\tau_e)", EVENTS),
        # of a premise: a = e^τ at τ_e = 1, τ = 2, τ_o = 0
        (r"a(\tau) > 1 \Rightarrow a(\tau_e) > 1", EVENTS),
        (r"a(\tau) < \tau^2 \Rightarrow a(\tau_e) < \tau_e^2", EVENTS),
        (r"a(\tau) > a(\tau_e) \Rightarrow a(\tau_o) > a(\tau_e)", EVENTS),
        (r"a(\tau) \ge a(\tau_e) \Rightarrow a(\tau_o) \ge a(\tau_e)", EVENTS),
        (r"\frac{a(\tau)}{a(\tau_e)} > 1 \Rightarrow \frac{a(\tau_o)}{a(\tau_e)} > 1", EVENTS),
        (r"a(\tau) > a(\tau_e) \Rightarrow a(2 \tau) > a(\tau_e)", EVENTS),
        (r"a(\tau_o) > a(\tau_e)", {**EVENTS, "domain": [r"a(\tau) > a(\tau_e)"]}),  # nor of a domain
    ],
)
def test_nothing_more_is_taken_over(formula, setting):
    assert gr.verify(formula, setting).outcome == "refuted"


def test_decide_and_the_command_line_agree(capsys):
    g = gr.spacetimes.FLRW()
    tau, a, event = g.coordinates[0], g.functions[0].func, sp.Symbol("tau_e")
    root, value = sp.sqrt(a(event) ** 2), a(event)
    assert gr.decide(g.scalar(root), value).proved
    assert gr.decide(root, g.scalar(value)).proved
    assert gr.decide(root, value, domain=g.domain).proved
    assert g.scalar(root).sqrt() == g.scalar(sp.sqrt(value))
    for left in (g.scalar(root), root):
        twin = gr.decide(left, -value, domain=g.domain)
        assert twin.refuted
        assert "a(tau_e) = -" not in str(twin.witness)
    assert gr.decide(root, value, domain=[a(tau) > 0]).refuted  # a condition on τ, and no chart
    asked = ["check", "--spacetime", "FLRW", "--scalars", r"\tau_e"]
    assert main([*asked, r"\sqrt{a(\tau_e)^2} = a(\tau_e)"]) == 0
    assert main([*asked, r"\sqrt{a(\tau_e)^2} = -a(\tau_e)"]) == 1
    assert "a(tau_e) = -" not in capsys.readouterr().out


def test_laws_outlive_parameters_and_pickling():
    import pickle

    g = gr.spacetimes.FLRW()
    event = sp.Symbol("tau_e")
    a = g.functions[0].func
    for metric in (g.subs(K=1), pickle.loads(pickle.dumps(g))):
        assert metric.scalar(sp.sqrt(a(event) ** 2)) == metric.scalar(a(event))
    K = next(p for p in g.parameters if str(p) == "K")
    flat = g.scalar(K * a(g.coordinates[0])).subs({K: 2})
    assert gr.decide(flat * sp.sqrt(a(event) ** 2), flat * a(event)).proved
    assert gr.decide(flat * sp.sqrt(a(event) ** 2), -flat * a(event)).refuted


t, x, s, u = sp.symbols("t x s u", real=True)
a = sp.Function("a")


def on_chart(*conditions):
    return gr.Metric(sp.diag(-1, a(t) ** 2), (t, x), domain=[t > 0, a(t) > 0, *conditions])


def no_proof(left, right, metric):
    """Whether an equality is not proved, refused included."""
    try:
        return not gr.decide(metric.scalar(left), metric.scalar(right)).proved
    except GRToolkitError:
        return True


@pytest.mark.parametrize(
    "bound",
    [
        sp.Integral(a(s), (s, 1, t)),
        sp.Integral(a(s) ** 2, (s, 1, t)),
        sp.Integral(1 / a(s), (s, u, t)),
        sp.Integral(a(s), (s, 1, s)),
        sp.Subs(sp.Derivative(a(s), s), s, t),
    ],
)
def test_a_bound_variable_is_no_event_although_its_name_also_occurs_free(bound):
    chart = on_chart()
    assert no_proof(abs(s) * bound, s * bound, chart)
    assert no_proof(abs(s) + bound, s + bound, chart)
    assert gr.decide(abs(s) * bound, s * bound, domain=chart.domain).proved is False
    assert gr.decide(chart.scalar(abs(s) * a(s) * bound), chart.scalar(s * a(s) * bound)).proved  # free as well


@pytest.mark.parametrize("sign", [1, -1])
def test_nothing_is_proved_where_functions_have_no_value_together(sign):
    assert no_proof(abs(s) * a(s) * a(-s), sign * s * a(s) * a(-s), on_chart())
    assert no_proof(abs(s - 3) * a(s), sign * (s - 3) * a(s), on_chart(t < 1, s > 5))
    chart = on_chart()
    with pytest.raises(EmptyDomainError, match="-s > 0"):
        chart.scalar(a(s)) * chart.scalar(a(-s))
    line = {
        "line_element": r"\mathrm{d}s^2 = -\mathrm{d}t^2 + a(t)^2 \mathrm{d}x^2",
        "coordinates": ["t", "x"],
        "domain": ["t > 0", "a(t) > 0"],
        "functions": {"a": "t"},
        "scalars": ["s", "u"],
    }
    order = ">" if sign > 0 else "<"
    for formula in (
        "a(s) a(-s) s ? 0",
        "a(u - s) a(s - u) (s - u) ? 0",
        "a(s - 2) a(1 - s) (s - 1) ? 0",
        r"s < -1 \Rightarrow s a(s) ? 0",
        rf"s < -1 \Rightarrow a(s) |s| = {sign} s a(s)",
    ):
        assert gr.verify(formula.replace("?", order), line).outcome in ("undecided", "not understood")
    assert gr.verify(r"s > 1 \Rightarrow a(s) |s| = s a(s)", line).outcome == "proved"


def test_arguments_with_a_denominator_are_told_apart():
    chart = on_chart()
    for argument in (1 / t, 1 / s, t - 1 / t, t / (1 + t**2)):
        value = a(argument)
        assert gr.decide(chart.scalar(abs(value)), chart.scalar(value)).proved
        assert gr.decide(chart.scalar(abs(value)), chart.scalar(-value)).refuted
        assert gr.decide(chart.scalar(value), chart.scalar(a(t))).refuted
    assert no_proof(abs(a(1 / (t + a(t)))), a(1 / (t + a(t))), chart)


def test_what_is_not_real_is_no_event():
    for argument in (sp.I, 1 + sp.I, sp.Symbol("n", imaginary=True)):
        with pytest.raises(GRToolkitError, match="real"):
            on_chart().scalar(abs(a(argument)))
        assert gr.decide(on_chart().scalar(a(argument)), on_chart().scalar(a(argument))).proved
    assert no_proof(abs(a(0)), a(0), gr.Metric(sp.diag(-1, a(t) ** 2), (t, x), domain=[1 / t > 1, a(t) > 0]))
