r"""All the ways people stagger indices, and what a symbol with scripts is."""

import pytest

from gr_toolkit.notation import Nabla, Name, Names, NotationError, Partial, Power, Tensor, parse
from tests.notation.shorthand import f, index, nabla, node, partial, t, times, to

NAMES = Names(
    scalars={r"\omega_e", "t_o", "n", r"\alpha", "b"},
    functions={"a": ("t",), r"\psi": ()},
    tensors={"F", "T", "A", "u", "u_e", "x", "a", "b", r"\tilde k"},
    coordinates=("t", "r", r"\theta", r"\varphi"),
)

STAGGERED = {
    r"F^{\mu\nu}": "^m ^n",
    r"F_{\mu\nu}": "_m _n",
    r"F^\mu{}_\nu": "^m _n",
    r"F^{\mu}{}_{\nu}": "^m _n",
    r"F_\mu{}^\nu": "_m ^n",
    r"{F^{\mu}}_{\nu}": "^m _n",
    r"{F_\mu}^\nu": "_m ^n",
    r"{{R^\rho}_\sigma}_{\mu\nu}": "^r _s _m _n",
    r"{R^\rho}_{\sigma\mu\nu}": "^r _s _m _n",
    r"R^\rho_{\ \sigma\mu\nu}": "^r _s _m _n",
    r"R^{\rho}_{\;\sigma\mu\nu}": "^r _s _m _n",
    r"R^{\rho}{}_{\sigma\mu\nu}": "^r _s _m _n",
    r"R^\rho_{\phantom{\rho}\sigma\mu\nu}": "^r _s _m _n",
    r"R^\rho_{\sigma\mu\nu}": "^r _s _m _n",
    r"R_{\sigma\mu\nu}^\rho": "^r _s _m _n",
    r"R_{\sigma\mu\nu}{}^\rho": "_s _m _n ^r",
    r"R_\sigma{}^\rho{}_{\mu\nu}": "_s ^r _m _n",
    r"R^{\mu\ \rho}_{\ \nu\ \sigma}": "^m _n ^r _s",
    r"R^{\mu\nu}_{\ \ \rho\sigma}": "^m ^n _r _s",
    r"R^{\mu\nu}_{\rho\sigma}": "^m ^n _r _s",
    r"T_\mu^{\ \nu}": "_m ^n",
    r"T^{\ \nu}_\mu": "_m ^n",
    r"T_\mu^\nu": "^n _m",
    r"T^\mu_\nu": "^m _n",
    r"\Gamma^\lambda_{\mu\nu}": "^l _m _n",
    r"\Gamma_{\mu\nu}^\lambda": "^l _m _n",
    r"\Gamma^{\lambda}{}_{\mu\nu}": "^l _m _n",
    r"\delta^\mu_\nu": "^m _n",
}
LETTERS = {"m": r"\mu", "n": r"\nu", "r": r"\rho", "s": r"\sigma", "l": r"\lambda"}


@pytest.mark.parametrize("formula", STAGGERED)
def test_staggered_indices(formula):
    tree = parse(formula, NAMES)
    assert isinstance(tree, Tensor)
    assert tree.indices == tuple(index(mark[0] + LETTERS[mark[1]]) for mark in STAGGERED[formula].split())


def test_an_unclear_order_is_refused():
    with pytest.raises(NotationError, match="order of the upper and lower indices is not clear"):
        parse(r"R^{\mu\ \rho}_{\nu\ \sigma}", NAMES)


