"""No text that is handed in is ever evaluated: every argument of every public function is given a program.

SymPy evaluates text wherever it takes an expression, `x.subs(y, text)` and `sp.sin(text)` alike, so each door has to
refuse it. The functions and their parameters are found by introspection; what they take is in `SAMPLES`, an entry for
each, and one argument after the other is replaced by a program that makes a file: whole, and inside of lists and
dictionaries. A new function without an entry fails the first test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from typing import Any

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit import cosmology, interop, motion, optics, render, spacetimes
from gr_toolkit.cosmology import FIELD, Fluid, ScalarField, universes
from gr_toolkit.errors import GRToolkitError
from gr_toolkit.exact.sympified import sympified
from gr_toolkit.spacetimes.entry import ENTRIES

t, tau, chi, r = sp.symbols("t tau chi r")
STATIC = [1, 0, 0, 0]


@cache
def flat() -> Any:
    return gr.Minkowski()


@cache
def hole() -> Any:
    return gr.Schwarzschild(M=1)


@cache
def expanding() -> Any:
    return gr.FLRW(K=0, a=tau, domain=[tau > 0])


@cache
def ray() -> Any:
    return expanding().vector([1 / tau**2, 1 / tau**2, 0, 0])


@cache
def particle() -> Any:
    return gr.Scattering(hole(), v=1, b=9)


@cache
def phase() -> Any:
    return chi - tau


@cache
def light() -> Any:
    return optics.bundle(ray())


@cache
def model() -> Any:
    return cosmology.Cosmology(Omega_m=0.3, Omega_Lambda=0.7)


@cache
def jacobi_map() -> Any:
    return light().jacobi_equation().solve({tau: sp.Symbol("tau_e", positive=True), chi: 0})


@cache
def shift() -> Any:
    return optics.redshift(metric=expanding())


@cache
def dust() -> Any:
    return universes.dust(K=0)


@cache
def path() -> Any:
    return motion.trajectory(hole(), [0, 10, 1.5, 0], direction=[1, 0, 0, 0.01], until=1.0)


CONVENTIONS = {"conventions": "MTW", "signature": "-+++"}
MATTER = {"fluids": "dust", "K": 0, "cosmological_constant": 0, "domain": [sp.Symbol("x") > 0]}
QUADRUPLE = {"metric": flat, "mass": 0, "constants": {"z": 0}, "signs": {"x": 1}, "time": "t", "domain": ()}
WORLD_LINE: dict[str, Any] = {
    "metric": hole, "position": [0, 10, 1.5, 0], "velocity": None, "direction": [1, 0, 0, 0.01], "momentum": None,
    "constants": None, "kind": "timelike", "signs": {"r": 1}, "events": lambda: [motion.turning_point("r")],
    "parameters": {"Q": 1}, "charge": 1.0, "field": None,
    "potential": lambda: hole().covector([sp.Symbol("Q") / hole().coordinates[1], 0, 0, 0]),
    "tolerance": 1e-6, "absolute_tolerance": 1e-9, "longest_step": 1.0, "steps": 100, "margin": 1e-6, "time": "t",
}  # fmt: skip
SAMPLES: dict[str, Any] = {
    # motion
    "Scattering": {"metric": hole, "v": 1, "b": 20},
    "acceleration": {"velocity": ray},
    "closed_orbit": {
        "g": hole, "v": 1, "b": 20, "energy": None, "angular_momentum": None, "semilatus_rectum": None,
        "eccentricity": None,
        "r": None, "velocity": None, "light": True, "inside": False,
    },
    "angular_momentum": {"momentum": ray, "axis": "phi"},
    "carter_constant": {"metric": hole, "spin": 0},
    "circular_orbits": {"metric": hole, "direction": 1},
    "classify_orbit": {"metric": hole, "energy": 1, "angular_momentum": 4, "mass": 1},
    "constants_of_motion": {"metric": flat},
    "critical_impact_parameter": {"g": hole, "v": 1},
    "deflection_series": {"g": hole, "order": 2, "v": 1, "fixed": "v", "parameter": sp.Symbol("M")},
    "effective_potential": {"metric": hole, "angular_momentum": 4, "mass": 1},
    "energy": {"momentum": ray, "time": "tau"},
    "equations_of_motion": {"metric": flat},
    "first_order_time": {"g": hole, "v": 1, "fixed": "closest approach"},
    "geodesic_equation": {"metric": flat, "parameter": sp.Symbol("s")},
    "hamilton_jacobi": QUADRUPLE,
    "inaffinity": {"velocity": ray},
    "is_geodesic": {"velocity": ray, "affine": True},
    "isco": {"metric": hole, "direction": 1},
    "marginally_bound_orbit": {"metric": hole, "direction": 1},
    "marginally_stable_orbits": {"metric": hole, "direction": 1},
    "orbit_constants": {
        "v": sp.Rational(1, 2), "b": 20, "energy": None, "angular_momentum": None, "E": None, "J": None,
        "semilatus_rectum": None, "eccentricity": None, "metric": None,
    },
    "periapsis_advance": {"metric": hole, "semilatus_rectum": 20, "eccentricity": sp.Rational(1, 2)},
    "photon_spheres": {"metric": hole, "direction": 1},
    "radial_equation": {"metric": hole},
    "optical_metric": {"metric": flat, "energy": 2, "mass": 1, "time": "t"},
    "refractive_index": {
        "metric": hole, "energy": 2, "mass": 1, "direction": [1, 0, 0], "flat": "r", "time": "t",
    },
    "refractive_indices": {"metric": hole, "v": None, "energy": 2, "mass": 1},
    "radial_series": {"g": None, "order": 2, "A": [2, 1], "B": [-2, 1], "C": [1, 1], "length": 1},
    "separates": {"metric": flat, "mass": 0},
    "shapiro_delay": {"g": hole, "source": 200, "observer": 100, "closest_approach": 20, "impact_parameter": None},
    "speed_without_delay": {
        "g": hole, "source": 200, "observer": 100, "closest_approach": 20, "impact_parameter": None,
    },
    "strong_deflection": {"g": hole, "v": 1},
    "crossing": {"of": "r", "value": 10, "direction": 0, "ends": True},
    "turning_point": {"of": "r", "direction": 0, "ends": True},
    "Event": {"of": "r", "value": 10, "direction": 0, "ends": 1},
    "trajectory": {**WORLD_LINE, "until": 1.0},
    "trajectories": {**WORLD_LINE, "until": [1.0], "sample_at": {"t": [1.0]}, "record": 1, "workers": 1},
    # optics
    "area_distance_series": {"metric": flat, "order": 1, "direction": [1, 0, 0], "parameter": None},
    "bundle": {"ray": ray, "metric": expanding, "observer": [1, 0, 0, 0]},
    "circular_orbit": {"metric": hole, "radius": 6, "sense": 1, "azimuth": "phi", "plane": {"theta": sp.pi / 2}},
    "covector_in_chart": {"covector": ray, "where": "comoving"},
    "derivation": {"dimension": 4, "signature": "-+++"},
    "doppler": {"speed": sp.Rational(1, 2), "angle": 0, "domain": ()},
    "eikonal": {
        "phase": phase, "metric": expanding, "constants": {"theta": 0}, "signs": {}, "time": "tau", "domain": (),
    },
    "expansion": {
        "phase": phase, "amplitude": 1, "metric": expanding, "field": "scalar", "frequency": sp.Symbol("omega"),
        "xi": 0, "mass": 0, "scaled_mass": 0, "variables": [tau, chi],
    },
    "expansion_of": {
        "wave": 1, "phase": phase, "metric": expanding, "frequency": sp.Symbol("omega"), "field": "scalar", "xi": 0,
        "mass": 0, "scaled_mass": 0,
    },
    "focusing_in_every_metric": {"dimension": 4, "signature": "-+++"},
    "gravitomagnetic_rotation_rate": {"ray": ray, "killing": STATIC, "metric": expanding},
    "is_conformal_killing_yano": {"form": ray},
    "is_parallel_transported": {
        "polarisation": [0, 0, 1, 0], "ray": ray, "metric": expanding, "up_to_gauge": False,
    },
    "is_reciprocal": {"from_source": jacobi_map, "from_observer": jacobi_map},
    "is_rotation_angle": {"angle": 0, "ray": ray, "reference": [0, 0, 1, 0], "observer": STATIC},
    "leading_amplitudes": {"phase": phase, "metric": expanding, "field": "scalar", "scaled_mass": 0},
    "luminosity_distance": {"from_source": jacobi_map, "end": {tau: 2}},
    "moving_observer": {"metric": flat, "velocity": [0, 0, sp.Rational(1, 2)], "observer": STATIC},
    "orbiting_observer": {"metric": hole, "angular_velocity": sp.Rational(1, 20), "azimuth": "phi"},
    "phase_gradient": {"wave": sp.exp(sp.I * (chi - tau)), "metric": expanding},
    "redshift": {
        "ray": ray, "emitter": STATIC, "observer": STATIC, "emission": {"tau": 1}, "reception": {"tau": 2},
        "symmetry": None, "metric": None, "domain": [sp.Symbol("tau_e") > 0],
    },
    "redshift_three_ways": {
        "K": [0], "degree": 0, "kind": "outgoing", "omega": sp.Symbol("omega", positive=True), "signature": "-+++",
    },
    "rotation_rate": {"ray": ray, "reference": [0, 0, 1, 0], "observer": STATIC},
    "trace_ray": {
        "metric": hole, "place": [0, 10, 1.5, 0], "direction": [None, 1, 0, 0], "length": 1.0, "observer": STATIC,
        "parameters": {"M": 1}, "functions": {}, "tolerance": 1e-6,
    },
    "transported_redshift": {"redshift": shift, "through": STATIC},
    "walker_penrose": {"metric": flat, "factor": 1},
    "wave_frequency": {"wave": sp.exp(sp.I * (chi - tau)), "metric": expanding, "observer": STATIC},
    "wronskian_is_constant": {"symmetric": True},
    # cosmology
    "Cosmology": {"H0": 70, "Omega_m": 0.3, "Omega_r": 0, "Omega_Lambda": 0.7, "Omega_K": 0, "w0": -1, "wa": 0},
    "EnergyConditions": {"density": 1, "pressure": 1, "domain": ()},
    "ExpandingMetric": {"metric": expanding, "time": tau, "lapse": tau, "scale": tau, "curvature": 0},
    "ExpansionRate": {"parameters": {Fluid(w=0): 1}, "curvature": 0},
    "Fluid": {"w": 0, "pressure": None, "amount": 1, "density": None, "name": "fluid", "is_matter": True},
    "Friedmann": {"space": lambda: cosmology.friedmann().space, "fluids": (), "cosmological_constant": 0},
    "KineticGas": {"metric": expanding, "mass": 1, "distribution": 1, "states": 2},
    "PhaseSpace": {"metric": expanding, "mass": 1},
    "ScalarField": {"potential": FIELD, "name": "scalar"},
    "angular_diameter_between": {"model": model, "z1": 0, "z2": 1},
    "apparent_horizon": CONVENTIONS,
    "closed_age": {"name": "flat dust and vacuum"},
    "closed_distance": {"name": "dust"},
    "distance_relations": {**CONVENTIONS, "K": 0, "a": tau},
    "distance_series": {"order": 1, "variable": "z", "K": 0},
    "distances": {"model": model, "z": [1, 2]},
    "energy_conditions": {"of": (1, 1), "domain": ()},
    "event_horizon": MATTER,
    "expansion_rate": {"parameters": {"dust": 1}, "curvature": 0},
    "fate": MATTER,
    "friedmann": {"chart": "comoving", **{k: v for k, v in MATTER.items() if k != "domain"}, **CONVENTIONS},
    "hubble_radius": {"hubble": 1 / t},
    "images": {"model": model, "z": 1.0, "farthest": 10.0},
    "is_collisionless": {"distribution": 1, "metric": expanding, "mass": 0},
    "kinematic_parameters": {"model": model, "order": 2},
    "liouville": {"distribution": 1, "metric": expanding, "mass": 0},
    "momentum_loss": {"metric": expanding, "mass": 0},
    "particle_horizon": MATTER,
    "redshift_at": {"model": model, "between": (0.0, 10.0), "comoving": 1.0},
    "redshifts_at": {"model": model, "between": (0.0, 10.0), "comoving": 1.0},
    "thermal_conditions": {"metric": expanding, "temperature": 1 / tau, "potential": 0, "mass": 0},
    "thermal_radiation": {"temperature": 1, "states": 2, "statistics": "Bose"},
    # universes
    "End": {"what": "big bang", "at": 0, "cosmic": 0, "conformal": 0, "of_chart": False},
    "Universe": {
        "name": "x", "a": t, "time": t, "lapse": 1, "K": 0, "fluids": (), "domain": (),
        "beginning": universes.End("big bang", 0), "end": universes.End("big bang", 0), "t": t, "tau": t,
        "source": "", "notes": (),
    },
    "by_quadrature": {"fluids": "dust", "K": 0, "domain": ()},
    "growth_rate_squared": {"universe": dust},
    "is_unstable": {"universe": dust},
    "lemaitre_to_static": {"H": 1, "signature": "-+++"},
    "milne_to_minkowski": {"K": -1, "signature": "-+++"},
    "slicing_to_flat": {"K": 1, "H": 1, "signature": "-+++"},
    # render
    "distance_redshift": {
        "models": model, "kinds": ["luminosity"], "z": (0.1, 1.0), "logarithmic": True, "axes": None,
    },
    "energy_density": {
        "field": ray, "observer": STATIC, "slice": {"t": 0}, "parameters": {"M": 1}, "extent": 1.0, "axes": None,
    },
    "expansion_history": {"universes": dust, "now": 1, "parameters": {"C": 1}, "extent": (0, 1, 2), "axes": None},
    "field_lines": {
        "field": ray, "observer": STATIC, "of": "", "slice": {"t": 0}, "parameters": {"M": 1}, "extent": 1.0,
        "lines": 4, "axes": None,
    },
    "light_cones": {"model": dust, "now": 1, "parameters": {"C": 1}, "extent": (0, 1), "axes": None},
    "render.refractive_index": {
        "metric": hole, "v": [1.0], "definitions": ["momentum"], "r": (5.0, 20.0), "b": 4.0, "axes": None,
    },
    "orbit": {"subject": particle, "r_max": 20.0, "turns": 2, "points": 10, "axes": None},
    "deflection": {"metric": hole, "v": [1.0], "b": (5.0, 20.0), "weak_field": True, "axes": None},
}  # fmt: skip
METHODS: dict[str, tuple[Any, dict[str, Any]]] = {
    # name of the method -> the object it is one of, arguments
    "Fluid.density_at": (lambda: Fluid(w=0), {"scale_factor": 1}),
    "Fluid.pressure_at": (lambda: Fluid(w=0), {"density": 1}),
    "Fluid.affine": (lambda: Fluid, {"w": 0, "offset": 1, "amount": 1}),
    "Fluid.chaplygin": (lambda: Fluid, {"A": 1, "B": 1, "alpha": 1}),
    "Fluid.named": (lambda: Fluid, {"name": "dust", "amount": 1}),
    "Fluid.vacuum": (lambda: Fluid, {"cosmological_constant": 1, "kappa": 1}),
    "Friedmann.check": (lambda: cosmology.friedmann("dust", K=0), {"a": t, "domain": (), "rho_m": 1, "Lambda": 0}),
    "Universe.lookback_time": (dust, {"now": 1}),
    "Universe.expansion_rate": (dust, {"now": 1}),
    "Universe.with_scale_factor": (dust, {"a": t}),
    "Universe.metric": (dust, CONVENTIONS),
    "Universe.check": (dust, CONVENTIONS),
    "ExpansionRate.of_redshift": (lambda: cosmology.expansion_rate({"dust": 1}), {"z": 1}),
    "ExpansionRate.at": (lambda: cosmology.expansion_rate({"dust": 1}), {"z": 1}),
    "ExpansionRate.derivative": (lambda: cosmology.expansion_rate({"dust": 1}), {"order": 2, "z": 1}),
    "ExpansionRate.deceleration": (lambda: cosmology.expansion_rate({"dust": 1}), {"z": 1}),
    "ExpansionRate.jerk": (lambda: cosmology.expansion_rate({"dust": 1}), {"z": 1}),
    "ExpansionRate.snap": (lambda: cosmology.expansion_rate({"dust": 1}), {"z": 1}),
    "ExpansionRate.age": (lambda: cosmology.expansion_rate({"dust": 1}), {"domain": ()}),
    "ExpansionRate.cosmology": (lambda: cosmology.expansion_rate({"dust": 1}), {"values": {t: 1}, "H0": 70}),
    "EnergyConditions.holds": (lambda: cosmology.energy_conditions("dust"), {"name": "null"}),
    "EnergyConditions.inequalities": (lambda: cosmology.energy_conditions("dust"), {"name": "null"}),
    "ExpandingMetric.rate": (lambda: cosmology.friedmann().space, {"quantity": t}),
    "ExpandingMetric.residual": (
        lambda: cosmology.friedmann().space, {"density": 1, "pressure": 1, "cosmological_constant": 1},
    ),
    "KineticGas.dilutes": (lambda: cosmology.KineticGas(expanding()), {"power": 4}),
    "PhaseSpace.along_paths": (lambda: cosmology.PhaseSpace(expanding()), {"function": 1}),
    "PhaseSpace.conserved": (lambda: cosmology.PhaseSpace(expanding()), {"function": 1}),
    "PhaseSpace.scalar": (lambda: cosmology.PhaseSpace(expanding()), {"function": 1, "what": "f"}),
    "ScalarField.check": (
        lambda: ScalarField(0), {"a": t, "phi": t, "K": 0, "cosmological_constant": 0, "domain": ()},
    ),
    "ScalarField.slow_roll": (lambda: ScalarField(FIELD), {"kappa": 1}),
    "ScalarField.klein_gordon": (lambda: ScalarField(FIELD), {"chart": "comoving", "conventions": "MTW"}),
    "ClosedAge.check": (lambda: cosmology.closed_age("flat dust and vacuum"), {"age": t}),
    "ClosedDistance.check": (
        cosmology.mattig, {"transverse": t, "luminosity": t, "angular_diameter": t},
    ),
    "Distances.signed": (lambda: cosmology.distances(model(), 1), {"name": "luminosity"}),
    "Redshift.subs": (shift, {"tau_e": 1}),
    "Redshift.symbols": (shift, {"names": "tau_e"}),
    "Redshift.drift": (shift, {"order": 1}),
    "Redshift.factors": (shift, {"through": STATIC}),
    "JacobiMap.is_conjugate": (jacobi_map, {"place": {tau: 1}}),
    "JacobiEquation.solve": (lambda: light().jacobi_equation(), {"vertex": {tau: 1, chi: 0}}),
    "JacobiEquation.is_solution": (lambda: light().jacobi_equation(), {"matrix": [[1, 0], [0, 1]]}),
    "JacobiEquation.has_vertex": (
        lambda: light().jacobi_equation(), {"matrix": [[1, 0], [0, 1]], "vertex": {tau: 1, chi: 0}},
    ),
    "JacobiEquation.series": (lambda: light().jacobi_equation(), {"order": 1}),
    "JacobiEquation.read": (lambda: light().jacobi_equation(), {"given": [[1, 0], [0, 1]]}),
    "Bundle.conserves_photons": (light, {"amplitude": 1}),
    "Trajectory.at": (path, {"parameter": 0.5}),
    "Trajectory.velocity_at": (path, {"parameter": 0.5}),
    "Trajectory.check": (path, {"finer": 10.0}),
    "CompleteIntegral.constant_of_motion": (lambda: motion.hamilton_jacobi(flat()), {"coordinate": "x"}),
    "CompleteIntegral.derivative": (lambda: motion.hamilton_jacobi(flat()), {"symbol": t}),
    "Scattering.deflection": (
        lambda: gr.Scattering(hole(), v=1, b=20), {"source": 100, "observer": 200, "digits": 20},
    ),
    "Scattering.from_closest_approach": (lambda: gr.Scattering, {"metric": hole, "v": 1, "r": 20}),
    "Scattering.near_critical": (lambda: gr.Scattering, {"metric": hole, "v": 1, "excess": 1e-3}),
    "Scattering.deflection_series": (particle, {"order": 2, "fixed": "v", "parameter": None}),
    "Scattering.refractive_index": (particle, {"r": 20.0, "definition": "phase"}),
    "RefractiveIndices.get": (lambda: motion.refractive_indices(hole(), v=1), {"key": "phase", "default": None}),
    "RefractiveIndex.gives_orbit": (
        lambda: motion.refractive_indices(hole(), v=1)["proper speed"], {"lengths": "proper"},
    ),
    "RefractiveIndex.bouguer": (
        lambda: motion.refractive_indices(hole(), v=1)["proper speed"], {"lengths": "proper"},
    ),
    "Scattering.time_delay": (
        lambda: gr.Scattering(hole(), v=1, b=20),
        {"source": 100, "observer": 200, "compared_with": "straight line", "of": "coordinate", "passing": True},
    ),
    "Scattering.time_of_flight": (
        lambda: gr.Scattering(hole(), v=1, b=20),
        {"source": 100, "observer": 200, "of": "coordinate", "passing": True, "digits": 20},
    ),
    "Scattering.swept_angle": (
        lambda: gr.Scattering(hole(), v=1, b=20), {"source": 100, "observer": 200, "digits": 20},
    ),
    "ClosedOrbit.phi": (lambda: motion.closed_orbit(hole(), v=0.5, b=20), {"r": 20}),
    "ClosedOrbit.points": (lambda: motion.closed_orbit(hole(), v=0.5, b=20), {"n": 10, "r_max": 100, "turns": 1}),
    "ClosedOrbit.r": (lambda: motion.closed_orbit(hole(), v=0.5, b=20), {"phi": 1}),
    "ClosedOrbit.t": (lambda: motion.closed_orbit(hole(), v=0.5, b=20), {"phi": 1, "r": None}),
    "ClosedOrbit.tau": (lambda: motion.closed_orbit(hole(), v=0.5, b=20), {"phi": 1, "r": None}),
    "CircularOrbits.at": (lambda: motion.circular_orbits(hole()), {"radius": 10}),
    "CircularOrbits.stability": (lambda: motion.circular_orbits(hole()), {"radius": 10}),
    "ConstantsOfMotion.bracket": (lambda: motion.constants_of_motion(flat()), {"one": "m2", "other": "E"}),
    "ConstantsOfMotion.in_involution": (lambda: motion.constants_of_motion(flat()), {"names": ["m2", "E"]}),
    "EffectivePotential.radial_equation": (lambda: motion.effective_potential(hole()), {"energy": 2}),
    "EffectivePotential.turning_points": (
        lambda: motion.effective_potential(hole(), angular_momentum=4), {"energy": 2},
    ),
    "EquationsOfMotion.agree": (lambda: motion.equations_of_motion(flat()), {"with_hamilton_jacobi": False}),
    "OrbitConstants.of_mass": (lambda: motion.orbit_constants(energy=2, angular_momentum=4), {"mass": 1}),
    "PeriapsisAdvance.coefficients": (lambda: motion.periapsis_advance(hole()), {"order": 1}),
    "PeriapsisAdvance.digits": (
        lambda: motion.periapsis_advance(hole(), semilatus_rectum=20, eccentricity=sp.Rational(1, 2)), {"count": 10},
    ),
    "PeriapsisAdvance.series": (lambda: motion.periapsis_advance(hole()), {"order": 1}),
    "SpecialRadius.digits": (lambda: motion.isco(hole()), {"count": 10}),
    "Eikonal.in_chart": (lambda: optics.eikonal(expanding(), constants={"theta": 0, "phi": 0}), {"where": "comoving"}),
    "WalkerPenrose.constant": (lambda: optics.walker_penrose(hole()), {"ray": STATIC, "polarisation": STATIC}),
    "WalkerPenrose.is_conserved": (lambda: optics.walker_penrose(hole()), {"ray": STATIC, "polarisation": STATIC}),
    "Exercise.check": (lambda: gr.Exercise("1 + 1", "2", gr.FLRW()), {"answer": t}),
    **{
        f"Cosmology.{name}": (model, {"z": 1})
        for name in (
            "age", "angular_diameter_distance", "comoving_distance", "distances", "event_horizon", "expansion_rate",
            "hubble_rate", "lookback_time", "luminosity_distance", "particle_horizon",
        )
    },
}  # fmt: skip
MADE_BY_FUNCTIONS = {  # what functions return: nobody makes these
    "Bundle", "CarterConstant", "Caustic", "CircularOrbits", "ClosedAge", "ClosedDistance", "ClosedOrbit",
    "CompleteIntegral", "ConstantsOfMotion",
    "Derivation", "DistanceRelations",
    "DistanceSeries", "Distances", "Doppler", "Eikonal", "Entry", "Expansion", "ExpansionCheck", "Factors",
    "EffectivePotential", "EquationsOfMotion", "FirstIntegrals", "GeodesicEquations", "Image", "JacobiEquation",
    "JacobiMap", "OpticalMetric", "OrbitClasses",
    "OrbitConstants", "PeriapsisAdvance", "Picture", "Redshift", "RefractiveIndex", "RefractiveIndices", "Residual",
    "SpecialRadius", "ThreeWays", "TracedRay", "Trajectories", "Trajectory", "WalkerPenrose",
}  # fmt: skip
PLACES = (motion, optics, cosmology, universes, render)
ARBITRARY = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)


def _functions() -> dict[str, Callable[..., Any]]:
    found: dict[str, Any] = {}
    for place in PLACES:
        for n in place.__all__:
            taken = found.get(n, getattr(place, n)) is not getattr(place, n)  # another one's name
            found[f"{place.__name__.rpartition('.')[2]}.{n}" if taken else n] = getattr(place, n)
    return {
        name: value
        for name, value in found.items()
        if callable(value) and not inspect.ismodule(value) and not isinstance(value, universes.Entry)
        and not isinstance(value, sp.Basic) and name not in MADE_BY_FUNCTIONS
    }  # fmt: skip


def _methods() -> dict[str, Callable[..., Any]]:
    classes = {n: getattr(p, n) for p in PLACES for n in p.__all__ if inspect.isclass(getattr(p, n))}
    classes["Exercise"] = gr.Exercise
    return {
        f"{name}.{m}": method
        for name, one in classes.items()
        for m, method in inspect.getmembers(one, callable)
        if not m.startswith("_") and set(inspect.signature(method).parameters) - {"self"}
    }


FUNCTIONS, OF_OBJECTS = _functions(), _methods()
WITHOUT = {  # numbers are all they take; those of long calls have theirs checked by their readers' tests
    "Scattering.length", "Scattering.shaped",
    "TracedRay.back", "TracedRay.redshift", "Doppler.check", "ThreeWays.check", "Picture.save", "Residual.relative_to",
    "Expansion.corrected", "Expansion.extended", "Expansion.field_coefficient", "Expansion.local_wave_covector",
    "Expansion.lorenz", "Expansion.order", "JacobiEquation.derivative", "ScalarField.in_time",
}  # fmt: skip


def _made(value: Any) -> Any:
    is_maker = inspect.isfunction(value) or hasattr(value, "cache_info")
    return value() if is_maker else value


class Speaking:
    """An object that is text when SymPy asks what it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def _sympy_(self) -> str:
        return self.text


