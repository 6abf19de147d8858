r"""What a symbol with its scripts is: a tensor with indices, a function, or a scalar with a label and a power.

The longest declared spelling wins: with ``\omega_e`` declared, ``\omega_e^2`` is its square; with ``u`` declared as a
tensor, ``u_e`` is a component. Built-in tensors are only read as such with as many indices as they have, so ``R_0`` and
``\epsilon_0`` are scalars. A name declared both as tensor and otherwise takes letters as indices and an upper number as
a power. Everything else with a Greek index is an error, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from gr_toolkit.notation import spelling
from gr_toolkit.notation.atoms import Atom, Source, read_label, spell
from gr_toolkit.notation.bounds import MAX_ORDER
from gr_toolkit.notation.names import BUILT_IN_RANKS, BUILT_IN_SCALARS, Names
from gr_toolkit.notation.scripts import Mark, Script, continues, in_reading_order, read_marks

Row = tuple[Script, list[Mark | None]]


@dataclass(slots=True)
class Reading:
    """A symbol understood: `indices` in reading order, `power` the superscript that is none of them."""

    kind: Literal["NAME", "FUNCTION", "TENSOR"]
    name: str
    indices: list[Mark] = field(default_factory=list)
    power: Script | None = None
    order: int = 0
    mark: Literal["", "prime", "dot"] = ""


def read_symbol(source: Source, names: Names, number: int, atom: Atom, scripts: list[Script], primes: int) -> Reading:
    """Decide what an atom with these scripts and primes is."""
    below = next((script for script in scripts if not script.up), None)
    label = read_label(source, below.start, below.stop) if below and not atom.label else None
    name, spelled_primes, spelled_dots = spell(atom.base, atom.label), 0, 0
    for name_, with_label, with_marks in _spellings(atom, label, primes):
        if names.is_declared(name_):
            name = name_
            if with_label:
                scripts = [script for script in scripts if script is not below]
            if with_marks:
                spelled_primes, spelled_dots = primes, atom.dots
            break
    if atom.label and not names.is_declared(name) and any(greek in atom.label for greek in spelling.LOWER_GREEK):
        raise source.error(number, "an accent stands over a symbol with its indices", f"{atom.base}_{atom.label}")
    order = primes - spelled_primes + atom.dots - spelled_dots
    rows = [(script, marks) for script in scripts if (marks := read_marks(source, script))]
    reading = _as_tensor(source, names, name, scripts, rows) or _as_scalar(source, names, number, name, scripts, rows)
    if order:
        mixed = primes and atom.dots
        if reading.kind != "FUNCTION" or mixed or order > (MAX_ORDER if primes else len(spelling.DOTS)):
            marked = spell(name, dots=atom.dots, primes=primes)
            raise source.error(
                number,
                f"{marked} is a derivative only of a function, and {name} is not declared as one",
                rf"\frac{{\mathrm{{d}}{name}}}{{\mathrm{{d}}t}}, or declare {name} as a function",
            )
        reading.order, reading.mark = order, "prime" if primes else "dot"
    return _with_bracketed_order(source, reading)


def _spellings(atom: Atom, label: str | None, primes: int) -> Iterator[tuple[str, bool, bool]]:
    """Names this may be, longest first: spelling, whether it uses the label, whether the dots and primes."""
    for chosen in (label, None) if label else (None,):
        full = chosen or atom.label
        if atom.dots or primes:
            yield spell(atom.base, full, dots=atom.dots, primes=primes), chosen is not None, True
        yield spell(atom.base, full), chosen is not None, False


def _as_tensor(source: Source, names: Names, name: str, scripts: list[Script], rows: list[Row]) -> Reading | None:
    declared = names.is_scalar(name) or name in names.functions
    if name in names.tensors:
        if declared:
            rows = [
                row for row in rows if not (row[0].up and all(mark is None or mark.name.isdigit() for mark in row[1]))
            ]
        if declared and not _count(rows):
            return None
    elif name in BUILT_IN_RANKS and not _is_labelled_power(rows):
        marks = [mark for _, slots in rows for mark in slots if mark]
        count = _count(rows)
        if count not in BUILT_IN_RANKS[name]:
            greek = any(_is_greek_index(mark) and not names.is_scalar(mark.name) for mark in marks)
            rows = rows if count == 0 else []  # R alone, R^2, or R_{;\mu} with derivatives only
            others = [script for script in scripts if not any(script is one for one, _ in rows)]
            if name not in BUILT_IN_SCALARS or declared or not _all_up(others) or (count and greek):
                return None
    else:
        return None
    used = [script for script, _ in rows]
    rest = [script for script in scripts if not any(script is one for one in used)]
    if len(rest) > 1 or not _all_up(rest):
        if source.at(rest[-1].start) in ("(", "["):
            raise source.error(
                rest[-1].start, "an index in brackets of its own, as frames have them", f"{name}_\\mu, without brackets"
            )
        raise source.error(rest[-1].start, f"these are not indices that {name} can carry", f"{name}_{{\\mu\\nu}}")
    return Reading("TENSOR", name, in_reading_order(source, rows), rest[0] if rest else None)


def _is_greek_index(mark: Mark) -> bool:
    return mark.name in spelling.LOWER_GREEK and mark.name != "\\pi"


def _all_up(scripts: list[Script]) -> bool:
    return all(script.up for script in scripts)


def _is_labelled_power(rows: list[Row]) -> bool:
    """Whether the scripts are typed as in R_0^2: one label below first, then a number above."""
    if len(rows) != 2 or rows[0][0].up or not rows[1][0].stacked:
        return False
    (label, *more), above = rows[0][1], rows[1][1]
    latin = label is not None and label.name not in spelling.LOWER_GREEK
    return latin and not more and len(above) == 1 and above[0] is not None and above[0].name.isdigit()


def _count(rows: list[Row]) -> int:
    """The number of indices before any comma or semicolon."""
    count = 0
    derivatives: list[Mark] = []
    for script, slots in rows:
        if continues(derivatives, script, slots):
            continue
        for mark in slots:
            if mark and mark.name in ",;":
                derivatives.append(mark)
                break
            count += mark is not None
    return count


def _as_scalar(source: Source, names: Names, number: int, name: str, scripts: list[Script], rows: list[Row]) -> Reading:
    power: Script | None = None
    derivatives: list[Mark] = []
    for script in scripts:
        marks = [mark for one, slots in rows if one is script for mark in slots if mark]
        if marks and (marks[0].name in ",;" or continues(derivatives, script, list(marks))):
            derivatives += marks
            continue
        if marks and not name.startswith("\\vec"):
            _refuse_index(source, names, name, script, marks)
        if script.up:
            if power:
                raise source.error(script.start, "a double superscript", "one exponent, ^{...}")
            power = script
        else:
            label = read_label(source, script.start, script.stop)
            if label is None or "_" in name or "'" in name:
                raise source.error(script.start, f"this subscript of {name} is not read", f"{name}_{{label}}")
            name = f"{name}_{label}"
    kind: Literal["NAME", "FUNCTION"] = "FUNCTION" if name in names.functions else "NAME"
    return Reading(kind, name, derivatives, power)


def _refuse_index(source: Source, names: Names, name: str, script: Script, marks: list[Mark]) -> None:
    """Raise where a scalar would carry an index: any Greek label, or a Greek exponent that is no declared scalar."""
    greek = list(filter(_is_greek_index, marks))
    if script.up:
        if name not in BUILT_IN_RANKS and any(mark.name.isdigit() for mark in marks):
            return
        greek = [mark for mark in greek if not names.is_scalar(mark.name) and mark.name not in names.functions]
    if not greek:
        return
    position = source.pieces[greek[0].start].start
    if name in BUILT_IN_RANKS:
        count, ranks = len(marks), sorted(BUILT_IN_RANKS[name])
        if count in ranks:
            raise source.error(
                greek[0].start, f"a power of the tensor {name} with its indices", "the product, written out"
            )
        raise source.error(
            greek[0].start, f"{name} has {' or '.join(map(str, ranks[:2]))} indices, not {count}", "all of them"
        )
    raise names.undeclared_tensor(name, greek[0].name, source.text, position)


def _with_bracketed_order(source: Source, reading: Reading) -> Reading:
    """Read ``f^{(3)}`` as a third derivative; refuse it on what is no function, where a power may be meant."""
    script = reading.power
    if script is None or source.at(script.start) != "(" or source.partner.get(script.start) != script.stop - 1:
        return reading
    digits = "".join(source.at(number) for number in range(script.start + 1, script.stop - 1))
    if not digits.isdigit():
        return reading
    if reading.kind != "FUNCTION" or reading.order or not 0 < int(digits) <= MAX_ORDER:
        raise source.error(
            script.start,
            f"({digits}) above {reading.name} may be a derivative or a power",
            f"{reading.name}^{{{digits}}} for the power, or declare {reading.name} as a function",
        )
    reading.order, reading.mark, reading.power = int(digits), "prime", None
    return reading
