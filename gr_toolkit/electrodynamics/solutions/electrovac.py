r"""Fields that curve their own spacetime: Reissner–Nordström, Kerr–Newman, dyons, Melvin, Bertotti–Robinson.

The catalogue's charges and fields are geometrised and Gaussian: Φ = Q/r, and G_{μν} = 8π T_{μν} with T = (…)/4π
[MTW 5.22, 31.24]. In units with ∇_μ F^{νμ} = k² j^ν the field is k/√(4π) times that, and the charge √(4π) Q/k: Q/√(4π)
is the potential's Q, and √(4π) Q the charge, in Heaviside–Lorentz units.

A duality rotation leaves T_{μν} as it is, so that electric and magnetic charge with Q_e² + Q_m² = Q² curve alike:

    A = −(Q_e r/Σ)(dt − a sin²θ dφ) + (Q_m cos θ/Σ)(a dt − (r² + a²) dφ)        [Carter 1973].
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry import Metric
from ...spacetimes import BertottiRobinson, KerrNewman, Melvin, ReissnerNordstrom, electromagnetic_potential
from ...spacetimes.entry import geometrised_field
from ...verdicts import decide
from .entry import Entry, Written, values_of
from .rotating_hole import ring
from .solution import Flux, Solution, Source

ELECTRIC, MAGNETIC = sp.symbols("Q_e Q_m", real=True)
SPHERE = {"theta": (0, sp.pi), "phi": (0, 2 * sp.pi)}
TOTAL = sp.sqrt(ELECTRIC**2 + MAGNETIC**2)
CHARGED = {"Reissner-Nordström": ("schwarzschild",), "Kerr-Newman": ("boyer-lindquist", "ingoing")}


def _own_field(
    g: Metric, name: str, charts: Mapping[str, tuple[str, ...]], sources: tuple[Source, ...] = ()
) -> Written:
    """The catalogue's potential, in the units of the metric."""
    values_of(g, name, charts)
    return Written(electromagnetic_potential(g), sources=sources)


def _reissner_nordstrom(g: Metric) -> Written:
    charts = {"Reissner-Nordström": ("schwarzschild",)}
    _, _, values = values_of(g, "reissner_nordstrom", charts)
    total = values["Q"] / geometrised_field(g.conventions)
    flux = Flux("electric charge", total, SPHERE)
    return _own_field(g, "reissner_nordstrom", charts, (Source(g.coordinates[1], f"the charge {total}", flux),))


def _kerr_newman(g: Metric) -> Written:
    charts = {"Kerr-Newman": ("boyer-lindquist", "ingoing")}
    _, chart, values = values_of(g, "kerr_newman", charts)
    total = values["Q"] / geometrised_field(g.conventions)
    flux = Flux("electric charge", total, SPHERE)
    source = Source(ring(g, chart, values["a"]), f"the ring, with the charge {total}", flux)
    return _own_field(g, "kerr_newman", charts, (source,))


def _dyon(g: Metric, Q_e: Any = ELECTRIC, Q_m: Any = MAGNETIC) -> Written:
    _, chart, values = values_of(g, "dyon", CHARGED)
    Q, a = values["Q"], values.get("a", sp.S.Zero)
    if not decide(Q**2, Q_e**2 + Q_m**2).proved:
        raise InputError(
            f"the metric has Q² = {Q**2}, which is not shown to be Q_e² + Q_m² = {Q_e**2 + Q_m**2}",
            "gr.ReissnerNordstrom(Q=sp.sqrt(Q_e**2 + Q_m**2))",
        )
    _, r, theta, _ = g.coordinates
    unit, sigma = geometrised_field(g.conventions), ring(g, chart, a)
    electric, magnetic = unit * Q_e * r / sigma, unit * Q_m * sp.cos(theta) / sigma
    potential = [
        magnetic * a - electric,
        0,
        0,
        electric * a * sp.sin(theta) ** 2 - magnetic * (r**2 + a**2),
    ]
    place, name = (r, "the centre") if a == 0 else (sigma, "the ring")
    charges = (
        Source(place, f"{name}, with the charge {Q_e / unit}", Flux("electric charge", Q_e / unit, SPHERE)),
        Source(place, f"{name}, with the magnetic charge {Q_m / unit}", Flux("magnetic charge", Q_m / unit, SPHERE)),
    )
    string = Source(sp.sin(theta), "Dirac's strings of the potential on both half axes; the field is regular there")
    return Written(potential, sources=(*charges, string))


def _melvin(g: Metric) -> Written:
    return _own_field(g, "melvin", {"Melvin": ("cylindrical", "cartesian")})


def _bertotti_robinson(g: Metric) -> Written:
    return _own_field(g, "bertotti_robinson", {"Bertotti-Robinson": ("conformally-flat", "global")})


