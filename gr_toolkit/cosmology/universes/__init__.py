"""A library of exact universes, each proved to solve Einstein's equation with the fluids it names."""

from .by_quadrature import by_quadrature
from .chaplygin_gas import chaplygin
from .closed_with_lambda import (
    eddington_lemaitre,
    einstein_static,
    growth_rate_squared,
    is_unstable,
    lemaitre,
    towards_einstein,
)
from .empty import anti_de_sitter, de_sitter, milne
from .ends import End
from .entry import CATALOGUE, Entry
from .maps import lemaitre_to_static, milne_to_minkowski, slicing_to_flat
from .one_fluid import big_rip, one_fluid, power_law, radiation, radiation_in_cosmic_time
from .one_fluid import dust_universe as dust
from .two_fluids import (
    bounce,
    dust_and_negative_lambda,
    dust_and_stiff,
    fluid_and_lambda,
    lambda_cdm,
    radiation_and_dust,
    radiation_and_lambda,
)
from .universe import Universe

__all__ = [
    "CATALOGUE",
    "End",
    "Entry",
    "Universe",
    "anti_de_sitter",
    "big_rip",
    "bounce",
    "by_quadrature",
    "chaplygin",
    "de_sitter",
    "dust",
    "dust_and_negative_lambda",
    "dust_and_stiff",
    "eddington_lemaitre",
    "einstein_static",
    "fluid_and_lambda",
    "growth_rate_squared",
    "is_unstable",
    "lambda_cdm",
    "lemaitre",
    "lemaitre_to_static",
    "milne",
    "milne_to_minkowski",
    "one_fluid",
    "power_law",
    "radiation",
    "radiation_and_dust",
    "radiation_and_lambda",
    "radiation_in_cosmic_time",
    "slicing_to_flat",
    "towards_einstein",
]
