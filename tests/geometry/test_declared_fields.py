r"""Fields declared as they are written, alike everywhere: EveryMetric, Lagrangians on one and every metric, claims."""

from __future__ import annotations

from typing import Any

import pytest

import gr_toolkit as gr
from gr_toolkit.errors import GRToolkitError, IndexMismatchError, InputError, UnknownNameError
from gr_toolkit.geometry.identities.declared_fields import declared_field
from gr_toolkit.notation import Names
from gr_toolkit.notation.atoms import canonical

LATIN = {"fields": ["A_i"], "given": ["j^i"], "define": [r"F_{ik} = \partial_i A_k - \partial_k A_i"]}
GREEK = {
    "fields": [r"A_\mu"],
    "given": [r"j^\mu"],
    "define": [r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu"],
}
CHARGED = r"-\frac14 F_{ik}F^{ik} + A_i j^i"


@pytest.mark.parametrize(
    ("text", "name", "positions", "group"),
    [
        (r"A_\mu", "A", "d", 1),
        ("A_i", "A", "d", 1),
        ("A_a", "A", "d", 1),
        ("A_{i}", "A", "d", 1),
        ("j^i", "j", "u", 1),
        ("F_{[ik]}", "F", "dd", 2),
        (r"F_{[\mu\nu]}", "F", "dd", 2),
        ("h^{(ab)}", "h", "uu", 2),
        (r"T^\mu{}_\nu", "T", "ud", 1),
        ("T^a{}_b", "T", "ud", 1),
        ("K_{l(mn)}", "K", "ddd", 2),
        ("K_{(l|m|n)}", "K", "ddd", 2),
        ("H_{[abc]}", "H", "ddd", 6),
        (r"\omega_e", r"\omega", "d", 1),
        (r"\tilde{A}_\mu", r"\tilde{A}", "d", 1),
        (r"\phi", r"\phi", "", 1),
        (r"\phi_1", r"\phi_1", "", 1),
        (r"\phi_{12}", r"\phi_{12}", "", 1),
        (r"\phi_{\mathrm{in}}", r"\phi_{\mathrm{in}}", "", 1),
    ],
)
def test_all_letters_are_indices_and_digits_are_labels(text: str, name: str, positions: str, group: int) -> None:
    found = declared_field(text, Names())
    assert found.name == canonical(name)
    assert found.positions == tuple(position == "u" for position in positions)
    assert len(found.symmetry.group) == group


WRONG: list[tuple[Any, type[GRToolkitError], str]] = [
    (5, InputError, "not declared in LaTeX"),
    ("", InputError, "declares no field"),
    ("A_i B_j", InputError, "declares no field"),
    (r"A_{[\mu}B_{\nu]}", InputError, "declares no field"),
    (r"\nabla_\mu A_\nu", InputError, "declares no field"),
    ("F_{0i}", IndexMismatchError, "0 names a component"),
    ("y^2", IndexMismatchError, "2 names a component"),
    ("A_t", IndexMismatchError, "no tensor with free indices: t names a component"),
    ("A^i_i", IndexMismatchError, "twice"),
    ("T_0", InputError, "a component of T"),
    (r"F_{[\mu}{}^{\nu]}", GRToolkitError, "upper and a lower"),
]


@pytest.mark.parametrize(("text", "error", "message"), WRONG)
def test_what_declares_no_field_is_refused(text: Any, error: type[GRToolkitError], message: str) -> None:
    with pytest.raises(error, match=message):
        declared_field(text, Names(coordinates=["t", "x"], tensors=["T"]))


def test_the_same_words_everywhere() -> None:
    """Each way of asking reads A_i as a covector and F_{[ik]} as a 2-form: where it did not, this would be refuted."""
    every = gr.EveryMetric(3)
    divergence, closed = (
        r"\nabla_i \nabla_k F^{ik} = 0",
        r"\nabla_i A_k - \nabla_k A_i = \partial_i A_k - \partial_k A_i",
    )
    for declared in (["A_i", "F_{[ik]}"], [r"A_\mu", r"F_{[\mu\nu]}"]):
        for text in (divergence, closed):
            assert every.decide(text, fields=declared).proved
            assert gr.verify(text, {"spacetime": every, "arbitrary": declared}).outcome == "proved"
            assert gr.verify(text, {"spacetime": "Minkowski", "arbitrary": declared}).outcome == "proved"
    assert every.decide(divergence, fields=["F_{ik}"]).refuted
    assert every.decide(divergence, fields=["A_i"], F="[_a_b]").proved  # beside the short form
    assert every.decide(divergence, fields={"F": "[_a_b]"}).proved
    assert gr.verify(divergence, {"spacetime": "Minkowski", "arbitrary": ["F_{ik}"]}).outcome == "refuted"
    wave = r"[\nabla_i, \nabla_j] A_k = \alpha R_{lkij} A^l"
    assert every.coefficients(wave, [r"\alpha"], fields=["A_i"]) == {r"\alpha": -1}
    terms = [r"\nabla_i\nabla_j A^j - \nabla_j\nabla_i A^j", "R_{ij} A^j"]
    assert [relation.coefficients for relation in every.relations(terms, fields=["A_i"])] == [(1, 1)]


def test_a_latin_definition_is_a_scalar_only_without_free_indices() -> None:
    every = gr.EveryMetric(3)
    fields = {"fields": ["A_i", r"\phi"]}
    assert every.decide(r"\omega_e = \phi^2", define=[r"\omega_e = \phi^2"], **fields).proved
    assert every.decide(r"F_{ki} = -F_{ik}", define=[r"F_{ik} = \nabla_i A_k - \nabla_k A_i"], **fields).proved
    assert every.decide(r"F_{ki} = F_{ik}", define=[r"F_{ik} = \nabla_i A_k - \nabla_k A_i"], **fields).refuted
    action = gr.Lagrangian(r"-\omega_e", gr.Minkowski(), fields=[r"\phi"], define=[r"\omega_e = \frac12 \phi^2"])
    assert action.field_equations("phi") == -action.fields[r"\phi"]


def test_lagrangians_read_latin_indices() -> None:
    g = gr.Schwarzschild()
    one, other = gr.Lagrangian(CHARGED, g, **LATIN), gr.Lagrangian(CHARGED, g, **GREEK)
    assert one.field_equations("A") == other.field_equations("A")
    assert gr.decide(one.field_equations("A"), one.evaluate(r"\nabla_i F^{ik} + j^k")).proved
    every = gr.Lagrangian.on_every_metric(CHARGED, gr.EveryMetric(3), **LATIN)
    assert every.decide(r"E^k = \nabla_i F^{ik} + j^k", equations={"E": "A_i"}).proved
    assert every.decide(r"E^k = \nabla_i F^{ki} + j^k", equations={"E": "A_i"}).refuted
    with pytest.raises(InputError, match="no list"):
        gr.Lagrangian.on_every_metric("A_i A^i", gr.EveryMetric(3), fields="A_i")


@pytest.mark.parametrize("name", ["A", "A_i", r"A_\mu", "A_{k}"])
def test_a_field_is_named_as_it_was_declared_or_in_short(name: str) -> None:
    one = gr.Lagrangian(CHARGED, gr.Minkowski(), **LATIN)
    assert one.field_equations(name) == one.field_equations("A")
    every = gr.Lagrangian.on_every_metric(CHARGED, gr.EveryMetric(3), **LATIN)
    assert every.field_equation(name) == every.field_equation("A")
    for action in (one.field_equations, every.field_equation):
        with pytest.raises(UnknownNameError):
            action("A_{ik}")  # of another rank
        with pytest.raises(UnknownNameError):
            action("B_i")


def test_further_tensors_in_a_formula() -> None:
    g = gr.Minkowski()
    action = gr.Lagrangian(CHARGED, g, **LATIN)
    u = g.vector([1, 0, 0, 0])
    assert action.evaluate("u^i A_i", u=u) == action.fields["A"].component((0,))
    with pytest.raises(InputError, match="declared twice"):
        action.evaluate("A_i A^i", A=u)
    assert action.evaluate("s", s=3) == g.scalar(3)
    assert "s" not in action.scope.scalars
