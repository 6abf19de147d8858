"""World lines by numbers against quadrature, closed solutions, conservation laws, other charts and other programs."""

from __future__ import annotations

from fractions import Fraction
from math import cos, pi, sin, sqrt

import mpmath as mp
import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import GRToolkitError, InputError
from gr_toolkit.motion import crossing, trajectories, trajectory, turning_point

HOLE = gr.Schwarzschild(M=1)
EQUATOR = [0, 10, pi / 2, 0]
SIGNATURES = ["-+++", "+---"]


# -- against independent numbers ---------------------------------------------------------------------------------------


def scattered(E, L, radius):
    """(Δφ, Δt, Δτ) from a radius in to the turning point and back, M = 1: quadrature in s, r = r₀/(1 − s²)."""
    with mp.workdps(30):
        E, L, radius = mp.mpf(E), mp.mpf(L), mp.mpf(radius)
        roots = mp.polyroots([E**2 - 1, 2, -(L**2), 2 * L**2], maxsteps=200, extraprec=200)
        turning = max(mp.re(root) for root in roots)

        def radial(r):
            """ṙ²/(r − r₀), by the cubic's other factor."""
            return (E**2 - 1) * mp.fprod(r - root for root in roots if root != turning) / r**3

        def over(integrand):
            def slope(s):
                r = turning / (1 - s * s)  # r − r₀ = r s², dr = 2 r₀ s ds/(1 − s²)²
                return integrand(r) * 2 * turning / (1 - s * s) ** 2 / mp.sqrt(mp.re(radial(r)) * r)

            return 2 * mp.quad(slope, [0, 0.2, 0.6, mp.sqrt(1 - turning / radius)])

        angle, time, proper = (over(f) for f in (lambda r: L / r**2, lambda r: E / (1 - 2 / r), lambda _: 1))
        return float(angle), float(time), float(proper)


@pytest.mark.parametrize("impact", [8.9, 20.0])
def test_scattering_is_the_quadrature(impact):
    """v = 1/2 from r = 1000 in and out; they fall in below b = 8.81."""
    gamma = 1 / sqrt(0.75)
    L = gamma * impact / 2
    path = trajectory(
        HOLE, [0, 1000, pi / 2, 0], constants={"E": gamma, "L": L}, signs={"r": -1}, until={"r": 1000}, tolerance=3e-12
    )
    angle, time, proper = scattered(gamma, L, 1000)
    assert path.status == "reached r = 1000"
    assert path.positions[-1, 3] == pytest.approx(angle, abs=1e-9)
    assert path.positions[-1, 0] == pytest.approx(time, rel=1e-11)
    assert path.length == pytest.approx(proper, rel=1e-11)
    assert path.positions[-1, 2] == pytest.approx(pi / 2, abs=3e-16)  # it stays in the plane


def test_a_bound_orbit_of_kerr_is_kerrgeopys():
    """KerrGeoPy 0.9.3: StableOrbit(0.9, 6.0, 0.3, cos(pi/6)), its constants and places at two times."""
    E, L, Q = 0.9304075415779135, 2.4850492541031834, 2.0856941476043542
    path = trajectory(
        gr.Kerr(), [0, 4.615384615384615, 1.0471975511965979, 0], momentum=[-E, 0, 0, L],
        parameters={"M": 1, "a": 0.9}, until={"t": 280}, tolerance=1e-12,
    )  # fmt: skip
    expected = [
        [40.59056912667909, 6.661575614784893, 2.075771565800393, 3.216263468413294],
        [276.172547615691, 8.29970993112021, 1.715815666123311, 15.939971586896416],
    ]
    assert np.allclose(path.at(t=[40.59056912667909, 276.172547615691]), expected, atol=2e-8)
    C = path.constants["C_theta"]  # 𝒬 + L² + a² (E² − 1)
    assert pytest.approx(Q, abs=1e-12) == C - L**2 - 0.81 * (E**2 - 1)
    assert path.error_estimate < 1e-10
    assert 0 < path.drifts["C_theta"] < 1e-10


def test_carters_constant_by_its_formula():
    """𝒬 = p_θ² + cos²θ (a² (1 − E²) + L²/sin²θ) [Misner, Thorne & Wheeler 33.31d] at every step."""
    path = trajectory(
        gr.Kerr(M=1, a=sp.Rational(1, 2)), [0, 12, 1.2, 0], direction=[1, 0, 0.01, 0.02], until=2000, tolerance=1e-12
    )
    E, L, p = path.constants["E"], path.constants["L"], path.momenta[:, 2]
    theta = path.positions[:, 2]
    Q = p**2 + np.cos(theta) ** 2 * (0.25 * (1 - E**2) + (L / np.sin(theta)) ** 2)
    assert np.ptp(Q) < 1e-10 * Q[0]
    assert np.ptp(p) > 1  # it is inclined


