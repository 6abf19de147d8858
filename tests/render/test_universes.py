"""Pictures of expanding universes as numbers: light cones, distances, scale factors."""

from __future__ import annotations

import mpmath as mp
import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology import Cosmology, universes
from gr_toolkit.errors import InputError, UnknownNameError
from gr_toolkit.render.histories import history, titled

pytest.importorskip("matplotlib")

CONCORDANCE = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
EINSTEIN_DE_SITTER = Cosmology(Omega_m=1)


def conformal_span(rate, low, high):
    """∫ dz/E."""
    return float(mp.quad(lambda z: 1 / rate(z), [low, 0, 1, 10, 1000, high] if low < 0 else [0, 1, 10, 1000, high]))


# -- histories ---------------------------------------------------------------------------------------------------------


def test_the_horizons_of_today_by_quadrature():
    past = history(CONCORDANCE)
    rate = lambda z: mp.sqrt(0.3 * (1 + z) ** 3 + 0.7)  # noqa: E731
    unit = CONCORDANCE.hubble_time
    assert -past.begins == pytest.approx(conformal_span(rate, 0, mp.inf) * unit, rel=1e-4)
    assert past.ends == pytest.approx(float(mp.quad(lambda z: 1 / rate(z), [-1, 0])) * unit, rel=1e-6)
    assert past.age == pytest.approx(13.467, abs=2e-3)


def test_einstein_de_sitter_in_closed_form():
    """a = (1 + 3t/2)^{2/3}, τ = 2(√a − 1), 1/H = a^{3/2}, in units of 1/H₀."""
    past = history(EINSTEIN_DE_SITTER)
    near = past.scale < 50  # far away in time is out of every picture
    a, t, tau = past.scale[near], past.time[near], past.conformal[near]
    assert np.allclose(a, (1 + 1.5 * t) ** (2 / 3), rtol=1e-6)
    assert np.allclose(tau, 2 * (np.sqrt(a) - 1), rtol=1e-8, atol=1e-9)
    assert np.allclose(past.hubble, past.scale**1.5, rtol=1e-9)
    assert (past.begins, past.ends) == (pytest.approx(-2), np.inf)


def test_a_universe_that_recollapses_is_the_mirror_of_itself():
    """Ω_m = 2: a cycloid that lasts 2π in units of 1/H₀ for its q₀ = 1, η from 0 to 2π, now at η = π/2."""
    past = history(Cosmology(Omega_m=2))
    assert past.begins == pytest.approx(-np.pi / 2, rel=1e-8)
    assert past.ends == pytest.approx(3 * np.pi / 2, rel=1e-4)
    eta = past.conformal + np.pi / 2
    assert np.allclose(past.scale, 1 - np.cos(eta), atol=2e-4)
    assert (np.diff(past.time) > 0).all()
    assert past.scale[0] == pytest.approx(past.scale[-1])


def test_a_bounce_has_no_beginning():
    past = history(Cosmology(Omega_m=0.1, Omega_Lambda=1.6))
    assert past.age is None
    assert np.isfinite([past.begins, past.ends]).all()  # de Sitter at both ends
    lowest = past.scale.argmin()
    assert 0 < past.scale[lowest] < 1
    assert past.time[lowest] < 0


@pytest.mark.parametrize(
    ("universe", "now", "parameters", "begins", "ends"),
    [
        (universes.dust(K=1), 1, {"C": 1}, -(np.sin(0.5) ** 2), np.sin(0.5) ** 2 * (2 * np.pi - 1)),  # a(now) times τ
        (universes.de_sitter(K=0), 0, {"H": 2}, -np.inf, 0.5),
        (universes.power_law(w=0), 1, {"A": 1}, -3.0, np.inf),
        (universes.milne(), 1, {}, -np.inf, np.inf),
    ],
)
def test_solutions_of_the_library(universe, now, parameters, begins, ends):
    past = history(universe, now, parameters)
    assert (past.begins, past.ends) == (pytest.approx(begins, rel=1e-5), pytest.approx(ends, rel=1e-5))
    assert past.scale[abs(past.time).argmin()] == pytest.approx(1)


