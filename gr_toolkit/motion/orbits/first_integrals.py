r"""The constants of motion that a metric has by its Killing vectors and Killing tensors, and which of them commute.

ξ^μ p_μ is conserved for a Killing vector, K^{μν} p_μ p_ν for a Killing tensor; −g^{μν} p_μ p_ν is m². Vectors are those
that `Metric.killing_vectors` finds, tensors those that separation of the Hamilton–Jacobi equation finds. Constants are
in involution where their Poisson brackets vanish; four independent ones in involution make geodesics integrable
[Liouville; Arnold, Mathematical Methods of Classical Mechanics, §49].
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, final

import sympy as sp

from ...errors import GRToolkitError, InputError, UnknownNameError
from ...exact import Element
from ...geometry import Metric, Tensor
from ...geometry.inputs import in_short, read_metric
from ...geometry.keywords import in_words
from ...geometry.symmetries.phase_space import hamiltonian, poisson_bracket
from ...verdicts import Verdict, combined, decide
from ..constants import ANGLES
from ..hamilton_jacobi import hamilton_jacobi
from ..mass_shell import time_of


@final
@dataclass(frozen=True, repr=False)
class ConstantsOfMotion:
    """Constants of motion by their names.

    Attributes
    ----------
    metric : Metric
    values : name -> function of position and covariant momenta: m2 is the squared mass, E = −p_t and L = p_φ (in −+++),
        p_x another cyclic momentum, J_1, J_2 … of further Killing vectors, C_theta of a Killing tensor
    vectors : name -> Killing vector, of those that come from one
    """

    metric: Metric
    values: dict[str, Element]
    vectors: dict[str, Tensor]

    def __getitem__(self, name: str) -> Element:
        if not isinstance(name, str) or name not in self.values:
            raise UnknownNameError(str(name), self.values, "constant of motion")
        return self.values[name]

    def __iter__(self) -> Any:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def check(self) -> Verdict:
        """Whether each is conserved: its Poisson bracket with H vanishes."""
        return combined((name, self.metric.is_conserved(value)) for name, value in self.values.items())

    def bracket(self, one: str, other: str) -> Element:
        """The Poisson bracket of two, a constant of motion itself."""
        return poisson_bracket(self.metric, self[one], self[other])

    def in_involution(self, names: Sequence[str] | None = None) -> Verdict:
        """Whether all brackets of some constants vanish, of all if none are named; a refutation names a pair.

        Raises
        ------
        InputError
            No list of names, or a name that is none of them.
        """
        if names is not None and not isinstance(names, (list, tuple)):
            raise InputError(f"the constants are {in_short(names)}", 'a list of names, ["E", "L"]')
        chosen = list(self.values if names is None else names)
        for name in chosen:
            _ = self[name]
        pairs = combinations(chosen, 2)
        return combined((f"{{{a}, {b}}}", decide(self.bracket(a, b), 0)) for a, b in pairs)

    def __repr__(self) -> str:
        return "\n".join(f"{name} = {value}" for name, value in self.values.items())


@in_words("constants_of_motion", "gr.motion.constants_of_motion(gr.Kerr())")
def constants_of_motion(metric: Any) -> ConstantsOfMotion:
    """The constants of motion of geodesics that are found; there may be others.

    Raises
    ------
    InputError
        No metric.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> hole = constants_of_motion(gr.Schwarzschild())
    >>> list(hole)
    ['m2', 'E', 'L', 'J_1', 'J_2', 'C_theta']
    >>> hole.check().proved, hole.in_involution().refuted, hole.in_involution(["m2", "E", "L", "C_theta"]).proved
    (True, True, True)
    """
    metric = read_metric(metric)
    sign = -metric.conventions.time_sign
    values = {"m2": -2 * sign * hamiltonian(metric)}
    vectors: dict[str, Tensor] = {}
    for vector in metric.killing_vectors():
        name, factor = _name(metric, vector, vectors)
        vectors[name] = vector
        values[name] = metric.conserved_quantity(vector) * (factor * sign)
    for name, value in _separated(metric, values):
        values[name] = value
    return ConstantsOfMotion(metric, values, vectors)


def _name(metric: Metric, vector: Tensor, taken: dict[str, Tensor]) -> tuple[str, int]:
    """E, L or p_x of a vector along one coordinate, with the sign that it has in the quantity; else the next J."""
    parts = [(k, value) for (k,), value in vector.items() if not value.is_zero()]
    if len(parts) == 1 and (parts[0][1] - 1).is_zero():
        k = parts[0][0]
        x = metric.coordinates[k].name
        if k == time_of(metric):
            return "E", -1
        return ("L", 1) if x in ANGLES else (f"p_{x}", 1)
    return f"J_{1 + sum(name.startswith('J_') for name in taken)}", 1


def _separated(metric: Metric, known: dict[str, Element]) -> Iterable[tuple[str, Element]]:
    """The constants of separation that are quadratic in the momenta."""
    try:
        action = hamilton_jacobi(metric, mass=sp.Dummy("m", positive=True))
    except GRToolkitError:  # it does not separate here
        return
    for equation in action.separated:
        try:
            value = action.constant_of_motion(equation.coordinate)
        except (UnknownNameError, InputError):
            continue
        if all(value != other for other in known.values()):
            yield f"C_{equation.coordinate}", value
