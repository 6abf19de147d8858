"""How an expansion is shown: as text and in notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sympy as sp

from ...verdicts import explanation

if TYPE_CHECKING:
    from .check import Residual
    from .wave import Expansion

EQUATIONS = {"maxwell": "Maxwell's equations", "scalar": "the wave equation"}


def text(expansion: Expansion) -> str:
    """One line a quantity."""
    omega, name = expansion.frequency, expansion.metric.name or "a metric"
    sums = " + ".join(["a0", *(f"a{n}/{omega}" + (f"**{n}" if n > 1 else "") for n in range(1, expansion.last + 1))])
    wave = f"({sums})" if expansion.last else sums
    lines = [f"{expansion.kind} wave {wave} exp(I*{omega}*S) in {name}", f"  S = {expansion.phase}"]
    return "\n".join([*lines, *(f"  {amplitude!r}" for amplitude in expansion.amplitudes)])


def latex(expansion: Expansion) -> str:
    """The wave and what it is made of."""
    omega = sp.latex(expansion.frequency)
    terms = [f"a_{{{n}}}" + (rf"\, {omega}^{{-{n}}}" if n else "") for n in range(expansion.last + 1)]
    wave = rf"\left({' + '.join(terms)}\right)" if expansion.last else terms[0]
    rows = [
        (f"{expansion.kind} wave in {expansion.metric.name or 'a metric'}:", rf"{wave} e^{{\mathrm{{i}}{omega} S}}"),
        ("", f"S = {sp.latex(expansion.phase.to_sympy())}"),
        *(("", a) for a in expansion.amplitudes),
    ]
    return explanation.in_rows(rows)


def residual_text(residual: Residual) -> str:
    """A sentence, and the coefficient."""
    if residual.order is None:
        return _sentence(residual)
    omega, lines = residual.expansion.frequency, repr(residual.coefficient).splitlines()
    wave = f"J*{omega}**{residual.power}*exp(I*{omega}*S)"
    return "\n".join([f"{_sentence(residual)}: {wave}, with", *(f"  {line}" for line in lines)])


def residual_latex(residual: Residual) -> str:
    """The same for a notebook."""
    if residual.order is None:
        return explanation.in_rows([(_sentence(residual), "")])
    omega = sp.latex(residual.expansion.frequency)
    factor = {0: "", 1: omega}.get(residual.power or 0, rf"{omega}^{{{residual.power}}}")
    wave = rf"J\, {factor} e^{{\mathrm{{i}}{omega} S}}"
    return explanation.in_rows([(f"{_sentence(residual)}:", wave), ("", residual.coefficient)])


def _sentence(residual: Residual) -> str:
    equations = EQUATIONS[residual.expansion.kind]
    if residual.order is None:
        return f"The wave is exact: nothing is left of {equations}"
    known = "is" if residual.remaining.refuted else "may be"
    return f"What {known} left of {equations}, all higher powers of {residual.expansion.frequency} being zero"
