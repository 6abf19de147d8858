"""Waves in powers of 1/ω: coefficients against Maxwell's equations of the whole wave, exact waves, near misses."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit import electrodynamics, optics
from gr_toolkit.errors import IndexMismatchError, InputError

g = gr.FLRW()
tau, chi, theta, phi, K, a = g.symbols("tau chi theta phi K a")
S, C = gr.S_K(K, chi), gr.C_K(K, chi)
omega = sp.Symbol("omega", positive=True)
DIPOLE = sp.sin(theta) ** 2
BOTH = ("-+++", "+---")
FEWER = max(8, settings.default.max_examples // 3)


def same(left, right):
    return gr.decide(left, right).proved


# -- the coefficients are those of the wave ---------------------------------------------------------------------------

t, x, y, z = sp.symbols("t x y z", real=True)
METRICS = {
    "flat": sp.diag(-1, 1, 1, 1),
    "with shift": sp.Matrix([[-1, x, 0, 0], [x, 1 + y**2, 0, 0], [0, 0, 1, t], [0, 0, t, 2 + t**2]]),
    "static": sp.diag(-(1 + x**2), 1, 1 + x**2, 3),
    "unknown": sp.diag(-(sp.Function("N")(t, x) ** 2), 1, sp.exp(2 * t), 1),
}
FACTORS = st.sampled_from(
    [x, y, t, z, x * t, x**2, sp.Integer(1), sp.I, sp.Function("h")(x, t), sp.sin(y), x + sp.I * z]
)
COMPONENTS = st.lists(FACTORS, min_size=4, max_size=4)
PHASES = st.sampled_from([x - t, x * y - t, sp.Function("S", real=True)(t, x), t**2 + z, sp.cos(x) + y])


@settings(max_examples=FEWER)
@given(st.sampled_from(sorted(METRICS)), PHASES, st.lists(COMPONENTS, min_size=1, max_size=3), st.sampled_from(BOTH))
def test_orders_add_up_to_maxwells_equations(name, phase, amplitudes, signature):
    matrix = METRICS[name] if signature == "-+++" else -METRICS[name]
    metric = gr.Metric(matrix, [t, x, y, z], signature=signature)
    if all(component == 0 for component in amplitudes[0]):
        return
    wave = optics.expansion(phase, amplitudes, metric, frequency=omega)
    whole = [
        sum(row[mu] / omega**n for n, row in enumerate(amplitudes)) * sp.exp(sp.I * omega * phase) for mu in range(4)
    ]
    field = electrodynamics.field_strength(metric.covector(whole))
    assert wave.field == field
    assert wave.residual == field.divergence(0).up(0)
    assert wave.order(len(amplitudes) + 2).is_zero()


@settings(max_examples=FEWER)
@given(st.sampled_from(sorted(METRICS)), PHASES, COMPONENTS, st.integers(-2, 2), st.sampled_from(BOTH))
def test_orders_add_up_to_the_scalar_wave_equation(name, phase, amplitudes, xi, signature):
    sign = 1 if signature == "-+++" else -1
    metric, mass = gr.Metric(sign * METRICS[name], [t, x, y, z], signature=signature), sp.Symbol("m")
    wave = optics.expansion(phase, amplitudes, metric, field="scalar", frequency=omega, xi=xi, mass=mass)
    whole = sum(part / omega**n for n, part in enumerate(amplitudes)) * sp.exp(sp.I * omega * phase)
    box = electrodynamics.wave_operator(metric, whole)
    value = metric.scalar(whole)
    expected = box - (metric.ricci_scalar * xi + metric.scalar(sign * mass**2)) * value
    assert wave.residual.component(()) == expected


def test_the_square_of_a_scaled_mass_is_in_the_eikonal_equation():
    m = sp.Symbol("mu")
    for signature, sign in zip(BOTH, (1, -1), strict=True):
        metric = gr.Metric(sign * sp.diag(-1, 1, 1, 1), [t, x, y, z], signature=signature)
        p = sp.Symbol("p", positive=True)
        wave = optics.expansion(p * x - sp.sqrt(p**2 + m**2) * t, 1, metric, field="scalar", scaled_mass=m)
        assert wave.is_exact().proved, signature
        assert wave.check().proved
        slow = optics.expansion(p * x - p * t, 1, metric, field="scalar", scaled_mass=m)
        assert slow.check().verdicts["eikonal equation"].refuted


@pytest.mark.parametrize(
    "conventions",
    ["MTW", "Landau-Lifshitz", "Weinberg", gr.Conventions("+---", riemann=-1), gr.Conventions("+---", ricci=-1)],
)
def test_conformal_coupling_in_every_convention(conventions):
    """φ = e^{iω(χ−τ)}/(a S_K) is exact for ξ = 1/6 and only then: the flat solution, conformally moved."""
    metric = gr.FLRW(conventions=conventions)
    for xi, exact in ((sp.Rational(1, 6), True), (-sp.Rational(1, 6), False), (0, False)):
        wave = optics.expansion(chi - tau, 1 / (a * S), metric, field="scalar", xi=xi)
        assert wave.is_exact().proved is exact, (conventions, xi)
        assert wave.is_exact().refuted is not exact


# -- exact waves ------------------------------------------------------------------------------------------------------


def test_the_waves_of_the_thread():
    exact = {"phi": [0, 0, 0, 1], "theta": [0, 0, 1 / sp.sin(theta), 0]}
    for amplitude in exact.values():
        wave = optics.expansion(chi - tau, amplitude, g)
        assert wave.is_exact().proved
        assert wave.leading_residual().order is None
        assert wave.leading_residual().power is None
        assert electrodynamics.check(potential=wave.potential).proved
    wave = optics.expansion(chi - tau, [0, 0, 1, 0], g)
    left = wave.leading_residual()
    assert wave.check().proved
    assert wave.is_exact().refuted
    assert (left.order, left.power) == (1, 1)
    assert left.vanishing.proved
    assert left.remaining.refuted


@pytest.mark.parametrize("signature", BOTH)
def test_the_size_of_what_is_left(signature):
    """div E of E_θ = A₀ω/(a² S): cot θ E_θ/(a S), over ω_u E_θ = ω E_θ/a: cot θ/(ω S)."""
    metric = gr.FLRW(signature=signature)
    size = sp.Symbol("A0", positive=True)
    left = optics.expansion(chi - tau, [0, 0, size, 0], metric).leading_residual()
    relative = left.relative_to("at rest")
    u = metric.vector([1 / a, 0, 0, 0]).down(0)
    density = relative["tau"] * u["tau"]
    expected = sp.cot(theta) / (omega * S)
    assert same(density * density, -(expected**2))  # i times it: a quarter of a period behind the field
    outward = relative["chi"] * metric.scalar(a)
    assert same(outward * outward, -(expected**2))
    assert not same(density * density, -4 * expected**2)


def test_a_dipole_is_exact_after_one_correction():
    far = optics.expansion(chi - tau, [0, 0, 0, DIPOLE], g)
    assert (far.leading_residual().order, far.check().proved) == (2, True)
    wave = far.corrected()
    assert same(wave.amplitudes[1]["phi"], sp.I * DIPOLE * C / S)
    assert wave.is_exact().proved
    mode = electrodynamics.radial_mode(g, 1, omega, kind="outgoing")
    exact = electrodynamics.multipole(g, 1, 0, radial=mode, kind="TE")
    factor = exact.potential["phi"] / wave.potential["phi"]
    assert all(factor.diff(q).is_zero() for q in g.coordinates)
    assert not factor.is_zero()
    assert exact.field == wave.field * factor


def test_a_dipole_along_the_meridians_is_exact_after_two():
    """The analogue of the last formula, with sin θ instead of an isotropic amplitude: the electric dipole."""
    wave = optics.expansion(chi - tau, [0, 0, sp.sin(theta), 0], g).corrected(5)
    assert wave.last == 2
    assert wave.is_exact().proved
    mode = electrodynamics.radial_mode(g, 1, omega, kind="outgoing")
    exact = electrodynamics.multipole(g, 1, 0, radial=mode, kind="TM").field
    ratio = exact["tau", "chi"] / wave.field["tau", "chi"]
    assert all(ratio.diff(q).is_zero() for q in g.coordinates)
    assert exact == wave.field * ratio


def test_a_quadrupole_needs_the_right_constant():
    """D₂D₁e^{iωχ} with D_k = k C/S − ∂: a₂/a₀ = −(3/S² − 2K). A constant is what quadratures leave open."""
    leading = DIPOLE * sp.cos(theta)
    first = optics.expansion(chi - tau, [0, 0, 0, leading], g).corrected()
    second = first.next_amplitude()["phi"]
    expected = -(3 / S**2 - 2 * K) * leading
    constant = (second - g.scalar(expected)) / g.scalar(leading)
    assert constant.diff(chi).is_zero()
    assert first.extended([0, 0, 0, expected]).is_exact().proved
    assert first.extended([0, 0, 0, expected + leading / S]).check().refuted


def test_the_isotropic_wave_never_becomes_exact_but_better():
    waves = [optics.expansion(chi - tau, [0, 0, 1, 0], g)]
    waves.append(waves[0].corrected(1))
    waves.append(waves[1].corrected(2))
    assert [wave.leading_residual().power for wave in waves] == [1, 0, -1]
    assert all(wave.leading_residual().remaining.refuted for wave in waves)
    assert all(wave.check().proved for wave in waves)


def test_the_local_wave_number_of_a_dipole():
    """k = ω x/(1 + x), x = (ω² − K) S²; at leading order it is ω."""
    wave = optics.expansion(chi - tau, [0, 0, 0, DIPOLE], g, frequency=omega)
    assert wave.local_wave_covector("phi")["chi"] == omega
    local = wave.corrected().local_wave_covector("phi")
    size = (omega**2 - K) * S**2
    assert same(local["chi"], omega * size / (1 + size))
    assert local["tau"] == -omega
    assert not same(local["chi"], omega)


# -- series with a known end or a known law ---------------------------------------------------------------------------

rho = sp.Symbol("rho")
CYLINDER = gr.Metric(sp.diag(-1, 1, rho**2, 1), [t, rho, phi, z], domain=[rho > 0])


@pytest.mark.parametrize(("sign", "field"), [(1, "scalar"), (-1, "scalar"), (1, "maxwell")])
def test_cylindrical_waves_are_hankels_asymptotic_series(sign, field):
    """H₀⁽¹⁾(z) ~ √(2/πz) e^{i(z−π/4)} Σ iᵏ aₖ/zᵏ, aₖ = (−1²)(−3²)…(−(2k−1)²)/(k! 8ᵏ) [DLMF 10.17.5, 10.17.1]."""
    leading = 1 / sp.sqrt(rho)
    wave = optics.expansion(sign * rho - t, leading if field == "scalar" else [0, 0, 0, leading], CYLINDER, field=field)
    for k, amplitude in enumerate(wave.corrected(5).amplitudes):
        number = sp.prod([-((2 * j - 1) ** 2) for j in range(1, k + 1)]) / (sp.factorial(k) * 8**k)
        value = amplitude.component(() if field == "scalar" else (3,))
        assert same(value, (sign * sp.I) ** k * number / rho**k * leading)


def test_beams():
    """a_n = (iλ/2)ⁿ ∇⁴…∇² a₀/n! up to n = 2, λ along the beam: the paraxial equation 2 ∂_λ a = i ∇²a."""
    flat = gr.Metric(sp.diag(-1, 1, 1, 1), [t, x, y, z])
    straight = sp.exp(-(x**2) / 2 - y**2)
    for phase, length, across in (
        (z - t, z, straight),
        ((3 * x + 4 * y) / 5 - t, 5 * y / 4, sp.exp(-((4 * x - 3 * y) ** 2))),
    ):
        wave = optics.expansion(phase, across, flat, field="scalar").corrected(2)
        once = sum(across.diff(q, 2) for q in (x, y, z))
        twice = sum(once.diff(q, 2) for q in (x, y, z))
        assert same(wave.amplitudes[1].component(()), sp.I * length / 2 * once)
        assert wave.check().proved
        if length == z:  # in the other case twice also differentiates λ
            assert same(wave.amplitudes[2].component(()), -(length**2) / 8 * twice)


def test_other_charts_and_phases_that_are_integrals():
    """In cosmic time S = χ − ∫dt/a; Maxwell's field does not see a."""
    comoving = gr.FLRW(chart="comoving")
    time, scale = comoving.symbols("t a")
    wave = optics.expansion(chi - sp.Integral(1 / scale, time), [0, 0, sp.sin(theta), 0], comoving).corrected(5)
    conformal = optics.expansion(chi - tau, [0, 0, sp.sin(theta), 0], g).corrected(5)
    assert wave.is_exact().proved
    for mine, other in zip(wave.amplitudes, conformal.amplitudes, strict=True):
        assert [mine[k].to_sympy() for k in range(4)] == [other[k].to_sympy() for k in range(4)]


