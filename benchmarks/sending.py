"""What it costs to send exact scalars to a worker process and back: bytes and seconds, from 10³ to 10⁵ terms.

python -m benchmarks.sending
"""

from __future__ import annotations

import operator
import time
from collections.abc import Callable
from typing import Any

import sympy as sp

import gr_toolkit as gr
from gr_toolkit.exact import from_sympy
from gr_toolkit.verdicts import sending, worker

SIZES = {1_001: (4, 10), 10_626: (4, 20), 101_270: (4, 36)}  # terms: (symbols, power) of (x₁ + … + 1)^power, about


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long it takes, and what it gives."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def main() -> None:
    first, _ = seconds(lambda: gr.bounded(operator.add, timeout=60)(1, 1))
    warm = min(seconds(lambda: gr.bounded(operator.add, timeout=60)(1, 1))[0] for _ in range(20))
    print(f"a question to a worker that has to start: {first:.2f} s; to one that waits: {warm * 1e3:.2f} ms\n")
    print("| terms | bytes | packed | unpacked | there and back |\n| ---: | ---: | ---: | ---: | ---: |")
    for symbols, power in SIZES.values():
        element = (from_sympy(sum(sp.symbols(f"x0:{symbols}"))) + 1) ** power
        packing, (packed, _) = seconds(lambda element=element: sending.pack_question(element))
        unpacking, _ = seconds(lambda packed=packed: sending.unpack_question(packed))
        round_trip, _ = seconds(lambda element=element: gr.bounded(operator.pos, timeout=60)(element))
        figures = f"{packing:.3f} s | {unpacking:.3f} s | {round_trip:.3f} s"
        print(f"| {len(element.numerator)} | {len(packed)} | {figures} |")
    worker.end_workers()


if __name__ == "__main__":
    main()
