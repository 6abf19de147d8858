"""Inverses of coordinate maps: found by elementary functions and Lambert's W, and proved.

`elimination` proposes branches; a sample point of the domain tells most of the wrong ones apart, which proves nothing.
What is handed on has passed the proof: both compositions with the map are the identity, in normal form, on the whole
domain of the source and on the part of the target's chart where the inverse is defined and leads back into the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import DomainError, GRToolkitError, InputError
from ...exact import Reader
from ...exact.sampling import points
from ...verdicts import decide
from .elimination import Elimination, System
from .narrowing import has_points, narrowed

if TYPE_CHECKING:
    from .coordinate_map import CoordinateMap

BRANCHES = 12  # candidates that are put to the proof
SECONDS = 15  # after which no further one is
ADVICE = "CoordinateMap(..., inverse={...}), or a domain that fixes the branch, as -pi < phi, phi < pi for an angle"
NEAR = sp.Rational(1, 10**9)  # of branches at a sample point; whoever passes is proved or dropped


def inverse_of(phi: CoordinateMap, given: Any = None) -> CoordinateMap:
    """The inverse of a map between charts of one dimension, as given or found, with the map itself as its inverse.

    Raises
    ------
    InputError
        What is given is no inverse, or none is found.
    DomainError
        It could not be proved on the whole domain.
    """
    if phi.jacobian_determinant.is_zero():
        raise InputError(
            f"the map {phi} is not invertible: its Jacobian determinant vanishes identically", "an invertible map"
        )
    if given is not None:
        inverse = _backward(phi, given, _of_parameters(phi))
        if (objection := _objection(phi, inverse)) is not None:
            raise objection
        return _tied(inverse, phi)
    return _tied(_found(phi), phi)


def _backward(phi: CoordinateMap, images: Any, domain: tuple[Any, ...]) -> CoordinateMap:
    """The map from the target to the source with these images."""
    return type(phi)(
        phi.target_metric or phi.target_chart, phi.source_metric or phi.source_chart, images, domain=domain
    )


def _of_parameters(phi: CoordinateMap) -> tuple[Any, ...]:
    """The conditions of the source that speak of parameters only, which are the target's too."""
    own = set(phi.source_chart.coordinates)
    return tuple(c for c in phi.domain if not c.free_symbols & own and c not in phi.target_chart.conditions)


def _tied(inverse: CoordinateMap, phi: CoordinateMap) -> CoordinateMap:
    """The inverse, which knows the map as its own inverse."""
    inverse.__dict__["_inverse"] = phi
    return inverse


def _objection(phi: CoordinateMap, inverse: CoordinateMap) -> GRToolkitError | None:
    """Why the second map is not proved to be the inverse of the first; None where it is."""
    for mapped in (phi, inverse):
        if not has_points(mapped):
            return DomainError(f"no point was found on the domain [{', '.join(map(str, mapped.domain))}] of {mapped}")
    phi = _with_half_angles(phi)
    narrower = [c for c in phi.then(inverse).domain if c not in phi.domain]
    if narrower:
        return DomainError(
            f"{inverse} is the inverse where {', '.join(map(str, narrower))}, which the domain does not say\n"
            f"  write: CoordinateMap(..., domain=[{', '.join(map(str, narrower))}])"
        )
    for first, second in ((phi, inverse), (inverse, phi)):
        composed = first.then(second)
        for symbol, image in zip(composed.target_chart.coordinates, composed.images, strict=True):
            if image == symbol:
                continue
            verdict = decide(image, symbol)
            if verdict.refuted:
                return InputError(
                    f"{inverse} is not the inverse of {phi}: one after the other, they make {image} of {symbol}, "
                    f"which differs at {verdict.witness.place()}",
                    "the source's coordinates as functions of the target's",
                )
            if not verdict.proved:
                return DomainError(f"that {image} is {symbol} again could not be proved: {verdict.explain()}")
    return None


def _with_half_angles(phi: CoordinateMap) -> CoordinateMap:
    """The same map in a field that holds half of its angles: 1 + cos φ = 2 cos²(φ/2) has a sign that is seen."""
    reader = Reader(phi.images[0].field)
    angles = {f.args[0] for image in phi.images for f in image.to_sympy().atoms(sp.sin, sp.cos)}
    if not angles:
        return phi
    reader.read_all([sp.cos(angle / 2) for angle in sorted(angles, key=str)])
    images = [reader.read(image) for image in phi.images]
    return type(phi)(phi.source_chart, phi.target_chart, images)