def _hostile(value: Any, program: str) -> Iterator[Any]:
    """What is given in place of a value: text, or an object that becomes text, and the value with these inside."""
    for text in (program, Speaking(program)):
        yield from _with_text(value, text)


def _wholly(program: str) -> list[Any]:
    """Text, and what holds it or becomes it."""
    return [program, [program], (program,), {program: program}, Speaking(program), [Speaking(program)]]


def _with_text(value: Any, text: Any) -> Iterator[Any]:
    yield text
    yield (text,)  # SymPy evaluates what stands in these even when it is told not to
    yield {text: text}
    if isinstance(value, dict):
        yield from ({**value, key: text} for key in value)
        yield from ({text: other} for other in value.values())
    elif isinstance(value, (list, tuple)):
        yield [text]
        yield from (type(value)([*value[:n], text, *value[n + 1 :]]) for n in range(len(value)))
    else:
        yield [text]


def _cases() -> list[Any]:
    functions = [(name, p) for name, sample in SAMPLES.items() for p in sample]
    entries = [(name, p) for name, entry in universes.CATALOGUE.items() for p in entry.parameters]
    return [*functions, *entries, *((name, p) for name, (_, sample) in METHODS.items() for p in sample)]


@pytest.fixture
def program(tmp_path) -> Iterator[str]:
    """A text that makes a file when it is evaluated; the file is looked for at the end."""
    witness = tmp_path / "evaluated"
    yield f"__import__('pathlib').Path({str(witness)!r}).write_text('x')"
    assert not witness.exists(), "text was evaluated"


