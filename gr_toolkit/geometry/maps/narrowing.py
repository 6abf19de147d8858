"""Which conditions a domain needs besides those it has: each in its shortest form, none that follows from others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import EmptyDomainError, GRToolkitError
from ...exact import Element, Field, Reader, hooks, read_domain
from ...exact.composition import sign_of_angle
from ...exact.polynomial_factors import factors_here
from ...exact.sampling import points
from ...verdicts import Reason, Undecided, Verdict

if TYPE_CHECKING:
    from .coordinate_map import CoordinateMap


def narrowed(own: Sequence[Any], reals: Sequence[Any], wanted: Sequence[Any]) -> tuple[Any, ...]:
    """What of the wanted inequalities the conditions of a domain do not say, factors of known sign left out.

    Parameters
    ----------
    own : conditions of the domain
    reals : its coordinates
    wanted : further conditions, those first that others need to be understood

    Raises
    ------
    EmptyDomainError
        One of them is false on all of the domain.
    """
    kept: list[Any] = []
    for condition in wanted:
        kept += [c for c in _shortened([*own, *kept], reals, condition) if c not in kept and c not in own]
    for condition in reversed(kept[:]):  # what came later may say more
        others = [c for c in kept if c is not condition]
        if not _shortened([*own, *others], reals, condition):
            kept = others
    return tuple(kept)


def _shortened(own: Sequence[Any], reals: Sequence[Any], condition: Any) -> list[Any]:
    """The condition without what is known on the domain of the others; nothing where all of it is."""
    if condition in (True, sp.true):
        return []
    try:
        field = Field.rational(read_domain(own, reals))
        if not isinstance(condition, sp.Gt | sp.Lt | sp.Ge | sp.Le):
            return [condition]
        element = Reader(field).read_all([condition.gts - condition.lts])[0]
        sign = int(hooks.call("sign", element)) or sign_of_angle(element)
    except EmptyDomainError:
        raise
    except GRToolkitError:  # it cannot be read; whatever rests on it will not be proved
        return []
    if sign < 0 or condition == sp.false:
        raise EmptyDomainError(str(condition), str(field.domain))
    strict = isinstance(condition, sp.Gt | sp.Lt)
    if sign or (not strict and hooks.call("sign or zero", element) > 0):
        return []
    rest = _without_signs(element)
    whole = (element / rest).is_rational_number()
    shorter = condition if whole else (sp.StrictGreaterThan if strict else sp.GreaterThan)(rest.to_sympy(), 0)
    try:
        read_domain([shorter])
    except GRToolkitError:  # a domain's conditions have to be understood one by one
        return []
    return [shorter]


def _without_signs(element: Element) -> Element:
    """The product of the factors whose signs are open, each once, with the sign of all others."""
    field = element.field
    content, factors = factors_here(element.numerator)
    parts = [(field.polynomial(factor), power) for factor, power in factors]
    parts += [(field.polynomial(field.base[index]), power) for index, power in element.powers.items()]
    result = field.constant(1 if content > 0 else -1)
    for part, power in parts:
        sign = int(hooks.call("sign", part))
        if power % 2:
            result = result * (sign or part)
        elif not sign and not hooks.call("is real", part):
            return element
    return result


def has_points(phi: CoordinateMap) -> bool:
    """Whether a point of the source is found at which the map leads into the target's domain."""
    if not phi.domain:
        return True
    field = Field.rational(read_domain(phi.domain, phi.source_chart.coordinates))
    return next(points(field.domain, phi.source_chart.coordinates, Reader(field), 1), None) is not None


def somewhere(phi: CoordinateMap, verdict: Verdict) -> Verdict:
    """A verdict on a map; what is proved on an empty domain says nothing."""
    if verdict.proved and not has_points(phi):
        return Undecided(Reason.EMPTY_DOMAIN, f"[{', '.join(map(str, phi.domain))}]")
    return verdict
