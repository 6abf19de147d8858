"""Every error the toolkit raises on purpose, by class.

Each class is built from facts (its `args`, so that a worker process can hand it on) and writes its own sentence: what
was
wrong, where, and what to write instead. Layers above add what they alone know with `add_note`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class GRToolkitError(Exception):
    """Base of all errors of gr_toolkit."""


class InputError(GRToolkitError, ValueError):
    """Something handed in is not what the function takes: ``InputError(what, advice)``."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what, advice)
        self.what, self.advice = what, advice

    def __str__(self) -> str:
        return f"{self.what}\n  write: {self.advice}" if self.advice else self.what


class UnknownNameError(InputError, LookupError):
    """A name that is not there, with those that are; where these are many, the nearest ones first."""

    def __init__(self, name: str, known: Iterable[str], kind: str = "name") -> None:
        known = tuple(dict.fromkeys(known))
        shown = repr(name).replace(2 * chr(92), chr(92))  # LaTeX is full of backslashes
        super().__init__(f"there is no {kind} {shown}", _choice(name, known))
        self.args = (name, known, kind)
        self.name, self.known, self.kind = name, known, kind


FEW, SHOWN = 8, 40  # names that are listed at once, and at all


def _choice(name: str, known: tuple[str, ...]) -> str:
    """What to write instead of a name: never a part of the choice as if it were the whole."""
    if not known:
        return "a declaration of it first, for there is none here"
    if len(known) <= FEW:
        return f"one of {', '.join(known)}"
    every = ", ".join(known[:SHOWN]) + (f" … ({len(known)})" if len(known) > SHOWN else "")
    folded = dict.fromkeys(other.lower() for other in known)  # flrw is meant for FLRW
    closest = difflib.get_close_matches(name.lower(), folded, n=3, cutoff=0.5)
    near = [other for match in closest for other in known if other.lower() == match]
    return f"{' or '.join(near)}? All are {every}" if near else f"one of {every}"


def missing_attribute(module: str, name: str, known: Iterable[str]) -> AttributeError:
    """The error for a name that a module has not; no advice where a tool asks for a name with underscores."""
    what = f"module {module!r} has no attribute {name!r}"
    return AttributeError(what if name.startswith("_") else f"{what}\n  write: {_choice(name, tuple(known))}")


class DomainError(GRToolkitError, ValueError):
    """A quantity outside the domain on which it means something: ``DomainError(sentence)``."""


class EmptyDomainError(DomainError):
    """Conditions that contradict each other: ``EmptyDomainError(condition, domain)``."""

    def __init__(self, condition: str, domain: str) -> None:
        super().__init__(condition, domain)
        self.condition, self.domain = condition, domain

    def __str__(self) -> str:
        return f"the domain {self.domain} is empty: {self.condition} contradicts its other conditions"


class InconsistentConditionsError(DomainError):
    """Side conditions that nothing satisfies: ``InconsistentConditionsError(consequence, where)``."""

    def __init__(self, consequence: str, where: str = "") -> None:
        super().__init__(consequence, where)
        self.consequence, self.where = consequence, where

    def __str__(self) -> str:
        where = f", where {self.where} is not zero" if self.where else ""
        return f"the conditions contradict each other{where}: together they say that {self.consequence} = 0"


class SideConditionError(DomainError):
    """Side conditions that cannot be made into rules: ``SideConditionError(what, advice)``."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what, advice)
        self.what, self.advice = what, advice

    def __str__(self) -> str:
        return f"{self.what}\n  write: {self.advice}" if self.advice else self.what


class UnsupportedError(DomainError):
    """An expression that is none of the engine's kernels; refused by name, never guessed."""

    def __init__(self, expression: str, advice: str = "") -> None:
        super().__init__(expression, advice)
        self.expression, self.advice = expression, advice

    def __str__(self) -> str:
        text = f"{self.expression} is not something the exact field can hold"
        return f"{text}\n  {self.advice}" if self.advice else text


class UnknownLimitError(DomainError):
    """A limit that does not exist, or of which exact series do not tell: ``UnknownLimitError(limit, why)``."""

    def __init__(self, limit: str, why: str) -> None:
        super().__init__(limit, why)
        self.limit, self.why = limit, why

    def __str__(self) -> str:
        return f"{self.limit} has no value that is known: {self.why}"


