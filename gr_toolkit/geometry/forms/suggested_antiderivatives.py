"""Antiderivatives that SymPy suggests, in bounded time. None is believed: its derivative in our field decides."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Element, Reader, hooks
from ...verdicts import bounded


def suggestions(integrand: Element, symbol: Any, timeout: float) -> list[Element]:
    """Elements whose derivative by the symbol is the integrand, perhaps none."""
    expression = integrand.to_sympy()
    reader = Reader(integrand.field)
    known = {s: _assumed(reader, s) for s in sorted(expression.free_symbols, key=str)}
    back = {dummy: s for s, dummy in known.items()}
    try:
        answer = bounded(integrated_by_sympy, timeout=timeout)(expression.xreplace(known), known[symbol])
    except GRToolkitError:  # time or memory is over: no suggestion; whoever interrupts this process is heard
        return []
    found = []
    for branch in branches(answer.xreplace(back)):
        try:
            primitive = Reader(integrand.field).read(_with_positive_logarithms(branch, reader))
            if (primitive.diff(symbol) - integrand).is_zero():
                found.append(primitive)
        except GRToolkitError:  # it cannot be read: no suggestion
            continue
    return found


def integrated_by_sympy(expression: Any, symbol: Any) -> Any:
    """What the worker is asked for; an integral that is not worked out where SymPy fails in one of its many ways."""
    try:
        return sp.integrate(expression, symbol)
    except Exception:
        return sp.Integral(expression, symbol)


def branches(answer: Any) -> list[Any]:
    """The cases of an answer that depends on conditions, without unevaluated integrals."""
    answer = answer.replace(sp.floor, lambda _: sp.S.Zero)  # a step between the poles of a tangent: a constant
    cases = answer.atoms(sp.Piecewise)
    found = [answer]
    for case in sorted(cases, key=sp.count_ops):
        found = [e.xreplace({case: piece}) for e in found for piece, _ in case.args]
    return [e for e in found if not e.has(sp.Integral, sp.Piecewise, sp.nan, sp.zoo, sp.oo)]


def _assumed(reader: Reader, symbol: Any) -> Any:
    """A symbol that says what is known of this one, for SymPy to make use of."""
    positive = hooks.call("sign", reader.read(symbol)) > 0
    return sp.Dummy(symbol.name, positive=True) if positive else sp.Dummy(symbol.name, real=True)


def _with_positive_logarithms(expression: Any, reader: Reader) -> Any:
    """log(−u) for log u where u is negative on the domain: both have the same derivative."""

    def turned(argument: Any) -> Any:
        try:
            negative = hooks.call("sign", reader.read(argument)) < 0
        except GRToolkitError:
            negative = False
        return sp.log(-argument if negative else argument)

    return expression.replace(sp.log, turned)
