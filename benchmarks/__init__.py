"""The curvature benchmark: from a SymPy matrix to every component of every curvature tensor, ours and the peers'.

`python -m benchmarks` prints one table. The package imports nothing of it; the tests borrow its cases.
"""
