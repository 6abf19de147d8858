r"""Implications, ``P \Rightarrow Q`` and ``P \Leftrightarrow Q``, from the verdicts of their two sides.

What follows is decided where one side is: Q that is proved follows from anything, P that is proved implies Q exactly
where Q holds. Where neither is proved nothing is said: whether Q follows from a P that sometimes holds is another
question than what P and Q are, which `gr_toolkit.decide` answers with `assuming`. About every metric an arrow is
refused, for that question is asked there: `assuming = [P]` in the setting, and Q as the formula.
"""

from __future__ import annotations

from ..verdicts import Reason, Undecided, Verdict, combined

ARROWS = ("=>", "<=>")


def implication(arrow: str, premise: Verdict, conclusion: Verdict) -> Verdict:
    """The verdict of an arrow between two statements, at each point of the domain.

    Parameters
    ----------
    arrow : "=>" or "<=>"
    premise, conclusion : the verdicts of what stands before and after it
    """
    if premise.proved and conclusion.proved:
        return combined([("before the arrow", premise), ("after the arrow", conclusion)])
    if conclusion.proved and arrow == "=>":
        return conclusion
    if _everywhere(premise):
        return conclusion
    if _everywhere(conclusion):  # <=>
        return premise
    return Undecided(Reason.ARROW, "gr.decide(left, right, assuming=[…]) asks what follows from assumed equations")


def _everywhere(verdict: Verdict) -> bool:
    """Whether a statement is proved at all points of the domain: where its small print excludes points, the other side
    may fail at just those."""
    return verdict.proved and all(condition.holds_on_domain for condition in verdict.conditions)
