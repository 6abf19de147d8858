"""Maps between charts: pull-back, push-forward, composition and inverse.

A map φ gives the target's coordinates x′^a as functions of the source's x^b. With J^a_b = ∂x′^a/∂x^b

    (φ*T)^{b…}_{c…}(x) = (J⁻¹)^b_a … J^d_c … T^{a…}_{d…}(φ(x))        [Wald 1984, appendix C.1; Nakahara 2003, 5.2.4].

Covariant tensors are pulled back along any map, into a chart of another dimension too; an upper index needs an
invertible Jacobian. What is pulled back lives where the source's conditions hold *and* the image satisfies those of the
target: conditions that the first do not imply are added to its domain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import ConventionError, InputError
from ...exact import Element, Field, Reader, hooks, read_domain, unify
from ...exact.composition import Composition
from ...verdicts import Condition, Verdict, conditions_of
from .. import properties
from ..chart import Chart
from ..inverse import minor
from ..tensor import Tensor
from .images import read_images
from .narrowing import somewhere
from .pulling import inverse_matrix, pulled_metric, pulled_tensor

if TYPE_CHECKING:
    from ..metric import Metric

Rows = tuple[tuple[Element, ...], ...]


@final
class CoordinateMap:
    """A map from one chart to another, given by the target's coordinates as functions of the source's.

    Parameters
    ----------
    source, target : `Metric`, `Chart`, or a sequence of coordinates
    images : mapping of the target's coordinates (symbols or names) to expressions in the source's, or a sequence of
        expressions in the target's order
        Coordinates of both charts may be left out of a mapping: they stay what they are.
    inverse : likewise the source's coordinates in the target's, optional; it is proved to be the inverse
    domain : further conditions on the source, where the map is used on a part of its chart only

    Raises
    ------
    InputError
        Images that are missing, strings, or speak of the target's coordinates; an `inverse` that is none.
    DomainError
        An image that may be complex, or lies outside the target's domain.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> x, y = sp.symbols("x y")
    >>> r, phi = sp.symbols("r phi")
    >>> plane = gr.Metric(sp.eye(2), [x, y])
    >>> polar = CoordinateMap(gr.Chart.of([r, phi], [r > 0]), plane, {x: r*sp.cos(phi), y: r*sp.sin(phi)})
    >>> polar.pull_back(plane)
    Metric in (r, phi): ds^2 = dr^2 + r**2 dphi^2
    >>> polar.jacobian_determinant
    r
    """

    def __init__(
        self, source: Any, target: Any, images: Any, inverse: Any = None, *, domain: Iterable[Any] = ()
    ) -> None:
        self.source_metric, self.source_chart = _place(source)
        self.target_metric, self.target_chart = _place(target)
        if domain := tuple(domain):
            self.source_chart = Chart.of(self.source_chart.coordinates, [*self.source_chart.conditions, *domain])
        reader = Reader(self._ground(narrowed=bool(domain)))
        self.images = read_images(reader, images, self.source_chart, self.target_chart)
        self._divisors = tuple(element for _, element in reader.divisors)
        self.composition = Composition(self.target_chart.coordinates, self.images, self.source_chart.coordinates)
        self._domain_of_target = read_domain(self.target_chart.conditions, self.target_chart.coordinates)
        self._given_inverse = inverse
        if inverse is not None:
            _ = self._inverse

    def _ground(self, narrowed: bool) -> Field:
        """The field on the source's domain: its metric's, so that what is pulled back lives beside it."""
        if self.source_metric is not None and not narrowed:
            return self.source_metric.field
        field = Field.rational(read_domain(self.source_chart.conditions, self.source_chart.coordinates))
        hooks.call("settle domain", field)
        return field

    # -- what it is ----------------------------------------------------------------------------------------------------

    @cached_property
    def conditions(self) -> tuple[Any, ...]:
        """What must hold on the source besides its own conditions, so that the image lies in the target's domain."""
        return self.composition.conditions(self._domain_of_target)

    @cached_property
    def domain(self) -> tuple[Any, ...]:
        """All conditions under which it maps into the target's domain."""
        return (*self.source_chart.conditions, *self.conditions)

    @cached_property
    def jacobian(self) -> Rows:
        """J^a_b = ∂x′^a/∂x^b, a row for each of the target's coordinates."""
        return tuple(tuple(image.diff(x) for x in self.source_chart.coordinates) for image in self.images)

    @cached_property
    def jacobian_determinant(self) -> Element:
        """det J.

        Raises
        ------
        InputError
            The charts have different dimensions.
        """
        self._require_square()
        everything = tuple(range(self.source_chart.dimension))
        return minor(self._unified_jacobian, everything, everything, {})

    @cached_property
    def singular_where(self) -> tuple[Condition, ...]:
        """What may not vanish for a local diffeomorphism, factors of det J and divisors, with what the domain says."""
        return conditions_of([*self._divisors, *(i.denominator() for i in self.images), self.jacobian_determinant])

    @cached_property
    def _unified_jacobian(self) -> Rows:
        flat = iter(unify([entry for row in self.jacobian for entry in row]))
        return tuple(tuple(next(flat) for _ in row) for row in self.jacobian)

    @cached_property
    def inverse_jacobian(self) -> Rows:
        """∂x^b/∂x′^a as functions of the source's coordinates, a row for each of the source's coordinates.

        Raises
        ------
        InputError
            The Jacobian is not invertible.
        """
        if self.jacobian_determinant.is_zero():
            raise InputError(
                f"the map {self} is not invertible: its Jacobian determinant vanishes identically",
                "a tensor with lower indices only, which any map pulls back",
            )
        return inverse_matrix(self._unified_jacobian, self.jacobian_determinant)

    def _require_square(self) -> None:
        if self.source_chart.dimension != self.target_chart.dimension:
            raise InputError(
                f"the map from {self.source_chart.coordinates} to {self.target_chart.coordinates} is not invertible: "
                f"the dimensions are {self.source_chart.dimension} and {self.target_chart.dimension}",
                "a tensor with lower indices only, which any map pulls back",
            )

    # -- tensors -------------------------------------------------------------------------------------------------------

    def pull_back(self, quantity: Any) -> Any:
        """φ*T of a tensor, metric or scalar on the target.

        Parameters
        ----------
        quantity : `Tensor` on the target, its `Metric`, or a scalar in its coordinates

        Returns
        -------
        Of a metric the metric on the source chart; of a tensor the tensor on the source's metric (on φ*g, if the source
        is a chart without one); of a scalar the exact scalar f ∘ φ

        Raises
        ------
        InputError
            An upper index, and a Jacobian that is not invertible.
        ConventionError
            A tensor of another chart, or of other conventions than the source's metric.

        Examples
        --------
        >>> import sympy as sp
        >>> import gr_toolkit as gr
        >>> t, x, tau, xi = sp.symbols("t x tau xi")
        >>> g = gr.Metric(sp.diag(-1, 1), [t, x], domain=[x > 0])
        >>> rindler = CoordinateMap([tau, xi], g, {t: xi*sp.sinh(tau), x: xi*sp.cosh(tau)}, domain=[xi > 0])
        >>> rindler.pull_back(g)
        Metric in (tau, xi): ds^2 = -xi**2 dtau^2 + dxi^2
        >>> rindler.pull_back(x**2 - t**2)
        xi**2
        """
        if isinstance(quantity, Tensor):
            return pulled_tensor(self, quantity)
        if hasattr(quantity, "covariant"):
            return pulled_metric(self, quantity)
        if self.target_metric is not None:
            return self.composition(self.target_metric.scalar(quantity))
        return self.composition(Reader(Field.rational(self._domain_of_target)).read_all([quantity])[0])

    def push_forward(self, quantity: Any) -> Any:
        """φ_*T of a tensor, metric or scalar on the source: the pull-back along the inverse.

        Raises
        ------
        InputError, DomainError
            No inverse was given and none is found; see `inverse`.
        """
        return self.inverse().pull_back(quantity)

    # -- maps ----------------------------------------------------------------------------------------------------------

    def then(self, following: CoordinateMap) -> CoordinateMap:
        """ψ ∘ φ: this map φ first, then the one given; also ``psi @ phi``.

        Raises
        ------
        ConventionError
            The second does not start where the first ends.
        """
        if not isinstance(following, CoordinateMap):
            raise InputError(f"{following!r} is no coordinate map", "psi @ phi")
        if following.source_chart.coordinates != self.target_chart.coordinates:
            raise ConventionError(
                f"the first map ends in {self.target_chart.coordinates}, the second starts in "
                f"{following.source_chart.coordinates}",
                "maps that meet in one chart",
            )
        return CoordinateMap(
            self.source_metric or self.source_chart,
            following.target_metric or following.target_chart,
            [self.composition(image) for image in following.images],
            domain=[
                *self.source_chart.conditions,
                *self.conditions,
                *self.composition.conditions(following.images[0].field.domain),
            ],
        )

    def __matmul__(self, first: CoordinateMap) -> CoordinateMap:
        if not isinstance(first, CoordinateMap):
            return NotImplemented
        return first.then(self)

    def inverse(self) -> CoordinateMap:
        """The inverse map: the one given, else found; proved to be the inverse both ways.

        Raises
        ------
        InputError
            The map is not invertible, or no elementary functions and Lambert's W were found that invert it.
        """
        return self._inverse

    @cached_property
    def _inverse(self) -> CoordinateMap:
        from .inversion import inverse_of

        self._require_square()
        return inverse_of(self, self._given_inverse)

    # -- what is decided -----------------------------------------------------------------------------------------------

    def is_isometry(self) -> Verdict:
        """Whether φ*g′ = g for g of the source, g′ of the target; undecided where no point is found in its `domain`.

        Raises
        ------
        InputError
            The source or the target is a chart without a metric.
        ConventionError
            They have different conventions.
        """
        source, target = self.source_metric, self.target_metric
        if source is None or target is None:
            side = "source" if source is None else "target"
            raise InputError(f"the {side} of the map is a chart without a metric", f"a gr.Metric as {side}")
        pulled = pulled_tensor(self, target.covariant)
        return somewhere(self, properties.vanishes(pulled - source.covariant, pulled))

    # -- showing -------------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        shown = ", ".join(f"{s} = {i}" for s, i in zip(self.target_chart.coordinates, self.images, strict=True))
        return f"({', '.join(map(str, self.source_chart.coordinates))}) -> ({shown})"

    def _repr_latex_(self) -> str:
        pairs = zip(self.target_chart.coordinates, self.images, strict=True)
        return r"$\displaystyle " + r",\; ".join(f"{sp.latex(s)} = {sp.latex(i.to_sympy())}" for s, i in pairs) + "$"


def _place(place: Any) -> tuple[Metric | None, Chart]:
    """(the metric, if it is one, and the chart) of a metric, a chart or a sequence of coordinates."""
    if isinstance(place, Chart):
        return None, place
    if hasattr(place, "covariant"):
        return place, place.chart
    if isinstance(place, Mapping) or not isinstance(place, Sequence | sp.Tuple):
        raise InputError(f"{place!r} is neither a metric nor a chart", "a gr.Metric, a gr.Chart or a list of symbols")
    return None, Chart.of(place)
