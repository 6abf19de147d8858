"""The kernels of the generated pairs: their identities, what they contribute to other kernels' identities, and which
pairs of them could interact."""

from __future__ import annotations

from dataclasses import dataclass, field

import sympy as sp
from sympy import I, Rational, cos, exp, log, pi, sin, sqrt

from gr_toolkit.exact import C_K, S_K
from tests.soundness import schemata as s
from tests.soundness import schemata_inverse as inverse
from tests.soundness import schemata_special as special
from tests.soundness.draws import Built, Draws


@dataclass(frozen=True)
class Kernel:
    """A family of functions.

    Attributes
    ----------
    schemata : true identities
    atoms : expressions made of it, by the kind of their range
    """

    schemata: list[s.Schema]
    atoms: dict[str, list[Built]] = field(default_factory=dict)


def real(d: Draws) -> sp.Expr:
    return d.plain("real")


def positive(d: Draws) -> sp.Expr:
    return d.plain("positive")


def unit(d: Draws) -> sp.Expr:
    return d.plain("unit")


def whole(d: Draws) -> sp.Expr:
    return d.plain("whole")


KERNELS: dict[str, Kernel] = {
    "rational": Kernel(
        s.RATIONAL,
        {
            "real": [lambda d: d.x / (d.y**2 + 1), lambda d: (d.x + 1) / (d.p + 2)],
            "positive": [lambda d: (d.p**2 + 1) / (d.q + 1), lambda d: (d.p + d.x**2) / d.q],
        },
    ),
    "root": Kernel(
        s.ROOT,
        {
            "positive": [
                lambda d: sqrt(positive(d)),
                lambda d: sqrt(1 + real(d) ** 2),
                lambda d: sqrt(d.p) + sqrt(d.q),
            ],
            "real": [lambda d: sqrt(d.p) - d.x, lambda d: sqrt(2) * real(d)],
            "share": [lambda d: sqrt(d.u), lambda d: sqrt(1 - d.u**2)],
        },
    ),
    "nth root": Kernel(
        s.NTH,
        {
            "positive": [
                lambda d: positive(d) ** Rational(1, 3),
                lambda d: d.p ** Rational(2, 3),
                lambda d: d.p ** Rational(1, 4),
            ]
        },
    ),
    "power": Kernel(
        s.POWER,
        {
            "positive": [
                lambda d: d.p**d.a,
                lambda d: positive(d) ** d.plain("exponent"),
                lambda d: sp.Integer(2) ** d.a,
            ]
        },
    ),
    "exp": Kernel(
        s.EXP,
        {
            "positive": [lambda d: exp(real(d)), lambda d: exp(d.x), lambda d: exp(d.x) + exp(-d.y)],
            "any": [lambda d: exp(I * real(d)), lambda d: exp(d.z)],
        },
    ),
    "log": Kernel(
        s.LOG, {"real": [lambda d: log(positive(d)), lambda d: log(d.p)], "positive": [lambda d: log(1 + positive(d))]}
    ),
    "trigonometric": Kernel(
        s.TRIG,
        {
            "unit": [lambda d: sin(d.x) / 2, lambda d: cos(d.x + d.y) / 3, lambda d: sin(d.u)],
            "real": [lambda d: sin(real(d)), lambda d: cos(real(d)), lambda d: sp.tan(d.u), lambda d: cos(2 * d.x)],
            "share": [lambda d: sin(d.u), lambda d: cos(d.u)],
            "positive": [lambda d: 2 + sin(real(d)), lambda d: 1 + cos(d.x) ** 2],
        },
    ),
    "hyperbolic": Kernel(
        s.HYPERBOLIC,
        {
            "positive": [lambda d: sp.cosh(real(d)), lambda d: sp.sinh(positive(d)), lambda d: sp.sech(d.x)],
            "real": [lambda d: sp.sinh(real(d)), lambda d: sp.sinh(d.x)],
            "unit": [lambda d: sp.tanh(real(d)), lambda d: sp.tanh(d.x)],
        },
    ),
    "inverse trigonometric": Kernel(
        inverse.INVERSE_TRIG,
        {
            "real": [lambda d: sp.atan(real(d)), lambda d: sp.asin(unit(d)), lambda d: sp.acos(d.u)],
            "positive": [lambda d: sp.acos(unit(d)), lambda d: sp.atan(positive(d))],
        },
    ),
    "inverse hyperbolic": Kernel(
        inverse.INVERSE_HYPERBOLIC,
        {
            "real": [lambda d: sp.asinh(real(d)), lambda d: sp.atanh(unit(d)), lambda d: sp.acosh(1 + d.p)],
            "positive": [lambda d: sp.asinh(positive(d)), lambda d: sp.acosh(d.plain("above"))],
        },
    ),
    "angles of π": Kernel(
        inverse.ANGLES,
        {
            "real": [lambda d: real(d) * cos(pi / 7), lambda d: d.x + cos(pi / 5), lambda d: d.x + pi / 3],
            "share": [lambda d: cos(pi / 7) * d.u, lambda d: sin(pi / 5)],
            "positive": [lambda d: d.p * sin(pi / 5), lambda d: cos(pi / 8), lambda d: pi * d.p / 4],
        },
    ),
    "(−1)ⁿ": Kernel(
        inverse.SIGNS,
        {
            "real": [lambda d: (-1) ** whole(d), lambda d: d.x * (-1) ** d.n, lambda d: d.x + cos(pi * d.n)],
            "positive": [lambda d: 2 + (-1) ** d.n, lambda d: 3 + (-1) ** d.n + d.p],
            "unit": [lambda d: d.u * (-1) ** d.n],
        },
    ),
    "S_K": Kernel(
        s.CURVED, {"real": [lambda d: S_K(d.K, real(d)), lambda d: C_K(d.K, d.x), lambda d: S_K(d.K, d.x / 2)]}
    ),
    "pieces": Kernel(
        special.PIECES,
        {
            "real": [
                lambda d: sp.Abs(real(d)),
                lambda d: sp.Max(d.x, d.y),
                lambda d: sp.sign(d.x) * d.p,
                lambda d: sp.Piecewise((d.x, d.x > d.y), (d.y**2, True)),
            ],
            "positive": [lambda d: 1 + sp.Abs(real(d)), lambda d: sp.Max(d.p, d.q), lambda d: sp.Abs(positive(d))],
        },
    ),
    "conjugate": Kernel(
        special.CONJUGATE,
        {
            "real": [lambda d: sp.re(d.z), lambda d: sp.im(d.z), lambda d: sp.re(d.z * d.c)],
            "any": [lambda d: sp.conjugate(d.z), lambda d: sp.conjugate(d.z + d.c)],
            "positive": [lambda d: 1 + sp.Abs(d.z) ** 2, lambda d: 1 + d.z * sp.conjugate(d.z)],
        },
    ),
    "jets": Kernel(
        special.JETS,
        {
            "real": [
                lambda d: special.fr(d.x),
                lambda d: special.fr(real(d)),
                lambda d: sp.Derivative(special.fr(d.x), d.x),
            ],
            "positive": [lambda d: special.fp(d.x), lambda d: special.fp(real(d)), lambda d: 1 + special.fr(d.x) ** 2],
            "any": [lambda d: special.f(d.x), lambda d: special.f(2 * d.x), lambda d: special.h(d.x, d.y)],
        },
    ),
    "Lambert W": Kernel(
        special.LAMBERT, {"positive": [lambda d: sp.LambertW(positive(d)), lambda d: 1 + sp.LambertW(d.p / sp.E)]}
    ),
    "Bessel": Kernel(
        special.BESSEL,
        {
            "real": [
                lambda d: sp.besselj(d.plain("order"), positive(d)),
                lambda d: sp.besselj(d.a, d.p),
                lambda d: sp.bessely(1, d.p),
                lambda d: sp.jn(2, d.p),
            ],
            "positive": [lambda d: sp.besseli(0, d.p), lambda d: sp.besselk(d.a, d.p)],
        },
    ),
    "Legendre": Kernel(
        special.LEGENDRE,
        {
            "real": [
                lambda d: sp.legendre(d.a, d.plain("small")),
                lambda d: sp.legendre(3, real(d)),
                lambda d: sp.legendre(d.a + 1, d.u),
            ]
        },
    ),
    "elliptic": Kernel(
        special.ELLIPTIC,
        {
            "real": [
                lambda d: sp.elliptic_f(unit(d), d.k),
                lambda d: sp.elliptic_e(d.w, d.k),
                lambda d: sp.elliptic_f(d.w, d.k / 2),
            ]
        },
    ),
    "polylogarithm": Kernel(
        special.POLYLOG,
        {"real": [lambda d: special.Li(2, unit(d)), lambda d: special.Li(3, d.u), lambda d: special.Li(2, -d.u)]},
    ),
    "integral": Kernel(
        special.INTEGRAL,
        {
            "real": [
                lambda d: sp.Integral(special.fr(special.t), (special.t, 1, d.p)),
                lambda d: sp.Integral(1 / special.fp(special.t), (special.t, 1, d.x)),
            ]
        },
    ),
}

