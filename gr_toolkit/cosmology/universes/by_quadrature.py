"""A universe of any fluids in its own scale factor as time: ds² = −da²/a²H² + a² dΣ², with t = ∫ da/aH.

What no entry of the library has in closed form, dust and Λ of any curvature for one (an elliptic integral), is written
down so, and proved like the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import sympy as sp

from ...errors import InputError
from ...verdicts import decide
from ..fluids import SCALE, read_fluids
from ..friedmann_equations import friedmann
from ..horizons import powers_of
from ..inequalities import is_positive
from ..reading import read_conditions
from .ends import FINITE, End
from .universe import Universe


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
        H² is nowhere positive; a condition on the scale factor.

    Notes
    -----
    Where H² has zeros the time a runs from one to the next, and t is given where it is plain that no zero lies between
    the lower limit, 0 or 1, and a.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Fluid
    >>> universe = by_quadrature([Fluid.named("dust", 3), Fluid.named("vacuum", 7)], K=-1)
    >>> universe.check().proved, universe.big_bang, universe.future
    (True, True, 'forever')
    """
    several, conditions = read_fluids(fluids), read_conditions(domain, without=SCALE)
    equations = friedmann(several, K=K, cosmological_constant=0)
    square = equations.hubble_squared
    if decide(square, 0).proved:
        raise InputError("H = 0: nothing expands", "gr.Minkowski(), or universes.einstein_static()")
    if is_positive(-square, (SCALE > 0, *conditions)).proved:
        raise InputError(f"H^2 = {square} is negative for all a", "fluids with which it can expand")
    lapse = 1 / (SCALE * sp.sqrt(square))
    if is_positive(square, (SCALE > 0, *conditions)).proved:
        first, last = _ends(square, equations.space.curvature)
        start = sp.S.Zero if first.cosmic == 0 else sp.S.One
        inside: tuple[Any, ...] = ()
    else:
        first, last, start = _between_turning_points(square, equations.space.curvature, conditions)
        inside = (square > 0,)
    passed = sp.Symbol("x", positive=True)
    clock = None if start is None else sp.Integral(lapse.subs(SCALE, passed), (passed, start, SCALE))
    return Universe(
        "by quadrature", SCALE, SCALE, lapse, equations.space.curvature, several, (SCALE > 0, *inside, *conditions),
        first, last, clock, None, "Friedmann (1922); Lemaître (1927)",
    )  # fmt: skip


def _between_turning_points(square: Any, curvature: Any, conditions: tuple[Any, ...]) -> tuple[End, End, Any]:
    """The ends where H² is not positive for all a, and from where t = ∫ da/aH may be counted; None where no place is.

    By Descartes' rule ∑ cₙ a^−n has one positive zero at most where its coefficients change their sign once: H² > 0 on
    one side of it, so that nothing between the lower limit and a turns the integrand imaginary.
    """
    unknown = End("an end that the fluids leave open", None)
    try:
        powers = powers_of(square)
    except InputError:
        return unknown, unknown, None
    if not all(n.is_number for n in powers):
        return unknown, unknown, None
    signs = [_sign(powers[n], conditions) for n in sorted(powers, reverse=True)]  # early ones first
    changes = sum(s != t for s, t in pairwise(signs))
    turning = End("the place where H = 0", None)
    if 0 in signs or changes != 1:
        return unknown, unknown, None
    first, last = _ends(square, curvature)
    if signs[0] > 0:
        return first, turning, sp.S.Zero if first.cosmic == 0 else None
    expands = is_positive(square.subs(SCALE, 1), conditions).proved
    return turning, last, sp.S.One if expands else None


def _sign(coefficient: Any, conditions: tuple[Any, ...]) -> int:
    if is_positive(coefficient, conditions).proved:
        return 1
    return -1 if is_positive(-coefficient, conditions).proved else 0


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
    elif early < 0:  # a phantom alone: H → 0
        first = End("an infinite past", 0, -sp.oo, -sp.oo)
    else:  # no density is diluted: there is no singularity of curvature
        what = "the place where a -> 0, no big bang"
        first = End(what, 0, 0 if early > 0 else -sp.oo, -sp.oo, of_chart=True)
    conformal = FINITE if late < 2 else sp.oo
    what, cosmic = ("big rip", None) if late < 0 else ("forever", sp.oo)
    return first, End(what, sp.oo, cosmic, conformal)
