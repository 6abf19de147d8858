"""What is found out about the sign of a quantity on a domain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, final

Place = dict[Any, Fraction]  # symbol -> value


@final
@dataclass(frozen=True)
class Sign:
    """The sign of a real quantity.

    Attributes
    ----------
    grade : ±2 where it has that sign at every point, ±1 where it may vanish besides, 0 where neither is known
    is_zero : whether it vanishes at every point, which is no sign and agrees with any
    is_mixed : whether it surely has both signs, so that no other way needs to be tried
    by : what shows it, in words
    places : points at which it may have another sign, or vanish, to be looked at
    """

    grade: int = 0
    by: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    is_zero: bool = False
    is_mixed: bool = False

    def __neg__(self) -> Sign:
        return replace(self, grade=-self.grade)

    def __mul__(self, other: Sign) -> Sign:
        """The sign of a product."""
        grade = min(abs(self.grade), abs(other.grade)) * (1 if self.grade * other.grade > 0 else -1)
        return Sign(grade, tuple(dict.fromkeys((*self.by, *other.by))), self.places + other.places)


UNKNOWN, ZERO = Sign(), Sign(is_zero=True)


def everywhere(signs: list[Sign]) -> Sign:
    """The sign on a domain from those on its parts."""
    places = tuple(place for sign in signs for place in sign.places)
    grades = [sign.grade for sign in signs if not sign.is_zero]
    if not grades or not all(grades) or min(grades) * max(grades) < 0:
        return Sign(0, (), places, is_mixed=any(sign.is_mixed for sign in signs))
    by = tuple(dict.fromkeys(line for sign in signs for line in sign.by))
    grade = min(grades, key=abs)
    if any(sign.is_zero for sign in signs):
        grade = 1 if grade > 0 else -1
    return Sign(grade, by, places)