def test_a_solution_of_the_eikonal_equation_is_a_phase():
    from gr_toolkit.optics import eikonal

    solution = eikonal(g, constants={"tau": -1, "theta": 0, "phi": 0})
    wave = optics.expansion(solution, [0, 0, 0, DIPOLE], g)
    assert wave.check().proved
    assert wave.corrected().is_exact().proved


def test_a_plane_wave_of_gravity():
    """k = dV in ds² = 2 du dV + P² dX² + Q² dY²: |a|² ∝ 1/(PQ), as areas grow."""
    metric = gr.PlaneWave()
    V = metric.coordinates[1]
    P, Q = metric.symbols("P Q")
    first, second = optics.leading_amplitudes(V, metric)
    assert same(first["X"] * first["X"], P / Q)
    assert same(second["Y"] * second["Y"], Q / P)
    wave = optics.expansion(V, first)
    assert same(wave.squared_amplitude, 1 / (P * Q))


@pytest.mark.parametrize("dimension", [3, 5])
def test_other_dimensions(dimension):
    """Light from a point: |a|² times the area of a wave front is constant along the rays."""
    names = sp.symbols("t r u v w")[:dimension]
    time, r, *rest = names
    area = r if dimension == 3 else r**2 * sp.sin(rest[0])
    spheres = [r**2] if dimension == 3 else [r**2, r**2 * sp.sin(rest[0]) ** 2, 1]
    domain = [r > 0] if dimension == 3 else [r > 0, rest[0] > 0, rest[0] < sp.pi]
    metric = gr.Metric(sp.diag(-1, 1, *spheres), names, domain=domain)
    found = optics.leading_amplitudes(r - time, metric)
    assert len(found) == dimension - 2
    for amplitude in found:
        wave = optics.expansion(r - time, amplitude)
        assert wave.check().proved
        assert (wave.squared_amplitude * metric.scalar(area)).diff(r).is_zero()


