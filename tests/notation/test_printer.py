r"""What is printed reads the same: parse(to_latex(tree)) == tree."""

import pytest
from hypothesis import given

from gr_toolkit.notation import parse, to_latex
from tests.notation.strategies import NAMES, formulas


@given(formulas)
def test_printed_trees_read_the_same(tree):
    assert parse(to_latex(tree), NAMES) == tree


PRINTED = {
    r"a^2(t)[ \mathrm{d}t^2-\mathrm{d}r^2 ]": r"a^{2}(t) (\mathrm{d} t^{2} - \mathrm{d} r^{2})",
    r"\sin^2\theta": r"\sin^{2}(\theta)",
    r"\nabla_\mu F^{\mu\nu}=0": r"\nabla_{\mu} F^{\mu \nu} = 0",
    r"{R^\rho}_{\sigma\mu\nu}": r"R^{\rho}{}_{\sigma \mu \nu}",
    r"\psi''/2": r"\frac{\psi''}{2}",
    r"(k+r)(k-r)": r"(k + r) (k - r)",
    r"a\cdot(k-r)": r"a \cdot (k - r)",
    r"k^n": r"k^{{n}}",
    r"1.50": "1.5",
    r"\dot S_K": r"\dot{S_K}",
    r"|k|": r"\left|k\right|",
    r"|k - r|^2": r"\left|k - r\right|^{2}",
    r"\operatorname{artanh} k": r"\operatorname{artanh}(k)",
    r"\sqrt[3]{k}": r"\sqrt[3]{k}",
    r"(-1)^n": r"(-1)^{{n}}",
    r"\frac{k}{r}^2": r"(\frac{k}{r})^{2}",
    r"k (\frac{k}{r})^n": r"k (\frac{k}{r})^{{n}}",
    r"F_{[\mu\nu;\rho]}": r"\nabla_{[\rho} F_{\mu \nu]}",
    r"F_{[a|b|c]}": r"F_{[a| b |c]}",
    r"F_{[a|(bc)|d]}": r"F_{[a| (b c) |d]}",
    r"A_{[\mu}A_{\nu]} F^{\mu\nu}": r"A_{[\mu} A_{\nu]} F^{\mu \nu}",
    r"\delta^{[a}_{[c} F^{b]}_{d]}": r"\delta^{[a}{}_{[c} F^{b]}{}_{d]}",
    r"\pounds_A F_{\mu\nu}": r"\mathcal{L}_{A} F_{\mu \nu}",
    r"[\nabla_\mu, \nabla_\nu] A^\rho": r"[\nabla_{\mu}, \nabla_{\nu}] A^{\rho}",
    r"(A_\mu A_\nu)_{;\rho}": r"\nabla_{\rho} (A_{\mu} A_{\nu})",
    r"\nabla^2 k": r"\Box k",
}


@pytest.mark.parametrize("formula", PRINTED)
def test_how_it_is_printed(formula):
    assert to_latex(parse(formula, NAMES)) == PRINTED[formula]
