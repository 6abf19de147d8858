"""Verdicts: proved, refuted, undecided; witnesses, and budgets with a worker that can be ended."""

from .decide import conditions_of, decide
from .verdict import Condition, Conditions, Proved, Reason, Refuted, Undecided, Verdict, combined
from .witness import Witness

__all__ = [
    "Condition",
    "Conditions",
    "Proved",
    "Reason",
    "Refuted",
    "Undecided",
    "Verdict",
    "Witness",
    "combined",
    "conditions_of",
    "decide",
]
