"""The Schwarzschild–de Sitter (Kottler) spacetime."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas, polar, real, spherical

t, v, r, theta, phi = sp.symbols("t v r theta phi")
MASS, LAMBDA = sp.symbols("M Lambda")


def _lapse(M: Any, Lambda: Any) -> Any:
    return 1 - 2 * M / r - Lambda * r**2 / 3


def _static(M: Any = MASS, Lambda: Any = LAMBDA) -> Chart:
    f = _lapse(M, Lambda)
    return Chart(
        (t, r, theta, phi),
        sp.diag(-f, 1 / f, *spherical(r, theta)),
        (M > 0, r > 0, f > 0, *real(Lambda), *polar(theta)),
        "Griffiths & Podolský (2009), section 9.4; Kottler (1918)",
    )


def _ingoing(M: Any = MASS, Lambda: Any = LAMBDA) -> Chart:
    return Chart(
        (v, r, theta, phi),
        sp.diag(sp.Matrix([[-_lapse(M, Lambda), 1], [1, 0]]), *spherical(r, theta)),
        (M > 0, r > 0, *real(Lambda), *polar(theta)),
        "Griffiths & Podolský (2009), section 9.4",
    )


def _ingoing_to_static(M: Any = MASS, Lambda: Any = LAMBDA) -> Formulas:
    f = _lapse(M, Lambda)
    tortoise = sp.Integral(1 / f, r)
    return Formulas((v - tortoise, r, theta, phi), (t + tortoise, r, theta, phi), part=(f > 0,))


ENTRY = Entry(
    "Schwarzschild-de Sitter",
    {"static": _static, "ingoing-eddington-finkelstein": _ingoing},
    {"M": "mass [length]", "Lambda": "cosmological constant [1/length²], of either sign"},
    (ChartMap("ingoing-eddington-finkelstein", "static", _ingoing_to_static),),
    ("Einstein",),
)


def SchwarzschildDeSitter(
    chart: str = "static",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """A spherical mass M with a cosmological constant Λ, R_{μν} = Λ g_{μν}; anti-de Sitter far out where Λ < 0.

    Charts "static" (t, r, θ, φ), where f = 1 − 2M/r − Λr²/3 > 0, and "ingoing-eddington-finkelstein" (v, r, θ, φ) for
    r > 0; v = t + ∫dr/f, an integral that is left as it is.

    Examples
    --------
    >>> SchwarzschildDeSitter().ricci_scalar, SchwarzschildDeSitter().kretschmann
    (4*Lambda, 8*Lambda**2/3 + 48*M**2/r**6)
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
