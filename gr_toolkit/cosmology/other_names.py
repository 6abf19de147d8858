"""What others call parameters, fluids and formulas of cosmology, and what to write here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..errors import UnknownNameError

PARAMETERS = {  # parameters as others call them -> what to write
    "h": "H0=70 for h = 0.7",
    "Om0": "Omega_m=0.3", "Omega_M": "Omega_m=0.3", "Om": "Omega_m=0.3", "Omega_c": "Omega_m, all matter together",
    "Omega_b": "Omega_m, all matter together", "Or0": "Omega_r=9e-5", "Omega_R": "Omega_r=9e-5",
    "Ode0": "Omega_Lambda=0.7", "Omega_de": "Omega_Lambda=0.7", "Omega_DE": "Omega_Lambda=0.7",
    "Omega_L": "Omega_Lambda=0.7", "Omega_lambda": "Omega_Lambda=0.7", "Ok0": "Omega_K=0.1", "Omega_k": "Omega_K=0.1",
    "K": "Omega_K=0.1, which is -K c²/(a₀H₀)²", "w": "w0=-0.9", "w_0": "w0=-0.9", "w_a": "wa=0.1",
    "flat": "Omega_Lambda = 1 - Omega_m - Omega_r, then Omega_K is 0",
    "Tcmb0": "Omega_r=9e-5 for photons and massless neutrinos", "T_cmb": "Omega_r=9e-5",
}  # fmt: skip
ATTRIBUTES = {  # attributes as others call them -> what to write
    "H": "hubble_rate(z)", "h": "H0", "efunc": "expansion_rate(z)", "E": "expansion_rate(z)",
    "q": "exact.deceleration(z)",
    "Om0": "Omega_m", "Ode0": "Omega_Lambda", "Omega_de": "Omega_Lambda", "Ok0": "Omega_K", "Omega_k": "Omega_K",
    "Or0": "Omega_r", "w": "w0", "K": "curvature", "is_closed": "Omega_K < 0", "is_open": "Omega_K > 0",
    "transverse_distance": "distances(z).transverse", "comoving_transverse_distance": "distances(z).transverse",
    "comoving_volume": "distances(z).volume", "distmod": "distances(z).distance_modulus",
    "distance_modulus": "distances(z).distance_modulus", "light_travel_distance": "distances(z).light_travel",
    "lookback_distance": "distances(z).light_travel", "redshift_at": "gr.cosmology.redshift_at(model, age=1)",
}  # fmt: skip
FLUIDS = {  # what else fluids are called -> their names here
    "matter": "'dust'", "cold dark matter": "'dust'", "baryons": "'dust'", "cdm": "'dust'", "m": "'dust'",
    "photons": "'radiation'", "light": "'radiation'", "relativistic": "'radiation'", "r": "'radiation'",
    "lambda": "'vacuum'", "cosmological constant": "'vacuum'", "dark energy": "'vacuum'", "de": "'vacuum'",
    "stiff matter": "'stiff'", "k": "'curvature'",
}  # fmt: skip
CLOSED_DISTANCES = {  # what else is asked for -> what to write
    "matter": "'dust'", "mattig": "'dust', Mattig's formula", "terrell": "'dust, down to none', Terrell's formula",
    "einstein-de sitter": "'power law', p = 3", "empty": "'Milne'", "vacuum": "'de Sitter', or 'flat de Sitter'",
    "lambda": "'de Sitter', or 'flat de Sitter'",
    "lambda cdm": "gr.cosmology.distances(Cosmology(Omega_m=0.3, Omega_Lambda=0.7), z): an elliptic integral",
}  # fmt: skip
CLOSED_AGES = {
    "dust": "'open dust' or 'closed dust'; 'flat, one fluid' with n = 3 for flat dust",
    "einstein-de sitter": "'flat, one fluid', n = 3",
    "milne": "'flat, one fluid', n = 2",
    "empty": "'flat, one fluid', n = 2",
    "matter": "'flat dust and vacuum'",
    "lambda cdm": "'flat dust and vacuum'",
}


def no_attribute(name: str, known: Iterable[str]) -> AttributeError:
    """The error for an attribute that a Cosmology has not; no advice where a tool asks for one with underscores."""
    if name.startswith("_"):
        return AttributeError(name)
    if name in ATTRIBUTES:
        return AttributeError(f"a Cosmology has no {name!r}\n  write: {ATTRIBUTES[name]}")
    public = [other for other in known if not other.startswith("_")]
    return AttributeError(str(UnknownNameError(name, public, "attribute of a Cosmology")))


def unknown(name: str, known: Iterable[str], kind: str, others: Mapping[str, str]) -> UnknownNameError:
    """The error for a name that is not there; where it is another's name for something, with what to write."""
    error = UnknownNameError(name, known, kind)
    error.advice = others.get(name.lower(), error.advice)
    return error
