"""What the identities of `generated` are instantiated at: random sub-expressions whose range is known by construction.

A *kind* says where a drawn expression lies: ``any`` (complex), ``real``, ``positive``, ``above`` (greater than 1),
``unit`` (in (−1, 1)), ``share`` (in (0, 1)), ``small`` (in (0, 1), plain), ``number`` (2 … 5), ``exponent`` (real
parameters), ``whole`` (integer valued), ``order`` (of a special function), ``curvature``, ``modulus``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import mpmath as mp
import sympy as sp
from sympy import I, Rational, sqrt

from tests.soundness.numeric import Values

Built = Callable[["Draws"], Any]
RANGES = {
    **dict.fromkeys("xy", (0.1, 1.6)),
    **dict.fromkeys("pq", (0.2, 2.3)),
    **dict.fromkeys("uwk", (0.05, 0.95)),
    **dict.fromkeys("ab", (0.1, 2.7)),
    **dict.fromkeys("zc", (0.1, 1.4)),
    "K": (0.1, 1.9),
    "t": (0.1, 1.6),
}  # of the symbols' absolute values at a point
REAL = sp.symbols("x y u w a b K k", real=True)
ASSUMED, STATED = sp.symbols("p q", positive=True), sp.symbols("p q", real=True)
CONDITIONS = {
    **{s: (s > 0, s < 1) for s in REAL if s.name in "uwk"},
    **{s: (s > 0,) for s in STATED},
}
WIDER = {"share": "positive", "above": "positive", "positive": "real", "unit": "real", "real": "any"}


class Draws:
    """The random choices of one pair: symbols with their domain, and expressions in them.

    Attributes
    ----------
    atoms : what the partner kernel contributes, by kind; drawn for about every second argument
    """

    def __init__(self, generator: Random, atoms: dict[str, list[Built]] | None = None) -> None:
        self.random = generator
        self.atoms = atoms or {}
        self.used = False  # whether the partner was
        assumed = generator.random() < 0.5  # positivity as an assumption of the symbols, or as the domain's condition
        self.p, self.q = ASSUMED if assumed else STATED
        self.x, self.y, self.u, self.w, self.a, self.b, self.K, self.k = REAL
        self.n, self.m = sp.symbols("n m", integer=True)
        self.z, self.c = sp.symbols("z c")

    def domain(self, *sides: Any) -> tuple[Any, ...]:
        """The conditions on the symbols that occur."""
        free = set().union(*(e.free_symbols for e in sides))
        return tuple(c for symbol, both in CONDITIONS.items() if symbol in free for c in both)

    def points(self, count: int, symbols: Iterable[Any]) -> list[Values]:
        """Points of the domain, off all special values."""
        ordered = sorted(symbols, key=str)
        with mp.workdps(60):
            return [Values({s: self._value(s.name) for s in ordered}) for _ in range(count)]

    def _value(self, name: str) -> Any:
        """A number in the range of a symbol."""
        if name in "nm":
            return mp.mpf(self.random.randrange(-4, 5))
        low, high = RANGES[name]
        value = mp.mpf(int(low * 7919) + self.random.randrange(int((high - low) * 7919))) / 7919
        if name in "pquwk":
            return value
        value *= self.random.choice((-1, 1))
        return mp.mpc(value, mp.mpf(self.random.randrange(-9000, 9000)) / 7907) if name in "zc" else value

    # -- expressions ---------------------------------------------------------------------------------------------------

    def draw(self, kind: str) -> Any:
        """An expression of a kind, of the partner kernel or plain."""
        if kind in PLAIN_ONLY or not self.atoms or self.random.random() < 0.45:
            return self.plain(kind)
        return self.partner(kind)

    def partner(self, kind: str) -> Any:
        """An expression of a kind that holds the partner kernel, brought into range where none of its own is."""
        self.used = True
        if kind == "any":
            return self.partner(self.random.choice(["real", "positive", "unit"]))
        if kind in self.atoms and self.random.random() < 0.75:
            return self.random.choice(self.atoms[kind])(self)
        wider = [k for k in self.atoms if kind == k or WIDER.get(k) == kind or (kind == "real" and k != "any")]
        if wider:
            return self.random.choice(self.atoms[self.random.choice(wider)])(self)
        if "positive" in self.atoms:
            s = self.random.choice(self.atoms["positive"])(self)
            return self.random.choice(FROM_POSITIVE[kind])(s)
        r = self.random.choice(self.atoms.get("real", self.atoms.get("unit", [])))(self)
        return self.random.choice(FROM_REAL[kind])(r)

    def plain(self, kind: str) -> Any:
        """A small rational function of symbols, of the kind."""
        return self.random.choice(PLAIN[kind])(self)

    def companion(self) -> Any:
        """Something real to stand beside an identity."""
        return self.partner("real") if self.atoms else self.plain("real")


FROM_POSITIVE: dict[str, list[Callable[[Any], Any]]] = {
    "positive": [lambda s: s],
    "above": [lambda s: s + 1, lambda s: (1 + s) ** 2],
    "share": [lambda s: s / (1 + s), lambda s: 1 / (2 + s)],
    "unit": [lambda s: (1 - s) / (1 + s), lambda s: s / (3 + s)],
}
FROM_REAL: dict[str, list[Callable[[Any], Any]]] = {
    "positive": [lambda r: r**2 + 1, lambda r: r**2 / 4 + 2],
    "above": [lambda r: r**2 + 2],
    "share": [lambda r: 1 / (2 + r**2)],
    "unit": [lambda r: r / (1 + r**2)],
}
PLAIN_ONLY = {"small", "number", "exponent", "whole", "order", "curvature", "modulus"}

PLAIN: dict[str, list[Built]] = {
    "real": [
        lambda d: d.x,
        lambda d: d.y,
        lambda d: d.x,
        lambda d: -d.x,
        lambda d: 2 * d.x,
        lambda d: d.x / 2,
        lambda d: d.y / 3,
        lambda d: d.x + d.y,
        lambda d: d.x - 2 * d.y,
        lambda d: d.x * d.y,
        lambda d: d.x**2,
        lambda d: d.x + 1,
        lambda d: 1 - d.x,
        lambda d: d.p - d.q,
        lambda d: d.p,
        lambda d: d.x / (1 + d.y**2),
        lambda d: 1 / (d.p + 1),
        lambda d: d.y / d.p,
        lambda d: Rational(2, 3),
    ],
    "positive": [
        lambda d: d.p,
        lambda d: d.q,
        lambda d: d.p,
        lambda d: 2 * d.p,
        lambda d: d.p / 3,
        lambda d: d.p * d.q,
        lambda d: d.p / d.q,
        lambda d: d.p + d.q,
        lambda d: d.p + 1,
        lambda d: 1 / d.p,
        lambda d: d.p**2,
        lambda d: d.x**2 + 1,
        lambda d: d.p + d.x**2,
        lambda d: (d.p + 2) / (d.q + 1),
        lambda d: d.u,
        lambda d: 1 - d.u,
        lambda d: sp.Integer(2),
        lambda d: sp.Integer(6),
        lambda d: Rational(3, 4),
    ],
    "above": [
        lambda d: d.p + 1,
        lambda d: d.p + 2,
        lambda d: 1 / d.u,
        lambda d: d.p**2 + 2,
        lambda d: d.p + d.q + 1,
        lambda d: sp.Integer(2),
        lambda d: sp.Integer(3),
        lambda d: d.x**2 + 2,
    ],
    "unit": [
        lambda d: d.u,
        lambda d: -d.u,
        lambda d: d.u * d.w,
        lambda d: d.u / 2,
        lambda d: d.u**2,
        lambda d: 1 - 2 * d.u,
        lambda d: (d.p - d.q) / (d.p + d.q),
        lambda d: d.x / (1 + d.x**2),
        lambda d: Rational(1, 3),
        lambda d: Rational(-1, 2),
    ],
    "share": [
        lambda d: d.u,
        lambda d: d.w,
        lambda d: 1 - d.u,
        lambda d: d.u * d.w,
        lambda d: d.u**2,
        lambda d: d.p / (1 + d.p),
        lambda d: 1 / (2 + d.p),
        lambda d: Rational(1, 3),
        lambda d: Rational(3, 5),
    ],
    "small": [lambda d: d.u, lambda d: d.w, lambda d: d.u * d.w, lambda d: d.u / 2],
    "number": [lambda d: sp.Integer(d.random.choice((2, 3, 4, 5)))],
    "exponent": [
        lambda d: d.a,
        lambda d: d.b,
        lambda d: d.a + d.b,
        lambda d: d.a - d.b,
        lambda d: 2 * d.a,
        lambda d: d.a / 2,
        lambda d: d.a + 1,
        lambda d: d.a * d.b,
        lambda d: 1 - d.a,
        lambda d: Rational(1, 3),
        lambda d: sp.Integer(2),
    ],
    "whole": [
        lambda d: d.n,
        lambda d: d.m,
        lambda d: d.n + d.m,
        lambda d: d.n + 1,
        lambda d: 2 * d.n + d.m,
        lambda d: d.n - d.m,
        lambda d: 3 * d.n,
        lambda d: -d.m,
    ],
    "order": [
        lambda d: d.a,
        lambda d: d.a,
        lambda d: d.a + 1,
        lambda d: d.a + d.b,
        lambda d: d.a + Rational(1, 2),
        lambda d: d.n,
        lambda d: sp.Integer(d.random.choice((1, 2, 3))),
        lambda d: Rational(d.random.choice((1, 3, 5)), 2),
        lambda d: Rational(1, 3),
    ],
    "modulus": [lambda d: d.k, lambda d: d.k, lambda d: d.k**2, lambda d: Rational(1, 3)],
    "curvature": [lambda d: d.K, lambda d: d.K, lambda d: 4 * d.K, lambda d: sp.Integer(-2), lambda d: Rational(1, 4)],
}
PLAIN["any"] = [
    *PLAIN["real"],
    *[
        lambda d: d.z,
        lambda d: d.z,
        lambda d: d.z + d.x,
        lambda d: d.z * d.c,
        lambda d: I * d.x,
        lambda d: d.x + I * d.y,
        lambda d: 2 * d.z - d.c,
        lambda d: I * d.p / 2,
        lambda d: sqrt(2) * d.x,
    ],
]
