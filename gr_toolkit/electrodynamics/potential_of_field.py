"""A potential of a given closed field, by integrating one coordinate after the other.

With A_x = 0 and A_i = ∫ F_{xi} dx the field F − dA has no component along x, and being closed does not depend on x
either: it is a closed field in one dimension less [Poincaré's lemma; Flanders, Differential Forms (1963), §3.6].
Antiderivatives are sought by ansatz, for the coordinates in every order. By a coordinate that the field does not depend
on the integral is a product: those come last if all others can be integrated, and else first, so that f(x) dx∧dy has
the potential −y f(x) dx whatever f is. What is found is a potential because its derivative is the field.
"""

from __future__ import annotations

from itertools import chain, islice, permutations

from ..errors import InputError, UnsupportedError
from ..exact import Element, unify
from ..exact.special.antiderivatives import antiderivative
from ..geometry import Tensor
from ..geometry.properties import vanishes
from .field_strength import as_field, field_strength, homogeneous_equation

ORDERS = 24  # of coordinates that are tried


def potential_of(field: Tensor) -> Tensor:
    """A potential A_μ of a closed field, in whatever gauge comes out; A + dλ are others.

    Parameters
    ----------
    field : F_{μν}, in any index positions, with dF = 0

    Returns
    -------
    Tensor
        A_μ, with `field_strength` (A) = F proved. It may be singular where F is not, as that of a magnetic charge must
        be on a half-line.

    Raises
    ------
    InputError
        dF is not zero, or not shown to be; the error names the component.
    UnsupportedError
        No antiderivatives were found.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> x, z = g.symbols("x z")
    >>> potential_of(g.form({("x", "y"): 2, ("z", "x"): 3*z**2}))
    A = z**3 dx + 2*x dy
    """
    field = as_field(field)
    closed = vanishes(homogeneous_equation(field))
    if not closed.proved:
        raise InputError(
            f"the field is not known to be closed, in component {closed.component} of dF: {closed!r}",
            "a field with dF = 0",
        )
    coordinates = range(field.dimension)
    used = [k for k in coordinates if any(v.diff(field.metric.coordinates[k]) for _, v in field.items())]
    idle = [k for k in coordinates if k not in used]
    orders = chain(((*order, *idle) for order in permutations(used)), ((*idle, *order) for order in permutations(used)))
    for order in dict.fromkeys(islice(orders, ORDERS)):
        found = _along(field, order)
        if found is not None:
            return found
    raise UnsupportedError(
        f"what the components of {field!r} integrate to",
        "no antiderivatives were found in any order of the coordinates; check(potential=A) takes one of your own",
    )


def _along(field: Tensor, order: tuple[int, ...]) -> Tensor | None:
    """A potential with integrals over the coordinates in that order."""
    metric = field.metric
    rest = {index: value * metric.conventions.field_sign for index, value in field.nonzero().items()}  # of dA
    found = [metric.zero] * metric.dimension
    for k in order:
        step: dict[int, Element] = {}
        for (a, b), value in rest.items():
            if k in (a, b):
                primitive = antiderivative(value if a == k else -value, metric.coordinates[k])
                if primitive is None:
                    return None
                step[b if a == k else a] = primitive
        for i, primitive in step.items():
            found[i] = found[i] + primitive
        rest = _without(rest, step, metric.coordinates)
    potential = Tensor(
        metric, (False,), {(k,): value for k, value in enumerate(unify([metric.zero, *found])[1:])}, name="A"
    )
    return potential if not rest and (field_strength(potential) - field).is_zero() else None


def _without(
    rest: dict[tuple[int, ...], Element], step: dict[int, Element], coordinates: tuple[object, ...]
) -> dict[tuple[int, ...], Element]:
    """F − dA for the components of A of one step."""
    left = dict(rest)
    for i, primitive in step.items():
        for k, x in enumerate(coordinates):
            slope = primitive.diff(x)
            if k == i or slope.is_zero():
                continue
            index, sign = ((k, i), 1) if k < i else ((i, k), -1)
            value = left.get(index)
            left[index] = slope * -sign if value is None else value - slope * sign
    return {index: value for index, value in left.items() if not value.is_zero()}
