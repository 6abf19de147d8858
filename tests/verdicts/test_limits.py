"""What is too large is refused by a forecast, in words; nothing hangs, eats memory or aborts the interpreter.

FLINT aborts the process when memory ends and where exponents overflow, so everything runs in processes of its own, with
two gigabytes of address space.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest

START = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))
import json, time
import sympy as sp
import gr_toolkit as gr
from gr_toolkit.errors import GRToolkitError
from gr_toolkit.exact import from_sympy
from gr_toolkit.verdicts import decide
x, y, z, a = sp.symbols("x y z a", real=True)
X, Y, Z, A = (from_sympy(s) for s in (x, y, z, a))
f = sp.Function("f")
def again(element, times, step=lambda e: e * e):
    for _ in range(times):
        element = step(element)
    return element
"""

REFUSED = {  # what is asked for -> what the refusal says
    # exponents, composed ones too
    "X**(2**80)": "a power with exponent 1208925819614629174706176 is too large: forecast 1.2e+24 degrees",
    "X**(-2**63)": "a power with exponent 9223372036854775808 is too large",
    "((X**100)**100)**100": "a power with exponent 100 is too large: forecast 1e+06 degrees, limit 6.6e+04",
    "(X + Y)**(10**6)": "a power with exponent 1000000 is too large: forecast 1e+06 degrees",
    "(X + Y)**20000": "too large: forecast",
    "(X + Y + Z + A + 1)**200": "a power with exponent 200 is too large: forecast",
    "again(X, 70)": "an exponent is too large: forecast 1.3e+05 degrees",
    "again(3*X, 60, lambda e: -(e*e))": "an exponent is too large",
    "again(1/X, 70) + 1": "an exponent is too large",
    "again(1/(X + Y), 40) + 1": "an exponent is too large",
    "again(X + 1, 40)": "too large: forecast",
    "from_sympy(sp.exp(x))**50 * from_sympy(sp.exp(x/10**6))": "a power with exponent 1000000 is too large",
    "(X**100).subs(x, x**1000)": "too large: forecast 1e+05 degrees",
    "decide(x**(2**80)*x, x**(2**80 + 1))": "the exponent 1208925819614629174706177 is beyond 10000",
    # integers
    "again(from_sympy(sp.Integer(3)), 60)": "is too large: forecast 1.3e+07 bits, limit 8.4e+06",
    "again(1/from_sympy(sp.Integer(3)), 60)": "an integer is too large",
    "(3*X)**(10**7)": "a power with exponent 10000000 is too large: forecast 1e+07 bits",
    "(X**60000).subs(x, sp.Integer(10)**100)": "a substitution is too large: forecast 2e+07 bits",
    "from_sympy(sp.Integer(10)**(10**6))": "more than 100 000 bits",
    # substitutions
    "(X**1000 + Y).subs(x, (x + y + z + 1)**20)": "a substitution is too large",
    "(X**900*Y**900*Z**900 + 1).subs({x: x + 1, y: y + 1, z: z + 1})": "a substitution is too large",
    # divisions whose quotient would fill memory
    "(X**1000 - 1)*(Y**1000 - 1)*(Z**1000 - 1)*(1/(X - 1))*(1/(Y - 1))*(1/(Z - 1))": "a quotient is too large",
    # multiple angles, derivatives, roots, rank
    "from_sympy(sp.cos(x/10**6) + sp.cos(x))": "an angle multiplied by 1000000",
    "from_sympy(f(x)).diff(x, 10**6)": "a derivative is too large: forecast 1e+06 times, limit 1e+03",
    "again(from_sympy(f(x)), 200, lambda e: e.diff(x))": "the order of a derivative of an unknown function",
    "from_sympy(f(x).diff(x, 10**4))": "a derivative is too large",
    "from_sympy(x)**sp.Rational(1, 1000)": "a root is too large: forecast 1e+03 degrees",
    "again(gr.Schwarzschild().riemann, 2, lambda t: t.tensor_product(t)).to_sympy()": "a tensor with 16 indices is too",
    # nesting
    "from_sympy(again(x, 160, f))": "nested deeper than 150 levels",
}


def run(program: str, seconds: float = 240) -> str:
    done = subprocess.run([sys.executable, "-c", START + program], capture_output=True, text=True, timeout=seconds)
    assert done.returncode == 0, (done.stdout[-500:], done.stderr[-1500:])
    return done.stdout


