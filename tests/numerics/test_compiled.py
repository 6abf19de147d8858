"""Compiled quantities against arb balls, mpmath and SymPy's own numbers; and what wrong input is told."""

from __future__ import annotations

import tracemalloc
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.exact import Reader, sampling
from gr_toolkit.exact.balls import Point, precision
from gr_toolkit.exact.functions import C_K, S_K

x, y, t, K = sp.symbols("x y t K", real=True)


def by_balls(element, points):
    """The values of an element at points (symbol -> float), by arb at 200 bits."""
    values = []
    with precision(200):
        for point in points:
            exact = {symbol: Fraction(value) for symbol, value in point.items()}
            ball = Point(exact, Reader(element.field)).element(element)
            values.append(float(ball.real.mid()))
            assert ball.real.rel_accuracy_bits() > 80
    return np.array(values)


def kerr_points(number=1000, seed=7):
    """Points outside the horizon of Kerr with M = 1, a = 9/10, as floats."""
    random = np.random.default_rng(seed)
    return random.uniform(1.5, 12, number), random.uniform(0.05, np.pi - 0.05, number)


def test_kretschmann_of_kerr_is_right_to_1e_12_where_nothing_cancels():
    g = gr.Kerr()
    r, theta, M, a = g.symbols("r theta M a")
    radii, angles = kerr_points(300)
    found = gr.compiled(g.kretschmann, "r theta", parameters={"M": 1, "a": 0.9})(radii, angles)
    points = [{r: u, theta: v, M: 1.0, a: 0.9} for u, v in zip(radii, angles, strict=True)]
    expected = by_balls(g.kretschmann, points)
    away = np.abs(expected) > 1e-2 * 48 / (radii**2 + 0.81 * np.cos(angles) ** 2) ** 3  # of its size without signs
    assert away.sum() > 270
    assert np.max(np.abs(found / expected - 1)[away]) < 1e-12
    assert np.max(np.abs(found - expected) * radii**6) < 1e-11  # and elsewhere to the size of what cancels


@pytest.mark.parametrize("name", ["christoffel", "riemann", "weyl"])
def test_all_components_of_kerr_agree_with_balls(name):
    g = gr.Kerr()
    r, theta, M, a = g.symbols("r theta M a")
    radii, angles = kerr_points(5)
    tensor = getattr(g, name)
    found = gr.compiled(tensor, [r, theta], parameters={M: 1, a: sp.Rational(9, 10)})(radii, angles)
    assert found.shape == (4,) * tensor.rank + (5,)
    points = [{r: u, theta: v, M: 1.0, a: 0.9} for u, v in zip(radii, angles, strict=True)]
    for index in np.ndindex(found.shape[:-1]):
        component = tensor[index]
        expected = by_balls(component, points) if component else np.zeros(5)
        assert np.allclose(found[index], expected, rtol=1e-11, atol=1e-13), index


CHARTS = [
    (gr.FLRW, {}),
    (gr.FLRW, {"chart": "areal"}),
    (gr.DeSitter, {}),
    (gr.ReissnerNordstrom, {"signature": "+---"}),
    (gr.Schwarzschild, {"chart": "isotropic"}),
    (gr.Schwarzschild, {"chart": "painleve-gullstrand"}),
    (gr.Schwarzschild, {"chart": "kruskal"}),
]


@pytest.mark.parametrize(("make", "options"), CHARTS)
def test_the_curvature_of_the_catalogue_agrees_with_balls_at_points_of_its_domains(make, options):
    """Roots, S_K, Lambert's W, unknown functions with two derivatives, at rational points."""
    g = make(**options)
    free = (*g.coordinates, *g.parameters)
    jets = [f.diff(f.args[0], n) if n else f for f in g.functions for n in range(3)]
    curvature = gr.compiled(g.riemann, [*free, *jets])
    for point in sampling.points(g.domain, free, Reader(g.field), 3):
        with precision(200):
            values = [float(point.typed(each).real.mid()) for each in (*free, *jets)]
            found = curvature(*values)
            for index, component in g.riemann.nonzero().items():
                assert found[index] == pytest.approx(float(point.element(component).real.mid()), rel=1e-11)


