"""No proved falsehood, no refuted truth; what lies within the kernels is decided."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp

from gr_toolkit.errors import GRToolkitError
from gr_toolkit.exact import Field, Reader, read_domain
from gr_toolkit.exact.balls import PointRejected, precision, surely_nonzero
from gr_toolkit.exact.sampling import points
from gr_toolkit.verdicts import decide
from tests.soundness.rows import ROWS, Row

BITS = 128
BALLS = 3  # points at which a proof is checked


def excluded_somewhere(left: Any, right: Any, domain: tuple[Any, ...]) -> bool:
    """Whether a ball at some point of the domain keeps the sides as typed apart; the engine plays no part."""
    reader = Reader(Field.rational(read_domain(domain)))
    symbols = sorted(left.free_symbols | right.free_symbols, key=str)
    for point in points(reader.field.domain, symbols, reader, BALLS, seed=57):
        with precision(BITS):
            try:
                if surely_nonzero(point.typed(left) - point.typed(right)):
                    return True
            except (PointRejected, GRToolkitError):
                continue
    return False


@pytest.mark.parametrize("evaluated", [True, False], ids=["evaluated", "typed"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row(row: Row, evaluated: bool) -> None:
    """The verdict is the truth, or it is open where the row allows that."""
    with sp.evaluate(evaluated):
        left, right = row.sides()
    verdict = decide(left, right, domain=row.domain)
    assert not (verdict.proved and not row.truth), f"a falsehood was proved: {left} = {right} on {row.domain}"
    assert not (verdict.refuted and row.truth), f"a truth was refuted: {verdict}"
    assert not (row.decided and verdict.undecided), str(verdict)
    if verdict.proved:
        assert not excluded_somewhere(sp.sympify(left), sp.sympify(right), row.domain)
    if verdict.refuted:
        assert verdict.witness.recheck()


def test_ids_are_distinct() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)


def test_the_check_by_balls_can_fail() -> None:
    x = sp.Symbol("x", real=True)
    assert excluded_somewhere(x, x + 1, ())
