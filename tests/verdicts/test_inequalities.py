"""Inequalities on a domain: truths, each with a near miss that is false, and what must stay open."""

from __future__ import annotations

from contextlib import suppress

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import EmptyDomainError, GRToolkitError, InputError

x, y, z, M, r, b, v, a, J, E = sp.symbols("x y z M r b v a J E", real=True)
n = sp.Symbol("n", integer=True)
f = sp.Function("f")
HOLE = [M > 0, r > 2 * M]
SPEED = [M > 0, v > 0, v <= 1]
PATH = [M > 0, b > 0, r > b]
UNIT = [x > 0, x < 1, y > 0, y < 1]

# b_c(v)² of a massive particle in Schwarzschild; 27 M² for light
CRITICAL = M**2 * (8 * v**4 + 20 * v**2 - 1 + (1 + 8 * v**2) ** sp.Rational(3, 2)) / (2 * v**4)
TURNING = (-M + sp.sqrt(M**2 + J**2 * (1 - E))) / (1 - E)  # Kepler's periapsis of a hyperbola
ROOT = sp.sqrt(r**2 - b**2)

ROWS = [
    # (true, false, domain)
    (1 - 2 * M / r > 0, 1 - 3 * M / r > 0, HOLE),
    ((r - 3 * M) ** 2 * (r + M) >= 0, (r - 3 * M) ** 2 * (r + M) > 0, HOLE),
    (r**3 - 6 * M * r**2 + 11 * M**2 * r - 5 * M**3 > 0, r**3 - 6 * M * r**2 + 11 * M**2 * r - 6 * M**3 > 0, HOLE),
    (4 * M / b < 2 * M / b * (1 + 1 / v**2), 4 * M / b < M / b * (1 + 1 / v**2), [M > 0, b > 0, v > 0, v < 1]),
    (4 * M / b <= 2 * M / b * (1 + 1 / v**2), 4 * M / b < 2 * M / b * (1 + 1 / v**2), [M > 0, b > 0, v > 0, v <= 1]),
    (CRITICAL >= 27 * M**2, CRITICAL > 27 * M**2, SPEED),
    (CRITICAL >= 27 * M**2, CRITICAL <= 28 * M**2, SPEED),
    (sp.diff(sp.sqrt(CRITICAL), v) < 0, sp.diff(v**2 * sp.sqrt(CRITICAL), v) < 0, SPEED),
    (J / sp.sqrt(1 - E) > TURNING, J / sp.sqrt(1 - E) - M < TURNING, [M > 0, J > 0, E >= 0, E < 1]),
    (sp.diff(TURNING, M) < 0, sp.diff(TURNING, M) < -1, [M > 0, J > 0, E >= 0, E < 1]),
    (2 * sp.atan(M / (b * v**2)) < 2 * M / (b * v**2), 2 * sp.atan(M / (b * v**2)) < M / (b * v**2),
     [M > 0, b > 0, v > 0]),
    (sp.log((r + ROOT) / b) > 0, sp.log((r + ROOT) / b) > sp.Rational(1, 100), PATH),
    (sp.log((r + ROOT) / b) < r / b, sp.log((r + ROOT) / b) < ROOT / r, PATH),
    (sp.log((r + ROOT) / b) < ROOT / b, sp.log((r + ROOT) / b) < ROOT / (2 * b), PATH),
    (r**2 - 2 * M * r + a**2 > 0, r**2 - 3 * M * r + a**2 > 0, [a > 0, a < M, r > M + sp.sqrt(M**2 - a**2)]),
    (sp.log(x) <= x - 1, sp.log(x) < x - 1, [x > 0]),
    (sp.log(1 + x) > x - x**2 / 2, sp.log(1 + x) > x - x**2 / 3, [x > 0]),
    (sp.exp(x) >= 1 + x, sp.exp(x) > 1 + x, [x < 5]),
    (sp.exp(x) > 1 + x + x**2 / 2, sp.exp(x) > 1 + x + x**2 / 2, [x > 0]),
    (sp.sin(x) < x, sp.sin(x) < x - x**3 / 6, [x > 0]),
    (sp.tan(x) > x, sp.tan(x) > x + x**3, [x > 0, x < sp.pi / 2]),
    (sp.sin(x) > 2 * x / sp.pi, sp.sin(x) > 2 * x / 3, [x > 0, x < sp.pi / 2]),
    (sp.atan(x) > x / (1 + x**2 / 3), sp.atan(x) > x / (1 + x**2 / 4), [x > 0]),
    (x * sp.log(1 + y / x) > sp.log(1 + y), x * sp.log(1 + y / x) > y, [x > 1, y > 0]),
    (sp.sqrt(x) + sp.sqrt(y) <= sp.sqrt(2 * (x + y)), sp.sqrt(x) + sp.sqrt(y) < sp.sqrt(2 * (x + y)), [x > 0, y > 0]),
    (x**4 + y**4 + 1 > sp.Rational(19, 10) * x * y, x**4 + y**4 + 1 > 3 * x * y, []),
    (x**2 + y**2 > 0, x**2 + y**2 > 0, [x > 0]),
    (sp.exp(-(x**2)) * sp.cos(3 * x) > -sp.Rational(7, 10), sp.exp(-(x**2)) * sp.cos(3 * x) > -sp.Rational(1, 10),
     [x >= 0, x <= 2]),
    (n**2 >= n, n**2 > n, [n > 0]),  # false at n = 1
    (x**3 - x >= 0, x**3 - x > 0, [sp.Contains(x, sp.FiniteSet(-1, 0, 2))]),
    (abs(x + y) <= abs(x) + abs(y), abs(x + y) < abs(x) + abs(y), []),
    (sp.Lt(abs(x), abs(x) + 1, evaluate=False), abs(x) < 2 * abs(x), []),
    (f(x) ** 2 + 1 > f(x), f(x) ** 2 > f(x), [f(x) > -1]),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[str(row[0])[:60] for row in ROWS])
