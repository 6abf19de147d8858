"""The table of `redshift_three_ways` as text, HTML and LaTeX."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import sympy as sp

from .statements import STATEMENTS, WAYS

if TYPE_CHECKING:
    from .three_ways import Cell, ThreeWays

NOTHING = "—"


def curvature(K: Any) -> str:
    """A column's name: a symbol stands for the values that it is declared to have."""
    if not isinstance(K, sp.Symbol):
        return f"K = {K}"
    told = {name for name, value in K._assumptions_orig.items() if value}
    bounds = {"positive": " > 0", "negative": " < 0", "nonnegative": " ≥ 0", "nonpositive": " ≤ 0", "real": ""}
    if told - {"commutative"} - bounds.keys():
        return f"K = {K}"
    return f"every {K}" + next((bound for name, bound in bounds.items() if name in told), "")


def outcome(cell: Cell) -> str:
    """One word."""
    if cell.verdict is None:
        return NOTHING
    return "proved" if cell.verdict.proved else "refuted" if cell.verdict.refuted else "undecided"


def cell_text(cell: Cell) -> str:
    """The outcome and the value that was found."""
    return f"{outcome(cell)}: {cell.value}" if cell.value is not None and cell.verdict is not None else outcome(cell)


def cell_latex(cell: Cell) -> str:
    """The outcome and the value in LaTeX, without dollar signs."""
    if cell.verdict is None:
        return r"\text{—}"
    value = rf":\ {sp.latex(cell.value.to_sympy())}" if cell.value is not None else ""
    return rf"\text{{{outcome(cell)}}}{value}"


def text(table: ThreeWays) -> str:
    """Aligned columns, a block for every way; values below each block where a statement is refuted."""
    names = [curvature(K) for K in table.columns]
    width = max(len(title) for title, _ in STATEMENTS.values()) + 2
    columns = [max(len(name), len("undecided")) for name in names]
    lines = [" " * (width + 2) + "  ".join(n.ljust(w) for n, w in zip(names, columns, strict=True)).rstrip()]
    for way in WAYS:
        lines.append(way + (f" of degree {table.degree}" if way == WAYS[0] else ""))
        for statement, (title, _) in STATEMENTS.items():
            cells = [table.cells[way, statement, K] for K in table.columns]
            words = "  ".join(outcome(c).ljust(w) for c, w in zip(cells, columns, strict=True))
            lines.append(f"  {title.ljust(width)}{words}".rstrip())
            said = cells[-1]
            if said.value is not None and (statement == "phase" or outcome(said) == "refuted"):
                lines.append(f"      {names[-1]}: {said.value}")
    return "\n".join(lines)


def html(table: ThreeWays) -> str:
    """A table for notebooks, values as formulas."""
    head = "".join(f"<th>{escape(curvature(K))}</th>" for K in table.columns)
    rows = [f"<tr><th></th><th></th>{head}</tr>"]
    for way in WAYS:
        for number, (statement, (_, formula)) in enumerate(STATEMENTS.items()):
            first = f'<th rowspan="{len(STATEMENTS)}" style="text-align:left">{escape(way)}</th>' if not number else ""
            cells = "".join(_html_cell(table.cells[way, statement, K]) for K in table.columns)
            rows.append(f'<tr>{first}<td style="text-align:left">${formula}$</td>{cells}</tr>')
    return "<table>" + "".join(rows) + "</table>"


def _html_cell(cell: Cell) -> str:
    value = "" if cell.value is None or cell.verdict is None else f"<br>${sp.latex(cell.value.to_sympy())}$"
    return f'<td style="text-align:left"><b>{outcome(cell)}</b>{value}</td>'


def latex(table: ThreeWays) -> str:
    """An array of outcomes; values are in `cell_latex` of each cell."""
    names = [rf"\text{{{curvature(K)}}}" if isinstance(K, sp.Symbol) else f"K = {sp.latex(K)}" for K in table.columns]
    lines = [" & ".join(["", "", *names])]
    for way in WAYS:
        for number, (statement, (_, formula)) in enumerate(STATEMENTS.items()):
            words = [rf"\text{{{outcome(table.cells[way, statement, K])}}}" for K in table.columns]
            lines.append(" & ".join([rf"\text{{{way}}}" if not number else "", formula, *words]))
    rows = r" \\ ".join(lines)
    return rf"$\displaystyle \begin{{array}}{{ll{'c' * len(names)}}} {rows} \end{{array}}$"
