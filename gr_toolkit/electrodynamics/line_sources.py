"""What sits on an axis where a field is singular: line charges and currents, electric and magnetic, and flux lines.

Around an axis s = s₀ that an angle φ goes around, with time t and the coordinate w along it, the limits s → s₀ of

    λ = c ∮ ⋆F_{wφ} dφ,    I = −c ∮ ⋆F_{tφ} dφ        and with F for ⋆F        λ_m, I_m

are the charge per unit of w and the current towards larger w; c is ±1/k² as in `charge`, so that the tube's normal
points away from the axis. ∂_t λ + ∂_w I = 0 where the field solves Maxwell's equations around the axis. By Faraday's
law k² I_m = −∮ **E**·d**l**: a force around an axis through which no flux changes needs magnetic charges that move
along it.
Where F = dA is to hold on the axis as well, there are none, but an infinitely thin line of magnetic flux,
lim ∮ **A**·d**l**, and what drives it. [Dirac, Proc. R. Soc. A 133 (1931) 60; Jackson §6.11, 6.12]

Finite limits are all that is found: dipole lines and worse are not, and that all limits vanish does not prove a field
regular.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, final

from ..errors import DomainError, IndexMismatchError, InputError
from ..exact import Element
from ..geometry import Metric, Tensor
from ..geometry.properties import determinant_sign
from ..geometry.symmetry import parity
from ..geometry.time_coordinate import time_first
from ..verdicts import explanation
from .charge import SECONDS, circulation
from .field_strength import as_field, source_sign
from .limits import approached, limit


@final
@dataclass(frozen=True)
class LineSources:
    """The sources on an axis; the charges are per unit of the coordinate `along`, the currents towards larger `along`.

    Attributes
    ----------
    axis : the place, as text
    along : the coordinate along the axis
    electric_charge, electric_current, magnetic_charge, magnetic_current : exact scalars
    circulation : lim ∮ **E**·d**l** around the axis, right-handed with respect to the chart
    flux : lim ∮ **A**·d**l**, where a potential was given
    """

    axis: str
    along: Any
    electric_charge: Element
    electric_current: Element
    magnetic_charge: Element
    magnetic_current: Element
    circulation: Element
    flux: Element | None = None

    def is_zero(self) -> bool:
        """Whether all limits vanish."""
        found = (self.electric_charge, self.electric_current, self.magnetic_charge, self.magnetic_current)
        return all(value.is_zero() for value in found) and (self.flux is None or self.flux.is_zero())

    def explain(self) -> str:
        """What sits on the axis, in words."""
        parts = []
        for kind in ("electric", "magnetic"):
            density, current = getattr(self, f"{kind}_charge"), getattr(self, f"{kind}_current")
            if density or current:
                parts.append(f"{kind} charge {density} per unit of {self.along}, {kind} current {current} along it")
        if self.flux:
            parts.append(f"magnetic flux {self.flux} through a small loop, if F = dA on the axis too")
        return f"on {self.axis}: " + ("; ".join(parts) or "no line charge, line current or flux line")

    __repr__ = explain

    def rows(self) -> list[tuple[str, Any]]:
        """The same for a notebook, as `explanation.in_rows` takes it."""
        kinds = (
            (f"electric charge per unit of {self.along}", self.electric_charge),
            ("electric current", self.electric_current),
            (f"magnetic charge per unit of {self.along}", self.magnetic_charge),
            ("magnetic current", self.magnetic_current),
            ("magnetic flux, if F = dA on the axis too,", self.flux),
        )
        found = [(f"on {self.axis}: {kind}", value) for kind, value in kinds if value]
        return found or [(self.explain(), "")]

    def _repr_latex_(self) -> str:
        return explanation.in_rows(self.rows())


def line_sources(
    field: Tensor,
    axis: Mapping[Any, Any],
    loop: Mapping[Any, Any],
    *,
    potential: Tensor | None = None,
    time: Any = None,
    timeout: float = SECONDS,
) -> LineSources:
    """Line charges, currents and flux on an axis, by loop integrals that shrink to it.

    Parameters
    ----------
    field : F_{μν} in four dimensions, in any index positions
    axis : coordinate -> value at which the loop has shrunk: ``{"theta": 0}``
    loop : the angle -> (from, to) once around
    potential : of the field, for the flux
    time : which coordinate is the time, where the signs of the metric do not say
    timeout : seconds for SymPy's suggestions of antiderivatives

    Raises
    ------
    IndexMismatchError
        There are not four dimensions.
    InputError
        An axis or a loop that does not name one coordinate; it is not known which coordinate is the time.
    DomainError
        An integral has no finite limit, or loops do not shrink to a line there.
    UnsupportedError
        An integral or a limit cannot be done exactly.

    Examples
    --------
    A wave along the meridians of an expanding universe, of any curvature, has magnetic charges that run along its axis
    at the speed of light:

    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> tau, chi = g.symbols("tau chi")
    >>> A = g.covector([0, 0, 0, sp.Function("f")(tau - chi)])
    >>> found = line_sources(gr.electrodynamics.field_strength(A), {"theta": 0}, {"phi": (0, 2*sp.pi)}, potential=A)
    >>> found.flux, found.electric_charge, found.magnetic_charge == found.magnetic_current
    (2*pi*f(-chi + tau), 0, True)
    """
    field = as_field(field)
    metric = field.metric
    if metric.dimension != 4:
        raise IndexMismatchError(f"line sources in {metric.dimension} dimensions", "four dimensions")
    place, value = _one(metric, axis, "axis", '{"theta": 0}')
    angle, limits = _one(metric, loop, "loop", '{"phi": (0, 2*pi)}')
    if place == angle:
        raise InputError(f"the loop runs in the coordinate {metric.coordinates[place]} that names the axis", "an angle")
    symbol = metric.coordinates[place]
    side = _side(metric, symbol, value)
    moment, along = time_first(metric, [k for k in range(4) if k not in (place, angle)], time)
    _require_line(metric, place, angle, along, value, side)
    unit = metric.scalar(source_sign(field) * side * parity((moment, place, along, angle)))
    unit = unit / metric.conventions.charge_unit**2
    dual = field.hodge_dual() * metric.conventions.levi_civita_sign(determinant_sign(metric))

    def around(form: Tensor, other: int) -> Element:
        ring = Tensor(metric, (False,), compute=lambda i: form.component((other, i[0])))
        return limit(ring.integral({angle: limits}, timeout=timeout), symbol, value, side)

    electric, magnetic = ([around(form, k) * unit for k in (along, moment)] for form in (dual, field))
    flux = None
    if potential is not None:
        flux = limit(circulation(potential, {angle: limits}, timeout=timeout), symbol, value, side)
    return LineSources(
        f"{symbol} = {value}",
        metric.coordinates[along],
        electric[0],
        -electric[1],
        magnetic[0],
        -magnetic[1],
        -(magnetic[1] / unit) * source_sign(field),
        flux,
    )


def _require_line(metric: Metric, place: int, angle: int, along: int, value: Any, side: int) -> None:
    """Raise unless the loop shrinks to nothing there, and the coordinate along the axis does not."""
    symbol, g = metric.coordinates[place], metric.covariant
    if not limit(g.component((angle, angle)), symbol, value, side).is_zero():
        raise DomainError(
            f"loops in {metric.coordinates[angle]} do not shrink where {symbol} = {value}\n"
            "  write: the end of a coordinate that is an axis, {'theta': 0}"
        )
    lengths = g.component((along, along))
    if lengths.is_zero():  # of null lines: with the time they span an area
        moment = next(k for k in range(4) if k not in (place, angle, along))
        lengths = g.component((moment, along))
    try:
        is_point = limit(lengths, symbol, value, side).is_zero()
    except DomainError:  # it grows without end, as in some charts
        is_point = False
    if is_point:
        raise DomainError(
            f"where {symbol} = {value} lines of {metric.coordinates[along]} shrink too: no axis but a point\n"
            "  write: charge(F, {...}), the flux through a surface around it"
        )


def _one(metric: Metric, given: Any, what: str, example: str) -> tuple[int, Any]:
    """The coordinate and the value of a mapping with one entry."""
    if not isinstance(given, Mapping) or len(given) != 1:
        raise InputError(f"the {what} {given!r} is no mapping from one coordinate", example)
    [(key, value)] = given.items()
    return metric.chart.number(key), value


def _side(metric: Metric, symbol: Any, value: Any) -> int:
    """+1 if the chart lies above the value, −1 if below."""
    for side in (1, -1):
        try:
            approached(metric.scalar(symbol), symbol, value, side)
        except DomainError:
            continue
        return side
    raise DomainError(f"{symbol} = {value} is no end of the chart's domain {metric.domain}")
