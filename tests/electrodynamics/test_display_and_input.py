"""What is asked for by name, by position and without a word; and what a notebook shows of the answers."""

from __future__ import annotations

import re

import pytest
import sympy as sp
from sympy import sin

import gr_toolkit as gr
from gr_toolkit import electrodynamics as ed
from gr_toolkit.errors import IndexMismatchError, InputError

t, r, theta, phi, q, m, omega = sp.symbols("t r theta phi q m omega")
SCHWARZSCHILD = gr.Schwarzschild()
COULOMB = ed.solutions.coulomb(SCHWARZSCHILD)


# -- names -------------------------------------------------------------------------------------------------------------


def test_tab_completion_lists_what_there_is():
    assert {"measure", "multipole", "solutions", "radial_mode", "pulse", "in_space", "medium"} <= set(dir(ed))
    assert {"duality_rotation", "decoupling", "separates", "frequency", "check", "charge"} <= set(dir(ed))
    assert not {"Any", "annotations", "import_module", "TYPE_CHECKING", "missing_attribute"} & set(dir(ed))
    assert all(getattr(ed, name) is not None for name in dir(ed))
    assert sorted(dir(ed)) == sorted(ed.__all__)
    listed = [name for names in ed._HOMES.values() for name in names]
    assert set(listed) <= set(ed.__all__)
    assert all(name in getattr(ed, home).__all__ for home, names in ed._HOMES.items() for name in names)


@pytest.mark.parametrize(
    ("module", "typed", "meant"),
    [
        (ed, "mesure", "measure"),
        (ed, "multipol", "multipole"),
        (gr, "Schwarzchild", "Schwarzschild"),
        (gr, "flrw", "FLRW"),
    ],
)
def test_a_misspelt_name_is_answered_with_its_nearest(module, typed, meant):
    with pytest.raises(AttributeError, match=rf"has no attribute '{typed}'\n  write: .*\b{meant}\b"):
        getattr(module, typed)
    assert not hasattr(module, typed)
    assert getattr(module, typed, None) is None


def test_what_tools_ask_for_gets_a_plain_answer():
    with pytest.raises(AttributeError) as info:
        ed.__getattr__("_repr_html_")
    assert "write" not in str(info.value)


# -- fields, however they come -----------------------------------------------------------------------------------------

TAKERS = [
    ed.charge,
    ed.magnetic_charge,
    ed.invariants,
    ed.is_null,
    ed.algebraic_type,
    ed.stress_energy,
    ed.source_equation,
    ed.homogeneous_equation,
    ed.magnetic_current,
    ed.source_form,
    ed.singular_where,
    ed.field_wave_operator,
    ed.potential_of,
    ed.measure,
    ed.self_dual,
    ed.in_space,
    ed.medium(SCHWARZSCHILD).constitutive_relations,
    ed.medium(SCHWARZSCHILD).maxwell_equations,
    lambda F: ed.duality_rotation(F, 1),
    lambda F: ed.check(field=F),
    lambda F: ed.einstein_maxwell(SCHWARZSCHILD, F),
    lambda F: ed.line_sources(F, {"theta": 0}, {"phi": (0, 2 * sp.pi)}),
]


@pytest.mark.parametrize("taker", TAKERS)
def test_a_solution_or_a_check_stands_for_its_field(taker):
    expected = repr(taker(COULOMB.field))
    assert repr(taker(COULOMB)) == expected
    assert repr(taker(COULOMB.check())).replace("dA", "F") == expected  # the field of a potential is called dA


@pytest.mark.parametrize("taker", [*TAKERS, gr.render.energy_density, gr.render.field_lines])
def test_what_has_no_field_is_refused_in_a_line(taker):
    for wrong in (SCHWARZSCHILD, "F", 3, sp.eye(4), COULOMB.metric.ricci.to_sympy()):
        with pytest.raises(InputError, match="no tensor with two indices") as info:
            taker(wrong)
        assert len(str(info.value)) < 250
    with pytest.raises(IndexMismatchError, match=r"it has 1 index, not two\n  write: .*field_strength\(A\)"):
        taker(COULOMB.potential)


def test_a_check_asks_which_of_the_two_it_was_given():
    for given, advice in (
        (COULOMB.potential, "check(potential=A)"),
        (COULOMB.field, "check(field=F)"),
        (COULOMB, "check(field=F)"),
    ):
        with pytest.raises(InputError, match="is a potential or a field has to be said") as info:
            ed.check(given)
        assert info.value.advice == advice
        assert len(str(info.value)) < 250


