"""Deflection in Schwarzschild's field: `python -m benchmarks.scattering`.

Angles per second of ours, of the textbook's 2φ − π by Legendre's integral of the first kind (SciPy, one formula for
arrays), and of adaptive quadrature (SciPy's quad, angle by angle), all in one process and in turn; and how far each is
from 40 digits at a few places of the same regime. One core.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from time import process_time
from typing import Any

MANY, FEW, CHECKED = 1_000_000, 300, 12

Draw = Callable[[Any, int], tuple[Any, Any]]  # (generator, count) -> (speeds, b/b_c − 1)
REGIMES: dict[str, Draw] = {
    "light, b from 1e3 M to 1e9 M": lambda rng, n: (1.0 + 0 * rng.random(n), 10 ** rng.uniform(3, 9, n) / 27**0.5),
    "any speed, b from 2 to 100 b_c": lambda rng, n: (rng.uniform(0.05, 1, n), rng.uniform(1, 99, n)),
    "any speed, up to 2 b_c": lambda rng, n: (rng.uniform(0.05, 1, n), rng.uniform(1e-3, 1, n)),
    "any speed, b/b_c − 1 from 1e-9 to 1e-3": lambda rng, n: (rng.uniform(0.05, 1, n), 10 ** rng.uniform(-9, -3, n)),
    "v from 1e-4 to 1e-3, b from b_c to 1e4 b_c": lambda rng, n: (
        10 ** rng.uniform(-4, -3, n),
        10 ** rng.uniform(-3, 4, n),
    ),
    "all of these": lambda rng, n: (10 ** rng.uniform(-4, 0, n), 10 ** rng.uniform(-9, 8, n)),
}


def ours(v: Any, b: Any) -> Any:
    """From numbers to angles, validation included."""
    import gr_toolkit as gr

    return gr.Scattering(gr.Schwarzschild(M=1), v=v, b=b).deflection()


def by_legendre(v: Any, b: Any) -> Any:
    """2φ − π with the roots by Viète and F(ψ|m) [Chandrasekhar 1983, §20], in doubles as they come."""
    import numpy as np
    from scipy.special import ellipkinc

    kappa = b**-2.0
    a = kappa * (1 - v * v) / (v * v)
    size = 2 * np.sqrt((1 / 12 - a) / 3)
    angle = np.arccos((1 / 108 - a / 6 - kappa / 2) * 3 * np.sqrt(3) / 2 / (1 / 12 - a) ** 1.5) / 3
    low, turn, high = (1 / 6 + size * np.cos(angle + k * 2 * np.pi / 3) for k in (1, -1, 0))
    places, modulus = np.sqrt(-low / (turn - low)), (turn - low) / (high - low)
    half = ellipkinc(np.pi / 2, modulus) - ellipkinc(np.arcsin(places), modulus)
    return 2 * np.sqrt(2 / (high - low)) * half - np.pi


def by_quadrature(v: Any, b: Any) -> Any:
    """2φ − π by SciPy's quad after u = u₀ (1 − y²), roots by NumPy."""
    import numpy as np
    from scipy.integrate import quad

    found = []
    for speed, length in zip(v, b, strict=True):
        kappa = length**-2.0
        low, turn, high = np.sort(np.roots([2, -1, 2 * kappa * (1 - speed**2) / speed**2, kappa]).real)

        def integrand(y: float, low: float = low, turn: float = turn, high: float = high) -> float:
            return 2 / np.sqrt(2 * (1 - y * y - low / turn) * (high - turn + turn * y * y))

        found.append(2 * quad(integrand, 0, 1, epsabs=0, epsrel=1e-13, limit=200)[0] - np.pi)
    return np.array(found)


METHODS: dict[str, tuple[Callable[[Any, Any], Any], int]] = {  # and how many angles are timed
    "gr_toolkit": (ours, MANY),
    "2φ − π, Legendre": (by_legendre, MANY),
    "2φ − π, quad": (by_quadrature, FEW),
}


def digits(v: Any, b: Any) -> list[Any]:
    """Angles in 40 digits."""
    from tests.oracles.scattering import deflection

    return [deflection(float(speed), float(length)) for speed, length in zip(v, b, strict=True)]


def worst(found: Any, truth: list[Any]) -> str:
    """The largest relative error; in words where a number is none."""
    errors = [abs(float((float(value) - true) / true)) for value, true in zip(found, truth, strict=True)]
    return "no number" if any(error != error for error in errors) else f"{max(errors):.0e}"


def rows(repeat: int, share: float = 1.0) -> list[str]:
    """The table's lines, by regime; `share` of the angles are timed."""
    import warnings

    import numpy as np

    import gr_toolkit as gr

    lines = []
    for regime, draw in REGIMES.items():
        v, excess = draw(np.random.default_rng(0), max(CHECKED, int(MANY * share)))
        b = np.asarray(gr.Scattering.near_critical(gr.Schwarzschild(M=1), v=v, excess=excess).b)
        truth = digits(v[:CHECKED], b[:CHECKED])
        cells = []
        for method, count in METHODS.values():
            count = max(CHECKED, int(count * share))
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
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scattering", description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs, of which the best counts (default 3)")
    arguments = parser.parse_args()
    print("| angles per second and core, largest error | " + " | ".join(f"{name} | " for name in METHODS) + "|")
    print("| --- |" + " ---: |" * (2 * len(METHODS)))
    for line in rows(arguments.repeat):
        print(line, flush=True)


if __name__ == "__main__":
    main()
