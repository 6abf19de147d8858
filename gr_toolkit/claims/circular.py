"""No claim is proved by its own definition: what a claim's definitions may not contain, however it is written.

Two formulas count as the same if they agree up to the order of terms and factors, a rational factor (so the sign too),
fractions against negative powers, the letters of indices, and spacing, which the grammar never sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

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
    telling = [side for side in statement.sides if not _trivial(side) and _term(side, scope)[1]]  # A - A is a number
    whole = {same(side, scope): side for side in telling}
    if not whole:
        return
    for text in texts:
        for part in scope.parse(text).walk():
            side = whole.get(same(part, scope))
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


def same(node: tree.Node, scope: Scope | EveryScope) -> Any:
    """Equal for two formulas that are the same."""
    _, factors = _term(node, scope)
    return _renamed(factors, {}, scope)


def _term(node: tree.Node, scope: Scope | EveryScope) -> Term:
    """A formula as a rational number times powers."""
    match node:
        case tree.Number(value):
            return value, ()
        case tree.Negative(inner):
            number, factors = _term(inner, scope)
            return -number, factors
        case tree.Product(inner):
            return _product(_term(f, scope) for f in inner)
        case tree.Quotient(above, below):
            return _product([_term(above, scope), _power(_term(below, scope), Fraction(-1))])
        case tree.Power(base, exponent) if not _term(exponent, scope)[1]:
            return _power(_term(base, scope), _term(exponent, scope)[0])
        case tree.Root(inner, degree):
            return _power(_term(inner, scope), Fraction(1, degree))
        case tree.Sum(terms):
            return _sum(_term(t, scope) for t in terms)
        case tree.Index(name, up):
            return _single(("index", name, up))
        case tree.Apply(name, arguments, derivatives):
            usual = scope.functions[name][1] if name in scope.functions else ()
            given = arguments or tuple(tree.Name(u) for u in usual)
            return _single(("function", name, derivatives, *(_term(a, scope) for a in given)))
        case tree.Name(name):
            return _single(("name", scope.same_event.get(name, name)))
    fields = [v for v in (getattr(node, f) for f in node.__dataclass_fields__ if f != "span") if not _is_tree(v)]
    return _single((type(node).__name__, repr(fields), *(_term(child, scope) for child in node.children())))


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


def _renamed(value: Any, letters: dict[str, int], scope: Scope | EveryScope) -> Any:
    """Indices numbered as they appear; those that name coordinates stay."""
    if not isinstance(value, tuple):
        return value
    if value[:1] == ("index",):
        _, name, up = value
        fixed = name in scope.coordinates or name.isdigit()
        return ("index", name if fixed else letters.setdefault(name, len(letters)), up)
    return tuple(_renamed(v, letters, scope) for v in value)


def definitions_of(*tables: Mapping[str, Any]) -> Iterator[str]:
    """The texts in which settings and groups define something."""
    for entries in tables:
        yield from entries.get("define", ())
        if "line_element" in entries:
            yield entries["line_element"]