FUNCTIONS = [  # (ours, mpmath's, from, to)
    (sp.sin(x), mpmath.sin, -3, 3),
    (sp.cos(x), mpmath.cos, -3, 3),
    (sp.tan(x), mpmath.tan, -1.4, 1.4),
    (sp.cot(x), mpmath.cot, 0.1, 3),
    (sp.sec(x), mpmath.sec, -1.4, 1.4),
    (sp.csc(x), mpmath.csc, 0.1, 3),
    (sp.asin(x), mpmath.asin, -0.9, 0.9),
    (sp.acos(x), mpmath.acos, -0.9, 0.9),
    (sp.atan(x), mpmath.atan, -3, 3),
    (sp.sinh(x), mpmath.sinh, -3, 3),
    (sp.cosh(x), mpmath.cosh, -3, 3),
    (sp.tanh(x), mpmath.tanh, -3, 3),
    (sp.coth(x), mpmath.coth, 0.1, 3),
    (sp.sech(x), mpmath.sech, -3, 3),
    (sp.csch(x), mpmath.csch, 0.1, 3),
    (sp.asinh(x), mpmath.asinh, -3, 3),
    (sp.acosh(x), mpmath.acosh, 1.1, 3),
    (sp.atanh(x), mpmath.atanh, -0.9, 0.9),
    (sp.exp(x), mpmath.exp, -3, 3),
    (sp.log(x), mpmath.log, 0.1, 3),
    (sp.sqrt(x), mpmath.sqrt, 0.1, 3),
    (x ** sp.Rational(-5, 2), lambda v: v ** mpmath.mpf(-2.5), 0.1, 3),
    (sp.cbrt(x), mpmath.cbrt, 0.1, 3),
    (2**x, lambda v: mpmath.mpf(2) ** v, -3, 3),
    (x**-7, lambda v: v**-7, 0.5, 3),
    (sp.Abs(x), abs, -3, 3),
    (sp.sign(x), mpmath.sign, -3, 3),
    (sp.atan2(x, x - 1), lambda v: mpmath.atan2(v, v - 1), -3, 3),
    (sp.pi * x, lambda v: mpmath.pi * v, -3, 3),
    (sp.E * x, lambda v: mpmath.e * v, -3, 3),
    (sp.Float("0.1") * x, lambda v: mpmath.mpf("0.1") * v, 1, 3),
    (S_K(K, x).subs(K, sp.Rational(1, 4)), lambda v: 2 * mpmath.sin(v / 2), 0.1, 3),
    (C_K(sp.Rational(-1, 4), x), lambda v: mpmath.cosh(v / 2), -3, 3),
    (sp.erf(x), mpmath.erf, -2, 2),
    (sp.LambertW(x), mpmath.lambertw, -0.3, 3),
    (sp.LambertW(x), mpmath.lambertw, 1e-12, 1e-3),
    (sp.LambertW(x), mpmath.lambertw, 10, 1e9),
]
SPECIAL = [
    (sp.besselj(0, x), lambda v: mpmath.besselj(0, v), 0.1, 2),
    (sp.bessely(1, x), lambda v: mpmath.bessely(1, v), 0.1, 2),
    (sp.besseli(2, x), lambda v: mpmath.besseli(2, v), 0.1, 2),
    (sp.besselk(0, x), lambda v: mpmath.besselk(0, v), 0.1, 2),
    (sp.elliptic_k(x), mpmath.ellipk, -0.9, 0.9),
    (sp.elliptic_e(x), mpmath.ellipe, -0.9, 0.9),
    (sp.elliptic_f(x, sp.Rational(1, 3)), lambda v: mpmath.ellipf(v, mpmath.mpf(1) / 3), 0.1, 1.2),
    (sp.elliptic_e(x, sp.Rational(1, 3)), lambda v: mpmath.ellipe(v, mpmath.mpf(1) / 3), 0.1, 1.2),
]


