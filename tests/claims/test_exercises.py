"""Exercises: what is right, nearly right and how, wrong and where; nothing that a student types breaks them."""

from fractions import Fraction
from functools import cache

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.claims import read_exercises
from gr_toolkit.claims.exercises import marks, sheets
from gr_toolkit.errors import GRToolkitError, InputError, UndecidedError, UnknownNameError

TWO_EVENTS = {
    "spacetime": "FLRW",
    "scalars": [r"\tau_e", r"\tau_o"],
    "domain": [r"a(\tau_e) > 0", r"a(\tau_o) > 0"],
}
SHEETS = {path.stem: read_exercises(path) for path in sheets()}


@cache
def examples(name):
    return tuple(SHEETS[name].examples())


@cache
def one_plus_z(up_to=()):
    return gr.Exercise("What is 1 + z?", r"a(\tau_o)/a(\tau_e)", TWO_EVENTS, asks="1 + z", up_to=up_to)


# -- the shipped sheet -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHEETS)
def test_every_listed_answer_gets_its_mark(name):
    found = {(e.exercise, e.answer): e.mark for e in examples(name) if e.mark.outcome != e.expected}
    assert found == {}


@pytest.mark.parametrize("name", SHEETS)
def test_every_exercise_lists_right_and_wrong_answers_and_refutes_the_wrong_ones(name):
    sheet = SHEETS[name]
    assert len(sheet) >= 6
    for listed in sheet.listed.values():
        outcomes = [outcome for _, outcome in listed]
        assert outcomes.count("right") >= 2
        assert outcomes.count("wrong") >= 2
    for example in examples(name):
        if example.expected == "wrong" and example.answer not in (r"\rho = \rho", "3"):
            assert example.mark.verdict.refuted, example.answer
            assert example.mark.verdict.witness.recheck(), example.answer
            assert not example.mark


def test_the_right_answers_of_the_sheet_are_what_the_engine_derives():
    comoving = {"spacetime": "FLRW(chart=comoving)", "functions": {r"\rho": "t", "p": "t"}}
    assert gr.verify(r"G_{tt} = 3\frac{\dot a^2 + K}{a^2}", comoving)  # 8πρ = G_tt
    assert gr.verify(r"R_{tt} = -3\frac{\ddot a}{a}", comoving)  # 4π(ρ + 3p) = R_tt
    assert gr.verify(r"R = 6\frac{\ddot a + K a}{a^3}", "FLRW")
    phase = [r"\psi = \omega (\chi - \tau)"]
    at_rest = {"spacetime": "FLRW", "positive": [r"\omega"]}
    assert gr.verify(r"-\frac{1}{a} \partial_\tau \psi = \frac{\omega}{a}", at_rest, let=phase)
    t, H = sp.symbols("t H", positive=True)
    x = sp.Symbol("x", positive=True)
    assert sp.integrate(sp.exp(-H * x), (x, t, sp.oo)) == sp.exp(-H * t) / H


def test_mattig_by_integrating_the_expansion():
    """d_L = (1 + z) S_K(∫dz/H) of dust, at rational numbers, against quadrature."""
    import mpmath as mp

    z, H, q = mp.mpf(3) / 2, mp.mpf(2), mp.mpf(3) / 10
    omega = 2 * q  # E² = Ω(1 + z)³ + (1 − Ω)(1 + z)²
    chi = mp.quad(lambda x: 1 / mp.sqrt(omega * (1 + x) ** 3 + (1 - omega) * (1 + x) ** 2), [0, z])
    root = mp.sqrt(1 - omega)
    expected = (1 + z) / H * mp.sinh(root * chi) / root
    formula = (q * z + (q - 1) * (mp.sqrt(1 + 2 * q * z) - 1)) / (H * q**2)
    assert mp.almosteq(formula, expected, 1e-12)


def test_a_sheet_says_what_is_wrong_with_it():
    setting = "[settings.s]\nspacetime = 'FLRW'\n[[exercise]]\n"
    with pytest.raises(UnknownNameError, match=r"no setting \(of the exercise 'x'\) 'other'"):
        read_exercises(setting + "id='x'\nquestion='?'\nsetting='other'\nanswers=['1']\n")
    with pytest.raises(UnknownNameError, match=r"no outcome \(of the exercise 'x'\) 'fine'"):
        read_exercises(setting + "id='x'\nquestion='?'\nsetting='s'\nanswers=['1']\nnearly={'2'='fine'}\n")
    with pytest.raises(InputError, match="no question"):
        read_exercises(setting + "id='x'\nsetting='s'\nanswers=['1']\n")
    one = "id='x'\nquestion='?'\nsetting='s'\nanswers=['1']\n"
    with pytest.raises(InputError, match="two exercises have the id 'x'"):
        read_exercises(setting + one + "[[exercise]]\n" + one)
    with pytest.raises(InputError, match="redshift-and-expansion"):
        read_exercises("no-such-sheet")
    with pytest.raises(UnknownNameError, match="one-plus-z"):
        SHEETS["redshift-and-expansion"]["one-minus-z"]


# -- nearly right ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("factor", "remark"),
    [
        ("2", "twice the answer"),
        (r"4\pi", "4*pi times the answer"),
        (r"\frac12", "half the answer"),
        (r"\sqrt{2}", "sqrt(2) times the answer"),
    ],
)
def test_a_constant_factor_is_named_and_accepted_where_allowed(factor, remark):
    answer = rf"{factor} \frac{{a(\tau_o)}}{{a(\tau_e)}}"
    strict, lenient = one_plus_z().check(answer), one_plus_z(up_to=("factor",)).check(answer)
    assert strict.outcome == lenient.outcome == marks.UP_TO_FACTOR
    assert strict.remarks == lenient.remarks == (remark,)
    assert not strict
    assert lenient


