r"""Whether jets that satisfy field equations belong to solutions: Cartan's test.

A jet that satisfies equations and their derivatives up to some order need not be the jet of a solution: higher
derivatives may say something new about it. They do not where the equations are *in involution*: those of order q + 1
are solvable for jets of order q + 1 whatever the lower ones are, and the *symbol* of order q, the linear part in jets
of that order, passes Cartan's test,

    rank of the symbol's derivatives = Σ_k k β_k,

β_k being the number of leading derivatives of class k, in some linear coordinates [Kuranishi 1957; Goldschmidt 1967].
Every jet that satisfies the equations is then that of an analytic solution on a given analytic metric [Cartan–Kähler
theorem; Bryant et al. 1991, Exterior Differential Systems, ch. IX, X; Seiler 2010, Involution, ch. 7, 9].

The sum is never larger than the rank, in whatever coordinates; so one linear change of coordinates for which they agree
is a proof of involution. None found proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement as multisets
from itertools import product as cartesian
from math import factorial, prod
from typing import TypeAlias

from ...exact.polynomials import reduced_rows
from .jets import Index

Jet: TypeAlias = tuple[str, Index]  # an unknown, the coordinates by which it is differentiated, sorted
Symbol: TypeAlias = list[dict[Jet, Fraction]]  # one linear form in the jets of one order for each equation

SHEARS = (0, 1, 2, 3)  # changes of coordinates that are tried
MAX_COLUMNS = 1500  # jets of order q + 1


def is_involutive(
    symbol: Sequence[Mapping[Jet, Fraction | int]], unknowns: Sequence[str], order: int, dimension: int
) -> bool:
    """Whether a symbol of an order is shown to be involutive.

    Examples
    --------
    The wave operator is, and so is ∂_x u = ∂_y u = 0; ∂_x² u = ∂_y² u = 0 is not, its third derivatives all vanish:

    >>> is_involutive([{("u", (0, 0)): -1, ("u", (1, 1)): 1}], ["u"], 2, 2)
    True
    >>> is_involutive([{("u", (0,)): 1}, {("u", (1,)): 1}], ["u"], 1, 2)
    True
    >>> is_involutive([{("u", (0, 0)): 1}, {("u", (1, 1)): 1}], ["u"], 2, 2)
    False
    """
    if not symbol:
        return True
    columns = _columns(unknowns, order, dimension)
    if len(columns) * dimension > MAX_COLUMNS:
        return False
    rank = prolonged_rank(symbol, unknowns, order, dimension)
    for shear in SHEARS:
        moved = [_in_other_coordinates(row, shear, dimension) for row in symbol]
        leading = reduced_rows(_matrix(moved, columns))
        if rank == sum(_class(columns[place], dimension) for place, _ in leading):
            return True
    return False


def prolonged_rank(
    symbol: Sequence[Mapping[Jet, Fraction | int]], unknowns: Sequence[str], order: int, dimension: int
) -> int:
    """How many independent equations the first derivatives of a symbol are."""
    prolonged = [
        {(unknown, tuple(sorted((*letters, i)))): value for (unknown, letters), value in row.items()}
        for row in symbol
        for i in range(dimension)
    ]
    return len(reduced_rows(_matrix(prolonged, _columns(unknowns, order + 1, dimension))))


def _columns(unknowns: Sequence[str], order: int, dimension: int) -> list[Jet]:
    """The jets of an order, those of the highest class first."""
    jets = [(unknown, letters) for unknown in unknowns for letters in multisets(range(dimension), order)]
    return sorted(jets, key=lambda jet: (-_class(jet, dimension), jet))


def _class(jet: Jet, dimension: int) -> int:
    """The number of coordinates in whose direction a leading derivative is differentiated freely: those up to the
    first by which it is differentiated already, the last coordinate counting as the n-th."""
    return jet[1][0] + 1 if jet[1] else dimension


def _matrix(rows: Iterable[Mapping[Jet, Fraction | int]], columns: Sequence[Jet]) -> list[list[Fraction | int]]:
    place = {jet: n for n, jet in enumerate(columns)}
    found = []
    for row in rows:
        line: list[Fraction | int] = [0] * len(columns)
        for jet, value in row.items():
            line[place[jet]] += value
        found.append(line)
    return found


def _in_other_coordinates(row: Mapping[Jet, Fraction | int], shear: int, dimension: int) -> dict[Jet, Fraction | int]:
    """The linear form with ∂_i replaced by Σ_j m_ij ∂_j, m unitriangular, its entries powers of small numbers."""
    last = dimension if shear else 0
    images = [
        [(i, 1)] + [(j, shear * (i + 2) ** (j - i) - (j + 1)) for j in range(i + 1, last)] for i in range(dimension)
    ]
    found: dict[Jet, Fraction | int] = {}
    for (unknown, letters), value in row.items():
        for choice in cartesian(*(images[i] for i in letters)):
            jet = unknown, tuple(sorted(j for j, _ in choice))
            found[jet] = found.get(jet, 0) + value * prod(times for _, times in choice)
    return found


def taylor(letters: Index) -> int:
    """K!, by which a derivative is divided to be the Taylor coefficient of x^K."""
    return prod(factorial(letters.count(i)) for i in set(letters))
