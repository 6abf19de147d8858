"""Definitions: equations that give names a meaning in a scope."""

from __future__ import annotations

from itertools import product

import sympy as sp

from .. import notation as tree
from ..errors import IndexMismatchError, InputError
from ..exact import Reader
from ..geometry import Tensor
from ..geometry.evaluate import Evaluator
from ..geometry.scope import Scope, python_name, unknown
from .statements import sides


def define(scope: Scope, text: str) -> Scope:
    r"""The scope in which the left side of an equation means its right side.

    The left side is a tensor with one free index a slot (``F_{\mu\nu} = …``, ``A_\mu = (0, 0, 0, A_0)``), a scalar (``\psi = …``), a differential
    (``\mathrm{d}t = \sqrt{g_{\tau\tau}}\,\mathrm{d}\tau``) or the square of one (``\mathrm{d}\Omega^2 = …``).

    Raises
    ------
    InputError
        The left side is nothing that can be defined.
    """
    head = text.split("=")[0]
    declared = scope.names()
    new_tensor = _tensor_name(head)
    if new_tensor:
        declared = declared.with_(tensors=[new_tensor])
    elif not declared.is_declared(head.strip()):
        declared = _with_scalar(declared, head.strip())
    node = tree.parse(text, declared)
    if not isinstance(node, tree.Relation) or node.operators != ("=",):
        raise InputError(f"the definition {text!r} is no single equation", r"\psi = \omega(\tau - \chi)")
    left, right = node.sides
    evaluator = Evaluator(scope, text)
    match left:
        case tree.Tensor(name, indices):
            return scope.with_(tensors={name: _defined_tensor(evaluator, left, right)})
        case tree.Name(name) | tree.Apply(name, (), 0):
            return scope.with_(scalars={name: evaluator.scalar(right)})
        case tree.Differential(tree.Name(name)):
            return scope.with_(differentials={name: evaluator.scalar(right)})
        case tree.Power(tree.Differential(tree.Name(name)), tree.Number(value)) if value == 2:
            return scope.with_(squares={name: evaluator.scalar(right)})
    raise InputError(
        f"{text!r} defines nothing: its left side is neither a tensor, a scalar nor a differential",
        r"\psi = \omega(\tau - \chi)",
    )


def _tensor_name(head: str) -> str:
    """The name of a tensor on the left of a definition: what stands before its indices; empty where there are none."""
    head = head.strip()
    for sign in ("_", "^"):
        if sign in head and not head.startswith(("\\mathrm{d}", "d\\")):
            name, index = head.split(sign, 1)
            letters = index.replace("{", "").replace("}", "").split("^")[0].split("_")[0].strip()
            if letters.startswith("\\") and "^" not in name:
                return name
    return ""


def _with_scalar(names: tree.Names, head: str) -> tree.Names:
    """The names with a scalar to be defined; differentials and powers declare nothing."""
    try:
        return names.with_(scalars=[head])
    except tree.NotationError:
        return names


def _defined_tensor(evaluator: Evaluator, left: tree.Tensor, right: tree.Node) -> Tensor:
    """The right side with its slots in the order of the left side's indices."""
    labels = tuple(evaluator.label(index) for index in left.indices)
    if any(label.fixed is not None for label in labels) or len({label.name for label in labels}) != len(labels):
        raise IndexMismatchError(
            f"the definition of {left.name} needs different free indices", f"{left.name}_{{\\mu\\nu}} = …"
        )
    metric = evaluator.metric
    placeholder = Tensor(metric, tuple(label.up for label in labels), name=left.name)
    inner = Evaluator(evaluator.scope.with_(tensors={left.name: placeholder}), evaluator.text)
    a, b = sides(inner, left, right)
    if set(a.labels) != set(b.labels):
        raise IndexMismatchError(f"the two sides of {evaluator.text!r} have different free indices", "the same on both")
    tensor = b.ordered(labels)
    return Tensor(
        metric, tensor.positions, compute=tensor.component, symmetry=tensor.symmetry, name=python_name(left.name)
    )


def arbitrary(scope: Scope, text: str) -> Scope:
    r"""The scope with an arbitrary field, each component an unknown function of all coordinates: ``A_\mu``, or ``f`` for a scalar."""
    name = _tensor_name(text)
    metric = scope.metric
    coordinates = metric.coordinates
    plain = python_name(name or text.strip())
    if not name:
        function = sp.Function(plain)
        return scope.with_(functions={text.strip(): (unknown(metric, function), tuple(scope.coordinates))})
    node = tree.parse(text, scope.names().with_(tensors=[name]))
    if not isinstance(node, tree.Tensor):
        raise InputError(f"{text!r} is no tensor with free indices", r"A_\mu")
    positions = tuple(index.up for index in node.indices)
    places = list(product(range(metric.dimension), repeat=len(positions)))
    functions = {p: sp.Function(plain + "_" + "".join(map(str, p)))(*coordinates) for p in places}
    values = dict(zip(places, Reader(metric.field).read_all(functions.values()), strict=True))
    return scope.with_(tensors={name: Tensor(metric, positions, values, name=plain)})
