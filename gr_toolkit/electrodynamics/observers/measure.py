r"""What observers measure of an electromagnetic field: E, B, D, H, energy density, Poynting vector, stress.

With f = dA = s_F F, s = u·u (−1 in −+++, +1 in +−−−) and [0123] = 1 in the chart's order of coordinates,

    E_μ = f_{μν} u^ν,        B^μ = ½ [μναβ] u_ν f_{αβ} / √|g|,                              [Wald 4.2.21, 4.2.22]

    f_{μν} = s (E_μ u_ν − u_μ E_ν) − s √|g| [μναβ] u^α B^β,

in both signatures: with A^μ = (Φ, **A**) that is **E** = −∇Φ − ∂_t **A** and **B** = ∇ × **A** for the flat coordinates
(t, x, y, z), and q E^μ is the force on a charge q that moves with u. The chart's order is the orientation, whatever
sign the conventions give ε; in a chart of the other hand, or for a u towards the past, B changes its sign. Then

    ½ F_{μν} F^{μν} = B² − E²,    ¼ F_{μν} *F^{μν} = E·B (for ε_{0123} > 0),

    energy density = T_{μν} u^μ u^ν = ½ (E² + B²)/k²,

    **S** = **E** × **B** / k²,   σ^{ij} = (½ (E² + B²) δ^{ij} − E^i E^j − B^i B^j)/k²,            [Jackson 12.114]

with k² = 1, 4π (Gaussian) or μ₀ (SI). All this is the vacuum of the field: D = E and H = B, in SI D = E/μ₀ = ε₀ E and
H = B/μ₀ (c = 1). What the metric does as a medium is another question, that of `medium`.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, final

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.symmetry import SYMMETRIC_PAIR, Index, alternating
from ...verdicts import explanation
from ..field_strength import as_field
from ..stress_energy import stress_energy
from .frequency import frequency
from .observer import Observer, read_observer
from .real_velocity import complex_component
from .spatial_vector import OTHERS, SpatialVector

COMPLEX = "no energy density: the field is complex"


@final
class Measured:
    """What observers measure of a field; each quantity is worked out when first asked for.

    Attributes
    ----------
    field : F_{μν}
    observer : who measures; its `description` says who they are
    """

    def __init__(self, field: Tensor, observer: Observer) -> None:
        self.field, self.observer = field, observer

    @property
    def metric(self) -> Metric:
        """The metric."""
        return self.field.metric

    @cached_property
    def is_real(self) -> bool:
        """Whether the field is real, symbols being so: a complex one has no energy."""
        return complex_component(self.field) is None

    @cached_property
    def electric(self) -> SpatialVector:
        """The electric field E, the force on a unit charge at rest."""
        raised, u = self.field.up(0), self.observer.velocity
        sign = self.metric.conventions.field_sign
        return self._vector(
            lambda i: sum_of_products([(sign, raised.component((i[0], k)), u.component((k,))) for k in range(4)]), "E"
        )

    @cached_property
    def magnetic(self) -> SpatialVector:
        """The magnetic field B."""
        below, inverse = self.observer.velocity.down(0), self.observer.root.inverse()
        sign = self.metric.conventions.field_sign

        def compute(index: Index) -> Element:
            (m,) = index
            others = [(n, *OTHERS[m, n]) for n in range(4) if n != m]
            terms = [(sign * order, below.component((n,)), self.field.component(pair)) for n, pair, order in others]
            return sum_of_products(terms) * inverse

        return self._vector(compute, "B")

    @cached_property
    def electric_excitation(self) -> SpatialVector:
        """D: ∇·D = ρ in Heaviside–Lorentz and SI units, 4πρ in Gaussian ones."""
        return self._excitation(self.electric, "D")

    @cached_property
    def magnetic_excitation(self) -> SpatialVector:
        """H: ∇×H = j + ∂_t D in Heaviside–Lorentz and SI units, 4πj + ∂_t D in Gaussian ones."""
        return self._excitation(self.magnetic, "H")

    @cached_property
    def energy_density(self) -> Element:
        """½ (E² + B²) in Heaviside–Lorentz units, the energy in a unit of the observers' volume.

        Raises
        ------
        InputError
            The field is complex: energy is no linear function of the field. So of `poynting` and `stress`.
        """
        values = self._momentum
        below = self.observer.velocity
        return sum_of_products([(1, values.component((k,)), below.component((k,))) for k in range(4)])

    @cached_property
    def poynting(self) -> SpatialVector:
        """The energy flux S = E × B in Heaviside–Lorentz units; also the density of momentum (c = 1)."""
        time = self.metric.conventions.time_sign
        raised, u = self._momentum.up(0), self.observer.velocity
        return self._vector(
            lambda i: sum_of_products([(time, raised.component(i), None), (-1, self.energy_density, u.component(i))]),
            "S",
        )

    @cached_property
    def stress(self) -> Tensor:
        """The stress σ^{μν}, T^{μν} projected on the observers' space: positive for a pressure."""
        u, rho, flux = self.observer.velocity, self.energy_density, self.poynting.vector
        T = self.stress_energy.with_indices("^^")

        def compute(index: Index) -> Element:
            m, n = index
            first, second = u.component((m,)), u.component((n,))
            return sum_of_products(
                [
                    (1, T.component(index), None),
                    (-1, rho * first, second),
                    (-1, flux.component((m,)), second),
                    (-1, first, flux.component((n,))),
                ]
            )

        return Tensor(self.metric, (True, True), symmetry=SYMMETRIC_PAIR, compute=compute, name="σ")

    @cached_property
    def stress_energy(self) -> Tensor:
        """T_{μν}."""
        return stress_energy(self.field)

    def frequency(self, phase: Any) -> Element:
        """u^μ ∂_μ of a phase: the angular frequency that these observers count; see `frequency`."""
        return frequency(phase, self.metric, self.observer)

    @cached_property
    def _momentum(self) -> Tensor:
        """T_{μν} u^ν."""
        if not self.is_real:
            raise InputError(
                f"the field is complex, F{complex_component(self.field)}, and a complex field has no energy",
                "the field of a real potential: cos(...) for exp(I*...)",
            )
        T, u = self.stress_energy, self.observer.velocity
        return Tensor(
            self.metric,
            (False,),
            compute=lambda i: sum_of_products([(1, T.component((i[0], k)), u.component((k,))) for k in range(4)]),
        )

    def _vector(self, compute: Any, name: str) -> SpatialVector:
        return SpatialVector(self.observer, Tensor(self.metric, (True,), compute=compute, name=name))

    def _excitation(self, vector: SpatialVector, name: str) -> SpatialVector:
        conventions = self.metric.conventions
        unit = self.metric.scalar(conventions.charge_unit**-2 if conventions.maxwell == "SI" else 1)
        return self._vector(lambda i: vector.vector.component(i) * unit, name)

    def __repr__(self) -> str:
        return f"measured by {self.observer!r}:\n  {self.electric!r}\n  {self.magnetic!r}\n  " + (
            f"energy density = {self.energy_density}\n  {self.poynting!r}" if self.is_real else COMPLEX
        )

    def _repr_latex_(self) -> str:
        return explanation.in_rows(
            [
                (f"measured by {self.observer!r}:", ""),
                *(("", vector) for vector in (self.electric, self.magnetic)),
                *((("energy density", self.energy_density), ("", self.poynting)) if self.is_real else ((COMPLEX, ""),)),
            ]
        )