def test_leading_amplitudes_are_found():
    assert [a0.nonzero() for a0 in optics.leading_amplitudes(chi - tau, g)] == [{(2,): 1}, {(3,): 1}]
    [scalar] = optics.leading_amplitudes(chi - tau, g, field="scalar")
    assert same(scalar.component(()), 1 / (a * S))
    found = optics.leading_amplitudes(rho - t, CYLINDER)
    assert [list(a0.nonzero()) for a0 in found] == [[(2,)], [(3,)]]
    for amplitude in found:
        assert optics.expansion(rho - t, amplitude).check().proved
    ingoing = gr.Schwarzschild("ingoing-eddington-finkelstein")
    v = ingoing.coordinates[0]
    assert all(optics.expansion(v, a0).check().proved for a0 in optics.leading_amplitudes(v, ingoing))
    with pytest.raises(gr.errors.InputError, match="does not solve the eikonal equation"):
        optics.leading_amplitudes(chi - 2 * tau, g)
    with pytest.raises(gr.errors.UnknownNameError):
        optics.leading_amplitudes(chi - tau, g, field="light")


def test_the_same_correction_in_two_charts():
    """Ingoing light of Schwarzschild: v = t + r + 2M log(r − 2M) is the phase −S of the other chart, up to its sign."""
    ingoing = gr.Schwarzschild("ingoing-eddington-finkelstein")
    v, r, angle, _ = ingoing.coordinates
    there = optics.expansion(-v, [0, 0, sp.sin(angle), 0], ingoing).corrected(2)
    hole = gr.Schwarzschild()
    time, r, angle, M = hole.symbols("t r theta M")
    here = optics.expansion(-time - r - 2 * M * sp.log(r - 2 * M), [0, 0, sp.sin(angle), 0], hole).corrected(2)
    for n in range(4):
        assert same(here.field_coefficient(n)["theta", "phi"], there.field_coefficient(n)["theta", "phi"].to_sympy())
        light, other = here.field_coefficient(n), there.field_coefficient(n)
        assert same(light["t", "theta"], other["v", "theta"].to_sympy())
        assert same(light["t", "r"], other["v", "r"].to_sympy())


