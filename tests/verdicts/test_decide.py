"""Verdicts: what stands behind them, what they carry, and what they survive."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
import sympy as sp
from sympy import Contains, Eq, FiniteSet, cos, exp, log, sin, sqrt, tan

from gr_toolkit.errors import DivisionByZeroError, InputError, UndecidedError
from gr_toolkit.exact import C_K, S_K, from_sympy
from gr_toolkit.verdicts import Proved, Reason, Refuted, Undecided, Verdict, decide
from gr_toolkit.verdicts.verdict import Condition, combined
from gr_toolkit.verdicts.worker import run_in_worker

x, y, r, M, K, t = sp.symbols("x y r M K t", real=True)
n = sp.Symbol("n", integer=True)
f = sp.Function("f")
curved = Contains(K, FiniteSet(-1, 0, 1))


def proof() -> Verdict:
    return decide(tan(x) * cos(x), sin(x))


def refutation() -> Verdict:
    return decide(f(2 * x) + sqrt(x**2), x + f(x).diff(x))


def open_question() -> Verdict:
    with sp.evaluate(False):
        return decide(sp.airyai(x) + x, x + sp.airyai(x))


VERDICTS = [proof, refutation, open_question]


@pytest.mark.parametrize("make", VERDICTS)
def test_exactly_one_holds(make: Any) -> None:
    verdict = make()
    assert [verdict.proved, verdict.refuted, verdict.undecided].count(True) == 1
    assert verdict.explain().startswith(("proved", "refuted", "undecided"))
    assert str(verdict) == verdict.explain()


def test_truth_values() -> None:
    assert proof()
    assert not refutation()
    with pytest.raises(UndecidedError, match="never guess"):
        bool(open_question())
    with pytest.raises(UndecidedError):
        not open_question()
    with pytest.raises(UndecidedError):
        all([proof(), open_question()])


@pytest.mark.parametrize("make", VERDICTS)
def test_pickling(make: Any) -> None:
    verdict = make()
    again = pickle.loads(pickle.dumps(verdict))
    assert repr(again) == repr(verdict)
    assert again.conditions == verdict.conditions
    if verdict.refuted:
        assert again.witness.recheck()


def test_asking_one_for_anothers_field() -> None:
    assert proof().witness is None
    assert proof().reason is None
    assert refutation().conditions == ()
    assert open_question().witness is None


# -- witnesses --


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (sqrt((r - 2 * M) ** 2), r - 2 * M, (M > 0, r > 0)),
        (x, x + sp.Rational(1, 10**40), ()),
        (f(x), f(x + sp.Rational(1, 10**30)), ()),
        (f(x).diff(x), f(2 * x), (x > 1, x < 2)),
        (C_K(K, x), 1, (curved,)),
        (sin(x), x, (x > sp.Rational(1, 10**6), x < sp.Rational(2, 10**6))),
        (n * (n - 1) * (n + 1), 0, ()),
        (exp(-1000), 0, ()),
    ],
    ids=str,
)
def test_witness_can_be_rechecked_and_lies_in_the_domain(left: Any, right: Any, domain: Any) -> None:
    verdict = decide(left, right, domain=domain)
    assert verdict.refuted
    assert verdict.witness.recheck()
    values = {s: v for s, v in verdict.witness.assignment if isinstance(s, sp.Symbol)}
    for condition in domain:
        if K in values or not condition.has(K):
            assert condition.subs(values) == True  # noqa: E712 (SymPy's true)
    for symbol, value in values.items():
        assert value.is_rational
        assert symbol.is_integer is not True or value.is_integer


def test_witness_has_no_meaning_for_another_claim() -> None:
    witness = decide(x**2, x).witness
    assert not replace(witness, left=x, right=x).recheck()


def test_value_of_a_finite_set_is_named() -> None:
    verdict = decide(C_K(K, x), 1, domain=[curved])
    assert verdict.component in {"K = -1", "K = 1"}
    half = decide(K**2 * (K**2 - 1), 0, domain=[curved])
    assert half.proved  # K = 1/2 refutes nothing here


def test_symbols_assumptions_bind_the_witness() -> None:
    even = sp.Symbol("k", even=True)
    assert not decide(sin(sp.pi * even / 2) ** 2, 0).refuted
    odd = sp.Symbol("k", odd=True)
    witness = decide(odd**3, odd + 6).witness
    assert all(v.is_odd for s, v in witness.assignment if s == odd)
    assert not decide(sp.Symbol("o", zero=True) * x, 0).refuted
    assert not decide(sp.Symbol("i", irrational=True), sp.Rational(1, 2)).refuted


# -- conditions --


def conditions(verdict: Verdict) -> set[str]:
    return {str(c.expression) for c in verdict.conditions}


def test_conditions_are_the_divisors_as_typed() -> None:
    assert conditions(proof()) == {"cos(x)"}
    assert conditions(decide((x**2 - 1) / (x - 1), x + 1)) == {"x - 1"}
    assert conditions(decide(1 / (1 - 1 / (1 - 1 / x)), 1 - x)) == {"x", "x - 1"}
    assert conditions(decide((1 - cos(x)) / sin(x) ** 2, 1 / (1 + cos(x)))) == {"sin(x)", "cos(x) + 1"}
    assert conditions(decide(1 / sqrt(2), sqrt(2) / 2)) == set()


def test_the_normal_forms_own_denominators_are_no_conditions() -> None:
    """1/(1 + cos x) is (1 − cos x)/sin²x inside; at x = 2π it has no pole."""
    assert "sin(x)" not in conditions(decide(1 / (1 + cos(x)), 2 / (2 + 2 * cos(x))))


def test_what_the_domain_rules_out_is_told_apart() -> None:
    verdict = decide(1 / (r - 2 * M) - 1 / r, 2 * M / (r * (r - 2 * M)), domain=[M > 0, r > 2 * M])
    assert {str(c.expression): c.holds_on_domain for c in verdict.conditions} in (
        {"r": True, "r - 2*M": True},
        {"r": True, "2*M - r": True},
    )
    assert "on the domain already" in verdict.explain()


def test_a_value_at_which_a_side_is_undefined_is_a_condition() -> None:
    verdict = decide(K**3 / (K - 1), K / (K - 1), domain=[curved])
    assert verdict.proved
    assert "K - 1" in conditions(verdict)
    with pytest.raises(DivisionByZeroError):
        decide(1 / (K**3 - K), 1, domain=[curved])


# -- tallies --

P = Proved((Condition(x),))
R = decide(x, y)
U = Undecided(Reason.NO_WITNESS, "why")


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], Proved),
        ([P], Proved),
        ([P, P], Proved),
        ([U], Undecided),
        ([U, U], Undecided),
        ([P, U], Undecided),
        ([U, P], Undecided),
        ([R], Refuted),
        ([P, R], Refuted),
        ([U, R], Refuted),
        ([R, U], Refuted),
        ([U, U, R], Refuted),
        ([P, U, R], Refuted),
    ],
)
def test_tally(verdicts: list[Verdict], expected: type) -> None:
    named = [(f"c{i}", v) for i, v in enumerate(verdicts)]
    total = combined(named)
    assert type(total) is expected
    if expected is not Proved:
        first = next(name for name, v in named if type(v) is expected)
        assert total.component == first
    elif verdicts:
        assert total.conditions == (Condition(x),)


# -- assumptions, domains --


def test_assumed_equations_are_put_in() -> None:
    assert decide(f(t).diff(t), 2 * t, assuming=[Eq(f(t), t**2)]).proved
    assert decide(sqrt(x**2), x, assuming=[x > 0]).proved
    assert decide(x**2, y, assuming=[Eq(x**2, y)]).proved
    assert decide(x, y, assuming=[Eq(x**2, y)]).refuted


def test_a_single_condition_is_a_domain() -> None:
    assert decide(sqrt(x**2), x, domain=x > 0).proved


def test_cases_that_other_conditions_exclude() -> None:
    assert decide(K, 1, domain=[curved, K > 0]).proved
    assert decide(sqrt(K**2), K, domain=[curved, -sp.Rational(1, 2) < K]).proved
    assert decide(sqrt(K**2), K, domain=[curved]).refuted


@pytest.mark.parametrize("domain", [(x > 0, x < 0), (Contains(x, FiniteSet(1)), Contains(x, FiniteSet(2)))])
def test_an_empty_domain_has_no_witness(domain: Any) -> None:
    assert decide(x, y, domain=domain).undecided


def test_elements_and_expressions_mix() -> None:
    assert decide(from_sympy(sin(x) ** 2), 1 - cos(x) ** 2).proved
    assert decide(from_sympy(sin(x) ** 2), from_sympy(cos(x) ** 2)).refuted
    assert decide(S_K(K, x).diff(x), C_K(K, x)).proved


# -- budgets --

w = sp.symbols("w0:8")


def heavy() -> tuple[Any, Any]:
    total = sp.Add(*w)
    return 1 / (total**14 + w[0]) + 1 / (total**13 + w[1]), w[0]


def test_time_that_is_over_is_a_verdict() -> None:
    verdict = decide(*heavy(), timeout=1.0)
    assert verdict.undecided
    assert verdict.reason in (Reason.TIMED_OUT, Reason.OUT_OF_MEMORY, Reason.TOO_LARGE)
    assert decide(x + x, 2 * x).proved  # the interpreter lives


def spin() -> None:
    while True:
        pass


def exhaust() -> int:
    return len(b"x" * (8 * 2**30))


def leave() -> None:
    import os

    os._exit(3)


def half() -> Fraction:
    return Fraction(1, 2)


def complain() -> None:
    raise InputError("this", "that")


def test_worker() -> None:
    assert run_in_worker(spin, (), seconds=0.7)[0] is Reason.TIMED_OUT
    assert run_in_worker(exhaust, (), seconds=20, memory=2**28)[0] is Reason.OUT_OF_MEMORY
    assert run_in_worker(leave, (), seconds=20)[0] is Reason.CRASHED
    assert run_in_worker(half, (), seconds=20) == Fraction(1, 2)
    assert isinstance(run_in_worker(complain, (), seconds=20), InputError)


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (f(2 * x).diff(x), 2 * f(x), ()),
        (sin(x) ** 2 + cos(x) ** 2, 1, ()),
        (log(x), log(y), (x > 0, y > 0)),
        (sqrt(x**2), x, ()),
    ],
)
def test_a_worker_answers_as_we_do(left: Any, right: Any, domain: Any) -> None:
    here, there = decide(left, right, domain=domain), decide(left, right, domain=domain, timeout=30)
    assert type(here) is type(there)
    assert here.conditions == there.conditions
    if there.refuted:
        assert there.witness.recheck()


def test_a_worker_hands_on_errors() -> None:
    with pytest.raises(DivisionByZeroError, match="vanishes identically"):
        decide(1 / (sin(x) ** 2 + cos(x) ** 2 - 1), x, timeout=30)


@pytest.mark.parametrize(
    ("left", "right", "given"),
    [
        (f(x), sp.Function("f", positive=True)(x), {}),
        (f(x), sp.Function("f", real=True)(x), {}),
        (f(x), sp.Function("f", real=True)(y), {}),
        (f(x).diff(x), sp.Function("f", real=True)(x**2), {}),
        (f(x), 0, {"domain": [sp.Function("f", real=True)(x) > 0]}),
        (f(x), 1, {"assuming": [Eq(sp.Function("f", real=True)(x), 1)]}),
        (from_sympy(f(x)), 1, {"assuming": [Eq(sp.Function("f", real=True)(x), 1)]}),
        (f(x), 1, {"assuming": [Eq(sp.Function("f", real=True)(x).diff(x), f(x))]}),
        (f(x) * y + sp.O(y**2), sp.Function("f", real=True)(x) * y, {}),
        (from_sympy(f(x)), sp.Function("f", real=True)(x), {}),
    ],
)
def test_functions_of_one_name_and_different_assumptions(left: Any, right: Any, given: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="two different functions are called f"):
        decide(left, right, **given)


def test_a_function_is_no_other_than_itself_at_other_arguments() -> None:
    again = sp.Function("f")
    assert decide(f(x) * again(x**2) - again(x, y).diff(y), f(x**2) * again(x) - f(x, y).diff(y)).proved
    real = sp.Function("g", real=True)
    assert decide(sp.Abs(real(x)) ** 2 + real(2 * x), real(x) ** 2 + sp.Function("g", real=True)(2 * x)).proved


@pytest.mark.parametrize("sides", [(3 > 5,), (False,), (True, 1)])
def test_what_python_has_compared_is_no_question(sides):
    with pytest.raises(InputError, match="Python has compared already"):
        decide(*sides)
