"""Questions that lead to questions: answers are kept, circles are cut, and the effort is bounded.

A question that leads back to itself has no answer there (0), and what was found while it was open hangs on that: it is
kept for as long as it is open only. So are answers for want of effort. A fact that is shown hangs on nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

EFFORT = 5000  # terms looked at in the course of one question from outside
PART = 200  # of that for one coefficient of a polynomial
OPEN = 20  # questions open within each other
NEVER = 10**6


@dataclass(kw_only=True)
class Questions:
    """Answers from −2 to 2, of which ±2 cannot be bettered."""

    memory: dict[Any, int] = field(default_factory=dict)
    passing: dict[Any, tuple[int, int]] = field(default_factory=dict)  # answers while a question is open
    open: dict[Any, int] = field(default_factory=dict)  # the questions that are open -> how deep
    reached: int = NEVER  # the outermost open question that was led back to
    effort: int = EFFORT
    nested: int = 0  # questions about the coefficients of a polynomial that are open

    def forget(self) -> None:
        """Drop the answers, for more is known now."""
        self.memory.clear()
        self.passing.clear()

    def ask(self, key: Any, answer: Callable[[], int]) -> int:
        """The answer to a question, kept unless it hangs on one that was led back to."""
        if key in self.memory:
            return self.memory[key]
        if key in self.passing:
            known, reached = self.passing[key]
            self.reached = min(self.reached, reached)
            return known
        if key in self.open or len(self.open) >= OPEN:
            self.reached = min(self.reached, self.open.get(key, 0))
            return 0
        depth, before = len(self.open), self.reached
        if not depth:
            self.effort = EFFORT
        self.open[key], self.reached = depth, NEVER
        try:
            result = answer()
            hangs = self.reached < depth or (self.nested > 0 and depth > 0)  # a coefficient's share of effort is small
            if abs(result) == 2 or not hangs:
                self.memory[key] = result
            else:
                self.passing[key] = result, min(self.reached, depth - 1)
            return result
        finally:
            self.open.pop(key, None)
            self.reached = min(before, self.reached) if self.reached < depth else before
            if not self.open:
                self.passing.clear()
                self.reached = NEVER

    def ask_in_part(self, answer: Callable[[], int]) -> int:
        """The answer for the sake of a question that it is one part of, with a share of its effort."""
        left, share = self.effort, min(self.effort, PART >> self.nested)
        self.nested, self.effort = self.nested + 1, share
        try:
            return answer()
        finally:
            self.nested, self.effort = self.nested - 1, left - share + self.effort

    def spend(self, terms: int) -> bool:
        """Whether there is effort left to look at so many terms."""
        if self.effort < terms:
            self.reached = min(self.reached, 0)  # answers that lack effort are not kept, but for the outermost
            return False
        self.effort -= terms
        return True
