"""Electromagnetic multipoles in any spherically symmetric spacetime, from one scalar equation.

In ds² = h_ab(x) dx^a dx^b + r(x)² dΩ² a Debye potential ψ(x) and a spherical harmonic Y of degree l give

    TE (axial, magnetic multipole):   A_B = ψ ε_B{}^C ∂_C Y,      A_a = 0
    TM (polar, electric multipole):   A_a = ε_a{}^b ∂_b ψ  Y,     A_B = 0

(a, b on the plane, B, C on the unit sphere), and for both Maxwell's equations are one equation,

    □_h ψ = l(l+1) ψ/r²,

exact for any h and r, because Maxwell's equations in four dimensions do not see a conformal factor: divided by r² the
metric is h/r² beside the unit sphere [Cohen & Kegeles 1974; Gerlach & Sengupta 1979]. For a derivation put A in
∂_μ(√−g F^{μν}) = 0: of TE only ν = B is left, V^B r^{-2} (□_h ψ − l(l+1) ψ/r²) with V_B = ε_B{}^C ∂_C Y. The field of
TM is the dual of that of TE, up to a sign. In TE waves the radial electric field vanishes, in TM waves the magnetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import InputError, UnknownNameError
from ...exact import Element
from ...geometry import Metric, Tensor
from ...geometry.inputs import read_expression
from ...geometry.properties import vanishes
from ...geometry.spherical_split import SphericalSplit, spherical_split
from ...verdicts import Reason, Undecided, Verdict, combined, decide, explanation
from ..field_strength import field_strength, homogeneous_equation, source_equation
from .every_harmonic import without_exceptions
from .harmonics import checked_degree, sphere_equation, spherical_harmonic

KINDS = ("TE", "TM")


@final
@dataclass(frozen=True, eq=False)
class Multipole:
    """An electromagnetic multipole.

    Attributes
    ----------
    split : the metric with its angles
    l, m : degree and order, SymPy integers or expressions
    kind : "TE" or "TM"
    psi : the Debye potential ψ, a SymPy expression in the two coordinates that are no angles
    harmonic : Y, a SymPy expression in θ and φ
    """

    split: SphericalSplit
    l: Any
    m: Any
    kind: str
    psi: Any
    harmonic: Any

    @property
    def metric(self) -> Metric:
        """The spacetime."""
        return self.split.metric

    @cached_property
    def _scalar(self) -> Element:
        return self.metric.scalar(self.psi)

    @cached_property
    def potential(self) -> Tensor:
        """A_μ.

        Raises
        ------
        AmbiguousRootError
            Of TM, where the domain leaves the sign of −det h open.
        """
        split = self.split
        y = self.metric.scalar(self.harmonic)
        components: list[Any] = [0, 0, 0, 0]
        if self.kind == "TE":
            sine = self.metric.scalar(sp.sin(split.polar_angle))
            components[split.angles[0]] = self._scalar * y.diff(split.azimuth) / sine
            components[split.angles[1]] = -self._scalar * sine * y.diff(split.polar_angle)
        else:
            first, second = split.gradient(self._scalar)
            components[split.plane[0]] = split.area_of_plane * second * y
            components[split.plane[1]] = -split.area_of_plane * first * y
        return self.metric.covector(components)

    @cached_property
    def field(self) -> Tensor:
        """F_{μν}."""
        return field_strength(self.potential)

    @cached_property
    def master_equation(self) -> sp.Eq:
        """r² □_h ψ = l(l+1) ψ; the same in both signatures."""
        operator = self.split.area * self.split.wave_operator(self._scalar)
        return sp.Eq(operator.to_sympy(), self.l * (self.l + 1) * self.psi, evaluate=False)

    @cached_property
    def sphere_equation(self) -> sp.Eq:
        """sin²θ Δ Y = −l(l+1) sin²θ Y."""
        return sphere_equation(self.harmonic, self.l, self.split.polar_angle, self.split.azimuth)

    @cached_property
    def superpotential(self) -> Tensor:
        """The Hertz bivector of TM, P_ab = ψ Y ε_ab; A_μ = −∇^ν P_νμ + G_μ with the gauge vector
        G_μ = (∂^ν log r²) P_νμ [after Cohen & Kegeles 1974].

        Raises
        ------
        InputError
            Of TE, whose field is the dual of such a one.
        """
        if self.kind != "TM":
            raise InputError("a TE multipole is the dual of a TM one, which has the bivector", 'kind="TM"')
        value = self._scalar * self.metric.scalar(self.harmonic) * self.split.area_of_plane
        names = [x.name for x in self.split.plane_coordinates]
        return self.metric.form({tuple(names): value}, name="P")

    @property
    def assumptions(self) -> tuple[sp.Eq, ...]:
        """The equations that `check` assumes: of ψ and of Y, where they hold unknown functions that are not free.

        An equation for f(r) that contains t is meant for all t: its derivative by t, which f does not depend on, is
        another one, and by it t is known to be a coordinate, no parameter.
        """
        equations = ((self.psi, self.master_equation), (self.harmonic, self.sphere_equation))
        found = [equation for made_of, equation in equations if self._is_open(made_of, equation)]
        return (*found, *(slope for equation in found for slope in self._slopes(equation)))

    def _slopes(self, equation: sp.Eq) -> Iterator[sp.Eq]:
        """The derivatives of an equation by coordinates in it that one of its unknown functions does not depend on."""
        difference = self.metric.scalar(equation.lhs - equation.rhs)
        unknown = self._unknown_in(difference)
        for x in self.metric.coordinates:
            if any(x not in f.free_symbols for f in unknown) and not difference.diff(x).is_zero():
                yield sp.Eq(sp.Derivative(equation.lhs - equation.rhs, x), 0, evaluate=False)

    def _unknown_in(self, value: Any) -> set[Any]:
        """The unknown functions that a quantity contains, those of the metric left aside."""
        found: set[Any] = self.metric.scalar(value).to_sympy().atoms(AppliedUndef) - set(self.metric.functions)
        return found

    def _is_open(self, made_of: Any, equation: sp.Eq) -> bool:
        """Whether an equation says something about unknown functions; f(t − r) may obey one whatever f is."""
        if not made_of.atoms(AppliedUndef) - set(self.metric.functions):
            return False
        return not self.metric.scalar(equation.lhs - equation.rhs).is_zero()

    def obeys_master_equation(self) -> Verdict:
        """Whether ψ, given in closed form, obeys the master equation; on the metric's domain."""
        operator = self.split.area * self.split.wave_operator(self._scalar)
        return decide(operator, self.metric.scalar(self.l * (self.l + 1)) * self._scalar)

    def check(self) -> Verdict:
        """Maxwell's equations without charges, component by component.

        Where ψ or Y contain unknown functions the proof is conditional on `assumptions`, and carries a model that shows
        that they can hold; where both are given nothing is assumed, and a ψ that does not do is refuted.
        """
        found = self.check_as_it_stands()
        return found if self.m.is_Integer else without_exceptions(self, found)

    def check_as_it_stands(self) -> Verdict:
        """The same without a second try where the proof leaves values of m out."""
        current, closed = source_equation(self.field), homogeneous_equation(self.field)
        for equation in self.assumptions:
            if not self._unknown_in(equation.lhs.doit() - equation.rhs):  # a slope from which they have dropped out
                return Undecided(Reason.INCONSISTENT, f"they have the consequence {equation.lhs.doit()} = 0")
        if not self.assumptions:
            parts = [vanishes(tensor, self.potential, self.field) for tensor in (current, closed)]
        else:
            parts = [
                combined(
                    (name, decide(value, 0, assuming=self.assumptions))
                    for name, value, _ in tensor.equation_components(0)
                )
                for tensor in (current, closed)
            ]
        return combined(zip(("source equation", "homogeneous equation"), parts, strict=True))

    def __repr__(self) -> str:
        name = self.metric.name or "a metric"
        return f"{self.kind} multipole l = {self.l}, m = {self.m} in {name}: psi = {self.psi}"

    def _repr_latex_(self) -> str:
        name = self.metric.name or "a metric"
        numbers = f"l = {sp.latex(self.l)},\\; m = {sp.latex(self.m)}"
        rows = [
            (f"{self.kind} multipole in {name}:", numbers),
            ("", rf"\psi = {sp.latex(self.psi)},\quad Y = {sp.latex(self.harmonic)}"),
            *(("where", sp.latex(equation)) for equation in self.assumptions),
        ]
        return explanation.in_rows(rows)


