r"""Energy and angular momentum of an orbit in the letters of different books, with speed and impact parameter.

=====================================  ==============================  ================================================
per unit of                            energy                          angular momentum
=====================================  ==============================  ================================================
rest mass: Misner, Thorne & Wheeler    Ẽ = E/m = γ                     L̃ = L/m = γ v b
rest mass: Chandrasekhar               E = γ                           L = γ v b; light: L/E = b
nothing: Landau & Lifshitz §101        𝓔₀ = m γ                        M = m γ v b
energy: Weinberg §8.4                  E = m²/energy² = 1 − v²         J = L/energy = v b; light: E = 0, J = b
=====================================  ==============================  ================================================

v is the speed, b the impact parameter L/p at infinity; a bound orbit, γ < 1, has none, and E > 1 in Weinberg's letters.
Energies are −p_t in −+++ and p_t in +−−−: positive, and the same, in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...geometry.keywords import in_words
from ...geometry.typed_numbers import read_real
from ..radial_functions import radial_functions
from .turning_points import TurningPoints

EXAMPLE = "gr.motion.orbit_constants(v=0.5, b=10)"
PAIRS = {
    "v": "b",
    "energy": "angular_momentum",
    "E": "J",
    "semilatus_rectum": "eccentricity",
}


@final
@dataclass(frozen=True)
class OrbitConstants:
    """The constants of one orbit, in all conventions; immutable.

    Attributes
    ----------
    E, J : Weinberg's, m²/energy² and L/energy; everything else follows from them
    """

    E: Any
    J: Any

    @property
    def is_light(self) -> bool:
        """Whether the mass is zero."""
        return bool(self.E.is_zero)

    @property
    def v_squared(self) -> Any:
        """1 − E: the square of the speed at infinity; negative on bound orbits."""
        return 1 - self.E

    @property
    def v(self) -> Any:
        """The speed at infinity.

        Raises
        ------
        InputError
            The orbit is bound: it does not come from infinity.
        """
        if self.v_squared.is_negative:
            raise InputError(f"the orbit is bound, v^2 = {self.v_squared}: no speed at infinity", ".v_squared")
        return _root(self.v_squared)

    @property
    def b(self) -> Any:
        """The impact parameter J/v.

        Raises
        ------
        InputError
            The orbit is bound, or parabolic: v = 0.
        """
        if self.v_squared.is_zero:
            raise InputError("v = 0: a parabolic orbit has no impact parameter", ".angular_momentum")
        return self.J / self.v

    @property
    def energy(self) -> Any:
        """γ = E/m, Misner, Thorne & Wheeler's Ẽ.

        Raises
        ------
        InputError
            Light: its energy per mass is infinite.
        """
        self._refuse_light("energy per mass")
        return 1 / _root(self.E)

    @property
    def angular_momentum(self) -> Any:
        """L/m = γ v b, their L̃.

        Raises
        ------
        InputError
            Light.
        """
        self._refuse_light("angular momentum per mass")
        return self.J / _root(self.E)

    @property
    def kinetic_energy(self) -> Any:
        """γ − 1, the kinetic energy at infinity per mass; the negative binding energy on bound orbits."""
        return self.energy - 1

    @property
    def newtonian_energy(self) -> Any:
        """(γ² − 1)/2 = ½ ṙ² + U of the effective potential in proper time: exact, the Newtonian energy per mass for
        slow particles."""
        return (1 / self.E - 1) / 2

    @property
    def classical_energy(self) -> Any:
        """(1 − E)/2 = v²/2, "the nonrelativistic energy per unit mass" [Weinberg 1972, §8.4].

        v²/2 exactly, whatever v; an energy only for slow particles: γ − 1 − v²/2 = 3v⁴/8 + …, and for light it is 1/2.
        """
        return (1 - self.E) / 2

    def of_mass(self, mass: Any) -> tuple[Any, Any]:
        """Energy and angular momentum of a particle of that mass, as in Landau & Lifshitz.

        Raises
        ------
        InputError
            Light.
        """
        m = read_real(mass, "the mass")
        return m * self.energy, m * self.angular_momentum

    def _refuse_light(self, what: str) -> None:
        if self.is_light:
            raise InputError(f"light has no {what}", ".E and .J, per unit of energy")

    def __repr__(self) -> str:
        if self.is_light:
            return f"light with b = {self.J}"
        return f"E/m = {self.energy}, L/m = {self.angular_momentum}; Weinberg's E = {self.E}, J = {self.J}"

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle E = {sp.latex(self.E)},\quad J = {sp.latex(self.J)}$"


@in_words("orbit_constants", EXAMPLE, {"impact_parameter": "b=", "L": "angular_momentum=", "p": "semilatus_rectum="})
def orbit_constants(
    *,
    v: Any = None,
    b: Any = None,
    energy: Any = None,
    angular_momentum: Any = None,
    E: Any = None,
    J: Any = None,
    semilatus_rectum: Any = None,
    eccentricity: Any = None,
    metric: Any = None,
) -> OrbitConstants:
    """The constants of an orbit from one pair of them, exact.

    Parameters
    ----------
    v, b : speed at infinity, 0 < v ≤ 1, and impact parameter
    energy, angular_momentum : E/m and L/m, per unit of rest mass
    E, J : Weinberg's, m²/energy² ≥ 0 and L/energy
    semilatus_rectum, eccentricity : of a bound orbit, r = p/(1 + e cos χ) in the radial coordinate of `metric`
    metric : static and spherically symmetric; gr.Schwarzschild() unless given

    Raises
    ------
    InputError
        No pair, or more than one; v outside (0, 1], an energy that is not positive, a negative E; no bound orbit with
        these turning points.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> fast = orbit_constants(v=0.6, b=10)
    >>> fast.E, fast.J, fast.energy, fast.angular_momentum
    (16/25, 6, 5/4, 15/2)
    >>> orbit_constants(semilatus_rectum=12, eccentricity=0.5, metric=gr.Schwarzschild(M=1)).energy
    sqrt(1155)/35
    >>> orbit_constants(energy=1)
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: energy is given without angular_momentum
      write: gr.motion.orbit_constants(v=0.5, b=10)
    """
    given = {
        "v": v,
        "b": b,
        "energy": energy,
        "angular_momentum": angular_momentum,
        "E": E,
        "J": J,
        "semilatus_rectum": semilatus_rectum,
        "eccentricity": eccentricity,
    }
    given = {name: read_real(value, name.replace("_", " ")) for name, value in given.items() if value is not None}
    for first, second in PAIRS.items():
        for one, other in ((first, second), (second, first)):
            if one in given and other not in given:
                raise InputError(f"{one} is given without {other}", EXAMPLE)
    if len(given) != 2:
        raise InputError("one pair of constants is needed, and no more", EXAMPLE)
    if metric is not None and "eccentricity" not in given:
        raise InputError("metric= belongs to semilatus_rectum and eccentricity", EXAMPLE)
    name, (one, other) = next(iter(given)), given.values()
    if name == "v":
        if one.is_positive is False or (1 - one).is_negative:
            raise InputError(f"v is {one}", "a speed with 0 < v <= 1")
        return OrbitConstants(1 - one**2, one * other)
    if name == "E":
        if one.is_negative:
            raise InputError(f"E is {one}, but a squared mass is not negative", "E = 1 - v**2")
        return OrbitConstants(one, other)
    if name == "energy":
        if one.is_positive is False:
            raise InputError(f"the energy per mass is {one}", "a positive one")
        return OrbitConstants(1 / one**2, other / one)
    return _from_turning_points(one, other, metric)


def _from_turning_points(p: Any, e: Any, metric: Any) -> OrbitConstants:
    """γ²/B − (L/m)²/C = 1 at r = p/(1 ± e), solved for γ² and (L/m)²."""
    if metric is None:
        from ...spacetimes import Schwarzschild

        metric = Schwarzschild()
    if p.is_positive is False or e.is_negative or (1 - e).is_nonpositive or e.is_zero:
        raise InputError(f"p = {p}, e = {e}", "p > 0 and 0 < eccentricity < 1")
    points = TurningPoints(radial_functions(metric), p, e)
    points.refuse_unbound()
    squares = [(points.ratio_squared / points.inverse_square).to_sympy(), (1 / points.inverse_square).to_sympy()]
    return OrbitConstants(1 / squares[0], _root(squares[1] / squares[0]))


def _root(value: Any) -> Any:
    """√ of an expression that is not negative; of a square its base where that is known to be positive."""
    return sp.sqrt(sp.factor(value)) if value.free_symbols else sp.sqrt(value)
