"""The syntax tree of a formula: frozen nodes that remember where they stood.

A tree says how a formula was *read*, nothing about what it means: no name is looked up, no index is summed. Two trees
are equal when they read the same; `span`, the half-open range of characters a node came from, does not take part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True)
class Node:
    """Any part of a formula; abstract."""

    span: tuple[int, int] = field(default=(0, 0), compare=False, repr=False, kw_only=True)

    def children(self) -> tuple[Node, ...]:
        """The nodes directly below, in the order of the fields."""
        return tuple(_nodes(getattr(self, item.name) for item in fields(self)))

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first; without recursion."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children()))


def _nodes(values: object) -> Iterator[Node]:
    for value in values:  # type: ignore[attr-defined]
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from _nodes(value)


def depth(root: Node) -> int:
    """The number of nodes on the longest way down; without recursion."""
    level, count = [root], 0
    while level:
        level, count = [child for node in level for child in node.children()], count + 1
    return count


# ── leaves ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Number(Node):
    """An integer or a decimal, exactly: ``0.5`` is one half."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name(Node):
    r"""A scalar symbol in its canonical spelling: ``a``, ``\tilde{\omega}_e``, ``\vec{E}``, ``\text{const}``."""

    name: str


@dataclass(frozen=True, slots=True)
class ImaginaryUnit(Node):
    r"""``\mathrm{i}``, or ``i`` where it is not declared."""


@dataclass(frozen=True, slots=True)
class Pi(Node):
    r"""``\pi``, where it is not declared."""


@dataclass(frozen=True, slots=True)
class Index(Node):
    r"""One index as typed (``\mu``, ``r``, ``0``) and where it stands."""

    name: str
    up: bool


@dataclass(frozen=True, slots=True)
class Tensor(Node):
    r"""A tensor with its indices in reading order; ``arguments`` as in ``A_\mu(t, \chi)``, usually none."""

    name: str
    indices: tuple[Index, ...] = ()
    arguments: tuple[Node, ...] = ()


# ── arithmetic ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """``a + b - c``, the last term being ``Negative(c)``."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negative(Node):
    operand: Node


@dataclass(frozen=True, slots=True)
class Product(Node):
    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Quotient(Node):
    r"""``a/b`` or ``\frac{a}{b}``."""

    numerator: Node
    denominator: Node


@dataclass(frozen=True, slots=True)
class Power(Node):
    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Root(Node):
    r"""``\sqrt{x}``, or ``\sqrt[3]{x}`` with degree 3."""

    radicand: Node
    degree: int = 2


# ── functions, derivatives, integrals ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Apply(Node):
    r"""A function of its arguments, differentiated `derivatives` times: ``\sin x``, ``a(\tau)``, ``a'``, ``\ddot{a}``.

    No arguments means: at the arguments with which the function was declared. ``e^x`` is ``Apply("\\exp", (x,))``.
    """

    function: str
    arguments: tuple[Node, ...] = ()
    derivatives: int = 0
    mark: Literal["", "prime", "dot"] = ""


@dataclass(frozen=True, slots=True)
class Partial(Node):
    r"""``\partial_\mu`` of one factor; also ``A_{\nu,\mu}``."""

    index: Index
    operand: Node


@dataclass(frozen=True, slots=True)
class Nabla(Node):
    r"""``\nabla_\mu`` (or ``\mathrm{D}_\mu``) of one factor; also ``A_{\nu;\mu}``."""

    index: Index
    operand: Node


@dataclass(frozen=True, slots=True)
class Box(Node):
    r"""``\Box`` or ``\nabla^2``, that is ``\nabla^\mu \nabla_\mu``, of one factor."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Lie(Node):
    r"""``\mathcal{L}_\xi`` of one factor, along the vector field \xi."""

    vector: Tensor
    operand: Node


@dataclass(frozen=True, slots=True)
class Operand(Node):
    r"""Where an operator that stands alone, as in ``[\nabla_\mu, \nabla_\nu]``, has what it acts on."""


@dataclass(frozen=True, slots=True)
class Commutator(Node):
    r"""``[\nabla_\mu, \nabla_\nu]`` of one factor; both operators act on an `Operand`."""

    first: Node
    second: Node
    operand: Node


@dataclass(frozen=True, slots=True)
class Bracket:
    r"""``[...]`` (antisymmetric) or ``(...)`` around indices; `places` number them among all, as `walk` goes."""

    antisymmetric: bool
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Symmetrised(Node):
    r"""``A_{[\mu} B_{\nu]}``, ``T_{(a|b|c)}``: the least part of a term that holds all indices of its brackets."""

    operand: Node
    brackets: tuple[Bracket, ...]


@dataclass(frozen=True, slots=True)
class Leibniz(Node):
    r"""``\frac{\partial^2 \psi}{\partial t^2}`` (`partial`) or ``\frac{\mathrm{d}a}{\mathrm{d}t}``.

    The variable is a name, a tensor or a function; mixed derivatives are nested.
    """

    operand: Node
    variable: Node
    order: int
    partial: bool


@dataclass(frozen=True, slots=True)
class Differential(Node):
    r"""``\mathrm{d}\tau``; ``\mathrm{d}^4 q`` has degree 4, while ``\mathrm{d}s^2`` is the square of a differential."""

    operand: Node
    degree: int = 1


@dataclass(frozen=True, slots=True)
class Integral(Node):
    r"""``\int_l^u f \mathrm{d}x``; ``dimension`` is 4 in ``\int \mathrm{d}^4 q f``."""

    integrand: Node
    variable: Node
    lower: Node | None = None
    upper: Node | None = None
    dimension: int = 1


@dataclass(frozen=True, slots=True)
class Limit(Node):
    r"""``\lim_{x \to 0^+} f``; ``side`` is "+" from above, "-" from below, "" where neither was typed."""

    operand: Node
    variable: Node
    point: Node
    side: Literal["", "+", "-"] = ""


@dataclass(frozen=True, slots=True)
class At(Node):
    r"""``\left. X \right|_{\tau=\tau_e}``: pairs of what is replaced and what it is replaced by."""

    operand: Node
    substitutions: tuple[tuple[Node, Node], ...]


# ── wholes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TupleOf(Node):
    """Components, ``(0, a_x, a_y, 0)``."""

    components: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class SetOf(Node):
    r"""``\{-1, 0, 1\}``."""

    elements: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Cases(Node):
    """Values with the relation under which each holds; ``None`` for "otherwise"."""

    branches: tuple[tuple[Node, Relation | None], ...]


@dataclass(frozen=True, slots=True)
class Relation(Node):
    """A chain ``a = b = c``: one more side than operators.

    Operators are ``= < > <= >= != ~ prop in ->``, and ``=> <=>``, which bind weaker: their sides are relations.
    """

    sides: tuple[Node, ...]
    operators: tuple[str, ...]
