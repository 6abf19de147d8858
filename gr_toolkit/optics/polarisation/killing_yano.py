r"""The constant of Walker and Penrose: polarisation along every light ray of a type D spacetime, in closed form.

Let Y be a self-dual conformal Killing–Yano form, a complex 2-form with

    ∇_c Y_{ab} = A_{abc} + ⅓ (g_{ca} ξ_b − g_{cb} ξ_a),        A totally antisymmetric.

Then for every null geodesic k and every f with k·f = 0 that is carried along it, K = Y_{ab} k^a f^b is constant:
k^c ∇_c K = ⅓ (k·k ξ·f − k·f ξ·k) = 0. A change of gauge f → f + αk does not touch it. So K, two real numbers, and k
determine the polarisation at every event of a ray, with no transport equation to be solved. In a spacetime of type D
with the principal null tetrad (l, n, m, m̄), Y = ζ (l∧n − m∧m̄) and

    K = 2ζ [(k·l)(f·n) − (k·n)(f·l) − (k·m)(f·m̄) + (k·m̄)(f·m)]/2

with ζ = r − ia cos θ in Kerr's and Kerr and Newman's spacetimes, ζ³ Ψ_2 constant in vacuum [Walker & Penrose, Commun.
Math. Phys. 18 (1970) 265; Chandrasekhar 1983, §60, eq. 7; Connors & Stark, Nature 269 (1977) 128]. That the form obeys
the equation is proved for each metric; nothing rests on the names of spacetimes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, final

import sympy as sp

from ...errors import GRToolkitError, IndexMismatchError, InputError
from ...exact import Element, hooks, sum_of_products, unify
from ...geometry import Frame, Metric, Tensor
from ...geometry.conventions import same_geometry
from ...geometry.inputs import read_metric, read_tensor
from ...verdicts import Verdict, combined, decide
from ..bundles.ray import read_ray
from .parallel import read_polarisation


@final
@dataclass(frozen=True)
class WalkerPenrose:
    """A conformal Killing–Yano form, proved to be one, and the constant that it gives; made by `walker_penrose`.

    Attributes
    ----------
    form : Y_{ab}, complex
    factor : ζ
    verdict : the proof of its equation, which is that of the constancy of K for all rays and polarisations
    """

    form: Tensor
    factor: Element
    verdict: Verdict

    def constant(self, ray: Any, polarisation: Any) -> Element:
        """K = Y_{ab} k^a f^b of a ray and a polarisation at right angles to it.

        Raises
        ------
        InputError
            The ray is not null or not geodesic, or f·k ≠ 0.
        """
        light = read_ray(ray, self.form.metric)
        same_geometry(self.form, light.vector)
        f, n = read_polarisation(polarisation, light), range(4)
        halves = [sum_of_products([(1, self.form.component((a, b)), f.component((b,))) for b in n]) for a in n]
        return sum_of_products([(1, light.vector.component((a,)), halves[a]) for a in n])

    def is_conserved(self, ray: Any, polarisation: Any) -> Verdict:
        """Whether K of given fields k and f is constant along the rays, as it is for f that is carried along.

        Along the principal directions themselves K vanishes for every f across them, and says nothing.
        """
        light = read_ray(ray, self.form.metric)
        return decide(light.along(self.constant(light, polarisation)), 0)

    def __repr__(self) -> str:
        return f"Walker-Penrose constant with the factor {self.factor}"

    def _repr_latex_(self) -> str:
        return (
            r"$\displaystyle K = \zeta\,(l_a n_b - n_a l_b - m_a \bar m_b + \bar m_a m_b)\,k^a f^b,\quad "
            rf"\zeta = {sp.latex(self.factor.to_sympy())}$"
        )


def walker_penrose(metric: Metric, factor: Any = None) -> WalkerPenrose:
    """The constant of Walker and Penrose of a spacetime of type D, found and proved.

    Parameters
    ----------
    metric : of four dimensions, type D
    factor : ζ, an expression; by default −1/ρ, −1/μ of the principal tetrad and (Ψ_2)^{−1/3} are tried

    Raises
    ------
    InputError
        The metric is of another type, the factor is zero, or none was proved: the error has the equation that fails.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> K = walker_penrose(gr.Kerr()); K
    Walker-Penrose constant with the factor -I*a*cos(theta) + r
    >>> K.verdict.proved
    True
    """
    g = read_metric(metric)
    if g.dimension != 4:
        raise InputError(f"polarisation in {g.dimension} dimensions", "a metric of four dimensions")
    found = g.petrov_type()
    if found.type != "D":
        raise InputError(f"the metric is of Petrov type {found.type}, not D", "Schwarzschild, Kerr, Kerr-Newman …")
    tetrad = g.null_tetrad()
    tried: list[str] = []
    given = [g.scalar(factor)] if factor is not None else []
    if given and given[0].is_zero():
        raise InputError("the factor ζ is zero: K = 0 says nothing", "factor=ζ, for Kerr r - I*a*cos(theta)")
    for zeta in given or _factors(tetrad):
        form = principal_form(tetrad, zeta)
        verdict = is_conformal_killing_yano(form)
        if verdict.proved:
            return WalkerPenrose(form, zeta, verdict)
        tried.append(f"{zeta}: {verdict!r}")
    raise InputError(
        f"no factor ζ makes ζ (l∧n − m∧m̄) a conformal Killing-Yano form; tried {'; '.join(tried) or 'none'}",
        "factor=ζ, for Kerr r - I*a*cos(theta)",
    )


def principal_form(tetrad: Frame, factor: Element) -> Tensor:
    """ζ (l∧n − m∧m̄), components down."""
    rows = tetrad.lowered_rows
    zeta, *flat = unify([factor, *(value for row in rows for value in row)])
    low, n, m, mbar = (flat[4 * k : 4 * k + 4] for k in range(4))

    def compute(index: tuple[int, ...]) -> Element:
        a, b = index
        inner = sum_of_products([(1, low[a], n[b]), (-1, n[a], low[b]), (-1, m[a], mbar[b]), (1, mbar[a], m[b])])
        return zeta * inner

    return Tensor(tetrad.metric, (False, False), compute=compute, name="Y")


def is_conformal_killing_yano(form: Tensor) -> Verdict:
    """Whether ∇_c Y_{ab} is the sum of its antisymmetric part and its trace, for a 2-form: the equation of the module.

    It is decided as ∇_(c Y_{a)b} = (g_{ca} ξ_b − g_{b(c} ξ_{a)})/(d − 1), ξ_b = ∇^a Y_{ab}, in d dimensions.

    Raises
    ------
    IndexMismatchError
        A tensor that has not two indices.
    InputError
        No tensor, or one that is not antisymmetric: it is no 2-form, whatever equation it obeys.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> is_conformal_killing_yano(g.form({("t", "x"): 1})).proved
    True
    >>> t, x = g.coordinates[:2]
    >>> is_conformal_killing_yano(g.form({("t", "x"): x**2})).refuted
    True
    """
    form = _two_form(form)
    g, n = form.metric, range(form.metric.dimension)
    slope = form.covariant_derivative()
    divergence = [
        sum_of_products([(1, g.inverse.component((a, c)), slope.component((a, b, c))) for a in n for c in n]) for b in n
    ]
    covariant = g.covariant
    third = Fraction(1, g.dimension - 1)

    def residual(c: int, a: int, b: int) -> Element:
        left = sum_of_products([(1, slope.component((a, b, c)), None), (1, slope.component((c, b, a)), None)])
        right = sum_of_products(
            [
                (2, covariant.component((c, a)), divergence[b]),
                (-1, covariant.component((c, b)), divergence[a]),
                (-1, covariant.component((a, b)), divergence[c]),
            ]
        )
        return left - right * third.numerator / third.denominator

    name = g.chart.index_name
    return combined((name((c, a, b)), decide(residual(c, a, b), 0)) for c in n for a in n for b in n if c <= a)


def _two_form(given: Any) -> Tensor:
    """Y_{ab}, indices down, checked to be antisymmetric."""
    form = read_tensor(given)
    if form.rank != 2:
        raise IndexMismatchError(f"a tensor with {form.rank} indices where a 2-form belongs", 'g.form({("t", "r"): …})')
    form = form.down(0).down(1)
    n = range(form.metric.dimension)
    for a, b in ((a, b) for a in n for b in n if a <= b):
        total = form.component((a, b)) + form.component((b, a))
        if not total.is_zero():
            name = form.metric.chart.index_name
            raise InputError(
                f"no 2-form: the components {name((a, b))} and {name((b, a))} have the sum {total}, not zero",
                'an antisymmetric tensor, g.form({("t", "r"): …})',
            )
    return form


def _factors(tetrad: Frame) -> Iterator[Element]:
    """Candidates: (Ψ_2)^{−1/3}, where that root is exact, 1/ρ and 1/μ."""
    scalars = tetrad.newman_penrose
    for value in (scalars.spin_coefficients["rho"], scalars.spin_coefficients["mu"]):
        if not value.is_zero():
            yield -value.inverse()
    with suppress(GRToolkitError):
        yield hooks.call("root", scalars.psi[2], 3).inverse()
