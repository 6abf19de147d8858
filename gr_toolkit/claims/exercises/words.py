r"""What is said to a student whose answer is not understood: no advice that is meant for whoever wrote the exercise."""

from __future__ import annotations

import re

from ...errors import UnknownNameError
from ...geometry.conventions.books import HEAVISIDE
from ...geometry.formulas.scope import Scope

PROSE = re.compile(r"[^\W\d_]+(['’][^\W\d_]+)?([\s,.!?]+[^\W\d_]+(['’][^\W\d_]+)?)+[\s.!?]*")
WORD = re.compile(r"[^\W\d_]{3}")
ALONE = ("idk", "dunno", "unknown", "none", "nothing", "no", "yes", "pass")
EMPTY = re.compile(r"[\s?.!…\-–—/]*")
UNITS = {"G": "G", "G_N": "G", "c": "c"}  # constants that are 1 where the conventions do not keep them
OF_ELECTRICITY = ("\\epsilon_0", "\\varepsilon_0", "\\mu_0", "k_e")


def is_no_formula(answer: str) -> bool:
    """Whether an answer is words, or nothing."""
    text = answer.strip().strip("$")
    is_prose = PROSE.fullmatch(text) is not None and WORD.search(text) is not None
    return is_prose or EMPTY.fullmatch(text) is not None or text.lower() in ALONE


def on_no_formula(asks: str) -> str:
    """What is said to words: "I don't know"."""
    return f"this is no formula\n  write: {asks} = …" if asks else "this is no formula\n  write: an equation"


def on_unknown_name(error: UnknownNameError, scope: Scope, hidden: frozenset[str]) -> str:
    """What is said to a name that the exercise does not use.

    Parameters
    ----------
    hidden : names that an answer may not use
    """
    name, conventions = error.name, scope.metric.conventions
    if name in UNITS and UNITS[name] not in conventions.constants:
        return f"there is no {name} in this exercise: its units have {name} = 1\n  write: the formula without {name}"
    if name == "\\kappa" and not conventions.constants:
        return "there is no \\kappa in this exercise: in its units it is 8 \\pi\n  write: 8 \\pi"
    if name in OF_ELECTRICITY and conventions.maxwell == HEAVISIDE:
        return f"there is no {name} in this exercise: in its units (Heaviside-Lorentz) it is left out"
    known = [n for n in (*scope.coordinates, *scope.scalars, *scope.functions) if n not in hidden]
    known = [n for n in dict.fromkeys(known) if n not in ("S_K", "C_K")]
    letter = re.sub(r"^\\", "", name).partition("_")[0].lower()
    near = [n for n in known if re.sub(r"^\\", "", n).partition("_")[0].lower() == letter]
    meant = f": do you mean {' or '.join(near)}?" if near else ""
    return f"there is no {name} in this exercise{meant}\n  write: the answer in terms of {', '.join(known)}"
