"""A checker of proof certificates, independent of the engine: plain Python integers and the standard library.

Run it alone, ``python checker.py FILE...``, or as ``gr-toolkit recheck``. It believes nothing that it can work out: a
generator's relation follows from its kind, the claim's tree is translated here, and left − right, like each identity
used on the way, is shown to be a combination of relations. Relations hold at every point, so left = right wherever no
divisor vanishes; the rest is listed as trusted (docs/certificates.md). Work is bounded: certificates may be hostile.
"""

from __future__ import annotations

import json
import sys
from functools import partial, reduce
from hashlib import sha256
from math import prod
from typing import Any

FORMAT, BEYOND = "gr_toolkit certificate 1", "is beyond the checker"
BYTES, WORK, DEPTH, EXPONENT, BITS, TIMES = 10_000_000, 5_000_000, 100, 5_000, 10_000, 512
PRIME = 2305843010003212681  # −1, 2, 3, 5, 7, … 23 are squares
FIELDS = "assumptions combinations derivatives divisors generators name point relations sides signs trusted typed"
KINDS = {"symbol": "name", "pi": "", "I": "", "jet": "arguments name orders", "sine": "arguments curvature"}
KINDS |= {"cosine": "", "root": "arguments", "reciprocal": "arguments"}
PAIRS = {"cos": (1, 0), "sin": (1, 1), "cosh": (-1, 0), "sinh": (-1, 1), "C_K": (0, 0), "S_K": (0, 1)}
CERTIFIED = "as a polynomial in symbols", "by its generators being independent, or by a ball"
Polynomial = dict[tuple[tuple[int, int], ...], int]  # ((generator, exponent), ...), sorted -> coefficient
ONE, ZERO = Polynomial({(): 1}), Polynomial()


class Rejected(ValueError):
    """The certificate does not prove its claim, or is beyond the checker; the sentence says which."""


def need(holds: object, sentence: str) -> None:
    if not holds:
        raise Rejected(sentence)


def text(tree: Any) -> str:
    if type(tree) is not list or not tree:
        return str(tree)
    shown = [text(t) for t in tree[1:] if type(t) is not dict]
    return f"({f' {tree[0]} '.join(shown)})" if tree[0] in ("+", "*", "/", "^") else f"{tree[0]}({', '.join(shown)})"


def written(p: Polynomial) -> list[Any]:
    return [[c, [list(pair) for pair in m]] for m, c in sorted(p.items())]


def of(generator: int, coefficient: int = 1) -> Polynomial:
    return {((generator, 1),): coefficient}


