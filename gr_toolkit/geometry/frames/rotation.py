"""The connection in a frame: structure coefficients, Ricci rotation coefficients, spin connection.

    [e_a, e_b] = C^c_{ab} e_c,        γ_{abc} = e_a·∇_c e_b,        ω_μ^a_b = θ^a_ν ∇_μ e_b^ν = γ^a_{bc} θ^c_μ

γ_{abc} is e_a^μ e_{bμ;ν} e_c^ν, the last index being that of the derivative [Chandrasekhar 1983, §7; Wald
3.4.14 puts it first]. By Koszul's formula, with C_{abc} = η_{ad} C^d_{bc},

    2 γ_{abc} = C_{acb} + C_{bac} − C_{cba} + e_c(η_{ab}) + e_b(η_{ac}) − e_a(η_{bc}),

so that no Christoffel symbol is needed. The derivatives of η vanish for orthonormal and null frames, whose γ_{abc} are
antisymmetric in a and b.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...exact import Element, sum_of_products
from ..symmetry import Index, generated
from .components import FrameComponents

if TYPE_CHECKING:
    from .frame import Frame

Term = tuple[int, Element, Element | None]
LAST_PAIR_ANTISYMMETRIC = generated(3, [((0, 2, 1), -1)])
FIRST_PAIR_ANTISYMMETRIC = generated(3, [((1, 0, 2), -1)])


def structure_coefficients(frame: Frame) -> FrameComponents:
    """C^c_{ab} = θ^c_ν (e_a^μ ∂_μ e_b^ν − e_b^μ ∂_μ e_a^ν)."""
    coordinates, n = frame.metric.coordinates, range(frame.dimension)
    slopes = [[[value.diff(x) for x in coordinates] for value in row] for row in frame.rows]
    brackets: dict[tuple[int, int], list[Element]] = {}

    def bracket(a: int, b: int) -> list[Element]:
        if (a, b) not in brackets:
            brackets[a, b] = [
                sum_of_products(
                    [
                        term
                        for m in n
                        for term in (
                            (1, frame.rows[a][m], slopes[b][k][m]),
                            (-1, frame.rows[b][m], slopes[a][k][m]),
                        )
                    ]
                )
                for k in n
            ]
        return brackets[a, b]

    def compute(index: Index) -> Element:
        c, a, b = index
        return sum_of_products([(1, x, y) for x, y in zip(frame.dual_rows[c], bracket(a, b), strict=True)])

    return FrameComponents(frame, (True, False, False), compute, LAST_PAIR_ANTISYMMETRIC, name="C")


def rotation_coefficients(frame: Frame) -> FrameComponents:
    """γ_{abc}; see the module."""
    structure, eta = frame.structure_coefficients.down(0), frame.products
    constant = frame.kind != "general"

    def along(direction: int, value: Element) -> list[Term]:
        return [(1, x, value.diff(y)) for x, y in zip(frame.rows[direction], frame.metric.coordinates, strict=True)]

    def compute(index: Index) -> Element:
        a, b, c = index
        terms: list[Term] = [
            (1, structure.component((a, c, b)), None),
            (1, structure.component((b, a, c)), None),
            (-1, structure.component((c, b, a)), None),
        ]
        if not constant:
            terms += [*along(c, eta[a][b]), *along(b, eta[a][c])]
            terms += [(-sign, x, y) for sign, x, y in along(a, eta[b][c])]
        return sum_of_products(terms) / 2

    return FrameComponents(frame, (False,) * 3, compute, FIRST_PAIR_ANTISYMMETRIC if constant else None, name="γ")


def spin_connection(frame: Frame) -> FrameComponents:
    """ω_μ^a_b = γ^a_{bc} θ^c_μ."""
    gamma = frame.rotation_coefficients.up(0)

    def compute(index: Index) -> Element:
        m, a, b = index
        return sum_of_products([(1, gamma.component((a, b, c)), row[m]) for c, row in enumerate(frame.dual_rows)])

    return FrameComponents(frame, (False, True, False), compute, in_frame=(False, True, True), name="ω")
