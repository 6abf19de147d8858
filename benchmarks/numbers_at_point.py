"""Answers as numbers, so that engines that write them differently can be compared.

Unknown functions and their derivatives are replaced by a case's concrete ones, symbols by its rational point, and the
tree is walked in multi-precision arithmetic. Nothing is simplified: unsimplified answers are numbers as well.
"""

import mpmath
import sympy
from sympy.core.function import AppliedUndef

CONTEXT = mpmath.mp.clone()
CONTEXT.dps = 80  # 30 are compared; the rest is for cancellation in long unsimplified sums


def numbers_at_point(ricci, scalar, kretschmann, case):
    """(Ricci as nested lists, scalar, Kretschmann) from SymPy expressions."""
    rows = [[number(component, case) for component in row] for row in ricci.tolist()]
    return rows, number(scalar, case), number(kretschmann, case)


def number(expression, case):
    """The value of one expression at the case's point."""
    expression = sympy.sympify(expression)
    jets = {jet: jet.subs(case.functions).doit() for jet in expression.atoms(AppliedUndef, sympy.Derivative)}
    return evaluate(expression, {**case.point, **{jet: jets[jet].subs(case.point) for jet in jets}}, {})


def evaluate(expression, values, known):
    """Walk the tree; `known` remembers subtrees, which long answers repeat."""
    if expression in known:
        return known[expression]
    if expression in values:
        result = evaluate(values[expression], {}, {})
    elif expression.is_Rational:
        result = CONTEXT.mpf(expression.p) / expression.q
    elif expression.is_Add:
        result = CONTEXT.fsum(evaluate(term, values, known) for term in expression.args)
    elif expression.is_Mul:
        result = CONTEXT.fprod(evaluate(factor, values, known) for factor in expression.args)
    elif expression.is_Pow:
        base, exponent = expression.args
        power = int(exponent) if exponent.is_Integer else evaluate(exponent, values, known)
        result = evaluate(base, values, known) ** power
    elif expression.is_Function:
        arguments = [evaluate(argument, values, known) for argument in expression.args]
        result = getattr(CONTEXT, expression.func.__name__)(*arguments)
    else:
        raise ValueError(f"no number for {expression!r}: it is neither in the case's point nor among its functions")
    known[expression] = result
    return result


def disagreement(found, expected, digits=30):
    """The quantity in which two sets of numbers differ beyond `digits` digits, or None."""
    tolerance = CONTEXT.mpf(10) ** -digits
    for name, left, right in zip(("Ricci", "Ricci scalar", "Kretschmann"), found, expected, strict=True):
        for a, b in zip(_flat(left), _flat(right), strict=True):
            a, b = CONTEXT.mpf(a), CONTEXT.mpf(b)
            if abs(a - b) > tolerance * max(1, abs(a), abs(b)):
                return name
    return None


def _flat(value):
    return [item for row in value for item in row] if isinstance(value, (list, tuple)) else [value]
