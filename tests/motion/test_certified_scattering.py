"""Proved digits of deflections and times against quadrature by another method, and doubles against them."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath as mp
import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import CaptureError, DomainError, InputError

g = gr.Schwarzschild(M=1)
SQRT27 = 3 * sp.sqrt(3)


def reference(v, b, ends=(None, None), digits=75):
    """(swept angle, t, τ) by Gauss–Legendre in ψ, u = (u1 + u2)/2 + (u2 − u1)/2 sin ψ: no elliptic integral."""
    with mp.workdps(digits):
        v, b = mp.mpf(v), mp.mpf(b)
        rest = 0 if v == 1 else 1
        e2 = 1 / (1 - v * v) if rest else mp.mpf(1)
        l2 = e2 * v * v * b * b if rest else b * b
        roots = mp.polyroots([2, -1, 2 * rest / l2, (e2 - rest) / l2], maxsteps=500, extraprec=1000)
        u1, u2, u3 = sorted(mp.re(x) for x in roots)
        m, h = (u1 + u2) / 2, (u2 - u1) / 2
        u = lambda psi: m + h * mp.sin(psi)  # noqa: E731
        dphi = lambda psi: 1 / mp.sqrt(2 * (u3 - u(psi)))  # noqa: E731
        total = [mp.mpf(0)] * 3
        for end in ends:
            start = mp.asin(((0 if end is None else 1 / mp.mpf(end)) - m) / h)
            integrands = [dphi]
            if end is not None:
                integrands += [
                    lambda psi: mp.sqrt(e2 / l2) * dphi(psi) / (u(psi) ** 2 * (1 - 2 * u(psi))),
                    lambda psi: dphi(psi) / (u(psi) ** 2 * mp.sqrt(l2)),
                ]
            for k, f in enumerate(integrands):
                total[k] += mp.quad(
                    f, [start + (mp.pi / 2 - start) * x for x in (0, 0.02, 0.1, 0.4, 1)], method="gauss-legendre"
                )
        return total


def agrees(certified, value, digits):
    """Whether a number known to more digits than were asked for lies in the ball, and every digit shown is its own."""
    with mp.workdps(digits + 20):
        middle = mp.mpf(certified.midpoint.numerator) / certified.midpoint.denominator
        radius = mp.mpf(certified.radius.numerator) / certified.radius.denominator
        slack = abs(value) * mp.mpf(10) ** -(digits + 10)
        return abs(value - middle) <= radius + slack and abs(value - mp.mpf(str(certified))) <= (
            abs(value) * mp.mpf(10) ** (1 - digits)
        )


@pytest.mark.parametrize(("v", "b"), [("1", "20"), ("0.5", "20"), ("1", "5.2"), ("0.01", "500"), ("1", "1e9")])
def test_sixty_digits(v, b):
    s = gr.Scattering(g, v=sp.Rational(v), b=sp.Rational(b))
    with mp.workdps(80):
        alpha = reference(v, b)[0] - mp.pi
    certified = s.deflection(digits=60)
    assert agrees(certified, alpha, 60)
    assert abs(s.deflection() / alpha - 1) < 1e-14
    assert len(str(certified).replace(".", "").split("E")[0].strip("0")) in (59, 60)
    assert not certified.contains(Fraction(22, 7))
    assert certified.contains(certified.midpoint)


def test_places_and_times():
    s = gr.Scattering(g, v=sp.Rational(1, 2), b=20)
    swept, t, tau = reference("0.5", "20", ("1000", "100"), 60)
    assert agrees(s.swept_angle(source=1000, observer=100, digits=45), swept, 45)
    assert agrees(s.time_of_flight(source=1000, observer=100, digits=45), t, 45)
    assert agrees(s.time_of_flight(source=1000, observer=100, of="proper", digits=45), tau, 45)
    with mp.workdps(70):
        clock = t * mp.sqrt(1 - mp.mpf(2) / 100)
    assert agrees(s.time_of_flight(source=1000, observer=100, of="observer", digits=45), clock, 45)
    _, first, _ = reference("0.5", "20", ("1000",), 60)
    _, second, _ = reference("0.5", "20", ("100",), 60)
    with mp.workdps(70):
        assert agrees(s.time_of_flight(source=100, observer=1000, passing=False, digits=40), first - second, 40)
    bent = s.deflection(source=1000, observer=100, digits=30)
    assert float(bent) == pytest.approx(s.deflection(source=1000, observer=100), rel=1e-14)


def test_near_capture_by_the_logarithm():
    """α = −log ε + log(216 (7 − 4√3)) − π + O(ε log ε) for light, ε = b/b_c − 1 [Bozza 2002, eq. 43 with his s]."""
    s = gr.Scattering(g, v=1, b=SQRT27 * (1 + sp.Rational(1, 10**30)))
    with mp.workdps(60):
        limit = 30 * mp.log(10) + mp.log(216 * (7 - 4 * mp.sqrt(3))) - mp.pi
        assert abs(mp.mpf(str(s.deflection(digits=40))) - limit) < mp.mpf(10) ** -27
    same = gr.Scattering.near_critical(g, v=1, excess=sp.Rational(1, 10**30))
    assert str(same.deflection(digits=50)) == str(s.deflection(digits=50))
    farther = gr.Scattering(g, v=1, b=SQRT27 * (1 + sp.Rational(1, 10**1000)))
    with mp.workdps(60):
        assert agrees(farther.deflection(digits=40), limit + 970 * mp.log(10), 40)


def test_capture_is_decided_exactly():
    tiny = sp.Rational(1, 10**200)
    with pytest.raises(CaptureError, match="for ever"):
        gr.Scattering(g, v=1, b=SQRT27).deflection(digits=20)
    with pytest.raises(CaptureError, match="falls in"):
        gr.Scattering(g, v=1, b=SQRT27 * (1 - tiny)).deflection(digits=20)
    assert float(gr.Scattering(g, v=1, b=SQRT27 * (1 + tiny)).deflection(digits=20)) > 450
    double = 3 * math.sqrt(3)  # above √27
    assert float(gr.Scattering(g, v=1, b=double).deflection(digits=20)) > 30
    with pytest.raises(CaptureError, match="falls in"):
        gr.Scattering(g, v=1, b=math.nextafter(double, 0)).deflection(digits=20)
    slow = sp.sqrt(2) / 4  # 1 + 8v² = 2, b_c² = (√2 + 3)³/(2v² (√2 + 1))
    critical = sp.sqrt((sp.sqrt(2) + 3) ** 3 * 4 / (sp.sqrt(2) + 1))
    with pytest.raises(CaptureError, match="for ever"):
        gr.Scattering(g, v=slow, b=critical).deflection(digits=20)


def test_turning_points_and_charts():
    turning = 3 + sp.Rational(1, 10**6)
    turned = gr.Scattering.from_closest_approach(g, v=1, r=turning)
    with mp.workdps(90):
        r = 3 + mp.mpf(10) ** -6
    certified = gr.Scattering(g, v=1, b=sp.sqrt(turning**3 / (turning - 2))).deflection(digits=40)
    assert str(turned.deflection(digits=40)) == str(certified)
    with mp.workdps(60):
        u3 = (mp.mpf(1) / 2 - 1 / r + mp.sqrt((mp.mpf(1) / 2 - 1 / r) * (mp.mpf(1) / 2 + 3 / r))) / 2
        u1 = mp.mpf(1) / 2 - 1 / r - u3
        m = (1 / r - u1) / (u3 - u1)
        start = mp.asin(mp.sqrt(-u1 / (1 / r - u1)))
        angle = 2 * mp.sqrt(2 / (u3 - u1)) * (mp.ellipk(m) - mp.ellipf(start, m))  # [Darwin 1959]
        assert agrees(turned.deflection(digits=40), angle - mp.pi, 40)
    flat = gr.Schwarzschild("isotropic", M=1)
    rho = sp.Rational(99, 2)  # areal (100/99)² 99/2
    areal = rho * (1 + 1 / (2 * rho)) ** 2
    one = gr.Scattering(flat, v=1, b=20).swept_angle(source=rho, observer=rho, digits=30)
    other = gr.Scattering(g, v=1, b=20).swept_angle(source=areal, observer=areal, digits=30)
    assert str(one) == str(other)
    metric = gr.Schwarzschild(signature="+---")
    M = metric.symbols("M")
    assert str(gr.Scattering(metric, v=1, b=20 * M).deflection(digits=30)) == str(
        gr.Scattering(g, v=1, b=20).deflection(digits=30)
    )
    assert float(
        gr.Scattering(gr.Schwarzschild(M=2), v=1, b=40).time_of_flight(source=200, observer=200, digits=20)
    ) == (pytest.approx(2 * gr.Scattering(g, v=1, b=20).time_of_flight(source=100, observer=100), rel=1e-15))


def test_many_digits_and_what_is_not_computed():
    s = gr.Scattering(g, v=1, b=20)
    long, short = s.deflection(digits=2000), s.deflection(digits=50)
    assert isinstance(long.decimal, Decimal)
    assert str(long).startswith(str(short)[:48])
    assert short.contains(long)
    assert not long.contains(short)
    for digits, message in ((0, "no number of digits"), (2.5, "no number"), ("9", "no number"), (10**6, "too many")):
        with pytest.raises(InputError, match=message):
            s.deflection(digits=digits)
    with pytest.raises(InputError, match="no rational number"):
        short.contains("3.14")


def test_wrong_input_is_refused():
    s = gr.Scattering(g, v=1, b=20)
    with pytest.raises(InputError, match="array"):
        gr.Scattering(g, v=1, b=[20, 30]).deflection(digits=20)
    with pytest.raises(InputError, match=r"no number|has no value"):
        gr.Scattering(g).deflection(digits=20)
    with pytest.raises(InputError, match="within the closest approach"):
        s.deflection(source=18, digits=20)
    with pytest.raises(InputError, match="within the closest approach"):
        s.deflection(source=sp.Rational(21, 10), digits=20)  # on the other side of the barrier
    with pytest.raises(InputError, match="infinitely long"):
        s.time_of_flight(source=100, digits=20)
    with pytest.raises(InputError, match="no proper time"):
        s.time_of_flight(source=100, observer=100, of="proper", digits=20)
    with pytest.raises(InputError, match="no clock"):
        s.time_of_flight(source=100, observer=100, of="sundial", digits=20)
    with pytest.raises(InputError, match="one place"):
        s.time_of_flight(source=100, observer=100, passing=False, digits=20)
    with pytest.raises(InputError, match="not known to be Schwarzschild"):
        gr.Scattering(gr.ReissnerNordstrom(M=1, Q=sp.Rational(1, 2)), v=1, b=20).deflection(digits=20)
    isotropic = gr.Scattering(gr.Schwarzschild("isotropic", M=1), v=1, b=20)
    with pytest.raises(DomainError, match="outside the domain"):
        isotropic.deflection(source=sp.Rational(1, 400), digits=20)  # the other side of the throat


def _sweep(seed, count):
    """The worst relative error of angles and times in double precision, for exact doubles as input."""
    random = np.random.default_rng(seed)
    worst = 0.0
    for _ in range(count):
        v = 1.0 if random.random() < 0.2 else float(10 ** random.uniform(-4, 0))
        S = math.sqrt(1 + 8 * v * v)
        critical = (S + 3) ** 1.5 / (v * math.sqrt(2 * (S + 1)))
        b = critical * (1 + 10 ** random.uniform(-9, 8))
        s = gr.Scattering(g, v=sp.Rational(*v.as_integer_ratio()), b=sp.Rational(*b.as_integer_ratio()))
        double = gr.Scattering(g, v=v, b=b)
        worst = max(worst, abs(double.deflection() / float(s.deflection(digits=25)) - 1))
        source, observer = (float(double.closest_approach * (1 + 10 ** random.uniform(-2, 6))) for _ in range(2))
        places = {"source": source, "observer": observer}
        exact = {name: sp.Rational(*x.as_integer_ratio()) for name, x in places.items()}
        worst = max(worst, abs(double.time_of_flight(**places) / float(s.time_of_flight(**exact, digits=25)) - 1))
        orbit = s.orbit()
        leg = orbit.t(r=source) + orbit.t(r=observer)
        condition = 1 + 1 / (min(places.values()) / double.closest_approach - 1)
        worst = max(worst, abs(leg / float(s.time_of_flight(**exact, digits=25)) - 1) / condition)
    return worst


def test_doubles_against_proved_digits():
    assert _sweep(1, 12) < 1e-14


@pytest.mark.nightly
def test_doubles_against_proved_digits_everywhere():
    assert _sweep(2, 2000) < 5e-14
