"""The Newman–Penrose formalism against Kerr's literature, its own field equations, and its transformation laws.

The equations are written down here from Newman & Penrose (1962), eq. 4.2, as in Stephani et al. (2003), eqs 7.21:
they tie every sign of Ψ, Φ, Λ and the spin coefficients to each other.
"""

from __future__ import annotations

from functools import cache

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Matrix, Rational, cos, diag, sin, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.errors import IndexMismatchError
from gr_toolkit.geometry import Frame
from gr_toolkit.geometry.frames import NewmanPenrose

FEWER = max(8, settings.default.max_examples // 3)
CONVENTIONS = ["MTW", "Landau-Lifshitz", "Weinberg"]
u, v, x, y, t, z = symbols("u v x y t z")


@cache
def kinnersley(conventions: str | None = None) -> NewmanPenrose:
    """Kinnersley's tetrad of Kerr [Teukolsky 1973, eq. 4.4; Chandrasekhar 1983, §56]."""
    g = gr.Kerr(conventions=conventions)
    M, a, r, theta = g.symbols("M a r theta")
    delta, sigma, zeta = r**2 - 2 * M * r + a**2, r**2 + a**2 * cos(theta) ** 2, sqrt(2) * (r + sp.I * a * cos(theta))
    l = [(r**2 + a**2) / delta, 1, 0, a / delta]
    n = [(r**2 + a**2) / (2 * sigma), -delta / (2 * sigma), 0, a / (2 * sigma)]
    m = [sp.I * a * sin(theta) / zeta, 0, 1 / zeta, sp.I / (sin(theta) * zeta)]
    return Frame(g, [l, n, m], "null").newman_penrose


# -- literature --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_kerr_in_kinnersley_s_tetrad(conventions):
    """Teukolsky (1973), eq. 4.5 and Ψ2 = Mρ³; all other scalars vanish."""
    found = kinnersley(conventions)
    M, a, r, theta = found.tetrad.metric.symbols("M a r theta")
    delta, sigma = r**2 - 2 * M * r + a**2, r**2 + a**2 * cos(theta) ** 2
    rho = -1 / (r - sp.I * a * cos(theta))
    mu = rho / sigma * delta / 2
    pi = sp.I * a * rho**2 * sin(theta) / sqrt(2)
    expected = {
        "Psi2": M * rho**3,
        "rho": rho,
        "tau": -sp.I * a * sin(theta) / (sqrt(2) * sigma),
        "pi": pi,
        "mu": mu,
        "beta": cos(theta) / (2 * sqrt(2) * sin(theta) * (r + sp.I * a * cos(theta))),
        "gamma": mu + (r - M) / (2 * sigma),
        "alpha": pi - cos(theta) / (2 * sqrt(2) * sin(theta) * (r - sp.I * a * cos(theta))),
    }
    assert found.nonzero().keys() == expected.keys()
    for name, value in expected.items():
        assert gr.decide(found[name], value).proved, name
    assert gr.decide(found["Psi2"], M * rho**2).refuted


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_schwarzschild_and_reissner_nordstrom(conventions):
    """Ψ2 = −M/r³ + Q²/r⁴, Φ11 = Q²/2r⁴ [Chandrasekhar 1983, chs 3, 5] in either signature and with any signs."""
    for make in (gr.Schwarzschild, gr.ReissnerNordstrom):
        g = make(conventions=conventions)
        M, r = g.symbols("M r")
        Q = g.symbols("Q") if make is gr.ReissnerNordstrom else 0
        for found in (g.null_tetrad().newman_penrose, g.orthonormal_frame().newman_penrose):
            psi, phi = found.psi, found.phi
            assert psi == (0, 0, g.scalar(-M / r**3 + Q**2 / r**4), 0, 0)
            assert phi[1][1] == g.scalar(Q**2 / (2 * r**4))
            assert all(phi[i][k] == 0 for i in range(3) for k in range(3) if (i, k) != (1, 1))
            assert found.Lambda == 0


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_cosmological_constant_and_perfect_fluid(conventions):
    """De Sitter: Λ_NP = R/24 = Λ/6; FLRW: Φ00 = Φ22 = 2Φ11 = 2π(ρ + p) for u = (l + n)/√2, all else zero."""
    g = gr.DeSitter(conventions=conventions)
    found = g.orthonormal_frame().newman_penrose
    assert set(found.nonzero()) & {f"Phi{i}{k}" for i in range(3) for k in range(3)} == set()
    H = g.symbols("H")
    assert found.Lambda == g.scalar(H**2 / 2), "Λ = 3H²"
    g = gr.FLRW(conventions=conventions)
    a, tau, K = g.functions[0], g.coordinates[0], g.symbols("K")
    found = g.orthonormal_frame().newman_penrose
    rate = a.diff(tau) / a**2  # Friedmann: 8πρ/3 = H² + K/a², 4π(ρ + p) = K/a² − dH/dt
    enthalpy = g.scalar((K / a**2 - rate.diff(tau) / a) / 2)
    assert found.phi[0][0] == found.phi[2][2] == 2 * found.phi[1][1] == enthalpy
    assert all(value == 0 for value in (*found.psi, found.phi[0][1], found.phi[0][2], found.phi[1][2]))


def test_plane_wave():
    """ds² = 2H du² … with H = ½ f(u)(x² − y²): Ψ4 or Ψ0 alone, of the size of f [Stephani et al. 2003, §24.5]."""
    f = sp.Function("f")(u)
    g = gr.Metric(Matrix([[-f * (x**2 - y**2), -1, 0, 0], [-1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]), [u, v, x, y])
    k, other = [0, 1, 0, 0], [1, -f * (x**2 - y**2) / 2, 0, 0]
    m = [0, 0, 1 / sqrt(2), sp.I / sqrt(2)]
    along = Frame(g, [k, other, m], "null").newman_penrose
    assert along.psi == (0, 0, 0, 0, g.scalar(f))
    assert along.kappa == along.rho == along.sigma == along.tau == 0, "l = ∂_v is covariantly constant"
    assert along.epsilon == along.gamma + along.gamma == 0
    assert Frame(g, [other, k, m], "null").newman_penrose.psi == (g.scalar(f), 0, 0, 0, 0)


# -- the field equations of the formalism ------------------------------------------------------------------------------


def residues(found: NewmanPenrose) -> dict[str, object]:
    """Left minus right of the Ricci identities, names as in Stephani et al. (2003), eqs 7.21."""
    rows, coordinates = found.tetrad.rows, found.tetrad.metric.coordinates

    def along(leg, f):
        return sum((c * f.diff(x) for c, x in zip(rows[leg], coordinates, strict=True)), start=found.tetrad.zero)

    D, De, d, db = (lambda f, k=k: along(k, f) for k in range(4))
    s = found.spin_coefficients
    k, r, o, ta, n, m, la, pi = (s[i] for i in ("kappa", "rho", "sigma", "tau", "nu", "mu", "lambda", "pi"))
    e, g, a, b = (s[i] for i in ("epsilon", "gamma", "alpha", "beta"))
    K, R, O, TA, N, MU, LA, PI, E, G, A, B = (i.conjugate() for i in (k, r, o, ta, n, m, la, pi, e, g, a, b))
    P, F, L = found.psi, found.phi, found.Lambda
    return {
        "a": D(r) - db(k) - (r * r + o * O + (e + E) * r - K * ta - k * (3 * a + B - pi) + F[0][0]),
        "b": D(o) - d(k) - ((r + R) * o + (3 * e - E) * o - (ta - PI + A + 3 * b) * k + P[0]),
        "c": D(ta) - De(k) - ((ta + PI) * r + (TA + pi) * o + (e - E) * ta - (3 * g + G) * k + P[1] + F[0][1]),
        "d": D(a) - db(e) - ((r + E - 2 * e) * a + b * O - B * e - k * la - K * g + (e + r) * pi + F[1][0]),
        "e": D(b) - d(e) - ((a + pi) * o + (R - E) * b - (m + g) * k - (A - PI) * e + P[1]),
        "f": D(g)
        - De(e)
        - ((ta + PI) * a + (TA + pi) * b - (e + E) * g - (g + G) * e + ta * pi - n * k + P[2] - L + F[1][1]),
        "g": D(la) - db(pi) - (r * la + O * m + pi * pi + (a - B) * pi - n * K - (3 * e - E) * la + F[2][0]),
        "h": D(m) - d(pi) - (R * m + o * la + pi * PI - (e + E) * m - pi * (A - b) - k * n + P[2] + 2 * L),
        "i": D(n) - De(pi) - ((pi + TA) * m + (PI + ta) * la + (g - G) * pi - (3 * e + E) * n + P[3] + F[2][1]),
        "j": De(la) - db(n) - (-(m + MU) * la - (3 * g - G) * la + (3 * a + B + pi - TA) * n - P[4]),
        "k": d(r) - db(o) - (r * (A + b) - o * (3 * a - B) + (r - R) * ta + (m - MU) * k - P[1] + F[0][1]),
        "l": d(a)
        - db(b)
        - (m * r - la * o + a * A + b * B - 2 * a * b + g * (r - R) + e * (m - MU) - P[2] + L + F[1][1]),
        "m": d(la) - db(m) - ((r - R) * n + (m - MU) * pi + m * (a + B) + la * (A - 3 * b) - P[3] + F[2][1]),
        "n": d(n) - De(m) - (m * m + la * LA + (g + G) * m - N * pi + (ta - 3 * b - A) * n + F[2][2]),
        "o": d(g) - De(b) - ((ta - A - b) * g + m * ta - o * n - e * N - b * (g - G - m) + a * LA + F[1][2]),
        "p": d(ta) - De(o) - (m * o + LA * r + (ta + b - A) * ta - (3 * g - G) * o - k * N + F[0][2]),
        "q": De(r) - db(ta) - (-(r * MU + o * la) + (B - a - TA) * ta + (g + G) * r + n * k - P[2] - 2 * L),
        "r": De(a) - db(g) - ((r + e) * n - (ta + b) * la + (G - MU) * a + (B - TA) * g - P[3]),
    }


@cache
def skew_tetrad(conventions: str) -> Frame:
    """A tetrad in which no scalar vanishes, on a metric without symmetry or field equation."""
    sign = gr.Conventions.named(conventions).time_sign
    g = gr.Metric(
        -sign * diag(-(x**2), 1, t**2, x * z),
        [t, x, y, z],
        domain=[t > 0, x > 0, z > 0],
        conventions=conventions,
    )
    l, n, m, mbar = (frame.to_sympy() for frame in g.orthonormal_frame().null_tetrad().vectors)
    c = x + sp.I * t  # a null rotation about l, then one about n, of position-dependent size
    cbar = x - sp.I * t
    l, n, m = l, n + cbar * m + c * mbar + c * cbar * l, m + c * l
    mbar = mbar + cbar * l
    b = Rational(1, 2)
    l, m = l + b * m + b * mbar + b * b * n, m + b * n
    return Frame(g, [list(l), list(n), list(m)], "null")


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_ricci_identities_hold_in_kerr(conventions):
    assert {name for name, value in residues(kinnersley(conventions)).items() if not value.is_zero()} == set()


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_ricci_identities_hold_where_nothing_vanishes(conventions):
    found = skew_tetrad(conventions).newman_penrose
    zero = {name for name, value in found.items() if value.is_zero()}
    assert len(zero) < 4, "the test is as strong as the scalars are many"
    assert {name for name, value in residues(found).items() if not value.is_zero()} == set()


def test_scalars_are_the_same_numbers_in_every_convention():
    first, *others = (skew_tetrad(c).newman_penrose for c in CONVENTIONS)
    for other in others:
        assert all(value == other[name] for name, value in first.items())


# -- transformations ---------------------------------------------------------------------------------------------------

numbers = st.fractions(-3, 3, max_denominator=5)


@settings(max_examples=FEWER)
@given(numbers.filter(bool), st.tuples(st.integers(1, 4), st.integers(-4, 4)))
def test_spin_boosts_change_scalars_by_their_weights(boost, pair):
    """l → A l, n → n/A, m → e^{iθ} m: Ψ_k → A^{2−k} e^{i(2−k)θ} Ψ_k, I and J stay [Chandrasekhar 1983, §8(g)]."""
    p, q = pair  # e^{iθ} = (p + iq)²/(p² + q²), rational
    phase = sp.expand((p + sp.I * q) ** 2) / Rational(p * p + q * q)
    A = Rational(boost.numerator, boost.denominator)
    before = EXAMPLE.newman_penrose
    l, n, m, _ = (vector.to_sympy() for vector in EXAMPLE.vectors)
    after = Frame(EXAMPLE.metric, [list(A * l), list(n / A), list(phase * m)], "null").newman_penrose
    factor = EXAMPLE.scalar(A * phase)
    assert [after.psi[k] for k in range(5)] == [before.psi[k] * factor ** (2 - k) for k in range(5)]
    assert after.I == before.I
    assert after.J == before.J
    assert after.rho == before.rho * EXAMPLE.scalar(A)


@settings(max_examples=FEWER)
@given(numbers, numbers)
def test_null_rotations_leave_the_invariants(re, im):
    """About l: Ψ0 stays, Ψ1 → Ψ1 + c̄Ψ0, Ψ2 → Ψ2 + 2c̄Ψ1 + c̄²Ψ0 [Chandrasekhar 1983, §8(g)]."""
    c = Rational(re.numerator, re.denominator) + sp.I * Rational(im.numerator, im.denominator)
    l, n, m, mbar = (vector.to_sympy() for vector in EXAMPLE.vectors)
    n = n + sp.conjugate(c) * m + c * mbar + sp.expand(c * sp.conjugate(c)) * l
    after = Frame(EXAMPLE.metric, [list(l), list(n), list(m + c * l)], "null").newman_penrose
    before, bar = EXAMPLE.newman_penrose, EXAMPLE.scalar(sp.conjugate(c))
    assert after.psi[0] == before.psi[0]
    assert after.psi[1] == before.psi[1] + bar * before.psi[0]
    assert after.psi[2] == before.psi[2] + 2 * bar * before.psi[1] + bar * bar * before.psi[0]
    assert after.I == before.I
    assert after.J == before.J


EXAMPLE = Frame(
    gr.Metric(diag(-1, t, 1 / t, t**2), [t, x, y, z], domain=[t > 0]),
    [[1, 1 / sqrt(t), 0, 0], [Rational(1, 2), -1 / (2 * sqrt(t)), 0, 0], [0, 0, sqrt(t / 2), sp.I / (sqrt(2) * t)]],
    "null",
)


# -- the principal tetrad ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", ["-+++", "+---"])
@pytest.mark.parametrize("name", ["Schwarzschild", "Kerr", "ReissnerNordstrom", "StaticSpherical"])
def test_natural_tetrad_of_type_d_is_principal(name, signature):
    found = getattr(gr, name)(signature=signature).null_tetrad().newman_penrose
    assert found.psi[0] == found.psi[1] == found.psi[3] == found.psi[4] == 0
    assert found.psi[2] != 0
    if name in ("Schwarzschild", "Kerr"):  # Goldberg & Sachs (1962)
        assert found.kappa == found.sigma == found.nu == found.lambda_ == 0


def test_kerr_s_principal_directions_are_kinnersley_s():
    """Carter (1968), Kinnersley (1969); m differs by a phase."""
    natural, given_one = gr.Kerr().null_tetrad(), kinnersley().tetrad
    assert natural[0] == given_one[0]
    assert natural[1] == given_one[1]
    assert natural.newman_penrose.psi == given_one.newman_penrose.psi


# -- as an object ------------------------------------------------------------------------------------------------------


def test_names_and_showing():
    found = kinnersley()
    assert found["Psi2"] == found.psi[2]
    assert found["lambda"] == found.lambda_ == 0
    assert found["Phi01"] == found.phi[0][1]
    assert "Psi2 = M*(" in repr(found)
    assert r"\Psi_{2} &=" in found._repr_latex_()
    with pytest.raises(AttributeError, match=r"no 'omega'; they have psi, phi"):
        _ = found.omega
    with pytest.raises(IndexMismatchError, match="'Psi5' is no Newman–Penrose scalar"):
        _ = found["Psi5"]
    assert repr(gr.Minkowski("cartesian").orthonormal_frame().newman_penrose) == "all Newman–Penrose scalars vanish"
