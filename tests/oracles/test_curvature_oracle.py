"""The oracle itself, held against the literature and against the symmetries it does not use."""

import numpy as np
import pytest
import sympy
from sympy import Function, Rational, cos, diag, exp, sin, sinh, symbols

from tests.oracles.curvature import covariant_derivative_at, curvature_at
from tests.oracles.numbers import agree

t, r, x, y, z, theta, phi, chi, psi = symbols("t r x y z theta phi chi psi")
M, Q, K, H, ell = symbols("M Q K H ell")
a = Function("a")(t)

SPHERICAL = [t, r, theta, phi]
POINT = {t: Rational(3, 7), r: Rational(7, 2), theta: Rational(6, 5), phi: Rational(2, 3)}


def static(f):
    """diag(−f, 1/f, r², r² sin²θ)."""
    return diag(-f, 1 / f, r**2, r**2 * sin(theta) ** 2)


def test_schwarzschild_is_vacuum_with_its_kretschmann_scalar():
    """K = 48 M²/r⁶: Misner, Thorne & Wheeler 1973, eq. (31.7)."""
    point = POINT | {M: Rational(3, 5)}
    found = curvature_at(static(1 - 2 * M / r), SPHERICAL, point)
    assert agree(found.ricci, 0, 40)
    assert agree(found.weyl, found.riemann, 40)
    assert agree(found.kretschmann, (48 * M**2 / r**6).subs(point), 40)
    assert not agree(found.kretschmann, (49 * M**2 / r**6).subs(point), 40)


def test_schwarzschild_christoffel_symbols():
    """Carroll 2004, eq. (5.53), with G = 1, and no others."""
    point = POINT | {M: Rational(3, 5)}
    f = 1 - 2 * M / r
    expected = {
        (1, 0, 0): M * f / r**2,
        (1, 1, 1): -M / (r**2 * f),
        (0, 0, 1): M / (r**2 * f),
        (2, 1, 2): 1 / r,
        (1, 2, 2): -r * f,
        (3, 1, 3): 1 / r,
        (1, 3, 3): -r * f * sin(theta) ** 2,
        (2, 3, 3): -sin(theta) * cos(theta),
        (3, 2, 3): cos(theta) / sin(theta),
    }
    found = curvature_at(static(f), SPHERICAL, point).christoffel
    for rho, mu, nu in np.ndindex(4, 4, 4):
        value = expected.get((rho, mu, nu), expected.get((rho, nu, mu), sympy.Integer(0)))
        assert agree(found[rho, mu, nu], value.subs(point), 40)


def test_reissner_nordstrom():
    """G_tt = Q² f/r⁴ (MTW exercise 31.8) and the Kretschmann scalar of Henry 2000, Astrophys. J. 535, 350, at a = 0."""
    point = POINT | {M: Rational(3, 5), Q: Rational(1, 3)}
    f = 1 - 2 * M / r + Q**2 / r**2
    found = curvature_at(static(f), SPHERICAL, point)
    assert agree(found.ricci_scalar, 0, 40)
    assert agree(found.einstein[0, 0], (Q**2 * f / r**4).subs(point), 40)
    expected = 48 * M**2 / r**6 - 96 * M * Q**2 / r**7 + 56 * Q**4 / r**8
    assert agree(found.kretschmann, expected.subs(point), 40)


def test_unit_two_sphere():
    """R_{θφθφ} = sin²θ, R_{ij} = g_{ij}, R = 2: Carroll 2004, section 3.7, at radius 1."""
    point = {theta: Rational(6, 5), phi: Rational(1, 2)}
    found = curvature_at(diag(1, sin(theta) ** 2), [theta, phi], point)
    assert agree(found.riemann[0, 1, 0, 1], sin(Rational(6, 5)) ** 2, 40)
    assert agree(found.ricci, found.metric, 40)
    assert agree(found.ricci_scalar, 2, 40)


@pytest.mark.parametrize("sign", [1, -1])
def test_constant_curvature_in_three_dimensions(sign):
    """R_{abcd} = k (g_{ac} g_{bd} − g_{ad} g_{bc}), R = 6k, K = 12: Carroll 2004, section 3.9."""
    point = {chi: Rational(2, 3), theta: Rational(6, 5), phi: Rational(1, 2)}
    radius = sin(chi) if sign > 0 else sinh(chi)
    g = diag(1, radius**2, radius**2 * sin(theta) ** 2)
    found = curvature_at(g, [chi, theta, phi], point)
    constant = np.einsum("ac,bd->abcd", found.metric, found.metric)
    constant = constant - np.einsum("ad,bc->abcd", found.metric, found.metric)
    assert agree(found.riemann, sign * constant, 40)
    assert agree(found.ricci_scalar, 6 * sign, 40)
    assert agree(found.kretschmann, 12, 40)


def test_de_sitter_in_the_flat_slicing():
    """R_{μν} = 3H² g_{μν}, R = 12H², K = 24H⁴: Hawking & Ellis 1973, section 5.2."""
    point = {t: Rational(3, 7), x: 1, y: 2, z: 3, H: Rational(2, 3)}
    scale = exp(2 * H * t)
    found = curvature_at(diag(-1, scale, scale, scale), [t, x, y, z], point)
    assert agree(found.ricci, found.metric * 3 * Rational(4, 9), 40)
    assert agree(found.ricci_scalar, 12 * Rational(4, 9), 40)
    assert agree(found.weyl, 0, 40)
    assert agree(found.kretschmann, 24 * Rational(2, 3) ** 4, 40)


