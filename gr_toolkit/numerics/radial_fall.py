r"""Radial fall in Schwarzschild's spacetime in closed form, on arrays; lengths and times in units of M.

With ε = E/m, X = 2/|1 − ε²|, s = √|ε² − 1| and an angle η ≥ 0, w = r/M falls as [MTW 1973, eqs. 25.27, 25.28, 31.10]

    ε < 1   w = X cos²(η/2),    τ = √(X/2)³ (η + sin η),       t = 4 artanh(tan(η/2)/k) + 2k (η + (X/4)(η + sin η)),
                                both from rest at w = X on,        k = √(X/2 − 1) = ε/s,
    ε = 1                       τ = −(√2/3) w^{3/2},           t = 2 log|(y + 1)/(y − 1)| − 4y − 4y³/3,   y² = w/2
    ε > 1   w = X sinh²(η/2),   τ = −√(X/2)³ (sinh η − η),     t = 2 log|(εT + s)/(εT − s)| − (ε/s)(2η − Xτ′),
                                                                   T = tanh(η/2),   τ′ = (η − sinh η)/2
    light                                                      t = −w − 2 log|w/2 − 1|

up to constants, which make both times zero at r = 10 M for what comes from infinity.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any, final

from .orbit_clocks import FAR

if TYPE_CHECKING:
    import numpy as np


@final
@dataclass(frozen=True)
class RadialFall:
    """One radial orbit.

    Parameters
    ----------
    energy : ε; of light 1
    defect : |1 − ε²|, accurate in itself
    rest : 1, or 0 for light
    """

    energy: float
    defect: float
    rest: int

    @property
    def highest(self) -> float:
        """Where it is at rest, in units of M, or infinity."""
        return 2 / self.defect if self.rest and self.energy < 1 and self.defect else inf

    def proper(self, w: Any) -> np.ndarray:
        """τ at r = wM."""
        return self._since(self._proper, w)

    def coordinate(self, w: Any) -> np.ndarray:
        """t at r = wM: infinite at the horizon, nan inside."""
        import numpy as np

        with np.errstate(all="ignore"):
            return np.where(w > 2, self._since(self._coordinate, w), np.where(w == 2, inf, np.nan))

    def _since(self, time: Any, w: Any) -> np.ndarray:
        import numpy as np

        zero = 0.0 if self.highest < inf else time(np.float64(FAR))
        return np.where((w >= 0) & (w <= self.highest), time(w) - zero, np.nan)

    def _proper(self, w: Any) -> Any:
        import numpy as np

        X = 2 / self.defect if self.defect else inf
        if inf == X:
            return -np.sqrt(2) / 3 * w * np.sqrt(w)
        scale = (X / 2) ** 1.5
        if self.highest < inf:
            eta, sine = self._cycloid(w)
            return scale * (eta + sine)
        return -scale * _sinh_minus(2 * np.arcsinh(np.sqrt(w / X)))

    def _coordinate(self, w: Any) -> Any:
        import numpy as np

        if not self.rest:
            return -w - 2 * np.log(abs(w / 2 - 1))
        if not self.defect:
            y = np.sqrt(w / 2)
            return 2 * np.log((y + 1) ** 2 / abs(w / 2 - 1)) - 4 * y - 4 * y**3 / 3
        X, s = 2 / self.defect, np.sqrt(self.defect)
        k = self.energy / s
        if self.highest < inf:
            eta, sine = self._cycloid(w)
            tangent = np.sqrt((X - w) / w)
            logarithm = np.where(
                2 * tangent < k,
                2 * np.arctanh(np.minimum(tangent / k, 0.5)),
                np.log((k + tangent) ** 2 * 2 * w / (X * abs(w - 2))),  # k² − tan² = X (w − 2)/2w
            )
            return 2 * logarithm + 2 * k * (eta + X / 4 * (eta + sine))
        eta = 2 * np.arcsinh(np.sqrt(w / X))
        T = np.sqrt(w / (w + X))
        logarithm = np.log((self.energy * T + s) ** 2 * (w + X) / abs(w - 2))  # ε²T² − s² = (w − 2)/(w + X)
        return 2 * logarithm - k * (2 * eta + X / 2 * _sinh_minus(eta))

    def _cycloid(self, w: Any) -> tuple[Any, Any]:
        """η, and sin η."""
        import numpy as np

        up, down = np.sqrt(np.maximum(self.highest - w, 0.0)), np.sqrt(w)
        return 2 * np.arctan2(up, down), 2 * up * down / self.highest


def _sinh_minus(eta: Any) -> Any:
    """sinh η − η, by its series where that is small."""
    import numpy as np

    square = eta * eta
    total = 0 * eta
    for n in range(10, 0, -1):
        total = (1 + total) * square / (2 * n * (2 * n + 1))
    return np.where(eta < 1, eta * total, np.sinh(eta) - eta)
