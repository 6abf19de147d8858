"""The closed list of functions that a program may call, with their names in Python's math, NumPy, SciPy and C99.

What is not here has no numerical value: the reader of expressions refuses it by name. Domains are the real ones: the
square root of a negative number is nan, as in NumPy; `complex_numbers` has the complex ones.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, final

from ..errors import InputError


@final
@dataclass(frozen=True, slots=True)
class Function:
    """How to evaluate a function.

    Attributes
    ----------
    arity : the number of its arguments
    array : its name in NumPy, in SciPy with ``scipy.`` before it, or in this package with ``own.`` before it
    scalar : for one Python float (two, for arity 2), where there is something faster than NumPy
    c : its name in C99's math.h, empty where there is none
    """

    arity: int
    array: str
    scalar: Callable[..., float] | None = None
    c: str = ""


FUNCTIONS: dict[str, Function] = {
    "add": Function(2, "add", operator.add),
    "subtract": Function(2, "subtract", operator.sub),
    "multiply": Function(2, "multiply", operator.mul),
    "divide": Function(2, "divide", operator.truediv),
    "negate": Function(1, "negative", operator.neg),
    "sqrt": Function(1, "sqrt", math.sqrt, "sqrt"),
    "pow": Function(2, "power", math.pow, "pow"),
    "exp": Function(1, "exp", math.exp, "exp"),
    "log": Function(1, "log", math.log, "log"),
    "sin": Function(1, "sin", math.sin, "sin"),
    "cos": Function(1, "cos", math.cos, "cos"),
    "tan": Function(1, "tan", math.tan, "tan"),
    "asin": Function(1, "arcsin", math.asin, "asin"),
    "acos": Function(1, "arccos", math.acos, "acos"),
    "atan": Function(1, "arctan", math.atan, "atan"),
    "atan2": Function(2, "arctan2", math.atan2, "atan2"),
    "sinh": Function(1, "sinh", math.sinh, "sinh"),
    "cosh": Function(1, "cosh", math.cosh, "cosh"),
    "tanh": Function(1, "tanh", math.tanh, "tanh"),
    "asinh": Function(1, "arcsinh", math.asinh, "asinh"),
    "acosh": Function(1, "arccosh", math.acosh, "acosh"),
    "atanh": Function(1, "arctanh", math.atanh, "atanh"),
    "abs": Function(1, "absolute", math.fabs, "fabs"),
    "sign": Function(1, "sign"),
    "conjugate": Function(1, "conjugate"),
    "curved_sine": Function(2, "own.curved_sine"),
    "curved_cosine": Function(2, "own.curved_cosine"),
    "lambert_w": Function(1, "own.lambert_w"),
    "erf": Function(1, "scipy.erf", math.erf, "erf"),
    "bessel_j": Function(2, "scipy.jv"),
    "bessel_y": Function(2, "scipy.yv"),
    "bessel_i": Function(2, "scipy.iv"),
    "bessel_k": Function(2, "scipy.kv"),
    "elliptic_k": Function(1, "scipy.ellipk"),
    "elliptic_e": Function(1, "scipy.ellipe"),
    "elliptic_f_incomplete": Function(2, "scipy.ellipkinc"),
    "elliptic_e_incomplete": Function(2, "scipy.ellipeinc"),
}


def on_arrays(name: str) -> Callable[..., Any]:
    """The function (arguments …, out) that fills `out`.

    Raises
    ------
    InputError
        The function is SciPy's, and SciPy is not installed.
    """
    import numpy

    source, _, short = FUNCTIONS[name].array.rpartition(".")
    if not source:
        function: Callable[..., Any] = getattr(numpy, short)
    elif source == "own":
        function = filling(OWN[short])
    else:
        try:
            function = getattr(import_module("scipy.special"), short)
        except ImportError:
            raise InputError(
                f"the function {name} is evaluated by SciPy, which is missing", "pip install scipy"
            ) from None
    return function


def curved_sine(curvature: Any, argument: Any) -> Any:
    """S_K(x) = x · sin(q)/q, sinh(q)/q for K < 0, with q = √|K x²|, so that nothing cancels where K is small."""
    import numpy

    angle = numpy.sqrt(numpy.abs(curvature)) * numpy.abs(argument)
    safe = numpy.where(angle == 0, 1.0, angle)
    ratio = numpy.where(numpy.less(curvature, 0), numpy.sinh(safe), numpy.sin(safe)) / safe
    return argument * numpy.where(angle == 0, 1.0, ratio)


def curved_cosine(curvature: Any, argument: Any) -> Any:
    """C_K(x) = cos(√K x), cosh(√−K x) for K < 0."""
    import numpy

    angle = numpy.sqrt(numpy.abs(curvature)) * numpy.abs(argument)
    return numpy.where(numpy.less(curvature, 0), numpy.cosh(angle), numpy.cos(angle))


def lambert_w(argument: Any) -> Any:
    """W with W e^W = x, W ≥ −1, on the real line: Halley's iteration; nan below −1/e [Corless et al. 1996, §5.9]."""
    import numpy

    x = numpy.asarray(argument)
    offset = numpy.sqrt(numpy.maximum(2 * (numpy.e * x + 1), 0))  # W + 1 near the branch point, in first order
    far = numpy.log1p(numpy.maximum(x, 0))
    start = far * (1 - numpy.log1p(far) / (2 + far))
    start = numpy.where(x < 0.3, -1 + offset * (1 - offset / 3 + 11 * offset**2 / 72), start)
    w = numpy.where(numpy.abs(x) < 0.1, x * (1 - x * (1 - 1.5 * x)), start)
    for _ in range(6):
        exponential = numpy.exp(w)
        excess, above = w * exponential - x, numpy.where(w == -1, 1e-300, w + 1)
        step = excess / (exponential * above - (w + 2) * excess / (2 * above))
        w = w - numpy.where(numpy.isfinite(step), step, 0)
    w = numpy.where(numpy.isposinf(x), x, w)
    return numpy.where(x < -1 / numpy.e, numpy.nan, w)


OWN: dict[str, Callable[..., Any]] = {
    "curved_sine": curved_sine,
    "curved_cosine": curved_cosine,
    "lambert_w": lambert_w,
}


def filling(function: Callable[..., Any]) -> Callable[..., None]:
    """A function that returns values as one that fills its last argument with them."""

    def fill(*operands: Any) -> None:
        operands[-1][...] = function(*operands[:-1])

    return fill
