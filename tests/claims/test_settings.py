r"""Settings and definitions: every key does what it says, and what is wrong in one is said with what would be right."""

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.claims import read_claims
from gr_toolkit.claims.findings import as_scope, verify_formula
from gr_toolkit.claims.setting import number, scope_of, spacetime_setting
from gr_toolkit.errors import InputError, UnknownNameError

FLRW_LINE = {
    "line_element": r"\mathrm{d}s^2 = a^2(\tau) [-\mathrm{d}\tau^2 + \mathrm{d}x^2 + \mathrm{d}y^2 + \mathrm{d}z^2]",
    "coordinates": [r"\tau", "x", "y", "z"],
    "functions": {"a": r"\tau"},
    "domain": [r"a(\tau) > 0"],
}


def outcome(formula, **setting):
    return verify_formula(formula, setting).outcome


def refusal(formula="0 = 0", **setting):
    """The message with which a formula in a setting is not understood."""
    finding = verify_formula(formula, setting)
    assert finding.outcome == "not understood", finding
    assert "InternalError" not in finding.message
    return finding.message


# -- what each key does ----------------------------------------------------------------------------------------------


def test_spacetime_chart_and_parameters():
    assert outcome(r"R_{\mu\nu} = 0", spacetime="Schwarzschild") == "proved"
    assert outcome(r"R = 12 H^2", spacetime="FLRW") == "not understood"
    areal = {"spacetime": "FLRW", "chart": "areal", "parameters": {"K": -1}}
    assert outcome(r"g_{rr} (1 + r^2) = a^2", **areal) == "proved"
    assert outcome(r"g_{rr} (1 - r^2) = a^2", **areal) == "refuted"


@pytest.mark.parametrize("value", [0.5, "1/2", "0.5", " 1/2 "])
def test_parameters_are_exact_however_they_are_written(value):
    setting = {"spacetime": "Schwarzschild", "parameters": {"M": value}}
    assert outcome(r"g_{tt} = -1 + \frac{1}{r}", **setting) == "proved"


def test_a_line_element_gives_the_metric():
    assert outcome(r"\Gamma^\tau_{xx} = \frac{a'}{a}", **FLRW_LINE) == "proved"
    assert outcome(r"\Gamma^\tau_{xx} = \frac{a}{a'}", **FLRW_LINE) == "refuted"


def test_a_line_element_with_mixed_terms():
    setting = {
        "line_element": r"\mathrm{d}s^2 = -f \mathrm{d}v^2 + 2\mathrm{d}v\mathrm{d}r + r^2 \mathrm{d}\phi^2",
        "coordinates": ["v", "r", r"\phi"],
        "functions": {"f": "r"},
    }
    assert outcome("g_{vr} = g_{rv} = 1", **setting) == "proved"
    assert outcome("g^{rr} = f", **setting) == "proved"
    assert outcome("g^{vv} = 1", **setting) == "refuted"


SAME = {
    "einstein": r"G_{\mu\nu} G^{\mu\nu} = 12 \frac{a'^4}{a^8} - 12\frac{a''a'^2}{a^7} + 12 \frac{a''^2}{a^6}",
    "scalar": r"R = \frac{6 a''}{a^3}",
    "scalar with a slip": r"R = \frac{6 a'}{a^3}",
    "weyl": r"C_{\mu\nu\rho\sigma} = 0",
    "riemann": r"R_{\tau x \tau x} = a a'' - a'^2",
    "volume": r"\sqrt{-g} = a^4",
    "wave operator": r"\Box a = -\frac{a''}{a^2} - 2\frac{a'^2}{a^3}",
}


@pytest.mark.parametrize("formula", SAME.values(), ids=SAME)
def test_catalogue_and_line_element_agree(formula):
    """Flat FLRW in Cartesian coordinates, written down, and as a metric of Python."""
    tau, x, y, z = sp.symbols("tau x y z")
    a = sp.Function("a")(tau)
    metric = gr.Metric(a**2 * sp.diag(-1, 1, 1, 1), [tau, x, y, z], domain=[a > 0])
    assert outcome(formula, **FLRW_LINE) == verify_formula(formula, metric).outcome


