"""Radial modes of multipoles in Friedmann–Lemaître–Robertson–Walker spacetimes, in closed form.

In ds² = a²(τ)[−dτ² + dχ² + S_K²(χ) dΩ²] the master equation does not see a, and for ψ = u(χ) e^{−iωτ} it is

    u″ + (ω² − l(l+1)/S_K²) u = 0.

With A_k = d/dχ − k C/S that is A_k† A_k = −d² + k(k−1)/S² − K k² and A_k A_k† = −d² + k(k+1)/S² − K k²: the operators
L_k = k C_K/S_K − d/dχ lead from the modes of degree k − 1 to those of degree k with the same ω. From e^{±iωχ} and
sin ωχ they give all modes of integer degree,

    u = L_l … L_1 u_0 = (−1)^l S^{l+1} (S^{−1} d/dχ)^l (u_0/S),        W(u_out, u_in) = −2iω ∏_{k≤l} (ω² − K k²),

polynomials in C/S times e^{±iωχ}, for every K at once; for K = 0 they are ω^l times ωχ j_l(ωχ), i ωχ h⁽¹⁾_l(ωχ) and
−i ωχ h⁽²⁾_l(ωχ) [DLMF 10.49.14]. For a degree that is a symbol, up to a constant factor, with Gauss's F

    K = κ² > 0:   S^{l+1} F(l+1+ω/κ, l+1−ω/κ; l+3/2; (1−C)/2),      e^{±iωχ} F(−l, l+1; 1+ω/κ; (1 ∓ iC/κS)/2)
    K = −κ² < 0:  S^{l+1} F(l+1+iω/κ, l+1−iω/κ; l+3/2; (1−C)/2),    e^{±iωχ} F(−l, l+1; 1∓iω/κ; (1−C/κS)/2)

The first is Gegenbauer's S^{l+1} C^{(l+1)}_{ω/κ−l−1}(C) over its value at C = 1 [DLMF 15.9.2].
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact import C_K, S_K, Element
from ...exact.sympified import sympified
from ...geometry import Metric
from ...geometry.inputs import in_short
from ...geometry.spherical_split import SphericalSplit, spherical_split
from ...verdicts import Verdict, decide
from .harmonics import checked_degree, checked_integer
from .radial_functions import elementary, of_any_degree

KINDS = ("standing", "outgoing", "ingoing", "irregular")
PARTNERS = {"outgoing": "ingoing", "ingoing": "outgoing"}  # complex conjugates; the others are real


@final
@dataclass(frozen=True, eq=False)
class RadialMode:
    """ψ = u(χ) e^{−iωτ} in a Robertson–Walker spacetime.

    Attributes
    ----------
    metric : in conformal time
    l, omega : degree and conformal frequency; a comoving observer measures ω/a far from the source
    kind : "standing", "outgoing", "ingoing" or "irregular"
    u : the radial function, a SymPy expression in χ
    curvature, time, distance : K, τ and χ, SymPy expressions
    """

    metric: Metric
    l: Any
    omega: Any
    kind: str
    u: Any
    curvature: Any
    time: Any
    distance: Any

    @property
    def psi(self) -> Any:
        """u(χ) e^{−iωτ}, the Debye potential for `multipole`."""
        return self.u * sp.exp(-sp.I * self.omega * self.time)

    @cached_property
    def _value(self) -> Element:
        return self.metric.scalar(self.u)

    def check(self) -> Verdict:
        """Whether u″ + (ω² − l(l+1)/S_K²) u = 0, decided on the metric's domain."""
        value, sine = self._value, self.metric.scalar(S_K(self.curvature, self.distance))
        omega, weight = self.metric.scalar(self.omega), self.metric.scalar(self.l * (self.l + 1))
        return decide(value.diff(self.distance, 2) + (omega * omega - weight / (sine * sine)) * value, 0)

    def wronskian(self, other: RadialMode) -> Element:
        """u v′ − u′ v with another mode of the same equation.

        Raises
        ------
        InputError
            The other is no mode, or has another metric, degree or frequency.
        """
        if not isinstance(other, RadialMode):
            raise InputError(f"{in_short(other)} is no radial mode", "mode.wronskian(radial_mode(g, l, omega, kind))")
        if (self.metric, self.l, self.omega) != (other.metric, other.l, other.omega):
            raise InputError("a Wronskian is of two solutions of one equation", "modes of one metric, l and omega")
        u, v, x = self._value, other._value, self.distance
        return u * v.diff(x) - u.diff(x) * v

    def flux(self) -> Element:
        """Im(ū u′), which does not depend on χ: ±ω ∏_{k≤l} (ω² − K k²) for a wave that goes out or in, 0 for a
        standing one.

        For real ω, as symbols are taken to be; from the Wronskian with the complex conjugate mode, ½i W(u, ū).

        Raises
        ------
        InputError
            l is a symbol, for which u is known up to a constant factor only; ω is not real.

        Examples
        --------
        >>> import sympy as sp, gr_toolkit as gr
        >>> radial_mode(gr.FLRW(), 1, sp.Symbol("omega"), "outgoing").flux()
        -K*omega + omega**3
        """
        if not self.l.is_Integer:
            raise InputError(f"for the symbol l = {self.l} a mode is known up to a constant factor only", "l=2")
        undeclared = {s: sp.Dummy(real=True) for s in self.omega.free_symbols if s.is_real is None}
        if sp.im(self.omega.xreplace(undeclared)) != 0:
            raise InputError(f"the frequency {self.omega} is not real: there is no conserved flux", "a real omega")
        conjugate = radial_mode(self.metric, self.l, self.omega, PARTNERS.get(self.kind, self.kind))
        return self.wronskian(conjugate) * self.metric.scalar(sp.I / 2)

    def power(self, m: Any = 0) -> Element:
        """The power that the `multipole` of this mode radiates, averaged over a period, in conformal time.

        P = ½ ω Im(ū u′) l(l+1) ∮|Y|² dΩ / k², with Y = P_l^m(cos θ) e^{imφ} and k² as in `charge_unit`. For TE

            P = −∮ √−g T^χ_τ dθ dφ = −∮ γ^{BC} ∂_τA_B ∂_χA_C dΩ/k²        (γ the unit sphere)

        has no trace of a and of S_K: it is the same through every sphere at all times, because ∂_τ is a conformal
        Killing vector and T is traceless; put in A_B = ψ ε_B{}^C ∂_C Y, average, and ∮|∇Y|² = l(l+1) ∮|Y|². TM is the
        dual of TE, with the same T. A comoving observer measures P/a² through the sphere that she is on: one factor for
        the energy of the light, the other for its rate. [For K = 0: Jackson, section 9.8]

        Raises
        ------
        InputError
            As `flux`; m is no integer with |m| ≤ l.

        Examples
        --------
        A dipole of a given moment, u → 1/χ at the source, radiates more where K < 0:

        >>> import sympy as sp, gr_toolkit as gr
        >>> radial_mode(gr.FLRW(), 1, sp.Symbol("omega"), "outgoing").power()
        4*pi*omega**2*(-K + omega**2)/3
        """
        order = abs(checked_integer(m, "the order m", "m=0"))
        if not order.is_Integer or order > self.l:
            raise InputError(f"the order m = {m} of a mode of degree {self.l}", f"m from {-self.l} to {self.l}")
        flux, l = self.flux(), self.l
        square = 4 * sp.pi * sp.factorial(l + order) / ((2 * l + 1) * sp.factorial(l - order))
        unit = self.metric.conventions.charge_unit
        return flux * self.metric.scalar(self.omega * l * (l + 1) * square / (2 * unit**2))

    def __repr__(self) -> str:
        return f"{self.kind} mode l = {self.l}, omega = {self.omega}, K = {self.curvature}: u = {self.u}"

    def _repr_latex_(self) -> str:
        return rf"$\text{{{self.kind} mode: }} u_{{{sp.latex(self.l)}}} = {sp.latex(self.u)}$"


