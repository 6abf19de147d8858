r"""Reading formulas: text, bounds, pieces, tokens, grammar, tree.

The grammar is built once, on first use, and lark is imported no earlier. A parse takes time proportional to the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from gr_toolkit.errors import NotationError
from gr_toolkit.notation.atoms import Source
from gr_toolkit.notation.bounds import MAX_LIMITS, MAX_TREE_DEPTH, check_bounds
from gr_toolkit.notation.brackets import symmetrised
from gr_toolkit.notation.builder import Builder
from gr_toolkit.notation.displays import split
from gr_toolkit.notation.lexer import Lexer, Symbol
from gr_toolkit.notation.mistakes import explain, refuse_two_laplacians
from gr_toolkit.notation.names import Names
from gr_toolkit.notation.tree import Limit, Node, depth

if TYPE_CHECKING:
    from lark import Lark

_NO_NAMES = Names()


def parse(text: str, names: Names = _NO_NAMES) -> Node:
    r"""The syntax tree of one LaTeX formula, read as physicists type it.

    Parameters
    ----------
    text : the formula, with or without ``$``, ``\[``, ``##`` around it and punctuation after it
    names : what is declared; undeclared plain letters are scalars

    Returns
    -------
    Node; a `Relation` if the formula has sides. `span` of every node counts characters of `text`.

    Raises
    ------
    NotationError
        With the position and what to write instead. Nothing is ever guessed or dropped.

    Examples
    --------
    >>> parse(r"\nabla_\mu F^{\mu\nu} = 0", Names(tensors={"F"})).operators
    ('=',)
    """
    formulas = _parse(text, names)
    if len(formulas) > 1:
        position = formulas[1].span[0]
        raise NotationError("a second formula begins here", text, position, "parse_all(text), or one formula at a time")
    return formulas[0]


def parse_all(text: str, names: Names = _NO_NAMES) -> tuple[Node, ...]:
    r"""The trees of all formulas of a display, cut at commas, ``\quad`` and ``\text{with}`` outside all brackets."""
    return _parse(text, names)


def _parse(text: str, names: Names) -> tuple[Node, ...]:
    check_bounds(text)
    return _parsed(text, names)


@lru_cache(maxsize=512)  # the definitions of a setting are read for each of its claims
def _parsed(text: str, names: Names) -> tuple[Node, ...]:
    try:
        source = Source(text)
        ranges = split(source)
        if not ranges:
            raise NotationError("there is no formula here", text, 0, "a formula such as \\nabla_\\mu F^{\\mu\\nu} = 0")
        return tuple(_formula(Lexer(source, names), start, stop, text) for start, stop in ranges)
    except RecursionError:  # macros as arguments of macros, without the braces that `bounds` counts
        raise NotationError("macros nested too deeply", text, 0, "braces around arguments, and fewer of them") from None


def _formula(lexer: Lexer, start: int, stop: int, text: str) -> Node:
    root = _tree(lexer.read(start, stop), text)
    refuse_two_laplacians(lexer.symbols, text)
    pieces = lexer.source.pieces
    return symmetrised(root, [(pieces[number].start, sign, index) for number, sign, index in lexer.indices], text)


def _tree(symbols: list[Symbol], text: str) -> Node:
    from lark.exceptions import UnexpectedToken

    parser = _grammar().parse_interactive()
    read = 0
    try:
        for symbol in symbols:
            parser.feed_token(symbol)  # type: ignore[arg-type]
            read += 1
        root: Node = parser.feed_eof()
    except UnexpectedToken:
        raise explain(symbols, read, text) from None
    except NotationError as error:  # from the builder, which has no text
        raise NotationError(error.message, text, error.position, error.advice) from None
    if depth(root) > MAX_TREE_DEPTH:
        raise NotationError(
            f"a formula more than {MAX_TREE_DEPTH} operations deep", text, root.span[0], "names for its parts"
        )
    for node, number in _within(root, Limit):
        if number > MAX_LIMITS:
            start = node.span[0]
            raise NotationError(f"more than {MAX_LIMITS} limits, one in another", text, start, "fewer limits")
    return root


def _within(root: Node, kind: type[Node]) -> Iterator[tuple[Node, int]]:
    """(node, how many of its kind it stands in, itself counted) for every node of a kind; without recursion."""
    waiting = [(root, 0)]
    while waiting:
        node, number = waiting.pop()
        if isinstance(node, kind):
            number += 1
            yield node, number
        waiting.extend((child, number) for child in node.children())


@cache
def _grammar() -> Lark:
    from lark import Lark

    grammar = files("gr_toolkit.notation").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", keep_all_tokens=True, transformer=Builder())
