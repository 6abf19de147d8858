"""Refractive indices: which definitions give the orbits, and their values, limits and refusals."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import GRToolkitError, InputError, UnknownNameError
from gr_toolkit.motion import refractive_index, refractive_indices
from gr_toolkit.motion.indices.definitions import DEFINITIONS

E, m, b, v = sp.symbols("E m b v", positive=True)
M = gr.Schwarzschild().symbols("M")
GIVE = {"momentum", "phase", "proper momentum"}  # in every chart
ALIKE = {"radial momentum", "tangential momentum"}  # the momentum index, where the chart is isotropic


@pytest.fixture(scope="module")
def isotropic():
    return refractive_indices(gr.Schwarzschild("isotropic"))


@pytest.fixture(scope="module")
def areal():
    return refractive_indices(gr.Schwarzschild())


def test_which_indices_give_the_orbits(isotropic, areal):
    for found, expected in ((isotropic, GIVE | ALIKE), (areal, GIVE)):
        answers = found.verdicts()
        assert {name for name, answer in answers.items() if answer.proved} == expected
        assert {name for name, answer in answers.items() if answer.refuted} == set(DEFINITIONS) - expected
        assert all(answer.witness is not None for answer in answers.values() if answer.refuted)
    assert isotropic.chart_is_isotropic().proved
    assert areal.chart_is_isotropic().refuted


def test_of_light_the_coordinate_speed_gives_the_rays_as_well():
    light = refractive_indices(gr.Schwarzschild("isotropic"), v=1)
    assert light["coordinate speed"].gives_orbit().proved
    assert light["proper speed"].gives_orbit().refuted  # it is 1
    assert sp.cancel(light["proper speed"].formula) == 1
    assert (
        refractive_indices(gr.Schwarzschild("isotropic"), v=sp.Rational(99, 100))["coordinate speed"]
        .gives_orbit()
        .refuted
    )


def test_bouguers_law_is_a_first_integral_of_the_same_indices(isotropic, areal):
    for found in (isotropic, areal):
        for name, index in found.items():
            assert index.bouguer().proved == index.gives_orbit().proved, name
    n = isotropic["momentum"]
    assert gr.decide(n.medium.invariant(n.squared, "isotropic"), b**2).proved  # n ρ sin ψ = b, the impact parameter
    n = areal["phase"]
    assert gr.decide(n.medium.invariant(n.squared, "isotropic"), (v * b) ** 2).proved
    assert gr.decide(n.medium.invariant(n.squared, "isotropic"), b**2).refuted


def test_an_index_belongs_to_its_lengths(isotropic, areal):
    assert isotropic["momentum"].gives_orbit("proper").refuted
    assert areal["momentum"].gives_orbit("chart").refuted
    assert areal["proper momentum"].gives_orbit("isotropic").refuted
    for lengths in ("isotropic", "chart", "proper"):  # whatever the paper means by lengths
        assert areal["proper speed"].gives_orbit(lengths).refuted
        assert areal["proper velocity"].gives_orbit(lengths).refuted
        assert areal["equation 19"].gives_orbit(lengths).refuted


def test_the_formulas(isotropic, areal):
    rho, r = isotropic.medium.functions.r, areal.medium.functions.r
    f, psi = ((1 - M / (2 * rho)) / (1 + M / (2 * rho))) ** 2, (1 + M / (2 * rho)) ** 4
    local = 1 - f * (1 - v**2)  # the squared speed for observers at rest
    expected = {
        "momentum": psi * local / (f * v**2),
        "phase": psi * local / f,
        "coordinate speed": psi / (f * local),
        "proper speed": v**2 / local,
        "proper velocity": v**2 / (1 - v**2) / (local / (1 - local)),  # (γw)² = w²/(1 − w²)
    }
    for name, square in expected.items():
        assert gr.decide(isotropic[name].squared, square).proved, name
    # eq. 19 with E = 1 − v², J = v b
    weinberg, B = 1 - v**2, 1 - 2 * M / r
    typed = sp.sqrt(1 - weinberg) / (weinberg * sp.sqrt(B) * sp.sqrt(1 / B - (v * b) ** 2 / r**2 - weinberg))
    assert gr.decide(areal["equation 19"].squared, typed**2).proved
    assert gr.decide(areal["equation 19"].squared, typed**2 * weinberg**3).refuted  # 1/√E in place of E


def test_it_is_p_over_E_of_the_older_function():
    g = gr.Schwarzschild("isotropic")
    n = refractive_indices(g, energy=E, mass=m)
    assert gr.decide(n["phase"].squared, refractive_index(g, energy=E, mass=m) ** 2).proved
    assert n["phase"].gives_orbit().proved
    assert n["coordinate speed"].gives_orbit().refuted
    assert gr.decide(refractive_indices(g, energy=E)["momentum"].squared, refractive_index(g) ** 2).proved


def test_limits(isotropic, areal):
    rho = isotropic.medium.functions.r
    light = ((1 + M / (2 * rho)) ** 3 / (1 - M / (2 * rho))) ** 2
    newton = 1 + 2 * M / (rho * v**2)  # energy: v² + 2M/r
    limits = {  # far out, light, Newton: squares
        "momentum": (1, light, newton),
        "phase": (v**2, light, newton * v**2),
        "coordinate speed": (1 / v**2, light, 1 / (newton * v**2)),
        "proper speed": (1, 1, 1 / newton),
        "proper velocity": (1, ((1 - M / (2 * rho)) / (1 + M / (2 * rho))) ** 2, 1 / newton),
    }
    for name, (far, of_light, slow) in limits.items():
        n = isotropic[name]
        assert sp.simplify(n.far_out**2 - far) == 0, name
        assert sp.simplify(n.light_limit**2 - of_light) == 0, name
        assert sp.simplify(n.newtonian_limit**2 - slow) == 0, name
    n = areal["equation 19"]
    assert sp.simplify(n.far_out**2 - 1 / (1 - v**2) ** 2) == 0  # 1/E: the paper's index is not 1 far out
    assert n.light_limit == sp.oo
    r = areal.medium.functions.r
    assert sp.simplify(n.newtonian_limit**2 - v**2 / (v**2 + 2 * M / r - v**2 * b**2 / r**2)) == 0  # v∞/(dr/dt)


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_other_metrics_and_signatures(signature):
    charged = refractive_indices(gr.ReissnerNordstrom(signature=signature))
    assert charged["momentum"].gives_orbit().proved
    assert charged["coordinate speed"].gives_orbit().refuted
    assert charged["momentum"].far_out == 1
    any_one = refractive_indices(gr.StaticSpherical(signature=signature))
    assert any_one["proper momentum"].gives_orbit().proved
    assert any_one["radial momentum"].gives_orbit().refuted
    assert any_one["proper momentum"].far_out is None
    assert any_one["proper momentum"].newtonian_limit is None


def test_coordinates_in_another_order():
    t, phi, theta, r = sp.symbols("t phi theta r", real=True)
    f = 1 - 2 * M / r
    g = gr.Metric(
        sp.diag(-f, r**2 * sp.sin(theta) ** 2, r**2, 1 / f),
        [t, phi, theta, r],
        domain=[r > 2 * M, M > 0, theta > 0, theta < sp.pi],
    )
    n = refractive_indices(g)
    assert n["momentum"].gives_orbit().proved
    assert n["proper speed"].gives_orbit().refuted


def _deflection(n, b):
    """Of the rays of a medium, from infinity to infinity."""
    nearest = mpmath.findroot(lambda x: n(x) * x - b, b - 2)

    def slope(s):  # ρ = nearest/(1 − s²) takes away the root at the turning point
        x = nearest / (1 - s * s)
        return 2 * s * nearest / (1 - s * s) ** 2 * b / (x * mpmath.sqrt(n(x) ** 2 * x * x - b * b))

    return 2 * mpmath.quad(slope, [0, 0.5, 1], method="gauss-legendre") - mpmath.pi


def test_rays_of_the_momentum_index_are_deflected_as_the_particles():
    """α = 2 ∫ b dρ/(ρ √(n²ρ² − b²)) − π along Bouguer's law, with mpmath; by c/v it is another angle."""
    g = gr.Schwarzschild("isotropic", M=1)
    speed, impact = sp.Rational(3, 5), 20
    particle = gr.Scattering(g, v=speed, b=impact)
    indices = refractive_indices(g, v=speed)
    angles = {}
    for name in ("momentum", "coordinate speed"):
        index = indices[name]
        n = sp.lambdify(index.medium.functions.r, index.formula / index.far_out, "mpmath")
        with mpmath.workdps(25):
            angles[name] = _deflection(n, impact)
    assert abs(angles["momentum"] / particle.deflection() - 1) < 1e-10
    assert abs(angles["coordinate speed"] / particle.deflection() - 1) > 0.1


