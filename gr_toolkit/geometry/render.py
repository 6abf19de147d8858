"""Tensors and metrics as text and LaTeX, and index patterns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import sympy as sp

from ..errors import IndexMismatchError
from .forms import rendering as form_rendering

if TYPE_CHECKING:
    from .metric import Metric
    from .tensor import Tensor

SHOWN = 24  # components; further ones are counted


def positions(up: Sequence[bool]) -> str:
    """The pattern of index positions: ``^_`` for one up, one down."""
    return "".join("^" if u else "_" for u in up)


def read_positions(pattern: str) -> tuple[bool, ...]:
    """Positions from ``"^a_b"``, ``"^_"`` or ``"^{ab}_c"``; one letter an index, none for a bare sign.

    >>> read_positions("^a_bc"), read_positions("^_")
    ((True, False, False), (True, False))
    """
    if not isinstance(pattern, str):
        raise IndexMismatchError(f"the index pattern {pattern!r} is no string", "'^a_b'")
    found: list[bool] = []
    current: bool | None = None
    bare = False
    for character in pattern:
        if character in "^_":
            if bare and current is not None:
                found.append(current)
            current, bare = character == "^", True
        elif character in "{} ":
            continue
        elif current is None or not character.isalnum():
            raise IndexMismatchError(f"the index pattern {pattern!r} has {character!r} where ^ or _ belongs", "'^a_b'")
        else:
            found.append(current)
            bare = False
    if bare and current is not None:
        found.append(current)
    return tuple(found)


def text(tensor: Tensor) -> str:
    """Non-zero representatives, a line each: ``Γ^t_{t r} = ...``; a form in one line."""
    entries = tensor.nonzero()
    if form_rendering.is_form(tensor) and (entries or tensor.rank > 1):
        return form_rendering.text(tensor)
    if not entries:
        return f"{tensor.name}{_staggered(tensor.positions, PLAIN, '')} = 0"
    names = [str(x) for x in tensor.metric.coordinates]
    lines = [
        f"{tensor.name}{_staggered(tensor.positions, [names[k] for k in i], '')} = {value}"
        for i, value in list(entries.items())[:SHOWN]
    ]
    more = len(entries) - SHOWN
    return "\n".join(lines + ([f"... and {more} more, see .nonzero()"] if more > 0 else []))


def latex(tensor: Tensor) -> str:
    """Non-zero representatives in the field's notation; a matrix for two indices, wedge products for a form."""
    if form_rendering.is_form(tensor):
        return form_rendering.latex(tensor)
    if tensor.rank == 2:
        body = sp.latex(sp.Matrix(tensor.to_sympy().tolist()))
        return f"$\\displaystyle {_letter(tensor)}{_symbol_indices(tensor)} = {body}$"
    entries = list(tensor.nonzero().items())
    if not entries:
        return f"$\\displaystyle {_letter(tensor)}{_symbol_indices(tensor)} = 0$"
    letter = _letter(tensor)
    rows = [f"{letter}{_indices(tensor, i)} &= {sp.latex(value.to_sympy())}" for i, value in entries[:SHOWN]]
    if len(entries) > SHOWN:
        rows.append(rf"&\;\text{{and {len(entries) - SHOWN} more}}")
    return "$\\displaystyle \\begin{aligned}" + r" \\ ".join(rows) + "\\end{aligned}$"


def _letter(tensor: Tensor) -> str:
    """Its name in LaTeX."""
    return form_rendering.letter(tensor.name)


PLAIN = "abcdefgh"
GREEK = (r"\mu", r"\nu", r"\rho", r"\sigma", r"\kappa", r"\lambda", r"\alpha", r"\beta")


def _symbol_indices(tensor: Tensor) -> str:
    return _staggered(tensor.positions, [GREEK[k % len(GREEK)] for k in range(tensor.rank)])


def _indices(tensor: Tensor, index: Sequence[int]) -> str:
    return _staggered(tensor.positions, [sp.latex(tensor.metric.coordinates[k]) for k in index])


def _staggered(up: Sequence[bool], names: Sequence[str], between: str = "{}") -> str:
    """Indices in their slots: ^{\\mu}{}_{\\nu}, or as text ^t_{t r}."""
    groups: list[tuple[bool, list[str]]] = []
    for u, name in zip(up, names):  # noqa: B905  (names without an index are left over)
        if groups and groups[-1][0] == u:
            groups[-1][1].append(name)
        else:
            groups.append((u, [name]))
    shown = [(u, " ".join(g) if between or len(g) == 1 else "{" + " ".join(g) + "}") for u, g in groups]
    return between.join(f"{'^' if u else '_'}{{{g}}}" if between else f"{'^' if u else '_'}{g}" for u, g in shown)


def vector_field(coordinates: Sequence[Any], components: Sequence[Any], show: Callable[[Any], str]) -> str:
    """X^μ ∂_μ, as text or, by `sympy.latex`, in LaTeX."""
    body, is_latex = "", show is not str
    for coordinate, component in zip(coordinates, components, strict=True):
        if component.is_zero():
            continue
        value = component.to_sympy()
        negative = value.could_extract_minus_sign()
        size = -value if negative else value
        basis = rf"\partial_{{{show(coordinate)}}}" if is_latex else f"∂_{show(coordinate)}"
        if size == 1:
            shown = ""
        elif size.is_Add:
            shown = rf"\left({show(size)}\right)" if is_latex else f"({show(size)})"
        else:
            shown = show(size)
        body += (" - " if negative else " + ") if body else "-" if negative else ""
        body += f"{shown} {basis}".strip()
    return body or "0"


def line_element(metric: Metric) -> sp.Expr:
    """ds² as a SymPy expression in symbols dt, dr, …, the components as they were given."""
    differentials = [sp.Symbol(f"d{x}") for x in metric.coordinates]
    n = range(metric.dimension)
    return sp.Add(
        *(
            (1 if i == j else 2) * metric.matrix[i, j] * differentials[i] * differentials[j]
            for i in n
            for j in n
            if i <= j
        )
    )


def line_element_text(metric: Metric) -> str:
    """The line element as text, the components as they were given: ds^2 = -(1 - 2*M/r) dt^2 + ..."""
    return "ds^2 = " + _joined(metric, str, "d{}".format, "({})", " ")


def line_element_latex(metric: Metric) -> str:
    """The line element in LaTeX, the components as they were given."""
    return r"\mathrm{d}s^{2} = " + _joined(metric, sp.latex, lambda x: rf"\mathrm{{d}}{x}", r"\left({}\right)", r"\,")


def _joined(
    metric: Metric, show: Callable[[Any], str], differential: Callable[[str], str], brackets: str, space: str
) -> str:
    """The terms of ds², a sum as a factor in brackets."""
    body = ""
    for i in range(metric.dimension):
        for j in range(i, metric.dimension):
            coefficient = metric.matrix[i, j] * (1 if i == j else 2)
            if coefficient == 0:
                continue
            negative = coefficient.could_extract_minus_sign()
            factor = -coefficient if negative else coefficient
            shown = "" if factor == 1 else (brackets.format(show(factor)) if factor.is_Add else show(factor)) + space
            x, y = (differential(show(metric.coordinates[k])) for k in (i, j))
            sign = (" - " if negative else " + ") if body else "-" if negative else ""
            body += sign + shown + (f"{x}^2" if i == j else x + space + y)
    return body
