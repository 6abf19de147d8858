"""Settings: the spacetime, chart, conventions and names in which formulas are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import sympy as sp

from .. import notation as tree
from ..errors import InputError, UnknownNameError
from ..geometry import Conventions, Metric
from ..geometry.conventions.signs_and_units import ALLOWED
from ..geometry.formulas.evaluate import Evaluator
from ..geometry.formulas.scope import Scope, python_name, with_constants, with_function
from ..notation.atoms import canonical
from ..spacetimes import CATALOGUE
from . import kinds
from .definitions import arbitrary, define

EVERY_VALUE = "every value"
SIGNS_AND_UNITS = ("riemann", "ricci", "levi_civita", "maxwell", "field_sign")  # of `Conventions`, beside a book's name
MAX_COORDINATES, MAX_COMPONENTS = 11, 64  # of a line element; a full inverse of more takes minutes


def scope_of(setting: Mapping[str, Any], further: Sequence[Any] = ()) -> Scope:
    r"""The scope that a setting describes; `further` conditions of SymPy join its domain.

    Keys
    ----
    spacetime, chart, parameters : a spacetime of the catalogue, its chart, and numbers for its parameters; or in the
        short form, ``FLRW(K=-1)``
        ("every" with a dimension, and what is assumed, makes another kind of setting: `claims.every`)
    line_element : instead, ``\mathrm{d}s^2 = …`` in LaTeX
    domain : inequalities in LaTeX, which join those of the chart
    coordinates : their names in the formulas, in the chart's order
    signature, riemann, ricci, levi_civita, maxwell, field_sign, conventions : see `gr_toolkit.Conventions`
    scalars, positive, integers : real (positive, integer) constants
    functions : unknown functions and their arguments, ``{f = '\tau, \chi'}``
    arbitrary : fields whose components are arbitrary functions of all coordinates, ``['A_\mu']``
    same_event : hints on reading, ``{t = '\tau'}``: as an argument of an unknown function t names the event of τ
    free_indices : "every value" reads an equation whose terms differ in their free indices as one for every value
    define : definitions, in order
    limit, fixed, order : what ≃ and O are about, ``\omega \to \infty``; what is held fixed, if nothing else may occur;
        how many orders ≃ goes
    varying : what the two sides of ∝ depend on in the same way; all coordinates, if nothing is said
    note : a remark

    Raises
    ------
    UnknownNameError, InputError
        A key or name that is not known, a value of the wrong kind.
    """
    kinds.table(setting, kinds.SETTING, "setting")
    setting = _written_out(setting)
    names = setting.get("coordinates", ())
    return extended(Scope.on(narrowed(_metric(setting, names), further), names), setting)


def _written_out(setting: Mapping[str, Any]) -> Mapping[str, Any]:
    """The setting, what its spacetime says in the short form, ``FLRW(K=-1)``, under keys of its own."""
    if "(" not in setting.get("spacetime", ""):
        return setting
    short = {key: value for key, value in spacetime_setting(setting["spacetime"]).items() if value}
    if short["spacetime"] == "every":
        raise InputError("every metric in a setting with other keys", "spacetime = 'every', dimension = 4")
    for key in short.keys() & setting.keys() - {"spacetime"}:
        raise InputError(f"{key} is given twice, in {setting['spacetime']!r} and beside it", "one of the two")
    return {**setting, **short}


def scope_on(metric: Metric, setting: Mapping[str, Any], further: Sequence[Any] = ()) -> Scope:
    """The scope of a setting whose spacetime is given as a metric, which says all about coordinates and conventions.

    Raises
    ------
    UnknownNameError, InputError
        A key that is none of those for names and definitions, a value of the wrong kind.
    """
    names = {key: value for key, value in setting.items() if key != "spacetime"}
    kinds.table(names, kinds.DEFINITIONS, "setting on a metric")
    return extended(Scope.on(narrowed(metric, further)), names)


def narrowed(metric: Metric, further: Sequence[Any], laws: Sequence[Any] = ()) -> Metric:
    """A metric on the part of its domain where further conditions hold; `laws` are those of them that hold at other
    events too.

    Raises
    ------
    EmptyDomainError
        There is none.
    """
    if not further:
        return metric
    return Metric(
        metric.matrix,
        metric.coordinates,
        domain=[*metric.conditions, *further],
        conventions=metric.conventions,
        name=metric.name,
        laws=(*metric.chart.laws, *laws),
    )


def undefined(given: Mapping[str, Any]) -> dict[str, Any]:
    """A setting or a group without its definitions."""
    return {key: value for key, value in given.items() if key != "define"}


def extended(scope: Scope, given: Mapping[str, Any]) -> Scope:
    """A scope with the constants, functions, fields and definitions of a setting or of a group of definitions."""
    if "assuming" in given:
        advice = "spacetime = 'every', or gr.decide(left, right, assuming=…) on one metric"
        raise InputError("assuming belongs to a setting about every metric", advice)
    scope = with_constants(scope, given.get("scalars", ()))
    scope = with_constants(scope, given.get("positive", ()), positive=True)
    scope = with_constants(scope, given.get("integers", ()), integer=True)
    for name, arguments in given.get("functions", {}).items():
        scope = with_function(scope, name, [a.strip() for a in arguments.split(",")])
    for text in given.get("arbitrary", ()):
        scope = arbitrary(scope, text)
    for name, event in given.get("same_event", {}).items():
        if event not in scope.known():
            raise UnknownNameError(event, scope.known(), f"event (for {name})")
        scope = scope.with_(same_event={scope.fresh(name): event})
    if "free_indices" in given:
        if given["free_indices"] != EVERY_VALUE:
            advice = f"free_indices = {EVERY_VALUE!r}, or leave it out"
            raise InputError(f"free_indices = {given['free_indices']!r}", advice)
        scope = scope.with_(broadcast=True)
    for text in given.get("define", ()):
        scope = define(scope, text)
    return _with_limit(scope, given)


def _with_limit(scope: Scope, given: Mapping[str, Any]) -> Scope:
    """The scope with what ≃, O and ∝ are about."""
    changes = {key: given[key] for key in ("limit", "order") if key in given}
    for key in ("fixed", "varying"):
        names = tuple(canonical(name) for name in given.get(key, ()))
        for name in names:
            if name not in scope.known():
                raise UnknownNameError(name, scope.known(), f"name (in {key})")
        changes |= {key: names} if key in given else {}
    return scope.with_(**changes)


def _metric(setting: Mapping[str, Any], names: Sequence[str]) -> Metric:
    """The metric of a setting, of the catalogue or from its line element."""
    if "dimension" in setting:
        raise InputError("dimension belongs to a setting about every metric", "spacetime = 'every', dimension = 4")
    named = Conventions.named(setting.get("conventions"), setting.get("signature"))
    conventions = named.with_(**{key: setting[key] for key in SIGNS_AND_UNITS if key in setting})
    if ("spacetime" in setting) == ("line_element" in setting):
        raise InputError("a setting names a spacetime or writes a line element, one of the two", "spacetime = 'FLRW'")
    if "line_element" in setting:
        for key in ("chart", "parameters"):
            if key in setting:
                raise InputError(f"{key} belongs to a spacetime of the catalogue, not to a line element")
        return _from_line_element(setting, names, conventions)
    metric = _from_catalogue(setting, conventions)
    if "domain" not in setting:
        return metric
    scope = extended(Scope.on(metric, names), _names(setting))
    further = [_inequality(scope, text) for text in setting["domain"]]
    return narrowed(metric, further, further)


def _from_catalogue(setting: Mapping[str, Any], conventions: Conventions) -> Metric:
    """The metric of a spacetime, chart and parameters by name."""
    name = setting["spacetime"]
    if name not in CATALOGUE:
        raise UnknownNameError(name, CATALOGUE, "spacetime")
    chart = {"chart": setting["chart"]} if "chart" in setting else {}
    for key, value in setting.get("parameters", {}).items():
        if key in kinds.SETTING:
            example = f"{key} = {value!r}, in the setting itself"
            raise InputError(f"there is no parameter of {name} {key!r}, {key} is a key of settings", example)
    parameters = {key: number(str(value)) for key, value in setting.get("parameters", {}).items()}
    metric: Metric = CATALOGUE[name](conventions=conventions, **chart, **parameters)
    return metric


def _from_line_element(setting: Mapping[str, Any], names: Sequence[str], conventions: Conventions) -> Metric:
    r"""A metric from ``\mathrm{d}s^2 = …``: the coefficients of a quadratic form in the coordinate differentials."""
    if not names:
        raise InputError("a line element needs the coordinates' names", r"coordinates = ['t', 'r', '\theta', '\phi']")
    if len(names) > MAX_COORDINATES:
        raise InputError(f"{len(names)} coordinates, {MAX_COORDINATES} are the most")
    text = setting["line_element"]
    symbols = [sp.Symbol(python_name(name)) for name in names]
    flat = Metric(sp.eye(len(symbols)), symbols, conventions=conventions)  # holds the names meanwhile
    early = extended(Scope.on(flat, names), _names(setting))
    conditions = [_inequality(early, text) for text in setting.get("domain", ())]
    scope = extended(Scope.on(narrowed(flat, conditions, conditions), names), _names(setting))
    node = scope.parse(text)
    line = tree.Power(tree.Differential(tree.Name("s")), tree.Number(Fraction(2)))
    if not isinstance(node, tree.Relation) or node.operators != ("=",) or node.sides[0] != line:
        raise InputError(f"the line element {text!r} is no equation for ds²", r"\mathrm{d}s^2 = …")
    form = Evaluator(scope, text).scalar(node.sides[1])
    d = [scope.differential(n) for n in range(len(symbols))]
    half = [[form.diff(x.to_sympy()).diff(y.to_sympy()) / 2 for y in d] for x in d]
    squares = (h * x * y for x, row in zip(d, half, strict=True) for y, h in zip(d, row, strict=True))
    rest = form - sum(squares, start=flat.zero)
    if not rest.is_zero() or any(not h.diff(x.to_sympy()).is_zero() for row in half for h in row for x in d):
        what = f"the line element is no quadratic form in {', '.join(map(str, d))}"
        left_over = f": {rest} is left over" if not rest.is_zero() else ""
        raise InputError(what + left_over, "every term with two differentials")
    if sum(not h.is_zero() for row in half for h in row) > MAX_COMPONENTS:
        raise InputError(f"a metric with more than {MAX_COMPONENTS} components that do not vanish")
    matrix = [[h.to_sympy() for h in row] for row in half]
    return Metric(matrix, symbols, domain=conditions, conventions=conventions, name="line element")


def _names(setting: Mapping[str, Any]) -> Mapping[str, Any]:
    """The constants and functions of a setting, of which its domain and its line element may speak."""
    return {key: setting[key] for key in ("scalars", "positive", "integers", "functions") if key in setting}


def _inequality(scope: Scope, text: str) -> Any:
    """A condition of the domain in LaTeX: a chain of inequalities."""
    node = scope.parse(text)
    relations = {"<": sp.Lt, ">": sp.Gt, "<=": sp.Le, ">=": sp.Ge, "!=": sp.Ne}
    if not isinstance(node, tree.Relation) or any(o not in relations for o in node.operators):
        raise InputError(f"the condition {text!r} is no inequality", r"0 < \theta < \pi")
    values = [Evaluator(scope, text).scalar(side).to_sympy() for side in node.sides]
    links = [relations[o](a, b) for o, a, b in zip(node.operators, values, values[1:], strict=False)]
    if sp.false in links:
        raise InputError(f"the condition {text!r} is false everywhere")
    return sp.And(*links)


def number(text: str) -> sp.Rational:
    """A rational number as typed: ``-1``, ``9/10``, ``0.5``."""
    if not re.fullmatch(r" *[+-]?[0-9]{1,60}(\.[0-9]{1,60}| */ *[1-9][0-9]{0,59})? *", text):
        raise InputError(f"{text!r} is no rational number", "-1, 9/10 or 0.5")
    value = Fraction(text.replace(" ", ""))
    return sp.Rational(value.numerator, value.denominator)


def spacetime_setting(text: str) -> dict[str, Any]:
    r"""The setting that a short form names: ``FLRW``, ``FLRW(K=-1)``, ``Schwarzschild(chart=isotropic, M=1)``.

    A bare parameter, as in ``FLRW(K)``, is a symbol, as it is without being named; ``signature=+---``,
    ``conventions=Weinberg`` and the other conventions, ``maxwell=Gaussian`` or ``riemann=-1``, may stand among them.
    """
    match = re.fullmatch(r"\s*(\w+)\s*(?:\((.*)\))?\s*", text)
    if not match:
        raise InputError(f"the spacetime {text!r} cannot be read", "FLRW, FLRW(K=-1), Schwarzschild(chart=isotropic)")
    setting: dict[str, Any] = {"spacetime": match[1], "parameters": {}}
    bare: list[str] = []
    for part in filter(None, (p.strip() for p in (match[2] or "").split(","))):
        key, equals, value = (s.strip() for s in part.partition("="))
        place = setting if key in ("chart", "conventions", *ALLOWED) else setting["parameters"]
        if key in place:
            raise InputError(f"{key} is given twice in {text!r}", f"{key}={value}")
        if value:
            place[key] = int(number(value)) if ALLOWED.get(key) == (1, -1) else value
        elif equals or place is setting:
            raise InputError(f"{key} has no value in {text!r}", f"{key}=…")
        else:
            bare.append(key)
    if bare and setting["spacetime"] == "every":
        raise InputError(f"{bare[0]} has no value in {text!r}", "every(dimension=4)")
    if bare:
        _metric(setting, ()).symbols(" ".join(bare))
    return setting
