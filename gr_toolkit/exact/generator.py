"""What every generator of a field can do, and what most of them answer.

One class for each kind of kernel. A kind says everything about itself in one place: its derivative, how it is built
again on top of another field, how it is written in SymPy, its ball at a point, its sign and whether it is real. Kinds
derive from `Transcendental` or `Algebraic` and override what is not as it is for most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flint import acb

    from .balls import Point
    from .element import Element
    from .field import Field
    from .signs import Knowledge


class Transcendental:
    """A generator that satisfies no polynomial equation over the field before it; or none that is known (`doubt`)."""

    algebraic = False

    @property
    def identity(self) -> Any:
        """What it is equal by, whatever object it is."""
        raise NotImplementedError

    @property
    def hash_name(self) -> Any:
        """For symbols and jets: the same in every field; None for kernels."""
        return None

    def derivative(self, field: Field, symbol: Any) -> Element | None:
        """Its derivative by a symbol, in `field`; None when that needs a generator which the field does not hold."""
        raise NotImplementedError

    def successors(self, field: Field) -> list[Any]:
        """The generators that its next derivatives need and `field` does not hold."""
        return []

    def doubt(self, field: Field) -> str:
        """Why it may depend on the other generators of `field`; empty where it is known not to."""
        return ""

    def rebuild(self, field: Field, image: Any) -> Element:
        """The same kernel of the images of its arguments, in an extension of `field`."""
        raise NotImplementedError

    def expression(self) -> Any:
        """It as SymPy writes it."""
        raise NotImplementedError

    def ball(self, point: Point) -> acb:
        """Its value at a point."""
        raise NotImplementedError

    def sign(self, knowledge: Knowledge) -> int:
        """Its sign on the domain, 0 where that is not known."""
        return 0

    def is_real(self, knowledge: Knowledge) -> bool:
        """Whether it is known to be real on the domain."""
        return False


class Algebraic(Transcendental):
    """A generator g with gⁿ + c₁gⁿ⁻¹ + … + cₙ = 0 irreducible over the field before it."""

    algebraic = True
    is_imaginary_unit = False
    splits = ""  # why the relation is reducible, where it is: (−1)ⁿ squares to 1

    def relation(self, field: Field) -> list[Element]:
        """[cₙ, …, c₁]: the relation's coefficients below the leading one, free of the generator itself; polynomials."""
        raise NotImplementedError
