"""The door to the integrator: arrays in, arrays out, on all processors that this process may use."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, final

from ...errors import InputError
from ..program import Program
from .equations import Layout

if TYPE_CHECKING:
    import numpy as np

END, EVENT, STUCK, STEPS, FULL, INVALID = 0, 1, 2, 3, 4, 5  # how a trajectory ended, as `marching` has it
ROOM = 512  # steps that one trajectory is first given room for
PIECES = 16  # a batch is cut into, for each processor, so that none waits long for another
EDGE, EXPRESSION, COORDINATE, SPEED = 0, 1, 2, 3  # kinds of measures, as `happening` has them


@final
@dataclass(frozen=True)
class Settings:
    """How to integrate.

    Attributes
    ----------
    relative, absolute : the error allowed in a step, of each variable
    longest : step
    most : steps tried
    """

    relative: float = 1e-10
    absolute: float = 1e-13
    longest: float = float("inf")
    most: int = 100_000


@final
@dataclass(frozen=True)
class Happenings:
    """What ends a trajectory or is recorded: zeros of measures.

    Attributes
    ----------
    program : the measures
    directions : of each, +1, −1 or 0: along λ, of an edge in the order of the motion
    wanted : with the so manieth the trajectory ends; 0 for never
    kinds : edge, expression, coordinate less a number, speed of a coordinate; not all of these need have a value
    variables : the numbers of the coordinates that the last two belong to
    kept : so many are recorded
    """

    program: Program
    directions: tuple[int, ...]
    wanted: tuple[int, ...]
    kinds: tuple[int, ...]
    variables: tuple[int, ...]
    kept: int

    @property
    def asked(self) -> list[tuple[int, ...]]:
        """A row for each measure."""
        return list(zip(self.directions, self.wanted, self.kinds, self.variables, strict=True))


@final
@dataclass(frozen=True)
class Outcome:
    """Where trajectories ended, one row each.

    Attributes
    ----------
    states : variables at the end
    how, event : how each ended; the number of the event, or −1
    parameters, steps, tried : at the end
    counts, records : of each event; (parameter, variables) of the first ones, nan where there are none
    samples : variables where they were wanted, nan where a trajectory did not come
    way, polynomials : of a single trajectory with room for them, (parameter, length) and coefficients of its steps
    """

    states: np.ndarray
    how: np.ndarray
    event: np.ndarray
    parameters: np.ndarray
    steps: np.ndarray
    tried: np.ndarray
    counts: np.ndarray
    records: np.ndarray
    samples: np.ndarray
    way: np.ndarray
    polynomials: np.ndarray


def require_numba() -> None:
    """Refuse in words where Numba is missing.

    Raises
    ------
    InputError
        It is not installed.
    """
    try:
        import numba
    except ImportError:
        raise InputError(
            "trajectories are integrated by Numba, which is not installed", "pip install 'gr_toolkit[numerics]'"
        ) from None
    assert numba


def integrated(
    slopes: Program,
    happenings: Happenings,
    layout: Layout,
    states: Any,
    constants: Any,
    ends: Any,
    settings: Settings,
    *,
    wanted: Any = (),
    by: int = -1,
    workers: int | None = None,
    room: int = 0,
) -> Outcome:
    """All trajectories of a batch.

    Parameters
    ----------
    slopes, happenings, layout : the system
    states, constants : one row a trajectory
    ends : the last parameter of each
    wanted, by : parameters, or values of the variable of number `by`, where samples are taken, in the order of motion
    workers : threads; as many as processors, by default
    room : for so many steps, of a single trajectory
    """
    import numpy as np

    require_numba()
    from .kept_code import march_all
    from .machine_code import machine_code

    code, measure = machine_code(slopes, layout.variables), machine_code(happenings.program, layout.variables)
    rays, events, n = len(states), len(happenings.directions), layout.variables
    ys, wanted = np.array(states, float), np.array(wanted, float)
    counts = np.zeros((rays, events), np.int64)
    records = np.full((rays, events, happenings.kept, 1 + n), np.nan)
    samples = np.full((rays, len(wanted), n), np.nan)
    found, way, polynomials = np.zeros((rays, 5)), np.zeros((room, 2)), np.zeros((room, 8, n))
    given = [np.ascontiguousarray(numbers, float) for numbers in (constants, ends)]
    limits = [settings.relative, settings.absolute, settings.longest], [settings.most, by]
    asked = np.array(happenings.asked, np.int64).reshape(events, 4)
    numbers = [np.array(limits[0]), np.array(limits[1], np.int64), asked]

    def piece(bounds: tuple[int, int]) -> None:
        march_all(
            code.address, measure.address, *bounds, ys, *given, *numbers, counts, records, wanted, samples, found, way,
            polynomials,
        )  # fmt: skip

    threads = min(workers or len(_processors()), max(1, rays // 8))
    edges = np.linspace(0, rays, max(1, min(rays, threads * PIECES)) + 1).astype(int).tolist()
    pieces = list(pairwise(edges))
    piece((0, 0))  # compiled before threads ask for it
    if threads == 1:
        for bounds in pieces:
            piece(bounds)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(piece, pieces))
    how, event, _, steps, tried = found.T.astype(int)
    return Outcome(
        ys,
        how,
        event,
        found[:, 2],
        steps,
        tried,
        counts,
        records,
        samples,
        way[: steps.sum()],
        polynomials[: steps.sum()],
    )


def integrated_densely(
    slopes: Program, happenings: Happenings, layout: Layout, state: Any, constants: Any, end: float, settings: Settings
) -> Outcome:
    """One trajectory with all its steps."""
    room = ROOM
    while True:
        found = integrated(slopes, happenings, layout, [state], [constants], [end], settings, room=room)
        if found.how[0] != FULL:
            return found
        room *= 8


def _processors() -> list[int]:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))