@pytest.mark.parametrize(("ours", "theirs", "start", "stop"), FUNCTIONS + SPECIAL)
def test_every_function_of_the_list_agrees_with_mpmath(ours, theirs, start, stop):
    if ours.atoms(*(type(f) for f, *_ in SPECIAL)):
        pytest.importorskip("scipy")
    f = gr.compiled(ours, [x])
    points = np.linspace(start, stop, 7)
    with mpmath.workdps(40):
        expected = [float(theirs(mpmath.mpf(float(v)))) for v in points]
    assert np.allclose(f(points), expected, rtol=4e-15, atol=1e-16)
    assert np.allclose([f(float(v)) for v in points], expected, rtol=4e-15, atol=1e-16)


def test_lamberts_w_at_its_branch_point_and_beyond():
    f = gr.compiled(sp.LambertW(x), [x])
    assert f(-1 / np.e) == pytest.approx(-1, abs=1e-7)  # the derivative is infinite there
    assert np.isnan(f(-0.4))
    assert np.isnan(f(-np.inf))
    assert f(np.inf) == np.inf
    assert f(np.array([1e300]))[0] == pytest.approx(float(mpmath.lambertw(1e300)), rel=1e-14)
    assert f(np.array([0.0, np.e])).tolist() == [0.0, 1.0]


def test_curved_sine_and_cosine_are_smooth_through_flat_space():
    curvatures = np.array([-1.0, -1e-9, -1e-300, 0.0, 1e-300, 1e-9, 1.0])
    with mpmath.workdps(40):
        roots = [mpmath.sqrt(mpmath.mpc(float(k))) for k in curvatures]
        sines = [float((mpmath.sin(1.5 * q) / q).real) if q else 1.5 for q in roots]
        cosines = [float(mpmath.cos(1.5 * q).real) for q in roots]
    assert np.allclose(gr.compiled(S_K(K, x), [K, x])(curvatures, 1.5), sines, rtol=4e-16, atol=0)
    assert np.allclose(gr.compiled(C_K(K, x), [K, x])(curvatures, 1.5), cosines, rtol=4e-16, atol=0)


# -- complex numbers ---------------------------------------------------------------------------------------------------

PLANE = [r * np.exp(1j * phi) for r in (1e-9, 0.3, 0.36, 0.4, 1, 1.3, 2, 5, 999, 1001, 1e9) for phi in np.arange(-3, 4)]
ON_THE_AXES = [-3.0, -1.5, -0.5, 0.5, 1.5, 3.0, -2j, -0.5j, 0.5j, 2j]
WITH_CUTS = [
    (sp.sqrt, mpmath.sqrt),
    (sp.log, mpmath.log),
    (sp.cbrt, mpmath.cbrt),
    (sp.asin, mpmath.asin),
    (sp.acos, mpmath.acos),
    (sp.atan, mpmath.atan),
    (sp.asinh, mpmath.asinh),
    (sp.acosh, mpmath.acosh),
    (sp.atanh, mpmath.atanh),
    (sp.LambertW, mpmath.lambertw),
]


@pytest.mark.parametrize(("ours", "theirs"), WITH_CUTS)
def test_functions_with_cuts_agree_with_mpmath_on_and_off_them(ours, theirs):
    """Whatever the signs of the zeros that rounding leaves."""
    points = np.array(PLANE + ON_THE_AXES, complex)
    points = points if ours is sp.LambertW else points[np.abs(points) < 1e3]
    expected = [complex(theirs(mpmath.mpc(v) if v.imag else mpmath.mpf(v.real))) for v in points.tolist()]
    z = sp.Symbol("z")  # not real: SymPy leaves it alone
    below = points.copy()
    below.real[points.real == 0], below.imag[points.imag == 0] = -0.0, -0.0
    for each in (points, below):
        assert np.allclose(gr.compiled(ours(z), [z])(each), expected, rtol=1e-13, atol=1e-15)
        assert np.allclose(gr.compiled(ours(-z), [z])(-each), expected, rtol=1e-13, atol=1e-15)


