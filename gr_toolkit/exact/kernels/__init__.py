"""Kernels, one idea a file: symbols, unknown functions, angles, exponentials, roots, logarithms, arctangents."""
