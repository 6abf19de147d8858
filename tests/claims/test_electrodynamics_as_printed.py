r"""Lines of textbooks on electrodynamics in curved spacetime, typed as printed [MTW 22; Landau & Lifshitz 90; Wald 4.3;
Carroll 4], each beside one with a wrong sign or factor."""

import pytest

import gr_toolkit as gr
from gr_toolkit.claims.findings import as_scope

FIELD = r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu"
STRESS = (
    r"T^{\mu\nu} = \frac{1}{4\pi}(F^{\mu\alpha} F^\nu{}_\alpha - \frac14 g^{\mu\nu} F_{\alpha\beta} F^{\alpha\beta})"
)
MTW = {
    "spacetime": "Schwarzschild",
    "conventions": "MTW",
    "arbitrary": [r"A_\mu"],
    "define": [FIELD, r"J^\alpha = \frac{1}{4\pi} F^{\alpha\beta}{}_{;\beta}", STRESS],
}
LANDAU = {
    "spacetime": "Schwarzschild",
    "conventions": "Landau-Lifshitz",
    "arbitrary": ["A_i"],
    "scalars": ["c"],
    "define": [
        r"F_{ik} = \frac{\partial A_k}{\partial x^i} - \frac{\partial A_i}{\partial x^k}",
        r"j^i = -\frac{c}{4\pi} F^{ik}{}_{;k}",
        r"T_{ik} = \frac{1}{4\pi}(-F_{il} F_k{}^l + \frac14 F_{lm} F^{lm} g_{ik})",
    ],
}
WALD = {
    "spacetime": "every",
    "dimension": 4,
    "arbitrary": ["A_a"],
    "define": [r"F_{ab} = \nabla_a A_b - \nabla_b A_a"],
}

LINES = [  # setting, as printed, as it is wrong
    (MTW, r"F_{\alpha\beta;\gamma} + F_{\beta\gamma;\alpha} + F_{\gamma\alpha;\beta} = 0",
     r"F_{\alpha\beta;\gamma} + F_{\beta\gamma;\alpha} - F_{\gamma\alpha;\beta} = 0"),
    (MTW, r"-A^{\alpha;\mu}{}_\mu + A^{\mu}{}_{;\mu}{}^{;\alpha} + R^\alpha{}_\mu A^\mu = 4\pi J^\alpha",
     r"-A^{\alpha;\mu}{}_\mu + A^{\mu;\alpha}{}_\mu + R^\alpha{}_\mu A^\mu = 2\pi J^\alpha"),
    (MTW, r"-A^{\alpha;\mu}{}_\mu + A^{\mu;\alpha}{}_\mu = 4\pi J^\alpha",
     r"-A^{\alpha;\mu}{}_\mu + A^{\mu}{}_{;\mu}{}^{;\alpha} = -4\pi J^\alpha"),
    (MTW, r"T^{\alpha\beta}{}_{;\beta} = -F^{\alpha\beta} J_\beta",
     r"T^{\alpha\beta}{}_{;\beta} = F^{\alpha\beta} J_\beta"),
    (LANDAU, r"\frac{\partial F_{ik}}{\partial x^l} + \frac{\partial F_{li}}{\partial x^k}"
     r" + \frac{\partial F_{kl}}{\partial x^i} = 0",
     r"\frac{\partial F_{ik}}{\partial x^l} + \frac{\partial F_{il}}{\partial x^k}"
     r" + \frac{\partial F_{kl}}{\partial x^i} = 0"),
    (LANDAU, r"F_{ik} = A_{k;i} - A_{i;k} = \frac{\partial A_k}{\partial x^i} - \frac{\partial A_i}{\partial x^k}",
     r"F_{ik} = \frac{\partial A_i}{\partial x^k} - \frac{\partial A_k}{\partial x^i}"),
    (LANDAU, r"\frac{1}{\sqrt{-g}} \frac{\partial}{\partial x^k} (\sqrt{-g} F^{ik}) = -\frac{4\pi}{c} j^i",
     r"\frac{1}{\sqrt{-g}} \frac{\partial}{\partial x^k} (\sqrt{-g} F^{ik}) = \frac{4\pi}{c} j^i"),
    (LANDAU, r"j^i{}_{;i} = \frac{1}{\sqrt{-g}} \frac{\partial \sqrt{-g} j^i}{\partial x^i} = 0",
     r"\frac{\partial j^i}{\partial x^i} = 0"),
    (LANDAU, r"\Gamma^i_{ki} = \frac{\partial \ln \sqrt{-g}}{\partial x^k}",
     r"\Gamma^i_{ki} = \frac{\partial \ln (-g)}{\partial x^k}"),
    (LANDAU,
     r"\Gamma^i_{kl} = \frac12 g^{im} \left(\frac{\partial g_{mk}}{\partial x^l} + \frac{\partial g_{ml}}{\partial x^k}"
     r" - \frac{\partial g_{kl}}{\partial x^m}\right)",
     r"\Gamma^i_{kl} = \frac12 g^{im} \left(\frac{\partial g_{mk}}{\partial x^l} + \frac{\partial g_{ml}}{\partial x^k}"
     r" + \frac{\partial g_{kl}}{\partial x^m}\right)"),
    (WALD, r"\nabla^a (\nabla_a A_b - \nabla_b A_a) = \nabla^a \nabla_a A_b - \nabla_b \nabla^a A_a - R_b{}^d A_d",
     r"\nabla^a (\nabla_a A_b - \nabla_b A_a) = \nabla^a \nabla_a A_b - \nabla_b \nabla^a A_a + R_b{}^d A_d"),
    (WALD, r"\nabla_{[a} F_{bc]} = 0", r"\nabla_{[a} A_{b]} = 0"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "printed", "wrong"), LINES)
