r"""What may import what, what may be called, and how long a module may be: the rules of the design, read off the code.

Every rule comes with one text that it must accept and one that it must reject.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent / "gr_toolkit"
MODULES = {
    ".".join(("gr_toolkit", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}

# from the bottom; what stands on one line is siblings, which do not import each other
LAYERS = [
    ["errors"],
    ["notation", "numerics"],
    ["exact"],
    ["verdicts"],
    ["geometry"],
    ["spacetimes"],
    ["electrodynamics", "motion"],
    ["optics"],
    ["cosmology"],
    ["claims"],
    ["cli", "testing", "render", "interop"],
    ["__main__"],
]
LEVELS = {name: level for level, names in enumerate(LAYERS) for name in names}
DOORS = {  # a foreign library -> the only folder that may import it
    "flint": "exact",
    "lark": "notation",
    "einsteinpy": "interop",
    "astropy": "interop",
    "matplotlib": "render",
    "numpy": "numerics",
    "scipy": "numerics",
    "numba": "numerics",
}
CLOSED = {"sympy": "notation", "mpmath": "notation"}  # a library -> the folder that may not import it
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "parse_expr", "lambdify", "simplify", "parse_latex"}
LONGEST, MEDIAN = 300, 200  # lines
LONG = {  # longer than that, and why
    "gr_toolkit.exact.balls": "every generator's ball, one kind after the other",
    "gr_toolkit.exact.element": "the arithmetic of an element, kept together: one class",
    "gr_toolkit.exact.reader": "one method for each kind of SymPy expression",
    "gr_toolkit.geometry.formulas.evaluate": "one method for each kind of node of the syntax tree",
    "gr_toolkit.geometry.metric": "a thin list of names with docstrings",
    "gr_toolkit.geometry.subjects": "a thin list of names with docstrings",
    "gr_toolkit.geometry.tensor": "a thin list of names with docstrings",
}


# -- reading the code ------------------------------------------------------------------------------------------------


def imports(text: str, module: str, is_package: bool = False) -> Iterator[tuple[str, bool]]:
    """(absolute name, whether when the module is loaded) of all imports, but not those for type checkers only."""
    skipped = set()
    tree = ast.parse(text)
    inside_functions = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            skipped |= {inner for statement in node.body for inner in ast.walk(statement)}
        if node in skipped:
            continue
        at_load = node not in inside_functions
        if isinstance(node, ast.Import):
            yield from ((alias.name, at_load) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                parts = parts[: len(parts) - node.level + is_package]
                base = ".".join([*parts, *([node.module] if node.module else [])])
            known = [f"{base}.{alias.name}" for alias in node.names]
            yield from ((name if name in MODULES else base, at_load) for name in known)


def folder(module: str) -> str:
    """The first part below gr_toolkit: ``exact`` of ``gr_toolkit.exact.field``, empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def broken_layers(text: str, module: str, is_package: bool = False) -> list[str]:
    """Imports that do not point downward."""
    own = LEVELS[folder(module)]
    return [
        name
        for name, _ in imports(text, module, is_package)
        if name.startswith("gr_toolkit.") and folder(name) != folder(module) and LEVELS[folder(name)] >= own
    ]


def broken_doors(text: str, module: str, is_package: bool = False) -> list[str]:
    """Foreign libraries that are imported where they may not be."""
    found = []
    for name, _ in imports(text, module, is_package):
        library = name.partition(".")[0]
        if DOORS.get(library, folder(module)) != folder(module) or CLOSED.get(library) == folder(module):
            found.append(library)
    return found


def forbidden_calls(text: str) -> list[str]:
    """Calls that run text or simplify; `sympify` is allowed where it is strict."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        is_method = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) not in (
            "sp",
            "sympy",
            "builtins",
        )
        strict = any(k.arg == "strict" and ast.unparse(k.value) == "True" for k in node.keywords)
        if name in FORBIDDEN_CALLS and not (is_method and name == "compile"):
            found.append(name)
        if name in ("sympify", "S") and not strict:
            found.append(name)
    return found


def cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Modules that import each other in a circle: strongly connected parts of more than one module [Tarjan 1972]."""
    numbers: dict[str, int] = {}
    lows: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(module: str) -> None:
        numbers[module] = lows[module] = len(numbers)
        stack.append(module)
        for other in sorted(graph.get(module, ())):
            if other not in numbers:
                visit(other)
            if other in stack:
                lows[module] = min(lows[module], lows[other])
        if lows[module] == numbers[module]:
            part = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(part) > 1:
                found.append(sorted(part))

    for module in graph:
        if module not in numbers:
            visit(module)
    return found


def text_of(module: str) -> str:
    return MODULES[module].read_text(encoding="utf-8")


def is_package(module: str) -> bool:
    return MODULES[module].name == "__init__.py"


INNER = [module for module in MODULES if module != "gr_toolkit"]


# -- the rules -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", INNER)
def test_imports_point_downward(module):
    assert broken_layers(text_of(module), module, is_package(module)) == []


@pytest.mark.parametrize("module", INNER)
def test_each_foreign_library_has_one_door(module):
    assert broken_doors(text_of(module), module, is_package(module)) == []


@pytest.mark.parametrize("module", MODULES)
def test_no_text_is_run_and_nothing_is_simplified(module):
    assert forbidden_calls(text_of(module)) == []


def import_graph() -> dict[str, set[str]]:
    """Who imports whom, in functions too: an import inside a function hides a circle, it does not undo it."""
    return {
        module: {name for name, _ in imports(text_of(module), module, is_package(module)) if name in INNER}
        for module in INNER
        if not is_package(module)
    }