def test_where_the_leading_order_is_exact():
    """A tangent to the spheres: exact if and only if it has no divergence on the unit sphere and a constant curl."""
    f, h = (sp.Function(name)(theta, phi) for name in "fh")
    wave = optics.expansion(chi - tau, [0, 0, f, h], g)
    divergence = (sp.sin(theta) * f).diff(theta) / sp.sin(theta) + h.diff(phi) / sp.sin(theta) ** 2
    curl = (h.diff(theta) - f.diff(phi)) / sp.sin(theta)
    size = a**4 * S**2
    assert wave.order(0).is_zero()
    assert same(wave.order(1)["tau"], -sp.I * divergence / size)
    assert same(wave.order(1)["chi"], -sp.I * divergence / size)
    assert wave.order(1)["theta"].is_zero()
    assert same(wave.order(2)["theta"], curl.diff(phi) / (size * S**2 * sp.sin(theta)) * -1)
    assert same(wave.order(2)["phi"], curl.diff(theta) / (size * S**2 * sp.sin(theta)))
    for exact in (1, sp.cos(theta), 3 + 2 * sp.cos(theta)):
        assert optics.expansion(chi - tau, [0, 0, 0, exact], g).is_exact().proved
    for other in (sp.sin(theta), sp.sin(theta) ** 2, sp.cos(theta) ** 2):
        assert optics.expansion(chi - tau, [0, 0, 0, other], g).is_exact().refuted


@pytest.mark.parametrize("name", ["FLRW", "Schwarzschild"])
def test_the_first_correction_of_any_amplitude(name):
    """a₁ = (i/2) x Δa₀ + i δ-part along the ray, x = C_K/S_K or 1/r, Δ = dδ + δd on the unit sphere: 2 for a dipole."""
    f, h = (sp.Function(letter)(theta, phi) for letter in "fh")
    sphere = gr.Metric(sp.diag(1, sp.sin(theta) ** 2), [theta, phi], domain=[theta > 0, theta < sp.pi])
    form = sphere.covector([f, h])
    laplacian = form.exterior_derivative().codifferential() + form.codifferential().exterior_derivative()
    if name == "FLRW":
        metric, phase, ratio, square = g, chi - tau, C / S, S**2
    else:
        metric = gr.Schwarzschild()
        time, r, M = metric.symbols("t r M")
        phase, ratio, square = r + 2 * M * sp.log(r - 2 * M) - time, 1 / r, r**2
    first = optics.expansion(phase, [0, 0, f, h], metric).next_amplitude()
    for component in ("theta", "phi"):
        assert same(first[component], sp.I * ratio / 2 * laplacian[component].to_sympy())
    assert same(first[1], -sp.I * form.codifferential().component(()).to_sympy() / square)
    assert first[0].is_zero()


# -- Schwarzschild ----------------------------------------------------------------------------------------------------


def test_corrections_on_the_way_out_of_a_black_hole():
    """u = r φ obeys u″ + ω²u = V u in r*: a₁/a₀ = −(i/2)∫V dr*, for l = 0 V = 2M f/r³; l = 1 of light V = 2 f/r²."""
    hole = gr.Schwarzschild()
    time, r, angle, M = hole.symbols("t r theta M")
    tortoise = r + 2 * M * sp.log(r - 2 * M)
    for sign in (1, -1):
        wave = optics.expansion(sign * tortoise - time, 1 / r, hole, field="scalar")
        assert same(wave.next_amplitude().component(()), sign * sp.I * M / (2 * r**3))
        light = optics.expansion(sign * tortoise - time, [0, 0, 0, sp.sin(angle) ** 2], hole)
        assert same(light.next_amplitude()["phi"], sign * sp.I * sp.sin(angle) ** 2 / r)
        assert light.corrected().leading_residual().power == -1
        assert not light.corrected().is_exact().proved


