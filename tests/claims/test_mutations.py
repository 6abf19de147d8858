r"""The corpus check can fail: a slip in a proved formula is not proved.

Where a slip gives another true formula, `TRUE` says which and why.
"""

from collections import Counter

import pytest

from gr_toolkit import notation
from gr_toolkit.claims import corpora, read_claims
from gr_toolkit.claims.findings import verify_formula
from tests.claims.mutants import mutants

FILE = read_claims(next(p for p in corpora() if "robertson-walker" in p.stem).read_text(encoding="utf-8"))
PROVED = {claim.id: claim for claim in FILE.claims if set(claim.expect) == {"proved"}}

ANTISYMMETRIC = {("swapped indices", r"\nabla_{\mu} F^{\nu \mu} = 0"): "F is antisymmetric"}
BOTH_ZERO = "the left side vanishes, and so does j"
EPSILON = "ε and F are antisymmetric: the exchange gives minus the same"
TRUE = {
    "vacuum-equation-wave": ANTISYMMETRIC,
    "vacuum-equation-flat-plane-wave": ANTISYMMETRIC,
    "spherical-wave": ANTISYMMETRIC,
    "homogeneous-equation": {
        ("partial for covariant derivative", r"\epsilon^{\mu \nu \rho \sigma} \partial_{\nu} F_{\rho \sigma} = 0"): (
            "the Christoffel symbols are symmetric"
        ),
        **{
            ("swapped indices", rf"\epsilon^{{{upper}}} \nabla_{{{n}}} F_{{{lower}}} = 0"): EPSILON
            for upper, n, lower in [
                (r"\nu \mu \rho \sigma", r"\nu", r"\rho \sigma"),
                (r"\rho \nu \mu \sigma", r"\nu", r"\rho \sigma"),
                (r"\mu \rho \nu \sigma", r"\nu", r"\rho \sigma"),
                (r"\sigma \nu \rho \mu", r"\nu", r"\rho \sigma"),
                (r"\mu \sigma \rho \nu", r"\nu", r"\rho \sigma"),
                (r"\mu \nu \sigma \rho", r"\nu", r"\rho \sigma"),
                (r"\mu \nu \rho \sigma", r"\rho", r"\nu \sigma"),
                (r"\mu \nu \rho \sigma", r"\nu", r"\sigma \rho"),
            ]
        },
    },
    "source-equation": {
        ("swapped indices", r"\nabla_{\mu} F^{\nu \mu} = j^{\nu}"): BOTH_ZERO,
        ("sign of a side", r"-\nabla_{\mu} F^{\mu \nu} = j^{\nu}"): BOTH_ZERO,
        ("factor of a side", r"2 \nabla_{\mu} F^{\mu \nu} = j^{\nu}"): BOTH_ZERO,
        ("sign of a side", r"\nabla_{\mu} F^{\mu \nu} = -j^{\nu}"): BOTH_ZERO,
        ("factor of a side", r"\nabla_{\mu} F^{\mu \nu} = 2 j^{\nu}"): BOTH_ZERO,
    },
    "lorenz-gauge-of-the-wave": {
        (
            "partial for covariant derivative",
            r"\partial_{\mu} A^{\mu} = \frac{1}{\sqrt{-g}} \partial_{\mu} (\sqrt{-g} A^{\mu}) = 0",
        ): "A has the component φ alone, which does not depend on φ: all three vanish",
        (
            "upside down",
            r"\nabla_{\mu} A^{\mu} = \frac{\sqrt{-g}}{1} \partial_{\mu} (\sqrt{-g} A^{\mu}) = 0",
        ): "all three vanish",
    },
    "ricci-identity-mended": {
        (
            "swapped indices",
            r"\nabla_{\mu} \nabla_{\nu} A^{\mu} = \nabla_{\nu} \nabla_{\mu} A^{\mu} - R_{\nu \mu} A^{\mu}",
        ): "Ricci is symmetric",
        (
            "partial for covariant derivative",
            r"\nabla_{\mu} \nabla_{\nu} A^{\mu} = \partial_{\nu} \nabla_{\mu} A^{\mu} - R_{\mu \nu} A^{\mu}",
        ): "the divergence is a scalar",
    },
    "ricci-as-trace": {
        ("swapped indices", r"R_{\nu \sigma} = R^{\rho}{}_{\sigma \rho \nu}"): "Ricci is symmetric",
        ("swapped indices", r"R_{\sigma \nu} = R^{\rho}{}_{\nu \rho \sigma}"): "Ricci is symmetric",
    },
    "wave-equation": {
        (
            "swapped indices",
            r"\nabla_{\mu} \nabla^{\nu} A^{\mu} + R^{\nu}{}_{\mu} A^{\mu} = j^{\nu}",
        ): "∇_μ∇^ν A^μ = ∇^ν ∇_μ A^μ − R^ν_μ A^μ in the thread's sign, and the divergence vanishes",
        ("sign of a side", r"-(\nabla_{\mu} \nabla^{\mu} A^{\nu} + R^{\nu}{}_{\mu} A^{\mu}) = j^{\nu}"): BOTH_ZERO,
        ("factor of a side", r"2 (\nabla_{\mu} \nabla^{\mu} A^{\nu} + R^{\nu}{}_{\mu} A^{\mu}) = j^{\nu}"): BOTH_ZERO,
        ("sign of a side", r"\nabla_{\mu} \nabla^{\mu} A^{\nu} + R^{\nu}{}_{\mu} A^{\mu} = -j^{\nu}"): BOTH_ZERO,
        ("factor of a side", r"\nabla_{\mu} \nabla^{\mu} A^{\nu} + R^{\nu}{}_{\mu} A^{\mu} = 2 j^{\nu}"): BOTH_ZERO,
    },
    "eikonal-equation": {
        ("swapped indices", r"g^{\nu \mu} \partial_{\mu} \psi \partial_{\nu} \psi = 0"): "g is symmetric",
    },
}
COUNTED: Counter = Counter()


