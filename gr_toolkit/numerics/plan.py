"""Which steps of a program are done once a call, which at every point, and in which buffers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, final

from .functions import FUNCTIONS
from .program import Program, Step

CONSTANTS = ("constant", "pi", "imaginary")


@final
class Plan:
    """A program parted by which inputs are scalars.

    Attributes
    ----------
    constants : values of the registers behind the inputs, None where a step computes them
    scalar_steps, varying_steps : (step, register)
    fast : the scalar steps on Python's floats; `fast_is_all` if each has such a function
    varying : the registers with a value for each point
    """

    def __init__(self, program: Program, scalars: Sequence[bool]) -> None:
        self.varying = {n for n, scalar in enumerate(scalars) if not scalar}
        self.constants: list[Any] = []
        self.scalar_steps: list[tuple[Step, int]] = []
        self.varying_steps: list[tuple[Step, int]] = []
        for register, step in enumerate(program.steps, start=program.inputs):
            self.constants.append(_constant(step) if step.operation in CONSTANTS else None)
            if step.operation in CONSTANTS:
                continue
            if self.varying.isdisjoint(step.operands):
                self.scalar_steps.append((step, register))
            else:
                self.varying.add(register)
                self.varying_steps.append((step, register))
        plain = [(FUNCTIONS[s.operation].scalar if s.operation in FUNCTIONS else None) for s, _ in self.scalar_steps]
        self.fast_is_all = None not in plain
        self.fast: list[tuple[Callable[..., float], int, int, int]] = [
            (function, step.operands[0], step.operands[1] if len(step.operands) > 1 else -1, register)
            for function, (step, register) in zip(plain, self.scalar_steps, strict=True)
            if function is not None and self.fast_is_all
        ]

    def buffers(self, kept: Sequence[int]) -> tuple[dict[int, int], int]:
        """(register -> buffer, number of buffers) of the steps whose result is not kept: a buffer is free again after
        its last use, and the step that uses it last may write there."""
        last = {operand: n for n, (step, _) in enumerate(self.varying_steps) for operand in step.operands}
        places: dict[int, int] = {}
        free: list[int] = []
        count = 0
        for number, (step, register) in enumerate(self.varying_steps):
            for operand in set(step.operands):
                if operand in places and last[operand] == number:
                    free.append(places[operand])
            if register in kept:
                continue
            if not free:
                free.append(count)
                count += 1
            places[register] = free.pop()
        return places, count


def _constant(step: Step) -> complex:
    """The value of a step without operands."""
    return step.value if step.operation == "constant" else math.pi if step.operation == "pi" else 1j