def test_truths_and_near_misses(row):
    true, false, domain = row
    assert gr.decide(true, domain=domain).proved
    if false != true:
        verdict = gr.decide(false, domain=domain)
        assert verdict.refuted
        assert verdict.witness.recheck()


def test_a_strict_inequality_that_fails_at_an_end_only():
    """Where the end belongs to the domain it is refuted there, by an exact zero."""
    assert gr.decide(x * (1 - x) > 0, domain=[x > 0, x < 1]).proved
    for domain in ([x >= 0, x < 1], [x > 0, x <= 1]):
        verdict = gr.decide(x * (1 - x) > 0, domain=domain)
        assert verdict.refuted
        assert verdict.witness.value == "0"
        assert verdict.witness.recheck()
        assert gr.decide(x * (1 - x) >= 0, domain=domain).proved


def test_explanations_say_by_what():
    def shown(relation, domain):
        return gr.decide(relation, domain=domain).explain()

    assert "0 roots of polynomials isolated" in shown(r**3 - 6 * M * r**2 + 11 * M**2 * r - 5 * M**3 > 0, HOLE)
    assert "Bernstein coefficients" in shown(x**4 + y**4 + 1 > sp.Rational(19, 10) * x * y, [])
    assert "increasing in x" in shown(sp.sin(x) < x, [x > 0])
    assert "balls on" in shown(sp.exp(-(x**2)) * sp.cos(3 * x) > -sp.Rational(7, 10), [x >= 0, x <= 2])
    with pytest.raises(InputError, match="no certificate"):
        gr.decide(sp.sin(x) < x, domain=[x > 0]).certificate()


@pytest.mark.parametrize(
    ("relation", "domain"),
    [
        (x > 0, [x > 1, x < 0]),
        (x > 0, [x * y < 0, x > y, y > 0]),
        (x * y > 0, [x > 1, y > x, y < 0]),
        (sp.sin(x) < x, [x > 1, x**2 < 1]),
        (x > -1, [x >= 0, x <= 0, sp.Ne(x, 0)]),
        (x > 0, [sp.Contains(x, sp.FiniteSet(1, 2)), x > 3]),
    ],
)
def test_nothing_is_proved_or_refuted_on_an_empty_domain(relation, domain):
    with suppress(EmptyDomainError):
        assert gr.decide(relation, domain=domain).undecided


