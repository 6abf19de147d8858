"""What is refused, by which class, naming the value that offended and what to write instead."""

from __future__ import annotations

import time
from typing import Any

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Add, Mul, Pow, cos, sin, sqrt

from gr_toolkit.errors import (
    AmbiguousRootError,
    AmbiguousSignError,
    DivisionByZeroError,
    GRToolkitError,
    InputError,
    TooLargeError,
    UnknownNameError,
    UnsupportedError,
)
from gr_toolkit.exact import from_sympy, read_domain
from gr_toolkit.verdicts import decide

x, y, n = sp.symbols("x y n", real=True)
z, w, v, u = sp.symbols("z w v u")
f = sp.Function("f")


def test_a_float_that_is_a_dyadic_fraction_is_meant_as_typed() -> None:
    assert from_sympy(0.5) == sp.Rational(1, 2)
    assert from_sympy(0.5 * x) == x / 2
    assert from_sympy(sp.Float("0.375", 50)) == sp.Rational(3, 8)
    assert from_sympy(x) + 0.25 == x + sp.Rational(1, 4)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        (0.1, r"Rational\(1, 10\)"),
        (sp.Float(0.1), r"Rational\(1, 10\)"),
        (0.1 * x, r"Rational\(1, 10\)"),
        (1 / 3, r"Rational\(1, 3\)"),
        (1e23, r"Rational\(100000000000000000000000, 1\)"),
        (sp.Float("0.50000000000000000000000000001", 40), r"0\.5000000000000000000000000000100"),
    ],
)
def test_other_floats_get_a_rational_to_write(value: Any, advice: str) -> None:
    with pytest.raises(InputError, match=advice):
        from_sympy(value)
    with pytest.raises(InputError, match=advice):
        decide(value, x)


@pytest.mark.parametrize(
    "value", [sp.nan, sp.zoo, sp.oo, -sp.oo, float("nan"), float("inf"), x + sp.zoo, sp.Float("inf")], ids=str
)
def test_no_numbers(value: Any) -> None:
    with pytest.raises(InputError, match=r"(nan|zoo|oo|inf) is not a number of any field"):
        from_sympy(value)


@pytest.mark.parametrize("value", ["x + 1", "__import__('os')"])
def test_strings_are_not_evaluated(value: str) -> None:
    for call in (from_sympy, lambda s: decide(s, x), lambda s: decide(x, s), lambda s: from_sympy(x) + s):
        with pytest.raises(InputError, match="strings are not evaluated"):
            call(value)


@pytest.mark.parametrize("value", [None, [x], {x: 1}, sp.eye(2), object(), 1j], ids=lambda value: type(value).__name__)
def test_other_objects(value: Any) -> None:
    with pytest.raises(InputError, match="is not a scalar expression"):
        from_sympy(value)


@pytest.mark.parametrize(
    ("expression", "named"),
    [
        (sp.airyai(x), "the function airyai in"),
        (sp.asin(x), r"asin\(x\), whose argument may leave.*\n.*domain=\[x > -1, x < 1\]"),
        (sp.LambertW(x, -1), "principal branch"),
        (cos(sp.atan(x) / 3), "halves of arctangents"),
        (sp.Sum(x**n, (n, 0, 3)), "Sum"),
        (sp.gamma(x), "gamma"),
        (sp.floor(x), "floor"),
        (sp.DiracDelta(x), "DiracDelta"),
        (sp.Tuple(x), "Tuple"),
        (sp.EulerGamma, "EulerGamma"),
        (sp.Indexed("A", n), "Indexed"),
        (sp.MatrixSymbol("A", 2, 2), "MatrixSymbol"),
        (sp.Derivative(f(x), (x, n)), "Derivative"),
        (sp.Derivative(f(x), f(x)), "Derivative"),
        (sp.Poly(x), "Poly"),
        (sp.Symbol("A", commutative=False), "the symbol A, which does not commute"),
        (sqrt(1 + x * sp.I), r"1, which is complex"),
        (sp.log(x + y * sp.I), "which is complex"),
        (sp.atan2(x, y), "atan2"),
    ],
    ids=lambda e: str(e)[:30],
)
def test_what_is_no_kernel_is_refused_by_name(expression: Any, named: str) -> None:
    with pytest.raises(UnsupportedError, match=named):
        from_sympy(expression)
    verdict = decide(expression, expression)  # and never decided by looking alike
    assert verdict.undecided


