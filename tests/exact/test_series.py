"""Truncated series: against SymPy, mpmath and the literature; laws of the ring; what must be refused."""

from __future__ import annotations

import pickle
from fractions import Fraction
from math import inf
from typing import Any

import mpmath
import pytest
import sympy as sp
from hypothesis import assume, given
from hypothesis import strategies as st
from sympy import O, cos, cosh, exp, log, sin, sinh, sqrt, tan

import gr_toolkit as gr
from gr_toolkit.errors import DivisionByZeroError, InputError, TooLargeError, UnsupportedError
from gr_toolkit.exact import C_K, S_K, Element, Field, Series, from_sympy, read_domain, series
from gr_toolkit.verdicts import decide

eps, v = sp.symbols("epsilon v")
r, M = sp.symbols("r M", positive=True)
x, y, a, K = sp.symbols("x y a K", real=True)
f = sp.Function("f")


# -- against SymPy and mpmath ----------------------------------------------------------------------------------------

ELEMENTARY = [
    exp(x),
    sin(x),
    cos(x),
    tan(x),
    sinh(x),
    cosh(x),
    sp.tanh(x),
    sp.sec(x),
    sp.sech(x),
    sp.asin(x),
    sp.atan(x),
    sp.asinh(x),
    sp.atanh(x),
    log(1 + x),
    sqrt(1 + x),
    1 / sqrt(1 - x),
    (1 + x) ** sp.Rational(-7, 2),
    exp(sin(x)),
    1 / (1 + x + x**2),
    sp.cot(x),
    1 / sin(x) ** 2,
    x / (exp(x) - 1),
    (1 - cos(x)) / x**4,
    log(cos(x)),
    sqrt(1 + sin(x)),
    sp.erf(x) + sp.erfi(x**2),
    sp.acos(x),
    2**x,
    (1 + x) ** a,
    cos(sqrt(1 + x) - 1),
]


@pytest.mark.parametrize("expression", ELEMENTARY, ids=str)
def test_elementary_functions_as_sympy_expands_them(expression: Any) -> None:
    order = 6
    found = series(expression, x, order)
    expected = sp.series(expression, x, 0, order).removeO()
    assert found.order == order
    for power in range(-4, order):
        assert found[power] == expected.coeff(x, power)


COMPOSED = [
    (lambda e, t: e.exp(e.sin(e.mpf(1) / 3 + t)) / (2 + t), exp(sin(sp.Rational(1, 3) + x)) / (2 + x)),
    (lambda e, t: e.sqrt(e.cosh(1 + t) - t**2), sqrt(cosh(1 + x) - x**2)),
    (lambda e, t: e.cos(2 / (3 + t)) * e.tan(1 + 2 * t), cos(2 / (3 + x)) * tan(1 + 2 * x)),
    (lambda e, t: 1 / (e.sqrt(2) + e.sinh(t)) ** 3, 1 / (sqrt(2) + sinh(x)) ** 3),
    (lambda e, t: e.sqrt(1 + e.sqrt(1 + t)) * e.exp(-(t**2)), sqrt(1 + sqrt(1 + x)) * exp(-(x**2))),
]


@pytest.mark.parametrize(("function", "expression"), COMPOSED, ids=lambda p: getattr(p, "__name__", str(p)[:30]))
def test_coefficients_as_mpmath_finds_them_at_fifty_digits(function: Any, expression: Any) -> None:
    found = series(expression, x, 6)
    with mpmath.workdps(50):
        expected = mpmath.taylor(lambda t: function(mpmath, t), 0, 5, method="quad", radius=mpmath.mpf(1) / 4)
        for power, value in enumerate(expected):
            assert mpmath.almosteq(mpmath.mpmathify(found[power].to_sympy().evalf(50)), value, 1e-40)


@st.composite
def expressions(draw: Any, depth: int = 3) -> Any:
    """Expressions in x that are analytic at zero."""
    if depth == 0:
        return draw(st.sampled_from([x, 1 + x, 2 - x, 1 + x / 3, x**2, sp.Rational(1, 2), 3]))
    inner = expressions(depth=depth - 1)
    first = draw(inner)
    match draw(st.integers(0, 6)):
        case 0:
            return first + draw(inner)
        case 1:
            return first * draw(inner)
        case 2:
            return sin(first)
        case 3:
            return exp(first / 4)
        case 4:
            return 1 / (3 + first**2)
        case 5:
            return sqrt(1 + first**2)
        case _:
            return cos(first) ** 2


