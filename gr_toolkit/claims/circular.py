"""No claim is proved by its own definition: what a claim's definitions may not contain, however it is written.

Two formulas count as the same if they agree up to the order of terms and factors, a rational factor (so the sign too),
fractions against negative powers, the letters of indices, and spacing, which the grammar never sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, final

from .. import notation as tree
from ..errors import InputError
from ..geometry.formulas.scope import Scope

if TYPE_CHECKING:
    from .every import EveryScope

Factors = tuple[tuple[Any, Fraction], ...]  # (base, exponent), sorted
Term = tuple[Fraction, Factors]
MAX_EXPONENT = 100  # of a number; beyond it a power is not worked out


def check_not_circular(claim: str, latex: str, texts: Iterable[str], scope: Scope | EveryScope) -> None:
    """The definitions of a claim, and its line element, may not contain a side of it.

    Raises
    ------
    InputError
        Naming the definition and the side.
    """
    statement = scope.parse(latex)
    if not isinstance(statement, tree.Relation):
        return
    names = Spelling.of(scope)
    telling = [side for side in statement.sides if not _trivial(side) and _term(side, names)[1]]  # A - A is a number
    whole = {_same(side, names): side for side in telling}
    if not whole:
        return
    for text in texts:
        for part in _parts(scope.parse(text), names):
            side = whole.get(part)
            if side is not None:
                raise InputError(
                    f"the definition {text!r} contains a side of the claim {claim!r}: {tree.to_latex(side)}",
                    "a definition that the claim does not repeat",
                )


def check_not_assumed(claim: str, latex: str, scope: EveryScope) -> None:
    """A claim may not be an equation that its setting assumes, whatever the order or the letters of its indices.

    Raises
    ------
    InputError
        Naming the assumption.
    """
    from ..geometry.identities.repetition import repeats
    from ..geometry.identities.statements import statements

    vocabulary = scope.vocabulary
    assumed = [(text, one) for text in scope.assuming for one in statements(vocabulary, text)]
    found = [
        next((text for text, other in assumed if repeats(scope.every, vocabulary, link, other)), None)
        for link in statements(vocabulary, latex)
    ]
    if found and found[0] is not None and all(found):
        raise InputError(
            f"the claim {claim!r} is what its setting assumes: {found[0]}", "a claim that follows from what is assumed"
        )


def _trivial(node: tree.Node) -> bool:
    """A number times a single name, tensor or differential, which every definition of it must mention."""
    match node:
        case tree.Negative(inner):
            return _trivial(inner)
        case tree.Product(factors):
            rest = [f for f in factors if not isinstance(f, tree.Number)]
            return len(rest) < 2 and all(map(_trivial, rest))
        case tree.Tensor() | tree.Differential():
            return True
        case tree.Apply(_, arguments):
            return all(map(_trivial, arguments))
        case tree.Power(base):
            return isinstance(base, tree.Differential)
    return not node.children()


@final
@dataclass(frozen=True)
class Spelling:
    """What names may stand for: the usual arguments of functions, events by other names, and coordinates."""

    key: tuple[Any, ...]

    @classmethod
    def of(cls, scope: Scope | EveryScope) -> Spelling:
        """The spellings of a scope."""
        usual = tuple((name, value[1]) for name, value in scope.functions.items())
        return cls((usual, tuple(scope.same_event.items()), tuple(scope.coordinates)))

    @cached_property
    def usual(self) -> dict[str, tuple[str, ...]]:
        """function -> its usual arguments"""
        return dict(self.key[0])

    @cached_property
    def events(self) -> dict[str, str]:
        """name -> the event that it names as an argument"""
        return dict(self.key[1])

    @cached_property
    def coordinates(self) -> frozenset[str]:
        return frozenset(self.key[2])


def same(node: tree.Node, scope: Scope | EveryScope) -> Any:
    """Equal for two formulas that are the same."""
    return _same(node, Spelling.of(scope))


def _same(node: tree.Node, names: Spelling) -> Any:
    _, factors = _term(node, names)
    return _renamed(factors, {}, names)


def multiple(node: tree.Node, other: tree.Node, scope: Scope | EveryScope) -> Fraction | None:
    """The rational number c ≠ 0 where the first formula is c times the second; None where they are not the same."""
    names = Spelling.of(scope)
    (number, factors), (unit, others) = _term(node, names), _term(other, names)
    if not number or not unit or _renamed(factors, {}, names) != _renamed(others, {}, names):
        return None
    return number / unit


@lru_cache(maxsize=256)  # a setting's definitions are looked through for each of its claims
def _parts(node: tree.Node, names: Spelling) -> tuple[Any, ...]:
    """A formula and everything in it."""
    return tuple(_same(part, names) for part in node.walk())


def _term(node: tree.Node, names: Spelling) -> Term:
    """A formula as a rational number times powers."""
    match node:
        case tree.Number(value):
            return value, ()
        case tree.Negative(inner):
            number, factors = _term(inner, names)
            return -number, factors
        case tree.Product(inner):
            return _product(_term(f, names) for f in inner)
        case tree.Quotient(above, below):
            return _product([_term(above, names), _power(_term(below, names), Fraction(-1))])
        case tree.Power(base, exponent) if not _term(exponent, names)[1]:
            return _power(_term(base, names), _term(exponent, names)[0])
        case tree.Root(inner, degree):
            return _power(_term(inner, names), Fraction(1, degree))
        case tree.Sum(terms):
            return _sum(_term(t, names) for t in terms)
        case tree.Index(name, up):
            return _single(("index", name, up))
        case tree.Apply(name, arguments, derivatives):
            given = arguments or tuple(tree.Name(u) for u in names.usual.get(name, ()))
            return _single(("function", name, derivatives, *(_term(a, names) for a in given)))
        case tree.Name(name):
            return _single(("name", names.events.get(name, name)))
    fields = [v for v in (getattr(node, f) for f in node.__dataclass_fields__ if f != "span") if not _is_tree(v)]
    return _single((type(node).__name__, repr(fields), *(_term(child, names) for child in node.children())))


def _is_tree(value: Any) -> bool:
    return isinstance(value, tree.Node) or (isinstance(value, tuple) and any(map(_is_tree, value)))


def _single(base: Any) -> Term:
    return Fraction(1), ((base, Fraction(1)),)


def _product(terms: Iterable[Term]) -> Term:
    number, powers = Fraction(1), dict[Any, Fraction]()
    for coefficient, factors in terms:
        number *= coefficient
        for base, exponent in factors:
            powers[base] = powers.get(base, Fraction(0)) + exponent
    return number, _sorted(powers)


def _power(term: Term, exponent: Fraction) -> Term:
    number, factors = term
    powers = {base: e * exponent for base, e in factors}
    if number == 0 or exponent.denominator != 1 or abs(exponent) > MAX_EXPONENT:
        if number != 1:
            powers[("number", number)] = exponent
        return Fraction(1), _sorted(powers)
    return number**exponent.numerator, _sorted(powers)


def _sum(terms: Iterable[Term]) -> Term:
    """Like terms together; the coefficient of the first in order goes before the whole."""
    numbers: dict[Any, Fraction] = {}
    for number, factors in terms:
        inner = factors[0][0][1] if _is_sum(factors) else ((Fraction(1), factors),)
        for coefficient, rest in inner:
            numbers[rest] = numbers.get(rest, Fraction(0)) + number * coefficient
    found = [(n, f) for f, n in sorted(numbers.items(), key=lambda item: _order(item[0])) if n]
    if len(found) < 2:
        return found[0] if found else (Fraction(0), ())
    first = found[0][0]
    return first, ((("sum", tuple((n / first, f) for n, f in found)), Fraction(1)),)


def _is_sum(factors: Factors) -> bool:
    return len(factors) == 1 and factors[0][1] == 1 and factors[0][0][0] == "sum"


def _sorted(powers: Mapping[Any, Fraction]) -> Factors:
    return tuple(sorted(((b, e) for b, e in powers.items() if e), key=_order))


def _order(value: Any) -> str:
    """An order that does not depend on the letters of indices."""
    return repr(_blank(value))


def _blank(value: Any) -> Any:
    if isinstance(value, tuple):
        return ("index", value[2]) if value[:1] == ("index",) else tuple(map(_blank, value))
    return value


def _renamed(value: Any, letters: dict[str, int], names: Spelling) -> Any:
    """Indices numbered as they appear; those that name coordinates stay."""
    if not isinstance(value, tuple):
        return value
    if value[:1] == ("index",):
        _, name, up = value
        fixed = name in names.coordinates or name.isdigit()
        return ("index", name if fixed else letters.setdefault(name, len(letters)), up)
    return tuple(_renamed(v, letters, names) for v in value)


def definitions_of(*tables: Mapping[str, Any]) -> Iterator[str]:
    """The texts in which settings and groups define something."""
    for entries in tables:
        yield from entries.get("define", ())
        if "line_element" in entries:
            yield entries["line_element"]
