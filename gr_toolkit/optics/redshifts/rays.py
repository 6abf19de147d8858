"""Rays: null geodesic fields k^μ, checked, and what stays the same along them."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...electrodynamics.observers.real_velocity import complex_component
from ...errors import IndexMismatchError, InputError
from ...exact import Element, hooks, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.conventions import same_geometry
from ...geometry.inputs import in_short, read_tensor
from ...geometry.properties import vanishes
from ...verdicts import Verdict, decide
from .events import Event
from .readable import readable
from .worldlines import product

Grounds = tuple[tuple[str, Verdict], ...]


def read_ray(given: Any, metric: Metric | None) -> Tensor:
    """The wave vector k^μ of a ray field.

    Parameters
    ----------
    given : a vector or covector field, components k^μ with `metric`, or what has one as its `ray`, like an eikonal

    Raises
    ------
    InputError
        There is none, or it is complex.
    IndexMismatchError
        A tensor with another number of indices than one.
    """
    found = given if isinstance(given, Tensor) else getattr(given, "ray", None)
    if found is None and metric is not None:
        found = metric.vector(given, name="k")
    if found is None:
        raise InputError(f"the ray {in_short(given)} is no vector field", "g.vector([...]), or components and metric=g")
    field = read_tensor(found)
    if field.rank != 1:
        raise IndexMismatchError(f"the ray {field.name} has {field.rank} indices", "its wave vector, g.vector([...])")
    if metric is not None:
        same_geometry(metric, field)
    if where := complex_component(field):
        raise InputError(f"the ray is not real: {where}", "a real wave vector")
    return Tensor(field.metric, (True,), compute=field.up(0).component, name="k")


def null_geodesic(ray: Tensor) -> Grounds:
    """The proofs that k·k = 0 and k^μ∇_μ k^ν = 0.

    Raises
    ------
    InputError
        One of them is refuted: k is not null, no geodesic, or one whose parameter is not affine.
    UndecidedError
        One of them is open.
    """
    if not ray.nonzero():
        raise InputError("the ray is zero: it has no direction", "a null vector")
    square = product(ray, ray)
    null = decide(square, 0)
    if not null:
        raise InputError(f"the ray is not null: k·k = {square}", "a null vector, g.vector([...])")
    slope = ray.covariant_derivative()
    n = range(ray.metric.dimension)

    def component(index: tuple[int, ...]) -> Element:
        return sum_of_products([(1, ray.component((m,)), slope.component((*index, m))) for m in n])

    change = Tensor(ray.metric, (True,), compute=component, name="k·∇k")
    geodesic = vanishes(change, ray)
    if not geodesic:
        names = [x.name for x in ray.metric.coordinates]
        shown = ", ".join(f"(k·∇k)^{names[k]} = {value}" for (k,), value in change.nonzero().items())
        if _parallel(change, ray):
            raise InputError(
                f"the parameter of the ray is not affine: {shown}, along k; −k·u is then no frequency",
                "k times the function that makes k·∇k zero",
            )
        raise InputError(
            f"the ray is no geodesic: {shown}", "a null geodesic field, k^μ = g^{μν} ∂_ν S of an eikonal S"
        )
    return ("k·k = 0", null), ("k·∇k = 0", geodesic)


def _parallel(first: Tensor, second: Tensor) -> bool:
    """Whether two vectors have one direction."""
    n = range(first.metric.dimension)
    x, y = ([v.component((k,)) for k in n] for v in (first, second))
    return all((x[i] * y[j] - x[j] * y[i]).is_zero() for i in n for j in n if i < j)


def kept_coordinates(ray: Tensor) -> tuple[Any, ...]:
    """The coordinates that are constant along every ray of the field."""
    return tuple(x for k, x in enumerate(ray.metric.coordinates) if ray.component((k,)).is_zero())


def require_order(ray: Tensor, emission: Event, reception: Event) -> None:
    """Raise where the light would have to be received before it is emitted.

    Raises
    ------
    InputError
        A coordinate that only grows along the ray is known to be smaller at the reception, or the other way round.
    """
    metric = ray.metric
    for k, x in enumerate(metric.coordinates):
        direction = int(hooks.call("sign", ray.component((k,))))
        change = reception.far(x) - emission.far(x)
        if not change:
            first, last = (event.at(metric.scalar(x)) for event in (emission, reception))
            change = int(hooks.call("sign", last - first))
        if direction * change < 0:
            raise InputError(
                f"{x} {'grows' if direction > 0 else 'falls'} along the ray, but is {emission.values[x]} at the "
                f"emission and {reception.values[x]} at the reception",
                "the earlier event as emission=",
            )


def require_no_other_change(ray: Tensor, tangent: Tensor, event: Event) -> None:
    """Raise where what is measured at infinity depends on other coordinates that the ray moves along: they too have a
    limit along the ray, which is not looked for.

    Raises
    ------
    InputError
        Which coordinate.
    """
    metric = ray.metric
    for k, x in enumerate(metric.coordinates):
        if event.far(x) or not event.is_far or ray.component((k,)).is_zero():
            continue
        if any(not value.diff(x).is_zero() for value in (product(ray, tangent), product(tangent, tangent))):
            raise InputError(
                f"what is measured at infinity depends on {x}, which changes along the ray as well",
                "a finite place, and the limit of z.one_plus_z with z.relations put in",
            )


def relations(ray: Tensor, emission: Event, reception: Event) -> tuple[Any, ...]:
    """Equations between the coordinates of two events on one ray.

    From dy/dx = k^y/k^x, x the first coordinate that the ray moves along: y_o = y_e + ∫ (k^y/k^x) dx where the quotient
    is a function of x alone, likewise where it is one of y alone; nothing is said of other coordinates, and nothing of
    events at infinity.
    """
    metric = ray.metric
    if emission.is_far or reception.is_far:
        return ()
    moving = [k for k in range(metric.dimension) if not ray.component((k,)).is_zero()]
    if len(moving) < 2:
        return ()
    first, *others = moving
    found = []
    for other in others:
        slope = ray.component((other,)) / ray.component((first,))
        x, y = metric.coordinates[first], metric.coordinates[other]
        depends = [metric.coordinates[k] for k in moving if not slope.diff(metric.coordinates[k]).is_zero()]
        if depends in ([], [x]):
            found.append(_relation(y, x, slope, emission, reception))
        elif depends == [y]:
            found.append(_relation(x, y, slope.inverse(), emission, reception))
    return tuple(found)


def _relation(y: Any, x: Any, slope: Element, emission: Event, reception: Event) -> Any:
    """y_o = y_e + ∫ slope dx from x_e to x_o."""
    (y_e, x_e), (y_o, x_o) = ((event.values[y], event.values[x]) for event in (emission, reception))
    same = {c: value for c, value in emission.values.items() if c not in (x, y) and c != value}
    written = readable(slope.subs(same) if same else slope)
    change = written * (x_o - x_e) if slope.diff(x).is_zero() else sp.Integral(written, (x, x_e, x_o))
    return sp.Eq(y_o, y_e + change, evaluate=False)
