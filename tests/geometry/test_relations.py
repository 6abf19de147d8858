"""Linear relations among tensors in every metric of a dimension: all of them, and none that is not one."""

from __future__ import annotations

from fractions import Fraction

import pytest

import gr_toolkit as gr
from gr_toolkit.errors import IndexMismatchError, InputError

QUADRATIC = [
    r"R_{\mu\alpha\beta\gamma} R_\nu{}^{\alpha\beta\gamma}",
    r"g_{\mu\nu} R_{\alpha\beta\gamma\delta} R^{\alpha\beta\gamma\delta}",
    r"R R_{\mu\nu}",
    r"R_{\mu\alpha\nu\beta} R^{\alpha\beta}",
    r"R_{\mu\alpha} R_\nu{}^\alpha",
    r"g_{\mu\nu} R_{\alpha\beta} R^{\alpha\beta}",
    r"R^2 g_{\mu\nu}",
]
MAXWELL = [r"\nabla_\mu F^{\mu\nu} = 0", r"\nabla_{[\lambda} F_{\mu\nu]} = 0"]


@pytest.mark.parametrize(("n", "count"), [(2, 6), (3, 3), (4, 1), pytest.param(5, 0, marks=pytest.mark.nightly)])
def test_how_many_quadratic_relations_there_are(n, count):
    """Riemann has one component in two dimensions; in three it is made of Ricci, and a 3×3 matrix satisfies nothing
    quadratic, which leaves Ric², R Ric and their traces; in four there is Bach and Lanczos's, in five none."""
    found = gr.EveryMetric(n).relations(QUADRATIC)
    assert len(found) == count
    assert found.complete
    assert all(relation.verdict.proved for relation in found)


def test_bach_and_lanczos():
    """The Gauss–Bonnet term has no variation in four dimensions [Lanczos 1938, Ann. Math. 39, 842; Lovelock 1970]:
    R_{μαβγ} R_ν^{αβγ} − 2 R_{μανβ} R^{αβ} − 2 R_{μα} R_ν^α + R R_{μν} = ¼ g (Riem² − 4 Ric² + R²)."""
    (relation,) = gr.EveryMetric(4).relations(QUADRATIC)
    quarter = Fraction(1, 4)
    expected = (1, -quarter, 1, -2, -2, 1, -quarter)
    assert tuple(c / relation.coefficients[0] for c in relation.coefficients) == expected
    assert gr.verify(str(relation), gr.Schwarzschild())
    assert gr.verify(str(relation), gr.FLRW())
    wrong = str(relation).replace("8 R_{\\mu\\alpha\\nu\\beta}", "4 R_{\\mu\\alpha\\nu\\beta}")
    assert wrong != str(relation)
    assert gr.verify(wrong, gr.FLRW()).outcome == "refuted"
    assert "R_{" in relation._repr_latex_()


def test_relations_that_everybody_knows():
    every = gr.EveryMetric(3)
    (bianchi,) = every.relations([r"R_{abcd}", r"R_{acdb}", r"R_{adbc}"])
    assert bianchi.coefficients == (1, 1, 1)
    (contracted,) = every.relations([r"\nabla^\mu R_{\mu\nu}", r"\nabla_\nu R"])
    assert contracted.coefficients == (2, -1)
    assert repr(every.relations([r"R_{\mu\nu}", r"R g_{\mu\nu}"])) == "no linear relation"


def test_terms_with_sums_and_other_orders_of_indices():
    (relation,) = gr.EveryMetric(3).relations([r"T_{ab} - T_{ba}", r"T_{ba}", r"T_{ab}"], T="_a_b")
    assert relation.coefficients == (1, 1, -1)
    assert relation.verdict.proved


def test_relations_under_conditions():
    """On shell □F is the curvature's doing: □F_{ab} = −R_{abcd} F^{cd} + R_{ac} F^c_b − R_{bc} F^c_a."""
    terms = [r"\Box F_{ab}", r"R_{abcd} F^{cd}", r"R_{ac} F^c{}_b - R_{bc} F^c{}_a"]
    every = gr.EveryMetric(3)
    (relation,) = every.relations(terms, assuming=MAXWELL, F="[_a_b]")
    assert relation.coefficients == (1, 1, -1)
    assert not every.relations(terms[:2], assuming=MAXWELL, F="[_a_b]")
    assert not every.relations(terms, F="[_a_b]")
    killing = every.relations(
        [r"\nabla_a \nabla_b \xi_c", r"R_{dabc} \xi^d"], assuming=[r"\nabla_{(a} \xi_{b)} = 0"], xi="_a"
    )
    assert [relation.coefficients for relation in killing] == [(1, -1)]
    assert not killing.complete
    assert "perhaps more" in repr(killing)


def test_a_formula_is_mended():
    text = r"\Box F_{ab} = \alpha R_{abcd} F^{cd} + \beta (R_{ac} F^c{}_b - R_{bc} F^c{}_a)"
    every = gr.EveryMetric(3)
    assert every.coefficients(text, [r"\alpha", r"\beta"], assuming=MAXWELL, F="[_a_b]") == {r"\alpha": -1, r"\beta": 1}
    assert (
        every.coefficients(r"\Box F_{ab} = \alpha R_{abcd} F^{cd}", [r"\alpha"], assuming=MAXWELL, F="[_a_b]") is None
    )
    with pytest.raises(InputError, match="not determined"):
        every.coefficients(r"\alpha R_{ab} = \beta R_{ba}", [r"\alpha", r"\beta"])
    with pytest.raises(InputError, match="not linear"):
        every.coefficients(r"\alpha^2 R_{ab} = R_{ba}", [r"\alpha"])


@pytest.mark.parametrize(
    ("terms", "error", "message"),
    [
        (r"R_{\mu\nu}", InputError, "no list of formulas"),
        ([r"R_{\mu\nu}"], InputError, "1 terms"),
        ([r"R_{\mu\nu}", "R = 0"], InputError, "is an equation"),
        ([r"R_{\mu\nu}", "R"], IndexMismatchError, "free indices of R_"),
    ],
)
def test_terms_that_cannot_be_compared(terms, error, message):
    with pytest.raises(error, match=message):
        gr.EveryMetric(3).relations(terms)
