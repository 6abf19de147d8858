"""Random metrics: what a law about metrics is tried on.

Entries are small and near the trouble: repeated factors, kernels that share an argument, curvature K as a symbol,
roots, unknown functions of one and of two coordinates, parameters. A new kind of kernel is added to `ENTRIES`
the day it is born.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from hypothesis import assume
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import InputError

u, v, w, x, y = COORDINATES = sp.symbols("u v w x y")
M, K = sp.symbols("M K")
f, h = sp.Function("f"), sp.Function("h")

POINT = {
    u: sp.Rational(1, 2),
    v: sp.Rational(2, 3),
    w: sp.Rational(3, 4),
    x: sp.Rational(4, 5),
    y: sp.Rational(5, 6),
    M: sp.Rational(1, 7),
    K: sp.Rational(3, 5),
}
# each unknown function with one concrete stand-in, for the oracle
STAND_INS = {f: lambda p: 2 + p**3 + p, h: lambda p, q: 1 + p**2 * q + q**3}

DIMENSIONS, DEFAULT = st.integers(2, 4), st.none()
CONSTANTS = [sp.Integer(1), sp.Integer(-1), sp.Integer(2), sp.Rational(-3, 2), M]
# entries that depend on one coordinate
ENTRIES = {
    "power": lambda p: p**2,
    "reciprocal": lambda p: 1 / (1 + p),
    "schwarzschild": lambda p: 1 - 2 * M / p,
    "repeated factor": lambda p: (p - M) ** 2,
    "sine": lambda p: sp.sin(p) ** 2,
    "sine and cosine": lambda p: 2 + sp.sin(p) * sp.cos(p),
    "exponential": lambda p: sp.exp(2 * p),
    "hyperbolic": lambda p: sp.cosh(p) ** 2,
    "curved": lambda p: gr.S_K(K, p) ** 2,
    "root": lambda p: sp.sqrt(1 + p**2),
    "unknown": lambda p: f(p),
}
# and on two
MIXED = {
    "product": lambda p, q: p * q,
    "sum": lambda p, q: p**2 + q,
    "ring": lambda p, q: p**2 + M**2 * sp.cos(q) ** 2,
    "unknown": lambda p, q: h(p, q),
    "exponential": lambda p, q: sp.exp(p - q),
}


def entries(coordinates: tuple[Any, ...]) -> st.SearchStrategy[sp.Expr]:
    """A component that is not zero, seldom an elaborate one."""
    one = st.builds(lambda name, p: ENTRIES[name](p), st.sampled_from(sorted(ENTRIES)), st.sampled_from(coordinates))
    two = st.builds(
        lambda name, pair: MIXED[name](*pair),
        st.sampled_from(sorted(MIXED)),
        st.permutations(coordinates).map(lambda p: p[:2]),
    )
    return st.one_of(st.sampled_from(CONSTANTS), one, one, two)


@st.composite
def metrics(draw: Any, dimensions: Any = DIMENSIONS, conventions: Any = DEFAULT) -> gr.Metric:
    """A metric that is not degenerate, on the domain where all coordinates and M are positive."""
    n = draw(dimensions)
    coordinates = COORDINATES[:n]
    # a handful of elaborate entries is what curvature in four dimensions stays quick with
    elaborate = 3 if n < 4 else 2
    wanted = set(draw(st.lists(st.integers(0, n - 1), min_size=1, max_size=elaborate)))
    matrix = sp.diag(
        *[draw(entries(coordinates)) if k in wanted else draw(st.sampled_from(CONSTANTS)) for k in range(n)]
    )
    if draw(st.booleans()):
        i, j = draw(st.sampled_from([(i, j) for i in range(n) for j in range(i)]))
        matrix[i, j] = matrix[j, i] = draw(st.one_of(st.sampled_from(CONSTANTS), st.sampled_from(coordinates)))
    try:
        return gr.Metric(
            matrix, coordinates, domain=[M > 0, *(c > 0 for c in coordinates)], conventions=draw(conventions)
        )
    except InputError as error:
        assume("degenerate" not in str(error))
        raise


def conventions() -> st.SearchStrategy[gr.Conventions]:
    """All eight."""
    return st.builds(
        gr.Conventions, st.sampled_from(["-+++", "+---"]), st.sampled_from([1, -1]), st.sampled_from([1, -1])
    )


def components(metric: gr.Metric, count: int) -> st.SearchStrategy[list[sp.Expr]]:
    """Components of a tensor: zero, constant or simple functions of the coordinates."""
    simple = [
        sp.Integer(0),
        sp.Integer(1),
        M,
        *metric.coordinates,
        *(c * d for c in metric.coordinates for d in metric.coordinates),
        sp.sin(metric.coordinates[0]),
        f(metric.coordinates[-1]),
    ]
    return st.lists(st.sampled_from(simple), min_size=count, max_size=count)


def stand_ins(metric: gr.Metric) -> dict[Any, Any]:
    """Concrete functions for the unknown ones of a metric."""
    return {applied: STAND_INS[applied.func](*applied.args) for applied in metric.functions}


def plain(expression: Any) -> Any:
    """An expression or array in functions that the oracle knows: S_K and C_K written out for K > 0."""

    def one(e: Any) -> Any:
        return (
            sp.sympify(e)
            .replace(gr.S_K, lambda k, p: sp.sin(sp.sqrt(k) * p) / sp.sqrt(k))
            .replace(gr.C_K, lambda k, p: sp.cos(sp.sqrt(k) * p))
        )

    return expression.applyfunc(one) if hasattr(expression, "applyfunc") else one(expression)
