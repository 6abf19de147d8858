"""Orbits around a black hole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import InputError
from ..geometry.inputs import in_short
from ..geometry.keywords import in_words
from ..numerics.plane_points import reach
from .distance_redshift import COLOURS
from .paths import Path, paths_of
from .picture import Picture, new_axes

POINTS = 2000
MARGIN = 1.05
TRANSLUCENT = 7  # from so many curves on the legend stands beside


@in_words("orbit", "gr.render.orbit(gr.Scattering(g, v=0.5, b=[6, 8, 10]))", {"extent": "r_max=30"})
def orbit(
    subject: Any,
    *,
    r_max: float | None = None,
    turns: float = 2,
    points: int = POINTS,
    axes: Any = None,
) -> Picture:
    """Draw orbits in the plane θ = π/2 round a black hole, x = r cos φ and y = r sin φ by the areal radius r.

    The black disc ends at the horizon, the dashed circle is the photon sphere r = 3M. Particles of a `Scattering` come
    from the left, above the hole, and the legend says v, b, and how often their direction turns right around; closed
    orbits have their turning point on the right. Trajectories out of the plane are projected to it; of a metric that is
    not spherically symmetric the r, θ, φ of the chart are taken as spherical coordinates. The hole is drawn for
    Schwarzschild's metric only; in others particles from infinity are integrated (with Numba).

    Parameters
    ----------
    subject : a `Scattering` (each particle of an array has an orbit), a `ClosedOrbit`, a `Trajectory`, a list of such,
        or a dictionary of labels to them
    r_max : how far out what comes from infinity is followed, in the unit of lengths of the subject
    turns : how many radial periods of bound orbits, and turns near a circle, are shown
    points : of each curve
    axes : of Matplotlib, to draw on

    Returns
    -------
    Picture
        With `figure`, `axes` and `data`: label -> (x, y).

    Raises
    ------
    InputError
        What has no orbit, more than 40 or different masses, a radius or a number of points that is none.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> light = gr.Scattering(gr.Schwarzschild(M=1), v=1, b=[5, 5.2, 6, 8])
    >>> picture = orbit(light)
    >>> list(picture.data)
    ['$v = 1$, $b = 5$, falls in', '$v = 1$, $b = 5.2$, 1 winding', '$v = 1$, $b = 6$', '$v = 1$, $b = 8$']
    """
    if r_max is not None:
        r_max = positive(r_max, "r_max", "r_max=30")
    if type(points) is not int or points < 2:
        raise InputError(f"points = {in_short(points)} is no number of points", f"points={POINTS}")
    paths = paths_of(subject, r_max, points, turns)
    size = MARGIN * (r_max if r_max is not None else max(reach(path.x, path.y) for path in paths))
    mass = paths[0].mass
    unit = " / M" if mass == 1 else ""
    shown = new_axes(axes, (-size, size, -size, size), (f"$x{unit}$", f"$y{unit}$"), "")
    _draw_hole(shown, mass)
    data = _unlike(paths)
    for number, (label, path) in enumerate(data.items()):
        shown.plot(path.x, path.y, color=COLOURS[number % len(COLOURS)], linewidth=1.2, label=label, zorder=3)
    if len(data) < TRANSLUCENT:
        shown.legend(fontsize="small", loc="best", framealpha=0.9)
    else:
        shown.legend(fontsize="small", loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0, frameon=False)
    return Picture(shown, {label: (path.x, path.y) for label, path in data.items()})


def _draw_hole(axes: Any, mass: float | None) -> None:
    """The horizon and the photon sphere."""
    if mass is None:
        return
    from matplotlib.patches import Circle

    axes.add_patch(Circle((0, 0), 2 * mass, color="black", zorder=4))
    axes.add_patch(Circle((0, 0), 3 * mass, fill=False, linestyle="--", edgecolor="0.5", linewidth=1, zorder=2))


def _unlike(paths: list[Path]) -> Mapping[str, Path]:
    """Paths by label; the second of a label gets a (2)."""
    found: dict[str, Path] = {}
    for path in paths:
        label, number = path.label, 1
        while label in found:
            number += 1
            label = f"{path.label} ({number})"
        found[label] = path
    return found


def positive(value: Any, name: str, advice: str) -> float:
    """A finite positive number.

    Raises
    ------
    InputError
        Something else.
    """
    if isinstance(value, bool | str) or not hasattr(value, "__float__"):
        raise InputError(f"{name} is {in_short(value)}, no number", advice)
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = 0.0
    if not 0 < number < float("inf"):
        raise InputError(f"{name} is {in_short(value)}, no positive number", advice)
    return number
