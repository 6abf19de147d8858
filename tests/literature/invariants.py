"""Invariants of the catalogue's spacetimes as the literature writes them, in the default conventions.

An entry is a function whose docstring is its citation and which returns (metric, quantity, printed form): the quantity
is what the package says. The printed forms are data: no answer of the package may need more operations than they do.
Units G = c = 1, signs of Misner, Thorne & Wheeler.

MTW is Misner, Thorne & Wheeler, Gravitation (1973); Weinberg is Gravitation and Cosmology (1972); Wald is General
Relativity (1984); Henry is R. C. Henry, Astrophys. J. 535 (2000) 350.
"""

from sympy import Integer, cos

import gr_toolkit as gr

RICCI_SQUARED = r"R_{\mu\nu} R^{\mu\nu}"
WEYL_SQUARED = r"C_{\mu\nu\rho\sigma} C^{\mu\nu\rho\sigma}"

# Schwarzschild, Reissner–Nordström, Kerr


def schwarzschild_kretschmann():
    """MTW, eq. (31.7)."""
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    return g, g.kretschmann, 48 * M**2 / r**6


def schwarzschild_weyl():
    """MTW, eq. (31.7): in vacuum Weyl is Riemann."""
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    return g, g.evaluate(WEYL_SQUARED), 48 * M**2 / r**6


def schwarzschild_ricci_scalar():
    """MTW, section 31.2: a vacuum."""
    g = gr.Schwarzschild()
    return g, g.ricci_scalar, Integer(0)


def reissner_nordstrom_kretschmann():
    """Henry, at a = 0."""
    g = gr.ReissnerNordstrom()
    M, Q, r = g.symbols("M Q r")
    return g, g.kretschmann, 8 * (6 * M**2 * r**2 - 12 * M * Q**2 * r + 7 * Q**4) / r**8


def reissner_nordstrom_ricci():
    """MTW, exercise 31.8: the eigenvalues of Ricci are ±Q²/r⁴, each twice."""
    g = gr.ReissnerNordstrom()
    Q, r = g.symbols("Q r")
    return g, g.evaluate(RICCI_SQUARED), 4 * Q**4 / r**8


def reissner_nordstrom_weyl():
    """Henry and MTW together: C² = K − 2 R_{μν}R^{μν} where R = 0, that is Ψ₂ = −(Mr − Q²)/r⁴ and C² = 48 Ψ₂²."""
    g = gr.ReissnerNordstrom()
    M, Q, r = g.symbols("M Q r")
    return g, g.evaluate(WEYL_SQUARED), 48 * (M * r - Q**2) ** 2 / r**8


def reissner_nordstrom_ricci_scalar():
    """MTW, exercise 31.8: the stress of an electric field has no trace."""
    g = gr.ReissnerNordstrom()
    return g, g.ricci_scalar, Integer(0)


def kerr_kretschmann():
    """Henry, at Q = 0."""
    g = gr.Kerr()
    M, a, r, theta = g.symbols("M a r theta")
    u = a**2 * cos(theta) ** 2
    return g, g.kretschmann, 48 * M**2 * (r**2 - u) * ((r**2 + u) ** 2 - 16 * r**2 * u) / (r**2 + u) ** 6


def kerr_ricci_scalar():
    """MTW, section 33.2: a vacuum."""
    g = gr.Kerr()
    return g, g.ricci_scalar, Integer(0)


def kerr_newman_kretschmann():
    """Henry, for mass, charge and rotation together."""
    g = gr.KerrNewman()
    M, a, Q, r, theta = g.symbols("M a Q r theta")
    u = a**2 * cos(theta) ** 2
    mass = 6 * M**2 * (r**6 - 15 * u * r**4 + 15 * u**2 * r**2 - u**3)
    mixed = 12 * M * Q**2 * r * (r**4 - 10 * u * r**2 + 5 * u**2)
    charge = Q**4 * (7 * r**4 - 34 * u * r**2 + 7 * u**2)
    return g, g.kretschmann, 8 * (mass - mixed + charge) / (r**2 + u) ** 6


def kerr_newman_ricci_scalar():
    """MTW, section 33.3: the stress of an electromagnetic field has no trace."""
    g = gr.KerrNewman()
    return g, g.ricci_scalar, Integer(0)


# Fields and waves


def melvin_kretschmann():
    """Griffiths & Podolský (2009), section 7.3: Ψ₂ = −½ B² (1 − B²ρ²/4)/Λ⁴ and Φ₁₁ = ½ B²/Λ⁴ give 48 Ψ₂² + 32 Φ₁₁²."""
    g = gr.Melvin()
    B, rho = g.symbols("B rho")
    w = B**2 * rho**2 / 4
    return g, g.kretschmann, (12 * B**4 * (1 - w) ** 2 + 8 * B**4) / (1 + w) ** 8


