"""A metric as input of xAct for Mathematica: a chart and a metric of components (xCoba).

Coordinates are scalars, t[], parameters constant symbols, unknown functions scalar functions. Names lose their
underscores, which Mathematica reads as patterns; Greek letters are written out by name.
"""

from __future__ import annotations

import sympy as sp

from ..geometry import Metric
from ..geometry.inertia import inertia
from .expressions import GREEK as GREEK_LETTERS
from .expressions import Dialect, Names, Writer, checked_metric, elementary

GREEK = {name: f"\\[{'Capital' * name[0].isupper()}{name.capitalize()}]" for name in GREEK_LETTERS if name != "pi"}
INDICES = tuple(f"i{k}" for k in range(12))
RESERVED = frozenset((*"CDEIKNO", "spacetime", "chart", "metric", *INDICES))  # of Mathematica, and those used below
NAMES = {
    "exp": "Exp",
    "sqrt": "Sqrt",
    "log": "Log",
    "sin": "Sin",
    "cos": "Cos",
    "tan": "Tan",
    "cot": "Cot",
    "sinh": "Sinh",
    "cosh": "Cosh",
    "tanh": "Tanh",
    "arcsin": "ArcSin",
    "arccos": "ArcCos",
    "arctan": "ArcTan",
    "arcsinh": "ArcSinh",
    "arccosh": "ArcCosh",
    "arctanh": "ArcTanh",
}


def _letter(name: str, is_coordinate: bool) -> str:
    return GREEK.get(name, name) + ("[]" if is_coordinate else "")


def _spelled(name: str) -> str:
    """Without underscores; names with a capital and more letters are Mathematica's own."""
    name = name.replace("_", "")
    return name if name in GREEK or len(name) < 2 else name[0].lower() + name[1:]


XACT = Dialect(
    "xAct",
    elementary(**NAMES),
    {sp.pi: "Pi", sp.E: "E", sp.I: "I"},
    call="{}[{}]",
    power="^",
    symbol=_letter,
)


def to_xact(metric: Metric) -> str:
    r"""The definition of a metric as text for xAct: manifold, chart, parameters, metric of components.

    Raises
    ------
    InputError
        No metric; a function for which no name in Mathematica is known here.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> print(to_xact(gr.Schwarzschild()), end="")
    << xAct`xCoba`
    <BLANKLINE>
    DefManifold[spacetime, 4, {i0, i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11}]
    DefChart[chart, spacetime, {0, 1, 2, 3}, {t[], r[], \[Theta][], \[Phi][]}]
    DefConstantSymbol[M]
    metric = CTensor[{
        {..., 0, 0, 0},
        {0, ..., 0, 0},
        {0, 0, r[]^2, 0},
        {0, 0, 0, r[]^2*Sin[\[Theta][]]^2}}, {-chart, -chart}];
    SetCMetric[metric, chart, SignatureOfMetric -> {3, 1, 0}]
    MetricCompute[metric, chart, All]
    """
    checked_metric(metric, "xAct")
    names = Names.of_metric(metric, RESERVED, _spelled)
    writer = Writer(XACT, names)
    n = metric.dimension
    coordinates = ", ".join(writer.write(x) for x in metric.coordinates)
    rows = ["    {" + ", ".join(writer.component(metric[i, j]) for j in range(n)) + "}" for i in range(n)]
    positive, negative = inertia(metric) or ((n - 1, 1) if metric.conventions.time_sign < 0 else (1, n - 1))
    lines = [
        "<< xAct`xCoba`",
        "",
        f"DefManifold[spacetime, {n}, {{{', '.join(INDICES)}}}]",
        f"DefChart[chart, spacetime, {{{', '.join(map(str, range(n)))}}}, {{{coordinates}}}]",
        *(f"DefConstantSymbol[{writer.write(p)}]" for p in metric.parameters),
        *(f"DefScalarFunction[{_letter(name, False)}]" for name in names.functions),
        "metric = CTensor[{\n" + ",\n".join(rows) + "}, {-chart, -chart}];",
        f"SetCMetric[metric, chart, SignatureOfMetric -> {{{positive}, {negative}, 0}}]",
        "MetricCompute[metric, chart, All]",
    ]
    return "\n".join(lines) + "\n"
