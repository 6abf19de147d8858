r"""How to give a meaning to a name that a formula uses and nobody declared: in Python, on the command line, in a file.

Which of the three was asked is not known where a formula is read, so that a message names them all.
"""

from __future__ import annotations

import re

from ... import notation as tree
from .spellings import latex_name, python_name

SCRIPT = re.compile(r"([_^])\s*(\{[^{}]*\}|\\[A-Za-z]+|\w)")
SCRIPTS = r"((?:\{\}|\s)*" + SCRIPT.pattern + ")+"
LETTER = re.compile(r"\\[A-Za-z]+|\w")
LATIN_INDICES = re.compile(r"([A-Z]|\\[a-z]+\{[A-Z]\})_\{(?!in\})([a-di-n](?: ?[a-di-n])+)\}")  # F_{ik}, but T_{in}
MAKERS = {"^": "g.vector([…])", "_": "g.covector([…])"}


def index_advice(error: tree.NotationError) -> str:
    """What to write where an index stands on an undeclared name, as the error says."""
    index = next(iter(re.findall(r"carries the index (\S+),", error.message)), r"\mu")
    name = error.message.partition(" carries")[0]
    return tensor_advice(name, _slots(error.text, name, index))


def _slots(text: str, name: str, index: str) -> list[tuple[str, list[str]]]:
    """The indices of the name where it was typed with this one, in groups up or down, without those of derivatives."""
    for typed in re.finditer(re.escape(name) + SCRIPTS, text):
        if index not in typed[0]:
            continue
        found: list[tuple[str, list[str]]] = []
        for place, script in SCRIPT.findall(typed[0][len(name) :]):
            letters = LETTER.findall(re.split("[,;]", script)[0])
            found += [(place, letters)] if letters else []
            if re.search("[,;]", script):
                break
        return found
    return [("_", [index])]


def tensor_advice(name: str, slots: list[tuple[str, list[str]]]) -> str:
    r"""How to declare a tensor that was typed with these indices.

    >>> print(tensor_advice("A", [("^", [r"\mu"])]))
    A=g.vector([…]) in Python, --let 'A^\mu = …' on the command line, define = ['A^\mu = …'] in a claims file
    """
    head = name
    for place, letters in slots:
        inner = "".join(letter + " " * (letter[-1].isalpha() and len(letter) > 1) for letter in letters).strip()
        inner = inner.replace(" \\", "\\")
        shown = place + (f"{{{inner}}}" if len(letters) > 1 else inner)
        head += ("{}" if head != name else "") + shown
    pattern = "".join(place * len(letters) for place, letters in slots)
    value = MAKERS.get(pattern, f"g.tensor([…], {pattern!r})")
    return (
        f"{_argument(name, value)} in Python, --let '{head} = …' on the command line, "
        f"define = ['{head} = …'] in a claims file"
    )


def scalar_advice(name: str) -> str:
    r"""How to declare a scalar; a name with several Latin letters below, like F_{ik}, was meant as a tensor.

    >>> print(scalar_advice(r"\psi"))
    psi=… in Python, \psi = … as a definition before it; or declare it as a scalar
    >>> print(scalar_advice("F_{ik}"))
    F=g.tensor([…], '__') in Python, --let 'F_{ik} = …' on the command line, define = ['F_{ik} = …'] in a claims file
    """
    if latin := LATIN_INDICES.fullmatch(name):
        return tensor_advice(latin[1], [("_", LETTER.findall(latin[2]))])
    return f"{_argument(name, '…')} in Python, {name} = … as a definition before it; or declare it as a scalar"


def _argument(name: str, value: str) -> str:
    """The argument of `Metric.evaluate` and `verify` that gives a name its value."""
    plain = python_name(name)
    return f"{plain}={value}" if plain.isidentifier() and latex_name(plain) == name else f'**{{r"{name}": {value}}}'