def test_a_cut_is_met_from_above_where_i_occurs():
    """√(−4) + 4i = 6i, not 2i, though the program has −4 − 0i in between."""
    f = gr.compiled(sp.sqrt(-x) + sp.I * x, [x])
    assert f(4.0) == 6j
    assert f(np.array([4.0])).tolist() == [6j]


@pytest.mark.parametrize("curvature", [1.0, -1.0, 0.0, 1e-12, 1j, -2 + 0.5j, -0.0])
@pytest.mark.parametrize("argument", [1 + 1j, 0.5, 2j, 0j, -3 - 0.1j])
def test_curved_sine_and_cosine_of_complex_numbers(curvature, argument):
    """S_K(x) = x Σ (−K x²)^n/(2n + 1)!, C_K(x) = Σ (−K x²)^n/(2n)!, their definition as entire functions."""
    square = -mpmath.mpc(curvature) * mpmath.mpc(argument) ** 2
    sine = complex(mpmath.mpc(argument) * mpmath.nsum(lambda n: square**n / mpmath.factorial(2 * n + 1), [0, 40]))
    cosine = complex(mpmath.nsum(lambda n: square**n / mpmath.factorial(2 * n), [0, 40]))
    for expected, quantity in ((sine, S_K(K, x)), (cosine, C_K(K, x))):
        by_both = gr.compiled(quantity, [K, x])
        assert by_both(complex(curvature), argument) == pytest.approx(expected, rel=1e-13)
        assert by_both(curvature, np.array([argument, argument]) + 0j)[1] == pytest.approx(expected, rel=1e-13)
        assert gr.compiled(quantity, [x], parameters={K: curvature})(argument + 0j) == pytest.approx(
            expected, rel=1e-13
        )


def test_flrw_at_a_complex_radius():
    """g_φφ = a² sin²χ sin²θ for K = 1."""
    g = gr.FLRW()
    a = g.symbols("a")
    f = gr.compiled(g.covariant, [*g.coordinates[1:3], a], parameters={"K": 1})
    found = f(0.7 + 0.2j, 1.1, 2.0)[3, 3]
    assert found == pytest.approx(4 * np.sin(0.7 + 0.2j) ** 2 * np.sin(1.1) ** 2, rel=1e-13)


def test_scalars_beside_complex_arrays_are_complex_too():
    f = gr.compiled(sp.sqrt(K) * x, [K, x])
    assert f(-1.0, np.array([2 + 0j])).tolist() == [2j]
    assert f(-1.0, 2 + 0j) == 2j
    assert np.isnan(f(-1.0, 2.0))


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (sp.besselj(0, x), lambda v: mpmath.besselj(0, v)),
        (sp.bessely(1, x), lambda v: mpmath.bessely(1, v)),
        (sp.elliptic_k(x), mpmath.ellipk),
        (sp.elliptic_e(x), mpmath.ellipe),
        (sp.elliptic_f(x, x / 2), lambda v: mpmath.ellipf(v, v / 2)),
        (sp.atan2(x, x - 1), lambda v: mpmath.atan2(v, v - 1)),
        (sp.erf(x), mpmath.erf),
    ],
)
def test_functions_of_real_arguments_beside_i(quantity, expected):
    pytest.importorskip("scipy")
    f = gr.compiled([quantity, sp.I * x], [x])
    value = complex(expected(mpmath.mpf("0.5")))
    assert f(0.5) == pytest.approx([value, 0.5j], rel=1e-13)
    assert f(np.array([0.5, 0.5]))[:, 1] == pytest.approx([value, 0.5j], rel=1e-13)
    if isinstance(quantity, (sp.besselj, sp.bessely, sp.erf)):
        assert f(0.5 + 1j)[0] == pytest.approx(complex(expected(mpmath.mpc(0.5, 1))), rel=1e-12)
    else:
        with pytest.raises(gr.errors.InputError, match="has a complex argument, for which it has no numerical value"):
            f(0.5 + 1j)


