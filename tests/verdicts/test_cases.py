"""Proof by cases: both sides of a border, what happens on it, and where the questions stop."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import (
    Abs,
    And,
    Contains,
    Derivative,
    Eq,
    FiniteSet,
    Heaviside,
    Interval,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
    cos,
    pi,
    sign,
    sin,
    sqrt,
)

from gr_toolkit.errors import DivisionByZeroError
from gr_toolkit.exact import from_sympy
from gr_toolkit.verdicts import Reason, decide

x, y, v, a, b, c = sp.symbols("x y v a b c", real=True)
n = sp.Symbol("n", integer=True)
z = sp.Symbol("z", complex=True)
h = sp.Symbol("h", nonnegative=True)
plain = sp.Symbol("u")
f = sp.Function("f", real=True)
tiny = Rational(1, 10**9)


def typed(kind: Any, *arguments: Any) -> Any:
    """A node that SymPy has not simplified."""
    return kind(*arguments, evaluate=False)


def borders(verdict: Any) -> set[str]:
    """What a proof excludes."""
    return {str(condition) for condition in verdict.conditions if not condition.holds_on_domain}


CONTINUOUS = [
    (typed(sp.Pow, x**2, Rational(1, 2)), Abs(x)),
    (typed(sp.Mul, Abs(x), Abs(y)), typed(Abs, x * y)),
    (Max(x, y), (x + y + Abs(x - y)) / 2),
    (Min(x, y), (x + y - Abs(x - y)) / 2),
    (Max(x, y) + Min(x, y), x + y),
    (Max(x, y) * Min(x, y), x * y),
    (Max(x, y) - Min(x, y), sqrt((x - y) ** 2)),
    (typed(Max, x, typed(Max, y, v)), typed(Max, typed(Max, x, y), v)),
    (typed(Abs, typed(Abs, x)), Abs(x)),
    (typed(Abs, x + typed(Abs, x)), x + Abs(x)),
    (sqrt(1 - sin(x) ** 2), Abs(cos(x))),
    (typed(Abs, f(x)), sqrt(f(x) ** 2)),
    (Abs(x**2 - 1), Max(x**2 - 1, 1 - x**2)),
    (sin(typed(Abs, x)) ** 2, sin(x) ** 2),
    (typed(Max, -x, x), typed(Abs, x)),
    (typed(Abs, 3 - h) + typed(Abs, h), Max(3, 2 * h - 3)),
]
STEPS = [
    (Derivative(Abs(x), x), sign(x), {"x != 0"}),
    (Abs(x) / x, sign(x), {"x != 0"}),
    (sign(sin(x)) ** 2, 1, {"sin(x) != 0"}),
    (typed(sp.arg, x), pi * Heaviside(-x), {"x != 0"}),
    (Piecewise((sin(x) / x, Ne(x, 0)), (1, True)), sin(x) / x, {"x != 0"}),
    (Piecewise((7, Eq(z, 0)), (z, True)), z, {"z != 0"}),
    (sign(x**2 + y**2), 1, {"x**2 + y**2 != 0"}),
]
ON_THE_BORDER_TOO = [  # sign(0) = 0 and Heaviside(0) = 1/2, as SymPy has it
    (sign(x) * Abs(x), x),
    (sign(x - y) * Abs(x - y), x - y),
    (Heaviside(x) + Heaviside(-x), 1),
    (Heaviside(x - 2) + Heaviside(2 - x), 1),
    (sign(x), 2 * Heaviside(x) - 1),
    (sign(x) ** 3, sign(x)),
    (Piecewise((x, x > 0), (-x, True)), Abs(x)),
    (Piecewise((1, x > 2), (0, x >= 2), (-1, True)), sign(x - 2)),
    (Piecewise((Max(x, y), x > y), (Min(x, y), True)), x),
    (Abs(n) / 2, sqrt(n**2) / 2),  # zero is no limit of integers
]
OTHERWISE_ON_THE_BORDER = [
    (sign(x) ** 2, 1, {x: 0}),
    (sign(x - 2) ** 2, 1, {x: 2}),
    (sign(x - y) ** 2, 1, {}),
    (sign(n) ** 2, 1, {n: 0}),
    (sign(x**2 - 1) ** 2, 1, {x: -1}),
    (Heaviside(x) * Heaviside(-x), 0, {x: 0}),
    (Piecewise((1, x > 2), (-1, True)), sign(x - 2), {x: 2}),
    (Piecewise((1, And(x > 0, y > 0)), (0, True)), Heaviside(x) * Heaviside(y), {}),
    (Piecewise((1, Or(x > 0, y > 0)), (0, True)), 1 - Heaviside(-x) * Heaviside(-y), {}),
    (Piecewise((0, Not(x > y, evaluate=False)), (1, True)), Heaviside(x - y), {}),
    (Piecewise((1, Contains(x, Interval(-1, 1))), (0, True)), Heaviside(1 - x**2), {}),
]
FALSE = [
    (sqrt(x**2), x, ()),
    (sqrt(x**2), -x, ()),
    (Abs(x + y), Abs(x) + Abs(y), ()),
    (Max(x, y), x, ()),
    (Max(x, y) + Min(x, y), x - y, ()),
    (Piecewise((x, x > 1), (2, True)), x, (x < 3,)),
    (Piecewise((x, x > 1), (x + tiny, x > 0), (x, True)), x, ()),
    (Heaviside(x), Heaviside(-x), ()),
    (sign(x * y), sign(x), ()),
    (Derivative(sqrt(x**2), x), 1, (x < 0,)),
    (sqrt((x - y) ** 2), x - y, (x + y > 0,)),
    (Abs(sin(x)), sin(x), (x > 0,)),
]


@pytest.mark.parametrize(("left", "right"), CONTINUOUS, ids=str)
def test_continuous_pieces_are_proved_everywhere(left: Any, right: Any) -> None:
    verdict = decide(left, right)
    assert verdict.proved, str(verdict)
    assert not borders(verdict)


@pytest.mark.parametrize(
    ("left", "right", "excluded"),
    STEPS,
    ids=lambda value: ", ".join(sorted(value)) if isinstance(value, set) else str(value),
)
def test_steps_are_proved_off_their_borders(left: Any, right: Any, excluded: set[str]) -> None:
    verdict = decide(left, right)
    assert verdict.proved, str(verdict)
    shown = {s.replace("-x + y", "x - y") for s in borders(verdict)}
    assert shown == excluded


@pytest.mark.parametrize(("left", "right"), ON_THE_BORDER_TOO, ids=str)
def test_steps_that_agree_on_their_borders_are_proved_there(left: Any, right: Any) -> None:
    verdict = decide(left, right)
    assert verdict.proved, str(verdict)
    assert not borders(verdict)


@pytest.mark.parametrize(("left", "right", "place"), OTHERWISE_ON_THE_BORDER, ids=str)
def test_steps_that_differ_on_a_border_only_are_refuted_there(left: Any, right: Any, place: Any) -> None:
    verdict = decide(left, right)
    assert verdict.refuted, str(verdict)
    assert verdict.witness.recheck()
    assert place.items() <= dict(verdict.witness.assignment).items()


@pytest.mark.parametrize(("left", "right", "domain"), FALSE, ids=str)
def test_falsehoods_have_a_witness_in_their_piece(left: Any, right: Any, domain: Any) -> None:
    verdict = decide(left, right, domain=domain)
    assert verdict.refuted, str(verdict)
    assert verdict.witness.recheck()
    point = dict(verdict.witness.assignment)
    difference = (left - right).doit().subs(point)
    assert abs(sp.N(difference, 30)) > 0
    assert all(condition.subs(point) == sp.true for condition in domain)


def test_the_third_piece_of_a_narrow_falsehood_is_where_the_witness_lies() -> None:
    verdict = decide(Piecewise((x, x > 1), (x + tiny, x > Rational(99, 100)), (x, True)), x)
    (value,) = (value for _, value in verdict.witness.assignment)
    assert Rational(99, 100) < value < 1


PIECES = [Abs(x), sign(x) * x, Max(x, 0), -Min(-x, 0), sqrt(x**2), Piecewise((x, x > 0), (-x, True)), x * Heaviside(x)]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PIECES), st.sampled_from(PIECES), st.integers(-2, 2), st.sampled_from([x, y, Abs(y)]))
def test_verdicts_agree_with_the_two_sides_worked_out(first: Any, second: Any, factor: int, other: Any) -> None:
    """On x > 0 and x < 0 each piece is x, −x or 0; SymPy replaces x by ±|u| with u positive to tell."""
    left, right = first * other, factor * second * other
    u = sp.Symbol("u", positive=True)
    sides = [sp.expand((left - right).subs(x, s * u)) for s in (1, -1)]
    verdict = decide(left, right)
    assert verdict.proved == all(side == 0 for side in sides)
    assert verdict.refuted == any(side != 0 for side in sides)


def test_nothing_is_asked_where_the_domain_settles_it() -> None:
    assert decide(Abs(x), x, domain=[x >= 0]).proved  # zero included
    assert decide(Max(x, y), x, domain=[x >= y]).proved
    assert decide(Abs(h), h).proved
    assert decide(sqrt((x**2 + y**2) ** 2), x**2 + y**2) == decide(x, x)
    assert decide(Piecewise((1, x >= 0), (0, True)), 1, domain=[x >= 0]).proved


def test_empty_sides_do_not_count() -> None:
    assert decide(Piecewise((x, x > -1), (5, True)), x, domain=[x > 0]).proved
    assert decide(sign(x), 1, domain=[x > 0]).proved
    assert decide(sign(x), 1, domain=[x >= 0]).refuted  # at zero
    assert decide(sign(x) ** 2, sign(x), domain=[x >= 0]) == decide(x, x)
    assert decide(sign(x - y), 1, domain=[x >= y]).refuted
    assert decide(sign((x - y) ** 2), 1).refuted
    assert decide(sign(x) + sign(y), 2, domain=[x >= 0, y >= 0]).refuted


def test_a_side_on_which_nothing_is_defined_claims_nothing() -> None:
    verdict = decide(1 / (x + Abs(x)), 1 / (2 * x))
    assert verdict.proved
    assert "x + Abs(x) != 0" in borders(verdict)
    with pytest.raises(DivisionByZeroError):
        decide(1 / (x - sign(x) * Abs(x)), 1)
    with pytest.raises(DivisionByZeroError):
        decide(typed(Abs, x) / (typed(Abs, x) - typed(sp.Pow, x**2, Rational(1, 2))), 1)


def test_what_divides_on_one_side_only_is_not_hidden() -> None:
    """1/(|x| − 1) has poles at ±1, each in one piece."""
    verdict = decide(typed(sp.Mul, Abs(x) - 1, typed(sp.Pow, Abs(x) - 1, -1)), 1)
    assert verdict.proved
    assert borders(verdict) == {"x - 1 != 0", "x + 1 != 0"}


def test_five_borders_but_not_six() -> None:
    assert decide(Abs(x) * Abs(y) * Abs(a) * Abs(b) * Abs(c), typed(Abs, x * y * a * b * c)).proved
    verdict = decide(Abs(x) * Abs(y) * Abs(a) * Abs(b) * Abs(c) * Abs(v), typed(Abs, x * y * a * b * c * v))
    assert verdict.undecided
    assert verdict.reason is Reason.TOO_MANY_CASES
    assert "more than 5 quantities: " in verdict.explain()
    assert "domain=[a > 0]" in verdict.explain()
    assert decide(
        Abs(x) * Abs(y) * Abs(a) * Abs(b) * Abs(c) * Abs(v), typed(Abs, x * y * a * b * c * v), domain=[v > 0]
    ).proved


def test_complex_quantities_are_not_split() -> None:
    """For complex u neither u > 0 nor u < 0 needs to hold, and √(u²) = |u| is false at u = I."""
    verdict = decide(sqrt(plain**2), typed(Abs, plain))
    assert not verdict.proved
    assert not decide(Heaviside(plain) + Heaviside(-plain), 1).proved
    assert decide(sqrt(plain**2), typed(Abs, plain), domain=[plain > -1]).proved


def test_an_open_side_is_named() -> None:
    verdict = decide(Piecewise((x, x > 0), (sp.DiracDelta(x), True)), x)
    assert verdict.undecided
    assert verdict.reason is Reason.UNSUPPORTED
    assert "for x < 0" in verdict.explain()


def test_other_conditions_are_refused() -> None:
    verdict = decide(Piecewise((x, Contains(x, FiniteSet(1, 2))), (x + 1, True)), x)
    assert verdict.undecided
    assert verdict.reason is Reason.UNSUPPORTED
    assert "conditions on the signs of real expressions" in verdict.explain()


def test_values_come_before_borders() -> None:
    K = sp.Symbol("K", real=True)
    values = Contains(K, FiniteSet(-1, 0, 1))
    assert decide(Abs(K), K**2, domain=[values]).proved  # true of these three numbers only
    assert decide(Piecewise((0, Eq(K, 0)), (K**2, True)), Abs(K), domain=[values]).proved
    verdict = decide(Abs(K), K, domain=[values])
    assert verdict.refuted


def test_pieces_cross_to_exact_scalars() -> None:
    assert decide(Abs(x) * sign(x), from_sympy(x)).proved
    assert decide(from_sympy(x), Abs(x)).refuted
