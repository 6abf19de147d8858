r"""Field lines of the electric or magnetic field that observers measure.

A line is a curve in the observers' space whose tangent is the field, dx^i/dλ = E^i − E^0 u^i/u^0 in the chart's
coordinates: E^μ moved along the observers' worldlines into the slice of constant time. (The components in an
orthonormal frame would give the angles of the field, but curves that are no field lines, in all coordinates that are
not isotropic.) Where the field does not lie in the slice that is drawn, its coordinate components along the slice are
followed: the line's shadow. Lines are followed to the window's edge and never cut off; how close they are shows where
they were begun, not how strong the field is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..electrodynamics.observers import measure
from ..errors import InputError, UnknownNameError
from ..exact import Element, sum_of_products
from ..geometry import Tensor
from ..numerics.plane_curves import grid, spaced_curves
from .evaluation import OnSlice, Values
from .picture import Picture, grey_out, new_axes, read_window
from .slices import Slice, read_slice

COLOURS = {"electric": "tab:red", "magnetic": "tab:blue"}
LETTERS = {"electric": "E", "magnetic": "B"}
PIXELS = 400


def field_lines(
    field: Tensor,
    observer: Any = None,
    *,
    of: str = "",
    slice: Mapping[Any, Any] | None = None,
    parameters: Mapping[Any, Any] | None = None,
    extent: Any = None,
    lines: float = 16,
    axes: Any = None,
) -> Picture:
    """Draw field lines on a slice.

    Parameters
    ----------
    field : F_{μν}
    observer : who measures, as for `gr_toolkit.electrodynamics.measure`; the title says who
    of : "electric" or "magnetic"; left out, the electric field unless it vanishes everywhere
    slice : coordinate -> the value it has on the slice; left out, the time and phi are 0. See `render.slices`
    parameters : name or symbol -> number, and for a function like a(τ) a number or a Python function; 1 unless given,
    and
        the title says so
    extent : half of the picture's width, or (left, right, bottom, top); 8 unless given
    lines : about how many lines would fit beside each other
    axes : of Matplotlib, to draw into

    Returns
    -------
    Picture
        With `figure`, `axes` and `data`: "lines", arrays of shape (2, points) along the field; "outside", at the points
        "x", "y" whether the chart or the field says nothing there (grey: outside the chart's domain, as within a
        horizon, or singular); "direction", the function of arrays x, y whose curves the lines are.

    Raises
    ------
    InputError
        No such field, both fields zero, a slice that leaves not two coordinates of space free, a parameter that is
        none, no point of the picture in the chart's domain, a field at right angles to the slice; no Matplotlib.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> F = gr.electrodynamics.field_strength(g.covector([-1/g.symbols("r"), 0, 0, 0]))
    >>> picture = field_lines(F, extent=6, lines=6)             # a figure in Jupyter
    >>> len(picture.data["lines"]) > 6
    True
    """
    where = read_slice(field.metric, slice)
    window = read_window(extent, where.kind != "plane")
    measured = measure(field, observer)
    kind = _which(measured, of)
    direction = _along_slice(where, getattr(measured, kind).vector, measured.observer.velocity)
    values = Values(field.metric, direction, parameters)
    in_picture = OnSlice(where, direction, values, max(map(abs, window))).vector
    if not (isinstance(lines, (int, float)) and 2 <= lines <= 60):
        raise InputError(f"lines is {lines!r}", "a number from 2 to 60: how many would fit beside each other")
    x, y = grid(window, PIXELS, PIXELS)
    outside = _outside(in_picture, x, y)
    title = f"{kind} field, {measured.observer!r}\n{_joined(where.title, values.title)}"
    shown = new_axes(axes, window, where.labels, title)
    if outside.all():
        raise InputError(
            f"no point of the picture is in the chart's domain {field.metric.domain}",
            "another slice, extent or parameters",
        )
    curves = spaced_curves(in_picture, window, max(window[1] - window[0], window[3] - window[2]) / lines)
    if not curves:
        raise InputError(
            f"the {kind} field is zero on this slice, or at right angles to it: {where.title}",
            "another slice, or of= the other field",
        )
    grey_out(shown, window, outside)
    _draw(shown, curves, COLOURS[kind])
    return Picture(shown, {"lines": curves, "x": x, "y": y, "outside": outside, "direction": in_picture})


def _which(measured: Any, of: str) -> str:
    """The field that is drawn."""
    if of not in ("", *LETTERS):
        raise UnknownNameError(of, LETTERS, "field to draw")
    zero = {kind: getattr(measured, kind).vector.is_zero() for kind in LETTERS}
    kind = of or ("electric" if not zero["electric"] else "magnetic")
    if zero[kind]:
        other = next((k for k in LETTERS if not zero[k]), "")
        raise InputError(
            f"the {kind} field of these observers is zero everywhere" if of else "the field is zero everywhere",
            f'of="{other}"' if other else "another field",
        )
    return kind


def _along_slice(where: Slice, vector: Tensor, velocity: Tensor) -> list[Element]:
    """The components V^p − V^0 u^p/u^0 along the free coordinates."""
    over = velocity.component((0,)).inverse() * vector.component((0,))
    return [
        sum_of_products([(1, vector.component((k,)), None), (-1, over, velocity.component((k,)))]) for k in where.free
    ]


def _outside(in_picture: Any, x: Any, y: Any) -> Any:
    """Where a picture has no direction: a Boolean array."""
    first, second = in_picture(x, y)
    return ~((abs(first) < float("inf")) & (abs(second) < float("inf")))


def _draw(axes: Any, curves: list[Any], colour: str) -> None:
    """Curves with an arrowhead in the middle of each."""
    for curve in curves:
        axes.plot(*curve, color=colour, linewidth=1.0)
        middle = curve.shape[1] // 2
        if 0 < middle < curve.shape[1] - 1:
            axes.annotate(
                "",
                xy=curve[:, middle + 1],
                xytext=curve[:, middle - 1],
                arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.0},
            )


def _joined(*titles: str) -> str:
    return "; ".join(title for title in titles if title)
