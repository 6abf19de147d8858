"""One redshift, found three ways: from exact waves, from the eikonal, from photons.

In ds² = a²(τ)[−dτ² + dχ² + S_K² dΩ²], with φ the phase of

* an exact solution of Maxwell's equations, the multipole ψ = u(χ) e^{−iωτ} of degree l (`radial_mode`): ∂φ = Im(∂ψ/ψ);
* geometrical optics, S = ω(χ − τ) with g^{μν} ∂_μS ∂_νS = 0: ∂φ = ∂S;
* photons, k^μ = (ω/a²)(1, 1, 0, 0), null and geodesic: ∂_μφ = k_μ;

and of exact waves of any shape f(τ − χ), which have no phase but fronts, the same statements are decided, for every
curvature. The frequency of comoving observers is ω/a exactly in all of them, near the source too, and crests that leave
dτ apart arrive dτ apart: 1 + z = a_o/a_e. What differs is the wave in space: for l = 1 its wave number is ω x/(1 + x),
x = (ω² − K) S_K², and crests run at (1 + x)/x times the speed of light. Geometrical optics is what is left for x → ∞.

Of degree 0 the exact wave is A_φ = A_0 e^{iω(χ − τ)}, singular on its axis, for which all statements hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, final

import sympy as sp

from ...electrodynamics import check, multipole, radial_mode
from ...electrodynamics.observers.observer import read_observer
from ...errors import InputError, UnknownNameError
from ...exact import Element, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.inputs import in_short, read_expression
from ...spacetimes import FLRW
from ...verdicts import Verdict, combined, decide
from . import table
from .events import Event, lean, two_events
from .phases import phase_gradient
from .pulses import pulse_cells
from .rays import null_geodesic, read_ray
from .statements import STATEMENTS, WAYS

DIRECTIONS = {"outgoing": 1, "ingoing": -1}


@final
@dataclass(frozen=True, eq=False)
class Cell:
    """One statement, one way, one curvature.

    Attributes
    ----------
    statement : in words
    value : what was found, an exact scalar; None where the statement speaks of no quantity
    expected : what the statement says it is
    verdict : None where the way has nothing to say: a photon has no field, a pulse no wavelength
    """

    statement: str
    value: Any
    expected: Any
    verdict: Verdict | None

    @property
    def correction(self) -> Element:
        """value − expected, zero where the statement is proved."""
        if self.value is None:
            raise InputError(f"{self.statement!r} speaks of no quantity", 'the cell of "wave number", for instance')
        return self.value - self.expected

    def __repr__(self) -> str:
        return table.cell_text(self)

    def _repr_latex_(self) -> str:
        return f"${table.cell_latex(self)}$"


@final
@dataclass(frozen=True, eq=False)
class ThreeWays:
    """The table: cells by way, statement and curvature, ``table["exact wave", "wavelength", -1]``.

    Attributes
    ----------
    columns : the curvatures, numbers or symbols
    cells : (way, statement, K) -> Cell
    degree : of the exact wave
    """

    columns: tuple[Any, ...]
    cells: Mapping[tuple[str, str, Any], Cell] = field(repr=False)
    degree: int = 1

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """(way, statement) of every row."""
        return tuple((way, statement) for way in WAYS for statement in STATEMENTS)

    def __getitem__(self, key: tuple[str, str, Any]) -> Cell:
        """A cell by way, statement and K; None stands for the symbolic K.

        Raises
        ------
        UnknownNameError
            There is no such cell.
        """
        way, statement, K = key
        K = next((c for c in self.columns if isinstance(c, sp.Symbol)), None) if K is None else K
        if (way, statement, K) not in self.cells:
            raise UnknownNameError(str((way, statement, K)), map(str, self.cells), "cell")
        return self.cells[way, statement, K]

    def check(self, statement: str = "frequency") -> Verdict:
        """Whether a statement holds in all ways and for all curvatures, the redshift's unless another is asked."""
        if statement not in STATEMENTS:
            raise UnknownNameError(statement, STATEMENTS, "statement")
        found = [(f"{way}, {table.curvature(K)}", self.cells[way, statement, K]) for way in WAYS for K in self.columns]
        return combined((name, cell.verdict) for name, cell in found if cell.verdict is not None)

    def __repr__(self) -> str:
        return table.text(self)

    def _repr_html_(self) -> str:
        return table.html(self)

    def _repr_latex_(self) -> str:
        return table.latex(self)


