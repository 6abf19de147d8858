r"""From pieces to the tokens of the grammar, told the declared names.

All that depends on names or on the look of the page is settled here, so that the grammar needs no context: what is a
tensor, a function or a scalar (`reading`), the order of staggered indices (`scripts`), which bracket holds a function's
arguments, and that ``\frac12`` means ``\frac{1}{2}``. Two rules a reader would not guess:

* a round bracket directly after a declared function holds its arguments, ``a(t_o)``, unless a thin space or ``\cdot`` stands
  between, or it contains differentials: ``a^2 (\mathrm{d}\tau^2 - \mathrm{d}\chi^2)`` is a product;
* a round bracket directly after a tensor holds its arguments if it contains nothing but names: ``A_\mu(t, \chi)``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from gr_toolkit.errors import NotationError
from gr_toolkit.notation import spelling
from gr_toolkit.notation.atoms import Atom, Source, read_atom
from gr_toolkit.notation.bounds import MAX_ORDER
from gr_toolkit.notation.names import Names
from gr_toolkit.notation.reading import read_symbol
from gr_toolkit.notation.scripts import Mark, Script, read_marks, read_scripts

SIMPLE = {
    "+": "SIGN", "-": "SIGN", "\\pm": "PLUS_MINUS", "/": "SLASH", "\\in": "MEMBER", ",": "COMMA", "&": "AMPERSAND",
    "\\\\": "NEWLINE", "\\{": "CURLY", ")": "CLOSE", "]": "CLOSE", "\\}": "CLOSE", "\\begin{cases}": "CASES",
    "\\end{cases}": "END_CASES", "\\left.": "LEFT_DOT",
}  # fmt: skip
SIMPLE |= dict.fromkeys(spelling.TIMES, "TIMES") | dict.fromkeys(spelling.RELATIONS, "RELATION")
SIMPLE |= dict.fromkeys(spelling.IMPLICATIONS, "IMPLIES") | dict.fromkeys(("\\Box", "\\square"), "BOX")


class Symbol(NamedTuple):
    """A token of the grammar; `value` is what the tree needs of it."""

    type: str
    value: object
    start: int
    end: int


class Lexer:
    """Reads one range of pieces into `symbols`."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source, self.names = source, names
        self.symbols: list[Symbol] = []
        self.calls: set[int] = set()  # the brackets that hold arguments

    def read(self, start: int, stop: int) -> list[Symbol]:
        number = start
        while number < stop:
            number = self._step(number, stop)
        return self.symbols

    def _emit(self, type_: str, value: object, first: int, end: int) -> None:
        pieces = self.source.pieces
        self.symbols.append(Symbol(type_, value, pieces[first].start, pieces[end - 1].end))

    def _group(self, type_: str, start: int, stop: int, opener: int) -> None:
        """A macro's argument between two tokens, whether or not it was typed in braces."""
        self._emit(type_, None, opener, opener + 1)
        self.read(start, stop)
        closer = stop if self.source.at(start - 1) == "{" else stop - 1
        self._emit("END", None, closer, closer + 1)

    def _step(self, number: int, stop: int) -> int:
        source, piece = self.source, self.source.at(number)
        if piece.isdigit():
            return self._number(number, stop)
        if piece in SIMPLE:
            return self._simple(number, piece)
        if piece in ("(", "["):
            return self._open(number, piece)
        if piece == "^":
            start, inner_stop, end = source.argument(number + 1, piece)
            self._group("POWER", start, inner_stop, number + 1)
            return end
        if piece in ("|", "\\right|"):
            return self._evaluated_at(number)
        if piece in spelling.WIDE_SPACES:
            return number + 1
        if piece in spelling.DIVISIONS or piece in ("\\sqrt", "\\int"):
            return {"\\sqrt": self._root, "\\int": self._integral}.get(piece, self._fraction)(number)
        if piece in ("\\partial", "\\nabla"):
            return self._derivative(number, number + 1, "PARTIAL" if piece == "\\partial" else "NABLA")
        if piece in spelling.FUNCTIONS:
            return self._known(number, number + 1, piece)
        if piece.startswith("\\text{"):
            word = piece[6:-1].strip(" ,")
            if self.symbols and self.symbols[-1].type == "AMPERSAND":
                if word in ("otherwise", "else"):
                    self._emit("OTHERWISE", None, number, number + 1)
                if word in ("for", "if", "when", "otherwise", "else"):
                    return number + 1
        if (found := self._tensor_in_braces(number)) is not None:
            return found
        if atom := self._declared_word(number) or read_atom(source, number):
            return self._atom(number, atom)
        if piece in ("{", "}"):
            return self._brace(number, piece)
        raise self._unreadable(number, piece)

    # ── numbers and brackets ────────────────────────────────────────────────────────────────────────────────────────

    def _number(self, number: int, stop: int) -> int:
        pieces, end = self.source.pieces, number + 1
        decimal = False
        while end < stop and pieces[end].start == pieces[end - 1].end:
            if not decimal and pieces[end].text == "." and end + 1 < stop and self.source.at(end + 1).isdigit():
                decimal = True
            elif not pieces[end].text.isdigit():
                break
            end += 1
        if self.symbols and self.symbols[-1].type == "NUMBER":
            raise self.source.error(number, "two numbers side by side", "2 \\cdot 3, or one number without the space")
        self._emit("NUMBER", Fraction("".join(piece.text for piece in pieces[number:end])), number, end)
        return end

    def _simple(self, number: int, piece: str) -> int:
        type_ = SIMPLE[piece]
        following = self.source.at(number + 1)
        if type_ == "COMMA" and following in ("&", "\\\\", "\\end{cases}"):
            return number + 1
        value = spelling.RELATIONS.get(piece) or spelling.IMPLICATIONS.get(piece) or piece
        self._emit(type_, value, number, number + 1)
        return number + 1

    def _open(self, number: int, piece: str) -> int:
        type_ = "OPEN" if piece == "(" else "SQUARE"
        if number in self.calls:
            type_ = "CALL"
        elif piece == "[" and any(self.source.at(inner) == "," for inner in self._top_level(number)):
            raise self.source.error(number, "a commutator or interval is not read", "the terms one by one")
        elif self.source.pieces[number].spaced or self._has_differential(number):
            type_ = "SQUARE"
        self._emit(type_, None, number, number + 1)
        return number + 1

    def _top_level(self, opener: int) -> list[int]:
        """The pieces directly inside a bracket, those in inner brackets left out."""
        inside, number = [], opener + 1
        while number < self.source.partner[opener]:
            inside.append(number)
            number = self.source.partner.get(number, number) + 1
        return inside

    def _has_differential(self, opener: int) -> bool:
        return any(self._is_differential(number) for number in self._top_level(opener))

    def _is_differential(self, number: int) -> bool:
        piece = self.source.at(number)
        if piece in spelling.UPRIGHT or piece == "{":
            atom = read_atom(self.source, number)
            return atom is not None and atom.base == "\\mathrm{d}"
        return piece == "d" and not self.names.is_declared("d")

    def _holds_only_names(self, opener: int) -> bool:
        texts = [self.source.at(number) for number in self._top_level(opener)]
        return bool(texts) and all(
            text in (",", "_", "{", "}") or text in spelling.LETTERS or len(text) == 1 and text.isalnum() for text in texts
        ) and any(not text.isdigit() for text in texts)

    def _mark_call(self, number: int, brackets: tuple[str, ...]) -> None:
        if self.source.at(number) in brackets:
            self.calls.add(number)

    def _brace(self, number: int, piece: str) -> int:
        """Braces do not show on the page, so they group nothing; what looks as if they should is refused."""
        if piece == "}" and self.source.at(number + 1) in ("^", "_"):
            raise self.source.error(number + 1, "braces do not show: this script stands on their last symbol", "(...)^{...}")
        return number + 1

    # ── macros ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _fraction(self, number: int) -> int:
        self._emit("FRACTION", None, number, number + 1)
        end = number + 1
        for _ in range(2):
            opener = end
            start, stop, end = self.source.argument(opener, self.source.at(number))
            self._group("BEGIN", start, stop, opener)
        return end

    def _root(self, number: int) -> int:
        source, degree, after = self.source, "2", number + 1
        if source.at(after) == "[":
            close = source.partner[after]
            degree = "".join(source.at(inner) for inner in range(after + 1, close))
            if not degree.isdigit() or not 2 <= int(degree) <= MAX_ORDER:
                raise source.error(after, f"a root of degree {degree!r} is not read", "x^{1/n}")
            after = close + 1
        self._emit("ROOT", int(degree), number, number + 1)
        start, stop, end = source.argument(after, "\\sqrt")
        self._group("BEGIN", start, stop, after)
        return end

    def _integral(self, number: int) -> int:
        scripts, primes, end = read_scripts(self.source, number + 1)
        if primes or len(scripts) > 2:
            raise self.source.error(number, "an integral has one lower and one upper bound", "\\int_{a}^{b}")
        self._emit("INTEGRAL", None, number, number + 1)
        for script in sorted(scripts, key=lambda one: one.up):
            self._group("UPPER" if script.up else "LOWER", script.start, script.stop, script.start)
        return end

    def _evaluated_at(self, number: int) -> int:
        if self.source.at(number + 1) != "_":
            raise self.source.error(number, "| |, an absolute value, is not read", "\\sqrt{x^2}, or x with its sign known")
        start, stop, end = self.source.argument(number + 2, "|_")
        self._emit("AT", None, number, number + 1)
        self.read(start, stop)
        self._emit("END", None, end - 1, end)
        return end

    def _derivative(self, number: int, after: int, type_: str) -> int:
        source = self.source
        scripts, primes, end = read_scripts(source, after)
        symbol = source.at(number)
        if not scripts and not primes and type_ == "PARTIAL":
            self._emit("DEL", None, number, after)
            return after
        rows = [(script, [mark for mark in read_marks(source, script) or [] if mark]) for script in scripts]
        below = [row for row in rows if not row[0].up]
        times = [self._integer(script) for script, _ in rows if script.up and self._integer(script)]
        if type_ == "PARTIAL" and below and times and len(rows) == 2 and len(below[0][1]) == 1:
            marks = below[0][1] * int(times[0] or 1)
        else:
            marks = [mark for _, row in rows for mark in row]
            if times and not below and type_ == "PARTIAL":
                end = scripts[-1].stop + (source.at(scripts[-1].stop) == "}")
                self._emit("DEL", None, number, after)  # the numerator of a fraction, or a mistake
                self._group("POWER", scripts[0].start, scripts[0].stop, scripts[0].start)
                return end
            if primes or times or not all(row for _, row in rows) or any(mark.name in ",;" for mark in marks):
                raise source.error(number, f"these scripts of {symbol} are not read", f"{symbol}_\\mu, or \\Box")
        if not marks:
            raise source.error(number, f"{symbol} without an index is not read", f"{symbol}_\\mu")
        self._emit(type_, None, number, after)
        self._indices(marks)
        return end

    def _integer(self, script: Script) -> int | None:
        digits = "".join(self.source.at(number) for number in range(script.start, script.stop))
        if not digits.isdigit():
            return None
        if int(digits) > MAX_ORDER:
            raise self.source.error(script.start, f"an order of {digits} is beyond {MAX_ORDER}", "a lower order")
        return int(digits)

    def _indices(self, marks: list[Mark]) -> None:
        derivative = False
        for mark in marks:
            if mark.name in ",;":
                derivative = True
                self._emit("COMMA_DERIVATIVE" if mark.name == "," else "SEMICOLON_DERIVATIVE", None, mark.start, mark.end)
                continue
            if derivative and mark.up and mark.name.isdigit():
                raise self.source.error(mark.start, "a number above a comma or semicolon", "the index below")
            self._emit("UP" if mark.up else "DOWN", mark.name, mark.start, mark.end)

    # ── symbols ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _declared_word(self, number: int) -> Atom | None:
        """Plain letters run together: a declared name, a function without its backslash, or else a product."""
        pieces, end = self.source.pieces, number
        while end < len(pieces) and len(pieces[end].text) == 1 and pieces[end].text.isalpha():
            if end > number and pieces[end].start != pieces[end - 1].end:
                break
            end += 1
        word = "".join(piece.text for piece in pieces[number:end])
        if len(word) < 2 or (number and pieces[number - 1].end == pieces[number].start and self.source.at(number - 1).isalpha()):
            return None
        if self.names.is_declared(word):
            return Atom(word, 0, "", end)
        for known in spelling.WORDS:
            if word.startswith(known) and (known != "ln" or word == known):
                advice = "\\text{const}" if known == "const" else f"\\{known}"
                raise self.source.error(number, f"{known!r} is read as a product of letters", advice)
        return None

    def _known(self, number: int, after: int, name: str) -> int:
        source = self.source
        scripts, primes, end = read_scripts(source, after)
        if primes or any(not script.up for script in scripts) or len(scripts) > 1:
            raise source.error(number, f"these scripts of {name} are not read", f"{name}^{{2}} x, or \\ln x/\\ln 10")
        self._emit("KNOWN", spelling.FUNCTION_ALIASES.get(name, name), number, after)
        for script in scripts:
            if source.at(script.start) == "-":
                raise source.error(script.start, f"a negative power of {name} may mean its inverse", f"1/{name}(x), or arc-")
            self._group("POWER", script.start, script.stop, script.start)
        self._mark_call(end, ("(", "[", "\\{"))
        return end

    def _tensor_in_braces(self, number: int) -> int | None:
        r"""``{R^\rho}_{\sigma\mu\nu}``: the braces are for looks, the scripts belong together."""
        if self.source.at(number) != "{" or self.source.at(self.source.partner[number] + 1) not in ("^", "_", "{"):
            return None
        first, closers = number, []
        while self.source.at(first) == "{":
            closers.append(self.source.partner[first])
            first += 1
        atom = read_atom(self.source, first)
        if atom is None:
            return None
        scripts: list[Script] = []
        end = atom.end
        while True:
            more, primes, end = read_scripts(self.source, end)
            scripts += more
            if primes:
                return None
            if not closers:
                break
            if closers.pop() != end:
                return None
            end += 1
        if not scripts or read_marks(self.source, scripts[0]) is None:
            return None
        return self._symbol(number, first, atom, scripts, 0, end)

    def _atom(self, number: int, atom: Atom) -> int:
        names, base = self.names, atom.base
        known = "\\" + base[8:-1] if base.startswith("\\mathrm{") else ""
        known = spelling.FUNCTION_ALIASES.get(known, known)
        following = self.source.at(atom.end)
        if known in spelling.FUNCTIONS:
            return self._known(number, atom.end, known)
        if base == "\\mathrm{d}" or (base == "d" and not any(map(names.is_declared, ("d", f"d_{following}")))):
            self._emit("D", None, number, atom.end)
            return atom.end
        if base == "\\mathrm{D}" or (base == "D" and not names.is_declared("D") and self._carries_index(atom.end)):
            return self._derivative(number, atom.end, "NABLA")
        if base in ("e", "\\mathrm{e}") and following == "^" and not names.is_declared(base):
            self._emit("EXPONENTIAL", None, number, atom.end)
            start, stop, end = self.source.argument(atom.end + 1, "^")
            self._group("POWER", start, stop, start)
            return end
        scripts, primes, end = read_scripts(self.source, atom.end)
        return self._symbol(number, number, atom, scripts, primes, end)

    def _carries_index(self, number: int) -> bool:
        scripts, _, _ = read_scripts(self.source, number)
        return bool(scripts) and all(read_marks(self.source, script) for script in scripts)

    def _symbol(self, number: int, first: int, atom: Atom, scripts: list[Script], primes: int, end: int) -> int:
        reading = read_symbol(self.source, self.names, first, atom, scripts, primes)
        kind, value = reading.kind, reading.name
        if kind == "NAME" and not self.names.is_declared(value):
            constants = {"i": "IMAGINARY", "\\mathrm{i}": "IMAGINARY", "\\pi": "PI", "\\mathrm{e}": "EULER"}
            type_ = constants.get(value, "VECTOR" if value.startswith("\\vec") else kind)
        else:
            type_ = "VECTOR" if value.startswith("\\vec") and kind == "NAME" else kind
        self._emit(type_, (value, reading.order, reading.mark) if kind == "FUNCTION" else value, number, end)
        self._indices(reading.indices)
        if reading.power:
            self._group("POWER", reading.power.start, reading.power.stop, reading.power.start)
        opener_fits = self.source.at(end) == "(" and not self.source.pieces[end].spaced
        if opener_fits and (
            (kind == "FUNCTION" and not reading.indices and not self._has_differential(end))
            or (kind == "TENSOR" and reading.indices and not reading.power and self._holds_only_names(end))
        ):
            self.calls.add(end)
        return end

    def _unreadable(self, number: int, piece: str) -> NotationError:
        advice = {
            "_": "a subscript directly after a symbol",
            ".": "0.5 for a decimal; no full stop inside a formula",
            "'": "f'(x), with f declared as a function",
        }
        if piece.startswith("\\text{"):
            return self.source.error(number, f"the words {piece[6:-1]!r} inside a formula are not read", "the formula alone")
        return self.source.error(number, f"{piece} is not read here", advice.get(piece, "the formula without it"))