EXPRESSIONS = st.recursive(
    st.sampled_from([x, y, sp.Integer(2), sp.Rational(-1, 3)]),
    lambda inner: st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a - b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(lambda a, b: a / (1 + b**2), inner, inner),
        st.builds(lambda a: a**3, inner),
        st.builds(sp.sin, inner),
        st.builds(sp.cos, inner),
        st.builds(lambda a: sp.sqrt(1 + a**2), inner),
        st.builds(lambda a: sp.exp(-(a**2)), inner),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS, st.floats(-2, 2), st.floats(-2, 2))
def test_expressions_and_their_elements_have_sympys_values(expression, first, second):
    """As typed, and in normal form; the scale of the tolerance is that of the parts, for sums may cancel."""
    point = {x: sp.Rational(first), y: sp.Rational(second)}
    expected = float(expression.subs(point).evalf(30))
    size = max([1.0, *(abs(float(part.subs(point).evalf(30))) for part in sp.preorder_traversal(expression))])
    if size > 1e6:
        return
    typed = gr.compiled(expression, [x, y])
    assert abs(typed(first, second) - expected) <= 1e-12 * size**2
    assert abs(typed(np.full(3, first), second)[1] - expected) <= 1e-12 * size**2
    try:
        element = gr.exact.from_sympy(expression)
    except gr.errors.GRToolkitError:
        return
    assert abs(gr.compiled(element, [x, y])(first, second) - expected) <= 1e-9 * size**3


# -- arrays ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("points", [0, 1, 8191, 8192, 8193, 20000])
def test_blocks_of_every_length_give_what_numpy_gives(points):
    u, v = np.linspace(0.1, 2, points), np.linspace(-1, 1, points)
    f = gr.compiled([x * sp.sin(y) / (1 + x**2), x, sp.Integer(3), -x * sp.sin(y)], [x, y])
    expected = np.array([u * np.sin(v) / (1 + u * u), u, np.full(points, 3.0), -u * np.sin(v)])
    assert np.allclose(f(u, v), expected, rtol=1e-15, atol=1e-300)


def test_arrays_are_broadcast_and_keep_their_shape():
    f = gr.compiled(x - y, "x y")
    u, v = np.arange(3.0)[:, None], np.arange(4.0)
    assert (f(u, v) == u - v).all()
    assert f(u, 2).shape == (3, 1)
    assert f(np.float64(3), 1) == 2.0
    assert f(np.arange(4), np.float32(1)).dtype == float
    assert f(u[::-1], u)[0, 0] == 2  # strides of any kind


def test_arguments_are_not_written_to():
    u = np.linspace(0, 1, 10)
    before = u.copy()
    gr.compiled([x**2 + x, -x], [x])(u)
    assert (u == before).all()


def test_components_of_one_value_and_opposite_signs():
    g = gr.Schwarzschild()
    r, theta, M = g.symbols("r theta M")
    f = gr.compiled(g.riemann, [r, theta], parameters={M: 1})
    for values in (f(3.0, 1.0), f(np.full(5, 3.0), 1.0)[..., 4]):
        assert np.allclose(values, -values.swapaxes(0, 1), rtol=1e-15)
        assert np.isclose(values[0, 1, 0, 1], -2 / 27, rtol=1e-15)  # R_trtr = −2M/r³ [MTW 31.4, lowered]
    assert (gr.compiled(g, "r theta", parameters={"M": 1})(3.0, 1.0)[1, 1] * (1 - 2 / 3)) == pytest.approx(1)


