"""Jacobi maps: exact, as series, and Etherington's reciprocity."""

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import InputError, TooLargeError
from gr_toolkit.optics import (
    area_distance_series,
    bundle,
    is_reciprocal,
    luminosity_distance,
    wronskian_is_constant,
)
from tests.optics.test_bundles import SIGNATURES, SLOWLY, outgoing, radial, tilted_schwarzschild

TAU_S, CHI_S, TAU_O, CHI_O, R_S, U_S = sp.symbols("tau_s chi_s tau_o chi_o r_s u_s")


@pytest.mark.parametrize("signature", SIGNATURES)
def test_distances_in_every_expanding_universe(signature) -> None:
    g = gr.FLRW(signature=signature)
    a, tau, chi, K = g.symbols("a tau chi K")
    observer = bundle([a**-2, a**-2, 0, 0], g).jacobi_equation().solve({tau: TAU_O, chi: CHI_O})
    # at the source: a_s S_K(χ_o − χ_s) [Schneider, Ehlers & Falco 1992, §4.5; Weinberg 2008, eq. 1.4.9]
    assert gr.decide(observer.angular_diameter_distance, a * gr.S_K(K, CHI_O - chi)).proved


def test_etherington_in_every_expanding_universe() -> None:
    g = gr.FLRW()
    a, tau, chi, K = g.symbols("a tau chi K")
    then, now = a.subs(tau, TAU_S), a.subs(tau, TAU_O)
    equation = bundle([a**-2, a**-2, 0, 0], g).jacobi_equation()
    source = equation.solve({tau: TAU_S, chi: CHI_S})
    observer = equation.solve({tau: TAU_O, chi: CHI_O})
    assert is_reciprocal(source, observer).proved
    # D_L = (1 + z) a_o S_K, 1 + z = a_o/a_s
    assert gr.decide(luminosity_distance(source, {}), a**2 / then * gr.S_K(K, chi - CHI_S)).proved
    bright = luminosity_distance(source, {tau: TAU_O, chi: CHI_O})
    seen = observer.angular_diameter_distance.subs({tau: TAU_S, chi: CHI_S})
    assert gr.decide(bright, (now / then) ** 2 * seen.to_sympy()).proved
    assert gr.decide(bright, (now / then) * seen.to_sympy()).refuted


@pytest.mark.nightly
def test_the_observer_may_sit_at_the_origin() -> None:
    g = gr.FLRW()
    a, tau, chi, K = g.symbols("a tau chi K")
    light = bundle([a**-2, -(a**-2), 0, 0], g)
    seen = light.jacobi_equation().solve({tau: TAU_O, chi: 0})
    assert gr.decide(seen.angular_diameter_distance, a * gr.S_K(K, chi)).proved


def test_a_wrong_map_is_refuted() -> None:
    g = gr.FLRW()
    a, tau, chi, K = g.symbols("a tau chi K")
    equation = bundle([a**-2, a**-2, 0, 0], g).jacobi_equation()
    then = a.subs(tau, TAU_S)
    right = a * then * gr.S_K(K, chi - CHI_S)
    place = {tau: TAU_S, chi: CHI_S}
    assert equation.is_solution(right).proved
    assert equation.has_vertex(right, place).proved
    assert equation.is_solution(a * then * (chi - CHI_S)).refuted  # flat space
    assert equation.is_solution(2 * right).proved
    assert equation.has_vertex(2 * right, place).refuted
    assert equation.is_solution([[right, 0], [0, 0]]).proved
    with pytest.raises(InputError, match="two rows"):
        equation.is_solution([[1, 0, 0], [0, 1, 0]])


def test_the_antipode_of_a_closed_universe_is_conjugate() -> None:
    g = gr.FLRW(K=1)
    a, tau, chi = g.symbols("a tau chi")
    light = bundle([a**-2, a**-2, 0, 0], g)
    source = light.jacobi_equation().solve({tau: TAU_S, chi: CHI_S})
    assert source.is_conjugate({chi: CHI_S + sp.pi}).proved
    verdict = source.is_conjugate({chi: CHI_S + sp.pi / 2})
    assert verdict.refuted
    assert dict(verdict.witness.assignment)[a] > 0  # a point of the domain as far as it goes
    open_ = gr.FLRW(K=-1)
    a, tau, chi = open_.symbols("a tau chi")
    source = bundle([a**-2, a**-2, 0, 0], open_).jacobi_equation().solve({tau: TAU_S, chi: CHI_S})
    assert source.is_conjugate({chi: CHI_S + sp.pi}).refuted


