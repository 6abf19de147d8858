"""One separated equation at a time: its momentum, and the primitive of this."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..errors import InputError, UnsupportedError
from ..exact import Element, hooks, unify
from ..exact.special.antiderivatives import antiderivative
from ..geometry import Metric
from .mass_shell import Polynomial
from .splitting import depends_on


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
        return _primitive(self.metric, self.momentum, self.coordinate)

    @property
    def is_closed(self) -> bool:
        """Whether the primitive is written without an integral."""
        return not self.primitive.to_sympy().has(sp.Integral)

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
        The radicand is negative on the whole domain: the energy is below the potential.
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
    if square.is_zero():
        momentum = -free / (2 * linear)
    else:
        known = int(hooks.call("sign", square))
        orientation = sign * (known * spacelike or 1)
        momentum = (radicand.sqrt() * orientation - linear) / square
    return SeparatedEquation(metric, x, radicand, momentum)


def _primitive(metric: Metric, momentum: Element, x: Any) -> Element:
    """An antiderivative, or the indefinite integral."""
    if momentum.is_zero() or not depends_on(momentum, (x,)):
        return momentum * metric.scalar(x)
    closed = antiderivative(momentum, x)
    if closed is not None:
        return closed
    written = momentum.to_sympy()
    try:
        return unify([momentum, metric.scalar(sp.Integral(written, x))])[1]
    except UnsupportedError as error:
        error.add_note(f"in the quadrature of {x}; .momenta needs none")
        raise