@given(expressions())
def test_the_terms_add_up_to_the_function(expression: Any) -> None:
    """f(h) − ∑ cₙhⁿ is of the size of the first term left out."""
    assume(not expression.has(sp.Float))  # SymPy writes huge powers of numbers as one
    order = 4
    found = series(expression, x, order)
    with mpmath.workdps(80):
        step = sp.Rational(1, 10**12)
        rest = (expression - found.polynomial().to_sympy()).subs(x, step).evalf(80)
        assert abs(rest) < step ** (order - sp.Rational(1, 2))


# -- physics ---------------------------------------------------------------------------------------------------------


def test_the_deflection_of_light_to_second_order() -> None:
    """α = 4m + (15π/4 − 4)m² with m = M/r₀ in the distance of closest approach [Keeton & Petters 2005]."""
    m = sp.Symbol("m", positive=True)
    u = sp.Symbol("u", positive=True)
    integrand = 1 / sqrt(1 - u**2 - 2 * m * (1 - u**3))
    found = series(integrand, m, 3, domain=[u < 1])
    assert found[1] == (1 - u**3) / sqrt(1 - u**2) ** 3
    with mpmath.workdps(30):
        expected = [mpmath.pi, 4, 15 * mpmath.pi / 4 - 4]
        for power, value in enumerate(expected):
            coefficient = sp.lambdify(u, found[power].to_sympy(), "mpmath")
            angle = mpmath.quad(
                lambda t, c=coefficient: 2 * c(mpmath.sin(t)) * mpmath.cos(t), [0, mpmath.pi / 2 - 1e-12]
            )
            assert mpmath.almosteq(angle, value, 1e-9)


def test_the_kretschmann_scalar_of_slow_rotation() -> None:
    """48M²(r² − z²)((r² + z²)² − 16r²z²)/(r² + z²)⁶ with z = a cos θ, expanded by SymPy."""
    g = gr.Kerr()
    mass, spin, radius, theta = g.symbols("M a r theta")
    z = spin * cos(theta)
    invariant = 48 * mass**2 * (radius**2 - z**2) * ((radius**2 + z**2) ** 2 - 16 * radius**2 * z**2)
    expected = sp.series(invariant / (radius**2 + z**2) ** 6, spin, 0, 5).removeO()
    found = series(g.kretschmann, spin, 5)
    for power in range(5):
        assert found[power] == sp.expand(expected).coeff(spin, power)
    with pytest.raises(InputError, match="component by component"):
        series(g.ricci, spin, 2)


def plane_wave(plus: Any, cross: Any, trace: Any) -> gr.Metric:
    t, X, Y, z = sp.symbols("t X Y z")
    matrix = sp.diag(-1, 1 + eps * (plus + trace), 1 - eps * (plus - trace), 1)
    matrix[1, 2] = matrix[2, 1] = eps * cross
    return gr.Metric(matrix, [t, X, Y, z])


def test_a_transverse_traceless_wave_is_vacuum_to_first_order_only() -> None:
    t, z = sp.symbols("t z")
    p, c = sp.Function("p")(t - z), sp.Function("c")(t - z)
    ricci = plane_wave(p, c, 0).ricci
    assert decide(ricci, O(eps**2)).proved
    second = decide(ricci, O(eps**3))
    assert second.refuted
    assert second.witness.recheck()
    assert decide(plane_wave(p, c, c).ricci, O(eps**2)).refuted


def test_a_wave_that_does_not_move_with_light_is_no_vacuum() -> None:
    t, z = sp.symbols("t z")
    assert decide(plane_wave(sp.Function("p")(2 * t - z), 0, 0).ricci, O(eps**2)).refuted


def test_the_weak_field_of_a_point_mass() -> None:
    X, Y, Z, t = sp.symbols("X Y Z t", real=True)
    mass = sp.Symbol("M")
    distance = sqrt(X**2 + Y**2 + Z**2)
    potential = -mass / distance
    weak = gr.Metric(sp.diag(-(1 + 2 * potential), *[1 - 2 * potential] * 3), [t, X, Y, Z], domain=[X > 0])
    assert decide(weak.ricci[0, 0], O(mass**2)).proved
    assert decide(weak.ricci[1, 2], O(mass**2)).proved
    assert decide(weak.ricci[0, 0], O(mass**3)).refuted