SPHERICAL = {
    "line_element": r"\mathrm{d}s^2 = -(1 - \frac{2M}{r}) \mathrm{d}t^2 + \frac{\mathrm{d}r^2}{1 - 2M/r}"
    r" + r^2 (\mathrm{d}\theta^2 + \sin^2\theta\,\mathrm{d}\phi^2)",
    "coordinates": ["t", "r", r"\theta", r"\phi"],
    "scalars": ["M"],
    "domain": ["r > 2M", "M > 0", r"0 < \theta < \pi"],
}


@pytest.mark.parametrize(
    "formula",
    [
        r"R_{\mu\nu} = 0",
        r"R_{\mu\nu\rho\sigma} R^{\mu\nu\rho\sigma} = \frac{48 M^2}{r^6}",
        r"R_{\mu\nu\rho\sigma} R^{\mu\nu\rho\sigma} = \frac{12 M^2}{r^6}",
        r"\Gamma^r_{\theta\theta} = 2M - r",
        r"\sqrt{-g} = r^2 \sin\theta",
        r"R^t{}_{rtr} = \frac{2M}{r^2(r - 2M)}",
        r"\epsilon_{tr\theta\phi} = r^2 \sin\theta",
    ],
)
def test_schwarzschild_from_the_catalogue_and_typed(formula):
    assert outcome(formula, **SPHERICAL) == outcome(formula, spacetime="Schwarzschild") != "not understood"


def test_coordinates_are_renamed_in_the_order_of_the_chart():
    renamed = {"spacetime": "Schwarzschild", "coordinates": ["t", r"\rho", r"\vartheta", r"\varphi"]}
    assert outcome(r"g_{\varphi\varphi} = \rho^2 \sin^2\vartheta", **renamed) == "proved"
    assert "there is no name 'r'" in refusal(r"g_{\varphi\varphi} = r^2", **renamed)


def test_a_domain_settles_a_root_and_joins_that_of_the_chart():
    formula = r"\sqrt{(r - 3M)^2} = r - 3M"
    assert outcome(formula, spacetime="Schwarzschild") == "refuted"
    assert outcome(formula, spacetime="Schwarzschild", domain=["r > 3M"]) == "proved"
    assert outcome(formula, spacetime="Schwarzschild", domain=["r < 3M"]) == "refuted"
    assert outcome(r"\sqrt{(r - 2M)^2} = r - 2M", spacetime="Schwarzschild", domain=["r < 3M"]) == "proved"
    assert outcome(r"\sqrt{x^2} = x", spacetime="Minkowski", domain=["0 < x < 1"]) == "proved"


@pytest.mark.parametrize(("signature", "sign"), [("-+++", "-"), ("+---", "")])
def test_signature(signature, sign):
    assert outcome(rf"g_{{tt}} = {sign}1", spacetime="Minkowski", signature=signature) == "proved"


@pytest.mark.parametrize(("riemann", "ricci"), [(1, 1), (1, -1), (-1, 1), (-1, -1)])
def test_signs_of_riemann_and_ricci(riemann, ricci):
    """A sphere of radius 1: with both signs + its R_θφθφ = sin²θ, R_θθ = 1, R = 2 [MTW]."""
    setting = {
        "line_element": r"\mathrm{d}s^2 = \mathrm{d}\theta^2 + \sin^2\theta\,\mathrm{d}\phi^2",
        "coordinates": [r"\theta", r"\phi"],
        "riemann": riemann,
        "ricci": ricci,
    }
    both = riemann * ricci
    assert outcome(rf"R_{{\theta\phi\theta\phi}} = {riemann} \sin^2\theta", **setting) == "proved"
    assert outcome(rf"R_{{\theta\theta}} = {both}", **setting) == "proved"
    assert outcome(rf"R = {2 * both}", **setting) == "proved"
    assert outcome(rf"R = {-2 * both}", **setting) == "refuted"


def test_conventions_of_a_book():
    weinberg = {"spacetime": "FLRW", "conventions": "Weinberg"}
    assert outcome(r"R = -6\frac{a'' + K a}{a^3}", **weinberg) == "proved"
    assert outcome(r"R = 6\frac{a'' + K a}{a^3}", spacetime="FLRW") == "proved"
    assert outcome("g_{tt} = 1", spacetime="Minkowski", conventions="Landau-Lifshitz") == "proved"