def multipole(
    metric: Metric,
    l: Any,
    m: Any,
    kind: str = "TE",
    *,
    radial: Any = None,
    harmonic: Any = None,
) -> Multipole:
    """An electromagnetic multipole of any degree and order in a spherically symmetric spacetime.

    Parameters
    ----------
    metric : ds² = h_ab(x) dx^a dx^b + r(x)² (dθ² + sin²θ dφ²), in any order of the coordinates; this is verified
    l, m : degree l ≥ 1 and order |m| ≤ l, integers or symbols that stand for them
    kind : "TE" (no radial electric field, magnetic multipole) or "TM" (no radial magnetic field, electric multipole)
    radial : the Debye potential ψ in the two other coordinates: an expression, a `RadialMode`, or nothing for an
        unknown function psi(x0, x1) of which the master equation is assumed
        An expression with unknown functions, u(r) e^{−iωt}, is assumed to obey the master equation, too.
    harmonic : Y instead of P_l^m(cos θ) e^{imφ}: an expression in θ and φ of degree l
        With unknown functions it is assumed to obey Laplace's equation on the sphere.

    Returns
    -------
    Multipole
        With ``potential``, ``field``, ``master_equation`` and ``check()``. Fields are complex; real and imaginary part
        solve Maxwell's equations each. Dimensions are those of ψ, in which everything is linear.

    Raises
    ------
    InputError
        A spacetime without the symmetry (with what fails); l or m no integer, l < 1, |m| > l; ψ that depends on the
        angles, or Y that does not only.
    UnknownNameError
        Another kind.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> l, m = sp.symbols("l m", integer=True)
    >>> wave = multipole(gr.FLRW(), l, m)
    >>> wave.check().proved, wave.check().model is not None
    (True, True)
    >>> g = gr.Schwarzschild()
    >>> r = g.symbols("r")
    >>> uniform = multipole(g, 1, 0, radial=r**2)
    >>> uniform.potential, bool(uniform.check())
    (A = r**2*sin(theta)**2 dphi, True)
    """
    split = spherical_split(metric)
    degree, order = checked_degree(l, m)
    if kind not in KINDS:
        raise UnknownNameError(str(kind), KINDS, "kind of multipole")
    split.constant(degree, "the degree l")
    split.constant(order, "the order m")
    psi = (
        split.unknown("psi", *split.plane_coordinates) if radial is None else _expression(radial, "the Debye potential")
    )
    angles = {split.polar_angle, split.azimuth}
    if found := sorted(psi.free_symbols & angles, key=str):
        raise InputError(
            f"the Debye potential {psi} depends on {found[0]}, which the harmonic is for",
            f"radial= in {split.plane_coordinates[0]} and {split.plane_coordinates[1]}",
        )
    if harmonic is None:
        y = spherical_harmonic(degree, order, split.polar_angle, split.azimuth)
    else:
        y = _expression(harmonic, "the harmonic")
        if found := sorted(y.free_symbols & set(split.plane_coordinates), key=str):
            raise InputError(f"the harmonic {y} depends on {found[0]}, which is no angle", "radial=...")
    return Multipole(split, degree, order, kind, psi, y)


def _expression(value: Any, what: str) -> Any:
    """A SymPy expression from what was given: a radial mode's ψ, an exact scalar, an expression."""
    return read_expression(getattr(value, "psi", value), what)
