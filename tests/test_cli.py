r"""The command line: what it prints, and with which status it ends."""

import json
import re
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest

from gr_toolkit.cli import main

GOOD = r"""
title = "a title"
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
UNEXPECTED = GOOD.replace('"refuted"', '"proved"')
OPEN = r"""
[settings.s]
spacetime = "Schwarzschild"
functions = { f = 'r' }
[[claim]]
id = "ambiguous"
latex = '\sqrt{f(r)^2} = |f(r)|'
setting = "s"
expect = "undecided"
[[claim]]
id = "nonsense"
latex = 'R_{\mu} = '
setting = "s"
expect = "not understood"
"""
MAXWELL = [
    "check",
    r"\nabla_\mu F^{\mu\nu} = 0",
    "--spacetime",
    "FLRW(K)",
    "--let",
    r"A_\mu = (0,0,0,\cos(\tau-\chi))",
    "--let",
    r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu",
]


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "claims.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def run(*arguments, stdin=None, module="gr_toolkit.cli"):
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, input=stdin)


@pytest.mark.parametrize("module", ["gr_toolkit", "gr_toolkit.cli"])
def test_it_is_a_module_that_can_be_run(module):
    ended = run("check", "R = 1", "--timeoutt", "3", module=module)
    assert ended.returncode == 2
    assert "usage: gr-toolkit" in ended.stderr


# -- verify ----------------------------------------------------------------------------------------------------------


SHIPPED = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("numpy", "scipy", "numba", "matplotlib", "pandas"):
            raise ImportError(f"{name} is blocked")
sys.meta_path.insert(0, Blocked())
try:
    import numpy
except ImportError:
    from pathlib import Path
    from gr_toolkit import claims
    from gr_toolkit.cli import main
    verify, reports = claims.verify, {}
    def once(source, **options):
        name = Path(source).stem
        if name not in reports:
            reports[name] = verify(source, **options)
        return reports[name]
    claims.verify = once
    statuses = [main(["verify"])]
    print("as json")
    statuses.append(main(["verify", "--format", "json", "electrodynamics-in-robertson-walker"]))
    assert sorted(reports) == ["electrodynamics-in-robertson-walker", "massive-particle-lensing"]
    print("as json")
    for name in sorted(reports):
        refuted = [v for finding in reports[name].findings for v in finding.verdicts if v.refuted]
        print(name, len(refuted), sum(v.witness.recheck() for v in refuted))
    sys.exit(max(statuses))
"""


@pytest.fixture(scope="module")
def shipped():
    """What the shipped corpora print as text and as JSON, and how many refutations each has and how many of them can
    be checked again: decided once, and where there are no numerical libraries, as in a browser."""
    done = subprocess.run([sys.executable, "-c", SHIPPED], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("as json\n")


def test_the_shipped_corpora_are_verified_without_a_file_and_without_numerical_libraries(shipped):
    out, *_ = shipped
    assert "redshift" in out
    assert re.search(r"157 claims in .* 0 undecided, 0 not understood; all as expected", out)
    assert "; formulas found in the source: 79; judged: 79\n" in out
    assert re.search(r"116 claims in .* 0 undecided, 0 not understood; all as expected", out)
    assert out.endswith("; formulas found in the source: 31; judged: 24; left for later: 7\n")


def test_every_refutation_of_the_shipped_corpora_can_be_checked_again(shipped):
    assert shipped[-1].splitlines() == ["electrodynamics-in-robertson-walker 53 53", "massive-particle-lensing 36 36"]


@pytest.mark.parametrize(("text", "status"), [(GOOD, 0), (UNEXPECTED, 1), (OPEN, 0)])
def test_the_status_is_0_when_every_verdict_is_the_expected_one(text, status, file, capsys):
    assert main(["verify", file(text)]) == status
    assert ("all as expected" in capsys.readouterr().out) is (status == 0)


def test_one_line_a_claim_with_verdict_time_and_witness(file, capsys):
    main(["verify", file(UNEXPECTED)])
    vacuum, flat, summary = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"  proved +[\d.]+ ms  vacuum", vacuum)
    assert re.match(
        r"! refuted +[\d.]+ ms  flat  component \[t, r, t, r\] at M = \S+, r = \S+: left - right = -?\d", flat
    )
    assert flat.endswith("; expected proved")
    assert re.fullmatch(
        r"a title: 2 claims in [\d.]+ s; links: 1 proved, 1 refuted, 0 undecided, 0 not understood; 1 not as expected",
        summary,
    )


