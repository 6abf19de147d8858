"""Where a function of one positive variable has which sign.

A pattern is a list of narrow intervals that hold all zeros in (0, ∞), and the certified sign on each gap between them.
The zeros of an algebraic function are among those of its norm, a polynomial with integer coefficients whose roots are
isolated exactly. Others come down to these by Rolle's theorem: between the zeros of B and of (f/B)' the quotient f/B is
strictly monotonic and has one zero at most; B is chosen such that the derivative is simpler, the coefficient of the
highest power of a logarithm or arctangent, or the lowest of an exponential.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, final

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Element
from ...exact.enclosures import sign_at, sign_on_box
from ...exact.kernels.arctangents import Arctangent
from ...exact.kernels.conjugation import factors
from ...exact.kernels.exponentials import Exponential
from ...exact.kernels.logarithms import Logarithm
from ...exact.kernels.root_generators import Root
from ...exact.kernels.symbols import SymbolGenerator
from ...exact.signs.algebraic import arguments_of, free_of_roots, integer_terms, powers_of, symbols_of
from ...exact.signs.positive_roots import positive_roots
from .effort import Effort
from .ends import sign_near

LEVELS = 8  # derivatives one inside the other
NARROWINGS = 40  # of an interval on which balls do not exclude zero
HALVINGS = 60  # until a zero between two signs is isolated as narrowly as is useful


@final
@dataclass(frozen=True)
class Place:
    """An interval, or a point, that may hold a zero."""

    low: Fraction
    high: Fraction


@final
@dataclass(frozen=True)
class Pattern:
    """The places in their order, and the signs on the gaps before, between and after them.

    Attributes
    ----------
    vanishes : for each place whether the function may vanish there; where it surely does not it has the sign next to it
    roots : how many roots of polynomials were isolated for it
    """

    places: tuple[Place, ...]
    signs: tuple[int, ...]
    vanishes: tuple[bool, ...]
    roots: int
    derivatives: int = 0

    @property
    def grade(self) -> int:
        """The graded sign on (0, ∞)."""
        if len(set(self.signs)) > 1:
            return 0
        return self.signs[0] * (1 if any(self.vanishes) else 2)


def pattern(function: Element, t: Any, effort: Effort, level: int = 0) -> Pattern | None:
    """The pattern of a polynomial in generators, as factors of elements are; None where none is found."""
    if level > LEVELS or function.is_zero() or not effort.spend_on(function):
        return None
    if t not in symbols_of(function):
        sign = sign_at(function, {})
        return Pattern((), (sign,), (), 0) if sign else None
    norm = free_of_roots(function) if _is_algebraic(function) else None
    terms = integer_terms(norm, [t]) if norm is not None else None
    if terms is not None:
        return _of_algebraic(function, t, terms)
    return _by_rolle(function, t, effort, level)


def _is_algebraic(function: Element) -> bool:
    return all(
        isinstance(generator, SymbolGenerator | Root) or (generator.algebraic and generator.is_constant)
        for generator in _generators(function)
    )


def _generators(function: Element) -> list[Any]:
    return [function.field.generators[number] for number in function.generator_numbers()]


def _of_algebraic(function: Element, t: Any, terms: dict[tuple[int, ...], int]) -> Pattern | None:
    """The pattern by the roots of the norm."""
    coefficients = [terms.get((k,), 0) for k in range(max(e[0] for e in terms) + 1)]
    roots = positive_roots(coefficients)
    if roots is None:
        return None
    ends = gaps([(root.low, root.high) for root in roots])
    signs = [sign_at(function, {t: point}) for point in ends]
    if not all(signs):
        return None
    places, vanishes = [], []
    for n, root in enumerate(roots):
        zero = True
        for _ in range(0 if signs[n] != signs[n + 1] else NARROWINGS):
            if sign_on_box(function, {t: (root.low, root.high)}, 128) == signs[n]:
                zero = False
                break
            if root.is_exact:
                break
            root = root.narrowed(4)
        if zero:
            root = root.settled()
        places.append(Place(root.low, root.high))
        vanishes.append(zero)
    return Pattern(tuple(places), tuple(signs), tuple(vanishes), len(roots))


def gaps(places: Sequence[tuple[Fraction, Fraction]]) -> list[Fraction]:
    """A point in each gap."""
    if not places:
        return [Fraction(1)]
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(places)]
    return [places[0][0] / 2, *inner, places[-1][1] + 1]


def _by_rolle(function: Element, t: Any, effort: Effort, level: int) -> Pattern | None:
    """The pattern by those of a divisor and of the derivative of the quotient."""
    if len(function.numerator) == 1 and all(isinstance(g, Exponential) for g in _generators(function)):
        return Pattern((), (sign_at(function, {t: Fraction(1)}),), (), 0)
    divisor = _divisor(function, t)
    if divisor is None:
        return None
    try:
        slope = (function / divisor).diff(t)
    except GRToolkitError:
        return None
    if slope.is_zero():  # a multiple of the divisor, which is simpler
        return None
    breaks: list[Place] = []
    roots, derivatives = 0, 0
    above = slope.field.polynomial(slope.numerator)
    poles = [argument.denominator() for argument in arguments_of(function)]  # where an arctangent may jump
    for part in (divisor, slope.denominator(), above, *poles):
        found = _of_product(part, t, effort, level + 1)
        if found is None:
            return None
        breaks += found[0]
        roots, derivatives = roots + found[1], max(derivatives, found[2])
    merged = _merged(breaks)
    signs = _signs_at_ends(function, divisor, t, merged) if effort.spend_on(function) else None
    return _assembled(function, t, merged, signs, roots, derivatives + 1) if signs is not None else None


def _of_product(product: Element, t: Any, effort: Effort, level: int) -> tuple[list[Place], int, int] | None:
    """The places of all factors, the roots isolated for them, and how deep it went."""
    places: list[Place] = []
    roots, deep = 0, 0
    for factor, _ in factors(product)[1]:
        found = pattern(factor, t, effort, level)
        if found is None:
            return None
        places += [place for place, zero in zip(found.places, found.vanishes, strict=True) if zero]
        roots, deep = roots + found.roots, max(deep, found.derivatives)
    return places, roots, deep


def _divisor(function: Element, t: Any) -> Element | None:
    """What to divide by before differentiating; one where the function is a polynomial in t otherwise."""
    field = function.field
    numbers = sorted(function.generator_numbers(), reverse=True)
    for number in numbers:
        generator = field.generators[number]
        if isinstance(generator, Logarithm | Arctangent | Exponential) and t in symbols_of(field.generator(number)):
            powers = powers_of(function, number)
            if isinstance(generator, Exponential):
                return powers[min(powers)] * field.generator(number) ** min(powers)
            return powers[max(powers)]
        if not isinstance(generator, SymbolGenerator | Root) and not generator.is_constant:
            return None
    return field.one


def _merged(places: Iterable[Place]) -> list[Place]:
    """Places that do not meet."""
    found: list[Place] = []
    for place in sorted(places, key=lambda p: p.low):
        if found and place.low <= found[-1].high:
            found[-1] = Place(found[-1].low, max(found[-1].high, place.high))
        else:
            found.append(place)
    return found


def _signs_at_ends(function: Element, divisor: Element, t: Any, places: list[Place]) -> list[tuple[int, int]] | None:
    """The signs at both ends of each gap, where the function is monotonic up to a divisor without zeros there.

    At an end where it vanishes, and the divisor does not, it has the sign of the inside, for it has no other zero then.
    """
    edges = [None, *places, None]
    inner = gaps([(p.low, p.high) for p in places])
    found = []
    for n, (before, after) in enumerate(pairwise(edges)):
        left = sign_near(function, t, 0) if before is None else sign_at(function, {t: before.high}, 256)
        right = sign_near(function, t, 1) if after is None else sign_at(function, {t: after.low}, 256)
        inside = sign_at(function, {t: inner[n]})
        if not left and before is not None and _vanishes(function, divisor, t, before):
            left = inside
        if not right and after is not None and _vanishes(function, divisor, t, after):
            right = inside
        if not left or not right:
            return None
        found.append((left, right))
    return found


def _vanishes(function: Element, divisor: Element, t: Any, place: Place) -> bool:
    """Whether a place is a point at which the function is exactly zero, and the divisor is not."""
    if place.low != place.high:
        return False
    try:
        value = function.subs({t: sp.Rational(*place.low.as_integer_ratio())})
    except GRToolkitError:
        return False
    return value.is_zero() and sign_at(divisor, {t: place.low}) != 0


def _assembled(
    function: Element, t: Any, places: list[Place], ends: list[tuple[int, int]], roots: int, derivatives: int
) -> Pattern | None:
    """The pattern from the places where it may turn, and the signs at the ends of the gaps."""
    all_places: list[Place] = []
    signs, vanishes = [ends[0][0]], []
    edges = [None, *places, None]
    for n, (before, after) in enumerate(pairwise(edges)):
        left, right = ends[n]
        if before is not None:
            zero = not (signs[-1] == left and sign_on_box(function, {t: (before.low, before.high)}, 128) == left)
            all_places.append(before)
            vanishes.append(zero)
            signs.append(left)
        if left != right:
            low = before.high if before is not None else _towards(function, t, 0, left)
            high = after.low if after is not None else _towards(function, t, 1, right)
            if low is None or high is None:
                return None
            all_places.append(_bisected(function, t, low, high, left))
            vanishes.append(True)
            signs.append(right)
    return Pattern(tuple(all_places), tuple(signs), tuple(vanishes), roots, derivatives)


def _towards(function: Element, t: Any, end: int, sign: int) -> Fraction | None:
    """A point close to an end at which the function has the sign that it has there."""
    for k in range(HALVINGS * 2):
        point = Fraction(2) ** (k if end else -k)
        if sign_at(function, {t: point}, 256) == sign:
            return point
    return None


def _bisected(function: Element, t: Any, low: Fraction, high: Fraction, left: int) -> Place:
    """A narrower interval around the change of sign."""
    for _ in range(HALVINGS // 2):
        middle = (low + high) / 2
        sign = sign_at(function, {t: middle}, 256)
        if not sign:
            break
        low, high = (middle, high) if sign == left else (low, middle)
    return Place(low, high)
