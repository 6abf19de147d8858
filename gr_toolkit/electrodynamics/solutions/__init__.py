"""A library of exact electromagnetic fields: each a function of the metric, proved in its test."""

from .black_hole import copson_linet, uniform_electric_field, uniform_magnetic_field
from .black_hole_multipoles import electric_dipole, magnetic_dipole, static_multipole
from .central import coulomb, magnetic_monopole
from .electrovac import bertotti_robinson, dyon, kerr_newman, melvin, reissner_nordstrom
from .entry import CATALOGUE, Entry
from .great_circle_wave import great_circle_wave
from .homogeneous_charts import hopf_chart, horospherical_chart
from .light_waves import pp_wave, rosen_wave
from .plane_waves import horospherical_wave, plane_wave, three_sphere_wave
from .rotating_hole import charge_on_rotating_hole, killing_potential, wald
from .solution import Flux, Solution, Source, Stream
from .spherical_waves import axial_wave, electric_dipole_wave, magnetic_dipole_wave

__all__ = [
    "CATALOGUE",
    "Entry",
    "Flux",
    "Solution",
    "Source",
    "Stream",
    "axial_wave",
    "bertotti_robinson",
    "charge_on_rotating_hole",
    "copson_linet",
    "coulomb",
    "dyon",
    "electric_dipole",
    "electric_dipole_wave",
    "great_circle_wave",
    "hopf_chart",
    "horospherical_chart",
    "horospherical_wave",
    "kerr_newman",
    "killing_potential",
    "magnetic_dipole",
    "magnetic_dipole_wave",
    "magnetic_monopole",
    "melvin",
    "plane_wave",
    "pp_wave",
    "reissner_nordstrom",
    "rosen_wave",
    "static_multipole",
    "three_sphere_wave",
    "uniform_electric_field",
    "uniform_magnetic_field",
    "wald",
]
