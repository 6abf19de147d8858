r"""The metric as a medium: Maxwell's equations of any metric are those of flat space with a permittivity.

With f = dA = s_F F, s = −1 in −+++ and +1 in +−−−, the densities 𝔣^{μν} = √|g| f^{μν}, and i, j, k for the last three
coordinates, whatever they are,

    E_i = s f_{0i},    B^i = −½ s [ijk] f_{jk},    D^i = −s 𝔣^{0i},    H_i = −½ s [ijk] 𝔣^{jk}

obey Maxwell's equations as if the coordinates were Cartesian ones of flat space,

    ∂_i B^i = 0,    [ijk] ∂_j E_k = −∂_0 B^i,    ∂_i D^i = √|g| k² j^0,    [ijk] ∂_j H_k = ∂_0 D^i + √|g| k² j^i,

and all that the metric does is a medium, moving where g_{0i} ≠ 0, whose permittivity is its permeability:

    D^i = ε^{ij} E_j + [ijk] w_j H_k,    B^i = ε^{ij} H_j − [ijk] w_j E_k,
    ε^{ij} = −√|g| g^{ij}/g_{00},    w_i = g_{0i}/g_{00}

[Plebański (1960), Phys. Rev. 118, 1396; Landau & Lifshitz (1975), §90, problem; Leonhardt & Philbin (2006)]. ε and w
are the same in both signatures, for a metric and every conformally related one, and for every unit: an isotropic chart
of a static metric has the refractive index ε. Nothing is left out: there are no dispersion and no approximation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.conventions import same_geometry
from ...geometry.inputs import first_rank, read_metric
from ...geometry.properties import check_signature
from ...verdicts import Verdict
from ..field_strength import as_field, source_equation
from .vanishing import all_vanish
from .vector_analysis import CYCLIC, SPACE

Triple = tuple[Element, Element, Element]


@final
@dataclass(frozen=True)
class FieldsInMedium:
    """E_i, B^i, D^i, H_i of a field in a chart: densities and coordinate components, not what observers measure."""

    electric: Triple
    magnetic: Triple
    displacement: Triple
    intensity: Triple


@final
class Medium:
    """The medium that a metric is in its chart.

    Attributes
    ----------
    metric : the metric
    permittivity : ε^{ij}, which is also the permeability μ^{ij}, as rows
    coupling : w_i, the velocity-like covector of the magnetoelectric coupling
    """

    def __init__(self, metric: Metric) -> None:
        if read_metric(metric).dimension != 4:
            raise InputError(
                f"the metric has {metric.dimension} dimensions, a medium in space is of four",
                "a metric of four dimensions",
            )
        check_signature(metric)
        if metric.covariant.component((0, 0)).is_zero():
            raise InputError(
                f"g_00 = 0: {metric.coordinates[0]} is no time, and the constitutive relations divide by g_00",
                "a chart whose first coordinate vector is timelike or spacelike, or the coordinates in another order",
            )
        self.metric = metric
        volume = metric.levi_civita.component((0, 1, 2, 3)) * metric.conventions.levi_civita_sign(-1)
        self._volume = volume
        over = metric.covariant.component((0, 0)).inverse()
        factor = -volume * over
        inverse, covariant = metric.inverse, metric.covariant
        self.permittivity = tuple(tuple(inverse.component((i + 1, j + 1)) * factor for j in SPACE) for i in SPACE)
        self.coupling = tuple(covariant.component((0, i + 1)) * over for i in SPACE)

    @property
    def permeability(self) -> tuple[tuple[Element, ...], ...]:
        """μ^{ij} = ε^{ij}: a metric has impedance one."""
        return self.permittivity

    def refractive_index(self, flat: Metric | None = None) -> Element:
        """n of an isotropic medium at rest: ε^{ij} = n δ^{ij}, or n times that of flat space in the same coordinates.

        Parameters
        ----------
        flat : flat spacetime in the coordinates in which space is to be seen, where these are not Cartesian, in the
            metric's order; names do not matter

        Raises
        ------
        InputError
            The medium is not isotropic, or moves: the error has the component that differs.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> medium(gr.FLRW("isotropic-cartesian", K=0)).refractive_index()
        a(t)
        >>> medium(gr.Schwarzschild()).refractive_index(flat=gr.Minkowski("spherical"))
        Traceback (most recent call last):
        ...
        gr_toolkit.errors.InputError: the medium is not isotropic: the component [theta, theta] has -r/(2*M - r)...
        """
        names = [x.name for x in self.metric.coordinates[1:]]
        one, zero = self.metric.zero + 1, self.metric.zero
        around: Sequence[Sequence[Element]] = [[one if i == j else zero for j in SPACE] for i in SPACE]
        if flat is not None:
            around = self._permittivity_of(flat)
        n = self.permittivity[0][0] / around[0][0]
        for i in SPACE:
            if self.coupling[i]:
                raise InputError(f"the medium moves: w_{names[i]} = {self.coupling[i]}", "medium.coupling")
            for j in SPACE:
                if self.permittivity[i][j] != n * around[i][j]:
                    there = self.permittivity[i][j] / around[i][j] if around[i][j] else self.permittivity[i][j]
                    raise InputError(
                        f"the medium is not isotropic: the component [{names[i]}, {names[j]}] has {there}, "
                        f"[{names[0]}, {names[0]}] has {n}",
                        "medium.permittivity, or an isotropic chart (and flat=flat spacetime in it, if not Cartesian)",
                    )
        return n

    def _permittivity_of(self, flat: Metric) -> list[list[Element]]:
        """That of flat spacetime, in the coordinates of this metric by their order."""
        if flat.dimension != self.metric.dimension or not flat.riemann.is_zero():
            raise InputError(f"{flat!r} is no flat spacetime of {self.metric.dimension} dimensions", "gr.Minkowski(…)")
        renamed = dict(zip(flat.coordinates, self.metric.coordinates, strict=True))
        seen = Medium(flat).permittivity
        return [[self.metric.scalar(e.to_sympy().subs(renamed, simultaneous=True)) for e in row] for row in seen]

    def fields(self, field: Tensor) -> FieldsInMedium:
        """E_i, B^i, D^i and H_i of a field F_{μν}."""
        field = as_field(field)
        same_geometry(field, self.metric)
        raised = field.with_indices("^^")
        conventions = self.metric.conventions
        sign = conventions.time_sign * conventions.field_sign
        density = -sign * self._volume

        def triple(values: Any) -> Triple:
            first, second, third = values
            return first, second, third

        return FieldsInMedium(
            triple(sign * field.component((0, i + 1)) for i in SPACE),
            triple(-sign * field.component((j + 1, k + 1)) for j, k in CYCLIC),
            triple(density * raised.component((0, i + 1)) for i in SPACE),
            triple(density * raised.component((j + 1, k + 1)) for j, k in CYCLIC),
        )

    def constitutive_relations(self, field: Tensor) -> Verdict:
        """Whether D = ε E + w × H and B = ε H − w × E, component by component."""
        field = as_field(field)
        found = self.fields(field)
        pairs = [
            ("D", found.displacement, found.electric, 1, found.intensity),
            ("B", found.magnetic, found.intensity, -1, found.electric),
        ]
        named = (
            (
                f"{name}^{self.metric.coordinates[i + 1]}",
                sum_of_products(
                    [
                        (1, left[i], None),
                        *((-1, self.permittivity[i][j], right[j]) for j in SPACE),
                        (-sign, self.coupling[j], other[k]),
                        (sign, self.coupling[k], other[j]),
                    ]
                ),
            )
            for name, left, right, sign, other in pairs
            for i, (j, k) in enumerate(CYCLIC)
        )
        return all_vanish(named, field)

    def maxwell_equations(self, field: Tensor, current: Any = None) -> Verdict:
        """Whether the fields obey Maxwell's equations of flat space in these coordinates, with √|g| k² j^μ as current.

        Parameters
        ----------
        field : F_{μν}
        current : j^μ, a vector field or its components; left out, the one with which the covariant equations hold, so
            that the verdict is on whether the two forms of the equations say the same of this field
        """
        field = as_field(field)
        found = self.fields(field)
        given = None if current is None else first_rank(current, self.metric, True, "current")
        needed = source_equation(field) if given is None else given
        unit = self._volume * self.metric.scalar(self.metric.conventions.charge_unit**2)
        time, *space = self.metric.coordinates
        names = [x.name for x in space]

        def divergence(vector: Triple) -> list[tuple[int, Element, Element | None]]:
            return [(1, value.diff(x), None) for value, x in zip(vector, space, strict=True)]

        def curl(covector: Triple, i: int) -> list[tuple[int, Element, Element | None]]:
            j, k = CYCLIC[i]
            return [(1, covector[k].diff(space[j]), None), (-1, covector[j].diff(space[k]), None)]

        def j(n: int) -> Element:
            return needed.component((n,)) * unit

        equations = [
            ("div B", divergence(found.magnetic)),
            ("div D", [*divergence(found.displacement), (-1, j(0), None)]),
        ]
        for i in SPACE:
            moving = found.magnetic[i].diff(time)
            equations.append((f"curl E, {names[i]}", [*curl(found.electric, i), (1, moving, None)]))
            terms = [(-1, found.displacement[i].diff(time), None), (-1, j(i + 1), None)]
            equations.append((f"curl H, {names[i]}", [*curl(found.intensity, i), *terms]))
        return all_vanish(
            ((name, sum_of_products(terms)) for name, terms in equations), field, *([given] if given else [])
        )

    def __eq__(self, other: object) -> bool:
        """The same permittivity and coupling in the same coordinates: so it is for conformally related metrics."""
        if not isinstance(other, Medium):
            return NotImplemented
        return (self.metric.coordinates, self.permittivity, self.coupling) == (
            other.metric.coordinates,
            other.permittivity,
            other.coupling,
        )

    def __hash__(self) -> int:
        return hash(self.metric.coordinates)

    def to_sympy(self) -> tuple[Any, Any]:
        """(ε^{ij}, w_i) as SymPy matrices."""
        rows = [[value.to_sympy() for value in row] for row in self.permittivity]
        return sp.ImmutableMatrix(rows), sp.ImmutableMatrix([value.to_sympy() for value in self.coupling])

    def __repr__(self) -> str:
        epsilon, w = self.to_sympy()
        return f"medium in {self.metric.coordinates[1:]}: ε = μ = {epsilon.tolist()}, w = {list(w)}"

    def _repr_latex_(self) -> str:
        epsilon, w = self.to_sympy()
        return rf"$\displaystyle \varepsilon = \mu = {sp.latex(epsilon)}, \quad w = {sp.latex(w)}$"


def medium(metric: Metric) -> Medium:
    """The medium that a metric is in its chart: permittivity = permeability ε^{ij}, and the coupling w_i.

    Raises
    ------
    InputError
        The metric has not four dimensions, or g_00 = 0.
    DomainError, AmbiguousRootError
        The domain leaves the sign of √|g| open.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> kerr = medium(gr.Kerr())
    >>> kerr.coupling                                     # it moves along φ
    (0, 0, 2*M*a*r*sin(theta)**2/(-2*M*r + a**2*cos(theta)**2 + r**2))
    >>> A = gr.Kerr().covector([0, 0, 0, gr.Kerr().symbols("r")**3])
    >>> F = gr.electrodynamics.field_strength(A)
    >>> bool(kerr.constitutive_relations(F)), bool(kerr.maxwell_equations(F))
    (True, True)
    """
    return Medium(metric)
