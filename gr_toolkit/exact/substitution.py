"""Substituting for symbols in elements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp

from ..errors import DomainError, InputError, UnknownNameError
from . import hooks
from .domain import Domain, Laws
from .element import Element
from .field import Field
from .homomorphism import bring, substitution
from .hooks import provides
from .kernels.logarithms import Logarithm
from .kernels.root_generators import Root
from .kernels.symbols import SymbolGenerator, check_names
from .reader import Reader, read_domain
from .sympified import sympified


@provides("substitute")
def substitute(element: Element, arguments: tuple[Any, ...], by_name: Mapping[str, Any]) -> Element:
    """Simultaneous replacement of symbols, on the domain that is left; see `Element.subs`."""
    symbols = {g.symbol: n for n, g in element.field.find(SymbolGenerator)}
    pairs = replacements(arguments, by_name, symbols)
    if any(not isinstance(s, sp.Symbol) for s in pairs):
        raise InputError("only symbols can be replaced in an exact scalar", "e.to_sympy().subs(...) for anything else")
    check_names(element.field, pairs)  # a symbol of the same name that is another would be passed over in silence
    present = {s: value for s, value in pairs.items() if s in symbols}
    domain = moved_domain(element.field.domain, present)
    reader = Reader(element.field.root if domain == element.field.domain else Field.rational(domain))
    root = reader.field
    read = {symbols[s]: reader.read(value) for s, value in present.items()}
    for s, value in present.items():
        _require_real(s, value, read[symbols[s]], element.field.domain)
    return substitution(element, read.get, root)


def moved_domain(domain: Domain, pairs: Mapping[Any, Any]) -> Domain:
    """The domain on which an element still means the same once symbols are replaced.

    Roots were resolved where r > 2M held; after r = 3M that is M > 0, and r = M is outside.

    Raises
    ------
    DomainError
        A condition, or an assumption of a symbol itself, becomes false.
    """
    values = {s: replacing(s, v) for s, v in pairs.items()}
    if not any(c.free_symbols & set(values) for c in domain.conditions) and not any(
        s in domain.reals or s.is_real or s.is_positive for s in values
    ):
        return domain
    kept = [c for c in domain.conditions if not c.free_symbols & set(values)]
    touched = [c for c in domain.conditions if c.free_symbols & set(values)]
    reals = set(domain.reals) - set(values)
    for symbol, value in values.items():
        if symbol.is_positive or symbol.is_negative:
            touched.append((sp.Gt if symbol.is_positive else sp.Lt)(symbol, 0, evaluate=False))
        elif symbol.is_nonnegative:
            touched.append(sp.Ge(symbol, 0, evaluate=False))
        if symbol.is_integer:
            _require_integer(symbol, value, domain)
        if symbol in domain.reals or symbol.is_real or any(symbol in c.free_symbols for c in domain.conditions):
            if value.is_real is False or value.has(sp.I):
                raise DomainError(f"{symbol} = {value} lies outside the domain: {symbol} is real")
            reals |= {s for s in value.free_symbols if s.is_real is None}
    rest = Field.rational(read_domain(kept, reals))
    moved = [_put_in(condition, values, rest) for condition in touched]
    return read_domain([*kept, *(c for c in moved if c != sp.true)], reals) & Domain(laws=_moved_laws(domain, values))


def replacing(old: Any, new: Any) -> Any:
    """What is put in for a symbol or function, as an expression.

    Raises
    ------
    InputError
        It is none.
    """
    try:
        return sympified(new)
    except sp.SympifyError:
        advice = "a SymPy expression; strings are not evaluated"
        raise InputError(f"{old} is to be {new!r:.60}, no expression", advice) from None


def _moved_laws(domain: Domain, values: Mapping[Any, Any]) -> Laws:
    """The laws with values put in for parameters; none of a chart whose coordinates are replaced."""
    return tuple(
        (coordinates, tuple(c for c in said if c != sp.true))
        for coordinates, conditions in domain.laws
        if not values.keys() & set(coordinates)
        for said in [[c.subs(values, simultaneous=True) for c in conditions]]
    )


def _require_real(symbol: Any, value: Any, image: Element, domain: Domain) -> None:
    """Refuse a root or logarithm for a real symbol where it may be complex: √(x⁴) = x² was used, and x = √y has y < 0.

    Otherwise what is put in for a real symbol says that its own symbols and functions are real.
    """
    if symbol.is_real or symbol in domain.reals or any(symbol in c.free_symbols for c in domain.conditions):
        for number in image.generator_numbers():
            generator = image.field.generators[number]
            if isinstance(generator, Root | Logarithm) and not hooks.call("is real", image.field.generator(number)):
                raise DomainError(f"{symbol} = {value} may lie outside the domain: {symbol} is real")


def _require_integer(symbol: Any, value: Any, domain: Domain) -> None:
    """Refuse a value that is no integer for one, nor even or odd: sin(πn) = 0 was used, and (xy)ⁿ = xⁿyⁿ."""
    known = {s: sp.Dummy(integer=True) for s in domain.integers if not s.is_integer}
    plain = value.xreplace(known)
    for kind in ("integer", "even", "odd"):
        if getattr(symbol, f"is_{kind}") and not getattr(plain, f"is_{kind}"):
            raise DomainError(f"{symbol} = {value} lies outside the domain: {symbol} is {kind}")


def _put_in(condition: Any, values: Mapping[Any, Any], field: Field) -> Any:
    """A condition with values put in; true where the other conditions say so.

    Raises
    ------
    DomainError
        They say that it is false.
    """
    plain = {s: sp.Dummy(s.name) for s in values}  # what a symbol's own assumptions say is not taken for granted
    try:
        moved = condition.xreplace(plain).subs({plain[s]: v for s, v in values.items()}, simultaneous=True)
    except TypeError:  # an order among complex numbers
        moved = sp.false
    if moved not in (sp.true, sp.false):
        for fact in read_domain([moved]).facts:
            element = bring(fact.element, field)
            sign = hooks.call("sign", element)
            if sign > 0 or (sign and fact.nonzero):
                return sp.true
            if (sign and not fact.nonzero) or (element.is_zero() and (fact.strict or fact.nonzero)):
                moved = sp.false
    if moved == sp.false:
        said = ", ".join(f"{s} = {v}" for s, v in values.items())
        raise DomainError(f"{said} lies outside the domain: {condition} is false there")
    return moved


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
