"""Integrals of differential forms over coordinate boxes, exactly, where antiderivatives exist.

    ∫_B α = ∫_{a₁}^{b₁} … ∫_{a_p}^{b_p} α_{i₁…i_p} dx^{i₁} … dx^{i_p},

the box B spanned by the coordinates in the order in which they are given, which is its orientation, the others held
fixed [Carroll (2004), §2.10; MTW box 4.1]. An antiderivative is found by an ansatz or suggested by SymPy in bounded
time; either way it counts only if

* its derivative is the integrand, decided in the exact field;
* it is shown to be continuous from end to end, for no antiderivative may jump inside (arctan(tan x/2) does);
* the box is shown to lie in the chart's domain, its boundary excepted;
* the integrals may be taken one after the other: the component is continuous on the closed box [Fubini], or it is
  continuous inside and of one sign [Tonelli], or there is only one integral.

Unknown functions are taken to be smooth on the closed box, and what is left of continuous parameters after integration
in a denominator, as in (e^k − 1)/k, not to vanish; what else an antiderivative divides by is shown not to vanish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from time import monotonic
from typing import TYPE_CHECKING, Any, final

from ...errors import DomainError, UnsupportedError
from ...exact import Element, hooks
from ...exact.arguments import arguments_of
from ...exact.rebuilding import rebuilt
from ...exact.signs.continuity import ARGUMENTS as CONTINUOUS_FUNCTIONS
from ...exact.signs.continuity import obstacle
from ...exact.special.antiderivatives import antiderivative
from ...verdicts.bounds import checked_timeout
from .algebra import checked
from .boxes import Box, Side, read_box
from .suggested_antiderivatives import suggestions
from .vanishing_divisors import added_divisors, uncertain

if TYPE_CHECKING:
    from ..tensor import Tensor

SECONDS = 20.0  # for SymPy's suggestions, all together


def integral(
    form: Tensor,
    box: Mapping[Any, Any],
    *,
    at: Mapping[Any, Any] | None = None,
    domain: Iterable[Any] = (),
    timeout: float = SECONDS,
) -> Element:
    """∫ of a p-form over an oriented coordinate box of dimension p.

    Parameters
    ----------
    box : coordinate -> (from, to), p of them; their order is the orientation, and limits may be given in either order.
        Limits are exact numbers or expressions in what is held fixed.
    at : values of other coordinates; those that are not given stay symbols
    domain : further conditions on symbols in the limits, ``[R > 2*M]``
    timeout : seconds in all for SymPy to suggest antiderivatives where the ansatz has none

    Returns
    -------
    An exact scalar. A 0-form over the empty box is its value.

    Raises
    ------
    IndexMismatchError
        The degree is not the dimension of the box, or a tensor that is no form.
    InputError
        Something that is no box: an unknown coordinate, a limit that is no number, infinite or not held fixed.
    DomainError
        The box is not known to lie in the chart's domain, the integrand may be singular on it, or the antiderivative
        divides by what may be zero for some value of the parameters.
    UnsupportedError
        No antiderivative was found that is continuous between the limits.

    Notes
    -----
    cos(n x) has the antiderivative sin(n x)/n for n ≠ 0 only. A divisor like this n has to be known not to vanish if it
    holds an integer, if the limits move with it, or if it is no divisor of the result and the integral is not known to
    be continuous in it: ``domain=[n > 0]``.

    Examples
    --------
    The charge in a sphere of any radius, in Heaviside–Lorentz units:

    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.ReissnerNordstrom()
    >>> q, r = sp.Symbol("q"), g.symbols("r")
    >>> F = g.covector([-q/(4*sp.pi*r), 0, 0, 0]).exterior_derivative()
    >>> F.hodge_dual().integral({"theta": (0, sp.pi), "phi": (0, 2*sp.pi)})
    q
    """
    form, timeout = checked(form, "integral"), checked_timeout(timeout)
    region, component = read_box(form, box, at or {}, domain)
    if component.is_zero() or any(side.is_empty for side in region.sides):
        return region.home.zero
    end = monotonic() + timeout
    values = [
        rebuilt(_integrated(component, region, order, end), region.home)
        for order in product(*(side.orders for side in region.sides))
    ]
    if any(value != values[0] for value in values[1:]):
        open_sides = [f"{side.upper} > {side.lower}" for side in region.sides if len(side.orders) > 1]
        raise DomainError(f"the integral depends on which limits are larger\n  write: domain=[{', '.join(open_sides)}]")
    return values[0]


def _integrated(component: Element, region: Box, order: tuple[int, ...], end: float) -> Element:
    """The integral with the limits of each side in a known order, SymPy being asked until the end of the time."""
    region.admit(order)
    integrand = region.put_into(component, region.root(order, ()))
    closed = region.put_into(component, region.root(order, region.sides))
    _require_regular(closed, integrand, [side.symbol for side in region.sides])
    failures: dict[str, None] = {}
    for search in (_by_ansatz, partial(_by_suggestion, end)):
        path = Path(region, closed, order, search, failures)
        found = _iterated(integrand, path, region.sides)
        if found is not None:
            return found
        if path.uncertain:
            raise _may_vanish(path.uncertain[0], region)
    sides = ", ".join(f"over {side.symbol} from {side.lower} to {side.upper}" for side in region.sides)
    raise UnsupportedError(
        f"the integral of {integrand} {sides}",
        "no antiderivative was found that is known to be continuous between the limits"
        + "".join(f"; {failure}" for failure in failures),
    )


def _may_vanish(divisor: Element, region: Box) -> DomainError:
    """What is said where the antiderivative is none for some values of the parameters."""
    written = divisor.to_sympy()
    discrete = written.is_Symbol and region.home.domain.is_discrete(written)
    advice = f"domain=[{written} > 0], or domain=[Ne({written}, 0)]" if discrete else f"domain=[Ne({written}, 0)]"
    return DomainError(
        f"the antiderivative divides by {written}, which may be zero; the integral has another value there\n"
        f"  write: {advice}"
    )


def _iterated(
    integrand: Element, path: Path, waiting: tuple[Side, ...], divisors: tuple[Element, ...] = ()
) -> Element | None:
    """The integral over all sides that wait, in whatever order there are antiderivatives for."""
    if not waiting:
        doubtful = uncertain(divisors, integrand, path.region, path.closed)
        if doubtful is None:
            return integrand
        path.uncertain.append(doubtful)
        return None
    for side in waiting:
        step = path.region.root(path.order, (side,), waiting)
        moved = rebuilt(integrand, step)
        for primitive in path.search(moved, side.symbol):
            found = obstacle(primitive, side.symbol)
            if found is not None:
                path.failures[f"in one for {side.symbol}, {found} may vanish or be negative on the way"] = None
                continue
            start, end = (rebuilt(primitive, step, {side.symbol: side.limit(step, n)}) for n in (0, 1))
            total = _iterated(
                end - start,
                path,
                tuple(other for other in waiting if other is not side),
                (*divisors, *added_divisors(primitive, moved, side.symbol)),
            )
            if total is not None:
                return total
    return None


@final
@dataclass(frozen=True)
class Path:
    """What does not change from one integral to the next: the box, the component on it, the order of its limits, how
    antiderivatives are searched, what was in the way, and divisors that may vanish."""

    region: Box
    closed: Element
    order: tuple[int, ...]
    search: Callable[[Element, Any], Iterable[Element]]
    failures: dict[str, None]
    uncertain: list[Element] = field(default_factory=list)


def _by_ansatz(integrand: Element, symbol: Any) -> Iterator[Element]:
    """What the ansatz finds; if it is an arctangent that may jump, the one that does not."""
    for turned in (False, True):
        found = antiderivative(integrand, symbol, turned=turned)
        if found is None:
            return
        yield found


def _by_suggestion(end: float, integrand: Element, symbol: Any) -> Iterator[Element]:
    """What the ansatz finds, then what SymPy suggests while there is time; later nothing, not even by the ansatz."""
    if monotonic() < end:
        yield from _by_ansatz(integrand, symbol)
    if (left := end - monotonic()) > 0:
        yield from suggestions(integrand, symbol, left)


def _said_of(found: Element) -> str:
    """What keeps a component from being known to be continuous, in words."""
    kernel = found.field.generators[found.generator_numbers()[0]]
    if not arguments_of(kernel) or kernel.expression() != found.to_sympy() or type(kernel) in CONTINUOUS_FUNCTIONS:
        return f"{found} is not known to keep its sign"
    argument = arguments_of(kernel)[-1]
    return f"the function {found} is not known to be continuous in its argument {argument}"


def _require_regular(closed: Element, inside: Element, symbols: list[Any]) -> None:
    """Raise unless the integrals may be taken one after the other."""
    if all(obstacle(closed, symbol) is None for symbol in symbols):
        return
    for symbol in symbols:
        found = obstacle(inside, symbol)
        if found is not None:
            raise DomainError(
                f"the component {inside} may be singular in the box: {_said_of(found)} there\n"
                "  write: limits on one side, or domain=[...] with what is known of the symbols in it"
            )
    if len(symbols) > 1 and not hooks.call("sign or zero", inside):
        raise DomainError(
            f"the component {inside} may be singular on the boundary of the box and has not one sign there: "
            "its integral could depend on which coordinate is integrated over first\n  write: a smaller box"
        )
