r"""Implications, ``P \Rightarrow Q`` and ``P \Leftrightarrow Q``: given the left, the right.

The verdicts of the two sides settle much: Q that is proved follows from anything, P that is proved at every point
implies Q exactly where Q holds. Else Q is decided with P assumed, throughout the domain (`given`). A P that holds
nowhere implies anything, which is said, and not called a proof. In a chain, P ⇒ Q ⇒ R, every arrow has what stands
before it for its premise. About every metric an arrow is refused: there it is `assuming = [P]` in the setting, and Q as
the formula.
"""

from __future__ import annotations

from collections.abc import Callable

from ..verdicts import Reason, Undecided, Verdict, combined

ARROWS = ("=>", "<=>")
VACUOUS = Undecided(Reason.INCONSISTENT, "what stands before the arrow holds nowhere, so that anything follows from it")


def implication(
    arrow: str, premise: Verdict, conclusion: Verdict, there: Callable[[], Verdict], back: Callable[[], Verdict]
) -> Verdict:
    """The verdict of an arrow between two statements.

    Parameters
    ----------
    arrow : "=>" or "<=>"
    premise, conclusion : the verdicts of what stands before and after it
    there, back : decide the one after it with the one before it assumed, and the other way round
    """
    if premise.proved and conclusion.proved:
        return combined([("before the arrow", premise), ("after the arrow", conclusion)])
    if conclusion.proved and arrow == "=>":
        return conclusion
    if _everywhere(premise):
        return conclusion
    if arrow == "=>":
        return there()
    if _everywhere(conclusion):
        return premise
    return combined([("from left to right", there()), ("from right to left", back())])


def _everywhere(verdict: Verdict) -> bool:
    """Whether a statement is proved at all points of the domain: where its small print excludes points, the other side
    may fail at just those."""
    return verdict.proved and all(condition.holds_on_domain for condition in verdict.conditions)
