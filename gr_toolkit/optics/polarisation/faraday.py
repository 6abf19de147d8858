r"""Gravitational Faraday rotation: how polarisation turns against a direction of reference along a ray.

A reference field s, projected across the ray, is e_1 = s/|s| (mod k), and e_2 completes it to a screen. A polarisation
carried along makes the angle α with e_1, in the sense from e_1 to e_2, with

    dα/dλ = −e_2·∇_k e_1.

Neither a multiple of k in s nor, if s is at right angles to k, the observer matters. What angle is "rotation" is a
question of the reference; the sign is that of the chart's orientation. Along the principal rays of Kerr's spacetime,
against ∂_θ, which reflects its symmetry, dα/dλ = −a cos θ/(r² + a² cos² θ) exactly: α = arg(r + ia cos θ) + constant, a
turn by −arctan(a cos θ/r_0) between r_0 and infinity [Kinnersley's m, carried along, has the phase of 1/(r + ia cos θ):
Teukolsky 1973, eq. 4.4]. In Schwarzschild's spacetime the same angle is constant. For rays from infinity to infinity
that pass outside a rotating mass the total rotation vanishes to the first order in M and J [Plebański, Phys. Rev. 118
(1960) 1396; Ishihara, Takahashi & Tomimatsu, Phys. Rev. D 38 (1988) 472]; that is not proved here.
"""

from __future__ import annotations

from typing import Any

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry.inputs import first_rank
from ...verdicts import Verdict, decide
from ..bundles.optical_scalars import Bundle, bundle


def rotation_rate(ray: Any, reference: Any, *, observer: Any = None) -> Element:
    """dα/dλ of a polarisation that is carried along, against a reference.

    Parameters
    ----------
    ray : k^μ or a `Bundle`
    reference : s^μ, a vector field that is nowhere a multiple of k
    observer : matters where s·k ≠ 0: then the projection is at right angles to this four-velocity

    Raises
    ------
    InputError
        The reference has no part across the ray; the ray is not null or not geodesic.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Kerr()
    >>> M, a, r = g.symbols("M a r")
    >>> Delta = r**2 - 2*M*r + a**2
    >>> rotation_rate(g.vector([(r**2 + a**2)/Delta, 1, 0, a/Delta]), [0, 0, 1, 0])
    -a*cos(theta)/(a**2*cos(theta)**2 + r**2)
    """
    light = ray if isinstance(ray, Bundle) else bundle(ray, observer=observer)
    s = first_rank(reference, light.metric, True, "direction of reference")
    one, other = _on_screen(light, s)
    square = sum_of_products([(1, one, one), (1, other, other)])
    if square.is_zero():
        raise InputError("the reference has no part across the ray", "a vector field that is no multiple of k")
    along = light.congruence.along
    turn = sum_of_products([(1, one, along(other)), (-1, other, along(one))]) / square
    return -(light.screen.rotation + turn)


def is_rotation_angle(angle: Any, ray: Any, reference: Any, *, observer: Any = None) -> Verdict:
    """Whether an angle grows along a ray as that of a polarisation against a reference: dα/dλ is `rotation_rate`.

    Parameters
    ----------
    angle : α up to a constant, an expression in the coordinates
    ray, reference, observer : as for `rotation_rate`

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Kerr()
    >>> M, a, r, theta = g.symbols("M a r theta")
    >>> Delta = r**2 - 2*M*r + a**2
    >>> k = g.vector([(r**2 + a**2)/Delta, 1, 0, a/Delta])
    >>> is_rotation_angle(sp.atan(a*sp.cos(theta)/r), k, [0, 0, 1, 0]).proved
    True
    """
    light = ray if isinstance(ray, Bundle) else bundle(ray, observer=observer)
    return decide(light.congruence.along(light.metric.scalar(angle)), rotation_rate(light, reference))


def _on_screen(light: Bundle, s: Any) -> tuple[Element, Element]:
    """The components of a vector on the screen; the part along k has none."""
    row = [s.component((m,)) for m in range(4)]
    one, other = (light.congruence.product(row, e) for e in (light.screen.first, light.screen.second))
    return one, other
