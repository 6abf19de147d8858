r"""The metrics on which conditions are tried out: with a Killing vector, a parallel one, geodesic observers, Einstein
metrics, conformally flat and symmetric ones; all of rational components."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ..conventions import Conventions

if TYPE_CHECKING:
    from ..metric import Metric
    from ..tensor import Tensor


@final
@dataclass(frozen=True)
class Candidate:
    """A metric with vectors of note.

    Attributes
    ----------
    name : what it is
    metric : the metric
    vectors : fields with upper indices: Killing, parallel or geodesic ones
    einstein : λ, where R_{μν} = λ g_{μν}
    """

    name: str
    metric: Metric
    vectors: tuple[Tensor, ...]
    einstein: Any = sp.S.Zero


def candidates(dimension: int, conventions: Conventions) -> Iterator[Candidate]:
    """The metrics of a dimension, simple ones first; one time, in the signature of the conventions."""
    x = sp.symbols(f"x0:{dimension}", real=True)
    makers = [_stationary, _falling, _conformally_flat, _plane_wave, _symmetric, _black_hole]
    for make in makers:
        yield from make(x, conventions)


def _metric(
    form: Sequence[tuple[Any, Sequence[Any]]], x: Sequence[Any], conventions: Conventions, domain: Sequence[Any] = ()
) -> Metric:
    """The metric Σ c θ θ with 1-forms θ, for a time that is negative."""
    from ..metric import Metric

    n = range(len(x))
    matrix = [[sp.expand(sum(c * one[i] * one[j] for c, one in form)) for j in n] for i in n]
    sign = -conventions.time_sign
    return Metric(
        [[sign * e for e in row] for row in matrix], x, conventions=conventions, domain=list(domain), name="model"
    )


def _unit(n: int, k: int, value: Any = 1) -> list[Any]:
    return [value if i == k else 0 for i in range(n)]


def _stationary(x: Sequence[Any], conventions: Conventions) -> Iterator[Candidate]:
    """−N (dt + ω)² + h with nothing depending on t = x0: ∂_t is Killing, and twists from three dimensions on."""
    n = len(x)
    last = x[-1]
    form: list[tuple[Any, Sequence[Any]]] = [
        (-(1 + (x[1] + last) ** 2 + x[1] ** 2), [1, *[x[1] * (k % 2) for k in range(n - 1)]])
    ]
    form += [(1 + (x[k - 1] if k > 1 else last) ** 2 * (k % 2), _unit(n, k)) for k in range(1, n)]
    metric = _metric(form, x, conventions)
    yield Candidate("stationary", metric, (metric.vector(_unit(n, 0)),))


def _falling(x: Sequence[Any], conventions: Conventions) -> Iterator[Candidate]:
    """−dt² + h_k(t, x) dx_k²: ∂_t is geodesic, of norm ∓1 and without vorticity."""
    n = len(x)
    form: list[tuple[Any, Sequence[Any]]] = [(-1, _unit(n, 0))]
    form += [(1 + (x[0] * k + x[k - 1]) ** 2, _unit(n, k)) for k in range(1, n)]
    metric = _metric(form, x, conventions)
    yield Candidate("falling observers", metric, (metric.vector(_unit(n, 0)),))


def _conformally_flat(x: Sequence[Any], conventions: Conventions) -> Iterator[Candidate]:
    n = len(x)
    factor = 1 + x[0] ** 2 + x[1] ** 2
    metric = _metric([((-1 if k == 0 else 1) * factor, _unit(n, k)) for k in range(n)], x, conventions)
    yield Candidate("conformally flat", metric, (metric.vector(_unit(n, n - 1)), metric.vector(_unit(n, 0))))


def _plane_wave(x: Sequence[Any], conventions: Conventions) -> Iterator[Candidate]:
    """H du² + 2 du dv + dx_k²: ∂_v is parallel and null; vacuum where H is harmonic in the x_k."""
    n = len(x)
    if n < 4:
        return
    u, _, a, b = x[:4]
    for waves in (a**2 * b - b**3 / 3 + u * a * b, u * a**2 + a * b**2):
        null = [(waves / 2 + 1) if i == 0 else 1 if i == 1 else 0 for i in range(n)]
        other = [(waves / 2 - 1) if i == 0 else 1 if i == 1 else 0 for i in range(n)]
        form = [(sp.Rational(1, 2), null), (-sp.Rational(1, 2), other), *((1, _unit(n, k)) for k in range(2, n))]
        metric = _metric(form, x, conventions)
        yield Candidate("plane-fronted wave", metric, (metric.vector(_unit(n, 1)),))


def _symmetric(x: Sequence[Any], conventions: Conventions) -> Iterator[Candidate]:
    """A sphere times flat space, ∇R = 0; the sphere in stereographic coordinates, with its rotation."""
    n = len(x)
    if n < 3:
        return
    a, b = x[-2:]
    factor = 4 / (1 + a**2 + b**2) ** 2
    form = [(-1 if k == 0 else factor if k > n - 3 else 1, _unit(n, k)) for k in range(n)]
    metric = _metric(form, x, conventions)
    turning = [0] * (n - 2) + [-b, a]
    yield Candidate("sphere times flat space", metric, (metric.vector(turning), metric.vector(_unit(n, 0))))


def _black_hole(x: Sequence[Any], conventions: Conventions) -> Iterator[Candidate]:
    """Schwarzschild's and Kottler's metrics [Tangherlini 1963], the spheres in stereographic coordinates."""
    n = len(x)
    if n < 4:
        return
    r, angles = x[1], x[2:]
    square = 1 + sum(y**2 for y in angles)
    for growth in (0, 1):
        f = 1 - 2 / r ** (n - 3) - growth * r**2
        form = [(-f, _unit(n, 0)), (1 / f, _unit(n, 1))] + [(4 * r**2 / square**2, _unit(n, k)) for k in range(2, n)]
        metric = _metric(form, x, conventions, [r > 3] if not growth else [r > 0])
        turning = [1, 0, -angles[1], angles[0], *[0] * (n - 4)]
        sign = conventions.riemann * conventions.ricci * (-conventions.time_sign)
        yield Candidate(
            "black hole",
            metric,
            (metric.vector(turning), metric.vector(_unit(n, 0))),
            sp.Integer(sign * (n - 1) * growth),
        )
