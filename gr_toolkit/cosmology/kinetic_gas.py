r"""A gas without collisions that fills an expanding universe: its density, energy density and pressure.

With f = F(q) of the comoving momentum q = a p, which Liouville's equation allows, the integrals

    N^μ = g_s/(2π)³ ∫ p^μ f √|g| d³p/|p_0|,        T^{μν} = g_s/(2π)³ ∫ p^μ p^ν f √|g| d³p/|p_0|       (ħ = c = k = 1)

are, in the momenta that comoving observers measure, √|g| d³p^i/|p_0| = d³p/E, and over all directions

    n = A/a³ ∫ q² F dq,    ρ = A/a³ ∫ E q² F dq,    P = A/a³ ∫ q⁴ F/(3 a² E) dq,    E = √(q²/a² + m²),    A = g_s/(2π²),

with g_s states of spin [Kolb & Turner 1990, section 3.3; Weinberg 2008, section 3.1]. What is said of the integrals is
decided of their integrands, at every q; F is taken to fall off so fast that one may differentiate under the integral.
"""

from __future__ import annotations

from typing import Any, NamedTuple, final

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..exact import Element
from ..geometry import Metric
from ..geometry.inputs import read_expression, read_metric
from ..verdicts import Verdict, combined, decide, explanation
from .reading import read_constant, read_positive

MOMENTUM = sp.Symbol("q", positive=True)  # a p, comoving
DISTRIBUTION = sp.Function("F")


@final
class KineticGas:
    """An isotropic gas of particles of one mass without collisions.

    Parameters
    ----------
    metric : `gr_toolkit.FLRW`, any chart, K and a
    mass : m ≥ 0, constant
    distribution : F(q) ≥ 0, a SymPy expression in `gr_toolkit.cosmology.kinetic_gas.MOMENTUM`, or an unknown F
    states : g_s, states of spin: 2 for light

    Attributes
    ----------
    integrands : name -> integrand over q, exact scalars: "number density", "energy density", "pressure"

    Raises
    ------
    InputError
        Another metric, a mass not known to be positive, states that are no positive number.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> gas = KineticGas(gr.FLRW(), mass=sp.Symbol("m", positive=True))
    >>> gas.conservation().proved, gas.trace().proved
    (True, True)
    >>> KineticGas(gr.FLRW()).dilutes(4).proved, gas.dilutes(4).refuted          # ρ ∝ a⁻⁴ without mass only
    (True, True)
    """

    def __init__(self, metric: Metric, mass: Any = 0, distribution: Any = None, states: int = 1) -> None:
        self.metric = read_metric(metric)
        origin = getattr(self.metric, "origin", None)
        if origin is None or origin.entry.name != "FLRW":
            raise InputError(
                f"{self.metric.name or 'the metric'} is no expanding universe of the catalogue", "gr.FLRW(…)"
            )
        _require_states(states)
        self.mass = read_expression(mass, "the mass")
        if self.mass != 0 and self.mass.is_positive is not True:
            raise InputError(f"the mass {self.mass} is not known to be positive", 'sp.Symbol("m", positive=True), or 0')
        f = DISTRIBUTION(MOMENTUM) if distribution is None else read_expression(distribution, "the distribution F(q)")
        self.time, self.scale = self.metric.coordinates[0], origin.values["a"]
        q, a = (self.metric.scalar(x) for x in (MOMENTUM, self.scale))
        F = self.metric.scalar(f)
        if any(not F.diff(x).is_zero() for x in self.metric.coordinates):
            raise InputError(f"F = {f} depends on the coordinates, not on the comoving momentum alone", "F(q)")
        self.energy: Element = (q**2 / a**2 + self.metric.scalar(self.mass) ** 2).sqrt()
        cell = q**2 * F * states / (self.metric.scalar(2 * sp.pi**2) * a**3)
        self.integrands = {
            "number density": cell,
            "energy density": cell * self.energy,
            "pressure": cell * q**2 / (a**2 * self.energy * 3),
        }

    @property
    def number_density(self) -> Any:
        """n, a SymPy integral over q."""
        return self._integral("number density")

    @property
    def energy_density(self) -> Any:
        """ρ, a SymPy integral over q."""
        return self._integral("energy density")

    @property
    def pressure(self) -> Any:
        """P, a SymPy integral over q."""
        return self._integral("pressure")

    def _integral(self, name: str) -> Any:
        return sp.Integral(self.integrands[name].to_sympy(), (MOMENTUM, 0, sp.oo))

    def conservation(self) -> Verdict:
        """ṅ + 3Hn = 0 and ρ̇ + 3H(ρ + P) = 0, decided of the integrands."""
        n, rho, pressure = (self.integrands[k] for k in ("number density", "energy density", "pressure"))
        a = self.metric.scalar(self.scale)
        rate = a.diff(self.time) / a
        return combined([
            ("number", decide(n.diff(self.time), -(rate * n * 3))),
            ("energy", decide(rho.diff(self.time), -(rate * (rho + pressure) * 3))),
        ])  # fmt: skip

    def trace(self) -> Verdict:
        """ρ − 3P = m² ∫ f d³p/E, decided of the integrands: never negative, zero for light, so that 0 < P/ρ ≤ ⅓."""
        n, rho, pressure = (self.integrands[k] for k in ("number density", "energy density", "pressure"))
        return decide(rho - pressure * 3, self.metric.scalar(self.mass) ** 2 * n / self.energy)

    def dilutes(self, power: Any) -> Verdict:
        """Whether the energy density falls as a^{−power}, decided of the integrand."""
        growth = self.metric.scalar(self.scale ** read_constant(power, "the power of a", "4"))
        scaled = self.integrands["energy density"] * growth
        return decide(scaled.diff(self.time), 0)

    def __repr__(self) -> str:
        return f"KineticGas(mass={self.mass}) in {self.metric.name}"


