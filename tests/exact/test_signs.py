"""Signs on domains: what textbooks call obvious is shown, and nothing that exact points of the domain contradict."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
import sympy as sp
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Ne, Rational, atan, cos, cosh, exp, log, pi, sin, sinh, sqrt, tanh

from gr_toolkit.errors import AmbiguousRootError, EmptyDomainError
from gr_toolkit.exact import C_K, S_K, Field, Reader, hooks, read_domain
from gr_toolkit.exact.signs.combinations import combination
from gr_toolkit.exact.signs.univariate import sign_on_interval

r, M, a, Q, x, y, z, theta, chi, b = sp.symbols("r M a Q x y z theta chi b", real=True)
K = sp.Symbol("K", real=True)
t = sp.Symbol("t", real=True)
f, scale = sp.Function("f"), sp.Function("a")

SIGMA = r**2 + a**2 * cos(theta) ** 2
DELTA = r**2 - 2 * M * r + a**2
OUTSIDE = [M > 0, a >= 0, a < M, r > M + sqrt(M**2 - a**2)]
ERGOSPHERE = [*OUTSIDE, a > 0, sin(theta) > 0, r < M + sqrt(M**2 - a**2 * cos(theta) ** 2)]

STRICT = [
    (x, [x >= 1], 1),
    (1 - cos(x), [x > 0, x < pi], 1),
    (sin(x), [x > 0, x < 3], 1),
    (sin(x), [x > pi, x < 2 * pi], -1),
    (sin(x / 2) * sin(x), [x > 0, x < pi], 1),
    (cos(x), [x > -Rational(3, 2), x < Rational(3, 2)], 1),
    (cos(x), [x > pi / 2, x < pi], -1),
    (cos(x), [x > 2, x < 4], -1),
    (2 + sin(x), [], 1),
    (a + b * sin(x), [b > 0, a > b], 1),
    (a - b * cos(x), [b > 0, a > b], 1),
    (pi - 3 + 2 * y, [y > 0], 1),
    (1 - x * y, [x > 0, y > 0, x < 1, y < 1], 1),
    (2 - x**2 - y**2, [x > 0, y > 0, x < 1, y < 1], 1),
    (1 - x**2 - y**2, [x > 0, y > 0, x + y < 1], 1),
    (x**2 - y**2, [x > y, y > 0], 1),
    (x - z, [x > y, y > z], 1),
    (SIGMA, [r > 0], 1),
    (DELTA, OUTSIDE, 1),
    (r, OUTSIDE, 1),
    ((r**2 + a**2) ** 2 - a**2 * DELTA * sin(theta) ** 2, OUTSIDE, 1),
    (SIGMA - 2 * M * r, ERGOSPHERE, -1),
    (DELTA.subs(a, M), [M > 0, r > M], 1),
    (1 - 2 * M / r + Q**2 / r**2, [M > 0, Q > 0, Q < M, r > M + sqrt(M**2 - Q**2)], 1),
    (r**2 - 2 * M * r + Q**2, [M > 0, Q**2 < M**2, r > M + sqrt(M**2 - Q**2)], 1),
    (DELTA + Q**2, [M > 0, Q**2 + a**2 < M**2, r > M + sqrt(M**2 - Q**2 - a**2)], 1),
    (r - 2 * M - b * r**3, [1 - 2 * M / r - b * r**2 > 0, r > 0], 1),
    (S_K(K, chi), [K <= 0, chi > 0], 1),
    (C_K(K, chi), [K <= 0], 1),
    (S_K(K, chi), [sp.Contains(K, sp.FiniteSet(-1, 0, 1)), chi > 0, chi < pi], 1),
    (S_K(K, chi), [sqrt(K) * chi < pi, chi > 0], 1),
    (S_K(K, chi), [K > 0, sqrt(K) * chi < pi, chi > 0], 1),
    (1 - K * S_K(K, chi) ** 2, [K * chi**2 < pi**2 / 4], 1),
    (x**2 + y**2 + z**2 - x * y - y * z - z * x + 1, [], 1),
    (x**4 - 3 * x + 3, [], 1),
    (log(x), [x > 1], 1),
    (exp(x) - 1, [x > 0], 1),
    (exp(x) - 1, [x < 0], -1),
    (1 - tanh(x), [], 1),
    (cosh(x) - 1, [x > 0], 1),
    (atan(x) * sinh(x), [x > 0], 1),
    (scale(t) ** 3, [scale(t) > 0], 1),
    (f(r).diff(r), [f(r).diff(r) > 0], 1),
    (r**2 - 2 * f(r) * r + Q**2, [1 - 2 * f(r) / r > 0, r > 0], 1),
    (x + sqrt(x**2 + 1), [], 1),
    (DELTA + x, [DELTA > 0, x > 0], 1),
    (x * y, [x * y > 0], 1),
    (x, [x >= 0, x * y > 0, y > 0], 1),
    (x**2, [Ne(x, 0)], 1),
]
WEAK = [
    (x**2 - 1, [x >= 1], 1),
    (1 - cos(x), [], 1),
    (1 + sin(x), [], 1),
    (sin(x), [x >= 0, x <= pi], 1),
    (1 - x * y, [x >= 0, y >= 0, x <= 1, y <= 1], 1),
    (1 - K * S_K(K, chi) ** 2, [], 1),
    (cosh(x) - 1, [], 1),
    (r**2 - 2 * M * r + M**2, [], 1),
]
OPEN = [
    (x - 2, [x > 1]),
    (x - 1, [x > y, y > 0]),
    (1 - 2 * M / r, [r > 0, M > 0]),
    (cos(x), [x > 0, x < 2]),
    (sin(x), [x > 0, x < Rational(22, 7)]),
    (S_K(K, chi), [chi > 0]),
    (x * y - 1, [x * z - 2 >= 0, z >= -1, y > 1]),
    (x, [x > y, y > x - 1]),
    (sp.Symbol("c") ** 2, []),
]


def signs(expression, domain, reals=()):
    """(strict sign, weak sign) of an expression."""
    element = Reader(Field.rational(read_domain(domain, reals))).read(expression)
    return hooks.call("sign", element), hooks.call("weak sign", element)


@pytest.mark.parametrize(("expression", "domain", "sign"), STRICT, ids=str)
def test_strict_signs(expression, domain, sign):
    assert signs(expression, domain) == (sign, sign)
    assert signs(-expression, domain) == (-sign, -sign)


@pytest.mark.parametrize(("expression", "domain", "sign"), WEAK, ids=str)
def test_signs_of_what_may_vanish(expression, domain, sign):
    assert signs(expression, domain) == (0, sign)


@pytest.mark.parametrize(("expression", "domain"), OPEN, ids=str)
def test_what_is_open_stays_open(expression, domain):
    assert signs(expression, domain) == (0, 0)


@pytest.mark.parametrize(
    "domain",
    [
        [x > 1, x < 0],
        [x > 1, x <= 1],
        [x >= y, x < y],
        [x > 0, y > 0, x + y < 0],
        [cos(x) * y > y + 1, y > 0],
        [x**2 - x * y + y**2 + 1 < 0],
        [x > 0, x < 3, sin(x) < 0],
    ],
    ids=str,
)
def test_contradictions_are_found(domain):
    with pytest.raises(EmptyDomainError):
        hooks.call("settle domain", Field.rational(read_domain(domain)))


@pytest.mark.parametrize("domain", [[x >= 1, x <= 1], [x >= y, y >= x], [cos(x) >= 1], [x**2 <= 0]], ids=str)
def test_domains_of_few_points_are_not_empty(domain):
    hooks.call("settle domain", Field.rational(read_domain(domain)))


def test_a_weak_bound_settles_a_root():
    reader = Reader(Field.rational(read_domain([x >= 1])))
    assert reader.read(sqrt((x**2 - 1) ** 2)) == reader.read(x**2 - 1)


def test_the_question_is_the_open_factor():
    reader = Reader(Field.rational(read_domain([x > 0])))
    with pytest.raises(AmbiguousRootError) as raised:
        reader.read(sqrt(x**2 * (x - y) ** 2))
    assert raised.value.quantity in (x - y, y - x)


def test_facts_keep_their_generators_in_a_field_of_other_order():
    """x and y change places between two fields whose rings are one: the facts have to follow."""
    domain = read_domain([x * z - 2 >= 0, z >= -1, y > 1])
    root = Field.rational(domain)
    for first in (x + z + y, x * y + z, y * z + x, z + y + x):
        hooks.call("sign", Reader(root).read(first))
        for expression in (x * y - 1, z, x, x - 1):
            assert hooks.call("sign", Reader(root).read(expression)) == 0
        assert hooks.call("sign", Reader(root).read(y - 1)) == 1


def test_a_negative_cosine_keeps_its_sign_in_a_norm():
    """2 cos x + sin x < 0 where cos x < 0 and tan² x < 4: the greater term is negative."""
    domain = [cos(x) < 0, 5 * sin(x) ** 2 < 4]
    value = 2 * cos(Rational(31, 10)) + sin(Rational(31, 10))
    assert value < 0
    assert signs(2 * cos(x) + sin(x), domain) == (-1, -1)


def test_the_order_of_questions_does_not_matter():
    """An answer found while its question was open elsewhere is not kept: each expression alone, then all in turn."""
    domain = read_domain(OUTSIDE)
    field = Field.rational(domain)
    expressions = [r - M, DELTA, r, M - a, r**2 - M**2, M + a, r * (r - 2 * M) + a**2]
    together = [hooks.call("sign", Reader(field).read(e)) for e in expressions]
    assert together == [signs(e, OUTSIDE)[0] for e in expressions] == [1] * len(expressions)


# -- laws --------------------------------------------------------------------------------------------------------------

VARIABLES = (x, y, z)
monomials = st.lists(st.sampled_from(VARIABLES), max_size=2).map(lambda factors: sp.Mul(*factors))
terms = st.tuples(st.integers(-3, 3), monomials).map(lambda pair: pair[0] * pair[1])
polynomials = st.lists(terms, min_size=1, max_size=4).map(lambda parts: sp.Add(*parts))
bounds = st.tuples(polynomials, st.booleans()).map(lambda pair: pair[0] > 0 if pair[1] else pair[0] >= 0)
boxes = st.tuples(st.sampled_from(VARIABLES), st.integers(-1, 1), st.booleans()).map(
    lambda box: box[0] > box[1] if box[2] else box[0] <= box[1] + 2
)
conditions = st.lists(bounds | boxes | boxes, min_size=1, max_size=5)
GRID = [Rational(n, 2) for n in range(-4, 7)]
POINTS = [(p, q, s) for p in GRID for q in GRID for s in GRID[::2]]


def holds(condition, point):
    """Whether an inequality between polynomials holds, by exact arithmetic."""
    left = (condition.lhs - condition.rhs).xreplace(dict(zip(VARIABLES, point, strict=True)))
    if isinstance(condition, sp.StrictLessThan | sp.LessThan):
        left = -left
    return left > 0 if isinstance(condition, sp.StrictGreaterThan | sp.StrictLessThan) else left >= 0


@settings(max_examples=40, deadline=None)
@given(conditions, st.lists(polynomials, min_size=1, max_size=4), st.data())
def test_exact_points_never_contradict_a_sign(domain, expressions, data):
    domain = [c for c in domain if c not in (sp.true, sp.false)]
    products = [p.lhs - p.rhs for p in domain]
    expressions = [sp.expand(e * data.draw(st.sampled_from([*products, 1])) + 1) for e in expressions] + expressions
    expressions = [e for e in expressions if e.free_symbols]
    assume(domain and expressions)
    inside = [point for point in POINTS[:: data.draw(st.integers(1, 5))] if all(holds(c, point) for c in domain)]
    field = Field.rational(read_domain(domain, VARIABLES))
    try:
        hooks.call("settle domain", field)
    except EmptyDomainError:
        assert not inside
        return
    for expression in expressions:
        element = Reader(field).read(expression)
        strict, weak = hooks.call("sign", element), hooks.call("weak sign", element)
        value = sp.lambdify(VARIABLES, expression, "math")
        values = [value(*point) for point in inside]
        assert strict in (0, weak)
        assert all(v * strict > 0 for v in values) or not strict
        assert all(v * weak >= 0 for v in values)


KERNELS = [sin(x), cos(x), sin(x / 2), cos(x / 2), exp(x), sinh(x), cosh(x), tanh(x), atan(x), sqrt(x**2 + 1), x]
ENDS = [-pi, -Rational(3, 2), -pi / 2, -1, 0, 1, pi / 2, 2, pi, 4, 3 * pi / 2, 5, 2 * pi]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(range(len(ENDS) - 1)),
    st.integers(1, 5),
    st.lists(
        st.tuples(st.sampled_from([-2, -1, 1, 2]), st.sampled_from(KERNELS), st.sampled_from([1, *KERNELS])),
        min_size=1,
        max_size=3,
    ),
    st.integers(-2, 2),
    st.booleans(),
)
def test_fifty_digits_never_contradict_a_sign_of_kernels(start, width, parts, number, closed):
    lower, upper = ENDS[start], ENDS[min(start + width, len(ENDS) - 1)]
    expression = sum(c * u * v for c, u, v in parts) + number
    assume(sp.sympify(expression).free_symbols)
    domain = [x >= lower, x <= upper] if closed else [x > lower, x < upper]
    strict, weak = signs(expression, domain)
    value = sp.lambdify(x, expression, "mpmath")
    with mpmath.workdps(50):
        low, high = (mpmath.mpf(sp.N(end, 60)) for end in (lower, upper))
        for k in range(0 if closed else 1, 24 if closed else 23):
            here = value(low + (high - low) * k / 23)
            assert here * weak > -(mpmath.mpf(10) ** -40)
            assert here * strict > (-(mpmath.mpf(10) ** -40) if closed and k in (0, 23) else 0) or not strict


@given(st.lists(st.integers(-4, 4), min_size=2, max_size=6), st.integers(-3, 2), st.integers(1, 4), st.booleans())
def test_sturm_against_isolated_roots(coefficients, low, width, strict):
    assume(coefficients[-1])
    high = low + width
    found = sign_on_interval(coefficients, (Fraction(low), strict), (Fraction(high), strict))
    roots = [root for root in sp.Poly(coefficients[::-1], x).real_roots() if low <= root <= high]
    inner = [root for root in roots if low < root < high]
    middle = sum(c * (low + Rational(width, 2)) ** n for n, c in enumerate(coefficients))
    expected = 0 if inner else (1 if middle > 0 else -1) * (1 if roots and not strict else 2)
    assert found == expected


@given(
    st.lists(st.integers(0, 3), min_size=3, max_size=3),
    st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=3, max_size=3),
)
def test_combinations_are_found_and_hold(weights, rows):
    vectors = [dict(enumerate(row)) for row in rows]
    goal = {k: sum(w * v[k] for w, v in zip(weights, vectors, strict=True)) for k in range(4)}
    found = combination(goal, vectors)
    assert found is not None
    assert all(w >= 0 for w in found)
    assert all(sum(w * v[k] for w, v in zip(found, vectors, strict=True)) == goal[k] for k in range(4))


def test_no_combination_is_none():
    assert combination({0: -1}, [{0: 1}]) is None
    assert combination({0: 1, 1: -1}, [{0: 1}, {0: 1, 1: 1}]) is None
