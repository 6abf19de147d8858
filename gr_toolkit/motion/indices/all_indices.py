"""All refractive indices of a metric, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact import hooks
from ...exact.arguments import symbols_in
from ...geometry.inputs import read_metric
from ...geometry.keywords import in_words
from ...verdicts import Verdict, decide
from ..mass_shell import constant
from ..radial_functions import radial_functions
from ..scattering.speed_at_infinity import distinct, read_speed
from .definitions import DEFINITIONS
from .medium import IMPACT, ISOTROPIC, Medium
from .one_index import RefractiveIndex

if TYPE_CHECKING:
    from ...geometry import Metric
    from ..radial_functions import RadialFunctions

FLAT = "a metric that is flat far out, or energy= and mass="


@final
class RefractiveIndices(Mapping[str, RefractiveIndex]):
    """Refractive indices by name; made by `refractive_indices`.

    Attributes
    ----------
    medium : the metric and what moves in it
    missing : names of those that need an isotropic radius, where it is not known
    """

    def __init__(self, medium: Medium) -> None:
        self.medium = medium
        known = medium.isotropic_radius is not None
        self._found = {
            name: RefractiveIndex(definition, medium)
            for name, definition in DEFINITIONS.items()
            if (known or definition.lengths != ISOTROPIC) and (definition.is_finite_for_light or not medium.is_light)
        }
        self.missing = tuple(n for n, d in DEFINITIONS.items() if d.lengths == ISOTROPIC and not known)

    def __getitem__(self, name: str) -> RefractiveIndex:
        if isinstance(name, str) and name in self._found:
            return self._found[name]
        if name in self.missing:
            raise InputError(
                f"the {name} index is one by isotropic coordinates, and the isotropic radius is not known here",
                'g.to_chart("isotropic"), or "proper momentum"',
            )
        if isinstance(name, str) and name in DEFINITIONS:
            raise InputError(f"the index of {name} is infinite for light", "v < 1")
        raise UnknownNameError(str(name)[:60], DEFINITIONS, "refractive index")

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def chart_is_isotropic(self) -> Verdict:
        """Whether A r² = C: only then is there an index by the chart's own coordinates that is the same in every
        direction. In others those of radial and tangential motion differ, and no function n(r) gives the orbits."""
        f = self.medium.functions
        return decide(f.A * f.metric.scalar(f.r) ** 2, f.C)

    def verdicts(self) -> dict[str, Verdict]:
        """Name -> whether it gives the orbit."""
        return {name: index.gives_orbit() for name, index in self.items()}

    def __repr__(self) -> str:
        rows = [("", "far out", "gives the orbit", "n")]
        rows += [(name, _shown(n.far_out), _answer(n.gives_orbit()), str(n.formula)) for name, n in self.items()]
        widths = [max(len(row[k]) for row in rows) + 2 for k in range(3)]
        lines = ["".join(t.ljust(w) for t, w in zip(row, widths, strict=False)) + row[3] for row in rows]
        if self.chart_is_isotropic().refuted:
            lines.append('(this chart is not isotropic: g.to_chart("isotropic") has n by its own coordinates)')
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = [
            f"<tr><td>{name}</td><td>{n.meaning}</td><td>${sp.latex(n.formula)}$</td><td>{_answer(n.gives_orbit())}</td></tr>"
            for name, n in self.items()
        ]
        head = "<tr><th>name</th><th>meaning</th><th>n</th><th>gives the orbit</th></tr>"
        return f"<table>{head}{''.join(rows)}</table>"


def _shown(limit: Any) -> str:
    return "unknown" if limit is None else str(limit)


def _answer(verdict: Verdict) -> str:
    return "yes" if verdict.proved else "no" if verdict.refuted else "undecided"


@in_words("refractive_indices", "refractive_indices(g, v=0.5)", {"m": "mass=m", "E": "energy=E", "speed": "v=0.5"})
def refractive_indices(metric: Metric, *, v: Any = None, energy: Any = None, mass: Any = None) -> RefractiveIndices:
    """The refractive indices of a static, spherically symmetric metric for particles of one speed far out.

    Parameters
    ----------
    metric : static, spherically symmetric, in a chart without cross terms
    v : the speed far out, 0 < v ≤ 1, 1 for light; unless given a symbol v
    energy, mass : in place of v, E > m ≥ 0

    Returns
    -------
    RefractiveIndices
        A mapping of names to `RefractiveIndex`, which prints as a table; `chart_is_isotropic()` is a verdict.

    Raises
    ------
    InputError
        A speed outside (0, 1], an energy not above the mass, both kinds given, a metric of another kind, or one that is
        not flat far out, where no speed is the one at infinity.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> n = refractive_indices(gr.Schwarzschild("isotropic"), v=1)
    >>> n["momentum"]
    momentum: -(M + 2*rho)**3/(4*rho**2*(M - 2*rho))
    >>> [name for name, answer in refractive_indices(gr.Schwarzschild("isotropic")).verdicts().items() if answer.proved]
    ['momentum', 'phase', 'proper momentum', 'radial momentum', 'tangential momentum']
    """
    f = radial_functions(read_metric(metric))
    if energy is None and mass is None:
        speed = read_speed(v)
        distinct(speed, metric.parameters, [IMPACT, *metric.coordinates])
        distinct(speed, metric.coordinates, [IMPACT])
        medium = Medium(f, metric.scalar(speed**2), 1, sp.sqrt(1 - speed**2))
        if medium.is_flat_far_out is False:
            raise InputError("the metric is not flat far out: no speed v is the one at infinity", FLAT)
        return RefractiveIndices(medium)
    if v is not None:
        raise InputError("v and an energy or a mass are given", "v=0.5, or energy=E, mass=m")
    return RefractiveIndices(_by_energy(f, energy, mass))


def _by_energy(f: RadialFunctions, energy: Any, mass: Any) -> Medium:
    """What moves with an energy."""
    g = f.metric
    if energy is None:
        raise InputError("a mass is given without its energy", "energy=E, mass=m, or v=0.5")
    E = constant(g, energy, "energy")
    m = constant(g, 0 if mass is None else mass, "mass")
    if E.is_zero() or hooks.call("sign or zero", E) < 0:
        raise InputError(f"the energy {energy} is not positive", "energy=E > 0")
    distinct(sp.S.One, [*g.parameters, *g.coordinates, *symbols_in(E), *symbols_in(m)], [IMPACT])
    kept = 1 - m * m / (E * E)
    if kept.is_zero() or hooks.call("sign or zero", kept) < 0:
        raise InputError(
            f"the energy {energy} is not above the mass {mass}: nothing comes from far out", "energy > mass"
        )
    return Medium(f, kept, energy, 0 if mass is None else mass)