@pytest.mark.parametrize("signature", SIGNATURES)
def test_momenta_in_an_expanding_universe_fall_as_1_over_a(signature):
    """dust: a = t^(2/3); u^χ = a⁻² × constant, proper momentum a u^χ ∝ 1/a, for light and matter."""
    t = gr.FLRW("comoving").coordinates[0]
    g = gr.FLRW("comoving", K=0, a=t ** sp.Rational(2, 3), domain=[t > 0], signature=signature)
    for kind in ("timelike", "null"):
        path = trajectory(g, [1, 3, 1.0, 0], velocity=[0.5, 0.02, 0.01], kind=kind, until={"t": 8}, tolerance=1e-12)
        u, a = path.velocities, path.positions[:, 0] ** (2 / 3)
        chi, theta = path.positions[:, 1], path.positions[:, 2]
        proper = a * np.sqrt(u[:, 1] ** 2 + chi**2 * (u[:, 2] ** 2 + np.sin(theta) ** 2 * u[:, 3] ** 2))
        assert np.allclose(proper * a, proper[0], rtol=1e-10)
        assert np.allclose(u[:, 0] ** 2 - proper**2, kind == "timelike", atol=1e-10)


# -- charges -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("conventions", ["MTW", "F = -dA"])
def test_a_charge_goes_round_in_a_magnetic_field(signature, conventions):
    """B = 1/2 along z, q/m = 2: radius γ v/(q B/m) = 3/4, proper period 2π, a left-handed turn about the field."""
    flat = gr.Minkowski()
    chosen = flat.conventions.with_(field_sign=-1 if conventions == "F = -dA" else 1, signature=signature)
    g = gr.Metric(flat.matrix * (1 if signature == "-+++" else -1), flat.coordinates, conventions=chosen)
    x, y = g.symbols("x y")
    B = sp.Symbol("B")
    A = g.vector([0, -B * y / 2, B * x / 2, 0]).down(0)  # curl A = B
    given = {"velocity": [0.75, 0, 0.3], "charge": 2.0, "parameters": {"B": 0.5}, "until": 2 * pi, "tolerance": 1e-12}
    path = trajectory(g, [0, 0, 0, 0], potential=A, events=turning_point("y"), **given)
    assert np.allclose(path.positions[-1, 1:], [0, 0, 0.3 * 2 * pi], atol=1e-10)
    assert path.events["turning point of y"].positions[0] == pytest.approx(
        [pi * sqrt(1 + 0.75**2 + 0.09), 0, -1.5, 0.3 * pi], abs=1e-10
    )
    at = np.linspace(0, 6, 50)
    circle = np.array([0.75 * np.sin(at), 0.75 * (np.cos(at) - 1)]).T
    assert np.allclose(path.at(at)[:, 1:3], circle, atol=1e-9)
    field = A.exterior_derivative() * chosen.field_sign
    assert np.allclose(trajectory(g, [0, 0, 0, 0], field=field, **given).positions[-1], path.positions[-1], atol=1e-13)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_charge_by_a_charged_hole_turns_where_its_energy_says(signature):
    """(E − q Q/r)² = f (1 + L²/r²) at the turning point, in r² f = r² − 2r + Q², Φ = Q/r."""
    g = gr.ReissnerNordstrom(signature=signature)
    Q, r = g.symbols("Q r")
    A = g.vector([1 / g.matrix[0, 0] * Q / r * g.conventions.time_sign, 0, 0, 0]).down(0)
    A = g.covector([g.conventions.time_sign * Q / r, 0, 0, 0])
    path = trajectory(
        g, [0, 20, pi / 2, 0], constants={"E": 1.1, "L": 5.0}, signs={"r": -1}, potential=A, charge=3.0,
        parameters={"M": 1, "Q": 0.5}, until={"r": 20}, events=turning_point("r"), tolerance=1e-12,
    )  # fmt: skip
    [nearest] = path.events["turning point of r"].positions[:, 1]
    roots = np.roots([1.1**2 - 1, 2 - 3.3, 1.5**2 - 25.25, 50, -6.25])
    # (1.1 r² − 1.5 r)² − (r² − 2r + 1/4)(r² + 25) = 0.21 r⁴ − 1.3 r³ − 23 r² + 50 r − 6.25
    assert np.min(np.abs(roots - nearest)) < 1e-9
    assert nearest == pytest.approx(max(roots.real), abs=1e-9)
    assert path.constants["E"] == pytest.approx(1.1, abs=1e-14)
    assert path.error_estimate < 1e-11
    free = trajectory(
        g, [0, 20, pi / 2, 0], constants={"E": 1.1, "L": 5.0}, signs={"r": -1}, parameters={"M": 1, "Q": 0.5},
        until={"r": 20}, events=turning_point("r"),
    )  # fmt: skip
    assert free.events["turning point of r"].positions[0, 1] < nearest - 1  # equal charges repel