def test_what_looks_constant_in_the_chart_but_depends_on_events_is_no_constant_factor():
    mark = one_plus_z(up_to=("factor",)).check(
        r"\frac{a(\tau_e)}{a(\tau_o)}"
    )  # a(τ_o)²/a(τ_e)² has no ∂_τ, and is no number
    assert mark.outcome == "wrong"
    assert mark.remarks[0] == "it is one over the answer"
    assert one_plus_z(up_to=("factor",)).check(r"\tau_e a(\tau_o)/a(\tau_e)").outcome == "wrong"
    assert one_plus_z(up_to=("factor",)).check("0").outcome == "wrong"


def test_declared_constants_may_be_factors():
    setting = {"spacetime": "FLRW", "positive": [r"\omega"], "scalars": ["b"]}
    exercise = gr.Exercise(
        "k?", r"\omega(-1, 1, 0, 0)", setting, asks=r"k_\mu", constants=[r"\omega"], up_to=["factor"]
    )
    assert exercise.check("(-1, 1, 0, 0)")
    assert not exercise.check("b(-1, 1, 0, 0)")
    with pytest.raises(UnknownNameError, match="declared constant"):
        gr.Exercise("k?", r"\omega(-1, 1, 0, 0)", setting, asks=r"k_\mu", constants=[r"\Omega"])


def test_a_potential_up_to_gauge():
    setting = {"spacetime": "Minkowski(chart=spherical)", "scalars": ["q"], "functions": {"f": "t, r"}}
    exercise = gr.Exercise(
        "The potential of a charge?", r"(-\frac{q}{4\pi r}, 0, 0, 0)", setting, asks=r"A_\mu", kind="potential",
        natural={"q": "charge"}, up_to=["gauge"],
    )  # fmt: skip
    assert exercise.check(r"(-\frac{q}{4\pi r} + \partial_t f, \partial_r f, 0, 0)").outcome == marks.UP_TO_GAUGE
    assert exercise.check(
        r"(0, -\frac{q t}{4\pi r^2}, 0, 0)"
    )  # temporal gauge: A_r = -t ∂_r A_t, so that F_tr = -∂_r A_t
    assert not exercise.check(r"(0, \frac{q t}{4\pi r^2}, 0, 0)")  # the same with the wrong sign
    assert not exercise.check(r"(-\frac{q}{4\pi r} + \partial_r f, \partial_t f, 0, 0)")
    gaussian = exercise.check(r"(-\frac{q}{r}, 0, 0, 0)")
    assert gaussian.outcome == marks.OTHER_CONVENTION
    assert gaussian.remarks == ("in Gaussian units", "4*pi times the answer in the conventions here")
    assert not gaussian


def test_a_polarisation_up_to_a_multiple_of_the_ray():
    setting = {"spacetime": "Minkowski", "scalars": ["b"], "define": [r"k_\mu = (-1, 1, 0, 0)"]}
    exercise = gr.Exercise(
        "f?", "(0, 0, 1, 0)", setting, asks=r"f_\mu", up_to=["along"], along=gr.Minkowski().covector([-1, 1, 0, 0])
    )
    mark = exercise.check("(-b t, b t, 1, 0)")
    assert mark.outcome == marks.UP_TO_MULTIPLE
    assert "b*t" in mark.remarks[0]
    assert mark
    assert not exercise.check("(b t, b t, 1, 0)")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (r"-\frac{2}{L^2}", "signature +---"),
        (r"-\frac{2}{L^2}", "Riemann"),
        (r"-\frac{2}{L^2}", "contracted the other way"),
    ],
)
def test_a_sign_is_traced_to_conventions(answer, words):
    L = sp.Symbol("L", positive=True)
    theta, phi = sp.symbols("theta phi")
    sphere = gr.Metric(L**2 * sp.diag(1, sp.sin(theta) ** 2), [theta, phi], domain=[theta > 0, theta < sp.pi])
    exercise = gr.Exercise("R of a sphere?", r"\frac{2}{L^2}", sphere, asks="R", up_to=["convention"])
    mark = exercise.check(answer)
    assert mark.outcome == marks.OTHER_CONVENTION
    assert words in mark.remarks[0]
    assert mark


def test_a_formula_with_curvature_is_translated_as_a_whole():
    """R_{μν} = 3H² g_{μν} reads R_{μν} = −3H² g_{μν} in +---, for g changes its sign and R_{μν} does not."""
    exercise = gr.Exercise("R_{μν} of de Sitter?", r"3 H^2 g_{\mu\nu}", "DeSitter", asks=r"R_{\mu\nu}")
    assert exercise.check(r"3 H^2 g_{\nu\mu}").outcome == "right"
    mark = exercise.check(r"-3 H^2 g_{\mu\nu}")
    assert mark.outcome == marks.OTHER_CONVENTION
    assert "signature +---" in mark.remarks[0]


# -- wrong, and where --------------------------------------------------------------------------------------------------


def test_where_an_answer_is_wrong():
    exercise = gr.Exercise("R?", r"\frac{6(\ddot a + K a)}{a^3}", "FLRW", asks="R")
    assert "it is right for K = 0" in exercise.check(r"\frac{6\ddot a}{a^3}").remarks
    assert "it is right where a is constant" in exercise.check(r"\frac{6 K}{a^2}").remarks
    assert all("K = 0" not in r for r in exercise.check(r"\frac{5\ddot a}{a^3}").remarks)
    covector = gr.Exercise("k?", "(-1, 1, 0, 0)", "FLRW", asks=r"k_\mu")
    assert (
        covector.check("(-1, -1, 0, 0)").remarks[0] == "wrong in the component [chi] (its sign); the others are right"
    )


