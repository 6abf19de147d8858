"""The sign of any function with a margin, by balls on boxes that are halved until each shows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Element, Field, Reader, read_domain
from ...exact.enclosures import bounds_on_box, sign_at, sign_on_box
from .cells import Cell
from .signs import UNKNOWN, ZERO, Sign

BOXES = 250
DIMENSION = 3  # beyond which so few boxes show nothing

Sides = dict[Any, tuple[Fraction, Fraction]]


def sign_by_balls(expression: Any, cell: Cell) -> Sign:
    """The sign on a cell with its ends; what vanishes or has no value at an end has none here."""
    if len(cell.variables) > DIMENSION:
        return UNKNOWN
    unit = [sp.Dummy(f"s{n}", real=True) for n in range(len(cell.variables))]
    put_in = {t: s / (1 - s) for t, s in zip(cell.variables, unit, strict=True)}
    values = {symbol: sp.together(value.xreplace(put_in)) for symbol, value in cell.values.items()}
    inside = [condition for s in unit for condition in (s > 0, s < 1)]
    try:
        function = Reader(Field.rational(read_domain(inside))).read_all([expression.xreplace(values)])[0]
        if function.is_zero():
            return ZERO
        slopes = [function.diff(s) for s in unit]
    except GRToolkitError:
        return UNKNOWN
    if not unit:
        return Sign(2 * sign_at(function, {}), ("a ball",))
    waiting = deque[Sides]([{s: (Fraction(0), Fraction(1)) for s in unit}])
    boxes, total = 0, 0
    while waiting:
        box = waiting.pop()
        boxes += 1
        sign = sign_on_box(function, box) or _by_slopes(function, slopes, box)
        if sign and total * sign >= 0:
            total = sign
            continue
        if sign or boxes + len(waiting) > BOXES:
            return UNKNOWN
        longest = max(unit, key=lambda s: box[s][1] - box[s][0])
        low, high = box[longest]
        middle = (low + high) / 2
        waiting.extendleft({**box, longest: half} for half in ((low, middle), (middle, high)))
    return Sign(2 * total, (f"balls on {boxes} boxes",))


def _by_slopes(function: Element, slopes: Sequence[Element], box: Sides) -> int:
    """The sign by the mean value theorem: f(c) + ∑ f′ (x − c)."""
    centre = {s: ((low + high) / 2,) * 2 for s, (low, high) in box.items()}
    value = bounds_on_box(function, centre)
    if value is None:
        return 0
    low, high = value
    for slope, (left, right) in zip(slopes, box.values(), strict=True):
        bounds = bounds_on_box(slope, box)
        if bounds is None:
            return 0
        reach = max(abs(bounds[0]), abs(bounds[1])) * (right - left) / 2
        low, high = low - reach, high + reach
    return 1 if low > 0 else -1 if high < 0 else 0
