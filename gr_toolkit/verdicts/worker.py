"""Questions that need bounds, asked of a process that can be ended.

FLINT holds the interpreter while it multiplies and aborts it when memory ends, so neither a signal nor a thread can
bound it. The question is pickled to a fresh interpreter (spawned: safe whatever threads the parent runs, and allowed
below daemonic processes), which has a memory limit of its own and is killed when its time is over. One worker stays
alive between questions, for a start costs most of a second and a question a millisecond; it belongs to the process that
started it, is never shared by two questions at a time, and ends with its owner.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from threading import Thread
from typing import Any

from ..errors import TooLargeError
from ..exact import hooks
from . import sending
from .child import HEADER, NO_MEMORY
from .verdict import Reason

SECONDS = 20.0
MEMORY = 2 * 2**30
START = 120.0  # seconds that an interpreter may take to start on a crowded machine; they do not count
ALARM, ABORT, KILLED = -14, -6, -9


def run_in_worker(
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    *,
    seconds: float,
    memory: int = MEMORY,
    forecast: float = float("inf"),
) -> Any:
    """function(*arguments) in a process of its own: its result, the error it raised, or (Reason, detail).

    Parameters
    ----------
    seconds : when they are over the process is killed; its start does not count
    memory : bytes it may take
    forecast : bytes that one step may forecast there
    """
    question, known = sending.pack_question((function, arguments))
    path = [entry or os.getcwd() for entry in sys.path]
    packed = pickle.dumps((seconds, memory, forecast, path, question), pickle.HIGHEST_PROTOCOL)
    while True:
        worker = _take()
        rested = worker.ready
        try:
            answer = worker.ask(packed, seconds)
        except BaseException:  # Ctrl-C: the worker is in the middle of something
            worker.end()
            raise
        if answer is not None:
            _give_back(worker)
            return sending.unpack_answer(answer, known)
        late = worker.talk.is_alive()
        worker.end(late)
        if late:
            return Reason.TIMED_OUT, f"{seconds:g} s"
        if not (rested and worker.process.returncode == KILLED):  # else somebody killed it while it waited, perhaps
            return _death(worker, seconds, memory)


def _death(worker: Worker, seconds: float, memory: int) -> tuple[Reason, str]:
    """Why a worker died without an answer."""
    status, words = worker.process.returncode, worker.last_words()
    if status == ALARM:
        return Reason.TIMED_OUT, f"{seconds:g} s"
    if status in (NO_MEMORY, KILLED) or (status == ABORT and ("memory" in words or not words)):
        return Reason.OUT_OF_MEMORY, f"{memory / 2**30:.3g} GiB"
    return Reason.CRASHED, f"exit status {status}{': ' + words if words else ''}"


@hooks.provides("work elsewhere")
def work_elsewhere(function: Callable[..., Any], arguments: tuple[Any, ...], what: str) -> Any:
    """What the exact part asks for when no forecast bounds a step that cannot be interrupted.

    Raises
    ------
    TooLargeError
        There was no answer within the bounds.
    """
    answer = run_in_worker(function, arguments, seconds=SECONDS)
    match answer:
        case (Reason.OUT_OF_MEMORY, _):
            raise TooLargeError(what, MEMORY, MEMORY, "bytes and more")
        case (Reason(), _):
            raise TooLargeError(what, SECONDS, SECONDS, "seconds and more")
        case BaseException():
            raise answer
    return answer


class Worker:
    """A process that answers one question after the other."""

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `forget`)
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(entry or os.getcwd() for entry in sys.path))
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from gr_toolkit.verdicts.child import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            bufsize=0,  # a fork must not find half a question in a buffer
            env=environment,
            start_new_session=True,  # a terminal's Ctrl-C is for the asker alone
        )
        self.lasts, self.ready = True, False
        self.talk = Thread()
        _living.add(self)

    def ask(self, packed: bytes, seconds: float) -> bytes | None:
        """The answer's bytes, or None when there is none in time; then the worker is of no more use."""
        if not self.ready:
            self.ready = self._within(START, self._read) is not None
            if not self.ready:
                return None
        return self._within(seconds, lambda: self._exchange(packed))

    def _within(self, seconds: float, exchange: Callable[[], bytes | None]) -> bytes | None:
        """What an exchange over the pipes gives, waited for as long as that; pipes know no timeout on every system."""
        got: list[bytes | None] = []
        self.talk = Thread(target=lambda: got.append(exchange()), daemon=True)
        self.talk.start()
        self.talk.join(seconds)
        return got[0] if got else None

    def _exchange(self, packed: bytes) -> bytes | None:
        assert self.process.stdin is not None
        rest = memoryview(HEADER.pack(len(packed), False) + packed)
        try:
            while rest:
                rest = rest[self.process.stdin.write(rest) or 0 :]
        except (OSError, ValueError):  # it is dead, or was ended from another thread
            return None
        return self._read()

    def _read(self) -> bytes | None:
        header = self._bytes(HEADER.size)
        if header is None:
            return None
        length, last = HEADER.unpack(header)
        self.lasts = not last
        return self._bytes(length)

    def _bytes(self, length: int) -> bytes | None:
        assert self.process.stdout is not None
        parts = bytearray()
        try:
            while len(parts) < length:
                part = self.process.stdout.read(min(length - len(parts), 2**24))
                if not part:
                    return None
                parts += part
        except (OSError, ValueError):
            return None
        return bytes(parts)

    def last_words(self) -> str:
        """The last line that the process wrote before it died."""
        lines = self._errors_text.strip().splitlines()
        return lines[-1][:200] if lines else ""

    def end(self, kill: bool = True) -> None:
        """End the process and wait until it is gone; one that is dying already may say what of."""
        try:
            self.process.wait(0 if kill else 5)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.wait()
        self.talk.join(5)  # its pipe is closed at the other end now
        self._errors.seek(0)
        self._errors_text = self._errors.read(10_000).decode(errors="replace")
        self.forget()

    def forget(self) -> None:
        """Let go of the pipes; a worker that waits for a question then ends by itself."""
        _living.discard(self)
        for pipe in (self.process.stdin, self.process.stdout, self._errors):
            if pipe is not None:
                pipe.close()


_living: set[Worker] = set()
_idle: list[Worker] = []  # at most one


def _take() -> Worker:
    """A worker that nobody else asks: the idle one if there is, or a new one."""
    while True:
        try:
            worker = _idle.pop()  # atomic, so that two threads never get the same
        except IndexError:
            return Worker()
        if worker.process.poll() is None:
            return worker
        worker.end()


def _give_back(worker: Worker) -> None:
    if worker.lasts and not _idle:
        _idle.append(worker)
    else:
        worker.end()


def end_workers() -> None:
    """End every worker of this process; the next question starts a new one."""
    _idle.clear()
    for worker in list(_living):
        worker.end()


def _forget_workers() -> None:
    """After a fork the workers are the parent's."""
    _idle.clear()
    for worker in list(_living):
        worker.forget()


atexit.register(end_workers)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_workers)
