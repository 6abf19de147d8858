"""Operations that elements offer as methods and that are built on top of elements: roots, reading, writing,
certificates.

The arithmetic knows their names only, so that imports point one way; the modules that define them say so with
`@provides`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

_provided: dict[str, Callable[..., Any]] = {}


def provides(name: str) -> Callable[[F], F]:
    """Decorate the function that carries out the operation `name`."""

    def register(function: F) -> F:
        _provided[name] = function
        return function

    return register


def call(name: str, *arguments: Any) -> Any:
    """Carry out an operation defined in a module above."""
    return _provided[name](*arguments)
