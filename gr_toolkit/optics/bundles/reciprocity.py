r"""Etherington's reciprocity: the area distances up and down a ray, proved from the symmetry of the tidal matrix.

For two solutions of D″ = 𝓡 D along one ray, 𝓡 symmetric, W = D_1ᵀ D_2′ − D_1′ᵀ D_2 is constant. With the vertex of D_1
at the source s and that of D_2 at the observer o (D = 0, D′ = 1 there)

    W(s) = −D_2(s)        W(o) = D_1(o)ᵀ        hence        D_2(s) = −D_1(o)ᵀ,

the matrix from the observer back to the source being minus the transposed one. So |det D| is the same both ways, and
with areas dS = |det D| (ω² dΩ), the frequencies ω_s = (1 + z) ω_o,

    D_source² = ω_s² |det D| = (1 + z)² D_A²        D_A² = ω_o² |det D|        (Etherington 1933)
    D_L = (1 + z) D_source = (1 + z)² D_A,

the last step because of the energy and the rate of the photons, each lower by 1 + z, whose number is conserved,
∇_μ (a² k^μ) = 0 [Etherington, Phil. Mag. 15 (1933) 761; Ellis 1971, reprinted Gen. Relativ. Gravit. 41 (2009) 581;
Schneider, Ehlers & Falco 1992, §3.5; Perlick, Living Rev. Relativ. 7 (2004) 9, §2.4].
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import Element, unify
from ...verdicts import Verdict, combined, decide
from .jacobi_map import JacobiMap, at, entries


def wronskian_is_constant(*, symmetric: bool = True) -> Verdict:
    """Whether D_1ᵀ D_2′ − D_1′ᵀ D_2 is constant for all solutions of D″ = 𝓡(λ) D, 𝓡 unknown.

    The two maps and 𝓡 are twelve unknown functions. Without the symmetry of 𝓡, which is that of the curvature,
    R_{abcd} = R_{cdab}, it is not: ``symmetric=False`` is refuted.

    Examples
    --------
    >>> wronskian_is_constant().proved, wronskian_is_constant(symmetric=False).refuted
    (True, True)
    """
    lam = sp.Symbol("lambda", real=True)

    def unknown(name: str, *pairs: str) -> Any:
        return sp.Matrix(2, 2, [sp.Function(f"{name}_{pair}", real=True)(lam) for pair in pairs])

    tides = unknown("R", "11", "12", "12" if symmetric else "21", "22")
    first, second = (unknown(name, "11", "12", "21", "22") for name in ("D", "E"))
    equations = [
        sp.Eq(left, right)
        for jacobi in (first, second)
        for left, right in zip(jacobi.diff(lam, 2), tides * jacobi, strict=True)
    ]
    wronskian = first.T * second.diff(lam) - first.diff(lam).T * second
    return combined(
        (f"dW_{i + 1}{j + 1}/dλ", decide(wronskian[i, j].diff(lam), 0, assuming=equations))
        for i in (0, 1)
        for j in (0, 1)
    )


def is_reciprocal(from_source: JacobiMap, from_observer: JacobiMap) -> Verdict:
    """Whether D_o(s) = −D_s(o)ᵀ for two exact maps along the same rays, with their vertices s and o.

    Parameters
    ----------
    from_source, from_observer : the maps with their vertices at the source and at the observer

    Raises
    ------
    InputError
        One is no Jacobi map; they belong to different bundles, or their vertices give values to different coordinates.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> a, tau, chi = g.symbols("a tau chi")
    >>> equation = gr.optics.bundle([1/a**2, 1/a**2, 0, 0], g).jacobi_equation()
    >>> ends = [{tau: sp.Symbol(f"tau_{n}"), chi: sp.Symbol(f"chi_{n}")} for n in "so"]
    >>> is_reciprocal(*(equation.solve(end) for end in ends)).proved
    True
    """
    from_source, from_observer = _read(from_source), _read(from_observer)
    if from_source.equation.light is not from_observer.equation.light:
        raise InputError("the two Jacobi maps belong to different bundles", "one equation, solved for both vertices")
    s, o = from_source.vertex, from_observer.vertex
    if set(s) != set(o):
        raise InputError(f"the vertices {s} and {o} are given by different coordinates", "the same coordinates in both")
    (a, b), (c, d) = from_source.matrix
    transposed = [at(value, o) for value in (a, c, b, d)]
    pairs = zip(("11", "12", "21", "22"), entries(from_observer.matrix), transposed, strict=True)
    return combined((f"D_{name}", decide(at(value, s), -other)) for name, value, other in pairs)


def luminosity_distance(from_source: JacobiMap, end: Any) -> Element:
    """D_L = (1 + z) D_source at a place on the ray, D_source = ω_s √(det D); so D_L² = (1 + z)⁴ D_A².

    Parameters
    ----------
    from_source : the Jacobi map with its vertex at the source
    end : where the observer is, one of the bundle's observers: coordinate -> value, or {} for every place on the ray

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> a, tau, chi, K = g.symbols("a tau chi K")
    >>> light = gr.optics.bundle([1/a**2, 1/a**2, 0, 0], g)
    >>> tau_e = sp.Symbol("tau_e")
    >>> D = light.jacobi_equation().solve({tau: tau_e, chi: 0})
    >>> luminosity_distance(D, {})                                          # (1 + z) a_0 S_K(χ)
    a(tau)**2*S_K(K, chi)/a(tau_e)
    """
    from_source = _read(from_source)
    light = from_source.equation.light
    here, there, distance = unify([light.frequency, from_source.frequency, from_source.area_distance])
    value = distance * there / here
    return at(value, end) if end or not isinstance(end, Mapping) else value


def _read(given: Any) -> JacobiMap:
    """A Jacobi map, or an error."""
    if not isinstance(given, JacobiMap):
        raise InputError(f"{given!r} is no Jacobi map", "gr.optics.bundle(k).jacobi_equation().solve({tau: tau_s, …})")
    return given
