"""How `Distances` of a few redshifts are shown: a table with units."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ..errors import DomainError

if TYPE_CHECKING:
    from .redshift_distances import Distances

SHOWN = 6  # redshifts; of more only the number is shown
LENGTHS = ("comoving", "transverse", "angular_diameter", "luminosity", "light_travel")
TIMES = ("lookback_time", "age")


def text(distances: Distances) -> str:
    """Columns of the same width."""
    rows = _rows(distances)
    if not rows:
        return f"<{_title(distances)}>"
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_title(distances)]
    for name, *numbers, unit in rows:
        cells = [number.rjust(width) for number, width in zip(numbers, widths[1:-1], strict=True)]
        lines.append("  ".join(["", name.ljust(widths[0]), *cells, unit]).rstrip())
    return "\n".join(lines)


def html(distances: Distances) -> str:
    """The same for a notebook."""
    rows = _rows(distances)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<p>{escape(_title(distances))}</p>" + (f"<table>{body}</table>" if rows else "")


def _title(distances: Distances) -> str:
    count = distances.count
    return f"distances of {count} redshift{'s' * (count != 1)} in {distances.model!r}"


def _rows(distances: Distances) -> list[list[str]]:
    """Name, values and unit; none of too many redshifts."""
    if not 0 < distances.count <= SHOWN:
        return []
    length, time = ("Mpc", "Gyr") if distances.model.H0 else ("c/H0", "1/H0")
    rows = [["z", *_cells(distances.redshift), ""]]
    for names, unit in ((LENGTHS, length), (TIMES, time)):
        for name in names:
            try:
                rows.append([name, *_cells(getattr(distances, name)), unit])
            except DomainError:  # no big bang, so no age
                continue
    return rows


def _cells(values: Any) -> list[str]:
    return [f"{value:.6g}" for value in (values.ravel() if hasattr(values, "ravel") else [values])]
