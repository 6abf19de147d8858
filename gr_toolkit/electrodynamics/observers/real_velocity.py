"""Whether the components of a four-velocity are real on the whole domain of the chart, and those of a field at all.

u = ∂_t/√(1 − 2M/r) has u·u = −1 inside the horizon too, where it is imaginary and the energy density that it would
measure negative.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import InputError
from ...exact import Element, Field, Reader, hooks, read_domain
from ...exact.conditions.ranking import everything_in
from ...exact.kernels.logarithms import Logarithm
from ...exact.kernels.root_generators import Root
from ...exact.kernels.symbols import ImaginaryUnit
from ...geometry import Metric, Tensor


def require_real(u: Tensor) -> None:
    """Raise unless a vector is real on the domain; symbols and unknown functions are, if not declared otherwise.

    Raises
    ------
    InputError
        A component is not, or is not known to be: the error names the inequality that is wanted.
    """
    metric = u.metric
    for index, value in u.nonzero().items():
        written = value.to_sympy()
        where = f"the observer's four-velocity has the component {metric.chart.index_name(index)} = {written}"
        unreal = sorted((s for s in written.free_symbols if s.is_real is False), key=str)
        if written.has(sp.I) or unreal:
            declared = f", for {unreal[0]} is declared to be none" if unreal else ""
            raise InputError(f"{where}, not a real one{declared}", "a real vector, g.vector([...])")
        with_real_letters = _with_real_letters(metric, written)
        if hooks.call("is real", with_real_letters):
            continue
        wanted = next(_wanted(with_real_letters), None)
        if wanted is None:
            raise InputError(f"{where}, which is not known to be real", "a component that is, or a domain where it is")
        raise InputError(
            f"{where}, which is real where {wanted} only: the domain {metric.domain} does not say so",
            f"a metric with domain=[*g.conditions, {wanted}], or another four-velocity",
        )


def complex_component(field: Tensor) -> str | None:
    """A component in which i occurs and that is not its own conjugate, in words; None where there is none.

    Symbols and unknown functions are real, if not declared otherwise.
    """
    for index, value in field.nonzero().items():
        if not any(isinstance(generator, ImaginaryUnit) for generator in everything_in(value)):
            continue
        written = value.to_sympy()
        letters = {s: sp.Symbol(s.name, real=True) for s in written.free_symbols if s.is_real is None}
        difference = _of_real_functions(written).xreplace(letters)
        conditions = [_of_real_functions(c).xreplace(letters) for c in field.metric.conditions]
        reader = Reader(Field.rational(read_domain(conditions)))
        if not reader.read(difference - sp.conjugate(difference)).is_zero():
            return f"{field.metric.chart.index_name(index)} = {written}"
    return None


def _of_real_functions(expression: Any) -> Any:
    """An expression with unknown functions that are real."""
    return expression.replace(
        lambda node: isinstance(node, AppliedUndef) and node.is_real is None,
        lambda node: sp.Function(node.func.__name__, real=True)(*node.args),
    )


def _with_real_letters(metric: Metric, expression: Any) -> Element:
    """An expression on the metric's domain, on which symbols and unknown functions are real."""
    symbols = {*metric.coordinates, *metric.parameters, *expression.free_symbols}
    domain = read_domain(map(_of_real_functions, metric.conditions), symbols)
    return Reader(Field.rational(domain)).read(_of_real_functions(expression))


def _wanted(element: Element) -> Iterator[str]:
    """Inequalities without which kernels are not real, those of logarithms first, which roots may be of."""
    kernels = sorted(everything_in(element), key=str)
    for generator in kernels:
        if isinstance(generator, Logarithm) and hooks.call("sign", generator.argument) <= 0:
            yield f"{generator.argument} > 0"
    for generator in kernels:
        if isinstance(generator, Root) and not generator.degree % 2 and not _is_nonnegative(generator.radicand):
            yield f"{generator.radicand} > 0"


def _is_nonnegative(element: Element) -> bool:
    return bool(hooks.call("sign or zero", element) > 0)