def test_every_function_has_a_sample() -> None:
    """And every parameter is in it."""
    for name, function in FUNCTIONS.items():
        parameters = {n for n, p in inspect.signature(function).parameters.items() if p.kind not in ARBITRARY}
        assert not parameters or name in SAMPLES, name
        assert parameters <= set(SAMPLES.get(name, {})), (name, parameters - set(SAMPLES[name]))
    for name, method in OF_OBJECTS.items():
        parameters = {n for n, p in inspect.signature(method).parameters.items() if p.kind not in ARBITRARY}
        assert name in METHODS or name in WITHOUT, name
        assert name in WITHOUT or parameters - {"self"} <= set(METHODS[name][1]), name


def test_the_program_makes_a_file(tmp_path) -> None:
    """What SymPy does with it: this is what must not happen."""
    witness = tmp_path / "evaluated"
    assert t.subs(t, f"__import__('pathlib').Path({str(witness)!r}).write_text('x')") == 1
    assert witness.exists()


@pytest.mark.parametrize(("name", "parameter"), _cases(), ids=str)
def test_text_is_refused_and_not_evaluated(name: str, parameter: str, program: str) -> None:
    if name in METHODS:
        owner, sample = METHODS[name]
        function = getattr(owner(), name.rpartition(".")[2])
    elif name in universes.CATALOGUE and name not in SAMPLES:
        function, sample = universes.CATALOGUE[name], {parameter: 1}
    else:
        function, sample = FUNCTIONS[name], SAMPLES[name]
    given = {key: _made(value) for key, value in sample.items()}
    for hostile in _hostile(given[parameter], program):
        with suppress(GRToolkitError):
            function(**{**given, parameter: hostile})


