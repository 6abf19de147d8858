"""Spacetime diagrams of expanding universes: light cones, horizons and the Hubble radius, seen from one moment."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..errors import InputError
from ..numerics import histories as arrays
from .histories import History, history
from .picture import Picture, curve_axes

COLOURS = {
    "past light cone": ("tab:red", "-"),
    "particle horizon": ("tab:blue", "--"),
    "event horizon": ("black", "-"),
    "Hubble radius": ("tab:green", "-."),
}
GALAXIES = 7  # comoving worldlines on either side
HEIGHT = 3.6  # of the panels, inches


def light_cones(
    model: Any,
    *,
    now: Any = None,
    parameters: Mapping[Any, Any] | None = None,
    extent: tuple[float, float] | None = None,
    axes: Any = None,
) -> Picture:
    """Draw the light cones of an observer in an expanding universe, twice: in proper and in comoving distance.

    Left: proper distance d = aχ against cosmic time. Right: comoving distance χ (proper distance now) against
    conformal time with a = 1 now, so that a solution's own τ is a(now) times smaller, in which light moves at 45°.
    Drawn are our past light cone, the particle horizon (how far light has come since the beginning), the event
    horizon (from inside which light will reach us), and the Hubble radius, where recession has the speed of light;
    grey are the worldlines of comoving galaxies, dotted is now. What does not exist is not drawn. The vertex of the
    past light cone is here and now; the horizons belong to our worldline at every time [Davis & Lineweaver (2004),
    fig. 1].

    Parameters
    ----------
    model : `gr_toolkit.cosmology.Cosmology`, seen from today, or one of `gr_toolkit.cosmology.universes`
    now : of a universe of the library, the moment from which it is seen, a value of its time
    parameters : of such a universe, the values of its symbols
    extent : (largest proper distance, largest comoving distance) of the two panels
    axes : a pair of Matplotlib's, to draw on

    Returns
    -------
    Picture
        With `figure`, `axes` (the left ones) and `data`: "time", "conformal time", "scale factor", and under the name
        of each line its comoving distance; "begins" and "ends" of conformal time. Here times are counted from now, and
        a is 1 now; the picture counts from the big bang where there was one.

    Raises
    ------
    InputError
        No such universe; no value for its symbols, a moment outside it; an extent that is no pair of positive numbers.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> picture = light_cones(gr.cosmology.Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7))
    >>> round(-picture.data["begins"], 1), round(picture.data["ends"], 1)       # particle and event horizon today, Gly
    (46.2, 15.9)
    """
    past = history(model, now, parameters)
    lines = arrays.diagram_lines(past.conformal, past.scale, past.hubble, past.begins, past.ends, past.curvature)
    widths = _widths(past, lines, extent)
    views = [_view(past, widths[0], True), _view(past, widths[1], False)]
    left, right = _axes(axes, past, 2 * widths[1] / (views[1].top - views[1].bottom))
    for panel, view in zip((left, right), views, strict=True):
        _draw(panel, past, lines, view)
    handles = left.get_legend_handles_labels()
    if axes is None:
        left.figure.legend(*handles, loc="lower center", ncols=len(lines), frameon=False)
    else:
        left.legend(*handles, fontsize="small")
    data = {"time": past.time, "conformal time": past.conformal, "scale factor": past.scale, **lines}
    return Picture(left, {**data, "begins": past.begins, "ends": past.ends})


def _widths(past: History, lines: Mapping[str, Any], extent: Any) -> tuple[float, float]:
    """The largest proper and comoving distance shown: the past light cone and what is beside it now."""
    if extent is not None:
        try:
            proper, comoving = (float(x) for x in extent)
        except (TypeError, ValueError):
            proper = comoving = 0.0
        if not (proper > 0 and comoving > 0):
            raise InputError(f"the extent is {extent!r}", "extent=(30, 60), the largest proper and comoving distance")
        return proper, comoving
    sizes = {name: arrays.now_of(chi, past.conformal) for name, chi in lines.items()}
    sizes = {name: x for name, x in sizes.items() if math.isfinite(x) and x > 0}
    span = max(sizes.values(), default=1.0)
    comoving = 1.35 * span
    if past.curvature > 0:
        comoving = min(comoving, math.pi / past.curvature**0.5)
    if past.crunches and _shows_its_end(past, float(past.time[-1]) + (past.age or 0.0), past.age or 0.0):
        return 1.1 * arrays.largest(lines["event horizon"] * past.scale), comoving
    others = [x for name, x in sizes.items() if name != "particle horizon"]
    return 1.6 * min([span, *others, past.age or span]), comoving


def _shows_its_end(past: History, last: float, now: float) -> bool:
    """Whether the panel of cosmic time reaches to the end, at `last`: a big crunch may be farther than a big rip."""
    return math.isfinite(past.ends) and last < (20 if past.crunches else 6) * now


class View(NamedTuple):
    """What a panel shows: its clock, what distances are multiplied by, its half-width, its lowest and highest time."""

    is_proper: bool
    clock: Any
    stretch: Any
    width: float
    bottom: float
    top: float
    now: float


def _view(past: History, width: float, is_proper: bool) -> View:
    """The view in proper or in comoving distance."""
    if is_proper:
        clock, now = past.time + (past.age or 0.0), past.age or 0.0
        first, last = float(clock[0]), float(clock[-1])
        if past.age is None:
            return View(True, clock, past.scale, width, max(first, -width), min(last, width), now)
        top = last if _shows_its_end(past, last, now) else min(last, 1.9 * now)
        return View(True, clock, past.scale, width, 0.0, top, now)
    has_begun, ends = math.isfinite(past.begins), math.isfinite(past.ends)
    now = -past.begins if has_begun else 0.0
    clock = past.conformal + now
    bottom = 0.0 if has_begun else max(float(clock[0]), -width)
    top = past.ends + now if ends else now + min(float(past.conformal[-1]), width)
    return View(False, clock, past.scale / past.scale, width, bottom, top, now)


def _axes(given: Any, past: History, ratio: float) -> tuple[Any, Any]:
    """Two panels with their labels; the right one of a width at which light moves at 45°."""
    if given is None:
        shape = (1.2, min(max(ratio, 0.55), 1.75))
        left = curve_axes(None, ("", ""), "", size=(HEIGHT * (sum(shape) + 0.35), 1.33 * HEIGHT), panels=shape)
        left, right = left.figure.axes
        left.figure.subplots_adjust(bottom=0.2, wspace=0.3)
        left.figure.suptitle(past.name, fontsize="medium")
    else:
        try:
            left, right = given
        except (TypeError, ValueError):
            raise InputError("light cones are drawn on two panels", "axes=(left, right)") from None
    time, length, conformal = ("" if not unit else f" [${unit}$]" if "/" in unit else f" [{unit}]" for unit in
                               (*past.units, past.units[0]))  # fmt: skip
    left.set_xlabel(rf"proper distance $a\chi${length}")
    left.set_ylabel(rf"time $t$ {'since the big bang' if past.age is not None else 'from now on'}{time}")
    right.set_xlabel(rf"comoving distance $\chi${length}")
    right.set_ylabel(rf"conformal time $\tau$, $a = 1$ now{conformal.replace(' [', ', [')}")
    return left, right


def _draw(panel: Any, past: History, lines: Mapping[str, Any], view: View) -> None:
    """One panel: galaxies, lines on either side, and now."""
    shown = arrays.within(view.clock, view.bottom, view.top)
    spacing = view.width / (3.5 if view.is_proper else GALAXIES - 1.5)
    for k in range(-3 * GALAXIES, 3 * GALAXIES + 1):
        panel.plot(
            arrays.stretched(k * spacing, view.stretch)[shown], view.clock[shown], color="0.82", linewidth=0.7, zorder=1
        )
    for name, chi in lines.items():
        colour, style = COLOURS[name]
        for side in (1, -1):
            x = arrays.stretched(side * chi, view.stretch)[shown]
            label = name if side > 0 else None
            panel.plot(x, view.clock[shown], style, color=colour, label=label, linewidth=1.6)
    panel.axhline(view.now, color="black", linestyle=":", linewidth=1)
    panel.annotate(
        "now", (0.985, view.now), (0, 3), xycoords=panel.get_yaxis_transform(), textcoords="offset points", ha="right",
        fontsize="small", bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.8},
    )  # fmt: skip
    panel.set_xlim(-view.width, view.width)
    panel.set_ylim(view.bottom, view.top)
    if not view.is_proper:
        panel.set_aspect("equal")
