"""Functions that increase or decrease in one of their symbols, whatever the others are."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, cast

import sympy as sp

from ...errors import DivisionByZeroError, EmptyDomainError, InputError
from ...exact import Domain, Element, Field, Reader, about, hooks, read_domain, sympified
from ...exact.sampling import is_allowed
from ...exact.signs.algebraic import arguments_of, symbols_of
from ..borders import put_in_unevaluated
from ..conditions import Conditions
from ..small_print import conditions_of
from ..verdict import Proved, Reason, Refuted, Undecided, Verdict, combined
from ..witness import Witness
from .counterexample import Search
from .relations import decide_relation
from .signs import UNKNOWN
from .slopes import interval
from .solving import Solver


def is_increasing(function: Any, symbol: Any, *, domain: Iterable[Any] = (), strictly: bool = True) -> Verdict:
    """Whether a function increases with one of its symbols all over a domain, the other symbols held fixed.

    Parameters
    ----------
    function : SymPy expression or exact scalar, real on the domain
    symbol : SymPy symbol
    domain : SymPy conditions on the symbols, as in `decide`
        The values that it leaves to the symbol have to be an interval: 1/x falls for x > 0 and for x < 0, and yet
        1/(−1) < 1/1.
    strictly : f(x) < f(y) for x < y; otherwise f(x) ≤ f(y)

    Returns
    -------
    Verdict
        `Proved` by the sign of the derivative, which a strictly increasing function of one symbol may have zeros of;
        `Refuted` with a point inside the domain at which the derivative is negative; `Undecided` with the reason. Of a
        symbol with finitely many values each is compared with the next; for any integer it is undecided.

    Raises
    ------
    InputError
        A symbol that is none, a function that is not shown to be real.

    Examples
    --------
    >>> import sympy as sp
    >>> M, r = sp.symbols("M r", positive=True)
    >>> is_increasing(1 - 2*M/r, r)
    Proved()
    >>> is_increasing(r - 2*M*sp.log(r), r, domain=[r > M]).refuted  # it falls up to r = 2M
    True
    """
    return _monotonic(function, symbol, domain, 1, strictly)


def is_decreasing(function: Any, symbol: Any, *, domain: Iterable[Any] = (), strictly: bool = True) -> Verdict:
    """Whether a function decreases with one of its symbols all over a domain; see `is_increasing`.

    Examples
    --------
    >>> import sympy as sp
    >>> v = sp.Symbol("v", positive=True)
    >>> is_decreasing(1 + 1/v**2, v)
    Proved()
    """
    return _monotonic(function, symbol, domain, -1, strictly)


def _monotonic(function: Any, symbol: Any, domain: Iterable[Any], direction: int, strictly: bool) -> Verdict:
    if not isinstance(symbol, sp.Symbol):
        raise InputError(f"{symbol!r} is no symbol in which a function could be monotonic", "r, as in f(r)")
    known = domain if isinstance(domain, Domain) else read_domain(_listed(domain))
    if isinstance(function, Element):
        known = function.field.domain & known
    else:
        try:
            function = sympified(function)
        except sp.SympifyError:
            raise InputError(f"{function!r:.60} is no function", "a SymPy expression") from None
    try:
        known = about(known, (function,))
        reader = Reader(Field.rational(known))
        hooks.call("settle domain", reader.field)
    except EmptyDomainError as error:
        return Undecided(Reason.EMPTY_DOMAIN, str(error))
    (value,) = reader.read_all([function])
    divisors = [element for _, element in reader.divisors]
    slope = direction * value.diff(symbol)
    if not hooks.call("is real", value) or not hooks.call("is real", slope):
        raise InputError(f"{function} is not shown to be real", "a real function, domain=[x > 0]")
    if known.is_discrete(symbol):
        return _on_values(known, symbol, function, direction, strictly)
    symbols = sorted(symbols_of(slope), key=str)
    inside = _inside(known, symbol)
    search = Search(
        0, slope, inside, symbols, Reader(slope.field), strictly and slope.is_zero(), divisors, slope.is_zero()
    )
    wrong = search.among_drawn()
    found = UNKNOWN if wrong is not None else Solver().sign(slope)
    if wrong is None and not found.grade:
        wrong = search.among(found.places) or search.far_away()
    if wrong is not None:
        return Refuted(cast(Witness, wrong))
    if not found.grade and not slope.is_zero():
        return Undecided(Reason.AMBIGUOUS_SIGN, f"the domain does not say whether {slope} > 0")
    open_question = _not_on_an_interval(value, symbol)
    if open_question:
        return Undecided(Reason.AMBIGUOUS_SIGN, open_question)
    if known.facts and not search.drawn:
        return Undecided(Reason.EMPTY_DOMAIN, str(known))
    if strictly and (slope.is_zero() or (found.grade < 2 and symbols_of(value) != [symbol])):
        return Undecided(Reason.AMBIGUOUS_SIGN, f"{slope} >= 0 is proved, not that it vanishes at single points only")
    return Proved(Conditions(lambda: conditions_of(divisors)), grounds=tuple(f"the derivative: {g}" for g in found.by))


def _inside(domain: Domain, symbol: Any) -> Domain:
    """The domain without the borders that belong to it: around its points the symbol varies on both sides."""
    open_ones = {sp.GreaterThan: sp.Gt, sp.LessThan: sp.Lt}
    return read_domain(
        [
            open_ones[type(c)](*c.args, evaluate=False) if type(c) in open_ones and symbol in c.free_symbols else c
            for c in domain.conditions
        ],
        domain.reals,
    )


def _on_values(domain: Domain, symbol: Any, function: Any, direction: int, strictly: bool) -> Verdict:
    """The verdict for a symbol with finitely many values: each is compared with the next one."""
    numbers = [sp.Rational(v.numerator, v.denominator) for v in domain.values_of(symbol) or () if is_allowed(symbol, v)]
    own = [c for c in domain.conditions if symbol in getattr(c, "free_symbols", ())]
    holds = {number: [c.subs(symbol, number) for c in own] for number in numbers}
    apart = f"the values of {symbol} lie apart, and a derivative does not compare them"
    if isinstance(function, Element) or any(c not in (sp.true, sp.false) for cs in holds.values() for c in cs):
        return Undecided(Reason.AMBIGUOUS_SIGN, apart)
    numbers = [number for number in numbers if sp.false not in holds[number]]
    if not numbers:
        return Undecided(Reason.AMBIGUOUS_SIGN if domain.values_of(symbol) is None else Reason.EMPTY_DOMAIN, apart)
    kept = tuple(c for c in domain.conditions if c not in own)
    order, verdicts = sp.Lt if strictly else sp.Le, []
    for pair in pairwise(numbers[::direction]):
        sides = (put_in_unevaluated(function, symbol, number) for number in pair)
        try:
            verdict = decide_relation(order(*sides, evaluate=False), {}, kept)
        except DivisionByZeroError as error:
            return Undecided(Reason.UNSUPPORTED, f"for {symbol} = {pair[0]} or {pair[1]}: {error}")
        verdicts.append((f"{symbol} = {pair[0]} and {pair[1]}", verdict))
    return combined(verdicts)


def _not_on_an_interval(value: Element, symbol: Any) -> str:
    """Why a derivative of one sign does not make the function monotonic; empty where it does."""
    if interval(value.field.domain, symbol) is None:
        return f"the values of {symbol} on the domain are not shown to be an interval"
    for divisor in (value, *arguments_of(value)):
        if divisor.powers and not hooks.call("sign", divisor.denominator()):
            return f"{divisor.denominator()} may vanish in the domain, where the function may jump"
    return ""


def _listed(domain: Any) -> Iterable[Any]:
    if isinstance(domain, str) or not isinstance(domain, Iterable):
        if isinstance(domain, sp.Basic):
            return (domain,)
        raise InputError(f"domain = {domain!r} is no list of conditions", "domain=[x > 0]")
    return domain
