"""The maps between charts: isometries, each with a slip that is refuted, and the ways they lead."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Rational

import gr_toolkit as gr
from gr_toolkit.errors import InputError, UnknownNameError
from gr_toolkit.exact import Field, Reader
from gr_toolkit.exact.sampling import points
from gr_toolkit.geometry import CoordinateMap
from gr_toolkit.spacetimes import chart_map, electromagnetic_potential
from gr_toolkit.spacetimes.entry import ENTRIES
from tests.oracles.numbers import agree, number_at

ALL = [(name, m) for name, entry in ENTRIES.items() for m in entry.maps]
SLOW = [("Kerr-Newman", "ingoing"), ("Schwarzschild", "lemaitre")]  # whose quick relatives are Kerr's, and others


def marked(pairs):
    """The slow ones for the night."""
    return [pytest.param(n, m, marks=[pytest.mark.nightly] if (n, m.source) in SLOW else []) for n, m in pairs]


MAPS = marked(ALL)
BACK = marked([(name, m) for name, m in ALL if m.formulas().preimages])
GIVEN = {"M": 1, "a": Rational(3, 5), "Q": Rational(1, 2), "Lambda": Rational(1, 20), "B": 2, "g": 3, "K": -1}


def label(value):
    return value if isinstance(value, str) else f"{value.source}>{value.target}"


def ends(name, m, conventions=None, given=None):
    """(source, target) of a map of the catalogue; another entry's chart takes none of the parameters."""
    source = ENTRIES[name].metric(m.source, given or {}, conventions, None)
    elsewhere = m.spacetime and m.spacetime != name
    return source, ENTRIES[m.spacetime or name].metric(m.target, {} if elsewhere else given or {}, conventions, None)


@pytest.mark.parametrize(("name", "m"), MAPS, ids=label)
def test_every_map_is_an_isometry(name, m):
    source, target = ends(name, m)
    assert chart_map(source, target).is_isometry().proved


@pytest.mark.parametrize(("name", "m"), BACK, ids=label)
def test_every_way_back_is_an_isometry(name, m):
    source, target = ends(name, m)
    assert chart_map(target, source).is_isometry().proved


@pytest.mark.nightly
@pytest.mark.parametrize("conventions", ["Landau-Lifshitz", "Weinberg"])
@pytest.mark.parametrize(("name", "m"), MAPS, ids=label)
def test_in_other_conventions_and_with_parameters_given(name, m, conventions):
    numbers = {p: GIVEN[p] for p in ENTRIES[name].parameters if p in GIVEN and name not in ("FLRW", "plane wave")}
    source, target = ends(name, m, conventions, numbers)
    assert chart_map(source, target).is_isometry().proved


SLIPS = [(name, m, n) for name, m in ALL for n, image in enumerate(m.formulas().images) if not image.is_Symbol]
SLOW_SLIPS = {("Kerr", "kerr-schild", n) for n in (1, 2, 3)} | {("Kerr-Newman", "boyer-lindquist", n) for n in (0, 3)}
SLOW_SLIPS |= {("Schwarzschild", "schwarzschild", 1), ("FLRW", "isotropic", 1)}


def _is_slow(name, m, n):
    return (name, m.source) in SLOW or (name, m.target, n) in SLOW_SLIPS


@pytest.mark.parametrize(
    ("name", "m", "n"),
    [pytest.param(*s, marks=[pytest.mark.nightly] if _is_slow(*s) else []) for s in SLIPS],
    ids=lambda value: label(value) if not isinstance(value, int) else str(value),
)
def test_a_slip_in_an_image_is_refuted(name, m, n):
    """Every image that is no mere name, a tenth too large."""
    source, target = ends(name, m)
    formulas = m.formulas()
    wrong = [*formulas.images[:n], formulas.images[n] * Rational(11, 10), *formulas.images[n + 1 :]]
    verdict = CoordinateMap(source, target, wrong, domain=formulas.part).is_isometry()
    assert verdict.refuted
    assert verdict.witness.recheck()


