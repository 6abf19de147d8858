r"""Formulas of textbooks with logarithms, roots, inverse functions, symbolic powers; each with a slip, refuted."""

import pytest

import gr_toolkit as gr
from gr_toolkit.claims.findings import verify_formula

MINKOWSKI = {"spacetime": "Minkowski"}
TORTOISE = {"spacetime": "Schwarzschild", "define": [r"r_* = r + 2M \ln\left(\frac{r}{2M} - 1\right)"]}
VELOCITIES = MINKOWSKI | {"scalars": ["u", "v"], "domain": ["-1 < u < 1", "-1 < v < 1"]}
KASNER = {
    "line_element": r"\mathrm{d}s^2 = -\mathrm{d}t^2 + t^{2p}\mathrm{d}x^2 + t^{2q}\mathrm{d}y^2 + t^{2s}\mathrm{d}z^2",
    "coordinates": ["t", "x", "y", "z"],
    "scalars": ["p", "q", "s"],
    "domain": ["t > 0"],
}
LEGENDRE = MINKOWSKI | {
    "domain": ["-1 < x < 1"],
    "define": [r"P = \frac{3 x^2 - 1}{2}", r"Q = P \operatorname{artanh} x - \frac{3}{2} x"],
}
POWER_LAW = MINKOWSKI | {"scalars": ["n"], "domain": ["t > 0"], "define": ["a = t^{2/3}", "b = t^n"]}
INFALL = MINKOWSKI | {
    "positive": ["M"],
    "domain": ["t > 0"],
    "define": [r"\rho = \sqrt[3]{\frac{9 M}{2}} t^{2/3}"],
}
MASSES = MINKOWSKI | {"positive": ["m_1", "m_2", "b"]}
PARITY = MINKOWSKI | {"integers": [r"\ell"]}

