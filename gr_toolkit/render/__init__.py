"""Pictures of fields on a slice of a chart, of orbits, and of expanding universes.

Matplotlib is imported when one is drawn.
"""

from .deflection_curves import deflection
from .distance_redshift import distance_redshift
from .energy_density import energy_density
from .expansion_history import expansion_history
from .field_lines import field_lines
from .index_profiles import refractive_index
from .light_cones import light_cones
from .orbits import orbit
from .picture import Picture

__all__ = [
    "Picture",
    "deflection",
    "distance_redshift",
    "energy_density",
    "expansion_history",
    "field_lines",
    "light_cones",
    "orbit",
    "refractive_index",
]
