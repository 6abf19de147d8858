"""Questions with which a hostile referee made an earlier state of the engine lie, hang or stumble, and their kin."""

from contextlib import suppress
from typing import Any

import pytest
import sympy as sp
from sympy import Contains, Derivative, Eq, FiniteSet, Function, S, Subs, Symbol, conjugate, exp, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.errors import GRToolkitError, InputError
from gr_toolkit.exact import Field, from_sympy, read_domain
from gr_toolkit.verdicts import checker
from gr_toolkit.verdicts.certificate import digest

x, y, z, t, K = symbols("x y z t K", real=True)
c = Symbol("c", complex=True)
p = Symbol("p", positive=True)
f, g = Function("f"), Function("g")


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (sqrt(x**2), x, [x > y]),
        (sqrt(x**2), x, [x > y, y >= -1]),
        (sqrt(x**2), x, [x > y, y > z, z > x - 1]),
        (sqrt(f(x) ** 2), f(x), [f(x) > g(x), g(x) > f(x) - 1]),
    ],
)
def test_bounds_in_a_circle_prove_no_sign(left: Any, right: Any, domain: list[Any]) -> None:
    assert not gr.decide(left, right, domain=domain).proved


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Derivative(f(2 * x), x).subs(x, 0), f(2 * x)),
        (Derivative(f(t - x), t).subs(t, 0), f(t - x)),
        (Subs(Derivative(f(x**2), x), x, 3), f(x**2)),
        (Subs(Derivative(f(x), x, y, evaluate=False), x, z), Subs(Derivative(f(x), x), x, z)),
        (Subs(x - y, (x, y), (y, x)), y - x),
    ],
)
def test_substituted_derivatives_are_no_values(left: Any, right: Any) -> None:
    assert not gr.decide(left, right).proved


@pytest.mark.parametrize(
    ("left", "right"),
    [(Subs(Subs(f(x * y), y, x), x, 2), f(4)), (Subs(Subs(x + y, x, 2), x, 1), y + 2)],
)
def test_nested_substitutions_are_not_refuted(left: Any, right: Any) -> None:
    assert not gr.decide(left, right).refuted


@pytest.mark.parametrize(
    ("left", "right", "assuming", "domain"),
    [
        (sqrt(y**2 - 2 * y + 1), y - 1, [Eq(x, y - 1)], [x > 0]),
        (sqrt(y**2), y, [Eq(p, y)], []),
        (y, 2, [Eq(y, x), Eq(x, 2)], []),
        (y, 2, [Eq(x, 2), Eq(y, x)], []),
        (f(2 * t), 4 * t**2, [Eq(f(t), t**2)], []),
        (f(y).diff(y), 2 * y, [Eq(f(x), x**2)], []),
    ],
)
def test_assumed_equations_hold_everywhere(left: Any, right: Any, assuming: list[Any], domain: list[Any]) -> None:
    assert gr.decide(left, right, assuming=assuming, domain=domain).proved


@pytest.mark.parametrize("assuming", [[Eq(x, y), Eq(y, x)], [Eq(x, 1), Eq(x, 2)], [Eq(f(x), f(2 * x))]])
def test_assumptions_in_a_circle_are_refused(assuming: list[Any]) -> None:
    with pytest.raises(InputError, match=r"leads back to itself|two things"):
        gr.decide(x, 0, assuming=assuming)


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (conjugate(c), c, [Contains(c, S.Reals)]),
        (sqrt(c**2), sp.Abs(c), [Contains(c, S.Reals)]),
        (conjugate(c), c, [Contains(c, S.Integers)]),
        (sqrt(c**4), c**2, [c > 0]),
    ],
)
def test_witnesses_are_real_where_the_domain_says_so(left: Any, right: Any, domain: list[Any]) -> None:
    assert not gr.decide(left, right, domain=domain).refuted


def test_jets_have_what_their_function_is_assumed_to_have() -> None:
    below, zero = Function("f", nonpositive=True), Function("f", zero=True)
    assert not gr.decide(sqrt(below(x) ** 2), -below(x)).refuted
    assert not gr.decide(zero(x), 0).refuted


def test_cases_have_what_their_symbol_is_assumed_to_have() -> None:
    positive = Symbol("K", positive=True)
    assert gr.decide(positive**2, positive, domain=[Contains(positive, FiniteSet(-1, 0, 1))]).proved
    assert gr.decide(K, 5, domain=[Contains(K, FiniteSet(-1, 0)), K > 0]).undecided


