"""A point modulo a prime at which all relations of a certificate hold: no divisor is zero there, so none is hidden
zero."""

from __future__ import annotations

from math import prod
from random import Random
from typing import Any

from sympy.ntheory import sqrt_mod

from ..errors import UnsupportedError
from .checker import PRIME, Polynomial

TRIES = 400


def residues(claim: Any) -> list[int]:
    """The residues of the generators, zero for those of no relation."""
    random = Random(1915)
    for _ in range(TRIES):
        point = _drawn(claim, random)
        if point is not None:
            related = {g for r in claim.relations for m in r for g, _ in m}
            return [v if g in related else 0 for g, v in enumerate(point)]
    raise UnsupportedError("this certificate", "no point modulo a prime was found that satisfies its relations")


def _drawn(claim: Any, random: Random) -> list[int] | None:
    """One draw, or None where a root does not exist or a divisor vanishes."""
    point: list[int] = []
    for g, entry in enumerate(claim.generators):
        match entry["kind"]:
            case "sine":
                kappa = entry["curvature"]
                k = kappa if isinstance(kappa, int) else point[claim.place[_symbol(kappa)]]
                t = random.randrange(2, PRIME)
                bottom = (1 + k * t * t) % PRIME
                if not bottom:
                    return None
                inverse = pow(bottom, -1, PRIME)
                point += [2 * t * inverse % PRIME, (1 - k * t * t) * inverse % PRIME]
            case "cosine":
                pass
            case "I":
                point.append(int(sqrt_mod(-1, PRIME)))
            case "root":
                root = sqrt_mod(_at(claim.arguments[g][0], point), PRIME)
                if root is None:
                    return None
                point.append(int(root))
            case "reciprocal":
                value = _at(claim.arguments[g][0], point)
                if not value:
                    return None
                point.append(pow(value, -1, PRIME))
            case _:
                point.append(random.randrange(2, PRIME))
    return point


def _symbol(name: str) -> str:
    return f'{{"kind": "symbol", "name": "{name}"}}'


def _at(p: Polynomial, point: list[int]) -> int:
    return sum(c * prod(pow(point[g], e, PRIME) for g, e in m) for m, c in p.items()) % PRIME
