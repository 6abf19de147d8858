r"""Index notation: brackets, commas and semicolons, Lie derivatives, deltas, epsilons, boxes, commutators.

What formulas must give are identities, each on metrics of several dimensions, signatures and sign conventions, each
with a twin, nearly the same, that does not hold; and a few values from the literature or worked out by SymPy alone.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest
import sympy as sp
from sympy import Rational, diag, sin, symbols

import gr_toolkit as gr
from gr_toolkit.errors import ConventionError, IndexMismatchError, TooLargeError, UnknownNameError

t, r, theta, phi, x, y, z = symbols("t r theta phi x y z")


def wave() -> gr.Metric:
    """No symmetry, not diagonal, three dimensions, positive definite where |x| is small."""
    return gr.Metric([[1 + x**2, x * y, 0], [x * y, 1 + y**2 + z**2, 0], [0, 0, 1 + x**2]], [x, y, z])


def cosmos() -> gr.Metric:
    """Curved space, a definite scale factor, time positive; not a vacuum, conformally flat."""
    a = 1 + t**2
    return gr.Metric(
        diag(1, -(a**2) / (1 - r**2), -((a * r) ** 2), -((a * r * sin(theta)) ** 2)),
        [t, r, theta, phi],
        domain=[r > 0, r < 1, theta > 0, theta < sp.pi],
        signature="+---",
    )


def static() -> gr.Metric:
    """Not a vacuum, not conformally flat; Weinberg's sign of the Riemann tensor."""
    return gr.Metric(
        diag(-(r**2), 1 + r**2, r**2, r**2 * sin(theta) ** 2),
        [t, r, theta, phi],
        domain=[r > 0, theta > 0, theta < sp.pi],
        conventions="Weinberg",
    )


METRICS = {"wave": wave, "cosmos": cosmos, "static": static}


@cache
def world(name: str):
    """A metric with fields on it that have no symmetry: vectors u, v, covectors A, B, a scalar, tensors T, F, Q."""
    g = METRICS[name]()
    one, two, three, *_ = xs = g.coordinates
    n = g.dimension
    fields = {
        "u": g.vector([one * two, three, 1, two][:n]),
        "v": g.vector([two, one + three**2, two * three, 1][:n]),
        "A": g.covector([two * three, one**2, one, three][:n]),
        "B": g.covector([1, three * one, two**2, one][:n]),
        "T": g.tensor([[(i + 2 * j + 1) * xs[(i + j) % n] + i for j in range(n)] for i in range(n)], "^_"),
        "Q": g.tensor(
            [[[(i + 3 * j - k) * xs[(i * j + k) % n] + i for k in range(n)] for j in range(n)] for i in range(n)], "___"
        ),
        "f": one * two + three**2,
        "s": g.conventions.riemann,
        "n": n,
        "o": -1 if name == "static" else 1,  # of ε_{0123}: Weinberg has ε^{0123} > 0 [4.4.9]
        "sign": -1 if name != "wave" else 1,  # of det g
    }
    fields["F"] = fields["A"].exterior_derivative()
    return g, fields


