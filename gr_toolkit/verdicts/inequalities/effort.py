"""How much work one question is worth, counted in operations, so that answers do not depend on the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from ...exact import Element

WORK = 400_000  # coefficients of polynomials on boxes, about a second
PER_TERM = 300  # of that for each pair of terms of a function that is expanded or differentiated


@final
@dataclass
class Effort:
    """What is left of the work that one question is worth."""

    left: int = WORK

    def spend(self, amount: int) -> bool:
        """Whether something was left; the amount is taken off it."""
        enough = self.left > 0
        self.left -= amount
        return enough

    def spend_on(self, function: Element) -> bool:
        """The same for one series or derivative of a function."""
        return self.spend(PER_TERM * len(function.numerator) ** 2)
