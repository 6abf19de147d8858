"""Symmetries: Killing vectors and tensors, and what is conserved because of them."""
