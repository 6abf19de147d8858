r"""Waves of light with gravity of their own: electromagnetic pp-waves, and plane waves in Rosen's coordinates.

* On H du² + 2 du dv + dx² + dy² a potential A = f(u, x, y) du has
  ∇_μ F^{νμ} = 0 where ∂_x² f + ∂_y² f = 0, whatever H is. With
  T_uu = ((∂_x f)² + (∂_y f)²)/k² and R_uu = −½(∂_x² H + ∂_y² H) it curves the spacetime itself where
  ∂_x² H + ∂_y² H = −16π((∂_x f)² + (∂_y f)²)/k²   [Stephani et al. (2003), section 24.5].
* On 2 du dV + P² dX² + Q² dY² a potential A = α(u) dX + β(u) dY has none either, whatever P and Q are; Einstein's
  equation is P″/P + Q″/Q = −8π(α′²/P² + β′²/Q²)/k².
"""

from __future__ import annotations

from functools import partial
from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry import Metric
from ...spacetimes import PlaneWave, PPWave
from ...spacetimes.entry import geometrised_field
from ...verdicts import decide
from ..sign_definite import places
from .entry import Entry, Written, values_of
from .solution import Solution, Source

u, x, y = sp.symbols("u x y")
k = sp.Symbol("k")
ALONG_X, ALONG_Y = sp.Function("alpha")(u), sp.Function("beta")(u)
PLANE = ALONG_X * x + ALONG_Y * y
OWN_WAVE = sp.sin(k * u)
OWN_PROFILE = -(ALONG_X**2 + ALONG_Y**2) * (x**2 + y**2) + sp.Function("h")(u) * (x**2 - y**2)
BRINKMANN = {"pp-wave": ("brinkmann",), "plane wave": ("brinkmann",)}


def _pp_wave(g: Metric, f: Any = PLANE) -> Written:
    values_of(g, "pp_wave", BRINKMANN)
    along, _, *across = g.coordinates
    _depends_on(f, (along, *across), g, "f")
    if not decide(sum(sp.diff(f, c, 2) for c in across), 0).proved:
        raise InputError(f"f = {f} is not shown to be harmonic in {across[0]} and {across[1]}", "f=x*u, x**2 - y**2 …")
    sources = _poles([sp.diff(f, c) for c in across], g)
    return Written([geometrised_field(g.conventions) * f, 0, 0, 0], sources=sources)


def _rosen_wave(g: Metric, X: Any = OWN_WAVE, Y: Any = sp.S.Zero) -> Written:
    _, _, values = values_of(g, "rosen_wave", {"plane wave": ("rosen",)})
    for name, function in (("X", X), ("Y", Y)):
        _depends_on(function, g.coordinates[:1], g, name)
    unit = geometrised_field(g.conventions)
    stretches = (values["P"], values["Q"])
    measured = [sp.diff(f, g.coordinates[0]) / s for f, s in zip((X, Y), stretches, strict=True)]
    return Written([0, 0, unit * X, unit * Y], sources=_poles(measured, g))


def _poles(components: list[Any], g: Metric) -> tuple[Source, ...]:
    """Where the wave's field in a parallel frame is singular: whatever sits there moves with the light."""
    return tuple(
        Source(place.expression, "a beam of charge that moves with the light, or a front without bound")
        for place in places(g, (g.scalar(component).denominator() for component in components))
    )


def _depends_on(function: Any, allowed: tuple[Any, ...], g: Metric, name: str) -> None:
    """Refuse what depends on other coordinates than these."""
    for c in g.coordinates:
        if c not in allowed and function.has(c):
            raise InputError(f"{name} = {function} depends on {c}", f"a function of {', '.join(map(str, allowed))}")


PP_WAVE = Entry(
    "pp_wave",
    "electromagnetic pp-wave",
    "pp-wave with any H, or plane wave, chart 'brinkmann'",
    {"f": "A_u [Gaussian], harmonic in x and y: electrovac where ∂_x²H + ∂_y²H = −4((∂_x f)² + (∂_y f)²)"},
    "Stephani et al. (2003), section 24.5; Griffiths & Podolský (2009), section 17.2 (from memory)",
    _pp_wave,
    (partial(PPWave, H=OWN_PROFILE), PPWave, partial(PlaneWave, "brinkmann")),
    electrovac=True,
    functions=("f",),
)
ROSEN_WAVE = Entry(
    "rosen_wave",
    "plane electromagnetic wave with its gravity",
    "plane wave, chart 'rosen', any P and Q",
    {
        "X": "A_X [Gaussian], a function of u: electrovac where P″/P + Q″/Q = −2(X′²/P² + Y′²/Q²)",
        "Y": "A_Y [Gaussian], a function of u",
    },
    "Griffiths & Podolský (2009), section 17.5; Bell & Szekeres (1974), Gen. Relativ. Gravit. 5, 275 (from memory)",
    _rosen_wave,
    (partial(PlaneWave, P=sp.cos(k * u), Q=sp.cos(k * u)), PlaneWave),
    electrovac=True,
    functions=("X", "Y"),
)


def pp_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """A = f(u, x, y) du on a pp-wave: light of any profile, all in one direction.

    Parameters
    ----------
    g : Metric
        ``gr.PPWave(H=…)``; if not given, the one that the light curves, with a gravitational wave h(u) (x² − y²) on top
    f : A_u in geometrised Gaussian units, a function of u, x, y that is harmonic in x and y; α(u) x + β(u) y, a plane
        wave, if not given. In other units A is k/√(4π) times it.

    Raises
    ------
    InputError
        f is not harmonic, depends on v, or the metric is no pp-wave.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> u, x, y = sp.symbols("u x y")
    >>> light = pp_wave(gr.PPWave(H=-u**2*(x**2 + y**2)), f=u*x)
    >>> bool(light.check()), bool(light.check_einstein())
    (True, True)
    """
    return PP_WAVE.on(g, parameters)


def rosen_wave(g: Metric | None = None, **parameters: Any) -> Solution:
    """A = X(u) dX + Y(u) dY on a plane wave in Rosen's coordinates.

    Parameters
    ----------
    g : Metric
        ``gr.PlaneWave(P=…, Q=…)``; if not given, P = Q = cos ku, which A_X = sin ku curves
    X, Y : A_X and A_Y in geometrised Gaussian units, functions of u

    Raises
    ------
    InputError
        X or Y depends on other coordinates than u, or the metric is no plane wave in the chart "rosen".

    Examples
    --------
    >>> bool(rosen_wave().check_einstein())
    True
    """
    return ROSEN_WAVE.on(g, parameters)
