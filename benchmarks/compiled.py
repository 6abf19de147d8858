"""A million points of Kerr's Kretschmann scalar, and its Christoffel symbols at one: `python -m benchmarks.compiled`.

Ours is `gr.compiled`; the peer is SymPy's `lambdify` of the same quantities, with common subexpressions taken out. The
error is the largest relative one against arb balls at a thousand of the points, where the scalar is not small by
cancellation.
"""

import argparse
import time
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.exact import Reader
from gr_toolkit.exact.balls import Point, precision

SPIN = 0.9


def best_of(repeat: int, act: Callable[[], object]) -> float:
    """The shortest of a few times, in seconds."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times)


def largest_error(g: gr.Metric, radii: np.ndarray, angles: np.ndarray, values: np.ndarray) -> float:
    """The largest relative error of values of the Kretschmann scalar, where nothing cancels."""
    r, theta, M, a = g.symbols("r theta M a")
    worst = 0.0
    with precision(200):
        for radius, angle, value in zip(radii.tolist(), angles.tolist(), values.tolist(), strict=True):
            point = {r: Fraction(radius), theta: Fraction(angle), M: Fraction(1), a: Fraction(SPIN)}
            expected = Point(point, Reader(g.kretschmann.field)).element(g.kretschmann).real
            size = 48 / (radius**2 + (SPIN * np.cos(angle)) ** 2) ** 3
            if abs(float(expected)) > 1e-2 * size:
                worst = max(worst, abs(float((value - expected) / expected)))
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compiled", description=__doc__)
    parser.add_argument("--points", type=int, default=1_000_000, metavar="N", help="points (default a million)")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="the best of so many (default 5)")
    arguments = parser.parse_args()

    g = gr.Kerr()
    r, theta, M, a = g.symbols("r theta M a")
    random = np.random.default_rng(1)
    radii, angles = random.uniform(1.5, 12, arguments.points), random.uniform(0.05, 3.09, arguments.points)
    values = {M: 1, a: sp.Float(SPIN)}
    few = slice(0, 1000)
    rows = []

    start = time.perf_counter()
    ours = gr.compiled(g.kretschmann, [r, theta], parameters=values)
    made = time.perf_counter() - start
    start = time.perf_counter()
    theirs = sp.lambdify([r, theta], g.kretschmann.to_sympy().subs(values), "numpy", cse=True)
    lambdified = time.perf_counter() - start
    for name, function, seconds in [("gr.compiled", ours, made), ("lambdify", theirs, lambdified)]:
        taken = best_of(arguments.repeat, lambda function=function: function(radii, angles))
        error = largest_error(g, radii[few], angles[few], function(radii[few], angles[few]))
        rows.append((f"Kretschmann, {arguments.points} points", name, seconds, f"{taken * 1e3:.1f} ms", f"{error:.1e}"))

    start = time.perf_counter()
    connection = gr.compiled(g.christoffel, [r, theta], parameters=values)
    made = time.perf_counter() - start
    start = time.perf_counter()
    theirs = sp.lambdify([r, theta], g.christoffel.to_sympy().subs(values).tolist(), "math", cse=True)
    lambdified = time.perf_counter() - start
    expected = np.array(theirs(3.0, 1.0))
    for name, function, seconds in [("gr.compiled", connection, made), ("lambdify", theirs, lambdified)]:
        taken = best_of(arguments.repeat, lambda function=function: [function(3.0, 1.0) for _ in range(1000)]) / 1000
        error = np.max(np.abs(np.array(function(3.0, 1.0)) - expected))
        rows.append(("Christoffel symbols, one point", name, seconds, f"{taken * 1e6:.1f} µs", f"{error:.1e}"))

    print("| what | by | made in | a call takes | error |")
    print("| --- | --- | --- | --- | --- |")
    for what, name, seconds, taken, error in rows:
        print(f"| {what} | {name} | {seconds * 1e3:.0f} ms | {taken} | {error} |")


if __name__ == "__main__":
    main()
