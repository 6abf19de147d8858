r"""Static spherically symmetric metrics as power series in 1/r: what all that is said of weak fields stands on.

With x = 1/r, ds² = −B dt² + A dr² + C dΩ² and

    A = 1 + Σ a_k x^k,    B = 1 + Σ b_k x^k,    C x² = 1 + Σ c_k x^k

a spacetime is asymptotically flat in a chart whose radius becomes the usual one. Nothing is asked of field equations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import inf
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import DivisionByZeroError, InputError, UnsupportedError
from ...exact import Element, Series, series
from ...exact.arguments import symbols_in
from ...geometry import Metric
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from ...geometry.typed_numbers import read_positive, read_real
from ..radial_functions import radial_functions

X = sp.Dummy("1/r", positive=True)  # x in the formulas of this folder; no symbol of a user is the same
IMPACT = sp.Symbol("b", positive=True)
CLOSEST = sp.Symbol("r0", positive=True)
RATIO = sp.Symbol("q", positive=True)  # M/(b v²)
LENGTH = sp.Symbol("M", positive=True)
MOST = 30  # orders
LISTS = "gr.motion.radial_series(A=[2*gamma], B=[-2, 2*(beta - gamma)], length=M)"
FLAT = "a metric with A → 1, B → 1, C/r² → 1 for r → ∞: t and r rescaled where these limits are other numbers"


@final
@dataclass(frozen=True)
class RadialSeries:
    """A static spherically symmetric metric as far as series in x = 1/r tell; made by `radial_series`.

    Attributes
    ----------
    A, B, C : g_rr, −g_tt and g_θθ/r² as series in x
    length : the length in which the coefficients were given, or None for a metric's own parameters
    name : of the metric, for messages
    radius : the name of the radial coordinate
    source : what knows more orders: the metric that was expanded, or series of higher order; or None
    """

    A: Series
    B: Series
    C: Series
    length: Any = None
    name: str = "the metric"
    radius: str = "r"
    source: Any = None

    @property
    def known(self) -> Any:
        """The highest power of 1/r that is known: infinite where A, B and C are polynomials in it."""
        return min(s.order for s in (self.A, self.B, self.C)) - 1

    @cached_property
    def stretch(self) -> Series:
        """√(A r²/C): of a step dr/r outward, the length by the radius of its sphere."""
        return (self.A / self.C).power(Fraction(1, 2), self.A.field.one)

    @cached_property
    def redshift(self) -> Series:
        """1/B − 1."""
        return self.B.inverse() - 1

    def momentum_squared(self, v_squared: Element) -> Series:
        """(p_φ/p_∞)² x² where the motion is tangential, C x² [1 + (1/B − 1)/v²]: of b²x² at a turning point."""
        return self.C * (1 + self.redshift * (1 / v_squared))

    @cached_property
    def newtonian_mass(self) -> Element:
        """m in B = 1 − 2m/r + …, what Kepler's third law measures."""
        return self.B.coefficient(1) * Fraction(-1, 2)

    def __repr__(self) -> str:
        shown = (("A", self.A), ("B", self.B), (f"C/{self.radius}**2", self.C))
        return "\n".join(f"{name} = {_text(s, self.radius)}" for name, s in shown)


def _text(s: Series, radius: str) -> str:
    """A series in 1/r."""
    r = sp.Symbol(radius, positive=True)
    terms = [str(s.coefficient(d).to_sympy() / r ** int(d)) for d in s.terms]
    terms += [] if s.order == inf else [f"O(1/{radius}**{s.order})"]
    return " + ".join(terms).replace("+ -", "- ")


@in_words("radial_series", LISTS, {"M": "length=M", "mass": "length=M", "n": "order=4"})
def radial_series(
    g: Any = None, order: int | None = None, *, A: Any = (), B: Any = (), C: Any = (), length: Any = None
) -> RadialSeries:
    """A static spherically symmetric metric as series in 1/r, of a metric or from coefficients.

    Parameters
    ----------
    g : a metric, in any chart whose radius becomes the areal one far out
    order : the highest power of 1/r
    A, B, C : instead of a metric, lists of coefficients [a1, a2, …] in g_rr = A = 1 + a1 M/r + a2 M²/r² + …,
        −g_tt = B = 1 + b1 M/r + …, g_θθ/r² = C = 1 + c1 M/r + … (1 where left out); numbers or expressions. Nothing is
        assumed of higher powers. With `order` alone the coefficients are symbols a1, b1, … and r is areal.
    length : M in those; the symbol M unless given

    Raises
    ------
    InputError
        A metric that is not static, spherically symmetric and asymptotically flat, or has no series in 1/r.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> radial_series(gr.Schwarzschild(), 2)
    A = 1 + 2*M/r + 4*M**2/r**2 + O(1/r**3)
    B = 1 - 2*M/r
    C/r**2 = 1
    >>> radial_series(A=[2], B=[-2])
    A = 1 + 2*M/r + O(1/r**2)
    B = 1 - 2*M/r + O(1/r**2)
    C/r**2 = 1
    """
    if g is None:
        return _from_lists(A, B, C, length, order)
    if any(len(given) for given in (A, B, C) if isinstance(given, Sequence)) or length is not None:
        raise InputError("a metric and coefficients were given", f"one of them: radial_series(g, 4), or {LISTS}")
    return _of_metric(g, read_order(order))


