"""What a notebook shows of a finding and of a report: the formula, the verdict, the conventions, the witness."""

import pytest

import gr_toolkit as gr

SETTINGS = {
    "(-+++; Riemann +, Ricci +)": "FLRW",
    "(-+++; Riemann -, Ricci +)": {"spacetime": "FLRW", "conventions": "Weinberg"},
    "(+---; Riemann +, Ricci +)": gr.FLRW(conventions="Landau-Lifshitz"),
    "(+---; Riemann +, Ricci -)": {"spacetime": "every", "dimension": 4, "signature": "+---", "ricci": -1},
}


@pytest.mark.parametrize("conventions", SETTINGS)
@pytest.mark.parametrize("timeout", [None, 60])
def test_a_finding_says_in_which_conventions_the_formula_was_read(conventions, timeout):
    proved = gr.verify(r"R_{\mu\nu} = R_{\nu\mu}", SETTINGS[conventions], timeout=timeout)
    assert proved.conventions.startswith(conventions[:-1])
    shown = proved._repr_latex_()
    assert r"R_{\mu\nu} = R_{\nu\mu} \\ \textbf{proved}" in shown
    assert rf"\text{{conventions: {conventions[:-1]}" in shown


def test_a_refutation_is_shown_with_its_witness():
    shown = gr.verify(r"R_{\tau\tau} = 1", "FLRW")._repr_latex_()
    assert r"\textbf{refuted}" in shown
    assert r"\tau = \frac{" in shown
    assert r"\text{left} - \text{right} = " in shown


@pytest.mark.parametrize(
    "typed", ["R = R", " R = R ", "$R = R$", "$$R = R$$", r"\[ R = R \]", r"\(R = R\)", "##R = R##"]
)
def test_the_signs_around_a_formula_are_not_shown(typed):
    shown = gr.verify(typed, "FLRW")._repr_latex_()
    assert shown.startswith(r"$\displaystyle \begin{array}{l}R = R \\ \textbf{proved}")
    assert shown.count("$") == 2


def test_what_is_not_understood_is_shown_as_text():
    finding = gr.verify("R = <b>", "FLRW")
    assert finding._repr_latex_() is None
    assert "&lt;b&gt;" in finding._repr_html_()
    assert "<b>" not in finding._repr_html_()


def test_a_report_is_a_table_of_its_claims():
    report = gr.verify(
        r"""
title = "of <two>"
[settings.s]
spacetime = "Schwarzschild"
[[claim]]
id = "vacuum"
latex = 'R_{\mu\nu} = 0'
setting = "s"
expect = "proved"
[[claim]]
id = "flat"
latex = 'R_{\mu\nu\rho\sigma} = 0'
setting = "s"
expect = "refuted"
"""
    )
    shown = report._repr_html_()
    assert shown.count("<tr>") == 3
    assert "of &lt;two&gt;" in shown
    assert "component [t, r, t, r] at M = " in shown
    assert report.findings[0].conventions == str(gr.Schwarzschild().conventions)
