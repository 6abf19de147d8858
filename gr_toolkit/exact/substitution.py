"""Substituting for symbols in elements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp

from ..errors import InputError, UnknownNameError
from .element import Element
from .homomorphism import substitution
from .hooks import provides
from .reader import Reader
from .symbols import SymbolGenerator


@provides("substitute")
def substitute(element: Element, arguments: tuple[Any, ...], by_name: Mapping[str, Any]) -> Element:
    """Simultaneous replacement of symbols; see `Element.subs`."""
    symbols = {g.symbol: n for n, g in element.field.find(SymbolGenerator)}
    pairs = replacements(arguments, by_name, symbols)
    if any(not isinstance(s, sp.Symbol) for s in pairs):
        raise InputError("only symbols can be replaced in an exact scalar", "e.to_sympy().subs(...) for anything else")
    reader = Reader(element.field.root)
    read = {symbols[s]: reader.read(value) for s, value in pairs.items() if s in symbols}
    return substitution(element, read.get)


def replacements(arguments: tuple[Any, ...], by_name: Mapping[str, Any], symbols: Any) -> dict[Any, Any]:
    """What ``subs({x: 1})``, ``subs(x, 1)`` and ``subs(x=1)`` ask for, as one mapping.

    Raises
    ------
    UnknownNameError
        A name that none of the symbols has.
    """
    match arguments:
        case ():
            pairs = {}
        case (mapping,) if isinstance(mapping, Mapping):
            pairs = dict(mapping)
        case (old, new):
            pairs = {old: new}
        case _:
            raise InputError("subs takes a mapping, or a symbol and a value, or keywords", "g.subs(K=1)")
    named = {str(s): s for s in symbols}
    for name, value in by_name.items():
        if name not in named:
            raise UnknownNameError(name, named, "symbol")
        pairs[named[name]] = value
    return pairs
