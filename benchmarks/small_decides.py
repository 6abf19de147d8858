"""How many small equalities a second one process decides, all different: `python -m benchmarks.small_decides`.

Each kind of question is generated anew for every one that is asked, so that no cache of a single answer can help: exact
elements of one field, made beforehand; and SymPy expressions, made beforehand too. Truths and falsehoods are asked in
equal parts where the table says so; a falsehood needs a witness, which costs more than a proof.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator

import sympy as sp
from sympy import cos, cosh, exp, sin, sinh, sqrt, tan

from gr_toolkit import Metric, decide
from gr_toolkit.exact import Element, Field, Reader

Question = tuple[object, object, bool]  # left, right, whether they are equal

x, y, z, r, theta, M, a, b = sp.symbols("x y z r theta M a b", real=True)
SYMBOLS = (x, y, z, r, M, a, b)


def number(draw: random.Random) -> int:
    return draw.choice([-1, 1]) * draw.randint(2, 9999)


def polynomials(draw: random.Random) -> Question:
    """(m x + n y)² = m² x² + 2mn xy + n² y² and its kin."""
    p, q = draw.sample(SYMBOLS, 2)
    m, n, k = number(draw), number(draw), number(draw)
    return (
        (m * p + n * q + k) ** 2,
        sp.Add(m**2 * p**2, 2 * m * n * p * q, n**2 * q**2, 2 * k * m * p, 2 * k * n * q, k**2),
        True,
    )


def fractions(draw: random.Random) -> Question:
    """1/(p + m) − 1/(p + n) = (n − m)/((p + m)(p + n))."""
    p, m, n = draw.choice(SYMBOLS), number(draw), number(draw)
    return 1 / (p + m) - 1 / (p + n), (n - m) / ((p + m) * (p + n)), True


def circular(draw: random.Random) -> Question:
    """m sin² + m cos² + n = m + n of an angle that differs from question to question."""
    p, m, n, k = draw.choice(SYMBOLS), number(draw), number(draw), number(draw)
    angle = k * p
    return m * sin(angle) ** 2 + m * cos(angle) ** 2 + n * p, m + n * p, True


def double_angles(draw: random.Random) -> Question:
    p, m, n = draw.choice(SYMBOLS), number(draw), number(draw)
    return m * cos(2 * p) + n, m * (1 - 2 * sin(p) ** 2) + n, True


def tangents(draw: random.Random) -> Question:
    p, m = draw.choice(SYMBOLS), number(draw)
    return m * tan(p) * cos(p), m * sin(p), True


def hyperbolic(draw: random.Random) -> Question:
    p, m, k = draw.choice(SYMBOLS), number(draw), draw.randint(1, 3)
    return m * cosh(k * p) + m * sinh(k * p), m * exp(k * p), True


def roots(draw: random.Random) -> Question:
    p, m, n = draw.choice(SYMBOLS), abs(number(draw)), number(draw)
    return n * sqrt(p**2 + m) ** 2, n * p**2 + n * m, True


def unknown_functions(draw: random.Random) -> Question:
    p, m, n = draw.choice(SYMBOLS), number(draw), number(draw)
    f = sp.Function("f")(p)
    return sp.Derivative(m * f**2 + n * p, p), 2 * m * f * f.diff(p) + n, True


def false_polynomials(draw: random.Random) -> Question:
    left, right, _ = polynomials(draw)
    return left, right + draw.choice(SYMBOLS), False


EXPRESSIONS: dict[str, Callable[[random.Random], Question]] = {
    "polynomials": polynomials,
    "fractions": fractions,
    "sine and cosine": circular,
    "double angles": double_angles,
    "tangents": tangents,
    "hyperbolic functions": hyperbolic,
    "square roots": roots,
    "unknown functions": unknown_functions,
    "polynomials, false": false_polynomials,
}


def in_one_field(kind: Callable[[random.Random], Question]) -> Callable[[random.Random], Question]:
    """The same questions, both sides read into one field beforehand."""
    reader = Reader(Field.rational())

    def question(draw: random.Random) -> Question:
        left, right, truth = kind(draw)
        return *(_lifted(reader, side) for side in (left, right)), truth

    return question


def _lifted(reader: Reader, side: object) -> Element:
    return reader.read_all([side])[0]


def kerr_components(draw: random.Random) -> Question:
    """A component of Kerr's Riemann tensor against its negative with two indices exchanged, times a number."""
    riemann = _kerr().riemann
    i, j, k, l = (draw.randrange(4) for _ in range(4))
    m = number(draw)
    return m * riemann[i, j, k, l], -m * riemann[j, i, k, l], True


def _kerr() -> Metric:
    from benchmarks.cases import load

    global _METRIC
    if _METRIC is None:
        case = load("kerr")
        _METRIC = Metric(case.matrix, case.coordinates)
    return _METRIC


_METRIC: Metric | None = None

ELEMENTS: dict[str, Callable[[random.Random], Question]] = {
    "polynomials": in_one_field(polynomials),
    "fractions": in_one_field(fractions),
    "double angles": in_one_field(double_angles),
    "components of Kerr's Riemann tensor": kerr_components,
    "polynomials, false": in_one_field(false_polynomials),
}


def rate(kind: Callable[[random.Random], Question], questions: int, seed: int) -> float:
    """Questions a second, each different; every verdict is checked."""
    draw = random.Random(seed)
    asked = [kind(draw) for _ in range(questions)]
    start = time.process_time()
    verdicts = [decide(left, right) for left, right, _ in asked]
    spent = time.process_time() - start
    for (left, right, truth), verdict in zip(asked, verdicts, strict=True):
        if not (verdict.proved if truth else verdict.refuted):
            raise AssertionError(f"{left} = {right}: {verdict!r}")
    return questions / spent


def rows(kinds: dict[str, Callable[[random.Random], Question]], questions: int, seed: int) -> Iterator[str]:
    for name, kind in kinds.items():
        print(name, file=sys.stderr, flush=True)
        yield f"| {name} | {rate(kind, questions, seed):,.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.small_decides", description=__doc__)
    parser.add_argument("--questions", type=int, default=1000, metavar="N", help="of each kind (default 1000)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for title, kinds in (("exact elements", ELEMENTS), ("SymPy expressions", EXPRESSIONS)):
        print(f"| {title} | decides a second |\n| --- | ---: |")
        print("\n".join(rows(kinds, arguments.questions, arguments.seed)) + "\n", flush=True)


if __name__ == "__main__":
    main()
