"""The reading rules of ordinary formulas, one line each."""

from fractions import Fraction

import pytest

from gr_toolkit.notation import (
    At,
    Box,
    Cases,
    Differential,
    ImaginaryUnit,
    Integral,
    Name,
    Names,
    Number,
    Pi,
    Power,
    Product,
    Root,
    TupleOf,
    parse,
    parse_all,
)
from tests.notation.shorthand import chain, d, eq, f, minus, nabla, node, over, partial, plus, slope, t, times, to

NAMES = Names(
    scalars={r"\omega", "k", "K"},
    functions={"a": ("t",), r"\psi": (), "S_K": (r"\chi",), "h": ("r",), r"\nu": ("r",)},
    tensors={"A", "F", "x", "T"},
    coordinates=("t", "r", r"\theta", r"\varphi"),
)

TREES = {
    # numbers, constants
    "0.5": Number(Fraction(1, 2)),
    "2k": times(2, "k"),
    r"\mathrm{i} k": times(ImaginaryUnit(), "k"),
    "i k": times(ImaginaryUnit(), "k"),
    r"2\pi r": times(2, Pi(), "r"),
    r"\mathrm{e}": f(r"\exp", 1),
    # quotients run left to right
    "k/r t": times(over("k", "r"), "t"),
    "k r/t": over(times("k", "r"), "t"),
    "k/r/t": over(over("k", "r"), "t"),
    r"\frac12": over(1, 2),
    r"\frac1{r}": over(1, "r"),
    r"\tfrac{1}2 k": times(over(1, 2), "k"),
    r"\dfrac k r": over("k", "r"),
    r"r^\frac12": to("r", over(1, 2)),
    "r^{-1}": to("r", -1),
    r"2 \cdot 3": times(2, 3),
    "-k r": minus(times("k", "r")),
    # absolute values and functions without a command of their own
    "|k|": f(r"\abs", "k"),
    r"\left|k\right|": f(r"\abs", "k"),
    r"\lvert k \rvert": f(r"\abs", "k"),
    r"\left\lvert k\right\rvert": f(r"\abs", "k"),
    r"\bigl| k \bigr|": f(r"\abs", "k"),
    r"\abs{k}": f(r"\abs", "k"),
    "2|k|^2 r": times(2, to(f(r"\abs", "k"), 2), "r"),
    "(|k|, 0)": TupleOf((f(r"\abs", "k"), node(0))),
    "|k| + |r|": plus(f(r"\abs", "k"), f(r"\abs", "r")),
    "|k||r|": times(f(r"\abs", "k"), f(r"\abs", "r")),
    r"\frac{|k|}{|r|}": over(f(r"\abs", "k"), f(r"\abs", "r")),
    "|k - (|r|)|": f(r"\abs", plus("k", minus(f(r"\abs", "r")))),
    r"\left| k - \left| r \right| \right|": f(r"\abs", plus("k", minus(f(r"\abs", "r")))),
    r"\ln|k|": f(r"\ln", f(r"\abs", "k")),
    r"\psi|_{r=1} |k|": times(At(f(r"\psi"), ((Name("r"), node(1)),)), f(r"\abs", "k")),
    r"\operatorname{arsinh} k": f(r"\arsinh", "k"),
    r"\mathrm{arctanh}(k)": f(r"\artanh", "k"),
    r"\operatorname{acosh}^2 k": to(f(r"\arcosh", "k"), 2),
    r"k^{1/3}": to("k", over(1, 3)),
    r"(-1)^\omega": to(minus(1), r"\omega"),
    "-r^2": minus(to("r", 2)),
    "k - (r - t)": plus("k", minus(plus("r", minus("t")))),
    "k (r t)": times("k", times("r", "t")),
    "+k": Name("k"),
    # declared functions: a bracket holds arguments, unless it cannot
    "a(t)": f("a", "t"),
    "a": f("a"),
    "a^2(t)": to(f("a", "t"), 2),
    "a(t)^2": to(f("a", "t"), 2),
    "a'(t)": f("a", "t", primes=1),
    "a''": f("a", primes=2),
    "a'^2": to(f("a", primes=1), 2),
    "h^{(3)}": f("h", primes=3),
    r"\dot a": f("a", dots=1),
    r"\ddot{a}(t)": f("a", "t", dots=2),
    r"\dot{a}^2/a^2": over(to(f("a", dots=1), 2), to(f("a"), 2)),
    r"\dot{S_K}": f("S_K", dots=1),
    r"\dot S_K": f("S_K", dots=1),
    "S_K^2(r)": to(f("S_K", "r"), 2),
    r"a^2 (\mathrm{d}t^2 - \mathrm{d}r^2)": times(to(f("a"), 2), plus(to(d("t"), 2), minus(to(d("r"), 2)))),
    r"a(\frac{\mathrm{d}r}{\mathrm{d}t})": f("a", slope("r", "t", partial=False)),
    r"a \, (1+k)": times(f("a"), plus(1, "k")),
    r"a \cdot (1+k)": times(f("a"), plus(1, "k")),
    "a [1+k]": times(f("a"), plus(1, "k")),
    "a \\left(t\\right)": f("a", "t"),
    "k(1+r)": times("k", plus(1, "r")),
    "k(1,0)": times("k", TupleOf((node(1), node(0)))),
    # known functions: with a bracket, or the numbers and scalars that follow
    r"\sin 2r": f(r"\sin", times(2, "r")),
    r"\sin(2r)": f(r"\sin", times(2, "r")),
    r"\cos[k(t-r)]": f(r"\cos", times("k", plus("t", minus("r")))),
    r"\sin^2\theta": to(f(r"\sin", r"\theta"), 2),
    r"\sin^2\theta\,\mathrm{d}\varphi^2": times(to(f(r"\sin", r"\theta"), 2), to(d(r"\varphi"), 2)),
    r"r\sin\theta\cos\varphi": times("r", f(r"\sin", r"\theta"), f(r"\cos", r"\varphi")),
    r"\sin\theta / r": over(f(r"\sin", r"\theta"), "r"),
    r"\sin\frac{r}{2}": f(r"\sin", over("r", 2)),
    r"\ln\sin\theta": f(r"\ln", f(r"\sin", r"\theta")),
    r"\ln a(t)": f(r"\ln", f("a", "t")),
    r"\sin r^2": f(r"\sin", to("r", 2)),
    r"\mathrm{sin}\,r": f(r"\sin", "r"),
    r"\exp(-r)": f(r"\exp", minus("r")),
    "e^{-r}": f(r"\exp", minus("r")),
    r"e^{2\nu(r)}": f(r"\exp", times(2, f(r"\nu", "r"))),
    r"\mathrm{e}^{\mathrm{i}k}": f(r"\exp", times(ImaginaryUnit(), "k")),
    r"\sqrt{-g}": Root(minus(t("g"))),
    r"\sqrt[3]{r}": Root(node("r"), 3),
    r"\sqrt2": Root(node(2)),
    # a derivative acts on the one factor, bracket or derivative that follows
    r"\partial_t A_r A_\theta": times(partial("_t", t("A", "_r")), t("A", r"_\theta")),
    r"\partial_t\psi\,\partial_r\psi": times(partial("_t", f(r"\psi")), partial("_r", f(r"\psi"))),
    r"\partial_r(r^2 \partial_r \psi)": partial("_r", times(to("r", 2), partial("_r", f(r"\psi")))),
    r"\partial_r r^2": partial("_r", to("r", 2)),
    r"\partial_{tr}\psi": partial("_t", partial("_r", f(r"\psi"))),
    r"\nabla_\mu\nabla^\mu A^\nu": nabla(r"_\mu", nabla(r"^\mu", t("A", r"^\nu"))),
    r"D_\mu A_\nu": nabla(r"_\mu", t("A", r"_\nu")),
    r"\mathrm D_\mu A_\nu": nabla(r"_\mu", t("A", r"_\nu")),
    r"\Box A^\mu": Box(t("A", r"^\mu")),
    r"\frac{\partial\psi}{\partial t}": slope(f(r"\psi"), "t", partial=True),
    r"\frac{\partial^2\psi}{\partial t^2}": slope(f(r"\psi"), "t", 2, partial=True),
    r"\frac{\partial^2\psi}{\partial t\,\partial r}": slope(slope(f(r"\psi"), "r", partial=True), "t", partial=True),
    r"\frac{\partial}{\partial t}(k\psi) r": times(slope(times("k", f(r"\psi")), "t", partial=True), "r"),
    r"\frac{\partial x^\nu}{\partial x^\mu}": slope(t("x", r"^\nu"), t("x", r"^\mu"), partial=True),
    r"\frac{\mathrm{d}r}{\mathrm{d}t}": slope("r", "t", partial=False),
    r"\frac{d^2 a}{dt^2}": slope(f("a"), "t", 2, partial=False),
    r"\frac{\mathrm d}{\mathrm d t}\left(a k\right)": slope(times(f("a"), "k"), "t", partial=False),
    r"dr/dt": slope("r", "t", partial=False),
    r"\frac{d^2x^\mu}{d\tau^2}": slope(t("x", r"^\mu"), r"\tau", 2, partial=False),
    r"\frac{d\ln a}{dt}": slope(f(r"\ln", f("a")), "t", partial=False),
    r"\frac{\mathrm{d}r^2}{\mathrm{d}t^2}": over(to(d("r"), 2), to(d("t"), 2)),
    r"\frac{\mathrm{d}t}{a(t)}": over(d("t"), f("a", "t")),
    # differentials
    r"\mathrm{d}\tau": d(r"\tau"),
    "d\\tau^2": to(d(r"\tau"), 2),
    r"{\rm d}r": d("r"),
    r"\operatorname{d} r": d("r"),
    r"\mathrm{d}\vec\Omega^2": to(d(r"\vec{\Omega}"), 2),
    r"\mathrm{d}x^\mu": d(t("x", r"^\mu")),
    r"\mathrm{d}^4 q": d("q", 4),
    # integrals
    r"\int_0^r \frac{\mathrm{d}k}{a(k)}": Integral(over(1, f("a", "k")), node("k"), node(0), node("r")),
    r"\int \psi \,\mathrm{d}r": Integral(f(r"\psi"), node("r")),
    r"\int\psi\mathrm{d}r k": times(Integral(f(r"\psi"), node("r")), "k"),
    r"\int \mathrm{d}t \int \mathrm{d}r \psi": Integral(Integral(f(r"\psi"), node("r")), node("t")),
    # values, tuples, cases
    r"\left. \psi \right|_{t=0, r=k}": At(f(r"\psi"), ((node("t"), node(0)), (node("r"), node("k")))),
    r"\partial_r\psi|_{r=0}": At(partial("_r", f(r"\psi")), ((node("r"), node(0)),)),
    r"\begin{cases} r & K=0 \\ \sin r & \text{otherwise} \end{cases}": Cases(
        ((node("r"), eq("K", 0)), (f(r"\sin", "r"), None))
    ),
    r"A_\mu(t, r)": t("A", r"_\mu", of=("t", "r")),
    r"A_\mu (1+k)": times(t("A", r"_\mu"), plus(1, "k")),
    # relations
    "-1 < k \\le 1": chain(-1, "<", "k", "<=", 1),
    r"k := r =: t": eq("k", "r", "t"),
    r"k \equiv r": eq("k", "r"),
    r"k = 1 \Rightarrow r = 2 \iff t = 3": chain(eq("k", 1), "=>", eq("r", 2), "<=>", eq("t", 3)),
    r"(k = 1)": eq("k", 1),
    # Unicode
    "∂_t ψ − 2ω": plus(partial("_t", f(r"\psi")), minus(times(2, r"\omega"))),
    "□A^μ": Box(t("A", r"^\mu")),
}


