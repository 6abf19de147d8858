"""Numerical geodesics: `python -m benchmarks.geodesics`.

A hundred thousand massive particles with speed 1/2 at infinity, from r = 1000 M through the strong field of a
Schwarzschild hole and back out to r = 1000 M, impact parameters from 8.9 M to 60 M (they fall in below 8.81 M), beside
SciPy and EinsteinPy where they are installed. The error is that of the angle swept, against 30-digit quadrature. Ours
runs in threads, on all processors; the time of the compilation, kept on disk between runs, is given apart.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any

SPEED, RADIUS = 0.5, 1000.0
IMPACTS = (8.9, 60.0)
CHECKED = 12  # rays compared with quadrature


def impact_parameters(count: int) -> Any:
    import numpy as np

    return np.linspace(*IMPACTS, count)


def swept(impact: float) -> float:
    """The angle between r = 1000 M going in and out, by quadrature: (du/dφ)² = 2 (u − u₁)(u − u₂)(u − u₃), u = M/r,
    with u = u₂ − s² so that nothing is singular at the turning point."""
    import mpmath as mp

    with mp.workdps(30):
        v = mp.mpf(SPEED)
        gamma_squared = 1 / (1 - v**2)
        momentum = gamma_squared * (v * mp.mpf(impact)) ** 2  # L²
        roots = mp.polyroots([2, -1, 2 / momentum, (gamma_squared - 1) / momentum], maxsteps=200, extraprec=200)
        lowest, turning, highest = sorted(mp.re(root) for root in roots)
        end = mp.sqrt(turning - 1 / mp.mpf(RADIUS))

        def slope(s: Any) -> Any:
            return 2 / mp.sqrt(2 * (turning - s * s - lowest) * (highest - turning + s * s))

        return float(2 * mp.quad(slope, [0, end / 16, end / 4, end]))


def by_us(impacts: Any, tolerance: float, workers: int | None = None) -> Any:
    """φ at the end of each ray."""
    from math import pi, sqrt

    import gr_toolkit as gr

    gamma = 1 / sqrt(1 - SPEED**2)
    rays = gr.motion.trajectories(
        gr.Schwarzschild(M=1),
        [0, RADIUS, pi / 2, 0],
        constants={"E": gamma, "L": gamma * SPEED * impacts},
        signs={"r": -1},
        events=gr.motion.crossing("r", RADIUS, direction=1, ends=True),
        tolerance=tolerance,
        workers=workers,
    )
    assert rays.is_complete.all()
    return rays.positions[:, 3]


def by_scipy(impacts: Any, tolerance: float) -> Any:
    """The same equations by hand, and SciPy's method of the same order, ray by ray."""
    import numpy as np
    from scipy.integrate import solve_ivp

    gamma = 1 / np.sqrt(1 - SPEED**2)

    def slopes(_: float, y: Any, E: float, L: float) -> Any:
        _, r, theta, _, p_r, p_theta = y
        f, sine = 1 - 2 / r, np.sin(theta)
        return [
            E / f,
            f * p_r,
            p_theta / r**2,
            L / (r * sine) ** 2,
            -((E / (f * r)) ** 2) - (p_r / r) ** 2 + p_theta**2 / r**3 + L**2 / (r**3 * sine**2),
            np.cos(theta) * L**2 / (r**2 * sine**3),
        ]

    def outside(_: float, y: Any, E: float, L: float) -> float:
        return y[1] - RADIUS

    outside.terminal, outside.direction = True, 1  # type: ignore[attr-defined]
    found = []
    for impact in impacts:
        E, L = gamma, gamma * SPEED * impact
        f = 1 - 2 / RADIUS
        start = [0, RADIUS, np.pi / 2, 0, -np.sqrt((E**2 / f - 1 - (L / RADIUS) ** 2) / f), 0]
        done = solve_ivp(
            slopes, (0, 1e5), start, "DOP853", args=(E, L), events=outside, rtol=tolerance, atol=tolerance * 1e-3
        )
        found.append(done.y[3, -1])
    return np.array(found)


