"""astropy's cosmologies as ours, ours as astropy's, and distances as quantities with units.

Models are the same function E(z): matter, photons with massless neutrinos as one radiation, curvature, dark energy with
p/ρ = w₀ + w_a z/(1 + z). Massive neutrinos are no power of 1 + z and are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, final

from ..cosmology.parameters import Cosmology
from ..cosmology.redshift_distances import Distances
from ..errors import InputError, UnknownNameError, UnsupportedError

State = tuple[float, float]  # (w0, wa)
EQUATIONS_OF_STATE: dict[str, Callable[[Any], State]] = {
    "LambdaCDM": lambda model: (-1, 0),
    "wCDM": lambda model: (model.w0, 0),
    "w0waCDM": lambda model: (model.w0, model.wa),
    "wpwaCDM": lambda model: (model.wp - model.wa * float(model.zp) / (1 + float(model.zp)), model.wa),
}
UNITS = {  # of astropy, for each attribute of Distances
    "comoving": "Mpc",
    "transverse": "Mpc",
    "angular_diameter": "Mpc",
    "luminosity": "Mpc",
    "light_travel": "Mpc",
    "lookback_time": "Gyr",
    "age": "Gyr",
    "distance_modulus": "mag",
    "volume": "Mpc3",
    "differential_volume": "Mpc3 / sr",
}


def from_astropy(cosmology: Any) -> Cosmology:
    """A cosmology of astropy as one of ours, with the same E(z).

    Parameters
    ----------
    cosmology : LambdaCDM, wCDM, w0waCDM or wpwaCDM of ``astropy.cosmology``, or the flat kind of one

    Returns
    -------
    Cosmology, with Ω_r of photons and massless neutrinos together; a flat one has Ω_K = 0.

    Raises
    ------
    InputError
        No cosmology of astropy; astropy is not installed.
    UnsupportedError
        Massive neutrinos, of which Planck18 and its kin have one; a class that is none of these.

    Examples
    --------
    >>> from astropy.cosmology import FlatLambdaCDM
    >>> from_astropy(FlatLambdaCDM(H0=70, Om0=0.3, Tcmb0=0))
    Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
    """
    models = _astropy("cosmology")
    if not isinstance(cosmology, models.FLRW):
        raise InputError(f"{cosmology!r} is no cosmology of astropy", "astropy.cosmology.FlatLambdaCDM(H0=70, Om0=0.3)")
    kind = next(
        (k for k in EQUATIONS_OF_STATE if type(cosmology) in (getattr(models, k), getattr(models, f"Flat{k}"))), None
    )
    if kind is None:
        raise UnsupportedError(
            f"a cosmology of the class {type(cosmology).__name__}",
            f"one of {', '.join(EQUATIONS_OF_STATE)} can be held",
        )
    if cosmology.has_massive_nu:
        raise UnsupportedError(
            f"the energy of massive neutrinos, m_nu = {cosmology.m_nu}, in {cosmology.name or kind}",
            "neutrinos without mass: cosmology.clone(m_nu=0 * u.eV)",
        )
    w0, wa = EQUATIONS_OF_STATE[kind](cosmology)
    return Cosmology(
        H0=cosmology.H0,
        Omega_m=float(cosmology.Om0),
        Omega_r=float(cosmology.Ogamma0 + cosmology.Onu0),
        Omega_Lambda=float(cosmology.Ode0),
        Omega_K=0.0 if cosmology.is_flat else None,
        w0=float(w0),
        wa=float(wa),
    )


def to_astropy(model: Cosmology) -> Any:
    """One of our cosmologies as one of astropy's, with the same E(z).

    Radiation becomes photons of the temperature that gives Ω_r, with no neutrinos (Neff = 0).

    Returns
    -------
    LambdaCDM, wCDM or w0waCDM, or the flat kind where Ω_K = 0.

    Raises
    ------
    InputError
        No Cosmology; one without H0, or with Ω_r < 0; astropy is not installed.

    Examples
    --------
    >>> to_astropy(Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7))
    FlatLambdaCDM(...H0=<Quantity 70. km / (Mpc s)>, Om0=0.3, ...)
    """
    if not isinstance(model, Cosmology):
        raise InputError(f"{model!r} is no Cosmology", "gr.cosmology.Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)")
    if model.H0 is None:
        raise InputError(f"{model!r} has no H0, and astropy's cosmologies need one", "Cosmology(H0=70, ...)")
    if model.Omega_r < 0 or model.Omega_m < 0:
        raise InputError(f"{model!r} has a negative density, and astropy's have none", "Omega_m, Omega_r >= 0")
    models = _astropy("cosmology")
    kind, state = "LambdaCDM", {}
    if model.wa:
        kind, state = "w0waCDM", {"w0": float(model.w0), "wa": float(model.wa)}
    elif model.w0 != -1:
        kind, state = "wCDM", {"w0": float(model.w0)}
    H0 = float(model.H0)
    of_one_kelvin = models.LambdaCDM(H0=H0, Om0=0.3, Ode0=0.7, Tcmb0=1, Neff=0).Ogamma0
    temperature = (float(model.Omega_r) / of_one_kelvin) ** 0.25
    given: dict[str, Any] = {"H0": H0, "Om0": float(model.Omega_m), "Tcmb0": temperature, "Neff": 0, **state}
    if model.is_flat:
        return getattr(models, f"Flat{kind}")(**given)
    return getattr(models, kind)(Ode0=float(model.Omega_Lambda), **given)


@final
class DistancesWithUnits:
    """The attributes of `Distances` as quantities of astropy; `redshift` and `half_turns` are dimensionless, and
    `past_antipode` is true or false."""

    def __init__(self, distances: Distances) -> None:
        self.distances = distances

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "distances":  # asked for by copies before they have one
            raise AttributeError(name)
        if name == "past_antipode":
            return self.distances.past_antipode
        units = _astropy("units")
        if name in ("redshift", "half_turns"):
            return getattr(self.distances, name) * units.dimensionless_unscaled
        if name not in UNITS:
            raise AttributeError(str(UnknownNameError(name, UNITS, "distance")))
        return getattr(self.distances, name) * units.Unit(UNITS[name])

    def __dir__(self) -> list[str]:
        return [*UNITS, "redshift", "half_turns", "past_antipode", "distances"]

    def __repr__(self) -> str:
        return f"{self.distances!r} with units"


def with_units(distances: Distances) -> DistancesWithUnits:
    """Distances whose attributes are quantities of astropy: Mpc, Gyr, mag, Mpc³ and Mpc³/sr.

    Raises
    ------
    InputError
        No distances, or those of a model without H0, which are pure numbers; astropy is not installed.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> model = Cosmology(H0=70, Omega_m=1)
    >>> with_units(gr.cosmology.distances(model, 3)).comoving
    <Quantity 4282.7494 Mpc>
    """
    if not isinstance(distances, Distances):
        raise InputError(f"{distances!r} are no distances", "with_units(gr.cosmology.distances(model, z))")
    if distances.model.H0 is None:
        raise InputError(f"distances in {distances.model!r} are numbers, in c/H0", "Cosmology(H0=70, ...)")
    _astropy("units")
    return DistancesWithUnits(distances)


def _astropy(part: str) -> ModuleType:
    """A module of astropy, imported when it is first needed.

    Raises
    ------
    InputError
        It is not installed.
    """
    try:
        if part == "units":
            import astropy.units as module
        else:
            import astropy.cosmology as module
    except ImportError:
        raise InputError("astropy is not installed", "pip install 'gr-toolkit[cosmology]'") from None
    return module
