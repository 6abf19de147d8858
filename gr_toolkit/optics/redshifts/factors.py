"""A redshift as a product: Doppler at the source, gravity or expansion in between, Doppler at the observer.

With the frequencies that other observers m find at the two events of one ray,

    1 + z = (k·u/k·m)_e · (k·m)_e/(k·m)_o · (k·m/k·w)_o.

Each Doppler factor is γ (1 − v cos θ) or its inverse, where γ = −m·u (−+++), v is the velocity of u relative to m and θ
the angle between it and the ray, both as m finds them: this is decided, not assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...geometry import Tensor
from ...verdicts import Verdict, combined, decide
from .events import Event, lean
from .frequencies import frequency, length
from .worldlines import product, read_worldlines

if TYPE_CHECKING:
    from .result import Redshift


@final
@dataclass(frozen=True, eq=False)
class LocalMotion:
    """How one worldline moves relative to another at an event of a ray.

    Attributes
    ----------
    lorentz_factor : γ
    along_ray : v cos θ, the part of its velocity in the direction in which the light goes
    shift : ω(at rest)/ω(moving), what the others find over what those who move find
    """

    lorentz_factor: Element
    along_ray: Element
    shift: Element

    @property
    def speed_squared(self) -> Element:
        """v² = 1 − 1/γ²."""
        return 1 - (self.lorentz_factor * self.lorentz_factor).inverse()

    def check(self) -> Verdict:
        """Doppler's formula: ω(moving)/ω(at rest) = γ (1 − v cos θ)."""
        return decide(self.shift.inverse(), self.lorentz_factor * (1 - self.along_ray))


@final
@dataclass(frozen=True, eq=False)
class Factors:
    """(1 + z) = emitter · between · observer.

    Attributes
    ----------
    emitter : ω measured by the emitter over that of the observers in between where it is
    between : the redshift between those observers, by gravity or expansion
    observer : ω of the observers in between where the observer is, over that which she measures
    total : 1 + z
    motions : `LocalMotion` of emitter and observer relative to the observers in between
    """

    emitter: Element
    between: Element
    observer: Element
    total: Element
    motions: tuple[LocalMotion, LocalMotion]

    def check(self) -> Verdict:
        """That the product is 1 + z, and that each end obeys Doppler's formula."""
        return combined(
            [
                ("1 + z", decide(self.total, self.emitter * self.between * self.observer)),
                ("the emitter's Doppler shift", self.motions[0].check()),
                ("the observer's Doppler shift", self.motions[1].check()),
            ]
        )

    def __repr__(self) -> str:
        return f"1 + z = ({self.emitter}) * ({self.between}) * ({self.observer})"

    def _repr_latex_(self) -> str:
        parts = (rf"\left({sp.latex(x.to_sympy())}\right)" for x in (self.emitter, self.between, self.observer))
        return rf"$\displaystyle 1 + z = {' '.join(parts)}$"


def factors(redshift: Redshift, through: Any = None) -> Factors:
    """The redshift along a ray by way of other observers.

    Parameters
    ----------
    redshift : along a ray; of a symmetry alone no angles are known
    through : the observers in between, as `emitter` of `redshift`; at rest or comoving unless given

    Raises
    ------
    InputError
        No ray is known; the others are not timelike at one of the events, or have another future.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g, v = gr.FLRW(), sp.Symbol("v", real=True)
    >>> a = sp.Function("a")(g.symbols("tau"))
    >>> source = gr.optics.moving_observer(g, [-v, 0, 0])
    >>> z = gr.optics.redshift(ray=g.vector([1/a**2, 1/a**2, 0, 0]), emitter=source, domain=[v > 0, v < 1])
    >>> parts = factors(z)
    >>> parts.between, parts.observer, parts.check().proved
    (a(tau_o)/a(tau_e), 1, True)
    """
    ray = redshift.ray
    if ray is None:
        raise InputError("a redshift by symmetry does not know the ray's angles", "gr.optics.redshift(ray=k, …)")
    if redshift.put_in:
        raise InputError("the worldlines do not know the values that were put in", "z.factors() before z.subs(…)")
    middle = read_worldlines(redshift.metric, through, "observer in between")
    events = (redshift.emission, redshift.reception)
    between = [frequency(ray, middle, event, "observer in between") for event in events]
    measured = (redshift.emitted, redshift.observed)
    motions = [
        _motion(ray, middle, tangent, event, here, own)
        for tangent, event, here, own in zip(redshift.tangents, events, between, measured, strict=True)
    ]
    parts = [redshift.emitted / between[0], between[0] / between[1], between[1] / redshift.observed]
    first, second, third = lean(parts)
    return Factors(first, second, third, redshift.one_plus_z, (motions[0], motions[1]))


def _motion(ray: Tensor, middle: Tensor, tangent: Tensor, event: Event, here: Element, own: Element) -> LocalMotion:
    """γ and v cos θ from products of vectors at the event: n = k/ω − m, v = u/γ − m, v cos θ = n·v."""
    metric, time = ray.metric, ray.metric.conventions.time_sign
    n = range(metric.dimension)
    pairs = [(i, j) for i in n for j in metric.neighbours(i, False)]
    squares = [length(event, product(x, x) * time, "worldline") for x in (middle, tangent)]
    fields = [product(middle, tangent) * time]
    fields += [vector.component((k,)) for vector in (ray, middle, tangent) for k in n]
    fields += [metric.covariant.component(pair) for pair in pairs]
    values = lean([here, own, *squares, *map(event.at, fields)])
    here, own, rest_length, moving_length, mixed, *others = values
    wave, rest, moving = (others[k * len(n) : (k + 1) * len(n)] for k in range(3))
    entries = others[3 * len(n) :]
    lorentz = mixed / (rest_length * moving_length)
    direction = [k / here - m / rest_length for k, m in zip(wave, rest, strict=True)]
    velocity = [u / (moving_length * lorentz) - m / rest_length for u, m in zip(moving, rest, strict=True)]
    terms = [g * direction[i] * velocity[j] * -time for g, (i, j) in zip(entries, pairs, strict=True)]
    return LocalMotion(lorentz, sum(terms[1:], terms[0]), here / own)
