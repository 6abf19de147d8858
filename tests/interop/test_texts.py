"""Metrics as input of SageManifolds, Cadabra and xAct, and as LaTeX: structure, values and names.

The packages are not here. What is checked is that the text has the form their documentation shows, that a Sage script
is Python whose component lines evaluate to the metric, and that all brackets close.
"""

from __future__ import annotations

import ast
import re

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.interop import to_cadabra, to_latex, to_sagemanifolds, to_xact

METRICS = {
    "Schwarzschild": gr.Schwarzschild,
    "Kerr": lambda: gr.Kerr(signature="+---"),
    "FLRW": gr.FLRW,
    "de Sitter": gr.DeSitter,
    "halves": lambda: gr.Metric(
        sp.diag(-sp.exp(sp.Rational(2, 3) * sp.Symbol("x")), sp.Symbol("x") ** sp.Rational(2, 3), sp.pi),
        sp.symbols("t x z"),
        domain=[sp.Symbol("x") > 0],
    ),
    "C": lambda: gr.Metric(
        sp.diag(-sp.Function("h")(*sp.symbols("y x")), 1 / (1 - sp.sqrt(sp.Symbol("r_s"))), 2, 3),
        sp.symbols("t x y z"),
        domain=[sp.Symbol("r_s") > 0, sp.Symbol("r_s") < 1],
    ),
}


class FakeSage:
    """As much of Sage as a definition of a metric uses, on SymPy."""

    def __init__(self):
        self.components, self.arguments, self.assumed = {}, None, []

    def manifold(self, dimension, name, **structure):
        self.dimension, self.structure = dimension, structure
        return self

    def chart(self, text):
        self.arguments = text
        names = [part.split(":")[0] for part in text.split()]
        return [sp.Symbol(name) for name in names]

    def metric(self):
        return self.components


@pytest.mark.parametrize("name", METRICS)
def test_sage_scripts_define_the_metric(name):
    g = METRICS[name]()
    text = to_sagemanifolds(g)
    first, *rest = text.split("\n")
    assert first == "from sage.all import *"
    ast.parse(text)
    sage = FakeSage()
    scope = {
        "Manifold": sage.manifold,
        "var": lambda name, domain: sp.Symbol(name),
        "function": sp.Function,
        "assume": sage.assumed.append,
        "QQ": lambda pair: sp.Rational(*pair),
        **{n: getattr(sp, n) for n in ("sin", "cos", "sinh", "cosh", "exp", "sqrt", "pi")},
    }
    exec("\n".join(rest), scope)  # our own text, on SymPy in place of Sage
    assert sage.dimension == g.dimension
    assert sage.structure["signature"] == ("positive" if g.conventions.time_sign < 0 else "negative")
    expected = {i: value for i, value in g.covariant.items() if value}
    assert sage.components.keys() == expected.keys()
    for index, value in expected.items():
        for curvature in (1, -1) if name == "FLRW" else (1,):  # sin(√K χ)/√K is written for S_K(χ)
            written = sp.sympify(sage.components[index]).subs(sp.Symbol("K"), curvature)
            assert gr.decide(written, value.subs({sp.Symbol("K"): curvature}), domain=g.conditions).proved, index


def balanced(text):
    """Whether all brackets close in their order."""
    stack = []
    for character in re.sub(r"\\\[[A-Z][A-Za-z]*\]", "", text):
        if character in "([{":
            stack.append(character)
        elif character in ")]}" and (not stack or "([{".index(stack.pop()) != ")]}".index(character)):
            return False
    return not stack


@pytest.mark.parametrize("name", METRICS)
def test_cadabra_text_has_the_form_of_its_manual(name):
    g = METRICS[name]()
    text = to_cadabra(g)
    assert balanced(text)
    lines = text.split("\n")
    assert lines[0].endswith("::Coordinate.")
    assert re.fullmatch(r"\{(\\\w+, ){7}\\\w+\}::Indices\(values=\{.*\}, position=fixed\)\.", lines[1])
    assert lines[2:5] == [r"\partial{#}::PartialDerivative.", r"g_{\mu\nu}::Metric.", r"g^{\mu\nu}::InverseMetric."]
    components = sum(1 if i == j else 2 for (i, j), value in g.covariant.items() if value)
    assert len(re.findall(r"g_\{\S+ \S+\} = ", text)) == components
    assert text.rstrip().endswith(r"complete(ss, $g^{\mu\nu}$);")
    assert text.count("::Depends(") == len(g.functions)
    assert "_" not in re.sub(r"g_\{[^}]*\}", "", text)  # an underscore is an index in Cadabra


