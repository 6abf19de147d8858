"""Maxwell's equations by SymPy alone, as they come: nothing is simplified, nothing decided."""

from collections.abc import Callable, Sequence
from typing import Any


def maxwell_by_sympy(name: str, potential: Callable[[Sequence[Any]], Sequence[Any]]) -> tuple[Any, Callable[[], Any]]:
    """The coordinates of a spacetime of ours, and the question of ∇_ν F^{μν} for a potential on them."""
    import sympy as sp

    import gr_toolkit as gr

    spacetime = getattr(gr, name)()
    x, g = spacetime.coordinates, sp.Matrix(spacetime.matrix)
    A, every = potential(x), range(4)

    def question() -> list[Any]:
        inverse, root = g.inv(), sp.sqrt(-g.det())
        F = [[A[b].diff(x[a]) - A[a].diff(x[b]) for b in every] for a in every]
        raised = [
            [
                sum(
                    inverse[a, c] * inverse[b, d] * F[c][d]
                    for c in every
                    for d in every
                    if inverse[a, c] and inverse[b, d]
                )
                for b in every
            ]
            for a in every
        ]
        return [sum(sp.diff(root * raised[a][b], x[b]) for b in every) / root for a in every]

    return x, question
