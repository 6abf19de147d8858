"""Universes with a cosmological constant or with nothing: de Sitter's three slicings, anti-de Sitter's, Milne's.

ȧ² = H²a² − K. In none of them is a → 0 a singularity: it is where the chart ends.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from .ends import COSMIC, End
from .entry import Entry, vacuum
from .universe import Universe

t = COSMIC
K = sp.Symbol("K", real=True)
H, h = sp.symbols("H h", positive=True)
PAST = "the horizon where a -> 0, no big bang"


def _de_sitter(K: Any = K, H: Any = H) -> Universe:
    rest = {"time": t, "lapse": sp.S.One, "K": K, "fluids": (vacuum(H**2),), "t": t, "source": SOURCE}
    if K.is_positive:
        k = sp.sqrt(K)
        return Universe(
            "de Sitter, closed", k * sp.cosh(H * t) / H, domain=(H > 0,), tau=2 * sp.atan(sp.tanh(H * t / 2)) / k,
            beginning=End("contraction from infinite size", -sp.oo, -sp.oo, -sp.pi / (2 * k)),
            end=End("forever", sp.oo, sp.oo, sp.pi / (2 * k)), notes=("a bounce at t = 0, no big bang",), **rest,
        )  # fmt: skip
    if K == 0:
        return Universe(
            "de Sitter, flat", sp.exp(H * t), domain=(H > 0,), tau=-sp.exp(-H * t) / H,
            beginning=End(PAST, -sp.oo, -sp.oo, -sp.oo, of_chart=True),
            end=End("forever", sp.oo, sp.oo, sp.S.Zero), **rest,
        )  # fmt: skip
    if K.is_negative:
        k = sp.sqrt(-K)
        return Universe(
            "de Sitter, open", k * sp.sinh(H * t) / H, domain=(t > 0, H > 0), tau=sp.log(sp.tanh(H * t / 2)) / k,
            beginning=End(PAST, 0, 0, -sp.oo, of_chart=True), end=End("forever", sp.oo, sp.oo, sp.S.Zero), **rest,
        )  # fmt: skip
    a = sp.exp(H * t) + K * sp.exp(-H * t) / (4 * H**2)
    return Universe(
        "de Sitter", a, domain=(a > 0, H > 0), beginning=End("a slice that depends on K", None, of_chart=True),
        end=End("forever", sp.oo, sp.oo), notes=("one formula for every K, up to a shift of t",), **rest,
    )  # fmt: skip


def _anti_de_sitter(K: Any = sp.S.NegativeOne, h: Any = h) -> Universe:
    k = open_curvature(K, "anti_de_sitter")
    return Universe(
        "anti-de Sitter", k * sp.sin(h * t) / h, t, sp.S.One, K, (vacuum(-(h**2)),), (t > 0, h > 0, sp.pi - h * t > 0),
        End(PAST, 0, 0, -sp.oo, of_chart=True),
        End("the horizon where a -> 0, no big crunch", sp.pi / h, sp.pi / h, sp.oo, of_chart=True),
        t, sp.log(sp.tan(h * t / 2)) / k, "Hawking & Ellis (1973), eq. 5.9",
    )  # fmt: skip


def _milne(K: Any = sp.S.NegativeOne) -> Universe:
    k = open_curvature(K, "milne")
    return Universe(
        "Milne", k * t, t, sp.S.One, K, (), (t > 0,), End(PAST, 0, 0, -sp.oo, of_chart=True),
        End("forever", sp.oo, sp.oo, sp.oo), t, sp.log(t) / k, "Milne (1935); Mukhanov (2005), section 1.3.5",
        ("flat spacetime inside of a light cone",),
    )  # fmt: skip


def open_curvature(K: Any, name: str) -> Any:
    """√−K.

    Raises
    ------
    InputError
        K is not known to be negative.
    """
    if not K.is_negative:
        raise InputError(f"{name} has K < 0, not K = {K}", "K=-1, or sp.Symbol('K', negative=True)")
    return sp.sqrt(-K)


SOURCE = "Lemaître (1925); Hawking & Ellis (1973), section 5.2"
de_sitter = Entry(
    "de_sitter",
    "a cosmological constant of any curvature",
    {"K": "curvature", "H": "√(Λ/3) [1/length]"},
    _de_sitter,
    SOURCE,
)
anti_de_sitter = Entry(
    "anti_de_sitter", "a negative cosmological constant, K < 0", {"K": "curvature < 0", "h": "√(−Λ/3) [1/length]"},
    _anti_de_sitter, "Hawking & Ellis (1973), eq. 5.9",
)  # fmt: skip
milne = Entry("milne", "nothing but curvature, K < 0", {"K": "curvature < 0"}, _milne, "Milne (1935)")
