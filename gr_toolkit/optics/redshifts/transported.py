"""Every redshift is a Doppler shift: the source's velocity carried along the ray, compared at the observer [Synge].

Parallel transport along k keeps k·U. The observer at the end therefore finds the shift of special relativity for a
source with the velocity U, carried to her from the emission, in any spacetime. Where m and k span the same planes along
the ray, as they do for radial rays,

    U = s m + (1 − s²)/(2s) k/ω,        s = ω_e/ω,      v = (1 − s²)/(1 + s²)

with ω = −k·m (−+++): a source that recedes with the speed −v, √((1 − v)/(1 + v)) = s = 1 + z.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry import Tensor
from ...geometry.inputs import in_short
from ...geometry.properties import vanishes
from ...verdicts import Verdict, combined, decide
from .frequencies import frequency
from .result import Redshift
from .worldlines import product, read_worldlines


@final
@dataclass(frozen=True, eq=False)
class Transported:
    """A velocity carried along a ray.

    Attributes
    ----------
    velocity : U, where the ray has the frequency ω_e for the others the velocity of these
    speed : v of U relative to the observers where the light is received, along the ray: negative if it recedes
    shift : γ (1 − v), special relativity's 1 + z for that velocity
    one_plus_z : ω_e/ω_o for those observers
    grounds : (statement, verdict)
    """

    velocity: Tensor
    speed: Element
    shift: Element
    one_plus_z: Element
    grounds: tuple[tuple[str, Verdict], ...]

    def check(self) -> Verdict:
        """That U is a four-velocity and is parallel-transported, and that its Doppler shift is the redshift."""
        return combined(self.grounds)

    def __repr__(self) -> str:
        return f"1 + z = {self.one_plus_z}, Doppler's for v = {self.speed}"

    def _repr_latex_(self) -> str:
        shift, speed = (sp.latex(x.to_sympy()) for x in (self.one_plus_z, self.speed))
        return rf"$\displaystyle 1 + z = {shift} = \sqrt{{\frac{{1 - v}}{{1 + v}}}},\quad v = {speed}$"


def transported_redshift(redshift: Redshift, through: Any = None) -> Transported:
    """The redshift along a ray as the Doppler shift of a velocity that is carried along it.

    Parameters
    ----------
    redshift : along a ray
    through : observers at both ends, as `emitter` of `redshift`; at rest or comoving unless given

    Raises
    ------
    InputError
        No ray is known.

    Notes
    -----
    Synge, *Relativity: The General Theory* (1960), III.7; Narlikar, Am. J. Phys. 62 (1994) 903; Bunn & Hogg, Am. J.
    Phys. 77 (2009) 688. `check` is refuted where the observers' planes turn along the ray: the law holds there too, but
    U has another direction.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> a = sp.Function("a")(g.symbols("tau"))
    >>> seen = transported_redshift(gr.optics.redshift(ray=g.vector([1/a**2, 1/a**2, 0, 0])))
    >>> seen, seen.check().proved
    (1 + z = a(tau_o)/a(tau_e), Doppler's for v = (a(tau_e)**2 - a(tau_o)**2)/(a(tau_e)**2 + a(tau_o)**2), True)
    """
    if not isinstance(redshift, Redshift):
        raise InputError(f"{in_short(redshift)} is no redshift", "gr.optics.redshift(ray=k, …)")
    ray = redshift.ray
    if ray is None:
        raise InputError("a redshift by symmetry has no ray to carry a velocity along", "gr.optics.redshift(ray=k, …)")
    if redshift.put_in:
        raise InputError("the worldlines do not know the values that were put in", "the redshift before z.subs(…)")
    metric, time = redshift.metric, redshift.metric.conventions.time_sign
    others = read_worldlines(metric, through, "observer")
    emitted, observed = (frequency(ray, others, event, "observer") for event in (redshift.emission, redshift.reception))
    norm = (product(others, others) * time).sqrt()
    omega = product(ray, others) * time / norm
    start = metric.scalar(sp.Dummy("omega_e", positive=True))
    s = start / omega
    n = range(metric.dimension)
    values: dict[tuple[int, ...], Element] = {
        (k,): s * others.component((k,)) / norm + (1 - s * s) / (2 * s) * ray.component((k,)) / omega for k in n
    }
    velocity = Tensor(metric, (True,), values, name="U")
    slope = velocity.covariant_derivative()

    def component(index: tuple[int, ...]) -> Element:
        return sum_of_products([(1, ray.component((m,)), slope.component((*index, m))) for m in n])

    quotient = emitted / observed
    square = quotient * quotient
    speed = (1 - square) / (1 + square)
    shift = (1 - speed) * (1 + square) / (2 * quotient)  # γ = (1 + s²)/2s
    return Transported(
        velocity,
        speed,
        shift,
        quotient,
        (
            ("k·∇U = 0", vanishes(Tensor(metric, (True,), compute=component, name="k·∇U"), velocity)),
            ("U·U", decide(product(velocity, velocity), time)),
            ("γ² (1 − v²) = 1", decide((1 + square) * (1 + square) * (1 - speed * speed), 4 * square)),
            ("γ (1 − v) = 1 + z", decide(shift, quotient)),
        ),
    )
