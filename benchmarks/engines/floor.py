"""The floor: how fast this algebra can go when nothing but the algebra is done.

A directory given with --against holds a module `prototype_flint` with `load(letter)`, which builds a field and a
matrix in it, and `geometry(field, matrix, description, timings)`, which gives the curvature. It takes no SymPy, checks
no soundness and gives no SymPy back: something to measure against, not something to use. Its elements are
`n / (k · Π base[i]^e[i])`, with polynomials n and base[i] in generators named after coordinates, parameters, sines and
cosines (`sth`, `cth`) and jets (`a_t_t`).
"""

import importlib
import sys

from sympy import Symbol, cos, exp, sin, sqrt
from sympy.core.function import AppliedUndef

from tests.oracles.numbers import CONTEXT, number_at

LETTERS = {
    "schwarzschild": "a",
    "flrw": "b",
    "kerr": "c",
    "kerr-newman": "d",
    "reissner-nordstrom-de-sitter": "e",
    "static-spherical": "f",
    "general-diagonal": "g",
    "bondi-sachs": "g2",
    "kerr-de-sitter": "h",
    "plebanski-demianski": "i",
    "taub-nut": "j",
    "alcubierre": "k",
    "warp-drive": "k2",
    "tomimatsu-sato-number": "l3",
    "tomimatsu-sato-root": "lq",
    "tomimatsu-sato-rational": "l",
}
SPELLINGS = {"M": "m", "Q": "q", "Lambda": "L", "theta": "th", "phi": "ph", "sigma": "sig"}


def prepare(case, name, against):
    sys.path.insert(0, against)
    return importlib.import_module("prototype_flint"), LETTERS[name]


def curvature(prepared, stage):
    module, letter = prepared
    field, matrix, description = module.load(letter)
    stage("set-up")
    answers = module.geometry(field, matrix, description, {})
    stage("kretschmann")
    return field, letter, answers


def composites(case, letter):
    """What the generators stand for that are neither symbols nor jets of symbols, as SymPy expressions."""
    if letter == "g2":
        b, h = (next(f for f in case.functions if f.func.__name__ == name) for name in "bh")
        return {"B": exp(2 * b), "H": exp(2 * h)}
    if letter == "k2":
        profile = next(f for f in case.matrix.atoms(AppliedUndef) if f.func.__name__ == "f")
        radius, s = profile.args[0], Symbol("s")
        slopes = {"f_" + "w" * n: profile.func(s).diff(s, n).subs(s, radius) for n in (1, 2)}
        return {"w": radius, "f": profile} | slopes
    if letter == "lq":
        p = next(s for s in case.point if str(s) == "p")
        return {"q": sqrt(1 - p**2)}
    return {}


def vacuum(answers):
    return all(component.is_zero() for row in answers[2]["ric"] for component in row)


def numbers(answers, case):
    field, letter, found = answers
    values = generator_values(field, case, composites(case, letter))
    ricci = [[_value(component, field, values) for component in row] for row in found["ric"]]
    return ricci, _value(found["S"], field, values), _value(found["K"], field, values)


def generator_values(field, case, composite):
    """The number that each generator of the field stands for at the case's point."""
    symbols = {SPELLINGS.get(str(symbol), str(symbol)): symbol for symbol in case.point}
    functions = {str(applied.func): concrete for applied, concrete in case.functions.items()}
    values = []
    for name in field.names:
        head, *derivatives = name.split("_")
        if name in composite:
            expression = case.concrete(composite[name])
        elif head in functions:
            expression = functions[head]
            for coordinate in derivatives:
                expression = expression.diff(symbols[coordinate])
        elif name[1:] in field.coords and name[0] in "sc":
            expression = (sin if name[0] == "s" else cos)(symbols[name[1:]])
        else:
            expression = symbols.get(name, 0 * case.coordinates[0])  # a generator that no entry of the metric uses
        values.append(number_at(expression, case.point))
    return values


def _value(element, field, values):
    """n / (k · Π base[i]^e[i]) in numbers."""
    denominator = CONTEXT.mpf(element.k)
    for index, power in element.e.items():
        denominator *= _polynomial(field.base[index], values) ** power
    return _polynomial(element.n, values) / denominator


def _polynomial(polynomial, values):
    terms = polynomial.to_dict().items()
    return CONTEXT.fsum(
        int(coefficient) * CONTEXT.fprod(value ** int(power) for value, power in zip(values, powers, strict=True))
        for powers, coefficient in terms
    )
