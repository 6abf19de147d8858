"""Transport of a covector along rays, freed of gauge and constraint: a linear system for its transverse components.

    E_ν = 2 k^μ∇_μb_ν + (∇·k) b_ν − q_ν  a multiple of k_ν,        k·b = c

A component p with k_p ≠ 0 is set to zero by b → b + αk, another with k^m ≠ 0 follows from k·b = c. What is left is
E_t − (k_t/k_p) E_p = 0 for the others, two in four dimensions, in which only b_t is differentiated: ordinary
differential equations along each ray, coupled by the connection.
"""

from __future__ import annotations

from collections.abc import Mapping

import sympy as sp

from ...errors import InternalError, UnsupportedError
from ...exact import Element, sum_of_products
from ...geometry import Tensor
from ...geometry.symmetry import Index


def gauge_pair(k: Tensor) -> tuple[int, int]:
    """A component that gauge sets to zero, k_p ≠ 0, and one that k·b = c gives, k^m ≠ 0, m ≠ p.

    If there is one, m is a direction in which the wave runs, k_m ≠ 0: what is left is transverse then.
    """
    ray, n = k.up(0), range(k.dimension)
    along = [m for m in n if not ray.component((m,)).is_zero()]
    across = [m for m in n if not k.component((m,)).is_zero()]
    preferred = [(p, m) for p in across for m in along if m != p and m in across]
    pairs = preferred or [(p, m) for p in across for m in along if m != p]
    if not pairs:
        raise InternalError("a null covector without two components, please report this")
    return pairs[0]


class TransverseSystem:
    """2 k^μ∂_μ b_t + Σ_s C_t^s b_s = …: the coefficients, for one null covector k.

    Attributes
    ----------
    k, ray : k_μ and k^μ
    zeroed, solved : the numbers p and m
    transverse : those of the other components
    """

    def __init__(self, k: Tensor, zeroed: int, solved: int) -> None:
        self.metric, self.k, self.ray = k.metric, k, k.up(0)
        self.zeroed, self.solved = zeroed, solved
        self.transverse = [t for t in range(k.dimension) if t not in (zeroed, solved)]
        self.spread = self.ray.divergence().component(())

    def share(self, t: int) -> Element:
        """k_t/k_p."""
        return self.k.component((t,)) / self.k.component((self.zeroed,))

    def turning(self, t: int, s: int) -> Element:
        """What b_s does to E_t − (k_t/k_p) E_p."""
        value = self._connection(s, t)
        if s == t:
            value = value + self.spread
        ratio = self.share(t)
        return value if ratio.is_zero() else value - ratio * self._connection(s, self.zeroed)

    def _connection(self, s: int, t: int) -> Element:
        """−2 k^μ Γ^s_{tμ}."""
        gamma, n = self.metric.christoffel, range(self.metric.dimension)
        return sum_of_products([(-2, self.ray.component((mu,)), gamma.component((s, t, mu))) for mu in n])

    def coupling(self, t: int, s: int) -> Element:
        """C_t^s, the constraint used."""
        ratio = self.ray.component((s,)) / self.ray.component((self.solved,))
        return self.turning(t, s) - self.turning(t, self.solved) * ratio

    def ordered(self) -> list[int]:
        """The components in an order in which each equation has only such unknowns as were solved for before.

        Raises
        ------
        UnsupportedError
            There is none.
        """
        waiting, done = list(self.transverse), list[int]()
        while waiting:
            free = [t for t in waiting if all(self.coupling(t, s).is_zero() for s in waiting if s != t)]
            if not free:
                names = ", ".join(str(self.metric.coordinates[t]) for t in waiting)
                raise UnsupportedError(
                    f"the transport of the amplitude's components along {names}, coupled with each other,",
                    "write the amplitude yourself, amplitude=[a0, a1], or take a chart adapted to the rays",
                )
            done.append(free[0])
            waiting.remove(free[0])
        return done

    def completed(self, values: Mapping[int, Element], constraint: Element) -> Tensor:
        """b with the transverse components given, k·b = c and b_p = 0."""
        terms = [(1, self.ray.component((t,)), value) for t, value in values.items()]
        share = sum_of_products([(1, self.metric.zero, None), *terms])
        components: dict[Index, Element] = {(t,): value for t, value in values.items()}
        components[(self.solved,)] = (constraint - share) / self.ray.component((self.solved,))
        return Tensor(self.metric, (False,), components)


class Driving:
    """The right-hand sides for a correction: q = dc + i ∇^μ(da_{n−1})_μ·, with gauge and constraint used."""

    def __init__(self, system: TransverseSystem, constraint: Element, before: Tensor) -> None:
        self.system, self.constraint = system, constraint
        self.waves = before.exterior_derivative().divergence(0)

    def source(self, t: int) -> Element:
        """q_t − (k_t/k_p) q_p, less what the constraint contributes to the left."""
        system = self.system
        own, other = self._at(t), self._at(system.zeroed)
        given = system.turning(t, system.solved) * self.constraint / system.ray.component((system.solved,))
        return own - system.share(t) * other - given

    def _at(self, t: int) -> Element:
        metric = self.system.metric
        slope = self.constraint.diff(metric.coordinates[t])
        return slope + metric.scalar(sp.I) * self.waves.component((t,))
