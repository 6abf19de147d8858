"""Certificates: written by the engine, verified without it; one change anywhere, and they are rejected."""

from __future__ import annotations

import ast
import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sympy as sp
from sympy import I, cos, cosh, cot, exp, log, sin, sinh, sqrt, tan, tanh

from gr_toolkit.cli import main
from gr_toolkit.errors import InputError
from gr_toolkit.exact import C_K, S_K, from_sympy
from gr_toolkit.verdicts import checker, decide
from gr_toolkit.verdicts.certificate import digest

x, y, r, M, a, K = sp.symbols("x y r M a K", real=True)
p, q = sp.symbols("p q", positive=True)
z = sp.Symbol("z")
f, h = sp.Function("f"), sp.Function("h")
half = sp.Rational(1, 2)

CLAIMS: dict[str, tuple[Any, Any, list[Any]]] = {
    "polynomial": ((x + y) ** 3, x**3 + 3 * x**2 * y + 3 * x * y**2 + y**3, []),
    "fraction": ((x**2 - 1) / (x - 1), x + 1, []),
    "nested fraction": (1 / (1 - 1 / (1 + 1 / x)), 1 + x, []),
    "double angle": (cos(2 * x), 1 - 2 * sin(x) ** 2, []),
    "half angle": (sin(x / 2) ** 2, (1 - cos(x)) / 2, []),
    "sum of angles": (cos(x + y) - cos(x - y), -2 * sin(x) * sin(y), []),
    "quotient": (1 / (1 + cos(x)), (1 - cos(x)) / sin(x) ** 2, []),
    "tangent": (tan(x) + cot(x), 1 / (sin(x) * cos(x)), []),
    "hyperbolic": (cosh(x) ** 2 - sinh(x) ** 2, 1, []),
    "exponential": (exp(x + 2 * y), exp(x) * exp(y) ** 2, []),
    "exponential tangent": (tanh(x / 2), (exp(x) - 1) / (exp(x) + 1), []),
    "complex": (exp(I * (x - y)), (cos(x) + I * sin(x)) * (cos(y) - I * sin(y)), []),
    "imaginary angle": (sin(x + I * y), sin(x) * cosh(y) + I * cos(x) * sinh(y), []),
    "curvature": (S_K(K, 2 * x), 2 * S_K(K, x) * C_K(K, x), []),
    "derivative": ((f(x) * sin(x)).diff(x, 2, evaluate=False), 0 - sp.Integer(0), []),
    "jet": (sp.Derivative(x * f(2 * x), x), f(2 * x) + x * f(2 * x).diff(x), []),
    "two slots": (sp.Derivative(h(x, y), x, y), sp.Derivative(h(x, y), y, x), []),
    "positive root": (sqrt(x**2), x, [x > 0]),
    "root of a difference": (sqrt((r - 2 * M) ** 2), r - 2 * M, [r > 2 * M, M > 0]),
    "root of a product": (sqrt(x * y), sqrt(x) * sqrt(y), [x > 0, y > 0]),
    "root below": (1 / sqrt(1 - x**2), sqrt(1 - x**2) / ((1 - x) * (1 + x)), [x < 1, x > -1]),
    "root of a sum": (sqrt((r**2 + a**2 * cos(x) ** 2) ** 2), r**2 + a**2 - a**2 * sin(x) ** 2, [r > 0]),
    "nested root": (sqrt(2 + sqrt(3)), (sqrt(6) + sqrt(2)) / 2, []),
    "imaginary root": (sqrt(-p), I * sqrt(p), []),
    "derivative of a root": (sp.Derivative(sqrt(1 + x**2), x), x / sqrt(1 + x**2), []),
}
CLAIMS["derivative"] = (
    sp.Derivative(f(x) * sin(x), (x, 2)),
    f(x).diff(x, 2) * sin(x) + 2 * f(x).diff(x) * cos(x) - f(x) * sin(x),
    [],
)


def certificate(name: str) -> Any:
    left, right, domain = CLAIMS[name]
    verdict = decide(left, right, domain=domain)
    assert verdict.proved
    return json.loads(json.dumps(verdict.certificate()))


