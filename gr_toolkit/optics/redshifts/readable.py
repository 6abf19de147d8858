"""Products written with factors that are positive: r − 2M outside of a hole, not 2M − r."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Domain, Element, Field, Reader, hooks


def readable(value: Element) -> Any:
    """An exact scalar as a SymPy expression, with sums in it turned so that they are positive where that is known."""
    return turned(value.to_sympy(), value.field.domain)


def turned(expression: Any, domain: Domain) -> Any:
    """A product with its factors turned, in roots too; the value is the same wherever the domain holds."""
    sign, factors = sp.S.One, []
    for factor in sp.Mul.make_args(expression):
        base, exponent = factor.as_base_exp()
        if isinstance(base, sp.Mul) and exponent.is_Rational:
            base = turned(base, domain)
        if exponent.is_Integer and isinstance(base, sp.Add) and _sign(base, domain) < 0:
            base, sign = -base, sign * (-1) ** exponent
        factors.append((base, exponent))
    if sign * sp.Mul(*(b for b, e in factors if b.is_Number and e == 1)) < 0:  # into a sum whose sign is open
        for n, (base, exponent) in enumerate(factors):
            if exponent.is_odd and isinstance(base, sp.Add) and not _sign(base, domain):
                factors[n], sign = (-base, exponent), -sign
                break
    return sign * sp.Mul(*(base**exponent for base, exponent in factors))


def root_of(square: Any, domain: Domain) -> Any:
    """The root of a product that is positive, squares of what is positive before it."""
    before, under = [], []
    for factor in sp.Mul.make_args(square):
        base, exponent = factor.as_base_exp()
        whole = exponent.is_Integer and exponent % 2 == 0 and not base.is_Number
        if whole and (sign := _sign(base, domain)):
            before.append((sign * base) ** (exponent / 2))
        else:
            under.append(factor)
    return sp.Mul(*before) * sp.sqrt(sp.Mul(*under))


def _sign(base: Any, domain: Domain) -> int:
    """The sign of a sum on the domain, 0 where it is open."""
    try:
        return int(hooks.call("sign", Reader(Field.rational(domain)).read_all([base])[0]))
    except GRToolkitError:
        return 0
