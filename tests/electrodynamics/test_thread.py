r"""The answer to the thread: waves of definite multipole order in every FLRW spacetime, and what observers see of them.

Everything here was derived by hand, with the ladder D_l = l C_K/S_K − ∂_χ, H_l D_l = D_l H_{l−1} for
H_l = −∂_χ² + l(l+1)/S_K²; docs/electrodynamics-in-flrw.md has the derivation. Each fact has a twin that is wrong.
"""

from __future__ import annotations

import mpmath
import pytest
import sympy as sp
from sympy import I, cos, exp, pi, sin

import gr_toolkit as gr
from gr_toolkit import C_K, S_K
from gr_toolkit.electrodynamics import check, field_strength, is_null, measure

FLRW = gr.FLRW()
tau, chi, theta, K = FLRW.symbols("tau chi theta K")
a = sp.Function("a")(tau)
omega = sp.Symbol("omega", positive=True)
f = sp.Function("f")
S, C = S_K(K, chi), C_K(K, chi)
pulse = f(tau - chi)


def raised(u, degree):
    """D_l u."""
    return degree * C / S * u - sp.diff(u, chi)


def outgoing(degree, start=None):
    u = exp(I * omega * (chi - tau)) if start is None else start
    for n in range(1, degree + 1):
        u = raised(u, n)
    return u


def holds(left, right=0):
    return gr.decide(FLRW.scalar(left), FLRW.scalar(right))


# -- the waves ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("degree", [1, 2, 3])
def test_a_pulse_of_any_shape_solves_the_radial_equation_without_a_tail(degree):
    """Only f and its derivatives at τ − χ enter, whatever K is: nothing lags behind."""
    u = outgoing(degree, pulse)
    equation = sp.diff(u, tau, 2) - sp.diff(u, chi, 2) + degree * (degree + 1) / S**2 * u
    assert holds(equation).proved
    assert holds(equation + u / S**2).refuted


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_a_dipole_pulse_obeys_maxwell(signature):
    g = gr.FLRW(signature=signature)
    good = sp.diff(pulse, tau) + C / S * pulse
    assert check(potential=g.covector([0, 0, 0, sin(theta) ** 2 * good])).proved
    bad = sp.diff(pulse, tau) + pulse / S  # right for K = 0 alone
    assert check(potential=g.covector([0, 0, 0, sin(theta) ** 2 * bad])).refuted
    flat = gr.FLRW(signature=signature, K=0)
    assert check(potential=flat.covector([0, 0, 0, sin(theta) ** 2 * bad.subs(K, 0)])).proved


@pytest.mark.parametrize(("curvature", "radius"), [(1, mpmath.sin), (-1, mpmath.sinh)])
def test_the_outgoing_dipole_against_a_numerical_integration(curvature, radius):
    """u″ = (2/S² − ω²) u from χ = ½ to 1.3, beside (C/S − iω) e^{iωχ}."""
    w = mpmath.mpf("1.7")
    cosine = mpmath.cos if curvature == 1 else mpmath.cosh

    def closed(x):
        return (cosine(x) / radius(x) - 1j * w) * mpmath.exp(1j * w * x)

    start = mpmath.mpf("0.5")
    integrate = mpmath.odefun(
        lambda x, y: [y[1], (2 / radius(x) ** 2 - w**2) * y[0]], start, [closed(start), mpmath.diff(closed, start)]
    )
    assert abs(integrate(1.3)[0] - closed(mpmath.mpf("1.3"))) < 1e-12
    ours = gr.compiled(FLRW.scalar(outgoing(1).subs({K: curvature, tau: 0})), "chi", parameters={"omega": 1.7})
    assert abs(complex(ours(1.3)) - complex(closed(mpmath.mpf("1.3")))) < 1e-12


# -- what comoving observers measure -----------------------------------------------------------------------------------


def dipole(psi):
    return measure(field_strength(FLRW.covector([0, 0, 0, sin(theta) ** 2 * psi])))


def test_fields_of_the_dipole():
    """E_φ = −ψ_τ sin θ/(a² S), B_χ = 2 ψ cos θ/(a² S²), B_θ = −ψ_χ sin θ/(a² S): by hand, from F = dA."""
    psi = sp.diff(pulse, tau) + C / S * pulse
    seen = dipole(psi)
    assert holds(seen.electric["phi"].to_sympy(), -sp.diff(psi, tau) * sin(theta) / (a**2 * S)).proved
    assert holds(seen.magnetic["chi"].to_sympy(), 2 * psi * cos(theta) / (a**2 * S**2)).proved
    assert holds(seen.magnetic["theta"].to_sympy(), -sp.diff(psi, chi) * sin(theta) / (a**2 * S)).proved
    assert holds(seen.magnetic["theta"].to_sympy(), seen.electric["phi"].to_sympy()).refuted  # no plane wave near by