# formula that vanishes: its twin that does not
IDENTITIES = {
    # weight 1/n!, exclusions, upper indices, coordinates among the indices
    r"A_{[\mu}B_{\nu]} - \frac12 (A_\mu B_\nu - A_\nu B_\mu)": r"A_{[\mu}B_{\nu]} - (A_\mu B_\nu - A_\nu B_\mu)",
    r"u^{(\mu}v^{\nu)} - \frac12 (u^\mu v^\nu + u^\nu v^\mu)": (
        r"u^{(\mu}v^{\nu)} - \frac12 (u^\mu v^\nu - u^\nu v^\mu)"
    ),
    r"Q_{[a|b|c]} - \frac12 (Q_{abc} - Q_{cba})": r"Q_{[a|b|c]} - \frac12 (Q_{abc} - Q_{bac})",
    r"Q_{(abc)} - \frac13 (Q_{(ab)c} + Q_{(bc)a} + Q_{(ca)b})": r"Q_{(abc)} - Q_{(ab)c}",
    r"Q_{[abc]} - \frac13 (Q_{[ab]c} + Q_{[bc]a} + Q_{[ca]b})": (
        r"Q_{[abc]} - \frac13 (Q_{[ab]c} - Q_{[bc]a} + Q_{[ca]b})"
    ),
    r"A_{[a|}Q_{(bc)|d]} - \frac14 (A_a Q_{bcd} + A_a Q_{cbd} - A_d Q_{bca} - A_d Q_{cba})": (
        r"A_{[a|}Q_{(bc)|d]} - \frac14 (A_a Q_{bcd} + A_a Q_{cbd} + A_d Q_{bca} + A_d Q_{cba})"
    ),
    r"Q_{(abc)}u^a u^b u^c - Q_{abc}u^a u^b u^c": r"Q_{(abc)}u^a u^b v^c - Q_{abc}u^a u^b v^c",
    r"A_{[\mu}u^\mu B_{\nu]} - \frac12 (A_\mu u^\mu B_\nu - A_\nu u^\mu B_\mu)": (
        r"A_{[\mu}u^\mu B_{\nu]} - A_\mu u^\mu B_\nu"
    ),
    r"\nabla_{[\mu}T^\lambda{}_{\nu]} - \frac12 (\nabla_\mu T^\lambda{}_\nu - \nabla_\nu T^\lambda{}_\mu)": (
        r"\nabla_{[\mu}T^\lambda{}_{\nu]} - \nabla_\mu T^\lambda{}_\nu"
    ),
    r"2 A_{[0}B_{1]} - A_0 B_1 + A_1 B_0": r"2 A_{[0}B_{1]} - A_0 B_1 - A_1 B_0",
    r"\nabla_{[0}F_{12]}": r"\nabla_{0}F_{01}",
    # Bianchi
    r"R_{\mu[\nu\rho\sigma]}": r"R_{\mu(\nu\rho)\sigma}",
    r"\nabla_{[\lambda}R_{\mu\nu]\rho\sigma}": r"\nabla_{[\lambda}R_{\mu]\nu\rho\sigma}",
    r"R_{\mu\nu[\rho\sigma;\lambda]}": r"R_{\mu\nu[\rho\sigma,\lambda]}",
    r"G^{\mu\nu}{}_{;\nu}": r"R^{\mu\nu}{}_{;\nu}",
    r"R_{[\mu\nu]}": r"R_{(\mu\nu)}",
    # the Ricci identity, with the sign of the conventions
    r"[\nabla_\mu, \nabla_\nu] v^\rho - s R^\rho{}_{\sigma\mu\nu} v^\sigma": (
        r"[\nabla_\mu, \nabla_\nu] v^\rho + s R^\rho{}_{\sigma\mu\nu} v^\sigma"
    ),
    r"[\nabla_\mu, \nabla_\nu] A_\rho + s R^\sigma{}_{\rho\mu\nu} A_\sigma": (
        r"[\nabla_\mu, \nabla_\nu] A_\rho - s R^\sigma{}_{\rho\mu\nu} A_\sigma"
    ),
    r"2 \nabla_{[\mu}\nabla_{\nu]} v^\rho - s R^\rho{}_{\sigma\mu\nu} v^\sigma": (
        r"\nabla_{[\mu}\nabla_{\nu]} v^\rho - s R^\rho{}_{\sigma\mu\nu} v^\sigma"
    ),
    # MTW's order of derivatives, ;μ first
    r"A_{\rho;\nu\mu} - \nabla_\mu\nabla_\nu A_\rho": r"A_{\rho;\mu\nu} - \nabla_\mu\nabla_\nu A_\rho",
    r"[\nabla_\mu, \nabla_\nu] f": r"\nabla_{(\mu}\nabla_{\nu)} f",
    r"[\partial_\mu, \partial_\nu] A_\rho": r"\partial_{(\mu}\partial_{\nu)} A_\rho",
    r"f_{,\mu} - \nabla_\mu f": r"f_{,\mu} - 2 \nabla_\mu f",
    r"(A_\mu B_\nu)_{;\rho} - A_{\mu;\rho}B_\nu - A_\mu B_{\nu;\rho}": r"(A_\mu B_\nu)_{;\rho} - A_{\mu;\rho}B_\nu",
    # d² = 0, with ∂ and with ∇
    r"\nabla_{[\mu}F_{\nu\rho]}": r"\nabla_{(\mu}F_{\nu)\rho}",
    r"F_{[\mu\nu,\rho]}": r"F_{(\mu|\nu|,\rho)}",
    r"F_{\mu\nu} - 2\partial_{[\mu}A_{\nu]}": r"F_{\mu\nu} - \partial_{[\mu}A_{\nu]}",
    r"\nabla_{[\mu}A_{\nu]} - \partial_{[\mu}A_{\nu]}": r"\nabla_{(\mu}A_{\nu)} - \partial_{(\mu}A_{\nu)}",
    r"F_{\mu\nu;\rho} + F_{\nu\rho;\mu} + F_{\rho\mu;\nu}": r"F_{\mu\nu;\rho} + F_{\nu\rho;\mu} - F_{\rho\mu;\nu}",
    # Lie derivatives, written out with ∂ and with ∇
    r"\mathcal{L}_u f - u^\mu \partial_\mu f": r"\mathcal{L}_u f + u^\mu \partial_\mu f",
    r"\mathcal{L}_u T^\mu{}_\nu - u^\lambda \partial_\lambda T^\mu{}_\nu + T^\lambda{}_\nu \partial_\lambda u^\mu "
    r"- T^\mu{}_\lambda \partial_\nu u^\lambda": (
        r"\mathcal{L}_u T^\mu{}_\nu - u^\lambda \partial_\lambda T^\mu{}_\nu - T^\lambda{}_\nu \partial_\lambda u^\mu "
        r"+ T^\mu{}_\lambda \partial_\nu u^\lambda"
    ),
    r"\mathcal{L}_u v^\mu - u^\nu \nabla_\nu v^\mu + v^\nu \nabla_\nu u^\mu": (
        r"\mathcal{L}_u v^\mu - \mathcal{L}_v u^\mu"
    ),
    r"\mathcal{L}_u g_{\mu\nu} - 2\nabla_{(\mu}u_{\nu)}": r"\mathcal{L}_u g_{\mu\nu} - 2\partial_{(\mu}u_{\nu)}",
    r"\mathcal{L}_u F_{\mu\nu} - 2\partial_{[\mu}(u^\lambda F_{|\lambda|\nu]})": (
        r"\mathcal{L}_u F_{\mu\nu} + 2\partial_{[\mu}(u^\lambda F_{|\lambda|\nu]})"
    ),
    r"\mathcal{L}_u (A_\mu v^\mu) - v^\mu \mathcal{L}_u A_\mu - A_\mu \mathcal{L}_u v^\mu": (
        r"\mathcal{L}_u (A_\mu v^\mu) - v^\mu \mathcal{L}_u A_\mu"
    ),
    r"[\mathcal{L}_u, \mathcal{L}_v] A_\mu - \mathcal{L}_c A_\mu": (
        r"[\mathcal{L}_u, \mathcal{L}_v] A_\mu + \mathcal{L}_c A_\mu"
    ),
    # deltas
    r"\delta^{\mu\nu}_{\rho\sigma} - 2\delta^{[\mu}_\rho \delta^{\nu]}_\sigma": (
        r"\delta^{\mu\nu}_{\rho\sigma} - \delta^{[\mu}_\rho \delta^{\nu]}_\sigma"
    ),
    r"\delta^{\mu\nu}_{\rho\sigma} A_\mu B_\nu - 2A_{[\rho}B_{\sigma]}": (
        r"\delta^{\mu\nu}_{\rho\sigma} A_\mu B_\nu + 2A_{[\rho}B_{\sigma]}"
    ),
    r"\delta^{\mu\nu}_{\rho\nu} - (n - 1)\delta^\mu_\rho": r"\delta^{\mu\nu}_{\rho\nu} - n\delta^\mu_\rho",
    r"\delta_{\mu\nu}^{\rho\sigma} - \delta_{[\mu}^\rho \delta_{\nu]}^\sigma 2": (
        r"\delta_{\mu\nu}^{\rho\sigma} + \delta^{\rho\sigma}_{\mu\nu}"
    ),
    # boxes
    r"\nabla^2 f - \nabla^\mu \nabla_\mu f": r"\nabla^2 f - g^{\mu\nu} \partial_\mu \partial_\nu f",
    r"\Box v^\mu - v^{\mu;\nu}{}_{;\nu}": r"\Box v^\mu + v^{\mu;\nu}{}_{;\nu}",
    r"f^{;\mu}{}_{;\mu} - \Box f": r"f^{,\mu}{}_{,\mu} - \Box f",
    r"[\Box, \nabla_\mu] f - R_{\mu\nu} f^{,\nu} s": r"[\Box, \nabla_\mu] f + R_{\mu\nu} f^{,\nu} s",
    # traces and powers
    r"R^\mu_\mu - R": r"R^\mu_\mu - 2R",
    r"T^\mu{}_\mu - g^{\mu\nu}T_{\mu\nu}": r"T^\mu{}_\mu - g_{\mu\nu}T^{\nu\mu} 2",
    r"(F_{\mu\nu}F^{\mu\nu})^2 - F_{\mu\nu}F^{\mu\nu}F_{\rho\sigma}F^{\rho\sigma}": (
        r"(F_{\mu\nu}F^{\mu\nu})^2 - F_{\mu\nu}F^{\nu\rho}F_{\rho\sigma}F^{\sigma\mu}"
    ),
    r"u^\mu \nabla_\mu v^\nu - v^\nu{}_{;\mu} u^\mu": r"u^\mu \nabla_\mu v^\nu - u^\nu{}_{;\mu} v^\mu",
}


