r"""One display, several formulas: ``F=0, \quad G=0, \quad \text{with} a=1.``, cut at commas, wide spaces, words."""

from __future__ import annotations

from gr_toolkit.notation import spelling
from gr_toolkit.notation.atoms import Source

_WORDS = frozenset(f"\\text{{{word}}}" for word in "with and where or hence thus so i.e.".split())
_ENDS = frozenset({",", ";", "\\\\"}) | _WORDS
# A wide space beside one of these is only a space.
_JOINTS = frozenset(spelling.RELATIONS) | frozenset(spelling.IMPLICATIONS) | spelling.TIMES | {"+", "-", "/", "\\in"}


def split(source: Source) -> list[tuple[int, int]]:
    """The ranges of pieces of the formulas in a display, none of them empty, without their final punctuation."""
    ranges: list[tuple[int, int]] = []
    start = number = 0
    total = len(source.pieces)
    while number <= total:
        if number == total or _separates(source, number):
            stop = number
            while stop > start and source.at(stop - 1) in (".", *spelling.WIDE_SPACES):
                stop -= 1
            while start < stop and source.at(start) in spelling.WIDE_SPACES:
                start += 1
            if stop > start:
                ranges.append((start, stop))
            start = number + 1
        number = source.partner.get(number, number) + 1
    return ranges


def _separates(source: Source, number: int) -> bool:
    piece = source.at(number)
    if piece not in spelling.WIDE_SPACES:
        return piece in _ENDS or piece.replace(",", "") in _WORDS
    before, after = source.at(number - 1) if number else "", source.at(number + 1)
    return before not in _JOINTS and after not in _JOINTS
