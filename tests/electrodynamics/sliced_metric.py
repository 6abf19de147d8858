"""The most general metric in a chart whose slices of constant time are spacelike: ten unknown functions of four
coordinates, lapse, shift and a triangular triad, so that what is proved of it is proved of every such metric."""

from __future__ import annotations

import sympy as sp

import gr_toolkit as gr


def sliced_metric(**conventions):
    """ds² = ∓N² dt² ± Σ (h_a (e^a_i dx^i + b^a dt))², e^a_i a lower triangular matrix with ones on its diagonal."""
    X = sp.symbols("t x y z")
    N, h1, h2, h3, b1, b2, b3, c, d, e = (sp.Function(k)(*X) for k in "N h1 h2 h3 b1 b2 b3 c d e".split())
    triad = [h1 * sp.Matrix([b1, 1, 0, 0]), h2 * sp.Matrix([b2, c, 1, 0]), h3 * sp.Matrix([b3, d, e, 1])]
    matrix = sum((leg * leg.T for leg in triad), sp.diag(-(N**2), 0, 0, 0))
    if conventions.get("signature") == "+---":
        matrix = -matrix
    return gr.Metric(matrix, X, domain=[N > 0, h1 > 0, h2 > 0, h3 > 0], **conventions)


def unknown_field(g):
    """F_{μν} of which nothing is known: six unknown functions."""
    names = iter(sp.Function(f"F{k}")(*g.coordinates) for k in range(6))
    return g.form({(i, j): next(names) for i in range(4) for j in range(i + 1, 4)}, name="F")


def unknown_potential(g):
    """A_μ of which nothing is known: four unknown functions."""
    return g.covector([sp.Function(f"A{k}")(*g.coordinates) for k in range(4)])
