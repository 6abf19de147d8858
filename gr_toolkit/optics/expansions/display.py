"""How an expansion is shown: as text and in notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sympy as sp

from ...verdicts import explanation

if TYPE_CHECKING:
    from .wave import Expansion


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
