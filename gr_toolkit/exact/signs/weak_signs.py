"""Signs that may be zero, and the sign of a real quantity or the question that it leaves.

A quantity that is nowhere negative has a *weak sign*, which is enough for |q| = q and for q ≥ 0; q > 0 needs the strict
one of `signs`.
"""

from __future__ import annotations

from typing import Any

from ...errors import AmbiguousRootError, AmbiguousSignError, UnsupportedError
from .. import hooks
from ..element import Element
from ..hooks import provides
from ..kernels.conjugation import conjugate, factors
from ..kernels.root_generators import Root


@provides("weak sign")
def weak_sign(element: Element) -> int:
    """+1 or −1 where the element is shown to be nowhere negative or nowhere positive on the domain; 0 where neither is
    known, and for zero.

    Sums of even powers may vanish somewhere, so they have no sign in the strict sense; α ᾱ is such a square too.
    """
    if element.is_zero():
        return 0
    if known := int(hooks.call("sign or zero", element)):
        return known
    number, powers = factors(element)
    total = 1 if number.as_fraction() > 0 else -1
    unpaired: list[tuple[Element, int]] = []
    for factor, power in powers:
        if hooks.call("is real", factor):
            if power % 2:
                total *= hooks.call("sign or zero", factor)
        elif _is_real_root(factor):
            continue
        else:
            unpaired.append((factor, power))
    return total * _sign_of_squares(unpaired) if total and unpaired else total


def _is_real_root(factor: Element) -> bool:
    """Whether it is the root of something that is nowhere negative: √(z z̄)."""
    for number, generator in factor.field.find(Root):
        if factor == factor.field.generator(number):
            return weak_sign(generator.radicand) > 0
    return False


def _sign_of_squares(powers: list[tuple[Element, int]]) -> int:
    """The sign of a product that is ± α ᾱ, 0 where it is not seen to be one; the factors are not real."""
    total, rest = 1, list(powers)
    while rest:
        factor, power = rest.pop()
        try:
            partner = conjugate(factor)
        except UnsupportedError:
            return 0
        if partner in (factor, -factor):  # real after all, or imaginary
            if power % 2:
                return 0
            total *= 1 if partner == factor or power % 4 == 0 else -1
            continue
        match = next((n for n, (other, p) in enumerate(rest) if p == power and other in (partner, -partner)), None)
        if match is None:
            return 0
        other, _ = rest.pop(match)
        total *= 1 if other == partner or power % 2 == 0 else -1
    return total


def open_factor(element: Element) -> Element:
    """A factor of an element without a known sign that keeps it from having one: rather a factor of an odd power, and
    rather one that may have both signs."""
    powers = [(f, p) for f, p in factors(element)[1] if not hooks.call("sign", f)]
    both = [f for f, p in powers if p % 2 and not weak_sign(f)]
    real = [f for f in both if hooks.call("is real", f)]
    return next(iter([*real, *both, *(f for f, _ in powers), element]))


def settled_sign(element: Element, what: Any, weak: bool = False) -> int:
    """The sign of a real element on the domain; 0 for zero only. `weak` takes one that may vanish somewhere.

    Raises
    ------
    AmbiguousSignError
        The domain leaves it open; the error carries the irreducible quantity to ask about.
    UnsupportedError
        The element is not known to be real.
    """
    if element.is_zero():
        return 0
    if sign := int(hooks.call("weak sign" if weak else "sign", element)):
        return sign
    if not hooks.call("is real", element):
        raise UnsupportedError(
            f"{what}, which asks for the sign of {element}",
            "signs of real quantities are known; declare their symbols real",
        )
    quantity = open_factor(element).to_sympy()
    raise AmbiguousSignError(str(what), str(quantity), str(element.field.domain)).about(quantity)


@provides("absolute value")
def absolute_value(element: Element) -> Element:
    """|q| of a real q.

    Raises
    ------
    AmbiguousRootError
        The domain leaves the sign of a factor open.
    """
    sign = weak_sign(element)
    if not sign and not element.is_zero():
        quantity = open_factor(element).to_sympy()
        raise AmbiguousRootError(f"({quantity})**2", str(quantity), str(element.field.domain)).about(quantity)
    return element * sign
