r"""From characters to pieces: commands, letters, digits, brackets paired; nothing yet knows what they mean.

A piece is what TeX would call a token, with three conveniences: ``\left(`` and ``\bigl(`` are ``(``, ``\text{for}`` and
``\begin{cases}`` are one piece each, and Unicode letters and signs are the commands they stand for.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import NamedTuple

from gr_toolkit.errors import NotationError
from gr_toolkit.notation import spelling

_PIECE = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<dropped>\\(?:label|tag)\s*\{[^{}]*\})"
    r"|(?P<text>\\(?:text|textrm|textnormal|mbox)\s*\{[^{}]*\})"
    r"|(?P<environment>\\(?:begin|end)\s*\{[^{}]*\})"
    r"|(?P<left>\\left(?![A-Za-z])\s*(?:\\[{|]|\\lbrace\b|\\langle\b|\\l?vert\b|[^\\\s]))"
    r"|(?P<right>\\right(?![A-Za-z])\s*(?:\\[}|]|\\rbrace\b|\\rangle\b|\\r?vert\b|[^\\\s]))"
    r"|(?P<piece>\\not\s*=|\\[A-Za-z]+|\\.|:=|=:|.)",
    re.DOTALL,
)
_DELIMITERS = [("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)"), ("##", "##")]
_DELIMITERS += [(f"\\begin{{{name}}}", f"\\end{{{name}}}") for name in ("equation", "equation*", "displaymath", "math")]
_OPENERS = {"{": "}", "(": ")", "[": "]", "\\{": "\\}", "\\begin{cases}": "\\end{cases}"}
_OPENERS |= {"\\left.": "\\right|", "\\left|": "\\right|"}
_CLOSERS = frozenset(_OPENERS.values())
_SAME = {
    "\\lbrace": "\\{",
    "\\rbrace": "\\}",
    "\\vert": "|",
    "\\lvert": "|",
    "\\rvert": "|",
    "\\operatorname*": "\\operatorname",
}


class Piece(NamedTuple):
    """One TeX token; `spaced` counts the spacing commands such as ``\\,`` before it."""

    text: str
    start: int
    end: int
    spaced: int


def inner_range(text: str) -> tuple[int, int]:
    """Where the formula itself begins and ends, inside whatever maths delimiters surround it."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if text[start:end].endswith((".", ",")) and text.startswith(("$", "\\[", "\\(", "##", "\\begin"), start):
        end = len(text[:end].rstrip(".,"))
    for opening, closing in _DELIMITERS:
        fits = text.startswith(opening, start) and text.endswith(closing, start, end)
        if fits and end - start >= len(opening) + len(closing):
            return start + len(opening), end - len(closing)
    return start, end


def cut(text: str) -> list[Piece]:
    """The pieces of a formula, positions counted in the whole text."""
    start, end = inner_range(text)
    pieces: list[Piece] = []
    spaced = 0
    for match in _PIECE.finditer(text, start, end):
        kind, content, position = match.lastgroup, match.group(), match.start()
        if kind in ("space", "dropped"):
            continue
        if kind == "piece":
            content = _plain(content, text, position)
        elif kind in ("text", "environment"):
            command, _, inside = content.rstrip("}").partition("{")
            command = "\\text" if kind == "text" else command.strip()
            content = f"{command}{{{inside.strip()}}}"
            if kind == "environment" and content not in ("\\begin{cases}", "\\end{cases}"):
                raise NotationError(
                    f"the environment {inside.strip()!r} is not read", text, position, "cases, or one formula at a time"
                )
        else:
            content = _delimiter(content, str(kind), text, position)
        if content in spelling.INVISIBLE or content in spelling.SIZES:
            continue
        if content in spelling.SPACES and content not in spelling.WIDE_SPACES:
            spaced += 1
            continue
        for symbol in content if content == "''" else (content,):
            pieces.append(Piece(symbol, position, match.end(), spaced))
        spaced = int(content in spelling.WIDE_SPACES)
    return pieces


def _plain(content: str, text: str, position: int) -> str:
    content = spelling.UNICODE.get(content, content)
    content = _SAME.get(content, "\\not=" if content.startswith("\\not") and content.endswith("=") else content)
    if content == "$" or text.startswith("##", position):
        raise NotationError("a maths delimiter inside the formula", text, position, "one formula at a time")
    if not content.isascii():
        letter = content[-1]  # after a backslash, perhaps
        name = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
        raise NotationError(f"{content!r} ({name}) has no reading here", text, position, "its LaTeX command")
    if content in ("%", "#", '"', "@", "`", "?", "!") or not content.isprintable():
        raise NotationError(f"{content!r} has no meaning in a formula", text, position, "the formula without it")
    if content.startswith("\\") and content not in spelling.COMMANDS:
        refuse_command(content, text, position)
    return content


def _delimiter(content: str, side: str, text: str, position: int) -> str:
    inner = content.removeprefix("\\" + side).strip()
    inner = {"\\|": "|"}.get(inner, _SAME.get(inner, inner))
    if side == "left" and inner in (".", "|"):
        return "\\left" + inner
    if side == "right" and inner == "|":
        return "\\right|"
    if inner in (("(", "[", "\\{") if side == "left" else (")", "]", "\\}")):
        return inner
    advice = "round, square or curly brackets, or bars"
    raise NotationError(f"the bracket {content!r} is not read", text, position, advice)


def refuse_command(command: str, text: str, position: int) -> None:
    """Raise for a command without a reading, naming the nearest one that has."""
    if command in spelling.REFUSED:
        raise NotationError(f"{command} is not read", text, position, spelling.REFUSED[command])
    near = difflib.get_close_matches(command, sorted(spelling.COMMANDS), n=3, cutoff=0.6)
    raise NotationError(
        f"the command {command} is not known here",
        text,
        position,
        " or ".join(near) if near else "another notation for it",
    )


def pair_brackets(pieces: list[Piece], text: str) -> dict[int, int]:
    r"""The number of the partner of every bracket, both ways; NotationError at the one without.

    Round and square brackets directly inside a script may have theirs in another script, ``A_{[\mu} B_{\nu]}``; those
    have no partner here.
    """
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.text in _OPENERS:
            waiting.append(number)
        elif piece.text in _CLOSERS:
            if not waiting:
                raise NotationError(
                    f"{piece.text} closes nothing", text, piece.start, f"the opening {_opening(piece.text)} or not this"
                )
            if piece.text in (")", "]") and _is_script(pieces, waiting[-1]):
                continue
            while piece.text == "}" and pieces[waiting[-1]].text in ("(", "[") and _in_script(pieces, waiting):
                waiting.pop()
            opener = waiting.pop()
            expected = _OPENERS[pieces[opener].text]
            if expected != piece.text:
                raise NotationError(
                    f"{pieces[opener].text} is not closed: {piece.text} came first",
                    text,
                    pieces[opener].start,
                    f"{expected} where the bracket ends",
                )
            partner[opener], partner[number] = number, opener
    if waiting:
        opener_piece = pieces[waiting[-1]]
        raise NotationError(
            f"{opener_piece.text} is not closed",
            text,
            opener_piece.start,
            f"{_OPENERS[opener_piece.text]} where it ends",
        )
    return partner


def _is_script(pieces: list[Piece], number: int) -> bool:
    """Whether a brace opens a superscript or subscript."""
    return number > 0 and pieces[number].text == "{" and pieces[number - 1].text in ("^", "_")


def _in_script(pieces: list[Piece], waiting: list[int]) -> bool:
    """Whether the open brackets are round or square ones directly inside a script."""
    brace = next((number for number in reversed(waiting) if pieces[number].text not in ("(", "[")), 0)
    return _is_script(pieces, brace)


def _opening(closer: str) -> str:
    return next(opener for opener, expected in _OPENERS.items() if expected == closer)