@pytest.mark.parametrize("entry", [x**2 - x + 1, 2 + sp.sin(x)])
def test_the_volume_of_a_definite_metric(entry: Any) -> None:
    square = r"\epsilon_{\mu\nu\rho\sigma}\epsilon^{\mu\nu\rho\sigma}"
    metric = gr.Metric(sp.diag(entry, 1, 1, 1), [t, x, y, z])
    assert gr.verify(square + " = 24", metric).outcome == "proved"
    assert gr.verify(square + " = -24", metric).outcome == "refuted"


def test_the_volume_of_an_unknown_signature_is_not_guessed() -> None:
    metric = gr.Metric(sp.diag(f(t), 1, 1, 1), [t, x, y, z])
    finding = gr.verify(r"\epsilon_{\mu\nu\rho\sigma}\epsilon^{\mu\nu\rho\sigma} = -24", metric)
    assert finding.outcome == "not understood"
    assert "positive or negative" in finding.message


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param(1 / (x**9973 - 1), marks=pytest.mark.nightly),  # a worker's twenty seconds each
        pytest.param(1 / (x**2520 - y**2520), marks=pytest.mark.nightly),
        Derivative(f(x), (x, 10**5)),
        Derivative(x**5 * exp(x), (x, 10**6)),
    ],
)
def test_what_would_take_for_ever_is_not_begun(expression: Any) -> None:
    with suppress(GRToolkitError):
        assert not gr.decide(expression, y + 2).proved


@pytest.mark.parametrize(
    "question",
    [
        lambda: gr.decide(f(), x),
        lambda: gr.decide(
            K**2 * sp.Integral(f(K), (K, 0, 1)), K * sp.Integral(f(K), (K, 0, 2)), domain=[Contains(K, FiniteSet(0, 1))]
        ),
        lambda: gr.decide(x, y, domain=None),  # type: ignore[arg-type]
        lambda: gr.decide(x, y, assuming=5),  # type: ignore[arg-type]
        lambda: gr.decide(x, y, timeout="a"),  # type: ignore[arg-type]
        lambda: gr.decide(x, y, timeout=float("nan")),
        lambda: gr.decide(sqrt(c**4), c**2, domain=[sp.I * c > 0]),
    ],
)
def test_odd_questions_are_answered_or_refused_by_us(question: Any) -> None:
    with suppress(GRToolkitError):
        assert not question().proved


def test_a_root_of_an_exponential_that_is_positive() -> None:
    assert gr.decide(sqrt(exp(2 * c)), exp(c), domain=[exp(c) > 0]).proved


# -- the widened engine: cases, assumed equations, discrete symbols, certificates --

n = Symbol("n", integer=True)
real = Function("f", real=True)
either = Contains(K, FiniteSet(0, 1))


def open_conditions(verdict: gr.Verdict) -> list[str]:
    return [str(c.expression) for c in verdict.conditions if not c.holds_on_domain]


def test_a_border_that_nothing_leads_away_from_is_named() -> None:
    """f(0) may be zero, and its neighbours are not those of f(0)."""
    verdict = gr.decide(sp.sign(real(0)) ** 2, 1)
    assert verdict.proved
    assert open_conditions(verdict) == ["f(0)"]


def test_an_isolated_point_is_no_limit_of_the_domain() -> None:
    """x²(x − 1) ≥ 0 holds at x = 0, where |x| + max(x, 1) = 1 is not 2x."""
    verdict = gr.decide(sp.Abs(x) + sp.Max(x, 1), 2 * x, domain=[x**2 * (x - 1) >= 0])
    assert not verdict.proved or "x" in open_conditions(verdict)
    assert not open_conditions(gr.decide(sp.Abs(x) ** 3, x**2 * sp.Abs(x), domain=[x >= -1]))


def test_a_condition_that_holds_at_one_parity_is_not_passed_over() -> None:
    assert not gr.decide(sp.Piecewise((1, Eq((-1) ** n, 1)), (0, True)), 0).proved
    curved = sp.Piecewise((1, Eq(gr.S_K(K, x), x)), (2, True))
    assert not gr.decide(curved, 2, domain=[either]).proved


