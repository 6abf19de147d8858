"""Functions of symbolic order: a linear ODE of second order, and linear relations between neighbouring orders.

A *family* is a function f_p(u) of parameters p and one argument u whose pair v_p = (f_p, f_{p+d}) obeys, with matrices
of rational functions of p and u,

    dv_p/du = D(p, u) v_p          (its differential equation, as a system)
    v_{p+eᵢ} = Sᵢ(p, u) v_p        (contiguity, for each parameter that may be shifted).

All orders that differ by integers are combinations of one pair, so a field holds two generators for each class of
orders modulo the integers and each argument; or one, where the pair of a partner (Y beside J) is there already and the
known Wronskian gives the other. The matrices and Wronskians are true wherever the functions are analytic, and on their
cuts by continuity from one side; proofs use nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from ...errors import TooLargeError
from ..element import Element, sum_of_products

if TYPE_CHECKING:
    from flint import acb

    from ..field import Field
    from ..signs.prover import Knowledge

Pair = tuple[Element, Element]
Matrix = tuple[Pair, Pair]
Parameters = Sequence[Element]
STEPS = 60  # between orders that are brought to one pair: coefficients have as many terms as steps, squared


class Family:
    """What one function says about itself; a family is a single object, found again by its name when unpickled."""

    named: ClassVar[dict[str, Family]] = {}

    def __init__(self, name: str, function: Any, step: tuple[int, ...]) -> None:
        self.name, self.function, self.step = name, function, step
        self.partner: Family | None = None  # the second solution of the same equation, if it is a family too
        self.named[name] = self

    def __reduce__(self) -> tuple[Any, ...]:
        return family_named, (self.name,)

    def derivative(self, parameters: Parameters, argument: Element) -> Matrix:
        """D: the derivative of the pair by the argument."""
        raise NotImplementedError

    def shift(self, direction: int, parameters: Parameters, argument: Element) -> Matrix:
        """S: the pair with one parameter raised by one."""
        raise NotImplementedError

    def closed(self, parameters: Parameters, argument: Element) -> Element | None:
        """The function where it is elementary, None elsewhere."""
        return None

    def equivalents(self, parameters: Parameters) -> list[Parameters]:
        """All parameters with the same function: P_ν = P_{−ν−1}."""
        return [parameters]

    def reflected(self, parameters: Parameters, argument: Element) -> Element | None:
        """The function by functions of the opposite order: J_{−ν} by J_ν and Y_ν."""
        return None

    def related(self, field: Field, parameters: Parameters, argument: Element) -> Element | None:
        """The function by one of another family that the field holds: J_{n+1/2} by j_n."""
        return None

    def check(self, parameters: Parameters, argument: Element) -> None:
        """Refuse a new generator that could not be written down."""

    def representative(self, parameters: Parameters) -> Parameters:
        """The parameters that a new pair has: orders without their whole part, so that it seldom matters what was met
        first."""
        return parameters

    def wronskian(self, own: Element, partner: Pair, argument: Element) -> Element:
        """f_{p+d} by f_p and the pair of the partner."""
        raise NotImplementedError

    def is_certain(self, parameters: Parameters) -> bool:
        """Whether the pair, and the partner's first, are known to be independent over the functions algebraic over
        C(u)."""
        return False

    def expression(self, parameters: Sequence[Any], argument: Any) -> Any:
        """As SymPy writes it; unevaluated, for SymPy takes orders for integers: P_n(−x) = (−1)ⁿ P_n(x)."""
        return self.function(*parameters, argument, evaluate=False)

    def ball(self, parameters: Sequence[acb], argument: acb) -> acb:
        """Its value."""
        raise NotImplementedError

    def is_entire(self, parameters: Parameters) -> bool:
        """Whether it is entire in the argument, and so conjugate with its arguments; real on the real line."""
        return False

    def is_real(self, knowledge: Knowledge, parameters: Parameters, argument: Element) -> bool:
        """Whether it is known to be real, for real parameters."""
        return False

    def sign(self, knowledge: Knowledge, parameters: Parameters, argument: Element) -> int:
        """Its sign where that is known, for real parameters; else 0."""
        return 0


def family_named(name: str) -> Family:
    """What `pickle` calls."""
    return Family.named[name]


def transported(family: Family, pair: Pair, parameters: Parameters, steps: Sequence[int], argument: Element) -> Pair:
    """The pair so many steps further in each parameter."""
    admit(family, steps)
    current = list(parameters)
    for direction, count in enumerate(steps):
        for _ in range(abs(count)):
            if count > 0:
                matrix = family.shift(direction, current, argument)
                current[direction] = current[direction] + 1
            else:
                current[direction] = current[direction] - 1
                matrix = inverse(family.shift(direction, current, argument))
            pair = dot(matrix[0], pair), dot(matrix[1], pair)
    return pair


def whole_number(element: Element) -> int | None:
    """The integer that an element is, or None."""
    if not element.is_rational_number() or element.as_fraction().denominator != 1:
        return None
    return int(element.as_fraction())


def admit(family: Family, steps: Sequence[int]) -> None:
    """Refuse orders that lie too far apart."""
    total = sum(map(abs, steps))
    if total > STEPS:
        raise TooLargeError(f"orders of {family.name} that differ by {total}", total, STEPS, "steps")


def whole_steps(base: Parameters, parameters: Parameters) -> tuple[int, ...] | None:
    """The differences of the parameters, if all are integers."""
    steps = [whole_number(end - start) for start, end in zip(base, parameters, strict=True)]
    return tuple(s for s in steps if s is not None) if None not in steps else None


def without_whole_part(order: Element) -> Element:
    """An order with a number between 0 and 1 in place of its rational part: ν + 7/2 to ν + 1/2."""
    if order.powers:
        return order
    constant = int(order.numerator.to_dict().get((0,) * len(order.field.generators), 0))
    return order - constant // order.integer


def inverse(matrix: Matrix) -> Matrix:
    """The inverse of a matrix.

    Raises
    ------
    DivisionByZeroError
        The step is singular.
    """
    (a, b), (c, d) = matrix
    determinant = (a * d - b * c).inverse()
    return (d * determinant, -b * determinant), (-c * determinant, a * determinant)


def dot(row: Pair, pair: Pair) -> Element:
    """A row of a matrix times a pair."""
    return sum_of_products([(1, row[0], pair[0]), (1, row[1], pair[1])])