@pytest.mark.parametrize("name", METRICS)
@pytest.mark.parametrize("formula", IDENTITIES)
def test_identities_hold_and_their_twins_do_not(formula, name):
    g, fields = world(name)
    if r"\mathcal{L}_c" in formula:  # the commutator of u and v, by components
        u, v_, xs = fields["u"], fields["v"], g.coordinates
        n = range(g.dimension)
        c = [sum((u[k] * v_[i].diff(xs[k]) - v_[k] * u[i].diff(xs[k]) for k in n), g.zero) for i in n]
        fields = {**fields, "c": g.vector([value.to_sympy() for value in c])}
    assert not g.evaluate(formula, **fields)
    if not (
        name == "wave" and formula == r"(F_{\mu\nu}F^{\mu\nu})^2 - F_{\mu\nu}F^{\mu\nu}F_{\rho\sigma}F^{\rho\sigma}"
    ):
        assert g.evaluate(IDENTITIES[formula], **fields)


def test_commutators_of_commutators():
    """The Jacobi identity."""
    g, fields = world("wave")
    cyclic = [rf"[\nabla_{a}, [\nabla_{b}, \nabla_{c}]] v^d" for a, b, c in ("abc", "bca", "cab")]
    assert g.evaluate(" + ".join(cyclic), **fields) == 0
    assert g.evaluate(" + ".join(cyclic[:2]), **fields) != 0


