"""Oriented coordinate boxes: limits of coordinates, the others fixed, and whether they lie in the chart's domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import DomainError, IndexMismatchError, InputError
from ...exact import Element, Field, Reader, hooks, read_domain
from ...exact.homomorphism import bring
from ...exact.rebuilding import rebuilt
from ...exact.signs.continuity import is_entire
from ...exact.substitution import moved_domain
from ...exact.sympified import sympified

if TYPE_CHECKING:
    from ..chart import Chart
    from ..tensor import Tensor

WEAK = {kind: weak for weak, strict in ((sp.Ge, sp.Gt), (sp.Le, sp.Lt)) for kind in (weak, strict)}


@final
@dataclass(frozen=True)
class Side:
    """One coordinate between its limits; `orders` holds +1 where from < to may be, −1 where from > to may be."""

    symbol: Any
    lower: Any
    upper: Any
    orders: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the limits are the same."""
        return not self.orders

    def limit(self, field: Field, end: int) -> Element:
        """A limit as an element over a field."""
        return Reader(field).read((self.lower, self.upper)[end])

    def conditions(self, order: int, closed: bool) -> tuple[Any, Any]:
        """The coordinate between its limits, with the ends or without."""
        low, high = (self.lower, self.upper)[::order]
        above, below = (sp.Ge, sp.Le) if closed else (sp.Gt, sp.Lt)
        return above(self.symbol, low, evaluate=False), below(self.symbol, high, evaluate=False)


@final
@dataclass(frozen=True)
class Box:
    """The sides of a box in the order of its orientation, the values of other coordinates, and what is known.

    Attributes
    ----------
    fixed : conditions on what is held fixed
    inner : the chart's conditions on the sides' coordinates
    reals : symbols that are real
    values : coordinate -> value of those that were given one, and the sides' coordinates as plain symbols
    home : the field of what is held fixed
    """

    sides: tuple[Side, ...]
    fixed: tuple[Any, ...]
    inner: tuple[Any, ...]
    reals: frozenset[Any]
    values: Mapping[Any, Any]
    home: Field

    def put_into(self, component: Element, root: Field) -> Element:
        """A component with the values put in, over a root whose domain is that of the box."""
        reader = Reader(root)
        return rebuilt(component, root, {symbol: reader.read(value) for symbol, value in self.values.items()})

    def root(self, order: Sequence[int], closed: Iterable[Side], open_: Iterable[Side] | None = None) -> Field:
        """Q on the inside of the box, with the ends of the closed sides; sides that are neither are done with."""
        closed = tuple(closed)
        present = self.sides if open_ is None else tuple(open_)
        conditions = list(self.fixed)
        for side, direction in zip(self.sides, order, strict=True):
            if side in present:
                conditions += side.conditions(direction, side in closed)
        symbols, weak = {side.symbol for side in present}, {side.symbol for side in closed}
        done = {side.symbol for side in self.sides} - symbols
        for condition in self.inner:
            if not condition.free_symbols & done:
                conditions += _at_the_ends(condition) if condition.free_symbols & weak else [condition]
        return _root(tuple(conditions), self.reals)

    def admit(self, order: Sequence[int]) -> None:
        """Raise unless the inside of the box is shown to lie in the chart's domain.

        Raises
        ------
        DomainError
            A condition of the chart is not known to hold there.
        """
        limits = [
            c for side, direction in zip(self.sides, order, strict=True) for c in side.conditions(direction, False)
        ]
        inside = _root((*self.fixed, *limits), self.reals)
        for condition in self.inner:
            said = read_domain([condition])
            if said.values or said.integers:
                raise DomainError(f"the chart's coordinate takes separate values only: {condition}")
            for fact in said.facts:
                grade = hooks.call(
                    "sign" if fact.strict or fact.nonzero else "sign or zero", bring(fact.element, inside)
                )
                if grade <= 0 and not (fact.nonzero and grade):
                    shown = ", ".join(f"{s.symbol} from {s.lower} to {s.upper}" for s in self.sides)
                    raise DomainError(
                        f"the box with {shown} is not known to lie in the chart, where {condition}\n"
                        "  write: limits inside, or domain=[...] with what is known of the symbols in them"
                    )


@lru_cache(maxsize=64)
def _root(conditions: tuple[Any, ...], reals: frozenset[Any]) -> Field:
    """Q on a domain, one object however often it is asked for: what is built on it is kept."""
    return Field.rational(read_domain(conditions, reals))


def _at_the_ends(condition: Any) -> list[Any]:
    """What is left of a condition where the box's ends belong to it: f ≥ 0 of f > 0, for f continuous everywhere."""
    if type(condition) not in WEAK or not all(is_entire(fact.element) for fact in read_domain([condition]).facts):
        return []
    return [WEAK[type(condition)](*condition.args, evaluate=False)]


