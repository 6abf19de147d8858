"""What the catalogue states of its spacetimes, in every chart and convention, and a near miss of each."""

from __future__ import annotations

import pickle

import pytest
import sympy as sp
from sympy import Rational

import gr_toolkit as gr
from gr_toolkit.claims.setting import scope_of, spacetime_setting
from gr_toolkit.errors import InputError, UnknownNameError
from gr_toolkit.geometry import Metric
from gr_toolkit.spacetimes import CATALOGUE, electromagnetic_potential
from gr_toolkit.spacetimes.entry import ENTRIES, FACTS

CHARTS = [(name, chart) for name, entry in ENTRIES.items() for chart in entry.charts]
STATED = [
    pytest.param(name, chart, marks=[pytest.mark.nightly] if chart == "kerr-schild" else [])
    for name, chart in CHARTS
    if ENTRIES[name].facts
]
CHARGED = [(name, chart) for name, chart in CHARTS if "electrovac" in ENTRIES[name].facts]
# values of every parameter for which the domain is not empty
GIVEN = {
    "M": 1,
    "a": Rational(1, 2),
    "Q": Rational(1, 3),
    "H": Rational(1, 5),
    "Lambda": Rational(1, 50),
    "B": 2,
    "g": 3,
    "K": -1,
    "beta": 1,
    "gamma": 1,
    "delta": 1,
}


def metric(name, chart, conventions=None, **given):
    return ENTRIES[name].metric(chart, given, conventions, None)


def numbers(name):
    """Values of an entry's parameters that are numbers, not functions."""
    if name in ("plane wave", "pp-wave"):
        return {}
    return {p: GIVEN[p] for p in ENTRIES[name].parameters if p in GIVEN and (p, name) != ("a", "FLRW")}


def electrovac(g, potential):
    """Maxwell's equations, and G_{μν} = 8π (F_{μα} F_ν^α − ¼ g F²)/k², with the convention's signs [MTW 5.22]."""
    signs = g.conventions
    F = potential.exterior_derivative()
    FF = F.tensor_product(F).contract(1, 3)
    T = (FF - g.covariant * (FF.trace() / 4)) * (
        -8 * sp.pi / signs.charge_unit**2 * signs.time_sign * signs.riemann * signs.ricci
    )
    return gr.decide(g.einstein, T), gr.decide(g.evaluate(r"\nabla_\mu F^{\mu\nu}", F=F), 0)


def holds(fact, g, potential=None):
    """The verdict on a fact in the words of `FACTS`."""
    if fact == "flat":
        return gr.decide(g.riemann, 0)
    if fact == "electrovac":
        equations = electrovac(g, potential)
        return next((v for v in equations if not v.proved), equations[0])
    return {"vacuum": g.is_vacuum, "Einstein": g.is_einstein, "conformally flat": g.is_conformally_flat}[fact]()


def near_miss(g):
    """The same metric with its last direction stretched by 1 + x² of the second coordinate."""
    stretch = sp.diag(1, 1, 1, 1 + g.coordinates[1] ** 2)
    return Metric(stretch * g.matrix * stretch, g.coordinates, domain=g.conditions, conventions=g.conventions)


@pytest.mark.parametrize(("name", "chart"), STATED)
def test_every_stated_fact_is_proved(name, chart):
    prove(name, chart, "MTW")


@pytest.mark.parametrize("conventions", ["Landau-Lifshitz", "Weinberg"])
@pytest.mark.parametrize(
    ("name", "chart"),
    [pytest.param(n, c, marks=[] if c == next(iter(ENTRIES[n].charts)) else [pytest.mark.nightly]) for n, c in CHARTS],
)
def test_every_stated_fact_is_proved_in_other_conventions(name, chart, conventions):
    prove(name, chart, conventions)


def prove(name, chart, conventions):
    """All that the entry states, wherever the chart is used."""
    g = metric(name, chart, conventions)
    potential = electromagnetic_potential(g) if (name, chart) in CHARGED else None
    for fact in ENTRIES[name].facts:
        assert fact in FACTS
        verdict = holds(fact, g, potential)
        assert verdict.proved, fact
        assert all(c.holds_on_domain for c in verdict.conditions), verdict.explain()


@pytest.mark.parametrize(("name", "chart"), STATED)
def test_a_near_miss_of_every_stated_fact_is_refuted(name, chart):
    g = metric(name, chart, **numbers(name))
    wrong = near_miss(g)
    for fact in ENTRIES[name].facts:
        potential = wrong.covector(g.origin.data.potential) if fact == "electrovac" else None
        assert holds(fact, wrong, potential).refuted, fact


@pytest.mark.parametrize(("name", "chart"), CHARGED)
def test_a_field_that_is_a_little_stronger_bends_more(name, chart):
    g = metric(name, chart)
    field, source = electrovac(g, electromagnetic_potential(g) * Rational(11, 10))
    assert field.refuted
    assert source.proved


