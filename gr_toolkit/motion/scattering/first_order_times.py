r"""Times of flight to first order in the field of any static, spherically symmetric mass, derived from its metric.

With A = 1 + a/r + …, B = 1 + b/r + … and C = r² (1 + c/r + …), (dr/dt)² = (B²/A)(1/B − (1 − v²) − J²/C), and J from
where it vanishes, the first order of dt/dr is a combination of two functions whose integrals are known. From the
closest approach r₀ to r

    v t = √(r² − r₀²) + λ ln[(r + √(r² − r₀²))/r₀] + κ √((r − r₀)/(r + r₀)),
    λ = M (2 + γ − 1/v²),   κ = M/v² (areal r), M (γ + 1/v²) (isotropic r)

in Robertson's metric [Weinberg 1972, eq. 8.7.4 for light in the areal chart]. At a fixed impact parameter b in place of
r₀ the last term is κ r/√(r² − b²). The logarithm is the same in all such charts; for v < 1/√(2 + γ) it is negative.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, series
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from ...geometry.typed_numbers import read_positive
from ...verdicts import Verdict, combined, decide
from .expansion_at_infinity import CLOSEST, IMPACT, RadialSeries, read_field, symbols_of
from .speed_at_infinity import distinct, read_speed

FIXED = {"closest approach": CLOSEST, "impact parameter": IMPACT}
SYNONYMS = {"v": "impact parameter"}  # as in `deflection_series`, where v stays the same while M/b becomes small
SMALL = sp.Dummy("epsilon", positive=True)  # of the field; no symbol of a metric is the same, whatever its name


@final
@dataclass(frozen=True)
class FirstOrderTime:
    """The time from the closest approach to r, to first order in the field; made by `first_order_time`.

    Terms of second order in M/r₀ are left out, where v is fixed: for slow particles M/(v² r₀) has to be small.

    Attributes
    ----------
    field : the metric as series
    v : the speed at infinity
    r : the radial coordinate of the end
    fixed : "closest approach" or "impact parameter": what the time on a straight line is taken for
    logarithm, root : λ and κ, lengths
    """

    field: RadialSeries
    v: Any
    r: Any
    fixed: str
    logarithm: Any
    root: Any

    @property
    def nearest(self) -> Any:
        """The symbol of what is fixed, r0 or b."""
        return FIXED[self.fixed]

    @property
    def straight(self) -> Any:
        """The time on a straight line, √(r² − r₀²)/v, in the coordinates of the metric."""
        return sp.sqrt(self.r**2 - self.nearest**2) / self.v

    @property
    def delay(self) -> Any:
        """The first order: what this leg takes longer than that."""
        r, near = self.r, self.nearest
        line = sp.sqrt(r**2 - near**2)
        last = line / (r + near) if self.nearest == CLOSEST else r / line
        return (self.logarithm * sp.log((r + line) / near) + self.root * last) / self.v

    @property
    def time(self) -> Any:
        """Both together."""
        return self.straight + self.delay

    def between(self, source: Any, observer: Any, nearest: Any = None) -> Any:
        """The delay on the way from a source past the closest approach to an observer.

        Parameters
        ----------
        source, observer : radial coordinates, of SymPy or numbers
        nearest : the value of what is fixed, the symbol where not given
        """
        near = self.nearest if nearest is None else read_positive(nearest, f"the {self.fixed}")
        ends = [read_positive(r, name) for r, name in ((source, "the source"), (observer, "the observer"))]
        for end in ends:
            if (end - near).is_positive is False:
                raise InputError(f"r = {end} is not beyond the {self.fixed}, {near}", "places farther out")
        return sum((self.delay.subs({self.nearest: near, self.r: end}, simultaneous=True) for end in ends), sp.S.Zero)

    def check(self, delay: Any = None) -> Verdict:
        """Whether this, or a given formula for the first order of one leg, is right: its derivative and one value.

        At a fixed closest approach it vanishes there. The orbit of fixed b turns at b − κ + …, so that its time is that
        of a fixed r₀ = b less κ times what the time on a straight line changes by with r₀.
        """
        given = self.delay if delay is None else delay
        r, near = self.r, self.nearest
        known = [near > 0, r > near, *(c for c in (self.v > 0, self.v <= 1) if c not in (sp.true, True))]
        rate = decide(sp.diff(given, r), self._rate, domain=known)
        if not rate.proved:
            return combined([("d/dr", rate)])
        if self.nearest == CLOSEST:
            value = decide(given.subs(r, near), 0, domain=[near > 0])
        else:
            other = first_order_time(self.field, v=self.v)
            line = sp.diff(other.straight, CLOSEST) * self._shift
            expected = (other.delay - line).subs({CLOSEST: near, other.r: r}, simultaneous=True)
            value = decide(given, expected, domain=known)
        return combined([("d/dr", rate), (f"at the {self.fixed}", value)])

    @cached_property
    def _rate(self) -> Any:
        """The first order of dt/dr, from the metric."""
        first, flat = _squared_speed(self.field, self.v, self.r, self.nearest, self.fixed)
        return -first.to_sympy() / (2 * sp.sqrt(flat.to_sympy()) ** 3)

    @cached_property
    def _shift(self) -> Any:
        """b − r₀ to first order."""
        return _shift(self.field, self.v).to_sympy()

    def __repr__(self) -> str:
        return f"t = {self.straight} + {self.delay} + O(M**2), at a fixed {self.fixed} {self.nearest}"

    def _repr_latex_(self) -> str:
        return rf"$t = {sp.latex(self.straight)} + {sp.latex(self.delay)} + O(M^2)$"


@in_words("first_order_time", "gr.motion.first_order_time(g, v=0.5)", {"b": 'fixed="impact parameter"'})
def first_order_time(g: Any, *, v: Any = None, fixed: str = "closest approach") -> FirstOrderTime:
    """The time of flight to first order in the field, as a formula in r, derived from the metric.

    Parameters
    ----------
    g : a static, spherically symmetric metric in any radial coordinate that becomes the usual one, or `radial_series`
    v : the speed at infinity; a symbol v where nothing is given, 1 for light
    fixed : "closest approach" or "impact parameter", also "v": what the straight line has in common with the orbit

    Raises
    ------
    InputError
        A metric that is not static, spherically symmetric and asymptotically flat, or whose radius or a parameter is
        called like a symbol of the formula (v, r0, b); another word for what is fixed.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> t = first_order_time(gr.RobertsonPPN())
    >>> t.logarithm, t.root, t.check().proved
    (M*gamma + 2*M - M/v**2, M/v**2, True)
    >>> first_order_time(gr.RobertsonPPN("isotropic"), fixed="impact parameter").root
    M*gamma + M/v**2
    >>> first_order_time(gr.Schwarzschild(), v=1).delay
    2*M*log((r + sqrt(r**2 - r0**2))/r0) + M*sqrt(r**2 - r0**2)/(r + r0)
    """
    fixed = SYNONYMS.get(fixed, fixed) if isinstance(fixed, str) else fixed
    if not isinstance(fixed, str) or fixed not in FIXED:
        raise InputError(f"fixed={in_short(fixed)} is nothing that is held fixed here", " or ".join(map(repr, FIXED)))
    field = read_field(g, 1)
    speed = read_speed(v)
    r = sp.Symbol(field.radius, positive=True)
    distinct(speed, symbols_of(field), {FIXED[fixed], CLOSEST, r})
    distinct(speed, {r}, {FIXED[fixed], CLOSEST})
    first, flat = _squared_speed(field, speed, r, CLOSEST, "closest approach")
    weight = first / flat * -r / 2  # of r/√(r² − r₀²): λ + κ r₀/(r + r₀)
    at_turn, farther = weight.subs({r: CLOSEST}), weight.subs({r: 2 * CLOSEST})
    root = (at_turn - farther) * 6
    logarithm = at_turn - root / 2
    return FirstOrderTime(field, speed, r, fixed, _expanded(logarithm), _expanded(root))


def _squared_speed(field: RadialSeries, v: Any, r: Any, near: Any, fixed: str) -> tuple[Element, Element]:
    """(dr/dt)² in two orders of the field: the first, and the zeroth."""

    def functions(radius: Any) -> tuple[Any, Any, Any]:
        A, B, C = (1 + SMALL * s.coefficient(1).to_sympy() / radius for s in (field.A, field.B, field.C))
        return A, B, C * radius**2

    A, B, C = functions(r)
    _, B0, C0 = functions(near)
    J2 = C0 * (1 / B0 - 1 + v**2) if fixed == "closest approach" else v**2 * near**2
    found = series(B**2 / A * (1 / B - 1 + v**2 - J2 / C), SMALL, 2)
    return found.coefficient(1), found.coefficient(0)


def _shift(field: RadialSeries, v: Any) -> Element:
    """b − r₀ to first order, from b² v² = C (1/B − 1 + v²) at r₀."""
    b, c = (s.coefficient(1).to_sympy() for s in (field.B, field.C))
    found = series((1 + SMALL * c / CLOSEST) * (1 / (1 + SMALL * b / CLOSEST) - 1 + v**2), SMALL, 2)
    return found.coefficient(1) / found.coefficient(0) * CLOSEST / 2


def _expanded(value: Element) -> Any:
    """An exact scalar as a sum of terms."""
    return sp.expand(value.to_sympy())


@in_words(
    "shapiro_delay",
    "gr.motion.shapiro_delay(g, source=r1, observer=r2, closest_approach=r0)",
    {"b": "impact_parameter=b", "r0": "closest_approach=r0", "r": "closest_approach=r0"},
)
def shapiro_delay(
    g: Any, *, source: Any, observer: Any, closest_approach: Any = None, impact_parameter: Any = None
) -> Any:
    """How much longer light takes past a mass than along a straight line, one way, to first order in the field.

    In the areal chart (1 + γ) M ln[(r_s + √(r_s² − r₀²))(r_o + √(r_o² − r₀²))/r₀²] + M Σ √((r − r₀)/(r + r₀)); an echo
    takes twice as long [Shapiro 1964, Phys. Rev. Lett. 13, 789; Weinberg 1972, eq. 8.7.4]. The second sum is another in
    other charts, and where the straight line shares the impact parameter: only differences of delays can be measured.

    Parameters
    ----------
    g : as in `first_order_time`
    source, observer : radial coordinates, numbers or symbols
    closest_approach, impact_parameter : one of them, of the straight line

    Returns
    -------
    expression : of SymPy, a length

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> sun = gr.Schwarzschild(M=sp.Rational("1.476625"))              # kilometres
    >>> way = shapiro_delay(sun, source=149597871, observer=227936637, closest_approach=695700)
    >>> round(2 * float(way) / 0.299792458)              # microseconds, an echo from Mars behind the Sun
    267
    """
    if (closest_approach is None) == (impact_parameter is None):
        raise InputError(
            "what is the straight line that light is compared with?", "closest_approach=r0, or impact_parameter=b"
        )
    fixed, nearest = "closest approach", closest_approach
    if closest_approach is None:
        fixed, nearest = "impact parameter", impact_parameter
    return first_order_time(g, v=1, fixed=fixed).between(source, observer, nearest)