@pytest.mark.parametrize(
    ("left", "assuming", "domain"),
    [
        (f(n), [Eq(f(n) * (1 - (-1) ** n), 0)], []),
        (f(n), [Eq(f(n) * (1 - (-1) ** n) + g(n), 0), Eq(g(n), 0)], []),
        (y, [Eq(2 * f(K), y * (K**2 - K)), Eq(3 * f(K), 4 * y * (K**2 - K))], [either]),
        (y, [Eq(2 * f(K), y * K**2 + z * K), Eq(3 * f(K), 4 * (y * K**2 + z * K))], [either]),
    ],
)
def test_discrete_symbols_are_no_coordinates(left: Any, assuming: list[Any], domain: list[Any]) -> None:
    """What is multiplied by something that vanishes for some n need not vanish."""
    assert not gr.decide(left, 0, assuming=assuming, domain=domain).proved


@pytest.mark.parametrize(("applied", "factor", "domain"), [(f(x, n), n, []), (f(x, K), K, [either])])
def test_factors_that_vanish_for_some_n_are_divided_by(applied: Any, factor: Any, domain: list[Any]) -> None:
    verdict = gr.decide(applied, 0, assuming=[Eq(applied * factor, 0)], domain=domain)
    assert verdict.proved
    assert open_conditions(verdict) == [str(factor)]


def test_exact_scalars_keep_their_domain_under_assumptions() -> None:
    """√(x²) was resolved where x > 0, so that x = y says y > 0."""
    scalar = from_sympy(sqrt(x**2), Field.rational(read_domain([x > 0])))
    assert gr.decide(scalar, sp.Abs(y), assuming=[Eq(x, y)]).proved
    with pytest.raises(GRToolkitError, match="outside the domain"):
        gr.decide(scalar, -2, assuming=[Eq(x, -2)])
    jet = from_sympy(sqrt(real(t) ** 2), Field.rational(read_domain([real(t) > 0])))
    assert gr.decide(jet, sp.Abs(y), assuming=[Eq(real(t), y)]).proved
    with pytest.raises(InputError, match="is false"):
        gr.decide(jet, -1, assuming=[Eq(real(t), -1)])


def test_parameters_are_not_determined_by_a_single_point() -> None:
    condition = gr.vanishes_when(y * (x - 1), y, domain=[x >= 1, x <= 1])
    assert not condition.complete
    assert gr.vanishes_when(y * (x - 1), y, domain=[x >= 1]).complete


def test_a_parameter_that_goes_to_zero_has_no_value() -> None:
    with pytest.raises(InputError, match="lets it go to zero"):
        gr.decide(x + sp.O(z), x, assuming=[Eq(z, 3)])


def forged(**fields: Any) -> dict[str, Any]:
    """A certificate with a claim of a forger's, all that follows from it worked out anew."""
    data: dict[str, Any] = {field: [] for field in checker.FIELDS.split()}
    claim = checker.Claim(data | {"name": ""} | fields)
    for side in fields["sides"]:
        claim.value(side)
    data |= {"name": "", "point": [0] * len(claim.generators)} | fields | claim.derived() | fields
    return {"format": checker.FORMAT, "claims": [data], "digest": digest([data])}


def test_a_number_that_is_negative_is_no_root() -> None:
    accepted, said = checker.check(forged(sides=[["sqrt", 4, {"factors": [2]}], 2]))
    assert accepted, said
    with pytest.raises(checker.Rejected, match="it is not"):
        forged(sides=[["sqrt", 4, {"factors": [-2]}], -2])


def test_words_of_a_certificate_stay_on_their_line() -> None:
    assert checker.check(forged(sides=[1, 1], name="1"))[0]
    with pytest.raises(checker.Rejected, match="no text"):
        forged(sides=[1, 1], name="1\n  checked: 1 = 2")


@pytest.mark.parametrize(
    ("left", "right", "assuming"),
    [
        (sp.sin(sp.pi * x), 0, [Eq(n, x)]),
        (conjugate(c), c, [Eq(x, c)]),
        (sp.sin(2 * sp.pi * x), 0, [Eq(n, 2 * x)]),
        (sp.im(sqrt(y)), 0, [Eq(x, sqrt(y))]),
    ],
)
def test_a_replaced_symbol_stays_what_it_is(left: Any, right: Any, assuming: list[Any]) -> None:
    """n = x makes an integer of x."""
    assert not gr.decide(left, right, assuming=assuming).refuted


def test_sets_without_a_common_value_leave_no_witness() -> None:
    assert gr.decide(x, x + 1, domain=[Contains(K, FiniteSet(1)), Contains(K, FiniteSet(2))]).undecided
