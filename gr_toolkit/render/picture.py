"""Pictures: a Matplotlib figure with the numbers that it shows. The only importer of Matplotlib."""

from __future__ import annotations

import io
import re
from typing import Any, final

from ..errors import InputError
from ..numerics.plane_curves import Window

GREY = "0.85"
SIZE = 5.5  # inches
WIDTH = 66  # letters in a line of the title
COLOURS = 96  # in a notebook


@final
class Picture:
    """A figure, which Jupyter shows.

    Attributes
    ----------
    figure, axes : of Matplotlib
    data : the arrays drawn, by name
    """

    def __init__(self, axes: Any, data: dict[str, Any]) -> None:
        self.figure, self.axes, self.data = axes.figure, axes, data

    def save(self, path: Any, dots_per_inch: int = 150) -> None:
        """Write the figure to a file; its ending says the format."""
        self.figure.savefig(path, dpi=dots_per_inch, bbox_inches="tight")

    def _repr_png_(self) -> bytes:
        """In a palette of its own, a third of the size: notebooks keep pictures."""
        from PIL import Image  # which Matplotlib brings

        buffer, small = io.BytesIO(), io.BytesIO()
        self.figure.savefig(buffer, format="png", dpi=100, bbox_inches="tight")
        Image.open(buffer).convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
        return small.getvalue()

    def __repr__(self) -> str:
        title = self.axes.get_title() or self.figure.get_suptitle()
        return f"Picture: {title or f'{self.axes.get_ylabel()} against {self.axes.get_xlabel()}'}"


def _read_axes(given: Any) -> Any:
    """Axes that were given, or None.

    Raises
    ------
    InputError
        Something else.
    """
    if given is not None and not hasattr(given, "set_xlabel"):
        raise InputError(f"{given!r:.60} are no axes", "axes of matplotlib.pyplot.subplots(), or none")
    return given


def new_axes(given: Any, window: Window, labels: tuple[str, str], title: str) -> Any:
    """Axes for a picture whose two directions have one scale.

    Raises
    ------
    InputError
        Matplotlib is not installed.
    """
    axes = _figure((SIZE, SIZE)).add_subplot() if _read_axes(given) is None else given
    axes.set_xlim(window[:2])
    axes.set_ylim(window[2:])
    axes.set_aspect("equal")
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    axes.set_title(in_lines(title), fontsize="medium")
    return axes


def curve_axes(
    given: Any,
    labels: tuple[str, str],
    title: str,
    size: tuple[float, float] = (6.8, 4.6),
    panels: tuple[float, ...] = (1,),
) -> Any:
    """Axes for curves, whose two directions have scales of their own; the first of several panels in a row, of which
    the relative widths are given.

    Raises
    ------
    InputError
        Matplotlib is not installed.
    """
    axes = _read_axes(given)
    if axes is None:
        axes = _figure(size).subplots(1, len(panels), squeeze=False, width_ratios=panels)[0, 0]
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    axes.set_title(in_lines(title), fontsize="medium")
    return axes


def plain_ticks(axis: Any) -> None:
    """Label a logarithmic axis of few decades with 1, 2, 5, 10, 20 … in plain digits."""
    from matplotlib.ticker import FormatStrFormatter, LogLocator, NullFormatter

    axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter(FormatStrFormatter("%g"))
    axis.set_minor_formatter(NullFormatter())


def _figure(size: tuple[float, float]) -> Any:
    """An empty figure that needs no screen."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise InputError(
            "pictures need Matplotlib, which is not installed", "pip install 'gr-toolkit[pictures]'"
        ) from None
    return Figure(figsize=size)


def in_lines(text: str) -> str:
    """A title with no line too long: broken before a value, `$x = 1$`."""
    lines = []
    for line in text.split("\n"):
        shown, *values = re.split(r"(?<=[,;]) (?=\$)", line)
        for value in values:
            if _width(shown) + _width(value) > WIDTH:
                lines.append(shown)
                shown = value
            else:
                shown += " " + value
        lines.append(shown)
    return "\n".join(lines)


def _width(text: str) -> int:
    """About how many letters wide a text with LaTeX is."""
    return len(re.sub(r"\\[,;! ]|[${}^_]|\\(left|right|text)", "", re.sub(r"\\(?!left|right|text)[a-z]+", "x", text)))


def grey_out(axes: Any, window: Window, outside: Any) -> None:
    """Points where the chart or the field says nothing, in grey."""
    from matplotlib.colors import ListedColormap

    if outside.any():
        shown = outside.astype(float)
        shown[~outside] = float("nan")
        axes.imshow(shown, extent=window, origin="lower", cmap=ListedColormap([GREY]), interpolation="none", zorder=0.5)


def read_window(extent: Any) -> Window:
    """(left, right, bottom, top) of a picture.

    Raises
    ------
    InputError
        Neither a positive number nor four in the right order.
    """
    if extent is None:
        extent = 8
    numbers = list(extent) if isinstance(extent, (list, tuple)) else [-extent, extent] * 2
    try:
        left, right, bottom, top = (float(n) for n in numbers)
    except (TypeError, ValueError):
        left = right = bottom = top = 0.0
    if not (left < right and bottom < top):
        raise InputError(
            f"the extent of the picture is {extent!r}", "extent=8, for -8 to 8, or extent=(left, right, bottom, top)"
        )
    return left, right, bottom, top
