r"""Letters: constants, differentials, functions and where their arguments end, names, tensors.

Rules a reader would not guess:

* a round bracket directly after a declared function holds its arguments, ``a(t_o)``, unless a thin space or ``\cdot``
  stands between, or differentials stand in it: ``a^2 (\mathrm{d}\tau^2 - \mathrm{d}\chi^2)`` is a product;
* a round bracket directly after a tensor holds its arguments if it holds nothing but names: ``A_\mu(t, \chi)``;
* ``\sin`` without a bracket takes the numbers and scalar names that follow, ``\sin 2\omega t``, or else one other
  factor; where people differ, ``\sin x/2``, ``\cos\omega(t-r)``, ``\sin\theta\,r``, it is refused.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from gr_toolkit.notation import bars, macros, spelling
from gr_toolkit.notation.bounds import MAX_NESTING
from gr_toolkit.notation.identify import Found, identify
from gr_toolkit.notation.scripts import read_scripts
from gr_toolkit.notation.tree import Apply, ImaginaryUnit, Name, Node, Number, Pi

if TYPE_CHECKING:
    from gr_toolkit.notation.lexer import Lexer

BRACKETS = ("(", "[", "\\{")


def read(lexer: Lexer, number: int, stop: int) -> int | None:
    """Emit what begins at a piece, if letters do; the piece after it."""
    found = identify(lexer, number)
    if found is None:
        return None
    source = lexer.source
    if found.type == "KNOWN":
        return _known(lexer, number, found, stop)
    if found.type == "D":
        order, end = macros.degree(lexer, found.end)
        lexer.emit("D", order, number, end)
        return end
    if found.type == "NABLA":
        return macros.derivative(lexer, number, found.end, "NABLA")
    if found.type == "LIE":
        return macros.lie_derivative(lexer, number, found.name, found.end)
    if found.type == "EXPONENTIAL":
        start, inner_stop, end = source.argument(found.end + 1, "^")
        lexer.emit("KNOWN", "\\exp", number, found.end)
        lexer.emit("CALL", None, found.end, found.end + 1)
        lexer.read(start, inner_stop)
        lexer.emit("CLOSE", None, end - 1, end)
        return end
    return _name(lexer, number, found)


def _name(lexer: Lexer, number: int, found: Found) -> int:
    source, reading, end = lexer.source, found.reading, found.end
    assert reading is not None
    span = source.pieces[number].start, source.pieces[end - 1].end
    value: object = found.name
    if found.type == "FUNCTION":
        value = Apply(found.name, (), reading.order, reading.mark, span=span)
    elif found.type == "SCALAR":
        value = _leaf(lexer, found.name, span)
    lexer.emit(found.type, value, number, end)
    macros.indices(lexer, reading.indices)
    if source.at(end) == "(" and _holds_arguments(lexer, found, end):
        end = lexer.call(end)
    if reading.power:
        lexer.group("POWER", reading.power.start, reading.power.stop)
    return end


def _leaf(lexer: Lexer, name: str, span: tuple[int, int]) -> Node:
    if not lexer.names.is_declared(name):
        if name in ("i", "\\mathrm{i}"):
            return ImaginaryUnit(span=span)
        if name == "\\pi":
            return Pi(span=span)
        if name == "\\mathrm{e}":
            return Apply("\\exp", (Number(Fraction(1), span=span),), span=span)
    return Name(name, span=span)


def _holds_arguments(lexer: Lexer, found: Found, opener: int) -> bool:
    source, reading = lexer.source, found.reading
    assert reading is not None
    if found.type == "FUNCTION":
        return not reading.indices and not lexer.is_separate(opener)
    if found.type != "TENSOR" or not reading.indices or reading.power or source.pieces[opener].spaced:
        return False
    number, close = opener + 1, source.partner[opener]
    while number < close:
        argument = identify(lexer, number)
        if source.at(number).isdigit():
            number += 1
        elif argument and argument.type in ("SCALAR", "FUNCTION") and not argument.reading.power:  # type: ignore[union-attr]
            number = argument.end
        else:
            return False
        if number != close and source.at(number) != ",":
            return False
        number += 1
    return close > opener + 1


# ── functions without brackets ──────────────────────────────────────────────────────────────────────────────────────


def _known(lexer: Lexer, number: int, found: Found, stop: int) -> int:
    source, name = lexer.source, found.name
    scripts, primes, end = read_scripts(source, found.end)
    if name == "\\log" and scripts and not scripts[0].up:
        raise source.error(number, "logarithms are natural here, a base is not read", "\\frac{\\ln x}{\\ln 10}")
    if primes or len(scripts) > 1 or not all(script.up for script in scripts):
        raise source.error(number, f"these scripts of {name} are not read", f"{name}^2 x")
    if scripts and source.at(scripts[0].start) == "-":
        inverse = f", or {spelling.INVERSES[name]} for the inverse" if name in spelling.INVERSES else ""
        raise source.error(
            scripts[0].start, f"a negative power of {name} may mean its inverse", f"1/{name}(x){inverse}"
        )
    lexer.emit("KNOWN", name, number, found.end)
    if source.at(end) in BRACKETS and end < stop:
        end = lexer.call(end)
    else:
        end = _bare_argument(lexer, end, stop, name)
    for script in scripts:
        lexer.group("POWER", script.start, script.stop)
    return end


def _bare_argument(lexer: Lexer, number: int, stop: int, name: str) -> int:
    """The argument of a function without brackets, between CALL and CLOSE of no width."""
    source, end = lexer.source, number
    lexer.functions_open += 1
    if lexer.functions_open > MAX_NESTING:
        raise source.error(number, f"more than {MAX_NESTING} functions in one another", "brackets and names")
    lexer.emit("CALL", None, number, number)
    only_numbers = True
    while end < stop and _is_plain(lexer, end):
        if source.pieces[end].spaced and not only_numbers:
            raise source.error(end, f"where the argument of {name} ends is not clear", f"{name}(...) with brackets")
        only_numbers = only_numbers and source.at(end).isdigit()
        end = lexer.step(end, stop)
    if end == number:
        following = identify(lexer, number) if number < stop else None
        if (
            source.at(number) in spelling.DIVISIONS
            or source.at(number) in ("\\sqrt", "\\abs")
            or (number < stop and bars.opens(lexer, number))
            or (following and following.type in ("KNOWN", "FUNCTION", "TENSOR", "SCALAR", "EXPONENTIAL"))
        ):
            end = lexer.step(number, stop)
        else:
            raise source.error(number, f"{name} of what?", f"{name}(...)")
    elif end < stop:
        _refuse_unclear_end(lexer, end, stop, name, only_numbers)
    lexer.emit("CLOSE", None, end, end)
    lexer.functions_open -= 1
    return end


def _is_plain(lexer: Lexer, number: int) -> bool:
    """A number or a scalar name: what a function without brackets takes one after the other."""
    if lexer.source.at(number).isdigit():
        return True
    found = identify(lexer, number)
    return (
        found is not None and found.type == "SCALAR" and not found.name.startswith("\\vec")
        and found.reading is not None and not found.reading.indices
    )  # fmt: skip


def _refuse_unclear_end(lexer: Lexer, end: int, stop: int, name: str, only_numbers: bool) -> None:
    source, piece = lexer.source, lexer.source.at(end)
    if bars.opens(lexer, end):
        bracket = not source.pieces[end].spaced
    else:
        bracket = piece in BRACKETS and not lexer.is_separate(end)
    halved = piece == "/" and end + 1 < stop and source.at(end + 1).isdigit()
    dangling = (
        only_numbers
        and (piece in macros.READERS or identify(lexer, end) is not None)
        and piece not in ("|", "\\right|")  # a value at a point
    )
    if bracket or halved or dangling:
        raise source.error(end, f"where the argument of {name} ends is not clear", f"{name}(...) with brackets")
