"""What may stand in a claims file: the keys of each table and the kind of value that each key takes.

A file is data from a stranger: every value is looked at here, once, before anything is made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import InputError, UnknownNameError

LARGEST = 10**60  # number that is read


def text(value: Any) -> str | None:
    """What is wrong with a value that should be text; None if nothing is."""
    return None if isinstance(value, str) else "no text"


def texts(value: Any) -> str | None:
    """The same for a list of texts."""
    good = isinstance(value, list | tuple) and all(isinstance(v, str) for v in value)
    return None if good else "no list of texts"


def text_or_texts(value: Any) -> str | None:
    """The same for one text or several, not none."""
    return None if isinstance(value, str) or (texts(value) is None and value) else "neither text nor a list of texts"


def sign(value: Any) -> str | None:
    """The same for a sign."""
    return None if type(value) is int and value in (1, -1) else "neither 1 nor -1"


def truth(value: Any) -> str | None:
    """The same for true or false."""
    return None if isinstance(value, bool) else "neither true nor false"


def dimension(value: Any) -> str | None:
    """The same for a number of dimensions."""
    return None if type(value) is int and 1 < value < 100 else "no number of dimensions"


def order(value: Any) -> str | None:
    """The same for the order to which an expansion goes."""
    return None if type(value) is int and 0 < value <= 10 else "no order from 1 to 10"


def pairs(value: Any) -> str | None:
    """The same for a table from names to texts."""
    good = isinstance(value, Mapping) and all(isinstance(v, str) for v in value.values())
    return None if good else "no table of names and texts"


def numbers(value: Any) -> str | None:
    """The same for a table from names to numbers, or texts that are read as numbers."""
    good = isinstance(value, Mapping) and all(
        isinstance(v, float | str) or (type(v) is int and abs(v) < LARGEST) for v in value.values()
    )
    return None if good else "no table of names and numbers"


Keys = Mapping[str, tuple[Callable[[Any], str | None], str]]

DEFINITIONS: Keys = {
    "scalars": (texts, r"['\omega', 'A_0']"),
    "positive": (texts, r"['\omega']"),
    "integers": (texts, r"['\ell']"),
    "functions": (pairs, r"{ 'f' = '\tau, \chi' }"),
    "arbitrary": (texts, r"['A_\mu']"),
    "same_event": (pairs, r"{ 't' = '\tau' }"),
    "free_indices": (text, "'every value'"),
    "define": (texts, r"['k_\mu = \partial_\mu \psi']"),
    "limit": (text, r"'\omega \to \infty'"),
    "fixed": (texts, r"['\tau', '\chi']"),
    "order": (order, "2"),
    "varying": (texts, r"['\tau', '\chi']"),
    "assuming": (texts, r"['R_{\mu\nu} = 0']"),
    "note": (text, "'…'"),
}
SETTING: Keys = {
    "spacetime": (text, "'FLRW'"),
    "dimension": (dimension, "4"),
    "chart": (text, "'conformal'"),
    "parameters": (numbers, "{ K = -1 }"),
    "line_element": (text, r"'\mathrm{d}s^2 = …'"),
    "coordinates": (texts, r"['t', 'r', '\theta', '\phi']"),
    "domain": (texts, "['r > 2M']"),
    "signature": (text, "'-+++'"),
    "riemann": (sign, "1"),
    "ricci": (sign, "1"),
    "levi_civita": (text, "'_'"),
    "maxwell": (text, "'Gaussian'"),
    "field_sign": (sign, "1"),
    "conventions": (text, "'MTW'"),
    **DEFINITIONS,
}
CLAIM: Keys = {
    "id": (text, "'redshift'"),
    "place": (text, "'second post, third display'"),
    "says": (text, "'…'"),
    "latex": (text, "'…'"),
    "setting": (text, "'…'"),
    "given": (texts, "['…']"),
    "expect": (text_or_texts, "'proved'"),
    "because": (text, "'…'"),
    "statement": (truth, "true"),
}
FORMULA: Keys = {
    "where": (text, "'post 9, display 3'"),
    "claims": (texts, "['redshift']"),
    "definitions": (texts, "['plane-wave']"),
    "later": (text, "'images'"),
}


def table(value: Any, keys: Keys, kind: str) -> Mapping[str, Any]:
    """The value, if it is a table of these keys with values of their kinds.

    Raises
    ------
    UnknownNameError
        A key that is not among them, with its nearest neighbours.
    InputError
        No table, or a value of the wrong kind.
    """
    if not isinstance(value, Mapping):
        raise InputError(f"the {kind} is {shown(value)}, no table", "key = value, line by line")
    for key, entry in value.items():
        if key not in keys:
            raise UnknownNameError(str(key), keys, f"{kind} key")
        check, example = keys[key]
        wrong = check(entry)
        if wrong:
            raise InputError(f"in the {kind}, {key} = {shown(entry)} is {wrong}", f"{key} = {example}")
    return value


def shown(value: Any) -> str:
    """A value for a message, shortened."""
    try:
        full = repr(value)
    except ValueError:  # Python writes no integer of more than some thousand digits
        full = "a very long number"
    return full if len(full) < 60 else full[:57] + "..."
