"""Deciding an equality."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

import sympy as sp

from ..errors import (
    AmbiguousSignError,
    EmptyDomainError,
    GRToolkitError,
    InputError,
    TooLargeError,
    UncertifiedDivisionError,
    UnsupportedError,
)
from ..exact import Domain, Element, Field, Reader, about, hooks, read_domain
from ..exact.kernels.symbols import SymbolGenerator
from ..exact.reader import admit_depth
from ..exact.recent import borrowed, returned
from ..exact.sampling import points
from ..exact.truncation.truncated import Series
from .assumptions import SideCondition, check_solved, kept, moved, overlooked, put_in, put_into, settled
from .bounds import checked_memory, checked_timeout, worker_forecast
from .cases import QUANTITIES, by_sign, by_values, too_many
from .conditional import decide_under
from .inequalities.relations import check_relation, decide_relation, is_order
from .orders import REASONS, decide_to_order, is_truncated
from .small_print import conditions_as_typed
from .verdict import Proved, Reason, Refuted, Undecided, Verdict, combined
from .witness import find_witness
from .worker import MEMORY, SECONDS, run_in_worker


def decide(
    lhs: Any,
    rhs: Any = 0,
    *,
    assuming: Iterable[Any] = (),
    domain: Iterable[Any] = (),
    timeout: float | None = None,
    memory: int | None = None,
) -> Verdict:
    """Decide whether two expressions are equal wherever both are defined on a domain, or an inequality holds there.

    Parameters
    ----------
    lhs, rhs : SymPy expressions, exact scalars, tensors of one type, series, or numbers
        With an O as a term, ``decide(sin(x), x + O(x**3))``, they are compared up to that order. An inequality stands
        alone, ``decide(sin(x) < x, domain=[x > 0])``; several are joined by And.
    assuming : equations; inequalities join the domain
        An exact scalar or a tensor stands for the equation that it is zero, ``L.field_equations("A")`` for instance.
        ``Eq(symbol, expression)`` and ``Eq(f(t), expression)`` are put in. Others, such as
        ``Eq(f(t).diff(t, 2), -f(t))`` or ``Eq(E**2, p**2 + m**2)``, are rewritten with: a proof under them lists what
        was divided by, and has a `model`, a point where they hold and that does not vanish.
    domain : SymPy conditions on symbols and functions, which they thereby declare to be real
        Inequalities, ``Contains(K, FiniteSet(-1, 0, 1))``, ``Contains(n, Integers)``. A symbol's own assumptions count
        too.
    timeout : seconds, optional
        The question then goes to a process of its own, which is ended when they are over. Without it the work is done
        here as long as its forecast size is admitted, and by such a process for a bounded time if it is not.
    memory : bytes, optional
        What that process may take; given alone, it asks for such a process too.

    Returns
    -------
    Verdict
        `Proved` with the divisors as typed, `Refuted` with a witness that ball arithmetic certifies, or `Undecided`
        with the reason.

    Raises
    ------
    InputError
        A string, an inexact float, NaN, a condition that is none.
    DivisionByZeroError
        A divisor that vanishes identically.

    Examples
    --------
    >>> import sympy as sp
    >>> x = sp.Symbol("x", real=True)
    >>> decide(sp.cos(2*x), 1 - 2*sp.sin(x)**2)
    Proved()
    >>> decide(sp.tan(x)*sp.cos(x), sp.sin(x))
    Proved(where cos(x) != 0)
    >>> verdict = decide(sp.sqrt(x**2), x)
    >>> verdict.refuted, verdict.witness.recheck()
    (True, True)
    >>> decide(sp.sqrt(x**2), x, domain=[x > 0]).proved
    True
    >>> decide(sp.log(x) <= x - 1, domain=[x > 0])
    Proved()
    >>> decide(sp.log(x) < x - 1, domain=[x > 0])
    Refuted(x = 1: left - right = 0)
    """
    if (assuming, domain, timeout, memory) == ((), (), None, None) and _are_one_element(lhs, rhs):
        return Proved(conditions_as_typed([], (lhs, rhs)), claim=(lhs, rhs, lhs.field.domain))
    check_relation(lhs, rhs)
    try:
        for side in (lhs, rhs):
            if isinstance(side, sp.Basic):
                admit_depth(side)
    except TooLargeError as error:
        return Undecided(Reason.TOO_LARGE, str(error))
    assumptions = _listed(assuming, "assuming")
    solved, further = settled(assumptions)
    conditions = (*(put_in(c, solved) for c in _listed(domain, "domain", lhs, rhs)), *further)
    seconds = SECONDS if timeout is None else checked_timeout(timeout)
    allowed = MEMORY if memory is None else checked_memory(memory)
    verdict = kept(
        _here_or_in_worker(lhs, rhs, solved, conditions, seconds, allowed, timeout is None and memory is None), solved
    )
    if not verdict.refuted or not assumptions:
        return verdict

    def vanishes(derivative: Any) -> bool:
        try:
            return decide_here(derivative, 0, solved, conditions).proved
        except GRToolkitError:
            return False

    hides = overlooked(assumptions, solved, further, vanishes)
    return Undecided(Reason.NO_WITNESS, hides) if hides else verdict


def _here_or_in_worker(
    lhs: Any, rhs: Any, solved: Any, conditions: Any, seconds: float, allowed: int, may_be_here: bool
) -> Verdict:
    """The verdict by this process where that is allowed and the forecast of the work is small, else by a worker."""
    if not may_be_here:
        return _in_worker(lhs, rhs, solved, conditions, seconds, allowed)
    try:
        with sp.evaluate(True):  # the question may be asked where SymPy evaluates nothing
            return decide_here(lhs, rhs, solved, conditions)
    except TooLargeError as error:
        if error.unit not in ("bytes", "products of terms", "terms") or error.forecast > worker_forecast(allowed):
            return Undecided(Reason.TOO_LARGE, str(error))
        return _in_worker(lhs, rhs, solved, conditions, seconds, allowed)


def _in_worker(
    lhs: Any, rhs: Any, solved: dict[Any, Any], conditions: tuple[Any, ...], seconds: float, memory: int
) -> Verdict:
    question = (lhs, rhs, solved, conditions)
    answer = run_in_worker(decide_here, question, seconds=seconds, memory=memory, forecast=worker_forecast(memory))
    if isinstance(answer, Verdict):
        return answer
    if isinstance(answer, TooLargeError):
        return Undecided(Reason.TOO_LARGE, str(answer))
    if isinstance(answer, BaseException):
        raise answer
    return Undecided(*answer)


def _listed(conditions: Any, name: str, *sides: Any) -> tuple[Any, ...]:
    """Conditions given as one or as a sequence."""
    if isinstance(conditions, Domain):
        return about(conditions, sides).conditions
    if isinstance(conditions, sp.Basic) and not isinstance(conditions, sp.Tuple):
        return (conditions,)
    if isinstance(conditions, Element) or hasattr(conditions, "equation_components"):
        return (conditions,)
    if isinstance(conditions, str) or not isinstance(conditions, Iterable):
        raise InputError(f"{name} = {conditions!r} is no list of conditions", f"{name}=[x > 0]")
    return tuple(conditions)


def _are_one_element(lhs: Any, rhs: Any) -> bool:
    """Whether both are exact scalars of one field with one normal form: what the long way would find as well."""
    return type(lhs) is Element and type(rhs) is Element and lhs.field is rhs.field and lhs == rhs


def decide_here(
    lhs: Any, rhs: Any, solved: dict[Any, Any], conditions: tuple[Any, ...], split: tuple[Any, ...] = ()
) -> Verdict:
    """`decide` in this process, whatever it takes below the forecast limit in force; `split` are the quantities whose
    sign is being told apart."""
    if is_order(lhs):
        return decide_relation(lhs, solved, conditions)
    if not solved and not conditions and _are_one_element(lhs, rhs):
        return Proved(conditions_as_typed([], (lhs, rhs)), claim=(lhs, rhs, lhs.field.domain))
    if hasattr(lhs, "equation_components") or hasattr(rhs, "equation_components"):
        tensor, other = (lhs, rhs) if hasattr(lhs, "equation_components") else (rhs, lhs)
        return combined(
            (name, decide_here(a, other if is_truncated(other) else b, solved, conditions))
            for name, a, b in tensor.equation_components(0 if is_truncated(other) else other)
        )
    side_conditions = [c for c in conditions if isinstance(c, SideCondition)]
    domain = read_domain(c for c in conditions if not isinstance(c, SideCondition))
    if solved:
        check_solved(lhs, rhs, solved, domain)
        for side in (lhs, rhs):
            if isinstance(side, Element | Series):
                domain = moved(side.field.domain, solved) & domain
        lhs, rhs = put_into(lhs, solved), put_into(rhs, solved)
    for side in (s for s in (lhs, rhs) if isinstance(s, Element | Series)):
        domain = side.field.domain & domain
    try:
        domain = about(domain, (lhs, rhs))
    except EmptyDomainError as error:
        return Undecided(Reason.EMPTY_DOMAIN, str(error))
    lent = None if any(isinstance(side, Element) for side in (lhs, rhs)) else borrowed(domain)
    reader = Reader(lent[0]) if lent else _reader((lhs, rhs), domain)
    if conditions or solved:  # a proof on an empty domain would say nothing
        try:
            hooks.call("settle domain", reader.field)
        except EmptyDomainError as error:
            return Undecided(Reason.EMPTY_DOMAIN, str(error))
    if side_conditions and (is_truncated(lhs) or is_truncated(rhs)):
        return Undecided(Reason.UNSUPPORTED, "an expansion under assumed equations that are not solved")
    if is_truncated(lhs) or is_truncated(rhs):
        return decide_to_order((lhs, rhs), reader, lambda c: decide_here(c, 0, {}, conditions))
    quantity, difference = None, None
    try:
        if side_conditions:
            verdict = decide_under(side_conditions, (lhs, rhs), reader)
            if not isinstance(verdict, Undecided) or verdict.reason is Reason.INCONSISTENT:
                return verdict
            verdict_by_value = _by_value(lhs, rhs, domain, conditions)
            return verdict if verdict_by_value is None else verdict_by_value
        left, right = reader.read_all([lhs, rhs])
        difference = left - right
        if lent:
            returned(lent, reader.field)
        if difference.is_zero():
            return Proved(conditions_as_typed(reader.divisors, (lhs, rhs)), claim=(lhs, rhs, domain))
        otherwise = Undecided(Reason.NO_WITNESS)
    except (AmbiguousSignError, UncertifiedDivisionError, UnsupportedError) as error:
        otherwise = Undecided(REASONS[type(error)], str(error))
        quantity = getattr(error, "quantity", None)
    verdict_by_value = _by_value(lhs, rhs, domain, conditions)
    if verdict_by_value is not None:
        return verdict_by_value
    if side_conditions:
        return otherwise
    if quantity is not None and len(split) == QUANTITIES:
        return too_many(split)
    if quantity is not None and quantity not in split:

        def on_one_side(left: Any, right: Any, narrowed: tuple[Any, ...]) -> Verdict:
            return decide_here(left, right, {}, narrowed, (*split, quantity))

        verdict_by_sign = by_sign(on_one_side, (lhs, rhs), quantity, domain, conditions)
        if verdict_by_sign is not None and (split or verdict_by_sign.reason is not Reason.TOO_MANY_CASES):
            return verdict_by_sign
        otherwise = verdict_by_sign if isinstance(verdict_by_sign, Undecided) else otherwise
    return _refuted_or(lhs, rhs, domain, otherwise, difference)


def _by_value(lhs: Any, rhs: Any, domain: Domain, conditions: tuple[Any, ...]) -> Verdict | None:
    """The verdict by cases, where a symbol of the claim or of an assumed equation has finitely many values."""
    if not domain.values:
        return None
    speaking = [c for c in conditions if isinstance(c, SideCondition)]
    for symbol in sorted(set().union(*map(_free, (lhs, rhs, *speaking))), key=attrgetter("name")):
        values = domain.values_of(symbol)
        if values == ():
            return Undecided(Reason.EMPTY_DOMAIN, f"no value is left for {symbol}")
        if values:
            return by_values(lambda a, b, fixed: decide_here(a, b, {}, fixed), (lhs, rhs), symbol, values, conditions)
    return None


def _reader(sides: tuple[Any, ...], domain: Domain) -> Reader:
    """A reader on the domain, in the field of an exact scalar among the sides where that is on it already."""
    field = next((side.field for side in sides if isinstance(side, Element) and side.field.domain == domain), None)
    return Reader(field or Field.rational(domain))


def _refuted_or(lhs: Any, rhs: Any, domain: Domain, otherwise: Undecided, difference: Element | None = None) -> Verdict:
    """Refuted if a witness is found, else the open verdict.

    The sides are evaluated as typed. Where they hold integrals of unknown functions, which have no values, their
    difference may still have one: then its normal form is evaluated.
    """
    symbols = sorted(_free(lhs) | _free(rhs), key=attrgetter("name"))
    reader = _reader((lhs, rhs), domain)
    try:
        witness = find_witness(lhs, rhs, domain, symbols, reader)
    except (UnsupportedError, AmbiguousSignError):
        return otherwise
    if witness is not None:
        return Refuted(witness, claim=(lhs, rhs, domain))
    if difference is not None and not all(g.has_values for g in difference.field.generators):
        witness = find_witness(difference, 0, domain, symbols, Reader(difference.field))
        if witness is not None:
            return Refuted(witness, claim=(lhs, rhs, domain))
        return Undecided(Reason.NO_VALUE, str(difference))
    if otherwise.reason is Reason.NO_WITNESS and next(points(domain, symbols, reader, 1), None) is None:
        return Undecided(Reason.EMPTY_DOMAIN, str(domain))
    return otherwise


def _free(side: Any) -> set[Any]:
    if isinstance(side, Element):
        return {g.symbol for _, g in side.field.find(SymbolGenerator)}
    return {s for s in side.free_symbols if isinstance(s, sp.Symbol)} if isinstance(side, sp.Basic) else set()
