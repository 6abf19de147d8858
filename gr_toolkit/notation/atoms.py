r"""One symbol and its canonical spelling: letters, accents, upright words, labels such as the ``e`` of ``\omega_e``.

Nothing is declared here: whether ``\omega_e`` is one name or a tensor with an index is decided in `lexer`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gr_toolkit.errors import NotationError
from gr_toolkit.notation import spelling
from gr_toolkit.notation.pieces import Piece, cut, pair_brackets


class Source:
    """The pieces of one formula with their brackets paired, and the text they came from."""

    def __init__(self, text: str, pieces: list[Piece] | None = None) -> None:
        self.text = text
        self.pieces = cut(text) if pieces is None else pieces
        self.partner = pair_brackets(self.pieces, text)
        self.limit = len(self.pieces)  # where the range being read ends: x^k_e must not give its _e to k

    def at(self, number: int) -> str:
        """The piece of that number, "" beyond the end of what is being read."""
        return self.pieces[number].text if number < self.limit else ""

    def error(self, number: int, message: str, advice: str = "") -> NotationError:
        """An error that points to a piece, or to the end of the formula."""
        if number < len(self.pieces):
            position = self.pieces[number].start
        else:
            position = self.pieces[-1].end if self.pieces else len(self.text)
        return NotationError(message, self.text, position, advice)

    def argument(self, number: int, of: str) -> tuple[int, int, int]:
        """A macro's argument at a piece: a braced group or one symbol; its beginning, its end, and what follows."""
        piece = self.at(number)
        if piece == "{":
            return number + 1, self.partner[number], self.partner[number] + 1
        if not piece or piece in ("}", "^", "_", "&", "\\\\", ")", "]", "\\}", "\\end{cases}", "\\right|"):
            raise self.error(number, f"nothing follows {of}", f"{of}{{...}}")
        if piece in ("(", "[", "\\{", "\\left.", "\\begin{cases}"):
            raise self.error(number, f"the argument of {of} is only the bracket itself", f"{of}{{...}}")
        if piece in spelling.ACCENTS or piece in spelling.DOTS or piece in spelling.UPRIGHT:
            return number, (end := self.argument(number + 1, piece)[2]), end
        if piece in spelling.DIVISIONS or piece == "\\sqrt":
            if of != "^":
                raise self.error(number, f"{piece} as an argument of {of} needs braces", f"{of}{{{piece}...}}")
            end = number + 1
            for _ in range(1 + (piece in spelling.DIVISIONS)):
                end = self.argument(end, piece)[2]
            return number, end, end
        return number, number + 1, number + 1


class Atom(NamedTuple):
    """A symbol without its superscripts: `base` carries the accents but the dots, `label` what an accent enclosed."""

    base: str
    dots: int
    label: str
    end: int


def read_atom(source: Source, number: int) -> Atom | None:
    """The symbol that begins at a piece, or None if none does."""
    piece = source.at(number)
    if piece in spelling.LETTERS or (len(piece) == 1 and piece.isalpha()):
        return Atom(piece, 0, "", number + 1)
    if piece in spelling.ACCENTS or piece in spelling.DOTS:
        start, stop, end = source.argument(number + 1, piece)
        inner = _whole_atom(source, start, stop)
        if inner is None or (inner.dots and piece in spelling.ACCENTS):
            raise source.error(number, f"{piece} stands over what is not one letter", f"{piece} over one letter")
        if piece in spelling.DOTS:
            return Atom(inner.base, inner.dots + spelling.DOTS[piece], inner.label, end)
        return Atom(f"{spelling.ACCENTS[piece]}{{{inner.base}}}", 0, inner.label, end)
    if piece in spelling.UPRIGHT:
        start, stop, end = source.argument(number + 1, piece)
        return _word(source, start, stop, end)
    if piece.startswith("\\text{"):
        return Atom("\\text{const}", 0, "", number + 1) if piece[6:-1].rstrip(".") == "const" else None
    if piece == "{":
        stop = source.partner[number]
        if source.at(number + 1) in spelling.UPRIGHT_SWITCHES:
            return _word(source, number + 2, stop, stop + 1)
        whole = _whole_atom(source, number + 1, stop)
        return whole._replace(end=stop + 1) if whole and (not whole.label) else None
    return None


