"""The three answers to "is this equality true?", which cannot be mistaken for two.

============  ==========================================================  ==============
verdict       what stands behind it                                       bool(verdict)
============  ==========================================================  ==============
`Proved`      the normal form of left − right is zero                     True
`Refuted`     a ball at a rational point keeps left − right from zero     False
`Undecided`   neither; a reason is given                                  raises
============  ==========================================================  ==============
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, ClassVar, final

from ..errors import InputError, UndecidedError
from . import explanation
from .conditions import Assumed, Condition, NotNegative
from .model import Model
from .witness import Witness


class Reason(Enum):
    """Why a question stayed open, and what to try."""

    NO_WITNESS = "the two sides differ in form, but no ball at a point of the domain excludes that they agree"
    NO_VALUE = "the two sides differ in form, but not by what has a value at a point"
    EMPTY_DOMAIN = "no point was found that satisfies the domain's conditions"
    AMBIGUOUS_ROOT = "the domain leaves the sign of a root open"
    AMBIGUOUS_SIGN = "the domain leaves open which of several cases holds"
    TOO_MANY_CASES = "the domain leaves more signs open than are told apart"
    UNSUPPORTED = "an expression is not among the engine's kernels"
    INCONSISTENT = "the assumed equations contradict each other"
    SIDE_CONDITIONS = "the assumed equations could not be made into rules"
    ARROW = "neither side of the arrow is proved at every point"
    UNKNOWN_LIMIT = "a limit that does not exist, or of which exact series do not tell"
    NO_MODEL = "no point was found where the assumed equations hold"
    NOT_CERTIFIED = "a divisor could not be shown not to vanish"
    TOO_LARGE = "the forecast size exceeds what a worker is given"
    TIMED_OUT = "the time given was used up"
    OUT_OF_MEMORY = "the memory given was used up"
    CRASHED = "the worker process ended without an answer"


class Verdict(ABC):
    """Exactly one of `Proved`, `Refuted`, `Undecided`. Asking one for another's field gives None or ()."""

    __slots__ = ()
    proved: ClassVar[bool] = False
    refuted: ClassVar[bool] = False
    undecided: ClassVar[bool] = False
    conditions: Any = ()
    witness: Any = None
    reason: Any = None
    model: Any = None
    claim: Any = None  # (left, right, domain), where it is one equality
    component: Any = ""  # the one that fails, or stays open
    components: Any = ()  # (name, verdict) of those it was combined from, as far as they were asked

    @abstractmethod
    def __bool__(self) -> bool: ...

    @abstractmethod
    def explain(self) -> str:
        """The verdict with its small print, in sentences."""

    def _grounds(self) -> list[str]:
        """Lines on what stands behind it: terms that cancel or survive, or the components."""
        return explanation.table(self.components) if self.components else explanation.terms(self.claim)

    def certificate(self) -> dict[str, Any]:
        """What a stranger needs to verify a proof without the engine, as JSON (docs/certificates.md).

        Raises
        ------
        InputError
            Nothing was proved, or the proof was read off exact components and has no two sides.
        """
        raise InputError("only a proof has a certificate", "verdict.witness.recheck() for a refutation")

    def __str__(self) -> str:
        return self.explain()

    @abstractmethod
    def _repr_latex_(self) -> str: ...

    def _repr_html_(self) -> str | None:
        return explanation.html(repr(self), self.components) if self.components else None


@final
@dataclass(frozen=True, slots=True, repr=False)
class Proved(Verdict):
    """The normal form of left − right is zero, wherever `conditions` hold and both sides as typed are defined."""

    conditions: Sequence[Condition | NotNegative | Assumed] = ()
    model: Model | None = None  # under side conditions: where they hold and what was divided by does not vanish
    claim: Any = field(default=None, compare=False)
    components: tuple[tuple[str, Verdict], ...] = field(default=(), compare=False)
    grounds: tuple[str, ...] = field(default=(), compare=False)  # of an inequality: by what it is proved, in words
    proved: ClassVar[bool] = True

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        open_ones = [str(c) for c in self.conditions if not c.holds_on_domain]
        return "Proved" + (f"(where {', '.join(open_ones)})" if open_ones else "()")

    def _repr_latex_(self) -> str:
        shown = [c.latex() for c in self.conditions if not c.holds_on_domain]
        return r"$\textbf{proved}" + (r"\quad\text{where } " + r",\; ".join(shown) if shown else "") + "$"

    def explain(self) -> str:
        open_ones = [str(c) for c in self.conditions if not c.holds_on_domain]
        ruled_out = [str(c) for c in self.conditions if c.holds_on_domain]
        lines = ["proved"]
        if open_ones:
            lines.append("where " + ", ".join(open_ones))
        if ruled_out:
            lines.append("on the domain already: " + ", ".join(ruled_out))
        lines += [f"by {ground}" for ground in self.grounds]
        if self.model is not None:
            lines.append(f"the assumed equations have solutions: {self.model}")
        return "\n  ".join(lines + self._grounds())

    def certificate(self) -> dict[str, Any]:
        """What a stranger needs to verify the proof without the engine; see `Verdict.certificate`.

        Examples
        --------
        >>> import sympy as sp
        >>> from gr_toolkit.verdicts import checker, decide
        >>> x = sp.Symbol("x", real=True)
        >>> checker.check(decide(sp.cos(2*x), 1 - 2*sp.sin(x)**2).certificate())[0]
        True
        """
        from .certificate import Sides, certificate

        if self.grounds:
            raise InputError("an inequality has no certificate yet", "verdict.explain() for what it rests on")
        claims = list(_claims(self, ""))
        if self.model is not None or not claims or any(claim is None for _, claim in claims):
            raise InputError(
                "this proof has no certificate: it rests on assumed equations, or was read off exact components",
                "decide(left, right).certificate() of the two sides",
            )
        return certificate([(name, Sides(*claim)) for name, claim in claims])


