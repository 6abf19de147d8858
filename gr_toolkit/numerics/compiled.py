"""Programs run on NumPy arrays, block by block, so that what is between two operations stays in the processor's cache.

No text is generated and none is run: a step is a NumPy function that writes into a buffer, and a program is a list of
such steps with numbers for their operands. What depends on scalars only is worked out once a call, on Python's floats;
so is everything when all arguments are scalars, as on the right-hand side of an ordinary differential equation. Results
are those of float64 arithmetic, operation by operation, or of complex128 where i or a complex argument occurs; where a
quantity is singular or not real they are inf or nan. So they are where a number in between leaves the range of doubles,
1e±308: a high power of a very large argument, r²⁴ at 1e26.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, final

from ..errors import InputError
from .complex_numbers import on_complex_arrays
from .functions import on_arrays
from .plan import Plan
from .program import Program, Step

if TYPE_CHECKING:
    import numpy as np

BLOCK = 8192  # points at once: a buffer of 64 KiB

Layout = Sequence[tuple[int, int]]  # of every component: which output it is, and its sign


@final
class Compiled:
    """A quantity as a function of arrays.

    Parameters
    ----------
    program : its inputs are the arguments, then the bound values
    arguments : how to call the arguments in messages
    bound : the values of the remaining inputs
    functions : what `call` steps call, in their order
    shape, layout : the axes of the components, and each component as (number of an output, sign)

    Notes
    -----
    Called with scalars it returns a float, or an array with the component axes; called with arrays, which are
    broadcast, an array with the component axes first.
    """

    def __init__(
        self,
        program: Program,
        arguments: Sequence[str],
        *,
        bound: Sequence[complex] = (),
        functions: Sequence[Callable[..., Any]] = (),
        shape: tuple[int, ...] = (),
        layout: Layout = ((0, 1),),
    ) -> None:
        self.program, self.arguments, self.shape = program, tuple(arguments), shape
        self._functions = tuple(functions)
        self._bound = tuple(bound)
        self._components = [(program.outputs[output], sign) for output, sign in layout]
        self._complex = program.is_complex or any(isinstance(value, complex) for value in bound)
        all_scalars = (True,) * len(self.arguments)
        self._plans = {all_scalars: Plan(program, all_scalars + (True,) * len(self._bound))}

    def __call__(self, *arguments: Any) -> Any:
        """The values at the points of arrays, or of scalars.

        Raises
        ------
        InputError
            Another number of arguments, shapes that do not fit each other, what is no number, masked arrays; complex
            values where a function has none, atan2 for example.
        """
        if len(arguments) != len(self.arguments):
            raise InputError(
                f"{len(arguments)} argument{'s' * (len(arguments) != 1)} given, this takes {len(self.arguments)}",
                f"f({', '.join(self.arguments)})",
            )
        pattern = tuple(type(value) is float for value in arguments)
        if False in pattern:
            arguments, pattern = self._checked(arguments)
        plan = self._plans.get(pattern)
        if plan is None:
            plan = self._plans[pattern] = Plan(self.program, pattern + (True,) * len(self._bound))
        return self._of_scalars(plan, arguments) if all(pattern) else self._of_arrays(plan, arguments, pattern)

    def _checked(self, arguments: Sequence[Any]) -> tuple[tuple[Any, ...], tuple[bool, ...]]:
        """The arguments as arrays of one shape, or as scalars; and which are scalars."""
        import numpy as np

        arrays = []
        for name, value in zip(self.arguments, arguments, strict=True):
            if np.ma.isMaskedArray(value):
                raise InputError(f"the argument {name} is a masked array", f"{name}.astype(float).filled(numpy.nan)")
            try:
                array = np.asarray(value)
                if array.dtype.kind == "O":  # fractions, or exact numbers like π/2
                    array = np.array([float(number) for number in array.flat]).reshape(array.shape)
            except (ValueError, TypeError, OverflowError):  # rows of different lengths, or no numbers
                array = np.asarray(None)
            if array.dtype.kind not in "bifuc":
                raise InputError(f"the argument {name} is {value!r}, no number and no array of numbers", "floats")
            arrays.append(array)
        try:
            shape = np.broadcast_shapes(*(array.shape for array in arrays))
        except ValueError:
            shapes = ", ".join(f"{n}: {a.shape}" for n, a in zip(self.arguments, arrays, strict=True))
            raise InputError(
                f"the arguments' shapes do not fit each other: {shapes}", "arrays that NumPy can broadcast"
            ) from None
        pattern = tuple(array.ndim == 0 for array in arrays)
        return tuple(
            _as_float(array) if scalar else np.broadcast_to(array, shape)
            for array, scalar in zip(arrays, pattern, strict=True)
        ), pattern

    # -- scalars -------------------------------------------------------------------------------------------------------

    def _of_scalars(self, plan: Plan, arguments: Sequence[Any]) -> Any:
        import numpy as np

        kind = complex if self._complex or any(isinstance(value, complex) for value in arguments) else float
        registers = self._scalar_part(plan, arguments, kind)
        values = [registers[r] if sign > 0 else -registers[r] for r, sign in self._components]
        return np.array(values).reshape(self.shape) if self.shape else values[0]

    def _scalar_part(self, plan: Plan, arguments: Sequence[Any], kind: type) -> list[Any]:
        """The registers, those filled that depend on scalars only."""
        registers = [*arguments, *self._bound, *plan.constants]
        if kind is float:
            try:
                for function, first, second, out in plan.fast:
                    registers[out] = (
                        function(registers[first]) if second < 0 else function(registers[first], registers[second])
                    )
            except (ArithmeticError, ValueError):  # where NumPy says inf or nan
                pass
            else:
                if plan.fast_is_all:
                    return registers
        self._on_single_points(plan, registers, kind)
        return registers

    def _on_single_points(self, plan: Plan, registers: list[Any], kind: type) -> None:
        """The scalar steps by NumPy, as arrays of one point."""
        import numpy as np

        with np.errstate(all="ignore"):
            for step, out in plan.scalar_steps:
                buffer: Any = np.empty(1, kind)
                operands: list[Any] = [np.asarray([registers[o]], kind) for o in step.operands]
                self._function(step, kind)(*operands, buffer)
                registers[out] = buffer[0].item()

    # -- arrays --------------------------------------------------------------------------------------------------------

    def _of_arrays(self, plan: Plan, arguments: Sequence[Any], pattern: tuple[bool, ...]) -> Any:
        import numpy as np

        shape = next(a.shape for a, scalar in zip(arguments, pattern, strict=True) if not scalar)
        kind = complex if self._complex or any(np.iscomplexobj(value) for value in arguments) else float
        columns = {
            number: np.ascontiguousarray(value, kind).reshape(-1)
            for number, value in enumerate(arguments)
            if not pattern[number]
        }
        registers = self._scalar_part(plan, [0.0 if n in columns else a for n, a in enumerate(arguments)], kind)
        points = math.prod(shape)
        result = np.empty((len(self._components), points), kind)
        rows: dict[int, np.ndarray] = {}  # registers that are computed in place
        for row, (register, _) in zip(result, self._components, strict=True):
            if register in plan.varying and register not in columns:
                rows.setdefault(register, row)
        with np.errstate(all="ignore"):
            self._blocks(plan, columns, registers, rows, points, kind)
            self._spread(result, {**columns, **rows}, registers)
        return result.reshape(self.shape + shape)

    def _blocks(
        self,
        plan: Plan,
        columns: dict[int, np.ndarray],
        registers: list[Any],
        rows: dict[int, np.ndarray],
        points: int,
        kind: type,
    ) -> None:
        """Fill the rows, one block of points after the other."""
        import numpy as np

        places, count = plan.buffers(tuple(rows))
        workspace: list[Any] = [np.empty(min(BLOCK, points), kind) for _ in range(count)]
        slots: list[Any] = [np.asarray(value, kind) if value is not None else None for value in registers]
        tasks = [
            (self._function(step, kind), itemgetter(*step.operands, register)) for step, register in plan.varying_steps
        ]
        for start in range(0, points, BLOCK):
            block = slice(start, min(start + BLOCK, points))
            size = block.stop - start
            for number, column in (*columns.items(), *rows.items()):
                slots[number] = column[block]
            if start == 0 or size < BLOCK:
                for register, place in places.items():
                    slots[register] = workspace[place][:size]
            for function, take in tasks:
                function(*take(slots))

    def _spread(self, result: np.ndarray, known: dict[int, np.ndarray], registers: list[Any]) -> None:
        """Every component from the register it is, the negative ones last: they may be what others are copied from."""
        import numpy as np

        for row, (register, _) in zip(result, self._components, strict=True):
            source = known.get(register)
            if source is None:
                row[...] = registers[register]
            elif source.ctypes.data != row.ctypes.data:
                row[...] = source
        for row, (_, sign) in zip(result, self._components, strict=True):
            if sign < 0:
                np.negative(row, row)

    def _function(self, step: Step, kind: type) -> Callable[..., Any]:
        """The function (operands …, out) of a step."""
        if step.operation != "call":
            return on_arrays(step.operation) if kind is float else on_complex_arrays(step.operation)
        function = self._functions[int(step.detail or 0)]
        return lambda *operands: _into(operands[-1], function, operands[:-1])

    def __repr__(self) -> str:
        shape = f" with components {self.shape}" if self.shape else ""
        return f"<compiled function of ({', '.join(self.arguments)}){shape}, {len(self.program.steps)} operations>"


def _as_float(array: Any) -> complex:
    """The scalar that an array of no axes holds."""
    value = array.item()
    return value if isinstance(value, complex) else float(value)


def _into(out: Any, function: Callable[..., Any], operands: Sequence[Any]) -> None:
    """The values of a user's function, which may be those of a constant.

    It gets copies: what it writes into its arguments, or keeps of them, is its own."""
    import numpy as np

    value = np.asarray(function(*map(np.array, operands)))
    if value.dtype.kind not in "bifuc" or value.shape not in ((), out.shape):
        raise InputError(
            f"a function given for an unknown one returned {value.dtype} of shape {value.shape} for arguments of shape "
            f"{out.shape}",
            "a function of arrays that returns an array of the same shape",
        )
    if value.dtype.kind == "c" and out.dtype.kind != "c":
        raise InputError("a function given for an unknown one returned complex numbers", "complex arguments with it")
    out[...] = value
