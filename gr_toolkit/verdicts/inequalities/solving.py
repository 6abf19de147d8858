"""The sign of an element on its domain, by whatever way leads there.

First what the prover of signs knows; then cell by cell for positive variables (`cells`, `orthant`); then by a
derivative: what increases from an end where it is not negative is positive.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import DivisionByZeroError, GRToolkitError, UnknownLimitError
from ...exact import Element, Field, Reader, hooks, read_domain, series
from ...exact.kernels.arctangents import Arctangent
from ...exact.kernels.conjugation import factors
from ...exact.kernels.exponentials import Exponential
from ...exact.kernels.logarithms import Logarithm
from ...exact.kernels.root_generators import Root
from ...exact.kernels.symbols import PiGenerator, SymbolGenerator
from ...exact.signs.algebraic import algebraic_generators, arguments_of, plain_expression, symbols_of
from .boxes import sign_by_balls
from .cells import Cell, cells
from .effort import Effort
from .orthant import sign_on_orthant
from .signs import UNKNOWN, ZERO, Sign, everywhere
from .slopes import SMALL, sign_by_slope

ONE = Fraction(1)
SLOPES = 3  # derivatives one inside the other
TAME = (SymbolGenerator, Root, PiGenerator, Logarithm, Exponential, Arctangent)


@final
@dataclass
class Solver:
    """Signs on domains, each question asked once."""

    known: dict[Any, Sign] = field(default_factory=dict)
    effort: Effort = field(default_factory=Effort)

    def sign(self, element: Element, slopes: int = SLOPES) -> Sign:
        """The sign of an element that is real on its domain."""
        key = (element.field.domain, plain_expression(element), slopes)
        if key not in self.known:
            self.known[key] = UNKNOWN  # a question that leads back to itself has no answer there
            self.known[key] = self._sign(element, slopes)
        return self.known[key]

    def _sign(self, element: Element, slopes: int) -> Sign:
        if element.is_zero() or not self.effort.spend_on(element):
            return UNKNOWN
        if known := int(hooks.call("sign", element)):
            return Sign(2 * known, ("signs known on the domain",))
        weak = int(hooks.call("sign or zero", element))
        plain = without_functions(element)
        if plain is None:
            return Sign(weak, ("signs known on the domain",)) if weak else UNKNOWN
        total = Sign(2)
        number, powers = factors(plain)
        total = Sign(2 if number.as_fraction() > 0 else -2)
        whole = self._by_cells(plain) if len(powers) > 1 else UNKNOWN
        if not whole.grade:
            for factor, power in powers:
                total = total * _raised(self._of_factor(factor, slopes), power)
            whole = Sign(total.grade, total.by, (*whole.places, *total.places))
        if weak and abs(whole.grade) < 2:
            return Sign(weak, ("signs known on the domain",), whole.places)
        return whole

    def _of_factor(self, factor: Element, slopes: int) -> Sign:
        if known := int(hooks.call("sign", factor)):
            return Sign(2 * known, ("signs known on the domain",))
        found = self._by_cells(factor)
        if abs(found.grade) == 2 or not slopes or found.is_mixed:
            return found
        for root in algebraic_generators(factor):  # which is no factor of a normal form: cos x (sin x − x cos x)
            if known := int(hooks.call("sign", root)):
                rest = factor / root
                if rest.is_polynomial() and len(rest.numerator) <= len(factor.numerator):
                    return Sign(2 * known) * self._of_factor(rest, slopes)
        for other in (sign_by_slope(self, factor, slopes), self._by_balls(factor, slopes)):
            if abs(other.grade) > abs(found.grade):
                found = other
            if abs(found.grade) == 2:
                break
        return found

    def _by_balls(self, factor: Element, slopes: int) -> Sign:
        """The sign with a margin, asked of what stands in the question only."""
        parts = cells(factor.field.domain, symbols_of(factor)) if slopes == SLOPES else None
        if not parts or any(cell.beyond for cell in parts):
            return UNKNOWN
        signs: list[Sign] = []
        for cell in parts:
            signs.append(sign_by_balls(plain_expression(factor), cell))
            if not signs[-1].grade and not signs[-1].is_zero:
                return UNKNOWN
        return everywhere(signs)

    def _by_cells(self, element: Element) -> Sign:
        """The sign on each cell of the domain."""
        if not all(isinstance(g, TAME) or g.is_constant for g in _all_generators(element)):
            return UNKNOWN
        expression, domain = plain_expression(element), element.field.domain
        parts = cells(domain, symbols_of(element))
        if parts is None:
            return UNKNOWN
        found: list[Sign] = []
        for cell in parts:
            found.append(_on_cell(expression, cell, self.effort))
            if not found[-1].grade and not found[-1].is_zero:
                break  # which settles that it has no sign that is known
        return everywhere(found)


def _raised(sign: Sign, power: int) -> Sign:
    """The sign of a power; where it stands in a denominator, there is no value at its zeros."""
    if power % 2 == 0:
        strict = power < 0 or abs(sign.grade) == 2
        return Sign(2 if strict else 1, sign.by if strict else ("squares",), () if strict else sign.places)
    return Sign(2 * sign.grade, sign.by, sign.places) if power < 0 and abs(sign.grade) == 1 else sign


def _all_generators(element: Element) -> list[Any]:
    return [e.field.generators[n] for e in (element, *arguments_of(element)) for n in e.generator_numbers()]


def _on_cell(expression: Any, cell: Cell, effort: Effort) -> Sign:
    """The sign on one cell, points of which are given back as points of the domain."""
    conditions = [
        q.to_sympy() > 0 if strict else q.to_sympy() >= 0 for q, strict, nonzero in cell.beyond if not nonzero
    ]
    try:
        known = read_domain(c for c in conditions if c not in (True, sp.true))
        element = _there(expression, cell, Reader(Field.rational(known)))
    except GRToolkitError:
        return UNKNOWN
    if element.is_zero():
        here = cell.place(dict.fromkeys(cell.variables, ONE))
        return replace(ZERO, places=(here,) if here else ())
    if not hooks.call("is real", element):
        return UNKNOWN
    found = sign_on_orthant(element, cell.variables, cell.beyond, effort)
    places = [cell.place(place) for place in found.places]
    return Sign(found.grade, found.by, tuple(place for place in places if place is not None))


def _there(expression: Any, cell: Cell, reader: Reader) -> Element:
    """The value on a cell. Where something is divided by that vanishes at an end, the limit there: what was typed is
    continuous where it has a value."""
    here = expression.xreplace(cell.values)
    try:
        if not here.has(sp.nan, sp.zoo, sp.oo):
            return reader.read_all([here])[0]
    except DivisionByZeroError:
        pass
    if len(cell.ends) != 1:
        raise DivisionByZeroError(str(expression))
    ((symbol, side),) = cell.ends.items()
    near = expression.xreplace({**cell.values, symbol: cell.values[symbol] + side * SMALL})
    found = series(near, SMALL, 1, domain=reader.field.domain.conditions)
    if found.terms and found.leading()[0] < 0:
        raise UnknownLimitError(str(expression), "it grows without bound")
    return reader.read_all([found.coefficient(0).to_sympy()])[0]


def without_functions(element: Element) -> Element | None:
    """The element with a real symbol for each unknown function and derivative, and for each integral: what holds for
    all values of these holds for theirs. None where that cannot be read."""
    expression, domain = plain_expression(element), element.field.domain
    kinds = (AppliedUndef, sp.Derivative, sp.Subs, sp.Integral)
    atoms = expression.atoms(*kinds).union(*(c.atoms(*kinds) for c in domain.conditions))
    if not atoms:
        return element
    names = {atom: sp.Dummy(f"value{n}", real=True) for n, atom in enumerate(sorted(atoms, key=str))}
    try:
        conditions = [c.xreplace(names) for c in domain.conditions]
        known = read_domain([c for c in conditions if c not in (True, sp.true)], domain.reals)
        return Reader(Field.rational(known)).read_all([expression.xreplace(names)])[0]
    except GRToolkitError:
        return None
