"""Gauges: what a potential may satisfy beside Maxwell's equations, and how it is moved there.

    Lorenz   ∇_μ A^μ = 0                                                             [MTW §22.4; Jackson 6.14]
    Coulomb  D_i A^i = 0 in the space of the observers                               [Jackson 6.21]
    temporal A_μ u^μ = 0            axial  A_μ n^μ = 0            radiation  Coulomb and temporal

A and A + dλ have the same field. A + dλ is in Lorenz gauge where □λ = −∇_μ A^μ, which leaves λ with □λ = 0 free. The
gauges are the same equations in both signatures, in all units and for both signs of F.
"""

from __future__ import annotations

from typing import Any

from ..errors import InputError
from ..exact import Element, hooks, sum_of_products
from ..geometry import Tensor
from ..geometry.inputs import first_rank, read_metric
from ..geometry.properties import vanishes
from ..verdicts import Verdict, combined
from .field_strength import field_strength


def gauge_transformed(potential: Tensor, function: Any) -> Tensor:
    """A + dλ, which has the field of A.

    Parameters
    ----------
    potential : A, a vector or covector field
    function : λ, an expression or exact scalar

    Returns
    -------
    Tensor
        A_μ + ∂_μ λ, the index down.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> t, x = g.symbols("t x")
    >>> gauge_transformed(g.covector([x, 0, 0, 0]), -t*x)
    A = -t dx
    """
    covector = _potential(potential)
    metric = covector.metric
    scalar = metric.scalar(function)
    moved = covector + Tensor(metric, (False,), compute=lambda i: scalar.diff(metric.coordinates[i[0]]))
    moved.name = covector.name
    return moved


def lorenz_scalar(potential: Tensor) -> Element:
    """∇_μ A^μ, which vanishes in Lorenz gauge; A + dλ has ∇_μ A^μ + □λ.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> lorenz_scalar(g.covector([1, 0, 0, 0]))
    -2*Derivative(a(tau), tau)/a(tau)**3
    """
    return _potential(potential).divergence().component(())


def wave_operator(metric: Any, function: Any) -> Element:
    """□λ = ∇_μ ∇^μ λ of a function; a gauge transformation keeps Lorenz gauge where it vanishes.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> t, x = g.symbols("t x")
    >>> wave_operator(g, t**2 + 3*x**2)
    4
    """
    scalar = read_metric(metric).scalar(function)
    gradient = Tensor(metric, (False,), compute=lambda i: scalar.diff(metric.coordinates[i[0]]))
    return gradient.divergence().component(())


def is_in_lorenz_gauge(potential: Tensor) -> Verdict:
    """Whether ∇_μ A^μ = 0.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Kerr()
    >>> bool(is_in_lorenz_gauge(g.vector([0, 0, 0, 1])))          # a Killing vector [Wald 1974]
    True
    """
    covector = _potential(potential)
    return _equation("∇_μ A^μ", lorenz_scalar(covector), covector)


def is_in_coulomb_gauge(potential: Tensor, observer: Any = None) -> Verdict:
    """Whether the spatial divergence of the potential vanishes, for observers or on the slices of constant time.

    Parameters
    ----------
    potential : A, a vector or covector field
    observer : u, timelike and of any length, a vector field or its components u^μ. The divergence is then
        h^{μν} ∇_μ a_ν of a_ν = h_ν^α A_α, with h the projector orthogonal to u. Without it that of the covector A_i on
        the slices on which the first coordinate is constant; both agree for observers orthogonal to the slices.

    Raises
    ------
    InputError
        An observer with u·u = 0, or one that is known to be spacelike.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> r, theta = g.symbols("r theta")
    >>> A = g.covector([1/r, 0, 0, r**2*sp.sin(theta)**2])
    >>> bool(is_in_coulomb_gauge(A)), bool(is_in_coulomb_gauge(A, [1, 0, 0, 0]))
    (True, True)
    """
    covector = _potential(potential)
    value = _on_slices(covector) if observer is None else _across(covector, _observer(covector, observer))
    return _equation("D_i A^i", value, covector)


def is_in_temporal_gauge(potential: Tensor, observer: Any = None) -> Verdict:
    """Whether A_μ u^μ = 0 for observers u; without them, whether the component along the first coordinate vanishes.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> is_in_temporal_gauge(g.covector([0, 1, 0, 0])).proved, is_in_temporal_gauge(g.covector([1, 0, 0, 0])).proved
    (True, False)
    """
    covector = _potential(potential)
    if observer is None:
        return _equation("A_μ u^μ", covector.component((0,)), covector)
    return _equation("A_μ u^μ", _along(covector, _observer(covector, observer)), covector)


