"""What an entry of the library of universes is: its parameters, its source, and the function that writes it down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import signature as signature_of
from typing import Any, final

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact.sympified import sympified
from ..fluids import Fluid
from ..reading import read_constant
from .universe import Universe

CATALOGUE: dict[str, Entry] = {}  # every entry by the name of its function
KAPPA = 8 * sp.pi


@final
@dataclass(frozen=True, repr=False)
class Entry:
    """A universe of the library.

    Attributes
    ----------
    name : of its function
    title : what it is called
    parameters : name -> what it means
    write : the function of the parameters' values that writes it down
    source : book or paper and equation
    """

    name: str
    title: str
    parameters: Mapping[str, str]
    write: Callable[..., Universe]
    source: str

    def __post_init__(self) -> None:
        CATALOGUE[self.name] = self

    def __call__(self, *positional: Any, **given: Any) -> Universe:
        """The universe with parameters replaced by what was given.

        Raises
        ------
        UnknownNameError
            There is no parameter of that name.
        InputError
            A value that its parameter cannot have, or one without the parameter's name.
        """
        if positional:
            said = ", ".join(f"{name}={value}" for name, value in zip(self.parameters, positional, strict=False))
            raise InputError(f"{self.name} takes its parameters by name", f"{self.name}({said})")
        for name in given:
            if name not in self.parameters:
                raise UnknownNameError(name, self.parameters, f"parameter of {self.name}")
        universe = self.write(**{name: self._value(name, value) for name, value in given.items()})
        if any(c in (False, sp.false) for c in universe.domain):
            generic = self.write().domain
            said = ", ".join(f"{name} = {value}" for name, value in given.items())
            raise InputError(f"{self.name} with {said} is outside of {', '.join(map(str, generic))}, where it is meant")
        return universe

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(self.parameters)}): {self.title} [{self.source}]"

    def _value(self, name: str, value: Any) -> Any:
        advice = f"{name}= an exact real number or a symbol"
        read = read_constant(value, f"the parameter {name} of {self.name}", advice)
        default = signature_of(self.write).parameters[name].default
        if isinstance(default, sp.Symbol) and default.is_positive and read.is_positive is False:
            raise InputError(f"the parameter {name} of {self.name} is {read}, which is not positive", f"{name} > 0")
        return read


def require(positive: Any, said: str, name: str) -> None:
    """Refuse values for which something is known not to be positive.

    Raises
    ------
    InputError
        It is zero or negative.
    """
    if sympified(positive).is_positive is False:
        raise InputError(f"{name} is written down for {said} only", said)


def filled(name: str, exponent: Any, size: Any, w: Any = None) -> Fluid:
    """A fluid with κρ/3 = size/aⁿ: its share of H² is size/aⁿ."""
    ratio = sympified(exponent) / 3 - 1 if w is None else w
    return Fluid(w=ratio, amount=3 * size / KAPPA, name=name)


def dust(size: Any) -> Fluid:
    """Dust with κρ/3 = size/a³."""
    return filled("dust", 3, size)


def light(size: Any) -> Fluid:
    """Radiation with κρ/3 = size/a⁴."""
    return filled("radiation", 4, size)


def vacuum(rate_squared: Any) -> Fluid:
    """The cosmological constant Λ = 3 rate²."""
    return filled("vacuum", 0, rate_squared)
