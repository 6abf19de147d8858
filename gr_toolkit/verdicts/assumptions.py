"""Assumed equations: solved for symbols and functions, they are put in everywhere, conditions included; what is not
solved becomes a side condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import InputError
from ..exact import Domain, Element, Field, Series, read_domain
from ..exact.kernels.jets import check_functions
from ..exact.kernels.symbols import SymbolGenerator, check_names
from ..exact.substitution import moved_domain
from ..exact.typed_derivatives import refuse_to_rebuild
from .verdict import Reason, Refuted, Undecided, Verdict


@final
class SideCondition(sp.Basic):
    """left = right, an equation that is rewritten with instead of put in; SymPy evaluates nothing about it."""

    @property
    def left(self) -> Any:
        return self.args[0]

    @property
    def right(self) -> Any:
        return self.args[1]

    def __str__(self) -> str:
        return f"{self.left} = {self.right}"


def settled(assumptions: Iterable[Any]) -> tuple[dict[Any, Any], list[Any]]:
    """(what is replaced by what, further conditions) from equations and conditions.

    Values are free of what is replaced; what a replaced symbol was assumed to be becomes a condition on its value.
    Equations that are not solved for a symbol or function come back as `SideCondition`; f(r) = h(r, t) is not solved
    for f, for it says of h that ∂_t h = 0.

    Raises
    ------
    InputError
        An equation that says nothing or is false, two for one symbol or function, or a circle.
    """
    solved: dict[Any, Any] = {}
    conditions: list[Any] = []
    assumptions = list(assumptions)
    varying = _varying(assumptions)
    for assumption in equations_of(assumptions):
        if assumption in (True, False):
            said = "says nothing: its sides are equal" if assumption else "is false: its sides differ"
            raise InputError(f"an assumed equation {said}, whatever the unknowns are", "Eq(f(t).diff(t), f(t))")
        if isinstance(assumption, sp.Expr):
            raise InputError(f"the assumption {assumption} is no equation", f"Eq({assumption}, 0)")
        if not isinstance(assumption, sp.Eq):
            conditions.append(assumption)
            continue
        left, right = assumption.args
        if not _is_solved(left, right, varying):
            conditions.append(_side_condition(left, right))
            continue
        applied = isinstance(left, AppliedUndef)
        if any(left == known or (applied and left.func == getattr(known, "func", None)) for known in solved):
            raise InputError(f"{left} is assumed to be two things", "one equation for each")
        solved[left] = right
    for _ in solved:
        solved = {left: put_in(right, solved) for left, right in solved.items()}
    for left, right in solved.items():
        if _mentions(right, solved):
            raise InputError(f"the assumption on {left} leads back to itself", "equations without a circle")
    for left, right in solved.items():
        if isinstance(left, sp.Symbol):
            conditions += _of_the_symbol(left, right)
    return solved, [put_in(c, solved) for c in conditions]


def equations_of(assumptions: Iterable[Any]) -> Iterator[Any]:
    """Conditions as they are; of exact scalars and tensors that each component is zero, each once, and their domain.

    Raises
    ------
    InputError
        Such a scalar or tensor is zero already.
    """
    for assumption in assumptions:
        if not isinstance(assumption, Element) and not hasattr(assumption, "equation_components"):
            yield assumption
            continue
        single = isinstance(assumption, Element)
        parts = [assumption] if single else [part for _, part, _ in assumption.equation_components(0)]
        telling: list[Element] = []
        for part in parts:
            if not part.is_zero() and part not in telling and -part not in telling:
                telling.append(part)
        if not telling:
            raise InputError("an assumed tensor or scalar says nothing: it is zero already", "assuming=[]")
        yield from telling[0].field.domain.conditions
        yield from (sp.Eq(part.to_sympy(), 0) for part in telling)


def put_in(expression: Any, solved: Mapping[Any, Any]) -> Any:
    """An expression with the values put in: functions at whatever arguments, then symbols, all at once."""
    if not isinstance(expression, sp.Basic) or not _mentions(expression, solved):
        return expression
    if isinstance(expression, SideCondition):
        return SideCondition(*(put_in(side, solved) for side in expression.args))
    refuse_to_rebuild(expression)
    for order in expression.atoms(sp.Order):
        if fixed := [str(s) for s in order.variables if s in solved]:
            raise InputError(f"{fixed[0]} is assumed to have a value, but {order} lets it go to zero", "either of both")
    for left, right in solved.items():
        if isinstance(left, AppliedUndef):
            expression = expression.replace(left.func, sp.Lambda(left.args, right))
    symbols = {left: right for left, right in solved.items() if isinstance(left, sp.Symbol)}
    expression = expression.subs(symbols, simultaneous=True) if symbols else expression
    return expression.doit() if expression.has(sp.Derivative, sp.Subs) else expression


def put_into(side: Any, solved: Mapping[Any, Any]) -> Any:
    """A side with the solved assumptions put in, derivatives of what was put in carried out."""
    return put_in(side.to_sympy() if isinstance(side, Element | Series) else side, solved) if solved else side


def moved(domain: Domain, solved: Mapping[Any, Any]) -> Domain:
    """The domain of an exact scalar with the solved assumptions put in: there its roots mean what they meant.

    Raises
    ------
    DomainError, InputError
        The assumptions lead out of it.
    """
    symbols = {known: value for known, value in solved.items() if isinstance(known, sp.Symbol)}
    functions = {known: value for known, value in solved.items() if known not in symbols}
    return moved_domain(read_domain((put_in(c, functions) for c in domain.conditions), domain.reals), symbols)


def overlooked(
    assumptions: Iterable[Any], solved: Mapping[Any, Any], conditions: Iterable[Any], vanishes: Callable[[Any], bool]
) -> str:
    """Why a refutation may overlook what the equations say: one holds for every value of a coordinate on which no
    function in it depends, so that f(r) = m t says m = 0. Empty where its derivatives by such coordinates vanish by the
    equations, as `vanishes` tells. A proof overlooks nothing.

    Coordinates are what functions in equations depend on and those of assumed tensors; every symbol in an assumed
    scalar may be one.
    """
    coordinates = _varying(assumptions)
    remaining = [(c.left, c.right) for c in conditions if isinstance(c, SideCondition)]
    for left, right in [*solved.items(), *remaining]:
        inside = (left.free_symbols | right.free_symbols) & coordinates
        functions = left.atoms(AppliedUndef) | right.atoms(AppliedUndef)
        missing = min((inside - f.free_symbols for f in functions), key=len, default=inside)
        if not all(vanishes(sp.diff(left - right, c)) for c in sorted(missing, key=str)):
            names = ", ".join(sorted(map(str, missing)))
            return f"{left} = {right} for every {names} may say more: assume what it says of its coefficients, too"
    return ""


def kept(verdict: Verdict, solved: Mapping[Any, Any]) -> Verdict:
    """A verdict, but no witness at which a replaced symbol is not what it is assumed to be: n = 1/2 of an integer n."""
    if not isinstance(verdict, Refuted):
        return verdict
    place = dict(verdict.witness.assignment)
    for symbol, value in solved.items():
        if not isinstance(symbol, sp.Symbol):  # nothing is known of a function beforehand
            continue
        there = _at(value, place)
        known = {} if there.free_symbols else symbol.assumptions0
        if any(getattr(there, f"is_{fact}", None) != holds for fact, holds in known.items()):
            return Undecided(Reason.NO_WITNESS, f"{symbol} would be {there}")
    return verdict


def _at(value: Any, place: Mapping[Any, Any]) -> Any:
    """A value at a point; as it stands where it has derivatives or integrals that the point leaves free."""
    if value.has(sp.Integral, sp.Subs):
        return value
    functions = {known: number for known, number in place.items() if not isinstance(known, sp.Symbol)}
    there = value.xreplace(functions)
    return there if there.has(sp.Derivative) else there.xreplace(place)


def _varying(assumptions: Iterable[Any]) -> set[Any]:
    """What functions in equations depend on, and derivatives are taken by: coordinates, no parameters."""
    found: set[Any] = set()
    for assumption in assumptions:
        if isinstance(assumption, Element):
            found |= assumption.to_sympy().free_symbols
            continue
        if hasattr(assumption, "equation_components"):
            found |= set(assumption.metric.coordinates)
            continue
        for node in assumption.atoms(AppliedUndef, sp.Derivative) if isinstance(assumption, sp.Eq) else ():
            parts = node.variables if isinstance(node, sp.Derivative) else node.args
            found |= set().union(*(part.free_symbols for part in parts))
    return found


def _is_solved(left: Any, right: Any, varying: set[Any]) -> bool:
    """Whether an equation gives a symbol, or a function of different symbols, its value.

    f(t) = f'(t) does not; f(t) = f(2t) is a circle, of which the caller complains.
    """
    if isinstance(left, sp.Symbol):
        return left not in right.free_symbols
    if not isinstance(left, AppliedUndef) or not all(isinstance(a, sp.Symbol) for a in left.args):
        return False
    within = {f for f in right.atoms(AppliedUndef) if f.func == left.func}
    others = right.free_symbols & varying - set(left.args)
    return len(set(left.args)) == len(left.args) and within != {left} and not others


def _side_condition(left: Any, right: Any) -> SideCondition:
    if not (left.free_symbols | right.free_symbols | left.atoms(AppliedUndef) | right.atoms(AppliedUndef)):
        raise InputError(f"the assumption {left} = {right} contains no unknown", "Eq(f(t).diff(t), f(t))")
    return SideCondition(left, right)


def _mentions(expression: Any, solved: Mapping[Any, Any]) -> bool:
    functions = {f.func for f in expression.atoms(AppliedUndef)}
    return any(left in expression.free_symbols or getattr(left, "func", None) in functions for left in solved)


def _of_the_symbol(symbol: Any, value: Any) -> list[Any]:
    """What a symbol's own assumptions ask of the value that replaces it."""
    found: list[Any] = []
    if isinstance(value, sp.Symbol) and symbol.is_integer:
        found.append(sp.Contains(value, sp.S.Integers))
    elif isinstance(value, sp.Symbol) and symbol.is_real and value.is_real is None:
        found.append(sp.Contains(value, sp.S.Reals))
    if symbol.is_positive or symbol.is_negative:
        found.append(value > 0 if symbol.is_positive else value < 0)
    elif symbol.is_nonnegative:
        found.append(value >= 0)
    return found


def check_solved(lhs: Any, rhs: Any, solved: Mapping[Any, Any], domain: Domain) -> None:
    """Refuse an assumption on a symbol or function that merely has the name of one of the claim: it would be passed
    over in silence."""
    written = [x for x in (lhs, rhs, *solved, *solved.values()) if isinstance(x, sp.Basic)]
    functions = dict.fromkeys(f.func for x in written for f in sorted(x.atoms(AppliedUndef), key=str))
    symbols = dict.fromkeys(s for x in (lhs, rhs, *solved) for s in _symbols_of(x))
    for home in (Field.rational(domain), *(s.field for s in (lhs, rhs) if isinstance(s, Element | Series))):
        check_names(home, symbols)
        check_functions(home, functions)


def _symbols_of(side: Any) -> list[Any]:
    """The symbols of a side, or of what is solved for where that is a symbol."""
    if isinstance(side, Element):
        return [g.symbol for _, g in side.field.find(SymbolGenerator)]
    return [s for s in sorted(getattr(side, "free_symbols", ()), key=str) if isinstance(s, sp.Symbol)]
