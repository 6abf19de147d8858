r"""Field lines of the electric or magnetic field that observers measure.

A line is a curve in the observers' space whose tangent is the field, dx^i/dλ = E^i − E^0 u^i/u^0 in the chart's
coordinates: E^μ moved along the observers' worldlines into the slice of constant time. (The components in an
orthonormal frame would give the angles of the field, but curves that are no field lines, in all coordinates that are
not isotropic.) Where the field does not lie in the slice that is drawn, its coordinate components along the slice are
followed: the line's shadow. Lines are followed to the window's edge and never cut off.

Where the slice and the field allow it, as for an axisymmetric field in a meridian plane, neighbouring lines have equal
flux between them all around the axis (`render.flux_lines`); elsewhere they are evenly spaced, and how close they are
shows where they were begun, not how strong the field is. The picture's title says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..electrodynamics.observers import measure
from ..errors import InputError, UnknownNameError
from ..exact import Element, sum_of_products
from ..geometry import Tensor
from ..numerics.plane_curves import Window, grid, spaced_curves
from .evaluation import OnSlice
from .flux_lines import density_along, flux_lines
from .parameters import Values
from .picture import Picture, grey_out, new_axes, read_window
from .slices import Slice, read_slice, usual_slices
from .subject import read_subject

FLUX = "equal flux between neighbouring lines"
AROUND = ", all around the axis"
SOME = ";\nthe densest ones are left out"
NO_FLUX = "lines show direction; how dense they are does not show the strength"
COLOURS = {"electric": "tab:red", "magnetic": "tab:blue"}
LETTERS = {"electric": "E", "magnetic": "B"}
PIXELS = 400


def field_lines(
    field: Any,
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
    field : F_{μν}, or a solution of `gr_toolkit.electrodynamics.solutions`, whose conditions then are heeded; of a
        complex field the real part is drawn, and the title says so
    observer : who measures, as for `gr_toolkit.electrodynamics.measure`; the title says who
    of : "electric" or "magnetic"; left out, the first of them that shows on the slice
    slice : coordinate -> the value it has on the slice; left out, the time and phi are 0, or, where no field shows
        there, the time is 1/2 or theta is π/2. See `render.slices`
    parameters : name or symbol -> number, and for a function like a(τ) a number or a Python function; unless given 1,
        or the simplest number that the conditions on parameters (M > 0, b > 2M) allow, and the title says so
    extent : half of the picture's width, or (left, right, bottom, top); 8 unless given
    lines : about how many lines there are: from the axis outwards where neighbouring ones have equal flux between them,
        else from side to side
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
        none, parameters that contradict a condition, no point of the picture in the chart's domain, a field at right
        angles to the slice; no Matplotlib.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> F = gr.electrodynamics.field_strength(g.covector([-1/g.symbols("r"), 0, 0, 0]))
    >>> picture = field_lines(F, extent=6, lines=6)             # a figure in Jupyter
    >>> len(picture.data["lines"])
    12
    >>> solution = gr.electrodynamics.solutions.copson_linet(g)
    >>> print(field_lines(solution, lines=4).axes.get_title().splitlines()[-1])
    equal flux between neighbouring lines, all around the axis
    """
    if not (isinstance(lines, (int, float)) and 2 <= lines <= 60):
        raise InputError(f"lines is {lines!r}", "a number from 2 to 60: how many would fit beside each other")
    subject = read_subject(field)
    measured = measure(subject.field, observer)
    kinds = _which(measured, of)
    for where in usual_slices(subject.field.metric, slice):
        window = read_window(extent)
        x, y = grid(window, PIXELS, PIXELS)
        for kind in kinds:
            in_picture, values, conserved = _on_slice(where, measured, kind, parameters, subject.conditions, window)
            first, second = in_picture.vector(x, y)
            outside = ~((abs(first) < float("inf")) & (abs(second) < float("inf")))
            if outside.all():
                raise InputError(
                    f"no point of the picture is in the chart's domain {where.metric.domain}",
                    "another slice, extent or parameters",
                )
            if not ((first != 0) | (second != 0))[~outside].any():
                continue
            curves, caption = _curves(where, in_picture, window, lines, conserved)
            title = "; ".join(part for part in (where.title, values.title) if part)
            heading = f"{'real part of the ' if subject.is_real_part else ''}{kind} field, {measured.observer!r}"
            shown = new_axes(axes, window, where.labels, f"{heading}\n{title}\n{caption}")
            grey_out(shown, window, outside)
            _draw(shown, curves, COLOURS[kind])
            return Picture(shown, {"lines": curves, "x": x, "y": y, "outside": outside, "direction": in_picture.vector})
    fields = " and the ".join(kinds)
    raise InputError(
        f"the {fields} field is zero on this slice, or at right angles to it: "
        f"{read_slice(subject.field.metric, slice).title}",
        "another slice, or of= the other field",
    )


def _which(measured: Any, of: str) -> list[str]:
    """The fields that may be drawn, the first that shows on the slice."""
    if of not in ("", *LETTERS):
        raise UnknownNameError(of, LETTERS, "field to draw")
    there = [kind for kind in LETTERS if not getattr(measured, kind).vector.is_zero()]
    if not there or (of and of not in there):
        raise InputError(
            f"the {of} field of these observers is zero everywhere" if of else "the field is zero everywhere",
            f'of="{there[0]}"' if there else "another field",
        )
    return [of] if of else there


def _on_slice(
    where: Slice, measured: Any, kind: str, parameters: Any, conditions: Any, window: Window
) -> tuple[OnSlice, Values, bool]:
    """A field on a slice, the numbers put in, and whether its flux is conserved there."""
    direction, across = _along_slice(where, getattr(measured, kind).vector, measured.observer.velocity)
    lapse = measured.observer.velocity.component((0,))
    density = density_along(where, direction, measured.observer.root, lapse)
    quantities = [*direction, across, *([] if density is None else [density])]
    values = Values(where.metric, quantities, parameters, conditions)
    return OnSlice(where, quantities, values, max(map(abs, window))), values, density is not None


def _curves(where: Slice, in_picture: OnSlice, window: Window, lines: float, conserved: bool) -> tuple[list[Any], str]:
    """The lines, and what their density shows."""
    found = flux_lines(in_picture, window, lines, where.kind == "meridional") if conserved else None
    if not found or not found[0]:
        separation = max(window[1] - window[0], window[3] - window[2]) / lines
        return spaced_curves(in_picture.vector, window, separation), NO_FLUX
    is_around = where.metric.coordinates[where.across].name == "phi"
    return found[0], FLUX + AROUND * is_around + SOME * (not found[1])


def _along_slice(where: Slice, vector: Tensor, velocity: Tensor) -> tuple[list[Element], Element]:
    """The components V^p − V^0 u^p/u^0 along the free coordinates, and that across."""
    over = velocity.component((0,)).inverse() * vector.component((0,))
    found = [
        sum_of_products([(1, vector.component((k,)), None), (-1, over, velocity.component((k,)))])
        for k in (*where.free, where.across)
    ]
    return found[:2], found[2]


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
