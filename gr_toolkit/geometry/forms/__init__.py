"""Differential forms: their algebra and calculus, how they print, and their integrals over coordinate boxes."""

from .algebra import inner_product, laplace_de_rham

__all__ = ["inner_product", "laplace_de_rham"]