def measure(field: Tensor, observer: Any = None) -> Measured:
    """What observers measure of an electromagnetic field.

    Parameters
    ----------
    field : F_{μν}, an antisymmetric tensor
    observer : their four-velocity u, a tensor or its components u^μ; or "at rest" (u ∝ ∂_t, comoving in an expanding
        universe), or "normal" (at rest in the slices of constant t; in Kerr of zero angular momentum). Left out: at
        rest where ∂_t is timelike on the whole domain, else normal; the answer's `observer` says which.

    Returns
    -------
    Measured
        E, B, D, H and the Poynting vector as `SpatialVector`, four-vectors and components in an orthonormal frame of
        the observers; energy density, stress. In the units of the metric's conventions, with c = 1.

    Raises
    ------
    InputError
        u is no unit timelike vector: the error has u·u and a point; the metric has not four dimensions.
    AmbiguousSignError
        The domain leaves open whether the observers exist, or the sign of √|g|.
    IndexMismatchError
        The field is not antisymmetric, or a potential.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> tau, chi = g.symbols("tau chi")
    >>> A = g.covector([0, 0, 0, sp.cos(tau - chi)])          # a wave along χ, for every curvature
    >>> found = measure(gr.electrodynamics.field_strength(A))
    >>> found.observer, found.electric["phi"]
    (observers at rest in the chart, -sin(chi - tau)/(a(tau)**2*sin(theta)*S_K(K, chi)))
    >>> found.poynting["chi"] == found.energy_density          # all of its energy moves with light
    True
    """
    checked = as_field(field)
    return Measured(checked, read_observer(checked.metric, observer))