def redshift_three_ways(
    K: Any = (-1, 0, 1, None),
    *,
    degree: int = 1,
    kind: str = "outgoing",
    omega: Any = None,
    signature: str | None = None,
) -> ThreeWays:
    """The redshift from exact waves, from the eikonal and from photons, with a verdict per statement and curvature.

    Parameters
    ----------
    K : curvatures, numbers, symbols, or None for the symbol K, which stands for all of them
    degree : l of the exact multipole, 1, 2, 3 …, with m = 0; 0: A_φ = A_0 e^{iω(χ − τ)}
        The phase, up to half periods, is that of ψ: of the electric field and the radial magnetic field of TE waves.
    kind : "outgoing" or "ingoing"
    omega : the conformal frequency ω, a positive symbol unless given
    signature : "-+++" or "+---"; the table is the same

    Raises
    ------
    InputError
        A degree that is no integer from 0 on; a frequency with which no wave travels, ω² = j² K for j = 1 … degree; one
        that is not positive.
    UnknownNameError
        Another kind.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> table = gr.optics.redshift_three_ways(K=(-1, None))
    >>> table.check("frequency").proved, table.check("wavelength").proved
    (True, False)
    >>> table["exact wave", "wave number", -1]
    refuted: (omega**2 + 1)*sinh(chi)**2/(omega**2*sinh(chi)**2 + sinh(chi)**2 + 1)
    >>> table["eikonal", "wave number", None]
    proved: 1
    """
    if isinstance(degree, bool) or not isinstance(degree, int) or degree < 0:
        raise InputError(
            f"the degree of the exact wave is {in_short(degree)}", "degree=1, or 0 for A_phi = A_0 e^{iωS}"
        )
    if not isinstance(kind, str) or kind not in DIRECTIONS:
        raise UnknownNameError(str(kind), DIRECTIONS, "kind of wave")
    frequency = sp.Symbol("omega", positive=True) if omega is None else read_expression(omega, "the frequency")
    given = list(K) if isinstance(K, Iterable) and not isinstance(K, str) else [K]
    if not given:
        raise InputError("no curvature is given", "K=(-1, 0, 1), or K=None for all of them at once")
    given = [None if curvature is None else read_expression(curvature, "the curvature") for curvature in given]
    if frequency.is_positive is not True:
        raise InputError(
            f"the frequency {frequency} is not known to be positive", "omega=sp.Symbol('omega', positive=True)"
        )
    cells: dict[tuple[str, str, Any], Cell] = {}
    columns = []
    for curvature in given:
        metric = FLRW(signature=signature) if curvature is None else FLRW(K=curvature, signature=signature)
        column = sp.Symbol("K") if curvature is None else curvature
        columns.append(column)
        for name, way in _ways(metric, degree, kind, frequency).items():
            cells |= {(name, statement, column): cell for statement, cell in way.cells().items()}
        found = pulse_cells(metric, degree, kind)
        cells |= {(WAYS[1], s, column): Cell(title, None, None, found.get(s)) for s, (title, _) in STATEMENTS.items()}
    return ThreeWays(tuple(columns), cells, degree)


