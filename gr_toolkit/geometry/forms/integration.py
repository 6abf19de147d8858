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

Unknown functions are taken to be smooth on the closed box, and what is left of the parameters after integration in a
denominator, as in (e^k − 1)/k, not to vanish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, final

from ...errors import DomainError, UnsupportedError
from ...exact import Element, hooks
from ...exact.rebuilding import rebuilt
from ...exact.signs.continuity import obstacle
from ...exact.special.antiderivatives import antiderivative
from ...verdicts.bounds import checked_timeout
from .algebra import checked
from .boxes import Box, Side, read_box
from .suggested_antiderivatives import suggestions

if TYPE_CHECKING:
    from ..tensor import Tensor

SECONDS = 20.0  # for SymPy's suggestion of one antiderivative


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
    timeout : seconds for SymPy to suggest an antiderivative where the ansatz has none

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
        The box is not known to lie in the chart's domain, or the integrand may be singular on it.
    UnsupportedError
        No antiderivative was found that is continuous between the limits.

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
    values = [
        rebuilt(_integrated(component, region, order, timeout), region.home)
        for order in product(*(side.orders for side in region.sides))
    ]
    if any(value != values[0] for value in values[1:]):
        open_sides = [f"{side.upper} > {side.lower}" for side in region.sides if len(side.orders) > 1]
        raise DomainError(f"the integral depends on which limits are larger\n  write: domain=[{', '.join(open_sides)}]")
    return values[0]


def _integrated(component: Element, region: Box, order: tuple[int, ...], timeout: float) -> Element:
    """The integral with the limits of each side in a known order."""
    region.admit(order)
    integrand = region.put_into(component, region.root(order, ()))
    closed = region.put_into(component, region.root(order, region.sides))
    _require_regular(closed, integrand, [side.symbol for side in region.sides])
    failures: dict[str, None] = {}
    for search in (_by_ansatz, lambda e, x: [*_by_ansatz(e, x), *suggestions(e, x, timeout)]):
        found = _iterated(integrand, Path(region, order, search, failures), region.sides)
        if found is not None:
            return found
    sides = ", ".join(f"over {side.symbol} from {side.lower} to {side.upper}" for side in region.sides)
    raise UnsupportedError(
        f"the integral of {integrand} {sides}",
        "no antiderivative was found that is known to be continuous between the limits"
        + "".join(f"; {failure}" for failure in failures),
    )


def _iterated(integrand: Element, path: Path, waiting: tuple[Side, ...]) -> Element | None:
    """The integral over all sides that wait, in whatever order there are antiderivatives for."""
    if not waiting:
        return integrand
    for side in waiting:
        step = path.region.root(path.order, (side,), waiting)
        moved = rebuilt(integrand, step)
        for primitive in path.search(moved, side.symbol):
            found = obstacle(primitive, side.symbol)
            if found is not None:
                path.failures[f"in one for {side.symbol}, {found} may vanish or be negative on the way"] = None
                continue
            start, end = (rebuilt(primitive, step, {side.symbol: side.limit(step, n)}) for n in (0, 1))
            total = _iterated(end - start, path, tuple(other for other in waiting if other is not side))
            if total is not None:
                return total
    return None


@final
@dataclass(frozen=True)
class Path:
    """What does not change from one integral to the next: the box with the order of its limits, and how
    antiderivatives are searched; and what was in the way."""

    region: Box
    order: tuple[int, ...]
    search: Callable[[Element, Any], list[Element]]
    failures: dict[str, None]


def _by_ansatz(integrand: Element, symbol: Any) -> list[Element]:
    found = antiderivative(integrand, symbol)
    return [] if found is None else [found]


def _require_regular(closed: Element, inside: Element, symbols: list[Any]) -> None:
    """Raise unless the integrals may be taken one after the other."""
    if all(obstacle(closed, symbol) is None for symbol in symbols):
        return
    for symbol in symbols:
        found = obstacle(inside, symbol)
        if found is not None:
            raise DomainError(
                f"the component {inside} may be singular in the box: {found} is not known to keep its sign there\n"
                "  write: limits on one side, or domain=[...] with what is known of the symbols in it"
            )
    if len(symbols) > 1 and not hooks.call("sign or zero", inside):
        raise DomainError(
            f"the component {inside} may be singular on the boundary of the box and has not one sign there: "
            "its integral could depend on which coordinate is integrated over first\n  write: a smaller box"
        )
