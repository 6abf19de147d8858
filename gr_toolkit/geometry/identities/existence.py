r"""Whether every jet that satisfies conditions is that of a solution: what makes a refutation under conditions sound.

Known here, and nothing else is claimed:

* no condition on the metric: the polynomial metric itself;
* R_{μν} = λ g_{μν} with constant λ, in whatever form it was typed: every jet that satisfies it and its derivatives is
  that of an analytic Einstein metric near the point [Gasqui 1982, Compositio Math. 47, 43];
* R_{μνρσ} = k (g_{μρ} g_{νσ} − g_{μσ} g_{νρ}): the jets are those of the space of constant curvature;
* fields with equations that are in involution on every such metric (`involution`), shown by Cartan's test: an analytic
  solution exists for all initial jets [Cartan–Kähler], whatever the metric;
* fields that a condition defines by others.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement as multisets
from typing import TYPE_CHECKING

from ...errors import TooLargeError
from ...exact.polynomials import Polynomial, terms
from .expressions import RICCI, RIEMANN, SCALAR
from .involution import Symbol, is_involutive, taylor
from .orders import Orders
from .prolongation import Solution, places_in
from .symbols import CONSTANT_OWNER
from .systems import Solved, System, levels

if TYPE_CHECKING:
    from .space import JetSpace


def justification(system: System, orders: Orders, field_order: int) -> str:
    """Why the jets that solve the conditions, to the orders of a question, belong to solutions; empty if not known.

    The conditions are differentiated further where the test of involution needs it.
    """
    try:
        return _justification(system, orders, field_order)
    except TooLargeError:  # of derivatives that the statement itself does not need
        return ""


def _justification(system: System, orders: Orders, field_order: int) -> str:
    said = []
    solved = system.solved(orders, field_order)
    if not _settled(solved.solution):
        return ""
    if system.on_metric or solved.metric_places & solved.solution.images.keys():
        known = _known_metrics(system, solved)
        if not known:
            return ""
        said.append(known)
    if system.defines:
        said.append(f"{', '.join(system.defines)} given by the other fields and the metric")
    if system.order:
        lowest = max(system.order, 1)
        if not any(_in_involution(system, orders, max(field_order, k + 1), k) for k in (lowest, lowest + 1)):
            return ""
        said.append("equations for fields in involution have a solution for all initial jets (Cartan-Kähler)")
    return "; ".join(said)


def _settled(solution: Solution) -> bool:
    """Whether everything was solved for, and derivatives said nothing new about lower ones."""
    return not (solution.left_over or solution.contradiction or solution.gained)


# -- the metric --------------------------------------------------------------------------------------------------------


def _known_metrics(system: System, solved: Solved) -> str:
    """What is known of metrics with these conditions, if to them alone it is due that symbols of the metric are solved
    for."""
    space = solved.space
    times = {c: max(0, solved.orders.metric - c.orders.metric) for c in system.on_metric}
    alone = Solution(space.ring, levels(space, {}))
    alone.solve(row for c, more in times.items() for row in c.rows(space, more))
    if not _settled(alone) or alone.images.keys() != solved.metric_places & solved.solution.images.keys():
        return ""
    if solved.metric_places <= alone.images.keys() and _is_space_form(system, space, alone):
        return "the metric is that of constant curvature"
    if _is_einstein(system, space, alone):
        return "jets of Einstein metrics extend to Einstein metrics (Gasqui 1982)"
    return ""


def _is_einstein(system: System, space: JetSpace, alone: Solution) -> bool:
    """Whether the conditions are R_{μν} = λ g_{μν} with constant λ, no more and no less."""
    n = system.vocabulary.dimension
    if n < 3:
        return False
    _, scalar = space.leaf(SCALAR, 0)
    trace, below = alone.fraction(scalar.get((), space.ring.zero))  # n λ
    _, ricci = space.leaf(RICCI, 0)
    zero = space.ring.zero
    rows = [
        ricci.get((i, j), zero) * (n * below) - (trace * space.eta[i] if i == j else zero)
        for i in range(n)
        for j in range(i, n)
    ]
    return _only_constants(space, trace) and _equivalent(system, space, alone, rows)


def _is_space_form(system: System, space: JetSpace, alone: Solution) -> bool:
    """Whether the conditions are those of constant curvature, no more and no less."""
    n = system.vocabulary.dimension
    _, scalar = space.leaf(SCALAR, 0)
    trace, below = alone.fraction(scalar.get((), space.ring.zero))  # s₂ n (n−1) k
    sign = system.vocabulary.conventions.ricci
    _, riemann = space.leaf(RIEMANN, 0)
    rows = []
    for index in ((a, b, c, d) for a in range(n) for b in range(n) for c in range(n) for d in range(n)):
        a, b, c, d = index
        area = space.eta[a] * space.eta[b] * ((a == c) * (b == d) - (a == d) * (b == c))
        rows.append(riemann.get(index, space.ring.zero) * (n * (n - 1) * below) - trace * (sign * area))
    return _only_constants(space, trace) and _equivalent(system, space, alone, rows)


def _only_constants(space: JetSpace, polynomial: Polynomial) -> bool:
    constant = {symbol.place for symbol in space.symbols if symbol.owner == CONSTANT_OWNER}
    return set(places_in(polynomial)) <= constant


def _equivalent(system: System, space: JetSpace, alone: Solution, rows: list[Polynomial]) -> bool:
    """Whether the undifferentiated conditions and these rows follow from each other."""
    if any(not alone.reduced(row).is_zero() for row in rows):
        return False
    other = Solution(space.ring, levels(space, {}))
    other.solve(row for row in rows if not row.is_zero())
    return all(other.reduced(row).is_zero() for c in system.on_metric for row in c.rows(space, 0))


# -- fields ------------------------------------------------------------------------------------------------------------


def _in_involution(system: System, orders: Orders, field_order: int, order: int) -> bool:
    """Whether the equations for the fields that no condition defines are in involution at an order."""
    solved = system.solved(orders, field_order)
    space, solution = solved.space, solved.solution
    if not _settled(solution):
        return False
    unknowns: dict[int, tuple[str, tuple[int, ...]]] = {}
    fields = [name for name in space.orders.fields if name not in system.defines]
    constrained = {name for c in system.conditions for name in c.orders.fields} - system.defines.keys()
    for name in fields:
        if name in constrained:
            for slots in system.vocabulary.fields[name].symmetry.independent(system.vocabulary.dimension):
                for letters in multisets(range(system.vocabulary.dimension), order):
                    unknowns[space.jets.place(name, slots, letters)] = f"{name}{slots}", letters
    symbol: Symbol = []
    for place in sorted(solution.images.keys() & unknowns.keys()):
        image, below = solution.images[place]
        row = {unknowns[place]: Fraction(-below, taylor(unknowns[place][1]))}
        for exponents, coefficient in terms(image):
            support = [n for n, power in enumerate(exponents) if power]
            if len(support) == 1 and exponents[support[0]] == 1 and support[0] in unknowns:
                row[unknowns[support[0]]] = Fraction(coefficient, taylor(unknowns[support[0]][1]))
        symbol.append(row)
    names = sorted({unknown for unknown, _ in unknowns.values()})
    return is_involutive(symbol, names, order, system.vocabulary.dimension)