def test_frequency_is_exact_at_every_observer():
    """a E and a B of an observer obey (∂_τ² + ω²) (a² E) = 0: the phase advances by ω dτ = (ω/a) dt, for every χ."""
    seen = dipole(outgoing(1))
    for component in (seen.electric["phi"], seen.magnetic["chi"], seen.magnetic["theta"]):
        value = component.to_sympy() * a**2
        assert holds(sp.diff(value, tau) + I * omega * value).proved
    unscaled = seen.electric["phi"].to_sympy()
    assert holds(sp.diff(unscaled, tau) + I * omega * unscaled).refuted  # the amplitude falls as 1/a²


def test_wave_number_of_the_dipole():
    """k = ω (ω² − K) S²/(1 + (ω² − K) S²): below ω near the source, ω only far out; k |u|² = ω (ω² − K)."""
    u, conjugate = outgoing(1), (C / S + I * omega) * exp(-I * omega * (chi - tau))
    flux = sp.diff(u, chi) * conjugate - sp.diff(conjugate, chi) * u
    assert holds(flux, 2 * I * omega * (omega**2 - K)).proved
    assert holds(flux, 2 * I * omega**3).refuted
    assert holds(u * conjugate, omega**2 - K + 1 / S**2).proved
    k = omega - omega / (C**2 + omega**2 * S**2)
    assert holds(k * u * conjugate, omega * (omega**2 - K)).proved
    assert holds(k, omega).refuted


def test_the_phase_is_no_solution_of_the_eikonal_equation():
    psi = omega * (tau - chi) + sp.atan(omega * S / C)
    assert holds(sp.diff(psi, tau), omega).proved  # ω a = const. exactly
    residual = sp.diff(psi, tau) ** 2 - sp.diff(psi, chi) ** 2
    assert holds(residual).refuted
    k = omega - omega / (C**2 + omega**2 * S**2)
    assert holds(residual, omega**2 - k**2).proved


# -- energy ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("degree", [1, 2, 3])
def test_flux_of_a_multipole(degree):
    """Im(u* u′) = ω Π_{j ≤ l} (ω² − j² K), by D†D = H_{l−1} − l² K."""
    u, conjugate = outgoing(degree), outgoing(degree, exp(-I * omega * (chi - tau)))
    flux = sp.diff(u, chi) * conjugate - sp.diff(conjugate, chi) * u
    expected = omega * sp.prod([omega**2 - j**2 * K for j in range(1, degree + 1)])
    assert holds(flux, 2 * I * expected).proved
    assert holds(flux, 2 * I * expected.subs(K, -K)).refuted


def test_larmor_formula_in_curved_space():
    """−ψ_τ ψ_χ = f″² − K f′² + d/dτ (C/S f′² + C f²/(2 S³) + f f′/S²): the energy of a pulse crosses every sphere."""
    psi = sp.diff(pulse, tau) + C / S * pulse
    first, second = sp.diff(pulse, tau), sp.diff(pulse, tau, 2)
    stored = C / S * first**2 + C / (2 * S**3) * pulse**2 + pulse * first / S**2
    flow = -sp.diff(psi, tau) * sp.diff(psi, chi)
    assert holds(flow, second**2 - K * first**2 + sp.diff(stored, tau)).proved
    assert holds(flow, second**2 + sp.diff(stored, tau)).refuted
    seen = dipole(psi)
    assert holds(seen.poynting["chi"].to_sympy(), flow * sin(theta) ** 2 / (a**4 * S**2)).proved


@pytest.mark.parametrize("curvature", [-1, 0, 1])
def test_dipole_moment_of_the_source(curvature):
    """Near χ = 0: A_φ = m sin²θ/(4π a χ), beside terms of order χ, the potential of a magnetic moment m = 4π a f."""
    x = sp.Symbol("x", positive=True)
    u = C_K(curvature, x) / S_K(curvature, x)
    quotient = {1: sp.cot(x), 0: 1 / x, -1: sp.coth(x)}[curvature]
    assert gr.decide(u, quotient, domain=[x < 1]).proved
    assert sp.series(quotient, x, 0, 2).removeO().coeff(x, -1) == 1
    assert sp.series(quotient, x, 0, 2).removeO().coeff(x, 0) == 0


