r"""Formulas in index notation from one book's conventions to another's: trees into trees.

Every quantity of the old formula is a factor times the same quantity in the new conventions (`weights`); the factors
are collected, common ones of an equation divided out, and the rest written where it belongs. The new formula is the
old one with old quantities expressed in new ones, so that in every spacetime one holds where the other does. Whatever
is not known to change in a definite way is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ... import notation as tree
from ...errors import InputError
from ...notation.atoms import canonical
from ...notation.names import BUILT_IN_RANKS
from ..formulas.scope import latex_name
from .constants import check_own_letters, check_written, kept
from .signs_and_units import Conventions
from .translated_nodes import RULES
from .translator import Translator
from .weights import Change, Kind, kind_of


def translate(
    formula: str,
    *,
    from_: Conventions | str | None,
    to: Conventions | str | None,
    natural: Mapping[str, str] | None = None,
    dimensions: Mapping[str, Any] | None = None,
    coordinates: tuple[str, ...] = (),
    dimension: int = 4,
) -> str:
    r"""A formula in index notation in other conventions: it holds there where the given one holds here.

    Parameters
    ----------
    formula : LaTeX; `gr_toolkit.notation` says what is read and how
    from_, to : names of books, or `Conventions`; None is the default
    natural : name -> how a symbol of one's own changes. The positions of its indices in which it is the same in both
        conventions, ``{"u": "^a", "T": "_a_b"}``, for a scalar ``""``; T without indices is then the trace T^λ_λ;
        a function with its arguments, ``{"f(r)": ""}``; or a kind of quantity: "field strength", "potential",
        "current", "charge" (units, sign of F), "Ricci scalar", "Riemann" …
    dimensions : name -> dimension as `restore_units` takes it, where the conventions differ in G and c
    coordinates : names of coordinates, which no convention changes
    dimension : of the spacetime, which has one time

    Returns
    -------
    LaTeX

    Raises
    ------
    InputError
        A symbol of which nothing says how it changes, a construction that no rule is known for; conventions that differ
        in G or c and a symbol without dimension; a constant written that `from_` has set to 1, or differentiated by.
    ConventionError
        G, c or μ₀ are left over: the dimensions do not fit.
    NotationError
        The formula cannot be read.

    References
    ----------
    Every sign is derived in `weights` from the definitions in `conventions`.

    Examples
    --------
    >>> print(translate(r"R_{\mu\nu} - \frac12 R g_{\mu\nu} = -8\pi T_{\mu\nu}", from_="Weinberg", to="MTW",
    ...                 natural={"T": "_a_b"}))
    R_{\mu \nu} - \frac{1}{2} R g_{\mu \nu} = 8 \pi T_{\mu \nu}
    >>> print(translate(r"u^\mu u_\mu = -1", from_="MTW", to="Landau-Lifshitz", natural={"u": "^a"}))
    u^{\mu} u_{\mu} = 1
    """
    old, new = Conventions.named(from_), Conventions.named(to)
    check_request(formula, natural, dimensions, coordinates, dimension)
    declared, names = declarations(natural or {}, coordinates)
    own = {*declared, *names.coordinates}
    check_own_letters(own, old, new)
    constants = kept(old) | kept(new)
    names = names.with_(scalars=constants - names.scalars)
    given = {canonical(latex_name(name)): value for name, value in (dimensions or {}).items()}
    try:
        node = tree.parse(formula, names)
    except tree.NotationError as error:
        if not error.advice.startswith("Names("):
            raise
        name = error.message.partition(" carries")[0]
        advice = f"natural={{{name!r}: '_a_b'}} if that is where its indices stand when both books agree on it"
        raise tree.NotationError(error.message, error.text, error.position, advice) from None
    if old == new:
        return tree.to_latex(node)
    check_written(node, own, from_, old, new)
    translator = Translator(Change(old, new, dimension), declared, given, names.coordinates, constants, formula, RULES)
    return tree.to_latex(translator.whole(node))


def check_request(formula: Any, natural: Any, dimensions: Any, coordinates: Any, dimension: Any) -> None:
    """Raise `InputError` where an argument of `translate` is of another kind than it takes."""
    if not isinstance(formula, str):
        raise InputError(f"the formula {formula!r} is no text", r"r'R_{\mu\nu} = 0'")
    for argument, given, example in (
        ("natural", natural, "{'T': '_a_b'}"),
        ("dimensions", dimensions, "{'T': 'energy density'}"),
    ):
        if given is not None and not isinstance(given, Mapping):
            raise InputError(f"{argument} = {given!r} is no dictionary", f"{argument}={example}")
        for name in given or ():
            if not isinstance(name, str):
                raise InputError(f"{argument} has the key {name!r}, which is no text", f"{str(name)!r}, the name in it")
    if isinstance(coordinates, str) or not all(isinstance(name, str) for name in iterated(coordinates)):
        raise InputError(f"coordinates = {coordinates!r} are no names", "coordinates=('t', 'r')")
    if isinstance(dimension, bool) or not isinstance(dimension, int) or dimension < 2:
        raise InputError(f"the dimension {dimension!r} is no whole number from 2 on", "dimension=4")


def iterated(names: Any) -> tuple[Any, ...]:
    """The members of a list, a tuple …; of anything else, itself."""
    return tuple(names) if isinstance(names, Iterable) else (names,)


def declarations(natural: Mapping[str, str], coordinates: tuple[str, ...]) -> tuple[dict[str, Kind], tree.Names]:
    """The kinds of the declared symbols, and what the parser has to know of them."""
    kinds: dict[str, Kind] = {}
    scalars, tensors, functions = set(), set(), {}
    for typed, value in natural.items():
        head, bracket, arguments = typed.partition("(")
        name = canonical(latex_name(head.strip()))
        kind = kinds[name] = kind_of(name, value)
        if bracket:
            functions[name] = tuple(canonical(latex_name(a.strip())) for a in arguments.rstrip(") ").split(","))
        elif kind.ranks[0]:
            if name in BUILT_IN_RANKS:
                raise InputError(f"{name} with indices is the metric's own", "another letter")
            tensors.add(name)
        else:
            scalars.add(name)
    spelled = tuple(canonical(latex_name(name)) for name in coordinates)
    return kinds, tree.Names(frozenset(scalars), functions, frozenset(tensors), spelled)
