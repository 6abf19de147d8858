"""Optical scalars of null congruences against the literature, and the equations they obey."""

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import AmbiguousSignError, ConventionError, InputError
from gr_toolkit.optics import bundle

SIGNATURES = ("-+++", "+---")
SLOWLY = ("-+++", pytest.param("+---", marks=pytest.mark.nightly))  # where conventions are tested elsewhere too
M, L, E = sp.symbols("M L E", positive=True)


def radial(g: gr.Metric, direction: int = 1) -> list:
    """Radial light of Schwarzschild's spacetime, or of flat space."""
    f = 1 - 2 * g.symbols("M") / g.symbols("r") if g.parameters else 1
    return [sp.S.One / f, direction, 0, 0]


def outgoing(kerr: gr.Metric, sign: int = 1) -> list:
    """Kerr's principal null directions [Chandrasekhar 1983, §56]."""
    mass, a, r = kerr.symbols("M a r")
    delta = r**2 - 2 * mass * r + a**2
    return [(r**2 + a**2) / delta, sign, 0, a / delta]


def tilted_schwarzschild(signature: str = "-+++") -> tuple[gr.Metric, list]:
    """Rays of the phase S = −t + ∫ p_r dr + Lθ: geodesics with impact parameter L in planes through the axis."""
    t, r, theta, phi = sp.symbols("t r theta phi")
    f = 1 - 2 * M / r
    domain = [r > 2 * M, r**2 > f * L**2, theta > 0, theta < sp.pi]
    sign = 1 if signature == "-+++" else -1
    matrix = sign * sp.diag(-f, 1 / f, r**2, r**2 * sp.sin(theta) ** 2)
    g = gr.Metric(matrix, [t, r, theta, phi], domain=domain, signature=signature)
    return g, [1 / f, sp.sqrt(1 - f * L**2 / r**2), L / r**2, 0]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_light_from_a_point_and_from_a_line_in_flat_space(signature) -> None:
    g = gr.Minkowski(signature=signature)
    _t, x, y, z = g.coordinates
    rho, distance = sp.sqrt(x**2 + y**2 + z**2), sp.sqrt(x**2 + y**2)
    point = bundle([1, x / rho, y / rho, z / rho], g)
    assert gr.decide(point.expansion, 1 / rho).proved
    assert point.is_shear_free().proved
    assert point.is_wave_front().proved
    assert point.is_gradient().proved
    line = bundle([1, x / distance, y / distance, 0], g)
    assert gr.decide(line.expansion, 1 / (2 * distance)).proved
    assert gr.decide(line.shear_squared, 1 / (4 * (x**2 + y**2))).proved
    assert line.is_shear_free().refuted
    assert line.sachs_equations().proved
    plane = bundle([1, 0, 0, 1], g)
    assert plane.expansion == 0
    assert plane.shear_squared == 0
    assert plane.twist == 0


@pytest.mark.parametrize("signature", SLOWLY)
@pytest.mark.parametrize("spacetime", [gr.Kerr, pytest.param(gr.KerrNewman, marks=pytest.mark.nightly)])
def test_principal_light_of_kerr_is_shear_free_and_twists(spacetime, signature) -> None:
    g = spacetime(signature=signature)
    a, r, theta = g.symbols("a r theta")
    charge = g.symbols("Q") ** 2 if spacetime is gr.KerrNewman else 0
    mass = g.symbols("M")
    delta = r**2 - 2 * mass * r + a**2 + charge
    root = sp.sqrt(delta) * sp.sqrt(r**2 + a**2 * sp.cos(theta) ** 2)
    carter = [(r**2 + a**2) / root, 0, 0, a / root]
    light = bundle([(r**2 + a**2) / delta, 1, 0, a / delta], g, observer=carter)
    # θ + iω = −ρ = 1/(r − ia cos θ) [Chandrasekhar 1983, §56, eq. 175]
    assert gr.decide(light.expansion + sp.I * light.twist.to_sympy(), 1 / (r - sp.I * a * sp.cos(theta))).proved
    assert light.is_shear_free().proved
    assert light.is_wave_front().refuted  # the twin of the Schwarzschild test below
    assert light.inaffinity == 0
    assert light.sachs_equations().proved
    assert light.weyl_focusing == 0  # Goldberg and Sachs
    assert light.shear == 0


