"""Parameters and coordinates of a metric that are called like symbols of a formula: the same result, or refused."""

from __future__ import annotations

from functools import cache

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit import motion
from gr_toolkit.errors import InputError

HALF = sp.Rational(1, 2)


def field(mass="mass", radius="r", charge=0, *, positive=True):
    """Schwarzschild's metric, or Reissner–Nordström's, with names as they come."""
    m = sp.Symbol(mass, positive=True) if positive else sp.Symbol(mass, real=True)
    r = sp.Symbol(radius, positive=True)
    t, theta, phi = sp.symbols("t theta phi", real=True)
    f = 1 - 2 * m / r + charge**2 / r**2
    entries = sp.diag(-f, 1 / f, r**2, r**2 * sp.sin(theta) ** 2)
    return gr.Metric(entries, (t, r, theta, phi), domain=[r > 2 * m, m > 0])


def by_closest(g):
    found = motion.first_order_time(g)
    return [found.delay, found.check().proved]


def by_impact(g):
    found = motion.first_order_time(g, fixed="impact parameter")
    return [found.delay, found.check().proved]


def of_light(g):
    found = motion.first_order_time(g, v=1)
    return [found.delay, found.check().proved]


def echo(g):
    return [motion.shapiro_delay(g, source=1000, observer=1000, closest_approach=10)]


def no_delay(g):
    return [motion.speed_without_delay(g)]


def expanded(fixed):
    def door(g):
        found = motion.deflection_series(g, 2, fixed=fixed)
        return [found.scale, *(c.to_sympy() for c in found.coefficients.values())]

    return door


def critical(g):
    found = motion.critical_impact_parameter(g)
    return [found.squared.to_sympy(), found.check().proved]


def indices(g):
    found = motion.refractive_indices(g)
    return [answer.proved for answer in found.verdicts().values()]


DOORS = {
    "at fixed r0": (by_closest, "epsilon v r0 b q 1/r"),
    "at fixed b": (by_impact, "epsilon v r0 b"),
    "of light": (of_light, "epsilon v r0"),
    "shapiro_delay": (echo, "epsilon v r0 b 1/r"),
    "speed_without_delay": (no_delay, "epsilon v r0 b"),
    "deflection_series, v": (expanded("v"), "v b q 1/r"),
    "deflection_series, r0": (expanded("closest approach"), "v b r0"),
    "deflection_series, q": (expanded("M/(b v^2)"), "v b q"),
    "critical_impact_parameter": (critical, "v b k x r_c excess"),
    "refractive_indices": (indices, "v b"),
}
CASES = [(door, name) for door, (_, names) in DOORS.items() for name in names.split()]


@cache
def by_harmless_names(door):
    return DOORS[door][0](field())


def assert_same_or_refused(door, made, renaming):
    """A result is that of other names, renamed, or it is refused."""
    try:
        found = DOORS[door][0](made)
    except InputError:
        return
    for ours, other in zip(found, by_harmless_names(door), strict=True):
        if isinstance(other, bool):
            assert ours is other
        else:
            assert sp.cancel(ours.xreplace(renaming) - other) == 0


@pytest.mark.parametrize(("door", "name"), CASES)
def test_a_mass_by_any_name(door, name):
    names = {s.name for x in by_harmless_names(door) if not isinstance(x, bool) for s in x.free_symbols}
    if name in names:  # a symbol of the result itself: two of that name cannot be told apart
        with pytest.raises(InputError, match="symbol"):
            DOORS[door][0](field(name))
    else:
        assert_same_or_refused(door, field(name), {sp.Symbol(name, positive=True): sp.Symbol("mass", positive=True)})


@pytest.mark.parametrize(
    ("door", "name"),
    [
        pytest.param(d, n, marks=() if d in ("at fixed r0", "refractive_indices") else pytest.mark.nightly)
        for d, n in CASES
        if n in ("v", "b", "r0", "epsilon", "k", "q")
    ],
)
def test_a_radius_by_any_name(door, name):
    shown = {s.name for x in by_harmless_names(door) if not isinstance(x, bool) for s in x.free_symbols}
    radius = {sp.Symbol(name, positive=True): sp.Symbol("r", positive=True)}
    assert_same_or_refused(door, field(radius=name), radius if "r" in shown else {})


@pytest.mark.parametrize("name", ["epsilon", "b"])
def test_without_assumptions(name):
    found = motion.first_order_time(field(name, positive=False))
    mass = sp.Symbol(name, real=True)
    assert found.check().proved
    assert sp.expand(found.root * found.v**2) == mass
    assert found.check(found.delay.subs(mass, 2 * mass)).refuted


def test_what_is_said():
    for name, words in (("v", "part of the speed at infinity"), ("r0", "r0 has a meaning of its own")):
        with pytest.raises(InputError, match=words):
            motion.first_order_time(field(name))
    for name in ("v", "r0"):
        with pytest.raises(InputError, match=f"{name} has a meaning of its own"):
            motion.first_order_time(field(radius=name))
    w = sp.Symbol("w", positive=True)
    assert motion.first_order_time(field(radius="v"), v=w).check().proved
    with pytest.raises(InputError, match="v has a meaning of its own"):
        motion.refractive_indices(field(radius="v"))
    assert motion.refractive_indices(field(radius="v"), v=w).verdicts()["momentum"].proved
    with pytest.raises(InputError, match="b has a meaning of its own"):
        motion.refractive_indices(field(radius="b"), energy=sp.Symbol("E", positive=True))


@pytest.mark.parametrize("radius", ["v", "b", "k"])
def test_a_critical_orbit_in_a_radius_called_like_a_symbol(radius):
    charged = field(radius=radius, charge=HALF)  # its equation is one in the chart's own radius
    try:
        equation = motion.critical_impact_parameter(charged).equation.as_expr()
    except InputError:
        return
    like = motion.critical_impact_parameter(field(charge=HALF)).equation.as_expr()
    assert sp.expand(equation - like.xreplace({sp.Symbol("r", positive=True): sp.Symbol(radius, positive=True)})) == 0
    assert radius != "v"  # the symbol of the speed is another one
