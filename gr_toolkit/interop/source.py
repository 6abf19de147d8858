"""Quantities as source code: a NumPy function, a C99 function.

Both are written from the same straight-line program that `gr.compiled` runs. Variables are the arguments, by their own
names where all of these are plain identifiers, otherwise x0, x1 …, and w0, w1 … for what is in between.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence
from typing import Any

from ..errors import InputError
from ..geometry.on_arrays import program_of
from ..numerics.functions import FUNCTIONS
from ..numerics.program import Program, Step
from .expressions import IDENTIFIER, identifiers

OPERATORS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
TEMPORARY = re.compile(r"w[0-9]+")
PI = "3.141592653589793"
C_WORDS = frozenset(
    "auto break case char const continue default do double else enum extern float for goto if inline int long register "
    "restrict return short signed sizeof static struct switch typedef union unsigned void volatile while result main "
    "linux unix i386 curved_sine curved_cosine sign asm".split()
) | {function.c for function in FUNCTIONS.values()}
PYTHON_WORDS = frozenset(
    ("numpy", "special", "rows", "curved_sine", "curved_cosine", "lambert_w", *keyword.kwlist, *keyword.softkwlist)
)
HELPERS_IN_C = {
    "curved_sine": """static double curved_sine(double k, double x)
{
    const double q = sqrt(fabs(k))*fabs(x);
    return q == 0 ? x : x*(k < 0 ? sinh(q) : sin(q))/q;
}
""",
    "curved_cosine": """static double curved_cosine(double k, double x)
{
    const double q = sqrt(fabs(k))*fabs(x);
    return k < 0 ? cosh(q) : cos(q);
}
""",
    "sign": """static double sign(double x)
{
    return (x > 0) - (x < 0);
}
""",
}
HELPERS_IN_PYTHON = {
    "curved_sine": """def curved_sine(k, x):
    q = numpy.sqrt(numpy.abs(k)) * numpy.abs(x)
    safe = numpy.where(q == 0, 1.0, q)
    return x * numpy.where(q == 0, 1.0, numpy.where(numpy.less(k, 0), numpy.sinh(safe), numpy.sin(safe)) / safe)
""",
    "curved_cosine": """def curved_cosine(k, x):
    q = numpy.sqrt(numpy.abs(k)) * numpy.abs(x)
    return numpy.where(numpy.less(k, 0), numpy.cosh(q), numpy.cos(q))
""",
    "lambert_w": """def lambert_w(x):
    from scipy import special

    return special.lambertw(x).real
