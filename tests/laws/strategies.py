"""Expressions near trouble: shared denominators, roots of known and unknown sign, curved functions, jets, I.

They are drawn as SymPy trees (`expressions`), so that laws can also be checked against arithmetic that is not ours.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from hypothesis import strategies as st

from gr_toolkit.errors import AmbiguousRootError, DivisionByZeroError, TooLargeError
from gr_toolkit.exact import C_K, S_K, Element, from_sympy

x, y, K = sp.symbols("x y K", real=True)
p, q = sp.symbols("p q", positive=True)
f, g = sp.Function("f"), sp.Function("g")
h = sp.Function("h", positive=True)

NUMBERS = [sp.Integer(n) for n in (-2, -1, 0, 1, 2, 3)] + [sp.Rational(1, 2), sp.Rational(-3, 4)]
RATIONAL = [x, y, p, q, x + y, x - y, x**2 + 1, p + q, x * y - 1, p - 2 * q]
ROOTS = [
    sp.sqrt(p),
    sp.sqrt(q),
    sp.sqrt(p * q),
    sp.sqrt(2),
    sp.sqrt(3),
    sp.sqrt(6),
    sp.sqrt(x**2 + 1),
    sp.sqrt(p + 1),
    sp.sqrt(8 * p),
    sp.sqrt(1 + sp.sqrt(p)),
]
CURVED = [
    sp.sin(x),
    sp.cos(x),
    sp.sin(x / 2),
    sp.cos(2 * x),
    sp.tan(x),
    sp.sin(x + y),
    sp.sinh(p),
    sp.cosh(p / 2),
    sp.exp(x),
    sp.exp(-x / 2),
    sp.exp(p + x),
    S_K(K, x),
    C_K(K, x),
    S_K(K, 2 * x),
    C_K(K, x / 2),
    S_K(K, x + y),
]
JETS = [f(x), f(x).diff(x), f(2 * x), f(x + y), g(x, y), g(x, y).diff(x, y), h(p), f(x).diff(x, 2), f(x * y).diff(x)]
COMPLEX = [sp.I, 1 + sp.I, sp.exp(sp.I * x), sp.sqrt(-p)]

KINDS = {"rational": RATIONAL, "roots": ROOTS, "curved": CURVED, "jets": JETS, "complex": COMPLEX}


def leaves(*kinds: str) -> st.SearchStrategy[Any]:
    """Numbers and kernels of the kinds."""
    return st.sampled_from([*NUMBERS, *RATIONAL[:4], *(e for kind in kinds for e in KINDS[kind])])


def expressions(*kinds: str, size: int = 6) -> st.SearchStrategy[Any]:
    """Small trees of sums, products, quotients and powers over few leaves, so that cancellations happen."""

    def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.one_of(
            st.builds(lambda a, b: a + b, inner, inner),
            st.builds(lambda a, b: a - b, inner, inner),
            st.builds(lambda a, b: a * b, inner, inner),
            st.builds(lambda a, b: a / b if b != 0 else a, inner, inner),
            st.builds(lambda a, n: a**n if a != 0 else a, inner, st.sampled_from([2, -1, 3])),
        )

    return st.recursive(leaves(*(kinds or KINDS)), grown, max_leaves=size)


@st.composite
def some_kinds(draw: st.DrawFn) -> tuple[str, ...]:
    """One or two kinds of kernels: all at once would make fields too large to meet their trouble often."""
    return tuple(draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=2, unique=True)))


def read(expression: Any) -> Element | None:
    """The element, or None for what is rightly refused (x/0 in disguise, a root of unknown sign) or too large."""
    if isinstance(expression, sp.Basic) and expression.has(sp.zoo, sp.nan, sp.oo):
        return None
    try:
        return from_sympy(expression)
    except (DivisionByZeroError, AmbiguousRootError, TooLargeError):
        return None


@st.composite
def pairs(draw: st.DrawFn, count: int = 2, size: int = 4) -> tuple[list[Any], list[Element]]:
    """Expressions of common kinds, and their elements."""
    kinds = draw(some_kinds())
    found = [e for e in (draw(expressions(*kinds, size=size)) for _ in range(count)) if not e.has(sp.zoo, sp.nan)]
    elements = [read(e) for e in found]
    kept = [(e, element) for e, element in zip(found, elements, strict=True) if element is not None]
    while len(kept) < count:
        kept.append((x, from_sympy(x)))
    return [e for e, _ in kept], [element for _, element in kept]
