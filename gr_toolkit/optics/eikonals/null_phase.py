r"""The eikonal equation: phases of waves whose wavelength is short, and the rays of light that belong to them.

    g^{μν} ∂_μS ∂_νS = 0    [Landau & Lifshitz 1975, §53, §87; Misner, Thorne & Wheeler 1973, §22.5]

is the Hamilton–Jacobi equation without a mass. It is solved by separation, derived for the metric (`motion`), or a
given phase is checked. The field is Re a e^{iS} with S = k·x − ωt in *both* signatures, and

    k_μ = ∂_μS in −+++,    k_μ = −∂_μS in +−−−,

so that k^μ = g^{μν} k_ν is one vector field, future directed for ω > 0. A gradient that is null is geodesic, affinely
parametrised: k^μ ∇_μ k_ν = k^μ ∇_ν k_μ = ½ ∂_ν (k·k) = 0. Here that is decided by itself, with Christoffel symbols.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...exact.kernels.symbols import holds_imaginary_unit
from ...geometry import Metric, Tensor
from ...geometry.inputs import read_expression, read_metric
from ...geometry.properties import vanishes
from ...motion.complete_integral import CompleteIntegral
from ...motion.further_conditions import checked, on_domain
from ...motion.geodesics import is_geodesic, norm
from ...motion.hamilton_jacobi import solution
from ...motion.reality import where_real
from ...verdicts import Verdict, combined, decide
from .other_charts import covector_in_chart


@final
class Eikonal:
    """A phase with its rays; made by `eikonal`.

    Attributes
    ----------
    metric : the metric
    integral : the complete integral that it is, None for a phase that was given
    """

    def __init__(self, metric: Metric, integral: CompleteIntegral | None, phase: Element | None = None) -> None:
        self.metric, self.integral, self._given = metric, integral, phase

    @cached_property
    def phase(self) -> Element:
        """S."""
        if self._given is not None:
            return self._given
        assert self.integral is not None
        return self.integral.action

    @property
    def constants(self) -> tuple[Any, ...]:
        """The constants in the phase that the separation brought, ω first where there is one; () of a given phase."""
        return self.integral.constants if self.integral else ()

    @cached_property
    def wave_covector(self) -> Tensor:
        """k_μ: ∂_μS in −+++, −∂_μS in +−−−."""
        if self.integral is not None:
            return self.metric.covector([value for _, value in self.integral.momenta.items()], name="k")
        sign = -self.metric.conventions.time_sign
        return self.metric.covector([sign * self.phase.diff(x) for x in self.metric.coordinates], name="k")

    @cached_property
    def ray(self) -> Tensor:
        """k^μ, tangent to the rays, with an affine parameter; the same in both signatures."""
        return self.wave_covector.up(0)

    @property
    def residual(self) -> Element:
        """g^{μν} k_μ k_ν: what is left over of the eikonal equation."""
        return norm(self.wave_covector)

    # -- what is decided -----------------------------------------------------------------------------------------------

    def is_null(self) -> Verdict:
        """Whether the eikonal equation holds."""
        return decide(self.residual, 0)

    def is_gradient(self) -> Verdict:
        """Whether k_μ is ±∂_μS, and ∂_μ k_ν − ∂_ν k_μ = 0."""
        closed = vanishes(self.wave_covector.exterior_derivative(), self.wave_covector)
        sign = -self.metric.conventions.time_sign
        parts = [("∂_μ k_ν - ∂_ν k_μ = 0", closed)]
        slope = self.phase.diff if self.integral is None else self.integral.derivative
        parts += [
            (f"∂S/∂{x}", decide(sign * slope(x), self.wave_covector.component((k,))))
            for k, x in enumerate(self.metric.coordinates)
        ]
        return combined(parts)

    def is_geodesic(self) -> Verdict:
        """Whether k^μ ∇_μ k^ν = 0."""
        return is_geodesic(self.ray)

    def check(self) -> Verdict:
        """All of it: the eikonal equation, k the gradient of S, and the rays null geodesics.

        Proved where S is real: the radicands whose sign the domain leaves open are among the conditions.
        """
        verdict = combined(
            [
                ("g^{μν} k_μ k_ν = 0", self.is_null()),
                ("k = dS", self.is_gradient()),
                ("k^μ ∇_μ k^ν = 0", self.is_geodesic()),
            ]
        )
        return where_real(verdict, (value for _, value in self.wave_covector.items()))

    # -- what follows --------------------------------------------------------------------------------------------------

    def rays(self) -> dict[Any, Element]:
        """Constant α -> ∂S/∂α, which is constant along each ray: for ω the time of arrival, for L the bending.

        Raises
        ------
        InputError
            The phase was given, and has no constants of ours.
        """
        if self.integral is None:
            raise InputError("a given phase has no constants of the separation", "eikonal(g), without phase=")
        return self.integral.rays()

    def in_chart(self, where: Any) -> Tensor:
        """k_μ in another chart.

        Parameters
        ----------
        where : the name of a chart of the catalogue, a metric in it, or a `CoordinateMap` from it to this chart

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> light = eikonal(gr.FLRW(), constants={"theta": 0, "phi": 0})
        >>> light.in_chart("comoving")
        k = -omega/a(t) dt + omega dchi
        """
        return covector_in_chart(self.wave_covector, where)

    def to_sympy(self) -> Any:
        """S as a SymPy expression."""
        return self.phase.to_sympy() if self.integral is None else self.integral.to_sympy()

    def __repr__(self) -> str:
        return f"S = {self.to_sympy()}"

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle S = {sp.latex(self.to_sympy())}$"


def eikonal(
    metric: Metric,
    *,
    phase: Any = None,
    constants: Mapping[Any, Any] | None = None,
    signs: Mapping[Any, int] | None = None,
    time: Any = None,
    domain: Iterable[Any] = (),
) -> Eikonal:
    """A solution of the eikonal equation by separation of variables, or a given phase to be checked.

    Parameters
    ----------
    metric : Metric of any dimension
    phase : S, an expression in the coordinates; then nothing is solved
    constants : coordinate, or name of a constant -> its value, see `gr_toolkit.motion.hamilton_jacobi`
        ``{"theta": 0, "phi": 0}`` are the radial rays of a point source at the centre, ``{"theta": L**2}`` names the
        squared angular momentum, ``{"t": -2*omega}`` is another frequency. ∂S/∂t = −ω by default; in the comoving chart
        of an expanding universe ω is the wave number by the coordinates, which is the frequency times a. A symbol in a
        value that is called like another constant is that constant: ``{"L": b*omega}``.
    signs : coordinate -> ±1, whether it grows or falls along the rays; +1 unless given
    time : the coordinate that is the time, where the domain does not say which is timelike
    domain : further conditions, on constants too, by their names: ``[L > 0]``

    Returns
    -------
    Eikonal, with `phase`, `wave_covector`, `ray`, `constants`, `check()`, `in_chart(...)`, `rays()`

    Raises
    ------
    InputError
        The equation does not separate in this chart: the error names two coordinates for which it cannot. A phase that
        is no expression, constant, or not real; constants for which S is real nowhere, or in a surface only.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> light = eikonal(gr.FLRW(), constants={"theta": 0, "phi": 0})
    >>> light, light.check().proved
    (S = omega*(chi - tau), True)
    >>> kerr = eikonal(gr.Kerr())
    >>> kerr.constants, kerr.is_null().proved
    ((omega, L, C_theta), True)
    >>> t, x, y, z = gr.Minkowski().coordinates
    >>> sphere = eikonal(gr.Minkowski(), phase=sp.sqrt(x**2 + y**2 + z**2) - t)
    >>> sphere.check().proved
    True
    >>> eikonal(gr.Minkowski(), phase=x - 2*t).residual
    -3
    """
    read_metric(metric)
    if phase is None:
        omega = sp.Symbol("omega", positive=True)
        integral = solution(metric, 0, constants or {}, signs or {}, time, (omega, omega), domain)
        return Eikonal(integral.metric, integral)
    if constants or signs or time is not None:
        raise InputError("a phase is given, and with it its constants and signs", "eikonal(g, phase=S)")
    value = phase if isinstance(phase, Element) else read_expression(phase, "the phase")
    metric = on_domain(metric, checked(domain))
    found = metric.scalar(value)
    if holds_imaginary_unit(found) and found != found.conjugate():
        raise InputError(f"the phase {found} is not real", "a real phase S of the wave e^{iS}")
    if all(found.diff(x).is_zero() for x in metric.coordinates):
        raise InputError(f"the phase {found} is constant and has no rays", "an expression in the coordinates")
    return Eikonal(metric, None, found)