def test_a_constant_potential_only_shifts_the_energy():
    """Its field vanishes; canonical E = kinetic E + q Φ, A_t = −Φ in −+++."""
    given = {"signs": {"r": 1}, "until": 50}
    free = trajectory(HOLE, EQUATOR, constants={"E": 0.97, "L": 4}, **given)
    gauge = trajectory(
        HOLE,
        EQUATOR,
        constants={"E": 0.97 + 3 * 0.2, "L": 4},
        potential=HOLE.covector([-sp.Rational(1, 5), 0, 0, 0]),
        charge=3,
        **given,
    )
    assert gauge.positions[-1] == pytest.approx(free.positions[-1], abs=1e-9)
    assert gauge.constants["E"] == pytest.approx(1.57, abs=1e-14)


# -- charts, signatures, directions ------------------------------------------------------------------------------------


def test_a_fall_through_the_horizon_takes_the_cycloids_time():
    """From rest at infinity: τ = (2/3)(r₀^{3/2} − r^{3/2})/√(2M), in a chart that ends at r = 2M and in one that does
    not; and so to the proper time at which three charts see the same radius."""
    rain = gr.Schwarzschild("painleve-gullstrand", M=1)
    path = trajectory(rain, EQUATOR, velocity=[1, -sqrt(0.2), 0, 0], until={"r": 0.5}, tolerance=1e-12)

    def tau(r):
        return 2 / 3 * (10**1.5 - r**1.5) / sqrt(2)

    assert path.length == pytest.approx(tau(0.5), abs=1e-10)
    to_the_horizon = trajectory(HOLE, EQUATOR, constants={"E": 1}, signs={"r": -1}, until={"r": 1}, tolerance=1e-12)
    assert to_the_horizon.length == pytest.approx(tau(2 + 4e-6), abs=1e-8)
    assert not to_the_horizon.is_complete
    assert to_the_horizon.status.startswith("reached the edge of the domain, r > 2, with dt/dlambda = ")
    assert "a horizon" in to_the_horizon.status
    isotropic = gr.Schwarzschild("isotropic", M=1)
    rho = [0, 0.25 * (sqrt(10) + sqrt(8)) ** 2, pi / 2, 0]  # r = ρ (1 + 1/2ρ)²
    slow = trajectory(isotropic, rho, constants={"E": 1}, signs={"rho": -1}, until=12.0, tolerance=1e-12)
    r = slow.positions[-1, 1] * (1 + 0.5 / slow.positions[-1, 1]) ** 2
    assert tau(r) == pytest.approx(12.0, abs=1e-9)


def test_without_a_domain_it_stops_at_the_horizon_all_the_same():
    open_chart = gr.Metric(HOLE.matrix, HOLE.coordinates)
    path = trajectory(open_chart, EQUATOR, constants={"E": 1}, signs={"r": -1}, until={"r": 1})
    assert path.positions[-1, 1] == pytest.approx(2, abs=1e-6)
    assert path.status.startswith("stopped, because steps became too short: probably a singularity")


@pytest.mark.parametrize("kind", ["timelike", "null", "spacelike"])
def test_both_signatures_give_the_same_orbit(kind):
    ends = []
    for signature in SIGNATURES:
        g = gr.Kerr(M=1, a=sp.Rational(1, 2), signature=signature)
        direction = [1, 0.1, 0.02, 0.03] if kind == "timelike" else [0.1, -1, 0.02, 0.03]
        given = {"velocity": [None, -0.3, 0.02, 0.03]} if kind == "null" else {"direction": direction}
        path = trajectory(g, [0, 10, 1.2, 0], kind=kind, until=20, **given)
        ends.append(path.positions[-1])
        assert path.constants["u.u"] == pytest.approx(
            {"timelike": 1, "null": 0, "spacelike": -1}[kind] * g.conventions.time_sign, abs=1e-13
        )
    assert np.allclose(*ends, atol=1e-12)


def test_great_circles_close():
    theta, phi = sp.symbols("theta phi")
    sphere = gr.Metric(sp.diag(1, sp.sin(theta) ** 2), [theta, phi])
    path = trajectory(sphere, [1.0, 0], direction=[0.3, 1], kind="spacelike", until=2 * pi, tolerance=1e-12)
    assert path.positions[-1] == pytest.approx([1.0, 2 * pi], abs=1e-10)


