"""Maxwell's equations of a multipole for every harmonic at once.

The engine brings P_3^m down to P_0^m and P_1^m, and divides by m − 2 and m − 3 on the way. The proof need not: it takes
Y for any function that obeys Laplace's equation on the sphere, and that P_l^m(cos θ) e^{imφ} does so is Legendre's
equation, proved with the degree a symbol, l = 3 being one of its values.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...verdicts import Proved, Verdict, decide
from .harmonics import sphere_equation, spherical_harmonic

if TYPE_CHECKING:
    from .multipole import Multipole


def without_exceptions(multipole: Multipole, found: Verdict) -> Verdict:
    """A proof for all orders m where the one that was found leaves some out; else what was found.

    Parameters
    ----------
    multipole : of an integer degree and a symbolic order
    found : the verdict on its equations as they stand
    """
    order = multipole.m.free_symbols
    theta, phi = multipole.split.polar_angle, multipole.split.azimuth
    if not (found.proved and multipole.l.is_Integer and _excepts(found, order)):
        return found
    if multipole.harmonic != spherical_harmonic(multipole.l, multipole.m, theta, phi):
        return found
    degree = sp.Dummy("l", integer=True, positive=True)
    equation = sphere_equation(spherical_harmonic(degree, multipole.m, theta, phi), degree, theta, phi)
    legendre = decide(equation.lhs, equation.rhs, domain=multipole.metric.conditions)
    if not legendre.proved or _excepts(legendre, {degree, *order}):
        return found
    general = replace(multipole, harmonic=multipole.split.unknown("any_harmonic", theta, phi)).check_as_it_stands()
    if not isinstance(general, Proved) or _excepts(general, order):
        return found
    return replace(general, model=found.model)  # Y's equation is proved, not assumed


def _excepts(verdict: Verdict, symbols: set[Any]) -> bool:
    """Whether a proof leaves values of symbols out."""
    open_ones = (c for c in verdict.conditions if not c.holds_on_domain)
    return any(symbols & getattr(getattr(c, "expression", None), "free_symbols", set()) for c in open_ones)