@pytest.mark.parametrize(("name", "m"), BACK, ids=label)
def test_there_and_back_again_at_a_point(name, m):
    """As numbers, by mpmath: the formulas of the way back invert those of the way there."""
    source, target = ends(name, m)
    formulas = m.formulas()
    if any(f.has(sp.Integral) or f.has(sp.Derivative) for f in formulas.images):
        return  # shifts by one quantity there and back
    phi = chart_map(source, target)
    symbols = [*source.coordinates, *source.parameters]
    domain = phi.images[0].field.domain
    for found in points(domain, symbols, Reader(Field.rational(domain)), 20):
        point = {s: Rational(v.numerator, v.denominator) for s, v in found.values.items()}
        there = {x: number_at(i, point) for x, i in zip(target.coordinates, formulas.images, strict=True)}
        parameters = {s: point[s] for s in source.parameters}
        if all(number_at(c.gts - c.lts, parameters | there) > 0 for c in formulas.image):
            break
    for x, back in zip(source.coordinates, formulas.preimages, strict=True):
        assert agree(number_at(back, parameters | there), number_at(point[x], {}), 40), x


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        pytest.param("Schwarzschild", "lemaitre", "kruskal", marks=pytest.mark.nightly),
        ("Schwarzschild", "isotropic", "kruskal"),
        ("Schwarzschild", "outgoing-eddington-finkelstein", "ingoing-eddington-finkelstein"),
        ("Kerr", "boyer-lindquist", "kerr-schild"),
        ("FLRW", "areal", "isotropic-cartesian"),
    ],
)
def test_maps_are_composed(name, source, target):
    g = getattr(gr, name)(source)
    assert chart_map(g, target).is_isometry().proved


def test_rindler_in_minkowski():
    """The wedge of uniformly accelerated observers [MTW 6.17], whatever their acceleration is called."""
    wedge = chart_map(gr.Rindler("accelerated"), gr.Minkowski())
    g, xi, t = gr.Rindler("accelerated").symbols("g xi t")
    assert gr.decide(wedge.images[1] ** 2 - wedge.images[0] ** 2, (xi + 1 / g) ** 2).proved
    assert gr.decide(wedge.images[0], (xi + 1 / g) * sp.sinh(g * t)).proved
    assert wedge.is_isometry().proved
    assert chart_map(gr.Minkowski("spherical"), "cartesian").is_isometry().proved


@pytest.mark.parametrize(("name", "m"), marked([p for p in ALL if "electrovac" in ENTRIES[p[0]].facts]), ids=label)
def test_fields_are_mapped_to_each_other(name, m):
    """φ*(dA′) = dA: the potentials of two charts differ by a gradient at most."""
    source, target = ends(name, m)
    there, here = (electromagnetic_potential(g).exterior_derivative() for g in (target, source))
    moved = chart_map(source, target).pull_back(there)
    assert gr.decide(moved, here).proved
    assert gr.decide(moved, here * 2).refuted


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: chart_map(gr.Schwarzschild(M=1), gr.Schwarzschild("kruskal", M=2)),
            ["M = 1", "M = 2", "g.to_chart('kruskal')"],
        ),
        (
            lambda: chart_map(gr.FLRW("conformal"), gr.FLRW("areal")),
            ["a = a(tau)", "a = a(t)"],
        ),
        (
            lambda: chart_map(gr.RobertsonPPN(), "isotropic"),
            ["no map of the catalogue leads from 'standard'", "'isotropic'", "reached: none"],
        ),
        (lambda: chart_map(gr.Schwarzschild(), gr.Kerr()), ["no map", "'schwarzschild' of Schwarzschild", "Kerr"]),
        (lambda: chart_map(gr.Kerr(a=1, M=1), "ingoing"), ["false"]),
    ],
)
def test_maps_that_are_not_there(call, words):
    with pytest.raises(InputError) as info:
        call()
    for word in words:
        assert word in str(info.value)


def test_a_chart_that_is_not_there():
    with pytest.raises(UnknownNameError) as info:
        gr.Schwarzschild().to_chart("kruskall")
    assert "kruskal" in info.value.advice