class ThermalRadiation(NamedTuple):
    """A gas of massless particles in equilibrium without chemical potential; ħ = c = k = 1."""

    number_density: Any
    energy_density: Any
    pressure: Any
    entropy_density: Any

    def __repr__(self) -> str:
        return "\n".join(f"{name} = {value}" for name, value in zip(("n", "rho", "P", "s"), self, strict=True))

    def _repr_latex_(self) -> str:
        named = zip(("n", r"\rho", "P", "s"), self, strict=True)
        return explanation.in_rows([("", f"{name} = {sp.latex(value)}") for name, value in named])


def thermal_radiation(temperature: Any, states: int = 2, statistics: str = "Bose") -> ThermalRadiation:
    """n = ζ(3) g_s T³/π², ρ = π² g_s T⁴/30, P = ρ/3 and s = 4ρ/3T of massless particles; of fermions ¾ and ⅞ of that.

    Parameters
    ----------
    temperature : T, a SymPy expression
    states : g_s, 2 for light
    statistics : "Bose" or "Fermi"

    Raises
    ------
    UnknownNameError, InputError
        Other statistics; a temperature that is no expression or not positive; states that are no positive number.

    References
    ----------
    Kolb & Turner 1990, section 3.3.

    Examples
    --------
    >>> import sympy as sp
    >>> thermal_radiation(sp.Symbol("T", positive=True)).energy_density
    pi**2*T**4/15
    """
    fractions = {"Bose": (sp.Integer(1), sp.Integer(1)), "Fermi": (sp.Rational(3, 4), sp.Rational(7, 8))}
    if not isinstance(statistics, str) or statistics not in fractions:
        raise UnknownNameError(str(statistics), fractions, "statistics")
    _require_states(states)
    T = read_positive(temperature, "the temperature")
    of_number, of_energy = fractions[statistics]
    rho = of_energy * sp.pi**2 * states * T**4 / 30
    return ThermalRadiation(of_number * sp.zeta(3) * states * T**3 / sp.pi**2, rho, rho / 3, 4 * rho / (3 * T))


def _require_states(states: Any) -> None:
    """Refuse what is no number of states.

    Raises
    ------
    InputError
        No positive integer.
    """
    if isinstance(states, bool) or not isinstance(states, int) or states < 1:
        raise InputError(f"states = {states!r} of spin", "states=2")
