"""Settings: the spacetime, chart, conventions and names in which formulas are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import sympy as sp

from .. import notation as tree
from .. import spacetimes
from ..errors import InputError, UnknownNameError
from ..geometry import Conventions, Metric
from ..geometry.evaluate import Evaluator
from ..geometry.scope import Scope, python_name, real_scalar, unknown
from .definitions import arbitrary, define

KEYS = (
    "spacetime",
    "chart",
    "parameters",
    "line_element",
    "coordinates",
    "domain",
    "signature",
    "riemann",
    "ricci",
    "conventions",
    "scalars",
    "positive",
    "functions",
    "arbitrary",
    "same_event",
    "free_indices",
    "define",
    "note",
)
EVERY_VALUE = "every value"


def scope_of(setting: Mapping[str, Any]) -> Scope:
    r"""The scope that a setting describes.

    Keys
    ----
    spacetime, chart, parameters : a spacetime of the catalogue, its chart, and numbers or expressions for its parameters
    line_element, domain : instead, a line element ``\mathrm{d}s^2 = …`` and inequalities, in LaTeX
    coordinates : their names in the formulas, in the chart's order
    signature, riemann, ricci, conventions : see `gr_toolkit.Conventions`
    scalars, positive : real (positive) constants
    functions : unknown functions and their arguments, ``{f = '\tau, \chi'}``
    arbitrary : fields whose components are arbitrary functions of all coordinates, ``['A_\mu']``
    same_event : hints on reading, ``{t = '\tau'}``: as an argument of an unknown function t names the event that τ names
    free_indices : "every value" reads an equation whose terms differ in their free indices as one for every value of every one of them
    define : definitions, in order

    Raises
    ------
    UnknownNameError, InputError
        A key or name that is not known, a value of the wrong kind.
    """
    for key in setting:
        if key not in KEYS:
            raise UnknownNameError(key, KEYS, "key of a setting")
    names = _strings(setting, "coordinates")
    scope = Scope.on(_metric(setting, names), names)
    return extended(scope, setting)


def extended(scope: Scope, given: Mapping[str, Any]) -> Scope:
    """A scope with the constants, functions, fields and definitions of a setting or of a group of definitions."""
    metric = scope.metric
    for name in _strings(given, "scalars"):
        scope = scope.with_(scalars={name: real_scalar(metric, name)})
    for name in _strings(given, "positive"):
        scope = scope.with_(scalars={name: real_scalar(metric, name, positive=True)})
    for name, arguments in dict(given.get("functions", {})).items():
        usual = tuple(a.strip() for a in arguments.split(","))
        scope = scope.with_(functions={name: (unknown(metric, sp.Function(python_name(name))), usual)})
    for text in _strings(given, "arbitrary"):
        scope = arbitrary(scope, text)
    scope = scope.with_(same_event=dict(given.get("same_event", {})))
    if "free_indices" in given:
        if given["free_indices"] != EVERY_VALUE:
            raise InputError(
                f"free_indices = {given['free_indices']!r}", f"free_indices = {EVERY_VALUE!r}, or leave it out"
            )
        scope = scope.with_(broadcast=True)
    for text in _strings(given, "define"):
        scope = define(scope, text)
    return scope


def _strings(given: Mapping[str, Any], key: str) -> Sequence[str]:
    value = given.get(key, [])
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise InputError(f"{key} = {value!r} is no list of strings", f"{key} = ['…']")
    return value


def _metric(setting: Mapping[str, Any], names: Sequence[str]) -> Metric:
    """The metric of a setting, of the catalogue or from its line element."""
    conventions = Conventions.named(setting.get("conventions"), setting.get("signature"))
    conventions = Conventions(
        conventions.signature, setting.get("riemann", conventions.riemann), setting.get("ricci", conventions.ricci)
    )
    if ("spacetime" in setting) == ("line_element" in setting):
        raise InputError("a setting names a spacetime or writes a line element, one of the two", "spacetime = 'FLRW'")
    if "line_element" in setting:
        return _from_line_element(setting, names, conventions)
    catalogue = {name: getattr(spacetimes, name) for name in spacetimes.__all__}
    if setting["spacetime"] not in catalogue:
        raise UnknownNameError(str(setting["spacetime"]), catalogue, "spacetime")
    chart = {"chart": setting["chart"]} if "chart" in setting else {}
    parameters = {name: number(str(value)) for name, value in dict(setting.get("parameters", {})).items()}
    metric: Metric = catalogue[setting["spacetime"]](conventions=conventions, **chart, **parameters)
    return metric


def _from_line_element(setting: Mapping[str, Any], names: Sequence[str], conventions: Conventions) -> Metric:
    """A metric from ``\\mathrm{d}s^2 = …``: the coefficients of a quadratic form in the coordinate differentials."""
    if not names:
        raise InputError("a line element needs the coordinates' names", r"coordinates = ['t', 'r', '\\theta', '\\phi']")
    symbols = [sp.Symbol(python_name(name)) for name in names]
    flat = Metric(
        sp.eye(len(symbols)), symbols, conventions=conventions
    )  # holds the names while the line element is read
    early = {key: setting[key] for key in ("scalars", "positive", "functions") if key in setting}
    scope = extended(Scope.on(flat, names), early)
    node = tree.parse(setting["line_element"], scope.names())
    if not isinstance(node, tree.Relation) or node.operators != ("=",):
        raise InputError(f"the line element {setting['line_element']!r} is no equation", r"\mathrm{d}s^2 = …")
    form = Evaluator(scope, setting["line_element"]).scalar(node.sides[1])
    d = [scope.differential(n).to_sympy() for n in range(len(symbols))]
    half = [[form.diff(x).diff(y) / 2 for y in d] for x in d]
    rest = form - sum(
        (h * scope.differential(i) * scope.differential(j) for i, row in enumerate(half) for j, h in enumerate(row)),
        start=flat.zero,
    )
    if not rest.is_zero() or any(not h.diff(x).is_zero() for row in half for h in row for x in d):
        raise InputError(
            f"the line element is no quadratic form in {', '.join(map(str, d))}: {rest} is left over",
            "every term with two differentials",
        )
    matrix = [[h.to_sympy() for h in row] for row in half]
    conditions = [_inequality(scope, text) for text in _strings(setting, "domain")]
    return Metric(matrix, symbols, domain=conditions, conventions=conventions, name="line element")


def _inequality(scope: Scope, text: str) -> Any:
    """A condition of the domain in LaTeX: a chain of inequalities."""
    node = tree.parse(text, scope.names())
    relations = {"<": sp.Lt, ">": sp.Gt, "<=": sp.Le, ">=": sp.Ge, "!=": sp.Ne}
    if not isinstance(node, tree.Relation) or any(o not in relations for o in node.operators):
        raise InputError(f"the condition {text!r} is no inequality", r"0 < \theta < \pi")
    values = [Evaluator(scope, text).scalar(side).to_sympy() for side in node.sides]
    return sp.And(*(relations[o](a, b) for o, a, b in zip(node.operators, values, values[1:], strict=False)))


def number(text: str) -> sp.Rational:
    """A rational number as typed: ``-1``, ``9/10``, ``0.5``."""
    if not re.fullmatch(r"\s*[+-]?\d{1,60}(\.\d{1,60}|\s*/\s*[1-9]\d{0,60})?\s*", text):
        raise InputError(f"{text!r} is no rational number", "-1, 9/10 or 0.5")
    value = Fraction(text.replace(" ", ""))
    return sp.Rational(value.numerator, value.denominator)


def spacetime_setting(text: str) -> dict[str, Any]:
    r"""The setting that a short form names: ``FLRW``, ``FLRW(K=-1)``, ``Schwarzschild(chart=isotropic, M=1, signature=+---)``.

    A bare parameter, as in ``FLRW(K)``, is a symbol, as it is without being named.
    """
    match = re.fullmatch(r"\s*(\w+)\s*(?:\((.*)\))?\s*", text)
    if not match:
        raise InputError(f"the spacetime {text!r} cannot be read", "FLRW, FLRW(K=-1), Schwarzschild(chart=isotropic)")
    setting: dict[str, Any] = {"spacetime": match[1], "parameters": {}}
    for part in filter(None, (p.strip() for p in (match[2] or "").split(","))):
        key, _, value = (s.strip() for s in part.partition("="))
        if key in ("chart", "signature", "conventions"):
            setting[key] = value
        elif value:
            setting["parameters"][key] = value
    return setting
