"""What lies between the steps of one trajectory: the polynomials of the steps, evaluated and solved."""

from __future__ import annotations

from math import comb
from typing import Any

DEGREE = 7
PARTS = 50  # halvings of a piece of a step where a variable has a given value
TINY = 1e-13  # coefficients of a slope, against the largest, that are rounding


def values_at(way: Any, polynomials: Any, parameters: Any, end: float) -> Any:
    """The variables at parameters, by the interpolation of the steps; nan outside of the way from 0 to the end."""
    import numpy as np

    at = np.asarray(parameters, float)
    flat = at.reshape(-1)
    if not len(way):
        return np.full((*at.shape, polynomials.shape[2]), np.nan)
    sign = 1.0 if way[0, 1] > 0 else -1.0
    number = np.clip(np.searchsorted(sign * way[:, 0], sign * flat, side="right") - 1, 0, len(way) - 1)
    part = ((flat - way[number, 0]) / way[number, 1])[:, None]
    found = _between(polynomials[number], part)
    found[~((sign * flat >= 0) & (sign * flat <= sign * end))] = np.nan
    return found.reshape(*at.shape, polynomials.shape[2])


def _between(polynomials: Any, part: Any) -> Any:
    """The values after parts of steps: the coefficients alternate between the part and the rest."""
    value = polynomials[:, 7] * part
    for row in range(5, -1, -1):
        value = (value + polynomials[:, 1 + row]) * (part if row % 2 == 0 else 1 - part)
    return polynomials[:, 0] + value


def parameters_where(way: Any, polynomials: Any, k: int, values: Any, end: float, last: Any) -> Any:
    """The first parameter at which variable k has each value; nan where it never has.

    `end`, `last` : the last parameter, and the variables there
    """
    import numpy as np

    wanted = np.asarray(values, float)
    flat = wanted.reshape(-1)
    found = np.full(flat.shape, np.nan)
    if len(way) and len(flat):
        steps, lows, highs, starts, ends = _monotonous(way, polynomials[:, :, k], end, last[k])
        for place, value in enumerate(flat):
            inside = np.nonzero((starts - value) * (ends - value) <= 0)[0]
            if len(inside):
                piece = int(inside[0])
                start, length = way[steps[piece]]
                row = polynomials[steps[piece] : steps[piece] + 1, :, k]
                found[place] = start + length * _part(row, lows[piece], highs[piece], starts[piece], value)
    return found.reshape(wanted.shape)


def _monotonous(way: Any, rows: Any, end: float, last: float) -> tuple[Any, Any, Any, Any, Any]:
    """Steps cut where a variable turns round: (number of the step, part where a piece begins, ends, values there)."""
    import numpy as np

    length = min(1.0, (end - way[-1, 0]) / way[-1, 1])  # of the last step, which an event may have cut short
    pieces = []
    slopes = np.diff(_bernstein(rows), axis=1)
    one_way = (slopes >= 0).all(1) | (slopes <= 0).all(1)  # then the polynomial goes one way: it is a mean of these
    for step, straight in enumerate(one_way):
        high = length if step == len(way) - 1 else 1.0
        cuts = [] if straight else [part for part in _turns(slopes[step]) if 0 < part < high]
        pieces += [(step, *pair) for pair in zip([0.0, *cuts], [*cuts, high], strict=True)]
    steps, lows, highs = (np.array(column) for column in zip(*pieces, strict=True))
    starts = _between(rows[steps], lows)
    return steps, lows, highs, starts, np.append(starts[1:], last)


def _bernstein(rows: Any) -> Any:
    """Coefficients in Bernstein's basis: from the values at as many places."""
    import numpy as np

    places = (1 - np.cos(np.pi * np.arange(DEGREE + 1) / DEGREE)) / 2
    basis = [[comb(DEGREE, j) * x**j * (1 - x) ** (DEGREE - j) for j in range(DEGREE + 1)] for x in places]
    values = np.stack([_between(rows, part) for part in places])
    return np.linalg.solve(np.array(basis), values).T


def _turns(slopes: Any) -> list[float]:
    """Where a derivative may vanish, from its coefficients in Bernstein's basis; too many do no harm."""
    import numpy as np

    n = DEGREE - 1
    powers = [
        sum(comb(n, j) * comb(n - j, i - j) * (-1) ** (i - j) * float(slopes[j]) for j in range(i + 1))
        for i in range(n, -1, -1)
    ]
    large = np.abs(powers) > TINY * np.max(np.abs(powers))
    roots = np.roots(powers[int(np.argmax(large)) :])
    return sorted({float(root.real) for root in roots if abs(root.imag) < 1e-3})


def _part(row: Any, low: float, high: float, start: float, value: float) -> float:
    """The part of a step at which a variable has a value, between two parts where it goes one way, by bisection."""
    rising = start < value
    if start == value:
        return low
    for _ in range(PARTS):
        part = (low + high) / 2
        if (float(_between(row, part)[0]) < value) == rising:
            low = part
        else:
            high = part
    return (low + high) / 2
