"""Cosmologies of astropy: the same numbers, there and back, units, and what is refused."""

import sys

import numpy as np
import pytest

import gr_toolkit as gr
from gr_toolkit.cosmology import Cosmology, angular_diameter_between, distances
from gr_toolkit.errors import InputError, UnsupportedError
from gr_toolkit.interop import from_astropy, to_astropy, with_units

models = pytest.importorskip("astropy.cosmology")
u = pytest.importorskip("astropy.units")

THEIRS = {
    "flat": models.FlatLambdaCDM(H0=70, Om0=0.3, Tcmb0=0),
    "flat with radiation": models.FlatLambdaCDM(H0=67.7, Om0=0.31, Tcmb0=2.7255, Neff=3.046),
    "open": models.LambdaCDM(H0=70, Om0=0.3, Ode0=0.5, Tcmb0=2.7255),
    "closed": models.LambdaCDM(H0=70, Om0=0.3, Ode0=0.9, Tcmb0=0),
    "constant w": models.wCDM(H0=70, Om0=0.3, Ode0=0.6, w0=-0.9, Tcmb0=2.7255),
    "w0 wa": models.Flatw0waCDM(H0=70, Om0=0.3, w0=-0.9, wa=0.2, Tcmb0=2.7255),
    "pivot": models.wpwaCDM(H0=70, Om0=0.3, Ode0=0.7, wp=-0.9, wa=0.2, zp=0.4, Tcmb0=0),
    "no matter": models.FlatLambdaCDM(H0=70, Om0=0.0, Tcmb0=0),
    "dust": models.FlatLambdaCDM(H0=70, Om0=1.0, Tcmb0=0),
}
NAMES = {
    "comoving": "comoving_distance",
    "transverse": "comoving_transverse_distance",
    "angular_diameter": "angular_diameter_distance",
    "luminosity": "luminosity_distance",
    "lookback_time": "lookback_time",
    "light_travel": "lookback_distance",
    "age": "age",
    "volume": "comoving_volume",
    "differential_volume": "differential_comoving_volume",
    "distance_modulus": "distmod",
}
Z = np.array([0.01, 0.4, 2.0, 9.0])
COARSE = {"age": 1e-8}  # theirs: quad to infinity with its default 1.5e-8


@pytest.mark.parametrize("name", THEIRS)
def test_all_distances_are_those_of_astropy(name):
    theirs = THEIRS[name]
    ours = with_units(distances(from_astropy(theirs), Z))
    for own, other in NAMES.items():
        if (name, own) == ("no matter", "age"):
            continue  # infinite
        expected = getattr(theirs, other)(Z)
        found = getattr(ours, own)
        ratio = (found / expected).to_value("") if own != "distance_modulus" else found.value / expected.value
        near_zero = 1e-9 if own == "volume" and name in ("open", "closed", "constant w") else 0  # theirs cancels
        assert np.max(np.abs(ratio - 1)) < max(COARSE.get(own, 1e-10), near_zero), own
    assert ours.redshift.unit == u.dimensionless_unscaled


@pytest.mark.parametrize("name", THEIRS)
def test_there_and_back(name):
    model = from_astropy(THEIRS[name])
    again = to_astropy(model)
    assert again.efunc(Z) == pytest.approx(THEIRS[name].efunc(Z), rel=1e-13)
    assert again.is_flat == THEIRS[name].is_flat
    assert from_astropy(again).expansion_rate(Z) == pytest.approx(model.expansion_rate(Z), rel=1e-13)
    assert model.expansion_rate(Z) == pytest.approx(THEIRS[name].efunc(Z), rel=1e-13)


def _between(theirs, z1, z2):
    """By the name of new versions, or of old ones."""
    try:
        return theirs.angular_diameter_distance(z1, z2).value
    except TypeError:
        return theirs.angular_diameter_distance_z1z2(z1, z2).value


def test_between_two_redshifts():
    theirs = THEIRS["open"]
    expected = _between(theirs, 0.5, Z[2:])
    assert angular_diameter_between(from_astropy(theirs), 0.5, Z[2:]) == pytest.approx(expected, rel=1e-10)


def test_quantities_come_in():
    model = Cosmology(H0=70 * u.km / u.s / u.Mpc, Omega_m=0.3, Omega_Lambda=0.7)
    assert model == Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
    plain = distances(model, Z).comoving
    assert distances(model, Z * u.dimensionless_unscaled).comoving.tolist() == plain.tolist()
    assert distances(model, Z * models.units.redshift).comoving.tolist() == plain.tolist()
    assert distances(model, 50 * u.percent).comoving == distances(model, 0.5).comoving
    with pytest.raises(InputError, match="z has the unit Mpc"):
        distances(model, Z * u.Mpc)
    with pytest.raises(InputError, match="is no rate"):
        Cosmology(H0=70 * u.Mpc, Omega_m=1)


def test_massive_neutrinos_are_refused():
    with pytest.raises(UnsupportedError, match=r"massive neutrinos, m_nu = .* in Planck18"):
        from_astropy(models.Planck18)
    light = models.Planck18.clone(m_nu=0 * u.eV, name="massless")
    assert from_astropy(light).expansion_rate(3.0) == pytest.approx(light.efunc(3.0), rel=1e-13)


def test_other_classes_are_refused():
    class Mine(models.FlatLambdaCDM):
        def efunc(self, z):
            return z

    for theirs in (models.w0wzCDM(70, 0.3, 0.7, -0.9, 0.1), Mine(70, 0.3)):
        with pytest.raises(UnsupportedError, match="a cosmology of the class"):
            from_astropy(theirs)
    with pytest.raises(InputError, match="no cosmology of astropy"):
        from_astropy("Planck18")


def test_what_astropy_cannot_hold():
    with pytest.raises(InputError, match="has no H0"):
        to_astropy(Cosmology(Omega_m=1))
    with pytest.raises(InputError, match="negative density"):
        to_astropy(Cosmology(H0=70, Omega_m=-0.1))
    with pytest.raises(InputError, match="is no Cosmology"):
        to_astropy(0.3)


def test_units_need_a_length():
    with pytest.raises(InputError, match="are numbers, in c/H0"):
        with_units(distances(Cosmology(Omega_m=1), 1.0))
    with pytest.raises(InputError, match="are no distances"):
        with_units(1.0)
    with pytest.raises(AttributeError, match="no distance 'comovin'"):
        _ = with_units(distances(Cosmology(H0=70, Omega_m=1), 1.0)).comovin


def test_without_astropy(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "astropy"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "astropy", None)
    with pytest.raises(InputError, match=r"pip install 'gr-toolkit\[cosmology\]'"):
        gr.interop.from_astropy(object())
    with pytest.raises(InputError, match="not installed"):
        with_units(distances(Cosmology(H0=70, Omega_m=1), 1.0))


def test_quantities_are_copied_and_say_past_the_antipode():
    import copy
    import pickle

    quantities = with_units(distances(Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=1.7), [1, 10]))
    for other in (copy.deepcopy(quantities), pickle.loads(pickle.dumps(quantities))):
        assert (other.luminosity == quantities.luminosity).all()
    assert quantities.past_antipode.tolist() == [False, True]


def test_a_cosmology_of_astropy_is_no_model_of_ours():
    from astropy.cosmology import Planck18

    with pytest.raises(InputError, match="from_astropy"):
        distances(Planck18, 1)
