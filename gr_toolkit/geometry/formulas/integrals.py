r"""Integrals in formulas, ``\int_l^u f \mathrm{d}x``: over a coordinate, a declared scalar, or a time t, dt = c(τ) dτ.

The variable of integration is a symbol of its own, of which no more is known than that it is real, and of one sign if
the bounds are: what the chart's domain says of a coordinate need not hold between the bounds. An integral that may
diverge is refused; over unknown functions integrals are taken to exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ... import notation as tree
from ...errors import AmbiguousSignError, GRToolkitError, InputError, UnsupportedError
from ...exact import hooks
from ...exact.kernels.infinitesimal import is_infinitesimal
from ...exact.signs.algebraic import plain_expression
from ...exact.signs.continuity import has_pole
from ..forms.boxes import read_box
from .differentiate import rates
from .indexed import Indexed

if TYPE_CHECKING:
    from ...exact import Element
    from ..tensor import Tensor
    from .evaluate import Evaluator

RUNNING = {  # the variable between the bounds, of an integral that is inside no other, by its sign
    signs: sp.Dummy("between the bounds", real=True, positive=signs[0], negative=signs[1])
    for signs in ((True, False), (False, True), (None, None))
}
DERIVATIVES = (tree.Partial, tree.Nabla, tree.Box, tree.Lie, tree.Commutator, tree.Leibniz, tree.Differential)


def integral(e: Evaluator, node: tree.Integral) -> Indexed:
    """A definite integral of a scalar.

    Raises
    ------
    InputError
        Bounds are missing; more than one variable, or one of another kind; an integrand with derivatives, with a
        name that stands for something that was defined by the variable of integration, with a sign that is open between
        the bounds; an integral that may diverge.
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
    event = name if name in scope.coordinates else ""
    rate = e.metric.scalar(1)
    if not event and name in scope.differentials:
        event, rate = _event(e, node, name)
    elif not event and name not in scope.scalars:
        raise InputError(
            f"{excerpt}: {name} is no variable here",
            f"a coordinate or a declared scalar; {name} may be a time, by the definition {_time(e, name)}",
        )
    original = scope.coordinate(event) if event else scope.scalars[name]
    symbol = original.to_sympy()
    if not isinstance(symbol, sp.Symbol):
        raise InputError(f"{excerpt}: {name} stands for {symbol}", "a variable of its own")
    bounds = [e.argument(bound).scalar() for bound in (node.lower, node.upper)]
    running = _running(symbol, bounds)
    fixed = {k: n for k, n in scope.coordinates.items() if k != event}
    inner_scope = replace(scope, coordinates=fixed, scalars={**scope.scalars, event or name: e.metric.scalar(running)})
    inner = type(e)(inner_scope, e.text)
    try:
        integrand = inner.scalar(node.integrand)
    except AmbiguousSignError as error:
        if str(running) not in error.shown:
            raise
        raise InputError(
            f"{excerpt}: the integrand depends on the sign of {error.shown.replace(str(running), str(symbol))}, which "
            "is open between the bounds",
            "bounds between which it has one sign; the sum of two integrals, if it changes",
        ) from error
    if symbol in plain_expression(integrand).free_symbols:
        advice = f"{name} written out, instead of names that were defined by it"
        raise InputError(f"{excerpt}: the integrand depends on {name} by a name that stands for a value", advice)
    integrand = integrand * rate.subs({symbol: e.metric.scalar(running)})
    if any(map(is_infinitesimal, [integrand, *bounds])):
        raise UnsupportedError(f"{excerpt}, in which the metric is varied,", "its value as an unknown function")
    e.divisors.extend(_small_print(e, inner.divisors, running, symbol))
    return e.lifted(e.metric.scalar(_between(e, node, integrand, running, bounds)))


def _running(symbol: Any, bounds: Sequence[Element]) -> Any:
    """The variable between the bounds: of their sign, if they have one.

    Its name is that of no other symbol, for the bounds may be made of the symbol that was typed.
    """
    signs = {int(hooks.call("weak sign", bound)) for bound in bounds if not bound.is_zero()}
    (sign,) = signs if len(signs) == 1 else (0,)
    return sp.Dummy(f"{symbol} between the bounds", real=True, positive=sign > 0 or None, negative=sign < 0 or None)


