"""The numbers that fix an expanding universe of matter, radiation, curvature and dark energy.

    E²(z) = (H/H₀)² = Ω_r (1+z)⁴ + Ω_m (1+z)³ + Ω_K (1+z)² + Ω_Λ (1+z)^{3(1+w₀+w_a)} e^{−3 w_a z/(1+z)},

Ω_K = −K c²/(a₀ H₀)² [Peebles (1993), eq. 13.3; Hogg (1999), eq. 14; Chevallier & Polarski (2001); Linder (2003)].
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ..errors import InputError
from ..geometry.keywords import in_words
from .given_numbers import check_sum, fraction, in_hubble_units
from .other_names import PARAMETERS, no_attribute
from .units import GIGAYEARS_OF_HUBBLE, SPEED_IN_KM

if TYPE_CHECKING:
    from ..numerics.distance_integrals import DistanceIntegrals
    from .expansion_history import ExpansionRate
    from .redshift_distances import Distances

SMALLEST_RATE = Fraction(1, 10**100)  # km/s/Mpc: volumes are its third power
LETTERS = {"Omega_m": r"\Omega_m", "Omega_r": r"\Omega_r", "Omega_Lambda": r"\Omega_\Lambda", "Omega_K": r"\Omega_K"}


@final
class Cosmology:
    """Density parameters of today, the equation of state of dark energy, and the Hubble constant.

    Parameters
    ----------
    H0 : Hubble constant in km/s/Mpc, or an astropy quantity; distances are then in Mpc, times in Gyr. Left out,
        distances are in c/H₀ and times in 1/H₀.
    Omega_m, Omega_r, Omega_Lambda : density parameters of matter, of radiation with massless neutrinos, of dark energy
    Omega_K : curvature, −K c²/(a₀H₀)², positive for open universes; 1 less the others if left out
    w0, wa : dark energy has p/ρ = w₀ + w_a z/(1 + z); −1 and 0 are a cosmological constant

    Attributes
    ----------
    H0, Omega_m, Omega_r, Omega_Lambda, Omega_K, w0, wa : Fraction
        Exact: 0.3 is 3/10. H0 is None if it was left out.

    Raises
    ------
    InputError
        What is no real number; H0 ≤ 0; density parameters beyond ±1000, or that do not add up to 1; a power of 1 + z
        that leaves the range of doubles, |1 + w| > 2.

    Examples
    --------
    >>> model = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
    >>> model.Omega_K, model.q0, model.j0
    (Fraction(0, 1), Fraction(-11, 20), Fraction(1, 1))
    >>> Cosmology(Omega_m=0.3, Omega_Lambda=0.6).Omega_K
    Fraction(1, 10)
    >>> Cosmology(Omega_m=0.3, Omega_Lambda=0.6, Omega_K=0)
    Traceback (most recent call last):
        ...
    gr_toolkit.errors.InputError: the density parameters add up to 0.9, not 1: Omega_m = 0.3, Omega_r = 0, ...
    """

    @in_words("Cosmology", "Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7), all by name", PARAMETERS)
    def __init__(
        self,
        *,
        H0: Any = None,
        Omega_m: Any = 0,
        Omega_r: Any = 0,
        Omega_Lambda: Any = 0,
        Omega_K: Any = None,
        w0: Any = -1,
        wa: Any = 0,
    ) -> None:
        self.H0 = None if H0 is None else fraction("H0", in_hubble_units(H0))
        if self.H0 is not None and not SMALLEST_RATE <= self.H0 <= 1 / SMALLEST_RATE:
            raise InputError(f"H0 = {H0!s:.20} is not the rate of an expansion", "H0=70, in km/s/Mpc")
        self.Omega_m, self.Omega_r = fraction("Omega_m", Omega_m), fraction("Omega_r", Omega_r)
        self.Omega_Lambda = fraction("Omega_Lambda", Omega_Lambda)
        self.w0, self.wa = fraction("w0", w0), fraction("wa", wa)
        filled = self.Omega_m + self.Omega_r + self.Omega_Lambda
        self.Omega_K = 1 - filled if Omega_K is None else fraction("Omega_K", Omega_K)
        has_decimals = any(isinstance(x, float) for x in (Omega_m, Omega_r, Omega_Lambda, Omega_K))
        check_sum({name: getattr(self, name) for name in LETTERS}, filled, has_decimals)
        if self.Omega_Lambda and max(abs(1 + self.w0), abs(1 + self.w0 + self.wa)) > 2:
            raise InputError(f"w0 = {w0}, wa = {wa}: dark energy of |1 + w| > 2 is not evaluated", "-3 <= w <= 1")

    # -- what follows from them ----------------------------------------------------------------------------------------

    @property
    def is_flat(self) -> bool:
        """Whether Ω_K = 0."""
        return not self.Omega_K

    @property
    def hubble_distance(self) -> float:
        """c/H₀ in Mpc, 1 if H₀ was left out."""
        return SPEED_IN_KM / float(self.H0) if self.H0 else 1.0

    @property
    def hubble_time(self) -> float:
        """1/H₀ in Gyr, 1 if H₀ was left out."""
        return GIGAYEARS_OF_HUBBLE / float(self.H0) if self.H0 else 1.0

    @property
    def curvature(self) -> float:
        """K of space today, −Ω_K/(c/H₀)²: in 1/Mpc², or in units of (H₀/c)²."""
        return -float(self.Omega_K) / self.hubble_distance**2

    @cached_property
    def exact(self) -> ExpansionRate:
        """The same as exact density parameters: E(z) as a formula, deceleration and jerk of every redshift, the age."""
        from .exact_and_numeric import exact_rate

        return exact_rate(self)

    @property
    def q0(self) -> Fraction:
        """The deceleration parameter −ä a/ȧ² today."""
        return self._kinematics[0]

    @property
    def j0(self) -> Fraction:
        """The jerk parameter a⃛ a²/ȧ³ today."""
        return self._kinematics[1]

    @cached_property
    def _kinematics(self) -> tuple[Fraction, ...]:
        from .kinematics import kinematic_parameters

        return tuple(kinematic_parameters(self, 3).values())

    @property
    def terms(self) -> tuple[tuple[Fraction, Fraction, Fraction], ...]:
        """(Ω, p, q) of E² = ∑ Ω (1+z)^p exp(q (1/(1+z) − 1))."""
        dark = (self.Omega_Lambda, 3 * (1 + self.w0 + self.wa), 3 * self.wa)
        nothing = Fraction(0)
        others = ((self.Omega_m, 3), (self.Omega_r, 4), (self.Omega_K, 2))
        return (*((omega, Fraction(p), nothing) for omega, p in others), dark)

    @cached_property
    def integrals(self) -> DistanceIntegrals:
        """The tables behind the numbers, in units of c/H₀ and 1/H₀."""
        from ..numerics.distance_integrals import DistanceIntegrals
        from ..numerics.expansion_rate import ExpansionRate

        return DistanceIntegrals(ExpansionRate(self.terms))

    def expansion_rate(self, z: Any) -> Any:
        """E(z) = H(z)/H₀ of a redshift or an array of them.

        Raises
        ------
        InputError, DomainError
            As for `distances`.
        """
        from .redshift_reader import read

        flat, shape = read(self, z)
        values = self.integrals.rate(1 + flat)
        return values.reshape(shape) if shape else float(values[0])

    # -- numbers of redshifts ------------------------------------------------------------------------------------------

    def distances(self, z: Any) -> Distances:
        """Distances, times and volumes: `gr_toolkit.cosmology.distances`, where units and errors are told.

        Examples
        --------
        >>> model = Cosmology(Omega_m=1)
        >>> model.distances(3).comoving, model.luminosity_distance(3), model.angular_diameter_distance(3)
        (1.0, 4.0, 0.25)
        >>> round(model.age(), 9), model.hubble_rate(3)                  # in 1/H₀ and H₀: the model has no H0
        (0.666666667, 8.0)
        """
        from .redshift_distances import distances

        return distances(self, z)

    def comoving_distance(self, z: Any) -> Any:
        """``distances(z).comoving``."""
        return self.distances(z).comoving

    def luminosity_distance(self, z: Any) -> Any:
        """``distances(z).luminosity``."""
        return self.distances(z).luminosity

    def angular_diameter_distance(self, z: Any) -> Any:
        """``distances(z).angular_diameter``."""
        return self.distances(z).angular_diameter

    def age(self, z: Any = 0.0) -> Any:
        """The time since the big bang at z, ``distances(z).age``; today's unless told."""
        return self.distances(z).age

    def lookback_time(self, z: Any) -> Any:
        """``distances(z).lookback_time``."""
        return self.distances(z).lookback_time

    def hubble_rate(self, z: Any = 0.0) -> Any:
        """H(z) in km/s/Mpc, in units of H₀ if the model has no H0."""
        return self.expansion_rate(z) * float(self.H0 or 1)

    # -- its beginning and its end -------------------------------------------------------------------------------------

    def particle_horizon(self, z: Any = 0.0) -> Any:
        """The proper distance, at the time of z, to the farthest matter whose light has arrived; inf where all has.

        Raises
        ------
        DomainError
            There was no big bang; as `distances`.

        Examples
        --------
        >>> model = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
        >>> round(model.particle_horizon(), 2), round(model.event_horizon(), 2)      # Mpc
        (14154.81, 4885.19)
        """
        from .horizons_in_numbers import particle_horizon

        return particle_horizon(self, z)

    def event_horizon(self, z: Any = 0.0) -> Any:
        """The proper distance, at the time of z, beyond which light sent then never arrives; inf where all does.

        Raises
        ------
        DomainError
            Dark energy of w_a ≠ 0, which is no model of the end; as `distances`.
        """
        from .horizons_in_numbers import event_horizon

        return event_horizon(self, z)

    def fate(self) -> str:
        """ "forever", "bounded" or "big rip", decided: `gr_toolkit.cosmology.fate`."""
        from . import fate  # the package's

        return fate(self)

    @property
    def scale_factors(self) -> tuple[float, float]:
        """The smallest and the largest a/a₀: 0 with a big bang, inf without a turn-around.

        Examples
        --------
        >>> Cosmology(Omega_m=2).scale_factors
        (0.0, 2.0)
        """
        rate = self.integrals.rate
        return 1 / float(rate.turn_above or "inf"), float(1 / rate.turn_below) if rate.turn_below else float("inf")

    def angular_diameter_maximum(self) -> float:
        """The redshift at which D_A has its first maximum: beyond it things look larger again.

        Raises
        ------
        DomainError
            It has none.

        Examples
        --------
        >>> round(Cosmology(Omega_m=1).angular_diameter_maximum(), 9)
        1.25
        """
        from .horizons_in_numbers import farthest_looking

        return farthest_looking(self)

    def __getattr__(self, name: str) -> Any:
        raise no_attribute(name, dir(type(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cosmology) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Any, ...]:
        return self.H0, self.Omega_m, self.Omega_r, self.Omega_Lambda, self.Omega_K, self.w0, self.wa

    def __repr__(self) -> str:
        shown = [f"H0={float(self.H0):g}"] if self.H0 else []
        shown += [f"{name}={float(value):.10g}" for name in LETTERS if (value := getattr(self, name))]
        shown += [f"w0={float(self.w0):g}"] if self.w0 != -1 or self.wa else []
        shown += [f"wa={float(self.wa):g}"] if self.wa else []
        return f"Cosmology({', '.join(shown)})"

    def _repr_latex_(self) -> str:
        shown = [rf"H_0 = {float(self.H0):g}\ \mathrm{{km/s/Mpc}}"] if self.H0 else []
        shown += [
            f"{letter} = {float(value):.10g}" for name, letter in LETTERS.items() if (value := getattr(self, name))
        ]
        shown += [f"w_0 = {float(self.w0):g}"] if self.w0 != -1 or self.wa else []
        shown += [f"w_a = {float(self.wa):g}"] if self.wa else []
        return rf"${', '.join(shown) or 'E = 1 + z'}$".replace(", ", r",\quad ")
