r"""The radii at which circular orbits change: photon orbits, marginally stable and marginally bound ones.

They are the zeros of N, of Ω_r² and of E² − m² of `circles`, found by exact algebra: with numbers for all symbols but
one length, every real root outside horizons, by an isolating interval or in closed form. With symbols those in closed
form, with the conditions that the domain leaves open, as far as they hold where all parameters but M are small.

Sources: Bardeen, Press & Teukolsky, ApJ 178 (1972) 347, eqs. 2.18–2.21; Chandrasekhar (1983), §§19, 40, 61; Atkinson,
Astron. J. 70 (1965) 517, for photon spheres; Stuchlík & Hledík, Phys. Rev. D 60 (1999) 044006, for those with Λ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...exact.arguments import symbols_in
from ...exact.factorization import factored
from ...exact.real_roots import RealRoot
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from ...verdicts import Proved, Verdict
from .cells import Cells, coefficients_in, domain_facts
from .circles import CircularOrbits, circular_orbits
from .closed_roots import closed_roots
from .inner_end import said_of_inner_end
from .open_conditions import AtRoot, in_ordinary_order
from .scale import in_numbers

MOST_DIGITS = 1000
SHORT = 80  # characters of conditions that are shown
NUMBERS = "numbers for all symbols but one length, gr.Kerr(M=1, a=sp.Rational(1, 2))"


@final
@dataclass(frozen=True, repr=False)
class SpecialRadius:
    """A radius at which circular orbits change.

    Attributes
    ----------
    name : "photon orbit", "marginally stable" or "marginally bound"
    value : r in closed form, a SymPy expression; None where there is no closed form
    equation : an expression in r that vanishes there
    orbits : the circular orbits of that direction
    stability : of a photon orbit against radial displacements, "stable", "unstable"; "" where it is not known; of
        marginally stable orbits what those just outside are
    conditions : what has to hold besides, where the domain leaves it open
    root, unit : where all but a unit of length are numbers, r/unit, or √(r/unit) or √(k r + c) where it is written in
        that, as an exact real root
    """

    name: str
    value: Any
    equation: Any
    orbits: CircularOrbits
    stability: str
    conditions: tuple[Any, ...]
    proof: Callable[[], Verdict]
    root: RealRoot | None = None
    unit: Any = sp.S.One

    @property
    def interval(self) -> tuple[Any, Any] | None:
        """Rational numbers between which r lies, in terms of the unit; None where symbols are left."""
        if self.root is None:
            return None
        lower, upper = self.root.figures(60)
        radius = self.orbits.algebra.radius_of
        return radius(lower), radius(upper)

    def digits(self, count: int) -> Any:
        """The radius to so many decimal digits, times the unit of length where that is a symbol.

        Raises
        ------
        InputError
            Further symbols are left; a count that is none.
        """
        if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= MOST_DIGITS:
            raise InputError(f"{in_short(count)} digits", f"an integer from 1 to {MOST_DIGITS}")
        if self.root is None:
            raise InputError(f"the radius {self.value} has symbols in it", NUMBERS)
        x = self.root.digits(count + 3)
        return self.orbits.algebra.radius_of(x).evalf(count) * self.unit

    def __float__(self) -> float:
        return float(self.digits(17))

    def check(self) -> Verdict:
        """Whether the equation holds there: closed forms are put in, intervals are proved by Sturm's sequence."""
        return self.proof()

    def __repr__(self) -> str:
        shown = self.value if self.value is not None else f"{self.digits(16)}…"
        where = ", ".join(map(str, self.conditions))
        more = f" where {where if len(where) < SHORT else '.conditions hold'}" if where else ""
        return f"r = {shown}{', ' + self.stability if self.stability else ''}{more}"