def read_box(form: Tensor, box: Any, at: Any, domain: Any) -> tuple[Box, Element]:
    """(box, the form's component on it) from what `integral` is given; see there for the errors."""
    chart = form.metric.chart
    numbered, fixed = _by_number(chart, box, "{'theta': (0, pi)}"), _by_number(chart, at, "at={'t': 0}")
    if len(numbered) != form.rank:
        raise IndexMismatchError(
            f"a {form.rank}-form over a box of dimension {len(numbered)}", f"limits for {form.rank} coordinates"
        )
    for k in set(numbered) & set(fixed):
        raise InputError(f"the coordinate {chart.coordinates[k]} is held fixed and integrated over", "one of the two")
    sides = {chart.coordinates[k] for k in numbered}
    moving = {x.name for x in sides} | {chart.coordinates[k].name for k in fixed}
    values = {chart.coordinates[k]: _held_fixed(v, f"{chart.coordinates[k]} =", moving) for k, v in fixed.items()}
    limits = {chart.coordinates[k]: _limits(pair, chart.coordinates[k], moving) for k, pair in numbered.items()}
    component = form.component(tuple(numbered))
    moved = moved_domain(component.field.domain, values)
    extra = read_domain(_conditions(domain, moving))
    known = (*(c for c in moved.conditions if not c.free_symbols & sides), *extra.conditions)
    plain = {x: sp.Symbol(x.name) for x in sides}
    inner = tuple(c.xreplace(plain) for c in moved.conditions if c.free_symbols & sides)
    inner += tuple(c for x in sorted(sides, key=str) for c in _assumed(x, plain[x]))
    reals = frozenset(plain.get(x, x) for x in moved.reals | extra.reals)
    home = _root(known, reals - set(plain.values()))
    hooks.call("settle domain", home)
    oriented = tuple(Side(plain[x], *pair, _orders(pair, home)) for x, pair in limits.items())
    return Box(oriented, known, inner, reals, values | plain, home), component


def _assumed(symbol: Any, plain: Any) -> tuple[Any, ...]:
    """What a coordinate assumes of itself as conditions: on the closed box they need not hold.

    Raises
    ------
    InputError
        It takes no continuous range of values.
    """
    if symbol.is_integer or symbol.is_rational or symbol.is_irrational:
        raise InputError(
            f"the coordinate {symbol} is {'no ' if symbol.is_irrational else ''}rational by assumption", "a real symbol"
        )
    found = {
        sp.Gt: symbol.is_positive,
        sp.Lt: symbol.is_negative,
        sp.Ge: symbol.is_nonnegative and not symbol.is_positive,
        sp.Le: symbol.is_nonpositive and not symbol.is_negative,
        sp.Ne: symbol.is_nonzero and not symbol.is_positive and not symbol.is_negative,
    }
    return tuple(kind(plain, 0, evaluate=False) for kind, holds in found.items() if holds)


def _by_number(chart: Chart, given: Any, example: str) -> dict[int, Any]:
    """What is given for coordinates, by their numbers."""
    if not isinstance(given, Mapping):
        raise InputError(f"{given!r} is no mapping from coordinates", example)
    found = {chart.number(key): value for key, value in given.items()}
    if len(found) < len(given):
        raise InputError(f"a coordinate is given twice in {dict(given)}", "each coordinate once")
    return found


def _held_fixed(value: Any, what: str, moving: set[str]) -> Any:
    """A finite SymPy expression in what is held fixed."""
    try:
        read = sympified(value)
    except sp.SympifyError:
        raise InputError(f"{what} {value!r} is no exact expression", "a number or a SymPy expression") from None
    if not isinstance(read, sp.Expr) or read.has(sp.oo, -sp.oo, sp.zoo, sp.nan):
        raise InputError(f"{what} {read} is no finite number", "a symbol; its limit may be taken afterwards")
    if touched := _names(read) & moving:
        raise InputError(
            f"{what} {read} is not held fixed: it contains the coordinate {min(touched)}", "another symbol"
        )
    return read


def _limits(pair: Any, symbol: Any, moving: set[str]) -> tuple[Any, Any]:
    if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
        raise InputError(f"the limits of {symbol} are {pair!r}, no pair", f"{{{symbol.name!r}: (0, 1)}}")
    lower, upper = (_held_fixed(end, f"the limit of {symbol},", moving) for end in pair)
    for end in (lower, upper):
        if end.is_extended_real is False or end.has(sp.I):
            raise InputError(f"the limit of {symbol}, {end}, is not real", "a real limit")
    return lower, upper


def _conditions(domain: Any, moving: set[str]) -> tuple[Any, ...]:
    """Further conditions on what is held fixed."""
    if isinstance(domain, (str, sp.Basic, Mapping)):
        raise InputError(f"the domain is {domain!r}, no list of conditions", f"domain=[{domain}]")
    conditions = tuple(domain)
    for condition in conditions:
        if touched := _names(condition) & moving:
            raise InputError(
                f"the condition {condition} is on the coordinate {min(touched)}, which the box or at= sets",
                "its limits",
            )
    return conditions


def _names(expression: Any) -> set[str]:
    """The names of the symbols in it: two symbols of one name are never meant."""
    return {symbol.name for symbol in getattr(expression, "free_symbols", ())}


def _orders(pair: tuple[Any, Any], home: Field) -> tuple[int, ...]:
    """Which of the limits may be the larger one; none where they are equal."""
    reader = Reader(home)
    way = reader.read(pair[1]) - reader.read(pair[0])
    if way.is_zero():
        return ()
    sign = hooks.call("sign", way)
    return (sign,) if sign else (1, -1)
