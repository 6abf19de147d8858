"""What every generator of a field can do, and what most of them answer.

One class for each kind of kernel. A kind says everything about itself in one place: its derivative, how it is built
again on top of another field, how it is written in SymPy, its ball at a point, its sign and whether it is real. Kinds
derive from `Transcendental` or `Algebraic` and override what is not as it is for most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import UnsupportedError
from .constants import is_constant
from .element import Element

if TYPE_CHECKING:
    from flint import acb

    from .balls import Point
    from .field import Field
    from .signs.prover import Knowledge
    from .signs.univariate import Limit


class Transcendental:
    """A generator that satisfies no polynomial equation over the field before it; or none that is known (`doubt`)."""

    algebraic = False
    is_partner = False  # the conjugate of a complex symbol or function, which no inequality may speak of

    @property
    def identity(self) -> Any:
        """What it is equal by, whatever object it is."""
        raise NotImplementedError

    @property
    def hash_name(self) -> Any:
        """For symbols and jets: the same in every field; None for kernels."""
        return None

    @property
    def arguments(self) -> tuple[Element, ...]:
        """The elements that it is a function of."""
        return tuple(value for value in vars(self).values() if isinstance(value, Element))

    @property
    def is_constant(self) -> bool:
        """Whether it is a number: no coordinate, parameter or unknown function occurs."""
        return all(map(is_constant, self.arguments))

    @property
    def is_plain(self) -> bool:
        """Whether it is a symbol, a jet at symbols, or a sine, exponential or root of such: where nothing is left to be
        overlooked, and divisors need no ball beyond the theorem."""
        return False

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

    @property
    def base_curvature(self) -> Any:
        """The curvature κ of the lattice to which its argument belongs: of a sine, or −1 of an exponential."""
        return None

    @property
    def has_values(self) -> bool:
        """Whether it has a value at a point; an indefinite integral has none, nor one of an unknown function."""
        return True

    def exponential(self, field: Field) -> Element | None:
        """Its exponential, where that is no new kernel: the argument of a logarithm."""
        return None

    def logarithm(self, field: Field) -> Element | None:
        """Its logarithm, where that is no new kernel: the argument of an exponential."""
        return None

    def associate(self, field: Field) -> Element | None:
        """An element that is it times a unit, finite, nowhere zero, and positive where it is real; None for most."""
        return None

    def cosine_and_sine(self, field: Field) -> tuple[Element, Element] | None:
        """Its cosine and sine, where these are no new kernels: those of an arctangent."""
        return None

    @property
    def applied(self) -> Any:
        """The unknown function that it is or is a derivative of, in SymPy, with its arguments; None for others."""
        return None

    def sign(self, knowledge: Knowledge) -> int:
        """Its sign on the domain, 0 where that is not known."""
        return 0

    def graded_sign(self, knowledge: Knowledge) -> int:
        """±2 where it has a sign, ±1 where it is known to be nowhere negative or nowhere positive on the domain."""
        return 2 * self.sign(knowledge)

    def limits(self, knowledge: Knowledge) -> tuple[Limit | None, Limit | None]:
        """The numbers that it lies between by its nature, where it is real."""
        return None, None

    def is_real(self, knowledge: Knowledge) -> bool:
        """Whether it is known to be real on the domain."""
        return False

    def conjugate(self, field: Field, image: Any) -> Element:
        """Its complex conjugate, in an extension of `field`, where it is not known to be real; `image` conjugates
        elements."""
        raise UnsupportedError(
            f"the conjugate of {self.expression()}",
            "it is not known to be real: declare its symbols real, and on which side of a branch cut, domain=[x > 0]",
        )


class Algebraic(Transcendental):
    """A generator g with gⁿ + c₁gⁿ⁻¹ + … + cₙ = 0 irreducible over the field before it."""

    algebraic = True
    is_imaginary_unit = False
    is_positive_root = False  # the positive root of an element that is positive on the domain
    is_cyclic = False  # real, and its conjugates are polynomials in it that commute
    splits = ""  # why the relation is reducible, where it is: (−1)ⁿ squares to 1
    is_nilpotent = False  # ε with ε² = 0, of which no kernel may be a function

    def quadratic_subfield(self, field: Field) -> Element | None:
        """√p with p free of g, where that makes the only quadratic field below that of g; None where none is known."""
        return None

    def relation(self, field: Field) -> list[Element]:
        """[cₙ, …, c₁]: the relation's coefficients below the leading one, free of the generator itself; polynomials."""
        raise NotImplementedError
