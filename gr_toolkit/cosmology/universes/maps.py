"""Isometries of empty universes: Milne's is flat, and de Sitter's slicings are parts of one spacetime."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import C_K, S_K
from ...geometry import CoordinateMap
from ...geometry.inputs import in_short
from ...spacetimes import DeSitter, Minkowski
from .empty import H, de_sitter, milne, t

chi, theta, phi = sp.symbols("chi theta phi")


def milne_to_minkowski(K: Any = -1, **conventions: Any) -> CoordinateMap:
    """Milne's universe as the future light cone of flat spacetime: T = t C_K(χ), r = √−K t S_K(χ).

    Examples
    --------
    >>> milne_to_minkowski().is_isometry().proved
    True
    """
    universe = milne(K=K)
    source, target = universe.metric(**conventions), Minkowski("spherical", **conventions)
    return CoordinateMap(source, target, (t * C_K(universe.K, chi), universe.a * S_K(universe.K, chi), theta, phi))


def lemaitre_to_static(H: Any = H, **conventions: Any) -> CoordinateMap:
    """Lemaître's chart of de Sitter space: the flat slicing inside of the horizon, to the static chart.

    r = e^{Ht} χ and t_static = t − log(1 − H²r²)/2H [Lemaître (1925), J. Math. Phys. 4, 188; Robertson (1928)].

    Examples
    --------
    >>> lemaitre_to_static().is_isometry().proved
    True
    """
    universe = de_sitter(K=0, H=H)
    r = universe.a * chi
    target = DeSitter(H=H, **conventions)
    images = (t - sp.log(1 - H**2 * r**2) / (2 * H), r, theta, phi)
    return CoordinateMap(universe.metric(**conventions), target, images, domain=[1 - H * r > 0])


def slicing_to_flat(K: Any, H: Any = H, **conventions: Any) -> CoordinateMap:
    """The closed or open slicing of de Sitter space, to the flat one, where they overlap.

    In the hyperboloid −X₀² + X₁² + … + X₄² = 1/H² the flat slicing has e^{Ht} = H (X₀ + X₄) [Hawking & Ellis, 5.2].

    Raises
    ------
    InputError
        K is not 1 or −1.

    Examples
    --------
    >>> slicing_to_flat(-1).is_isometry().proved
    True
    """
    if K not in (1, -1):
        raise InputError(f"the slicing K = {in_short(K)} of de Sitter space", "K=1 or K=-1")
    K, universe = sp.Integer(K), de_sitter(K=K, H=H)
    if K > 0:
        sum_of_two = sp.sinh(H * t) + sp.cosh(H * t) * sp.cos(chi)
    else:
        sum_of_two = sp.sinh(H * t) * sp.cosh(chi) + sp.cosh(H * t)
    images = (sp.log(sum_of_two) / H, universe.a * S_K(K, chi) / sum_of_two, theta, phi)
    source, target = universe.metric(**conventions), de_sitter(K=0, H=H).metric(**conventions)
    return CoordinateMap(source, target, images, domain=[sum_of_two > 0])
