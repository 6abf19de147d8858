"""A neutral program as a function of the processor.

No text is written and none is run: each step becomes an instruction through LLVM's builder, inside of a function that
Numba compiles. Names that users type do not occur; registers have numbers. A program of a hundred operations takes some
0.05 s. Arithmetic is that of float64, without reordering; what is not real is nan, what is singular inf or nan.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any, final

from numba import cfunc, types
from numba.extending import intrinsic, register_jitable

from ...errors import InputError
from ..program import Program, Step

KEPT = 256  # programs, of which the code is kept
POINTER = types.CPointer(types.float64)


@final
class MachineCode:
    """A program as a function (inputs that vary, inputs that do not, outputs) of the addresses of doubles.

    Attributes
    ----------
    program, varying : the program, and how many of its inputs come from the first array
    address : of the function; valid as long as this object lives
    """

    def __init__(self, program: Program, varying: int) -> None:
        self.program, self.varying = program, varying
        self._function = _function(program, varying)
        self.address: int = self._function.address


@lru_cache(maxsize=KEPT)
def machine_code(program: Program, varying: int) -> MachineCode:
    """The code of a program, made once.

    Raises
    ------
    InputError
        A function that is evaluated by SciPy or by the caller, complex numbers.
    """
    for step in program.steps:
        if step.operation not in (*INSTRUCTIONS, *FUNCTIONS, "constant", "pi"):
            raise InputError(
                f"the function {step.operation} cannot be compiled to machine code",
                "a metric without special functions",
            )
    return MachineCode(program, varying)


def _function(program: Program, varying: int) -> Any:
    """Numba's callback for a program."""

    def emitting(_: Any, variables: Any, constants: Any, results: Any) -> Any:
        def emit(context: Any, builder: Any, __: Any, arguments: Any) -> Any:
            _emit(program, varying, context, builder, arguments)
            return context.get_dummy_value()

        return types.void(variables, constants, results), emit

    run: Any = intrinsic(emitting)

    @cfunc(types.void(POINTER, POINTER, POINTER), error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
    def function(variables: Any, constants: Any, results: Any) -> None:
        run(variables, constants, results)

    return function


def _emit(program: Program, varying: int, context: Any, builder: Any, arguments: Any) -> None:
    """The instructions of a program: loads, one for each step, stores."""
    double, number = context.get_value_type(types.float64), context.get_value_type(types.intp)
    variables, constants, results = arguments

    def place(base: Any, k: int) -> Any:
        return builder.gep(base, [number(k)])

    registers = [
        builder.load(place(variables, k) if k < varying else place(constants, k - varying))
        for k in range(program.inputs)
    ]
    for step in program.steps:
        operands = [registers[k] for k in step.operands]
        if step.operation in INSTRUCTIONS:
            value = getattr(builder, INSTRUCTIONS[step.operation])(*operands)
        elif step.operation in FUNCTIONS:
            signature = types.float64(*[types.float64] * len(operands))
            value = context.compile_internal(builder, FUNCTIONS[step.operation], signature, operands)
        else:
            value = double(_constant(step))
        registers.append(value)
    for k, register in enumerate(program.outputs):
        builder.store(registers[register], place(results, k))


def _constant(step: Step) -> float:
    return math.pi if step.operation == "pi" else step.value


INSTRUCTIONS = {"add": "fadd", "subtract": "fsub", "multiply": "fmul", "divide": "fdiv", "negate": "fneg"}


# -- functions of numbers, as Numba reads them -----------------------------------------------------------------------


@register_jitable  # type: ignore[untyped-decorator, unused-ignore]
def _curved_sine(curvature: float, argument: float) -> float:
    """S_K(x) = x · sin(q)/q, sinh(q)/q for K < 0, with q = √|K x²|."""
    angle = math.sqrt(abs(curvature)) * abs(argument)
    if angle == 0:
        return argument
    return argument * (math.sinh(angle) if curvature < 0 else math.sin(angle)) / angle


@register_jitable  # type: ignore[untyped-decorator, unused-ignore]
def _curved_cosine(curvature: float, argument: float) -> float:
    """C_K(x) = cos(√K x), cosh(√−K x) for K < 0."""
    angle = math.sqrt(abs(curvature)) * abs(argument)
    return math.cosh(angle) if curvature < 0 else math.cos(angle)


@register_jitable  # type: ignore[untyped-decorator, unused-ignore]
def _sign(x: float) -> float:
    return 1.0 if x > 0 else -1.0 if x < 0 else x


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sqrt": lambda x: math.sqrt(x),
    "pow": lambda x, y: math.pow(x, y),
    "exp": lambda x: math.exp(x),
    "log": lambda x: math.log(x),
    "sin": lambda x: math.sin(x),
    "cos": lambda x: math.cos(x),
    "tan": lambda x: math.tan(x),
    "asin": lambda x: math.asin(x),
    "acos": lambda x: math.acos(x),
    "atan": lambda x: math.atan(x),
    "atan2": lambda y, x: math.atan2(y, x),
    "sinh": lambda x: math.sinh(x),
    "cosh": lambda x: math.cosh(x),
    "tanh": lambda x: math.tanh(x),
    "asinh": lambda x: math.asinh(x),
    "acosh": lambda x: math.acosh(x),
    "atanh": lambda x: math.atanh(x),
    "erf": lambda x: math.erf(x),
    "abs": lambda x: abs(x),
    "sign": lambda x: _sign(x),
    "conjugate": lambda x: x,
    "curved_sine": lambda curvature, x: _curved_sine(curvature, x),
    "curved_cosine": lambda curvature, x: _curved_cosine(curvature, x),
}
