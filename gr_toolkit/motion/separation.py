r"""Separation of variables in an equation P(x, p) = 0, quadratic in the momenta.

A group of coordinates is split off when P is a product α (A + B) with A a function of the group's coordinates and
momenta alone and B of the others': then A = λ and B = −λ with a constant λ, and each side is separated further. For
Kerr this gives Carter's constant [Carter 1968, Phys. Rev. 174, 1559; Misner, Thorne & Wheeler 1973, §33.5].

The factor α is not guessed. If A holds a p_i² with the coefficient 1/v(group) and B holds a p_j² with u(rest), the
quotient of P's coefficients of p_j² and p_i² is u v, and α = P_ii v. What stands in both is split by its normal form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from ..exact import Element, hooks
from ..geometry import Metric
from .constants import Constants
from .mass_shell import Key, Polynomial, cleared
from .splitting import depends_on, factor_in, number_before, terms_in

Groups = tuple[tuple[int, ...], tuple[int, ...]]


class StuckError(Exception):
    """No group of these coordinates was split off."""

    def __init__(self, left: tuple[int, ...]) -> None:
        super().__init__(left)
        self.left = left


@dataclass(frozen=True)
class Split:
    """A = λ: the group of coordinates that was split off, and A as a polynomial in its momenta."""

    group: tuple[int, ...]
    quantity: Polynomial


@dataclass(frozen=True)
class Separation:
    """The equations P_i(x_i, p_i) = 0 by coordinate, and the constants that appeared on the way."""

    equations: dict[int, Polynomial]
    splits: tuple[Split, ...]


def separate(
    metric: Metric,
    equation: Polynomial,
    active: Sequence[int],
    constants: Constants,
) -> Separation:
    """The equation separated in the active coordinates, those that occur in it.

    Parameters
    ----------
    metric, equation : the chart and P
    active : numbers of coordinates
    constants : those so far, which occur polynomially; it names those that are needed

    Raises
    ------
    StuckError
        With the coordinates that could not be separated from each other.
    """
    if len(active) == 1:
        return Separation({active[0]: equation}, ())
    for groups in _groups(active):
        parts = _parts(metric, equation, groups, constants)
        if parts is None:
            continue
        (inner, outer), (own, rest) = groups, parts
        value = constants.of_split(inner, outer, (own if inner == (constants.time,) else rest).values())
        first = separate(metric, _plus(own, -value), inner, constants)
        second = separate(metric, _plus(rest, value), outer, constants)
        split = Split(inner, own)
        return Separation(first.equations | second.equations, (split, *first.splits, *second.splits))
    raise StuckError(tuple(active))


def _groups(active: Sequence[int]) -> Iterator[Groups]:
    """Groups and what is left, small ones and late coordinates first: angles before radii before times."""
    for size in range(1, len(active) // 2 + 1):
        for group in combinations(reversed(active), size):
            yield tuple(sorted(group)), tuple(k for k in active if k not in group)


def _parts(
    metric: Metric, equation: Polynomial, groups: Groups, constants: Constants
) -> tuple[Polynomial, Polynomial] | None:
    """(A, B) with P = α (A + B), None where there is none.

    A's leading coefficient is positive where its sign is seen, and has no number before it; but where B is the time's,
    that of B has none, so that the constant is the squared momentum k² = a² (E² − m²) of ds² = −dt² + a² dx².
    """
    inner, outer = groups
    if any(set(key) & set(inner) and set(key) & set(outer) for key in equation):
        return None
    group, rest = [metric.coordinates[k] for k in inner], [metric.coordinates[k] for k in outer]
    own = _leading(equation, inner)
    other = _leading(equation, outer)
    if own is None or other is None:
        return None
    factor = factor_in(equation[other] / equation[own], group, rest)
    if factor is None:
        return None
    number = number_before(equation[other] / equation[own]) if outer == (constants.time,) else Fraction(1)
    sign = -1 if hooks.call("sign", factor) < 0 else 1
    scale = equation[own] * factor * (abs(number) * sign)
    first: Polynomial = {}
    second: Polynomial = {}
    for key, coefficient in equation.items():
        value = coefficient / scale
        if set(key) & set(inner):
            if depends_on(value, rest):
                return None
            first[key] = value
        elif set(key) & set(outer):
            if depends_on(value, group):
                return None
            second[key] = value
        else:
            terms = terms_in(value, group, rest, constants.symbols)
            if terms is None:
                return None
            first[()], second[()] = terms
    return cleared(first), cleared(second)


def _leading(equation: Polynomial, group: Sequence[int]) -> Key | None:
    """The momenta of the group's first square, or of its first term without one."""
    own = [key for key in equation if key and set(key) <= set(group)]
    squares = [key for key in own if len(key) == 2 and key[0] == key[1]]
    return next(iter(squares or own), None)


def _plus(equation: Polynomial, value: Element) -> Polynomial:
    """P + value."""
    return cleared({**equation, (): equation[()] + value if () in equation else value})
