"""Comoving distance, lookback time and age of many redshifts, in units of c/H₀ and 1/H₀.

    χ(z) = ∫₀^z dz′/E,                   χ_p(z) = ∫_z^∞ dz′/E,
    t_lookback = ∫₀^z dz′/((1 + z′) E),  t(z) = ∫_z^∞ dz′/((1 + z′) E)

[Hogg (1999), eqs 15 and 30; Rindler (1956) for the horizon χ_p]. Tables are made for the octaves of 1 + z that are
asked for, and made again when more are. One term alone has its integrals in closed form.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, final

from ..errors import DomainError
from .blocks import by_blocks, extent
from .expansion_rate import LARGEST, ExpansionRate
from .piecewise_integrals import PiecewiseIntegral

if TYPE_CHECKING:
    import numpy as np

COMOVING, LOOKBACK, AGE, PARTICLE = "comoving", "lookback", "age", "particle horizon"
FEW = 1e-17  # what is left out at the early end, relative
MET = 1e-12  # of an integral to a turn-around


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
        """COMOVING, LOOKBACK, AGE or PARTICLE of a flat array of redshifts, which lie where E² > 0, times a unit.

        Raises
        ------
        DomainError
            A redshift nearer to a turn-around than 1 + z is known.
        """
        power = self.rate.single_power()
        if power is not None:
            if kind == COMOVING and power == 0:  # de Sitter: χ = z
                return z * unit
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
        integrand, power = (self._time_rate, 1) if kind == AGE else (self._inverse_rate, 0)
        start = self._early(upper, integrand, power)
        return PiecewiseIntegral(
            integrand, lower, upper, rounding=self.rate.rounding, origin=upper, start=start, sign=-1
        )

    def _inverse_rate(self, x: np.ndarray) -> np.ndarray:
        return 1 / self.rate(x)

    def _time_rate(self, x: np.ndarray) -> np.ndarray:
        return 1 / (x * self.rate(x))

    def _early(self, x: float, integrand: Callable[[np.ndarray], np.ndarray], power: int) -> float:
        """∫_x^∞ dx/(x^power E): octaves until the power law of the largest term is exact, then this.

        Raises
        ------
        ArithmeticError
            Two terms are so nearly alike that it is not within reach.
        """
        omega, p = self.rate.early_power()
        end, total = x, 0.0
        while True:
            rest = end ** (1 - power - p / 2) / ((p / 2 + power - 1) * math.sqrt(omega))
            others = abs(float(self.rate.squared(end)) / (omega * end**p) - 1)
            if rest * others <= FEW * (total + rest):
                return total + rest
            if self.rate.rest_before(end, power) <= FEW * total:
                return total
            if end > LARGEST:
                raise ArithmeticError
            total += PiecewiseIntegral(integrand, end, 16 * end, origin=end).total()
            end *= 16

    def ahead(self) -> float:
        """∫₀^1 dx/E, how far light that is sent today will come; twice the way to a turn-around and all the way since
        the big bang where the universe falls together again.

        Raises
        ------
        ArithmeticError
            It is not within reach.
        DomainError
            Dark energy whose w changes is no model of the far future.
        """
        rate = self.rate
        if rate.turn_below is not None:
            past = self.behind()
            return 2 * self._to_turn(rate.turn_below) + past
        if any(q for *_, q in rate.terms):
            raise DomainError("a dark energy of w_a ≠ 0 is a model of the past, not of the end\n  write: wa=0")
        omega, p = min(((omega, p) for omega, p, _ in rate.terms), key=lambda term: term[1])
        if omega < 0:
            raise ArithmeticError  # it turns around beyond what was looked at
        return math.inf if p >= 2 else self._late(omega, p)

    def behind(self) -> float:
        """∫_1^∞ dx/E, from how far light has come; where a universe bounced, that to the bounce twice, and from the
        infinite past as far as it will come to the infinite future.

        Raises
        ------
        ArithmeticError, DomainError
            As `ahead`.
        """
        import numpy as np

        rate = self.rate
        if rate.turn_above is not None:
            return math.inf if rate.turn_below is not None else 2 * self._to_turn(rate.turn_above) + self.ahead()
        return math.inf if rate.early_power()[1] <= 2 else float(self(PARTICLE, np.zeros(1))[0])

    def _late(self, omega: float, p: float) -> float:
        """The same by octaves, until the power law of the smallest power is exact."""
        end, total = 1.0, 0.0
        while True:
            rest = end ** (1 - p / 2) / ((1 - p / 2) * math.sqrt(omega))
            others = abs(float(self.rate.squared(end)) / (omega * end**p) - 1)
            if rest * max(others, FEW) <= FEW * (total + rest):
                return total + rest
            if end < 1 / LARGEST * 16:
                raise ArithmeticError
            total += PiecewiseIntegral(self._inverse_rate, end / 16, end, origin=end / 16).total()
            end /= 16

    def _to_turn(self, turn: float) -> float:
        """∫ dx/E from a turn-around to 1: with x = turn + (1 − turn) s² nothing is infinite there.

        Raises
        ------
        ArithmeticError
            It is not met by Gauss's rule on 2¹² panels.
        """
        import numpy as np

        nodes, weights = np.polynomial.legendre.leggauss(12)
        before = math.nan
        for panels in (2**k for k in range(2, 13)):
            s = ((np.arange(panels)[:, None] + (nodes + 1) / 2) / panels).ravel()
            speed = 2 * abs(1 - turn) * s / self.rate(turn + (1 - turn) * s * s)
            found = float((speed.reshape(panels, -1) * weights).sum() / (2 * panels))
            if abs(found - before) <= MET * found:
                return found
            before = found
        raise ArithmeticError


def _of_one_term(kind: str, p: float, z: np.ndarray, unit: float) -> np.ndarray:
    """The integrals for E = x^{p/2}, times a unit; nothing cancels at small z."""
    import numpy as np

    exponent = 1 - p / 2 if kind in (COMOVING, PARTICLE) else -p / 2
    result: np.ndarray
    if kind in (AGE, PARTICLE):
        result = 1 + z
        if exponent == -1.5:
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
        result = (1 + z) ** 3
        result += np.sqrt(result)
        cubed *= 2 * unit / 3
        return np.divide(cubed, result, out=result)
    result = np.log1p(z)
    if exponent:
        result *= exponent
        np.expm1(result, out=result)
    result *= unit / (exponent or 1)
    return result
