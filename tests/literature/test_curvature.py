"""The package's curvature against the literature's: every printed expression is proved, and a slip in it is refuted."""

import pytest

import gr_toolkit as gr
from tests.literature.curvature import ENTRIES


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_curvature_agrees_with_the_literature(entry):
    for place, (quantity, expected) in enumerate(entry()):
        assert gr.decide(quantity, expected).proved, f"pair {place}: {quantity} is not {expected}"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_a_slip_in_the_literature_is_refuted(entry):
    """The check must be able to fail: twice what is right, or one in place of zero, is refuted by a witness."""
    for place, (quantity, expected) in enumerate(entry()):
        slip = 2 * expected if expected != 0 else expected + 1
        verdict = gr.decide(quantity, slip)
        assert verdict.refuted, f"pair {place}: {quantity} is said to be {slip}"
        assert verdict.witness.recheck()


@pytest.mark.parametrize("name", ["Schwarzschild", "Kerr", "Minkowski"])
def test_vacuum_spacetimes_are_proved_vacuum(name):
    assert getattr(gr, name)().is_vacuum().proved


@pytest.mark.parametrize("name", ["ReissnerNordstrom", "DeSitter", "FLRW"])
def test_other_spacetimes_are_refuted_as_vacuum(name):
    assert getattr(gr, name)().is_vacuum().refuted


def test_de_sitter_is_an_einstein_space_without_weyl_curvature():
    """Hawking & Ellis 1973, section 5.2: R_{μν} = (R/4) g_{μν} and C = 0, hence K = R²/6."""
    g = gr.DeSitter()
    assert g.is_einstein().proved
    assert g.is_conformally_flat().proved
    assert gr.decide(g.kretschmann, g.ricci_scalar**2 / 6).proved
    assert gr.decide(g.kretschmann, g.ricci_scalar**2 / 3).refuted


def test_robertson_walker_is_conformally_flat_and_schwarzschild_is_not():
    """Isotropy about every point leaves no room for a Weyl tensor."""
    assert gr.FLRW().is_conformally_flat().proved
    assert gr.Schwarzschild().is_conformally_flat().refuted
