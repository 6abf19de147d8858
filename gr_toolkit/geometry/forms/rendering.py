r"""Forms as they are written: ``F = -Q/r**2 dt ∧ dr``, in LaTeX with \mathrm{d} and \wedge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import sympy as sp

if TYPE_CHECKING:
    from ..tensor import Tensor

SHOWN = 24  # components; further ones are counted


def is_form(tensor: Tensor) -> bool:
    """Whether it is stored as a form of degree one or more."""
    return tensor.rank > 0 and not any(tensor.positions) and (tensor.rank == 1 or tensor.symmetry.is_alternating)


def letter(name: str) -> str:
    """A name in LaTeX: Atilde is \\tilde{A}, psi is \\psi, a0 is a_{0}; a sign of ours like Γ stays."""
    return str(sp.latex(sp.Symbol(name))) if name.isascii() and name.isidentifier() else name


def text(form: Tensor) -> str:
    """One line: the components that do not vanish, each before its product of differentials."""
    names = [f"d{x}" for x in form.metric.coordinates]
    body, more = _sum(form, str, names, " ∧ ", "({})", " ")
    return f"{form.name} = {body}" + (f" + ... and {more} more, see .nonzero()" if more else "")


def latex(form: Tensor) -> str:
    """The same in LaTeX."""
    names = [rf"\mathrm{{d}}{sp.latex(x)}" for x in form.metric.coordinates]
    body, more = _sum(form, sp.latex, names, r" \wedge ", r"\left({}\right)", r"\, ")
    return rf"$\displaystyle {letter(form.name)} = {body}" + (rf" + \cdots \;\text{{({more} more)}}$" if more else "$")


def _sum(
    form: Tensor, show: Callable[[Any], str], differentials: Sequence[str], wedge: str, brackets: str, space: str
) -> tuple[str, int]:
    """(the terms that are shown, how many are not)."""
    entries, body = list(form.nonzero().items()), ""
    for index, value in entries[:SHOWN]:
        coefficient = value.to_sympy()
        negative = coefficient.could_extract_minus_sign()
        factor = -coefficient if negative else coefficient
        shown = "" if factor == 1 else (brackets.format(show(factor)) if factor.is_Add else show(factor)) + space
        sign = (" - " if negative else " + ") if body else "-" if negative else ""
        body += sign + shown + wedge.join(differentials[k] for k in index)
    return body or "0", max(0, len(entries) - SHOWN)
