r"""Geometric optics on every metric of a dimension: each step from Maxwell's equations to photons, proved.

The wave is A_μ = a_μ u − b_μ v, the real part of (a + ib)(u + iv), with u = cos ωS and v = sin ωS; of these only their
derivatives are used, ∇_μu = −ω v ∇_μS and ∇_μv = ω u ∇_μS. The steps lead from A to the field, from the field to its
divergence, and from the coefficients of ω², ω and 1 to eikonal equation, rays, transport, photon number and
polarisation. a, b, S and the metric are free; i is not needed, for a and b obey the same equations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, final

from ...geometry import EveryMetric
from ...verdicts import Verdict, combined
from ...verdicts import explanation as words

WAVE = (r"\nabla_\mu u = - w v \nabla_\mu S", r"\nabla_\mu v = w u \nabla_\mu S")
K = r"k_\mu = \nabla_\mu S"
NULL = r"k_\mu k^\mu = 0"
TRANSVERSE = r"k^\mu a_\mu = 0"


@final
@dataclass(frozen=True)
class Step:
    """One step: what it says in words, the formula, what it assumes and defines, and which fields are in it."""

    words: str
    formula: str
    fields: tuple[str, ...]
    assuming: tuple[str, ...] = ()
    define: tuple[str, ...] = (K,)
    scalars: tuple[str, ...] = ()

    def verdict(self, every: EveryMetric) -> Verdict:
        """Whether it holds on every metric."""
        return every.decide(
            self.formula,
            assuming=list(self.assuming),
            define=list(self.define),
            fields=list(self.fields),
            scalars=list(self.scalars),
        )


STEPS: Mapping[str, Step] = {
    "field": Step(
        "the field of A = Re (a + ib) e^{iωS}: F = Re (ω i k∧(a + ib) + d(a + ib)) e^{iωS}",
        r"F_{\mu\nu} = (f_{\mu\nu} - w m_{\mu\nu}) u - (h_{\mu\nu} + w l_{\mu\nu}) v",
        ("S", r"a_\mu", r"b_\mu", "u", "v"),
        WAVE,
        (
            K,
            r"A_\mu = a_\mu u - b_\mu v",
            r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu",
            r"f_{\mu\nu} = \nabla_\mu a_\nu - \nabla_\nu a_\mu",
            r"h_{\mu\nu} = \nabla_\mu b_\nu - \nabla_\nu b_\mu",
            r"l_{\mu\nu} = k_\mu a_\nu - k_\nu a_\mu",
            r"m_{\mu\nu} = k_\mu b_\nu - k_\nu b_\mu",
        ),
        ("w",),
    ),
    "divergence": Step(
        "the divergence of a field Re (f + ih) e^{iωS}: the operator ∇ + iωk",
        r"\nabla^\mu F_{\mu\nu} = (\nabla^\mu f_{\mu\nu} - w k^\mu h_{\mu\nu}) u"
        r" - (\nabla^\mu h_{\mu\nu} + w k^\mu f_{\mu\nu}) v",
        ("S", r"f_{[\mu\nu]}", r"h_{[\mu\nu]}", "u", "v"),
        WAVE,
        (K, r"F_{\mu\nu} = f_{\mu\nu} u - h_{\mu\nu} v"),
        ("w",),
    ),
    "order 0": Step(
        "the coefficient of −ω² is J = (k·k) a − (k·a) k; with it (k·k) k∧a vanishes: k·k = 0, or a = α k, a gauge",
        r"k_\mu J_\nu - k_\nu J_\mu = k_\alpha k^\alpha (k_\mu a_\nu - k_\nu a_\mu)",
        ("S", r"a_\mu"),
        define=(K, r"J_\nu = k^\mu (k_\mu a_\nu - k_\nu a_\mu)"),
    ),
    "transversality": Step(
        "with k·k = 0 what is left of it is (k·a) k: a is transverse",
        r"k^\mu (k_\mu a_\nu - k_\nu a_\mu) = - k^\mu a_\mu k_\nu",
        ("S", r"a_\mu"),
        (NULL,),
    ),
    "rays": Step(
        "k·k = 0 makes rays null geodesics",
        r"k^\nu \nabla_\nu k_\mu = 0",
        ("S",),
        (NULL,),
    ),
    "transport": Step(
        "the coefficient of iω is 2 k·∇a + (∇·k) a, up to multiples of k, which the next amplitude takes away",
        r"k^\mu (\nabla_\mu a_\nu - \nabla_\nu a_\mu) + \nabla^\mu (k_\mu a_\nu - k_\nu a_\mu)"
        r" = 2 k^\mu \nabla_\mu a_\nu + a_\nu \nabla_\mu k^\mu - k_\nu \nabla_\mu a^\mu",
        ("S", r"a_\mu"),
        (TRANSVERSE,),
    ),
    "photon number": Step(
        "the divergence of |a|² k is a·T, T = 2 k·∇a + (∇·k) a: zero, for T = α k and k·a = 0. Photons are conserved",
        r"\nabla_\mu (a_\nu a^\nu k^\mu) = a^\nu T_\nu",
        ("S", r"a_\mu"),
        define=(K, r"T_\nu = 2 k^\mu \nabla_\mu a_\nu + a_\nu \nabla_\mu k^\mu"),
    ),
    "polarisation": Step(
        "for a = A f with 2 k·∂A + (∇·k) A = 0 transport is T = 2A k·∇f: f is parallel, up to multiples of k",
        r"T_\nu = 2 A k^\mu \nabla_\mu f_\nu + f_\nu (2 k^\mu \nabla_\mu A + A \nabla_\mu k^\mu)",
        ("S", r"f_\mu", "A"),
        define=(K, r"a_\nu = A f_\nu", r"T_\nu = 2 k^\mu \nabla_\mu a_\nu + a_\nu \nabla_\mu k^\mu"),
    ),
    "gauge": Step(
        "a → a + β k changes neither k·a nor, up to multiples of k, the transport",
        r"2 k^\mu \nabla_\mu (\beta k_\nu) + \beta k_\nu \nabla_\mu k^\mu"
        r" = (2 k^\mu \nabla_\mu \beta + \beta \nabla_\mu k^\mu) k_\nu",
        ("S", r"\beta"),
        (NULL,),
    ),
    "correction": Step(
        "the coefficient of 1 drives the next amplitude: the wave operator of a, curvature included",
        r"\nabla^\mu (\nabla_\mu a_\nu - \nabla_\nu a_\mu)"
        r" = \Box a_\nu - \nabla_\nu \nabla^\mu a_\mu - R_{\nu\mu} a^\mu",
        (r"a_\mu",),
        define=(),
    ),
    "scalar gradient": Step(
        "the gradient of a scalar wave φ = Re (a + ib) e^{iωS}",
        r"\nabla_\mu (a u - b v) = (\nabla_\mu a - w b k_\mu) u - (\nabla_\mu b + w a k_\mu) v",
        ("S", "a", "b", "u", "v"),
        WAVE,
        scalars=("w",),
    ),
    "scalar divergence": Step(
        "the divergence of a gradient Re (f + ih) e^{iωS}; with f + ih = (∇ + iωk)(a + ib) the wave operator",
        r"\nabla^\mu (f_\mu u - h_\mu v) = (\nabla^\mu f_\mu - w k^\mu h_\mu) u - (\nabla^\mu h_\mu + w k^\mu f_\mu) v",
        ("S", r"f_\mu", r"h_\mu", "u", "v"),
        WAVE,
        scalars=("w",),
    ),
    "scalar transport": Step(
        "the coefficient of ω in it: k·∇a + ∇·(a k) = 2 k·∂a + (∇·k) a, with which |a|² k is conserved",
        r"\nabla_\mu (a^2 k^\mu) = a (k^\mu \nabla_\mu a + \nabla_\mu (a k^\mu))",
        ("S", "a"),
    ),
}


@final
@dataclass(frozen=True)
class Derivation:
    """The steps, each with its verdict.

    Attributes
    ----------
    dimension : of the metrics
    steps : name -> what it says
    verdicts : name -> whether it holds on every metric of that dimension
    """

    dimension: int
    steps: Mapping[str, Step]
    verdicts: Mapping[str, Verdict]

    @property
    def verdict(self) -> Verdict:
        """All steps together."""
        return combined(self.verdicts.items())

    def __bool__(self) -> bool:
        return bool(self.verdict)

    @property
    def proved(self) -> bool:
        """Whether all are proved."""
        return all(verdict.proved for verdict in self.verdicts.values())

    def __repr__(self) -> str:
        shown = {True: "proved", False: "not proved"}
        return "\n".join(
            f"{name}: {step.words}: {shown[self.verdicts[name].proved]}" for name, step in self.steps.items()
        )

    def _repr_latex_(self) -> str:
        rows: list[tuple[str, Any]] = [(f"geometric optics on every metric of dimension {self.dimension}", "")]
        rows += [(name, step.formula) for name, step in self.steps.items()]
        return words.in_rows(rows)


def derivation(dimension: int = 4, signature: str = "-+++") -> Derivation:
    """Geometric optics, derived from Maxwell's equations on every metric of a dimension at once.

    Parameters
    ----------
    dimension : 3 to 11
    signature : "-+++" or "+---"

    Returns
    -------
    Derivation
        The steps with a verdict each: "field", "divergence", "order 0", "transversality", "rays", "transport",
        "photon number", "polarisation", "gauge", "correction", and three for a scalar wave.

    Examples
    --------
    >>> found = derivation()
    >>> found.proved, found.steps["rays"].formula
    (True, 'k^\\\\nu \\\\nabla_\\\\nu k_\\\\mu = 0')
    """
    every = EveryMetric(dimension, signature=signature)
    return Derivation(dimension, STEPS, {name: step.verdict(every) for name, step in STEPS.items()})