READINGS = {
    # components: coordinates and numbers are indices too
    r"R_{\theta\theta}": t("R", r"_\theta", r"_\theta"),
    r"\Gamma^r_{tt}": t(r"\Gamma", "^r", "_t", "_t"),
    r"F_{01}": t("F", "_0", "_1"),
    r"A_0": t("A", "_0"),
    r"\epsilon^{ijk}": t(r"\epsilon", "^i", "^j", "^k"),
    r"F_{\mu_1\mu_2}": t("F", r"_\mu_1", r"_\mu_2"),
    r"F_{\mu'\nu'}": t("F", r"_\mu'", r"_\nu'"),
    # the longest declared spelling wins
    r"\omega_e": Name(r"\omega_e"),
    r"\omega_{e}^2": to(r"\omega_e", 2),
    r"\omega^2_e": to(r"\omega_e", 2),
    r"u_e^\mu": t("u_e", r"^\mu"),
    r"u_e{}_\mu": t("u_e", r"_\mu"),
    r"u_r": t("u", "_r"),
    r"\tilde k_\mu": t(r"\tilde{k}", r"_\mu"),
    r"\tilde{k}_{\mu}": t(r"\tilde{k}", r"_\mu"),
    # built-in tensors have at least two indices; with fewer, R and g are the Ricci scalar and the determinant
    "R": t("R"),
    "R^2": to(t("R"), 2),
    "R_0": Name("R_0"),
    "R_0^2": to("R_0", 2),
    "R^0_0": t("R", "^0", "_0"),
    r"{R_{\mu\nu}}": t("R", r"_\mu", r"_\nu"),
    r"r^{{R_{\mu\nu}}}": to("r", t("R", r"_\mu", r"_\nu")),
    "g": t("g"),
    "G": Name("G"),
    r"\epsilon_0": Name(r"\epsilon_0"),
    r"\delta^2": to(r"\delta", 2),
    # a name that is a tensor and something else: letters are indices, an upper number is a power
    r"a_\mu": t("a", r"_\mu"),
    "a^2": to(f("a"), 2),
    "a": f("a"),
    "b^2": to("b", 2),
    "b^r": t("b", "^r"),
    "u^2": t("u", "^2"),
    "u^{-1}": Power(t("u"), node(-1)),
    # exponents
    r"r^\alpha": to("r", r"\alpha"),
    r"r^n": to("r", "n"),
    r"\Omega_{m,0}": Name(r"\Omega_{m,0}"),
    r"\Omega_{\rm eff}": Name(r"\Omega_{\mathrm{eff}}"),
    r"\Omega_\text{eff}": Name(r"\Omega_{\mathrm{eff}}"),
    r"\Lambda_\Lambda": Name(r"\Lambda_\Lambda"),
    r"\vec e_\varphi": Name(r"\vec{e}_\varphi"),
    # commas and semicolons
    r"A_{\mu,\nu}": partial(r"_\nu", t("A", r"_\mu")),
    r"A_{\mu;\nu\rho}": nabla(r"_\rho", nabla(r"_\nu", t("A", r"_\mu"))),
    r"F^{\mu\nu}{}_{;\mu}": nabla(r"_\mu", t("F", r"^\mu", r"^\nu")),
    r"F^{\mu\nu}_{;\mu}": nabla(r"_\mu", t("F", r"^\mu", r"^\nu")),
    r"g_{\mu\nu,\lambda}": partial(r"_\lambda", t("g", r"_\mu", r"_\nu")),
    r"R_{;\mu}": nabla(r"_\mu", t("R")),
    r"\psi_{,r}": partial("_r", f(r"\psi")),
    r"b_{,r;\theta}": nabla(r"_\theta", partial("_r", "b")),
    r"\psi^{;\mu}\psi_{;\mu}": times(nabla(r"^\mu", f(r"\psi")), nabla(r"_\mu", f(r"\psi"))),
}


@pytest.mark.parametrize("formula", READINGS)
def test_what_a_symbol_with_scripts_is(formula):
    assert parse(formula, NAMES) == READINGS[formula]


def test_derivative_marks_are_derivatives():
    assert isinstance(parse(r"A_{\mu,\nu}", NAMES), Partial)
    assert isinstance(parse(r"A_{\mu;\nu}", NAMES), Nabla)