@dataclass(frozen=True, eq=False)
class _Way:
    """A phase by its gradient, of which all statements are decided alike."""

    metric: Metric
    events: tuple[Event, Event]
    omega: Any
    sign: int  # of the direction in which the wave runs
    slope: Tensor  # ∂_μφ
    phase: Any = None  # φ in closed form
    maxwell: Verdict | None = None

    def cells(self) -> dict[str, Cell]:
        """All statements."""
        g = self.metric
        raised = self.slope.up(0)
        square = sum_of_products([(1, raised.component((k,)), self.slope.component((k,))) for k in range(4)])
        here = [read_observer(g).velocity.component((0,)), *(self.slope.component((k,)) for k in range(2))]
        u, rate, wave, omega, square, one = lean([*here, g.scalar(self.omega), square, g.scalar(1)])  # u = 1/a
        u_e, rate_e, wave_e, u_o, rate_o, wave_o = lean([event.at(value) for event in self.events for value in here])
        scale = u_e / u_o
        found = {
            "frequency": (u_e * rate_e / (u_o * rate_o), scale),
            "spacing": (rate_e * u_e / (rate_o * u_o), scale),
            "null": (square * -g.conventions.time_sign / (u * u * omega * omega), one * 0),
            "wave number": (wave * self.sign / omega, one),
            "wavelength": (wave_e * u_e / (wave_o * u_o), scale),
            "crests": (-rate * self.sign / wave, one),
        }
        found["arrival"] = self._arrival()
        made = {
            "maxwell": Cell(STATEMENTS["maxwell"][0], None, None, self.maxwell),
            "phase": Cell(STATEMENTS["phase"][0], self.phase, self.phase, self._phase()),
        }
        for name, (value, expected) in found.items():
            made[name] = Cell(STATEMENTS[name][0], value, expected, decide(value, expected))
        return {name: made[name] for name in STATEMENTS}

    def _arrival(self) -> tuple[Element, Element]:
        """The time that a crest takes, and that light does: with φ = −ωτ + f(χ) that is (f_o − f_e)/ω."""
        tau, chi = self.metric.coordinates[:2]
        if self.phase is None:  # a constant quotient of components
            at_rest = self.metric.scalar(chi) * self.slope.component((1,)) / self.metric.scalar(self.omega)
        else:
            at_rest = self.phase / self.metric.scalar(self.omega) + tau
        start, end = (event.at(at_rest) for event in self.events)
        first, last = (event.at(self.metric.scalar(chi)) for event in self.events)
        end, start, last, first = lean([end, start, last, first])
        return end - start, (last - first) * self.sign

    def _phase(self) -> Verdict | None:
        """Whether the closed form has the gradient."""
        if self.phase is None:
            return None
        coordinates = self.metric.coordinates
        return combined(
            (f"∂_{x}", decide(self.phase.diff(x), self.slope.component((k,)))) for k, x in enumerate(coordinates)
        )


def _ways(metric: Metric, degree: int, kind: str, omega: Any) -> dict[str, _Way]:
    """The three phases."""
    tau, chi, *angles = metric.coordinates
    sign = DIRECTIONS[kind]
    events = two_events(metric, None, None, angles, (), omega.free_symbols)
    eikonal = metric.scalar(omega * (sign * chi - tau))
    plane = sp.exp(sp.I * omega * (sign * chi - tau))
    slope = metric.covector([eikonal.diff(x) for x in metric.coordinates], name="∂S")
    if degree:
        mode = radial_mode(metric, degree, omega, kind)
        if mode.flux().is_zero():
            raise InputError(
                f"with K = {mode.curvature} no wave of degree {degree} and frequency {omega} travels: its flux is 0",
                "omega**2 other than j**2*K, j = 1 … degree",
            )
        psi = mode.psi
        exact = multipole(metric, degree, 0, radial=psi).check()
        optics = multipole(metric, degree, 0, radial=plane).check()
    else:
        psi = plane
        exact = optics = check(potential=metric.covector([0, 0, 0, plane])).verdict
    photon = read_ray(slope.up(0) * -metric.conventions.time_sign, metric)
    null_geodesic(photon)  # raises where it is none
    back = photon.down(0) * -metric.conventions.time_sign
    amplitude = metric.scalar(psi / plane)
    conjugate = amplitude.conjugate()
    parts = (amplitude + conjugate) / 2, (amplitude - conjugate) / metric.scalar(2 * sp.I)
    turned = metric.scalar(sp.atan(parts[1].to_sympy() / parts[0].to_sympy())) if degree else metric.zero
    return {
        "exact wave": _Way(metric, events, omega, sign, phase_gradient(psi, metric), eikonal + turned, exact),
        "eikonal": _Way(metric, events, omega, sign, slope, eikonal, optics),
        "photon": _Way(metric, events, omega, sign, back),
    }
