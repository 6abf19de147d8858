"""Candidates for the solutions of a system of equations, one unknown after the other.

    x′^a = F^a(x)        for the x^b as functions of the x′^a

An unknown is eliminated where it stands alone in an equation, where it stands in one equation only, where it is linear
in two, or where an angle (or a rapidity) w enters two equations by its cosine and sine, for

    C² + S² = 1 for cos and sin,        C² − S² = 1 for cosh and sinh

holds whatever w is. What is left has fewer unknowns. Nothing is claimed here: candidates are proved by whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, final

import sympy as sp

from .one_unknown import solutions

Equation = tuple[Any, Any]  # (value: what is given, expression: in the unknowns)
Accept = Callable[[Any, Any], bool]  # whether an expression may be an unknown, numerically, at a sample point
DEPTH = 12


@final
@dataclass(frozen=True)
class System:
    """Equations that wait, the unknowns that are left, and what was found.

    Attributes
    ----------
    equations : (value, expression), each with an unknown
    unknowns : what is left to be found
    found : unknown, or cosine or sine of one -> expression in what is given
    needed : conditions that the solutions need
    """

    equations: tuple[Equation, ...]
    unknowns: tuple[Any, ...]
    found: Mapping[Any, Any] = field(default_factory=dict)
    needed: tuple[Any, ...] = ()


@final
class Elimination:
    """The search for candidates; `normal` brings an expression to normal form, `accept` tells branches apart."""

    def __init__(self, normal: Callable[[Any], Any], accept: Accept, holds: Callable[[Any], bool]) -> None:
        self.normal, self.accept, self.holds = normal, accept, holds
        self.furthest: System | None = None  # where most was found, for the message

    def candidates(self, system: System, depth: int = DEPTH) -> Iterator[System]:
        """Systems without unknowns, the branches that were taken told apart by `accept`."""
        if self.furthest is None or len(system.found) > len(self.furthest.found):
            self.furthest = system
        if not system.unknowns:
            yield system
            return
        if not depth:
            return
        for step in (self._alone, self._single, self._linear, self._angle, self._substituted):
            found = False
            for candidate in step(system, depth - 1):
                found = True
                yield candidate
            if found:
                return

    def _put_in(self, system: System, unknown: Any, solution: Any, conditions: tuple[Any, ...]) -> System | None:
        """The system once an unknown is known, unless the sample point says that this is another branch."""
        if not self.accept(unknown, solution) or not all(map(self.holds, conditions)):
            return None
        found = {**system.found, unknown: solution}
        equations = tuple(
            (value, self.normal(rest.xreplace({k: v for k, v in found.items() if k != unknown}).xreplace(found)))
            for value, rest in system.equations
        )
        left = tuple(u for u in system.unknowns if u != unknown)
        return System(
            tuple(e for e in equations if any(e[1].has(u) for u in left)),
            left,
            found,
            (*system.needed, *conditions),
        )

    def _solved(self, system: System, equation: Equation, unknown: Any) -> Iterator[System]:
        """The system with an unknown found from an equation in which no other stands."""
        value, expression = equation
        for solution, conditions in solutions(expression, unknown, value):
            after = self._put_in(system, unknown, solution, conditions)
            if after is not None:
                yield after

    def _alone(self, system: System, depth: int) -> Iterator[System]:
        """An unknown that stands alone in an equation."""
        for equation in system.equations:
            present = [u for u in system.unknowns if equation[1].has(u)]
            if len(present) == 1:
                for after in self._solved(system, equation, present[0]):
                    yield from self.candidates(after, depth)

    def _waiting(
        self, system: System, unknown: Any, later: Equation, rest: list[Equation], depth: int
    ) -> Iterator[System]:
        """Solve for the other unknowns first, then for this one from the equation that was put aside."""
        left = tuple(u for u in system.unknowns if u != unknown)
        for others in self.candidates(replace(system, equations=tuple(rest), unknowns=left), depth):
            value, expression = later[0], self.normal(later[1].xreplace(dict(others.found)))
            yield from self._solved(replace(others, unknowns=(unknown,)), (value, expression), unknown)

    def _single(self, system: System, depth: int) -> Iterator[System]:
        """An unknown that stands in one equation only, among others."""
        for unknown in system.unknowns:
            holding = [e for e in system.equations if e[1].has(unknown)]
            if len(holding) == 1:
                rest = [e for e in system.equations if e is not holding[0]]
                yield from self._waiting(system, unknown, holding[0], rest, depth)

    def _linear(self, system: System, depth: int) -> Iterator[System]:
        """An unknown that is linear, with constant coefficients, in all equations where it stands."""
        for unknown in system.unknowns:
            holding = [e for e in system.equations if e[1].has(unknown)]
            slopes = [self.normal(e[1].diff(unknown)) for e in holding]
            if not holding or any(s == 0 or any(s.has(u) for u in system.unknowns) for s in slopes):
                continue
            (value, expression), slope = holding[0], slopes[0]
            rest = [e for e in system.equations if e not in holding]
            for (other, its), its_slope in zip(holding[1:], slopes[1:], strict=True):
                ratio = its_slope / slope
                rest.append((other - ratio * value, self.normal(sp.expand(its - ratio * expression))))
            yield from self._waiting(system, unknown, holding[0], rest, depth)

    def _substituted(self, system: System, depth: int) -> Iterator[System]:
        """An unknown that an equation gives in terms of the others, put into all other equations."""
        for equation in system.equations:
            for unknown in (u for u in system.unknowns if equation[1].has(u)):
                left = tuple(u for u in system.unknowns if u != unknown)
                for solution, conditions in solutions(equation[1], unknown, equation[0]):
                    if not (self.accept(unknown, solution) and all(map(self.holds, conditions))):
                        continue
                    rest = [
                        (value, self.normal(other.xreplace({unknown: solution})))
                        for value, other in system.equations
                        if (value, other) != equation
                    ]
                    kept = tuple(e for e in rest if any(e[1].has(u) for u in left))
                    for others in self.candidates(replace(system, equations=kept, unknowns=left), depth):
                        known = dict(others.found)
                        needed = tuple(c.xreplace(known) for c in conditions)
                        after = self._put_in(
                            replace(others, unknowns=(unknown,)), unknown, solution.xreplace(known), needed
                        )
                        if after is not None:
                            yield after

    def _angle(self, system: System, depth: int) -> Iterator[System]:
        """An angle or rapidity in two equations."""
        for unknown in system.unknowns:
            for circle in CIRCLES:
                arguments = {
                    f.args[0]
                    for _, expression in system.equations
                    for f in expression.atoms(circle.cosine, circle.sine)
                    if f.has(unknown)
                }
                for argument in arguments:
                    if not any(argument.has(u) for u in system.unknowns if u != unknown):
                        yield from self._around(system, unknown, argument, circle, depth)

    def _around(self, system: System, unknown: Any, argument: Any, circle: Circle, depth: int) -> Iterator[System]:
        """Eliminate cos w and sin w from the equations where they stand."""
        cosine, sine = circle.cosine(argument), circle.sine(argument)
        letters = sp.Dummy("C"), sp.Dummy("S")
        replaced = [(v, e, e.xreplace({cosine: letters[0], sine: letters[1]})) for v, e in system.equations]
        holding = [(v, e, r) for v, e, r in replaced if e.has(unknown)]
        if any(r.has(unknown) for _, _, r in holding):
            return
        for pair in combinations(holding, 2):
            squares = _squares(pair, letters)
            if squares is None:
                continue
            rest = [(v, e) for v, e, r in replaced if not e.has(unknown)]
            square = self.normal(squares.cosine_squared + circle.sign * squares.sine_squared)
            rest.append((sp.S.One, square))
            left = tuple(u for u in system.unknowns if u != unknown)
            if not any(square.has(u) for u in left):
                continue
            for others in self.candidates(replace(system, equations=tuple(rest), unknowns=left), depth):
                known = dict(others.found)
                for c, s in squares.values(known, self.normal):
                    if not (self.accept(cosine, c) and self.accept(sine, s)):
                        continue
                    for angle, conditions in circle.angles(c, s):
                        if not (self.accept(argument, angle) and all(map(self.holds, conditions))):
                            continue
                        for solution, further in solutions(argument, unknown, angle):
                            trigonometric = replace(others, found={**known, cosine: c, sine: s}, unknowns=(unknown,))
                            after = self._put_in(trigonometric, unknown, solution, (*conditions, *further))
                            if after is not None:
                                yield after


@final
@dataclass(frozen=True)
class Squares:
    """What two equations say of C and S, in terms of the other unknowns: of each a power, the first or the second."""

    cosine: tuple[Any, int]
    sine: tuple[Any, int]

    @property
    def cosine_squared(self) -> Any:
        """C²."""
        value, power = self.cosine
        return value ** (2 // power)

    @property
    def sine_squared(self) -> Any:
        """S²."""
        value, power = self.sine
        return value ** (2 // power)

    def values(self, known: dict[Any, Any], normal: Callable[[Any], Any]) -> Iterator[tuple[Any, Any]]:
        """(C, S) once the other unknowns are known, with both signs of what is given by its square only."""
        cosines, sines = (_roots(normal(value.xreplace(known)), power) for value, power in (self.cosine, self.sine))
        yield from ((c, s) for c in cosines for s in sines)


def _roots(value: Any, power: int) -> tuple[Any, ...]:
    """The solutions of x^power = value, roots taken of numerator and denominator apart."""
    if power == 1:
        return (value,)
    numerator, denominator = sp.fraction(sp.factor(value))
    root = sp.sqrt(numerator) / sp.sqrt(denominator)
    return root, -root


def _squares(pair: tuple[Any, ...], letters: tuple[Any, Any]) -> Squares | None:
    """C and S from two equations: both linear in them, or each a multiple of a power of one of them."""
    C, S = letters
    polynomials = [sp.fraction(sp.together(r - v))[0].as_poly(C, S) for v, _, r in pair]
    if any(p is None for p in polynomials):
        return None
    if all(p.total_degree() == 1 for p in polynomials):
        (a, b, e), (c, d, f) = ([p.coeff_monomial(m) for m in (C, S, 1)] for p in polynomials)
        determinant = a * d - b * c
        if sp.expand(determinant) != 0:
            return Squares(((b * f - d * e) / determinant, 1), ((c * e - a * f) / determinant, 1))
    powers: dict[Any, tuple[Any, int]] = {}
    for p in polynomials:
        present = [x for x in letters if p.degree(x)]
        if len(present) != 1 or len(p.monoms()) != 2 or p.degree(present[0]) > 2 or p.coeff_monomial(1) == 0:
            return None
        degree = p.degree(present[0])
        powers[present[0]] = -p.coeff_monomial(1) / p.coeff_monomial(present[0] ** degree), degree
    return Squares(powers[C], powers[S]) if len(powers) == 2 else None


@final
@dataclass(frozen=True)
class Circle:
    """A cosine and a sine with C² + sign·S² = 1, and what has them: (angle, conditions) for each branch."""

    cosine: Any
    sine: Any
    sign: int
    angles: Callable[[Any, Any], tuple[tuple[Any, tuple[Any, ...]], ...]]


def _angles(c: Any, s: Any) -> tuple[tuple[Any, tuple[Any, ...]], ...]:
    return (
        (sp.pi / 2 - sp.atan(c / s), (s > 0,)),
        (sp.atan(s / c), (c > 0,)),
        (2 * sp.atan(s / (1 + c)), (c > -1,)),
        (sp.pi - 2 * sp.atan(s / (1 - c)), (c < 1,)),
        (-sp.pi / 2 - sp.atan(c / s), (s < 0,)),
    )


CIRCLES = (
    Circle(sp.cos, sp.sin, 1, _angles),
    Circle(sp.cosh, sp.sinh, -1, lambda c, s: ((sp.atanh(s / c), (c + s > 0, c - s > 0)),)),
)
