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

    def build(text, name, *options):
        source, library = folder / f"{name}.c", folder / f"{name}.so"
        source.write_text(text)
        standard = options or ("-std=c99",)
        command = [COMPILER, *standard, "-Wall", "-Wextra", "-Werror", "-O1", "-ffp-contract=off", "-shared", "-fPIC"]
        subprocess.run([*command, "-o", str(library), str(source), "-lm"], check=True, timeout=60)
        return ctypes.CDLL(str(library))

    return build


def test_c_code_of_a_scalar(build):
    g = gr.Kerr()
    function = build(to_c_code(g.kretschmann, "r theta M a", name="kretschmann"), "kretschmann").kretschmann
    function.restype, function.argtypes = ctypes.c_double, [ctypes.c_double] * 4
    ours = gr.compiled(g.kretschmann, "r theta M a")
    for point in [(3.0, 1.0, 1.0, 0.9), (2.0, 0.3, 0.7, 0.1)]:
        assert function(*point) == pytest.approx(ours(*point), rel=1e-15)


@pytest.mark.parametrize("quantity", ["christoffel", "everything"])
def test_c_code_of_many(build, quantity):
    g = gr.Schwarzschild()
    what, arguments = (g.christoffel, "r theta M") if quantity == "christoffel" else (EVERYTHING, [x, y, K])
    ours = gr.compiled(what, arguments)(0.7, 1.3, 0.3)
    function = getattr(build(to_c_code(what, arguments, name=quantity), quantity), quantity)
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


MEANT_OTHERWISE = (
    "INFINITY HUGE_VAL HUGE_VALF NAN FP_NAN M_PI M_E math_errhandling typeof inline restrict gamma y0 j1 log2 floor "
    "pow isnan signgam float_t class this errno linux asm main exec malloc"
).split()


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_are_no_plain_identifiers_are_replaced(name):
    symbol = sp.Symbol(name)
    python, c = to_numpy_code(symbol**2 + x, [symbol, x]), to_c_code(symbol**2 + x, [symbol, x], name="safe")
    if name not in ("lambda", "numpy", "result", "double", "sin", "x", "w0", ""):
        assert name not in python
        assert name not in c
    evaluate = [n for n in ast.parse(python).body if isinstance(n, ast.FunctionDef)][-1]
    assert (evaluate.name, len(evaluate.args.args)) == ("evaluate", 2)
    assert run(python)(3.0, 1.0) == 10


def test_c_functions_compile_and_run_whatever_their_arguments_are_called(build):
    """All in one file, as GNU C, in which math.h defines most."""
    names = HOSTILE + MEANT_OTHERWISE
    written = [
        to_c_code(sp.Symbol(name) ** 2 + x, [sp.Symbol(name), x], name=f"safe{k}") for k, name in enumerate(names)
    ]
    library = build("\n".join(written), "names", "-std=gnu11", "-D_GNU_SOURCE")
    for k in range(len(names)):
        function = getattr(library, f"safe{k}")
        function.restype, function.argtypes = ctypes.c_double, [ctypes.c_double] * 2
        assert function(3.0, 1.0) == 10, names[k]
    assert "/* INFINITY_ is INFINITY */\ndouble safe12(double INFINITY_, double x)" in written[len(HOSTILE)]
    assert to_numpy_code(sp.Symbol("lambda") * x, [sp.Symbol("lambda"), x]).count("# x0 is lambda, x1 is x\n") == 1


@pytest.mark.parametrize("name", [n for n in MEANT_OTHERWISE if n != "errno"] + ["free", "strlen", "w3", "sinf"])
def test_c_functions_are_not_called_what_c_has(name):
    with pytest.raises(gr.errors.InputError, match="a function cannot be called"):
        to_c_code(x, [x], name=name)


REAL_POINTS = [np.array([1]), np.array([3000]), np.int32(3000), 3000, [3000, 2], np.float32(3000), np.array([True])]


@pytest.mark.parametrize("value", REAL_POINTS)
def test_numpy_code_takes_integers_for_real_numbers(value):
    """48 M²/r⁶ [MTW 31.7 and exercise 31.3]; int64 ends at 3000⁶ < 9.3e20."""
    g = gr.Schwarzschild()
    written = run(to_numpy_code(g.kretschmann, "M r"))
    exactly = [48 / float(r) ** 6 for r in np.ravel(value)]
    assert np.allclose(np.ravel(written(np.array([1]), value)), exactly, rtol=1e-14, atol=0)
    assert np.allclose(np.ravel(gr.compiled(g.kretschmann, "M r")(1, value)), exactly, rtol=1e-14, atol=0)


def test_numpy_code_of_real_quantities_refuses_complex_numbers_and_masks():
    square = run(to_numpy_code(x**2, [x]))
    for value in (1j, np.array([1j]), np.ma.masked_array([1.0, 2.0], [0, 1])):
        with pytest.raises(TypeError, match="real numbers without a mask"):
            square(value)
    for quantity in (sp.atan2(x, 2), sp.elliptic_k(x), sp.asin(x), sp.besselj(0, x)):
        with pytest.raises(gr.errors.InputError, match="is not written for complex numbers"):
            to_numpy_code(quantity + sp.I * x, [x])


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("beside", [0, sp.I])
def test_numpy_code_agrees_with_compiled_on_cuts_and_at_infinity(beside):
    quantities = [sp.LambertW(x), S_K(K, x), C_K(K, x), sp.sqrt(-x), sp.log(-x), sp.cbrt(-x), sp.Abs(x), sp.sign(x)]
    points = np.array([-1.0, -0.3, -1 / np.e, 0.0, 2.0, 1e9])
    for quantity in quantities:
        written, ours = to_numpy_code(quantity + beside, [x, K]), gr.compiled(quantity + beside, [x, K])
        for curvature in (-0.5, 0.0, 0.5):
            assert np.allclose(run(written)(points, curvature), ours(points, curvature), rtol=1e-14, equal_nan=True)
    assert run(to_numpy_code(sp.LambertW(x), [x]))(np.inf) == np.inf
    assert np.isnan(run(to_numpy_code(sp.LambertW(x), [x]))(-1.0))


def test_plain_names_are_kept():
    assert "def kretschmann(r_s, x):" in to_numpy_code(sp.Symbol("r_s") + x, "r_s x", name="kretschmann")
    assert "double f(double r_s, double x)" in to_c_code(sp.Symbol("r_s") + x, "r_s x", name="f")


a = sp.Function("a")
WRONG = [
    (lambda: to_c_code(x, [x], name="f(){}"), "a function cannot be called 'f(){}'"),
    (lambda: to_c_code(x, [x], name=7), "a function cannot be called 7"),
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