def is_in_axial_gauge(potential: Tensor, along: Any) -> Verdict:
    """Whether A_μ n^μ = 0 for a vector field n: axial, radial or light-cone gauge, as n says.

    Parameters
    ----------
    potential : A, a vector or covector field
    along : a vector field, its components n^μ, or a coordinate, whose ∂ is meant

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> bool(is_in_axial_gauge(g.covector([1, 0, 0, 1]), along="r"))
    True
    """
    covector = _potential(potential)
    if not isinstance(along, (Tensor, list, tuple)):
        number = covector.metric.chart.number(along)
        along = [int(k == number) for k in range(covector.dimension)]
    return _equation("A_μ n^μ", _along(covector, _vector(covector, along, "direction")), covector)


def is_in_radiation_gauge(potential: Tensor, observer: Any = None) -> Verdict:
    """Whether the potential is in temporal and in Coulomb gauge, for the same observers.

    Without observers: A_0 = 0, and no divergence on the slices of constant time.
    """
    return combined(
        [
            ("A_μ u^μ", is_in_temporal_gauge(potential, observer)),
            ("D_i A^i", is_in_coulomb_gauge(potential, observer)),
        ]
    )


def is_pure_gauge(potential: Tensor) -> Verdict:
    """Whether F = 0: then A = dλ on every simply connected part of the chart. A refutation names the component of F.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> t, x = g.symbols("t x")
    >>> is_pure_gauge(g.covector([x, t, 0, 0])).proved, is_pure_gauge(g.covector([x, -t, 0, 0])).component
    (True, '[t, x]')
    """
    covector = _potential(potential)
    return vanishes(field_strength(covector), covector)


def _potential(potential: Tensor) -> Tensor:
    """A potential with its index down."""
    return first_rank(potential, None, False, "potential")


def _vector(covector: Tensor, given: Any, what: str) -> Tensor:
    """A vector field on the potential's metric.

    Raises
    ------
    InputError
        It is zero, with which every potential has the product zero.
    """
    vector = first_rank(given, covector.metric, True, what)
    if vector.is_zero():
        raise InputError(f"the {what} is the zero vector: it is no {what}", "a vector field that vanishes nowhere")
    return vector


def _observer(covector: Tensor, given: Any) -> Tensor:
    """A vector field that is not known to be spacelike or null.

    Raises
    ------
    InputError
        It is known to be: then it is no observer's.
    """
    vector = _vector(covector, given, "observer")
    square = _along(vector.down(0), vector)
    kind = "null" if square.is_zero() else "spacelike"
    if square.is_zero() or hooks.call("sign", square) == -covector.metric.conventions.time_sign:
        raise InputError(
            f"the observer's u·u is {square}: {kind}, so that it has no space of its own",
            "a timelike vector field, or is_in_axial_gauge(A, n) for a direction",
        )
    return vector


def _equation(name: str, value: Element, covector: Tensor) -> Verdict:
    """A verdict on one scalar that should vanish, with the small print of the potential."""
    scalar = Tensor(covector.metric, (), {(): value}, name=name)
    return combined([(name, vanishes(scalar, covector))])


def _along(covector: Tensor, vector: Tensor) -> Element:
    return sum_of_products([(1, covector.component((k,)), vector.component((k,))) for k in range(covector.dimension)])


def _across(covector: Tensor, observer: Tensor) -> Element:
    """h^{μν} ∇_μ (h_ν^α A_α)."""
    metric, n = covector.metric, range(covector.dimension)
    square = _along(observer.down(0), observer)
    share = _along(covector, observer) / square
    lowered = observer.down(0)
    spatial = Tensor(metric, (False,), compute=lambda i: covector.component(i) - share * lowered.component(i))
    slope = spatial.covariant_derivative()
    terms = [(1, slope.component((nu, mu)), metric.inverse.component((mu, nu))) for mu in n for nu in n]
    along = [
        (1, slope.component((nu, mu)), observer.component((mu,)) * observer.component((nu,))) for mu in n for nu in n
    ]
    return sum_of_products(terms) - sum_of_products(along) / square


def _on_slices(covector: Tensor) -> Element:
    """∂_i (√h h^{ij} A_j) / √h on the slices of the first coordinate."""
    metric = covector.metric
    space = range(1, metric.dimension)
    lapse = metric.inverse.component((0, 0))
    if lapse.is_zero():
        raise InputError(
            f"the slices of constant {metric.coordinates[0]} are null",
            "observer=[...], the observers whose space is meant",
        )
    volume = metric.determinant * lapse  # det h = g^{00} det g
    total = metric.zero
    for i in space:
        x = metric.coordinates[i]
        raised = sum_of_products([(1, _spatial_inverse(metric, i, j, lapse), covector.component((j,))) for j in space])
        total = total + raised.diff(x) + raised * volume.diff(x) / (volume * 2)
    return total


def _spatial_inverse(metric: Any, i: int, j: int, lapse: Element) -> Element:
    """h^{ij} = g^{ij} − g^{0i} g^{0j}/g^{00}."""
    up = metric.inverse
    return up.component((i, j)) - up.component((0, i)) * up.component((0, j)) / lapse
