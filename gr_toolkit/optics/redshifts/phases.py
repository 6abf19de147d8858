"""The phase of an exact wave: how fast it runs, in time and in space, at every place.

A complex solution ψ, whose real part is the wave, has the phase φ = arg ψ up to a constant, with ∂_μφ = Im(∂_μψ/ψ).
An observer counts the frequency −u^μ ∂_μφ for waves ∝ e^{−iωt}. Nothing is approximated, so that this is no eikonal:
g^{μν} ∂_μφ ∂_νφ need not vanish.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ...electrodynamics.observers.observer import read_observer
from ...errors import InputError
from ...exact import Element, Field, read_domain, sum_of_products, unify
from ...exact.arguments import symbols_in
from ...exact.conditions.ranking import everything_in
from ...exact.kernels.jets import JetGenerator
from ...geometry import Metric, Tensor
from ...geometry.inputs import read_expression, read_metric


def phase_gradient(wave: Any, metric: Metric) -> Tensor:
    """∂_μφ = Im(∂_μψ/ψ), φ the phase of a complex wave.

    Parameters
    ----------
    wave : ψ, a complex expression or exact scalar: a Debye potential, a component of a field; symbols are real, if not
        declared otherwise (imaginary, complex, no reals), and so are functions that occur in the metric
    metric : Metric

    Returns
    -------
    Tensor
        A covector, undefined where ψ vanishes. For ψ ∝ e^{−iωt} the wave vector k_μ = ∂_μφ is future-directed in −+++;
        in +−−− it is −∂_μφ.

    Raises
    ------
    InputError
        ψ is zero.
    UnsupportedError
        The complex conjugate of ψ is not known.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> mode = gr.electrodynamics.radial_mode(g, 1, sp.Symbol("omega", real=True), kind="outgoing")
    >>> phase_gradient(mode.psi, g)[0], phase_gradient(mode.psi, g)[1]
    (-omega, omega*(-K + omega**2)*S_K(K, chi)**2/(-K*S_K(K, chi)**2 + omega**2*S_K(K, chi)**2 + 1))
    """
    g = read_metric(metric)
    given = wave if isinstance(wave, Element) else g.scalar(read_expression(wave, "the wave"))
    undeclared = {s for s in symbols_in(given) if s.is_real is None and s.is_complex is None}
    real = Field.rational(given.field.domain & read_domain((), undeclared)).one
    psi = unify([given, real])[0]
    if psi.is_zero():
        raise InputError("the wave is zero and has no phase", "a complex solution")
    two_i = g.scalar(sp.I) * 2
    rates = [_of_real_metric(psi.diff(x) / psi, g) for x in g.coordinates]
    values: dict[tuple[int, ...], Element] = {(n,): (rate - rate.conjugate()) / two_i for n, rate in enumerate(rates)}
    return Tensor(g, (False,), values, name="∂φ")


def wave_frequency(wave: Any, metric: Metric, observer: Any = None) -> Element:
    """−u^μ ∂_μφ: the angular frequency that observers count in a complex wave ∝ e^{−iωt}, in either signature.

    Parameters
    ----------
    wave, metric : as for `phase_gradient`
    observer : as for `electrodynamics.measure`

    Raises
    ------
    InputError
        ψ is zero; no such observers.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> mode = gr.electrodynamics.radial_mode(g, 3, sp.Symbol("omega", real=True), kind="outgoing")
    >>> wave_frequency(mode.psi, g)
    omega/a(tau)
    """
    slope, who = phase_gradient(wave, metric), read_observer(metric, observer)
    n = range(slope.metric.dimension)
    return sum_of_products([(-1, who.velocity.component((k,)), slope.component((k,))) for k in n])


def _of_real_metric(value: Element, metric: Metric) -> Element:
    """The value where the derivatives of functions in the metric, a′ of a(τ), are real, as the metric is."""
    functions = {applied.func for applied in metric.functions}
    jets = [g.expression() for g in everything_in(value) if isinstance(g, JetGenerator)]
    real = [sp.Ge(j**2, 0, evaluate=False) for j in jets if {f.func for f in j.atoms(AppliedUndef)} <= functions]
    return unify([value, Field.rational(value.field.domain & read_domain(real)).one])[0] if real else value
