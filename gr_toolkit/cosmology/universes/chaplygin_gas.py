"""A flat universe of Chaplygin's gas p = −A/ρ, A = q⁴: dust at first, a cosmological constant at last.

With Z⁴ = q⁴ + B/a⁶ the Hubble rate is √(8π/3) Z, and dt = −⅔ Z² dZ/√(8π/3)(Z⁴ − q⁴) is elementary.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..fluids import SCALE, Fluid
from .ends import FINITE, End
from .entry import Entry
from .universe import Universe

q, B = sp.symbols("q B", positive=True)


def _chaplygin(q: Any = q, B: Any = B) -> Universe:
    rate = sp.sqrt(8 * sp.pi / 3)
    Z = (q**4 + B / SCALE**6) ** sp.Rational(1, 4)
    clock = (sp.log((Z + q) / (Z - q)) / 2 + sp.pi / 2 - sp.atan(Z / q)) / (3 * rate * q)
    return Universe(
        "Chaplygin gas", SCALE, SCALE, 1 / (SCALE * rate * Z), sp.S.Zero, (Fluid.chaplygin(q**4, B),), (q > 0, B > 0),
        End("big bang", 0, 0, FINITE), End("forever", sp.oo, sp.oo, FINITE), clock, None,
        "Kamenshchik, Moschella & Pasquier (2001), Phys. Lett. B 511, 265, eqs 2, 7",
    )  # fmt: skip


chaplygin = Entry(
    "chaplygin", "Chaplygin's gas p = −q⁴/ρ in flat space, t(a)", {"q": "A^(1/4)", "B": "ρ² = q⁴ + B/a⁶"}, _chaplygin,
    "Kamenshchik, Moschella & Pasquier (2001)",
)  # fmt: skip