def test_small_curvature() -> None:
    """S_K(x) = x − Kx³/6 + K²x⁵/120 − …, C_K = 1 − Kx²/2 + …"""
    assert series(S_K(eps, x), eps, 3).polynomial() == x - eps * x**3 / 6 + eps**2 * x**5 / 120
    assert series(C_K(eps, x), eps, 2).polynomial() == 1 - eps * x**2 / 2
    assert series(S_K(K, x + eps), eps, 2)[1] == C_K(K, x)


# -- unknown functions -----------------------------------------------------------------------------------------------


def test_taylor_of_unknown_functions() -> None:
    g = sp.Function("g")
    found = series(f(r + eps * g(x)), eps, 3)
    assert found[1] == g(x) * f(r).diff(r)
    assert found[2] == g(x) ** 2 * f(r).diff(r, 2) / 2
    mixed = series(f(x + eps, y - 2 * eps), eps, 3)
    two = f(x, y)
    assert mixed[2] == two.diff(x, 2) / 2 - 2 * two.diff(x, y) + 2 * two.diff(y, 2)
    assert series(f(x, eps).diff(eps), eps, 1)[0] == sp.Subs(f(x, v).diff(v), v, 0)


def test_derivatives_of_series() -> None:
    found = series(sin(x * eps), eps, 4)
    assert found.diff(x) == series(eps * cos(x * eps), eps, 4)
    by_parameter = found.diff(eps)
    assert by_parameter.order == 3
    assert by_parameter == series(x * cos(x * eps), eps, 3)
    assert series(sp.Derivative(sin(x * eps), eps), eps, 3)[2] == -(x**3) / 2


# -- orders ----------------------------------------------------------------------------------------------------------


def test_orders_are_what_the_operands_leave() -> None:
    one = series(exp(eps), eps, 3)
    late = series(exp(eps) - 1 - eps, eps, 5)
    assert (one + late).order == 3
    assert (one * late).order == 5  # ε²·O(ε³), and 1·O(ε⁵)
    assert (late * late).order == 5  # ε⁷ is known, but was not asked for
    assert (one / late).order == 1  # O(ε³)/ε²
    assert late.inverse().order == 1  # ε⁻²(1 + … + O(ε³))
    assert (series(eps, eps, 5) / eps).order == inf


def test_what_an_o_leaves_is_not_invented() -> None:
    found = series((1 + eps + O(eps**2)) * sin(eps), eps, 6)
    assert found.order == 3
    assert found[2] == 1
    with pytest.raises(InputError, match="known to the order 3 only"):
        found[3]
    assert series(exp(O(eps**2)), eps, 9).order == 2
    assert series(f(r + O(eps**2)), eps, 9).order == 2


def test_polynomials_are_exact() -> None:
    found = series((1 + eps) ** 3 / eps, eps, 9)
    assert found.order == inf
    assert found.to_sympy().equals((1 + eps) ** 3 / eps)


def test_lost_orders_are_worked_for_again() -> None:
    """The divisor starts at ε⁵: 1/(sin ε − ε + ε³/6) = 120/ε⁵ + 20/(7ε³) + …"""
    found = series(1 / (sin(eps) - eps + eps**3 / 6), eps, 1)
    assert found.order == 1
    assert (found[-5], found[-3], found[0]) == (120, sp.Rational(20, 7), 0)


def test_fractional_degrees() -> None:
    small = sp.Symbol("delta", positive=True)
    found = series(sqrt(sin(small)), small, 4)
    assert found.term(Fraction(1, 2)) == sqrt(small)
    assert found[Fraction(5, 2)] == sp.Rational(-1, 12)
    assert series(sqrt(small**2 + small**3), small, 3)[2] == sp.Rational(1, 2)


# -- several parameters ----------------------------------------------------------------------------------------------


def test_total_degree() -> None:
    """As the expansion in λ after ε → λε, v → λv, by SymPy."""
    scale = sp.Symbol("lambda", positive=True)
    expression = exp(eps) / (1 + v + x * eps * v)
    found = series(expression, [eps, v], 4)
    expected = sp.series(expression.subs({eps: scale * eps, v: scale * v}, simultaneous=True), scale, 0, 4).removeO()
    for degree in range(4):
        assert found.term(degree) == sp.expand(expected).coeff(scale, degree)
    with pytest.raises(InputError, match="no single coefficient"):
        found[1]
    with pytest.raises(InputError, match="no O for the total degree"):
        found.to_sympy()


def test_weights() -> None:
    """1/√(1 − v²) − M/r with M/r = O(v²): post-Newtonian counting."""
    found = series(sqrt(1 - v**2 - 2 * M / r), [v, M], 4, weights={M: 2})
    assert found.term(2) == -(v**2) / 2 - M / r
    assert found.term(3) == 0


