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
from ...geometry import Metric
from ...verdicts import Verdict, decide
from .harmonics import checked_degree
from .spherical_split import SphericalSplit, spherical_split

KINDS = ("standing", "outgoing", "ingoing", "irregular")
LARGEST = 60  # degree, as a number


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
            The other has another metric, degree or frequency.
        """
        if (self.metric, self.l, self.omega) != (other.metric, other.l, other.omega):
            raise InputError("a Wronskian is of two solutions of one equation", "modes of one metric, l and omega")
        u, v, x = self._value, other._value, self.distance
        return u * v.diff(x) - u.diff(x) * v

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
        u = _elementary(int(degree), frequency, K, chi, kind)
    else:
        u = _of_any_degree(degree, frequency, K, chi, kind)
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
        found = None if isinstance(omega, bool | str) else sp.sympify(omega, strict=True)
    except sp.SympifyError:
        found = None
    if not isinstance(found, sp.Expr):
        raise InputError(f"the frequency is {omega!r}, no exact expression", 'omega=sympy.Symbol("omega")')
    if found.is_zero:
        raise InputError("a radial mode of frequency zero is no wave: sin(0) vanishes", "omega=sympy.Symbol('omega')")
    return found


def _elementary(degree: int, omega: Any, K: Any, chi: Any, kind: str) -> Any:
    """L_l … L_1 of e^{±iωχ}, (A ± iB) e^{±iωχ}, and of sin and cos; A, B are polynomials in x = C/S, x′ = −(K + x²)."""
    if degree > LARGEST:
        raise InputError(f"the degree l = {degree} exceeds {LARGEST} in closed form", "l=sympy.Symbol('l')")
    x = sp.Dummy("x")
    first, second = sp.Poly(1, x), sp.Poly(0, x)
    slope, frequency = sp.Poly(K + x**2, x), sp.Poly(omega, x)
    for k in range(1, degree + 1):
        times = sp.Poly(k * x, x)
        first, second = (
            times * first + frequency * second + slope * first.diff(x),
            times * second - frequency * first + slope * second.diff(x),
        )
    ratio = C_K(K, chi) / S_K(K, chi)
    a, b = (p.as_expr().subs(x, ratio) for p in (first, second))
    phase = omega * chi
    return {
        "outgoing": (a + sp.I * b) * sp.exp(sp.I * phase),
        "ingoing": (a - sp.I * b) * sp.exp(-sp.I * phase),
        "standing": a * sp.sin(phase) + b * sp.cos(phase),
        "irregular": a * sp.cos(phase) - b * sp.sin(phase),
    }[kind]


def _of_any_degree(l: Any, omega: Any, K: Any, chi: Any, kind: str) -> Any:
    if kind == "irregular":
        raise InputError("the irregular standing mode is written out for integer degrees only", 'kind="outgoing"')
    if K.is_zero:
        bessel = {"standing": sp.jn, "outgoing": sp.hn1, "ingoing": sp.hn2}[kind]
        return omega * chi * bessel(l, omega * chi)
    if not (K.is_positive or K.is_negative):
        raise InputError(
            f"the modes of a symbolic degree differ with the sign of K = {K}, which is open",
            'gr.FLRW(K=sympy.Symbol("K", positive=True)), K=-1, or an integer l',
        )
    root, i = sp.sqrt(abs(K)), sp.I
    sine, cosine, rate = S_K(K, chi), C_K(K, chi), omega / sp.sqrt(abs(K))
    sign = -1 if kind == "ingoing" else 1
    if kind == "standing":
        rate = rate if K.is_positive else i * rate
        upper = (l + 1 + rate, l + 1 - rate)
        return sine ** (l + 1) * sp.hyper(upper, (l + sp.Rational(3, 2),), (1 - cosine) / 2)
    below, turn = (1 + rate, sign * i) if K.is_positive else (1 - sign * i * rate, 1)
    argument = (1 - turn * cosine / (root * sine)) / 2
    return sp.exp(sign * i * omega * chi) * sp.hyper((-l, l + 1), (below,), argument)
