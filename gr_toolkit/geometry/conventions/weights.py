"""How quantities change with the conventions: each by a factor, a sign times powers of 4π, μ₀, G and c.

With σ = −1 where the signature changes, a tensor whose components are the same in both conventions with u of its
indices up, its *natural* position, is σ^{v−u} times as large with v of them up, for each move costs one metric. What
the metric makes by itself has a natural position too, and a sign of its own,

    R^ρ_{σμν}, C^ρ_{σμν} : s₁        R_{μν}, G_{μν} : s₁ s₂        R : s₁ s₂ σ        Γ^ρ_{μν}, δ^μ_ν, g^μ_ν : 1

where s₁, s₂ stand for quotients of new by old. Nothing is known here of formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple, final

import sympy as sp

from ...errors import IndexMismatchError, InputError, UnknownNameError
from .. import render
from . import books
from .signs_and_units import Conventions
from .units import exponents_of

BASES = {  # in the order in which they are written
    "4 \\pi": 4 * sp.pi,
    "\\mu_0": sp.Symbol("mu_0", positive=True),
    "G": sp.Symbol("G", positive=True),
    "c": sp.Symbol("c", positive=True),
}
CHARGE_UNITS: Mapping[str, Mapping[str, Fraction]] = {  # k of `Conventions.charge_unit`
    books.HEAVISIDE: {},
    books.GAUSSIAN: {"4 \\pi": Fraction(1, 2)},
    books.SI: {"\\mu_0": Fraction(1, 2)},
}


@final
@dataclass(frozen=True)
class Factor:
    """A sign times rational powers of `BASES`.

    >>> Factor(-1) * Factor(-1) == Factor()
    True
    """

    sign: int = 1
    powers: Mapping[str, Fraction] = field(default_factory=dict)

    def __mul__(self, other: Factor) -> Factor:
        total = {base: self.powers.get(base, 0) + other.powers.get(base, 0) for base in BASES}
        return Factor(self.sign * other.sign, {b: Fraction(n) for b, n in total.items() if n})

    def __pow__(self, exponent: int) -> Factor:
        return Factor(
            self.sign if exponent % 2 else 1, {b: n * exponent for b, n in self.powers.items() if n * exponent}
        )

    def __truediv__(self, other: Factor) -> Factor:
        return self * other**-1

    def to_sympy(self) -> Any:
        """The factor as an expression."""
        return sp.Mul(self.sign, *(BASES[b] ** sp.Rational(n.numerator, n.denominator) for b, n in self.powers.items()))


@final
@dataclass(frozen=True)
class Change:
    """From old conventions to new ones.

    Attributes
    ----------
    old, new : the conventions
    dimension : of the spacetime
    determinant_sign : of det g in the old conventions; 0 for a metric with one time
    """

    old: Conventions
    new: Conventions
    dimension: int = 4
    determinant_sign: int = 0

    @property
    def signature(self) -> Factor:
        """σ."""
        return Factor(self.old.time_sign * self.new.time_sign)

    @property
    def riemann(self) -> Factor:
        """The quotient of the two s₁."""
        return Factor(self.old.riemann * self.new.riemann)

    @property
    def ricci(self) -> Factor:
        """The quotient of the two s₁ s₂."""
        return Factor(self.old.einstein * self.new.einstein)

    @property
    def orientation(self) -> Factor:
        """Of ε with lower indices, which no change of signature moves."""
        before = self.determinant_sign or (-1 if self.old.time_sign < 0 else (-1) ** (self.dimension - 1))
        after = before * (self.signature**self.dimension).sign
        return Factor(self.old.levi_civita_sign(before) * self.new.levi_civita_sign(after))

    @property
    def field(self) -> Factor:
        """Old over new of F: units and the sign of F = ±dA."""
        return self.potential * Factor(self.old.field_sign * self.new.field_sign)

    @property
    def potential(self) -> Factor:
        """Old over new of A^μ."""
        return Factor(1, CHARGE_UNITS[self.old.maxwell]) / Factor(1, CHARGE_UNITS[self.new.maxwell])

    @property
    def current(self) -> Factor:
        """Old over new of j^μ and of charges, which in SI are also c times smaller where c is not 1."""
        light = [
            Factor(1, {"c": Fraction(1)}) if c.maxwell == books.SI and "c" in c.constants else Factor()
            for c in (self.old, self.new)
        ]
        return light[1] / light[0] / self.potential

    def moved(self, upper: int, natural: int) -> Factor:
        """σ^{upper − natural}."""
        return self.signature ** (abs(upper - natural) % 2)

    def dimensioned(self, dimensions: Mapping[str, Any] | str) -> Factor:
        """Old over new of a quantity with dimensions, where the conventions keep other constants.

        In units G = c = 1 it is (G/c²)^mass c^time times as large as in others.
        """
        mass, _, time = exponents_of(dimensions)
        geometric = {"G": mass, "c": time - 2 * mass}
        old, new = (
            Factor(1, {b: n for b, n in geometric.items() if n and b in c.constants}) for c in (self.old, self.new)
        )
        return new / old


@final
class Kind(NamedTuple):
    """A kind of quantity: how many of its indices are up in the natural position; the factor old over new there."""

    ranks: range
    upper: Callable[[int], int]
    factor: Callable[[Change], Factor]

    @property
    def has_trace(self) -> bool:
        """Whether two indices make a trace, which goes by the same letter; that of a field strength is zero."""
        return self.ranks == range(2, 3) and self is not KINDS["field strength"]


def _nothing(change: Change) -> Factor:
    return Factor()


KINDS = {
    "metric": Kind(range(2, 3), lambda rank: 1, _nothing),
    "Kronecker delta": Kind(range(2, 17, 2), lambda rank: rank // 2, _nothing),
    "Christoffel": Kind(range(3, 4), lambda rank: 1, _nothing),
    "Riemann": Kind(range(4, 5), lambda rank: 1, lambda c: c.riemann),
    "Weyl": Kind(range(4, 5), lambda rank: 1, lambda c: c.riemann),
    "Ricci": Kind(range(2, 3), lambda rank: 0, lambda c: c.ricci),
    "Einstein": Kind(range(2, 3), lambda rank: 0, lambda c: c.ricci),
    "Ricci scalar": Kind(range(1), lambda rank: 0, lambda c: c.ricci * c.signature),
    "determinant": Kind(range(1), lambda rank: 0, lambda c: c.signature**c.dimension),
    "Levi-Civita": Kind(range(2, 12), lambda rank: 0, lambda c: c.orientation),
    "field strength": Kind(range(2, 3), lambda rank: 1, lambda c: c.field),
    "potential": Kind(range(1, 2), lambda rank: 1, lambda c: c.potential),
    "current": Kind(range(1, 2), lambda rank: 1, lambda c: c.current),
    "charge": Kind(range(1), lambda rank: 0, lambda c: c.current),
}


def kind_of(name: str, natural: Any) -> Kind:
    """The kind of a user's own symbol: one of `KINDS`, or a pattern of index positions as its natural one.

    Raises
    ------
    InputError, UnknownNameError, IndexMismatchError
        The declaration is neither.
    """
    if not isinstance(natural, str):
        raise InputError(f"natural of {name} is {natural!r}, no text", "'^a_b', '' for a scalar, or 'current'")
    if natural in KINDS:
        return KINDS[natural]
    if natural and natural[0] not in "^_":
        raise UnknownNameError(natural, KINDS, f"kind of quantity (for {name})")
    positions = render.read_positions(natural)
    return Kind(range(len(positions), len(positions) + 1), lambda rank: sum(positions), _nothing)


def factor_of(name: str, kind: Kind, change: Change, upper: int, rank: int) -> Factor:
    """Old over new of a quantity with `rank` indices, `upper` of them up.

    Raises
    ------
    IndexMismatchError
        It has another number of indices.
    """
    if rank not in kind.ranks:
        needed = f"{kind.ranks[0]} {'index' if kind.ranks[0] == 1 else 'indices'}"
        raise IndexMismatchError(f"{name} is declared with {needed}, {rank} were found", f"{needed} for {name}")
    return kind.factor(change) * change.moved(upper, kind.upper(rank))


def undeclared(name: str, rank: int, many: bool) -> InputError:
    """The error about a symbol of which nothing says how it changes."""
    pattern = "^a_b"[: 2 * rank] if rank < 3 else "^" + "_".join("abcdefghijk"[:rank])
    means = f"if {name} is the same in both conventions" + (" with its indices there" if rank else "")
    advice = f"natural={{{name!r}: {pattern!r}}}" if many else f"natural={pattern!r}"
    return InputError(
        f"nothing says how {name} changes with the conventions", f"{advice} {means}; or a kind, {KINDS_SHOWN}"
    )


KINDS_SHOWN = ", ".join(repr(kind) for kind in KINDS if kind not in ("metric", "Kronecker delta", "determinant"))
