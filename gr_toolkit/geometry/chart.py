"""Charts: coordinates and where they are used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import index as as_integer
from typing import Any, final

import sympy as sp

from ..errors import IndexMismatchError, InputError
from ..exact import Domain, read_domain, with_laws


@final
@dataclass(frozen=True)
class Chart:
    """Coordinates with the conditions of their domain; a coordinate is given by number, symbol or name.

    Attributes
    ----------
    coordinates : different SymPy symbols, two or more
    conditions : SymPy conditions on them, on parameters and functions
    laws : those that hold at every event, so that unknown functions obey them wherever they are evaluated; not the
        others, which single out the points in question

    Examples
    --------
    >>> import sympy as sp
    >>> r, theta = sp.symbols("r theta")
    >>> chart = Chart.of([r, theta], [r > 0])
    >>> chart.number(theta), chart.number("r"), chart.index_name((0, 1))
    (1, 0, '[r, theta]')
    """

    coordinates: tuple[Any, ...]
    conditions: tuple[Any, ...] = ()
    laws: tuple[Any, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, coordinates: Sequence[Any], domain: Iterable[Any] = (), laws: tuple[Any, ...] | None = None) -> Chart:
        """A chart, its coordinates and conditions checked; all conditions are laws if nothing else is said.

        Raises
        ------
        InputError
            Coordinates that are no symbols, fewer than two or repeated; a domain that is no list of conditions.
        """
        conditions = _checked_conditions(domain)
        return cls(_checked_coordinates(coordinates), conditions, conditions if laws is None else laws)

    @property
    def domain(self) -> Domain:
        """The conditions, as the exact field takes them."""
        return with_laws(read_domain(self.conditions, self.coordinates), self.coordinates, self.laws)

    @property
    def dimension(self) -> int:
        """The number of coordinates."""
        return len(self.coordinates)

    @cached_property
    def _numbers(self) -> dict[Any, int]:
        return {key: n for n, x in enumerate(self.coordinates) for key in (x, x.name)}

    def number(self, index: Any) -> int:
        """The number of a coordinate given by number, symbol or name.

        Raises
        ------
        IndexMismatchError
            It is none of these.
        """
        try:
            number = as_integer(index)
        except TypeError:
            number = self._numbers.get(index, self.dimension) if isinstance(index, (str, sp.Symbol)) else self.dimension
        if isinstance(index, bool) or not -self.dimension <= number < self.dimension:
            raise IndexMismatchError(
                f"{index!r} is neither a coordinate of {self.coordinates} nor a number below {self.dimension}",
                f"0, {self.coordinates[0]} or {self.coordinates[0].name!r}",
            )
        return number % self.dimension

    def index_name(self, index: Iterable[int]) -> str:
        """A component's indices by coordinate: ``[t, r]``."""
        return "[" + ", ".join(self.coordinates[k].name for k in index) + "]"


def _checked_coordinates(coordinates: Sequence[Any]) -> tuple[Any, ...]:
    """The coordinates, if they are different symbols with different names."""
    if isinstance(coordinates, str):
        raise InputError(f"the coordinates are the string {coordinates!r}", 'sympy.symbols("t r theta phi")')
    found = tuple(coordinates)
    if len(found) < 2:
        raise InputError(f"a metric needs two coordinates or more, not {len(found)}")
    for x in found:
        if not isinstance(x, sp.Symbol):
            raise InputError(f"the coordinate {x!r} is no SymPy symbol", 'sympy.symbols("t r theta phi")')
    names = [x.name for x in found]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"the coordinate {name} is given twice in {found}", "different symbols")
    return found


def _checked_conditions(domain: Any) -> tuple[Any, ...]:
    """The conditions of a domain, which come as a sequence."""
    if isinstance(domain, (str, sp.Basic, Mapping)):
        raise InputError(f"the domain is {domain!r}, no list of conditions", f"domain=[{domain}]")
    return tuple(domain)
