"""One step of Dormand & Prince's method of order 8, its error, and what lies between, compiled once for all systems.

The right side is called by its address.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit, types
from numba.extending import intrinsic

from .tableau import BETWEEN, ERRORS, FURTHER, STAGES, STEP

_inner: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}  # called by compiled code only
compiled: Any = njit(nogil=True, error_model="numpy", **_inner)

_rows = (*STAGES, *STEP, *FURTHER, *BETWEEN, *ERRORS)
BETWEEN_FIRST, DENSE, FIFTH, THIRD = 13, 16, 20, 21  # rows, behind the twelve stages and the value
STARTS = np.cumsum([0, *map(len, _rows)])
COLUMNS = np.array([j for row in _rows for j, _ in row])
WEIGHTS = np.array([weight for row in _rows for _, weight in row])
SAFETY, SHRINKING, GROWTH = 0.9, 0.2, 6.0  # of step sizes [Hairer, Nørsett & Wanner 1993, eq. II.4.13]


def _evaluate(_: Any, address: Any, variables: Any, constants: Any, results: Any) -> Any:
    """Call the function at an address with the data of three arrays."""

    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        from llvmlite import ir  # type: ignore[import-untyped, unused-ignore]

        double = context.get_value_type(types.float64).as_pointer()
        kind = ir.FunctionType(ir.VoidType(), [double] * 3)
        function = builder.inttoptr(arguments[0], kind.as_pointer())
        arrays = zip(signature.args[1:], arguments[1:], strict=True)
        builder.call(function, [context.make_array(kind)(context, builder, value).data for kind, value in arrays])
        return context.get_dummy_value()

    return types.void(address, variables, constants, results), emit


evaluate: Any = intrinsic(_evaluate)


@compiled
def copy(source, target):  # type: ignore[no-untyped-def]
    """Fill an array; a loop, for Numba's assignment of arrays drags in the words of its errors."""
    for i in range(source.shape[0]):
        target[i] = source[i]


@compiled
def combine(row, y, h, k, out):  # type: ignore[no-untyped-def]
    """y + h Σ w_j k_j, with the weights of a row."""
    n = y.shape[0]
    for i in range(n):
        out[i] = 0.0
    for e in range(STARTS[row], STARTS[row + 1]):
        j, w = COLUMNS[e], WEIGHTS[e]
        for i in range(n):
            out[i] += w * k[j, i]
    for i in range(n):
        out[i] = y[i] + h * out[i]


@compiled
def attempt(code, y, c, h, k, z, new):  # type: ignore[no-untyped-def]
    """The value after a step and its slope, k[12]; k[0] is the slope at its beginning."""
    for stage in range(1, 13):
        combine(stage, y, h, k, z)
        evaluate(code, z, c, k[stage])
    copy(z, new)


@compiled
def error(y, new, h, k, relative, absolute):  # type: ignore[no-untyped-def]
    """The estimated error of a step as a part of what is allowed; nan where something is."""
    fifth, third = 0.0, 0.0
    n = y.shape[0]
    for i in range(n):
        scale = absolute + relative * max(abs(y[i]), abs(new[i]))
        five, three = 0.0, 0.0
        for e in range(STARTS[FIFTH], STARTS[FIFTH + 1]):
            five += WEIGHTS[e] * k[COLUMNS[e], i]
        for e in range(STARTS[THIRD], STARTS[THIRD + 1]):
            three += WEIGHTS[e] * k[COLUMNS[e], i]
        if not math.isfinite(new[i]) or not math.isfinite(k[12, i]):
            return math.nan
        fifth += (five / scale) ** 2
        third += (three / scale) ** 2
    size = fifth + 0.01 * third
    return abs(h) * fifth / math.sqrt(n * size) if size > 0 else 0.0


@compiled
def factor(ratio):  # type: ignore[no-untyped-def]
    """By how much the next step may be longer."""
    if math.isnan(ratio):
        return 0.1
    if ratio == 0:
        return GROWTH
    return min(GROWTH, max(SHRINKING, SAFETY * ratio ** (-0.125)))


@compiled
def first_step(code, y, c, k, z, new, sign, relative, absolute):  # type: ignore[no-untyped-def]
    """A first step [Hairer, Nørsett & Wanner 1993, §II.4]; k[0] is the slope at the beginning."""
    n = y.shape[0]
    size, slope, change = 0.0, 0.0, 0.0
    for i in range(n):
        scale = absolute + relative * abs(y[i])
        size += (y[i] / scale) ** 2
        slope += (k[0, i] / scale) ** 2
    h = 1e-6 if size < 1e-10 * n or slope < 1e-10 * n else 0.01 * math.sqrt(size / slope)
    for i in range(n):
        z[i] = y[i] + sign * h * k[0, i]
    evaluate(code, z, c, k[12])
    for i in range(n):
        change += ((k[12, i] - k[0, i]) / (absolute + relative * abs(y[i]))) ** 2
    steepest = max(math.sqrt(slope / n), math.sqrt(change / n) / h)
    if not steepest > 1e-15:
        return sign * max(1e-6, h * 1e-3)
    return sign * min(100 * h, (0.01 / steepest) ** 0.125)


@compiled
def interpolation(code, y, c, h, k, z, new, dense):  # type: ignore[no-untyped-def]
    """Fill the seven coefficients of the polynomial through a step [Hairer, Nørsett & Wanner 1993, eq. II.6.31]."""
    for stage in range(3):
        combine(BETWEEN_FIRST + stage, y, h, k, z)
        evaluate(code, z, c, k[13 + stage])
    for i in range(y.shape[0]):
        step = new[i] - y[i]
        dense[0, i] = step
        dense[1, i] = h * k[0, i] - step
        dense[2, i] = 2 * step - h * (k[12, i] + k[0, i])
    for row in range(4):
        for i in range(y.shape[0]):
            z[i] = 0.0
        combine(DENSE + row, z, h, k, dense[3 + row])


@compiled
def between(y, dense, part, out):  # type: ignore[no-untyped-def]
    """The value after a part of a step."""
    rest = 1 - part
    for i in range(y.shape[0]):
        value = dense[6, i] * part
        for row in range(5, -1, -1):
            value = (value + dense[row, i]) * (part if row % 2 == 0 else rest)
        out[i] = y[i] + value
