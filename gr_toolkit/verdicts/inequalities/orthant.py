"""The sign of an element for all positive values of its variables, inside what else a domain says of them.

Quantities that a scaling x → λ^w x leaves alone, up to a factor, need one variable less: M = 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ...errors import GRToolkitError
from ...exact import Element, Reader, hooks
from ...exact.enclosures import sign_at
from ...exact.kernels.conjugation import factors
from ...exact.signs.algebraic import integer_terms, scalings, split_at_root, symbols_of
from .bernstein import Terms, subdivided
from .effort import Effort
from .patterns import gaps, pattern
from .signs import UNKNOWN, Place, Sign

Beyond = Sequence[tuple[Element, bool, bool]]  # (quantity, strict, nonzero) that the domain says to be positive
LEAVES = 12  # polynomials that the sign of one element is judged by


def sign_on_orthant(element: Element, variables: Sequence[Any], beyond: Beyond, effort: Effort) -> Sign:
    """The sign for all positive values of the variables; points at which it may be another one, if they are known."""
    if element.is_zero():
        return UNKNOWN
    number, powers = factors(element)
    total = Sign(2 if number.as_fraction() > 0 else -2)
    for factor, power in powers:
        one = _of_factor(factor, variables, beyond, effort)
        if power % 2 == 0:  # a square; where it stands in a denominator, there is no value at its zeros
            strict = power < 0 or abs(one.grade) == 2
            one = Sign(2 if strict else 1, ("squares",) if not strict else one.by, one.places)
        elif power < 0 and abs(one.grade) == 1:
            one = Sign(2 * one.grade, one.by, one.places)
        total = total * one
    return total


def _of_factor(factor: Element, variables: Sequence[Any], beyond: Beyond, effort: Effort) -> Sign:
    """The sign of an irreducible factor."""
    if known := int(hooks.call("sign", factor)):
        return Sign(2 * known, ("terms of one sign",))
    scaled, values, about = _scaled(factor, list(beyond))
    present = [t for t in variables if t in symbols_of(scaled)]
    if not present:
        sign = sign_at(scaled, {})
        return Sign(2 * sign, ("a ball",)) if sign else UNKNOWN
    found = UNKNOWN
    if len(present) == 1:
        found = _on_a_line(scaled, present[0], effort)
    if not found.grade:
        others = sorted({t for b, *_ in about for t in symbols_of(b)} - set(present), key=str)
        inside = _subdivided(scaled, [*present, *others], about, effort)
        found = inside if inside.grade or not found.places else found
    if not found.grade and not found.is_mixed and (known := int(hooks.call("sign or zero", factor))):
        return Sign(known, ("squares",), _lifted(found.places, values, variables))
    return replace(found, places=_lifted(found.places, values, variables))


def _lifted(places: Sequence[Place], values: Place, variables: Sequence[Any]) -> tuple[Place, ...]:
    """Points with values for all variables."""
    return tuple({t: Fraction(1) for t in variables} | values | place for place in places)


def _scaled(factor: Element, beyond: list[tuple[Element, bool, bool]]) -> tuple[Element, Place, Beyond]:
    """The factor with variables set to one that scalings take there, those variables, and what else is known then."""
    values: Place = {}
    while True:
        weights = next((w for w in scalings(factor) if w and _is_homogeneous(factor, w)), None)
        if weights is None or any(
            not _is_homogeneous(b, weights) for b, *_ in beyond if set(symbols_of(b)) & set(weights)
        ):
            return factor, values, beyond
        symbol = min(weights, key=lambda s: (abs(weights[s]) != 1, str(s)))
        try:
            factor = factor.subs({symbol: 1})
            beyond = [(b.subs({symbol: 1}), strict, nonzero) for b, strict, nonzero in beyond]
        except GRToolkitError:
            return factor, values, beyond
        values[symbol] = Fraction(1)


def _is_homogeneous(element: Element, weights: dict[Any, int]) -> bool:
    """Euler's identity: ∑ w x ∂/∂x takes the element to a multiple of itself."""
    total = element.field.zero
    for symbol, weight in weights.items():
        total = total + weight * Reader(element.field).read_all([symbol])[0] * element.diff(symbol)
    if total.is_zero():
        return True
    try:
        return (total / element).is_rational_number()
    except GRToolkitError:
        return False


def _on_a_line(function: Element, t: Any, effort: Effort) -> Sign:
    """The sign of a function of one variable, wherever the variable is positive."""
    found = pattern(function, t, effort)
    if found is None:
        return UNKNOWN
    by = "no zero" if found.grade and abs(found.grade) == 2 else "zeros that it touches only"
    how = f"{found.roots} roots of polynomials isolated"
    how += f", of derivatives of {found.derivatives} levels" if found.derivatives else ""
    points = [p.low for p, zero in zip(found.places, found.vanishes, strict=True) if zero and p.low == p.high]
    points += gaps([(p.low, p.high) for p in found.places]) if not found.grade else []
    mixed = len(set(found.signs)) > 1
    return Sign(found.grade, (f"{by}: {how}",), tuple({t: point} for point in points), is_mixed=mixed)


def _subdivided(scaled: Element, variables: Sequence[Any], beyond: Beyond, effort: Effort) -> Sign:
    """The sign of a polynomial, or of one in square roots, by subdivision."""
    leaves: list[Terms] = []
    judge = _judge(scaled, variables, leaves)
    if judge is None:
        return UNKNOWN
    count, tests = len(leaves), []
    for quantity, strict, nonzero in beyond:
        terms = integer_terms(quantity, variables)
        below = integer_terms(quantity.denominator(), variables)
        if terms is None or below is None or nonzero:
            continue
        tests.append((len(leaves), strict))
        leaves += [terms, below]

    def outside(signs: Sequence[int]) -> bool:
        for place, strict in tests:
            value = signs[place] * signs[place + 1]
            if value < 0 and (strict or abs(value) == 4):
                return True
        return False

    found = subdivided(leaves, len(variables), lambda signs: judge(signs[:count]), outside, effort)
    if found is None:
        return UNKNOWN
    places = tuple(dict(zip(variables, place, strict=True)) for place in found.places)
    boxes = f"{found.boxes} boxes" if found.boxes > 1 else "one box"
    by = (f"Bernstein coefficients on {boxes}",) if found.grade else ()
    return Sign(found.grade, by, places, is_mixed=found.is_mixed)


def _judge(element: Element, variables: Sequence[Any], leaves: list[Terms]) -> Any:
    """The sign of a polynomial in variables and square roots from those of polynomials, which are added to the leaves:
    a + b√p has the sign of a or of b, whichever term its norm a² − b² p shows to be greater."""
    terms = integer_terms(element, variables)
    if terms is not None:
        if not terms:
            return lambda signs: 0
        place = len(leaves)
        leaves.append(terms)
        return lambda signs: signs[place]
    split = split_at_root(element)
    if split is None or len(leaves) > LEAVES:
        return None
    parts = [_judge(part, variables, leaves) for part in (split.constant, split.slope, split.norm)]
    if any(part is None for part in parts):
        return None
    constant, slope, norm = parts

    def judge(signs: Sequence[int]) -> int:
        a, b, n = constant(signs), slope(signs), norm(signs)
        if a and b and (a > 0) == (b > 0):
            return max(a, b, key=abs) if abs(a) == 2 else 1 if a > 0 else -1
        if n == 2:
            return 2 if a > 0 else -2 if a < 0 else 0
        if n == -2:
            return 2 if b > 0 else -2 if b < 0 else 0
        return 0

    return judge