""",
}


def to_c_code(quantity: Any, arguments: Any, *, name: str = "evaluate") -> str:
    """A C99 function of doubles for a scalar, tensor or list of scalars.

    Parameters
    ----------
    quantity, arguments : as for `gr.compiled`; every symbol is an argument
    name : of the function, a plain identifier

    Returns
    -------
    ``double name(double r, …)`` for a scalar; otherwise ``void name(double r, …, double *result)``, which fills
    `result` with all components, the last index fastest.

    Raises
    ------
    InputError
        As `gr.compiled`; a function that C99's math.h has not; complex values.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> print(to_c_code(gr.Schwarzschild().kretschmann, "M r", name="kretschmann"))
    #include <math.h>
    <BLANKLINE>
    double kretschmann(double M, double r)
    {
        const double w0 = M*M;
    ...
    """
    program, names, shape, layout = program_of(quantity, arguments)
    _check_name(name, C_WORDS)
    names = _arguments(names, C_WORDS)
    if program.is_complex:
        raise InputError("the quantity is complex, the C function is one of doubles", "its real and imaginary parts")
    lines = [f"    const double {left} = {right};" for left, right in _assignments(program, names, _in_c)]
    registers = _registers(program, names)
    values = [("-" if sign < 0 else "") + registers[program.outputs[output]] for output, sign in layout]
    helpers = [text for key, text in HELPERS_IN_C.items() if any(s.operation == key for s in program.steps)]
    given = ", ".join(f"double {n}" for n in names)
    if not shape:
        head, tail = f"double {name}({given or 'void'})", [f"    return {values[0]};"]
    else:
        head = f"void {name}({given}{', ' if given else ''}double *result)"
        tail = [f"    result[{k}] = {value};" for k, value in enumerate(values)]
    return "\n".join(["#include <math.h>", "", *helpers, head, "{", *lines, *tail, "}"]) + "\n"


def to_numpy_code(quantity: Any, arguments: Any, *, name: str = "evaluate") -> str:
    """A Python function of NumPy arrays for a scalar, tensor or list of scalars; components have the first axes.

    Parameters
    ----------
    quantity, arguments : as for `gr.compiled`; every symbol is an argument
    name : of the function, a plain identifier

    Raises
    ------
    InputError
        As `gr.compiled`.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> print(to_numpy_code(gr.Schwarzschild().ricci_scalar, "M r"))
    import numpy
    <BLANKLINE>
    <BLANKLINE>
    def evaluate(M, r):
        return 0.0
    """
    program, names, shape, layout = program_of(quantity, arguments)
    _check_name(name, PYTHON_WORDS)
    names = _arguments(names, PYTHON_WORDS)
    lines = [f"    {left} = {right}" for left, right in _assignments(program, names, _in_python)]
    registers = _registers(program, names)
    values = [("-" if sign < 0 else "") + registers[program.outputs[output]] for output, sign in layout]
    if not shape:
        lines.append(f"    return {values[0]}")
    else:
        lines.append(f"    rows = numpy.broadcast_arrays({', '.join([*values, *names])})[:{len(values)}]")
        lines.append(f"    return numpy.stack(rows).reshape({shape} + rows[0].shape)")
    imports = ["import numpy"]
    if any(_library(step) == "scipy" for step in program.steps):
        imports.append("from scipy import special")
    helpers = [text for key, text in HELPERS_IN_PYTHON.items() if any(s.operation == key for s in program.steps)]
    return (
        "\n".join([*imports, "", "", *(h + "\n" for h in helpers), f"def {name}({', '.join(names)}):", *lines]) + "\n"
    )


def _check_name(name: str, words: frozenset[str]) -> None:
    if not isinstance(name, str) or not IDENTIFIER.fullmatch(name) or name in words or keyword.iskeyword(name):
        raise InputError(f"a function cannot be called {name!r}", "letters, digits and underscores: name='kretschmann'")


def _arguments(names: Sequence[str], words: frozenset[str]) -> list[str]:
    return identifiers(names, "x", words | {n for n in names if TEMPORARY.fullmatch(n)})


def _registers(program: Program, names: Sequence[str]) -> list[str]:
    """What every register is called: an argument, a constant's digits, w0, w1 …"""
    found = list(names)
    count = 0
    for step in program.steps:
        if step.operation in ("constant", "pi"):
            value = repr(step.value) if step.operation == "constant" else PI
            found.append(f"({value})" if value.startswith("-") else value)
        elif step.operation == "imaginary":
            found.append("1j")
        else:
            found.append(f"w{count}")
            count += 1
    return found


def _assignments(program: Program, names: Sequence[str], written: Any) -> list[tuple[str, str]]:
    """(variable, expression) of every step that is no constant."""
    registers = _registers(program, names)
    return [
        (registers[number], written(step, [registers[o] for o in step.operands]))
        for number, step in enumerate(program.steps, start=program.inputs)
        if step.operands
    ]


def _in_c(step: Step, operands: Sequence[str]) -> str:
    if step.operation in OPERATORS:
        return OPERATORS[step.operation].join(operands)
    if step.operation == "negate":
        return f"-{operands[0]}"
    name = FUNCTIONS[step.operation].c or (step.operation if step.operation in HELPERS_IN_C else "")
    if not name:
        raise InputError(f"C99 has no function {step.operation}", "gr.compiled, or to_numpy_code")
    return f"{name}({', '.join(operands)})"


def _in_python(step: Step, operands: Sequence[str]) -> str:
    if step.operation in OPERATORS:
        return f" {OPERATORS[step.operation]} ".join(operands)
    if step.operation == "negate":
        return f"-{operands[0]}"
    source, _, short = FUNCTIONS[step.operation].array.rpartition(".")
    called = {"": f"numpy.{short}", "own": short, "scipy": f"special.{short}"}[source]
    return f"{called}({', '.join(operands)})"


def _library(step: Step) -> str:
    """Where a step's function comes from."""
    return FUNCTIONS[step.operation].array.rpartition(".")[0] if step.operation in FUNCTIONS else ""
