"""Calls that do not fit a function's signature, refused in words: which argument, and how it is called here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, ParamSpec, TypeVar

from ..errors import InputError, UnknownNameError

P = ParamSpec("P")
R = TypeVar("R")


def in_words(
    title: str, example: str, instead: Mapping[str, str] | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function that answers calls it cannot take with an `InputError` in place of Python's `TypeError`.

    Parameters
    ----------
    title : what is called
    example : a call as it should be
    instead : names that others use -> what to write here

    Examples
    --------
    >>> @in_words("area", "area(radius=1)", {"r": "radius=1"})
    ... def area(*, radius):
    ...     return 3 * radius**2
    >>> area(r=1)
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: area has no parameter 'r'
      write: radius=1
    >>> area(1)
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: area: too many positional arguments
      write: area(radius=1)
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        form = signature(function)

        @wraps(function)
        def called(*given: P.args, **named: P.kwargs) -> R:
            try:
                form.bind(*given, **named)
            except TypeError as error:
                raise _refusal(form, named, title, example, instead or {}, str(error)) from None
            return function(*given, **named)

        return called

    return decorate


def _refusal(
    form: Signature, named: Mapping[str, Any], title: str, example: str, instead: Mapping[str, str], said: str
) -> InputError:
    """What is wrong with a call: a name that is not there, or as Python says it."""
    known = [name for name, parameter in form.parameters.items() if name not in ("self", "cls")]
    takes_any = any(parameter.kind is Parameter.VAR_KEYWORD for parameter in form.parameters.values())
    unknown = [] if takes_any else [name for name in named if name not in known]
    if not unknown:
        return InputError(f"{title}: {said}", example)
    if unknown[0] in instead:
        return InputError(f"{title} has no parameter {unknown[0]!r}", instead[unknown[0]])
    return UnknownNameError(unknown[0], known, f"parameter of {title}")