FOUR = {  # of four dimensions
    r"\epsilon_{\mu\nu\rho\sigma}\epsilon^{\mu\nu\rho\sigma} - 24 sign": (
        r"\epsilon_{\mu\nu\rho\sigma}\epsilon^{\mu\nu\rho\sigma} + 24 sign"
    ),
    r"\epsilon^{\mu\nu\rho\sigma}\epsilon_{\mu\nu\alpha\beta} - 2 sign \delta^{\rho\sigma}_{\alpha\beta}": (
        r"\epsilon^{\mu\nu\rho\sigma}\epsilon_{\mu\nu\alpha\beta} + 2 sign \delta^{\rho\sigma}_{\alpha\beta}"
    ),
    r"\epsilon^{\mu\nu\rho\sigma}\epsilon_{\mu\alpha\beta\gamma} - sign \delta^{\nu\rho\sigma}_{\alpha\beta\gamma}": (
        r"\epsilon^{\mu\nu\rho\sigma}\epsilon_{\mu\alpha\beta\gamma} + sign \delta^{\nu\rho\sigma}_{\alpha\beta\gamma}"
    ),
    r"\epsilon_{\mu\nu\rho\sigma} - o\sqrt{-g}\,\tilde\epsilon_{\mu\nu\rho\sigma}": (
        r"\epsilon_{\mu\nu\rho\sigma} + o\sqrt{-g}\,\tilde\epsilon_{\mu\nu\rho\sigma}"
    ),
    r"\epsilon^{\mu\nu\rho\sigma} + o\tilde\epsilon^{\mu\nu\rho\sigma}/\sqrt{-g}": (
        r"\epsilon^{\mu\nu\rho\sigma} - o\tilde\varepsilon^{\mu\nu\rho\sigma}/\sqrt{-g}"
    ),
    r"\tilde\epsilon^{\mu\nu\rho\sigma}\tilde\epsilon_{\mu\nu\rho\sigma} - 24": (
        r"\tilde\epsilon^{\mu\nu\rho\sigma}\tilde\epsilon_{\mu\nu\rho\sigma} + 24"
    ),
    r"\nabla_\lambda \epsilon_{\mu\nu\rho\sigma}": r"\partial_\lambda \epsilon_{\mu\nu\rho\sigma}",
    r"\epsilon^{\mu\nu\rho\sigma}R_{\lambda\nu\rho\sigma}": (
        r"\epsilon^{\mu\nu\rho\sigma}R_{\lambda\nu\rho\mu} + g^\sigma_\lambda"
    ),
    # Weyl's part of the curvature [Wald 3.2.28]
    r"C^{ab}{}_{cd} - R^{ab}{}_{cd} + 2\delta^{[a}_{[c}R^{b]}_{d]} - \frac13 R \delta^{[a}_{[c}\delta^{b]}_{d]}": (
        r"C^{ab}{}_{cd} - R^{ab}{}_{cd} + 2\delta^{[a}_{[c}R^{b]}_{d]} + \frac13 R \delta^{[a}_{[c}\delta^{b]}_{d]}"
    ),
}


