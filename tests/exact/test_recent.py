"""Fields lent from one question to the next: what was asked before must not show, whatever it was."""

import threading

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.exact import Domain
from gr_toolkit.exact.recent import DIVISORS, QUESTIONS, borrowed, returned

x, y = sp.symbols("x y", real=True)


def test_a_root_is_lent_to_one_question_at_a_time():
    domain = Domain(reals=frozenset([x]))
    lent = borrowed(domain)
    returned(lent, lent[0])
    again, meanwhile = borrowed(domain), borrowed(domain)
    assert again[0] is lent[0]
    assert meanwhile[0] is not lent[0]


def test_a_root_that_was_not_given_back_is_not_lent_again():
    """As after an interrupt: nothing tells what state it is in."""
    domain = Domain(reals=frozenset([y]))
    assert borrowed(domain)[0] is not borrowed(domain)[0]


def test_a_root_is_given_up_in_time():
    domain = Domain(reals=frozenset([x, y]))
    first = borrowed(domain)[0]
    returned(borrowed(domain), first)  # another's field: not taken back
    for _ in range(QUESTIONS + 2):
        lent = borrowed(domain)
        returned(lent, lent[0])
    assert lent[0] is not first


def test_a_field_with_many_divisors_is_given_up():
    domain = Domain(reals=frozenset([sp.Symbol("z")]))
    lent = borrowed(domain)
    field = gr.exact.from_sympy(x, lent[0]).field
    for n in range(DIVISORS + 1):
        _ = 1 / gr.exact.from_sympy(x + n, field)
    returned(lent, field)
    assert borrowed(domain)[0] is not lent[0]


def test_threads_do_not_share_a_root():
    domain, roots = Domain(), []

    def ask():
        lent = borrowed(domain)
        returned(lent, lent[0])
        roots.append(borrowed(domain)[0])

    for _ in range(2):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert roots[0] is not roots[1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (1 / (x + 1) - 1 / (x + y), (y - 1) / ((x + 1) * (x + y))),
        (sp.tan(x) * sp.cos(x) / (x - y), sp.sin(x) / (x - y)),
        (sp.cos(2 * x) / y, (1 - 2 * sp.sin(x) ** 2) / y),
    ],
)
def test_what_was_asked_before_does_not_show(left, right):
    fresh = repr(gr.decide(left, right))
    for other in (sp.sin(x / 3) / (y - x), 1 / (x * y - 1), sp.sqrt(x**2 + 1) / (1 + x), sp.exp(x) / (y + 1)):
        assert gr.decide(other, other).proved
    assert repr(gr.decide(left, right)) == fresh


def test_a_question_that_fails_leaves_nothing_behind():
    with pytest.raises(gr.errors.DivisionByZeroError):
        gr.decide(x / (sp.sin(x) ** 2 + sp.cos(x) ** 2 - 1), 1)
    assert gr.decide(sp.sin(x) ** 2, 1 - sp.cos(x) ** 2).proved
