"""The functions of the closed list on complex arrays.

On their branch cuts they have the values that SymPy and mpmath give numbers there, continuous as one goes round the
branch point counterclockwise, whatever the sign of a zero that rounding has left. What SciPy has for real arguments
only is evaluated where all are real, and refused elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..errors import InputError
from .functions import filling, on_arrays

REAL_ONLY = ("atan2", "elliptic_k", "elliptic_e", "elliptic_f_incomplete", "elliptic_e_incomplete")
REAL_ORDER = ("bessel_j", "bessel_y", "bessel_i", "bessel_k")  # the first argument


def on_complex_arrays(name: str) -> Callable[..., Any]:
    """The function (complex arguments …, out) that fills `out`.

    Raises
    ------
    InputError
        The function is SciPy's, and SciPy is not installed; when called: a complex argument that must be real.
    """
    if name in OWN:
        return filling(OWN[name])
    function = on_arrays(name)
    if name in REAL_ONLY:
        return lambda *operands: function(*(_real(name, o) for o in operands[:-1]), operands[-1])
    if name in REAL_ORDER:
        return lambda order, argument, out: function(_real(name, order), unsigned(argument), out)
    side = SIDES.get(name)
    return function if side is None else lambda *operands: function(*map(side, operands[:-1]), operands[-1])


# -- cuts --------------------------------------------------------------------------------------------------------------


def unsigned(values: Any) -> Any:
    """The same numbers without negative zeros: above a cut on the negative axis."""
    return values + 0


def _round_the_real_axis(values: Any) -> Any:
    """Real numbers below the axis where they are positive, above it where they are negative."""
    import numpy

    sided = numpy.array(values, complex)
    sided.imag = numpy.where(sided.imag == 0, numpy.copysign(0.0, -sided.real), sided.imag)
    return sided


def _round_the_imaginary_axis(values: Any) -> Any:
    """Imaginary numbers right of the axis where i is positive, left of it where it is negative."""
    import numpy

    sided = numpy.array(values, complex)
    sided.real = numpy.where(sided.real == 0, numpy.copysign(0.0, sided.imag), sided.real)
    return sided


SIDES: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("sqrt", "log", "pow", "acosh"), unsigned),
    **dict.fromkeys(("asin", "acos", "atanh"), _round_the_real_axis),
    **dict.fromkeys(("atan", "asinh"), _round_the_imaginary_axis),
}


def _real(name: str, values: Any) -> Any:
    """Real parts, nan where there is no number; an error where a number is not real."""
    import numpy

    lost = numpy.isnan(values)
    if numpy.any((values.imag != 0) & ~lost):
        raise InputError(f"{name} has a complex argument, for which it has no numerical value here", "a real argument")
    return numpy.where(lost, numpy.nan, values.real)


# -- functions of this package -----------------------------------------------------------------------------------------


def curved_sine(curvature: Any, argument: Any) -> Any:
    """S_K(x) = sin(q) x/q with q = √K x, an entire function of K and x."""
    import numpy

    angle = numpy.sqrt(curvature + 0) * argument
    safe = numpy.where(angle == 0, 1.0, angle)
    return argument * numpy.where(angle == 0, 1.0, numpy.sin(safe) / safe)


def curved_cosine(curvature: Any, argument: Any) -> Any:
    """C_K(x) = cos(√K x), an entire function of K and x."""
    import numpy

    return numpy.cos(numpy.sqrt(curvature + 0) * argument)


def lambert_w(argument: Any) -> Any:
    """The main branch of W e^W = x by Halley's iteration, from the series at the branch point −1/e, the logarithms far
    from it, or an interpolation on the right [Corless et al. 1996, §§4, 5.9]."""
    import numpy

    x = numpy.asarray(argument) + 0  # zeros without a sign: above the cut
    root = numpy.sqrt(2 * (numpy.e * x + 1))
    far = numpy.log(x)
    right = numpy.log1p(x)
    start = far - numpy.log(far) * (1 - 1 / far)
    start = numpy.where(numpy.abs(x + 0.4) < 1.3, -1 + root * (1 - root / 3 * (1 - 11 * root / 24)), start)
    start = numpy.where((x.real > 0.3) & (abs(x) < 1e3), right * (1 - numpy.log1p(right) / (2 + right)), start)
    w = numpy.where(numpy.abs(x) < 0.1, x * (1 - x * (1 - 1.5 * x)), start)
    for _ in range(8):
        exponential = numpy.exp(w)
        excess, above = w * exponential - x, numpy.where(w == -1, 1e-300, w + 1)
        step = excess / (exponential * above - (w + 2) * excess / (2 * above))
        w = w - numpy.where(numpy.isfinite(step), step, 0)
    return numpy.where(numpy.isinf(x), far, w)


OWN: dict[str, Callable[..., Any]] = {
    "curved_sine": curved_sine,
    "curved_cosine": curved_cosine,
    "lambert_w": lambert_w,
}
