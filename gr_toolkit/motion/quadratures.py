"""One separated equation at a time: its momentum, and the primitive of this."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..errors import InputError, TooLargeError, UnsupportedError
from ..exact import Element, forecast, hooks, unify
from ..exact.special.antiderivatives import antiderivative
from ..geometry import Metric
from .mass_shell import Polynomial
from .splitting import depends_on

SEARCH = 2**20  # bytes one step of the search for an antiderivative may forecast


@final
@dataclass(frozen=True)
class SeparatedEquation:
    """a p² + 2b p + c = 0 with functions of one coordinate, and its solution.

    Attributes
    ----------
    metric : the metric
    coordinate : SymPy symbol x
    radicand : R = b² − ac, with ∂S/∂x = (±√R − b)/a; the motion has a turning point where it vanishes
    momentum : ∂S/∂x
    """

    metric: Metric
    coordinate: Any
    radicand: Element
    momentum: Element

    @cached_property
    def primitive(self) -> Element:
        """∫ (∂S/∂x) dx, in closed form where one was found, else an indefinite integral."""
        return self._integral() if self.closed is None else self.closed

    @cached_property
    def closed(self) -> Element | None:
        """The primitive in closed form, None where none was found."""
        if self.momentum.is_zero() or not depends_on(self.momentum, (self.coordinate,)):
            return self.momentum * self.metric.scalar(self.coordinate)
        try:
            with forecast.limit(SEARCH):
                return antiderivative(self.momentum, self.coordinate)
        except TooLargeError:
            return None

    @property
    def is_closed(self) -> bool:
        """Whether the primitive was found in closed form."""
        return self.closed is not None

    def to_sympy(self) -> Any:
        """The primitive as a SymPy expression; the integral need not be understood for it."""
        if self.closed is not None:
            return self.closed.to_sympy()
        return integral_as_written(self.momentum.to_sympy(), self.coordinate)

    def _integral(self) -> Element:
        """The indefinite integral."""
        written = sp.Integral(self.momentum.to_sympy(), self.coordinate)
        try:
            return unify([self.momentum, self.metric.scalar(written)])[1]
        except UnsupportedError as error:
            error.add_note(f"in the quadrature of {self.coordinate}; .momenta needs none")
            raise

    def __repr__(self) -> str:
        return f"dS/d{self.coordinate} = {self.momentum}"


def solved(metric: Metric, equation: Polynomial, number: int, sign: int, spacelike: int) -> SeparatedEquation:
    """The momentum with dx/dλ of a given sign.

    Parameters
    ----------
    metric, equation : P_i = a p² + 2b p + c
    number : of the coordinate
    sign : of dx/dλ, where the sign of a is known
    spacelike : the sign of h^{xx}, 0 where it is open: P_i is the mass shell times a function of that sign over a's

    Raises
    ------
    InputError
        The radicand is nowhere positive on the domain, and not zero: the energy is below the potential, or the motion
        stays where it is zero, and S is real on no part of spacetime.
    """
    x, zero = metric.coordinates[number], metric.zero
    square, linear, free = (equation.get((number,) * n, zero) for n in (2, 1, 0))
    square, linear, free = unify([square, linear / 2, free])
    radicand = linear * linear - square * free
    if int(hooks.call("sign", radicand)) < 0:
        raise InputError(
            f"there is no motion with these constants: the square of the momentum of {x} is negative everywhere, its "
            f"radicand is {radicand}",
            "a larger energy, or other constants",
        )
    if not radicand.is_zero() and hooks.call("sign or zero", radicand) < 0:
        raise InputError(
            f"with these constants the momentum of {x} is real only where its radicand, {radicand}, is zero: it is "
            "nowhere positive",
            "constants for which it is positive somewhere or zero everywhere; for motion in the surface where it "
            f"is zero, a metric of that surface, without {x}",
        )
    if square.is_zero():
        momentum = -free / (2 * linear)
    else:
        known = int(hooks.call("sign", square))
        orientation = sign * (known * spacelike or 1)
        momentum = (radicand.sqrt() * orientation - linear) / square
    return SeparatedEquation(metric, x, radicand, momentum)


def _searched(momentum: Element, x: Any) -> Element | None:
    """An antiderivative if one is found with little work."""
    try:
        with forecast.limit(SEARCH):
            return antiderivative(momentum, x)
    except TooLargeError:
        return None


def integral_as_written(integrand: Any, x: Any) -> Any:
    """∫ f dx of a SymPy expression; f x where f is free of x.

    A sign before f goes into a sum with an odd power, −1/(2M − r) being 1/(r − 2M), or before the integral.
    """
    if not integrand.has(x):
        return integrand * x
    if not integrand.could_extract_minus_sign():
        return sp.Integral(integrand, x)
    for factor in sp.Mul.make_args(integrand):
        base, power = factor.as_base_exp()
        if base.is_Add and power.is_Integer and power % 2:
            return sp.Integral(-integrand / factor * (-base) ** power, x)
    return -sp.Integral(-integrand, x)
