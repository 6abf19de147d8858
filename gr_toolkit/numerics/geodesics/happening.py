"""Where in a step an event happens: a measure changes its sign, and that is no noise and no pole.

A root is looked for on the interpolation and then settled by a step of the method itself to that place, so that it has
the method's accuracy.
"""

from __future__ import annotations

import math

from .stepping import attempt, between, compiled, copy, evaluate

DIRECTION, WANTED, KIND, VARIABLE = 0, 1, 2, 3  # columns of what is asked of an event
EDGE, EXPRESSION, COORDINATE, SPEED = 0, 1, 2, 3  # kinds of measures
NOWHERE = 2.0  # no part of a step
HALVINGS = 60
CORRECTIONS = 3


@compiled
def direction(asked, sign):  # type: ignore[no-untyped-def]
    """The direction of an event in the order of the motion: events have it along λ, edges are left by all."""
    return asked[DIRECTION] if asked[KIND] == EDGE else asked[DIRECTION] * sign


@compiled
def changes(before, after):  # type: ignore[no-untyped-def]
    """Whether a measure changed its sign; not if one of both is no number."""
    return before * after < 0 or (after == 0 and before != 0)


@compiled
def is_noise(asked, before, after, reach, y, new, relative, absolute):  # type: ignore[no-untyped-def]
    """Whether a coordinate changes by less than the error allowed: then the sign of a measure tells nothing.

    `reach` : the step that the method would make if nothing else limited it, for speeds
    """
    kind, k = asked[KIND], asked[VARIABLE]
    if kind == COORDINATE:
        change = abs(after - before)
    elif kind == SPEED:
        change = max(abs(before), abs(after)) * reach
    else:
        return False
    return change <= absolute + relative * max(abs(y[k]), abs(new[k]))


@compiled
def border(measure, number, y, c, dense, inside, outside, z, values):  # type: ignore[no-untyped-def]
    """The part of a step as far as which, coming from `inside`, a measure has a value."""
    for _ in range(HALVINGS):
        part = 0.5 * (inside + outside)
        between(y, dense, part, z)
        evaluate(measure, z, c, values)
        if math.isfinite(values[number]):
            inside = part
        else:
            outside = part
    return inside


@compiled
def found(measure, number, asked, sign, y, c, dense, before, after, z, values):  # type: ignore[no-untyped-def]
    """The part of a step after which an event happens, or nowhere."""
    low, high = 0.0, 1.0
    if not math.isfinite(after):
        high = border(measure, number, y, c, dense, low, high, z, values)
        between(y, dense, high, z)
        evaluate(measure, z, c, values)
        after = values[number]
    elif not math.isfinite(before):
        low = border(measure, number, y, c, dense, high, low, z, values)
        between(y, dense, low, z)
        evaluate(measure, z, c, values)
        before = values[number]
    wanted = direction(asked, sign)
    if not changes(before, after) or (wanted != 0 and (after - before) * wanted < 0):
        return NOWHERE
    part = root(measure, number, y, c, dense, before, low, high, z, values)
    if asked[KIND] == EXPRESSION:
        between(y, dense, part, z)
        evaluate(measure, z, c, values)
        if not abs(values[number]) <= max(abs(before), abs(after)):  # a pole
            return NOWHERE
    return part


@compiled
def root(measure, number, y, c, dense, before, low, high, z, values):  # type: ignore[no-untyped-def]
    """The part of a step after which a measure, `before` at its part `low`, is zero: bisection with secants."""
    left, right = before, 0.0
    between(y, dense, high, z)
    evaluate(measure, z, c, values)
    right = values[number]
    for attempt_number in range(HALVINGS):
        if right == 0:
            return high
        part = high - right * (high - low) / (right - left) if attempt_number % 3 else 0.5 * (low + high)
        if not low < part < high:
            part = 0.5 * (low + high)
        between(y, dense, part, z)
        evaluate(measure, z, c, values)
        value = values[number]
        if value == 0 or not math.isfinite(value):
            return part
        if (value < 0) == (left < 0):
            low, left = part, value
        else:
            high, right = part, value
        if high - low < 1e-15:
            break
    return 0.5 * (low + high)


@compiled
def settle(code, measure, number, y, c, h, part, k, z, dense, work, values, place):  # type: ignore[no-untyped-def]
    """The part of a step, and the place there, by steps of the method: the secant's correction of a root."""
    near = min(part + 1e-4, 1.0)
    between(y, dense, near, place)
    evaluate(measure, place, c, values)
    above = values[number]
    far = max(part - 1e-4, 0.0)
    between(y, dense, far, place)
    evaluate(measure, place, c, values)
    slope = (above - values[number]) / (near - far)
    for i in range(y.shape[0]):
        work[0, i] = k[0, i]
    for _ in range(CORRECTIONS):
        attempt(code, y, c, part * h, work, z, place)
        evaluate(measure, place, c, values)
        change = values[number] / slope
        if not abs(change) < 1e-3 or abs(change) < 1e-14 * part:
            break
        part -= change
    return part


@compiled
def moment(y, dense, k, wanted, low, high, z):  # type: ignore[no-untyped-def]
    """The part of a step after which variable k has a wanted value, between two parts where it has not passed it."""
    between(y, dense, low, z)
    if z[k] == wanted:
        return low
    rising = z[k] < wanted
    for _ in range(HALVINGS):
        part = 0.5 * (low + high)
        if part in (low, high):
            break
        between(y, dense, part, z)
        if (z[k] < wanted) == rising:
            low = part
        else:
            high = part
    return 0.5 * (low + high)


@compiled
def recorded(record, at, place):  # type: ignore[no-untyped-def]
    """Fill a row with the parameter and the variables."""
    record[0] = at
    copy(place, record[1:])
