"""Bounds that hold: what comes back from a worker, from which processes it may be asked, what ends it."""

from __future__ import annotations

import multiprocessing
import operator
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import DivisionByZeroError, InputError, OutOfMemoryError, TimedOutError, WorkerError
from gr_toolkit.exact import from_sympy, unify
from gr_toolkit.verdicts import Reason, decide, worker

x, y, M, r = sp.symbols("x y M r", real=True)


@pytest.fixture(autouse=True)
def _workers_end() -> Iterator[None]:
    yield
    worker.end_workers()


# -- what comes back --


def test_a_metric_keeps_what_was_computed() -> None:
    g = gr.Kerr()
    value = gr.bounded(g, timeout=60).kretschmann
    assert g.kretschmann is value
    assert value.field is g.field
    assert value == gr.Kerr().kretschmann
    riemann = gr.bounded(g, timeout=60).riemann
    assert g.riemann is riemann
    assert riemann.metric is g
    assert g.ricci.is_zero()  # built here from what was computed there


def test_tensors_and_verdicts_come_back() -> None:
    g = gr.Schwarzschild()
    bounded = gr.bounded(g, timeout=60)
    assert bounded.is_vacuum().proved
    assert bounded.evaluate(r"R_{\mu\nu\rho\sigma} R^{\mu\nu\rho\sigma}") == g.kretschmann
    once = g.covector([0, 0, 0, g.coordinates[1]], "A")
    strength = gr.bounded(g, timeout=60).evaluate(r"\partial_\mu A_\nu - \partial_\nu A_\mu", A=once)
    assert strength.metric is g
    assert strength[1, 3] == 1
    assert strength[3, 1] == -1
    assert gr.bounded(g.ricci, timeout=60).to_sympy() == sp.ImmutableDenseNDimArray([0] * 16, (4, 4))
    assert gr.bounded(g.riemann, timeout=60)[0, 1, 0, 1] == g.riemann[0, 1, 0, 1]


def test_scalars_come_back_into_their_own_field() -> None:
    e = from_sympy(sp.sin(x) / (x + y))
    assert gr.bounded(e, timeout=60).subs(x, 2 * y) == e.subs(x, 2 * y)
    product = gr.bounded(operator.mul, timeout=60)(e, e)
    assert product.field is e.field
    assert product == e * e
    assert gr.bounded(e, timeout=60).to_sympy() == e.to_sympy()


def test_errors_are_handed_on() -> None:
    e = from_sympy(1 / (x - y))
    with pytest.raises(DivisionByZeroError):
        gr.bounded(e, timeout=60).subs(x, y)
    with pytest.raises(AttributeError, match="no attribute 'kretchmann'"):
        _ = gr.bounded(gr.Schwarzschild()).kretchmann


# -- bounds --


def test_time_and_memory_are_bounded() -> None:
    before = time.monotonic()
    with pytest.raises(TimedOutError, match=r"no answer within 0\.3 s[\s\S]*timeout="):
        gr.bounded(time.sleep, timeout=0.3)(60)
    assert time.monotonic() - before < 30
    with pytest.raises(OutOfMemoryError, match=r"0\.0625 GiB of memory[\s\S]*memory="):
        gr.bounded(bytearray, memory=2**26)(2**30)
    with pytest.raises(WorkerError, match="exit status 3"):
        gr.bounded(os._exit)(3)
    assert gr.bounded(Fraction)(1, 2) == Fraction(1, 2)


def test_bounds_hold_inside_flint() -> None:
    """An interpreter that multiplies hears no signal meanwhile, and aborts when memory ends."""
    with pytest.raises(TimedOutError):
        gr.bounded(many_terms, timeout=2.0, memory=2**33)("x", 14)
    with pytest.raises(OutOfMemoryError):
        gr.bounded(many_terms, timeout=60, memory=2**27)("y", 6)


def many_terms(names: str, power: int) -> Any:
    """The product of (x0 + … + x8)^power and (y0 + … + y8)^power, in one call of FLINT."""
    first, second = (from_sympy(sum(sp.symbols(f"{name}0:9"))) for name in ("x", names))
    one, other = unify([first**power, second**power])
    return one.numerator * other.numerator


def test_decide_takes_both_bounds() -> None:
    assert decide(sp.sin(x) ** 2, 1 - sp.cos(x) ** 2, timeout=60, memory=2**30).proved
    assert decide(sp.sin(x) ** 2, 1 - sp.cos(x) ** 2, memory=2**30).proved
    w = sp.symbols("w0:8")
    verdict = decide(sum(w) ** 20, w[0], timeout=60, memory=2**26)
    assert verdict.undecided
    assert verdict.reason in (Reason.OUT_OF_MEMORY, Reason.TOO_LARGE)


