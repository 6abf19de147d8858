r"""ζ(n) of integers: rational multiples of πⁿ for even n [Euler], rational below zero, else generators.

ζ(3) is irrational [Apéry 1979]; that ζ(3), ζ(5) … and π are independent is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb, fmpq

from ...errors import DomainError, TooLargeError, UnsupportedError
from ..element import Element
from ..generator import Transcendental
from ..hooks import evaluates, reads
from ..kernels.logarithms import logarithm
from ..kernels.symbols import adjoined, pi_element

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..reader import Reader
    from ..signs.prover import Knowledge

ORDER = 50  # of a zeta value


@final
@dataclass(frozen=True)
class ZetaValue(Transcendental):
    """ζ(s) for an odd s from 3 on."""

    order: int

    @property
    def identity(self) -> Any:
        return self

    @property
    def hash_name(self) -> Any:
        return "zeta", self.order

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return zeta(field, self.order)

    def doubt(self, field: Field) -> str:
        return f"{self.expression()} is not known to be independent of other numbers"

    def expression(self) -> Any:
        return sp.zeta(self.order)

    def ball(self, point: Point) -> acb:
        return acb(self.order).zeta()

    def sign(self, knowledge: Knowledge) -> int:
        return 1

    def is_real(self, knowledge: Knowledge) -> bool:
        return True


def zeta(field: Field, order: int) -> Element:
    """ζ(s) for an integer s other than 1."""
    if abs(order) > ORDER:
        raise TooLargeError("zeta", abs(order), ORDER, "as argument")
    if order == 1:
        raise DomainError("zeta(1) is infinite")
    if order <= 0:  # −B_{1−s}/(1−s), and −1/2 at zero
        return field.constant(_bernoulli(1 - order) / (order - 1) if order else Fraction(-1, 2))
    if order % 2:
        return adjoined(field, ZetaValue(order))
    sign = -1 if order % 4 == 0 else 1
    return field.constant(sign * _bernoulli(order) * 2 ** (order - 1) / factorial(order)) * pi_element(field) ** order


def _bernoulli(number: int) -> Fraction:
    value = fmpq.bernoulli(number)
    return Fraction(int(value.p), int(value.q))


@reads(sp.zeta, sp.dirichlet_eta)
def _read_zeta(reader: Reader, expression: Any) -> Element:
    order = expression.args[0]
    if len(expression.args) > 1 or not isinstance(order, sp.Integer):
        raise UnsupportedError(f"{expression}", "zeta(n) of integers n is known")
    if isinstance(expression, sp.zeta):
        return zeta(reader.field, int(order))
    if order == 1:
        return logarithm(reader.field.constant(2))
    return zeta(reader.field, int(order)) * (1 - Fraction(2) ** (1 - int(order)))


@evaluates(sp.zeta)
def _ball_of_zeta(order: acb, shift: acb | None = None) -> acb:
    if shift is not None:
        raise UnsupportedError("zeta of two arguments")
    return order.zeta()
