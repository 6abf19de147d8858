"""What a picture of orbits is drawn from: points of the equatorial plane, and the hole that they surround."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import asin
from typing import Any, final

import sympy as sp

from ..errors import GRToolkitError, InputError
from ..geometry import Metric, compiled
from ..geometry.inputs import in_short
from ..motion import ClosedOrbit, Scattering, Trajectories, Trajectory, closed_orbit, trajectory
from ..motion.radial_functions import radial_functions
from ..numerics.plane_points import evenly, from_polar, mirrored, together
from ..spacetimes import Schwarzschild

MOST = 40  # paths in a picture
FARTHEST = 1.6  # impact parameters or periapses that are shown, at least
LEAST = 12.0  # masses
ADVICE = "gr.Scattering(g, v=0.5, b=[6, 8]), gr.motion.closed_orbit(g, ...), gr.motion.trajectory(g, ...), or a list"


@final
@dataclass(frozen=True, eq=False)
class Path:
    """A curve.

    Attributes
    ----------
    label : for the legend, in LaTeX
    x, y : arrays
    mass : M in the unit of x and y, where there is a black hole of Schwarzschild; else None
    is_bound : whether it stays within a finite distance
    """

    label: str
    x: Any
    y: Any
    mass: float | None
    is_bound: bool


def paths_of(subject: Any, r_max: float | None, points: int, turns: float) -> list[Path]:
    """The paths of one subject, of several, or of a dictionary of labels to subjects.

    Raises
    ------
    InputError
        Something else; none; too many; more than one mass.
    """
    named = isinstance(subject, Mapping)
    given = list(subject.items()) if named else [(None, s) for s in _listed(subject)]
    singles = [(label, one) for label, several in given for one in _singles(several)]
    if not 1 <= len(singles) <= MOST:
        raise InputError(f"{len(singles)} orbits are given to one picture", f"1 to {MOST}")
    orbits = [_orbit(one) if isinstance(one, Scattering) else one for _, one in singles]
    far = r_max if r_max is not None else _far(orbits)
    found = []
    for (label, one), orbit in zip(singles, orbits, strict=True):
        if isinstance(orbit, Trajectory):
            path = _of_trajectory(orbit, points)
        elif isinstance(orbit, Scattering):
            path = _in_any_metric(orbit, far, points)
        else:
            path = _of_orbit(orbit, one if isinstance(one, Scattering) else None, far, points, turns)
        found.append(path if label is None else Path(str(label), path.x, path.y, path.mass, path.is_bound))
    masses = {path.mass for path in found}
    if len(masses) > 1:
        raise InputError("the orbits belong to different masses", "one picture for each")
    return found


def _listed(subject: Any) -> list[Any]:
    return list(subject) if isinstance(subject, (list, tuple)) else [subject]


def _singles(given: Any) -> Iterator[Any]:
    """The lone particles of what may be an array of them."""
    if isinstance(given, Scattering):
        yield from _particles(given)
    elif isinstance(given, (ClosedOrbit, Trajectory)):
        yield given
    elif isinstance(given, Trajectories):
        raise InputError(
            "Trajectories keep their ends, not their ways", "a list of gr.motion.trajectory(g, ...), one for each"
        )
    else:
        raise InputError(f"{in_short(given)} has no orbit to show", ADVICE)


def _particles(s: Scattering) -> Iterator[Scattering]:
    if s.is_symbolic:
        raise InputError("v or b is a symbol, and a picture shows numbers", "gr.Scattering(g, v=0.5, b=[6, 8, 10])")
    if not s.shape:
        yield s
        return
    if s.given_by != "b":
        raise InputError(
            f"an array of particles given by {s.given_by} is not drawn", "gr.Scattering(g, v=0.5, b=[6, 8, 10])"
        )
    speeds, impacts = together(s.v, s.b)
    if len(speeds) > MOST:
        raise InputError(f"{len(speeds)} orbits are given to one picture", f"1 to {MOST}")
    for v, b in zip(speeds, impacts, strict=True):
        yield Scattering(s.metric, v=float(v), b=b if isinstance(b, sp.Expr) else float(b))


def _orbit(s: Scattering) -> ClosedOrbit | Scattering:
    """The orbit in closed form; the particle as it is where the metric has none."""
    if s.functions.schwarzschild_mass is None:
        return s
    try:
        found: ClosedOrbit = s.orbit()
    except GRToolkitError:
        if s.functions.is_areal or s.given_by != "b":
            raise
        mass = s.functions.schwarzschild_mass.to_sympy()  # in another radial coordinate: the same by the areal radius
        found = closed_orbit(Schwarzschild(M=mass), v=s.exact_v, b=s.exact_b)
    return found


def _far(orbits: list[Any]) -> float:
    """How far out orbits from infinity are shown."""
    closed = [orbit for orbit in orbits if isinstance(orbit, ClosedOrbit)]
    sizes = [LEAST * orbit.horizon_radius / 2 for orbit in closed[:1]]
    sizes += [max(LEAST, FARTHEST * s.b) for s in orbits if isinstance(s, Scattering)]
    for orbit in closed:
        momentum = orbit.angular_momentum
        excess = orbit.energy**2 - (0 if orbit.is_light else 1)
        far = momentum / excess**0.5 if excess > 1e-12 else 0.0
        sizes += [FARTHEST * far] if orbit.kind in ("scattering", "falling", "separatrix") else []
        sizes += [FARTHEST * orbit.periapsis] if orbit.periapsis and orbit.kind == "scattering" else []
    return max(sizes, default=0.0)


def _of_orbit(orbit: ClosedOrbit, s: Scattering | None, far: float, points: int, turns: float) -> Path:
    """A closed orbit as it is, and a particle from infinity as coming from the left."""
    x, y = orbit.points(points, r_max=far, turns=turns)
    if s is None:
        label = f"{orbit.kind}, $E = {orbit.energy:.4g}$, $L = {orbit.angular_momentum:.4g}$"
    else:
        x, y = mirrored(x, y, float(orbit.phi_range[0]))
        label = _label(s)
    return Path(label, x, y, orbit.horizon_radius / 2, orbit.kind in ("bound", "circular", "plunging"))


def _in_any_metric(s: Scattering, far: float, points: int) -> Path:
    """A particle from infinity whose orbit is integrated, from and to the radial coordinate `far`."""
    f = s.functions
    if s.b >= far:
        raise InputError(f"b = {s.b:g} is beyond r_max = {far:g}", "a larger r_max")
    path = trajectory(
        s.metric,
        {str(f.t): 0, str(f.r): far, str(f.theta): sp.pi / 2, str(f.phi): 0},
        constants={"E": s.energy, "L": s.angular_momentum},
        kind="null" if s.v == 1 else "timelike",
        signs={str(f.r): -1},
        until={str(f.r): far * (1 + 1e-9)},
    )
    found = _of_trajectory(path, points)
    x, y = mirrored(found.x, found.y, -asin(s.b / far))  # on a straight line it would come from the left at b
    return Path(_label(s), x, y, None, False)


def _label(s: Scattering) -> str:
    """v, b, and how often the direction turns right around."""
    b = s.b
    shown = sp.latex(sp.N(b, 5)) if isinstance(b, sp.Expr) else f"{b:.5g}"
    text = f"$v = {s.v:.4g}$, $b = {shown}$"
    if s.is_captured:
        return text + ", falls in"
    turns = s.winding_number
    return text + (f", {turns} winding{'s' * (turns > 1)}" if turns else "")


def _of_trajectory(path: Trajectory, points: int) -> Path:
    """A world line that was integrated, projected along the axis to the plane θ = π/2."""
    problem, metric = path.problem, path.metric
    places = path.at(evenly(0.0, path.length, points))
    values = dict(zip(problem.system.parameters, problem.constants[0].tolist(), strict=False))
    names = [str(x) for x in metric.coordinates]
    if {"x", "y"} <= set(names):
        return Path("trajectory", places[:, names.index("x")], places[:, names.index("y")], None, False)
    r, theta, phi, mass = _polar(metric, values, places)
    x, y = from_polar(r, theta, phi)
    return Path(_of_constants(path.constants), x, y, mass, False)


def _polar(metric: Metric, values: Mapping[Any, float], places: Any) -> tuple[Any, Any, Any, float | None]:
    """(areal radius, θ, φ, M) in a spherically symmetric metric; else the chart's own r, and no M."""
    try:
        f = radial_functions(metric)
    except InputError:
        names = [str(x) for x in metric.coordinates]
        if not {"r", "theta", "phi"} <= set(names):
            raise InputError(
                f"the coordinates {', '.join(names)} are neither spherical nor Cartesian",
                "a chart with r, theta and phi",
            ) from None
        r, theta, phi = (places[:, names.index(name)] for name in ("r", "theta", "phi"))
        return r, theta, phi, None
    radial, theta, phi = (places[:, metric.coordinates.index(x)] for x in (f.r, f.theta, f.phi))
    if not f.is_areal:
        radial = compiled(f.C, [f.r], parameters=values)(radial) ** 0.5
    mass = f.schwarzschild_mass
    known = None if mass is None else mass.to_sympy().subs(values)
    return radial, theta, phi, float(known) if known is not None and known.is_number else None


def _of_constants(constants: Mapping[str, float]) -> str:
    shown = [f"${name} = {constants[name]:.4g}$" for name in ("E", "L") if name in constants]
    return ", ".join(shown) or "trajectory"