def test_scalars_are_real_and_positive_ones_positive():
    formula = r"\sqrt{\omega^2} = \omega"
    assert outcome(formula, spacetime="Minkowski", scalars=[r"\omega"]) == "refuted"
    assert outcome(formula, spacetime="Minkowski", positive=[r"\omega"]) == "proved"


@pytest.mark.parametrize("typed", [r"\omega_{e}", r"\omega_e", r"{\omega}_e"])
def test_names_are_known_in_every_spelling(typed):
    assert outcome(r"\omega_e = \omega_{e}", spacetime="Minkowski", scalars=[typed]) == "proved"


def test_functions_of_several_coordinates():
    setting = {"spacetime": "Minkowski", "functions": {"f": "t, x"}}
    assert outcome(r"\partial_y f = 0", **setting) == "proved"
    assert outcome(r"\partial_x f = 0", **setting) == "refuted"
    assert outcome(r"\partial_x \partial_t f = \partial_t \partial_x f(t, x)", **setting) == "proved"


def test_arbitrary_fields():
    setting = {"spacetime": "Minkowski", "arbitrary": [r"A_\mu", r"T^{\mu\nu}", "f"]}
    assert outcome(r"T^{\mu\nu} = T^{\nu\mu}", **setting) == "refuted"
    assert outcome(r"\nabla_\mu A_\nu = \partial_\mu A_\nu", **setting) == "proved"
    assert outcome(r"\Box f = 0", **setting) == "refuted"
    assert outcome(r"\nabla_\mu \nabla_\nu f = \nabla_\nu \nabla_\mu f", **setting) == "proved"


def test_same_event():
    setting = {"spacetime": "FLRW", "same_event": {"t": r"\tau"}}
    assert outcome(r"a(t) = a(\tau) = a", **setting) == "proved"
    assert "there is no name 't'" in refusal("t = 1", **setting)


def test_free_indices_for_every_value():
    formula = r"g_{\mu\nu} = 0 g_{\mu\nu} + g_{\mu\rho} \delta^\rho_\nu"
    assert outcome(formula, spacetime="Minkowski") == "proved"
    loose = {"spacetime": "Minkowski", "free_indices": "every value", "define": [r"u_\mu = (1, 1, 1, 1)"]}
    assert outcome(r"u_\mu = u_\nu", **loose) == "proved"
    assert outcome(r"g_{\mu\mu} = 1", **loose) == "not understood"
    assert outcome(r"g_{\mu\nu} = u_\rho", **loose) == "refuted"
    assert "free_indices = 'all'" in refusal(spacetime="Minkowski", free_indices="all")


def test_a_note_is_only_a_note():
    assert outcome("0 = 0", spacetime="Minkowski", note="x = 1") == "proved"


# -- definitions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("define", "formula"),
    [
        ([r"\psi = r^2"], r"\partial_r \psi = 2 r"),
        ([r"\psi := r^2"], r"\psi = r^2"),
        ([r"\omega_{\mathrm{obs}} = M"], r"\omega_{\mathrm{obs}} = M"),
        ([r"A_\mu = (1, 0, 0, 0)"], r"A_t = 1"),
        ([r"A^\mu = (1, 0, 0, 0)"], r"A^t = 1"),
        ([r"\tilde{k}_\mu = (0, 1, 0, 0)"], r"\tilde k_r = 1"),
        ([r"A_\mu = -r (2, 0, 0, 0)"], r"A_t = -2r"),
        ([r"A_\mu = \frac{(2, 0, 0, 0)}{r}"], r"A_t = \frac{2}{r}"),
        ([r"A_\mu = 0"], r"A_\mu A^\mu = 0"),
        ([r"T_{\mu\nu} = g_{\mu\nu} + R_{\mu\nu}"], r"T^\mu_\mu = 4"),
        ([r"T^\mu{}_\nu = \delta^\mu_\nu"], r"T_{\mu\nu} = g_{\mu\nu}"),
        ([r"T_{\mu\nu} = \partial_\nu r \partial_\mu t"], r"T_{tr} = 1 = 1 - T_{rt}"),
        ([r"T_{ab} = 2 g_{ab}"], r"T_{\mu\nu} = 2 g_{\mu\nu}"),
        ([r"k_i = (1, 0, 0, 0)"], r"k_t = 1"),
        ([r"k_0 = 7"], r"k_0 = 7"),
        ([r"u_t = 7"], r"u_t = 7"),
        ([r"\mathrm{d}\lambda = r \mathrm{d}t"], r"\frac{\mathrm{d}\lambda}{\mathrm{d}t} = r"),
        (
            [r"\mathrm{d}\Omega^2 = \mathrm{d}\theta^2 + \sin^2\theta\,\mathrm{d}\phi^2"],
            r"\mathrm{d}\Omega^2 - \mathrm{d}\theta^2 = \sin^2\theta \mathrm{d}\phi^2",
        ),
        ([r"\alpha = r", r"\beta = \alpha^2", r"\gamma = \alpha\beta"], r"\gamma = r^3"),
    ],
)
def test_what_can_be_defined(define, formula):
    assert verify_formula(formula, {"spacetime": "Schwarzschild", "define": define}).outcome == "proved"


