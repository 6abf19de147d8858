"""The redshift from exact waves, eikonal and photons; phases of exact waves."""

from __future__ import annotations

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit import C_K, S_K, electrodynamics
from gr_toolkit.errors import InputError, UnknownNameError
from gr_toolkit.optics import phase_gradient, redshift_three_ways, wave_frequency

omega = sp.Symbol("omega", positive=True)
a = sp.Function("a")
tau_e, tau_o, chi_e, chi_o, K = sp.symbols("tau_e tau_o chi_e chi_o K")
EXACTLY = ("frequency", "spacing")
FAR_OUT = ("null", "wave number", "wavelength", "arrival", "crests")


@pytest.fixture(scope="module")
def table() -> gr.optics.ThreeWays:
    return redshift_three_ways()


def test_the_verdicts(table: gr.optics.ThreeWays) -> None:
    """The redshift of frequencies is exact for every curvature; the wave in space is that of geometrical optics far out
    only."""
    for curvature in (-1, 0, 1, None):
        exact = {s: table["exact wave", s, curvature].verdict for s in ("maxwell", "phase", *EXACTLY, *FAR_OUT)}
        assert all(exact[s].proved for s in ("maxwell", "phase", *EXACTLY))
        assert all(exact[s].refuted for s in FAR_OUT)
        assert table["eikonal", "maxwell", curvature].verdict.refuted
        assert table["photon", "maxwell", curvature].verdict is None
        pulse = {s: table["exact pulse", s, curvature].verdict for s in ("maxwell", "spacing", "arrival")}
        assert all(verdict.proved for verdict in pulse.values())
        for way in ("eikonal", "photon"):
            assert all(table[way, s, curvature].verdict.proved for s in (*EXACTLY, *FAR_OUT))
    assert table.check("frequency").proved
    assert table.check("spacing").proved
    assert table.check("wavelength").refuted


def test_the_values_of_the_exact_wave(table: gr.optics.ThreeWays) -> None:
    """x = (ω² − K) S²: k = ω x/(1 + x), crests at (1 + x)/x, g^{μν}∂φ∂φ a²/ω² = −(1 + 2x)/(1 + x)²."""

    def x(chi: sp.Expr) -> sp.Expr:
        return (omega**2 - K) * S_K(K, chi) ** 2

    chi = sp.Symbol("chi")
    found = {s: table["exact wave", s, None].value for s in FAR_OUT}
    assert gr.decide(found["wave number"], x(chi) / (1 + x(chi))).proved
    assert gr.decide(found["crests"], (1 + x(chi)) / x(chi)).proved
    assert gr.decide(found["null"], -(1 + 2 * x(chi)) / (1 + x(chi)) ** 2).proved
    ratio = x(chi_e) / (1 + x(chi_e)) * (1 + x(chi_o)) / x(chi_o)
    assert gr.decide(found["wavelength"], a(tau_o) / a(tau_e) * ratio).proved
    assert gr.decide(found["wavelength"], a(tau_o) / a(tau_e) / ratio).refuted
    assert gr.decide(table["exact wave", "wave number", None].correction, -1 / (1 + x(chi))).proved
    gain = [sp.atan(omega * S_K(K, c) / C_K(K, c)) / omega for c in (chi_o, chi_e)]
    assert gr.decide(found["arrival"], chi_o - chi_e - gain[0] + gain[1]).proved
    assert gr.decide(table["exact wave", "frequency", None].value, a(tau_o) / a(tau_e)).proved


