r"""Lagrangians on every metric: field equations and stress–energy tensor as formulas, decided for all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, final

from ...errors import IndexMismatchError, InputError, UnsupportedError
from ...verdicts import Verdict, combined
from ..formulas.indexed import shown
from ..formulas.scope import latex_name
from ..identities.declared_fields import field_named
from ..identities.expressions import Leaf
from ..identities.reading import FormulaReader
from ..identities.statements import parsed
from . import formal
from .conformal import rational, with_weights
from .monomials import Expansion, Monomial, metric
from .rescaling import Rescaling
from .written import scripts, written

if TYPE_CHECKING:
    from ..identities.every_metric import EveryMetric
    from ..identities.fields import FieldSpec
    from ..identities.vocabulary import Vocabulary

SLOTS = (r"\mu", r"\nu", r"\rho", r"\sigma", r"\tau", r"\kappa")
OMEGA = r"\omega"


@final
class LagrangianOnEveryMetric:
    r"""A Lagrangian about whose metric nothing is assumed but its dimension; `gr.Lagrangian.on_every_metric` makes it.

    Attributes
    ----------
    every : the metrics
    formula : as typed

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> maxwell = gr.Lagrangian.on_every_metric(
    ...     r"-\frac14 F_{\mu\nu}F^{\mu\nu} + A_\mu j^\mu", gr.EveryMetric(4), fields=[r"A_\mu"], given=[r"j^\mu"],
    ...     define=[r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu"])
    >>> bool(maxwell.decide(r"E^\nu = \nabla_\mu F^{\mu\nu} + j^\nu", equations={"E": "A"}))
    True
    """

    def __init__(
        self,
        formula: str,
        every: EveryMetric,
        *,
        fields: Iterable[str],
        given: Iterable[str] = (),
        scalars: Iterable[str] | Mapping[str, Any] = (),
        functions: Mapping[str, str] | None = None,
        define: Sequence[str] = (),
    ) -> None:
        if functions:
            raise UnsupportedError(
                f"the unknown function {next(iter(functions))} in a formula about every metric",
                "polynomials in the fields",
            )
        if isinstance(given, Mapping):
            raise InputError("given by values on every metric", "names, given=[r'j^\\mu'], arbitrary then")
        self.formula, self.every, self.scalars = formula, every, scalars
        for what, texts in (("fields", fields), ("given", given), ("define", define)):
            if isinstance(texts, str):
                raise InputError(f"{what} is the string {texts!r}, no list", f"{what}=[r{texts!r}]")
        self.fields = (*fields, *given)
        self.define: tuple[str, ...] = ()
        for text in define:
            self.define = (*self.define, self._covariant(text))
        self.vocabulary = every.vocabulary(define=self.define, scalars=scalars, fields=self.fields)
        value = FormulaReader(self.vocabulary, formula).read(parsed(self.vocabulary, formula))
        if value.labels:
            raise IndexMismatchError(
                f"the Lagrangian {formula} has the free indices {shown(value.labels)}, it must be a scalar",
                "every index once up and once down",
            )
        self._divisors = value.divisors
        self._monomials = formal.tidied(Expansion(self.vocabulary).of(value.expression), self.vocabulary)

    def _covariant(self, text: str) -> str:
        """A definition with ∇ in place of ∂, where all Γ cancel: ∂_μ A_ν − ∂_ν A_μ."""
        vocabulary = self.every.vocabulary(define=[*self.define, text], scalars=self.scalars, fields=self.fields)
        definition = list(vocabulary.definitions.values())[-1]
        if not definition.covariant:
            formal.tidied(Expansion(vocabulary).of(definition.expression), vocabulary)
            return text.replace(r"\partial", r"\nabla")
        return text

    def _field(self, name: str) -> FieldSpec:
        field: FieldSpec = field_named(name, self.vocabulary.fields, "field of this Lagrangian")
        return field

    def _written(self, monomials: Sequence[Monomial], free: Mapping[str, bool]) -> str:
        return written(monomials, free, frozenset(self.vocabulary.known()), self._divisors)

    def field_equation(self, name: str) -> str:
        r"""(1/√|g|) δS/δu in index notation, its free indices μ, ν, ρ … in the other positions than the field's.

        Raises
        ------
        UnknownNameError
            There is no field of that name.
        """
        field = self._field(name)
        slots = SLOTS[: field.rank]
        found = formal.tidied(formal.euler_lagrange(self._monomials, field, slots), self.vocabulary)
        free = {slot: not up for slot, up in zip(slots, field.positions, strict=True)}
        return self._written(found, free)

    def stress_energy(self) -> str:
        r"""T_{μν} in index notation; see `Lagrangian.stress_energy`."""
        factor = -2 * self.every.conventions.time_sign
        found = [(times * factor, leaves) for times, leaves in self._metric_variation]
        return self._written(found, dict.fromkeys(SLOTS[:2], False))

    @cached_property
    def _metric_variation(self) -> list[Monomial]:
        return formal.metric_variation(self._monomials, self.vocabulary, SLOTS[:2])

    def decide(
        self,
        text: str,
        *,
        equations: Mapping[str, str] | None = None,
        stress_energy: str = "",
        define: Sequence[str] = (),
        assuming: Sequence[str] = (),
    ) -> Verdict:
        r"""Whether an equation holds in every metric, for all fields; see `EveryMetric.decide`.

        Parameters
        ----------
        text : an equation in index notation
        equations : names for the field equations, ``{"E": "A"}``: E^μ is then that of A_μ
        stress_energy : a name for the stress–energy tensor, ``"T"``
        define : further definitions
        assuming : equations that hold throughout: ``[r"E^\nu = 0"]`` is on shell
        """
        own = [self._head(name, self._field(of)) + self.field_equation(of) for name, of in (equations or {}).items()]
        if stress_energy:
            own.append(rf"{stress_energy}_{{\mu\nu}} = {self.stress_energy()}")
        return self.every.decide(
            text, define=[*self.define, *own, *define], scalars=self.scalars, assuming=assuming, fields=self.fields
        )

    @staticmethod
    def _head(name: str, field: FieldSpec) -> str:
        slots = zip(SLOTS, field.positions, strict=False)
        return f"{name}{scripts([(slot, not up) for slot, up in slots])} = "

    def conformal_deviation(self, **weights: Any) -> str:
        r"""D in index notation with δS = ∫ σ D √|g| dⁿx for δg_{μν} = 2σ g_{μν}, δu = w σ u.

        Parameters
        ----------
        weights : w of fields, by name, in the positions in which they are declared; 0 where it is left out
        """
        found = self._scale_of_metric()
        for name, weight in weights.items():
            times = rational(name, weight)
            found += [(times * c, leaves) for c, leaves in self._scale_of(self._field(name))]
        return self._written(formal.tidied(found, self.vocabulary), {})

    def _scale_of_metric(self) -> list[Monomial]:
        """2 g_{μν} E^{μν}."""
        return [(2 * times, (*leaves, metric(*SLOTS[:2]))) for times, leaves in self._metric_variation]

    def _scale_of(self, field: FieldSpec) -> list[Monomial]:
        """u·E of a field."""
        slots = SLOTS[: field.rank]
        own = Leaf(field.name, 0, slots)
        return [(c, (*leaves, own)) for c, leaves in formal.euler_lagrange(self._monomials, field, slots)]

    def conformal_weights(self) -> dict[str, Fraction] | None:
        r"""The weights of all fields for which the action is conformally invariant; None if there are none.

        Raises
        ------
        InputError
            They are not determined.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> scalar = gr.Lagrangian.on_every_metric(r"-\frac12 \nabla_\mu\psi \nabla^\mu\psi - \frac1{12} R \psi^2",
        ...     gr.EveryMetric(4), fields=[r"\psi"])
        >>> scalar.conformal_weights()
        {'\\psi': Fraction(-1, 1)}
        """
        parts = {
            name: self._written(formal.tidied(self._scale_of(field), self.vocabulary), {})
            for name, field in self.vocabulary.fields.items()
        }
        speaking = [name for name, part in parts.items() if part != "0"]
        letter = next(c for c in ascii_lowercase if not any(name.startswith(c) for name in self.vocabulary.known()))
        names = {name: latex_name(f"{letter}_{number}") for number, name in enumerate(speaking)}
        text = " + ".join([f"({self.conformal_deviation()})", *(f"{names[n]} ({parts[n]})" for n in speaking)])
        found = self.every.coefficients(
            f"{text} = 0", list(names.values()), define=self.define, scalars=self.scalars, fields=self.fields
        )
        return None if found is None else {name: found.get(names.get(name, ""), Fraction(0)) for name in parts}

    def is_conformally_invariant(self, **weights: Any) -> Verdict:
        """Whether S does not change under g → Ω² g, u → Ω^w u, for every metric, Ω and fields.

        The infinitesimal change is zero everywhere, `conformal_deviation`, if and only if all finite ones leave S as it
        is: Ω = e^{tω} leads there from 1, and its steps are infinitesimal changes of the same kind.
        """
        verdict = self.every.decide(
            f"{self.conformal_deviation(**weights)} = 0", define=self.define, scalars=self.scalars, fields=self.fields
        )
        return with_weights(verdict, [self._field(name).name for name in weights], self.vocabulary.fields)

    def rescaled(self, text: str, **weights: Any) -> dict[Fraction, str]:
        r"""A tensor of the metric g̃ = Ω² g, Ω = e^ω an unknown function, in terms of g: powers of Ω and their factors.

        Parameters
        ----------
        text : a formula in index notation, about g̃ and fields ũ = Ω^w u
        weights : w by field, in the positions in which it is declared; 0 where it is left out

        Returns
        -------
        mapping from powers to formulas in g, u and ``\omega``; what is conformally invariant has one power, and a
        formula without ω, which no field or constant may be called

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> maxwell = gr.Lagrangian.on_every_metric(r"-\frac14 F_{\mu\nu}F^{\mu\nu}", gr.EveryMetric(5),
        ...     fields=[r"A_\mu"], define=[r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu"])
        >>> maxwell.rescaled(maxwell.formula).keys()
        dict_keys([Fraction(-4, 1)])
        """
        vocabulary = self._with_omega
        value = FormulaReader(vocabulary, text).read(parsed(vocabulary, text))
        found = {self._field(name).name: rational(name, weight) for name, weight in weights.items()}
        monomials = formal.tidied(Expansion(vocabulary).of(value.expression), vocabulary)
        free = {label.name: label.up for label in value.labels}
        powers = Rescaling(vocabulary, found, OMEGA).of(monomials, sum(free.values()))
        known = frozenset(vocabulary.known())
        return {power: written(terms, free, known, value.divisors) for power, terms in powers.items()}

    @cached_property
    def _with_omega(self) -> Vocabulary:
        if OMEGA in self.vocabulary.known():
            raise InputError(
                rf"{OMEGA} is a name in this Lagrangian, and ln Ω in formulas of a conformal change", "another letter"
            )
        return self.every.vocabulary(define=self.define, scalars=self.scalars, fields=[*self.fields, OMEGA])

    def decide_rescaled(
        self, text: str, equal: str, *, power: Any, define: Sequence[str] = (), **weights: Any
    ) -> Verdict:
        r"""Whether a formula about g̃ = Ω² g is Ω^power times another about g and ω = ln Ω, for every g, Ω and fields.

        Parameters
        ----------
        text : about g̃ and fields ũ = Ω^w u
        equal : about g, u and ``\omega``
        power : of Ω, a rational number
        define : further definitions, for `equal`
        weights : w by field

        Other powers of Ω must have the factor zero: e^{kω} of different k are linearly independent over polynomials in
        ω and its derivatives. A refutation names the power whose factor differs.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> maxwell = gr.Lagrangian.on_every_metric(r"-\frac14 F_{\mu\nu}F^{\mu\nu}", gr.EveryMetric(6),
        ...     fields=[r"A_\mu"], define=[r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu"])
        >>> bool(maxwell.decide_rescaled(r"\nabla_\mu F^{\mu\nu}", power=-4,
        ...     equal=r"\nabla_\mu F^{\mu\nu} + 2 F^{\mu\nu} \nabla_\mu \omega"))
        True
        """
        found = self.rescaled(text, **weights)
        left = found.pop(rational("Ω", power), "0")
        definitions = [*self.define, *define]

        def holds(equation: str) -> Verdict:
            fields = [*self.fields, OMEGA]
            return self.every.decide(equation, define=definitions, scalars=self.scalars, fields=fields)

        if not found:
            return holds(f"{left} = {equal}")
        others = ((f"factor of Ω^({other})", holds(f"{terms} = 0")) for other, terms in found.items())
        return combined([*others, (f"factor of Ω^({power})", holds(f"{left} = {equal}"))])

    def __repr__(self) -> str:
        return f"Lagrangian {self.formula} on {self.every!r}"
