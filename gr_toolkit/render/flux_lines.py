r"""Field lines at equal steps of flux, where the flux is conserved.

For observers u and their field V the flux through a surface is that of the density √|g| u^0 V^i. Where neither it nor
the field depends on the third coordinate s of space, and ∂_p(√|g| u^0 V^p) = 0 in the slice (both are decided exactly),
there is a stream function,

    ∂_p Ψ = −√|g| u^0 V^q,        ∂_q Ψ = √|g| u^0 V^p,

constant along the lines, and 2π times its difference between two lines is the flux that flows between them all around
the axis, s = φ; for F = dA and the magnetic field it is A_φ. Lines at equally spaced values show the flux by their
density: what enters a region leaves it again unless there is a charge inside.
"""

from __future__ import annotations

from typing import Any

from ..exact import Element, sum_of_products
from ..numerics.level_curves import equal_steps, level_curves
from ..numerics.plane_curves import Window, grid
from ..numerics.stream_functions import has_one_value, potential_of
from .evaluation import OnSlice
from .slices import Slice

CELLS = 200  # of the grid on which the stream function is known, along a window's longer side


def density_along(where: Slice, direction: list[Element], root: Element, lapse: Element) -> Element | None:
    """√|g| u^0 where the flux is conserved in the slice, else None.

    Parameters
    ----------
    where, direction : the slice, and the field's components along its free coordinates
    root, lapse : √|g| and u^0
    """
    metric = where.metric
    density = root * lapse
    flux = [density * component for component in direction]
    names = metric.coordinates
    if any(not component.diff(names[where.across]).is_zero() for component in flux):
        return None
    derivatives = [component.diff(names[k]) for component, k in zip(flux, where.free, strict=True)]
    return density if sum_of_products([(1, d, None) for d in derivatives]).is_zero() else None


def flux_lines(in_picture: OnSlice, window: Window, count: float, has_axis: bool) -> tuple[list[Any], bool] | None:
    """The lines at equally spaced values of the stream function, about `count` of them, and whether those are all.

    None where it has not one value at a point, as around a charged ring.
    """
    from contourpy import contour_generator

    width, height = window[1] - window[0], window[3] - window[2]
    cell = max(width, height) / CELLS
    x, y = grid(window, 2 * round(width / cell / 2), 2 * round(height / cell / 2))
    stream, off = potential_of(in_picture.gradient, x, y)
    if not has_one_value(stream, in_picture.gradient, x, y):
        return None
    axis = abs(x[0]).argmin() if has_axis else None
    levels, are_all = equal_steps(stream, count, None if axis is None else stream[:, axis])

    def contours(columns: Any) -> Any:
        return contour_generator(x=x[:, columns], y=y[:, columns], z=stream[:, columns], corner_mask=True).lines

    sides = [side for side in ((x[0] < 0, x[0] > 0) if has_axis else (x[0] == x[0],)) if side.sum() > 1]
    found = [
        (line, level, n) for n, side in enumerate(map(contours, sides)) for level in levels for line in side(level)
    ]
    return level_curves(in_picture.vector, window, found, stream, off), are_all
