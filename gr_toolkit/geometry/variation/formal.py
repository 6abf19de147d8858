r"""Euler–Lagrange derivatives of formulas, for every metric: L in, field equation out, both in index notation.

A factor ∇_{a}…∇_{b} u of a monomial contributes (−1)^k ∇_{b}…∇_{a} of the rest, for ∫ ∇_a v^a √|g| is a boundary term.
The metric is varied as a field h_{ab} is, after L's first variation is written out in h:

    δg_{ab} = h_{ab},  δg^{ab} = −h^{ab},  δΓ_{a,bc} = ½ (∇_b h_{ac} + ∇_c h_{ab} − ∇_a h_{bc}),
    δ∇_c T_{…a…} = ∇_c δT_{…a…} − δΓ_{e,ca} T_{…}{}^e{}_{…} − …,
    δR_{abcd} = h_{ae} R^e{}_{bcd} + ∇_c δΓ_{a,db} − ∇_d δΓ_{a,cb}                     [MTW 21.20–22; Wald 7.5.8–14]

with MTW's sign of Riemann, and the other one where the conventions have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ...errors import IndexMismatchError
from ..identities.expressions import (
    CHRISTOFFEL,
    EINSTEIN,
    EPSILON,
    METRIC,
    RICCI,
    RIEMANN,
    SCALAR,
    WEYL,
    Leaf,
)
from ..identities.fields import FieldSpec
from ..identities.vocabulary import Vocabulary
from ..symmetry import SYMMETRIC_PAIR
from .monomials import (
    Monomial,
    collected,
    differentiated,
    fresh,
    labels_of,
    mapped,
    metric,
    renamed,
    with_new_sums,
    with_traces,
    without_metrics,
)

VARIED = "metric's variation"
ONE, HALF = Fraction(1), Fraction(1, 2)


def euler_lagrange(monomials: Sequence[Monomial], field: FieldSpec, slots: Sequence[str]) -> list[Monomial]:
    """E with δL = E^{…} δu_{…} up to a divergence, its labels low and named."""
    found: list[Monomial] = []
    for times, leaves in monomials:
        for n, leaf in enumerate(leaves):
            if leaf.name == field.name:
                found += _by_parts(times, leaf, (*leaves[:n], *leaves[n + 1 :]), slots)
    return _projected(collected(found), field, slots)


def _by_parts(times: Fraction, leaf: Leaf, rest: tuple[Leaf, ...], slots: Sequence[str]) -> list[Monomial]:
    own = [fresh() for _ in leaf.labels]  # the field's labels, tied to the rest by metrics
    ties = tuple(metric(new, old) for new, old in zip(own, leaf.labels, strict=True))
    core = dict(zip(own[leaf.order :], slots, strict=True))
    terms: list[Monomial] = [(times * (-1) ** leaf.order, (*rest, *renamed(ties, core)))]
    for label in own[: leaf.order]:
        terms = differentiated(terms, label)
    return terms


def _projected(monomials: list[Monomial], field: FieldSpec, slots: Sequence[str]) -> list[Monomial]:
    """With the symmetry of the field."""
    group = field.symmetry.group
    if len(group) == 1:
        return monomials
    moved = []
    for order, sign in group:
        names = {slots[n]: slots[k] for n, k in enumerate(order)}
        moved += [(times * sign / len(group), renamed(leaves, names)) for times, leaves in monomials]
    return collected(moved)


def metric_variation(monomials: Sequence[Monomial], vocabulary: Vocabulary, slots: tuple[str, str]) -> list[Monomial]:
    """(1/√|g|) δS/δg_{ab} for S = ∫ L √|g|, the labels low."""
    change = Variation(vocabulary)
    first = change.of(in_riemann(monomials, vocabulary))
    h = FieldSpec(VARIED, (False, False), SYMMETRIC_PAIR)
    bare = euler_lagrange(without_metrics(first, vocabulary.dimension), h, slots)
    volume = [(times / 2, (*leaves, metric(*slots))) for times, leaves in monomials]
    return tidied([*bare, *volume], vocabulary)


def tidied(monomials: Sequence[Monomial], vocabulary: Vocabulary) -> list[Monomial]:
    """Metrics used up, traces of Riemann named, like terms together.

    Raises
    ------
    IndexMismatchError
        Christoffel symbols are left over: the formula is no tensor.
    """
    found = with_traces(without_metrics(monomials, vocabulary.dimension), vocabulary.conventions.ricci)
    if any(leaf.name == CHRISTOFFEL for _, leaves in found for leaf in leaves):
        raise IndexMismatchError(
            "a formula is no tensor: Γ or partial derivatives stand in it, and do not cancel",
            r"\nabla_\mu in place of \partial_\mu",
        )
    return found


def in_riemann(monomials: Sequence[Monomial], vocabulary: Vocabulary, weyl: bool = True) -> list[Monomial]:
    """Ricci, R, the Einstein tensor and, if asked for, the Weyl tensor in terms of Riemann."""
    sign = vocabulary.conventions.ricci

    def change(leaf: Leaf) -> list[Monomial]:
        head, core = leaf.labels[: leaf.order], leaf.labels[leaf.order :]
        match leaf.name:
            case name if name == RICCI:
                return [(ONE * sign, (_riemann(head, core[0], core[1]),))]
            case name if name == SCALAR:
                x = fresh()
                return [(ONE * sign, (_riemann(head, x, x),))]
            case name if name == EINSTEIN:
                x = fresh()
                trace = (_riemann(head, x, x), metric(core[0], core[1]))
                return [(ONE * sign, (_riemann(head, core[0], core[1]),)), (-HALF * sign, trace)]
            case name if name == WEYL and weyl:
                return _weyl(head, core, vocabulary.dimension)
        return [(ONE, (leaf,))]

    return mapped(monomials, change)


def _weyl(head: tuple[str, ...], core: tuple[str, ...], n: int) -> list[Monomial]:
    """The trace-free part of Riemann; zero below four dimensions [Wald 3.2.28]."""
    if n < 4:
        return []
    a, b, c, d = core
    found: list[Monomial] = [(ONE, (Leaf(RIEMANN, len(head), (*head, *core)),))]
    for (i, j), (k, m), side in (((a, c), (b, d), -1), ((a, d), (b, c), 1), ((b, c), (a, d), 1), ((b, d), (a, c), -1)):
        found.append((Fraction(side, n - 2), (metric(i, j), _riemann(head, k, m))))
    for (i, j), (k, m), side in (((a, c), (b, d), 1), ((a, d), (b, c), -1)):
        x = fresh()
        found.append((Fraction(side, (n - 1) * (n - 2)), (metric(i, j), metric(k, m), _riemann(head, x, x))))
    return found


def _riemann(head: tuple[str, ...], first: str, second: str) -> Leaf:
    """g^{ac} R_{abcd}."""
    summed = fresh()
    return Leaf(RIEMANN, len(head), (*head, summed, first, summed, second))


class Variation:
    """The first variation of monomials by h = δg, the fields' components in their declared positions held fixed."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def of(self, monomials: Sequence[Monomial]) -> list[Monomial]:
        """δ of a sum of products."""
        found: list[Monomial] = []
        for monomial in monomials:
            times, leaves = with_new_sums(monomial)
            for label, n in labels_of(leaves).items():
                if n == 2:
                    found.append((-times, self._split(leaves, label)))
            for n, leaf in enumerate(leaves):
                own = [fresh() for _ in leaf.labels]
                ties = tuple(metric(a, b) for a, b in zip(own, leaf.labels, strict=True))
                rest = (*leaves[:n], *leaves[n + 1 :], *ties)
                found += [(times * c, (*new, *rest)) for c, new in self.of_leaf(leaf, own)]
        return found

    @staticmethod
    def _split(leaves: tuple[Leaf, ...], label: str) -> tuple[Leaf, ...]:
        """One summed pair with −δg^{ab} = h^{ab} between its two places."""
        other, changed, met = fresh(), [], False
        for leaf in leaves:
            labels = []
            for own in leaf.labels:
                labels.append(other if own == label and met else own)
                met = met or own == label
            changed.append(Leaf(leaf.name, leaf.order, tuple(labels), leaf.constant))
        return (*changed, Leaf(VARIED, 0, (label, other)))

    def of_leaf(self, leaf: Leaf, labels: Sequence[str]) -> list[Monomial]:
        """δ of a leaf with all labels low, free and different."""
        if leaf.order:
            return self._of_derivative(leaf, labels)
        match leaf.name:
            case name if name == METRIC:
                return [(ONE, (Leaf(VARIED, 0, tuple(labels)),))]
            case name if name == EPSILON:
                x = fresh()
                return [(HALF, (Leaf(VARIED, 0, (x, x)), Leaf(EPSILON, 0, tuple(labels), True)))]
            case name if name == RIEMANN:
                return self._of_riemann(labels)
        field = self.vocabulary.fields.get(leaf.name)
        ups = [slot for slot, up in enumerate(field.positions) if up] if field else []
        return [self._lowered(leaf, labels, slot) for slot in ups]

    @staticmethod
    def _lowered(leaf: Leaf, labels: Sequence[str], slot: int) -> Monomial:
        """h_{ae} T^e: from the metric that lowers an index which is naturally up."""
        x = fresh()
        moved = (*labels[:slot], x, *labels[slot + 1 :])
        return ONE, (Leaf(VARIED, 0, (labels[slot], x)), Leaf(leaf.name, leaf.order, moved, leaf.constant))

    def _of_derivative(self, leaf: Leaf, labels: Sequence[str]) -> list[Monomial]:
        by, inner = labels[0], list(labels[1:])
        below = Leaf(leaf.name, leaf.order - 1, tuple(inner))
        found = differentiated(self.of_leaf(below, inner), by)
        for slot, label in enumerate(inner):
            x = fresh()
            moved = Leaf(leaf.name, leaf.order - 1, (*inner[:slot], x, *inner[slot + 1 :]))
            found += [(-c, (*new, moved)) for c, new in connection(x, by, label)]
        return found

    def _of_riemann(self, labels: Sequence[str]) -> list[Monomial]:
        a, b, c, d = labels
        sign = self.vocabulary.conventions.riemann
        first = differentiated(connection(a, d, b), c)
        second = differentiated(connection(a, c, b), d)
        return [
            self._lowered(Leaf(RIEMANN, 0, tuple(labels)), labels, 0),
            *((times * sign, leaves) for times, leaves in first),
            *((-times * sign, leaves) for times, leaves in second),
        ]


def connection(a: str, b: str, c: str) -> list[Monomial]:
    """δΓ_{a,bc}."""
    return [
        (HALF, (Leaf(VARIED, 1, (b, a, c)),)),
        (HALF, (Leaf(VARIED, 1, (c, a, b)),)),
        (-HALF, (Leaf(VARIED, 1, (a, b, c)),)),
    ]
