"""Fields of recent questions, lent to the next.

Small questions speak of the same few symbols, and building a tower of fields for them takes longer than the arithmetic.
A root is lent to one question at a time and comes back only when that question ended in order, so that an interrupted
one leaves nothing behind. It is given up after a while, for the base of divisors of its fields only grows.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import local

from .domain import Domain
from .field import Field

DOMAINS = 16
FIELDS = 64  # extensions kept alive for each domain
QUESTIONS = 256  # after which a root is given up
DIVISORS = 64  # of one field

Lent = tuple[Field, deque[Field], int]  # root, extensions, questions so far


class _Shelf(local):
    """What is there to be lent in this thread."""

    def __init__(self) -> None:
        self.roots: OrderedDict[Domain, Lent] = OrderedDict()


_shelf = _Shelf()


def borrowed(domain: Domain) -> Lent:
    """The rationals on a domain with their recent extensions, for one question."""
    return _shelf.roots.pop(domain, None) or (Field.rational(domain), deque(maxlen=FIELDS), 0)


def returned(lent: Lent, field: Field) -> None:
    """Give a root back after a question that was answered in `field`."""
    root, extensions, questions = lent
    if field.root is not root or questions >= QUESTIONS or len(field.base) > DIVISORS:
        return
    if field not in extensions:
        extensions.append(field)
    _shelf.roots[root.domain] = root, extensions, questions + 1
    if len(_shelf.roots) > DOMAINS:
        _shelf.roots.popitem(last=False)
