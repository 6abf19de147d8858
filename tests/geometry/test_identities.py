r"""Identities for every metric: textbook ones with twins, nearly the same, that do not hold.

What is proved is also true on one metric, by the other engine; what is refuted is refuted there too, by the witness.
s and r are the signs of the Riemann and the Ricci tensor, q their product, d the sign of det g.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from random import Random

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import GRToolkitError
from gr_toolkit.exact.polynomials import value_at
from gr_toolkit.geometry.identities.orders import orders_of
from gr_toolkit.geometry.identities.statements import statements
from gr_toolkit.geometry.identities.witness import witness_at

WORLDS = {
    "MTW 4": (4, {}),
    "+--- 4": (4, {"signature": "+---"}),
    "Weinberg 4": (4, {"conventions": "Weinberg"}),
    "Landau 3": (3, {"conventions": "Landau-Lifshitz"}),
    "Riemannian 3": (3, {"signature": "+++"}),
    "two times 4": (4, {"signature": "--++", "conventions": gr.Conventions(riemann=-1, ricci=-1)}),
}
FIELDS = {
    "A": "_a",
    "B": "_a",
    "X": "^a",
    "Y": "^a",
    "F": "[_a_b]",
    "H": "(_a_b)",
    "T": "^a_b",
    "W": "_[abc]",
    "psi": "",
    "chi": "",
}


@cache
def world(name: str) -> gr.EveryMetric:
    dimension, how = WORLDS[name]
    return gr.EveryMetric(dimension, **how)


def signs(every: gr.EveryMetric) -> dict[str, int]:
    s, r, d = every.conventions.riemann, every.conventions.ricci, int(sp.prod(every.eta))
    return {"s": s, "r": r, "j": r, "q": s * r, "d": d, "n": every.dimension}


def decide(every: gr.EveryMetric, text: str, **more):
    """The verdict; a witness has to convince the engine for one metric."""
    used = {name: spec for name, spec in FIELDS.items() if name in text + str(more)}
    verdict = every.decide(text, scalars={**signs(every), **more.pop("scalars", {})}, **{**used, **more})
    if verdict.refuted:
        assert verdict.witness.recheck(), verdict.explain()
    return verdict


# formula that holds: its twin that does not
IDENTITIES = {
    # commutators, on each valence
    r"[\nabla_\mu,\nabla_\nu] A^\rho = s R^\rho{}_{\sigma\mu\nu} A^\sigma": (
        r"[\nabla_\mu,\nabla_\nu] A^\rho = -s R^\rho{}_{\sigma\mu\nu} A^\sigma"
    ),
    r"[\nabla_\mu,\nabla_\nu] A_\rho = -s R^\sigma{}_{\rho\mu\nu} A_\sigma": (
        r"[\nabla_\mu,\nabla_\nu] A_\rho = -s R^\sigma{}_{\mu\rho\nu} A_\sigma"
    ),
    r"[\nabla_\mu,\nabla_\nu] T^\rho{}_\sigma = s (R^\rho{}_{\kappa\mu\nu} T^\kappa{}_\sigma"
    r" - R^\kappa{}_{\sigma\mu\nu} T^\rho{}_\kappa)": (
        r"[\nabla_\mu,\nabla_\nu] T^\rho{}_\sigma = s (R^\rho{}_{\kappa\mu\nu} T^\kappa{}_\sigma"
        r" + R^\kappa{}_{\sigma\mu\nu} T^\rho{}_\kappa)"
    ),
    r"[\nabla_\mu,\nabla_\nu] \psi = 0": r"[\nabla_\mu,\nabla_\nu] \nabla_\rho \psi = 0",
    r"A_{\nu;\mu\rho} - A_{\nu;\rho\mu} = s R_{\sigma\nu\mu\rho} A^\sigma": (
        r"A_{\nu;\mu\rho} - A_{\nu;\rho\mu} = s R_{\sigma\nu\rho\mu} A^\sigma"
    ),
    # the curvature tensor
    r"R_{\mu[\nu\rho\sigma]} = 0": r"R_{\mu(\nu\rho)\sigma} = 0",
    r"R_{\mu\nu\rho\sigma} = R_{\rho\sigma\mu\nu}": r"R_{\mu\nu\rho\sigma} = R_{\rho\mu\sigma\nu}",
    r"R_{\mu\nu\rho\sigma;\kappa} + R_{\mu\nu\sigma\kappa;\rho} + R_{\mu\nu\kappa\rho;\sigma} = 0": (
        r"R_{\mu\nu\rho\sigma;\kappa} + R_{\mu\nu\sigma\kappa;\rho} - R_{\mu\nu\kappa\rho;\sigma} = 0"
    ),
    r"\nabla_{[\kappa} R_{\rho\sigma]\mu\nu} = 0": r"\nabla_{(\kappa} R_{\rho)\mu\sigma\nu} = 0",
    r"R_{\mu\nu} = r R^\rho{}_{\mu\rho\nu}": r"R_{\mu\nu} = -r R^\rho{}_{\mu\rho\nu}",
    r"\nabla^\mu R_{\mu\nu} = \frac12 \partial_\nu R": r"\nabla^\mu R_{\mu\nu} = \partial_\nu R",
    r"\nabla^\mu G_{\mu\nu} = 0": r"\nabla^\mu (G_{\mu\nu} + \frac13 R g_{\mu\nu}) = 0",
    r"\nabla^\mu R_{\mu\nu\rho\sigma} = r (\nabla_\rho R_{\nu\sigma} - \nabla_\sigma R_{\nu\rho})": (
        r"\nabla^\mu R_{\mu\nu\rho\sigma} = r (\nabla_\rho R_{\nu\sigma} + \nabla_\sigma R_{\nu\rho})"
    ),
    r"\nabla^\mu \nabla^\nu R_{\mu\nu\rho\sigma} = 0": r"\nabla^\mu \nabla^\nu R_{\mu\rho\nu\sigma} = 0",
    r"C^\rho{}_{\mu\rho\nu} = 0": r"C^\rho{}_{\mu\rho\nu} = R_{\mu\nu}",
    r"G^\mu{}_\mu = (1 - \frac{n}{2}) R": r"G_\mu{}^\mu = R",
    # electrodynamics
    r"\nabla_\mu \nabla_\nu F^{\mu\nu} = 0": r"\nabla_\mu \nabla_\nu H^{\mu\nu} = 0",
    r"\Box A_\mu - q R_{\mu\nu} A^\nu - \nabla_\mu \nabla_\nu A^\nu = \nabla^\nu (\nabla_\nu A_\mu -"
    r" \nabla_\mu A_\nu)": (
        r"\Box A_\mu + q R_{\mu\nu} A^\nu - \nabla_\mu \nabla_\nu A^\nu"
        r" = \nabla^\nu (\nabla_\nu A_\mu - \nabla_\mu A_\nu)"
    ),
    # scalars
    r"\nabla_\mu \Box \psi = \Box \nabla_\mu \psi - q R_{\mu\nu} \nabla^\nu \psi": (
        r"\nabla_\mu \Box \psi = \Box \nabla_\mu \psi + q R_{\mu\nu} \nabla^\nu \psi"
    ),
    r"\Box (\psi \chi) = \psi \Box \chi + 2 \psi_{,\mu} \chi^{,\mu} + \chi \Box \psi": (
        r"\Box (\psi \chi) = \psi \Box \chi + \psi_{,\mu} \chi^{,\mu} + \chi \Box \psi"
    ),
    r"\Box \psi^3 = 3 \psi^2 \Box \psi + 6 \psi \nabla_\mu \psi \nabla^\mu \psi": (
        r"\Box \psi^3 = 3 \psi^2 \Box \psi + 3 \psi \nabla_\mu \psi \nabla^\mu \psi"
    ),
    r"\frac12 \Box (\nabla_\mu \psi \nabla^\mu \psi) = \psi_{;\mu\nu} \psi^{;\mu\nu} + \psi^{;\mu} (\Box \psi)_{;\mu}"
    r" + q R_{\mu\nu} \psi^{;\mu} \psi^{;\nu}": (  # Bochner
        r"\frac12 \Box (\nabla_\mu \psi \nabla^\mu \psi) = \psi_{;\mu\nu} \psi^{;\mu\nu} +"
        r" \psi^{;\mu} (\Box \psi)_{;\mu}"
        r" - q R_{\mu\nu} \psi^{;\mu} \psi^{;\nu}"
    ),
    # Lie derivatives
    r"\mathcal{L}_X g_{\mu\nu} = 2 \nabla_{(\mu} X_{\nu)}": r"\mathcal{L}_X g_{\mu\nu} = \nabla_{(\mu} X_{\nu)}",
    r"\mathcal{L}_X g^{\mu\nu} = -2 \nabla^{(\mu} X^{\nu)}": r"\mathcal{L}_X g^{\mu\nu} = 2 \nabla^{(\mu} X^{\nu)}",
    r"\mathcal{L}_X Y^\mu = X^\nu \nabla_\nu Y^\mu - Y^\nu \nabla_\nu X^\mu": (
        r"\mathcal{L}_X Y^\mu = Y^\nu \nabla_\nu X^\mu - X^\nu \nabla_\nu Y^\mu"
    ),
    r"\mathcal{L}_X Y^\mu = X^\nu \partial_\nu Y^\mu - Y^\nu \partial_\nu X^\mu": (
        r"\mathcal{L}_X Y^\mu = X^\nu \partial_\nu Y^\mu"
    ),
    r"\mathcal{L}_X (A_\mu B_\nu) = B_\nu \mathcal{L}_X A_\mu + A_\mu \mathcal{L}_X B_\nu": (
        r"\mathcal{L}_X (A_\mu B_\nu) = B_\nu \mathcal{L}_X A_\mu + A_\nu \mathcal{L}_X B_\mu"
    ),
    r"\mathcal{L}_X A_\mu = g_{\mu\nu} \mathcal{L}_X A^\nu + 2 A^\nu \nabla_{(\mu} X_{\nu)}": (
        r"\mathcal{L}_X A_\mu = g_{\mu\nu} \mathcal{L}_X A^\nu"
    ),
    r"\mathcal{L}_X \mathcal{L}_Y \psi - \mathcal{L}_Y \mathcal{L}_X \psi = (\mathcal{L}_X Y^\mu) \nabla_\mu \psi": (
        r"\mathcal{L}_X \mathcal{L}_Y \psi - \mathcal{L}_Y \mathcal{L}_X \psi = -(\mathcal{L}_X Y^\mu) \nabla_\mu \psi"
    ),
    r"[\mathcal{L}_X, \nabla_\mu] A_\nu = -A_\rho (\nabla_{(\mu}\nabla_{\nu)} X^\rho"
    r" + s R^\rho{}_{(\mu|\sigma|\nu)} X^\sigma)": (
        r"[\mathcal{L}_X, \nabla_\mu] A_\nu = -A_\rho (\nabla_{(\mu}\nabla_{\nu)} X^\rho"
        r" - s R^\rho{}_{(\mu|\sigma|\nu)} X^\sigma)"
    ),
    r"\mathcal{L}_X F_{\mu\nu} = 3 X^\rho \nabla_{[\rho} F_{\mu\nu]} + 2 \nabla_{[\mu} (X^\rho"
    r" F_{|\rho|\nu]})": (  # Cartan
        r"\mathcal{L}_X F_{\mu\nu} = X^\rho \nabla_{[\rho} F_{\mu\nu]} + 2 \nabla_{[\mu} (X^\rho F_{|\rho|\nu]})"
    ),
    # deltas and brackets
    r"\delta^\mu_\mu = n": r"\delta^\mu_\mu = n + 1",
    r"\delta^{\mu\nu}_{\rho\sigma} A_\mu B_\nu = 2 A_{[\rho} B_{\sigma]}": (
        r"\delta^{\mu\nu}_{\rho\sigma} A_\mu B_\nu = A_{[\rho} B_{\sigma]}"
    ),
    r"-\frac14 \delta^{\mu\alpha\beta}_{\nu\rho\sigma} R^{\rho\sigma}{}_{\alpha\beta} = r G^\mu{}_\nu": (
        r"-\frac14 \delta^{\mu\alpha\beta}_{\nu\rho\sigma} R^{\rho\sigma}{}_{\alpha\beta} = r R^\mu{}_\nu"
    ),
    r"W_{[\mu\nu\rho]} = W_{\mu\nu\rho}": r"W_{(\mu\nu)\rho} = W_{\mu\nu\rho}",
    r"T_{[\mu\nu]} + T_{(\mu\nu)} = T_{\mu\nu}": r"T_{[\mu\nu]} - T_{(\mu\nu)} = T_{\mu\nu}",
    # in every chart
    r"\partial_\mu A_\nu - \partial_\nu A_\mu = \nabla_\mu A_\nu - \nabla_\nu A_\mu": (
        r"\partial_\mu A_\nu + \partial_\nu A_\mu = \nabla_\mu A_\nu + \nabla_\nu A_\mu"
    ),
    r"\partial_{[\mu} F_{\nu\rho]} = \nabla_{[\mu}"
    r" F_{\nu\rho]}": r"\partial_{[\mu} T_{\nu]\rho} = \nabla_{[\mu} T_{\nu]\rho}",
    r"\nabla_\mu A^\nu = \partial_\mu A^\nu + \Gamma^\nu_{\mu\rho} A^\rho": (
        r"\nabla_\mu A^\nu = \partial_\mu A^\nu - \Gamma^\nu_{\mu\rho} A^\rho"
    ),
    r"\partial_\rho g_{\mu\nu} = 2 g_{\sigma(\mu} \Gamma^\sigma_{\nu)\rho}": (
        r"\partial_\rho g_{\mu\nu} = g_{\sigma(\mu} \Gamma^\sigma_{\nu)\rho}"
    ),
    r"\Gamma^\rho_{\mu\nu} = \Gamma^\rho_{\nu\mu}": r"\Gamma^\rho_{\mu\nu} = \delta^\rho_\mu \Gamma^\sigma_{\sigma\nu}",
    r"\partial_\mu \partial_\nu \psi = \nabla_\mu \nabla_\nu \psi + \Gamma^\rho_{\mu\nu} \partial_\rho \psi": (
        r"\partial_\mu \partial_\nu \psi = \nabla_\mu \nabla_\nu \psi"
    ),
}


@pytest.mark.parametrize("name", WORLDS)
def test_textbook_identities_hold_and_their_twins_do_not(name):
    every = world(name)
    for formula, twin in IDENTITIES.items():
        assert decide(every, formula).proved, formula
        assert decide(every, twin).refuted, twin


LEVI_CIVITA = {
    r"\epsilon_{\alpha\beta\gamma\delta} \epsilon^{\mu\nu\rho\sigma} = d"
    r" \delta^{\mu\nu\rho\sigma}_{\alpha\beta\gamma\delta}": (
        r"\epsilon_{\alpha\beta\gamma\delta} \epsilon^{\mu\nu\rho\sigma}"
        r" = -d \delta^{\mu\nu\rho\sigma}_{\alpha\beta\gamma\delta}"
    ),
    r"\nabla_\mu \epsilon_{\alpha\beta\gamma\delta} = 0": r"\mathcal{L}_X \epsilon_{\alpha\beta\gamma\delta} = 0",
    r"\mathcal{L}_X \epsilon_{\alpha\beta\gamma\delta} = \epsilon_{\alpha\beta\gamma\delta} \nabla_\mu X^\mu": (
        r"\mathcal{L}_X \epsilon^{\alpha\beta\gamma\delta} = \epsilon^{\alpha\beta\gamma\delta} \nabla_\mu X^\mu"
    ),
    r"\epsilon_{\alpha\beta}{}^{\mu\nu} C_{\mu\nu\gamma\delta} = C_{\alpha\beta\mu\nu}"
    r" \epsilon^{\mu\nu}{}_{\gamma\delta}": (
        r"\epsilon_{\alpha\beta}{}^{\mu\nu} R_{\mu\nu\gamma\delta} = R_{\alpha\beta\mu\nu}"
        r" \epsilon^{\mu\nu}{}_{\gamma\delta}"
    ),
    r"\epsilon^{\alpha\beta\gamma\delta} R_{\mu\beta\gamma\delta} = 0": (
        r"\epsilon^{\alpha\beta\gamma\delta} R_{\alpha\beta\gamma\delta} = R"
    ),
    r"\nabla_\mu (\epsilon^{\mu\nu\rho\sigma} \nabla_\rho A_\sigma) = 0": (
        r"\nabla_\mu (\epsilon^{\mu\nu\rho\sigma} A_\nu \nabla_\rho A_\sigma) = 0"
    ),
    r"\frac14 \epsilon_{\mu\nu}{}^{\rho\sigma} \epsilon_{\rho\sigma}{}^{\alpha\beta} F_{\alpha\beta} = d F_{\mu\nu}": (
        r"\frac14 \epsilon_{\mu\nu}{}^{\rho\sigma} \epsilon_{\rho\sigma}{}^{\alpha\beta}"
        r" F_{\alpha\beta} = -d F_{\mu\nu}"
    ),
    r"\epsilon^{\mu\nu\rho\sigma} F_{\mu\nu} F_{\rho\lambda} = \frac14 \delta^\sigma_\lambda"
    r" \epsilon^{\mu\nu\rho\kappa} F_{\mu\nu} F_{\rho\kappa}": (
        r"\epsilon^{\mu\nu\rho\sigma} F_{\mu\nu} F_{\rho\lambda} = \frac12 \delta^\sigma_\lambda"
        r" \epsilon^{\mu\nu\rho\kappa} F_{\mu\nu} F_{\rho\kappa}"
    ),
}


@pytest.mark.parametrize("name", [name for name, (dimension, _) in WORLDS.items() if dimension == 4])
def test_identities_with_epsilon_follow_the_signature(name):
    for formula, twin in LEVI_CIVITA.items():
        assert decide(world(name), formula).proved, formula
        assert decide(world(name), twin).refuted, twin


def test_the_orientation_of_epsilon_is_that_of_the_conventions():
    down, up = gr.EveryMetric(4), gr.EveryMetric(4, conventions=gr.Conventions(levi_civita="^"))
    text = r"\epsilon_{\alpha\beta\gamma\delta} = 0"
    assert [every.decide(text).witness.value for every in (down, up)] == ["1", "-1"]
    assert all(every.decide(text).witness.recheck() for every in (down, up))


# formula, the dimensions in which it holds, and those in which it does not
BACH_LANCZOS = (
    r"R R_{ab} - 2 R_{acbd} R^{cd} + R_{acde} R_b{}^{cde} - 2 R_{ac} R_b{}^c"
    r" - \frac14 g_{ab} (R_{cdef} R^{cdef} - 4 R_{cd} R^{cd} + R^2) = 0"
)
DIMENSIONAL = [
    (r"R_{ab} = \frac12 R g_{ab}", (2,), (3, 4)),
    (r"G_{ab} = 0", (2,), (3,)),
    (r"R_{abcd} = \frac12 R (g_{ac} g_{bd} - g_{ad} g_{bc})", (2,), (3,)),
    (r"R_{abcd} = 2 g_{a[c} R_{d]b} - 2 g_{b[c} R_{d]a} - R g_{a[c} g_{d]b}", (2, 3), (4,)),
    (r"C_{abcd} = 0", (2, 3), (4, 5)),
    (r"C_{acde} C_b{}^{cde} = \frac14 g_{ab} C_{cdef} C^{cdef}", (3, 4), (5,)),
    (r"R_{acde} R_b{}^{cde} = \frac12 g_{ab} R_{cdef} R^{cdef}", (2,), (3, 4)),
    (BACH_LANCZOS, (2, 3, 4), (5,)),
    (r"\delta^{abcde}_{fghij} R^{fg}{}_{ab} R^{hi}{}_{cd} = 0", (2, 3, 4), (5,)),
    (r"R_{abcd} R^{abcd} - C_{abcd} C^{abcd} - 2 R_{ab} R^{ab} + \frac13 R^2 = 0", (4,), (5, 6)),
    (r"\nabla^a C_{abcd} = \nabla_{[c} R_{d]b} + \frac16 g_{b[c} \nabla_{d]} R", (4,), (5,)),
    (r"F_{[ab} F_{cd]} = 0", (2, 3), (4,)),
    (r"A_{[a} F_{bc]} = 0", (2,), (3,)),
]


@pytest.mark.parametrize(("formula", "holds", "fails"), DIMENSIONAL)
def test_identities_of_some_dimensions(formula, holds, fails):
    for dimension in holds:
        assert decide(plain(dimension), formula).proved, dimension
    for dimension in fails:
        if "abcde" in formula:  # too many components for the engine for one metric
            assert plain(dimension).decide(formula).refuted
        else:
            assert decide(plain(dimension), formula).refuted, dimension


@cache
def plain(dimension: int) -> gr.EveryMetric:
    return gr.EveryMetric(dimension)


BOX_RIEMANN = (
    r"\Box R_{abcd} + 2 R^p{}_a{}^q{}_b (R_{pcqd} - R_{pdqc}) - 2 R^p{}_a{}^q{}_d R_{pbqc} + 2 R^p{}_a{}^q{}_c R_{pbqd}"
    r" = \nabla_a \nabla_c R_{bd} - \nabla_a \nabla_d R_{bc} - \nabla_b \nabla_c R_{ad} + \nabla_b \nabla_d R_{ac}"
    r" + R^p{}_{bcd} R_{pa} + R_a{}^p{}_{cd} R_{pb}"
)
F_WAVE = (
    r"\Box F_{ab} + R_{abcd} F^{cd} - R_{ac} F^c{}_b + R_{bc} F^c{}_a = \nabla_b \nabla^c F_{ac} -"
    r" \nabla_a \nabla^c F_{bc}"
    r" + \nabla^c (\nabla_c F_{ab} + \nabla_a F_{bc} + \nabla_b F_{ca})"
)
FOUR = {
    F_WAVE: F_WAVE.replace(r"+ R_{abcd} F^{cd}", r"+ \frac12 R_{abcd} F^{cd}"),
    BOX_RIEMANN: BOX_RIEMANN.replace(r"- 2 R^p{}_a{}^q{}_d", r"+ 2 R^p{}_a{}^q{}_d"),
    r"[\nabla_e, \nabla_f] R_{abcd} = 2 R_{efp[a} R_{b]}{}^p{}_{cd} + 2 R_{efp[c} R_{d]}{}^p{}_{ab}": (
        r"[\nabla_e, \nabla_f] R_{abcd} = 2 R_{efp[a} R_{b]}{}^p{}_{cd} - 2 R_{efp[c} R_{d]}{}^p{}_{ab}"
    ),
    # Killing's equation, kept as cofactors: ∇∇ξ = Rξ where 𝓛_ξ g = 0
    r"\nabla_a \nabla_b X_c - R_{dabc} X^d = \nabla_a \nabla_{(b} X_{c)} + \nabla_b \nabla_{(a} X_{c)}"
    r" - \nabla_c \nabla_{(a} X_{b)}": (
        r"\nabla_a \nabla_b X_c + R_{dabc} X^d = \nabla_a \nabla_{(b} X_{c)} + \nabla_b \nabla_{(a} X_{c)}"
        r" - \nabla_c \nabla_{(a} X_{b)}"
    ),
    r"\nabla_a \Box R = \Box \nabla_a R - R_{ab} \nabla^b R": r"\nabla_a \Box R = \Box \nabla_a R",
}


@pytest.mark.parametrize("formula", FOUR)
def test_identities_of_second_order_in_the_curvature(formula):
    if r"\Box R =" in formula:
        every = plain(3)  # five derivatives of the metric
    else:
        every = plain(4)
    assert decide(every, formula).proved
    assert decide(every, FOUR[formula]).refuted


def test_a_chain_and_the_definitions_of_the_stress_energy_tensor():
    every = plain(4)
    define = [
        r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu",
        r"T_{\mu\nu} = F_{\mu\rho} F_\nu{}^\rho - \frac14 g_{\mu\nu} F_{\rho\sigma} F^{\rho\sigma}",
    ]
    divergence = r"\nabla^\mu T_{\mu\nu} = F_{\nu\rho} \nabla_\mu F^{\mu\rho}"
    assert every.decide(divergence, define=define, A="_a").proved
    assert every.decide(r"T^\mu{}_\mu = 0 = \nabla_{[\mu} F_{\nu\rho]}", define=define, A="_a").proved
    wrong = every.decide(divergence.replace("= F", "= 2 F"), define=define, A="_a")
    assert wrong.refuted
    assert wrong.witness.recheck()
    assert decide(
        plain(3), r"F_{\mu\rho} F_\nu{}^\rho g^{\mu\nu} = \frac14 \delta^\mu_\mu F_{\rho\sigma} F^{\rho\sigma}"
    ).refuted
    chain = every.decide(r"R_{\mu\nu} = R_{\nu\mu} = G_{\mu\nu}")
    assert chain.refuted
    assert [(name, part.proved) for name, part in chain.components] == [
        (r"R_{\mu\nu} = R_{\nu\mu}", True),
        (r"R_{\nu\mu} = G_{\mu\nu}", False),
    ]


BEL_ROBINSON = (
    r"T_{abcd} = C_{aecf} C_b{}^e{}_d{}^f + C_{aedf} C_b{}^e{}_c{}^f - \frac12 g_{ab} C_{efcg} C^{ef}{}_d{}^g"
    r" - \frac12 g_{cd} C_{aefg} C_b{}^{efg} + \frac18 g_{ab} g_{cd} C_{efgh} C^{efgh}"
)


def test_the_bel_robinson_tensor_is_symmetric_in_four_and_five_dimensions_and_trace_free_in_four():
    """Senovilla, Class. Quantum Grav. 17 (2000) 2799; Edgar & Wingbrant, J. Math. Phys. 44 (2003) 6140."""
    symmetric, trace_free = r"T_{abcd} = T_{(abcd)}", r"T^a{}_{bac} = 0"
    assert all(plain(n).decide(symmetric, define=[BEL_ROBINSON]).proved for n in (4, 5))
    assert plain(4).decide(trace_free, define=[BEL_ROBINSON]).proved
    assert plain(5).decide(trace_free, define=[BEL_ROBINSON]).refuted
    quadratic = r"T_{abcx} T^{abc}{}_y = \frac14 g_{xy} T_{abcd} T^{abcd}"
    assert plain(4).decide(quadratic, define=[BEL_ROBINSON]).proved
    of_riemann = [BEL_ROBINSON.replace("C", "R")]
    assert all(plain(4).decide(text, define=of_riemann).refuted for text in (symmetric, trace_free, quadratic))


def test_constants_have_any_value_or_the_one_given():
    every = plain(4)
    klein_gordon = r"\nabla_\mu (\Box - m^2) \psi = 0"
    with pytest.raises(GRToolkitError):
        every.decide(klein_gordon, scalars=["m"], psi="")
    divergence = (
        r"\nabla^\mu (\psi_{,\mu} \psi_{,\nu} - \frac12 g_{\mu\nu} (\psi_{,\rho} \psi^{,\rho} + m^2 \psi^2))"
        r" = \psi_{,\nu} (\Box \psi - m^2 \psi)"
    )
    assert every.decide(divergence, scalars=["m"], psi="").proved
    wrong = every.decide(divergence.replace(r"m^2 \psi)", r"m \psi)"), scalars=["m"], psi="")
    assert wrong.refuted
    assert wrong.witness.constants["m"] != 0
    assert wrong.witness.recheck()
    assert every.decide(divergence.replace(r"m^2 \psi)", r"m \psi)"), scalars={"m": 1}, psi="").proved


# -- the same on random metrics ----------------------------------------------------------------------------------------

UNLIKELY = [  # no identities; structures that the tables above have not
    r"\nabla_\mu (\psi T^{[\mu}{}_{(\nu} A^{\lambda]} H_{\rho)\lambda}) = 0",
    r"\mathcal{L}_X (T^\mu{}_\nu A_\mu) = \nabla_{(\nu} (\psi^2 X_{\rho)}) A^\rho",
    r"[\mathcal{L}_X, \nabla_\mu] T^\nu{}_\rho = 0",
    r"\nabla_\mu (R_{\nu\rho} R^{\rho\mu} \psi) = G_{\nu\rho;\mu} T^{\mu\rho}",
    r"\partial_\mu (\psi A_\nu) T^{\nu\mu} = \Gamma^\rho_{\mu\nu} A^\mu X^\nu B_\rho",
    r"\partial_\mu T^\nu{}_\rho = \Gamma^\nu_{\mu\sigma} \Gamma^\sigma_{\rho\tau} X^\tau",
    r"\Box \Box \psi = \nabla^\mu \nabla^\nu \nabla_\mu \nabla_\nu \psi",
    WITH_THREE_INDICES := r"\epsilon^{\mu\nu\rho} \nabla_\mu T_{\nu\rho} = \mathcal{L}_X"
    r" (\epsilon_{\mu\nu\rho} A^\mu T^{\nu\rho})",
    r"[[\nabla_\mu, \nabla_\nu], \nabla_\rho] A_\sigma = 0",
    r"\nabla_\mu (T^{[\mu}{}_{(\nu} \nabla_{\rho)} A^{\lambda]}) = \nabla_\nu (H_{\rho[\mu} B_{\tau]}"
    r" B^\mu F^{\tau\lambda})",
    r"T_{(\mu|\nu|} A_{\rho)} X^\nu = H_{\mu[\rho} T_{\nu]}{}^\nu",
]


EVERY_NIGHT = [pytest.param(name, marks=pytest.mark.nightly) for name in ("Riemannian 3", "Weinberg 4", "two times 4")]


@pytest.mark.parametrize("name", ["Landau 3", *EVERY_NIGHT])
def test_values_of_formulas_agree_with_the_engine_for_one_metric_on_random_jets(name):
    """Left − right of any formula, true or not, in one component at the origin of a random polynomial metric."""
    random, every = Random(name), world(name)
    for text in [*list(IDENTITIES)[::2], *list(IDENTITIES.values())[::4], *UNLIKELY]:
        if text == WITH_THREE_INDICES and every.dimension != 3:
            continue
        used = {field: spec for field, spec in FIELDS.items() if field in text}
        vocabulary = every.vocabulary(fields=used, scalars=signs(every))
        (statement,) = statements(vocabulary, text)
        space = every.space(vocabulary, orders_of(vocabulary, [statement.difference]))
        denominator, components = space.components(statement)
        assert (not components) == (text in IDENTITIES)
        own = [s for s in space.symbols if s.owner in used or s.owner in "gΓ"]
        drawn = random.sample(own, min(len(own), 10))
        values = {s.place: Fraction(random.choice([-2, -1, 1, 3]), random.choice([1, 2])) for s in drawn}
        index = (
            random.choice(sorted(components))
            if components
            else tuple(random.randrange(every.dimension) for _ in statement.labels)
        )
        value = value_at(components[index], values) / denominator if components else Fraction(0)
        assert witness_at(space, statement, values, index, value).recheck(), text


# -- the same on one metric ------------------------------------------------------------------------------------------


def specimen(name: str) -> gr.Metric:
    if name == "Kerr":
        return gr.Kerr()
    if name == "+---":
        return gr.Schwarzschild(conventions="Landau-Lifshitz")
    t, x, y, z = sp.symbols("t x y z", real=True)
    matrix = [[-1 - x**2, 0, t, 0], [0, 1 + y**2, 0, 0], [t, 0, 1, z], [0, 0, z, 1 + t * x]]
    return gr.Metric(matrix, [t, x, y, z])


ON_ONE = [
    r"[\nabla_\mu,\nabla_\nu] A^\rho - s R^\rho{}_{\sigma\mu\nu} A^\sigma",
    r"[\mathcal{L}_X, \nabla_\mu] A_\nu + A_\rho (\nabla_{(\mu}\nabla_{\nu)} X^\rho + s"
    r" R^\rho{}_{(\mu|\sigma|\nu)} X^\sigma)",
    r"\nabla^a C_{abcd} - j \nabla_{[c} R_{d]b} - \frac{j}6 g_{b[c} \nabla_{d]} R",
    r"\Box A_\mu - q R_{\mu\nu} A^\nu - \nabla_\mu \nabla_\nu A^\nu - \nabla^\nu (\nabla_\nu A_\mu - \nabla_\mu A_\nu)",
    r"C_{acde} C_b{}^{cde} - \frac14 g_{ab} C_{cdef} C^{cdef}",
]


@pytest.mark.parametrize("name", ["Kerr", "+---", "no symmetry"])
def test_what_is_proved_for_every_metric_holds_on_one(name):
    g = specimen(name)
    every = gr.EveryMetric(4, conventions=g.conventions)
    one, two, three, _ = g.coordinates
    s, r = g.conventions.riemann, g.conventions.ricci
    A, X = g.covector([two * three, one**2, 1, two]), g.vector([two, 1 + one, two * one, three])
    for formula in ON_ONE:
        assert decide(every, f"{formula} = 0").proved
        used = {k: v for k, v in {"A": A, "X": X, "s": s, "j": r, "q": s * r}.items() if k in formula}
        if name == "Kerr" and "C_{acde}" in formula:
            continue  # half a second; the others do
        assert g.evaluate(formula, **used) == 0
