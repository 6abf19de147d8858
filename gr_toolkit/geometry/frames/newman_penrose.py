r"""The Newman–Penrose formalism: curvature scalars and spin coefficients of a null tetrad (l, n, m, m̄).

In the signature −+++ with l·n = −1, m·m̄ = 1 and the Weyl and Ricci tensors of Misner, Thorne & Wheeler [Stephani et al.
2003, §§3.4–3.6, 7.1; their k, l are our l, n]

    Ψ0 = C(l,m,l,m)   Ψ1 = C(l,n,l,m)   Ψ2 = C(l,m,m̄,n)   Ψ3 = C(l,n,m̄,n)   Ψ4 = C(n,m̄,n,m̄)
    Φ00 = ½ Ric(l,l)   Φ01 = ½ Ric(l,m)   Φ02 = ½ Ric(m,m)   Φ12 = ½ Ric(n,m)   Φ22 = ½ Ric(n,n)
    Φ11 = ¼ (Ric(l,n) + Ric(m,m̄))   Φ_BA = conj Φ_AB   Λ = R/24
    κ = −γ_{mll}   σ = −γ_{mlm}   ρ = −γ_{mlm̄}   τ = −γ_{mln}   π = γ_{m̄nl}   λ = γ_{m̄nm̄}   μ = γ_{m̄nm}   ν = γ_{m̄nn}
    ε, β, α, γ = −½ (γ_{nlx} + γ_{mm̄x})   with x = l, m, m̄, n

where γ_{abc} = e_a·∇_c e_b. Under g → −g with l, n, m, m̄ as vectors kept, C_{abcd}, R and γ_{abc} change sign and
Ric does not: in +−−− the formulas hold with these signs turned, which is how Newman & Penrose (1962) and Chandrasekhar
(1983, §8) write them. So every scalar here is the same number in either signature and with any signs of the curvature;
Ψ2 = −M/r³ for Schwarzschild.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import IndexMismatchError, InputError
from ...exact import Element, sum_of_products
from .null_tetrad import of_orthonormal

if TYPE_CHECKING:
    from .frame import Frame

L, N, M, MBAR = range(4)
WEYL = ((L, M, L, M), (L, N, L, M), (L, M, MBAR, N), (L, N, MBAR, N), (N, MBAR, N, MBAR))
RICCI = (((L, L), (L, M), (M, M)), ((L, MBAR), (), (N, M)), ((MBAR, MBAR), (N, MBAR), (N, N)))
ROTATION = {  # (sign in −+++, indices)
    "kappa": (-1, (M, L, L)),
    "sigma": (-1, (M, L, M)),
    "rho": (-1, (M, L, MBAR)),
    "tau": (-1, (M, L, N)),
    "pi": (1, (MBAR, N, L)),
    "lambda": (1, (MBAR, N, MBAR)),
    "mu": (1, (MBAR, N, M)),
    "nu": (1, (MBAR, N, N)),
}
HALVES = {"epsilon": L, "beta": M, "alpha": MBAR, "gamma": N}
SPIN_COEFFICIENTS = (*ROTATION, *HALVES)


def of_frame(frame: Frame) -> NewmanPenrose:
    """The scalars of a null tetrad, or of an orthonormal one's null tetrad."""
    if frame.kind == "general" or frame.dimension != 4:
        raise InputError(
            f"Newman–Penrose scalars of a {frame.kind} frame in {frame.dimension} dimensions",
            "gr.Frame(g, [l, n, m, mbar], kind='null') in four dimensions",
        )
    return NewmanPenrose(of_orthonormal(frame))


