"""What a field means does not depend on the order in which a chart names its coordinates, but for its handedness."""

from __future__ import annotations

from itertools import permutations

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy.combinatorics import Permutation

import gr_toolkit as gr
from gr_toolkit import electrodynamics as ed
from gr_toolkit.errors import ConventionError, InputError
from gr_toolkit.geometry.time_coordinate import time_first

t, r, theta, phi, rho, z, v = sp.symbols("t r theta phi rho z v")
q, P, line, current, M = sp.symbols("q P lambda I_0 M")
SPHERE = {"theta": (0, sp.pi), "phi": (0, 2 * sp.pi)}
SPHERICAL = {t: -1, r: 1, theta: r**2, phi: r**2 * sp.sin(theta) ** 2}
CYLINDRICAL = {t: -1, rho: 1, phi: rho**2, z: 1}
CONVENTIONS = [
    gr.Conventions(),
    gr.Conventions(signature="+---"),
    gr.Conventions(signature="+---", levi_civita="^", maxwell="Gaussian", field_sign=-1),
]


def flat(entries, order, domain, conventions):
    sign = -conventions.time_sign
    return gr.Metric(sp.diag(*(sign * entries[x] for x in order)), order, domain=domain, conventions=conventions)


def sphere_chart(order, conventions=CONVENTIONS[0]):
    return flat(SPHERICAL, order, [r > 0, theta > 0, theta < sp.pi], conventions)


def handedness(order, standard):
    return Permutation([order.index(x) for x in standard]).signature()


orders = st.permutations([t, r, theta, phi])
conventions = st.sampled_from(CONVENTIONS)


@settings(max_examples=12, deadline=None)
@given(orders, conventions)
def test_coulombs_field_and_the_monopoles_in_every_order(order, chosen):
    """A_t = −q/(4πr) in −+++ wherever t stands; a monopole is told by the orientation, the chart's order."""
    g = sphere_chart(order, chosen)
    unit = chosen.charge_unit**2
    coulomb, monopole = ed.solutions.coulomb(g, q=q), ed.solutions.magnetic_monopole(g, p=P)
    expected = chosen.time_sign * unit * q / (4 * sp.pi * r)
    assert coulomb.potential.down(0)["t"] == expected
    assert coulomb.check_sources().proved
    assert monopole.check_sources().proved
    written = monopole.potential["phi"]
    assert written == -chosen.time_sign * handedness(order, (t, r, theta, phi)) * unit * P * (1 - sp.cos(theta)) / (
        4 * sp.pi
    )
    assert ("odd order" in repr(monopole.notes)) == (handedness(order, (t, r, theta, phi)) < 0)


@settings(max_examples=12, deadline=None)
@given(orders, conventions)
def test_charges_in_every_order(order, chosen):
    g = sphere_chart(order, chosen)
    sign, unit = chosen.time_sign, chosen.charge_unit**2
    A = {t: sign * unit * q / (4 * sp.pi * r), phi: -sign * unit * P * (1 - sp.cos(theta)) / (4 * sp.pi)}
    found = ed.check(potential=g.covector([A.get(x, 0) for x in order]))
    inside = found.charges[0]
    assert (inside.inside, inside.electric) == (r, q)
    assert inside.magnetic == handedness(order, (t, r, theta, phi)) * P
    assert ed.charge(found.field, SPHERE) == q


@settings(max_examples=12, deadline=None)
@given(st.permutations([t, rho, phi, z]), conventions)
def test_line_charges_and_currents_in_every_order(order, chosen):
    """Φ = −λ log ρ/2π and A_z = −I log ρ/2π are those of a wire [Jackson §5.3]."""
    g = flat(CYLINDRICAL, order, [rho > 0], chosen)
    sign, unit = chosen.time_sign, chosen.charge_unit**2
    log = unit * sp.log(rho) / (2 * sp.pi)
    A = {t: -sign * line * log, z: sign * current * log}
    [found] = ed.check(potential=g.covector([A.get(x, 0) for x in order])).charges
    assert (found.along, found.electric_charge, found.electric_current) == (z, line, current)
    assert (found.magnetic_charge, found.magnetic_current) == (0, 0)


@pytest.mark.parametrize("order", list(permutations((t, r, theta, phi)))[::7])
def test_what_observers_measure_is_what_the_charge_says(order):
    """B·e_r > 0 around a positive magnetic charge, in left-handed charts too."""
    g = sphere_chart(order)
    u = [int(x == t) for x in order]
    monopole = ed.solutions.magnetic_monopole(g, p=1)
    outward = g.vector([int(x == r) for x in order])
    assert ed.measure(monopole.field, u).magnetic.vector.down(0).tensor_product(outward).contract(0, 1).component(
        ()
    ) == 1 / (4 * sp.pi * r**2)


