"""What has no zero at all, not even where a chart ends.

A chart's strict inequalities, r > 0 or sin θ > 0, shut out places that lie at its edge: a field may be singular there,
and a source may sit there. What is of one sign without them, l² + 1, vanishes nowhere, and names no place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import GRToolkitError
from ..exact import Element, Field, Reader, hooks, read_domain
from ..geometry import Metric
from ..verdicts import Condition, conditions_of


def places(metric: Metric, elements: Iterable[Element]) -> tuple[Condition, ...]:
    """Where scalars vanish: their factors that depend on the coordinates, each once, but those without zeros."""
    moving = set(metric.coordinates)
    found = {str(c): c for c in conditions_of(elements) if c.expression.free_symbols & moving}
    return tuple(c for c in found.values() if not (c.holds_on_domain and vanishes_nowhere(metric, c.expression)))


def vanishes_nowhere(metric: Metric, expression: Any) -> bool:
    """Whether an expression is shown to be of one sign for all real values of the coordinates, in the chart or not.

    Of the metric's domain only what is said of the parameters counts; nor does what coordinates and unknown functions
    are declared to be. False where nothing is known.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> r, M = g.symbols("r M")
    >>> vanishes_nowhere(g, r**2 + M**2), vanishes_nowhere(g, r), vanishes_nowhere(g, r + M)
    (True, False, False)
    """
    coordinates = set(metric.coordinates)
    anywhere = {x: sp.Dummy(x.name, real=True) for x in metric.coordinates}
    about_parameters = [c for c in metric.conditions if not c.free_symbols & coordinates]
    undeclared = {f: sp.Function(f.func.__name__, real=True)(*f.args) for f in expression.atoms(AppliedUndef)}
    try:
        reader = Reader(Field.rational(read_domain(about_parameters, reals=anywhere.values())))
        return bool(hooks.call("sign", reader.read(expression.xreplace(undeclared).xreplace(anywhere))))
    except GRToolkitError:  # without the domain a root may have no known sign
        return False
