"""A wave of high frequency from a phase, amplitudes and a metric."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...geometry import Metric
from .ansatz import read_ansatz, read_constants
from .wave import Expansion


def expansion(
    phase: Any = None,
    amplitude: Any = None,
    metric: Metric | None = None,
    *,
    field: str = "maxwell",
    frequency: Any = None,
    xi: Any = 0,
    mass: Any = 0,
    scaled_mass: Any = 0,
    variables: Iterable[Any] | None = None,
) -> Expansion:
    """The expansion of a wave of high frequency, Re (a₀ + a₁/ω + …) e^{iωS}, in any metric and conventions.

    Parameters
    ----------
    phase : S, a real expression that is not constant, without ω; None for an unknown function
    amplitude : a₀, or the list [a₀, a₁, …]; covectors or their components A_μ for Maxwell's field, expressions for a
        scalar, all without ω and complex if need be; None for unknown functions
    metric : g_{μν}; may be left out where an amplitude is a tensor
    field : "maxwell", ∇_μF^{μν} = 0 with F = dA and no gauge chosen, or "scalar", □φ − ξRφ − m²φ = 0
    frequency : ω, a SymPy symbol; ``omega`` by default
    xi, mass : ξ and m of the scalar wave equation, in the signs of −+++ with R > 0 for spheres; ξ = 1/6 is conformal
        coupling in four dimensions. m is not scaled with ω.
    scaled_mass : μ of a mass m = ωμ: then the eikonal equation is k·k = −μ² in −+++, the rays are those of matter
    variables : the coordinates that unknown functions depend on; all by default

    Returns
    -------
    Expansion
        With ``order(n)``, ``residual``, ``check()``, ``is_exact()``, ``eikonal_equation``, ``transport``, ``ray``.

    Raises
    ------
    InputError
        A phase that is constant, not real, or contains ω; an amplitude that contains ω or is zero; no metric; constants
        that are none, or for Maxwell's field.
    IndexMismatchError
        Amplitudes of the wrong shape.
    UnknownNameError
        Another kind of field.
    ConventionError
        Amplitudes on another metric.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> tau, chi, theta = g.symbols("tau chi theta")
    >>> wave = gr.optics.expansion(phase=chi - tau, amplitude=[0, 0, 0, sp.sin(theta)**2], metric=g)
    >>> wave.check().proved, wave.is_exact().proved
    (True, False)
    >>> unknown = gr.optics.expansion(metric=g, variables=[tau, chi])
    >>> unknown.eikonal_equation
    Eq((Derivative(S(tau, chi), chi)**2 - Derivative(S(tau, chi), tau)**2)/a(tau)**2, 0)
    """
    ansatz = read_ansatz(phase, amplitude, metric, field, frequency, variables)
    return Expansion(ansatz, read_constants(ansatz, {"xi": xi, "mass": mass, "scaled_mass": scaled_mass}))
