"""Gradient, divergence, curl and Laplacian of covectors in a space of three dimensions that depend on more than its
coordinates, the time: all in one field, which holds the derivatives that will be needed from the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, final

from ...exact import Element, prolonged, sum_of_products, unify
from ...geometry import Metric

Covector = tuple[Element, ...]
CYCLIC = ((1, 2), (2, 0), (0, 1))  # the j, k with [ijk] = 1, for each i
SPACE = range(3)


@final
class VectorAnalysis:
    """Differential operators on covectors X_i.

    Parameters
    ----------
    space : a positive definite metric of three dimensions
    time : the parameter t of ∂_t
    given : exact scalars that will be differentiated
    times : how often
    """

    def __init__(self, space: Metric, time: Any, given: Sequence[Element], times: int) -> None:
        self.x, self.time = space.coordinates, time
        inverse, christoffel, ricci = space.inverse, space.christoffel, space.ricci.up(1)
        pairs = [(i, j) for i in SPACE for j in SPACE]
        triples = [(i, j, k) for i in SPACE for j in SPACE for k in SPACE]
        own = [
            space.levi_civita.component((0, 1, 2)),
            *(table.component(p) for table in (space.covariant, inverse, ricci) for p in pairs),
            *(christoffel.component(t) for t in triples),
        ]
        joined = unify([*given, *own])
        field = prolonged(joined[0].field, times)
        lifted = [field.lift(e) for e in joined]
        self.zero = field.zero
        self.given, rest = lifted[: len(given)], iter(lifted[len(given) :])
        self.root = next(rest)
        self._over_root = self.root.inverse()
        self._covariant, self._inverse, self._ricci = ({p: next(rest) for p in pairs} for _ in range(3))
        self._christoffel = {t: next(rest) for t in triples}

    def lowered(self, vector: Sequence[Element]) -> Covector:
        """X_i of X^i."""
        return self._applied(self._covariant, vector)

    def rate(self, covector: Covector) -> Covector:
        """∂_t X_i."""
        return tuple(value.diff(self.time) for value in covector)

    def gradient(self, scalar: Element) -> Covector:
        """∂_i φ."""
        return tuple(scalar.diff(x) for x in self.x)

    def divergence(self, covector: Covector) -> Element:
        """div X = ∂_i (√γ X^i)/√γ."""
        raised = self._applied(self._inverse, covector)
        return self._sum(
            [(1, (self.root * value).diff(x), self._over_root) for value, x in zip(raised, self.x, strict=True)]
        )

    def curl(self, covector: Covector) -> Covector:
        """(curl X)^i = [ijk] ∂_j X_k/√γ, lowered."""
        return self.lowered(
            [
                self._sum(
                    [
                        (1, covector[k].diff(self.x[j]), self._over_root),
                        (-1, covector[j].diff(self.x[k]), self._over_root),
                    ]
                )
                for j, k in CYCLIC
            ]
        )

    def laplacian(self, covector: Covector) -> Covector:
        """D² X_i = γ^{jk} D_j D_k X_i."""
        gamma, x = self._christoffel, self.x
        first = {
            (k, i): self._sum([(1, covector[i].diff(x[k]), None), *((-1, gamma[m, k, i], covector[m]) for m in SPACE)])
            for k in SPACE
            for i in SPACE
        }

        def second(j: int, k: int, i: int) -> Element:
            terms: list[tuple[int, Element, Element | None]] = [(1, first[k, i].diff(x[j]), None)]
            terms += [(-1, gamma[m, j, k], first[m, i]) for m in SPACE]
            terms += [(-1, gamma[m, j, i], first[k, m]) for m in SPACE]
            return self._sum(terms)

        used = [p for p, value in self._inverse.items() if value]
        return tuple(self._sum([(1, self._inverse[p], second(*p, i)) for p in used]) for i in SPACE)

    def ricci(self, covector: Covector) -> Covector:
        """R_i^j X_j."""
        return self._applied(self._ricci, covector)

    def combined(self, *terms: tuple[int, Covector]) -> Covector:
        """∑ c X_i with integers c."""
        return tuple(self._sum([(c, covector[i], None) for c, covector in terms]) for i in SPACE)

    def _applied(self, table: dict[tuple[int, int], Element], vector: Sequence[Element]) -> Covector:
        return tuple(self._sum([(1, table[i, j], vector[j]) for j in SPACE]) for i in SPACE)

    def _sum(self, terms: list[tuple[int, Element, Element | None]]) -> Element:
        return sum_of_products(terms)
