"""Functions given by differential equations, imported when one is met: Bessel, Legendre, integrals …"""

from . import (  # noqa: F401  (they read their kernels)
    bessel,
    elliptic_reader,
    error_function,
    hypergeometric,
    legendre,
    modified_bessel,
    polylogarithms,
    primitives,
    zeta_values,
)
