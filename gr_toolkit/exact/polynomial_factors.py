"""The irreducible factors of polynomials; those of recent ones are remembered.

The same few polynomials come up again and again: in divisors, signs, roots and what is written.
"""

from __future__ import annotations

from math import lcm
from typing import Any

from flint import Ordering, fmpq_mpoly_ctx, fmpz_mpoly

REMEMBERED = 4_096  # polynomials with their factors
TERMS = 32  # of a polynomial whose factors are remembered

Factors = tuple[int, list[tuple[fmpz_mpoly, int]]]
_recent: dict[Any, Factors] = {}


def factors_here(polynomial: fmpz_mpoly) -> Factors:
    """(content, [(irreducible factor, power), …]), however long that takes."""
    if len(polynomial) > TERMS:
        return _factors(polynomial)
    key = polynomial.context(), tuple(polynomial.monoms()), tuple(polynomial.coeffs())
    known = _recent.get(key)
    if known is None:
        if len(_recent) >= REMEMBERED:
            _recent.clear()
        known = _recent[key] = _factors(polynomial)
    return known[0], list(known[1])


def _factors(polynomial: fmpz_mpoly) -> Factors:
    """The factors, by way of rationals where FLINT's integers fail to sort their factors by long coefficients."""
    try:
        content, found = polynomial.factor()
        return int(content), [(factor, int(power)) for factor, power in found]
    except OverflowError:
        context = polynomial.context()
        rationals = fmpq_mpoly_ctx.get(context.names(), Ordering.lex)
        unit, factors_ = rationals.from_dict(dict(polynomial.to_dict())).factor()
        whole, result = unit, []
        for factor, power in factors_:
            terms = factor.to_dict()
            denominator = lcm(*(int(c.q) for c in terms.values()))
            whole = whole / denominator ** int(power)
            result.append((context.from_dict({m: int(c * denominator) for m, c in terms.items()}), int(power)))
        return int(whole), result
