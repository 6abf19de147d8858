"""The coefficients of an element in the parameters, and whether they must all vanish where the element does.

An element's numerator is a sum ∑ c_m(p) m of coefficients, which contain parameters and constants only, and monomials m
in the other generators. Where all c_m vanish the element does. The converse needs monomials that are independent over
the complex numbers at every value of the parameters, which is shown for

* coordinates and jets whose arguments are free of the parameters;
* sines, cosines and exponentials of arguments free of them, independent over Q modulo constants [Ax 1971];
* roots, free of them, each with a factor of its own under the root, whose multiplicity is prime to the degree: there
  that root branches and no other does.

Everything else, cos(a x) or S_K beside the parameters a or K, is named as the reason why the converse is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Any, final

from sympy.core.function import AppliedUndef

from .. import hooks, steps
from ..element import Element
from ..field import Field
from ..homomorphism import unify
from ..kernels.curved import Cosine, Sine
from ..kernels.exponentials import Exponential
from ..kernels.jets import JetGenerator
from ..kernels.lattice import vectors
from ..kernels.root_generators import Root
from ..kernels.symbols import ImaginaryUnit, PiGenerator, SymbolGenerator, complex_parts
from ..writer import expression_of

# what arguments of exponentials and angles may contain: with a logarithm inside, exp(y log x) may meet a power of x
PLAIN = {SymbolGenerator, JetGenerator, Root, Sine, Cosine, Exponential, PiGenerator, ImaginaryUnit}


@final
@dataclass(frozen=True)
class Coefficients:
    """Polynomials in the parameters that all vanish where an element does; `doubt` says why others may vanish too."""

    polynomials: tuple[Element, ...]
    doubt: str = ""


def coefficients(elements: Sequence[Element], parameters: frozenset[Any]) -> Coefficients:
    """The coefficients of the numerators of elements, all in one field, each once."""
    elements = unify(elements)
    field = elements[0].field
    used = {p for e in elements for p, degree in enumerate(e.numerator.degrees()) if degree > 0}
    others = [p for p in sorted(used) if not _is_constant(field, p, parameters)]
    found: dict[str, Element] = {}
    for element in elements:
        for coefficient in _grouped(element, others):
            for part in _real_and_imaginary(coefficient):
                found.setdefault(str(part.numerator), part)
    return Coefficients(tuple(found.values()), doubt(field, others, parameters))


def depends_on(field: Field, position: int) -> frozenset[Any]:
    """The symbols that a generator contains."""
    return frozenset(expression_of(field, position).free_symbols)


def _is_constant(field: Field, position: int, parameters: frozenset[Any]) -> bool:
    """Whether a generator is a parameter, a constant, or a known function of them."""
    name = expression_of(field, position)
    return name.free_symbols <= parameters and not name.has(AppliedUndef)


def _grouped(element: Element, others: Sequence[int]) -> Iterable[Element]:
    """The coefficients of the monomials in the other generators."""
    field = element.field
    groups: dict[tuple[int, ...], dict[tuple[int, ...], Any]] = {}
    for exponents, number in element.numerator.to_dict().items():
        rest = tuple(0 if p in others else int(e) for p, e in enumerate(exponents))
        groups.setdefault(tuple(int(exponents[p]) for p in others), {})[rest] = number
    return (field.polynomial(field.ring.from_dict(group)) for group in groups.values())


def _real_and_imaginary(coefficient: Element) -> list[Element]:
    """Both parts of a + Ib where they are real, which vanish together; else the coefficient as it stands."""
    real, imaginary = complex_parts(coefficient)
    shown = [part for part in (real, imaginary) if not part.is_zero()]
    if imaginary.is_zero() or not all(hooks.call("is real", part) for part in shown):
        return [coefficient]
    return shown


def doubt(field: Field, positions: Iterable[int], parameters: frozenset[Any]) -> str:
    """Why monomials in these generators may depend on each other at some values of the parameters; empty if never."""
    generators: dict[int, Any] = {p: field.generators[field.creation_numbers[p]] for p in positions}
    for position in generators:
        if mixed := depends_on(field, position) & parameters:
            names = ", ".join(sorted(map(str, mixed)))
            return f"{expression_of(field, position)} contains {names}"
    kernels = [g for g in generators.values() if isinstance(g, Sine | Exponential)]
    kernels += [g.sine for g in generators.values() if isinstance(g, Cosine) and g.sine not in kernels]
    roots: list[Element] = []
    degrees: list[int] = []
    for position, generator in generators.items():
        match generator:
            case Cosine(Sine(int())):
                cosine = field.polynomial(field.ring.gen(position))
                roots.append(cosine * cosine)
                degrees.append(2)
            case Root():
                roots.append(field.lift(generator.radicand))
                degrees.append(int(getattr(generator, "degree", 2)))
            case SymbolGenerator(symbol) if (
                symbol.is_integer or symbol in field.domain.integers or field.domain.values_of(symbol) is not None
            ):
                return f"{symbol} may have few values only"
            case SymbolGenerator() | JetGenerator() | Sine(int()) | Exponential():
                pass
            case _:
                return f"{expression_of(field, position)} is not known to be independent over the constants"
    for curvature in (1, -1):
        group = [g.argument for g in kernels if getattr(g, "curvature", -1) == curvature]
        if not _independent(field, group):
            return "the arguments of exponentials or angles may differ by constants or contain logarithms"
    return _branching(roots, degrees)


def _independent(field: Field, arguments: Sequence[Element]) -> bool:
    """Whether arguments are independent over Q modulo constants: whether their gradients are independent over Q."""
    if not arguments:
        return True
    lifted = unify([field.zero, *arguments])[1:]
    inner = {type(argument.field.generators[n]) for argument in lifted for n in argument.generator_numbers()}
    if not inner <= PLAIN:
        return False
    symbols = sorted({g.symbol for _, g in lifted[0].field.find(SymbolGenerator)}, key=str)
    rows: list[dict[Any, Fraction]] = [{} for _ in lifted]
    for symbol in symbols:
        slopes = [argument.diff(symbol) for argument in lifted]
        for row, slope in zip(rows, vectors(slopes), strict=True):
            row |= {(symbol, monomial): number for monomial, number in slope.items()}
    return _rank(rows) == len(rows)


def _rank(rows: list[dict[Any, Fraction]]) -> int:
    """The rank of sparse rows."""
    rank = 0
    while rows:
        pivot, *rows = rows
        pivot = {key: number for key, number in pivot.items() if number}
        if not pivot:
            continue
        rank, key = rank + 1, next(iter(pivot))
        rows = [
            row
            if not row.get(key)
            else {k: row.get(k, Fraction(0)) - row[key] / pivot[key] * pivot.get(k, 0) for k in {*row, *pivot}}
            for row in rows
        ]
    return rank


def _branching(radicands: list[Element], degrees: list[int]) -> str:
    """Why roots may depend on each other over the constants; empty where each branches where no other does."""
    factors = []
    for radicand in radicands:
        field = radicand.field
        for position, power in enumerate(radicand.numerator.degrees()):
            generator = field.generators[field.creation_numbers[position]]
            if power > 0 and (generator.algebraic or not depends_on(field, position)):
                return f"a root of {radicand}, which contains another or a constant"
        if not radicand.is_polynomial():
            return f"a root of {radicand}"
        factors.append({str(_positive(f)): int(power) for f, power in steps.factors(radicand.numerator)[1]})
    for n, (own, degree) in enumerate(zip(factors, degrees, strict=True)):
        others = {f for m, other in enumerate(factors) if m != n for f in other}
        if not any(gcd(power, degree) == 1 for f, power in own.items() if f not in others):
            return f"the root of {radicands[n]} may depend on the others over the constants"
    return ""


def _positive(polynomial: Any) -> Any:
    """± the polynomial, so that the leading coefficient is positive."""
    return -polynomial if polynomial.leading_coefficient() < 0 else polynomial
