r"""Integrals in formulas, ``\int_l^u f \mathrm{d}x``: over a coordinate, a declared scalar, or a time t, dt = c(τ) dτ.

The variable of integration is a symbol of its own, of which no more is known than that it is real: what the chart's
domain says of a coordinate need not hold between the bounds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ... import notation as tree
from ...errors import GRToolkitError, InputError
from .differentiate import rates
from .indexed import Indexed

if TYPE_CHECKING:
    from ...exact import Element
    from ..metric import Metric
    from .evaluate import Evaluator

DERIVATIVES = (tree.Partial, tree.Nabla, tree.Box, tree.Lie, tree.Commutator, tree.Leibniz, tree.Differential)


def integral(e: Evaluator, node: tree.Integral) -> Indexed:
    """A definite integral of a scalar.

    Raises
    ------
    InputError
        Bounds are missing; more than one variable, or one of another kind; an integrand with derivatives, or with a
        name that stands for something that was defined by the variable of integration.
    """
    excerpt = e.excerpt(node)
    if node.lower is None or node.upper is None:
        raise InputError(f"{excerpt}: an integral without bounds has no one value", r"\int_{t_e}^{t_o} f \mathrm{d}t")
    if node.dimension != 1 or not isinstance(node.variable, tree.Name):
        raise InputError(f"{excerpt}: integrals over one variable are all that is evaluated", r"\int_l^u f \mathrm{d}x")
    if any(isinstance(part, DERIVATIVES) for part in node.integrand.walk()):  # by what, where a coordinate runs?
        raise InputError(
            f"{excerpt}: a derivative in an integrand is not evaluated", "primes, a'(t), or the derivative outside"
        )
    scope, name = e.scope, node.variable.name
    running = sp.Dummy(name.replace("\\", ""), real=True)
    event = name if name in scope.coordinates else ""
    rate = e.metric.scalar(1)
    if not event and name in scope.differentials:
        event, rate = _event(e, node, name)
    elif not event and name not in scope.scalars:
        raise InputError(f"{excerpt}: {name} is no variable", "a coordinate, or a declared scalar")
    original = scope.coordinate(event) if event else scope.scalars[name]
    symbol = original.to_sympy()
    if not isinstance(symbol, sp.Symbol):
        raise InputError(f"{excerpt}: {name} stands for {symbol}", "a variable of its own")
    fixed = {k: n for k, n in scope.coordinates.items() if k != event}
    inner_scope = replace(scope, coordinates=fixed, scalars={**scope.scalars, event or name: e.metric.scalar(running)})
    inner = type(e)(inner_scope, e.text)
    integrand = inner.scalar(node.integrand)
    if symbol in integrand.to_sympy().free_symbols:
        advice = f"{name} written out, instead of names that were defined by it"
        raise InputError(f"{excerpt}: the integrand depends on {name} by a name that stands for a value", advice)
    e.divisors.extend(inner.divisors)
    integrand = integrand * rate.subs({symbol: e.metric.scalar(running)})
    bounds = [e.argument(bound).scalar().to_sympy() for bound in (node.lower, node.upper)]
    return e.lifted(e.metric.scalar(_between(type(e.metric), integrand.to_sympy(), running, *bounds)))


def _between(metric: type[Metric], integrand: Any, running: Any, lower: Any, upper: Any) -> Any:
    """The integral in closed form where an antiderivative is found that is continuous in between, else a primitive."""
    line = metric(sp.eye(2), [running, sp.Dummy("held", real=True)])
    try:
        return (
            line.form({(running.name,): integrand}).integral({running.name: (lower, upper)}, timeout=0.001).to_sympy()
        )
    except GRToolkitError:
        return sp.Integral(integrand, (running, lower, upper))


def _event(e: Evaluator, node: tree.Integral, name: str) -> tuple[str, Element]:
    """The coordinate τ and c(τ) for a time with dt = c(τ) dτ whose values name the events that those of τ name."""
    scope = e.scope
    found = rates(e, scope.differentials[name])
    others = [x for n, x in enumerate(e.metric.coordinates) if n not in found]
    event = scope.same_event.get(name, "")
    for bound in (node.lower, node.upper):
        if event and (not isinstance(bound, tree.Name) or bound.name not in scope.same_event):
            raise InputError(
                f"{e.excerpt(node)}: a bound names no event, and {name} has values at events alone",
                rf"{name}_e, with same_event = {{ '{name}_e' = '\tau_e' }}",
            )
    if len(found) == 1 and event in scope.coordinates and scope.coordinates[event] in found:
        rate = found[scope.coordinates[event]]
        if all(rate.diff(x).is_zero() for x in others):
            _check_whole_line(e, node, scope.coordinate(event).to_sympy())
            return event, rate
    raise InputError(
        f"{e.excerpt(node)}: {name} is neither a coordinate nor a time that names the events of one",
        rf"\mathrm{{d}}{name} = c(\tau)\,\mathrm{{d}}\tau as a definition, and same_event = {{ '{name}' = '\tau' }}",
    )


def _check_whole_line(e: Evaluator, node: tree.Integral, symbol: Any) -> None:
    """c(τ) was worked out on the chart's domain, and has to be the same between the bounds."""
    for condition in e.metric.conditions:
        functions = condition.atoms(AppliedUndef) if isinstance(condition, sp.Basic) else ()
        if symbol in condition.xreplace({f: sp.Dummy() for f in functions}).free_symbols:
            raise InputError(
                f"{e.excerpt(node)}: the domain says {condition}, which need not hold between the bounds",
                f"the integral over {symbol}",
            )