def test_quotients_of_parameters_are_terms() -> None:
    assert series(1 / (eps + v), [eps, v], 3).term(-1) == 1 / (eps + v)


# -- laws ------------------------------------------------------------------------------------------------------------

numbers = st.fractions(min_value=-3, max_value=3, max_denominator=4)


@st.composite
def polynomials(draw: Any, first: int | None = None) -> Series:
    """Series with rational coefficients, some with x in them, known to an order from 2 to 5."""
    order = draw(st.integers(2, 5))
    coefficients = draw(st.lists(numbers, min_size=order, max_size=order))
    if first is not None:
        coefficients[0] = Fraction(first)
    letters = [1, *draw(st.lists(st.sampled_from([1, x, sin(x)]), min_size=order - 1, max_size=order - 1))]
    terms = [
        sp.Rational(c.numerator, c.denominator) * l * eps**n
        for n, (c, l) in enumerate(zip(coefficients, letters, strict=True))
    ]
    return series(sp.Add(*terms) + O(eps**order), eps, order)


def agree(first: Series, second: Series) -> bool:
    """Whether the series are the same as far as both are known."""
    order = min(first.order, second.order)
    return (first - second).truncated(order).is_zero() if order < inf else (first - second).is_zero()


@given(polynomials(), polynomials(), polynomials())
def test_ring(p: Series, q: Series, s: Series) -> None:
    assert p + q == q + p
    assert p * q == q * p
    assert agree((p * q) * s, p * (q * s))
    assert agree(p * (q + s), p * q + p * s)
    assert (p - p).is_zero()
    assert agree((p * q).diff(eps), p.diff(eps) * q + p * q.diff(eps))


@given(polynomials(first=2), polynomials())
def test_units(p: Series, q: Series) -> None:
    assert agree(p * p.inverse(), p**0)
    assert agree((q / p) * p, q)
    assert agree(p**-2 * p**3, p)
    assert agree((p**2).sqrt(), p)
    assert agree(p.sqrt() ** 2, p)


@given(polynomials(first=0))
def test_functions(p: Series) -> None:
    def put(expression: Any) -> Series:
        return series(expression, eps, 5, where={y: p})

    assert agree(put(sin(y) ** 2 + cos(y) ** 2), p**0)
    assert agree(put(exp(y) * exp(-y)), p**0)
    assert agree(put(log(exp(y))), p)
    assert agree(put(sp.atan(tan(y))), p)
    assert agree(put(sp.asinh(sinh(y))), p)
    assert agree(put(exp(sp.I * y)), put(cos(y) + sp.I * sin(y)))
    assert agree(put(f(x + y)).diff(eps), put(f(x + y).diff(x)) * p.diff(eps))


def test_a_series_put_in_for_a_symbol() -> None:
    """Schwarzschild's √(1 − 2M/r) on r = r₀(1 + ε) + O(ε²)."""
    orbit = series(r * (1 + eps) + O(eps**2), eps, 5)
    found = series(sqrt(1 - 2 / y), eps, 5, where={y: orbit}, domain=[r > 2])
    assert found.order == 2
    assert found[1] == 1 / (r * sqrt(1 - 2 / r))
    assert series(from_sympy(sin(y) / y), eps, 2, where={y: orbit})[0] == sin(r) / r
    with pytest.raises(InputError, match="where epsilon"):
        series(sin(eps), eps, 5, where={eps: orbit})
    with pytest.raises(UnsupportedError, match="a series is put in"):
        series(sp.Derivative(f(y), y), eps, 2, where={y: orbit})


def test_scalars_and_expressions_mix_with_series() -> None:
    s = series(exp(eps), eps, 3)
    assert (s - 1 - eps).valuation == 2
    assert (x * s)[1] == x
    assert (1 / s)[1] == -1
    assert (from_sympy(sin(x)) + s)[0] == 1 + sin(x)
    assert (s * sin(eps))[1] == 1


def test_an_exact_scalar_is_expanded_generator_by_generator() -> None:
    element = from_sympy(sin(x + eps) / (r - eps) + f(eps * x).diff(x))
    assert isinstance(element, Element)
    assert series(element, eps, 3) == series(element.to_sympy(), eps, 3)
    assert series(element, eps, 3)[0] == sin(x) / r


