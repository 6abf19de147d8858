"""Trajectories by numbers: systems of ordinary differential equations built from neutral programs, in machine code.

`equations` writes Hamilton's equations as a program, `machine_code` makes a function of the processor of it, `stepping`
and `marching` are Dormand & Prince's method with events, `integration` the door. Numba is imported with the door only.
"""
