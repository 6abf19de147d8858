"""Leading amplitudes for a phase: what transport along the rays allows, found by quadratures."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry import Metric, Tensor
from .ansatz import read_ansatz, read_constants
from .quadratures import integrating_factor
from .transverse import TransverseSystem, gauge_pair
from .wave_operators import gradient, square


def leading_amplitudes(
    phase: Any, metric: Metric, *, field: str = "maxwell", scaled_mass: Any = 0
) -> tuple[Tensor, ...]:
    """Amplitudes a₀ for a phase that solves the eikonal equation.

    Parameters
    ----------
    phase : S, with g^{μν}∂_μS ∂_νS = 0
    metric : g_{μν}
    field : "maxwell": one amplitude for each transverse direction, two in four dimensions, of which the first component
        with k_μ ≠ 0 is zero, by a choice of gauge; "scalar": one, a tensor without index
    scaled_mass : μ of a scalar wave's mass m = ωμ, as for `expansion`

    Returns
    -------
    Tuple of tensors
        Each may be multiplied by any function that is constant along the rays. They solve the orders 0 and 1 of
        `expansion`, up to multiples of k.

    Raises
    ------
    InputError
        The phase does not solve the eikonal equation.
    UnsupportedError
        The components are coupled, or the integrals none over single coordinates.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> tau, chi = g.symbols("tau chi")
    >>> leading_amplitudes(chi - tau, g)
    (a0 = dtheta, a0 = dphi)
    >>> leading_amplitudes(chi - tau, g, field="scalar")[0].component(())
    1/(a(tau)*S_K(K, chi))
    """
    ansatz = read_ansatz(phase, None, metric, field, None, None)
    mass = read_constants(ansatz, {"xi": 0, "mass": 0, "scaled_mass": scaled_mass}).scaled_mass
    k = gradient(metric, ansatz.phase)
    eikonal = square(k) - mass * mass * metric.conventions.time_sign
    if not eikonal.is_zero():
        raise InputError(
            f"the phase does not solve the eikonal equation: g^{{μν}} ∂_μS ∂_νS = {eikonal}",
            "gr.optics.eikonal(g).phase",
        )
    ray, half = k.up(0), metric.scalar(sp.Rational(1, 2))
    if field == "scalar":
        value = integrating_factor(ray, ray.divergence().component(()) * half)
        return (Tensor(metric, (), {(): value}, name="a0"),)
    system = TransverseSystem(k, *gauge_pair(k))
    found = []
    for t in system.transverse:
        if any(not system.coupling(s, t).is_zero() for s in system.transverse if s != t):
            continue  # this component drives another one
        amplitude = system.completed({t: integrating_factor(ray, system.coupling(t, t) * half)}, metric.zero)
        amplitude.name = "a0"
        found.append(amplitude)
    if not found:
        system.ordered()  # says which components are coupled, if all are
    return tuple(found)
