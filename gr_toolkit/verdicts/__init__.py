"""Verdicts: proved, refuted, undecided; witnesses, and budgets with a worker that can be ended."""

from .bounds import bounded
from .conditions import Assumed, Condition, Conditions, NotNegative
from .decide import decide
from .inequalities.monotony import is_decreasing, is_increasing
from .model import Model
from .parameters import ParameterCondition, vanishes_when
from .small_print import conditions_of
from .verdict import Proved, Reason, Refuted, Undecided, Verdict, combined
from .witness import Witness

__all__ = [
    "Assumed",
    "Condition",
    "Conditions",
    "Model",
    "NotNegative",
    "ParameterCondition",
    "Proved",
    "Reason",
    "Refuted",
    "Undecided",
    "Verdict",
    "Witness",
    "bounded",
    "combined",
    "conditions_of",
    "decide",
    "is_decreasing",
    "is_increasing",
    "vanishes_when",
]
