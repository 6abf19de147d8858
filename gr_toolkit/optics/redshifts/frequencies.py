"""What an emitter or observer at an event finds: the length of a tangent, the frequency of a ray."""

from __future__ import annotations

from ...errors import InputError
from ...exact import Element, hooks
from ...geometry import Tensor
from .events import Event
from .worldlines import at_rest, normal, product


def length(event: Event, square: Element, who: str) -> Element:
    """√(−X·X) at an event, where X is timelike."""
    there = event.at(square)
    kind = "null" if there.is_zero() else "not timelike"
    error = InputError(
        f"the {who} has no worldline at the {event.name}: X·X = {-there} (in −+++), {kind} there",
        "a timelike vector, or an event where it is one",
    )
    event.positive(there, f"whether the {who} is timelike", error)
    return there.sqrt()


def frequency(ray: Tensor, tangent: Tensor, event: Event, who: str) -> Element:
    """−k·X/√(−X·X) (−+++) at an event.

    Raises
    ------
    InputError
        X is not timelike there, or the ray goes into its past.
    AmbiguousSignError
        The domain leaves one of these open.
    """
    time = ray.metric.conventions.time_sign
    norm = length(event, product(tangent, tangent) * time, who)
    value = event.at(product(ray, tangent) * time)
    what = "comes from" if event.name == "reception" else "goes into"
    error = InputError(
        f"at the {event.name} the {who} would measure the negative frequency {value / norm}: the ray {what} the "
        f"{'future' if event.name == 'reception' else 'past'} of the {who}, or the four-velocity points to the past",
        "a future-directed wave vector k^μ and four-velocities with one future",
    )
    one_future = 0 if hooks.call("sign", value) else _one_future(ray, tangent, event)
    if one_future < 0:
        raise error
    if not one_future:
        event.positive(value, f"whether the ray is future-directed for the {who}", error)
    return value / norm


def _one_future(ray: Tensor, tangent: Tensor, event: Event) -> int:
    """+1 where a null and a timelike vector are seen to have one future, −1 where not, else 0: what their products with
    a third vector say that is timelike."""
    time = ray.metric.conventions.time_sign
    for other in (at_rest(ray.metric), normal(ray.metric)):
        pairs = ((other, other), (ray, other), (tangent, other))
        try:
            timelike, first, second = (int(hooks.call("sign", event.at(product(x, y) * time))) for x, y in pairs)
        except InputError:  # no limit at infinity
            continue
        if timelike > 0 and first and second:
            return first * second
    return 0
