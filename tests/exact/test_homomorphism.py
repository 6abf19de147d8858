"""Fields that meet: elements on different domains come to one field, with one generator for all roots of a base."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp
from sympy import Rational, cbrt, root, sqrt

from gr_toolkit.exact import Element, Field, Reader, read_domain, unify
from gr_toolkit.exact.kernels.root_generators import Root
from gr_toolkit.verdicts import decide

t, C, K, L, w = SYMBOLS = sp.symbols("t C K L w")
BEYOND = w * cbrt(t) - L > 0  # a condition that is read with t^(1/3), where t^(1/6) is known already
ELLIPTIC = sqrt(w**2 * K**2 - C)


def on(expression: Any, *conditions: Any) -> Element:
    """An element in a field of its own, on a domain where t > 0."""
    return Reader(Field.rational(read_domain([t > 0, *conditions], SYMBOLS))).read(expression)


PAIRS = [
    ((root(t, 6),), (sqrt(w * cbrt(t) - L), BEYOND)),
    ((root(t, 6), BEYOND), (sqrt(w * cbrt(t) - L),)),
    ((sqrt(w**2 * cbrt(t) ** 2 - L**2), w > 0), (root(t, 6), w * cbrt(t) + L > 0)),
    ((cbrt(t), w > 0, BEYOND), (root(t, 6) * sqrt(C - L**2) + ELLIPTIC,)),
    ((ELLIPTIC / cbrt(t), w - root(t, 6) * K > 0), (root(t, 6) * sqrt(C - L**2) + ELLIPTIC, K > 0)),
]


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_elements_on_different_domains_come_to_one_field(pair: Any) -> None:
    """Signs that are asked for while a domain is being taken in are not known yet: no root built then may stay."""
    elements = [on(*given) for given in pair]
    first, second = unify(elements)
    assert first.field is second.field
    roots = [generator for _, generator in first.field.find(Root) if str(generator.radicand) == "t"]
    assert [generator.degree for generator in roots] == [6]
    product = elements[0] * elements[1]
    conditions = [t > 0, *(condition for _, *conditions in pair for condition in conditions)]
    assert decide(product, pair[0][0] * pair[1][0], domain=conditions).proved
    assert decide(product, pair[0][0] * pair[1][0] * root(t, 6), domain=conditions).refuted


def test_products_of_many_fields() -> None:
    """One after the other, in any order, they are the same product."""
    given = [on(cbrt(t)), on(root(t, 6), BEYOND), on(t ** Rational(1, 4), w > 0), on(sqrt(w * cbrt(t) - L), BEYOND)]
    forward, backward = given[0], given[-1]
    for factor in given[1:]:
        forward = forward * factor
    for factor in reversed(given[:-1]):
        backward = backward * factor
    assert decide(forward, backward).proved
    assert (forward - backward).is_zero()
