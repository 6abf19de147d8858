"""The redshift between two worldlines, along a ray or by a symmetry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry.inputs import read_metric
from ...geometry.keywords import in_words
from .along_ray import along_ray
from .by_symmetry import by_symmetry
from .result import Redshift

OTHERS_SAY = {
    "g": "metric=g",
    "k": "ray=k",
    "source": "emitter=u",
    "receiver": "observer=w",
    "observation": "reception={r: 10*M}",
    "detection": "reception={r: 10*M}",
    "killing": "symmetry=xi",
    "assuming": "domain=[r_e > 3*M]",
    "conditions": "domain=[r_e > 3*M]",
}


@in_words("redshift", "redshift(ray=k), or redshift(metric=g), all by name", OTHERS_SAY)
def redshift(
    *,
    ray: Any = None,
    emitter: Any = None,
    observer: Any = None,
    emission: Any = None,
    reception: Any = None,
    symmetry: Any = None,
    metric: Any = None,
    domain: Any = (),
) -> Redshift:
    r"""The redshift of light between two worldlines, 1 + z = ω_e/ω_o with ω = −k·u (−+++; k·u in +−−−).

    With `ray`, for events on one ray of a null geodesic field k. Without, by a symmetry: k·ξ is constant along null
    geodesics for a conformal Killing vector ξ, along all geodesics for a Killing vector; worldlines along ξ then have

        1 + z = √(ξ·ξ)_o / √(ξ·ξ)_e

    whatever the ray: √(g_tt(o)/g_tt(e)) at rest in a static spacetime, a(o)/a(e) in an expanding one. Worldlines in the
    span of several symmetries, circular orbits say, have X = c_0 ξ_0 + c_1 ξ_1 and ω = E (c_0 − b c_1)/|X|, where the
    constants E = −k·ξ_0 and b = k·ξ_1/E (the impact parameter) are those of the ray (−+++).

    Parameters
    ----------
    ray : k^μ, future-directed and affinely parametrised, with dimension of a frequency: a vector field, components with
        `metric`, or what has it as its ``ray``, such as an eikonal
        Of a phase S with the field Re a e^{iωS}: k_μ = ω ∂_μS in −+++; in +−−− k_μ = −ω ∂_μS for the same wave.
    emitter, observer : the tangents of the worldlines, timelike vectors of any length; "at rest" in the chart; "normal"
        to the slices of constant time; None: "at rest" if the metric does not depend on the time, comoving in an
        expanding universe; see also `moving_observer`, `orbiting_observer`, `circular_orbit`
    emission, reception : coordinates of the two events, ``{r: 3*M}``; those without a value get the symbols r_e and
        r_o, or keep their names if the ray does not move along them
        One coordinate may be infinite, ``reception={r: oo}``: what is measured there is the limit, exact, the other
        coordinates held fixed.
    symmetry : without ray, a (conformal) Killing vector or several; None: looked for
    metric : where nothing else has one
    domain : conditions on the symbols of the events and on constants, ``[r_e > 3*M, omega > 0]``

    Returns
    -------
    Redshift
        ``one_plus_z``, ``z``, ``emitted``, ``observed``, ``relations``, ``factors()``, ``drift()``, ``check()``.
        As both frequencies are positive, z > −1 always.

    Raises
    ------
    InputError
        A ray that is refuted to be null, geodesic, affine or future-directed; a worldline that is not timelike where it
        is used, or not in the span of the symmetries; no symmetry where one is said to be, or none found; no limit at
        infinity, or none that is known.
    AmbiguousSignError
        One of these depends on what the domain leaves open.
    UndecidedError
        A verdict is open.
    DomainError
        An event outside the chart.
    ConventionError
        Fields on different metrics.

    Notes
    -----
    Misner, Thorne & Wheeler (1973), §22.5 and 29.2; Wald (1984), eqs 5.3.6 and 6.3.4; Weinberg (1972), eq. 14.3.6; for
    conformal Killing vectors Hasse & Perlick, J. Math. Phys. 29 (1988) 2064.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> a = sp.Function("a")(g.symbols("tau"))
    >>> z = redshift(ray=g.vector([1/a**2, 1/a**2, 0, 0]))
    >>> z, z.relations
    (1 + z = a(tau_o)/a(tau_e), (Eq(chi_o, chi_e - tau_e + tau_o),))
    >>> hole = redshift(metric=gr.Schwarzschild())
    >>> hole
    1 + z = sqrt(r_e*(-2*M + r_o)/(r_o*(-2*M + r_e)))
    >>> M, r_e, r_o = hole.symbols("M r_e r_o")
    >>> hole.subs({r_e: 6*M, r_o: sp.oo})
    1 + z = sqrt(6)/2
    """
    if ray is not None and symmetry is not None:
        raise InputError("both a ray and a symmetry are given", "one of ray=k and symmetry=xi")
    if metric is None and ray is None:
        metric = getattr(symmetry, "metric", None) or next(
            (m for m in (getattr(u, "metric", None) for u in (emitter, observer)) if m is not None), None
        )
        if metric is None:
            raise InputError("neither a ray nor a metric is given", "ray=k, or metric=g for the symmetries of g")
    if metric is not None:
        metric = read_metric(metric)
    conditions = domain if isinstance(domain, str | sp.Basic) or not isinstance(domain, Iterable) else tuple(domain)
    if ray is not None:
        made = partial(along_ray, ray, metric, emitter, observer, domain=conditions)
    else:
        assert metric is not None
        made = partial(by_symmetry, metric, symmetry, emitter, observer, domain=conditions)
    return again(made, emission, reception)


def again(made: Callable[..., Redshift], emission: Any, reception: Any) -> Redshift:
    """The redshift at two events, which knows how to be had at others."""
    return replace(made(emission=emission, reception=reception), at_events=partial(again, made))