def melvin_ricci():
    """Griffiths & Podolský (2009), section 7.3: the eigenvalues of Ricci are ±B²/Λ⁴, each twice."""
    g = gr.Melvin()
    B, rho = g.symbols("B rho")
    return g, g.evaluate(RICCI_SQUARED), 4 * B**4 / (1 + B**2 * rho**2 / 4) ** 8


def melvin_ricci_scalar():
    """Griffiths & Podolský (2009), section 7.3: the stress of a magnetic field has no trace."""
    g = gr.Melvin()
    return g, g.ricci_scalar, Integer(0)


def bertotti_robinson_kretschmann():
    """Griffiths & Podolský (2009), section 7.1: two surfaces of curvatures ∓1/Q², each with 4 K²."""
    g = gr.BertottiRobinson()
    Q = g.symbols("Q")
    return g, g.kretschmann, 8 / Q**4


def bertotti_robinson_ricci_scalar():
    """Griffiths & Podolský (2009), section 7.1: the two curvatures cancel."""
    g = gr.BertottiRobinson()
    return g, g.ricci_scalar, Integer(0)


def pp_wave_kretschmann():
    """Griffiths & Podolský (2009), section 17.1: all polynomial invariants vanish."""
    g = gr.PPWave()
    return g, g.kretschmann, Integer(0)


def pp_wave_ricci_scalar():
    """Griffiths & Podolský (2009), section 17.1: all polynomial invariants vanish."""
    g = gr.PPWave()
    return g, g.ricci_scalar, Integer(0)


def plane_wave_kretschmann():
    """Griffiths & Podolský (2009), section 17.1: all polynomial invariants vanish."""
    g = gr.PlaneWave()
    return g, g.kretschmann, Integer(0)


def plane_wave_ricci_scalar():
    """Griffiths & Podolský (2009), section 17.1: all polynomial invariants vanish."""
    g = gr.PlaneWave()
    return g, g.ricci_scalar, Integer(0)


# De Sitter, Schwarzschild–de Sitter, Minkowski, Rindler


def schwarzschild_de_sitter_kretschmann():
    """Griffiths & Podolský (2009), section 9.4: C² = 48M²/r⁶, and R²/6 of the cosmological constant."""
    g = gr.SchwarzschildDeSitter()
    M, Lambda, r = g.symbols("M Lambda r")
    return g, g.kretschmann, 48 * M**2 / r**6 + 8 * Lambda**2 / 3


def schwarzschild_de_sitter_ricci_scalar():
    """Griffiths & Podolský (2009), section 9.4: R = 4Λ."""
    g = gr.SchwarzschildDeSitter()
    return g, g.ricci_scalar, 4 * g.symbols("Lambda")


def rindler_kretschmann():
    """No curvature in flat spacetime."""
    g = gr.Rindler()
    return g, g.kretschmann, Integer(0)


def rindler_ricci_scalar():
    """No curvature in flat spacetime."""
    g = gr.Rindler()
    return g, g.ricci_scalar, Integer(0)


def de_sitter_kretschmann():
    """Hawking & Ellis (1973), section 5.2: C = 0 and Ricci is R/4 times the metric, hence K = R²/6."""
    g = gr.DeSitter()
    H = g.symbols("H")
    return g, g.kretschmann, 24 * H**4


def de_sitter_ricci():
    """Hawking & Ellis (1973), section 5.2: R²/4."""
    g = gr.DeSitter()
    H = g.symbols("H")
    return g, g.evaluate(RICCI_SQUARED), 36 * H**4


def de_sitter_ricci_scalar():
    """Hawking & Ellis (1973), section 5.2: R = 4Λ, Λ = 3H²."""
    g = gr.DeSitter()
    H = g.symbols("H")
    return g, g.ricci_scalar, 12 * H**2


def minkowski_kretschmann():
    """No curvature in flat spacetime."""
    g = gr.Minkowski("spherical")
    return g, g.kretschmann, Integer(0)


def minkowski_ricci_scalar():
    """No curvature in flat spacetime."""
    g = gr.Minkowski("spherical")
    return g, g.ricci_scalar, Integer(0)


# Robertson–Walker


def comoving_kretschmann():
    """Wald, section 5.2, or MTW, box 14.5: the frame components are ä/a and (ȧ² + K)/a²."""
    return _kretschmann_of_time("comoving")


def areal_kretschmann():
    """As in comoving coordinates: time is the same."""
    return _kretschmann_of_time("areal")


def comoving_ricci_scalar():
    """MTW, box 14.5 (with K for their 1)."""
    return _ricci_scalar_of_time("comoving")


