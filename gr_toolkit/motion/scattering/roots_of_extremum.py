r"""Where y²(r), the squared impact parameter of a turning point, has its outermost least value: roots of a polynomial.

Far out y² grows with r. Its slope has the same sign down to its largest zero of odd order, which therefore is a least
value of y², b_c²; at a zero of even order the slope keeps its sign, and nothing happens. What comes with less goes on
inwards, and never turns if y² is nowhere less down to the place where B, C or A has a zero or a pole.
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
    """(radius in closed form or None, polynomial in r, conditions) of the outermost zero of odd order of a slope.

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
    factors = [f for f, order in polynomial.factor_list()[1] if f.degree() > 0 and f.as_expr() != r and order % 2]
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
            positive = root.as_coeff_Mul()[1] if root.as_coeff_Mul()[0].is_positive else root
            return root, factors[0], further if sign else (*further, positive > 0)
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


def is_edge_of_capture(turning: Any, parts: Sequence[Any], r: Any, radius: Any) -> bool | None:
    """Whether all with less than the least value of y² at a radius never turn; None where it is not known.

    Parameters
    ----------
    turning : y²(r), a rational function of r over the rational numbers, else nothing is known
    parts : A, B, C
    radius : an algebraic number, the outermost least value
    """
    y2, slope = (sp.cancel(sp.together(e)) for e in (turning, sp.diff(turning, r)))
    rational = [part for e in (*map(sp.together, parts), y2) for part in sp.fraction(sp.cancel(e))]
    try:
        ends = [sp.Poly(e, r, domain="QQ") for e in rational]
        zeros = sp.Poly(sp.numer(sp.together(slope)), r, domain="QQ")
    except sp.PolynomialError:
        return None
    inner = [x for e in ends if e.degree() > 0 for x in e.real_roots() if x < radius]
    end = max(inner, default=-sp.oo)
    further = [x for x in zeros.real_roots() if end < x < radius]
    least = [y2.subs(r, x) for x in {*further}]
    endless = end is -sp.oo or end in sp.Poly(sp.denom(y2), r).real_roots()
    rest = least if endless else [*least, y2.subs(r, end)]
    differences = [(value - y2.subs(r, radius)).n(30) for value in rest]
    if any(difference < -SMALL for difference in differences):
        return False
    return True if all(difference > SMALL for difference in differences) else None


SMALL = sp.Rational(1, 10**20)
