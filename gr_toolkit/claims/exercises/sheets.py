"""Sheets of exercises as data: TOML with settings and questions, each beside right, nearly right and wrong answers.

The answers that a sheet lists are its own test: `Sheet.examples` marks them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, final

from ...errors import InputError, UnknownNameError
from .. import kinds
from ..file import read_toml, text_of
from . import marks
from .exercise import Exercise
from .marks import Mark

RECITATIONS = Path(__file__).parent / "recitations"
FILE_KEYS = ("title", "source", "settings", "exercise")
EXERCISE: kinds.Keys = {
    "id": (kinds.text, "'redshift'"),
    "question": (kinds.text, "'…'"),
    "setting": (kinds.text, "'conformal'"),
    "asks": (kinds.text, "'1 + z'"),
    "answers": (kinds.texts, "['…']"),
    "up_to": (kinds.texts, "['factor']"),
    "constants": (kinds.texts, r"['\omega']"),
    "along": (kinds.text, r"'k_\mu'"),
    "let": (kinds.texts, r"['…']"),
    "kind": (kinds.text, "'Ricci scalar'"),
    "natural": (kinds.pairs, "{ q = 'charge' }"),
    "lengths": (kinds.numbers, "{ r = 1 }"),
    "must": (kinds.texts, r"['…']"),
    "must_not": (kinds.texts, r"['…']"),
    "right": (kinds.texts, "['…'], other forms of the answer"),
    "nearly": (kinds.pairs, "{ '…' = 'right up to a constant factor' }"),
    "wrong": (kinds.pairs, "{ '…' = 'a hint, or nothing' }"),
    "because": (kinds.text, "'…'"),
}


class Example(NamedTuple):
    """An answer that a sheet lists, with the outcome it expects and the mark that it gets."""

    exercise: str
    answer: str
    expected: str
    mark: Mark


@final
@dataclass(frozen=True)
class Sheet(Mapping[str, Exercise]):
    """Exercises by their ids.

    Attributes
    ----------
    title, source : of the sheet
    exercises : id -> exercise
    listed : id -> the answers that the sheet lists, with the outcome expected of each
    """

    title: str
    source: str
    exercises: Mapping[str, Exercise]
    listed: Mapping[str, tuple[tuple[str, str], ...]]

    def __getitem__(self, name: str) -> Exercise:
        if name not in self.exercises:
            raise UnknownNameError(str(name), self.exercises, "exercise")
        return self.exercises[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.exercises)

    def __len__(self) -> int:
        return len(self.exercises)

    def examples(self) -> Iterator[Example]:
        """The marks of all answers that the sheet lists."""
        for name, answers in self.listed.items():
            for answer, expected in answers:
                yield Example(name, answer, expected, self.exercises[name].check(answer))

    def __repr__(self) -> str:
        return "\n".join([f"{self.title}: {len(self)} exercises", *(f"  {n}: {e.question}" for n, e in self.items())])


def read_exercises(source: Any) -> Sheet:
    """A sheet of exercises from a file, its text, or the name of a shipped one.

    Parameters
    ----------
    source : path of a TOML file, its text, or "redshift-and-expansion"
        ``[settings.name]`` as in a claims file; ``[[exercise]]`` with id, question, setting, asks, and answers or must;
        then `right` (other forms of the answer), `nearly` (answer = outcome) and `wrong` (answer = hint), which the
        sheet's tests mark.

    Raises
    ------
    InputError
        There is no such file, it is no sheet, an exercise contradicts itself.

    Examples
    --------
    >>> sheet = read_exercises("redshift-and-expansion")
    >>> sheet["one-plus-z"].check(r"a(\\tau_e)/a(\\tau_o)").hint
    'Wavelengths grow with the universe: which of the two scale factors is the larger one?'
    """
    data = read_toml(_text_of(source))
    for key in data:
        if key not in FILE_KEYS:
            raise UnknownNameError(key, FILE_KEYS, "key of a sheet of exercises")
    given, entries = data.get("settings", {}), data.get("exercise", [])
    if not isinstance(given, Mapping) or not isinstance(entries, list) or not entries:
        raise InputError("the sheet has no exercises", "[settings.name], and [[exercise]] with id, question, setting")
    settings = {name: kinds.table(entry, kinds.SETTING, f"setting {name!r}") for name, entry in given.items()}
    exercises: dict[str, Exercise] = {}
    listed: dict[str, tuple[tuple[str, str], ...]] = {}
    for entry in entries:
        name = str(entry.get("id", "?")) if isinstance(entry, Mapping) else "?"
        kinds.table(entry, EXERCISE, f"exercise {name!r}")
        if name in exercises:
            raise InputError(f"two exercises have the id {name!r}", "ids that differ")
        exercises[name], listed[name] = _exercise(name, entry, settings)
    return Sheet(str(data.get("title", "")), str(data.get("source", "")), exercises, listed)


def sheets() -> tuple[Path, ...]:
    """The sheets of exercises that are shipped."""
    return tuple(sorted(RECITATIONS.glob("*.toml")))


def _exercise(
    name: str, entry: Mapping[str, Any], settings: Mapping[str, Any]
) -> tuple[Exercise, tuple[tuple[str, str], ...]]:
    """An exercise and the answers listed with it."""
    for key in ("id", "question", "setting"):
        if key not in entry:
            raise InputError(f"the exercise {name!r} has no {key}", f"{key} = {EXERCISE[key][1]}")
    if entry["setting"] not in settings:
        raise UnknownNameError(entry["setting"], settings, f"setting (of the exercise {name!r})")
    for outcome in entry.get("nearly", {}).values():
        if outcome not in marks.OUTCOMES:
            raise UnknownNameError(outcome, marks.OUTCOMES, f"outcome (of the exercise {name!r})")
    kept = ("asks", "up_to", "constants", "along", "let", "kind", "natural", "lengths", "must", "must_not")
    wrong = entry.get("wrong", {})
    exercise = Exercise(
        entry["question"],
        tuple(entry.get("answers", ())) or None,
        dict(settings[entry["setting"]]),
        hints={answer: hint for answer, hint in wrong.items() if hint},
        **{key: entry[key] for key in kept if key in entry},
    )
    right = [(answer, marks.RIGHT) for answer in (*entry.get("answers", ()), *entry.get("right", ()))]
    nearly = list(entry.get("nearly", {}).items())
    return exercise, (*right, *nearly, *((answer, marks.WRONG) for answer in wrong))


def _text_of(source: Any) -> str:
    """The text of a sheet given as a path, a shipped sheet's name, or itself."""
    names = ", ".join(p.stem for p in sheets())
    return text_of(source, RECITATIONS, "sheet of exercises", f"the path of a file, or {names}")
