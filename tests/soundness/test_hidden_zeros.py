"""Divisors that vanish identically: found before anything is divided, in whatever order the kernels are adjoined."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
import sympy as sp
from sympy import Derivative, I, cos, cosh, exp, pi, sin, sinh, sqrt, tan

from gr_toolkit.errors import AmbiguousRootError, DivisionByZeroError, UncertifiedDivisionError
from gr_toolkit.exact import C_K, S_K, from_sympy, read_domain
from gr_toolkit.exact.field import Field
from gr_toolkit.verdicts import Reason, decide
from tests.soundness.rows import K, L, f, g, h, p, q, r, t, x, y, z

ZEROS: dict[str, Any] = {
    "pythagoras": lambda: sin(x) ** 2 + cos(x) ** 2 - 1,
    "√2√3 − √6": lambda: sqrt(2) * sqrt(3) - sqrt(6),
    "√6 − √2√3": lambda: sqrt(6) - sqrt(2) * sqrt(3),
    "argument typed twice": lambda: f(2 * x) - f(x + x),
    "expanded argument": lambda: f((x + 1) ** 2) - f(x**2 + 2 * x + 1),
    "nested root": lambda: sqrt(5 + 2 * sqrt(6)) - sqrt(2) - sqrt(3),
    "nested root last": lambda: sqrt(2) + sqrt(3) - sqrt(5 + 2 * sqrt(6)),
    "half angle": lambda: sin(x) - 2 * sin(x / 2) * cos(x / 2),
    "third of an angle": lambda: sin(x) - 3 * sin(x / 3) + 4 * sin(x / 3) ** 3,
    "half angle after roots": lambda: (1 - cos(p)) * (1 + cos(p)) - 4 * sin(p / 2) ** 2 * cos(p / 2) ** 2,
    "exp and sinh": lambda: exp(x) - 1 - 2 * exp(x / 2) * sinh(x / 2),
    "exponents": lambda: exp(x) * exp(2 * x) - exp(x / 3) ** 9,
    "nested exponentials": lambda: exp(exp(x) + 1) - sp.E * exp(exp(x)),
    "partial fractions": lambda: exp(1 / (x**2 + x)) * exp(1 / (x + 1)) - exp(1 / x),
    "π beside 1/x": lambda: cos(pi + 1 / x) + cos(1 / x),
    "curvature one": lambda: S_K(4, x + pi) - sin(2 * x) / 2,
    "curvature imaginary": lambda: S_K(4, I * x / 2) - I * sinh(x) / 2,
    "curvature K": lambda: C_K(K, x) ** 2 + K * S_K(K, x) ** 2 - 1,
    "mixed jets": lambda: Derivative(h(t, r), t, r) - Derivative(h(t, r), r, t),
    "chain rule": lambda: Derivative(f(g(x)), x) - Derivative(g(x), x) * sp.Subs(Derivative(f(t), t), t, g(x)),
    "I of roots": lambda: sqrt(-p) * sqrt(-q) + sqrt(p * q),
    "conjugates": lambda: (1 + I) * (1 - I) - 2,
    "Euler": lambda: exp(I * z) - cos(z) - I * sin(z),
    "difference": lambda: x / x - 1,
}


@pytest.mark.parametrize("name", ZEROS)
def test_division_by_a_hidden_zero(name: str) -> None:
    with sp.evaluate(False):
        divisor = ZEROS[name]()
        quotient = y / divisor
    for typed in (quotient, tan(quotient), sqrt(2) + quotient**2):
        with pytest.raises(DivisionByZeroError, match="vanishes identically"):
            decide(typed, y)


@pytest.mark.parametrize(
    "divisor",
    [
        C_K(K, x / sqrt(K)) - cos(x),
        C_K(K, sqrt(L) * x) - C_K(L, sqrt(K) * x),
        S_K(K, x) - sin(sqrt(K) * x) / sqrt(K),
    ],
    ids=str,
)
def test_zero_by_an_unknown_relation_is_no_divisor(divisor: Any) -> None:
    """K may have either sign, so √K is no kernel that S_K is resolved in: the field says that it does not know."""
    for _ in range(2):  # the refusal must not be forgotten
        verdict = decide(1 / divisor, y)
        assert verdict.reason is Reason.NOT_CERTIFIED
    element = from_sympy(divisor)
    for _ in range(2):
        with pytest.raises(UncertifiedDivisionError, match="not known to be independent"):
            element.inverse()


@pytest.mark.parametrize("order", list(permutations([p * q, p, q])), ids=str)
def test_dependent_roots_in_any_order(order: Any) -> None:
    first, second, third = (from_sympy(sqrt(e)) for e in order)
    product = first * second * third
    assert product == p * q
    assert (product - p * q).is_zero()
    with pytest.raises(DivisionByZeroError):
        (product - p * q).inverse()


@pytest.mark.parametrize("order", list(permutations([x * y, x, y])), ids=str)
def test_dependent_roots_of_unknown_sign_are_refused(order: Any) -> None:
    """√(xy) is √x√y or its negative: a third root of independent looks would be a zero divisor."""
    domain = read_domain([])
    element = from_sympy(sqrt(order[0]) + sqrt(order[1]), Field.rational(domain))
    with pytest.raises(AmbiguousRootError, match=r"does not say which"):
        element + from_sympy(sqrt(order[2]))
    third = sp.sqrt(order[2])
    assert not decide(sqrt(order[0]) * sqrt(order[1]), third**3).proved


@pytest.mark.parametrize("order", list(permutations([sqrt(p), sqrt(-p), I])), ids=str)
def test_roots_of_both_signs_and_i_in_any_order(order: Any) -> None:
    product = from_sympy(order[0]) * from_sympy(order[1]) * from_sympy(order[2])
    assert product == -p


@pytest.mark.parametrize("order", list(permutations([sqrt(x), sqrt(-x), I])), ids=str)
def test_a_hidden_imaginary_unit_is_refused(order: Any) -> None:
    """√x√−x/x is I or −I; with a hidden I, sin(√x y) and sinh(√−x y) would be dependent in secret."""
    with pytest.raises(AmbiguousRootError):
        from_sympy(order[0]) * from_sympy(order[1]) * from_sympy(order[2])


@pytest.mark.parametrize("order", list(permutations([exp(x), sinh(x / 2), cosh(x / 3)])), ids=str)
def test_exponentials_in_any_order(order: Any) -> None:
    total = sum((from_sympy(e) for e in order), from_sympy(sp.Integer(0)))
    u = from_sympy(exp(x / 6))
    assert total == u**6 + (u**3 - u**-3) / 2 + (u**2 + u**-2) / 2


def test_every_inverse_of_roots_is_an_inverse() -> None:
    roots = [from_sympy(sqrt(e)) for e in (2, 3, x**2 + 1, p, q, 1 + sqrt(p))]
    total = roots[0]
    for root in roots[1:4]:
        total = total + root
        assert total * total.inverse() == 1
    nested = roots[3] + roots[5]
    assert nested * nested.inverse() == 1
