"""What an expansion starts from: a phase, amplitudes and a frequency, as they are given or left unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, final

import sympy as sp

from ...errors import ConventionError, IndexMismatchError, InputError, UnknownNameError, UnsupportedError
from ...exact import Element
from ...geometry import Metric, Tensor
from ...geometry.conventions import same_geometry
from ...geometry.inputs import first_rank, in_short, read_expression, read_metric
from ...geometry.properties import check_signature

FIELDS = ("maxwell", "scalar")
OMEGA = sp.Symbol("omega", positive=True)


@final
@dataclass(frozen=True, eq=False)
class Ansatz:
    """Re (a₀ + a₁/ω + …) e^{iωS}, read into the metric's field.

    Attributes
    ----------
    metric : g_{μν}
    field : "maxwell" or "scalar"
    phase : S, real and not constant
    amplitudes : a₀, a₁, …, covector fields or, for a scalar, tensors without index
    frequency : ω, a symbol that is in none of them
    unknown : the functions that were put in for what was not given
    """

    metric: Metric
    field: str
    phase: Element
    amplitudes: tuple[Tensor, ...]
    frequency: Any
    unknown: tuple[Any, ...] = ()


@final
@dataclass(frozen=True, eq=False)
class Constants:
    """ξ, m and m/ω of the scalar wave equation □φ − ξRφ − m²φ = 0; zero for Maxwell's field."""

    xi: Element
    mass: Element
    scaled_mass: Element


def read_ansatz(
    phase: Any, amplitude: Any, metric: Any, field: str, frequency: Any, variables: Iterable[Any] | None
) -> Ansatz:
    """An ansatz from what the user gives; see `expansion`."""
    if field not in FIELDS:
        raise UnknownNameError(str(field), FIELDS, "kind of field")
    omega = _frequency(frequency)
    metric = _metric_of(metric, amplitude)
    check_signature(metric)
    chosen = _variables(metric, variables)
    unknown: list[Any] = []
    taken = _names_in(metric)
    if phase is None:
        phase = sp.Function(_fresh("S", taken), real=True)(*chosen)
        unknown.append(phase)
    scalar = _phase(metric, phase, omega)
    if amplitude is None:
        names = ["a0"] if field == "scalar" else [f"a0_{x}" for x in metric.coordinates]
        functions = [sp.Function(_fresh(name, taken))(*chosen) for name in names]
        unknown += functions
        amplitude = functions[0] if field == "scalar" else functions
    amplitudes = tuple(_amplitude(metric, field, given, n) for n, given in enumerate(_listed(amplitude, field)))
    _without_frequency(omega, metric, scalar, amplitudes)
    if len(amplitudes) == 1 and amplitudes[0].is_zero():
        raise InputError(
            "the amplitude a0 is zero: there is no wave", "amplitude=[a0], an amplitude that does not vanish"
        )
    return Ansatz(metric, field, scalar, amplitudes, omega, tuple(unknown))


def another_amplitude(ansatz: Ansatz, given: Any) -> Tensor:
    """One more amplitude for an ansatz, read like those that it has."""
    amplitude = _amplitude(ansatz.metric, ansatz.field, given, len(ansatz.amplitudes))
    _without_frequency(ansatz.frequency, ansatz.metric, ansatz.phase, [amplitude])
    return amplitude


def read_constants(ansatz: Ansatz, given: Mapping[str, Any]) -> Constants:
    """The constants of the scalar wave equation, by their names.

    Raises
    ------
    InputError
        One that varies or contains ω, one that is not zero for Maxwell's field, or both masses.
    """
    found = {name: _constant(ansatz, value, name) for name, value in given.items()}
    present = [name for name, value in found.items() if not value.is_zero()]
    if present and ansatz.field == "maxwell":
        raise InputError(f"Maxwell's field has no {present[0]}", 'field="scalar"')
    if {"mass", "scaled_mass"} <= set(present):
        raise InputError("the mass is either constant or scaled with ω", "mass=m, or scaled_mass=mu for m = mu*omega")
    return Constants(**found)


def _constant(ansatz: Ansatz, given: Any, name: str) -> Element:
    """ξ or m: an exact scalar that no coordinate is in, nor ω.

    Raises
    ------
    InputError
        It varies, contains ω, or is no expression.
    """
    value = ansatz.metric.scalar(given if isinstance(given, Element) else read_expression(given, name))
    varying = [x for x in ansatz.metric.coordinates if not value.diff(x).is_zero()]
    if varying:
        raise InputError(f"{name} = {value} depends on {varying[0]}", f"{name}=, a constant")
    if any(symbol.name == ansatz.frequency.name for symbol in value.to_sympy().free_symbols):
        raise InputError(
            f"{name} = {value} contains the frequency {ansatz.frequency}", "scaled_mass=mu for a mass m = mu*omega"
        )
    return value


def read_wave(metric: Any, field: str, given: Any) -> Tensor:
    """A whole wave, in which ω may be, read like an amplitude."""
    if field not in FIELDS:
        raise UnknownNameError(str(field), FIELDS, "kind of field")
    return _amplitude(_metric_of(metric, given), field, given, 0)


def read_order(n: Any) -> int:
    """The number of an order, or an error."""
    if not isinstance(n, int) or isinstance(n, bool) or n < 0:
        raise InputError(f"{n!r} is no number of an order", "0, 1, 2, …")
    return n


def _frequency(given: Any) -> Any:
    if given is None:
        return OMEGA
    if not isinstance(given, sp.Symbol):
        raise InputError(
            f"the frequency is {in_short(given)}, no symbol: the expansion is in powers of it",
            'frequency=sympy.Symbol("omega")',
        )
    return given


