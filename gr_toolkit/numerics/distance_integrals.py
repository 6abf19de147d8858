"""Comoving distance, lookback time and age of many redshifts, in units of c/H₀ and 1/H₀.

    χ(z) = ∫₀^z dz′/E,    t_lookback = ∫₀^z dz′/((1 + z′) E),    t(z) = ∫_z^∞ dz′/((1 + z′) E)

[Hogg (1999), eqs 15 and 30]. Tables are made for the octaves of 1 + z that are asked for, and made again when more are.
One term alone has its integrals in closed form.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, final

from ..errors import DomainError
from .blocks import by_blocks, extent
from .expansion_rate import LARGEST, ExpansionRate
from .piecewise_integrals import PiecewiseIntegral

if TYPE_CHECKING:
    import numpy as np

COMOVING, LOOKBACK, AGE = "comoving", "lookback", "age"
FEW = 1e-17  # what is left out at the early end, relative


@final
class DistanceIntegrals:
    """The integrals of an expansion rate.

    Attributes
    ----------
    rate : ExpansionRate
    """

    def __init__(self, rate: ExpansionRate) -> None:
        self.rate = rate
        self._tables: dict[str, PiecewiseIntegral] = {}

    def __call__(self, kind: str, z: np.ndarray, unit: float = 1.0) -> np.ndarray:
        """COMOVING, LOOKBACK or AGE of a one-dimensional array of redshifts, which lie where E² > 0, times a unit.

        Raises
        ------
        DomainError
            A redshift nearer to a turn-around than 1 + z is known.
        """
        power = self.rate.single_power()
        if power is not None:
            if kind == COMOVING and power == 0:  # de Sitter: χ = z
                return z if unit == 1 else z * unit
            return by_blocks(lambda piece: _of_one_term(kind, power, piece, unit), z)
        table = self.table(kind, z)
        if len(z) and (table.resolved != table.bounds):
            self._check_resolved(table, *extent(z))
        values = table(z)
        if unit != 1:
            values *= unit
        return values

    def _check_resolved(self, table: PiecewiseIntegral, low: float, high: float) -> None:
        """Raise for redshifts that cannot be told from a turn-around."""
        lower, upper = table.resolved
        for z, near in ((low, 1 + low < lower), (high, 1 + high > upper)):
            if near:
                raise DomainError(f"z = {z!r} is too near to the turn-around of this universe to be told from it")

    def table(self, kind: str, z: np.ndarray) -> PiecewiseIntegral:
        """The table of an integral, wide enough for the redshifts of an array."""
        low, high = extent(z)
        lower = self.rate.turn_below or 2.0 ** math.floor(math.log2(1 + low)) if low < 0 else 1.0
        upper = 2.0 ** (math.frexp(1 + max(high, 0.0))[1])  # always beyond: the last edge belongs to the next octave
        upper = min(upper, self.rate.turn_above or upper)
        known = self._tables.get(kind)
        if known is not None:
            if known.bounds[0] <= lower and upper <= known.bounds[1]:
                return known
            lower, upper = min(lower, known.bounds[0]), max(upper, known.bounds[1])
        self._tables[kind] = made = self._made(kind, lower, max(upper, 2.0) if not self.rate.turn_above else upper)
        return made

    def _made(self, kind: str, lower: float, upper: float) -> PiecewiseIntegral:
        if kind == COMOVING:
            return PiecewiseIntegral(self._inverse_rate, lower, upper, rounding=self.rate.rounding)
        if kind == LOOKBACK:
            return PiecewiseIntegral(self._time_rate, lower, upper, rounding=self.rate.rounding)
        start = self._early_time(upper)
        return PiecewiseIntegral(
            self._time_rate, lower, upper, rounding=self.rate.rounding, origin=upper, start=start, sign=-1
        )

    def _inverse_rate(self, x: np.ndarray) -> np.ndarray:
        return 1 / self.rate(x)

    def _time_rate(self, x: np.ndarray) -> np.ndarray:
        return 1 / (x * self.rate(x))

    def _early_time(self, x: float) -> float:
        """∫_x^∞ dx/(x E): octaves until the power law of the largest term is exact, then this.

        Raises
        ------
        ArithmeticError
            Two terms are so nearly alike that it is not within reach.
        """
        omega, p = self.rate.early_power()
        end, total = x, 0.0
        while True:
            rest = 1 / (p / 2 * math.sqrt(omega) * end ** (p / 2))
            others = abs(float(self.rate.squared(end)) / (omega * end**p) - 1)
            if rest * others <= FEW * (total + rest):
                return total + rest
            if self.rate.time_before(end) <= FEW * total:
                return total
            if end > LARGEST:
                raise ArithmeticError
            total += PiecewiseIntegral(self._time_rate, end, 16 * end, origin=end).total()
            end *= 16


def _of_one_term(kind: str, p: float, z: np.ndarray, unit: float) -> np.ndarray:
    """The integrals for E = x^{p/2}, times a unit; nothing cancels at small z."""
    import numpy as np

    exponent = 1 - p / 2 if kind == COMOVING else -p / 2
    result: np.ndarray
    if kind == AGE:
        result = 1 + z
        if p == 3:
            result *= np.sqrt(result)
            return np.divide(-unit / exponent, result, out=result)
        return result**exponent * (-unit / exponent)
    if exponent == -0.5:  # 2 (1 − 1/√x)
        result = np.sqrt(1 + z)
        result += 1 + z
        return np.divide(z * (2 * unit), result, out=result)
    if exponent == -1.5:  # (2/3) (1 − 1/√x³)
        cubed = z + 3  # x³ − 1 = z (3 + z (3 + z))
        cubed *= z
        cubed += 3
        cubed *= z
        result = cubed + 1
        result += np.sqrt(result)
        cubed *= 2 * unit / 3
        return np.divide(cubed, result, out=result)
    result = np.log1p(z)
    if exponent:
        result *= exponent
        np.expm1(result, out=result)
    result *= unit / (exponent or 1)
    return result
