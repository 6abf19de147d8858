"""Numbers for pictures: what parameters and unknown functions are, and where on a slice a quantity has a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, final

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..exact import Element
from ..exact.kernels.symbols import SymbolGenerator
from ..geometry import Metric, compiled
from ..numerics.plane_curves import first_exit
from .slices import Slice, X, Y


@final
class Values:
    """Values of a metric's parameters and functions: those given, and 1 for all others.

    Attributes
    ----------
    parameters : symbol -> number
    functions : applied function -> its value, or a Python function of arrays
    assumed : the names of what was not given and has been set to 1
    """

    def __init__(self, metric: Metric, quantities: Sequence[Element], given: Mapping[Any, Any] | None) -> None:
        if not isinstance(given, Mapping | None):
            raise InputError(f"parameters is {given!r}, no dictionary", 'parameters={"M": 1}')
        symbols = {g.symbol for e in quantities for _, g in e.field.find(SymbolGenerator)} | set(metric.parameters)
        known = {str(s): s for s in sorted(symbols - set(metric.coordinates), key=str)}
        applied = {f.func.__name__: f for f in metric.functions}
        self.parameters = dict.fromkeys(known.values(), 1)
        self.functions = dict.fromkeys(applied.values(), 1)
        named = {
            str(getattr(key, "func", key) if key in metric.functions else key): v for key, v in (given or {}).items()
        }
        for name, value in named.items():
            if name in applied:
                self.functions[applied[name]] = value if callable(value) else _number(name, value)
            elif name in known:
                self.parameters[known[name]] = _number(name, value)
            else:
                raise UnknownNameError(name, [*known, *applied], "parameter of this field and its metric")
        self.assumed = tuple(name for name in (*known, *applied) if name not in named)

    @property
    def title(self) -> str:
        """What the parameters are, in LaTeX, with a word on those that nobody chose."""
        pairs = [*self.parameters.items(), *self.functions.items()]
        texts = []
        for symbol, value in pairs:
            shown = r"\text{given}" if callable(value) else sp.latex(value)
            name = symbol.func.__name__ if symbol in self.functions else str(symbol)
            texts.append(f"${sp.latex(symbol)} = {shown}$" + (" (default)" if name in self.assumed else ""))
        return ", ".join(texts)

    def bound(self, quantities: Any, arguments: Sequence[Any]) -> Callable[..., Any]:
        """Quantities as a function of arrays, the parameters put in."""
        calls = {f: value if callable(value) else _constant(value) for f, value in self.functions.items()}
        return compiled(quantities, list(arguments), parameters=self.parameters, functions=calls)


def _number(name: str, value: Any) -> Any:
    """A real number, as SymPy has it."""
    try:
        found = sp.sympify(value, strict=True)
    except sp.SympifyError:
        found = None
    if not isinstance(found, sp.Expr) or not found.is_number or not found.is_real:
        raise InputError(f"the parameter {name} is {value!r}, no real number", f'parameters={{"{name}": 1}}')
    return found


def _constant(value: Any) -> Any:
    """A function of one variable that is constant, with its derivatives; of several, itself alone."""
    number = float(value)

    def constant(*arguments: Any) -> Any:
        return number + 0 * sum(arguments)

    def zero(*arguments: Any) -> Any:
        return 0 * sum(arguments)

    return [constant, *[zero] * 6]


@final
class OnSlice:
    """Exact scalars as functions of the points of a picture: nan outside the chart's domain.

    Parameters
    ----------
    where, quantities, values : the slice, the scalars, the numbers to put in
    reach : the picture's largest coordinate
    """

    def __init__(self, where: Slice, quantities: Sequence[Element], values: Values, reach: float) -> None:
        metric = where.metric
        (a, b), (c, d) = where.axes
        self._place = compiled([*where.chart_point, a, b, c, d], [X, Y])
        self._count, self._dimension = len(quantities), metric.dimension
        differences = [c.gts - c.lts for c in metric.conditions if hasattr(c, "gts")]
        self._quantities = values.bound([*quantities, *differences], metric.coordinates)
        self._farthest = float("inf")
        if where.kind != "plane":  # behind its edge the domain's conditions may hold again: sin χ > 0 beyond χ = 2π
            self._farthest = first_exit(lambda radii: self._is_inside(self._place(0.6 * radii, 0.8 * radii)), 2 * reach)

    def __call__(self, x: Any, y: Any) -> Any:
        """The values at arrays of points, their axis first."""
        return self._at(x, y, self._place(x, y))

    def vector(self, x: Any, y: Any) -> tuple[Any, Any]:
        """The vector in the picture whose components along the free coordinates are the first two quantities."""
        place = self._place(x, y)
        first, second = self._at(x, y, place)[:2]
        a, b, c, d = place[self._dimension :]
        return a * first + b * second, c * first + d * second

    def _at(self, x: Any, y: Any, place: Any) -> Any:
        values = self._quantities(*place[: self._dimension])
        found, differences = values[: self._count], values[self._count :]
        if found.dtype.kind == "c":
            raise InputError("the field is complex, and a picture shows a real one", "the field of the real part of A")
        found[:, ~(differences > 0).all(axis=0) | (x * x + y * y >= self._farthest**2)] = float("nan")
        return found

    def _is_inside(self, place: Any) -> Any:
        return (self._quantities(*place[: self._dimension])[self._count :] > 0).all(axis=0)