def test_back_and_forth():
    forth = trajectory(HOLE, EQUATOR, velocity=[0, 0.01, 0.035], until=300, tolerance=1e-12)
    back = trajectory(HOLE, forth.positions[-1], velocity=list(forth.velocities[-1]), until=-300, tolerance=1e-12)
    assert back.positions[-1] == pytest.approx(EQUATOR, abs=1e-8)
    assert back.length == -300
    assert np.all(np.diff(back.parameters) < 0)


def test_light_may_have_a_spatial_direction():
    """f = 4/5 at r = 10: −f ṫ² + ṙ²/f + r² φ̇² = 0."""
    given = {"kind": "null", "until": 5}
    path = trajectory(HOLE, EQUATOR, direction=[None, -0.3, 0, 0.05], **given)
    assert path.velocities[0] == pytest.approx([sqrt(0.09 / 0.64 + 0.25 / 0.8), -0.3, 0, 0.05], abs=1e-15)
    other = trajectory(HOLE, EQUATOR, velocity=[None, -0.3, 0, 0.05], **given)
    assert path.positions[-1] == pytest.approx(other.positions[-1], abs=1e-15)


def test_what_was_integrated_is_kept_when_the_steps_are_used_up():
    path = trajectory(HOLE, EQUATOR, velocity=[0, 0, 0.04], until=1e5, steps=10)
    assert path.status == "stopped after the allowed number of steps"
    assert not path.is_complete
    assert 0 < path.length < 1e5
    assert path.at(path.length) == pytest.approx(path.positions[-1], abs=1e-9)


def test_four_ways_to_say_the_same():
    first = trajectory(HOLE, EQUATOR, velocity=[0.1, 0.01, 0.04], until=50)
    u, p = first.velocities[0], first.momenta[0]
    ways = [
        {"velocity": list(u)},
        {"velocity": [u[0], None, u[2], u[3]], "signs": {"r": 1}},
        {"direction": list(u / u[0])},
        {"momentum": list(p)},
        {"momentum": [p[0], None, *p[2:]], "signs": {"r": 1}},
        {"constants": {"E": -p[0], "L": p[3], "theta": p[2]}, "signs": {"r": 1}},
    ]
    for way in ways:
        assert trajectory(HOLE, EQUATOR, until=50, **way).positions[-1] == pytest.approx(first.positions[-1], abs=1e-9)
    twin = trajectory(HOLE, EQUATOR, constants={"E": -p[0], "L": p[3], "theta": p[2]}, signs={"r": -1}, until=50)
    assert abs(twin.positions[-1, 1] - first.positions[-1, 1]) > 1


# -- events ------------------------------------------------------------------------------------------------------------


def test_turning_points_are_the_cubics_roots():
    """(E² − 1) r³ + 2 r² − L² r + 2 L² = 0."""
    E, L = 0.97, 4.0
    path = trajectory(
        HOLE, EQUATOR, constants={"E": E, "L": L}, signs={"r": 1}, until=3000,
        events=[turning_point("r", direction=1), crossing("phi", 10.0)], tolerance=1e-12,
    )  # fmt: skip
    _, nearest, _ = sorted(np.roots([E**2 - 1, 2, -(L**2), 2 * L**2]).real)
    low = path.events["minimum of r"]
    assert low.count > 4
    assert np.allclose(low.positions[:, 1], nearest, atol=1e-9)
    assert np.allclose(low.momenta[:, 1], 0, atol=1e-12)
    assert path.events["phi = 10.0"].positions[0, 3] == pytest.approx(10, abs=1e-12)
    ended = trajectory(
        HOLE, EQUATOR, constants={"E": E, "L": L}, signs={"r": 1}, tolerance=1e-12,
        events=turning_point("r", ends=3),
    )  # fmt: skip
    assert ended.events["turning point of r"].count == 3
    assert ended.positions[-1, 1] == pytest.approx(max(np.roots([E**2 - 1, 2, -(L**2), 2 * L**2]).real), abs=1e-9)
    assert ended.status == "reached turning point of r"


def test_a_plane_given_by_an_expression():
    r, theta, phi = HOLE.symbols("r theta phi")
    plane = crossing(r * sp.sin(theta) * sp.cos(phi), -3, ends=True)
    path = trajectory(HOLE, [0, 10, 1.4, 0.2], direction=[1, -0.2, 0.001, 0.045], events=plane)
    end = path.positions[-1]
    assert end[1] * sin(end[2]) * cos(end[3]) == pytest.approx(-3, abs=1e-11)


def test_the_axis_is_an_edge_of_the_chart():
    path = trajectory(HOLE, [0, 10, 1.0, 0], velocity=[0.1, -0.05, 0], until=1000)
    assert path.status == "reached the edge of the domain, theta > 0"
    assert path.positions[-1, 2] == pytest.approx(0, abs=1e-12)