def test_charge_through_the_whole_sphere():
    for conventions in (gr.Conventions(), gr.Conventions(signature="+---", maxwell="Gaussian")):
        for g in (gr.Schwarzschild(conventions=conventions), gr.FLRW("areal", conventions=conventions)):
            assert ed.charge(ed.solutions.coulomb(g)) == q
            assert ed.magnetic_charge(ed.solutions.coulomb(g)).is_zero()
            assert ed.magnetic_charge(ed.solutions.magnetic_monopole(g)) == sp.Symbol("p")
    x, y, z = sp.symbols("x y z")
    angles = [x > 0, x < sp.pi, z > 0, z < sp.pi]
    two = gr.Metric(sp.diag(-1, 1, 1, sin(x) ** 2 * sin(z) ** 2), (t, x, z, phi), domain=angles)
    for g, words in ((gr.Minkowski(), "no angles that are seen to close"), (gr.Melvin(), "no angles")):
        with pytest.raises(InputError, match=words) as info:
            ed.charge(g.form({(0, 1): 1}))
        assert "theta" in info.value.advice
    with pytest.raises(InputError, match="to integrate over has to be given"):
        ed.charge(two.form({("t", "x"): y}))
    with pytest.raises(InputError, match="no mapping from coordinates"):
        ed.charge(COULOMB, "sphere")


# -- notebooks ---------------------------------------------------------------------------------------------------------


def balanced(latex):
    """Whether it is one formula whose brackets close."""
    assert latex.startswith("$")
    assert latex.endswith("$")
    assert latex.count("$") == 2
    assert latex.count("{") == latex.count("}")
    assert latex.count(r"\begin{array}") == latex.count(r"\end{array}")
    assert not re.search(r"\\text\{[^{}]*[_#%](?<!\\.)[^{}]*\}", latex)  # unescaped, it would not compile
    return latex


def test_a_check_shows_what_it_says():
    g = gr.Minkowski(chart="spherical")
    found = ed.check(potential=g.covector([-q / r + r**2, 0, 0, 0]))
    shown = balanced(found._repr_latex_())
    for words in ("refuted", "residual of the source equation [t]:", "current needed:", "taken for constants:", "q"):
        assert words in shown
    assert r"r = 0" in shown  # the singular place
    assert "inside surfaces of constant r: charge" in shown
    assert sp.latex(found.failures[0].residual.to_sympy()) in shown
    dyon = ed.check(field=g.form({("theta", "phi"): r * sin(theta)}))
    assert "magnetic current needed" in balanced(dyon._repr_latex_())
    assert "residual" not in ed.check(potential=g.covector([1, 0, 0, 0]))._repr_latex_()


def test_flux_lines_are_shown():
    g = gr.FLRW()
    tau, chi = g.symbols("tau chi")
    A = g.covector([0, 0, 0, sp.Function("f")(tau - chi)])
    found = ed.check(potential=A)
    shown = balanced(found._repr_latex_())
    for place in ("on theta = 0: magnetic current", "on theta = pi: magnetic flux"):
        assert place in shown
    for one in found.charges:
        balanced(one._repr_latex_())


def test_every_answer_has_a_display():
    g, wave = SCHWARZSCHILD, ed.multipole(gr.FLRW(), 1, 0)
    zero = ed.line_sources(g.form({("t", "r"): 1}), {"theta": 0}, {"phi": (0, 2 * sp.pi)})
    answers = [
        (COULOMB, ["Coulomb field on Schwarzschild", "a charge q within", "r = 0", r"\mathrm{d}t"]),
        (ed.solutions.copson_linet(), [r"\text{where}", "b"]),
        (COULOMB.sources[0], ["a charge q", "r = 0"]),
        (wave, ["TE multipole in FLRW", r"\psi", r"\text{where}", "l = 1"]),
        (ed.measure(COULOMB), ["at rest", r"\vec E", "energy density", r"\vec S"]),
        (ed.in_space(COULOMB), ["field in the space", "E ="]),
        (ed.algebraic_type(COULOMB), ["non-null field", "refuted"]),
        (ed.einstein_maxwell(g, COULOMB), ["Einstein's equation", "refuted", "source equation"]),
        (zero, ["no line charge"]),
        (gr.verify(r"R_{\theta\theta} = 1", g), [r"R_{\theta\theta} = 1", "refuted"]),
    ]
    for answer, words in answers:
        shown = balanced(answer._repr_latex_())
        assert all(word in shown for word in words), (words, shown)


def test_documents_and_what_was_not_understood():
    unread = gr.verify(r"R_{\theta\theta} = \href{javascript:x}{<b>}", SCHWARZSCHILD)
    assert unread.outcome == "not understood"
    assert unread._repr_latex_() is None  # what could not be read is not handed to a typesetter
    assert "&lt;b&gt;" in unread._repr_html_()
    assert "<b>" not in unread._repr_html_()
    assert gr.verify("R = 0", SCHWARZSCHILD)._repr_html_() is None
    report = gr.verify(DOCUMENT)
    shown = report._repr_html_()
    assert shown.count("<tr>") == 1 + len(report.findings)
    assert "&lt;i&gt;title&lt;/i&gt;" in shown
    assert all(word in shown for word in ("proved", "refuted", "not understood", "expected proved"))


DOCUMENT = """
title = "<i>title</i>"

[settings.s]
spacetime = "Schwarzschild"

[[claim]]
id = "one"
setting = "s"
expect = "proved"
latex = "R = 0"

[[claim]]
id = "two"
setting = "s"
expect = "proved"
latex = "R = 1"

[[claim]]
id = "three"
setting = "s"
expect = "proved"
latex = 'R = \\foo'
"""