@pytest.mark.parametrize("name", ["cosmos", "static"])
@pytest.mark.parametrize("formula", FOUR)
def test_identities_of_four_dimensions(formula, name):
    g, fields = world(name)
    assert not g.evaluate(formula, **fields)
    assert g.evaluate(FOUR[formula], **fields)


@pytest.mark.parametrize("n", [2, 3, 5, 6])
def test_epsilon_contracted_with_itself_in_any_dimension(n):
    """ε^{a…}ε_{a…} = ± n!, and one index open ± (n−1)! δ, with the sign of det g [MTW 3.50]."""
    xs = symbols(f"x1:{n + 1}")
    letters = "abcdefh"[:n]
    for sign in (1, -1):
        g = gr.Metric(diag(sign * (1 + xs[1] ** 2), *[1 + xs[0] ** 2] * (n - 1)), xs)
        assert g.evaluate(rf"\epsilon^{{{letters}}}\epsilon_{{{letters}}}") == sign * sp.factorial(n)
        open_ = g.evaluate(rf"\epsilon^{{{letters}}}\epsilon_{{m{letters[1:]}}}")
        assert open_.to_sympy() == sp.ImmutableDenseNDimArray(sp.eye(n) * sign * sp.factorial(n - 1))


def test_the_delta_of_three_indices_is_a_determinant():
    g, _ = world("wave")
    delta = g.evaluate(r"\delta^{abc}_{def}")
    for above in permutations(range(3)):
        for below in [(0, 1, 2), (0, 0, 2), (2, 1, 0)]:
            assert delta[above + below] == sp.Matrix(3, 3, lambda i, j: int(above[i] == below[j])).det()  # noqa: B023
    plane = gr.Metric(sp.eye(2), [x, y])
    assert plane.evaluate(r"\delta^{abc}_{def}") == 0


def test_the_symbol_is_the_same_in_every_chart():
    """Carroll's determinant, [μν] g_{μα} g_{νβ} = g [αβ], and one chart against another."""
    g = gr.Metric([[1 + x**2, x * y], [x * y, 1]], [x, y], domain=[x > 0, x < Rational(1, 2), y > 0, y < 1])
    assert g.evaluate(r"\tilde\epsilon^{ab}g_{ac}g_{bd} - g\tilde\epsilon_{cd}") == 0
    assert g.evaluate(r"\tilde\epsilon^{ab}g_{ac}g_{bd} - \tilde\epsilon_{cd}") != 0
    symbol = g.evaluate(r"\tilde\epsilon_{ab}")
    assert [symbol[0, 1], symbol[1, 0], symbol[0, 0]] == [1, -1, 0]
    assert symbol == g.evaluate(r"\tilde\varepsilon_{ab}")


def test_box_is_the_divergence_of_the_gradient():
    """□f = ∂_μ(√|g| g^{μν} ∂_ν f)/√|g| [MTW 22.90], worked out by SymPy."""
    for name in METRICS:
        g, fields = world(name)
        matrix, f, xs = g.matrix, fields["f"], g.coordinates
        flow = matrix.inv() * sp.Matrix([sp.diff(f, q) for q in xs])
        log = sp.log(matrix.det() ** 2) / 4  # of √|g|
        expected = sum(sp.diff(flow[i], q) + flow[i] * sp.diff(log, q) for i, q in enumerate(xs))
        assert gr.decide(g.evaluate(r"\nabla^2 f", f=f), expected).proved
        assert gr.decide(g.evaluate(r"\Box f", f=f), -expected).refuted


