"""World lines by numbers: geodesics, and charged particles, of any metric and any initial data.

`system` makes the equations of motion, `given_data` reads what users write, `beginning` solves and judges it,
`happenings` has the events; `single` makes one trajectory, a `world_line` with everything between its ends, `batch`
many; `constants_of_motion` judge the error.
"""

from .batch import Trajectories, trajectories
from .happenings import Event, crossing, turning_point
from .single import trajectory
from .world_line import Trajectory

__all__ = ["Event", "Trajectories", "Trajectory", "crossing", "trajectories", "trajectory", "turning_point"]
