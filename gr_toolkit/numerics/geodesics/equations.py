"""Hamilton's equations of a particle, written as a program.

    dx^i/dλ = g^{ij} π_j        dπ_k/dλ = −½ ∂_k g^{ij} π_i π_j + q F_{kj} dx^j/dλ

with the kinetic momentum π_i = g_{ij} dx^j/dλ, which is the canonical one less the potential [Misner, Thorne & Wheeler
1973, §33.5, box 21.1]. Momenta whose slope is zero, those of coordinates that do not occur, are constants of the
program and not integrated. All factors come from the exact layer; here they are put together from their places only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import final

from ..program import Program, Recorder

Pair = tuple[int, int]
Triple = tuple[int, int, int]


@final
@dataclass(frozen=True)
class Layout:
    """Where everything stands: variables, which are coordinates and moving momenta, then constants.

    Constants are the parameters, the charge if there is one, and fixed momenta.

    Attributes
    ----------
    dimension, parameters : how many coordinates and parameters there are
    moving : the coordinates whose momenta are integrated
    charged : whether there is a charge among the constants
    """

    dimension: int
    parameters: int
    moving: tuple[int, ...]
    charged: bool = False

    @property
    def variables(self) -> int:
        """The size of the system."""
        return self.dimension + len(self.moving)

    @property
    def fixed(self) -> tuple[int, ...]:
        """The coordinates whose momenta are constant."""
        return tuple(k for k in range(self.dimension) if k not in self.moving)

    @property
    def constants(self) -> int:
        """How many constants there are."""
        return self.parameters + self.charged + len(self.fixed)

    @property
    def inputs(self) -> int:
        """Variables and constants."""
        return self.variables + self.constants

    @property
    def of_base(self) -> list[int]:
        """The registers of coordinates and parameters, which programs of fields take."""
        return [*range(self.dimension), *range(self.variables, self.variables + self.parameters)]

    @property
    def charge(self) -> int:
        """The register of the charge."""
        return self.variables + self.parameters

    def momentum(self, k: int) -> int:
        """The register of a momentum."""
        if k in self.moving:
            return self.dimension + self.moving.index(k)
        return self.variables + self.parameters + self.charged + self.fixed.index(k)


@final
@dataclass(frozen=True)
class Factors:
    """A program of coordinates and parameters that computes what Hamilton's equations are made of, and in which order.

    Attributes
    ----------
    program : outputs for `inverse`, then `slopes`, then `force`
    inverse : (i, j), i ≤ j, of g^{ij}
    slopes : (k, i, j), i ≤ j, of −½ ∂_k g^{ii} and −∂_k g^{ij}
    force : (k, j) of F_{kj}
    """

    program: Program
    inverse: tuple[Pair, ...]
    slopes: tuple[Triple, ...]
    force: tuple[Pair, ...] = ()


def hamilton_equations(factors: Factors, layout: Layout) -> Program:
    """The slopes of all variables."""
    record = Recorder(layout.inputs)
    values = iter(replayed(record, factors.program, layout.of_base))
    velocity = velocities(record, layout, {pair: next(values) for pair in factors.inverse})
    terms: dict[int, list[int]] = {k: [] for k in layout.moving}
    for k, i, j in factors.slopes:
        square = record.multiply(layout.momentum(i), layout.momentum(j))
        terms[k].append(record.multiply(next(values), square))
    for k, j in factors.force:
        pull = record.multiply(next(values), velocity[j])
        terms[k].append(record.multiply(layout.charge, pull))
    slopes = [total(record, terms[k]) for k in layout.moving]
    return record.program([*velocity, *slopes])


def measures(factors: Factors, layout: Layout, fields: Program, turning: Sequence[int]) -> Program:
    """What events are zeros of: the outputs of `fields`, functions of place, and components of the velocity."""
    record = Recorder(layout.inputs)
    found = replayed(record, fields, layout.of_base)
    if turning:
        values = iter(replayed(record, factors.program, layout.of_base))
        velocity = velocities(record, layout, {pair: next(values) for pair in factors.inverse})
        found += [velocity[k] for k in turning]
    return record.program(found)


def velocities(record: Recorder, layout: Layout, inverse: dict[Pair, int]) -> list[int]:
    """g^{ij} π_j of every i."""
    terms: list[list[int]] = [[] for _ in range(layout.dimension)]
    for (i, j), register in inverse.items():
        terms[i].append(record.multiply(register, layout.momentum(j)))
        if i != j:
            terms[j].append(record.multiply(register, layout.momentum(i)))
    return [total(record, part) for part in terms]


def total(record: Recorder, terms: Sequence[int]) -> int:
    """The sum of registers."""
    return reduce(record.add, terms) if terms else record.constant(0)


def replayed(record: Recorder, program: Program, inputs: Sequence[int]) -> list[int]:
    """Another program recorded with these registers for its inputs; the registers of its outputs."""
    registers = list(inputs)
    for step in program.steps:
        registers.append(record.step(step.operation, *(registers[k] for k in step.operands), detail=step.detail))
    return [registers[k] for k in program.outputs]