def test_light_that_passes_a_black_hole():
    """b is the impact parameter; |a|² k^r √−g does not change along r: |a|² ∝ 1/(√(r P) sin θ), P = r³ − b²(r − 2M)."""
    hole = gr.Schwarzschild()
    time, r, angle, M = hole.symbols("t r theta M")
    b = sp.Symbol("b", positive=True)
    square = r**3 - b**2 * (r - 2 * M)
    outside = [M > 0, r > 2 * M, angle > 0, angle < sp.pi, square > 0]
    metric = gr.Metric(hole.matrix, hole.coordinates, domain=outside)
    passing = b * angle - time + sp.Integral(sp.sqrt(square) / (sp.sqrt(r) * (r - 2 * M)), r)
    [leading] = optics.leading_amplitudes(passing, metric, field="scalar")
    value = leading.component(())
    assert same(value**4 * metric.scalar(r * square * sp.sin(angle) ** 2), 1)
    wave = optics.expansion(passing, leading, field="scalar")
    assert wave.check().proved
    assert wave.number_is_conserved().proved
    assert wave.corrected().check().proved
    for amplitude in optics.leading_amplitudes(passing, metric):
        assert optics.expansion(passing, amplitude).check().proved
    with pytest.raises(gr.errors.UnsupportedError, match="a domain that says which signs"):
        optics.leading_amplitudes(passing.subs(b, sp.Symbol("b")), hole, field="scalar")


def test_pulses_of_any_shape():
    """The amplitude may carry a function of the phase: nothing changes along the rays."""
    shape = sp.Function("F")(tau - chi)
    wave = optics.expansion(chi - tau, [0, 0, 0, DIPOLE * shape], g).corrected()
    assert same(wave.amplitudes[1]["phi"], sp.I * DIPOLE * shape * C / S)


# -- statements of geometric optics -----------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", BOTH)
@pytest.mark.parametrize(("units", "square"), [("Heaviside-Lorentz", 1), ("Gaussian", 4 * sp.pi)])
def test_photon_number(signature, units, square):
    """|A| = A₀/(a S) along φ: N^μ = ω A₀²/(2 k² a⁴ S² sin²θ) (1, 1, 0, 0), to the future in both signatures."""
    from dataclasses import replace

    conventions = replace(gr.FLRW(signature=signature).conventions, maxwell=units)
    metric = gr.FLRW(conventions=conventions)
    size = sp.Symbol("A0", real=True)
    wave = optics.expansion(chi - tau, [0, 0, 0, size], metric)
    expected = omega * size**2 / (2 * square * a**4 * S**2 * sp.sin(theta) ** 2)
    assert same(wave.photon_current["tau"], expected)
    assert same(wave.photon_current["chi"], expected)
    assert wave.number_is_conserved().proved
    bent = optics.expansion(chi - tau, [0, 0, 0, size * S], metric)
    assert bent.number_is_conserved().refuted
    assert bent.check().refuted


@pytest.mark.parametrize("signature", BOTH)
@pytest.mark.parametrize("units", ["Heaviside-Lorentz", "Gaussian", "SI"])
def test_the_energy_of_the_photons_is_that_of_the_field(signature, units):
    """Averaged over a period, which half the sum of the parts in phase and behind is: T^{μν} = N^μ ω k^ν, ħ = 1."""
    from dataclasses import replace

    metric = gr.FLRW(conventions=replace(gr.FLRW(signature=signature).conventions, maxwell=units))
    size = sp.Symbol("A0", positive=True)
    wave = optics.expansion(chi - tau, [0, 0, 0, size], metric)
    shapes = [sp.cos(omega * (chi - tau)), sp.sin(omega * (chi - tau))]
    parts = [
        electrodynamics.stress_energy(electrodynamics.field_strength(metric.covector([0, 0, 0, size * shape])))
        for shape in shapes
    ]
    mean = ((parts[0] + parts[1]) * sp.Rational(1, 2)).with_indices("^^")
    assert mean == wave.photon_current.tensor_product(wave.ray) * omega
    assert not mean.is_zero()


@pytest.mark.parametrize("signature", BOTH)
def test_rays_and_frequencies_do_not_see_the_signature(signature):
    metric = gr.FLRW(signature=signature)
    wave = optics.expansion(chi - tau, [0, 0, 0, 1], metric)
    assert same(wave.ray["tau"], 1 / a**2)
    assert same(wave.ray["chi"], 1 / a**2)
    assert electrodynamics.frequency(-wave.frequency * wave.phase.to_sympy(), metric) == metric.scalar(omega / a)


def test_polarisation():
    wave = optics.expansion(chi - tau, [0, 0, 1, sp.sin(theta)], g)
    assert wave.polarisation_is_transported().proved
    assert same(wave.polarisation["theta"], a * S / sp.sqrt(2))
    turning = optics.expansion(chi - tau, [0, 0, sp.cos(chi), sp.sin(chi) * sp.sin(theta)], g)
    assert turning.polarisation_is_transported().refuted
    assert turning.number_is_conserved().proved  # |a| alone is right
    assert turning.check().verdicts["order 1 up to multiples of k"].refuted
    circular = optics.expansion(chi - tau, [0, 0, 1, sp.I * sp.sin(theta)], g)
    assert circular.polarisation_is_transported().proved
    assert same(circular.squared_amplitude, 2 / (a * S) ** 2)


