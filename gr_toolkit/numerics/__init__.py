"""Numbers by the million: straight-line programs, and their evaluation on NumPy arrays.

`program` is plain data that the layers above hand down and that `interop` writes out as source code; `functions` is the
closed list of functions that a program may call; `compiled` runs a program. NumPy is imported when a program is first
run, SciPy when a special function is.
"""

from .compiled import Compiled
from .program import Program, Recorder, Step

__all__ = ["Compiled", "Program", "Recorder", "Step"]
