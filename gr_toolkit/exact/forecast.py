"""Forecasts of the size of polynomial work, and the limits in force.

FLINT cannot be interrupted and aborts the process when memory ends, so nothing large may be begun. A product of
polynomials of m and n terms makes at most m·n terms, each of which holds one coefficient and its packed exponents (8
bits a generator); work whose forecast exceeds the limit in force raises `TooLargeError` before it starts. The limit is
per context, so that a worker process can be given more than the process a user types in. Exponents and coefficients
have limits of their own, which hold in a worker too: beyond them FLINT's exponents overflow, or one number fills
memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from ..errors import TooLargeError

if TYPE_CHECKING:
    from flint import fmpz_mpoly

    from .element import Element

IN_PROCESS = 768 * 2**20  # bytes one sum of products may forecast; keeps a 3 GiB process alive
WORK = 2e8  # products of terms with small coefficients in one product; half a minute
DEGREE = 2**16  # of a polynomial in all its generators
BITS = 2**23  # of a coefficient; two million decimal digits
UNMEASURED = 8  # products one upon the other before exponents and coefficients are looked at
ORDINARY = 2**7  # bits and degrees from which on they are taken for large

_limit: ContextVar[float] = ContextVar("gr_toolkit_forecast_limit", default=IN_PROCESS)


@contextmanager
def limit(forecast_bytes: float) -> Iterator[None]:
    """Work forecast below `forecast_bytes` is admitted inside this block."""
    token = _limit.set(forecast_bytes)
    try:
        yield
    finally:
        _limit.reset(token)


def is_own_process() -> bool:
    """Whether this is where a user types and nothing may take long. A worker, whose limit is another, can be ended."""
    return _limit.get() <= IN_PROCESS


def admit(terms: float, generators: int, what: str = "a sum of products", bits: float = 0) -> None:
    """Raise `TooLargeError` if that many terms in `generators` variables, with coefficients of so many bits, would
    exceed the limit in force."""
    forecast = terms * (16 + 8 * (1 + generators // 8) + (bits / 8 if bits > 62 else 0))
    allowed = _limit.get()
    if forecast > allowed:
        raise TooLargeError(what, forecast, allowed, "bytes")


def admit_degree(degree: float, what: str = "an exponent") -> None:
    """Raise `TooLargeError` if a polynomial of that degree would be made."""
    if degree > DEGREE:
        raise TooLargeError(what, float(degree), DEGREE, "degrees")


def admit_bits(bits: float, what: str = "an integer") -> None:
    """Raise `TooLargeError` if coefficients of that many bits would be made."""
    if bits > BITS:
        raise TooLargeError(what, float(bits), BITS, "bits")


def admit_work(products: float, what: str) -> None:
    """Raise `TooLargeError` if that many products of small integers would be made where a user types."""
    if products > WORK and is_own_process():
        raise TooLargeError(what, products, WORK, "products of terms")


def bits_of(polynomial: fmpz_mpoly, sample: int = 0) -> int:
    """The bits of the largest coefficient; of the largest of about `sample` coefficients if that is given."""
    if 0 < sample < len(polynomial):
        some = range(0, len(polynomial), len(polynomial) // sample)
        return max(int(polynomial.coefficient(n)).bit_length() for n in some)
    return max((int(c).bit_length() for c in polynomial.coeffs()), default=0)


def measured(element: Element) -> int:
    """How many doublings of ordinary size an element's exponents and coefficients are; at most `UNMEASURED`.

    Each product doubles them at most, so that looking at every few products is enough.

    Raises
    ------
    TooLargeError
        They are beyond the limits.
    """
    degree = max([int(element.numerator.total_degree()), *element.powers.values()])
    admit_degree(degree)
    bits = max(bits_of(element.numerator), element.integer.bit_length())
    admit_bits(bits)
    return min(UNMEASURED, (max(degree, bits) // ORDINARY).bit_length())
