r"""Signs that the domain leaves open: decided by cases, or asked about in the notation of the claim."""

import json
import re

import pytest

import gr_toolkit as gr
from gr_toolkit.claims.findings import verify_formula
from gr_toolkit.claims.setting import scope_of
from gr_toolkit.claims.wording import spelled
from gr_toolkit.errors import AmbiguousSignError
from gr_toolkit.geometry.formulas.evaluate import Evaluator
from gr_toolkit.verdicts import checker

S = {
    "spacetime": "Schwarzschild",
    "scalars": [r"\omega", "v", r"\tilde{k}_e"],
    "positive": ["p"],
    "functions": {"f": "r"},
    "define": [],
}
LETS = {"define": [r"q = \sqrt{v^2}", r"u^\mu = (\sqrt{v^2}, 0, 0, 0)"]}

DECIDED = [
    (r"\sqrt{\omega^2} = |\omega|", "proved"),
    (r"\sqrt{\omega^2} = \omega", "refuted"),
    (r"|\omega v| = |\omega| |v|", "proved"),
    (r"|\omega + v| = |\omega| + |v|", "refuted"),
    (r"|\omega|^2 = \omega^2", "proved"),
    (r"\left|\left|\omega\right| - p\right|^2 = (|\omega| - p)^2", "proved"),
    (r"\sqrt{f^2} = |f|", "undecided"),  # f may be complex
    (r"\sqrt{f(r)^2} = f", "refuted"),
    (r"\partial_r |v r| = |v|", "proved"),
    (r"\partial_r \sqrt{(r - 3M)^2} = 1", "refuted"),
    (r"\sqrt{v^2} g_{tt} = |v| g_{tt}", "proved"),
    (r"\sqrt{v^2} g_{\mu\nu} = |v| g_{\mu\nu}", "proved"),
    (r"\sqrt{v^2} g_{\mu\nu} = v g_{\mu\nu}", "refuted"),
    (r"\sqrt{v^2} G_{\mu\nu} = 0", "proved"),
    (r"q = |v|", "proved"),
    (r"q = v", "refuted"),
    (r"u^\mu u_\mu = g_{tt} v^2", "proved"),
    (r"u^\mu = (v, 0, 0, 0)", "refuted"),
]


@pytest.mark.parametrize(("formula", "expected"), DECIDED)
def test_a_sign_that_is_open_is_decided_by_cases(formula, expected):
    setting = S | (LETS if formula.startswith(("q", "u")) else {})
    finding = verify_formula(formula, setting)
    assert finding.outcome == expected, finding


@pytest.mark.parametrize(("formula", "expected"), DECIDED)
def test_a_metric_and_definitions_are_decided_alike(formula, expected):
    if "f" in formula or formula.startswith("u^\\mu ="):
        pytest.skip("no function is declared, and the definition would be circular")
    lets = [r"q = \sqrt{v^2}", r"u^\mu = (\sqrt{v^2}, 0, 0, 0)"] if formula.startswith(("q", "u")) else []
    claims = gr.verify(
        "\n".join(
            [
                "[settings.s]\nspacetime = 'Schwarzschild'\nscalars = ['\\omega', 'v']\npositive = ['p']",
                f"[definitions.d]\ndefine = {json.dumps(lets)}",
                f"[[claim]]\nid = 'c'\nlatex = '{formula}'\nsetting = 's'\ngiven = ['d']\nexpect = '{expected}'\n",
            ]
        )
    )
    assert claims.as_expected, claims


def test_at_the_border_nothing_is_claimed_of_tensors():
    verdict = verify_formula(r"\sqrt{v^2} g_{\mu\nu} = |v| g_{\mu\nu}", S).verdicts[0]
    assert "v != 0" in [str(c) for c in verdict.conditions]
    assert [name for name, _ in verdict.components] == ["v > 0", "v < 0"]


def test_only_one_side_counts_where_the_domain_has_only_one():
    setting = S | {"domain": [r"\omega - v > 0"]}
    assert verify_formula(r"\sqrt{(\omega - v)^2} g_{\mu\nu} = (\omega - v) g_{\mu\nu}", setting).outcome == "proved"
    assert verify_formula(r"\sqrt{(v - \omega)^2} g_{\mu\nu} = (\omega - v) g_{\mu\nu}", setting).outcome == "proved"
    assert verify_formula(r"\sqrt{(v - \omega)^2} g_{\mu\nu} = (v - \omega) g_{\mu\nu}", setting).outcome == "refuted"


def test_a_branch_of_a_chain_keeps_its_own_verdict():
    finding = verify_formula(r"g_{\mu\nu} = g_{\nu\mu} = \frac{\sqrt{v^2}}{v} g_{\mu\nu}", S)
    assert finding.outcomes == ("proved", "refuted")