def test_ingoing_light_of_kerr_converges_and_radial_light_of_schwarzschild_has_wave_fronts() -> None:
    light = bundle(outgoing(gr.Kerr(), -1), gr.Kerr())
    r, a, theta = gr.Kerr().symbols("r a theta")
    assert gr.decide(light.expansion, -r / (r**2 + a**2 * sp.cos(theta) ** 2)).proved
    assert light.is_shear_free().proved
    g = gr.Schwarzschild()
    assert bundle(radial(g), g).is_wave_front().proved


@pytest.mark.parametrize("signature", SIGNATURES)
def test_light_past_a_mass_is_sheared_by_the_tides(signature) -> None:
    g, k = tilted_schwarzschild(signature)
    r = g.coordinates[1]
    light = bundle(k, g)
    assert light.is_gradient().proved
    assert light.is_shear_free().refuted
    # 𝓡 = ±3ML²/r⁵, stretched in the plane of the ray [Perlick 2004, eq. 109 f.; Schneider, Ehlers & Falco §3.4]
    (one, _), (_, other) = light.tidal_matrix
    assert gr.decide(one, 3 * M * L**2 / r**5).proved
    assert gr.decide(other, -3 * M * L**2 / r**5).proved
    assert light.ricci_focusing == 0
    assert light.sachs_equations().proved


def test_the_scalars_know_no_screen_and_no_observer() -> None:
    g, k = tilted_schwarzschild()
    r, theta = g.coordinates[1:3]
    f = 1 - 2 * M / r
    observers = [
        None,
        [sp.sqrt(2) / sp.sqrt(f), 0, 0, 1 / (r * sp.sin(theta))],
        [sp.Rational(5, 4) / sp.sqrt(f), 0, 3 / (4 * r), 0],
    ]
    shears = []
    for observer in observers:
        light = bundle(k, g, observer=observer)
        (a, b), (c, d) = light.gradient_matrix
        assert (a + d - 2 * light.expansion).is_zero()
        assert (c - b - 2 * light.twist).is_zero()
        assert (light.shear * light.shear.conjugate() - light.shear_squared).is_zero()
        shears.append(light.shear)
    assert shears[0] != shears[1]  # σ itself turns with the screen


@pytest.mark.nightly
def test_twist_has_one_sign_in_every_screen() -> None:
    g = gr.Kerr()
    r, theta, a = g.symbols("r theta a")
    root = sp.sqrt(r**2 - 2 * g.symbols("M") * r + a**2) * sp.sqrt(r**2 + a**2 * sp.cos(theta) ** 2)
    for observer in ("normal", [(r**2 + a**2) / root, 0, 0, a / root]):
        light = bundle(outgoing(g), g, observer=observer)
        (_, b), (c, _) = light.gradient_matrix
        assert gr.decide(c - b, 2 * a * sp.cos(theta) / (r**2 + a**2 * sp.cos(theta) ** 2)).proved


@pytest.mark.parametrize(
    "signs",
    [
        pytest.param({}, marks=pytest.mark.nightly),
        pytest.param({"riemann": -1}, marks=pytest.mark.nightly),
        {"ricci": -1},
        {"levi_civita": "^"},
        {"signature": "+---", "riemann": -1},
    ],
)
def test_no_convention_changes_what_is_measured(signs) -> None:
    conventions = gr.Conventions(**signs)
    g = gr.FLRW(conventions=conventions)
    a, tau, chi, K = g.symbols("a tau chi K")
    light = bundle([a**-2, a**-2, 0, 0], g)
    slope = a.diff(tau)
    expected = (K * a**2 - a * a.diff(tau, 2) + 2 * slope**2) / a**6  # ½ R_{kk} of Robertson and Walker's metric
    assert gr.decide(light.ricci_focusing, expected).proved
    assert gr.decide(light.expansion, slope / a**3 + gr.C_K(K, chi) / (a**2 * gr.S_K(K, chi))).proved
    assert gr.decide(light.frequency, 1 / a).proved
    assert light.sachs_equations().proved
    kerr = gr.Kerr(conventions=conventions)
    spin, r, theta = kerr.symbols("a r theta")
    twist = bundle(outgoing(kerr), kerr).twist
    assert gr.decide(twist, spin * sp.cos(theta) / (r**2 + spin**2 * sp.cos(theta) ** 2)).proved