def _claims(verdict: Verdict, name: str) -> Iterable[tuple[str, Any]]:
    """The equalities that a proof consists of, by name."""
    if not verdict.components:
        yield name, verdict.claim
    for inner, part in verdict.components:
        yield from _claims(part, f"{name}, {inner}" if name else inner)


@final
@dataclass(frozen=True, slots=True, repr=False)
class Refuted(Verdict):
    """Left and right differ at the witness, certified by ball arithmetic; `component` names the one that fails."""

    witness: Witness
    component: str = ""
    claim: Any = field(default=None, compare=False)
    components: tuple[tuple[str, Verdict], ...] = field(default=(), compare=False)
    refuted: ClassVar[bool] = True

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return f"Refuted({self.witness}{', component ' + self.component if self.component else ''})"

    def _repr_latex_(self) -> str:
        where = rf"\text{{ in component }}{explanation.component(self.component)}" if self.component else ""
        difference = r"\text{left} - \text{right} = " + self.witness.value.replace("j", r"\,\mathrm{i}")
        return rf"$\textbf{{refuted}}{where}\quad\text{{at }} {self.witness.latex()}:\quad {difference}$"

    def explain(self) -> str:
        where = f"refuted in component {self.component}" if self.component else "refuted"
        lines = [where, f"at {self.witness.place()}", f"left - right = {self.witness.value}"]
        return "\n  ".join(lines + explanation.terms(self.claim) + explanation.table(self.components))


@final
@dataclass(frozen=True, slots=True, repr=False)
class Undecided(Verdict):
    """Neither proved nor refuted, with the reason; never to be read as false."""

    reason: Reason
    detail: str = ""
    component: str = ""
    components: tuple[tuple[str, Verdict], ...] = field(default=(), compare=False)
    undecided: ClassVar[bool] = True

    def __bool__(self) -> bool:
        raise UndecidedError(f"{self.reason.value}{': ' + self.detail if self.detail else ''}")

    def __repr__(self) -> str:
        return f"Undecided({self.reason.name}{', ' + repr(self.detail) if self.detail else ''})"

    def _repr_latex_(self) -> str:
        said = " ".join(f"{self.reason.value}: {self.detail}".split()) if self.detail else self.reason.value
        return rf"$\textbf{{undecided}}\quad\text{{{explanation.plain(said)}}}$"

    def explain(self) -> str:
        lines = [f"undecided: {self.reason.value}"]
        if self.component:
            lines.append(f"in component {self.component}")
        lines += self.detail.split("\n") if self.detail else []
        return "\n  ".join(lines + explanation.table(self.components))


@dataclass
class Tally:
    """How the verdicts of components combine: one refuted refutes all, else one undecided leaves all open, else all
    is proved."""

    conditions: dict[Condition | NotNegative | Assumed, None] = field(default_factory=dict)
    first_undecided: Undecided | None = None
    model: Model | None = None
    components: list[tuple[str, Verdict]] = field(default_factory=list)

    def add(self, verdict: Verdict, component: str = "") -> Refuted | None:
        """Take in a component's verdict; the refutation of the whole as soon as there is one."""
        self.components.append((component, verdict))
        match verdict:
            case Refuted(witness, inner):
                return Refuted(witness, component or inner, verdict.claim, tuple(self.components))
            case Undecided(reason, detail, inner):
                if self.first_undecided is None:
                    self.first_undecided = Undecided(reason, detail, component or inner)
            case Proved(conditions, model):
                self.conditions |= dict.fromkeys(conditions)
                self.model = self.model or model
        return None

    def verdict(self) -> Verdict:
        """The verdict of the whole, when none was refuted."""
        table = tuple(self.components)
        if self.first_undecided is not None:
            return replace(self.first_undecided, components=table)
        return Proved(tuple(self.conditions), self.model, components=table)


def combined(verdicts: Iterable[tuple[str, Verdict]]) -> Verdict:
    """The verdict of an equality of components, from (name, verdict) of each."""
    tally = Tally()
    for component, verdict in verdicts:
        refuted = tally.add(verdict, component)
        if refuted is not None:  # a refutation is false
            return refuted
    return tally.verdict()
