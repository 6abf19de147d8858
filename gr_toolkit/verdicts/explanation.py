"""What an equality looks like over a common denominator: which terms cancel and which survive, in the user's symbols.

Worked out when somebody asks, and only where it is short: an explanation never takes longer than the verdict did.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import lcm
from typing import TYPE_CHECKING, Any

import sympy as sp

from ..errors import GRToolkitError
from ..exact import Domain, Element, Field, Reader, unify
from ..exact.sympified import sympified

if TYPE_CHECKING:
    from .verdict import Verdict

SHOWN = 8  # terms, or components
ADDENDS, NODES, TERMS = 60, 3_000, 400  # of what is explained at all
Terms = dict[Any, Any]  # monomial -> coefficient


def terms(claim: Any) -> list[str]:
    """Lines on the terms of both sides; none where that would be long, or where the sides cannot be read."""
    if claim is None:
        return []
    left, right, domain = claim
    try:
        with sp.evaluate(True):  # the sides may have been typed, and be shown, where SymPy evaluates nothing
            return _terms(left, right, domain)
    except GRToolkitError:
        return []


def _terms(left: Any, right: Any, domain: Domain) -> list[str]:
    sides = [_addends(side) for side in (left, right)]
    if any(side is None for side in sides):
        return []
    here = next((a.field for side in sides for a in side or () if isinstance(a, Element)), None)
    reader = Reader(here if here is not None and here.domain == domain else Field.rational(domain))
    read = [reader.read(a) for side in sides for a in side or ()]
    zero, *elements = unify([reader.field.zero, *read])
    field, count = zero.field, len(sides[0] or ())
    common = {i: max(e.powers.get(i, 0) for e in elements) for e in elements for i in e.powers}
    number = lcm(*(e.integer for e in elements))
    denominator = field.polynomial(field.expanded(common) * number)
    numerators = [(e * denominator).numerator.to_dict() for e in elements]
    if sum(map(len, numerators)) > TERMS:
        return []
    totals = [_total(numerators[:count]), _total(numerators[count:])]
    whole = denominator.is_rational_number()  # the terms are divided by it; else it is named, and what is over it shown
    number = number if whole else 1
    lines = [] if whole else [f"over the common denominator {denominator.to_sympy()}"]
    for name, side, total in (("left", numerators[:count], totals[0]), ("right", numerators[count:], totals[1])):
        cancelled = {m: c for n in reversed(side) for m, c in n.items() if m not in total}  # as it stands first
        if cancelled:
            lines.append(f"cancel on the {name}: {_written(field, cancelled, number)}")
    survivors = _total([totals[0], {m: -c for m, c in totals[1].items()}])
    if survivors:
        shared = {m: c for m, c in totals[0].items() if totals[1].get(m) == c}
        lines += [f"the same on both sides: {_written(field, shared, number)}"] if shared else []
        what = "what survives of" if whole else "what survives in the numerator of"
        return [*lines, f"{what} left - right: {_written(field, survivors, number)}"]
    what = "left and right" if whole else "the numerators of left and right"
    return [*lines, f"{what} are both: {_written(field, totals[0], number)}"]


def _addends(side: Any) -> list[Any] | None:
    """The terms as typed; None where there are too many."""
    if isinstance(side, Element):
        return [side] if len(side.numerator) <= TERMS else None
    expression = sympified(side)
    if sum(1 for _, _ in zip(sp.preorder_traversal(expression), range(NODES + 1), strict=False)) > NODES:
        return None
    addends = list(sp.Add.make_args(expression))
    return addends if len(addends) <= ADDENDS else None


def _total(parts: Iterable[Terms]) -> Terms:
    total: Terms = {}
    for part in parts:
        for monomial, coefficient in part.items():
            total[monomial] = total.get(monomial, 0) + coefficient
    return {m: c for m, c in total.items() if c}


def _written(field: Field, found: Terms, number: int) -> str:
    """The first terms, divided by a number, and how many there are."""
    first = sorted(found, reverse=True)[:SHOWN]
    shown = [str((field.polynomial(field.ring.from_dict({m: found[m]})) / number).to_sympy()) for m in first]
    if not shown:
        return "0"
    more = f" + … ({len(found)} terms)" if len(found) > SHOWN else ""
    return " + ".join(shown).replace("+ -", "- ") + more


def table(components: Iterable[tuple[str, Verdict]]) -> list[str]:
    """Lines of component and verdict, alike ones together."""
    return [f"{word}: {', '.join(names[:SHOWN])}" + (f" … ({len(names)})" if len(names) > SHOWN else "")
            for word, names in _by_word(components).items()]  # fmt: skip


def html(headline: str, components: Iterable[tuple[str, Verdict]]) -> str:
    """The verdict and its table for a notebook."""
    rows = "".join(f"<tr><td>{escape(name)}</td><td>{_word(v)}</td></tr>" for name, v in components)
    head = f"<p>{escape(headline)}</p>"
    return f"{head}<table><thead><tr><th>component</th><th>verdict</th></tr></thead><tbody>{rows}</tbody></table>"


def _by_word(components: Iterable[tuple[str, Verdict]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, verdict in components:
        found.setdefault(_word(verdict), []).append(name)
    return found


def _word(verdict: Verdict) -> str:
    return "proved" if verdict.proved else "refuted" if verdict.refuted else "undecided"


def in_rows(rows: Iterable[tuple[str, Any]]) -> str:
    """Words and mathematics side by side for a notebook: rows of a text and of LaTeX, or of an object that has some."""
    lines = [
        r"\quad ".join([rf"\text{{{plain(said)}}}"] * bool(said) + [inner(shown)] * (not _is_empty(shown)))
        for said, shown in rows
    ]
    return "$\\displaystyle \\begin{array}{l}" + r" \\ ".join(lines) + "\\end{array}$"


def _is_empty(shown: Any) -> bool:
    """Whether there is no mathematics: an empty text, but not a zero, nor a refutation."""
    return isinstance(shown, str) and not shown


def inner(shown: Any) -> str:
    """LaTeX without its delimiters: a text as it is, an object's own, else that of its SymPy expression."""
    if isinstance(shown, str):
        return shown
    latex = getattr(shown, "_repr_latex_", None)
    return latex().strip("$") if latex else sp.latex(getattr(shown, "to_sympy", lambda: shown)())


def bold(text: str) -> str:
    """A heading in LaTeX."""
    return rf"\textbf{{{plain(text)}}}"


def component(name: str) -> str:
    """A component's name in LaTeX: [tau, r] with the letters of its coordinates, any other in words."""
    coordinates = name[1:-1].split(", ")
    if name != f"[{', '.join(coordinates)}]" or not all(x.isidentifier() for x in coordinates):
        return rf"\text{{{plain(name)}}}"
    return rf"\left[{', '.join(sp.latex(sp.Symbol(x)) for x in coordinates)}\right]"


def plain(text: str) -> str:
    """Text for the inside of LaTeX's \\text, its special characters made harmless."""
    for character in "\\{}$&#^_%~":
        text = text.replace(character, {"\\": " ", "{": "(", "}": ")"}.get(character, "\\" + character))
    return text.replace("\\^", "^").replace("\\~", "~")
