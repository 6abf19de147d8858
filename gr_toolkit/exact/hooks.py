"""Operations that elements offer as methods and that are built on top of elements: roots, reading, writing,
certificates; and the tables of SymPy functions that kernels fill in.

The arithmetic knows their names only, so that imports point one way; the modules that define them say so with
`@provides`, `@reads` and `@evaluates`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

_provided: dict[str, Callable[..., Any]] = {}
READERS: dict[type, Callable[..., Any]] = {}  # SymPy class -> (reader, expression) -> element
BALLS: dict[type, Callable[..., Any]] = {}  # SymPy function -> (balls of its arguments) -> ball


def provides(name: str) -> Callable[[F], F]:
    """Decorate the function that carries out the operation `name`."""

    def register(function: F) -> F:
        _provided[name] = function
        return function

    return register


def call(name: str, *arguments: Any) -> Any:
    """Carry out an operation defined in a module above."""
    return _provided[name](*arguments)


def is_provided(name: str) -> bool:
    """Whether a module above that defines the operation has been loaded."""
    return name in _provided


def reads(*kinds: type) -> Callable[[F], F]:
    """Decorate the function (reader, expression) -> element that reads SymPy expressions of these classes."""

    def register(function: F) -> F:
        READERS.update(dict.fromkeys(kinds, function))
        return function

    return register


def reader_of(kind: type) -> Callable[..., Any] | None:
    """The function that reads SymPy expressions of a class; special kernels are imported when one is first met."""
    if kind not in READERS:
        import_module(".special", __package__)
    return READERS.get(kind)


def ball_of(kind: type) -> Callable[..., Any] | None:
    """The function that evaluates a SymPy function; special kernels are imported when one is first met."""
    if kind not in BALLS:
        import_module(".special", __package__)
    return BALLS.get(kind)


def evaluates(*kinds: type) -> Callable[[F], F]:
    """Decorate the function (balls of the arguments) -> ball that evaluates SymPy functions of these classes."""

    def register(function: F) -> F:
        BALLS.update(dict.fromkeys(kinds, function))
        return function

    return register
