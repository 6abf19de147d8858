r"""Brackets among indices, Lie derivatives, commutators: how they are read."""

import pytest

from gr_toolkit.notation import Box, Bracket, Name, Names, Symmetrised, parse
from gr_toolkit.notation.rebuild import indices_of
from tests.notation.shorthand import anti, commutator, eq, f, lie, minus, nabla, over, partial, plus, sym, t, times, to

NAMES = Names(
    scalars={"b", r"\omega"},
    functions={r"\psi": (), "a": ("t",)},
    tensors={"F", "T", "A", "B", "u", "u_e", r"\tilde k", r"\xi", "u'"},
    coordinates=("t", "r", r"\theta"),
)

BRACKETED = {
    r"F_{[\mu\nu]}": anti(t("F", r"_\mu", r"_\nu"), 0, 1),
    r"T^{(\mu\nu)}": sym(t("T", r"^\mu", r"^\nu"), 0, 1),
    r"T_{[abc]}": anti(t("T", "_a", "_b", "_c"), 0, 1, 2),
    r"T_{[a|b|c]}": anti(t("T", "_a", "_b", "_c"), 0, 2),
    r"T_{[a|bc|d]}": anti(t("T", "_a", "_b", "_c", "_d"), 0, 3),
    r"T_{[a|b|c|d|e]}": anti(t("T", "_a", "_b", "_c", "_d", "_e"), 0, 2, 4),
    r"T_{[a\vert b\vert c]}": anti(t("T", "_a", "_b", "_c"), 0, 2),
    r"R_{a[bcd]}": anti(t("R", "_a", "_b", "_c", "_d"), 1, 2, 3),
    r"R_{[ab](cd)}": Symmetrised(t("R", "_a", "_b", "_c", "_d"), (Bracket(True, (0, 1)), Bracket(False, (2, 3)))),
    r"T_{[a|(bc)|d]}": Symmetrised(t("T", "_a", "_b", "_c", "_d"), (Bracket(True, (0, 3)), Bracket(False, (1, 2)))),
    # upper and lower indices are lines of their own
    r"T_{[a}{}^c{}_{b]}": anti(t("T", "_a", "^c", "_b"), 0, 2),
    r"\Gamma^\lambda_{[\mu\nu]}": anti(t(r"\Gamma", r"^\lambda", r"_\mu", r"_\nu"), 1, 2),
    r"\delta^{[a}_{[c} T^{b]}_{d]}": Symmetrised(
        times(t(r"\delta", "^a", "_c"), t("T", "^b", "_d")), (Bracket(True, (0, 2)), Bracket(True, (1, 3)))
    ),
    # derivatives, by operators and by marks
    r"\nabla_{[\mu}F_{\nu\rho]}": anti(nabla(r"_\mu", t("F", r"_\nu", r"_\rho")), 0, 1, 2),
    r"\partial_{(\mu}A_{\nu)}": sym(partial(r"_\mu", t("A", r"_\nu")), 0, 1),
    r"F_{[\mu\nu;\rho]}": anti(nabla(r"_\rho", t("F", r"_\mu", r"_\nu")), 0, 1, 2),
    r"F_{[\mu\nu,\rho]}": anti(partial(r"_\rho", t("F", r"_\mu", r"_\nu")), 0, 1, 2),
    r"F_{[\mu\nu];\rho}": nabla(r"_\rho", anti(t("F", r"_\mu", r"_\nu"), 0, 1)),
    r"F_{[\mu|\nu|;\rho]}": anti(nabla(r"_\rho", t("F", r"_\mu", r"_\nu")), 0, 1),
    r"\nabla_{[\mu|}T_{\alpha|\nu]}": anti(nabla(r"_\mu", t("T", r"_\alpha", r"_\nu")), 0, 2),
    r"\nabla_{[\mu}\nabla_{\nu]} u^\rho": anti(nabla(r"_\mu", nabla(r"_\nu", t("u", r"^\rho"))), 0, 1),
    r"A_{[\mu;\nu\rho]}": anti(nabla(r"_\rho", nabla(r"_\nu", t("A", r"_\mu"))), 0, 1, 2),
    r"\psi_{;[\mu\nu]}": anti(nabla(r"_\nu", nabla(r"_\mu", f(r"\psi"))), 0, 1),
    r"\mathcal{L}_\xi A_{(\mu} B_{\nu)}": sym(times(lie(r"\xi", t("A", r"_\mu")), t("B", r"_\nu")), 0, 1),
    # products: the factors from the first to the last that has an index of the bracket
    r"A_{[\mu}B_{\nu]}": anti(times(t("A", r"_\mu"), t("B", r"_\nu")), 0, 1),
    r"b A_{[\mu}B_{\nu]} u^\nu": times("b", anti(times(t("A", r"_\mu"), t("B", r"_\nu")), 0, 1), t("u", r"^\nu")),
    r"A_{[\mu} u^\mu B_{\nu]}": anti(times(t("A", r"_\mu"), t("u", r"^\mu"), t("B", r"_\nu")), 0, 2),
    r"A_{[\mu}B_{\nu]} A_{(\rho}B_{\sigma)}": times(
        anti(times(t("A", r"_\mu"), t("B", r"_\nu")), 0, 1), sym(times(t("A", r"_\rho"), t("B", r"_\sigma")), 0, 1)
    ),
    r"\nabla_{[\mu}(A_\nu B_{\rho]})": anti(nabla(r"_\mu", times(t("A", r"_\nu"), t("B", r"_\rho"))), 0, 1, 2),
    r"-A_{[\mu}B_{\nu]}/2 + F_{\mu\nu}": plus(
        minus(over(anti(times(t("A", r"_\mu"), t("B", r"_\nu")), 0, 1), 2)), t("F", r"_\mu", r"_\nu")
    ),
    r"\nabla_{[\mu}F_{\nu\rho]} = 0": eq(anti(nabla(r"_\mu", t("F", r"_\nu", r"_\rho")), 0, 1, 2), 0),
    r"(T_{(ab)})^2": to(sym(t("T", "_a", "_b"), 0, 1), 2),
    # no brackets among indices: an exponent, a derivative's order
    r"b^{(\omega)}": to("b", r"\omega"),
    r"\psi^{(3)}": f(r"\psi", primes=3),
}


