r"""Statements and definitions about every metric: from text to expressions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import final

from ... import notation as tree
from ...errors import IndexMismatchError, InputError, NotationError
from ..formulas.indexed import Label
from ..formulas.scripts import may_be_label, split
from .expressions import Expression, Sum
from .indexed_expression import IndexedExpression, total
from .reading import FormulaReader
from .vocabulary import Definition, Vocabulary

MAX_LENGTH = 20_000  # characters of one formula


@final
@dataclass(frozen=True)
class Statement:
    """One equality: the indices that are free in it, and left − right times the constants that it divides by."""

    text: str
    labels: tuple[Label, ...]
    difference: Expression
    left: tree.Node
    right: tree.Node
    divisors: Mapping[str, int] = field(default_factory=dict)

    @property
    def excerpt(self) -> str:
        """The part of the text it was read from."""
        return self.text[self.left.span[0] : self.right.span[1]]


def parsed(vocabulary: Vocabulary, text: str) -> tree.Node:
    """The syntax tree of a formula in the vocabulary's names.

    Raises
    ------
    NotationError
        The text cannot be read.
    """
    if not isinstance(text, str):
        raise InputError(f"{text!r} is no formula", r'r"\nabla_\mu \nabla_\nu F^{\mu\nu} = 0"')
    if len(text) > MAX_LENGTH:
        raise InputError(f"a formula of {len(text)} characters; {MAX_LENGTH} are the most")
    try:
        return _parsed(text, vocabulary.names())
    except NotationError as error:
        if not error.advice.startswith("Names("):
            raise
        name = error.message.partition(" carries")[0]
        advice = f'{name.lstrip(chr(92))}="_a" for a generic covector, "^a_b" …, or define=[r"{name}_… = …"]'
        raise NotationError(error.message, error.text, error.position, advice) from None


_parsed = lru_cache(maxsize=128)(tree.parse)  # formulas come again, with other fields or on other metrics


def statements(vocabulary: Vocabulary, text: str) -> list[Statement]:
    """The equalities of a statement, one a link: ``a = b = c`` has two.

    Raises
    ------
    InputError
        The text states nothing, or something else than equality.
    """
    node = parsed(vocabulary, text)
    if not isinstance(node, tree.Relation):
        raise InputError(f"{text} states nothing: it has no equals sign", f"{text} = 0")
    for operator in node.operators:
        if operator in ("=>", "<=>"):
            premise, conclusion = (text[slice(*side.span)].strip() for side in node.sides[:2])
            raise InputError(
                f"the arrow in {text} is not decided for every metric",
                f"{conclusion}, assuming=[r'{premise}']" + ("; and the other way round" if operator == "<=>" else ""),
            )
        if operator != "=":
            raise InputError(f"the relation {operator} in {text} is not decided for every metric", "equalities, a = b")
    reader = FormulaReader(vocabulary, text)
    return [_link(reader, a, b) for a, b in pairwise(node.sides)]


def statement_of(vocabulary: Vocabulary, node: tree.Node, text: str = "") -> Statement:
    """That an expression, or a single equality, vanishes."""
    reader = FormulaReader(vocabulary, text)
    if isinstance(node, tree.Relation):
        if node.operators != ("=",):
            raise InputError(f"{text} is no single equality", "a = b")
        return _link(reader, *node.sides)
    return _link(reader, node, tree.Number(Fraction(0)))


def _link(reader: FormulaReader, left: tree.Node, right: tree.Node) -> Statement:
    zero = tree.Number(Fraction(0))
    terms = [(Fraction(sign), reader.read(side)) for sign, side in ((1, left), (-1, right)) if side != zero]
    value = total(terms, "sides") if terms else IndexedExpression((), Sum(()))
    return Statement(reader.text, value.labels, value.expression, left, right, value.divisors)


def defined(vocabulary: Vocabulary, text: str) -> Vocabulary:
    r"""The vocabulary in which the left side of ``F_{\mu\nu} = …`` or ``\psi = …`` means its right side.

    Raises
    ------
    InputError
        The left side is nothing that can be defined, or means something already.
    """
    if not isinstance(text, str) or "=" not in text:
        raise InputError(f"the definition {text!r} is no equation", r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu")
    head = text.split("=")[0].rstrip(": ").strip()
    name, letters = split(head)
    if not letters or may_be_label(head, letters):  # \omega_e, if its right side has no free indices
        try:
            return _defined(vocabulary, text, vocabulary.names().with_(scalars=[head]), head)
        except IndexMismatchError:
            if not letters:
                raise
    return _defined(vocabulary, text, vocabulary.names().with_(tensors=[name]), name)


def _defined(vocabulary: Vocabulary, text: str, names: tree.Names, name: str) -> Vocabulary:
    """The vocabulary with what an equation, read in these names, defines."""
    node = tree.parse(text, names)
    if not isinstance(node, tree.Relation) or node.operators != ("=",):
        raise InputError(f"the definition {text!r} is no single equation", r"F_{\mu\nu} = …")
    left, right = node.sides
    spelled = vocabulary.fresh(name)
    reader = FormulaReader(vocabulary, text)
    match left:
        case tree.Tensor(found) if found == spelled:
            labels = tuple(reader.label(index) for index in left.indices)
        case tree.Name(found) if found == spelled:
            labels = ()
        case _:
            raise InputError(f"{text!r} defines nothing: its left side is no name with free indices", r"F_{\mu\nu} = …")
    if len({label.name for label in labels}) != len(labels):
        raise IndexMismatchError(
            f"the definition of {spelled} needs different free indices", rf"{spelled}_{{\mu\nu}} = …"
        )
    value = reader.read(right)
    value = reader.covariant(value) or value
    if right != tree.Number(Fraction(0)) and set(value.labels) != set(labels):
        raise IndexMismatchError(f"the two sides of {text!r} have different free indices", "the same on both")
    definition = Definition(
        tuple(label.up for label in labels),
        tuple(label.name for label in labels),
        value.expression,
        value.covariant,
        right,
        value.divisors,
    )
    return replace(vocabulary, definitions={**vocabulary.definitions, spelled: definition})
