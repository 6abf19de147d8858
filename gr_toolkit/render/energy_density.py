"""The energy density that observers measure, on a slice, in logarithmic colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..electrodynamics.observers import measure
from ..errors import InputError
from ..exact import Element
from ..geometry import Metric
from ..numerics.plane_curves import grid
from .evaluation import OnSlice
from .parameters import Values
from .picture import Picture, grey_out, new_axes, read_window
from .slices import usual_slices
from .subject import read_subject

PIXELS = 400
DECADES = 6  # that the colours tell apart


def energy_density(
    field: Any,
    observer: Any = None,
    *,
    slice: Mapping[Any, Any] | None = None,
    parameters: Mapping[Any, Any] | None = None,
    extent: Any = None,
    axes: Any = None,
) -> Picture:
    """Draw T_{μν} u^μ u^ν on a slice.

    Equal steps of colour are equal ratios. The colours span at most six decades, below what one point in a hundred
    exceeds; the colour bar is pointed where values lie beyond it. Grey: outside the chart's domain, or singular.

    Parameters
    ----------
    field, observer, slice, parameters, extent, axes : as for `field_lines`

    Returns
    -------
    Picture
        With `figure`, `axes` and `data`: "x", "y" and "energy_density", arrays of one shape, nan where there is none.

    Raises
    ------
    InputError
        As `field_lines`.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.ReissnerNordstrom()
    >>> A = gr.spacetimes.electromagnetic_potential(g)
    >>> picture = energy_density(gr.electrodynamics.field_strength(A), parameters={"Q": 0.5}, extent=6)
    >>> picture.data["energy_density"].shape
    (400, 400)
    """
    subject = read_subject(field)
    metric = subject.field.metric
    measured = measure(subject.field, observer)
    density = measured.energy_density
    values = Values(metric, [density], parameters, subject.conditions)
    where, window, x, y, found = _first_to_show(metric, slice, density, values, extent)
    has_value = abs(found) < float("inf")
    positive = sorted(found[has_value & (found > 0)])
    highest = positive[-1 - len(positive) // 100]
    lowest = max(positive[0], highest / 10.0**DECADES)
    title = "; ".join(part for part in (where.title, values.title) if part)
    part = " of the real part" if subject.is_real_part else ""
    shown = new_axes(axes, window, where.labels, f"energy density{part}, {measured.observer!r}\n{title}")
    _draw(shown, window, found, lowest, highest, has_value)
    return Picture(shown, {"x": x, "y": y, "energy_density": found})


def _first_to_show(metric: Metric, slice: Any, density: Element, values: Values, extent: Any) -> tuple[Any, ...]:
    """The first of the slices that may be drawn on which there is energy, the window, its points and the values."""
    for where in usual_slices(metric, slice, of_space=False):
        window = read_window(extent)
        x, y = grid(window, PIXELS, PIXELS)
        (found,) = OnSlice(where, [density], values, max(map(abs, window)))(x, y)
        if not (abs(found) < float("inf")).any():
            raise InputError(
                f"no point of the picture is in the chart's domain {metric.domain}",
                "another slice, extent or parameters",
            )
        if (found > 0).any():
            return where, window, x, y, found
    raise InputError("the energy density is zero on the whole slice", "another slice")


def _draw(axes: Any, window: Any, found: Any, lowest: float, highest: float, has_value: Any) -> None:
    """Colours and their bar."""
    from matplotlib.colors import LogNorm

    grey_out(axes, window, ~has_value)
    shown = found.copy()
    shown[~has_value] = float("nan")
    is_low, is_high = (shown[has_value] < lowest).any(), (shown[has_value] > highest).any()
    shown[has_value & (shown <= 0)] = lowest / 10  # a logarithm has no zero; the pointed end of the bar says "below"
    norm = LogNorm(lowest, highest if highest > lowest else lowest * 10)
    image = axes.imshow(
        shown, extent=window, origin="lower", norm=norm, cmap="viridis", interpolation="none", zorder=0.6
    )
    extend = {(False, False): "neither", (True, False): "min", (False, True): "max", (True, True): "both"}
    axes.figure.colorbar(
        image, ax=axes, extend=extend[bool(is_low), bool(is_high)], label=r"$T_{\mu\nu}u^\mu u^\nu$", shrink=0.8
    )