def test_a_wrong_answer_has_a_witness_that_can_be_rechecked():
    mark = one_plus_z().check(r"a(\tau_e)/a(\tau_o)")
    assert mark.verdict.refuted
    assert mark.verdict.witness.recheck()


@pytest.mark.parametrize(
    ("answer", "remark"),
    [
        (r"2 M r", "its dimension is length^2, what is asked for has length"),
        (r"\frac{M}{r}", "its dimension is a pure number, what is asked for has length"),
        ("2M + r^2", "2 M + r^{2} adds length and length^2: 2 M and r^{2}"),
        (r"M \sin r", r"\sin(r): \sin of length, which needs a pure number"),
        (r"M + r", None),
        (r"M \sqrt{r/M}", None),
    ],
)
def test_a_wrong_dimension_is_said(answer, remark):
    exercise = gr.Exercise("r_s?", "2M", "Schwarzschild", asks="r_s", lengths={"M": 1, "r": 1, "t": 1})
    mark = exercise.check(answer)
    assert mark.outcome == "wrong"
    said = [r for r in mark.remarks if "length" in r]
    assert said == ([] if remark is None else [remark])


# -- equations ---------------------------------------------------------------------------------------------------------

FRIEDMANN = gr.Exercise(
    "?", r"\frac{\dot a^2 + K}{a^2} = \frac{8\pi}{3}\rho",
    {"spacetime": "FLRW(chart=comoving)", "functions": {r"\rho": "t"}, "scalars": ["b"]},
)  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (r"3\dot a^2 + 3K = 8\pi\rho a^2", "right"),
        (r"8\pi\rho a^2 = 3\dot a^2 + 3K", "right"),
        (r"\dot a^2 = \frac{8\pi}{3}\rho a^2", "wrong"),
        (r"(\dot a^2 + K - \frac{8\pi}{3}\rho a^2)\rho = 0", "wrong"),  # holds in vacuum, too
        (r"b\dot a^2 + b K = \frac{8\pi}{3} b \rho a^2", "wrong"),  # holds where b = 0, too
        ("0 = 0", "wrong"),
        ("1 = 0", "wrong"),
        (r"\rho = 0", "wrong"),
    ],
)
def test_equations_are_compared_as_equations(answer, outcome):
    mark = FRIEDMANN.check(answer)
    assert mark.outcome == outcome, mark


def test_an_equation_under_another_is_no_answer():
    """ä = −a: its derivative and its first integral say less, or more."""
    exercise = gr.Exercise("?", r"\ddot a = -a", "FLRW")
    assert exercise.check(r"\frac{\ddot a}{a} = -1").outcome == "right"
    assert exercise.check(r"a''' = -a'").outcome == "wrong"
    assert exercise.check(r"\dot a^2 + a^2 = 1").outcome == "wrong"
    static = exercise.check(r"\dot a \ddot a + a \dot a = 0")  # static universes, too
    assert static.outcome == "wrong"
    assert "it also holds where Derivative(a(tau), tau) = 0" in static.remarks[0]


def test_one_of_several_right_answers_is_enough():
    exercise = gr.Exercise("A root of y² = x²?", ("x", "-x"), "Minkowski", asks="y_1")
    assert exercise.check("x").outcome == exercise.check("-x").outcome == "right"
    assert exercise.check("2x").outcome == marks.UP_TO_FACTOR
    assert exercise.check("x^2").outcome == "wrong"


def test_an_equation_and_a_formula_are_not_confused():
    assert FRIEDMANN.check(r"\frac{8\pi}{3}\rho").outcome == "not understood"
    assert one_plus_z().check(r"z = \frac{a(\tau_o)}{a(\tau_e)} - 1").outcome == "right"
    assert one_plus_z().check(r"z = \frac{a(\tau_o)}{a(\tau_e)}").outcome == "wrong"
    assert one_plus_z().check(r"1 + z = 1 + z").outcome != "right"
    assert one_plus_z().check(r"z = z").outcome == "wrong"


# -- circular answers, and what students type --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer", ["R", "R = R", r"g^{\mu\nu} R_{\mu\nu}", r"-G^\mu{}_\mu", r"\frac12 \cdot 2 R", r"R^\mu{}_\mu", r"\Box a"]
)
def test_no_answer_leaves_the_work_to_the_question(answer):
    exercise = gr.Exercise("R?", r"\frac{6(\ddot a + K a)}{a^3}", "FLRW", asks="R")
    mark = exercise.check(answer)
    assert mark.outcome == "not understood"
    assert "what is asked for" in mark.remarks[0] or "may not stand in the answer" in mark.remarks[0]


def test_what_the_setting_defines_is_no_answer():
    setting = {"spacetime": "FLRW", "scalars": ["b"]}
    exercise = gr.Exercise("?", r"\frac{b}{a}", setting, asks="x", let=[r"y = b/a", r"\mathrm{d}t = a\,\mathrm{d}\tau"])
    assert exercise.check("y").outcome == "not understood"
    assert exercise.check(r"b \frac{\mathrm{d}\tau}{\mathrm{d}t}").outcome == "not understood"
    assert exercise.check("x").outcome == "not understood"
    assert exercise.check("b a^{-1}").outcome == "right"
    assert exercise.check(r"\frac{1}{a} \int_0^b \mathrm{d}b").outcome == "right"  # a running variable is no definition


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (r"a(\tau_o)/(", "column 11"),
        (r"\omega_e/\omega_o", "there is no \\omega_e in this exercise"),
        ("1/0", "division by zero"),
        ("(" * 500, "nested"),
        ("x" * 30_000, "longer than"),
        (r"(1, 0, 0, 0)", "scalar"),
        (r"g_{\mu\nu}", "may not stand"),
        ("", ""),
        ("a < b", "relation"),
    ],
)
def test_what_is_not_understood_is_said_with_its_place(answer, message):
    mark = one_plus_z().check(answer)
    assert mark.outcome == "not understood"
    assert message in mark.remarks[0]
    with pytest.raises(UndecidedError):
        bool(mark)