@pytest.mark.parametrize("signature", SLOWLY)
def test_principal_light_spreads_as_in_flat_space(signature) -> None:
    for g in (gr.Minkowski("spherical", signature=signature), gr.Schwarzschild(signature=signature)):
        r = g.symbols("r")
        D = bundle(radial(g), g).jacobi_equation().solve({r: R_S})
        assert [str(D.matrix[i][i]) for i in (0, 1)] == ["r - r_s", "r - r_s"]
    kerr = gr.Kerr(signature=signature)
    r = kerr.symbols("r")
    D = bundle(outgoing(kerr), kerr).jacobi_equation().solve({r: R_S})
    assert gr.decide(D.determinant, (r - R_S) ** 2).proved


def test_a_plane_wave_focuses_one_way_and_defocuses_the_other() -> None:
    u = sp.Symbol("u")
    g = gr.PlaneWave(P=sp.cos(u), Q=sp.cosh(u))
    u, half = g.coordinates[0], 1 / sp.sqrt(2)
    light = bundle([1, 0, 0, 0], g, observer=[half, -half, 0, 0])
    D = light.jacobi_equation().solve({u: U_S})
    # D″ = diag(−1, 1) D [Penrose 1965, Rev. Mod. Phys. 37, 215]
    assert gr.decide(D.matrix[0][0], sp.sin(u - U_S)).proved
    assert gr.decide(D.matrix[1][1], sp.sinh(u - U_S)).proved
    assert D.is_conjugate({u: U_S + sp.pi}).proved
    assert "Jacobi map" in repr(D)
    assert "begin{matrix}" in D._repr_latex_()


def test_where_no_closed_form_is_known() -> None:
    g, k = tilted_schwarzschild()
    equation = bundle(k, g).jacobi_equation()
    r = g.coordinates[1]
    with pytest.raises(InputError, match="no Jacobi map was found"):
        equation.solve({r: R_S})
    with pytest.raises(InputError, match="no event"):
        equation.solve({})
    with pytest.raises(InputError, match="no coordinate"):
        equation.solve({sp.Symbol("x"): 1})


@pytest.mark.nightly  # the doctest of the function says the same
def test_reciprocity_needs_a_symmetric_tidal_matrix() -> None:
    assert wronskian_is_constant().proved
    verdict = wronskian_is_constant(symmetric=False)
    assert verdict.refuted
    assert verdict.witness is not None


def test_reciprocity_is_of_one_bundle() -> None:
    g = gr.Schwarzschild()
    r = g.symbols("r")
    one, other = (bundle(radial(g), g).jacobi_equation().solve({r: R_S}) for _ in range(2))
    with pytest.raises(InputError, match="different bundles"):
        is_reciprocal(one, other)


# -- series ------------------------------------------------------------------------------------------------------------


def test_series_of_the_area_distance_in_a_radiation_universe() -> None:
    """a = τ, K = 0: λ = (τ³ − τ_0³)/3 and D_A/ω = τ τ_0 (τ − τ_0), expanded here by SymPy."""
    tau, x = gr.FLRW().symbols("tau"), sp.Symbol("x")
    g = gr.FLRW(a=tau, K=0)
    found = area_distance_series(g, 7, [tau**-2, tau**-2, 0, 0])
    root = sp.cbrt(1 + 3 * x)
    expected = sp.series(root * (root - 1), x, 0, 7).removeO()
    for n in range(1, 7):
        assert gr.decide(found[n], expected.coeff(x, n) * tau ** (3 - 3 * n)).proved


@pytest.mark.nightly
def test_first_terms_of_the_series_in_any_metric() -> None:
    """D_A = ω λ (1 − R_kk λ²/12 − ∇_k R_kk λ³/24 …) [Perlick 2004, eq. 34]."""
    g = gr.FLRW()
    a, _tau, _chi = g.symbols("a tau chi")
    light = bundle([a**-2, a**-2, 0, 0], g)
    found = area_distance_series(g, 5, [a**-2, a**-2, 0, 0])
    phi = light.ricci_focusing
    assert gr.decide(found[3], -phi.to_sympy() / 6).proved
    slope = light.congruence.along(phi)
    assert gr.decide(found[4], -slope.to_sympy() / 12).proved


