"""EinsteinPy 0.5 as a second opinion: the same metric through both packages, compared at a rational point.

EinsteinPy writes the Schwarzschild and Kerr metrics with signature (+−−−); Γ does not depend on the sign of the metric,
and neither does R_{μν}. Its signs of Riemann and Ricci are those of Misner, Thorne & Wheeler. Only what EinsteinPy
finishes within a second or two is asked of it: the Riemann tensor of Kerr is not ready after half an hour.
"""

import pytest
import sympy
from einsteinpy.symbolic import ChristoffelSymbols, RicciTensor
from einsteinpy.symbolic.predefined import AntiDeSitterStatic, DeSitter, Kerr, ReissnerNordstorm, Schwarzschild
from sympy import Rational

import gr_toolkit as gr
from tests.oracles.curvature import curvature_at
from tests.oracles.numbers import agree, components_at

VALUES = {
    "t": Rational(3, 7),
    "r": Rational(7, 2),
    "theta": Rational(6, 5),
    "phi": Rational(2, 3),
    "r_s": Rational(6, 5),
    "a": Rational(2, 7),
    "Q": Rational(1, 3),
    "G": 1,
    "eps_0": 1,
}
METRICS = {
    "Schwarzschild": (lambda: Schwarzschild(c=1), "+---"),
    "Kerr": (lambda: Kerr(c=1), "+---"),
    "ReissnerNordstorm": (lambda: ReissnerNordstorm(c=1, G=1, eps_0=1), "+---"),
    "AntiDeSitterStatic": (AntiDeSitterStatic, "-+++"),
}


def both(name):
    """EinsteinPy's metric, ours made from its components, and the point."""
    make, signature = METRICS[name]
    theirs = make()
    matrix = sympy.Matrix(theirs.tensor().tolist())
    point = {symbol: VALUES[symbol.name] for symbol in matrix.free_symbols | set(theirs.syms)}
    return theirs, gr.Metric(matrix, theirs.syms, signature=signature), point


@pytest.mark.parametrize("name", METRICS)
def test_christoffel_symbols_agree_with_einsteinpy(name):
    theirs, ours, point = both(name)
    expected = components_at(ChristoffelSymbols.from_metric(theirs).tensor(), point)
    found = components_at(ours.christoffel.to_sympy(), point)
    assert agree(found, expected)
    assert not agree(found, 2 * expected)


@pytest.mark.parametrize("name", ["Schwarzschild", "AntiDeSitterStatic"])
def test_ricci_tensors_agree_with_einsteinpy(name):
    theirs, ours, point = both(name)
    expected = components_at(RicciTensor.from_metric(theirs).tensor(), point)
    assert agree(components_at(ours.ricci.to_sympy(), point), expected)


@pytest.mark.parametrize("name", ["Schwarzschild", "Kerr"])
def test_einsteinpy_vacuum_metrics_are_proved_vacuum(name):
    _, ours, _ = both(name)
    assert ours.is_vacuum().proved


def test_the_oracle_agrees_with_einsteinpy():
    """Neither knows the other nor the package."""
    theirs, _, point = both("ReissnerNordstorm")
    matrix = sympy.Matrix(theirs.tensor().tolist())
    expected = components_at(ChristoffelSymbols.from_metric(theirs).tensor(), point)
    assert agree(curvature_at(matrix, theirs.syms, point).christoffel, expected)


def test_de_sitter_as_einsteinpy_ships_it_is_refuted():
    """Its exponential runs over x, not over t (`t = coords[1]` in 0.5.0), so that it is no Einstein space."""
    theirs = DeSitter()
    ours = gr.Metric(sympy.Matrix(theirs.tensor().tolist()), theirs.syms)
    assert ours.is_einstein().refuted