@settings(max_examples=20)
@given(st.text(max_size=30) | st.text(alphabet=r"\{}()_^=+-a\tauoe/ ,&", max_size=40))
def test_nothing_that_is_typed_escapes(answer):
    mark = EXERCISE.check(answer)
    assert mark.outcome in marks.OUTCOMES
    assert isinstance(mark._repr_html_(), str)
    assert "<script" not in mark._repr_html_()


EXERCISE = one_plus_z()


@settings(max_examples=10)
@given(st.integers(-9, 9).filter(bool), st.integers(1, 9), st.integers(-9, 9))
def test_right_answers_in_disguise_and_their_near_misses(p, q, shift):
    """p/q times the answer is the answer where p = q, and differs by a factor elsewhere; so for an added constant."""
    mark = EXERCISE.check(rf"\frac{{{p}}}{{{q}}} \cdot \frac{{a(\tau_o)}}{{a(\tau_e)}}")
    assert mark.outcome == {1: marks.RIGHT, -1: marks.UP_TO_SIGN}.get(Fraction(p, q), marks.UP_TO_FACTOR)
    moved = EXERCISE.check(rf"\frac{{a(\tau_o)}}{{a(\tau_e)}} + ({shift})")
    assert moved.outcome == (marks.RIGHT if shift == 0 else marks.UP_TO_CONSTANT)


def test_the_mark_in_a_notebook():
    shown = one_plus_z().check(r"<b>\tau_e</b>")._repr_html_()
    assert "&lt;b&gt;" in shown
    assert "<b>\\tau" not in shown
    right = one_plus_z().check(r"\frac{a(\tau_o)}{a(\tau_e)}")._repr_html_()
    assert "right" in right
    assert r"$\frac{a(\tau_o)}{a(\tau_e)}$" in right
    assert "1 + z" in one_plus_z()._repr_html_()


def test_answers_of_sympy_and_tensors():
    g = gr.FLRW()
    tau, chi = g.symbols("tau chi")
    omega = sp.Symbol("omega", positive=True)
    k = gr.Exercise("k?", g.covector([-omega, omega, 0, 0]), g, asks=r"k_\mu")
    assert k.check([-omega, omega, 0, 0])
    assert k.check(g.vector([omega, omega, 0, 0]) / g.symbols("a") ** 2)  # its index is moved
    assert not k.check(g.vector([omega, omega, 0, 0]))
    scalar = gr.Exercise("ψ?", omega * (chi - tau), g, asks=r"\psi", up_to=["constant"])
    assert scalar.check(omega * chi - omega * tau + 5)
    assert scalar.check([1, 2]).outcome == "not understood"
    assert scalar.check(object()).outcome == "not understood"


# -- requirements ------------------------------------------------------------------------------------------------------


def test_any_solution_of_an_equation_is_an_answer():
    setting = {"spacetime": "Schwarzschild", "scalars": ["c_1", "c_2"], "functions": {"f": "t"}}
    exercise = gr.Exercise(
        "A Killing vector?",
        None,
        setting,
        asks=r"\xi^\mu",
        must=[r"\nabla_{(\mu} \xi_{\nu)} = 0"],
        must_not=[r"\xi^\mu \xi_\mu = 0"],
    )
    assert exercise.check("(1, 0, 0, 0)")
    assert exercise.check("(c_1, 0, 0, c_2 + 1)")
    assert exercise.check(gr.Schwarzschild().vector([2, 0, 0, 0]))
    wrong = exercise.check("(f, 0, 0, 0)")
    assert wrong.outcome == "wrong"
    assert r"\nabla" in wrong.remarks[0]
    trivial = exercise.check("(0, 0, 0, 0)")
    assert trivial.outcome == "wrong"
    assert "trivial" in trivial.remarks[0]


def test_exercises_that_contradict_themselves():
    with pytest.raises(InputError, match="an answer, or requirements"):
        gr.Exercise("?", None, "FLRW")
    with pytest.raises(InputError, match="an answer, or requirements"):
        gr.Exercise("?", "a", "FLRW", asks="x", must=["x = a"])
    with pytest.raises(InputError, match="says nothing"):
        gr.Exercise("?", "a = a", "FLRW")
    with pytest.raises(InputError, match="no setting"):
        gr.Exercise("?", "1")
    with pytest.raises(InputError, match="says what it asks for"):
        gr.Exercise("?", None, "FLRW", must=["a = a"])
    with pytest.raises(UnknownNameError, match="factor"):
        one_plus_z(up_to=("factors",))
    with pytest.raises(GRToolkitError):
        gr.Exercise("?", "(", "FLRW")


# -- left sides with numbers before what is asked for ------------------------------------------------------------------

SHEET = SHEETS["redshift-and-expansion"]
U = gr.Exercise("Minus the potential?", "M/r", {"spacetime": "Schwarzschild", "scalars": ["b"]}, asks="U")
HALF = r"\frac{6 (\ddot a + K a)}{a^3}"