@pytest.mark.parametrize(
    ("relation", "domain"),
    [
        (1 / x > 0, []),  # a pole inside, another sign behind it
        (1 / (x - 1) > 0, [x > 0]),
        (x / (1 - x) > 0, [x > 0]),
        (sp.atan(1 / x) > 0, [x < 5]),
        (1 / x < 1 / y, [x < y]),
        (x * y > 0, []),
        (a * x**2 + 1 > 0, []),  # a parameter of either sign
        (sp.sqrt(x**2) > x, []),
        (sp.log(x) > 0, [x > 0]),
        (sp.sin(x) > 0, [x > 0]),
        (sp.exp(x) > x**3, [x > 0]),
        (f(x) > 0, [f(x) > -1]),
    ],
)
def test_signs_that_change_are_refuted(relation, domain):
    verdict = gr.decide(relation, domain=domain)
    assert verdict.refuted
    assert verdict.witness.recheck()


@pytest.mark.parametrize(
    ("relation", "domain"),
    [
        (1 / x**2 > 0, []),  # claimed where it is defined
        (1 / (x - 1) ** 2 > 0, [x > 0]),
        (1 / (x - 1) > 0, [x > 1]),
        (x**2 + 1 / x**2 > 1, []),
        (sp.atan(1 / x) ** 2 >= 0, []),
    ],
)
def test_poles(relation, domain):
    assert gr.decide(relation, domain=domain).proved


def test_a_pole_is_in_the_small_print():
    assert [str(c) for c in gr.decide(1 / x**2 > 0).conditions] == ["x != 0"]


@pytest.mark.parametrize(
    ("relation", "domain"),
    [
        ((x**2 - 2) ** 2 > 0, []),  # false at √2, which is no rational point
        (f(x) + f(y) > 0, [f(x) > -1, f(y) > -1, f(x) * f(y) > 0, x > 0]),
        (sp.gamma(x) > 0, [x > 0]),  # true, and no kernel
        (sp.besselj(0, x) < 2, [x > 0]),  # true
        (x**2 * y + y**2 * z + z**2 * x >= 3 * x * y * z, [x > 0, y > 0, z > 0]),  # true, with equality on a ray
    ],
)
def test_what_is_not_known_stays_open(relation, domain):
    verdict = gr.decide(relation, domain=domain)
    assert not verdict.proved
    if verdict.refuted:
        assert verdict.witness.recheck()


def test_several_at_once_and_assumptions():
    assert gr.decide(sp.And(x > 0, x < 1), domain=[x > sp.Rational(1, 4), x < sp.Rational(1, 2)]).proved
    assert gr.decide(sp.And(x > 0, x < 1), domain=[x > sp.Rational(1, 4), x < 2]).refuted
    assert gr.decide(x < y, assuming=[sp.Eq(y, x + 1)]).proved
    assert gr.decide(x < y, assuming=[sp.Eq(y, x - 1)]).refuted
    assert gr.decide(x < y, assuming=[x < 0, y > 0]).proved
    assert gr.decide(x**2 > x, domain=[x > 1], timeout=20).proved


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (lambda: gr.decide(sp.Lt(1, 2)), "SymPy has evaluated"),
        (lambda: gr.decide(x < 1, 3), "no side of an equality"),
        (lambda: gr.decide(sp.I * x < 1), "[Ii]nvalid|not shown to be real|orders complex"),
        (lambda: gr.decide(sp.sqrt(x) < 1), "not shown to be real"),
        (lambda: gr.decide(sp.Lt(x, sp.Symbol("w") ** 2, evaluate=False)), "not shown to be real"),
        (lambda: gr.decide(sp.Lt(x, sp.nan, evaluate=False)), "nan"),
        (lambda: gr.decide(sp.Lt(x, sp.oo, evaluate=False)), "oo"),
        (lambda: gr.is_increasing(x, "x"), "no symbol"),
        (lambda: gr.is_increasing("x", x), "no function"),
        (lambda: gr.is_increasing(sp.sqrt(x), x), "real"),
        (lambda: gr.is_increasing(x, x, domain="x > 0"), "no list of conditions"),
    ],
)
def test_wrong_input(question, message):
    with pytest.raises((GRToolkitError, TypeError), match=message):
        question()