@in_words("photon_spheres", "gr.motion.photon_spheres(gr.Schwarzschild())")
def photon_spheres(metric: Any, *, direction: Any = 1) -> tuple[SpecialRadius, ...]:
    """The radii at which light goes round, from the inside: spheres, or in Kerr circles in the equatorial plane.

    Parameters
    ----------
    metric : static and spherically symmetric, in any chart, or like Kerr
    direction : 1 or "prograde", −1 or "retrograde"; both are the same where nothing turns

    Returns
    -------
    tuple of SpecialRadius
        Those in the chart: none at an extremal horizon, which books give as the limit of prograde ones, and none that
        are further in than r = M where the catalogue cuts naked singularities.

    Raises
    ------
    InputError
        Equations of a high degree with symbols in them; circles that shrink as r grows, as at a throat.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> photon_spheres(gr.Schwarzschild())
    (r = 3*M, unstable,)
    >>> photon_spheres(gr.Kerr())[0].value                              # Bardeen, Press & Teukolsky, eq. 2.18
    2*M*(cos(2*acos(-a/M)/3) + 1)
    """
    orbits = circular_orbits(metric, direction=direction)
    return _radii(orbits, "photon orbit", orbits.algebra.proper_time_squared)


@in_words("marginally_stable_orbits", "gr.motion.marginally_stable_orbits(gr.Schwarzschild())")
def marginally_stable_orbits(metric: Any, *, direction: Any = 1) -> tuple[SpecialRadius, ...]:
    """The radii at which the radial frequency of circular orbits of a mass vanishes, from the inside.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> inner, outer = marginally_stable_orbits(gr.SchwarzschildDeSitter(M=1, Lambda=sp.Rational(1, 10000)))
    >>> inner.stability, outer.stability, round(float(inner), 4), round(float(outer), 4)
    ('stable', 'unstable', 6.0691, 18.5256)
    """
    orbits = circular_orbits(metric, direction=direction)
    return _radii(orbits, "marginally stable", orbits.algebra.radial_frequency_in_x)


@in_words("isco", "gr.motion.isco(gr.Kerr(), direction=-1)")
def isco(metric: Any, *, direction: Any = 1) -> SpecialRadius:
    """The innermost stable circular orbit: the first radius, from the inside, outside of which orbits are stable.

    Raises
    ------
    InputError
        There is none; or equations of a high degree with symbols in them.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> isco(gr.Schwarzschild()).value
    6*M
    >>> isco(gr.Kerr(M=1, a=sp.Rational(9, 10))).digits(20), isco(gr.Kerr()).check().proved
    (2.3208830417618872468, True)
    """
    found = marginally_stable_orbits(metric, direction=direction)
    outside = [radius for radius in found if radius.stability == "stable"] or [r for r in found if not r.stability]
    if not outside:
        end = said_of_inner_end(circular_orbits(metric, direction=direction).plane)
        raise InputError(f"no circular orbit has unstable ones inside and stable ones outside{end}", "another metric")
    return outside[0]


@in_words("marginally_bound_orbit", "gr.motion.marginally_bound_orbit(gr.Kerr())")
def marginally_bound_orbit(metric: Any, *, direction: Any = 1) -> SpecialRadius:
    """The circular orbit with E = m: what falls from rest far away with less angular momentum is captured.

    Raises
    ------
    InputError
        There is none; or equations of a high degree with symbols in them.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> marginally_bound_orbit(gr.Kerr()).value                         # Bardeen, Press & Teukolsky, eq. 2.19
    2*sqrt(M)*sqrt(M - a) + 2*M - a
    """
    orbits = circular_orbits(metric, direction=direction)
    found = _radii(orbits, "marginally bound", orbits.algebra.excess_energy)
    if not found:
        raise InputError(f"no circular orbit has E = m{said_of_inner_end(orbits.plane)}", "another metric")
    return found[-1]