@pytest.mark.parametrize(
    ("exercise", "answer", "outcome", "remark"),
    [
        ("one-plus-z", r"-(1+z)=a(\tau_o)/a(\tau_e)", marks.UP_TO_SIGN, "minus the answer"),
        ("one-plus-z", r"2(1+z)=a(\tau_o)/a(\tau_e)", marks.UP_TO_FACTOR, "half the answer"),
        ("one-plus-z", r"\frac{1+z}{2}=a(\tau_o)/a(\tau_e)", marks.UP_TO_FACTOR, "twice the answer"),
        ("one-plus-z", r"2+2z=a(\tau_o)/a(\tau_e)", marks.UP_TO_FACTOR, "half the answer"),
        ("one-plus-z", r"2+2z=2a(\tau_o)/a(\tau_e)", marks.RIGHT, ""),
        ("one-plus-z", r"0(1+z)=a(\tau_o)/a(\tau_e)", marks.WRONG, "the right equation holds and"),
        ("acceleration", r"-\frac{\ddot a}{a}=-\frac{4\pi}{3}(\rho+3p)", marks.UP_TO_SIGN, "minus the answer"),
        ("acceleration", r"3\frac{\ddot a}{a}=-4\pi(\rho+3p)", marks.RIGHT, ""),
        ("conformal-time", r"2\frac{\mathrm{d}\tau}{\mathrm{d}t}=\frac2a", marks.RIGHT, ""),
        ("conformal-time", r"2\frac{\mathrm{d}\tau}{\mathrm{d}t}=\frac1a", marks.UP_TO_FACTOR, "half the answer"),
        ("event-horizon", r"-r_h=\frac1H e^{-Ht}", marks.UP_TO_SIGN, "minus the answer"),
        ("event-horizon", r"2r_h=\frac1H e^{-Ht}", marks.UP_TO_FACTOR, "half the answer"),
        ("event-horizon", r"-r_h=-\frac1H e^{-Ht}", marks.RIGHT, ""),
        ("ricci-scalar", rf"-R={HALF}", marks.OTHER_CONVENTION, "signature +---"),
        ("ricci-scalar", rf"-R=-{HALF}", marks.RIGHT, ""),
        ("wave-covector", r"2k_\mu=(-\frac{\omega}{a(t)}, \omega, 0, 0)", marks.UP_TO_FACTOR, "half the answer"),
        ("wave-covector", r"2k_\nu=2(-\frac{\omega}{a(t)}, \omega, 0, 0)", marks.RIGHT, ""),
        (
            "mattig",
            r"-2d_L=\frac{1}{H_0 q_0^2}\left(q_0 z + (q_0 - 1)(\sqrt{1 + 2 q_0 z} - 1)\right)",
            marks.UP_TO_FACTOR,
            "-1/2 times",
        ),
        (U, "1000U=M/r", marks.UP_TO_FACTOR, "1/1000 times the answer"),
        (U, "U-2U=M/r", marks.UP_TO_SIGN, "minus the answer"),
        (U, "0U=M/r", marks.WRONG, ""),
        (U, "U-U=M/r", marks.WRONG, ""),
        (U, "2U=2M/r", marks.RIGHT, ""),
        (U, "U=0", marks.WRONG, ""),
        (U, "U^2=M^2/r^2", marks.WRONG, "it says less"),
        (U, r"\sqrt{U^2}=M/r", marks.UNDECIDED, ""),
        (U, "1/U=r/M", marks.RIGHT, ""),
        (U, "M/r=U", marks.RIGHT, ""),
        (U, "M/r=2U", marks.UP_TO_FACTOR, "half the answer"),
        ("conformal-time", r"\frac1a=\frac{\mathrm{d}\tau}{\mathrm{d}t}", marks.RIGHT, ""),
        (U, "U(r)=M/r", marks.RIGHT, ""),
        (U, "U(r)=2M/r", marks.UP_TO_FACTOR, "twice the answer"),
        ("event-horizon", r"r_h(t)=\frac1H e^{-Ht}", marks.RIGHT, ""),
        ("event-horizon", r"r_h\left(t\right)=\frac1H e^{Ht}", marks.WRONG, ""),
        ("one-plus-z", r"\frac{1}{1+z}=\frac{a(\tau_e)}{a(\tau_o)}", marks.RIGHT, ""),
        ("one-plus-z", r"\frac{1}{1+z}=\frac{a(\tau_o)}{a(\tau_e)}", marks.WRONG, ""),
    ],
)
def test_a_number_before_what_is_asked_for_counts(exercise, answer, outcome, remark):
    mark = (SHEET[exercise] if isinstance(exercise, str) else exercise).check(answer)
    assert mark.outcome == outcome, mark
    assert any(remark in said for said in (*mark.remarks, remark if not remark else "")), mark


def test_letters_of_indices_may_be_others_and_stand_in_another_order():
    setting = {"spacetime": "Minkowski", "define": [r"x_\mu=(1,0,0,0)", r"y_\mu=(0,1,0,0)"]}
    exercise = gr.Exercise("F?", r"x_\mu y_\nu", setting, asks=r"F_{\mu\nu}")
    assert exercise.check(r"F_{\nu\mu}=x_\nu y_\mu").outcome == "right"
    assert exercise.check(r"F_{\nu\mu}=x_\mu y_\nu").outcome == "wrong"
    assert exercise.check(r"F_{\alpha\beta}=x_\alpha y_\beta").outcome == "right"
    assert (
        exercise.check(r"-F_{\alpha\beta}=x_\alpha y_\beta x_\mu x^\mu").outcome == "right"
    )  # the sum keeps its letter


# -- equations with other solutions ------------------------------------------------------------------------------------

E = r"(\dot a^2+K-\frac{8\pi}{3}\rho a^2)"


SLOW = pytest.param(E + "^2+p^2=0", marks=pytest.mark.nightly)


