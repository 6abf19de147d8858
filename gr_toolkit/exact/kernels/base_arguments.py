"""Arguments of sines, cosines and exponentials over their base arguments.

All arguments of one curvature are rational combinations of base arguments that are independent over Q (`lattice`), and
of generators whose exponential, or cosine and sine, are no new kernels: logarithms, arctangents. A base argument is
refined (x to x/2) when a fraction of it is met.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from ...errors import UnsupportedError
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import bring, bring_generators, unify
from .addition_theorems import Pair, hyperbolic_of_exponential, multiple
from .lattice import coordinates
from .root_generators import Root
from .symbols import SymbolGenerator

if TYPE_CHECKING:
    from ..field import Field

HALVINGS = 5  # of an arctangent: each is one more nested root


def on_lattice(field: Field, curvature: Any, argument: Element) -> list[Pair] | None:
    """(C, S) of the base arguments' multiples that sum to the argument; None where it is independent of them."""
    argument, zero = unify([argument, field.zero])  # in which the argument was read, its generators have their numbers
    field = zero.field
    base: list[Any] = [g for g in field.generators if g.base_curvature == curvature]
    known = known_arguments(field, curvature, [argument, *(g.argument for g in base)])
    solution = coordinates(argument, [*(g.argument for g in base), *(field.generator(n) for n in known)])
    if solution is None:
        return None
    shares, solution = solution[len(base) :], solution[: len(base)]
    parts = lcm(*(r.denominator for r in solution))
    if parts > 1:
        generator, share = next((g, r.denominator) for g, r in zip(base, solution, strict=True) if r.denominator > 1)
        finer = bring_generators(field, generator.refined(share))[0]
        if finer is not field and field not in finer.refines:
            finer.refines.append(field)
        return on_lattice(finer, curvature, bring(argument, finer))
    found = [g.multiple(field, int(r)) for g, r in zip(base, solution, strict=True) if r]
    return found + [known_multiple(field, curvature, n, r) for n, r in zip(known, shares, strict=True) if r]


def known_arguments(field: Field, curvature: Any, arguments: Sequence[Element]) -> list[int]:
    """The generators in arguments whose exponential, or cosine and sine, are no new kernels."""
    if not isinstance(curvature, int):
        return []
    used = dict.fromkeys(n for a in arguments for n in a.generator_numbers())
    kind = Transcendental.exponential if curvature == -1 else Transcendental.cosine_and_sine
    return [n for n in used if getattr(type(field.generators[n]), kind.__name__) is not kind]


def known_multiple(field: Field, curvature: int, number: int, times: Fraction) -> Pair:
    """(C, S) of a rational multiple of a generator whose exponential, or cosine and sine, are no new kernels."""
    generator = field.generators[number]
    if curvature == -1:
        exponential_ = generator.exponential(field)
        if exponential_ is not None:
            return hyperbolic_of_exponential(exponential_**times)
    pair = generator.cosine_and_sine(field)
    halvings = times.denominator.bit_length() - 1
    if pair is None or times.denominator != 2**halvings or halvings > HALVINGS:
        raise UnsupportedError(
            f"an angle {times}*{generator.expression()}", f"halves of arctangents are known, {HALVINGS} times"
        )
    for _ in range(
        halvings
    ):  # an arctangent lies within a quarter turn of zero, where half the angle has a positive cosine
        cosine, sine = unify(pair)
        half, sine = unify([((1 + cosine) / 2).sqrt(), sine])
        pair = half, sine / (2 * half)
    return multiple(pair[0].field.one, pair, times.numerator)


# -- what is known of independence -------------------------------------------------------------------------------------


def doubt_of_kernel(curvature: Any, argument: Element, field: Field) -> str:
    """Whether a kernel of this argument may depend on the other generators.

    Exponentials of arguments that are independent over Q modulo constants are independent [Ax 1971], those of algebraic
    constants too [Lindemann–Weierstrass 1885]. Beside π, or e and its like inside an argument, nothing is known of
    constants. S_K speaks of exp(√−K x): where √K itself is in the field, it may meet a kernel of another curvature, as
    C_K(x/√K) = cos x does.
    """
    if _may_hold_constant(argument) and _has_transcendental_constants(field):
        return "pi together with exponentials of constants is not known to be independent"
    curvatures = {g.base_curvature for g in field.generators} - {None}
    symbols = {field.number_of(SymbolGenerator(k)) for k in curvatures if not isinstance(k, int)}
    if len(curvatures) > 1 and any(
        root.radicand.numerator.degrees()[root.radicand.field.positions[n]]
        for _, root in field.find(Root)
        for n in symbols
        if n is not None and n < len(root.radicand.field.generators)
    ):
        return "S_K beside kernels of other curvatures and a root of K is not known to be independent"
    return ""


def _may_hold_constant(argument: Element) -> bool:
    """Whether a sum of such arguments may be a constant: not if each term holds a coordinate, a parameter or an
    unknown function."""
    generators = argument.field.generators
    free = {p for p, n in enumerate(argument.field.creation_numbers) if not generators[n].is_constant}
    return bool(argument.powers) or any(
        not any(exponents[p] for p in free) for exponents in argument.numerator.monoms()
    )


def _has_transcendental_constants(field: Field) -> bool:
    """Whether π or log 2 and its like are in the field, or e and its like inside an argument."""
    if any(g.is_constant and not g.algebraic and g.base_curvature is None for g in field.generators):
        return True
    return any(
        inner.base_curvature is not None and inner.is_constant
        for g in field.generators
        if g.base_curvature is not None
        for argument in g.arguments
        for inner in generators_of(argument)
    )


def generators_of(element: Element) -> list[Any]:
    """The generators that occur in an element."""
    return [element.field.generators[n] for n in element.generator_numbers()]
