"""Distances, times and volumes of redshifts, in numbers.

With S_K of the curvature today [Hogg (1999), "Distance measures in cosmology"]:

    χ = c ∫₀^z dz′/H,   D_M = S_K(χ),   D_A = D_M/(1+z),   D_L = (1+z) D_M,   V = 4π ∫₀^χ S_K² dχ′.

All relative to 1e-10 for every curvature, small z included, as tests check against independent quadrature; the exact
statements behind them are derived in `distance_relations`. What passes through sin near the antipode of a closed
universe is as accurate as χ, absolutely.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ..errors import DomainError, UnknownNameError
from . import table_of_distances
from .redshift_reader import read, require_model

if TYPE_CHECKING:
    from .parameters import Cosmology

SIGNED = ("transverse", "angular_diameter", "luminosity")


@final
class Distances:
    """Distances of redshifts: floats for a float, arrays of its shape for an array; nan where z is nan.

    Lengths are in Mpc and times in Gyr, or in c/H₀ and 1/H₀ if the model has no H0. For −1 < z < 0, when the scale
    factor will be a₀/(1 + z) > a₀, `comoving` and `lookback_time` are negative: less the way that light emitted today
    will have gone by then, and less the time until then.

    Attributes
    ----------
    model, redshift : as given; an array of doubles is not copied, so leave it as it is while distances are asked for
    """

    def __init__(self, model: Cosmology, z: Any) -> None:
        require_model(model, "distances(model, z), the model first")
        self.model = model
        self._z, self._shape = read(model, z)
        self.redshift = self._shaped(self._z)

    @property
    def count(self) -> int:
        """How many redshifts there are."""
        return int(self._z.size)

    # -- along the ray -------------------------------------------------------------------------------------------------

    @property
    def comoving(self) -> Any:
        """χ = c ∫₀^z dz′/H, the distance today along the ray."""
        return self._shaped(self._chi * self.model.hubble_distance)

    @cached_property
    def lookback_time(self) -> Any:
        """The time since the light was emitted, ∫₀^z dz′/((1 + z′) H)."""
        return self._shaped(self.model.integrals("lookback", self._z, self.model.hubble_time))

    @cached_property
    def light_travel(self) -> Any:
        """c times the lookback time, as a distance."""
        return self._shaped(self.model.integrals("lookback", self._z, self.model.hubble_distance))

    @cached_property
    def age(self) -> Any:
        """The time from the big bang to the emission, ∫_z^∞ dz′/((1 + z′) H).

        Raises
        ------
        DomainError
            There was no big bang: E² vanishes at some redshift, or the past is infinite.
        """
        model = self.model
        rate = model.integrals.rate
        if rate.turn_above is not None:
            raise DomainError(
                f"{model!r} has no big bang: it turned from contraction to expansion at z_max = "
                f"{rate.turn_above - 1:.12g}\n  write: .lookback_time, which is known up to there"
            )
        if rate.early_power()[1] <= 0:
            raise DomainError(f"{model!r} has no beginning: its past is infinite\n  write: .lookback_time")
        try:
            return self._shaped(model.integrals("age", self._z, model.hubble_time))
        except ArithmeticError:
            raise DomainError(f"the age of {model!r} converges too slowly to be evaluated") from None

    # -- across it -----------------------------------------------------------------------------------------------------

    @property
    def transverse(self) -> Any:
        """D_M = |S_K(χ)|: the length today, at the source, that spans one radian."""
        unit = self.model.hubble_distance
        return self._by_blocks(lambda radius, z: radius * unit)

    @property
    def angular_diameter(self) -> Any:
        """D_A = D_M/(1 + z): length at emission over the angle that it spans."""
        unit = self.model.hubble_distance
        return self._by_blocks(lambda radius, z: radius / (1 + z) * unit)

    @property
    def luminosity(self) -> Any:
        """D_L = (1 + z) D_M: flux = power/(4π D_L²)."""
        unit = self.model.hubble_distance
        return self._by_blocks(lambda radius, z: radius * (1 + z) * unit)

    @cached_property
    def distance_modulus(self) -> Any:
        """m − M = 5 log₁₀(D_L/10 pc); −∞ at z = 0.

        Raises
        ------
        DomainError
            The model has no H0: a magnitude needs a length.
        """
        from ..numerics.redshifts import distance_modulus

        if self.model.H0 is None:
            raise DomainError(
                "a distance modulus compares with 10 pc, and the model has no H0\n  write: Cosmology(H0=70, ...)"
            )
        unit = self.model.hubble_distance * 1e6
        return self._by_blocks(lambda radius, z: distance_modulus(radius * (1 + z) * unit))

    # -- volumes -------------------------------------------------------------------------------------------------------

    @cached_property
    def volume(self) -> Any:
        """The comoving volume up to z over the whole sky, 4π ∫ S_K² dχ; past the antipode of a closed universe its
        space is counted as often as it was passed."""
        from ..numerics.redshifts import ball_volume

        values = ball_volume(self._curvature, self._chi)
        values *= self.model.hubble_distance**3
        return self._shaped(values)

    @cached_property
    def differential_volume(self) -> Any:
        """dV/(dz dΩ) = c D_M²/H, comoving, for each steradian and unit redshift."""
        rate, unit = self.model.integrals.rate, self.model.hubble_distance**3
        return self._by_blocks(lambda radius, z: radius * radius * unit / rate(1 + z))

    # -- closed universes ----------------------------------------------------------------------------------------------

    @cached_property
    def half_turns(self) -> Any:
        """How many times the light has run half around a closed universe, ⌊√K χ/π⌋; 0 where K ≤ 0."""
        from ..numerics.redshifts import half_turns

        turns = half_turns(self._curvature, self._chi)
        return turns.reshape(self._shape) if self._shape else int(turns[0])

    @property
    def past_antipode(self) -> Any:
        """Whether the light passed the antipode of its source: one of several images then, see `images`."""
        return self.half_turns > 0

    def signed(self, name: str) -> Any:
        """`transverse`, `angular_diameter` or `luminosity` with the sign of S_K(χ), which changes at every antipode.

        Raises
        ------
        UnknownNameError
            Another name.
        """
        if name not in SIGNED:
            raise UnknownNameError(str(name), SIGNED, "distance with a sign")
        from ..numerics.redshifts import half_turns

        sign = 1 - 2 * (half_turns(self._curvature, self._chi) % 2)
        return getattr(self, name) * self._shaped(sign)

    # -- in units of c/H₀ ----------------------------------------------------------------------------------------------

    @cached_property
    def _chi(self) -> Any:
        return self.model.integrals("comoving", self._z)

    @cached_property
    def _radius(self) -> Any:
        from ..numerics.redshifts import transverse

        return transverse(self._curvature, self._chi)

    @property
    def _curvature(self) -> float:
        return -float(self.model.Omega_K)

    def _by_blocks(self, function: Callable[..., Any]) -> Any:
        """A function of (S_K in c/H₀, z)."""
        from ..numerics.blocks import by_blocks

        return self._shaped(by_blocks(function, self._radius, self._z))

    def _shaped(self, values: Any) -> Any:
        return values.reshape(self._shape) if self._shape else float(values[0])

    def __repr__(self) -> str:
        return table_of_distances.text(self)

    def _repr_html_(self) -> str:
        return table_of_distances.html(self)


def distances(model: Cosmology, z: Any) -> Distances:
    """Distances, times and volumes of redshifts z > −1.

    Parameters
    ----------
    model : Cosmology
    z : a float, or an array of floats of any shape; a dimensionless quantity of astropy

    Returns
    -------
    Distances, each of which is evaluated when it is asked for: comoving, transverse, angular_diameter, luminosity,
    light_travel, lookback_time, age, distance_modulus, volume, differential_volume, half_turns.

    Raises
    ------
    InputError
        No real numbers; a masked array.
    DomainError
        z ≤ −1; an infinite z; a redshift at or beyond a turn-around, which the error names.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Cosmology
    >>> model = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
    >>> d = distances(model, 1)
    >>> f"{d.comoving:.6f} Mpc, {d.luminosity:.6f} Mpc, {d.lookback_time:.6f} Gyr, {d.age:.6f} Gyr"
    '3303.828806 Mpc, 6607.657612 Mpc, 7.715337 Gyr, 5.751647 Gyr'
    >>> distances(Cosmology(Omega_m=1), [0, 3]).comoving.tolist()
    [0.0, 1.0]
    """
    return Distances(model, z)


def angular_diameter_between(model: Cosmology, z1: Any, z2: Any) -> Any:
    """D_A of a source at z₂ seen by an observer at z₁ ≤ z₂ on the same ray, |S_K(χ₂ − χ₁)|/(1 + z₂), in Mpc or c/H₀.

    Right for every curvature; Hogg (1999), eq. 19, holds for Ω_K ≥ 0 only. χ₂ − χ₁ is as accurate as χ, absolutely.

    Raises
    ------
    InputError, DomainError
        As `distances`; a source that is nearer to us than the observer.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Cosmology
    >>> f"{angular_diameter_between(Cosmology(Omega_m=1), 0, 3):.12f}"
    '0.250000000000'
    """
    from ..numerics.redshifts import broadcast, transverse

    require_model(model, "angular_diameter_between(model, z1, z2)")
    flat1, flat2, shape = broadcast(*read(model, z1), *read(model, z2))
    if (flat1 > flat2).any():
        raise DomainError("z2 < z1: the light of a source at z2 never passed the observer at z1\n  write: z1 <= z2")
    nearer, farther = (model.integrals("comoving", z) for z in (flat1, flat2))
    radius = transverse(-float(model.Omega_K), farther - nearer)
    values = radius / (1 + flat2) * model.hubble_distance
    return values.reshape(shape) if shape else float(values[0])
