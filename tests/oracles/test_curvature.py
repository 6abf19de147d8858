"""The package's curvature, component by component, against the oracle at a rational point.

The metrics are those of the benchmark and some that no catalogue has: other dimensions and signatures, a null chart,
and a metric without symmetry or zero entry.
"""

from functools import cache

import numpy as np
import pytest
import sympy
from sympy import Function, Matrix, Rational, cos, diag, exp, sin, sqrt, symbols

import gr_toolkit as gr
from benchmarks.cases import CASES, load
from tests.oracles.curvature import covariant_derivative_at, curvature_at
from tests.oracles.numbers import agree, components_at

u, v, w, x, y = symbols("u v w x y")
POINT = {u: Rational(1, 2), v: Rational(2, 3), w: Rational(3, 4), x: Rational(4, 5), y: Rational(5, 6)}


def surface():
    """Two dimensions: a surface of revolution with any profile."""
    profile = Function("p")(u)
    return diag(1, profile**2), (u, v), {profile: 1 + u**2 + u**3}


def three_dimensional():
    """Three dimensions, with a shift and an exponential."""
    return Matrix([[-exp(2 * u), v, 0], [v, 1 + u**2, w], [0, w, 3 + v**2]]), (u, v, w), {}


def null_chart():
    """Ingoing null coordinates, g_vv = −f(v, r) with any mass function."""
    f = Function("f")(u, v)
    square = v**2 * sin(w) ** 2
    return Matrix([[-f, 1, 0, 0], [1, 0, 0, 0], [0, 0, v**2, 0], [0, 0, 0, square]]), (u, v, w, x), {f: 1 - u**2 / v}


def crooked():
    """Four dimensions, no symmetry and no zero entry."""
    g = Matrix(4, 4, lambda i, j: Rational(1, 1 + i + j)) + diag(-5, 3 + u, 4, 5 + w**2)
    return g, (u, v, w, x), {}


def with_a_root():
    """A square root in the metric, as √(1 − v²) of a moving frame."""
    return diag(-sqrt(1 + u**2), 1, cos(v) ** 2, 1 + u * w), (u, v, w, x), {}


def five_dimensional():
    """Five dimensions: a circle that depends on place over a warped four."""
    warp = exp(2 * u)
    return diag(1, -warp, warp, warp * (1 + w**2), (u + v) ** 2), (u, v, w, x, y), {}


OWN = {function.__name__: function for function in (
    surface, three_dimensional, null_chart, crooked, with_a_root, five_dimensional,
)}  # fmt: skip


@cache
def both(name):
    """(ours, the oracle's, point, concrete functions)."""
    if name in CASES:
        case = load(name)
        matrix, coordinates, point, functions = case.matrix, case.coordinates, case.point, case.functions
    else:
        matrix, coordinates, functions = OWN[name]()
        point = POINT
    return gr.Metric(matrix, coordinates), curvature_at(matrix, coordinates, point, functions), point, functions


# The components of these are so long that the oracle takes many seconds over them, of Tomimatsu and Sato's minutes; by
# day their scalars stand for them.
LONG = {"warp-drive", "bondi-sachs", "general-diagonal", *(name for name in CASES if name.startswith("tomimatsu"))}


def by_night(wanted):
    """The names of all metrics, those that are wanted at night only marked."""
    return [pytest.param(n, marks=pytest.mark.nightly) if n in wanted else n for n in (*CASES, *OWN)]


@pytest.mark.parametrize("quantity", ["inverse", "christoffel", "riemann", "ricci", "einstein", "weyl"])
@pytest.mark.parametrize("name", by_night(LONG))
def test_every_component_agrees_with_the_oracle(name, quantity):
    g, expected, point, functions = both(name)
    found = components_at(getattr(g, quantity).to_sympy(), point, functions)
    assert agree(found, getattr(expected, quantity))


@pytest.mark.parametrize("name", by_night({name for name in LONG if name.startswith("tomimatsu")}))
def test_scalars_agree_with_the_oracle(name):
    g, expected, point, functions = both(name)
    scalars = [sympy.sympify(scalar) for scalar in (g.ricci_scalar, g.kretschmann)]
    assert agree(components_at(scalars, point, functions), [expected.ricci_scalar, expected.kretschmann])


@pytest.mark.parametrize("positions", ["_", "^", "__", "^_", "_^_"])
def test_covariant_derivatives_agree_with_the_oracle(positions):
    """∇_κ T for a tensor without symmetry."""
    g, _, point, functions = both("three_dimensional")
    matrix, coordinates, _ = OWN["three_dimensional"]()
    shape = (3,) * len(positions)
    entries = [1 + u * sum((k + 2) * coordinates[k] for k in index) for index in np.ndindex(shape)]
    entries = [entry + number for number, entry in enumerate(entries)]
    components = sympy.ImmutableDenseNDimArray(entries, shape)
    expected = covariant_derivative_at(components, positions, matrix, coordinates, point)
    found = g.tensor(components, positions).covariant_derivative().to_sympy()
    assert agree(components_at(found, point, functions), expected)
