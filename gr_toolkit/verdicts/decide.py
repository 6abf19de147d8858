"""Deciding an equality."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp

from ..errors import (
    AmbiguousRootError,
    DivisionByZeroError,
    EmptyDomainError,
    InputError,
    TooLargeError,
    UncertifiedDivisionError,
    UnsupportedError,
)
from ..exact import Domain, Element, Field, Reader, hooks, read_domain
from ..exact.curved import is_constant
from ..exact.reader import admit_depth
from ..exact.sampling import is_allowed, points
from ..exact.symbols import SymbolGenerator, check_names
from .assumptions import put_in, settled
from .verdict import Condition, Proved, Reason, Refuted, Undecided, Verdict, combined
from .witness import find_witness
from .worker import MEMORY, SECONDS, run_in_worker

REASONS = {
    AmbiguousRootError: Reason.AMBIGUOUS_ROOT,
    UncertifiedDivisionError: Reason.NOT_CERTIFIED,
    UnsupportedError: Reason.UNSUPPORTED,
}
WORKER_FORECAST = 4 * MEMORY  # bytes; forecasts are upper bounds, so a worker may try what looks larger than its memory


def decide(
    lhs: Any, rhs: Any = 0, *, assuming: Iterable[Any] = (), domain: Iterable[Any] = (), timeout: float | None = None
) -> Verdict:
    """Decide whether two expressions are equal wherever both are defined on a domain.

    Parameters
    ----------
    lhs, rhs : SymPy expressions, exact scalars, tensors of one type, or numbers
    assuming : equations ``Eq(symbol, expression)`` or ``Eq(f(t), expression)``, put in; inequalities join the domain
    domain : SymPy conditions on symbols and functions, which they thereby declare to be real
        Inequalities, ``Contains(K, FiniteSet(-1, 0, 1))``, ``Contains(n, Integers)``. A symbol's own assumptions count
        too.
    timeout : seconds, optional
        The question then goes to a process of its own, which is ended when they are over. Without it the work is done
        here as long as its forecast size is admitted, and by such a process for a bounded time if it is not.

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
    """
    try:
        for side in (lhs, rhs):
            if isinstance(side, sp.Basic):
                admit_depth(side)
    except TooLargeError as error:
        return Undecided(Reason.TOO_LARGE, str(error))
    solved, further = settled(_listed(assuming, "assuming"))
    conditions = (*(put_in(c, solved) for c in _listed(domain, "domain")), *further)
    if timeout is not None:
        if isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or not timeout > 0:
            raise InputError(f"the timeout {timeout!r} is no number of seconds", "timeout=10")
        return _in_worker(lhs, rhs, solved, conditions, float(timeout))
    try:
        return decide_here(lhs, rhs, solved, conditions)
    except TooLargeError as error:
        if error.unit != "bytes" or error.forecast > WORKER_FORECAST:
            return Undecided(Reason.TOO_LARGE, str(error))
        return _in_worker(lhs, rhs, solved, conditions, SECONDS)


def _in_worker(lhs: Any, rhs: Any, solved: dict[Any, Any], conditions: tuple[Any, ...], seconds: float) -> Verdict:
    answer = run_in_worker(decide_here, (lhs, rhs, solved, conditions), seconds=seconds, forecast=WORKER_FORECAST)
    if isinstance(answer, Verdict):
        return answer
    if isinstance(answer, TooLargeError):
        return Undecided(Reason.TOO_LARGE, str(answer))
    if isinstance(answer, BaseException):
        raise answer
    return Undecided(*answer)


def _listed(conditions: Any, name: str) -> tuple[Any, ...]:
    """Conditions given as one or as a sequence."""
    if isinstance(conditions, sp.Basic) and not isinstance(conditions, sp.Tuple):
        return (conditions,)
    if isinstance(conditions, str) or not isinstance(conditions, Iterable):
        raise InputError(f"{name} = {conditions!r} is no list of conditions", f"{name}=[x > 0]")
    return tuple(conditions)


def decide_here(lhs: Any, rhs: Any, solved: dict[Any, Any], conditions: tuple[Any, ...]) -> Verdict:
    """`decide` in this process, whatever it takes below the forecast limit in force."""
    if hasattr(lhs, "equation_components") or hasattr(rhs, "equation_components"):
        tensor, other = (lhs, rhs) if hasattr(lhs, "equation_components") else (rhs, lhs)
        return combined(
            (name, decide_here(a, b, solved, conditions)) for name, a, b in tensor.equation_components(other)
        )
    domain = read_domain(conditions)
    if solved:  # an assumption on another symbol of the same name would be passed over in silence
        check_names(
            Field.rational(domain), [*_free(lhs), *_free(rhs), *(s for s in solved if isinstance(s, sp.Symbol))]
        )
        lhs, rhs = _put_in(lhs, solved), _put_in(rhs, solved)
    for side in (lhs, rhs):
        if isinstance(side, Element):
            domain = side.field.domain & domain
    reader = _reader((lhs, rhs), domain)
    if conditions:  # a proof on an empty domain would say nothing
        try:
            hooks.call("settle domain", reader.field)
        except EmptyDomainError as error:
            return Undecided(Reason.EMPTY_DOMAIN, str(error))
    try:
        left, right = reader.read_all([lhs, rhs])
        difference = left - right
        if difference.is_zero():
            return Proved(_conditions(reader, (lhs, rhs)))
        otherwise = Undecided(Reason.NO_WITNESS)
    except (AmbiguousRootError, UncertifiedDivisionError, UnsupportedError) as error:
        otherwise = Undecided(REASONS[type(error)], str(error))
    for symbol in sorted(_free(lhs) | _free(rhs), key=str):
        values = domain.values_of(symbol)
        if values == ():
            return Undecided(Reason.EMPTY_DOMAIN, f"no value is left for {symbol}")
        if values:
            return _by_cases(lhs, rhs, symbol, values, conditions)
    return _refuted_or(lhs, rhs, domain, otherwise)


def _reader(sides: tuple[Any, ...], domain: Domain) -> Reader:
    """A reader on the domain, in the field of an exact scalar among the sides where that is on it already."""
    field = next((side.field for side in sides if isinstance(side, Element) and side.field.domain == domain), None)
    return Reader(field or Field.rational(domain))


def _put_in(side: Any, solved: dict[Any, Any]) -> Any:
    """A side with the solved assumptions put in, derivatives of what was put in carried out."""
    return put_in(side.to_sympy() if isinstance(side, Element) else side, solved) if solved else side


def _refuted_or(lhs: Any, rhs: Any, domain: Domain, otherwise: Undecided) -> Verdict:
    """Refuted if a witness is found, else the open verdict."""
    symbols = sorted({s for side in (lhs, rhs) for s in _free(side)}, key=str)
    reader = _reader((lhs, rhs), domain)
    try:
        witness = find_witness(lhs, rhs, domain, symbols, reader)
    except (UnsupportedError, AmbiguousRootError):
        return otherwise
    if witness is not None:
        return Refuted(witness)
    if otherwise.reason is Reason.NO_WITNESS and next(points(domain, symbols, reader, 1), None) is None:
        return Undecided(Reason.EMPTY_DOMAIN, str(domain))
    return otherwise


def _free(side: Any) -> set[Any]:
    if isinstance(side, Element):
        return {g.symbol for _, g in side.field.find(SymbolGenerator)}
    return {s for s in side.free_symbols if isinstance(s, sp.Symbol)} if isinstance(side, sp.Basic) else set()


def _by_cases(lhs: Any, rhs: Any, symbol: Any, values: tuple[Any, ...], conditions: tuple[Any, ...]) -> Verdict:
    """One verdict for each value of a symbol that has finitely many; a refutation names its value."""
    verdicts: list[tuple[str, Verdict]] = []
    undefined: list[DivisionByZeroError] = []
    for value in values:
        number = sp.Rational(value.numerator, value.denominator)
        fixed = [c.subs(symbol, number) if isinstance(c, sp.Basic) else c for c in conditions]
        if any(c in (False, sp.false) for c in fixed) or not is_allowed(symbol, value):
            continue  # another condition, or what the symbol is assumed to be, rules the value out
        try:
            left, right = (_fixed(side, symbol, number) for side in (lhs, rhs))
            verdict = decide_here(left, right, {}, tuple(c for c in fixed if c not in (True, sp.true)))
        except DivisionByZeroError as error:  # one side is not defined there, and nothing is claimed
            undefined.append(error)
            verdict = Proved((Condition(symbol - number),))
        verdicts.append((f"{symbol} = {value}", verdict))
    if undefined and len(undefined) == len(verdicts):
        raise undefined[0]
    return combined(verdicts) if verdicts else Undecided(Reason.EMPTY_DOMAIN, f"no value is left for {symbol}")


def _fixed(side: Any, symbol: Any, number: Any) -> Any:
    """A side with a symbol's value put in; nothing is evaluated on the way, so that 1/(K − 1) stays a division."""
    if isinstance(side, Element):
        return side.subs({symbol: number})
    if not isinstance(side, sp.Basic):
        return side
    if any(symbol in getattr(node, "variables", ()) for node in sp.preorder_traversal(side)):
        return side.subs(symbol, number)  # it is bound somewhere: d/dK, an integral over K
    with sp.evaluate(False):
        return side.xreplace({symbol: number})


def _conditions(reader: Reader, sides: tuple[Any, ...]) -> tuple[Condition, ...]:
    """The divisors as typed, factor by factor; of exact scalars the denominators as shown."""
    divisors = [element for _, element in reader.divisors]
    divisors += [side.denominator() for side in sides if isinstance(side, Element)]
    return conditions_of(divisors)


def conditions_of(divisors: Iterable[Element]) -> tuple[Condition, ...]:
    """The factors of divisors that are not constant, each once, and whether the domain rules their zeros out."""
    found: dict[str, Condition] = {}
    for element in divisors:
        if is_constant(element):
            continue
        written = (element * element.denominator()).to_sympy()  # in which (1 − sin)(1 + sin) is cos² again
        for factor in sp.Mul.make_args(written):
            base = factor.as_base_exp()[0]
            part = Reader(element.field).read(base)
            if not is_constant(part):
                expression = -base if base.could_extract_minus_sign() else base
                found.setdefault(str(expression), Condition(expression, bool(hooks.call("sign", part))))
    return tuple(found.values())