@pytest.mark.parametrize("formula", BRACKETED)
def test_index_brackets(formula):
    assert parse(formula, NAMES) == BRACKETED[formula]


OPERATORS = {
    r"\mathcal{L}_\xi g_{\mu\nu}": lie(r"\xi", t("g", r"_\mu", r"_\nu")),
    r"\mathcal L_{\xi} T^\mu{}_\nu": lie(r"\xi", t("T", r"^\mu", r"_\nu")),
    r"\pounds_u A_\mu": lie("u", t("A", r"_\mu")),
    r"\mathcal{L}_{u_e} \psi": lie("u_e", f(r"\psi")),
    r"\mathcal{L}_{\tilde k} \psi": lie(r"\tilde{k}", f(r"\psi")),
    r"\mathcal{L}_{u'} \psi": lie("u'", f(r"\psi")),
    r"\mathcal{L}_u \mathcal{L}_\xi \psi": lie("u", lie(r"\xi", f(r"\psi"))),
    r"\mathcal{L}_\zeta \psi": lie(r"\zeta", f(r"\psi")),  # not declared: the evaluator says so
    r"\mathcal{L}_M": Name(r"\mathcal{L}_M"),  # a Lagrangian
    r"\mathcal{L}": Name(r"\mathcal{L}"),
    r"\nabla^2 \psi": Box(f(r"\psi")),
    r"\nabla^{2} A_\mu": Box(t("A", r"_\mu")),
    r"\nabla^\mu\nabla_\mu \psi": nabla(r"^\mu", nabla(r"_\mu", f(r"\psi"))),
    r"\psi^{;\mu}{}_{;\mu}": nabla(r"_\mu", nabla(r"^\mu", f(r"\psi"))),
    r"R_{ab;cd}": nabla("_d", nabla("_c", t("R", "_a", "_b"))),
    r"T^{\mu\nu}{}_{;\nu}": nabla(r"_\nu", t("T", r"^\mu", r"^\nu")),
    r"(u_\mu u_\nu)_{;\rho}": nabla(r"_\rho", times(t("u", r"_\mu"), t("u", r"_\nu"))),
    r"(b\psi)^{,\mu}": partial(r"^\mu", times("b", f(r"\psi"))),
    r"(b\psi)^{;\mu}{}_{;\mu}": nabla(r"_\mu", nabla(r"^\mu", times("b", f(r"\psi")))),
    r"(b\psi)^2": to(times("b", f(r"\psi")), 2),
    r"[\nabla_\mu, \nabla_\nu] u^\rho": commutator(
        lambda x: nabla(r"_\mu", x), lambda x: nabla(r"_\nu", x), t("u", r"^\rho")
    ),
    r"[\partial_\mu, D_\nu] \psi": commutator(lambda x: partial(r"_\mu", x), lambda x: nabla(r"_\nu", x), f(r"\psi")),
    r"[\Box, \nabla_\mu] \psi": commutator(Box, lambda x: nabla(r"_\mu", x), f(r"\psi")),
    r"[\mathcal{L}_\xi, \nabla_\mu\nabla_\nu] \psi": commutator(
        lambda x: lie(r"\xi", x), lambda x: nabla(r"_\mu", nabla(r"_\nu", x)), f(r"\psi")
    ),
    r"[\nabla_a, [\nabla_b, \nabla_c]] \psi": commutator(
        lambda x: nabla("_a", x),
        lambda x: commutator(lambda y: nabla("_b", y), lambda y: nabla("_c", y), x),
        f(r"\psi"),
    ),
    r"\tilde\epsilon_{\mu\nu\rho}": t(r"\tilde{\epsilon}", r"_\mu", r"_\nu", r"_\rho"),
    r"\delta^{\mu\nu}_{\rho\sigma}": t(r"\delta", r"^\mu", r"^\nu", r"_\rho", r"_\sigma"),
    r"u'^\mu": t("u'", r"^\mu"),
}


@pytest.mark.parametrize("formula", OPERATORS)
def test_operators(formula):
    assert parse(formula, NAMES) == OPERATORS[formula]


def test_places_count_indices_as_the_tree_is_walked():
    node = parse(r"F_{[\mu\nu;\rho]}", NAMES)
    assert [index.name for index in indices_of(node)] == [r"\rho", r"\mu", r"\nu"]


def test_brackets_know_where_they_stood():
    formula = r"b + A_{[\mu}B_{\nu]} b"
    node = next(part for part in parse(formula, NAMES).walk() if isinstance(part, Symmetrised))
    assert formula[slice(*node.span)] == r"A_{[\mu}B_{\nu]}"