def _whole_atom(source: Source, start: int, stop: int) -> Atom | None:
    """The atom, perhaps with a label, that fills a range."""
    atom = read_atom(source, start) if start < stop else None
    if atom and atom.end < stop and source.at(atom.end) == "_" and not atom.label:
        first, last, end = source.argument(atom.end + 1, "_")
        label = read_label(source, first, last)
        atom = atom._replace(label=label, end=end) if label else None
    return atom if atom and atom.end == stop else None


def _word(source: Source, start: int, stop: int, end: int) -> Atom:
    word = "".join(source.at(number) for number in range(start, stop))
    if not (word.isalnum() and word.isascii()):
        raise source.error(start, "an upright word holds letters only", "\\mathrm{word}")
    return Atom("\\text{const}" if word == "const" else f"\\mathrm{{{word}}}", 0, "", end)


def read_label(source: Source, start: int, stop: int) -> str | None:
    """The canonical spelling of a subscript as part of a name, or None if it cannot be one."""
    parts: list[str] = []
    number = start
    if source.at(start) in spelling.UPRIGHT_SWITCHES:
        parts, number = [_word(source, start + 1, stop, stop).base], stop
    while number < stop:
        piece = source.at(number)
        if piece.startswith("\\text{"):
            word = piece[6:-1].rstrip(".")
            if not (word.isalnum() and word.isascii()):
                return None
            parts.append(f"\\mathrm{{{word}}}")
            number += 1
        elif piece.isdigit() or piece in spelling.SUBSCRIPT_MARKS or piece == "'":
            parts.append(piece)
            number += 1
        elif (atom := read_atom(source, number)) and not atom.dots and not atom.label:
            parts.append(atom.base)
            number = atom.end
        else:
            return None
    if not parts:
        return None
    label = "".join(
        part + " " * (part.startswith("\\") and part[-1].isalpha() and following[:1].isalpha())
        for part, following in zip(parts, [*parts[1:], ""], strict=True)
    )
    return label if len(parts) == 1 and "{" not in label else f"{{{label}}}"


def spell(base: str, label: str = "", *, dots: int = 0, primes: int = 0) -> str:
    r"""The canonical spelling of a name: ``\dot{S}_K'`` from S, K, one dot, one prime."""
    if dots:
        accent = next((name for name, count in spelling.DOTS.items() if count == dots), "\\dot" * dots)
        base = f"{accent}{{{base}}}"
    return base + (f"_{label}" if label else "") + "'" * primes


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    r"""The spelling under which a name is known: ``\tilde{\omega}_e`` for ``\tilde\omega_{e}``.

    Raises
    ------
    NotationError
        If the text is not one name: a letter, perhaps accented, with a label or primes; or several plain letters.
    """
    if name.isalnum() and name.isascii() and name[:1].isalpha():
        return name
    source = Source(name)
    atom = read_atom(source, 0)
    if atom:
        label, end, primes = atom.label, atom.end, 0
        if source.at(end) == "_" and not label:
            start, stop, end = source.argument(end + 1, "_")
            label = read_label(source, start, stop) or "?"
        while source.at(end) in spelling.PRIMES:
            primes, end = primes + 1, end + 1
        if end == len(source.pieces) and label != "?":
            return spell(atom.base, label, dots=atom.dots, primes=primes)
    raise NotationError(
        f"{name!r} is not one name",
        name,
        0,
        "a letter or command, perhaps with an accent and a label, such as \\tilde{\\omega}_e",
    )