def test_values_outside_of_the_way_are_nan():
    path = trajectory(HOLE, EQUATOR, velocity=[0, 0, 0.04], until=10)
    assert np.isnan(path.at([-1, 11])).all()
    assert np.isnan(path.at(r=100)).all()
    assert path.at(0) == pytest.approx(EQUATOR)
    assert path.at([[0, 10]]).shape == (1, 2, 4)
    assert path.velocity_at(10.0) == pytest.approx(path.velocities[-1], abs=1e-13)


def test_check_sees_what_a_coarse_integration_does():
    coarse, fine = (
        trajectory(HOLE, EQUATOR, velocity=[0, 0.01, 0.035], until=1000, tolerance=e).check() for e in (1e-4, 1e-10)
    )
    assert coarse["difference"] > 1e-4 > 1e-7 > fine["difference"]
    assert coarse["error estimate"] > 1e-7 > fine["error estimate"]


def test_a_coordinate_is_found_where_it_first_has_a_value():
    """Between the ends of one step too: near the apoapsis, and near the periapsis; against a fine integration."""
    given = {"constants": {"E": 0.97, "L": 4}, "signs": {"r": 1}, "until": 1000}
    path, fine = trajectory(HOLE, EQUATOR, **given), trajectory(HOLE, EQUATOR, longest_step=0.5, **given)
    for r in (23.15, 23.16, 7.606):
        [first] = crossings = np.nonzero(np.diff(np.sign(fine.positions[:, 1] - r)))[0][:1]
        assert fine.parameters[first] < fine.at(r=r)[0]
        assert crossings.size == 1
        assert path.at(r=r)[:2] == pytest.approx(fine.at(r=r)[:2], abs=2e-5)
        assert path.at(r=r)[1] == pytest.approx(r, abs=1e-12)
    assert np.isnan(path.at(r=[7.6, 23.2])).all()
    assert path.at([]).shape == path.at(r=[]).shape == (0, 4)


def test_directions_of_events_are_along_lambda_in_backward_motion_too():
    path = trajectory(
        HOLE, EQUATOR, constants={"E": 0.97, "L": 4}, signs={"r": 1}, until=-1000,
        events=[turning_point("r", direction=1), turning_point("r", direction=-1), crossing("t", -100, direction=1),
                crossing("t", -100, direction=-1), crossing("r", 15, direction=1), crossing("r", 15, direction=-1)],
    )  # fmt: skip
    assert {name: event.count for name, event in path.events.items()} == {
        "minimum of r": 3, "maximum of r": 2, "t = -100, growing": 1, "t = -100, falling": 0,
        "r = 15, growing": 2, "r = 15, falling": 2,
    }  # fmt: skip
    low, high = path.events["minimum of r"].positions[:, 1], path.events["maximum of r"].positions[:, 1]
    assert max(low) < 7.61 < 23 < min(high)
    assert (path.events["r = 15, growing"].momenta[:, 1] > 0).all()


def test_an_event_need_not_have_a_value_everywhere():
    """√(12 − r) = 1/2 where r = 47/4; ln(r − 11) = 0 where r = 12; 1/(r − 13) has a pole, no zero."""
    r = HOLE.symbols("r")
    events = {
        "sqrt(12 - r) = 0.5": (crossing(sp.sqrt(12 - r), 0.5), [11.75]),
        "log(r - 11) = 0": (crossing(sp.log(r - 11), 0), [12]),
        "1/(r - 13) = 0": (crossing(1 / (r - 13), 0), []),
    }
    path = trajectory(
        HOLE, EQUATOR, velocity=[None, 0.3, 0, 0.05], until=100, events=[event for event, _ in events.values()]
    )
    assert path.status == "reached the end of the parameter"
    assert path.positions[-1, 1] > 13
    for name, (_, places) in events.items():
        assert path.events[name].positions[:, 1] == pytest.approx(places, abs=1e-9)


def test_rounding_is_no_event():
    """A circular orbit in the plane: L = r √(M/(r − 3M)), dφ/dt = r^(−3/2); an inclined one turns."""
    events = [turning_point("theta"), turning_point("r"), crossing("theta", sp.pi / 2)]
    flat, tilted = (
        trajectory(HOLE, [0, 10, pi / 2, 0], direction=[1, 0, tilt, 10**-1.5], until=3000, events=events)
        for tilt in (0.0, 1e-8)
    )
    assert [event.count for event in flat.events.values()] == [0, 0, 0]
    turns = 3000 / (2 * pi * sqrt(700))  # dφ/dτ = 1/(r √(r − 3)) = 1/√700
    assert tilted.events["turning point of theta"].count == round(2 * turns)
    assert abs(tilted.events["theta = pi/2"].count - 2 * turns) < 1


