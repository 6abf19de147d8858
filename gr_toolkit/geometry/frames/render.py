"""Frames and components in them as text and LaTeX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sympy as sp

from ..render import SHOWN, vector_field

if TYPE_CHECKING:
    from .components import FrameComponents
    from .frame import Frame


def index_name(components: FrameComponents, index: Sequence[int]) -> str:
    """A component's indices: ``[(t), (r)]``, frame indices in brackets."""
    return "[" + ", ".join(_names(components, index)) + "]"


def _names(components: FrameComponents, index: Sequence[int]) -> list[str]:
    frame = components.frame
    return [
        f"({frame.names[k]})" if of_frame else frame.metric.coordinates[k].name
        for k, of_frame in zip(index, components.in_frame, strict=True)
    ]


def _latex_names(components: FrameComponents, index: Sequence[int]) -> list[str]:
    frame = components.frame
    return [
        latex_name(frame, k) if of_frame else sp.latex(frame.metric.coordinates[k])
        for k, of_frame in zip(index, components.in_frame, strict=True)
    ]


def latex_name(frame: Frame, number: int) -> str:
    r"""``\hat{r}`` of an orthonormal frame, ``\bar{m}`` of a null one."""
    name = frame.names[number]
    if frame.kind == "null":
        return r"\bar{m}" if name == "mbar" else name
    return rf"\hat{{{sp.latex(sp.Symbol(name))}}}"


def _placed(positions: Sequence[bool], names: Sequence[str], latex: bool) -> str:
    """Indices in their slots: ``^(t)_(r)``."""
    groups: list[tuple[bool, list[str]]] = []
    for up, name in zip(positions, names, strict=True):
        if groups and groups[-1][0] == up:
            groups[-1][1].append(name)
        else:
            groups.append((up, [name]))
    if latex:
        return "{}".join(f"{'^' if up else '_'}{{{' '.join(g)}}}" for up, g in groups)
    return "".join(f"{'^' if up else '_'}{g[0] if len(g) == 1 else '{' + ' '.join(g) + '}'}" for up, g in groups)


def text(components: FrameComponents) -> str:
    """Non-zero representatives, a line each: ``R_{(t) (r) (t) (r)} = …``."""
    entries = components.nonzero()
    if not entries:
        return f"{components.name}{_placed(components.positions, 'abcdefgh'[: components.rank], False)} = 0"
    lines = [
        f"{components.name}{_placed(components.positions, _names(components, i), False)} = {value}"
        for i, value in list(entries.items())[:SHOWN]
    ]
    more = len(entries) - SHOWN
    return "\n".join(lines + ([f"... and {more} more, see .nonzero()"] if more > 0 else []))


def latex(components: FrameComponents) -> str:
    """Non-zero representatives, aligned."""
    entries = list(components.nonzero().items())
    if not entries:
        return f"$\\displaystyle {components.name} = 0$"
    rows = [
        f"{components.name}{_placed(components.positions, _latex_names(components, i), True)} "
        f"&= {sp.latex(value.to_sympy())}"
        for i, value in entries[:SHOWN]
    ]
    if len(entries) > SHOWN:
        rows.append(rf"&\;\text{{and {len(entries) - SHOWN} more}}")
    return "$\\displaystyle \\begin{aligned}" + r" \\ ".join(rows) + "\\end{aligned}$"


def frame_text(frame: Frame) -> str:
    """The vectors of a frame as derivations, a line each."""
    lines = [f"{frame.kind} frame of {frame.metric.name or 'a metric'}"]
    return "\n".join(
        lines
        + [
            f"  e_({name}) = {vector_field(frame.metric.coordinates, frame.rows[k], str)}"
            for k, name in enumerate(frame.names)
        ]
    )


def frame_latex(frame: Frame) -> str:
    """The vectors of a frame as derivations in LaTeX."""
    rows = [
        rf"e_{{{latex_name(frame, k)}}} &= {vector_field(frame.metric.coordinates, frame.rows[k], sp.latex)}"
        for k in range(frame.dimension)
    ]
    return "$\\displaystyle \\begin{aligned}" + r" \\ ".join(rows) + "\\end{aligned}$"