@pytest.mark.parametrize(
    ("define", "message"),
    [
        ([r"r = 2M"], "r is declared twice"),
        ([r"M = 1"], "M is declared twice"),
        ([r"\psi = r", r"\psi = t"], r"\psi is declared twice"),
        ([r"A_\mu = (1,0,0,0)", r"A_\mu = 0"], "the tensor A is declared twice"),
        ([r"g_{\mu\nu} = 0"], "g with indices is the metric's own"),
        ([r"R_{\mu\nu} = 0"], "R with indices is the metric's own"),
        ([r"\Gamma^\lambda_{\mu\nu} = 0"], r"\Gamma with indices is the metric's own"),
        ([r"\mathrm{d}s^2 = \mathrm{d}t^2"], "squared differential of s means something already"),
        ([r"\mathrm{d}t^2 = \mathrm{d}r^2"], "squared differential of t means something already"),
        ([r"\mathrm{d}t = \mathrm{d}r"], "the differential of t means something already"),
        ([r"\psi = \psi + 1"], r"there is no name '\psi'"),
        ([r"F_{\mu\nu} = F_{\mu\nu} + g_{\mu\nu}"], "there is no tensor 'F'"),
        ([r"F_{\mu\nu} = \partial_\mu A_\nu"], r"A carries the index \nu"),
        ([r"F_{\mu\mu} = g_{\mu\mu}"], "different free indices"),
        ([r"F_{\mu\nu} = R"], "different free indices"),
        ([r"F_{\mu\nu} = (1, 0, 0, 0)"], "one free index"),
        ([r"A_\mu = (1, 0, 0)"], "3 components in a chart of 4"),
        ([r"F_{\theta\mu} = g_{\theta\mu}"], "different free indices"),
        ([r"\psi"], "no single equation"),
        ([r"\psi < r"], "no single equation"),
        ([r"\psi = r = t"], "no single equation"),
        ([r"\psi^2 = r"], "defines nothing"),
        ([r"r + t = 1"], "defines nothing"),
        ([r"\psi = "], "nothing stands after ="),
        ([""], "there is no formula here"),
        ([r"\psi = \frac{1}{r - r}"], "division by zero"),
    ],
)
def test_what_cannot_be_defined(define, message):
    assert message in refusal(spacetime="Schwarzschild", define=define)


def test_two_names_that_would_be_one_symbol_are_refused():
    """Else \\theta = \\vartheta would be proved: both are the symbol theta."""
    renamed = {"spacetime": "Schwarzschild", "coordinates": ["t", "r", r"\vartheta", r"\varphi"]}
    message = refusal(r"\theta = \vartheta", **renamed, scalars=[r"\theta"])
    assert r"\theta and \vartheta would both be the symbol theta" in message
    assert "would both be" in refusal(spacetime="Minkowski", scalars=[r"\alpha_\beta", r"\alpha_{beta}"])
    assert "is declared twice" in refusal(spacetime="Minkowski", scalars=[r"\omega"], positive=[r"\omega"])
    assert outcome(r"A_t = f", spacetime="Minkowski", arbitrary=[r"A_\mu"], functions={"f": "t, x, y, z"}) == "refuted"