def test_the_error_estimate_sees_that_a_horizon_of_the_chart_spoils_the_velocity():
    """Rindler's wedge, −x² dt² + dx²: free fall x = √(1 − λ²) comes to the edge at λ = 1."""
    t, x = sp.symbols("t x")
    wedge = gr.Metric(sp.diag(-(x**2), 1), [t, x])
    path = trajectory(wedge, [0, 1], velocity=[None, 0], until=5)
    assert path.length == pytest.approx(1, abs=1e-9)
    assert path.status.startswith("stopped, because steps became too short: probably a singularity")
    assert path.error_estimate > 1 < path.drifts["u.u"]
    early = trajectory(wedge, [0, 1], velocity=[None, 0], until=0.9)
    assert early.positions[-1, 1] == pytest.approx(sqrt(0.19), abs=1e-10)
    assert early.error_estimate < 1e-9


@pytest.mark.parametrize("impact", [8.9, 60.0])
def test_the_default_tolerance_keeps_the_angle_to_1e_9(impact):
    gamma = 1 / sqrt(0.75)
    given = {"E": gamma, "L": gamma * impact / 2}
    path = trajectory(HOLE, [0, 1000, pi / 2, 0], constants=given, signs={"r": -1}, until={"r": 1000})
    assert path.positions[-1, 3] == pytest.approx(scattered(given["E"], given["L"], 1000)[0], abs=1e-9)


# -- batches -----------------------------------------------------------------------------------------------------------


def test_a_batch_is_its_single_rays_and_tells_of_each():
    L = np.array([[3.0, 5.0], [6.0, np.nan]])
    rays = trajectories(
        HOLE, [0, 100, pi / 2, 0], constants={"E": 1, "L": L}, kind="null", signs={"r": -1}, until={"r": 100},
        events=turning_point("r"), sample_at=[0, 50, 1000], tolerance=1e-11,
    )  # fmt: skip
    assert rays.shape == (2, 2)
    assert rays.is_complete.tolist() == [[False, False], [True, False]]
    assert rays.status[0, 0] == "reached the edge of the domain, r > 2"
    assert rays.status[1, 1] == "an initial value is no finite number"
    assert np.isnan(rays.positions[1, 1]).all()
    one = trajectory(
        HOLE, [0, 100, pi / 2, 0], constants={"E": 1, "L": 6}, kind="null", signs={"r": -1}, until={"r": 100},
        tolerance=1e-11,
    )  # fmt: skip
    assert rays.positions[1, 0] == pytest.approx(one.positions[-1], abs=1e-12)
    assert rays.lengths[1, 0] == pytest.approx(one.length, abs=1e-10)
    assert rays.samples[1, 0, 1] == pytest.approx(one.at(50.0), abs=1e-10)
    assert np.isnan(rays.samples[1, 0, 2]).all()
    turned = rays.events["turning point of r"]
    assert turned.counts.tolist() == [[0, 0], [1, 0]]
    # r³ = b² (r − 2)
    assert turned.positions[1, 0, 0, 1] == pytest.approx(max(np.roots([1, 0, -36, 72]).real), abs=1e-9)
    assert rays.error_estimate[1, 0] < 1e-9
    assert rays.constants["L"][0].tolist() == [3, 5]


def test_parameters_and_ends_may_be_arrays():
    rays = trajectories(
        gr.Kerr(), [0, 8, pi / 2, 0], direction=[1, 0, 0, 0.05], parameters={"M": 1, "a": [0, 0.9]}, until=[50, 60]
    )
    one = trajectory(gr.Kerr(), [0, 8, pi / 2, 0], direction=[1, 0, 0, 0.05], parameters={"M": 1, "a": 0.9}, until=60)
    assert rays.positions[1] == pytest.approx(one.positions[-1], abs=1e-11)
    assert rays.lengths.tolist() == [50, 60]


def test_samples_of_a_ray_that_starts_at_rest():
    """It falls, or rises, where the slope at the beginning tells nothing; what lies behind is nan."""
    rays = trajectories(
        HOLE, EQUATOR, direction=[1, 0, 0, [0, 0.05]], until=30, sample_at={"r": [11.0, 10.0, 9.0, 8.0, 7.0]}
    )
    assert rays.samples[0, :, 1] == pytest.approx([np.nan, 10, 9, 8, 7], abs=1e-12, nan_ok=True)
    # from rest at r₀ = 10: τ = √(r₀³/8M) (η + sin η), r = r₀ (1 + cos η)/2
    eta = np.arccos(2 * np.array([0.9, 0.8, 0.7]) - 1)
    path = trajectory(HOLE, EQUATOR, direction=[1, 0, 0, 0], until=sqrt(125) * (eta[2] + sin(eta[2])))
    assert path.positions[-1, 1] == pytest.approx(7, abs=1e-9)
    assert rays.samples[0, 4, 0] == pytest.approx(path.positions[-1, 0], abs=1e-7)
    assert rays.samples[1, 0, 1] == pytest.approx(11, abs=1e-12)


