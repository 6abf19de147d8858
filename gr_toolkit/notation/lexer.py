r"""From pieces to the tokens of the grammar, told the declared names.

All that depends on names or on the look of the page is settled before the grammar, here and in `macros` and `letters`.
Here are the pieces that mean the same wherever they stand: numbers, operators, brackets. Braces group nothing, since
they do not show on the page.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from gr_toolkit.notation import letters, macros, spelling
from gr_toolkit.notation.atoms import Source, read_atom
from gr_toolkit.notation.names import Names
from gr_toolkit.notation.tree import Index, Number

SIMPLE = {
    "+": "SIGN", "-": "SIGN", "\\pm": "PLUS_MINUS", "/": "OPERATION", "\\in": "MEMBER", ",": "COMMA", "&": "AMPERSAND",
    "\\\\": "NEWLINE", ")": "CLOSE", "]": "CLOSE", "\\}": "CLOSE", "\\begin{cases}": "CASES",
    "\\end{cases}": "END_CASES", "\\left.": "LEFT_DOT", "\\Box": "BOX", "\\square": "BOX",
}  # fmt: skip
SIMPLE |= dict.fromkeys(spelling.TIMES, "OPERATION") | dict.fromkeys(spelling.RELATIONS, "RELATION")
SIMPLE |= dict.fromkeys(spelling.IMPLICATIONS, "IMPLIES")
VALUES = spelling.RELATIONS | spelling.IMPLICATIONS
BRACKETS = ("(", "[", "\\{")


class Symbol(NamedTuple):
    """A token of the grammar; `value` is what the tree needs of it."""

    type: str
    value: object
    start: int
    end: int


class Lexer:
    """Reads ranges of pieces into `symbols`."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source, self.names = source, names
        self.symbols: list[Symbol] = []
        self.functions_open = 0  # how many functions without brackets we are inside
        self.indices: list[tuple[int, str, Index]] = []  # pieces of indices, and of brackets beside them, with those

    def read(self, start: int, stop: int) -> list[Symbol]:
        """Read the pieces from `start` to `stop`; the symbols so far."""
        outer, self.source.limit = self.source.limit, stop
        self._refuse_loose_brackets(start, stop)
        number = start
        while number < stop:
            number = self.step(number, stop)
        self.source.limit = outer
        return self.symbols

    def _refuse_loose_brackets(self, start: int, stop: int) -> None:
        """Brackets in a script that close in another one stand among indices only, which are not read here."""
        source, number = self.source, start
        while number < stop:
            if number not in source.partner and source.at(number) in ("(", "[", ")", "]"):
                raise source.error(
                    number,
                    f"{source.at(number)} has no partner, and no indices stand here",
                    "both brackets, or neither",
                )
            number = max(source.partner.get(number, number), number) + 1

    def emit(self, type_: str, value: object, first: int, end: int) -> None:
        """A symbol that covers the pieces from `first` to `end`; with none, it has no width."""
        pieces = self.source.pieces
        start = pieces[first].start if first < len(pieces) else pieces[-1].end
        self.symbols.append(Symbol(type_, value, start, pieces[end - 1].end if end > first else start))

    def group(self, type_: str, start: int, stop: int) -> None:
        """A macro's argument between `type_` and END, whether or not it was typed in braces."""
        braced = int(self.source.at(start - 1) == "{")
        self.emit(type_, None, start - braced, start - braced + 1)
        self.read(start, stop)
        self.emit("END", None, stop - 1 + braced, stop + braced)

    def call(self, opener: int) -> int:
        """The arguments of a function, brackets included."""
        close = self.source.partner[opener]
        self.emit("CALL", None, opener, opener + 1)
        self.read(opener + 1, close)
        self.emit("CLOSE", None, close, close + 1)
        return close + 1

    def step(self, number: int, stop: int) -> int:
        """Read what begins at a piece; the number of the piece after it."""
        source, piece = self.source, self.source.at(number)
        if piece.isdigit():
            return self._number(number, stop)
        if piece in (",", ".", ";") and source.at(number + 1) in ("&", "\\\\", "\\end{cases}"):
            return number + 1
        if piece in SIMPLE:
            self.emit(SIMPLE[piece], VALUES.get(piece, piece), number, number + 1)
            return number + 1
        if piece in BRACKETS:
            return self._open(number, piece)
        if piece in ("^", "_") and (after := macros.marks_behind_bracket(self, number)):
            return after
        if piece == "^":
            start, inner_stop, end = source.argument(number + 1, piece)
            self.group("POWER", start, inner_stop)
            return end
        if piece in spelling.WIDE_SPACES:
            return number + 1
        reader = macros.READERS.get(piece)
        if reader:
            return reader(self, number, stop)
        if piece.startswith("\\text{") and self._condition_word(number, piece[6:-1].strip(" ,")):
            return number + 1
        after = letters.read(self, number, stop)
        return self._rest(number, piece) if after is None else after

    def _number(self, number: int, stop: int) -> int:
        pieces, end, decimal = self.source.pieces, number + 1, False
        while end < stop and pieces[end].start == pieces[end - 1].end:
            if not decimal and pieces[end].text == "." and end + 1 < stop and self.source.at(end + 1).isdigit():
                decimal = True
            elif not pieces[end].text.isdigit():
                break
            end += 1
        if self.symbols and isinstance(self.symbols[-1].value, Number):
            raise self.source.error(number, "two numbers side by side", "2 \\cdot 3, or one number without the space")
        value = Fraction("".join(piece.text for piece in pieces[number:end]))
        self.emit("SCALAR", Number(value, span=(pieces[number].start, pieces[end - 1].end)), number, end)
        return end

    def _open(self, number: int, piece: str) -> int:
        after_in = bool(self.symbols) and self.symbols[-1].type == "MEMBER"
        if piece == "[" and any(self.source.at(inner) == "," for inner in self.top_level(number)):
            if not macros.is_operator(self, number + 1):
                raise self.source.error(
                    number,
                    "a commutator or an interval is not read",
                    r"the terms one by one, or [\nabla_\mu, \nabla_\nu]",
                )
            self.emit("COMMUTE", None, number, number + 1)
            return number + 1
        self.emit("SET" if after_in and piece == "\\{" else "OPEN", None, number, number + 1)
        return number + 1

    def top_level(self, opener: int) -> list[int]:
        """The pieces directly inside a bracket; inner brackets count as one."""
        inside, number = [], opener + 1
        while number < self.source.partner[opener]:
            inside.append(number)
            number = self.source.partner.get(number, number) + 1
        return inside

    def is_separate(self, opener: int) -> bool:
        """Whether a bracket is surely a factor: after a space, or with differentials that belong to no integral."""
        inside = self.top_level(opener)
        differentials = any(map(self._is_differential, inside)) and all(
            self.source.at(one) != "\\int" for one in inside
        )
        return bool(self.source.pieces[opener].spaced) or differentials

    def _is_differential(self, number: int) -> bool:
        piece = self.source.at(number)
        if piece in spelling.UPRIGHT or (piece == "{" and self.source.at(number + 1) in spelling.UPRIGHT_SWITCHES):
            atom = read_atom(self.source, number)
            return atom is not None and atom.base == "\\mathrm{d}"
        return piece == "d" and not self.names.is_declared("d")

    def _condition_word(self, number: int, word: str) -> bool:
        """Whether this is a word before a condition in cases; "otherwise" is a condition itself."""
        if not self.symbols or self.symbols[-1].type != "AMPERSAND":
            return False
        if word in ("otherwise", "else"):
            self.emit("OTHERWISE", None, number, number + 1)
            return True
        return word in ("for", "if", "when")

    def _rest(self, number: int, piece: str) -> int:
        source = self.source
        if piece in ("{", "}"):
            if piece == "}" and source.at(number + 1) == "^" and source.at(number + 2) in ("*", "\\ast", "\\star"):
                raise source.error(number + 2, "the dual of a form is not read", spelling.REFUSED["\\star"])
            if piece == "}" and source.at(number + 1) in ("^", "_"):
                raise source.error(
                    number + 1, "braces do not show: this script would stand on the last symbol", "(...)^{...}"
                )
            return number + 1
        if piece.startswith("\\text{"):
            raise source.error(number, f"the words {piece[6:-1]!r} inside a formula are not read", "the formula alone")
        advice = {"_": "the subscript directly after a symbol", "'": "f'(x), with f declared as a function"}
        advice["\\star"] = spelling.REFUSED["\\star"]
        raise source.error(number, f"{piece} is not read here", advice.get(piece, "the formula without it"))
