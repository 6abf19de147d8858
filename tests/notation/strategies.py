"""Random trees such as the grammar makes, and random texts near formulas."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from gr_toolkit.notation import (
    Apply,
    At,
    Box,
    Cases,
    Differential,
    ImaginaryUnit,
    Index,
    Integral,
    Leibniz,
    Nabla,
    Name,
    Names,
    Negative,
    Node,
    Number,
    Partial,
    Pi,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    SetOf,
    Sum,
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
