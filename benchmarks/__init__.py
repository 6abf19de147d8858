"""The curvature benchmark: from a SymPy matrix to every component of every curvature tensor, ours and the peers'.

`python -m benchmarks` prints one table. Nothing here is imported by the package or by its tests.
"""
