"""The one compiled function that is kept on disk, with everything that it calls.

Numba keeps the code beside this file, or in the user's own cache where that cannot be written, as Python keeps its own;
nothing else is read from there than what the same user's, or the installation's, owner wrote. Numba looks whether this
file has changed, not the others: so a number made of their contents belongs to the function, and thus to its key.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zlib import crc32

from numba import njit

from .marching import march

SOURCES = ("tableau.py", "stepping.py", "happening.py", "marching.py")


def fingerprint() -> int:
    """A number that changes with the files that the function is made of."""
    here = Path(__file__).parent
    return crc32(b"".join((here / name).read_bytes() for name in SOURCES))


def _kept(sources: int) -> Any:
    def march_all(  # type: ignore[no-untyped-def]
        code, measure, first, last, ys, cs, ends, settings, limits, asked, counts, records, wanted, samples, outcome,
        way, polynomials,
    ):  # fmt: skip
        """Trajectories first … last − 1 of a batch; `outcome` is (how it ended, event, parameter, steps, steps tried).

        There is room for all steps of one trajectory, or for none.
        """
        if sources < 0:  # never: but what is not used is no part of the key
            return
        for ray in range(first, last):
            how, event, at, steps, tried = march(
                code, measure, ys[ray], cs[ray], ends[ray], settings, limits, asked, counts[ray], records[ray], wanted,
                samples[ray], way, polynomials,
            )  # fmt: skip
            outcome[ray, 0], outcome[ray, 1], outcome[ray, 2] = how, event, at
            outcome[ray, 3], outcome[ray, 4] = steps, tried

    options: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
    try:
        return njit(cache=True, **options)(march_all)
    except RuntimeError:  # there is no place to keep it
        return njit(**options)(march_all)


march_all = _kept(fingerprint())
