"""The numbers that fix an expanding universe of matter, radiation, curvature and dark energy.

    E²(z) = (H/H₀)² = Ω_r (1+z)⁴ + Ω_m (1+z)³ + Ω_K (1+z)² + Ω_Λ (1+z)^{3(1+w₀+w_a)} e^{−3 w_a z/(1+z)},

Ω_K = −K c²/(a₀ H₀)² [Peebles (1993), eq. 13.3; Hogg (1999), eq. 14; Chevallier & Polarski (2001); Linder (2003)].
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ..errors import InputError
from .units import GIGAYEARS_OF_HUBBLE, SPEED_IN_KM

if TYPE_CHECKING:
    from ..numerics.distance_integrals import DistanceIntegrals

SUM = 1e-12  # what density parameters given as decimals may miss 1 by
NAMES = {"Omega_m": "matter", "Omega_r": "radiation", "Omega_Lambda": "dark energy", "Omega_K": "curvature"}


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
        What is no real number; H0 ≤ 0; density parameters that were all given and do not add up to 1; a power of 1 + z
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
        self.H0 = None if H0 is None else _fraction("H0", _in_hubble_units(H0))
        if self.H0 is not None and self.H0 <= 0:
            raise InputError(f"H0 = {H0} is not the rate of an expansion", "H0=70, in km/s/Mpc")
        self.Omega_m, self.Omega_r = _fraction("Omega_m", Omega_m), _fraction("Omega_r", Omega_r)
        self.Omega_Lambda = _fraction("Omega_Lambda", Omega_Lambda)
        self.w0, self.wa = _fraction("w0", w0), _fraction("wa", wa)
        filled = self.Omega_m + self.Omega_r + self.Omega_Lambda
        self.Omega_K = 1 - filled if Omega_K is None else _fraction("Omega_K", Omega_K)
        self._check_sum(filled, any(isinstance(x, float) for x in (Omega_m, Omega_r, Omega_Lambda, Omega_K)))
        if self.Omega_Lambda and max(abs(1 + self.w0), abs(1 + self.w0 + self.wa)) > 2:
            raise InputError(f"w0 = {w0}, wa = {wa}: dark energy of |1 + w| > 2 is not evaluated", "-3 <= w <= 1")

    def _check_sum(self, filled: Fraction, has_decimals: bool) -> None:
        missing = 1 - filled - self.Omega_K
        if abs(missing) <= (SUM if has_decimals else 0):
            return
        given = {name: getattr(self, name) for name in NAMES}
        listed = ", ".join(f"{name} = {float(value):g}" for name, value in given.items())
        closed = [f"{name}={float(value + missing):.12g}" for name, value in given.items()]
        raise InputError(
            f"the density parameters add up to {float(1 - missing):.12g}, not 1: {listed}; {float(missing):.12g} is "
            "missing",
            f"one of {', '.join(closed)}, or no Omega_K, which is then {float(1 - filled):.12g}",
        )

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

    @property
    def q0(self) -> Fraction:
        """The deceleration parameter −ä a/ȧ² today: −1 + (E²)′/2, as E² = 1 there."""
        return self._slopes[0] / 2 - 1

    @property
    def j0(self) -> Fraction:
        """The jerk parameter a⃛ a²/ȧ³ today, 1 − (E²)′ + (E²)″/2 [Visser (2004), eq. 9]."""
        return 1 - self._slopes[0] + self._slopes[1] / 2

    @cached_property
    def _slopes(self) -> tuple[Fraction, Fraction]:
        """The first two derivatives of E² by z at z = 0."""
        first = second = Fraction(0)
        for omega, p, q in self.terms:  # Ω x^p exp(q (1/x − 1)) has the logarithmic derivative p/x − q/x²
            rate = p - q
            first += omega * rate
            second += omega * (rate**2 - p + 2 * q)
        return first, second

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

        return DistanceIntegrals(ExpansionRate((float(o), float(p), float(q)) for o, p, q in self.terms))

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

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cosmology) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Any, ...]:
        return self.H0, self.Omega_m, self.Omega_r, self.Omega_Lambda, self.Omega_K, self.w0, self.wa

    def __repr__(self) -> str:
        shown = [f"H0={float(self.H0):g}"] if self.H0 else []
        shown += [f"{name}={float(value):.10g}" for name in NAMES if (value := getattr(self, name))]
        shown += [f"w0={float(self.w0):g}"] if self.w0 != -1 or self.wa else []
        shown += [f"wa={float(self.wa):g}"] if self.wa else []
        return f"Cosmology({', '.join(shown)})"


def _in_hubble_units(value: Any) -> Any:
    """A quantity of astropy in km/s/Mpc; anything else as it is."""
    if not hasattr(value, "to_value"):
        return value
    try:
        return float(value.to_value("km / (Mpc s)"))
    except Exception:  # astropy's UnitConversionError, which is not imported here
        raise InputError(f"H0 = {value} is no rate", "70 * u.km / u.s / u.Mpc") from None


def _fraction(name: str, value: Any) -> Fraction:
    """A number exactly: a decimal as it is written."""
    try:
        if isinstance(value, float) or type(value).__module__ == "numpy":
            return Fraction(repr(float(value)))
        if isinstance(value, (str, bool, complex)):
            raise TypeError
        if isinstance(value, (int, Fraction)):
            return Fraction(value)
        if getattr(value, "is_Rational", False):  # of SymPy
            return Fraction(int(value.p), int(value.q))
        if hasattr(value, "as_tuple"):  # a Decimal
            return Fraction(value)
        return Fraction(repr(float(value)))
    except (TypeError, ValueError, OverflowError):
        advice = f"{name}=0.3" if name != "H0" else "H0=70"
        raise InputError(f"{name} = {value!r} is no real number", advice) from None
