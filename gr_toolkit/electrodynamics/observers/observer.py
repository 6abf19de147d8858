"""Observers: a congruence of four-velocities u, which splits spacetime into time and space where they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

from ...errors import AmbiguousSignError, InputError
from ...exact import Element, hooks, sum_of_products
from ...geometry import Frame, Metric, Tensor
from ...geometry.conventions import same_geometry
from ...geometry.inputs import read_metric
from ...geometry.properties import check_signature
from ...verdicts import decide
from .real_velocity import require_real

AT_REST = "at rest in the chart"
NORMAL = "at rest in the slices of constant time"


@final
@dataclass(frozen=True)
class Observer:
    """Observers with the four-velocity u^μ, u·u = −1 in −+++ and +1 in +−−−.

    Attributes
    ----------
    velocity : u^μ
    description : who they are, in words
    """

    velocity: Tensor
    description: str

    @property
    def metric(self) -> Metric:
        """The metric that they live on."""
        return self.velocity.metric

    @cached_property
    def frame(self) -> Frame:
        """An orthonormal frame that they carry: e_0 = u, the others from the coordinate vectors by Gram–Schmidt."""
        found: Frame = self.metric.orthonormal_frame(observer=self.velocity)
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the three spatial vectors of the frame are called."""
        return self.frame.names[1:]

    @cached_property
    def root(self) -> Element:
        """√|g|, with which the chart's order of coordinates is the orientation, whatever sign ε has by convention."""
        metric = self.metric
        return metric.levi_civita.component((0, 1, 2, 3)) * metric.conventions.levi_civita_sign(-1)

    def projected(self, vector: Tensor) -> Tensor:
        """X^μ − (X·u / u·u) u^μ, the part of a vector that is spatial for them."""
        time = self.metric.conventions.time_sign
        above, below = vector.up(0), vector.down(0)
        n = range(self.metric.dimension)
        along = sum_of_products([(time, below.component((k,)), self.velocity.component((k,))) for k in n])
        return Tensor(
            self.metric,
            (True,),
            compute=lambda i: above.component(i) - along * self.velocity.component(i),
            name=vector.name,
        )

    def __repr__(self) -> str:
        return f"observers {self.description}"


def read_observer(metric: Metric, observer: Any = None) -> Observer:
    """Observers from a four-velocity or a word.

    Parameters
    ----------
    metric : of four dimensions
    observer : u, a tensor or its components u^μ; "at rest": u ∝ ∂_t, the first coordinate being the time; "normal":
        u_μ ∝ ∂_μ t, in Kerr those of zero angular momentum; None: at rest where ∂_t is timelike on the whole domain,
        comoving ones in an expanding universe, else "normal". `Observer.description` says which.

    Raises
    ------
    InputError
        The metric has not four dimensions; u·u is not that of a four-velocity: the error has its value and a point
        where it fails; a component is not known to be real on the whole domain, and the inequality that is wanted;
        no such word.
    AmbiguousSignError
        The domain leaves open whether the observers exist: ∂_t, or the normals of the slices, may not be timelike.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> read_observer(gr.FLRW()), read_observer(gr.Kerr())
    (observers at rest in the chart, observers at rest in the slices of constant time)
    """
    if read_metric(metric).dimension != 4:
        raise InputError(
            f"the metric has {metric.dimension} dimensions: an electric and a magnetic vector there are in four only",
            "a metric of four dimensions",
        )
    check_signature(metric)
    if observer is None:
        try:
            return _at_rest(metric)
        except (AmbiguousSignError, InputError) as error:
            try:
                return _normal(metric)
            except (AmbiguousSignError, InputError):
                error.add_note(
                    f"  nor is it known of observers {NORMAL}; another four-velocity can be given, observer=u"
                )
                raise error from None
    if isinstance(observer, str):
        words = {"at rest": _at_rest, "normal": _normal}
        if observer not in words:
            raise InputError(
                f"the observer is {observer!r}, which names none", "'at rest', 'normal' or a four-velocity g.vector(…)"
            )
        return words[observer](metric)
    if isinstance(observer, Observer):
        same_geometry(metric, observer.velocity)
        return observer
    u = observer if isinstance(observer, Tensor) else metric.vector(observer, name="u")
    same_geometry(metric, u)
    if u.rank != 1:
        raise InputError(f"the observer is a tensor with {u.rank} indices", "its four-velocity, g.vector([...])")
    require_real(u.up(0))
    _check_unit(u)
    return Observer(u.up(0), f"with the four-velocity {u.up(0).to_sympy().tolist()}")


def _check_unit(u: Tensor) -> None:
    """Raise unless u·u is that of a four-velocity, with a point where it is not."""
    conventions = u.metric.conventions
    time = conventions.time_sign
    square = u.up(0).tensor_product(u.down(0)).contract(0, 1).component(())
    if square == time:
        return
    verdict = decide(square, time)
    where = f"; at {verdict.witness.place()} it is another" if verdict.refuted else ""
    sign = int(hooks.call("sign", square)) * time
    if sign > 0:
        advice = f"u divided by the square root of {square * time}"
    elif sign < 0 or square.is_zero():
        advice = f"a timelike vector; this one is {'null' if square.is_zero() else 'spacelike on the whole domain'}"
    else:
        advice = (
            f"a timelike unit vector: u divided by the square root of {square * time}, on a domain where that is > 0"
        )
    raise InputError(
        f"the observer's four-velocity has u·u = {square}, not {time} (signature {conventions.signature}){where}",
        advice,
    )


def _root(metric: Metric, square: Element, who: str) -> Element:
    """The square root of what must be positive for observers to exist."""
    if hooks.call("sign", square) > 0:
        return square.sqrt()
    if hooks.call("sign", square) < 0 or square.is_zero():
        raise InputError(
            f"there are no observers {who}: the square {square} would have to be positive", "observer=a four-velocity"
        )
    raise AmbiguousSignError(f"whether there are observers {who}", str(square), str(metric.domain)).about(
        square.to_sympy()
    )


def _at_rest(metric: Metric) -> Observer:
    """u^μ = δ^μ_0 / √|g_00|."""
    root = _root(metric, metric.covariant.component((0, 0)) * metric.conventions.time_sign, AT_REST)
    return Observer(Tensor(metric, (True,), {(0,): root.inverse()}, name="u"), AT_REST)


def _normal(metric: Metric) -> Observer:
    """u_μ = ∓ N ∂_μ t, N = 1/√|g^{00}|, towards growing t."""
    time = metric.conventions.time_sign
    lapse = _root(metric, metric.inverse.component((0, 0)) * time, NORMAL).inverse()
    values: dict[tuple[int, ...], Element] = {(k,): metric.inverse.component((k, 0)) * lapse * time for k in range(4)}
    return Observer(Tensor(metric, (True,), values, name="u"), NORMAL)