def test_series_of_a_sheared_bundle() -> None:
    """By hand, 𝓡 = diag(ψ, −ψ): D = λ + 𝓡 λ³/6 + 𝓡′ λ⁴/12 + (3𝓡″ + 𝓡²) λ⁵/120, √(det D) = λ − ψ² λ⁵/180."""
    g, k = tilted_schwarzschild()
    M, L, r = (*sp.symbols("M L", positive=True), g.coordinates[1])
    light = bundle(k, g)
    D = light.jacobi_equation().series(5)
    psi = 3 * M * L**2 / r**5
    assert gr.decide(D[1][0][0], psi / 6).proved
    assert gr.decide(D[1][1][1], -psi / 6).proved
    assert D[0] == ((0, 0), (0, 0))
    slope = light.congruence.along(light.metric.scalar(psi))
    assert gr.decide(D[2][0][0], slope / 12).proved
    second = light.congruence.along(slope)
    assert gr.decide(D[3][0][0], second / 40 + psi**2 / 120).proved


@pytest.mark.nightly
@pytest.mark.parametrize("signature", SIGNATURES)
def test_series_do_not_know_the_signature(signature) -> None:
    g, k = tilted_schwarzschild(signature)
    M, L = sp.symbols("M L", positive=True)
    assert gr.decide(area_distance_series(g, 6, k)[5], -9 * M**2 * L**4 / (180 * g.coordinates[1] ** 10)).proved


def test_the_parameter_of_a_series_is_no_symbol_of_the_metric() -> None:
    tau, lam = gr.FLRW().symbols("tau"), sp.Symbol("lambda", positive=True)
    g = gr.FLRW(a=sp.exp(lam * tau), K=0)
    k = [sp.exp(-2 * lam * tau)] * 2 + [0, 0]
    found = area_distance_series(g, 4, k)
    assert gr.decide(found[3], -(lam**2) * sp.exp(-4 * lam * tau) / 6).proved  # ½ R_kk = λ² a⁻⁴, by hand
    for parameter in (lam, tau):
        with pytest.raises(InputError, match="not the affine distance"):
            area_distance_series(g, 4, k, parameter)


def test_what_is_no_series() -> None:
    g = gr.Minkowski()
    with pytest.raises(InputError, match="not null"):
        area_distance_series(g, 4, [1, 0, 0, 0])
    with pytest.raises(InputError, match="four components"):
        area_distance_series(g, 4, [1, 1])
    with pytest.raises(InputError, match="four components"):
        area_distance_series(g, 4, 5)
    with pytest.raises(InputError, match="no integer"):
        area_distance_series(g, 1.5)
    with pytest.raises(TooLargeError):
        area_distance_series(g, 40)


def test_a_vertex_that_leaves_the_frequency_open() -> None:
    g = gr.Minkowski()
    t, x = g.coordinates[:2]
    light = bundle([1, 1, 0, 0], g, observer=[sp.sqrt(1 + t**2), t, 0, 0])
    D = light.jacobi_equation().solve({x: 3})
    assert gr.decide(D.determinant, (x - 3) ** 2).proved
    with pytest.raises(InputError, match="frequency at the vertex is left open"):
        D.area_distance  # noqa: B018
    D = light.jacobi_equation().solve({t: 0, x: 3})
    assert gr.decide(D.area_distance, t).proved  # ω = 1, and x − 3 = t along the rays


def test_the_vertex_may_be_on_the_ray_or_anywhere() -> None:
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    equation = bundle(radial(g), g).jacobi_equation()
    assert gr.decide(equation.solve({r: 5 * M}).determinant, (r - 5 * M) ** 2).proved
    with pytest.raises(InputError, match="not proved"):
        equation.solve({r: r})  # the vertex is one event, no field
    for value in (None, "x"):
        with pytest.raises(InputError, match="value of r"):
            equation.solve({r: value})


def test_what_is_no_jacobi_map_and_no_place() -> None:
    g = gr.Schwarzschild()
    r = g.symbols("r")
    D = bundle(radial(g), g).jacobi_equation().solve({r: R_S})
    for pair in ((None, None), (D, None)):
        with pytest.raises(InputError, match="no Jacobi map"):
            is_reciprocal(*pair)
    with pytest.raises(InputError, match="no Jacobi map"):
        luminosity_distance(None, {})
    with pytest.raises(InputError, match="no event"):
        luminosity_distance(D, None)
    with pytest.raises(InputError, match="no event"):
        D.is_conjugate(3)


def test_a_series_of_distances_keeps_the_domain_of_its_metric() -> None:
    g = gr.FLRW(K=0)
    found = area_distance_series(g, 4)
    assert set(found.field.domain.conditions) >= set(g.conditions)
    assert "on the domain already" in str(gr.decide(found, found.to_sympy()))
    a = g.symbols("a")  # that is positive on the domain
    assert gr.decide(found, found.polynomial().to_sympy() * sp.Abs(a) / a).proved
    assert gr.decide(found, -found.polynomial().to_sympy() * sp.Abs(a) / a).refuted