@pytest.mark.parametrize("name", METRICS)
def test_xact_text_has_the_form_of_its_manual(name):
    g = METRICS[name]()
    text = to_xact(g)
    n = g.dimension
    assert balanced(text)
    assert "_" not in text  # a pattern in Mathematica
    assert text.startswith("<< xAct`xCoba`\n\nDefManifold[spacetime, ")
    assert f"DefChart[chart, spacetime, {{{', '.join(map(str, range(n)))}}}, {{" in text
    assert text.count("DefConstantSymbol[") == len(g.parameters)
    assert text.count("DefScalarFunction[") == len({f.func for f in g.functions})
    signature = (n - 1, 1, 0) if g.conventions.time_sign < 0 else (1, n - 1, 0)
    assert f"SetCMetric[metric, chart, SignatureOfMetric -> {{{', '.join(map(str, signature))}}}]" in text
    assert text.count("\n    {") == n
    assert not re.search(r"[a-z]\(", text)  # functions have square brackets


def test_a_riemannian_metric_says_so():
    theta, phi = sp.symbols("theta phi")
    sphere = gr.Metric(sp.diag(1, sp.sin(theta) ** 2), [theta, phi], domain=[theta > 0, theta < sp.pi])
    assert "structure='Riemannian'" in to_sagemanifolds(sphere)
    assert r"theta:(0,pi):\theta phi:\phi" in to_sagemanifolds(sphere)
    assert "SignatureOfMetric -> {2, 0, 0}" in to_xact(sphere)


@pytest.mark.parametrize("write", [to_sagemanifolds, to_cadabra, to_xact])
@pytest.mark.parametrize("name", ["t'); import os; os.abort()", "x]; Quit[]; [", "a b", "λ", "lambda", "I", "t\nx"])
def test_no_name_becomes_code(write, name):
    bad, x = sp.Symbol(name), sp.Symbol("x")
    text = write(gr.Metric(sp.diag(-1, bad**2), [x, bad]))
    assert text == write(gr.Metric(sp.diag(-1, sp.Symbol("x1") ** 2), sp.symbols("x0 x1")))
    parameter = write(gr.Metric(sp.diag(-1, bad**2), sp.symbols("t x")))
    assert parameter == write(gr.Metric(sp.diag(-1, sp.Symbol("p0") ** 2), sp.symbols("t x")))


@pytest.mark.parametrize("write", [to_sagemanifolds, to_cadabra, to_xact])
def test_what_wrong_input_is_told(write):
    with pytest.raises(gr.errors.InputError, match="is no metric, which is what is written for"):
        write(sp.eye(4))
    x = sp.Symbol("x")
    with pytest.raises(gr.errors.InputError, match="besselj, in besselj\\(0, x\\), has no name in"):
        write(gr.Metric(sp.diag(-1, sp.besselj(0, x)), sp.symbols("t x")))


# -- LaTeX -------------------------------------------------------------------------------------------------------------


def test_latex_in_every_style():
    g = gr.Schwarzschild()
    assert to_latex(g).startswith(r"\mathrm{d}s^{2} = ")
    assert to_latex(g, "line-element", name="h").startswith("h = ")
    matrix = to_latex(g, "matrix")
    assert matrix.startswith("g_{\\mu \\nu} =\n\\begin{bmatrix}")
    assert matrix.count("&") == 12
    assert matrix.count("\\\\") == 3
    components = to_latex(g.christoffel)
    assert components.count("&=") == len(g.christoffel.nonzero())
    assert r"\Gamma^{\theta}{}_{\phi \phi} &= - \sin{\left(\theta \right)} \cos{\left(\theta \right)}" in components
    table = to_latex(g.christoffel, "table")
    assert table.count(" & ") == len(g.christoffel.nonzero())
    assert to_latex(g.ricci) == "\\begin{aligned}\nR_{\\mu \\nu} &= 0\n\\end{aligned}"
    assert to_latex(g.vector([1, 0, 0, 0]), "matrix").count("\\\\") == 3
    assert to_latex(sp.Symbol("x") ** 2, name="y") == "y = x^{2}"


