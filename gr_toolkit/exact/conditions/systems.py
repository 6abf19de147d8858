"""Systems of polynomial equations in parameters, solved as far as factors and linear equations go.

A system says that every polynomial vanishes; each is a product, so the solutions are alternatives: sets of irreducible
factors that vanish together. Factors that the domain keeps from zero are dropped, what is linear in a parameter is
solved for it and put in, and a sum of terms of one sign vanishes with its terms only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, final

from ...errors import DomainError, TooLargeError
from .. import hooks, steps
from ..element import Element
from ..field import Field
from ..homomorphism import bring
from ..kernels.symbols import SymbolGenerator
from ..substitution import moved_domain
from ..writer import expression_of
from .coefficients import depends_on

ALTERNATIVES = 64


@final
@dataclass(frozen=True)
class Alternative:
    """Polynomials that vanish together: `solved` ring position -> value, one after the other, and `left` as they
    are."""

    field: Field
    solved: tuple[tuple[int, Any], ...] = ()
    left: tuple[Any, ...] = ()

    def put_in(self, polynomial: Any) -> Any:
        """A polynomial with what is solved put in."""
        for position, value in self.solved:
            polynomial = _put_in(self.field, polynomial, position, value)
        return polynomial

    def vanishes(self, polynomial: Any) -> bool:
        """Whether a polynomial is shown to be zero by the alternative; a factor that is left is enough."""
        moved = self.field.reduce(self.put_in(polynomial))
        zero = [*self.left, *self._norms]
        return moved.is_zero() or any(f in zero or -f in zero for f, _ in steps.factors(moved)[1])

    @cached_property
    def _norms(self) -> list[Any]:
        """M − 1 for √M − 1: what a factor with a root divides, where that is a single irreducible polynomial."""
        norms = []
        for factor in self.left:
            inverse = self.field.polynomial(self.put_in(factor)).inverse()
            if len(inverse.powers) == 1:
                norms.append(self.field.base[next(iter(inverse.powers))])
        return norms

    def equations(self) -> tuple[Any, ...]:
        """What vanishes, as SymPy expressions."""
        solved = [self.field.ring.gen(p) - self.put_in(value) for p, value in self.solved]
        found = [self.field.polynomial(p).to_sympy() for p in (*solved, *map(self.put_in, self.left))]
        return tuple(
            sorted((-e if e.could_extract_minus_sign() else e for e in found), key=lambda e: (e.count_ops(), str(e)))
        )

    def is_possible(self) -> bool:
        """Whether the values are not shown to lie outside the domain."""
        pairs = {}
        for position, value in self.solved:
            symbol = expression_of(self.field, position)
            pairs[symbol] = self.field.polynomial(self.put_in(value)).to_sympy()
        try:
            moved_domain(self.field.domain, pairs)
        except DomainError as error:
            return type(error) is not DomainError
        return True


@final
class System:
    """Polynomials of one field that are to vanish."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._never: dict[str, bool] = {}

    def solve(self, polynomials: Sequence[Element]) -> list[Alternative]:
        """The alternatives, none of which contains another.

        Raises
        ------
        TooLargeError
            There are too many.
        """
        found: list[Alternative] = []
        self._search([p.numerator for p in polynomials], Alternative(self.field), found)
        found = [a for a in found if a.is_possible()]
        kept: list[Alternative] = []
        for one in sorted(found, key=lambda a: len(a.solved) + len(a.left)):
            if not any(implies(one, other) for other in kept):
                kept.append(one)
        return kept

    def _search(self, polynomials: list[Any], so_far: Alternative, found: list[Alternative]) -> None:
        clauses: dict[str, list[Any]] = {}
        for polynomial in polynomials:
            if polynomial.is_zero():
                continue
            factors = self.factors(polynomial)
            if not factors:
                return
            if not any(f in so_far.left for f in factors):
                clauses.setdefault(str(sorted(map(str, factors))), factors)
        if not clauses:
            if len(found) >= ALTERNATIVES:
                raise TooLargeError(
                    "a system of conditions on parameters", len(found) + 1, ALTERNATIVES, "alternatives"
                )
            found.append(so_far)
            return
        chosen = min(clauses.values(), key=lambda c: (len(c), sum(len(f) for f in c)))
        for factor in chosen:
            self._with(factor, [_product(c) for c in clauses.values() if c is not chosen], so_far, found)

    def _with(self, factor: Any, polynomials: list[Any], so_far: Alternative, found: list[Alternative]) -> None:
        """Let one factor vanish."""
        terms = self.terms_of_one_sign(factor)
        if len(terms) > 1:
            self._search([*terms, *polynomials], so_far, found)
            return
        solution = self.solution(factor)
        if solution is None:
            self._search(polynomials, replace(so_far, left=(*so_far.left, factor)), found)
            return
        position, value = solution
        moved = [self.field.reduce(_put_in(self.field, p, position, value)) for p in polynomials]
        left = [_put_in(self.field, p, position, value) for p in so_far.left]
        after = Alternative(self.field, (*so_far.solved, solution))
        self._search([*moved, *left], after, found)

    def factors(self, polynomial: Any) -> list[Any]:
        """The irreducible factors that the domain does not keep from zero."""
        found = []
        for factor, _ in steps.factors(polynomial)[1]:
            factor = -factor if factor.leading_coefficient() < 0 else factor
            if not self.never_zero(factor):
                found.append(factor)
        return found

    def never_zero(self, factor: Any) -> bool:
        """Whether the domain keeps a factor from zero."""
        key = str(factor)
        if key not in self._never:
            element = self.field.polynomial(factor)
            used = (p for p, degree in enumerate(factor.degrees()) if degree > 0)
            is_number = not self.field.doubt and not any(depends_on(self.field, p) for p in used)
            self._never[key] = (
                is_number
                or bool(hooks.call("sign", element))
                or any(_divides(element, bring(f.element, self.field)) for f in self.field.domain.facts if f.nonzero)
            )
        return self._never[key]

    def terms_of_one_sign(self, factor: Any) -> list[Any]:
        """The terms of a sum of real squares and the like, which vanishes with all of them; else the sum itself."""
        field, signs = self.field, set()
        for exponents, number in factor.to_dict().items():
            sign = 1 if number > 0 else -1
            for position, exponent in enumerate(exponents):
                generator = field.polynomial(field.ring.gen(position)) if exponent else None
                if generator is not None and exponent % 2:
                    sign *= int(hooks.call("sign", generator))
                elif generator is not None and not hooks.call("is real", generator):
                    return [factor]
            signs.add(sign)
        if len(signs) > 1 or 0 in signs:
            return [factor]
        return [field.ring.from_dict({exponents: number}) for exponents, number in factor.to_dict().items()]

    def solution(self, factor: Any) -> tuple[int, Any] | None:
        """(position, value) of a parameter that a factor is linear in, alone in its term; None where there is none."""
        field = self.field
        for position, degree in enumerate(factor.degrees()):
            generator = field.generators[field.creation_numbers[position]]
            slope = factor.derivative(position)
            if degree != 1 or not slope.is_constant() or abs(int(slope.leading_coefficient())) != 1:
                continue
            if isinstance(generator, SymbolGenerator) and not self._is_in_kernels(generator.symbol):
                value = field.ring.gen(position) - factor * int(slope.leading_coefficient())
                return position, value
        return None

    def _is_in_kernels(self, symbol: Any) -> bool:
        """Whether a kernel of the field contains a symbol, so that putting in a value would move the kernel."""
        positions = (
            self.field.positions[n] for n, g in enumerate(self.field.generators) if not isinstance(g, SymbolGenerator)
        )
        return any(symbol in depends_on(self.field, p) for p in positions)


def implies(one: Alternative, other: Alternative) -> bool:
    """Whether everything that vanishes in the other alternative is shown to vanish in this one."""
    ring = other.field.ring
    return all(one.vanishes(ring.gen(p) - value) for p, value in other.solved) and all(map(one.vanishes, other.left))


def _put_in(field: Field, polynomial: Any, position: int, value: Any) -> Any:
    if polynomial.degrees()[position] <= 0:
        return polynomial
    gens = list(field.ring.gens())
    gens[position] = value
    return polynomial.compose(*gens)


def _product(factors: Sequence[Any]) -> Any:
    first, *rest = factors
    for factor in rest:
        first = first * factor
    return first


def _divides(factor: Element, element: Element) -> bool:
    """Whether an irreducible factor is one of an element's numerator."""
    if element.field is not factor.field:
        return False
    return any(f in (factor.numerator, -factor.numerator) for f, _ in steps.factors(element.numerator)[1])
