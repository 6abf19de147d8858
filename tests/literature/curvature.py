"""What the literature says the curvature of well-known spacetimes is, each entry with its source.

An entry is a function whose docstring is its citation and which returns pairs: a quantity as the package has it, and
the expression printed in the source, in the default conventions (−+++, G = c = 1, signs of Misner, Thorne & Wheeler).
Tensor components have lower indices; Γ[ρ, μ, ν] is Γ^ρ_{μν}.

MTW is Misner, Thorne & Wheeler, Gravitation (1973); Carroll is Spacetime and Geometry (2004); Wald is General
Relativity (1984); Henry is R. C. Henry, Astrophys. J. 535 (2000) 350; Müller & Grave is Catalogue of Spacetimes,
arXiv:0904.4184.
"""

from itertools import product

from sympy import Integer, cos, diag, sin, symbols

import gr_toolkit as gr

# Kretschmann scalars


def schwarzschild_kretschmann():
    """MTW, eq. (31.7)."""
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    return [(g.kretschmann, 48 * M**2 / r**6)]


def reissner_nordstrom_kretschmann():
    """Henry, at a = 0."""
    g = gr.ReissnerNordstrom()
    M, Q, r = g.symbols("M Q r")
    return [(g.kretschmann, 48 * M**2 / r**6 - 96 * M * Q**2 / r**7 + 56 * Q**4 / r**8)]


def kerr_kretschmann():
    """Henry, at Q = 0."""
    g = gr.Kerr()
    M, a, r, theta = g.symbols("M a r theta")
    u = a**2 * cos(theta) ** 2
    return [(g.kretschmann, 48 * M**2 * (r**2 - u) * ((r**2 + u) ** 2 - 16 * r**2 * u) / (r**2 + u) ** 6)]


def kerr_newman_kretschmann():
    """Henry, for mass, charge and rotation together."""
    t, r, theta, phi, M, a, Q = symbols("t r theta phi M a Q")
    Sigma, gravity = r**2 + a**2 * cos(theta) ** 2, 2 * M * r - Q**2
    matrix = diag(
        gravity / Sigma - 1,
        Sigma / (r**2 + a**2 - gravity),
        Sigma,
        (r**2 + a**2 + gravity * a**2 * sin(theta) ** 2 / Sigma) * sin(theta) ** 2,
    )
    matrix[0, 3] = matrix[3, 0] = -gravity * a * sin(theta) ** 2 / Sigma
    g = gr.Metric(matrix, [t, r, theta, phi])
    u = a**2 * cos(theta) ** 2
    mass = 6 * M**2 * (r**6 - 15 * u * r**4 + 15 * u**2 * r**2 - u**3)
    mixed = 12 * M * Q**2 * r * (r**4 - 10 * u * r**2 + 5 * u**2)
    charge = Q**4 * (7 * r**4 - 34 * u * r**2 + 7 * u**2)
    return [(g.kretschmann, 8 * (mass - mixed + charge) / (r**2 + u) ** 6)]


def minkowski_kretschmann():
    """No curvature in flat spacetime."""
    return [(gr.Minkowski().kretschmann, Integer(0))]


# Schwarzschild


def schwarzschild_christoffel():
    """Carroll, eq. (5.53)."""
    g = gr.Schwarzschild()
    M, r, theta = g.symbols("M r theta")
    f = 1 - 2 * M / r
    return christoffel_table(
        g,
        {
            (1, 0, 0): M * (r - 2 * M) / r**3,
            (1, 1, 1): -M / (r * (r - 2 * M)),
            (0, 0, 1): M / (r * (r - 2 * M)),
            (2, 1, 2): 1 / r,
            (1, 2, 2): -(r - 2 * M),
            (3, 1, 3): 1 / r,
            (1, 3, 3): -r * f * sin(theta) ** 2,
            (2, 3, 3): -sin(theta) * cos(theta),
            (3, 2, 3): cos(theta) / sin(theta),
        },
    )