def test_components_and_traces_of_schwarzschild():
    """MTW 31.4a and box 23.1; with f = 1 − 2M/r, R^t_{rtr} = −f''/2f."""
    g = gr.Schwarzschild()
    mass, radius = g.symbols("M r")
    assert g.evaluate(r"\Gamma^r_{tt}") == mass * (radius - 2 * mass) / radius**3
    assert g.evaluate(r"\Gamma^1_{00}") == g.evaluate(r"\Gamma^r{}_{tt}")
    assert g.evaluate(r"R_{\theta\theta}") == 0
    assert g.evaluate(r"R^t{}_{rtr}") == 2 * mass / (radius**2 * (radius - 2 * mass))
    assert g.evaluate(r"R^t{}_{rtr}") == g.evaluate(r"R^0{}_{101}") == -g.evaluate(r"R^t{}_{rrt}")
    assert g.evaluate(r"R^{\theta\phi}{}_{\theta\phi}") == 2 * mass / radius**3
    sphere = gr.Metric(diag(1, sin(theta) ** 2), [theta, phi])
    assert sphere.evaluate(r"R_{\theta\theta}") == 1
    assert sphere.evaluate(r"R_{\phi\phi}") == sin(theta) ** 2
    assert sphere.evaluate(r"R^{\mu}_{\mu}") == sphere.evaluate("R") == 2


def test_powers_of_contracted_scalars():
    g = gr.Metric(sp.eye(3), [x, y, z], domain=[x > 0, y > 0])
    a = g.covector([x, 0, 0])
    assert g.evaluate(r"(A_\mu A^\mu)^{1/2}", A=a) == x
    assert g.evaluate(r"\sqrt{A_\mu A^\mu} A_\nu", A=a)[0] == x**2
    assert g.evaluate(r"(A_\mu A^\mu)^{-2}", A=a) == x**-4
    assert g.evaluate(r"(A_\mu A^\mu)(A_\mu A^\mu)", A=a) == x**4


def test_kretschmann_is_the_contraction():
    """48 M²/r⁶ [MTW 31.7]; the Gauss–Bonnet and Chern–Pontryagin scalars of Kerr's equatorial plane."""
    g = gr.Schwarzschild()
    mass, radius = g.symbols("M r")
    assert g.evaluate(r"R_{\mu\nu\rho\sigma}R^{\mu\nu\rho\sigma}") == 48 * mass**2 / radius**6
    assert g.evaluate(r"R^{\mu\nu}{}_{\rho\sigma}R^{\rho\sigma}{}_{\alpha\beta}R^{\alpha\beta}{}_{\mu\nu}") == (
        96 * mass**3 / radius**9
    )
    kerr = gr.Kerr()
    assert kerr.evaluate(r"R_{\mu\nu\rho\sigma}R^{\mu\nu\rho\sigma}") == kerr.kretschmann
    assert kerr.evaluate(r"R_{\mu\nu\rho\sigma}R^{\mu\rho\nu\sigma}") == kerr.kretschmann / 2  # first Bianchi
    assert kerr.evaluate(r"\epsilon^{\mu\nu\alpha\beta}R_{\alpha\beta\rho\sigma}R^{\rho\sigma}{}_{\mu\nu}") != 0


def test_killing_vectors_by_their_lie_derivative():
    for g in (gr.Kerr(), gr.Kerr(signature="+---"), gr.Kerr(conventions="Weinberg")):
        assert not g.evaluate(r"\mathcal{L}_\xi g_{\mu\nu}", xi=g.vector([1, 0, 0, 0]))
        assert not g.evaluate(r"\nabla_{(\mu}\xi_{\nu)}", xi=g.vector([0, 0, 0, 1]))
        assert not g.evaluate(
            r"[\mathcal{L}_\xi, \nabla_\mu] v^\nu", xi=g.vector([0, 0, 0, 1]), v=g.vector([0, 1, 0, 0])
        )
        assert g.evaluate(r"\mathcal{L}_\xi g_{\mu\nu}", xi=g.vector([0, 0, 1, 0]))


