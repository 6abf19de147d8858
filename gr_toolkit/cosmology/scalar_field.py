r"""A scalar field φ(t) with a potential V(φ), from its action.

    L = −½ ∇_μφ ∇^μφ − V(φ):        ρ = ½ φ̇² + V,        p = ½ φ̇² − V,        φ̈ + 3Hφ̇ + V′ = 0

in −+++; L = +½ ∇_μφ ∇^μφ − V in +−−− [Mukhanov (2005), eqs 5.21–5.24]. All three come from `gr.Lagrangian`, varied on
the metric of Robertson and Walker: ρ and p from its stress–energy tensor, the last one from its field equation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..errors import InputError
from ..geometry import Conventions, Lagrangian, Tensor
from ..geometry.properties import vanishes
from ..verdicts import Verdict, combined, decide
from .expanding_metric import ExpandingMetric, in_chart
from .reading import read_conditions, read_constant, read_positive, read_real, read_value

FIELD = sp.Symbol("phi", real=True)  # what a potential depends on
POTENTIAL = sp.Function("V")


@final
@dataclass(frozen=True)
class ScalarField:
    """A homogeneous scalar field as a fluid, for `friedmann`.

    Parameters
    ----------
    potential : V as an expression in `gr_toolkit.cosmology.FIELD`; an unknown function V(φ) unless given
    name : how to call it in print

    Examples
    --------
    >>> from gr_toolkit.cosmology import friedmann
    >>> friedmann(ScalarField(FIELD**2), K=0, cosmological_constant=0).second
    Eq(Derivative(a(t), (t, 2))/a(t), 8*pi*phi(t)**2/3 - 8*pi*Derivative(phi(t), t)**2/3)
    >>> ScalarField().klein_gordon()
    Eq(Derivative(V(phi(t)), phi(t)) + Derivative(phi(t), (t, 2)) + 3*Derivative(a(t), t)*Derivative(phi(t), t)/a(t), 0)
    """

    potential: Any = None
    name: str = "scalar"

    def __post_init__(self) -> None:
        potential = POTENTIAL(FIELD) if self.potential is None else read_real(self.potential, "the potential V")
        if namesakes := {s for s in potential.free_symbols if s.name == FIELD.name} - {FIELD}:
            raise InputError(
                f"the potential {potential} is one of another {namesakes.pop()}", "gr.cosmology.FIELD for the field"
            )
        object.__setattr__(self, "potential", potential)

    def in_time(self, space: ExpandingMetric) -> tuple[Any, Any]:
        """ρ and p in the time of a chart, from the variation of the action by the metric."""
        action, phi, sign = _action(space), self._function(space), space.metric.conventions.time_sign
        stress = action.at(action.stress_energy(), psi=phi)
        assert isinstance(stress, Tensor)
        stress = stress.up(0)
        return self._with_potential(stress[0, 0] * sign), self._with_potential(stress[1, 1] * -sign)

    def klein_gordon(self, *, chart: str = "comoving", conventions: Conventions | str | None = None) -> Any:
        """φ̈ + 3Hφ̇ + V′ = 0, a SymPy equation: the variation of the action by the field."""
        space = in_chart(chart, conventions=Conventions.named(conventions))
        action = _action(space)
        equation = action.at(action.field_equations("psi"), psi=self._function(space))
        return sp.Eq(sp.expand(-self._with_potential(equation)), 0, evaluate=False)

    def slow_roll(self, kappa: Any = 8 * sp.pi) -> tuple[Any, Any]:
        """ε = (V′/V)²/2κ and η = V″/κV [Liddle & Lyth (2000), eqs 3.8, 3.9]; inflation wants both small.

        Raises
        ------
        InputError
            There is no potential to roll down, V = 0; κ is not positive.

        Examples
        --------
        >>> ScalarField(FIELD**2).slow_roll(kappa=1)
        (2/phi**2, 2/phi**2)
        """
        kappa = read_positive(kappa, "kappa")
        if decide(self.potential, 0).proved:
            raise InputError("a field without a potential, V = 0, does not roll", "ScalarField(V) with V(phi) > 0")
        first, second = self.potential.diff(FIELD), self.potential.diff(FIELD, 2)
        return (first / self.potential) ** 2 / (2 * kappa), second / (kappa * self.potential)

    def check(
        self, a: Any, phi: Any, *, K: Any = 0, cosmological_constant: Any = 0, domain: Iterable[Any] = ()
    ) -> Verdict:
        """Whether a(t) and φ(t), in cosmic time t = sp.Symbol("t"), solve Einstein's equation and that of the field.

        Examples
        --------
        >>> t = sp.Symbol("t")
        >>> free = ScalarField(0)                               # without potential it is stiff matter
        >>> free.check(a=t**sp.Rational(1, 3), phi=sp.log(t)/sp.sqrt(12*sp.pi), domain=[t > 0]).proved
        True
        """
        value, a = read_value(phi, "the field phi"), read_value(a, "the scale factor")
        K, domain = read_constant(K, "the curvature K"), read_conditions(domain)
        constant = read_constant(cosmological_constant, "the cosmological constant")
        space = in_chart("comoving", curvature=K, scale=a, conventions=Conventions(), domain=domain)
        unknown = self._function(space)
        rho, p = (x.subs(unknown, value).doit() for x in self.in_time(space))
        moving = self.klein_gordon().lhs.subs({unknown: value, sp.Function("a")(space.time): space.scale}).doit()
        return combined(
            [
                ("Einstein's equation", vanishes(space.residual(rho, p, constant))),
                ("field equation", decide(moving, 0, domain=domain)),
            ]
        )

    @staticmethod
    def _function(space: ExpandingMetric) -> Any:
        return sp.Function("phi")(space.time)

    def _with_potential(self, derived: Any) -> Any:
        """A derived quantity with the potential put in for V."""
        return derived.to_sympy().replace(POTENTIAL, lambda x: self.potential.subs(FIELD, x)).doit()


def _action(space: ExpandingMetric) -> Lagrangian:
    """The action of a field with any potential on the metric."""
    sign = "-" if space.metric.conventions.time_sign < 0 else ""
    formula = sign + r"\frac12 \nabla_\mu\psi \nabla^\mu\psi - V(\psi)"
    return Lagrangian(formula, space.metric, fields=[r"\psi"], functions={"V": r"\psi"})
