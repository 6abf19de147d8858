r"""Elliptic integrals of Legendre: F(φ|m), E(φ|m), Π(n;φ|m), and the complete ones K(m), E(m), Π(n|m), as in SymPy.

    ∂F/∂φ = 1/Δ,    ∂E/∂φ = Δ,    ∂Π/∂φ = 1/((1 − n sin²φ) Δ),    Δ = √(1 − m sin²φ)                      [DLMF 19.2]
    2m ∂E/∂m = E − F,    2m(1−m) ∂F/∂m = E − (1−m) F − m sin φ cos φ/Δ                                      [DLMF 19.4]
    2(n−m) ∂Π/∂m = Π − E/(1−m) + m sin φ cos φ/((1−m) Δ)
    2(m−n)(n−1) ∂Π/∂n = E + (m−n) F/n + (n²−m) Π/n − n Δ sin φ cos φ/(1 − n sin²φ)
    E(m) K(1−m) + E(1−m) K(m) − K(m) K(1−m) = π/2                                                      [DLMF 19.7.1]

The complete integrals are those of φ = π/2, where cos φ = 0. All arguments are real and the integrand has no pole on
the way: m < 1, or m sin²φ < 1, and n < 1 or n sin²φ < 1 on the domain. That these functions are independent of each
other and of other kernels is not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ...errors import UnsupportedError
from .. import hooks
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..kernels.arctangents import arctangent
from ..kernels.circular import trigonometric
from ..kernels.logarithms import logarithm
from ..kernels.symbols import pi_element
from .elliptic_arguments import admit, half_turns, unified, within_quarter_turn

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge

FIRST, SECOND, THIRD = "F", "E", "Pi"
DOUBT = "elliptic integrals are not known to be independent of each other and of other kernels"


@final
@dataclass(frozen=True, eq=False)
class EllipticIntegral(Transcendental):
    """F, E or Π of an amplitude, a parameter and a characteristic; without an amplitude, the complete one."""

    kind: str
    amplitude: Element | None
    parameter: Element
    characteristic: Element | None
    sine: Element  # of the amplitude
    cosine: Element
    root: Element  # Δ

    @property
    def identity(self) -> Any:
        return EllipticIntegral, self.kind, self.amplitude, self.parameter, self.characteristic

    def derivative(self, field: Field, symbol: Any) -> Element:
        derivation, own = field.derivation(symbol), field.generator(field.generators.index(self))
        m, s, c, root = map(field.lift, (self.parameter, self.sine, self.cosine, self.root))
        total = field.zero
        if self.amplitude is not None and (inner := derivation(field.lift(self.amplitude))):
            total = inner * self._integrand(field)
        of_m = derivation(m)
        if self.characteristic is None:
            if of_m:
                other = _found(field, SECOND if self.kind == FIRST else FIRST, self.amplitude, m, None)
                if self.kind == SECOND:
                    total = total + of_m * (own - other) / (2 * m)
                else:
                    total = total + of_m * (other - (1 - m) * own - m * s * c / root) / (2 * m * (1 - m))
            return total
        n = field.lift(self.characteristic)
        of_n = derivation(n)
        if of_m or of_n:
            first, second = (_found(field, kind, self.amplitude, m, None) for kind in (FIRST, SECOND))
            if of_m:
                total = total + of_m * (own - (second - m * s * c / root) / (1 - m)) / (2 * (n - m))
        if of_n:
            bracket = second + ((m - n) * first + (n * n - m) * own) / n - n * root * s * c / (1 - n * s * s)
            total = total + of_n * bracket / (2 * (m - n) * (n - 1))
        return total

    def _integrand(self, field: Field) -> Element:
        """The derivative by the amplitude."""
        root = field.lift(self.root)
        if self.characteristic is None:
            return root if self.kind == SECOND else root.inverse()
        return ((1 - field.lift(self.characteristic) * field.lift(self.sine) ** 2) * root).inverse()

    def rebuild(self, field: Field, image: Any) -> Element:
        amplitude, n = self.amplitude, self.characteristic
        return elliptic(
            field,
            self.kind,
            None if amplitude is None else image(amplitude),
            image(self.parameter),
            None if n is None else image(n),
        )

    def doubt(self, field: Field) -> str:
        return DOUBT

    def expression(self) -> Any:
        given = (self.characteristic, self.amplitude, self.parameter)
        written = [hooks.call("to sympy", a) for a in given if a is not None]
        function = {FIRST: sp.elliptic_f, SECOND: sp.elliptic_e, THIRD: sp.elliptic_pi}[self.kind]
        if self.kind == FIRST and self.amplitude is None:
            function = sp.elliptic_k
        return function(*written, evaluate=False)

    def ball(self, point: Point) -> acb:
        given = (self.characteristic, self.amplitude, self.parameter)
        balls = [point.element(a) for a in given if a is not None]
        functions: dict[str, Any] = {FIRST: acb.elliptic_f, SECOND: acb.elliptic_e_inc, THIRD: acb.elliptic_pi_inc}
        if self.amplitude is None:
            functions = {FIRST: acb.elliptic_k, SECOND: acb.elliptic_e, THIRD: acb.elliptic_pi}
        value: acb = functions[self.kind](*balls)
        return value

    def sign(self, knowledge: Knowledge) -> int:
        """As the amplitude's: the integrands are positive."""
        return 1 if self.amplitude is None else knowledge.sign(knowledge.field.lift(self.amplitude))

    def is_real(self, knowledge: Knowledge) -> bool:
        return True  # see `admit`

    def conjugate(self, field: Field, image: Any) -> Element:
        return self.rebuild(field, image)  # of the same real arguments


