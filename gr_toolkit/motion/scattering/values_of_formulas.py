"""Numbers for the symbols of a formula: real ones, NaN where they are out of its range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry import compiled
from ...geometry.inputs import in_short


def evaluated(
    expression: Any, ranges: Sequence[Any], conditions: Sequence[Any], values: Mapping[str, Any], what: str
) -> Any:
    """A formula on arrays that NumPy broadcasts; a float of numbers.

    Parameters
    ----------
    expression : of SymPy
    ranges : expressions that are not negative: NaN elsewhere
    conditions : inequalities; NaN where one does not hold, if all its symbols occur
    values : by the symbols' names
    what : the formula is called, in messages

    Raises
    ------
    InputError
        A value that is missing, of no symbol, or no real number.
    """
    needed = {s.name for s in sp.Tuple(expression, *ranges).free_symbols}
    within = [c for c in conditions if hasattr(c, "gts") and {s.name for s in c.free_symbols} <= needed]
    wrong = [*sorted(needed - set(values)), *sorted(set(values) - needed)]
    if wrong:
        said = "has no value" if wrong[0] in needed else f"is no symbol of {what}"
        raise InputError(f"{wrong[0]} {said}", f"s.at({', '.join(f'{name}=…' for name in sorted(needed))})")
    names = sorted(needed)
    limits = [*ranges, *(c.gts - c.lts for c in within)]
    plain = {s: sp.Symbol(s.name) for s in sp.Tuple(expression, *limits).free_symbols}
    guards = [sp.sqrt(sp.sign(limit.xreplace(plain))) for limit in limits]  # nan if negative
    read = [_real(values[name], name) for name in names]
    alpha, *checks = compiled([expression.xreplace(plain), *guards], " ".join(names))(*read)
    total = alpha + 0 * sum(checks)
    return total if getattr(total, "ndim", 0) else float(total)


def speed_range(v: Any) -> tuple[Any, ...]:
    """v and 1 − v, of a v with symbols."""
    return () if v.is_number else (v, 1 - v)


def _real(value: Any, name: str) -> Any:
    """Real doubles."""
    from ...numerics.given_numbers import read

    if isinstance(value, sp.Basic):
        number = value.evalf(25)
        if not number.is_real:
            raise InputError(f"{name} = {in_short(value)} is no real number", f"{name}=10.0")
        return float(number)
    flat, shape = read(value, name)
    return flat.reshape(shape)
