r"""Indices: which script a symbol carries, and in which order staggered indices are read.

People stagger in many ways. ``F^\mu{}_\nu``, ``{F^\mu}_\nu`` and ``F^{\mu}{}_{\nu}`` are read as typed. Where an upper
and a lower script stand above each other,

* a phantom or a space in front of one puts it behind the other: ``R^\rho_{\ \sigma\mu\nu}``, ``T_\mu^{\;\nu}``;
* phantoms inside align the two slot by slot: ``R^{\mu\ \rho}_{\ \nu\ \sigma}``;
* without any, the upper indices come first, however typed: ``\Gamma^\lambda_{\mu\nu}``, ``R_{\sigma\mu\nu}^\rho``.

A comma or semicolon inside a script begins derivatives: ``A_{\mu,\nu}``, ``F^{\mu\nu}{}_{;\mu}``; a staggered script
after it goes on with them, ``A_{\alpha;\mu}{}^{\mu}`` [MTW 22.19]. Brackets and bars
among indices belong to the index beside them, ``[\mu``, ``|b|``; what they mean, `brackets` finds out. Around one index
alone they are a label: ``e_{(a)}``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gr_toolkit.notation import spelling
from gr_toolkit.notation.atoms import Source, read_atom, read_label

INDEX_BRACKETS = ("(", "[", ")", "]", "|")


@dataclass(frozen=True, slots=True)
class Mark:
    """One index as typed, between its pieces; or the comma or semicolon that begins derivatives.

    `before` and `after` are the pieces of the index brackets and bars beside it.
    """

    name: str
    up: bool
    start: int
    end: int
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The content of one ``^`` or ``_``: pieces from `start` to `stop`; `stacked` on the script before it."""

    up: bool
    start: int
    stop: int
    stacked: bool


def read_scripts(source: Source, number: int) -> tuple[list[Script], int, int]:
    """All scripts from a piece on, the number of primes among them, and the piece after."""
    scripts: list[Script] = []
    primes = 0
    stacked = False
    while True:
        piece = source.at(number)
        if piece in ("^", "_"):
            start, stop, end = source.argument(number + 1, piece)
            up = piece == "^"
            if stacked and (scripts[-1].up == up or scripts[-1].stacked):
                kind = "superscript" if up else "subscript"
                raise source.error(number, f"a double {kind}", f"both in one group, {piece}{{...}}")
            if stop == start + 1 and source.at(start).isdigit() and _touching(source, start):
                raise source.error(
                    start, f"only one digit is in the script of {piece}", f"{piece}{{{source.at(start)}...}}"
                )
            number = end
            if up and start < stop and all(source.at(inner) in spelling.PRIMES for inner in range(start, stop)):
                primes += stop - start
                continue
            scripts.append(Script(up, start, stop, stacked))
            stacked = True
        elif piece == "'":
            primes, number = primes + 1, number + 1
        elif piece == "{" and source.at(number + 1) == "}" and source.at(number + 2) in ("^", "_"):
            stacked, number = False, number + 2
        else:
            return scripts, primes, number


def _touching(source: Source, number: int) -> bool:
    """Whether a digit is directly followed by another: x^23 is x²3 to TeX, and seldom to its author."""
    following = source.at(number + 1)
    return following.isdigit() and source.pieces[number].end == source.pieces[number + 1].start


def read_marks(source: Source, script: Script) -> list[Mark | None] | None:
    """The indices of a script, None for a phantom; or None altogether if it holds anything but indices."""
    marks: list[Mark | None] = []
    waiting: list[int] = []  # brackets and bars before the next index
    number = script.start
    while number < script.stop:
        piece = source.pieces[number]
        marks += [None] * piece.spaced
        if piece.text in INDEX_BRACKETS:
            if piece.text not in (")", "]"):
                waiting.append(number)
            elif not _close(marks, number):
                return None
            number += 1
            continue
        if piece.text in spelling.PHANTOMS:
            _, _, number = source.argument(number + 1, piece.text)
            marks.append(None)
            continue
        if piece.text == "{" and source.at(number + 1) == "}":
            number += 2
            continue
        end = number + 1
        if piece.text in (",", ";") or piece.text.isdigit():
            name = piece.text
        elif piece.text != "{" and (atom := read_atom(source, number)) and not (atom.label or atom.dots):
            if atom.base.startswith(("\\mathrm", "\\text")):
                return None  # an upright word is a label
            name, end = atom.base, atom.end
            if source.at(end) == "_" and end < script.stop:
                start, stop, end = source.argument(end + 1, "_")
                label = read_label(source, start, stop)
                if label is None or not label.strip("{}").isdigit():
                    return None
                name += f"_{label}"
            while source.at(end) == "'":
                name, end = name + "'", end + 1
        else:
            return None
        is_index = name not in (",", ";")
        marks.append(Mark(name, script.up, number, end, tuple(waiting) if is_index else ()))
        waiting = [] if is_index else waiting
        number = end
    if any(not _close(marks, bar) for bar in waiting) or _has_label(source, marks):
        return None
    return marks if any(mark is not None for mark in marks) else None


