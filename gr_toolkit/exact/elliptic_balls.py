r"""Carlson's elliptic integrals in ball arithmetic, of positive real arguments: enclosures that are proved.

    R_F(x, y, z) = ½ ∫₀^∞ dt/√((t + x)(t + y)(t + z)),
    R_J(x, y, z, p) = (3/2) ∫₀^∞ dt/((t + p) √((t + x)(t + y)(t + z))),        R_D(x, y, z) = R_J(x, y, z, z).

Of x, y and z one may be zero (in R_D not z), p > 0; there the integrals are single-valued and real [DLMF 19.16].
"""

from __future__ import annotations

from flint import acb, arb


def rf(x: arb, y: arb, z: arb) -> arb:
    """R_F(x, y, z).

    Examples
    --------
    >>> rf(arb(0), arb(1), arb(1)).overlaps(arb.pi() / 2)
    True
    """
    return acb.elliptic_rf(*_complex(x, y, z)).real if _are_admitted(x, y, z) else arb.nan()


def rd(x: arb, y: arb, z: arb) -> arb:
    """R_D(x, y, z), symmetric in x and y only."""
    admitted = _are_admitted(x, y, z) and bool(z > 0)
    return acb.elliptic_rd(*_complex(x, y, z)).real if admitted else arb.nan()


def rj(x: arb, y: arb, z: arb, p: arb) -> arb:
    """R_J(x, y, z, p)."""
    admitted = _are_admitted(x, y, z) and bool(p > 0)
    return acb.elliptic_rj(*_complex(x, y, z, p)).real if admitted else arb.nan()


def _are_admitted(*given: arb) -> bool:
    """Whether two are surely positive and the third is or is exactly zero: otherwise no enclosure is claimed."""
    positive = sum(bool(x > 0) for x in given)
    return positive == 3 or (positive == 2 and any(x.is_zero() for x in given))


def _complex(*given: arb) -> list[acb]:
    return [acb(x) for x in given]
