"""What is decided of a metric: vacuum, Einstein, conformally flat; with the failing component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ConventionError, DomainError
from ..exact import Element, hooks
from ..exact.associates import with_associates
from ..exact.kernels.infinitesimal import value_and_variation
from ..exact.polynomial_factors import factors_here
from ..exact.sampling import sign_somewhere
from ..verdicts import Conditions, Proved, Verdict, combined, conditions_of, decide

if TYPE_CHECKING:
    from .metric import Metric
    from .tensor import Tensor


def vanishes(tensor: Tensor, *made_of: Tensor) -> Verdict:
    """Whether a tensor is zero; refuted in the component where it is not.

    Nothing is claimed where the metric, or a tensor that it is made of, is singular.
    """
    components = [(name, value) for name, value, _ in tensor.equation_components(0)]
    open_components = [(name, value) for name, value in components if not value.is_zero()]
    if not open_components:
        return Proved(
            Conditions(
                lambda: dict.fromkeys(
                    [
                        *tensor.metric.proof_conditions,
                        *conditions_of(
                            with_associates(v).denominator() for part in made_of for v in part.nonzero().values()
                        ),
                    ]
                )
            ),
            components=tuple((name, Proved()) for name, _ in components),
        )
    return combined((name, decide(value, 0)) for name, value in open_components)


def is_einstein(metric: Metric) -> Verdict:
    """R_{μν} = (R/n) g_{μν} and R constant, which follows in three or more dimensions [Schur]."""
    trace_free = metric.ricci - metric.covariant * (metric.ricci_scalar / metric.dimension)
    verdict = vanishes(trace_free)
    if metric.dimension > 2 or not verdict.proved:
        return verdict
    slopes = [(f"∂R/∂{x}", metric.ricci_scalar.diff(x)) for x in metric.coordinates]
    return combined((name, decide(value, 0)) for name, value in slopes) if any(v for _, v in slopes) else verdict


def is_conformally_flat(metric: Metric) -> Verdict:
    """Weyl = 0 in four or more dimensions, Cotton = 0 in three [Eisenhart 1926, §28]."""
    if metric.dimension == 2:
        return Proved(Conditions(lambda: metric.proof_conditions))
    if metric.dimension > 3:
        return vanishes(metric.weyl)
    return vanishes(cotton(metric))


def cotton(metric: Metric) -> Tensor:
    """C_{abc} = ∇_c P_{ab} − ∇_b P_{ac} with P_{ab} = R_{ab} − R g_{ab}/4, in three dimensions."""
    schouten = metric.ricci - metric.covariant * (metric.ricci_scalar / 4)
    slope = schouten.covariant_derivative()
    flipped = type(slope)(metric, slope.positions, compute=lambda i: slope.component((i[0], i[2], i[1])))
    return slope - flipped


def check_signature(metric: Metric) -> None:
    """Raise where a metric of three or more dimensions is known to have another signature than it is said to have.

    By the signs of its pivots on the whole domain; where these are open, by the diagonal of a diagonal metric: one
    entry of another sign than all the rest is the time. Where signs are not known nothing is said, nor of definite
    metrics, which have no time. Metrics of the catalogue have the signature of their conventions.
    """
    if metric.dimension < 3 or metric.origin is not None:
        return
    known = metric.signs or _signs_of_diagonal(metric)
    if known is None or 0 in known:
        return
    needed = {(metric.dimension - 1, 1): "-+++", (1, metric.dimension - 1): "+---"}.get(known)
    if needed == metric.conventions.signature:
        return
    if needed is None:
        raise ConventionError(
            f"the metric has {known[0]} positive and {known[1]} negative directions: it is no spacetime's",
            "a metric with one time, signs (-, +, ..., +) or (+, -, ..., -)",
        )
    shape = "metric's diagonal" if _is_diagonal(metric) else "metric"
    raise ConventionError(
        f"the {shape} has the signature {needed}, but its conventions say {metric.conventions.signature}",
        f"gr.Metric(matrix, coordinates, signature={needed!r})",
    )


def _is_diagonal(metric: Metric) -> bool:
    return all(metric.neighbours(i, False) == (i,) for i in range(metric.dimension))


def _signs_of_diagonal(metric: Metric) -> tuple[int, int] | None:
    """How many entries are positive and negative where a point shows them, if one of them differs from all others."""
    if not _is_diagonal(metric):
        return None
    diagonal = [metric.covariant.component((i, i)) for i in range(metric.dimension)]
    signs = [int(hooks.call("sign", e)) or (0 if metric.functions else sign_somewhere(e)) for e in diagonal]
    found = signs.count(1), signs.count(-1)
    return found if 1 in found and 0 not in signs else None


def determinant_sign(metric: Metric) -> int:
    """The sign of det g on the whole domain, by the domain's conditions; a sample of points would prove nothing.

    Raises
    ------
    DomainError
        The domain leaves the sign open.
    """
    determinant, _ = value_and_variation(metric.determinant)
    if sign := sign_where_regular(determinant):
        return sign
    open_ones = [p for p, power in _parts(determinant) if not hooks.call("sign" if power % 2 else "is real", p)]
    raise DomainError(
        f"the domain {metric.domain} does not say whether det g = {determinant} is positive or negative\n"
        f"  write: domain=[{', '.join(f'{part} > 0' for part in open_ones)}], or what else decides it"
    )


def sign_where_regular(element: Element) -> int:
    """The sign of what vanishes nowhere on a dense part of the domain, det g or a pivot of g; 0 where it is open."""
    return 0 if element.is_zero() else int(hooks.call("sign", element)) or _sign_without_squares(element)


def _sign_without_squares(element: Element) -> int:
    """The sign of the factors of odd power: real squares are positive where the metric is not degenerate."""
    sign = 1
    for part, power in _parts(element):
        if power % 2:
            sign *= int(hooks.call("sign", part))
        elif not hooks.call("is real", part):
            return 0
    return sign


def _parts(element: Element) -> list[tuple[Element, int]]:
    """The factors of numerator and denominator with their powers, the number before them first."""
    field = element.field
    content, factors = factors_here(element.numerator)
    parts = [(field.constant(content), 1)]
    parts += [(field.polynomial(factor), power) for factor, power in factors]
    return parts + [(field.polynomial(field.base[index]), power) for index, power in element.powers.items()]
