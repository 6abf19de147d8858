"""The inverse circular and hyperbolic functions, by arctangents, logarithms and roots; principal values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import acb, arb

from ...errors import UnsupportedError
from .. import hooks
from ..element import Element
from ..homomorphism import unify
from ..hooks import evaluates, reads
from .arctangents import arctangent
from .logarithms import logarithm
from .symbols import pi_element

if TYPE_CHECKING:
    from ..reader import Reader


def arcsine(sine: Element) -> Element:
    """arcsin u = arctan(u/√(1 − u²)) where −1 < u < 1."""
    if sine == 1 or sine == -1:
        return pi_element(sine.field) / 2 * sine
    cosine_squared = 1 - sine * sine
    _require(cosine_squared, f"asin({sine})", f"[{sine} > -1, {sine} < 1]")
    root, sine = unify([cosine_squared.sqrt(), sine])
    return arctangent(sine / root)


def arccosine(cosine: Element) -> Element:
    """arccos u = π/2 − arcsin u."""
    value = arcsine(cosine)
    pi = pi_element(value.field)
    return pi / 2 - value


def area_sine(sine: Element) -> Element:
    """arsinh u = log(u + √(u² + 1)) for real u."""
    if not hooks.call("is real", sine):
        raise UnsupportedError(f"asinh({sine})", f"{sine} real")
    root, sine = unify([(1 + sine * sine).sqrt(), sine])
    return logarithm(sine + root)


def area_cosine(cosine: Element) -> Element:
    """arcosh u = log(u + √(u² − 1)) where u > 1."""
    if cosine == 1:
        return cosine.field.zero
    _require(cosine - 1, f"acosh({cosine})", f"[{cosine} > 1]")
    root, cosine = unify([(cosine * cosine - 1).sqrt(), cosine])
    return logarithm(cosine + root)


def area_tangent(tangent: Element) -> Element:
    """artanh u = (log(1 + u) − log(1 − u))/2 where −1 < u < 1."""
    _require(1 - tangent * tangent, f"atanh({tangent})", f"[{tangent} > -1, {tangent} < 1]")
    above, below = unify([logarithm(1 + tangent), logarithm(1 - tangent)])
    return (above - below) / 2


def angle_of(ordinate: Element, abscissa: Element) -> Element:
    """atan2(y, x), the angle of (x, y), where x > 0 or y has a sign."""
    if hooks.call("sign", abscissa) > 0:
        return arctangent(ordinate / abscissa)
    sign = hooks.call("sign", ordinate)
    if not sign:
        raise UnsupportedError(
            f"atan2({ordinate}, {abscissa})", f"a domain with {abscissa} > 0, or a sign of {ordinate}"
        )
    rest = arctangent(abscissa / ordinate)
    return sign * pi_element(rest.field) / 2 - rest


def _require(positive: Element, what: str, condition: str) -> None:
    """Refuse a function outside the interval where it is real."""
    if hooks.call("sign", positive) <= 0:
        raise UnsupportedError(f"{what}, whose argument may leave the interval where it is real", f"domain={condition}")


def _reader(function: Callable[[Element], Element], reciprocal: bool = False) -> Callable[[Reader, Any], Element]:
    def read(reader: Reader, expression: Any) -> Element:
        argument = reader.read(expression.args[0])
        if reciprocal:
            reader.divide(expression.args[0], argument)
            argument = argument.inverse()
        return function(argument)

    return read


for kind, inverse, over in (
    (sp.atan, arctangent, False),
    (sp.acot, arctangent, True),
    (sp.asin, arcsine, False),
    (sp.acsc, arcsine, True),
    (sp.acos, arccosine, False),
    (sp.asec, arccosine, True),
    (sp.asinh, area_sine, False),
    (sp.acsch, area_sine, True),
    (sp.acosh, area_cosine, False),
    (sp.asech, area_cosine, True),
    (sp.atanh, area_tangent, False),
    (sp.acoth, area_tangent, True),
):
    reads(kind)(_reader(inverse, over))


def _reciprocal_ball(function: Callable[[acb], acb]) -> Callable[[acb], acb]:
    return lambda argument: function(1 / argument)


for kind, ball in (
    (sp.acot, acb.atan),
    (sp.acsc, acb.asin),
    (sp.asec, acb.acos),
    (sp.acsch, acb.asinh),
    (sp.asech, acb.acosh),
    (sp.acoth, acb.atanh),
):
    evaluates(kind)(_reciprocal_ball(ball))


@evaluates(sp.atan2)
def _ball_of_angle(ordinate: acb, abscissa: acb) -> acb:
    if ordinate.imag != 0 or abscissa.imag != 0:
        raise UnsupportedError("atan2 of complex numbers")
    return acb(arb.atan2(ordinate.real, abscissa.real))


@reads(sp.atan2)
def _read_angle(reader: Reader, expression: Any) -> Element:
    return angle_of(*unify([reader.read(a) for a in expression.args]))