def _metric_of(metric: Any, amplitude: Any) -> Metric:
    """The metric that was given, or that of an amplitude which is a tensor.

    Raises
    ------
    InputError
        There is none.
    """
    if metric is not None:
        return read_metric(metric)
    listed = amplitude if isinstance(amplitude, (list, tuple)) else [amplitude]
    for given in listed:
        if isinstance(given, Tensor):
            return given.metric
    raise InputError("the wave is on no metric", "expansion(..., metric=g), or amplitudes made by g.covector([...])")


def _variables(metric: Metric, variables: Iterable[Any] | None) -> tuple[Any, ...]:
    """The coordinates that unknown functions depend on."""
    if variables is None:
        return metric.coordinates
    given = list(variables) if isinstance(variables, Iterable) and not isinstance(variables, str) else [variables]
    chosen = tuple(metric.coordinates[metric.chart.number(x)] for x in given)
    if not chosen:
        raise InputError("unknown functions of no coordinate are constants", "variables=[tau, chi]")
    return chosen


def _names_in(metric: Metric) -> set[str]:
    """The names that stand for something in the metric."""
    symbols = (*metric.coordinates, *metric.parameters)
    return {s.name for s in symbols} | {f.func.__name__ for f in metric.functions}


def _fresh(name: str, taken: set[str]) -> str:
    """The name, or one that the metric does not use for something else."""
    return next(n for n in (name + "_" * k for k in count()) if n not in taken)


def _phase(metric: Metric, given: Any, omega: Any) -> Element:
    """S as an exact scalar; of a solution of the eikonal equation, whose wave is e^{iS}, S/ω.

    Raises
    ------
    InputError
        No expression, not real, or the same everywhere.
    """
    solution = given
    given = getattr(given, "phase", given)  # of an object that has one: a solution of the eikonal equation
    value = given if isinstance(given, Element) else read_expression(given, "the phase")
    phase = metric.scalar(value)
    if solution is not given and (share := phase / metric.scalar(omega)).diff(omega).is_zero():
        phase = share
    if phase.to_sympy().has(sp.I) and not _is_real(phase):
        raise InputError(
            f"the phase {phase} is not real: growth and decay belong into the amplitude",
            "a real phase S of the wave e^{iωS}",
        )
    if all(phase.diff(x).is_zero() for x in metric.coordinates):
        raise InputError(
            f"the phase {phase} is constant: the wave does not oscillate and has no rays",
            "phase=x - t, or another function of the coordinates",
        )
    return phase


def _is_real(value: Element) -> bool:
    try:
        return (value - value.conjugate()).is_zero()
    except UnsupportedError:
        return False


def _listed(given: Any, field: str) -> list[Any]:
    """The amplitudes one by one: a covector's components are one amplitude, a list of covectors several."""
    if isinstance(given, sp.MatrixBase) or not isinstance(given, (list, tuple)):
        return [given]
    listed = list(given)
    if not listed:
        raise InputError("there is no amplitude in an empty list", "amplitude=[a0, a1]")
    if field == "scalar":
        return listed
    several = [isinstance(a, (Tensor, list, tuple, sp.MatrixBase)) for a in listed]
    if any(several) and not all(several):
        wrong = listed[several.index(False)]
        raise InputError(
            f"the amplitude {in_short(wrong)} stands among covectors",
            "amplitude=[a0, a1], each a covector or its components",
        )
    return listed if several[0] else [listed]


def _amplitude(metric: Metric, field: str, given: Any, number: int) -> Tensor:
    """a_n as a tensor on the metric, called by its number.

    Raises
    ------
    IndexMismatchError
        A wrong number of components or indices.
    ConventionError
        It belongs to another metric.
    InputError
        It is none.
    """
    name = f"a{number}"
    try:
        if field == "maxwell":
            covector = first_rank(given, metric, False, "amplitude")
            return Tensor(metric, (False,), compute=covector.component, name=name)
        if isinstance(given, Tensor):
            same_geometry(given, metric)
            if given.rank:
                raise IndexMismatchError(
                    f"a tensor with {given.rank} indices where the amplitude of a scalar wave belongs",
                    'an expression, or field="maxwell"',
                )
            return Tensor(metric, (), compute=given.component, name=name)
        if isinstance(given, Sequence) and not isinstance(given, str):
            raise InputError(
                f"the amplitude of a scalar wave is {in_short(given)}", 'an expression, or field="maxwell"'
            )
        value = given if isinstance(given, Element) else read_expression(given, "the amplitude of a scalar wave")
        return Tensor(metric, (), {(): metric.scalar(value)}, name=name)
    except (IndexMismatchError, InputError, ConventionError) as error:
        error.add_note(f"  where: amplitude {name} of a {field} wave")
        raise


def _without_frequency(omega: Any, metric: Metric, phase: Element, amplitudes: Sequence[Tensor]) -> None:
    """Refuse a frequency that is in what it is to be a factor of: powers of it could not be told apart."""
    parts = [("the metric", metric.matrix.free_symbols), ("the phase", phase.to_sympy().free_symbols)]
    parts += [(f"the amplitude {a.name}", v.to_sympy().free_symbols) for a in amplitudes for _, v in a.items()]
    for what, symbols in parts:
        if any(symbol.name == omega.name for symbol in symbols):
            advice = {
                "the metric": 'frequency=sympy.Symbol("nu")',
                "the phase": "the phase without it, S of e^{iωS}, or another frequency=; of an eikonal with several "
                'constants gr.optics.eikonal(g, constants={"omega": 1})',
            }.get(what, "amplitude=[a0, a1], the coefficients of its powers, or another frequency=")
            raise InputError(f"{what} contains the frequency {omega}, in powers of which the wave is expanded", advice)
