"""The deflection of light and of free particles as a series: `deflection_series`, whatever is held fixed."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import UnknownNameError
from ...exact import Element
from ...exact.arguments import symbols_in
from ...exact.element import integer_power
from ...geometry.keywords import in_words
from .expansion_at_infinity import (
    CLOSEST,
    IMPACT,
    RATIO,
    RadialSeries,
    read_field,
    read_order,
    read_parameter,
    symbols_of,
)
from .lagrange_inversion import by_closest_approach, by_impact_parameter
from .result_of_expansion import DeflectionSeries
from .slow_particles import slow_series
from .speed_at_infinity import distinct, read_speed

FIXED = ("v", "closest approach", "M/(b v^2)")
SYNONYMS = {"impact parameter": FIXED[0]}  # as times of flight say it


@in_words(
    "deflection_series",
    'gr.motion.deflection_series(g, 4, v=1, fixed="v")',
    {"n": "order=4", "speed": "v=1", "hold": 'fixed="v"', "b": "nothing: b is a symbol of the series"},
)
def deflection_series(
    g: Any, order: int, *, v: Any = None, fixed: str = "v", parameter: Any = None
) -> DeflectionSeries:
    """The deflection angle of light and of free particles as a series, derived to any order.

    Parameters
    ----------
    g : a static, spherically symmetric, asymptotically flat metric in any radial chart, or `radial_series` of
        coefficients, which are used as far as they are known. A metric is taken for exact: of `RobertsonPPN`, which
        stands for theories to second order, higher orders than the second mean nothing
    order : the highest power of what is small
    v : the speed at infinity, 1 for light; the symbol v unless given
    fixed : what is held fixed while the expansion parameter goes to zero

        * ``"v"``, or ``"impact parameter"``: α = Σ a_n(v) (M/b)ⁿ with the impact parameter b; useful for M/(b v²) ≪ 1;
        * ``"closest approach"``: α = Σ c_n(v) (M/r0)ⁿ with the least r, of the chart at hand: areal and isotropic
          charts have different c_n from the second on;
        * ``"M/(b v^2)"``: α = Σ A_n(q) v²ⁿ with q = M/(b v²), for slow particles and whatever angles: A_0 = 2 arctan q;
          useful for q v ≪ 1. Here n counts powers of v², and M/b = q v².
    parameter : M in what is small, a length; otherwise the mass where that is the only length of the metric, and the
        series in 1/b where there are several, which then all count as small against b

    Returns
    -------
    DeflectionSeries

    Raises
    ------
    InputError
        A metric that is not static, spherically symmetric and asymptotically flat, or without a series in 1/r; no
        order; v outside (0, 1].

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> deflection_series(gr.Schwarzschild(), 3, v=1)
    4*M/b + 15*pi/4*(M/b)**2 + 128/3*(M/b)**3 + O((M/b)**4)
    >>> deflection_series(gr.RobertsonPPN("isotropic"), 1)
    (2*gamma + 2/v**2)*M/b + O((M/b)**2)
    >>> deflection_series(gr.Schwarzschild(), 0, fixed="M/(b v^2)")
    2*atan(q) + O(v**2)
    """
    fixed = SYNONYMS.get(fixed, fixed) if isinstance(fixed, str) else fixed
    if fixed not in FIXED:
        raise UnknownNameError(str(fixed), FIXED, "quantity to hold fixed")
    slow = fixed == FIXED[2]
    order = read_order(order, 0 if slow else 1)
    v = read_speed(v)
    field = read_field(g, order + slow)
    distinct(v, symbols_of(field), {IMPACT, *({"v": (), "closest approach": (CLOSEST,)}.get(fixed, (RATIO,)))})
    if slow:
        return slow_series(field, order, v, parameter)
    values = by_impact_parameter(field, order, v)
    variable = IMPACT
    if fixed == FIXED[1]:
        values, variable = by_closest_approach(field, values, v), CLOSEST
    scale = _scale(field, values, parameter)
    scaled = {n: value / integer_power(value.field.one * scale, n) for n, value in values.items()}
    return DeflectionSeries(field, v, fixed, order, scale / variable, scaled, scale)


def _scale(field: RadialSeries, values: dict[int, Element], parameter: Any) -> Any:
    """The length that the small quantity is made of, as `deflection_series` says."""
    if parameter is not None:
        return read_parameter(parameter, field)
    if field.length is not None:
        return field.length
    mass = field.newtonian_mass
    if mass.is_zero():
        return sp.Integer(1)
    own = symbols_in(mass)
    remaining = (symbols_in(value / integer_power(mass, n)) for n, value in values.items())
    return sp.Integer(1) if any(own & symbols for symbols in remaining) else mass.to_sympy()