def test_both_ways_to_the_same_universe():
    """Flat ΛCDM from its density parameters and from a(t) = (C/H²)^{1/3} sinh^{2/3}(3Ht/2)."""
    model, solution = history(Cosmology(Omega_m=0.3, Omega_Lambda=0.7)), universes.lambda_cdm()
    H = np.sqrt(0.7)  # in units of H₀, which is H coth(3Ht/2)
    now = 2 / (3 * H) * np.arcsinh(np.sqrt(0.7 / 0.3))
    other = history(solution, now, {"H": H, "C": 1})
    assert other.begins == pytest.approx(model.begins, rel=1e-4)
    assert other.ends == pytest.approx(model.ends, rel=1e-4)
    assert other.age == pytest.approx(model.age, rel=1e-6)
    t = np.linspace(-0.9, 1.5, 9)
    assert np.allclose(np.interp(t, other.time, other.scale), np.interp(t, model.time, model.scale), rtol=1e-4)


# -- pictures ----------------------------------------------------------------------------------------------------------


def test_light_cones_are_what_they_are_called():
    picture = gr.render.light_cones(CONCORDANCE)
    data = picture.data
    tau, a = data["conformal time"], data["scale factor"]
    past = tau <= 0
    assert np.allclose(data["past light cone"][past] + tau[past], 0)
    assert np.isnan(data["past light cone"][~past]).all()
    assert np.allclose(data["particle horizon"] - tau, -data["begins"])
    assert np.allclose(data["event horizon"] + tau, data["ends"])
    now = abs(tau).argmin()
    assert data["Hubble radius"][now] == pytest.approx(CONCORDANCE.hubble_time)
    assert (data["Hubble radius"] * a <= data["event horizon"] * a * (1 + 1e-3)).all()  # ΛCDM: H falls
    left, right = picture.figure.axes
    assert "Gly" in left.get_xlabel()
    assert "Gyr" in right.get_ylabel()
    assert right.get_aspect() == 1


def test_what_does_not_exist_is_not_drawn():
    assert "event horizon" not in gr.render.light_cones(EINSTEIN_DE_SITTER).data
    de_sitter = gr.render.light_cones(universes.de_sitter(K=0), now=0, parameters={"H": 1}).data
    assert "particle horizon" not in de_sitter
    assert np.allclose(de_sitter["event horizon"], de_sitter["Hubble radius"], rtol=1e-6)
    milne = gr.render.light_cones(universes.milne(), now=1).data
    assert "event horizon" not in milne
    assert "particle horizon" not in milne


def test_a_closed_space_ends_at_its_antipode():
    data = gr.render.light_cones(Cosmology(Omega_m=2)).data
    assert np.nanmax(data["particle horizon"]) <= np.pi + 1e-9
    assert np.isnan(data["particle horizon"]).any()


def test_distance_curves_are_the_distances():
    models = {"dust": EINSTEIN_DE_SITTER, "Milne": Cosmology(Omega_m=0)}
    assert len(gr.render.distance_redshift(models).axes.get_lines()) == 2  # of several, one kind unless told
    kinds = ("luminosity", "comoving", "light_travel", "angular_diameter")
    picture = gr.render.distance_redshift(models, kinds=kinds, z=(0.1, 5))
    z = picture.data["z"]
    assert (z[0], z[-1]) == (pytest.approx(0.1), pytest.approx(5))
    assert np.allclose(picture.data["dust", "comoving"], 2 * (1 - 1 / np.sqrt(1 + z)))
    assert np.allclose(picture.data["Milne", "luminosity"], z * (1 + z / 2))
    assert np.allclose(picture.data["Milne", "light_travel"], z / (1 + z))
    assert len(picture.axes.get_lines()) == 8
    assert picture.axes.get_xscale() == "log"
    labels = [text.get_text() for text in picture.axes.get_legend().get_texts()]
    assert labels[:2] == ["dust", "Milne"]
    linear = gr.render.distance_redshift([CONCORDANCE], kinds="angular_diameter", z=(0.1, 3), logarithmic=False)
    assert linear.data["z"][0] == 0
    assert "Mpc" in linear.axes.get_ylabel()