@pytest.mark.parametrize("answer", ["a=0", "a=1", "a=-1", "a^2=0", "p=0", r"\ddot a=0", SLOW])
def test_an_equation_that_fixes_a_function_is_marked(answer):
    assert SHEET["friedmann"].check(answer).outcome == "wrong"


@pytest.mark.parametrize("answer", ["a=1", "a=0", r"\rho=0"])
def test_an_equation_that_fixes_a_function_is_marked_beside_a_value(answer):
    assert SHEET["acceleration"].check(answer).outcome == "wrong"


def test_a_function_that_is_assumed_to_contain_a_derivative():
    t = sp.Symbol("t")
    a, rho = sp.Function("a")(t), sp.Function("rho")(t)
    density = sp.Eq(rho, a.diff(t) ** 2, evaluate=False)
    verdict = gr.decide(a * rho, a.diff(t) ** 3, assuming=[density])
    assert verdict.refuted
    assert verdict.witness.recheck()
    assert gr.decide(a * rho, a * a.diff(t) ** 2, assuming=[density]).proved


@pytest.mark.parametrize(
    "factor",
    [r"\rho", "K", r"\dot a", r"(\rho-1)", "(a-1)", "(K-1)(K+1)", r"\dot\rho", r"(\rho-p)", r"^2\rho", r"(\omega-1)"],
)
def test_an_equation_with_more_solutions_is_wrong(factor):
    mark = SHEET["friedmann"].check(E + factor + "=0")
    assert mark.outcome == "wrong", mark
    assert "it also holds where" in mark.remarks[0]
    assert mark.verdict.witness.recheck()


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        ("^2", ""),
        ("/a", ""),
        ("(a+1)", ""),
        (r"/\rho", "where rho(t) != 0"),
        (r"^2/\rho", "where rho(t) != 0"),
        ("(p^2+1)", "where p(t)**2 + 1 != 0"),
        (r"\cos\theta", "where cos(theta) != 0"),
    ],
)
def test_an_equation_with_the_same_solutions_is_right_and_says_where(factor, said):
    mark = SHEET["friedmann"].check(E + factor + "=0")
    assert mark.outcome == "right", mark
    assert [r for r in mark.remarks if r.startswith("where")] == ([said] if said else [])


def test_factors_of_coordinates_are_said_and_of_parameters_are_wrong():
    assert "where -3*M + r != 0" in U.check("(U-M/r)(r-3M)=0").remarks
    assert "where cos(theta) != 0" in U.check(r"(U-M/r)\cos\theta=0").remarks
    assert U.check("b(U-M/r)=0").outcome == U.check("b(r-3M)(U-M/r)=0").outcome == "wrong"
    redshift = r"(1+z-a(\tau_o)/a(\tau_e))"
    assert SHEET["one-plus-z"].check(redshift + "(z-5)=0").outcome == "wrong"
    assert SHEET["one-plus-z"].check(redshift + "^2=0").outcome == "right"


def test_values_of_one_function_are_related_where_their_events_are():
    exercise = gr.Exercise("When is 1 + z = 1?", r"a(\tau_e) = a(\tau_o)", TWO_EVENTS)
    assert exercise.check(r"(a(\tau_e) - a(\tau_o))(\tau_e - \tau_o) = 0").outcome in ("right", "undecided")
    assert exercise.check(r"2 a(\tau_o) - 2 a(\tau_e) = 0").outcome == "right"
    assert exercise.check(r"a(\tau_e)^2 = a(\tau_o)^2").outcome == "right"  # both are positive


def test_equations_of_tensors_have_more_solutions_too():
    setting = {"spacetime": "Minkowski", "functions": {"f": "t,x", "h": "t"}, "scalars": ["b"]}
    exercise = gr.Exercise("f is constant?", r"\nabla_\mu f=0", setting)
    assert exercise.check(r"2\partial_\mu f=0").outcome == "right"
    assert exercise.check(r"b\nabla_\mu f=0").outcome == exercise.check(r"h\nabla_\mu f=0").outcome == "wrong"
    assert "where b != 0" in exercise.check(r"\frac1b\nabla_\mu f=0").remarks


def test_equations_between_parameters():
    line = gr.Exercise("?", "x+y=1", {"spacetime": "FLRW", "scalars": ["x", "y"]})
    assert line.check("x^2+y^2=1").outcome == line.check("x=1").outcome == line.check("(x+y)^2=1").outcome == "wrong"
    assert line.check("x=1-y").outcome == "right"


# -- what students type ------------------------------------------------------------------------------------------------


def test_a_product_is_not_taken_for_a_value_of_a_function():
    mark = SHEET["acceleration"].check(r"\ddot a=-\frac{4\pi}{3} a(\rho+3p)")
    assert mark.outcome == "not understood"
    assert r"a \cdot (\rho + 3 p)" in mark.remarks[0]
    assert SHEET["acceleration"].check(r"\ddot a=-\frac{4\pi}{3} a\cdot(\rho+3p)").outcome == "right"
    hubble = gr.Exercise("H?", r"\frac{\dot a}{a}", "FLRW(chart=comoving)", asks="H")
    assert hubble.check(r"\dot a = a(H)").outcome == "not understood"
    assert hubble.check(r"\dot a = aH").outcome == hubble.check(r"\dot a = a(t) H(t)").outcome == "right"
    assert hubble.check(r"\dot a = a^2 H(t)").outcome == "wrong"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "answer", [r"\lim_{\tau\to 0}" * 16 + r"\tau", r"(1+a)^{50}(1+K)^{50}(1+\tau)^{50}(1+\chi)^{50}"]
)
def test_large_answers_are_left_at_once(answer):
    assert one_plus_z().check(answer).outcome in ("undecided", "not understood")


