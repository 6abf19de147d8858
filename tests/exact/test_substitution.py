"""Substitution keeps to the domain: a root was resolved where a condition held, and elsewhere it is another root."""

from typing import Any

import pytest
import sympy as sp

from gr_toolkit.errors import DomainError
from gr_toolkit.exact import Element, Field, from_sympy, read_domain

r, M, x, z = sp.symbols("r M x z")
p = sp.Symbol("p", positive=True)


def exterior() -> Element:
    """√((r − 2M)²)/r outside the horizon, that is (r − 2M)/r."""
    return from_sympy(sp.sqrt((r - 2 * M) ** 2) / r, Field.rational(read_domain([M > 0, r > 2 * M])))


def test_a_value_inside_the_domain() -> None:
    moved = exterior().subs({r: 3 * M})
    assert moved == sp.Rational(1, 3)
    assert moved.field.domain.conditions == (M > 0,)


def test_another_symbol_takes_over_the_condition() -> None:
    moved = exterior().subs({r: x})
    assert moved == (x - 2 * M) / x
    assert set(moved.field.domain.conditions) == {M > 0, x > 2 * M}


@pytest.mark.parametrize("value", [M, 2 * M, sp.Integer(0), -M, sp.I * M])
def test_a_value_outside_the_domain_is_refused(value: Any) -> None:
    with pytest.raises(DomainError, match="outside the domain"):
        exterior().subs({r: value})


def test_the_assumptions_of_a_symbol_are_part_of_the_domain() -> None:
    root = from_sympy(sp.sqrt(p * z))
    assert root.subs({p: 4}) == 2 * sp.sqrt(z)
    with pytest.raises(DomainError, match="p > 0 is false there"):
        root.subs({p: -1})


def test_a_real_symbol_is_not_replaced_by_an_imaginary_number() -> None:
    real = sp.Symbol("y", real=True)
    with pytest.raises(DomainError, match="y is real"):
        from_sympy(sp.sqrt(real**4)).subs({real: sp.I})
