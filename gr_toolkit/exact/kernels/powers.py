"""Powers with symbolic exponents: x^n = exp(n log x).

The exponents of all irreducible bases share one lattice with the exponentials, so that 2ⁿ3ⁿ = 6ⁿ and r^(2w+1) r^(−w) =
r^(w+1) are seen, and rational exponents are roots. The principal power needs a base of known sign; an integer exponent
needs none, for (xy)ⁿ = xⁿyⁿ then holds on every branch.
"""

from __future__ import annotations

from typing import Any

from ...errors import AmbiguousSignError, DivisionByZeroError
from .. import hooks
from ..element import Element
from ..homomorphism import unify
from ..hooks import provides
from .logarithms import factor_logarithms, logarithm, logarithm_of_factor
from .parity import is_integer_valued, minus_one_to
from .symbols import holds_imaginary_unit


@provides("power")
def power(base: Element, exponent: Element) -> Element:
    """base^exponent, principal branch.

    Raises
    ------
    AmbiguousSignError
        The sign of the base is not known, and the exponent no integer.
    """
    base, exponent = unify([base, exponent])
    if exponent.is_rational_number():
        return base ** exponent.as_fraction()
    if base.is_zero():
        raise DivisionByZeroError(f"0**({exponent})")
    if base == 1:
        return base
    if base == -1:
        return minus_one_to(exponent)
    if is_integer_valued(exponent) and not holds_imaginary_unit(base):
        return _integer_power(base, exponent)
    sign = hooks.call("sign", base)
    if not sign and not holds_imaginary_unit(base):
        what = f"the principal value of {base.to_sympy() ** exponent.to_sympy()}"
        raise AmbiguousSignError(what, str(base), str(base.field.domain)).about(base.to_sympy())
    return _exponential(logarithm(base), exponent)


def _integer_power(base: Element, exponent: Element) -> Element:
    """(∏ pᵢ^eᵢ)ⁿ = ∏ pᵢ^(n eᵢ), whatever the signs of the factors."""
    unit, factors = factor_logarithms(base)
    result = minus_one_to(exponent) if unit < 0 else exponent.field.one
    for factor, times in factors:
        if hooks.call("sign", factor) < 0:
            part = _exponential(logarithm_of_factor(-factor), exponent * times)
            if times % 2:
                part = _product(part, minus_one_to(exponent))
        else:
            part = _exponential(logarithm_of_factor(factor), exponent * times)
        result = _product(result, part)
    return result


def _product(first: Element, second: Element) -> Element:
    first, second = unify([first, second])
    return first * second


def _exponential(logarithm_: Element, exponent: Element) -> Element:
    result: Any = hooks.call("exponential", _product(logarithm_, exponent))
    return result
