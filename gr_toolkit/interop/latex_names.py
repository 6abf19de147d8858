r"""Names and expressions in LaTeX of which no part was typed as LaTeX.

A plain name (letters, digits, single subscripts) is written as SymPy does, θ by its command, and any other as upright
text whose special characters are escaped. So a symbol called ``\input{file}`` is text, and ``a%b`` hides nothing.
"""

from __future__ import annotations

import re
from typing import Any

import sympy as sp
from sympy.logic.boolalg import BooleanAtom
from sympy.printing.latex import LatexPrinter

from ..errors import InputError

PLAIN = re.compile(r"[A-Za-z]+[0-9]*(_[A-Za-z0-9]+)*")
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
        "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(),
        strict=True,
    )
)
ESCAPED = {
    "\\": r"\backslash{}",
    **{character: rf"\{character}" for character in "{}#$%&_"},
    "^": r"{\char94}",
    "~": r"{\char126}",
    " ": r"\ ",
}
LEAVES = (sp.Symbol, sp.Number, sp.NumberSymbol, sp.core.numbers.ImaginaryUnit, type(sp.zoo), BooleanAtom)
COMMANDS = frozenset(
    "mathrm mathbf mathcal mathbb mathfrak mathsf mathit mathscr hat tilde bar dot ddot vec check breve acute grave "
    "overline underline widehat widetilde prime star ast dagger ell nabla partial Box square parallel perp ddagger "
    "varepsilon vartheta varphi varrho varsigma varkappa varpi operatorname text sharp flat imath jmath".split()
) | set(GREEK.values())
TOKEN = re.compile(r"\\([A-Za-z]+)|\\[,;:! ]|[A-Za-z0-9 ^_'*,()\[\]|/+=.-]|[{}]")


def name_latex(name: str) -> str:
    r"""A symbol's name in LaTeX.

    >>> print(name_latex("theta"), name_latex("r_s"), name_latex("a__b"), name_latex("50%"))
    \theta r_{s} \mathrm{a\_\_b} \mathrm{50\%}
    """
    if PLAIN.fullmatch(name):
        return str(sp.latex(sp.Symbol(name)))
    if name in GREEK:
        return f"\\{GREEK[name]}"
    return f"\\mathrm{{{''.join(ESCAPED.get(c) or _printable(c) for c in name)}}}"


def _printable(character: str) -> str:
    return character if character.isalnum() or (character.isascii() and character.isprintable()) else "?"


def given_latex(text: Any, role: str) -> str:
    """LaTeX that the caller gave for a letter: accents, alphabets, Greek letters and scripts, braces that close.

    Raises
    ------
    InputError
        Anything else.
    """
    depth, at = 0, 0
    while isinstance(text, str) and at < len(text):
        token = TOKEN.match(text, at)
        if token is None or (token[1] and token[1] not in COMMANDS):
            break
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        at = token.end()
        if depth < 0:
            break
    if not isinstance(text, str) or not text.strip() or at < len(text) or depth:
        raise InputError(f"{role} {text!r} is no LaTeX of a letter", r"name=r'\hat{R}', for example")
    return text


class _Printer(LatexPrinter):
    """SymPy's, which takes names that it does not know for LaTeX, with checked names."""

    def _print_Symbol(self, expr: Any, style: str = "plain") -> str:
        return name_latex(expr.name)

    _print_Dummy = _print_Wild = _print_RandomSymbol = _print_Symbol

    def _hprint_Function(self, func: str) -> str:
        # SymPy formats with what this returns, so that a percent sign is written twice
        return str(super()._hprint_Function(func)) if PLAIN.fullmatch(func) else name_latex(func).replace("%", "%%")

    def _print_UndefinedFunction(self, expr: Any) -> str:
        return name_latex(expr.__name__)


def expression_latex(expression: Any) -> str:
    """A SymPy expression in LaTeX.

    Raises
    ------
    InputError
        It holds something other than symbols, numbers and functions of them, such as a matrix symbol.
    """
    for node in sp.preorder_traversal(expression):
        if isinstance(node, sp.Atom) and not isinstance(node, LEAVES):
            raise InputError(f"{type(node).__name__} {node} is not written as LaTeX here", "symbols and numbers")
    return str(_Printer().doprint(expression))
