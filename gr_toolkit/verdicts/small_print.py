"""The small print of a proof: what was divided by, factor by factor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sympy as sp

from ..exact import Element, Reader, hooks
from ..exact.associates import with_associates
from ..exact.constants import is_constant
from .conditions import Condition, Conditions


def conditions_as_typed(divided_by: Sequence[tuple[Any, Element]], sides: tuple[Any, ...]) -> Conditions | tuple[()]:
    """The divisors as typed, factor by factor, when somebody looks at them; of exact scalars the denominators as
    shown."""
    scalars = [side for side in sides if isinstance(side, Element) and side.powers]
    if not divided_by and not scalars:
        return ()
    return Conditions(
        lambda: conditions_of([*(element for _, element in divided_by), *(side.denominator() for side in scalars)])
    )


def conditions_of(divisors: Iterable[Element]) -> tuple[Condition, ...]:
    """The factors of divisors that are not constant, each once, and whether the domain rules their zeros out."""
    found: dict[str, Condition] = {}
    for element in map(with_associates, divisors):
        if is_constant(element):
            continue
        written = (element * element.denominator()).to_sympy()  # in which (1 − sin)(1 + sin) is cos² again
        for factor in sp.Mul.make_args(written):
            base = factor.as_base_exp()[0]
            part = Reader(element.field).read(base)
            if not is_constant(part):
                expression = -base if base.could_extract_minus_sign() else base
                found.setdefault(str(expression), Condition(expression, bool(hooks.call("sign", part))))
    return tuple(found.values())