def test_a_parameter_that_is_not_affine() -> None:
    g = gr.FLRW()
    a, tau, chi, K = g.symbols("a tau chi K")
    light = bundle([1, 1, 0, 0], g)  # conformal time as parameter: κ = d ln a²/dτ
    assert gr.decide(light.inaffinity, 2 * a.diff(tau) / a).proved
    assert gr.decide(light.expansion, a.diff(tau) / a + gr.C_K(K, chi) / gr.S_K(K, chi)).proved
    assert light.sachs_equations().proved
    with pytest.raises(InputError, match="not affine"):
        light.jacobi_equation()
    with pytest.raises(InputError, match="not affine"):
        light.conserves_photons(1)
    with pytest.raises(InputError, match="not affine"):
        light.focusing_distance()


def test_focusing_equation_holds_in_every_metric() -> None:
    from gr_toolkit.optics import focusing_in_every_metric

    assert focusing_in_every_metric().proved
    assert focusing_in_every_metric(3).proved
    every = gr.EveryMetric(4)
    left = r"k^\nu \nabla_\nu \nabla_\mu k^\mu - \nabla_\mu (k^\nu \nabla_\nu k^\mu)"
    wrong = left + r" = -\nabla_\mu k_\nu \nabla^\nu k^\mu + R_{\mu\nu} k^\mu k^\nu"
    assert every.decide(wrong, fields=[r"k_\mu"]).refuted


def test_null_energy_condition() -> None:
    def light(g: gr.Metric) -> gr.optics.Bundle:
        return bundle([1, 1, 0, 0], g)

    closed, open_, flat = (gr.FLRW(a=1, K=K) for K in (1, -1, 0))  # static: ½ R_kk = K
    assert light(closed).null_energy_condition().proved
    assert light(flat).null_energy_condition().proved
    verdict = light(open_).null_energy_condition()
    assert verdict.refuted
    assert verdict.witness is not None
    assert light(gr.FLRW(a=1)).null_energy_condition().undecided  # the sign of K is open


def test_focusing_theorem() -> None:
    g = gr.Schwarzschild()
    r = g.symbols("r")
    light = bundle(radial(g, -1), g)
    assert gr.decide(light.focusing_distance(), r).proved  # attained at r = 0
    with pytest.raises(InputError, match="does not converge"):
        bundle(radial(g), g).focusing_distance()
    with pytest.raises(InputError, match="no wave fronts"):
        bundle(outgoing(gr.Kerr(), -1), gr.Kerr()).focusing_distance()
    with pytest.raises(InputError, match="does not focus"):
        bundle([1, -1, 0, 0], gr.FLRW(a=1, K=-1)).focusing_distance()
    with pytest.raises(AmbiguousSignError):
        bundle([1, -1, 0, 0], gr.FLRW(a=1)).focusing_distance()


def test_amplitudes_fall_with_the_root_of_the_area() -> None:
    g = gr.Schwarzschild()
    r, _t, theta = g.symbols("r t theta")
    light = bundle(radial(g), g)
    assert light.conserves_photons(sp.sin(theta) / r).proved
    assert light.conserves_photons(1 / r**2).refuted
    flrw = gr.FLRW()
    a, chi, K = flrw.symbols("a chi K")
    light = bundle([a**-2, a**-2, 0, 0], flrw)
    assert light.conserves_photons(1 / (a * gr.S_K(K, chi))).proved
    assert light.conserves_photons(1 / gr.S_K(K, chi)).refuted
    with pytest.raises(InputError, match="amplitude is zero"):
        light.conserves_photons(0)


