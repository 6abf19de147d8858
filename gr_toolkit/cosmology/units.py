"""The units of cosmological numbers: megaparsecs, gigayears and H₀ in km/s/Mpc, all exact.

c = 299 792 458 m/s [SI], au = 149 597 870 700 m [IAU 2012, resolution B2], pc = 648 000/π au [IAU 2015, resolution B2],
a year is Julian, 365.25 days of 86 400 s.
"""

from __future__ import annotations

import math

SPEED_OF_LIGHT = 299_792_458  # m/s
ASTRONOMICAL_UNIT = 149_597_870_700  # m
PARSEC = ASTRONOMICAL_UNIT * 648_000 / math.pi  # m
JULIAN_YEAR = 31_557_600  # s

SPEED_IN_KM = 299_792.458  # km/s: c/H₀ in Mpc is this over H₀ in km/s/Mpc
GIGAYEARS_OF_HUBBLE = 1e6 * PARSEC / 1e3 / (1e9 * JULIAN_YEAR)  # 1/H₀ in Gyr is this over H₀ in km/s/Mpc
GIGAYEAR_IN_MEGAPARSEC = SPEED_OF_LIGHT * 1e9 * JULIAN_YEAR / (1e6 * PARSEC)