@pytest.mark.parametrize(("degree", "modulus"), [(2, {2: 3, 4: 9}), (3, {2: 6, 4: 45, 6: 225})])
def test_higher_degrees_in_flat_space(degree: int, modulus: dict[int, int]) -> None:
    """k/ω = 1/(x² |h_l(x)|²), from the Wronskian of the spherical Hankel functions; the modulus is DLMF 10.49.18."""
    g = gr.FLRW(K=0)
    chi = g.symbols("chi")
    mode = electrodynamics.radial_mode(g, degree, omega, "outgoing")
    x = omega * chi
    expected = 1 / (1 + sum(c / x**power for power, c in modulus.items()))
    assert gr.decide(phase_gradient(mode.psi, g)[1], omega * expected).proved
    assert gr.decide(phase_gradient(mode.psi, g)[1], omega).refuted
    assert gr.decide(wave_frequency(mode.psi, g), omega / a(g.symbols("tau"))).proved


def test_the_same_table_in_the_other_signature_and_for_light_that_comes_in() -> None:
    other = redshift_three_ways(K=0, signature="+---", kind="ingoing")
    assert all(other.check(s).proved for s in EXACTLY)
    assert [other["exact wave", s, 0].verdict.refuted for s in FAR_OUT] == [True] * 5
    assert all(other[way, s, 0].verdict.proved for way in ("eikonal", "photon") for s in FAR_OUT)


def test_the_threads_own_wave_is_geometrical_optics_exactly() -> None:
    own = redshift_three_ways(K=1, degree=0)
    assert all(own.check(s).proved for s in ("maxwell", "phase", *EXACTLY, *FAR_OUT))


def test_every_measured_component_has_the_frequency() -> None:
    """E_φ, B_χ, B_θ of the dipole at comoving observers: ω/a each, though their wave numbers differ."""
    g = gr.FLRW()
    tau = g.symbols("tau")
    mode = electrodynamics.radial_mode(g, 1, omega, "outgoing")
    field = electrodynamics.measure(electrodynamics.multipole(g, 1, 0, radial=mode.psi).field)
    parts = [field.electric["phi"], field.magnetic["chi"], field.magnetic["theta"]]
    assert all(gr.decide(wave_frequency(part, g), omega / a(tau)).proved for part in parts)
    slopes = [phase_gradient(part, g)[1] for part in parts]
    assert slopes[0] == slopes[1]
    assert gr.decide(slopes[0], slopes[2]).refuted


def test_any_degree_and_any_source() -> None:
    """ψ = u(χ) e^{−iωτ} with any complex u: the frequency is ω/a."""
    g = gr.FLRW()
    tau, chi = g.symbols("tau chi")
    wave = sp.Function("u")(chi) * sp.exp(-sp.I * omega * tau)
    assert gr.decide(wave_frequency(wave, g), omega / a(tau)).proved
    assert gr.decide(wave_frequency(wave * sp.exp(sp.I * tau * chi), g), omega / a(tau)).refuted


def test_a_pulse_keeps_its_times() -> None:
    """What is sent s later arrives s later at every distance: ψ[f(· + s)](τ, χ) = ψ[f](τ + s, χ), so that dτ_o = dτ_e
    between any two marks of a pulse, and 1 + z = a_o/a_e without any wavelength."""
    g = gr.FLRW()
    tau, _chi = g.symbols("tau chi")
    s, x = sp.symbols("s x", real=True)
    f = sp.Function("f")
    sent = electrodynamics.pulse(g, 2, f)
    later = electrodynamics.pulse(g, 2, sp.Lambda(x, f(x + s)))
    assert gr.decide(g.scalar(later.doit()), g.scalar(sent.subs(tau, tau + s).doit())).proved
    assert gr.decide(g.scalar(later.doit()), g.scalar(sent.subs(tau, tau + 2 * s).doit())).refuted


def test_rendering(table: gr.optics.ThreeWays) -> None:
    lines = repr(table).splitlines()
    assert lines[0].split() == ["K", "=", "-1", "K", "=", "0", "K", "=", "1", "every", "K"]
    row = next(line for line in lines if line.startswith("  1 + z = ω_e/ω_o"))
    assert row.split()[-4:] == ["proved"] * 4
    page = table._repr_html_()
    assert page.count("<tr>") == 1 + 4 * 9
    assert page.count("<b>refuted</b>") == 4 * 6
    assert page.startswith("<table>")
    formula = table._repr_latex_()
    assert formula.count(r"\\") == 4 * 9
    assert formula.count("{") == formula.count("}")
    assert "refuted" in table["exact wave", "crests", 0]._repr_latex_()
    assert table["photon", "phase", 0]._repr_latex_() == r"$\text{—}$"


