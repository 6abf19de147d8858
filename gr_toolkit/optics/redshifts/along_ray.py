"""The redshift along a known ray: the quotient of −k·u at its two ends."""

from __future__ import annotations

from typing import Any

from ...exact.arguments import symbols_in
from ...geometry import Metric
from .events import lean, two_events
from .frequencies import frequency
from .rays import kept_coordinates, null_geodesic, read_ray, relations, require_no_other_change, require_order
from .result import Redshift
from .worldlines import read_worldlines


def along_ray(
    ray: Any, metric: Metric | None, emitter: Any, observer: Any, emission: Any, reception: Any, domain: Any
) -> Redshift:
    """See `redshift`."""
    k = read_ray(ray, metric)
    grounds = null_geodesic(k)
    metric = k.metric
    source, receiver = (read_worldlines(metric, u, who) for u, who in ((emitter, "emitter"), (observer, "observer")))
    used = {s for field in (k, source, receiver) for _, value in field.items() for s in symbols_in(value)}
    kept = kept_coordinates(k)
    start, end = two_events(metric, emission, reception, kept, domain, used)
    require_order(k, start, end)
    require_no_other_change(k, source, start)
    require_no_other_change(k, receiver, end)
    emitted = frequency(k, source, start, "emitter")
    observed = frequency(k, receiver, end, "observer")
    emitted, observed = lean([emitted, observed])
    return Redshift(metric, emitted, observed, start, end, (source, receiver), relations(k, start, end), grounds, ray=k)