def test_a_parameter_of_the_metric_may_be_declared_again_but_not_made_positive():
    assert outcome(r"g_{tt} = -1 + 2M/r", spacetime="Schwarzschild", scalars=["M"]) == "proved"
    assert "domain = ['M > 0']" in refusal(spacetime="Schwarzschild", positive=["M"])


# -- what is wrong in a setting --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "wrong", "right"),
    [
        ({"spacetim": "FLRW"}, "there is no setting key 'spacetim'", "spacetime"),
        ({"spacetime": "FRLW"}, "there is no spacetime 'FRLW'", "FLRW"),
        ({"spacetime": "FLRW", "chart": "conforml"}, "there is no chart of FLRW 'conforml'", "conformal"),
        ({"spacetime": "FLRW", "parameters": {"k": 1}}, "there is no parameter of FLRW 'k'", "K"),
        ({"spacetime": "FLRW", "parameters": {"chart": 1}}, "no parameter of FLRW 'chart'", "chart = 1, in the"),
        ({"spacetime": "FLRW", "parameters": {"K": "x"}}, "'x' is no rational number", "9/10"),
        ({"spacetime": "FLRW", "parameters": {"K": "1/0"}}, "'1/0' is no rational number", "9/10"),
        ({"spacetime": "FLRW", "parameters": {"K": float("nan")}}, "'nan' is no rational number", "9/10"),
        ({"spacetime": "FLRW", "parameters": {"K": True}}, "is no table of names and numbers", "{ K = -1 }"),
        ({"spacetime": "FLRW", "conventions": "Weinburg"}, "there is no book of conventions 'Weinburg'", "Weinberg"),
        ({"spacetime": "FLRW", "signature": "++++"}, "the signature '++++' is not known", "-+++"),
        ({"spacetime": "FLRW", "riemann": 2}, "riemann = 2 is neither 1 nor -1", "riemann = 1"),
        ({"spacetime": "FLRW", "ricci": True}, "ricci = True is neither 1 nor -1", "ricci = 1"),
        ({"spacetime": ["FLRW"]}, "spacetime = ['FLRW'] is no text", "'FLRW'"),
        ({"spacetime": "FLRW", "chart": 3}, "chart = 3 is no text", "'conformal'"),
        ({"spacetime": "FLRW", "coordinates": "txyz"}, "coordinates = 'txyz' is no list of texts", "["),
        ({"spacetime": "FLRW", "coordinates": ["t", "x"]}, "2 names for the 4 coordinates", "one name a coordinate"),
        ({"spacetime": "FLRW", "coordinates": ["t", "t", "x", "y"]}, "the coordinate t has the name of another", ""),
        ({"spacetime": "FLRW", "coordinates": ["t", "K", "x", "y"]}, "K has the name of a parameter", ""),
        ({"spacetime": "FLRW", "coordinates": ["t", "x y", "z", "w"]}, "'x y' is not one name", ""),
        ({"spacetime": "FLRW", "scalars": r"\omega"}, "is no list of texts", "['"),
        ({"spacetime": "FLRW", "scalars": [""]}, "'' is not one name", ""),
        ({"spacetime": "FLRW", "scalars": ["__class__"]}, "'__class__' is not one name", ""),
        ({"spacetime": "FLRW", "scalars": [r"\chi"]}, r"\chi is declared twice", "another letter"),
        ({"spacetime": "FLRW", "functions": {"f": 1}}, "is no table of names and texts", "{ 'f' ="),
        ({"spacetime": "FLRW", "functions": {"f": "q"}}, "there is no argument (of the function f) 'q'", r"\chi"),
        ({"spacetime": "FLRW", "functions": {"a": r"\chi"}}, "the function a is declared twice", "another letter"),
        ({"spacetime": "FLRW", "arbitrary": [r"A_\tau"]}, "is no tensor with free indices", r"A_\mu"),
        ({"spacetime": "FLRW", "arbitrary": [r"T_{\mu\nu\rho\sigma\alpha}"]}, "more than 256 components", "fewer"),
        ({"spacetime": "FLRW", "arbitrary": [r"R_{\mu\nu}"]}, "R with indices is the metric's own", "another letter"),
        ({"spacetime": "FLRW", "same_event": {"t": "u"}}, "there is no event (for t) 'u'", ""),
        ({"spacetime": "FLRW", "same_event": {"t": 1}}, "is no table of names and texts", ""),
        ({"spacetime": "FLRW", "domain": ["K"]}, "the condition 'K' is no inequality", r"0 < \theta < \pi"),
        ({"spacetime": "FLRW", "domain": ["K = 1"]}, "is no inequality", r"0 < \theta < \pi"),
        ({"spacetime": "FLRW", "domain": ["1 < 0"]}, "false everywhere", ""),
        ({"spacetime": "FLRW", "domain": ["q > 0"]}, "there is no name 'q'", "K"),
        ({}, "names a spacetime or writes a line element", "spacetime = 'FLRW'"),
        ({**FLRW_LINE, "spacetime": "FLRW"}, "one of the two", "spacetime = 'FLRW'"),
        ({**FLRW_LINE, "chart": "conformal"}, "chart belongs to a spacetime of the catalogue", ""),
    ],
)
def test_what_is_wrong_in_a_setting_is_said(setting, wrong, right):
    message = refusal(**setting)
    assert wrong in message
    assert right in message


