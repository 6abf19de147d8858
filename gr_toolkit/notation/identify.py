"""What begins at a piece, if letters do: asked by every reader before anything is emitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gr_toolkit.notation import spelling
from gr_toolkit.notation.atoms import Atom, read_atom, read_label, spell
from gr_toolkit.notation.reading import Reading, read_symbol
from gr_toolkit.notation.scripts import Script, read_marks, read_scripts

if TYPE_CHECKING:
    from gr_toolkit.notation.lexer import Lexer


_LONGEST_WORD = 24
_SPECIAL = frozenset({"d", "e", "D", "\\mathrm{d}", "\\mathrm{e}", "\\mathrm{D}"})


class Found(NamedTuple):
    """What letters at a piece are; `reading` only for names, functions and tensors."""

    type: str
    name: str
    end: int
    reading: Reading | None = None


def identify(lexer: Lexer, number: int) -> Found | None:
    """What begins at a piece, if letters do; nothing is emitted."""
    source, names = lexer.source, lexer.names
    piece = source.at(number)
    if piece in spelling.FUNCTIONS:
        return Found("KNOWN", piece, number + 1)
    if (braced := _tensor_in_braces(lexer, number)) is not None:
        return braced
    atom = _word(lexer, number) or read_atom(source, number)
    if atom is None:
        return None
    base, following = atom.base, source.at(atom.end)
    word = "\\" + base[8:-1] if base.startswith("\\mathrm{") else ""
    if spelling.FUNCTION_ALIASES.get(word, word) in spelling.FUNCTIONS:
        return Found("KNOWN", spelling.FUNCTION_ALIASES.get(word, word), atom.end)
    if base == "\\mathrm{d}" or (base == "d" and following != "_" and not names.is_declared("d")):
        return Found("D", base, atom.end)
    if base == "\\mathrm{D}" or (base == "D" and not names.is_declared("D") and _carries_index(lexer, atom.end)):
        return Found("NABLA", base, atom.end)
    if base in ("e", "\\mathrm{e}") and following == "^" and not names.is_declared(base):
        return Found("EXPONENTIAL", base, atom.end)
    if base in ("\\mathcal{L}", "\\pounds") and (lie := _lie_derivative(lexer, atom.end)) is not None:
        return lie
    if base in ("O", "\\mathcal{O}", "\\mathrm{O}") and following == "(" and not names.is_declared(base):
        return Found("KNOWN", "O", atom.end)
    scripts, primes, end = read_scripts(source, atom.end)
    reading = read_symbol(source, names, number, atom, scripts, primes)
    if reading.name == "d" and not names.is_declared("d"):  # d_{;\mu}, not the label of d_e
        return Found("D", base, atom.end)
    return Found("SCALAR" if reading.kind == "NAME" else reading.kind, reading.name, end, reading)


def _word(lexer: Lexer, number: int) -> Atom | None:
    """Plain letters run together: a declared name; a function without its backslash, an error; or else no word."""
    pieces, end = lexer.source.pieces, number
    while end - number < _LONGEST_WORD and len(letter := lexer.source.at(end)) == 1 and letter.isalpha():
        if end > number and pieces[end].start != pieces[end - 1].end:
            break
        end += 1
    word = "".join(piece.text for piece in pieces[number:end])
    if len(word) < 2:
        return None
    if lexer.names.is_declared(word):
        return Atom(word, 0, "", end)
    begins = number == 0 or pieces[number - 1].end != pieces[number].start or not pieces[number - 1].text.isalpha()
    for known in spelling.WORDS:
        if begins and word.startswith(known) and (known != "ln" or word == known):
            advice = "\\text{const}" if known == "const" else spelling.OPERATORS.get(f"\\{known}", f"\\{known}")
            raise lexer.source.error(number, f"{known!r} would be read as a product of letters", advice)
    return None


def _tensor_in_braces(lexer: Lexer, number: int) -> Found | None:
    r"""``{R^\rho}_{\sigma\mu\nu}``: the braces are for looks, the scripts belong together."""
    source = lexer.source
    if source.at(number) != "{" or source.at(source.partner[number] + 1) not in ("^", "_", "{"):
        return None
    first, closers = number, []
    while source.at(first) == "{":
        closers.append(source.partner[first])
        first += 1
    atom = read_atom(source, first)
    if atom is None or (atom.base in _SPECIAL and not lexer.names.is_declared(atom.base)):
        return None
    scripts: list[Script] = []
    end = atom.end
    while True:
        more, primes, end = read_scripts(source, end)
        scripts += more
        if primes or (closers and closers[-1] != end):
            return None
        if not closers:
            break
        closers.pop()
        end += 1
    if not scripts or not read_marks(source, scripts[0]):
        return None
    reading = read_symbol(source, lexer.names, first, atom, scripts, 0)
    return Found("SCALAR" if reading.kind == "NAME" else reading.kind, reading.name, end, reading)


def _lie_derivative(lexer: Lexer, number: int) -> Found | None:
    r"""The vector of ``\mathcal{L}_\xi``: a declared tensor, or a Greek letter; with another label it is a name."""
    source, names = lexer.source, lexer.names
    if source.at(number) != "_":
        return None
    start, stop, end = source.argument(number + 1, "_")
    if source.at(start) == "\\partial":
        raise source.error(
            start, "a Lie derivative along a vector without a name", r"\xi^\mu = (1, 0, 0, 0) and \mathcal{L}_\xi"
        )
    atom = read_atom(source, start) if start < stop else None
    if atom is None:
        return None
    label, after, primes = atom.label, atom.end, 0
    if after < stop and source.at(after) == "_" and not label:
        first, last, after = source.argument(after + 1, "_")
        label = read_label(source, first, last) or ""
    while after < stop and source.at(after) == "'":
        after, primes = after + 1, primes + 1
    name = spell(atom.base, label, dots=atom.dots, primes=primes)
    known = name in names.tensors or (atom.base in spelling.LOWER_GREEK and not names.is_declared(name))
    return Found("LIE", name, end) if after == stop and known else None


def _carries_index(lexer: Lexer, number: int) -> bool:
    scripts, _, _ = read_scripts(lexer.source, number)
    return bool(scripts) and all(read_marks(lexer.source, script) for script in scripts)
