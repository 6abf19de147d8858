"""Where y²(r), the squared impact parameter of a turning point, has its outermost least value: roots of a polynomial.

Far out y² grows with r. Its slope has the same sign down to its largest zero, which therefore is a least value of y²,
where it is simple, as roots of irreducible polynomials are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy as sp

from ...errors import GRToolkitError, InputError
from ...exact import Element, hooks, read_domain
from ...exact.field import Field
from ...exact.reader import from_sympy

ADVICE = "gr.Scattering(g, v=…, b=…) for numbers; gr.Schwarzschild(), gr.ReissnerNordstrom(), rational functions of r"


def outermost(slope: Element, r: Any, conditions: Sequence[Any], name: str) -> tuple[Any, Any, tuple[Any, ...]]:
    """(radius in closed form or None, polynomial in r, conditions) of the outermost zero of a slope in the domain.

    Raises
    ------
    InputError
        The slope has no zero there, or is no rational function of r.
    """
    numerator = sp.numer(sp.together(slope.to_sympy()))
    try:
        polynomial = sp.Poly(numerator, r)
    except sp.PolynomialError:
        polynomial = None
    if polynomial is None or any(c.has(r) or not _is_rational(c) for c in polynomial.coeffs()):
        raise InputError(f"of {name} the critical radius is no root of a rational polynomial in {r}", ADVICE)
    factors = [f for f, _ in polynomial.factor_list()[1] if f.degree() > 0 and f.as_expr() != r]
    if not factors:
        raise InputError(f"{name} has no critical orbit: the deflection grows nowhere without bound", ADVICE)
    if all(c.is_Rational for f in factors for c in f.coeffs()):
        return *_among_numbers(factors, r, conditions, name), ()
    if len(factors) == 1 and factors[0].degree() <= 2:
        known = [c for c in conditions if not c.has(r)]
        root, further = _closed(factors[0])
        if root is not None:
            sign = sign_of(root, (*known, *further))
            if sign < 0:
                raise InputError(f"{name} has no critical orbit: {r} = {root} is negative", ADVICE)
            return root, factors[0], further if sign else (*further, root > 0)
    return None, sp.Poly(sp.prod(f.as_expr() for f in factors), r), ()


def _closed(polynomial: Any) -> tuple[Any, tuple[Any, ...]]:
    """(the larger root, where it is real): the one with + √, the leading coefficient being positive."""
    if polynomial.degree() == 1:
        a, b = polynomial.all_coeffs()
        return -b / a, ()
    a, b, c = polynomial.all_coeffs()
    if not a.is_positive:
        a, b, c = -a, -b, -c
    if not a.is_positive:
        return None, ()
    radicand = sp.factor(b**2 - 4 * a * c)
    real = () if radicand.is_number else (radicand > 0,)
    return sp.expand(-b / (2 * a)) + sp.sqrt(radicand) / (2 * a), real


def _is_rational(coefficient: Any) -> bool:
    """Whether a coefficient is made of symbols and rational numbers by + − × /."""
    roots = any(not power.exp.is_Integer for power in coefficient.atoms(sp.Pow))
    return coefficient.is_rational_function() and not roots and not coefficient.atoms(sp.NumberSymbol)


def sign_of(value: Any, conditions: Sequence[Any]) -> int:
    """1 or −1 where a sign is proved, else 0."""
    try:
        return int(hooks.call("sign", from_sympy(value, Field.rational(read_domain(conditions)))))
    except GRToolkitError:
        return 0


def _among_numbers(factors: Sequence[Any], r: Any, conditions: Sequence[Any], name: str) -> tuple[Any, Any]:
    """The largest real root in the domain, all parameters being numbers."""
    within = [c for c in conditions if c.free_symbols == {r}]
    found = [(root, f) for f in factors for root in f.real_roots() if all(_holds(c, r, root) for c in within)]
    if not found:
        raise InputError(f"{name} has no critical orbit in its domain", ADVICE)
    root, polynomial = max(found, key=lambda pair: pair[0])
    return root, polynomial


def _holds(condition: Any, r: Any, root: Any) -> bool:
    """Whether an inequality holds at an algebraic number, a pole not being in the domain."""
    value = sp.cancel(sp.together(condition.lhs - condition.rhs)).subs(r, root)
    return not value.has(sp.zoo, sp.nan) and condition.func(value, 0) == sp.true
