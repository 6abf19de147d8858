"""Distance–redshift curves of cosmological models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..cosmology import Cosmology, distances, redshifts_at
from ..errors import InputError, UnknownNameError
from ..numerics.histories import redshifts
from .histories import named
from .picture import Picture, curve_axes

KINDS = {  # attribute of `Distances` -> what it is called
    "luminosity": "luminosity distance",
    "comoving": "comoving distance",
    "transverse": "transverse comoving distance",
    "light_travel": "light-travel distance",
    "angular_diameter": "angular-diameter distance",
}
USUAL = ("luminosity", "comoving", "light_travel", "angular_diameter")
STYLES: tuple[Any, ...] = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))
COLOURS = tuple(f"tab:{name}" for name in ("blue", "orange", "green", "red", "purple", "brown", "pink", "gray"))
POINTS = 400


def distance_redshift(
    models: Any,
    *,
    kinds: Sequence[str] | str | None = None,
    z: tuple[float, float] = (0.01, 10.0),
    logarithmic: bool = True,
    axes: Any = None,
) -> Picture:
    """Draw the distances of redshifts, of one model or of several.

    One model has a colour for each distance. Several have a colour each, and the distances their styles of line. Where
    light of a closed universe comes to the antipode D_M, D_A and D_L fall to 0; the curves are denser there.

    Parameters
    ----------
    models : a `gr_toolkit.cosmology.Cosmology`, several, or a dictionary of names to them
    kinds : which of "luminosity", "comoving", "transverse", "light_travel" and "angular_diameter"; unless given all but
        "transverse" of one model, and the "luminosity" of several
    z : from, to
    logarithmic : both axes; linear ones begin at 0
    axes : of Matplotlib, to draw on

    Returns
    -------
    Picture
        With `figure`, `axes` and `data`: "z", and under (model, kind) its distances in Mpc, or in c/H₀ where the models
        have no H0.

    Raises
    ------
    InputError
        What is no model; some with and some without H0; redshifts that are no range of positive numbers, or that a
        model has not; no distance by that name.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> flat = gr.cosmology.Cosmology(Omega_m=1)
    >>> picture = distance_redshift(flat, kinds=["luminosity", "angular_diameter"])
    >>> z, luminosity = picture.data["z"], picture.data[picture.axes.get_title(), "luminosity"]
    >>> bool(abs(luminosity - 2*(1 + z - (1 + z)**0.5)).max() < 1e-9)            # Mattig
    True
    """
    by_name = _named(models)
    chosen = _chosen(kinds if kinds is not None else USUAL if len(by_name) == 1 else USUAL[:1])
    low, high = _range(z)
    unit = _unit(list(by_name.values()))
    dips = [z for model in by_name.values() for z in redshifts_at(model, transverse=0, between=(low, high))]
    grid = redshifts(low, high, logarithmic, POINTS, dips)
    shown = curve_axes(axes, ("redshift $z$", f"distance [{unit}]"), next(iter(by_name)) if len(by_name) == 1 else "")
    data: dict[Any, Any] = {"z": grid}
    for number, (name, model) in enumerate(by_name.items()):
        found = distances(model, grid)
        for place, kind in enumerate(chosen):
            data[name, kind] = getattr(found, kind)
            colour = COLOURS[(place if len(by_name) == 1 else number) % len(COLOURS)]
            shown.plot(grid, data[name, kind], color=colour, linestyle=STYLES[place])
    if logarithmic:
        shown.set_xscale("log")
        shown.set_yscale("log")
    else:
        shown.set_ylim(bottom=0)
    shown.set_xlim(grid[0], grid[-1])
    shown.grid(color="0.9", linewidth=0.6)
    _legend(shown, list(by_name), chosen)
    return Picture(shown, data)


def _legend(axes: Any, names: list[str], kinds: Sequence[str]) -> None:
    """Colours for what differs most, styles for the rest."""
    from matplotlib.lines import Line2D

    one = len(names) == 1
    styles = [
        Line2D([], [], color=COLOURS[k % len(COLOURS)] if one else "black", linestyle=STYLES[k], label=KINDS[kind])
        for k, kind in enumerate(kinds)
    ]
    colours = [] if one else [Line2D([], [], color=COLOURS[k % len(COLOURS)], label=n) for k, n in enumerate(names)]
    handles = colours + (styles if one or len(kinds) > 1 else [])
    axes.legend(handles=handles, fontsize="small", frameon=True, framealpha=0.9, loc="upper left", borderaxespad=0.8)
    if not one and len(kinds) == 1:
        axes.set_title(KINDS[kinds[0]], fontsize="medium")


def _named(models: Any) -> dict[str, Cosmology]:
    """Models by their names."""
    found = dict(named(models))
    wrong = [m for m in found.values() if not isinstance(m, Cosmology)]
    if wrong or not found:
        what = f"{type(wrong[0]).__name__} is no model with distances" if wrong else "no model is given"
        raise InputError(what, "gr.cosmology.Cosmology(Omega_m=0.3, Omega_Lambda=0.7), or a list of them")
    return found


def _chosen(kinds: Any) -> tuple[str, ...]:
    chosen = tuple(kinds) if isinstance(kinds, Iterable) and not isinstance(kinds, str) else (kinds,)
    for kind in chosen:
        if kind not in KINDS:
            raise UnknownNameError(str(kind), KINDS, "distance")
    if not chosen:
        raise InputError("no distance is chosen", f"kinds={list(USUAL)}")
    return chosen


def _range(z: Any) -> tuple[float, float]:
    try:
        low, high = (float(x) for x in z)
    except (TypeError, ValueError):
        low = high = 0.0
    if not 0 < low < high < float("inf"):
        raise InputError(f"the redshifts {z!r} are no range", "z=(0.01, 10)")
    return low, high


def _unit(models: list[Cosmology]) -> str:
    """Mpc or the Hubble distance, one for all."""
    have = {model.H0 is not None for model in models}
    if len(have) > 1:
        raise InputError("some models have an H0 and some have none", "H0=… for all, or for none")
    return "Mpc" if have == {True} else "$c/H_0$"
