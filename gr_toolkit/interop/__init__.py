"""To and from others: EinsteinPy, astropy, LaTeX, NumPy and C source, text for SageManifolds, Cadabra and xAct.

What comes in is read exactly or refused; nothing that goes out contains a name that was not checked to be a plain
identifier. The other packages need not be installed, but for their own
objects.
"""

from .astropy import from_astropy, to_astropy, with_units
from .astropy_scattering import scattering
from .cadabra import to_cadabra
from .einsteinpy import from_einsteinpy, to_einsteinpy
from .latex import to_latex
from .sagemanifolds import to_sagemanifolds
from .source import to_c_code, to_numpy_code
from .xact import to_xact

__all__ = [
    "from_astropy",
    "from_einsteinpy",
    "scattering",
    "to_astropy",
    "to_c_code",
    "to_cadabra",
    "to_einsteinpy",
    "to_latex",
    "to_numpy_code",
    "to_sagemanifolds",
    "to_xact",
    "with_units",
]