def test_expansion_histories_touch_now():
    models = [Cosmology(Omega_m=x) for x in (0, 1, 3)] + [Cosmology(Omega_m=0.3, Omega_Lambda=0.7)]
    picture = gr.render.expansion_history(models)
    assert set(picture.data) == {titled(m) for m in models}
    for t, a in picture.data.values():
        here = abs(t).argmin()
        assert a[here] == pytest.approx(1)
        assert (a[here + 3] - a[here - 3]) / (t[here + 3] - t[here - 3]) == pytest.approx(1, rel=2e-2)  # H₀ = 1
    t, a = picture.data[titled(models[0])]
    assert np.allclose(a, 1 + t)  # Milne
    closed, flat = (universes.dust(K=k) for k in (1, 0))
    pair = gr.render.expansion_history({"K = 1": closed, "K = 0": flat}, now=1, parameters={"C": 1})
    assert len(pair.data) == 2


def test_pictures_render(tmp_path):
    for number, picture in enumerate(
        (
            gr.render.light_cones(CONCORDANCE),
            gr.render.distance_redshift(CONCORDANCE),
            gr.render.expansion_history(EINSTEIN_DE_SITTER),
        )
    ):
        picture.save(tmp_path / f"{number}.png", 40)
        assert (tmp_path / f"{number}.png").stat().st_size > 2000
    assert r"\Omega_\Lambda" in titled(CONCORDANCE)


def test_they_draw_on_axes_of_ones_own():
    from matplotlib.figure import Figure

    axes = Figure().subplots(1, 3)
    assert gr.render.light_cones(EINSTEIN_DE_SITTER, axes=axes[:2]).axes is axes[0]
    assert gr.render.distance_redshift(EINSTEIN_DE_SITTER, axes=axes[2]).figure is axes[2].figure


def test_bad_input():
    with pytest.raises(InputError, match="no universe with a history"):
        gr.render.light_cones(gr.FLRW())
    with pytest.raises(InputError, match="seen from some moment"):
        gr.render.light_cones(universes.milne())
    with pytest.raises(InputError, match="no moment of"):
        gr.render.light_cones(universes.milne(), now=-1)
    with pytest.raises(InputError, match="no value for H"):
        gr.render.light_cones(universes.de_sitter(K=0), now=1)
    with pytest.raises(InputError, match="no parameter M"):
        gr.render.light_cones(universes.milne(), now=1, parameters={"M": 1})
    with pytest.raises(InputError, match="from today"):
        gr.render.light_cones(EINSTEIN_DE_SITTER, now=3)
    with pytest.raises(InputError, match="extent"):
        gr.render.light_cones(EINSTEIN_DE_SITTER, extent=5)
    with pytest.raises(InputError, match="two panels"):
        gr.render.light_cones(EINSTEIN_DE_SITTER, axes=3)
    with pytest.raises(UnknownNameError, match="luminosity"):
        gr.render.distance_redshift(EINSTEIN_DE_SITTER, kinds=["brightness"])
    with pytest.raises(InputError, match="some have none"):
        gr.render.distance_redshift([EINSTEIN_DE_SITTER, CONCORDANCE])
    with pytest.raises(InputError, match="no range"):
        gr.render.distance_redshift(EINSTEIN_DE_SITTER, z=(2, 1))
    with pytest.raises(InputError, match="no model with distances"):
        gr.render.distance_redshift([sp.Symbol("x")])
    with pytest.raises(InputError, match="different units"):
        gr.render.expansion_history([EINSTEIN_DE_SITTER, CONCORDANCE])
    with pytest.raises(InputError, match="no universe is given"):
        gr.render.expansion_history([])
    with pytest.raises(InputError, match="from, to, largest a"):
        gr.render.expansion_history(EINSTEIN_DE_SITTER, extent=(1, 0, 2))


