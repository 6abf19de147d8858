"""Exceptional loci: the points and parameters where the Weyl tensor is more special than at generic points.

Scalars a + b j that all have to vanish do so at real points exactly where ∑ (a² − b²/det g) does. Its numerator is
factored; factors whose sign the domain knows vanish nowhere, factors of the metric's singular locus are outside the
chart. What is left is listed, and where it can be solved for a parameter or coordinate, the type on it is found by
putting in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import GRToolkitError, TooLargeError
from ...exact import Element, hooks, sum_of_products, unify
from ...exact.constants import is_constant
from ...exact.kernels.symbols import SymbolGenerator
from ...exact.steps import factors
from .weyl_operator import Matrix, Pair, direction

if TYPE_CHECKING:
    from ..metric import Metric


LONGEST = 200  # letters of an expression that is written out
PRODUCTS = 2e7  # of terms in the squares that are summed, some seconds
TERMS = 5_000  # of a sum that is factored and written as an expression
TOO_LARGE = "more special loci are not worked out: too large"


@final
@dataclass(frozen=True)
class Obstruction:
    """Scalars that vanish together exactly where the type is more special, what that says, and the type that is left
    if there is only one."""

    statement: str
    entries: tuple[Pair, ...]
    type: str = ""


@final
@dataclass(frozen=True)
class ExceptionalLocus:
    """Where a type degenerates.

    Attributes
    ----------
    expression : SymPy expression that vanishes there, and nowhere else on the locus
    type : the Petrov type at its generic points; "" where that was not found
    """

    expression: Any
    type: str

    @property
    def equation(self) -> Any:
        """The locus as a SymPy condition."""
        return sp.Eq(self.expression, 0)

    def __str__(self) -> str:
        return f"{self.type or 'more special'} where {_equation(self.expression, str, LONGEST)}"

    def latex(self) -> str:
        """The same in LaTeX."""
        what = rf"\mathrm{{{self.type}}}" if self.type else r"\text{more special}"
        return rf"{what}\text{{ where }}{_equation(self.expression, sp.latex, 4 * LONGEST)}"


@final
@dataclass(frozen=True)
class ExceptionalLoci:
    """All of them.

    Attributes
    ----------
    loci : `ExceptionalLocus` each; outside them the type is the generic one at every point of the chart's domain
    doubt : why there may be others, where that is so
    """

    loci: tuple[ExceptionalLocus, ...]
    doubt: str = ""

    @property
    def complete(self) -> bool:
        """Whether these are all."""
        return not self.doubt

    def __iter__(self) -> Any:
        return iter(self.loci)

    def __len__(self) -> int:
        return len(self.loci)

    def text(self) -> str:
        """What follows the generic type in print."""
        parts = [str(locus) for locus in self.loci]
        if len(parts) > 1:  # the type named is that of a locus's generic points
            parts.append("perhaps more special where these meet")
        if self.doubt:
            parts.append(f"at generic points ({self.doubt})")
        return "; " + "; ".join(parts) if parts else " everywhere on the domain"

    def latex(self) -> str:
        """The same in LaTeX."""
        parts = [locus.latex() for locus in self.loci]
        if len(parts) > 1:
            parts.append(r"\text{perhaps more special where these meet}")
        return r";\quad " + r";\quad ".join(parts) if parts else ""

    def __str__(self) -> str:
        return self.text().removeprefix("; ").strip()


def exceptional_loci(
    metric: Metric, operator: Matrix, obstructions: Sequence[Obstruction], name: Callable[[Matrix], str]
) -> ExceptionalLoci:
    """Where one of the obstructions vanishes, with the type there."""
    chart_ends = _singular_factors(metric)
    null = _factors(direction(metric)[2])
    loci: dict[Element, ExceptionalLocus] = {}
    doubt = ""
    try:
        for obstruction in obstructions:
            outside = chart_ends
            if len(obstruction.entries) > 1 and null:  # Q has poles where u is null; its invariants have not
                outside = [*chart_ends, *null]
                doubt = f"nothing is said where {_written(null[0])} = 0"
            for factor in _factors(_squared_size(operator, obstruction.entries)):
                if factor not in loci and not any(factor in (f, -f) for f in outside):
                    kind = obstruction.type or _type_on(operator, metric, factor, name)
                    loci[factor] = ExceptionalLocus(_written(factor), kind)
    except TooLargeError:
        doubt = TOO_LARGE
    return ExceptionalLoci(tuple(loci.values()), doubt)


def _squared_size(operator: Matrix, entries: Sequence[Pair]) -> Element:
    """∑ |a + b j|², or the one a that there is.

    Raises
    ------
    TooLargeError
        It would take more than some seconds.
    """
    live = [entry for entry in entries if not operator.algebra.is_zero(entry)]
    if len(live) == 1 and live[0][1].is_zero():
        return live[0][0]
    products = sum(len(part.numerator) ** 2 for entry in live for part in entry if part)
    if products > PRODUCTS:
        raise TooLargeError("the squared size of an obstruction", float(products), PRODUCTS, "products of terms")
    return sum_of_products([(1, operator.algebra.norm(entry), None) for entry in live])


def _factors(element: Element) -> list[Element]:
    """The factors of the numerator that the domain does not keep from vanishing."""
    if len(element.numerator) > TERMS:
        raise TooLargeError("a locus", float(len(element.numerator)), float(TERMS), "terms")
    parts = [element.field.polynomial(factor) for factor, _ in factors(element.numerator)[1]]
    return [part for part in parts if not is_constant(part) and not _keeps_its_sign(part)]


def _keeps_its_sign(part: Element) -> bool:
    """Whether the domain keeps a polynomial from vanishing; a square and more hides in x⁴ − 2x²y² + y⁴ + 1."""
    if hooks.call("sign", part):
        return True
    constant = part.numerator.coefficient(len(part.numerator) - 1)  # of the last monomial, which 1 would be
    if any(map(int, part.numerator.monomial(len(part.numerator) - 1))):
        return False
    rest = (part - part.field.constant(int(constant))) * (1 if constant > 0 else -1)
    grade = 1
    for factor, power in factors(rest.numerator)[1]:
        if power % 2:
            grade *= int(hooks.call("sign or zero", part.field.polynomial(factor)))
        elif not hooks.call("is real", part.field.polynomial(factor)):
            return False
    return grade * (1 if factors(rest.numerator)[0] > 0 else -1) > 0


def _singular_factors(metric: Metric) -> list[Element]:
    """The factors of det g and of what the components divide by: where they vanish the chart ends."""
    found: list[Element] = []
    for element in [metric.determinant, *(value for _, value in metric.covariant.items())]:
        home = element.field
        found += [home.polynomial(home.base[k]) for k in element.powers]
    home = metric.determinant.field
    return found + [home.polynomial(factor) for factor, _ in factors(metric.determinant.numerator)[1]]


def _written(factor: Element) -> Any:
    """The factor as an expression, its leading sign positive."""
    expression = factor.to_sympy()
    return -expression if expression.could_extract_minus_sign() else expression


def _type_on(operator: Matrix, metric: Metric, factor: Element, name: Callable[[Matrix], str]) -> str:
    """The type at generic points of factor = 0, where it is linear in a symbol; else empty."""
    own = [g.symbol for _, g in factor.field.find(SymbolGenerator)]
    for symbol in sorted(own, key=lambda s: (s in metric.coordinates, str(s))):
        value = _solved(factor, symbol)
        if value is None:
            continue
        try:
            if direction(metric)[2].subs({symbol: value}).is_zero():
                return ""  # Q says nothing where u is null
            return name(operator.mapped(lambda e, s=symbol, v=value: e.subs({s: v})))  # type: ignore[misc]
        except (GRToolkitError, ZeroDivisionError):
            continue  # the value is outside the domain, or a component is infinite there
    return ""


def _solved(factor: Element, symbol: Any) -> Any:
    """The root of a factor that is linear in a symbol, as an expression without it; None where it is not linear."""
    try:
        slope = factor.diff(symbol)
        if slope.is_zero() or not slope.diff(symbol).is_zero():
            return None
        own, factor, slope = unify([factor.field.zero + symbol, factor, slope])
        return (own - factor / slope).to_sympy()
    except GRToolkitError:
        return None


def _equation(expression: Any, write: Callable[[Any], str], longest: int) -> str:
    """``p - 1/2`` as ``p = 1/2``, what is long by the number of its terms, anything else as ``… = 0``."""
    number, rest = expression.as_coeff_Add()
    factor, symbol = rest.as_coeff_Mul()
    if symbol.is_Symbol:
        return f"{write(symbol)} = {write(-number / factor)}"
    shown = write(expression)
    return f"{shown} = 0" if len(shown) <= longest else f"a sum of {len(sp.Add.make_args(expression))} terms = 0"
