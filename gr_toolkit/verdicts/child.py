"""What a worker process runs: it reads a question, answers it within bounds, and waits for the next.

Its standard output is the channel of answers; FLINT's last words go to standard error, which the asker reads if the
process dies. The bounds hold whatever the asker does: memory by the system's limit on the address space, time by an
alarm that ends the process even inside FLINT, should the asker itself be gone.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import Any

from ..errors import InputError, InternalError
from ..exact import forecast as forecasts
from . import sending

HEADER = struct.Struct(">Q?")  # the length of what follows, and whether this process ends after it
NO_MEMORY = 70  # exit status
GRACE = 2.0  # seconds after which the alarm goes off that the asker should have sounded
LASTING = 512 * 2**20  # bytes; a worker that once held more is replaced, for its memory does not come back


def main() -> None:
    """Answer until the asker closes its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the asker's, which ends us if it wants to
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    _send(answers, b"", last=False)  # ready
    while header := questions.read(HEADER.size):
        packed = questions.read(HEADER.unpack(header)[0])
        try:
            answer = _answered(packed)
        except MemoryError:
            os._exit(NO_MEMORY)
        last = _peak_memory() > LASTING
        _send(answers, answer, last)
        if last:
            break


def _send(answers: Any, answer: bytes, last: bool) -> None:
    answers.write(HEADER.pack(len(answer), last))
    answers.write(answer)
    answers.flush()


def _answered(packed: bytes) -> bytes:
    """The answer to a packed question, an error included, within the bounds that it states."""
    seconds, memory, forecast, path, question = pickle.loads(packed)
    sys.path[:] = path
    _bound(seconds, memory)
    try:
        return _worked_out(question, forecast)
    finally:
        _bound(0, None)


def _worked_out(question: bytes, forecast: float) -> bytes:
    try:
        (function, arguments), known = sending.unpack_question(question)
    except (AttributeError, ImportError) as error:
        return sending.pack_answer(
            InputError(f"a worker process cannot load this: {error}", "a function or class of an importable module"), []
        )
    try:
        with forecasts.limit(forecast):
            answer = function(*arguments)
    except MemoryError:
        raise
    except Exception as error:
        answer = error
    try:
        return sending.pack_answer(answer, known)
    except MemoryError:
        raise
    except Exception as error:  # whatever the answer's own methods raise
        return sending.pack_answer(InternalError(f"an answer that cannot be sent back: {error!r}"), [])


def _bound(seconds: float, memory: int | None) -> None:
    """Bound the time and the address space of what follows, where the system can; 0 and None for no bound."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE if seconds else 0)
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = hard if memory is None else _address_space() + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _address_space() -> int:
    """The bytes of address space in use; 0 where the system does not say."""
    try:
        with open("/proc/self/statm") as status:
            return int(status.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _peak_memory() -> int:
    """The most bytes that this process ever held; 0 where the system does not say.

    Not `getrusage`: on Linux its figure survives the start of a program, so that it would be the owner's.
    """
    try:
        with open("/proc/self/status") as status:
            return next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0
