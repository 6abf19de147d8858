"""Trajectories from beginning to end, one after the other: steps, events, samples; compiled once for all systems."""

from __future__ import annotations

import math

import numpy as np

from .happening import EDGE, KIND, NOWHERE, WANTED, changes, found, is_noise, moment, recorded, settle
from .stepping import attempt, between, compiled, copy, error, evaluate, factor, first_step, interpolation

END, EVENT, STUCK, STEPS, FULL, INVALID = 0, 1, 2, 3, 4, 5  # how a trajectory ended
LATELY, ADVANCE = 500, 1e-10  # where so many tries come no further than this part of the way, it is stuck
LEAST = 1e-40  # error of a step, against what is allowed


@compiled
def ahead(y, slopes, wanted, by, sign):  # type: ignore[no-untyped-def]
    """Positive where a sample lies ahead, zero where it is here; a variable that is at rest may go either way."""
    if by < 0:
        return wanted * sign
    away = wanted - y[by]
    return abs(away) if slopes[by] == 0 else away * slopes[by] * sign


@compiled
def march(  # type: ignore[no-untyped-def]
    code,
    measure,
    y,
    c,
    end,
    settings,
    limits,
    asked,
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
    asked : a row for each event: direction; with the so manieth the trajectory ends, 0 for never; kind; variable
    counts, records : of each event; (parameter, variables) of the first ones
    wanted, samples : where samples are taken, in the order of the motion; the variables there
    way, polynomials : room for (parameter, step) and (variables, coefficients) of each step, or for none

    Returns
    -------
    (how it ended, number of the event, parameter, steps, steps tried)
    """
    n, events = y.shape[0], asked.shape[0]
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
        distance = ahead(y, k[0], wanted[sampled], by, sign)
        if distance > 0:
            break
        if distance == 0:
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
                if asked[e, KIND] == EDGE and not math.isfinite(after[e]):
                    ratio = math.nan
        if not ratio <= 1:
            h *= min(1.0, factor(ratio))
            rejected = True
            continue
        # what happens on the way
        happened = False
        for e in range(events):
            roots[e] = NOWHERE
            if math.isfinite(before[e]) == math.isfinite(after[e]) and not changes(before[e], after[e]):
                continue
            reach = abs(h) * max(ratio, LEAST) ** -0.125
            if is_noise(asked[e], before[e], after[e], reach, y, new, relative, absolute):
                after[e] = before[e]  # the sign stays until the change is more than that
            else:
                roots[e], happened = 0.0, True
        reached = at + h
        if steps == 0 and by >= 0 and k[0, by] == 0:  # it was at rest: now it is seen what lies behind
            while sampled < wanted.shape[0] and (wanted[sampled] - y[by]) * (new[by] - y[by]) < 0:
                sampled += 1
        more = sampled < wanted.shape[0] and (
            (wanted[sampled] - at) * sign >= 0 and (wanted[sampled] - reached) * sign <= 0
            if by < 0
            else (wanted[sampled] - y[by]) * (wanted[sampled] - new[by]) <= 0
        )
        stop, stopped_by = NOWHERE, -1
        if happened or more or room:
            interpolation(code, y, c, h, k, z, new, dense)
            for e in range(events):
                if roots[e] == 0:
                    roots[e] = found(measure, e, asked[e], sign, y, c, dense, before[e], after[e], z, values)
            while happened:
                first = events - 1
                for e in range(events):
                    if roots[e] <= roots[first]:
                        first = e
                if roots[first] > 1:
                    break
                part = settle(code, measure, first, y, c, h, roots[first], k, z, dense, work, values, place)
                if counts[first] < records.shape[1]:
                    recorded(records[first, counts[first]], at + part * h, place)
                counts[first] += 1
                roots[first] = NOWHERE
                if counts[first] == asked[first, WANTED]:
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