@pytest.mark.timeout(20)
def test_long_answers_are_refuted_without_remarks_on_their_form():
    mark = one_plus_z().check(r"(1+a)^{10}(1+K)^{10}(1+\tau)^{10}(1+\chi)^{10}")
    assert mark.outcome == "wrong"
    assert len(mark.remarks) == 1


def test_a_wrong_sign_is_an_outcome_of_its_own():
    answer = r"-\frac{a(\tau_o)}{a(\tau_e)}"
    strict = one_plus_z().check(answer)
    assert strict.outcome == marks.UP_TO_SIGN
    assert strict.remarks == ("minus the answer",)
    assert not strict
    assert one_plus_z(up_to=("sign",)).check(answer)
    assert one_plus_z(up_to=("factor",)).check(answer)
    assert not one_plus_z(up_to=("sign",)).check("2" + answer[1:])
    assert marks.COLOURS[marks.UP_TO_SIGN] not in (marks.BETWEEN, marks.COLOURS["right"])
    assert marks.COLOURS[marks.UP_TO_SIGN] in strict._repr_html_()


def test_decimals_close_to_the_answer_are_wrong():
    age = gr.Exercise("Age of dust?", r"\frac{2}{3H_0}", {"spacetime": "FLRW", "positive": ["H_0"]}, asks="t_0")
    mark = age.check("0.6667/H_0")
    assert mark.outcome == "wrong"
    assert "close to the answer" in mark.remarks[0]
    assert age.check("0.5/H_0").outcome == marks.UP_TO_FACTOR


def test_a_number_is_no_multiple_of_another():
    four = gr.Exercise("How many?", "4", "FLRW", asks="n")
    assert four.check("7").outcome == four.check("8").outcome == "wrong"
    assert four.check("8").remarks[0] == "twice the answer"
    assert four.check("-4").outcome == marks.UP_TO_SIGN
    assert gr.Exercise("R?", "0", "Schwarzschild", asks="R").check("3").outcome == "wrong"
    large = gr.Exercise("?", r"\frac{1}{a}", "FLRW", asks="x").check(r"\sin(10^{30})")
    assert not any("0e" in remark for remark in large.remarks)


@pytest.mark.parametrize("answer", ["I don't know", "no idea", "?", "idk", "", "Keine Ahnung."])
def test_words_are_no_formula(answer):
    mark = one_plus_z().check(answer)
    assert mark.outcome == "not understood"
    assert mark.remarks == ("this is no formula\n  write: 1 + z = …",)


@pytest.mark.parametrize(
    ("exercise", "answer", "message"),
    [
        ("acceleration", r"-\frac{4\pi G}{3}(\rho+3p)", "its units have G = 1"),
        ("mattig", r"\frac{c z}{H_0}", "its units have c = 1"),
        ("acceleration", r"-\frac{\kappa}{6}(\rho+3p)", r"8 \pi"),
        ("mattig", "z/H", "do you mean H_0?"),
        ("ricci-scalar", r"6\frac{\ddot a + k a}{a^3}", "do you mean K?"),
    ],
)
def test_unknown_names_are_explained_to_students(exercise, answer, message):
    mark = SHEET[exercise].check(answer)
    assert mark.outcome == "not understood"
    assert message in mark.remarks[0]
    assert "Python" not in mark.remarks[0]


def test_a_scalar_potential_in_other_units():
    setting = {"spacetime": "Minkowski", "chart": "spherical", "positive": ["Q"]}
    potential = {"asks": r"\Phi", "kind": "potential", "natural": {"Q": "charge"}}
    mark = gr.Exercise("Φ?", r"\frac{Q}{4\pi r}", setting, **potential).check("Q/r")
    assert mark.outcome == marks.OTHER_CONVENTION
    assert mark.remarks[0] == "in Gaussian units"
    with pytest.raises(UnknownNameError, match="kind of quantity"):
        gr.Exercise("Φ?", "Q/r", setting, asks=r"\Phi", kind="foo")
    with pytest.raises(GRToolkitError, match="0 indices"):
        gr.Exercise("Φ?", "Q/r", setting, asks=r"\Phi", kind="Ricci")


@pytest.mark.parametrize("wrong", [{"hints": ["x"]}, {"lengths": 5}, {"asks": 5}, {"natural": 3}])
def test_exercises_of_the_wrong_types_are_refused(wrong):
    with pytest.raises(InputError, match=next(iter(wrong))):
        gr.Exercise("?", "1", "FLRW", **wrong)


# -- equations that choose points --------------------------------------------------------------------------------------

FALL = {"spacetime": "Minkowski", "scalars": ["g"]}
MORE_POINTS = [
    ("r=3M", "Schwarzschild", "(r-3M)(r-6M)=0"),
    ("r=3M", "Schwarzschild", "r^2-9Mr+18M^2=0"),
    ("r=3M", "Schwarzschild", "r^2+12M^2=7Mr"),
    ("r=3M", "Schwarzschild", "(r-3M)(r-5)=0"),
    ("r=3M", "Schwarzschild", "(r-3M)(t-1)=0"),
    ("r=3M", "Schwarzschild", r"(r-3M)\cos\theta=0"),
    ("r=3M", "Schwarzschild", "r-3M=(r-3M)^2/M"),
    ("r=3M", "Schwarzschild", r"\sin(r-3M)=0"),
    ("r=3M", "Schwarzschild", "(r-3M)(r^2-30)=0"),
    ("r=3M", "Schwarzschild", "r=6M"),
    ("r^2-6Mr=0", "Schwarzschild", "(r-6M)(r-12M)=0"),
    ("t=x", "Minkowski", "t^2=x^2"),
    ("t=x", "Minkowski", "t^2=tx"),
    (r"x=\frac12gt^2", FALL, r"x^2=\frac12gt^2x"),
    ("x^2+y^2=z^2", "Minkowski", "(x^2+y^2-z^2)t=0"),
    (r"\chi\dot a=1", "FLRW(chart=comoving)", r"(\chi\dot a-1)(\chi-5)=0"),
]


