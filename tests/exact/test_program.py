"""Straight-line programs: in exact arithmetic they give the element back; shared parts occur once."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import InputError
from gr_toolkit.exact import from_sympy
from gr_toolkit.exact.program import program
from gr_toolkit.numerics import Recorder

x, y, z = sp.symbols("x y z", real=True)
a = sp.Function("a")
EXACTLY = {
    "add": lambda p, q: p + q,
    "subtract": lambda p, q: p - q,
    "multiply": lambda p, q: p * q,
    "divide": lambda p, q: p / q,
    "negate": lambda p: -p,
}


def run(steps, values, functions=None):
    """The outputs of a program on exact numbers or SymPy expressions."""
    registers = list(values)
    for step in steps.steps:
        operands = [registers[o] for o in step.operands]
        if step.operation == "constant":
            registers.append(sp.Rational(step.detail.numerator, step.detail.denominator))
        elif step.operation in EXACTLY:
            registers.append(EXACTLY[step.operation](*operands))
        else:
            registers.append(getattr(sp, step.operation)(*operands))
    return [registers[output] for output in steps.outputs]


def operations(steps):
    return [step.operation for step in steps.steps]


POLYNOMIALS = st.recursive(
    st.sampled_from([x, y, z, sp.Integer(1), sp.Integer(-2), sp.Rational(3, 7)]),
    lambda inner: st.one_of(
        st.builds(lambda p, q: p + q, inner, inner),
        st.builds(lambda p, q: p - q, inner, inner),
        st.builds(lambda p, q: p * q, inner, inner),
        st.builds(lambda p, n: p**n, inner, st.integers(2, 4)),
        st.builds(lambda p, q: p / (1 + q**2), inner, inner),
    ),
    max_leaves=7,
)
NUMBERS = st.fractions(-5, 5, max_denominator=9)


@given(st.lists(POLYNOMIALS, min_size=1, max_size=3), NUMBERS, NUMBERS, NUMBERS)
def test_a_program_in_exact_arithmetic_is_the_quantity(quantities, u, v, w):
    """Rational functions at rational points: equal, not close, from elements and as typed."""
    point = [sp.Rational(n.numerator, n.denominator) for n in (u, v, w)]
    places = dict(zip((x, y, z), point, strict=True))
    expected = [q.subs(places) for q in quantities]
    assert run(program(quantities, [x, y, z]), point) == expected
    elements = [from_sympy(q) for q in quantities]
    assert run(program(elements, [x, y, z], fixed=[y]), point) == expected
    assert run(program(elements, [x, y, z], fixed=[x, y, z]), point) == expected


def test_a_program_of_sines_is_the_quantity_after_the_two_are_related():
    element = from_sympy((1 - 3 * sp.sin(x) ** 2 + y * sp.sin(x) * sp.cos(x)) / (y**2 + 1 - sp.sin(x) ** 2))
    (found,) = run(program([element], [x, y]), [x, y])
    assert gr.decide(found, element).proved


def test_kerrs_sigma_is_a_sum_of_squares():
    """r² + a² − a² sin²θ is recorded as r² + a² cos²θ: one function and nothing that cancels."""
    r, theta, spin = sp.symbols("r theta a")
    steps = program([from_sympy(r**2 + spin**2 - spin**2 * sp.sin(theta) ** 2)], [r, theta, spin])
    assert "subtract" not in operations(steps)
    assert [name for name in operations(steps) if name in ("sin", "cos")] == ["cos"]
    assert len(steps.steps) == 5


def test_denominators_and_functions_are_shared_by_all_quantities():
    g = gr.Kerr()
    steps = program([value for _, value in g.christoffel.items()], [*g.coordinates, *g.parameters])
    assert operations(steps).count("sin") == operations(steps).count("cos") == 1
    assert len(set(steps.steps)) == len(steps.steps)
    alone = sum(len(program([v], [*g.coordinates, *g.parameters]).steps) for _, v in g.christoffel.items())
    assert len(steps.steps) < alone / 2


def test_what_is_fixed_is_worked_out_apart():
    """(48 M² a) · r and (M + a) r + a²: what is made of parameters alone never touches what varies."""
    M, r, spin = sp.symbols("M r a")
    for quantity, most in [(48 * M**2 * spin * r, 1), ((M + spin) * r + spin**2, 2)]:
        for taken in (quantity, from_sympy(quantity)):
            varying = {0}
            for register, step in enumerate(program([taken], [r, M, spin], fixed=[M, spin]).steps, start=3):
                if varying & set(step.operands):
                    varying.add(register)
            assert len(varying) - 1 == most


def test_powers_share_their_squares():
    steps = program([x**16, x**8], [x])
    assert operations(steps) == ["multiply"] * 4
    assert sorted(operations(program([x**-2], [x]))) == ["constant", "divide", "multiply"]


def test_a_long_polynomial_is_nested_and_not_recursive():
    dense = sp.Add(*(n * x**n for n in range(1, 500)))
    steps = program([from_sympy(dense)], [x])
    assert run(steps, [Fraction(1)]) == [sum(range(500))]
    assert len(steps.steps) < 3 * 500


def test_a_minus_sign_is_a_subtraction():
    assert operations(program([x - y], [x, y])) == ["subtract"]
    assert operations(program([-x], [x])) == ["negate"]
    assert operations(program([from_sympy(x - y)], [x, y])) == ["subtract"]
    assert operations(program([-x - y], [x, y])) == ["add", "negate"]


def test_unknown_functions_are_inputs_or_calls():
    as_inputs = program([a(x) * a(x).diff(x)], [a(x), a(x).diff(x)])
    assert operations(as_inputs) == ["multiply"]
    as_calls = program([from_sympy(a(2 * x)).diff(x)], [x], functions=[(a, (1,))])
    (call,) = [step for step in as_calls.steps if step.operation == "call"]
    assert call.detail == 0


def test_steps_that_no_output_needs_are_dropped():
    record = Recorder(1)
    square = record.multiply(0, 0)
    record.step("sin", square)
    assert len(record.program([square]).steps) == 1
    assert record.program([0]).steps == ()


@pytest.mark.parametrize(
    ("quantity", "inputs", "message"),
    [
        (x * y, [x], "the symbol y has no value; x has one"),
        (x, [], "the symbol x has no value; nothing has one"),
        (sp.gamma(x), [x], "gamma, in gamma(x), has no numerical value here"),
        (sp.Max(x, y), [x, y], "Max, in Max(x, y), has no numerical value here"),
        (a(x), [x], "the unknown function a(x) has no value"),
        (a(x).diff(x), [x, a(x)], "the unknown function Derivative(a(x), x) has no value; a(x) are given"),
        (sp.oo, [], "has no numerical value here"),
        (sp.LambertW(x, -1), [x], "LambertW(x, -1) has no numerical value here"),
    ],
)
def test_what_has_no_value_is_refused_by_name(quantity, inputs, message):
    with pytest.raises(InputError) as caught:
        program([quantity], inputs)
    assert message in str(caught.value)
