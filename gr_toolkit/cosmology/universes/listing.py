"""The library as a table, written from the entries themselves."""

from __future__ import annotations

from ..fluids import SCALE
from .entry import CATALOGUE, Entry

HEAD = "| name | what | scale factor | its end | source |"


def table() -> str:
    """The library as a Markdown table, a row for each entry in alphabetical order, with its parameters as symbols.

    Examples
    --------
    >>> print(table().splitlines()[0])
    | name | what | scale factor | its end | source |
    """
    return "\n".join([HEAD, "| --- | --- | --- | --- | --- |", *(_row(CATALOGUE[name]) for name in sorted(CATALOGUE))])


def _row(entry: Entry) -> str:
    universe = entry()
    scale = f"`a`, `t = {universe.t}`" if universe.time == SCALE else f"`{universe.a}`"
    ends = f"{universe.beginning.what}; {universe.future}"
    cells = (f"`{entry.name}`", entry.title, scale, ends, entry.source)
    return f"| {' | '.join(cell.replace('|', '∣') for cell in cells)} |"
