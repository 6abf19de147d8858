r"""The marginally stable orbit of Kerr in closed form, with a proof that it is the one.

With x = √(r/M) and χ = |a|/M, the orbit is a positive root of x⁴ − 6x² ± 8χx − 3χ²; upper signs for prograde orbits.
Bardeen, Press & Teukolsky [ApJ 178 (1972) 347, eq. 2.21] give

    r/M = 3 + Z₂ ∓ √((3 − Z₁)(3 + Z₁ + 2Z₂)),    Z₂ = √(3χ² + Z₁²),
    Z₁ = 1 + (1 − χ²)^{1/3} ((1 + χ)^{1/3} + (1 − χ)^{1/3}).

The proof, for all 0 < χ < 1: (1) (r² − 6r − 3χ²)² = 64 χ² r is an identity. (2) So is m³ − 6m² + (9 + 3χ²) m = 8χ² for
m = 3 − Z₁, which therefore never vanishes and stays positive, as a ball shows it at χ = 1/2: r is real and continuous
in χ. Neither side of (1) vanishes, for r = 0 would make the left one 9χ⁴: so r stays positive, and r² − 6r − 3χ² keeps
its sign at χ = 1/2, which tells ±. (3) There is one positive root only: the discriminant of the quartic in x has no
zero for these χ, and its value at x = 0 neither, so that there are as many as at χ = 1/2; both counts are Sturm's.
Outside of it the quartic is positive: orbits are stable. (4) It is outside the horizon and the photon orbit: x⁴ − 2x² +
χ² = Δ, r − 1 and x³ − 3x ± 2χ have no root in common with the quartic, by resultants, and are positive at χ = 1/2.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp

from ...exact import from_sympy, hooks
from ...exact.sturm import count_roots, numbers, squarefree_parts
from ...verdicts import Proved, Reason, Undecided, Verdict, combined, decide

THIRD, HALF = sp.Rational(1, 3), sp.Rational(1, 2)


def first_auxiliary(chi: Any) -> Any:
    """Z₁."""
    return 1 + (1 - chi**2) ** THIRD * ((1 + chi) ** THIRD + (1 - chi) ** THIRD)


def radius(chi: Any, sign: int) -> Any:
    """r/M for χ > 0: prograde with sign 1, retrograde with −1."""
    z1 = first_auxiliary(chi)
    z2 = sp.sqrt(3 * chi**2 + z1**2)
    return 3 + z2 - sign * sp.sqrt((3 - z1) * (3 + z1 + 2 * z2))


def check(sign: int) -> Verdict:
    """That it is the root, and that there is one only.

    Examples
    --------
    >>> check(1).proved, check(-1).proved
    (True, True)
    """
    chi, x = sp.Symbol("chi", positive=True), sp.Symbol("x", positive=True)
    r = radius(chi, sign)
    left = r**2 - 6 * r - 3 * chi**2
    m = 3 - first_auxiliary(chi)
    at_half = [from_sympy(part.subs(chi, HALF)) for part in (left * -sign, r, m)]
    quartic = sp.Poly(x**4 - 6 * x**2 + 8 * sign * chi * x - 3 * chi**2, x)
    discriminant = sp.Poly(quartic.discriminant(), chi)
    some = _coefficients(sp.Poly(quartic.as_expr().subs(chi, HALF), x))
    others = [x**4 - 2 * x**2 + chi**2, x**2 - 1, x**3 - 3 * x + 2 * sign * chi]
    never = [discriminant, *(sp.Poly(sp.resultant(quartic.as_expr(), other, x), chi) for other in others)]
    none = [part for polynomial in never for part, _ in squarefree_parts(_coefficients(polynomial))]
    root = sp.sqrt(r.subs(chi, HALF))
    at_half += [from_sympy(other.subs(chi, HALF).subs(x, root)) for other in others]
    return combined(
        [
            ("(r^2 - 6 r - 3 chi^2)^2 = 64 chi^2 r", decide(left**2, 64 * chi**2 * r, domain=[chi < 1])),
            ("m^3 - 6 m^2 + (9 + 3 chi^2) m = 8 chi^2", decide(m**3 - 6 * m**2 + (9 + 3 * chi**2) * m, 8 * chi**2)),
            ("which root, outside the horizon", _known(all(hooks.call("sign", part) == 1 for part in at_half))),
            ("one positive root", _known(count_roots(some, Fraction(0), None) == 1)),
            ("for every spin", _known(not any(_has_root_inside(part) for part in none))),
        ]
    )


def _coefficients(polynomial: Any) -> list[Any]:
    return numbers([Fraction(int(c.p), int(c.q)) for c in reversed(polynomial.all_coeffs())])


def _has_root_inside(part: Any) -> bool:
    """Whether there is a root between 0 and 1, ends left out."""
    at_one = sum(part) == 0
    return count_roots(part, Fraction(0), Fraction(1)) > at_one


def _known(holds: bool) -> Verdict:
    return Proved() if holds else Undecided(Reason.NO_WITNESS, "a part of the argument does not go through")
