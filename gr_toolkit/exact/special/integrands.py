"""Functions of a bound symbol: their values at limits, their factors and terms, and linear relations among them."""

from __future__ import annotations

from typing import Any

from .. import elimination, steps
from ..conditions.ranking import everything_in
from ..element import Element
from ..homomorphism import apply, unify
from ..kernels.symbols import SymbolGenerator

Limits = tuple[Element | None, Element]  # None: an indefinite integral


def dependent(element: Element, variable: Any) -> set[int]:
    """The creation numbers of the generators of an element that contain the bound symbol."""
    field = element.field
    memory = field.notes.setdefault(("contains", variable), {})
    for number in element.generator_numbers() if element else []:
        if number not in memory:
            memory[number] = SymbolGenerator(variable) in everything_in(field.generator(number))
    return {number for number in (element.generator_numbers() if element else []) if memory[number]}


def at(element: Element, variable: Any, value: Element) -> Element:
    """An element with the bound symbol replaced."""
    touched = dependent(element, variable)
    if not touched:
        return element
    field = element.field
    images: list[Element] = [
        field.generator(n) if n not in touched else field.zero for n in range(len(field.generators))
    ]
    target = unify([field.zero, value])[0].field
    for number in sorted(touched):
        generator = field.generators[number]
        if generator == SymbolGenerator(variable):
            images[number] = value
            continue

        def image(argument: Element, home: Any = target) -> Element:
            return unify([at(argument, variable, value), home.zero])[0]

        images[number] = generator.rebuild(target, image)
        target = unify([target.zero, images[number]])[0].field
    used = element.generator_numbers()
    brought = unify([target.zero, *(images[n] for n in used)])[1:]
    target = brought[0].field
    complete = [target.zero] * len(images)
    for number, brought_image in zip(used, brought, strict=True):
        complete[number] = brought_image
    return apply(element, complete, target)


def content_and_rest(integrand: Element, variable: Any) -> tuple[Element, Element]:
    """(content, rest): the factors that are free of the bound symbol, and the rest."""
    field = integrand.field
    if integrand.is_zero():
        return field.one, integrand
    content = field.constant(1)
    number, factors = steps.short_factors(integrand.numerator)
    parts = [(field.polynomial(f), int(p)) for f, p in factors]
    parts += [(field.polynomial(field.base[i]), -p) for i, p in integrand.powers.items()]
    for factor, power in parts:
        if not dependent(factor, variable):
            content = content * factor**power
    content = content * field.constant(int(number)) / integrand.integer
    return content, integrand / content


def polynomial_part(integrand: Element, variable: Any, limits: Limits) -> tuple[Element, Element]:
    """(the integral of the terms that are polynomials in the bound symbol, the other terms)."""
    field = integrand.field
    if any(dependent(field.polynomial(field.base[i]), variable) for i in integrand.powers):
        return field.zero, integrand
    number = field.number_of(SymbolGenerator(variable))
    position = -1 if number is None else field.positions[number]
    touched = {field.positions[n] for n in dependent(integrand, variable)} - {position}
    terms: dict[int, dict[Any, Any]] = {}
    for exponents, coefficient in integrand.numerator.to_dict().items():
        if not any(exponents[p] for p in touched):
            power = 0 if position < 0 else int(exponents[position])
            rest = tuple(0 if p == position else e for p, e in enumerate(exponents))
            terms.setdefault(power, {})[rest] = coefficient
    below = integrand.denominator()
    value, taken = field.zero, field.zero
    lower, upper = limits
    for power, group in terms.items():
        factor = field.polynomial(field.ring.from_dict(group)) / below
        way = upper ** (power + 1) - (lower ** (power + 1) if lower is not None else 0)
        value = value + factor * way / (power + 1)
        if power:
            factor = factor * field.generator(number) ** power  # type: ignore[arg-type]  # it occurs
        taken = taken + factor
    return value, integrand - taken


Place = tuple[Element | None, ...]  # a limit; (None, limit) of an indefinite integral; both limits of a complex way
Column = dict[int, Element]  # by the number of a place: the function that stands there


def column(integrand: Element, variable: Any, limits: Limits, places: list[Place]) -> Column:
    """f ([b] − [a]). Ways in the complex plane are not put together: there may be a pole between them."""
    lower, upper = limits
    signed: list[tuple[Place, int]] = [((upper,), 1), ((lower,), -1)]
    if lower is None:
        signed = [((None, upper), 1)]
    elif not variable.is_real:
        turned = _number((upper, lower), places) < len(places)
        signed = [((upper, lower), -1)] if turned else [((lower, upper), 1)]
    found: Column = {}
    for place, side in signed:
        number = _number(place, places)
        if number == len(places):
            places.append(place)
        found[number] = side * integrand
    return found


def _number(place: Place, places: list[Place]) -> int:
    """The number of a place, the next one if it is new."""
    return next((n for n, known in enumerate(places) if known == place), len(places))


def solved(columns: list[Column], target: Column, variable: Any, most: float = float("inf")) -> list[Element] | None:
    """Elements c free of the bound symbol with target = ∑ cᵢ columnᵢ; None where there are none, or where more than
    `most` entries might have to be touched."""
    rows: list[list[Element]] = []
    for place in dict.fromkeys(k for column in (*columns, target) for k in column):
        field = target[next(iter(target))].field
        functions = [column.get(place, field.zero) for column in (*columns, target)]
        rows += _by_monomials(functions, variable)
    if len(rows) * len(columns) * min(len(rows), len(columns)) > most:
        return None
    return elimination.solved(rows, target[next(iter(target))].field.zero)


def _by_monomials(functions: list[Element], variable: Any) -> list[list[Element]]:
    """The coefficients of functions on the monomials in what contains the bound symbol, over a common denominator."""
    field = functions[0].field
    common: dict[int, int] = {}
    for function in functions:
        for index, power in function.powers.items():
            common[index] = max(common.get(index, 0), power)
    below = field.polynomial(field.expanded(common))
    rows: dict[Any, list[Element]] = {}
    for n, function in enumerate(functions):
        lifted = function * below
        touched = {field.positions[k] for k in dependent(lifted, variable)}
        groups: dict[Any, dict[Any, Any]] = {}
        for exponents, coefficient in lifted.numerator.to_dict().items():
            key = tuple((p, int(e)) for p, e in enumerate(exponents) if e and p in touched)
            rest = tuple(0 if p in touched else e for p, e in enumerate(exponents))
            groups.setdefault(key, {})[rest] = coefficient
        for key, group in groups.items():
            row = rows.setdefault(key, [field.zero] * len(functions))
            row[n] = field.polynomial(field.ring.from_dict(group)) / lifted.integer
    return list(rows.values())