@pytest.mark.parametrize("formula", TREES)
def test_reading(formula):
    assert parse(formula, NAMES) == TREES[formula]


@pytest.mark.parametrize("left", ["$", "$$", r"\[", r"\(", "##", r"\begin{equation}"])
def test_delimiters_and_final_punctuation(left):
    right = {r"\[": r"\]", r"\(": r"\)", r"\begin{equation}": r"\end{equation}"}.get(left, left)
    for formula in (f"{left}k=1{right}", f" {left} k = 1. {right} ", f"{left}k=1{right}."):
        assert parse(formula) == eq("k", 1)


def test_positions_count_the_whole_text():
    tree = parse(r"  $$ k = \frac{r}{t} $$")
    assert [side.span for side in tree.sides] == [(5, 6), (9, 20)]


def test_a_display_of_several_formulas():
    text = r"k=1, \quad r=2 \quad \text{with} \quad t=3, \begin{cases} 1, & k=0, \\ 2, & k=1. \end{cases}"
    assert [str(type(tree).__name__) for tree in parse_all(text)] == ["Relation", "Relation", "Relation", "Cases"]


def test_walk_meets_every_node_parents_first():
    tree = parse(r"a(t) + \frac{1}{r}", NAMES)
    kinds = [type(part).__name__ for part in tree.walk()]
    assert kinds == ["Sum", "Apply", "Name", "Quotient", "Number", "Name"]


def test_trees_are_values():
    first, second = parse("k r^2"), parse("  k  r^{2}")
    assert first == second
    assert hash(first) == hash(second)
    assert first.span != second.span
    assert isinstance(first, Product)
    assert isinstance(first.factors[1], Power)
    assert parse("dr") == Differential(Name("r"))
