"""What of a wave in powers of 1/ω is right: a verdict for each statement of geometric optics and for each order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ...geometry import Tensor
from ...geometry.properties import vanishes
from ...verdicts import Proved, Verdict, combined
from ...verdicts import explanation as words
from . import display
from . import wave_operators as operators

if TYPE_CHECKING:
    from .wave import Expansion


@final
@dataclass(frozen=True, eq=False)
class ExpansionCheck:
    """Verdicts on a wave a₀ + a₁/ω + … + a_N/ω^N times e^{iωS}.

    Of unknown functions an equation is proved if it holds for all of them; what follows from other equations is decided
    by ``gr.decide(…, 0, assuming=[wave.eikonal_equation])``.

    Attributes
    ----------
    expansion : the wave
    verdicts : by name: "eikonal equation", "ray equation", for Maxwell's field "transversality" k·a₀ = 0, and "order n"
        for n = 0, …, N + 1. Order N + 1 is the transport of the last amplitude; for Maxwell's field it is asked for up
        to multiples of k, which a_{N+1} takes away. What is of higher order is `Expansion.residual`, not asked here.
    """

    expansion: Expansion

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        return dict(self._asked())

    def _asked(self) -> Iterator[tuple[str, Verdict]]:
        wave = self.expansion
        k, metric = wave.wave_covector, wave.metric
        yield "eikonal equation", vanishes(Tensor(metric, (), {(): wave.eikonal}, name="k·k"), k)
        yield "ray equation", vanishes(wave.ray_equation, k)
        if wave.kind == "maxwell":
            yield (
                "transversality",
                vanishes(Tensor(metric, (), {(): wave.transversality}, name="k·a0"), k, wave.amplitudes[0]),
            )
        for n in range(wave.last + 1):
            yield f"order {n}", vanishes(wave.order(n), *wave.amplitudes, k)
        last = wave.order(wave.last + 1)
        name = f"order {wave.last + 1}"
        if wave.kind == "maxwell":
            name, last = f"{name} up to multiples of k", operators.wedge(k, last)
        yield name, vanishes(last, *wave.amplitudes, k)

    @property
    def verdict(self) -> Verdict:
        """All together."""
        return combined(self.verdicts.items())

    def __bool__(self) -> bool:
        return bool(self.verdict)

    @property
    def proved(self) -> bool:
        """Whether all are proved."""
        return all(verdict.proved for verdict in self.verdicts.values())

    @property
    def refuted(self) -> bool:
        """Whether one is refuted."""
        return any(verdict.refuted for verdict in self.verdicts.values())

    def explain(self) -> str:
        """Every verdict, and the power of ω with which something is left of the wave equation."""
        lines = [f"{name}: {verdict.explain()}" for name, verdict in self.verdicts.items()]
        return "\n".join([*lines, str(leading_residual(self.expansion))])

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {verdict!r}" for name, verdict in self.verdicts.items())

    def _repr_latex_(self) -> str:
        return words.in_rows(self.verdicts.items())


@final
@dataclass(frozen=True, eq=False)
class Residual:
    """The largest part of what a wave leaves of its wave equation for high frequencies.

    Attributes
    ----------
    expansion : the wave
    order : n, None where nothing is left
    coefficient : J_n, the coefficient of ω^{2−n} e^{iωS}
    vanishing : that all J of lower order are zero, proved
    remaining : the verdict on J_n = 0: refuted, or undecided where that stayed open
    """

    expansion: Expansion
    order: int | None
    coefficient: Tensor | None
    vanishing: Verdict
    remaining: Verdict

    @property
    def power(self) -> int | None:
        """2 − n: what is left is of order ω^power, proved where `remaining` is refuted."""
        return None if self.order is None else 2 - self.order

    def relative_to(self, observer: Any) -> Tensor:
        """J_n over what single terms of the wave equation are like: the observer's wave number times |E| or |φ|.

        That is J^ν/(ω_u |E|) for Maxwell's field, with ω_u = −ω u·∂S and |E| = ω_u |a₀|: over an orthonormal frame its
        components are the charge and current density that are missing, compared with the gradient of the field. For a
        scalar it is J/(ω_u² |a₀|). No dimension; it falls with ω as ω^{−n}.

        Parameters
        ----------
        observer : u^μ, a timelike vector field or its components, of any length

        Raises
        ------
        InputError
            The observer is not timelike, or nothing is left.
        AmbiguousRootError
            The domain leaves a sign open.
        """
        from .size import relative_size

        return relative_size(self, observer)

    def __repr__(self) -> str:
        return display.residual_text(self)

    def _repr_latex_(self) -> str:
        return display.residual_latex(self)


def leading_residual(expansion: Expansion) -> Residual:
    """The first coefficient of the wave equation that is not proved to vanish."""
    passed: list[tuple[str, Verdict]] = []
    for n in range(expansion.last + 3):
        coefficient = expansion.order(n)
        verdict = vanishes(coefficient, *expansion.amplitudes, expansion.wave_covector)
        if not verdict.proved:
            return Residual(expansion, n, coefficient, combined(passed), verdict)
        passed.append((f"order {n}", verdict))
    return Residual(expansion, None, None, combined(passed), Proved())
