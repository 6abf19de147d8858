"""Null tetrads (l, n, m, m̄) from orthonormal ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import InputError
from ...exact import Element, hooks, unify

if TYPE_CHECKING:
    from .frame import Frame


def of_orthonormal(frame: Frame) -> Frame:
    """√2 l = e_0 + e_1, √2 n = e_0 − e_1, √2 m = e_2 + i e_3 [Stephani et al. 2003, §3.2].

    Raises
    ------
    InputError
        The frame is general or has not four dimensions; a null tetrad is itself.
    """
    if frame.kind == "null":
        return frame
    if frame.dimension != 4 or frame.kind != "orthonormal":
        raise InputError(
            f"a null tetrad of a {frame.kind} frame in {frame.dimension} dimensions",
            "an orthonormal frame in four dimensions, g.orthonormal_frame()",
        )
    time = frame.metric.conventions.time_sign
    squares = [frame.products[k][k] for k in range(4)]
    if squares != [time, -time, -time, -time]:
        raise InputError(
            f"a null tetrad of a frame with the squares {', '.join(map(str, squares))}, which is not of the signature "
            f"{frame.metric.conventions.signature}",
            "a Lorentzian metric with its signature, gr.Metric(matrix, coordinates, signature='-+++')",
        )
    root = frame.field.constant(2).sqrt()
    i, *flat = unify([hooks.call("imaginary unit", root.field), *(e for row in frame.rows for e in row)])
    half = i.field.constant(2).sqrt() / 2
    e = [[value * half for value in flat[4 * k : 4 * k + 4]] for k in range(4)]

    def combined(first: int, second: int, factor: Element) -> list[Element]:
        return [x + factor * y for x, y in zip(e[first], e[second], strict=True)]

    one = i.field.one
    vectors = (combined(0, 1, one), combined(0, 1, -one), combined(2, 3, i), combined(2, 3, -i))
    return type(frame).from_rows(frame.metric, vectors, "null")