@pytest.mark.parametrize(
    ("line_element", "message"),
    [
        ("x", "is no equation for ds²"),
        (r"\mathrm{d}x^2 = \mathrm{d}y^2", "is no equation for ds²"),
        (r"\mathrm{d}s^2 > \mathrm{d}x^2", "is no equation for ds²"),
        (r"\mathrm{d}s^2 = 0", "is degenerate"),
        (r"\mathrm{d}s^2 = \mathrm{d}x^2", "is degenerate"),
        (r"\mathrm{d}s^2 = \mathrm{d}x^2 + \mathrm{d}y", "dy is left over"),
        (r"\mathrm{d}s^2 = \mathrm{d}x^2 + \mathrm{d}y^2 + 1", "1 is left over"),
        (r"\mathrm{d}s^2 = \mathrm{d}x^2 + \mathrm{d}y^3", "is no quadratic form in dx, dy"),
        (r"\mathrm{d}s^2 = \frac{\mathrm{d}x^4}{\mathrm{d}y^2}", "is no quadratic form in dx, dy"),
        (r"\mathrm{d}s^2 = \sqrt{\mathrm{d}x^4 + \mathrm{d}y^4}", "is no quadratic form in dx, dy"),
        (r"\mathrm{d}s^2 = \mathrm{d}x^2 + q \mathrm{d}y^2", "there is no name 'q'"),
        (r"\mathrm{d}s^2 = \mathrm{d}x^2 + \mathrm{d}z^2", "there is no name 'z'"),
    ],
)
def test_line_elements_that_are_none(line_element, message):
    assert message in refusal(line_element=line_element, coordinates=["x", "y"])


def test_a_line_element_needs_coordinates():
    assert "needs the coordinates' names" in refusal(line_element=r"\mathrm{d}s^2 = \mathrm{d}x^2")


# -- short forms -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outcome_"),
    [
        ("FLRW", "proved"),
        ("FLRW(K)", "proved"),
        ("FLRW ( K = -1/2 , chart = comoving )", "proved"),
        ("Schwarzschild(M=1)", "proved"),
        ("Kerr(a=9/10, signature=+---)", "proved"),
        ("FLRW(conventions=Weinberg)", "proved"),
    ],
)
def test_short_forms_of_spacetimes(text, outcome_):
    assert verify_formula(r"\nabla_\mu G^{\mu\nu} = 0", text).outcome == outcome_


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cannot be read"),
        ("FLRW(", "cannot be read"),
        ("__import__('os')", "there is no spacetime"),
        ("FLRW(K=-1", "cannot be read"),
        ("FLRW(Q)", "there is no symbol of this metric 'Q'"),
        ("FLRW(K=1, K=2)", "K is given twice"),
        ("FLRW(K=)", "K has no value"),
        ("FLRW(chart)", "chart has no value"),
        ("FLRW(chart=spherical)", "there is no chart of FLRW 'spherical'"),
        ("FLRW(K=10^10)", "'10^10' is no rational number"),
        ("Entry", "there is no spacetime 'Entry'"),
    ],
)
def test_short_forms_that_are_none(text, message):
    with pytest.raises(InputError) as caught:
        as_scope(text)
    assert message in str(caught.value)