def test_universes_of_one_name_are_all_drawn():
    three = [universes.dust(K=k) for k in (1, 0, -1)]
    picture = gr.render.expansion_history(three, parameters={"C": 1}, now=1)
    assert list(picture.data) == ["dust, K = 1", "dust, K = 0", "dust, K = -1"]
    curves = [line for line in picture.axes.get_lines() if not line.get_label().startswith("_")]
    assert [line.get_label() for line in curves] == list(picture.data)
    twice = gr.render.expansion_history([EINSTEIN_DE_SITTER, EINSTEIN_DE_SITTER])
    assert len(twice.data) == 2
    near = [Cosmology(H0=70, Omega_m=0.3 + step) for step in (0, 1e-9)]  # alike in print
    assert len(gr.render.distance_redshift(near).data) == 3
    assert len(gr.render.expansion_history({1: CONCORDANCE, "1": CONCORDANCE}).data) == 2


def test_a_big_crunch_is_in_the_picture():
    """Ω_m = 2 lasts 2π, of which π/2 − 1 is over."""
    axes = gr.render.expansion_history([Cosmology(Omega_m=m) for m in (1, 2)]).axes
    ends = sorted(
        line.get_xdata()[0] for line in axes.get_lines() if line.get_marker() == "o" and line.get_ydata()[0] == 0
    )
    assert ends == pytest.approx([-2 / 3, 1 - np.pi / 2, 1 + 3 * np.pi / 2], rel=1e-3)
    assert ends[-1] < axes.get_xlim()[1]
    cones = gr.render.light_cones(Cosmology(Omega_m=2))
    assert cones.axes.get_ylim()[1] == pytest.approx(2 * np.pi, rel=1e-3)
    assert cones.axes.get_xlim()[1] > 2 * np.pi  # the event horizon is at 2π when space is largest
    assert "Omega_m" in repr(cones)


def test_horizons_of_pictures_are_those_of_the_model():
    for model in (CONCORDANCE, Cosmology(Omega_m=2), Cosmology(Omega_m=0.3, Omega_Lambda=0.7, w0=-0.4)):
        data, unit = gr.render.light_cones(model).data, model.hubble_time / model.hubble_distance
        assert -data["begins"] == pytest.approx(model.particle_horizon() * unit, rel=1e-12)
        assert data["ends"] == pytest.approx(model.event_horizon() * unit, rel=1e-12)
    bounce = Cosmology(Omega_Lambda=1.5)  # de Sitter: conformal time π/√|Ω_K| in all
    data = gr.render.light_cones(bounce).data
    assert data["ends"] - data["begins"] == pytest.approx(np.pi / np.sqrt(0.5), rel=1e-10)


def test_dark_energy_that_changes_has_no_end_in_the_picture():
    model = Cosmology(Omega_m=0.3, Omega_Lambda=0.7, w0=-0.9, wa=0.2)
    data = gr.render.light_cones(model).data
    assert np.isnan(data["ends"])
    assert "event horizon" not in data
    assert len(gr.render.expansion_history(model).data) == 1


def test_the_antipode_is_not_missed():
    """D_L falls to 0 at χ = π."""
    picture = gr.render.distance_redshift(Cosmology(Omega_m=0.3, Omega_Lambda=1.7), kinds="luminosity")
    [luminosity] = [value for key, value in picture.data.items() if key != "z"]
    assert luminosity.min() < 2e-3
    assert luminosity.min() > 0
    assert (np.diff(picture.data["z"]) > 0).all()
