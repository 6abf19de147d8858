"""What a user declares beside a formula: fields, constants, definitions; and the signature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ...errors import InputError
from ..conventions import Conventions
from ..formulas.scope import latex_name
from .declared_fields import declared_field
from .fields import FieldSpec, field_spec
from .statements import defined
from .vocabulary import Vocabulary


def declared(
    nothing: Vocabulary,
    fields: Iterable[str] | Mapping[str, str],
    slots: Mapping[str, str],
    scalars: Iterable[str] | Mapping[str, Any],
    define: Sequence[str],
) -> Vocabulary:
    """A vocabulary with fields as written or by their slots, constants and definitions.

    Raises
    ------
    InputError
        A name that means something already.
    """
    short = {**(fields if isinstance(fields, Mapping) else {}), **slots}
    found = dict((nothing if isinstance(fields, Mapping) else with_fields(nothing, fields)).fields)
    for name, pattern in short.items():
        spelled = _with(nothing, found, {}).fresh(latex_name(name))
        found[spelled] = field_spec(spelled, pattern)
    constants: dict[str, Fraction | None] = {}
    for name, value in _constants(scalars).items():
        constants[_with(nothing, found, constants).fresh(name)] = value
    result = _with(nothing, found, constants)
    if isinstance(define, str):
        raise InputError(f"define is the string {define!r}", f"define=[{define!r}]")
    for text in define:
        result = defined(result, text)
    return result


def with_fields(vocabulary: Vocabulary, fields: Iterable[str]) -> Vocabulary:
    r"""The vocabulary with fields declared as they are written, ``[r"A_\mu", r"F_{[\mu\nu]}", r"\phi"]``."""
    if isinstance(fields, str):
        raise InputError(f"fields is the string {fields!r}, no list", f"fields=[r{fields!r}]")
    for text in fields:
        spec = declared_field(text, vocabulary.names())
        spec = replace(spec, name=vocabulary.fresh(spec.name))
        vocabulary = replace(vocabulary, fields={**vocabulary.fields, spec.name: spec})
    return vocabulary


def _with(
    vocabulary: Vocabulary, fields: Mapping[str, FieldSpec], constants: Mapping[str, Fraction | None]
) -> Vocabulary:
    return Vocabulary(vocabulary.dimension, vocabulary.conventions, vocabulary.eta, dict(fields), dict(constants))


def _constants(scalars: Iterable[str] | Mapping[str, Any]) -> dict[str, Fraction | None]:
    """Names of constants, with values where they are given."""
    if isinstance(scalars, str):
        raise InputError(f"scalars is the string {scalars!r}", f"scalars=[{scalars!r}]")
    if not isinstance(scalars, Mapping):
        return {latex_name(name): None for name in scalars}
    found: dict[str, Fraction | None] = {}
    for name, value in scalars.items():
        if value is None:
            found[latex_name(name)] = None
            continue
        if isinstance(value, bool) or not hasattr(value, "numerator") or not hasattr(value, "denominator"):
            raise InputError(f"the constant {name} = {value!r} is no rational number", "an integer or a fraction")
        found[latex_name(name)] = Fraction(int(value.numerator), int(value.denominator))
    return found


def conventions_and_signs(
    dimension: int, signature: str | None, conventions: Conventions | str | None
) -> tuple[Conventions, tuple[int, ...]]:
    """The conventions, and the signs of g's diagonal.

    Raises
    ------
    InputError
        The signature has not a sign for each dimension.
    """
    usual = signature in (None, "-+++", "+---")
    named = Conventions.named(conventions, signature if usual else None)
    if usual and (signature is None or dimension != len(signature)):
        return named, (named.time_sign,) + (-named.time_sign,) * (dimension - 1)
    signs = {"+": 1, "-": -1}
    if not isinstance(signature, str) or len(signature) != dimension or set(signature) - set(signs):
        raise InputError(
            f"the signature {signature!r} has not a sign for each of {dimension} dimensions",
            f'"-+++", "+---" or {"-" + "+" * (dimension - 1)!r}',
        )
    eta = tuple(signs[s] for s in signature)
    for time, known in (("-", "-+++"), ("+", "+---")):
        if signature.count(time) == 1 and (dimension > 2 or signature[0] == time):
            named = named.with_(signature=known)
    return named, eta
