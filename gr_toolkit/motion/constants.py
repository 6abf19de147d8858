"""The constants of a complete integral: the names they have in it, or the values that they are given.

The separation itself is done with a symbol of its own for each constant, so that what is conserved is known whatever
values are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy as sp

from ..errors import InputError
from ..exact import Element
from ..exact.arguments import symbols_in
from ..geometry import Metric
from .mass_shell import Polynomial

ANGLES = ("phi", "varphi")  # their constant momentum is called L
Group = tuple[int, ...]


class Constants:
    """The constants by coordinate, or by group of coordinates.

    Parameters
    ----------
    metric : Metric
    time : number of the time coordinate
    energy : the symbol of −∂S/∂t, where the time is ignorable
    momentum : the symbol whose square splits the time off, where it is not
    given : coordinate, or tuple of coordinates -> value
    """

    def __init__(self, metric: Metric, time: int, energy: Any, momentum: Any, given: Mapping[Any, Any]) -> None:
        self.metric, self.time = metric, time
        self._energy, self._momentum = energy, momentum
        self._given = {self._group(key): self._read(key, value) for key, value in given.items()}
        self._taken = {str(s) for s in (*metric.coordinates, *metric.parameters)}
        self._taken |= {f.func.__name__ for f in metric.functions}
        self._taken |= {s.name for value in self._given.values() for s in symbols_in(value)}
        self.of_mass = sp.Dummy("m²", real=True)
        self.generic: dict[Group, Any] = {}  # the symbols in the separation
        self.values: dict[Group, Element] = {}

    def _group(self, key: Any) -> Group:
        names = key if isinstance(key, tuple) else (key,)
        return tuple(sorted(self.metric.chart.number(x) for x in names))

    def _read(self, key: Any, value: Any) -> Element:
        if isinstance(value, (str, bool)) or value is None:
            raise InputError(f"the constant of {key} is {value!r}, no expression", "a SymPy expression or a number")
        found = self.metric.scalar(value)
        if moving := symbols_in(found) & set(self.metric.coordinates):
            raise InputError(
                f"the constant of {key} is {found}, which contains the coordinate {next(iter(moving))}",
                "an expression in constants",
            )
        return found

    # -- what the separation asks for ----------------------------------------------------------------------------------

    @property
    def symbols(self) -> list[Any]:
        """The symbols that occur in the separation so far."""
        return [self.of_mass, *self.generic.values()]

    def last_not_given(self, free: Sequence[int], equation: Polynomial) -> int:
        """Which momentum is solved for where all are constant: the last that is not given, and not the time.

        Raises
        ------
        InputError
            All are given: one too many.
        """
        for k in sorted(free, key=lambda k: (k == self.time, -k)):
            if (k,) not in self._given and any(k in key for key in equation):
                return k
        raise InputError(
            "every momentum is given, but one follows from the mass shell",
            f"constants= without {self.metric.coordinates[max(free)]}",
        )

    def of_ignorable(self, k: int) -> Element:
        """∂S/∂x of a coordinate that the equation does not contain."""
        x = self.metric.coordinates[k]
        if k == self.time:
            return self._kept((k,), f"∂S/∂{x}", -1, self._energy)
        name = "L" if x.name in ANGLES else f"k_{x}"
        return self._kept((k,), f"∂S/∂{x}", 1, sp.Symbol(name, real=True))

    def of_split(self, inner: Group, outer: Group) -> Element:
        """The constant that splits a group from the rest."""
        where = self.names(inner, "_")
        if (self.time,) in (inner, outer):
            return self._kept(inner, f"C_{where}", 1, self._momentum, 2)
        return self._kept(inner, f"C_{where}", 1, sp.Symbol(f"C_{where}", real=True))

    def _kept(self, group: Group, generic: str, sign: int, symbol: Any, power: int = 1) -> Element:
        self.generic[group] = sp.Dummy(generic, real=True)
        if group in self._given:
            self.values[group] = self._given[group]
        else:
            self.values[group] = sign * self.metric.scalar(self._unused(symbol, group)) ** power
        return self.metric.scalar(self.generic[group])

    def _unused(self, symbol: Any, group: Group) -> Any:
        """The symbol, with the coordinate's name behind its own where the metric uses that for something else."""
        where = self.names(group, "_")
        chosen = next(n for n in (symbol.name, f"{symbol.name}_{where}", f"{symbol.name}__") if n not in self._taken)
        self._taken.add(chosen)
        return sp.Symbol(chosen, **symbol.assumptions0)

    # -- afterwards ----------------------------------------------------------------------------------------------------

    def names(self, group: Group, between: str = ", ") -> str:
        """The names of some coordinates."""
        return between.join(self.metric.coordinates[k].name for k in group)

    def refuse_unused(self) -> None:
        """Raise where a constant was given that the equation has not."""
        for group in self._given:
            if group not in self.generic:
                have = ", ".join(map(self.names, self.generic))
                raise InputError(f"the separation has no constant of {self.names(group)}", f"one of {have}")

    def put_in(self, element: Element, mass_squared: Element) -> Element:
        """An element of the separation with the values of the constants."""
        pairs = {symbol: self.values[group] for group, symbol in self.generic.items()} | {self.of_mass: mass_squared}
        present = symbols_in(element)
        chosen = {symbol: value.to_sympy() for symbol, value in pairs.items() if symbol in present}
        return element.subs(chosen) if chosen else element

    @property
    def free(self) -> tuple[Any, ...]:
        """The symbols in the values, in the order in which the constants appeared."""
        found: dict[Any, None] = {}
        own = {*self.metric.coordinates, *self.metric.parameters}
        for value in self.values.values():
            found |= dict.fromkeys(sorted(symbols_in(value) - own, key=str))
        return tuple(found)


def read_signs(metric: Metric, signs: Mapping[Any, int]) -> dict[int, int]:
    """Number of coordinate -> ±1.

    Raises
    ------
    InputError
        Another value.
    """
    found = {metric.chart.number(x): sign for x, sign in signs.items()}
    for x, sign in signs.items():
        if isinstance(sign, bool) or sign not in (1, -1):
            raise InputError(f"the sign of {x} is {sign!r}", "1 or -1")
    return found