class AmbiguousSignError(DomainError):
    """A value that depends on a sign which the stated domain leaves open; `quantity`, an expression, is what has it."""

    def __init__(self, what: str, quantity: str, domain: str) -> None:
        super().__init__(what, quantity, domain)
        self.what, self.shown, self.domain = what, quantity, domain
        self.quantity: object = None  # of SymPy, where it is known: its sign would settle the question

    def about(self, quantity: object) -> AmbiguousSignError:
        """This error, with the quantity on whose sign it depends."""
        self.quantity = quantity
        return self

    def __str__(self) -> str:
        return (
            f"{self.what} depends on the sign of {self.shown}; the domain {self.domain} does not say which.\n"
            f"  write: domain=[{self.shown} > 0]      # or [{self.shown} < 0]"
        )


class AmbiguousRootError(AmbiguousSignError):
    """A root of which the stated domain leaves open which is meant."""

    def __init__(self, radicand: str, root: str, domain: str) -> None:
        super().__init__(radicand, root, domain)
        self.radicand, self.root = radicand, root

    def __str__(self) -> str:
        relation = "is" if self.radicand in (f"{self.root}**2", f"({self.root})**2") else "contains"
        return (
            f"sqrt({self.radicand}) {relation} {self.root} or its negative; "
            f"the domain {self.domain} does not say which.\n"
            f"  write: domain=[{self.root} > 0]      # or [{self.root} < 0]"
        )


class DivisionByZeroError(GRToolkitError, ZeroDivisionError):
    """A division by something that is identically zero, however it was disguised."""

    def __init__(self, divisor: str) -> None:
        super().__init__(divisor)
        self.divisor = divisor
        self.expression: object = None  # the divisor as typed, of SymPy, where there is one

    def __str__(self) -> str:
        return f"division by zero: {self.divisor} vanishes identically"


class UncertifiedDivisionError(DomainError):
    """A divisor that is not zero in form, in a field whose kernels are not known to be independent."""

    def __init__(self, divisor: str, reason: str) -> None:
        super().__init__(divisor, reason)
        self.divisor, self.reason = divisor, reason

    def __str__(self) -> str:
        return f"cannot divide by {self.divisor}: {self.reason}, and no point was found where it is surely not zero"


class TooLargeError(GRToolkitError):
    """Work whose forecast exceeds the limit in force; it was not begun."""

    def __init__(self, what: str, forecast: float, limit: float, unit: str) -> None:
        super().__init__(what, forecast, limit, unit)
        self.what, self.forecast, self.limit, self.unit = what, forecast, limit, unit

    def __str__(self) -> str:
        return f"{self.what} is too large: forecast {self.forecast:.2g} {self.unit}, limit {self.limit:.2g}"


class TimedOutError(GRToolkitError, TimeoutError):
    """The time given to a bounded computation was used up: ``TimedOutError(seconds)``."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return f"no answer within {self.given}; the computation was ended\n  write: a longer timeout=, in seconds"


class OutOfMemoryError(GRToolkitError, MemoryError):
    """The memory given to a bounded computation was used up; its process is gone, this one is unharmed."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return f"no answer with {self.given} of memory; the computation was ended\n  write: a larger memory=, in bytes"


class WorkerError(GRToolkitError):
    """A worker process that died of something else than its bounds."""


class NotationError(GRToolkitError, ValueError):
    """A formula that cannot be read: ``NotationError(message, text, position, advice)``."""

    def __init__(self, message: str, text: str = "", position: int = 0, advice: str = "") -> None:
        super().__init__(message, text, position, advice)
        self.message, self.text, self.position, self.advice = message, text, position, advice

    def __str__(self) -> str:
        before = self.text[: self.position]
        line, column = before.count("\n") + 1, self.position - (before.rfind("\n") + 1) + 1
        shown = self.text.split("\n")[line - 1] if self.text else ""
        start = max(0, column - 60)
        excerpt = shown[start : start + 100]
        parts = [f"{self.message} (line {line}, column {column})"]
        if excerpt:
            parts += [f"  {excerpt}", f"  {' ' * (column - 1 - start)}^"]
        if self.advice:
            parts.append(f"  write: {self.advice}")
        return "\n".join(parts)


class IndexMismatchError(InputError):
    """Indices that do not fit: wrong count, wrong position, repeated or unmatched."""


class CaptureError(InputError):
    """A particle that falls in, where one was meant that comes back out."""


class ConventionError(InputError):
    """Objects of different conventions or charts that meet in one operation."""


class UndecidedError(GRToolkitError):
    """An undecided verdict asked to be true or false."""

    def __init__(self, reason: str, advice: str = "verdict.proved or verdict.refuted, which never guess") -> None:
        super().__init__(reason, advice)
        self.reason, self.advice = reason, advice

    def __str__(self) -> str:
        return f"undecided: {self.reason}\n  write: {self.advice}"


class InternalError(GRToolkitError):
    """An inconsistency of our own making; please report it with the input that led here."""
