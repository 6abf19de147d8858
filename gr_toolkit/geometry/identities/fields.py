r"""How a generic field is declared: its slots and its permutation symmetry, as in ``"_a"``, ``"^a_b"``, ``"[_a_b]"``.

The pattern is that of `Metric.tensor`, ``"^a_b"`` or ``"^_"``, with brackets where the field has symmetries: round ones
around what may be exchanged, square ones around what changes sign, also around groups of equal length:

    "(_a_b)" or "_(ab)"     symmetric                 "[_a_b_c]"              a 3-form
    "_a[_b_c]"              antisymmetric behind      "([_a_b][_c_d])"        antisymmetric pairs that may be exchanged

A scalar field is declared with ``""``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import factorial
from typing import final

from ...errors import IndexMismatchError, TooLargeError
from ..symmetry import Signed, Symmetry, generated

MAX_RANK = 8
MAX_GROUP = 5040  # signed permutations that are listed


@final
@dataclass(frozen=True)
class FieldSpec:
    """A generic field: every tensor of this type, at every point, with every derivative."""

    name: str  # canonical LaTeX
    positions: tuple[bool, ...]  # True where the index is naturally up
    symmetry: Symmetry

    @property
    def rank(self) -> int:
        """The number of its indices."""
        return len(self.positions)


def field_spec(name: str, pattern: str) -> FieldSpec:
    """A field from its name and the pattern of its slots.

    Raises
    ------
    IndexMismatchError
        The pattern cannot be read; the brackets do not fit.
    TooLargeError
        More slots, or more permutations, than are worked with.

    Examples
    --------
    >>> field_spec("F", "[_a_b]").positions, len(field_spec("S", "([_a_b][_c_d])").symmetry.group)
    ((False, False), 8)
    """
    if not isinstance(pattern, str):
        raise IndexMismatchError(
            f"{name} = {pattern!r} declares no field: its slots are wanted as text",
            f'{name}="_a" for a covector, "[_a_b]" for an antisymmetric tensor, "" for a scalar field',
        )
    positions, exchanges = _Reader(name, pattern).read()
    if len(positions) > MAX_RANK:
        raise TooLargeError(f"the field {name}", len(positions), MAX_RANK, "indices")
    for slots, _ in exchanges:
        moved = [n for n, slot in enumerate(slots) if slot != n]
        if len({positions[n] for n in moved}) > 1:
            raise IndexMismatchError(
                f"{name} = {pattern!r}: brackets around upper and lower indices", "all of them up, or all down"
            )
    return FieldSpec(name, tuple(positions), generated(len(positions), exchanges))


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, name: str, pattern: str) -> None:
        self.name, self.pattern = name, pattern
        self.positions: list[bool] = []
        self.swaps: list[tuple[list[list[int]], bool]] = []  # the groups of a bracket, and whether it is square
        self.up: bool | None = None
        self.bare = False  # a sign that no letter has followed yet

    def read(self) -> tuple[list[bool], list[Signed]]:
        open_brackets: list[tuple[str, list[list[int]]]] = []
        characters = [character for character in self.pattern if character not in "{} "]
        for n, character in enumerate(characters):
            if character in "^_":
                self.slot_of_bare_sign(open_brackets)
                self.up, self.bare = character == "^", True
            elif character in "([":
                if characters[n + 1 : n + 2] and characters[n + 1] in "^_":
                    self.slot_of_bare_sign(open_brackets)
                self.bare = False  # _[ab]: the sign is of what the bracket holds
                open_brackets.append((character, []))
            elif character in ")]":
                self.slot_of_bare_sign(open_brackets)
                if not open_brackets or {"(": ")", "[": "]"}[open_brackets[-1][0]] != character:
                    raise self.error(f"the bracket {character} closes nothing")
                kind, groups = open_brackets.pop()
                self.close(kind, groups)
                if open_brackets:
                    open_brackets[-1][1].append([slot for group in groups for slot in group])
            elif character.isalnum() and self.up is not None:
                self.bare = False
                self.add_slot(open_brackets)
            else:
                raise self.error(f"{character!r} stands where ^ or _ belongs")
        self.slot_of_bare_sign(open_brackets)
        if open_brackets:
            raise self.error(f"the bracket {open_brackets[-1][0]} is not closed")
        return self.positions, self.signed()

    def slot_of_bare_sign(self, open_brackets: list[tuple[str, list[list[int]]]]) -> None:
        if self.bare:
            self.add_slot(open_brackets)
            self.bare = False

    def add_slot(self, open_brackets: list[tuple[str, list[list[int]]]]) -> None:
        if open_brackets:
            open_brackets[-1][1].append([len(self.positions)])
        self.positions.append(bool(self.up))

    def close(self, kind: str, groups: list[list[int]]) -> None:
        if len(groups) < 2 or len({len(group) for group in groups}) > 1:
            raise self.error("a bracket holds two or more indices, or groups of equal length")
        size = 1
        for others, _ in self.swaps:
            size *= factorial(len(others))
        if size * factorial(len(groups)) > MAX_GROUP:
            raise TooLargeError(
                f"the symmetry of {self.name}", size * factorial(len(groups)), MAX_GROUP, "permutations"
            )
        self.swaps.append((groups, kind == "["))

    def signed(self) -> list[Signed]:
        """The exchanges of neighbours in all brackets."""
        found: list[Signed] = []
        for groups, antisymmetric in self.swaps:
            for first, second in pairwise(groups):
                slots = list(range(len(self.positions)))
                for a, b in zip(first, second, strict=True):
                    slots[a], slots[b] = b, a
                found.append((tuple(slots), -1 if antisymmetric else 1))
        return found

    def error(self, what: str) -> IndexMismatchError:
        return IndexMismatchError(
            f"{self.name} = {self.pattern!r}: {what}",
            f'{self.name}="^a_b", "[_a_b]", "(_a_b)" or "" for a scalar field',
        )