def test_a_gauge_changes_nothing_that_is_measured():
    function = sp.Function("beta", real=True)(*g.coordinates)
    plain = optics.expansion(chi - tau, [0, 0, 0, DIPOLE], g)
    moved = optics.expansion(chi - tau, [-function, function, 0, DIPOLE], g)
    assert moved.check().proved
    assert moved.photon_current == plain.photon_current
    assert moved.polarisation_is_transported().proved
    assert moved.order(1) != plain.order(1)  # by a multiple of k, which a1 takes away


GAUGES = st.lists(
    st.sampled_from([x, t * y, sp.Integer(0), sp.sin(z), sp.I * x, sp.Function("h")(t, x)]), min_size=3, max_size=3
)


@settings(max_examples=FEWER)
@given(st.sampled_from(sorted(METRICS)), PHASES, st.lists(COMPONENTS, min_size=2, max_size=2), GAUGES)
def test_no_order_sees_the_gauge(name, phase, amplitudes, gauge):
    """A + d(Σ λ_n ω^{−n} e^{iωS}), λ₀ = 0: a_n + i λ_{n+1} k + dλ_n."""
    if all(component == 0 for component in amplitudes[0]):
        return
    metric, q = gr.Metric(METRICS[name], [t, x, y, z]), (t, x, y, z)
    plain = [*amplitudes, [0] * 4]
    function = [sp.Integer(0), *gauge[:2], sp.Integer(0)]
    moved = [
        [plain[n][mu] + sp.I * function[n + 1] * phase.diff(q[mu]) + function[n].diff(q[mu]) for mu in range(4)]
        for n in range(3)
    ]
    if all(component == 0 for component in moved[0]):
        return
    one, two = optics.expansion(phase, plain, metric), optics.expansion(phase, moved, metric)
    for n in range(5):
        assert one.order(n) == two.order(n)
    assert one.field == two.field


def test_components_that_are_coupled_along_the_rays_are_refused():
    """Flat space in axes that turn with z: the transverse components turn into each other."""
    twisted = sp.Matrix([[-1, 0, 0, 0], [0, 1, 0, -y], [0, 0, 1, x], [0, -y, x, 1 + x**2 + y**2]])
    metric = gr.Metric(twisted, [t, x, y, z])
    with pytest.raises(gr.errors.UnsupportedError, match="coupled with each other"):
        optics.leading_amplitudes(z - t, metric)
    turning = [0, sp.cos(z), -sp.sin(z), -y * sp.cos(z) - x * sp.sin(z)]
    wave = optics.expansion(z - t, turning, metric)
    assert wave.is_exact().proved  # dX of the axes that do not turn, x = X cos z + Y sin z
    assert wave.polarisation_is_transported().proved


def test_a_gauge_transformation_of_the_whole_wave_is_exact():
    """A = d(λ e^{iωS})/iω has no field: a₀ = λ k, a₁ = −i dλ."""
    gauge = sp.Function("lambda")(*g.coordinates)
    amplitudes = [[gauge * (-2 * tau), gauge, 0, 0], [-sp.I * gauge.diff(q) for q in g.coordinates]]
    wave = optics.expansion(chi - tau**2, amplitudes, g)
    assert wave.field.is_zero()
    assert wave.is_exact().proved
    assert wave.check().verdicts["eikonal equation"].refuted  # the one exception: a0 is a multiple of k
    assert wave.check().verdicts["order 0"].proved


def test_what_is_left_open_are_unknown_functions():
    """−S_τ² + S_χ² over a²; 2k·∂A + (∇·k)A worked out with √−g = a⁴ S² sin θ."""
    wave = optics.expansion(metric=g, field="scalar", variables=[tau, chi])
    phase, amplitude = (sp.Function("S", real=True)(tau, chi), sp.Function("a0")(tau, chi))
    assert wave.ansatz.unknown == (phase, amplitude)
    assert same(wave.eikonal, (phase.diff(chi) ** 2 - phase.diff(tau) ** 2) / a**2)
    spread = (phase.diff(chi) * S**2).diff(chi) / (a**2 * S**2) - (a**2 * phase.diff(tau)).diff(tau) / a**4
    along = 2 * (phase.diff(chi) * amplitude.diff(chi) - phase.diff(tau) * amplitude.diff(tau)) / a**2
    assert same(wave.transport.component(()), along + spread * amplitude)
    assert same(wave.order(0).component(()), -wave.eikonal.to_sympy() * amplitude)
    light = optics.expansion(metric=g, variables=[tau, chi])
    assert len(light.ansatz.unknown) == 5
    assert light.amplitudes[0]["theta"] == sp.Function("a0_theta")(tau, chi)


def test_what_follows_from_the_equations_of_an_unknown_wave():
    """Rays are null geodesics by the eikonal equation, and |a|² k is conserved by transport; neither is so without."""
    wave = optics.expansion(metric=g, field="scalar", variables=[tau, chi])
    eikonal, transport = wave.eikonal_equation, sp.Eq(wave.transport.component(()).to_sympy(), 0)
    for component in ("tau", "chi"):
        assert gr.decide(wave.ray_equation[component], 0, assuming=[eikonal]).proved
        assert not gr.decide(wave.ray_equation[component], 0, assuming=[transport]).proved
    size, k = wave.amplitudes[0].component(()), wave.wave_covector.up(0)
    current = g.vector([k[mu] * size * size for mu in range(4)]).divergence().component(())
    assert gr.decide(current, 0, assuming=[transport]).proved
    assert not gr.decide(current, 0, assuming=[eikonal]).proved


