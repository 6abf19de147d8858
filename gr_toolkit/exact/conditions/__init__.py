"""Equations that are assumed, or asked for: rewriting by field equations, conditions on parameters."""
