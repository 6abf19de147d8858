"""Truncated series in small parameters, over any field of exact scalars.

A parameter ε of weight w is scaled to λ^w ε, and a series is a sum of terms that scale with λ^degree, each an exact
scalar, with an order from which on nothing is known: f(λε) = Σ λ^d f_d(ε) + O(λ^order) as λ → 0 from above, at each
point of the domain. With several parameters of weight one the degree is the total degree. Negative and fractional
degrees are degrees like others, so 1/ε and √ε need nothing of their own.

Every operation keeps to what is known: the order of a result is the least that its operands leave, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import DivisionByZeroError, InputError
from .. import hooks, squaring
from ..element import Element, as_element, integer_power, sum_of_products
from .scaling import STEPS, Degree, LostPrecision, Parameters, multiples

if TYPE_CHECKING:
    from ..field import Field


@final
class Series:
    """A truncated series; made by `gr_toolkit.series`.

    Attributes
    ----------
    terms : degree -> what scales with that power of λ, an exact scalar that contains the parameters
    order : the degree from which on nothing is known; infinite where the series is exact
    limit : the degree to which expansions without end are carried
    real : whether the function that is expanded is known to be real

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> eps, r = sp.symbols("epsilon r")
    >>> s = gr.series(1/(1 - eps/r), eps, 3); s
    1 + epsilon/r + epsilon**2/r**2 + O(epsilon**3)
    >>> s[2], (s - 1).inverse()
    (r**(-2), r/epsilon - 1 + O(epsilon))
    """

    __slots__ = ("field", "parameters", "terms", "order", "limit", "real")
    _op_priority = 200.0  # SymPy's operators hand over to ours

    def __init__(
        self,
        field: Field,
        parameters: Parameters,
        terms: Mapping[Fraction, Element],
        order: Degree,
        limit: Fraction,
        real: bool = False,
    ) -> None:
        self.field, self.parameters, self.limit, self.real = field, parameters, limit, real
        kept = {degree: term for degree, term in terms.items() if degree < order and not term.is_zero()}
        if any(degree >= limit for degree in kept):
            order, kept = limit, {degree: term for degree, term in kept.items() if degree < limit}
        self.terms, self.order = dict(sorted(kept.items())), order

    def made(self, terms: Mapping[Fraction, Element], order: Degree, real: bool = False) -> Series:
        """Another series in the same parameters."""
        return Series(self.field, self.parameters, terms, order, self.limit, real)

    # -- form ----------------------------------------------------------------------------------------------------------

    @property
    def valuation(self) -> Degree:
        """The degree of the first term that is known not to vanish; the order where there is none."""
        return next(iter(self.terms), self.order)

    def leading(self) -> tuple[Fraction, Element]:
        """(degree, term) of the first term.

        Raises
        ------
        DivisionByZeroError, LostPrecision
            There is none: the series is zero, or nothing of it is known.
        """
        if not self.terms:
            if self.order == inf:
                raise DivisionByZeroError("a series without terms")
            raise LostPrecision(f"nothing is known of a divisor below the order {self.order}")
        return next(iter(self.terms.items()))

    def term(self, degree: Any) -> Element:
        """The terms of that degree, together.

        Raises
        ------
        InputError
            The series is not known so far.
        """
        degree = Fraction(degree)
        if degree >= self.order:
            raise InputError(
                f"the term of degree {degree} of a series that is known to the order {self.order} only",
                "a larger order in gr.series",
            )
        return self.terms.get(degree, self.field.zero)

    def coefficient(self, power: Any) -> Element:
        """The coefficient of a power of the parameter, of which there is one.

        Raises
        ------
        InputError
            There are several parameters, or the series is not known so far.
        """
        if len(self.parameters.weights) > 1:
            raise InputError(f"a power of {self.parameters} is no single coefficient", "s.term(degree)")
        (symbol, weight), *_ = self.parameters.weights
        term, power = self.term(Fraction(power) * weight), Fraction(power)
        if term.is_zero() or not power:
            return term
        scale = as_element(symbol, term.field)
        assert scale is not None
        root = scale if power.denominator == 1 else scale ** Fraction(1, power.denominator)
        return term * integer_power(root, -power.numerator)

    __getitem__ = coefficient

    def is_zero(self) -> bool:
        """Whether every term below the order vanishes."""
        return not self.terms

    def polynomial(self) -> Element:
        """The known terms together, without what is unknown."""
        return sum_of_products([(1, self.field.zero, None), *((1, term, None) for term in self.terms.values())])

    def truncated(self, order: Any) -> Series:
        """The series with everything from that order on forgotten."""
        return self if self.order <= Fraction(order) else self.made(self.terms, Fraction(order), self.real)

    # -- arithmetic ----------------------------------------------------------------------------------------------------

    def _read(self, other: Any) -> Series | None:
        """Another operand as a series in the same parameters."""
        if not isinstance(other, Series):
            element = as_element(other, self.field) if not isinstance(other, Element) else other
            if element is None or not element.is_rational_number():
                return None if element is None else hooks.call("expanded in", element, self)
            return self.made({Fraction(0): element}, inf, True)
        if other.parameters != self.parameters:
            raise InputError(
                f"a series in the {self.parameters} meets one in the {other.parameters}", "series in the same ones"
            )
        return other

    def _with(self, other: Series, terms: Mapping[Fraction, Element], order: Degree) -> Series:
        field = next((term.field for term in terms.values()), self.field)
        limit = max(self.limit, other.limit)
        return Series(field, self.parameters, terms, order, limit, self.real and other.real)

    def __neg__(self) -> Series:
        return self.made({degree: -term for degree, term in self.terms.items()}, self.order, self.real)

    def __add__(self, other: Any) -> Series:
        if (other := self._read(other)) is None:
            return NotImplemented
        terms = dict(self.terms)
        for degree, term in other.terms.items():
            terms[degree] = terms[degree] + term if degree in terms else term
        return self._with(other, terms, min(self.order, other.order))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Series:
        return NotImplemented if (other := self._read(other)) is None else self + -other

    def __rsub__(self, other: Any) -> Series:
        return (-self).__add__(other)

    def __mul__(self, other: Any) -> Series:
        if (other := self._read(other)) is None:
            return NotImplemented
        order = min(self.valuation + other.order, self.order + other.valuation)
        if inf in (self.valuation, other.valuation):  # exactly zero
            order = inf
        below = min(order, max(self.limit, other.limit))
        products: dict[Fraction, list[tuple[int, Element, Element | None]]] = {}
        for d, first in self.terms.items():
            for e, second in other.terms.items():
                if d + e < below:
                    products.setdefault(d + e, []).append((1, first, second))
                else:
                    order = below  # a term that is left out
        return self._with(other, {d: sum_of_products(p) for d, p in products.items()}, order)

    __rmul__ = __mul__

    def inverse(self) -> Series:
        """1/self, with negative degrees where the first term has a positive one.

        Raises
        ------
        DivisionByZeroError
            The series is zero.
        """
        return self.power(Fraction(-1))

    def __truediv__(self, other: Any) -> Series:
        return NotImplemented if (other := self._read(other)) is None else self * other.inverse()

    def __rtruediv__(self, other: Any) -> Series:
        return self.inverse() * other

    def __pow__(self, exponent: Any) -> Series:
        value = as_element(exponent, self.field)
        if value is None or not value.is_rational_number():
            return NotImplemented
        result: Series = hooks.call("power of a series", self, value.as_fraction())
        return result

    def sqrt(self) -> Series:
        """The principal square root; the first term is shown to be positive, or the series to be real."""
        return self ** Fraction(1, 2)

    def power(self, exponent: Any, first: Element | None = None) -> Series:
        """self**exponent = l**exponent (1 + n)**exponent with the leading term l, by J. C. P. Miller's recursion.

        `first` is l**exponent where the exponent is no integer; an exponent that is an exact scalar needs degree 0.
        """
        whole = isinstance(exponent, Fraction) and exponent.denominator == 1
        if whole and exponent >= 0 and (not self.terms or (self.order == inf and exponent <= STEPS)):
            return self._multiplied(int(exponent))
        lowest, lead = self.leading()
        start = integer_power(lead, int(exponent)) if first is None else first
        bottom = lowest * exponent if isinstance(exponent, Fraction) else Fraction(0)
        relative = [(d - lowest, term / lead) for d, term in list(self.terms.items())[1:]]
        if not relative and self.order == inf:
            return self.made({bottom: start}, inf, self.real)
        order = min(self.order - lowest, self.limit - bottom)
        found = {Fraction(0): self.field.one}
        for d in multiples([e for e, _ in relative], order):
            parts = [(e, n, found[d - e]) for e, n in relative if d - e in found]
            found[d] = sum(((exponent * e - (d - e)) / d * (n * h) for e, n, h in parts), self.field.zero)
        return self.made({bottom + d: start * h for d, h in found.items()}, bottom + order, self.real)

    def _multiplied(self, exponent: int) -> Series:
        """self**exponent by repeated squaring, which keeps what is exact exact."""
        one = self.made({Fraction(0): self.field.one}, inf, True)
        return squaring.power(one, self, exponent)

    # -- derivatives ---------------------------------------------------------------------------------------------------

    def diff(self, symbol: Any, times: int = 1) -> Series:
        """The derivative by a coordinate, term by term; by a parameter the degrees and the order drop by its weight."""
        drop = dict(self.parameters.weights).get(symbol, Fraction(0))
        result = self
        for _ in range(times):
            terms = {degree - drop: term.diff(symbol) for degree, term in result.terms.items()}
            real = result.real and bool(hooks.call("is real", as_element(symbol, self.field)))
            result = result.made(terms, result.order - drop, real)
        return result

    # -- comparison and users ------------------------------------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        """The same terms, known to the same order; `decide` compares to the order that both are known to."""
        if not isinstance(other, Series):
            return NotImplemented
        return (self.parameters, self.order, self.terms) == (other.parameters, other.order, other.terms)

    def __hash__(self) -> int:
        return hash((self.parameters, self.order, tuple(self.terms)))

    def to_sympy(self) -> sp.Expr:
        """The terms with SymPy's ``O(eps**n)``, of one parameter; `polynomial` leaves the O out."""
        terms = [term.to_sympy() for term in self.terms.values()]
        if self.order == inf:
            return sp.Add(*terms)
        return sp.Add(*terms, self.parameters.order_term(self.order), evaluate=False)

    def _sympy_(self) -> sp.Expr:
        return self.to_sympy()

    def __repr__(self) -> str:
        return self.parameters.text([term.to_sympy() for term in self.terms.values()], self.order)

    def _repr_latex_(self) -> str:
        return self.parameters.latex([term.to_sympy() for term in self.terms.values()], self.order)

    def __reduce__(self) -> tuple[Any, ...]:
        return Series, (self.field, self.parameters, self.terms, self.order, self.limit, self.real)
