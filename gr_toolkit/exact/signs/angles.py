"""Where on the circle an angle lies: the signs of its sine and cosine.

An angle is compared with multiples of π: as it stands where π is in the field, and with rational numbers on either side
of π where it is not, so that |t| < 3/2 is known to lie within a quarter turn.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..kernels.symbols import PiGenerator, pi_element

if TYPE_CHECKING:
    from ..element import Element
    from .prover import Knowledge

BELOW, ABOVE = Fraction(103993, 33102), Fraction(104348, 33215)  # convergents of π: 3.14159265301 < π < 3.14159265392
HALF_TURNS = (0, -1, 1, -2, 2, -3)  # from which on a sine is looked for, in half turns


def sign_of_sine(knowledge: Knowledge, angle: Element) -> int:
    """The graded sign of sin: that of (−1)ⁿ where nπ < angle < (n + 1)π; not strict where the ends belong to it."""
    return _sign_between(knowledge, angle, Fraction(0))


def sign_of_cosine(knowledge: Knowledge, angle: Element) -> int:
    """The graded sign of cos: that of (−1)ⁿ where (n − ½)π < angle < (n + ½)π."""
    return _sign_between(knowledge, angle, Fraction(-1, 2))


def sign_within(knowledge: Knowledge, curvature: Element, argument: Element, turns: Fraction) -> int:
    """+1 where κx² < (turns·π)², which holds for all κ ≤ 0; 0 where that is not known.

    S_κ(x) has the sign of x up to half a turn, C_κ(x) is positive up to a quarter: both are entire in κ.
    """
    square = curvature * argument * argument
    field = knowledge.field
    if field.number_of(PiGenerator()) is not None:
        pi = pi_element(field)
        if knowledge.sign(turns * turns * pi * pi - square) > 0:
            return 1
    if knowledge.sign((turns * BELOW) ** 2 - square) > 0:
        return 1
    return int(any(_beyond(knowledge, root * argument, turns) < 0 for root in _roots(knowledge, curvature, argument)))


def _roots(knowledge: Knowledge, curvature: Element, argument: Element) -> list[Element]:
    """±√κ where it is in the field and real on the domain, with the sign of the argument."""
    field, sign = knowledge.field, knowledge.graded(argument)
    found = []
    for position, degree in enumerate(field.degrees):
        root = field.generator(field.creation_numbers[position])
        if sign and degree == 2 and root * root == curvature and knowledge.is_real(position):
            found.append(root if sign * knowledge.grade_of_generator(position) > 0 else -root)
    return found


def _sign_between(knowledge: Knowledge, angle: Element, offset: Fraction) -> int:
    if not knowledge.facts.bounds:
        return 0
    for number in HALF_TURNS:
        lower = _beyond(knowledge, angle, number + offset)
        if lower > 0:
            upper = _beyond(knowledge, angle, number + 1 + offset)
            if upper < 0:
                return (-1) ** number * min(lower, -upper)
    return 0


def _beyond(knowledge: Knowledge, angle: Element, half_turns: Fraction) -> int:
    """The graded sign of angle − half_turns·π."""
    if not half_turns:
        return knowledge.graded(angle)
    field = knowledge.field
    if field.number_of(PiGenerator()) is not None:
        known = knowledge.graded(angle - half_turns * pi_element(field))
        if known:
            return known
    below, above = sorted((half_turns * BELOW, half_turns * ABOVE))
    if knowledge.graded(angle - above) > 0:
        return 2
    return -2 if knowledge.graded(angle - below) < 0 else 0


def limits_of_unit(partner: int) -> tuple[Any, Any]:
    """The limits −1 and 1 of a sine or cosine, which it does not reach where its partner is known not to vanish."""
    strict = abs(partner) == 2
    return (Fraction(-1), strict), (Fraction(1), strict)