def test_an_inequality_is_no_side_of_an_equality() -> None:
    with pytest.raises(UnsupportedError, match="StrictGreater"):
        from_sympy(x > 0)
    with pytest.raises(InputError, match=r"x > 0 is an inequality"):
        decide(x > 0, x > 0)


def test_multiples_of_angles_are_bounded() -> None:
    base = from_sympy(sin(x))
    with pytest.raises(UnsupportedError, match="an angle multiplied by 1000"):
        from_sympy(sin(1000 * x), base.field)


@pytest.mark.parametrize(
    "make",
    [
        lambda: from_sympy(x ** (10**30)),
        lambda: from_sympy((x + z + w + v) ** 1000),
        lambda: from_sympy(x + z) ** (10**30),
        lambda: from_sympy(x) ** -(10**30),
        lambda: from_sympy(sp.Integer(1) << 200_000),
        lambda: from_sympy(Pow(3, 10**9, evaluate=False)),
        lambda: from_sympy(Pow(Pow(Pow(3, 9999, evaluate=False), 9999, evaluate=False), 9999, evaluate=False)),
        lambda: from_sympy(Pow(Pow(Pow(x + 1, 99, evaluate=False), 99, evaluate=False), 99, evaluate=False)),
        lambda: from_sympy(cos(sp.pi / 67)),
        lambda: from_sympy(x ** sp.Rational(1, 1000)),
    ],
    ids=lambda m: "",
)
def test_what_is_too_large_is_not_begun(make: Any) -> None:
    start = time.perf_counter()
    with pytest.raises((InputError, TooLargeError), match=r"too large|beyond|more than"):
        make()
    assert time.perf_counter() - start < 20  # a hang would not return at all


@pytest.mark.parametrize("levels", [14, 60])
def test_shared_subtrees_do_not_double_unseen(levels: int) -> None:
    expression = Pow(3, 9999, evaluate=False)
    for _ in range(levels):
        expression = Mul(expression, expression, evaluate=False)
    with pytest.raises(TooLargeError, match="is too large"):
        from_sympy(expression)
    assert not decide(expression, x).proved


def test_too_large_is_a_verdict() -> None:
    assert decide((x + z + w + v) ** 1000, x).undecided
    verdict = decide(cos(sp.pi / 67), cos(sp.pi / 67) + 0 * x)
    assert verdict.undecided


def test_many_independent_roots_are_ordinary_work() -> None:
    s = sp.symbols("s0:40", positive=True)
    products = (sqrt(s[i] * s[j]) for i in range(40) for j in range(i))
    assert decide(sum(map(sqrt, s)) ** 2 - sum(s), 2 * sum(products)).proved


def test_a_power_names_the_sign_that_it_needs() -> None:
    with pytest.raises(AmbiguousSignError, match=r"x\*\*n depends on the sign of x; .*\n.*domain=\[x > 0\]"):
        from_sympy(x**n)


def nested(levels: int, around: Any) -> Any:
    expression: Any = x
    for _ in range(levels):
        expression = around(expression)
    return expression


@pytest.mark.parametrize(
    "around",
    [
        lambda e: Add(Mul(2, e, evaluate=False), 1, evaluate=False),
        lambda e: Pow(Add(e, 1, evaluate=False), 2, evaluate=False),
        lambda e: Pow(Add(e, 1, evaluate=False), -1, evaluate=False),
    ],
    ids=["sums", "powers", "fractions"],
)
def test_deep_nesting(around: Any) -> None:
    for call in (from_sympy, lambda e: decide(e, x), lambda e: decide(x, e, timeout=20)):
        with pytest.raises(InputError, match="nested deeper than"):
            call(nested(10_000, around))


def test_moderate_nesting_is_read() -> None:
    assert decide(nested(60, lambda e: 1 / (1 + e)), x).refuted


