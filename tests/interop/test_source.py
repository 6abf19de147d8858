"""Source code that is written: it runs, and gives what `compiled` gives; no name becomes code."""

from __future__ import annotations

import ast
import ctypes
import shutil
import subprocess

import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.exact.functions import C_K, S_K
from gr_toolkit.interop import to_c_code, to_numpy_code

x, y, K = sp.symbols("x y K")
COMPILER = shutil.which("cc") or shutil.which("gcc")
EVERYTHING = [
    sp.sin(x) + sp.cos(y) ** 2 - sp.exp(-x) * sp.log(y),
    x ** sp.Rational(-3, 2) + sp.cbrt(y) + sp.sqrt(x * y),
    sp.atan2(x, y) + sp.atan(x) - sp.tanh(y) / 3 + sp.sinh(x) * sp.cosh(y),
    sp.Abs(x - y) * sp.sign(x - y) + sp.erf(x) + sp.pi,
    S_K(K, x) + C_K(K, y),
    -x,
    sp.Rational(-2, 7),
]


def run(text, name="evaluate"):
    """The function that Python source defines."""
    scope: dict = {}
    exec(compile(text, "<written>", "exec"), scope)
    return scope[name]


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """C source -> the loaded library."""
    if COMPILER is None:
        pytest.skip("no C compiler")
    folder = tmp_path_factory.mktemp("written")

    def build(text, name):
        source, library = folder / f"{name}.c", folder / f"{name}.so"
        source.write_text(text)
        command = [COMPILER, "-std=c99", "-Wall", "-Wextra", "-Werror", "-O1", "-ffp-contract=off", "-shared", "-fPIC"]
        subprocess.run([*command, "-o", str(library), str(source), "-lm"], check=True, timeout=60)
        return getattr(ctypes.CDLL(str(library)), name)

    return build


def test_c_code_of_a_scalar(build):
    g = gr.Kerr()
    function = build(to_c_code(g.kretschmann, "r theta M a", name="kretschmann"), "kretschmann")
    function.restype, function.argtypes = ctypes.c_double, [ctypes.c_double] * 4
    ours = gr.compiled(g.kretschmann, "r theta M a")
    for point in [(3.0, 1.0, 1.0, 0.9), (2.0, 0.3, 0.7, 0.1)]:
        assert function(*point) == pytest.approx(ours(*point), rel=1e-15)


@pytest.mark.parametrize("quantity", ["christoffel", "everything"])
def test_c_code_of_many(build, quantity):
    g = gr.Schwarzschild()
    what, arguments = (g.christoffel, "r theta M") if quantity == "christoffel" else (EVERYTHING, [x, y, K])
    ours = gr.compiled(what, arguments)(0.7, 1.3, 0.3)
    function = build(to_c_code(what, arguments, name=quantity), quantity)
    function.argtypes = [ctypes.c_double] * 3 + [ctypes.POINTER(ctypes.c_double)]
    result = (ctypes.c_double * ours.size)()
    function(0.7, 1.3, 0.3, result)
    assert np.allclose(np.array(result).reshape(ours.shape), ours, rtol=1e-14)


def test_numpy_code_gives_what_compiled_gives():
    g = gr.Kerr()
    r, theta = np.linspace(2, 5, 4)[:, None], np.linspace(0.3, 2, 3)
    for what, arguments, values in [
        (g.kretschmann, "r theta M a", (r, theta, 1.0, 0.9)),
        (g.christoffel, "r theta M a", (r, theta, 1.0, 0.9)),
        (EVERYTHING, [x, y, K], (r, theta, 0.3)),
        (1 / (x - sp.I * y), "x y", (r, theta)),
    ]:
        written = run(to_numpy_code(what, arguments))(*values)
        assert np.allclose(written, gr.compiled(what, arguments)(*values), rtol=1e-14)
    assert run(to_numpy_code(sp.besselj(0, x), [x]))(1.0) == pytest.approx(float(sp.besselj(0, 1)))


HOSTILE = [
    "r); import os; os.abort(); (",
    '*/ system("true"); /*',
    "x\ny",
    "lambda",
    "numpy",
    "result",
    "w0",
    "double",
    "θ",
    "__import__",
    "",
    "sin",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_are_no_plain_identifiers_are_replaced(name, build):
    symbol = sp.Symbol(name)
    python, c = to_numpy_code(symbol**2 + x, [symbol, x]), to_c_code(symbol**2 + x, [symbol, x], name="safe")
    if name not in ("lambda", "numpy", "result", "double", "sin", "x", "w0", ""):
        assert name not in python
        assert name not in c
    (function,) = [node for node in ast.parse(python).body if isinstance(node, ast.FunctionDef)]
    assert len(function.args.args) == 2
    assert run(python)(3.0, 1.0) == 10
    function = build(c, "safe")
    function.restype, function.argtypes = ctypes.c_double, [ctypes.c_double] * 2
    assert function(3.0, 1.0) == 10


def test_plain_names_are_kept():
    assert "def kretschmann(r_s, x):" in to_numpy_code(sp.Symbol("r_s") + x, "r_s x", name="kretschmann")
    assert "double f(double r_s, double x)" in to_c_code(sp.Symbol("r_s") + x, "r_s x", name="f")


a = sp.Function("a")
WRONG = [
    (lambda: to_c_code(x, [x], name="f(){}"), "a function cannot be called 'f(){}'"),
    (lambda: to_c_code(x, [x], name="double"), "a function cannot be called 'double'"),
    (lambda: to_numpy_code(x, [x], name="import os"), "a function cannot be called 'import os'"),
    (lambda: to_c_code(sp.besselj(0, x), [x]), "C99 has no function bessel_j"),
    (lambda: to_c_code(sp.I * x, [x]), "the quantity is complex"),
    (lambda: to_c_code(x * y, [x]), "the symbol y has no value"),
    (lambda: to_numpy_code(a(x), [x]), "the unknown function a(x) has no value"),
]


@pytest.mark.parametrize(("act", "message"), WRONG)
def test_what_wrong_input_is_told(act, message):
    with pytest.raises(gr.errors.InputError) as caught:
        act()
    assert message in str(caught.value)


def test_unknown_functions_are_arguments():
    written = run(to_numpy_code(a(x) + a(x).diff(x), [a(x), a(x).diff(x)]))
    assert written(2.0, 3.0) == 5
