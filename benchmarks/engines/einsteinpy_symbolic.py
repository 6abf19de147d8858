"""EinsteinPy's symbolic package, the way its documentation chains it; every step simplifies what it returns.

Nothing is computed twice that the package lets be handed on: Riemann is made from Christoffel, Ricci from Riemann.
EinsteinTensor and WeylTensor offer `from_metric` alone, and repeat the chain. There is no Kretschmann scalar: it is
summed here over the package's own components, and not simplified afterwards.
"""

import sympy
from einsteinpy.symbolic import (
    ChristoffelSymbols,
    EinsteinTensor,
    MetricTensor,
    RicciScalar,
    RicciTensor,
    RiemannCurvatureTensor,
    WeylTensor,
)

from benchmarks.comparison import numbers_of


def prepare(case, name, against):
    return case.matrix.tolist(), case.coordinates


def curvature(prepared, stage):
    g = MetricTensor(*prepared)
    g.inv()
    stage("inverse")
    christoffel = ChristoffelSymbols.from_metric(g)
    stage("christoffel")
    riemann = RiemannCurvatureTensor.from_christoffels(christoffel)
    stage("riemann")
    ricci = RicciTensor.from_riemann(riemann)
    scalar = RicciScalar.from_riccitensor(ricci).expr
    stage("ricci")
    EinsteinTensor.from_metric(g)
    stage("einstein")
    WeylTensor.from_metric(g)
    stage("weyl")
    lower, upper = (sympy.flatten(riemann.change_config(config).tensor()) for config in ("llll", "uuuu"))
    kretschmann = sympy.Add(*(down * up for down, up in zip(lower, upper, strict=True)))
    stage("kretschmann")
    return ricci.tensor(), scalar, kretschmann


def vacuum(answers):
    return all(component == 0 for component in sympy.flatten(answers[0]))


def numbers(answers, case):
    return numbers_of(*answers, case)
