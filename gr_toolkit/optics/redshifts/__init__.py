"""The redshift of light between any two worldlines: along a ray, by symmetry, by Doppler's effect, from exact waves."""

from .doppler_shift import Doppler, doppler
from .factors import Factors
from .orbits import circular_orbit
from .phases import phase_gradient, wave_frequency
from .result import Redshift
from .three_ways import ThreeWays, redshift_three_ways
from .transported import transported_redshift
from .two_worldlines import redshift
from .worldlines import moving_observer, orbiting_observer

__all__ = [
    "Doppler",
    "Factors",
    "Redshift",
    "ThreeWays",
    "circular_orbit",
    "doppler",
    "moving_observer",
    "orbiting_observer",
    "phase_gradient",
    "redshift",
    "redshift_three_ways",
    "transported_redshift",
    "wave_frequency",
]