def field_from(electric: Any, magnetic: Any, *, metric: Metric, observer: Any = None) -> Tensor:
    """The field F_{μν} in which observers measure given E and B.

    Parameters
    ----------
    electric, magnetic : a `SpatialVector`, a four-vector orthogonal to u, or three components in the observers' frame
    metric, observer : as for `measure`

    Raises
    ------
    InputError
        A vector that is not orthogonal to u: the error has the product; not three components.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> field_from([1, 0, 0], [0, 0, 2], metric=gr.Minkowski())
    F = -dt ∧ dx + 2 dx ∧ dy
    """
    who = read_observer(metric, observer)
    E, B = _spatial(electric, who, "E").down(0), _spatial(magnetic, who, "B")
    above, below = who.velocity, who.velocity.down(0)
    sign = metric.conventions.time_sign * metric.conventions.field_sign

    def compute(index: Index) -> Element:
        m, n = index
        (a, b), order = OTHERS[m, n]
        dual = sum_of_products(
            [(1, above.component((a,)), B.component((b,))), (-1, above.component((b,)), B.component((a,)))]
        )
        terms = [
            (sign, E.component((m,)), below.component((n,))),
            (-sign, below.component((m,)), E.component((n,))),
            (-sign * order, who.root, dual),
        ]
        return sum_of_products(terms)

    return Tensor(metric, (False, False), symmetry=alternating(2), compute=compute, name="F")


def _spatial(given: Any, who: Observer, name: str) -> Tensor:
    """The four-vector of what was given as a vector in the observers' space."""
    if isinstance(given, SpatialVector):
        given = given.vector
    if isinstance(given, Tensor):
        u, below = who.velocity, given.down(0)
        product = sum_of_products([(1, below.component((k,)), u.component((k,))) for k in range(4)])
        if not product.is_zero():
            raise InputError(
                f"{name} is not orthogonal to the observers' four-velocity: {name}·u = {product}",
                "a vector in their space, or its three components in their frame",
            )
        return given.up(0)
    if not isinstance(given, (list, tuple)) or len(given) != 3:
        raise InputError(f"{name} is {given!r}, no vector in the observers' space", "three components in their frame")
    values = [who.frame.scalar(value) for value in given]
    rows = who.frame.rows[1:]
    parts: dict[tuple[int, ...], Element] = {
        (k,): sum_of_products([(1, value, row[k]) for value, row in zip(values, rows, strict=True)]) for k in range(4)
    }
    return Tensor(who.metric, (True,), parts, name=name)
