r"""The refractive index that space has for light and for matter, c over phase speed, by directions in any static chart.

In a static chart, as if its coordinates were those of flat space, dl² = δ_ij dx^i dx^j (or dr² + r² dΩ²),

    n = √(h_ij e^i e^j)/N,    n_m = p/E = n √(1 − m² N²/E²)

for a direction e of unit length: dt = n dl along light [Eddington 1920, §32; Landau & Lifshitz 1975, §88]; p = E n_m is
the momentum by the coordinates, so that ∫ n_m dl is stationary along the orbit of a mass of energy E [Maupertuis;
Evans, Nandi & Islam 1996, Am. J. Phys. 64, 1404]. Far out n = 1 and n_m = √(1 − m²/E²), the speed; some divide by that.
The phase of matter waves moves with 1/n_m, the particles with n_m/n².

n does not depend on the direction where space is conformally flat in the chart:

    Schwarzschild, isotropic:  n = (1 + M/2ρ)³/(1 − M/2ρ);    FLRW, isotropic:  n = a/(1 + Kρ²/4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...errors import InputError
from ...exact import Element
from ...geometry import Metric
from ...spacetimes import Minkowski
from ..optical_metric import OpticalMetric, optical_metric

CHARTS = ("cartesian", "spherical")  # of flat space


def refractive_index(
    metric: Metric,
    *,
    energy: Any = None,
    mass: Any = 0,
    direction: Any = None,
    flat: str | None = None,
    time: Any = None,
) -> Element:
    """The refractive index of a static metric in its chart, for light or for a mass.

    Parameters
    ----------
    metric : a metric of four dimensions, static, or for light static up to a factor
    energy, mass : of what moves; for light n does not depend on an energy
    direction : a coordinate, or the components e^i in space, of any length; needed where n depends on it
    flat : "cartesian" or "spherical", what the coordinates of space are taken for; found where n is isotropic
    time : the time coordinate, where signs do not say which it is

    Returns
    -------
    Element : n, positive

    Raises
    ------
    InputError
        n depends on the direction and none is given, and what `optical_metric` refuses.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> refractive_index(gr.Schwarzschild("isotropic"))
    -(M + 2*rho)**3/(4*rho**2*(M - 2*rho))
    >>> g = gr.Schwarzschild()
    >>> refractive_index(g, direction="r", flat="spherical")
    -r/(2*M - r)
    """
    space = optical_metric(metric, energy=energy, mass=mass, time=time)
    if metric.dimension != 4:
        raise InputError(f"the metric has {metric.dimension} dimensions", "a metric of four")
    if flat is not None and flat not in CHARTS:
        raise InputError(f"flat space has no chart {flat!r} here", f"one of {', '.join(CHARTS)}")
    for chart in CHARTS if flat is None else (flat,):
        around = _flat(space, chart)
        if direction is None:
            ratio = _common_ratio(space, around)
        else:
            ratio = _along(space, around, direction) if flat is not None or _fits(space, around) else None
        if ratio is not None:
            return _index(space, ratio)
    if direction is None:
        raise InputError(
            "the index depends on the direction in this chart",
            'direction="r", flat="spherical", or an isotropic chart: g.to_chart("isotropic")',
        )
    raise InputError("it is not said what the coordinates are in flat space", f"flat={CHARTS[0]!r} or {CHARTS[1]!r}")


def _flat(space: OpticalMetric, chart: str) -> list[list[Element]]:
    """δ_ij in the coordinates of space, taken by their order for Cartesian or spherical ones."""
    given = Minkowski(chart)
    pairs = dict(zip(given.coordinates[1:], space.coordinates, strict=True))
    n = range(1, 4)
    return [[space.space.scalar(given[i, j].to_sympy().subs(pairs, simultaneous=True)) for j in n] for i in n]


def _common_ratio(space: OpticalMetric, around: Sequence[Sequence[Element]]) -> Element | None:
    """The factor between the metric of space and the flat one, where there is one."""
    own, n = space.space.covariant, range(3)
    ratio = own.component((0, 0)) / around[0][0]
    alike = all((own.component((i, j)) - ratio * around[i][j]).is_zero() for i in n for j in n)
    return ratio if alike else None


def _fits(space: OpticalMetric, around: Sequence[Sequence[Element]]) -> bool:
    """Whether a flat metric is the only one meant: space has a factor with it, in the last two coordinates at least."""
    own = space.space.covariant
    ratio = own.component((1, 1)) / around[1][1]
    return (own.component((2, 2)) - ratio * around[2][2]).is_zero() and around[1][1] != 1


def _along(space: OpticalMetric, around: Sequence[Sequence[Element]], direction: Any) -> Element:
    """The quotient of the squared lengths of a direction."""
    components = _components(space, direction)
    n = range(3)

    def length(rows: Any) -> Element:
        return sum((rows(i, j) * components[i] * components[j] for i in n for j in n), space.space.zero)

    flat = length(lambda i, j: around[i][j])
    if flat.is_zero():
        raise InputError(f"the direction {direction!r} has no length", "components of which one is not zero")
    return length(lambda i, j: space.space.covariant.component((i, j))) / flat


def _components(space: OpticalMetric, direction: Any) -> list[Element]:
    if isinstance(direction, (list, tuple)):
        vector = space.space.vector(direction)
        return [vector.component((i,)) for i in range(3)]
    chosen = space.space.chart.number(direction)
    return [space.space.zero + (1 if i == chosen else 0) for i in range(3)]


def _index(space: OpticalMetric, ratio: Element) -> Element:
    """n from n² by the optical time η, E left out: dt = n dl."""
    whole = space.spacetime.scalar(ratio.to_sympy()) / space.time_factor
    if space.energy is not None:
        whole = whole / space.spacetime.scalar(space.energy) ** 2
    return whole.sqrt()
