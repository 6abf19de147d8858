"""Straight-line programs on numbers of 32 digits: arithmetic and square roots, on arrays of pairs of doubles."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from . import double_double as dd
from .program import Program, Step

ARITHMETIC: dict[str, Callable[..., dd.Pair]] = {
    "add": dd.add,
    "subtract": dd.subtract,
    "multiply": dd.multiply,
    "divide": dd.divide,
    "negate": dd.negative,
    "sqrt": dd.square_root,
}


def runs_on_pairs(program: Program) -> bool:
    """Whether all its operations are known for pairs."""
    return all(step.operation in ARITHMETIC or step.operation == "constant" for step in program.steps)


def is_rational(program: Program) -> bool:
    """Whether it computes rational functions, written in a form in which little cancels."""
    return runs_on_pairs(program) and all(step.operation != "sqrt" for step in program.steps)


def on_pairs(program: Program, argument: dd.Pair) -> list[dd.Pair]:
    """The outputs of a program of one input.

    Examples
    --------
    >>> import numpy as np
    >>> from gr_toolkit.numerics.program import Recorder
    >>> record = Recorder(1)
    >>> third = record.divide(0, record.constant(3))
    >>> high, low = on_pairs(record.program([third]), (np.array([1.0]), np.array([0.0])))[0]
    >>> float(high[0]), float(low[0])
    (0.3333333333333333, 1.850371707708594e-17)
    """
    import numpy as np

    registers = [argument]
    with np.errstate(all="ignore"):
        for step in program.steps:
            registers.append(_result(step, registers))
    ones = np.ones_like(argument[0])
    return [(registers[k][0] * ones, registers[k][1] * ones) for k in program.outputs]


def pair_of(value: Fraction) -> tuple[float, float]:
    """A rational number to 32 digits."""
    high = float(value)
    return high, float(value - Fraction(high))


def _result(step: Step, registers: list[dd.Pair]) -> dd.Pair:
    if step.operation == "constant":
        import numpy as np

        high, low = pair_of(Fraction(step.detail or 0))
        return np.float64(high), np.float64(low)
    return ARITHMETIC[step.operation](*(registers[k] for k in step.operands))


def constant(value: Any, like: Any) -> dd.Pair:
    """A double as a pair of arrays."""
    return value + 0.0 * like, 0.0 * like
