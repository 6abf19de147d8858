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
from gr_toolkit.geometry.inertia import inertia
from gr_toolkit.interop import from_einsteinpy, to_einsteinpy

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


@pytest.mark.parametrize("options", CONVENTIONS)
@pytest.mark.parametrize("pattern", ["^a^b", "^a_b", "_a^b"])
def test_curvatures_come_back_with_their_indices_anywhere(options, pattern):
    """de Sitter: R^a_b = 3H² δ^a_b in MTW's signs with −+++, −3H² with +−−− [Hawking & Ellis, page 124]."""
    g = gr.DeSitter(**options)
    theirs = to_einsteinpy(g.ricci.with_indices(pattern))
    assert type(theirs) is RicciTensor
    assert from_einsteinpy(theirs, metric=g) == g.ricci.with_indices(pattern)
    if pattern != "^a^b":
        sign = -1 if options == {"signature": "+---"} else 1
        hubble = g.symbols("H")
        assert theirs.tensor()[0, 0] == sign * 3 * hubble**2


@pytest.mark.parametrize("options", CONVENTIONS)
@pytest.mark.parametrize("name", ["riemann", "weyl"])
def test_raised_riemann_and_weyl_have_einsteinpys_sign(options, name):
    """R^t_{rtr} = 2M/(r² (r − 2M)) in MTW's signs and either signature [MTW 31.4, in coordinates]."""
    g = gr.Schwarzschild(**options)
    M, r = g.symbols("M r")
    raised = getattr(g, name).up(0)
    theirs = to_einsteinpy(raised)
    assert (type(theirs), theirs.config) == (WeylTensor if name == "weyl" else RiemannCurvatureTensor, "ulll")
    assert gr.decide(theirs.tensor()[0, 1, 0, 1], 2 * M / (r**2 * (r - 2 * M))).proved
    assert from_einsteinpy(theirs, metric=g) == raised


def test_what_may_be_a_curvature_is_asked_where_signs_differ():
    g = gr.DeSitter(conventions="Weinberg")
    copy = g.tensor(g.ricci.to_sympy().tolist(), "_a_b")
    for doubtful in (copy, copy * -1, g.tensor(g.riemann.up(0).to_sympy().tolist(), "^a_b_c_d")):
        with pytest.raises(gr.errors.InputError, match="kind='tensor', for its components as they are"):
            to_einsteinpy(doubtful)
    turned, kept = to_einsteinpy(copy, kind="ricci"), to_einsteinpy(copy, kind="tensor")
    assert (type(turned), type(kept)) == (RicciTensor, BaseRelativityTensor)
    assert turned.tensor() == -kept.tensor()
    assert type(to_einsteinpy(copy * 2)) is BaseRelativityTensor
    assert type(to_einsteinpy(copy * 0)) is BaseRelativityTensor
    plain = gr.DeSitter()
    assert type(to_einsteinpy(plain.tensor(plain.ricci.to_sympy().tolist(), "_a_b"))) is BaseRelativityTensor


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
    assert (type(mixed), mixed.config, mixed.name) == (RicciTensor, "ul", "mixed")
    assert type(to_einsteinpy(g.vector([1, 0, 0, 0]))) is BaseRelativityTensor
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


def test_a_signature_that_does_not_show_is_as_given():
    theirs = MetricTensor([[f(u), 0, 0], [0, 1, 0], [0, 0, f(v)]], (u, v, w))
    assert from_einsteinpy(theirs, conventions="Dirac").conventions.signature == "+---"
    kept = from_einsteinpy(to_einsteinpy(gr.Schwarzschild()), conventions="Dirac", signature="-+++")
    assert (kept.conventions.signature, bool(kept.is_vacuum())) == ("-+++", True)


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
    (lambda: to_einsteinpy(gr.Minkowski(), name=5), "the name 5 is no text"),
    (lambda: to_einsteinpy(gr.Minkowski().ricci, kind="rici"), "there is no kind of tensor 'rici'"),
    (lambda: to_einsteinpy(gr.Minkowski().ricci, kind="weyl"), "has 2 indices, weyl 4"),
    *(
        (lambda m=m, k=k: from_einsteinpy(to_einsteinpy(gr.Schwarzschild(signature=m)), **k), f"has signature {m}")
        for m, k in [
            ("-+++", {"conventions": "Dirac"}),
            ("-+++", {"conventions": gr.Conventions("+---")}),
            ("-+++", {"signature": "+---"}),
            ("+---", {"conventions": "Weinberg"}),
        ]
    ),
]


@pytest.mark.parametrize(("act", "message"), WRONG)
def test_what_wrong_input_is_told(act, message):
    with pytest.raises(gr.errors.InputError) as caught:
        act()
    assert message in str(caught.value)
