"""A solution of the Hamilton–Jacobi equation with constants: action, momenta, orbit, what is conserved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from math import prod
from typing import Any, final

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..exact import Element, unify
from ..exact.arguments import symbols_in
from ..geometry import Metric, Tensor
from ..geometry.inverse import minor
from ..geometry.symmetries.phase_space import hamiltonian
from ..verdicts import Conditions, Proved, Verdict, combined, conditions_of, decide
from .constants import Constants
from .mass_shell import Polynomial, value_of
from .quadratures import SeparatedEquation, integral_as_written
from .reality import where_real
from .separation import Separation


@final
class CompleteIntegral:
    """S(x; α), a sum of functions of one coordinate each; made by `hamilton_jacobi`.

    Attributes
    ----------
    metric, mass : of what moves
    separated : the equations that were solved, one a coordinate, each with radicand, momentum and primitive
    """

    def __init__(
        self,
        metric: Metric,
        mass: Any,
        shell: Polynomial,
        gradient: Mapping[int, Element],
        separated: tuple[SeparatedEquation, ...],
        names: Constants,
        separation: Separation,
    ) -> None:
        self.metric, self.mass, self.separated = metric, mass, separated
        self._shell, self._names, self._separation = shell, names, separation
        self._slopes = [gradient[k] for k in range(metric.dimension)]  # each in a field of its own, which is quick

    @cached_property
    def _gradient(self) -> list[Element]:
        """∂S/∂x, in one field."""
        return unify(self._slopes)

    @property
    def constants(self) -> tuple[Any, ...]:
        """The constants α, as symbols, in the order in which they appeared."""
        return self._names.free

    @cached_property
    def terms(self) -> tuple[Element, ...]:
        """The terms of S, functions of one coordinate each."""
        solved = {equation.coordinate: equation for equation in self.separated}
        pairs = zip(self.metric.coordinates, self._slopes, strict=True)
        return tuple(solved[x].primitive if x in solved else slope * self.metric.scalar(x) for x, slope in pairs)

    @cached_property
    def action(self) -> Element:
        """S, in which what has no closed primitive that was found is an indefinite integral."""
        return sum(self.terms[1:], self.terms[0])

    def derivative(self, symbol: Any) -> Element:
        """The derivative of S by a coordinate or a constant, term by term: faster than that of the sum.

        Raises
        ------
        InputError
            No symbol.
        """
        if not isinstance(symbol, sp.Symbol):
            raise InputError(f"{symbol!r:.60} is no symbol", "a coordinate, or one of .constants")
        slopes = [slope for term in self.terms if not (slope := term.diff(symbol)).is_zero()]
        return sum(slopes[1:], slopes[0]) if slopes else self.metric.zero

    @cached_property
    def momenta(self) -> Tensor:
        """p_μ: ∂_μS in −+++, −∂_μS in +−−−; p^μ is future directed in both."""
        sign = -self.metric.conventions.time_sign
        return self.metric.covector([sign * slope for slope in self._gradient], name="p")

    # -- what is decided -----------------------------------------------------------------------------------------------

    def check(self) -> Verdict:
        """Whether S has the derivatives p and these are on the mass shell, from the metric's own components.

        Proved where S is real: the radicands whose sign the domain leaves open are among the conditions.
        """
        left = value_of(self._shell, dict(enumerate(self._gradient)), self.metric.zero)
        parts = [("h^{μν} p_μ p_ν + m² = 0", decide(left, 0))]
        parts += [
            (f"∂S/∂{x}", decide(self.derivative(x), slope))
            for x, slope in zip(self.metric.coordinates, self._slopes, strict=True)
        ]
        verdict = combined(parts)
        if not isinstance(verdict, Proved):
            return verdict
        where = dict.fromkeys([*self.metric.proof_conditions, *verdict.conditions])
        return where_real(replace(verdict, conditions=tuple(where)), self._slopes)

    @cached_property
    def hessian(self) -> tuple[tuple[Element, ...], ...]:
        """∂²S/∂x^μ∂α, a row for each coordinate."""
        return tuple(tuple(slope.diff(a) for a in self.constants) for slope in self._gradient)

    def is_complete(self) -> Verdict:
        """Whether the constants are independent: a minor of `hessian` of their number, n − 1, does not vanish.

        Raises
        ------
        InputError
            There are fewer constants, for some were given values.
        """
        n = self.metric.dimension
        if len(self.constants) != n - 1:
            raise InputError(
                f"{len(self.constants)} constants {self.constants} are left, a complete integral in {n} dimensions has "
                f"{n - 1}",
                "hamilton_jacobi without constants=",
            )
        flat = iter(unify([entry for row in self.hessian for entry in row]))
        rows = tuple(tuple(next(flat) for _ in self.constants) for _ in range(n))
        verdict: Verdict = Proved()
        for chosen in combinations(range(n), n - 1):
            determinant = minor(rows, chosen, tuple(range(n - 1)), {})
            verdict = decide(determinant, 0)
            if verdict.refuted:
                return Proved(Conditions(lambda d=determinant: dict.fromkeys(conditions_of([d]))))  # type: ignore[misc]
            if verdict.undecided:
                return verdict
        return decide(1, 0)

    # -- what follows --------------------------------------------------------------------------------------------------

    def rays(self) -> dict[Any, Element]:
        """Constant α -> ∂S/∂α, which is constant along each orbit of these constants: the orbit, without a time."""
        return {a: self._slope_by(a) for a in self.constants}

    def _slope_by(self, constant: Any) -> Element:
        """∂S/∂α; under integrals p is differentiated, so that S need not be built for it."""
        solved = {equation.coordinate: equation.closed for equation in self.separated}
        found = []
        for x, slope in zip(self.metric.coordinates, self._slopes, strict=True):
            term = solved.get(x, slope * self.metric.scalar(x))
            if term is None:
                found.append(integral_as_written(slope.diff(constant).to_sympy(), x))
            else:
                found.append(term.diff(constant).to_sympy())
        return self.metric.scalar(sp.Add(*found))

    def constant_of_motion(self, coordinate: Any) -> Element:
        """The constant that belongs to a coordinate, as a function of position and the momenta p_t, p_r … (covariant).

        Carter's, in Kerr, is that of θ: p_θ² + L²/sin²θ + a² (E² − m²) sin²θ, with −p_μ p^μ for m². In Carter's and
        Chandrasekhar's letters it is 𝒬 + L² + a² (E² − m²) and 𝒦 + 2aEL − a²m². Solved with mass=0 it is a constant of
        light only, p_μ p^μ = 0 being used: ``g.is_conserved(C, null=True)``; with a mass of all motion.

        Raises
        ------
        UnknownNameError
            The separation has no constant of that name.
        """
        keys = coordinate if isinstance(coordinate, tuple) else (coordinate,)
        group = tuple(sorted(self.metric.chart.number(x) for x in keys))
        if group not in self._names.generic:
            raise UnknownNameError(str(coordinate), map(self._names.names, self._names.generic), "constant of")
        return self._in_momenta(group)

    def _in_momenta(self, group: tuple[int, ...]) -> Element:
        metric, sign = self.metric, -self.metric.conventions.time_sign
        p = [metric.scalar(symbol) * sign for symbol in metric.momenta]
        split = next((s for s in self._separation.splits if s.group == group), None)
        if split is None:
            return p[group[0]]
        total = metric.zero
        for key, coefficient in split.quantity.items():
            total = total + self._without_constants(coefficient) * prod((p[k] for k in key), start=metric.zero + 1)
        return total

    def _without_constants(self, element: Element) -> Element:
        """An element of the separation with its constants written in the momenta."""
        present = symbols_in(element)
        pairs = {s: self._in_momenta(g).to_sympy() for g, s in self._names.generic.items() if s in present}
        if self._names.of_mass in present:
            pairs[self._names.of_mass] = (2 * self.metric.conventions.time_sign * hamiltonian(self.metric)).to_sympy()
        return element.subs(pairs) if pairs else element

    # -- showing -------------------------------------------------------------------------------------------------------

    def to_sympy(self) -> Any:
        """S as a SymPy expression, term by term where there are integrals: these need not come to one field for it."""
        if all(equation.is_closed for equation in self.separated):
            return self.action.to_sympy()
        solved = {equation.coordinate: equation for equation in self.separated}
        pairs = zip(self.metric.coordinates, self._slopes, strict=True)
        return sp.Add(*(solved[x].to_sympy() if x in solved else slope.to_sympy() * x for x, slope in pairs))

    def __repr__(self) -> str:
        return f"S = {self.to_sympy()}"

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle S = {sp.latex(self.to_sympy())}$"