@pytest.mark.parametrize(("model", "setting", "answer"), MORE_POINTS)
def test_an_equation_that_chooses_more_points_is_wrong(model, setting, answer):
    mark = gr.Exercise("Where?", model, setting).check(answer)
    assert mark.outcome == "wrong", mark
    assert mark.verdict.refuted


@pytest.mark.parametrize(
    ("model", "setting", "answer"),
    [
        ("r=3M", "Schwarzschild", "2r=6M"),
        ("r=3M", "Schwarzschild", "(r-3M)^2=0"),
        ("r=3M", "Schwarzschild", "r^2=9M^2"),  # r = -3M is outside
        ("r=3M", "Schwarzschild", "(r-3M)(r-M)=0"),  # and so is r = M
        ("r=3M", "Schwarzschild", r"(r-3M)\sin\theta=0"),  # and the axis
        ("r=3M", "Schwarzschild", r"\frac1r=\frac{1}{3M}"),
        ("r^2-6Mr=0", "Schwarzschild", "r=6M"),
        ("t=x", "Minkowski", "(t-x)(t^2+1)=0"),
        (r"x=\frac12gt^2", FALL, "2x-gt^2=0"),
        (r"\chi\dot a=1", "FLRW(chart=comoving)", r"\dot a=\frac1\chi"),
    ],
)
def test_an_equation_that_chooses_the_same_points_is_right(model, setting, answer):
    assert gr.Exercise("Where?", model, setting).check(answer).outcome == "right"


def test_what_may_choose_points_or_be_said_of_all_is_left_open():
    once = gr.Exercise("When is a = 1?", "a=1", "FLRW(chart=comoving)")
    assert once.check("(a-1)(t-5)=0").outcome == "undecided"
    assert once.check("2a=2").outcome == "right"
    singular = gr.Exercise("Where?", r"\frac{r-3M}{r-6M}=0", "Schwarzschild")
    assert singular.check("(r-3M)(r-6M)=0").outcome != "right"
    assert singular.check("r=3M").outcome == "right"


def test_factors_with_several_zeros_are_wrong():
    roots = gr.Exercise("?", "(x-1)(x-2)=0", {"spacetime": "Minkowski(chart=spherical)", "scalars": ["x"]})
    assert roots.check("(x-1)(x-2)(x^2-2)=0").outcome == "wrong"
    assert roots.check("x^2-3x+2=0").outcome == "right"
    assert SHEET["friedmann"].check(E + r"\sin\rho=0").outcome == "wrong"
    assert SHEET["friedmann"].check(E + r"(\rho^2-2)=0").outcome == "wrong"


# -- bounds, factors, what belongs to an exercise ----------------------------------------------------------------------


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "answer",
    [r"\sqrt{" * 30 + r"\tau" + "}" * 30, r"\sin" * 40 + r"\tau", "z=" + r"\sqrt{1+" * 14 + r"\tau" + "}" * 14],
)
def test_roots_and_functions_are_not_nested_without_end(answer):
    mark = SHEET["one-plus-z"].check(answer)
    assert mark.outcome == "not understood"
    assert "nested more than 5 deep" in mark.remarks[0]
    assert SHEET["one-plus-z"].check(r"\sqrt{" * 4 + r"\tau" + "}" * 4).outcome == "wrong"


@pytest.mark.timeout(20)
def test_roots_of_sympy_are_not_nested_without_end():
    answer = sp.Symbol("r")
    for _ in range(20):
        answer = sp.sqrt(1 + answer)
    for given_as in (answer, [answer]):
        assert U.check(given_as).outcome == "not understood"
    assert "nested" in U.check(answer).remarks[0]


def test_a_factor_close_to_one_is_a_factor_where_factors_are_accepted():
    lenient = gr.Exercise("?", r"\frac Mr", "Schwarzschild", asks="U", up_to=["factor"])
    assert lenient.check(r"\frac{1.01 M}{r}").outcome == marks.UP_TO_FACTOR
    assert lenient.check(r"\frac{1.01 M}{r}")
    assert U.check(r"\frac{1.01 M}{r}").outcome == "wrong"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("2U=U+M/r", "right"), ("U=2U-M/r", "right"), ("iU=iM/r", "right"), ("iU=M/r", "wrong"),
        ("2U=U+M", "wrong"), ("U=U+M/r", "wrong"), ("U=U", "wrong"),
    ],
)  # fmt: skip
def test_what_is_asked_for_on_both_sides_is_an_equation(answer, outcome):
    assert U.check(answer).outcome == outcome


@pytest.mark.parametrize(
    "wrong",
    [
        {"let": [5]}, {"let": "x=1"}, {"natural": {5: "charge"}}, {"natural": {"M": 5}}, {"hints": {"M": 5}},
        {"lengths": {5: 1}}, {"up_to": 5}, {"constants": 5},
    ],
)  # fmt: skip
def test_parts_of_an_exercise_that_are_no_texts_are_refused(wrong):
    with pytest.raises(InputError, match=next(iter(wrong))):
        gr.Exercise("?", "M", "Schwarzschild", asks="U", **wrong)


@pytest.mark.parametrize("wrong", [{"must": [5]}, {"must_not": [5]}, {"must": "U=M"}])
def test_requirements_that_are_no_texts_are_refused(wrong):
    with pytest.raises(InputError, match=next(iter(wrong))):
        gr.Exercise("?", None, "Schwarzschild", asks="U", **wrong)