def test_power_against_a_numerical_average():
    """Fields by differences of A_φ = sin²θ Re ψ, flux by quadrature over sphere and cycle: at two distances alike."""
    w = 1.7
    for curvature in (-1, 0, 1):
        cot = {-1: mpmath.coth, 0: lambda x: 1 / x, 1: mpmath.cot}[curvature]
        radius = {-1: mpmath.sinh, 0: lambda x: x, 1: mpmath.sin}[curvature]

        def potential(t, x, cot=cot):
            return mpmath.re((cot(x) - 1j * w) * mpmath.exp(1j * w * (x - t)))

        def power(x, potential=potential, radius=radius):
            samples = [2 * mpmath.pi * n / (16 * w) for n in range(16)]  # exact for a cycle of two harmonics
            step = mpmath.mpf("1e-6")
            rates = [(potential(t + step, x) - potential(t - step, x)) / (2 * step) for t in samples]
            slopes = [(potential(t, x + step) - potential(t, x - step)) / (2 * step) for t in samples]
            flux = -sum(r * s for r, s in zip(rates, slopes, strict=True)) / 16 / radius(x) ** 2
            return (
                flux
                * radius(x) ** 2
                * mpmath.quad(lambda angle: 2 * mpmath.pi * mpmath.sin(angle) ** 3, [0, mpmath.pi])
            )

        expected = 4 * mpmath.pi / 3 * w**2 * (w**2 - curvature)
        for x in (0.4, 1.1):
            assert abs(power(x) - expected) < 1e-5


# -- closed space ------------------------------------------------------------------------------------------------------


CLOSED = gr.FLRW(K=1)


@pytest.mark.parametrize("n", [2, 3, 4])
def test_modes_of_the_closed_universe(n):
    """l = 1: cot χ sin nχ − n cos nχ, regular at both poles for n = 2, 3, …; n = 2 is 2 sin²χ."""
    u = cos(chi) / sin(chi) * sin(n * chi) - n * cos(n * chi)
    assert check(potential=CLOSED.covector([0, 0, 0, sin(theta) ** 2 * u * cos(n * tau)])).proved
    assert check(potential=CLOSED.covector([0, 0, 0, sin(theta) ** 2 * u * cos((n + 1) * tau)])).refuted
    # regular: u vanishes as sin²χ, so it is sin²χ times a polynomial in cos χ (Gegenbauer's C^{(2)}_{n−2})
    polynomial = sp.gegenbauer(n - 2, 2, cos(chi))
    assert gr.decide(CLOSED.scalar(u), CLOSED.scalar(2 * sin(chi) ** 2 * polynomial)).proved


def test_there_is_no_mode_of_frequency_one():
    u = cos(chi) / sin(chi) * sin(chi) - cos(chi)
    assert gr.decide(CLOSED.scalar(u), 0).proved
    static = cos(chi) / sin(chi) * cos(chi) + sin(chi)  # what is left is 1/sin χ, singular at both poles
    assert gr.decide(CLOSED.scalar(static), CLOSED.scalar(1 / sin(chi))).proved
    assert check(potential=CLOSED.covector([0, 0, 0, sin(theta) ** 2 * static * cos(tau)])).proved


def test_the_wave_through_the_antipode():
    """ψ = D_1 [f(τ − χ) − f(τ + χ − 2π)]: with χ = π − y the bracket is odd in y, and ψ vanishes as y²."""
    y, first, third = sp.symbols("y h_1 h_3")
    back = f(tau - chi) - f(tau + chi - 2 * pi)
    u = outgoing(1, back).subs(K, 1)
    assert gr.decide(
        CLOSED.scalar(sp.diff(u, tau, 2) - sp.diff(u, chi, 2)), CLOSED.scalar(-2 * u / sin(chi) ** 2)
    ).proved
    mirrored = back.subs(chi, pi - y)
    assert sp.expand(mirrored + mirrored.subs(y, -y)) == 0
    odd = first * y + third * y**3
    near = sp.series(-sp.cot(y) * odd + sp.diff(odd, y), y, 0, 4).removeO()
    assert [near.coeff(y, n) for n in (0, 1)] == [0, 0]
    assert sp.expand(near.coeff(y, 2) - first / 3 - 2 * third) == 0


# -- waves that are regular everywhere ---------------------------------------------------------------------------------


def horospherical(profile):
    x, y, xi = sp.symbols("x y xi")
    scale = sp.Function("a")(tau) ** 2
    g = gr.Metric(scale * sp.diag(-1, 1, exp(2 * xi), exp(2 * xi)), [tau, xi, x, y], domain=[sp.Function("a")(tau) > 0])
    return g, g.covector([0, 0, profile(tau, xi), 0])


