"""How a value differs from another: by a constant factor, a constant, a gradient, a convention; or where it is wrong.

Everything here is decided by the engine on exact scalars: a ratio is constant where all its derivatives vanish, a
covector is a gradient where its exterior derivative vanishes. No point is tried to find anything right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product as cartesian
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import GRToolkitError
from ...exact import Element, hooks
from ...exact.arguments import symbols_in
from ...geometry import Tensor
from ...geometry.properties import vanishes
from ...verdicts import Verdict, decide

LONG = 1000  # terms of a value; an answer has a dozen


def equal(value: Tensor, other: Tensor) -> Verdict:
    """Whether two tensors of one type are equal; of scalars, with both sides for the claim."""
    if value.rank == 0:
        return decide(value.component(()), other.component(()))
    return vanishes(value - other)


def identical(value: Tensor, other: Tensor) -> bool:
    """Whether two tensors of one type have equal components in normal form: no witness is looked for where not."""
    return all((a - b).is_zero() for (_, a), (_, b) in zip(components(value), components(other), strict=True))


def components(tensor: Tensor) -> Iterator[tuple[str, Element]]:
    """(name, value) of every component."""
    for index in cartesian(range(tensor.metric.dimension), repeat=tensor.rank):
        yield tensor.metric.chart.index_name(index), tensor.component(index)


def is_long(tensor: Tensor) -> bool:
    """Whether a value is too long for remarks on it, which are made of its formula."""
    return sum(len(v.numerator) + len(v.denominator().numerator) for _, v in components(tensor)) > LONG


def constant_factor(value: Tensor, other: Tensor, constants: Iterable[Any] = ()) -> Any:
    """c where value = c · other for a number c ≠ 0, 1, in which `constants` may stand; None where there is none."""
    for (_, above), (_, below) in zip(components(value), components(other), strict=True):
        if below.is_zero():
            continue
        if above.is_zero():
            return None
        ratio = above / below
        if not is_number(ratio, constants) or not identical(value, other * ratio):
            return None
        return ratio.to_sympy()
    return None


def is_number(value: Element, constants: Iterable[Any] = ()) -> bool:
    """Whether a scalar depends on nothing but the constants named: all its other derivatives vanish, and no unknown
    function stands in it."""
    allowed = {str(c) for c in constants}
    if any(not value.diff(s).is_zero() for s in symbols_in(value) if str(s) not in allowed):
        return False
    return not value.to_sympy().atoms(AppliedUndef, sp.Derivative)


def is_gradient(covector: Tensor) -> bool:
    """Whether a covector field is closed, so that it is a gradient on every simply connected part of the chart."""
    return vanishes(covector.exterior_derivative()).proved


def multiple_along(difference: Tensor, direction: Tensor) -> Any:
    """f where difference = f · direction, any function of the point; None where there is none."""
    for (_, above), (_, below) in zip(components(difference), components(direction), strict=True):
        if not below.is_zero():
            f = above / below
            return f.to_sympy() if identical(difference, direction * f) else None
    return None


def related(value: Element, other: Element, constants: Iterable[Any]) -> str:
    """A slip that relates two scalars: one over the answer, its square or root, its complex conjugate."""
    if value.is_zero() or other.is_zero():
        return ""
    product = value * other
    if is_number(product, constants):
        factor = product.to_sympy()
        return "it is one over the answer" + ("" if factor == 1 else f", times {factor}")
    for what, ratio in (("the square of the answer", (other * other) / value), ("its square root", value**2 / other)):
        if is_number(ratio, constants) and ratio.to_sympy() == 1:
            return f"it is {what}"
    try:
        if (value.conjugate() - other).is_zero():
            return "it is the complex conjugate of the answer"
    except GRToolkitError:  # not known to be real
        pass
    return ""


def differing_components(value: Tensor, other: Tensor) -> str:
    """Which components of a tensor are wrong, and which of them by a sign."""
    wrong, flipped, total = [], [], 0
    for (name, a), (_, b) in zip(components(value), components(other), strict=True):
        total += 1
        if not (a - b).is_zero():
            wrong.append(name)
            if (a + b).is_zero():
                flipped.append(name)
    if not wrong or len(wrong) == total:
        return ""
    signs = " (its sign)" if wrong == flipped and len(wrong) == 1 else " (their signs)" if wrong == flipped else ""
    return f"wrong in the component{'s' if len(wrong) > 1 else ''} {', '.join(wrong)}{signs}; the others are right"


def right_cases(value: Tensor, other: Tensor) -> list[str]:
    """Special cases in which a wrong value is right: a parameter of the metric is zero, a function is constant."""
    metric = value.metric
    both = [*components(value), *components(other)]
    present = {s for _, v in both for s in symbols_in(v)}
    symbols = [s for s in metric.parameters if s in present and not hooks.call("sign", metric.scalar(s))]
    functions = {f.func for _, v in both for f in v.to_sympy().atoms(AppliedUndef)}
    found = [f"it is right for {s} = 0" for s in symbols if _agree(value, other, lambda e, s=s: e.subs({s: 0}))]
    for function in sorted(functions, key=str):
        still = sp.Dummy(f"{function}_0", positive=True)

        def frozen(element: Element, function: Any = function, still: Any = still) -> Element:
            expression = element.to_sympy().replace(lambda e: getattr(e, "func", None) == function, lambda e: still)
            return metric.scalar(expression.doit())

        if _agree(value, other, frozen):
            found.append(f"it is right where {function.__name__} is constant")
    return found


def _agree(value: Tensor, other: Tensor, case: Any) -> bool:
    """Whether two tensors agree in a special case, in which the second does not vanish."""
    try:
        pairs = [(case(a), case(b)) for (_, a), (_, b) in zip(components(value), components(other), strict=True)]
        return any(not b.is_zero() for _, b in pairs) and all((a - b).is_zero() for a, b in pairs)
    except (GRToolkitError, ValueError):  # the case is no value of either, or outside the domain
        return False
