"""Which root is the principal one, and the imaginary unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import AmbiguousRootError
from .. import hooks, steps
from ..element import Element
from ..hooks import provides
from .factored_norms import Undetermined
from .perfect_powers import free_of_algebraic, square_root_in_field
from .symbols import ImaginaryUnit, adjoined, complex_parts

if TYPE_CHECKING:
    from ..field import Field


@provides("imaginary unit")
def imaginary_unit(field: Field) -> Element:
    """I, adjoined after −1 was shown to be no square."""
    if field.number_of(ImaginaryUnit()) is None:
        try:
            root = square_root_in_field(field.constant(-1))
        except Undetermined:
            root = None  # a real field for all that is known; whatever made this open carries a doubt already
        if root is not None:
            raise AmbiguousRootError("-1", str(root), str(field.domain))
    return adjoined(field, ImaginaryUnit())


def principal(root: Element, radicand: Element) -> Element:
    """The one of ±root that is the principal value."""
    sign = principal_sign(root)
    if not sign:
        quantity = _open_radicand(root).to_sympy()
        raise AmbiguousRootError(str(radicand), str(root), str(root.field.domain)).about(quantity)
    return root if sign > 0 else -root


def _open_radicand(root: Element) -> Element:
    """What must have a sign before the root can have one: the radicand of a root in it that may be negative."""
    for number in root.generator_numbers():
        radicand = getattr(root.field.generators[number], "radicand", None)
        if radicand is not None and free_of_algebraic(radicand) and hooks.call("sign", radicand) == 0:
            return root.field.lift(radicand)
    return root


def principal_sign(root: Element) -> int:
    """The sign that makes a root principal: of its real part, of the imaginary part where it is imaginary; 0 where it
    is open."""
    real, imaginary = complex_parts(root)
    if not imaginary.is_zero() and real and not hooks.call("is real", imaginary):
        return 0
    part = imaginary if real.is_zero() and not imaginary.is_zero() else real
    return int(_sign(part) or hooks.call("weak sign", root))


def _sign(element: Element) -> int:
    """The sign of an element, also as that of element/α² for its factors α: (√p − 1)/(p − 1) is 1/(√p + 1)."""
    sign: int = hooks.call("sign", element)
    if sign or not element.powers or free_of_algebraic(element):
        return sign
    for factor, _ in steps.factors(element.numerator)[1]:
        divisor = element.field.polynomial(factor)
        if not free_of_algebraic(divisor) and hooks.call("is real", divisor):
            found: int = hooks.call("sign", element / (divisor * divisor))
            if found:
                return found
    return 0
