"""Whether a scalar N/D in lowest terms has a pole on a locus p = 0, or is finite there.

Coordinates on which p depends may enter the scalar and p by one transcendental function each: r itself, or the sine of
θ (with its cosine, which is algebraic over it), but not both r and sin r. Then these functions are coordinates
themselves, and polynomials in them without a common factor with p do not vanish at generic points of p = 0, nor at
generic real ones if p has both signs. For sin(r)/r, where this fails, the locus is solved for a coordinate and the
solution put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Element, Field, Reader, read_domain, unify
from ...exact.domain import Fact
from ...exact.kernels.curved import Cosine, Sine
from ...exact.kernels.jets import JetGenerator
from ...exact.kernels.root_generators import Root
from ...exact.sampling import holds, points
from ...verdicts import conditions_of
from .singular_kernels import kernels_are_finite

if TYPE_CHECKING:
    from ..metric import Metric

POINTS = 40  # at which a sign is asked for
SLICES = (None, sp.S.Zero, sp.pi / 2)  # values of a coordinate at which a scalar is looked at


def is_finite(metric: Metric, scalar: Element, locus: Any) -> bool:
    """Whether a scalar is proved to be finite at generic points of a locus."""
    if scalar.is_rational_number():
        return True
    value, part = unify([scalar, Reader(scalar.field).read_all([locus])[0]])
    if not _kernels_are_finite(metric, value, locus):
        return False
    if not value.powers:
        return True
    if _is_separate(value, part, metric.coordinates):
        shared = set(value.powers) & set(part.inverse().powers)
        return not shared and changes_sign(metric, locus)
    at = _solved(locus, metric.coordinates)
    return at is not None and _continued(metric, scalar.to_sympy().xreplace(at)) is not None


def _kernels_are_finite(metric: Metric, value: Element, locus: Any) -> bool:
    """Whether the functions in a scalar are finite on a locus: f(log x) has any limit whatever at x = 0."""
    moving = set(metric.coordinates) & locus.free_symbols
    return kernels_are_finite(value, moving, lambda part: is_finite(metric, part, locus))


def pole(metric: Metric, scalar: Element, locus: Any) -> str | None:
    """Where on a locus a scalar is proved to have a pole: in general ("") or on a slice; None where nowhere."""
    if scalar.is_rational_number():
        return None
    if _has_pole(metric, scalar, locus):
        return ""
    value, part = unify([scalar, Reader(scalar.field).read_all([locus])[0]])
    if not set(value.powers) & set(part.inverse().powers):
        return None
    written = scalar.to_sympy()
    for slice_ in _slices([x for x in metric.coordinates if x in locus.free_symbols]):
        restricted, part_there = (
            _continued(metric, written.xreplace(slice_)),
            _continued(metric, locus.xreplace(slice_)),
        )
        if restricted is None or part_there is None or part_there.is_zero():
            continue
        for factor in conditions_of([part_there]):
            if _has_pole(metric, restricted, factor.expression):
                return " (at " + ", ".join(f"{x} = {v}" for x, v in slice_.items()) + ")"
    return None


def _slices(coordinates: Sequence[Any]) -> Iterator[dict[Any, Any]]:
    """Values for some of the coordinates, at least one of them free."""
    for values in product(SLICES, repeat=len(coordinates)):
        if 0 < sum(v is not None for v in values) < len(coordinates):
            yield {x: v for x, v in zip(coordinates, values, strict=True) if v is not None}


def _continued(metric: Metric, expression: Any) -> Element | None:
    """An expression where only the conditions on parameters hold; None where it has no meaning there."""
    moving = set(metric.coordinates)
    own = [c for c in metric.conditions if not c.free_symbols & moving]
    try:
        return Reader(Field.rational(read_domain(own, metric.coordinates))).read_all([expression])[0]
    except GRToolkitError:
        return None


def _has_pole(metric: Metric, scalar: Element, locus: Any) -> bool:
    """Whether N/D has a pole at generic points of p = 0, which real values reach.

    p is irreducible, divides D, and does not divide the norm of N, which vanishes wherever a conjugate of N does.
    """
    value, part = unify([scalar, Reader(scalar.field).read_all([locus])[0]])
    if value.field.doubt or not part.is_polynomial() or scalar.is_zero():
        return False
    if not _kernels_are_finite(metric, value, locus):
        return False
    numerator = value * value.denominator()
    if not _is_separate(value, part, metric.coordinates):
        at = _solved(locus, metric.coordinates)
        if at is None:
            return False
        above, below = (_continued(metric, e.to_sympy().xreplace(at)) for e in (numerator, value.denominator()))
        return above is not None and below is not None and bool(above) and below.is_zero() and not above.field.doubt
    norm = part.inverse().powers
    base = [value.field.base[place] for place in norm]
    if len(base) != 1 or part.numerator not in (base[0], -base[0]):
        return False
    (place,) = norm
    return place in value.powers and place not in numerator.inverse().powers and changes_sign(metric, locus)


def changes_sign(metric: Metric, locus: Any) -> bool:
    """Whether balls at two points show both signs of p: then real values fill the hypersurface p = 0.

    Otherwise, as with r² + a² cos²θ, its real points may be of a lower dimension, and what holds at generic complex
    ones need not hold there [Bochnak, Coste & Roy 1998, theorem 4.5.1].
    """
    element = _continued(metric, locus)
    if element is None:
        return False
    symbols = sorted(locus.free_symbols, key=str)
    signs = set()
    for point in points(element.field.domain, symbols, Reader(element.field), POINTS):
        signs |= {sign for sign in (1, -1) if holds(Fact(element * sign), point)}
        if len(signs) == 2:
            return True
    return False


def _is_separate(value: Element, part: Element, coordinates: Sequence[Any]) -> bool:
    """Whether each coordinate in `part` enters both by one transcendental function; unknown ones are generic."""
    functions = _functions(value) | _functions(part)
    involved = set().union(*(symbols for _, symbols in _functions(part))) & set(coordinates)
    return all(sum(x in symbols for _, symbols in functions) <= 1 for x in involved)


def _functions(element: Element) -> set[tuple[Any, frozenset[Any]]]:
    """(what tells it from others, its symbols) for each function in which an element is algebraic."""
    found: set[tuple[Any, frozenset[Any]]] = set()
    for number in element.generator_numbers():
        generator = element.field.generators[number]
        if isinstance(generator, Root):
            found = found.union(*map(_functions, generator.arguments))
        elif not isinstance(generator, JetGenerator) and not generator.is_constant:
            written = generator.expression()
            kind = "circle" if isinstance(generator, Sine | Cosine) else type(generator)
            found.add(((kind, written.args or written), frozenset(written.free_symbols)))
    return found


def _solved(locus: Any, coordinates: Sequence[Any]) -> dict[Any, Any] | None:
    """{x: value} on the locus, where it is linear in a coordinate."""
    for x in coordinates:
        polynomial = locus.as_poly(x) if locus.has(x) else None
        if polynomial is not None and polynomial.degree() == 1 and not polynomial.LC().has(x):
            return {x: -polynomial.nth(0) / polynomial.LC()}
    return None
