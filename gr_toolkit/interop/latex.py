r"""Metrics, tensors and scalars in LaTeX, in one of a few styles.

============  ==========================================================================================
style         what is written
============  ==========================================================================================
line-element  ds² of a metric (its default)
matrix        a bmatrix: a metric, a vector, a tensor with two indices
components    the components that do not vanish, one of each symmetry, an equation a line (a tensor's default)
table         the same as a tabular environment
============  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..exact import Element
from ..geometry import Metric, Tensor, render
from .latex_names import expression_latex, given_latex, name_latex


def to_latex(quantity: Any, style: str | None = None, *, name: str | None = None, conventions: bool = False) -> str:
    r"""LaTeX for a metric, tensor, exact scalar or SymPy expression, to be put into a display.

    Parameters
    ----------
    quantity : what is written
    style : "line-element", "matrix", "components" or "table"; see the table above
    name : LaTeX for the tensor's letter, instead of its own; of a scalar, what stands left of the equals sign:
        accents, alphabets, Greek letters and scripts
    conventions : whether a comment with the signature and signs comes first

    Raises
    ------
    UnknownNameError
        There is no such style.
    InputError
        The quantity cannot be written in the style, a matrix of a tensor with four indices for example; `name` is more
        than a letter.

    Names of symbols, functions and tensors are no LaTeX: what is no letter, digit or single subscript is escaped.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> print(to_latex(g.kretschmann, name="K"))
    K = \frac{48 M^{2}}{r^{6}}
    >>> print(to_latex(g.christoffel, "components"))
    \begin{aligned}
    \Gamma^{t}{}_{t r} &= ... \\
    ...
    \end{aligned}
    """
    name = name if name is None else given_latex(name, "the name")
    if isinstance(quantity, (Metric, Tensor)):
        default = "line-element" if isinstance(quantity, Metric) else "components"
        chosen = STYLES.get(style or default)
        if chosen is None:
            raise UnknownNameError(str(style), STYLES, "style of LaTeX")
        text = chosen(quantity, name)
        signs = quantity.metric.conventions
        return f"% conventions: {_plain(str(signs))}\n{text}" if conventions else text
    if style is not None:
        raise InputError(f"a scalar has no style {style!r}", "to_latex(scalar)")
    expression = quantity.to_sympy() if isinstance(quantity, Element) else quantity
    if not isinstance(expression, sp.Basic):
        raise InputError(
            f"{quantity!r} of type {type(quantity).__name__} is not written as LaTeX",
            "a metric, a tensor, an exact scalar or a SymPy expression",
        )
    shown = expression_latex(expression)
    return f"{name} = {shown}" if name else shown


def _plain(text: str) -> str:
    """Text in a LaTeX comment, in one line of ASCII."""
    return " ".join(text.replace("−", "-").encode("ascii", "replace").decode().split())


def _line_element(quantity: Metric | Tensor, name: str | None) -> str:
    if not isinstance(quantity, Metric):
        raise InputError(f"{quantity.name} is no metric, only a metric has a line element", "style='components'")
    differential = r"\mathrm{{d}}{}".format
    terms = render._joined(quantity, expression_latex, differential, r"\left({}\right)", r"\,")
    return f"{name or LINE_ELEMENT} = {terms}"


def _tensor(quantity: Metric | Tensor) -> Tensor:
    return quantity.covariant if isinstance(quantity, Metric) else quantity


def _letter(tensor: Tensor, name: str | None) -> str:
    """The tensor's letter; Γ and the like by their commands."""
    letter = name if name is not None else LETTERS.get(tensor.name) or name_latex(tensor.name)
    return f"{{{letter}}}" if "_" in letter or "^" in letter else letter  # the indices would be a second script


def _matrix(quantity: Metric | Tensor, name: str | None) -> str:
    tensor = _tensor(quantity)
    if tensor.rank not in (1, 2):
        raise InputError(f"a tensor with {tensor.rank} indices is no matrix", "style='components' or 'table'")
    n = range(tensor.dimension)
    rows = (
        [[tensor.component((i, j)) for j in n] for i in n]
        if tensor.rank == 2
        else [[tensor.component((i,))] for i in n]
    )
    body = " \\\\\n".join(" & ".join(expression_latex(value.to_sympy()) for value in row) for row in rows)
    indices = render._staggered(tensor.positions, [r"\mu", r"\nu"])
    return f"{_letter(tensor, name)}{indices} =\n\\begin{{bmatrix}}\n{body}\n\\end{{bmatrix}}"


def _equations(quantity: Metric | Tensor, name: str | None) -> list[tuple[str, str]]:
    """(left, right) of every component that does not vanish."""
    tensor = _tensor(quantity)
    letter = _letter(tensor, name)
    coordinates = [name_latex(x.name) for x in tensor.metric.coordinates]
    return [
        (
            letter + render._staggered(tensor.positions, [coordinates[k] for k in index]),
            expression_latex(value.to_sympy()),
        )
        for index, value in tensor.nonzero().items()
    ] or [(letter + render._symbol_indices(tensor), "0")]


def _components(quantity: Metric | Tensor, name: str | None) -> str:
    lines = " \\\\\n".join(f"{left} &= {right}" for left, right in _equations(quantity, name))
    return f"\\begin{{aligned}}\n{lines}\n\\end{{aligned}}"


def _table(quantity: Metric | Tensor, name: str | None) -> str:
    lines = " \\\\\n".join(f"${left}$ & $\\displaystyle {right}$" for left, right in _equations(quantity, name))
    return f"\\begin{{tabular}}{{ll}}\n{lines}\n\\end{{tabular}}"


LINE_ELEMENT = r"\mathrm{d}s^{2}"
LETTERS = {"Γ": r"\Gamma", "ε": r"\epsilon"}
STYLES: dict[str, Callable[[Any, str | None], str]] = {
    "line-element": _line_element,
    "matrix": _matrix,
    "components": _components,
    "table": _table,
}