def radial_mode(metric: Metric, l: Any, omega: Any, kind: str = "standing") -> RadialMode:
    """A mode of conformal frequency ω in closed form.

    Parameters
    ----------
    metric : a(τ)²[−dτ² + dχ² + S_K(χ)² dΩ²], such as gr.FLRW(); this is verified, whatever the coordinates are called
    l : degree, an integer (elementary functions, K symbolic if it is) or a symbol (the sign of K must be known)
    omega : conformal frequency, a symbol or number that is not zero; K = 1 has modes that are regular at both poles for
        ω = l+1, l+2, … only (`three_sphere_spectrum`), and for integer l the standing mode is zero for ω = 1, …, l
    kind : "standing" (regular at χ = 0), "outgoing" (e^{iωχ}), "ingoing" (e^{−iωχ}), or for integer l "irregular"
        (from cos ωχ)

    Raises
    ------
    InputError
        A metric that is not of that form; l no integer; ω = 0; l a symbol while the sign of K is open.
    UnknownNameError
        Another kind.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> omega = sp.Symbol("omega")
    >>> mode = radial_mode(gr.FLRW(), 1, omega, kind="outgoing")
    >>> mode.u, mode.check().proved
    ((-I*omega + C_K(K, chi)/S_K(K, chi))*exp(I*chi*omega), True)
    """
    degree, _ = checked_degree(l, 0)
    frequency = _frequency(omega)
    if kind not in KINDS:
        raise UnknownNameError(str(kind), KINDS, "kind of radial mode")
    split = spherical_split(metric)
    split.constant(degree, "the degree l")
    split.constant(frequency, "the frequency")
    K = conformal_curvature(split)
    time, chi = split.plane_coordinates
    if degree.is_Integer:
        u = elementary(int(degree), frequency, K, chi, kind)
    else:
        u = of_any_degree(degree, frequency, K, chi, kind)
    return RadialMode(metric, degree, frequency, kind, u, K, time, chi)


