"""Redshifts of given distances, and the images of one source in a closed universe."""

import math

import numpy as np
import pytest

from gr_toolkit.cosmology import Cosmology, distances, images, redshift_at, redshifts_at
from gr_toolkit.errors import DomainError, InputError, UnknownNameError

OPEN = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.6)
LOITERING = Cosmology(Omega_m=0.3, Omega_Lambda=1.7)


@pytest.mark.parametrize("name", ["comoving", "lookback_time", "age", "luminosity", "transverse", "distance_modulus"])
@pytest.mark.parametrize("z", [1e-6, 0.02, 3.0, 800.0])
def test_there_and_back(name, z):
    value = getattr(distances(OPEN, z), name)
    found = redshift_at(OPEN, **{name: value})
    slack = 1e-9 if name != "age" else 1e-15 / z + 1e-9  # of an age near today, z is what its last digits leave
    assert found == pytest.approx(z, rel=slack)


def test_two_redshifts_of_one_angular_diameter():
    model = Cosmology(Omega_m=1)  # D_A = 2(1 − u)u², u = 1/√(1+z)
    near, far = redshifts_at(model, angular_diameter=0.25)
    assert near == pytest.approx(16 / (1 + math.sqrt(5)) ** 2 - 1, rel=1e-12)
    assert far == pytest.approx(3, rel=1e-12)
    with pytest.raises(DomainError, match=r"taken at 2 redshifts, z = 0\.5278640"):
        redshift_at(model, angular_diameter=0.25)
    assert redshift_at(model, angular_diameter=0.25, between=(1.25, 10)) == pytest.approx(3, rel=1e-12)
    assert redshifts_at(model, angular_diameter=8 / 27 * 1.000001) == []
    assert len(redshifts_at(model, angular_diameter=8 / 27 * (1 - 1e-9))) == 2  # both beside z = 5/4


def test_the_transverse_distance_of_a_closed_universe_is_taken_more_than_once():
    found = redshifts_at(LOITERING, transverse=0.5)
    radius = 1 / math.sqrt(-float(LOITERING.Omega_K))
    assert len(found) == 5  # χ/R = α, π − α, π + α, 2π − α, 2π + α below 2.32 π
    angle = math.asin(0.5 / radius)
    expected = [angle, math.pi - angle, math.pi + angle, 2 * math.pi - angle, 2 * math.pi + angle]
    assert distances(LOITERING, np.array(found)).comoving / radius == pytest.approx(expected, rel=1e-11)


def test_images_lie_along_both_directions():
    radius = 1 / math.sqrt(-float(LOITERING.Omega_K))
    z = redshift_at(LOITERING, comoving=0.2 * math.pi * radius)
    found = images(LOITERING, z)
    assert [(i.half_turns, i.opposite) for i in found] == [(0, False), (1, True), (2, False)]
    angles = distances(LOITERING, np.array([i.redshift for i in found])).comoving / radius / math.pi
    assert angles == pytest.approx([0.2, 1.8, 2.2], rel=1e-10)
    again = images(LOITERING, found[1].redshift)  # the same source, by its second image
    assert [i.redshift for i in again] == pytest.approx([i.redshift for i in found], rel=1e-9)
    assert [i.opposite for i in again] == [True, False, True]
    assert images(OPEN, 2.0)[0].redshift == 2.0
    assert len(images(OPEN, 2.0)) == 1


def test_past_the_antipode_is_said():
    d = distances(LOITERING, [0.5, 1e3])
    assert d.half_turns.tolist() == [0, 2]
    assert d.past_antipode.tolist() == [False, True]
    assert not distances(OPEN, 1e4).past_antipode
    assert np.all(d.transverse >= 0)
    assert distances(LOITERING, 1e3).volume > 2 * math.pi**2 * float(-LOITERING.Omega_K) ** -1.5  # all of space, twice


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({}, InputError, "0 quantities given"),
        ({"age": 1, "comoving": 2}, InputError, "2 quantities given"),
        ({"distance": 1}, UnknownNameError, "no distance or time of a redshift 'distance'"),
        ({"comoving": "far"}, InputError, "no number"),
        ({"comoving": math.nan}, InputError, "no finite number"),
        ({"comoving": -1}, DomainError, "at no redshift between 0 and 10000"),
        ({"comoving": 1, "between": (2, 1)}, InputError, "no range of redshifts"),
        ({"comoving": 1, "between": (-1, 1)}, InputError, "no range of redshifts"),
        ({"comoving": 1, "between": 3}, InputError, "no range of redshifts"),
    ],
)
def test_wrong_questions(given, error, message):
    with pytest.raises(error, match=message):
        redshift_at(OPEN, **given)


def test_images_need_one_redshift():
    with pytest.raises(InputError, match="no single redshift"):
        images(LOITERING, [1.0, 2.0])


def test_zeros_at_the_antipodes_are_redshifts_too():
    """|sin χ| touches zero at χ = π and 2π of Ω_m = 0.3, Ω_Λ = 1.7, where √K = 1."""
    model = Cosmology(Omega_m=0.3, Omega_Lambda=1.7)
    found = redshifts_at(model, transverse=0)
    assert found[0] == 0
    assert [distances(model, z).comoving for z in found[1:]] == pytest.approx([math.pi, 2 * math.pi], rel=1e-11)
    assert redshifts_at(model, angular_diameter=0, between=(1e-3, 1e4)) == pytest.approx(found[1:], rel=1e-12)
    with pytest.raises(DomainError, match="taken at 3 redshifts"):
        redshift_at(model, transverse=0)
    found = redshifts_at(model, transverse=0.3)
    angles = [math.asin(0.3), math.pi - math.asin(0.3), math.pi + math.asin(0.3)]
    assert [distances(model, z).comoving for z in found[:3]] == pytest.approx(angles, rel=1e-10)
    assert redshifts_at(model, transverse=-0.3) == []
    with_rate = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=1.7)
    for z in redshifts_at(with_rate, distance_modulus=42):
        assert distances(with_rate, z).distance_modulus == pytest.approx(42, rel=1e-12)


@pytest.mark.parametrize("farthest", ["x", True, -1, math.inf])
def test_how_far_images_are_sought(farthest):
    with pytest.raises(InputError, match="farthest"):
        images(Cosmology(Omega_m=0.3, Omega_Lambda=1.7), 1, farthest=farthest)
