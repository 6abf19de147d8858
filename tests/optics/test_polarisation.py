"""Polarisation: parallel transport, the constant of Walker and Penrose, rotation along Kerr's principal rays."""

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import IndexMismatchError, InputError
from gr_toolkit.optics import (
    bundle,
    gravitomagnetic_rotation_rate,
    is_conformal_killing_yano,
    is_parallel_transported,
    is_rotation_angle,
    rotation_rate,
    walker_penrose,
)
from tests.optics.test_bundles import SIGNATURES, SLOWLY, outgoing, radial, tilted_schwarzschild

cos, sin, I = sp.cos, sp.sin, sp.I


def kinnersley(g: gr.Metric) -> list:
    """m of Kinnersley's tetrad [Teukolsky 1973, eq. 4.4]."""
    a, r, theta = g.symbols("a r theta")
    z = sp.sqrt(2) * (r + I * a * cos(theta))
    return [I * a * sin(theta) / z, 0, 1 / z, I / (sin(theta) * z)]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_transport_along_radial_light(signature) -> None:
    g = gr.Schwarzschild(signature=signature)
    r, theta = g.symbols("r theta")
    k = g.vector(radial(g))
    assert is_parallel_transported([0, 0, 1 / r, 0], k).proved
    assert is_parallel_transported([0, 0, 1 / r, I / (r * sin(theta))], k).proved  # circular
    assert is_parallel_transported([0, 0, 1, 0], k).refuted


@pytest.mark.parametrize("signature", SIGNATURES)
def test_transport_up_to_gauge_along_principal_light_of_kerr(signature) -> None:
    g = gr.Kerr(signature=signature)
    k = g.vector(outgoing(g))
    m = kinnersley(g)
    assert is_parallel_transported(m, k, up_to_gauge=True).proved  # ε = 0, but π ≠ 0
    assert is_parallel_transported(m, k).refuted
    a, r, theta = g.symbols("a r theta")
    turned = [x * (r + I * a * cos(theta)) for x in m]
    assert is_parallel_transported(turned, k, up_to_gauge=True).refuted
    gauge = [x + r**2 * y for x, y in zip(m, outgoing(g), strict=True)]
    assert is_parallel_transported(gauge, k, up_to_gauge=True).proved
    assert is_parallel_transported(gauge, k).refuted


def test_what_is_no_polarisation() -> None:
    g = gr.Schwarzschild()
    k = g.vector(radial(g))
    with pytest.raises(InputError, match=r"not transverse.*refuted at"):
        is_parallel_transported([0, 1, 0, 0], k)
    with pytest.raises(InputError, match="pure gauge"):
        is_parallel_transported(k, k)
    with pytest.raises(InputError, match="not null"):
        is_parallel_transported([0, 0, 1, 0], g.vector([1, 0, 0, 0]))
    with pytest.raises(IndexMismatchError):
        is_parallel_transported(g.ricci, k)


# -- Walker and Penrose ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SLOWLY)
@pytest.mark.parametrize(
    "spacetime",
    [
        gr.Kerr,
        gr.Schwarzschild,
        *(pytest.param(s, marks=pytest.mark.nightly) for s in (gr.KerrNewman, gr.ReissnerNordstrom)),
    ],
)
def test_the_constant_is_found_and_proved(spacetime, signature) -> None:
    g = spacetime(signature=signature)
    r, theta = g.symbols("r theta")
    a = g.symbols("a") if "a" in map(str, g.parameters) else 0
    found = walker_penrose(g)
    assert found.verdict.proved
    ratio = found.factor.to_sympy() / (r - I * a * cos(theta))  # Chandrasekhar 1983, §60, up to a constant
    for x in (r, theta):
        assert gr.decide(sp.diff(ratio, x), 0).proved


def test_a_wrong_factor_is_refused() -> None:
    g = gr.Kerr()
    a, r, theta = g.symbols("a r theta")
    with pytest.raises(InputError, match="no factor"):
        walker_penrose(g, r + I * a * cos(theta))
    with pytest.raises(InputError, match="no factor"):
        walker_penrose(g, r)
    with pytest.raises(InputError, match="factor ζ is zero"):
        walker_penrose(g, 0)
    with pytest.raises(InputError, match="Petrov type O"):
        walker_penrose(gr.Minkowski())