def _small_print(e: Evaluator, divisors: Iterable[Element], running: Any, symbol: Any) -> Iterator[Element]:
    """What is divided by and may vanish for all that is known: not between the bounds, where the integral exists.

    Of an unknown function nothing is known there, so that it stays, at the variable as typed.
    """
    for divisor in divisors:
        typed = divisor.to_sympy()
        if running not in typed.free_symbols:
            yield divisor
        elif any(running in function.free_symbols for function in typed.atoms(AppliedUndef)):
            yield e.metric.scalar(typed.xreplace({running: symbol}))


def _between(e: Evaluator, node: tree.Integral, integrand: Element, running: Any, bounds: Sequence[Element]) -> Any:
    """The integral in closed form where an antiderivative is found that is continuous in between, else a primitive.

    Raises
    ------
    InputError
        The integrand may have a pole between the bounds, or at one of them: the integral may diverge.
    """
    kind: Any = type(e.metric)
    typed, ends = integrand.to_sympy(), tuple(bound.to_sympy() for bound in bounds)
    domain = _known(e, [typed, *ends])
    usual = RUNNING[running.is_positive, running.is_negative]
    if usual not in sp.Tuple(typed, *ends).free_symbols:  # as of an integral around this one
        typed, running = typed.xreplace({running: usual}), usual
    try:
        return _closed_form(kind, typed, running, ends, domain)
    except GRToolkitError:
        form, box = _form(kind, typed, running, ends)
        if not typed.atoms(AppliedUndef) and _may_have_pole(form, box, domain):
            raise InputError(
                f"{e.excerpt(node)} may diverge: the integrand may have a pole between the bounds, or at one of them",
                "a domain in which it has none; bounds on one side of it",
            ) from None
        return sp.Integral(typed, (running, *ends))


@lru_cache(maxsize=64)
def _closed_form(kind: Any, typed: Any, running: Any, ends: tuple[Any, Any], domain: tuple[Any, ...]) -> Any:
    """The integral as an expression, worked out once for all formulas that contain it.

    Raises
    ------
    GRToolkitError
        There is none.
    """
    form, box = _form(kind, typed, running, ends)
    return plain_expression(form.integral(box, domain=domain, timeout=0.001))


def _form(kind: Any, typed: Any, running: Any, ends: tuple[Any, Any]) -> tuple[Tensor, dict[str, Any]]:
    """An integrand as a form on a line, and its bounds."""
    line = kind(sp.eye(2), [running, sp.Dummy("held", real=True)])
    return line.form({(running.name,): typed}), {running.name: ends}


def _known(e: Evaluator, expressions: Sequence[Any]) -> tuple[Any, ...]:
    """The conditions of the chart on the symbols of expressions, among which the running variable is not."""
    present = set().union(*(expression.free_symbols for expression in expressions))
    return tuple(c for c in e.metric.conditions if isinstance(c, sp.Basic) and c.free_symbols <= present)


def _may_have_pole(form: Tensor, box: Mapping[str, Any], domain: Sequence[Any]) -> bool:
    """Whether a divisor, or the argument of a logarithm, is not known to have a sign from bound to bound."""
    region, component = read_box(form, box, {}, domain)
    (side,) = region.sides
    return any(
        has_pole(region.put_into(component, region.root((order,), region.sides)), side.symbol) for order in side.orders
    )


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
        f"the definition {_time(e, name)}",
    )


def _time(e: Evaluator, name: str) -> str:
    """How a setting says that the values of a name are a time of the events of a coordinate."""
    x = next(iter(e.scope.coordinates))
    return rf"\mathrm{{d}}{name} = c({x})\,\mathrm{{d}}{x}, with same_event = {{ '{name}' = '{x}' }}"


def _check_whole_line(e: Evaluator, node: tree.Integral, symbol: Any) -> None:
    """c(τ) was worked out on the chart's domain, and has to be the same between the bounds."""
    for condition in e.metric.conditions:
        functions = condition.atoms(AppliedUndef) if isinstance(condition, sp.Basic) else ()
        if symbol in condition.xreplace({f: sp.Dummy() for f in functions}).free_symbols:
            raise InputError(
                f"{e.excerpt(node)}: the domain says {condition}, which need not hold between the bounds",
                f"the integral over {symbol}",
            )