def _found(phi: CoordinateMap) -> CoordinateMap:
    """The first candidate that passes the proof."""
    given = {s: sp.Dummy(s.name) for s in phi.target_chart.coordinates}
    back = {dummy: s for s, dummy in given.items()}
    sample = _Sample(phi, given)
    search = Elimination(_normal_form(phi), sample.accepts, sample.holds)
    equations = tuple(
        (given[s], image.to_sympy()) for s, image in zip(phi.target_chart.coordinates, phi.images, strict=True)
    )
    start = System(equations, phi.source_chart.coordinates)
    objection: GRToolkitError | None = None
    began = monotonic()
    for candidate in islice(_distinct(search, start), BRANCHES):
        images = {s: candidate.found[s].xreplace(back) for s in phi.source_chart.coordinates}
        needed = [*(c.xreplace(back) for c in candidate.needed), *(c.xreplace(images) for c in phi.domain)]
        try:
            domain = narrowed(
                phi.target_chart.conditions, phi.target_chart.coordinates, [*_of_parameters(phi), *needed]
            )
            inverse = _backward(phi, images, domain)
            failed = _objection(phi, inverse)
        except GRToolkitError as error:
            failed = error
        if failed is None:
            return inverse
        objection = objection or failed
        if monotonic() - began > SECONDS:
            break
    if objection is not None:
        raise InputError(
            f"no inverse of {phi} could be proved on the domain [{', '.join(map(str, phi.domain))}]; the first "
            f"candidate fails so:\n{objection}",
            ADVICE,
        ) from objection
    assert search.furthest is not None
    open_ones = ", ".join(str(s) for s in phi.source_chart.coordinates if s not in search.furthest.found)
    known = ", ".join(
        f"{s} = {e.xreplace(back)}" for s, e in search.furthest.found.items() if s in phi.source_chart.coordinates
    )
    raise InputError(
        f"no inverse of {phi} was found among elementary functions and Lambert's W on the domain "
        f"[{', '.join(map(str, phi.domain))}]: {open_ones} stayed open" + (f" after {known}" if known else ""),
        ADVICE,
    )


def _distinct(search: Elimination, start: System) -> Iterator[System]:
    """Candidates, each once."""
    seen = set()
    for candidate in search.candidates(start):
        key = tuple(candidate.found[s] for s in start.unknowns)
        if key not in seen:
            seen.add(key)
            yield candidate


def _normal_form(phi: CoordinateMap) -> Any:
    """Expressions through the exact engine, where it can read them on the source's domain."""
    field = phi.images[0].field
    known: dict[Any, Any] = {}

    def normal(expression: Any) -> Any:
        if expression not in known:
            try:
                known[expression] = Reader(field).read_all([expression])[0].to_sympy()
            except GRToolkitError:  # a root of what is given, whose sign nobody knows yet
                known[expression] = sp.together(expression)
        return known[expression]

    return normal


class _Sample:
    """A point of the source's domain and its image, in floating numbers: tells branches apart and proves nothing."""

    def __init__(self, phi: CoordinateMap, given: dict[Any, Any]) -> None:
        field = phi.images[0].field
        symbols = [*phi.source_chart.coordinates, *_parameters(phi)]
        point = next(points(field.domain, symbols, Reader(field), 1), None)
        self.values: dict[Any, Any] = {}
        if point is not None:
            self.values = {s: sp.Rational(v.numerator, v.denominator) for s, v in point.values.items() if _is_real(v)}
            for symbol, image in zip(phi.target_chart.coordinates, phi.images, strict=True):
                value = self._value(image.to_sympy())
                if value is not None:
                    self.values[given[symbol]] = value

    def accepts(self, unknown: Any, solution: Any) -> bool:
        """Whether both have the same value, as far as that can be seen."""
        value = self._value(unknown - solution)
        return value is None or bool(abs(value) < NEAR)

    def holds(self, condition: Any) -> bool:
        """Whether a condition is satisfied, as far as that can be seen."""
        if condition in (sp.true, sp.false):
            return condition == sp.true
        value = self._value(condition.lhs - condition.rhs)
        return value is None or not value.is_real or condition.func(value, 0) != sp.false

    def _value(self, expression: Any) -> Any:
        """A complex number, or None where symbols or functions have no value."""
        value = expression.xreplace(self.values).evalf(30)
        return value if value.is_number and value.is_comparable | value.has(sp.I) else None


def _is_real(value: Any) -> bool:
    return hasattr(value, "numerator")


def _parameters(phi: CoordinateMap) -> list[Any]:
    return sorted({s for image in phi.images for s in image.to_sympy().free_symbols}, key=str)