def test_names_of_fields():
    """Greek, tildes, primes, labels; the same field twice; LaTeX itself as a keyword."""
    g, fields = world("wave")
    u, v_ = fields["u"], fields["v"]
    expected = g.evaluate(r"u^\mu \nabla_\mu v^\nu", u=u, v=v_)
    assert g.evaluate(r"\xi^\mu \nabla_\mu \tilde u^\nu", xi=u, utilde=v_) == expected
    assert g.evaluate(r"u_e^\mu \nabla_\mu u'^\nu", u_e=u, uprime=v_) == expected
    assert g.evaluate(r"u'^\mu \nabla_\mu \hat u^\nu", **{"u'": u, r"\hat u": v_}) == expected
    assert g.evaluate(r"\mathcal{L}_{u'} \tilde{u}_e^\mu", uprime=u, utilde_e=v_) == v_.lie_derivative(u)
    assert g.evaluate(r"\psi_{,\mu}\varphi", psi=x * y, varphi=z)[0] == y * z


ERRORS = [
    (r"F_{\mu\nu\rho}", ["F has 2 indices, 3 were typed"]),
    (r"u_\mu{}^\nu", ["u has 1 index, 2 were typed"]),
    (r"A_\mu B^\mu u^\mu", [r"\mu stands 3 times"]),
    (r"A_{[\mu}u^\lambda B_\lambda B_{\nu]} u^\lambda", [r"\lambda stands 3 times"]),
    (r"A_{[\mu}u^\mu B_\mu B_{\nu]}", [r"\mu stands 2 times in one bracket"]),
    (r"A_{[\mu|}u^\mu B_\mu B_{|\nu]}", [r"\mu stands 3 times"]),
    (r"F_{[\mu\nu}B_{\mu]}", [r"\mu stands 2 times in one bracket"]),
    (r"F_{\mu\mu}", [r"\mu stands twice down"]),
    (r"A_\mu + B_\nu", [r"_\mu against _\nu", r"\mu, \nu stand in one term only"]),
    (r"A_\mu + B^\mu", [r"_\mu against ^\mu", r"\mu is up in one term and down in the other"]),
    (r"F_{\mu\nu} + A_\mu", [r"_\mu _\nu against _\mu", r"\nu stands in one term only"]),
    (r"A_\mu u^\mu + B_\mu", [r"\mu is free in one term and summed over in the other", "another letter"]),
    (r"R_{\hat t\hat t}", [r"\hat{t} is an index of a frame", "t for a coordinate index"]),
    (r"F_{\hat t r}", [r"\hat{t} is an index of a frame", "contractions with its vectors"]),
    (r"\delta^{\mu\nu\rho}{}_\sigma", ["as many indices up as down, not 3 and 1"]),
    (r"\delta_{\mu\nu}", ["one index up and one down"]),
    (r"\tilde\epsilon_{\mu\nu\rho}{}^\sigma", [r"index \sigma of \tilde{\epsilon} cannot be moved", "all down"]),
    (r"\tilde\epsilon_{\mu\nu\rho}", ["has 4 indices, 3 were typed"]),
    (r"\nabla_\lambda \tilde\epsilon_{\mu\nu\rho\sigma}", ["∇ acts on what is no tensor"]),
    (r"\epsilon_{\mu\nu}", ["has 4 indices, 2 were typed"]),
    (r"\mathcal{L}_u \Gamma^\mu_{\nu\rho}", ["a Lie derivative acts on what is no tensor"]),
    (r"\mathcal{L}_u \partial_\mu A_\nu", ["a Lie derivative acts on what is no tensor"]),
    (r"\mathcal{L}_F A_\mu", ["along F, which has 2 indices"]),
    (r"\Gamma_{[\mu\nu]\rho}", [r"index \mu of \Gamma cannot be moved"]),
    (r"\nabla_{[\mu}\Gamma^\lambda_{\nu]\rho}", ["∇ acts on what is no tensor"]),
]


@pytest.mark.parametrize(("formula", "words"), ERRORS)
def test_what_is_wrong_with_indices_is_said(formula, words):
    g, fields = world("cosmos")
    with pytest.raises(IndexMismatchError) as info:
        g.evaluate(formula, **fields)
    said = "\n".join([str(info.value), *info.value.__notes__])
    for word in words:
        assert word in said
    assert "[" not in info.value.what.replace("[μ", "")  # no names that only the evaluator knows