def _close(marks: list[Mark | None], number: int) -> bool:
    """Put a bracket or bar behind the last index, if there is one."""
    for place in range(len(marks) - 1, -1, -1):
        mark = marks[place]
        if mark is not None and mark.name not in (",", ";"):
            marks[place] = replace(mark, after=(*mark.after, number))
            return True
    return False


def _has_label(source: Source, marks: list[Mark | None]) -> bool:
    """Whether brackets stand around one index alone."""
    return any(
        mark is not None and mark.before and source.partner.get(mark.before[-1], -1) in mark.after for mark in marks
    )


def in_reading_order(source: Source, read: list[tuple[Script, list[Mark | None]]]) -> list[Mark]:
    """The indices of all scripts of a tensor, staggered as the module says; derivatives last, as typed."""
    indices: list[Mark] = []
    derivatives: list[Mark] = []
    waiting = list(read)
    while waiting:
        script, slots = waiting.pop(0)
        if continues(derivatives, script, slots):
            derivatives += [mark for mark in slots if mark]
            if waiting and waiting[0][0].stacked:
                raise source.error(
                    waiting[0][0].start,
                    "the order of these derivatives is not clear",
                    "A_{\\mu;\\nu}{}^{\\rho}{}_{\\sigma}",
                )
            continue
        group = [(script, _before_derivatives(slots, derivatives))]
        if waiting and waiting[0][0].stacked:
            script, slots = waiting.pop(0)
            group.append((script, _before_derivatives(slots, derivatives)))
        indices += _merge(source, group)
    return indices + derivatives


def continues(derivatives: list[Mark], script: Script, slots: list[Mark | None]) -> bool:
    r"""Whether a script goes on with the derivatives of the one before it: ``\phi_{;\mu}{}^{\mu}``."""
    numbered = any(mark is not None and mark.name.isdigit() for mark in slots)
    return bool(derivatives) and not script.stacked and not numbered


def _before_derivatives(slots: list[Mark | None], derivatives: list[Mark]) -> list[Mark | None]:
    cut = next((place for place, mark in enumerate(slots) if mark and mark.name in ",;"), len(slots))
    derivatives += [mark for mark in slots[cut:] if mark]
    return slots[:cut]


def _merge(source: Source, group: list[tuple[Script, list[Mark | None]]]) -> list[Mark]:
    rows = [slots for _, slots in group]
    filled = [[mark for mark in row if mark] for row in rows]
    if len(rows) == 1 or not all(filled):
        return [mark for row in filled for mark in row]
    behind = [row[0] is None and None not in row[row.count(None) :] for row in rows]
    inside = [None in row[:-1] and not late for row, late in zip(rows, behind, strict=True)]
    if any(inside):
        length = max(map(len, rows))
        first, second = ([*row, *[None] * (length - len(row))] for row in rows)
        if any((one is None) == (other is None) for one, other in zip(first, second, strict=True)):
            raise source.error(
                group[0][0].start, "the order of the upper and lower indices is not clear", "R^{\\mu}{}_{\\nu}, with {}"
            )
        return [one or other for one, other in zip(first, second, strict=True)]  # type: ignore[misc]
    if behind[0] != behind[1]:
        return filled[1] + filled[0] if behind[0] else filled[0] + filled[1]
    return [mark for (script, _), row in zip(group, filled, strict=True) if script.up for mark in row] + [
        mark for (script, _), row in zip(group, filled, strict=True) if not script.up for mark in row
    ]