def conformal_curvature(split: SphericalSplit) -> Any:
    """K of a metric a²(−dτ² + dχ² + S_K(χ)² dΩ²), a any function of all coordinates but the angles.

    Raises
    ------
    InputError
        The metric is not of this form; the error says what fails.
    """
    (time, chi), (i, j), g = split.plane_coordinates, split.plane, split.metric.covariant
    advice = 'the chart of conformal time, gr.FLRW("conformal")'
    conformal = g.component((j, j))
    if not g.component((i, j)).is_zero() or g.component((i, i)) != -conformal:
        raise InputError(f"the part in {time} and {chi} is no multiple of -d{time}^2 + d{chi}^2", advice)
    square = split.area / conformal
    if not square.diff(time).is_zero():
        raise InputError(f"the areal radius over the scale factor depends on {time}", advice)
    slope = square.diff(chi)
    K = (1 - slope * slope / (4 * square)) / square
    if not K.diff(chi).is_zero() or split.metric.scalar(S_K(K.to_sympy(), chi)) ** 2 != square:
        raise InputError(f"the areal radius over the scale factor is no S_K({chi}) with a constant K", advice)
    return K.to_sympy()


def raising_step(metric: Metric, l: Any) -> Verdict:
    """Whether L_l leads from every mode of degree l − 1 to one of degree l: with l, ω and K symbolic.

    By induction from u₀ = e^{±iωχ}, sin ωχ this proves the modes of all integer degrees at once.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> raising_step(gr.FLRW(), sp.Symbol("l")).proved
    True
    """
    degree, _ = checked_degree(l, 0)
    split = spherical_split(metric)
    split.constant(degree, "the degree l")
    K = conformal_curvature(split)
    chi = split.plane_coordinates[1]
    omega, u = sp.Dummy("omega"), split.unknown("u", chi)
    cotangent, square = C_K(K, chi) / S_K(K, chi), S_K(K, chi) ** 2
    raised = degree * cotangent * u - u.diff(chi)
    below = sp.Eq(u.diff(chi, 2), (degree * (degree - 1) / square - omega**2) * u)
    return decide(
        sp.diff(raised, chi, 2) + (omega**2 - degree * (degree + 1) / square) * raised,
        0,
        assuming=[below],
        domain=metric.conditions,
    )


def _frequency(omega: Any) -> Any:
    try:
        found = None if isinstance(omega, bool | str) else sympified(omega)
    except sp.SympifyError:
        found = None
    if not isinstance(found, sp.Expr):
        raise InputError(f"the frequency is {omega!r}, no exact expression", 'omega=sympy.Symbol("omega")')
    if found.is_zero:
        raise InputError("a radial mode of frequency zero is no wave: sin(0) vanishes", "omega=sympy.Symbol('omega')")
    return found
