"""Signs of fractions of polynomials along a line: all their roots isolated together, and a rational number between."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, final

from ...errors import InputError
from ...exact import Element
from ...exact.arguments import symbols_in
from ...exact.grouping import by_monomials, depending_on
from ...exact.real_roots import RealRoot, real_roots
from ...exact.sturm import Coefficients, has_root_in, joined, numbers, sign_at, squarefree_parts
from ...geometry.inputs import in_short
from .equatorial_plane import EquatorialPlane

Ratio = tuple[Coefficients, Coefficients]


@final
class Cells:
    """The line cut at the roots of numerators and denominators of functions of x.

    Attributes
    ----------
    ratios : numerator and denominator of each function
    roots : k lies between the cells k and k + 1
    samples : a rational number in each cell
    """

    def __init__(self, functions: Sequence[Element], x: Any) -> None:
        self.ratios: list[Ratio] = [(numbers(a), numbers(b)) for a, b in (ratio(f, x) for f in functions)]
        product: Coefficients = [Fraction(1)]
        for part in (p for pair in self.ratios for p in pair if len(p) > 1):
            for factor, _ in squarefree_parts(part):
                product = joined(*_of_one_kind(product, factor))
        self.roots = real_roots(product)
        self.samples = _between(self.roots)

    def sign(self, which: int, cell: int) -> int:
        """The sign of a function in a cell."""
        numerator, denominator = self.ratios[which]
        x = self.samples[cell]
        return sign_at(numerator, x) * sign_at(denominator, x) if numerator else 0

    def multiplicity(self, which: int, root: RealRoot) -> int:
        """How often a function vanishes at one of the roots, 0 where it does not; of a constant 0."""
        return _times(self.ratios[which][0], root)

    def order_of_pole(self, which: int, root: RealRoot) -> int:
        """The order of a function's pole at one of the roots, 0 where there is none."""
        return _times(self.ratios[which][1], root)


def _times(polynomial: Coefficients, root: RealRoot) -> int:
    """How often a polynomial vanishes at a root."""
    parts = squarefree_parts(polynomial)
    return next((times for part, times in parts if has_root_in(part, *root.interval)), 0)


def domain_facts(plane: EquatorialPlane) -> list[Element]:
    """What is positive in the chart, in the plane, and contains r: the domain, and the sign of r itself.

    The latter is what its symbol says. Where neither says anything it is r > 0, if circles have no length, or an
    infinite one, at zero.
    """
    theta = plane.metric.coordinates[plane.numbers[2]]
    known = (plane.read(f.element) for f in plane.metric.domain.facts)  # on the domain, which has the signs of symbols
    there = (plane.at_equator(f) if theta in symbols_in(f) else f for f in known if plane.r in symbols_in(f))
    facts = [f for f in there if plane.r in symbols_in(f)]
    return facts + [own for own in _sign_of_radius(plane, bool(facts)) if own not in facts]


def _sign_of_radius(plane: EquatorialPlane, is_confined: bool) -> list[Element]:
    """r, or −r, where that is known to be positive, or taken for it."""
    own = plane.read(plane.r)
    if plane.r.is_nonnegative:
        return [own]
    if plane.r.is_nonpositive:
        return [-own]
    if is_confined or plane.r not in symbols_in(plane.phiphi):
        return []
    below = plane.phiphi.denominator()
    ends = (part.subs({plane.r: 0}).is_zero() for part in (below, plane.phiphi * below))
    return [own] if any(ends) else []


def _of_one_kind(p: Coefficients, q: Coefficients) -> tuple[Coefficients, Coefficients]:
    """Two polynomials with coefficients in one field."""
    both = numbers([*p, *q])
    return both[: len(p)], both[len(p) :]


def ratio(value: Element, x: Any) -> Ratio:
    """The coefficients of numerator and denominator."""
    below = value.denominator()
    return coefficients_in(value * below, x), coefficients_in(below, x)


def coefficients_in(polynomial: Element, x: Any) -> list[Any]:
    """The coefficients of a polynomial in x, the constant one first: fractions, or elements with symbols.

    Raises
    ------
    InputError
        It is none: roots or functions of x.
    """
    if polynomial.is_zero():
        return []
    field = polynomial.field
    used = [p for p in depending_on(field, [x]) if polynomial.numerator.degrees()[p] > 0]
    generators = [field.generators[field.creation_numbers[p]] for p in used]
    if len(used) > 1 or any(getattr(g, "symbol", None) != x for g in generators):
        raise InputError(
            f"{in_short(polynomial.to_sympy())} is no polynomial in {x}: roots are separated where a metric's "
            "components are rational in r",
            "another radial coordinate, or a function that is rational in r",
        )
    found = by_monomials(polynomial, used)
    highest = max(exponents[0] for exponents in found) if used else 0
    number = Fraction(1, polynomial.integer)
    powers = [(k,) if used else () for k in range(highest + 1)]
    return [found[k] * number if k in found else field.zero for k in powers]


def _between(roots: Sequence[RealRoot]) -> list[Fraction]:
    """A rational number below, between and above all roots."""
    if not roots:
        return [Fraction(0)]
    inner = [(a.interval[1] + b.interval[0]) / 2 for a, b in pairwise(roots)]
    return [roots[0].interval[0] - 1, *inner, roots[-1].interval[1] + 1]
