"""Einstein's static universe, and those with dust and Λ that approach it, leave it or loiter near it; K > 0.

With a_E where C = 2H²a_E³ and K = 3H²a_E² the equation is ȧ² = H² (a − a_E)² (a + 2a_E)/a, elementary in
u = √(a/(a + 2a_E)); with K = 3H²a_E² (1 − s), 0 < s < 1, expansion is slowest at a_E and t(a) is an elliptic integral.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry.inputs import in_short
from ..fluids import SCALE
from ..inequalities import is_positive
from .ends import COSMIC, FINITE, End
from .entry import Entry, dust, require, vacuum
from .universe import Universe

t = COSMIC
H, size = sp.symbols("H a_E", positive=True)
u, CLOSED = sp.symbols("u K", positive=True)
SLIGHT = sp.Rational(1, 100)
PAST, FUTURE = "an infinite past", "forever"


def _einstein_static(K: Any = CLOSED, a_E: Any = size) -> Universe:
    rate_squared = K / (3 * a_E**2)
    return Universe(
        "Einstein static", a_E, t, sp.S.One, K, (dust(2 * K * a_E / 3), vacuum(rate_squared)), (K > 0, a_E > 0),
        End(PAST, -sp.oo, -sp.oo, -sp.oo), End(FUTURE, sp.oo, sp.oo, sp.oo), t, t / a_E,
        "Einstein (1917); Weinberg (1972), section 16.2", ("unstable, see growth_rate_squared",),
    )  # fmt: skip


def _approaching(branch: str, H: Any, a_E: Any) -> Universe:
    """Both branches in the parameter u: dt = 4u² du/H(1 − u²)|3u² − 1| and dτ = 2 du/H a_E |3u² − 1|."""
    a = 2 * a_E * u**2 / (1 - u**2)
    outside = branch == "Eddington-Lemaitre"
    gap = 3 * u**2 - 1 if outside else 1 - 3 * u**2
    rate = 4 * u**2 / ((1 - u**2) * gap * H)
    root = sp.sqrt(3)
    far = sp.log((1 + u) / (1 - u))
    near = sp.log((root * u - 1) / (root * u + 1)) if outside else sp.log((1 - root * u) / (1 + root * u))
    clock = (far + near / root) / H if outside else -(far + near / root) / H
    edge, slow = 1 / root, root * a_E * H
    conformal = near / slow if outside else -near / slow
    if outside:
        first = End(PAST, edge, -sp.oo, -sp.oo)
        last = End(FUTURE, 1, sp.oo, sp.log((root - 1) / (root + 1)) / slow)
    else:
        first, last = End("big bang", 0, 0, 0), End(FUTURE, edge, sp.oo, sp.oo)
    fluids = (dust(2 * H**2 * a_E**3), vacuum(H**2))
    inside = (gap > 0, 1 - u > 0, H > 0, a_E > 0)
    return Universe(
        branch, a, u, rate, 3 * H**2 * a_E**2, fluids, inside, first, last, clock, conformal,
        "Eddington (1930), Mon. Not. R. Astron. Soc. 90, 668; Lemaître (1927)",
    )  # fmt: skip


def _eddington_lemaitre(H: Any = H, a_E: Any = size) -> Universe:
    return _approaching("Eddington-Lemaitre", H, a_E)


def _towards_einstein(H: Any = H, a_E: Any = size) -> Universe:
    return _approaching("towards Einstein's static universe", H, a_E)


def _lemaitre(H: Any = H, a_E: Any = size, s: Any = SLIGHT) -> Universe:
    require(s, "0 < s < 1", "lemaitre")
    require(1 - s, "0 < s < 1", "lemaitre")
    K = 3 * H**2 * a_E**2 * (1 - s)
    square = H**2 * ((SCALE - a_E) ** 2 * (SCALE + 2 * a_E) / SCALE + 3 * s * a_E**2)  # ȧ²
    passed = sp.Symbol("x", positive=True)
    clock = sp.Integral(1 / sp.sqrt(square.subs(SCALE, passed)), (passed, 0, SCALE))
    return Universe(
        "Lemaitre, loitering", SCALE, SCALE, 1 / sp.sqrt(square), K, (dust(2 * H**2 * a_E**3), vacuum(H**2)),
        (square > 0, s > 0, 1 - s > 0), End("big bang", 0, 0, FINITE), End(FUTURE, sp.oo, sp.oo, FINITE), clock, None,
        "Lemaître (1931); Weinberg (1972), section 16.2", (f"it loiters near a = {a_E}, with Einstein's density",),
    )  # fmt: skip


def growth_rate_squared(universe: Universe) -> Any:
    """λ² in δä = λ² δa near a static universe, positive where it is unstable: from ȧ² = F(a) − K, λ² = F″/2.

    Raises
    ------
    InputError
        The universe is not static.

    Examples
    --------
    >>> growth_rate_squared(einstein_static())
    K/a_E**2
    """
    if not isinstance(universe, Universe):
        raise InputError(f"{in_short(universe)} is no universe", "universes.einstein_static()")
    if universe.a.has(universe.time):
        raise InputError(f"{universe.name} is not static: a = {universe.a}", "universes.einstein_static()")
    square = sp.Add(*(f.density_at(SCALE) for f in universe.fluids)) * sp.Rational(8, 3) * sp.pi * SCALE**2
    return sp.factor((square.diff(SCALE, 2) / 2).subs(SCALE, universe.a))


def is_unstable(universe: Universe) -> Any:
    """Whether small homogeneous disturbances of a static universe grow, a Verdict [Eddington 1930].

    Examples
    --------
    >>> is_unstable(einstein_static())
    Proved()
    """
    return is_positive(growth_rate_squared(universe), universe.domain)


RATE, SIZE = "√(Λ/3)", "scale factor of Einstein's static universe"
einstein_static = Entry(
    "einstein_static",
    "dust and Λ at rest, K > 0",
    {"K": "curvature > 0", "a_E": SIZE},
    _einstein_static,
    "Einstein (1917)",
)
eddington_lemaitre = Entry(
    "eddington_lemaitre", "leaves Einstein's static universe, K = 3H²a_E²", {"H": RATE, "a_E": SIZE},
    _eddington_lemaitre, "Eddington (1930)",
)  # fmt: skip
towards_einstein = Entry(
    "towards_einstein", "from a big bang to Einstein's static universe, K = 3H²a_E²", {"H": RATE, "a_E": SIZE},
    _towards_einstein, "Eddington (1930)",
)  # fmt: skip
lemaitre = Entry(
    "lemaitre", "dust and Λ, K = 3H²a_E²(1 − s): loiters near a_E", {"H": RATE, "a_E": SIZE, "s": "between 0 and 1"},
    _lemaitre, "Lemaître (1931)",
)  # fmt: skip