@pytest.mark.parametrize(
    "divisor",
    [
        x - x,
        sin(x) ** 2 + cos(x) ** 2 - 1,
        sqrt(2) * sqrt(3) - sqrt(6),
        f(2 * x) - f(x + x),
        (x + 1) ** 2 - x**2 - 2 * x - 1,
    ],
    ids=str,
)
def test_division_by_zero_in_disguise(divisor: Any) -> None:
    element = from_sympy(divisor)
    for divide in (lambda: 1 / element, lambda: element**-1, lambda: from_sympy(y) / element, element.inverse):
        with pytest.raises(DivisionByZeroError, match=r"division by zero: .* vanishes identically"):
            divide()
    with pytest.raises(ZeroDivisionError):  # for those who catch Python's own
        1 / element


@pytest.mark.parametrize(
    ("radicand", "root"),
    [
        (x**2, "x"),
        ((x - y) ** 2, r"x - y|-x \+ y"),
        (f(x) ** 2, r"f\(x\)"),
        (z**4, r"z\*\*2"),
        (sin(x) ** 2, r"sin\(x\)"),
    ],
)
def test_an_ambiguous_root_says_which_inequality_settles_it(radicand: Any, root: str) -> None:
    with pytest.raises(AmbiguousRootError, match=rf"does not say which[\s\S]*domain=\[({root}) > 0\]"):
        from_sympy(radicand).sqrt()


def test_following_the_advice_settles_it() -> None:
    assert decide(sqrt((x - y) ** 2), x - y, domain=[x - y > 0]).proved
    assert decide(sqrt((x - y) ** 2), y - x, domain=[x - y < 0]).proved
    assert decide(sqrt(z**4), z**2, domain=[z**2 > 0]).proved


@pytest.mark.parametrize(
    "condition",
    ["x > 0", sp.Eq(x, 1), sp.Or(x > 1, x < -1), x, sp.Contains(x, sp.S.Naturals), sp.Integer(1) > 2],
    ids=str,
)
def test_conditions_that_are_none(condition: Any) -> None:
    with pytest.raises(InputError, match=r"is not a condition that a domain can hold|is false, so the domain is empty"):
        read_domain([condition])


def test_substitution_names_unknown_symbols() -> None:
    with pytest.raises(UnknownNameError, match=r"there is no symbol 'X'[\s\S]*x"):
        from_sympy(x + 1).subs(X=1)
    with pytest.raises(InputError, match="only symbols"):
        from_sympy(f(x)).subs({f(x): 1})
    with pytest.raises(DivisionByZeroError):
        from_sympy(1 / (x - y)).subs(x=y)


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("E1", ["TE", "TM"], "one of TE, TM"),
        ("B", ["b", "M", "q"], "one of b, M, q"),
        ("x", [], "a declaration of it first, for there is none here"),
        ("a", list("abcdefgh"), "one of a, b, c, d, e, f, g, h"),
        ("Hobsen", [*"abcdefgh", "Hobson"], "Hobson? All are a, b, c, d, e, f, g, h, Hobson"),
        ("flrw", ["FLRW", "flr", *"abcdefg"], "FLRW or flr? All are FLRW, flr, a, b, c, d, e, f, g"),
        ("Q", list("abcdefghi"), "one of a, b, c, d, e, f, g, h, i"),
        ("Q", [f"f{n}" for n in range(50)], "one of " + ", ".join(f"f{n}" for n in range(40)) + " … (50)"),
    ],
)
def test_a_choice_is_never_shown_in_part_as_if_it_were_the_whole(name: str, known: list[str], said: str) -> None:
    assert UnknownNameError(name, known, "kind").advice == said


@given(st.text("abM", min_size=1, max_size=3), st.sets(st.text("abMq", min_size=1, max_size=3), max_size=30))
def test_every_known_name_is_among_those_to_write(name: str, known: set[str]) -> None:
    advice = UnknownNameError(name, known).advice
    listed = advice.rpartition("All are " if "All are " in advice else "one of ")[2]
    assert not known or set(listed.split(", ")) == known


def test_our_errors_have_one_base() -> None:
    for error in (AmbiguousRootError, DivisionByZeroError, InputError, TooLargeError, UnsupportedError):
        assert issubclass(error, GRToolkitError)
