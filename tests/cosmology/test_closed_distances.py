"""Mattig's formula and its kin: proved, their near misses refuted, their numbers those of the integrals."""

import math

import pytest
import sympy as sp

from gr_toolkit.cosmology import Cosmology, closed_age, closed_distance, distance_relations, distances, mattig
from gr_toolkit.cosmology.closed_ages import AGES
from gr_toolkit.cosmology.closed_distances import DISTANCES, Omega_Lambda, Omega_m, Omega_r, a, p, q0, z
from gr_toolkit.errors import InputError, UnknownNameError


@pytest.mark.parametrize("name", DISTANCES)
def test_every_distance_is_proved(name):
    assert closed_distance(name).check().proved


@pytest.mark.parametrize("name", AGES)
def test_every_age_is_proved(name):
    assert closed_age(name).check().proved


def test_mattig_as_printed():
    """Weinberg (1972), eq. 15.3.24: H₀ D_L = q₀⁻² [z q₀ + (q₀ − 1)(−1 + √(2 q₀ z + 1))]."""
    printed = (z * q0 + (q0 - 1) * (-1 + sp.sqrt(2 * q0 * z + 1))) / q0**2
    assert sp.expand(mattig().luminosity - printed) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        (q0 * z + (q0 + 1) * (sp.sqrt(1 + 2 * q0 * z) - 1)) / q0**2,
        (q0 * z + (q0 - 1) * (sp.sqrt(1 + q0 * z) - 1)) / q0**2,
        (q0 * z - (q0 - 1) * (sp.sqrt(1 + 2 * q0 * z) - 1)) / q0**2,
        z * (1 + z * (1 - q0) / 2),  # right to second order
    ],
)
def test_twins_of_mattig_are_refuted(wrong):
    assert mattig().check(wrong / (1 + z)).refuted


def test_the_right_function_of_another_curvature_is_refuted():
    milne = closed_distance("Milne")
    assert milne.check(sp.log(1 + z)).refuted  # χ, not sinh χ


def test_a_constant_too_much_is_refuted_by_the_origin():
    age = closed_age("flat dust and radiation")
    assert age.check(age.age + 1).refuted
    assert closed_age("flat dust and vacuum").check(2 * closed_age("flat dust and vacuum").age).refuted


@pytest.mark.parametrize("value", [0.1, 0.5, 0.9, 2.5])
@pytest.mark.parametrize("redshift", [1e-3, 1.0, 30.0])
def test_mattig_in_numbers(value, redshift):
    model = Cosmology(Omega_m=2 * value)
    expected = float(mattig().luminosity.subs({q0: sp.Float(value, 40), z: sp.Float(redshift, 40)}))
    assert distances(model, redshift).luminosity == pytest.approx(expected, rel=1e-11)


def test_others_in_numbers():
    def value(expression, **at):
        names = {"z": z, "p": p, "a": a, "m": Omega_m, "r": Omega_r, "L": Omega_Lambda}
        return float(expression.subs({names[k]: sp.Float(v, 40) for k, v in at.items()}))

    for omega in (0.4, 1.7):
        model = Cosmology(Omega_r=omega)
        assert distances(model, 2.0).transverse == pytest.approx(
            value(closed_distance("radiation").transverse, r=omega, z=2), rel=1e-11
        )
        assert distances(model, 2.0).age == pytest.approx(
            value(closed_age("radiation").age, r=omega, a=1 / sp.Integer(3)), rel=1e-11
        )
    model = Cosmology(Omega_Lambda=0.4)
    assert distances(model, 2.0).transverse == pytest.approx(
        value(closed_distance("de Sitter").transverse, L=0.4, z=2), rel=1e-11
    )
    model = Cosmology(Omega_Lambda=1, w0=-0.5)
    assert distances(model, 2.0).comoving == pytest.approx(
        value(closed_distance("power law").transverse, p=1.5, z=2), rel=1e-11
    )
    model = Cosmology(Omega_m=0.3, Omega_Lambda=0.7)
    assert distances(model, 0.0).age == pytest.approx(
        2 / (3 * math.sqrt(0.7)) * math.asinh(math.sqrt(0.7 / 0.3)), rel=1e-12
    )
    model = Cosmology(Omega_m=0.9, Omega_r=0.1)
    assert distances(model, 1.0).age == pytest.approx(
        value(closed_age("flat dust and radiation").age, m=0.9, r=0.1, a=0.5), rel=1e-11
    )


def test_distances_from_the_metric():
    for given in ({}, {"K": 1}, {"K": 0}, {"K": -1, "signature": "+---"}):
        relations = distance_relations(**given)
        assert relations.check().proved
        t = relations.metric.coordinates[0]
        assert relations.ray.to_sympy() == sp.Function("a")(t) ** 2
    sphere = distance_relations(K=1).source_sphere.to_sympy()
    chi, t_e = sp.Symbol("chi"), sp.Symbol("t_e", real=True)
    assert sphere == 4 * sp.pi * sp.sin(chi) ** 2 * sp.Function("a")(t_e) ** 2


def test_wrong_input():
    with pytest.raises(UnknownNameError, match="no distance in closed form 'Mattig'"):
        closed_distance("Mattig")
    with pytest.raises(UnknownNameError, match="no age in closed form"):
        closed_age("dust")
    with pytest.raises(InputError, match="no expression"):
        mattig().check("z")
    with pytest.raises(InputError, match="only K is given here"):
        distance_relations(a=1)


def test_each_distance_is_checked_under_its_name():
    printed = (z * q0 + (q0 - 1) * (-1 + sp.sqrt(2 * q0 * z + 1))) / q0**2
    assert mattig().check(luminosity=printed).proved
    assert mattig().check(angular_diameter=printed / (1 + z) ** 2).proved
    assert mattig().check(luminosity=printed / (1 + z)).refuted
    assert mattig().check(angular_diameter=printed).refuted
    taken_for_another = mattig().check(printed)
    assert taken_for_another.refuted
    assert "luminosity distance" in taken_for_another.component
    assert "angular-diameter" in mattig().check(printed / (1 + z) ** 2).component
    assert "distance, not" not in mattig().check(z).component
    with pytest.raises(InputError, match="2 formulas"):
        mattig().check(printed, luminosity=printed)


def test_symbols_of_the_same_name_are_told_apart():
    plain = sp.Symbol("z")
    with pytest.raises(InputError, match="import z"):
        mattig().check(plain * (1 + plain))
    with pytest.raises(InputError, match="import a"):
        closed_age("radiation").check(sp.Symbol("a"))
    with pytest.raises(InputError, match="cannot be read off"):
        mattig().check(sp.Abs(mattig().transverse))


def test_names_whatever_their_case():
    assert closed_distance("milne") == closed_distance("Milne")
    for name, advice in {"matter": "'dust'", "Einstein-de Sitter": "power law", "vacuum": "de Sitter"}.items():
        with pytest.raises(UnknownNameError, match=advice):
            closed_distance(name)
    with pytest.raises(UnknownNameError, match="flat dust"):
        closed_age("dust")
