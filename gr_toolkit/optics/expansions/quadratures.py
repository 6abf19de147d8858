"""Functions along rays: k^μ∂_μ u + p u = q solved by integrals, where the chart separates what is integrated.

Along a ray dx^μ/dλ = k^μ. If the rays move in the coordinates y, t, … and q/k^y = g(y) + f(t) k^t/k^y + …, then

    u = ∫ g dy + ∫ f dt + …        has        k^μ∂_μ u = q,

coordinates in which the rays do not move being held fixed. f is found from ∂_t(q/k^y) = f′ k^t/k^y, where k^t/k^y does
not contain t. Where q/k^y is a polynomial in y along each ray, as in beams, it is integrated by parts. What is found is
checked by its derivative along the rays, so that nothing rests on how it was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy as sp

from ...errors import DomainError, InternalError, UnsupportedError
from ...exact import Element, sum_of_products
from ...exact.special.antiderivatives import antiderivative
from ...geometry import Tensor

DEGREE = 12  # of a polynomial along the rays that is looked for


def along(ray: Tensor, value: Element) -> Element:
    """k^μ∂_μ of a scalar."""
    metric = ray.metric
    return sum_of_products([(1, ray.component((mu,)), value.diff(x)) for mu, x in enumerate(metric.coordinates)])


def moving_coordinates(ray: Tensor) -> list[int]:
    """The numbers of the coordinates that change along the rays."""
    return [mu for mu in range(ray.dimension) if not ray.component((mu,)).is_zero()]


def integral_along(ray: Tensor, source: Element) -> Element:
    """A function u with k^μ∂_μ u = q.

    Raises
    ------
    UnsupportedError
        None was found: the chart does not separate what is to be integrated.
    """
    if source.is_zero():
        return ray.metric.zero
    moving = moving_coordinates(ray)
    for base in reversed(moving):  # space before time: there is mostly less to be integrated
        for method in (_separated, _polynomial):
            found = method(ray, source, base, [mu for mu in moving if mu != base])
            if found is not None and (along(ray, found) - source).is_zero():
                return found
    raise UnsupportedError(
        f"a function that changes along the rays at the rate {source}",
        f"the coordinates {', '.join(str(ray.metric.coordinates[mu]) for mu in moving)} are not separated in it: "
        "write the amplitude yourself, amplitude=[a0, a1], or take a chart adapted to the rays",
    )


def _separated(ray: Tensor, source: Element, base: int, others: Sequence[int]) -> Element | None:
    """The sum of integrals over one coordinate each, if the source is made so."""
    coordinates = ray.metric.coordinates
    inverse = ray.component((base,)).inverse()
    rest, total = source * inverse, ray.metric.zero
    for t in others:
        x = coordinates[t]
        change = rest.diff(x)
        if change.is_zero():
            continue
        speed = ray.component((t,)) * inverse
        slope = change / speed
        if not speed.diff(x).is_zero() or _depends(slope, coordinates, [base, *(o for o in others if o != t)]):
            return None
        part = _antiderivative(slope, x)
        rest = rest - part * speed
        total = total + _antiderivative(part, x)
    if _depends(rest, coordinates, others):
        return None
    return total + _antiderivative(rest, coordinates[base])


def _polynomial(ray: Tensor, source: Element, base: int, others: Sequence[int]) -> Element | None:
    """∫ r dy = Σ (−1)^j r^{(j)} y^{j+1}/(j+1)!, where r = q/k^y is a polynomial in y along each ray."""
    inverse, y = ray.component((base,)).inverse(), ray.metric.scalar(ray.metric.coordinates[base])
    rest, power, total = source * inverse, y, ray.metric.zero
    for j in range(1, DEGREE + 2):
        total = total + rest * power
        rest = -inverse * along(ray, rest)
        if rest.is_zero():
            return total
        power = power * y / (j + 1)
    return None


def _depends(value: Element, coordinates: Sequence[Any], numbers: Sequence[int]) -> bool:
    return any(not value.diff(coordinates[mu]).is_zero() for mu in numbers)


def _antiderivative(integrand: Element, symbol: Any) -> Element:
    """In closed form where there is one, else as an integral that is left standing."""
    if integrand.is_zero():
        return integrand
    found = antiderivative(integrand, symbol)
    if found is not None:
        return found
    from ...exact import Reader

    return Reader(integrand.field).read(sp.Integral(integrand.to_sympy(), symbol))


def solution_along(ray: Tensor, rate: Element, source: Element, homogeneous: Sequence[Element] = ()) -> Element:
    """A function u with k^μ∂_μ u + p u = q.

    Parameters
    ----------
    ray : k^μ
    rate, source : p and q
    homogeneous : functions that may be solutions for q = 0; the first that is one is used. Without one it is
        exp(−∫ p dλ).

    Raises
    ------
    UnsupportedError
        The integrals are none over single coordinates.
    """
    if source.is_zero():
        return ray.metric.zero
    factor = next((h for h in homogeneous if _solves(ray, rate, h)), None)
    if factor is None:
        factor = integrating_factor(ray, rate)
    return factor * integral_along(ray, source / factor)


def integrating_factor(ray: Tensor, rate: Element) -> Element:
    """A function h that is not zero with k^μ∂_μ h + p h = 0.

    Raises
    ------
    UnsupportedError
        None was found.
    """
    if rate.is_zero():
        return ray.metric.zero + 1
    exponent = integral_along(ray, -rate)
    try:
        factor = ray.metric.scalar(sp.exp(exponent.to_sympy()))
        if _solves(ray, rate, factor):
            return factor
    except DomainError as error:
        advice = "; a domain that says which signs its denominators have may lead to a closed form"
        raise UnsupportedError(f"exp({exponent}), the growth along the rays,", f"{error}{advice}") from error
    raise InternalError(f"exp({exponent}) does not grow along the rays as it should, please report this")


def _solves(ray: Tensor, rate: Element, candidate: Element) -> bool:
    return not candidate.is_zero() and (along(ray, candidate) + rate * candidate).is_zero()