@pytest.mark.parametrize(
    ("function", "symbol", "domain", "increasing", "decreasing"),
    [
        (1 - 2 * M / r, r, HOLE, "proved", "refuted"),
        (sp.sqrt(CRITICAL), v, SPEED, "refuted", "proved"),
        (sp.sqrt(1 + 2 * M / (r * v**2)), r, [M > 0, r > 0, v > 0], "refuted", "proved"),
        (TURNING, J, [M > 0, J > 0, E >= 0, E < 1], "proved", "refuted"),
        (x**3, x, [], "proved", "refuted"),
        (x - sp.sin(x), x, [x > 0], "proved", "refuted"),
        (1 / x, x, [], "refuted", "undecided"),  # falls on either side of its pole, and yet 1/(−1) < 1/1
        (1 / x, x, [x > 0], "refuted", "proved"),
        (1 / x, x, [sp.Ne(x, 0)], "refuted", "undecided"),
        (sp.atan(1 / x), x, [], "refuted", "undecided"),
        (x**3 - x, x, [x > 0], "refuted", "refuted"),
        (x * y, x, [], "refuted", "refuted"),
        (x * y, x, [y > 0], "proved", "refuted"),
        (y, x, [], "refuted", "refuted"),
        (x, x, [(x - 1) * (x - 2) > 0], "proved", "refuted"),
    ],
)
def test_monotonic_functions(function, symbol, domain, increasing, decreasing):
    def word(verdict):
        return "proved" if verdict.proved else "refuted" if verdict.refuted else "undecided"

    rising = word(gr.is_increasing(function, symbol, domain=domain))
    if function == x and domain:
        assert rising == "undecided"  # the values of x are two intervals; true, but by another argument
        return
    assert rising == increasing
    assert word(gr.is_decreasing(function, symbol, domain=domain)) == decreasing


def test_constants_are_monotonic_but_not_strictly():
    assert gr.is_increasing(y, x, strictly=False).proved
    assert gr.is_decreasing(y, x, strictly=False).proved


def strictly(left, right):
    return sp.Gt(left, right, evaluate=False)


STEP = sp.Heaviside(x)
REFUTED_ON_A_BORDER = [
    (strictly(sp.Max(x, 1 - x), sp.Rational(1, 2)), [], {x: sp.Rational(1, 2)}),
    (strictly(abs(x - 2), 0), [x > -2], {x: 2}),
    (strictly(abs(x - y), 0), [], {}),
    (strictly(sp.sqrt(x**2 - 2 * x + 1), 0), [], {x: 1}),
    (strictly(2 * abs(x - 2), abs(x - 2)), [], {x: 2}),
    (strictly(sp.exp(abs(x - 2)), 1), [], {x: 2}),
    (strictly(abs(n), 0), [], {n: 0}),
    (strictly(abs(n - 2), 0), [n > 0], {n: 2}),
    (strictly(abs(x), 0), [], {x: 0}),
    (strictly(abs(x) + abs(y), 0), [], {x: 0, y: 0}),
    (sp.Ge(sp.sign(x) ** 2, 1, evaluate=False), [], {x: 0}),
    (sp.Ge(sp.sign(x - 2) ** 2, 1, evaluate=False), [], {x: 2}),
    (sp.Ge(sp.sign(n) ** 2, 1, evaluate=False), [], {n: 0}),
    (sp.Le(STEP * (1 - STEP), 0, evaluate=False), [], {x: 0}),
]


@pytest.mark.parametrize(("relation", "domain", "place"), REFUTED_ON_A_BORDER, ids=str)
def test_what_fails_between_two_cases_only_is_refuted_there(relation, domain, place):
    verdict = gr.decide(relation, domain=domain)
    assert verdict.refuted
    assert verdict.witness.recheck()
    assert place.items() <= dict(verdict.witness.assignment).items()


