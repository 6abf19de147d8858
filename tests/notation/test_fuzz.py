"""Whatever is typed, the answer is a tree or a NotationError, and soon."""

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from gr_toolkit.notation import Names, NotationError, parse_all, to_latex
from tests.notation.shorthand import THREAD
from tests.notation.test_brackets import BRACKETED, OPERATORS
from tests.notation.test_reading import TREES
from tests.notation.test_scripts import READINGS, STAGGERED
from tests.notation.test_thread import DISPLAYS, INLINE

FORMULAS = [*DISPLAYS, *INLINE, *TREES, *READINGS, *STAGGERED, *BRACKETED, *OPERATORS]
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
TOKENS = sorted({token for formula in FORMULAS for token in TOKEN.findall(formula)})


@st.composite
def mutated(draw):
    """A formula with some tokens dropped, replaced, inserted, or cut off."""
    tokens = TOKEN.findall(draw(st.sampled_from(FORMULAS)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(tokens)))
        change = draw(st.sampled_from(["drop", "replace", "insert", "cut"]))
        if change == "cut":
            tokens = tokens[:place]
        elif change == "drop":
            tokens[place : place + 1] = []
        else:
            tokens[place : place + (change == "replace")] = [draw(st.sampled_from(TOKENS))]
    return draw(st.sampled_from(["", " "])).join(tokens)


def check(text: str, names: Names) -> None:
    began = time.perf_counter()
    error, trees = None, ()
    try:
        trees = parse_all(text, names)
    except NotationError as caught:
        error = caught
    assert time.perf_counter() - began < 1
    for tree in trees:
        assert parse_all(to_latex(tree), names) == (tree,)
    if error:
        assert error.message
        assert error.advice
        assert 0 <= error.position <= len(text)
        assert str(error)


@given(mutated())
def test_mutated_formulas(text):
    check(text, THREAD)


@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join))
def test_random_tokens(text):
    check(text, THREAD)


@given(st.text(max_size=60))
def test_random_text(text):
    check(text, THREAD)


@given(st.text(alphabet=r"\{}()[]^_'|.,&$# abdeix01+-=/", max_size=40))
def test_random_syntax(text):
    check(text, THREAD)
