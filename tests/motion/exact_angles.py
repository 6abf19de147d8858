"""Deflection angles to many digits by quadrature in r, with mpmath: nothing of the engine, no series.

With x = 1/r the orbit in ds² = −B dt² + A dr² + r² dΩ², A and B polynomials in x or A = 1/B, is
dφ = √(AB) b dx/√N, N = (B v² + 1 − B)/v² − b²x²B; N is divided by its root x₀, and x = x₀ (1 − s²).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import mpmath as mp


def deflection(
    B: Sequence[object], v: object, b: object, A: Sequence[object] | Callable[[mp.mpf], mp.mpf] | None = None
) -> mp.mpf:
    """α for polynomials given by coefficients from x⁰ on; A = 1/B where left out, or by A·B as a function of x."""
    B = [mp.mpmathify(c) for c in B]
    v, b = mp.mpmathify(v), mp.mpmathify(b)
    N = [c * (1 - 1 / v**2) for c in B] + [mp.mpf(0)] * 2
    N[0] += 1 / v**2
    for n, c in enumerate(B):
        N[n + 2] -= b * b * c
    with mp.extradps(30):
        roots = mp.polyroots(N[::-1], maxsteps=1000, extraprec=800)
        turning = min(mp.re(r) for r in roots if abs(mp.im(r)) < mp.mpf(10) ** (-mp.mp.dps // 2) and mp.re(r) > 0)
        rest, quotient = mp.mpf(0), []  # N = (x − x₀) · quotient
        for c in N[:0:-1]:
            rest = rest * turning + c
            quotient.append(rest)

    def integrand(s: mp.mpf) -> mp.mpf:
        x = turning * (1 - s * s)
        if callable(A):
            product = A(x)
        else:
            product = mp.polyval([mp.mpmathify(c) for c in A][::-1], x) * mp.polyval(B[::-1], x) if A else 1
        return 2 * b * mp.sqrt(turning * product / -mp.polyval(quotient, x))

    near = mp.sqrt(abs(mp.polyval(quotient, turning) / (turning * mp.polyval(_slope(quotient), turning))))
    cuts = [0, *sorted(c for c in (near * 4**k for k in range(-1, 20)) if c < 0.7), 1]  # a second root may be close
    return 2 * mp.quad(integrand, cuts) - mp.pi


def _slope(quotient: Sequence[mp.mpf]) -> list[mp.mpf]:
    """The derivative of a polynomial, highest power first."""
    degree = len(quotient) - 1
    return [c * (degree - n) for n, c in enumerate(quotient[:-1])]
