"""EinsteinPy's objects to ours and back, in every convention; and what wrong input is told."""

from __future__ import annotations

import pytest
import sympy as sp

pytest.importorskip("einsteinpy")

from einsteinpy.symbolic import (
    BaseRelativityTensor,
    ChristoffelSymbols,
    EinsteinTensor,
    MetricTensor,
    RicciScalar,
    RicciTensor,
    RiemannCurvatureTensor,
    WeylTensor,
    predefined,
)

import gr_toolkit as gr
from gr_toolkit.interop import from_einsteinpy, to_einsteinpy
from gr_toolkit.interop.inertia import inertia

u, v, w = sp.symbols("u v w")


def sphere(radius=1):
    """The unit sphere as EinsteinPy has it."""
    return MetricTensor([[radius**2, 0], [0, radius**2 * sp.sin(u) ** 2]], (u, v))


CONVENTIONS = [{}, {"signature": "+---"}, {"conventions": "Weinberg"}]


@pytest.mark.parametrize("make", [gr.Schwarzschild, gr.Kerr, gr.FLRW])
@pytest.mark.parametrize("options", CONVENTIONS)
def test_metrics_come_back_as_they_went(make, options):
    g = make(**options)
    back = from_einsteinpy(to_einsteinpy(g), domain=g.conditions, conventions=g.conventions)
    assert back.conventions == g.conventions
    assert gr.decide(back, g).proved


@pytest.mark.parametrize("options", CONVENTIONS)
@pytest.mark.parametrize(
    ("quantity", "kind"),
    [
        ("christoffel", ChristoffelSymbols),
        ("riemann", RiemannCurvatureTensor),
        ("ricci", RicciTensor),
        ("weyl", WeylTensor),
        ("einstein", EinsteinTensor),
    ],
)
def test_tensors_come_back_as_they_went(options, quantity, kind):
    g = gr.DeSitter(**options) if quantity != "weyl" else gr.Schwarzschild(**options)
    ours = getattr(g, quantity)
    theirs = to_einsteinpy(ours)
    assert type(theirs) is kind
    back = from_einsteinpy(theirs, metric=g)
    assert back == ours
    assert back != ours * 2


def test_components_are_those_that_einsteinpy_computes_itself():
    """On a sphere of radius 2, in every convention: R^u_{vuv} = sin² u, R_uu = 1, R = 1/2 in those of MTW."""
    theirs = sphere(2)
    riemann, ricci = RiemannCurvatureTensor.from_metric(theirs), RicciTensor.from_metric(theirs)
    scalar = RicciScalar.from_metric(theirs)
    for conventions, first, second in [("MTW", 1, 1), ("Weinberg", -1, -1)]:
        g = from_einsteinpy(theirs, conventions=conventions)
        read = from_einsteinpy(riemann, conventions=conventions)
        assert read.positions == (True, False, False, False)
        assert read == g.riemann.up(0)
        assert read[0, 1, 0, 1] == first * sp.sin(u) ** 2
        assert from_einsteinpy(ricci, metric=g) == g.ricci
        assert from_einsteinpy(ricci, metric=g)[0, 0] == second
        assert from_einsteinpy(scalar, metric=g) == g.ricci_scalar == second * sp.Rational(1, 2)


def test_what_we_hand_over_works_in_einsteinpy():
    g = gr.Schwarzschild()
    theirs = to_einsteinpy(g)
    assert sp.Array(ChristoffelSymbols.from_metric(theirs).tensor())[0, 0, 1].equals(g.christoffel[0, 0, 1].to_sympy())
    mixed = to_einsteinpy(g.ricci.up(0), name="mixed")
    assert (type(mixed), mixed.config, mixed.name) == (BaseRelativityTensor, "ul", "mixed")
    assert to_einsteinpy(g.covariant).config == "ll"
    assert to_einsteinpy(g).name == "Schwarzschild"
    assert to_einsteinpy(g.vector([1, 0, 0, 0])).config == "u"


def test_an_upper_metric_is_inverted():
    g = from_einsteinpy(MetricTensor([[1, 0], [0, 1 / sp.sin(u) ** 2]], (u, v), config="uu"))
    assert g[1, 1] == sp.sin(u) ** 2


def test_constants_become_plain_symbols():
    g = from_einsteinpy(predefined.KerrNewman())
    assert {s.name for s in g.parameters} == {"c", "G", "eps_0", "r_s", "a", "Q"}
    assert all(type(s) is sp.Symbol for s in g.parameters)
    clash = MetricTensor([[predefined.Kerr().arr[1, 1] * sp.Symbol("c"), 0], [0, 1]], (sp.Symbol("r"), v))
    with pytest.raises(gr.errors.InputError, match="EinsteinPy's constant c and another symbol of that name"):
        from_einsteinpy(clash)


@pytest.mark.parametrize("sign", [1, -1])
def test_the_signature_is_that_of_the_metric(sign):
    matrix = [[-sign, 0, 0], [0, sign * u**2, sign * u], [0, sign * u, sign * 3]]
    g = from_einsteinpy(MetricTensor(matrix, (w, u, v)))
    assert g.conventions.signature == ("-+++" if sign > 0 else "+---")
    assert inertia(g) == ((2, 1) if sign > 0 else (1, 2))


def test_floats_are_exact_or_refused_or_read_as_decimals():
    half = from_einsteinpy(MetricTensor([[0.5, 0], [0, u**2]], (u, v)))
    assert half[0, 0] == sp.Rational(1, 2)
    tenth = MetricTensor([[0.1, 0], [0, u**2]], (u, v))
    with pytest.raises(gr.errors.InputError, match=r"0\.1.* is not an exact number"):
        from_einsteinpy(tenth)
    assert from_einsteinpy(tenth, decimals=True)[0, 0] == sp.Rational(1, 10)


f = sp.Function("f")
WRONG = [
    (lambda: from_einsteinpy(sp.eye(4)), "is no tensor of einsteinpy.symbolic"),
    (lambda: from_einsteinpy("Kerr"), "str is no tensor of einsteinpy.symbolic"),
    (lambda: from_einsteinpy(RicciTensor([[1, 0], [0, 1]], (u, v))), "the RicciTensor has no parent metric"),
    (
        lambda: from_einsteinpy(RicciTensor([[1, 0], [0, 1]], (u, w)), metric=from_einsteinpy(sphere())),
        "the tensor's coordinates are (u, w), the metric's (u, v)",
    ),
    (
        lambda: from_einsteinpy(MetricTensor([[f(u), 0, 0], [0, 1, 0], [0, 0, f(v)]], (u, v, w))),
        "the signature of the metric does not show",
    ),
    (lambda: from_einsteinpy(MetricTensor([[1, u], [0, 1]], (u, v))), "symmetric"),
    (lambda: to_einsteinpy(sp.eye(4)), "is no metric and no tensor"),
]


@pytest.mark.parametrize(("act", "message"), WRONG)
def test_what_wrong_input_is_told(act, message):
    with pytest.raises(gr.errors.InputError) as caught:
        act()
    assert message in str(caught.value)