@pytest.fixture(scope="module")
def refusals() -> dict[str, tuple[str, str, float]]:
    """(class, message, seconds) of all of the above, from one process, which has to survive them."""
    body = "\n".join(
        f"start = time.monotonic()\n"
        f"try:\n    result = {asked}\n    said = 'nothing', ''\n"
        f"except GRToolkitError as error:\n    said = type(error).__name__, str(error)\n"
        f"print(json.dumps([{asked!r}, [*said, time.monotonic() - start]]), flush=True)"
        for asked in REFUSED
    )
    lines = run(body + "\nassert decide(x + x, 2*x).proved").splitlines()
    return dict(json.loads(line) for line in lines)


@pytest.mark.parametrize("asked", REFUSED)
def test_refused_by_name(asked: str, refusals: dict[str, tuple[str, str, float]]) -> None:
    kind, message, seconds = refusals[asked]
    assert kind in ("TooLargeError", "InputError", "UnsupportedError")
    assert REFUSED[asked] in message
    assert seconds < 30


DONE = {  # large, and yet done: what is printed
    "len(((X + Y + Z)**30).subs({x: x + 1, y: x + y + 2, z: a + y + z}).numerator)": None,
    "((X**600 - Y**600)*(1/(X - Y))).numerator.total_degree()": "599",
    "len(((X + 1)**2000).numerator)": "2001",
    "(from_sympy(sp.sqrt(1 + x**2))**400 - from_sympy((1 + x**2)**200)).is_zero()": "True",
    "(X**300).subs(x, sp.sqrt(1 + y**2)) == from_sympy((1 + y**2)**150)": "True",
    "(lambda p: 1/from_sympy(p.expand()) == 1/from_sympy(p))(sp.prod([x - i for i in range(1, 80)]))": "True",
}


@pytest.mark.parametrize("asked", DONE)
def test_what_is_split_into_steps_is_the_same(asked: str) -> None:
    said = run(f"print({asked})").strip()
    assert DONE[asked] in (None, said)


def test_blocks_make_the_same_product() -> None:
    """Nine million pairs of terms of different monomials: split, and equal to what FLINT makes in one call."""
    program = """
from gr_toolkit.exact import steps, unify
first, second = unify([from_sympy(sum(sp.symbols("u0:6")))**9, (from_sympy(sum(sp.symbols("v0:6"))) + 7)**6])
n, m = first.numerator, second.numerator
calls = []
blocks = steps.blocks
steps.blocks = lambda *arguments: calls.append(1) or blocks(*arguments)
steps.BLOCK = 200_000
print(len(n) * len(m), steps.product(n, m) == n * m, len(calls) > 0)
"""
    pairs, same, split = run(program).split()
    assert int(pairs) > 1_000_000
    assert same == split == "True"


# -- Ctrl-C ----------------------------------------------------------------------------------------------------------

WORK = {
    "product": "P = (X + Y + Z + A + 1)**18; P*(P + X)",
    "big integers": "again(X*3**1000 + 7**1000, 40)",
    "power": "(X + 3)**9000*(X + 5)**9000",
    "substitution": "((X + Y + Z)**40).subs({x: x + 1, y: x + y + 2, z: a + y + z})",
    "common denominato": "(1/(X + Y + Z + A + 1))**40 + (1/(X + Y + Z + A + 2))**30",
    "factors": "1/(X**599 + 3**10000*X + 5**9000)",
    "factors of a dense polynomial": "1/from_sympy(sp.prod([x - i for i in range(1, 400)]).expand())",
    "norm": "1/from_sympy(sum(sp.sqrt(1 + s**2) for s in sp.symbols('q0:5', real=True)))",
}
INTERRUPTED = """
import sys, os, signal
from gr_toolkit.errors import TooLargeError
signal.signal(signal.SIGINT, signal.default_int_handler)
print("go", flush=True)
try:
    while True:
        try:
            {work}
        except TooLargeError:
            time.sleep(0.01)
except KeyboardInterrupt:
    assert decide(x + x, 2*x).proved
    print(time.time(), flush=True)
    os._exit(0)
"""


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("wait", [1.0, pytest.param(2.7, marks=pytest.mark.nightly)])
def test_control_c_leaves_a_usable_interpreter(work: str, wait: float) -> None:
    program = START + INTERRUPTED.format(work=WORK[work])
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(wait)
        start = time.time()
        process.send_signal(signal.SIGINT)
        try:
            out, _ = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert float(out) - start < 3  # a second, on a machine that does other things too
