"""The discrete spectrum of multipoles on the three-sphere, K > 0.

With unit curvature radius, u the standing mode and c the irregular one of frequency ω (`radial_modes`):

1. With A = d/dχ − (l+1) cot χ and its adjoint A† = −d/dχ − (l+1) cot χ, −d² + l(l+1)/sin² = A†A + (l+1)². For a mode v
   that is regular at both poles, v ~ χ^{l+1}, that gives (ω² − (l+1)²) ∫v² = ∫(Av)²: ω ≥ l+1.
2. u = ω ∏_{k≤l}(ω² − k²)/(2l+1)!! χ^{l+1} + …, not zero for ω > l, so that a regular mode is a multiple of u;
   c = (2l−1)!! χ^{−l} + … is singular.
3. u(π − χ) = (−1)^l (sin πω c(χ) − cos πω u(χ)): u is regular at the other pole if and only if ω is an integer.

So ω = n with n = l+1, l+2, …; in units of length ω = n √K. The identity of 1 is decided with l a symbol, the expansions
of 2 and the reflection of 3 for the given l.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...geometry import Metric
from ...geometry.spherical_split import spherical_split
from ...verdicts import Verdict, combined, decide
from .harmonics import checked_degree, checked_integer
from .radial_modes import RadialMode, conformal_curvature, radial_mode


@final
@dataclass(frozen=True, eq=False)
class ThreeSphereSpectrum:
    """The frequencies of modes of degree l that are regular at both poles.

    Attributes
    ----------
    metric : in conformal time
    l : degree
    curvature : K > 0
    """

    metric: Metric
    l: int
    curvature: Any

    @property
    def lowest(self) -> Any:
        """(l+1) √K, the lowest conformal frequency."""
        return (self.l + 1) * sp.sqrt(self.curvature)

    def frequency(self, n: Any) -> Any:
        """n √K for an integer n > l, or a symbol that stands for one.

        Raises
        ------
        InputError
            A number that is no such integer.
        """
        found = checked_integer(n, "the number n of a mode", f"n={self.l + 1}")
        if found.is_Integer and found <= self.l:
            raise InputError(f"n = {n} is not above l = {self.l}: no mode is regular at both poles", f"n={self.l + 1}")
        return found * sp.sqrt(self.curvature)

    def mode(self, n: Any) -> RadialMode:
        """The mode with ω = n √K, regular at both poles."""
        return radial_mode(self.metric, self.l, self.frequency(n))

    @cached_property
    def verdict(self) -> Verdict:
        """The steps of the proof, each decided: the bound, both expansions, the reflection, the unit."""
        return combined(self._steps())

    def __repr__(self) -> str:
        first = ", ".join(str(self.frequency(self.l + k)) for k in (1, 2, 3))
        return f"modes of degree {self.l}, regular everywhere: omega = {first}, …"

    def _steps(self) -> Any:
        from ...spacetimes import FLRW

        l, omega, unit = self.l, sp.Dummy("omega"), FLRW(K=1)
        chi = unit.coordinates[1]
        u, c = (radial_mode(unit, l, omega, kind).u for kind in ("standing", "irregular"))
        top = omega * sp.prod([omega**2 - k**2 for k in range(1, l + 1)]) / sp.factorial2(2 * l + 1)
        yield "the bound", _bound(unit)
        entire_u, entire_c = (sp.expand(sp.sin(chi) ** l * mode) for mode in (u, c))  # no divisions left, but sin ~ χ
        yield "at the pole", decide(entire_u, top * chi ** (2 * l + 1) + sp.O(chi ** (2 * l + 2)))
        yield "the irregular mode", decide(entire_c, sp.factorial2(2 * l - 1) + sp.O(chi))
        turned = (-1) ** l * (sp.sin(omega * sp.pi) * c - sp.cos(omega * sp.pi) * u)
        yield "at the other pole", decide(u.subs(chi, sp.pi - chi), turned, domain=unit.conditions)
        if self.curvature != 1:
            x = self.metric.coordinates[spherical_split(self.metric).plane[1]]
            root = sp.sqrt(self.curvature)
            scaled = root**l * u.subs({chi: root * x, omega: omega / root}, simultaneous=True)
            yield "units of length", decide(radial_mode(self.metric, l, omega).u, scaled, domain=self.metric.conditions)


def _bound(unit: Metric) -> Verdict:
    """−d² + l(l+1)/sin² = A†A + (l+1)², for every function and every l."""
    chi, l = unit.coordinates[1], sp.Dummy("l")
    v, cotangent = sp.Function("v")(chi), sp.cos(chi) / sp.sin(chi)
    lowered = sp.diff(v, chi) - (l + 1) * cotangent * v
    right = -sp.diff(lowered, chi) - (l + 1) * cotangent * lowered + (l + 1) ** 2 * v
    return decide(-sp.diff(v, chi, 2) + l * (l + 1) * v / sp.sin(chi) ** 2, right, domain=unit.conditions)


def three_sphere_spectrum(metric: Metric, l: Any) -> ThreeSphereSpectrum:
    """The discrete spectrum of degree l in a closed Robertson–Walker spacetime.

    Parameters
    ----------
    metric : as for `radial_mode`, with K > 0
    l : degree, an integer

    Raises
    ------
    InputError
        K that is not known to be positive, l that is no number, or what `radial_mode` refuses.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> spectrum = three_sphere_spectrum(gr.FLRW(K=1), 1)
    >>> spectrum.lowest, spectrum.verdict.proved
    (2, True)
    """
    degree, _ = checked_degree(l, 0)
    if not degree.is_Integer:
        raise InputError(f"the spectrum of a symbolic degree l = {degree} is not decided", "l=1; each degree by itself")
    K = conformal_curvature(spherical_split(metric))
    if not K.is_positive:
        raise InputError(f"the spectrum is discrete for K > 0 only, and K = {K} is not known to be", "gr.FLRW(K=1)")
    return ThreeSphereSpectrum(metric, int(degree), K)