# -- claims up to an order -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (sin(x), x - x**3 / 6 + O(x**5)),
        (sin(x) + O(x**3), x),
        (1 / (r - eps), 1 / r + eps / r**2 + O(eps**2)),
        (f(r + eps), f(r) + eps * f(r).diff(r) + O(eps**2)),
        (sqrt(1 - 2 * M / r), 1 - M / r + O(M**2)),
        (exp(sp.I * eps), 1 + sp.I * eps + O(eps**2)),
        (cos(eps) / eps**2, 1 / eps**2 - sp.Rational(1, 2) + O(eps)),
        (O(eps**2), eps**2 * f(x) + eps**3),
    ],
    ids=str,
)
def test_claims_that_hold(left: Any, right: Any) -> None:
    assert decide(left, right).proved
    assert decide(right, left).proved


@pytest.mark.parametrize(
    ("left", "right", "power"),
    [
        (sin(x), x - x**3 / 5 + O(x**5), "x**3"),
        (sin(x), x + O(x**4), "x**3"),
        (1 / (r - eps), 1 / r - eps / r**2 + O(eps**2), "epsilon**1"),
        (f(r + eps), f(r) + eps * f(r) + O(eps**2), "epsilon**1"),
        (sqrt(1 - 2 * M / r), 1 - M / r + O(M**3), "M**2"),
        (1 / eps, O(1, eps), "epsilon**-1"),
    ],
    ids=str,
)
def test_claims_that_do_not(left: Any, right: Any, power: str) -> None:
    verdict = decide(left, right)
    assert verdict.refuted
    assert verdict.component == power
    assert verdict.witness.recheck()


def test_a_claim_says_where_it_divides() -> None:
    verdict = decide(1 / (x + eps), 1 / x + O(eps))
    assert verdict.proved
    assert [str(c) for c in verdict.conditions] == ["x != 0"]


def test_series_as_sides() -> None:
    s = series(cos(x), x, 4)
    assert decide(s, 1 - x**2 / 2).proved
    assert decide(s, 1 - x**2).refuted
    assert decide(s, series(cos(x), x, 3)).proved
    assert decide(series(cos(a * x), x, 4), 1 - x**2 / 2, assuming=[sp.Eq(a, 1)]).proved
    assert decide(series(cos(a * x), x, 4), 1 - x**2 / 2).refuted


def test_a_root_on_its_cut_is_not_decided() -> None:
    """√(−1 − Iε) tends to −I, the root of the first term is I."""
    verdict = decide(sqrt(-1 - sp.I * x), sp.I + O(x))
    assert verdict.undecided
    assert "-1 > 0 is not shown" in verdict.explain()
    assert decide(sqrt(-1 - x), sp.I + O(x)).proved
    assert not decide(sqrt(-1 - sp.I * x**9), sp.I + O(x)).proved  # what goes over the cut is beyond the order


def test_the_sign_of_a_parameter_is_not_guessed() -> None:
    assert not decide(sqrt(x**2), x + O(x**2)).proved
    assert decide(sqrt(x**2), x + O(x**2), domain=[x > 0]).proved
    assert decide(sqrt(x**2 + x**3), -x + O(x**2), domain=[x < 0]).proved


def test_orders_that_are_refused() -> None:
    with pytest.raises(InputError, match="no term of a side"):
        decide(sin(x), exp(O(x**2)))
    with pytest.raises(InputError, match="different parameters"):
        decide(sin(x) + O(x**2), x + O(eps**2))
    with pytest.raises(InputError, match="at zero"):
        decide(sin(x), O(1 / x, (x, sp.oo)))


@pytest.mark.parametrize("other", [sp.Symbol("x"), sp.Symbol("x", positive=True), sp.Symbol("a", positive=True)])
@pytest.mark.parametrize(
    "sides",
    [
        lambda z, c: (series(sin(a * x), x, 3), c * z),
        lambda z, c: (c * z, series(sin(a * x), x, 3)),
        lambda z, c: (series(sin(a * x), x, 3), series(sin(c * z), z, 3)),
        lambda z, c: (series(sin(a * x), x, 3), c * z + O(z**3)),
        lambda z, c: (sin(a * x) + O(x**3), c * z),
        lambda z, c: (sin(a * x), c * z + O(z**3)),
        lambda z, c: (sin(a * x) + O(x**3), c * z + O(z**3)),
        lambda z, c: (series(sin(a * x), x, 3), from_sympy(c * z)),
    ],
)
def test_two_symbols_of_one_name_do_not_meet(sides: Any, other: Any) -> None:
    """Of sin(a x) = a x + O(x³): another x is no coefficient, another a no other number."""
    same = {x: x, a: a} | {s: other for s in (x, a) if s.name == other.name}
    assert decide(*sides(x, a)).proved
    with pytest.raises(InputError, match=f"two different symbols are called {other}"):
        decide(*sides(same[x], same[a]))


