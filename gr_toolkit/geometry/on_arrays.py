"""Tensors, scalars and expressions as compiled functions of NumPy arrays.

Here names and values are checked and components laid out; `exact.program` writes the operations down, `numerics` runs
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction

from ..errors import InputError, UnknownNameError
from ..exact import Element
from ..exact.kernels.symbols import SymbolGenerator
from ..exact.program import Jet, program
from ..exact.reader import admit_depth
from ..exact.sympified import sympified
from ..exact.typed_derivatives import orders_by_slot
from ..numerics import Compiled, Program
from .metric import Metric
from .tensor import Tensor

AXES = 32  # of a nested list


def compiled(
    quantity: Any,
    arguments: Any,
    *,
    parameters: Mapping[Any, Any] | None = None,
    functions: Mapping[Any, Any] | None = None,
) -> Compiled:
    """A quantity as a function of NumPy arrays: ``f = gr.compiled(g.kretschmann, "r theta", parameters={"M": 1})``.

    An exact scalar is evaluated in a form that rounds little: factored, in sines or cosines, whichever has less to
    cancel, everything that several components share worked out once. A SymPy expression is evaluated as typed. In
    float64, the relative error is some 1e-15 per operation where nothing cancels and no power leaves the range of
    doubles: of Kerr's Kretschmann scalar the denominator does for r above 1e25. Then take units in which r is smaller.

    Parameters
    ----------
    quantity : exact scalar, SymPy expression, tensor, metric, or (nested) list of scalars
    arguments : symbols, or their names as in ``"r theta"``, in the order in which the function takes them; among them
        may be ``a(t)`` and ``a(t).diff(t)``, whose values are then given like those of coordinates
    parameters : symbol or name -> number, exact or a float, bound for good
    functions : ``{a(t): f, a(t).diff(t): df}``, Python functions of arrays for unknown ones and their derivatives; or
        ``{a(t): [f, df, ddf]}`` for a function of one variable

    Returns
    -------
    A function of as many arrays (or scalars), which NumPy broadcasts. A tensor's values have its component axes first:
    ``f(r, theta)[1, 0, 0]`` is the component [1, 0, 0] at all points. Where the quantity is singular or not real, the
    value is inf or nan.

    Raises
    ------
    InputError
        A symbol or unknown function of the quantity without a value, a name that is none of its symbols, a value that
        is no number, a function that has no numerical value here (by name).

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Kerr()
    >>> f = gr.compiled(g.kretschmann, "r theta", parameters={"M": 1, "a": 0})
    >>> f(2.0, 1.0), f([2.0, 4.0], 1.0).tolist()
    (0.75, [0.75, 0.01171875])
    >>> gr.compiled(g.christoffel, "r theta", parameters={"M": 1, "a": 0})(4.0, 1.0).shape
    (4, 4, 4)
    """
    inputs, names, bound, values, calls, quantities, shape, layout = _read(quantity, arguments, parameters, functions)
    jets = list(calls)
    steps = program(quantities, [*inputs, *bound], fixed=bound, functions=jets)
    return Compiled(steps, names, bound=values, functions=[calls[j] for j in jets], shape=shape, layout=layout)


def program_of(quantity: Any, arguments: Any) -> tuple[Program, list[str], tuple[int, ...], list[tuple[int, int]]]:
    """(program, names of its inputs, component axes, (output, sign) of every component): what is written out as source.

    Raises
    ------
    InputError
        As `compiled`.
    """
    inputs, names, _, _, _, quantities, shape, layout = _read(quantity, arguments, None, None)
    return program(quantities, inputs), names, shape, layout


def _read(quantity: Any, arguments: Any, parameters: Any, functions: Any) -> tuple[Any, ...]:
    """Everything checked: inputs and their names, bound inputs and their values, functions, scalars, their layout."""
    quantities, shape, layout = _components(quantity)
    known = _symbols(quantity, quantities)
    inputs = _inputs(arguments, known)
    names = [str(i) for i in inputs]
    for keyword, given in (("parameters", parameters), ("functions", functions)):
        if not isinstance(given, Mapping | None):
            raise InputError(
                f"{keyword} is {given!r} of type {type(given).__name__}, no dictionary",
                "parameters={M: 1}" if keyword == "parameters" else "functions={a(t): a Python function of arrays}",
            )
    calls = _functions(functions or {})
    bound: list[Any] = []
    values: list[complex] = []
    for key, value in (parameters or {}).items():
        (symbol,) = _inputs([key], known)
        if symbol in inputs or symbol in bound:
            raise InputError(f"{symbol} is given twice, as a parameter and before", "each symbol once")
        bound.append(symbol)
        values.append(_number(symbol, value))
    return inputs, names, bound, values, calls, quantities, shape, layout


# -- quantities --------------------------------------------------------------------------------------------------------


def _components(quantity: Any) -> tuple[list[Any], tuple[int, ...], list[tuple[int, int]]]:
    """(scalars, axes, layout): the components of a tensor once each, and where they go."""
    if isinstance(quantity, Metric):
        quantity = quantity.covariant
    if isinstance(quantity, Tensor):
        return _of_tensor(quantity)
    if isinstance(quantity, (sp.MatrixBase, sp.NDimArray)):
        quantity = quantity.tolist()
    shape, scalars = _flattened(quantity)
    return scalars, shape, [(n, 1) for n in range(len(scalars))]


def _of_tensor(tensor: Tensor) -> tuple[list[Any], tuple[int, ...], list[tuple[int, int]]]:
    places: dict[Any, int] = {}
    scalars: list[Any] = []
    for index, value in tensor.items():
        places[index] = len(scalars)
        scalars.append(value)
    zero = len(scalars)
    layout = []
    for index in product(range(tensor.dimension), repeat=tensor.rank):
        representative, sign = tensor.symmetry.canonical(index)
        output = places[representative] if sign else zero
        layout.append((zero, 1) if output == zero or scalars[output].is_zero() else (output, sign))
    if any(output == zero for output, _ in layout):
        scalars.append(tensor.metric.zero)
    return scalars, (tensor.dimension,) * tensor.rank, layout


def _flattened(quantity: Any, outer: int = 0) -> tuple[tuple[int, ...], list[Any]]:
    """(axes, scalars) of a nested list."""
    if not isinstance(quantity, (list, tuple)):
        return (), [_scalar(quantity)]
    if outer == AXES:
        raise InputError(f"a list of quantities is nested deeper than {AXES} levels", "fewer axes")
    parts = [_flattened(part, outer + 1) for part in quantity]
    if not parts or any(shape != parts[0][0] for shape, _ in parts):
        raise InputError("a list of quantities is empty, or its parts have different lengths", "rows of one length")
    return (len(parts), *parts[0][0]), [scalar for _, scalars in parts for scalar in scalars]


def _scalar(value: Any) -> Any:
    if isinstance(value, Element):
        return value
    try:
        expression = sympified(value)
    except sp.SympifyError:
        expression = None
    if not isinstance(expression, sp.Expr):
        raise InputError(
            f"{value!r} of type {type(value).__name__} cannot be compiled",
            "an exact scalar, a SymPy expression, a tensor, or a list of scalars",
        )
    admit_depth(expression)
    return expression


def _symbols(quantity: Any, scalars: Sequence[Any]) -> dict[str, Any]:
    """The symbols that may be meant by a name."""
    known: dict[str, Any] = {}
    if isinstance(quantity, (Metric, Tensor)):
        known = {s.name: s for s in (*quantity.metric.coordinates, *quantity.metric.parameters)}
    for scalar in scalars:
        if isinstance(scalar, Element):
            known |= {generator.symbol.name: generator.symbol for _, generator in scalar.field.find(SymbolGenerator)}
        else:
            known |= {symbol.name: symbol for symbol in scalar.free_symbols}
    return known


# -- arguments ---------------------------------------------------------------------------------------------------------


def _inputs(arguments: Any, known: Mapping[str, Any]) -> list[Any]:
    """Symbols and jets, from themselves or from names."""
    if isinstance(arguments, str):
        arguments = arguments.replace(",", " ").split()
    elif isinstance(arguments, sp.Basic) or not isinstance(arguments, Iterable):
        arguments = [arguments]
    found: list[Any] = []
    for argument in arguments:
        if isinstance(argument, str):
            if argument not in known:
                raise UnknownNameError(argument, known, "symbol of the quantity")
            argument = known[argument]
        elif isinstance(argument, Element):
            argument = argument.to_sympy()
        if not isinstance(argument, (sp.Symbol, AppliedUndef)) and orders_by_slot(argument) is None:
            raise InputError(
                f"the argument {argument!r} is no symbol, no unknown function and no derivative of one",
                "symbols, or their names in one string: 'r theta'",
            )
        if argument in found:
            raise InputError(f"the argument {argument} is given twice", "each argument once")
        found.append(argument)
    return found


def _number(symbol: Any, value: Any) -> complex:
    """A parameter's value as a float, or as a complex number if it is one."""
    if isinstance(value, Element):
        value = value.to_sympy()
    try:
        expression = sympified(value)
        number = complex(expression.evalf(20)) if isinstance(expression, sp.Expr) else None
    except (sp.SympifyError, TypeError, ValueError):
        number = None
    if number is None:
        raise InputError(
            f"the parameter {symbol} is {value!r}, no number",
            f"{symbol} among the arguments, if it is an array or another symbol" if not isinstance(value, str) else "",
        )
    return number if number.imag else number.real


def _functions(functions: Mapping[Any, Any]) -> dict[Jet, Callable[..., Any]]:
    """Jet -> Python function."""
    found: dict[Jet, Callable[..., Any]] = {}
    for key, value in functions.items():
        applied = key if isinstance(key, AppliedUndef) else getattr(key, "expr", None)
        orders = (0,) * len(key.args) if isinstance(key, AppliedUndef) else orders_by_slot(key)
        if isinstance(key, UndefinedFunction) or orders is None or not isinstance(applied, AppliedUndef):
            raise InputError(
                f"{key!r} is no unknown function of its variables and no derivative of one", "a(t) or a(t).diff(t)"
            )
        several = isinstance(value, (list, tuple))
        if several and (len(orders) != 1 or any(orders)):
            raise InputError(f"a list was given for {key}", "one Python function for each derivative: F(t, x).diff(t)")
        for order, function in enumerate(value if several else [value]):
            if not callable(function):
                raise InputError(f"the value of {key} is {function!r}, no Python function", f"{key} as an argument")
            found[applied.func, (order,) if several else orders] = function
    return found
