"""Radial modes in closed form: proved by the engine, and against numerical integration of their equation by mpmath."""

from __future__ import annotations

import mpmath as mp
import pytest
import sympy as sp
from sympy import I, exp

import gr_toolkit as gr
from gr_toolkit import electrodynamics as ed
from gr_toolkit.errors import InputError, UnknownNameError

omega, l = sp.symbols("omega l")
POSITIVE = sp.Symbol("K", positive=True)
chi = gr.FLRW().coordinates[1]
WAVES = ["standing", "outgoing", "ingoing"]


def radius(K, x):
    """S_K by mpmath."""
    root = mp.sqrt(abs(K))
    return x if K == 0 else mp.sin(root * x) / root if K > 0 else mp.sinh(root * x) / root


def numbers(mode, values):
    """u(χ) as an mpmath function, parameters put in."""
    u = mode.u.subs(values)
    K = mode.curvature.subs(values)
    root = sp.sqrt(abs(K))
    sine, cosine = (
        (sp.sin(root * chi) / root, sp.cos(root * chi))
        if K > 0
        else ((sp.sinh(root * chi) / root, sp.cosh(root * chi)) if K < 0 else (chi, sp.S.One))
    )
    u = u.replace(gr.S_K, lambda *_: sine).replace(gr.C_K, lambda *_: cosine)
    u = u.replace(sp.hn1, lambda n, z: sp.jn(n, z) + I * sp.yn(n, z)).replace(
        sp.hn2, lambda n, z: sp.jn(n, z) - I * sp.yn(n, z)
    )
    u = u.replace(sp.jn, lambda n, z: sp.sqrt(sp.pi / (2 * z)) * sp.besselj(n + sp.Rational(1, 2), z))
    u = u.replace(sp.yn, lambda n, z: sp.sqrt(sp.pi / (2 * z)) * sp.bessely(n + sp.Rational(1, 2), z))
    return sp.lambdify(chi, u, "mpmath"), K


@pytest.mark.parametrize("kind", WAVES)
@pytest.mark.parametrize("K", [1, 0, -1, *(pytest.param(K, marks=pytest.mark.nightly) for K in (-2, POSITIVE))])
def test_modes_of_any_degree(K, kind):
    """Proved with l and ω symbolic; at l = 5/2, ω = 7/3 mpmath's functions obey the equation, not that of l = 3."""
    mode = ed.radial_mode(gr.FLRW(K=K), l, omega, kind)
    assert mode.check().proved
    with mp.workdps(30):
        u, curvature = numbers(mode, {l: sp.Rational(5, 2), omega: sp.Rational(7, 3), POSITIVE: sp.Rational(1, 2)})
        for place in (mp.mpf("0.9"),):
            bend = mp.diff(u, place, 2) + (mp.mpf(7) / 3) ** 2 * u(place)
            right, wrong = (n * u(place) / radius(mp.mpf(curvature), place) ** 2 for n in (mp.mpf(35) / 4, 12))
            assert abs(bend - right) < mp.mpf(10) ** -14 * abs(right)
            assert abs(bend - wrong) > abs(right) / 10


def test_a_mode_that_is_integrated():
    """From its own data at χ = 0.6 mpmath integrates the outgoing mode l = 3, K = −1 to χ = 1.4."""
    with mp.workdps(15):
        u, _ = numbers(ed.radial_mode(gr.FLRW(K=-1), 3, omega, "outgoing"), {omega: sp.Rational(7, 3)})
        start, end = mp.mpf("0.6"), mp.mpf("1.4")
        flow = mp.odefun(
            lambda x, y: [y[1], (12 / mp.sinh(x) ** 2 - mp.mpf(49) / 9) * y[0]], start, [u(start), mp.diff(u, start)]
        )
        assert abs(flow(end)[0] - u(end)) < mp.mpf(10) ** -9 * abs(u(end))


@pytest.mark.parametrize("kind", [*WAVES, "irregular"])
@pytest.mark.parametrize("degree", [1, 3, pytest.param(6, marks=pytest.mark.nightly)])
def test_modes_of_a_given_degree_for_every_curvature(degree, kind):
    """Elementary, with K a symbol; a mode of another frequency or degree is refuted."""
    g = gr.FLRW()
    mode = ed.radial_mode(g, degree, omega, kind)
    assert mode.check().proved
    assert type(mode)(g, degree, omega + 1, kind, mode.u, mode.curvature, mode.time, mode.distance).check().refuted
    assert type(mode)(g, degree + 1, omega, kind, mode.u, mode.curvature, mode.time, mode.distance).check().refuted
    for K in (-1, 0, 1):
        number = ed.radial_mode(gr.FLRW(K=K), degree, omega, kind)
        assert number.check().proved
        assert gr.decide(mode.u.subs(g.symbols("K"), K), number.u, domain=gr.FLRW(K=K).conditions).proved


