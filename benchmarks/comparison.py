"""Whether engines agree: Ricci, Ricci scalar and Kretschmann as numbers at a case's point."""

import mpmath
import numpy as np
import sympy

from benchmarks.cases import Case
from tests.oracles.curvature import curvature_at
from tests.oracles.numbers import CONTEXT, agree, components_at

QUANTITIES = ("Ricci", "Ricci scalar", "Kretschmann")
Numbers = tuple[list, mpmath.mpf, mpmath.mpf]


def numbers_of(ricci, scalar: sympy.Expr, kretschmann: sympy.Expr, case: Case) -> Numbers:
    """The three quantities as numbers, from SymPy expressions with the case's symbols and functions."""
    rows = [[case.concrete(component) for component in row] for row in ricci.tolist()]
    scalars = components_at([case.concrete(scalar), case.concrete(kretschmann)], case.point)
    return components_at(rows, case.point).tolist(), *scalars


def expected_numbers(case: Case) -> Numbers:
    """The same by the slow independent implementation that the tests use."""
    found = curvature_at(case.concrete(case.matrix), case.coordinates, case.point)
    return found.ricci.tolist(), found.ricci_scalar, found.kretschmann


def disagreement(found: list[str], expected: Numbers, digits: int = 30) -> str | None:
    """The quantity in which what a worker printed differs beyond `digits` digits from what is expected, or None."""
    *ricci, scalar, kretschmann = (CONTEXT.mpf(number) for number in found)
    rows = np.reshape(np.array(ricci, dtype=object), np.shape(expected[0]))
    for name, left, right in zip(QUANTITIES, (rows, scalar, kretschmann), expected, strict=True):
        if not agree(left, right, digits):
            return name
    return None