def test_no_modules_import_each_other_in_a_circle():
    assert cycles(import_graph()) == []


def test_modules_are_short():
    lengths = {module: text_of(module).count("\n") for module in MODULES}
    assert {m: n for m, n in lengths.items() if n > LONGEST and m not in LONG} == {}
    assert [m for m in LONG if lengths.get(m, 0) <= LONGEST] == []
    assert median(n for n in lengths.values() if n > 10) < MEDIAN


def test_every_folder_has_its_layer():
    assert {folder(module) for module in INNER} <= set(LEVELS)


# -- each rule accepts and rejects -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "module", "broken"),
    [
        ("from ..exact import Element", "gr_toolkit.geometry.tensor", []),
        ("from ..verdicts import decide", "gr_toolkit.exact.element", ["gr_toolkit.verdicts"]),
        ("from .. import spacetimes", "gr_toolkit.claims.setting", []),
        ("from .. import claims", "gr_toolkit.spacetimes.kerr", ["gr_toolkit.claims"]),
        ("import gr_toolkit.claims.file", "gr_toolkit.geometry.tensor", ["gr_toolkit.claims.file"]),
        ("def f():\n    from ..claims import verify", "gr_toolkit.exact.field", ["gr_toolkit.claims"]),
        ("if TYPE_CHECKING:\n    from ..claims import verify", "gr_toolkit.exact.field", []),
        (
            "if TYPE_CHECKING:\n    pass\nelse:\n    from ..claims import x",
            "gr_toolkit.exact.field",
            ["gr_toolkit.claims"],
        ),
        ("from ..numerics import x", "gr_toolkit.notation.parser", ["gr_toolkit.numerics"]),
        ("from .field import Field", "gr_toolkit.exact.element", []),
    ],
)
def test_the_rule_of_layers(text, module, broken):
    found = broken_layers(text, module)
    assert [folder(name) for name in found] == [folder(name) for name in broken]


@pytest.mark.parametrize(
    ("text", "module", "broken"),
    [
        ("import flint", "gr_toolkit.exact.field", []),
        ("from flint import fmpz", "gr_toolkit.geometry.metric", ["flint"]),
        ("def f():\n    from lark import Lark", "gr_toolkit.notation.parser", []),
        ("import lark", "gr_toolkit.claims.file", ["lark"]),
        ("import sympy as sp", "gr_toolkit.geometry.metric", []),
        ("from sympy import Symbol", "gr_toolkit.notation.tree", ["sympy"]),
        ("import numpy as np", "gr_toolkit.numerics.arrays", []),
        ("import numpy as np", "gr_toolkit.exact.balls", ["numpy"]),
        ("def f():\n    import einsteinpy.symbolic", "gr_toolkit.interop.einsteinpy", []),
        ("import einsteinpy", "gr_toolkit.geometry.metric", ["einsteinpy"]),
    ],
)
def test_the_rule_of_doors(text, module, broken):
    assert broken_doors(text, module) == broken


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sp.sympify(x, strict=True)", []),
        ("sp.sympify(x)", ["sympify"]),
        ("sp.sympify(x, strict=False)", ["sympify"]),
        ("sp.S(x)", ["S"]),
        ("re.compile('x')", []),
        ("compile('x', '', 'eval')", ["compile"]),
        ("eval('1')", ["eval"]),
        ("exec(text)", ["exec"]),
        ("evaluate(text)", []),
        ("sp.simplify(x)", ["simplify"]),
        ("x.simplify()", ["simplify"]),
        ("lambdify(x, y)", ["lambdify"]),
        ("parse_expr('x')", ["parse_expr"]),
    ],
)
def test_the_rule_of_calls(text, found):
    assert forbidden_calls(text) == found


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b", "c"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}}, [["a", "b"]]),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}, [["a", "b", "c"]]),
    ],
)
def test_the_rule_of_circles(graph, found):
    assert cycles(graph) == found


# -- what an import loads --------------------------------------------------------------------------------------------


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh process has loaded after some code."""
    show = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{show}"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


HEAVY = {
    "numpy",
    "scipy",
    "numba",
    "matplotlib",
    "pandas",
    "IPython",
    "pytest",
    "hypothesis",
    "jsonschema",
    "einsteinpy",
}


def test_importing_the_package_loads_nothing_heavy():
    assert not (HEAVY | {"sympy", "flint", "lark", "mpmath"}) & loaded_after("import gr_toolkit")


def test_using_a_metric_loads_no_parser_and_no_arrays():
    assert not (HEAVY | {"lark"}) & loaded_after("import gr_toolkit as gr; gr.Schwarzschild().is_vacuum()")


def test_reading_a_formula_loads_lark_only_then():
    assert "lark" not in loaded_after("import gr_toolkit.notation")
    assert "lark" in loaded_after("import gr_toolkit.notation as n; n.parse('x')")
    assert "sympy" not in loaded_after("import gr_toolkit.notation as n; n.parse('x')")


def test_the_public_names_are_where_the_package_says():
    import gr_toolkit as gr

    typed = {
        alias.name
        for node in ast.walk(ast.parse(text_of("gr_toolkit")))
        if isinstance(node, ast.If)
        for statement in node.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }
    assert typed == set(gr.__all__)
    assert all(getattr(gr, name) is not None for name in dir(gr))
    with pytest.raises(AttributeError, match="has no attribute 'Kers'"):
        _ = gr.Kers
