"""Waves of high frequency, order by order: Re (a₀ + a₁/ω + a₂/ω² + …) e^{iωS} put into a wave equation.

Nothing is postulated: `Expansion.order(n)` is the coefficient of ω^{2−n} that the wave leaves of ∇_μF^{μν} or of
□φ − ξRφ − m²φ, and what geometric optics says is read off these.

    n = 0    k·k = 0 and k·a₀ = 0, or a₀ = α k, a gauge                         the eikonal equation, k = dS
             whence k^ν∇_νk^μ = 0                                                rays are null geodesics
    n = 1    2 k^ν∇_νa₀ + (∇·k) a₀ = α k                                         transport
             whence ∇_μ(|a₀|² k^μ) = 0 and k^ν∇_νf = α k for f = a₀/|a₀|          photon number, polarisation
    n ≥ 2    the same for a_{n−1}, with the wave operator of a_{n−2} as source   corrections

α is some function: a multiple of k is a change of gauge. [MTW §22.5; Schneider, Ehlers & Falco 1992, §3.2; for a
medium at rest Born & Wolf 1999, §3.1]

Signs: S is the same function in both signatures, S = x − t for a wave that moves along x. The frequency that u measures
is −ω u^μ∂_μS in both. In −+++ g^{μν}∂_νS points to the future, in +−−− to the past; `Expansion.ray` is the one that
points to the future.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.properties import vanishes
from ...verdicts import Verdict, combined
from . import check as checks
from . import correction, photons
from . import wave_operators as operators
from .ansatz import Ansatz, Constants, another_amplitude, read_order


@final
class Expansion:
    """A wave (a₀ + a₁/ω + … + a_N/ω^N) e^{iωS} in a spacetime, and what its wave equation says of it.

    Made by `gr.optics.expansion`. All quantities are complex; the wave is the real part. The amplitudes contain no ω,
    so that different powers of ω cannot cancel, and each coefficient has to vanish for itself.
    """

    def __init__(self, ansatz: Ansatz, constants: Constants) -> None:
        self.ansatz, self.constants = ansatz, constants
        self._orders: dict[int, Tensor] = {}
        self._fields: dict[int, Tensor] = {}

    # -- what it is made of --------------------------------------------------------------------------------------------

    @property
    def metric(self) -> Metric:
        """g_{μν}."""
        return self.ansatz.metric

    @property
    def phase(self) -> Element:
        """S."""
        return self.ansatz.phase

    @property
    def amplitudes(self) -> tuple[Tensor, ...]:
        """a₀, a₁, … a_N."""
        return self.ansatz.amplitudes

    @property
    def frequency(self) -> Any:
        """ω, a symbol."""
        return self.ansatz.frequency

    @property
    def kind(self) -> str:
        """Of what it is a wave: "maxwell" or "scalar"."""
        return self.ansatz.field

    @property
    def last(self) -> int:
        """N, the number of the last amplitude."""
        return len(self.amplitudes) - 1

    @cached_property
    def wave_covector(self) -> Tensor:
        """k_μ = ∂_μS."""
        return operators.gradient(self.metric, self.phase)

    @cached_property
    def ray(self) -> Tensor:
        """k^μ to the future where S falls towards it: g^{μν}∂_νS in −+++, −g^{μν}∂_νS in +−−−."""
        raised = self.wave_covector.up(0)
        ray = raised if self.metric.conventions.time_sign < 0 else -raised
        ray.name = "k"
        return ray

    @cached_property
    def potential(self) -> Tensor:
        """The whole wave, Σ a_n ω^{−n} e^{iωS}: A_μ or φ, complex."""
        return self._summed(dict(enumerate(self.amplitudes)), 0, "A" if self.kind == "maxwell" else "φ")

    def field_coefficient(self, n: int) -> Tensor:
        """f_n, the coefficient of ω^{1−n} e^{iωS} in F_{μν}: s_F (i k∧a_n + da_{n−1}).

        Raises
        ------
        InputError
            Of a scalar wave, which has no field strength; n is no number of an order.
        """
        if self.kind != "maxwell":
            raise InputError("a scalar wave has no field strength", 'field="maxwell"')
        n = read_order(n)
        if n not in self._fields:
            self._fields[n] = operators.field_coefficient(
                self.wave_covector, self._amplitude(n), self._amplitude(n - 1)
            )
        return self._fields[n]

    @cached_property
    def field(self) -> Tensor:
        """F_{μν} of the whole wave, complex."""
        return self._summed({n: self.field_coefficient(n) for n in range(self.last + 2)}, 1, "F")

    # -- order by order ------------------------------------------------------------------------------------------------

    def order(self, n: int) -> Tensor:
        """J_n, the coefficient of ω^{2−n} e^{iωS} in ∇_μF^{μν}, or in □φ − ξRφ − m²φ.

        Beyond n = N + 2 it is zero: no more terms are left.
        """
        n = read_order(n)
        if n not in self._orders:
            k = self.wave_covector
            if self.kind == "maxwell":
                before = None if n == 0 else self.field_coefficient(n - 1)
                self._orders[n] = operators.maxwell_coefficient(k, self.field_coefficient(n), before)
            else:
                terms = operators.scalar_terms(self.metric, self.constants.xi, self.constants.mass)
                self._orders[n] = operators.scalar_coefficient(k, self.eikonal, self._amplitude, n, terms)
        return self._orders[n]

    @cached_property
    def residual(self) -> Tensor:
        """What is left of the wave equation, Σ ω^{2−n} J_n e^{iωS}: exact, zero for an exact wave."""
        return self._summed({n: self.order(n) for n in range(self.last + 3)}, 2, "J")

    def is_exact(self) -> Verdict:
        """Whether the wave solves its wave equation for every ω: all coefficients vanish.

        Examples
        --------
        The wave of the discussion, A_φ = A₀ e^{−iω(τ−χ)}, for every curvature; along the meridians it is none:

        >>> import sympy as sp, gr_toolkit as gr
        >>> g = gr.FLRW()
        >>> tau, chi, theta = g.symbols("tau chi theta")
        >>> [gr.optics.expansion(chi - tau, a, g).is_exact().proved for a in ([0, 0, 0, 1], [0, 0, 1, 0])]
        [True, False]
        >>> gr.optics.expansion(chi - tau, [0, 0, 1/sp.sin(theta), 0], g).is_exact().proved
        True
        """
        return combined(
            (f"order {n}", vanishes(self.order(n), *self.amplitudes, self.wave_covector)) for n in range(self.last + 3)
        )

    # -- what geometric optics says ------------------------------------------------------------------------------------

    @cached_property
    def eikonal(self) -> Element:
        """k·k = g^{μν} ∂_μS ∂_νS, which the eikonal equation says is zero; k·k ± μ² for a mass m = ωμ."""
        scaled = self.constants.scaled_mass
        return operators.square(self.wave_covector) - scaled * scaled * self.metric.conventions.time_sign

    @property
    def eikonal_equation(self) -> Any:
        """g^{μν} ∂_μS ∂_νS = 0 as a SymPy equation."""
        return sp.Eq(self.eikonal.to_sympy(), 0, evaluate=False)

    @cached_property
    def transversality(self) -> Element:
        """k·a₀, which is zero for Maxwell's field where k·k is."""
        if self.kind != "maxwell":
            raise InputError("a scalar wave has no polarisation", 'field="maxwell"')
        return operators.product(self.wave_covector, self.amplitudes[0])

    @cached_property
    def ray_equation(self) -> Tensor:
        """k^ν∇_νk_μ, zero by the eikonal equation: it is ½∂_μ(k·k)."""
        return operators.acceleration(self.wave_covector)

    @cached_property
    def transport(self) -> Tensor:
        """2 k^ν∇_νa₀ + (∇·k) a₀, with k^μ = g^{μν}∂_νS: zero for a scalar, a multiple of k for Maxwell's field."""
        return operators.transport_of(self.wave_covector, self.amplitudes[0])

    def lorenz(self, n: int) -> Element:
        """i k·a_n + ∇·a_{n−1}, the coefficient of ω^{1−n} e^{iωS} in ∇_μA^μ: zero for all n in Lorenz gauge."""
        n = read_order(n)
        if self.kind != "maxwell":
            raise InputError("a scalar wave has no gauge", 'field="maxwell"')
        return operators.lorenz_coefficient(self.wave_covector, self._amplitude(n), self._amplitude(n - 1))

    @cached_property
    def squared_amplitude(self) -> Element:
        """|a₀|² = a₀ ā₀ of a scalar; of a covector ± a₀·ā₀, positive for transverse waves in both signatures."""
        return photons.squared_amplitude(self)

    @cached_property
    def photon_current(self) -> Tensor:
        """N^μ = ω |a₀|² k^μ/2 in Heaviside–Lorentz units, ħ = 1: the number of photons per volume and their flux."""
        return photons.photon_current(self)

    def number_is_conserved(self) -> Verdict:
        """Whether ∇_μN^μ = 0: the number of photons is conserved."""
        return photons.number_is_conserved(self)

    @cached_property
    def polarisation(self) -> Tensor:
        """f_μ = a₀_μ/|a₀|, of length one, up to multiples of k."""
        return photons.polarisation(self)

    def polarisation_is_transported(self) -> Verdict:
        """Whether k^ν∇_νf is a multiple of k: f is transported parallelly along the rays, up to its gauge."""
        return photons.polarisation_is_transported(self)

    def local_wave_covector(self, component: Any = None) -> Tensor:
        """∂_μ of the phase that a component of the whole wave has, corrections included; see `photons`."""
        return photons.local_wave_covector(self, component)

    def check(self) -> checks.ExpansionCheck:
        """A verdict for each statement and order; see `ExpansionCheck`."""
        return checks.ExpansionCheck(self)

    def leading_residual(self) -> checks.Residual:
        """What is left of the wave equation with the highest power of ω; see `Residual`."""
        return checks.leading_residual(self)

    # -- corrections ---------------------------------------------------------------------------------------------------

    def next_amplitude(self) -> Tensor:
        """a_{N+1}, found by quadratures along the rays; see `correction`.

        Raises
        ------
        InputError
            The amplitudes that are there do not solve the orders before.
        UnsupportedError
            It is no quadrature in this chart.
        """
        return correction.next_amplitude(self)

    def corrected(self, order: int = 1) -> Expansion:
        """The wave with further amplitudes, up to a_order or until it is exact.

        Examples
        --------
        A dipole in every Friedmann universe: one correction, and the wave is exact.

        >>> import sympy as sp, gr_toolkit as gr
        >>> g = gr.FLRW()
        >>> tau, chi, theta = g.symbols("tau chi theta")
        >>> far = gr.optics.expansion(chi - tau, [0, 0, 0, sp.sin(theta)**2], g)
        >>> far.corrected().amplitudes[1], far.corrected().is_exact().proved
        (a1 = I*sin(theta)**2*C_K(K, chi)/S_K(K, chi) dphi, True)
        """
        return correction.corrected(self, order)

    def extended(self, amplitude: Any) -> Expansion:
        """The wave with one more amplitude, a_{N+1} as it is given."""
        return correction.extended(self, another_amplitude(self.ansatz, amplitude))

    # -- inside --------------------------------------------------------------------------------------------------------

    def _amplitude(self, n: int) -> Tensor | None:
        return self.amplitudes[n] if 0 <= n <= self.last else None

    def _summed(self, coefficients: Mapping[int, Tensor], power: int, name: str) -> Tensor:
        """Σ ω^{power−n} X_n e^{iωS}."""
        metric, omega = self.metric, self.frequency
        wave = metric.scalar(sp.exp(sp.I * omega * self.phase.to_sympy()))
        weights = {n: metric.scalar(omega) ** (power - n) for n in coefficients}
        first = next(iter(coefficients.values()))

        def compute(index: tuple[int, ...]) -> Element:
            terms = [(1, tensor.component(index), weights[n]) for n, tensor in coefficients.items()]
            return sum_of_products(terms) * wave

        return Tensor(metric, first.positions, symmetry=first.symmetry, compute=compute, name=name)

    def __repr__(self) -> str:
        from .display import text

        return text(self)

    def _repr_latex_(self) -> str:
        from .display import latex

        return latex(self)