def test_until_has_the_shape_of_the_rays():
    given = {"velocity": [0, 0, np.full((2, 3), 0.04)]}
    assert trajectories(HOLE, EQUATOR, until=[1.0, 2.0, 3.0], **given).lengths.tolist() == [[1, 2, 3]] * 2
    with pytest.raises(InputError, match=r"until has the shape \(3, 2\), the rays have \(2, 3\)"):
        trajectories(HOLE, EQUATOR, until=np.ones((3, 2)), **given)


def test_no_rays_are_a_batch_too():
    rays = trajectories(HOLE, EQUATOR, velocity=[None, 0, 0, []], until=1, events=turning_point("r"))
    assert repr(rays) == "0 trajectories"
    assert rays.positions.shape == rays.velocities.shape == (0, 4)
    assert rays.events["turning point of r"].positions.shape == (0, 1, 4)
    assert rays.error_estimate.shape == rays.status.shape == rays.is_complete.shape == (0,)


# -- what is refused ---------------------------------------------------------------------------------------------------

REFUSED = [
    ({"velocity": [0, 0, 0.04]}, "nothing ends the trajectory"),
    ({"velocity": [0, 0, "0.04"], "until": 1}, "'0.04' is no number"),
    ({"velocity": [0, 0.04], "until": 1}, "the velocity has 2 components"),
    ({"until": 1}, "none of velocity, direction, momentum, constants given"),
    ({"velocity": [0, 0, 0], "momentum": [1, 0, 0, 0], "until": 1}, "velocity and momentum given"),
    ({"velocity": [1, 0, 0, 0.02], "until": 1}, "the square of the vector"),
    ({"direction": [1, 0, 0, 0.2], "until": 1}, "the square of the vector"),  # r φ′ = 2
    ({"direction": [1, 0, 0, 0.02], "kind": "null", "until": 1}, "the square of the vector"),
    ({"direction": [-1, 0, 0, 0.02], "until": 1}, "the vector points to the past"),
    ({"direction": [1, 0, 0, 0.02], "kind": "light", "until": 1}, "no kind of world line"),
    ({"momentum": [-1, None, 0, 4], "until": 1}, "the component r has two solutions"),
    ({"constants": {"E": 0.5, "L": 4}, "signs": {"r": 1}, "until": 1}, "no real future-directed solution"),
    ({"constants": {"E": 1}, "until": 1}, "which momentum follows"),
    ({"constants": {"K": 1}, "signs": {"r": 1}, "until": 1}, "no coordinate of the chart|K"),
    ({"velocity": [0, 0, 0.04], "until": 1, "tolerance": 1e-20}, "below 1e-14"),
    ({"velocity": [0, 0, 0.04], "until": 1, "charge": 1}, "a charge without a field"),
    ({"direction": [1, -1, 0, 0], "until": 1}, "inside of the light cone"),
    ({"direction": [1, -0.3, 0, 0], "kind": "null", "until": 1}, r"direction=\[None"),
    ({"direction": [None, -0.3, 0, 0], "until": 1}, "the direction has no component t"),
    ({"constants": {"E": 1, "Q": 12}, "signs": {"r": 1}, "until": 1}, "'Q' is no momentum.*\n?.*Carter"),
    ({"velocity": [0, 0, 0.04], "until": 1, "tolerance": 0.1}, "3e-11, the error allowed"),
    ({"velocity": [0, 0, 0.04], "until": 1, "parameters": {"M": 1}}, "M"),
    ({"velocity": [0, 0, 0.04], "until": {"q": 1}}, "q"),
    ({"velocity": [0, 0, [0.04, 0.03]], "until": 1}, "hold arrays"),
    ({"velocity": [0, 0, 0.04], "until": 1, "events": ["r"]}, "'r' is no event"),
    ({"velocity": [0, 0, 0.04], "until": 1, "rtol": 1e-9}, "no parameter 'rtol'"),
    ({"velocity": [0, 0, 0.04], "until": float("nan")}, "until is no number"),
    ({"constants": {"E": 0.97, "L": 3, "phi": 4}, "signs": {"r": 1}, "until": 1}, "'phi' is a component that is given"),
    ({"constants": {"t": -5, "E": 0.97}, "signs": {"r": 1}, "until": 1}, "'E' is a component that is given"),
    ({"velocity": [0, 0, 0.04], "until": {"r": None}}, "the crossing of 'r' has no value"),
    ({"velocity": [0, 0, 0.04], "until": 1, "events": [crossing("r", 15)] * 2}, "two events are the same: r = 15"),
    ({"velocity": [0, 0, 0.04], "until": 1, "events": crossing(5, 9)}, "5 is neither a coordinate"),
    ({"velocity": [0, 0, 0.04], "until": 1, "events": crossing(sp.Integer(5), 9)}, "has no coordinate"),
    ({"velocity": [0, 0, 0.04], "until": 1, "events": crossing("r", 1 + 1j)}, "is not real and finite"),
    ({"velocity": [0, 0, 0.04], "until": 1, "steps": 1.5}, "steps is 1.5"),
    ({"velocity": [0, 0, 10**400], "until": 1}, "that doubles hold"),
    ({"constants": {"E": 10**400}, "signs": {"r": 1}, "until": 1}, "that doubles hold"),
    ({"velocity": [0, 0, 0.04], "until": 10**400}, "that doubles hold"),
    ({"velocity": [0, 0, 0.04], "until": 1, "longest_step": 10**400}, "longest_step is 1000"),
    ({"velocity": [0, 0, 0.04], "until": 1, "absolute_tolerance": 10**400}, "absolute_tolerance is 1000"),
    ({"direction": [0, 0, 0, 0], "until": 1}, "the square of the vector"),
]