@pytest.fixture(scope="module")
def certificates() -> dict[str, Any]:
    return {name: certificate(name) for name in CLAIMS}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_proof_has_a_certificate_that_is_accepted(name: str, certificates: dict[str, Any]) -> None:
    accepted, said = checker.check(certificates[name])
    assert accepted, said
    assert said[0].startswith("checked: ")


# -- tampering ---------------------------------------------------------------------------------------------------------


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything in a document."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from places(inner, (*path, n))


def changed(value: Any) -> Iterator[Any]:
    """A value with one change: what a forger or a broken disk may do to it."""
    match value:
        case int():
            yield from (value + 1, value - 1, -value, 0, str(value), float(value), [value], None, True)
        case str():
            yield from (value + "x", value[:-1], "", 1, "y" if value == "x" else "x")
        case list():
            for n in range(len(value)):
                yield value[:n] + value[n + 1 :]
                yield value[: n + 1] + value[n:]
            for n in range(len(value) - 1):
                yield [*value[:n], value[n + 1], value[n], *value[n + 2 :]]
            yield from ([], [*value, 0], [*value, []], {})
        case dict():
            for key in value:
                yield {k: v for k, v in value.items() if k != key}
            yield from (value | {"more": 1}, [])


def put(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    document = copy.deepcopy(document)
    target = document
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return document


def tampered(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every certificate that differs by one change, with what was changed."""
    for path in places(document):
        value = document
        for step in path:
            value = value[step]
        for other in changed(value):
            result = put(document, path, other)
            if json.dumps(result) != json.dumps(document):
                yield path, result


def with_digest(document: Any) -> Any:
    """The work of a forger who knows how the digest is made."""
    if isinstance(document, dict) and isinstance(document.get("claims"), list):
        return document | {"digest": digest(document["claims"])}
    return document


def forged(document: Any) -> list[tuple[Any, list[str]]]:
    """Changes under a new digest that are accepted for something else than what the certificate said."""
    _, said = checker.check(document)
    judged = ((path, checker.check(with_digest(other))) for path, other in tampered(document))
    return [(path, words) for path, (accepted, words) in judged if accepted and set(words) != set(said)]


@pytest.mark.parametrize("name", ["fraction", "quotient", "jet", "root of a difference", "curvature"])
def test_one_change_anywhere_is_rejected(name: str, certificates: dict[str, Any]) -> None:
    document = certificates[name]
    assert [path for path, other in tampered(document) if checker.check(other)[0]] == []


QUICK = ["fraction", "quotient", "jet", "root of a difference", "half angle", "curvature"]


@pytest.mark.parametrize("name", QUICK)
def test_no_change_under_a_new_digest_proves_anything_else(name: str, certificates: dict[str, Any]) -> None:
    """What is left to a forger is to spell the same certificate differently."""
    assert forged(certificates[name]) == []


@pytest.mark.nightly
@pytest.mark.parametrize("name", [n for n in CLAIMS if n not in QUICK])
def test_no_change_proves_anything_else_for_every_claim(name: str, certificates: dict[str, Any]) -> None:
    assert forged(certificates[name]) == []


@pytest.mark.nightly
@pytest.mark.parametrize("name", CLAIMS)
def test_one_change_anywhere_is_rejected_for_every_claim(name: str, certificates: dict[str, Any]) -> None:
    document = certificates[name]
    assert [path for path, other in tampered(document) if checker.check(other)[0]] == []


# -- what a forger may write -------------------------------------------------------------------------------------------


def forgery(left: Any, right: Any, **fields: Any) -> tuple[bool, list[str]]:
    """The judgement on a certificate made by hand."""
    text = f"{checker.text(left)} = {checker.text(right)}"
    empty: dict[str, Any] = {field: [] for field in checker.FIELDS.split()}
    claim = empty | {"name": "", "sides": [left, right], "typed": text} | fields
    document = {"format": checker.FORMAT, "claims": [claim], "digest": digest([claim])}
    return checker.check(json.loads(json.dumps(document)))


X = {"kind": "symbol", "name": "x"}
ROOT = {"kind": "root", "arguments": [["^", "x", 2]]}
SINE = [{"kind": "sine", "curvature": 1, "arguments": ["x"]}, {"kind": "cosine"}]


def test_a_certificate_by_hand() -> None:
    assert forgery(["+", "x", "x"], ["*", 2, "x"], generators=[X])[0]
    assert forgery(2, 2)[0]


@pytest.mark.parametrize(
    ("left", "right", "fields"),
    [
        ("x", "y", {"generators": [X, {"kind": "symbol", "name": "y"}]}),
        (1, 2, {}),
        ("x", ["sqrt", ["^", "x", 2], {"factors": ["x"]}], {"generators": [X]}),  # the sign is not listed
        (["sqrt", ["^", "x", 2], {"factors": [["*", -1, "x"]]}], ["*", -1, "x"], {"generators": [X]}),
        (["sin", ["*", 2, "x"], {"sum": [[1, 1, 0]]}], ["sin", "x", {"sum": [[1, 1, 0]]}], {"generators": [X, *SINE]}),
        (["/", 1, 0], ["/", 2, 0], {"generators": [{"kind": "reciprocal", "arguments": [0]}]}),
        (["^", "x", -1], ["^", "x", -2], {"generators": [X]}),
        (1, 2, {"combinations": [[[], [[0, [[1, []]]]]]], "relations": [[[-1, []]]]}),  # a relation of one's own
        (["log", "x"], ["log", "x"], {"generators": [X]}),
        ("x", "x", {"generators": [X, {"kind": "besselj", "arguments": ["x"]}]}),
        (["int"], ["int"], {}),
        ([], [], {}),
        (["sin", "x", {"sum": [[-2, 1, 0]]}], ["sin", "x", {"sum": [[1, 1, 0]]}], {"generators": [X, *SINE]}),
    ],
)  # fmt: skip
def test_falsehoods_are_rejected(left: Any, right: Any, fields: dict[str, Any]) -> None:
    accepted, said = forgery(left, right, **fields)
    assert not accepted
    assert said[0].startswith("rejected: ")


def test_a_divisor_that_is_zero_in_disguise_is_rejected() -> None:
    """1/(sin² + cos² − 1): with it everything would follow."""
    sine, cosine = ["sin", "x", {"sum": [[1, 1, 0]]}], ["cos", "x", {"sum": [[1, 1, 0]]}]
    zero = ["+", ["^", sine, 2], ["^", cosine, 2], -1]
    generators = [X, *SINE, {"kind": "reciprocal", "arguments": [zero]}]
    text = "((sin(x) ^ 2) + (cos(x) ^ 2) + -1)"
    how = checker.CERTIFIED[1]
    circle = [[-1, []], [1, [[1, 2]]], [1, [[2, 2]]]]
    relations = [circle, [[-1, []], [1, [[1, 2], [3, 1]]], [1, [[2, 2], [3, 1]]], [-1, [[3, 1]]]]]
    proof = [[], [[0, [[1, [[3, 1]]]]], [1, [[-1, []]]]]]  # 1 = u(s² + c² − 1) − (u d − 1)
    fields = {
        "generators": generators, "combinations": [proof], "divisors": [[text, how]],
        "trusted": [f"{text} is not always zero, {how}"],
    }  # fmt: skip
    for point in ([1, 3, 5, 7], [0, 0, 1, 0]):
        accepted, said = forgery(1, 0, relations=relations, point=point, **fields)
        assert not accepted
        assert "point" in said[0]


BOMBS = {
    "deep tree": lambda: forgery(nested(200), 0),
    "tower of powers": lambda: forgery(["^", ["^", ["^", ["^", 2, 5000], 5000], 5000], 5000], 0),
    "many terms": lambda: forgery(["^", ["+", *(f"x{n}" for n in range(40))], 40], 0, generators=letters(40)),
    "high exponent": lambda: forgery(["^", "x", 10**9], 0, generators=[X]),
    "large integer": lambda: forgery(10**4000, 0),
    "many derivatives": lambda: forgery(["D", ["^", ["+", "x", 1], 500], "x", 10**6], 0, generators=[X]),
    "multiple angle": lambda: forgery(["sin", "x", {"sum": [[1, 10**6, 0]]}], 0, generators=[X, *SINE]),
    "angles": lambda: forgery(["sin", ["*", 500, "x"], {"sum": [[1, 500, 0]]}], 0, generators=[X, *SINE]),
    "no number": lambda: checker.check(float("nan")),
    "no object": lambda: checker.check([1]),
    "nothing": lambda: checker.check(None),
    "deep list": lambda: checker.check(nested(900)),
}


def nested(depth: int) -> Any:
    tree: Any = 1
    for _ in range(depth):
        tree = ["+", tree, 1]
    return tree


def letters(count: int) -> list[Any]:
    return [{"kind": "symbol", "name": f"x{n}"} for n in range(count)]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("bomb", BOMBS)
def test_hostile_certificates_are_rejected_soon(bomb: str) -> None:
    accepted, said = BOMBS[bomb]()
    assert not accepted
    assert said[0].startswith("rejected: ")


# -- what is beyond it -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (log(x**2), 2 * log(x), [x > 0]),
        (sp.cbrt(p + 1 - sin(x) ** 2), sp.cbrt(p + cos(x) ** 2), []),
    ],
)
def test_what_the_checker_does_not_know_is_said_and_not_accepted(left: Any, right: Any, domain: list[Any]) -> None:
    verdict = decide(left, right, domain=domain)
    assert verdict.proved
    accepted, said = checker.check(verdict.certificate())
    assert not accepted
    assert "beyond the checker" in said[0]


def test_what_exceeds_the_size_bound_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = decide((x + y) ** 9, sp.expand((x + y) ** 9))
    assert checker.check(verdict.certificate())[0]
    monkeypatch.setattr(checker, "WORK", 100)
    accepted, said = checker.check(verdict.certificate())
    assert not accepted
    assert "beyond the checker" in said[0]


def test_only_a_proof_has_a_certificate() -> None:
    with pytest.raises(InputError, match="only a proof"):
        decide(x, y).certificate()


def test_exact_scalars_and_cases_have_certificates() -> None:
    assert checker.check(decide(from_sympy(cos(2 * x)), 2 * cos(x) ** 2 - 1).certificate())[0]
    cases = decide(K**3, K, domain=[sp.Contains(K, sp.FiniteSet(-1, 0, 1))]).certificate()
    accepted, said = checker.check(cases)
    assert accepted
    assert sum(line.startswith("checked") for line in said) == 3


def test_what_is_trusted_is_said() -> None:
    nested_root = checker.check(certificate("nested root"))[1]
    assert "trusted: (-1 + sqrt(3)) >= 0 on the domain []" in nested_root  # a ball showed it
    accepted, said = checker.check(certificate("quotient"))
    assert accepted
    assert any(line.startswith("trusted: (1 + cos(x)) is not always zero") for line in said)
    assert not any(line.startswith("trusted") for line in checker.check(certificate("root of a product"))[1])


# -- the checker by itself ---------------------------------------------------------------------------------------------

SOURCE = Path(checker.__file__)


def test_the_checker_is_short_and_stands_alone() -> None:
    text = SOURCE.read_text("utf-8")
    assert text.count("\n") <= 300
    nodes = list(ast.walk(ast.parse(text)))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad, broken = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "broken.json"
    document = certificate("double angle")
    good.write_text(json.dumps(document))
    bad.write_text(json.dumps(document | {"digest": "0" * 64}))
    broken.write_text("{")
    alone = subprocess.run([sys.executable, "-I", str(SOURCE), str(good)], capture_output=True, text=True, timeout=60)
    assert alone.returncode == 0
    assert "checked: cos((2 * x))" in alone.stdout
    assert main(["recheck", str(good)]) == 0
    assert main(["recheck", str(good), str(bad)]) == 1
    assert main(["recheck", str(good), str(bad), str(broken), str(tmp_path / "none")]) == 2
    assert "it was changed" in capsys.readouterr().out


SPHERE = ["--spacetime", "Schwarzschild"]


def test_check_writes_a_certificate(tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    assert main(["check", r"\sin^2\theta = 1 - \cos^2\theta", "--certificate", str(file), *SPHERE]) == 0
    assert main(["recheck", str(file)]) == 0
