"""Differential fields: towers of generators over the rationals, and what their elements are made of.

A field is an immutable tower. Its generators stand in order of creation: each is transcendental over, or algebraic of
degree two over, the field of those before it, and whoever adjoins one has shown that (`symbols`, `jets`, `curved`,
`roots`). Extending makes a new field; the old one's elements are lifted by name, which keeps their
normal form. The only thing that grows in place is the base of irreducible denominators and a few caches.

The ring of numerators is ordered lexicographically with algebraic generators first, the latest first, so that each
relation g² = P is monic in its leading generator and one pass of remainders reduces.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast, final
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary

from flint import Ordering, fmpz_mpoly, fmpz_mpoly_ctx

from ..errors import InternalError
from . import hooks, steps
from .derivation import Derivation
from .domain import Domain
from .element import Element
from .generator import Algebraic, Transcendental
from .homomorphism import bring_generators
from .kernels.jets import JetGenerator, check_functions
from .kernels.symbols import SymbolGenerator, check_names, check_symbol

if TYPE_CHECKING:
    pass

G = TypeVar("G")
_GROWING = Lock()


@final
class Field:
    """A differential field over Q with a domain for its coordinates and parameters. Made by `Field.over` and
    `extended`."""

    def __init__(self, parent: Field | None, added: tuple[Transcendental, ...], domain: Domain) -> None:
        self.parent, self.added, self.domain = parent, added, domain
        self.generators: tuple[Transcendental, ...] = (parent.generators if parent else ()) + added
        self.refines: list[Field] = []  # the coarser fields whose base arguments this one divides
        self.root: Field = parent.root if parent else self
        self.depth: int = parent.depth + 1 if parent else 0
        algebraic = [n for n, g in enumerate(self.generators) if g.algebraic]
        last = [n for n in algebraic if cast("Algebraic", self.generators[n]).is_imaginary_unit]
        order = last + [n for n in reversed(algebraic) if n not in last]
        order += [n for n, g in enumerate(self.generators) if not g.algebraic]
        self.creation_numbers: tuple[int, ...] = tuple(order)  # ring position -> creation number
        self.positions: tuple[int, ...] = tuple(sorted(range(len(order)), key=order.__getitem__))  # the inverse
        self.ring: fmpz_mpoly_ctx = fmpz_mpoly_ctx.get(tuple(f"g{n}" for n in order), Ordering.lex)
        self.base: list[fmpz_mpoly] = []
        self._base_lookup: dict[tuple[Any, ...], list[int]] = {}
        self._numbers: dict[Any, int] | None = None
        self._derivations: dict[Any, Derivation] = {}
        self._liftable: WeakSet[Field] = WeakSet()
        self._lifted_base: dict[tuple[Field, int], int] = {}
        self.images: WeakKeyDictionary[Field, Any] = WeakKeyDictionary()  # what `homomorphism` built from other fields
        self._extensions: WeakValueDictionary[Any, Field] = WeakValueDictionary()
        self.notes: dict[Any, Any] = {}  # what other parts of the engine learnt about this field
        self.hash_names = tuple(self.generators[n].hash_name for n in order)
        self._one, self._zero = self.ring.constant(1), self.ring.constant(0)
        self.zero, self.one = Element(self, self._zero, 1, {}), Element(self, self._one, 1, {})
        self._relations: list[tuple[int, fmpz_mpoly]] = []
        self.degrees: list[int] = []  # of the algebraic generators, by position
        self.flips: list[list[fmpz_mpoly] | None] = []  # of the square roots among them: what maps w to −w
        gens = list(self.ring.gens())
        for position in reversed(range(len(algebraic))):
            generator = cast("Algebraic", self.generators[order[position]])
            lower = generator.relation(self)
            polynomial = gens[position] ** len(lower)
            for exponent, coefficient in enumerate(lower):
                polynomial += coefficient.numerator * gens[position] ** exponent
            self._relations.insert(0, (position, polynomial))
            self.degrees.insert(0, len(lower))
            pure = len(lower) == 2 and lower[1].is_zero()
            flipped = [-g if p == position else g for p, g in enumerate(gens)] if pure else None
            self.flips.insert(0, flipped)

    # -- towers --------------------------------------------------------------------------------------------------------

    @classmethod
    def rational(cls, domain: Domain | None = None) -> Field:
        """Q itself, on a domain."""
        return cls(None, (), domain or Domain())

    def over(self, domain: Domain) -> Field:
        """The same tower on another domain, built again, so that the roots are resolved there."""
        key = ("over", domain)
        if key not in self.notes:
            self.notes[key] = bring_generators(self, Field.rational(domain))[0]
        field: Field = self.notes[key]
        return field

    def extended(self, *generators: Transcendental) -> Field:
        """The field with further generators, which the caller has shown to be new; one object however often it is
        asked for."""
        symbols = [g.symbol for g in generators if isinstance(g, SymbolGenerator)]
        if symbols:
            check_names(self, symbols)
        functions = dict.fromkeys(g.family.function for g in generators if isinstance(g, JetGenerator))
        if functions:
            check_functions(self, functions)
        identity = tuple(g.identity for g in generators)
        known = self._extensions.get(identity)
        if known is None:
            if self.is_nilpotent:
                hooks.call("refuse kernels", generators)
            known = self._extensions[identity] = Field(self, generators, self._domain_with(generators))
        return known

    def _domain_with(self, generators: tuple[Transcendental, ...]) -> Domain:
        """The domain, and what its laws say of unknown functions among generators."""
        applied = [f for g in generators if (f := g.applied) is not None] if self.domain.laws else []
        domain: Domain = hooks.call("domain at events", self.domain, applied) if applied else self.domain
        return domain

    def extends(self, other: Field) -> bool:
        """Whether `other` is this field or one that it was extended from."""
        field: Field | None = self
        while field is not None and field.depth > other.depth:
            field = field.parent
        return field is other

    def shared_with(self, other: Field) -> Field:
        """The last field that both were extended from, or the root of this one."""
        mine, its = self, other
        while mine is not its:
            if mine.depth >= its.depth:
                if mine.parent is None:
                    return mine
                mine = mine.parent
            else:
                assert its.parent is not None
                its = its.parent
        return mine

    def supersedes(self, other: Field) -> bool:
        """Whether it extends the other field, or a field in which arguments of the other were refined."""
        field: Field | None = self
        while field is not None:
            if field is other or any(coarser.supersedes(other) for coarser in field.refines):
                return True
            field = field.parent
        return False

    def __reduce__(self) -> tuple[Any, ...]:
        return Field, (self.parent, self.added, self.domain)

    @cached_property
    def doubt(self) -> str:
        """Why the independence of the generators is not known; empty where it is (SOUNDNESS in docs/exact.md)."""
        return next(filter(None, (generator.doubt(self) for generator in self.generators)), "")

    @cached_property
    def is_plain(self) -> bool:
        """Whether new divisors need no ball: the generators are independent and none is of a kind where a relation may
        have been overlooked. A proof rests on its divisors, so for all others a point is asked besides the theorem."""
        return not self.doubt and all(g.is_plain for g in self.generators)

    @cached_property
    def zero_divisors(self) -> str:
        """Why it may have zero divisors although all its relations are known; empty where it is a field."""
        return next((g.splits for g in self.generators if isinstance(g, Algebraic) and g.splits), "")

    @cached_property
    def is_nilpotent(self) -> bool:
        """Whether it holds an infinitesimal."""
        return any(isinstance(g, Algebraic) and g.is_nilpotent for g in self.generators)

    # -- elements ------------------------------------------------------------------------------------------------------

    def constant(self, value: int | Fraction) -> Element:
        """A rational number."""
        if type(value) is int:
            return Element(self, self.ring.constant(value), 1, {}) if value else self.zero
        value = Fraction(value)
        return Element(self, self.ring.constant(value.numerator), value.denominator, {}) if value else self.zero

    def generator(self, number: int) -> Element:
        """The generator of that creation number."""
        return Element(self, self.ring.gen(self.positions[number]), 1, {})

    def polynomial(self, numerator: fmpz_mpoly) -> Element:
        """A polynomial in the generators, reduced."""
        return Element(self, self.reduce(numerator), 1, {})

    def find(self, kind: type[G]) -> Iterator[tuple[int, G]]:
        """(creation number, generator) of every generator of one kind."""
        return ((n, g) for n, g in enumerate(self.generators) if type(g) is kind)

    def number_of(self, generator: Transcendental) -> int | None:
        """The creation number of a generator that is compared by value (symbols, jets of symbols, I, π), or None."""
        if self._numbers is None:
            self._numbers = {g: n for n, g in enumerate(self.generators)}
        return self._numbers.get(generator)

    def lift(self, element: Element) -> Element:
        """An element of a field that this one extends."""
        source = element.field
        if source is self:
            return element
        if source not in self._liftable:
            if not self.extends(source):  # generators go by their numbers, which mean something else in another tower
                raise InternalError(f"{element} was lifted to a field that does not extend its own")
            self._liftable.add(source)
        powers = {}
        for index, power in element.powers.items():
            key = (source, index)
            if key not in self._lifted_base:
                self._lifted_base[key] = self.index_of(source.base[index].project_to_context(self.ring))
            powers[self._lifted_base[key]] = power
        lifted = Element(self, element.numerator.project_to_context(self.ring), element.integer, powers)
        lifted.doublings = element.doublings
        return lifted

    # -- normal forms --------------------------------------------------------------------------------------------------

    def reduce(self, polynomial: fmpz_mpoly) -> fmpz_mpoly:
        """The remainder modulo the relations of the algebraic generators."""
        if self._relations and not polynomial.is_constant():
            present = polynomial.degrees()
            for (position, relation), degree in zip(self._relations, self.degrees, strict=True):
                if present[position] >= degree:
                    polynomial = steps.remainder(polynomial, relation, position)
                    present = polynomial.degrees()
        return polynomial

    def relation_at(self, position: int) -> fmpz_mpoly:
        """The relation of the algebraic generator at a position."""
        return self._relations[position][1]

    def _bucket(self, factor: fmpz_mpoly) -> list[int]:
        return self._base_lookup.setdefault((factor.degrees(), tuple(factor.coeffs())), [])

    def in_base(self, factor: fmpz_mpoly) -> bool:
        """Whether an irreducible polynomial was divided by before, and so was certified."""
        return any(self.base[index] == factor for index in self._bucket(factor))

    def index_of(self, factor: fmpz_mpoly) -> int:
        """The place in the base of an irreducible polynomial, sign-normalised by the caller."""
        bucket = self._bucket(factor)
        for index in bucket:
            if self.base[index] == factor:
                return index
        with _GROWING:  # elements of one field may be divided in several threads
            for index in bucket:
                if self.base[index] == factor:
                    return index
            self.base.append(factor)
            bucket.append(len(self.base) - 1)
            return len(self.base) - 1

    def factored(self, polynomial: fmpz_mpoly) -> tuple[int, dict[int, int]]:
        """(unit, powers of the base) of a polynomial free of algebraic generators; its new factors certified not to
        vanish."""
        unit, factors = steps.factors(polynomial)
        powers: dict[int, int] = {}
        for factor, power in factors:
            if factor.leading_coefficient() < 0:
                factor, unit = -factor, unit * (-1) ** power
            if not self.is_plain and not self.in_base(factor):
                hooks.call("certify divisor", self, factor)
            powers[self.index_of(factor)] = power
        return unit, powers

    def expanded(self, powers: dict[int, int]) -> fmpz_mpoly:
        """∏ base[i]^powers[i]."""
        product = self._one
        for index, power in powers.items():
            factor = steps.power(self.base[index], power) if power > 1 else self.base[index]
            product = steps.product(product, factor) if len(product) > 1 else product * factor
        return product

    # -- derivations ---------------------------------------------------------------------------------------------------

    def derivation(self, symbol: Any) -> Derivation:
        """The derivation by a symbol; or by the jet of an unknown function, other jets and coordinates held fixed."""
        if symbol not in self._derivations:
            if not isinstance(symbol, Transcendental):
                check_symbol(self, symbol)
            self._derivations[symbol] = Derivation(self, symbol)
        return self._derivations[symbol]