def schwarzschild_riemann():
    """MTW, eq. (31.4), times the lengths of the frame's legs: √(1−2M/r), its inverse, r and r sin θ."""
    g = gr.Schwarzschild()
    M, r, theta = g.symbols("M r theta")
    f, square = 1 - 2 * M / r, sin(theta) ** 2
    R = g.riemann
    return [
        (R[0, 1, 0, 1], -2 * M / r**3),
        (R[0, 2, 0, 2], M * f / r),
        (R[0, 3, 0, 3], M * f * square / r),
        (R[2, 3, 2, 3], 2 * M * r * square),
        (R[1, 2, 1, 2], -M / (r * f)),
        (R[1, 3, 1, 3], -M * square / (r * f)),
        (R[0, 1, 2, 3], Integer(0)),
    ]


# Reissner–Nordström


def reissner_nordstrom_einstein():
    """MTW, exercise 31.8: 8π times the energy density and pressures ±Q²/8πr⁴ of a radial electric field."""
    g = gr.ReissnerNordstrom()
    M, Q, r, theta = g.symbols("M Q r theta")
    f = 1 - 2 * M / r + Q**2 / r**2
    G = g.einstein
    return [
        (G[0, 0], Q**2 * f / r**4),
        (G[1, 1], -(Q**2) / (r**4 * f)),
        (G[2, 2], Q**2 / r**2),
        (G[3, 3], Q**2 * sin(theta) ** 2 / r**2),
        (G[0, 1], Integer(0)),
        (g.ricci_scalar, Integer(0)),
    ]


# Kerr


def kerr_christoffel():
    """Müller & Grave, Kerr in Boyer–Lindquist coordinates, r_s = 2M; those without long numerators."""
    g = gr.Kerr()
    M, a, r, theta = g.symbols("M a r theta")
    Sigma, Delta = r**2 + a**2 * cos(theta) ** 2, r**2 - 2 * M * r + a**2
    odd = r**2 - a**2 * cos(theta) ** 2
    Γ = g.christoffel
    return [
        (Γ[1, 0, 0], M * Delta * odd / Sigma**3),
        (Γ[2, 0, 0], -2 * M * a**2 * r * sin(theta) * cos(theta) / Sigma**3),
        (Γ[0, 0, 1], M * (r**2 + a**2) * odd / (Sigma**2 * Delta)),
        (Γ[3, 0, 1], M * a * odd / (Sigma**2 * Delta)),
        (Γ[0, 0, 2], -2 * M * a**2 * r * sin(theta) * cos(theta) / Sigma**2),
        (Γ[3, 0, 2], -2 * M * a * r * cos(theta) / (sin(theta) * Sigma**2)),
        (Γ[1, 0, 3], -M * a * Delta * odd * sin(theta) ** 2 / Sigma**3),
        (Γ[2, 0, 3], 2 * M * a * r * (r**2 + a**2) * sin(theta) * cos(theta) / Sigma**3),
        (Γ[1, 1, 1], (r * a**2 * sin(theta) ** 2 - M * odd) / (Sigma * Delta)),
        (Γ[2, 1, 1], a**2 * sin(theta) * cos(theta) / (Sigma * Delta)),
        (Γ[1, 1, 2], -(a**2) * sin(theta) * cos(theta) / Sigma),
        (Γ[2, 1, 2], r / Sigma),
        (Γ[1, 2, 2], -r * Delta / Sigma),
        (Γ[2, 2, 2], -(a**2) * sin(theta) * cos(theta) / Sigma),
        (Γ[0, 2, 3], 2 * M * a**3 * r * sin(theta) ** 3 * cos(theta) / Sigma**2),
        (Γ[0, 1, 1], Integer(0)),
    ]


# Robertson–Walker


