r"""What to say when the grammar finds no way on: a sentence learnt from typical mistakes, not a list of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gr_toolkit.errors import NotationError
from gr_toolkit.notation import spelling

if TYPE_CHECKING:
    from gr_toolkit.notation.lexer import Symbol

_OPERATORS = frozenset({"SIGN", "OPERATION", "RELATION", "IMPLIES", "MEMBER", "PLUS_MINUS"})
_OPENERS = frozenset({"OPEN", "CALL", "BEGIN", "POWER", "LOWER", "UPPER", "SET", "AT"})
_CLOSERS = frozenset({"CLOSE", "END", "COMMA", "RIGHT_BAR"})


def explain(symbols: list[Symbol], read: int, text: str) -> NotationError:
    """The error for the symbol number `read`, which cannot follow those before it; or for the end of the formula."""
    previous = symbols[read - 1] if read else None
    symbol = symbols[read] if read < len(symbols) else None
    shown = f"{text[symbol.start : symbol.end]}" if symbol else "the end of the formula"
    before = f"{text[previous.start : previous.end]}" if previous else ""
    type_, last = symbol.type if symbol else "", previous.type if previous else ""
    position = symbol.start if symbol else (previous.end if previous else 0)

    def error(message: str, advice: str, place: int = position) -> NotationError:
        return NotationError(message, text, place, advice)

    at_previous = previous.start if previous else 0
    if type_ == "AMPERSAND" or type_ == "NEWLINE":
        return error(f"{shown} belongs into \\begin{{cases}}", "one formula at a time, without alignment")
    if type_ == "PLUS_MINUS":
        return error("\\pm outside a set is not read", "two formulas, or K \\in \\{\\pm 1\\}")
    if last == "MEMBER":
        return error("\\in is followed by a set", "K \\in \\{-1, 0, 1\\}")
    if last == "D":
        return error(
            "the differential of what?", "\\mathrm{d}x; or declare d as a scalar to use it as a name", at_previous
        )
    if last == "INDEX" and not _commuting(symbols, read) and _head(symbols, read - 1).type in ("PARTIAL", "NABLA"):
        return error("a derivative acts on nothing here", "\\partial_\\mu A_\\nu", at_previous)
    if _commuting(symbols, read):
        return error(
            "a commutator holds two derivatives that act on nothing yet", "[\\nabla_\\mu, \\nabla_\\nu] V^\\rho"
        )
    if last in ("OPERATOR", "BOX", "LIE") or (last == "END" and symbol is None):
        return error("an operator acts on nothing here", "\\frac{\\mathrm{d}}{\\mathrm{d}t} f, or \\Box f", at_previous)
    if last == "CASES" or type_ == "END_CASES" or last == "AMPERSAND":
        return error("a case is a value, &, and the relation under which it holds", "x & \\text{for} K=0 \\\\")
    if shown in ("*", "\\ast") and (previous is None or last == "RELATION" or (last in _OPENERS and last != "POWER")):
        return error("the dual of a form is not read", spelling.REFUSED["\\star"])
    if last in _OPERATORS and (symbol is None or type_ in _CLOSERS or type_ in _OPERATORS):
        return error(
            f"nothing stands after {before}", "both sides, or brackets around a second sign: a \\cdot (-b)", at_previous
        )
    if last in _OPENERS and type_ in _CLOSERS:
        return error("nothing stands in these brackets", "an expression between them", at_previous)
    if last == "POWER" and shown == "*":
        return error("a complex conjugate is not read", "a declared name such as \\bar{\\psi}")
    if type_ in ("RELATION", "IMPLIES", "MEMBER", "OPERATION"):
        if last in _OPENERS or previous is None:
            return error(f"nothing stands before {shown}", "both sides")
        return error(f"{shown} cannot stand inside this bracket or after this relation", "one relation at a time")
    if type_ == "COMMA":
        return error("a comma inside a formula", "parse_all for several formulas; 0.5 for a decimal")
    if type_ == "POWER":
        return error("a second exponent, or one on something that takes none", "(...)^{...} with brackets")
    if type_ == "DERIVATIVE":
        return error(f"{shown} for a derivative cannot follow {before}", "\\partial_\\mu (...)")
    if type_ == "AT":
        return error("a value is taken here of what?", "\\left. X \\right|_{\\tau=\\tau_e}")
    if symbol is None:
        return error(f"the formula ends too early, after {before}", "the rest of it")
    return error(
        f"{shown} cannot follow {before}" if previous else f"a formula cannot begin with {shown}", "another order"
    )


def _commuting(symbols: list[Symbol], read: int) -> bool:
    """Whether the bracket of a commutator is open."""
    waiting: list[str] = []
    for symbol in symbols[:read]:
        if symbol.type in ("COMMUTE", "OPEN", "CALL", "SET"):
            waiting.append(symbol.type)
        elif symbol.type == "CLOSE" and waiting:
            waiting.pop()
    return waiting[-1:] == ["COMMUTE"]


def refuse_two_laplacians(symbols: list[Symbol], text: str) -> None:
    r"""Where both stand in one formula, ``\nabla^2`` is not ``\Box`` but the Laplacian of space: of which space?"""
    boxes = [symbol for symbol in symbols if symbol.type == "BOX"]
    typed = [text[symbol.start : symbol.end].startswith(("\\nabla", "∇")) for symbol in boxes]
    if any(typed) and not all(typed):
        raise NotationError(
            "\\Box and \\nabla^2 in one formula: they are the same here, g^{\\mu\\nu} \\nabla_\\mu \\nabla_\\nu",
            text,
            boxes[typed.index(True)].start,
            "\\Box for that, and the derivatives of space one by one",
        )


def _head(symbols: list[Symbol], place: int) -> Symbol:
    """What carries the index at a place."""
    while symbols[place].type in ("INDEX", "DERIVATIVE") and place:
        place -= 1
    return symbols[place]