REISSNER_NORDSTROM = Entry(
    "reissner_nordstrom",
    "Reissner-Nordström field",
    "Reissner-Nordström",
    {},
    "Misner, Thorne & Wheeler (1973), eq. 31.24",
    _reissner_nordstrom,
    (ReissnerNordstrom,),
    electrovac=True,
)
KERR_NEWMAN = Entry(
    "kerr_newman",
    "Kerr-Newman field",
    "Kerr-Newman, charts 'boyer-lindquist' and 'ingoing'",
    {},
    "Misner, Thorne & Wheeler (1973), eqs 33.2, 33.5",
    _kerr_newman,
    (KerrNewman, partial(KerrNewman, "ingoing")),
    electrovac=True,
    formula="A = −Qr/(2√π Σ) (dt − a sin²θ dφ)",
)
DYON = Entry(
    "dyon",
    "dyon: electric and magnetic charge",
    "Reissner-Nordström and Kerr-Newman with Q² = Q_e² + Q_m²",
    {
        "Q_e": "electric charge [length, Gaussian], as the metric's Q",
        "Q_m": "magnetic charge [length, Gaussian], as the metric's Q",
    },
    "Carter (1973), in Black Holes, ed. DeWitt & DeWitt; Griffiths & Podolský (2009), section 11.1 (from memory)",
    _dyon,
    (partial(ReissnerNordstrom, Q=TOTAL), partial(KerrNewman, Q=TOTAL), partial(KerrNewman, "ingoing", Q=TOTAL)),
    electrovac=True,
    formula="A = −Q_e r/(2√π Σ) (dt − a sin²θ dφ) + Q_m cos θ/(2√π Σ) (a dt − (r² + a²) dφ)",
)
MELVIN = Entry(
    "melvin",
    "Melvin's magnetic universe",
    "Melvin, charts 'cylindrical' and 'cartesian'",
    {},
    "Melvin (1964), Phys. Lett. 8, 65; Griffiths & Podolský (2009), section 7.3",
    _melvin,
    (Melvin, partial(Melvin, "cartesian")),
    electrovac=True,
)
BERTOTTI_ROBINSON = Entry(
    "bertotti_robinson",
    "Bertotti-Robinson's homogeneous field",
    "Bertotti-Robinson, charts 'conformally-flat' and 'global'",
    {},
    "Bertotti (1959), Phys. Rev. 116, 1331; Griffiths & Podolský (2009), section 7.1",
    _bertotti_robinson,
    (BertottiRobinson, partial(BertottiRobinson, "global")),
    electrovac=True,
)


def reissner_nordstrom(g: Metric | None = None, **parameters: Any) -> Solution:
    """The field of a charged hole that curves its spacetime, in the units of the metric's conventions.

    Parameters
    ----------
    g : Metric
        ``gr.ReissnerNordstrom()``, whose Q is the charge in geometrised Gaussian units

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> found = reissner_nordstrom(gr.ReissnerNordstrom())
    >>> found.potential
    A = -Q/(2*sqrt(pi)*r) dt
    >>> bool(found.check_einstein())
    True
    """
    return REISSNER_NORDSTROM.on(g, parameters)


def kerr_newman(g: Metric | None = None, **parameters: Any) -> Solution:
    """The field of a rotating charged hole that curves its spacetime, in the units of the metric's conventions.

    Parameters
    ----------
    g : Metric
        ``gr.KerrNewman()``, in either chart

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> bool(kerr_newman(gr.KerrNewman()).check_einstein())
    True
    """
    return KERR_NEWMAN.on(g, parameters)


def dyon(g: Metric | None = None, **parameters: Any) -> Solution:
    """A hole with electric and magnetic charge, rotating or not, that curves its spacetime.

    Parameters
    ----------
    g : Metric
        ``gr.ReissnerNordstrom(Q=sp.sqrt(Q_e**2 + Q_m**2))`` or ``gr.KerrNewman`` with the same; Q_e and Q_m real
    Q_e, Q_m : electric and magnetic charge in geometrised Gaussian units, as the metric's Q

    Raises
    ------
    InputError
        The metric's Q² is not Q_e² + Q_m².

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> e, m = sp.symbols("e m", real=True)
    >>> found = dyon(gr.KerrNewman(Q=sp.sqrt(e**2 + m**2)), Q_e=e, Q_m=m)
    >>> bool(found.check_einstein()), bool(found.check_sources())
    (True, True)
    """
    return DYON.on(g, parameters)


def melvin(g: Metric | None = None, **parameters: Any) -> Solution:
    """The bundle of magnetic field lines that its own gravity holds together, in the units of the metric's conventions.

    Parameters
    ----------
    g : Metric
        ``gr.Melvin()``, whose B is the field on the axis in geometrised Gaussian units

    Examples
    --------
    >>> bool(melvin().check_einstein()), melvin().sources
    (True, ())
    """
    return MELVIN.on(g, parameters)


def bertotti_robinson(g: Metric | None = None, **parameters: Any) -> Solution:
    """The homogeneous electric field whose spacetime is a product of two surfaces of constant curvature.

    Parameters
    ----------
    g : Metric
        ``gr.BertottiRobinson()``

    Examples
    --------
    >>> bool(bertotti_robinson().check_einstein()), bertotti_robinson().sources
    (True, ())
    """
    return BERTOTTI_ROBINSON.on(g, parameters)