@pytest.mark.parametrize("degree", [1, 2, 3])
def test_spherical_bessel_functions(degree):
    """K = 0: ω^l times ωχ j_l, i ωχ h⁽¹⁾_l, −i ωχ h⁽²⁾_l, −ωχ y_l for the irregular one  [DLMF 10.49]."""
    z = omega * chi
    known = {"standing": sp.jn, "outgoing": sp.hn1, "ingoing": sp.hn2, "irregular": sp.yn}
    factors = {"standing": 1, "outgoing": I, "ingoing": -I, "irregular": -1}
    for kind, function in known.items():
        u = ed.radial_mode(gr.FLRW(K=0), degree, omega, kind).u
        right = factors[kind] * omega**degree * z * function(degree, z)
        assert gr.decide(u, right, domain=[chi > 0, omega > 0]).proved
        assert gr.decide(u, -right, domain=[chi > 0, omega > 0]).refuted


def test_the_first_degree_written_out():
    """l = 1: (C/S − iω) e^{iωχ}; ω(τ − χ) is the phase, exactly, up to that of C/S − iω."""
    g = gr.FLRW()
    K = g.symbols("K")
    out = ed.radial_mode(g, 1, omega, "outgoing")
    assert gr.decide(out.u, (gr.C_K(K, chi) / gr.S_K(K, chi) - I * omega) * exp(I * omega * chi), domain=g.conditions)
    assert out.psi == out.u * exp(-I * omega * g.coordinates[0])


def test_standing_is_made_of_out_and_ingoing():
    """sin = (e^{i…} − e^{−i…})/2i, cos = (e^{i…} + e^{−i…})/2, through the whole ladder."""
    g = gr.FLRW()
    u = {kind: ed.radial_mode(g, 3, omega, kind).u for kind in [*WAVES, "irregular"]}
    assert gr.decide(2 * I * u["standing"], u["outgoing"] - u["ingoing"], domain=g.conditions).proved
    assert gr.decide(2 * u["irregular"], u["outgoing"] + u["ingoing"], domain=g.conditions).proved
    assert gr.decide(2 * u["standing"], u["outgoing"] + u["ingoing"], domain=g.conditions).refuted


@pytest.mark.parametrize("degree", [1, 2, 4])
def test_wronskian(degree):
    """W(out, in) = −2iω ∏(ω² − K k²), derived from the ladder: each step multiplies by ω² − K k²."""
    g = gr.FLRW()
    K = g.symbols("K")
    out, into = (ed.radial_mode(g, degree, omega, kind) for kind in ("outgoing", "ingoing"))
    derived = -2 * I * omega * sp.prod([omega**2 - K * k**2 for k in range(1, degree + 1)])
    assert gr.decide(out.wronskian(into), derived).proved
    assert gr.decide(out.wronskian(into), -derived).refuted
    with pytest.raises(InputError, match="two solutions of one equation"):
        out.wronskian(ed.radial_mode(g, degree + 1, omega))


def test_the_ladder_with_everything_symbolic():
    """l, ω and K symbols: L_l leads from every solution of degree l − 1 to one of degree l."""
    verdict = ed.raising_step(gr.FLRW(), l)
    assert verdict.proved
    assert verdict.model.recheck()
    u = sp.Function("u")(chi)
    cotangent = gr.C_K(POSITIVE, chi) / gr.S_K(POSITIVE, chi)
    below = sp.Eq(u.diff(chi, 2), (l * (l - 1) / gr.S_K(POSITIVE, chi) ** 2 - omega**2) * u)
    for sign, holds in ((1, True), (-1, False)):
        raised = l * cotangent * u - sign * u.diff(chi)
        equation = raised.diff(chi, 2) + (omega**2 - l * (l + 1) / gr.S_K(POSITIVE, chi) ** 2) * raised
        verdict = gr.decide(equation, 0, assuming=[below], domain=gr.FLRW(K=POSITIVE).conditions)
        assert verdict.proved if holds else verdict.refuted


