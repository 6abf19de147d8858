"""Rows of numbers put together and compared: what the layer above may not do itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .equations import Layout
from .integration import Outcome, Settings


def joined(*parts: Any) -> Any:
    """Columns side by side."""
    import numpy as np

    return np.concatenate(parts, axis=1)


def momenta(layout: Layout, states: Any, constants: Any) -> Any:
    """All momenta in the order of the coordinates: those among the variables, those among the constants."""
    import numpy as np

    found = np.empty((len(states), layout.dimension))
    found[:, list(layout.moving)] = states[:, layout.dimension :]
    found[:, list(layout.fixed)] = constants[:, layout.parameters + layout.charged :]
    return found


def largest_drift(before: Mapping[str, Any], after: Mapping[str, Any], size: Any) -> Any:
    """The largest relative change; of the square u·u against the terms that it is the sum of, before."""
    import numpy as np

    changes = []
    with np.errstate(all="ignore"):
        for name, first in before.items():
            scale = size if name == "u.u" else np.abs(first)
            change = np.abs(after[name] - first)
            changes.append(np.where(change == 0, 0.0, change / np.maximum(scale, 1e-30)))
    return np.max(changes, axis=0)


def any_nan(values: Any) -> bool:
    """Whether some number is none."""
    import numpy as np

    return bool(np.isnan(values).any())


def spread(values: Any, shape: tuple[int, ...]) -> Any:
    """A number for each ray of a batch of some shape, in one row.

    Raises
    ------
    ValueError
        An array that cannot be broadcast to it.
    """
    import numpy as np

    return np.broadcast_to(np.asarray(values, float), shape).reshape(-1).copy()


def repeated(row: Any, count: int) -> Any:
    """A row so many times."""
    import numpy as np

    return np.broadcast_to(row, (count, row.shape[-1]))


def without(rows: Any, bad: Any) -> Any:
    """Rows with nan where a ray failed."""
    import numpy as np

    found = np.array(rows, float)
    found[bad] = np.nan
    return found


def texts(values: Any, shape: tuple[int, ...]) -> Any:
    """An array of objects."""
    import numpy as np

    found = np.empty(len(values), object)
    found[:] = values
    return found.reshape(shape)


def recorded(records: Any, count: int) -> Any:
    """The records that were made, of one event of one ray."""
    return records[: min(count, len(records))]


def not_bad(reasons: Any) -> Any:
    """Where a reason is zero."""
    import numpy as np

    return np.asarray(reasons) == 0


def ends(starts: Any, last: float) -> Any:
    """The parameters of steps' beginnings, and of the end."""
    import numpy as np

    return np.append(starts, last)


def stacked(rows: Any, last: Any) -> Any:
    """Rows, and further ones below."""
    import numpy as np

    return np.concatenate([rows, last])


def largest_difference(first: Outcome, second: Outcome) -> float:
    """The largest relative difference of two ends: parameter and variables."""
    import numpy as np

    one, other = (np.append(o.states[0], o.parameters[0]) for o in (first, second))
    return float(np.max(np.abs(one - other) / np.maximum(1.0, np.abs(one))))


def tightened(settings: Settings, by: float) -> Settings:
    """Tolerances that are so many times smaller, as far as doubles go."""
    return replace(settings, relative=max(settings.relative / by, 3e-15), absolute=settings.absolute / by)


def filled(rows: Any, good: Any, shape: tuple[int, ...], otherwise: Any) -> Any:
    """Rows of the good rays among others, in the shape of a batch."""
    import numpy as np

    found = np.full((len(good), *rows.shape[1:]), otherwise, dtype=np.result_type(rows.dtype, type(otherwise)))
    found[good] = rows
    return found.reshape(*shape, *rows.shape[1:])


def of_records(function: Any, rows: Any, constants: Any) -> Any:
    """A function of (states, constants) for several states of each ray."""
    import numpy as np

    count, kept = rows.shape[:2]
    flat = function(rows.reshape(count * kept, rows.shape[2]), np.repeat(constants, kept, axis=0))
    return flat.reshape(count, kept, flat.shape[1])


def in_order(values: Any) -> bool:
    """Whether numbers grow, or fall, all the way."""
    import numpy as np

    steps = np.diff(values)
    return bool((steps >= 0).all() or (steps <= 0).all()) and bool(np.isfinite(values).all())


def fastest(first: Any, last: Any) -> tuple[int, float]:
    """(number of the component that is the largest at the end, by how much the largest one grew)."""
    import numpy as np

    k = int(np.argmax(np.abs(last)))
    return k, float(np.abs(last[k]) / np.max(np.abs(first)))
