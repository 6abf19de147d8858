"""gr_toolkit, used as anyone uses it: a metric from a matrix, then its properties."""

from benchmarks.comparison import numbers_of
from gr_toolkit import Metric

TENSORS = ("inverse", "christoffel", "riemann", "ricci", "einstein", "weyl")


def prepare(case, name, against):
    return case.matrix, case.coordinates


def curvature(prepared, stage):
    g = Metric(*prepared)
    for name in TENSORS:
        getattr(g, name).nonzero()  # forces every component
        stage(name)
    _ = g.ricci_scalar, g.kretschmann
    stage("kretschmann")
    return g


def vacuum(g):
    verdict = g.is_vacuum()
    return None if verdict.undecided else verdict.proved


def numbers(g, case):
    return numbers_of(g.ricci.to_sympy(), g.ricci_scalar.to_sympy(), g.kretschmann.to_sympy(), case)