def test_signature_and_signs_of_riemann_are_the_metrics_own():
    for options, sign in [({}, 1), ({"signature": "+---"}, -1), ({"conventions": "Weinberg"}, -1)]:
        g = gr.Schwarzschild(**options)
        assert gr.compiled(g.riemann, "r theta", parameters={"M": 1})(3.0, 1.0)[0, 1, 0, 1] == pytest.approx(
            -sign * 2 / 27
        )


def test_memory_between_the_operations_does_not_grow_with_the_arrays():
    g = gr.Kerr()
    f = gr.compiled(g.kretschmann, "r theta", parameters={"M": 1, "a": 0.9})
    radii, angles = kerr_points(200_000)
    f(radii[:10], angles[:10])
    tracemalloc.start()
    f(radii, angles)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 200_000 + 20 * 8 * 8192  # the result, and some buffers of a block each


def test_singular_and_unreal_values_are_inf_and_nan_without_a_warning(recwarn):
    f = gr.compiled([1 / x, sp.sqrt(x), sp.log(x), sp.exp(x)], [x])
    assert np.array_equal(f(np.array([0.0]))[:3, 0], [np.inf, 0, -np.inf])
    assert np.array_equal(f(0.0), [np.inf, 0, -np.inf, 1])
    assert np.isnan([f(-1.0)[1], f(np.array([-1.0]))[1, 0]]).all()
    assert f(1e4)[3] == np.inf
    assert not recwarn.list


def test_complex_values_where_i_occurs_or_an_argument_is_complex():
    f = gr.compiled(1 / (x - sp.I * y), [x, y])
    assert f(1.0, 1.0) == 0.5 + 0.5j
    assert np.allclose(f(np.array([1.0, 2.0]), 1.0), [1 / (1 - 1j), 1 / (2 - 1j)])
    assert np.isclose(gr.compiled(sp.sqrt(x), [x])(-4 + 0j), 2j)
    assert np.allclose(gr.compiled(sp.sqrt(x), [x])(np.array([-4 + 0j])), [2j])
    assert np.isclose(gr.compiled(x * K, [x], parameters={K: 2j})(3.0), 6j)


# -- unknown functions -------------------------------------------------------------------------------------------------


def test_unknown_functions_are_given_as_arrays_or_as_python_functions():
    """Kretschmann of FLRW in conformal time by hand: 12 ((K a² + a′²)² + (a a″ − a′²)²)/a⁸ with a = cosh τ."""
    g = gr.FLRW()
    tau = g.coordinates[0]
    a = g.symbols("a")
    times = np.linspace(0.1, 1, 5)
    c, s = np.cosh(times), np.sinh(times)
    expected = 12 * ((0.5 * c**2 + s**2) ** 2 + (c * c - s**2) ** 2) / c**8
    bound = {"K": 0.5}
    by_arrays = gr.compiled(g.kretschmann, [a, a.diff(tau), a.diff(tau, 2)], parameters=bound)
    assert np.allclose(by_arrays(c, s, c), expected, rtol=1e-13)
    by_functions = gr.compiled(
        g.kretschmann, "tau", parameters=bound, functions={a: np.cosh, a.diff(tau): np.sinh, a.diff(tau, 2): np.cosh}
    )
    assert np.allclose(by_functions(times), expected, rtol=1e-13)
    in_a_list = gr.compiled(g.kretschmann, "tau", parameters=bound, functions={a: [np.cosh, np.sinh, np.cosh]})
    assert np.allclose(in_a_list(times), expected, rtol=1e-13)
    assert np.isclose(in_a_list(float(times[2])), expected[2], rtol=1e-13)


