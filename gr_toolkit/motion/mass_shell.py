r"""The mass shell as a polynomial in the momenta: the Hamilton–Jacobi equation before it is separated.

With S the action, or the phase of a wave, in both signatures the same function, S = k·x − ωt for a plane wave,

    h^{μν} ∂_μS ∂_νS + m² = 0,    h = g in −+++, h = −g in +−−−                 [Misner, Thorne & Wheeler 1973, 25.44]

so that g^{μν} ∂_μS ∂_νS = −m² in −+++ and +m² in +−−− [Landau & Lifshitz 1975, eq. 9.19]. The covariant momentum that
belongs to it is p_μ = ∂_μS in −+++ and −∂_μS in +−−−; p^μ is the same, and future directed, in both. p_μ here is ∂_μS.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import InputError
from ..exact import Element, hooks, unify
from ..exact.kernels.symbols import holds_imaginary_unit
from ..geometry import Metric
from ..geometry.time_coordinate import differential_sign
from .splitting import depends_on

Key = tuple[int, ...]  # the numbers of the coordinates whose momenta are multiplied, in order: (), (i,) or (i, j)
Polynomial = dict[Key, Element]


def mass_shell(metric: Metric, mass: Any) -> Polynomial:
    """The coefficients of h^{μν} p_μ p_ν + m² by the momenta that stand beside them; zeros left out."""
    sign = -metric.conventions.time_sign
    found: Polynomial = {(): constant(metric, mass, "mass") ** 2}
    for i in range(metric.dimension):
        for j in metric.neighbours(i, True):
            if i <= j:
                found[i, j] = metric.inverse.component((i, j)) * (sign if i == j else 2 * sign)
    return cleared(found)


def constant(metric: Metric, value: Any, what: str) -> Element:
    """A mass or an energy as an exact scalar.

    Raises
    ------
    InputError
        It depends on a coordinate, or it is not real.
    """
    found = metric.scalar(value)
    if holds_imaginary_unit(found):
        raise InputError(f"the {what} {found} is not real", "a real number or symbol")
    if depends_on(found, metric.coordinates):
        raise InputError(f"the {what} {found} depends on a coordinate of {metric.coordinates}", "a number or a symbol")
    return found


def cleared(equation: Mapping[Key, Element]) -> Polynomial:
    """The coefficients that do not vanish, in one field."""
    kept = {key: value for key, value in equation.items() if not value.is_zero()}
    return dict(zip(kept, unify(list(kept.values())), strict=True)) if kept else {}


def without_common_factor(equation: Polynomial) -> Polynomial:
    """The equation divided by a coefficient, a positive one of a square if there is one.

    Then what is ignorable for it is seen: a coordinate that drops out after a division by some function drops out after
    the division by any coefficient, for the quotients of coefficients do not know of that function.
    """

    def rank(key: Key) -> tuple[bool, int]:
        square = len(key) == 2 and key[0] == key[1]
        return not square, -int(hooks.call("sign", equation[key])) if square else 0

    keys = [key for key in equation if key]
    if not keys:
        return equation
    divisor = equation[min(keys, key=rank)]
    return cleared({key: other / divisor for key, other in equation.items()})


def ignorable(metric: Metric, equation: Polynomial) -> list[int]:
    """The numbers of the coordinates that do not occur in an equation."""
    return [
        k for k, x in enumerate(metric.coordinates) if not any(depends_on(value, (x,)) for value in equation.values())
    ]


def with_momenta(equation: Polynomial, known: Mapping[int, Element]) -> Polynomial:
    """The equation with some momenta given their values."""
    found: Polynomial = {}
    for key, value in equation.items():
        term = value
        for k in key:
            if k in known:
                term = term * known[k]
        left = tuple(k for k in key if k not in known)
        found[left] = found[left] + term if left in found else term
    return cleared(found)


def value_of(equation: Mapping[Key, Element], momenta: Mapping[int, Element], zero: Element) -> Element:
    """The value of a polynomial at some momenta."""
    return with_momenta(dict(equation), momenta).get((), zero)


def time_of(metric: Metric, given: Any = None) -> int:
    """The number of the coordinate that is called the time: the one whose differential is known to be timelike, else
    the first not known to be spacelike, one on which the metric does not depend before others.

    Raises
    ------
    InputError
        Every coordinate is spacelike.
    """
    if given is not None:
        return metric.chart.number(given)
    signs = [differential_sign(metric, k) for k in range(metric.dimension)]
    if -1 in signs:
        return signs.index(-1)
    unknown = [k for k, found in enumerate(signs) if not found]
    entries = [value for _, value in metric.covariant.items()]
    for k in unknown:
        if not any(depends_on(value, (metric.coordinates[k],)) for value in entries):
            return k
    if unknown:
        return unknown[0]
    raise InputError(f"every coordinate of {metric.coordinates} is spacelike", "a spacetime; time= names its time")
