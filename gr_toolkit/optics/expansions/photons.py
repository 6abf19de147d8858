"""What the leading order says of light and other waves as particles: their number, and how they are polarised.

The amplitude |a₀|² = ± a₀·ā₀ is a scalar and the same in all gauges that keep k·a₀ = 0, for k·k = 0. Averaged over a
period the wave has the stress-energy T^{μν} = ω² |a₀|² k^μ k^ν/2k² with k² = 1, 4π or μ₀ (`charge_unit`): particles of
momentum ħω k^μ, whose number per volume and flux is N^μ = ω |a₀|² k^μ/2ħk² [MTW 22.5, exercise 22.11].
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry import Tensor
from ...geometry.properties import vanishes
from ...verdicts import Verdict
from . import wave_operators as operators

if TYPE_CHECKING:
    from .wave import Expansion


def squared_amplitude(expansion: Expansion) -> Element:
    """|a₀|²: a₀ ā₀ of a scalar; of a covector ± a₀·ā₀, positive for transverse waves in both signatures.

    Raises
    ------
    InputError
        It is zero, or the leading amplitude is a multiple of k: pure gauge.
    """
    metric, leading = expansion.metric, expansion.amplitudes[0]
    conjugate = conjugated(leading)
    if expansion.kind == "maxwell" and operators.wedge(expansion.wave_covector, leading).is_zero():
        raise InputError(
            "the leading amplitude is a multiple of k: it is pure gauge, and there is no light of this order",
            "an amplitude a0 that is no multiple of k",
        )
    if expansion.kind == "scalar":
        value = leading.component(()) * conjugate.component(())
    else:
        value = operators.product(leading, conjugate) * (-metric.conventions.time_sign)
    if value.is_zero():
        raise InputError(
            "the leading amplitude has |a0|^2 = 0: there is no number of photons",
            "a transverse amplitude, k·a0 = 0",
        )
    return value


def conjugated(tensor: Tensor) -> Tensor:
    """The complex conjugate, component by component."""
    return Tensor(tensor.metric, tensor.positions, compute=lambda i: tensor.component(i).conjugate(), name=tensor.name)


def photon_current(expansion: Expansion) -> Tensor:
    """N^μ = ω |a₀|² k^μ/(2 k²), to the future, ħ = 1."""
    metric = expansion.metric
    unit = metric.conventions.charge_unit if expansion.kind == "maxwell" else 1
    weight = squared_amplitude(expansion) * metric.scalar(expansion.frequency / (2 * unit**2))
    current: Tensor = expansion.ray * weight
    current.name = "N"
    return current


def number_is_conserved(expansion: Expansion) -> Verdict:
    """Whether ∇_μN^μ = 0."""
    current = photon_current(expansion)
    divergence = Tensor(expansion.metric, (), {(): current.divergence().component(())}, name="∇·N")
    return vanishes(divergence, *expansion.amplitudes, expansion.wave_covector)


def polarisation(expansion: Expansion) -> Tensor:
    """f_μ = a₀_μ/|a₀|, of length one, defined up to multiples of k.

    Raises
    ------
    AmbiguousRootError
        The domain leaves the sign of |a₀| open; the error says which inequality would settle it.
    """
    _maxwell(expansion)
    direction: Tensor = expansion.amplitudes[0] / squared_amplitude(expansion).sqrt()
    direction.name = "f"
    return direction


def polarisation_is_transported(expansion: Expansion) -> Verdict:
    """Whether k^ν∇_νf is a multiple of k: f is transported parallelly along the rays, up to its gauge.

    Without a root, as k ∧ (2 |a₀|² k^ν∇_νa₀ − (k^ν∂_ν|a₀|²) a₀) = 0.
    """
    _maxwell(expansion)
    metric, leading, k = expansion.metric, expansion.amplitudes[0], expansion.wave_covector
    size, raised, slope = squared_amplitude(expansion), k.up(0), leading.covariant_derivative()
    n = range(metric.dimension)
    growth = sum_of_products([(1, raised.component((nu,)), size.diff(metric.coordinates[nu])) for nu in n])

    def compute(index: tuple[int, ...]) -> Element:
        along = sum_of_products([(2, raised.component((nu,)), slope.component((index[0], nu))) for nu in n])
        return sum_of_products([(1, size, along), (-1, growth, leading.component(index))])

    turned = Tensor(metric, (False,), compute=compute, name="k·∇f")
    return vanishes(operators.wedge(k, turned), leading, k)


def local_wave_covector(expansion: Expansion, component: Any = None) -> Tensor:
    """The gradient of the phase that one component of the whole wave has: ω k_μ + Im(∂_μ a/a), a = Σ a_n ω^{−n}.

    Parameters
    ----------
    component : which of the potential's, a coordinate; none for a scalar wave. ω is taken to be real.

    Raises
    ------
    InputError
        That component is zero.
    """
    metric, omega = expansion.metric, expansion.metric.scalar(expansion.frequency)
    index = () if expansion.kind == "scalar" else (metric.chart.number(component),)
    components = [a.component(index) for a in expansion.amplitudes]
    total = sum_of_products([(1, value, omega ** (-n)) for n, value in enumerate(components)])
    if total.is_zero():
        raise InputError(f"the component {metric.chart.index_name(index)} of the wave is zero", "one that is not")
    conjugate = sum_of_products([(1, value.conjugate(), omega ** (-n)) for n, value in enumerate(components)])
    size, half = total * conjugate * 2, metric.scalar(-sp.I)
    k = expansion.wave_covector

    def compute(i: tuple[int, ...]) -> Element:
        x = metric.coordinates[i[0]]
        turning = sum_of_products([(1, conjugate, total.diff(x)), (-1, total, conjugate.diff(x))])
        return omega * k.component(i) + half * turning / size

    return Tensor(metric, (False,), compute=compute, name="k")


def _maxwell(expansion: Expansion) -> None:
    if expansion.kind != "maxwell":
        raise InputError("a scalar wave has no polarisation", 'field="maxwell"')
