"""Lagrangians: field equations, boundary term and stress–energy tensor from an action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...verdicts import Verdict, combined, decide
from ..formulas.evaluate import evaluate, with_values
from ..formulas.scope import Scope
from ..identities.declared_fields import field_named
from ..properties import check_signature, vanishes
from ..tensor import Tensor
from . import conformal, derived, noether
from .euler_lagrange import Variation
from .specification import in_one_field, scalar_value, specification
from .unknown_fields import UnknownField, as_value

if TYPE_CHECKING:
    from ..identities.every_metric import EveryMetric
    from ..metric import Metric
    from .every import LagrangianOnEveryMetric


@final
class Lagrangian:
    r"""A Lagrangian L on a metric, a scalar in fields that are unknown functions of all coordinates.

    The action is S = ∫ L √|g| dⁿx; the volume element is supplied. Units are those of the formula: with
    L = −¼ F² + A·j charges are in Heaviside–Lorentz units, with −F²/16π + A·j in Gaussian ones.

    Parameters
    ----------
    formula : a scalar in index notation; or a SymPy expression in unknown functions of all coordinates, whose field
        equations are asked for only, for it does not say how the metric enters
    metric : the metric on which it is evaluated
    fields : what may be varied, in LaTeX with its indices: ``A_\mu``, ``\phi``, ``u^\mu``, ``B_{[\mu\nu]}`` (a
        2-form), ``h_{(\mu\nu)}``. The positions are those in which the components are the variables. They are real: of
        a complex field the real and the imaginary part. With a SymPy expression the functions themselves,
        ``[u(t, x, y, z)]``.
    given : what is not varied: names declared likewise, arbitrary then, ``[r"j^\mu"]``; or tensors and scalars by name.
        When the metric is varied, their components in the positions declared stay as they are.
    scalars : real constants, ``["m", r"\xi"]``
    functions : unknown real functions of scalars by their arguments, ``{"V": r"\phi"}``, ``{"P": "X"}``, ``{"f": "R"}``
        of the curvature scalar, ``{"V": [r"\phi", r"\psi"]}``
    define : definitions in order, ``[r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu"]``

    Raises
    ------
    NotationError, UnknownNameError
        The formula cannot be read; a name in it is not declared.
    IndexMismatchError
        An index is free, or the formula is no scalar.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> scalar = gr.Lagrangian(r"-\frac12 \nabla_\mu\phi \nabla^\mu\phi - V(\phi)", g,
    ...                        fields=[r"\phi"], functions={"V": r"\phi"})
    >>> gr.decide(scalar.field_equations("phi"), scalar.evaluate(r"\Box\phi - V'(\phi)")).proved
    True
    """

    def __init__(
        self,
        formula: Any,
        metric: Metric,
        *,
        fields: Iterable[Any],
        given: Sequence[str] | Mapping[str, Any] = (),
        scalars: Iterable[str] = (),
        functions: Mapping[str, str | Sequence[str]] | None = None,
        define: Iterable[str] = (),
    ) -> None:
        if not isinstance(formula, str | sp.Expr):
            raise InputError(f"the Lagrangian {formula!r} is no formula in index notation", r'r"-\frac14 F_{\mu\nu} …"')
        if not hasattr(metric, "covariant"):
            raise InputError(f"{metric!r} is no single metric", "gr.Lagrangian.on_every_metric(formula, every, …)")
        self.formula, self.metric = formula, metric
        self.specification, self._varied = specification(
            Scope.on(metric), fields, given, scalars, functions or {}, define
        )
        self._real = self.specification.real_functions(metric)
        self.value = in_one_field(scalar_value(self.scope, formula, self._real), self.scope)
        self._equations: dict[str, Tensor] = {}

    @staticmethod
    def on_every_metric(formula: str, every: EveryMetric, **declared: Any) -> LagrangianOnEveryMetric:
        """The Lagrangian on every metric of a dimension, ``gr.EveryMetric(4)``; see `LagrangianOnEveryMetric`."""
        from .every import LagrangianOnEveryMetric

        return LagrangianOnEveryMetric(formula, every, **declared)

    @cached_property
    def scope(self) -> Scope:
        """What the names of the formula mean on the metric."""
        return self.specification.on(self.metric)

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The fields in their unknown functions by name: tensors, and exact scalars of scalar fields."""
        return {name: as_value(self._unknown(name).on(self.metric)) for name in self.specification.unknown_fields}

    def evaluate(self, formula: str, **values: Any) -> Tensor | Element:
        """The value of a formula in the names of the Lagrangian and further `values`; see `Metric.evaluate`."""
        return derived.with_real_fields(evaluate(with_values(self.scope, values), formula), self._real)

    def _unknown(self, name: str) -> UnknownField:
        field: UnknownField = field_named(name, self.specification.unknown_fields, "field of this Lagrangian")
        return field

    @cached_property
    def _variation(self) -> Variation:
        return Variation(self.metric, self.value)

    def field_equations(self, name: str) -> Tensor | Element:
        r"""E = (1/√|g|) δS/δu, with δS = ∫ E^{…} δu_{…} √|g| dⁿx: zero where the field equation holds.

        Parameters
        ----------
        name : of a field, ``"A"`` or ``r"A_\mu"``, ``"phi"``

        Returns
        -------
        Tensor in the unknown functions with the field's indices in the other positions, E^μ for A_μ, and its symmetry;
        an exact scalar for a scalar field
        """
        return as_value(self._equation(self._unknown(name).name))

    def at(self, value: Tensor | Element, **fields: Any) -> Tensor | Element:
        r"""What was derived from the Lagrangian at given fields: ``maxwell.at(maxwell.stress_energy(), A=potential)``.

        Each field is a tensor with the indices and the symmetry declared, or an expression for a scalar field.
        """
        known = {self._unknown(name): derived.given_value(self.metric, field) for name, field in fields.items()}
        return derived.at_fields(value, self.metric, known)

    def _equation(self, name: str) -> Tensor:
        if name not in self._equations:
            self._equations[name] = derived.equation(self._variation, self.specification.unknown_fields[name])
        return self._equations[name]

    def boundary_term(self, name: str, variation: Any = None) -> Tensor:
        r"""The vector θ^μ with δL = E δu + ∇_μ θ^μ for a field u that is varied: the presymplectic potential.

        Parameters
        ----------
        name : of a field
        variation : what it is varied by, a tensor with the field's indices (for a scalar field an expression); left
            out, `variation_of(name)`, unknown functions

        Raises
        ------
        IndexMismatchError
            The variation is no tensor of the field's type.
        UnsupportedError
            The Lagrangian has third or higher derivatives of the field.
        """
        field = self._unknown(name)
        varied = self._variation_of(field) if variation is None else derived.given_value(self.metric, variation)
        return derived.boundary(self._variation, field, varied)

    def variation_of(self, name: str) -> Tensor | Element:
        """δu in unknown functions of its own, with the indices and the symmetry of the field."""
        return as_value(self._variation_of(self._unknown(name)))

    def _variation_of(self, field: UnknownField) -> Tensor:
        return field.named(r"\delta " + field.name).on(self.metric)

    @cached_property
    def metric_equation(self) -> Tensor:
        """(1/√|g|) δS/δg_{μν}, the indices up: −G^{μν} of L = R."""
        return derived.metric_variation(self.metric, self.value, self._on)

    def _on(self, metric: Metric) -> Element:
        if not isinstance(self.formula, str):
            raise InputError(
                "a SymPy expression does not say how the metric enters it", "the Lagrangian in index notation"
            )
        return scalar_value(self.specification.on(metric), self.formula, self._real)

    def stress_energy(self) -> Tensor:
        """T_{μν}, both indices down, by varying the metric in the Lagrangian, curvature included.

        T_{μν} = −(2/√−g) δS/δg^{μν} in −+++ [Wald E.1.26; MTW 21.33] and +(2/√−g) δS/δg^{μν} in +−−− [Landau &
        Lifshitz (1975), 94.4–5], so that T_{00} is an energy density in both. The action is that of matter: L = R/16πG
        gives −G_{μν}/8πG.

        Raises
        ------
        IndexMismatchError
            The formula is a scalar on this metric only, as with ∂_μ A_ν in Cartesian coordinates.
        ConventionError
            The metric has not the signature of its conventions.
        """
        check_signature(self.metric)
        tensor = (self.metric_equation * (-2 * self.metric.conventions.time_sign)).down(0).down(1)
        tensor.name = "T"
        return tensor

    def force_density(self) -> Tensor:
        r"""f_ν with ∇^μ T_{μν} = f_ν for all fields: a combination of the field equations, zero where they hold.

        For A_μ it is E^μ F_{νμ} − A_ν ∇_μE^μ, for a scalar field E ∂_νφ, the other sign in +−−−; what is `given` and
        arbitrary has its part, the force on the charges for instance.

        Raises
        ------
        InputError
            What is given by values would have a part that is not known.
        """
        given = [name for name, value in self.specification.values.items() if isinstance(value, Tensor)]
        if given:
            raise InputError(
                f"the force on {', '.join(given)}, given by values, is not known",
                "given=[...] by names: arbitrary then",
            )
        check_signature(self.metric)
        total = Tensor(self.metric, (False,))
        for name, field in self.specification.unknown_fields.items():
            total = total + noether.dragged(field.on(self.metric), self._equation(name))
        total = total * -self.metric.conventions.time_sign
        total.name = "f"
        return total

    def conservation(self) -> Verdict:
        """Whether ∇^μ T_{μν} = f_ν with `force_density`, for all fields: conserved where the field equations hold.

        It is a theorem for a Lagrangian made of g and the fields alone, decided here component by component; it fails
        where coordinates or functions of them stand in the formula.
        """
        return vanishes(self.stress_energy().divergence(0) - self.force_density())

    def gauge_identity(self, parameters: Sequence[str], **changes: str) -> tuple[Any, ...]:
        r"""What must vanish for the action not to change under δu = R(λ): ∇_μ E^μ, up to sign, for δA_μ = ∂_μ λ.

        Parameters
        ----------
        parameters : the gauge functions, declared as fields are, ``[r"\lambda"]``
        changes : formulas linear in them by field, ``A=r"\partial_\mu \lambda"``

        Returns
        -------
        tuple with one tensor or exact scalar for each gauge function

        Raises
        ------
        UnsupportedError
            A change is not linear in the gauge functions.
        """
        fields = {self._unknown(name): text for name, text in changes.items()}
        equations = {field: self._equation(field.name) for field in fields}
        return tuple(map(as_value, noether.gauge_identity(self.metric, self.scope, equations, fields, parameters)))

    def is_gauge_invariant(self, parameters: Sequence[str], **changes: str) -> Verdict:
        """Whether the action does not change to first order: the `gauge_identity` holds for all fields."""
        found = self.gauge_identity(parameters, **changes)
        parameters = [parameters] if isinstance(parameters, str) else parameters
        tensors = [t if isinstance(t, Tensor) else Tensor(self.metric, (), {(): t}) for t in found]
        return combined((str(name), vanishes(t)) for name, t in zip(parameters, tensors, strict=True))

    def conformal_deviation(self, **weights: Any) -> Element:
        r"""D with δS = ∫ σ D √|g| dⁿx for δg_{μν} = 2σ g_{μν}, δu = w σ u: zero if the action is conformally invariant.

        Parameters
        ----------
        weights : w of fields, by name, in the positions in which they are declared; 0 where it is left out

        Returns
        -------
        Exact scalar: T^μ_μ + w u·E in −+++, T^μ_μ being −(n − 4)/4 F² for −¼F²
        """
        parts = (self._weighted(self._unknown(name)) * self.metric.scalar(w) for name, w in weights.items())
        return sum(parts, start=self.metric_equation.trace() * 2)

    def _weighted(self, field: UnknownField) -> Element:
        return noether.full_contraction(self._equation(field.name), field.on(self.metric))

    def conformal_weights(self) -> dict[str, Fraction] | None:
        """The weights of the fields for which the action is conformally invariant; None if there are none."""
        return conformal.solved(self.conformal_deviation(), self.specification.unknown_fields, self._weighted)

    def is_conformally_invariant(self, **weights: Any) -> Verdict:
        """Whether the `conformal_deviation` vanishes on this metric for all fields; see `conformal_weights`."""
        given = [self._unknown(name).name for name in weights]
        verdict = decide(self.conformal_deviation(**weights), 0)
        return conformal.with_weights(verdict, given, self.specification.unknown_fields)

    def __repr__(self) -> str:
        return f"Lagrangian {self.formula} of {', '.join(self._varied)} on {self.metric.name or 'a metric'}"

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle L = {self.formula if isinstance(self.formula, str) else sp.latex(self.formula)}$"