def test_unknown_functions_at_composite_arguments_and_of_several_variables():
    f, F = sp.Function("f"), sp.Function("F")
    h = gr.compiled(f(2 * x) + f(x).diff(x), [x], functions={f(x): np.sin, f(x).diff(x): np.cos})
    assert np.isclose(h(0.3), np.sin(0.6) + np.cos(0.3))
    element = gr.exact.from_sympy(f(2 * x)).diff(x)
    assert np.isclose(gr.compiled(element, [x], functions={f(x).diff(x): np.cos})(0.3), 2 * np.cos(0.6))
    mixed = gr.compiled(F(x, y).diff(y), [x, y], functions={F(x, y).diff(y): lambda u, v: u * np.ones_like(v)})
    assert np.allclose(mixed(np.array([1.0, 2.0]), 5.0), [1, 2])
    assert gr.compiled(f(x), [x], functions={f(x): lambda u: 4})(np.zeros(3)).tolist() == [4, 4, 4]


@pytest.mark.parametrize("points", [np.arange(1.0, 4), 3.0, np.arange(1.0, 20001)])
def test_functions_may_write_into_their_arguments(points):
    """2x² + x² = 3x²; and the caller's own array is left alone."""

    def doubled(values):
        return np.multiply(values, 2, out=values)

    before = np.copy(points)
    F = sp.Function("F")
    assert np.allclose(gr.compiled(F(x**2) + x**2, [x], functions={F(x): doubled})(points), 3 * before**2)
    assert np.allclose(gr.compiled(F(x) + x, [x], functions={F(x): doubled})(points), 3 * before)
    assert (points == before).all()


def test_high_powers_round_little():
    """(1 + 2⁻¹⁰)ⁿ by mpmath: repeated squaring would lose three digits at n = 10⁴."""
    for exponent in (1000, 1025, 10_000, 100_001):
        expected = float((1 + mpmath.mpf(2) ** -12) ** exponent)
        assert gr.compiled(x**exponent, [x])(1 + 2.0**-12) == pytest.approx(expected, rel=4e-16 * min(exponent, 1024))
    assert gr.compiled(x**100_001, [x])(-1.0) == -1
    assert gr.compiled(gr.exact.from_sympy(x**2000), [x])(-1.0) == 1


# -- wrong input -------------------------------------------------------------------------------------------------------


def nested(levels):
    expression = x
    for _ in range(levels):
        expression = sp.sin(expression, evaluate=False)
    return expression


def within_itself():
    rows: list = []
    rows.append(rows)
    return rows


def test_expressions_as_deep_as_is_admitted_are_compiled():
    value = 0.5
    for _ in range(140):
        value = float(np.sin(value))
    assert gr.compiled(nested(140), [x])(0.5) == pytest.approx(value, rel=1e-13)


