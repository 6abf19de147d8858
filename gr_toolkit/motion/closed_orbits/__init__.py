"""Orbits in Schwarzschild's spacetime in closed form, and their numbers with proved digits."""
