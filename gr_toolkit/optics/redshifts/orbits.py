r"""Circular geodesics: which angular velocity a freely falling body has on a circle, solved from the metric.

For constants c_a the vector X = c_0 ∂_t + c_1 ∂_φ of two symmetries has ∇_X X_μ = −½ ∂_μ(X·X). A circle is a geodesic
where all these derivatives vanish; in the plane of the orbit, with A = ∂_r g_φφ, B = ∂_r g_tφ, C = ∂_r g_tt,

    A Ω² + 2 B Ω + C = 0,        X = (√(B² − A C) ± B) ∂_t ∓ C ∂_φ  up to its length.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp

from ...errors import AmbiguousSignError, InputError
from ...exact import Element, hooks
from ...geometry import Metric, Tensor
from ...geometry.inputs import in_short, read_expression, read_metric
from ...geometry.keywords import in_words
from .worldlines import time_number


@in_words(
    "circular_orbit",
    "circular_orbit(g), circular_orbit(g, sense=-1)",
    {"retrograde": "sense=-1", "prograde": "sense=1"},
)
def circular_orbit(
    metric: Metric, radius: Any = "r", *, sense: int = 1, azimuth: Any = "phi", plane: Mapping[Any, Any] | None = None
) -> Tensor:
    """The worldlines of those who go round freely, on circular geodesics: Keplerian orbits, for every radius.

    Parameters
    ----------
    metric : Metric
        With ∂_t and ∂_φ as symmetries; the time t is the coordinate that the metric's signs show as one.
    radius : the coordinate r that the circles differ in
    sense : +1 towards growing φ, −1 the other way round; in Kerr with a > 0 with the hole and against it
    azimuth : the coordinate φ
    plane : the values of further coordinates, {theta: pi/2} unless given

    Returns
    -------
    Tensor
        Tangents as functions of the radius, not of unit length, for ``emitter=`` and ``observer=`` with the event in
        the plane, ``emission={theta: pi/2}``. Where they are timelike is asked there: r > 3M in Schwarzschild.

    Raises
    ------
    InputError
        ∂_t or ∂_φ is no symmetry; the plane holds no geodesics; there are no circular ones; no such sense.
    AmbiguousSignError
        The domain leaves open whether there are any.

    Notes
    -----
    Misner, Thorne & Wheeler (1973), §25.5; Bardeen, Press & Teukolsky, Astrophys. J. 178 (1972) 347, eq. 2.16.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> r, theta, M = g.symbols("r theta M")
    >>> orbit = gr.optics.circular_orbit(g)
    >>> bool(gr.decide(orbit[3]**2 / orbit[0]**2, M/r**3))                # Kepler's third law
    True
    >>> z = gr.optics.redshift(metric=g, emitter=orbit, emission={theta: sp.pi/2}, domain=[sp.Symbol("r_e") > 3*M])
    >>> z.subs(r_e=6*M, r_o=sp.oo, b=0)                                     # the innermost stable orbit, face on
    1 + z = sqrt(2)
    """
    g = read_metric(metric)
    if sense not in (1, -1) or isinstance(sense, bool):
        raise InputError(f"the sense of the orbit is {in_short(sense)}", "1 towards growing phi, or -1")
    r, phi = (g.coordinates[g.chart.number(x)] for x in (radius, azimuth))
    t = g.coordinates[time_number(g)]
    if len({t, r, phi}) < 3:
        raise InputError(f"time {t}, radius {r} and azimuth {phi} are not three coordinates", "radius='r'")
    for x in (t, phi):
        if any(not value.diff(x).is_zero() for _, value in g.covariant.items()):
            raise InputError(f"the metric depends on {x}: circles are no orbits of its symmetries", "azimuth='phi'")
    places = _plane(g, plane, (t, r, phi))
    numbers = [g.chart.number(x) for x in (t, phi)]
    pairs = [(numbers[0], numbers[0]), (numbers[0], numbers[1]), (numbers[1], numbers[1])]

    def slopes(x: Any) -> list[Element]:  # as in −+++
        found = [g.scalar(g.covariant.component(pair).diff(x).subs(places).to_sympy()) for pair in pairs]
        return [value * -g.conventions.time_sign for value in found]

    c, b, a = slopes(r)
    square = b * b - a * c
    sign = hooks.call("sign", square)
    if not sign and not square.is_zero():
        raise AmbiguousSignError("whether there are circular geodesics", str(square), str(g.domain)).about(
            square.to_sympy()
        )
    if sign <= 0:
        raise InputError("there are no circular geodesics: nothing pulls inwards", "orbiting_observer(g, Omega)")
    first, second = square.sqrt() + sense * b, -sense * c
    for x in places:
        c, b, a = slopes(x)
        if not (c * first * first + 2 * b * first * second + a * second * second).is_zero():
            raise InputError(f"circles with {x} = {places[x]} are no geodesics", "plane={theta: pi/2}")
    components = [g.zero] * g.dimension
    components[numbers[0]], components[numbers[1]] = first, second
    return g.vector(components, name="u")


def _plane(g: Metric, plane: Any, moving: tuple[Any, ...]) -> dict[Any, Any]:
    """The values of the coordinates that are constant on the orbits."""
    others = [x for x in g.coordinates if x not in moving]
    if plane is None:
        plane = {x: sp.pi / 2 for x in others if x.name == "theta"}
    if not isinstance(plane, Mapping):
        raise InputError(f"the plane is {in_short(plane)}, no dictionary", "plane={theta: pi/2}")
    places = {g.coordinates[g.chart.number(x)]: read_expression(value, f"{x}") for x, value in plane.items()}
    if wrong := [x for x in places if x in moving]:
        raise InputError(f"{wrong[0]} has no one value on the orbits", "plane={theta: pi/2}")
    return places | {x: x for x in others if x not in places}
