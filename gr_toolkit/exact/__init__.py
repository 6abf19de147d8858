"""Exact differential fields: scalars in a normal form in which equality is decided.

An engineer can read this folder without knowing any relativity: `element` and `field` are the arithmetic, one file each
for the kinds of generators (`symbols`, `jets`, `curved`, `roots`), `reader` and `writer` the bridge to SymPy, `domain`
and `signs` what is known about where, `balls` and `sampling` certified numbers.
"""

from . import (  # noqa: F401  (they provide operations that elements offer, and read their kernels)
    balls,
    bessel,
    conjugation,
    elliptic_reader,
    error_function,
    hypergeometric,
    inverse_functions,
    lambert,
    legendre,
    logarithms,
    modified_bessel,
    pieces,
    polylogarithms,
    powers,
    primitives,
    roots,
    sampling,
    signs,
    substitution,
    writer,
    zeta_values,
)
from .derivation import prolonged
from .domain import Domain
from .element import Element, sum_of_products
from .field import Field
from .functions import C_K, S_K
from .homomorphism import unify
from .reader import Reader, from_sympy, read_domain
from .series import series
from .truncated import Series

__all__ = [
    "C_K",
    "Domain",
    "Element",
    "Field",
    "Reader",
    "S_K",
    "Series",
    "from_sympy",
    "prolonged",
    "read_domain",
    "series",
    "sum_of_products",
    "unify",
]
