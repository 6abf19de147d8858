"""What the engine said to a generated pair, and whether it may."""

from __future__ import annotations

from dataclasses import dataclass

import sympy as sp

from gr_toolkit.errors import DivisionByZeroError, GRToolkitError, InternalError
from gr_toolkit.exact import Field, Reader, read_domain
from gr_toolkit.verdicts import Reason, decide
from tests.soundness.generated import Pair

NEVER = {Reason.EMPTY_DOMAIN, Reason.CRASHED}  # every generated domain has points


@dataclass(frozen=True)
class Outcome:
    """`kind`: proved, refuted, undecided or refused; `why`: the reason of the last two; `failure`: empty, or what no
    engine may do."""

    kind: str
    why: str = ""
    failure: str = ""


def judge(pair: Pair) -> Outcome:
    """Ask the engine and compare with the truth."""
    try:
        verdict = decide(pair.left, pair.right, domain=pair.domain)
    except InternalError as error:
        return Outcome("refused", "InternalError", f"internal error: {error}")
    except DivisionByZeroError as error:
        return Outcome("refused", "DivisionByZeroError", f"a divisor that is not zero was called zero: {error}")
    except GRToolkitError as error:
        return Outcome("refused", type(error).__name__)
    except Exception as error:
        return Outcome("refused", type(error).__name__, f"unexpected {type(error).__name__}: {error}")
    if verdict.proved:
        return Outcome("proved", failure="" if pair.truth else "a falsehood was proved")
    if verdict.refuted:
        if pair.truth:
            return Outcome("refuted", failure=f"a truth was refuted: {verdict.witness}")
        try:
            rechecks = verdict.witness.recheck()
        except Exception as error:
            return Outcome("refuted", failure=f"the recheck of the witness raised {type(error).__name__}: {error}")
        return Outcome("refuted", failure="" if rechecks else "the witness does not recheck")
    if verdict.reason is Reason.UNSUPPORTED:
        return Outcome("refused", verdict.reason.name)
    failure = str(verdict) if verdict.reason in NEVER else ""
    if verdict.reason is Reason.NO_WITNESS and is_certified(pair):
        failure = "undecided where the tower is certified"
    return Outcome("undecided", verdict.reason.name, failure)


def judge_as_divisor(pair: Pair) -> Outcome:
    """Divide the difference of two sides that are equal by itself: 0/0 is not 1, and nothing may be said of it."""
    with sp.evaluate(False):
        difference = pair.left + (-1) * pair.right
        quotient = difference * (1 / difference)
    try:
        verdict = decide(quotient, sp.Integer(1), domain=pair.domain)
    except InternalError as error:
        return Outcome("refused", "InternalError", f"internal error: {error}")
    except GRToolkitError as error:
        return Outcome("refused", type(error).__name__)
    except Exception as error:
        return Outcome("refused", type(error).__name__, f"unexpected {type(error).__name__} as a divisor: {error}")
    said = "proved" if verdict.proved else "refuted" if verdict.refuted else ""
    return Outcome("undecided", failure=f"a hidden zero was divided by, and the quotient {said}" if said else "")


def is_certified(pair: Pair) -> bool:
    """Whether the generators of both sides together are known to be independent."""
    reader = Reader(Field.rational(read_domain(pair.domain)))
    try:
        difference = reader.read_all([pair.left, pair.right])
    except GRToolkitError:
        return False
    return not difference[0].field.doubt