NAMES = {  # what TeX must see
    r"\input{/etc/passwd}": r"\mathrm{\backslash{}input\{/etc/passwd\}}",
    "a%b": r"\mathrm{a\%b}",
    "a__b": r"\mathrm{a\_\_b}",
    "a^b": r"\mathrm{a{\char94}b}",
    "$x$ ~#&": r"\mathrm{\$x\$\ {\char126}\#\&}",
    "a\nb\x00": r"\mathrm{a?b?}",
    "_": r"\mathrm{\_}",
    "": r"\mathrm{}",
    "θ": r"\theta",
    "theta": r"\theta",
    "r_s": "r_{s}",
    "x1": "x_{1}",
    "x1_a_b": "x_{1 a b}",
    "Mass": "Mass",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_are_no_latex(name):
    written, symbol, x = NAMES[name], sp.Symbol(name), sp.Symbol("u")
    g = gr.Metric(sp.diag(-1, symbol**2), [x, symbol])
    assert to_latex(symbol) == written
    if name and "\x00" not in name:  # Python has no class of these names
        assert to_latex(sp.Function(name)(x)).startswith(rf"\operatorname{{{name}}}" if name == "Mass" else written)
    for text in (to_latex(g), to_latex(g, "matrix"), to_latex(g.christoffel), to_latex(g.christoffel, "table")):
        assert written in text
        assert name == written or name in ("", "_", "theta") or name not in text
        assert not re.search(
            r"\\(?!char|mathrm|theta|backslash|left|right|frac|Gamma|begin|end|mu|nu|displaystyle)[a-z]", text
        )
        assert re.sub(r"\\[{}]", "", text).count("{") == re.sub(r"\\[{}]", "", text).count("}")


def test_a_letter_with_scripts_takes_no_second_one():
    g = gr.Minkowski()
    assert "{F_{1}}^{t}" in to_latex(g.tensor([1, 0, 0, 0], "^a", name="F_1"))
    assert r"{\hat{F}_{a}}^{t}" in to_latex(g.tensor([1, 0, 0, 0], "^a"), name=r"\hat{F}_{a}")


@pytest.mark.parametrize(
    "name", [r"\input{x}", "a%b", "a}", "{a", "}{", "", 5, r"\\", "a$", "a\nb", r"\csname x\endcsname"]
)
def test_a_letter_that_is_more_than_latex_of_a_letter_is_refused(name):
    for quantity in (sp.Symbol("x"), gr.Minkowski(), gr.Schwarzschild().riemann):
        with pytest.raises(gr.errors.InputError, match="is no LaTeX of a letter"):
            to_latex(quantity, name=name)


def test_latex_says_its_conventions_if_asked():
    text = to_latex(gr.Schwarzschild(signature="+---").riemann, conventions=True)
    comment, *rest = text.split("\n")
    assert comment.startswith("% conventions: (+---; Riemann +, Ricci +")
    assert rest[0] == r"\begin{aligned}"


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (
            lambda: to_latex(gr.Schwarzschild(), "matirx"),
            "there is no style of LaTeX 'matirx'\n  write: one of line-element, matrix, components, table",
        ),
        (lambda: to_latex(gr.Schwarzschild().riemann, "matrix"), "a tensor with 4 indices is no matrix"),
        (lambda: to_latex(gr.Schwarzschild().ricci, "line-element"), "only a metric has a line element"),
        (lambda: to_latex(sp.Symbol("x"), "matrix"), "a scalar has no style 'matrix'"),
        (lambda: to_latex("x"), "'x' of type str is not written as LaTeX"),
        (lambda: to_latex(sp.MatrixSymbol(r"\input{x}", 2, 2)[0, 0]), "is not written as LaTeX here"),
    ],
)
def test_what_wrong_latex_is_told(act, message):
    with pytest.raises(gr.errors.InputError) as caught:
        act()
    assert message in str(caught.value)