def test_no_universe_takes_text_by_position(program: str) -> None:
    for entry in universes.CATALOGUE.values():
        for hostile in (program, Speaking(program)):
            with pytest.raises(GRToolkitError, match="by name"):
                entry(hostile)


@pytest.mark.parametrize("name", sorted(MADE_BY_FUNCTIONS))
def test_nothing_is_evaluated_where_results_are_made_by_hand(name: str, program: str) -> None:
    """They may fail as they like: nobody is meant to make them."""
    made = next(getattr(place, name) for place in PLACES if name in place.__all__)
    required = [n for n, p in inspect.signature(made).parameters.items() if p.kind not in ARBITRARY]
    for hostile in (program, Speaking(program)):
        with suppress(GRToolkitError, TypeError, AttributeError, ValueError, KeyError):
            made(**dict.fromkeys(required, hostile))
        universes.CATALOGUE.pop(hostile, None)


@pytest.mark.parametrize("name", interop.__all__)
def test_what_comes_from_others_is_not_evaluated(name: str, program: str) -> None:
    function = getattr(interop, name)
    required = [n for n, p in inspect.signature(function).parameters.items() if p.default is p.empty]
    for hostile in _wholly(program):
        with pytest.raises(GRToolkitError):
            function(**dict.fromkeys(required, hostile))