class Claim:
    def __init__(self, data: Any) -> None:
        need(sorted(data) == FIELDS.split(), "a claim has other fields than the format")
        need("".join([data["name"], *data["assumptions"]]).isprintable(), "a name or assumption is no text")
        self.data, self.work, self.combinations = data, WORK, list(data["combinations"])
        self.generators, self.arguments, self.relations = list[Any](), list[list[Polynomial]](), list[Polynomial]()
        self.signs, self.trusted, self.assumptions = list[str](), list[str](), list(map(str, data["assumptions"]))
        self.place, self.derivatives = dict[str, int](), dict[tuple[int, int], Polynomial]()  # place: of JSON
        for entry in data["generators"]:
            self.adjoin(entry)

    def charge(self, amount: int) -> None:
        self.work -= amount
        need(self.work >= 0, f"this amount of work {BEYOND}")

    def plus(self, p: Polynomial, q: Polynomial, factor: int = 1) -> Polynomial:
        self.charge(len(p) + len(q))
        return {m: c for m in p | q if (c := p.get(m, 0) + factor * q.get(m, 0))}

    def times(self, p: Polynomial, *others: Polynomial) -> Polynomial:
        for q in others:
            bits = sum(max((abs(c).bit_length() for c in x.values()), default=0) for x in (p, q))
            width = sum(max(map(len, x), default=0) for x in (p, q))
            self.charge(len(p) * len(q) * (1 + width + bits * bits // 2**16) if bits <= BITS else WORK)
            total: Polynomial = {}
            for m, c in p.items():
                for n, d in q.items():
                    powers = dict(m)
                    for g, e in n:
                        powers[g] = powers.get(g, 0) + e
                    key = tuple(sorted(powers.items()))
                    total[key] = total.get(key, 0) + c * d
            p = {m: c for m, c in total.items() if c}
        return p

    def vanish(self, p: Polynomial, what: str) -> None:
        """Require that p, times powers of divisors, is the next combination of relations; plain zero needs none."""
        if p:
            need(self.combinations, f"{what}: no combination is listed")
            multiplier, cofactors = self.combinations.pop(0)
            for g, e in multiplier:
                need(self.generators[g]["kind"] == "reciprocal" and e > 0, f"{what}: a multiplier is no divisor")
                p = self.times(p, *[self.arguments[g][0]] * e)
            for number, cofactor in cofactors:
                q = self.times({tuple((g, e) for g, e in powers): c for c, powers in cofactor}, ONE)
                need(all(0 <= g < len(self.generators) and e > 0 for m in q for g, e in m), f"{what}: a bad cofactor")
                p = self.plus(p, self.times(q, self.relations[number]), -1)
            need(not p, f"{what}: not the combination of relations that is listed")

    def adjoin(self, entry: Any) -> None:
        kind, name, g = entry["kind"], entry.get("name", "x"), len(self.generators)
        known = kind in KINDS and sorted(entry) == sorted(["kind", *KINDS[kind].split()])
        need(known, f"a generator of kind {str(kind)[:60]}, with its fields, {BEYOND}")
        need(name.isprintable() and name[0] not in "+-0123456789" and not set(name) & set(" (),"), "a name is no name")
        need((kind == "cosine") == (g > 0 and self.generators[-1]["kind"] == "sine"), "a cosine without a sine")
        arguments = self.arguments[-1] if kind == "cosine" else [self.value(t) for t in entry.get("arguments", ())]
        need(kind == "jet" or len(arguments) == (kind not in ("symbol", "pi", "I")), "there is one argument for each")
        if kind == "jet":
            need([0 <= n <= TIMES for n in entry["orders"]] == [True] * len(arguments) != [], "a jet lacks an order")
        elif kind == "reciprocal":
            self.relations.append(self.plus(self.times(arguments[0], of(g)), ONE, -1))
        elif kind == "cosine":
            square = self.times(self.value(self.generators[-1]["curvature"]), of(g - 1), of(g - 1))
            self.relations.append(self.plus(self.plus({((g, 2),): 1}, square), ONE, -1))
        elif kind in ("root", "I"):
            self.relations.append(self.plus({((g, 2),): 1}, arguments[0] if arguments else {(): -1}, -1))
        identity = json.dumps(entry if kind != "cosine" else g, sort_keys=True)
        need(self.place.setdefault(identity, g) == g, "a generator is listed twice")
        self.generators.append(entry)
        self.arguments.append(arguments)

    def find(self, **entry: Any) -> Polynomial:
        identity = json.dumps(entry, sort_keys=True)
        self.charge(len(identity))
        need(identity in self.place, f"the generator {identity[:200]} is not listed")
        return of(self.place[identity])

    def value(self, tree: Any, depth: int = 0) -> Polynomial:
        self.charge(10 if depth < DEPTH else WORK)
        sub, head = partial(self.value, depth=depth + 1), tree[0] if type(tree) is list else type(tree)
        if head in PAIRS:
            need(len(tree) == 4 - abs(PAIRS[head][0]), f"{head} has another number of arguments")
            kappa, argument = sub(PAIRS[head][0] or tree[1]), sub(tree[-2])
            parts = self.parts(kappa, argument, tree[-1]) if kappa else [(ONE, argument)]  # S(x) = x where κ = 0
            return reduce(partial(self.added, kappa), parts, (ONE, ZERO))[PAIRS[head][1]]
        rules: dict[Any, Any] = {
            int: lambda: {(): tree} if tree else {},
            str: lambda: self.find(kind="symbol", name=tree),
            **dict.fromkeys(("pi", "I"), lambda: self.find(kind=head)),
            "+": lambda *terms: reduce(self.plus, map(sub, terms), ZERO),
            "*": lambda *factors: self.times(ONE, *map(sub, factors)),
            "/": lambda a, b: self.times(sub(a), self.find(kind="reciprocal", arguments=[b])),
            "^": lambda a, n: self.times(ONE, *[sub(a)] * n),
            "sqrt": lambda a, hint: self.root(sub(a), hint),
            "exp": lambda a, hint: self.times(ONE, *(self.plus(*p) for p in self.parts({(): -1}, sub(a), hint))),
            "jet": lambda name, *rest: self.jet(name, rest[:-1], rest[-1], sub),
            "D": lambda a, x, n: reduce(self.slope, [self.find(kind="symbol", name=x)] * n, sub(a)),
            "generator": lambda g: self.find(**self.generators[g]),
        }
        need(head in rules, f"{str(head)[:200]} {BEYOND}")
        need(head not in ("^", "D") or 0 <= tree[-1] <= EXPONENT, f"an exponent, or an order of a derivative, {BEYOND}")
        return rules[head](*(tree[1:] if type(tree) is list else ()))

    def jet(self, name: str, rest: Any, hint: Any, sub: Any) -> Polynomial:
        (g,), half = hint.values(), len(rest) // 2
        for a, b in zip(map(sub, rest[half:]), self.arguments[g], strict=True):
            self.vanish(self.plus(a, b, -1), "an argument of a function")
        return self.find(kind="jet", name=name, orders=rest[:half], arguments=self.generators[g]["arguments"])

    def added(self, kappa: Polynomial, a: Any, b: Any) -> tuple[Polynomial, Polynomial]:
        cosine = self.plus(self.times(a[0], b[0]), self.times(kappa, a[1], b[1]), -1)
        return cosine, self.plus(self.times(a[1], b[0]), self.times(a[0], b[1]))

    def parts(self, kappa: Polynomial, argument: Polynomial, hint: Any) -> list[Any]:
        found, (rows,) = [], hint.values()
        need(all(0 < abs(n) <= TIMES and i in (0, 1) for _, n, i in rows), f"a multiple above {TIMES} {BEYOND}")
        for g, n, imaginary in rows:
            unit = self.find(kind="I") if imaginary else ONE  # C_κ(ib) = C_−κ(b) and S_κ(ib) = i S_−κ(b)
            k = self.times(kappa, {(): 1 - 2 * imaginary})
            need(g >= 0 and self.value(self.generators[g]["curvature"]) == k, "a base argument of another curvature")
            argument = self.plus(argument, self.times(self.arguments[g][0], unit, {(): n}), -1)
            c, s = reduce(partial(self.added, k), [(of(g + 1), of(g, n // abs(n)))] * abs(n), (ONE, ZERO))
            found.append((c, self.times(unit, s)))
        self.vanish(argument, "the sum of base arguments")
        return found

    def root(self, square: Polynomial, hint: Any) -> Polynomial:
        """The principal root: at most one generator, a root or i, times what is not negative on the domain."""
        value, free, (factors,) = ONE, False, hint.values()
        for tree in factors:
            f = self.value(tree)
            self.charge(len(self.generators) + len(str(self.assumptions)))
            single = any(f == of(g) and e["kind"] in ("root", "I") for g, e in enumerate(self.generators))
            value, free, first = self.times(value, f), free or single, single and not free
            self.signs += [] if first else [f"{text(tree)} >= 0"]
            if not first and not self.assumed(text(tree), 2) and not self.seen(f):
                need(not f or not self.seen(self.plus(ZERO, f, -1)), f"{self.signs[-1]}: it is not")
                self.trusted.append(f"{self.signs[-1]} on the domain [{', '.join(self.assumptions)}]")
        self.vanish(self.plus(self.times(value, value), square, -1), "the square of a root")
        return value

    def seen(self, p: Polynomial) -> bool:
        """Whether each term is seen not to be negative: even powers of what is real, roots and reciprocals of such."""
        for g, e in [pair for m in p for pair in m]:
            kind, inside = self.generators[g]["kind"], text(self.generators[g].get("arguments", [""])[0])
            self.charge(10 + len(inside))
            known = kind in ("root", "reciprocal") and (self.assumed(inside, 2) or self.seen(self.arguments[g][0]))
            if not known and not (kind == "symbol" and self.assumed(self.generators[g]["name"], 3 - e % 2)):
                return False
        return all(c > 0 for c in p.values())

    def assumed(self, subject: str, words: int) -> bool:
        return any(f"{subject} {word}" in self.assumptions for word in ("> 0", ">= 0", "real")[:words])

    def slope(self, p: Polynomial, x: Polynomial) -> Polynomial:
        total: Polynomial = {}
        for g in sorted({g for m in p for g, _ in m}):
            here = [(m, c * dict(m)[g]) for m, c in p.items() if g in dict(m)]
            lowered = {tuple((h, e - (h == g)) for h, e in m if (h, e) != (g, 1)): c for m, c in here}
            total = self.plus(total, self.times(lowered, self.rule(g, x)))
        return total

    def rule(self, g: int, x: Polynomial) -> Polynomial:  # the derivative of a generator, from its kind
        key, entry, kind = (g, next(iter(x))[0][0]), self.generators[g], self.generators[g]["kind"]
        if key not in self.derivatives:
            inner, outer = [self.slope(a, x) for a in self.arguments[g]], list[Polynomial]()
            if kind == "symbol":
                inner, outer = [ONE], [ONE if x == of(g) else {}]
            elif kind == "jet":
                orders = [[n + (i == k) for i, n in enumerate(entry["orders"])] for k in range(len(inner))]
                outer = [self.find(**entry | {"orders": o}) if f else {} for o, f in zip(orders, inner, strict=True)]
            elif kind in ("sine", "cosine"):
                kappa = self.value(self.generators[g - (kind == "cosine")]["curvature"])
                need(not self.slope(kappa, x), f"a derivative by a curvature {BEYOND}")
                outer = [of(g + 1) if kind == "sine" else self.times(kappa, of(g - 1, -1))]
            elif kind == "root" and inner[0]:
                tree = ["sqrt", *entry["arguments"], {"factors": [["generator", g]]}]
                outer = [self.times(*(self.find(kind="reciprocal", arguments=[t]) for t in (2, tree)))]
            elif kind == "reciprocal":
                outer = [{((g, 2),): -1}]
            self.derivatives[key] = reduce(self.plus, map(self.times, inner, outer), {})
        return self.derivatives[key]

    def derived(self) -> dict[str, Any]:
        divisors = list[list[str]]()
        for entry, arguments in zip(self.generators, self.arguments, strict=True):
            if entry["kind"] == "reciprocal":
                free = {self.generators[h]["kind"] for m in arguments[0] for h, _ in m} <= {"symbol", "jet"}
                divisors.append([text(entry["arguments"][0]), CERTIFIED[not free]])
                self.trusted += [] if free else [" is not always zero, ".join(divisors[-1])]
        self.trusted += [f"{self.data['name']} is one of the claims"] if self.data["name"] else []
        listed = {"relations": [*map(written, self.relations)], "signs": self.signs, "trusted": self.trusted}
        listed |= {"derivatives": [[g, x, written(p)] for (g, x), p in sorted(self.derivatives.items())]}
        typed, assumptions = " = ".join(map(text, self.data["sides"])), sorted(set(self.assumptions))
        return listed | {"assumptions": assumptions, "divisors": divisors, "typed": typed}

    def verify(self) -> str:
        self.vanish(partial(self.plus, factor=-1)(*map(self.value, self.data["sides"])), "left - right")
        need(not self.combinations, "more combinations are listed than are used")
        for r in self.relations:  # residues at which all relations hold: u·d = 1, so no divisor d is zero in disguise
            values = [c * prod(pow(self.data["point"][g], e, PRIME) for g, e in m) for m, c in r.items()]
            need(sum(values) % PRIME == 0, "the point does not satisfy a relation")
        for field, value in self.derived().items():
            need(json.dumps(self.data[field]) == json.dumps(value), f"{field}: what is listed is not what follows")
        return f"{self.data['typed']}, where {', '.join(self.assumptions) or 'both sides are defined'}"


def plain(value: Any, depth: int = 0) -> None:
    need(type(value) in (int, str, list, dict) and depth < 3 * DEPTH, "a value of the wrong kind, or too deep")
    need(type(value) is not int or abs(value).bit_length() <= BITS, f"an integer of that size {BEYOND}")
    for inner in [*value.values()] if type(value) is dict else value if type(value) is list else []:
        plain(inner, depth + 1)


def check(document: Any) -> tuple[bool, list[str]]:
    """(whether a certificate is accepted, what was checked and what is trusted, or why it is rejected)."""
    said = list[str]()
    try:
        plain(document)
        need("beyond" not in document, f"{document.get('beyond')}: {BEYOND[3:]}")
        need(sorted(document) == ["claims", "digest", "format"] and document["format"] == FORMAT, f"no {FORMAT}")
        need(sha256(json.dumps(document["claims"]).encode()).hexdigest() == document["digest"], "it was changed")
        for claim in map(Claim, document["claims"]):
            said += [f"checked: {claim.verify()}", *(f"trusted: {sentence}" for sentence in claim.trusted)]
        return bool(said), said or ["rejected: there is no claim"]
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        return False, [f"rejected: {error if isinstance(error, Rejected) else f'malformed ({type(error).__name__})'}"]


def main(files: list[str]) -> int:
    """0 where every file is accepted, 1 where one is rejected, 2 where one cannot be read."""
    status = 0
    for file in files:
        try:
            with open(file, "rb") as stream:
                raw = stream.read(BYTES + 1)
            need(len(raw) <= BYTES, f"a file of more than {BYTES} bytes {BEYOND}")
            accepted, said = check(json.loads(raw))
            status = max(status, 1 - accepted)
        except (OSError, ValueError, RecursionError) as error:
            status, said = 2, [f"cannot be read: {error}"[:200]]
        print("\n  ".join([f"{file}:", *said]))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