@pytest.mark.parametrize("K", [1, -1])
def test_two_closed_forms_of_one_mode(K):
    """The ladder against Gegenbauer's and Gauss's functions: proportional, by mpmath at two points."""
    for kind in WAVES:
        elementary = ed.radial_mode(gr.FLRW(K=K), 2, omega, kind)
        general = ed.radial_mode(gr.FLRW(K=K), l, omega, kind)
        with mp.workdps(25):
            one, _ = numbers(elementary, {omega: sp.Rational(9, 4)})
            two, _ = numbers(general, {omega: sp.Rational(9, 4), l: sp.Integer(2)})
            first, second = (one(x) / two(x) for x in (mp.mpf("0.4"), mp.mpf("1.3")))
            assert mp.almosteq(first, second, rel_eps=mp.mpf(10) ** -18)


# -- the three-sphere --------------------------------------------------------------------------------------------------


def test_the_spectrum_is_discrete():
    spectrum = ed.three_sphere_spectrum(gr.FLRW(K=1), 2)
    assert spectrum.verdict.proved
    assert [name for name, _ in spectrum.verdict.components] == [
        "the bound",
        "at the pole",
        "the irregular mode",
        "at the other pole",
    ]
    assert spectrum.lowest == 3
    assert spectrum.mode(3).check().proved
    u = spectrum.mode(3).u
    assert gr.decide(u, 8 * sp.sin(chi) ** 3, domain=gr.FLRW(K=1).conditions).proved  # 3 (9−1)(9−4)/5!! = 8
    for n in (2, 0, -3):
        with pytest.raises(InputError, match="not above l = 2"):
            spectrum.mode(n)
    for n in (sp.Rational(7, 2), "3", 3.5):
        with pytest.raises(InputError, match="the number n of a mode is"):
            spectrum.mode(n)


def test_modes_are_gegenbauers_and_modes_between_are_singular():
    """By mpmath: u_l at ω = n is sin^{l+1} C_{n−l−1}^{(l+1)}(cos) up to a factor.

    At ω = 7/2, and for the regular mode of ω = 2 = l, it grows as (π − χ)^{−l}.
    """
    g = gr.FLRW(K=1)
    for n in (3, 4, 6):
        function, _ = numbers(ed.radial_mode(g, 2, n), {})
        ratios = [
            function(x) / (mp.sin(x) ** 3 * mp.gegenbauer(n - 3, 3, mp.cos(x))) for x in (mp.mpf("0.3"), mp.mpf("2.9"))
        ]
        assert mp.almosteq(*ratios, rel_eps=mp.mpf(10) ** -9)
    assert ed.radial_mode(g, 2, 2).u.subs(chi, sp.pi / 3) == 0
    between, _ = numbers(ed.radial_mode(g, 2, sp.Rational(7, 2)), {})
    below, _ = numbers(ed.radial_mode(g, l, 2), {l: sp.Integer(2)})
    for function in (between, below):
        assert abs(function(mp.pi - mp.mpf("0.001"))) > 100 * abs(function(mp.pi - mp.mpf("0.02"))) > 1


def test_the_spectrum_in_units_of_length():
    assert ed.three_sphere_spectrum(gr.FLRW(K=4), 1).lowest == 4
    assert ed.three_sphere_spectrum(gr.FLRW(K=4), 1).verdict.proved
    spectrum = ed.three_sphere_spectrum(gr.FLRW(K=POSITIVE), 1)
    assert spectrum.lowest == 2 * sp.sqrt(POSITIVE)
    assert spectrum.verdict.proved
    assert spectrum.frequency(sp.Symbol("n")) == sp.Symbol("n") * sp.sqrt(POSITIVE)


def test_whole_waves():
    """The field of a mode of symbolic degree, with the harmonic of symbolic order: Maxwell, nothing assumed."""
    m = sp.Symbol("m")
    for K in (1, -1):
        g = gr.FLRW(K=K, signature="+---")
        wave = ed.multipole(g, l, m, "TM", radial=ed.radial_mode(g, l, omega, "outgoing"))
        assert wave.assumptions == ()
        assert wave.check().proved
    other = ed.multipole(g, l, m, "TM", radial=ed.radial_mode(g, l + 1, omega, "outgoing"))
    assert other.check().refuted


# -- waves of any shape ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["outgoing", "ingoing", "regular"])
@pytest.mark.parametrize("degree", [1, 2])
def test_pulses_of_any_shape(degree, kind):
    """f unknown, K symbolic, nothing assumed: no tails in any of the three universes."""
    g = gr.FLRW()
    wave = ed.multipole(g, degree, 1, "TM", radial=ed.pulse(g, degree, sp.Function("f"), kind))
    assert wave.assumptions == ()
    assert wave.obeys_master_equation().proved
    assert wave.check().proved
    mistaken = ed.multipole(g, degree + 1, 1, "TM", radial=wave.psi)
    assert mistaken.assumptions != ()
    assert not mistaken.check().proved