def test_a_static_metric_of_unknown_signs():
    """Signs are open: the first coordinate is the time if the metric does not depend on it; else it is to be given."""
    f, h = sp.Function("f")(r), sp.Function("h")(r)
    entries = {t: -f, r: h, theta: r**2, phi: r**2 * sp.sin(theta) ** 2}

    def chart(order, domain=()):
        inside = [r > 0, theta > 0, theta < sp.pi, f * h > 0, *domain]
        return gr.Metric(sp.diag(*(entries[x] for x in order)), order, domain=inside)

    def flux(g, **given):
        B = {(theta, phi): P * sp.sin(theta) / (4 * sp.pi)}
        return ed.magnetic_charge(g.form(B), SPHERE, **given)

    assert flux(chart((t, r, theta, phi))) == P
    backwards = chart((r, t, theta, phi))
    with pytest.raises(InputError, match=r"not known whether r or t is the time.*\n  write: time='r'"):
        flux(backwards)
    assert (flux(backwards, time="t"), flux(backwards, time=r)) == (-P, P)
    assert flux(chart((r, t, theta, phi), [f > 0])) == -P
    with pytest.raises(InputError, match="the time theta is none of the coordinates r and t"):
        flux(backwards, time="theta")
    assert "not known whether r or t" in ed.check(potential=backwards.covector([0, 1 / r, 0, 0])).charges[0].explain()


def test_no_time_among_what_is_left():
    g = gr.Minkowski("spherical")
    with pytest.raises(InputError, match="of the coordinates r and theta that are left none is a time"):
        ed.charge(g.form({("t", "r"): 1}), {"t": (0, 1), "phi": (0, 2 * sp.pi)})


@pytest.mark.parametrize(
    ("g", "two", "time"),
    [
        (gr.Schwarzschild("ingoing-eddington-finkelstein"), (0, 1), 0),
        (gr.Schwarzschild("painleve-gullstrand"), (0, 1), 0),
        (gr.Kerr(), (1, 0), 0),
        (gr.Metric([[0, -1, 0], [-1, 0, 0], [0, 0, 1]], sp.symbols("u v y")), (0, 1), 0),
        (gr.Metric([[0, 1, 0], [1, 1, 0], [0, 0, 1]], sp.symbols("r v y")), (0, 1), 0),
    ],
)
def test_null_coordinates(g, two, time):
    """u and v are both null: the first; ds² = 2 dr dv + dv²: r is, for g^{rr} = −1."""
    assert time_first(g, two)[0] == time


def test_strings_on_null_slices():
    """∂_r is null in ingoing charts, which does not make it shrink: Dirac's string is there, and a flux f(v)."""
    g = gr.Schwarzschild("ingoing-eddington-finkelstein")
    monopole = ed.solutions.magnetic_monopole(g, p=P)
    string = [c for c in monopole.check().charges if getattr(c, "flux", None)]
    assert [(s.axis, s.flux) for s in string] == [("theta = pi", P)]
    wave = ed.check(potential=g.covector([0, 0, 0, sp.Function("f")(g.coordinates[0])])).charges
    assert [c.flux for c in wave[1:]] == [2 * sp.pi * sp.Function("f")(g.coordinates[0])] * 2
    regular = ed.check(potential=g.covector([0, 0, 0, r**2 * sp.sin(theta) ** 2])).charges
    assert not any(getattr(c, "flux", None) for c in regular)


# -- signatures --------------------------------------------------------------------------------------------------------


def ingoing(sign, f, **given):
    inside = [M > 0, r > 2 * M, theta > 0, theta < sp.pi]
    rows = [[-f, 1, 0, 0], [1, 0, 0, 0], [0, 0, r**2, 0], [0, 0, 0, r**2 * sp.sin(theta) ** 2]]
    return gr.Metric(sign * sp.Matrix(rows), (v, r, theta, phi), domain=inside, **given)


@pytest.mark.parametrize("f", [1 - 2 * M / r, sp.Function("f")(v, r)])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_signature_off_the_diagonal(sign, f):
    """Ingoing coordinates: det of the first block is −1, so that one of its directions is timelike, whatever f is."""
    right, wrong = ("-+++", "+---") if sign > 0 else ("+---", "-+++")
    A = [q / r, 0, 0, 0]
    assert ed.check(potential=ingoing(sign, f, signature=right).covector(A)).homogeneous.proved
    for ask in (ed.source_equation, ed.stress_energy, ed.measure):
        g = ingoing(sign, f, signature=wrong)
        with pytest.raises(ConventionError, match="signature") as error:
            ask(ed.field_strength(g.covector(A)))
        assert f"signature='{right}'" in str(error.value)


@pytest.mark.parametrize("signs", [(-1, -1, 1, 1), (1, -1, 1, -1)])
def test_two_times_are_none(signs):
    g = gr.Metric(sp.diag(*signs), sp.symbols("t s y z"))
    with pytest.raises(ConventionError, match="2 positive and 2 negative directions: it is no spacetime's"):
        ed.measure(g.form({("t", "s"): 1}))


def test_signs_that_are_open_are_not_judged():
    a, b = sp.symbols("a b")
    g = gr.Metric([[a, b, 0], [b, 1, 0], [0, 0, 1]], sp.symbols("t x y"))
    assert g.signs is None
    assert ed.source_equation(g.form({("t", "x"): 1})).is_zero()