def test_numbers_on_a_scattering():
    M1 = gr.Schwarzschild(M=1)
    s = gr.Scattering(M1, v=[0.3, 1], b=30)
    for r in (2.0000001, 10.0, 1e3, 1e9):
        got = s.refractive_index(r)
        for k, speed in enumerate((mpmath.mpf(0.3), mpmath.mpf(1))):
            with mpmath.workdps(30):
                x = mpmath.mpf(r)
                rho = (x - 1 + mpmath.sqrt(x * x - 2 * x)) / 2
                n = x / rho * mpmath.sqrt(2 / (x - 2) + speed**2) / speed
                assert abs(got[k] / n - 1) < 1e-14
    grid = s.refractive_index(np.array([[3.0], [1.0], [np.nan]]))
    assert grid.shape == (3, 2)
    assert np.isnan(grid[1:]).all()
    assert not np.isnan(grid[0]).any()
    r = np.geomspace(2.5, 1e6, 7)
    one = gr.Scattering(M1, v=0.3, b=30)
    light = gr.Scattering(M1, v=1, b=30).refractive_index(r)
    product = one.refractive_index(r, "phase") * one.refractive_index(r, definition="coordinate speed")
    assert np.allclose(product, light**2, rtol=1e-14, atol=0)


def test_the_charts_and_units_agree():
    rho = 7.0
    r = rho * (1 + 1 / (2 * rho)) ** 2
    iso, areal = (gr.Scattering(gr.Schwarzschild(*chart, M=1), v=0.4, b=30) for chart in (["isotropic"], []))
    for name in ("momentum", "phase", "coordinate speed", "proper momentum", "proper speed", "proper velocity"):
        assert iso.refractive_index(rho, name) == pytest.approx(areal.refractive_index(r, name), rel=1e-14)
    twice = gr.Scattering(gr.Schwarzschild(M=2), v=0.4, b=60)
    symbolic = gr.Scattering(gr.Schwarzschild(), v=0.4, b=30 * M)
    for name in ("momentum", "equation 19"):
        one = areal.refractive_index(40, name)
        assert twice.refractive_index(80, name) == pytest.approx(one, rel=1e-14)
        assert symbolic.refractive_index(40 * M, name) == pytest.approx(one, rel=1e-14)
    extremal = gr.Scattering(gr.ReissnerNordstrom(M=1, Q=1), v=1, b=30)
    assert extremal.refractive_index(5.0) == pytest.approx((5 / 4) ** 2, rel=1e-14)  # ρ = r − M


