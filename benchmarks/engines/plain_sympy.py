"""What a student writes on a first afternoon: the formulas in SymPy, with `simplify` around every result."""

from itertools import product

import sympy
from sympy import diff, simplify

from benchmarks.comparison import numbers_of


def prepare(case, name, against):
    return case.matrix, case.coordinates


def curvature(prepared, stage):
    g, x = prepared
    dim = len(x)
    n = range(dim)
    inv = g.inv().applyfunc(simplify)
    stage("inverse")
    Γ = {}
    for a, b, c in product(n, n, n):
        first = [(diff(g[d, b], x[c]) + diff(g[d, c], x[b]) - diff(g[b, c], x[d])) / 2 for d in n]
        Γ[a, b, c] = simplify(sum(inv[a, d] * first[d] for d in n))
    stage("christoffel")
    up, riemann = {}, {}  # R^a_{bcd} and R_{abcd}
    for a, b, c, d in product(n, n, n, n):
        quadratic = sum(Γ[a, c, e] * Γ[e, d, b] - Γ[a, d, e] * Γ[e, c, b] for e in n)
        up[a, b, c, d] = simplify(diff(Γ[a, d, b], x[c]) - diff(Γ[a, c, b], x[d]) + quadratic)
    for a, b, c, d in product(n, n, n, n):
        riemann[a, b, c, d] = simplify(sum(g[a, e] * up[e, b, c, d] for e in n))
    stage("riemann")
    ricci = sympy.Matrix(dim, dim, lambda b, d: simplify(sum(up[a, b, a, d] for a in n)))
    scalar = simplify(sum(inv[a, b] * ricci[a, b] for a, b in product(n, n)))
    stage("ricci")
    (ricci - scalar * g / 2).applyfunc(simplify)
    stage("einstein")
    for a, b, c, d in product(n, n, n, n):
        traces = g[a, c] * ricci[b, d] - g[a, d] * ricci[b, c] - g[b, c] * ricci[a, d] + g[b, d] * ricci[a, c]
        square = scalar * (g[a, c] * g[b, d] - g[a, d] * g[b, c])
        simplify(riemann[a, b, c, d] - traces / (dim - 2) + square / ((dim - 1) * (dim - 2)))
    stage("weyl")
    terms = []
    for a, b, c, d in product(n, n, n, n):  # R^{ab}_{cd} R^{cd}_{ab}, with R^{ab}_{cd} = g^{be} R^a_{ecd}
        left = sum(inv[b, e] * up[a, e, c, d] for e in n)
        right = sum(inv[d, e] * up[c, e, a, b] for e in n)
        terms.append(left * right)
    kretschmann = simplify(sympy.Add(*terms))
    stage("kretschmann")
    return ricci, scalar, kretschmann


def vacuum(answers):
    return all(component == 0 for component in answers[0])


def numbers(answers, case):
    return numbers_of(*answers, case)
