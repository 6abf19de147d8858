r"""Linear ordinary differential equations of one function, integrated where elementary functions are known to do it.

∑ a_k f^{(k)} + b = 0 with the a_k and b free of f. Two kinds are integrated completely:

===========================  ==========================================================================================
Euler's, a_k = c_k x^{k+s}   x^m (log x)^j for the roots m of ∑ c_k m(m−1)…(m−k+1), and x^j terms for those of b
constant coefficients        x^j e^{mx} for the roots m of ∑ c_k m^k; C_κ(x), S_κ(x) of f″ + κf = 0, whatever κ's sign
===========================  ==========================================================================================

Roots are looked for among the rational numbers; where they do not suffice, or b is of another kind, None is the answer.

Source: Ince, Ordinary Differential Equations (1927), chapter 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...exact import C_K, S_K, Element
from ...exact.grouping import by_monomials, depending_on
from ...exact.writer import expression_of

Roots = dict[Any, int]  # root -> multiplicity


@final
@dataclass(frozen=True)
class LinearEquation:
    """∑ a_k f^{(k)}(x) + b = 0: `coefficients` from a_0 to a_m, `rest` b."""

    variable: Any
    coefficients: tuple[Element, ...]
    rest: Element

    @property
    def order(self) -> int:
        """The order m, of the highest derivative."""
        return len(self.coefficients) - 1

    @classmethod
    def of(cls, equation: Element, unknown: Any) -> LinearEquation | None:
        """The equation ``element = 0`` in this form, if it is linear in f(x) and its derivatives, and contains f."""
        orders = {}
        for position in _containing(equation, unknown.func):
            expression = expression_of(equation.field, position)
            order = _order(expression, unknown)
            if order is None:
                return None
            orders[position] = order
        groups = by_monomials(equation, orders)
        places = sorted(orders)
        if not orders or any(sum(monomial) > 1 for monomial in groups):
            return None
        zero = equation.field.zero
        by_order = {orders[p]: groups.get(_unit(places, p), zero) for p in places}
        return cls(
            unknown.args[0],
            tuple(by_order.get(k, zero) for k in range(max(by_order) + 1)),
            groups.get((0,) * len(places), zero),
        )

    def solved(self, constants: Sequence[Any]) -> Any:
        """The general solution, with as many of the constants as its order; None where it is of neither kind."""
        if not self.order:
            return (-self.rest / self.coefficients[0]).to_sympy()
        terms = self._terms()
        if terms is None:
            return None
        if (form := _common_power(self, terms)) is not None:
            return _euler(self.variable, form, _powers(terms[-1]), constants)
        if all(set(t) <= {0} for t in terms[:-1]):
            numbers = [t.get(0, self.rest.field.zero) for t in terms[:-1]]
            return _constant(self.variable, numbers, terms[-1], constants)
        return None

    def _terms(self) -> list[dict[int, Element]] | None:
        """Each coefficient, and b at the end, as power of x -> coefficient; None where x occurs otherwise."""
        field = self.rest.field
        positions = depending_on(field, {self.variable})
        plain = [p for p in positions if expression_of(field, p) == self.variable]
        found = []
        for element in (*self.coefficients, self.rest):
            groups = by_monomials(element, positions)
            place = [sorted(positions).index(p) for p in plain]
            if any(e and k not in place for monomial in groups for k, e in enumerate(monomial)):
                return None
            found.append({sum(monomial): value for monomial, value in groups.items()})
        return found


def _containing(equation: Element, function: Any) -> list[int]:
    """The positions of the generators of an element in which a function occurs."""
    degrees = equation.numerator.degrees()
    return [p for p, degree in enumerate(degrees) if degree > 0 and expression_of(equation.field, p).atoms(function)]


def _order(expression: Any, unknown: Any) -> int | None:
    """k of f^{(k)}(x), None for anything else."""
    if expression == unknown:
        return 0
    if isinstance(expression, sp.Derivative) and expression.expr == unknown:
        return int(sum(count for _, count in expression.variable_count))
    return None


def _unit(places: Sequence[int], place: int) -> tuple[int, ...]:
    return tuple(int(p == place) for p in places)


# -- Euler's equation --------------------------------------------------------------------------------------------------


def _common_power(equation: LinearEquation, terms: Sequence[dict[int, Element]]) -> tuple[int, list[Element]] | None:
    """(s, [c_k]) with a_k = c_k x^{k+s}."""
    shifts = {power - k for k, t in enumerate(terms[:-1]) for power in t}
    if len(shifts) != 1 or any(len(t) > 1 for t in terms[:-1]):
        return None
    return shifts.pop(), [next(iter(t.values()), equation.rest.field.zero) for t in terms[:-1]]


def _powers(terms: dict[int, Element]) -> dict[int, Element]:
    return dict(sorted(terms.items()))


def _euler(x: Any, form: tuple[int, list[Element]], rest: dict[int, Element], constants: Sequence[Any]) -> Any:
    shift, numbers = form
    m = sp.Symbol("m")
    polynomial = _ratios(numbers, lambda k: sp.ff(m, k).expand(func=True))
    roots = None if polynomial is None else _rational_roots(polynomial, m)
    if roots is None:
        return None
    names = iter(constants)
    solution: Any = sum(next(names) * x**root * sp.log(x) ** j for root, j in _basis(roots))
    for power, value in rest.items():  # of Σ c_k x^k f^(k) = −b/x^s
        target = sp.Integer(power - shift)
        multiplicity = roots.get(target, 0)
        factor = polynomial.diff(m, multiplicity).subs(m, target)
        size = (-value / numbers[-1]).to_sympy() / factor
        solution += size * x**target * sp.log(x) ** multiplicity
    return solution


# -- constant coefficients ---------------------------------------------------------------------------------------------


def _constant(x: Any, numbers: list[Element], rest: dict[int, Element], constants: Sequence[Any]) -> Any:
    if not set(rest) <= {0}:
        return None
    m = sp.Symbol("m")
    right = (-rest[0] / numbers[-1]).to_sympy() if rest else sp.S.Zero
    polynomial = _ratios(numbers, lambda k: m**k)
    roots = None if polynomial is None else _rational_roots(polynomial, m)
    if roots is None and len(numbers) == 3 and numbers[1].is_zero():
        curvature = (numbers[0] / numbers[2]).to_sympy()
        first, second = constants[:2]
        return first * C_K(curvature, x) + second * S_K(curvature, x) + right / curvature
    if roots is None:
        return None
    names = iter(constants)
    solution: Any = sum(next(names) * x**j * sp.exp(root * x) for root, j in _basis(roots))
    multiplicity = roots.get(sp.S.Zero, 0)  # a constant right-hand side meets the root zero
    return solution + right * x**multiplicity / polynomial.diff(m, multiplicity).subs(m, 0)


def curvature_of(equation: LinearEquation) -> Element | None:
    """κ where the equation is f″ + κ f + constant = 0."""
    terms = equation._terms()
    if terms is None or equation.order != 2 or any(not set(t) <= {0} for t in terms) or terms[1]:
        return None
    return equation.coefficients[0] / equation.coefficients[2]


# -- roots -------------------------------------------------------------------------------------------------------------


def _ratios(numbers: Sequence[Element], monomial: Any) -> Any:
    """∑ (c_k/c_m) · monomial(k), where the ratios are rational numbers; else None."""
    ratios = [number / numbers[-1] for number in numbers]
    if not all(ratio.is_rational_number() for ratio in ratios):
        return None
    return sp.expand(sum(ratio.to_sympy() * monomial(k) for k, ratio in enumerate(ratios)))


def _rational_roots(polynomial: Any, m: Any) -> Roots | None:
    """The roots with their multiplicities, if all are rational."""
    _, factors = sp.factor_list(polynomial, m)
    if any(sp.degree(factor, m) > 1 for factor, _ in factors):
        return None
    return {sp.solve(factor, m)[0]: int(power) for factor, power in factors}


def _basis(roots: Roots) -> Iterator[tuple[Any, int]]:
    """(root, j) of the fundamental solutions."""
    return ((root, j) for root in sorted(roots) for j in range(roots[root]))