def test_a_number_of_a_coordinate_is_the_coordinate():
    path = trajectory(HOLE, EQUATOR, velocity=[0, 0, 0.01], until=10, events=[crossing(1, 9.9), turning_point(1)])
    assert {name: event.count for name, event in path.events.items()} == {"r = 9.9": 1, "turning point of r": 0}


def test_numbers_of_other_kinds_are_numbers():
    path = trajectory(
        HOLE, EQUATOR, velocity=[0, 0, 0.01], until=np.float32(1), steps=np.int64(1000), tolerance=np.float32(1e-9),
        absolute_tolerance=Fraction(1, 10**12), longest_step=sp.Rational(1, 2),
    )  # fmt: skip
    assert path.length == 1
    with pytest.raises(InputError, match="takes lambda, the proper time"):
        path.at(tau=1)
    for bad in (path.at, lambda value: path.at(r=value)):
        with pytest.raises(InputError, match="that doubles hold"):
            bad(10**400)


@pytest.mark.parametrize(("given", "message"), REFUSED)
def test_what_does_not_fit_is_refused(given, message):
    with pytest.raises(GRToolkitError, match=message):
        trajectory(HOLE, EQUATOR, **given)


def test_places_and_metrics_that_do_not_fit():
    at_rest = {"velocity": [0, 0, 0], "until": 1}
    with pytest.raises(InputError, match="the metric has no value at the initial position"):
        trajectory(gr.Metric(HOLE.matrix, HOLE.coordinates), [0, 2, pi / 2, 0], **at_rest)
    with pytest.raises(InputError, match=r"outside of the chart's domain, or at its edge \(t = 0, r = 1.5"):
        trajectory(HOLE, [0, 1.5, pi / 2, 0], **at_rest)
    with pytest.raises(InputError, match="the parameter M has no value"):
        trajectory(gr.Schwarzschild(), EQUATOR, **at_rest)
    with pytest.raises(InputError, match="the parameters are outside"):
        trajectory(gr.Schwarzschild(), EQUATOR, parameters={"M": -1}, **at_rest)
    with pytest.raises(InputError, match=r"unknown function a\(tau\)"):
        trajectory(gr.FLRW(), EQUATOR, **at_rest)
    ergosphere = [0, 1.9, pi / 2, 0]
    with pytest.raises(InputError, match="two future-directed solutions"):
        trajectory(gr.Kerr(M=1, a=sp.Rational(9, 10)), ergosphere, velocity=[0, 0, 1.0], until=1)
    with pytest.raises(InputError, match="not antisymmetric"):
        trajectory(HOLE, EQUATOR, field=HOLE.covariant, charge=1, **at_rest)


@pytest.mark.nightly
def test_an_orbit_of_kerr_is_einsteinpys():
    """Its symplectic integrator of order 2 with fixed steps: agreement to its own error."""
    einsteinpy = pytest.importorskip("einsteinpy.geodesic")
    theirs = einsteinpy.Timelike(
        metric="Kerr", metric_params=(0.5,), position=[10.0, 1.3, 0.0], momentum=[0.0, 0.5, 3.8], steps=2000,
        delta=0.05, return_cartesian=False, suppress_warnings=True,
    ).trajectory  # fmt: skip
    ours = trajectory(
        gr.Kerr(M=1, a=sp.Rational(1, 2)), [0, 10, 1.3, 0], momentum=[None, 0.0, 0.5, 3.8], signs={"t": 1}, until=100
    )
    _, states = theirs  # the first after one step
    places = ours.at(0.05 * np.arange(1, 2000))
    assert np.allclose(places[:, 1:], states[:1999, 1:4], atol=2e-5)
