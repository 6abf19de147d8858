"""Trajectories from beginning to end, one after the other: steps, events, samples; compiled once for all systems.

An event is a zero of a measure: its sign at the end of a step is not that at the beginning. It is looked for on the
interpolation and then settled by a step of the method itself to that place, so that it has the method's accuracy.
"""

from __future__ import annotations

import math

import numpy as np

from .stepping import attempt, between, compiled, copy, error, evaluate, factor, first_step, interpolation

END, EVENT, STUCK, STEPS, FULL, INVALID = 0, 1, 2, 3, 4, 5  # how a trajectory ended
HALVINGS = 60
LATELY, ADVANCE = 500, 1e-10  # where so many tries come no further than this part of the way, it is stuck
CORRECTIONS = 3


@compiled
def crosses(before, after, direction):  # type: ignore[no-untyped-def]
    """Whether a measure changed its sign, in that direction if it is not 0."""
    if not (before * after < 0 or (after == 0 and before != 0)):
        return False
    return direction == 0 or (after - before) * direction > 0


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
def march(  # type: ignore[no-untyped-def]
    code,
    measure,
    y,
    c,
    end,
    settings,
    limits,
    directions,
    counts_wanted,
    counts,
    records,
    wanted,
    samples,
    way,
    polynomials,
):
    """One trajectory: y, and what is counted, recorded and sampled, is filled in.

    Parameters
    ----------
    code, measure : addresses of the slopes and of the measures of events
    y, c : variables, changed, and constants
    end : the last value of the parameter, which begins with 0
    settings : relative and absolute tolerance, longest step
    limits : most steps, number of the variable by which samples are taken, or −1 for the parameter
    directions, counts_wanted : of each event; the trajectory ends with the so manieth, 0 for never
    counts, records : of each event; (parameter, variables) of the first ones
    wanted, samples : where samples are taken, in the order of the motion; the variables there
    way, polynomials : room for (parameter, step) and (variables, coefficients) of each step, or for none

    Returns
    -------
    (how it ended, number of the event, parameter, steps, steps tried)
    """
    n, events = y.shape[0], directions.shape[0]
    relative, absolute, longest = settings[0], settings[1], settings[2]
    most, by = limits[0], limits[1]
    k, work, dense = np.zeros((16, n)), np.zeros((16, n)), np.zeros((7, n))
    z, new, place = np.zeros(n), np.zeros(n), np.zeros(n)
    before, after, values = np.zeros(events), np.zeros(events), np.zeros(events)
    roots = np.zeros(events)
    room, sampled = way.shape[0], 0
    sign = 1.0 if end >= 0 else -1.0
    at, steps, tried = 0.0, 0, 0
    evaluate(code, y, c, k[0])
    evaluate(measure, y, c, before)
    for i in range(n):
        if not math.isfinite(k[0, i]) or not math.isfinite(y[i]):
            return INVALID, -1, at, steps, tried
    while sampled < wanted.shape[0]:  # what lies behind is never come to
        ahead = wanted[sampled] * sign if by < 0 else (wanted[sampled] - y[by]) * k[0, by] * sign
        if ahead > 0:
            break
        if ahead == 0:
            copy(y, samples[sampled])
        sampled += 1
    if end == 0:
        return END, -1, at, steps, tried
    h = first_step(code, y, c, k, z, new, sign, relative, absolute)
    rejected, milestone = False, 0.0
    while True:
        if tried >= most:
            return STEPS, -1, at, steps, tried
        tried += 1
        if tried % LATELY == 0:
            if abs(at - milestone) < ADVANCE * abs(at):
                return STUCK, -1, at, steps, tried
            milestone = at
        if abs(h) > longest:
            h = sign * longest
        last = abs(h) >= abs(end - at)
        if last:
            h = end - at
        if at + h == at:
            return STUCK, -1, at, steps, tried
        attempt(code, y, c, h, k, z, new)
        ratio = error(y, new, h, k, relative, absolute)
        if ratio <= 1:
            evaluate(measure, new, c, after)
            for e in range(events):
                if not math.isfinite(after[e]):
                    ratio = math.nan
        if not ratio <= 1:
            h *= min(1.0, factor(ratio))
            rejected = True
            continue
        # what happens on the way
        happened = False
        for e in range(events):
            roots[e] = 2.0
            if crosses(before[e], after[e], directions[e]):
                happened = True
        reached = at + h
        more = sampled < wanted.shape[0] and (
            (wanted[sampled] - at) * sign >= 0 and (wanted[sampled] - reached) * sign <= 0
            if by < 0
            else (wanted[sampled] - y[by]) * (wanted[sampled] - new[by]) <= 0
        )
        stop, stopped_by = 2.0, -1
        if happened or more or room:
            interpolation(code, y, c, h, k, z, new, dense)
            for e in range(events):
                if crosses(before[e], after[e], directions[e]):
                    roots[e] = root(measure, e, y, c, dense, before[e], 0.0, 1.0, z, values)
            while happened:
                first = events - 1
                for e in range(events):
                    if roots[e] <= roots[first]:
                        first = e
                if roots[first] > 1:
                    break
                part = settle(code, measure, first, y, c, h, roots[first], k, z, dense, work, values, place)
                if counts[first] < records.shape[1]:
                    records[first, counts[first], 0] = at + part * h
                    for i in range(n):
                        records[first, counts[first], 1 + i] = place[i]
                counts[first] += 1
                roots[first] = 2.0
                if counts[first] == counts_wanted[first]:
                    stop, stopped_by = part, first
                    break
            low = 0.0
            while sampled < wanted.shape[0]:
                if by < 0:
                    if (wanted[sampled] - reached) * sign > 0:
                        break
                    part = (wanted[sampled] - at) / h
                else:
                    if (wanted[sampled] - y[by]) * (wanted[sampled] - new[by]) > 0:
                        break
                    part = moment(y, dense, by, wanted[sampled], low, 1.0, z)
                    low = part
                if part > stop:
                    break
                between(y, dense, part, samples[sampled])
                sampled += 1
        if room:
            way[steps, 0], way[steps, 1] = at, h
            copy(y, polynomials[steps, 0])
            for row in range(7):
                copy(dense[row], polynomials[steps, 1 + row])
        steps += 1
        if stopped_by >= 0:
            copy(place, y)
            return EVENT, stopped_by, at + stop * h, steps, tried
        copy(new, y)
        copy(k[12], k[0])
        copy(after, before)
        at = end if last else reached
        if last:
            return END, -1, at, steps, tried
        if steps == room:
            return FULL, -1, at, steps, tried
        scale = factor(ratio)
        h *= min(1.0, scale) if rejected else scale
        rejected = False
