"""Geodesics in phase space: momenta, Poisson brackets, and what is conserved.

A geodesic is a solution of Hamilton's equations for H = ½ g^{μν} p_μ p_ν, p_μ = g_{μν} dx^μ/dλ with an affine parameter
λ. A function F(x, p) is constant along all geodesics if and only if its Poisson bracket vanishes,

    {F, H} = ∑ (∂F/∂x^μ ∂H/∂p_μ − ∂F/∂p_μ ∂H/∂x^μ) = 0,

and along all null geodesics if and only if that holds where H = 0. For F = K^{a…c} p_a … p_c the bracket is
∇^(a K^{b…c)} p_a … p_c: the proof below needs no covariant derivative and no Christoffel symbol, and is independent of
those of `killing`.

Sources: Misner, Thorne & Wheeler (1973), exercise 25.2 and box 25.4; Carter, Phys. Rev. 174 (1968) 1559.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import IndexMismatchError, InputError, UnsupportedError
from ...exact import Element, Reader, sum_of_products, unify
from ...exact.grouping import by_monomials, depending_on
from ...exact.kernels.symbols import SymbolGenerator
from ...exact.writer import expression_of
from ...verdicts import Conditions, Proved, Verdict, combined, conditions_of, decide
from ..conventions import same_geometry
from ..tensor import Tensor
from . import killing
from .symmetric_polynomials import contraction, harmonic

if TYPE_CHECKING:
    from ..metric import Metric


def momenta(metric: Metric) -> tuple[Any, ...]:
    """The symbols p_t, p_r … of the covariant momenta, real.

    Raises
    ------
    InputError
        The metric has a symbol of such a name already.
    """
    taken = {str(s) for s in (*metric.coordinates, *metric.parameters)}
    for x in metric.coordinates:
        if f"p_{x}" in taken:
            raise InputError(f"the metric has a symbol p_{x} of its own", "momentum=[...], other symbols for p_μ")
    return tuple(sp.Symbol(f"p_{x}", real=True) for x in metric.coordinates)


def poisson_bracket(metric: Metric, first: Any, second: Any, momentum: Sequence[Any] | None = None) -> Element:
    """{F, G} = ∑ (∂F/∂x ∂G/∂p − ∂F/∂p ∂G/∂x) of functions of coordinates and momenta.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> t, x, y, z = g.coordinates
    >>> p_t, p_x, p_y, p_z = g.momenta
    >>> poisson_bracket(g, x*p_y - y*p_x, y*p_z - z*p_y)
    p_x*z - p_z*x
    """
    one, other = unify([metric.scalar(first), metric.scalar(second)])
    terms = []
    for x, p in zip(metric.coordinates, momentum or momenta(metric), strict=True):
        terms += [(1, one.diff(x), other.diff(p)), (-1, one.diff(p), other.diff(x))]
    elements = unify([e for _, a, b in terms for e in (a, b)])
    return sum_of_products([(sign, elements[2 * n], elements[2 * n + 1]) for n, (sign, _, _) in enumerate(terms)])


def hamiltonian(metric: Metric, momentum: Sequence[Any] | None = None) -> Element:
    """H = ½ g^{μν} p_μ p_ν."""
    return contraction(metric.inverse, metric.covector(momentum or momenta(metric), "p")) / 2


def conserved_quantity(metric: Metric, tensor: Any, momentum: Any = None, null: bool = False) -> Element:
    """What a Killing vector or tensor conserves; see `Metric.conserved_quantity`."""
    lower = killing.symmetric_tensor(metric, tensor)
    kind = f"{'conformal ' if null else ''}Killing {'vector' if lower.rank == 1 else 'tensor'}"
    killing.required(_admitted(metric, lower, null), lower, kind)
    if not isinstance(momentum, Tensor):
        momentum = metric.covector(momenta(metric) if momentum is None else momentum, "p")
    same_geometry(metric, momentum)
    if momentum.rank != 1:
        raise IndexMismatchError(
            f"the momentum {momentum.name} has {momentum.rank} indices", "g.covector([...]) or g.vector([...])"
        )
    given = tensor if isinstance(tensor, Tensor) else metric.vector(tensor, "ξ")
    raised = given.with_indices("^" * given.rank)
    upper = Tensor(metric, raised.positions, symmetry=lower.symmetry, compute=raised.component, name=given.name)
    return contraction(upper, momentum)


def _admitted(metric: Metric, lower: Tensor, null: bool) -> Verdict:
    """Whether a tensor conserves something along geodesics, or along null ones."""
    if lower.rank == 1:
        return (killing.is_conformal_killing if null else killing.is_killing)(metric, lower)
    return (killing.is_conformal_killing_tensor if null else killing.is_killing_tensor)(metric, lower)


def is_conserved(metric: Metric, quantity: Any, null: bool = False) -> Verdict:
    """Whether {F, H} = 0, or with `null` a multiple of H; see `Metric.is_conserved`."""
    reader, energy = Reader(metric.field), hamiltonian(metric)
    bracket = poisson_bracket(metric, reader.read(quantity), energy)
    if not bracket.is_zero():
        verdict = _vanishes_on_the_cone(metric, bracket, energy) if null else decide(bracket, 0)
        if not verdict.proved:
            what = "{F, H} modulo H" if null else f"{{F, H}} = {killing.shown(bracket)}"
            return replace(verdict, component=verdict.component or what)  # type: ignore[type-var]
    divisors = [element for _, element in reader.divisors]
    return Proved(Conditions(lambda: dict.fromkeys([*metric.proof_conditions, *conditions_of(divisors)])))


def _vanishes_on_the_cone(metric: Metric, bracket: Element, energy: Element) -> Verdict:
    """Whether a bracket is a multiple of H: in each degree in the momenta its harmonic part vanishes.

    A polynomial that vanishes on the cone H = 0 of an indefinite metric is a multiple of H, and no harmonic polynomial
    but zero is one. With it each part of one degree vanishes there, for the cone is one.
    """
    symbols = momenta(metric)
    bracket, cone = unify([bracket, energy.inverse()])
    if set(bracket.powers) & set(cone.powers):
        raise InputError("a quantity that is singular where g^{μν} p_μ p_ν = 0", "one that lightlike geodesics have")
    field = bracket.field
    positions = sorted(field.positions[n] for n, g in field.find(SymbolGenerator) if g.symbol in symbols)
    if other := [p for p in depending_on(field, symbols) if p not in positions]:
        raise UnsupportedError(
            f"{expression_of(field, other[0])}, where null=True takes rational functions of the momenta",
            "a polynomial in p_t, p_r …",
        )
    degrees: dict[int, list[Element]] = {}
    for exponents, coefficient in by_monomials(bracket, positions).items():
        powers = zip(positions, exponents, strict=True)
        monomial = prod((field.polynomial(field.ring.gen(p)) ** e for p, e in powers), start=field.one)
        degrees.setdefault(sum(exponents), []).append(coefficient * monomial)
    parts = [harmonic(metric, sum(terms, field.zero), symbols, m, True) for m, terms in degrees.items()]
    return combined((f"{{F, H}} modulo H = {killing.shown(part)}", decide(part, 0)) for part in parts)
