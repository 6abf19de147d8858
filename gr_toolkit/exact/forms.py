"""Ways to write a polynomial, and how long each is in SymPy's count of operations, found without SymPy.

Candidates are deterministic and do not depend on the order of a field's generators: a flat sum; even powers of a sine
as 1 − cos²; a sum collected by one generator; a completed square. The last two are taken only where they are much
shorter, for a flat sum reads well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any, final

import sympy as sp
from flint import fmpz_mpoly
from flint.utils.flint_exceptions import DomainError as InexactDivision

from .field import Field
from .kernels.curved import Sine
from .lengths import Factors, Form, added, expression_of, product, shortest
from .polynomial_factors import factors_here

LONG = 400  # terms: longer polynomials are written as they stand
MERGED = 40  # terms of a product of two factors that is still worth trying
PLAIN = 16  # operations up to which a flat sum is not rearranged
ARRANGED = 40  # terms of the longest polynomial that is
GAIN = 0.8  # a rearranged sum is taken where its length is at most this share of the flat one's
REMEMBERED = 2_000  # polynomials with their best forms
WRITTEN = 256  # elements with their expressions
GENERATORS = 8  # in a polynomial that is rearranged
PROMISING = 2  # rearrangements that are followed
NESTED = 3  # rearrangements one inside the other


@final
class Forms:
    """The forms of polynomials in the generators of one field."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._lengths: dict[int, int] = {}
        self._names: dict[int, str] = {}
        self._known: dict[tuple[Any, int], Form] = {}
        self._sines: list[tuple[int, fmpz_mpoly]] | None = None
        self._written: dict[Any, Any] = {}

    def remembered(self, key: Any, write: Callable[[], Any]) -> Any:
        """What was written for a key before, or is written now."""
        known = self._written.get(key)
        if known is None:
            if len(self._written) >= WRITTEN:
                self._written.clear()
            known = self._written[key] = write()
        return known

    # -- generators ----------------------------------------------------------------------------------------------------

    def length_of(self, position: int) -> int:
        """The operations in a generator."""
        if position not in self._lengths:
            self._lengths[position] = int(expression_of(self.field, position).count_ops())
        return self._lengths[position]

    def name_of(self, position: int) -> str:
        """What a generator is sorted by."""
        if position not in self._names:
            self._names[position] = str(expression_of(self.field, position))
        return self._names[position]

    def used(self, polynomial: fmpz_mpoly) -> list[int]:
        """The positions of the generators that occur, by name."""
        return sorted((p for p, degree in enumerate(polynomial.degrees()) if degree > 0), key=self.name_of)

    # -- products ------------------------------------------------------------------------------------------------------

    def factored(self, polynomial: fmpz_mpoly, depth: int = NESTED) -> tuple[int, Factors]:
        """(content, factors in their shortest forms), in an order that every field gives them."""
        if len(polynomial) == 1:  # FLINT would do the same, more slowly
            content = int(polynomial.leading_coefficient())
            monomial = polynomial.monoms()[0]
            factors = [(self.field.ring.gen(p), int(e)) for p, e in enumerate(monomial) if e]
        else:
            content, factors = factors_here(polynomial)
        for n, (factor, power) in enumerate(factors):
            if self._leads_negative(factor):
                factors[n], content = (-factor, power), content * (-1) ** power
        return content, self.merged(factors, depth)

    def merged(self, factors: Sequence[tuple[fmpz_mpoly, int]], depth: int = NESTED) -> Factors:
        """Factors in their best forms, those of the same power multiplied out where that is shorter."""
        ordered = sorted(factors, key=lambda pair: (pair[1], self._key(pair[0])))
        current = [(p, power, self.best(p, depth)) for p, power in ordered]
        merged = True
        while merged:
            merged = False
            for (i, (p, m, e)), (j, (q, n, f)) in combinations(enumerate(current), 2):
                if m != n or len(p) == 1 or len(q) == 1 or len(p) * len(q) > MERGED:
                    continue
                product = self.field.reduce(p * q)
                form = self.best(product, depth)
                if form.length < e.length + f.length + 1 + (m != 1):
                    current = [c for k, c in enumerate(current) if k not in (i, j)] + [(product, m, form)]
                    merged = True
                    break
        return [(form, power) for _, power, form in current]

    def _key(self, polynomial: fmpz_mpoly) -> list[Any]:
        """An order of polynomials that does not depend on that of the generators."""
        used = self.used(polynomial)
        names = [self.name_of(p) for p in used]
        terms = sorted(([int(e[p]) for p in used], int(c)) for e, c in polynomial.to_dict().items())
        return [len(terms), names, terms]

    def _leads_negative(self, polynomial: fmpz_mpoly) -> bool:
        """Whether its last term in the order of names is negative."""
        if len(polynomial) == 1:
            return False
        used = self.used(polynomial)
        _, coefficient = max(([int(e[p]) for p in used], int(c)) for e, c in polynomial.to_dict().items())
        return coefficient < 0

    # -- sums ----------------------------------------------------------------------------------------------------------

    def best(self, polynomial: fmpz_mpoly, depth: int = NESTED) -> Form:
        """The shortest of the polynomial's forms as a sum."""
        key = tuple(polynomial.monoms()), tuple(polynomial.coeffs())
        known = self._known.get((key, depth))
        if known is None:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            known = self._known[key, depth] = self._best(polynomial, depth)
        return known

    def _best(self, polynomial: fmpz_mpoly, depth: int) -> Form:
        versions = self.versions(polynomial)
        flat = shortest([self.flat(p) for p in versions])
        if flat.length <= PLAIN or depth == 0 or not 2 < len(polynomial) <= ARRANGED:
            return flat
        arranged = [form for p in versions for form in self._arranged(p, depth - 1)]
        if not arranged:
            return flat
        form = shortest(arranged)
        return form if form.length <= GAIN * flat.length else flat

    def versions(self, polynomial: fmpz_mpoly) -> list[fmpz_mpoly]:
        """The polynomial, and itself in cosines if it has even powers of sines."""
        cosines = self.in_cosines(polynomial) if 1 < len(polynomial) <= LONG else None
        return [polynomial] if cosines is None else [polynomial, cosines]

    def flat(self, polynomial: fmpz_mpoly) -> Form:
        """The sum of its terms."""
        lengths = [(p, self.length_of(p)) for p, degree in enumerate(polynomial.degrees()) if degree > 0]
        total, negative, terms = 0, 0, 0
        for exponents, coefficient in polynomial.to_dict().items():
            factors = 0 if coefficient in (1, -1) else 1
            for p, length in lengths:
                if e := exponents[p]:
                    total += length + (e > 1)
                    factors += 1
            total += max(0, factors - 1)
            negative += coefficient < 0
            terms += 1
        total += terms - 1 + (negative == terms)
        return Form(total, lambda: self.sum(polynomial), 0 < negative < terms, negative == terms)

    def _arranged(self, polynomial: fmpz_mpoly, depth: int) -> list[Form]:
        """The most promising rearrangements: those that are shortest while their parts are flat."""
        used = self.used(polynomial)
        if len(used) > GENERATORS:
            return []
        ways: list[Callable[[int], Form | None]] = []
        for position in used:
            coefficients = self.by_power(polynomial, position)
            if 1 < len(coefficients) < len(polynomial):
                ways.append(partial(self._collected, coefficients, position))
            if max(coefficients) == 2:
                ways.append(partial(self._completed, coefficients, position))
        previews = [(way, form) for way in ways if (form := way(0)) is not None]
        promising = sorted(previews, key=lambda pair: pair[1].length)[:PROMISING]
        return [form for way, flat in promising if (form := way(depth) if depth else flat) is not None]

    def by_power(self, polynomial: fmpz_mpoly, position: int) -> dict[int, fmpz_mpoly]:
        """The coefficients by powers of one generator."""
        parts: dict[int, dict[Any, Any]] = {}
        for exponents, coefficient in polynomial.to_dict().items():
            rest = tuple(0 if p == position else e for p, e in enumerate(exponents))
            parts.setdefault(int(exponents[position]), {})[rest] = coefficient
        return {power: self.field.ring.from_dict(terms) for power, terms in sorted(parts.items())}

    def _collected(self, coefficients: dict[int, fmpz_mpoly], position: int, depth: int) -> Form:
        """∑ coefficient · generator^power, the coefficients factored."""
        ring = self.field.ring
        terms = []
        for power, coefficient in coefficients.items():
            content, factors = self.factored(coefficient, depth)
            own = [(self.flat(ring.gen(position)), power)] if power else []
            terms.append(product(Fraction(content), own + factors, []))
        return added(terms)

    def _completed(self, coefficients: dict[int, fmpz_mpoly], position: int, depth: int) -> Form | None:
        """c (αx + β)² + rest for c α² x² + 2 c α β x + γ, if that is what it is."""
        zero = self.field.ring.constant(0)
        content, factors = factors_here(coefficients[2])
        if any(power % 2 for _, power in factors):
            return None
        alpha = self.field.ring.constant(1)
        for factor, power in factors:
            alpha = alpha * factor ** (int(power) // 2)
        middle = coefficients.get(1, zero)
        if middle.is_zero():
            return None
        try:
            beta = middle / (alpha * (2 * int(content)))
        except InexactDivision:
            return None
        rest = coefficients.get(0, zero) - beta * beta * content
        if rest.is_zero():
            return None
        inner = self.best(alpha * self.field.ring.gen(position) + beta, depth)
        return added([product(Fraction(int(content)), [(inner, 2)], []), self._of_product(rest, depth)])

    def _of_product(self, polynomial: fmpz_mpoly, depth: int) -> Form:
        """A polynomial, factored."""
        content, factors = self.factored(polynomial, depth)
        return product(Fraction(content), factors, [])

    def in_cosines(self, polynomial: fmpz_mpoly) -> fmpz_mpoly | None:
        """The polynomial with even powers of sines of curvature ±1 written in cosines; None where there are none."""
        field, changed = self.field, False
        if self._sines is None:
            self._sines = [
                (
                    field.positions[n],
                    (field.ring.constant(1) - field.ring.gen(field.positions[n + 1]) ** 2) * s.curvature,
                )
                for n, s in field.find(Sine)
                if isinstance(s.curvature, int)
            ]
        for position, square in self._sines:
            if polynomial.degrees()[position] < 2:
                continue
            total = field.ring.constant(0)
            for exponents, coefficient in polynomial.to_dict().items():
                rest = list(exponents)
                half, rest[position] = divmod(int(exponents[position]), 2)
                total += field.ring.from_dict({tuple(rest): coefficient}) * square**half
            polynomial, changed = total, True
        return polynomial if changed else None

    def sum(self, polynomial: fmpz_mpoly) -> sp.Expr:
        """A polynomial as a sum of products."""
        names = {p: expression_of(self.field, p) for p, degree in enumerate(polynomial.degrees()) if degree}
        return sp.Add(
            *(
                sp.Mul(sp.Integer(int(c)), *(names[p] ** int(e) for p, e in enumerate(exponents) if e))
                for exponents, c in polynomial.to_dict().items()
            )
        )
