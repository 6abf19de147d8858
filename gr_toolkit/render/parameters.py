"""Which numbers a picture puts in for parameters: those given, and simple ones that satisfy the conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, product
from typing import Any, final

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..exact import Element
from ..exact.kernels.symbols import SymbolGenerator
from ..exact.sympified import sympified
from ..geometry import Metric, compiled

CHOICES = tuple(map(sp.Rational, ("1", "2", "1/2", "3", "1/3", "4", "1/4", "-1", "0", "6", "10", "1/10", "-2", "100")))
TRIALS = 5000


@final
class Values:
    """Values of a metric's parameters and functions: those given; for all others 1, or what the conditions allow.

    Attributes
    ----------
    parameters : symbol -> number
    functions : applied function -> its value, or a Python function of arrays
    assumed : the names of what was not given
    conditions : those on the coordinates, which say where there is a field
    """

    def __init__(
        self,
        metric: Metric,
        quantities: Sequence[Element],
        given: Mapping[Any, Any] | None,
        conditions: Iterable[Any] = (),
    ) -> None:
        """Read what was given, and choose the rest.

        Raises
        ------
        UnknownNameError
            A name that is no parameter.
        InputError
            A value that is no real number, or values that contradict a condition.
        """
        if not isinstance(given, Mapping | None):
            raise InputError(f"parameters is {given!r}, no dictionary", 'parameters={"M": 1}')
        on_parameters, self.conditions = _sorted_out(metric, [*metric.conditions, *conditions])
        symbols = {g.symbol for e in quantities for _, g in e.field.find(SymbolGenerator)} | set(metric.parameters)
        symbols |= {s for c in on_parameters for s in c.free_symbols}
        known = {str(s): s for s in sorted(symbols - set(metric.coordinates), key=str)}
        applied = {f.func.__name__: f for f in metric.functions}
        self.functions = dict.fromkeys(applied.values(), 1)
        named = {
            str(getattr(key, "func", key) if key in metric.functions else key): v for key, v in (given or {}).items()
        }
        chosen = {}
        for name, value in named.items():
            if name in applied:
                self.functions[applied[name]] = value if callable(value) else _parameter(name, value)
            elif name in known:
                chosen[known[name]] = _parameter(name, value)
            else:
                raise UnknownNameError(name, [*known, *applied], "parameter of this field and its metric")
        found = _completed(chosen, on_parameters, metric.parameters)
        self.parameters = {symbol: found.get(symbol, sp.S.One) for symbol in known.values()}
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


def _sorted_out(metric: Metric, conditions: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The conditions on parameters alone, and those on coordinates or unknown functions."""
    alone: list[Any] = []
    others: list[Any] = []
    for condition in conditions:
        is_alone = not condition.has(*metric.coordinates) and not condition.atoms(sp.core.function.AppliedUndef)
        (alone if is_alone else others).append(condition)
    return alone, others


def _completed(given: Mapping[Any, Any], conditions: Sequence[Any], first: Sequence[Any]) -> dict[Any, Any]:
    """The given values, with simple ones for what else the conditions are about.

    `first` are the symbols that rather keep the value 1.
    """
    left = [c for c in (condition.subs(given) for condition in conditions) if c is not sp.true]
    if sp.false in left:
        _refuse(given, [c for c in conditions if c.subs(given) is sp.false])
    about = {s for c in left for s in c.free_symbols}
    symbols = sorted(about, key=lambda s: (s not in first, str(s)))
    trials = product(range(len(CHOICES)), repeat=len(symbols)) if len(symbols) < 5 else iter([(0,) * len(symbols)])
    for numbers in sorted(islice(trials, len(CHOICES) ** 4), key=lambda n: (sum(n), n))[:TRIALS]:
        values = dict(zip(symbols, (CHOICES[n] for n in numbers), strict=True))
        if all(c.subs(values) is not sp.false for c in left):
            return {**given, **values}
    return _refuse(given, left)


def _refuse(given: Mapping[Any, Any], broken: Sequence[Any]) -> dict[Any, Any]:
    """Say which conditions are not satisfied."""
    shown = ", ".join(f"{s} = {sp.sstr(v, full_prec=False)}" for s, v in given.items())
    what = " and ".join(map(str, broken))
    if any(c.free_symbols - set(given) for c in broken):
        raise InputError(f"no simple values{' beside ' + shown if shown else ''} satisfy {what}", "parameters that do")
    raise InputError(f"the parameters {shown} contradict the condition {what}", "parameters that satisfy it")


def read_number(what: str, value: Any, advice: str) -> Any:
    """A real number, as SymPy has it.

    Raises
    ------
    InputError
        It is none.
    """
    try:
        found = sympified(value)
    except sp.SympifyError:
        found = None
    if not isinstance(found, sp.Expr) or not found.is_number or not found.is_real:
        raise InputError(f"{what} is {value!r}, no real number", advice)
    return found


def _parameter(name: str, value: Any) -> Any:
    return read_number(f"the parameter {name}", value, f'parameters={{"{name}": 1}}')


def _constant(value: Any) -> Any:
    """A function of one variable that is constant, with its derivatives; of several, itself alone."""
    number = float(value)

    def constant(*arguments: Any) -> Any:
        return number + 0 * sum(arguments)

    def zero(*arguments: Any) -> Any:
        return 0 * sum(arguments)

    return [constant, *[zero] * 6]