def test_the_domain_of_a_scope_is_what_it_is():
    finding = verify_formula(r"\sqrt{v^2} g_{\mu\nu} = |v| g_{\mu\nu}", scope_of(S))
    assert finding.outcome == "undecided"
    assert verify_formula(r"\sqrt{v^2} = |v|", scope_of(S)).outcome == "proved"


def test_a_side_that_is_not_understood_leaves_the_rest_of_a_chain():
    formula = r"g_{\mu\nu} = g_{\nu\mu} = \frac{\sqrt{v^2}}{v} \sqrt[3]{|v| + v} g_{\mu\nu}"
    assert verify_formula(formula, S).outcomes in (("proved", "undecided"), ("proved", "refuted"))


# -- what is said of a sign that stays open ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("root", "name"),
    [(r"\sqrt{(\tilde{k}_e - v)^2}", r"\tilde{k}_e"), (r"\sqrt{(f(r) - \omega)^2}", "f(r)"), (r"|r - 3M|", "r")],
)
def test_what_would_settle_it_can_be_typed_in(root, name):
    domain = ["v > 6"]
    scope = scope_of(S | {"domain": domain})
    with pytest.raises(AmbiguousSignError) as caught:
        Evaluator(scope, root).value(scope.parse(root))
    inequality = f"{spelled(caught.value.quantity, scope)} > 0"
    assert name in inequality
    settled = S | {"domain": [*domain, inequality]}
    inside = re.sub(r"^\\sqrt\{\((.*)\)\^2\}$|^\|(.*)\|$", lambda m: m[1] or m[2], root)
    outcomes = {verify_formula(f"{root} = {sign}({inside})", settled).outcome for sign in ("", "-")}
    assert outcomes == {"proved", "refuted"}


def test_the_question_is_asked_in_the_notation_of_the_claim():
    product = " ".join(rf"\sqrt{{(\tilde{{k}}_e - {n})^2}}" for n in range(1, 8))
    finding = verify_formula(rf"{product} G_{{\mu\nu}} = 0", S)
    assert finding.outcome == "undecided"
    said = str(finding)
    assert r"\tilde{k}_e" in said
    assert "write: domain = ['" in said
    assert "ktilde" not in said


def test_a_line_element_asks_for_its_domain_in_its_notation():
    setting = {
        "line_element": r"\mathrm{d}s^2 = -\mathrm{d}\tau^2 + \tau^{2p} \mathrm{d}x^2",
        "coordinates": [r"\tau", "x"],
        "scalars": ["p"],
    }
    finding = verify_formula("R = R", setting)
    assert finding.outcome == "not understood"
    assert r"\tau^{2p} depends on the sign of \tau" in finding.message
    assert r"write: domain = ['\tau > 0']" in finding.message
    assert verify_formula("R = R", setting | {"domain": [r"\tau > 0"]}).outcome == "proved"


# -- certificates ----------------------------------------------------------------------------------------------------


def certificate(formula, setting):
    finding = verify_formula(formula, setting)
    assert finding.outcome == "proved", finding
    document = json.loads(json.dumps(finding.verdicts[0].certificate()))
    accepted, said = checker.check(document)
    assert accepted, said
    return document


@pytest.mark.parametrize(
    ("formula", "typed"),
    [
        (r"\cos(2\theta) = 1 - 2\sin^2\theta", "cos((2 * theta)) = (1 + (-1 * (2 * (sin(theta) ^ 2))))"),
        (r"v + v = 2 v", "(v + v) = (2 * v)"),
        (r"\partial_r (r^2) = 2 r", "D((r ^ 2), r, 1) = (2 * r)"),
        (r"\sqrt{p^2} = p", "sqrt((p ^ 2)) = p"),
    ],
)
@pytest.mark.parametrize("timeout", [None, 60.0])
def test_a_certificate_is_about_the_formula_as_typed(formula, typed, timeout):
    finding = verify_formula(formula, S, timeout=timeout)
    document = finding.verdicts[0].certificate()
    assert checker.check(json.loads(json.dumps(document)))[0]
    (claim,) = document["claims"]
    assert (claim["typed"], claim["name"], claim["trusted"]) == (typed, "", [])


def test_a_certificate_says_where_the_engine_evaluated_the_sides():
    (claim,) = certificate("R = 12 H^2", {"spacetime": "DeSitter"})["claims"]
    assert "the equality, both sides as the engine evaluated them, is one of the claims" in claim["trusted"]


def test_the_certificate_of_a_tensor_equation_is_about_its_components():
    document = certificate(r"R_{\mu\nu} = 3 H^2 g_{\mu\nu}", {"spacetime": "DeSitter"})
    named = {claim["name"]: claim for claim in document["claims"]}
    assert len(named) == 16
    radial = named["[r, r], both sides as the engine evaluated them,"]
    assert radial["typed"] != "0 = 0"
    assert any(sentence.startswith("[r, r], both sides") for sentence in radial["trusted"])
