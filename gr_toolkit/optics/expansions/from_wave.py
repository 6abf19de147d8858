"""The orders of a wave that is given as a whole, such as an exact solution: A = ω^p (a₀ + a₁/ω + … + a_N/ω^N) e^{iωS}.

With s = 1/ω the components times s^p e^{−iωS} have to be polynomials in s. Their coefficients are read off one by one
at s = 0 until nothing is left: then the sum is the wave, exactly.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import DivisionByZeroError, InputError
from ...exact import Element
from ...exact.rebuilding import rebuilt
from ...geometry import Metric, Tensor
from .ansatz import read_ansatz, read_wave
from .from_phase import expansion
from .wave import Expansion


def expansion_of(
    wave: Any,
    phase: Any,
    metric: Metric | None = None,
    *,
    frequency: Any = None,
    field: str = "maxwell",
    xi: Any = 0,
    mass: Any = 0,
    scaled_mass: Any = 0,
) -> Expansion:
    """The expansion of a complex wave in powers of 1/ω, read off the wave.

    Parameters
    ----------
    wave : the potential A_μ, a covector field or its components, or for ``field="scalar"`` an expression in which ω is;
        complex, ∝ e^{iωS}
    phase : S, without ω
    metric, frequency, field, xi, mass, scaled_mass : as for `expansion`

    Returns
    -------
    Expansion
        Of the wave over its highest power of ω, a constant factor.

    Raises
    ------
    InputError
        The wave is zero, or e^{iωS} times no polynomial in ω and 1/ω; or as for `expansion`.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g, omega = gr.FLRW(), sp.Symbol("omega")
    >>> tau, chi = g.symbols("tau chi")
    >>> mode = gr.electrodynamics.radial_mode(g, 2, omega, kind="outgoing")
    >>> exact = gr.electrodynamics.multipole(g, 2, 0, radial=mode)
    >>> found = expansion_of(exact.potential, chi - tau, frequency=omega)
    >>> found.last, found.is_exact().proved, found.check().proved
    (2, True, True)
    """
    given = read_wave(metric, field, wave)
    ansatz = read_ansatz(
        phase, None, given.metric, field, frequency, None
    )  # of unknown amplitudes, until they are known
    amplitudes = _coefficients(given, ansatz.phase, ansatz.frequency)
    return expansion(
        ansatz.phase,
        amplitudes,
        given.metric,
        field=field,
        frequency=ansatz.frequency,
        xi=xi,
        mass=mass,
        scaled_mass=scaled_mass,
    )


def _coefficients(wave: Tensor, phase: Element, omega: Any) -> list[Tensor]:
    """a₀, a₁, …"""
    metric = wave.metric
    back = metric.scalar(sp.exp(-sp.I * omega * phase.to_sympy()))
    values = {index: rebuilt(value * back, metric.field) for index, value in wave.items() if not value.is_zero()}
    if not values:
        raise InputError("the wave is zero", "a wave that is not")
    if not all(_is_polynomial(value, omega) for value in values.values()):
        raise _no_series(omega, phase)
    s = sp.Dummy("s", real=True)
    small = metric.scalar(s)
    rest = {index: rebuilt(value, small.field, {omega: small.inverse()}) for index, value in values.items()}
    leading = _at_zero(rest, s)
    while leading is None or not any(leading.values()):
        rest = {index: value * small if leading is None else value / small for index, value in rest.items()}
        leading = _at_zero(rest, s)
    found: list[Tensor] = []
    while any(rest.values()):
        terms = {index: value.subs({s: 0}) for index, value in rest.items()}
        found.append(Tensor(metric, wave.positions, terms))
        rest = {index: (value - terms[index]) / small for index, value in rest.items()}
    return found


def _is_polynomial(value: Element, omega: Any) -> bool:
    """Whether it is a polynomial in ω over a power of ω: no kernel has ω inside, and ω D′/D is a number."""
    field = value.field
    kernels = [field.generator(number) for number in value.generator_numbers()]
    if any(not kernel.diff(omega).is_zero() for kernel in kernels if kernel != omega):
        return False
    denominator = value.denominator()
    return (denominator.diff(omega) * omega / denominator).is_rational_number()


def _at_zero(values: dict[Any, Element], s: Any) -> dict[Any, Element] | None:
    """The components for s = 0; None where one of them has a pole."""
    try:
        return {index: value.subs({s: 0}) for index, value in values.items()}
    except DivisionByZeroError:
        return None


def _no_series(omega: Any, phase: Element) -> InputError:
    return InputError(
        f"the wave is exp(I*{omega}*S) times no polynomial in {omega} and 1/{omega}, with S = {phase}",
        "the phase that the wave has for high frequencies, or amplitude=[a0, a1] of its first orders",
    )
