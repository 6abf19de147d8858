r"""Names with indices: which tensor a name means, and its slots where the indices were typed.

Every metric has g, R (Ricci with two indices, Riemann with four), G, C, Γ, δ, the Levi-Civita tensor ε and, as
``\tilde\epsilon``, the Levi-Civita symbol: [μν…] = ±1 or 0 in every chart, its indices up or down alike [Carroll 2.65].
With 2p indices δ is the generalised delta,

    δ^{μ₁…μₚ}_{ν₁…νₚ} = p! δ^{[μ₁}_{ν₁} ⋯ δ^{μₚ]}_{νₚ},

1 where the lower indices are an even permutation of the different upper ones, −1 where they are an odd one, else 0
[MTW 3.50l].
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ... import notation as tree
from ...errors import IndexMismatchError, InputError, UnknownNameError
from ...exact import Element
from ..raising import moved
from ..symmetry import Index, antisymmetric, parity
from ..tensor import Tensor
from .indexed import Indexed, Label

if TYPE_CHECKING:
    from ..metric import Metric
    from .evaluate import Evaluator
    from .scope import Scope

SYMBOLS = {r"\tilde{\epsilon}", r"\tilde{\varepsilon}"}
EPSILONS = {r"\epsilon", r"\varepsilon"}


def label_of(scope: Scope, index: tree.Index) -> Label:
    """An index; fixed where it names a coordinate or is a number.

    Raises
    ------
    IndexMismatchError
        It is an index of a frame.
    """
    if index.name in scope.coordinates:
        return Label(index.name, index.up, scope.coordinates[index.name])
    if index.name.isdigit():
        return Label(index.name, index.up, scope.metric.chart.number(int(index.name)))
    if index.name.startswith("\\hat{"):
        plain = index.name[5:].strip("{}")
        raise IndexMismatchError(
            f"{index.name} is an index of a frame, and formulas are read in the chart {scope.metric.coordinates}",
            f"{plain} for a coordinate index; components in a frame are contractions with its vectors",
        )
    return Label(index.name, index.up)


def check_no_power(node: tree.Tensor, typed: str, dimension: int) -> None:
    """Refuse R^{16}, a component in its notation, where there is no component of that number.

    Raises
    ------
    IndexMismatchError
        With the way to write the power.
    """
    names = [index.name for index in node.indices if index.up]
    if node.name != "R" or not all(map(str.isdigit, names)) or len(names) < len(node.indices):
        return
    if any(int(name) >= dimension for name in names):
        power = "".join(names)
        raise IndexMismatchError(
            f"{typed} is read as the component {', '.join(names)} of the curvature tensor, and there is none here",
            f"(R)^{{{power}}} for the power of the curvature scalar",
        )


def tensor(e: Evaluator, node: tree.Tensor) -> Indexed:
    """A tensor with its indices as typed, repeated ones summed.

    Raises
    ------
    UnknownNameError, IndexMismatchError, InputError
        No tensor of that name; another number of indices; an index where the tensor cannot have it.
    """
    found = named(e, node)
    if len(node.indices) != found.rank:
        needed = f"{found.rank} {'index' if found.rank == 1 else 'indices'}"
        raise IndexMismatchError(f"{node.name} has {needed}, {len(node.indices)} were typed", needed)
    for argument in node.arguments:
        if not (isinstance(argument, tree.Name) and argument.name in (*e.scope.coordinates, *e.scope.same_event)):
            raise InputError(
                f"{node.name} is taken at {e.excerpt(argument)}, which is no coordinate", r"\left. … \right|_{…}"
            )
    check_no_power(node, e.excerpt(node), e.metric.dimension)
    labels = tuple(label_of(e.scope, index) for index in node.indices)
    if node.name == r"\delta" and node.name not in e.scope.tensors:
        labels = paired(labels)
    elif node.name in SYMBOLS | {r"\Gamma"}:
        _check_unmoved(node, labels, found)
    found = moved(found, tuple(label.up for label in labels))
    density = node.name in SYMBOLS | {r"\Gamma"} or (node.name == "g" and not node.indices)
    return Indexed(labels, found, not density).contracted()


def named(e: Evaluator, node: tree.Tensor) -> Tensor:
    """The tensor of a name: declared, or one of those that every metric has."""
    metric, name, rank = e.metric, node.name, len(node.indices)
    if name in e.scope.tensors:
        return e.scope.tensors[name]
    built_in: dict[str, Callable[[], Tensor]] = {
        "g": lambda: metric.covariant if rank else e.lifted(metric.determinant).tensor,
        "R": lambda: metric.riemann if rank > 2 else metric.ricci if rank else e.lifted(metric.ricci_scalar).tensor,
        "G": lambda: metric.einstein,
        "C": lambda: metric.weyl,
        r"\Gamma": lambda: metric.christoffel,
        r"\delta": lambda: generalised_delta(metric, rank // 2) if rank > 2 else metric.covariant.up(0),
    }
    built_in |= dict.fromkeys(EPSILONS, lambda: metric.levi_civita)
    built_in |= dict.fromkeys(SYMBOLS, lambda: levi_civita_symbol(metric, node.indices[0].up))
    if name not in built_in:
        raise UnknownNameError(name, e.scope.known(), "tensor")
    return built_in[name]()


def generalised_delta(metric: Metric, pairs: int) -> Tensor:
    """δ^{μ₁…μₚ}_{ν₁…νₚ}, the upper slots first."""
    one, zero = metric.scalar(1), metric.zero

    def compute(index: Index) -> Element:
        above, below = index[:pairs], index[pairs:]
        if len(set(above)) < pairs or set(above) != set(below):
            return zero
        return one if parity(tuple(map(above.index, below))) > 0 else -one

    return Tensor(metric, (True,) * pairs + (False,) * pairs, compute=compute, name="δ")


def levi_civita_symbol(metric: Metric, up: bool) -> Tensor:
    """[μν…], all indices up or all down: a density, not a tensor."""
    n = metric.dimension
    return Tensor(metric, (up,) * n, {tuple(range(n)): metric.scalar(1)}, antisymmetric(n), name="[…]")


def paired(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels of a δ, the upper ones first."""
    above, below = (tuple(label for label in labels if label.up is up) for up in (True, False))
    if len(above) != len(below):
        if len(labels) == 2:
            raise IndexMismatchError("δ has one index up and one down", r"\delta^\mu_\nu, or g_{\mu\nu}")
        raise IndexMismatchError(
            f"the generalised δ has as many indices up as down, not {len(above)} and {len(below)}",
            r"\delta^{\mu\nu}_{\rho\sigma}",
        )
    return above + below


def _check_unmoved(node: tree.Tensor, labels: tuple[Label, ...], found: Tensor) -> None:
    """Raise where an index would have to be raised or lowered on what is no tensor."""
    for index, label, up in zip(node.indices, labels, found.positions, strict=True):
        if label.up != up:
            example = (
                r"\Gamma^\lambda_{\mu\nu}"
                if node.name == r"\Gamma"
                else f"{node.name} with all indices up, or all down"
            )
            raise IndexMismatchError(f"index {index.name} of {node.name} cannot be moved: it is no tensor", example)