def elliptic(field: Field, kind: str, amplitude: Element | None, m: Element, n: Element | None = None) -> Element:
    """An elliptic integral; without an amplitude the complete one.

    Raises
    ------
    UnsupportedError
        An argument that is not shown to be real, or an integrand that is not shown to be free of poles.
    """
    if amplitude is None:
        m, n = unified(field, m, n)
        zero, one = m.field.zero, m.field.one
        admit(kind, None, m, n, one)
        return _complete(kind, m, n, (one, zero, one))  # Δ stands beside cos φ = 0 only
    amplitude, m, n = unified(field, amplitude, m, n)
    if amplitude.is_zero():
        return amplitude
    if not hooks.call("is real", amplitude):
        raise UnsupportedError(f"an elliptic integral of the amplitude {amplitude}", f"{amplitude} real")
    turns = half_turns(amplitude)
    if turns:
        rest = amplitude - pi_element(amplitude.field) * turns / 2
        if rest.is_zero() or turns % 2 == 0:
            whole = elliptic(amplitude.field, kind, None, m, n) * turns
            return whole if rest.is_zero() else whole + elliptic(whole.field, kind, rest, m, n)
    cosine, sine = trigonometric(amplitude.field, amplitude)
    amplitude, m, cosine, sine, n = unified(cosine.field, amplitude, m, cosine, sine, n)
    admit(kind, amplitude, m, n, sine)
    special = _special(kind, amplitude, m, n, sine, cosine)
    if special is not None:
        return special
    for sign in (1, -1):
        known = _search(amplitude.field, kind, sign * amplitude, m, n)
        if known is not None:
            return sign * known
    root = (1 - m * sine * sine).sqrt()
    return _adjoined(kind, amplitude, m, n, (sine, cosine, root))


def _special(
    kind: str, amplitude: Element, m: Element, n: Element | None, sine: Element, cosine: Element
) -> Element | None:
    """The elementary cases, and those of Π that F and E give; |φ| < π/2 shows as a positive cosine here, for the
    interval around zero is the one where it is."""
    field = amplitude.field
    if n is not None and n.is_zero():
        return elliptic(field, FIRST, amplitude, m)
    if n is None and m.is_zero():
        return amplitude
    if n is not None and m == n:
        second = elliptic(field, SECOND, amplitude, m)
        root = (1 - m * sine * sine).sqrt()
        second, root, m, product = unify([second, root, m, sine * cosine])
        return (second - m * product / root) / (1 - m)
    if not (m.is_zero() or m == 1):
        return None
    if not within_quarter_turn(amplitude):
        if m == 1:
            raise UnsupportedError(f"an elliptic integral of m = 1 at {amplitude}", "-pi/2 < amplitude < pi/2")
        return None
    if n is None:
        return sine if kind == SECOND else (logarithm(1 + sine) - logarithm(1 - sine)) / 2
    if m.is_zero():
        root = (1 - n).sqrt()
        root, tangent = unify([root, sine / cosine])
        angle, root = unify([arctangent(root * tangent), root])
        return angle / root
    return None