def test_a_bare_parameter_leaves_it_a_symbol():
    assert spacetime_setting("FLRW(K)") == {"spacetime": "FLRW", "parameters": {}}


@pytest.mark.parametrize(("text", "value"), [("-1", -1), ("9/10", sp.Rational(9, 10)), (" 0.125 ", sp.Rational(1, 8))])
def test_numbers(text, value):
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "1e5", "1 2", "0x10", "1/0", "1/-2", "inf", "1" * 61, "1\t/2", "٣", "1_0", "--1"])
def test_numbers_that_are_none(text):
    with pytest.raises(InputError, match="is no rational number"):
        number(text)


def test_settings_of_other_kinds_are_refused():
    with pytest.raises(InputError, match="neither a metric, a spacetime's name, nor a mapping"):
        as_scope(3)
    with pytest.raises(UnknownNameError, match="there is no setting key 'x'"):
        scope_of({"x": 1})


# -- claims files ----------------------------------------------------------------------------------------------------

GOOD = """
title = "t"
[settings.s]
spacetime = "Minkowski"
[definitions.d]
scalars = ['q']
[[claim]]
id = "c"
latex = 'R = 0'
setting = "s"
given = ["d"]
expect = "proved"
"""


def test_the_good_file_is_read():
    assert read_claims(GOOD).claims[0].id == "c"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "t"', "titel = 't'", "there is no claims file key 'titel'"),
        ('title = "t"', "title = 3", "title = 3 is no text"),
        ('id = "c"', "", "the claim '?' has no id"),
        ("latex = 'R = 0'", "", "the claim 'c' has no latex"),
        ("latex = 'R = 0'", "latx = 'R = 0'", "there is no claim 'c' key 'latx'"),
        ("latex = 'R = 0'", "latex = 3", "in the claim 'c', latex = 3 is no text"),
        ('setting = "s"', 'setting = "S"', "there is no setting (of the claim 'c') 'S'"),
        ('given = ["d"]', 'given = ["e"]', "there is no group of definitions (of the claim 'c') 'e'"),
        ('given = ["d"]', 'given = "d"', "given = 'd' is no list of texts"),
        ('"proved"', '"prooved"', "there is no outcome (of the claim 'c') 'prooved'"),
        ('"proved"', "[]", "expect = [] is neither text nor a list of texts"),
        ('"proved"', "3", "expect = 3 is neither text nor a list of texts"),
        ("scalars = ['q']", "spacetime = 'FLRW'", "there is no group of definitions 'd' key 'spacetime'"),
        ("scalars = ['q']", "scalars = 'q'", "in the group of definitions 'd', scalars = 'q' is no list of texts"),
        ('spacetime = "Minkowski"', "spacetime = 1", "in the setting 's', spacetime = 1 is no text"),
        ("[settings.s]", "[settings]", "the setting 'spacetime' is 'Minkowski', no table"),
        ('id = "c"', 'id = "c\\u001b[2J"', "is not made of letters, digits, dots and hyphens"),
        ('id = "c"', 'id = "a b"', "is not made of letters, digits, dots and hyphens"),
        ("[[claim]]", "[claim]", "the claims file has no claims"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(old, new, message):
    assert GOOD.count(old) == 1
    with pytest.raises(InputError) as caught:
        read_claims(GOOD.replace(old, new))
    assert message in str(caught.value)


def test_two_claims_of_one_id_are_refused():
    claim = GOOD[GOOD.index("[[claim]]") :]
    with pytest.raises(InputError, match="2 claims have the id 'c'"):
        read_claims(GOOD + claim)


def test_expectations_of_several_links():
    for expect, expected in (('["proved", "refuted"]', True), ('["proved", "proved"]', False), ('"proved"', False)):
        file = GOOD.replace("R = 0", "R = 0 = 1").replace('"proved"', expect)
        assert gr.verify(file).as_expected is expected
