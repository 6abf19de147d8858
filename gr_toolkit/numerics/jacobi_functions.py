r"""Jacobi's elliptic functions sn, cn, dn of real arrays, for one modulus, by theta series [DLMF 20.2, 22.2].

Where k² ≤ ½ the series are in sines of the nome q = exp(−πK′/K); else Jacobi's imaginary transformation makes them
series in hyperbolic sines of the complementary nome. Either nome is at most e^{−π}, so that four terms are enough, and
k′² is an argument of its own: with k → 1 nothing is lost, and cn keeps its digits where it is as small as k′.
"""

from __future__ import annotations

from math import exp, pi, sqrt
from typing import TYPE_CHECKING, Any, final

if TYPE_CHECKING:
    import numpy as np

TERMS = 4
STEPS = 60


@final
class JacobiFunctions:
    """sn, cn and dn of one modulus.

    Parameters
    ----------
    m, m1 : k² and k′² = 1 − k², each accurate in itself; m1 > 0

    Attributes
    ----------
    K : the quarter period

    Examples
    --------
    >>> functions = JacobiFunctions(0.5, 0.5)
    >>> sn, cn, dn = functions(1.0)
    >>> print(f"{functions.K:.12f} {sn:.12f} {cn:.12f} {dn:.12f}")
    1.854074677301 0.803001824896 0.595976567672 0.823161001632
    """

    def __init__(self, m: float, m1: float) -> None:
        k, k1 = sqrt(m), sqrt(m1)
        self.K = pi / (2 * arithmetic_geometric_mean(1.0, k1))
        other = pi / (2 * arithmetic_geometric_mean(1.0, k)) if k > 0 else float("inf")  # K′
        self._circular = m <= 0.5
        if self._circular:
            nome, self._scale = exp(-pi * other / self.K), pi / (2 * self.K)
        else:
            nome, self._scale = exp(-pi * self.K / other), pi / (2 * other)
        # θ₁ and θ₂, both without their factor 2q^{1/4}, and θ₃, which is θ₄ with alternating signs
        self._first = [(-1.0) ** n * nome ** (n * (n + 1)) for n in range(TERMS)]
        self._second = [nome ** (n * (n + 1)) for n in range(TERMS)]
        self._third = [1.0] + [2 * nome ** (n * n) for n in range(1, TERMS)]
        theta3, theta4 = sum(self._third), sum((-1) ** n * c for n, c in enumerate(self._third))
        if self._circular:
            self._factors = (theta3 / sum(self._second), theta4 / sum(self._second), theta4 / theta3)
        else:
            self._factors = (theta3 / theta4, sum(self._second) / theta4, sum(self._second) / theta3)

    def __call__(self, y: Any) -> tuple[Any, Any, Any]:
        """(sn, cn, dn) of an array of arguments, reduced to a half period around zero."""
        import numpy as np

        y = np.asarray(y, float)
        turns = np.rint(y / (2 * self.K))
        x = (y - 2 * self.K * turns) * self._scale
        sign = np.where(turns % 2 == 0, 1.0, -1.0)
        sine, cosine = (np.sin(x), np.cos(x)) if self._circular else (np.sinh(x), np.cosh(x))
        curvature = 1.0 if self._circular else -1.0
        odd_sine, odd_cosine, even_plus, even_minus = self._series(sine, cosine, curvature)
        a, b, c = self._factors
        if self._circular:
            return sign * a * odd_sine / even_minus, sign * b * odd_cosine / even_minus, c * even_plus / even_minus
        return sign * a * odd_sine / odd_cosine, sign * b * even_minus / odd_cosine, c * even_plus / odd_cosine

    def _series(self, s: np.ndarray, c: np.ndarray, curvature: float) -> tuple[Any, Any, Any, Any]:
        """Σ± sin (2n+1)x, Σ cos (2n+1)x, and Σ cos 2nx with all signs plus and with alternating ones."""
        twice = 1 - 2 * curvature * s * s  # cos 2x
        odd_sine, odd_cosine = self._first[0] * s, self._second[0] * c
        even_plus, even_minus = 1.0 + 0 * s, 1.0 + 0 * s
        last_s, this_s, last_c, this_c = -s, s, c, c
        last_e, this_e = twice, 1.0 + 0 * s  # cos(−2x), cos 0
        for n in range(1, TERMS):
            last_s, this_s = this_s, 2 * twice * this_s - last_s
            last_c, this_c = this_c, 2 * twice * this_c - last_c
            last_e, this_e = this_e, 2 * twice * this_e - last_e
            odd_sine = odd_sine + self._first[n] * this_s
            odd_cosine = odd_cosine + self._second[n] * this_c
            even_plus = even_plus + self._third[n] * this_e
            even_minus = even_minus + (-1) ** n * self._third[n] * this_e
        return odd_sine, odd_cosine, even_plus, even_minus


def arithmetic_geometric_mean(a: float, b: float) -> float:
    """Gauss's mean of two positive numbers."""
    for _ in range(STEPS):
        if abs(a - b) <= 4e-16 * a:
            break
        a, b = (a + b) / 2, sqrt(a * b)
    return (a + b) / 2
