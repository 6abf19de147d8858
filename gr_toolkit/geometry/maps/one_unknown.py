"""Candidates for the solutions of one equation in one unknown, by elementary functions and Lambert's W.

    F(u) = value

is undone from the outside in: sums and products with what is free of u, powers, exponentials, logarithms, circular and
hyperbolic functions, polynomials of the second degree in a function of u (of its powers, too), and the forms

    (u − b)^p e^{qu} = v,        α u + β log(γ u + δ) = v        by W [Corless et al. 1996, section 2].

Nothing is claimed here: every branch is a candidate with the conditions it needs, and whoever asks proves one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp

Candidate = tuple[Any, tuple[Any, ...]]  # (the unknown as an expression, conditions that it needs)

DEPTH = 30  # functions undone one after the other


def solutions(expression: Any, unknown: Any, value: Any, depth: int = DEPTH) -> Iterator[Candidate]:
    """Candidates for u with F(u) = value, F being the expression."""
    if expression == unknown:
        yield value, ()
        return
    if not depth or not expression.has(unknown):
        return
    found = False
    for inner, at, conditions in _undone(expression, unknown, value):
        for solution, further in solutions(inner, unknown, at, depth - 1):
            found = True
            yield solution, (*conditions, *further)
    if not found:
        yield from _by_lambert(expression, unknown, value)
        for kernel, at, conditions in _quadratic(expression, unknown, value):
            for solution, further in solutions(kernel, unknown, at, depth - 1):
                yield solution, (*conditions, *further)


def _undone(expression: Any, unknown: Any, value: Any) -> Iterator[tuple[Any, Any, tuple[Any, ...]]]:
    """(inner function, its value, conditions) after the outermost function was undone, branch by branch."""
    match expression:
        case sp.Add() | sp.Mul():
            free, bound = expression.as_independent(unknown)
            neutral = sp.S.Zero if isinstance(expression, sp.Add) else sp.S.One
            if free != neutral:
                yield bound, (value - free if isinstance(expression, sp.Add) else value / free), ()
            elif (logarithms := _logarithms(expression)) is not None:
                factor, product = logarithms
                yield product, sp.exp(value / factor), ()
        case sp.exp():
            yield expression.args[0], sp.log(value), (value > 0,)
        case sp.Pow() if not expression.exp.has(unknown):
            yield from _root(expression.base, expression.exp, value)
        case sp.Pow() if not expression.base.has(unknown):
            yield expression.exp, sp.log(value) / sp.log(expression.base), (value > 0,)
        case sp.Function() if type(expression) in INVERSES and len(expression.args) == 1:
            for at, conditions in INVERSES[type(expression)](value):
                yield expression.args[0], at, conditions


def _logarithms(expression: Any) -> tuple[Any, Any] | None:
    """(c, f) where a sum of logarithms is c log f, c free of what stands in them."""
    parts = [term.as_independent(sp.log) for term in sp.Add.make_args(expression)]
    if len(parts) < 2 or not all(isinstance(logarithm, sp.log) for _, logarithm in parts):
        return None
    factor = parts[0][0]
    ratios = [c / factor for c, _ in parts]
    if not all(r.is_Rational for r in ratios):
        return None
    return factor, sp.Mul(*(f.args[0] ** r for r, (_, f) in zip(ratios, parts, strict=True)))


def _root(base: Any, exponent: Any, value: Any) -> Iterator[tuple[Any, Any, tuple[Any, ...]]]:
    """base^exponent = value."""
    if exponent.is_negative or exponent.could_extract_minus_sign():
        exponent, value = -exponent, 1 / value
    if exponent == 1:
        yield base, value, ()
        return
    if exponent == sp.Rational(1, 2):
        yield base, value**2, (value > 0,)
        return
    yield base, value ** (1 / exponent), (value > 0,)
    if exponent.is_Integer and exponent % 2 == 0:
        yield base, -(value ** (1 / exponent)), (value > 0,)
    elif exponent.is_Integer:
        yield base, -((-value) ** (1 / exponent)), (value < 0,)


def _two_sided(principal: Any, other: Any) -> Any:
    return lambda v: ((principal(v), (v > -1, v < 1)), (other(v), (v > -1, v < 1)))


INVERSES: dict[Any, Any] = {
    sp.log: lambda v: ((sp.exp(v), ()),),
    sp.sin: _two_sided(sp.asin, lambda v: sp.pi - sp.asin(v)),
    sp.cos: _two_sided(sp.acos, lambda v: -sp.acos(v)),
    sp.tan: lambda v: ((sp.atan(v), ()),),
    sp.sinh: lambda v: ((sp.asinh(v), ()),),
    sp.cosh: lambda v: ((sp.acosh(v), (v > 1,)), (-sp.acosh(v), (v > 1,))),
    sp.tanh: lambda v: ((sp.atanh(v), (v > -1, v < 1)),),
    sp.asin: lambda v: ((sp.sin(v), ()),),
    sp.acos: lambda v: ((sp.cos(v), ()),),
    sp.atan: lambda v: ((sp.tan(v), ()),),
    sp.asinh: lambda v: ((sp.sinh(v), ()),),
    sp.acosh: lambda v: ((sp.cosh(v), ()),),
    sp.atanh: lambda v: ((sp.tanh(v), ()),),
    sp.LambertW: lambda v: ((v * sp.exp(v), ()),),
}


def _by_lambert(expression: Any, unknown: Any, value: Any) -> Iterator[Candidate]:
    """(u − b)^p e^{qu} = v, and what becomes this once it is exponentiated."""
    if isinstance(expression, sp.Add):
        logarithms = [t for t in expression.args if t.has(sp.log)]
        if len(logarithms) != 1:
            return
        factor, logarithm = logarithms[0].as_independent(unknown)
        if isinstance(logarithm, sp.log):
            rest = sp.expand((expression - logarithms[0]) / factor)
            yield from _by_lambert(logarithm.args[0] * sp.exp(rest), unknown, sp.exp(value / factor))
        return
    factors = sp.Mul.make_args(expression)
    exponents = [f.args[0] for f in factors if isinstance(f, sp.exp)]
    powers = [f for f in factors if not isinstance(f, sp.exp) and f.has(unknown)]
    if len(powers) != 1:
        return
    (base, power), exponent = powers[0].as_base_exp(), sp.expand(sum(exponents, sp.S.Zero))
    linear, rate = _linear(base, unknown), _linear(exponent, unknown)
    if linear is None or rate is None or power.has(unknown):
        return
    free = sp.Mul(*(f for f in factors if not f.has(unknown)))
    (slope, offset), (growth, start) = linear, rate
    zero = -offset / slope
    scaled = (value / free * sp.exp(-start)) ** (1 / power) / slope * sp.exp(-growth * zero / power)
    yield zero + power / growth * sp.LambertW(growth / power * scaled), (growth / power * scaled > 0,)


def _linear(expression: Any, unknown: Any) -> tuple[Any, Any] | None:
    """(slope, offset) of a linear function of the unknown with a slope."""
    polynomial = expression.as_poly(unknown)
    if polynomial is None or polynomial.degree() != 1:
        return None
    slope, offset = polynomial.all_coeffs()
    return slope, offset


def _quadratic(expression: Any, unknown: Any, value: Any) -> Iterator[tuple[Any, Any, tuple[Any, ...]]]:
    """(kernel, its value, conditions) where the equation is linear or quadratic in a power of one function of u."""
    for kernel in _kernels(expression, unknown):
        letter = sp.Dummy("kernel")
        replaced = expression.xreplace({kernel: letter})
        if replaced.has(unknown):
            continue
        numerator = sp.fraction(sp.together(replaced - value))[0]
        polynomial = numerator.as_poly(letter)
        if polynomial is None or polynomial.is_ground:
            continue
        step = sp.gcd([m[0] for m in polynomial.monoms()])
        coefficients = {m[0] // step: c for m, c in zip(polynomial.monoms(), polynomial.coeffs(), strict=True)}
        if not step or max(coefficients) > 2:
            continue
        square, slope, rest = (coefficients.get(n, sp.S.Zero) for n in (2, 1, 0))
        if not square:
            yield kernel**step, -rest / slope, ()
            continue
        discriminant = sp.factor(slope**2 - 4 * square * rest)
        needed = () if discriminant.is_positive else (discriminant > 0,)
        for sign in (1, -1):
            yield kernel**step, (-slope + sign * sp.sqrt(discriminant)) / (2 * square), needed


def _kernels(expression: Any, unknown: Any) -> list[Any]:
    """The unknown, roots and functions of it, that an expression may be rational in; the outermost first."""
    found = [f for f in expression.atoms(sp.Function, sp.Pow) if f.has(unknown)]
    found = [f for f in found if not isinstance(f, sp.Pow) or not f.exp.is_Integer]
    return [*sorted(found, key=lambda f: (-f.count_ops(), str(f))), unknown]