def test_a_line_as_printed_is_proved_and_its_twin_refuted(setting, printed, wrong):
    assert gr.verify(printed, setting).outcome == "proved"
    assert gr.verify(wrong, setting).outcome == "refuted"


@pytest.mark.parametrize("name", ["Schwarzschild(M=1)", "FLRW(K=-1, chart=areal)", "Kerr(M, a)"])
def test_a_setting_takes_the_short_form_of_a_spacetime(name):
    line = r"\frac{\partial g_{ik}}{\partial x^l} = g_{mk} \Gamma^m_{il} + g_{im} \Gamma^m_{kl}"
    assert gr.verify(line, {"spacetime": name}).outcome == "proved"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"spacetime": "FLRW(chart=areal)", "chart": "areal"}, "chart is given twice"),
        ({"spacetime": "FLRW(K=1)", "parameters": {"K": 1}}, "parameters is given twice"),
        ({"spacetime": "every(dimension=4)"}, "spacetime = 'every', dimension = 4"),
        ({"spacetime": "FLRW", "parameters": {"maxwell": "SI"}}, "maxwell = 'SI', in the setting itself"),
        ({"spacetime": "FLRW(riemann=2)"}, "riemann = 2 is neither 1 nor -1"),
    ],
)
def test_short_forms_that_contradict_a_setting(setting, said):
    assert said in gr.verify("R = R", setting).message


def test_conventions_in_the_short_form():
    line = "R^t{}_{rtr} = %s 2M/(r^2 (r - 2M))"  # R^t̂_r̂t̂r̂ = 2M/r³ [MTW 31.4], and g_rr
    for name, right in (
        ("Schwarzschild", ""),
        ("Schwarzschild(riemann=-1)", "-"),
        ("Schwarzschild(signature=+---)", ""),
    ):
        for sign in ("", "-"):
            assert gr.verify(line % sign, name).outcome == ("proved" if sign == right else "refuted")
    text = "ReissnerNordstrom(maxwell=Gaussian, field_sign=-1, ricci=-1, levi_civita=^)"
    expected = gr.Conventions(maxwell="Gaussian", field_sign=-1, ricci=-1, levi_civita="^")
    assert as_scope(text).metric.conventions == expected


# -- what is said where a name has no meaning --------------------------------------------------------------------------

METRIC = gr.Schwarzschild()
UNDECLARED = {
    r"\nabla_\mu A^\mu": r"A=g.vector([…]) in Python, --let 'A^\mu = …' on the command line, define = ['A^\mu = …']",
    r"A_{\mu,\nu}": r"A=g.covector([…]) in Python, --let 'A_\mu = …'",
    r"\nabla_\mu F^{\mu}{}_\nu": r"F=g.tensor([…], '^_') in Python, --let 'F^\mu{}_\nu = …'",
    r"F_{[\mu\nu;\rho]}": r"F=g.tensor([…], '__') in Python, --let 'F_{\mu\nu} = …'",
    r"\xi^\mu \psi_\mu": r"xi=g.vector([…]) in Python, --let '\xi^\mu = …'",
    r"\tilde{u}_\mu": r"utilde=g.covector([…]) in Python, --let '\tilde{u}_\mu = …'",
    r"\mathcal{L}_\xi g_{\mu\nu}": r"xi=g.vector([…]) in Python, --let '\xi^\mu = …'",
    "F_{ik}": r"F=g.tensor([…], '__') in Python, --let 'F_{ik} = …'",
    r"\psi": r"psi=… in Python, \psi = … as a definition before it; or declare it as a scalar",
    "T_{in}": "T_in=… in Python",
    r"\hat{\omega}_e": "omegahat_e=… in Python",
}


@pytest.mark.parametrize("formula", UNDECLARED)
def test_what_to_declare_and_how_wherever_one_asks(formula):
    with pytest.raises(gr.errors.GRToolkitError) as caught:
        METRIC.evaluate(formula)
    said = "\n".join([str(caught.value), *getattr(caught.value, "__notes__", ())])
    assert UNDECLARED[formula] in said


@pytest.mark.parametrize(
    ("formula", "argument", "value"),
    [
        (r"\nabla_\mu A^\mu", "A", METRIC.vector([1, 0, 0, 0])),
        (r"\nabla^\mu \tilde{u}_\mu", "utilde", METRIC.covector([1, 0, 0, 0])),
        (r"F^\mu{}_\mu", "F", METRIC.tensor(METRIC.ricci.to_sympy().tolist(), "^_")),
        (r"\mathcal{L}_\xi g_{\mu\nu}", "xi", METRIC.vector([1, 0, 0, 0])),
        (r"\partial_r \hat{\omega}_e", "omegahat_e", 3),
    ],
)
def test_following_the_advice_helps(formula, argument, value):
    with pytest.raises(gr.errors.GRToolkitError) as caught:
        METRIC.evaluate(formula)
    assert f"{argument}=" in "\n".join([str(caught.value), *getattr(caught.value, "__notes__", ())])
    assert METRIC.evaluate(formula, **{argument: value}) is not None
