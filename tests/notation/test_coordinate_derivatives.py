r"""Derivatives by the coordinates x^μ, as Landau & Lifshitz write them; derivatives that go on in a second script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gr_toolkit.errors import NotationError
from gr_toolkit.notation import Names, parse, to_latex

NAMES = Names(scalars={"c"}, functions={"f": ("r",)}, tensors={"A", "F", "T"}, coordinates=("t", "r"))
CARTESIAN = Names(functions={"f": ("x",)}, tensors={"A", "F", "T"}, coordinates=("t", "x"))

SAME = {
    r"\frac{\partial F_{ik}}{\partial x^l}": r"\partial_l F_{ik}",
    r"\frac{\partial F_{\mu\nu}}{\partial x^{\lambda}}": r"\partial_\lambda F_{\mu\nu}",
    r"\dfrac{\partial f}{\partial x^\mu}": r"\partial_\mu f",
    r"\frac{\partial}{\partial x^\mu}(A^\mu f)": r"\partial_\mu (A^\mu f)",
    r"\frac{\partial}{\partial x^k} A_i": r"\partial_k A_i",
    r"\frac{\partial \sqrt{-g} F^{ik}}{\partial x^k}": r"\partial_k (\sqrt{-g} F^{ik})",
    r"\frac{\partial (\sqrt{-g} F^{ik})}{\partial x^k}": r"\partial_k (\sqrt{-g} F^{ik})",
    r"\frac{\partial \ln \sqrt{-g}}{\partial x^k}": r"\partial_k \ln \sqrt{-g}",
    r"\frac{\partial^2 A_\nu}{\partial x^\mu \partial x^\rho}": r"\partial_\mu \partial_\rho A_\nu",
    r"\frac{\partial^3 f}{\partial x^i \partial x^k \partial x^l}": r"\partial_i \partial_k \partial_l f",
    r"\frac{\partial^2 f}{\partial x^i \partial t}": r"\partial_i \frac{\partial f}{\partial t}",
    r"\frac{\partial}{\partial x^k} \frac{\partial f}{\partial x^i}": r"\partial_k \partial_i f",
    r"\frac{\partial f}{\partial x^r}": r"\partial_r f",
}
NUMBERED = {
    r"\frac{\partial f}{\partial x^0}": r"\partial_0 f",
    r"\frac{\partial f}{\partial x^1}": r"\partial_1 f",
    r"\frac{\partial^2 f}{\partial x^0 \partial x^2}": r"\partial_0 \partial_2 f",
}


@pytest.mark.parametrize("typed", SAME)
@pytest.mark.parametrize("names", [NAMES, CARTESIAN], ids=["x undeclared", "x a coordinate"])
def test_a_derivative_by_a_coordinate_with_an_index_is_one_with_the_index_below(typed, names):
    tree = parse(typed, names)
    assert tree == parse(SAME[typed], names)
    assert parse(to_latex(tree), names) == tree


@pytest.mark.parametrize("typed", NUMBERED)
def test_a_number_is_an_index_where_it_can_be_no_order(typed):
    assert parse(typed, NAMES) == parse(NUMBERED[typed], NAMES)
    with pytest.raises(NotationError, match=r"x is a coordinate, and x.[01] perhaps another"):
        parse(typed, CARTESIAN)


def test_a_power_of_a_variable_is_an_order_as_before():
    for names in (NAMES, CARTESIAN):
        tree = parse(r"\frac{\partial^2 f}{\partial x^2}", names)
        assert (tree.order, tree.variable.name) == (2, "x")
        assert tree != parse(r"\frac{\partial^2 f}{\partial x^1 \partial x^1}", NAMES)


@given(st.lists(st.sampled_from([r"\mu", r"\nu", "i", "k", "l"]), min_size=1, max_size=4))
def test_as_many_derivatives_as_coordinates(indices):
    order = f"^{len(indices)}" if len(indices) > 1 else ""
    below = " ".join(rf"\partial x^{index}" for index in indices)
    expected = "".join(rf"\partial_{index} " for index in indices)
    assert parse(rf"\frac{{\partial{order} f}}{{{below}}}", NAMES) == parse(expected + "f", NAMES)


@pytest.mark.parametrize(
    ("typed", "names", "said"),
    [
        (r"\frac{\partial f}{\partial x_\mu}", NAMES, "coordinates with a lower index"),
        (r"\frac{\partial^2 f}{\partial x^\mu}", NAMES, "order 2 above and 1 below"),
        (r"\frac{\partial f}{\partial x^\mu \partial x^\nu}", NAMES, "order 1 above and 2 below"),
        (r"\frac{\partial f}{\partial x^{\mu\nu}}", NAMES, r"x carries the index \mu"),
        (r"\frac{\partial f}{\partial y^\mu}", NAMES, r"y carries the index \mu"),
        (r"\frac{\partial f}{\partial x^k}", NAMES.with_(scalars=["x"]), "a derivative with respect to what?"),
        (r"\frac{\mathrm{d} f}{\mathrm{d} x^\mu}", NAMES, r"x carries the index \mu"),
        (r"x^\mu", NAMES, r"x carries the index \mu"),
    ],
)
def test_what_is_none(typed, names, said):
    with pytest.raises(NotationError) as caught:
        parse(typed, names)
    assert said in str(caught.value)


CONTINUED = {
    r"A_{\alpha;\mu}{}^\mu": r"\nabla^\mu \nabla_\mu A_\alpha",
    r"A^{\alpha;\beta}{}_\beta": r"\nabla_\beta \nabla^\beta A^\alpha",
    r"\phi_{,\mu}{}^{\mu}": r"\partial^\mu \partial_\mu \phi",
    r"f_{;\mu}{}^\mu": r"\nabla^\mu \nabla_\mu f",
    r"R_{;\mu}{}^\mu": r"\nabla^\mu \nabla_\mu R",
    r"R_{\mu\nu;\rho}{}^{\rho}": r"\nabla^\rho \nabla_\rho R_{\mu\nu}",
    r"F_{\mu\nu;\rho}{}^{;\rho}": r"\nabla^\rho \nabla_\rho F_{\mu\nu}",
    r"F^\mu{}_{\nu;\mu}{}^\nu": r"\nabla^\nu \nabla_\mu F^\mu{}_\nu",
    r"(f A_\nu)_{;\mu}{}^\mu": r"\nabla^\mu \nabla_\mu (f A_\nu)",
    r"A_{\mu;\nu}^\nu": r"\nabla_\nu A^\nu{}_\mu",  # above each other: upper indices first
    r"f_{;\mu}{}^2": r"(\nabla_\mu f)^2",
}


@pytest.mark.parametrize("typed", CONTINUED)
def test_derivatives_go_on_in_a_staggered_script(typed):
    tree = parse(typed, NAMES)
    assert tree == parse(CONTINUED[typed], NAMES)
    assert parse(to_latex(tree), NAMES) == tree


def test_two_scripts_above_each_other_do_not_go_on():
    with pytest.raises(NotationError, match="the order of these derivatives is not clear"):
        parse(r"A_{\mu;\nu}{}^{\nu}_{\rho}", NAMES)


@pytest.mark.parametrize(
    "typed", [r"{}^*F_{\mu\nu} = 0", r"{}^\star F_{\mu\nu} = 0", r"\mathrm{d}(*F) = 0", r"f = *F", r"*F = 0"]
)
def test_duals_are_refused_by_name(typed):
    with pytest.raises(NotationError, match="the dual of a form is not read") as caught:
        parse(typed, NAMES)
    assert r"\epsilon_{\mu\nu\rho\sigma} F^{\rho\sigma}" in caught.value.advice
