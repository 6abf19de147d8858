r"""Commands with arguments, scripts or a partner: fractions, roots, integrals, derivatives, values at a point.

Their arguments reach the grammar between BEGIN and END however they were typed: ``\frac12`` is ``\frac{1}{2}``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gr_toolkit.notation import bars, spelling
from gr_toolkit.notation.bounds import MAX_ORDER
from gr_toolkit.notation.identify import identify
from gr_toolkit.notation.scripts import Mark, Script, continues, read_marks, read_scripts
from gr_toolkit.notation.tree import Index, Tensor

if TYPE_CHECKING:
    from gr_toolkit.notation.lexer import Lexer


def fraction(lexer: Lexer, number: int, stop: int) -> int:
    source, piece = lexer.source, lexer.source.at(number)
    above, above_stop, middle = source.argument(number + 1, piece)
    below, below_stop, end = source.argument(middle, piece)
    head = differential_head(lexer, above)
    if head is None or (
        head[0] == "D" and head[2] != above_stop
    ):  # \frac{\mathrm{d}x}{...} is a quotient, settled in the tree
        lexer.emit("FRACTION", None, number, number + 1)
        lexer.group("BEGIN", above, above_stop)
        lexer.group("BEGIN", below, below_stop)
        return end
    kind, order, operand = head
    if operand == above_stop:
        lexer.emit("OPERATOR", order, number, number + 1)
    else:
        lexer.emit("LEIBNIZ", order, number, number + 1)
        lexer.group("BEGIN", operand, above_stop)
    lexer.emit("BEGIN", None, below, below + 1)
    signs = [n for n in range(below, below_stop) if source.at(n) == "\\partial"] if kind == "DEL" else []
    position = below
    while position < below_stop:
        after = None
        if position in signs:
            lexer.emit("DEL", None, position, position + 1)
            position += 1
            after = coordinate_index(lexer, position, below_stop, numbered=len(signs) == order)
        position = after or lexer.step(position, below_stop)
    lexer.emit("END", None, end - 1, end)
    return end


def coordinate_index(lexer: Lexer, number: int, stop: int, numbered: bool) -> int | None:
    r"""``x^\mu`` below a ``\partial``: the index of ``\partial_\mu``; the piece after it, None if this is none.

    A number is an index where none can be an order (`numbered`); where x is a coordinate too, that is refused.
    """
    source, names = lexer.source, lexer.names
    if source.at(number) != "x" or "x" in names.scalars or "x" in names.functions or "x" in names.tensors:
        return None
    outer, source.limit = source.limit, stop
    scripts, primes, end = read_scripts(source, number + 1)
    marks = read_marks(source, scripts[0]) if len(scripts) == 1 and not primes else None
    source.limit = outer
    if not marks or len(marks) != 1 or (mark := marks[0]) is None or mark.before or mark.after:
        return None
    if mark.name in ",;" or (mark.name.isdigit() and not numbered):
        return None
    if mark.name.isdigit() and "x" in names.coordinates:
        raise source.error(
            number, f"x is a coordinate, and x^{mark.name} perhaps another", f"\\partial_{mark.name}, or \\partial_x"
        )
    if not mark.up:
        raise source.error(number, "a derivative by coordinates with a lower index", f"\\partial^{{{mark.name}}}")
    index = Index(mark.name, False, span=(source.pieces[mark.start].start, source.pieces[mark.end - 1].end))
    lexer.emit("INDEX", index, mark.start, mark.end)
    lexer.indices.append((mark.start, "", index))
    return end


def differential_head(lexer: Lexer, number: int) -> tuple[str, int, int] | None:
    r"""The ``\partial^2`` or ``\mathrm{d}^2`` that begins a numerator: its kind, its order, what comes next."""
    source = lexer.source
    if source.at(number) == "\\partial":
        kind, after = "DEL", number + 1
        scripts, _, _ = read_scripts(source, after)
        if any(not script.up or _whole_number(lexer, script) is None for script in scripts):
            return None
    else:
        found = identify(lexer, number)
        if found is None or found.type != "D":
            return None
        kind, after = "D", found.end
    order, after = degree(lexer, after)
    return kind, order, after


def degree(lexer: Lexer, number: int) -> tuple[int, int]:
    """The order above a differential, 1 if there is none, and the piece after it."""
    source = lexer.source
    if source.at(number) != "^":
        return 1, number
    start, stop, end = source.argument(number + 1, "^")
    digits = "".join(source.at(inner) for inner in range(start, stop))
    if not digits.isdigit() or not 1 <= int(digits) <= MAX_ORDER:
        raise source.error(start, f"a differential of order {digits!r} is not read", f"a number from 1 to {MAX_ORDER}")
    return int(digits), end


def root(lexer: Lexer, number: int, stop: int) -> int:
    source, order, after = lexer.source, "2", number + 1
    if source.at(after) == "[":
        close = source.partner[after]
        order = "".join(source.at(inner) for inner in range(after + 1, close))
        if not order.isdigit() or not 2 <= int(order) <= MAX_ORDER:
            raise source.error(after, f"a root of degree {order!r} is not read", "x^{1/n}")
        after = close + 1
    lexer.emit("ROOT", int(order), number, number + 1)
    start, inner_stop, end = source.argument(after, "\\sqrt")
    lexer.group("BEGIN", start, inner_stop)
    return end


def integral(lexer: Lexer, number: int, stop: int) -> int:
    scripts, primes, end = read_scripts(lexer.source, number + 1)
    if primes or len({script.up for script in scripts}) != len(scripts):
        raise lexer.source.error(number, "an integral has one lower and one upper bound", "\\int_{a}^{b}")
    lexer.emit("INTEGRAL", None, number, number + 1)
    for script in scripts:
        lexer.group("UPPER" if script.up else "LOWER", script.start, script.stop)
    return end


def limit(lexer: Lexer, number: int, stop: int) -> int:
    r"""``\lim_{x \to 0^+}``: the sign that says from which side is no part of the point."""
    source = lexer.source
    scripts, primes, end = read_scripts(source, number + 1)
    if primes or len(scripts) != 1 or scripts[0].up:
        raise source.error(number, "a limit of which variable?", "\\lim_{x \\to 0} f(x)")
    start, inner_stop = scripts[0].start, scripts[0].stop
    tail = [source.at(n) for n in range(start, inner_stop) if source.at(n) not in ("{", "}")][-2:]
    side = tail[1] if len(tail) == 2 and tail[0] == "^" and tail[1] in ("+", "-") else ""
    last = max(n for n in range(start, inner_stop) if source.at(n) == "^") if side else inner_stop
    lexer.emit("LIMIT", side, number, number + 1)
    lexer.read(start, last)
    lexer.emit("END", None, inner_stop - 1, inner_stop)
    return end


def absolute_value(lexer: Lexer, number: int, stop: int) -> int:
    """``\\abs{x}`` of the physics package, the same as ``|x|``."""
    lexer.emit("KNOWN", "\\abs", number, number + 1)
    start, inner_stop, end = lexer.source.argument(number + 1, "\\abs")
    lexer.emit("CALL", None, number + 1, number + 1)
    lexer.read(start, inner_stop)
    lexer.emit("CLOSE", None, end, end)
    return end


def bar(lexer: Lexer, number: int, stop: int) -> int:
    """A bar: a value at a point if it has a subscript, else the beginning of an absolute value."""
    if bars.opens(lexer, number):
        return bars.absolute_value(lexer, number, stop)
    return value_at(lexer, number, stop)


def value_at(lexer: Lexer, number: int, stop: int) -> int:
    source = lexer.source
    if source.at(number + 1) != "_":
        raise source.error(number, "a value is taken at which point?", "\\left. X \\right|_{\\tau=\\tau_e}")
    start, inner_stop, end = source.argument(number + 2, "|_")
    if source.at(number) == "\\right|":
        lexer.emit("RIGHT_BAR", None, number, number + 1)
    lexer.group("AT", start, inner_stop)
    return end


def covariant_or_partial(lexer: Lexer, number: int, stop: int) -> int:
    return derivative(lexer, number, number + 1, "PARTIAL" if lexer.source.at(number) == "\\partial" else "NABLA")


def derivative(lexer: Lexer, number: int, after: int, kind: str) -> int:
    r"""``\partial_\mu``, ``\nabla^\mu``, ``\partial_\tau^2``: the operator, its index repeated as the power says."""
    source = lexer.source
    scripts, primes, end = read_scripts(source, after)
    symbol = source.at(number)
    if symbol == "\\nabla" and len(scripts) == 1 and scripts[0].up and _whole_number(lexer, scripts[0]) == 2:
        lexer.emit("BOX", None, number, end)
        return end
    below = [mark for script in scripts if not script.up for mark in read_marks(source, script) or [] if mark]
    above = [script for script in scripts if script.up]
    times = _whole_number(lexer, above[0]) if len(above) == 1 and kind == "PARTIAL" else None
    marks: list[Mark] = []
    if len(below) == 1 and times and not (below[0].before or below[0].after):
        marks = below * times
    elif not times and not primes:
        rows = [[mark for mark in read_marks(source, script) or [] if mark] for script in scripts]
        if all(rows):
            marks = [mark for row in rows for mark in row]
    if not marks or any(mark.name in ",;" or (mark.up and mark.name.isdigit()) for mark in marks):
        if not scripts:
            advice = f"{symbol}_\\mu" + (", or \\frac{\\partial f}{\\partial x}" if kind == "PARTIAL" else "")
            raise source.error(number, f"{symbol} without an index is not read", advice)
        raise source.error(number, f"these scripts of {symbol} are not read", f"{symbol}_\\mu, or \\Box")
    lexer.emit(kind, None, number, after)
    indices(lexer, marks)
    return end


def _whole_number(lexer: Lexer, script: Script) -> int | None:
    digits = "".join(lexer.source.at(number) for number in range(script.start, script.stop))
    if not digits.isdigit():
        return None
    if int(digits) > MAX_ORDER:
        raise lexer.source.error(script.start, f"a derivative of order {digits}", f"an order of {MAX_ORDER} at most")
    return int(digits)


def indices(lexer: Lexer, marks: list[Mark]) -> None:
    """Emit indices, and the commas and semicolons among them."""
    derived = False
    for mark in marks:
        span = lexer.source.pieces[mark.start].start, lexer.source.pieces[mark.end - 1].end
        if mark.name in ",;":
            derived = True
            lexer.emit("DERIVATIVE", mark.name, mark.start, mark.end)
        elif derived and mark.up and mark.name.isdigit():
            raise lexer.source.error(mark.start, "a number above a comma or semicolon is not read", "the index below")
        else:
            index = Index(mark.name, mark.up, span=span)
            lexer.emit("INDEX", index, mark.start, mark.end)
            lexer.indices += [(n, lexer.source.pieces[n].text, index) for n in (*mark.before, *mark.after)]
            lexer.indices.append((mark.start, "", index))


def marks_behind_bracket(lexer: Lexer, number: int) -> int | None:
    r"""``(u_\mu u_\nu)_{;\rho}``: derivatives typed behind a bracket; the piece after them, None if there are none."""
    if not lexer.symbols or lexer.symbols[-1].type != "CLOSE":
        return None
    scripts, primes, end = read_scripts(lexer.source, number)
    derivatives: list[Mark] = []
    for script in scripts:
        row = read_marks(lexer.source, script) or [None]
        begins = row[0] is not None and row[0].name in ",;"
        if primes or not (begins or continues(derivatives, script, row)):
            return None
        derivatives += [mark for mark in row if mark]
    indices(lexer, derivatives)
    return end


def is_operator(lexer: Lexer, number: int) -> bool:
    """Whether a derivative begins at a piece."""
    piece = lexer.source.at(number)
    if piece in ("\\nabla", "\\partial", "\\Box", "\\square", "["):
        return True
    if piece in spelling.DIVISIONS:
        above, above_stop, _ = lexer.source.argument(number + 1, piece)
        head = differential_head(lexer, above)
        return head is not None and head[2] == above_stop
    found = identify(lexer, number)
    return found is not None and found.type in ("NABLA", "LIE")


def lie_derivative(lexer: Lexer, number: int, name: str, end: int) -> int:
    r"""``\mathcal{L}_\xi``, the vector's name read already."""
    span = lexer.source.pieces[number].start, lexer.source.pieces[end - 1].end
    lexer.emit("LIE", Tensor(name, span=span), number, end)
    return end


READERS: dict[str, Callable[[Lexer, int, int], int]] = {
    **dict.fromkeys(spelling.DIVISIONS, fraction),
    **dict.fromkeys(("\\partial", "\\nabla"), covariant_or_partial),
    **dict.fromkeys(bars.BARS, bar),
    "\\right|": value_at,
    "\\sqrt": root,
    "\\abs": absolute_value,
    "\\int": integral,
    "\\lim": limit,
}