@pytest.mark.parametrize(
    ("relation", "domain"),
    [
        (strictly(x + y, abs(x - y)), [x > 0, y > 0]),
        (strictly(abs(x - y), 0), [x > y]),
        (strictly(abs(x - y), 0), [sp.Ne(x, y)]),
        (strictly(abs(sp.Symbol("x", real=True, nonzero=True)), 0), []),
        (strictly(2, abs(sp.sin(x))), []),
        (strictly(abs(n) + 1, n), []),
        (strictly(abs(f(x)) + 1, 0), [f(x) > -9]),
        (sp.Ge(abs(n), n, evaluate=False), []),
    ],
    ids=str,
)
def test_what_holds_between_two_cases_too_is_proved_without_small_print(relation, domain):
    assert gr.decide(relation, domain=domain) == gr.decide(sp.S.One, 1)


def test_a_divisor_that_vanishes_between_two_cases_is_small_print():
    for relation in (strictly(1 / abs(x - 2), 0), strictly(abs(x - 2) / (x - 2), -2)):
        verdict = gr.decide(relation)
        assert verdict.proved
        assert [str(c) for c in verdict.conditions] == ["x - 2 != 0"]


@pytest.mark.parametrize("quantity", [sp.sin(x), x**2 - 2, sp.Function("f", real=True)(x)], ids=str)
def test_a_border_that_is_not_solved_leaves_it_open(quantity):
    assert gr.decide(strictly(abs(quantity), 0)).undecided


def test_unknown_functions_have_no_zeros_to_look_at():
    g = sp.Function("g", real=True)
    assert gr.decide(strictly(g(x) ** 2, 0)).undecided
    assert gr.decide(strictly(g(x) + 1 / g(x), 2), domain=[g(x) > 0]).undecided
    assert gr.decide(strictly(g(x) + 1 / g(x), 1), domain=[g(x) > 0]).proved


@pytest.mark.parametrize(
    ("relation", "domain"),
    [
        (strictly(sp.exp(x**4) + sp.cos(x), x + 1), [x > 0]),
        (strictly(sp.exp(sp.exp(x)), sp.exp(1 + x)), []),
        (strictly(sp.exp(x**4 - 6 * x**2 + 9), 1), [x >= -27]),
        (strictly(x**2 * sp.exp(x**4) + sp.exp(-(x**2)), x), [x > 0]),
        (strictly(sp.tanh(x**4 - 6 * x**2 + 9), 0), [x >= -27]),
    ],
    ids=str,
)
def test_exponentials_of_exponentials_come_to_an_end(relation, domain):
    """A bound such as e^(e^100) is not written out; the third and the fifth are false, at √3."""
    assert not gr.decide(relation, domain=domain).proved


def test_values_that_lie_apart_are_compared_one_by_one():
    """K³ − K/2 is −1/2, 0, 1/2, though its slope is negative at zero."""
    signs = [sp.Contains(a, sp.FiniteSet(-1, 0, 1))]
    assert gr.is_increasing(a**3 - a / 2, a, domain=signs).proved
    assert gr.is_decreasing(a**3 - a / 2, a, domain=signs).refuted
    assert gr.is_increasing(a**3 - a, a, domain=signs).refuted
    assert gr.is_increasing(a**3 - a, a, domain=signs, strictly=False).proved
    assert gr.is_increasing(y * a, a, domain=[*signs, y > 0]).proved
    assert gr.is_decreasing(a**2, a, domain=[*signs, a < 1]).proved
    assert gr.is_increasing(1 / a, a, domain=signs).undecided
    assert gr.is_increasing(n * (n - 1) * (n - 2), n, strictly=False).undecided


def test_one_point_is_not_refuted_by_a_slope():
    assert not gr.is_increasing(-x, x, domain=[x >= 1, x <= 1]).refuted
    assert not gr.is_increasing(-x, x, domain=[x >= y, x <= y]).refuted
    assert gr.is_increasing(-x, x, domain=[x >= 1, x <= 2]).refuted


@pytest.mark.parametrize("relation", [sp.Or(x > 0, y < 1), sp.Not(sp.And(x > 0, y < 1)), sp.Xor(x > 0, y > 0)], ids=str)
def test_other_combinations_than_and_are_refused(relation):
    with pytest.raises(InputError, match="joined by And"):
        gr.decide(relation)
