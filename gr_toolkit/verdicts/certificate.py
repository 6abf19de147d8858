"""Writing proof certificates: a proved equality as JSON that the checker verifies without the engine.

The claim's two sides become trees, the engine's generators the checker's, in the order in which the trees need them.
The engine supplies what is hard to find and easy to verify: coordinates of arguments on base arguments, factors of
roots, cofactors. The checker's own code then runs over the trees with the combinations recorded instead of demanded,
and at the end once more as a stranger would run it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, NamedTuple

from ..errors import GRToolkitError, UnsupportedError
from ..exact import Domain, Element
from . import checker
from .checker import Claim, Polynomial, Rejected
from .residues import residues
from .trees import Tower

WORK = 4 * checker.WORK  # finding a combination takes more than multiplying it out


class Sides(NamedTuple):
    """What a proof was about: enough to read it again."""

    left: Any
    right: Any
    domain: Domain


def certificate(claims: list[tuple[str, Sides]]) -> dict[str, Any]:
    """The certificate of equalities by name; of what is beyond the checker one that says so."""
    try:
        written = [_claim(_named(name, sides), sides) for name, sides in claims]
        document = {"format": checker.FORMAT, "claims": written, "digest": digest(written)}
        accepted, said = checker.check(json.loads(json.dumps(document)))
        return document if accepted else _beyond(said[0])
    except Rejected as error:
        return _beyond(str(error))
    except GRToolkitError as error:
        return _beyond(str(error).split("\n")[0])


def _named(name: str, sides: Sides) -> str:
    """A claim's name, which says so where a side is no formula as typed; the checker lists it under what is trusted."""
    if any(isinstance(side, Element) for side in (sides.left, sides.right)):
        return f"{name or 'the equality'}, both sides as the engine evaluated them,"
    return name


def digest(claims: Any) -> str:
    """What shows that a certificate was changed by accident; a forger can work it out anew."""
    return sha256(json.dumps(claims).encode()).hexdigest()


def _beyond(sentence: str) -> dict[str, Any]:
    return {"format": checker.FORMAT, "claims": [], "beyond": sentence}


def _claim(name: str, sides: Sides) -> dict[str, Any]:
    """One claim: written with all conditions of the domain, then with those that were used."""
    data, used = _attempt(name, sides, None)
    return data if len(data["assumptions"]) == len(used) else _attempt(name, sides, used)[0]


def _attempt(name: str, sides: Sides, kept: set[str] | None) -> tuple[dict[str, Any], set[str]]:
    tower = Tower(sides.left, sides.right, sides.domain)
    data: dict[str, Any] = dict.fromkeys(checker.FIELDS.split()) | {
        "name": name,
        "generators": tower.entries,
        "combinations": [],
        "sides": [tower.tree(sides.left), tower.tree(sides.right)],
    }
    data["assumptions"] = tower.assumptions(kept)
    while True:  # derivatives may need further generators, which belong before everything that is evaluated
        recorder = Recorder(data)
        try:
            left, right = map(recorder.value, data["sides"])
            recorder.vanish(recorder.plus(left, right, -1), "left - right")
            break
        except Missing as missing:
            tower.entries.append(missing.entry)
    data |= recorder.derived() | {"combinations": recorder.found, "point": residues(recorder)}
    return data, set(recorder.assumptions) if recorder.signs_trusted() else recorder.used


class Missing(Exception):
    """A derivative needs a generator that is not listed yet."""

    def __init__(self, entry: dict[str, Any]) -> None:
        super().__init__()
        self.entry = entry


class Recorder(Claim):
    """The checker's translation, with combinations found and written down where the checker demands them."""

    def __init__(self, data: Any) -> None:
        self.found: list[Any] = []
        self.used: set[str] = set()  # assumptions
        super().__init__(data)

    def charge(self, amount: int) -> None:
        self.work -= amount
        checker.need(self.work >= checker.WORK - WORK, f"this amount of work {checker.BEYOND}")

    def find(self, **entry: Any) -> Polynomial:
        if json.dumps(entry, sort_keys=True) not in self.place and entry["kind"] in ("jet", "reciprocal"):
            raise Missing(entry)
        return super().find(**entry)

    def signs_trusted(self) -> bool:
        """Whether a sign rests on the whole domain."""
        return any(" on the domain [" in sentence for sentence in self.trusted)

    def assumed(self, subject: str, words: int) -> bool:
        known = {f"{subject} {word}" for word in ("> 0", ">= 0", "real")[:words]} & set(self.assumptions)
        self.used |= known
        return bool(known)

    def vanish(self, p: Polynomial, what: str) -> None:
        """Write p, times powers of divisors, as a combination of the relations, the latest generators first."""
        if not p:
            return
        related = [g for g, e in enumerate(self.generators) if e["kind"] in RELATED]
        multiplier: list[list[int]] = []
        cofactors: dict[int, Polynomial] = {}
        for number, g in reversed(list(enumerate(related))):
            match self.generators[g]["kind"]:
                case "reciprocal":
                    p, e = self._cleared(p, g, cofactors, number)
                    multiplier += [[g, e]] if e else []
                case _:
                    quotient, p = self._divided(p, number, g)
                    cofactors[number] = quotient
        if p:
            raise UnsupportedError(f"{what} of this proof", "it does not follow from the relations the checker knows")
        self.found.append([sorted(multiplier), [[n, checker.written(c)] for n, c in sorted(cofactors.items()) if c]])

    def _cleared(self, p: Polynomial, u: int, cofactors: dict[int, Polynomial], number: int) -> tuple[Polynomial, int]:
        """dᵉp with every d·u replaced by 1; the cofactors so far are multiplied too."""
        divisor = self.arguments[u][0]
        parts: dict[int, Polynomial] = {}
        for m, c in p.items():
            parts.setdefault(dict(m).get(u, 0), {})[tuple(pair for pair in m if pair[0] != u)] = c
        top = max(parts, default=0)
        if not top:
            return p, 0
        powers = [checker.ONE]
        for _ in range(top):
            powers.append(self.times(powers[-1], divisor))
        for n in cofactors:
            cofactors[n] = self.times(cofactors[n], powers[top])
        rest: Polynomial = {}
        quotient: Polynomial = {}
        for k, part in parts.items():  # dᵗuᵏ = dᵗ⁻ᵏ + (d u − 1) dᵗ⁻ᵏ (1 + d u + … )
            rest = self.plus(rest, self.times(part, powers[top - k]))
            for j in range(k):
                term = self.times(part, powers[top - k + j])
                quotient = self.plus(quotient, self.times(term, {((u, j),): 1} if j else checker.ONE))
        cofactors[number] = quotient
        return rest, top

    def _divided(self, p: Polynomial, number: int, g: int) -> tuple[Polynomial, Polynomial]:
        """(quotient, remainder) of p by the relation of g, whose leading term is g²."""
        square = {m: -c for m, c in self.relations[number].items() if m != ((g, 2),)}
        quotient: Polynomial = {}
        while True:
            high: Polynomial = {}
            rest: Polynomial = {}
            for m, c in p.items():
                powers = dict(m)
                if powers.get(g, 0) < 2:
                    rest[m] = c
                else:
                    powers[g] -= 2
                    high[tuple((h, e) for h, e in powers.items() if e)] = c
            if not high:
                return quotient, p
            quotient = self.plus(quotient, high)
            p = self.plus(rest, self.times(high, square))


RELATED = ("cosine", "root", "I", "reciprocal")
