"""Pictures of fields: field lines and energy density on a slice of a chart.

Matplotlib is imported when one is drawn.
"""

from .energy_density import energy_density
from .field_lines import field_lines
from .picture import Picture

__all__ = ["Picture", "energy_density", "field_lines"]
