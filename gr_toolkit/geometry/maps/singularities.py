"""Where a metric's components are singular in its chart, and whether the chart is to blame or the curvature.

A component, or one of the inverse, can only fail where a denominator or the determinant vanishes, or a function in it
is singular, as a root is where its radicand vanishes; the factors are the loci. At each the scalar invariants R,
R_{ab}R^{ab}, R_{abcd}R^{abcd} and C_{abcd}C^{abcd} are looked at in lowest terms:

============  =======================================================================================================
kind          what was proved
============  =======================================================================================================
curvature     an invariant has a pole on the locus, for generic parameters, functions and other coordinates
chart         every invariant is finite, as below, and an isometry leads to a metric that is regular across the locus
finite        every invariant is finite at its generic points: of the chart, or too weak for these invariants
undecided     neither
============  =======================================================================================================

Finite invariants prove no regularity: all those of a plane wave vanish, and a conical singularity has finite ones
[Hawking & Ellis 1973, section 8.1]. That is what "finite" says; "chart" needs a map.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import GRToolkitError, InputError
from ...exact import Element, Field, Reader, hooks, read_domain, unify
from ...verdicts import conditions_of
from .crossing import crosses
from .poles import is_finite, pole
from .singular_kernels import singular_where

if TYPE_CHECKING:
    from ..metric import Metric


@final
@dataclass(frozen=True)
class Singularity:
    """A locus where a chart is singular.

    Attributes
    ----------
    locus : the expression that vanishes there
    kind : "curvature", "chart", "finite" or "undecided"
    evidence : what was found, in words
    outside : whether the domain of the chart excludes it; it may still be its boundary
    """

    locus: Any
    kind: str
    evidence: str
    outside: bool

    def __str__(self) -> str:
        return f"{_solved(self.locus)}: {KINDS[self.kind]}; {self.evidence}"

    def __repr__(self) -> str:
        return f"Singularity({_solved(self.locus)}, {self.kind})"

    def _repr_latex_(self) -> str:
        return rf"${sp.latex(self.locus)} = 0:\quad \text{{{KINDS[self.kind]}}}$"


SIGNED = ("positive", "negative", "nonnegative", "nonpositive", "nonzero")
KINDS = {
    "curvature": "of the curvature",
    "chart": "of the chart",
    "finite": "invariants finite, so of the chart or too weak for them",
    "undecided": "not decided",
}


def _solved(locus: Any) -> str:
    """``r = 2*M`` where the locus says no more, else ``… = 0``."""
    for symbol in sorted(locus.free_symbols, key=str, reverse=True):
        polynomial = locus.as_poly(symbol)
        if polynomial is not None and polynomial.degree() == 1 and polynomial.LC().is_number:
            return f"{symbol} = {-polynomial.nth(0) / polynomial.LC()}"
    return f"{locus} = 0"


def singularities(metric: Metric, maps: Iterable[Any] = ()) -> tuple[Singularity, ...]:
    """See `Metric.singularities`."""
    given = tuple(maps)
    for phi in given:
        _require_isometry(metric, phi)
    wider, own = _without_signs(metric)
    invariants = _invariants(wider)
    return tuple(_judged(wider, locus, outside, invariants, given, own) for locus, outside in _loci(wider))


def _without_signs(metric: Metric) -> tuple[Metric, dict[Any, Any]]:
    """The metric with its coordinates' assumptions as conditions of its domain, beyond which loci are looked for; and
    the way back to its own symbols."""
    bare = {x: sp.Symbol(x.name, real=True) for x in metric.coordinates if any(map(x.assumptions0.get, SIGNED))}
    if not bare:
        return metric, {}
    conditions = [c.xreplace(bare) for c in metric.conditions]
    for x, plain in bare.items():
        if x.is_nonnegative or x.is_positive:
            conditions.append(plain > 0)
        elif x.is_nonpositive or x.is_negative:
            conditions.append(plain < 0)
        else:
            conditions.append(sp.Ne(plain, 0))
    coordinates = [bare.get(x, x) for x in metric.coordinates]
    wider = type(metric)(
        metric.matrix.xreplace(bare), coordinates, domain=conditions, conventions=metric.conventions, name=metric.name
    )
    return wider, {plain: x for x, plain in bare.items()}


def _require_isometry(metric: Metric, phi: Any) -> None:
    """Refuse a map that is not proved to be an isometry from this metric."""
    if getattr(phi, "source_metric", None) != metric or phi.target_metric is None:
        raise InputError(f"{phi} is no map from this metric to another one", "gr.CoordinateMap(g, h, images)")
    verdict = phi.is_isometry()
    if not verdict.proved:
        raise InputError(f"the map {phi} is not proved to be an isometry: {verdict.explain()}", "a map with φ*h = g")


def _loci(metric: Metric) -> list[tuple[Any, bool]]:
    """(expression, whether the domain excludes its zeros) of the factors that can vanish in the continued chart."""
    components = [value for tensor in (metric.covariant, metric.inverse) for value in tensor.nonzero().values()]
    divisors = [value.denominator() for value in components]
    divisors += [d for value in components for d in singular_where(value)]
    determinant = metric.determinant
    moving = set(metric.coordinates)
    own = [c for c in metric.conditions if not c.free_symbols & moving]
    wider = Field.rational(read_domain(own, metric.coordinates))
    found = []
    for condition in conditions_of([*divisors, determinant, determinant.denominator()]):
        locus = condition.expression
        if not locus.free_symbols & moving:
            continue
        try:
            if hooks.call("sign", Reader(wider).read_all([locus])[0]):
                continue
        except GRToolkitError:  # it has no meaning beyond the domain, and so no known sign
            pass
        found.append((locus, bool(condition.holds_on_domain)))
    return found


def _invariants(metric: Metric) -> dict[str, Element]:
    """Scalar invariants by name, in lowest terms."""
    n, scalar, squared = metric.dimension, metric.ricci_scalar, _square(metric)
    found = {"R": scalar, "R_{ab}R^{ab}": squared, "R_{abcd}R^{abcd}": metric.kretschmann}
    if n > 3:
        weyl = metric.kretschmann - squared * 4 / (n - 2) + scalar * scalar * 2 / ((n - 1) * (n - 2))
        found["C_{abcd}C^{abcd}"] = weyl
    values = unify(list(found.values()))
    return dict(zip(found, values, strict=True))


def _square(metric: Metric) -> Element:
    """R_{ab}R^{ab}."""
    return metric.ricci.tensor_product(metric.ricci.with_indices("^a^b")).contract(0, 2).contract(0, 1).component(())


def _judged(
    metric: Metric,
    locus: Any,
    outside: bool,
    invariants: dict[str, Element],
    maps: tuple[Any, ...],
    own: dict[Any, Any],
) -> Singularity:
    """One locus with its kind, in the metric's own symbols."""
    shown = locus.xreplace(own)
    for name, value in invariants.items():
        where = pole(metric, value, locus)
        if where is not None:
            free = ", ".join(map(str, (*metric.parameters, *metric.functions)))
            generic = f" for generic {free}" if free else ""
            return Singularity(shown, "curvature", f"{name} has a pole there{where}{generic}", outside)
    open_ones = [name for name, value in invariants.items() if not is_finite(metric, value, locus)]
    if open_ones:
        said = f"that {', '.join(open_ones)} stays finite there, or does not, could not be proved"
        return Singularity(shown, "undecided", said, outside)
    names = ", ".join(invariants)
    for phi in maps:
        if crosses(phi, shown):
            target = ", ".join(map(str, phi.target_chart.coordinates))
            said = f"{names} are finite, and the metric in ({target}) is regular across it"
            return Singularity(shown, "chart", said, outside)
    return Singularity(shown, "finite", f"{names} are finite there", outside)
