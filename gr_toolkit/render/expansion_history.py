"""The scale factor against time, of models and of exact solutions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..cosmology.universes import Universe
from ..errors import InputError
from ..numerics.histories import now_of, within
from .distance_redshift import COLOURS
from .histories import History, history, named
from .picture import Picture, curve_axes

FARTHEST = 12  # how many times the age a big crunch may be ahead to be shown
STYLES = ("-", "--", "-.", ":")


def expansion_history(
    universes: Any,
    *,
    now: Any = None,
    parameters: Mapping[Any, Any] | None = None,
    extent: tuple[float, float, float] | None = None,
    axes: Any = None,
) -> Picture:
    """Draw a(t), 1 now, of one universe or of several.

    Universes with one Hubble constant touch each other now: where each curve begins is its big bang, where one falls
    to a = 0 again its big crunch.

    Parameters
    ----------
    universes : a `gr_toolkit.cosmology.Cosmology` or one of `gr_toolkit.cosmology.universes`; several of them, or a
        dictionary of names to them
    now : of universes of the library, the moment at which a is 1, a value of their time
    parameters : of such universes, the values of their symbols
    extent : (from, to, largest a), times counted from now
    axes : of Matplotlib, to draw on

    Returns
    -------
    Picture
        With `figure`, `axes` and `data`: under each name the times from now and the scale factors.

    Raises
    ------
    InputError
        As `light_cones`; universes in different units.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> picture = expansion_history([gr.cosmology.Cosmology(Omega_m=m) for m in (0, 1, 2)])
    >>> [round(float(t[0]), 2) for t, a in picture.data.values()]               # minus the ages, in 1/H₀
    [-1.0, -0.67, -0.57]
    """
    histories = {name: _history(model, now, parameters) for name, model in _named(universes)}
    units = {past.units for past in histories.values()}
    if len(units) > 1:
        raise InputError(
            "the universes are in different units", "H0=… for all models or for none; no solutions beside them"
        )
    unit = units.pop()[0]
    shown_unit = f" [{unit}]" if unit and "/" not in unit else f" [${unit}$]" if unit else ""
    left, right, top = _window(list(histories.values()), extent)
    title = next(iter(histories)) if len(histories) == 1 else ""
    shown = curve_axes(axes, (f"time from now{shown_unit}", "scale factor $a$"), title)
    data = {}
    for number, (name, past) in enumerate(histories.items()):
        data[name] = past.time, past.scale
        near = within(past.time, left, right) & within(past.scale, 0, top)
        style, colour = STYLES[number // len(COLOURS) % len(STYLES)], COLOURS[number % len(COLOURS)]
        shown.plot(past.time[near], past.scale[near], color=colour, linestyle=style, label=name)
        ends = [float(past.time[0])] if past.age is not None else []
        ends += [float(past.time[-1])] if past.crunches else []
        for end in ends:
            if left <= end <= right:
                shown.plot(end, 0, "o", color=colour, markersize=4, clip_on=False, zorder=5)
    shown.plot(0, 1, "o", color="black", markersize=4, zorder=6)
    shown.annotate("now", (0, 1), (6, -11), textcoords="offset points", fontsize="small")
    shown.set_xlim(left, right)
    shown.set_ylim(0, top)
    shown.grid(color="0.9", linewidth=0.6)
    if len(histories) > 1:
        shown.legend(fontsize="small", framealpha=0.9, loc="upper left", borderaxespad=0.8)
    return Picture(shown, data)


def _named(universes: Any) -> list[tuple[str, Any]]:
    """(name, universe), the name typed or its own."""
    found = named(universes)
    if not found:
        raise InputError("no universe is given", "gr.cosmology.Cosmology(Omega_m=0.3, Omega_Lambda=0.7)")
    return found


def _history(universe: Any, now: Any, parameters: Mapping[Any, Any] | None) -> History:
    """Of a solution at its moment, with those of the values that it has symbols for; of a model today."""
    if not isinstance(universe, Universe):
        return history(universe)
    symbols = {str(s) for e in (universe.a, universe.lapse, universe.K) for s in getattr(e, "free_symbols", ())}
    chosen = parameters
    if isinstance(parameters, Mapping):
        chosen = {k: v for k, v in parameters.items() if str(k) in symbols}
    return history(universe, now, chosen)


def _window(histories: list[History], extent: Any) -> tuple[float, float, float]:
    """(from, to, largest a): the oldest beginning, and 1.5 times as long after now, or until the last big crunch that
    is not much farther."""
    if extent is not None:
        try:
            left, right, top = (float(x) for x in extent)
        except (TypeError, ValueError):
            left = right = top = 0.0
        if not (left < right and top > 0):
            raise InputError(f"the extent is {extent!r}", "extent=(-1, 2, 3): from, to, largest a")
        return left, right, top
    ages = [past.age for past in histories if past.age is not None]
    spans = [now_of(past.hubble, past.conformal) for past in histories]
    span = max(ages) if ages else min([s for s in spans if s < float("inf")] or [1.0])
    if len(ages) < len(histories):
        span *= 1.5
    crunches = [float(past.time[-1]) for past in histories if past.crunches]
    last = max([1.5 * span, *(1.04 * time for time in crunches if time < FARTHEST * span)])
    highest = [float(past.scale.max()) for past in histories if past.crunches and past.time[-1] < FARTHEST * span]
    return -1.08 * span, last, max(3.0, *(1.1 * a for a in highest)) if highest else 3.0
