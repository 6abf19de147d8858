"""The constants of a complete integral: the names they have in it, or the values that they are given.

The separation itself is done with a symbol of its own for each constant, so that what is conserved is known whatever
values are given. A value may contain constants that are not given: a symbol with the name of one is that constant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, count
from typing import Any

import sympy as sp

from ..errors import IndexMismatchError, InputError
from ..exact import Element
from ..exact.arguments import symbols_in
from ..exact.kernels.symbols import holds_imaginary_unit
from ..geometry import Metric
from .mass_shell import Polynomial
from .splitting import depends_on

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
    given : coordinate, tuple of coordinates, or name of a constant -> value
    others : further symbols whose names are taken
    """

    def __init__(
        self,
        metric: Metric,
        time: int,
        energy: Any,
        momentum: Any,
        given: Mapping[Any, Any],
        others: Collection[Any] = (),
    ) -> None:
        self.metric, self.time = metric, time
        self._energy, self._momentum = energy, momentum
        if not isinstance(given, Mapping):
            raise InputError(f"the constants are {given!r:.60}, no mapping", 'constants={"theta": 0, "phi": 0}')
        self._given: dict[Group | str, Element] = {}
        for key, value in given.items():
            where = self._place(key)
            if where in self._given:
                raise InputError(f"the constant of {key} is given twice", "one value for each")
            self._given[where] = self._read(key, value)
        self._taken = {str(s) for s in (*metric.coordinates, *metric.parameters, *others)}
        self._taken |= {f.func.__name__ for f in metric.functions}
        self.of_mass = sp.Dummy("m²", real=True)
        self.generic: dict[Group, Any] = {}  # the symbols in the separation
        self.values: dict[Group, Element] = {}
        self._names: dict[Group, str] = {}  # as they are printed, of those that are given too

    def _place(self, key: Any) -> Group | str:
        """The numbers of some coordinates, or what may be the name of a constant."""
        keys = key if isinstance(key, tuple) else (key,)
        try:
            return tuple(sorted(self.metric.chart.number(x) for x in keys))
        except IndexMismatchError:
            if isinstance(key, (str, sp.Symbol)):
                return str(key)
            raise

    def _read(self, key: Any, value: Any) -> Element:
        if isinstance(value, (str, bool)) or value is None:
            raise InputError(f"the constant of {key} is {value!r}, no expression", "a SymPy expression or a number")
        found = self.metric.scalar(value)
        if holds_imaginary_unit(found):
            raise InputError(f"the constant of {key} is {found}, which is not real", "a real value")
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
            given = (k,) in self._given or self._unused(self._of_ignorable(k)[2], (k,)).name in self._given
            if not given and any(k in key for key in equation):
                return k
        raise InputError(
            "every momentum is given, but one follows from the mass shell",
            f"constants= without {self.metric.coordinates[max(free)]}",
        )

    def of_ignorable(self, k: int) -> Element:
        """∂S/∂x of a coordinate that the equation does not contain."""
        return self._kept((k,), *self._of_ignorable(k))

    def _of_ignorable(self, k: int) -> tuple[str, int, Any]:
        x = self.metric.coordinates[k]
        if k == self.time:
            return f"∂S/∂{x}", -1, self._energy
        return f"∂S/∂{x}", 1, sp.Symbol("L" if x.name in ANGLES else f"k_{x}", real=True)

    def of_split(self, inner: Group, outer: Group, of_time: Iterable[Element]) -> Element:
        """The constant that splits a group from the rest; `of_time` are the coefficients of the time's part, if the
        time is one of the two.

        The part that is left is the squared momentum if the time's part contains the momentum of no other coordinate.
        """
        where = self.names(inner, "_")
        others = set(self.generic.values())
        if (self.time,) in (inner, outer) and not any(depends_on(value, others) for value in of_time):
            return self._kept(inner, f"C_{where}", 1, self._momentum, 2)
        return self._kept(inner, f"C_{where}", 1, sp.Symbol(f"C_{where}", real=True))

    def _kept(self, group: Group, generic: str, sign: int, symbol: Any, power: int = 1) -> Element:
        """The constant in the separation; its value is sign · symbol^power, or what is given."""
        self.generic[group] = sp.Dummy(generic, real=True)
        own = self._unused(symbol, group)
        self._names[group] = own.name
        if group in self._given:
            self.values[group] = self._given[group]
        elif own.name in self._given:
            self.values[group] = sign * self._given[own.name] ** power
        else:
            self._taken.add(own.name)
            self._identify(own)
            self.values[group] = sign * self.metric.scalar(own) ** power
        return self.metric.scalar(self.generic[group])

    def _unused(self, symbol: Any, group: Group) -> Any:
        """The symbol, with the coordinate's name behind its own where the metric uses that for something else."""
        where = self.names(group, "_")
        names = chain([symbol.name], (f"{symbol.name}_{where}" + "_" * n for n in count()))
        return sp.Symbol(next(n for n in names if n not in self._taken), **symbol.assumptions0)

    def _identify(self, symbol: Any) -> None:
        """Take symbols of its name in the values for this constant, whatever was assumed of them."""
        for table in (self._given, self.values):
            for key, value in table.items():
                if others := [s for s in symbols_in(value) if s.name == symbol.name and s != symbol]:
                    table[key] = value.subs(dict.fromkeys(others, symbol))  # type: ignore[index]

    def in_own_symbols(self, condition: Any) -> Any:
        """A condition with the symbols of the metric and of the constants in place of others of their names."""
        own = {s.name: s for s in (*self.metric.coordinates, *self.metric.parameters, *self.free)}
        found = getattr(condition, "free_symbols", ())
        return condition.xreplace({s: own[s.name] for s in found if s.name in own}) if found else condition

    # -- afterwards ----------------------------------------------------------------------------------------------------

    def names(self, group: Group, between: str = ", ") -> str:
        """The names of some coordinates."""
        return between.join(self.metric.coordinates[k].name for k in group)

    def refuse_unused(self) -> None:
        """Raise where a constant was given that the equation has not, or in two ways."""
        have = ", ".join(f"{self.names(group)} ({name})" for group, name in self._names.items())
        twice = {name for group, name in self._names.items() if group in self._given}
        for key in self._given:
            if key in twice:
                raise InputError(f"the constant {key} is given twice, by name and by coordinate", "one value for it")
            if isinstance(key, str) and key not in self._names.values():
                what = f"{key!r} is neither a coordinate nor a constant of the separation"
                raise InputError(what, f"one of {have}")
            if isinstance(key, tuple) and key not in self.generic:
                raise InputError(f"the separation has no constant of {self.names(key)}", f"one of {have}")

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


def read_signs(metric: Metric, signs: Mapping[Any, int], time: int) -> dict[int, int]:
    """Number of coordinate -> ±1.

    Raises
    ------
    InputError
        Another value, or the sign of the time, which grows.
    """
    if not isinstance(signs, Mapping):
        raise InputError(f"the signs are {signs!r:.60}, no mapping", 'signs={"r": -1}')
    found = {metric.chart.number(x): sign for x, sign in signs.items()}
    for x, sign in signs.items():
        if isinstance(sign, bool) or sign not in (1, -1):
            raise InputError(f"the sign of {x} is {sign!r}", "1 or -1")
    if time in found:
        raise InputError(
            f"the sign of the time {metric.coordinates[time]} is given, but motion is to the future, where it grows",
            "the signs of other coordinates, or time= where another one is the time",
        )
    return found


def refuse_fixed(metric: Metric, signs: Mapping[int, int], active: Collection[int]) -> None:
    """Raise where a sign is given to a coordinate whose momentum is a constant, which has the sign of that."""
    for k in signs:
        if k not in active:
            x = metric.coordinates[k]
            raise InputError(f"the momentum of {x} is a constant: no sign of it is free", f'constants={{"{x}": …}}')
