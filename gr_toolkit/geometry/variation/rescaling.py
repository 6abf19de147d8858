r"""Formulas under a conformal change of the metric, for every metric: g̃ = Ω² g with Ω = e^ω an unknown function.

Each low-index tensor X̃ = Ω^k X, k its weight, has

    ∇̃_c X̃_{a…} = Ω^k [ ∇_c X_{a…} + k ω_c X_{a…} − (ω_c X_{a…} + ω_a X_{c…} − g_{ca} ω^e X_{e…}) − … ]       [Wald D.3]
    R̃_{abcd} = Ω² [ R_{abcd} − (g_{ac} S_{bd} − g_{ad} S_{bc} − g_{bc} S_{ad} + g_{bd} S_{ac}) ],
    S_{ab} = ∇_a ω_b − ω_a ω_b + ½ g_{ab} ω_e ω^e                                                       [Wald D.7]

with ω_a = ∂_a ω and MTW's sign of Riemann; every sum over a pair of indices brings a factor Ω⁻².
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ..identities.expressions import EPSILON, METRIC, RIEMANN, WEYL, Leaf
from ..identities.vocabulary import Vocabulary
from .formal import in_riemann, tidied
from .monomials import Monomial, differentiated, fresh, labels_of, metric, multiplied, renamed, with_new_sums

ONE, HALF = Fraction(1), Fraction(1, 2)


class Rescaling:
    """The change of formulas.

    Parameters
    ----------
    vocabulary : in which ω is a scalar field
    weights : of fields in the positions in which they are declared: ũ = Ω^w u
    omega : the name of ω
    """

    def __init__(self, vocabulary: Vocabulary, weights: Mapping[str, Fraction], omega: str) -> None:
        self.vocabulary, self.weights, self.omega = vocabulary, weights, omega

    def of(self, monomials: Sequence[Monomial], raised: int) -> dict[Fraction, list[Monomial]]:
        """Powers of Ω and what each is multiplied by; `raised` of the free indices are up."""
        found: dict[Fraction, list[Monomial]] = {}
        for monomial in in_riemann(monomials, self.vocabulary, weyl=False):
            times, leaves = with_new_sums(monomial)
            pairs = sum(n == 2 for n in labels_of(leaves).values())
            power, parts = Fraction(-2 * (pairs + raised)), []
            for leaf in leaves:
                own = [fresh() for _ in leaf.labels]
                weight, terms = self.of_leaf(leaf, own)
                ties = tuple(metric(a, b) for a, b in zip(own, leaf.labels, strict=True))
                parts.append([(c, (*new, *ties)) for c, new in terms])
                power += weight
            terms = multiplied(*parts) if parts else [(ONE, ())]
            found.setdefault(power, []).extend((times * c, new) for c, new in terms)
        tidy = {power: tidied(terms, self.vocabulary) for power, terms in found.items()}
        return {power: terms for power, terms in tidy.items() if terms}

    def of_leaf(self, leaf: Leaf, labels: Sequence[str]) -> tuple[Fraction, list[Monomial]]:
        """(k, X) with X̃ = Ω^k X, all labels low, free and different."""
        bare = labels[leaf.order :]
        weight, terms = self._undifferentiated(leaf, bare)
        held = list(bare)
        for label in reversed(labels[: leaf.order]):
            terms = self._derivative(terms, weight, label, held)
            held.insert(0, label)
        return weight, terms

    def _undifferentiated(self, leaf: Leaf, labels: Sequence[str]) -> tuple[Fraction, list[Monomial]]:
        same: list[Monomial] = [(ONE, (Leaf(leaf.name, 0, tuple(labels), leaf.constant),))]
        match leaf.name:
            case name if name in (METRIC, WEYL):
                return Fraction(2), same
            case name if name == EPSILON:
                return Fraction(self.vocabulary.dimension), same
            case name if name == RIEMANN:
                return Fraction(2), [*same, *self._of_riemann(labels)]
        field = self.vocabulary.fields.get(leaf.name)
        lowered = 2 * sum(field.positions) if field else 0
        return self.weights.get(leaf.name, Fraction(0)) + lowered, same

    def _derivative(self, terms: list[Monomial], weight: Fraction, by: str, held: Sequence[str]) -> list[Monomial]:
        """∇̃ of a tensor with these labels, its power of Ω left out."""
        found = [
            *differentiated(terms, by),
            *((times * weight, (*leaves, self._slope(by))) for times, leaves in terms if weight),
        ]
        for label in held:
            found += [(-times, (*leaves, self._slope(by))) for times, leaves in terms]
            found += [(-times, (*renamed(leaves, {label: by}), self._slope(label))) for times, leaves in terms]
            x = fresh()
            traced = [(times, renamed(leaves, {label: x})) for times, leaves in terms]
            found += [(times, (*leaves, self._slope(x), metric(by, label))) for times, leaves in traced]
        return found

    def _slope(self, label: str) -> Leaf:
        """ω_a."""
        return Leaf(self.omega, 1, (label,))

    def _of_riemann(self, labels: Sequence[str]) -> list[Monomial]:
        a, b, c, d = labels
        sign = self.vocabulary.conventions.riemann
        found: list[Monomial] = []
        for (i, j), (k, m), factor in (
            ((a, c), (b, d), -1),
            ((a, d), (b, c), 1),
            ((b, c), (a, d), 1),
            ((b, d), (a, c), -1),
        ):
            found += [(times * factor * sign, (*leaves, metric(i, j))) for times, leaves in self._schouten_change(k, m)]
        return found

    def _schouten_change(self, a: str, b: str) -> list[Monomial]:
        x = fresh()
        return [
            (ONE, (Leaf(self.omega, 2, (a, b)),)),
            (-ONE, (self._slope(a), self._slope(b))),
            (HALF, (metric(a, b), self._slope(x), self._slope(x))),
        ]