def test_the_facts_are_no_more_than_what_holds():
    """What an entry does not state is refuted, or depends on what its functions are."""
    assert gr.SchwarzschildDeSitter().is_vacuum().refuted
    assert gr.SchwarzschildDeSitter().is_conformally_flat().refuted
    assert gr.KerrNewman().is_vacuum().refuted
    assert gr.Melvin().is_conformally_flat().refuted
    assert gr.BertottiRobinson().is_einstein().refuted
    assert gr.FLRW("isotropic").is_einstein().refuted
    assert gr.PPWave().is_vacuum().refuted
    assert gr.PlaneWave().is_vacuum().refuted
    assert gr.RobertsonPPN().is_vacuum().refuted
    assert gr.RobertsonPPN(beta=1, gamma=1, delta=1).is_vacuum().refuted, "it is truncated"


@pytest.mark.parametrize(("name", "chart"), CHARTS)
def test_parameters_replaced_afterwards_or_given_and_pickled(name, chart):
    given = numbers(name)
    g = metric(name, chart, **given)
    assert not set(g.parameters) & {sp.Symbol(p) for p in given}
    general = metric(name, chart)
    used = {str(p) for p in general.parameters}
    assert gr.decide(g, general.subs(**{p: v for p, v in given.items() if p in used})).proved
    again = pickle.loads(pickle.dumps(g))
    assert again == g
    assert again.name == g.name
    other = next(iter(ENTRIES[name].charts))
    assert again.to_chart(other) == metric(name, other, **given)


def test_a_replaced_parameter_goes_along_to_another_chart():
    m = sp.Symbol("m")
    assert gr.Schwarzschild().subs(M=m).to_chart("kruskal") == gr.Schwarzschild("kruskal", M=m)
    assert gr.Schwarzschild(M=m).subs({m: 2}).to_chart("isotropic") == gr.Schwarzschild("isotropic", M=2)
    weinberg = gr.Kerr(conventions="Weinberg").to_chart("ingoing")
    assert weinberg.conventions.riemann == -1
    t = sp.Symbol("t")
    assert gr.FLRW("comoving").subs(a=t**2, K=0).to_chart("areal") == gr.FLRW("areal", K=0, a=t**2)


def test_the_potential_of_a_charge_has_its_sign_in_every_convention():
    """A^t = Φ far away [MTW 33.5 in −+++; Landau & Lifshitz 1975, eq. 36.8 in +−−−]: Q/r in Gaussian units; in
    Heaviside–Lorentz units the charge is √(4π) Q, and Φ = q/4πr."""
    for conventions, weight in (("MTW", 1), ("Landau-Lifshitz", 1), ("Weinberg", 1 / sp.sqrt(4 * sp.pi))):
        g = gr.ReissnerNordstrom(conventions=conventions)
        Q, r, M = g.symbols("Q r M")
        raised = weight * Q / r / (1 - 2 * M / r + Q**2 / r**2)
        assert gr.decide(electromagnetic_potential(g).up(0)[0], raised).proved


@pytest.mark.parametrize("make", [gr.Schwarzschild, gr.PPWave, lambda: gr.Metric(sp.eye(4), sp.symbols("t x y z"))])
def test_what_has_no_field_says_so(make):
    with pytest.raises(InputError, match="no electromagnetic field") as info:
        electromagnetic_potential(make())
    assert "Melvin" in info.value.advice


@pytest.mark.parametrize("call", [lambda g: g.to_chart("kruskal"), lambda g: gr.spacetimes.chart_map(g, "kruskal")])
def test_a_metric_of_ones_own_has_no_other_charts(call):
    with pytest.raises(InputError, match="no metric of the catalogue"):
        call(gr.Metric(sp.eye(4), sp.symbols("t x y z")))


def test_every_spacetime_is_a_name_of_the_package():
    assert set(CATALOGUE) <= set(gr.__all__)
    assert len(CATALOGUE) == len(ENTRIES)
    for name, spacetime in CATALOGUE.items():
        assert getattr(gr, name) is spacetime
        assert spacetime().origin.entry is ENTRIES[spacetime().name]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kerr", "Kerr"), ("flrw", "FLRW"), ("schwarzschild", "Schwarzschild"), ("kerr_newman", "KerrNewman")],
)
def test_a_name_in_the_wrong_case_is_understood_well_enough(typed, meant):
    with pytest.raises(UnknownNameError) as info:
        scope_of(spacetime_setting(typed))
    assert meant in info.value.advice


@pytest.mark.parametrize(("name", "chart"), CHARTS)
def test_every_chart_is_reached_by_its_short_form(name, chart):
    """As the command line takes it: ``Schwarzschild(chart=kruskal)``."""
    constructor = next(key for key, make in CATALOGUE.items() if make().origin.entry is ENTRIES[name])
    found = scope_of(spacetime_setting(f"{constructor}(chart={chart}, signature=+---)")).metric
    assert found == CATALOGUE[constructor](chart, signature="+---")
