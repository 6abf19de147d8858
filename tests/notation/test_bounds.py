r"""Hostile input is refused in milliseconds, before anything that could recurse or blow up sees it."""

import pytest

from gr_toolkit.notation import NotationError, parse
from gr_toolkit.notation.bounds import MAX_BYTES, MAX_DIGITS, MAX_LIMITS, MAX_NESTING, MAX_TOKENS

parse("a")  # the grammar is built once, outside the clock

DEEP = 10**5
HOSTILE = {
    "a megabyte": "a + " * 250_000 + "a",
    "a megabyte of one command": "\\" + "a" * 1_000_000,
    "non-ASCII bytes": "μ" * (MAX_BYTES // 2 + 1),
    "surrogates": "\ud800" * 100,
    "round brackets": "(" * DEEP,
    "braces": "{" * DEEP,
    "round brackets, shorter": "(" * 5_000,
    "closed round brackets": "(" * 3_000 + "a" + ")" * 3_000,
    "closed braces": "{" * 1_900 + "a" + "}" * 1_900,
    "exponents": "a" + "^{a" * 1_500 + "}" * 1_500,
    "fractions": r"\frac{" * 1_000,
    "fractions, closed": r"\frac{" * 70 + "a" + "}{a}" * 70,
    "fractions without braces": r"\frac" * 1_900,
    "roots without braces": r"\sqrt" * 1_900,
    "accents without braces": r"\tilde" * 1_900 + "a",
    "functions": r"\sin" * 1_900 + "a",
    "derivatives": r"\partial_a" * 1_000 + "a",
    "differentials": r"\mathrm{d}" * 500 + "a",
    "quotients": "a/" * 1_900 + "a",
    "integrals": r"\int" * 1_900 + "a",
    "values": r"\left. " * 800,
    "limits": r"\lim_{a\to 0}" * 5 + "a",
    "a high derivative": r"\partial_a^{999999999} a",
    "a high root": r"\sqrt[999999999]{a}",
    "digits": "1" * (MAX_DIGITS + 1),
    "symbols": "a+" * (MAX_TOKENS // 2) + "a",
    "scripts": "A" + "{}^a" * 1_200,
    "one long word": "x" * 4_001,
}


@pytest.mark.timeout(20)  # it takes milliseconds
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_refused_at_once(name):
    with pytest.raises(NotationError):
        parse(HOSTILE[name])


LARGE = {
    "brackets": "(" * MAX_NESTING + "a" + ")" * MAX_NESTING,
    "fractions": r"\frac{" * MAX_NESTING + "a" + "}{a}" * MAX_NESTING,
    "a long sum": "a+" * (MAX_TOKENS // 2 - 1) + "a",
    "a long product": "a " * 3_900,
    "digits": "1" * MAX_DIGITS,
    "limits": r"\lim_{a\to 0}" * MAX_LIMITS + "a + " + r"\lim_{a\to 0} a",
}


@pytest.mark.parametrize("name", LARGE)
def test_what_the_bounds_allow_is_read(name):
    parse(LARGE[name])
