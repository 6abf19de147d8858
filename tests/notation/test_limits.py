r"""``\lim`` and ``O(…)``: how they are read, and that what is printed reads the same."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gr_toolkit.notation import Apply, Limit, Name, Names, Negative, NotationError, Number, parse, to_latex
from tests.notation.shorthand import eq, over, plus, times, to

X, ZERO = Name("x"), Number(Fraction(0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\lim_{x \to 0} f", Limit(Name("f"), X, ZERO)),
        (r"\lim\limits_{x\to0}f", Limit(Name("f"), X, ZERO)),
        (r"\lim_{x \rightarrow 0^+} f", Limit(Name("f"), X, ZERO, "+")),
        (r"\lim_{x \to 0^{-}} f", Limit(Name("f"), X, ZERO, "-")),
        (r"\lim_{x \to \omega_e^+} f", Limit(Name("f"), X, Name(r"\omega_e"), "+")),
        (r"\lim_{x \to -\infty} f", Limit(Name("f"), X, Negative(Name(r"\infty")))),
        (r"\lim_{x \to 0} f h", Limit(times("f", "h"), X, ZERO)),
        (r"\lim_{x \to 0} f + h", plus(Limit(Name("f"), X, ZERO), "h")),
        (r"2 \lim_{x \to 0} f/h", times(2, Limit(over("f", "h"), X, ZERO))),
        (r"\lim_{x \to 0} \lim_{y \to 0} f", Limit(Limit(Name("f"), Name("y"), ZERO), X, ZERO)),
        (r"f = O(x^2)", eq("f", Apply("O", (to("x", 2),)))),
        (r"f = h + \mathcal{O}(1)", eq("f", plus("h", Apply("O", (Number(Fraction(1)),))))),
    ],
)
def test_readings(text, expected):
    assert parse(text) == expected
    assert parse(to_latex(expected)) == expected


def test_a_declared_o_is_a_name():
    assert parse("O(x+1)", Names(scalars={"O"})) != parse("O(x+1)")
    assert parse("O x", Names(scalars={"O"})) == times("O", "x")


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        (r"\lim f", "a limit of which variable?", 1),
        (r"\lim^x f", "a limit of which variable?", 1),
        (r"\lim_{x = 0} f", "a variable goes to a limit", 9),
        (r"\lim_{x \to 0}", "the limit of what?", 1),
        (r"\lim_{x \to 0} = f", "the limit of what?", 1),
        (r"g + O()", "nothing stands in these brackets", 6),
    ],
)
def test_mistakes_show_their_place(text, message, column):
    with pytest.raises(NotationError) as caught:
        parse(text)
    assert message in str(caught.value)
    assert f"column {column})" in str(caught.value)


def test_a_derivative_of_an_integral_needs_no_brackets():
    assert parse(r"\partial_x \int_0^y f \mathrm{d}z") == parse(r"\partial_x (\int_0^y f \mathrm{d}z)")
    with pytest.raises(NotationError, match="where the derivative of the integral ends"):
        parse(r"\partial_x \int_0^y f \mathrm{d}z h")
