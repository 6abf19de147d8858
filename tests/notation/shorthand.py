"""Short constructors, so that an expected tree fits on the line of its formula; and the names of the forum thread."""

from __future__ import annotations

from fractions import Fraction

from gr_toolkit.notation import (
    Apply,
    Bracket,
    Commutator,
    Differential,
    Index,
    Leibniz,
    Lie,
    Nabla,
    Name,
    Names,
    Negative,
    Node,
    Number,
    Operand,
    Partial,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symmetrised,
    Tensor,
)

THREAD = Names(
    scalars={r"\omega", r"\omega_e", r"\omega_o", r"\tilde\omega", r"\tilde{\omega}_e", r"\tilde\omega_o"}
    | {"t_e", "t_o", "A_0", "a_x", "a_y", "K", "k", "q"},
    functions={"a": (r"\tau",), "S_K": (r"\chi",), r"\psi": (), r"\psi_2": (r"\chi",)},
    tensors={"A", "F", "j", "k", "a", "q", "u", r"\tilde k", r"\tilde q"},
    coordinates=(r"\tau", r"\chi", r"\vartheta", r"\varphi"),
)

# Where the thread does not know yet that the frequency is constant.
VARYING = THREAD.with_(functions={r"\omega": (r"\chi",)})


def node(value: Node | str | int) -> Node:
    """A number, a scalar's name, or what is a tree already."""
    if isinstance(value, int):
        return Negative(node(-value)) if value < 0 else Number(Fraction(value))
    return Name(value) if isinstance(value, str) else value


def times(*factors):
    return Product(tuple(map(node, factors)))


def plus(*terms):
    return Sum(tuple(map(node, terms)))


def minus(operand):
    return Negative(node(operand))


def over(numerator, denominator):
    return Quotient(node(numerator), node(denominator))


def to(base, exponent):
    return Power(node(base), node(exponent))


def f(function, *arguments, primes=0, dots=0):
    mark = "prime" if primes else "dot" if dots else ""
    return Apply(function, tuple(map(node, arguments)), primes or dots, mark)


def d(operand, degree=1):
    return Differential(node(operand), degree)


def index(text):
    r"""``^\mu`` or ``_\mu``."""
    return Index(text[1:], text[0] == "^")


def t(name, *indices, of=()):
    r"""``t("F", r"^\mu", r"_\nu")``."""
    return Tensor(name, tuple(map(index, indices)), tuple(map(node, of)))


def partial(index_, operand):
    return Partial(index(index_), node(operand))


def nabla(index_, operand):
    return Nabla(index(index_), node(operand))


def anti(operand, *places):
    """Square brackets around the indices at these places."""
    return Symmetrised(node(operand), (Bracket(True, places),))


def sym(operand, *places):
    """Round brackets around the indices at these places."""
    return Symmetrised(node(operand), (Bracket(False, places),))


def lie(vector, operand):
    return Lie(Tensor(vector), node(operand))


def commutator(first, second, operand):
    """``commutator(lambda x: nabla(...), ...)``: of two functions of what they act on."""
    return Commutator(first(Operand()), second(Operand()), node(operand))


def slope(operand, variable, order=1, *, partial):
    return Leibniz(node(operand), node(variable), order, partial)


def chain(*parts):
    """``chain(left, "=", middle, "<", right)``."""
    return Relation(tuple(map(node, parts[::2])), parts[1::2])


def eq(*sides):
    return Relation(tuple(map(node, sides)), ("=",) * (len(sides) - 1))
