r"""A claim is not proved by its own definitions, however the side is hidden in them."""

import pytest

from gr_toolkit.claims import read_claims
from gr_toolkit.claims.circular import same
from gr_toolkit.claims.findings import verify_claim
from gr_toolkit.claims.setting import scope_of

FILE = """
[settings.s]
spacetime = "FLRW"
scalars = ['p', 'q', 's', '\\tau_e']
same_event = {{ 't_e' = '\\tau_e' }}
arbitrary = ['A_\\mu']
{setting}
[definitions.d]
define = ['{definition}']
[[claim]]
id = "c"
latex = '{latex}'
setting = "s"
given = ["d"]
expect = "proved"
"""


def finding(latex, definition, setting=""):
    setting = f"define = ['{setting}']" if setting else ""
    file = read_claims(FILE.format(latex=latex, definition=definition, setting=setting).replace("\\\\", "\\"))
    return verify_claim(file, file.claims[0])


CIRCULAR = {
    "as typed": (r"x = \frac{p}{q}", r"x = \frac{p}{q}"),
    "spacing": (r"x = \frac{p}{q}", r"x=\frac { p } q"),
    "brackets": (r"x = p + q", r"x = (p + (q))"),
    "nested": (r"1 + x = \frac{p}{q}", r"x = \frac{p}{q} - 1"),
    "deeply nested": (r"x = p + q", r"x = \frac{\sin(p + q)}{2}"),
    "reversed equality": (r"p + q = x", r"x = p + q"),
    "end of a chain": (r"x = x = p + q", r"x = p + q"),
    "middle of a chain": (r"x = p + q = x", r"x = p + q"),
    "other order of terms": (r"x = p + q", r"x = q + p"),
    "other order of factors": (r"x = p q s", r"x = s q p"),
    "sign": (r"x = p - q", r"x = -(q - p)"),
    "rational factor": (r"x = p - q", r"x = \frac{1}{2} (2p - 2q)"),
    "fraction for a power": (r"x = \frac{p}{q}", r"x = p q^{-1}"),
    "slash for a fraction": (r"x = \frac{p}{q}", "x = p/q"),
    "root for a power": (r"x = \sqrt{p}", "x = p^{1/2}"),
    "usual argument": (r"x = p a(\tau)", "x = a p"),
    "the same event": (r"x = p a(t_e)", r"x = p a(\tau_e)"),
    "other letters of indices": (
        r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu",
        r"F_{\alpha\beta} = \partial_\alpha A_\beta - \partial_\beta A_\alpha",
    ),
    "semicolons": (r"F_{\mu\nu} = \nabla_\mu A_\nu", r"F_{\mu\nu} = A_{\nu;\mu}"),
    "terms that cancel": (r"x = p + q", r"x = p + q - 0 p + s - s"),
    "summed letters": (r"x = A_\mu A^\mu", r"x = A_\nu A^\nu"),
}
HARMLESS = {
    "another formula": (r"x - p = q", r"x = p + q"),
    "other indices": (r"F_{\mu\nu} + F_{\nu\mu} = 0", r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu"),
    "another coordinate": (r"x = p \partial_\chi a", r"x = p \partial_\tau a"),
}


@pytest.mark.parametrize("name", CIRCULAR)
def test_a_side_of_a_claim_in_its_own_definition_is_refused(name):
    latex, definition = CIRCULAR[name]
    found = finding(latex, definition)
    assert found.outcome == "not understood"
    assert "contains a side of the claim 'c'" in found.message
    assert "write: a definition that the claim does not repeat" in found.message


@pytest.mark.parametrize("name", CIRCULAR)
def test_it_is_refused_in_the_setting_too(name):
    latex, definition = CIRCULAR[name]
    assert "contains a side" in finding(latex, r"\zeta = 1", setting=definition).message


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_resembles_a_side_is_not_refused(name):
    latex, definition = HARMLESS[name]
    assert finding(latex, definition).outcome != "not understood"


def test_a_line_element_cannot_be_claimed_in_its_own_setting():
    text = r"""
[settings.s]
line_element = '\mathrm{d}s^2 = -\mathrm{d}t^2 + \mathrm{d}x^2'
coordinates = ['t', 'x']
[[claim]]
id = "c"
latex = '\mathrm{d}s^2 = \mathrm{d}x^2 - \mathrm{d}t^2'
setting = "s"
expect = "proved"
"""
    file = read_claims(text)
    assert "contains a side" in verify_claim(file, file.claims[0]).message


@pytest.mark.parametrize(
    ("first", "second"),
    [("p + q", "p - q"), ("p q", "p + q"), ("p/q", "q/p"), ("p^2", "p^3"), (r"\sin p", r"\cos p"), ("a", "a'")],
)
def test_what_is_not_the_same_is_not_taken_for_the_same(first, second):
    scope = scope_of({"spacetime": "FLRW", "scalars": ["p", "q"]})
    assert same(scope.parse(first), scope) != same(scope.parse(second), scope)


def test_a_side_that_cancels_is_a_number_and_repeats_nothing():
    """p − p counts as 0, which stands in no definition, although 2 does."""
    found = finding(r"x = p - p", r"x = 2 q")
    assert "contains a side" not in found.message
    assert found.outcome == "refuted"
    assert "contains a side" in finding(r"x = p - q", r"x = 2 (p - q)").message
