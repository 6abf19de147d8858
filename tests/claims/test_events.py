r"""What a chart's domain says of unknown functions holds at other events that a formula names; nothing more does.

Every truth has a near-miss twin, refuted at a point where a(τ_e) > 0.
"""

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cli import main

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
        # of a premise, what is said of a function holds at other events, and what is said of the point does not
        (r"a(\tau) > 1 \Rightarrow a(\tau_e) > 1", r"a(\tau) > 1 \Rightarrow a(\tau_e) > 2", EVENTS),
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