SHRUGS: dict[str, float] = {
    "rational": 0.0,
    "root": 0.1,
    "nth root": 0.1,
    "power": 0.1,
    "exp": 0.05,
    "log": 0.05,
    "trigonometric": 0.05,
    "hyperbolic": 0.05,
    "inverse trigonometric": 0.3,
    "inverse hyperbolic": 0.15,
    "angles of π": 0.05,
    "(−1)ⁿ": 0.05,
    "S_K": 0.15,
    "pieces": 0.15,
    "conjugate": 0.1,
    "jets": 0.15,
    "Lambert W": 0.1,
    "Bessel": 0.15,
    "Legendre": 0.15,
}  # the share of a kernel's own pairs that may stay open or be refused; all of it where there is no such kernel yet

_PARTNERS = {
    "root": "exp, log, trigonometric, hyperbolic, nth root, power, S_K, inverse trigonometric, inverse hyperbolic, "
    "angles of π, pieces, conjugate, jets, (−1)ⁿ, Lambert W, Bessel, rational",
    "nth root": "exp, log, power, trigonometric, angles of π, pieces, rational",
    "power": "exp, log, (−1)ⁿ, jets, Lambert W, trigonometric, Bessel",
    "exp": "log, trigonometric, hyperbolic, inverse trigonometric, inverse hyperbolic, angles of π, (−1)ⁿ, pieces, "
    "conjugate, jets, Lambert W, S_K, integral, Bessel, rational",
    "log": "inverse hyperbolic, inverse trigonometric, polylogarithm, Lambert W, conjugate, angles of π, pieces, jets, "
    "integral, hyperbolic, trigonometric, (−1)ⁿ, rational",
    "trigonometric": "hyperbolic, S_K, inverse trigonometric, angles of π, (−1)ⁿ, Bessel, Legendre, elliptic, jets, "
    "conjugate, pieces, rational",
    "hyperbolic": "inverse hyperbolic, S_K, elliptic, jets, conjugate, Legendre, angles of π, pieces",
    "inverse trigonometric": "inverse hyperbolic, elliptic, polylogarithm, angles of π, pieces, jets",
    "inverse hyperbolic": "elliptic, pieces, jets",
    "Bessel": "(−1)ⁿ, Legendre, jets, angles of π, rational",
    "Legendre": "(−1)ⁿ, jets, rational",
    "elliptic": "jets, integral",
    "polylogarithm": "jets, angles of π",
    "pieces": "conjugate, jets, (−1)ⁿ, S_K",
    "conjugate": "(−1)ⁿ, angles of π, S_K, jets",
    "jets": "integral, S_K, rational",
    "S_K": "rational, angles of π",
}
INTERACTIONS: list[tuple[str, str]] = [
    pair for one, others in _PARTNERS.items() for other in others.split(", ") for pair in ((one, other), (other, one))
]
BUNDLES: list[tuple[str, str | None]] = [
    *((name, None) for name in KERNELS),
    *(pair for pair in INTERACTIONS if KERNELS[pair[1]].atoms),
]