f_ = sp.Function("f")
WRONG = [
    (lambda: gr.compiled(x * y, "x"), "the symbol y has no value; x has one\n  write: y among the arguments"),
    (lambda: gr.compiled(x * y, "x z"), "there is no symbol of the quantity 'z'"),
    (lambda: gr.compiled(x, [x, x]), "the argument x is given twice"),
    (lambda: gr.compiled(x, [x], parameters={x: 1}), "x is given twice"),
    (lambda: gr.compiled(x, [x**2]), "the argument x**2 is no symbol"),
    (lambda: gr.compiled(sp.Symbol("p", positive=True), [sp.Symbol("p")]), "sympy.Symbol('p', positive=True)"),
    (lambda: gr.compiled("x**2", "x"), "'x**2' of type str cannot be compiled"),
    (lambda: gr.compiled([[x, y], [x]], "x y"), "different lengths"),
    (lambda: gr.compiled([], "x"), "a list of quantities is empty"),
    (lambda: gr.compiled(sp.zeta(x), "x"), "zeta, in zeta(x), has no numerical value here"),
    (lambda: gr.compiled(sp.Piecewise((x, x > 0), (0, True)), "x"), "Piecewise, in"),
    (lambda: gr.compiled(f_(x), "x"), "the unknown function f(x) has no value"),
    (lambda: gr.compiled(f_(x), "x", functions={f_(x): 3}), "the value of f(x) is 3, no Python function"),
    (lambda: gr.compiled(f_(x), "x", functions={f_: np.sin}), "is no unknown function of its variables"),
    (lambda: gr.compiled(f_(x, y), "x y", functions={f_(x, y): [np.add]}), "a list was given"),
    (lambda: gr.compiled(x * y, "x", parameters={"y": "1"}), "the parameter y is '1', no number"),
    (lambda: gr.compiled(x * y, "x", parameters={"y": [1, 2]}), "among the arguments, if it is an array"),
    (lambda: gr.compiled(x * y, "x", parameters={"y": t}), "the parameter y is t, no number"),
    (lambda: gr.compiled(x * y, "x y")(1.0), "1 argument given, this takes 2\n  write: f(x, y)"),
    (lambda: gr.compiled(x * y, "x y")(np.ones(2), np.ones(3)), "do not fit each other: x: (2,), y: (3,)"),
    (lambda: gr.compiled(x, "x")("1"), "the argument x is '1', no number"),
    (lambda: gr.compiled(x, "x")([1, None]), "no number and no array of numbers"),
    (lambda: gr.compiled(x, "x")([[1, 2], [3]]), "no number and no array of numbers"),
    (lambda: gr.compiled(x, "x")(10**400), "no number and no array of numbers"),
    (
        lambda: gr.compiled(f_(x), "x", functions={f_(x): lambda u: np.ones(7)})(np.ones(3)),
        "returned float64 of shape (7,)",
    ),
    (lambda: gr.compiled(f_(x), "x", functions={f_(x): lambda u: "a"})(1.0), "a function given for an unknown one"),
    (lambda: gr.compiled(f_(x), "x", functions={f_(x): lambda u: 1j * u})(np.ones(3)), "returned complex numbers"),
    (lambda: gr.compiled(sp.Integer(10) ** 400 * x, "x")(1.0), "a constant of the size of 2**1328 has no double"),
    (lambda: gr.compiled(x / sp.Integer(10) ** 400, "x")(1.0), "has no double"),
    (lambda: gr.compiled(sp.Float("1e400") * x, "x"), "a number of the size of 2**1329 has no double"),
    (lambda: gr.compiled(sp.Float("1e-400") * x, "x"), "a number of the size of 2**-1328 has no double"),
    (lambda: gr.compiled(x ** (10**400), "x"), "a power above the 2**53-th"),
    (lambda: gr.compiled(x ** -(10**400), "x"), "a power above the 2**53-th"),
    (lambda: gr.compiled(x ** (2**53 + 1), "x"), "a power above the 2**53-th"),
    (lambda: gr.compiled(nested(400), [x]), "nested deeper than 150 levels"),
    (lambda: gr.compiled(within_itself(), [x]), "nested deeper than 32 levels"),
    (lambda: gr.compiled(x, "x", parameters=[1]), "parameters is [1] of type list, no dictionary"),
    (lambda: gr.compiled(x, "x", functions=[np.sin]), "of type list, no dictionary"),
    (lambda: gr.compiled(x, "x", parameters="y"), "parameters is 'y' of type str, no dictionary"),
    (lambda: gr.compiled(x, "x")(np.ma.masked_array([1.0, 2.0], [0, 1])), "the argument x is a masked array"),
    (lambda: gr.compiled(x, "x")(np.ma.masked), "the argument x is a masked array"),
]


@pytest.mark.parametrize(("act", "message"), WRONG)
def test_what_wrong_input_is_told(act, message):
    with pytest.raises(gr.errors.InputError) as caught:
        act()
    assert message in str(caught.value)


def test_exact_numbers_are_arguments_too():
    area = gr.compiled(sp.Symbol("r") ** 2 * sp.sin(sp.Symbol("theta")), "r theta")
    assert area(2, sp.pi / 2) == area(Fraction(4, 2), sp.Rational(1, 2) * sp.pi) == 4.0
    assert list(area(np.array([Fraction(1, 2), Fraction(3, 2)]), sp.pi / 2)) == [0.25, 2.25]
