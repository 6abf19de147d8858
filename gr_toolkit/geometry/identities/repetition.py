"""Whether an equation is an assumed one once more: the same tensor up to a number, the order and the letters of its
indices, and everything that its components at the origin do not tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import TYPE_CHECKING

from ...errors import TooLargeError
from ...exact.polynomials import Polynomial
from .jets import Components, Index
from .orders import orders_of
from .statements import Statement
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .every_metric import EveryMetric

MAX_RANK = 5  # of equations whose indices are tried in every order


def repeats(every: EveryMetric, vocabulary: Vocabulary, one: Statement, other: Statement) -> bool:
    r"""Whether left − right of one equation is a multiple of the other's, by a number that is not zero.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> from gr_toolkit.geometry.identities.statements import statements
    >>> every = gr.EveryMetric(3)
    >>> names = every.vocabulary(fields=[r"F_{[\mu\nu]}"])
    >>> first, second = (statements(names, text)[0] for text in (r"2 \nabla_a F^{ab} = 0", r"0 = \nabla^m F_{nm}"))
    >>> repeats(every, names, first, second)
    True
    """
    rank = len(one.labels)
    if rank != len(other.labels) or rank > MAX_RANK:
        return False
    try:
        space = every.space(vocabulary, orders_of(vocabulary, [one.difference, other.difference]))
        (_, first), (_, second) = space.components(one), space.components(other)
    except TooLargeError:  # the question itself will be, too
        return False
    if not first or len(first) != len(second):
        return False
    return any(_proportional(_moved(first, order), second) for order in permutations(range(rank)))


def _moved(components: Components, order: Index) -> Components:
    return {tuple(index[k] for k in order): value for index, value in components.items()}


def _proportional(one: Mapping[Index, Polynomial], other: Mapping[Index, Polynomial]) -> bool:
    if one.keys() != other.keys():
        return False
    place = next(iter(one))
    a, b = one[place].leading_coefficient(), other[place].leading_coefficient()
    return all(one[index] * b == other[index] * a for index in one)
