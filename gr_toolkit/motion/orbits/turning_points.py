"""Bound orbits by their turning points p/(1 ± e) in a static metric: E and L, and whether there is such an orbit.

With h(u) = 1/B, w(u) = 1/C and ends 1, 2, the radial equation vanishes at both for

    E²/L² = (w₁ − w₂)/(h₁ − h₂),    1/L² = (E²/L²) h₁ − w₁    per unit of mass [Weinberg 1972, eqs. 8.6.5, 8.6.6],

and an orbit is there if both are positive, and so is the radial equation everywhere between.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import DomainError, GRToolkitError, InputError
from ...exact import Element, hooks, unify
from ...exact.arguments import symbols_in
from ...exact.sturm import has_root_in, sign_at, squarefree_parts
from ..radial_functions import RadialFunctions
from .cells import ratio
from .equatorial_plane import refuse_other_signature


@final
@dataclass(frozen=True)
class TurningPoints:
    """The ends of r = p/(1 + e cos χ), with what follows from them.

    Attributes
    ----------
    functions : A, B and C of the metric
    p, e : semilatus rectum and eccentricity
    """

    functions: RadialFunctions
    p: Any
    e: Any

    @cached_property
    def cosine(self) -> Any:
        """cos χ, a symbol that is no one else's."""
        return sp.Dummy("cos χ", real=True)

    @cached_property
    def _parts(self) -> tuple[Element, ...]:
        """u, h and w at both ends and at χ."""
        f, places = self.functions, [self.p / (1 + part) for part in (self.e, -self.e, self.e * self.cosine)]
        u = [f.metric.scalar(1 / place) for place in places]
        h = [(1 / f.B).subs({f.r: place}) for place in places]
        w = [(1 / f.C).subs({f.r: place}) for place in places]
        found: tuple[Element, ...] = tuple(unify([*u, *h, *w]))
        return found

    @cached_property
    def ratio_squared(self) -> Element:
        """E²/L²."""
        _, _, _, h1, h2, _, w1, w2, _ = self._parts
        return (w1 - w2) / (h1 - h2)

    @cached_property
    def inverse_square(self) -> Element:
        """1/L²."""
        h1, w1 = self._parts[3], self._parts[6]
        return self.ratio_squared * h1 - w1

    @cached_property
    def radicand(self) -> Element:
        """(dφ/dχ)² in p, e and cos χ, with divided differences: nothing vanishes at the ends."""
        u1, u2, u, h1, h2, h3, w1, w2, w3 = self._parts

        def twice(first: Element, second: Element, third: Element) -> Element:
            slope: Element = ((first - third) / (u1 - u) - (second - third) / (u2 - u)) / (u1 - u2)
            return slope

        bound = twice(w1, w2, w3) - self.ratio_squared * twice(h1, h2, h3)
        own = self.functions.A.subs({self.functions.r: self.p / (1 + self.e * self.cosine)})
        return own * w3 * w3 / (u * u * u * u * bound)

    @cached_property
    def mass(self) -> Element | None:
        """M where the metric is Schwarzschild's in the areal radius, else None."""
        return self.functions.schwarzschild_mass if self.functions.is_areal else None

    def are_excluded(self) -> bool:
        """Whether it is known that no bound orbit has them: exact for numbers; with symbols it may stay open."""
        if self.mass is not None:  # p > (6 + 2e) M > 0 [Darwin 1959]
            beyond = self.functions.metric.scalar(self.p) - self.mass * (6 + 2 * self.e)
            return any(value.is_zero() or hooks.call("sign", value) == -1 for value in (self.mass, beyond))
        h1, h2 = self._parts[3:5]
        if (h1 - h2).is_zero():
            return True
        if any(hooks.call("sign", part) == -1 for part in (self.ratio_squared, self.inverse_square)):
            return True
        try:
            return self._is_crossed()
        except GRToolkitError:  # no polynomials, or signs that stay open
            return False

    def _is_crossed(self) -> bool:
        """Whether (dφ/dχ)² has a zero, a pole, or the wrong sign, for −1 ≤ cos χ ≤ 1."""
        above, below = ratio(self.radicand, self.cosine)
        for polynomial in (above, below):
            for part, _ in squarefree_parts(polynomial):
                if sign_at(part, Fraction(-1)) == 0 or has_root_in(part, Fraction(-1), Fraction(1)):
                    return True
        return sign_at(above, Fraction(0)) * sign_at(below, Fraction(0)) < 0

    def refuse_unbound(self) -> None:
        """Raise where no bound orbit turns there.

        Raises
        ------
        InputError
            It is known that there is none.
        """
        self.refuse_other_signature()
        f = self.functions
        inner, outer = self.p / (1 + self.e), self.p / (1 - self.e)
        try:
            excluded = self.are_excluded()
        except DomainError as error:
            said = str(error).partition("\n")[0]
            raise InputError(f"no bound orbit turns at {f.r} = {inner} and {outer}: {said}", ADVICE) from None
        except GRToolkitError:  # not known
            return
        if excluded:
            raise InputError(f"no bound orbit turns at {f.r} = {inner} and {outer}", ADVICE)

    def refuse_other_signature(self) -> None:
        """Raise where θ is timelike by the metric's convention."""
        f = self.functions
        places = [f.metric.coordinates.index(x) for x in (f.t, f.r, f.theta, f.phi)]
        refuse_other_signature(f.metric, places)

    @property
    def symbols(self) -> set[Any]:
        """The symbols that have no values."""
        return set(symbols_in(self.radicand)) - {self.cosine}


ADVICE = "a greater semilatus rectum: in Schwarzschild p > (6 + 2e) M"