@pytest.mark.parametrize("degree", [2])
def test_a_pulse_of_one_frequency_is_a_mode(degree):
    """f(s) = e^{−iωs} gives the radial modes; f = 0 gives nothing."""
    g, s = gr.FLRW(), sp.Symbol("s")
    for kind in ("outgoing", "ingoing"):
        psi = ed.pulse(g, degree, sp.Lambda(s, exp(-I * omega * s)), kind)
        assert gr.decide(psi, ed.radial_mode(g, degree, omega, kind).psi, domain=g.conditions).proved
    regular = ed.pulse(g, degree, sp.Lambda(s, exp(-I * omega * s)), "regular")
    standing = ed.radial_mode(g, degree, omega).psi
    assert gr.decide(regular, -2 * I * standing, domain=g.conditions).proved
    assert ed.pulse(g, degree, sp.Lambda(s, sp.S.Zero)) == 0
    bell = ed.multipole(g, degree, 0, radial=ed.pulse(g, degree, sp.Lambda(s, exp(-(s**2)))))
    assert bell.check().proved
    assert ed.multipole(g, degree + 1, 0, radial=bell.psi).check().refuted


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: ed.radial_mode(gr.FLRW(), l, omega), InputError, ["sign of K", "positive=True"]),
        (lambda: ed.radial_mode(gr.FLRW(), 1, omega, "incoming"), UnknownNameError, ["'incoming'", "ingoing"]),
        (lambda: ed.radial_mode(gr.FLRW(), 1, 0), InputError, ["frequency zero"]),
        (lambda: ed.radial_mode(gr.FLRW(), 1, chi), InputError, ["the frequency is chi, which depends on chi"]),
        (lambda: ed.radial_mode(gr.FLRW(), 1, "omega"), InputError, ["frequency is 'omega'"]),
        (lambda: ed.radial_mode(gr.FLRW(), sp.Rational(1, 2), omega), InputError, ["l is 1/2, no integer"]),
        (lambda: ed.radial_mode(gr.FLRW(), 0, omega), InputError, ["l = 0"]),
        (lambda: ed.radial_mode(gr.FLRW(), 61, omega), InputError, ["exceeds 60"]),
        (lambda: ed.radial_mode(gr.FLRW("comoving"), 1, omega), InputError, ["no multiple of", "conformal"]),
        (lambda: ed.radial_mode(gr.Schwarzschild(), 1, omega), InputError, ["no multiple of"]),
        (lambda: ed.radial_mode(gr.Kerr(), 1, omega), InputError, ["not spherically symmetric"]),
        (lambda: ed.radial_mode(gr.FLRW(K=1), l, omega, "irregular"), InputError, ["integer degrees only"]),
        (lambda: ed.pulse(gr.FLRW(), l, sp.Function("f")), InputError, ["a number up to 60, not l = l"]),
        (lambda: ed.pulse(gr.FLRW(), 1, sp.Function("f"), "standing"), UnknownNameError, ["kind of pulse 'standing'"]),
        (lambda: ed.pulse(gr.FLRW(), 1, sp.Symbol("f")), InputError, ["no function of one argument"]),
        (lambda: ed.pulse(gr.FLRW(), 1, sp.Lambda((chi, l), chi)), InputError, ["no function of one argument"]),
        (lambda: ed.pulse(gr.FLRW("areal"), 1, sp.Function("f")), InputError, ["conformal"]),
        (lambda: ed.three_sphere_spectrum(gr.FLRW(), 1), InputError, ["K > 0 only"]),
        (lambda: ed.three_sphere_spectrum(gr.FLRW(K=-1), 1), InputError, ["K > 0 only, and K = -1"]),
        (lambda: ed.three_sphere_spectrum(gr.FLRW(K=1), l), InputError, ["symbolic degree"]),
    ],
)
def test_bad_input_by_message(call, error, words):
    with pytest.raises(error) as info:
        call()
    for word in words:
        assert word in str(info.value)


def test_a_radius_of_another_kind():
    """dτ² and dχ² alike, but a radius that is no S_K: χ², or one that grows with time."""
    tau, theta, phi = sp.symbols("tau theta phi")
    for radius_there, words in ((chi**2, "no S_K"), (chi * tau, "depends on tau")):
        area = radius_there**2
        matrix = sp.diag(-1, 1, area, area * sp.sin(theta) ** 2)
        g = gr.Metric(matrix, [tau, chi, theta, phi], domain=[chi > 0, tau > 0, theta > 0, theta < sp.pi])
        with pytest.raises(InputError, match=words):
            ed.radial_mode(g, 1, omega)


