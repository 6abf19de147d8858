"""From formulas to numbers and back: exact expansion rates, models in numbers, universes of the library, and print."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import mpmath
import pytest
import sympy as sp
from sympy import Rational as R

import gr_toolkit as gr
from gr_toolkit.cosmology import (
    SCALE,
    Cosmology,
    Fluid,
    closed_age,
    distance_relations,
    distances,
    expansion_rate,
    kinematic_parameters,
    mattig,
    thermal_radiation,
    universes,
)
from gr_toolkit.errors import InputError

m, r, v = sp.symbols("Omega_m Omega_r Omega_v", positive=True)
MODELS = [
    {"Omega_m": 0.3, "Omega_Lambda": 0.7},
    {"Omega_m": 0.3, "Omega_r": 9e-5, "Omega_Lambda": 0.6},
    {"Omega_m": 0.25, "Omega_Lambda": 0.75, "w0": -0.97, "wa": 0.13},
    {"Omega_Lambda": 0.4, "w0": -0.5},
    {},
]


@pytest.mark.parametrize("given", MODELS, ids=str)
def test_a_model_and_its_formula_are_one(given: dict[str, float]) -> None:
    model = Cosmology(H0=70, **given)
    for z in (R(1, 3), R(7, 2)):
        assert mpmath.almosteq(model.expansion_rate(float(z)), sp.N(model.exact.of_redshift(z), 30), 1e-13)
    assert model.exact.sum_rule().proved
    assert model.exact.cosmology(H0=70) == model
    assert model.exact.cosmology() != model


def test_deceleration_and_jerk_of_dark_energy_that_changes() -> None:
    """q = ½ + (3/2) ∑ w Ω, and by d/dN with w_a: j = 1 + (9/2) w (1 + w) Ω + (3/2) w_a Ω in flat space with dust."""
    w0, wa, dark = Fraction(-9, 10), Fraction(1, 5), Fraction(7, 10)
    model = Cosmology(Omega_m=1 - dark, Omega_Lambda=dark, w0=w0, wa=wa)
    assert model.q0 == Fraction(1, 2) + Fraction(3, 2) * w0 * dark
    assert model.j0 == 1 + Fraction(9, 2) * w0 * (1 + w0) * dark + Fraction(3, 2) * wa * dark


def test_series_and_formula_give_the_same_kinematics() -> None:
    """Of symbols, by Visser (2004): q = Ω_m/2 + Ω_r − Ω_Λ and j = Ω_m + 3Ω_r + Ω_Λ, with any curvature."""
    rate = expansion_rate({"dust": m, "radiation": r, "vacuum": v})
    q, j, s = kinematic_parameters(rate, 4).values()
    assert gr.decide(q, m / 2 + r - v).proved
    assert gr.decide(j, m + 3 * r + v).proved
    assert gr.decide(j, m + 2 * r + v).refuted
    assert gr.decide(s, rate.snap(0)).proved


def test_from_symbols_to_numbers() -> None:
    rate = expansion_rate({"dust": m, "vacuum": 1 - m})
    assert rate.cosmology({m: 0.3}, H0=70) == Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
    w = sp.Symbol("w", real=True)
    changing = expansion_rate({"dust": m, Fluid(w=w + (1 - SCALE) / 5, name="quintessence"): 1 - m})
    assert changing.cosmology({m: 0.3, w: -0.9}) == Cosmology(Omega_m=0.3, Omega_Lambda=0.7, w0=-0.9, wa=0.2)
    with pytest.raises(InputError, match="there is no value of Omega_m"):
        rate.cosmology()
    with pytest.raises(InputError, match="Chaplygin has p = "):
        expansion_rate({Fluid.chaplygin(1, 1): 1}).cosmology()
    with pytest.raises(InputError, match="two fluids are Omega_Lambda of a Cosmology"):
        expansion_rate({"vacuum": R(1, 2), Fluid(w=R(-2, 3), name="walls"): R(1, 2)}).cosmology()
    with pytest.raises(InputError, match="two fluids are Omega_Lambda of a Cosmology"):
        expansion_rate({Fluid(w=R(-2, 3), name="walls"): R(1, 2), "vacuum": R(1, 2)}).cosmology()
    with pytest.raises(InputError, match="that a Cosmology has"):
        expansion_rate({Fluid(w=SCALE**2, name="odd"): 1}).cosmology()


@pytest.mark.parametrize(
    "parameters", [{"dust": R(3, 10), "vacuum": R(7, 10)}, {"dust": R(2, 5), "radiation": R(3, 5)}, {"radiation": 2}]
)
def test_ages_agree_with_quadrature(parameters: dict[str, Any]) -> None:
    rate = expansion_rate(parameters)
    square = sp.lambdify(SCALE, rate.squared, "mpmath")
    found = mpmath.quad(lambda a: 1 / (a * mpmath.sqrt(square(a))), [0, 0.1, 0.5, 1])
    assert mpmath.almosteq(sp.N(rate.age(), 20), found, 1e-10)


def test_ages_of_symbols() -> None:
    rate = expansion_rate({"dust": m, "vacuum": 1 - m})
    peebles = 2 * sp.asinh(sp.sqrt((1 - m) / m)) / (3 * sp.sqrt(1 - m))  # (1993), eq. 13.20
    assert gr.decide(rate.age(domain=[m < 1]), peebles, domain=[m < 1]).proved
    with pytest.raises(InputError, match="the density parameter 1 - Omega_m is not known to be positive"):
        rate.age()
    with pytest.raises(InputError, match="not known in closed form"):
        expansion_rate({"dust": m, "vacuum": v}).age()  # with a curvature
    with pytest.raises(InputError, match="not known in closed form"):
        expansion_rate({"dust": m, "vacuum": v, "radiation": 1 - m - v}).age()


@pytest.mark.parametrize(
    ("parameters", "age"),
    [
        ({"dust": 1}, R(2, 3)),
        ({"radiation": 1}, R(1, 2)),
        ({"stiff": 1}, R(1, 3)),
        ({Fluid(w=R(-1, 2), name="odd"): 1}, R(4, 3)),
        ({}, 1),  # Milne's universe
        ({"dust": 2}, sp.pi / 2 - 1),  # Weinberg (1972), section 15.3
        ({"dust": R(1, 2)}, 2 - sp.asinh(1) * sp.sqrt(2)),
        ({"dust": 2, "vacuum": -1}, sp.pi / 6),
        ({"vacuum": R(1, 2)}, sp.sqrt(2) * sp.asinh(1)),
    ],
    ids=str,
)
def test_ages_of_one_component(parameters: dict[Any, Any], age: Any) -> None:
    rate = expansion_rate(parameters)
    assert gr.decide(rate.age(), age).proved
    assert gr.decide(rate.age(), age + R(1, 10**6)).refuted
    square = sp.lambdify(SCALE, rate.squared, "mpmath")
    found = mpmath.quad(lambda a: 1 / (a * mpmath.sqrt(square(a))), [0, 0.01, 0.1, 0.5, 1])
    assert mpmath.almosteq(sp.N(age, 20), found, 1e-8)


def test_the_ages_of_models() -> None:
    assert Cosmology(Omega_m=1).exact.age() == R(2, 3)
    assert Cosmology().exact.age() == 1
    assert abs(float(Cosmology(Omega_m=0.3).exact.age()) - Cosmology(Omega_m=0.3).age()) < 1e-10
    with pytest.raises(InputError, match="infinitely long ago"):
        Cosmology(Omega_Lambda=1).exact.age()
    with pytest.raises(InputError, match="infinitely long ago"):
        expansion_rate({Fluid(w=R(-3, 2), name="phantom"): 1}).age()
    with pytest.raises(InputError, match="not known in closed form"):
        expansion_rate({"vacuum": 2}).age()  # which was never at a = 0


def test_ages_of_dust_with_a_symbol() -> None:
    rate, w = expansion_rate({"dust": m}), sp.Symbol("w", real=True)
    open_dust, closed_dust = rate.age(domain=[m < 1]), rate.age(domain=[m > 1])
    assert gr.decide(open_dust.subs(m, R(1, 2)), 2 - sp.asinh(1) * sp.sqrt(2)).proved
    assert gr.decide(closed_dust.subs(m, 2), sp.pi / 2 - 1).proved
    with pytest.raises(InputError, match="1 - Omega_m is not known to be positive") as refused:
        rate.age()
    assert "domain=[Omega_m - 1 > 0]" in str(refused.value)
    fluid = expansion_rate({Fluid(w=w, name="odd"): 1})
    assert gr.decide(fluid.age(domain=[w > -1]), R(2, 3) / (1 + w), domain=[w > -1]).proved
    with pytest.raises(InputError, match=r"3\*w \+ 3 is not known to be positive"):
        fluid.age()


def test_numbers_that_are_put_in() -> None:
    """Those of NumPy and of SymPy as `Cosmology` takes them; nothing that is no real number."""
    numpy = pytest.importorskip("numpy")
    rate = expansion_rate({"dust": m, "vacuum": 1 - m})
    wanted = Cosmology(Omega_m=0.3, Omega_Lambda=0.7)
    for value in (0.3, numpy.float64(0.3), sp.Float(0.3), Fraction(3, 10), R(3, 10)):
        assert rate.cosmology({m: value}) == wanted, value
    assert abs(rate.cosmology({m: numpy.float32(0.3)}).Omega_m - R(3, 10)) < R(1, 10**7)
    for value in (float("nan"), numpy.float64("nan"), float("inf"), sp.nan, sp.oo, sp.I, 1j, True, "0.3", (0.3,), None):
        with pytest.raises(InputError):
            rate.cosmology({m: value})
    for symbol in ("Omega_m", 1, None):
        with pytest.raises(InputError, match="no symbol"):
            rate.cosmology({symbol: 0.3})
    assert expansion_rate({"dust": 1}).cosmology({m: sp.sqrt(2)}) == Cosmology(Omega_m=1)


@pytest.mark.parametrize("value", [float("nan"), sp.nan, sp.oo, sp.I, 0, -1, "1"])
def test_no_density_at_what_is_no_scale_factor(value: Any) -> None:
    assert Fluid.named("dust", 1).density_at(2) == R(1, 8)
    with pytest.raises(InputError, match="the scale factor"):
        Fluid.named("dust").density_at(value)


def test_a_universe_of_the_library_in_numbers() -> None:
    """H t of flat ΛCDM by three ways: t itself, the closed form in Ω, and quadrature."""
    universe = universes.lambda_cdm()
    t, H = universe.time, sp.Symbol("H", positive=True)
    age = universe.expansion_rate().age(domain=universe.domain)
    assert gr.decide(age / universe.hubble, universe.age(), domain=[t > 0]).proved
    assert gr.decide(age / H, universe.age(), domain=[t > 0]).refuted
    now = universe.expansion_rate(R(4, 5)).cosmology({H: 1})
    assert abs(distances(now, 0).age - float(universe.hubble.subs({H: 1, t: R(4, 5)}) * R(4, 5))) < 1e-9
    with pytest.raises(InputError, match="p/rho of Chaplygin is not constant"):
        universes.chaplygin().expansion_rate()


# -- print -------------------------------------------------------------------------------------------------------------


def test_distances_are_shown_as_a_table() -> None:
    found = distances(Cosmology(H0=70, Omega_m=1), [0, 3])
    lines = repr(found).splitlines()
    assert lines[0] == "distances of 2 redshifts in Cosmology(H0=70, Omega_m=1)"
    assert lines[1].split() == ["z", "0", "3"]
    assert [line.split() for line in lines if "comoving" in line] == [["comoving", "0", "4282.75", "Mpc"]]  # c/H0
    assert "<td>4282.75</td><td>Mpc</td>" in found._repr_html_()
    bounce = repr(distances(Cosmology(Omega_m=0.05, Omega_Lambda=1.6), 0.5))
    assert "c/H0" in bounce
    assert "age" not in bounce
    assert repr(distances(Cosmology(Omega_m=1), range(9))) == "<distances of 9 redshifts in Cosmology(Omega_m=1)>"
    assert "<table>" not in distances(Cosmology(Omega_m=1), range(9))._repr_html_()


def test_formulas_are_shown_as_formulas() -> None:
    assert repr(mattig()).splitlines()[1:3] == [
        "  E^2 = (z + 1)**2*(2*q0*z + 1), K = 2*q0 - 1",
        "  where q0 > 0, z > -1, 2*q0*z + 1 > 0",
    ]
    assert r"D_M = \frac{c}{H_0}" in mattig()._repr_latex_()
    assert repr(closed_age("flat dust and vacuum")).startswith("t = 2*asinh(")
    assert r"t = \frac{1}{H_0}" in closed_age("radiation")._repr_latex_()
    assert repr(distance_relations()).splitlines()[1] == "D_A = a(t_e)*S_K(K, chi)"
    assert r"D_A = a{\left(t_{e} \right)}" in distance_relations()._repr_latex_()
    light = thermal_radiation(sp.Symbol("T"))
    assert repr(light).splitlines()[1] == "rho = pi**2*T**4/15"
    assert r"\rho = \frac{\pi^{2} T^{4}}{15}" in light._repr_latex_()