def test_reasons_are_on_the_line_of_their_claim(file, capsys):
    main(["verify", file(OPEN)])
    ambiguous, nonsense, _ = capsys.readouterr().out.splitlines()
    assert "undecided" in ambiguous
    assert "leaves the sign of a root open" in ambiguous
    assert "not understood" in nonsense
    assert "line 1, column" in nonsense


def test_several_files(file, tmp_path, capsys):
    other = tmp_path / "other.toml"
    other.write_text(UNEXPECTED, encoding="utf-8")
    assert main(["verify", file(GOOD), str(other)]) == 1
    assert capsys.readouterr().out.count("a title: 2 claims") == 2


@pytest.mark.parametrize("text", [GOOD, UNEXPECTED, OPEN])
def test_json_is_as_its_schema_says(text, file, capsys):
    schema = json.loads(files("gr_toolkit.claims").joinpath("report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    status = main(["verify", "--format", "json", file(text)])
    (report,) = reports = json.loads(capsys.readouterr().out)
    jsonschema.validate(reports, schema)
    assert report["as_expected"] is (status == 0)
    assert sum(report["counts"].values()) == len(report["findings"]) == 2
    assert [f["as_expected"] for f in report["findings"]].count(False) == status


def test_json_of_the_shipped_corpora_is_as_its_schema_says(shipped):
    schema = json.loads(files("gr_toolkit.claims").joinpath("report.schema.json").read_text(encoding="utf-8"))
    reports = json.loads(shipped[1])
    jsonschema.validate(reports, schema)
    slip = next(f for f in reports[0]["findings"] if f["id"] == "redshift-slip")
    assert slip["outcomes"] == ["refuted", "refuted"]
    assert slip["links"][0]["witness"]
    with pytest.raises(jsonschema.ValidationError):  # the schema can say no
        jsonschema.validate([{**reports[0], "counts": {}}], schema)


def test_a_timeout_for_each_claim(file, capsys):
    slow = GOOD.replace(
        "'R_{\\mu\\nu} = 0'", r"'\nabla_\alpha \nabla_\beta \nabla_\gamma \nabla_\delta R_{\mu\nu\rho\sigma} = 0'"
    )
    slow = slow.replace("Schwarzschild", "Kerr")
    assert main(["verify", "--timeout", "2", file(slow)]) == 1
    first, second, _ = capsys.readouterr().out.splitlines()
    assert "undecided" in first
    assert "the time given was used up 2 s" in first
    assert "  refuted" in second


@pytest.mark.parametrize(
    ("name", "message"),
    [("/nowhere.toml", "there is no claims file '/nowhere.toml'"), ("/", "there is no claims file '/'")],
)
def test_files_that_are_not_there(name, message, capsys):
    assert main(["verify", name]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "x = ", "[[claim]]", "titel = 'x'", GOOD + "latx = 1", "\x00"])
def test_files_that_cannot_be_read(text, file, capsys):
    assert main(["verify", file(text)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gr-toolkit: ")
    assert "write: " in err


def test_control_characters_do_not_reach_the_terminal(file, capsys):
    text = GOOD.replace("'R_{\\mu\\nu} = 0'", '"R = \\u001b[2J"').replace("a title", "a \\u001b[31mtitle")
    assert main(["verify", file(text)]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\\x1b" in out


def test_a_reader_that_stops_early_is_no_error():
    command = f"{sys.executable} -m gr_toolkit.cli verify | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=120)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


# -- check -----------------------------------------------------------------------------------------------------------


def test_check_with_spacetime_and_definitions(capsys):
    assert main(MAXWELL) == 0
    out = capsys.readouterr().out
    assert out.startswith(r"proved: \nabla_\mu F^{\mu\nu} = 0")
    assert "sin(theta) != 0" in out


def test_the_example_of_the_help_is_true(capsys):
    import shlex

    from gr_toolkit.cli import CHECK_EXAMPLE

    _, program, *arguments = shlex.split(CHECK_EXAMPLE.replace("\\\n", " "))
    assert program == "gr-toolkit"
    assert main(arguments) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["R = 0"], 0, "proved"),
        ([r"R_{\mu\nu} = 0", "--spacetime", "Kerr"], 0, "proved"),
        (["R = 1"], 1, "left - right = -1"),
        ([r"\sqrt{x^2} = x"], 1, "refuted"),
        ([r"\sqrt{x^2} = x", "--domain", "x > 0"], 0, "proved"),
        ([r"\sqrt{(a')^2} = |a'|", "--spacetime", "FLRW"], 1, "undecided"),
        (["R = 0 = 1"], 1, "proved | refuted"),
        (["R = "], 2, "not understood"),
        ([r"\omega = \omega", "--scalars", r"\omega, A_0"], 0, "proved"),
        ([r"\omega = \omega"], 2, r"there is no name '\omega'"),
        ([r"\nabla_\mu F^{\mu\nu} = 0"], 2, r"--let 'F^{\mu\nu} = …'"),
        (["R = 0", "--spacetime", "Minkowsky"], 2, "Minkowski"),
        (["g_{tt} = 1 - 2M/r", "--spacetime", "Schwarzschild", "--conventions", "Landau-Lifshitz"], 0, "proved"),
        (["g_{tt} = 1 - 2M/r", "--spacetime", "Schwarzschild", "--conventions", "MTW"], 1, "refuted"),
        (["g_{tt} = 1 - 2M/r", "--spacetime", "Schwarzschild", "--signature", "+---"], 0, "proved"),
        (["g_{tt} = 2M/r - 1", "--spacetime", "Schwarzschild", "--signature=-+++"], 0, "proved"),
        (["g_{tt} = 1 - 2M/r", "--spacetime", "Schwarzschild(maxwell=SI, signature=+---)"], 0, "proved"),
        (["R = 0", "--conventions", "Jackson"], 2, "there is no book of conventions 'Jackson'"),
        (["R = 0", "--spacetime", "Kerr(conventions=MTW)", "--conventions", "Wald"], 2, "conventions is given twice"),
        (["R = 0", "--signature", "++++"], 2, "the signature '++++' is not known"),
        (["R = 0", "--spacetime", "every(dimension=4)", "--conventions", "Weinberg"], 1, "refuted"),
        (["R = 0", "--spacetime", "FLRW(k=1)"], 2, "there is no parameter of FLRW 'k'"),
        (["R = 0", "--let", r"\psi"], 2, "no single equation"),
        (["R = 0", "--scalars", "x y"], 2, "'x y' is not one name"),
        (["R = 0", "--timeout", "60"], 0, "proved"),
    ],
)
def test_check(arguments, status, said, capsys):
    assert main(["check", *arguments]) == status
    out, err = capsys.readouterr()
    assert said in out + err


# -- arguments -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["verfy"],
        ["verify", "--format", "yaml"],
        ["verify", "--timeout", "soon"],
        ["verify", "--timeout", "0"],
        ["verify", "--timeout", "-1"],
        ["verify", "--timeout", "nan"],
        ["check"],
        ["check", "R = 0", "R = 1"],
        ["check", "R = 0", "--lett", "x = 1"],
    ],
)
def test_bad_arguments_end_with_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: gr-toolkit" in capsys.readouterr().err


def test_without_a_command_there_is_help(capsys):
    assert main([]) == 2
    assert "usage: gr-toolkit" in capsys.readouterr().out


IMPORTED = """
import sys
from gr_toolkit.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print(*sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["verify", "--help"], ["check", "--help"], ["--version"], [], ["verfy"], ["check"]]
)
def test_help_and_mistakes_import_nothing_heavy(arguments):
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED.format(arguments=arguments)], capture_output=True, text=True, timeout=60
    )
    modules = done.stderr.splitlines()[-1].split()
    assert "argparse" in modules
    assert not {"sympy", "flint", "lark", "numpy", "mpmath"} & set(modules)


def test_the_module_is_a_command():
    done = run("check", "R = 1", "--spacetime", "Schwarzschild")
    assert done.returncode == 1
    assert done.stdout.startswith("refuted: R = 1")
    assert done.stderr == ""
