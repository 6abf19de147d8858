"""Whether light runs towards the future: all that is said of bundles is said of rays that do."""

from __future__ import annotations

from contextlib import suppress

from ...electrodynamics.observers import read_observer
from ...errors import GRToolkitError, InputError
from ...exact import hooks, sum_of_products
from ...geometry.time_coordinate import is_cyclic
from ...motion.mass_shell import time_of
from .ray import Ray


def require_future(ray: Ray) -> None:
    """Raise where light is known to run towards the past.

    The time grows towards the future. It is the chart's first coordinate or one on which the metric does not depend;
    inside a black hole, where r is a time, nothing is taken for granted.

    Raises
    ------
    InputError
        k^t < 0 on the domain, or the frequency for the observers of `read_observer` is negative.
    """
    where = _past(ray)
    if where is not None:
        raise InputError(f"the ray points to the past: {where}", opposite(ray))


def opposite(ray: Ray) -> str:
    """What to write instead of a ray towards the past."""
    if ray.spatial_sign < 0:
        return "the future-directed vector: −k, which in +−−− is −g^{μν} ∂_ν S for S = k·x − ωt"
    return "the future-directed vector, −k"


def _past(ray: Ray) -> str | None:
    """Why a ray is known to run towards the past, if it is."""
    metric = ray.metric
    with suppress(GRToolkitError):
        time = time_of(metric)
        rate = ray.vector.component((time,))
        if not metric.inverse.component((time, time)).is_zero() and (time == 0 or is_cyclic(metric, time)):
            return f"k^{metric.coordinates[time]} = {rate} < 0" if hooks.call("sign", rate) < 0 else None
    with suppress(GRToolkitError):
        observer = read_observer(metric)
        below, k, n = observer.velocity.down(0), ray.vector, range(metric.dimension)
        terms = [(-ray.spatial_sign, below.component((m,)), k.component((m,))) for m in n]
        frequency = sum_of_products(terms)
        if hooks.call("sign", frequency) < 0:
            return f"{observer} count the frequency {frequency}"
    return None
