"""What has to hold at a root with symbols in it: the domain at that radius, a mass on a circular orbit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Element, Field, Reader, hooks, read_domain
from .cells import domain_facts
from .circles import CircularOrbits
from .closed_roots import ClosedRoot

if TYPE_CHECKING:
    from .special_radii import SpecialRadius

SMALL = (
    sp.Rational(1, 4),
    sp.Rational(1, 32),
    sp.Rational(1, 1024),
)  # of the parameters beside M, where roots are sorted
FIGURES = 30


@final
class AtRoot:
    """Circular orbits at a root of x, with conditions on the parameters only.

    Parameters
    ----------
    orbits : the circular orbits
    root : a root in closed form
    asks_for_mass : whether N has to be positive
    """

    def __init__(self, orbits: CircularOrbits, root: ClosedRoot, asks_for_mass: bool) -> None:
        self.orbits, self.root = orbits, root
        metric = orbits.plane.metric
        own = [c for c in metric.conditions if not c.free_symbols & set(metric.coordinates)]
        squares = {s: x**2 for s, x in orbits.algebra.squares.items() if s != orbits.plane.r}
        self._domain = [*(c.subs(squares) for c in own), *root.conditions]
        self._needed = [orbits.algebra.in_x(f) for f in domain_facts(orbits.plane)]
        self._needed.append(orbits.algebra.discriminant)
        if orbits.algebra.is_square:
            self._needed.append(orbits.plane.read(orbits.algebra.x))
        if asks_for_mass:
            self._needed.append(orbits.algebra.proper_time_squared)

    @cached_property
    def _found(self) -> list[tuple[Any, int]]:
        """(what has to be positive, its sign at the root), as far as they are not positive."""
        if self.root.is_settled:
            return []
        found = []
        for part in self._needed:
            there = part.to_sympy().subs({self.orbits.algebra.x: self.root.value})
            if (sign := self._sign(there)) != 1:
                found.append((there, sign))
        return found

    def _sign(self, expression: Any) -> int:
        """1, −1, 0 where it is not known; −1 for zero too, which is not allowed."""
        try:
            symbols = [s for s in expression.free_symbols if s.is_positive is None]
            known = [c for c in self._domain if c.free_symbols <= {*symbols, *expression.free_symbols}]
            value: Element = Reader(Field.rational(read_domain(known))).read(expression)
            return -1 if value.is_zero() else int(hooks.call("sign", value))
        except GRToolkitError:
            return 0

    @property
    def is_excluded(self) -> bool:
        """Whether something is known to be negative, or zero."""
        return any(sign < 0 for _, sign in self._found)

    @property
    def conditions(self) -> tuple[Any, ...]:
        """What the domain leaves open."""
        return (*self.root.conditions, *(sp.Gt(there, 0, evaluate=False) for there, _ in self._found))

    def outward_sign(self) -> int:
        """The sign of Ω_r² at the root, or just outside where it vanishes there; 0 where that is not known."""
        if self.root.is_settled:
            return 1
        function, x = self.orbits.algebra.radial_frequency_in_x, self.orbits.algebra.x
        for _ in range(2):
            there = function.to_sympy().subs({x: self.root.value})
            sign = self._sign(there)
            if sign == 1 or (sign == -1 and not self._is_zero(there)):
                return sign
            if not sign:
                return 0
            function = function.diff(x)
        return 0

    def _is_zero(self, expression: Any) -> bool:
        known = [c for c in self._domain if c.free_symbols <= expression.free_symbols]
        return bool(Reader(Field.rational(read_domain(known))).read(expression).is_zero())


def in_ordinary_order(found: Sequence[SpecialRadius], parameters: Sequence[Any]) -> tuple[SpecialRadius, ...]:
    """Those whose conditions hold where all parameters but M are small, sorted by their radii there.

    That is a choice of what to show first, and no proof: each keeps its conditions.
    """
    for small in SMALL:
        values = {s: sp.S.One if s.name == "M" else small for s in parameters}
        kept = [radius for radius in found if all(_holds(c, values) for c in radius.conditions)]
        if kept:
            return tuple(sorted(kept, key=lambda radius: float(radius.value.subs(values).evalf(FIGURES))))
    return tuple(found)


def _holds(condition: Any, values: dict[Any, Any]) -> bool:
    """Whether an inequality holds at a point, in floating point."""
    if condition in (sp.true, sp.false):
        return bool(condition)
    left, right = (sp.N(side.subs(values), FIGURES) for side in (condition.lhs, condition.rhs))
    if not (left.is_real and right.is_real):
        return False
    return bool(condition.func(left, right))