@pytest.mark.parametrize("said", [{"domain": [sp.Symbol("x") > 0]}, {"assuming": [sp.Eq(sp.Symbol("x"), 0)]}])
def test_what_is_said_of_another_symbol_of_that_name_is_not_passed_over(said: Any) -> None:
    with pytest.raises(InputError, match="two different symbols are called x"):
        decide(series(sin(x), x, 3), x, **said)


def test_no_expansion_passes_over_a_symbol_of_that_name() -> None:
    other = sp.Symbol("x")
    for wrong in (
        lambda: series(exp(other), x, 3),
        lambda: series(sp.Integer(1), x, 3) + other,
        lambda: series(exp(y * other), y, 3, where={x: series(y, y, 3)}),
    ):
        with pytest.raises(InputError, match="two different symbols are called x"):
            wrong()


# -- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        (exp(1 / eps), "essential singularity"),
        (log(eps), "no series in powers"),
        (sqrt(y + eps * sp.I), "domain=.y > 0."),
        (f(1 / eps), "essential singularity"),
        (sp.gamma(1 + eps), "gamma"),
        (sp.Abs(eps + x), "sign of its first term"),
        (S_K(1 + eps, x), "start at K = 0"),
        (sp.asin(1 + eps), "> 0 is not shown"),
    ],
    ids=str,
)
def test_what_has_no_series(expression: Any, said: str) -> None:
    with pytest.raises(UnsupportedError, match=said):
        series(expression, eps, 2)


def test_a_divisor_that_vanishes() -> None:
    with pytest.raises(DivisionByZeroError):
        series(1 / (sin(eps) ** 2 + cos(eps) ** 2 - 1), eps, 2)
    with pytest.raises(DivisionByZeroError):
        series(eps, eps, 2) / (series(eps, eps, 2) - eps)


@pytest.mark.parametrize("parameters", ["eps", [], [eps, eps], eps**2, 3])
def test_parameters_that_are_none(parameters: Any) -> None:
    with pytest.raises(InputError):
        series(sin(eps), parameters, 3)


@pytest.mark.parametrize("weights", [{v: 1}, {eps: 0}, {eps: -1}, {eps: x}])
def test_weights_that_are_none(weights: Any) -> None:
    with pytest.raises(InputError):
        series(sin(eps), eps, 3, weights=weights)


def test_an_order_that_is_none() -> None:
    with pytest.raises(InputError, match="no rational number"):
        series(sin(eps), eps, x)
    with pytest.raises(InputError, match="beyond"):
        series(sin(eps), eps, 10**6)
    with pytest.raises(InputError, match="float"):
        series(sin(eps), eps, 0.1)


def test_different_parameters_do_not_meet() -> None:
    with pytest.raises(InputError, match="meets one in"):
        _ = series(exp(eps), eps, 3) + series(exp(v), v, 3)


def test_an_expansion_in_very_small_steps_is_refused() -> None:
    small = sp.Symbol("delta", positive=True)
    s = series(sqrt(small), small, 60, weights={small: sp.Rational(1, 50)})
    with pytest.raises(TooLargeError, match="an expansion"):
        (1 + s).inverse()


# -- showing ---------------------------------------------------------------------------------------------------------


def test_how_a_series_is_shown() -> None:
    s = series(1 / (1 - eps / r), eps, 2)
    assert repr(s) == "1 + epsilon/r + O(epsilon**2)"
    assert s._repr_latex_() == r"$\displaystyle 1 + \frac{\epsilon}{r} + O\left(\epsilon^{2}\right)$"
    assert s.to_sympy() - 1 - eps / r == O(eps**2)
    assert series(s.to_sympy(), eps, 2) == s
    assert repr(series(sin(eps) * v, [eps, v], 2)) == "O((epsilon, v)**2)"
    assert repr(series(0, eps, 2)) == "0"
    assert hash(s) == hash(series(1 / (1 - eps / r), eps, 2))
    assert pickle.loads(pickle.dumps(s)) == s


def test_the_domain_of_an_exact_scalar_stays() -> None:
    element = from_sympy(sqrt(y**2) + eps, Field.rational(read_domain([y < 0])))
    assert series(sqrt(y**2 + eps), eps, 2, domain=[y < 0])[0] == -y
    assert series(element, eps, 2)[0] == -y
