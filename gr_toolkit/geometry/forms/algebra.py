r"""Differential forms of any degree: wedge product, interior product, Hodge dual, codifferential.

A p-form is a tensor with p lower indices and the antisymmetric symmetry, a 0-form a scalar; no factorial is hidden:

    α = (1/p!) α_{a₁…a_p} dx^{a₁}∧…∧dx^{a_p} = ∑_{a₁<…<a_p} α_{a₁…a_p} dx^{a₁}∧…∧dx^{a_p},

    (α∧β)_{a₁…a_{p+q}} = (p+q)!/(p! q!) α_{[a₁…a_p} β_{a_{p+1}…a_{p+q}]}                   [Carroll 2.73; Wald B.1.2]
    (dα)_{a₁…a_{p+1}}  = (p+1) ∂_{[a₁} α_{a₂…a_{p+1}]}                                      [Carroll 2.76; Wald B.1.3]
    (i_X α)_{a₂…a_p}   = X^{a₁} α_{a₁…a_p}
    (⋆α)_{b₁…b_{n−p}}  = (1/p!) α^{a₁…a_p} ε_{a₁…a_p b₁…b_{n−p}}                  [Carroll 2.82; MTW exercise 3.14]
    (δα)_{a₂…a_p}      = −∇^{a₁} α_{a₁…a_p}                                                        [Nakahara 7.9.4]

With s the sign of det g these give, on p-forms in n dimensions and in every signature,

    α∧⋆β = ⟨α, β⟩ ε,    ⋆⋆ = s (−1)^{p(n−p)},    δ = s (−1)^{n(p+1)+1} ⋆d⋆,    L_X = d i_X + i_X d.

The orientation is that of `Metric.levi_civita`. The interior product and the codifferential of a 0-form are 0.

Sources: Carroll (2004); Wald (1984), appendix B; Misner, Thorne & Wheeler (1973); Nakahara (2003).
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ...errors import IndexMismatchError, InputError
from ...exact import Element, sum_of_products
from ..conventions import same_geometry
from ..derivatives import as_form
from ..symmetry import Index, alternating

if TYPE_CHECKING:
    from ..tensor import Tensor


def wedge(first: Tensor, second: Tensor) -> Tensor:
    """The exterior product α∧β of a p-form and a q-form, a (p+q)-form; zero where p + q exceeds the dimension.

    Parameters
    ----------
    first, second : forms on one metric; either may be a 0-form

    Raises
    ------
    IndexMismatchError
        A tensor that is no form: an upper index, or components that are not antisymmetric.
    ConventionError
        Forms on two metrics.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> wedge(g.form({"t": 1, "x": 2}), g.form({"x": 3}))
    ω∧ω = 3 dt ∧ dx
    """
    first, second = checked(first, "wedge product"), checked(second, "wedge product")
    same_geometry(first, second)
    p, degree = first.rank, first.rank + second.rank

    def compute(index: Index) -> Element:
        return sum_of_products(
            [
                (
                    sign,
                    first.component(tuple([index[k] for k in ours])),
                    second.component(tuple([index[k] for k in theirs])),
                )
                for ours, theirs, sign in shuffles(p, degree)
            ]
        )

    return _form(first, degree, compute, f"{first.name}∧{second.name}")


def interior_product(form: Tensor, vector: Tensor) -> Tensor:
    """i_X α, the vector in the form's first slot: a (p−1)-form; 0 for a 0-form.

    Raises
    ------
    IndexMismatchError
        A tensor that is no form, or a vector with another number of indices than one.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> interior_product(g.form({("t", "x"): 1, ("x", "y"): 2}), g.vector([0, 1, 0, 0]))
    i_X ω = -dt + 2 dy
    """
    form = checked(form, "interior product")
    same_geometry(form, vector)
    if vector.rank != 1:
        raise IndexMismatchError(
            f"the interior product with a tensor with {vector.rank} indices", "a vector field, g.vector([...])"
        )
    name, along = f"i_{vector.name} {_named(form)}", vector.up(0)
    if not form.rank:
        return _scalar(form, form.metric.zero, name)

    def compute(index: Index) -> Element:
        others = [k for k in range(form.dimension) if k not in index]
        terms = [(1, along.component((k,)), form.component((k, *index))) for k in others]
        return sum_of_products(terms) if terms else form.metric.zero

    return _form(form, form.rank - 1, compute, name)


def inner_product(first: Tensor, second: Tensor) -> Element:
    """⟨α, β⟩ = (1/p!) α_{a…} β^{a…} of two p-forms: each pair of components once.

    Raises
    ------
    IndexMismatchError
        Forms of two degrees, or tensors that are no forms.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> F = g.form({("t", "x"): 3, ("y", "z"): 2})
    >>> inner_product(F, F)      # B² − E²
    -5
    """
    first, second = checked(first, "inner product"), checked(second, "inner product")
    same_geometry(first, second)
    if first.rank != second.rank:
        raise IndexMismatchError(
            f"the inner product of a {first.rank}-form and a {second.rank}-form", "two forms of one degree"
        )
    raised = first.with_indices("^" * first.rank)
    terms = [(1, raised.component(index), value) for index, value in second.items()]
    return sum_of_products(terms) if terms else first.metric.zero


def hodge_dual(form: Tensor) -> Tensor:
    """⋆α, an (n−p)-form; the form's indices stand first in ε.

    Raises
    ------
    IndexMismatchError
        A tensor that is no form, or one of higher degree than there are dimensions.
    AmbiguousRootError
        The domain leaves the sign of √|g| open.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski(chart="spherical")
    >>> hodge_dual(g.form({("r", "t"): g.symbols("r")**-2}, name="F"))
    ⋆F = sin(theta) dtheta ∧ dphi
    """
    form = checked(form, "Hodge dual")
    metric, n = form.metric, form.dimension
    if form.rank > n:
        raise IndexMismatchError(
            f"the Hodge dual of a {form.rank}-form in {n} dimensions", f"a form of degree {n} at most"
        )
    volume, raised = metric.levi_civita, form.with_indices("^" * form.rank)

    def compute(index: Index) -> Element:
        rest = tuple(k for k in range(n) if k not in index)
        return raised.component(rest) * volume.component((*rest, *index))

    return _form(form, n - form.rank, compute, f"⋆{_named(form)}")


def codifferential(form: Tensor) -> Tensor:
    """δα = −∇^a α_{a…}, a (p−1)-form; 0 for a 0-form. It needs neither an orientation nor the root of |g|:

        ∇_a α^{ab…} = ∂_a α^{ab…} + (∂_a ln √|g|) α^{ab…}    for what is antisymmetric          [MTW exercise 8.16].

    Raises
    ------
    IndexMismatchError
        A tensor that is no form.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski(chart="spherical")
    >>> codifferential(g.covector([0, g.symbols("r"), 0, 0]))[()]
    -3
    """
    form = checked(form, "codifferential")
    metric, name = form.metric, f"δ{_named(form)}"
    if not form.rank:
        return _scalar(form, metric.zero, name)
    raised = form.with_indices("^" * form.rank)
    slopes: list[Element] = []

    def compute(index: Index) -> Element:
        if not slopes:
            twice = metric.determinant * 2
            slopes.extend(metric.determinant.diff(x) / twice for x in metric.coordinates)
        terms: list[tuple[int, Element, Element | None]] = [(1, metric.zero, None)]
        for k, x in enumerate(metric.coordinates):
            value = raised.component((k, *index))
            terms += [(-1, value.diff(x), None), (-1, slopes[k], value)]
        return sum_of_products(terms)

    lowered = _form(form, form.rank - 1, compute, name, up=True).with_indices("_" * (form.rank - 1))
    lowered.name = name
    return lowered


def laplace_de_rham(form: Tensor) -> Tensor:
    r"""Δα = (dδ + δd)α, of the same degree; on functions it is −\Box [Nakahara (2003), 7.9.5].

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> x, y = g.symbols("x y")
    >>> laplace_de_rham(g.form(x**2*y**3))[()]
    -6*x**2*y - 2*y**3
    """
    form = checked(form, "Laplacian")
    second = codifferential(form.exterior_derivative())
    total = second if not form.rank else codifferential(form).exterior_derivative() + second
    total.name = f"Δ{_named(form)}"
    return total


def checked(form: Any, operation: str) -> Tensor:
    """A tensor stored as the form it must be.

    Raises
    ------
    InputError
        No tensor.
    IndexMismatchError
        An upper index, or components that are not antisymmetric.
    """
    if not hasattr(form, "positions"):
        raise InputError(
            f"the {operation} of {form!r}, which is no form", "g.form({...}), or g.form(f) for a function f"
        )
    if any(form.positions):
        raise IndexMismatchError(
            f"the {operation} of a tensor with upper indices", f"{form.name}.with_indices({'_' * form.rank!r})"
        )
    alternating: Tensor = form if form.rank < 2 or form.symmetry.is_alternating else as_form(form)
    return alternating


@cache
def shuffles(p: int, degree: int) -> tuple[tuple[Index, Index, int], ...]:
    """The ways to deal `degree` slots to a first factor of p and a second of the rest, with their signs."""
    found = []
    for ours in combinations(range(degree), p):
        theirs = tuple(k for k in range(degree) if k not in ours)
        found.append((ours, theirs, (-1) ** sum(a > b for a in ours for b in theirs)))
    return tuple(found)


def _form(like: Tensor, degree: int, compute: Any, name: str, up: bool = False) -> Tensor:
    """A form on the metric of another."""
    return type(like)(like.metric, (up,) * degree, symmetry=alternating(degree), compute=compute, name=name)


def _scalar(like: Tensor, value: Element, name: str) -> Tensor:
    return type(like)(like.metric, (), {(): value}, name=name)


def _named(form: Tensor) -> str:
    """The name as a factor."""
    return f"({form.name})" if "∧" in form.name else form.name
