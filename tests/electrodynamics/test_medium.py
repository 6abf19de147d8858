"""The metric as a medium, and Maxwell's equations in the space of a conformally static metric."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import cos, sin

import gr_toolkit as gr
from gr_toolkit.electrodynamics import check, field_strength, in_space, medium, space_of
from gr_toolkit.errors import IndexMismatchError, InputError
from tests.electrodynamics.sliced_metric import sliced_metric, unknown_field, unknown_potential

SIGNATURES = ["-+++", "+---"]


def generic_field(g):
    """The field of a potential of which nothing is known."""
    return field_strength(unknown_potential(g))


# -- medium ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "metric",
    [
        gr.Minkowski(conventions=gr.Conventions("+---", maxwell="Gaussian", levi_civita="^")),
        gr.FLRW(conventions=gr.Conventions(maxwell="SI", field_sign=-1)),
        gr.Schwarzschild("painleve-gullstrand"),
        gr.Schwarzschild("ingoing-eddington-finkelstein", signature="+---"),
        gr.Kerr(),
        gr.Kerr(conventions="Landau-Lifshitz"),
    ],
    ids=lambda g: f"{g.name} {g.conventions.signature}",
)
def test_the_medium_has_the_metrics_maxwell_equations(metric):
    found, F = medium(metric), generic_field(metric)
    assert found.constitutive_relations(F).proved
    assert found.maxwell_equations(F).proved
    wrong = F + metric.form({(metric.coordinates[0].name, metric.coordinates[1].name): metric.coordinates[2]})
    closed_fails = found.maxwell_equations(wrong)  # dF ≠ 0
    assert closed_fails.refuted
    assert closed_fails.component.startswith("curl E")


def test_near_misses_are_refuted():
    g = gr.Kerr()
    F, right = generic_field(g), medium(g)
    for change in ("coupling", "permittivity"):
        wrong = medium(g)
        if change == "coupling":
            wrong.coupling = tuple(-w for w in right.coupling)
        else:
            wrong.permittivity = tuple(tuple(2 * e for e in row) for row in right.permittivity)
        verdict = wrong.constitutive_relations(F)
        assert verdict.refuted
        assert verdict.component == "D^r"
    assert right.maxwell_equations(F, current=g.vector([1, 0, 0, 0])).refuted


def test_known_media():
    """n = (1 + M/2ρ)³/(1 − M/2ρ) in isotropic coordinates [de Felice 1971]; a static metric at rest; FLRW a vacuum."""
    g = gr.Schwarzschild("isotropic")
    t, rho, theta, phi = g.coordinates
    flat = gr.Metric(sp.diag(-1, 1, rho**2, rho**2 * sin(theta) ** 2), [t, rho, theta, phi], domain=g.conditions)
    M = g.symbols("M")
    n = medium(g).refractive_index(flat)
    assert n == (1 + M / (2 * rho)) ** 3 / (1 - M / (2 * rho))
    assert n != 1 + 2 * M / rho  # the leading order
    at = n.to_sympy().subs(rho, 3)
    assert (at.subs(M, 0), at.diff(M).subs(M, 0)) == (1, sp.Rational(2, 3))
    for signature in SIGNATURES:
        a = gr.FLRW("isotropic-cartesian", K=0, signature=signature)
        assert medium(a).refractive_index() == a.symbols("a")  # t is not the conformal time
        assert medium(gr.Minkowski(signature=signature)).refractive_index() == 1
    kerr = gr.Kerr()
    M, a, r, theta = kerr.symbols("M a r theta")
    sigma = r**2 + a**2 * cos(theta) ** 2
    assert medium(kerr).coupling[2] == (2 * M * a * r * sin(theta) ** 2 / sigma) / (1 - 2 * M * r / sigma)
    proof = medium(kerr).constitutive_relations(kerr.form({("t", "r"): 1 / (r - 5 * M)}))
    assert {"5*M - r"} <= {
        str(c.expression) for c in proof.conditions
    }  # nothing is claimed where the field is singular
    assert medium(kerr).permeability == medium(kerr).permittivity


@pytest.mark.parametrize("name", ["Minkowski", "Kerr"])
def test_conformally_related_metrics_are_one_medium(name):
    g = getattr(gr, name)()
    factor = sp.Function("Omega", positive=True)(*g.coordinates[:2])
    scaled = gr.Metric(factor**2 * g.matrix, g.coordinates, domain=[*g.conditions, factor > 0])
    opposite = gr.Metric(-g.matrix, g.coordinates, domain=g.conditions, signature="+---")
    assert medium(scaled) == medium(g) == medium(opposite)
    stretched = g.matrix.as_mutable()
    stretched[1, 1] *= 4
    assert medium(gr.Metric(stretched, g.coordinates, domain=g.conditions)) != medium(g)


def test_flrw_is_the_medium_of_a_static_space():
    g = gr.FLRW()
    _, chi, theta, _ = g.coordinates
    S = gr.S_K(g.symbols("K"), chi)
    static = gr.Metric(sp.diag(-1, 1, S**2, S**2 * sin(theta) ** 2), g.coordinates, domain=g.conditions[1:])
    assert medium(g) == medium(static)


def test_what_is_no_medium():
    t, x, y, z = sp.symbols("t x y z")
    null = gr.Metric([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], [t, x, y, z])
    with pytest.raises(InputError, match=r"g_00 = 0: t is no time"):
        medium(null)
    with pytest.raises(InputError, match="has 3 dimensions"):
        medium(gr.Metric(sp.diag(-1, 1, 1), [t, x, y]))
    with pytest.raises(InputError, match=r"not isotropic: the component \[theta, theta\]"):
        medium(gr.Schwarzschild()).refractive_index(flat=gr.Minkowski("spherical"))
    with pytest.raises(InputError, match="the medium moves: w_r"):
        medium(gr.Schwarzschild("painleve-gullstrand")).refractive_index(flat=gr.Minkowski("spherical"))
    with pytest.raises(InputError, match="is no flat spacetime of 4 dimensions"):
        medium(gr.Schwarzschild()).refractive_index(flat=gr.Kerr())
    with pytest.raises(InputError, match="not isotropic"):  # its coordinates are not Cartesian
        medium(gr.Schwarzschild("isotropic")).refractive_index()
    M, rho = sp.symbols("M rho")
    n = medium(gr.Schwarzschild("isotropic")).refractive_index(flat=gr.Minkowski("spherical"))
    assert gr.decide(n, (1 + M / (2 * rho)) ** 3 / (1 - M / (2 * rho))).proved
    with pytest.raises(IndexMismatchError):
        medium(gr.Kerr()).fields(gr.Kerr().covector([1, 0, 0, 0]))
    assert "ε = μ = [[1, 0, 0]" in repr(medium(gr.Minkowski()))
    assert r"\varepsilon" in medium(gr.Minkowski())._repr_latex_()


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_constitutive_relations_of_every_metric(signature):
    """For every metric with spacelike slices and every field: ten and six unknown functions."""
    g = sliced_metric(signature=signature)
    F = unknown_field(g)
    assert medium(g).constitutive_relations(F).proved
    wrong = medium(g)
    wrong.coupling = tuple(2 * w for w in wrong.coupling)
    assert wrong.constitutive_relations(F).refuted


@pytest.mark.nightly
def test_maxwells_equations_of_every_metric_are_those_of_a_medium():
    g = sliced_metric()
    assert medium(g).maxwell_equations(generic_field(g)).proved


@pytest.mark.nightly
def test_the_medium_of_kerr_in_cartesian_coordinates():
    g = gr.Kerr("kerr-schild")
    F = generic_field(g)
    assert medium(g).constitutive_relations(F).proved
    assert medium(g).maxwell_equations(F).proved


# -- in space ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "metric",
    [
        gr.Minkowski(signature="+---"),
        gr.FLRW(),
        gr.FLRW(conventions=gr.Conventions("+---", maxwell="Gaussian", levi_civita="^", field_sign=-1)),
        gr.Schwarzschild(conventions="Landau-Lifshitz"),
    ],
    ids=lambda g: f"{g.name} {g.conventions.signature}",
)
def test_curl_and_wave_equations_for_every_potential(metric):
    """With a_μ generic: the 3+1 equations are the covariant ones, and the wave equations with Ric follow."""
    found = in_space(generic_field(metric))
    assert found.maxwell_equations().proved
    assert found.wave_equations().proved
    not_closed = in_space(generic_field(metric) + metric.form({(0, 1): metric.coordinates[2] ** 3}))
    assert not_closed.maxwell_equations().refuted
    assert not_closed.wave_equations().refuted


@pytest.mark.parametrize("K", [-1, 0, 1, None])
def test_space_of_the_universe(K):
    """R_{ij} = 2K γ_{ij}, K = −1, 0, 1 or a symbol; the same for both signatures and every a."""
    for signature in SIGNATURES:
        g = gr.FLRW(signature=signature) if K is None else gr.FLRW(K=K, signature=signature)
        curvature = g.symbols("K") if K is None else K
        gamma = space_of(g)
        assert gamma.ricci == gamma.covariant * (2 * curvature)
        assert gamma.ricci != gamma.covariant * (2 * curvature + 1)
        assert [gamma[i, i] for i in range(3)] == [
            1,
            gr.S_K(curvature, g.coordinates[1]) ** 2,
            gr.S_K(curvature, g.coordinates[1]) ** 2 * sin(g.coordinates[2]) ** 2,
        ]


def closed_wave(g, omega):
    """The l = 1 wave A_φ = (cot χ sin ωχ − ω cos ωχ) cos ωτ sin²θ of a closed universe."""
    tau, chi, theta, _ = g.coordinates
    radial = cos(chi) / sin(chi) * sin(omega * chi) - omega * cos(omega * chi)
    return field_strength(g.covector([0, 0, 0, radial * cos(omega * tau) * sin(theta) ** 2]))


def test_the_curvature_term_is_needed():
    """(∂_τ² − D² + 2K) E = 0 of a wave on the three-sphere; with another coefficient of K it fails."""
    g = gr.FLRW(K=1)
    F = closed_wave(g, 3)
    assert check(field=F).proved
    found = in_space(F)
    assert (found.charge_density, found.current) == (0, 0)
    for vector in (found.electric, found.magnetic):
        assert found.wave_operator(vector) == 0
        assert not vector.is_zero()
        assert found.wave_operator(vector) - vector * 2 != 0  # without 2K


def test_known_wave_in_flat_space():
    g = gr.Minkowski()
    t, _, _, z = g.coordinates
    found = in_space(field_strength(g.covector([0, cos(2 * t - 2 * z), 0, 0])))
    assert found.wave_equations().proved
    assert found.wave_operator(found.electric) == 0
    slow = in_space(field_strength(g.covector([0, cos(t - 2 * z), 0, 0])))
    assert slow.wave_equations().proved  # with the current that it needs
    assert slow.current != 0
    assert slow.wave_operator(slow.electric) != 0
    assert found.electric.nonzero()[(0,)] == -2 * -sin(2 * t - 2 * z)  # E = −∂_t A


def test_spaces_that_are_none():
    with pytest.raises(InputError, match=r"depends on t: .*\n  write: a chart with conformal time"):
        space_of(gr.FLRW("comoving"))
    with pytest.raises(InputError, match=r"g_\[t, phi\] does not vanish"):
        in_space(generic_field(gr.Kerr()))
    found = in_space(generic_field(gr.Minkowski()))
    with pytest.raises(InputError, match="is no covector on the"):
        found.wave_operator(gr.Minkowski().covector([0, 1, 0, 0]))
    assert "field in the space" in repr(in_space(field_strength(gr.Minkowski().covector([0, 0, 0, 0]))))


def test_the_optical_space_of_a_black_hole():
    """γ = g_{ij}/|g_00|; E_i solves its wave equation [Abramowicz, Carter & Lasota 1988]."""
    g = gr.Schwarzschild()
    r, M = g.symbols("r M")
    gamma = space_of(g)
    assert gamma[0, 0] == 1 / (1 - 2 * M / r) ** 2
    found = in_space(field_strength(g.covector([-1 / r, 0, 0, 0])))
    assert found.wave_operator(found.electric) == 0
    assert found.electric.nonzero() == {(0,): 1 / r**2}
