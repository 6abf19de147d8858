"""What came of a student's answer: one of a few words, whether the exercise accepts it, and what there is to say."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final, final

from ...errors import UndecidedError
from ...verdicts import Verdict
from ..report import printable, undelimited

RIGHT: Final = "right"
UP_TO_SIGN: Final = "right up to its sign"
UP_TO_FACTOR: Final = "right up to a constant factor"
UP_TO_CONSTANT: Final = "right up to an additive constant"
UP_TO_GAUGE: Final = "right up to gauge"
UP_TO_MULTIPLE: Final = "right up to a multiple of the direction given"
OTHER_CONVENTION: Final = "right in another convention"
WRONG: Final = "wrong"
UNDECIDED: Final = "undecided"
NOT_UNDERSTOOD: Final = "not understood"
OUTCOMES = (
    RIGHT, UP_TO_SIGN, UP_TO_FACTOR, UP_TO_CONSTANT, UP_TO_GAUGE, UP_TO_MULTIPLE, OTHER_CONVENTION, WRONG, UNDECIDED,
    NOT_UNDERSTOOD,
)  # fmt: skip
UP_TO = {  # the word of `up_to` -> the outcomes that it accepts
    "sign": (UP_TO_SIGN,),
    "factor": (UP_TO_FACTOR, UP_TO_SIGN),
    "constant": (UP_TO_CONSTANT,),
    "gauge": (UP_TO_GAUGE,),
    "along": (UP_TO_MULTIPLE,),
    "convention": (OTHER_CONVENTION,),
}
COLOURS = {RIGHT: "#1a7f37", UP_TO_SIGN: "#c4520a", WRONG: "#b42318", UNDECIDED: "#667085", NOT_UNDERSTOOD: "#667085"}
BETWEEN = "#9a6700"  # the colour of what is nearly right


@final
@dataclass(frozen=True)
class Mark:
    """The mark of one answer.

    Attributes
    ----------
    answer : as it was given
    outcome : one of "right", "right up to its sign", "right up to a constant factor", "right up to an additive
        constant", "right up to gauge", "right up to a multiple of the direction given", "right in another convention",
        "wrong", "undecided", "not understood"
    accepted : whether the exercise takes it for an answer: what is right, and what is right up to what it allows
    remarks : which factor, which convention, where it is wrong, why it was not understood
    verdict : the engine's verdict behind the outcome; a refutation has a witness
    hint : the exercise's word on this very slip
    """

    answer: str
    outcome: str
    accepted: bool
    remarks: tuple[str, ...] = ()
    verdict: Verdict | None = None
    hint: str = ""

    def __bool__(self) -> bool:
        """Whether it is accepted; what is undecided or not understood raises.

        Raises
        ------
        UndecidedError
            It is neither right nor wrong.
        """
        if self.outcome in (UNDECIDED, NOT_UNDERSTOOD):
            raise UndecidedError("; ".join(self.remarks) or self.outcome, "mark.outcome, which never guesses")
        return self.accepted

    def __repr__(self) -> str:
        accepted = ", which is accepted here" if self.accepted and self.outcome != RIGHT else ""
        lines = [self.outcome + accepted, *self.remarks, *([f"hint: {self.hint}"] if self.hint else [])]
        return printable("\n".join(lines).replace("\n", "\n  "))

    def _repr_html_(self) -> str:
        """The outcome in colour, the answer typeset where it was understood, the remarks below."""
        colour = COLOURS[RIGHT] if self.accepted else COLOURS.get(self.outcome, BETWEEN)
        accepted = " – accepted here" if self.accepted and self.outcome != RIGHT else ""
        typed = escape(printable(self.answer))
        if self.outcome != NOT_UNDERSTOOD and "\\" in self.answer:
            typed = f"${escape(undelimited(printable(self.answer)))}$"
        head = f'<p><b style="color:{colour}">{escape(self.outcome)}</b>{accepted}: {typed}</p>'
        body = "".join(f'<pre style="margin:0 0 0 1.5em">{escape(printable(line))}</pre>' for line in self.remarks)
        return head + body + (f"<p><i>{escape(printable(self.hint))}</i></p>" if self.hint else "")
