r"""Carter's constant, in its letters 𝒬 and 𝒦, with the Killing tensor that gives it.

The Hamilton–Jacobi equation of Kerr separates; what splits θ off is a constant C_θ of all motion. With E = −p_t and
L = p_φ in −+++ (opposite signs in +−−−, the same values),

    𝒬 = p_θ² + cos²θ (a² (m² − E²) + L²/sin²θ),    𝒦 = 𝒬 + (L − aE)²
        [Carter 1968; Misner, Thorne & Wheeler 33.31, 33.33]

𝒦 = K^{μν} p_μ p_ν of a Killing tensor K, which is read off and put into Killing's equation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...exact.arguments import symbols_in
from ...geometry import Metric, Tensor
from ...geometry.inputs import read_metric
from ...geometry.keywords import in_words
from ...geometry.symmetries.phase_space import hamiltonian, poisson_bracket
from ...verdicts import Verdict, combined, decide
from ..hamilton_jacobi import hamilton_jacobi
from .equatorial_plane import equatorial_plane


@final
@dataclass(frozen=True, repr=False)
class CarterConstant:
    """The third constant of motion of Kerr, as functions of position and the covariant momenta.

    Attributes
    ----------
    metric : Metric
    spin : a
    separated : C_θ as the Hamilton–Jacobi equation gives it, of a mass
    """

    metric: Metric
    spin: Any
    separated: Element

    @cached_property
    def _known(self) -> tuple[Element, Element, Element]:
        """E, L and m², in the momenta."""
        sign = -self.metric.conventions.time_sign
        t, _, _, phi = equatorial_plane(self.metric).numbers
        momenta = self.metric.momenta
        energy, around = (self.metric.scalar(momenta[k] * s) for k, s in ((t, -sign), (phi, sign)))
        return energy, around, -2 * sign * hamiltonian(self.metric)

    @property
    def Q(self) -> Element:
        """𝒬: zero for motion in the equatorial plane; for a = 0, 𝒬 + L² is the square of the angular momentum."""
        E, L, m2 = self._known
        a = self.metric.scalar(self.spin)
        return self.separated - L * L - a * a * (E * E - m2)

    @property
    def K(self) -> Element:
        """𝒦 = 𝒬 + (L − aE)²."""
        E, L, _ = self._known
        difference = L - self.metric.scalar(self.spin) * E
        return self.Q + difference * difference

    @cached_property
    def killing_tensor(self) -> Tensor:
        """K^{μν} with 𝒦 = K^{μν} p_μ p_ν."""
        p, n = self.metric.momenta, self.metric.dimension
        rows = [[(self.K.diff(p[i]).diff(p[j]) / 2).to_sympy() for j in range(n)] for i in range(n)]
        return self.metric.tensor(rows, "^a^b", name="K")

    def check(self) -> Verdict:
        """Whether 𝒬 and 𝒦 are conserved, K is a Killing tensor, and {𝒦, E} = {𝒦, L} = 0; and 𝒬 as it is printed."""
        metric, (E, L, m2) = self.metric, self._known
        plane = equatorial_plane(metric)
        theta = metric.coordinates[plane.numbers[2]]
        c2, s2 = metric.scalar(sp.cos(theta) ** 2), metric.scalar(sp.sin(theta) ** 2)
        a, p = metric.scalar(self.spin), metric.scalar(metric.momenta[plane.numbers[2]])
        printed = p * p + c2 * (a * a * (m2 - E * E) + L * L / s2)
        return combined(
            [
                ("Q", metric.is_conserved(self.Q)),
                ("K", metric.is_conserved(self.K)),
                ("Killing tensor", metric.is_killing_tensor(self.killing_tensor.with_indices("__"))),
                ("{K, E}", decide(poisson_bracket(metric, self.K, E), 0)),
                ("{K, L}", decide(poisson_bracket(metric, self.K, L), 0)),
                ("Q as printed", decide(self.Q, printed)),
            ]
        )

    def __repr__(self) -> str:
        return f"Q = {self.Q}"


@in_words("carter_constant", "gr.motion.carter_constant(gr.Kerr())")
def carter_constant(metric: Any, *, spin: Any = None) -> CarterConstant:
    """Carter's constant of Kerr, derived by separation.

    Parameters
    ----------
    metric : Kerr or Kerr–Newman in Boyer–Lindquist coordinates, in any signature; or any metric that separates like it
    spin : a; the metric's parameter of that name if left out, 0 if there is none

    Raises
    ------
    InputError
        The Hamilton–Jacobi equation does not separate with a constant for θ.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> carter = carter_constant(gr.Kerr())
    >>> carter.check().proved
    True
    >>> carter_constant(gr.Schwarzschild()).Q
    -p_phi**2 + p_phi**2/sin(theta)**2 + p_theta**2
    """
    metric = read_metric(metric)
    plane = equatorial_plane(metric)
    if spin is None:
        spin = next((s for s in metric.parameters if s.name == "a"), None)
        if spin is None:
            spin = _spin_in_numbers(metric)
    elif isinstance(spin, (str, bool)):
        raise InputError(f"the spin is {spin!r}", "a number or a symbol")
    action = hamilton_jacobi(metric, mass=sp.Symbol("m", positive=True))
    return CarterConstant(metric, spin, action.constant_of_motion(metric.coordinates[plane.numbers[2]]))


def _spin_in_numbers(metric: Metric) -> Any:
    """a of a metric in which it has a value: g_θθ = r² + a² cos²θ."""
    plane = equatorial_plane(metric)
    theta = metric.coordinates[plane.numbers[2]]
    own = metric.covariant.component((plane.numbers[2],) * 2) * -metric.conventions.time_sign
    square = 4 * (own.subs({theta: sp.pi / 3}) - own.subs({theta: sp.pi / 2}))
    if symbols_in(square) & set(metric.coordinates):
        raise InputError("the spin is not seen in g[theta, theta] = r^2 + a^2 cos(theta)^2", "spin=a")
    return square.sqrt().to_sympy()