EXERCISE = list(inspect.signature(gr.Exercise).parameters)


@pytest.mark.parametrize("parameter", EXERCISE)
def test_exercises_evaluate_nothing(parameter: str, program: str) -> None:
    sample = {"question": "1 + 1", "answer": "2", "setting": gr.FLRW()}
    for hostile in (*_wholly(program), {"x": program}, {program: "x"}, {"x": Speaking(program)}):
        with suppress(GRToolkitError):
            gr.Exercise(**{**sample, parameter: hostile}).check(program)


@pytest.mark.parametrize("name", [name for name in gr.__all__ if name in spacetimes.__all__ and name[0].isupper()])
def test_no_spacetime_of_the_catalogue_takes_text(name: str, program: str) -> None:
    entry = getattr(gr, name)
    parameters = ENTRIES[entry().name].parameters
    for parameter in parameters:
        for hostile in _wholly(program):
            with pytest.raises(GRToolkitError, match=parameter):
                entry(**{parameter: hostile})


def test_no_text_is_put_in_for_a_symbol(program: str) -> None:
    """In metrics, in exact scalars and in components."""
    metric = gr.Schwarzschild()
    M = metric.parameters[0]
    for hostile in (program, Speaking(program)):
        for owner in (metric, metric.scalar(M), metric.covariant.component((0, 0))):
            with pytest.raises(GRToolkitError):
                owner.subs({M: hostile})
            with pytest.raises(GRToolkitError):
                owner.subs({hostile: 1})
        for ask in (lambda given=hostile: gr.decide(given, 1), lambda given=hostile: gr.decide(t, t, domain=[given])):
            with pytest.raises(GRToolkitError):
                ask()
        for monotonic in (gr.is_increasing, gr.is_decreasing):
            for arguments in ((hostile, t), (t, hostile)):
                with pytest.raises(GRToolkitError):
                    monotonic(*arguments)
            with pytest.raises(GRToolkitError):
                monotonic(t, t, domain=[hostile])
            with pytest.raises(GRToolkitError):
                monotonic(t, t, domain=hostile)


