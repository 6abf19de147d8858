"""Metric normal tensors: which Taylor coefficients of a metric are free in Riemann normal coordinates.

Coordinates x about a point are normal, with g(0) = η, if and only if

    g_{ij}(x) = η_{ij} + H_{ij}(x),        H_{ij}(x) x^j = 0

(Gauss's lemma and its converse). The derivatives of H of order r at the origin are therefore the space

    { h_{ij,K} :  |K| = r,  symmetric in ij and in K,  h_{i(j,K)} = 0 },

Thomas's normal tensors, of Young shape (r, 2) and dimension C(n+1,2) C(n+r−1,r) − n C(n+r,r+1): 20, 60, 126 for n = 4
and r = 2, 3, 4; there is none of order 1 [Thomas 1934; Epstein 1975; Müller, Schubert & van de Ven 1999]. The equations
relate coefficients with the same letters i, j, K only, so that each collection of letters is solved by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from itertools import combinations_with_replacement as multisets
from math import comb
from typing import TypeAlias

from ...exact.polynomials import common_denominator, reduced_rows

Coefficient: TypeAlias = tuple[int, int, tuple[int, ...]]  # (i, j, K), i ≤ j, K sorted
Combination: TypeAlias = tuple[tuple[int, Coefficient], ...]  # integer combination of free ones


def free_count(dimension: int, order: int) -> int:
    """The number of free coefficients of one order."""
    n, r = dimension, order
    return comb(n + 1, 2) * comb(n + r - 1, r) - n * comb(n + r, r + 1)


def normal_tensors(dimension: int, order: int) -> tuple[list[Coefficient], dict[Coefficient, Combination]]:
    """The free Taylor coefficients of one order, and every coefficient as an integer combination of free symbols.

    A free coefficient itself may be a multiple of its symbol, so that no fraction is needed.
    """
    free: list[Coefficient] = []
    rules: dict[Coefficient, Combination] = {}
    for letters in multisets(range(dimension), order + 2):
        different = sorted(set(letters))
        pattern = tuple(different.index(letter) for letter in letters)
        solved_free, solved_rules = _of_letters(pattern)

        def named(c: Coefficient, different: list[int] = different) -> Coefficient:
            return different[c[0]], different[c[1]], tuple(different[k] for k in c[2])

        free += map(named, solved_free)
        rules |= {named(c): tuple((k, named(f)) for k, f in rule) for c, rule in solved_rules.items()}
    return free, rules


@cache
def _of_letters(letters: tuple[int, ...]) -> tuple[list[Coefficient], dict[Coefficient, Combination]]:
    """The same for the coefficients with exactly these letters."""
    # dependent coefficients (pivots) are taken from the left: the most diagonal ones, which leaves free ones sparse
    columns = sorted(_coefficients(letters), key=lambda c: (-sum(k in c[:2] for k in c[2]), c))
    place = {c: n for n, c in enumerate(columns)}
    rows = []
    for i in sorted(set(letters)):
        rest = _without(letters, i)
        row = [0] * len(columns)
        for j in sorted(set(rest)):
            row[place[min(i, j), max(i, j), _without(rest, j)]] += 1  # h_{ij,K} is the whole coefficient of x^K
        rows.append(row)
    pivots = reduced_rows(rows)
    dependent = {pivot for pivot, _ in pivots}
    free = [n for n in range(len(columns)) if n not in dependent]
    scale = {n: common_denominator(entries[n] for _, entries in pivots if n in entries) for n in free}
    rules: dict[Coefficient, Combination] = {columns[n]: ((scale[n], columns[n]),) for n in free}
    for pivot, entries in pivots:
        rules[columns[pivot]] = tuple((int(-entries[n] * scale[n]), columns[n]) for n in free if n in entries)
    return [columns[n] for n in free], rules


def _coefficients(letters: tuple[int, ...]) -> Iterator[Coefficient]:
    for i, j in sorted(set(combinations(letters, 2))):
        yield i, j, _without(_without(letters, i), j)


def _without(letters: tuple[int, ...], letter: int) -> tuple[int, ...]:
    at = letters.index(letter)
    return letters[:at] + letters[at + 1 :]