FORMULAS = {  # name: (setting, what is true, what is not, source)
    "tortoise coordinate": (  # MTW (25.31)
        {"spacetime": "Schwarzschild"},
        r"\partial_r \left(r + 2M \ln\left(\frac{r}{2M} - 1\right)\right) = \frac{1}{1 - 2M/r}",
        r"\partial_r \left(r + 2M \ln\left(\frac{r}{2M} - 1\right)\right) = 1 - 2M/r",
    ),
    "tortoise coordinate, a total derivative": (
        TORTOISE,
        r"\frac{\mathrm{d}r_*}{\mathrm{d}r} = \frac{r}{r - 2M}",
        r"\frac{\mathrm{d}r_*}{\mathrm{d}r} = \frac{r}{r - M}",
    ),
    "Kruskal's radius": (  # MTW (31.14): UV of U = −exp(−(t − r*)/4M), V = exp((t + r*)/4M)
        TORTOISE,
        r"-\exp(-\frac{t - r_*}{4M}) \exp(\frac{t + r_*}{4M}) = \left(1 - \frac{r}{2M}\right) \exp(\frac{r}{2M})",
        r"-\exp(-\frac{t - r_*}{4M}) \exp(\frac{t + r_*}{4M}) = \left(1 - \frac{r}{2M}\right) \exp(\frac{r}{4M})",
    ),
    "rapidities add": (
        VELOCITIES,
        r"\tanh(\operatorname{artanh} u + \operatorname{artanh} v) = \frac{u + v}{1 + u v}",
        r"\tanh(\operatorname{artanh} u + \operatorname{artanh} v) = \frac{u + v}{1 - u v}",
    ),
    "Bondi's k-factor": (
        VELOCITIES,
        r"\sqrt{\frac{1 + v}{1 - v}} = \exp(\operatorname{artanh} v)",
        r"\sqrt{\frac{1 + v}{1 - v}} = \exp(2 \operatorname{artanh} v)",
    ),
    "the Lorentz factor of a rapidity": (
        VELOCITIES,
        r"\cosh(\operatorname{artanh} v) = \frac{1}{\sqrt{1 - v^2}}",
        r"\cosh(\operatorname{artanh} v) = \frac{v}{\sqrt{1 - v^2}}",
    ),
    "Kasner's Ricci tensor": (  # Landau & Lifshitz §117: Σp = Σp² makes it vanish
        KASNER,
        r"R_{tt} = \frac{p + q + s - p^2 - q^2 - s^2}{t^2}",
        r"R_{tt} = \frac{p + q + s - p^2 - q^2 + s^2}{t^2}",
    ),
    "Kasner's volume": (KASNER, r"\sqrt{-g} = t^{p + q + s}", r"\sqrt{-g} = t^{p q s}"),
    "Legendre's equation for P": (
        LEGENDRE,
        r"\partial_x ((1 - x^2) \partial_x P) + 6 P = 0",
        r"\partial_x ((1 - x^2) \partial_x P) + 2 P = 0",
    ),
    "Legendre's equation for Q": (  # Abramowitz & Stegun 8.4.6
        LEGENDRE,
        r"\partial_x ((1 - x^2) \partial_x Q) + 6 Q = 0",
        r"\partial_x ((1 - x^2) \partial_x Q) + 6 Q = x",
    ),
    "Legendre's Wronskian": (
        LEGENDRE,
        r"(1 - x^2) (P \partial_x Q - Q \partial_x P) = 1",
        r"(1 - x^2) (P \partial_x Q - Q \partial_x P) = -1",
    ),
    "Hubble's rate in dust": (
        POWER_LAW,
        r"\frac{1}{a} \frac{\mathrm{d}a}{\mathrm{d}t} = \frac{2}{3t}",
        r"\frac{1}{a} \frac{\mathrm{d}a}{\mathrm{d}t} = \frac{3}{2t}",
    ),
    "acceleration of a power law": (
        POWER_LAW,
        r"\frac{\mathrm{d}^2 b}{\mathrm{d}t^2} = n (n - 1) t^{n-2}",
        r"\frac{\mathrm{d}^2 b}{\mathrm{d}t^2} = n^2 t^{n-2}",
    ),
    "fall from rest at infinity": (  # MTW (25.38)
        INFALL,
        r"\left(\frac{\mathrm{d}\rho}{\mathrm{d}t}\right)^2 = \frac{2M}{\rho}",
        r"\left(\frac{\mathrm{d}\rho}{\mathrm{d}t}\right)^2 = \frac{M}{\rho}",
    ),
    "chirp mass": (  # Maggiore (4.2)
        MASSES,
        r"\frac{(m_1 m_2)^{3/5}}{(m_1 + m_2)^{1/5}} = \left(\frac{m_1 m_2}{m_1 + m_2}\right)^{3/5} (m_1 + m_2)^{2/5}",
        r"\frac{(m_1 m_2)^{3/5}}{(m_1 + m_2)^{1/5}} = \left(\frac{m_1 m_2}{m_1 + m_2}\right)^{3/5} (m_1 + m_2)^{1/5}",
    ),
    "Shapiro's logarithm": (
        MASSES,
        r"\operatorname{arsinh}(x/b) = \ln\frac{x + \sqrt{x^2 + b^2}}{b}",
        r"\operatorname{arsinh}(x/b) = \ln(x + \sqrt{x^2 + b^2})",
    ),
    "parity": (PARITY, r"\cos(\pi \ell) = (-1)^\ell = (-1)^{-\ell}", r"\cos(\pi \ell) = (-1)^{\ell+1}"),
    "an angle": (
        MASSES,
        r"\partial_x \arctan\frac{x}{b} = \frac{b}{x^2 + b^2}",
        r"\partial_x \arctan\frac{x}{b} = \frac{1}{x^2 + b^2}",
    ),
    "secant": (MINKOWSKI, r"\sec^2 x - \tan^2 x = 1", r"\csc^2 x - \tan^2 x = 1"),
    "sech": (MINKOWSKI, r"\operatorname{sech}^2 x = 1 - \tanh^2 x", r"\operatorname{sech}^2 x = 1 + \tanh^2 x"),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_is_proved_and_its_slip_refuted(name):
    setting, true, false = FORMULAS[name]
    proved, refuted = verify_formula(true, setting), verify_formula(false, setting)
    assert proved.outcome == "proved", proved
    assert refuted.outcome == "refuted", refuted
    assert refuted.verdicts[0].witness.recheck()


def test_a_finding_is_true_or_false_as_a_verdict_is():
    g = gr.Schwarzschild()
    assert gr.verify(r"R_{\mu\nu} = 0", g)
    assert not gr.verify(r"R_{\mu\nu} = g_{\mu\nu}", g)
    with pytest.raises(gr.errors.UndecidedError, match="not declared as a tensor"):
        bool(gr.verify(r"Q_{\mu\nu} = 0", g))


def test_fields_are_given_by_their_names():
    g = gr.Schwarzschild()
    assert gr.verify(r"\nabla_{(\mu} \xi_{\nu)} = 0", g, xi=g.vector([1, 0, 0, 0]))
    assert not gr.verify(r"\nabla_{(\mu} \xi_{\nu)} = 0", g, xi=g.vector([0, 1, 0, 0]))
    with pytest.raises(gr.errors.InputError, match="need a metric"):
        gr.verify(r"u^\mu u_\mu = -1", "Schwarzschild", u=g.vector([1, 0, 0, 0]))


def test_a_setting_may_stand_on_a_metric_of_ones_own():
    """∂_ν T^{μν} of a scalar field on shell, by the identity ∇_ν T^{μν} = ∂^μ ψ (□ψ − m² ψ), for every ψ."""
    setting = {"spacetime": gr.Schwarzschild(), "arbitrary": [r"\psi"], "scalars": ["m"]}
    stress = (
        r"T_{\mu\nu} = \partial_\mu \psi \partial_\nu \psi"
        r" - \frac12 g_{\mu\nu} (g^{\alpha\beta} \partial_\alpha \psi \partial_\beta \psi + m^2 \psi^2)"
    )
    divergence = r"\nabla^\nu T_{\mu\nu} = (\Box \psi - m^2 \psi) \partial_\mu \psi"
    assert gr.verify(divergence, setting, let=[stress])
    assert not gr.verify(divergence.replace("-", "+"), setting, let=[stress])
    with pytest.raises(gr.errors.UndecidedError, match="setting on a metric key 'chart'"):
        bool(gr.verify(divergence, setting | {"chart": "isotropic"}, let=[stress]))