def test_conformal_killing_yano_forms() -> None:
    g = gr.Minkowski()
    _t, x, y, z = g.coordinates
    # the general one of flat space: constants, x∧c, its dual, and a quadratic part [Kastor & Traschen 2004]
    dilation = g.form({("t", "x"): x, ("t", "y"): y, ("t", "z"): z})  # dt ∧ x_i dx^i
    assert is_conformal_killing_yano(dilation).proved
    assert is_conformal_killing_yano(g.form({("x", "y"): z, ("y", "z"): x, ("x", "z"): -y})).proved
    assert is_conformal_killing_yano(g.form({("t", "x"): y})).refuted
    assert is_conformal_killing_yano(g.form({("t", "x"): x})).refuted
    assert is_conformal_killing_yano(dilation.up(0)).proved  # whatever the place of the indices
    with pytest.raises(InputError, match="no 2-form"):
        is_conformal_killing_yano(g.covariant)  # ∇g = 0, but no form
    with pytest.raises(IndexMismatchError, match="1 indices"):
        is_conformal_killing_yano(g.covector([1, 0, 0, 0]))
    with pytest.raises(InputError, match="no tensor"):
        is_conformal_killing_yano(None)


def test_the_constant_along_light_past_a_mass() -> None:
    """Planes through the axis: f = ∂_φ/(r sin θ), at right angles to the plane, is carried along."""
    g, k = tilted_schwarzschild()
    _t, r, theta, _phi = g.coordinates
    f = [0, 0, 0, 1 / (r * sin(theta))]
    found = walker_penrose(g)
    ray = g.vector(k)
    assert is_parallel_transported(f, ray).proved
    assert found.is_conserved(ray, f).proved
    K, L = found.constant(ray, f), sp.Symbol("L", positive=True)
    assert (K * K + L**2).is_zero()  # ±iL: ζ = r, k·m = L/√2r, f·m = ±i/√2
    assert found.is_conserved(ray, [x * r for x in f]).refuted  # not carried along
    assert "Walker-Penrose" in repr(found)
    assert r"\zeta" in found._repr_latex_()


def test_why_it_is_constant_in_every_metric() -> None:
    """k^c k^a f^b ∇_c Y_ab for a form that obeys the equation: nothing is left where k·k = 0 and k·f = 0."""
    every = gr.EveryMetric(4)
    form = r"A_{cab} + \frac13 (g_{ca} \xi_b - g_{cb} \xi_a)"
    fields = [r"A_{[abc]}", r"\xi_a", r"k^a", r"f^a"]
    left = rf"k^c k^a f^b ({form})"
    assert every.decide(rf"{left} = \frac13 (k_c k^c \xi_b f^b - k_c f^c \xi_a k^a)", fields=fields).proved
    assert every.decide(rf"{left} = \frac13 (k_c k^c \xi_b f^b + k_c f^c \xi_a k^a)", fields=fields).refuted


def test_the_constant_is_no_matter_of_gauge() -> None:
    g, k = tilted_schwarzschild()
    t, r, theta, _phi = g.coordinates
    f = [0, 0, 0, 1 / (r * sin(theta))]
    found, ray = walker_penrose(g), g.vector(k)
    moved = [x + t * y for x, y in zip(f, k, strict=True)]
    assert gr.decide(found.constant(ray, f), found.constant(ray, moved)).proved


# -- rotation ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_faraday_rotation_along_principal_light_of_kerr(signature) -> None:
    """m, carried along, has the phase of 1/(r + ia cos θ) against the symmetric directions."""
    g = gr.Kerr(signature=signature)
    a, r, theta = g.symbols("a r theta")
    k = g.vector(outgoing(g))
    assert gr.decide(rotation_rate(k, [0, 0, 1, 0]), -a * cos(theta) / (r**2 + a**2 * cos(theta) ** 2)).proved
    assert is_rotation_angle(sp.atan(a * cos(theta) / r), k, [0, 0, 1, 0]).proved
    assert is_rotation_angle(-sp.atan(a * cos(theta) / r), k, [0, 0, 1, 0]).refuted
    # The reflection t → −t, φ → −φ turns outgoing light into ingoing light that runs backwards, e_φ into −e_φ and, as
    # the direction of propagation turns too, the sense of angles with it: the same function of r.
    ingoing = g.vector(outgoing(g, -1))
    assert is_rotation_angle(sp.atan(a * cos(theta) / r), ingoing, [0, 0, 1, 0]).proved
    assert is_rotation_angle(-sp.atan(a * cos(theta) / r), ingoing, [0, 0, 1, 0]).refuted


def test_no_rotation_without_rotation() -> None:
    g = gr.Schwarzschild()
    assert rotation_rate(g.vector(radial(g)), [0, 0, 1, 0]) == 0
    past, k = tilted_schwarzschild()
    assert rotation_rate(past.vector(k), [0, 0, 0, 1]) == 0


