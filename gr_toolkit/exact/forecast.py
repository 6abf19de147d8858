"""Forecasts of the size of polynomial work, and the limit in force.

FLINT cannot be interrupted and aborts the process when memory ends, so nothing large may be begun. A product of
polynomials of m and n terms makes at most m·n terms, each of which holds one coefficient and its packed exponents (8
bits a generator); work whose forecast exceeds the limit in force raises `TooLargeError` before it starts. The limit is
per context, so that a worker process can be given more than the process a user types in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from ..errors import TooLargeError

IN_PROCESS = 768 * 2**20  # bytes one sum of products may forecast; keeps a 3 GiB process alive and a step under seconds
FACTORABLE_DEGREE = 600  # x^2520 − y^2520 takes half a minute, x^600 − y^600 a second
FACTORABLE = 20_000  # terms; factoring a longer norm has no useful bound

_limit: ContextVar[float] = ContextVar("gr_toolkit_forecast_limit", default=IN_PROCESS)


@contextmanager
def limit(forecast_bytes: float) -> Iterator[None]:
    """Work forecast below `forecast_bytes` is admitted inside this block."""
    token = _limit.set(forecast_bytes)
    try:
        yield
    finally:
        _limit.reset(token)


def admit(pairs: float, generators: int, what: str = "a sum of products") -> None:
    """Raise `TooLargeError` if `pairs` products of terms in `generators` variables would exceed the limit in force."""
    forecast = pairs * (16 + 8 * (1 + generators // 8))
    allowed = _limit.get()
    if forecast > allowed:
        raise TooLargeError(what, forecast, allowed, "bytes")


def admit_factoring(terms: int, degree: int) -> None:
    """Raise `TooLargeError` if a polynomial of that many terms and that total degree would have to be factored."""
    if terms > FACTORABLE:
        raise TooLargeError("a divisor to be factored", terms, FACTORABLE, "terms")
    if terms > 1 and degree > FACTORABLE_DEGREE:
        raise TooLargeError("a divisor to be factored", degree, FACTORABLE_DEGREE, "degrees")
