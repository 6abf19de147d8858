"""Delays in Schwarzschild's field: `python -m benchmarks.delays`.

Delays per second of ours, compared with a straight line, beside what is usually done: the difference of two travel
times by adaptive quadrature (SciPy's quad), and the first order in M by its formula; and how far each is from 80 digits
at a few places of the same regime. All in one process and in turn, one core, from numbers to delays.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from time import process_time
from typing import Any

MANY, FEW, CHECKED = 1_000_000, 200, 8
SOURCE, OBSERVER = 1e11, 2e11

Draw = Callable[[Any, int], tuple[Any, Any]]  # (generator, count) -> (speeds, impact parameters)
REGIMES: dict[str, Draw] = {
    "light, b from 1e5 M to 1e9 M": lambda rng, n: (1.0 + 0 * rng.random(n), 10 ** rng.uniform(5, 9, n)),
    "v from 0.1 to 1, b from 60 M to 1e9 M": lambda rng, n: (rng.uniform(0.1, 1, n), 10 ** rng.uniform(1.8, 9, n)),
    "light, b from 5.2 M to 6 M": lambda rng, n: (1.0 + 0 * rng.random(n), rng.uniform(5.2, 6, n)),
    "v from 1e-4 to 1e-3, b from 1e5 M to 1e9 M": lambda rng, n: (
        10 ** rng.uniform(-4, -3, n),
        10 ** rng.uniform(5, 9, n),
    ),
}


def ours(v: Any, b: Any) -> Any:
    """One call."""
    import gr_toolkit as gr

    s = gr.Scattering(gr.Schwarzschild(M=1), v=v, b=b)
    return s.time_delay(source=SOURCE, observer=OBSERVER, compared_with="straight line")


def by_subtraction(v: Any, b: Any) -> Any:
    """Two times, each by SciPy's quad after r = r₀ cosh x."""
    import numpy as np
    from scipy.integrate import quad

    found = []
    for speed, length in zip(v, b, strict=True):
        slow = (1 - speed**2) / speed**2
        turn = max(np.roots([1, 2 * slow, -(length**2), 2 * length**2]).real)

        def rate(x: float, slow: float = slow, turn: float = turn, length: float = length) -> float:
            r = turn * np.cosh(x)
            rest = r * r + (turn + 2 * slow) * r - 2 * length**2 / turn
            return r / (r - 2) * np.sqrt(r * r * r * (r + turn) / rest)

        ends = np.array([SOURCE, OBSERVER])
        time = sum(quad(rate, 0, x, epsabs=0, epsrel=1e-13, limit=200)[0] for x in np.arccosh(ends / turn))
        line = np.sqrt(ends**2 - turn**2).sum()
        found.append((time - line) / speed)
    return np.array(found)


def first_order(v: Any, b: Any) -> Any:
    """(M/v) Σ [(3 − 1/v²) arcosh(r/r₀) + √((r − r₀)/(r + r₀))/v²] with r₀ = √(b² + 1/v⁴) − 1/v²."""
    import numpy as np

    r0 = b * b / (np.sqrt(b * b + v**-4.0) + v**-2.0)
    legs = [(3 - v**-2.0) * np.arccosh(r / r0) + np.sqrt((r - r0) / (r + r0)) / v**2 for r in (SOURCE, OBSERVER)]
    return sum(legs) / v


METHODS: dict[str, tuple[Callable[[Any, Any], Any], int]] = {  # and how many delays are timed
    "gr_toolkit": (ours, MANY),
    "difference of times, quad": (by_subtraction, FEW),
    "first order": (first_order, MANY),
}


def digits(v: Any, b: Any) -> list[Any]:
    """Delays in many digits."""
    import mpmath as mp

    from tests.oracles.flights import delays

    with mp.workdps(80):
        return [delays(float(s), float(x), (SOURCE, OBSERVER))["straight line"] for s, x in zip(v, b, strict=True)]


def worst(found: Any, truth: list[Any]) -> str:
    """The largest relative error."""
    errors = [abs(float((float(value) - true) / true)) for value, true in zip(found, truth, strict=True)]
    return "no number" if any(error != error for error in errors) else f"{max(errors):.0e}"


def rows(repeat: int, share: float = 1.0) -> list[str]:
    """The table's lines, by regime; `share` of the delays are timed."""
    import warnings

    import numpy as np

    lines = []
    for regime, draw in REGIMES.items():
        v, b = draw(np.random.default_rng(0), max(CHECKED, int(MANY * share)))
        truth, cells = digits(v[:CHECKED], b[:CHECKED]), []
        for method, most in METHODS.values():
            count = max(CHECKED, int(most * share))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                times = []
                for _ in range(repeat):
                    start = process_time()
                    method(v[:count], b[:count])
                    times.append(process_time() - start)
                cells += [f"{min(count, len(v)) / min(times):.2g}", worst(method(v[:CHECKED], b[:CHECKED]), truth)]
        lines.append(f"| {regime} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.delays", description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs, of which the best counts (default 3)")
    arguments = parser.parse_args()
    print("| delays per second and core, largest error | " + " | ".join(f"{name} | " for name in METHODS) + "|")
    print("| --- |" + " ---: |" * (2 * len(METHODS)))
    for line in rows(arguments.repeat):
        print(line, flush=True)


if __name__ == "__main__":
    main()
