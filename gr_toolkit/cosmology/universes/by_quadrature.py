"""A universe of any fluids in its own scale factor as time: ds² = −da²/a²H² + a² dΣ², with t = ∫ da/aH.

What no entry of the library has in closed form, dust and Λ of any curvature for one (an elliptic integral), is written
down so, and proved like the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp

from ...errors import InputError
from ..fluids import SCALE, read_fluids
from ..friedmann_equations import friedmann
from ..horizons import powers_of
from ..inequalities import is_positive
from .universe import FINITE, End, Universe


def by_quadrature(fluids: Any, *, K: Any = 0, domain: Iterable[Any] = ()) -> Universe:
    """The expanding universe that some fluids make, its time being a and t(a) an integral.

    Parameters
    ----------
    fluids : `Fluid` with known densities, or names; Λ as "vacuum" or `Fluid.vacuum(Lambda)`
    K : the curvature
    domain : conditions on symbols

    Raises
    ------
    InputError
        H² is nowhere positive.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Fluid
    >>> universe = by_quadrature([Fluid.named("dust", 3), Fluid.named("vacuum", 7)], K=-1)
    >>> universe.check().proved, universe.big_bang, universe.future
    (True, True, 'forever')
    """
    several = read_fluids(fluids)
    equations = friedmann(several, K=K, cosmological_constant=0)
    square = equations.hubble_squared
    positive = is_positive(square, (SCALE > 0, *domain))
    if is_positive(-square, (SCALE > 0, *domain)).proved:
        raise InputError(f"H^2 = {square} is negative for all a", "fluids with which it can expand")
    passed = sp.Symbol("x", positive=True)
    lapse = 1 / (SCALE * sp.sqrt(square))
    first = last = End("an open end: H^2 may vanish", None)
    if positive.proved:
        first, last = _ends(square, equations.space.curvature)
    clock = sp.Integral(lapse.subs(SCALE, passed), (passed, 0 if first.cosmic == 0 else 1, SCALE))
    return Universe(
        "by quadrature", SCALE, SCALE, lapse, equations.space.curvature, several,
        (SCALE > 0, *(() if positive.proved else (square > 0,)), *domain), first, last, clock, None,
        "Friedmann (1922); Lemaître (1927)",
    )  # fmt: skip


def _ends(square: Any, curvature: Any) -> tuple[End, End]:
    """Where H² > 0 begins and ends, by the powers a^−n in it; open where it is no sum of powers of known order."""
    unknown = End("an end that the fluids leave open", None)
    try:
        powers, densities = powers_of(square), powers_of(square + curvature / SCALE**2)
    except InputError:
        return unknown, unknown
    if not all(n.is_number for n in powers):
        return unknown, unknown
    early, late = max(powers), min(powers)
    if max(densities, default=0) > 0:
        first = End("big bang", 0, 0, FINITE if early > 2 else -sp.oo)
    else:  # no density is diluted: there is no singularity of curvature
        first = End("the place where a -> 0, no big bang", 0, 0 if early > 0 else None, -sp.oo, of_chart=True)
    conformal = FINITE if late < 2 else sp.oo
    what, cosmic = ("big rip", None) if late < 0 else ("forever", sp.oo)
    return first, End(what, sp.oo, cosmic, conformal)
