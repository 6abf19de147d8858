r"""Whether every jet that satisfies conditions is that of a solution: what makes a refutation under conditions sound.

Known here, and nothing else is claimed:

* no condition on the metric: the polynomial metric itself;
* R_{μν} = λ g_{μν} with constant λ, in whatever form it was typed: every jet that satisfies it and its derivatives is
  that of an analytic Einstein metric near the point [Gasqui 1982, Compositio Math. 47, 43];
* R_{μνρσ} = k (g_{μρ} g_{νσ} − g_{μσ} g_{νρ}): the jets are those of the space of constant curvature;
* fields with equations that are in involution on every such metric (`involution`), shown by Cartan's test: an analytic
  solution exists for all initial jets [Cartan–Kähler], whatever the metric;
* fields that a condition defines by others.

The order of a system is not the one typed: derivatives may cancel in a condition, in a sum of several, or in what a
definition says of other fields. So a system counts as one of an order only where its conditions, differentiated once
more than that order needs, leave no new equation for jets of the order or below; and the jets of a question, where they
are of lower order, must be those that the system of that order leaves.
"""

from __future__ import annotations

from fractions import Fraction
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

    The conditions are differentiated further where the test of involution needs it, and must then say nothing more.
    """
    try:
        return _justification(system, orders, field_order)
    except TooLargeError:  # of derivatives that the statement itself does not need
        return ""


def _justification(system: System, orders: Orders, field_order: int) -> str:
    solved = system.solved(orders, field_order)
    if not solved.solution.is_settled or not _are_given(solved, orders):
        return ""
    metric = _known_metrics(system, solved)
    said = [metric] if system.on_metric else []
    if system.defines:
        said.append(f"{', '.join(system.defines)} given by the other fields and the metric")
    if metric and system.on_fields:
        lowest = max(system.order, 1)
        found = (_in_involution(system, orders, field_order, order) for order in (lowest, lowest + 1))
        deepest = next((deep for deep in found if deep is not None), None)
        if deepest is None or not _known_metrics(system, deepest):
            return ""
        if system.constrained:
            said.append("equations for fields in involution have a solution for all initial jets (Cartan-Kähler)")
    return metric and ("; ".join(said) or "they hold for all metrics and fields")


def _are_given(solved: Solved, orders: Orders) -> bool:
    """Whether the definitions of fields give all of their derivatives of which a question speaks."""
    return all(
        s.place in solved.solution.images
        for s in solved.space.symbols
        if s.owner in solved.system.defines and s.order <= orders.fields.get(s.owner, -1)
    )


# -- the metric --------------------------------------------------------------------------------------------------------


def _known_metrics(system: System, solved: Solved) -> str:
    """What is known of metrics with the conditions, if those on the metric alone say all that is said of it; empty if
    nothing is."""
    space, alone = solved.space, solved.alone
    if solved.metric_places() & solved.solution.images.keys() != alone.images.keys() or not alone.is_settled:
        return ""
    if not system.on_metric:
        return "the metric is free"
    if solved.metric_places(solved.depth) <= alone.images.keys() and _is_space_form(system, space, alone):
        return "the metric is that of constant curvature"
    if _is_einstein(system, space, alone) and _stays_einstein(solved):
        return "jets of Einstein metrics extend to Einstein metrics (Gasqui 1982)"
    return ""


def _stays_einstein(solved: Solved) -> bool:
    """Whether ∇_c R_{ab}, ∇_d ∇_c R_{ab} … vanish too, as far as the metric matters."""
    return all(
        solved.alone.reduced(value).is_zero()
        for k in range(1, solved.depth - 1)
        for value in solved.space.leaf(RICCI, k)[1].values()
    )


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


def _in_involution(system: System, orders: Orders, field_order: int, order: int) -> Solved | None:
    """What the conditions make of the jets of the next order and those of the question, if the equations for the
    fields that no condition defines are in involution at an order; None if that is not shown.

    That takes two things: derivatives say nothing more of jets to this order, or of those of the question, and the
    symbol passes Cartan's test.
    """
    each = [system.solved(orders, k) for k in sorted({order, order + 1, field_order})]
    here, deepest = system.solved(orders, order), each[-1]
    for one, k in zip(each, sorted({order, order + 1, field_order}), strict=True):
        if not one.solution.is_settled or one.equations(k) != deepest.equations(k):
            return None
    unknowns = {
        s.place: (f"{s.owner}{s.component}", s.letters)
        for s in here.space.symbols
        if s.owner in system.constrained and s.order == order
    }
    symbol: Symbol = []
    for place in sorted(here.solution.images.keys() & unknowns.keys()):
        image, below = here.solution.images[place]
        row = {unknowns[place]: Fraction(-below, taylor(unknowns[place][1]))}
        for exponents, coefficient in terms(image):
            support = [n for n, power in enumerate(exponents) if power]
            if len(support) == 1 and exponents[support[0]] == 1 and support[0] in unknowns:
                row[unknowns[support[0]]] = Fraction(coefficient, taylor(unknowns[support[0]][1]))
        symbol.append(row)
    names = sorted({unknown for unknown, _ in unknowns.values()})
    return deepest if is_involutive(symbol, names, order, system.vocabulary.dimension) else None