def test_what_the_papers_equation_19_does():
    """It grows without bound at the turning point, differs with b at one place, and exists in no particle at rest."""
    s = gr.Scattering(gr.Schwarzschild(M=1), v=0.5, b=[20, 25])
    turn = s.closest_approach
    near = s.refractive_index(turn * (1 + 1e-10), "equation 19")
    assert (near > 1e4).all()
    assert np.isnan(s.refractive_index(turn * (1 - 1e-6), "equation 19")).all()
    first, second = s.refractive_index(40, "equation 19")
    assert abs(first / second - 1) > 0.01
    assert gr.Scattering(gr.Schwarzschild(M=1), v=0.5, b=20).refractive_index(1e9, "equation 19") == pytest.approx(
        4 / 3
    )


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda g: refractive_indices(3), "no metric"),
        (lambda g: refractive_indices(g, v=2), "faster than light"),
        (lambda g: refractive_indices(g, v=0), "positive"),
        (lambda g: refractive_indices(g, mass=1), "without its energy"),
        (lambda g: refractive_indices(g, energy=1, mass=2), "not above the mass"),
        (lambda g: refractive_indices(g, energy=1, mass=1), "not above the mass"),
        (lambda g: refractive_indices(g, energy=-1), "not positive"),
        (lambda g: refractive_indices(g, energy=2, v=0.5), "v and an energy"),
        (lambda g: refractive_indices(g, speed=2), "v=0.5"),
        (lambda g: refractive_indices(gr.Kottler() if hasattr(gr, "Kottler") else gr.FLRW()), "not "),
        (lambda g: refractive_indices(g)["snell"], "no refractive index"),
        (lambda g: refractive_indices(g, v=1)["equation 19"], "infinite for light"),
        (lambda g: refractive_indices(gr.RobertsonPPN())["momentum"], "isotropic radius is not known"),
        (
            lambda g: refractive_indices(gr.RobertsonPPN())["proper momentum"].gives_orbit("isotropic"),
            "isotropic radius",
        ),
        (lambda g: refractive_indices(g)["momentum"].gives_orbit("curved"), "lengths"),
        (lambda g: gr.Scattering(g, v=0.5, b=30).refractive_index(2), "inside a horizon"),
        (lambda g: gr.Scattering(g, v=0.5, b=30).refractive_index(-2), "positive"),
        (lambda g: gr.Scattering(g, v=0.5, b=30).refractive_index("3"), "no real number"),
        (lambda g: gr.Scattering(g, v=0.5, b=30).refractive_index(3, 4), "no refractive index"),
        (lambda g: gr.Scattering(g, v=0.5, b=30).refractive_index(3, "equation 19"), "closest approach"),
        (lambda g: gr.Scattering(g).refractive_index(3), "symbol v"),
        (lambda g: gr.Scattering(g, v=[0.1, 0.2], b=90).refractive_index([3, 4, 5]), "does not fit"),
        (lambda g: gr.Scattering(gr.ReissnerNordstrom(), v=0.5, b=30).refractive_index(9), "has no value"),
    ],
)
def test_refusals(call, words):
    with pytest.raises((InputError, UnknownNameError), match=words) as caught:
        call(gr.Schwarzschild(M=1))
    assert isinstance(caught.value, GRToolkitError)


def test_the_table_prints(areal):
    text = repr(areal)
    assert "momentum" in text
    assert 'to_chart("isotropic")' in text
    assert text.count(" yes ") == 3
    assert "<table>" in areal._repr_html_()
    assert set(refractive_indices(gr.RobertsonPPN()).missing) == {"momentum", "phase", "coordinate speed"}