def read_order(given: Any, lowest: int = 1) -> int:
    """The order of a series, an integer.

    Raises
    ------
    InputError
        Another thing, or an order below the first or beyond what is worked out.
    """
    if type(given) is not int or given < lowest:
        raise InputError(f"order = {in_short(given)} is no order of a series", f"order=4, {lowest} or more")
    if given > MOST:
        raise InputError(f"order = {given} is more than is worked out", f"an order up to {MOST}")
    return given


def _of_metric(g: Metric, order: int) -> RadialSeries:
    functions = radial_functions(g)
    r, known = functions.r, [c for c in g.conditions if not c.free_symbols & set(g.coordinates)]
    found = []
    for name, value, power in (("A", functions.A, 0), ("B", functions.B, 0), ("C", functions.C, 2)):
        expression = value.to_sympy()
        if expression.has(AppliedUndef):
            raise InputError(f"{name} = {expression} is an unknown function", f"f=…, h=… as functions of r, or {LISTS}")
        at_infinity = sp.cancel(sp.together((expression / r**power).xreplace({r: 1 / X})))
        try:
            found.append(_flat(series(at_infinity, X, order + 1, domain=known), name, g, r))
        except (UnsupportedError, DivisionByZeroError) as error:
            raise InputError(
                f"{name} = {expression} has no power series in 1/{r} ({error})", f"such a metric, or {LISTS}"
            ) from None
    first, lapse, spheres = found
    return RadialSeries(first, lapse, spheres, name=g.name, radius=str(r), source=g)


def _flat(s: Series, name: str, g: Metric, r: Any) -> Series:
    """A series that starts with 1.

    Raises
    ------
    InputError
        Another beginning, or fractional powers.
    """
    shown, name_of = f"C/{r}**2" if name == "C" else name, g.name or "the metric"
    if not s.terms or s.valuation < 0:
        lead = s.leading()[1].to_sympy().xreplace({X: 1 / r}) if s.terms else 0
        raise InputError(f"{name_of} is not asymptotically flat: {shown} behaves like {lead} for {r} → ∞", FLAT)
    first = s.term(0)
    if not (first - 1).is_zero():
        raise InputError(f"{name_of} is not asymptotically flat in this chart: {shown} → {first} for {r} → ∞", FLAT)
    if any(degree.denominator > 1 for degree in s.terms):
        raise InputError(f"{shown} has fractional powers of 1/{r}", "a metric with a power series in 1/r")
    return s


def _from_lists(A: Any, B: Any, C: Any, length: Any, order: Any) -> RadialSeries:
    if length is None:
        length = LENGTH
    length = read_real(length, "the length", "length=M, a symbol or a number")
    given = {"A": A, "B": B, "C": C}
    for name, values in given.items():
        if isinstance(values, str) or not isinstance(values, Sequence):
            raise InputError(f"{name} = {in_short(values)} is no list of coefficients", f"{name}=[a1, a2]")
    if order is not None and any(map(len, given.values())):
        raise InputError("coefficients are known as far as they are listed: an order is of symbols a1, b1 …", LISTS)
    if order is not None:
        names = range(1, read_order(order) + 1)
        given |= {letter: [sp.Symbol(f"{letter.lower()}{k}", real=True) for k in names] for letter in "AB"}
    if not len(given["A"]) or not len(given["B"]):
        raise InputError("the coefficients of A and of B are needed, from the first on", LISTS)
    found = []
    for name, values in given.items():
        read = [read_real(c, f"a coefficient of {name}", f"{name}=[a1, a2]") for c in values]
        polynomial = series(1 + sum((c * (length * X) ** k for k, c in enumerate(read, 1)), sp.Integer(0)), X, MOST + 1)
        found.append(polynomial.truncated(len(read) + 1) if read else polynomial)
    first, lapse, spheres = found
    return RadialSeries(first, lapse, spheres, length=length)


def read_field(g: Any, order: int) -> RadialSeries:
    """A metric, or series that were made before, to an order.

    Raises
    ------
    InputError
        Coefficients that are known to a lower order only.
    """
    if not isinstance(g, RadialSeries):
        return _of_metric(g, order)
    if g.known < order:
        raise InputError(
            f"the coefficients are known to order {g.known}, too few for order {order}",
            f"lists of {order} coefficients, zeros included, or order={g.known}",
        )
    first, lapse, spheres = (s.truncated(order + 1) for s in (g.A, g.B, g.C))
    return replace(g, A=first, B=lapse, C=spheres, source=g)


def read_parameter(given: Any, field: RadialSeries) -> Any:
    """The length that is small against b, as SymPy; its symbols are those of the metric, by their names.

    Raises
    ------
    InputError
        No positive constant.
    """
    scale = read_positive(given, "the parameter of the expansion", "parameter=M, a length")
    named = {s.name: s for s in symbols_of(field)}
    return scale.xreplace({s: named.get(s.name, s) for s in scale.free_symbols})


def symbols_of(field: RadialSeries) -> set[Any]:
    """The parameters of a metric that is given by series."""
    terms = [t for s in (field.A, field.B, field.C) for t in s.terms.values()]
    return {s for term in terms for s in symbols_in(term)} - {X}
