r"""At the edge of capture in Schwarzschild's field: exact numbers are decided exactly, where 32 digits are too few.

With S = √(1 + 8v²), b_c² = M² (S + 3)³/(2 v² (S + 1)) and u_c = (S + 1)/(2 (S + 3)); a particle that turns at u = M/r
has b² = M² [v² + 2 (1 − v²) u]/(v² u² (1 − 2u)), and turns on its way in where u < u_c. The excess is x/(1 + √(1 + x))
with x = (b/b_c)² − 1, whose sign is that of an exact constant, and which balls give to all digits of a double.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import DomainError, GRToolkitError
from ...exact import Element
from ...exact.certified_numbers import constant_ball, nearest_double, sign_of_real_constant
from ...exact.field import Field
from ...exact.reader import from_sympy
from ...geometry.inputs import in_short

if TYPE_CHECKING:
    from .schwarzschild_field import SchwarzschildField

LEAST = 1e-307  # of the excesses that doubles hold to all their digits


def exact_excess(field: SchwarzschildField, given_by: str, v: Any, second: Any) -> float:
    """b/b_c − 1 of a speed and a second number, b/M or r/M, exact constants of SymPy; nan where it falls in.

    Raises
    ------
    DomainError
        They are no constants of which that is decided, or turn with an excess below the least double.
    """
    try:
        speed, length = (from_sympy(value, Field.rational()) for value in (v, second))
        excess = (
            _excess(speed, field.chart.exact_areal(length), True) if given_by == "r" else _excess(speed, length, False)
        )
    except GRToolkitError as error:
        raise DomainError(
            f"whether {given_by} = {second} at v = {v} is captured is not decided: {error}; near_critical takes b/b_c"
        ) from None
    if excess < LEAST:
        raise DomainError(
            f"{given_by} = {in_short(second)} at v = {v} is not captured, but so nearly that b/b_c - 1 is below "
            "1e-307, the least number that doubles hold: near_critical takes excess=1e-300"
        )
    return excess


def _excess(speed: Element, length: Element, by_turning: bool) -> float:
    square: Any = speed * speed
    S = (1 + 8 * square).sqrt()
    critical = (S + 3) ** 3 / (2 * square * (S + 1))
    if by_turning:
        u = 1 / length
        if sign_of_real_constant((S + 1) / (2 * (S + 3)) - u) <= 0:
            return float("nan")
        impact = (square + 2 * (1 - square) * u) / (square * u * u * (1 - 2 * u))
    else:
        impact = length * length
    beyond: Element = impact / critical - 1
    if sign_of_real_constant(beyond) <= 0:
        return float("nan")

    def excess() -> Any:
        x = constant_ball(beyond)
        return x / (1 + (1 + x).sqrt())

    return nearest_double(excess, "the excess")
