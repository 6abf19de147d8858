r"""Claims are text from strangers: whatever stands in them ends soon, in our own words, and none of it is run."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.claims import kinds, read_claims
from gr_toolkit.claims.file import MAX_BYTES, MAX_CLAIMS
from gr_toolkit.claims.findings import verify_formula
from gr_toolkit.claims.report import Finding, Report, line
from gr_toolkit.errors import InputError

SECONDS = 30  # generous: what is meant is "not minutes, not for ever"
HEAD = "[settings.s]\nspacetime = 'Schwarzschild'\n"


def file_with(latex="R = 0", head=HEAD):
    return f"{head}[[claim]]\nid = 'c'\nlatex = '{latex}'\nsetting = 's'\nexpect = 'proved'\n"


def squares(times, base="t + r + M"):
    """Definitions each of which squares the one before."""
    return [rf"x_{{0}} = {base}", *(rf"x_{{{n + 1}}} = x_{{{n}}}^2" for n in range(times))]


def spread(*factors):
    return "".join(factors)


OPEN = ("undecided", "not understood")
HOSTILE = {
    "exponent": (r"r^{10^{10}} = 0", [], OPEN),
    "tower of exponents": (r"10^{10^{10}} = 0", [], OPEN),
    "negative exponent": (r"r^{-10^{12}} = 0", [], OPEN),
    "longest exponent": ("9" * 199 + "^{" + "9" * 199 + "} = 0", [], OPEN),
    "power of a sum": (r"(t + r + M + 1)^{5000} = 0", [], OPEN),
    "power of a short sum": (r"(1 + r)^{100000} = 0", [], OPEN),
    "complex power": (r"(1 + \mathrm{i} r)^{10^7} = 0", [], OPEN),
    "divisor": (r"\frac{1}{(t + r + M)^{200}} = 0", [], (*OPEN, "refuted")),
    "nested divisors": (r"\frac{1}{1 + " * 25 + "r" + "}" * 25 + " = 0", [], (*OPEN, "refuted")),
    "squares of squares": (r"x_{40} = 0", squares(40), OPEN),
    "squares of numbers": (r"x_{60} = 0", squares(60, "7"), OPEN),
    "squares of sines": (r"x_{12} = 0", squares(12, r"\sin r + \sin t + \cos M"), OPEN),
    "exponentials of exponentials": (r"\exp(\exp(\exp(\exp(\exp(r))))) = 0", [], (*OPEN, "refuted")),
    "large multiple in an exponential": (r"\exp(10^{10} r) = \exp(r)", [], (*OPEN, "refuted")),
    "large multiple in a sine": (r"\sin(10^{9} r) = 0", [], (*OPEN, "refuted")),
    "nested roots": (r"\sqrt{1 + r^2 + " * 8 + "r^2" + "}" * 8 + " = 0", [], (*OPEN, "refuted")),
    "many roots": (" + ".join(rf"\sqrt{{{n} + r^2}}" for n in range(1, 12)) + " = 0", [], (*OPEN, "refuted")),
    "root of a long number": (r"\sqrt{1" + "0" * 150 + "57} = 0", [], OPEN),
    "tower of logarithms": (r"\ln(" * 20 + "r" + ")" * 20 + " = 0", [], (*OPEN, "refuted")),
    "tower of symbolic exponents": (r"r^{M^{r^{M^r}}} = 0", [], (*OPEN, "refuted")),
    "roots of high degree": (
        " + ".join(rf"\sqrt[{n}]{{{n} + r^2}}" for n in range(7, 20)) + " = 0",
        [],
        (*OPEN, "refuted"),
    ),
    "many signs": (" ".join(rf"|t - {n}|" for n in range(15)) + " = 1", [], (*OPEN, "refuted")),
    "many signs of a tensor": (
        " + ".join(rf"\left|t - {n}\right|" for n in range(15)).join([r"\left(", r"\right) g_{\mu\nu} = g_{\nu\mu}"]),
        [],
        (*OPEN, "refuted"),
    ),
    "nothing but bars": ("|" * 3900, [], OPEN),
    "sum of bars": (" + ".join(["|r|"] * 700) + " = 0", [], (*OPEN, "refuted")),
    "bars in bars": (r"\left|" * 3000 + "r" + r"\right|" * 3000 + " = 0", [], OPEN),
    "rank": (r"R_{\alpha\beta\gamma\delta} R_{\epsilon\zeta\eta\iota} R_{\kappa\lambda\mu\nu} = 0", [], OPEN),
    "derivatives": (
        spread(*(rf"\nabla_{{\{x}}} " for x in "alpha beta gamma delta zeta".split()), r"R_{\mu\nu\rho\sigma} = 0"),
        [],
        OPEN,
    ),
    "boxes": (r"\Box" * 30 + r" (r^2) = 0", [], (*OPEN, "refuted")),
    "order of a derivative": (r"\partial_r^{20} \frac{1}{(1 + r^2 + t^2 + M^2)^{10}} = 0", [], (*OPEN, "refuted")),
    "long sum": (" + ".join(["r"] * 1900) + " = 0", [], (*OPEN, "refuted")),
    "long chain": (" = ".join(["R"] * 500), [], ("proved",)),
    "chain of curvatures": (" = ".join([r"R_{\mu\nu\rho\sigma} R^{\mu\nu\rho\sigma}"] * 200), [], (*OPEN, "proved")),
    "deep brackets": ("(" * 5000 + "r" + ")" * 5000 + " = 0", [], OPEN),
    "a megabyte of brackets": ("(" * 1_000_000, [], OPEN),
    "a megabyte of digits": ("1" * 1_000_000 + " = 0", [], OPEN),
    "a megabyte of backslashes": ("\\" * 1_000_000, [], OPEN),
    "deep macros": (r"\sqrt" * 3000 + "r = 0", [], OPEN),
    "deep fractions": (r"\frac1" * 3000 + "r = 0", [], OPEN),
    "dunder": ("__class__ = 0", [], OPEN),
    "dunder in letters": (r"\mathrm{__class__} = 0", [], OPEN),
    "call": ("__import__('os').system('true') = 0", [], OPEN),
    "attribute": ("r.__class__ = 0", [], OPEN),
    "lambda": ("lambda: 0 = 0", [], OPEN),
    "NUL": ("r = \0", [], OPEN),
    "escape": ("\x1b[2J r = 0", [], OPEN),
    "surrogate": ("\ud800 = 0", [], OPEN),
    "bidirectional": ("\u202e r = 0", [], OPEN),
    "digits of other scripts": ("R_{٣٣} = ²", [], OPEN),
    "nothing": ("", [], OPEN),
    "spaces": (" " * 10_000, [], OPEN),
    "division by a hidden zero": (r"\frac{1}{\sin^2 r + \cos^2 r - 1} = 0", [], OPEN),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_formulas_end_soon_in_our_own_words(name):
    formula, define, outcomes = HOSTILE[name]
    begin = time.process_time()
    finding = verify_formula(formula, {"spacetime": "Schwarzschild", "define": define})
    assert finding.outcome in outcomes, finding.message
    assert "InternalError" not in finding.message
    assert time.process_time() - begin < SECONDS
    assert len(line(finding)) < 10_000 or name.startswith(("long", "chain"))
    assert line(finding).isprintable()


@pytest.mark.parametrize(
    "setting",
    [
        {"spacetime": "Schwarzschild", "parameters": {"M": "9" * 60}},
        {"spacetime": "Schwarzschild", "parameters": {"M": "9" * 100_000}},
        {"spacetime": "Schwarzschild", "parameters": {"M": 10**5000}},
        {"spacetime": "Schwarzschild", "arbitrary": [r"A_{\alpha\beta\gamma\delta\epsilon\zeta\eta}"]},
        {"spacetime": "Schwarzschild", "functions": {"f": ", ".join(["t"] * 1000)}},
        {"spacetime": "Schwarzschild", "scalars": [r"\tilde" * 3000 + "x"]},
        {"spacetime": "Schwarzschild", "coordinates": ["x"] * 100_000},
        {"spacetime": "(" * 1_000_000},
        {"line_element": r"\mathrm{d}s^2 = (\mathrm{d}x + \mathrm{d}y)^{2000}", "coordinates": ["x", "y"]},
        {
            "line_element": r"\mathrm{d}s^2 = " + " + ".join(rf"\mathrm{{d}}x_{{{n}}}^2" for n in range(200)),
            "coordinates": [f"x_{{{n}}}" for n in range(200)],
        },
    ],
)
def test_hostile_settings_end_soon_in_our_own_words(setting):
    begin = time.process_time()
    finding = verify_formula("R = 0", setting)
    assert finding.outcome in ("undecided", "not understood", "proved")
    assert "InternalError" not in finding.message
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "[" * 400_000, "brackets nested too deeply"),
        ("a = " + "{ a = " * 3000 + "1" + " }" * 3000, "brackets nested too deeply"),
        (".".join(["a"] * 200_000) + " = 1", "more than 100 dots"),
        ("\n".join(f"[a{n}]" for n in range(50_000)), "there is no claims file key 'a0'"),
        ("[[claim]]\n" * (MAX_CLAIMS + 1), f"{MAX_CLAIMS} are the most"),
        ("[[claim]]\n" * 110_000, "bytes"),
        ("#" + "x" * MAX_BYTES, "bytes"),
        ("# é" * (MAX_BYTES // 3), "bytes"),
        (file_with() + "\0", "is no TOML"),
        (file_with("\0"), "is no TOML"),
        ("a = 1\na = 2\n", "is no TOML"),
        ("a = 1979-99-99\n", "is no TOML"),
        ("x = 1" + "0" * 10_000 + "\n", ""),
        ("\ud800", ""),
        ("", "has no claims"),
        ("claim = []\n", "has no claims"),
        ("claim = 3\n", "has no claims"),
        ("claim = [1]\n", "is 1, no table"),
        ("settings = 3\n", "settings = 3 is no table"),
        ("definitions = [1]\n", "definitions = [1] is no table"),
        ("title = [1]\n", "title = [1] is no text"),
    ],
)
def test_hostile_files_are_refused_in_our_own_words(text, message):
    begin = time.process_time()
    with pytest.raises(InputError) as caught:
        read_claims(text)
    assert message in str(caught.value)
    assert time.process_time() - begin < SECONDS


def test_many_claims_with_one_id_are_counted_in_linear_time():
    claim = "[[claim]]\nid='c'\nlatex='R=0'\nsetting='s'\nexpect='proved'\n"
    begin = time.process_time()
    with pytest.raises(InputError, match="9999 claims have the id 'c'"):
        read_claims(HEAD + claim * 9999)
    assert time.process_time() - begin < SECONDS


def test_files_that_are_none(tmp_path):
    latin, utf16, bom, long = (tmp_path / name for name in ("latin.toml", "utf16.toml", "bom.toml", "long.toml"))
    latin.write_bytes(b"title = '\xe9'\n")
    utf16.write_bytes(file_with().encode("utf-16"))
    bom.write_bytes(b"\xef\xbb\xbf" + file_with().encode())
    long.write_bytes(b"#" * (MAX_BYTES + 1))
    for path, message in [
        (latin, "no text in UTF-8: byte 9"),
        (utf16, "no text in UTF-8"),
        (long, "more than"),
        (tmp_path, "there is no claims file"),
        (tmp_path / "absent.toml", "there is no claims file"),
        ("x" * 5000, "there is no claims file"),
        ("a\0b", "there is no claims file"),
        ("/dev/zero", "there is no claims file"),
    ]:
        with pytest.raises(InputError, match=message):
            gr.verify(path)
    assert gr.verify(bom).as_expected


SLOW = r"\nabla_\alpha \nabla_\beta \nabla_\gamma \nabla_\delta R_{\mu\nu\rho\sigma} = 0"  # 65 536 components


def test_a_claim_with_a_timeout_is_ended():
    slow = SLOW
    begin = time.monotonic()
    report = gr.verify(file_with(slow, "[settings.s]\nspacetime = 'Kerr'\n"), timeout=1.5)
    assert isinstance(report, Report)
    assert report.findings[0].outcomes == ("undecided",)
    assert time.monotonic() - begin < SECONDS


def test_a_timeout_bounds_one_formula_too():
    finding = verify_formula(SLOW, "Kerr", timeout=1.5)
    assert isinstance(finding, Finding)
    assert finding.outcome == "undecided"
    assert verify_formula("R = 0", "Schwarzschild", timeout=60).outcome == "proved"
    assert verify_formula("R = 0", gr.Schwarzschild(), timeout=60).outcome == "proved"
    assert verify_formula("R = ", "Schwarzschild", timeout=60).outcome == "not understood"


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_timeouts_that_are_none(timeout):
    with pytest.raises(InputError, match="is no positive number of seconds"):
        verify_formula("R = 0", "Schwarzschild", timeout=timeout)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*kinds.SETTING, "x"]), values, max_size=4))
def test_no_setting_escapes_our_errors(setting):
    finding = verify_formula("R = 0", setting)
    assert "InternalError" not in finding.message


PIECES = st.sampled_from(
    r"""r t M = + - ^ _ { } ( ) [ ] \frac \sqrt \mu \nu \partial \nabla \Box R g \Gamma \delta A_\mu A^\mu _{\mu\nu}
    ^\mu{}_\nu \sin \exp \mathrm{d} ' 0 1 2 / , ; | \left. \right|_{r=1} \mathrm{i} \pi & \\ \begin{cases} \end{cases}
    \int \text{const} \quad F^{\mu\nu} \tilde{\omega} \dot""".split()
)


@given(st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=8).map(" ".join))
def test_no_formula_and_no_definition_escapes_our_errors(formula, definition):
    for define in ([], [f"A_\\mu = {definition}"], [definition]):
        setting = {"spacetime": "Schwarzschild", "define": [r"B_\mu = (t, r, 0, 0)", *define]}
        assert "InternalError" not in verify_formula(formula, setting).message
        assert "InternalError" not in verify_formula(f"{formula} = 0", setting).message
