"""Curvature at one point, slow and obvious: a second implementation to hold the package's results against.

The metric's entries are differentiated exactly by SymPy, once and twice, and evaluated at a point; from there on
everything is arithmetic on numbers, written as the textbook writes it (Misner, Thorne & Wheeler 1973, box 14.2):

    Γ^ρ_{μν}  = ½ g^{ρλ} (∂_μ g_{λν} + ∂_ν g_{λμ} − ∂_λ g_{μν}),
    R^ρ_{σμν} = ∂_μ Γ^ρ_{νσ} − ∂_ν Γ^ρ_{μσ} + Γ^ρ_{μλ} Γ^λ_{νσ} − Γ^ρ_{νλ} Γ^λ_{μσ},      R_{σν} = R^ρ_{σρν}.

No symmetry is used, so that every symmetry of the result is a test. Nothing of the package is imported, no expression
is simplified, and nothing is decided: arrays of 80-digit mpmath numbers come back, good to 50 barring catastrophic
cancellation. Indices are all lower, save where the name says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import mpmath
import numpy as np
import sympy

from tests.oracles.numbers import CONTEXT, Functions, Point, as_array, components_at, made_concrete


@dataclass(frozen=True)
class Curvature:
    """What a metric is at a point: arrays of mpmath numbers, one axis an index."""

    metric: np.ndarray
    inverse: np.ndarray  # g^{μν}
    christoffel: np.ndarray  # Γ^ρ_{μν}
    riemann: np.ndarray  # R_{ρσμν}
    ricci: np.ndarray
    ricci_scalar: mpmath.mpf
    einstein: np.ndarray
    weyl: np.ndarray  # C_{ρσμν}, zero below four dimensions
    kretschmann: mpmath.mpf  # R_{ρσμν} R^{ρσμν}


def curvature_at(
    matrix: sympy.MatrixBase,
    coordinates: Sequence[sympy.Symbol],
    point: Point,
    functions: Functions | None = None,
) -> Curvature:
    """Every curvature quantity of a metric at a point.

    Parameters
    ----------
    matrix : SymPy matrix, the metric's lower components
    coordinates : the symbols it is a function of, in the order of its rows
    point : exact value of every coordinate and every parameter
    functions : concrete expression for every unknown function, as {a(t): t**2 + 1}
    """
    g, dg, ddg = _jet(as_array(matrix), coordinates, point, functions, order=2)
    n = len(coordinates)
    inverse = np.array((CONTEXT.matrix(g.tolist()) ** -1).tolist(), dtype=object)

    # [λ, μ, ν] = ½ (∂_μ g_{λν} + ∂_ν g_{λμ} − ∂_λ g_{μν}) and its derivative; dg[a, b, c] is ∂_c g_{ab}
    first = (np.einsum("lnm->lmn", dg) + np.einsum("lmn->lmn", dg) - np.einsum("mnl->lmn", dg)) / 2
    dfirst = (np.einsum("lnmk->lmnk", ddg) + np.einsum("lmnk->lmnk", ddg) - np.einsum("mnlk->lmnk", ddg)) / 2
    dinverse = -np.einsum("ra,abk,bl->rlk", inverse, dg, inverse)  # ∂_κ g^{ρλ}

    Γ = np.einsum("rl,lmn->rmn", inverse, first)
    dΓ = np.einsum("rlk,lmn->rmnk", dinverse, first) + np.einsum("rl,lmnk->rmnk", inverse, dfirst)
    riemann_up = (
        np.einsum("rnsm->rsmn", dΓ)
        - np.einsum("rmsn->rsmn", dΓ)
        + np.einsum("rml,lns->rsmn", Γ, Γ)
        - np.einsum("rnl,lms->rsmn", Γ, Γ)
    )
    riemann = np.einsum("ar,rsmn->asmn", g, riemann_up)
    ricci = np.einsum("rsrn->sn", riemann_up)
    scalar = np.sum(inverse * ricci)
    raised = np.einsum("ae,bf,cg,dh,efgh->abcd", *[inverse] * 4, riemann)
    return Curvature(
        metric=g,
        inverse=inverse,
        christoffel=Γ,
        riemann=riemann,
        ricci=ricci,
        ricci_scalar=scalar,
        einstein=ricci - scalar * g / 2,
        weyl=_weyl(n, g, riemann, ricci, scalar),
        kretschmann=np.sum(riemann * raised),
    )


def _weyl(n, g, riemann, ricci, scalar):
    """Wald 1984, eq. (3.2.28).

    C_{abcd} = R_{abcd} − 2/(n−2) (g_{a[c} R_{d]b} − g_{b[c} R_{d]a}) + 2/((n−1)(n−2)) R g_{a[c} g_{d]b}
    """
    if n < 4:
        return 0 * riemann
    ricci_part = (
        np.einsum("ac,db->abcd", g, ricci)
        - np.einsum("ad,cb->abcd", g, ricci)
        - np.einsum("bc,da->abcd", g, ricci)
        + np.einsum("bd,ca->abcd", g, ricci)
    )
    scalar_part = np.einsum("ac,db->abcd", g, g) - np.einsum("ad,cb->abcd", g, g)
    return riemann - ricci_part / (n - 2) + scalar * scalar_part / ((n - 1) * (n - 2))


def covariant_derivative_at(
    tensor: sympy.NDimArray | sympy.MatrixBase | Sequence,
    positions: str,
    matrix: sympy.MatrixBase,
    coordinates: Sequence[sympy.Symbol],
    point: Point,
    functions: Functions | None = None,
) -> np.ndarray:
    """∇_κ T at a point, the index κ of the derivative last; `positions` has one of ^ and _ for each index of T.

    ∇_κ T^{…α…}_{…β…} = ∂_κ T + Γ^α_{κλ} T^{…λ…} − Γ^λ_{κβ} T_{…λ…}, one term for each index.
    """
    Γ = curvature_at(matrix, coordinates, point, functions).christoffel
    T, result = _jet(as_array(tensor), coordinates, point, functions, order=1)
    for axis, position in enumerate(positions):
        if position == "^":
            term = np.tensordot(Γ, T, axes=(2, axis))  # α κ, then the other indices of T
            term = np.moveaxis(term, 1, -1)  # α, the others, κ
        else:
            term = -np.tensordot(Γ, T, axes=(0, axis))  # κ β, then the other indices of T
            term = np.moveaxis(term, 0, -1)
        result = result + np.moveaxis(term, 0, axis)
    return result


def _jet(components, coordinates, point, functions, order):
    """Components and their derivatives up to `order` at the point; each derivative adds a last axis."""
    symbols = [made_concrete(sympy.sympify(component), functions or {}) for component in components.flat]
    jets = [np.array(symbols, dtype=object).reshape(components.shape)]
    for _ in range(order):
        derivatives = [sympy.diff(component, x) for component in jets[-1].flat for x in coordinates]
        jets.append(np.array(derivatives, dtype=object).reshape(*jets[-1].shape, len(coordinates)))
    return [components_at(jet, point) for jet in jets]