def test_undeclared_vector_fields():
    g, fields = world("cosmos")
    with pytest.raises(UnknownNameError, match=r"no vector field '\\xi'"):
        g.evaluate(r"\mathcal{L}_\xi A_\mu", A=fields["A"])
    with pytest.raises(UnknownNameError, match="no vector field 'k'"):
        g.evaluate(r"\mathcal{L}_k A_\mu", A=fields["A"])


def test_too_many_permutations_or_components_are_refused_before_they_are_made():
    g, fields = world("cosmos")
    for formula, words in (
        (r"\nabla_{(a}\nabla_b\nabla_c\nabla_d\nabla_e F_{fh}A_{i)}", "the brackets of one term"),
        (r"\delta^{abcde}_{fhijk}", "the number of components"),
        ("[\\Box, " * 20 + "\\Box" + "]" * 20 + " f", "a commutator of commutators"),
        (r"A_a A_b A_c A_d A_e A_f A_h A_i A_j A_k", "the number of components"),
        (r"A_{(a}A_b A_c A_d A_e A_{f)} A_{(h}A_i A_j A_k A_l A_{m)}", "too large"),
    ):
        with pytest.raises(TooLargeError, match=words):
            g.evaluate(formula, **fields)


def test_tensors_of_other_metrics_and_conventions():
    g = gr.Schwarzschild()
    for other in (gr.Kerr(), gr.Schwarzschild(signature="+---"), gr.Schwarzschild("isotropic")):
        with pytest.raises(ConventionError):
            g.evaluate(r"\mathcal{L}_\xi g_{\mu\nu}", xi=other.vector([1, 0, 0, 0]))


def test_a_formula_in_seven_dimensions():
    xs = symbols("x1:8")
    g = gr.Metric(diag(-1, *[(1 + xs[0]) ** 2] * 6), xs, domain=[xs[0] > 0])
    assert g.evaluate(r"R_{a[bcd]}") == 0
    assert g.evaluate(r"R_{a(bc)d}") != 0
    assert g.evaluate(r"A_{[a}B_{b]}", A=g.covector([1, *[0] * 6]), B=g.covector([0, 1, *[0] * 5]))[0, 1] == Rational(
        1, 2
    )


CLAIMS = [
    (r"\nabla_{[\mu}F_{\nu\rho]} = 0", "proved"),
    (r"\nabla_{[\mu}F_{\nu]\rho} = 0", "refuted"),
    (r"\mathcal{L}_\xi g_{\mu\nu} = 0", "proved"),
    (r"\mathcal{L}_\zeta g_{\mu\nu} = 0", "refuted"),
    (r"F_{\mu\nu} = 2\partial_{[\mu}A_{\nu]}", "proved"),
    (r"[\nabla_\mu, \nabla_\nu] \xi^\rho = R^\rho{}_{\sigma\mu\nu}\xi^\sigma", "proved"),
    (r"[\nabla_\mu, \nabla_\nu] \xi^\rho = -R^\rho{}_{\sigma\mu\nu}\xi^\sigma", "refuted"),
    (r"\nabla_{[t}F_{r\theta]} = 0 = R_{\theta[\theta r t]}", "proved"),
    (r"F_{[\mu\nu]} = A_\mu A^\mu", "not understood"),
    (r"F_{[\mu\nu)} = 0", "not understood"),
]


@pytest.mark.parametrize(("claim", "outcome"), CLAIMS)
def test_claims_read_the_same_language(claim, outcome):
    let = [
        r"A_\mu = (M/r, 0, 0, r^2)",
        r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu",
        r"\xi^\mu = (1, 0, 0, 0)",
        r"\zeta^\mu = (0, r, 0, 0)",
    ]
    assert gr.verify(claim, gr.Schwarzschild(), let=let).outcome == outcome


def test_claims_on_the_command_line(capsys):
    from gr_toolkit.cli import main

    given = [
        "--spacetime",
        "Schwarzschild",
        "--let",
        r"A_\mu = (M/r, 0, 0, 0)",
        "--let",
        r"F_{\mu\nu} = 2A_{[\nu;\mu]}",
    ]
    assert main(["check", r"\nabla_{[\mu}F_{\nu\rho]} = 0", *given]) == 0
    assert "proved" in capsys.readouterr().out
    assert main(["check", r"\nabla_{(\mu}F_{\nu)\rho} = 0", *given]) != 0
    assert "refuted" in capsys.readouterr().out