def by_einsteinpy(impacts: Any, steps: int) -> Any:
    """EinsteinPy's symplectic integrator with a fixed step, without events: φ where r = 1000 M is passed, between its
    points. Its metric has the signature +−−−; momenta are per mass."""
    import numpy as np
    from einsteinpy.geodesic import Geodesic

    gamma = 1 / np.sqrt(1 - SPEED**2)
    found = []
    for impact in impacts:
        f, L = 1 - 2 / RADIUS, gamma * SPEED * impact
        radial = -np.sqrt((gamma**2 / f - 1 - (L / RADIUS) ** 2) / f)
        path = Geodesic(
            metric="Schwarzschild", metric_params=(), position=[RADIUS, np.pi / 2, 0.0], momentum=[radial, 0.0, L],
            time_like=True, return_cartesian=False, steps=steps, delta=3600.0 / steps, suppress_warnings=True,
        )  # fmt: skip
        r, phi = path.trajectory[1][:, 1], path.trajectory[1][:, 3]
        after = int(np.argmin(r))
        found.append(np.interp(RADIUS, r[after:], phi[after:]) if r[-1] > RADIUS else np.nan)
    return np.array(found)


def timed(question: Callable[[], Any]) -> tuple[Any, float, float]:
    """(answer, seconds, processor seconds)."""
    wall, processor = perf_counter(), process_time()
    answer = question()
    return answer, perf_counter() - wall, process_time() - processor


def row(name: str, count: int, impacts: Any, question: Callable[[Any], Any], exact: Any, places: Any) -> None:
    import numpy as np

    answer, wall, processor = timed(lambda: question(impacts))
    error = float(np.max(np.abs(answer[places] - exact)))
    print(
        f"| {name} | {len(impacts)} | {wall:.3g} s | {1e6 * processor / len(impacts):.3g} µs | "
        f"{wall * count / len(impacts):.3g} s | {error:.1e} |",
        flush=True,
    )


def main() -> None:
    import numpy as np

    parser = argparse.ArgumentParser(prog="python -m benchmarks.geodesics", description=__doc__)
    parser.add_argument("--rays", type=int, default=100_000, metavar="N", help="of ours (default 100000)")
    parser.add_argument("--peers", type=int, default=24, metavar="N", help="rays of SciPy's and EinsteinPy's")
    arguments = parser.parse_args()
    many, few = impact_parameters(arguments.rays), impact_parameters(arguments.peers)
    places = np.unique(np.linspace(0, len(many) - 1, CHECKED).astype(int))
    some = np.unique(np.linspace(0, len(few) - 1, CHECKED).astype(int))
    exact, exact_of_few = (np.array([swept(float(b)) for b in a]) for a in (many[places], few[some]))
    _, first, _ = timed(lambda: by_us(many[:1], 1e-9))
    print(f"first trajectory of this process, with imports and what is not compiled yet: {first:.2g} s")
    print(f"processors: {os.cpu_count()}, load {os.getloadavg()[0]:.1f}\n")
    print(f"| geodesics | rays | time | processor, a ray | time for {arguments.rays} | largest error of φ |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for tolerance in (1e-9, 3e-11, 1e-12):
        row(f"gr_toolkit, {tolerance:.0e}", len(many), many, lambda b, e=tolerance: by_us(b, e), exact, places)
    for tolerance in (1e-9, 3e-11):
        row(f"scipy DOP853, {tolerance:.0e}", len(many), few, lambda b, e=tolerance: by_scipy(b, e), exact_of_few, some)
    for steps in (3600,):
        row(f"EinsteinPy, {steps} steps", len(many), few[:: len(few) // 3][:3], lambda b, n=steps: by_einsteinpy(b, n),
            np.array([swept(float(b)) for b in few[:: len(few) // 3][:3]]), slice(None))  # fmt: skip


if __name__ == "__main__":
    main()