def _radii(orbits: CircularOrbits, name: str, vanishing: Element) -> tuple[SpecialRadius, ...]:
    """The radii where a function in x vanishes, and circular orbits exist."""
    algebra = orbits.algebra
    if algebra.discriminant.is_zero():  # Ω = 0: nothing is pulled, or turned
        if name == "photon orbit":
            return ()
        raise InputError("no mass goes round in a circle: one at rest stays at rest", "a metric that attracts")
    if unknown := orbits.plane.metric.functions:
        raise InputError(f"{unknown[0]} is unknown, and so are the radii", "a function that is given")
    if vanishing.is_zero():
        raise InputError(f"every circular orbit is {EVERY.get(name, name)}", "another metric")
    facts = [algebra.in_x(f) for f in domain_facts(orbits.plane)]
    given = [vanishing, algebra.proper_time_squared, algebra.radial_frequency_in_x, algebra.discriminant, *facts]
    try:
        scale = in_numbers(given, algebra.x, NUMBERS)
    except InputError:
        return _in_symbols(orbits, name, vanishing)
    return tuple(_in_numbers(orbits, name, vanishing, Cells(scale.functions, scale.x), scale.unit))


def _equation(orbits: CircularOrbits, vanishing: Element) -> Any:
    """The numerator, in r."""
    factors = [f.to_sympy() for f, power in factored(vanishing)[1] if power > 0 and orbits.algebra.x in symbols_in(f)]
    return orbits.algebra.in_r(sp.Mul(*factors))


EVERY = {"photon orbit": "one of light"}
TARGET, PROPER, FREQUENCY, DISCRIMINANT, FACTS = range(5)


def _in_numbers(orbits: CircularOrbits, name: str, vanishing: Element, cells: Cells, unit: Any) -> Any:
    """With isolating intervals, every root."""
    last = len(cells.ratios)
    squared, radius_of = orbits.algebra.is_square, orbits.algebra.radius_of
    unit = unit.subs({x: sp.sqrt(s) for s, x in orbits.algebra.squares.items()}) ** (2 if squared else 1)

    def allowed(k: int) -> bool:
        inside = all(cells.sign(n, k) > 0 for n in range(FACTS, last)) and cells.sign(DISCRIMINANT, k) > 0
        beyond = not squared or cells.samples[k] > 0
        return inside and beyond and (name == "photon orbit" or cells.sign(PROPER, k) > 0)

    for k, root in enumerate(cells.roots):
        if not cells.multiplicity(TARGET, root) or not (allowed(k) and allowed(k + 1)):
            continue
        value = None if root.exact is None else sp.expand(radius_of(root.exact)) * unit
        outward = cells.sign(FREQUENCY, k + 1)
        yield SpecialRadius(
            name, value, _equation(orbits, vanishing), orbits, _word(name, outward), (), Proved, root, unit
        )


def _word(name: str, sign: int) -> str:
    """Whether orbits are stable where Ω_r² has that sign; of a marginally bound one it is not asked."""
    return {1: "stable", -1: "unstable", 0: ""}[sign] if name != "marginally bound" else ""


def _in_symbols(orbits: CircularOrbits, name: str, vanishing: Element) -> tuple[SpecialRadius, ...]:
    """In closed form, where factors of the equation are of degree four at most."""
    squared, equation = orbits.algebra.is_square, _equation(orbits, vanishing)
    if orbits.algebra.shifted is not None:
        raise InputError(f"{in_short(equation)} = 0 is not solved with symbols in it", NUMBERS)
    back = {x: sp.sqrt(s) for s, x in orbits.algebra.squares.items()}
    found, tried = [], False
    for factor, power in factored(vanishing)[1]:
        if power < 0 or orbits.algebra.x not in symbols_in(factor):
            continue
        for root in closed_roots(coefficients_in(factor, orbits.algebra.x)):
            tried = True
            there = AtRoot(orbits, root, asks_for_mass=name != "photon orbit")
            if there.is_excluded:
                continue
            radius = (root.square if squared else root.value).subs(back)
            where = tuple(c.subs(back) for c in there.conditions)
            word = _word(name, there.outward_sign())
            found.append(SpecialRadius(name, radius, equation, orbits, word, where, root.proof))
    if not tried:
        raise InputError(f"{in_short(equation)} = 0 is not solved with symbols in it", NUMBERS)
    return in_ordinary_order(found, orbits.plane.metric.parameters)