@pytest.mark.parametrize("name", PROVED)
def test_a_slip_in_a_proved_formula_is_not_proved(name):
    claim = PROVED[name]
    scope = FILE.scope(claim)
    true_ones = set()
    for kind, slip in mutants(scope.parse(claim.latex)):
        latex = notation.to_latex(slip)
        finding = verify_formula(latex, scope)
        COUNTED[finding.outcome] += 1
        assert finding.outcome != "undecided", finding
        assert "InternalError" not in finding.message, finding
        if finding.outcome == "proved":
            true_ones.add((kind, latex))
    assert true_ones == set(TRUE.get(name, {}))


def test_slips_are_made_and_most_are_refuted():
    """Runs last: how the slips above came out."""
    if not COUNTED:
        pytest.skip("the test before it was not run")
    assert COUNTED["refuted"] > 300
    assert COUNTED["proved"] == sum(map(len, TRUE.values()))
    assert COUNTED["not understood"] < 60


FIELD = ["scalars", [r"\omega"]], ["define", [r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu"]]


@pytest.mark.parametrize(
    ("potential", "outcome"),
    [
        (r"(0, 0, 0, \cos(\tau - \chi))", "proved"),
        (r"(0, 0, 0, \cos(\tau + \chi))", "proved"),
        (r"(0, 0, 0, \cos(\tau - 2\chi))", "refuted"),
        (r"(0, 0, 0, \cos\tau - \chi^2)", "refuted"),
        (r"(0, 0, \cos(\tau - \chi), 0)", "refuted"),
        (r"(0, 0, 0, a \cos(\tau - \chi))", "refuted"),
        (r"(\cos(\tau - \chi), -\cos(\tau - \chi), 0, 0)", "proved"),  # a gradient
    ],
)
def test_slips_in_the_potential(potential, outcome):
    setting = {"spacetime": "FLRW", **dict(FIELD)}
    setting["define"] = [rf"A_\mu = {potential}", *setting["define"]]
    assert verify_formula(r"\nabla_\mu F^{\mu\nu} = 0", setting).outcome == outcome
