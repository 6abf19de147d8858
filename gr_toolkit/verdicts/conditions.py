"""The small print of a proof: what it divided by, and what it assumed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, final

from sympy import latex


@final
@dataclass(frozen=True, slots=True)
class Condition:
    """Something that was divided by, as typed: the proof says nothing where it vanishes."""

    expression: Any  # SymPy
    holds_on_domain: bool = False

    def __str__(self) -> str:
        return f"{self.expression} != 0"

    def latex(self) -> str:
        """The same in LaTeX, without delimiters."""
        return rf"{latex(self.expression)} \neq 0"


@final
@dataclass(frozen=True, slots=True)
class NotNegative:
    """What has to be zero or positive for the two sides to be real: the radicand of a root, say."""

    expression: Any  # SymPy
    holds_on_domain: bool = False

    def __str__(self) -> str:
        return f"{self.expression} >= 0"

    def latex(self) -> str:
        """The same in LaTeX, without delimiters."""
        return rf"{latex(self.expression)} \geq 0"


@final
@dataclass(frozen=True, slots=True)
class Assumed:
    """An equation that a proof rests on, in LaTeX as it was typed, and a note on how it was read."""

    text: str
    note: str = ""
    holds_on_domain: ClassVar[bool] = False

    def __str__(self) -> str:
        return f"{self.text} ({self.note})" if self.note else self.text

    def latex(self) -> str:
        """The equation."""
        return self.text


@final
class Conditions(Sequence[Condition | NotNegative]):
    """Conditions that are worked out when somebody looks at them; a proof does not wait for its small print to be
    typeset."""

    def __init__(self, find: Callable[[], Iterable[Condition | NotNegative]]) -> None:
        self._find = find

    @cached_property
    def found(self) -> tuple[Condition | NotNegative, ...]:
        """The conditions."""
        return tuple(self._find())

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, place: Any) -> Any:
        return self.found[place]

    def __eq__(self, other: object) -> bool:
        return self.found == (other.found if isinstance(other, Conditions) else other)

    def __hash__(self) -> int:
        return hash(self.found)

    def __repr__(self) -> str:
        return repr(self.found)

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self.found,)
