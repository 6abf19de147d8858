"""Profiles of refractive indices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..errors import InputError, UnknownNameError
from ..geometry import Metric
from ..geometry.inputs import in_short, read_metric
from ..geometry.keywords import in_words
from ..motion.indices.definitions import DEFINITIONS, USUAL
from ..motion.indices.in_numbers import index_at
from ..motion.radial_functions import radial_functions
from ..motion.scattering.fields import unit_of_lengths
from ..motion.scattering.given import read_speed
from ..numerics.plane_points import by_ratios, together
from .distance_redshift import COLOURS, STYLES
from .orbits import positive
from .picture import Picture, curve_axes, plain_ticks

POINTS = 600
RANGE = (2.0, 50.0)
MOST_INSIDE = 7  # entries of a legend on the curves
SPEEDS = (0.1, 0.3, 0.6, 1.0)


@in_words("refractive_index", "gr.render.refractive_index(g, v=[0.3, 1])", {"definition": 'definitions=["momentum"]'})
def refractive_index(
    metric: Metric,
    *,
    v: Any = SPEEDS,
    definitions: Any = (USUAL,),
    r: tuple[float, float] = RANGE,
    b: Any = None,
    axes: Any = None,
) -> Picture:
    """Draw refractive indices of a static, spherically symmetric metric against its radial coordinate.

    Speeds have colours, definitions styles of line; of one speed the definitions have the colours. The dotted line is
    n = 1. Inside a horizon there is nothing.

    Parameters
    ----------
    metric : with numbers for its parameters, or with a symbol M as the only one, which is 1 then
    v : the speeds at infinity, one or several
    definitions : names of `gr_toolkit.motion.refractive_indices`, one or several
    r : from, to, in the unit of lengths of the metric (masses, if M is a symbol)
    b : the impact parameter, for "equation 19", which depends on it
    axes : of Matplotlib, to draw on

    Returns
    -------
    Picture
        With `figure`, `axes` and `data`: "r", and under (definition, v) the index.

    Raises
    ------
    InputError, UnknownNameError
        No such definition; speeds, a range or an impact parameter that are none; a metric of another kind.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> picture = refractive_index(gr.Schwarzschild("isotropic", M=1), v=1)
    >>> rho, n = picture.data["r"], picture.data["momentum", 1.0]
    >>> bool(abs(n[-1] - (1 + 1/(2*rho[-1]))**3/(1 - 1/(2*rho[-1]))) < 1e-15)
    True
    """
    f = radial_functions(read_metric(metric))
    names, speeds, (low, high) = _names(definitions), read_speeds(v), read_range(r, "r", "r=(2, 50)")
    unit = unit_of_lengths(f)
    mass = float(unit) if unit.is_number else 1.0
    if b is None and any(DEFINITIONS[name].is_of_one_orbit for name in names):
        raise InputError("the index of equation 19 depends on the impact parameter", "b=10")
    impact = 1.0 if b is None else positive(b, "b", "b=10") / mass
    grid = by_ratios(low, high, POINTS)
    label = f"${f.r if str(f.r) == 'r' else chr(92) + str(f.r)}{' / M' if mass == 1 else ''}$"
    shown = curve_axes(axes, (label, "refractive index $n$"), "")
    shown.axhline(1, color="0.6", linestyle=":", linewidth=1)
    data: dict[Any, Any] = {"r": grid}
    for k, speed in enumerate(speeds):
        for j, name in enumerate(names):
            data[name, speed] = index_at(f, name, speed, grid / mass, impact)
            colour = COLOURS[(k if len(speeds) > 1 else j) % len(COLOURS)]
            text = ", ".join([name] * (len(names) > 1) + [f"$v = {speed:g}$"] * (len(speeds) > 1 or len(names) == 1))
            shown.plot(grid, data[name, speed], color=colour, linestyle=STYLES[j % len(STYLES)], label=text)
    shown.set_xscale("log")
    shown.set_yscale("log")
    shown.set_xlim(low, high)
    plain_ticks(shown.xaxis)
    plain_ticks(shown.yaxis)
    shown.grid(color="0.9", linewidth=0.6)
    beside = {"loc": "upper left", "bbox_to_anchor": (1.01, 1), "borderaxespad": 0, "frameon": False}
    placed = beside if len(data) > MOST_INSIDE else {}
    shown.legend(fontsize="small", title=names[0] if len(names) == 1 else None, **placed)
    if len(speeds) == 1 and len(names) > 1:
        shown.set_title(f"$v = {speeds[0]:g}$", fontsize="medium")
    return Picture(shown, data)


def _names(given: Any) -> tuple[str, ...]:
    chosen = tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)
    for name in chosen:
        if not isinstance(name, str) or name not in DEFINITIONS:
            raise UnknownNameError(str(name)[:60], DEFINITIONS, "refractive index")
    if not chosen:
        raise InputError("no definition is chosen", f"definitions=[{USUAL!r}]")
    return chosen


def read_speeds(given: Any) -> list[float]:
    """Speeds at infinity, one or several, by `Scattering`'s rules.

    Raises
    ------
    InputError
        What is none.
    """
    found = read_speed(list(given) if isinstance(given, tuple) else given, None)
    if found.pair is None or not len(found.pair[0]):
        raise InputError(f"v is {in_short(given)}, and a picture shows numbers", "v=[0.3, 1]")
    return [float(x) for x in together(found.pair[0])[0]]


def read_range(given: Any, name: str, advice: str) -> tuple[float, float]:
    """Two positive numbers in order.

    Raises
    ------
    InputError
        Something else.
    """
    pair = list(given) if isinstance(given, (list, tuple)) else []
    if len(pair) != 2:
        raise InputError(f"{name} is {in_short(given)}, no range", advice)
    low, high = (positive(x, name, advice) for x in pair)
    if not low < high:
        raise InputError(f"{name} is {in_short(given)}, no range", advice)
    return low, high