# -- flux and power ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("degree", [1, 2, 3, 6])
def test_the_flux_of_a_mode(degree):
    """Im(ū u′) = ±ω ∏ (ω² − K k²): L_k multiplies every Wronskian by its A_k† A_k + …, that is by ω² − K k²."""
    K = sp.Symbol("K")
    expected = omega * sp.prod([omega**2 - K * k**2 for k in range(1, degree + 1)])
    g = gr.FLRW()
    for kind, sign in (("outgoing", 1), ("ingoing", -1), ("standing", 0), ("irregular", 0)):
        assert ed.radial_mode(g, degree, omega, kind).flux() == sign * expected
    assert ed.radial_mode(g, degree, omega, "outgoing").flux() != 2 * expected


@pytest.mark.parametrize(
    ("K", "degree", "signature", "maxwell", "unit"),
    [
        (1, 1, "-+++", "Heaviside-Lorentz", 1),
        (0, 1, "+---", "Gaussian", 4 * sp.pi),
        (-1, 1, "-+++", "SI", 1),
        pytest.param(0, 2, "+---", "SI", 1, marks=pytest.mark.nightly),
        pytest.param(-1, 3, "-+++", "Gaussian", 4 * sp.pi, marks=pytest.mark.nightly),
    ],
)
def test_the_power_is_the_measured_energy_flux(K, degree, signature, maxwell, unit):
    """a² ∮ S·dA of a real TE wave, averaged over a period, with S of `measure`: a constant and cos, sin of 2ωτ."""
    g = gr.FLRW(K=K, conventions=gr.Conventions(signature=signature, maxwell=maxwell))
    tau, distance, theta, _ = g.coordinates
    rate = sp.Rational(7, 3)
    outward, inward = (ed.radial_mode(g, degree, rate, kind) for kind in ("outgoing", "ingoing"))
    real = (outward.psi + inward.u * exp(I * rate * tau)) / 2
    flux = ed.measure(ed.multipole(g, degree, 0, radial=real)).poynting["chi"].to_sympy()
    [scale] = flux.atoms(sp.core.function.AppliedUndef)
    place = {scale: 2, distance: sp.Rational(4, 5), theta: sp.Rational(2, 3)}
    slope = sp.legendre(degree, sp.cos(theta)).diff(theta)
    local = (flux * scale**4 * gr.S_K(K, distance) ** 2 / slope**2).subs(place)
    local = local.subs(dict.fromkeys(local.free_symbols - {tau}, 1))  # μ₀
    mean = sum(local.subs(tau, sp.pi * k / (3 * rate)) for k in range(3)) / 3
    around = sp.Rational(4 * degree * (degree + 1), 2 * degree + 1) * sp.pi  # ∮ (∂_θ P_l)² dΩ
    power = outward.power().to_sympy()
    assert abs(sp.N(mean * around - power.subs(dict.fromkeys(power.free_symbols, 1)), 25)) < 1e-15
    by_hand = rate**2 * sp.prod([rate**2 - K * k**2 for k in range(1, degree + 1)]) / 2
    assert sp.N(power.subs(dict.fromkeys(power.free_symbols, 1)) - by_hand * around / unit, 25) < 1e-15
    assert inward.power() == -outward.power()


def test_the_power_of_other_orders():
    x = sp.Symbol("x")
    mode = ed.radial_mode(gr.FLRW(), 3, omega, "outgoing")
    norms = [sp.integrate(sp.expand(sp.assoc_legendre(3, m, x) ** 2), (x, -1, 1)) for m in range(4)]
    for m, norm in enumerate(norms):
        assert mode.power(m) == mode.power(-m) == mode.power() * (norm / norms[0])


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: ed.radial_mode(gr.FLRW(K=1), l, omega, "outgoing").flux(), "up to a constant factor only"),
        (lambda: ed.radial_mode(gr.FLRW(), 1, omega * I, "outgoing").flux(), "is not real"),
        (lambda: ed.radial_mode(gr.FLRW(), 1, 2 * I, "outgoing").flux(), "is not real"),
        (lambda: ed.radial_mode(gr.FLRW(), 1, omega, "outgoing").power(2), "m from -1 to 1"),
        (lambda: ed.radial_mode(gr.FLRW(), 1, omega, "outgoing").power(l), "the order m = l"),
        (lambda: ed.radial_mode(gr.FLRW(), 1, omega, "outgoing").power(0.5), "no integer"),
    ],
)
def test_no_power_where_there_is_none(ask, words):
    with pytest.raises(InputError, match=words):
        ask()
