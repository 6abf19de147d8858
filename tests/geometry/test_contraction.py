"""Raising, lowering and contracting with symmetries, against the same without them: plain sums over all values."""

from __future__ import annotations

from itertools import product

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.geometry import Tensor
from gr_toolkit.geometry.contraction import contracted
from gr_toolkit.geometry.symmetry import antisymmetric, symmetric

x, y, z, t = sp.symbols("x y z t")


def plain(tensor: Tensor) -> Tensor:
    """The same components, nothing known of their symmetry."""
    return Tensor(tensor.metric, tensor.positions, compute=tensor.component)


def world() -> dict[str, Tensor]:
    g = gr.Metric([[1 + x**2, x * y, 0], [x * y, 1 + y**2 + z**2, 1], [0, 1, 2 + x**2]], [x, y, z])
    covectors = [g.covector(c) for c in ([x, y, 1], [z, x * y, 2], [1, x + z, y**2])]
    rank_three = covectors[0] * covectors[1] * covectors[2]
    coordinates = [*g.coordinates, 1 + x]
    symmetrical = {i: g.scalar(coordinates[sum(i) % 4] + sum(i)) for i in symmetric(3).independent(3)}
    return {
        "metric": g.covariant,
        "form": covectors[1].exterior_derivative(),
        "volume": Tensor(g, (False,) * 3, {(0, 1, 2): g.scalar(x * y + 2)}, antisymmetric(3)),
        "symmetric": Tensor(g, (False,) * 3, symmetrical, symmetric(3)),
        "curvature": g.riemann,
        "general": rank_three,
        "mixed": g.covariant * covectors[0],
    }


TENSORS = world()


@pytest.mark.parametrize("pattern", ["^^^^", "^___", "^^__", "_^_^", "__^^"])
@pytest.mark.parametrize("name", TENSORS)
def test_raising_keeps_no_symmetry_that_is_not_there(name, pattern):
    tensor = TENSORS[name]
    moved = tensor.with_indices(pattern[: tensor.rank])
    one_by_one = plain(tensor)
    for slot, position in enumerate(pattern[: tensor.rank]):
        one_by_one = plain(one_by_one.up(slot)) if position == "^" else one_by_one
    for index in product(range(3), repeat=tensor.rank):
        assert moved.component(index) == one_by_one.component(index)
    assert moved.with_indices("_" * tensor.rank) == tensor
    assert tensor.with_indices(pattern[: tensor.rank]) is moved or moved is tensor


SHARED = [
    [(0, 0)],
    [(0, 0), (1, 1)],
    [(0, 1), (1, 0)],
    [(1, 0), (0, 1)],
    [(0, 0), (1, 1), (2, 2)],
    [(2, 0), (0, 1), (1, 2)],
]


@pytest.mark.parametrize("first", ["form", "volume", "symmetric", "curvature", "general"])
@pytest.mark.parametrize("second", ["metric", "volume", "symmetric", "curvature", "mixed"])
def test_contractions_count_every_term(first, second):
    left, right = TENSORS[first], TENSORS[second].with_indices("^" * TENSORS[second].rank)
    for pairs in SHARED:
        if max(max(pair) for pair in pairs) >= min(left.rank, right.rank):
            continue
        found, expected = (contracted(a, b, pairs) for a, b in ((left, right), (plain(left), plain(right))))
        assert found.positions == expected.positions
        for index in product(range(3), repeat=found.rank):
            if sum(index) % 3 == 0:  # a third of them, of every symmetry type
                assert found.component(index) == expected.component(index)


def test_symmetric_with_antisymmetric_is_nothing():
    assert contracted(TENSORS["form"], TENSORS["metric"].with_indices("^^"), [(0, 0), (1, 1)]).is_zero()
    assert contracted(TENSORS["curvature"], TENSORS["symmetric"].with_indices("^^^"), [(0, 0), (1, 1)]).is_zero()
    assert not contracted(TENSORS["curvature"], TENSORS["symmetric"].with_indices("^^^"), [(0, 0), (2, 1)]).is_zero()