def test_what_is_no_expression_or_matrix_is_refused() -> None:
    class Listed:
        def _sympy_(self) -> list[int]:
            return [1]

    for hostile in (Speaking("1 + 1"), Listed(), sp.Function):
        with pytest.raises(sp.SympifyError):
            sympified(hostile)
    assert sympified(sp.eye(2)) == sp.eye(2)
    assert sympified(gr.Minkowski().scalar(2)) == 2


@pytest.mark.parametrize("function", [gr.S_K, gr.C_K])
def test_our_own_functions_are_no_sympy_functions_there(function: Any, program: str) -> None:
    for hostile in _wholly(program):
        for arguments in ((hostile, 1), (1, hostile)):
            with pytest.raises(GRToolkitError, match="strings are not evaluated"):
                function(*arguments)


def test_what_sympy_evaluates_though_it_is_told_not_to(program: str, tmp_path) -> None:
    """`strict=True` is not enough: tuples, dictionaries and sets are opened."""
    other = tmp_path / "in a tuple"
    sp.sympify((f"__import__('pathlib').Path({str(other)!r}).write_text('x')",), strict=True)
    assert other.exists()
    for hostile in (program, (program,), {program: 1}, {1: program}, {program}, frozenset([program]), [program]):
        with pytest.raises(sp.SympifyError):
            sympified(hostile)
        with pytest.raises(GRToolkitError):
            gr.decide(hostile, 0)
        with pytest.raises(GRToolkitError):
            gr.FLRW(K=hostile)
        with pytest.raises(GRToolkitError):
            gr.compiled(hostile, "x")