def test_lorenz_gauge_order_by_order():
    wave = optics.expansion(chi - tau, [[0, 0, sp.sin(theta), 0], [0, 0, 0, 0]], g)
    assert wave.lorenz(0).is_zero()
    assert same(wave.lorenz(1), 2 * sp.cos(theta) / (a * S) ** 2)  # ∇·a0
    assert wave.lorenz(2).is_zero()


@pytest.mark.parametrize("signature", BOTH)
def test_waves_of_matter_in_an_expanding_universe(signature):
    """S = pχ − ∫E dτ, E² = p² + μ²a²: the number |φ|² k^τ √−g = |φ|² E a² S² sin θ of particles does not change."""
    metric = gr.FLRW(signature=signature)
    p, mu = sp.symbols("p mu", positive=True)
    energy = sp.sqrt(p**2 + mu**2 * a**2)
    phase = p * chi - sp.Integral(energy, tau)
    [leading] = optics.leading_amplitudes(phase, metric, field="scalar", scaled_mass=mu)
    wave = optics.expansion(phase, leading, field="scalar", scaled_mass=mu)
    assert wave.check().proved
    assert wave.number_is_conserved().proved
    conserved = wave.squared_amplitude * metric.scalar(energy * a**2 * S**2)
    assert conserved.diff(tau).is_zero()
    assert conserved.diff(chi).is_zero()
    with pytest.raises(gr.errors.InputError, match="does not solve the eikonal equation"):
        optics.leading_amplitudes(phase, metric, field="scalar")


def test_a_phase_that_does_not_solve_the_eikonal_equation():
    wave = optics.expansion(chi - 2 * tau, [0, 0, 0, 1], g)
    assert wave.check().refuted
    assert wave.check().verdicts["eikonal equation"].refuted
    assert wave.leading_residual().power == 2
    with pytest.raises(gr.errors.InputError, match="no next amplitude: eikonal equation does not hold"):
        wave.corrected()


def test_an_amplitude_that_is_not_transverse():
    wave = optics.expansion(chi - tau, [0, 1, 0, 1], g)
    assert wave.check().verdicts["eikonal equation"].proved
    assert wave.check().verdicts["transversality"].refuted
    with pytest.raises(gr.errors.InputError, match="transversality does not hold"):
        wave.next_amplitude()


# -- wrong input ------------------------------------------------------------------------------------------------------

WRONG = [
    ({"phase": sp.Integer(3), "amplitude": [0, 0, 0, 1]}, gr.errors.InputError, "phase 3 is constant"),
    ({"phase": K, "amplitude": [0, 0, 0, 1]}, gr.errors.InputError, "phase K is constant"),
    ({"phase": "chi - tau", "amplitude": [0, 0, 0, 1]}, gr.errors.InputError, "strings are not evaluated"),
    ({"phase": chi - sp.I * tau, "amplitude": [0, 0, 0, 1]}, gr.errors.InputError, "is not real"),
    ({"phase": omega * (chi - tau), "amplitude": [0, 0, 0, 1]}, gr.errors.InputError, "phase contains the frequency"),
    ({"phase": chi - tau, "amplitude": [0, 0, 0, omega]}, gr.errors.InputError, "amplitude a0 contains the frequency"),
    ({"phase": chi - tau, "amplitude": [0, 0, 1]}, IndexMismatchError, "amplitude a0 of a maxwell wave"),
    ({"phase": chi - tau, "amplitude": [0, 0, 0, 0]}, gr.errors.InputError, "there is no wave"),
    ({"phase": chi - tau, "amplitude": []}, gr.errors.InputError, "no amplitude in an empty list"),
    ({"phase": chi - tau, "amplitude": [[0, 0, 0, 1], 0]}, gr.errors.InputError, "stands among covectors"),
    ({"phase": chi - tau, "amplitude": 1}, gr.errors.GRToolkitError, "amplitude a0 of a maxwell wave"),
    ({"phase": chi - tau, "amplitude": [0, 0, 0, 1], "xi": 1}, gr.errors.InputError, "Maxwell's field has no xi"),
    ({"phase": chi - tau, "amplitude": [0, 0, 0, 1], "field": "light"}, gr.errors.UnknownNameError, "maxwell, scalar"),
    ({"phase": chi - tau, "amplitude": [0, 0, 0, 1], "frequency": 2}, gr.errors.InputError, "no symbol"),
    ({"phase": chi - tau, "amplitude": [[1]], "field": "scalar"}, gr.errors.InputError, "amplitude of a scalar wave"),
    ({"phase": chi - tau, "amplitude": 1, "field": "scalar", "mass": chi}, gr.errors.InputError, "depends on chi"),
    ({"phase": chi - tau, "amplitude": 1, "field": "scalar", "mass": 2 * omega}, gr.errors.InputError, "scaled_mass"),
    (
        {"phase": chi - tau, "amplitude": 1, "field": "scalar", "mass": 2, "scaled_mass": 1},
        gr.errors.InputError,
        "either constant or scaled",
    ),
    ({"phase": chi - tau, "amplitude": [0, 0, 0, 1], "frequency": K}, gr.errors.InputError, "the metric contains"),
    ({"variables": []}, gr.errors.InputError, "of no coordinate"),
    ({"variables": ["rho"]}, gr.errors.GRToolkitError, "rho"),
]