def test_robertson_walker():
    """Ricci, R and G_tt for every curvature: Carroll 2004, eqs. (8.45) and (8.46), κ = K."""
    g = diag(-1, a**2 / (1 - K * r**2), a**2 * r**2, a**2 * r**2 * sin(theta) ** 2)
    concrete = {a: 1 + t**2 / 3}
    point = POINT | {K: Rational(1, 20)}
    found = curvature_at(g, SPHERICAL, point, concrete)

    def value(expression):
        return expression.subs(concrete).doit().subs(point)

    velocity, acceleration = a.diff(t), a.diff(t, 2)
    assert agree(found.ricci[0, 0], value(-3 * acceleration / a), 40)
    common = a * acceleration + 2 * velocity**2 + 2 * K
    assert agree(found.ricci[1, 1], value(common / (1 - K * r**2)), 40)
    assert agree(found.ricci[2, 2], value(r**2 * common), 40)
    assert agree(found.ricci[3, 3], value(r**2 * common * sin(theta) ** 2), 40)
    assert agree(found.ricci_scalar, value(6 * (acceleration / a + (velocity / a) ** 2 + K / a**2)), 40)
    assert agree(found.einstein[0, 0], value(3 * (velocity**2 + K) / a**2), 40)
    assert agree(found.weyl, 0, 40)


def test_product_of_two_spheres():
    """S² × S² of radii 1 and 2: R = 2 + 2/4, K = 4 + 4/16, and a Weyl tensor that is not zero."""
    point = {theta: Rational(6, 5), phi: 1, chi: Rational(3, 4), psi: 2}
    g = diag(1, sin(theta) ** 2, 4, 4 * sin(chi) ** 2)
    found = curvature_at(g, [theta, phi, chi, psi], point)
    assert agree(found.ricci_scalar, Rational(5, 2), 40)
    assert agree(found.kretschmann, Rational(17, 4), 40)
    assert not agree(found.weyl, 0, 5)


def crooked():
    """A metric without symmetry or zero entry, and a point at which it is regular."""
    coordinates = [t, x, y, z]
    g = sympy.Matrix(4, 4, lambda i, j: Rational(1, 3 + i + j) + coordinates[i] * coordinates[j] / 7)
    g += diag(-4 + sin(x), 3 + t * y, 4 + z**2, 5 + cos(t))
    return g, coordinates, {t: Rational(1, 2), x: Rational(1, 3), y: Rational(2, 5), z: Rational(3, 4)}


def test_symmetries_of_the_curvature_of_a_crooked_metric():
    """Wald 1984, section 3.2: the symmetries of Riemann and the tracelessness of Weyl; none of them is put in."""
    found = curvature_at(*crooked())
    R, C = found.riemann, found.weyl
    assert agree(R, -np.einsum("abcd->bacd", R), 40)
    assert agree(R, -np.einsum("abcd->abdc", R), 40)
    assert agree(R, np.einsum("abcd->cdab", R), 40)
    assert agree(R + np.einsum("abcd->acdb", R) + np.einsum("abcd->adbc", R), 0, 40)
    assert agree(np.einsum("ac,abcd->bd", found.inverse, C), 0, 40)
    assert not agree(C, 0, 5)
    trace = np.sum(found.inverse * found.einstein)
    assert agree(trace, -found.ricci_scalar, 40)


@pytest.mark.parametrize("positions", ["__", "^_"])
def test_covariant_derivative_of_the_metric_vanishes(positions):
    g, coordinates, point = crooked()
    tensor = {"__": g, "^_": sympy.eye(4)}[positions]
    assert agree(covariant_derivative_at(tensor, positions, g, coordinates, point), 0, 40)


def test_covariant_derivative_of_the_inverse_metric_vanishes():
    g = static(1 - 2 * M / r)
    point = POINT | {M: Rational(3, 5)}
    assert agree(covariant_derivative_at(g.inv(), "^^", g, SPHERICAL, point), 0, 40)


def test_divergence_of_a_vector():
    """∇_μ V^μ = ∂_μ(√|g| V^μ)/√|g|: MTW eq. (8.51)(b), here on Schwarzschild with V = (r t, r², sin θ, φ)."""
    point = POINT | {M: Rational(3, 5)}
    V = [r * t, r**2, sin(theta), phi]
    root = r**2 * sin(theta)
    expected = sum(sympy.diff(root * component, x) for component, x in zip(V, SPHERICAL, strict=True)) / root
    found = covariant_derivative_at(V, "^", static(1 - 2 * M / r), SPHERICAL, point)
    assert agree(np.trace(found), expected.subs(point), 40)


def test_leibniz_rule_on_a_tensor_of_rank_three():
    """∇(U ⊗ ω ⊗ V) term by term, which fixes the place of every index."""
    g, coordinates, point = crooked()
    U, omega, V = [x * y, t, 1, z**2], [1, x, t * z, y], [z, x**2, 3, t]
    product = [[[u * w * v for v in V] for w in omega] for u in U]

    def values(components):
        return np.array([sympy.sympify(component).subs(point) for component in components], dtype=object)

    u, w, v = values(U), values(omega), values(V)
    dU, dV = (covariant_derivative_at(vector, "^", g, coordinates, point) for vector in (U, V))
    dw = covariant_derivative_at(omega, "_", g, coordinates, point)
    expected = np.einsum("ak,b,c->abck", dU, w, v) + np.einsum("a,bk,c->abck", u, dw, v)
    expected = expected + np.einsum("a,b,ck->abck", u, w, dV)
    assert agree(covariant_derivative_at(product, "^_^", g, coordinates, point), expected, 40)


def test_a_forgotten_value_is_named():
    with pytest.raises(ValueError, match="M has no value; give it in `point`"):
        curvature_at(static(1 - 2 * M / r), SPHERICAL, POINT)
