"""Whether a hypersurface where one chart is singular runs through the regular domain of another."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Reader, hooks
from ...exact.domain import Fact
from ...exact.kernels.components import is_analytic, is_connected
from ...exact.sampling import holds, points

POINTS = 40  # of the target's domain at which a sign is asked for


def crosses(phi: Any, locus: Any) -> bool:
    """Whether the function that vanishes on the locus has both signs on the connected, regular domain of the target.

    By continuity it then vanishes inside, for the parameters at one point and so near them. The function is written in
    the target's coordinates by the inverse of the map, and has to be analytic on all of the target's domain.
    """
    target = phi.target_metric
    if not all(condition.holds_on_domain for condition in target.proof_conditions):
        return False
    try:
        element = Reader(target.field).read_all([phi.inverse().pull_back(locus).to_sympy()])[0]
    except GRToolkitError:
        return False
    if not hooks.call("is real", element) or not is_connected([element]) or not is_analytic(element):
        return False
    parameters = [s for s in element.to_sympy().free_symbols if s not in target.coordinates]
    start = next(points(element.field.domain, [*target.coordinates, *parameters], Reader(element.field), 1), None)
    if start is None:
        return False
    fixed = {s: sp.Rational(start.values[s].numerator, start.values[s].denominator) for s in parameters}
    try:
        element = element.subs(fixed)
    except GRToolkitError:
        return False
    signs = set()
    for point in points(element.field.domain, target.coordinates, Reader(element.field), POINTS):
        signs |= {sign for sign in (1, -1) if holds(Fact(element * sign), point)}
        if len(signs) == 2:
            return True
    return False
