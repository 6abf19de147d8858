"""Exact differential fields: scalars in a normal form in which equality is decided.

An engineer can read this folder without knowing any relativity. Here are the arithmetic (`element`, `field`,
`derivation`, `homomorphism`, `norms`), the bridge to SymPy (`reader`, `writer`, `forms`), and certified numbers
(`balls`, `sampling`). `kernels` has a file for each kind of generator, `special` those that are imported when one is
met, `signs` what is known of signs on a domain, `truncation` power series, `conditions` equations that are assumed.
"""

from . import balls, sampling, substitution, writer  # noqa: F401  (they provide operations that elements offer)
from . import divisors as divisors
from .derivation import prolonged
from .domain import Domain
from .element import Element, sum_of_products
from .events import about, with_laws
from .field import Field
from .functions import C_K, S_K
from .homomorphism import unify
from .kernels import (  # noqa: F401  (they read their kernels)
    conjugation,
    inverse_functions,
    lambert,
    logarithms,
    pieces,
    powers,
    roots,
)
from .reader import Reader, from_sympy, read_domain, with_exact_floats
from .signs import prover, weak_signs  # noqa: F401
from .sympified import sympified
from .truncation.series import series
from .truncation.truncated import Series

__all__ = [
    "C_K",
    "Domain",
    "Element",
    "Field",
    "Reader",
    "S_K",
    "Series",
    "about",
    "from_sympy",
    "prolonged",
    "read_domain",
    "series",
    "sum_of_products",
    "sympified",
    "unify",
    "with_exact_floats",
    "with_laws",
]
