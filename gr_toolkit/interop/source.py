"""Quantities as source code: a NumPy function, a C99 function.

Both are written from the same straight-line program that `gr.compiled` runs. Variables are the arguments, by their own
names where these are plain identifiers that mean nothing else in the language, and w0, w1 … for what is in between.
Where an argument is called differently, a comment says which it is.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import keyword
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ..errors import InputError
from ..geometry.on_arrays import program_of
from ..numerics import complex_numbers
from ..numerics.functions import FUNCTIONS, OWN
from ..numerics.program import Program, Step
from .c_names import arguments_in_c, is_free_in_c
from .expressions import IDENTIFIER, identifiers

OPERATORS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
TEMPORARY = re.compile(r"w[0-9]+")
PI = "3.141592653589793"
PYTHON_WORDS = frozenset(
    ("numpy", "special", "rows", "real", "complex_", *OWN, *keyword.kwlist, *keyword.softkwlist, *dir(builtins))
)
IN_COMPLEX = frozenset("exp sin cos tan sinh cosh tanh abs sign conjugate erf".split())  # entire, or without cuts
WITH_A_CUT = frozenset("sqrt log pow acosh".split())  # along the negative axis: above it, whatever the sign of a zero
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
    return x > 0 ? 1 : x < 0 ? -1 : x;
}
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
    program, typed, shape, layout = program_of(quantity, arguments)
    _check_name(name, is_free_in_c)
    names = arguments_in_c(typed)
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
    renamed = [f"/* {line} */" for line in _renamed(typed, names)]
    return "\n".join(["#include <math.h>", "", *helpers, *renamed, head, "{", *lines, *tail, "}"]) + "\n"


def to_numpy_code(quantity: Any, arguments: Any, *, name: str = "evaluate") -> str:
    """A Python function of NumPy arrays for a scalar, tensor or list of scalars; components have the first axes.

    Parameters
    ----------
    quantity, arguments : as for `gr.compiled`; every symbol is an argument
    name : of the function, a plain identifier

    Returns
    -------
    Source of a function that takes its arguments as float64, whatever real numbers they are, or as complex128 where i
    occurs in the quantity. It raises TypeError for complex numbers where i does not, and for masked arrays.

    Raises
    ------
    InputError
        As `gr.compiled`; where i occurs, a function that is not written for complex numbers.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> print(to_numpy_code(2 * gr.Schwarzschild().symbols("M"), "M"))
    import numpy
    <BLANKLINE>
    <BLANKLINE>
    def real(values):
        if numpy.iscomplexobj(values) or numpy.ma.isMaskedArray(values):
            raise TypeError("real numbers without a mask are taken")
        return numpy.asarray(values, numpy.float64)[()]
    <BLANKLINE>
    <BLANKLINE>
    def evaluate(M):
        M = real(M)
        w0 = M * 2.0
        return w0
    <BLANKLINE>
    """
    program, typed, shape, layout = program_of(quantity, arguments)
    _check_name(name, lambda name: name not in PYTHON_WORDS)
    names = identifiers(typed, "x", PYTHON_WORDS | {n for n in typed if TEMPORARY.fullmatch(n)})
    used = {*(operand for step in program.steps for operand in step.operands), *program.outputs}
    reader = "complex_" if program.is_complex else "real"
    lines = [f"    # {line}" for line in _renamed(typed, names)]
    lines += [f"    {argument} = {reader}({argument})" for number, argument in enumerate(names) if number in used]
    written = partial(_in_python, is_complex=program.is_complex)
    lines += [f"    {left} = {right}" for left, right in _assignments(program, names, written)]
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
    called = {step.operation for step in program.steps}
    own = complex_numbers.OWN if program.is_complex else OWN
    helpers = [_source_of(function) for key, function in own.items() if key in called]
    if not used.isdisjoint(range(len(names))):
        helpers.insert(0, READERS[reader])
    return "\n\n\n".join(["\n".join(imports), *helpers, "\n".join([f"def {name}({', '.join(names)}):", *lines])]) + "\n"


READERS = {
    "real": """def real(values):
    if numpy.iscomplexobj(values) or numpy.ma.isMaskedArray(values):
        raise TypeError("real numbers without a mask are taken")
    return numpy.asarray(values, numpy.float64)[()]""",
    "complex_": """def complex_(values):
    if numpy.ma.isMaskedArray(values):
        raise TypeError("numbers without a mask are taken")
    return numpy.asarray(values, numpy.complex128)[()]""",
}


def _source_of(function: Callable[..., Any]) -> str:
    """The text of one of the functions that `gr.compiled` itself calls, without its annotations."""
    tree = ast.parse(inspect.getsource(function))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            for argument in node.args.args:
                argument.annotation = None
    return ast.unparse(tree)


def _check_name(name: str, is_free: Callable[[str], Any]) -> None:
    if not isinstance(name, str) or not IDENTIFIER.fullmatch(name) or keyword.iskeyword(name) or not is_free(name):
        raise InputError(
            f"a function cannot be called {name!r}",
            "letters, digits and underscores, no known name: name='kretschmann'",
        )


def _renamed(typed: Sequence[str], names: Sequence[str]) -> list[str]:
    """A line for a comment that says which argument is which; nothing but plain identifiers is repeated."""
    shown = [t if IDENTIFIER.fullmatch(t) else f"argument {k}" for k, t in enumerate(typed, start=1)]
    changed = [f"{name} is {known}" for name, known in zip(names, shown, strict=True) if name != known]
    return [", ".join(changed)] if changed else []


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


def _in_python(step: Step, operands: Sequence[str], *, is_complex: bool) -> str:
    if step.operation in OPERATORS:
        return f" {OPERATORS[step.operation]} ".join(operands)
    if step.operation == "negate":
        return f"-{operands[0]}"
    source, _, short = FUNCTIONS[step.operation].array.rpartition(".")
    if is_complex and step.operation in WITH_A_CUT:
        operands = [f"{operand} + 0" for operand in operands]
    elif is_complex and step.operation not in IN_COMPLEX and source != "own":
        raise InputError(f"{step.operation} is not written for complex numbers", "gr.compiled")
    called = {"": f"numpy.{short}", "own": short, "scipy": f"special.{short}"}[source]
    return f"{called}({', '.join(operands)})"


def _library(step: Step) -> str:
    """Where a step's function comes from."""
    return FUNCTIONS[step.operation].array.rpartition(".")[0] if step.operation in FUNCTIONS else ""