@pytest.mark.parametrize("timeout", [0, -1, "10", True, float("nan"), float("inf")])
def test_a_timeout_that_is_none(timeout: Any) -> None:
    with pytest.raises(InputError, match="no number of seconds"):
        gr.bounded(gr.Schwarzschild(), timeout=timeout)
    with pytest.raises(InputError, match="no number of seconds"):
        decide(x, y, timeout=timeout)


@pytest.mark.parametrize("memory", ["2 GiB", True, float("nan"), float("inf"), 2.5])
def test_a_memory_that_is_none(memory: Any) -> None:
    with pytest.raises(InputError, match="no number of bytes"):
        gr.bounded(gr.Schwarzschild(), memory=memory)


@pytest.mark.parametrize("memory", [0, -1, 2])
def test_a_memory_in_other_units(memory: Any) -> None:
    with pytest.raises(InputError, match=r"too few for any answer[\s\S]*memory=2\*2\*\*30"):
        gr.bounded(gr.Schwarzschild(), memory=memory)


def test_what_cannot_be_sent() -> None:
    with pytest.raises(InputError, match=r"cannot be sent[\s\S]*functions of a module"):
        gr.bounded(lambda: 1)()


# -- one worker, many questions --


def test_a_worker_lives_on_between_questions() -> None:
    first, second = (gr.bounded(os.getpid, timeout=60)() for _ in range(2))
    assert first == second != os.getpid()
    with pytest.raises(TimedOutError):
        gr.bounded(time.sleep, timeout=0.2)(60)
    assert gr.bounded(os.getpid, timeout=60)() not in (first, os.getpid())


def test_a_worker_that_died_in_its_sleep_is_replaced() -> None:
    first = gr.bounded(os.getpid, timeout=60)()
    os.kill(first, 9)
    assert gr.bounded(os.getpid, timeout=60)() != first


def test_a_worker_that_grew_large_is_replaced() -> None:
    before, after = gr.bounded(grown, timeout=60)(), gr.bounded(os.getpid, timeout=60)()
    assert before != after


def grown() -> int:
    bytearray(600 * 2**20)[:: 2**12] = b"x" * (600 * 2**8)
    return os.getpid()


def test_threads_ask_at_the_same_time() -> None:
    """As below Jupyter, where a cell runs beside the threads of the kernel."""
    stop = threading.Event()
    others = [threading.Thread(target=_busy, args=(stop,), daemon=True) for _ in range(3)]
    for thread in others:
        thread.start()
    answers: dict[int, Any] = {}

    def ask(number: int) -> None:
        answers[number] = gr.bounded(from_sympy(x + number), timeout=120).subs(x, 1).as_fraction()

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in askers:
        thread.start()
    for thread in askers:
        thread.join(120)
    stop.set()
    assert answers == {number: number + 1 for number in range(4)}
    assert len(worker._living) <= 1  # the others were ended


def _busy(stop: threading.Event) -> None:
    while not stop.is_set():
        sum(range(1000))


def _asked_below(number: int) -> tuple[int, int, Any]:
    """In a daemonic process, which may have no children of multiprocessing's own."""
    answer = decide((x + number) ** 2, x**2 + 2 * number * x + number**2, timeout=120)
    return os.getpid(), gr.bounded(os.getpid, timeout=120)(), answer.proved


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_daemonic_processes_ask_too(method: str) -> None:
    own = gr.bounded(os.getpid, timeout=60)()  # alive when the pool forks
    context = multiprocessing.get_context(method)
    with context.Pool(2) as pool:
        answers = pool.map(_asked_below, range(4), chunksize=1)
    assert all(proved for *_, proved in answers)
    assert own not in {child for _, child, _ in answers}  # it is not handed on
    assert gr.bounded(os.getpid, timeout=60)() == own  # and still answers its owner


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{process}/stat") as status:
        return status.read().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("end", ["pass", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_worker_ends_with_its_owner(end: str) -> None:
    program = f"import os, gr_toolkit as gr; print(gr.bounded(os.getpid)(), flush=True); {end}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    process = int(done.stdout)
    for _ in range(100):
        if not _is_alive(process):
            return
        time.sleep(0.1)
    raise AssertionError("the worker outlived its owner")


def test_a_worker_of_a_large_process_lives_on() -> None:
    """What its owner holds is not what it holds, though Linux says so of a new program's greatest size."""
    program = (
        "import os, gr_toolkit as gr; ballast = b'1' * (700 * 2**20); "
        "print(len({gr.bounded(os.getpid, timeout=60)() for _ in range(3)}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "1"