@pytest.mark.nightly
def test_the_rate_knows_no_observer_and_no_scale() -> None:
    g = gr.Kerr()
    a, r, theta, M = g.symbols("a r theta M")
    k = g.vector(outgoing(g))
    root = sp.sqrt(r**2 - 2 * M * r + a**2) * sp.sqrt(r**2 + a**2 * cos(theta) ** 2)
    carter = [(r**2 + a**2) / root, 0, 0, a / root]
    rates = [
        rotation_rate(bundle(k), [0, 0, 1, 0]),
        rotation_rate(bundle(k, observer=carter), [0, 0, 1, 0]),
        rotation_rate(k, [0, 0, r**2, 0]),
        rotation_rate(k, [r * x + y for x, y in zip(outgoing(g), [0, 0, 1, 0], strict=True)]),
    ]
    assert all(gr.decide(rates[0], rate).proved for rate in rates[1:])


def test_a_reference_along_the_ray_is_none() -> None:
    g = gr.Schwarzschild()
    with pytest.raises(InputError, match="no part across"):
        rotation_rate(g.vector(radial(g)), [0, 1, 0, 0])


# -- against the directions of observers at rest -----------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_gravitomagnetic_rate_is_the_gradient_of_ernsts_potential(signature) -> None:
    g = gr.Kerr(signature=signature)
    a, r, theta, M = g.symbols("a r theta M")
    sigma = r**2 + a**2 * cos(theta) ** 2
    f, twist = 1 - 2 * M * r / sigma, -2 * M * a * cos(theta) / sigma  # f + iΩ = 1 − 2M/(r − ia cos θ)
    for sign in (1, -1):
        rate = gravitomagnetic_rotation_rate(g.vector(outgoing(g, sign)), [1, 0, 0, 0])
        assert gr.decide(rate, sign * sp.diff(twist, r) / (2 * f)).proved
        assert rate.to_sympy().subs(M, 0) == 0  # flat space in oblate coordinates


def test_the_gravitomagnetic_rate_and_the_geometry_of_space() -> None:
    """Rate against ∂_θ = gravitomagnetic part − e_2·D_k e_1, the latter by the three-dimensional metric of space."""
    g = gr.Kerr()
    _t, r, theta, phi = g.coordinates
    M, a = g.symbols("M a")
    matrix = g.matrix
    time = matrix[0, 0]
    space = gr.Metric(
        sp.Matrix(3, 3, lambda i, j: matrix[i + 1, j + 1] - matrix[0, i + 1] * matrix[0, j + 1] / time),
        [r, theta, phi],
        domain=[*g.conditions, r**2 + a**2 * cos(theta) ** 2 - 2 * M * r > 0],
    )
    k = outgoing(g)
    d, east = space.vector(k[1:]), space.vector([0, 1, 0])
    size = space.covariant[1, 1]
    along = [sum((space.christoffel[i, 1, j] * d[j] for j in range(3)), space.zero) for i in range(3)]  # D_k ∂_θ
    volume = space.levi_civita[0, 1, 2]
    turn = space.zero
    for i, j, m in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):  # ε(k, ∂_θ, D_k ∂_θ) = |k| |∂_θ|² e_2·D_k e_1
        turn = turn + volume * d[i] * (east[j] * along[m] - east[m] * along[j])
    square = sum((space.covariant[i, j] * d[i] * d[j] for i in range(3) for j in range(3)), space.zero)
    frequency = sp.sqrt(square.to_sympy())
    assert space.covariant[0, 1] == 0
    assert space.covariant[1, 2] == 0
    turning = turn / size / space.scalar(frequency)
    total = rotation_rate(g.vector(k), [0, 0, 1, 0])
    magnetic = gravitomagnetic_rotation_rate(g.vector(k), [1, 0, 0, 0])
    assert gr.decide(total, magnetic - turning, domain=[r**2 + a**2 * cos(theta) ** 2 - 2 * M * r > 0]).proved


def test_nothing_turns_in_static_spacetimes_and_what_is_no_observer() -> None:
    past, k = tilted_schwarzschild()
    assert gravitomagnetic_rotation_rate(past.vector(k), [1, 0, 0, 0]) == 0
    ray = past.vector(k)
    with pytest.raises(InputError, match="not proved to be a Killing vector"):
        gravitomagnetic_rotation_rate(ray, [0, 1, 0, 0])
    with pytest.raises(InputError, match="nowhere timelike"):
        gravitomagnetic_rotation_rate(ray, [0, 0, 0, 1])