def areal_ricci_scalar():
    """As in comoving coordinates: time is the same."""
    return _ricci_scalar_of_time("areal")


def conformal_kretschmann():
    """The same in dη = dt/a: ä/a = (a a″ − a′²)/a⁴ and (ȧ² + K)/a² = (a′² + K a²)/a⁴."""
    g = gr.FLRW()
    tau, K, a = g.symbols("tau K a")
    first, second = a.diff(tau), a.diff(tau, 2)
    return g, g.kretschmann, 12 * ((a * second - first**2) ** 2 + (first**2 + K * a**2) ** 2) / a**8


def conformal_ricci_scalar():
    """Mukhanov, Physical Foundations of Cosmology (2005), chapter 1: a″ + K a = R a³/6."""
    g = gr.FLRW()
    tau, K, a = g.symbols("tau K a")
    return g, g.ricci_scalar, 6 * (a.diff(tau, 2) + K * a) / a**3


def robertson_walker_weyl():
    """Isotropy about every point leaves no room for a Weyl tensor."""
    g = gr.FLRW()
    return g, g.evaluate(WEYL_SQUARED), Integer(0)


def _kretschmann_of_time(chart):
    g = gr.FLRW(chart=chart)
    t, K, a = g.symbols("t K a")
    return g, g.kretschmann, 12 * ((a.diff(t, 2) / a) ** 2 + ((a.diff(t) ** 2 + K) / a**2) ** 2)


def _ricci_scalar_of_time(chart):
    g = gr.FLRW(chart=chart)
    t, K, a = g.symbols("t K a")
    return g, g.ricci_scalar, 6 * (a.diff(t, 2) / a + (a.diff(t) ** 2 + K) / a**2)


# Static and spherical, −f dt² + h dr² + r² dΩ²


def static_spherical_kretschmann():
    """Bronnikov & Rubin, Black Holes, Cosmology and Extra Dimensions (2013), chapter 3: the sum of squares
    4K₁² + 8K₂² + 8K₃² + 4K₄² of the frame components, here for the radial coordinate r."""
    g = gr.StaticSpherical()
    r, f, h = g.symbols("r f h")
    slope = f.diff(r)
    radial = (f.diff(r, 2) - slope * (slope / f + h.diff(r) / h) / 2) / (2 * f * h)
    tangential, mixed = slope / (2 * r * f * h), h.diff(r) / (2 * r * h**2)
    sphere = (1 - 1 / h) / r**2
    return g, g.kretschmann, 4 * radial**2 + 8 * tangential**2 + 8 * mixed**2 + 4 * sphere**2


def static_spherical_ricci_scalar():
    """Weinberg, eq. (8.1.13), contracted; with B = f and A = h, and the opposite sign."""
    g = gr.StaticSpherical()
    r, f, h = g.symbols("r f h")
    slope, other = f.diff(r), h.diff(r)
    return (
        g,
        g.ricci_scalar,
        -f.diff(r, 2) / (f * h)
        + slope * (slope / f + other / h) / (2 * f * h)
        - 2 * slope / (r * f * h)
        + 2 * other / (r * h**2)
        + 2 * (1 - 1 / h) / r**2,
    )


ENTRIES = [
    schwarzschild_kretschmann,
    schwarzschild_weyl,
    schwarzschild_ricci_scalar,
    reissner_nordstrom_kretschmann,
    reissner_nordstrom_ricci,
    reissner_nordstrom_weyl,
    reissner_nordstrom_ricci_scalar,
    kerr_kretschmann,
    kerr_ricci_scalar,
    kerr_newman_kretschmann,
    kerr_newman_ricci_scalar,
    melvin_kretschmann,
    melvin_ricci,
    melvin_ricci_scalar,
    bertotti_robinson_kretschmann,
    bertotti_robinson_ricci_scalar,
    pp_wave_kretschmann,
    pp_wave_ricci_scalar,
    plane_wave_kretschmann,
    plane_wave_ricci_scalar,
    schwarzschild_de_sitter_kretschmann,
    schwarzschild_de_sitter_ricci_scalar,
    rindler_kretschmann,
    rindler_ricci_scalar,
    de_sitter_kretschmann,
    de_sitter_ricci,
    de_sitter_ricci_scalar,
    minkowski_kretschmann,
    minkowski_ricci_scalar,
    comoving_kretschmann,
    areal_kretschmann,
    comoving_ricci_scalar,
    areal_ricci_scalar,
    conformal_kretschmann,
    conformal_ricci_scalar,
    robertson_walker_weyl,
    static_spherical_kretschmann,
    static_spherical_ricci_scalar,
]