def test_a_plane_wave_of_hyperbolic_space():
    g, A = horospherical(lambda t, xi: f(t - xi))
    assert check(potential=A).proved
    assert bool(is_null(field_strength(A)))
    assert [str(place.expression) for place in check(potential=A).singular] == ["a(tau)"]
    assert g.is_conformally_flat().proved
    _, wrong = horospherical(lambda t, xi: f(t - 2 * xi))
    assert check(potential=wrong).refuted
    seen = measure(field_strength(A))
    assert (
        gr.decide(seen.electric["x"], -seen.magnetic["y"]).proved
        != gr.decide(seen.electric["x"], seen.magnetic["y"]).proved
    )


def test_the_space_of_that_wave_is_hyperbolic():
    x, y, xi = sp.symbols("x y xi")
    space = gr.Metric(sp.diag(1, exp(2 * xi), exp(2 * xi)), [xi, x, y])
    assert gr.verify(r"R_{abcd} = -(g_{ac} g_{bd} - g_{ad} g_{bc})", space)
    assert not gr.verify(r"R_{abcd} = g_{ac} g_{bd} - g_{ad} g_{bc}", space)


THREE_SPHERE = sp.symbols("theta phi psi")


def three_sphere():
    """ds² = a²(−dτ² + ¼ (dθ² + dφ² + dψ² + 2 cos θ dφ dψ)), Euler's angles on the unit three-sphere."""
    angle, phi, psi = THREE_SPHERE
    space = sp.Matrix([[1, 0, 0], [0, 1, cos(angle)], [0, cos(angle), 1]]) / 4
    matrix = sp.Function("a")(tau) ** 2 * sp.diag(-1, space)
    g = gr.Metric(matrix, [tau, angle, phi, psi], domain=[sp.Function("a")(tau) > 0, angle > 0, angle < pi])
    first = sp.Matrix([0, cos(psi), sin(psi) * sin(angle), 0]) / 2
    second = sp.Matrix([0, -sin(psi), cos(psi) * sin(angle), 0]) / 2
    return g, first, second


@pytest.mark.parametrize("frequency", [2, -2])
def test_the_wave_on_the_three_sphere(frequency):
    """σ₁ cos 2τ ± σ₂ sin 2τ: Beltrami fields, E and B of equal and constant length, orthogonal; one null wave."""
    g, first, second = three_sphere()
    A = g.covector(list(first * cos(frequency * tau) + second * sin(frequency * tau)))
    assert check(potential=A).proved
    F = field_strength(A)
    assert [str(place.expression) for place in check(field=F).singular] == ["a(tau)"]
    assert bool(is_null(F))
    assert gr.decide(measure(F).energy_density, 4 / sp.Function("a")(tau) ** 4).proved
    flux = measure(F).poynting.vector.nonzero()  # along the fibres ψ of Hopf's map, and nowhere else
    assert set(flux) == {(3,)}
    assert (flux[3,] * sp.Function("a")(tau) ** 5) == -4 * frequency
    wrong = g.covector(list(first * cos(3 * tau) + second * sin(3 * tau)))
    assert check(potential=wrong).refuted
    standing = g.covector(list(first * cos(2 * tau)))
    assert check(potential=standing).proved
    assert not is_null(field_strength(standing))
    assert not measure(field_strength(standing)).poynting.vector.nonzero()  # E ∥ B


# -- the thread's own wave ---------------------------------------------------------------------------------------------


def test_the_axis_of_the_threads_wave():
    """∮ A_φ dφ = 2π A₀ cos ω(τ − χ) round the axis, however small the circle: a line of magnetic flux."""
    A0 = sp.Symbol("A_0")
    A = FLRW.covector([0, 0, 0, A0 * cos(omega * (tau - chi))])
    assert check(potential=A).proved
    flux = A.integral({"phi": (0, 2 * pi)})
    assert gr.decide(flux, 2 * pi * A0 * cos(omega * (tau - chi))).proved
    seen = measure(field_strength(A))
    assert seen.magnetic["chi"].is_zero()  # no flux anywhere but on the axis
    assert bool(is_null(field_strength(A)))
    regular = FLRW.covector([0, 0, 0, sin(theta) ** 2 * outgoing(1)])
    loop = regular.integral({"phi": (0, 2 * pi)})  # falls with the area of the circle: no line, B is regular there
    assert holds(loop.to_sympy(), 2 * pi * sin(theta) ** 2 * outgoing(1)).proved
    assert "sin(theta)" in str(check(potential=A).singular)
    assert "theta" not in str(check(potential=regular).singular)


def test_polar_twin_of_the_threads_wave():
    """A_θ = h(θ) f(τ − χ) is exact for h = 1/sin θ, the dual (a biconical line), and not for h = 1 or sin θ."""
    for profile, true in ((1 / sin(theta), True), (1, False), (sin(theta), False)):
        assert bool(check(potential=FLRW.covector([0, 0, profile * pulse, 0]))) is true
