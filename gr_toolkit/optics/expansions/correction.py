"""The next amplitude of a wave: what a_n has to be, given a₀, …, a_{n−1}, found by quadratures along the rays.

    scalar     2 k·∂a_n + (∇·k) a_n = i (□ − ξR − m²) a_{n−1}
    Maxwell    k·a_n = c_n, so that order n vanishes, and up to multiples of k
               2 k^ν∇_νa_n + (∇·k) a_n = dc_n + i ∇^μ(da_{n−1})_μ·, so that order n + 1 does.

For Maxwell's field a_n may be changed by multiples of k, a gauge: one component with k_p ≠ 0 is set to zero, another
follows from c_n, and for the other two there is a linear system of first order along the rays. It is solved where it is
triangular, as in charts in which the rays run along coordinate surfaces. a_n is determined up to solutions of the
homogeneous equations, amplitudes like a₀ again: what is found has no such part of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import sympy as sp

from ...errors import InputError, InternalError
from ...exact import Element
from ...geometry import Tensor
from . import wave_operators as operators
from .ansatz import read_order
from .quadratures import solution_along
from .transverse import Driving, TransverseSystem, gauge_pair

if TYPE_CHECKING:
    from .wave import Expansion


def corrected(expansion: Expansion, order: int) -> Expansion:
    """The wave with further amplitudes, up to a_order or until it is exact."""
    while expansion.last < read_order(order) and not _is_exact(expansion):
        expansion = extended(expansion, next_amplitude(expansion))
    return expansion


def extended(expansion: Expansion, amplitude: Tensor) -> Expansion:
    """The wave with one more amplitude."""
    ansatz = replace(expansion.ansatz, amplitudes=(*expansion.amplitudes, amplitude))
    return type(expansion)(ansatz, expansion.constants)


def next_amplitude(expansion: Expansion) -> Tensor:
    """a_{N+1}.

    Raises
    ------
    InputError
        The amplitudes that are there do not solve the orders before.
    UnsupportedError
        The equations along the rays are coupled, or no quadrature in this chart.
    """
    failing = [name for name, verdict in expansion.check().verdicts.items() if not verdict.proved]
    if failing:
        raise InputError(
            f"there is no next amplitude: {failing[0]} does not hold",
            "check().explain() says what is left; mend a0 first",
        )
    n = expansion.last + 1
    found = _of_scalar(expansion) if expansion.kind == "scalar" else _of_maxwell(expansion)
    found.name = f"a{n}"
    longer = extended(expansion, found)
    last = longer.order(n + 1)
    rest = last if expansion.kind == "scalar" else operators.wedge(longer.wave_covector, last)
    if not (longer.order(n).is_zero() and rest.is_zero()):
        raise InternalError(f"the amplitude {found!r} does not solve its equations, please report this")
    return found


def _is_exact(expansion: Expansion) -> bool:
    return all(expansion.order(n).is_zero() for n in range(expansion.last + 3))


def _of_scalar(expansion: Expansion) -> Tensor:
    metric, n = expansion.metric, expansion.last + 1
    ray = expansion.wave_covector.up(0)
    spread = ray.divergence().component(()) / 2
    source = expansion.order(n + 1).component(()) * metric.scalar(sp.I / 2)
    leading = expansion.amplitudes[0].component(())
    value = solution_along(ray, spread, source, [leading])
    return Tensor(metric, (), {(): value})


def _of_maxwell(expansion: Expansion) -> Tensor:
    metric, k, n = expansion.metric, expansion.wave_covector, expansion.last + 1
    ray = k.up(0)
    zeroed, solved = gauge_pair(k)
    left = expansion.order(n)  # a multiple of k, which a_n has to take away: s_F (k·a_n) k + left = 0
    constraint = -left.component((solved,)) / ray.component((solved,)) * metric.conventions.field_sign
    system = TransverseSystem(k, zeroed, solved)
    driving = Driving(system, constraint, expansion.amplitudes[-1])
    values: dict[int, Element] = {}
    for t in system.ordered():
        source = driving.source(t)
        for s, value in values.items():
            source = source - system.coupling(t, s) * value
        hints = [a.component((t,)) for a in expansion.amplitudes]
        half = metric.scalar(sp.Rational(1, 2))
        values[t] = solution_along(ray, system.coupling(t, t) * half, source * half, hints)
    return system.completed(values, constraint)
