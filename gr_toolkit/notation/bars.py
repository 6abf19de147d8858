r"""Bars: which ``|`` begins an absolute value, and where it ends.

A bar with a subscript takes a value, ``f|_{x=0}``; ``\left|`` and ``\right|`` say themselves what they are. Of plain
bars at one level of brackets the first belongs to the second, the third to the fourth; where they could be paired
otherwise too, ``|a| b |c|`` and ``|a + |b||``, that is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gr_toolkit.notation import spelling

if TYPE_CHECKING:
    from gr_toolkit.notation.lexer import Lexer

BARS = ("|", "\\left|")
_JOINTS = frozenset(spelling.RELATIONS) | frozenset(spelling.IMPLICATIONS) | spelling.TIMES | {"+", "-", "/", ","}
_ADVICE = "\\left| x \\right|"


def opens(lexer: Lexer, number: int) -> bool:
    """Whether an absolute value begins at a piece."""
    return lexer.source.at(number) in BARS and lexer.source.at(number + 1) != "_"


def absolute_value(lexer: Lexer, number: int, stop: int) -> int:
    """Read ``|x|``, which arrives as a function of x; the piece after it."""
    close = _partner(lexer, number, stop)
    lexer.emit("KNOWN", "\\abs", number, number + 1)
    lexer.emit("CALL", None, number + 1, number + 1)
    lexer.read(number + 1, close)
    lexer.emit("CLOSE", None, close, close + 1)
    return close + 1


def _partner(lexer: Lexer, number: int, stop: int) -> int:
    source = lexer.source
    if source.at(number) == "\\left|":
        close = source.partner[number]
        if close == number + 1:
            raise source.error(number, "nothing stands between these bars", _ADVICE)
        return close
    bars, other = [number], number + 1
    while other < stop and len(bars) < 3 and source.partner.get(other, other) >= other:  # inside the bracket around it
        if source.at(other) == "|":
            bars.append(other)
        other = source.partner.get(other, other) + 1
    if len(bars) == 1:
        raise source.error(number, "this bar has no partner", _ADVICE)
    close = bars[1]
    if close == number + 1:
        raise source.error(number, "nothing stands between these bars", _ADVICE)
    if source.at(close + 1) == "_":
        raise source.error(close, "a bar with a subscript closes no absolute value", "\\left. |x| \\right|_{x=x_0}")
    between = len(bars) > 2 and close + 1 < bars[2] and source.at(bars[2] + 1) != "_"
    joined = between and source.at(close + 1) not in _JOINTS and source.at(bars[2] - 1) not in _JOINTS
    if joined or source.at(close - 1) in _JOINTS:
        raise source.error(number, "which bars belong together is not clear", _ADVICE)
    return close
