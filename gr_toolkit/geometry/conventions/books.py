"""What textbooks print: the signs and units of each, as data with their sources.

Signature; the signs s₁ of Riemann and s₂ of Ricci as `conventions` defines them; the sign that the book prints in
G_{μν} = ± κ T_{μν}; the position in which ε_{0123} is positive; Maxwell's units; which of G and c it writes. A field is
empty where the book does not use the quantity, or where it was not established.

The three curvature signs of MTW, Weinberg, Peebles, Rindler and Peacock are those of the classification by Misner,
Thorne & Wheeler (table of sign conventions, inside the cover; Rindler's and Peacock's by Peacock (1999), §1.5), as
pages quote it. Everything else, the equation numbers too, was set down from memory of the books and not compared with
their pages. In every row the printed sign makes dust attract, which is a test.
"""

from __future__ import annotations

from typing import NamedTuple

HEAVISIDE, GAUSSIAN, SI = UNITS = ("Heaviside-Lorentz", "Gaussian", "SI")
PLUS, MINUS = "-+++", "+---"


class Book(NamedTuple):
    """One textbook; see the module."""

    signature: str
    riemann: int
    ricci: int
    einstein: int
    levi_civita: str
    maxwell: str
    constants: str
    source: str


TABLE = {
    "MTW": Book(
        PLUS, 1, 1, 1, "_", GAUSSIAN, "", "Misner, Thorne & Wheeler, Gravitation (1973), 8.10, 8.44, 8.47, 17.13, 22.17"
    ),
    "Wald": Book(PLUS, 1, 1, 1, "_", GAUSSIAN, "", "Wald, General Relativity (1984), 3.2.3, 3.2.25, 4.3.21, app. B"),
    "Carroll": Book(
        PLUS, 1, 1, 1, "_", HEAVISIDE, "G", "Carroll, Spacetime and Geometry (2004), 1.96, 2.69, 3.113, 3.144, 4.44"
    ),
    "Hawking-Ellis": Book(
        PLUS, 1, 1, 1, "", GAUSSIAN, "", "Hawking & Ellis, The large scale structure of space-time (1973), §2.5, ch. 3"
    ),
    "Schutz": Book(PLUS, 1, 1, 1, "", GAUSSIAN, "", "Schutz, A First Course in General Relativity (1985), §6.5, ch. 8"),
    "Hartle": Book(PLUS, 1, 1, 1, "", "", "", "Hartle, Gravity (2003), ch. 21, 22"),
    "Stephani": Book(
        PLUS,
        1,
        1,
        1,
        "",
        HEAVISIDE,
        "",
        "Stephani et al., Exact Solutions of Einstein's Field Equations (2003), ch. 2, 5",
    ),
    "Padmanabhan": Book(PLUS, 1, 1, 1, "", GAUSSIAN, "", "Padmanabhan, Gravitation (2010), ch. 5, 6"),
    "Weinberg": Book(
        PLUS,
        -1,
        1,
        -1,
        "^",
        HEAVISIDE,
        "G",
        "Weinberg, Gravitation and Cosmology (1972), p. 38, 2.7.6, 6.1.5, 6.2.4, 7.1.13",
    ),
    "Landau-Lifshitz": Book(
        MINUS, 1, 1, 1, "^", GAUSSIAN, "G, c", "Landau & Lifshitz, The Classical Theory of Fields (1975), §6, 90-92, 95"
    ),
    "Peebles": Book(MINUS, 1, 1, 1, "", "", "", "Peebles, The Large-Scale Structure of the Universe (1980)"),
    "d'Inverno": Book(MINUS, 1, 1, 1, "", "", "", "d'Inverno, Introducing Einstein's Relativity (1992), ch. 6, 12"),
    "Rindler": Book(MINUS, 1, -1, -1, "", "", "G, c", "Rindler, Essential Relativity (1977), ch. 8"),
    "Peacock": Book(MINUS, 1, -1, -1, "", "", "G, c", "Peacock, Cosmological Physics (1999), §1.5"),
    "Hobson": Book(
        MINUS, 1, -1, -1, "", SI, "G, c", "Hobson, Efstathiou & Lasenby, General Relativity (2006), ch. 6, 7, 8"
    ),
    "Dirac": Book(MINUS, 1, -1, -1, "", GAUSSIAN, "", "Dirac, General Theory of Relativity (1975), §11, 14, 28"),
    "Birrell-Davies": Book(
        MINUS, -1, 1, -1, "", HEAVISIDE, "G", "Birrell & Davies, Quantum Fields in Curved Space (1982), §3.1"
    ),
    "Penrose-Rindler": Book(
        MINUS, -1, 1, -1, "", GAUSSIAN, "G", "Penrose & Rindler, Spinors and Space-Time 1 (1984), §4.2, 4.6, 5.1"
    ),
}

# Books of which less is known than a translation needs: what is known, and what to write once the rest has been read.
UNSETTLED = {
    "Adler": (
        "Adler, Bazin & Schiffer (1975) have the signature +--- and G = -κT, hence s₁ s₂ = -1; "
        "the sign of the Riemann tensor alone was not established here",
        "Conventions('+---', riemann=-1) if R^r_smn = ∂_n Γ^r_ms - …, Conventions('+---', ricci=-1) if ∂_m Γ^r_ns - …",
    ),
}
