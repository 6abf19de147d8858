r"""The collisionless Boltzmann equation, and what follows from it for light and matter in an expanding universe.

The number of particles in a volume of phase space is f d³x d³p, the same for all observers; without collisions

    p^μ ∂f/∂x^μ − Γ^i_{αβ} p^α p^β ∂f/∂p^i = 0                                      [MTW, section 22.6; Bernstein 1988]

along every free path, Liouville's theorem. In a universe of any curvature f = F(a p) solves it, p the momentum that
comoving observers measure: p ∝ 1/a for light and matter alike.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import sympy as sp

from ..errors import InputError
from ..exact import Element, hooks
from ..geometry.properties import vanishes
from ..verdicts import Verdict, decide
from .phase_space import PhaseSpace, phase_space


def liouville(distribution: Any, metric: Any, mass: Any = 0) -> Element:
    """p^μ ∂f/∂x^μ − Γ^i_{αβ} p^α p^β ∂f/∂p^i, on the mass shell: zero for particles without collisions.

    Parameters
    ----------
    distribution : f, a SymPy expression in the coordinates and the momenta p^i of `PhaseSpace(metric, mass)`; its
        `energy` and `momentum` are those that observers at rest in the chart measure
    metric : a spacetime whose first coordinate is a time, or a `PhaseSpace`
    mass : m ≥ 0, constant

    Returns
    -------
    Element

    Raises
    ------
    InputError, DomainError
        As `PhaseSpace`; a distribution that is no expression.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()                                            # every K and a(τ)
    >>> a, F = g.symbols("a"), sp.Function("F")
    >>> photons = PhaseSpace(g)
    >>> liouville(F(a*photons.momentum), photons)
    0
    >>> liouville(photons.energy, gr.FLRW(K=0), 0).is_zero()     # energy alone is lost to expansion
    False
    """
    return phase_space(metric, mass).along_paths(distribution)


def is_collisionless(distribution: Any, metric: Any, mass: Any = 0) -> Verdict:
    """Whether a distribution solves the collisionless Boltzmann equation: parameters as for `liouville`.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g, T0, m = gr.FLRW(), sp.Symbol("T_0", positive=True), sp.Symbol("m", positive=True)
    >>> a, photons, matter = g.symbols("a"), PhaseSpace(g), PhaseSpace(g, mass=m)
    >>> is_collisionless(1/(sp.exp(photons.energy*a/T0) - 1), photons).proved        # Planck, T = T_0/a
    True
    >>> is_collisionless(1/(sp.exp(photons.energy/T0) - 1), photons).refuted         # at constant temperature
    True
    >>> is_collisionless(sp.exp(-matter.energy*a/T0), matter).refuted                # relativistic Maxwell–Boltzmann
    True
    >>> is_collisionless(sp.exp(-matter.momentum**2*a**2/(2*m*T0)), matter).proved   # non-relativistic, T = T_0/a²
    True
    """
    return vanishes(phase_space(metric, mass).conserved(distribution))


def momentum_loss(metric: Any, mass: Any = 0) -> Verdict:
    """Whether d ln p/dλ = −d ln a/dλ along free paths, a² ∝ g_11: p ∝ 1/a.

    Examples
    --------
    >>> import gr_toolkit as gr, sympy as sp
    >>> momentum_loss(gr.FLRW(), sp.Symbol("m", positive=True)).proved
    True
    >>> momentum_loss(gr.Schwarzschild()).refuted
    True
    """
    space = phase_space(metric, mass)
    loss = space.along_paths(space.momentum_element)
    return decide(loss, -space.momentum_element * _stretching(space) * space.components[0])


class ThermalConditions(NamedTuple):
    """What f = exp(−(E − μ)/T) needs for being collisionless: all three vanish, for E takes every value above m.

    Attributes
    ----------
    temperature : of E², (aT)˙/(aT): T ∝ 1/a
    potential : of E, T (μ/T)˙: μ ∝ T
    mass : of E⁰, −m² ȧ/a: massless, or no expansion
    """

    temperature: Element
    potential: Element
    mass: Element


def thermal_conditions(metric: Any, temperature: Any, potential: Any = 0, mass: Any = 0) -> ThermalConditions:
    """When a gas in thermal equilibrium stays in it without collisions, in an expanding universe.

    E T/p^0 d/dλ of −(E − μ)/T is a polynomial in E, here by its coefficients: Liouville's equation for all functions of
    (E − μ)/T, the distributions of Maxwell and Boltzmann, Bose and Einstein, Fermi and Dirac alike.

    Parameters
    ----------
    metric : an expanding universe, in a chart whose first coordinate is a time
    temperature, potential : T > 0 and μ, expressions in that time
    mass : m ≥ 0

    Raises
    ------
    InputError
        Momenta are not redshifted by a scale factor there; T is not positive.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g, m = gr.FLRW(), sp.Symbol("m", positive=True)
    >>> a = g.symbols("a")
    >>> [c.is_zero() for c in thermal_conditions(g, 1/a)]
    [True, True, True]
    >>> thermal_conditions(g, 1/a, mass=m).mass
    -m**2*Derivative(a(tau), tau)/a(tau)
    """
    space = phase_space(metric, mass)
    if not momentum_loss(space).proved:
        raise InputError("momenta are not redshifted by one scale factor in this chart", "gr.FLRW(…)")
    T, mu = space.scalar(temperature, "the temperature"), space.scalar(potential, "the chemical potential")
    if T.is_zero() or hooks.call("sign or zero", T) < 0:
        raise InputError(f"the temperature {T} is not positive", "a positive expression in the time coordinate")
    others = space.metric.coordinates[1:]
    if any(not value.diff(x).is_zero() for value in (T, mu) for x in (*others, *space.momenta)):
        raise InputError("temperature and chemical potential depend on more than the time coordinate", "T(tau)")
    time, stretching = space.metric.coordinates[0], _stretching(space)
    return ThermalConditions(
        stretching + T.diff(time) / T,
        T * (mu / T).diff(time),
        space.metric.scalar(space.mass) ** 2 * -stretching,
    )


def _stretching(space: PhaseSpace) -> Element:
    """ȧ/a by the chart's time, of a² ∝ g_11."""
    length = space.metric.covariant.component((1, 1))
    return length.diff(space.metric.coordinates[0]) / (length * 2)


def tolman_surface_brightness() -> Verdict:
    """Tolman's law: the brightness of a surface, per solid angle, falls with (1 + z)^{−4}, whatever its spectrum.

    f is constant along rays, so that I_ν = ν³ f (in units of its own) seen at ν is ν³/ν_e³ times that emitted at
    ν_e = (1 + z) ν [MTW, section 22.6], and I dν has one more power of 1 + z. Decided for f = F(a ν) with an unknown F
    and every 1 + z = a_o/a_e [Tolman 1930].

    Examples
    --------
    >>> tolman_surface_brightness().proved
    True
    """
    frequency, seen, emitted = sp.symbols("nu a_o a_e", positive=True)
    spectrum, stretched = sp.Function("F"), seen / emitted
    observed = frequency**3 * spectrum(seen * frequency)
    source = (stretched * frequency) ** 3 * spectrum(emitted * stretched * frequency) * stretched  # dν_e = (1 + z) dν
    return decide(observed, source / stretched**4)
