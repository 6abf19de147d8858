"""Charge as a flux integral: what a field says about sources that sit where it is singular.

    Q = (−σ s_F/k²) ∮ ⋆F = ∫ j^0 √|g| d^{n−1}x,        P = (−σ s_F/k²) ∮ F  [Carroll (2004), app. E; Jackson 6.150]

for the surface that encloses a part of the slice t = const; in −+++, Heaviside–Lorentz units and F = dA both are plain
integrals, and A_t = −Q/(4πr) has the charge Q, while A_t = −Q/r has 4πQ there and Q in Gaussian units. Where no current
flows between two surfaces they enclose the same charge. (σ, s_F and k² as in `field_strength`; for ε^{01…} > 0 ⋆F has
the other sign, and Q has not.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import IndexMismatchError, InputError
from ..exact import Element
from ..geometry import Metric, Tensor
from ..geometry.properties import determinant_sign
from ..geometry.symmetry import parity
from ..geometry.time_coordinate import time_first
from .axes import axes, closed_surfaces
from .field_strength import as_field, source_sign

SECONDS = 20.0


def charge(
    field: Any,
    surface: Mapping[Any, Any] | None = None,
    *,
    at: Mapping[Any, Any] | None = None,
    domain: Iterable[Any] = (),
    time: Any = None,
    timeout: float = SECONDS,
) -> Element:
    """The electric charge inside a closed surface, by the flux through it.

    Parameters
    ----------
    field : F_{μν}, in any index positions, or what has a `field`, like a solution of the library
    surface : coordinate -> (from, to) of n − 2 coordinates, in any order; of the two others one is the time, and the
        normal points to larger values of the other. That the box is closed is for the caller to see.
        Left out: the whole sphere of the chart's two angles, where it has them.
    at : values of the two others; what is not given stays a symbol, and the charge is a function of it
    domain : further conditions, as in `Tensor.integral`
    time : which coordinate is the time, where the signs of the metric do not say
    timeout : seconds for SymPy's suggestions of antiderivatives

    Returns
    -------
    Exact scalar, in the units of the conventions.

    Raises
    ------
    IndexMismatchError
        The surface has not n − 2 coordinates, or the field is not antisymmetric.
    InputError
        No surface is given, and the chart has not just one that two angles close; none of the two other coordinates
        is known to be the time.
    DomainError, UnsupportedError
        The integral cannot be done exactly; see `Tensor.integral`.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> q, r = sp.Symbol("q"), g.symbols("r")
    >>> F = gr.electrodynamics.field_strength(g.covector([-q/(4*sp.pi*r), 0, 0, 0]))
    >>> charge(F), charge(F, {"theta": (0, sp.pi), "phi": (0, 2*sp.pi)})
    (q, q)
    """
    field = as_field(field)
    sides, sign = _oriented(field.metric, surface, time)
    orientation = field.metric.conventions.levi_civita_sign(determinant_sign(field.metric))
    flux = field.hodge_dual().integral(sides, at=at, domain=domain, timeout=timeout)
    return _in_units(field, flux, sign * orientation)


def magnetic_charge(
    field: Any,
    surface: Mapping[Any, Any] | None = None,
    *,
    at: Mapping[Any, Any] | None = None,
    domain: Iterable[Any] = (),
    time: Any = None,
    timeout: float = SECONDS,
) -> Element:
    """The magnetic charge inside a closed surface, ∮ **B**·d**S** over k², in four dimensions; see `charge`.

    The orientation is the chart's order of coordinates, as for ⋆ and for the **B** of `measure`: in a left-handed
    chart, (t, r, φ, θ) or (r, t, θ, φ), a given field has the opposite magnetic charge.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> P, theta = sp.Symbol("P"), g.symbols("theta")
    >>> F = gr.electrodynamics.field_strength(g.covector([0, 0, 0, P*(1 - sp.cos(theta))/(4*sp.pi)]))
    >>> magnetic_charge(F)
    P
    """
    field = as_field(field)
    if field.dimension != 4:
        raise IndexMismatchError(f"a magnetic charge in {field.dimension} dimensions", "four dimensions")
    sides, sign = _oriented(field.metric, surface, time)
    return _in_units(field, field.integral(sides, at=at, domain=domain, timeout=timeout), sign)


def circulation(
    potential: Tensor,
    loop: Mapping[Any, Any],
    *,
    at: Mapping[Any, Any] | None = None,
    domain: Iterable[Any] = (),
    timeout: float = SECONDS,
) -> Element:
    """∮ **A**·d**l** along a coordinate line: the magnetic flux through a loop, ∮ A_φ dφ in −+++ and −∮ A_φ dφ in +−−−.

    Parameters
    ----------
    potential : A, a vector or covector field
    loop : one coordinate -> (from, to)
    at, domain, timeout : as in `charge`

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Minkowski(chart="spherical")
    >>> r, theta = g.symbols("r theta")
    >>> circulation(g.covector([0, 0, 0, 3*r**2*sp.sin(theta)**2/2]), {"phi": (0, 2*sp.pi)}, at={"theta": sp.pi/2})
    3*pi*r**2
    """
    if not isinstance(potential, Tensor) or potential.rank != 1:
        raise IndexMismatchError(f"the potential {potential!r} is no vector or covector field", "g.covector([...])")
    found = potential.down(0).integral(loop, at=at, domain=domain, timeout=timeout)
    return found * -potential.metric.conventions.time_sign


def _oriented(metric: Metric, surface: Mapping[Any, Any] | None, time: Any) -> tuple[dict[int, Any], int]:
    """The surface by numbers of coordinates, and the sign of (time, normal, surface) in the chart's order.

    Raises
    ------
    InputError
        No mapping; none at all where the chart does not say which is meant; the time is not known.
    IndexMismatchError
        It has not n − 2 coordinates.
    """
    if surface is None:
        surface = _whole_sphere(metric)
    if not isinstance(surface, Mapping):
        raise InputError(
            f"the surface {surface!r} is no mapping from coordinates", '{"theta": (0, pi), "phi": (0, 2*pi)}'
        )
    sides = {metric.chart.number(key): limits for key, limits in surface.items()}
    n = metric.dimension
    if len(sides) != n - 2 or len(surface) != n - 2:
        raise IndexMismatchError(
            f"a closed surface in the space of a spacetime of {n} dimensions has {n - 2} coordinates, not "
            f"{len(surface)}: {', '.join(map(str, surface))}",
            "limits of two coordinates" if n == 4 else f"limits of {n - 2} coordinates",
        )
    rest = time_first(metric, [k for k in range(n) if k not in sides], time)
    return sides, parity((*rest, *sides))


def _whole_sphere(metric: Metric) -> dict[Any, Any]:
    """The one surface that two angles of the chart close."""
    found = [surface for surface, _ in closed_surfaces(metric, axes(metric))]
    if len(found) == 1:
        return found[0]
    which = "several closed surfaces" if found else "no angles that are seen to close a surface"
    raise InputError(
        f"the chart {metric.coordinates} has {which}, so the one to integrate over has to be given",
        str(found[0]) if found else 'charge(F, {"theta": (0, pi), "phi": (0, 2*pi)}), in a chart with two angles',
    )


def _in_units(field: Tensor, flux: Element, sign: int) -> Element:
    """A flux as a charge."""
    return flux * (source_sign(field) * sign) / field.metric.conventions.charge_unit**2
