"""That a divisor does not vanish identically: a ball at a point of the domain excludes zero."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from ..errors import UncertifiedDivisionError
from .balls import PRECISIONS, Point, PointRejected, precision, surely_nonzero
from .field import Field
from .hooks import provides
from .kernels.parity import Parity
from .kernels.symbols import SymbolGenerator
from .reader import Reader
from .sampling import points

NESTED = 3  # certifications of divisors, one inside the other
_DEPTH: ContextVar[int] = ContextVar("certifications in progress", default=0)


@provides("certify divisor")
def certify_divisor(field: Field, factor: Any) -> None:
    """Show that a factor does not vanish identically, see `_certify`.

    Raises
    ------
    UncertifiedDivisionError
        No ball excludes zero.
    PointRejected
        A point is being looked for to certify another divisor, and so on: at it, arguments like 1/τ are compared.
    """
    depth = _DEPTH.get()
    if depth == NESTED:
        raise PointRejected(f"whether {field.polynomial(factor)} vanishes is asked while looking for a point")
    token = _DEPTH.set(depth + 1)
    try:
        _certify(field, factor)
    finally:
        _DEPTH.reset(token)


def _certify(field: Field, factor: Any) -> None:
    """Show by a ball at a point of the domain that a factor does not vanish identically; beside signs (−1)ⁿ at points
    where each n is even and where it is odd, for these are domains of their own.

    Raises
    ------
    UncertifiedDivisionError
        No ball excludes zero.
    """
    if _is_nonzero_at(Point({}, Reader(field)), field, factor):
        return  # a constant like π, whatever the domain
    symbols = [g.symbol for _, g in field.find(SymbolGenerator)]
    integers = [g.symbol for _, g in field.find(Parity)]
    settled: set[tuple[bool, ...]] = set()
    for point in points(field.domain, symbols, Reader(field), count=5 if not integers else 8 * 2 ** len(integers)):
        try:
            parities = tuple(bool(point.integer(s) % 2) for s in integers)
        except PointRejected:
            continue
        if parities not in settled and _is_nonzero_at(point, field, factor):
            settled.add(parities)
        if len(settled) == 2 ** len(integers):
            return
    used = [field.generators[field.creation_numbers[p]] for p, degree in enumerate(factor.degrees()) if degree]
    if not field.doubt and not all(g.has_values for g in used):
        return  # what has no value cannot be asked; that the generators are independent is known
    raise UncertifiedDivisionError(str(field.polynomial(factor)), field.doubt or "its kernels may be related")


def _is_nonzero_at(point: Point, field: Field, factor: Any) -> bool:
    """Whether a ball of a factor excludes zero."""
    for bits in PRECISIONS[:4]:
        with precision(bits):
            try:
                if surely_nonzero(point.polynomial(factor, field)):
                    return True
            except PointRejected:
                return False
    return False
