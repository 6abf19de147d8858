r"""What is said about formulas that cannot be read: the place, the mistake, the advice."""

import pytest

from gr_toolkit.errors import GRToolkitError
from gr_toolkit.notation import NotationError, parse, parse_all
from tests.notation.shorthand import THREAD

# formula, where the caret stands (marked by ‸ in front of it), words of the message, words of the advice
MISTAKES = [
    # brackets; the first two are displays of the thread as they were posted
    (r"A_{\mu}(x)=a_{\mu} \exp[-\mathrm{i} \omega (\tau-z)], \quad ‸(a_{\mu}=(0,a_x,a_y,0).", "( is not closed", ")"),
    (
        r"A_{\mu}=a_{\mu} \exp‸(-\mathrm{i} [\tilde{\omega} (\tau-\chi)], \quad \text{with} \quad a_{\mu}=(0,0,0,A_0)",
        "( is not closed",
        ")",
    ),
    (r"‸(a+b]", "( is not closed: ] came first", ")"),
    (r"a+b‸)", ") closes nothing", "("),
    (r"\frac{a}‸", r"nothing follows \frac", r"\frac{...}"),
    (r"‸{a", "{ is not closed", "}"),
    (r"‸\left( a", "( is not closed", ")"),
    (r"k_‸", "nothing follows _", "_{...}"),
    (r"x^‸(a+b)", "only the bracket itself", "^{...}"),
    # indices
    (r"B_{‸\mu}", r"B carries the index \mu, but is not declared as a tensor", "Names(tensors={'B'})"),
    (r"p^{‸\mu} A_\mu", r"p carries the index \mu", "Names(tensors={'p'})"),
    (r"\tilde{K}_{‸\mu}", r"nearest: \tilde{q}, \tilde{k}", "tensors"),
    (r"R_{‸\mu}", "R has 2 or 4 indices, not 1", "all"),
    (r"\nabla_{‸[\mu} F_{\nu\rho}", "[ among indices is not closed", "the bracket on the other side too"),
    (r"\nabla_\mu F_{\nu\rho‸]}", "] closes nothing", "the bracket on the other side too"),
    (r"F_{‸[\mu}{}^{\nu]}", "brackets around an upper and a lower index", "both up or both down"),
    (r"F^{\mu]}{}_{‸[\nu}", "brackets around an upper and a lower index", "both up or both down"),
    (r"F_{‸[\mu\nu)}", "[ is not closed: ) came first", "]"),
    (r"A_{‸[\mu} A_{\nu)}", "[ among indices is closed by )", "] at its end"),
    (r"F_{‸[\mu|\nu\rho]}", "a | between [ and ] is left open", "with two bars"),
    (r"F_{\mu‸|\nu|\rho}", "a bar among indices, but no bracket", "T_{[a|b|c]}"),
    (r"F_{[\mu‸(\nu\rho)]}", "which indices does the outer one hold", "T_{[a|(bc)|d]}"),
    (r"A_{‸[\mu|} A^\nu A_{|\rho|]}", "a | between [ and ] is left open", "with two bars"),
    (r"A_{‸[\mu|} F_{\nu\rho|]}", "holds a single index", "two indices or more"),
    (r"A_{‸[\mu} + A_{\nu]}", "from one term or function into another", "brackets of its own"),
    (r"A_{‸[\mu} = A_{\nu]}", "from one term or function into another", "brackets of its own"),
    (r"A_{‸[\mu} (k + A_{\nu]})", "from one term or function into another", "brackets of its own"),
    (r"A_{‸(\mu} \sqrt{A_{\nu)}}", "from one term or function into another", "brackets of its own"),
    (r"‸\partial_{[\tau}^2 A_{\nu]}", "these scripts", r"\partial_\mu"),
    (r"k^{‸(a+b}", "( has no partner, and no indices stand here", "both brackets"),
    (r"\Box A_\mu + ‸\nabla^2 A_\mu", r"\Box and \nabla^2 in one formula", r"\Box for that"),
    (r"‸\nabla^3 \psi", r"these scripts of \nabla", r"\Box"),
    (r"‸[A, F]", "a commutator or an interval", r"[\nabla_\mu, \nabla_\nu]"),
    (r"[\nabla_\mu, ‸k] A_\nu", "a commutator holds two derivatives", r"[\nabla_\mu, \nabla_\nu] V"),
    (r"[\nabla_\mu ‸A_\rho, \nabla_\nu]", "a commutator holds two derivatives", r"[\nabla_\mu, \nabla_\nu] V"),
    (r"[\nabla_\mu, \nabla_\nu‸, \nabla_\rho] \psi", "a commutator holds two derivatives", "V"),
    (r"A_{‸(\mu)}", "an index in brackets of its own", "without brackets"),
    (r"‸\star F_{\mu\nu}", r"\star is not read here", r"\epsilon_{\mu\nu\rho\sigma} F^{\rho\sigma}"),
    (r"\mathcal{L}_{‸\partial_\tau} A_\mu", "along a vector without a name", r"\mathcal{L}_\xi"),
    (r"‸\mathcal{L}_\xi = 0", "an operator acts on nothing", "f"),
    (r"‸\tilde{A_\mu}", "an accent stands over a symbol with its indices", r"\tilde{A}_\mu"),
    (r"A^\mu‸^\nu", "a double superscript", "^{...}"),
    (r"x^2‸^3", "a double superscript", "^{...}"),
    (r"x^‸23", "only one digit", "^{2...}"),
    (r"A_{‸\mu_\nu}", "not indices that A can carry", "A_"),
    (r"A_{‸a+b}", "not indices that A can carry", "A_"),
    # functions and derivatives
    (r"‸sin x", "'sin' would be read as a product of letters", r"\sin"),
    (r"\omega a = ‸const", "'const'", r"\text{const}"),
    (r"\sin‸", r"\sin of what?", r"\sin(...)"),
    (r"\sin k‸/2", r"where the argument of \sin ends is not clear", "brackets"),
    (r"\cos k‸(t-r)", r"where the argument of \cos ends is not clear", "brackets"),
    (r"\sin r \, ‸t", r"where the argument of \sin ends is not clear", "brackets"),
    (r"\sin 2 ‸a(t)", r"where the argument of \sin ends is not clear", "brackets"),
    (r"\sin^{‸-1} x", "may mean its inverse", r"\arc"),
    (r"‸x'", "x' is a derivative only of a function", "declare x as a function"),
    (r"‸\dot x", r"\dot{x} is a derivative only of a function", "declare x as a function"),
    (r"x^{‸(3)}", "may be a derivative or a power", "x^{3}"),
    (r"\partial_‸\mu = 0", "a derivative acts on nothing", r"\partial_\mu A_\nu"),
    (r"‸\partial \psi", r"\partial without an index", r"\frac{\partial f}{\partial x}"),
    (r"‸\frac{\partial^2 \psi}{\partial t}", "order 2 above and 1 below", "the same order"),
    (r"\frac{‸\mathrm{d}r^2}{\mathrm{d}t}", "a power of a differential over a differential", r"\mathrm{d}(a^2)"),
    (r"k ‸d", "the differential of what?", "declare d"),
    (r"‸\int \psi", "an integral without its differential", r"\mathrm{d}x"),
    (r"‸|x", "this bar has no partner", r"\left| x \right|"),
    (r"‸|a| k |r|", "which bars belong together is not clear", r"\left| x \right|"),
    (r"‸|a + |k||", "which bars belong together is not clear", r"\left| x \right|"),
    (r"‸||k||", "nothing stands between these bars", r"\left| x \right|"),
    (r"|k‸|_{r=1}", "a bar with a subscript closes no absolute value", r"\right|_{x=x_0}"),
    (r"‸\left| k )", r"\left| is not closed: ) came first", r"\right|"),
    (r"\sin k‸|r|", r"where the argument of \sin ends is not clear", "brackets"),
    (r"\sin 2‸|r|", r"where the argument of \sin ends is not clear", "brackets"),
    (r"\sin^{‸-1} r", r"a negative power of \sin may mean its inverse", r"1/\sin(x), or \arcsin for the inverse"),
    (r"\tanh^{‸-1} r", r"a negative power of \tanh", r"\operatorname{artanh}"),
    (r"‸\log_{10} r", "logarithms are natural here", r"\frac{\ln x}{\ln 10}"),
    (r"\sqrt‸[n]{r}", "a root of degree 'n' is not read", "x^{1/n}"),
    (r"‸artanh r", "'artanh' would be read as a product of letters", r"\operatorname{artanh}"),
    # relations and signs
    (r"k ‸=", "nothing stands after =", "both sides"),
    (r"‸= k", "nothing stands before =", "both sides"),
    (r"‸\propto \exp(-\mathrm{i} \omega \tau)", r"nothing stands before \propto", "both sides"),
    (r"K=‸\pm 1", r"\pm outside a set", r"\{\pm 1\}"),
    (r"k ‸+ * r", "nothing stands after +", "brackets"),
    (r"2 ‸3", "two numbers side by side", r"\cdot"),
    (r"k‸()", "nothing stands in these brackets", "an expression"),
    (r"k ‸& = r", "belongs into", "one formula at a time"),
    (r"(k ‸\\ r)", "belongs into", "one formula"),
    (r"\begin{cases} 1 ‸\end{cases}", "a case is a value", r"\text{for}"),
    (r"K \in ‸1", r"\in is followed by a set", r"\{-1, 0, 1\}"),
    # commands and characters
    (r"‸\alhpa", r"\alhpa is not known", r"\alpha"),
    (r"‸\sum x", r"\sum is not read", "repeated indices"),
    (r"\vec{r} ‸\times \vec{p}", "a product of vectors", "components"),
    (r"x ‸€ y", "euro sign", "LaTeX"),
    ("‸\\\x80", "u+0080", "LaTeX"),
    (r"x ‸² y", "superscript two", "LaTeX"),
    (r"k=1 ‸$ r=2", "a maths delimiter inside", "one formula"),
    (r"‸\begin{align} a \end{align}", "the environment 'align'", "cases"),
    (r"k ‸\text{is large}", "the words 'is large'", "formula alone"),
    (r"‸", "there is no formula here", "a formula such as"),
    (r"‸$$ $$", "there is no formula here", "a formula such as"),
    (r"{k r}‸^2", "braces do not show", "(...)"),
]


@pytest.mark.parametrize(("marked", "message", "advice"), MISTAKES)
def test_mistakes(marked, message, advice):
    formula, position = marked.replace("‸", ""), marked.index("‸")
    with pytest.raises(NotationError) as caught:
        parse_all(formula, THREAD)
    error = caught.value
    assert message in error.message
    assert advice in error.advice
    assert (error.text, error.position) == (formula, position)


def test_the_error_points_with_a_caret():
    with pytest.raises(NotationError) as caught:
        parse("k = 1 \\Rightarrow\nB_{\\mu} = 0", THREAD)
    lines = str(caught.value).split("\n")
    assert "(line 2, column 4)" in lines[0]
    assert lines[1:3] == [r"  B_{\mu} = 0", "     ^"]
    assert lines[3].startswith("  write: ")


def test_several_formulas_are_not_one():
    with pytest.raises(NotationError, match="a second formula begins here") as caught:
        parse(r"k=1, \quad r=2")
    assert "parse_all" in caught.value.advice
    assert caught.value.position == 11


def test_errors_are_ours():
    assert issubclass(NotationError, GRToolkitError)
