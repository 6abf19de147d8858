"""The library as a table, written from the entries themselves."""

from __future__ import annotations

from .entry import CATALOGUE, Entry

HEAD = "| name | what and where | potential (−+++, Heaviside–Lorentz) | what sits where it is singular | source |"


def table() -> str:
    """The library as a Markdown table, a row for each entry in alphabetical order; each on its first example.

    Examples
    --------
    >>> print(table().splitlines()[0][:40])
    | name | what and where | potential (−++
    """
    rows = [_row(CATALOGUE[name]) for name in sorted(CATALOGUE)]
    return "\n".join([HEAD, "| --- | --- | --- | --- | --- |", *rows])


def _row(entry: Entry) -> str:
    solution = entry.on(None, {})
    potential = entry.formula or (f"`{solution.potential!r}`" if solution.potential is not None else "")
    sources = "; ".join(f"`{source.where}`: {source.what}" for source in solution.sources) or "nowhere"
    where = f"{entry.title}: {entry.spacetimes}" + (" (electrovac)" if entry.electrovac else "")
    cells = (f"`{entry.name}`", where, potential, sources, entry.source)
    return f"| {' | '.join(cell.replace('|', '∣') for cell in cells)} |"
