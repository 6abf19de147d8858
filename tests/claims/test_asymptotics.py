r"""``\simeq`` and ``O(…)``: leading order about a limit that the setting names, with what is held fixed."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr

LARGE = {
    "spacetime": "Minkowski",
    "scalars": ["u", "v", "w"],
    "positive": [r"\omega"],
    "limit": r"\omega \to \infty",
}
SMALL = {"spacetime": "Minkowski", "scalars": ["u", "v", "q"], "functions": {"f": "u"}, "limit": r"u \to 0"}


@pytest.mark.parametrize(
    ("setting", "true", "false"),
    [
        (LARGE, r"\omega + v \simeq \omega", r"\omega + v \simeq 2 \omega"),
        (LARGE, r"\sqrt{\omega^2 + v} - \omega \simeq \frac{v}{2\omega}",
         r"\sqrt{\omega^2 + v} - \omega \simeq \frac{v}{\omega}"),
        (LARGE, r"\omega + v = \omega + O(1)", r"\omega + v = \omega + O(\omega^{-1})"),
        (LARGE, r"\cos(\omega t) = O(1)", r"\cos(\omega t) = O(\omega^{-1})"),
        (LARGE, r"\sin(\omega t) + \frac{v}{\omega} \simeq \sin(\omega t)",
         r"\sin(\omega t) + \frac{v}{\omega} \simeq \cos(\omega t)"),
        (LARGE, r"e^{\mathrm{i}\omega t} (\omega + v) \simeq \omega e^{\mathrm{i}\omega t}",
         r"e^{\mathrm{i}\omega t} (\omega + v) \simeq \omega e^{-\mathrm{i}\omega t}"),
        (LARGE, r"\cos(\omega t) - \cos(\omega x) = O(1)", r"\cos(\omega t) - \cos(\omega x) = O(\omega^{-1})"),
        (LARGE, r"\cos^2(\omega t) + \sin^2(\omega t) - 1 + \frac{1}{\omega} \simeq \frac{1}{\omega}",
         r"\cos^2(\omega t) + \sin^2(\omega t) + \frac{1}{\omega} \simeq \frac{1}{\omega}"),
        (SMALL, r"\sin u \simeq u", r"\sin u \simeq 2 u"),
        (SMALL, r"\sin u = u + O(u^3)", r"\sin u = u + O(u^4)"),
        (SMALL, r"\cos u = 1 - \frac{u^2}{2} + \mathcal{O}(u^4)", r"\cos u = 1 + \frac{u^2}{2} + \mathcal{O}(u^4)"),
        (SMALL, r"\frac{1}{u + u^2} \approx \frac1u", r"\frac{1}{u + u^2} \approx \frac{1}{u^2}"),
        (SMALL, r"f(u) = f(0) + u f'(0) + O(u^2)", r"f(u) = f(0) + O(u^2)"),
        (SMALL, r"v + u = v + O(u) = v + O(1)", r"v = O(u)"),
        (SMALL | {"order": 2}, r"\sin u \sim u", r"e^u \sim 1"),
        (SMALL | {"order": 2}, r"e^u \sim 1 + u", r"e^u \sim 1 + 2 u"),
    ],
)  # fmt: skip
def test_leading_order(setting, true, false):
    assert gr.verify(true, setting).outcome == "proved"
    assert gr.verify(false, setting).outcome == "refuted"


def test_refutations_can_be_checked_again():
    for formula in (r"\cos(\omega t) = O(\omega^{-1})", r"\omega + v = \omega + O(\omega^{-1})"):
        assert gr.verify(formula, LARGE).verdicts[0].witness.recheck()


def test_a_proof_says_where_the_first_term_might_vanish():
    found = gr.verify(r"v \omega + w \simeq v \omega", LARGE)
    assert "v != 0" in str(found)


def test_from_one_side_only():
    absolute = SMALL | {"limit": "u \\to 0^+"}
    assert gr.verify(r"\frac{|u|}{u} \simeq 1", absolute).outcome == "proved"
    assert gr.verify(r"\frac{|u|}{u} \simeq -1", absolute).outcome == "refuted"
    assert gr.verify(r"\frac{|u|}{u} \simeq -1", SMALL | {"limit": "u \\to 0^-"}).outcome == "proved"
    assert gr.verify(r"\sqrt{u^2} \simeq u", SMALL).outcome == "refuted"  # from below


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        (r"e^{-\omega} = O(\omega^{-1})", "essential singularity"),
        (r"\frac{1}{2 + \cos(\omega t)} = O(1)", "an oscillating factor in a divisor"),
        (r"\ln \omega = O(\omega)", "log"),
        (r"\cos(\omega^2 t) = O(1)", "sin"),
    ],
)
def test_what_is_left_open(formula, why):
    found = gr.verify(formula, LARGE)
    assert found.outcome == "undecided"
    assert why in str(found) or "cos" in str(found)


@pytest.mark.parametrize(
    ("formula", "setting", "message"),
    [
        (r"v \simeq 0", LARGE, r"nothing but zero is \simeq 0"),
        (r"0 \simeq 0", LARGE, r"nothing but zero is \simeq 0"),
        (r"u = v + O(0)", LARGE, "an O of zero"),
        (r"u = v + O(\cos(\omega t))", LARGE, "an O of what oscillates"),
        (r"u = v O(1)", LARGE, "an O is one term of a side"),
        (r"u = O(1) + O(\omega)", LARGE, "an O is one term of a side"),
        (r"u \simeq v + O(1)", LARGE, r"both an O and \simeq"),
        (r"u = O()", LARGE, "line 1, column 6"),
        (r"u \simeq v", {"spacetime": "Minkowski", "scalars": ["u", "v"]}, r"limit = '\omega \to \infty'"),
        (r"u = O(v)", {"spacetime": "Minkowski", "scalars": ["u", "v"]}, "the setting names no limit"),
        (r"u \simeq v", LARGE | {"limit": "u"}, "does not say which variable goes where"),
        (r"u \simeq v", LARGE | {"limit": r"\omega \to -1"}, "does not lie in the domain"),
        (
            r"u + \omega \simeq \omega",
            LARGE | {"fixed": ["v"]},
            "u occurs, and neither goes to a limit nor is held fixed",
        ),
        (r"u \simeq v", LARGE | {"fixed": ["h"]}, "name (in fixed)"),
        (r"u \simeq v", LARGE | {"order": 0}, "no order from 1 to 10"),
    ],
)
def test_what_is_refused(formula, setting, message):
    found = gr.verify(formula, setting)
    assert found.outcome == "not understood", str(found)
    assert message in str(found)


def test_held_fixed_is_everything_that_is_listed():
    assert gr.verify(r"u + \omega \simeq \omega", LARGE | {"fixed": ["u"]}).outcome == "proved"


def test_tensors_to_the_order_of_their_largest_component():
    setting = LARGE | {"define": [r"A_\mu = (\omega, 1, \omega + v, 0)", r"B_\mu = (\omega, u, \omega, v)"]}
    assert gr.verify(r"A_\mu \simeq B_\mu", setting).outcome == "proved"
    assert gr.verify(r"A_\mu = B_\mu + O(1)", setting).outcome == "proved"
    found = gr.verify(r"A_\mu = B_\mu + O(\omega^{-1})", setting)
    assert found.outcome == "refuted"
    assert "order 0" in str(found)
    assert gr.verify(r"A_\mu \simeq 2 B_\mu", setting).outcome == "refuted"


COEFFICIENTS = st.lists(st.integers(-2, 2), min_size=1, max_size=4).filter(any)
U = sp.Symbol("u", real=True)


def lowest(coefficients):
    return next(n for n, c in enumerate(coefficients) if c)


@settings(max_examples=20, deadline=None)
@given(COEFFICIENTS, COEFFICIENTS, st.integers(-3, 3))
def test_the_order_of_a_rational_function_is_that_of_its_first_term(above, below, n):
    """A quotient of polynomials goes as c u^(m − k), by their lowest terms."""
    top, bottom = (sum(c * U**k for k, c in enumerate(part)) for part in (above, below))
    function, order = rf"\frac{{{sp.latex(top)}}}{{{sp.latex(bottom)}}}", lowest(above) - lowest(below)
    expected = "proved" if order >= n else "refuted"
    assert gr.verify(rf"{function} = O(u^{{{n}}})", SMALL).outcome == expected
    first = sp.Rational(above[lowest(above)], below[lowest(below)]) * U**order
    assert gr.verify(rf"{function} \simeq {sp.latex(first)}", SMALL).outcome == "proved"
    assert gr.verify(rf"{function} \simeq {sp.latex(2 * first)}", SMALL).outcome == "refuted"
