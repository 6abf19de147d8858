"""Straight-line programs: a neutral list of operations on numbered registers.

Registers 0 … n−1 are the inputs, register n + k is what step k computes. A step names an operation and the registers it
acts on, never anything that a user typed: no text is involved until someone writes a program out, and then from
positions only. Equal steps are recorded once, so that several quantities share what they have in common.

========================  =====================  =================================================
operation                 operands               detail
========================  =====================  =================================================
constant                  none                   the exact value, a `Fraction`
pi, imaginary             none                   π, and i with i² = −1
add, subtract, multiply,  two registers
divide
negate                    one register
call                      the arguments          the number of a function that the caller provides
a name of `functions`     its arguments
========================  =====================  =================================================
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import final

from ..errors import InputError

COMMUTATIVE = ("add", "multiply")
HIGH = 1024  # powers above are left to the function `pow`: each squaring doubles the rounding error
EXACT = 2**53  # every integer up to here is a double


@final
@dataclass(frozen=True, slots=True)
class Step:
    """One operation; its result is the next register."""

    operation: str
    operands: tuple[int, ...] = ()
    detail: Fraction | int | None = None

    @property
    def value(self) -> float:
        """The double nearest to a constant."""
        if self.detail is None:
            raise InputError(f"{self.operation} is no constant")
        size = self.detail.numerator.bit_length() - self.detail.denominator.bit_length()
        try:
            value = self.detail.numerator / self.detail.denominator
        except OverflowError:
            raise InputError(f"a constant of the size of 2**{size} has no double", "other units") from None
        if not value and self.detail:
            raise InputError(f"a constant of the size of 2**{size} has no double but zero", "other units")
        return value


@final
@dataclass(frozen=True, slots=True)
class Program:
    """A straight-line program: `inputs` registers, then one for each step; `outputs` are the registers that count."""

    inputs: int
    steps: tuple[Step, ...]
    outputs: tuple[int, ...]

    @property
    def is_complex(self) -> bool:
        """Whether the imaginary unit occurs."""
        return any(step.operation == "imaginary" for step in self.steps)


@final
class Recorder:
    """Writes a program down step by step, each step once.

    Examples
    --------
    >>> record = Recorder(2)
    >>> square = record.power(0, 2)
    >>> record.program([record.add(square, record.multiply(0, 0)), square]).steps
    (Step(operation='multiply', operands=(0, 0), detail=None), Step(operation='add', operands=(2, 2), detail=None))
    """

    def __init__(self, inputs: int) -> None:
        self.inputs = inputs
        self._numbers: dict[Step, int] = {}

    def step(self, operation: str, *operands: int, detail: Fraction | int | None = None) -> int:
        """The register of an operation, recorded if it is new."""
        if operation in COMMUTATIVE:
            operands = tuple(sorted(operands))
        return self._numbers.setdefault(Step(operation, operands, detail), self.inputs + len(self._numbers))

    def constant(self, value: Fraction | int) -> int:
        """The register of a rational number."""
        return self.step("constant", detail=Fraction(value))

    def add(self, first: int, second: int) -> int:
        """first + second."""
        return self.step("add", first, second)

    def subtract(self, first: int, second: int) -> int:
        """first − second."""
        return self.step("subtract", first, second)

    def multiply(self, first: int, second: int) -> int:
        """first · second."""
        return self.step("multiply", first, second)

    def divide(self, first: int, second: int) -> int:
        """first / second."""
        return self.step("divide", first, second)

    def negate(self, register: int) -> int:
        """−register."""
        return self.step("negate", register)

    def power(self, base: int, exponent: int) -> int:
        """A positive integer power by repeated squaring, its squares shared with other powers of the base.

        Raises
        ------
        InputError
            An exponent that is no double.
        """
        if exponent == 1:
            return base
        if exponent > HIGH:
            if exponent > EXACT:
                raise InputError("a power above the 2**53-th has no numerical value here", "smaller powers")
            return self.step("pow", base, self.constant(exponent))
        half = self.power(base, exponent // 2)
        square = self.multiply(half, half)
        return self.multiply(square, base) if exponent % 2 else square

    def program(self, outputs: Sequence[int]) -> Program:
        """The program that ends in these registers, without the steps that none of them needs."""
        steps = list(self._numbers)
        needed = {register for register in outputs if register >= self.inputs}
        for number in reversed(range(len(steps))):
            if number + self.inputs in needed:
                needed.update(operand for operand in steps[number].operands if operand >= self.inputs)
        places = {register: register for register in range(self.inputs)}
        kept: list[Step] = []
        for number, step in enumerate(steps):
            if (register := number + self.inputs) in needed:
                places[register] = self.inputs + len(kept)
                kept.append(Step(step.operation, tuple(places[o] for o in step.operands), step.detail))
        return Program(self.inputs, tuple(kept), tuple(places[register] for register in outputs))
