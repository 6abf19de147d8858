"""Elliptic integrals as SymPy writes them, read and evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import acb

from ..element import Element
from ..hooks import evaluates, reads
from .elliptic import FIRST, SECOND, THIRD, elliptic

if TYPE_CHECKING:
    from ..reader import Reader


@reads(sp.elliptic_k)
def _read_first_complete(reader: Reader, expression: Any) -> Element:
    return elliptic(reader.field, FIRST, None, reader.read(expression.args[0]))


@reads(sp.elliptic_f, sp.elliptic_e)
def _read_two(reader: Reader, expression: Any) -> Element:
    kind = FIRST if isinstance(expression, sp.elliptic_f) else SECOND
    *amplitude, m = (reader.read(a) for a in expression.args)
    return elliptic(reader.field, kind, amplitude[0] if amplitude else None, m)


@reads(sp.elliptic_pi)
def _read_third(reader: Reader, expression: Any) -> Element:
    n, *amplitude, m = (reader.read(a) for a in expression.args)
    return elliptic(reader.field, THIRD, amplitude[0] if amplitude else None, m, n)


@evaluates(sp.elliptic_e)
def _ball_of_second(*arguments: acb) -> acb:
    if len(arguments) == 1:
        return acb.elliptic_e(arguments[0])
    amplitude, parameter = arguments
    return acb.elliptic_e_inc(amplitude, parameter)


@evaluates(sp.elliptic_pi)
def _ball_of_third(*arguments: acb) -> acb:
    if len(arguments) == 2:
        return acb.elliptic_pi(*arguments)
    characteristic, amplitude, parameter = arguments
    return acb.elliptic_pi_inc(characteristic, amplitude, parameter)


evaluates(sp.elliptic_k)(acb.elliptic_k)
evaluates(sp.elliptic_f)(acb.elliptic_f)