Parts = tuple[Element, Element, Element]  # sin φ, cos φ, Δ


def _complete(kind: str, m: Element, n: Element | None, parts: Parts) -> Element:
    """A complete integral."""
    field = m.field
    if n is not None and n.is_zero():
        return _complete(FIRST, m, None, parts)
    if n is not None and n == m:
        return _complete(SECOND, m, None, parts) / (1 - m)
    if m.is_zero():
        half = pi_element(field) / 2
        return half if n is None else half / (1 - n).sqrt()
    known = _search(field, kind, None, m, n)
    if known is not None:
        return known
    if kind == SECOND and (m == Fraction(1, 2) or _search(field, FIRST, None, 1 - m, None) is not None):
        return _by_legendre(m, parts)
    return _adjoined(kind, None, m, n, parts)


def _by_legendre(m: Element, parts: Parts) -> Element:
    """E(m) by K(m), K(1−m) and E(1−m); of m = 1/2 by K."""
    first = _complete(FIRST, m, None, parts)
    if m == Fraction(1, 2):
        return first / 2 + pi_element(first.field) / (4 * first)
    field = first.field
    others = [_found(field, kind, None, field.lift(1 - m), None) for kind in (FIRST, SECOND)]
    pi, first, other_first, other_second = unify([pi_element(field), first, *others])
    return (pi / 2 + first * other_first - other_second * first) / other_first


def _search(field: Field, kind: str, amplitude: Element | None, m: Element, n: Element | None) -> Element | None:
    """A generator of the field with these arguments."""
    wanted = (amplitude, m, n)
    for number, known in field.find(EllipticIntegral):
        given = (known.amplitude, known.parameter, known.characteristic)
        if known.kind == kind and all(
            (a is None) == (b is None) and (a is None or b is None or field.lift(a) == b)
            for a, b in zip(given, wanted, strict=True)
        ):
            return field.generator(number)
    return None


def _found(field: Field, kind: str, amplitude: Element | None, m: Element, n: Element | None) -> Element:
    """A partner that `_adjoined` has seen to: a generator, or E by Legendre's relation."""
    known = _search(field, kind, None if amplitude is None else field.lift(amplitude), m, n)
    if known is None:
        one, zero = field.one, field.zero
        known = _by_legendre(m, (one, zero, one))
    return known


def _adjoined(kind: str, amplitude: Element | None, m: Element, n: Element | None, parts: Parts) -> Element:
    """A new generator, after the partners that its derivatives by m and n need."""
    field = unify([m, *parts])[0].field
    if kind == THIRD:
        for partner in (FIRST, SECOND):
            field = elliptic(field, partner, amplitude, m).field
    amplitude, m, *three, n = unified(field, amplitude, m, *parts, n)
    field = m.field
    new = EllipticIntegral(kind, amplitude, m, n, *three)
    if kind == THIRD:
        extension = field.extended(new)
        return extension.generator(len(extension.generators) - 1)
    complementary = amplitude is None and (m == Fraction(1, 2) or _search(field, FIRST, None, 1 - m, None) is not None)
    if complementary:  # E is not independent then
        pi_field = pi_element(field).field
        extension = pi_field.extended(EllipticIntegral(FIRST, None, *unified(pi_field, m, None, *three)))
        return extension.generator(len(extension.generators) - 1)
    pair = [EllipticIntegral(k, amplitude, m, None, *three) for k in (FIRST, SECOND)]
    extension = field.extended(*pair)
    return extension.generator(len(extension.generators) - (2 if kind == FIRST else 1))