@final
class NewmanPenrose:
    """Curvature scalars and spin coefficients of a null tetrad; definitions in the module.

    Attributes
    ----------
    tetrad : the null frame (l, n, m, m̄)
    psi : (Ψ0, Ψ1, Ψ2, Ψ3, Ψ4)
    phi : Φ_{AB} as ``phi[A][B]``, A, B = 0, 1, 2
    Lambda : R/24 in −+++
    kappa, sigma, rho, tau, pi, lambda_, mu, nu, epsilon, beta, alpha, gamma : the spin coefficients
    I, J : the invariants Ψ0Ψ4 − 4Ψ1Ψ3 + 3Ψ2² and det(Ψ) [Stephani et al. 2003, eq. 4.19]

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> scalars = gr.Schwarzschild().null_tetrad().newman_penrose
    >>> scalars.psi
    (0, 0, -M/r**3, 0, 0)
    """

    def __init__(self, tetrad: Frame) -> None:
        self.tetrad = tetrad

    @cached_property
    def psi(self) -> tuple[Element, ...]:
        """The Weyl scalars Ψ0 … Ψ4."""
        signs = self.tetrad.metric.conventions
        weyl = self._planes(signs.riemann * -signs.time_sign)
        return tuple(weyl(*legs) for legs in WEYL)

    def _planes(self, sign: int) -> Any:
        """±C(x, y, z, w) for legs x, y, z, w, by the components of x∧y and z∧w: the Weyl tensor is a form on planes."""
        frame, n = self.tetrad, range(4)
        weyl = frame.metric.weyl
        pairs = [(a, b) for a in n for b in n if a < b]
        planes: dict[tuple[int, int], list[tuple[tuple[int, int], Element]]] = {}
        images: dict[tuple[int, int], dict[tuple[int, int], Element]] = {}

        def plane(x: int, y: int) -> list[tuple[tuple[int, int], Element]]:
            if (x, y) not in planes:
                p, q = frame.rows[x], frame.rows[y]
                found = [((a, b), sum_of_products([(1, p[a], q[b]), (-1, p[b], q[a])])) for a, b in pairs]
                planes[x, y] = [(k, value) for k, value in found if value.numerator]
            return planes[x, y]

        def image(z: int, w: int) -> dict[tuple[int, int], Element]:
            if (z, w) not in images:
                images[z, w] = {
                    pair: sum_of_products(
                        [(sign, frame.lift(weyl.component((*pair, *k))), value) for k, value in plane(z, w)]
                    )
                    for pair in pairs
                }
            return images[z, w]

        def value(x: int, y: int, z: int, w: int) -> Element:
            seen = image(z, w)
            return sum_of_products([(1, component, seen[k]) for k, component in plane(x, y)])

        return value

    @cached_property
    def phi(self) -> tuple[tuple[Element, ...], ...]:
        """The Ricci scalars Φ_{AB}: the trace-free part of the Ricci tensor."""
        signs = self.tetrad.metric.conventions
        ricci = self.tetrad.components(self.tetrad.metric.ricci)
        sign = signs.riemann * signs.ricci
        middle = (ricci.component((L, N)) + ricci.component((M, MBAR))) * sign / 4
        return tuple(tuple(ricci.component(legs) * sign / 2 if legs else middle for legs in row) for row in RICCI)

    @cached_property
    def Lambda(self) -> Element:
        """R/24, with R as in the signature −+++."""
        signs = self.tetrad.metric.conventions
        return self.tetrad.lift(self.tetrad.metric.ricci_scalar) * (signs.riemann * signs.ricci * -signs.time_sign) / 24

    @cached_property
    def spin_coefficients(self) -> dict[str, Element]:
        """The twelve spin coefficients by name."""
        gamma = self.tetrad.rotation_coefficients
        turn = -self.tetrad.metric.conventions.time_sign
        found = {name: gamma.component(legs) * (sign * turn) for name, (sign, legs) in ROTATION.items()}
        for name, x in HALVES.items():
            pair = sum_of_products([(-turn, gamma.component(i), None) for i in ((N, L, x), (M, MBAR, x))])
            found[name] = pair / 2
        return found

    def __getattr__(self, name: str) -> Element:
        bare = name.removesuffix("_")
        if bare in SPIN_COEFFICIENTS:
            return self.spin_coefficients[bare]
        raise AttributeError(
            f"Newman–Penrose scalars have no {name!r}; they have psi, phi, Lambda, I, J, and "
            + ", ".join(SPIN_COEFFICIENTS)
        )

    def __getitem__(self, name: str) -> Element:
        """A scalar by its name: ``"Psi2"``, ``"Phi01"``, ``"Lambda"``, ``"rho"``."""
        found = dict(self.items()).get(name) if isinstance(name, str) else None
        if found is None:
            raise IndexMismatchError(f"{name!r} is no Newman–Penrose scalar", "'Psi2', 'Phi11', 'Lambda' or 'rho'")
        return found

    def items(self) -> Iterator[tuple[str, Element]]:
        """(name, scalar) of all scalars, zeros too: ``Psi0`` … ``Phi22``, ``Lambda``, and the spin coefficients."""
        named = {f"Psi{k}": value for k, value in enumerate(self.psi)}
        named |= {f"Phi{a}{b}": value for a, row in enumerate(self.phi) for b, value in enumerate(row)}
        return iter((named | {"Lambda": self.Lambda} | self.spin_coefficients).items())

    @cached_property
    def I(self) -> Element:  # noqa: E743
        """Ψ0Ψ4 − 4Ψ1Ψ3 + 3Ψ2²."""
        p = self.psi
        return sum_of_products([(1, p[0], p[4]), (-4, p[1], p[3]), (3, p[2], p[2])])

    @cached_property
    def J(self) -> Element:
        """The determinant of ((Ψ0, Ψ1, Ψ2), (Ψ1, Ψ2, Ψ3), (Ψ2, Ψ3, Ψ4))."""
        p = self.psi
        first = sum_of_products([(1, p[2], p[4]), (-1, p[3], p[3])])
        second = sum_of_products([(1, p[1], p[4]), (-1, p[2], p[3])])
        third = sum_of_products([(1, p[1], p[3]), (-1, p[2], p[2])])
        return sum_of_products([(1, p[0], first), (-1, p[1], second), (1, p[2], third)])

    def nonzero(self) -> dict[str, Element]:
        """All scalars that do not vanish, by name."""
        return {name: value for name, value in self.items() if not value.is_zero()}

    def __repr__(self) -> str:
        lines = [f"{name} = {value}" for name, value in self.nonzero().items()]
        return "\n".join(lines) or "all Newman–Penrose scalars vanish"

    def _repr_latex_(self) -> str:
        def symbol(name: str) -> str:
            head = name.rstrip("0123456789")
            return f"\\{head}" + (f"_{{{name[len(head) :]}}}" if name != head else "")

        rows = [f"{symbol(name)} &= {sp.latex(value.to_sympy())}" for name, value in self.nonzero().items()]
        return "$\\displaystyle \\begin{aligned}" + r" \\ ".join(rows or ["0 &= 0"]) + "\\end{aligned}$"
