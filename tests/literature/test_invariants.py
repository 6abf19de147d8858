"""Invariants against the literature's: equal as numbers, by an independent implementation, and written no longer.

Equality is not decided by the package here: both the printed form and what the package writes are evaluated with 80
digits at a point, and so is the invariant itself, by the slow implementation of the oracles.
"""

import pytest
from sympy import Rational, sin, sqrt

import gr_toolkit as gr
from gr_toolkit import spacetimes
from tests.literature.invariants import ENTRIES
from tests.oracles.curvature import curvature_at
from tests.oracles.numbers import agree, number_at

DIGITS = 30
EXPANSIONS = {"RobertsonPPN"}  # whose invariants mean something to leading order only
VALUES = {name: Rational(p, q) for name, p, q in [("H", 1, 7), ("M", 3, 5), ("Q", 1, 3), ("a", 2, 7), ("K", 1, 20)]}
VALUES |= {name: Rational(p, q) for name, p, q in [("r", 7, 2), ("theta", 6, 5), ("chi", 2, 3), ("phi", 3, 4)]}
VALUES |= {"t": Rational(3, 7), "tau": Rational(3, 7), "B": Rational(2, 3), "rho": Rational(5, 4), "g": Rational(4, 3)}
VALUES |= {name: Rational(p, 9) for p, name in enumerate("uvxyzVXY", 2)} | {"Lambda": Rational(1, 30)}


def setting(g):
    """(point, concrete functions) for a metric of the catalogue."""
    point = {symbol: VALUES[str(symbol)] for symbol in (*g.coordinates, *g.parameters)}
    functions = {}
    for applied in g.functions:
        x = sum(applied.args)
        functions[applied] = 2 + x / 3 + x**3 if applied.func.__name__ == "h" else 1 + x**2 / 5 + x**3 / 7
    return point, functions


def curvature(g):
    """The slow implementation's curvature; the sine of a curved space put in for positive K."""
    point, functions = setting(g)
    matrix = g.matrix.replace(gr.S_K, lambda K, x: sin(sqrt(K) * x) / sqrt(K))
    return curvature_at(matrix, g.coordinates, point, functions)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_no_answer_is_longer_than_the_printed_form(entry):
    _, quantity, printed = entry()
    assert quantity.to_sympy().count_ops() <= printed.count_ops()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_the_printed_form_and_the_answer_are_the_same_number(entry):
    g, quantity, printed = entry()
    point, functions = setting(g)
    ours, theirs = (number_at(form, point, functions) for form in (quantity.to_sympy(), printed))
    assert agree(ours, theirs, DIGITS)


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(e, marks=[pytest.mark.nightly] if "kerr_newman" in e.__name__ else [])
        for e in ENTRIES
        if "weyl" not in e.__name__
    ],
    ids=lambda entry: entry.__name__,
)
def test_the_printed_form_is_what_an_independent_implementation_finds(entry):
    g, _, printed = entry()
    found, (point, functions) = curvature(g), setting(g)
    if "kretschmann" in entry.__name__:
        expected = found.kretschmann
    elif "scalar" in entry.__name__:
        expected = found.ricci_scalar
    else:
        mixed = found.inverse @ found.ricci
        expected = (mixed @ mixed).trace()
    assert agree(number_at(printed, point, functions), expected, DIGITS)


def test_every_spacetime_of_the_catalogue_has_its_kretschmann_and_ricci_scalar_here():
    """A new entry of the catalogue comes with the literature's forms of its invariants."""
    kinds = ("kretschmann", "scalar")
    covered = {(entry()[0].name, kind) for entry in ENTRIES for kind in kinds if kind in entry.__name__}
    for name in set(spacetimes.CATALOGUE) - EXPANSIONS:
        for kind in kinds:
            assert (getattr(gr, name)().name, kind) in covered