def test_plane_waves_shear_light_that_meets_them() -> None:
    g = gr.PlaneWave()
    P, Q, u = g.symbols("P Q u")
    half = 1 / sp.sqrt(2)
    light = bundle([1, 0, 0, 0], g, observer=[half, -half, 0, 0])
    one, other = P.diff(u) / P, Q.diff(u) / Q
    assert gr.decide(light.expansion, (one + other) / 2).proved
    assert gr.decide(light.shear_squared, (one - other) ** 2 / 4).proved
    assert light.sachs_equations().proved
    assert bundle([0, 1, 0, 0], g).expansion == 0  # along with the wave


# -- wrong input -------------------------------------------------------------------------------------------------------


def test_what_is_no_bundle_of_light() -> None:
    g = gr.Minkowski()
    t, x, y, _z = g.coordinates
    with pytest.raises(InputError, match=r"not null.*refuted at"):
        bundle([1, 0, 0, 0], g)
    with pytest.raises(InputError, match="no geodesic"):
        bundle([1, sp.cos(t), sp.sin(t), 0], g)
    with pytest.raises(InputError, match="not a real one"):
        bundle([0, 1, sp.I, 0], g)
    with pytest.raises(InputError, match="zero vector"):
        bundle([0, 0, 0, 0], g)
    with pytest.raises(InputError, match="belong to no metric"):
        bundle([1, 1, 0, 0])
    with pytest.raises(ConventionError):
        bundle(gr.Kerr().vector([1, 1, 0, 0]), g)
    plane = gr.Metric(sp.diag(-1, 1, 1), [t, x, y])
    with pytest.raises(InputError, match="3 dimensions"):
        bundle([1, 1, 0], plane)


def test_observers_who_are_none_and_rays_to_the_past() -> None:
    g = gr.Minkowski()
    with pytest.raises(InputError, match="u·u"):
        bundle([1, 1, 0, 0], g, observer=[1, 1, 0, 0])
    with pytest.raises(InputError, match="u·u"):
        bundle([1, 1, 0, 0], g, observer=[0, 1, 0, 0])
    for signature in SIGNATURES:
        with pytest.raises(InputError, match="points to the past"):
            bundle([-1, -1, 0, 0], gr.Minkowski(signature=signature), observer="at rest")
        kerr = gr.Kerr(signature=signature)
        with pytest.raises(InputError, match="points to the past"):
            bundle([-x for x in outgoing(kerr)], kerr)
    ingoing = gr.Metric(sp.diag(sp.Matrix([[-1, 1], [1, 0]]), 1, 1), sp.symbols("v r x y"))
    with pytest.raises(InputError, match="count the frequency"):
        bundle([0, 1, 0, 0], ingoing)  # v is null: an observer says
    assert bundle([0, -1, 0, 0], ingoing).expansion == 0


def test_the_gradient_of_an_outgoing_phase_points_to_the_past_in_the_other_signature() -> None:
    """S = r − t …: ∂^μ S in −+++, −∂^μ S in +−−−, and one expansion."""
    for spacetime in (gr.Schwarzschild, gr.FLRW):
        found = []
        for signature in SIGNATURES:
            g = spacetime(signature=signature)
            slope = 1 / (1 - 2 * g.symbols("M") / g.symbols("r")) if spacetime is gr.Schwarzschild else 1
            sign = 1 if signature == "-+++" else -1
            found.append(bundle(g.covector([-sign, sign * slope, 0, 0])).expansion)
            with pytest.raises(InputError, match="points to the past"):
                bundle(g.covector([sign, -sign * slope, 0, 0]))
        assert gr.decide(*found).proved


def test_a_phase_gives_rays_and_they_are_shown() -> None:
    g = gr.Minkowski()

    class Phase:
        ray = g.covector([-1, 1, 0, 0])

    light = bundle(Phase())
    assert light.ray[0] == 1
    assert repr(light) == "bundle with expansion 0, shear 0, twist 0"
    assert r"\theta = 0" in light._repr_latex_()
