"""Anything asked of a metric, tensor or exact scalar, in bounded time and memory."""

from __future__ import annotations

from collections.abc import Callable
from operator import methodcaller
from typing import Any, final

from ..errors import InputError, OutOfMemoryError, TimedOutError, WorkerError
from .verdict import Reason
from .worker import MEMORY, SECONDS, run_in_worker

LEAST_MEMORY = 64 * 2**20  # bytes; below that an interpreter with SymPy does nothing at all
ERRORS = {Reason.TIMED_OUT: TimedOutError, Reason.OUT_OF_MEMORY: OutOfMemoryError, Reason.CRASHED: WorkerError}


def bounded(thing: Any, *, timeout: float = SECONDS, memory: int = MEMORY) -> Bounded:
    """The same metric, tensor, exact scalar or function, every question to which is answered within bounds.

    The work is done by a process of its own, which is ended when the time is over or the memory used up; the bounds
    hold whatever it is doing, and nothing happens to the process that asked. A metric keeps what was computed.

    Parameters
    ----------
    thing : a metric, tensor or exact scalar, or a function of an importable module
    timeout : seconds for one question
    memory : bytes for one question

    Returns
    -------
    Bounded
        ``bounded(g).kretschmann``, ``bounded(e).subs(r, 3*M)``, ``bounded(T).to_sympy()`` and
        ``bounded(function)(argument)`` give what they would give without `bounded`, or raise.

    Raises
    ------
    TimedOutError, OutOfMemoryError
        When a question is asked: a bound was met before the answer was there.
    InputError
        Bounds that are none, or something that cannot be sent to another process.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> gr.bounded(g, timeout=30, memory=2**30).kretschmann
    48*M**2/r**6
    >>> M, r = g.symbols("M r")
    >>> gr.bounded(g.kretschmann, timeout=30).subs(r, 3*M)
    16/(243*M**4)
    """
    return Bounded(thing, checked_timeout(timeout), checked_memory(memory))


@final
class Bounded:
    """What `bounded` returns."""

    __slots__ = ("_thing", "_timeout", "_memory")

    def __init__(self, thing: Any, timeout: float, memory: int) -> None:
        self._thing, self._timeout, self._memory = thing, timeout, memory

    def __getattr__(self, name: str) -> Any:
        thing = self._thing
        if name.startswith("__"):
            raise AttributeError(name)
        if name in getattr(thing, "__dict__", ()):  # known already
            return getattr(thing, name)
        if not hasattr(type(thing), name):
            return getattr(thing, name)  # a module's function is no question, and what is missing says so itself
        if callable(getattr(type(thing), name)):
            return lambda *arguments, **by_name: self._ask(methodcaller(name, *arguments, **by_name), thing)
        answer = self._ask(getattr, thing, name)
        return thing.keep(name, answer) if hasattr(type(thing), "keep") else answer

    def __getitem__(self, index: Any) -> Any:
        return self._ask(methodcaller("__getitem__", index), self._thing)

    def __call__(self, *arguments: Any, **by_name: Any) -> Any:
        return self._ask(methodcaller("__call__", *arguments, **by_name), self._thing)

    def __dir__(self) -> list[str]:
        return dir(self._thing)

    def __repr__(self) -> str:
        return f"{self._thing!r} within {self._timeout:g} s and {self._memory / 2**30:.3g} GiB"

    def _ask(self, function: Callable[..., Any], *arguments: Any) -> Any:
        answer = run_in_worker(
            function, arguments, seconds=self._timeout, memory=self._memory, forecast=worker_forecast(self._memory)
        )
        match answer:
            case (Reason() as reason, str(detail)):
                raise ERRORS[reason](detail)
            case BaseException():
                raise answer
        return answer


def worker_forecast(memory: int) -> float:
    """Bytes that a worker's step may forecast: forecasts are upper bounds, so it may try what looks larger than its
    memory."""
    return 4.0 * memory


def checked_timeout(timeout: Any) -> float:
    """A number of seconds.

    Raises
    ------
    InputError
        It is none.
    """
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or not 0 < timeout < 1e8:
        raise InputError(f"the timeout {timeout!r} is no number of seconds", "timeout=10")
    return float(timeout)


def checked_memory(memory: Any) -> int:
    """A number of bytes.

    Raises
    ------
    InputError
        It is none, or too small for any answer.
    """
    if isinstance(memory, bool) or not isinstance(memory, (int, float)) or not memory < 2**60 or memory != int(memory):
        raise InputError(f"the memory {memory!r} is no number of bytes", "memory=2*2**30      # 2 GiB")
    if memory < LEAST_MEMORY:
        raise InputError(
            f"{int(memory)} bytes of memory are too few for any answer; it takes {LEAST_MEMORY} at least",
            "memory=2*2**30      # 2 GiB",
        )
    return int(memory)