def robertson_walker_einstein():
    """Carroll, eqs. (8.45) and (8.46), and Wald, section 5.2: cosmic time, for K itself and for K = −1, 0, 1."""
    entries = []
    g = gr.FLRW(chart="comoving")
    cases = [(g, g.symbols("K"))] + [(gr.FLRW(K=value, chart="comoving"), value) for value in (-1, 0, 1)]
    for g, K in cases:
        t, a = g.symbols("t a")
        velocity, acceleration = a.diff(t), a.diff(t, 2)
        expansion = 3 * (velocity**2 + K) / a**2
        entries += [
            (g.ricci[0, 0], -3 * acceleration / a),
            (g.ricci[1, 1], a * acceleration + 2 * velocity**2 + 2 * K),
            (g.ricci[0, 1], Integer(0)),
            (g.ricci_scalar, 6 * (acceleration / a + (velocity**2 + K) / a**2)),
            (g.einstein[0, 0], expansion),
            (g.einstein[1, 1], -(2 * a * acceleration + velocity**2 + K)),
            (g.kretschmann, 12 * ((acceleration / a) ** 2 + ((velocity**2 + K) / a**2) ** 2)),
        ]
    return entries


def robertson_walker_christoffel():
    """Carroll, eq. (8.44), with r replaced by χ: dr/√(1−Kr²) = dχ."""
    g = gr.FLRW(K=1, chart="comoving")
    t, chi, theta, a = g.symbols("t chi theta a")
    velocity = a.diff(t)
    return christoffel_table(
        g,
        {
            (0, 1, 1): a * velocity,
            (0, 2, 2): a * velocity * sin(chi) ** 2,
            (0, 3, 3): a * velocity * sin(chi) ** 2 * sin(theta) ** 2,
            (1, 0, 1): velocity / a,
            (2, 0, 2): velocity / a,
            (3, 0, 3): velocity / a,
            (1, 2, 2): -sin(chi) * cos(chi),
            (1, 3, 3): -sin(chi) * cos(chi) * sin(theta) ** 2,
            (2, 1, 2): cos(chi) / sin(chi),
            (3, 1, 3): cos(chi) / sin(chi),
            (2, 3, 3): -sin(theta) * cos(theta),
            (3, 2, 3): cos(theta) / sin(theta),
        },
    )


def conformal_robertson_walker():
    """Mukhanov, Physical Foundations of Cosmology (2005), chapter 1: the Friedmann equations in conformal time.

    a′² + K a² = (8π/3) ε a⁴ and a″ + K a = (4π/3)(ε − 3p) a³, with G_ττ = 8π ε a² and R = 8π (ε − 3p).
    """
    g = gr.FLRW()
    tau, K, a = g.symbols("tau K a")
    first, second = a.diff(tau), a.diff(tau, 2)
    return [
        (g.einstein[0, 0], 3 * (first**2 / a**2 + K)),
        (g.einstein[1, 1], -(2 * second / a - first**2 / a**2 + K)),
        (g.ricci[0, 0], -3 * (second / a - first**2 / a**2)),
        (g.ricci_scalar, 6 * (second + K * a) / a**3),
    ]


def christoffel_table(g, table):
    """Every Γ^ρ_{μν}, those that the table leaves out being zero."""
    n = range(len(g.coordinates))
    return [
        (g.christoffel[rho, mu, nu], table.get((rho, mu, nu), Integer(0)))
        for rho, mu, nu in product(n, n, n)
        if mu <= nu
    ]


ENTRIES = [
    schwarzschild_kretschmann,
    reissner_nordstrom_kretschmann,
    kerr_kretschmann,
    kerr_newman_kretschmann,
    minkowski_kretschmann,
    schwarzschild_christoffel,
    schwarzschild_riemann,
    reissner_nordstrom_einstein,
    kerr_christoffel,
    robertson_walker_einstein,
    robertson_walker_christoffel,
    conformal_robertson_walker,
]
