r"""Roots of polynomials with symbols, in closed form: candidates, each with the proof that it is a root.

Degrees one and two; cubics by Cardano's formula where one root is real, by Viète's cosine where three are; and the
quartic of marginally stable orbits in Kerr as Bardeen, Press & Teukolsky solve it (`kerr_quartic`). Which formula is
tried is no matter of trust: the engine puts it in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...exact import Element, hooks
from ...verdicts import Verdict, combined, decide
from . import kerr_quartic

THIRD = sp.Rational(1, 3)


@final
@dataclass(frozen=True)
class ClosedRoot:
    """A root as an expression.

    Attributes
    ----------
    square : x², which is what is wanted where x = √r
    value : x
    proof : () -> the verdict that it is a root
    conditions : under which it is
    is_settled : whether the proof also says that it lies outside the horizon, as the only root, with stable orbits
        outside of it
    """

    value: Any
    square: Any
    proof: Callable[[], Verdict]
    conditions: tuple[Any, ...] = ()
    is_settled: bool = False


def closed_roots(coefficients: Sequence[Element]) -> Iterator[ClosedRoot]:
    """Roots in closed form of an irreducible polynomial, the constant coefficient first; of cubics and quartics the
    greatest only. None where no formula is tried.

    Parameters
    ----------
    coefficients : of the polynomial, with their domain
    """
    degree = len(coefficients) - 1
    if degree == 1:
        value = (-coefficients[0] / coefficients[1]).to_sympy()
        yield _proved(value, value**2, coefficients)
    elif degree == 2:
        c, b, a = coefficients
        half, square = (-b / (2 * a)).to_sympy(), ((b * b - 4 * a * c) / (4 * a * a)).to_sympy()
        for sign in (1, -1):
            value = half + sign * sp.sqrt(square)
            yield _proved(value, sp.expand(value**2), coefficients)
    elif degree == 3:
        yield from _cubic(coefficients)
    elif degree == 4:
        yield from _quartic(coefficients)


def _proved(value: Any, square: Any, coefficients: Sequence[Element], conditions: tuple[Any, ...] = ()) -> ClosedRoot:
    written = [c.to_sympy() for c in coefficients]
    known = coefficients[0].field.domain.conditions

    def proof() -> Verdict:
        left = sp.Add(*(c * value**k for k, c in enumerate(written)))
        return decide(left, 0, domain=[*_about(known, left), *conditions])

    return ClosedRoot(value, square, proof, conditions)


def _about(conditions: Sequence[Any], expression: Any) -> list[Any]:
    """The conditions on symbols that occur, and on no others."""
    return [c for c in conditions if c.free_symbols <= expression.free_symbols]


def _cubic(coefficients: Sequence[Element]) -> Iterator[ClosedRoot]:
    """x = s + y with y³ + p y + q = 0: the real root if there is one, the greatest of three; where it is not known how
    many there are, both, under conditions."""
    d, c, b, a = coefficients
    shift = -b / (3 * a)
    p = c / a - b * b / (3 * a * a)
    q = (2 * b * b * b - 9 * a * b * c + 27 * a * a * d) / (27 * a * a * a)
    discriminant = q * q / 4 + p * p * p / 27
    sign = hooks.call("sign", discriminant)
    three, one = -discriminant.to_sympy() >= 0, discriminant.to_sympy() > 0
    if sign <= 0 and hooks.call("sign", p) < 0:
        size = (-p / 3).to_sympy()
        angle = sp.acos((-q / 2 / ((-p / 3).sqrt() * (-p / 3))).to_sympy()) / 3
        value = shift.to_sympy() + 2 * sp.sqrt(size) * sp.cos(angle)
        square = 2 * size * (1 + sp.cos(2 * angle)) if shift.is_zero() else value**2
        yield ClosedRoot(value, square, lambda: _by_vieta(coefficients, shift, p, q), () if sign else (three,))
    if sign >= 0:
        known = hooks.call("sign", -q)
        for upward in (known,) if known else (1, -1):
            inner = (-q * upward / 2).to_sympy() + sp.sqrt(discriminant.to_sympy())
            root = inner**THIRD * upward
            value = shift.to_sympy() + root - p.to_sympy() / (3 * root)
            more = () if known else ((-q * upward).to_sympy() > 0,)
            yield _proved(value, value**2, coefficients, (*(() if sign else (one,)), *more))


def _by_vieta(coefficients: Sequence[Element], shift: Element, p: Element, q: Element) -> Verdict:
    """8 k³ cos³ψ + 2 p k cos ψ = −q for cos 3ψ = −q/2k³, k² = −p/3: what arccos means is put in for q."""
    psi, k = sp.Dummy("psi", real=True), sp.Dummy("k", positive=True)
    y = 2 * k * sp.cos(psi)
    own = sp.Dummy("y", real=True)
    d, c, b, a = (part.to_sympy() for part in coefficients)
    x = shift.to_sympy() + own
    depressed = a * (own**3 + p.to_sympy() * own + q.to_sympy())
    return combined(
        [
            ("the cubic without its square", decide(a * x**3 + b * x**2 + c * x + d, depressed)),
            ("cos 3ψ", decide(y**3 - 3 * k**2 * y, 2 * k**3 * sp.cos(3 * psi))),
        ]
    )


def _quartic(coefficients: Sequence[Element]) -> Iterator[ClosedRoot]:
    """Of x⁴ − 6 M x² + 8 χ M^{3/2} x − 3 χ² M² the only positive root, for 0 < |χ| < 1."""
    s, q, p, cubic = (c / coefficients[4] for c in coefficients[:4])
    if not cubic.is_zero() or hooks.call("sign", p) >= 0:
        return
    mass = -p / 6
    spin = q / (8 * mass.sqrt() * mass)
    if not (s + 3 * spin * spin * mass * mass).is_zero():
        return
    chi = spin.to_sympy()
    sign = int(hooks.call("sign", spin)) or (-1 if chi.could_extract_minus_sign() else 1)
    square = mass.to_sympy() * kerr_quartic.radius(sign * chi, sign)
    yield ClosedRoot(sp.sqrt(square), square, lambda: kerr_quartic.check(sign), (sign * chi > 0, sign * chi < 1), True)
