"""Elements of a differential field in normal form.

An element is  numerator / (integer · ∏ base[i]^powers[i]):  the numerator is a FLINT polynomial reduced by the
relations of the algebraic generators, the integer is positive and prime to the numerator's content, and the base is the
field's list of irreducible polynomials free of algebraic generators, none of which listed with a power divides the
numerator. The form is unique, so `==` is a comparison and zero is a fact read off. Denominators enter by inversion
only, where a norm is factored
once; sums and products need trial divisions by the few factors they carry, never a gcd of polynomials.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import singledispatch
from math import gcd, lcm, log2
from numbers import Rational
from typing import TYPE_CHECKING, Any, final

from flint import fmpz, fmpz_mpoly

from ..errors import DivisionByZeroError, InputError, InternalError, TooLargeError, UncertifiedDivisionError
from . import forecast, hooks, squaring, steps
from .homomorphism import unify
from .norms import cofactor_and_norm

if TYPE_CHECKING:
    import sympy

    from .field import Field

HEIGHT = forecast.BITS
DERIVATIVES = 1000  # taken at once
SHORT = 10_000  # pairs of terms from which on a product is looked at before it is made
WHOLE = 2**53  # from here on not every integer is a float: 1e23 is not 10**23
DYADIC = 2**16  # a float whose denominator is at most this was meant as typed; 0.1 was not


@singledispatch
def as_element(value: Any, field: Field) -> Element | None:
    """A value as an element of the field or of an extension; None for what is no scalar. SymPy's classes register
    themselves."""
    return None


@as_element.register(Rational)
def _(value: Rational, field: Field) -> Element:
    return field.constant(Fraction(int(value.numerator), int(value.denominator)))


@as_element.register(fmpz)
def _(value: fmpz, field: Field) -> Element:
    return field.constant(int(value))


@as_element.register(float)
def _(value: float, field: Field) -> Element:
    return field.constant(exact_float(value))


def exact_float(value: float) -> Fraction:
    """A float as the rational it was meant to be: 0.5 is 1/2, 0.1 is refused, for no float is 1/10."""
    if value != value or value in (float("inf"), float("-inf")):
        raise InputError(f"{value} is not a number of any field", "an exact expression")
    return exact_binary(Fraction(value), repr(value))


def exact_binary(exact: Fraction, typed: str) -> Fraction:
    """The binary fraction that a float is, if it was meant as typed."""
    if exact.denominator > DYADIC or abs(exact) >= WHOLE:
        near = exact.limit_denominator(10**6)
        if exact.denominator == 1 or abs(near - exact) * 10**9 > abs(exact):  # 1e-9 is no zero
            near = Fraction(Decimal(typed))
        raise InputError(f"the float {typed} is not an exact number", f"Rational({near.numerator}, {near.denominator})")
    return exact


@final
class Element:
    """A scalar of a differential field, in normal form; mixes with integers, fractions and SymPy expressions.

    Examples
    --------
    >>> import sympy as sp
    >>> from gr_toolkit.exact import from_sympy
    >>> x = sp.Symbol("x")
    >>> e = from_sympy(sp.sin(x)**2 + sp.cos(x)**2)
    >>> e == 1, e.is_zero()
    (True, False)
    >>> 1/(1 + e*x)
    1/(x + 1)
    """

    __slots__ = ("field", "numerator", "integer", "powers", "doublings")
    _op_priority = 100.0  # SymPy's operators hand over to ours

    def __init__(self, field: Field, numerator: fmpz_mpoly, integer: int, powers: dict[int, int]) -> None:
        self.field, self.numerator, self.integer, self.powers = field, numerator, integer, powers
        self.doublings = 0  # how often its exponents and coefficients may have doubled since `forecast` looked at them

    # -- form ----------------------------------------------------------------------------------------------------------

    def is_zero(self) -> bool:
        """Whether the normal form is zero: then the element is zero, and this is a proof."""
        return self.numerator.is_zero()

    def is_polynomial(self) -> bool:
        """Whether the denominator is one."""
        return self.integer == 1 and not self.powers

    def is_rational_number(self) -> bool:
        """Whether it is a rational constant."""
        return not self.powers and self.numerator.is_constant()

    def as_fraction(self) -> Fraction:
        """The value of a rational constant."""
        if not self.is_rational_number():
            raise InputError(f"{self} is not a rational number")
        return Fraction(0 if self.is_zero() else int(self.numerator.leading_coefficient()), self.integer)

    def generator_numbers(self) -> list[int]:
        """The creation numbers of the generators that occur."""
        used = {p for p, degree in enumerate(self.numerator.degrees()) if degree > 0}  # −1 of the zero polynomial
        for index in self.powers:
            used |= {p for p, degree in enumerate(self.field.base[index].degrees()) if degree}
        return [self.field.creation_numbers[p] for p in used]

    def denominator(self) -> Element:
        """The denominator, an element without one."""
        return self.field.polynomial(self.field.expanded(self.powers) * self.integer)

    # -- arithmetic ----------------------------------------------------------------------------------------------------

    def __neg__(self) -> Element:
        negative = Element(self.field, -self.numerator, self.integer, self.powers)
        negative.doublings = self.doublings
        return negative

    def __pos__(self) -> Element:
        return self

    def __add__(self, other: Any) -> Element:
        if not isinstance(other, Element) and (other := as_element(other, self.field)) is None:
            return NotImplemented
        return sum_of_products([(1, self, None), (1, other, None)])

    __radd__ = __add__

    def __sub__(self, other: Any) -> Element:
        if not isinstance(other, Element) and (other := as_element(other, self.field)) is None:
            return NotImplemented
        return sum_of_products([(1, self, None), (-1, other, None)])

    def __rsub__(self, other: Any) -> Element:
        return (-self).__add__(other)

    def __mul__(self, other: Any) -> Element:
        if not isinstance(other, Element) and (other := as_element(other, self.field)) is None:
            return NotImplemented
        return sum_of_products([(1, self, other)])

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Element:
        if not isinstance(other, Element) and (other := as_element(other, self.field)) is None:
            return NotImplemented
        return sum_of_products([(1, self, other.inverse())])

    def __rtruediv__(self, other: Any) -> Element:
        return self.inverse().__mul__(other)

    def __pow__(self, exponent: Any) -> Element:
        if type(exponent) is int:
            return integer_power(self, exponent)
        power = as_element(exponent, self.field)
        if power is None:
            return NotImplemented
        if not power.is_rational_number():
            return hooks.call("power", self, power)
        value = power.as_fraction()
        root = self if value.denominator == 1 else hooks.call("root", self, value.denominator)
        return integer_power(root, value.numerator)

    def inverse(self) -> Element:
        """1/self: the norm is freed of algebraic generators by conjugation and factored into the base.

        Raises
        ------
        DivisionByZeroError
            The element is zero.
        """
        field, numerator = self.field, self.numerator
        if numerator.is_zero():
            raise DivisionByZeroError(str(self))
        result = field.expanded(self.powers) * self.integer
        for position in range(len(field.degrees)):
            if numerator.degrees()[position]:
                cofactor, numerator = cofactor_and_norm(field, position, numerator)
                result = field.reduce(steps.product(result, cofactor, "a norm"))
                if numerator.is_zero():
                    raise UncertifiedDivisionError(
                        str(self), field.zero_divisors or field.doubt or "it is a zero divisor, please report this"
                    )
        unit, powers = field.factored(numerator)
        if unit < 0:
            unit, result = -unit, -result
        inverse = lowest_terms(field, result, unit, powers)
        inverse.doublings = min(self.doublings + 1, forecast.UNMEASURED)
        return inverse

    def diff(self, symbol: Any, times: int = 1) -> Element:
        """The derivative by a coordinate or parameter; the field grows by the jets of unknown functions that it
        needs."""
        if times > DERIVATIVES:
            raise TooLargeError("a derivative", float(times), DERIVATIVES, "times")
        result = self
        for _ in range(times):
            result = hooks.call("derivative", result, symbol)
        return result

    def sqrt(self) -> Element:
        """The principal square root, its sign resolved from the domain.

        Raises
        ------
        AmbiguousRootError
            The domain leaves the sign open; the error names the inequality that would settle it.
        """
        return hooks.call("square root", self)

    def conjugate(self) -> Element:
        """The complex conjugate; a complex symbol z has a partner conjugate(z).

        Raises
        ------
        UnsupportedError
            A kernel that is not known to be real, nor what its conjugate is.
        """
        return hooks.call("conjugate", self)

    # -- comparison ----------------------------------------------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Element):
            value = as_element(other, self.field)
            if value is None:
                return NotImplemented
            other = value
        first, second = self, other
        if first.field is not second.field:
            first, second = unify([first, second])
        return first.numerator == second.numerator and first.integer == second.integer and first.powers == second.powers

    def __hash__(self) -> int:
        """Equal elements hash alike in whatever fields they live; elements with kernels share one value by design."""
        if self.is_rational_number():
            return hash(self.as_fraction())
        names = self.field.hash_names
        used = [p for p, d in enumerate(self.numerator.degrees()) if d]
        factors = [(self.field.base[i], power) for i, power in self.powers.items()]
        used += [p for factor, _ in factors for p, d in enumerate(factor.degrees()) if d]
        if any(names[p] is None for p in used):
            return hash("an element with kernels")
        return hash(
            (self.integer, _hashed(self.numerator, names), frozenset((_hashed(f, names), m) for f, m in factors))
        )

    def __float__(self) -> float:
        return float(self.to_sympy())

    def __bool__(self) -> bool:
        return not self.is_zero()

    # -- users ---------------------------------------------------------------------------------------------------------

    def to_sympy(self) -> sympy.Expr:
        """The shortest readable SymPy form; `from_sympy` of it is this element again."""
        return hooks.call("to sympy", self)

    def _sympy_(self) -> sympy.Expr:
        return self.to_sympy()

    def subs(self, *arguments: Any, **by_name: Any) -> Element:
        """The element with symbols replaced: ``e.subs({r: 3*M})``, ``e.subs(r, 3*M)``, ``e.subs(K=1)``.

        Raises
        ------
        DivisionByZeroError
            A factor of the denominator becomes zero.
        DomainError
            A value lies outside the domain on which the element was built.
        """
        return hooks.call("substitute", self, arguments, by_name)

    def __repr__(self) -> str:
        return str(self.to_sympy())

    def _repr_latex_(self) -> str:
        from sympy import latex

        return f"$\\displaystyle {latex(self.to_sympy())}$"

    def _latex(self, printer: Any) -> str:
        return printer._print(self.to_sympy())

    def __reduce__(self) -> tuple[Any, ...]:
        base = self.field.base
        factors = [(base[i].to_dict(), p) for i, p in self.powers.items()]
        return _rebuilt, (
            self.field,
            _plain(self.numerator.to_dict()),
            self.integer,
            [(_plain(f), p) for f, p in factors],
        )


def _hashed(polynomial: fmpz_mpoly, names: Sequence[Any]) -> int:
    """A hash of ± a polynomial in generators with names, the same in every ring: which sign a factor has depends on
    their order."""
    terms = [
        (frozenset((names[p], int(e)) for p, e in enumerate(exponents) if e), int(c))
        for exponents, c in polynomial.to_dict().items()
    ]
    return hash(frozenset((frozenset(terms), frozenset((monomial, -c) for monomial, c in terms))))


def _plain(terms: dict[Any, Any]) -> dict[tuple[int, ...], int]:
    """The terms of a polynomial as plain integers, which pickle."""
    return {tuple(int(e) for e in exponents): int(c) for exponents, c in terms.items()}


def _rebuilt(
    field: Field, numerator: dict[Any, int], integer: int, factors: list[tuple[dict[Any, int], int]]
) -> Element:
    """What `pickle` calls."""
    powers = {field.index_of(field.ring.from_dict(f)): p for f, p in factors}
    return Element(field, field.ring.from_dict(numerator), integer, powers)


def integer_power(element: Element, exponent: int) -> Element:
    """element**exponent by repeated squaring, the size forecast before it starts."""
    if exponent < 0:
        return integer_power(element.inverse(), -exponent)
    field, numerator, what = element.field, element.numerator, f"a power with exponent {exponent}"
    if exponent > 1 and element not in (field.one, -field.one, field.zero):
        bits = max(element.integer.bit_length() - 1, forecast.bits_of(numerator) - 1 + log2(len(numerator)))
        forecast.admit_bits(exponent * bits, what)
        forecast.admit_degree(exponent * max([1, int(numerator.total_degree()), *element.powers.values()]), what)
        forecast.admit(steps.monomials_of_power(numerator, exponent), len(field.generators), what, exponent * bits)
    elif exponent > 1:
        exponent = 2 - exponent % 2
    return squaring.power(field.one, element, exponent)


def sum_of_products(terms: Iterable[tuple[int, Element, Element | None]]) -> Element:
    """∑ c·x·y over (c, x, y), c integers, y None for one: a single common denominator, reduction and normalisation."""
    terms = list(terms)
    if not terms:
        raise InternalError("an empty sum has no field")
    field = terms[0][1].field
    for _, x, y in terms:
        if x.field is not field or (y is not None and y.field is not field):
            return sum_of_products(_in_one_field(terms))
    live: list[tuple[int, fmpz_mpoly, fmpz_mpoly | None, int, dict[int, int]]] = []
    integer, common, pairs = 1, {}, 0  # type: int, dict[int, int], int
    doublings = 0
    for c, x, y in terms:
        n = x.numerator
        if x.doublings > doublings:
            doublings = x.doublings
        if n.is_zero():
            continue
        if y is None:
            m, k, powers = None, x.integer, x.powers
        else:
            m = y.numerator
            if m.is_zero():
                continue
            k, powers = x.integer * y.integer, x.powers
            pairs += len(n) * len(m)
            if y.doublings > doublings:
                doublings = y.doublings
            if y.powers:
                powers = dict(powers)
                for i, p in y.powers.items():
                    powers[i] = powers.get(i, 0) + p
        live.append((c, n, m, k, powers))
        if k != 1:
            integer = lcm(integer, k)
        for i, p in powers.items():
            if common.get(i, 0) < p:
                common[i] = p
    if not live:
        return field.zero
    large = pairs > SHORT or doublings >= forecast.UNMEASURED
    if large:
        most = steps.terms_of_products([(n, m) for _, n, m, _, _ in live]) if pairs > steps.BLOCK else pairs
        forecast.admit(most, len(field.generators))
    groups: dict[tuple[tuple[int, int], ...], fmpz_mpoly] = {}
    for c, n, m, k, powers in live:
        lacking = (
            ()
            if powers == common
            else tuple(sorted((i, p - powers.get(i, 0)) for i, p in common.items() if p > powers.get(i, 0)))
        )
        value = n if m is None else steps.product(n, m) if large else n * m
        factor = c * (integer // k)
        if factor != 1:
            value = value * factor
        groups[lacking] = groups[lacking] + value if lacking in groups else value
    total = field.zero.numerator
    for lacking, value in groups.items():
        if lacking:
            lift = field.expanded(dict(lacking))
            value = steps.product(value, lift) if len(value) * len(lift) > SHORT or large else value * lift
        total = total + value if total else value
    result = lowest_terms(field, field.reduce(total), integer, common)
    if pairs or integer != 1 or len(groups) > 1:  # two sizes may have been added up
        doublings += 1
    result.doublings = doublings if doublings <= forecast.UNMEASURED else forecast.measured(result)
    return result


def _in_one_field(terms: Sequence[tuple[int, Element, Element | None]]) -> list[tuple[int, Element, Element | None]]:
    """The same terms, all factors in one field."""
    flat = unify([e for _, x, y in terms for e in (x, y) if e is not None])
    rest = iter(flat)
    return [(c, next(rest), None if y is None else next(rest)) for c, _, y in terms]


def lowest_terms(field: Field, numerator: fmpz_mpoly, integer: int, powers: dict[int, int]) -> Element:
    """The normal form of numerator / (integer ∏ base^powers), numerator reduced and integer positive."""
    if numerator.is_zero():
        return field.zero
    if powers:
        kept = {}
        for i, power in powers.items():
            factor = field.base[i]
            while power:
                divided = steps.quotient(numerator, factor)
                if divided is None:
                    kept[i] = power
                    break
                numerator, power = divided, power - 1
        powers = kept
    if integer != 1:
        common = gcd(int(numerator.content()), integer)  # type: ignore[attr-defined]  # FLINT's stubs lack it
        if common != 1:
            numerator, integer = numerator / field.ring.constant(common), integer // common
    return Element(field, numerator, integer, powers)