def test_a_frequency_that_is_a_number() -> None:
    two = redshift_three_ways(K=1, omega=2)
    assert two.check("frequency").proved
    chi = sp.Symbol("chi")
    assert gr.decide(
        two["exact wave", "wave number", 1].value, 3 * sp.sin(chi) ** 2 / (1 + 3 * sp.sin(chi) ** 2)
    ).proved
    with pytest.raises(InputError, match="not known to be positive"):
        redshift_three_ways(K=0, omega=-1)
    with pytest.raises(InputError, match="its flux is 0"):
        redshift_three_ways(K=1, omega=1)


def test_a_column_says_for_which_curvatures_it_holds() -> None:
    """A symbol that is declared positive stands for no other curvature."""
    closed = redshift_three_ways(K=[sp.Symbol("K", positive=True), sp.Symbol("K", negative=True), 0.5], degree=0)
    head = str(closed).split("\n")[0]
    assert [word.strip() for word in head.split("  ") if word.strip()] == ["every K > 0", "every K < 0", "K = 1/2"]
    assert r"\text{every K > 0}" in closed._repr_latex_()
    assert "every K &gt; 0" in closed._repr_html_()
    whole = redshift_three_ways(K=[sp.Symbol("n", integer=True)], degree=0)
    assert "K = n" in str(whole)


@pytest.mark.parametrize("declared", [{"imaginary": True}, {"complex": True}, {"real": False}], ids=str)
def test_a_symbol_that_is_declared_to_be_no_real_number_is_none(declared: dict[str, bool]) -> None:
    """With W = iβ: ψ = (χ + iβ) e^{−iτ} has ∂_χφ = −β/(χ² + β²), not 0; e^{i(χ − Wτ)} grows and does not oscillate."""
    g, W = gr.FLRW(K=0), sp.Symbol("W", **declared)
    tau, chi = g.symbols("tau chi")
    slope = phase_gradient((chi + W) * sp.exp(-sp.I * tau), g)[1]
    assert not slope.is_zero()
    if "imaginary" in declared:
        assert gr.decide(slope, sp.I * W / (chi**2 - W**2)).proved
        assert wave_frequency(sp.exp(sp.I * (chi - W * tau)), g).is_zero()
    assert phase_gradient((chi + sp.Symbol("W")) * sp.exp(-sp.I * tau), g)[1].is_zero()


def test_bad_input(table: gr.optics.ThreeWays) -> None:
    with pytest.raises(InputError, match="degree of the exact wave is -1"):
        redshift_three_ways(degree=-1)
    with pytest.raises(UnknownNameError, match="standing"):
        redshift_three_ways(K=0, kind="standing")
    with pytest.raises(UnknownNameError, match="kind of wave"):
        redshift_three_ways(K=0, kind=[])
    with pytest.raises(InputError, match="no curvature is given"):
        redshift_three_ways(K=[])
    with pytest.raises(InputError, match="not known to be positive"):
        redshift_three_ways(K=0, omega=sp.Symbol("w"))
    with pytest.raises(InputError, match=r"Rational\(3, 10\)"):
        redshift_three_ways(K=0.3)
    with pytest.raises(UnknownNameError, match="cell"):
        table["exact wave", "colour", 0]
    with pytest.raises(UnknownNameError, match="statement"):
        table.check("colour")
    with pytest.raises(InputError, match="speaks of no quantity"):
        table["exact wave", "maxwell", 0].correction  # noqa: B018
    with pytest.raises(InputError, match="wave is zero"):
        phase_gradient(0, gr.FLRW())