@pytest.mark.parametrize(("arguments", "error", "message"), WRONG)
def test_wrong_input(arguments, error, message):
    with pytest.raises(error) as caught:
        optics.expansion(metric=g, **arguments)
    assert message in "\n".join([str(caught.value), *getattr(caught.value, "__notes__", [])])


def test_no_metric_and_another_metric():
    with pytest.raises(gr.errors.InputError, match="on no metric"):
        optics.expansion(chi - tau, [0, 0, 0, 1])
    assert optics.expansion(chi - tau, g.covector([0, 0, 0, 1])).metric is g
    with pytest.raises(gr.errors.ConventionError):
        optics.expansion(chi - tau, gr.FLRW(K=1).covector([0, 0, 0, 1]), g)


def test_questions_that_a_wave_cannot_answer():
    scalar = optics.expansion(chi - tau, 1 / (a * S), g, field="scalar")
    for question in ("transversality", "polarisation"):
        with pytest.raises(gr.errors.InputError, match="no polarisation"):
            getattr(scalar, question)
    with pytest.raises(gr.errors.InputError, match="no field strength"):
        scalar.field_coefficient(0)
    with pytest.raises(gr.errors.InputError, match="no gauge"):
        scalar.lorenz(0)
    with pytest.raises(gr.errors.InputError, match="no number of an order"):
        scalar.order(-1)
    with pytest.raises(gr.errors.InputError, match="pure gauge"):
        _ = optics.expansion(chi - tau, [-1, 1, 0, 0], g).photon_current
    exact = optics.expansion(chi - tau, [0, 0, 0, 1], g)
    with pytest.raises(gr.errors.InputError, match="nothing is left"):
        exact.leading_residual().relative_to("at rest")
    with pytest.raises(gr.errors.InputError, match="is zero"):
        exact.local_wave_covector("theta")


def test_what_is_no_quadrature_is_refused():
    """Rays on which two coordinates run, and a source that mixes them."""
    x1, x2, x3, x0 = sp.symbols("x1 x2 x3 x0")
    curved = gr.Metric(sp.diag(-1, 1, 1 + x0**2 * x1**2, 1), [x0, x1, x2, x3])
    wave = optics.expansion(x1 - x0, (1 + x0**2 * x1**2) ** sp.Rational(-1, 4), curved, field="scalar")
    assert wave.check().proved
    with pytest.raises(gr.errors.UnsupportedError, match="write the amplitude yourself"):
        wave.next_amplitude()


def test_how_it_is_shown():
    wave = optics.expansion(chi - tau, [0, 0, 0, DIPOLE], g).corrected()
    assert repr(wave).splitlines()[:2] == ["maxwell wave (a0 + a1/omega) exp(I*omega*S) in FLRW", "  S = chi - tau"]
    assert r"e^{\mathrm{i}\omega S}" in wave._repr_latex_()
    assert "order 2 up to multiples of k: Proved" in repr(wave.check())
    assert r"\textbf{proved}" in wave.check()._repr_latex_()
    assert "The wave is exact" in wave.check().explain()
    left = optics.expansion(chi - tau, [0, 0, 0, DIPOLE], g).leading_residual()
    assert repr(left).splitlines()[0] == (
        "What is left of Maxwell's equations, all higher powers of omega being zero: J*omega**0*exp(I*omega*S), with"
    )
    assert repr(left).splitlines()[1].startswith("  J^phi = ")
    assert r"J\,  e^{\mathrm{i}\omega S}" in left._repr_latex_()
    assert "nothing is left" in wave.leading_residual()._repr_latex_()


def test_a_solution_of_the_eikonal_equation_is_expanded_as_it_is():
    """e^{iS} with S = ω(χ − τ): the frequency of the expansion is that of the solution."""
    wave = optics.expansion(optics.eikonal(g, constants={"theta": 0, "phi": 0}), [0, 0, 0, DIPOLE], metric=g)
    assert same(wave.phase, chi - tau)
    with pytest.raises(InputError, match=r"(?s)contains the frequency omega.*constants=\{\"omega\": 1\}"):
        optics.expansion(optics.eikonal(gr.Schwarzschild()), [0, 0, 0, 1], metric=gr.Schwarzschild())


def test_unknown_functions_are_not_those_of_the_metric():
    t, x, y, z = sp.symbols("t x y z")
    own = sp.Function("S", real=True)(t, x, y, z)
    h = gr.Metric(sp.exp(own) * sp.diag(-1, 1, 1, 1), [t, x, y, z])
    assert not same(optics.expansion(metric=h, field="scalar").phase, own)
    amplitude = sp.Function("a0")(t, x, y, z)
    h = gr.Metric(sp.diag(-1, 1, 1, 1 + amplitude**2), [t, x, y, z])
    assert not same(optics.expansion(metric=h, field="scalar").amplitudes[0].component(()), amplitude)


def test_amplitudes_are_typeset():
    assert "a_{0} = " in optics.expansion(chi - tau, [0, 0, 0, DIPOLE], g)._repr_latex_()
