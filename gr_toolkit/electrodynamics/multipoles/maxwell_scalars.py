"""The Newman–Penrose form of an electromagnetic field and of Maxwell's equations, in any null tetrad.

    φ0 = F(l, m)      φ1 = ½ (F(l, n) + F(m̄, m))      φ2 = F(m̄, n)

    R_l = Dφ1 − δ̄φ0 − (π−2α) φ0 − 2ρ φ1 + κ φ2        R_m = δφ1 − Δφ0 − (μ−2γ) φ0 − 2τ φ1 + σ φ2
    R_m̄ = Dφ2 − δ̄φ1 + λ φ0 − 2π φ1 − (ρ−2ε) φ2        R_n = δφ2 − Δφ1 + ν φ0 − 2μ φ1 − (τ−2β) φ2

all four zero in vacuum [Newman & Penrose 1962; Stephani et al. 2003, eqs 7.22–7.25; Teukolsky 1973, eq. 3.1], with D,
Δ, δ, δ̄ the derivatives along l, n, m, m̄ and the spin coefficients of `gr_toolkit.geometry.frames.newman_penrose`.

F is taken as in −+++ with F = dA, and turned where the conventions differ, so that the scalars are the same numbers in
every convention: a charge Q has φ1 = Q/2r² in the Kinnersley tetrad of Schwarzschild.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...errors import InputError
from ...exact import Element, sum_of_products, unify
from ...geometry import Frame, Tensor
from ...geometry.conventions import same_geometry
from ...geometry.inputs import in_short
from ...verdicts import Verdict, combined, decide
from ..field_strength import as_field

L, N, M, MBAR = range(4)


def maxwell_scalars(field: Tensor, tetrad: Frame) -> tuple[Element, Element, Element]:
    """(φ0, φ1, φ2) of a field in a null tetrad.

    Parameters
    ----------
    field : F_{μν}, in any index positions
    tetrad : a null frame (l, n, m, m̄) of the same metric: g.null_tetrad(), gr.Frame(g, [l, n, m], kind="null")

    Raises
    ------
    InputError
        The tetrad is no null frame of four dimensions, or the field no antisymmetric tensor with two indices.
    ConventionError
        They belong to different metrics.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.ReissnerNordstrom()
    >>> Q, r = g.symbols("Q r")
    >>> F = gr.electrodynamics.field_strength(g.covector([-Q/r, 0, 0, 0]))
    >>> maxwell_scalars(F, g.null_tetrad())
    (0, Q/(2*r**2), 0)
    """
    if not isinstance(tetrad, Frame) or tetrad.kind != "null":
        raise InputError(f"{tetrad!r:.60} is no null tetrad", "g.null_tetrad(), gr.Frame(g, [l, n, m], kind='null')")
    field = as_field(field)
    same_geometry(tetrad.metric, field.metric)
    conventions = tetrad.metric.conventions
    sign = -conventions.time_sign * conventions.field_sign
    value = tetrad.components(field).component
    middle = sum_of_products([(sign, value((L, N)), None), (sign, value((MBAR, M)), None)]) / 2
    return value((L, M)) * sign, middle, value((MBAR, N)) * sign


def maxwell_residuals(scalars: Sequence[Any], tetrad: Frame) -> dict[str, Element]:
    """R_l, R_m, R_m̄, R_n of (φ0, φ1, φ2), which vanish where Maxwell's equations hold without sources.

    Parameters
    ----------
    scalars : φ0, φ1, φ2, exact scalars or expressions, unknown functions too
    tetrad : the null frame they belong to

    Raises
    ------
    InputError
        Not three scalars.
    """
    if not isinstance(scalars, Sequence) or isinstance(scalars, str) or len(scalars) != 3:
        raise InputError(f"{in_short(scalars)} are not three scalars", "maxwell_residuals((phi0, phi1, phi2), tetrad)")
    coefficients = tetrad.newman_penrose.spin_coefficients
    names = list(coefficients)
    *values, p0, p1, p2 = unify([*coefficients.values(), *(tetrad.scalar(s) for s in scalars)])
    c = dict(zip(names, values, strict=True))

    def along(leg: int, value: Element) -> Element:
        return directional(tetrad, leg, value)

    def total(*terms: Any) -> Element:
        return sum_of_products([(number, factor, other) for number, factor, other in terms])

    return {
        "l": along(L, p1)
        - along(MBAR, p0)
        + total((-1, c["pi"], p0), (2, c["alpha"], p0), (-2, c["rho"], p1), (1, c["kappa"], p2)),
        "m": along(M, p1)
        - along(N, p0)
        + total((-1, c["mu"], p0), (2, c["gamma"], p0), (-2, c["tau"], p1), (1, c["sigma"], p2)),
        "mbar": along(L, p2)
        - along(MBAR, p1)
        + total((1, c["lambda"], p0), (-2, c["pi"], p1), (-1, c["rho"], p2), (2, c["epsilon"], p2)),
        "n": along(M, p2)
        - along(N, p1)
        + total((1, c["nu"], p0), (-2, c["mu"], p1), (-1, c["tau"], p2), (2, c["beta"], p2)),
    }


def newman_penrose_check(field: Tensor, tetrad: Frame) -> Verdict:
    """Whether a field obeys the four Newman–Penrose Maxwell equations: a second way to Maxwell's equations.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.ReissnerNordstrom()
    >>> Q, r = g.symbols("Q r")
    >>> A = g.covector([-Q/r, 0, 0, 0])
    >>> newman_penrose_check(gr.electrodynamics.field_strength(A), g.null_tetrad()).proved
    True
    """
    residuals = maxwell_residuals(maxwell_scalars(field, tetrad), tetrad)
    return combined((name, decide(value, 0)) for name, value in residuals.items())


def directional(tetrad: Frame, leg: int, value: Element) -> Element:
    """The derivative of a scalar along a vector of a tetrad."""
    pairs = [(tetrad.rows[leg][k], value.diff(x)) for k, x in enumerate(tetrad.metric.coordinates)]
    flat = unify([e for pair in pairs for e in pair])
    return sum_of_products([(1, flat[2 * k], flat[2 * k + 1]) for k in range(len(pairs))])
