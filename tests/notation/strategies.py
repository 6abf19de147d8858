"""Random trees such as the grammar makes, and random texts near formulas."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from gr_toolkit.notation import (
    Apply,
    At,
    Box,
    Bracket,
    Cases,
    Commutator,
    Differential,
    ImaginaryUnit,
    Index,
    Integral,
    Leibniz,
    Lie,
    Limit,
    Nabla,
    Name,
    Names,
    Negative,
    Node,
    Number,
    Operand,
    Partial,
    Pi,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    SetOf,
    Sum,
    Symmetrised,
    Tensor,
    TupleOf,
)

# "b" is a tensor and a function, "c" a tensor and a scalar, "u_e" a tensor with a label: readings could be confused.
NAMES = Names(
    scalars={"c", "k", r"\omega_e", r"\alpha", "n", "x'"},
    functions={"a": ("t",), "b": (), "S_K": (r"\chi",), r"\psi": ()},
    tensors={"F", "A", "b", "c", "u_e", r"\tilde{k}"},
    coordinates=("t", "r", r"\theta"),
)

KNOWN = [r"\sin", r"\exp", r"\ln", r"\arctan", r"\artanh", r"\sech", r"\abs"]

names = st.sampled_from(
    ["c", "k", "t", "e", "R_0", "x'", r"\alpha", r"\theta", r"\omega_e", r"\tilde{\omega}", r"\vec{E}", r"\Lambda", "n"]
).map(Name)
indices = st.builds(Index, st.sampled_from([r"\mu", r"\nu", "r", "i", "0", r"\mu_1"]), st.booleans())
letter_indices = st.builds(Index, st.sampled_from([r"\mu", "t", r"\theta"]), st.booleans())
numbers = st.one_of(
    st.integers(0, 10**12).map(Fraction), st.builds(Fraction, st.integers(1, 999), st.sampled_from([2, 10, 125]))
).map(Number)


def tensors():
    ranked = st.lists(indices, min_size=1, max_size=4).map(tuple)
    declared = st.builds(Tensor, st.sampled_from(["F", "b", "u_e", r"\tilde{k}"]), ranked)
    bare = st.sampled_from([Tensor("F"), Tensor("R"), Tensor("g"), Tensor("A", (), ())])
    built_in = st.builds(Tensor, st.sampled_from(["g", "R"]), st.tuples(letter_indices, letter_indices))
    field = st.builds(Tensor, st.just("A"), ranked, st.just((Name("t"), Name("r"))))
    return st.one_of(declared, bare, built_in, field).filter(
        lambda tensor: tensor.name != "b" or all(one.name != "0" for one in tensor.indices if one.up)
    )  # a number above a tensor that is also a function is a power


def functions(inner):
    arguments = st.lists(inner, max_size=2).map(tuple)
    declared = st.sampled_from(["a", "b", "S_K", r"\psi"])
    derivative = st.sampled_from([(0, ""), (1, "prime"), (3, "prime"), (1, "dot"), (2, "dot")])
    return st.one_of(
        st.builds(
            lambda name, args, d: Apply(name, args, *d), declared, arguments.filter(_no_differential), derivative
        ),
        st.builds(lambda name, arg: Apply(name, (arg,)), st.sampled_from(KNOWN), inner),
    )


def _no_differential(arguments: tuple[Node, ...]) -> bool:
    """Arguments with a differential at their top level make the bracket a factor."""
    return not any(isinstance(node, Differential) for argument in arguments for node in argument.walk())


def _flat(kind: type, inner):
    return st.lists(inner, min_size=2, max_size=4).map(lambda parts: kind(tuple(parts)))


def _not_leibniz(quotient: Quotient) -> bool:
    return not any(isinstance(node, Differential) for node in quotient.walk())


def _no_vectors(product: Product) -> bool:
    arrows = [isinstance(factor, Name) and factor.name.startswith(r"\vec") for factor in product.factors]
    return not any(arrows)


vectors = st.sampled_from(["A", "u_e", r"\tilde{k}", r"\xi"]).map(Tensor)


def operators():
    """Derivatives that stand alone, one in front of the other."""
    return st.recursive(
        st.just(Operand()),
        lambda inner: st.one_of(
            st.builds(Partial, letter_indices, inner),
            st.builds(Nabla, letter_indices, inner),
            st.builds(Box, inner),
            st.builds(Lie, vectors, inner),
            st.builds(Leibniz, inner, st.sampled_from([Name("t"), Name("r")]), st.integers(1, 2), st.booleans()),
        ),
        max_leaves=3,
    ).filter(lambda operator: operator != Operand())


def _of_height(node: Node, up: bool) -> list[int]:
    indices = [part for part in node.walk() if isinstance(part, Index)]
    return [place for place, index in enumerate(indices) if index.up == up]


@st.composite
def symmetrised(draw):
    """Brackets around the least part that holds their indices: a tensor or a derivative."""
    up = draw(st.booleans())
    kind = draw(st.sampled_from(["tensor", "both heights", "derivative"]))
    if kind == "both heights":
        slots = draw(st.permutations([Index("a", True), Index("b", True), Index("c", False), Index("d", False)]))
        operand = Tensor("F", tuple(slots))
        heights = sorted(tuple(_of_height(operand, height)) for height in (True, False))
        return Symmetrised(operand, tuple(Bracket(draw(st.booleans()), places) for places in heights))
    if kind == "tensor":
        operand = draw(tensors_with(up, 2))
        places = draw(st.lists(st.sampled_from(_of_height(operand, up)), min_size=2, unique=True))
    else:
        inside = draw(tensors_with(up, 1))
        inside = Box(inside) if draw(st.booleans()) else inside
        operand = draw(st.sampled_from([Nabla, Partial]))(draw(indices_at(up)), inside)
        places = [0, *draw(st.lists(st.sampled_from(_of_height(operand, up)[1:]), min_size=1, unique=True))]
    return Symmetrised(operand, (Bracket(draw(st.booleans()), tuple(sorted(places))),))


def indices_at(up):
    return st.builds(Index, st.sampled_from([r"\mu", r"\nu", "r", r"\mu_1", r"\nu'"]), st.just(up))


@st.composite
def tensors_with(draw, up, least):
    """A tensor with so many indices at one height, and perhaps others."""
    own = draw(st.lists(indices_at(up), min_size=least, max_size=3))
    return Tensor("F", tuple(draw(st.permutations(own + draw(st.lists(indices, max_size=2))))))


@st.composite
def brackets_over_factors(draw):
    """A function from middle factors to a product whose first and last factor share brackets."""
    up, antisymmetric = draw(st.booleans()), draw(st.booleans())
    first, last = draw(tensors_with(up, 1)), Nabla(draw(letter_indices), draw(tensors_with(up, 1)))
    among_first, among_last = (draw(st.sampled_from(_of_height(node, up))) for node in (first, last))

    def around(middle):
        before = len(_of_height(Product((first, *middle)), True)) + len(_of_height(Product((first, *middle)), False))
        bracket = Bracket(antisymmetric, (among_first, before + among_last))
        return Symmetrised(Product((first, *middle, last)), (bracket,))

    return around


def compounds(inner):
    variables = st.one_of(names, st.just(Tensor("F", (Index(r"\mu", True),))))
    small = st.integers(1, 3)
    return st.one_of(
        _flat(Sum, inner),
        _flat(Product, inner).filter(_no_vectors),
        st.builds(Negative, inner),
        st.builds(Quotient, inner, inner).filter(_not_leibniz),
        st.builds(Power, inner, inner),
        st.builds(Root, inner, st.integers(2, 5)),
        functions(inner),
        st.builds(Partial, letter_indices, inner),
        st.builds(Nabla, letter_indices, inner),
        st.builds(Box, inner),
        st.builds(Lie, vectors, inner),
        st.builds(Commutator, operators(), operators(), inner),
        symmetrised(),
        st.builds(lambda around, middle: around(middle), brackets_over_factors(), st.lists(inner, max_size=1)),
        st.builds(Leibniz, inner, variables, small, st.booleans()),
        st.builds(Differential, inner, small),
        st.builds(
            Integral,
            inner.filter(lambda node: not isinstance(node, Differential)),
            names,
            st.none() | inner,
            st.none() | inner,
            small,
        ),
        st.builds(Limit, inner, names, inner, st.sampled_from(["", "+", "-"])),
        st.builds(At, inner, st.lists(st.tuples(names, inner), min_size=1, max_size=2).map(tuple)),
        _flat(TupleOf, inner),
        st.builds(
            lambda *branches: Cases(branches),
            st.tuples(inner, st.builds(lambda a, b: Relation((a, b), ("=",)), inner, inner)),
            st.tuples(inner, st.none()),
        ),
    )


leaves = st.one_of(names, numbers, st.just(ImaginaryUnit()), st.just(Pi()), tensors(), st.just(Apply("a")))
expressions = st.recursive(leaves, compounds, max_leaves=12)


@st.composite
def relations(draw):
    operators = draw(
        st.lists(st.sampled_from(["=", "<", ">", "<=", ">=", "!=", "~", "prop", "->"]), min_size=1, max_size=3)
    )
    return Relation(tuple(draw(expressions) for _ in range(len(operators) + 1)), tuple(operators))


members = st.builds(
    lambda name, elements: Relation((name, SetOf(tuple(elements))), ("in",)), names, st.lists(numbers, min_size=1)
)
implications = st.builds(
    lambda a, b, op: Relation((a, b), (op,)), relations(), relations() | members, st.sampled_from(["=>", "<=>"])
)
formulas = st.one_of(expressions, relations(), members, implications)
