r"""The two invariants of an electromagnetic field, and what they say: null or not.

    F_{μν} F^{μν} = 2 (B² − E²),        F_{μν} ⋆F^{μν} = ±4 **E**·**B**,        ⋆F_{μν} = ½ F^{αβ} ε_{αβμν}  [MTW §3.4]

(Heaviside–Lorentz or Gaussian units) with + where ε_{0123} > 0 and − where ε^{0123} > 0, in both signatures. A field is
null where both vanish; it is then that of a pure wave, **E** and **B** equal and orthogonal for every observer
[Landau & Lifshitz (1975), §25; Synge, Relativity: the special theory (1956), ch. IX].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ..errors import IndexMismatchError
from ..exact import Element
from ..geometry import Tensor
from ..geometry.properties import vanishes
from ..verdicts import Verdict, combined, decide, explanation
from .field_strength import as_field
from .stress_energy import square


def invariants(field: Tensor) -> tuple[Element, Element]:
    """F_{μν} F^{μν} and F_{μν} ⋆F^{μν}.

    Parameters
    ----------
    field : F_{μν}, in any index positions; four dimensions

    Returns
    -------
    (F_{μν} F^{μν}, F_{μν} ⋆F^{μν}), exact scalars

    Raises
    ------
    InputError
        No tensor with two indices.
    IndexMismatchError
        The field is not antisymmetric, or there are not four dimensions: elsewhere ⋆F is no 2-form.
    AmbiguousRootError
        The domain leaves the sign of √|g| open, and with it that of the second.

    Examples
    --------
    Parallel fields E = 2, B = 3 along x:

    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> invariants(g.form({("x", "t"): 2, ("y", "z"): 3}))
    (10, 24)
    """
    field = _of_four_dimensions(field)
    dual = field.hodge_dual().with_indices("^^")
    second = field.metric.zero
    for index, value in field.items():
        second = second + value * dual.component(index) * 2
    return square(field), second


def is_null(field: Tensor) -> Verdict:
    """Whether both invariants vanish everywhere on the chart; a refutation names the one that does not.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> tau, chi = g.symbols("tau chi")
    >>> bool(is_null(g.covector([0, 0, 0, (tau - chi)**2]).exterior_derivative()))
    True
    >>> is_null(g.covector([0, 0, 0, tau]).exterior_derivative()).component
    'F_{μν} F^{μν}'
    """
    first, second = invariants(field)
    return combined([("F_{μν} F^{μν}", decide(first, 0)), ("F_{μν} ⋆F^{μν}", decide(second, 0))])


@final
@dataclass(frozen=True)
class FieldType:
    """The algebraic type of a field on its chart as a whole.

    Attributes
    ----------
    vanishes : F = 0
    null : both invariants vanish
    """

    vanishes: Verdict
    null: Verdict

    @property
    def name(self) -> str:
        """ "zero", "null", "non-null" (somewhere, hence almost everywhere) or "open"."""
        if self.vanishes.proved:
            return "zero"
        if self.null.refuted:
            return "non-null"
        return "null" if self.null.proved and self.vanishes.refuted else "open"

    def explain(self) -> str:
        """The name and what stands behind it."""
        return f"{self.name} field\nF = 0: {self.vanishes.explain()}\nboth invariants vanish: {self.null.explain()}"

    def __repr__(self) -> str:
        return f"{self.name} field"

    def _repr_latex_(self) -> str:
        rows = [(f"{self.name} field", ""), ("F = 0:", self.vanishes), ("both invariants vanish:", self.null)]
        return explanation.in_rows(rows)


def algebraic_type(field: Tensor) -> FieldType:
    """Whether a field is zero, null or non-null, as verdicts.

    A non-null field may be null at some places, as crossed fields are where they are equal.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.ReissnerNordstrom()
    >>> algebraic_type(gr.electrodynamics.field_strength(g.covector([1/g.symbols("r"), 0, 0, 0])))
    non-null field
    """
    field = _of_four_dimensions(field)
    return FieldType(vanishes(field, field), is_null(field))


def _of_four_dimensions(field: Tensor) -> Tensor:
    """A field strength in four dimensions."""
    field = as_field(field)
    if field.dimension != 4:
        raise IndexMismatchError(
            f"the second invariant of a field in {field.dimension} dimensions, where its dual is no 2-form",
            r'g.evaluate(r"F_{\mu\nu} F^{\mu\nu}", F=F), the first alone',
        )
    return field
